//! Invented facts for rule tests: a complete nomination, from which a test takes away what it is about.

use std::sync::Arc;

use crate::finding::{Certainty, Finding};
use crate::form::{Absence, FieldType, Form, FormFile, Kind, PrintedNumber, Role};
use crate::geom::{PageNumber, Place, Rect};
use crate::record::{
    CountryMention, Facts, FieldFact, LineFact, Nomination, NominationFacts, PageFacts, Record,
    SectionFact, Source, TelephoneState, TypedValue, ValueFact, ValueFault,
};

use super::{Settings, check};

/// A document's facts and the settings they are checked with.
#[derive(Clone)]
pub struct Case {
    facts: Facts,
    settings: Settings,
}

impl Case {
    /// One nomination of the form `sstc` on two pages, with everything that the form asks for.
    pub fn complete() -> Case {
        let file: FormFile = toml::from_str(include_str!("../../schema/forms/sstc/form.toml"))
            .expect("the built-in form");
        let fields: Vec<FieldFact> = file
            .fields
            .iter()
            .enumerate()
            .map(|(row, f)| field(row, f))
            .collect();
        let sequence = (0..fields.len())
            .filter(|i| fields[*i].kind == FieldType::Section)
            .collect();
        let nomination = NominationFacts {
            index: 0,
            label: None,
            language: "en".to_owned(),
            identity: "seed libraries|ama owusu".to_owned(),
            fields,
            additional: Vec::new(),
            sequence,
            pages: (page(1), page(2)),
            start: vec![place(1, 0)],
            country_evidence: Vec::new(),
            unmet: Vec::new(),
            max_pages: None,
            groups: Vec::new(),
        };
        let headings = file
            .fields
            .iter()
            .filter(|f| f.kind == FieldType::Section)
            .count();
        let facts = Facts {
            record: record(&nomination),
            form: Some(Arc::new(Form::new(file, Vec::new()))),
            ocr_missing: false,
            kind: Kind::Nomination,
            open_error: None,
            pages: (1..=2).map(read_page).collect(),
            headings: (headings, headings),
            unplaced_share: 0.0,
            unplaced_at: Vec::new(),
            hidden: Vec::new(),
            active: Vec::new(),
            widget_answers: 0,
            sequence: Default::default(),
            struck: Vec::new(),
            blank: Vec::new(),
            xfa_shell: false,
            over_limit: None,
            warnings: Vec::new(),
            nominations: vec![nomination],
        };
        Case {
            facts,
            settings: Settings::default(),
        }
    }

    /// A document without nominations.
    pub fn without_nominations(kind: Kind) -> Case {
        Case::complete().facts(|f| {
            f.kind = kind;
            f.nominations.clear();
            f.record.nominations.clear();
        })
    }

    /// The same with `change` made to the facts.
    pub fn facts(mut self, change: impl FnOnce(&mut Facts)) -> Case {
        change(&mut self.facts);
        self
    }

    /// The same with `change` made to the settings.
    pub fn settings(mut self, change: impl FnOnce(&mut Settings)) -> Case {
        change(&mut self.settings);
        self
    }

    /// The same with `change` made to the first nomination.
    pub fn nomination(self, change: impl FnOnce(&mut NominationFacts)) -> Case {
        self.facts(|f| change(&mut f.nominations[0]))
    }

    /// The same with `change` made to one field.
    pub fn field(self, key: &str, change: impl FnOnce(&mut FieldFact)) -> Case {
        self.nomination(|n| {
            change(
                n.fields
                    .iter_mut()
                    .find(|f| f.key == key)
                    .expect("a field of the form"),
            )
        })
    }

    /// The same with `change` made to one section.
    pub fn section(self, key: &str, change: impl FnOnce(&mut SectionFact)) -> Case {
        self.field(key, |f| {
            change(f.section.as_mut().expect("a section that is there"))
        })
    }

    /// The same with other values of a header field.
    pub fn values(self, key: &str, values: &[(&str, TypedValue)]) -> Case {
        self.field(key, |f| {
            let many = f.pointer.ends_with('s');
            let value = |(i, (text, value)): (usize, &(&str, TypedValue))| ValueFact {
                text: (*text).to_owned(),
                at: vec![place(1, 1 + i)],
                pointer: if many {
                    format!("{}/{i}", f.pointer)
                } else {
                    f.pointer.clone()
                },
                value: value.clone(),
                column: None,
            };
            f.values = values.iter().enumerate().map(value).collect();
        })
    }

    /// The same without one field.
    pub fn without(self, key: &str) -> Case {
        let case = self.field(key, |f| {
            f.values.clear();
            f.lines.clear();
            f.section = None;
            f.absence = Some(Absence {
                gap: vec![place(1, 20)],
                certainty: Certainty::Definite,
                candidates: Vec::new(),
            });
        });
        case.nomination(|n| {
            n.sequence = n
                .sequence
                .iter()
                .copied()
                .filter(|i| n.fields[*i].present())
                .collect()
        })
    }

    /// The same with the form's sections in another order, by their numbers on the form.
    pub fn order(self, numbers: &[u32]) -> Case {
        self.nomination(|n| {
            let find = |number| {
                n.fields
                    .iter()
                    .position(|f| f.number == Some(PrintedNumber::Count(number)))
                    .expect("a number of the form")
            };
            n.sequence = numbers.iter().map(|number| find(*number)).collect();
            for (row, index) in n.sequence.clone().into_iter().enumerate() {
                let section = n.fields[index]
                    .section
                    .as_mut()
                    .expect("a section that is there");
                section.heading_at = vec![place(1, 30 + row)];
            }
        })
    }

    /// The settings.
    pub fn chosen(&self) -> &Settings {
        &self.settings
    }

    /// What the rules say.
    pub fn findings(&self) -> Vec<Finding> {
        check(&self.facts, &self.settings)
    }

    /// Their codes, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        self.findings().iter().map(|f| f.rule).collect()
    }

    /// The facts themselves, for batch rules.
    pub fn into_facts(self) -> Facts {
        self.facts
    }
}

/// A page by its number.
pub fn page(number: usize) -> PageNumber {
    PageNumber::from_index(number - 1)
}

/// The printed line `row` of a page.
pub fn place(number: usize, row: usize) -> Place {
    let top = 60.0 + 14.0 * row as f32;
    Place::new(
        page(number),
        Rect {
            left: 72.0,
            top,
            right: 300.0,
            bottom: top + 12.0,
        },
    )
}

/// Names as a section's countries.
pub fn countries(names: &[(&str, &str)]) -> Vec<CountryMention> {
    names
        .iter()
        .map(|(text, code)| CountryMention {
            text: (*text).to_owned(),
            code: (*code).to_owned(),
        })
        .collect()
}

fn read_page(number: usize) -> PageFacts {
    let area = Rect {
        left: 0.0,
        top: 0.0,
        right: 595.0,
        bottom: 842.0,
    };
    PageFacts {
        number: page(number),
        without_text: None,
        glyphs: 2000,
        unreadable: 0,
        unreadable_at: None,
        read_by_ocr: false,
        ocr_confidence: None,
        wordless: false,
        area: Place::new(page(number), area),
    }
}

fn field(row: usize, of_form: &crate::form::Field) -> FieldFact {
    let (pointer, text, value) = match of_form.kind {
        FieldType::Title => ("/title".to_owned(), "Seed libraries", TypedValue::Text),
        FieldType::Person => (
            "/nominee".to_owned(),
            "Ms. Ama Owusu, Director, Seed Bank",
            TypedValue::Person { affiliated: true },
        ),
        FieldType::Country => (
            "/country".to_owned(),
            "Ghana",
            TypedValue::Country {
                code: Some("GH".to_owned()),
                guess: None,
                doubtful: false,
            },
        ),
        FieldType::Telephone => (
            "/telephones".to_owned(),
            "+233 30 222 1111",
            TypedValue::Telephone(TelephoneState::InPlan),
        ),
        FieldType::Fax => (
            "/faxes".to_owned(),
            "+233 30 222 1112",
            TypedValue::Telephone(TelephoneState::InPlan),
        ),
        FieldType::Email => {
            let host = Some("seedbank.gov.gh".to_owned());
            (
                "/emails".to_owned(),
                "ama@seedbank.gov.gh",
                TypedValue::Email {
                    malformed: None,
                    host,
                    suspicious: None,
                },
            )
        }
        FieldType::Section => (format!("/sections/{}", of_form.key), "", TypedValue::Text),
        _ => (
            format!("/fields/{}", of_form.key),
            "Spring",
            TypedValue::Text,
        ),
    };
    let is_section = of_form.kind == FieldType::Section;
    let at = vec![place(1, row)];
    let one = if pointer.ends_with('s') {
        format!("{pointer}/0")
    } else {
        pointer.clone()
    };
    let header_value = ValueFact {
        text: text.to_owned(),
        at: at.clone(),
        pointer: one,
        value,
        column: None,
    };
    FieldFact {
        key: of_form.key.clone(),
        kind: of_form.kind,
        roles: of_form.roles.clone(),
        role: None,
        group: None,
        cure: of_form.cure,
        required: of_form.required,
        number: of_form.number.clone(),
        printed: of_form.key.replace('_', " "),
        min_words: of_form.min_words,
        max_words: of_form.max_words,
        min_characters: of_form.min_characters,
        max_characters: of_form.max_characters,
        pointer,
        values: if is_section {
            Vec::new()
        } else {
            vec![header_value]
        },
        lines: if is_section {
            Vec::new()
        } else {
            vec![LineFact {
                label: "label".to_owned(),
                folded: text.to_lowercase(),
                at: at.clone(),
            }]
        },
        section: is_section.then(|| section(row, of_form)),
        absence: None,
        doubts: Vec::new(),
        count: None,
        wrong_sums: Vec::new(),
        unsigned: None,
    }
}

fn section(row: usize, of_form: &crate::form::Field) -> SectionFact {
    let geography = of_form.roles.contains(&Role::Geography);
    SectionFact {
        number: of_form.number.as_ref().map(|n| n.to_string()),
        number_value: of_form.number.as_ref().and_then(PrintedNumber::value),
        heading: of_form.key.replace('_', " "),
        heading_at: vec![place(1, 30 + row)],
        text_at: vec![place(2, row)],
        confidence: 0.98,
        words: 60,
        characters: 400,
        empty: false,
        placeholder: None,
        only_link: false,
        malformed_links: Vec::new(),
        cut_off: None,
        language: Some("en".to_owned()),
        countries: if geography {
            countries(&[("Ghana", "GH"), ("Togo", "TG")])
        } else {
            Vec::new()
        },
        organisations: Vec::new(),
        people: Vec::new(),
        shingles: (0..40).map(|i| (i << 32) + row as u64).collect(),
    }
}

fn record(nomination: &NominationFacts) -> Record {
    Record {
        schema_version: "1".to_owned(),
        tool: None,
        source: Source {
            path: "a.pdf".to_owned(),
            sha256: "00".to_owned(),
            bytes: 9000,
            pages: 2,
            ..Source::default()
        },
        kind: Kind::Nomination,
        problem: None,
        warnings: Vec::new(),
        nominations: vec![Nomination {
            label: None,
            form: "sstc".to_owned(),
            language: nomination.language.clone(),
            pages: [1, 2],
            title: None,
            nominee: None,
            country: None,
            telephones: Vec::new(),
            faxes: Vec::new(),
            emails: Vec::new(),
            fields: Default::default(),
            sections: Default::default(),
            additional_sections: Vec::new(),
            order: Vec::new(),
            footnotes: Vec::new(),
            links: Vec::new(),
        }],
        summaries: Vec::new(),
        unplaced: Vec::new(),
        left_out: Vec::new(),
    }
}

/// Asserts that a typed value at which `fault` is found gives the finding `code` alone, and one without a fault none.
#[track_caller]
pub(in crate::rule) fn reported_alone(fault: ValueFault, code: &str) {
    let with = |fault| {
        let value = TypedValue::Typed(fault);
        Case::complete()
            .values("fax", &[("something", value)])
            .codes()
    };
    assert_eq!(with(Some(fault)), [code]);
    assert_eq!(with(None), Vec::<&str>::new());
}
