//! Each format over the same invented documents.

use nomcheck::report::concise::ConciseWriter;
use nomcheck::report::full::{Detail, FullWriter};
use nomcheck::report::json::{
    Configuration, Document, Report, RuleSet, Summary, SystemError, Tool,
};
use nomcheck::report::json_writer::JsonWriter;
use nomcheck::report::ndjson::NdjsonWriter;
use nomcheck::report::text::Palette;
use nomcheck::report::{End, Entry, Writer};
use serde_json::{Value, json};

fn finding(
    rule: &str,
    severity: &str,
    index: Option<usize>,
    field: Option<&str>,
    message: &str,
) -> Value {
    let label = index
        .and_then(|index| char::from_digit(index as u32 + 10, 36))
        .map(|c| c.to_ascii_uppercase());
    json!({
        "rule": rule, "severity": severity, "cure": "T", "certainty": "definite",
        "nomination": index.map(|index| json!({"index": index, "label": label})),
        "field": field, "args": {}, "message": message, "help": null,
        "at": [{"page": 2, "bbox": [72.0, 90.5, 300.2, 104.0]}], "excerpt": null, "fingerprint": "f1",
    })
}

fn document(
    path: &str,
    kind: &str,
    nominations: &[(&str, bool)],
    findings: Vec<Value>,
) -> Document {
    let entries: Vec<Value> = nominations
        .iter()
        .enumerate()
        .map(|(index, (title, complete))| {
            let label = (nominations.len() > 1).then(|| ["A", "B", "C"][index]);
            let status = if *complete { "complete" } else { "incomplete" };
            json!({"index": index, "label": label, "form": "sstc", "title": title, "status": status})
        })
        .collect();
    let status = match kind {
        "not_processed" => json!("not_processed"),
        "summary_deck" => Value::Null,
        _ if nominations.iter().all(|(_, complete)| *complete) => json!("complete"),
        _ => json!("incomplete"),
    };
    let source = json!({
        "path": path, "sha256": "0", "bytes": 1000, "pages": 3, "pdf_version": "1.7", "producer": null,
        "encrypted": false, "tagged": true,
    });
    let value = json!({
        "source": source, "kind": kind, "status": status, "nominations": entries, "findings": findings,
        "waived": [], "known": 0,
    });
    serde_json::from_value(value).unwrap()
}

fn documents() -> Vec<Document> {
    let mut missing = finding(
        "section-missing",
        "error",
        Some(0),
        Some("/sections/contacts"),
        "Section 10 “Contacts” is missing.",
    );
    missing["help"] = json!(
        "Ask the nominee for the contacts: a name, a telephone number and an e-mail address of everybody who can \
         answer questions about the initiative."
    );
    missing["at"] = json!([{"page": 2, "bbox": [72.0, 690.0, 300.0, 700.0]}, {"page": 3, "bbox": [72.0, 72.0, 300.0, 90.0]}]);
    let mut telephone = finding(
        "telephone-malformed",
        "error",
        Some(0),
        Some("/telephones/0"),
        "The telephone number has letters.",
    );
    telephone["excerpt"] = json!("+55 61 \u{1b}[31mAPARTADO\u{202e} 12");
    let mut misread = finding(
        "country-missing",
        "error",
        Some(2),
        Some("/country"),
        "The country is missing.",
    );
    misread["certainty"] = json!("possible");
    let mut scan = finding(
        "no-text-layer",
        "error",
        None,
        None,
        "Pages 1 to 3 are pictures: there is no text to read.",
    );
    scan["at"] = json!([]);
    scan["help"] = json!("Ask for the file from which it was printed.");
    vec![
        document(
            "in/complete.pdf",
            "nomination",
            &[("A seed bank for the dry corridor", true)],
            vec![],
        ),
        document(
            "in/incomplete.pdf",
            "nomination",
            &[(
                "Learning routes between waste pickers' cooperatives of three continents and what they taught us",
                false,
            )],
            vec![
                finding(
                    "answers-in-widgets",
                    "note",
                    None,
                    None,
                    "4 answers were read from form fields.",
                ),
                missing,
                telephone,
                finding(
                    "section-too-short",
                    "warning",
                    Some(0),
                    Some("/sections/awareness"),
                    "Section 9 has 4 words; the form expects 6.",
                ),
            ],
        ),
        document(
            "in/compendium.pdf",
            "compendium",
            &[("Salt", true), ("Buses", true), ("Bricks", false)],
            vec![
                finding(
                    "several-nominations",
                    "note",
                    None,
                    None,
                    "The file holds 3 nominations.",
                ),
                finding(
                    "section-unexpected",
                    "note",
                    Some(0),
                    None,
                    "Section 12 is not on the form.",
                ),
                finding(
                    "section-only-link",
                    "warning",
                    Some(1),
                    Some("/sections/awareness"),
                    "Only a link.",
                ),
                misread,
            ],
        ),
        document(
            "in/notes.pdf",
            "nomination",
            &[("Kitchens", true)],
            vec![finding(
                "fax-malformed",
                "note",
                Some(0),
                Some("/faxes/0"),
                "The fax number is too short.",
            )],
        ),
        document("in/scan.pdf", "not_processed", &[], vec![scan]),
        document("in/deck.pdf", "summary_deck", &[], vec![]),
    ]
}

fn end(documents: &[Document]) -> End {
    let mut summary = Summary {
        ignored: 2,
        ..Summary::default()
    };
    documents.iter().for_each(|document| summary.add(document));
    let lost = SystemError {
        source: Some("in/lost.pdf".into()),
        stage: "read".into(),
        message: "gone".into(),
    };
    let tool = Tool {
        version: "0.0.0".into(),
        rules: "r".into(),
        numbering_data: "n".into(),
        ..Tool::new([])
    };
    End {
        tool,
        summary,
        rules: RuleSet::default(),
        summary_matches: Vec::new(),
        configuration: Configuration::default(),
        system_errors: vec![lost],
        ignored: Vec::new(),
    }
}

fn written<'o>(make: impl FnOnce(&'o mut Vec<u8>) -> Box<dyn Writer + 'o>, out: &'o mut Vec<u8>) {
    let documents = documents();
    let mut writer = make(out);
    documents.iter().for_each(|document| {
        let record = None;
        let crops = &[];
        writer
            .document(&Entry {
                document,
                record,
                crops,
            })
            .unwrap();
    });
    writer.end(&end(&documents)).unwrap();
}

fn full(detail: Detail) -> String {
    let mut out = Vec::new();
    written(
        |out| Box::new(FullWriter::new(out, Palette::default(), 100, detail, "en")),
        &mut out,
    );
    String::from_utf8(out).unwrap()
}

#[test]
fn full_is_for_reading() {
    insta::assert_snapshot!(full(Detail::Normal));
}

#[test]
fn full_verbose_has_the_notes_too() {
    insta::assert_snapshot!(full(Detail::All));
}

#[test]
fn full_quiet_has_errors_and_warnings_only() {
    insta::assert_snapshot!(full(Detail::Findings));
}

#[test]
fn full_speaks_french() {
    let mut out = Vec::new();
    written(
        |out| {
            Box::new(FullWriter::new(
                out,
                Palette::default(),
                100,
                Detail::Normal,
                "fr",
            ))
        },
        &mut out,
    );
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

#[test]
fn full_keeps_to_its_width() {
    for (width, lang) in [(70, "fr"), (80, "es"), (100, "en"), (70, "pt")] {
        let mut out = Vec::new();
        written(
            |out| {
                Box::new(FullWriter::new(
                    out,
                    Palette::default(),
                    width,
                    Detail::All,
                    lang,
                ))
            },
            &mut out,
        );
        for line in String::from_utf8(out).unwrap().lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}

/// The full report on many files: the invented ones over and over, from a few countries.
fn full_of_many(lang: &str, width: usize, detail: Detail) -> String {
    let mut many = Vec::new();
    for round in 0..50 {
        for mut document in documents() {
            document.source.path = document
                .source
                .path
                .replace("in/", &format!("in/{round:02}/"));
            let countries = [Some("GH"), Some("TG"), None, Some("BR"), Some("GH")];
            for nomination in &mut document.nominations {
                nomination.country = countries[round % countries.len()].map(str::to_owned);
            }
            // Of every third round all files are complete.
            if round % 3 == 0 {
                document.findings.clear();
                document
                    .nominations
                    .iter_mut()
                    .for_each(|n| n.status = nomcheck::report::json::Status::Complete);
            }
            many.push(document);
        }
    }
    let mut out = Vec::new();
    let mut writer = FullWriter::new(&mut out, Palette::default(), width, detail, lang);
    writer.begin(many.len()).unwrap();
    for document in &many {
        let entry = Entry {
            document,
            record: None,
            crops: &[],
        };
        writer.document(&entry).unwrap();
    }
    writer.end(&end(&many)).unwrap();
    drop(writer);
    String::from_utf8(out).unwrap()
}

#[test]
fn full_on_many_files_ends_in_an_overview() {
    let report = full_of_many("en", 100, Detail::Normal);
    let at = report.find("By status").unwrap();
    insta::assert_snapshot!(&report[at..]);
    assert!(!report.contains("complete.pdf: complete"), "{report}");
    assert!(full_of_many("en", 100, Detail::All).contains("complete.pdf: complete"));
    assert!(!full_of_many("en", 100, Detail::Findings).contains("By status"));
}

#[test]
fn overview_speaks_every_language_within_its_width() {
    for lang in ["es", "fr", "pt"] {
        let report = full_of_many(lang, 72, Detail::Normal);
        let at = report
            .find("\n\nPor estado")
            .or(report.find("\n\nPar état"));
        let overview = &report[at.unwrap()..];
        assert!(
            overview.lines().all(|line| line.chars().count() <= 72),
            "{overview}"
        );
        insta::assert_snapshot!(format!("overview_{lang}"), overview);
    }
}

#[test]
fn concise_is_a_line_per_finding() {
    let mut out = Vec::new();
    written(
        |out| Box::new(ConciseWriter::new(out, Palette::default())),
        &mut out,
    );
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

#[test]
fn json_and_ndjson_hold_the_same_documents() {
    let mut out = Vec::new();
    written(
        |out| Box::new(JsonWriter::new(out, std::io::Cursor::new(Vec::new()))),
        &mut out,
    );
    let report: Report = serde_json::from_slice(&out).unwrap();
    assert_eq!(report.documents, documents());
    assert_eq!(report.summary, end(&documents()).summary);
    let mut lines = Vec::new();
    written(|out| Box::new(NdjsonWriter::new(out)), &mut lines);
    let lines = String::from_utf8(lines).unwrap();
    let from_lines: Vec<Document> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(from_lines, documents());
}

#[test]
fn json_is_as_its_schema_says() {
    let mut out = Vec::new();
    written(
        |out| Box::new(JsonWriter::new(out, std::io::Cursor::new(Vec::new()))),
        &mut out,
    );
    let schema = nomcheck::report::schema::Published::Report.schema();
    let report: Value = serde_json::from_slice(&out).unwrap();
    jsonschema::validator_for(&schema)
        .unwrap()
        .validate(&report)
        .unwrap();
}

#[test]
fn summary_counts_nominations_and_findings() {
    let summary = end(&documents()).summary;
    let expected = Summary {
        documents: 6,
        nominations: 6,
        complete: 4,
        incomplete: 2,
        not_processed: 1,
        ignored: 2,
        errors: 4,
        warnings: 2,
        notes: 4,
        waived: 0,
        known: 0,
    };
    assert_eq!(summary, expected);
}
