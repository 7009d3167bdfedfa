//! The defence: what on the pages speaks against saying that a field is missing, empty or malformed.
//!
//! In: one nomination's facts, and all text of the document, what was left out and what other fields have included. Out:
//! [`Doubt`]s on the fields. A field without a doubt was looked for everywhere. Rules lower their certainty where there is
//! one, and name its place.

use crate::country;
use crate::fold::fold;
use crate::form::{
    Answers, BlockKind, Evidence, FieldType, NominationAnswers, Role, SectionAnswer,
};
use crate::geom::{PageNumber, Place};
use crate::text::Text;

use super::facts::{
    Doubt, DoubtKind, FieldFact, NominationFacts, TelephoneState, TypedValue, ValueFact,
};
use super::surroundings::Surroundings;
use super::values::{email, person, telephone};

/// Longest line that is taken for a value and its label, in characters.
const LINE: usize = 120;
/// Most words of a line in a section that may be a header line gone astray.
const WORDS: usize = 10;
/// Unplaced or doubtfully left out characters from which on a missing section may be among them.
const LEFT_OVER: usize = 250;
/// Most doubts that a field keeps.
const MOST: usize = 3;
/// Longest quote, in characters.
const QUOTE: usize = 120;

/// Puts on each field of `facts` what speaks against an accusation.
pub(in crate::record) fn mark(
    answers: &Answers,
    from: &NominationAnswers,
    around: &Surroundings,
    facts: &mut NominationFacts,
) {
    let strays = strays(answers, from);
    let inside = inside(answers, from);
    let left_over = left_over(answers, from);
    let others: Vec<(usize, Vec<Place>)> = headings(facts);
    for (index, fact) in facts.fields.iter_mut().enumerate() {
        let mut doubts = Vec::new();
        let found = from.fields.get(index);
        match fact.kind {
            FieldType::Section => {
                section(fact, index, answers, from, &others, &left_over, &mut doubts);
            }
            kind if !fact.present() => {
                let near = found.and_then(|f| f.absence.as_ref());
                doubts.extend(near.iter().flat_map(|a| &a.candidates).map(|c| Doubt {
                    kind: DoubtKind::NearWords,
                    quote: c.text.clone(),
                    at: c.at.clone(),
                }));
                doubts.extend(labelled_elsewhere(index, answers, from));
                // What a field of the same type has below its own heading is not a doubt about this one.
                let others = answers
                    .form
                    .file
                    .fields
                    .iter()
                    .zip(&from.fields)
                    .enumerate();
                let others: Vec<&Text> = others
                    .filter(|(at, (f, _))| *at != index && f.kind == kind && f.within.is_some())
                    .flat_map(|(_, (_, answer))| &answer.lines)
                    .collect();
                let own = |stray: &Text| others.iter().any(|o| o.as_str().contains(stray.as_str()));
                let fits = |stray: &&Text| !own(stray) && fits(kind, stray, around);
                // Sections name countries and people on every page.
                let inside = match kind {
                    FieldType::Email | FieldType::Telephone => inside.as_slice(),
                    _ => &[],
                };
                doubts.extend(
                    (strays.iter().chain(inside))
                        .filter(fits)
                        .map(|stray| doubt(DoubtKind::ValueElsewhere, stray)),
                );
                if kind == FieldType::Title {
                    let page = from.pages.0;
                    let above = answers.unplaced.iter().filter(|t| is_title(t, page));
                    doubts.extend(above.map(|t| doubt(DoubtKind::TextLeftOver, t)));
                }
            }
            _ => {
                values(fact, &mut doubts);
                // A value that is cut off at its line has its country in the next one.
                let unknown =
                    |v: &ValueFact| matches!(v.value, TypedValue::Country { code: None, .. });
                if fact.values.iter().any(unknown) {
                    let mut own = answers.unplaced.iter().flat_map(lines);
                    let named = own.find(|line| fits(FieldType::Country, line, around));
                    doubts.extend(named.map(|line| doubt(DoubtKind::ValueElsewhere, &line)));
                }
                let alone =
                    |v: &ValueFact| matches!(v.value, TypedValue::Person { affiliated: false });
                if fact.values.iter().any(alone) {
                    doubts.extend(affiliation(answers, from));
                }
            }
        }
        doubts.truncate(MOST);
        fact.doubts = doubts;
    }
}

fn doubt(kind: DoubtKind, text: &Text) -> Doubt {
    let line = text.single_line();
    Doubt {
        kind,
        quote: line.as_str().chars().take(QUOTE).collect(),
        at: text.places(),
    }
}

/// Lines without an owner: unplaced text, what was left out, sections outside the form, values of other header fields.
fn strays(answers: &Answers, from: &NominationAnswers) -> Vec<Text> {
    let on_pages = |t: &&Text| {
        t.page()
            .is_none_or(|p| from.pages.0 <= p && p <= from.pages.1)
    };
    let claims = answers.left_out.iter().map(|c| &c.text);
    let header = from.fields.iter().flat_map(|f| &f.lines);
    // A number that is broken over two lines, behind the value of another field.
    let numbers = header.clone().filter_map(|line| {
        let line = line.single_line();
        let at = line
            .as_str()
            .find(|c: char| c == '+' || c.is_ascii_digit())?;
        Some(line.slice(at..line.as_str().len()))
    });
    let numbers: Vec<Text> = numbers.collect();
    let additional = from.additional.iter().flat_map(|s| {
        let blocks = s.blocks.iter().map(|b| &b.text);
        std::iter::once(&s.heading).chain(blocks)
    });
    let whole = answers.unplaced.iter().chain(claims).filter(on_pages);
    let all = whole.chain(header).chain(additional);
    all.flat_map(lines).chain(numbers).collect()
}

/// A label of the field at `index` among the words of another header field's value: "President — Country Madagascar".
fn labelled_elsewhere(index: usize, answers: &Answers, from: &NominationAnswers) -> Option<Doubt> {
    let form = &answers.form;
    let key = &form.file.fields.get(index)?.key;
    let words = form
        .vocabularies
        .iter()
        .filter_map(|v| v.printed.get(key))
        .flatten();
    let labels: Vec<String> = words
        .map(|w| format!(" {} ", fold(w)))
        .filter(|w| w.len() > LABEL)
        .collect();
    let others = from.fields.iter().enumerate().filter(|(i, _)| *i != index);
    let lines = others.flat_map(|(_, f)| &f.lines);
    let has = |line: &&Text| {
        let folded = format!(" {} ", fold(line.single_line().as_str()));
        labels.iter().any(|label| folded.contains(label.as_str()))
    };
    lines
        .filter(|line| line.as_str().chars().nth(LINE).is_none())
        .find(has)
        .map(|line| doubt(DoubtKind::NearWords, line))
}

/// Text without an owner on a nomination's first page that may name a function or an organisation: words, two or more.
fn affiliation(answers: &Answers, from: &NominationAnswers) -> Option<Doubt> {
    let page = from.pages.0;
    let names = |line: &Text| {
        let words = value(line);
        let words = words.as_str().split_whitespace();
        words
            .filter(|w| w.contains(char::is_alphabetic))
            .nth(1)
            .is_some()
    };
    let own = answers.unplaced.iter().filter(|t| t.page() == Some(page));
    let line = own.flat_map(lines).find(names)?;
    Some(doubt(DoubtKind::ValueElsewhere, &line))
}

/// Short lines in the form's sections that are not about people.
fn inside(answers: &Answers, from: &NominationAnswers) -> Vec<Text> {
    let contacts = [Role::Contacts, Role::OrganiserContacts];
    let mut out = Vec::new();
    for (field, answer) in answers.form.file.fields.iter().zip(&from.fields) {
        let about_people = field.roles.iter().any(|r| contacts.contains(r));
        let Some(section) = answer.section.as_ref().filter(|_| !about_people) else {
            continue;
        };
        let blocks = section.blocks.iter();
        let paragraphs = blocks.filter(|b| b.kind != BlockKind::TableRow);
        let short = |t: &Text| t.as_str().split_whitespace().nth(WORDS).is_none();
        out.extend(paragraphs.flat_map(|b| lines(&b.text)).filter(short));
    }
    out
}

/// Shortest label that is looked for in other values, in bytes with a space on both sides.
const LABEL: usize = 5;

/// The lines of a text that are short enough for a label and its value.
fn lines(text: &Text) -> Vec<Text> {
    let ranges = text.printed_lines().into_iter();
    ranges
        .map(|r| text.slice(r).trim())
        .filter(|line| !line.is_empty() && line.as_str().chars().nth(LINE).is_none())
        .collect()
}

/// Whether a line holds a well-formed value of a field of type `kind`.
fn fits(kind: FieldType, line: &Text, around: &Surroundings) -> bool {
    match kind {
        FieldType::Email => email::emails_in_text(line)
            .iter()
            .any(|e| e.malformed.is_none()),
        FieldType::Telephone => {
            let numbers = telephone::telephones(&value(line), around.dialling());
            numbers.iter().any(|n| n.state == TelephoneState::InPlan)
        }
        FieldType::Country => country::named(value(line).as_str()).is_some(),
        FieldType::Person => person::person(&value(line), around.words).certain,
        _ => false,
    }
}

/// What is behind a line's colon or tab; all of it without one.
fn value(line: &Text) -> Text {
    let text = line.as_str();
    let behind = text.find([':', '：', '\t']);
    let behind = behind.and_then(|at| Some(at + text.get(at..)?.chars().next()?.len_utf8()));
    behind.map_or_else(|| line.clone(), |at| line.slice(at..text.len()).trim())
}

/// Whether an unplaced text may be the title: a few words on the nomination's first page.
fn is_title(text: &Text, page: PageNumber) -> bool {
    let words = text.as_str().split_whitespace().count();
    text.page() == Some(page) && (2..=30).contains(&words)
}

/// The first text of those that are in no answer, where there is enough of it to be one.
fn left_over(answers: &Answers, from: &NominationAnswers) -> Option<Text> {
    let on_pages = |t: &&Text| {
        t.page()
            .is_none_or(|p| from.pages.0 <= p && p <= from.pages.1)
    };
    let weak = |c: &&crate::layout::Claim| {
        c.by.role().is_some() && c.by.strength() == crate::layout::Strength::Weak
    };
    let claims = answers.left_out.iter().filter(weak).map(|c| &c.text);
    let texts: Vec<&Text> = answers
        .unplaced
        .iter()
        .chain(claims)
        .filter(on_pages)
        .collect();
    let count: usize = texts.iter().map(|t| t.as_str().chars().count()).sum();
    let longest = texts.iter().max_by_key(|t| t.as_str().len());
    longest.filter(|_| count >= LEFT_OVER).map(|t| (*t).clone())
}

/// Where the headings of the found sections are, each with its field.
fn headings(facts: &NominationFacts) -> Vec<(usize, Vec<Place>)> {
    let own = |(i, f): (usize, &FieldFact)| Some((i, f.section.as_ref()?.heading_at.clone()));
    facts.fields.iter().enumerate().filter_map(own).collect()
}

/// What speaks against calling a section missing or empty.
fn section(
    fact: &FieldFact,
    index: usize,
    answers: &Answers,
    from: &NominationAnswers,
    headings: &[(usize, Vec<Place>)],
    left_over: &Option<Text>,
    out: &mut Vec<Doubt>,
) {
    let Some(own) = &fact.section else {
        let near = fact.absence.iter().flat_map(|a| &a.candidates);
        out.extend(near.map(|c| Doubt {
            kind: DoubtKind::NearWords,
            quote: c.text.clone(),
            at: c.at.clone(),
        }));
        out.extend(swallowed(index, answers, from));
        out.extend(between(index, from).map(|s| doubt(DoubtKind::OtherHeading, &s.heading)));
        out.extend(in_nobodys_words(index, from));
        out.extend(left_over.iter().map(|t| doubt(DoubtKind::TextLeftOver, t)));
        return;
    };
    if !own.empty && own.placeholder.is_none() {
        return;
    }
    let beside = headings
        .iter()
        .filter(|(i, at)| *i != index && overlap(at, &own.heading_at));
    // What is behind a colon of the heading may be the answer: "Areas: fair trade, seed" above "See annex".
    let behind_colon = own
        .heading
        .split_once([':', '：'])
        .map(|(_, rest)| rest.trim());
    out.extend(
        behind_colon
            .filter(|rest| rest.split_whitespace().nth(1).is_some())
            .map(|rest| Doubt {
                kind: DoubtKind::TextLeftOver,
                quote: rest.chars().take(QUOTE).collect(),
                at: own.heading_at.clone(),
            }),
    );
    out.extend(beside.map(|(_, at)| Doubt {
        kind: DoubtKind::BesideHeading,
        quote: own.heading.clone(),
        at: at.clone(),
    }));
    let below = answers.left_out.iter().map(|c| &c.text);
    let below = below.filter(|t| is_below(t, &own.heading_at, headings));
    out.extend(below.map(|t| doubt(DoubtKind::TextLeftOver, t)));
    out.extend(behind(index, from).map(|s| doubt(DoubtKind::OtherHeading, &s.heading)));
}

/// The heading before the missing section at `index` where most headings are in nobody's words: they were counted, and one of
/// them may be meant for it.
fn in_nobodys_words(index: usize, from: &NominationAnswers) -> Option<Doubt> {
    let found: Vec<(usize, &SectionAnswer)> = (from.fields.iter().enumerate())
        .filter_map(|(at, field)| Some((at, field.section.as_ref()?)))
        .collect();
    let known = |(_, s): &&(usize, &SectionAnswer)| s.evidence.contains(&Evidence::Wording);
    if 2 * found.iter().filter(known).count() >= found.len() {
        return None;
    }
    let before = found.iter().rev().find(|(at, _)| *at < index);
    before.map(|(_, s)| doubt(DoubtKind::OtherHeading, &s.heading))
}

/// The text that has the heading of the field at `index` in it: where all is set alike, the heading runs into its answer, and
/// both are in the answer above. A short heading is one only behind a number, at the beginning.
fn swallowed(index: usize, answers: &Answers, from: &NominationAnswers) -> Option<Doubt> {
    /// Fewest words that are not chance.
    const WORDS: usize = 3;
    let field = answers.form.file.fields.get(index)?;
    let printed = answers.form.vocabularies.iter();
    let headings: Vec<String> = printed
        .filter_map(|v| v.printed.get(&field.key))
        .flatten()
        .map(|heading| fold(heading))
        .collect();
    let holds = |text: &Text| {
        let number = crate::section::number_length(text.as_str());
        let rest = fold(text.as_str().get(number..).unwrap_or(""));
        headings.iter().any(|h| match h.split(' ').nth(WORDS - 1) {
            Some(_) => rest.contains(h.as_str()),
            None => number > 0 && rest.starts_with(h.as_str()),
        })
    };
    let sections = from.fields.iter().filter_map(|f| f.section.as_ref());
    let blocks = sections.chain(&from.additional).flat_map(|s| &s.blocks);
    let texts = blocks.map(|b| &b.text).chain(&answers.unplaced);
    texts
        .filter(|t| holds(t))
        .map(|t| doubt(DoubtKind::NearWords, t))
        .next()
}

/// The sections outside the form that are between the neighbours that the form gives the section at `index`.
fn between(index: usize, from: &NominationAnswers) -> impl Iterator<Item = &SectionAnswer> {
    use crate::form::SectionIndex::{Additional, Field};
    let fields = |at: &crate::form::SectionIndex| match at {
        Field(f) => Some(*f),
        Additional(_) => None,
    };
    let before = from
        .order
        .iter()
        .rposition(|at| fields(at).is_some_and(|f| f < index));
    let after = from
        .order
        .iter()
        .position(|at| fields(at).is_some_and(|f| f > index));
    let range = before.map_or(0, |b| b + 1)..after.unwrap_or(from.order.len());
    let own = from.order.get(range).unwrap_or(&[]).iter();
    own.filter_map(|at| match at {
        Additional(i) => from.additional.get(*i).filter(|s| s.repeats.is_none()),
        Field(_) => None,
    })
}

/// The section outside the form right behind that of the field at `index`: its heading may be part of the answer.
fn behind(index: usize, from: &NominationAnswers) -> Option<&SectionAnswer> {
    use crate::form::SectionIndex::{Additional, Field};
    let at = from.order.iter().position(|at| *at == Field(index))?;
    match from.order.get(at + 1)? {
        Additional(i) => from.additional.get(*i).filter(|s| s.repeats.is_none()),
        Field(_) => None,
    }
}

/// Whether two headings are side by side: answers that are read across may have changed places.
fn overlap(a: &[Place], b: &[Place]) -> bool {
    let (Some(a), Some(b)) = (a.first(), b.first()) else {
        return false;
    };
    a.page == b.page && a.rect().vertical_overlap(b.rect()) > 0.3
}

/// Whether a text that was left out is below the heading `at` and above the next one on its page.
fn is_below(text: &Text, at: &[Place], headings: &[(usize, Vec<Place>)]) -> bool {
    let (Some(own), Some(heading)) = (text.places().first().copied(), at.last()) else {
        return false;
    };
    let words = text
        .as_str()
        .split_whitespace()
        .filter(|w| w.contains(char::is_alphabetic));
    let bottom = heading.rect().bottom;
    let next = headings
        .iter()
        .filter_map(|(_, at)| at.first())
        .filter(|p| p.page == heading.page && p.rect().top >= bottom)
        .map(|p| p.rect().top)
        .fold(f32::MAX, f32::min);
    let top = own.rect().top;
    own.page == heading.page && top > bottom - 1.0 && top < next && words.count() > 1
}

/// What speaks against calling a field's values malformed.
fn values(fact: &FieldFact, out: &mut Vec<Doubt>) {
    let lost = |c: char| c == char::REPLACEMENT_CHARACTER || ('\u{e000}'..='\u{f8ff}').contains(&c);
    for value in &fact.values {
        let text = value.text.as_str();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let words = text.split_whitespace().count();
        let other = match &value.value {
            TypedValue::Telephone(TelephoneState::Malformed("no-digits")) => true,
            TypedValue::Telephone(TelephoneState::Malformed(_)) => words > WORDS,
            TypedValue::Email {
                malformed: Some(_), ..
            } => {
                let sign = text.contains(['@', '＠', '(', '[']);
                !sign && (words > 1 || !text.contains('.'))
            }
            TypedValue::Country { code: None, .. } => {
                digits > 2 || text.contains('@') || words > WORDS
            }
            _ => false,
        };
        let kind = match () {
            () if text.contains(lost) => DoubtKind::Unreadable,
            () if other => DoubtKind::OtherType,
            () if matches!(value.value, TypedValue::Country { doubtful: true, .. }) => {
                DoubtKind::MoreWords
            }
            () => continue,
        };
        out.push(Doubt {
            kind,
            quote: text.chars().take(QUOTE).collect(),
            at: value.at.clone(),
        });
    }
}
