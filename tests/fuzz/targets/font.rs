//! Embedded font programs.

#![no_main]

use libfuzzer_sys::fuzz_target;

mod pdf;

fuzz_target!(|bytes: &[u8]| {
    let objects = [
        "<</Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor <</Type /FontDescriptor /Flags 4 /FontFile2 10 0 R>>>>",
        "<</Type /Font /Subtype /Type1 /BaseFont /B /FontDescriptor <</Type /FontDescriptor /Flags 4 /FontFile 10 0 R>>>>",
        "<</Type /Font /Subtype /Type1 /BaseFont /C /FontDescriptor <</Type /FontDescriptor /Flags 4 /FontFile3 11 0 R>>>>",
        "<</Type /Font /Subtype /Type0 /BaseFont /D /Encoding /Identity-H /DescendantFonts [<</Subtype /CIDFontType2 \
         /FontDescriptor <</FontFile2 10 0 R>>>>]>>",
        "<</Type /Font /Subtype /Type0 /BaseFont /E /Encoding /Identity-H /DescendantFonts [<</Subtype /CIDFontType0 \
         /FontDescriptor <</FontFile3 11 0 R>>>>]>>",
    ];
    let content = b"BT 50 700 Td /A 9 Tf (A a\\001\\002\\200\\377) Tj /B 9 Tf (A a\\001\\002\\200\\377) Tj \
        /C 9 Tf (A a\\001\\002\\200\\377) Tj /D 9 Tf <0000000100020041> Tj /E 9 Tf <0000000100020041> Tj ET";
    let resources = "/Font <</A 5 0 R /B 6 0 R /C 7 0 R /D 8 0 R /E 9 0 R>>";
    let length = format!("/Length1 {} /Length2 0 /Length3 0", bytes.len());
    let streams = [(length.as_str(), bytes), ("/Subtype /Type1C", bytes)];
    pdf::read(&pdf::around(content, resources, &objects, &streams));
});
