//! What was written letter by letter into the boxes of a comb, and comes apart where a program has flattened them: "M A L I".

use crate::text::Text;

/// Letters from which on a text is a comb's, and the longest one, in bytes.
const LETTERS: usize = 4;
const LONGEST: usize = 400;

/// `text` with its letters joined, where each of them is alone; what a wide gap parts are words.
pub(super) fn joined(text: &Text) -> Option<Text> {
    let whole = text.as_str();
    let alone = |word: &str| word.chars().nth(1).is_none();
    let mut words = whole.split_whitespace();
    if whole.len() > LONGEST || !words.clone().all(alone) || words.nth(LETTERS - 1).is_none() {
        return None;
    }
    let mut out = Text::new();
    let mut parted = false;
    for (at, c) in whole.char_indices() {
        if c.is_whitespace() {
            parted |= c != ' ';
            continue;
        }
        if std::mem::take(&mut parted) && !out.is_empty() {
            out.push_added(' ');
        }
        out.append(&text.slice(at..at + c.len_utf8()));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_stand_alone_are_joined() {
        let told = |printed: &str| joined(&Text::on_a_line(printed)).map(|t| t.as_str().to_owned());
        assert_eq!(told("S R I\tL A N K A").as_deref(), Some("SRI LANKA"));
        assert_eq!(told("+ 2 6 5 9 9 9").as_deref(), Some("+265999"));
        assert_eq!(told("a b c"), None);
        assert_eq!(told("A B C Ltd"), None);
    }
}
