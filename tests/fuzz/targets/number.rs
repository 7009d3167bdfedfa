//! Lines as headings: what is before them is read as a number, or is not.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nomcheck::layout::{self, Params};
use nomcheck::section;

mod pdf;

fuzz_target!(|text: &str| {
    let mut content = b"BT /F1 11 Tf 14 TL 50 800 Td".to_vec();
    for line in text.lines().take(40) {
        let line = line.chars().take(200).map(|c| u8::try_from(c).unwrap_or(b'?'));
        let escaped = line.map(|byte| format!("{byte:02x}")).collect::<String>();
        content.extend(format!(" <{escaped}> Tj T*").bytes());
    }
    content.extend(b" ET");
    let font = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>";
    let bytes = pdf::around(&content, "/Font <</F1 5 0 R>>", &[font], &[]);
    let content = pdf::read(&bytes).expect("it is a PDF");
    let layout = layout::analyze(&content, &Params::default());
    section::sections(&layout);
});
