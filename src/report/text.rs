//! What the formats for reading share: colours, places and titles in few words, wrapping and cutting to a width.

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::finding::Severity;
use crate::geom::Place;

use super::clean::clean;
use super::json::{NominationEntry, Status};
use super::message::{Messages, Word};

/// The colours of a report; all plain where colours do not belong.
#[derive(Debug, Clone, Copy, Default)]
pub struct Palette {
    /// Errors, and what is incomplete.
    pub error: Style,
    /// Warnings.
    pub warning: Style,
    /// Notes.
    pub note: Style,
    /// What is complete.
    pub good: Style,
    /// File names and titles.
    pub strong: Style,
    /// Places, and other things to skip.
    pub faint: Style,
}

impl Palette {
    /// The colours for a terminal.
    pub fn colored() -> Palette {
        let bold = Style::new().bold();
        Palette {
            error: bold.fg_color(Some(AnsiColor::Red.into())),
            warning: bold.fg_color(Some(AnsiColor::Yellow.into())),
            note: bold.fg_color(Some(AnsiColor::Cyan.into())),
            good: bold.fg_color(Some(AnsiColor::Green.into())),
            strong: bold,
            faint: Style::new().dimmed(),
        }
    }

    /// The colour of a severity.
    pub fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }

    /// The colour of a status.
    pub fn status(&self, status: Option<Status>) -> Style {
        match status {
            Some(Status::Complete) => self.good,
            Some(Status::Incomplete | Status::NotProcessed) => self.error,
            None => self.faint,
        }
    }
}

/// `error`, `warning` or `note`.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// `page 3`, or `pages 3 to 4` when the last box is on another; `None` for no place.
pub fn page_words(at: &[Place], messages: &Messages) -> Option<String> {
    let first = at.first()?.page;
    let last = at.iter().map(|place| place.page).max()?;
    let (start, end) = (first.to_string(), last.to_string());
    let numbers = [("page", Word::Text(&start)), ("last", Word::Text(&end))];
    Some(messages.say(if last > first { "page-to" } else { "page" }, &numbers))
}

/// `page 3, 72 pt from the left, 90 from the top`: where the first box begins on the page as displayed; `pages 3 to 4,
/// beginning 72 pt …` when it ends on another; only the page when all of it is meant; `None` for no place.
pub fn place_words(at: &[Place], messages: &Messages) -> Option<String> {
    let first = at.first()?;
    let [left, top, ..] = first.bbox;
    let several = at.iter().any(|place| place.page > first.page);
    let pages = page_words(at, messages)?;
    if left <= 0.0 && top <= 0.0 {
        return Some(pages);
    }
    let (left, top) = (format!("{left:.0}"), format!("{top:.0}"));
    let sides = [("left", Word::Text(&left)), ("top", Word::Text(&top))];
    let spot = messages.say(if several { "spot-from" } else { "spot" }, &sides);
    Some(format!("{pages}, {spot}"))
}

/// `A. Title`, as far as known.
pub fn nomination_words(nomination: &NominationEntry, messages: &Messages) -> String {
    let title = nomination
        .title
        .as_deref()
        .map_or_else(|| messages.word_of("no-title"), clean);
    match &nomination.label {
        Some(label) => format!("{}. {title}", clean(label)),
        None => title,
    }
}

/// A status as people read it.
pub fn status_word(status: Status, messages: &Messages) -> String {
    messages.word_of(match status {
        Status::Complete => "complete",
        Status::Incomplete => "incomplete",
        Status::NotProcessed => "not-processed",
    })
}

/// Columns that `text` takes on a terminal.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The lines of `text`, broken at spaces, that fit into `first` columns and then into `rest` columns. A word that is
/// wider is on its own; at least one line comes back.
pub fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let room = if lines.len() == 1 { first } else { rest };
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if columns(line) + 1 + columns(word) <= room {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// `text` cut at its end to `width` columns, with an ellipsis where something is gone.
pub fn cut_end(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    format!(
        "{}…",
        take_columns(text.chars(), width.saturating_sub(1)).trim_end()
    )
}

/// `text` cut at its start to `width` columns: for paths, whose end says more.
pub fn cut_start(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let tail = take_columns(text.chars().rev(), width.saturating_sub(1));
    format!("…{}", tail.chars().rev().collect::<String>())
}

fn take_columns(chars: impl Iterator<Item = char>, width: usize) -> String {
    let mut used = 0;
    chars
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= width
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(cut_end("国連南南協力", 7), "国連南…");
        assert_eq!(cut_start("forms/2024/é.pdf", 9), "…24/é.pdf");
    }

    #[test]
    fn wrap_breaks_at_spaces_only() {
        assert_eq!(wrap("one two three", 7, 5), ["one two", "three"]);
        assert_eq!(wrap("", 7, 5), [""]);
        assert_eq!(wrap("a-very-long-word b", 4, 4), ["a-very-long-word", "b"]);
    }
}
