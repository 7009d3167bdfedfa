//! One nomination's answers → its record and its facts.

use crate::country;
use crate::form::{
    Answers, Field, FieldType, Form, GroupAnswer, LinkAnswer, NominationAnswers, SectionIndex,
};
use crate::geom::Place;

use super::DocumentFacts;
use super::attachment;
use super::conditions::conditions;
use super::doubts;
use super::facts::{AdditionalFact, CountryEvidence, FieldFact, GroupFact, NominationFacts};
use super::header::{self, Hints};
use super::model::{FootnoteRecord, LinkRecord, Nomination};
use super::prose;
use super::section;
use super::signature;
use super::surroundings::Surroundings;
use super::table;
use crate::fold::{fold, nfc};

/// The record and the facts of the nomination at `index` of `answers`.
pub(in crate::record) fn nomination(
    answers: &Answers,
    index: usize,
    from: &NominationAnswers,
    document: &DocumentFacts,
) -> (Nomination, NominationFacts) {
    let form: &Form = &answers.form;
    let fields = &form.file.fields;
    let marks: Vec<String> = from.footnotes.iter().map(|f| f.mark.clone()).collect();
    // Contacts are not sentences.
    let mut sections = (fields.iter().zip(&from.fields))
        .filter(|(field, _)| !section::lists_contacts(&field.roles))
        .filter_map(|(_, answer)| answer.section.as_ref());
    let around = Surroundings {
        form,
        language: &from.language,
        words: form.words(&from.language),
        // Where the form has a country of its own, only somebody's own comes before it.
        country: match form.file.default_country.as_deref() {
            None => header::country_code(fields, &from.fields, |_| true),
            own => header::country_code(fields, &from.fields, header::says_whence).or(own),
        },
        marks: &marks,
        stops_left_out: sections.any(|s| prose::leaves_stops_out(&s.blocks)),
    };
    let mut record = empty_record(form, from);
    let mut hints = Hints::default();
    let mut facts: Vec<FieldFact> = Vec::with_capacity(fields.len());
    for (field, answer) in fields.iter().zip(&from.fields) {
        let mut fact = field_fact(form, field, &from.language);
        fact.absence = answer.absence.clone();
        match &answer.section {
            Some(found) if field.kind == FieldType::Section => {
                let (section, section_fact) = section::section(found, &field.roles, &around);
                record.sections.insert(field.key.clone(), section);
                fact.section = Some(section_fact);
            }
            _ => header::header_field(field, answer, &around, &mut fact, &mut record, &mut hints),
        }
        facts.push(fact);
    }
    signature::settle(fields, document, &mut facts, &mut record);
    attachment::settle(fields, from, document, &mut facts, &mut record);
    table::sums(fields, &mut facts, &record);
    let unmet = conditions(form, &record, &mut facts);
    let key = |at: usize| fields.get(at).map(|f| f.key.clone());
    for answer in &from.additional {
        record
            .additional_sections
            .push(section::additional(answer, answer.repeats.and_then(key)));
    }
    record.order = from
        .order
        .iter()
        .filter_map(|at| match at {
            SectionIndex::Field(at) => key(*at),
            SectionIndex::Additional(at) => Some(format!("additional_sections/{at}")),
        })
        .collect();
    let mut facts = NominationFacts {
        index,
        label: from.label.clone(),
        language: from.language.clone(),
        identity: identity(&record),
        start: start(&facts),
        fields: facts,
        additional: additional_facts(from, &record),
        sequence: from
            .order
            .iter()
            .filter_map(|at| {
                if let SectionIndex::Field(at) = at {
                    Some(*at)
                } else {
                    None
                }
            })
            .collect(),
        pages: from.pages,
        country_evidence: evidence(&hints),
        unmet,
        max_pages: form.file.max_pages,
        groups: from
            .groups
            .iter()
            .filter_map(|g| group(form, from, g))
            .collect(),
    };
    doubts::mark(answers, from, &around, &mut facts);
    (record, facts)
}

fn group(form: &Form, from: &NominationAnswers, group: &GroupAnswer) -> Option<GroupFact> {
    let own = form.file.groups.get(group.group)?;
    let mut fields = form.file.fields.iter();
    let field = fields.find(|f| f.within.as_deref() == Some(own.key.as_str()))?;
    let printed = form.printed(&from.language, &own.key);
    Some(GroupFact {
        pointer: field.pointer(),
        // Of "Referee 1", the group is "Referee".
        printed: printed
            .strip_suffix(" 1")
            .filter(|_| own.time.is_some())
            .unwrap_or(printed)
            .to_owned(),
        times: group.times,
        max_times: own.time.as_ref().and_then(|t| t.max),
        pages: group.pages,
        max_pages: own.max_pages,
        at: group.at.clone(),
    })
}

fn empty_record(form: &Form, from: &NominationAnswers) -> Nomination {
    let footnote = |note: &crate::form::Footnote| FootnoteRecord {
        mark: note.mark.clone(),
        text: nfc(note.text.single_line().as_str()),
        at: note.text.places(),
    };
    let link = |link: &LinkAnswer| LinkRecord {
        target: link.target.clone(),
        at: vec![link.at],
    };
    Nomination {
        label: from.label.clone(),
        form: form.file.name.clone(),
        language: from.language.clone(),
        pages: [from.pages.0.get(), from.pages.1.get()],
        footnotes: from.footnotes.iter().map(footnote).collect(),
        links: from.links.iter().map(link).collect(),
        ..Nomination::default()
    }
}

/// A field as the form has it, with nothing found yet.
fn field_fact(form: &Form, field: &Field, language: &str) -> FieldFact {
    FieldFact {
        key: field.key.clone(),
        kind: field.kind,
        roles: field.roles.clone(),
        role: field.role,
        group: (field.within.as_deref()).map(|group| form.printed(language, group).to_owned()),
        cure: field.cure,
        required: field.required,
        number: field.number.clone(),
        printed: form.called(language, field),
        min_words: field.min_words,
        max_words: field.max_words,
        min_characters: field.min_characters,
        max_characters: field.max_characters,
        pointer: field.pointer(),
        values: Vec::new(),
        lines: Vec::new(),
        section: None,
        absence: None,
        doubts: Vec::new(),
        count: None,
        wrong_sums: Vec::new(),
        unsigned: None,
    }
}

fn additional_facts(from: &NominationAnswers, record: &Nomination) -> Vec<AdditionalFact> {
    let fact = |(answer, section): (
        &crate::form::SectionAnswer,
        &super::model::AdditionalSection,
    )| AdditionalFact {
        number: answer.number.clone(),
        heading: section.heading.clone(),
        heading_at: answer.heading.places(),
        repeats: answer.repeats,
    };
    from.additional
        .iter()
        .zip(&record.additional_sections)
        .map(fact)
        .collect()
}

/// What stays the same when a file is sent again; empty for a nomination without title and nominee, of which there may be
/// several.
fn identity(record: &Nomination) -> String {
    match title_and_nominee(record) {
        (title, nominee) if title.is_empty() && nominee.is_empty() => String::new(),
        (title, nominee) => format!("{title}|{nominee}"),
    }
}

/// Title and nominee, folded; each empty where it is absent.
pub(crate) fn title_and_nominee(record: &Nomination) -> (String, String) {
    let title = record.title.as_ref().map(|t| fold(&t.text));
    let nominee = record.nominee.as_ref();
    let nominee = nominee.map(|n| fold(n.name.as_ref().unwrap_or(&n.text)));
    (title.unwrap_or_default(), nominee.unwrap_or_default())
}

/// Where the first thing is that was found.
fn start(facts: &[FieldFact]) -> Vec<Place> {
    let of_field = |fact: &FieldFact| {
        let value = fact.values.first().map(|v| v.at.clone());
        value
            .or_else(|| fact.section.as_ref().map(|s| s.heading_at.clone()))
            .filter(|at| !at.is_empty())
    };
    facts.iter().find_map(of_field).unwrap_or_default()
}

/// Hints at a country, each source and country once.
fn evidence(hints: &Hints) -> Vec<CountryEvidence> {
    let affiliation = hints.affiliation.iter().map(|c| (*c, "affiliation"));
    let telephones = hints.telephones.iter().map(|c| (c.as_str(), "telephone"));
    let emails = hints.emails.iter().map(|c| (*c, "email"));
    let mut found: Vec<CountryEvidence> = Vec::new();
    for (code, source) in affiliation.chain(telephones).chain(emails) {
        let one = CountryEvidence {
            code: code.to_owned(),
            name: country::english(code).to_owned(),
            source,
        };
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}
