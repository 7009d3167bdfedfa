//! Header lines without a label: a value that can be no other field's is taken for it.
//!
//! For headers with signs or pictures in place of labels. Only where the nomination lacks several of its header lines, only
//! from unplaced text before its first section, and only a value that is there once, or numbers and addresses in several lines.

use crate::country;
use crate::fold::fold;
use crate::form::{Answers, FieldType, NominationAnswers, SectionIndex};
use crate::geom::Place;
use crate::text::Text;

use super::facts::TelephoneState;
use super::header::PERSON_LINES;
use super::leftover;
use super::values::email;
use super::values::person;
use super::values::telephone::{Dialling, telephones};

/// Fields that must be missing.
const MISSING: usize = 2;
/// How sure a value without a label is.
const CONFIDENCE: f32 = 0.6;
/// Longest line, in characters.
const LINE: usize = 200;

/// The answers, with values under the fields that they fit.
pub(in crate::record) fn adopted(answers: &Answers) -> Answers {
    let mut out = answers.clone();
    for nomination in &mut out.nominations {
        split_country(nomination, &answers.form, &mut out.unplaced);
        best_first(nomination, &answers.form, &mut out.unplaced);
        adopt(nomination, &answers.form, &mut out.unplaced);
        leftover::keep(nomination, &answers.form, &mut out.unplaced);
    }
    out
}

/// Parts a country from the numbers and addresses behind it, where a page has no labels before them; they go to the fields
/// that lack them, or are kept as text without a field.
fn split_country(
    nomination: &mut NominationAnswers,
    form: &crate::form::Form,
    unplaced: &mut Vec<Text>,
) {
    let fields = &form.file.fields;
    let country = (fields.iter()).position(|f| f.kind == FieldType::Country && !f.aside);
    let line = country.and_then(|at| nomination.fields.get_mut(at)?.lines.first_mut());
    let Some(line) = line else {
        return;
    };
    let whole = line.single_line();
    let text = whole.as_str();
    let begins = |word: &str| {
        let word = word.trim_start_matches('(');
        let number = word.starts_with('+') || word.starts_with(|c: char| c.is_ascii_digit());
        number || word.contains('@')
    };
    let mut at = 0;
    let behind = text.split(' ').find_map(|word| {
        let own = at;
        at += word.len() + 1;
        (own > 0 && begins(word)).then_some(own)
    });
    let Some(at) = behind else {
        return;
    };
    let (name, rest) = (
        whole.slice(0..at).trim(),
        whole.slice(at..text.len()).trim(),
    );
    if country::named(text).is_some() || country::named(name.as_str()).is_none() {
        return;
    }
    *line = name;
    let language = nomination.language.clone();
    for piece in by_kind(&rest) {
        let open = [FieldType::Telephone, FieldType::Email]
            .into_iter()
            .find_map(|kind| {
                let mut all = fields.iter().zip(&nomination.fields);
                let open = all.position(|(f, a)| f.kind == kind && !f.aside && a.lines.is_empty());
                open.filter(|_| fits(kind, &piece, form, &language))
            });
        match open.and_then(|at| nomination.fields.get_mut(at)) {
            Some(answer) => {
                answer.lines.push(piece);
                answer.labels.push(String::new());
                answer.confidence = CONFIDENCE;
                answer.absence = None;
            }
            None => unplaced.push(piece.tidied()),
        }
    }
}

/// A text cut where its words change from addresses to others.
fn by_kind(text: &Text) -> Vec<Text> {
    let mut out = Vec::new();
    let (mut start, mut last) = (0, None);
    let mut at = 0;
    for word in text.as_str().split(' ') {
        let own = Some(word.contains('@'));
        if last.is_some() && last != own && !word.is_empty() {
            out.push(text.slice(start..at).trim());
            start = at;
        }
        last = own;
        at += word.len() + 1;
    }
    out.push(text.slice(start..text.as_str().len()).trim());
    out.retain(|piece| !piece.is_empty());
    out
}

/// Puts the line that reads as a person before others with the nominee's label, as in the steps that a portal prints on top;
/// the record has place for one, and the others are kept as text without a field.
fn best_first(
    nomination: &mut NominationAnswers,
    form: &crate::form::Form,
    unplaced: &mut Vec<Text>,
) {
    let words = form.words(&nomination.language);
    for (field, answer) in form.file.fields.iter().zip(&mut nomination.fields) {
        if field.kind != FieldType::Person || answer.lines.len() < 2 {
            continue;
        }
        let reads = |line: &Text| {
            let found = person::person(line, words);
            found.affiliated() && line.printed_lines().len() <= PERSON_LINES
        };
        let best = answer.lines.iter().position(reads).unwrap_or(0);
        if best > 0 && !reads(&answer.lines[0]) {
            answer.lines.swap(0, best);
            if best < answer.labels.len() {
                answer.labels.swap(0, best);
            }
        }
        let first = fold(answer.lines[0].as_str());
        let others = answer.lines.iter().skip(1);
        unplaced.extend(
            others
                .filter(|line| fold(line.as_str()) != first)
                .map(Text::tidied),
        );
    }
}

fn adopt(nomination: &mut NominationAnswers, form: &crate::form::Form, unplaced: &mut Vec<Text>) {
    let fields = &form.file.fields;
    let lacks = |n: &NominationAnswers, i: usize| {
        n.fields
            .get(i)
            .is_some_and(|f| f.lines.is_empty() && f.section.is_none())
    };
    let header = |kind| kind != FieldType::Section && kind != FieldType::Title;
    let open: Vec<usize> = (0..fields.len())
        .filter(|i| {
            // Of two people, a value without a label is nobody's.
            let alone = fields[*i].within.is_none();
            alone && header(fields[*i].kind) && fields[*i].required && lacks(nomination, *i)
        })
        .collect();
    let Some(first) = first_section(nomination) else {
        return;
    };
    // Where one line alone is missing, only what is among the others: a letterhead above has a number too.
    let top = top_of_header(nomination, form).filter(|_| open.len() < MISSING);
    if open.len() < MISSING && top.is_none() {
        return;
    }
    let language = nomination.language.clone();
    for index in open {
        let kind = fields[index].kind;
        let reached = matches!(kind, FieldType::Telephone | FieldType::Email);
        if top.is_some() && !reached {
            continue;
        }
        let mut found: Vec<(usize, Text)> = Vec::new();
        let pages = nomination.pages;
        let above = |p: &Place| (p.page, p.bbox[1]) < (first.page, first.bbox[1]);
        let on = |text: &Text| {
            let place = text.places().first().copied();
            let among = |p: &Place| top.is_none_or(|t| (p.page, p.bbox[1]) > (t.page, t.bbox[1]));
            place.is_some_and(|p| p.page >= pages.0 && above(&p) && among(&p))
        };
        for (at, text) in unplaced.iter().enumerate() {
            if on(text) {
                let pieces = pieces(text).into_iter();
                let mut own: Vec<Text> =
                    pieces.filter(|p| fits(kind, p, form, &language)).collect();
                // Function and organisation may be on the lines below the name.
                if own.is_empty() && kind == FieldType::Person && fits(kind, text, form, &language)
                {
                    own.push(text.clone());
                }
                found.extend(own.into_iter().map(|piece| (at, piece)));
            }
        }
        let found = match found.as_slice() {
            [] if kind == FieldType::Person => person_in_two_lines(unplaced, &on, form, &language),
            [_] => found,
            // A header may have several numbers and addresses, one below the other.
            [_, ..] if matches!(kind, FieldType::Telephone | FieldType::Email) => found,
            _ => continue,
        };
        let Some(answer) = nomination
            .fields
            .get_mut(index)
            .filter(|_| !found.is_empty())
        else {
            continue;
        };
        for (_, value) in &found {
            answer.lines.push(value.clone());
            answer.labels.push(String::new());
        }
        answer.confidence = CONFIDENCE;
        answer.absence = None;
        let mut kept = Vec::new();
        for (at, text) in unplaced.drain(..).enumerate() {
            let own = found.iter().filter(|(of, _)| *of == at);
            let own: Vec<&Text> = own.map(|(_, value)| value).collect();
            match own.as_slice() {
                [] => kept.push(text),
                own => kept.extend(without(&text, own)),
            }
        }
        *unplaced = kept;
    }
}

/// The one name with its title among those of `texts` that are `on` the header, together with the line right below it,
/// which has function and organisation.
fn person_in_two_lines(
    texts: &mut Vec<Text>,
    on: &dyn Fn(&Text) -> bool,
    form: &crate::form::Form,
    language: &str,
) -> Vec<(usize, Text)> {
    let mut found = Vec::new();
    for (at, pair) in texts.windows(2).enumerate() {
        let [name, more] = pair else { continue };
        let certain = person::person(name, form.words(language));
        let alone = certain.certain && !certain.affiliated();
        if !alone || !on(name) || !on(more) || !right_below(name, more) {
            continue;
        }
        let mut both = name.clone();
        both.push_added('\n');
        both.append(more);
        if both.as_str().chars().nth(LINE).is_none()
            && fits(FieldType::Person, &both, form, language)
        {
            found.push((at, both));
        }
    }
    let [(at, both)] = found.as_slice() else {
        return Vec::new();
    };
    let (at, both) = (*at, both.clone());
    texts.remove(at + 1);
    texts[at] = both.clone();
    vec![(at, both)]
}

/// Whether `below` begins within two lines below the end of `above`, in the same column.
fn right_below(above: &Text, below: &Text) -> bool {
    const NEAR: f32 = 2.0;
    let (above, below) = (above.places(), below.places());
    let (Some(a), Some(b)) = (above.last(), below.first()) else {
        return false;
    };
    let height = a.bbox[3] - a.bbox[1];
    let beside = a.bbox[0] < b.bbox[2] && b.bbox[0] < a.bbox[2];
    a.page == b.page && beside && (0.0..NEAR * height).contains(&(b.bbox[1] - a.bbox[3] + height))
}

/// The highest line of the header, beside the title.
fn top_of_header(nomination: &NominationAnswers, form: &crate::form::Form) -> Option<Place> {
    let lines = (form.file.fields.iter().zip(&nomination.fields))
        .filter(|(f, _)| f.kind.is_line() && f.kind != FieldType::Title)
        .flat_map(|(_, a)| a.lines.iter().filter_map(|l| l.places().first().copied()));
    lines.min_by(|a, b| {
        (a.page, a.bbox[1])
            .partial_cmp(&(b.page, b.bbox[1]))
            .unwrap_or(std::cmp::Ordering::Equal)
    })
}

/// Where the section is that is read first: of columns, those behind it may begin higher up.
fn first_section(nomination: &NominationAnswers) -> Option<Place> {
    let section = nomination.order.first().and_then(|index| match index {
        SectionIndex::Field(field) => nomination.fields.get(*field)?.section.as_ref(),
        SectionIndex::Additional(at) => nomination.additional.get(*at),
    });
    section?.heading.places().first().copied()
}

/// What wide gaps and line ends part.
fn pieces(text: &Text) -> Vec<Text> {
    let mut out = Vec::new();
    let mut start = 0;
    for piece in text.as_str().split(['\t', '\n']) {
        let whole = start..start + piece.len();
        // A sign before the value is its label.
        let sign =
            |c: char| !(c.is_alphanumeric() || c.is_ascii_punctuation() || "'’‘ʻʼ\"“«".contains(c));
        let lead = piece.len() - piece.trim_start_matches(sign).len();
        let own = text.slice(whole.start + lead..whole.end).trim();
        start += piece.len() + 1;
        if !own.is_empty() && own.as_str().chars().nth(LINE).is_none() {
            out.push(own);
        }
    }
    out
}

/// The pieces of `text` that are not among `values`.
fn without(text: &Text, values: &[&Text]) -> Vec<Text> {
    if values.contains(&text) {
        return Vec::new();
    }
    let others = pieces(text).into_iter();
    others.filter(|piece| !values.contains(&piece)).collect()
}

/// Whether all of a piece is a value of type `kind`.
fn fits(kind: FieldType, piece: &Text, form: &crate::form::Form, language: &str) -> bool {
    let text = piece.as_str();
    match kind {
        FieldType::Email => {
            let found = email::emails_in_text(piece);
            let whole = found.len() == 1 && found[0].malformed.is_none();
            // One word with one "@" is meant for an address, with whatever slip in it.
            let meant = text.split_once('@').is_some_and(|(before, behind)| {
                let words = [before, behind].map(|t| t.contains(char::is_alphanumeric));
                words == [true, true] && !behind.contains('@')
            });
            !text.contains(' ') && (whole || meant)
        }
        FieldType::Telephone => {
            let number = |c: char| c.is_ascii_digit() || " +()-./|,;\u{a0}".contains(c);
            let dialling = Dialling {
                country: None,
                marks: &[],
            };
            let found = telephones(piece, dialling);
            text.chars().all(number) && found.iter().all(|n| n.state == TelephoneState::InPlan)
        }
        FieldType::Country => country::named(text).is_some(),
        FieldType::Person => {
            let found = person::person(piece, form.words(language));
            found.certain && found.affiliated() && !text.contains('@')
        }
        _ => false,
    }
}
