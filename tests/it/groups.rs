//! Groups: the same label under two headings asks two people.

use crate::support::Place;
use crate::tiny_pdf::{Line, page};

const FORM: &str = r#"name = "two"
title = "Village grants for two"
min-headings = 1

[[group]]
key = "nominator"
role = "nominator"

[[group]]
key = "nominee"
role = "nominee"

[[group]]
key = "referee"
role = "referee"

[[field]]
key = "name"
in = "nominator"
type = "person"
required = true
cure = "T"

[[field]]
key = "email"
in = "nominator"
type = "email"
required = true
cure = "T"

[[field]]
key = "name"
in = "nominee"
type = "person"
required = true
cure = "T"

[[field]]
key = "country"
in = "nominee"
type = "country"
required = true
cure = "T"

[[field]]
key = "email"
in = "nominee"
type = "email"
required = true
cure = "T"

[[field]]
key = "telephone"
in = "nominee"
type = "telephone"
required = true
cure = "T"

[[field]]
key = "what"
type = "section"
number = 1
required = true
cure = "S"

[[field]]
key = "why"
type = "section"
number = 2
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

[[field]]
key = "knows"
in = "referee"
type = "choice"
options = ["work", "family"]
required = true
cure = "T"

[[field]]
key = "kin"
in = "referee"
type = "text"
required-when = "knows = family"
cure = "T"
"#;

const ENGLISH: &str = r#"language = "en"

[printed]
nominator = ["Who nominates"]
nominee = ["The nominee"]
referee = ["Referee"]
"nominator.name" = ["Name"]
"nominator.email" = ["E-mail"]
"nominee.name" = ["Name"]
"nominee.country" = ["Country"]
"nominee.email" = ["E-mail"]
"nominee.telephone" = ["Telephone"]
what = ["What has the nominee done?"]
why = ["Why does it matter?"]
"referee.name" = ["Name"]
"referee.email" = ["E-mail"]
"referee.knows" = ["Knows the nominee from"]
"referee.kin" = ["How they are related"]

[options."referee.knows"]
work = ["Work"]
family = ["Family"]
"#;

const NOMINATOR: [&str; 3] = [
    "#Who nominates",
    "Name: Mr Kofi Mensah, Secretary, Water Users of Two Villages",
    "E-mail: kofi@users.example.org",
];
const NOMINEE: [&str; 5] = [
    "#The nominee",
    "Name: Ms Ama Owusu, Engineer, Well Workshop",
    "Country: Ghana",
    "E-mail: ama@wells.example.org",
    "Telephone: +233 30 222 1111",
];
const SECTIONS: [&str; 4] = [
    "#1. What has the nominee done?",
    "She has dug two wells with hand pumps, and built a shelter beside each for those who wait.",
    "#2. Why does it matter?",
    "Because nobody else has dug here, and the water stands four metres deep in the dry season.",
];
const REFEREE: [&str; 4] = [
    "#Referee",
    "Name: Prof. Esi Boateng, Dean, School of Mines",
    "E-mail: esi@mines.example.org",
    "Knows the nominee from: [x] Work [ ] Family",
];

/// The form filled in with `lines`; a `#` begins a line in bold.
fn form(lines: &[&'static str]) -> Place {
    let mut all = vec![Line::Bold("Wells for Two Villages")];
    all.extend(lines.iter().map(|line| match line.strip_prefix('#') {
        Some(heading) => Line::Bold(heading),
        None => Line::Plain(line),
    }));
    let pdf = page(&all);
    Place::with(&[
        ("g/form.toml", FORM),
        ("g/en.toml", ENGLISH),
        ("a.pdf", pdf.as_str()),
    ])
}

fn record(place: &Place) -> serde_json::Value {
    place.run("extract --form g a.pdf").ends(0).json()["nominations"][0].clone()
}

fn errors(place: &Place) -> String {
    let run = place.run("check --form g a.pdf --output concise");
    let lines = run.stdout.lines().filter(|l| l.contains("error["));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_person_has_the_values_below_their_own_heading() {
    let place = form(&[&NOMINATOR[..], &NOMINEE, &SECTIONS, &REFEREE].concat());
    place.run("forms check g").ends(0);
    assert_eq!(errors(&place), "");
    let n = record(&place);
    assert_eq!(n["nominee"]["name"], "Ama Owusu");
    assert_eq!(n["emails"][0]["text"], "ama@wells.example.org");
    assert_eq!(n["emails"].as_array().unwrap().len(), 1);
    let fields = &n["fields"];
    assert_eq!(fields["nominator.name"]["name"], "Kofi Mensah");
    assert_eq!(fields["nominator.name"]["role"], "nominator");
    let email = |key: &str| fields[key]["text"].as_str().unwrap_or("").to_owned();
    assert_eq!(email("nominator.email"), "kofi@users.example.org");
    assert_eq!(email("referee.email"), "esi@mines.example.org");
    assert_eq!(fields["referee.name"]["name"], "Esi Boateng");
    assert_eq!(
        fields["referee.knows"]["chosen"],
        serde_json::json!(["work"])
    );
    let why = n["sections"]["why"]["text"].as_str().unwrap();
    assert!(why.ends_with("dry season."), "{why}");
    assert_eq!(n["additional_sections"], serde_json::json!([]));
}

#[test]
fn what_one_person_lacks_is_not_taken_from_another() {
    let mut nominee = NOMINEE;
    nominee[3] = "E-mail:";
    let place = form(&[&NOMINATOR[..], &nominee, &SECTIONS, &REFEREE].concat());
    let reported = errors(&place);
    assert!(
        reported.contains("“E-mail (The nominee)” is missing"),
        "{reported}"
    );
    assert_eq!(reported.lines().count(), 1, "{reported}");
    assert_eq!(record(&place)["emails"], serde_json::json!([]));

    let nominator = &NOMINATOR[..2];
    let place = form(&[nominator, &NOMINEE, &SECTIONS, &REFEREE].concat());
    let reported = errors(&place);
    assert!(reported.contains("E-mail (Who nominates)"), "{reported}");
    assert_eq!(record(&place)["emails"][0]["text"], "ama@wells.example.org");
}

#[test]
fn letters_go_to_whoever_nominates_and_name_whose_detail_is_missing() {
    let mut nominee = NOMINEE;
    nominee[4] = "Telephone:";
    let place = form(&[&NOMINATOR[..], &nominee, &SECTIONS, &REFEREE].concat());
    // An address of example.org is suspicious.
    place.run("check --form g a.pdf --ignore email-suspicious --output letters=out");
    let letter = std::fs::read_dir(place.path("out")).unwrap();
    let letter = letter
        .map(|f| f.unwrap().path())
        .find(|p| p.extension().is_some_and(|e| e == "txt"))
        .expect("a letter");
    let letter = std::fs::read_to_string(letter).unwrap();
    assert!(letter.contains("kofi@users.example.org"), "{letter}");
    assert!(letter.contains("Mr Kofi Mensah"), "{letter}");
    assert!(letter.contains("Telephone (The nominee)"), "{letter}");
    assert!(!letter.contains("ama@wells.example.org"), "{letter}");
}

#[test]
fn without_headings_the_lines_go_to_one_after_the_other() {
    let place = form(&[&NOMINATOR[1..], &NOMINEE[1..], &SECTIONS, &REFEREE].concat());
    let n = record(&place);
    assert_eq!(n["nominee"]["name"], "Ama Owusu");
    assert_eq!(n["fields"]["nominator.name"]["name"], "Kofi Mensah");
    assert_eq!(n["emails"][0]["text"], "ama@wells.example.org");
}

#[test]
fn conditions_name_fields_of_their_own_group() {
    let mut referee = REFEREE;
    referee[3] = "Knows the nominee from: [ ] Work [x] Family";
    let place = form(&[&NOMINATOR[..], &NOMINEE, &SECTIONS, &referee].concat());
    let reported = errors(&place);
    assert!(
        reported.contains("How they are related (Referee)"),
        "{reported}"
    );
}

#[test]
fn groups_that_cannot_be_meant_are_faults() {
    let reported = |from: &str, to: &str, english: &str| {
        let form = FORM.replacen(from, to, 1);
        let place = Place::with(&[("g/form.toml", &form), ("g/en.toml", english)]);
        place.run("forms check g").ends(2).stdout
    };
    let all = [
        reported("in = \"referee\"", "in = \"refree\"", ENGLISH),
        reported("key = \"referee\"", "key = \"nominee\"", ENGLISH),
        reported(
            "role = \"referee\"",
            "role = \"referee\"\n[[group]]\nkey = \"nobody\"",
            ENGLISH,
        ),
        reported("", "", &ENGLISH.replace("[\"Referee\"]", "[\"Telephone\"]")),
    ];
    insta::assert_snapshot!(all.concat());
}
