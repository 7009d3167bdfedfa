//! What is behind the last answer, or between two: it is not part of them, and it is kept. Each test has the smallest
//! page that shows it.

use serde_json::Value;

use crate::nominations::complete;
use crate::support::Place;
use crate::tiny_pdf::{Mark, drawn};

const LAST: &str = "Mr. Kwesi Baah, Project Officer, tel. +233 30 276 9876, kwesi.baah@example.org";

/// The record of a PDF.
fn record(pdf: &str) -> Value {
    let place = Place::with(&[("a.pdf", pdf)]);
    let record = place.run("extract a.pdf").ends(0).stdout;
    serde_json::from_str(&record).expect("JSON")
}

/// Checks that lines behind the last answer are left out of it, and are in the record.
#[track_caller]
fn is_behind(lines: &[(f32, bool, &str)]) {
    let record = record(&complete().pdf_with(lines));
    let last = &record["nominations"][0]["sections"]["ilo_contacts"]["text"];
    assert_eq!(last, LAST);
    let left_out = record["left_out"].to_string();
    let said = lines
        .iter()
        .filter(|(_, _, line)| line.contains(char::is_alphabetic));
    for (_, _, line) in said {
        assert!(left_out.contains(line), "{line} is not in {left_out}");
    }
}

#[test]
fn signature_of_a_mail_is_behind_the_form() {
    is_behind(&[
        (9.0, false, "--"),
        (9.0, false, "Volta Seed Bank, Ho"),
        (9.0, false, "Please think of the trees before you print."),
    ]);
}

#[test]
fn mail_that_is_answered_is_behind_the_form() {
    is_behind(&[
        (
            9.0,
            false,
            "On 25 March 2025 at 9:03, The Secretariat <prize@example.com> wrote:",
        ),
        (
            9.0,
            false,
            "We remind you of the form, which is due at the end of March.",
        ),
    ]);
}

#[test]
fn hyphens_before_the_items_of_a_list_are_no_signature() {
    let items = [
        "-- Ms. Esi Ofori, esi.ofori@example.org",
        "-- Mr. Yaw Darko, yaw.darko@example.org",
    ];
    let pdf = complete().pdf_with(&items.map(|item| (9.0, false, item)));
    let last = record(&pdf)["nominations"][0]["sections"]["ilo_contacts"]["text"].take();
    for name in ["Esi Ofori", "Yaw Darko"] {
        assert!(last.to_string().contains(name), "{last}");
    }
}

#[test]
fn filled_form_below_a_mail_is_another_nomination() {
    let (mut marks, y) = complete().marks();
    let mail = "On 25 March 2025 at 9:03, The Secretariat <prize@example.com> wrote:";
    marks.push(Mark(60.0, y + 20.0, 9.0, false, mail.to_owned()));
    let earlier = complete().title("An Earlier Version").marks().0;
    let below = |Mark(x, own, size, bold, text): Mark| Mark(x, own + y, size, bold, text);
    marks.extend(earlier.into_iter().map(below));
    // As much as fits a page of twice the height.
    let squeezed =
        |Mark(x, own, size, bold, text): Mark| Mark(x, own / 2.0, size / 2.0, bold, text);
    let marks: Vec<Mark> = marks.into_iter().map(squeezed).collect();
    let record = record(&drawn(&marks));
    let count = record["nominations"].as_array().map(Vec::len);
    assert_eq!(count, Some(2), "{record}");
}

#[test]
fn lines_to_sign_on_are_behind_the_form() {
    is_behind(&[
        (9.0, false, "Place and date: Ho, 3 February 2025"),
        (9.0, false, "Signature: ....................."),
    ]);
}

#[test]
fn buttons_of_a_portal_are_behind_the_form() {
    is_behind(&[(9.0, false, "Back"), (9.0, false, "Submit nomination")]);
}

#[test]
fn comments_below_a_page_are_behind_the_contacts() {
    is_behind(&[
        (12.0, true, "2 comments"),
        (9.0, false, "Efua Addo, 13 March 2025"),
        (9.0, false, "Well done."),
    ]);
}

#[test]
fn headings_over_groups_of_questions_are_in_no_answer() {
    let (marks, mut shift) = (complete().marks().0, 0.0);
    let mut grouped = Vec::new();
    for Mark(x, y, size, bold, text) in marks {
        let over = [
            ("1. ", "A. Initiative"),
            ("5. ", "B. Future"),
            ("10. ", "C. People"),
        ];
        if let Some((_, group)) = over.iter().find(|(number, _)| text.starts_with(number)) {
            grouped.push(Mark(60.0, y + shift, 9.5, true, (*group).to_owned()));
            shift += 20.0;
        }
        grouped.push(Mark(x, y + shift, size, bold, text));
    }
    let record = record(&drawn(&grouped));
    let sections = &record["nominations"][0]["sections"];
    let achievements = sections["achievements"]["text"].to_string();
    assert!(achievements.ends_with("seasons.\""), "{achievements}");
    let awareness = sections["awareness"]["text"].to_string();
    assert!(awareness.ends_with("languages.\""), "{awareness}");
}

#[test]
fn contacts_side_by_side_are_read_one_after_the_other() {
    let (mut marks, _) = complete().marks();
    let at = marks
        .iter()
        .position(|m| m.4.starts_with("10. "))
        .expect("the contacts");
    let (y, rest) = (marks[at].1, marks.split_off(at + 1));
    let cards = [
        ("Ms. Ama Owusu", "Mr. Kodjo Mensah-Agbeko"),
        ("Volta Seed Bank, Market Road, Ho", "Mono Growers, Tabligbo"),
        ("+233 30 276 1234", "+228 90 12 34 56"),
        ("ama.owusu@example.org", "kodjo@example.com"),
    ];
    let mut line = y;
    for (left, right) in cards {
        line += 12.0;
        marks.push(Mark(60.0, line, 9.0, false, left.to_owned()));
        marks.push(Mark(216.0, line, 9.0, false, right.to_owned()));
    }
    let last = rest.into_iter().skip_while(|m| !m.4.starts_with("11. "));
    marks.extend(last.map(|Mark(x, own, size, bold, text)| Mark(x, own + 60.0, size, bold, text)));
    let record = record(&drawn(&marks));
    let contacts = record["nominations"][0]["sections"]["contacts"]["text"].to_string();
    let (left, right) = (contacts.find("ama.owusu@"), contacts.find("Mr. Kodjo"));
    assert!(left.is_some() && left < right, "{contacts}");
}
