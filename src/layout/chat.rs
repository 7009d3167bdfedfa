//! Takes away the lines of a chat that say who wrote a message and when: "You 09:05 ✓✓", "10:42", "Award Bot [9:06 PM]".
//!
//! For transcripts that were printed. A time of day is part of many answers; here it is all of a line, but for one of few
//! names, and comes many times, with the ticks of read messages or with names.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::lines::{Line, PageLines};
use super::{Claim, Habit};

/// Chat lines that a document must have, at least.
const LEAST: usize = 8;
/// Names that they have among them, at most: those who write to each other.
const NAMES: usize = 3;

/// A name of up to four words, a time of day, and ticks. In brackets or not, with a date or not.
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?x)^
        \[? (?P<name> \p{L}[\p{L}\p{M}.'’-]* (?:\s\p{L}[\p{L}\p{M}.'’-]*){0,3} )? ,?\s* [\[(·|–-]?\s*
        (?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+)?
        \d{1,2}[:.h]\d{2}(?:[:.]\d{2})? (?:\s?[AaPp]\.?[Mm]\.?)? [\])]? \s*
        (?P<ticks> [✓✔☑]{1,2} )? [:]?$")
    .expect("a constant")
});

/// Takes these lines out of `pages`, and returns them as claims in page order.
pub(super) fn claims(pages: &mut [PageLines]) -> Vec<Claim> {
    let mut names = BTreeSet::new();
    let (mut count, mut known) = (0, 0);
    for line in pages.iter().flat_map(PageLines::lines) {
        if let Some(found) = LINE.captures(line.text.as_str().trim()) {
            let name = found.name("name").map(|name| name.as_str().to_owned());
            count += 1;
            known += usize::from(name.is_some() || found.name("ticks").is_some());
            names.extend(name);
        }
    }
    if count < LEAST || 3 * known < count || names.len() > NAMES {
        return Vec::new();
    }
    let mut out = Vec::new();
    let says = |line: &Line| LINE.is_match(line.text.as_str().trim());
    for page in pages {
        for flow in &mut page.flows {
            flow.lines.retain(|line| {
                out.extend(says(line).then(|| Habit::ChatLine.claims(line.text.clone())));
                !says(line)
            });
        }
        page.flows.retain(|f| !f.lines.is_empty());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::LINE;

    #[test]
    fn name_and_time_are_all_of_the_line() {
        for text in [
            "You 09:05 ✓✓",
            "10:42",
            "Award Bot [9:06 PM]",
            "Ana Roca, 12/06/2024 10:03:11",
        ] {
            assert!(LINE.is_match(text), "{text}");
        }
        for text in [
            "09:00 Opening",
            "Meeting at 10:00 in Dili",
            "10",
            "+231 77 412 905",
        ] {
            assert!(!LINE.is_match(text), "{text}");
        }
    }
}
