//! Untrusted text → text that stays text in Markdown (GitHub Flavored Markdown 0.29, CommonMark 0.31).

use super::clean::clean;

/// `text` on one line, shown as it is by any Markdown viewer: no markup, no HTML, no link made of an address, no
/// table cell, no mathematics, no reference to a person or an issue.
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 8);
    let leading_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let marked = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '$' | '@'
            | '^' => true,
            // "scheme:" before an address, and the short codes of emoji.
            ':' => next.is_some_and(|next| next == '/' || next.is_alphanumeric()),
            // A list, or the line under a heading.
            '-' | '+' | '=' => at == 0,
            '.' => {
                (at > 0 && at == leading_digits)
                    || ends_with_www(text.get(..at).unwrap_or_default())
            }
            ')' => at > 0 && at == leading_digits,
            _ => false,
        };
        if marked {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn ends_with_www(text: &str) -> bool {
    text.len() >= 3
        && text
            .get(text.len() - 3..)
            .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_stays_text() {
        assert_eq!(
            escape("<script> *a* [b](c) `d` | e"),
            r"\<script\> \*a\* \[b\](c) \`d\` \| e"
        );
        assert_eq!(escape("# a\n# b"), r"\# a \# b");
        assert_eq!(escape("- a"), r"\- a");
        assert_eq!(escape("1. a"), r"1\. a");
    }

    #[test]
    fn addresses_make_no_links() {
        assert_eq!(escape("see www.example.org"), r"see www\.example.org");
        assert_eq!(
            escape("https://example.org, a@example.org"),
            r"https\://example.org, a\@example.org"
        );
    }

    #[test]
    fn plain_sentences_are_left_alone() {
        let text = "Section 10 (“Contacts”) is missing; see page 3: the gap.";
        assert_eq!(escape(text), text);
    }
}
