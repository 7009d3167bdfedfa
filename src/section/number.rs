//! Numbers before headings: "1.", "1)", "(1)", "1", "IV.", "B.", "Section 4 –", "4.2", "5 & 6.".

/// The number before a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As printed, without punctuation and words.
    pub printed: String,
    /// What it counts to: "IV" is 4, "B" is 2; for "4.2" its first part, for "5 & 6" its first number.
    pub value: u32,
    /// For the number of several sections, "5 & 6" or "5–7": the last one.
    pub until: Option<u32>,
    /// How it is written.
    pub style: NumberStyle,
    /// Written between parentheses or followed by one: "(1)", "a)".
    pub parenthesis: bool,
    /// Has further parts: "4.2".
    pub nested: bool,
    /// It is behind a word: "Section 4", "Annex 1".
    pub worded: bool,
    /// Has no punctuation: "4 Achievements".
    pub bare: bool,
}

impl Number {
    /// Whether it is the number `n`, or one of several that has it.
    pub(crate) fn counts(&self, n: u32) -> bool {
        (self.value..=self.until.unwrap_or(self.value)).contains(&n)
    }

    /// The same sign as the letter that it also is: "I" and "V" are letters behind "H" and "U".
    pub(super) fn as_letter(&self) -> Option<Number> {
        let mut chars = self.printed.chars();
        let letter = chars.next().filter(char::is_ascii_alphabetic)?;
        let single = self.style == NumberStyle::Roman && chars.next().is_none();
        single.then(|| Number {
            value: u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1,
            style: NumberStyle::Letter,
            ..self.clone()
        })
    }
}

/// Sections that one heading may have more than its first: "5 & 6", "5–8".
const MERGED: u32 = 3;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStyle {
    /// 1, 2, 3
    Arabic,
    /// I, II, III
    Roman,
    /// A, B, C or a, b, c
    Letter,
}

/// The number at the start of `text`, and how many bytes it takes with its punctuation and the space behind it. "I",
/// "V" and "X" count as roman. A bare number needs a space behind it and a letter after that.
pub(crate) fn parse(text: &str) -> Option<(Number, usize)> {
    let lead = text.len() - text.trim_start().len();
    let rest = text.get(lead..)?;
    if let Some((number, len)) = plain(rest) {
        return Some((number, lead + len));
    }
    // "Section 4 – …", "Punto 4. …": a word, a number, punctuation.
    let word = rest.split([' ', '\u{a0}']).next()?;
    let letters = word.chars().all(char::is_alphabetic) && (3..=12).contains(&word.chars().count());
    if !letters {
        return None;
    }
    let behind = rest.get(word.len()..)?;
    let space = behind.len() - behind.trim_start().len();
    let (mut number, len) = counted(behind.trim_start())?;
    number.worded = true;
    let tail = behind.trim_start().get(len..)?;
    let trimmed = tail.trim_start();
    let stop = trimmed.chars().next()?;
    if !matches!(stop, '.' | ':' | ')' | '-' | '–' | '—') {
        return None;
    }
    let mut end = word.len() + space + len + (tail.len() - trimmed.len()) + stop.len_utf8();
    end += rest.get(end..)?.len() - rest.get(end..)?.trim_start().len();
    Some((number, lead + end))
}

/// The number that is all of `text`, with a word before it and punctuation behind it or without.
pub(super) fn lone(text: &str) -> Option<Number> {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let letters =
        (3..=12).contains(&first.chars().count()) && first.chars().all(char::is_alphabetic);
    let sign = match second {
        Some(number) if letters => number,
        Some(_) => return None,
        None => first,
    };
    let sign = sign.trim_start_matches('(');
    let (mut number, len) = counted(sign)?;
    let rest = sign.get(len..)?;
    let punctuation = rest
        .chars()
        .all(|c| matches!(c, '.' | ')' | ':' | '-' | '–' | '—'));
    number.worded = second.is_some();
    number.parenthesis = rest.starts_with(')');
    (punctuation && number.style != NumberStyle::Letter).then_some(number)
}

/// A number without a word before it.
fn plain(text: &str) -> Option<(Number, usize)> {
    let open = usize::from(text.starts_with('('));
    let (mut number, mut len) = counted(text.get(open..)?)?;
    len += open;
    let after = text.get(len..)?;
    let stop = after.chars().next()?;
    // "N° de téléphone" counts nothing.
    let degree = matches!(stop, '°' | 'º') && number.style == NumberStyle::Arabic;
    let closed = degree || matches!(stop, '.' | ')' | ':' | '-' | '–' | '—' | '/');
    if open == 1 && stop != ')' {
        return None;
    }
    number.parenthesis = stop == ')';
    if closed {
        let dash = matches!(stop, '-' | '–' | '—');
        let mut rest = after.get(stop.len_utf8()..)?;
        // "1.-" and "1°)"
        rest = rest.strip_prefix(['-', '.', ')']).unwrap_or(rest);
        let trimmed = rest.trim_start();
        if trimmed.is_empty() {
            return None;
        }
        // "1.Description" is common; "3-day", "2.5" and "a-b" are not numbers of headings.
        let next_ok = trimmed.chars().next().is_some_and(|c| {
            if rest.len() == trimmed.len() {
                c.is_uppercase() && !dash
            } else {
                !c.is_ascii_digit() || number.style == NumberStyle::Arabic
            }
        });
        return next_ok.then(|| (number, text.len() - trimmed.len()));
    }
    // "XI – Contacts"
    let spaced_dash = after
        .trim_start()
        .strip_prefix(['-', '–', '—'])
        .filter(|r| r.starts_with([' ', '\u{a0}']));
    if let Some(rest) = spaced_dash
        && number.style != NumberStyle::Letter
        && open == 0
        && !rest.trim_start().is_empty()
    {
        return Some((number, text.len() - rest.trim_start().len()));
    }
    // "4(a) Achievements" has its punctuation inside.
    number.parenthesis |= number.printed.ends_with(')');
    // "4 Achievements", "IV Achievements": no punctuation; then letters are too weak.
    let trimmed = after.trim_start();
    let spaced = trimmed.len() < after.len();
    let capital = trimmed.chars().next().is_some_and(char::is_uppercase);
    // A letter that is a numeral counts where its neighbours are there too, see `lone_numerals`.
    let strong = number.style != NumberStyle::Letter
        && (number.printed.len() > 1 || number.printed.chars().all(|c| !c.is_lowercase()));
    number.bare = true;
    (spaced && capital && strong && open == 0).then(|| (number, text.len() - trimmed.len()))
}

/// The digits, roman numeral or letter at the start, with further parts ("4.2"), and its length in bytes.
fn counted(text: &str) -> Option<(Number, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) {
        let value = text.get(..digits)?.parse().ok()?;
        let mut len = digits;
        let mut nested = false;
        while let Some(more) = text.get(len..).and_then(|t| t.strip_prefix('.')) {
            let count = more.bytes().take_while(u8::is_ascii_digit).count();
            if !(1..=2).contains(&count) {
                break;
            }
            nested = true;
            len += 1 + count;
        }
        if let Some(letter) = text.get(len..).and_then(letter_part) {
            nested = true;
            len += letter;
        }
        let (until, more) = match text.get(len..).filter(|_| !nested).and_then(range_end) {
            Some((until, more)) if until > value && until <= value + MERGED => (Some(until), more),
            _ => (None, 0),
        };
        len += more;
        let numeral = Number {
            until,
            nested,
            ..number(text.get(..len)?, value, NumberStyle::Arabic)
        };
        return (value > 0).then_some((numeral, len));
    }
    let letters = text.chars().take_while(char::is_ascii_alphabetic).count();
    let word = text.get(..letters)?;
    if let Some(value) = roman(word) {
        return Some((number(word, value, NumberStyle::Roman), letters));
    }
    let mut chars = word.chars();
    let letter = chars.next()?;
    if chars.next().is_some() {
        return None;
    }
    let value = u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1;
    Some((number(word, value, NumberStyle::Letter), letters))
}

/// How many bytes the letter takes that goes on with a number: ".c", "(c)", "c)", " c)". A sign closes it; behind a stop, or
/// right behind the number, a space and a capital may, too.
fn letter_part(after: &str) -> Option<usize> {
    let rest = after.trim_start_matches([' ', '\u{a0}']);
    let dotted = after.starts_with('.');
    let open = rest.starts_with('(');
    let letter = rest.get(usize::from(dotted || open)..)?;
    let sign = letter.chars().next().filter(char::is_ascii_alphabetic)?;
    let behind = letter.get(1..)?;
    let start = after.len() - letter.len();
    if open {
        return behind.starts_with(')').then_some(start + 2);
    }
    let spaced = rest.len() < after.len();
    let closed = behind.starts_with(')') || !spaced && behind.starts_with(['.', ':']);
    let heading = behind.trim_start();
    let capital = dotted
        && sign.is_ascii_lowercase()
        && heading.len() < behind.len()
        && heading.starts_with(char::is_uppercase);
    (closed || capital).then_some(start + 1)
}

/// The number that `text` is, without punctuation around it.
pub(super) fn whole(text: &str) -> Option<Number> {
    let (number, len) = counted(text)?;
    (len == text.len()).then_some(number)
}

/// The value of `text`, which is figures, a roman numeral or a letter and nothing else.
pub(crate) fn numeral(text: &str) -> Option<u32> {
    let (number, len) = counted(text)?;
    (len == text.len() && !number.nested).then_some(number.value)
}

/// The last number of several in what follows the first, and where it ends: " & 6", "-6", " y 6", with a stop behind.
fn range_end(after: &str) -> Option<(u32, usize)> {
    let rest = after.trim_start();
    // "and", "y", "et", "e": a word of few small letters, between spaces.
    let word = rest.chars().take_while(|c| c.is_lowercase()).count();
    let joint = match rest.chars().next()? {
        sign @ ('&' | ',' | '/' | '+' | '-' | '–') => sign.len_utf8(),
        _ if (1..=3).contains(&word) && rest.len() < after.len() => {
            let end = rest.char_indices().nth(word)?.0;
            rest.get(end..)?
                .starts_with([' ', '\u{a0}'])
                .then_some(end)?
        }
        _ => return None,
    };
    let second = rest.get(joint..)?.trim_start();
    let digits = second.bytes().take_while(u8::is_ascii_digit).count();
    let closed = second.get(digits..)?.starts_with(['.', ')', ':']);
    let until = second
        .get(..digits)
        .filter(|d| (1..=2).contains(&d.len()))?;
    let length = after.len() - second.len() + digits;
    Some((until.parse().ok().filter(|_| closed)?, length))
}

fn number(printed: &str, value: u32, style: NumberStyle) -> Number {
    Number {
        printed: printed.to_owned(),
        value,
        until: None,
        style,
        parenthesis: false,
        nested: false,
        worded: false,
        bare: false,
    }
}

/// The value of a roman numeral up to 39, in one case; `None` for anything else.
fn roman(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 7 {
        return None;
    }
    let upper = word.to_ascii_uppercase();
    if word != upper && word != word.to_ascii_lowercase() {
        return None;
    }
    let (tens, rest) = ["XXX", "XX", "X", ""]
        .iter()
        .enumerate()
        .find_map(|(i, t)| Some((3 - i as u32, upper.strip_prefix(t)?)))?;
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
        .iter()
        .position(|o| *o == rest)? as u32;
    let value = tens * 10 + ones;
    (value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, proptest};

    use super::*;

    /// Numbers as people write them, before a heading.
    fn printed() -> impl Strategy<Value = (Number, String)> {
        let arabic = (1..=99_u32).prop_map(|value| (value.to_string(), value, NumberStyle::Arabic));
        let roman = (1..=39_u32, prop::bool::ANY).prop_map(|(value, small)| {
            let tens = "X".repeat(value as usize / 10);
            let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
            let printed = format!("{tens}{}", ones[value as usize % 10]);
            let printed = if small {
                printed.to_lowercase()
            } else {
                printed
            };
            (printed, value, NumberStyle::Roman)
        });
        // Letters that are roman numerals count as those.
        let letters: Vec<char> = ('A'..='Z').filter(|c| !"IVX".contains(*c)).collect();
        let letter = prop::sample::select(letters).prop_map(|letter| {
            let value = u32::from(letter) - u32::from('A') + 1;
            (letter.to_string(), value, NumberStyle::Letter)
        });
        let dress = prop::sample::select(vec![
            "#. ",
            "#) ",
            "(#) ",
            "#: ",
            "#.- ",
            "# – ",
            "Section # – ",
            "Punto #. ",
        ]);
        let any = proptest::prop_oneof![arabic, roman, letter];
        let sensible = |((_, _, style), dress): &((String, u32, NumberStyle), &str)| {
            // A letter with a dash is running text.
            *style != NumberStyle::Letter || *dress != "# – "
        };
        (any, dress)
            .prop_filter("nobody writes that", sensible)
            .prop_map(|((printed, value, style), dress)| {
                let text = dress.replace('#', &printed);
                let number = Number {
                    parenthesis: dress.contains(')'),
                    worded: dress.starts_with(char::is_alphabetic),
                    ..number(&printed, value, style)
                };
                (number, text)
            })
    }

    proptest! {
        #[test]
        fn number_is_read_as_it_was_written((number, text) in printed()) {
            let line = format!("{text}Heading");
            assert_eq!(parse(&line), Some((number, text.len())), "{line}");
        }
    }

    fn read(text: &str) -> Option<(u32, &str)> {
        parse(text).map(|(n, len)| (n.value, &text[len..]))
    }

    #[test]
    fn numbers_in_every_dress() {
        assert_eq!(read("4. Achievements"), Some((4, "Achievements")));
        assert_eq!(read("4) Achievements"), Some((4, "Achievements")));
        assert_eq!(read("(4) Achievements"), Some((4, "Achievements")));
        assert_eq!(read("IV. Achievements"), Some((4, "Achievements")));
        assert_eq!(read("XI – Contacts"), Some((11, "Contacts")));
        assert_eq!(read("Section 4 – Achievements"), Some((4, "Achievements")));
        assert_eq!(read("Sección 4: Logros"), Some((4, "Logros")));
        assert_eq!(read("4 Achievements"), Some((4, "Achievements")));
        assert_eq!(read("1.Description"), Some((1, "Description")));
        assert_eq!(read("B. A title"), Some((2, "A title")));
    }

    #[test]
    fn numbers_of_several_sections_are_one() {
        for (text, until) in [
            ("5 & 6. Aims", Some(6)),
            ("5-6. Aims", Some(6)),
            ("5/6) Aims", Some(6)),
            ("5, 6. Aims", Some(6)),
            ("5 y 6. Aims", Some(6)),
            ("Sections 5 and 7: Aims", Some(7)),
            ("5. 6 aims were met", None),
            ("5 to 60. Aims", None),
        ] {
            assert_eq!(parse(text).and_then(|(n, _)| n.until), until, "{text}");
        }
        assert_eq!(read("5 & 6. Aims"), Some((5, "Aims")));
        assert_eq!(read("5-6 May was fixed"), None);
    }

    #[test]
    fn nested_numbers_are_told() {
        let (number, _) = parse("4.2 Results by country").expect("a number");
        assert!(number.nested);
        assert_eq!(number.printed, "4.2");
    }

    #[test]
    fn running_text_has_no_number() {
        for text in [
            "I visited the office",
            "2010 was a good year",
            "3-day workshop",
            "12 million people",
            "A network",
            "Did it work",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn lone_numbers_are_alone() {
        for (text, value) in [
            ("3", 3),
            ("IV.", 4),
            ("Chapter 11", 11),
            ("Partie 2 :", 0),
            ("Rubrique 2:", 2),
        ] {
            assert_eq!(lone(text).map_or(0, |n| n.value), value, "{text}");
        }
        for text in ["", "Chapter", "Chapter 3 begins", "2024", "a)", "B"] {
            assert_eq!(lone(text), None, "{text}");
        }
    }
}
