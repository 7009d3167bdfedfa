//! How forms ask: by bullets, with hints, with headings over parts; and header values without what parts them. Each test
//! has the smallest page that shows it.

use serde_json::Value;

use crate::nominations::complete;
use crate::support::Place;
use crate::tiny_pdf::{Line, Mark, drawn, page};

const FORM: &str = r#"name = "tools"
title = "Tools"
min-headings = 2

[[field]]
key = "organisation"
type = "text"
required = false
cure = "T"

[[field]]
key = "what"
type = "section"
required = true
cure = "S"

[[field]]
key = "criteria"
type = "section"
required = false
cure = "S"

[[field]]
key = "food"
type = "section"
required = false
cure = "S"

[[field]]
key = "plan"
type = "section"
required = false
cure = "S"

[[field]]
key = "how"
type = "section"
required = true
cure = "S"
"#;

const ENGLISH: &str = r#"language = "en"
instructions = ["Including its acronym (if any)"]

[printed]
organisation = ["Name of organisation"]
what = ["What do you do?"]
criteria = ["Selection criteria"]
food = ["Food security"]
plan = ["Plan"]
how = ["How do you keep it going?"]
"#;

const LENDS: &str =
    "The cooperative lends tools to its members and repairs them on Saturdays in the hall.";
const PAYS: &str =
    "Members pay a small sum a year, and whoever breaks a tool helps to mend it again.";

/// The first nomination of the record of a page of `lines`, and what is reported about it.
fn read(lines: &[Line]) -> (Value, String) {
    read_pdf(&page(lines))
}

/// The same of a PDF.
fn read_pdf(pdf: &str) -> (Value, String) {
    let place = Place::with(&[
        ("g/form.toml", FORM),
        ("g/en.toml", ENGLISH),
        ("a.pdf", pdf),
    ]);
    let record = place.run("extract --form g a.pdf").ends(0).stdout;
    let record: Value = serde_json::from_str(&record).expect("JSON");
    let findings = place.run("check --form g a.pdf --output concise").stdout;
    (record["nominations"][0].clone(), findings)
}

#[test]
fn questions_that_are_items_of_a_list_are_headings() {
    let (nomination, _) = read(&[
        Line::Plain("- What do you do?"),
        Line::Plain(LENDS),
        Line::Plain(""),
        Line::Plain("- How do you keep it going?"),
        Line::Plain(PAYS),
    ]);
    assert_eq!(nomination["sections"]["what"]["text"], LENDS);
    assert_eq!(nomination["sections"]["how"]["text"], PAYS);
}

#[test]
fn hint_of_the_form_below_a_label_is_no_value() {
    let (nomination, _) = read(&[
        Line::Plain("Name of organisation: Tool Society"),
        Line::Plain("Including its acronym (if any)"),
        Line::Bold("What do you do?"),
        Line::Plain(LENDS),
        Line::Plain(""),
        Line::Bold("How do you keep it going?"),
        Line::Plain(PAYS),
    ]);
    assert_eq!(nomination["fields"]["organisation"]["text"], "Tool Society");
}

#[test]
fn heading_above_its_parts_is_not_empty() {
    let (nomination, findings) = read(&[
        Line::Bold("1. What do you do?"),
        Line::Plain(LENDS),
        Line::Plain(""),
        Line::Bold("2. Selection criteria"),
        Line::Plain(""),
        Line::Bold("2.1 Food security"),
        Line::Plain(PAYS),
        Line::Plain(""),
        Line::Bold("3. How do you keep it going?"),
        Line::Plain(PAYS),
    ]);
    assert_eq!(nomination["sections"]["food"]["text"], PAYS);
    assert!(!findings.contains("section-empty"), "{findings}");
}

#[test]
fn line_with_the_section_s_name_heads_a_part_of_its_answer() {
    let (nomination, _) = read(&[
        Line::Bold("1. What do you do?"),
        Line::Plain(LENDS),
        Line::Plain(""),
        Line::Bold("2. Selection criteria"),
        Line::Plain(PAYS),
        Line::Plain(""),
        Line::Bold("Further selection criteria"),
        Line::Plain(LENDS),
        Line::Plain(""),
        Line::Bold("3. How do you keep it going?"),
        Line::Plain(PAYS),
    ]);
    let criteria = nomination["sections"]["criteria"]["text"].as_str();
    assert!(criteria.is_some_and(|t| t.contains(LENDS)), "{criteria:?}");
}

#[test]
fn words_for_numbers_above_headings_are_no_answers() {
    let questions = [
        ("One", "What do you do?", LENDS),
        ("Two", "Selection criteria", PAYS),
        ("Three", "Food security", PAYS),
        ("Four", "Plan", LENDS),
        ("Five", "How do you keep it going?", PAYS),
    ];
    let mut marks = Vec::new();
    let mut y = 60.0;
    for (word, heading, answer) in questions {
        marks.push(Mark(60.0, y, 8.0, false, word.to_owned()));
        marks.push(Mark(60.0, y + 14.0, 12.0, true, heading.to_owned()));
        marks.push(Mark(60.0, y + 32.0, 10.0, false, answer.to_owned()));
        y += 70.0;
    }
    let (nomination, _) = read_pdf(&drawn(&marks));
    for (key, text) in [
        ("what", LENDS),
        ("criteria", PAYS),
        ("food", PAYS),
        ("plan", LENDS),
    ] {
        assert_eq!(nomination["sections"][key]["text"], text, "{key}");
    }
}

#[test]
fn number_behind_the_country_is_the_telephone() {
    let place = Place::with(&[]);
    let sheet = complete()
        .with("Telephone", "")
        .with("Country", "Ghana +233 30 276 1234");
    sheet.write(&place, "a.pdf");
    let record = place.run("extract a.pdf").ends(0).stdout;
    let record: Value = serde_json::from_str(&record).expect("JSON");
    let nomination = &record["nominations"][0];
    assert_eq!(nomination["country"]["code"], "GH");
    assert_eq!(nomination["telephones"][0]["e164"], "+233302761234");
    let findings = place.run("check a.pdf --output concise").stdout;
    assert!(!findings.contains("telephone-"), "{findings}");
}

#[test]
fn number_that_a_spreadsheet_rounded_is_one_wrong_number() {
    let place = Place::with(&[]);
    complete()
        .with("Telephone", "2.33302E+11")
        .write(&place, "a.pdf");
    let findings = place.run("check a.pdf --output concise").stdout;
    assert_eq!(
        findings.matches("telephone-malformed").count(),
        1,
        "{findings}"
    );
    assert!(findings.contains("2.33302E+11"), "{findings}");
}
