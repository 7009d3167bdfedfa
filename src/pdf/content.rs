//! Document → glyphs: interprets the content streams of all pages.

use lopdf::{Dictionary, Object};

use super::interpret::Interpreter;
use super::object::Objects;
use super::pages::Page;
use super::shared::Shared;
use super::{Content, Document, PageContent, annotations};
use crate::geom::{Matrix, PageNumber};
use crate::warning::Warned;

/// Everything that the document's pages show, in page space. Total: what cannot be read is left out and told.
///
/// Warnings about a page (`stream-damaged`, `page-lost`, `resources-missing`) have the arguments `page` and `lost`: whether
/// text may be missing (`none`, `maybe`, or the whole `page`).
pub fn read(document: &Document) -> Warned<Content> {
    let mut shared = Shared::new(&document.objects, &document.limits);
    let mut pages = Vec::with_capacity(document.pages.len());
    for (index, page) in document.pages.iter().enumerate() {
        pages.push(read_page(&mut shared, page, PageNumber::from_index(index)));
    }
    let content = Content { pages, fonts: shared.fonts.faces(), active: Vec::new(), over_limit: shared.over };
    Warned { value: content, warnings: shared.warnings }
}

fn read_page(shared: &mut Shared<'_>, page: &Page, number: PageNumber) -> PageContent {
    let objects = shared.objects;
    let dict = objects.0.get_dictionary(page.id).ok();
    let (ctm, width, height) = displayed(page);
    let empty = PageContent {
        number,
        width,
        height,
        text: String::new(),
        glyphs: Vec::new(),
        rulings: Vec::new(),
        fills: Vec::new(),
        images: Vec::new(),
        path_segments: 0,
        links: Vec::new(),
    };
    let Some(dict) = dict else { return empty };
    if shared.over.is_some() {
        return empty;
    }
    let bytes = contents(shared, dict, number);
    let resources = page.resources.and_then(|id| objects.0.get_dictionary(id).ok());
    let resources = resources.and_then(|owner| objects.dict(owner, b"Resources"));
    let mut interpreter = Interpreter::new(shared, empty, ctm, resources);
    interpreter.page.text.reserve(bytes.len() / 8);
    interpreter.run(&bytes);
    interpreter.close_sequences();
    annotations::read(&mut interpreter, dict, ctm);
    interpreter.page
}

/// The page's content streams as one (ISO 32000-2, 7.8.2: parted between tokens, wherever the writer liked).
fn contents(shared: &mut Shared<'_>, dict: &Dictionary, number: PageNumber) -> Vec<u8> {
    let objects: Objects<'_> = shared.objects;
    let mut bytes = Vec::new();
    let Some(written) = dict.as_hashmap().get(&b"Contents"[..]) else { return bytes };
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
fn displayed(page: &Page) -> (Matrix, f32, f32) {
    let [left, bottom, right, top] = page.crop;
    let u = page.unit;
    let (width, height) = ((right - left) * u, (top - bottom) * u);
    // ISO 32000-2, table 31: /Rotate turns clockwise.
    match page.turns {
        1 => (Matrix::new(0.0, u, u, 0.0, -bottom * u, -left * u), height, width),
        2 => (Matrix::new(-u, 0.0, 0.0, u, right * u, -bottom * u), width, height),
        3 => (Matrix::new(0.0, -u, -u, 0.0, top * u, right * u), height, width),
        _ => (Matrix::new(u, 0.0, 0.0, -u, -left * u, top * u), width, height),
    }
}
