//! The table at the end of the report for reading: a row per nomination, fitted into a width.

use anstyle::Style;

use crate::finding::Severity;
use crate::form::Kind;

use super::clean::clean;
use super::json::{Document, FindingEntry, Status};
use super::message::Messages;
use super::text::{Palette, columns, cut_end, cut_start, nomination_words, status_word};

/// Heads of the columns, from left to right: ids of the report's words.
const HEADS: [&str; 6] = [
    "head-file",
    "head-nomination",
    "head-status",
    "head-errors",
    "head-warnings",
    "head-wanting",
];

/// Columns (of a terminal) between two columns of the table.
const GAP: usize = 2;

/// Widths to which file, nomination and what is wanting are narrowed first, in columns; below these, evenly.
const FLOORS: [usize; 3] = [28, 22, 26];

/// A row: a nomination, or a document that has none.
pub struct Row {
    file: String,
    nomination: String,
    status: Option<Status>,
    errors: usize,
    warnings: usize,
    /// Fields with an error, each once, in the order of the findings.
    wanting: Vec<String>,
}

/// One row per nomination; one for the document when it has none, or has errors or warnings of its own.
pub fn rows(document: &Document, messages: &Messages) -> Vec<Row> {
    let row = |nomination: String, status, index| {
        let count = |severity| {
            document
                .about(index)
                .filter(|f| f.severity == severity)
                .count()
        };
        let mut wanting = Vec::new();
        for finding in document
            .about(index)
            .filter(|f| f.severity == Severity::Error)
        {
            let name = field_word(finding, messages);
            if !wanting.contains(&name) {
                wanting.push(name);
            }
        }
        let file = clean(&document.source.path);
        Row {
            file,
            nomination,
            status,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            wanting,
        }
    };
    let mut out = Vec::new();
    // A compendium's own findings get a row, unless they are only notes.
    let own = document.about(None).any(|f| f.severity > Severity::Note);
    if document.nominations.is_empty() || own {
        let status = if document.nominations.is_empty() {
            document.status
        } else {
            None
        };
        out.push(row(kind_name(document.kind, messages), status, None));
    }
    out.extend(
        document
            .nominations
            .iter()
            .map(|n| row(nomination_words(n, messages), Some(n.status), Some(n.index))),
    );
    out
}

fn kind_name(kind: Kind, messages: &Messages) -> String {
    let id = match kind {
        Kind::Nomination | Kind::Compendium => "whole-file",
        Kind::SummaryDeck => "deck",
        Kind::Unrecognised => "not-recognised",
        Kind::NotProcessed => return "–".to_owned(),
    };
    format!("({})", messages.word_of(id))
}

/// The field that a finding is about, as a reader of the form would name it; the rule's code when it is about none.
fn field_word(finding: &FindingEntry, messages: &Messages) -> String {
    let Some(field) = &finding.field else {
        return finding.rule.clone();
    };
    let mut parts = field.trim_start_matches('/').split('/');
    let word = match (parts.next(), parts.next()) {
        (Some("sections"), Some(key)) => key,
        (Some("additional_sections"), _) => return messages.word_of("field-additional"),
        (Some("title"), _) => return messages.word_of("field-title"),
        (Some("nominee"), _) => return messages.word_of("field-nominee"),
        (Some("country"), _) => return messages.word_of("field-country"),
        (Some("telephones"), _) => return messages.word_of("field-telephone"),
        (Some("faxes"), _) => return messages.word_of("field-fax"),
        (Some("emails"), _) => return messages.word_of("field-email"),
        (Some("fields"), Some(key)) => key,
        (Some(key), _) => key,
        (None, _) => return finding.rule.clone(),
    };
    clean(&word.replace('_', " "))
}

/// The table's lines, its heads first; none is wider than `width`, unless that is very narrow.
pub fn lines(rows: &[Row], palette: &Palette, width: usize, messages: &Messages) -> Vec<String> {
    let head_words = HEADS.map(|head| messages.word_of(head));
    let folder = common_folder(rows);
    let file = |row: &Row| row.file.get(folder..).unwrap_or(&row.file).to_owned();
    let status = |row: &Row| {
        row.status
            .map_or_else(|| "–".to_owned(), |status| status_word(status, messages))
    };
    let widest = |head: usize, of: &dyn Fn(&Row) -> usize| {
        rows.iter()
            .map(of)
            .fold(columns(&head_words[head]), usize::max)
    };
    let status_width = widest(2, &|row| columns(&status(row)));
    let (errors_width, warnings_width) = (columns(&head_words[3]), columns(&head_words[4]));
    let fixed = status_width + errors_width + warnings_width + GAP * (HEADS.len() - 1);
    let mut widths = [
        widest(0, &|row| columns(&file(row))),
        widest(1, &|row| columns(&row.nomination)),
        widest(5, &|row| columns(&row.wanting.join(", "))),
    ];
    narrow(&mut widths, width.saturating_sub(fixed));
    let [file_width, title_width, wanting_width] = widths;

    let line = |cells: [String; 6], color: Style| {
        let [file, title, status, errors, warnings, wanting] = cells;
        let line = format!(
            "{}  {}  {color}{}{color:#}  {errors:>errors_width$}  {warnings:>warnings_width$}  {wanting}",
            pad(&cut_start(&file, file_width), file_width),
            pad(&cut_end(&title, title_width), title_width),
            pad(&status, status_width),
        );
        line.trim_end().to_owned()
    };
    let strong = palette.strong;
    let heads = line(
        head_words.map(|head| cut_end(&head, wanting_width.max(10))),
        Style::new(),
    );
    let mut out = vec![format!("{strong}{heads}{strong:#}")];
    let mut before = None;
    for row in rows {
        // A compendium's name is there once.
        let file = if before == Some(&row.file) {
            String::new()
        } else {
            file(row)
        };
        before = Some(&row.file);
        let wanting = list(&row.wanting, wanting_width);
        let cells = [
            file,
            row.nomination.clone(),
            status(row),
            number(row.errors),
            number(row.warnings),
            wanting,
        ];
        out.push(line(cells, palette.status(row.status)));
    }
    out
}

/// How many bytes of all files' paths are a folder that they share.
fn common_folder(rows: &[Row]) -> usize {
    let Some(first) = rows.first() else { return 0 };
    let shared = |path: &str| {
        first
            .file
            .bytes()
            .zip(path.bytes())
            .take_while(|(a, b)| a == b)
            .count()
    };
    let shared = rows.iter().map(|row| shared(&row.file)).min().unwrap_or(0);
    first
        .file
        .as_bytes()
        .get(..shared)
        .and_then(|head| head.iter().rposition(|b| *b == b'/'))
        .map_or(0, |at| at + 1)
}

/// Narrows the widths until all together take `room`: first what is most above its floor, then the widest.
fn narrow(widths: &mut [usize; 3], room: usize) {
    while widths.iter().sum::<usize>() > room {
        let above = |i: &usize| widths[*i].saturating_sub(FLOORS[*i]);
        let most = (0..widths.len()).max_by_key(|i| (above(i), widths[*i]));
        let Some(i) = most.filter(|i| widths[*i] > 1) else {
            return;
        };
        widths[i] -= 1;
    }
}

/// As many of `items` as fit into `width`, and how many more there are.
fn list(items: &[String], width: usize) -> String {
    let whole = items.join(", ");
    if columns(&whole) <= width {
        return whole;
    }
    for kept in (1..items.len()).rev() {
        let text = format!(
            "{} +{}",
            items.get(..kept).unwrap_or_default().join(", "),
            items.len() - kept
        );
        if columns(&text) <= width {
            return text;
        }
    }
    cut_end(&whole, width)
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Zeros are left out, so that what counts stands out.
fn number(n: usize) -> String {
    if n == 0 { String::new() } else { n.to_string() }
}
