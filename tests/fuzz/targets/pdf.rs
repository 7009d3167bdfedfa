//! A small PDF around what a fuzzer made up. Not a target: included by those that need it.

use nomcheck::pdf::{self, Content, OpenOptions};

/// A stream object's dictionary entries, besides its length, and its bytes.
pub type Stream<'d> = (&'d str, &'d [u8]);

/// A PDF of one page that shows `content`; `resources` and `objects` (number 5 and on) are as written, `streams` follow
/// them in number.
pub fn around(content: &[u8], resources: &str, objects: &[&str], streams: &[Stream]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    let mut object = |pdf: &mut Vec<u8>, body: &[u8]| {
        offsets.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n", offsets.len()).bytes());
        pdf.extend(body);
        pdf.extend(b"\nendobj\n");
    };
    let stream = |(entries, bytes): &Stream| {
        let mut body = format!("<<{entries} /Length {}>>\nstream\n", bytes.len()).into_bytes();
        body.extend(*bytes);
        body.extend(b"\nendstream");
        body
    };
    object(&mut pdf, b"<</Type /Catalog /Pages 2 0 R>>");
    object(&mut pdf, b"<</Type /Pages /Kids [3 0 R] /Count 1>>");
    let page = format!(
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<{resources}>>>>"
    );
    object(&mut pdf, page.as_bytes());
    object(&mut pdf, &stream(&("", content)));
    for body in objects {
        object(&mut pdf, body.as_bytes());
    }
    for one in streams {
        object(&mut pdf, &stream(one));
    }
    let xref = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).bytes());
    for offset in &offsets {
        pdf.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let size = offsets.len() + 1;
    pdf.extend(format!("trailer <</Root 1 0 R /Size {size}>>\nstartxref\n{xref}\n%%EOF\n").bytes());
    pdf
}

/// What is read of it; a limit keeps one run short.
pub fn read(bytes: &[u8]) -> Option<Content> {
    let mut options = OpenOptions::default();
    options.limits.operators = 100_000;
    options.limits.glyphs = 100_000;
    options.limits.decoded_bytes = 1 << 24;
    options.limits.stream_bytes = 1 << 22;
    let document = pdf::open(bytes, &options).ok()?.value;
    Some(pdf::read(&document).value)
}
