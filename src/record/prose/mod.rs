//! Running text: what a section's text tells besides its words. One file for each question.

mod boxes;
mod contacts;
mod copies;
mod cut_off;
mod language;
mod organisations;

pub(in crate::record) use boxes::{any_ticked, boxes};
pub(in crate::record) use contacts::people;
pub(crate) use copies::sequences;
pub(in crate::record) use copies::shingles;
pub(in crate::record) use cut_off::{cut_off, leaves_stops_out};
pub(in crate::record) use language::language;
pub(in crate::record) use organisations::organisations;

use crate::form::{AnswerBlock, BlockKind};

use crate::fold::nfc;

/// The text of blocks: joined by a blank line, items of one list and rows of one table by a line end; NFC.
pub(in crate::record) fn joined(blocks: &[AnswerBlock]) -> String {
    let mut out = String::new();
    let mut before: Option<BlockKind> = None;
    for block in blocks {
        let text = block.text.as_str().trim();
        if text.is_empty() {
            continue;
        }
        let close = before == Some(block.kind)
            && matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow);
        if before.is_some() {
            out.push_str(if close { "\n" } else { "\n\n" });
        }
        out.push_str(&nfc(text));
        before = Some(block.kind);
    }
    out
}

/// Number of words: runs between white space that hold a letter or a digit; where words are not spaced (Chinese,
/// Japanese, Thai), two signs are counted as a word.
pub(in crate::record) fn words(text: &str) -> usize {
    let count = |t: &str| match t.is_ascii() {
        true => usize::from(t.bytes().any(|b| b.is_ascii_alphanumeric())),
        false if t.contains(char::is_alphanumeric) => {
            t.chars().filter(unspaced).count().div_ceil(2).max(1)
        }
        false => 0,
    };
    text.split_whitespace().map(count).sum()
}

fn unspaced(c: &char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::placed;

    #[test]
    fn items_of_one_list_are_close() {
        let block = |kind, text| AnswerBlock {
            kind,
            text: placed(text),
        };
        let blocks = [
            block(BlockKind::Paragraph, "We work with"),
            block(BlockKind::ListItem, "the guild"),
            block(BlockKind::ListItem, "the union"),
            block(BlockKind::Paragraph, "and others."),
        ];
        assert_eq!(
            joined(&blocks),
            "We work with\n\nthe guild\nthe union\n\nand others."
        );
    }

    #[test]
    fn only_runs_with_letters_or_digits_are_words() {
        assert_eq!(words("See – http://example.org/a b-c 12 …"), 4);
        assert_eq!(words("合作社"), 2);
    }
}
