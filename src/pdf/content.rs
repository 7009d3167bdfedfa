//! Document → glyphs: interprets the content streams of all pages.

use lopdf::{Dictionary, Object};

use super::interpret::Interpreter;
use super::object::Objects;
use super::pages::Page;
use super::shared::Shared;
use super::{
    Content, Document, Glyph, GlyphFlags, PageContent, Structure, active, annotations, drawn_boxes,
    strike,
};
use crate::geom::{Matrix, PageNumber};
use crate::warning::Warned;

/// Everything that the document's pages show, in page space. Total: what cannot be read is left out and reported.
///
/// Warnings about a page (`stream-damaged`, `stream-missing`, `page-lost`, `resources-missing`, `ocr-layer`) have the arguments `page` and `lost`: whether
/// text may be missing (`none`, `maybe`, or the whole `page`).
pub fn read(document: &Document) -> Warned<Content> {
    let mut shared = Shared::new(&document.objects, &document.pages, &document.limits);
    let mut pages = Vec::with_capacity(document.pages.len());
    for (index, page) in document.pages.iter().enumerate() {
        pages.push(read_page(&mut shared, page, PageNumber::from_index(index)));
    }
    let structure = shared.structure.take().map(|mut structure| {
        structure.coverage = coverage(&structure, &pages);
        structure
    });
    let content = Content {
        pages,
        fonts: shared.fonts.faces(),
        structure,
        active: active::find(shared.objects, &document.pages),
        over_limit: shared.over.or(shared.without),
    };
    Warned {
        value: content,
        warnings: shared.warnings,
    }
}

fn read_page(shared: &mut Shared<'_>, page: &Page, number: PageNumber) -> PageContent {
    let objects = shared.objects;
    let dict = objects.0.get_dictionary(page.id).ok();
    let (ctm, width, height) = displayed(page);
    let empty = PageContent::empty(number, width, height);
    let Some(dict) = dict else { return empty };
    if shared.over.is_some() {
        return empty;
    }
    let bytes = contents(shared, dict, number);
    let resources = page
        .resources
        .and_then(|id| objects.0.get_dictionary(id).ok());
    let resources = resources.and_then(|owner| objects.dict(owner, b"Resources"));
    let mut interpreter = Interpreter::new(shared, empty, ctm, resources);
    interpreter.page.text.reserve(bytes.len() / 8);
    interpreter.run(&bytes);
    interpreter.close_sequences();
    interpreter.page.drop_repainted();
    level_sideways_columns(&mut interpreter.page);
    let left = interpreter.shared.comparisons_left();
    let struck = strike::flag(&mut interpreter.page, left);
    if struck > left {
        interpreter.shared.exceed_comparisons();
    }
    let compared = interpreter.covers.compared + interpreter.ground.compared;
    interpreter.shared.compared(compared.saturating_add(struck));
    if reveal_ocr_layer(&mut interpreter.page) || interpreter.page.read_by_ocr {
        interpreter.shared.tell_page("ocr-layer", number, "none");
        interpreter.page.read_by_ocr = true;
    }
    let drawings = std::mem::take(&mut interpreter.drawings);
    annotations::read(&mut interpreter, dict, ctm);
    drawn_boxes::add(&mut interpreter, &drawings);
    interpreter.page
}

/// Text in a vertical font whose glyphs are placed one by one from left to right reads as it is placed, whatever the font
/// says (PDFBox's PDFBOX-3127, by Word): takes the flag away where most glyphs follow on the right.
fn level_sideways_columns(page: &mut PageContent) {
    let vertical = |glyph: &Glyph| glyph.flags.any(GlyphFlags::VERTICAL);
    let (mut right, mut down) = (0usize, 0usize);
    for pair in page.glyphs.windows(2) {
        let [a, b] = pair else { continue };
        if vertical(a) && vertical(b) {
            let (from, to) = (a.bbox.center(), b.bbox.center());
            right += usize::from(to.x - from.x > (to.y - from.y).abs());
            down += usize::from(to.y - from.y > (to.x - from.x).abs());
        }
    }
    if right <= down {
        return;
    }
    for glyph in page.glyphs.iter_mut().filter(|g| vertical(g)) {
        glyph.flags = GlyphFlags(glyph.flags.0 & !GlyphFlags::VERTICAL.0);
    }
}

/// Invisible text over a picture of most of the page is what a text recognition made of a scan: the page's real text.
/// Shows it; whether there was any.
fn reveal_ocr_layer(page: &mut PageContent) -> bool {
    let covered: f32 = page
        .images
        .iter()
        .map(|image| image.width() * image.height())
        .sum();
    if covered < 0.5 * page.width * page.height {
        return false;
    }
    let is_text = |glyph: &Glyph| glyph.len > 0;
    let invisible = |glyph: &Glyph| is_text(glyph) && glyph.flags.any(GlyphFlags::INVISIBLE);
    let all = page.glyphs.iter().filter(|glyph| is_text(glyph)).count();
    let hidden = page.glyphs.iter().filter(|glyph| invisible(glyph)).count();
    if hidden == 0 || hidden * 2 < all {
        return false;
    }
    for glyph in &mut page.glyphs {
        glyph.flags = GlyphFlags(glyph.flags.0 & !GlyphFlags::INVISIBLE.0);
    }
    true
}

/// How much of the readable text belongs to an element of the structure tree.
fn coverage(structure: &Structure, pages: &[PageContent]) -> f32 {
    let apart = GlyphFlags::ARTIFACT
        .with(GlyphFlags::WIDGET)
        .with(GlyphFlags::COMMENT)
        .with(GlyphFlags::HIDDEN);
    let (mut all, mut covered) = (0u64, 0u64);
    for page in pages {
        // Neighbours mostly belong to one element.
        let mut last = (-1, false);
        for glyph in page
            .glyphs
            .iter()
            .filter(|glyph| glyph.len > 0 && !glyph.flags.any(apart))
        {
            all += 1;
            if glyph.mcid != last.0 {
                let known = structure.item(page.number.index(), glyph.mcid).is_some();
                last = (glyph.mcid, known && glyph.mcid >= 0);
            }
            covered += u64::from(last.1);
        }
    }
    if all == 0 {
        0.0
    } else {
        (covered as f64 / all as f64) as f32
    }
}

/// The page's content streams as one (ISO 32000-2, 7.8.2: parted between tokens, at any of them).
fn contents(shared: &mut Shared<'_>, dict: &Dictionary, number: PageNumber) -> Vec<u8> {
    let objects: Objects<'_> = shared.objects;
    let mut bytes = Vec::new();
    let Some(written) = dict.as_hashmap().get(&b"Contents"[..]) else {
        return bytes;
    };
    match objects.resolve(written) {
        Some(Object::Stream(stream)) => shared.decode(stream, number, &mut bytes),
        Some(Object::Array(parts)) => {
            for part in parts {
                match objects.resolve(part) {
                    Some(Object::Stream(stream)) => {
                        shared.decode(stream, number, &mut bytes);
                        bytes.push(b'\n');
                    }
                    _ if shared.over.is_some() => break,
                    _ => shared.tell_page("stream-missing", number, "maybe"),
                }
            }
        }
        _ if *written == Object::Null => {}
        _ => shared.tell_page("page-lost", number, "page"),
    }
    bytes
}

/// The map from default user space to page space, and the page's size as displayed.
pub(super) fn displayed(page: &Page) -> (Matrix, f32, f32) {
    let [left, bottom, right, top] = page.crop;
    let u = page.unit;
    let (width, height) = ((right - left) * u, (top - bottom) * u);
    // ISO 32000-2, table 31: /Rotate turns clockwise.
    match page.turns {
        1 => (
            Matrix::new(0.0, u, u, 0.0, -bottom * u, -left * u),
            height,
            width,
        ),
        2 => (
            Matrix::new(-u, 0.0, 0.0, u, right * u, -bottom * u),
            width,
            height,
        ),
        3 => (
            Matrix::new(0.0, -u, -u, 0.0, top * u, right * u),
            height,
            width,
        ),
        _ => (
            Matrix::new(u, 0.0, 0.0, -u, -left * u, top * u),
            width,
            height,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sample, codes, read_bytes, stream, text, text_with};
    use super::super::{GlyphFlags, Limits, OpenOptions, open};
    use super::*;

    #[test]
    fn rotation_and_crop_box_make_the_page_space() {
        let at = |page: &str| {
            let page = Sample {
                page,
                content: "BT /F1 10 Tf 30 40 Td (A) Tj ET",
                ..Sample::default()
            }
            .first_page();
            (page.width, page.height, page.glyphs[0].baseline.round())
        };
        assert_eq!(at(""), (200.0, 100.0, 60.0));
        assert_eq!(at("/CropBox[20 20 120 80]"), (100.0, 60.0, 40.0));
        // Turned by 90 degrees, the text runs down the page: its baseline is an x.
        assert_eq!(at("/Rotate 90"), (100.0, 200.0, 40.0));
        assert_eq!(at("/Rotate 180"), (200.0, 100.0, 40.0));
        assert_eq!(at("/Rotate -90"), (100.0, 200.0, 60.0));
        assert_eq!(at("/UserUnit 2"), (400.0, 200.0, 120.0));
    }

    #[test]
    fn text_recognised_in_a_scan_is_not_hidden() {
        let sample = Sample {
            resources: "/XObject<</I 6 0 R>>",
            content: "BT /F1 10 Tf 3 Tr 10 50 Td (scanned) Tj ET q 200 0 0 100 0 0 cm /I Do Q",
            objects: &[(6, &stream("/Subtype/Image", ""))],
            ..Sample::default()
        };
        let (content, warnings) = sample.read();
        assert_eq!(text_with(&content.pages[0], GlyphFlags::HIDDEN), "");
        assert_eq!(codes(&warnings), ["ocr-layer"]);
    }

    #[test]
    fn budgets_stop_the_work_and_are_reported() {
        let bytes = Sample {
            content: "BT /F1 9 Tf (abcdef) Tj ET",
            ..Sample::default()
        }
        .bytes();
        let limits = Limits {
            glyphs: 3,
            ..Limits::default()
        };
        let opened = open(
            &bytes,
            &OpenOptions {
                limits,
                ..OpenOptions::default()
            },
        )
        .expect("the sample opens");
        let content = read(&opened.value).value;
        assert_eq!(text(&content.pages[0]), "abc");
        assert_eq!(content.over_limit.map(|over| over.unit), Some("glyphs"));
    }

    #[test]
    fn contents_in_parts_are_one() {
        let (first, second) = (stream("", "BT /F1 10 Tf [(Hel)"), stream("", "(lo)] TJ ET"));
        let parts = [
            (4, "[6 0 R 7 0 R 8 0 R]".to_owned()),
            (6, first),
            (7, second),
        ];
        let mut bytes = Sample::default().bytes();
        let text_of = |bytes: &[u8]| read_bytes(bytes);
        // An update replaces the contents; its third part is missing.
        bytes.extend(super::super::testing::update(&bytes, &parts));
        let (content, warnings) = text_of(&bytes);
        assert_eq!(text(&content.pages[0]), "Hello");
        assert_eq!(codes(&warnings), ["stream-missing"]);
    }
}
