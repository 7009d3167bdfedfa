//! What typewriters, editors, narrow tables and stamps do to a page. Each test has the smallest page that shows it.

use serde_json::Value;

use crate::nominations::complete;
use crate::support::Place;
use crate::tiny_pdf::{Mark, drawn, drawn_below};

/// The first nomination of a page.
fn read(marks: &[Mark]) -> Value {
    extracted(&drawn(marks))
}

fn extracted(pdf: &str) -> Value {
    record(pdf)["nominations"][0].take()
}

fn record(pdf: &str) -> Value {
    let place = Place::with(&[("a.pdf", pdf)]);
    let record = place.run("extract a.pdf").ends(0).stdout;
    serde_json::from_str(&record).expect("JSON")
}

#[test]
fn rows_of_hyphens_underline_headings() {
    let (mut marks, mut shift) = (Vec::new(), 0.0);
    for Mark(x, y, size, bold, text) in complete().marks().0 {
        let heading = bold && text.starts_with(|c: char| c.is_ascii_digit());
        // A hyphen of Helvetica is a third of an em wide, and a letter half of one on average.
        let line = "-".repeat(text.len() * 3 / 2);
        marks.push(Mark(x, y + shift, size, bold && !heading, text));
        if heading {
            shift += 10.0;
            marks.push(Mark(x, y + shift, size, false, line));
        }
    }
    let nomination = read(&marks);
    let sections = nomination["sections"].as_object().expect("sections");
    assert_eq!(sections.len(), 11, "{nomination}");
    for (key, section) in sections {
        let text = section["text"].as_str().expect("a text");
        assert!(!text.contains("--") && !text.is_empty(), "{key}: {text}");
    }
}

#[test]
fn label_as_long_as_its_column_is_parted_from_its_value() {
    let rows = [
        (
            "Nominee (organisation and",
            "Volta Seed Bank, represented by",
        ),
        ("representative)", "Ms. Ama Owusu, Director"),
        ("Country", "Ghana"),
        ("Telephone", "+233 30 276 1234"),
        ("Email", "ama.owusu@example.org"),
    ];
    let marks = complete().marks().0;
    let title = 1;
    let mut page: Vec<Mark> = Vec::new();
    let mut rest = marks.into_iter();
    page.extend(rest.by_ref().take(title));
    let mut y = 76.0;
    for (label, value) in rows {
        // The label ends four points before the values begin.
        page.push(Mark(60.0, y, 10.0, false, label.to_owned()));
        page.push(Mark(180.0, y, 10.0, false, value.to_owned()));
        y += 12.0;
    }
    let sections = rest.skip_while(|m| !m.4.starts_with("1. "));
    page.extend(sections.map(|Mark(x, y, size, bold, text)| Mark(x, y + 20.0, size, bold, text)));
    let nomination = read(&page);
    assert_eq!(nomination["nominee"]["name"], "Ama Owusu", "{nomination}");
}

#[test]
fn number_and_address_behind_the_country_have_fields_of_their_own() {
    let sheet = complete().with("Telephone", "").with("Email", "").with(
        "Country",
        "Ghana +233 30 276 1234 | +233 24 441 8306 ama.owusu@example.org",
    );
    let nomination = read(&sheet.marks().0);
    assert_eq!(nomination["country"]["code"], "GH");
    assert_eq!(nomination["telephones"][1]["e164"], "+233244418306");
    assert_eq!(nomination["emails"][0]["text"], "ama.owusu@example.org");
}

#[test]
fn stamp_across_the_text_is_in_no_answer_and_a_framed_word_is() {
    let marks = complete().marks().0;
    let Mark(x, y, ..) = marks.last().expect("a line");
    let (left, foot) = (x + 60.0, 842.0 - y);
    let framed = |date: &str| {
        format!(
            "0 0.4 0.8 RG 0 0.4 0.8 rg {left} {} 70 34 re S BT /B 9 Tf {} {} Td 11 TL (RECEIVED) Tj T* ({date}) Tj ET\n",
            foot - 6.0,
            left + 3.0,
            foot + 16.0,
        )
    };
    let record = record(&drawn_below(&marks, &framed("12 MAR 2026")));
    let nomination = &record["nominations"][0];
    let left_out = record["left_out"].to_string();
    assert!(
        left_out.contains("RECEIVED") && left_out.contains("stamp"),
        "{left_out}"
    );
    assert!(!nomination["sections"].to_string().contains("RECEIVED"));
    // Without a date it may be what a designer framed.
    let nomination = extracted(&drawn_below(&marks, &framed("AND MORE")));
    assert!(
        nomination["sections"].to_string().contains("RECEIVED"),
        "{nomination}"
    );
}
