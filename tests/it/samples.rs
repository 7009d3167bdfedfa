//! The samples: what each stage makes of them, and whether that is what `samples/truth` says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use nomcheck::finding::Severity;
use nomcheck::geom::Place;
use nomcheck::layout;
use nomcheck::pdf;
use nomcheck::pipeline::{self, Options};
use nomcheck::record::{Nomination, Record};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every form sample with its truth, by name.
fn samples() -> Vec<(String, Vec<u8>, Value)> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(root().join("samples/forms"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
        .collect();
    names.sort();
    assert!(names.len() >= 16, "samples are missing");
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let truth = std::fs::read(root().join(format!("samples/truth/{name}.json"))).unwrap();
        (
            name,
            std::fs::read(&path).unwrap(),
            serde_json::from_slice(&truth).unwrap(),
        )
    };
    names.into_iter().map(read).collect()
}

/// The office's settings for the samples: the password of the encrypted one, reserved hosts allowed.
fn options() -> Options {
    let mut options = Options {
        passwords: vec!["secret".to_owned()],
        ..Options::default()
    };
    let hosts = ["example.org", "example.com", "example.net"]
        .map(str::to_owned)
        .to_vec();
    let rule = options
        .rules
        .options
        .entry("email-suspicious".to_owned())
        .or_default();
    rule.insert("allow-hosts".to_owned(), hosts);
    options
}

/// What the truth says of a nomination, in the truth's own shape.
fn told(n: &Nomination) -> Value {
    let texts = |list: &[nomcheck::record::Telephone]| {
        list.iter().map(|t| t.text.clone()).collect::<Vec<_>>()
    };
    let blocks = |blocks: &[nomcheck::record::Block]| {
        blocks.iter().map(|b| b.text.clone()).collect::<Vec<_>>()
    };
    json!({
        "label": n.label,
        "form": n.form,
        "title": n.title.as_ref().map(|t| &t.text),
        "nominee": n.nominee.as_ref().map(|p| json!({
            "honorific": p.honorific, "name": p.name, "function": p.function, "organisation": p.organisation,
        })),
        "country": n.country.as_ref().map(|c| &c.text),
        "telephones": texts(&n.telephones),
        "faxes": texts(&n.faxes),
        "emails": n.emails.iter().map(|e| e.text.clone()).collect::<Vec<_>>(),
        "fields": n.fields.iter().map(|(k, f)| (k.clone(), f.text.clone())).collect::<BTreeMap<_, _>>(),
        "sections": n.sections.iter().map(|(k, s)| (k.clone(), blocks(&s.blocks))).collect::<BTreeMap<_, _>>(),
        "additional_sections": n.additional_sections.iter().map(|s| json!({
            "number": s.number, "heading": s.heading, "paragraphs": blocks(&s.blocks),
        })).collect::<Vec<_>>(),
        "order": n.order,
        "language": n.language,
    })
}

/// The same fields of a truth, white space folded as in `told`.
fn expected(truth: &Value) -> Value {
    let mut out = truth.clone();
    if let Some(n) = out.as_object_mut() {
        n.remove("footnotes");
        if let Some(nominee) = n.get_mut("nominee").and_then(Value::as_object_mut) {
            nominee.remove("text");
        }
    }
    out
}

/// White space and the kinds of spaces do not count.
fn folded(value: &Value) -> Value {
    match value {
        Value::String(s) => Value::String(s.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Array(a) => Value::Array(a.iter().map(folded).collect()),
        Value::Object(o) => Value::Object(o.iter().map(|(k, v)| (k.clone(), folded(v))).collect()),
        other => other.clone(),
    }
}

#[test]
fn records_are_what_the_truth_says() {
    for (name, bytes, truth) in samples() {
        let record = pipeline::check_bytes(&bytes, &name, &options())
            .facts
            .record;
        assert_eq!(
            serde_json::to_value(record.kind).unwrap(),
            truth["kind"],
            "{name}"
        );
        let nominations = truth["nominations"].as_array().unwrap();
        assert_eq!(record.nominations.len(), nominations.len(), "{name}");
        for (n, truth) in record.nominations.iter().zip(nominations) {
            let (got, want) = (folded(&told(n)), folded(&expected(truth)));
            for (key, value) in want.as_object().unwrap() {
                assert_eq!(&got[key], value, "{name}: {key}");
            }
        }
    }
}

#[test]
fn errors_and_warnings_are_what_the_truth_says() {
    for (name, bytes, truth) in samples() {
        let found = pipeline::check_bytes(&bytes, &name, &options()).findings;
        let mut got: Vec<Value> = found
            .iter()
            .filter(|f| f.severity != Severity::Note)
            .map(|f| json!([f.rule, f.field]))
            .collect();
        let mut want = truth["findings"].as_array().unwrap().clone();
        got.sort_by_key(Value::to_string);
        want.sort_by_key(Value::to_string);
        assert_eq!(got, want, "{name}");
    }
}

#[test]
fn answers_of_every_sample() {
    for (name, bytes, _) in samples() {
        insta::assert_snapshot!(
            format!("answers-{name}"),
            pipeline::dump(&bytes, "answers", &options())
        );
    }
}

#[test]
fn blocks_of_two_samples() {
    for name in ["complete-latex", "table-form"] {
        let bytes = std::fs::read(root().join(format!("samples/forms/{name}.pdf"))).unwrap();
        insta::assert_snapshot!(
            format!("blocks-{name}"),
            pipeline::dump(&bytes, "blocks", &options())
        );
    }
}

#[test]
fn malformed_files_are_told_apart() {
    let mut out = String::new();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root().join("samples/malformed"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let outcome = pipeline::check_bytes(&bytes, "file.pdf", &options());
        let found: Vec<String> = outcome
            .findings
            .iter()
            .map(|f| format!("{} {:?}", f.rule, f.args))
            .collect();
        let name = Path::new(path.file_name().unwrap()).display().to_string();
        out += &format!("{name}: {:?} {found:?}\n", outcome.facts.record.problem);
    }
    insta::assert_snapshot!(out);
}

/// The letters and digits that the page shows inside `places`, accents taken off.
fn shown(content: &pdf::Content, places: &[Place]) -> String {
    let mut out = String::new();
    for place in places {
        let page = &content.pages[place.page.index()];
        let mut inside: Vec<&pdf::Glyph> = page
            .glyphs
            .iter()
            .filter(|g| {
                !g.flags.any(pdf::GlyphFlags::HIDDEN) && place.rect().contains(g.bbox.center())
            })
            .collect();
        inside.sort_by(|a, b| a.bbox.left.total_cmp(&b.bbox.left));
        let largest = inside.iter().map(|g| g.size).fold(0.0, f32::max);
        for glyph in inside.iter().filter(|g| g.size > 0.85 * largest) {
            out += page.glyph_text(glyph);
        }
    }
    letters(&out)
}

fn letters(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c) && c.is_alphanumeric())
        .collect()
}

/// Every value of a record with its places.
fn values(record: &Record) -> Vec<(String, &[Place])> {
    let mut out: Vec<(String, &[Place])> = Vec::new();
    for n in &record.nominations {
        out.extend(n.title.iter().map(|t| (t.text.clone(), t.at.as_slice())));
        out.extend(n.nominee.iter().map(|p| (p.text.clone(), p.at.as_slice())));
        out.extend(n.country.iter().map(|c| (c.text.clone(), c.at.as_slice())));
        out.extend(
            n.telephones
                .iter()
                .chain(&n.faxes)
                .map(|t| (t.text.clone(), t.at.as_slice())),
        );
        out.extend(n.emails.iter().map(|e| (e.text.clone(), e.at.as_slice())));
        for section in n.sections.values() {
            out.extend(
                section
                    .blocks
                    .iter()
                    .map(|b| (b.text.clone(), b.at.as_slice())),
            );
            out.extend(
                section
                    .urls
                    .iter()
                    .map(|u| (u.text.clone(), u.at.as_slice())),
            );
        }
        for section in &n.additional_sections {
            out.extend(
                section
                    .blocks
                    .iter()
                    .map(|b| (b.text.clone(), b.at.as_slice())),
            );
        }
        out.extend(
            n.footnotes
                .iter()
                .map(|f| (f.text.clone(), f.at.as_slice())),
        );
    }
    out
}

#[test]
fn text_inside_at_is_the_value() {
    for (name, bytes, _) in samples() {
        let open = pdf::OpenOptions {
            passwords: vec!["secret".to_owned()],
            ..pdf::OpenOptions::default()
        };
        let Ok(document) = pdf::open(&bytes, &open) else {
            continue;
        };
        let content = pdf::read(&document.value).value;
        let record = pipeline::check_bytes(&bytes, &name, &options())
            .facts
            .record;
        for (text, at) in values(&record) {
            assert!(!at.is_empty(), "{name}: {text} has no place");
            assert_eq!(shown(&content, at), letters(&text), "{name}");
        }
    }
}

#[test]
fn every_visible_character_is_kept_by_the_layout() {
    for (name, bytes, _) in samples() {
        let open = pdf::OpenOptions {
            passwords: vec!["secret".to_owned()],
            ..pdf::OpenOptions::default()
        };
        let Ok(document) = pdf::open(&bytes, &open) else {
            continue;
        };
        let content = pdf::read(&document.value).value;
        let laid = layout::analyze(&content, &layout::Params::default());
        let mut on_page: Vec<char> = Vec::new();
        for page in &content.pages {
            for glyph in page
                .glyphs
                .iter()
                .filter(|g| !g.flags.any(pdf::GlyphFlags::HIDDEN))
            {
                on_page.extend(letters(page.glyph_text(glyph)).chars());
            }
        }
        let mut kept: Vec<char> = Vec::new();
        let texts = laid.blocks.iter().map(|b| &b.text);
        for text in texts.chain(&laid.furniture).chain(&laid.aside) {
            kept.extend(letters(text.as_str()).chars());
        }
        for note in &laid.footnotes {
            kept.extend(letters(note.text.as_str()).chars());
        }
        on_page.sort_unstable();
        kept.sort_unstable();
        // Footnote marks are taken out, on the line and before the note.
        let lost = on_page.len() as i64 - kept.len() as i64;
        assert!(
            (0..=4 * laid.footnotes.len() as i64).contains(&lost),
            "{name}: {lost} characters lost"
        );
    }
}
