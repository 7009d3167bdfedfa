//! Boxes that a page draws with lines, and boxes whose words are the question.

use crate::support::Place;
use crate::tiny_pdf::{Mark, drawn_below};

const FORM: &str = r#"name = "garden"
title = "Garden award"
min-headings = 1

[[field]]
key = "title"
type = "title"
required = true
cure = "T"

[[field]]
key = "areas"
type = "choice"
options = ["shade", "water", "seeds"]
required = true
cure = "T"

[[field]]
key = "account"
type = "identifier"
scheme = "iban"
required = true
cure = "T"

[[field]]
key = "what"
type = "section"
number = 1
required = true
cure = "S"

[[field]]
key = "plan"
type = "attachment"
required = true
cure = "T"

[[field]]
key = "agree"
type = "consent"
required = true
cure = "T"
"#;

const ENGLISH: &str = r#"language = "en"

[printed]
title = ["Name of the garden"]
areas = ["Main work"]
account = ["Account (IBAN)"]
what = ["What will you plant?"]
plan = ["A plan of the garden"]
agree = ["I agree that the plan may be shown to visitors"]

[options.areas]
shade = ["Shade"]
water = ["Water"]
seeds = ["Seeds"]
"#;

/// The form with boxes drawn as frames, ticked with a cross where `ticks` says so: three of a choice, a paper, a declaration.
fn form(ticks: [bool; 5], account: &str) -> Place {
    let mark = |x: f32, y: f32, bold: bool, text: &str| Mark(x, y, 11.0, bold, text.to_owned());
    let marks = [
        mark(72.0, 80.0, false, "Name of the garden: The Walled Orchard"),
        mark(72.0, 110.0, false, "Main work"),
        mark(92.0, 130.0, false, "Shade"),
        mark(92.0, 150.0, false, "Water"),
        mark(92.0, 170.0, false, "Seeds"),
        mark(72.0, 200.0, false, &format!("Account (IBAN): {account}")),
        mark(72.0, 240.0, true, "1. What will you plant?"),
        mark(
            72.0,
            260.0,
            false,
            "Forty pear trees along the wall, and herbs below them for the school.",
        ),
        mark(92.0, 300.0, false, "A plan of the garden"),
        mark(
            92.0,
            320.0,
            false,
            "I agree that the plan may be shown to visitors",
        ),
    ];
    let mut boxes = String::from("0.8 w\n");
    for (y, ticked) in [130.0, 150.0, 170.0, 300.0, 320.0].into_iter().zip(ticks) {
        let (left, bottom) = (74.0, 842.0 - y - 1.5);
        let (right, top) = (left + 10.0, bottom + 10.0);
        boxes += &format!("{left} {bottom} 10 10 re S\n");
        if ticked {
            boxes += &format!(
                "{left} {bottom} m {right} {top} l S {left} {top} m {right} {bottom} l S\n"
            );
        }
    }
    let pdf = drawn_below(&marks, &boxes);
    Place::with(&[
        ("g/form.toml", FORM),
        ("g/en.toml", ENGLISH),
        ("a.pdf", pdf.as_str()),
    ])
}

const ACCOUNT: &str = "ES91 2100 0418 4502 0005 1332";

fn errors(place: &Place) -> Vec<String> {
    let run = place.run("check --form g a.pdf --output concise");
    let codes = run.stdout.lines().filter_map(|l| {
        let (_, rest) = l.split_once("error[")?;
        Some(rest.split_once(']')?.0.to_owned())
    });
    codes.collect()
}

#[test]
fn drawn_boxes_are_read_with_their_ticks() {
    let place = form([false, true, false, true, true], ACCOUNT);
    place.run("forms check g").ends(0);
    assert_eq!(errors(&place), Vec::<String>::new());
    let record = place.run("extract --form g a.pdf").ends(0).stdout;
    let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    let fields = &record["nominations"][0]["fields"];
    assert_eq!(fields["areas"]["chosen"], serde_json::json!(["water"]));
    assert_eq!(fields["agree"]["chosen"], serde_json::json!(["yes"]));
    let what = &record["nominations"][0]["sections"]["what"]["text"];
    let end = what
        .as_str()
        .is_some_and(|t| t.ends_with("for the school."));
    assert!(end, "{what}");
}

#[test]
fn what_is_not_ticked_is_reported() {
    let place = form([true, true, false, false, false], ACCOUNT);
    assert_eq!(
        errors(&place),
        ["choice-too-many", "attachment-missing", "choice-none"]
    );
    let place = form([false; 5], ACCOUNT);
    assert_eq!(
        errors(&place),
        ["choice-none", "attachment-missing", "choice-none"]
    );
}

#[test]
fn a_mistyped_account_number_and_a_short_one_differ() {
    let ticks = [false, true, false, true, true];
    for (account, says) in [
        ("ES91 2100 0418 4502 0005 1323", "check digit"),
        ("ES91 2100 0418", "not written as the form asks"),
    ] {
        let run = form(ticks, account).run("check --form g a.pdf --output concise");
        assert!(run.stdout.contains(says), "{}", run.stdout);
    }
}

#[test]
fn a_scheme_that_is_not_known_is_a_fault_of_the_form() {
    let strange = FORM.replace("\"iban\"", "\"post-code:XX\"");
    let place = Place::with(&[("g/form.toml", strange.as_str()), ("g/en.toml", ENGLISH)]);
    let run = place.run("forms check g").ends(2);
    assert!(run.stdout.contains("post-code:GB"), "{}", run.stdout);
}
