//! Decoded content stream → operators with their operands, borrowed from the bytes (ISO 32000-2, 7.8.2).
//!
//! Nothing is allocated per token: names and strings stay as written until somebody asks for them. Arrays and
//! dictionaries come flat, between their brackets. Never fails: what is not a token is skipped.

/// One operand, or a bracket around several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Operand<'a> {
    /// A number; finite.
    Number(f32),
    /// A name as written, without its slash; see [`name`].
    Name(&'a [u8]),
    /// What is between the parentheses, as written; see [`string`].
    Literal(&'a [u8]),
    /// What is between `<` and `>`, as written; see [`string`].
    Hex(&'a [u8]),
    /// `true`, `false` or `null`.
    Keyword(&'a [u8]),
    /// `[`
    ArrayStart,
    /// `]`
    ArrayEnd,
    /// `<<`
    DictStart,
    /// `>>`
    DictEnd,
}

/// More operands than any operator has; what is before them is dropped with them.
const MOST_OPERANDS: usize = 200_000;

/// Reads operators from a content stream.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

const REGULAR: u8 = 0;
const SPACE: u8 = 1;
const DELIMITER: u8 = 2;

/// The class of every byte (ISO 32000-2, 7.2.3).
const CLASS: [u8; 256] = {
    let mut class = [REGULAR; 256];
    let spaces = [0u8, 9, 10, 12, 13, 32];
    let delimiters = *b"()<>[]{}/%";
    let mut i = 0;
    while i < spaces.len() {
        class[spaces[i] as usize] = SPACE;
        i += 1;
    }
    i = 0;
    while i < delimiters.len() {
        class[delimiters[i] as usize] = DELIMITER;
        i += 1;
    }
    class
};

fn class(byte: u8) -> u8 {
    CLASS[usize::from(byte)]
}

impl<'a> Lexer<'a> {
    /// A lexer at the start of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Lexer<'a> {
        Lexer { bytes, at: 0 }
    }

    /// The next operator, with its operands put into `operands` (cleared first); `None` at the end.
    pub(super) fn next_operator(&mut self, operands: &mut Vec<Operand<'a>>) -> Option<&'a [u8]> {
        operands.clear();
        let mut in_array = false;
        let mut strays = 0;
        loop {
            let &byte = self.bytes.get(self.at)?;
            let operand = match byte {
                b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(),
                b'(' => self.literal(),
                b'/' => Operand::Name({
                    self.at += 1;
                    self.regular()
                }),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                    self.bracket(2, Operand::DictStart)
                }
                b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => {
                    self.bracket(2, Operand::DictEnd)
                }
                b'<' => self.hex(),
                b'[' => {
                    in_array = true;
                    self.bracket(1, Operand::ArrayStart)
                }
                b']' => {
                    in_array = false;
                    self.bracket(1, Operand::ArrayEnd)
                }
                b'%' => {
                    self.comment();
                    continue;
                }
                _ if class(byte) == REGULAR => match self.regular() {
                    word @ (b"true" | b"false" | b"null") => Operand::Keyword(word),
                    // Some writers put an operator into the array of TJ (pdf.js, operator-in-TJ-array).
                    b"Tc" | b"Tw" if in_array && strays < 64 => {
                        strays += 1;
                        operands.pop();
                        continue;
                    }
                    operator => return Some(operator),
                },
                // Space, or a bracket that nothing opened.
                _ => {
                    self.at += 1;
                    continue;
                }
            };
            if operands.len() >= MOST_OPERANDS {
                operands.clear();
            }
            operands.push(operand);
        }
    }

    /// Skips the data of an inline image, after its `ID`, and its `EI`. `length` is how many bytes the data has where
    /// its dictionary tells, `ends` what its filter ends with where that is sure.
    pub(super) fn skip_image(&mut self, length: Option<usize>, ends: Option<&[u8]>) {
        let start = self.at.saturating_add(1).min(self.bytes.len());
        let data = &self.bytes[start..];
        if let Some(length) = length
            && let Some(rest) = data.get(length..)
            && let Some(end) = rest.iter().position(|&b| class(b) != SPACE)
            && end <= 8
            && is_end_of_image(&rest[end..])
        {
            self.at = start + length + end + 2;
            return;
        }
        let from = ends.and_then(|mark| find(data, mark)).unwrap_or(0);
        let mut at = from;
        while let Some(found) = find(&data[at..], b"EI") {
            let place = at + found;
            let after_space =
                place == 0 || class(data[place - 1]) == SPACE || data[place - 1] == b'>';
            if after_space && is_end_of_image(&data[place..]) {
                self.at = start + place + 2;
                return;
            }
            at = place + 2;
        }
        self.at = self.bytes.len();
    }

    fn bracket(&mut self, length: usize, operand: Operand<'a>) -> Operand<'a> {
        self.at += length;
        operand
    }

    /// The regular characters from here on; may be none.
    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest
            .iter()
            .position(|&b| class(b) != REGULAR)
            .unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn comment(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest
            .iter()
            .position(|&b| b == b'\n' || b == b'\r')
            .unwrap_or(rest.len());
    }

    /// A number, as far as it is one. Producers write `--5`, `5-3` (taken as 5) and `.`: all are read.
    fn number(&mut self) -> Operand<'a> {
        let mut negative = false;
        let mut whole: u64 = 0;
        let mut scale = 0usize;
        let mut fraction = false;
        let mut stopped = false;
        let mut digits = 0usize;
        let rest = &self.bytes[self.at..];
        let mut length = 0;
        for &byte in rest {
            match byte {
                b'0'..=b'9' if !stopped => {
                    // 15 digits are more than an f32 holds; the others only move the point.
                    if digits < 15 {
                        whole = whole * 10 + u64::from(byte - b'0');
                        digits += usize::from(whole > 0);
                        scale += usize::from(fraction);
                    } else if !fraction {
                        whole = whole.saturating_mul(10);
                    }
                }
                b'.' if !fraction => fraction = true,
                b'-' if digits == 0 && !fraction => negative = true,
                b'+' if digits == 0 => {}
                b'.' | b'-' => stopped = true,
                b'0'..=b'9' | b'e' | b'E' if stopped => {}
                _ => break,
            }
            length += 1;
        }
        self.at += length.max(1);
        const POWERS: [f64; 19] = [
            1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
            1e16, 1e17, 1e18,
        ];
        let value = (whole as f64 / POWERS[scale.min(18)]) as f32;
        Operand::Number(if negative { -value } else { value })
    }

    fn literal(&mut self) -> Operand<'a> {
        let start = self.at + 1;
        let mut depth = 1usize;
        let mut at = start;
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at = at + 1;
                        return Operand::Literal(&self.bytes[start..at]);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.at = self.bytes.len();
        Operand::Literal(&self.bytes[start.min(self.bytes.len())..])
    }

    fn hex(&mut self) -> Operand<'a> {
        let rest = &self.bytes[self.at + 1..];
        let length = rest.iter().position(|&b| b == b'>').unwrap_or(rest.len());
        self.at = (self.at + length + 2).min(self.bytes.len());
        Operand::Hex(&rest[..length])
    }
}

/// Whether `bytes` begin with an `EI` that ends an image: no data of its kind follows (pdf.js looks ahead likewise).
fn is_end_of_image(bytes: &[u8]) -> bool {
    let Some(rest) = bytes.strip_prefix(b"EI") else {
        return false;
    };
    match rest.first() {
        None => true,
        Some(&byte) if class(byte) == REGULAR => false,
        Some(_) => rest
            .iter()
            .take(12)
            .all(|&b| matches!(b, b'\t' | b'\n' | b'\r' | 0x20..=0x7E) || b == 0),
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let (&first, _) = what.split_first()?;
    let mut at = 0;
    while let Some(found) = bytes.get(at..)?.iter().position(|&b| b == first) {
        at += found;
        if bytes[at..].starts_with(what) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The bytes of a string operand; decoded into `buffer` only where they are not as written.
pub(super) fn string<'s>(operand: Operand<'s>, buffer: &'s mut Vec<u8>) -> Option<&'s [u8]> {
    match operand {
        Operand::Literal(raw) if !raw.iter().any(|&b| b == b'\\' || b == b'\r') => Some(raw),
        Operand::Literal(raw) => {
            unescape(raw, buffer);
            Some(buffer)
        }
        Operand::Hex(raw) => {
            buffer.clear();
            let mut high = None;
            for nibble in raw.iter().filter_map(|&b| char::from(b).to_digit(16)) {
                let nibble = nibble as u8;
                match high.take() {
                    None => high = Some(nibble),
                    Some(first) => buffer.push(first << 4 | nibble),
                }
            }
            // ISO 32000-2, 7.3.4.3: a missing last digit is 0.
            buffer.extend(high.map(|first: u8| first << 4));
            Some(buffer)
        }
        _ => None,
    }
}

/// Escapes of literal strings (ISO 32000-2, 7.3.4.2).
fn unescape(raw: &[u8], buffer: &mut Vec<u8>) {
    buffer.clear();
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => match bytes.next() {
                None => {}
                Some(b'n') => buffer.push(b'\n'),
                Some(b'r') => buffer.push(b'\r'),
                Some(b't') => buffer.push(b'\t'),
                Some(b'b') => buffer.push(8),
                Some(b'f') => buffer.push(12),
                Some(b'\n') => {}
                Some(b'\r') => {
                    bytes.next_if_eq(&b'\n');
                }
                Some(first @ b'0'..=b'7') => {
                    let mut code = u32::from(first - b'0');
                    for _ in 0..2 {
                        let Some(digit) = bytes.next_if(|b| (b'0'..=b'7').contains(b)) else {
                            break;
                        };
                        code = code * 8 + u32::from(digit - b'0');
                    }
                    // High-order overflow is ignored, says the standard.
                    buffer.push((code & 0xFF) as u8);
                }
                Some(other) => buffer.push(other),
            },
            b'\r' => {
                bytes.next_if_eq(&b'\n');
                buffer.push(b'\n');
            }
            other => buffer.push(other),
        }
    }
}

/// A name with its `#xx` escapes undone; decoded into `buffer` only where it has some.
pub(super) fn name<'s>(raw: &'s [u8], buffer: &'s mut Vec<u8>) -> &'s [u8] {
    if !raw.contains(&b'#') {
        return raw;
    }
    buffer.clear();
    let mut at = 0;
    let digit = |at: usize| {
        raw.get(at)
            .and_then(|&b| char::from(b).to_digit(16))
            .map(|d| d as u8)
    };
    while let Some(&byte) = raw.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'#', Some(high), Some(low)) => {
                buffer.push(high << 4 | low);
                at += 3;
            }
            _ => {
                buffer.push(byte);
                at += 1;
            }
        }
    }
    buffer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<(String, Vec<Operand<'_>>)> {
        let mut lexer = Lexer::new(bytes);
        let mut operands = Vec::new();
        let mut found = Vec::new();
        while let Some(operator) = lexer.next_operator(&mut operands) {
            found.push((
                String::from_utf8_lossy(operator).into_owned(),
                operands.clone(),
            ));
        }
        found
    }

    #[test]
    fn numbers_as_producers_write_them() {
        let found = all(b"1 -2 +3 .5 -.25 4. 1.5.2 --5 7-3 12345678901234567 0.0000000001 0.1234567890123456789 m");
        let numbers: Vec<f32> = found[0]
            .1
            .iter()
            .map(|o| if let Operand::Number(n) = o { *n } else { 0.0 })
            .collect();
        assert_eq!(
            numbers,
            [
                1.0,
                -2.0,
                3.0,
                0.5,
                -0.25,
                4.0,
                1.5,
                -5.0,
                7.0,
                1.234_567_8e16,
                1e-10,
                0.123_456_79
            ]
        );
    }

    #[test]
    fn strings_and_names() {
        let mut buffer = Vec::new();
        assert_eq!(
            string(
                Operand::Literal(b"a\\(b\\)\\101\\\r\nc\r\nd\\7"),
                &mut buffer
            ),
            Some(&b"a(b)Ac\nd\x07"[..])
        );
        assert_eq!(
            string(Operand::Hex(b"48 65 6"), &mut buffer),
            Some(&b"He`"[..])
        );
        assert_eq!(name(b"A#20B#", &mut buffer), b"A B#");
        assert_eq!(all(b"(a(b)c) Tj")[0].1, [Operand::Literal(b"a(b)c")]);
        assert_eq!(all(b"/F1 12 Tf[(a)-3<41>]TJ").len(), 2);
        assert_eq!(all(b"[(a) 0 Tc (b)] TJ")[0].1.len(), 4);
    }

    #[test]
    fn inline_image_ends_at_its_own_end() {
        let bytes = b"BI /W 2 ID \x01 EI\xFF\xFE EI Q";
        let mut lexer = Lexer::new(bytes);
        let mut operands = Vec::new();
        assert_eq!(lexer.next_operator(&mut operands), Some(&b"BI"[..]));
        assert_eq!(lexer.next_operator(&mut operands), Some(&b"ID"[..]));
        lexer.skip_image(None, None);
        assert_eq!(lexer.next_operator(&mut operands), Some(&b"Q"[..]));
    }

    #[test]
    fn truncated_or_broken_input_ends() {
        for bytes in [
            &b"(abc"[..],
            b"<41",
            b"[",
            b"<<",
            b")",
            b">",
            b"}",
            b"/",
            b"-",
            b"%",
            b"\\",
            b"(a\\",
        ] {
            all(bytes);
        }
    }
}
