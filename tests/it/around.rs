//! What is printed around answers: text beside a table's rows, headings of groups, the office's part.

use crate::support::Place;
use crate::tiny_pdf::{Mark, ruled};

const FORM: &str = r#"name = "plan"
title = "Village plan"
min-headings = 1

[[group]]
key = "who"
role = "nominee"

[[field]]
key = "name"
in = "who"
type = "person"
required = true
cure = "T"

[[field]]
key = "title"
type = "title"
cure = "T"

[[field]]
key = "what"
type = "section"
number = 1
required = true
cure = "S"

[[field]]
key = "budget"
type = "table"
number = 2
cure = "T"

[[field]]
key = "item"
in = "budget"
type = "text"
cure = "T"

[[field]]
key = "cost"
in = "budget"
type = "amount"
cure = "T"

[[field]]
key = "born"
type = "date"
number = 3
required = true
cure = "T"

[[field]]
key = "sign"
type = "signature"
required = true
cure = "T"
"#;

const ENGLISH: &str = r#"language = "en"
office-use = ["For the desk"]

[printed]
who = ["Part A: the nominee"]
"who.name" = ["Person to write to"]
title = ["Name of the plan"]
what = ["What will you build?"]
budget = ["Budget"]
"budget.item" = ["Item"]
"budget.cost" = ["Cost in USD"]
born = ["Date of birth"]
sign = ["Signature"]
"#;

/// The form, filled in, with `more` at the end: each text with its distance from the line above, in points.
fn form(signature: &'static str, more: &[(f32, &'static str)]) -> Place {
    let lines = [
        (0.0, "*Part A: the nominee"),
        (
            20.0,
            "Person to write to: Ms Ama Owusu, Engineer, Well Workshop",
        ),
        (30.0, "#1. What will you build?"),
        (
            16.0,
            "Two wells with hand pumps, and a shelter beside each of them for those who wait.",
        ),
        (30.0, "#2. Budget"),
        (16.0, "Prices are those of the market in Tamale."),
        (80.0, "The union lends us its pump."),
        (30.0, "3. Date of birth: 4 May 1979"),
        (20.0, signature),
    ];
    let mut y = 40.0;
    let mut marks = Vec::new();
    for (gap, line) in lines.iter().chain(more) {
        y += gap;
        let size = if line.starts_with('*') { 17.0 } else { 11.0 };
        let bold = line.starts_with(['#', '*']);
        let text = line.trim_start_matches(['#', '*']).to_owned();
        marks.push(Mark(72.0, y, size, bold, text));
    }
    let columns = [72.0, 240.0, 380.0];
    let levels = [162.0, 182.0, 202.0];
    for (x, head, cell) in [(76.0, "Item", "Pumps"), (244.0, "Cost in USD", "4,200")] {
        marks.push(Mark(x, 177.0, 10.0, true, head.to_owned()));
        marks.push(Mark(x, 197.0, 10.0, false, cell.to_owned()));
    }
    Place::with(&[
        ("g/form.toml", FORM),
        ("g/en.toml", ENGLISH),
        ("a.pdf", &ruled(&marks, &[(&columns, &levels)])),
    ])
}

const SIGNED: &str = "Signature: Ama Owusu, 3 May 2026";

/// The texts of a list in the record of the form.
fn texts(record: &serde_json::Value, list: &str) -> Vec<String> {
    let texts = record[list].as_array().unwrap().iter();
    let text = |t: &serde_json::Value| t["text"].as_str().unwrap().to_owned();
    texts.map(text).collect()
}

#[test]
fn text_around_a_table_is_kept() {
    let record = form(SIGNED, &[])
        .run("extract --form g a.pdf")
        .ends(0)
        .json();
    let budget = &record["nominations"][0]["fields"]["budget"];
    assert_eq!(budget["rows"][0]["item"]["text"], "Pumps", "{budget}");
    let unplaced = texts(&record, "unplaced").join("\n");
    assert!(unplaced.contains("market in Tamale"), "{unplaced}");
    assert!(unplaced.contains("lends us its pump"), "{unplaced}");
}

#[test]
fn heading_of_a_group_is_neither_title_nor_letter() {
    let record = form(SIGNED, &[])
        .run("extract --form g a.pdf")
        .ends(0)
        .json();
    let nomination = &record["nominations"][0];
    assert_eq!(nomination["label"], serde_json::Value::Null);
    assert_eq!(nomination["title"], serde_json::Value::Null);
    assert_eq!(nomination["nominee"]["name"], "Ama Owusu");
    let unplaced = texts(&record, "unplaced").join("\n");
    assert!(!unplaced.contains("Part A"), "{unplaced}");
}

#[test]
fn only_what_is_right_below_its_heading_is_the_offices() {
    let office = [
        (30.0, "#For the desk"),
        (16.0, "Received on 9 May 2026"),
        (16.0, "by the desk"),
        (80.0, "The plan was written by four villages."),
    ];
    let place = form("Signature:", &office);
    let record = place.run("extract --form g a.pdf").ends(0).json();
    let left_out = record["left_out"].as_array().unwrap().iter();
    let own = left_out.filter(|l| l["reason"] == "office-use");
    let own: Vec<&str> = own.filter_map(|l| l["text"].as_str()).collect();
    assert!(own.join(" ").contains("Received on 9 May 2026"), "{own:?}");
    assert!(!own.join(" ").contains("four villages"), "{own:?}");
    // Nor does it go on with the line above the office's part.
    let unplaced = texts(&record, "unplaced").join("\n");
    assert!(unplaced.contains("written by four villages"), "{unplaced}");
    let run = place.run("check --form g a.pdf --output concise");
    assert!(run.stdout.contains("not-signed"), "{}", run.stdout);
}
