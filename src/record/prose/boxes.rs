//! Boxes to tick: which options a section gives, and which of them are ticked.

use std::borrow::Cow;
use std::ops::Range;

use crate::fold::nfc;
use crate::form::{AnswerBlock, BlockKind};
use crate::record::field_value::BoxOption;

/// Fewest boxes that are a list of options; one alone may be ticked or not too, but a sign alone may be anything.
const FEWEST: usize = 2;
/// Most words beside boxes of which none is ticked that are not an answer: "Tick all that apply", "Other".
const WORDS_BESIDE: usize = 5;

/// The options of a section.
#[derive(Debug, Default)]
pub(in crate::record) struct Boxes {
    /// In reading order; empty where the section has no boxes.
    pub options: Vec<BoxOption>,
    /// Words of ticked options, and of what is beside the boxes.
    pub words: usize,
    /// Whether options are all that the section has, and none of them is ticked or filled in.
    pub none_ticked: bool,
    /// The ticked options as a list, where options are all that the section has.
    ticked: Vec<AnswerBlock>,
}

impl Boxes {
    /// What a section with these boxes answers: the ticked options, where it has nothing else. The others are the form's
    /// words; `options` has them all.
    pub(in crate::record) fn answer<'a>(
        &'a self,
        blocks: &'a [AnswerBlock],
    ) -> Cow<'a, [AnswerBlock]> {
        Cow::Borrowed(if self.ticked.is_empty() {
            blocks
        } else {
            &self.ticked
        })
    }
}

/// Whether the boxes of a text are ticked, where it may have one alone: `None` without any.
pub(in crate::record) fn any_ticked(text: &str) -> Option<bool> {
    const TICKED: [&str; 7] = ["☒", "☑", "✓", "✔", "[x]", "[X]", "(x)"];
    const OPEN: [&str; 5] = ["☐", "□", "[ ]", "( )", "[]"];
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    match (has(&TICKED), has(&OPEN)) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// A box: its bytes, and whether it is ticked.
type Sign = (Range<usize>, bool);

/// Reads the boxes of a section's blocks.
pub(in crate::record) fn boxes(blocks: &[AnswerBlock]) -> Boxes {
    let signs: Vec<Vec<Sign>> = blocks.iter().map(|b| signs(b.text.as_str())).collect();
    if signs.iter().flatten().count() < FEWEST {
        return Boxes::default();
    }
    let mut found = Boxes::default();
    let mut beside = 0;
    let mut filled_in = false;
    for (block, signs) in blocks.iter().zip(signs) {
        let text = block.text.as_str();
        let Some(((first, _), (last, _))) = signs.first().cloned().zip(signs.last().cloned())
        else {
            beside += super::words(text);
            continue;
        };
        // "Yes ☐ No ☒": the box is behind its option where a block ends with one and begins with none.
        let before = text.get(..first.start).unwrap_or("").trim();
        let behind =
            !before.is_empty() && text.get(last.end..).is_some_and(|t| t.trim().is_empty());
        if !behind {
            beside += super::words(before);
        }
        for (i, (sign, ticked)) in signs.iter().enumerate() {
            let range = if behind {
                let from = i.checked_sub(1).and_then(|i| signs.get(i));
                from.map_or(0, |(r, _)| r.end)..sign.start
            } else {
                sign.end..signs.get(i + 1).map_or(text.len(), |(r, _)| r.start)
            };
            let option = block.text.slice(option(text, range)).single_line();
            let printed = nfc(option.as_str());
            let words = super::words(&printed);
            found.words += if *ticked { words } else { 0 };
            filled_in |= !ticked && is_filled_in(&printed);
            if *ticked {
                found.ticked.push(AnswerBlock {
                    kind: BlockKind::ListItem,
                    text: option.clone(),
                });
            }
            found.options.push(BoxOption {
                text: printed,
                ticked: *ticked,
                at: option.places(),
            });
        }
    }
    let none = found.ticked.is_empty();
    found.words += beside;
    found.none_ticked = none && !filled_in && beside <= WORDS_BESIDE;
    if beside > 0 || filled_in {
        found.ticked.clear();
    }
    found
}

/// The words of an option in `range` of `text`, without the signs between the cells of a row.
fn option(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or("");
    let between = |c: char| c.is_whitespace() || c == '|';
    let start = range.start + words.len() - words.trim_start_matches(between).len();
    start..start + words.trim_matches(between).len()
}

/// Whether something was written behind the colon of an option: "Other: fisheries".
fn is_filled_in(option: &str) -> bool {
    let behind = option.split_once(':').map_or("", |(_, behind)| behind);
    behind.contains(char::is_alphanumeric)
}

/// The boxes in `text`. Circles and squares, which are bullets too, and ticks, which may mean themselves, are boxes only
/// where hollow and filled ones are together.
fn signs(text: &str) -> Vec<Sign> {
    let mut sure: Vec<Sign> = Vec::new();
    let mut bullets: Vec<Sign> = Vec::new();
    for (at, c) in text.char_indices() {
        let one = at..at + c.len_utf8();
        match c {
            '☐' | '⬜' | '🗆' => sure.push((one, false)),
            '☑' | '☒' | '🗹' | '🗷' | '✅' => sure.push((one, true)),
            '□' | '◻' | '▢' | '○' | '◯' | '❏' | '❑' | '❐' | '❒' => {
                bullets.push((one, false))
            }
            '■' | '◼' | '▣' | '●' | '◉' | '⬤' | '✓' | '✔' | '✗' | '✘' | '✕' =>
            {
                bullets.push((one, true));
            }
            '[' | '(' => sure.extend(bracketed(text, at)),
            _ => {}
        }
    }
    // The tick in "[✓]" is not a box of its own.
    bullets.retain(|(b, _)| {
        !sure
            .iter()
            .any(|(s, _)| s.start <= b.start && b.end <= s.end)
    });
    let any = |all: &[Sign], state: bool| all.iter().any(|(_, ticked)| *ticked == state);
    let ticks = sure.is_empty() || any(&sure, false);
    if any(&bullets, false) && any(&bullets, true)
        || ticks && any(&sure, false) && any(&bullets, true)
    {
        sure.extend(bullets);
        sure.sort_by_key(|(range, _)| range.start);
    }
    sure
}

/// `[ ]`, `[x]`, `( )`, `(X)`, `[✓]` at `at`, at the start of a word.
fn bracketed(text: &str, at: usize) -> Option<Sign> {
    let free = text
        .get(..at)?
        .chars()
        .next_back()
        .is_none_or(char::is_whitespace);
    let rest = text.get(at + 1..)?;
    let (inner, _) = rest.split_once(if text.get(at..)?.starts_with('[') {
        ']'
    } else {
        ')'
    })?;
    let end = at + 1 + inner.len() + 1;
    let ticked = match inner.trim() {
        "" | "_" if !inner.is_empty() && inner.len() <= 3 => false,
        "x" | "X" | "✓" | "✔" | "✗" | "✘" => true,
        _ => return None,
    };
    free.then_some((at..end, ticked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::BlockKind;
    use crate::record::testing::placed;

    fn read(blocks: &[&str]) -> Boxes {
        let block = |text: &&str| AnswerBlock {
            kind: BlockKind::Paragraph,
            text: placed(text),
        };
        boxes(&blocks.iter().map(block).collect::<Vec<_>>())
    }

    fn ticked(found: &Boxes) -> Vec<&str> {
        let ticked = found.options.iter().filter(|o| o.ticked);
        ticked.map(|o| o.text.as_str()).collect()
    }

    #[test]
    fn ticked_options_are_kept_apart_from_others() {
        for blocks in [
            &["☒ Child labour ☐ Fair recruitment ☑ Education ☐ Housing"][..],
            &[
                "☒ Child labour",
                "☐ Fair recruitment",
                "☒ Education",
                "☐ Housing",
            ],
            &["[x] Child labour [ ] Fair recruitment [X] Education [ ] Housing"],
            &["(x) Child labour ( ) Fair recruitment (✓) Education ( ) Housing"],
            &["■ Child labour □ Fair recruitment ■ Education □ Housing"],
            &["☐ Fair recruitment ✔ Child labour ✔ Education ☐ Housing"],
            &["Child labour ☒ Fair recruitment ☐ Education ☒ Housing ☐"],
        ] {
            let found = read(blocks);
            assert_eq!(ticked(&found), ["Child labour", "Education"], "{blocks:?}");
            assert_eq!((found.options.len(), found.words), (4, 3));
            assert!(!found.none_ticked);
        }
    }

    #[test]
    fn ticked_options_are_the_answer_where_nothing_else_is() {
        let block = |text: &str| AnswerBlock {
            kind: BlockKind::Paragraph,
            text: placed(text),
        };
        let answer = |texts: &[&str]| {
            let blocks: Vec<AnswerBlock> = texts.iter().map(|t| block(t)).collect();
            let boxes = boxes(&blocks);
            let answer = boxes.answer(&blocks);
            let texts: Vec<String> = answer.iter().map(|b| b.text.as_str().to_owned()).collect();
            texts
        };
        let rows = ["☒ Child labour ☐ Housing", "☐ Migration ☒ Education"];
        assert_eq!(answer(&rows), ["Child labour", "Education"]);
        for kept in [
            &["☐ Child labour ☐ Housing"][..],
            &["Has it been evaluated?", "☒ Yes ☐ No"],
            &["☒ Child labour ☐ Other: fisheries"],
        ] {
            assert_eq!(answer(kept), kept);
        }
    }

    #[test]
    fn boxes_without_a_tick_are_no_answer() {
        assert!(read(&["☐ Child labour ☐ Education"]).none_ticked);
        assert!(read(&["Tick all that apply:", "☐ Child labour", "☐ Other: ____"]).none_ticked);
        assert!(!read(&["☐ Child labour ☐ Other: fisheries"]).none_ticked);
        let text = "We work on child labour in all kilns.";
        assert!(!read(&[text, "☐ Child labour ☐ Education"]).none_ticked);
    }

    #[test]
    fn bullets_and_remarks_are_no_boxes() {
        for text in [
            "□ Child labour □ Education",
            "✓ Child labour ✓ Education",
            "the vowels (a) and (x) of f(x)",
            "item [1] and ()",
        ] {
            assert!(read(&[text]).options.is_empty(), "{text}");
        }
    }
}
