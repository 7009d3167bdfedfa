//! Content streams.

#![no_main]

use libfuzzer_sys::fuzz_target;

mod pdf;

const RESOURCES: &str = "/Font <</F1 5 0 R /F2 6 0 R /T1 5 0 R /R8 6 0 R>> /XObject <</X1 7 0 R>> \
    /ExtGState <</G <</Font [5 0 R 9]>>>> /Properties <</MC0 <</ActualText (a)>>>>";

fuzz_target!(|bytes: &[u8]| {
    let objects = [
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<</Type /Font /Subtype \
         /CIDFontType2 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (Japan1) /Supplement 0>>>>]>>",
    ];
    // The form XObject is the same stream: it draws itself.
    let form = (
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</XObject <</X1 7 0 R>> /Font <</F1 5 0 R>>>>",
        bytes,
    );
    pdf::read(&pdf::around(bytes, RESOURCES, &objects, &[form]));
});
