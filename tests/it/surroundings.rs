//! What is around a nomination and not part of it: letterheads, stamps and seals, what portals print beside headings.

use crate::habits::{HEADER, HEADINGS, Paper, is_answered, is_headed};

/// A text in blue, drawn where `marks` of the page are: `y` in points from the top.
fn blue(x: f32, y: f32, size: f32, text: &str) -> String {
    format!(
        "q 0.1 0.2 0.5 rg BT /B {size} Tf {x} {} Td ({text}) Tj ET Q\n",
        842.0 - y
    )
}

/// A ring around a point.
fn ring(x: f32, y: f32, radius: f32) -> String {
    let (y, k) = (842.0 - y, 0.5523 * radius);
    let (left, right, top, bottom) = (x - radius, x + radius, y + radius, y - radius);
    format!(
        "q 0.1 0.2 0.5 RG {right} {y} m {right} {} {} {top} {x} {top} c {} {top} {left} {} {left} {y} c {left} {} {} {bottom} {x} {bottom} c {} {bottom} {right} {} {right} {y} c S Q\n",
        y + k,
        x + k,
        x - k,
        y + k,
        y - k,
        x - k,
        x + k,
        y - k
    )
}

/// A frame of thin lines.
fn frame(left: f32, top: f32, right: f32, bottom: f32) -> String {
    let (width, height) = (right - left, bottom - top);
    format!(
        "q 0.1 0.2 0.5 RG {left} {} {width} {height} re S Q\n",
        842.0 - bottom
    )
}

#[test]
fn telephone_of_a_letterhead_is_not_the_nominees() {
    let letterhead = [
        "Ministry of Labour",
        "P.O. Box 334, Lima. Telephone: +51 1 555 7700. Fax: +51 1 555 7701",
        "Email: registry@labour.example.org",
    ];
    let nomination = Paper::under(&letterhead, &HEADER).sections().read();
    is_headed(&nomination);
    is_answered(&nomination);
    assert_eq!(
        nomination["emails"].as_array().map(Vec::len),
        Some(1),
        "{nomination}"
    );
    assert_eq!(
        nomination["faxes"].as_array().map(Vec::len),
        Some(0),
        "{nomination}"
    );
}

#[test]
fn telephone_above_the_nominee_stays_where_none_is_below() {
    let header = [
        "Telephone: +51 1 614 2200",
        "Email: ana@example.org",
        HEADER[0],
        HEADER[1],
    ];
    let nomination = Paper::with(&header).sections().read();
    is_headed(&nomination);
    let mut twice = header.to_vec();
    twice.push("Mobile: +51 987 654 321");
    let nomination = Paper::with(&twice).sections().read();
    is_headed(&nomination);
}

#[test]
fn seal_over_an_answer_is_no_part_of_it() {
    let paper = Paper::with(&HEADER).sections();
    let seal = ring(450.0, 245.0, 42.0)
        + &blue(420.0, 243.0, 7.0, "UNION OF WEAVERS")
        + &blue(432.0, 252.0, 7.0, "LIMA OFFICE");
    let nomination = paper.read_over(&seal);
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn text_in_a_ring_beside_an_answer_stays() {
    // Nothing is printed over, and no line is cut.
    let drawn = ring(520.0, 245.0, 40.0) + &blue(492.0, 248.0, 9.0, "Eight looms");
    let nomination = Paper::with(&HEADER).sections().read_over(&drawn);
    let text = nomination["sections"].to_string();
    assert!(text.contains("Eight looms"), "{text}");
}

#[test]
fn stamp_of_receipt_outside_the_margins_is_no_text() {
    let paper = Paper::with(&HEADER).sections();
    let stamp =
        frame(500.0, 4.0, 590.0, 18.0) + &blue(502.0, 14.0, 6.0, "RECEIVED 12 OCT 2026 No. 0417");
    let nomination = paper.read_over(&stamp);
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn number_that_a_portal_prints_beside_each_heading_is_no_answer() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(&format!("{}. {heading}", i + 1));
        paper.at(480.0, 7.0, false, &format!("Question {}", i + 7));
        paper.answer(i);
    }
    let nomination = paper.read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn list_of_shortened_headings_is_a_contents_list() {
    let mut paper = Paper::with(&HEADER);
    paper.line(10.0, true, "Contents");
    for (i, heading) in HEADINGS.iter().enumerate() {
        let short: String = heading.chars().take(18).collect();
        let sign = if short.len() < heading.len() {
            "..."
        } else {
            ""
        };
        paper.line(9.0, false, &format!("{} {short}{sign}", i + 1));
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn header_in_a_frame_beside_the_first_answer_is_the_header() {
    let mut paper = Paper::with(&[]);
    paper.heading(&format!("1. {}", HEADINGS[0]));
    let top = paper.y + 3.0;
    let mut lines = frame(380.0, top, 560.0, top + 104.0);
    let mut y = top;
    for line in HEADER {
        let (label, value) = line.split_once(": ").expect("a label");
        lines += &frame(380.0, y, 560.0, y + 26.0);
        paper.y = y + 11.0;
        paper.at(384.0, 8.0, true, label);
        paper.y = y + 22.0;
        paper.at(
            384.0,
            8.0,
            false,
            value.trim_end_matches(", Union of Weavers"),
        );
        y += 26.0;
    }
    paper.y = top;
    let words = [
        "This is the answer to what the form asks, over two lines",
        "so that it is no heading,",
        "and it is the one of section 1.",
        "",
        "",
        "",
        "",
    ];
    for line in words {
        paper.line(10.0, false, line);
    }
    for (i, heading) in HEADINGS.iter().enumerate().skip(1) {
        paper.heading(&format!("{}. {heading}", i + 1));
        paper.answer(i);
    }
    let nomination = paper.read_over(&lines);
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn place_and_day_at_the_end_are_no_contact() {
    let paper = |more: &[&str]| {
        let mut paper = Paper::with(&HEADER).sections();
        paper.line(10.0, false, "Ms. Eva Lind, Geneva, lind@example.org");
        for line in more {
            paper.y += 14.0;
            paper.line(10.0, false, line);
        }
        let text = paper.read()["sections"]["ilo_contacts"]["text"].take();
        text.as_str().expect("a text").to_owned()
    };
    for more in [
        &["Kitwe, 17 April 2025"][..],
        &[
            "Santa Cruz, 28 March 2025",
            "CORAZON VILLAREAL",
            "Executive Director",
        ],
        &[
            "Thank you. Your answers are saved.",
            "Privacy policy. Questions: surveys@example.com",
        ],
    ] {
        assert!(
            paper(more).ends_with("lind@example.org"),
            "{more:?}: {}",
            paper(more)
        );
    }
    // Somebody who is reached is a contact.
    let more = ["Kitwe, 17 April 2025", "Mr. Jon Berg, berg@example.org"];
    assert!(paper(&more).ends_with("berg@example.org"));
}

#[test]
fn list_of_places_and_days_is_an_answer() {
    let mut paper = Paper::with(&HEADER).sections();
    for line in [
        "Kitwe, 17 April 2025",
        "Ndola, 20 April 2025",
        "Lusaka, 2 May 2025",
    ] {
        paper.y += 14.0;
        paper.line(10.0, false, line);
    }
    let text = paper.read()["sections"]["ilo_contacts"]["text"].take();
    assert!(
        text.as_str()
            .is_some_and(|t| t.ends_with("Lusaka, 2 May 2025")),
        "{text}"
    );
}

#[test]
fn table_of_falling_figures_is_no_contents_list() {
    let mut paper = Paper::with(&HEADER).sections();
    for (event, days) in [
        ("Flood, Nadi", "9"),
        ("Storm", "6"),
        ("Drought", "5"),
        ("Fire", "3"),
    ] {
        paper.line(10.0, false, event);
        paper.at(400.0, 10.0, false, days);
    }
    let text = paper.read()["sections"]["ilo_contacts"]["text"].take();
    for event in ["Flood, Nadi", "Storm", "Drought", "Fire"] {
        assert!(text.as_str().is_some_and(|t| t.contains(event)), "{text}");
    }
}

#[test]
fn dash_says_that_there_is_no_address() {
    let mut paper = Paper::with(&HEADER[..3]);
    for line in ["Email", "-", "Answers"] {
        paper.line(10.0, line == "Answers", line);
    }
    let nomination = paper.sections().read();
    assert_eq!(nomination["emails"], serde_json::json!([]), "{nomination}");
}

#[test]
fn buttons_beside_a_title_are_none_of_it() {
    let mut paper = Paper::with(&[]);
    paper.at(400.0, 7.0, false, "Edit Clone Print");
    for line in HEADER {
        paper.line(10.0, false, line);
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
}

#[test]
fn contact_at_the_top_of_an_annexs_page_is_a_contact() {
    let mut paper = Paper::with(&HEADER).sections();
    paper.turn();
    paper.y = 60.0;
    paper.line(10.0, false, "Mr. Tom Okereke, Lagos, okereke@example.org");
    paper.line(10.0, false, "Ms. Eva Lind, Geneva");
    paper.y += 30.0;
    paper.line(14.0, true, "Annex 1: minutes of the first meeting");
    paper.y += 10.0;
    paper.line(
        10.0,
        false,
        "The members met in March and agreed on the rules of the house.",
    );
    let nomination = paper.read();
    let contacts = nomination["sections"]["ilo_contacts"]["text"].as_str();
    for name in ["okereke@example.org", "Eva Lind"] {
        assert!(contacts.is_some_and(|t| t.contains(name)), "{nomination}");
    }
    assert_eq!(nomination["additional_sections"][0]["number"], "Annex 1");
}

#[test]
fn head_of_three_pages_among_others_is_no_text() {
    let mut paper = Paper::with(&[]);
    let other = |paper: &mut Paper, words: &str| {
        paper.turn();
        paper.y = 100.0;
        paper.line(10.0, false, words);
    };
    for words in [
        "Dear colleagues, please find our form.",
        "It is complete.",
        "We thank you.",
        "With all letters.",
    ] {
        other(&mut paper, words);
    }
    paper.turn();
    let head = |paper: &mut Paper| {
        paper.y = 20.0;
        paper.line(9.0, false, "Weavers of the valley");
        paper.y = 60.0;
    };
    head(&mut paper);
    paper.line(16.0, true, "Looms without borders");
    for line in HEADER {
        paper.line(10.0, false, line);
    }
    for (at, heading) in HEADINGS.iter().enumerate() {
        if at == 4 || at == 8 {
            paper.turn();
            head(&mut paper);
        }
        paper.heading(&format!("{}. {heading}", at + 1));
        paper.answer(at);
    }
    is_answered(&paper.read());
}

#[test]
fn letters_in_the_boxes_of_a_comb_are_one_word() {
    let header = [
        HEADER[0],
        "Country: P E R U",
        "Telephone: + 5 1 1 6 1 4 2 2 0 0",
        HEADER[3],
    ];
    let nomination = Paper::with(&header).sections().read();
    assert_eq!(nomination["country"]["code"], "PE", "{nomination}");
    assert_eq!(nomination["telephones"][0]["e164"], "+5116142200");
}
