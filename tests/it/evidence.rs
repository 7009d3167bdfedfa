//! Taking text away needs strong evidence: without it, the text stays where it is.
//!
//! What a habit took keeps its place, size, slant and colour, but gets other letters, each of which comes once. Then nothing
//! comes again, nothing counts, leads or asks, and no word is the form's.

use std::collections::{BTreeSet, HashSet};

use nomcheck::form::{self, Form, Relation};
use nomcheck::layout::{self, Claim, Habit, Layout, Params};
use nomcheck::pdf::{self, Content, GlyphFlags};
use nomcheck::section;

use crate::samples::pdfs;
use crate::support::root;

/// Of the cases, every which is looked at. Scans have no text of the file's own.
const STEP: usize = 2;

/// What is left out of `content`.
fn left_out(content: &Content) -> Vec<Claim> {
    let laid: Layout = layout::analyze(content, &Params::default());
    let sections = section::sections(&laid);
    let answers = form::answers(&sections, &Form::built_in(), Relation::Behind);
    answers.map_or_else(|| laid.left_out.clone(), |answers| answers.left_out)
}

/// `content` with other letters where `claims` are, and these letters.
fn rewritten(content: &Content, claims: &[&Claim]) -> (Content, HashSet<char>) {
    let mut out = content.clone();
    let mut letters = '\u{4e00}'..'\u{9fa0}';
    let mut new = HashSet::new();
    for page in &mut out.pages {
        let places: Vec<_> = (claims.iter().flat_map(|c| c.text.places()))
            .filter(|at| at.page == page.number)
            .map(|at| at.bbox)
            .collect();
        let texts: Vec<String> = page
            .glyphs
            .iter()
            .map(|g| page.glyph_text(g).to_owned())
            .collect();
        page.text.clear();
        for (glyph, text) in page.glyphs.iter_mut().zip(texts) {
            let at = glyph.bbox.center();
            let claimed = places
                .iter()
                .any(|b| (b[0]..=b[2]).contains(&at.x) && (b[1]..=b[3]).contains(&at.y));
            let seen = claimed && !text.trim().is_empty() && !glyph.flags.any(GlyphFlags::HIDDEN);
            let letter = letters.next().filter(|_| seen);
            glyph.start = page.text.len() as u32;
            match letter {
                Some(letter) => {
                    new.insert(letter);
                    page.text.push(letter);
                    // The file's own marks are evidence, too.
                    for mark in [GlyphFlags::ARTIFACT, GlyphFlags::STRUCK, GlyphFlags::APART] {
                        glyph.flags = glyph.flags.without(mark);
                    }
                }
                None => page.text.push_str(&text),
            }
            glyph.len = (page.text.len() - glyph.start as usize) as u16;
        }
    }
    (out, new)
}

/// Habits whose evidence is what the text is not: no contact in a list of contacts. Letters that nobody knows do not count.
const BY_CONTENT: [Habit; 1] = [Habit::Imprint];
/// Habits that still go by looks. What they take is reported (`text-set-aside`), and given back where the form needs it.
const BY_LOOKS: [Habit; 3] = [Habit::Slanted, Habit::Turned, Habit::Drawing];

#[test]
fn text_stays_where_only_its_looks_speak_against_it() {
    let scans = root().join("tests/cases/pdf/scans");
    let typed = pdfs("tests/cases/pdf").into_iter();
    let cases = typed.filter(|path| !path.starts_with(&scans)).step_by(STEP);
    let mut tried: BTreeSet<Habit> = BTreeSet::new();
    let mut faults = Vec::new();
    for path in pdfs("samples").into_iter().chain(cases) {
        let bytes = std::fs::read(&path).unwrap();
        let Ok(document) = pdf::open(&bytes, &pdf::OpenOptions::default()) else {
            continue;
        };
        let content = pdf::read(&document.value).value;
        let claims = left_out(&content);
        let habits: BTreeSet<Habit> = claims.iter().map(|c| c.by).collect();
        for habit in habits.into_iter().filter(|h| !BY_LOOKS.contains(h)) {
            let own: Vec<&Claim> = claims.iter().filter(|c| c.by == habit).collect();
            let (changed, letters) = rewritten(&content, &own);
            tried.insert(habit);
            for claim in left_out(&changed) {
                let text = claim.text.as_str();
                let taken = text.contains(|c| letters.contains(&c));
                if taken && !BY_CONTENT.contains(&claim.by) {
                    let name = path.strip_prefix(root()).unwrap().display();
                    let (was, by) = (habit.name(), claim.by.name());
                    faults.push(format!("{name}: {by} takes what {was} took: {text:?}"));
                }
            }
        }
    }
    assert!(tried.len() >= 10, "only {tried:?} took text");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
