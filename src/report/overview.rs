//! What is at the end of the report for reading when a run has many files, in place of a row for each: how many
//! nominations are in which state, which rules they break, where they come from, and which files to begin with.
//!
//! It holds one count per rule and country and the ten worst files, whatever the size of the run.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Severity;
use crate::form::Kind;

use super::clean::clean;
use super::json::{Document, Status};
use super::message::{Messages, Word};
use super::text::{Palette, columns, cut_end, cut_start, severity_word};

/// How many files are in the list of the worst.
const WORST: usize = 10;

/// How many rules and how many countries are named; the rest is reported as a number.
const NAMED: usize = 20;

/// Counts over the documents of a run.
#[derive(Debug, Default)]
pub struct Overview {
    /// Nominations that are complete, and those that are not.
    nominations: [usize; 2],
    /// Files without a nomination: not processed, not recognised, summary decks.
    others: [usize; 3],
    /// Files that are complete, whose lines are left out.
    quiet: usize,
    /// By code.
    rules: BTreeMap<String, RuleCount>,
    /// By ISO 3166-1 alpha-2 code; complete and incomplete nominations.
    countries: BTreeMap<Option<String>, [usize; 2]>,
    /// The worst first; equal ones in input order. At most [`WORST`].
    worst: Vec<Worst>,
}

/// How often a rule was broken.
#[derive(Debug)]
struct RuleCount {
    /// The severest that occurred.
    severity: Severity,
    findings: usize,
    files: usize,
}

/// A file, by its errors and warnings.
#[derive(Debug)]
struct Worst {
    path: String,
    errors: usize,
    warnings: usize,
    /// Codes of the errors, each once, in the order of the findings.
    rules: Vec<String>,
}

impl Overview {
    /// Counts a document.
    pub fn add(&mut self, document: &Document) {
        for nomination in &document.nominations {
            let incomplete = usize::from(nomination.status != Status::Complete);
            self.nominations[incomplete] += 1;
            let of_country = self.countries.entry(nomination.country.clone());
            of_country.or_default()[incomplete] += 1;
        }
        match document.kind {
            Kind::NotProcessed => self.others[0] += 1,
            Kind::Unrecognised => self.others[1] += 1,
            Kind::SummaryDeck => self.others[2] += 1,
            Kind::Nomination | Kind::Compendium => {}
        }
        let mut here = BTreeSet::new();
        for finding in &document.findings {
            let count = self.rules.entry(finding.rule.clone()).or_insert(RuleCount {
                severity: finding.severity,
                findings: 0,
                files: 0,
            });
            count.severity = count.severity.max(finding.severity);
            count.findings += 1;
            count.files += usize::from(here.insert(&finding.rule));
        }
        self.rank(document);
    }

    /// Counts a complete file whose line is left out.
    pub fn leave_out(&mut self) {
        self.quiet += 1;
    }

    fn rank(&mut self, document: &Document) {
        let of = |severity| {
            document
                .findings
                .iter()
                .filter(move |f| f.severity == severity)
        };
        let mut rules: Vec<String> = Vec::new();
        for finding in of(Severity::Error) {
            if !rules.contains(&finding.rule) {
                rules.push(finding.rule.clone());
            }
        }
        let worst = Worst {
            path: clean(&document.source.path),
            errors: of(Severity::Error).count(),
            warnings: of(Severity::Warning).count(),
            rules,
        };
        if worst.errors == 0 {
            return;
        }
        let key = |one: &Worst| Reverse((one.errors, one.warnings));
        let at = self.worst.partition_point(|one| key(one) <= key(&worst));
        self.worst.insert(at, worst);
        self.worst.truncate(WORST);
    }

    /// The overview's lines, none wider than `width`, unless that is very narrow.
    pub fn lines(&self, palette: &Palette, width: usize, messages: &Messages) -> Vec<String> {
        let mut out = Vec::new();
        let strong = palette.strong;
        let mut block = |heading: String, lines: Vec<String>| {
            if !lines.is_empty() {
                if !out.is_empty() {
                    out.push(String::new());
                }
                out.push(format!("{strong}{heading}{strong:#}"));
                out.extend(lines);
            }
        };
        block(
            messages.word_of("by-status"),
            self.by_status(palette, messages),
        );
        block(messages.word_of("by-rule"), self.by_rule(palette, messages));
        block(
            messages.word_of("by-country"),
            self.by_country(messages, width),
        );
        block(
            messages.counted("worst", self.worst.len()),
            self.worst(palette, messages, width),
        );
        out
    }

    fn by_status(&self, palette: &Palette, messages: &Messages) -> Vec<String> {
        let [complete, incomplete] = self.nominations;
        let [not_processed, unrecognised, decks] = self.others;
        let rows = [
            (
                complete,
                palette.good,
                messages.word_of("complete"),
                self.quiet,
            ),
            (incomplete, palette.error, messages.word_of("incomplete"), 0),
            (
                not_processed,
                palette.error,
                messages.word_of("not-processed"),
                0,
            ),
            (
                unrecognised,
                palette.error,
                messages.word_of("unrecognised"),
                0,
            ),
            (decks, palette.faint, messages.word_of("deck"), 0),
        ];
        let faint = palette.faint;
        rows.iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, style, word, quiet)| {
                let left_out = match quiet {
                    0 => String::new(),
                    n => format!(" {faint}({}){faint:#}", messages.counted("left-out", *n)),
                };
                format!("  {n:>5}  {style}{word}{style:#}{left_out}")
            })
            .collect()
    }

    /// The severest rules first, then those that occur most often.
    fn by_rule(&self, palette: &Palette, messages: &Messages) -> Vec<String> {
        let mut rules: Vec<(&String, &RuleCount)> = self.rules.iter().collect();
        rules.sort_by_key(|(_, count)| Reverse((count.severity, count.findings)));
        let code_width = rules.iter().map(|(code, _)| code.len()).max().unwrap_or(0);
        let word = |count: &RuleCount| messages.word_of(severity_word(count.severity));
        let word_width = rules.iter().map(|(_, count)| columns(&word(count))).max();
        let word_width = word_width.unwrap_or(0);
        let line = |(code, count): &(&String, &RuleCount)| {
            let style = palette.severity(count.severity);
            let severity = word(count);
            let gap = " ".repeat(word_width - columns(&severity).min(word_width));
            let files = messages.counted("in-files", count.files);
            let faint = palette.faint;
            format!(
                "  {:>5}  {style}{severity}{style:#}{gap}  {code:code_width$}  {faint}{files}{faint:#}",
                count.findings
            )
        };
        let mut lines: Vec<String> = rules.iter().take(NAMED).map(line).collect();
        if rules.len() > NAMED {
            lines.push(format!(
                "         {}",
                messages.counted("more-rules", rules.len() - NAMED)
            ));
        }
        lines
    }

    /// The countries with most nominations first.
    fn by_country(&self, messages: &Messages, width: usize) -> Vec<String> {
        let mut countries: Vec<(&Option<String>, &[usize; 2])> = self.countries.iter().collect();
        let name = |code: &Option<String>| match code {
            Some(code) => messages.country(code).to_owned(),
            None => messages.word_of("no-country"),
        };
        countries.sort_by_key(|(code, n)| (Reverse(n.iter().sum::<usize>()), name(code)));
        let named = countries.iter().take(NAMED);
        let name_width = named.map(|(code, _)| columns(&name(code))).max();
        let name_width = name_width.unwrap_or(0).min(width / 2);
        let line = |(code, [complete, incomplete]): &(&Option<String>, &[usize; 2])| {
            let name = cut_end(&name(code), name_width);
            let gap = " ".repeat(name_width.saturating_sub(columns(&name)));
            let state = messages.say(
                "country-state",
                &[
                    ("complete", Word::Number(*complete)),
                    ("incomplete", Word::Number(*incomplete)),
                ],
            );
            let line = format!("  {:>5}  {name}{gap}  {state}", complete + incomplete);
            cut_end(&line, width)
        };
        let mut lines: Vec<String> = countries.iter().take(NAMED).map(line).collect();
        if countries.len() > NAMED {
            lines.push(format!(
                "         {}",
                messages.counted("more-countries", countries.len() - NAMED)
            ));
        }
        lines
    }

    fn worst(&self, palette: &Palette, messages: &Messages, width: usize) -> Vec<String> {
        let counts = |one: &Worst| match one.warnings {
            0 => messages.counted("errors", one.errors),
            n => format!(
                "{}, {}",
                messages.counted("errors", one.errors),
                messages.counted("warnings", n)
            ),
        };
        let room = width.saturating_sub(2);
        let line = |one: &Worst| {
            let counts = counts(one);
            let path = cut_start(&one.path, room.saturating_sub(columns(&counts) + 2));
            let (strong, faint) = (palette.strong, palette.faint);
            let rules = cut_end(&one.rules.join(", "), width.saturating_sub(6));
            [
                format!("  {strong}{path}{strong:#}: {counts}"),
                format!("      {faint}{rules}{faint:#}"),
            ]
        };
        self.worst.iter().flat_map(line).collect()
    }
}
