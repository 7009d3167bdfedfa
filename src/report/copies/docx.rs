//! A nomination as a Word file to read: the same as the page, with headings that Word and LibreOffice know as headings.

use std::io::{self, Cursor, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::form::{BlockKind, Form};
use crate::record::{Block, Nomination};
use crate::report::clean::{clean, clean_lines};
use crate::report::message::Messages;

use super::page::{header_fields, header_texts, name, sections, title};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const OF_DOCUMENT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// A4 with margins of 2 cm, in twentieths of a point.
const PAGE: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#;

/// The file of one nomination, in the form's order; what the form does not ask for comes last.
///
/// # Errors
/// When it cannot be put together.
pub(super) fn copy(
    nomination: &Nomination,
    form: &Form,
    anonymised: bool,
    messages: &Messages,
) -> io::Result<Vec<u8>> {
    let title = title(nomination, messages);
    let mut body = Body::default();
    body.paragraph("Title", &title);
    for field in header_fields(form, anonymised) {
        let texts = header_texts(field, nomination);
        let value = match texts.is_empty() {
            true => absent(messages),
            false => texts.join("\n"),
        };
        body.row(&name(form, field, messages), &value);
    }
    body.end_rows();
    for field in sections(form) {
        body.paragraph("Heading1", &name(form, field, messages));
        match nomination.sections.get(&field.key) {
            Some(section) => {
                body.blocks(&section.blocks);
                for option in section.options.iter().filter(|option| option.ticked) {
                    body.paragraph("", &format!("☒ {}", option.text));
                }
            }
            None => body.paragraph("", &absent(messages)),
        }
    }
    for section in &nomination.additional_sections {
        let number = section.number.as_ref();
        let number = number.map_or(String::new(), |number| format!("{number}. "));
        body.paragraph("Heading1", &format!("{number}{}", section.heading));
        body.blocks(&section.blocks);
    }
    if !nomination.footnotes.is_empty() {
        body.paragraph("Heading1", &messages.word_of("html-footnotes"));
        for note in &nomination.footnotes {
            body.paragraph("", &format!("{} {}", note.mark, note.text));
        }
    }
    packed(&body.0, &title, messages.language())
}

fn absent(messages: &Messages) -> String {
    format!("– {}", messages.word_of("html-state-absent"))
}

/// What is in the document so far.
#[derive(Default)]
struct Body(String);

impl Body {
    fn paragraph(&mut self, style: &str, text: &str) {
        self.0.push_str("<w:p>");
        if !style.is_empty() {
            self.0
                .push_str(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"));
        }
        self.lines(text);
        self.0.push_str("</w:p>");
    }

    /// A run with line breaks. What XML cannot have (1.0, 2.2) is cleaned away: no program opens a file with it.
    fn lines(&mut self, text: &str) {
        self.0.push_str("<w:r>");
        for (number, line) in clean_lines(text).split('\n').enumerate() {
            if number > 0 {
                self.0.push_str("<w:br/>");
            }
            self.0.push_str(&format!(
                "<w:t xml:space=\"preserve\">{}</w:t>",
                escape(line)
            ));
        }
        self.0.push_str("</w:r>");
    }

    /// A row of the table of the header.
    fn row(&mut self, label: &str, value: &str) {
        if !self.0.ends_with("</w:tr>") {
            self.0.push_str(
                "<w:tbl><w:tblPr><w:tblW w:w=\"9638\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
                 <w:tblGrid><w:gridCol w:w=\"2600\"/><w:gridCol w:w=\"7038\"/></w:tblGrid>",
            );
        }
        self.0.push_str("<w:tr>");
        for (width, style, text) in [(2600, "Label", label), (7038, "", value)] {
            self.0.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"
            ));
            self.paragraph(style, text);
            self.0.push_str("</w:tc>");
        }
        self.0.push_str("</w:tr>");
    }

    fn end_rows(&mut self) {
        if self.0.ends_with("</w:tr>") {
            self.0.push_str("</w:tbl>");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block.kind {
                BlockKind::ListItem => self.paragraph("List", &format!("•\u{a0}{}", block.text)),
                BlockKind::Subheading => self.paragraph("Heading2", &clean(&block.text)),
                BlockKind::Caption => self.paragraph("Caption", &block.text),
                BlockKind::TableRow | BlockKind::Paragraph => self.paragraph("", &block.text),
            }
        }
    }
}

/// The archive. It has no clock: the same nomination gives the same bytes.
fn packed(body: &str, title: &str, language: &str) -> io::Result<Vec<u8>> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let document = format!("{head}<w:document {space}><w:body>{body}{PAGE}</w:body></w:document>");
    let styles = format!(
        "{head}<w:styles {space}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/><w:lang w:val=\"{language}\"/></w:rPr>\
         </w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>{}</w:styles>",
        [
            style("Normal", "Normal", "", ""),
            style("Title", "Title", "<w:spacing w:after=\"240\"/>", "<w:b/><w:sz w:val=\"34\"/>"),
            style(
                "Heading1",
                "heading 1",
                "<w:keepNext/><w:spacing w:before=\"320\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>",
                "<w:b/><w:sz w:val=\"25\"/>"
            ),
            style(
                "Heading2",
                "heading 2",
                "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"40\"/><w:outlineLvl w:val=\"1\"/>",
                "<w:b/>"
            ),
            style("List", "List", "<w:spacing w:after=\"60\"/><w:ind w:left=\"360\" w:hanging=\"240\"/>", ""),
            style("Caption", "caption", "", "<w:i/>"),
            style("Label", "Label", "", "<w:color w:val=\"5D6166\"/>"),
        ]
        .concat()
    );
    let core = format!(
        "{head}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
        escape(title)
    );
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", &core),
        ("word/document.xml", &document),
        ("word/styles.xml", &styles),
        ("word/_rels/document.xml.rels", OF_DOCUMENT),
    ] {
        out.start_file(name, options).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())?;
    }
    let packed = out.finish().map_err(io::Error::other)?;
    Ok(packed.into_inner())
}

fn style(id: &str, name: &str, paragraph: &str, letters: &str) -> String {
    let (kind, based) = match id {
        "Normal" => (" w:default=\"1\"", ""),
        _ => ("", "<w:basedOn w:val=\"Normal\"/>"),
    };
    format!(
        "<w:style w:type=\"paragraph\"{kind} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:qFormat/>\
         <w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )
}
