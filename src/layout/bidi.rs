//! Lines of right-to-left scripts: from the order in which they are on the page to the order in which they are read.

use unicode_bidi::{BidiInfo, Level};

use super::fragments::Ch;

/// Whether `c` belongs to a script that is written from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    // Most text asks no more.
    c >= '\u{590}'
        && matches!(
            c as u32,
            0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff
        )
}

/// Whether at least half of the letters are written from right to left.
pub(super) fn is_mostly_rtl(chars: impl Iterator<Item = char> + Clone) -> bool {
    let right = chars.clone().filter(|c| is_rtl(*c)).count();
    right > 0 && right * 2 >= chars.filter(|c| c.is_alphabetic()).count()
}

/// Puts `chars`, sorted from left to right, into reading order; leaves lines without right-to-left letters alone. Tells
/// also whether the line begins on the right: where most of its letters are written so, or where it is `among` lines that do
/// lines and the letter furthest right is one of theirs (a label before an e-mail address).
///
/// The rules that order a line for display (Unicode Annex 9) also undo that order when they are applied to it: runs of
/// one direction stay together, and numbers keep theirs.
pub(super) fn reading_order(chars: Vec<Ch>, among: bool) -> (Vec<Ch>, bool) {
    if !chars.iter().any(|c| is_rtl(c.c)) {
        return (chars, false);
    }
    let ends_right = || {
        let last = chars.iter().rev().find(|c| c.c.is_alphabetic());
        last.is_some_and(|c| is_rtl(c.c))
    };
    let from_right = is_mostly_rtl(chars.iter().map(|c| c.c)) || among && ends_right();
    let level = if from_right {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let text: String = chars
        .iter()
        .map(|c| if c.c == '\t' { ' ' } else { c.c })
        .collect();
    let order = order(&text, level);
    if order.len() != chars.len() {
        return (chars, from_right);
    }
    let mut read: Vec<Ch> = order
        .into_iter()
        .filter_map(|i| chars.get(i).copied())
        .collect();
    // A mark that is right of its letter comes before it, where no word begins with a mark.
    for at in 1..read.len() {
        let begins = at < 2 || read.get(at - 2).is_some_and(|c| c.c.is_whitespace());
        if begins && is_mark(read[at - 1].c) && is_rtl(read[at].c) && !is_mark(read[at].c) {
            read.swap(at - 1, at);
        }
    }
    if from_right {
        face_brackets(&mut read);
    }
    (read, from_right)
}

/// Turns the brackets round that some files map by their shape: what opens in Arabic looks as what closes in Latin. Those
/// files are recognised by a word on the wrong side.
fn face_brackets(read: &mut [Ch]) {
    for at in 0..read.len() {
        let Some(other) = facing(read[at].c) else {
            continue;
        };
        let opens = other > read[at].c;
        let word = |i: Option<usize>| {
            i.and_then(|i| read.get(i))
                .is_some_and(|c| c.c.is_alphanumeric())
        };
        let (before, behind) = (word(at.checked_sub(1)), word(at.checked_add(1)));
        if before != behind && opens == before {
            read[at].c = other;
        }
    }
}

/// The bracket that closes what `c` opens, or the other way round.
fn facing(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        _ => return None,
    })
}

/// Whether `c` is a vowel or another mark on a letter, in Hebrew or Arabic.
fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x591..=0x5bd | 0x5bf..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670)
}

/// The characters of what one glyph stands for, in their order on the page.
pub(super) fn shown_order(text: &str) -> Vec<char> {
    let chars: Vec<char> = text.chars().collect();
    // A space behind a word is on its left, unless letters go on from left to right.
    let level = if text.chars().any(|c| c.is_alphabetic() && !is_rtl(c)) {
        Level::ltr()
    } else {
        Level::rtl()
    };
    let order = order(text, level);
    order
        .into_iter()
        .filter_map(|i| chars.get(i).copied())
        .collect()
}

/// Index of each character of `text` in the order of display.
fn order(text: &str, level: Level) -> Vec<usize> {
    let info = BidiInfo::new(text, Some(level));
    let Some(paragraph) = info.paragraphs.first() else {
        return Vec::new();
    };
    let levels = info.reordered_levels_per_char(paragraph, 0..text.len());
    BidiInfo::reorder_visual(&levels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Style;

    fn read(shown: &str) -> String {
        read_among(shown, false)
    }

    fn read_among(shown: &str, among: bool) -> String {
        let chars = shown
            .chars()
            .enumerate()
            .map(|(i, c)| Ch {
                c,
                left: i as f32,
                right: i as f32 + 1.0,
                bold: false,
                style: Style::default(),
                raised: false,
            })
            .collect();
        let (read, _) = reading_order(chars, among);
        read.iter().map(|c| c.c).collect()
    }

    #[test]
    fn hebrew_is_read_from_the_right() {
        assert_eq!(read("םולש"), "שלום");
        assert_eq!(read("2014 תנשב"), "בשנת 2014");
    }

    #[test]
    fn marks_follow_their_letters() {
        // Drawn right of the first letter, and left of the second.
        assert_eq!(read("َدِلوُ"), "وُلِدَ");
    }

    #[test]
    fn latin_words_keep_their_order() {
        assert_eq!(read("PDF ץבוק"), "קובץ PDF");
        assert_eq!(
            read("The word םולש means peace"),
            "The word שלום means peace"
        );
    }

    #[test]
    fn brackets_open_before_their_words() {
        // Drawn as they look, and as they are meant.
        for shown in ["ףוס (תירבע) הלחתה", "ףוס )תירבע( הלחתה"] {
            assert_eq!(read(shown), "התחלה (עברית) סוף");
        }
        assert_eq!(read("ןושאר (1"), "1) ראשון");
    }

    #[test]
    fn label_among_hebrew_comes_before_its_latin_value() {
        let shown = "ada@example.org :ראוד";
        assert_eq!(read_among(shown, true), "דואר: ada@example.org");
        assert_eq!(
            read_among("The word םולש means peace", true),
            "The word שלום means peace"
        );
    }
}
