//! Small PDFs for tests, written as text.

use super::{Content, GlyphFlags, OpenOptions, PageContent, open, read};
use crate::warning::Warning;

/// A PDF of one page, whose font `/F1` is Helvetica. Objects 1 to 5 are the catalog, the page tree, the page, its content
/// and the font; `objects` adds others from 6 on.
#[derive(Debug, Default)]
pub(super) struct Sample<'t> {
    /// What the catalog has besides its type and pages.
    pub(super) catalog: &'t str,
    /// What the page has besides type, parent, contents and resources; without a `/MediaBox` it is 200 × 100 points.
    pub(super) page: &'t str,
    /// What the resources have besides the font.
    pub(super) resources: &'t str,
    /// The content stream.
    pub(super) content: &'t str,
    /// Further objects: number and body.
    pub(super) objects: &'t [(u32, &'t str)],
}

impl Sample<'_> {
    /// The file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let media = if self.page.contains("/MediaBox") {
            ""
        } else {
            "/MediaBox[0 0 200 100]"
        };
        let mut objects = vec![
            (1, format!("<</Type/Catalog/Pages 2 0 R {}>>", self.catalog)),
            (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned()),
            (
                3,
                format!(
                    "<</Type/Page/Parent 2 0 R/Contents 4 0 R{media}/Resources<</Font<</F1 5 0 R>>{}>>{}>>",
                    self.resources, self.page
                ),
            ),
            (4, stream("", self.content)),
            (
                5,
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
                    .to_owned(),
            ),
        ];
        objects.extend(
            self.objects
                .iter()
                .map(|(number, body)| (*number, (*body).to_owned())),
        );
        file(&objects)
    }

    /// What is read from the file, which must open.
    pub(super) fn read(&self) -> (Content, Vec<Warning>) {
        read_bytes(&self.bytes())
    }

    /// The first page.
    pub(super) fn first_page(&self) -> PageContent {
        first_page(self.read().0)
    }
}

/// A page with nothing but `content`.
pub(super) fn page(content: &str) -> PageContent {
    Sample {
        content,
        ..Sample::default()
    }
    .first_page()
}

/// A stream object's body.
pub(super) fn stream(dict: &str, data: &str) -> String {
    format!(
        "<<{dict}/Length {}>>\nstream\n{data}\nendstream",
        data.len()
    )
}

/// A file of `objects`, with its cross-reference table; object 1 is the catalog.
pub(super) fn file(objects: &[(u32, String)]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut entries = String::new();
    for (number, body) in objects {
        entries.push_str(&format!("{number} 1\n{:010} 00000 n \n", bytes.len()));
        bytes.extend_from_slice(format!("{number} 0 obj\n{body}\nendobj\n").as_bytes());
    }
    let xref = bytes.len();
    let size = objects
        .iter()
        .map(|(number, _)| number + 1)
        .max()
        .unwrap_or(0);
    bytes.extend_from_slice(
        format!(
            "xref\n0 1\n0000000000 65535 f \n{entries}trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{xref}\n%%EOF\n"
        )
        .as_bytes(),
    );
    bytes
}

/// What is read from `bytes`, which must open; with the warnings of both steps.
pub(super) fn read_bytes(bytes: &[u8]) -> (Content, Vec<Warning>) {
    let opened = open(bytes, &OpenOptions::default()).expect("the sample opens");
    let mut warnings = opened.warnings;
    let content = read(&opened.value).collect(&mut warnings);
    (content, warnings)
}

/// The only page.
pub(super) fn first_page(content: Content) -> PageContent {
    content
        .pages
        .into_iter()
        .next()
        .expect("an open document has pages")
}

/// The text of the glyphs that have none of `without`, in order.
pub(super) fn text_without(page: &PageContent, without: GlyphFlags) -> String {
    page.glyphs
        .iter()
        .filter(|glyph| !glyph.flags.any(without))
        .map(|glyph| page.glyph_text(glyph))
        .collect()
}

/// The text of all glyphs, in order.
pub(super) fn text(page: &PageContent) -> String {
    text_without(page, GlyphFlags::default())
}

/// The text of the glyphs that have `flag`.
pub(super) fn text_with(page: &PageContent, flag: GlyphFlags) -> String {
    page.glyphs
        .iter()
        .filter(|glyph| glyph.flags.any(flag))
        .map(|glyph| page.glyph_text(glyph))
        .collect()
}

/// The codes of the warnings.
pub(super) fn codes(warnings: &[Warning]) -> Vec<&str> {
    warnings
        .iter()
        .map(|warning| warning.code.as_str())
        .collect()
}

/// An update that adds or replaces `objects` in `file`, to be appended to it.
pub(super) fn update(file: &[u8], objects: &[(u32, String)]) -> Vec<u8> {
    let previous = file
        .windows(9)
        .rposition(|window| window == b"startxref")
        .unwrap_or(0);
    let previous = String::from_utf8_lossy(file.get(previous + 10..).unwrap_or_default())
        .lines()
        .next()
        .unwrap_or("0")
        .to_owned();
    let mut bytes = Vec::new();
    let mut entries = String::new();
    for (number, body) in objects {
        entries.push_str(&format!(
            "{number} 1\n{:010} 00000 n \n",
            file.len() + bytes.len()
        ));
        bytes.extend_from_slice(format!("{number} 0 obj\n{body}\nendobj\n").as_bytes());
    }
    let xref = file.len() + bytes.len();
    let trailer = format!(
        "xref\n{entries}trailer\n<</Root 1 0 R/Size 100/Prev {previous}>>\nstartxref\n{xref}\n%%EOF\n"
    );
    bytes.extend_from_slice(trailer.as_bytes());
    bytes
}
