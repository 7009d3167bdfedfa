//! Labels and their values, at the places where people put them: each test has the smallest page that shows it.

use crate::habits::{HEADER, HEADINGS, Paper, is_answered, is_headed};

#[test]
fn several_labels_on_a_line_have_their_values() {
    let nomination = Paper::with(&[
        "Name of nominee: Ms. Ana Sol, Director, Union of Weavers",
        "Country of nominee: Peru | Telephone number: +51 1 614 2200 | E-mail address: ana@example.org",
    ])
    .sections()
    .read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn value_that_ends_with_a_comma_goes_on() {
    let mut paper = Paper::with(&["Nominee: Ms. Ana Sol,"]);
    for line in ["Director,", "Union of Weavers"] {
        paper.y += 12.5;
        paper.at(114.0, 10.0, false, line);
    }
    for line in &HEADER[1..] {
        paper.line(10.0, false, line);
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    assert_eq!(nomination["nominee"]["function"], "Director");
    assert_eq!(nomination["nominee"]["organisation"], "Union of Weavers");
}

#[test]
fn labels_beside_each_other_have_their_values_below() {
    let mut paper = Paper::with(&[]);
    let columns = [
        ("Nominee", "Ms. Ana Sol, Director", "Country", "Peru"),
        ("Telephone", "+51 1 614 2200", "Email", "ana@example.org"),
    ];
    for (left, value, right, other) in columns {
        paper.y += 6.0;
        paper.line(8.0, true, left);
        paper.at(330.0, 8.0, true, right);
        paper.line(10.0, false, value);
        paper.at(330.0, 10.0, false, other);
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn heading_over_the_lines_of_contact_is_not_the_section() {
    let mut paper = Paper::with(&HEADER[..2]);
    paper.heading("Contacts");
    for line in &HEADER[2..] {
        paper.line(10.0, false, line);
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn title_is_the_one_at_its_label() {
    let mut paper = Paper::with(&[]);
    let rows = [
        ("Title", "Threads that bind"),
        ("Nominee", "Ms. Ana Sol, Director"),
        ("Country", "Peru"),
        ("Telephone", "+51 1 614 2200"),
        ("Email", "ana@example.org"),
    ];
    for (label, value) in rows {
        paper.y += 6.0;
        paper.line(8.0, true, label);
        paper.line(10.0, false, value);
    }
    let nomination = paper.sections().read();
    assert_eq!(nomination["title"]["text"], "Threads that bind");
    assert_eq!(nomination["nominee"]["name"], "Ana Sol");
}

#[test]
fn prompt_below_several_headings_is_no_answer() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(heading);
        if i % 4 == 0 {
            paper.line(8.0, false, "Long answer text");
        }
        paper.answer(i);
    }
    is_answered(&paper.read());
}

#[test]
fn block_to_sign_below_the_last_heading_is_no_answer() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(heading);
        if i + 1 < HEADINGS.len() {
            paper.answer(i);
        }
    }
    paper.y += 20.0;
    paper.line(10.0, false, "Signature of the nominee");
    let record = paper.record();
    let last = &record["nominations"][0]["sections"]["ilo_contacts"]["text"];
    assert!(last.as_str().is_none_or(str::is_empty), "{last}");
    assert!(
        record["left_out"]
            .to_string()
            .contains("Signature of the nominee")
    );
}
