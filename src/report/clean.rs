//! Untrusted text → text that is safe to show on a terminal or in a log: what a PDF says must not move the cursor,
//! change colours, or turn the order of what is beside it.

/// `text` on one line: control characters and escape sequences are gone, runs of white space are one space, characters
/// that are invisible or change the direction of text are left out.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            skip_escape(&mut chars);
        } else if c.is_whitespace() {
            gap = !out.is_empty();
        } else if !c.is_control() && !is_invisible(c) {
            if gap {
                out.push(' ');
                gap = false;
            }
            out.push(c);
        }
    }
    out
}

/// The same for text of several lines, whose white space has a meaning: line ends, tabs and runs of spaces are kept.
pub fn clean_lines(text: &str) -> String {
    let kept = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || is_invisible(*c));
    text.chars().filter(kept).collect()
}

/// Leaves out the rest of an escape sequence (ECMA-48, 5.4 and 5.6): `CSI … final`, `OSC … BEL or ST`, or one character.
fn skip_escape(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    match chars.next_if(|c| !c.is_control()) {
        Some('[') => {
            while chars
                .next_if(|c| !c.is_control())
                .is_some_and(|c| !('\u{40}'..='\u{7e}').contains(&c))
            {}
        }
        Some(']' | 'P' | 'X' | '^' | '_') => while chars.next_if(|c| !c.is_control()).is_some() {},
        _ => {}
    }
}

/// Whether a character can move a cursor or turn the order of what is beside it: it is written as an escape
/// where the text must be kept as it is.
pub fn is_dangerous(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{206f}')
}

/// Bidirectional controls, zero-width characters, tags, variation selectors, interlinear marks: they show nothing and
/// can make a line read differently from what it says.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        // No characters at all, and not permitted in XML.
        || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn escape_sequences_and_controls_are_gone() {
        assert_eq!(
            clean("a\u{1b}[31mb\u{1b}]0;title\u{7}c\u{9b}d\u{8}\u{0}e"),
            "abcde"
        );
        assert_eq!(clean("\u{1b}(Bplain"), "Bplain");
    }

    #[test]
    fn direction_and_zero_width_marks_are_gone() {
        assert_eq!(clean("abc\u{202e}fdp.exe\u{2066}\u{200b}"), "abcfdp.exe");
    }

    #[test]
    fn text_comes_on_one_line() {
        assert_eq!(clean("  São\n\tTomé \u{2028} é  "), "São Tomé é");
    }
}
