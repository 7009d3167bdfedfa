//! The samples: what each stage makes of them, and whether that is what `samples/truth` says.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use nomcheck::finding::Severity;
use nomcheck::form::{self, Answers, Form, Relation};
use nomcheck::geom::Place;
use nomcheck::layout;
use nomcheck::ocr::Blind;
use nomcheck::pdf;
use nomcheck::pipeline::{self, Options};
use nomcheck::record::{Nomination, Record};
use nomcheck::section;
use nomcheck::text::Text;
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
fn actual(n: &Nomination) -> Value {
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

/// The same fields of a truth, white space folded as in `actual`.
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
            let (got, want) = (folded(&actual(n)), folded(&expected(truth)));
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
            pipeline::dump(&bytes, "answers", &options(), &mut Blind)
                .unwrap_or_else(|error| format!("{error}\n"))
        );
    }
}

#[test]
fn blocks_of_two_samples() {
    for name in ["complete-latex", "table-form"] {
        let bytes = std::fs::read(root().join(format!("samples/forms/{name}.pdf"))).unwrap();
        insta::assert_snapshot!(
            format!("blocks-{name}"),
            pipeline::dump(&bytes, "blocks", &options(), &mut Blind)
                .unwrap_or_else(|error| format!("{error}\n"))
        );
    }
}

#[test]
fn malformed_files_are_distinguished() {
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
        for text in texts.chain(laid.left_out.iter().map(|c| &c.text)) {
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

/// Every PDF below a folder, in order.
pub fn pdfs(folder: &str) -> Vec<PathBuf> {
    let mut folders = vec![root().join(folder)];
    let mut out = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.extension().is_some_and(|e| e == "pdf") => out.push(path),
                false => {}
            }
        }
    }
    out.sort();
    out
}

/// A visible character's identity: what it is, and where it is.
fn marks(text: &Text) -> impl Iterator<Item = (char, u32, [u32; 4])> + '_ {
    text.characters()
        .map(|(c, at)| (c, at.page.get(), at.bbox.map(f32::to_bits)))
}

/// The texts into which the answers put what is in the blocks.
fn placed(answers: &Answers) -> Vec<&Text> {
    let claims = answers.left_out.iter().map(|c| &c.text);
    let mut out: Vec<&Text> = answers.unplaced.iter().chain(claims).collect();
    for s in &answers.summaries {
        out.extend(&s.title);
        out.extend(&s.blocks);
    }
    for n in &answers.nominations {
        let sections = n.fields.iter().filter_map(|f| f.section.as_ref());
        for section in sections.chain(&n.additional) {
            out.push(&section.heading);
            out.extend(section.blocks.iter().map(|b| &b.text));
        }
        // A joined label ("Tel./Fax") gives one value to two fields.
        for line in n.fields.iter().flat_map(|f| &f.lines) {
            if !out.contains(&line) {
                out.push(line);
            }
        }
        out.extend((n.fields.iter().flat_map(|f| &f.affiliation)).map(|line| &line.text));
    }
    out
}

/// The letters of what the answers keep as words without a place: labels, and numbers of sections, with the form's word
/// before them ("Section 4") and the end of an ordinal ("4º").
fn labels_and_numbers(answers: &Answers) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let forms = Form::built_in();
    let words: Vec<&String> = (forms.iter().flat_map(|f| &f.vocabularies))
        .flat_map(|v| &v.section_words)
        .collect();
    for n in &answers.nominations {
        let labels = n
            .fields
            .iter()
            .flat_map(|f| f.labels.iter().chain(&f.empty_labels));
        out.extend(labels.map(|l| letters(l)));
        let of_persons = n.fields.iter().flat_map(|f| &f.affiliation);
        out.extend(of_persons.map(|line| letters(&line.label)));
        let own = n.fields.iter().filter_map(|f| f.section.as_ref());
        let numbers = own.chain(&n.additional).filter_map(|s| s.number.as_ref());
        for number in numbers.chain(&n.label) {
            let number = letters(number);
            out.extend(words.iter().map(|w| letters(w) + &number));
            out.extend(["o", "a"].map(|end| number.clone() + end));
            out.insert(number);
        }
    }
    out.into_iter().map(|text| text.to_lowercase()).collect()
}

/// Whether `run` is labels of the record, one behind the other: those of a row have their values below.
fn is_made_of(run: &str, labels: &BTreeSet<String>) -> bool {
    let mut reached = vec![false; run.len() + 1];
    reached[0] = true;
    for at in 0..run.len() {
        if !reached[at] {
            continue;
        }
        let rest = &run[at..];
        for label in labels.iter().filter(|l| rest.starts_with(l.as_str())) {
            reached[at + label.len()] = true;
        }
    }
    reached[run.len()]
}

/// Of the cases, every which is looked at for lost text.
const STEP: usize = 4;

#[test]
fn every_block_ends_in_a_field_or_section_or_the_unplaced_rest() {
    // All cases take twenty seconds; a quarter of them five.
    let cases = pdfs("tests/cases/pdf").into_iter().step_by(STEP);
    let paths: Vec<PathBuf> = pdfs("samples").into_iter().chain(cases).collect();
    assert!(paths.len() > 100, "samples are missing");
    let mut faults = Vec::new();
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.strip_prefix(root()).unwrap().display();
        let Ok(document) = pdf::open(
            &bytes,
            &pdf::OpenOptions {
                passwords: options().passwords,
                ..Default::default()
            },
        ) else {
            continue;
        };
        let content = pdf::read(&document.value).value;
        let laid = layout::analyze(&content, &layout::Params::default());
        let sections = section::sections(&laid);
        let Some(answers) = form::answers(&sections, &Form::built_in(), Relation::Behind) else {
            continue;
        };
        let mut kept: HashMap<_, i32> = HashMap::new();
        for text in placed(&answers) {
            for mark in marks(text) {
                *kept.entry(mark).or_default() += 1;
            }
        }
        let mut doubled = kept.clone();
        let claimed = laid.left_out.iter().map(|c| &c.text);
        let all = || laid.blocks.iter().map(|b| &b.text).chain(claimed.clone());
        for mark in all().flat_map(marks) {
            *doubled.entry(mark).or_default() -= 1;
        }
        // Bars between the cells of a row are added.
        if doubled.iter().any(|((c, ..), n)| *n > 0 && *c != '|') {
            faults.push(format!("{name}: text is doubled"));
        }
        let recorded = labels_and_numbers(&answers);
        for text in all() {
            let mut lost = String::new();
            // The end closes the last run.
            for mark in marks(text).map(Some).chain([None]) {
                match mark.filter(|m| !kept.contains_key(m)) {
                    Some((c, ..)) => lost.push(c),
                    None => {
                        let run = std::mem::take(&mut lost);
                        let run_letters = letters(&run).to_lowercase();
                        if !is_made_of(&run_letters, &recorded) {
                            faults.push(format!("{name}: lost {run:?} of {:?}", text.as_str()));
                        }
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
