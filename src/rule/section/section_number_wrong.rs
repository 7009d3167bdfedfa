//! A section has the form's heading, but another number.
//!
//! # What it reports
//!
//! The number as printed (`found`) and the form's (`expected`). Sections that follow each other and are off by the same
//! amount are one finding, on the first of them (`n` says how many); so is a document that numbers its sections in its
//! own way throughout. Unnumbered headings are fine.
//!
//! # Why it matters
//!
//! The number itself hardly matters, but it shows where a section was left out, added or moved, and a jury that scores
//! "section 10" should score the right one.
//!
//! # Example
//!
//! *10. Innovation* on a form where innovation is the sixth section.
//!
//! # How to fix
//!
//! Nothing has to be asked when the heading is clear. Look for the section that is missing or was added before it.

use crate::finding::{Cure, Severity};
use crate::form::{FieldType, PrintedNumber};
use crate::record::{FieldFact, SectionFact};
use crate::rule::docs::docs;
use crate::rule::nominated::on_section;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "section-number-wrong",
    severity: Severity::Warning,
    cure: Cure::Technical,
    subject: Subject::Section,
    docs: docs!("section_number_wrong.rs"),
    examples: &[
        r#"{"number": 6, "title": "Innovation", "found": "10", "expected": 6, "n": 1}"#,
        r#"{"number": 2, "title": "Main partners", "found": "III", "expected": 2, "n": 10}"#,
    ],
    options: &[],
    check: Check::Nomination(check),
};

/// Fewest sections whose numbers show that lines of the header were counted before them.
const LEAST: usize = 5;

/// A numbered section: the form's number and the printed one.
struct Numbered<'a> {
    field: &'a FieldFact,
    section: &'a SectionFact,
    expected: u32,
    found: u32,
}

impl Numbered<'_> {
    /// How far off the printed number is.
    fn shift(&self) -> i64 {
        i64::from(self.found) - i64::from(self.expected)
    }
}

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let nomination = nominated.nomination;
    let standing = nomination
        .sequence
        .iter()
        .filter_map(|index| nomination.fields.get(*index));
    let numbered: Vec<Numbered<'_>> = standing
        .filter_map(|field| {
            let section = field.section.as_ref()?;
            Some(Numbered {
                field,
                section,
                expected: counted(field)?,
                found: section.number_value?,
            })
        })
        .collect();
    if counts_header_lines(nominated, &numbered) {
        return Vec::new();
    }
    let mut runs: Vec<(&Numbered<'_>, usize)> = Vec::new();
    let mut last = 0;
    for one in &numbered {
        match runs.last_mut() {
            Some((_, n)) if one.shift() != 0 && one.shift() == last => *n += 1,
            _ if one.shift() != 0 => runs.push((one, 1)),
            _ => {}
        }
        last = one.shift();
    }
    if numbers_its_own_way(&numbered) {
        let n = runs.iter().map(|(_, n)| n).sum();
        runs.truncate(1);
        runs.iter_mut().for_each(|run| run.1 = n);
    }
    let draft = runs.into_iter().map(|(one, n)| {
        let found = one
            .section
            .number
            .clone()
            .unwrap_or_else(|| one.found.to_string());
        let draft = on_section(one.field)
            .detail("found", found)
            .detail("expected", one.field.number.clone())
            .detail("n", n);
        let draft = draft
            .at(&one.section.heading_at)
            .excerpt(&one.section.heading);
        draft.certainty(nominated.certainty(one.section))
    });
    draft.collect()
}

/// Whether all sections are off by the same amount, and that is how many lines of the header are numbered before them, or
/// the header's own lines have numbers: portals number each question.
fn counts_header_lines(nominated: &Nominated<'_>, numbered: &[Numbered<'_>]) -> bool {
    let Some(shift) = numbered.first().map(Numbered::shift) else {
        return false;
    };
    let lines = || {
        let fields = nominated.nomination.fields.iter();
        fields.filter(|f| f.kind != FieldType::Section)
    };
    let (least, most) = (lines().filter(|f| f.required).count(), lines().count());
    let Ok(shift) = usize::try_from(shift) else {
        return false;
    };
    // "1 country"
    let number = |label: &str| label.split(' ').next().and_then(|word| word.parse().ok());
    let counted = |number: usize| (1..=shift).contains(&number);
    let mut labels = lines()
        .flat_map(|f| &f.lines)
        .map(|line| line.label.as_str());
    let alike = numbered
        .iter()
        .all(|one| one.shift() == numbered[0].shift());
    numbered.len() >= LEAST
        && alike
        && shift > 0
        && ((least..=most).contains(&shift) || labels.any(|l| number(l).is_some_and(counted)))
}

/// The form's number for a section, where sections are counted through: letters and parts of a group begin anew.
fn counted(field: &FieldFact) -> Option<u32> {
    match field.number.as_ref()? {
        PrintedNumber::Count(number) => Some(*number).filter(|_| field.group.is_none()),
        PrintedNumber::Text(_) => None,
    }
}

/// Whether the numbers count up without a gap although they are not the form's (sections numbered by their place), or
/// more than half of them are off: one cause, not many.
fn numbers_its_own_way(numbered: &[Numbered<'_>]) -> bool {
    let by_position = numbered
        .windows(2)
        .all(|pair| pair[0].found.checked_add(1) == Some(pair[1].found));
    let off = numbered.iter().filter(|one| one.shift() != 0).count();
    by_position || off * 2 > numbered.len()
}

#[cfg(test)]
mod tests {
    use crate::rule::testing::Case;

    fn numbered(numbers: &[(&str, u32)]) -> Case {
        numbers
            .iter()
            .fold(Case::complete(), |case, (key, number)| {
                case.section(key, |s| {
                    s.number = Some(number.to_string());
                    s.number_value = Some(*number);
                })
            })
    }

    #[test]
    fn single_wrong_number_is_reported() {
        let findings = numbered(&[("innovation", 4)]).findings();
        assert_eq!(findings.len(), 1);
        assert_eq!(
            (findings[0].rule, &findings[0].args["found"]),
            ("section-number-wrong", &"4".into())
        );
    }

    #[test]
    fn portals_number_the_lines_of_the_header_too() {
        let keys = [
            "description",
            "partners",
            "horizontal_dimension",
            "achievements",
        ];
        let later = [
            "sustainability",
            "innovation",
            "replicability",
            "areas_of_contribution",
        ];
        let last = ["awareness", "contacts", "ilo_contacts"];
        let all: Vec<(&str, u32)> = keys
            .iter()
            .chain(&later)
            .chain(&last)
            .copied()
            .zip(6..)
            .collect();
        assert!(numbered(&all).findings().is_empty());
    }

    #[test]
    fn numbers_shifted_after_a_gap_are_one_finding_on_the_first() {
        let shifted = [("awareness", 8), ("contacts", 9), ("ilo_contacts", 10)];
        let findings = numbered(&shifted)
            .without("areas_of_contribution")
            .findings();
        let codes: Vec<_> = findings.iter().map(|f| f.rule).collect();
        assert_eq!(codes, ["section-missing", "section-number-wrong"]);
        assert_eq!(findings[1].field.as_deref(), Some("/sections/awareness"));
        assert_eq!(findings[1].args["n"], 3);
    }

    #[test]
    fn last_section_that_took_the_number_of_a_missing_one_is_reported() {
        let case = numbered(&[("ilo_contacts", 10)]).without("contacts");
        assert_eq!(case.codes(), ["section-missing", "section-number-wrong"]);
    }

    #[test]
    fn document_numbered_by_position_is_one_finding() {
        let moved = [("innovation", 5), ("sustainability", 6)];
        let case = numbered(&moved).order(&[1, 2, 3, 4, 6, 5, 7, 8, 9, 10, 11]);
        assert_eq!(
            case.codes(),
            ["section-number-wrong", "section-out-of-order"]
        );
    }

    #[test]
    fn unnumbered_headings_are_silent() {
        let case = Case::complete().nomination(|n| {
            n.fields
                .iter_mut()
                .filter_map(|f| f.section.as_mut())
                .for_each(|s| {
                    s.number = None;
                    s.number_value = None;
                });
        });
        assert_eq!(case.codes(), Vec::<&str>::new());
    }
}
