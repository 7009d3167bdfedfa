//! Takes the marks of plain mail away: the "> " before each line of a message that was answered between its lines, and the
//! asterisks around what was bold before the mail lost its type: "*Title:* Blue Roofs".
//!
//! For mails that were printed. The sign of a quotation is that a line of it has the mark alone, as its blank lines have, or
//! goes on in the next one with the mark before a small letter: a list with these marks as its bullets has neither.

use super::lines::{Line, LineFlow, PageLines};
use super::marks::starts_lower;

/// Quoted lines that a document must have.
const LEAST: usize = 5;

/// Lines that must begin between asterisks.
const LEAST_STARRED: usize = 3;

/// Takes the asterisks around bold text away, and notes that it is bold.
pub(super) fn unstar(pages: &mut [PageLines]) {
    let lines = || pages.iter().flat_map(PageLines::lines);
    let starred = lines().filter(|l| starred(l.text.as_str()).is_some());
    if starred.count() < LEAST_STARRED {
        return;
    }
    for flow in pages.iter_mut().flat_map(|p| &mut p.flows) {
        // Whether bold text that began on an earlier line goes on.
        let mut open = false;
        for line in &mut flow.lines {
            open = bold(line, open);
        }
    }
}

/// Where the closing asterisk of a line is that begins with bold text: "*Title:* Blue Roofs".
fn starred(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('*')?;
    let close = 1 + inner.find('*')?;
    let words = text.get(1..close)?;
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '*');
    let behind = text.get(close + 1..)?.chars().next();
    (!words.is_empty() && words.trim() == words && apart(behind)).then_some(close)
}

/// Takes the asterisks of a line away, where bold text is `open` from the line before; returns whether it stays open.
fn bold(line: &mut Line, open: bool) -> bool {
    let text = line.text.as_str();
    let end = text.trim_end().len();
    let (range, stays) = if open {
        match text.strip_suffix('*').map(str::len) {
            Some(close) => (0..close, false),
            // Nothing closes it here: the mark before was none of bold text, or it goes on.
            None => return false,
        }
    } else if let Some(close) = starred(text) {
        (1..close, false)
    } else if text.starts_with('*')
        && !text.starts_with("* ")
        && !text.get(1..).is_some_and(|t| t.contains('*'))
    {
        (1..end, true)
    } else {
        return false;
    };
    let mut bare = line.text.slice(range.clone());
    let lead = bare.as_str().len();
    if !stays {
        bare.append(&line.text.slice(range.end + 1..text.len()));
    }
    line.text = bare;
    line.bold_lead = lead;
    let visible = |t: &str| t.chars().filter(|c| !c.is_whitespace()).count();
    line.chars = visible(line.text.as_str());
    line.bold = visible(line.text.as_str().get(..lead).unwrap_or(""));
    line.raised.clear();
    stays
}

/// Takes the marks away, and the lines that have nothing else.
pub(super) fn unquote(pages: &mut [PageLines]) {
    let lines = || pages.iter().flat_map(PageLines::lines);
    let quoted = lines().filter(|l| mark(l.text.as_str()) > 0).count();
    let goes_on = |flow: &LineFlow| {
        flow.lines.windows(2).any(|pair| match pair {
            [a, b] => mark(a.text.as_str()) > 0 && continues(b.text.as_str()),
            _ => false,
        })
    };
    let runs_on = pages.iter().flat_map(|p| &p.flows).any(goes_on);
    if quoted < LEAST || !runs_on && !lines().any(|l| is_blank(l.text.as_str())) {
        return;
    }
    for flow in pages.iter_mut().flat_map(|p| &mut p.flows) {
        flow.lines.retain(|l| !is_blank(l.text.as_str()));
        flow.lines.iter_mut().for_each(bare);
    }
    for page in pages.iter_mut() {
        page.flows.retain(|f| !f.lines.is_empty());
    }
}

/// How many bytes the marks at the start of a line take, with the space behind each; 0 without.
fn mark(text: &str) -> usize {
    let rest = text.trim_start_matches(['>', ' ']);
    match text.starts_with('>') {
        true => text.len() - rest.len(),
        false => 0,
    }
}

/// Whether a line has nothing but marks.
fn is_blank(text: &str) -> bool {
    text.starts_with('>') && mark(text) == text.len()
}

/// Whether a quoted line goes on with a sentence: its first letter is a small one.
fn continues(text: &str) -> bool {
    let skip = mark(text);
    skip > 0 && text.get(skip..).is_some_and(starts_lower)
}

/// The line without its marks.
fn bare(line: &mut Line) {
    let skip = mark(line.text.as_str());
    if skip == 0 {
        return;
    }
    line.quoted = true;
    let marks = line.text.as_str()[..skip].matches('>').count();
    line.text = line.text.slice(skip..line.text.as_str().len());
    line.chars = line.chars.saturating_sub(marks);
    line.bold = line.bold.min(line.chars);
    line.bold_lead = line.bold_lead.saturating_sub(skip);
    line.raised.retain_mut(|range| {
        let behind = range.start >= skip;
        if behind {
            *range = range.start - skip..range.end - skip;
        }
        behind
    });
}

#[cfg(test)]
mod tests {
    use super::{continues, is_blank, mark, starred};

    #[test]
    fn bold_text_is_between_asterisks() {
        assert_eq!(starred("*Title:* Blue Roofs"), Some(7));
        assert_eq!(starred("*1. Main partners*"), Some(17));
        for text in [
            "* an item of a *list*",
            "*note",
            "** bold **",
            "*a*b",
            "2 * 3 * 4",
        ] {
            assert_eq!(starred(text), None, "{text}");
        }
    }

    #[test]
    fn sentences_of_quoted_lines_go_on() {
        assert!(continues("> background and challenges"));
        assert!(!continues("> Background") && !continues("background"));
    }

    #[test]
    fn marks_take_their_spaces_with_them() {
        assert_eq!(mark("> 1. Title"), 2);
        assert_eq!(mark(">> > Dear all"), 5);
        assert_eq!(mark("a > b"), 0);
        assert!(is_blank(">") && is_blank("> >") && !is_blank("> a"));
    }
}
