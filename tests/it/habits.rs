//! What people and their programs do to a form: the page says it, the record has it.

use serde_json::Value;

use crate::support::Place;
use crate::tiny_pdf::{Mark, drawn, drawn_over, drawn_pages};

pub const HEADINGS: [&str; 11] = [
    "Description and title of the initiative",
    "Main partners",
    "Horizontal dimension of cooperation",
    "Achievements and impact",
    "Sustainability",
    "Innovation",
    "Replicability and scaling up",
    "Areas of contribution",
    "Awareness of the initiative",
    "Contacts",
    "ILO Contacts",
];
pub const HEADER: [&str; 4] = [
    "Nominee: Ms. Ana Sol, Director, Union of Weavers",
    "Country: Peru",
    "Telephone: +51 1 614 2200",
    "Email: ana@example.org",
];

/// A page that is written from the top down.
pub struct Paper {
    /// The pages before the one that is being written.
    turned: Vec<Vec<Mark>>,
    marks: Vec<Mark>,
    pub y: f32,
}

impl Paper {
    /// With a title, and the header's lines.
    pub fn with(header: &[&str]) -> Paper {
        Paper::under(&[], header)
    }

    /// The same below the lines of a letterhead.
    pub fn under(letterhead: &[&str], header: &[&str]) -> Paper {
        let mut paper = Paper {
            turned: Vec::new(),
            marks: Vec::new(),
            y: 10.0,
        };
        for line in letterhead {
            paper.line(9.0, false, line);
        }
        paper.line(16.0, true, "Looms without borders");
        paper.y += 10.0;
        for line in header {
            paper.line(10.0, false, line);
        }
        paper
    }

    /// Begins a new page, at its top.
    pub fn turn(&mut self) {
        self.turned.push(std::mem::take(&mut self.marks));
        self.y = 10.0;
    }

    pub fn line(&mut self, size: f32, bold: bool, text: &str) {
        self.y += 1.25 * size;
        self.at(72.0, size, bold, text);
    }

    /// On the line that was written last, elsewhere.
    pub fn at(&mut self, x: f32, size: f32, bold: bool, text: &str) {
        self.marks
            .push(Mark(x, self.y, size, bold, text.to_owned()));
    }

    /// All sections as they are printed most: number, heading, answer.
    pub fn sections(mut self) -> Paper {
        for (i, heading) in HEADINGS.iter().enumerate() {
            self.heading(&format!("{}. {heading}", i + 1));
            self.answer(i);
        }
        self
    }

    pub fn heading(&mut self, text: &str) {
        self.y += 5.0;
        self.line(11.0, true, text);
    }

    /// Over two lines, as headings are not.
    pub fn answer(&mut self, section: usize) {
        let first =
            "This is the answer to what the form asks, over two lines so that it is no heading,";
        self.line(10.0, false, first);
        let text = format!("and it is the one of section {}.", section + 1);
        self.line(10.0, false, &text);
    }

    /// The one nomination read from the page.
    pub fn read(self) -> Value {
        self.record()["nominations"][0].take()
    }

    /// The same from a page on which `below` is drawn first.
    pub fn read_over(self, below: &str) -> Value {
        self.record_over(below)["nominations"][0].take()
    }

    /// The record of the file, which holds one nomination.
    pub fn record(self) -> Value {
        self.record_over("")
    }

    /// What is reported of it.
    pub fn findings(self) -> Value {
        let place = Place::with(&[("a.pdf", &drawn(&self.marks))]);
        let mut report = place.run("check a.pdf --output json").ends(1).json();
        report["documents"][0]["findings"].take()
    }

    fn record_over(self, below: &str) -> Value {
        let pdf = match self.turned.is_empty() {
            true => drawn_over(&self.marks, below),
            false => {
                assert_eq!(below, "", "nothing is drawn below several pages");
                let mut pages = self.turned;
                pages.push(self.marks);
                drawn_pages(&pages)
            }
        };
        let place = Place::with(&[("a.pdf", &pdf)]);
        let record = place.run("extract a.pdf --format json").ends(0).json();
        assert_eq!(
            record["nominations"].as_array().map(Vec::len),
            Some(1),
            "{record}"
        );
        record
    }
}

/// Asserts that all sections have their answers and nothing else.
pub fn is_answered(nomination: &Value) {
    let sections = nomination["sections"].as_object().expect("sections");
    let read: Vec<&str> = sections
        .values()
        .filter_map(|s| s["text"].as_str())
        .collect();
    assert_eq!(read.len(), HEADINGS.len(), "{nomination}");
    for text in read {
        let whole = text.starts_with("This is the answer") && text.ends_with('.');
        assert!(whole && text.split_whitespace().count() == 26, "{text:?}");
    }
}

/// Asserts that the header is the one of [`HEADER`].
pub fn is_headed(nomination: &Value) {
    assert_eq!(nomination["title"]["text"], "Looms without borders");
    assert_eq!(nomination["nominee"]["name"], "Ana Sol");
    assert_eq!(nomination["country"]["text"], "Peru");
    assert_eq!(nomination["telephones"][0]["e164"], "+5116142200");
    assert_eq!(nomination["emails"][0]["text"], "ana@example.org");
}

#[test]
fn labels_need_no_punctuation_where_they_are_together() {
    let header = HEADER.map(|line| line.replacen(": ", " ", 1));
    let nomination = Paper::with(&header.each_ref().map(String::as_str))
        .sections()
        .read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn lines_that_say_who_wrote_and_when_are_no_text() {
    let mut paper = Paper {
        turned: Vec::new(),
        marks: Vec::new(),
        y: 10.0,
    };
    let mut minute = 0;
    let mut says = |paper: &mut Paper, who: &str| {
        minute += 1;
        paper.y += 4.0;
        paper.line(7.0, false, &format!("{who} 09:{minute:02}"));
    };
    let header = ["Title: Looms without borders"].into_iter().chain(HEADER);
    for (label, value) in header.filter_map(|line| line.split_once(": ")) {
        says(&mut paper, "Award Bot");
        paper.line(10.0, true, label);
        says(&mut paper, "You");
        paper.line(10.0, false, value);
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn foot_of_a_page_behind_the_last_contact_is_none() {
    let paper = |foot: &str| {
        let mut paper = Paper::with(&HEADER).sections();
        paper.line(10.0, false, "Ms. Eva Lind, Geneva, lind@example.org");
        paper.y += 16.0;
        paper.line(8.0, false, foot);
        paper.read()["sections"]["ilo_contacts"]["text"].take()
    };
    let text = |foot: &str| paper(foot).as_str().expect("a text").to_owned();
    assert!(text("Was this page helpful? Yes No").ends_with("lind@example.org"));
    assert!(text("Mr. Jon Berg, berg@example.org").ends_with("berg@example.org"));
}

#[test]
fn header_without_labels_may_have_several_numbers_and_a_name_over_its_post() {
    let mut paper = Paper::with(&[
        "Ms. Ana Sol",
        "Director, Union of Weavers",
        "Peru",
        "+51 1 614 2200",
        "+51 1 614 2201",
        "ana@example.org",
    ]);
    paper.y += 6.0;
    let nomination = paper.sections().read();
    is_headed(&nomination);
    assert_eq!(nomination["nominee"]["organisation"], "Union of Weavers");
    assert_eq!(nomination["telephones"][1]["e164"], "+5116142201");
}

#[test]
fn words_that_begin_like_one_label_are_none() {
    let mut paper = Paper::with(&HEADER);
    paper.y += 8.0;
    paper.line(
        10.0,
        false,
        "Country teams met in Lima and Quito in the same year.",
    );
    let nomination = paper.sections().read();
    is_headed(&nomination);
}

#[test]
fn dots_and_lines_to_write_on_are_no_value() {
    for filled in [".......... ", ": ____", " . . . . . . "] {
        let tail = if filled.contains('_') { "____" } else { "" };
        let header = HEADER.map(|line| line.replacen(": ", filled, 1) + tail);
        let nomination = Paper::with(&header.each_ref().map(String::as_str))
            .sections()
            .read();
        is_headed(&nomination);
    }
}

#[test]
fn dates_and_words_between_title_and_header_are_no_title() {
    for line in ["14 March 2024", "2024", "Nomination"] {
        let mut header = vec![line];
        header.extend(HEADER);
        is_headed(&Paper::with(&header).sections().read());
    }
}

#[test]
fn number_on_a_line_of_its_own_belongs_to_the_heading_below() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.y += 9.0;
        paper.line(10.0, false, &format!("Chapter {}", i + 1));
        paper.y += 5.0;
        paper.line(11.0, true, heading);
        paper.answer(i);
    }
    let nomination = paper.read();
    is_answered(&nomination);
    assert_eq!(nomination["sections"]["contacts"]["number"], "10");
}

#[test]
fn heading_in_two_languages_is_one_heading() {
    let french = [
        "Description et titre de l'initiative",
        "Principaux partenaires",
        "Dimension horizontale de la cooperation",
        "Realisations et impact",
        "Durabilite",
        "Innovation",
        "Reproductibilite",
        "Domaines de contribution",
        "Diffusion de l'initiative",
        "Contacts",
        "Contacts du BIT",
    ];
    let mut paper = Paper::with(&HEADER);
    for (i, (english, french)) in HEADINGS.iter().zip(french).enumerate() {
        paper.heading(&format!("{}. {english}", i + 1));
        paper.heading(&format!("{}. {french}", i + 1));
        paper.answer(i);
    }
    let nomination = paper.read();
    is_answered(&nomination);
    assert_eq!(nomination["additional_sections"], serde_json::json!([]));
}

#[test]
fn roman_numerals_of_one_letter_count_without_a_stop() {
    let numerals = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI",
    ];
    let mut paper = Paper::with(&HEADER);
    for (i, (numeral, heading)) in numerals.iter().zip(HEADINGS).enumerate() {
        paper.heading(&format!("{numeral} {heading}"));
        paper.answer(i);
    }
    let nomination = paper.read();
    is_answered(&nomination);
    assert_eq!(nomination["sections"]["sustainability"]["number"], "V");
}

#[test]
fn instructions_in_small_print_are_no_answers() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(&format!("{}. {heading}", i + 1));
        paper.y += 3.0;
        paper.line(
            8.0,
            false,
            "Say in your own words what the jury should know, in one page at most.",
        );
        if i != 5 {
            paper.y += 3.0;
            paper.answer(i);
        }
    }
    let place = Place::with(&[("a.pdf", &drawn(&paper.marks))]);
    let report = place.run("check a.pdf --output json").ends(1).json();
    let findings = report["documents"][0]["findings"]
        .as_array()
        .expect("findings");
    assert!(
        findings
            .iter()
            .any(|f| f["rule"] == "section-empty" && f["field"] == "/sections/innovation"),
        "{report}"
    );
    let mut nomination = paper.read();
    let empty = nomination["sections"]
        .as_object_mut()
        .and_then(|s| s.remove("innovation"));
    assert!(empty.is_none_or(|s| s["text"].as_str().is_none_or(str::is_empty)));
    let sections = nomination["sections"].as_object().expect("sections");
    assert!(
        sections
            .values()
            .all(|s| s["text"].as_str().is_some_and(|t| t.starts_with("This is")))
    );
}

#[test]
fn line_numbers_are_no_text() {
    let mut paper = Paper::with(&HEADER).sections();
    let lines: Vec<f32> = paper.marks.iter().map(|m| m.1).collect();
    for (i, y) in lines.iter().enumerate() {
        paper
            .marks
            .push(Mark(48.0, *y, 6.0, false, format!("{}", i + 1)));
    }
    let record = paper.record();
    is_headed(&record["nominations"][0]);
    is_answered(&record["nominations"][0]);
    // Nothing is lost.
    let left_out = record["left_out"].as_array().expect("a list");
    assert_eq!(left_out.len(), lines.len(), "{left_out:?}");
}

#[test]
fn small_type_beside_the_text_stays_in_the_answer() {
    let mut paper = Paper::with(&HEADER).sections();
    let y = paper.marks[8].1;
    let note = "tel. +233 30 278 4410";
    paper
        .marks
        .push(Mark(440.0, y, 7.0, false, note.to_owned()));
    let sections = paper.read()["sections"].to_string();
    assert!(sections.contains(note), "{sections}");
}

#[test]
fn answer_over_dotted_lines_is_the_answer_alone() {
    let mut paper = Paper::with(&HEADER).sections();
    let answers: Vec<f32> = (paper.marks.iter())
        .filter(|m| m.4.starts_with("This is") || m.4.starts_with("and it is"))
        .map(|m| m.1)
        .collect();
    for y in answers {
        let at = paper.marks.iter().position(|m| m.1 == y).unwrap();
        let dots = Mark(70.0, y + 1.5, 10.0, false, ".".repeat(150));
        paper.marks.insert(at, dots);
    }
    is_answered(&paper.read());
}

#[test]
fn contents_list_with_its_page_numbers_far_right_is_no_section() {
    let mut paper = Paper::with(&[]);
    paper.line(12.0, true, "Contents");
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.line(9.0, false, &format!("{} {heading}", i + 1));
        paper.at(480.0, 9.0, false, "1");
    }
    paper.y += 4.0;
    for line in HEADER {
        paper.line(10.0, false, line);
    }
    let nomination = paper.sections().read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn label_without_punctuation_counts_among_labels_with_it() {
    let mut header = HEADER.map(str::to_owned);
    header[3] = header[3].replacen(": ", " ", 1);
    is_headed(
        &Paper::with(&header.each_ref().map(String::as_str))
            .sections()
            .read(),
    );
}

#[test]
fn line_that_a_portal_prints_below_each_answer_is_no_answer() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.heading(heading);
        paper.answer(i);
        paper.y += 6.0;
        paper.line(10.0, false, &format!("{} / 300 words", 20 + i));
    }
    is_answered(&paper.read());
}

#[test]
fn heading_over_labels_or_sections_is_neither_title_nor_answer() {
    let mut paper = Paper::with(&[]);
    paper.y += 5.0;
    paper.line(13.0, true, "Part A - The nominee");
    for line in HEADER {
        paper.line(10.0, false, line);
    }
    for (i, heading) in HEADINGS.iter().enumerate() {
        if let Some((_, part)) = [(0, "B - The initiative"), (9, "C - Whom to ask")]
            .iter()
            .find(|(n, _)| *n == i)
        {
            paper.y += 8.0;
            paper.line(13.0, true, &format!("Part {part}"));
        }
        paper.heading(&format!("{}. {heading}", i + 1));
        paper.answer(i);
    }
    let nomination = paper.read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn label_with_more_words_counts_between_labels() {
    let mut header = HEADER;
    header[1] = "Country of the network: Peru";
    is_headed(&Paper::with(&header).sections().read());
}

#[test]
fn title_with_a_label_like_a_heading_is_a_title() {
    let mut paper = Paper::with(&[]);
    paper.marks.clear();
    paper.line(11.0, true, "Email");
    paper.line(10.0, false, "ana@example.org");
    for (label, value) in [
        ("Title of the initiative", "Looms without borders"),
        ("Nominee", "Ms. Ana Sol, Director, Union of Weavers"),
        ("Country", "Peru"),
        ("Telephone", "+51 1 614 2200"),
    ] {
        paper.y += 6.0;
        paper.line(11.0, true, label);
        paper.line(10.0, false, value);
    }
    is_headed(&paper.sections().read());
}

#[test]
fn paragraphs_that_look_like_the_headings_are_text() {
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.y += 8.0;
        paper.line(10.0, false, &format!("{}. {heading}", i + 1));
        paper.y += 8.0;
        paper.answer(i);
        if i == 9 {
            paper.y += 8.0;
            paper.line(10.0, false, "Mr. Ben Ode, Guild of Dyers, ode@example.org");
        }
    }
    let nomination = paper.read();
    let contacts = &nomination["sections"]["contacts"]["text"];
    assert!(
        contacts
            .as_str()
            .is_some_and(|t| t.ends_with("ode@example.org")),
        "{contacts}"
    );
}

#[test]
fn answers_between_the_lines_of_a_mail_are_read_without_its_marks() {
    let mut paper = Paper::with(&[]);
    paper.marks.clear();
    paper.line(10.0, false, "> Please answer below each point.");
    paper.line(10.0, false, ">");
    for (label, value) in [
        ("Title", "Looms without borders"),
        ("Nominee", "Ms. Ana Sol, Director, Union of Weavers"),
        ("Country", "Peru"),
        ("Telephone", "+51 1 614 2200"),
        ("Email", "ana@example.org"),
    ] {
        paper.y += 8.0;
        paper.line(10.0, false, &format!("> {label}:"));
        paper.line(10.0, false, value);
    }
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.y += 8.0;
        paper.line(10.0, false, &format!("> {}. {heading}", i + 1));
        paper.y += 8.0;
        paper.answer(i);
    }
    let nomination = paper.read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn short_answer_beside_a_long_one_stays_under_its_heading() {
    let mut paper = Paper::with(&HEADER);
    let words = "words that fill a line of the column";
    for (i, pair) in HEADINGS.chunks(2).enumerate() {
        paper.y += 16.0;
        let top = paper.y;
        for (j, heading) in pair.iter().enumerate() {
            let left = 72.0 + 250.0 * j as f32;
            paper.y = top;
            paper.at(
                left,
                14.0,
                false,
                &format!("{}. {}", 2 * i + j + 1, short(heading)),
            );
            paper.y += 20.0;
            for _ in 0..if j == 0 { 1 } else { 3 } {
                paper.at(left, 10.0, false, words);
                paper.y += 12.0;
            }
        }
    }
    let nomination = paper.read();
    let text = |key: &str| {
        nomination["sections"][key]["text"]
            .as_str()
            .unwrap_or("")
            .len()
    };
    assert_eq!(text("description"), words.len());
    assert_eq!(text("partners"), 3 * words.len() + 2);
    assert_eq!(text("sustainability"), words.len());
    assert_eq!(text("innovation"), 3 * words.len() + 2);
}

/// The first words of a heading, so that it fills half a page at most.
fn short(heading: &str) -> String {
    heading
        .split(" and ")
        .next()
        .unwrap_or(heading)
        .chars()
        .take(24)
        .collect()
}

#[test]
fn tags_over_the_headings_are_no_answer() {
    let tags = ["STORY", "NETWORK", "NETWORK", "RESULTS", "RESULTS", "IDEAS"];
    let mut paper = Paper::with(&HEADER);
    for (i, heading) in HEADINGS.iter().enumerate() {
        paper.y += 16.0;
        paper.line(6.5, false, tags[i % tags.len()]);
        paper.y -= 4.0;
        paper.heading(&format!("{}. {heading}", i + 1));
        paper.answer(i);
    }
    let nomination = paper.read();
    is_headed(&nomination);
    is_answered(&nomination);
}

#[test]
fn quotation_in_large_type_in_the_margin_is_no_answer() {
    let mut paper = Paper::with(&HEADER).sections();
    let y = paper.marks[10].1;
    for (i, line) in ["over two", "lines, so"].iter().enumerate() {
        paper.marks.push(Mark(
            470.0,
            y + 18.0 * i as f32,
            15.0,
            false,
            (*line).to_owned(),
        ));
    }
    let nomination = paper.read();
    is_headed(&nomination);
    is_answered(&nomination);
}
