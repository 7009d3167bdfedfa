//! Header fields: the printed values of a field → typed values, for the record and for the rules.

use crate::country;
use crate::finding::Certainty;
use crate::form::{Absence, Field, FieldAnswer, FieldType};
use crate::geom::Place;
use crate::text::Text;

use super::attachment;
use super::facts::{FieldFact, LineFact, TypedValue, ValueFact};
use super::field_value::FieldValue;
use super::model::{Country, Nomination, Person, Telephone, TitleRecord};
use super::printed::Printed;
use super::prose;
use super::surroundings::Surroundings;
use super::table;
use super::values::person::{self, PersonValue};
use super::values::typed::typed;
use super::values::{email, telephone};
use crate::fold::{fold, nfc};

/// Most words of the name of a city or region.
const PLACE_WORDS: usize = 3;
/// Most printed lines of a person with function and organisation.
pub(in crate::record) const PERSON_LINES: usize = 6;

/// Fewest figures of a date.
const DATE: usize = 4;

/// What a header says about where it comes from, beside its country line.
#[derive(Debug, Default)]
pub(in crate::record) struct Hints {
    /// Countries named in the nominee's affiliation.
    pub affiliation: Vec<&'static str>,
    /// Countries of telephone numbers of the plan.
    pub telephones: Vec<String>,
    /// Countries of e-mail hosts.
    pub emails: Vec<&'static str>,
}

/// Reads one header field: fills its `fact`, and writes the values into the `record`. A placeholder is not a value: a
/// field of nothing else is absent, at the place where the placeholder is.
pub(in crate::record) fn header_field(
    field: &Field,
    answer: &FieldAnswer,
    around: &Surroundings,
    fact: &mut FieldFact,
    record: &mut Nomination,
    hints: &mut Hints,
) {
    let labels = answer.labels.iter().map(String::as_str);
    let (lines, placeholders): (Vec<(&Text, &str)>, Vec<_>) = answer
        .lines
        .iter()
        .zip(labels.chain(std::iter::repeat("")))
        .partition(|(line, _)| is_answer(field, line, around));
    if lines.is_empty() {
        if let Some((line, _)) = placeholders.first() {
            fact.absence = Some(Absence {
                gap: line.places(),
                certainty: Certainty::Definite,
                candidates: Vec::new(),
            });
        }
        return;
    }
    let (lines, labels): (Vec<Text>, Vec<&str>) = lines
        .into_iter()
        .map(|(line, label)| (without_marks(line, around.marks), label))
        .unzip();
    fact.lines = lines
        .iter()
        .zip(labels)
        // What is on many lines is no other person, but what a page prints behind a word like the label.
        .filter(|(l, _)| field.kind != FieldType::Person || l.printed_lines().len() <= PERSON_LINES)
        .map(|(l, label)| LineFact {
            label: fold(label),
            folded: fold(l.as_str()),
            at: l.places(),
        })
        .collect();
    let first = &lines[0];
    let printed = first.single_line();
    // A person's function and organisation may be in lines of their own.
    let parts = || {
        answer
            .affiliation
            .iter()
            .map(|line| &line.text)
            .filter(|t| !t.is_empty())
    };
    let whole = |text: String, part: &Text| format!("{text}, {}", nfc(part.single_line().as_str()));
    let text = parts().fold(nfc(printed.as_str()), whole);
    let own = printed.places().into_iter();
    let at: Vec<Place> = own.chain(parts().flat_map(Text::places)).collect();
    // A form may ask twice for one type: the record has one place for it, and `fields` for the others.
    let own = owns_its_place(field, record) && !field.aside;
    let pointer = if own {
        fact.pointer.clone()
    } else {
        format!("/fields/{}", field.key)
    };
    let mut value = FieldValue::default();
    let mut push = |text: String, at: Vec<Place>, pointer: String, value: TypedValue| {
        fact.values.push(ValueFact {
            text,
            at,
            pointer,
            value,
            column: None,
        });
    };
    match field.kind {
        FieldType::Title => {
            let text = unquoted(&text).to_owned();
            push(text.clone(), at.clone(), pointer, TypedValue::Text);
            if own {
                record.title = Some(TitleRecord {
                    text: text.clone(),
                    at: at.clone(),
                    confidence: answer.confidence,
                    read_by: None,
                });
            }
        }
        FieldType::Table => push(text.clone(), at.clone(), pointer, TypedValue::Text),
        FieldType::Address => {
            value.lines = lines_of(first);
            push(text.clone(), at.clone(), pointer, TypedValue::Text);
        }
        FieldType::Text | FieldType::Signature | FieldType::Attachment => {
            push(text.clone(), at.clone(), pointer, TypedValue::Text);
        }
        kind if kind.is_line() => {
            let fault = typed(field, first, around.language, around.words, &mut value);
            push(text.clone(), at.clone(), pointer, TypedValue::Typed(fault));
        }
        FieldType::Person => {
            let found = person::with_affiliation(first, &answer.affiliation, around.words);
            // A form may ask for the affiliation in lines of its own.
            let apart = |f: &Field| {
                let grouped = field.within.is_some() && f.within == field.within;
                f.kind == FieldType::Text && (grouped || around.form.asks_for_affiliation(&f.key))
            };
            let affiliated = found.affiliated() || around.form.file.fields.iter().any(apart);
            push(
                text.clone(),
                at.clone(),
                pointer,
                TypedValue::Person { affiliated },
            );
            if own {
                hints.affiliation = affiliation_countries(first.as_str(), &found, around.language);
                record.nominee = Some(person_record(text.clone(), at.clone(), &found));
            } else {
                let person = person_record(String::new(), Vec::new(), &found);
                (value.honorific, value.name) = (person.honorific, person.name);
            }
        }
        FieldType::Country => {
            let bare = printed.as_str();
            let read = country::country_line(&bare[person::without_mark(bare, 0..bare.len())]);
            // A region or city may be on a line of its own.
            let short = |line: &str| line.split_whitespace().nth(PLACE_WORDS).is_none();
            let mut on_lines = first.as_str().lines().filter_map(country::named);
            let on_line = on_lines.next().filter(|_| on_lines.next().is_none());
            let on_line = on_line.filter(|_| first.as_str().lines().all(short));
            let code = read.code.or(on_line).map(str::to_owned);
            let of_type = TypedValue::Country {
                code: code.clone(),
                guess: read.guess.map(str::to_owned),
                doubtful: read.doubtful,
            };
            let kept = printed.slice(person::without_mark(bare, 0..bare.len()));
            push(nfc(kept.as_str()), kept.places(), pointer, of_type);
            value.code = code.clone().filter(|_| !own);
            if own {
                record.country = Some(Country {
                    text: nfc(kept.as_str()),
                    code,
                    at: kept.places(),
                    ..Country::default()
                });
            }
        }
        FieldType::Telephone | FieldType::Fax => {
            for found in lines
                .iter()
                .flat_map(|line| telephone::telephones(line, around.dialling()))
            {
                let (text, at) = (nfc(found.text.single_line().as_str()), found.text.places());
                if field.kind == FieldType::Telephone && field.is_nominees() {
                    hints.telephones.extend(found.region);
                }
                let list = if field.kind == FieldType::Fax {
                    &mut record.faxes
                } else {
                    &mut record.telephones
                };
                let pointer = if own {
                    format!("{pointer}/{}", list.len())
                } else {
                    pointer.clone()
                };
                push(
                    text.clone(),
                    at.clone(),
                    pointer,
                    TypedValue::Telephone(found.state),
                );
                if !own && value.e164.is_none() {
                    value.e164 = found.e164.clone();
                }
                if own {
                    list.push(Telephone {
                        text,
                        e164: found.e164,
                        at,
                        ..Telephone::default()
                    });
                }
            }
        }
        FieldType::Email => {
            for found in lines
                .iter()
                .flat_map(|line| email::emails(line, around.words))
            {
                let (text, at) = (nfc(found.text.single_line().as_str()), found.text.places());
                let telling = found
                    .host
                    .as_deref()
                    .filter(|host| !email::of_a_provider(host));
                if field.is_nominees() {
                    hints.emails.extend(telling.and_then(country::of_host));
                }
                let pointer = if own {
                    format!("{pointer}/{}", record.emails.len())
                } else {
                    pointer.clone()
                };
                let (malformed, host, suspicious) = (found.malformed, found.host, found.suspicious);
                push(
                    text.clone(),
                    at.clone(),
                    pointer,
                    TypedValue::Email {
                        malformed,
                        host,
                        suspicious,
                    },
                );
                if own {
                    record.emails.push(Printed {
                        text,
                        at,
                        ..Printed::default()
                    });
                }
            }
        }
        _ => return,
    }
    if let Some(table) = &answer.table {
        table::table(around.form, field, table, around, fact, &mut value);
    }
    if !own || field.kind.is_line() {
        value.role = field.role.filter(|_| !field.is_nominees());
        let value = FieldValue { text, at, ..value };
        record.fields.insert(field.key.clone(), value);
    }
}

/// Whether a line is an answer to its field: no placeholder; on a line to sign on, more than the words of the form; of a paper
/// that goes with it, that it is there.
fn is_answer(field: &Field, line: &Text, around: &Surroundings) -> bool {
    match field.kind {
        FieldType::Attachment => attachment::is_said(line, around.words),
        FieldType::Signature => {
            // A name, a place or a date; a figure alone is the page's number.
            let text = line.as_str();
            let figures = text.chars().filter(char::is_ascii_digit).count();
            let signed = text.contains(char::is_alphabetic) || figures >= DATE;
            signed && !around.words.is_placeholder(text) && !around.words.signs_nothing(&fold(text))
        }
        // A declaration may have one box alone.
        FieldType::Consent if prose::any_ticked(line.as_str()).is_some() => true,
        // Boxes without words belong to another question.
        kind => {
            let text = line.as_str();
            let boxes = !kind.is_choice()
                && !text.contains(char::is_alphanumeric)
                && prose::any_ticked(text).is_some();
            !boxes && !around.words.is_placeholder(text)
        }
    }
}

/// The lines of an address as printed, without the commas that end them.
fn lines_of(text: &Text) -> Vec<String> {
    let lines = text.printed_lines().into_iter();
    let lines = lines.map(|line| nfc(text.slice(line).as_str().trim().trim_end_matches(',')));
    lines.filter(|line| !line.is_empty()).collect()
}

/// The country of the country line that `counts`, if the header has one that is a country's name.
pub(in crate::record) fn country_code(
    fields: &[Field],
    answers: &[FieldAnswer],
    counts: impl Fn(&Field) -> bool,
) -> Option<&'static str> {
    let lines = fields
        .iter()
        .zip(answers)
        .find(|(f, _)| f.kind == FieldType::Country && !f.aside && counts(f))
        .map(|(_, a)| &a.lines)?;
    let line = lines.first()?.single_line();
    let bare = line.as_str();
    country::country_line(&bare[person::without_mark(bare, 0..bare.len())]).code
}

/// Whether a country line says where somebody is, rather than where a journey goes: it is in no group, or in one with a role.
pub(in crate::record) fn says_whence(field: &Field) -> bool {
    field.within.is_none() || field.role.is_some()
}

/// Whether nothing of the field's type is in the record yet.
fn owns_its_place(field: &Field, record: &Nomination) -> bool {
    match field.kind {
        FieldType::Title => record.title.is_none(),
        FieldType::Person => record.nominee.is_none(),
        FieldType::Country => record.country.is_none(),
        FieldType::Telephone => record.telephones.is_empty(),
        FieldType::Fax => record.faxes.is_empty(),
        FieldType::Email => record.emails.is_empty(),
        _ => false,
    }
}

fn person_record(text: String, at: Vec<Place>, found: &PersonValue) -> Person {
    let line = |text: &Option<Text>| text.as_ref().map(|t| nfc(t.single_line().as_str()));
    Person {
        text,
        honorific: line(&found.honorific),
        name: line(&found.name),
        function: line(&found.function),
        organisation: line(&found.organisation),
        at,
        ..Person::default()
    }
}

/// Countries named behind the name ("Chad" and "Jordan" are names of people too), each once.
fn affiliation_countries(line: &str, found: &PersonValue, language: &str) -> Vec<&'static str> {
    let name = found
        .name
        .as_ref()
        .and_then(|n| Some(line.find(n.as_str())? + n.as_str().len()));
    let mut codes: Vec<&'static str> = country::mentions(&line[name.unwrap_or(0)..], language)
        .iter()
        .map(|m| m.code)
        .collect();
    let mut seen = Vec::new();
    codes.retain(|c| {
        !seen.contains(c) && {
            seen.push(*c);
            true
        }
    });
    codes
}

/// `line` without footnote marks: superscripts, and digits right behind a word, where the nomination has a
/// footnote.
fn without_marks(line: &Text, marks: &[String]) -> Text {
    let text = line.as_str();
    let mut out = Text::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if at < start {
            continue;
        }
        let end = mark_end(text, at, c, marks);
        if end > at {
            out.append(&line.slice(start..at));
            start = end;
        }
    }
    if start == 0 {
        return line.trim();
    }
    out.append(&line.slice(start..text.len()));
    out.trim()
}

/// Where the footnote mark that begins at `at` ends; `at` itself when none does.
fn mark_end(text: &str, at: usize, c: char, marks: &[String]) -> usize {
    let superscripts = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let before = text[..at].chars().next_back();
    if superscripts.contains(&c) {
        let length: usize = text[at..]
            .chars()
            .take_while(|c| superscripts.contains(c))
            .map(char::len_utf8)
            .sum();
        let value: String = text[at..at + length]
            .chars()
            .filter_map(|c| superscripts.iter().position(|s| *s == c))
            .filter_map(|d| char::from_digit(d as u32, 10))
            .collect();
        // Behind a number, a superscript is taken for a mark in any case: telephones have no powers.
        let known = marks.contains(&value) || before.is_some_and(|b| b.is_ascii_digit());
        return if known { at + length } else { at };
    }
    if "*†‡".contains(c) {
        return if marks.iter().any(|m| m.starts_with(c)) {
            at + c.len_utf8()
        } else {
            at
        };
    }
    if !c.is_ascii_digit() || !before.is_some_and(|b| b.is_lowercase() || b == '.' || b == ')') {
        return at;
    }
    let length = text[at..].chars().take_while(char::is_ascii_digit).count();
    let free =
        !text[at + length..].starts_with(|c: char| c.is_alphanumeric() || "@+.-_/".contains(c));
    let dotted = before == Some('.') && text[..at - 1].ends_with(|c: char| c.is_ascii_digit());
    // An address is not a word: "ana2" in "ana2@example.org" ends with "@", "ana.b2" before it too.
    if free && !dotted && marks.iter().any(|m| *m == text[at..at + length]) {
        at + length
    } else {
        at
    }
}

/// A title without the quotation marks around all of it, which whoever quotes it sets anew.
fn unquoted(title: &str) -> &str {
    const PAIRS: [(char, char); 5] = [('«', '»'), ('“', '”'), ('"', '"'), ('„', '“'), ('‘', '’')];
    let inner = PAIRS.iter().find_map(|(open, close)| {
        let inner = title.trim().strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then(|| inner.trim())
    });
    inner.filter(|t| !t.is_empty()).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::{inside, placed};

    fn cleaned(line: &str) -> String {
        let marks = ["1".to_owned(), "*".to_owned()];
        let text = without_marks(&placed(line), &marks);
        // The box spans the mark that was taken from between, but begins and ends with the value.
        assert!(
            inside(line, &text.places())
                .ends_with(text.as_str().chars().next_back().unwrap_or(' '))
        );
        text.as_str().to_owned()
    }

    #[test]
    fn marks_of_the_nominations_footnotes_are_taken_out() {
        assert_eq!(
            cleaned("Ms. Ana Silva1, Director"),
            "Ms. Ana Silva, Director"
        );
        assert_eq!(
            cleaned("Ms. Ana Silva¹, Director*"),
            "Ms. Ana Silva, Director"
        );
        assert_eq!(cleaned("+233 30 278 4410¹"), "+233 30 278 4410");
    }

    #[test]
    fn other_digits_stay() {
        for line in [
            "Ana Silva, Hall B2",
            "the g7+ and v2",
            "ana1@example.org",
            "COVID19",
            "30 m² of looms",
            "10.1",
        ] {
            assert_eq!(cleaned(line), line);
        }
    }

    #[test]
    fn quotation_marks_around_a_title_are_none_of_it() {
        for (printed, title) in [
            ("« La dot des apprenties »", "La dot des apprenties"),
            ("“Seats for All”", "Seats for All"),
            ("“Seats” and “Stools”", "“Seats” and “Stools”"),
            ("The “Seats”", "The “Seats”"),
            ("“”", "“”"),
        ] {
            assert_eq!(unquoted(printed), title);
        }
    }
}
