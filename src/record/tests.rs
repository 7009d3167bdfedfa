//! Whole documents, from answers as the form stage gives them to the record that `extract` writes.

use std::sync::Arc;

use serde_json::Value;

use super::testing::{inside, placed_on};
use super::*;
use crate::finding::Certainty;
use crate::form::{
    Absence, AnswerBlock, BlockKind, Evidence, FieldAnswer, Footnote, Form, LinkAnswer,
    NominationAnswers, SectionAnswer, SectionIndex, Summary,
};
use crate::geom::{PageNumber, Rect};

/// A made-up document: every text on a page of its own, so that a place tells which text it is cut from.
#[derive(Default)]
struct Draft {
    pages: Vec<String>,
}

impl Draft {
    fn text(&mut self, printed: &str) -> Text {
        self.pages.push(printed.to_owned());
        placed_on(PageNumber::from_index(self.pages.len() - 1), printed)
    }

    fn header(&mut self, printed: &str) -> FieldAnswer {
        FieldAnswer {
            lines: vec![self.text(printed)],
            confidence: 0.98,
            ..FieldAnswer::default()
        }
    }

    fn section(
        &mut self,
        number: &str,
        heading: &str,
        blocks: &[(BlockKind, &str)],
    ) -> SectionAnswer {
        SectionAnswer {
            number: Some(number.to_owned()),
            number_value: number.parse().ok(),
            heading: self.text(heading),
            blocks: blocks
                .iter()
                .map(|(kind, text)| AnswerBlock {
                    kind: *kind,
                    text: self.text(text),
                })
                .collect(),
            confidence: 0.99,
            evidence: vec![Evidence::Number, Evidence::Wording],
            repeats: None,
            placeholder: None,
            parent: false,
            gap: Vec::new(),
        }
    }
}

fn form() -> Arc<Form> {
    Form::built_in().remove(0)
}

fn document(kind: Kind, nominations: Vec<NominationAnswers>) -> Answers {
    Answers {
        kind,
        form: form(),
        headings_found: 3,
        fits: Vec::new(),
        nominations,
        summaries: Vec::new(),
        unplaced: Vec::new(),
        left_out: Vec::new(),
        in_mail: 0,
        characters: 1_000,
    }
}

/// A short nomination with something of everything, and the pages that it is on.
fn loom_school() -> (Answers, Vec<String>) {
    use BlockKind::{ListItem, Paragraph};
    let mut draft = Draft::default();
    let fields: Vec<FieldAnswer> = form()
        .file
        .fields
        .iter()
        .map(|field| {
            let section = |found: SectionAnswer| FieldAnswer {
                section: Some(found),
                ..FieldAnswer::default()
            };
            match field.key.as_str() {
                "title" => draft.header("Two valleys,\none loom school"),
                "nominee" => {
                    draft.header("Ms. Ana Roca, Director, Loom Council of the Valleys – Ecuador")
                }
                "country" => draft.header("Ecuador"),
                "telephone" => draft.header("+593 2 254 8170 (office); +593 99 548 20161"),
                "fax" => draft.header("N/A"),
                "email" => draft.header("ana@example.org, ben(at)example.net;"),
                "partners" => section(draft.section(
                    "2",
                    "Main partners",
                    &[
                        (Paragraph, "The school belongs to"),
                        (ListItem, "Loom Council of the Valleys, Ecuador"),
                        (ListItem, "Seed Union (SU), Peru"),
                    ],
                )),
                "awareness" => section(draft.section(
                    "9",
                    "Awareness of the initiative",
                    &[(Paragraph, "See: www.example.org/loom.")],
                )),
                "contacts" => section(draft.section(
                    "10",
                    "Contacts",
                    &[
                        (
                            Paragraph,
                            "Ms. Ana Roca, Director\nTel. +593 2 254 8170\nana@example.org",
                        ),
                        (Paragraph, "Mr. Ben Okoro, Secretary, Seed Union"),
                    ],
                )),
                _ => FieldAnswer {
                    absence: Some(Absence {
                        gap: Vec::new(),
                        certainty: Certainty::Likely,
                        candidates: Vec::new(),
                    }),
                    ..FieldAnswer::default()
                },
            }
        })
        .collect();
    let mut again = draft.section(
        "11",
        "Main partners",
        &[(Paragraph, "As above, and the pupils.")],
    );
    again.repeats = Some(7);
    let area = Rect {
        left: 0.0,
        top: 0.0,
        right: 60.0,
        bottom: 12.0,
    };
    let link = LinkAnswer {
        target: "mailto:ana@example.org".to_owned(),
        at: Place::new(PageNumber::FIRST, area),
    };
    let nomination = NominationAnswers {
        label: Some("A".to_owned()),
        language: "en".to_owned(),
        pages: (PageNumber::FIRST, PageNumber::from_index(1)),
        fields,
        groups: Vec::new(),
        additional: vec![again],
        order: vec![
            SectionIndex::Field(7),
            SectionIndex::Field(14),
            SectionIndex::Field(15),
            SectionIndex::Additional(0),
        ],
        footnotes: vec![Footnote {
            mark: "1".to_owned(),
            text: draft.text("Only on\nmarket days."),
        }],
        links: vec![link],
    };
    let answers = Answers {
        unplaced: vec![draft.text("Quito, 3 May")],
        ..document(Kind::Nomination, vec![nomination])
    };
    (answers, draft.pages)
}

#[test]
fn a_nomination_becomes_a_record() {
    let facts = facts(DocumentFacts::default(), &loom_school().0);
    insta::assert_json_snapshot!(facts.record);
}

#[test]
fn the_text_inside_every_place_is_the_value() {
    let (answers, pages) = loom_school();
    let record = serde_json::to_value(facts(DocumentFacts::default(), &answers).record)
        .expect("a record is JSON");
    let mut checked = 0;
    check(&record, &pages, &mut checked);
    assert!(checked > 15, "only {checked} values were checked");
}

/// Compares `text` and `at` of every object that has both; sections hold more than their `text` in `at`.
fn check(value: &Value, pages: &[String], checked: &mut usize) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| check(item, pages, checked)),
        Value::Object(fields) => {
            if let (Some(text), Some(at), None) =
                (fields.get("text"), fields.get("at"), fields.get("heading"))
            {
                let places: Vec<Place> = serde_json::from_value(at.clone()).expect("places");
                let printed: Vec<String> = places
                    .iter()
                    .map(|p| inside(&pages[p.page.index()], std::slice::from_ref(p)))
                    .collect();
                let text = text
                    .as_str()
                    .expect("text")
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                assert_eq!(printed.join(" "), text);
                *checked += 1;
            }
            fields
                .values()
                .for_each(|field| check(field, pages, checked));
        }
        _ => {}
    }
}

#[test]
fn rules_get_what_the_record_has_and_more() {
    let facts = facts(DocumentFacts::default(), &loom_school().0);
    let nomination = &facts.nominations[0];
    assert_eq!(nomination.identity, "two valleys one loom school|ana roca");
    assert_eq!(nomination.sequence, [7, 14, 15]);
    let evidence: Vec<String> = nomination
        .country_evidence
        .iter()
        .map(|e| format!("{} {}", e.source, e.code))
        .collect();
    assert_eq!(evidence, ["affiliation EC", "telephone EC"]);
    let field = |key: &str| {
        nomination
            .fields
            .iter()
            .find(|f| f.key == key)
            .expect("a field of the form")
    };
    let pointers = |key: &str| {
        field(key)
            .values
            .iter()
            .map(|v| v.pointer.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(pointers("telephone"), ["/telephones/0", "/telephones/1"]);
    assert_eq!(pointers("email"), ["/emails/0", "/emails/1"]);
    assert!(
        field("awareness")
            .section
            .as_ref()
            .is_some_and(|s| s.only_link)
    );
    let unreachable = field("contacts")
        .section
        .as_ref()
        .map(|s| s.people[1].clone())
        .expect("contacts");
    assert!(unreachable.telephones.is_empty() && unreachable.emails.is_empty());
}

#[test]
fn a_placeholder_is_a_definite_absence_at_its_place() {
    let facts = facts(DocumentFacts::default(), &loom_school().0);
    let fax = facts.nominations[0]
        .fields
        .iter()
        .find(|f| f.key == "fax")
        .expect("a field of the form");
    let absence = fax.absence.as_ref().expect("a placeholder is no value");
    assert!(!fax.present());
    assert_eq!(absence.certainty, Certainty::Definite);
    assert_eq!(absence.gap[0].bbox, [0.0, 0.0, 30.0, 12.0]);
}

#[test]
fn problems_are_named_by_their_rule() {
    let page = |glyphs, unreadable| PageFacts {
        number: PageNumber::FIRST,
        without_text: None,
        glyphs,
        unreadable,
        unreadable_at: None,
        read_by_ocr: false,
        ocr_confidence: None,
        wordless: false,
        area: Place {
            page: PageNumber::FIRST,
            bbox: [0.0, 0.0, 595.0, 842.0],
        },
    };
    let problem = |pages: Vec<PageFacts>, error| {
        not_processed(
            DocumentFacts {
                pages,
                ..DocumentFacts::default()
            },
            error,
        )
        .record
        .problem
        .unwrap_or_default()
    };
    assert_eq!(
        problem(Vec::new(), Some(OpenError::Encrypted)),
        "file-encrypted"
    );
    assert_eq!(
        problem(Vec::new(), Some(OpenError::NoPages)),
        "file-not-readable"
    );
    assert_eq!(
        problem(
            Vec::new(),
            Some(OpenError::OverLimit {
                unit: "pages",
                n: 3,
                max: 2
            })
        ),
        "file-over-limit"
    );
    assert_eq!(problem(vec![page(0, 0)], None), "no-text-layer");
    assert_eq!(problem(vec![page(900, 890)], None), "text-garbled");
    let unrecognised = facts(
        DocumentFacts::default(),
        &document(Kind::Unrecognised, Vec::new()),
    )
    .record;
    assert_eq!(unrecognised.problem.as_deref(), Some("not-this-form"));
}

#[test]
fn slides_become_summaries() {
    let mut draft = Draft::default();
    let slide = Summary {
        title: Some(draft.text("One loom\nschool")),
        blocks: vec![
            draft.text("Weavers teach weavers."),
            draft.text("In two valleys."),
        ],
        page: PageNumber::FIRST,
    };
    let answers = Answers {
        summaries: vec![slide],
        ..document(Kind::SummaryDeck, Vec::new())
    };
    let facts = facts(DocumentFacts::default(), &answers);
    assert_eq!(
        facts.record.summaries[0].title.as_deref(),
        Some("One loom school")
    );
    assert_eq!(
        facts.record.summaries[0].text,
        "Weavers teach weavers.\n\nIn two valleys."
    );
    assert_eq!(facts.record.problem, None);
}

/// Words that parsers trip over, put together at random (xorshift, so that a failure comes again).
#[test]
fn no_text_makes_the_stage_panic() {
    const PARTS: &str = "+|00|593|2 254 8170|(0)|(|)|]|ext.| |\n|,|;|/|-|–| - |@|(at)|example.org|gmail.com|.|..|Ana|ROCA|Mr.|Secretary|\
        Ministry|of|the|g7+|ILO|¹|12|*|é|e\u{301}|ﬁ|İ|ß|中国|١٢٣|１２|http://|htp://|www.|https:|//|Côte d’Ivoire|Guinea|\
        \u{202e}|\u{200b}|\u{ad}|😀|’|“|•|:|=|<|mailto:|Jr.|PhD|N/A|Union|des|ŉ|Ⅷ";
    let parts: Vec<&str> = PARTS.split('|').collect();
    let mut state = 88_172_645_463_325_252_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for round in 0..60 {
        let mut draft = Draft::default();
        let mut text = |most: usize| {
            (0..random(most))
                .map(|_| parts[random(parts.len())])
                .collect::<String>()
        };
        let mut field = |field: &crate::form::Field| match field.kind {
            FieldType::Section => {
                let (heading, first, last) = (text(6), text(40), text(40));
                let blocks = [
                    (BlockKind::Paragraph, first.as_str()),
                    (BlockKind::Paragraph, last.as_str()),
                ];
                FieldAnswer {
                    section: Some(draft.section("1", &heading, &blocks)),
                    ..FieldAnswer::default()
                }
            }
            _ => draft.header(&text(14)),
        };
        let nomination = NominationAnswers {
            label: None,
            language: ["en", "es", "fr", "pt", "xx"][round % 5].to_owned(),
            pages: (PageNumber::FIRST, PageNumber::FIRST),
            fields: form().file.fields.iter().map(&mut field).collect(),
            groups: Vec::new(),
            additional: Vec::new(),
            order: Vec::new(),
            footnotes: vec![Footnote {
                mark: "1".to_owned(),
                text: Text::new(),
            }],
            links: Vec::new(),
        };
        assert_eq!(
            facts(
                DocumentFacts::default(),
                &document(Kind::Nomination, vec![nomination])
            )
            .nominations
            .len(),
            1
        );
    }
}
