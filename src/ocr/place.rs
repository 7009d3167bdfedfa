//! Recognised words → glyphs of the page.
//!
//! Skewed lines are set level, letters that are nearly of one size get one, a small blot before a line is a bullet and one
//! within it nothing.

use crate::geom::Rect;
use crate::pdf::{Face, Glyph, GlyphFlags, PageContent, Tone};

use super::line::{Measures, measure};
use super::samples::drop_hidden_layer;
use super::wanted::Need;
use super::{PageText, Recognised, WORD_BYTES, WORDS, Word};

/// Ascent and descent of a glyph's box, in em.
const ASCENT: f32 = 0.8;
const DESCENT: f32 = 0.22;
/// Words further apart than this, in em, belong to two columns or cells: no space is between them.
const APART: f32 = 1.2;
/// Sizes that differ by less than this share from the page's own are the same; those of a few letters by less than the
/// second, as one misread letter makes them another.
const SAME_SIZE: f32 = 0.12;
const SAME_SIZE_OF_FEW: f32 = 0.45;
/// So many letters are few.
const FEW: usize = 6;
/// Steeper lines are not the skew of a scan.
const STEEPEST: f32 = 0.1;
/// Words below this are noise where they have no letter or figure.
const NOISE: f32 = 0.6;
/// How many times as many letters as a page has must be recognised beside them to count.
const MORE: usize = 1;

/// The font of recognised text.
pub(super) fn face() -> Face {
    Face {
        name: "recognised".to_owned(),
        space: 0.26,
        ..Face::default()
    }
}

/// Gives `page` the glyphs of `text`; `None`, with the page as it was, where there is no text to give. `number` is the last one
/// that began a line on the pages before, and becomes that of this page.
pub(super) fn place(
    page: &mut PageContent,
    text: &PageText,
    need: Need,
    font: usize,
    number: &mut Option<u32>,
) -> Option<Recognised> {
    let points = 72.0 / text.dots_per_inch;
    if !(points.is_finite() && points > 0.0) || text.turns > 3 {
        return None;
    }
    let kept = |glyph: &Glyph| {
        let apart = GlyphFlags::WIDGET
            .with(GlyphFlags::COMMENT)
            .with(GlyphFlags::APART)
            .with(GlyphFlags::HIDDEN);
        need == Need::Rest || glyph.flags.any(apart)
    };
    let shown: Vec<Rect> = (page.glyphs.iter())
        .filter(|glyph| kept(glyph) && glyph.len > 0 && !glyph.flags.any(GlyphFlags::HIDDEN))
        .map(|glyph| glyph.bbox)
        .collect();
    let frame = Frame {
        turns: text.turns,
        width: page.width,
        height: page.height,
    };
    let skew = skew(text);
    let mut lines = Vec::new();
    let mut left = WORDS;
    for words in &text.lines {
        let words: Vec<Word> = (words.iter())
            .filter(|word| is_word(word))
            .take(left)
            .map(|word| level(word, skew, text, points))
            .filter(|word| {
                let center = frame.to_page(rect(word)).center();
                !shown.iter().any(|glyph| glyph.contains(center))
            })
            .collect();
        left -= words.len();
        if let Some(measures) = measure(&words) {
            lines.push((words, measures));
        }
    }
    let letters = |words: &[Word]| words.iter().map(|w| w.text.chars().count()).sum::<usize>();
    let found: usize = lines.iter().map(|(words, _)| letters(words)).sum();
    if found == 0 || need == Need::Rest && found <= MORE * shown.len() {
        return None;
    }
    even_out(&mut lines);
    if need == Need::All {
        drop_hidden_layer(page, &text.lines);
    }
    let mut writer = Writer {
        font: u16::try_from(font).unwrap_or(u16::MAX),
        frame,
        page,
    };
    writer.page.glyphs.retain(kept);
    for (words, measures) in &mut lines {
        drop_specks(words, measures);
        mark_bullet(words, measures);
        mark_number(words, number);
        writer.line(words, *measures);
    }
    page.read_by_ocr = true;
    // They are what was read.
    page.images.clear();
    Some(recognised(page, &lines, &frame))
}

fn recognised(page: &PageContent, lines: &[(Vec<Word>, Measures)], frame: &Frame) -> Recognised {
    let words = || lines.iter().flat_map(|(words, _)| words);
    let weight = |word: &Word| word.text.chars().count() as f32;
    let all: f32 = words().map(weight).sum();
    let sure: f32 = words().map(|w| w.confidence * weight(w)).sum();
    Recognised {
        page: page.number,
        confidence: (sure / all.max(1.0)).clamp(0.0, 1.0),
        words: words()
            .map(|w| (frame.to_page(rect(w)), w.confidence))
            .collect(),
    }
}

fn rect(word: &Word) -> Rect {
    let [left, top, right, bottom] = word.bbox;
    Rect {
        left,
        top,
        right,
        bottom,
    }
}

/// Whether a word makes sense: it has a place, and is not a blot.
fn is_word(word: &Word) -> bool {
    let [left, top, right, bottom] = word.bbox;
    let placed = word.bbox.iter().all(|v| v.is_finite()) && left < right && top < bottom;
    let said = !word.text.trim().is_empty() && word.text.len() <= WORD_BYTES;
    let noise = word.confidence < NOISE && !word.text.contains(char::is_alphanumeric);
    placed && said && !noise
}

/// By how many pixels lines fall for each to the right: the median of the page's longer lines.
fn skew(text: &PageText) -> f32 {
    let least = text.width as f32 * 0.25;
    let slope = |words: &Vec<Word>| {
        let ends = |word: &&Word| {
            word.text.contains(char::is_alphanumeric)
                && !word
                    .text
                    .contains(['g', 'j', 'p', 'q', 'y', ',', ';', '(', 'Q'])
        };
        let mut standing = words.iter().filter(ends);
        let first = standing.next()?;
        let last = standing.next_back()?;
        let middle = |word: &Word| (word.bbox[0] + word.bbox[2]) / 2.0;
        let run = middle(last) - middle(first);
        (run > least).then(|| (last.bbox[3] - first.bbox[3]) / run)
    };
    let mut slopes: Vec<f32> = text.lines.iter().filter_map(slope).collect();
    slopes.sort_by(f32::total_cmp);
    let middle = slopes.get(slopes.len() / 2).copied().unwrap_or(0.0);
    match slopes.len() >= 3 && middle.abs() > 0.001 && middle.abs() < STEEPEST {
        true => middle,
        false => 0.0,
    }
}

/// The word where it would be on a level page, in points.
fn level(word: &Word, skew: f32, text: &PageText, points: f32) -> Word {
    let [left, top, right, bottom] = word.bbox;
    let (cx, cy) = (text.width as f32 / 2.0, text.height as f32 / 2.0);
    let (x, y) = ((left + right) / 2.0, (top + bottom) / 2.0);
    // A box around slanted ink is higher than the ink.
    let fold = (skew.abs() * (right - left) / 2.0).min((bottom - top) * 0.2);
    let (dx, dy) = (skew * (y - cy), -skew * (x - cx));
    let moved = [left + dx, top + dy + fold, right + dx, bottom + dy - fold];
    Word {
        text: word.text.clone(),
        bbox: moved.map(|v| v * points),
        confidence: word.confidence,
    }
}

/// Gives lines that are nearly of the page's own size that size; others are rounded to half points.
fn even_out(lines: &mut [(Vec<Word>, Measures)]) {
    let letters = |words: &[Word]| words.iter().map(|w| w.text.chars().count()).sum::<usize>();
    let mut sizes: Vec<(f32, usize)> = (lines.iter())
        .map(|(words, m)| (m.size, letters(words)))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, n)| n).sum::<usize>() / 2;
    let mut passed = 0;
    let own = sizes.iter().find(|(_, n)| {
        passed += n;
        passed > half
    });
    let Some((own, _)) = own.copied() else { return };
    let own = (own * 2.0).round().max(1.0) / 2.0;
    for (words, measures) in lines {
        let within = match letters(words) <= FEW {
            true => SAME_SIZE_OF_FEW,
            false => SAME_SIZE,
        };
        let near = (measures.size / own - 1.0).abs() < within;
        measures.size = match near {
            true => own,
            false => (measures.size * 2.0).round().max(1.0) / 2.0,
        };
    }
}

/// A single character at the start of a line, set off from it, that is smaller than any letter and hovers above the
/// baseline is a bullet, whatever it was taken for.
fn mark_bullet(words: &mut [Word], measures: &Measures) {
    let [first, second, ..] = words else { return };
    let [left, top, right, bottom] = first.bbox;
    let size = measures.size;
    let lone = first.text.chars().count() <= 2;
    let small = bottom - top < 0.45 * size && right - left < 0.5 * size;
    let round = (0.6..1.7).contains(&((right - left) / (bottom - top)));
    let hovers = bottom < measures.baseline - 0.04 * size;
    let set_off = second.bbox[0] - right > 0.25 * size;
    if lone && small && round && hovers && set_off {
        first.text = "•".to_owned();
    }
}

/// A word that is smaller than any letter and lies in the middle or at the end of its line is a speck, whatever it was taken
/// for. What joins or parts words is wider, or is read with the word before it.
fn drop_specks(words: &mut Vec<Word>, measures: &Measures) {
    let mut begun = false;
    words.retain(|word| {
        let [left, top, right, bottom] = word.bbox;
        let small = (bottom - top).max(right - left) < 0.28 * measures.size;
        let speck = small && begun;
        begun = true;
        !speck
    });
}

/// A comma behind the number that begins a line is a full stop, where the number is the next one after that of an earlier
/// line: a speck, or a poor copy, makes the one of the other. A speck before it is not a bullet then.
fn mark_number(words: &mut Vec<Word>, last: &mut Option<u32>) {
    let speck = usize::from(words.first().is_some_and(|word| word.text == "•"));
    let [first, second, ..] = words.get_mut(speck..).unwrap_or_default() else {
        return;
    };
    let figures = first.text.trim_end_matches(['.', ')', ',']);
    let Ok(number) = figures.parse::<u32>() else {
        return;
    };
    let next = match *last {
        Some(last) => number == last + 1,
        // The first scanned page may be any.
        None => !first.text.ends_with(','),
    };
    let printed = figures.len() <= 2 && figures.len() + 1 == first.text.len();
    if next && printed && second.text.starts_with(char::is_uppercase) {
        *last = Some(number);
        if first.text.ends_with(',') {
            first.text = format!("{number}.");
        }
        words.drain(..speck);
    }
}

/// Where a page is that was turned so that its text runs from left to right.
#[derive(Debug, Clone, Copy)]
struct Frame {
    turns: u8,
    /// Size of the page as displayed, in points.
    width: f32,
    height: f32,
}

impl Frame {
    /// Turned page → page as displayed.
    fn to_page(self, r: Rect) -> Rect {
        let (w, h) = (self.width, self.height);
        match self.turns {
            1 => Rect {
                left: r.top,
                top: h - r.right,
                right: r.bottom,
                bottom: h - r.left,
            },
            2 => Rect {
                left: w - r.right,
                top: h - r.bottom,
                right: w - r.left,
                bottom: h - r.top,
            },
            3 => Rect {
                left: w - r.bottom,
                top: r.left,
                right: w - r.top,
                bottom: r.right,
            },
            _ => r,
        }
    }

    /// The baseline at `y`: a y, or an x for text that runs up or down the page.
    fn baseline(self, y: f32) -> f32 {
        match self.turns {
            2 => self.height - y,
            3 => self.width - y,
            _ => y,
        }
    }

    /// Which way the text runs on the page as displayed.
    fn flags(self) -> GlyphFlags {
        let turned = GlyphFlags::TURNED;
        match self.turns {
            1 => turned.with(GlyphFlags::RUNS_UP),
            2 => turned.with(GlyphFlags::RUNS_UP).with(GlyphFlags::RUNS_DOWN),
            3 => turned.with(GlyphFlags::RUNS_DOWN),
            _ => GlyphFlags::default(),
        }
    }
}

/// Writes glyphs onto a page.
struct Writer<'p> {
    font: u16,
    frame: Frame,
    page: &'p mut PageContent,
}

impl Writer<'_> {
    fn line(&mut self, words: &[Word], measures: Measures) {
        let mut before: Option<f32> = None;
        for word in words {
            let [left, _, right, _] = word.bbox;
            let gap = before.map(|before| left - before);
            let joined = gap.is_some_and(|gap| gap < APART * measures.size);
            if let (true, Some(from)) = (joined, before) {
                self.glyph(' ', from.min(left)..left, measures, false);
            }
            let all: f32 = word.text.chars().map(width).sum();
            let scale = (right - left) / all.max(f32::EPSILON);
            let mut x = left;
            for (i, c) in word.text.chars().enumerate() {
                let end = x + width(c) * scale;
                self.glyph(c, x..end, measures, i == 0 && !joined);
                x = end;
            }
            before = Some(right);
        }
    }

    fn glyph(&mut self, c: char, x: std::ops::Range<f32>, measures: Measures, starts: bool) {
        let Ok(start) = u32::try_from(self.page.text.len()) else {
            return;
        };
        self.page.text.push(c);
        let Measures { baseline, size } = measures;
        let bbox = Rect {
            left: x.start,
            top: baseline - ASCENT * size,
            right: x.end,
            bottom: baseline + DESCENT * size,
        };
        let mut flags = self.frame.flags();
        if starts {
            flags = flags.with(GlyphFlags::RUN_START);
        }
        self.page.glyphs.push(Glyph {
            start,
            len: c.len_utf8() as u16,
            font: self.font,
            bbox: self.frame.to_page(bbox),
            baseline: self.frame.baseline(baseline),
            size,
            squeeze: 1.0,
            tone: Tone::default(),
            flags,
            mcid: -1,
        });
    }
}

/// Width of a character beside others, in em: a word's box is shared out by it.
fn width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | '‘' | 'í' => 0.25,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '"' | '/' | '“' | '”' => 0.33,
        'm' | 'w' | 'M' | 'W' | '@' | '—' | '…' => 0.85,
        _ if c.is_uppercase() => 0.68,
        _ => 0.53,
    }
}
