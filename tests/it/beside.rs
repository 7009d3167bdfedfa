//! What is beside the text, and what is drawn there: lines, boxes, menus, large numbers.

use serde_json::Value;

use crate::habits::{HEADER, HEADINGS, Paper, is_answered, is_headed};

/// A vertical line at `x`, from `top` to `bottom` in points from the top of the page.
fn upright(x: f32, top: f32, bottom: f32) -> String {
    format!("0.8 w {x} {} m {x} {} l S\n", 842.0 - top, 842.0 - bottom)
}

/// A light box.
fn painted(left: f32, top: f32, right: f32, bottom: f32) -> String {
    let (width, height) = (right - left, bottom - top);
    format!(
        "q 0.9 0.95 0.9 rg {left} {} {width} {height} re f Q\n",
        842.0 - bottom
    )
}

fn text<'a>(nomination: &'a Value, section: &str) -> &'a str {
    nomination["sections"][section]["text"]
        .as_str()
        .unwrap_or("")
}

#[test]
fn headings_in_nobodys_words_are_known_by_their_count() {
    let words = [
        "The story in short",
        "The people behind it",
        "Giving and taking",
        "What came out of it",
        "Staying power",
        "Why nobody did it before",
        "Where it could go next",
        "Ministries that care",
        "Press and radio",
        "Whom to call",
        "Colleagues in Geneva",
    ];
    let paper = |numbered: bool, skipped: Option<usize>| {
        let mut paper = Paper::with(&HEADER);
        for (i, heading) in words
            .iter()
            .enumerate()
            .filter(|(i, _)| Some(*i) != skipped)
        {
            match numbered {
                true => paper.heading(&format!("{}. {heading}", i + 1)),
                false => paper.heading(heading),
            }
            paper.answer(i);
        }
        paper
    };
    for numbered in [true, false] {
        let nomination = paper(numbered, None).read();
        is_headed(&nomination);
        is_answered(&nomination);
    }
    // The numbers say which one is missing.
    let nomination = paper(true, Some(4)).read();
    assert!(nomination["sections"].get("sustainability").is_none());
    assert!(text(&nomination, "innovation").ends_with("section 6."));
    // But headings that were only counted make nobody sure of it.
    let findings = paper(true, Some(4)).findings();
    let missing = findings.as_array().into_iter().flatten();
    let missing: Vec<&Value> = missing.filter(|f| f["rule"] == "section-missing").collect();
    assert_eq!(missing.len(), 1, "{findings}");
    assert_eq!(missing[0]["certainty"], "possible", "{findings}");
}

#[test]
fn value_at_the_middle_below_its_label_is_that_labels() {
    let mut paper = Paper::with(&HEADER[..1]);
    paper.y += 8.0;
    let columns = [
        (90.0, "Country", 96.0, "Peru"),
        (186.0, "Telephone", 162.0, "+51 1 614 2200"),
        (330.0, "Fax", 300.0, "+51 1 614 2201"),
        (450.0, "Email", 428.0, "ana@example.org"),
    ];
    paper.y += 12.0;
    columns
        .iter()
        .for_each(|(x, label, ..)| paper.at(*x, 9.0, true, label));
    paper.y += 16.0;
    columns
        .iter()
        .for_each(|(.., x, value)| paper.at(*x, 10.0, false, value));
    let nomination = paper.sections().read();
    is_headed(&nomination);
    assert_eq!(nomination["faxes"][0]["text"], "+51 1 614 2201");
}

#[test]
fn line_between_answers_and_labels_on_their_right_parts_them() {
    let mut paper = Paper::with(&[]);
    let mut lines = String::new();
    // Above the line, a strip of labels and values over the whole width.
    let columns = [
        (72.0, "Nominee", "Ms. Ana Sol"),
        (200.0, "Country", "Peru"),
        (300.0, "Telephone", "+51 1 614 2200"),
        (420.0, "Email", "ana@example.org"),
    ];
    paper.y += 12.0;
    columns
        .iter()
        .for_each(|(x, label, _)| paper.at(*x, 8.0, true, label));
    paper.y += 12.0;
    columns
        .iter()
        .for_each(|(x, _, value)| paper.at(*x, 10.0, false, value));
    paper.y += 14.0;
    for (i, heading) in HEADINGS.iter().enumerate() {
        let top = paper.y + 4.0;
        paper.y += 14.0;
        paper.at(
            72.0,
            9.0,
            false,
            "This is the answer to what the form asks, which goes on",
        );
        paper.at(420.0, 8.0, true, &format!("{} {heading}", i + 1));
        for line in [
            "in lines that end where the line is drawn that parts the labels",
            "and it is no heading.",
        ] {
            paper.y += 12.0;
            paper.at(72.0, 9.0, false, line);
        }
        lines += &upright(405.0, top, paper.y + 4.0);
        paper.y += 8.0;
    }
    let nomination = paper.read_over(&lines);
    assert_eq!(nomination["telephones"][0]["e164"], "+5116142200");
    let sections = nomination["sections"].as_object().expect("sections");
    assert_eq!(sections.len(), HEADINGS.len(), "{nomination}");
    for section in sections.values() {
        let text = section["text"].as_str().unwrap_or("");
        assert!(
            text.starts_with("This is") && text.ends_with("no heading."),
            "{text}"
        );
    }
}

#[test]
fn large_number_beside_a_heading_is_its_number() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(heading);
        paper.y += 4.0;
        paper.at(40.0, 24.0, true, &(i + 1).to_string());
        paper.y -= 4.0;
        paper.answer(i);
    }
    let nomination = paper.read();
    is_headed(&nomination);
    is_answered(&nomination);
    let innovation = &nomination["sections"]["innovation"];
    assert_eq!(innovation["number"], "6", "{innovation}");
}

#[test]
fn boxes_beside_each_other_are_read_one_after_the_other() {
    let mut paper = Paper::with(&HEADER);
    let mut boxes = String::new();
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(&format!("{}. {heading}", i + 1));
        paper.answer(i);
        if i == 3 {
            let top = paper.y + 6.0;
            let figures = ["48 300", "83", "21"];
            let words = ["cards were printed", "fewer fines", "nurseries opened"];
            for (at, left) in [72.0, 232.0, 392.0].into_iter().enumerate() {
                boxes += &painted(left, top, left + 140.0, top + 50.0);
                // The second box has its words above its figure.
                let (first, last) = if at == 1 { (18.0, 40.0) } else { (40.0, 24.0) };
                paper.y = top + last;
                paper.at(left + 10.0, 20.0, true, figures[at]);
                paper.y = top + first;
                paper.at(left + 10.0, 9.0, false, words[at]);
            }
            paper.y = top + 56.0;
        }
    }
    let nomination = paper.read_over(&boxes);
    let text = text(&nomination, "achievements").replace('\n', " ");
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words}: {text}"))
    };
    assert!(at("48 300") < at("cards were printed"), "{text}");
    assert!(at("cards were printed") < at("fewer fines"), "{text}");
    assert!(at("fewer fines") < at("83"), "{text}");
    assert!(at("83") < at("21"), "{text}");
}

#[test]
fn menu_left_of_a_page_is_in_no_answer() {
    let mut paper = Paper::with(&HEADER).sections();
    let menu = [
        "Navigation",
        "Main page",
        "Recent changes",
        "Tools",
        "Upload file",
        "Cite this page",
    ];
    paper.y = 28.0;
    for (at, line) in menu.iter().enumerate() {
        paper.y += if at == 3 { 19.0 } else { 13.7 };
        paper.at(8.0, 5.5, false, line);
    }
    let mut record = paper.record();
    let unplaced = record["unplaced"].to_string();
    assert!(unplaced.contains("Cite this page"), "{unplaced}");
    let nomination = record["nominations"][0].take();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn how_long_the_title_may_be_is_no_part_of_it() {
    let mut paper = Paper::with(&[]);
    for (label, hint, value) in [
        ("Title", "Up to 120 characters.", "Looms on both shores"),
        (
            "Nominee",
            "Name, function, organisation.",
            "Ms. Ana Sol, Director, Union of Weavers",
        ),
        ("Country", "", "Peru"),
        ("Telephone", "With country code.", "+51 1 614 2200"),
        ("Email", "", "ana@example.org"),
    ] {
        paper.y += 6.0;
        paper.line(10.0, true, label);
        if !hint.is_empty() {
            paper.line(7.0, false, hint);
        }
        paper.line(10.0, false, value);
    }
    let nomination = paper.sections().read();
    assert_eq!(nomination["title"]["text"], "Looms on both shores");
    assert_eq!(nomination["nominee"]["name"], "Ana Sol");
}

#[test]
fn count_of_a_portal_beside_a_heading_is_no_second_nominee() {
    let mut paper = Paper::with(&[]);
    paper.y += 12.0;
    paper.line(10.0, true, "Nominee");
    paper.at(440.0, 8.0, false, "4 of 5 answered");
    for line in HEADER {
        paper.line(10.0, false, line);
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    assert_eq!(
        nomination["nominee"]["text"],
        "Ms. Ana Sol, Director, Union of Weavers"
    );
}

#[test]
fn name_above_a_line_to_sign_on_is_in_no_answer_before_an_annex() {
    let mut paper = Paper::with(&HEADER).sections();
    paper.line(10.0, false, "Ms. Eva Lind, Geneva, lind@example.org");
    paper.y += 14.0;
    paper.line(10.0, false, "Lima, 14 March 2024");
    paper.y += 20.0;
    paper.at(300.0, 10.0, false, "_______________________________");
    for line in ["Ana Sol", "The national coordinator"] {
        paper.y += 12.5;
        paper.at(330.0, 10.0, false, line);
    }
    paper.y += 10.0;
    paper.line(12.0, true, "ANNEX I");
    paper.line(10.0, false, "We have followed the work from its beginning.");
    let nomination = paper.read();
    let contacts = text(&nomination, "ilo_contacts");
    assert!(contacts.ends_with("lind@example.org"), "{contacts}");
}

#[test]
fn surname_of_two_names_on_a_line_of_its_own_is_the_nominees() {
    let mut paper = Paper::with(&["Nominee: Mrs Priya Devi"]);
    paper.y += 12.5;
    paper.at(116.0, 10.0, false, "Ramgoolam-Auckle");
    for line in &HEADER[1..] {
        paper.line(10.0, false, line);
    }
    let nomination = paper.sections().read();
    assert_eq!(
        nomination["nominee"]["name"]
            .as_str()
            .map(|n| n.replace('\n', " "))
            .as_deref(),
        Some("Priya Devi Ramgoolam-Auckle")
    );
}

#[test]
fn function_below_somebody_else_is_not_the_nominees() {
    let mut paper = Paper::with(&[]);
    paper.y += 8.0;
    for (label, value) in [
        ("Name of nominee", "Ms. Ana Sol, Director, Union of Weavers"),
        ("Country", "Peru"),
        ("Telephone", "+51 1 614 2200"),
        ("Referee", "Mr. John Adu"),
        ("Position", "Bishop"),
        ("E-mail", "ana@example.org"),
    ] {
        paper.line(10.0, false, label);
        paper.at(222.0, 10.0, false, value);
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    assert_eq!(nomination["nominee"]["function"], "Director");
}

#[test]
fn organisation_above_the_labels_of_the_form_is_the_nominees() {
    let mut header = vec!["Organisation: Union of Weavers", "Nominee: Ms. Ana Sol"];
    header.extend(&HEADER[1..]);
    let nomination = Paper::with(&header).sections().read();
    is_headed(&nomination);
    assert_eq!(nomination["nominee"]["organisation"], "Union of Weavers");
}

#[test]
fn cards_right_of_the_text_are_in_no_answer() {
    let mut paper = Paper::with(&HEADER);
    let card = |paper: &mut Paper, words: &str| {
        paper.y += 3.0;
        paper.at(490.0, 7.0, false, words);
        paper.y -= 3.0;
    };
    let cards = [
        "Status",
        "Eligible, round 1",
        "Assigned to",
        "Panel B, 14 Oct",
    ];
    let notes = [
        "R. Chen, 17 Oct",
        "Convincing, but",
        "ask for the audit",
        "of last year.",
    ];
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(&format!("{}. {heading}", i + 1));
        let words = if i < 6 {
            cards.get(i)
        } else {
            notes.get(i - 6)
        };
        words.into_iter().for_each(|words| card(&mut paper, words));
        if i == 5 {
            // The answer goes on overleaf.
            let long = "This is the answer to what the form asks, over two lines so that it is no heading, and";
            paper.line(10.0, false, long);
            paper.turn();
            notes
                .iter()
                .take(1)
                .for_each(|words| card(&mut paper, words));
            paper.line(10.0, false, "it is the one of section 6.");
            continue;
        }
        paper.answer(i);
    }
    let nomination = paper.read();
    is_headed(&nomination);
    is_answered(&nomination);
}
