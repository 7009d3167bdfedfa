//! Addresses that a line end or a cell's edge breaks: made whole before they are looked for.

use crate::text::Text;

use super::host::{known_suffix, reserved};

/// Most lines that one address runs over.
const LINES: usize = 4;

/// `text` without the line ends inside addresses. `field` is set for the value of an e-mail field, which has nothing else.
pub(super) fn whole(text: &Text, field: bool) -> Text {
    let printed = text.as_str();
    if !printed.contains(['@', '＠']) {
        return text.clone();
    }
    let lines = text.printed_lines();
    if lines.len() < 2 {
        return text.clone();
    }
    let mut out = Text::new();
    let mut from = 0;
    let mut at = 0;
    while let (Some(line), true) = (lines.get(at), at + 1 < lines.len()) {
        let rest: Vec<&str> = (lines.iter().skip(at + 1).take(LINES - 1))
            .filter_map(|l| printed.get(l.clone()))
            .collect();
        // With what lines before have given already.
        out.append(&text.slice(from..line.end));
        from = line.end;
        let left = out
            .as_str()
            .rsplit(|c: char| c.is_whitespace())
            .next()
            .unwrap_or("");
        let only = field && out.as_str().len() == left.len();
        let joined = joined(left, only, &rest, field);
        for next in lines.iter().skip(at + 1).take(joined) {
            out.append(&text.slice(next.clone()));
            from = next.end;
        }
        // The last of the joined lines may be broken too: it is tried again with all that is before it.
        at += joined.max(1);
    }
    out.append(&text.slice(from..printed.len()));
    out
}

/// How many of the lines `rest` go on with the address, or the beginning of one, that is `left`.
fn joined(left: &str, only: bool, rest: &[&str], field: bool) -> usize {
    let left = left.trim_start_matches(['<', '(', '"', '“', '«']);
    let Some(last) = left.chars().next_back() else {
        return 0;
    };
    let ended = matches!(last, ';' | ',' | ':' | ')' | '>' | '|' | '"' | '”' | '»');
    if ended || !left.contains(char::is_alphanumeric) {
        return 0;
    }
    if left.contains(['@', '＠']) {
        return of_host(left, last, rest);
    }
    let Some(right) = rest.first().map(|line| first_word(line)) else {
        return 0;
    };
    let begins = right.starts_with(['@', '＠']);
    let local = |c: char| c.is_lowercase() || c.is_ascii_digit() || "._-+".contains(c);
    let written = left.chars().all(local) && left.len() > 1;
    // In running text, "tel." and a dash come before addresses too.
    let open = last == '_'
        || only
            && (matches!(last, '.' | '-')
                || left.contains(|c: char| "._-+".contains(c) || c.is_ascii_digit()));
    let goes_on = right.contains(['@', '＠']) && !right.starts_with(char::is_uppercase);
    usize::from(written && (begins || open && goes_on && (field || last == '_')))
}

/// How many of the lines `rest` make the address `left`, whose sign is in it, a whole one.
fn of_host(left: &str, last: char, rest: &[&str]) -> usize {
    let good = possible(left);
    let open = matches!(last, '@' | '＠' | '.' | '-' | '_');
    let mut whole = left.to_owned();
    for (count, line) in rest.iter().enumerate() {
        let right = first_word(line);
        let label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        let written = right.chars().all(label)
            && (!right.starts_with(char::is_uppercase) || !left.contains(char::is_lowercase));
        if right.is_empty() || !written {
            return 0;
        }
        whole.push_str(right);
        // What is a whole address already goes on only with what is nothing else: a dot, or a line of its own.
        let alone = line.trim_end_matches([';', ',', '.']) == right;
        if possible(&whole) && (!good || open || right.starts_with('.') || alone) {
            return count + 1;
        }
        // A line may end at a dot of the host.
        let rest = line.strip_prefix(right);
        match rest {
            Some("") => {}
            Some(".") => whole.push('.'),
            _ => return 0,
        }
    }
    0
}

/// The first word of a line, without punctuation behind it.
fn first_word(line: &str) -> &str {
    let word = line
        .split([' ', '\t', ';', ',', '|', ')', '>'])
        .next()
        .unwrap_or("");
    word.trim_end_matches(['.', ':'])
}

/// Whether an address ends in a host that can be.
fn possible(address: &str) -> bool {
    let host = address.rsplit(['@', '＠']).next().unwrap_or("");
    host.contains('.')
        && !host.ends_with('.')
        && (known_suffix(host) || reserved(&host.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::placed;

    fn field(printed: &str) -> String {
        whole(&placed(printed), true).as_str().to_owned()
    }

    #[test]
    fn addresses_over_line_ends_are_made_whole() {
        for (printed, address) in [
            ("ana@example.or\ng", "ana@example.org"),
            ("ana@mail.exam\nple.org.ke", "ana@mail.example.org.ke"),
            ("ana@example.co\nm", "ana@example.com"),
            ("ana@example.com\n.pe", "ana@example.com.pe"),
            ("ana@example.\norg", "ana@example.org"),
            ("ana@\nexample.org", "ana@example.org"),
            ("ana.roca\n@example.org", "ana.roca@example.org"),
            ("ana.\nroca@example.org", "ana.roca@example.org"),
            ("ana.ro\nca@example.org", "ana.roca@example.org"),
            ("ana@\nexam\nple.org", "ana@example.org"),
            (
                "ana.\nroca@\nmarkets.\nexample.org",
                "ana.roca@markets.example.org",
            ),
            (
                "ana.r\noca@exam\nple.org; ben@example.org",
                "ana.roca@example.org; ben@example.org",
            ),
        ] {
            assert_eq!(field(printed), address);
        }
    }

    #[test]
    fn whole_addresses_stay_apart() {
        for printed in [
            "ana@example.org\nben@example.org",
            "ana@example.org;\nben@example.org",
            "Ana Roca\nana@example.org",
            "private\nana@example.org",
            "ana@example.org\nand others",
            "ana@example.org\nOffice",
        ] {
            assert_eq!(field(printed), printed);
        }
        let block = "Mr. Ben, tel.\nben@example.org";
        assert_eq!(whole(&placed(block), false).as_str(), block);
    }
}
