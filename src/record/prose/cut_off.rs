//! Whether a text stops in mid-sentence. A false alarm costs more than a miss: in doubt it does not.

use std::ops::Range;

use crate::form::{AnswerBlock, BlockKind};

/// Paragraphs of fewer words may be titles, names, places and dates.
const FEWEST_WORDS: usize = 8;
/// Paragraphs of as many words are expected to end with a stop.
const LONG: usize = 15;
/// Most words of the quote.
const QUOTE: usize = 8;

/// The last words of the last paragraph, in bytes of that block's text, when it stops in mid-sentence; the index of the
/// block first. `stops_left_out` says that the nomination leaves final stops out elsewhere too.
pub(in crate::record) fn cut_off(
    blocks: &[AnswerBlock],
    stops_left_out: bool,
) -> Option<(usize, Range<usize>)> {
    let last = blocks
        .iter()
        .rposition(|b| !b.text.as_str().trim().is_empty() && b.kind != BlockKind::Caption)?;
    let block = &blocks[last];
    let text = block.text.as_str().trim_end();
    if block.kind != BlockKind::Paragraph || !prose(text) || ends_with_stop(text) {
        return None;
    }
    let word = text.split_whitespace().next_back()?;
    let open = word.ends_with([',', '-', '‐', '‑'])
        || matches!(
            text.split_whitespace().last().map(|w| w.chars().count()),
            Some(1..=2)
        ) && small(word);
    // A clause that was broken off, or an author who leaves stops out? Other sentences tell.
    let inside = sentence_ends(text);
    let others = blocks
        .iter()
        .enumerate()
        .filter(|(i, b)| *i != last && b.kind == BlockKind::Paragraph)
        .filter(|(_, b)| super::words(b.text.as_str()) >= FEWEST_WORDS);
    let (stopped, unstopped): (Vec<_>, Vec<_>) =
        others.partition(|(_, b)| ends_with_stop(b.text.as_str()));
    let careful = !stops_left_out && unstopped.is_empty() && inside + stopped.len() > 0;
    let cut = open || (careful && (small(word) || (inside >= 2 && super::words(text) >= LONG)));
    cut.then(|| (last, tail(text)))
}

/// Whether long paragraphs in these blocks, other than those that lead into a list, end without a stop.
pub(in crate::record) fn leaves_stops_out(blocks: &[AnswerBlock]) -> bool {
    blocks.windows(2).any(|pair| {
        let text = pair[0].text.as_str();
        let leads_in = pair[1].kind == BlockKind::ListItem || pair[1].kind == BlockKind::TableRow;
        pair[0].kind == BlockKind::Paragraph
            && !leads_in
            && super::words(text) >= LONG
            && prose(text)
            && !ends_with_stop(text)
    })
}

/// Running text: enough words, one line, no address or link at its end, and not a list of things between commas.
fn prose(text: &str) -> bool {
    let text = text.trim();
    let words = super::words(text);
    let last = text.split_whitespace().next_back().unwrap_or("");
    let link = last.contains(['@', '/', '\\'])
        || last.trim_end_matches('.').contains('.')
        || last.starts_with("www");
    let marks = text.matches([',', ';', '|', '•']).count();
    let listed = marks > 0 && !text.ends_with(',') && words < marks * 4;
    words >= FEWEST_WORDS && !text.contains('\n') && !link && !listed
}

/// Ends with a stop of any script, or something in place of one: a bracket, a quote, a colon, a dash before a
/// list, a footnote mark behind the stop.
fn ends_with_stop(text: &str) -> bool {
    let text = text
        .trim_end()
        .trim_end_matches(|c: char| "¹²³⁰⁴⁵⁶⁷⁸⁹*†‡§".contains(c) || c.is_ascii_digit());
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»›“‘)]}".contains(c));
    bare.len() < text.trim_end().len()
        || bare.ends_with(|c: char| ".!?…:;。！？؟۔।–—".contains(c))
        || bare.is_empty()
}

/// Sentences that end inside `text`: a stop, white space, a capital.
fn sentence_ends(text: &str) -> usize {
    let ends = |(at, c): (usize, char)| {
        matches!(c, '.' | '!' | '?')
            && text[at + 1..].starts_with(char::is_whitespace)
            && text[at + 1..].trim_start().starts_with(char::is_uppercase)
            && text[..at].ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == ')')
    };
    text.char_indices().filter(|p| ends(*p)).count()
}

fn small(word: &str) -> bool {
    word.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
        && word.starts_with(char::is_lowercase)
}

fn tail(text: &str) -> Range<usize> {
    let start = text
        .split_whitespace()
        .rev()
        .take(QUOTE)
        .last()
        .map_or(0, |w| w.as_ptr() as usize - text.as_ptr() as usize);
    start..text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::placed;

    fn blocks(texts: &[&str]) -> Vec<AnswerBlock> {
        let block = |text: &&str| match text.strip_prefix("- ") {
            Some(item) => AnswerBlock {
                kind: BlockKind::ListItem,
                text: placed(item),
            },
            None => AnswerBlock {
                kind: BlockKind::Paragraph,
                text: placed(text),
            },
        };
        texts.iter().map(block).collect()
    }

    fn shown(texts: &[&str]) -> Option<String> {
        let blocks = blocks(texts);
        cut_off(&blocks, false).map(|(at, range)| blocks[at].text.as_str()[range].to_owned())
    }

    const WHOLE: &str = "The two unions share a loom school and a seed store. Both are run by the weavers themselves.";

    #[test]
    fn a_sentence_that_breaks_off_is_reported() {
        let cut = "Twice a year the weavers of both valleys meet in order to repair the looms and exchange";
        assert_eq!(
            shown(&[WHOLE, cut]).as_deref(),
            Some("in order to repair the looms and exchange")
        );
        assert!(shown(&[&format!("{WHOLE} Twice a year they")]).is_some());
        assert!(shown(&["Twice a year the weavers of both valleys meet in"]).is_some());
        assert!(shown(&["Twice a year the weavers of both valleys meet, repair looms,"]).is_some());
        assert!(
            shown(&[&format!(
                "{WHOLE} Twice a year the weavers meet in the town of Nueva"
            )])
            .is_some()
        );
    }

    #[test]
    fn whole_sentences_are_silent() {
        assert_eq!(shown(&[WHOLE]), None);
        assert_eq!(
            shown(&["They meet twice a year (in spring and in autumn, as a rule)"]),
            None
        );
        assert_eq!(
            shown(&["They meet twice a year and call it “the long week of looms”"]),
            None
        );
        assert_eq!(
            shown(&["They meet twice a year, in spring and again in autumn.1"]),
            None
        );
        assert_eq!(
            shown(&["The weavers of both valleys have come to share these things:"]),
            None
        );
    }

    #[test]
    fn what_may_end_without_a_stop_is_silent() {
        assert_eq!(
            shown(&[
                WHOLE,
                "- the exchange of seeds between the weavers of both valleys and"
            ]),
            None
        );
        assert_eq!(shown(&[WHOLE, "Seed Street 4"]), None);
        assert_eq!(
            shown(&[
                WHOLE,
                "The plans of the loom can be found by everybody at www.example.org/loom"
            ]),
            None
        );
        assert_eq!(
            shown(&[
                WHOLE,
                "weaving, dyeing, spinning, carding, selling, teaching, seeds, looms, repair"
            ]),
            None
        );
        assert_eq!(
            shown(&["A school for weavers of both valleys and an exchange of seeds"]),
            None
        );
    }

    #[test]
    fn an_author_who_leaves_stops_out_is_believed() {
        let open = "Twice a year the weavers of both valleys meet and repair the looms of the school together with pupils";
        assert_eq!(shown(&[open, &format!("{WHOLE} {open}")]), None);
        assert!(leaves_stops_out(&blocks(&[open, WHOLE])));
        assert!(!leaves_stops_out(&blocks(&[open, "- looms"])));
    }
}
