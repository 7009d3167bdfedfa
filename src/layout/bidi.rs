//! Lines of right-to-left scripts: from the order in which they stand on the page to the order in which they are read.

use unicode_bidi::{BidiInfo, Level};

use super::fragments::Ch;

/// Whether `c` belongs to a script that is written from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    matches!(
        c as u32,
        0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff
    )
}

/// Puts `chars`, sorted from left to right, into reading order; leaves lines without right-to-left letters alone.
///
/// The rules that order a line for display (Unicode Annex 9) also undo that order when they are applied to it: runs of
/// one direction stay together, and numbers keep theirs.
pub(super) fn reading_order(chars: Vec<Ch>) -> Vec<Ch> {
    let right = chars.iter().filter(|c| is_rtl(c.c)).count();
    if right == 0 {
        return chars;
    }
    let letters = chars.iter().filter(|c| c.c.is_alphabetic()).count();
    let level = if right * 2 >= letters {
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
        return chars;
    }
    let mut read: Vec<Ch> = order
        .into_iter()
        .filter_map(|i| chars.get(i).copied())
        .collect();
    // A mark that stands right of its letter comes before it, where no word begins with a mark.
    for at in 1..read.len() {
        let begins = at < 2 || read.get(at - 2).is_some_and(|c| c.c.is_whitespace());
        if begins && is_mark(read[at - 1].c) && is_rtl(read[at].c) && !is_mark(read[at].c) {
            read.swap(at - 1, at);
        }
    }
    read
}

/// Whether `c` is a vowel or another mark on a letter, in Hebrew or Arabic.
fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x591..=0x5bd | 0x5bf..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670)
}

/// The characters of what one glyph stands for, in the order in which they would stand on the page.
pub(super) fn shown_order(text: &str) -> Vec<char> {
    let chars: Vec<char> = text.chars().collect();
    // A space behind a word stands on its left, unless letters go on from left to right.
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

    fn read(shown: &str) -> String {
        let chars = shown
            .chars()
            .enumerate()
            .map(|(i, c)| Ch {
                c,
                left: i as f32,
                right: i as f32 + 1.0,
                bold: false,
                raised: false,
            })
            .collect();
        reading_order(chars).iter().map(|c| c.c).collect()
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
}
