//! What a form may ask besides: printed numbers, limits on every text, questions under a condition, addresses, signatures,
//! papers that go with it, tables.

use crate::support::Place;
use crate::tiny_pdf::{Line, Mark, page, ruled, to_sign};

const FORM: &str = r#"name = "wells"
title = "Village wells"
min-headings = 2
max-pages = 1
default-country = "GH"

[[group]]
key = "project"
number = 3

[[field]]
key = "title"
type = "title"
max-characters = 30
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
key = "home"
type = "address"
required = true
cure = "T"

[[field]]
key = "what"
number = "A"
type = "section"
min-characters = 40
required = true
cure = "S"

[[field]]
key = "main"
number = "B"
type = "yes-no"
required = true
cure = "T"

[[field]]
key = "partner"
type = "text"
when = "main = no"
min-words = 2
required = true
cure = "T"

[[field]]
key = "permission"
type = "attachment"
required-when = "main = no"
cure = "T"

[[field]]
key = "abstract"
in = "project"
number = "a"
type = "section"
required = true
cure = "S"

[[field]]
key = "gain"
in = "project"
number = "b"
type = "section"
required = true
cure = "S"

[[field]]
key = "sign"
type = "signature"
required = true
cure = "T"
"#;

const ENGLISH: &str = r#"language = "en"
instructions = ["[Explain the objective in 900 characters.]"]
office-use = ["Do not write below this line"]

[printed]
title = ["Name of the project"]
name = ["Person to write to"]
telephone = ["Telephone"]
home = ["Postal address"]
what = ["What will you build?"]
main = ["Are you the main applicant?"]
partner = ["Main applicant"]
permission = ["Letter of permission"]
project = ["The project"]
"project.abstract" = ["Abstract"]
"project.gain" = ["Gain"]
sign = ["Signature of the applicant"]
"#;

const COMPLETE: [&str; 20] = [
    "Name of the project: Wells for Two Villages",
    "Person to write to: Ms Ama Owusu, Engineer, Well Workshop",
    "Telephone: 030 222 1111",
    "Postal address: Well Workshop, P.O. Box 12",
    "Cape Coast",
    "Ghana",
    "#A. What will you build?",
    "Two wells with hand pumps, and a shelter beside each of them for the women who wait.",
    "#B. Are you the main applicant?",
    "[x] Yes [ ] No",
    "#3. The project",
    "#3.a Abstract",
    "[Explain the objective in 900 characters.] We dig where nobody has dug before, and we stay.",
    "#b) Gain",
    "The water stands four metres deep, so that the wells will not run dry in the hot season.",
    "Signature of the applicant: Ama Owusu, 3 May 2026",
    "",
    "",
    "#Do not write below this line",
    "Received on: 9 May 2026 by the desk",
];

fn place(pdf: &str) -> Place {
    Place::with(&[
        ("g/form.toml", FORM),
        ("g/en.toml", ENGLISH),
        ("a.pdf", pdf),
    ])
}

fn form(lines: &[&'static str]) -> Place {
    let mut all = Vec::new();
    for line in lines {
        if is_apart(line) {
            all.push(Line::Plain(""));
        }
        all.push(match line.strip_prefix('#') {
            Some(heading) => Line::Bold(heading),
            None => Line::Plain(line),
        });
    }
    place(&page(&all))
}

/// Whether a line has a gap above it.
fn is_apart(line: &str) -> bool {
    line.starts_with('#') || line.starts_with("Signature")
}

/// The complete form with some lines changed.
fn changed(changes: &[(usize, &'static str)]) -> Place {
    let mut lines = COMPLETE;
    for (at, line) in changes {
        lines[*at] = line;
    }
    form(&lines)
}

fn reported(place: &Place) -> String {
    let run = place.run("check --form g a.pdf --ignore email-suspicious --output concise");
    let lines = run.stdout.lines().filter(|l| l.contains("] "));
    let lines = lines.filter_map(|l| l.split_once(": ").map(|(_, rest)| rest));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn complete_form_is_read_as_it_is_asked() {
    let place = form(&COMPLETE);
    place.run("forms check g").ends(0);
    assert_eq!(reported(&place), "");
    let record = place.run("extract --form g a.pdf").ends(0).json();
    let n = &record["nominations"][0];
    assert_eq!(n["telephones"][0]["e164"], "+233302221111");
    let lines = &n["fields"]["home"]["lines"];
    assert_eq!(lines[2], "Ghana", "{lines}");
    let answer = n["sections"]["project.abstract"]["text"].as_str().unwrap();
    assert!(answer.starts_with("We dig where"), "{answer}");
    assert_eq!(n["sections"]["project.gain"]["number"], "b");
    let reasons: Vec<&str> = record["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|l| l["reason"].as_str())
        .collect();
    assert!(reasons.contains(&"office-use"), "{reasons:?}");
}

#[test]
fn limits_hold_for_every_text() {
    let place = changed(&[
        (
            0,
            "Name of the project: Wells for Two Villages and for Those Beside Them",
        ),
        (7, "Two wells with pumps, and shade."),
    ]);
    insta::assert_snapshot!(reported(&place));
}

#[test]
fn what_is_asked_under_a_condition_is_missed_and_judged_only_then() {
    // One word is too short for the main applicant's name, but nobody has asked for it.
    let mut lines = COMPLETE.to_vec();
    lines.insert(10, "Main applicant: none");
    lines.insert(10, "Letter of permission: to follow");
    assert_eq!(reported(&form(&lines)), "");
    lines[9] = "[ ] Yes [x] No";
    insta::assert_snapshot!(reported(&form(&lines)));
    lines[10] = "Letter of permission: see annex 2";
    lines[11] = "Main applicant: Water Users Union";
    assert_eq!(reported(&form(&lines)), "");
}

#[test]
fn empty_address_and_open_signature_are_reported() {
    let mut lines = COMPLETE.to_vec();
    lines[15] = "Signature of the applicant: ____________ Date: ________";
    lines.splice(3..6, ["Postal address:"]);
    insta::assert_snapshot!(reported(&form(&lines)));
}

fn marks(lines: &[&str]) -> Vec<Mark> {
    let mut y = 40.0;
    let mark = |line: &&str| {
        y += if is_apart(line) { 30.0 } else { 16.0 };
        let bold = line.starts_with('#');
        let text = line.trim_start_matches('#').to_owned();
        Mark(72.0, y, 11.0, bold, text)
    };
    lines.iter().map(mark).collect()
}

#[test]
fn signature_field_says_for_certain_whether_it_is_signed() {
    let mut lines = COMPLETE.to_vec();
    lines[15] = "Signature of the applicant:";
    let marks = marks(&lines);
    let y = marks
        .iter()
        .find(|m| m.4.starts_with("Signature"))
        .map_or(0.0, |m| m.1);
    let pdf = |signed| to_sign(&marks, [230.0, y - 14.0, 400.0, y + 20.0], signed);
    let signed = place(&pdf(true));
    assert_eq!(reported(&signed), "");
    let record = signed.run("extract --form g a.pdf").ends(0).json();
    assert_eq!(
        record["nominations"][0]["fields"]["sign"]["signed"],
        "field"
    );
    let open = place(&pdf(false));
    assert!(
        reported(&open).contains("“Signature of the applicant” is not signed"),
        "{}",
        reported(&open)
    );
}

const TABLE: &str = r#"name = "plan"
title = "Village plan"
min-headings = 1

[[field]]
key = "name"
type = "person"
required = true
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
repeat = { min = 2, max = 3 }
sum = "total"
required = true
cure = "T"

[[field]]
key = "item"
in = "budget"
type = "text"
required = true
cure = "T"

[[field]]
key = "cost"
in = "budget"
type = "amount"
currencies = ["USD"]
required = true
cure = "T"

[[field]]
key = "by"
in = "budget"
type = "date"
cure = "T"

[[field]]
key = "why"
type = "section"
number = 3
required = true
cure = "S"
"#;

const TABLE_WORDS: &str = r#"language = "en"

[printed]
name = ["Person to write to"]
what = ["What will you build?"]
budget = ["Budget"]
"budget.item" = ["Item"]
"budget.cost" = ["Cost in USD"]
"budget.by" = ["Spent by"]
"budget.total" = ["All together"]
why = ["Why should you win?"]
"#;

/// A form with a budget of these rows below its head.
fn budget(rows: &[[&str; 3]], frame: bool) -> Place {
    let mut marks = marks(&[
        "#Village plan",
        "Person to write to: Ms Ama Owusu, Engineer, Well Workshop",
        "#1. What will you build?",
        "Two wells with hand pumps, and a shelter beside each of them for the women who wait.",
        "#2. Budget",
    ]);
    let columns = [72.0, 240.0, 380.0, 520.0];
    let top = 180.0;
    let head = ["Item", "Cost in USD", "Spent by"];
    let mut levels = vec![top];
    for (at, row) in std::iter::once(&head).chain(rows).enumerate() {
        for (x, text) in columns.iter().zip(row).filter(|(_, text)| !text.is_empty()) {
            let y = top + 15.0 + 20.0 * at as f32;
            marks.push(Mark(x + 4.0, y, 10.0, at == 0, (*text).to_owned()));
        }
        levels.push(top + 20.0 * (at + 1) as f32);
    }
    let below = top + 20.0 * (rows.len() + 1) as f32 + 30.0;
    marks.push(Mark(
        72.0,
        below,
        11.0,
        true,
        "3. Why should you win?".to_owned(),
    ));
    let why = "Because nobody else has dug here, and the water stands four metres deep.";
    marks.push(Mark(72.0, below + 18.0, 11.0, false, why.to_owned()));
    let tables: &[(&[f32], &[f32])] = &[(&columns, &levels)];
    let pdf = ruled(&marks, if frame { tables } else { &[] });
    Place::with(&[
        ("g/form.toml", TABLE),
        ("g/en.toml", TABLE_WORDS),
        ("a.pdf", pdf.as_str()),
    ])
}

const ROWS: [[&str; 3]; 3] = [
    ["Pumps", "4,200", "May 2026"],
    ["Shelters", "1,800", "June 2026"],
    ["All together", "6,000", ""],
];

#[test]
fn rows_of_a_table_are_objects_by_column() {
    for frame in [true, false] {
        let place = budget(&ROWS, frame);
        place.run("forms check g").ends(0);
        assert_eq!(reported(&place), "", "frame {frame}");
        let record = place.run("extract --form g a.pdf").ends(0).json();
        let n = &record["nominations"][0];
        let budget = &n["fields"]["budget"];
        assert_eq!(budget["rows"].as_array().map(Vec::len), Some(2), "{budget}");
        assert_eq!(budget["rows"][1]["item"]["text"], "Shelters");
        assert_eq!(budget["rows"][1]["cost"]["number"], 1800.0);
        assert_eq!(budget["rows"][0]["by"]["from"], "2026-05");
        // Where gaps alone part the columns, one number may be of either.
        let total = &budget["total"]["cost"]["number"];
        assert_eq!(total.as_f64(), frame.then_some(6000.0));
        let why = n["sections"]["why"]["text"].as_str().unwrap();
        assert!(why.starts_with("Because"), "{why}");
        let what = n["sections"]["what"]["text"].as_str().unwrap();
        assert!(what.ends_with("wait."), "{what}");
    }
}

#[test]
fn faults_of_a_table_are_reported_where_they_are() {
    let rows = [
        ["Pumps", "4,200", "May 2026"],
        ["Shelters", "a lot", "June 2026"],
        ["Paint", "", "soon"],
        ["Brushes", "20", ""],
        ["All together", "6,000", ""],
    ];
    insta::assert_snapshot!("faults_of_a_table", reported(&budget(&rows, true)));
    let mut wrong = ROWS;
    wrong[2][1] = "6,500";
    insta::assert_snapshot!("total_that_is_no_sum", reported(&budget(&wrong, true)));
    insta::assert_snapshot!("one_row_of_two", reported(&budget(&[ROWS[0]], true)));
}

#[test]
fn definitions_that_cannot_be_meant_are_faults() {
    let reported = |form: &str, words: &str, from: &str, to: &str| {
        assert!(form.contains(from), "{from}");
        let form = form.replacen(from, to, 1);
        let place = Place::with(&[("g/form.toml", &form), ("g/en.toml", words)]);
        place.run("forms check g").ends(2).stdout
    };
    let wells = [
        ("number = \"A\"", "number = \"first\""),
        ("max-pages = 1", "max-pages = 0"),
        ("default-country = \"GH\"", "default-country = \"Ghana\""),
        ("when = \"main = no\"", "when = \"mian = no\""),
        ("min-words = 2", "min-words = 2\nrepeat = { min = 1 }"),
    ];
    let plan = [
        ("min = 2, max = 3", "min = 4, max = 3"),
        (
            "type = \"amount\"\ncurrencies = [\"USD\"]",
            "type = \"section\"",
        ),
        ("key = \"by\"", "key = \"item\""),
        (
            "in = \"budget\"\ntype = \"date\"",
            "in = \"costs\"\ntype = \"date\"",
        ),
    ];
    let mut all: String = wells
        .iter()
        .map(|(from, to)| reported(FORM, ENGLISH, from, to))
        .collect();
    all.extend(
        plan.iter()
            .map(|(from, to)| reported(TABLE, TABLE_WORDS, from, to)),
    );
    insta::assert_snapshot!(all);
}
