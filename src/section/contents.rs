//! Takes contents lists out: lines that end in a page number behind leaders or a wide gap, several in a row.

use crate::layout::Block;
use crate::text::Text;

/// Fewest entries that make a contents list.
const MIN_ENTRIES: usize = 4;

/// The blocks that are not part of a contents list, and the texts of those that are.
pub(super) fn without_contents(blocks: &[Block]) -> (Vec<&Block>, Vec<Text>) {
    let entry: Vec<usize> = blocks.iter().map(entries).collect();
    let mut drop = vec![false; blocks.len()];
    let mut i = 0;
    while i < blocks.len() {
        let run = entry[i..].iter().take_while(|e| **e > 0).count();
        if entry[i..i + run].iter().sum::<usize>() >= MIN_ENTRIES {
            drop[i..i + run].fill(true);
        }
        i += run.max(1);
    }
    let kept = blocks
        .iter()
        .zip(&drop)
        .filter(|(_, d)| !**d)
        .map(|(b, _)| b)
        .collect();
    let contents = blocks
        .iter()
        .zip(&drop)
        .filter(|(_, d)| **d)
        .map(|(b, _)| b.text.clone())
        .collect();
    (kept, contents)
}

/// How many entries of a contents list the block holds; 0 when it holds anything else.
fn entries(block: &Block) -> usize {
    let text = block.text.as_str();
    if !text.lines().all(is_entry) && !is_entry(text) {
        return 0;
    }
    // Lines of the list may have been taken for a paragraph.
    leaders(text).max(text.lines().count())
}

/// How many leaders with a page number behind them the text has.
fn leaders(text: &str) -> usize {
    let mut count = 0;
    let mut dots = 0;
    for c in text.chars() {
        match c {
            '.' | '·' | '_' => dots += 1,
            '…' => dots += 3,
            c if c.is_whitespace() => {}
            _ => {
                count += usize::from(dots >= 4 && c.is_ascii_digit());
                dots = 0;
            }
        }
    }
    count
}

/// "4. Achievements ........ 12", or with a tab instead of leaders.
fn is_entry(line: &str) -> bool {
    let line = line.trim_end();
    let digits = line.bytes().rev().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return false;
    }
    let before = &line[..line.len() - digits];
    let squeezed: String = before.chars().filter(|c| *c != ' ').collect();
    let leaders = squeezed.ends_with("...")
        || squeezed.ends_with("…")
        || squeezed.ends_with("··")
        || squeezed.ends_with("__");
    leaders
        || before.ends_with('\t')
            && before.chars().any(char::is_alphabetic)
            && !before.contains(['@', '+', ':'])
}

#[cfg(test)]
mod tests {
    use super::{is_entry, leaders};

    #[test]
    fn entries_run_together_are_counted() {
        assert_eq!(leaders("1. Descripción........2 2. Socios . . . . . 3"), 2);
        assert_eq!(leaders("In 2023... 12 teams"), 0);
    }

    #[test]
    fn entries_end_in_leaders_and_a_page_number() {
        assert!(is_entry("4. Achievements ........ 12"));
        assert!(is_entry("Innovation . . . . . . 9"));
        assert!(is_entry("Innovation\t9"));
    }

    #[test]
    fn labels_with_values_are_no_entries() {
        assert!(!is_entry("Telephone:\t12"));
        assert!(!is_entry("In total we reached 12"));
    }
}
