//! A few lines of a page, recognised before the page is: in which language the document is, so that the program reads that
//! language first, and whether the text that a scanner left behind a picture says what the picture says.
//!
//! The scanner's text is believed unless the picture says otherwise: of the longer words that were recognised surely in the
//! sample, the page's text must hold most. Where the words are does not count, nor do spaces, accents and case. Typed pages
//! are not asked: only text that was recognised in a picture of its page.

use std::collections::{BTreeMap, HashMap, HashSet};

use whatlang::{Detector, Lang};

use crate::fold;
use crate::geom::{PageNumber, Rect};
use crate::pdf::{Content, GlyphFlags, PageContent};

use super::{Engine, Ocr, PAGES, PageText, Word};

/// Height of a band, in points: some six lines of print.
const BAND: f32 = 84.0;
/// Where the band lies that tells a language, as a share of the page's height: below a header, above a foot.
const MIDDLE: f32 = 0.38;
/// A page without text over so many points has room for text of which its layer says nothing.
const GAP: f32 = 110.0;
/// Characters of a word that is compared: shorter ones are everywhere.
const LONG: usize = 4;
/// A word is sure from this confidence on.
const SURE: f32 = 0.85;
/// So many of them must be sure for the picture to say anything, and this share of the long words.
const FEWEST: usize = 10;
const LEGIBLE: f32 = 0.6;
/// Share of them that the layer must hold. A usual program misreads a letter in fifty, that is one word in ten.
const HELD: f32 = 0.8;
/// Letters of a sample that tell a language.
const LETTERS: usize = 80;

/// What is to be read of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The page.
    pub page: PageNumber,
    /// Bands across it, in points of the page as displayed; all of the page where there are no bands.
    pub bands: Vec<Rect>,
    /// In which languages, as the program names them, the first one first.
    pub languages: Vec<String>,
}

/// The samples to be read before `wanted` are, each page once: of pages with a scanner's text, and of the first one that is
/// to be recognised.
pub fn samples(content: &Content, wanted: &[PageNumber], ocr: &Ocr) -> Vec<Wanted> {
    let Some(engine) = ocr.engine() else {
        return Vec::new();
    };
    let codes: Vec<String> = engine.languages.iter().map(|l| l.code.clone()).collect();
    let layered = content.pages.iter().filter(|page| {
        matches!(ocr, Ocr::Auto(_)) && page.read_by_ocr && !wanted.contains(&page.number)
    });
    let mut all: Vec<Wanted> = layered
        .filter_map(|page| {
            Some(Wanted {
                page: page.number,
                bands: bands(page)?,
                languages: codes.clone(),
            })
        })
        .take(PAGES)
        .collect();
    let first = content
        .pages
        .iter()
        .find(|page| wanted.first() == Some(&page.number));
    if let (Some(page), [first, _, ..]) = (first, codes.as_slice()) {
        let top = page.height * MIDDLE;
        all.push(Wanted {
            page: page.number,
            bands: vec![band(page, top, top + BAND)],
            languages: vec![first.clone()],
        });
    }
    all
}

fn band(page: &PageContent, top: f32, bottom: f32) -> Rect {
    Rect {
        left: 0.0,
        top: top.max(0.0),
        right: page.width,
        bottom: bottom.min(page.height),
    }
}

/// The band of a page that has most of its text, and one without any where there is room; `None` for a page whose text does
/// not run from left to right.
fn bands(page: &PageContent) -> Option<Vec<Rect>> {
    // What a hostile page sets far outside has no place that counts.
    let shown = |glyph: &&crate::pdf::Glyph| {
        let on_page = (0.0..=page.height).contains(&glyph.bbox.center().y);
        glyph.len > 0 && on_page && !glyph.flags.any(GlyphFlags::HIDDEN)
    };
    let mut steps: BTreeMap<i32, usize> = BTreeMap::new();
    let (mut all, mut turned) = (0, 0);
    for glyph in page.glyphs.iter().filter(shown) {
        all += 1;
        turned += usize::from(glyph.flags.any(GlyphFlags::TURNED));
        *steps
            .entry((glyph.bbox.center().y / BAND * 4.0).floor() as i32)
            .or_default() += 1;
    }
    if all == 0 || turned * 2 > all {
        return None;
    }
    let step = |quarter: i32| quarter as f32 * BAND / 4.0;
    let within = |quarter: i32| {
        steps
            .range(quarter..quarter.saturating_add(4))
            .map(|(_, n)| n)
            .sum::<usize>()
    };
    let (fullest, _) = (steps.keys())
        .map(|quarter| (*quarter, within(*quarter)))
        .max_by_key(|(quarter, count)| (*count, std::cmp::Reverse(*quarter)))?;
    let mut found = vec![band(page, step(fullest), step(fullest) + BAND)];
    let mut edges = vec![0.0];
    edges.extend(
        steps
            .keys()
            .flat_map(|quarter| [step(*quarter), step(quarter.saturating_add(1))]),
    );
    edges.push(page.height);
    let gaps = edges.chunks_exact(2).filter_map(|pair| match *pair {
        [from, to] => Some((from, to)),
        _ => None,
    });
    let widest = gaps.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    if let Some((from, to)) = widest.filter(|(from, to)| to - from >= GAP) {
        let middle = (from + to) / 2.0;
        found.push(band(page, middle - BAND / 2.0, middle + BAND / 2.0));
    }
    Some(found)
}

/// The languages of `engine` with that of the sample's words first; in their own order where it is not known.
pub fn languages(engine: &Engine, sample: Option<&PageText>) -> Vec<String> {
    let mut codes: Vec<String> = engine.languages.iter().map(|l| l.code.clone()).collect();
    let words = sample
        .iter()
        .flat_map(|sample| sample.lines.iter().flatten());
    let text = words.fold(String::new(), |text, word| text + &word.text + " ");
    let known = [Lang::Eng, Lang::Fra, Lang::Por, Lang::Spa];
    let detected = Detector::with_allowlist(known.to_vec()).detect(&text);
    let enough = text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS;
    if let Some(detected) = detected.filter(|detected| enough && detected.is_reliable()) {
        // Tesseract has the same codes (ISO 639-2).
        codes.sort_by_key(|code| code != detected.lang().code());
    }
    codes
}

/// What a sample says about the scanner's text of its page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Layer {
    /// Nothing: too little was recognised surely.
    Unknown,
    /// The text holds this share of what was recognised.
    Agrees(f32),
    /// The same, but it is too little.
    Contradicted(f32),
}

/// Compares the text of `page` with a sample of its picture.
pub fn compare(page: &PageContent, sample: &PageText) -> Layer {
    let mut held = Held::new(&text_of(page, |flags| !flags.any(GlyphFlags::HIDDEN)));
    let (mut long, mut sure, mut found) = (0_usize, 0_usize, 0_usize);
    for word in sample.lines.iter().flatten() {
        let letters = squeezed(&word.text);
        if letters.chars().count() < LONG {
            continue;
        }
        long += 1;
        if word.confidence >= SURE {
            sure += 1;
            found += usize::from(held.has(&letters));
        }
    }
    if sure < FEWEST || (sure as f32) < LEGIBLE * long as f32 {
        return Layer::Unknown;
    }
    let share = found as f32 / sure as f32;
    match share >= HELD {
        true => Layer::Agrees(share),
        false => Layer::Contradicted(share),
    }
}

/// The page's text whose flags are so, in the order of the file.
fn text_of(page: &PageContent, is: impl Fn(GlyphFlags) -> bool) -> String {
    let glyphs = page.glyphs.iter().filter(|glyph| is(glyph.flags));
    glyphs.map(|glyph| page.glyph_text(glyph)).collect()
}

/// Letters and figures only, without accents and case.
fn squeezed(text: &str) -> String {
    let folded = fold::fold(text);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Bytes that may be compared to find words of one text in another.
const COMPARED: usize = 200_000_000;

/// A text in which words are looked for.
struct Held {
    /// Its letters and figures.
    letters: String,
    /// Its words.
    words: HashSet<String>,
    /// What was looked for among the letters, and whether it is there.
    known: HashMap<String, bool>,
    /// Bytes that may still be compared: beyond them only whole words are found.
    left: usize,
}

impl Held {
    fn new(text: &str) -> Held {
        Held {
            letters: squeezed(text),
            words: text.split_whitespace().map(squeezed).collect(),
            known: HashMap::new(),
            left: COMPARED,
        }
    }

    /// Whether `word`, squeezed, is in it, as a word or across the gaps of words.
    fn has(&mut self, word: &str) -> bool {
        if self.words.contains(word) {
            return true;
        }
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let Some(left) = self.left.checked_sub(self.letters.len()) else {
            return false;
        };
        self.left = left;
        let found = self.letters.contains(word);
        self.known.insert(word.to_owned(), found);
        found
    }
}

/// Takes out what is hidden on a page and was recognised in its picture: the scanner's text, cut off or laid elsewhere. Lines
/// of which most was not recognised stay, for they may be meant to be hidden.
pub(super) fn drop_hidden_layer(page: &mut PageContent, lines: &[Vec<Word>]) {
    let hidden = |flags: GlyphFlags| flags.any(GlyphFlags::HIDDEN);
    if !page.glyphs.iter().any(|glyph| hidden(glyph.flags)) {
        return;
    }
    let mut words = String::new();
    for word in lines.iter().flatten() {
        words.push_str(&word.text);
        words.push(' ');
    }
    let mut seen = Held::new(&words);
    let mut rows: BTreeMap<i32, String> = BTreeMap::new();
    let row = |glyph: &crate::pdf::Glyph| glyph.baseline.round() as i32;
    for glyph in page.glyphs.iter().filter(|glyph| hidden(glyph.flags)) {
        *rows.entry(row(glyph)).or_default() += page.glyph_text(glyph);
    }
    rows.retain(|_, text| {
        let words = text.split_whitespace().map(squeezed);
        let (mut all, mut found) = (0, 0);
        for word in words {
            all += word.len();
            found += if seen.has(&word) { word.len() } else { 0 };
        }
        found * 2 >= all
    });
    page.glyphs
        .retain(|glyph| !hidden(glyph.flags) || !rows.contains_key(&row(glyph)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_for_words_ends_at_its_budget() {
        let mut held = Held::new("The kiln owners’ asso ciation of 2024");
        for (word, there) in [("kiln", true), ("association", true), ("kilt", false)] {
            assert_eq!(held.has(word), there, "{word}");
        }
        held.left = held.letters.len() - 1;
        // Known, a word of its own, and one that would have to be looked for.
        assert!(held.has("association") && held.has("2024"));
        assert!(!held.has("associatio"));
    }
}
