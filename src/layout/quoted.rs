//! Takes the marks of quoted mail away: the "> " before each line of a message that was answered between its lines.
//!
//! For mails that were printed. The sign is that a line of them has the mark alone, as blank lines of a quotation have:
//! a list whose bullets are such marks has none.

use super::lines::{Line, PageLines};

/// Quoted lines that a document must have.
const LEAST: usize = 5;

/// Takes the marks away, and the lines that have nothing else.
pub(super) fn unquote(pages: &mut [PageLines]) {
    let lines = || pages.iter().flat_map(PageLines::lines);
    let quoted = lines().filter(|l| mark(l.text.as_str()) > 0).count();
    if quoted < LEAST || !lines().any(|l| is_blank(l.text.as_str())) {
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

/// The line without its marks.
fn bare(line: &mut Line) {
    let skip = mark(line.text.as_str());
    if skip == 0 {
        return;
    }
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
    use super::{is_blank, mark};

    #[test]
    fn marks_take_their_spaces_with_them() {
        assert_eq!(mark("> 1. Title"), 2);
        assert_eq!(mark(">> > Dear all"), 5);
        assert_eq!(mark("a > b"), 0);
        assert!(is_blank(">") && is_blank("> >") && !is_blank("> a"));
    }
}
