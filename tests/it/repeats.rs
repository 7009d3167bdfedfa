//! Groups that come again: the same lines for each referee, as often as the form allows.

use crate::support::Place;
use crate::tiny_pdf::{Mark, drawn};

const FORM: &str = r#"name = "three"
title = "Village grants"
min-headings = 1

[[group]]
key = "nominee"
role = "nominee"

[[group]]
key = "referee"
role = "referee"
repeat = { min = 2, max = 3 }

[[field]]
key = "name"
in = "nominee"
type = "person"
required = true
cure = "T"

[[field]]
key = "email"
in = "nominee"
type = "email"
required = true
cure = "T"

[[field]]
key = "what"
type = "section"
number = 1
required = true
cure = "S"

[[field]]
key = "name"
in = "referee"
type = "person"
required = true
cure = "T"

[[field]]
key = "email"
in = "referee"
type = "email"
required = true
cure = "T"
"#;

const ENGLISH: &str = r#"language = "en"

[printed]
nominee = ["The nominee"]
"nominee.name" = ["Name"]
"nominee.email" = ["E-mail"]
what = ["What will you build?"]
referee = ["Referee"]
"referee.name" = ["Name", "Name of referee {n}"]
"referee.email" = ["E-mail", "E-mail of referee {n}"]
"#;

/// The form with these lines for its referees.
fn form(referees: &[&str]) -> Place {
    let lines = [
        "#The nominee",
        "Name: Ms Ama Owusu, Engineer, Well Workshop",
        "E-mail: ama@wells.example.org",
        "#1. What will you build?",
        "Two wells with hand pumps, and a shelter beside each of them for those who wait.",
    ];
    let mut y = 40.0;
    let mut marks = Vec::new();
    for line in lines.iter().chain(referees) {
        let apart = line.starts_with('#') || line.contains("of referee");
        y += if apart { 30.0 } else { 16.0 };
        let text = line.trim_start_matches('#').to_owned();
        marks.push(Mark(72.0, y, 11.0, line.starts_with('#'), text));
    }
    Place::with(&[
        ("g/form.toml", FORM),
        ("g/en.toml", ENGLISH),
        ("a.pdf", &drawn(&marks)),
    ])
}

fn reported(place: &Place) -> Vec<String> {
    let run = place.run("check --form g a.pdf --ignore email-suspicious --output concise");
    let lines = run.stdout.lines().filter(|l| l.contains("error["));
    lines
        .filter_map(|l| l.split_once("error["))
        .map(|(_, rest)| rest.to_owned())
        .collect()
}

const JONAS: [&str; 2] = [
    "Name: Mr Jonas Kweku, Pastor, Hill Chapel",
    "E-mail: jonas@chapel.example.org",
];
const EFUA: [&str; 2] = [
    "Name: Ms Efua Mensah, Teacher, Shore School",
    "E-mail: efua@school.example.org",
];
const KOFI: [&str; 2] = [
    "Name: Mr Kofi Boateng, Nurse, Town Clinic",
    "E-mail: kofi@clinic.example.org",
];

#[test]
fn each_referee_has_fields_of_their_own() {
    for headings in [
        ["#Referee 1", "#Referee 2"],
        ["#2. Referee", "#3. Referee"],
        ["#Referee", "#Referee"],
    ] {
        let lines = [&headings[..1], &JONAS, &headings[1..], &EFUA].concat();
        let place = form(&lines);
        place.run("forms check g").ends(0);
        assert_eq!(reported(&place), Vec::<String>::new(), "{headings:?}");
        let record = place.run("extract --form g a.pdf").ends(0).json();
        let n = &record["nominations"][0];
        assert_eq!(n["nominee"]["name"], "Ama Owusu");
        assert_eq!(n["fields"]["referee.name"]["name"], "Jonas Kweku");
        assert_eq!(
            n["fields"]["referee.email"]["text"],
            "jonas@chapel.example.org"
        );
        assert_eq!(
            n["fields"]["referee_2.name"]["name"], "Efua Mensah",
            "{headings:?}"
        );
        assert_eq!(n["fields"]["referee_2.email"]["role"], "referee");
    }
}

#[test]
fn referees_are_kept_apart_by_numbers_in_their_labels() {
    let lines = [
        "Name of referee 1: Mr Jonas Kweku, Pastor, Hill Chapel",
        "E-mail of referee 1: jonas@chapel.example.org",
        "Name of referee 2: Ms Efua Mensah, Teacher, Shore School",
        "E-mail of referee 2:",
    ];
    let place = form(&lines);
    let record = place.run("extract --form g a.pdf").ends(0).json();
    let fields = &record["nominations"][0]["fields"];
    assert_eq!(fields["referee.name"]["name"], "Jonas Kweku", "{fields}");
    assert_eq!(fields["referee_2.name"]["name"], "Efua Mensah", "{fields}");
    let reported = reported(&place);
    assert_eq!(reported.len(), 1, "{reported:?}");
    assert!(
        reported[0].contains("email-missing] “E-mail (Referee 2)” is missing"),
        "{reported:?}"
    );
}

#[test]
fn what_is_missing_is_said_of_the_referee_that_lacks_it() {
    let second = ["#Referee 2", EFUA[0], "E-mail:"];
    let lines = [&["#Referee 1"][..], &JONAS, &second].concat();
    let reported_of = reported(&form(&lines));
    assert_eq!(reported_of.len(), 1, "{reported_of:?}");
    assert!(
        reported_of[0].contains("email-missing] “E-mail (Referee 2)” is missing"),
        "{reported_of:?}"
    );
    // The first one is not there, though the second is.
    let lines = [&["#Referee 2"][..], &EFUA].concat();
    let reported_of = reported(&form(&lines)).join("\n");
    assert!(
        reported_of.contains("“E-mail (Referee 1)”") && !reported_of.contains("(Referee 2)"),
        "{reported_of}"
    );
}

#[test]
fn a_referee_beyond_the_least_is_asked_for_once_begun() {
    let two = [&["#Referee 1"][..], &JONAS, &["#Referee 2"], &EFUA].concat();
    let third = [&two[..], &["#Referee 3", KOFI[0]]].concat();
    let reported_of = reported(&form(&third)).join("\n");
    assert!(
        reported_of.contains("“E-mail (Referee 3)”"),
        "{reported_of}"
    );
    let three = [&two[..], &["#Referee 3"], &KOFI].concat();
    assert_eq!(reported(&form(&three)), Vec::<String>::new());
    let four = [
        &three[..],
        &[
            "#Referee 4",
            "Name: Mr Yaw Addo, Clerk, Town Hall",
            "E-mail: yaw@hall.example.org",
        ],
    ]
    .concat();
    let reported_of = reported(&form(&four));
    assert_eq!(
        reported_of,
        ["too-many] “Referee” appears 4 times; at most 3 are allowed"]
    );
}

#[test]
fn repeats_that_cannot_be_meant_are_faults() {
    for (repeat, fault) in [
        (
            "{ min = 4, max = 3 }",
            "`referee` can never be there often enough",
        ),
        ("{ max = 40 }", "`referee` may come 12 times at most"),
    ] {
        let form = FORM.replace("{ min = 2, max = 3 }", repeat);
        let place = Place::with(&[("g/form.toml", &form), ("g/en.toml", ENGLISH)]);
        let reported = place.run("forms check g").ends(2).stdout;
        assert!(reported.contains(fault), "{reported}");
    }
}
