//! Headers in which the nominee's function and organisation, or all labels, are in words and lines of the office's own.

use serde_json::Value;

use crate::habits::{HEADER, HEADINGS, Paper, is_headed};

fn read(header: &[&str]) -> Value {
    Paper::with(header).sections().read()
}

#[test]
fn function_and_organisation_in_lines_of_their_own_are_the_nominees() {
    let nomination = read(&[
        "Nominee: Ms. Ana Sol",
        "Country: Peru",
        "Title / function: Convener",
        "Telephone: +51 1 614 2200",
        "Name of organisation: Weighing Point",
        "Email: ana@example.org",
    ]);
    is_headed(&nomination);
    let nominee = &nomination["nominee"];
    assert_eq!(nominee["name"], "Ana Sol");
    assert_eq!(nominee["function"], "Convener");
    assert_eq!(nominee["organisation"], "Weighing Point");
    assert_eq!(nominee["text"], "Ms. Ana Sol, Convener, Weighing Point");
    assert_eq!(nomination["title"]["text"], "Looms without borders");
}

#[test]
fn labels_of_the_nominee_may_have_a_colon_of_their_own() {
    let mut paper = Paper::with(&[]);
    for (label, value) in [
        ("Nominee: name *", "Ms. Ana Sol"),
        ("Nominee: function *", "Director"),
        ("Nominee: organisation *", "Union of Weavers"),
        ("Country *", "Peru"),
        ("Telephone *", "+51 1 614 2200"),
        ("Email *", "ana@example.org"),
    ] {
        paper.line(12.0, true, label);
        paper.line(10.0, false, value);
        paper.y += 10.0;
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    assert_eq!(nomination["nominee"]["name"], "Ana Sol");
    assert_eq!(nomination["nominee"]["function"], "Director");
    assert_eq!(nomination["nominee"]["organisation"], "Union of Weavers");
}

#[test]
fn function_of_somebody_else_is_not_the_nominees() {
    let nomination = read(&[
        "Nominee: Ms. Ana Sol, Director, Union of Weavers",
        "Country: Peru",
        "Telephone: +51 1 614 2200",
        "Email: ana@example.org",
        "Referee: Mr. Ben Okoro",
        "Function: Secretary",
    ]);
    is_headed(&nomination);
    assert_eq!(nomination["nominee"]["function"], "Director");
}

#[test]
fn header_all_in_words_of_the_offices_own_is_read_by_its_values() {
    let mut paper = Paper::with(&[]);
    for (label, value) in [
        (
            "Person put forward:",
            "Ms. Ana Sol, Director, Union of Weavers",
        ),
        ("State or territory:", "Peru"),
        ("Seat:", "Lima"),
        ("Direct line:", "+51 1 614 2200"),
        ("Fax line:", "+51 1 614 2201"),
        ("Electronic address:", "ana@example.org"),
    ] {
        paper.line(10.0, true, label);
        paper.line(10.0, false, value);
        paper.y += 4.0;
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    assert_eq!(nomination["faxes"][0]["text"], "+51 1 614 2201");
    assert_eq!(nomination["title"]["text"], "Looms without borders");
}

#[test]
fn numbered_letters_are_labels() {
    let nomination = read(&[
        "1. Nominee: Ms. Ana Sol, Director, Union of Weavers",
        "2. Country: Peru",
        "3. T: +51 1 614 2200",
        "4. F: +51 1 614 2201",
        "5. E: ana@example.org",
    ]);
    is_headed(&nomination);
    assert_eq!(nomination["faxes"][0]["text"], "+51 1 614 2201");
}

#[test]
fn limit_above_an_answer_is_the_forms() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(&format!("{}. {heading}", i + 1));
        if i == 5 {
            paper.line(8.0, false, "Maximum 250 words");
        }
        paper.answer(i);
    }
    let nomination = paper.read();
    let text = nomination["sections"]["innovation"]["text"].as_str();
    assert!(!text.unwrap().contains("Maximum"), "{text:?}");
}

#[test]
fn whoever_nominates_is_not_the_nominee() {
    // Below a heading of their own, in words of their own, and both above the title.
    for lines in [
        [
            "Name: Mr. Ben Okoro",
            "Telephone: +254 20 271 8436",
            "Email: ben@example.org",
        ],
        [
            "Nominated by: Mr. Ben Okoro",
            "Nominator's telephone: +254 20 271 8436",
            "Nominator's email: ben@example.org",
        ],
    ] {
        let mut letterhead = vec!["Part A: the nominator"];
        letterhead.extend(lines);
        letterhead.push("Part B: the nomination");
        let nomination = Paper::under(&letterhead, &HEADER).sections().read();
        is_headed(&nomination);
        assert_eq!(
            nomination["telephones"].as_array().map(Vec::len),
            Some(1),
            "{nomination}"
        );
        assert_eq!(nomination["emails"].as_array().map(Vec::len), Some(1));
    }
    // Alone, such a label is the nominee's.
    let alone = read(&[
        "Nominated by: Ms. Ana Sol, Director, Union of Weavers",
        "Country: Peru",
        "Telephone: +51 1 614 2200",
        "Email: ana@example.org",
    ]);
    is_headed(&alone);
}

#[test]
fn organisation_with_its_representative_is_the_nominee() {
    let nomination = read(&[
        "Organisation: Union of Weavers, represented by Ms. Ana Sol, Director",
        "Country: Peru",
        "Telephone: +51 1 614 2200",
        "Email: ana@example.org",
    ]);
    is_headed(&nomination);
    assert_eq!(nomination["nominee"]["organisation"], "Union of Weavers");
}
