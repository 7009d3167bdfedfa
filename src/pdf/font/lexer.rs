//! The tokens of a CMap file: the few kinds that CMaps use, garbage skipped.

/// One token.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'a> {
    /// A string, as the number that its bytes form (big endian) and how many bytes there are, up to 4; its bytes are
    /// in [`Tokens::bytes`].
    String,
    Number(i64),
    /// A name without its slash.
    Name(&'a [u8]),
    /// An operator.
    Word(&'a [u8]),
    Open,
    Close,
}

/// Cuts CMap source into tokens. Never fails: what is not a token is skipped.
pub(super) struct Tokens<'a> {
    source: &'a [u8],
    at: usize,
    /// The bytes of the string that was read last.
    bytes: Vec<u8>,
}

/// Bytes kept of one string: ISO 32000-2, 9.10.3 allows a text of 512 bytes.
const MAX_STRING: usize = 512;

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a [u8]) -> Tokens<'a> {
        Tokens {
            source,
            at: 0,
            bytes: Vec::new(),
        }
    }

    /// The bytes of the string that was read last.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.source.get(self.at)?;
            match byte {
                b'<' if self.peek(1) == Some(b'<') => self.at += 2,
                b'<' => {
                    self.hexadecimal();
                    return Some(Token::String);
                }
                b'(' => {
                    self.literal();
                    return Some(Token::String);
                }
                b'[' => {
                    self.at += 1;
                    return Some(Token::Open);
                }
                b']' => {
                    self.at += 1;
                    return Some(Token::Close);
                }
                b'/' => {
                    self.at += 1;
                    return Some(Token::Name(self.regular()));
                }
                b'%' => {
                    let rest = self.source.get(self.at..).unwrap_or_default();
                    self.at += rest
                        .iter()
                        .position(|byte| matches!(byte, b'\r' | b'\n'))
                        .unwrap_or(rest.len());
                }
                _ if is_regular(byte) => {
                    let word = self.regular();
                    return Some(match number(word) {
                        Some(number) => Token::Number(number),
                        None => Token::Word(word),
                    });
                }
                _ => self.at += 1,
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.source.get(self.at + ahead).copied()
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let end = rest
            .iter()
            .position(|byte| !is_regular(*byte))
            .unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// `<0041>`: anything but digits is skipped, an odd last digit counts as a whole byte's upper half (ISO 32000-2,
    /// 7.3.4.3), except that a lone digit is a small number (`<5>`).
    fn hexadecimal(&mut self) {
        self.bytes.clear();
        self.at += 1;
        let mut upper: Option<u8> = None;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'f' => byte - b'a' + 10,
                b'A'..=b'F' => byte - b'A' + 10,
                b'>' => break,
                // An unclosed string ends where the next one starts.
                b'<' => {
                    self.at -= 1;
                    break;
                }
                _ => continue,
            };
            match upper.take() {
                None => upper = Some(digit),
                Some(high) if self.bytes.len() < MAX_STRING => self.bytes.push(high << 4 | digit),
                Some(_) => {}
            }
        }
        if let Some(high) = upper {
            self.bytes.push(if self.bytes.is_empty() {
                high
            } else {
                high << 4
            });
        }
    }

    /// `(Adobe)`: only registry and ordering are written so; escapes are kept as they are.
    fn literal(&mut self) {
        self.bytes.clear();
        self.at += 1;
        let mut depth = 1_usize;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if self.bytes.len() < MAX_STRING {
                self.bytes.push(byte);
            }
        }
    }
}

fn is_regular(byte: u8) -> bool {
    byte > b' '
        && !matches!(
            byte,
            b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

fn number(word: &[u8]) -> Option<i64> {
    if !word
        .iter()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.'))
    {
        return None;
    }
    let text = str::from_utf8(word).ok()?;
    text.parse::<i64>()
        .ok()
        .or_else(|| text.parse::<f64>().ok().map(|number| number as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_cmaps_are_made_of() {
        let mut tokens = Tokens::new(b"% comment\n/Name 12 begin<00 4g1>[<5>](a(b)c) >> -1 <4");
        let mut seen = Vec::new();
        while let Some(token) = tokens.next() {
            let bytes = if token == Token::String {
                tokens.bytes().to_vec()
            } else {
                Vec::new()
            };
            seen.push((token, bytes));
        }
        let plain = |token| (token, Vec::new());
        assert_eq!(
            seen,
            [
                plain(Token::Name(b"Name")),
                plain(Token::Number(12)),
                plain(Token::Word(b"begin")),
                (Token::String, vec![0, 0x41]),
                plain(Token::Open),
                (Token::String, vec![5]),
                plain(Token::Close),
                (Token::String, b"a(b)c".to_vec()),
                plain(Token::Number(-1)),
                (Token::String, vec![4]),
            ]
        );
    }
}
