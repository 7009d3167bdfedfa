//! CMaps: code → text and code → CID.

#![no_main]

use libfuzzer_sys::fuzz_target;

mod pdf;

fuzz_target!(|bytes: &[u8]| {
    let objects = [
        "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding 6 0 R /ToUnicode 7 0 R /DescendantFonts [<</Type /Font \
         /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>]>>",
    ];
    let streams = [("/Type /CMap /CMapName /X", bytes), ("", bytes)];
    let content = b"BT /F1 9 Tf 50 700 Td <000102030a20414243ffd800fffe0100> Tj (abc \\000\\001) Tj ET";
    pdf::read(&pdf::around(content, "/Font <</F1 5 0 R>>", &objects, &streams));
});
