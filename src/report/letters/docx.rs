//! A letter on the office's letterhead: a Word file (`.docx`) in which paragraphs with `{{ … }}` are filled.
//!
//! A paragraph is a template as those of texts are. What it gives takes the place of the paragraph, in its style: an empty
//! line begins another paragraph, a line end is a line break. All other parts of the file are copied as they are.

use std::io::{Cursor, Read, Write};

use minijinja::value::{Serde, Value};
use quick_xml::escape::{escape, unescape};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::values::{Values, environment, words};

/// Most bytes of a letterhead, and of one of its parts unpacked.
const SIZE: usize = 16 << 20;

/// The part with the text of a letter.
const DOCUMENT: &str = "word/document.xml";

/// A letterhead.
#[derive(Debug, Clone)]
pub(super) struct Letterhead(Vec<u8>);

/// Why a letterhead cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(super) struct LetterheadFault(pub(super) String);

impl From<zip::result::ZipError> for LetterheadFault {
    fn from(error: zip::result::ZipError) -> LetterheadFault {
        LetterheadFault(format!("it is not a Word file: {error}"))
    }
}

impl From<std::io::Error> for LetterheadFault {
    fn from(error: std::io::Error) -> LetterheadFault {
        LetterheadFault(format!("it is not a Word file: {error}"))
    }
}

impl Letterhead {
    /// The letterhead in a file's bytes.
    ///
    /// # Errors
    /// When it is not a Word file, or has no place for the body.
    pub(super) fn new(bytes: Vec<u8>) -> Result<Letterhead, LetterheadFault> {
        if bytes.len() > SIZE {
            return Err(LetterheadFault("it is larger than 16 MB".to_owned()));
        }
        let mut archive = ZipArchive::new(Cursor::new(&bytes))?;
        let text = part(&mut archive, DOCUMENT)?;
        let body = paragraphs(&text).iter().any(|p| p.own.contains("body"));
        if !body {
            return Err(LetterheadFault(
                "no paragraph has {{ body }}, where the letter's text goes".to_owned(),
            ));
        }
        Ok(Letterhead(bytes))
    }

    /// The letter's bytes.
    ///
    /// # Errors
    /// When a paragraph is not a template, or needs what there is not.
    pub(super) fn filled(&self, values: &Values) -> Result<Vec<u8>, LetterheadFault> {
        let mut archive = ZipArchive::new(Cursor::new(&self.0))?;
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index)?;
            let name = entry.name()?.into_owned();
            let is_text = name == DOCUMENT
                || ["word/header", "word/footer"]
                    .iter()
                    .any(|start| name.starts_with(start) && name.ends_with(".xml"));
            if !is_text {
                out.raw_copy_file(entry)?;
                continue;
            }
            drop(entry);
            let text = part(&mut archive, &name)?;
            out.start_file(name, options)?;
            out.write_all(filled(&text, values)?.as_bytes())?;
        }
        Ok(out.finish()?.into_inner())
    }
}

fn part(archive: &mut ZipArchive<Cursor<&Vec<u8>>>, name: &str) -> Result<String, LetterheadFault> {
    let mut text = String::new();
    let part = archive.by_name(name)?;
    part.take(SIZE as u64).read_to_string(&mut text)?;
    Ok(text)
}

/// A part with its paragraphs filled.
fn filled(text: &str, values: &Values) -> Result<String, LetterheadFault> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for Paragraph { range, own, nested } in paragraphs(text) {
        let whole = text.get(range.clone()).unwrap_or_default();
        let template = own;
        if !template.contains("{{") && !template.contains("{%") {
            continue;
        }
        let pictures = ["<w:drawing", "<w:pict", "<w:object"];
        if nested || pictures.iter().any(|tag| whole.contains(tag)) {
            return Err(LetterheadFault(format!(
                "a picture or text box is in the paragraph '{template}'; put it into one of its own"
            )));
        }
        out.push_str(text.get(done..range.start).unwrap_or_default());
        out.push_str(&in_place(whole, &paragraph(&template, values)?));
        done = range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Ok(out)
}

/// A paragraph of a part.
struct Paragraph {
    /// Where it is in the part.
    range: std::ops::Range<usize>,
    /// Its text, whatever runs Word has cut it into; without that of paragraphs in it.
    own: String,
    /// Whether there are paragraphs in it, as in a text box.
    nested: bool,
}

/// The paragraphs of a part, in the order of their ends: one in a text box comes before the one that the box hangs on.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut all = Vec::new();
    let mut open: Vec<Paragraph> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + start;
        let rest = text.get(start..).unwrap_or_default();
        let Some(end) = rest.find('>') else { break };
        let (tag, after) = rest.split_at(end + 1);
        at = start + tag.len();
        let name = tag.trim_end_matches("/>").trim_end_matches('>');
        let name = name.split_ascii_whitespace().next().unwrap_or_default();
        match (name, tag.ends_with("/>")) {
            ("<w:p", false) => {
                if let Some(outer) = open.last_mut() {
                    outer.nested = true;
                }
                open.push(Paragraph {
                    range: start..start,
                    own: String::new(),
                    nested: false,
                });
            }
            ("</w:p", _) => {
                if let Some(mut paragraph) = open.pop() {
                    paragraph.range.end = at;
                    all.push(paragraph);
                }
            }
            _ => {}
        }
        let Some(paragraph) = open.last_mut() else {
            continue;
        };
        match (name, tag.ends_with("/>")) {
            ("<w:tab", true) => paragraph.own.push('\t'),
            ("<w:br", true) => paragraph.own.push('\n'),
            ("<w:t", false) => {
                let text = after.split('<').next().unwrap_or_default();
                match unescape(text) {
                    Ok(plain) => paragraph.own.push_str(&plain),
                    Err(_) => paragraph.own.push_str(text),
                }
            }
            _ => {}
        }
    }
    all
}

/// Paragraphs with a text, in the style of one.
fn in_place(paragraph: &str, text: &str) -> String {
    let piece = |from: &str, to: &str| {
        let start = paragraph.find(from)?;
        let end = paragraph.get(start..)?.find(to)? + start + to.len();
        paragraph.get(start..end)
    };
    let opening = paragraph.find('>').and_then(|end| paragraph.get(..=end));
    let style = piece("<w:pPr>", "</w:pPr>").unwrap_or_default();
    let runs = match paragraph.find("</w:pPr>") {
        Some(at) => paragraph.get(at..).unwrap_or_default(),
        None => paragraph,
    };
    let letters = runs.find("<w:rPr>").and_then(|start| {
        let end = runs.get(start..)?.find("</w:rPr>")? + start + "</w:rPr>".len();
        runs.get(start..end)
    });
    let letters = letters.unwrap_or_default();
    let mut out = String::new();
    for block in text.trim_matches('\n').split("\n\n") {
        out.push_str(opening.unwrap_or("<w:p>"));
        out.push_str(style);
        for (number, line) in block.split('\n').enumerate() {
            out.push_str(&format!("<w:r>{letters}"));
            if number > 0 {
                out.push_str("<w:br/>");
            }
            let line: String = line
                .chars()
                .filter(|c| *c == '\t' || !c.is_control())
                .collect();
            out.push_str(&format!(
                "<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                escape(line.as_str())
            ));
        }
        out.push_str("</w:p>");
    }
    out
}

/// A template within a paragraph of a letterhead, filled.
fn paragraph(text: &str, values: &Values) -> Result<String, LetterheadFault> {
    let rendered = environment().render_str(text, Value::from(Serde(values)));
    rendered.map_err(|error| LetterheadFault(words(&error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholder_that_word_has_cut_into_runs_is_filled_in_its_style() {
        let text = "<w:body><w:p w:x=\"1\"><w:pPr><w:jc/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{{ </w:t></w:r>\
                    <w:r><w:t>body }}</w:t></w:r></w:p><w:p><w:r><w:t>kept {x}</w:t></w:r></w:p></w:body>";
        let values = Values {
            body: "Dear <x> & y,\n\none\ntwo".to_owned(),
            ..Values::default()
        };
        assert_eq!(
            filled(text, &values).unwrap(),
            "<w:body><w:p w:x=\"1\"><w:pPr><w:jc/></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
             <w:t xml:space=\"preserve\">Dear &lt;x&gt; &amp; y,</w:t></w:r></w:p>\
             <w:p w:x=\"1\"><w:pPr><w:jc/></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
             <w:t xml:space=\"preserve\">one</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:br/>\
             <w:t xml:space=\"preserve\">two</w:t></w:r></w:p><w:p><w:r><w:t>kept {x}</w:t></w:r></w:p></w:body>"
        );
    }

    #[test]
    fn text_box_is_filled_and_what_it_hangs_on_is_not_passed_over() {
        let inner = "<w:p><w:r><w:t>{{ date }}</w:t></w:r></w:p>";
        let values = Values {
            date: "1 March".to_owned(),
            ..Values::default()
        };
        let boxed = |own: &str| {
            format!(
                "<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>\
                 <w:r><w:t>{own}</w:t></w:r></w:p><w:p w:x=\"1\"/>{inner}"
            )
        };
        let out = filled(&boxed("Accra"), &values).unwrap();
        assert_eq!(out.matches(">1 March<").count(), 2, "{out}");
        assert!(out.contains(">Accra<") && !out.contains("{{"), "{out}");
        let fault = filled(&boxed("{{ date }}"), &values).unwrap_err();
        assert!(fault.0.contains("text box"), "{fault}");
    }

    #[test]
    fn what_is_no_letterhead_is_refused() {
        let fault = Letterhead::new(b"PK".to_vec()).unwrap_err();
        assert!(fault.0.starts_with("it is not a Word file"), "{fault}");
    }
}
