//! Labels in words that the form does not know, beside labels that it knows: "Name and title", "Cell/WhatsApp".
//!
//! The sign is the value: an address, a number, a country or a person, where the header has no other line for it. A label
//! that only stands apart, before a value of any other type, is nobody's: the value before it ends there, and its own is kept
//! as text without a field.

use std::ops::Range;

use crate::fold::fold;
use crate::layout::{Block, Style};
use crate::section::Part;

use super::bare::{self, is_number};
use super::compiled::Form;
use super::definition::FieldType;
use super::label::{BARE, Label, mark, nearest, parting};
use super::words::Words;

/// Parts of a header on both sides of a known label.
const NEAR: usize = 4;
/// Fields that a header must have.
const FIELDS: usize = 2;
/// Most words of a label.
const WORDS: usize = 6;
/// Longest label, in bytes.
const LONGEST: usize = 60;
/// How near its words count as.
pub(super) const SCORE: f32 = 0.75;
/// The field of a label that the form does not have.
pub(super) const NOBODY: usize = usize::MAX;

/// A label in words that the form does not know: where it is, where its value is, and what parts the two.
struct Strange {
    part: usize,
    label: Range<usize>,
    value: Range<usize>,
    sign: Sign,
}

/// What says that a text is a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Colon,
    Gap,
    Bold,
    /// Its value is in the next cell of the row, or below.
    Cell,
    /// It stands inside the value of another one.
    Inside,
    /// It is set like the form's labels.
    Look,
}

/// The labels in other words among `parts`, where `known` are the form's.
pub(super) fn labels(parts: &[Part], known: &[Label], form: &Form) -> Vec<Label> {
    let mut out = typed(parts, known, form);
    let mut seeds: Vec<Label> = known.iter().chain(&out).cloned().collect();
    seeds.sort_by_key(|l| (l.part, l.label.start));
    for run in seeds.chunk_by(|a, b| b.part - a.part <= NEAR) {
        let mut fields: Vec<usize> = run.iter().map(|l| l.field).collect();
        fields.sort_unstable();
        fields.dedup();
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        if fields.len() < FIELDS {
            continue;
        }
        let language = first.language;
        let range = first.part.saturating_sub(NEAR)..(last.part + NEAR + 1).min(parts.len());
        for Strange {
            part, label, value, ..
        } in strange(parts, range, &seeds, form)
        {
            let text = parts[part].block.text.as_str();
            let behind = match text.get(value.clone()).map(str::trim) {
                Some(own) if !own.is_empty() => own,
                _ => parts
                    .get(part + 1)
                    .map_or("", |p| p.block.text.as_str().trim()),
            };
            let behind_it = |l: &&Label| (l.part, l.label.start) > (part, label.start);
            let next = run.iter().find(behind_it).map(|l| l.field);
            let words = text.get(label.clone()).unwrap_or("");
            if let Some(field) = asked(words, behind, &fields, next, form) {
                fields.push(field);
                out.push(Label {
                    part,
                    field,
                    language,
                    score: SCORE,
                    label,
                    value,
                });
            }
        }
    }
    out
}

/// Where `known` name hardly a field, the labels in other words whose value can be that of one field alone: a header all in
/// words of the office's own.
fn typed(parts: &[Part], known: &[Label], form: &Form) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::new();
    let several = known.windows(2).any(|pair| pair[0].field != pair[1].field);
    if several {
        return out;
    }
    let mut fields: Vec<usize> = known.iter().map(|l| l.field).collect();
    for s in strange(parts, 0..parts.len(), known, form) {
        let text = parts[s.part].block.text.as_str();
        let own = text.get(s.value.clone()).unwrap_or("").trim();
        let below = parts
            .get(s.part + 1)
            .map_or("", |p| p.block.text.as_str().trim());
        let value = if own.is_empty() { below } else { own };
        let words = text.get(s.label.clone()).unwrap_or("");
        let field = asked(words, value, &fields, None, form);
        let sure = |field: &usize| bare::fits(*field, value, form) == Some(true);
        let Some(field) = field.filter(sure) else {
            continue;
        };
        fields.push(field);
        out.push(Label {
            part: s.part,
            field,
            language: 0,
            score: SCORE,
            label: s.label,
            value: s.value,
        });
    }
    out
}

/// The labels of nobody's among `parts[range]`: those in other words that are marked as one of the form's is, where `known` are
/// all others. Their field is [`NOBODY`].
pub(super) fn of_nobody(
    parts: &[Part],
    range: Range<usize>,
    known: &[Label],
    form: &Form,
) -> Vec<Label> {
    let own = || known.iter().filter(|l| range.contains(&l.part));
    let mut signs: Vec<Sign> = own()
        .filter_map(|l| Some(parted(parts, l.part)?.sign))
        .collect();
    signs.dedup();
    // A title may have a colon or bold words, and its label may stand before it in a cell or line of its own.
    let titled = |part: usize| {
        let title = |l: &&Label| {
            let kind = form.file.fields.get(l.field).map(|f| f.kind);
            l.part + 1 == part && kind == Some(FieldType::Title)
        };
        let empty = |l: &Label| {
            let text = parts.get(l.part).map_or("", |p| p.block.text.as_str());
            text.get(l.value.clone())
                .is_none_or(|v| v.trim().is_empty())
        };
        known.iter().find(title).is_some_and(empty)
    };
    let marked = |s: &Strange| match s.sign {
        Sign::Inside | Sign::Look => true,
        sign => signs.contains(&sign) && !titled(s.part),
    };
    let found = strange(parts, range, known, form)
        .into_iter()
        .filter(marked);
    let label = |s: Strange| Label {
        part: s.part,
        field: NOBODY,
        language: 0,
        score: 0.0,
        label: s.label,
        value: s.value,
    };
    found.map(label).collect()
}

/// The looks of those of `labels` that are all of their part, where what stands behind them looks otherwise.
fn looks<'a>(parts: &[Part], labels: impl Iterator<Item = &'a Label>) -> Vec<Look> {
    let look = |label: &Label| {
        let (own, next) = (parts.get(label.part)?, parts.get(label.part + 1)?);
        let text = own.block.text.as_str();
        let whole = text
            .get(label.value.clone())
            .unwrap_or("")
            .trim()
            .is_empty();
        let look = Look::of(&own.block);
        (whole && Look::of(&next.block) != look).then_some(look)
    };
    labels.filter_map(look).collect()
}

/// The label that a part is which is set like one of the form's.
fn set_like(parts: &[Part], part: usize, looks: &[Look]) -> Option<Strange> {
    let block = &parts.get(part)?.block;
    let text = block.text.as_str();
    let label = text.trim_end().trim_end_matches([':', '：', '?', '.']);
    let own = !label.contains(['\n', '\t']) && looks.contains(&Look::of(block));
    (own && is_label_like(label)).then_some(Strange {
        part,
        label: 0..label.len(),
        value: text.len()..text.len(),
        sign: Sign::Look,
    })
}

/// How a line of the header is set: size in half points, slant and colour, weight, capitals.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    size: i32,
    style: Option<Style>,
    bold: bool,
    capitals: bool,
}

impl Look {
    fn of(block: &Block) -> Look {
        Look {
            size: (block.size * 2.0).round() as i32,
            style: block.style,
            bold: block.bold > 0.8,
            capitals: in_capitals(block.text.as_str()),
        }
    }
}

/// The labels in other words among `parts[range]`.
fn strange(parts: &[Part], range: Range<usize>, known: &[Label], form: &Form) -> Vec<Strange> {
    let mut out = Vec::new();
    let looks = looks(parts, known.iter().filter(|l| range.contains(&l.part)));
    for part in range {
        let own: Vec<&Label> = known.iter().filter(|l| l.part == part).collect();
        if own.is_empty() {
            out.extend(parted(parts, part).or_else(|| set_like(parts, part, &looks)));
        }
        let Some(text) = parts.get(part).map(|p| p.block.text.as_str()) else {
            continue;
        };
        let capitals = own
            .iter()
            .all(|l| text.get(l.label.clone()).is_some_and(in_capitals));
        for label in own {
            let kind = form.file.fields.get(label.field).map(|f| f.kind);
            let Some(value) = text.get(label.value.clone()) else {
                continue;
            };
            let found = match kind {
                // A title may have a colon.
                Some(FieldType::Title) | None => Vec::new(),
                Some(kind) => inside(value, kind.is_reached(), capitals),
            };
            let ends = found.iter().skip(1).map(|(label, _)| label.start);
            let ends: Vec<usize> = ends.chain([value.len()]).collect();
            let at = label.value.start;
            out.extend(
                found
                    .into_iter()
                    .zip(ends)
                    .map(|((label, from), end)| Strange {
                        part,
                        label: at + label.start..at + label.end,
                        value: at + from..at + end,
                        sign: Sign::Inside,
                    }),
            );
        }
    }
    out
}

/// The labels in other words inside a value, each with where its own value begins: "Fiji · Year of founding: 2014" behind
/// a sign that parts one line of a header from the next, with a colon; where the form's labels are in `capitals`, in
/// capitals too. A number or an address (`reached`) needs no sign behind it.
fn inside(value: &str, reached: bool, capitals: bool) -> Vec<(Range<usize>, usize)> {
    /// What parts one label and its value from the next.
    const SIGNS: [char; 7] = ['·', '•', '|', '—', '\t', '\n', ';'];
    let mut out: Vec<(Range<usize>, usize)> = Vec::new();
    let starts = value.char_indices().filter(|(at, c)| {
        let before = value.get(..*at).unwrap_or("").trim_end_matches(' ');
        let apart = before.ends_with(SIGNS) || reached && before.len() < *at;
        *at > 0 && apart && c.is_alphabetic() && !before.is_empty()
    });
    for (start, _) in starts {
        if out.last().is_some_and(|(label, _)| start < label.end) {
            continue;
        }
        let rest = value.get(start..).unwrap_or("");
        let line = rest.split(['\n', '\t']).next().unwrap_or("");
        let before = value.get(..start).unwrap_or("").trim_end_matches(' ');
        let signed = before.ends_with(SIGNS);
        let number = crate::section::number_length(line);
        let colon = line.find([':', '：']).filter(|at| *at > number && signed);
        let shouted = || capitals.then(|| capital_words(line)).flatten();
        let Some((end, from)) = colon.map(|at| (at, at + 1)).or_else(shouted) else {
            continue;
        };
        let label = line.get(number..end).unwrap_or("").trim_end();
        let value = line.get(from..).unwrap_or("").trim();
        if is_label_like(label) && !value.is_empty() && !value.starts_with("//") {
            out.push((start..start + number + label.len(), start + from));
        }
    }
    out
}

/// Where the words in capitals at the start of a line end that a value in other letters follows: "YEAR OF FOUNDING 2014".
fn capital_words(line: &str) -> Option<(usize, usize)> {
    /// Fewest letters of such a label: fewer are an abbreviation.
    const LETTERS: usize = 6;
    let words = line.split(' ').take_while(|word| in_capitals(word));
    let end = words
        .map(|word| word.len() + 1)
        .sum::<usize>()
        .checked_sub(1)?;
    let label = line.get(..end)?;
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= LETTERS && end < line.len()).then_some((end, end))
}

/// Whether a text has letters and no small ones.
fn in_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// Whether a text can be a label: a few words without what values have.
pub(super) fn is_label_like(label: &str) -> bool {
    let words = label.split_whitespace().count();
    let digits = label.chars().filter(char::is_ascii_digit).count();
    // "N.º", but no host.
    let dotted = label.split('.').skip(1);
    let host = dotted
        .clone()
        .any(|r| r.starts_with(|c: char| c.is_ascii_alphabetic()));
    let like = label.len() <= LONGEST && (1..=WORDS).contains(&words) && digits <= 1;
    like && label.contains(char::is_alphabetic) && !label.contains(['@', '/', ',']) && !host
}

/// The field that a label in other words asks for by what it says and by its value; the header has `fields` already.
pub(super) fn asked(
    words: &str,
    value: &str,
    fields: &[usize],
    next: Option<usize>,
    form: &Form,
) -> Option<usize> {
    let begun = begins(words, form).filter(|field| !fields.contains(field));
    let begun = begun.filter(|field| bare::fits(*field, value, form).is_some());
    let folded = fold(words);
    let first = value.lines().next().unwrap_or("").trim();
    let asks = |says: &dyn Fn(&Words) -> bool, kind: FieldType| {
        let asks = is_number(first) && in_any_language(form, says);
        let field = || form.file.fields.iter().position(|f| f.kind == kind);
        asks.then(field).flatten()
    };
    // Of numbers there may be several.
    let fax = asks(&|w| w.asks_for_fax(folded.trim()), FieldType::Fax);
    let call = || {
        asks(
            &|w| w.asks_for_telephone(folded.trim()),
            FieldType::Telephone,
        )
    };
    fax.or_else(call)
        .or(begun)
        .or_else(|| fitting(value, fields, next, form))
}

/// The field whose label `words` begin with, "Country or territory", or that has its label behind a slash.
fn begins(words: &str, form: &Form) -> Option<usize> {
    let ends = words.match_indices([' ', '/', '(']).map(|(at, _)| at);
    let leads = ends.filter_map(|end| Some(words.get(..end)?.trim_end()));
    // "Nationality/Country": each piece counts.
    let pieces = words.split(['/', '|']).skip(1).map(str::trim);
    let likes = leads.chain(pieces).filter_map(|label| nearest(label, form));
    let best = likes.max_by(|a, b| a.score.total_cmp(&b.score))?;
    (best.score >= BARE).then_some(best.field)
}

/// A part's label, and where its value is: behind a colon, a tab or bold type, or in the next cell of the row.
fn parted(parts: &[Part], part: usize) -> Option<Strange> {
    let block = &parts.get(part)?.block;
    let text = block.text.as_str();
    let row = |p: &Part| p.block.cell.map(|c| (c.table, c.row));
    let beside = parts.get(part + 1).is_some_and(|next| {
        let column = |p: &Part| p.block.cell.map(|c| c.column);
        row(next).is_some() && row(next) == row(&parts[part]) && column(next) > column(&parts[part])
    });
    let colon = mark(text).filter(|at| *at > 0);
    let colon = colon.map(|at| (at, at + parting(&text[at..]), Sign::Colon));
    let gap = text.find('\t').map(|at| (at, at + 1, Sign::Gap));
    let bold = (block.bold_lead > 0 && block.bold_lead < text.trim_end().len()).then_some((
        block.bold_lead,
        block.bold_lead,
        Sign::Bold,
    ));
    let whole = beside.then_some((text.len(), text.len(), Sign::Cell));
    let signs = colon.into_iter().chain(gap).chain(bold).chain(whole);
    let (end, from, sign) = signs.min_by_key(|(end, from, _)| (*end, *from))?;
    let label = text.get(..end)?.trim_end();
    is_label_like(label).then_some(Strange {
        part,
        label: 0..label.len(),
        value: from..text.len(),
        sign,
    })
}

/// Whether a text begins with a title before a name, in any language of the form.
pub(super) fn begins_with_honorific(text: &str, form: &Form) -> bool {
    let word = first_word(text);
    in_any_language(form, |words| words.is_honorific(&word))
}

/// Its first word, folded; the raised ending of a shortened one says nothing: "Eng.ª".
fn first_word(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or("");
    fold(&word.replace(['ª', 'º'], ""))
}

fn in_any_language(form: &Form, says: impl Fn(&Words) -> bool) -> bool {
    form.vocabularies
        .iter()
        .any(|v| says(form.words(&v.language)))
}

/// The field that `value` fits and that the header, which has `fields`, lacks. `next` is the field of the next known label.
fn fitting(value: &str, fields: &[usize], next: Option<usize>, form: &Form) -> Option<usize> {
    let lacking = |kind: FieldType| {
        let all = form.file.fields.iter();
        let at = all.clone().position(|f| f.kind == kind)?;
        (!fields.contains(&at)).then_some(at)
    };
    let first = value.lines().next().unwrap_or("").trim();
    // An address may be broken where its cell ends, and another one may stand behind it.
    let whole: String = value.lines().map(str::trim).collect();
    let one = first.split([' ', ';', ',']).next().unwrap_or("");
    if one.contains('@') || whole.contains('@') && !whole.contains(' ') {
        return lacking(FieldType::Email);
    }
    if is_number(first) {
        return lacking(FieldType::Telephone);
    }
    if crate::country::named(first).is_some() {
        return lacking(FieldType::Country);
    }
    let person = lacking(FieldType::Person)?;
    let words: Vec<&str> = first.split_whitespace().collect();
    // "'M'e Palesa": a mark before the first letter is part of the word.
    let capital = |w: &&str| {
        w.trim_start_matches(['\'', '’', '‘', 'ʻ', 'ʼ'])
            .starts_with(char::is_uppercase)
    };
    let name = words.iter().take(2).all(capital);
    let title = begins_with_honorific(first, form)
        // "Chief" is a name or a word, too.
        || words.len() > 2 && name && in_any_language(form, |w| w.is_name_title(&first_word(first)))
        // "…, represented by its president, Ms. Ana Roca".
        || in_any_language(form, |w| w.representation_at(&fold(first)).is_some());
    let plain = words.len() >= 2 && name && !first.contains(|c: char| c.is_ascii_digit());
    // Without a title before it, a name is known by its place: right before the field that the form has next.
    let place = next.is_some_and(|next| next == person + 1);
    (title && words.len() >= 2 || plain && place).then_some(person)
}
