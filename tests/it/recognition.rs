//! Which of several forms a document is.

use crate::support::Place;
use crate::tiny_pdf::{Line, page};

fn form(name: &str, recognise: &str, headings: &[&str]) -> (String, String) {
    let mut form =
        format!("name = \"{name}\"\ntitle = \"{name}\"\nmin-headings = 2\n{recognise}\n");
    let mut english = "language = \"en\"\n[printed]\n".to_owned();
    for (at, heading) in headings.iter().enumerate() {
        form.push_str(&format!(
            "[[field]]\nkey = \"s{at}\"\ntype = \"section\"\nrequired = true\ncure = \"S\"\n"
        ));
        english.push_str(&format!("s{at} = [\"{heading}\"]\n"));
    }
    (form, english)
}

const ANSWER: &str = "They dug two wells with hand pumps and built a shelter beside each.";

fn document(title: &'static str, headings: &[&'static str]) -> String {
    let mut lines = vec![Line::Bold(title)];
    for heading in headings {
        lines.push(Line::Bold(heading));
        lines.push(Line::Plain(ANSWER));
    }
    page(&lines)
}

const SHARED: [&str; 4] = [
    "What was done",
    "Who took part",
    "What has changed",
    "What comes next",
];

/// Two forms with the same four questions, reported apart by their titles, and a third one with two of them.
fn place(title: &'static str, headings: &[&'static str]) -> Place {
    let all = |title: &str| format!("recognise = {{ all = [\"{title}\"] }}");
    let water = form("water", &all("Water Prize"), &SHARED);
    let roads = form("roads", &all("Roads Prize"), &SHARED);
    let more: Vec<&str> = SHARED[..2]
        .iter()
        .chain(&["Budget", "Staff", "Risks"])
        .copied()
        .collect();
    let grants = form("grants", "recognise = { share = 0.5 }", &more);
    let pdf = document(title, headings);
    Place::with(&[
        ("water/form.toml", &water.0),
        ("water/en.toml", &water.1),
        ("roads/form.toml", &roads.0),
        ("roads/en.toml", &roads.1),
        ("grants/form.toml", &grants.0),
        ("grants/en.toml", &grants.1),
        (
            "nomcheck.toml",
            "forms = [\"./water\", \"./roads\", \"./grants\"]\n",
        ),
        ("a.pdf", &pdf),
    ])
}

fn taken(place: &Place, args: &str) -> serde_json::Value {
    place.run(&format!("extract a.pdf {args}")).json()["nominations"][0]["form"].clone()
}

const ALL: &str = "--isolated --form water --form roads --form grants";

#[test]
fn title_tells_forms_with_the_same_questions_apart() {
    for (title, name) in [("THE ROADS PRIZE 2027", "roads"), ("Water Prize", "water")] {
        let place = place(title, &SHARED);
        assert_eq!(taken(&place, ALL), name);
        assert_eq!(taken(&place, ""), name, "by the configuration");
    }
}

#[test]
fn document_with_other_titles_is_none_of_them() {
    let place = place("Bridges Prize", &SHARED);
    let record = place.run(&format!("extract a.pdf {ALL}")).json();
    assert_eq!(record["kind"], "unrecognised");
}

#[test]
fn share_of_headings_keeps_other_documents_out() {
    let few = place("A report", &["What was done", "Who took part"]);
    let record = few.run("extract a.pdf --isolated --form grants").json();
    assert_eq!(record["kind"], "unrecognised");
    let enough = place("A report", &["What was done", "Who took part", "Budget"]);
    assert_eq!(taken(&enough, ALL), "grants");
}

#[test]
fn trace_names_the_chosen_form_and_the_next_one() {
    let place = place("Roads Prize", &SHARED);
    let reported = place.run(&format!("trace a.pdf s0 {ALL}")).ends(0).stdout;
    assert!(
        reported.contains("Of the forms, roads (4 of 4 headings) fits best, then water"),
        "{reported}"
    );
    let json = place
        .run(&format!("trace a.pdf s0 --format json {ALL}"))
        .json();
    assert_eq!(json["forms"][0]["form"], "roads");
    assert_eq!(json["forms"][0]["titled"], true);
}

#[test]
fn two_forms_of_one_name_are_refused() {
    let place = place("Roads Prize", &SHARED);
    let run = place
        .run("check a.pdf --form water --form ./water/form.toml")
        .ends(2);
    assert!(
        run.stderr.contains("two forms are named water"),
        "{}",
        run.stderr
    );
}
