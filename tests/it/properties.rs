//! What holds for any input, on inputs that are made up at random.

use std::collections::BTreeMap;

use nomcheck::geom::{PageNumber, Rect};
use nomcheck::layout::{self, Layout, Params};
use nomcheck::pdf::{Content, Face, Glyph, GlyphFlags, PageContent, Tone};
use proptest::prelude::{Strategy, prop, proptest};
use proptest::test_runner::Config;

use crate::support::{Place, root};

/// A run of letters side by side: left, top, size in points, how many, flags.
type Run = (f32, f32, f32, usize, GlyphFlags);

fn run() -> impl Strategy<Value = Run> {
    let flags = prop::sample::select(vec![
        GlyphFlags::default(),
        GlyphFlags::default(),
        GlyphFlags::default(),
        GlyphFlags::RUN_START,
        GlyphFlags::RUN_START,
        GlyphFlags::INVISIBLE,
        GlyphFlags::ARTIFACT,
        GlyphFlags::OFF_PAGE,
        GlyphFlags::WIDGET,
        GlyphFlags::COMMENT,
        GlyphFlags::FIGURE,
        GlyphFlags::TURNED.with(GlyphFlags::RUNS_UP),
        GlyphFlags::TURNED,
        GlyphFlags::VERTICAL,
    ]);
    // Columns, indents and lines come again and again, as on a page; and now and then anything.
    let left = prop::sample::select(vec![50.0_f32, 50.0, 72.0, 310.0, 400.0]);
    let left = (left, 0..8_u8, 0.0..600.0_f32)
        .prop_map(|(column, odd, any)| if odd == 0 { any } else { column });
    let top = (0..60_u8, 0..8_u8, -20.0..860.0_f32).prop_map(|(line, odd, any)| {
        match odd {
            0 => any,
            // Above and below all that a page can show.
            1 if line == 0 => -1e30,
            1 if line == 1 => 1e30,
            _ => 14.0 * f32::from(line),
        }
    });
    let size = prop::sample::select(vec![10.0_f32, 10.0, 10.0, 7.0, 16.0]);
    (left, top, size, 1..20_usize, flags)
}

fn ruling() -> impl Strategy<Value = Rect> {
    (0..500_u16, 0..800_u16, 0..300_u16, prop::bool::ANY).prop_map(|(left, top, length, level)| {
        let (left, top, length) = (f32::from(left), f32::from(top), f32::from(length));
        let (width, height) = if level { (length, 0.5) } else { (0.5, length) };
        Rect {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    })
}

/// Pages of runs and rulings in which each glyph is a letter of its own, so that the test sees where it went.
fn content(pages: &[(Vec<Run>, Vec<Rect>)]) -> Content {
    // Ideographs: no case, no hyphens, no marks, and no list begins with them.
    let mut letters = ('\u{4e00}'..'\u{9fa0}').step_by(1);
    let pages = pages.iter().enumerate().map(|(index, (runs, rulings))| {
        let mut page = PageContent::empty(PageNumber::from_index(index), 595.0, 842.0);
        page.rulings.clone_from(rulings);
        for (left, top, size, n, flags) in runs {
            for i in 0..*n {
                let letter = letters.next().expect("fewer letters than there are");
                let left = left + i as f32 * size;
                page.glyphs.push(Glyph {
                    start: page.text.len() as u32,
                    len: letter.len_utf8() as u16,
                    font: 0,
                    bbox: Rect {
                        left,
                        top: *top,
                        right: left + size,
                        bottom: top + size,
                    },
                    baseline: top + 0.8 * size,
                    size: *size,
                    squeeze: 1.0,
                    tone: Tone::default(),
                    flags: *flags,
                    mcid: -1,
                });
                page.text.push(letter);
            }
        }
        page
    });
    Content {
        pages: pages.collect(),
        fonts: vec![Face::default()],
        ..Content::default()
    }
}

/// Where each letter went: how often, by letter.
fn placed(layout: &Layout) -> BTreeMap<char, usize> {
    let flows = layout.blocks.iter().map(|block| block.text.as_str());
    let left_out = layout.left_out.iter().map(|claim| claim.text.as_str());
    let notes = layout.footnotes.iter();
    let notes = notes.flat_map(|note| [note.mark.as_str(), note.text.as_str()]);
    let hidden = layout.hidden.iter().map(|(text, _)| text.as_str());
    let all = flows.chain(left_out).chain(notes).chain(hidden);
    let mut placed = BTreeMap::new();
    for letter in all.flat_map(str::chars).filter(|c| !c.is_whitespace()) {
        *placed.entry(letter).or_insert(0) += 1;
    }
    placed
}

proptest! {
    #![proptest_config(Config { cases: 256, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_glyph_comes_out_of_layout_once(
        pages in prop::collection::vec((prop::collection::vec(run(), 0..40), prop::collection::vec(ruling(), 0..8)), 1..4)
    ) {
        let content = content(&pages);
        let layout = layout::analyze(&content, &Params::default());
        let placed = placed(&layout);
        for page in &content.pages {
            for letter in page.text.chars() {
                assert_eq!(placed.get(&letter), Some(&1), "{letter}");
            }
        }
    }
}

proptest! {
    #![proptest_config(Config { cases: 6, failure_persistence: None, ..Config::default() })]

    #[test]
    fn order_of_the_files_changes_nothing_about_a_file(
        names in proptest::strategy::Just(NAMES.to_vec()).prop_shuffle(),
        jobs in 1..4_usize
    ) {
        let place = Place::with(&[]);
        for name in NAMES {
            let sample = root().join("samples").join(name);
            std::fs::copy(sample, place.path(name.rsplit('/').next().unwrap())).unwrap();
        }
        let documents = |names: &[&str]| {
            let names: Vec<&str> = names.iter().map(|name| name.rsplit('/').next().unwrap()).collect();
            // What is found only between documents is on the later one.
            let args = format!(
                "check {} --output json --ignore duplicate-file,near-duplicate,same-nominee,summary-without-nomination --jobs {jobs}",
                names.join(" ")
            );
            let report = place.run(&args).ends(1).json();
            let documents = report["documents"].as_array().unwrap().clone();
            let path = |document: &serde_json::Value| document["source"]["path"].as_str().unwrap().to_owned();
            documents.into_iter().map(|document| (path(&document), document)).collect::<BTreeMap<_, _>>()
        };
        assert_eq!(documents(&names), documents(NAMES));
    }
}

const NAMES: &[&str] = &[
    "forms/complete-latex.pdf",
    "forms/incomplete.pdf",
    "forms/french.pdf",
    "forms/scan.pdf",
    "malformed/truncated.pdf",
];
