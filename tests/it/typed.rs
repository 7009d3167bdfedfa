//! Lines of a form that ask for boxes to tick, numbers, amounts, dates, web addresses, and conditions between them.

use crate::support::Place;
use crate::tiny_pdf::{Line, page};

const FORM: &str = r#"name = "grants"
title = "Village grants"
min-headings = 2

[[check]]
that = "start <= end"

[[field]]
key = "title"
type = "title"
required = true
cure = "T"

[[field]]
key = "name"
type = "person"
required = true
cure = "T"

[[field]]
key = "telephone"
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
key = "main"
type = "yes-no"
number = 2
required = true
cure = "T"

[[field]]
key = "partner"
type = "text"
required = false
required-when = "main = no"
max-words = 6
cure = "T"

[[field]]
key = "areas"
type = "choice"
options = ["water", "schools", "roads"]
choose = "1..2"
number = 3
required = true
cure = "T"

[[field]]
key = "people"
type = "number"
min = 0
whole = true
required = true
cure = "T"

[[field]]
key = "cost"
type = "amount"
required = true
cure = "T"

[[field]]
key = "start"
type = "date"
required = true
cure = "T"

[[field]]
key = "end"
type = "date"
required = true
cure = "T"

[[field]]
key = "runs"
type = "period"
at-least-years = 2
required = true
cure = "T"

[[field]]
key = "site"
type = "url"
required = true
cure = "T"

[[field]]
key = "number"
type = "identifier"
pattern = "[A-Z]{2}-[0-9]{4}"
required = true
cure = "T"

[[field]]
key = "why"
type = "section"
number = 4
required = true
cure = "S"
"#;

const ENGLISH: &str = r#"language = "en"
instructions = ["Tick one or two of the areas below."]

[printed]
title = ["Name of the project"]
name = ["Name and telephone of the person to write to"]
telephone = ["Name and telephone of the person to write to"]
what = ["What will you build?"]
main = ["Are you the main applicant?"]
partner = ["Name of the main applicant"]
areas = ["Areas of work"]
people = ["People served"]
cost = ["Total cost"]
start = ["First day"]
end = ["Last day"]
runs = ["Duration"]
site = ["Web site"]
number = ["Registration number"]
why = ["Why should you win?"]

[options.areas]
water = ["Water"]
schools = ["Schools"]
roads = ["Roads"]
"#;

/// The form filled in with `lines` between its second question and its last one.
fn form(lines: &[&'static str]) -> Place {
    let mut all = vec![
        Line::Plain("Name of the project: Wells for Two Villages"),
        Line::Plain("Name and telephone of the person to write to: Ms Ama Owusu, +233 30 222 1111"),
        Line::Bold("1. What will you build?"),
        Line::Plain(
            "Two wells with hand pumps, and a shelter beside each of them for the women who wait.",
        ),
        Line::Bold("2. Are you the main applicant?"),
    ];
    all.extend(lines.iter().map(|line| match line.strip_prefix('#') {
        Some(heading) => Line::Bold(heading),
        None => Line::Plain(line),
    }));
    all.push(Line::Bold("4. Why should you win?"));
    all.push(Line::Plain(
        "Because nobody else has dug here, and the water stands four metres deep.",
    ));
    let pdf = page(&all);
    Place::with(&[
        ("g/form.toml", FORM),
        ("g/en.toml", ENGLISH),
        ("a.pdf", pdf.as_str()),
    ])
}

const COMPLETE: [&str; 11] = [
    "[x] Yes [ ] No",
    "#3. Areas of work",
    "Tick one or two of the areas below.",
    "[x] Water [ ] Schools [x] Roads",
    "People served: 1,912",
    "Total cost: USD 118,400",
    "First day: 1 March 2022",
    "Last day: ongoing",
    "Duration: March 2022 - December 2025",
    "Web site: https://wells.example.org/two",
    "Registration number: GH-0417",
];

#[test]
fn complete_form_has_no_findings_and_its_record_is_typed() {
    let place = form(&COMPLETE);
    place.run("forms check g").ends(0);
    let run = place.run("check --form g a.pdf --output concise");
    let errors = run.stdout.lines().filter(|l| l.contains("error["));
    assert_eq!(errors.count(), 0, "{}", run.stdout);
    let record = place.run("extract --form g a.pdf").ends(0).stdout;
    let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    let nomination = &record["nominations"][0];
    assert_eq!(nomination["nominee"]["name"], "Ama Owusu");
    assert_eq!(nomination["telephones"][0]["text"], "+233 30 222 1111");
    let fields = &nomination["fields"];
    assert_eq!(fields["main"]["chosen"], serde_json::json!(["yes"]));
    assert_eq!(
        fields["areas"]["chosen"],
        serde_json::json!(["water", "roads"])
    );
    assert_eq!(fields["areas"]["options"].as_array().map(Vec::len), Some(3));
    assert_eq!(fields["people"]["number"], 1912.0);
    assert_eq!(fields["cost"]["currency"], "USD");
    assert_eq!(fields["start"]["from"], "2022-03-01");
    assert_eq!(fields["runs"]["until"], "2025-12");
    assert_eq!(fields["site"]["url"], "https://wells.example.org/two");
    let what = nomination["sections"]["what"]["text"].as_str();
    assert!(what.is_some_and(|t| t.ends_with("who wait.")), "{what:?}");
}

#[test]
fn each_fault_is_reported_at_its_line() {
    let place = form(&[
        "[ ] Yes [x] No",
        "#3. Areas of work",
        "[x] Water [x] Schools [x] Roads",
        "People served: a great many",
        "Total cost: 118,400",
        "First day: 1 March 2022",
        "Last day: 2 May 2021",
        "Duration: March 2022 - May 2022",
        "Web site: htp:/wells",
        "Registration number: pending since May",
    ]);
    let run = place.run("check --form g a.pdf --output concise");
    let lines: Vec<&str> = run
        .stdout
        .lines()
        .filter(|l| l.contains("error["))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn none_ticked_and_reversed_periods_are_reported() {
    let mut lines = COMPLETE;
    lines[0] = "[ ] Yes [ ] No";
    lines[8] = "Duration: March 2022 - December 2020";
    let run = form(&lines).run("check --form g a.pdf --output concise");
    for code in ["choice-none", "period-reversed"] {
        assert!(run.stdout.contains(code), "{code}: {}", run.stdout);
    }
}

#[test]
fn letters_ask_for_what_is_wrong_in_the_office_s_words() {
    let place = form(&[
        "[x] Yes [ ] No",
        "#3. Areas of work",
        "[ ] Water [ ] Schools [ ] Roads",
    ]);
    place.run("check --form g a.pdf --output letters=out");
    let drafts = std::fs::read_dir(place.path("out")).expect("a folder of drafts");
    let all: String = drafts
        .filter_map(|draft| std::fs::read_to_string(draft.ok()?.path()).ok())
        .collect();
    assert!(all.contains("Areas of work"), "{all}");
}

#[test]
fn definitions_that_cannot_be_meant_are_faults() {
    let reported = |from: &str, to: &str| {
        assert!(FORM.contains(from), "{from}");
        let form = FORM.replacen(from, to, 1);
        let place = Place::with(&[("g/form.toml", &form), ("g/en.toml", ENGLISH)]);
        place.run("forms check g").ends(2).stdout
    };
    let faults = [
        ("main = no", "main = maybe"),
        ("main = no", "mian = no"),
        ("start <= end", "start before end"),
        ("choose = \"1..2\"", "choose = \"some\""),
        ("whole = true", "pattern = \"x\""),
        ("[A-Z]{2}", "[A-Z"),
        ("at-least-years = 2", "not-before = \"last year\""),
    ];
    let all: String = faults.iter().map(|(from, to)| reported(from, to)).collect();
    insta::assert_snapshot!(all);
}
