//! What all pages of a document share while they are read: fonts, layers, budgets, warnings.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use lopdf::{Dictionary, Stream};

use super::fonts::Fonts;
use super::layers::Layers;
use super::object::{Objects, identity};
use super::pages::Page;
use super::stream::{self, Decoded};
use super::{Limits, OverLimit, Structure, structure, warning};
use crate::geom::PageNumber;
use crate::warning::Warning;

/// How many operators drawing a form XObject counts for: its state is saved, its resources and its content are looked up.
/// Without, a few dozen empty forms that draw one another several times would take minutes before the budget is spent.
const FORM: usize = 50;

/// Comparisons of painted areas with letters: of one page, and of a document.
const COMPARED: usize = 50_000_000;
const ALL_COMPARED: usize = 400_000_000;

/// Decoded form XObjects are kept for the next page up to this many bytes each, and sixty-four times that together:
/// letterheads are drawn on every page.
const KEPT_FORM: usize = 256 << 10;

/// State of reading one document.
#[derive(Debug)]
pub(super) struct Shared<'d> {
    pub(super) objects: Objects<'d>,
    pub(super) limits: &'d Limits,
    pub(super) fonts: Fonts,
    pub(super) layers: Layers,
    pub(super) structure: Option<Structure>,
    pub(super) warnings: Vec<Warning>,
    /// The first budget that ran out: nothing more is read.
    pub(super) over: Option<OverLimit>,
    /// The first one without which text is still read.
    pub(super) without: Option<OverLimit>,
    /// Comparisons of painted areas and letters, of all pages that are done.
    compared: usize,
    operators: u64,
    glyphs: u64,
    characters: u64,
    decoded: u64,
    forms: HashMap<usize, Rc<Vec<u8>>>,
    forms_size: usize,
    warned: HashSet<(&'static str, PageNumber)>,
}

impl<'d> Shared<'d> {
    /// Nothing read, nothing spent.
    pub(super) fn new(
        objects: &'d lopdf::Document,
        pages: &[Page],
        limits: &'d Limits,
    ) -> Shared<'d> {
        let objects = Objects(objects);
        Shared {
            objects,
            limits,
            fonts: Fonts::default(),
            layers: Layers::load(objects),
            structure: structure::load(objects, pages),
            warnings: Vec::new(),
            over: None,
            without: None,
            compared: 0,
            operators: 0,
            glyphs: 0,
            characters: 0,
            decoded: 0,
            forms: HashMap::new(),
            forms_size: 0,
            warned: HashSet::new(),
        }
    }

    /// Counts one operator; whether it may still be done.
    pub(super) fn spend_operator(&mut self) -> bool {
        self.spend_operators(1)
    }

    /// Counts work that is worth so many operators; whether it may still be done.
    pub(super) fn spend_operators(&mut self, n: usize) -> bool {
        self.operators = self.operators.saturating_add(n as u64);
        self.operators <= self.limits.operators || self.exceed("operators", self.limits.operators)
    }

    /// Counts the drawing of one form XObject; whether it may still be done.
    pub(super) fn spend_form(&mut self) -> bool {
        // The operators inside are counted besides.
        self.spend_operators(FORM)
    }

    /// Counts one glyph with so many bytes of text; whether it may still be kept.
    pub(super) fn spend_glyph(&mut self, text: usize) -> bool {
        self.glyphs += 1;
        if self.glyphs > self.limits.glyphs {
            return self.exceed("glyphs", self.limits.glyphs);
        }
        self.spend_text(text.max(1))
    }

    /// Counts text of so many bytes that replaces other text, or is a value; whether it may still be kept. A character
    /// of any script counts as one, if it has no more than three bytes.
    pub(super) fn spend_text(&mut self, bytes: usize) -> bool {
        self.characters += bytes.div_ceil(3) as u64;
        self.characters <= self.limits.characters
            || self.exceed("characters", self.limits.characters)
    }

    /// Whether no more may be read.
    pub(super) fn is_full(&self) -> bool {
        self.glyphs > self.limits.glyphs
            || self.characters > self.limits.characters
            || self.operators > self.limits.operators
    }

    /// Notes that a page paints more than `max` shapes of one kind. Text is read all the same.
    pub(super) fn exceed_shapes(&mut self, max: usize) {
        let (unit, max) = ("shapes", max as u64);
        self.without.get_or_insert(OverLimit { unit, max });
    }

    /// Notes that not all painted areas of a page were compared with its letters. Text is read all the same.
    pub(super) fn exceed_comparisons(&mut self) {
        let (unit, max) = ("comparisons", COMPARED as u64);
        self.without.get_or_insert(OverLimit { unit, max });
    }

    /// How many areas and letters a page may compare.
    pub(super) fn comparisons_left(&self) -> usize {
        ALL_COMPARED.saturating_sub(self.compared).min(COMPARED)
    }

    /// Counts what a page has compared.
    pub(super) fn compared(&mut self, comparisons: usize) {
        self.compared = self.compared.saturating_add(comparisons);
    }

    fn exceed(&mut self, unit: &'static str, max: u64) -> bool {
        self.over.get_or_insert(OverLimit { unit, max });
        false
    }

    /// Appends the decoded bytes of `stream` to `out`; damage and limits are noted.
    pub(super) fn decode(&mut self, stream: &Stream, page: PageNumber, out: &mut Vec<u8>) {
        let left = self
            .limits
            .decoded_bytes
            .saturating_sub(self.decoded)
            .min(self.limits.stream_bytes);
        let before = out.len();
        let outcome = stream::decode(
            self.objects,
            stream,
            usize::try_from(left).unwrap_or(usize::MAX),
            out,
        );
        self.decoded += (out.len() - before) as u64;
        match outcome {
            Decoded::Whole => {}
            Decoded::Damaged => {
                let lost = if out.len() == before { "page" } else { "maybe" };
                self.tell_page("stream-damaged", page, lost);
            }
            Decoded::OverLimit => {
                self.exceed(
                    "decompressed-bytes",
                    self.limits.decoded_bytes.min(self.limits.stream_bytes),
                );
            }
        }
    }

    /// The decoded content of a form XObject.
    pub(super) fn form_bytes(&mut self, stream: &'d Stream, page: PageNumber) -> Rc<Vec<u8>> {
        if let Some(bytes) = self.forms.get(&identity(stream)) {
            return Rc::clone(bytes);
        }
        let mut bytes = Vec::new();
        self.decode(stream, page, &mut bytes);
        let bytes = Rc::new(bytes);
        if bytes.len() <= KEPT_FORM && self.forms_size + bytes.len() <= 64 * KEPT_FORM {
            self.forms_size += bytes.len();
            self.forms.insert(identity(stream), Rc::clone(&bytes));
        }
        bytes
    }

    /// The index of the font that `dict` describes.
    pub(super) fn font(&mut self, dict: &'d Dictionary) -> u16 {
        self.fonts
            .index(self.objects, dict, self.limits, &mut self.warnings)
    }

    /// The index of a font that reads nothing, for one that is nowhere, with a warning.
    pub(super) fn missing_font(&mut self, page: PageNumber) -> u16 {
        self.tell_page("resources-missing", page, "maybe");
        self.fonts.unknown()
    }

    /// The index of a font for text that no font of the file draws.
    pub(super) fn stand_in_font(&mut self) -> u16 {
        self.fonts.stand_in(self.objects, self.limits)
    }

    /// Warns of something about a page, once each; `lost` is `none`, `maybe` or `page`.
    pub(super) fn tell_page(&mut self, code: &'static str, page: PageNumber, lost: &str) {
        if self.warned.insert((code, page)) {
            self.warnings
                .push(warning(code).with("page", page.get()).with("lost", lost));
        }
    }
}
