//! Recognised words on small pages made for it.

use super::*;
use crate::geom::Point;
use crate::pdf::{Face, Glyph, GlyphFlags, Tone};

/// A picture of one grey.
pub(super) fn picture(width: u32, height: u32, grey: u8) -> Picture {
    Picture {
        page: PageNumber::FIRST,
        width,
        height,
        dots_per_inch: 300.0,
        languages: Vec::new(),
        is_sample: false,
        greys: vec![grey; (width * height) as usize],
    }
}

fn page() -> PageContent {
    let mut page = PageContent::empty(PageNumber::FIRST, 600.0, 800.0);
    page.images = vec![rect(0.0, 0.0, 600.0, 800.0)];
    page
}

fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
    Rect {
        left,
        top,
        right,
        bottom,
    }
}

/// Adds visible text to a page, a letter every 5 points.
fn typed(page: &mut PageContent, text: &str, flags: GlyphFlags) {
    for (i, c) in text.chars().enumerate() {
        let (start, x) = (page.text.len() as u32, 50.0 + 5.0 * i as f32);
        page.text.push(c);
        page.glyphs.push(Glyph {
            start,
            len: c.len_utf8() as u16,
            font: 0,
            bbox: rect(x, 40.0, x + 5.0, 52.0),
            baseline: 50.0,
            size: 12.0,
            squeeze: 1.0,
            tone: Tone::default(),
            flags,
            mcid: -1,
        });
    }
}

fn content(page: PageContent) -> Content {
    Content {
        pages: vec![page],
        fonts: vec![Face::default()],
        ..Content::default()
    }
}

fn auto() -> Ocr {
    Ocr::Auto(Engine {
        name: "reader".to_owned(),
        version: "1".to_owned(),
        languages: Vec::new(),
    })
}

/// A word of letters 12 points high whose left edge and baseline are at `x` and `y`, in points, at 144 dots an inch.
fn word(text: &str, x: f32, y: f32) -> Word {
    let width = 6.0 * text.chars().count() as f32;
    Word {
        text: text.to_owned(),
        bbox: [x, y - 8.28, x + width, y].map(|v| v * 2.0),
        confidence: 0.9,
    }
}

fn text(turns: u8, lines: Vec<Vec<Word>>) -> PageText {
    let sideways = turns % 2 == 1;
    PageText {
        page: PageNumber::FIRST,
        dots_per_inch: 144.0,
        turns,
        width: if sideways { 1600 } else { 1200 },
        height: if sideways { 1200 } else { 1600 },
        lines,
    }
}

/// The page's text after `lines` were placed, with a space where words are apart.
fn placed(page: PageContent, text: PageText) -> (String, PageContent) {
    let mut content = content(page);
    place(&mut content, &[text], &auto(), &[]);
    let page = content.pages.remove(0);
    let shown = page.glyphs.iter().map(|g| page.glyph_text(g)).collect();
    (shown, page)
}

#[test]
fn pages_without_readable_text_are_wanted() {
    let wants = |page: PageContent| !wanted(&content(page), &auto()).is_empty();
    assert!(wants(page()));
    assert!(!wants(PageContent::empty(PageNumber::FIRST, 600.0, 800.0)));
    let mut written = page();
    typed(&mut written, &"word ".repeat(200), GlyphFlags::default());
    assert!(!wants(written.clone()));
    written.images.clear();
    typed(&mut written, &"x".repeat(900), GlyphFlags::UNMAPPED);
    assert!(wants(written.clone()));
    assert!(wanted(&content(written.clone()), &Ocr::Off).is_empty());
    written.read_by_ocr = true;
    assert!(!wants(written.clone()));
    let Ocr::Auto(engine) = auto() else { return };
    assert!(!wanted(&content(written), &Ocr::Force(engine)).is_empty());
}

#[test]
fn words_become_glyphs_at_their_place() {
    let line = vec![word("Seed", 100.0, 200.0), word("bank", 127.0, 200.0)];
    let (shown, page) = placed(page(), text(0, vec![line]));
    assert_eq!(shown, "Seed bank");
    assert!(page.read_by_ocr);
    let first = page.glyphs[0];
    assert_eq!((first.size, first.baseline.round()), (12.0, 200.0));
    assert_eq!(first.bbox.left.round(), 100.0);
    assert!(first.flags.any(GlyphFlags::RUN_START));
}

#[test]
fn words_of_two_columns_have_no_space_between_them() {
    let line = vec![word("Country", 100.0, 200.0), word("Ghana", 300.0, 200.0)];
    assert_eq!(placed(page(), text(0, vec![line])).0, "CountryGhana");
}

#[test]
fn what_is_typed_on_a_scan_stays_and_is_not_read_twice() {
    let mut form = page();
    typed(&mut form, "Ama", GlyphFlags::WIDGET);
    let lines = || {
        let typed = word("Arna", 50.0, 50.0);
        vec![vec![typed, word("Nominee", 150.0, 50.0)]]
    };
    assert_eq!(placed(form.clone(), text(0, lines())).0, "AmaNominee");
    // Less than what is typed says nothing new.
    typed(&mut form, &"more words ".repeat(9), GlyphFlags::default());
    let (shown, page) = placed(form, text(0, lines()));
    assert!(!shown.contains("Nominee") && !page.read_by_ocr, "{shown}");
}

#[test]
fn turned_text_runs_as_it_does_on_the_page() {
    let line = vec![word("Seed", 100.0, 200.0)];
    for (turns, corner, way) in [
        (1, Point { x: 200.0, y: 700.0 }, GlyphFlags::RUNS_UP),
        (2, Point { x: 500.0, y: 600.0 }, GlyphFlags::RUNS_DOWN),
        (3, Point { x: 400.0, y: 100.0 }, GlyphFlags::RUNS_DOWN),
    ] {
        let (_, page) = placed(page(), text(turns, vec![line.clone()]));
        let first = page.glyphs[0];
        assert!(first.flags.any(GlyphFlags::TURNED) && first.flags.any(way));
        assert!(
            (first.bbox.center().x - corner.x).abs() < 8.0
                && (first.bbox.center().y - corner.y).abs() < 8.0,
            "{turns}: {first:?}"
        );
    }
}

#[test]
fn skewed_lines_are_set_level() {
    let line = |y: f32| {
        let at = |i: usize| 60.0 + 60.0 * i as f32;
        let words = (0..8).map(|i| word("seeds", at(i), y + 0.02 * at(i)));
        words.collect::<Vec<_>>()
    };
    let lines = (1..6).map(|i| line(100.0 * i as f32)).collect();
    let (_, page) = placed(page(), text(0, lines));
    let baselines: Vec<i32> = (page.glyphs.iter())
        .map(|glyph| glyph.baseline.round() as i32)
        .collect();
    let (first, last) = (baselines[0], baselines[39]);
    assert_eq!(first, last);
}

#[test]
fn blot_before_a_line_is_a_bullet() {
    let mut blot = word("e", 80.0, 200.0);
    blot.bbox = [176.0, 388.0, 182.0, 394.0];
    let line = vec![blot, word("seeds", 100.0, 200.0)];
    assert_eq!(placed(page(), text(0, vec![line])).0, "• seeds");
}

#[test]
fn nonsense_changes_nothing() {
    let mut broken = word("Seed", 100.0, 200.0);
    broken.bbox[0] = f32::NAN;
    let noise = Word {
        confidence: 0.2,
        ..word("|~", 100.0, 200.0)
    };
    let lines = || vec![vec![broken.clone(), noise.clone()], Vec::new()];
    assert_eq!(placed(page(), text(0, lines())).1, page());
    let mut endless = text(0, vec![vec![word("Seed", 100.0, 200.0)]]);
    endless.dots_per_inch = 0.0;
    assert_eq!(placed(page(), endless).1, page());
}

#[test]
fn a_place_is_as_sure_as_its_words() {
    let line = vec![
        word("Seed", 100.0, 200.0),
        Word {
            confidence: 0.5,
            ..word("bank", 300.0, 200.0)
        },
    ];
    let mut content = content(page());
    let (recognised, warnings) = place(&mut content, &[text(0, vec![line])], &auto(), &[]);
    assert_eq!(warnings[0].args["confidence"], 0.7);
    let at = |left: f32| {
        [Place::new(
            PageNumber::FIRST,
            rect(left, 180.0, left + 50.0, 205.0),
        )]
    };
    assert_eq!(confidence(&recognised, &at(90.0)), Some(0.9));
    assert_eq!(confidence(&recognised, &at(290.0)), Some(0.5));
    assert_eq!(confidence(&recognised, &at(500.0)), Some(0.7));
    assert_eq!(confidence(&[], &at(90.0)), None);
}

#[test]
fn speck_within_a_line_is_nothing() {
    let speck = |x: f32| Word {
        bbox: [2.0 * x, 392.0, 2.0 * x + 5.0, 396.0],
        ..word("o", x, 200.0)
    };
    let line = vec![
        word("seeds", 100.0, 200.0),
        speck(133.0),
        word("a", 140.0, 200.0),
    ];
    assert_eq!(placed(page(), text(0, vec![line])).0, "seeds a");
    let line = vec![word("seeds", 100.0, 200.0), speck(150.0)];
    assert_eq!(placed(page(), text(0, vec![line])).0, "seeds");
}

#[test]
fn comma_behind_the_next_number_is_a_full_stop() {
    let line =
        |number: &str, word_: &str, y: f32| vec![word(number, 100.0, y), word(word_, 122.0, y)];
    let lines = vec![
        line("1.", "Seeds", 100.0),
        line("2,", "Partners", 200.0),
        line("12,", "Street", 300.0),
        line("3,", "of", 400.0),
        line("4,", "Well", 500.0),
    ];
    let (shown, _) = placed(page(), text(0, lines));
    assert_eq!(shown, "1. Seeds2. Partners12, Street3, of4, Well");
    // Behind typed pages it begins with any; a speck before it is not a bullet.
    let mut speck = word("e", 80.0, 200.0);
    speck.bbox = [176.0, 388.0, 182.0, 394.0];
    let specked = [vec![speck], line("8,", "Seeds", 200.0)].concat();
    let (shown, _) = placed(
        page(),
        text(0, vec![line("7.", "Partners", 100.0), specked]),
    );
    assert_eq!(shown, "7. Partners8. Seeds");
}

/// A page with a scanner's text: lines of `words` beside each other, 14 points apart.
fn layered(words: &[&str]) -> PageContent {
    let mut page = page();
    page.read_by_ocr = true;
    for (i, word) in words.iter().enumerate() {
        let from = page.glyphs.len();
        typed(&mut page, word, GlyphFlags::default());
        for glyph in &mut page.glyphs[from..] {
            glyph.bbox.top += 14.0 * i as f32;
            glyph.bbox.bottom += 14.0 * i as f32;
        }
    }
    page
}

const SAID: [&str; 12] = [
    "farmers", "keep", "their", "seeds", "together", "every", "spring", "beneath", "market",
    "houses", "without", "roofs",
];

fn sample(words: &[&str], confidence: f32) -> PageText {
    let read = |(i, said): (usize, &&str)| Word {
        confidence,
        ..word(said, 50.0, 20.0 * i as f32 + 20.0)
    };
    text(0, vec![words.iter().enumerate().map(read).collect()])
}

#[test]
fn layer_that_holds_what_the_picture_says_is_believed() {
    let layer = layered(&SAID);
    assert_eq!(compare(&layer, &sample(&SAID, 0.95)), Layer::Agrees(1.0));
    // Case, accents and spaces do not contradict, nor do a few misread letters.
    let alike = [
        "FARMERS",
        "kéep",
        "theirseeds",
        "together",
        "every",
        "spring",
        "beneath",
        "market",
        "houses",
        "without",
        "rools",
    ];
    assert_eq!(
        compare(&layer, &sample(&alike, 0.95)),
        Layer::Agrees(10.0 / 11.0)
    );
    let other: Vec<String> = SAID
        .iter()
        .map(|word| word.replace(['e', 'r'], "c"))
        .collect();
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    let contradicted = compare(&layered(&other), &sample(&SAID, 0.95));
    assert!(matches!(contradicted, Layer::Contradicted(share) if share < 0.2));
    // A picture that is hardly legible says nothing, nor do a few words.
    assert_eq!(
        compare(&layered(&other), &sample(&SAID, 0.6)),
        Layer::Unknown
    );
    assert_eq!(
        compare(&layered(&other), &sample(&SAID[..9], 0.95)),
        Layer::Unknown
    );
}

#[test]
fn samples_are_taken_of_layers_and_of_the_first_scan() {
    let engine = Engine {
        languages: ["eng", "spa"]
            .map(|code| Language {
                code: code.to_owned(),
                bytes: 0,
            })
            .to_vec(),
        ..Engine::default()
    };
    let ocr = Ocr::Auto(engine.clone());
    let mut content = content(layered(&SAID));
    let mut scan = page();
    scan.number = PageNumber::from_index(1);
    let mut plain = page();
    plain.number = PageNumber::from_index(2);
    typed(&mut plain, &"word ".repeat(200), GlyphFlags::default());
    content.pages.extend([scan, plain]);
    let taken = samples(&content, &wanted(&content, &ocr), &ocr);
    let seen: Vec<(u32, usize, usize)> = (taken.iter())
        .map(|one| (one.page.get(), one.bands.len(), one.languages.len()))
        .collect();
    // The layer's fullest band and the empty rest; a band of the scan in the first language.
    assert_eq!(seen, [(1, 2, 2), (2, 1, 1)]);
    assert_eq!(samples(&content, &[], &Ocr::Off), []);
    let words = "Las comunidades conservan las semillas desde hace siglos y las prestan cada primavera a sus vecinos de la sierra";
    let spanish: Vec<&str> = words.split(' ').collect();
    assert_eq!(
        languages(&engine, Some(&sample(&spanish, 0.9))),
        ["spa", "eng"]
    );
    assert_eq!(languages(&engine, None), ["eng", "spa"]);
}

#[test]
fn contradicted_layer_gives_way_to_what_is_legible() {
    let replaced = |confidence: f32| {
        let mut content = content(layered(&["rubbish"]));
        let read = sample(&SAID, confidence);
        let doubted = [PageNumber::FIRST];
        let (_, warnings) = place(&mut content, &[read], &auto(), &doubted);
        let by = warnings
            .first()
            .and_then(|w| w.args.get("instead-of").cloned());
        (
            content.pages[0].text.contains("rubbish") && warnings.is_empty(),
            by,
        )
    };
    assert_eq!(replaced(0.9), (false, Some("scanner".into())));
    assert_eq!(replaced(0.5), (true, None));
}

#[test]
fn hidden_text_that_was_recognised_too_is_a_layer() {
    let mut page = page();
    typed(&mut page, "Seed bank", GlyphFlags::INVISIBLE);
    typed(&mut page, "Reviewer: excellent", GlyphFlags::INVISIBLE);
    for glyph in &mut page.glyphs[9..] {
        glyph.baseline += 20.0;
    }
    let line = vec![word("Seed", 100.0, 200.0), word("bank", 127.0, 200.0)];
    let (shown, _) = placed(page, text(0, vec![line]));
    assert_eq!(shown, "Reviewer: excellentSeed bank");
}
