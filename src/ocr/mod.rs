//! Pages that are pictures → pages with text: what a program recognised in pictures of them, as glyphs with places.
//!
//! In: what the pages show ([`Content`]), and somebody who recognises text in pictures ([`Recogniser`]). Out: the same
//! pages with the glyphs of the recognised words, and how sure each was ([`Recognised`]). Which program that is, and how it
//! is started, is not known here; nor is how a page is drawn. What was recognised is never certain: these pages are
//! marked, and so is each value that is on one.

mod wanted;
mod samples;
mod paper;
mod light;
mod line;
mod place;

use serde::{Deserialize, Serialize};

use crate::geom::{PageNumber, Place, Rect};
use crate::pdf::{Content, PageContent};
use crate::warning::Warning;

pub use samples::{Layer, Wanted, compare, languages, samples};

/// Dots an inch at which pages are drawn.
pub const DOTS_PER_INCH: f32 = 300.0;
/// Most pages of a document that are recognised; the rest are reported as pictures. Two hundred take some minutes.
pub const PAGES: usize = 200;
/// Most pixels of a picture: a larger page is drawn with fewer dots an inch. A3 at 300 has 17 million.
pub const PIXELS: u64 = 20_000_000;
/// Most words of a page that are taken.
pub const WORDS: usize = 20_000;
/// Longest word that is taken, in bytes.
pub const WORD_BYTES: usize = 200;

/// Whether text is recognised in pictures of pages, and by what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ocr {
    /// Not at all.
    #[default]
    Off,
    /// It would be, but there is no program for it.
    Missing,
    /// Of pages without text that a machine can read.
    Auto(Engine),
    /// Of all pages.
    Force(Engine),
}

impl Ocr {
    /// The program, if there is one.
    pub fn engine(&self) -> Option<&Engine> {
        match self {
            Ocr::Off | Ocr::Missing => None,
            Ocr::Auto(engine) | Ocr::Force(engine) => Some(engine),
        }
    }
}

/// A program that recognises text: everything that what it reads depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// Its name, such as `tesseract`.
    pub name: String,
    /// Its version, as it says itself.
    pub version: String,
    /// The languages that it reads, in order.
    pub languages: Vec<Language>,
}

/// A language of a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// As the program names it, such as `eng`.
    pub code: String,
    /// Size of its data in bytes, which differs from version to version; 0 when it is not known.
    pub bytes: u64,
}

/// A page as it is given to a program: upright as displayed, in greys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// The page.
    pub page: PageNumber,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pixels an inch of the page.
    pub dots_per_inch: f32,
    /// The languages to read, as the program names them, the first one first; all of them where none is named.
    pub languages: Vec<String>,
    /// Bands of the page one below the other, and not all of it.
    pub is_sample: bool,
    /// A byte for each pixel, row by row from the top; 0 is black. Sent apart where pictures pass between processes.
    #[serde(skip)]
    pub greys: Vec<u8>,
}

impl Picture {
    /// The same without any pixels.
    fn clone_without_greys(&self) -> Picture {
        Picture {
            page: self.page,
            width: self.width,
            height: self.height,
            dots_per_inch: self.dots_per_inch,
            languages: self.languages.clone(),
            is_sample: self.is_sample,
            greys: Vec::new(),
        }
    }
}

/// The picture as text is recognised in it best: a sheet alone where something dark lies around it, on white paper. Most
/// pictures are so already and stay as they are.
pub fn cleared(picture: Picture) -> Picture {
    if picture.is_sample {
        return picture;
    }
    light::even_out(paper::cut_out(picture))
}

/// What was recognised in a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageText {
    /// The page.
    pub page: PageNumber,
    /// Pixels an inch, as of the picture.
    pub dots_per_inch: f32,
    /// By how many quarters of a turn, clockwise, the picture was turned before its text ran from left to right; below 4.
    pub turns: u8,
    /// Width of the turned picture in pixels.
    pub width: u32,
    /// Height of the turned picture in pixels.
    pub height: u32,
    /// In the order of the program; none is empty.
    pub lines: Vec<Vec<Word>>,
}

/// A word as it was recognised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// Its characters.
    pub text: String,
    /// The box around it in pixels of the turned picture: left, top, right, bottom.
    pub bbox: [f32; 4],
    /// How sure the program was, from 0 to 1.
    pub confidence: f32,
}

/// Recognises text in pictures of pages.
pub trait Recogniser {
    /// What it recognised in `pictures`, in any order. A page that is not among the answers stays as it is.
    fn recognise(&mut self, pictures: &mut dyn Iterator<Item = Picture>) -> Vec<PageText>;
}

/// Recognises nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Blind;

impl Recogniser for Blind {
    fn recognise(&mut self, _: &mut dyn Iterator<Item = Picture>) -> Vec<PageText> {
        Vec::new()
    }
}

/// How sure a page's words were, for asking about places on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// The page.
    pub page: PageNumber,
    /// How sure all of it was: the mean over its characters, from 0 to 1.
    pub confidence: f32,
    /// Each word's box in page space, and how sure it was.
    pub words: Vec<(Rect, f32)>,
}

impl Recognised {
    /// A page with a scanner's text, which holds a `share` of what was recognised in a sample of its picture.
    pub fn layer(page: PageNumber, share: f32) -> Recognised {
        Recognised {
            page,
            confidence: share,
            words: Vec::new(),
        }
    }
}

/// How sure the words at `at` were, from 0 to 1: as sure as the mean of their letters, and nothing of it on a page that was
/// not recognised. `None` where no place is on a recognised page.
pub fn confidence(recognised: &[Recognised], at: &[Place]) -> Option<f32> {
    let (mut sum, mut width, mut all) = (0.0_f32, 0.0_f32, None::<f32>);
    for place in at {
        let Some(page) = recognised.iter().find(|page| page.page == place.page) else {
            continue;
        };
        all = Some(all.map_or(page.confidence, |all| all.min(page.confidence)));
        let area = place.rect();
        for (word, confidence) in &page.words {
            if area.contains(word.center()) {
                sum += confidence * word.width();
                width += word.width();
            }
        }
    }
    let all = all?;
    let mean = if width > 0.0 { sum / width } else { all };
    Some((mean.clamp(0.0, 1.0) * 100.0).round() / 100.0)
}

/// The pages of `content` that are to be recognised, in the order of the file.
pub fn wanted(content: &Content, ocr: &Ocr) -> Vec<PageNumber> {
    let wants = |page: &&PageContent| match ocr {
        Ocr::Off | Ocr::Missing => false,
        Ocr::Auto(_) => wanted::needs(page).is_some(),
        Ocr::Force(_) => true,
    };
    let pages = content.pages.iter().filter(wants);
    pages.map(|page| page.number).take(PAGES).collect()
}

/// The pages in whose picture a program found no word: an empty back, or what it cannot read.
pub fn wordless(texts: &[PageText]) -> Vec<PageNumber> {
    let without = texts.iter().filter(|text| text.lines.is_empty());
    without.map(|text| text.page).collect()
}

/// Below this a page that was recognised is no better than the text that it has.
const LEGIBLE: f32 = 0.75;

/// Gives the pages of `content` the text that was recognised in pictures of them. A page of which nothing was recognised
/// stays as it is, and so does one of `doubted`, whose text the picture contradicts, where that is hardly legible either.
/// Total: what makes no sense is passed over.
pub fn place(
    content: &mut Content,
    texts: &[PageText],
    ocr: &Ocr,
    doubted: &[PageNumber],
) -> (Vec<Recognised>, Vec<Warning>) {
    let Some(engine) = ocr.engine() else {
        return (Vec::new(), Vec::new());
    };
    let forced = matches!(ocr, Ocr::Force(_));
    let font = content.fonts.len();
    let mut all = Vec::new();
    let mut number = None;
    for page in &mut content.pages {
        let Some(text) = texts.iter().find(|text| text.page == page.number) else {
            continue;
        };
        let doubtful = doubted.contains(&page.number);
        let need = match forced || doubtful {
            true => wanted::Need::All,
            false => match wanted::needs(page) {
                Some(need) => need,
                None => continue,
            },
        };
        if doubtful && sure(text) < LEGIBLE {
            continue;
        }
        all.extend(place::place(page, text, need, font, &mut number));
    }
    if all.is_empty() {
        return (all, Vec::new());
    }
    content.fonts.push(place::face());
    let codes: Vec<&str> = engine.languages.iter().map(|l| l.code.as_str()).collect();
    let warning = |page: &Recognised| {
        let warning = Warning::new("page-recognised")
            .with("page", page.page.get())
            .with("lost", "none")
            .with("by", format!("{} {}", engine.name, engine.version))
            .with("languages", codes.join("+"))
            .with("confidence", hundredths(page.confidence));
        match doubted.contains(&page.page) {
            true => warning.with("instead-of", "scanner"),
            false => warning,
        }
    };
    let warnings = all.iter().map(warning).collect();
    (all, warnings)
}

/// How sure the letters of a page are: the mean over them, from 0 to 1.
fn sure(text: &PageText) -> f32 {
    let words = || text.lines.iter().flatten();
    let letters = |word: &Word| word.text.chars().count() as f32;
    let all: f32 = words().map(letters).sum();
    words().map(|w| w.confidence * letters(w)).sum::<f32>() / all.max(1.0)
}

/// Rounded, so that it reads the same on every machine.
fn hundredths(share: f32) -> f64 {
    (f64::from(share.clamp(0.0, 1.0)) * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests;
