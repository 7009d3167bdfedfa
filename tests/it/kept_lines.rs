//! What was once taken for something else: words of titles, contacts, values and labels that must stay what they are.

use serde_json::Value;

use crate::habits::{HEADER, HEADINGS, Paper, is_headed};
use crate::nominations::{Sheet, complete};
use crate::support::Place;

fn record(pdf: &str) -> Value {
    let place = Place::with(&[("a.pdf", pdf)]);
    place.run("extract a.pdf --format json").ends(0).json()
}

fn nomination(sheet: &Sheet) -> Value {
    record(&sheet.pdf())["nominations"][0].take()
}

#[test]
fn title_may_begin_with_a_question() {
    let title = "Who Feeds Us? Women Farmers of the Volta";
    assert_eq!(nomination(&complete().title(title))["title"]["text"], title);
}

#[test]
fn given_name_that_is_shortened_is_no_title() {
    let sheet = complete().with("Nominee", "Mohd. Faiz Rahman, Director, Volta Seed Bank");
    let nominee = &nomination(&sheet)["nominee"];
    assert_eq!(nominee["name"], "Mohd. Faiz Rahman");
    assert_eq!(nominee["honorific"], Value::Null);
}

#[test]
fn what_is_said_beside_a_number_is_kept() {
    let more = "please ask for Mrs. Tembo before noon";
    let sheet = complete().with("Telephone", &format!("+233 30 276 1234, {more}"));
    let record = record(&sheet.pdf());
    assert_eq!(
        record["nominations"][0]["telephones"][0]["text"],
        "+233 30 276 1234"
    );
    assert!(record["unplaced"].to_string().contains(more), "{record}");
}

#[test]
fn second_contact_is_one_however_far_below() {
    let more = [
        (9.0, false, "Ms. Anna Keller, Partnerships"),
        (9.0, false, "anna.keller@example.org"),
    ];
    let record = record(&complete().pdf_with(&more));
    let contacts = &record["nominations"][0]["sections"]["ilo_contacts"]["text"];
    assert!(
        contacts.as_str().unwrap().contains("Ms. Anna Keller"),
        "{record}"
    );
}

#[test]
fn labels_may_be_at_the_middle_of_their_values() {
    let mut paper = Paper::with(&[]);
    let rows: [(&str, &[&str]); 4] = [
        ("Nominee", &["Ms. Ana Sol, Director,", "Union of Weavers"]),
        ("Country", &["Peru"]),
        ("Telephone", &["+51 1 614 2200"]),
        ("Email", &["ana@example.org", "office@example.org"]),
    ];
    for (label, lines) in rows {
        paper.y += 18.0;
        let middle = paper.y + 6.0 * (lines.len() as f32 - 1.0);
        for (line, y) in lines.iter().zip([paper.y, paper.y + 12.0]) {
            paper.y = y;
            paper.at(220.0, 10.0, false, line);
        }
        let last = std::mem::replace(&mut paper.y, middle);
        paper.at(72.0, 10.0, false, label);
        paper.y = last;
    }
    paper.y += 10.0;
    let nomination = paper.sections().read();
    is_headed(&nomination);
    assert_eq!(nomination["nominee"]["organisation"], "Union of Weavers");
    assert_eq!(nomination["emails"][1]["text"], "office@example.org");
}

#[test]
fn several_addresses_may_have_labels_of_their_own() {
    let lines = [
        "Email:",
        "Work: ana@example.org",
        "Private: sol@example.org",
    ];
    let header: Vec<&str> = HEADER[..3].iter().copied().chain(lines).collect();
    let nomination = Paper::with(&header).sections().read();
    is_headed(&nomination);
    assert_eq!(nomination["emails"][1]["text"], "sol@example.org");
}

#[test]
fn office_of_a_country_is_no_country() {
    let header = [
        "NOMINEE: Ms. Ana Sol, Director, Union of Weavers",
        "COUNTRY OFFICE: Lusaka",
        "TELEPHONE: +51 1 614 2200",
        "EMAIL: ana@example.org",
    ];
    let nomination = Paper::with(&header).sections().read();
    assert_eq!(nomination["country"], Value::Null);
    assert_eq!(nomination["nominee"]["organisation"], "Union of Weavers");
}

#[test]
fn small_line_above_two_answers_is_theirs() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(&format!("{}. {heading}", i + 1));
        if i == 3 || i == 6 {
            paper.line(8.0, false, "Peru and Bolivia");
        }
        paper.answer(i);
    }
    let nomination = paper.read();
    let text = nomination["sections"]["achievements"]["text"].as_str();
    assert!(text.unwrap().starts_with("Peru and Bolivia"), "{text:?}");
}

#[test]
fn empty_section_stays_it_where_another_has_a_heading_of_its_name() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(&format!("{}. {heading}", i + 1));
        if i == 5 {
            paper.line(9.0, true, "Achievements");
        }
        if i != 3 {
            paper.answer(i);
        }
    }
    let nomination = paper.read();
    assert_eq!(nomination["sections"]["achievements"]["text"], "");
    let innovation = nomination["sections"]["innovation"]["text"].to_string();
    assert!(innovation.contains("section 6"), "{nomination}");
}
