//! Joins printed lines to running text: undoes hyphenation, keeps what must not be joined.

use std::collections::HashSet;

use super::lines::PageLines;
use crate::text::Text;

/// Share of the lines that end in a hyphen from which on the producer cuts words at line ends. LaTeX and LibreOffice
/// cut on one line in ten; browsers do not, and one line in a hundred ends in a compound (samples/forms).
const CUTS_WORDS: f32 = 0.025;
/// Fewest lines for that share to mean anything.
const MANY_LINES: usize = 40;

/// What a document's lines show about its words: what parts a compound from a word cut at a line end.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Words that a line has whole.
    words: HashSet<String>,
    /// The producer does not cut words: every hyphen at a line end is the writer's.
    uncut: bool,
    /// [`HYPHEN`] is within a line: it is the writer's at a line end, too.
    written: bool,
}

/// What browsers and typesetters end the line of a cut word with; people type a hyphen-minus.
const HYPHEN: char = '\u{2010}';

impl Words {
    /// The words of all lines.
    pub(super) fn of(pages: &[PageLines]) -> Words {
        let mut words = HashSet::new();
        let mut any = pages.iter().flat_map(PageLines::lines);
        if !any.any(|line| line.text.as_str().ends_with(HYPHENS)) {
            // Nothing is cut: nobody will ask.
            return Words::default();
        }
        let mut cuts: Vec<(String, &str)> = Vec::new();
        let (mut lines, mut compounds, mut written) = (0, 0, false);
        let mut open: Option<&str> = None;
        for line in pages.iter().flat_map(PageLines::lines) {
            let text = line.text.as_str();
            lines += 1;
            written |= text.trim_end_matches(HYPHEN).contains(HYPHEN);
            let head = text.split_whitespace().next().unwrap_or("");
            // The first word after a cut and the last word of a line may be parts.
            let skip = usize::from(open.is_some());
            if let Some(stem) = open.take().filter(|_| head.starts_with(char::is_lowercase)) {
                cuts.push((stem.to_lowercase(), head));
            }
            if text.ends_with(HYPHENS) {
                open = text
                    .split_whitespace()
                    .last()
                    .map(|w| w.trim_end_matches(HYPHENS));
            }
            let whole = text.rfind(' ').map_or("", |end| &text[..end]);
            for word in whole.split_whitespace().skip(skip) {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                if word.chars().nth(2).is_none() {
                    continue;
                }
                compounds += usize::from(word.contains(HYPHENS));
                // Most words are small already, and known.
                if !word.contains(char::is_uppercase) {
                    if !words.contains(word) {
                        words.insert(word.to_owned());
                    }
                } else {
                    words.insert(word.to_lowercase());
                }
            }
        }
        // One cut word that is whole elsewhere shows that words are cut; without any, few hyphens are the writer's, and so
        // are many in a text that has as many compounds as that.
        let proof = cuts
            .iter()
            .any(|(stem, head)| words.contains(&bare(&format!("{stem}{head}"))));
        let rare = (cuts.len() as f32) < CUTS_WORDS * lines as f32;
        Words {
            words,
            uncut: lines >= MANY_LINES
                && !proof
                && (rare || cuts.len() >= MANY_CUTS && compounds >= PER_CUT * cuts.len()),
            written,
        }
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

/// Without any proof, so many hyphens at line ends are compounds, if lines have so many compounds within for each of them: a line
/// has some ten words, so that one compound in ten or so is at its end.
const MANY_CUTS: usize = 5;
const PER_CUT: usize = 3;

/// Hyphens that can be at the end of a line.
const HYPHENS: [char; 4] = ['-', '\u{ad}', '\u{2010}', '\u{2011}'];

/// How one line goes on in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A space between them.
    Space,
    /// Nothing between them; `true` takes the hyphen away.
    Tight(bool),
    /// A line end that the writer meant.
    Hard,
}

/// Appends `next` to `text`.
pub(super) fn append(text: &mut Text, next: &Text, joint: Joint) {
    match joint {
        Joint::Space => text.push_added(' '),
        Joint::Hard => text.push_added('\n'),
        Joint::Tight(true) => {
            text.pop();
        }
        Joint::Tight(false) => {}
    }
    text.append(next);
}

/// How the running lines `text` and `next` join.
pub(super) fn joint(text: &str, next: &str, words: &Words) -> Joint {
    let Some(last) = text.chars().last() else {
        return Joint::Space;
    };
    let head = next.split_whitespace().next().unwrap_or("");
    let tail = text.split_whitespace().last().unwrap_or("");
    if last == '\u{ad}' {
        return Joint::Tight(true);
    }
    if is_address(tail, head) {
        // Addresses are cut after their own characters; a hyphen there belongs to them.
        return Joint::Tight(false);
    }
    if !matches!(last, '-' | '\u{2010}' | '\u{2011}') {
        return if is_wide(last) && next.chars().next().is_some_and(is_wide) {
            Joint::Tight(false)
        } else {
            Joint::Space
        };
    }
    if head.contains('@') {
        // An address is cut after its own hyphen.
        return Joint::Tight(false);
    }
    let stem = tail.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
    if stem.is_empty() || text.ends_with(" -") {
        return Joint::Space;
    }
    let Some(first) = head.chars().next() else {
        return Joint::Space;
    };
    if !first.is_lowercase() || stem.chars().last().is_some_and(|c| c.is_numeric()) {
        // "South-" + "South": a compound. "2010-" + "2014": a range.
        return Joint::Tight(false);
    }
    let cut = last == HYPHEN && !words.written;
    Joint::Tight(cut || !words.uncut && !is_compound(stem, head, words))
}

/// A word in lower case, without punctuation around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// Whether "stem-" + "head" is written with a hyphen elsewhere, or made of two words of the document.
fn is_compound(stem: &str, head: &str, words: &Words) -> bool {
    let clean = |w: &str| {
        w.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let (stem, head) = (clean(stem), clean(head));
    if words.has(&format!("{stem}-{head}")) {
        return true;
    }
    if words.has(&format!("{stem}{head}")) {
        return false;
    }
    if stem.contains('-') {
        // "South-" was a compound already: "follow-up-" is not cut, "public-pri-" is.
        let last = stem.rsplit('-').next().unwrap_or("");
        return words.has(last) && words.has(&head);
    }
    let long = |w: &str| w.chars().count() >= 4;
    // "practitioner-based", where the text has "practitioners".
    let known = |w: &str| words.has(w) || words.has(&format!("{w}s"));
    long(&stem) && long(&head) && known(&stem) && words.has(&head)
}

/// Whether `text` ends inside an e-mail address or URL that `next` goes on with.
pub(super) fn goes_on(text: &str, next: &str) -> bool {
    let tail = text.split_whitespace().last().unwrap_or("");
    is_address(tail, next.split_whitespace().next().unwrap_or(""))
}

/// Whether a line ends inside an e-mail address or URL.
fn is_address(tail: &str, head: &str) -> bool {
    let started = tail.contains("://") || tail.starts_with("www.") || tail.contains('@');
    let url =
        started && tail.ends_with(['/', '.', '-', '_', '=', '&', '?', '@', '~', '#', '%', ':']);
    // "name@" + "example.org", "name.surname" + "@example.org"
    let mail = tail.ends_with('@') || head.starts_with('@') && !tail.ends_with([',', ';', ':']);
    let scheme = matches!(tail, "http" | "https") && head.starts_with(':')
        || tail.ends_with("http:")
        || tail.ends_with("https:");
    let dot = tail.contains('@')
        && !tail.ends_with(['.', ',', ';', ':', '>', ')'])
        && head.starts_with('.');
    if url && tail.ends_with('.') && !head.chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    url || mail || scheme || dot
}

/// Scripts written without spaces.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c as u32, 0x3000..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Words {
        Words {
            words: list.iter().map(|w| (*w).to_owned()).collect(),
            uncut: false,
            written: false,
        }
    }

    #[test]
    fn hyphenation_is_undone() {
        assert_eq!(
            joint("the coopera-", "tion of", &words(&[])),
            Joint::Tight(true)
        );
    }

    #[test]
    fn compound_seen_elsewhere_keeps_its_hyphen() {
        assert_eq!(
            joint("a peer-", "reviewed list", &words(&["peer-reviewed"])),
            Joint::Tight(false)
        );
        assert_eq!(
            joint("a public-", "private body", &words(&["public", "private"])),
            Joint::Tight(false)
        );
    }

    #[test]
    fn compound_of_names_and_ranges_keep_theirs() {
        assert_eq!(
            joint("South-", "South cooperation", &words(&[])),
            Joint::Tight(false)
        );
        assert_eq!(
            joint("in 2010-", "2014 we", &words(&[])),
            Joint::Tight(false)
        );
    }

    #[test]
    fn where_no_word_is_cut_every_hyphen_stays() {
        let uncut = Words {
            uncut: true,
            ..Words::default()
        };
        assert_eq!(
            joint("a sub-", "continental body", &uncut),
            Joint::Tight(false)
        );
    }

    #[test]
    fn hyphen_that_nobody_types_cuts_a_word() {
        let cut = |words: &Words| joint("the equi\u{2010}", "valent", words);
        let uncut = Words {
            uncut: true,
            ..Words::default()
        };
        assert_eq!(cut(&uncut), Joint::Tight(true));
        let written = Words {
            written: true,
            ..uncut
        };
        assert_eq!(cut(&written), Joint::Tight(false));
    }

    #[test]
    fn addresses_stay_whole() {
        assert_eq!(
            joint("see http://example.org/a-", "b.html", &words(&[])),
            Joint::Tight(false)
        );
        assert_eq!(
            joint("write to office@", "example.org", &words(&[])),
            Joint::Tight(false)
        );
        assert_eq!(
            joint("write to a.mwandasi@example.", "org", &words(&[])),
            Joint::Tight(false)
        );
    }

    #[test]
    fn address_that_ends_a_sentence_is_not_joined() {
        assert_eq!(
            joint("Write to office@example.org.", "The office", &words(&[])),
            Joint::Space
        );
    }
}
