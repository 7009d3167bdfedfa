//! Two records → the answers that differ, field by field. Only words count: a file saved again, with other lines and pages,
//! has the same answers. Headings and numbers of the form's sections are not answers.

use std::collections::BTreeSet;

use crate::fold::fold;
use crate::record::{Block, Nomination, Printed, Section, Telephone};
use crate::report::field_name::whole;

use super::{Change, Part, Point};

/// A field with its answer: a value or a block a line.
struct Answer {
    /// As in the record.
    pointer: String,
    /// By what it is found in the other version: the pointer, or the heading of an additional section and which of its
    /// like it is.
    identity: (String, usize),
    /// Of an additional section.
    heading: Option<String>,
    text: String,
}

/// The answers that differ; none where one of the two could not be read as a nomination.
pub(super) fn changes(old: Part<'_>, new: Part<'_>, points: &[Point]) -> Vec<Change> {
    let (Some(was), Some(is)) = (old.nomination(), new.nomination()) else {
        return Vec::new();
    };
    let asked = Asked::of(points);
    let (mut was, mut is) = (answers(was), answers(is));
    let loose = |part: Part<'_>| {
        let record = part.version.record.as_ref();
        // In a compendium nobody knows whose it is.
        let one = record.filter(|record| record.nominations.len() == 1)?;
        answer("/unplaced", lines(&one.unplaced))
    };
    was.extend(loose(old));
    is.extend(loose(new));
    let mut out: Vec<Change> = Vec::new();
    for answer in &is {
        let before = was.iter().find(|one| one.identity == answer.identity);
        if before.is_none_or(|before| !same_words(&before.text, &answer.text)) {
            out.push(Change {
                asked: asked.about(&answer.pointer, before.is_none()),
                field: answer.pointer.clone(),
                heading: answer.heading.clone(),
                old: before.map(|before| before.text.clone()),
                new: Some(answer.text.clone()),
            });
        }
    }
    let gone = was
        .iter()
        .filter(|one| is.iter().all(|answer| answer.identity != one.identity));
    out.extend(gone.map(|one| Change {
        asked: asked.about(&one.pointer, false),
        field: one.pointer.clone(),
        heading: one.heading.clone(),
        old: Some(one.text.clone()),
        new: None,
    }));
    out
}

/// What the letter about the earlier version asks for.
struct Asked<'p> {
    /// Whole fields.
    fields: BTreeSet<&'p str>,
    /// The file was asked for once more: what was not there before may be there now.
    file: bool,
    /// The whole text was asked for in another language.
    all: bool,
}

impl<'p> Asked<'p> {
    fn of(points: &'p [Point]) -> Asked<'p> {
        let asked = points.iter().filter(|point| point.asked);
        let findings: Vec<_> = asked.filter_map(|point| point.before.as_ref()).collect();
        let fields = findings.iter().filter_map(|f| f.field.as_deref());
        Asked {
            fields: fields.map(whole).collect(),
            file: findings.iter().any(|finding| finding.field.is_none()),
            all: findings.iter().any(|f| f.rule == "language-not-accepted"),
        }
    }

    fn about(&self, pointer: &str, appeared: bool) -> bool {
        self.all || self.file && appeared || self.fields.contains(whole(pointer))
    }
}

/// Whether two texts have the same words in the same order.
fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// The answer under a pointer of a whole field; `None` without an answer.
pub(super) fn value(nomination: &Nomination, pointer: &str) -> Option<String> {
    let found = answers(nomination).into_iter();
    let mut found = found.filter(|answer| answer.pointer == pointer);
    found.next().map(|answer| answer.text)
}

/// Every answer that is there: header lines, sections in their order, footnotes.
fn answers(nomination: &Nomination) -> Vec<Answer> {
    let title = nomination.title.as_ref().map(|title| title.text.clone());
    let nominee = nomination.nominee.as_ref().map(|n| n.text.clone());
    let country = nomination.country.as_ref().map(|c| c.text.clone());
    let header = [
        ("/title", title.unwrap_or_default()),
        ("/nominee", nominee.unwrap_or_default()),
        ("/country", country.unwrap_or_default()),
        ("/telephones", numbers(&nomination.telephones)),
        ("/faxes", numbers(&nomination.faxes)),
        ("/emails", lines(&nomination.emails)),
    ];
    let header = header.into_iter().filter_map(|(p, text)| answer(p, text));
    let fields = nomination.fields.iter();
    let fields =
        fields.filter_map(|(key, value)| answer(&format!("/fields/{key}"), value.text.clone()));
    let mut out: Vec<Answer> = header.chain(fields).collect();
    for key in &nomination.order {
        if let Some(section) = nomination.sections.get(key) {
            out.extend(answer(&format!("/sections/{key}"), section_text(section)));
            continue;
        }
        let index = key.strip_prefix("additional_sections/");
        let index = index.and_then(|index| index.parse::<usize>().ok());
        if let Some(section) = index.and_then(|i| nomination.additional_sections.get(i)) {
            let name = fold(&section.heading);
            let again = out.iter().filter(|one| one.identity.0 == name).count();
            out.push(Answer {
                pointer: format!("/{key}"),
                identity: (name, again),
                heading: Some(section.heading.clone()),
                text: blocks(&section.blocks),
            });
        }
    }
    let notes = nomination.footnotes.iter();
    let notes: Vec<String> = notes.map(|n| format!("{} {}", n.mark, n.text)).collect();
    out.extend(answer("/footnotes", notes.join("\n")));
    out
}

fn answer(pointer: &str, text: String) -> Option<Answer> {
    (!text.trim().is_empty()).then(|| Answer {
        pointer: pointer.to_owned(),
        identity: (pointer.to_owned(), 0),
        heading: None,
        text,
    })
}

fn section_text(section: &Section) -> String {
    let text = blocks(&section.blocks);
    let ticked = section.options.iter().filter(|option| option.ticked);
    let ticked = ticked.map(|option| format!("☒ {}", option.text));
    let lines = std::iter::once(text).filter(|text| !text.is_empty());
    lines.chain(ticked).collect::<Vec<_>>().join("\n")
}

fn blocks(blocks: &[Block]) -> String {
    let texts = blocks.iter().map(|block| block.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}

fn numbers(telephones: &[Telephone]) -> String {
    let texts = telephones.iter().map(|number| number.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}

fn lines(printed: &[Printed]) -> String {
    let texts = printed.iter().map(|one| one.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}
