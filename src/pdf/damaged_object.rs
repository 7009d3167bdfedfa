//! Objects whose bytes are not all tokens: what is between the others is left out.
//!
//! lopdf gives up an object for one byte that does not belong there, and with a page or its resources goes the page.

use lopdf::{Dictionary, Object, StringFormat};

use super::lexer::{Lexer, Operand, name, string};

/// Arrays and dictionaries inside one another.
const MOST_LEVELS: usize = 32;
/// Tokens of one object that are read.
const MOST_TOKENS: usize = 100_000;

/// One token of an object.
#[derive(Debug, Clone, Copy)]
enum Token<'a> {
    Plain(Operand<'a>),
    /// `R`
    Reference,
    Junk,
}

/// The object that `bytes` are, as far as it can be read; `None` when they begin with junk.
pub(super) fn parse(bytes: &[u8]) -> Option<Object> {
    let tokens = tokens(bytes);
    let mut rest = &tokens[..];
    value(&mut rest, MOST_LEVELS)
}

fn tokens(bytes: &[u8]) -> Vec<Token<'_>> {
    let mut lexer = Lexer::new(bytes);
    let mut operands = Vec::new();
    let mut tokens = Vec::new();
    loop {
        let word = lexer.next_operator(&mut operands);
        tokens.extend(operands.iter().copied().map(Token::Plain));
        match word {
            Some(b"R") => tokens.push(Token::Reference),
            Some(word) => tokens.push(number(word).unwrap_or(Token::Junk)),
            None => return tokens,
        }
        if tokens.len() > MOST_TOKENS {
            return tokens;
        }
    }
}

/// A number whose white space before it became something else.
fn number(word: &[u8]) -> Option<Token<'_>> {
    let digits = word.iter().position(u8::is_ascii)?;
    let number: f32 = str::from_utf8(word.get(digits..)?).ok()?.parse().ok()?;
    (digits > 0 && number.is_finite()).then_some(Token::Plain(Operand::Number(number)))
}

/// Takes the first value off `tokens`; nothing, where they begin with something else.
fn value(tokens: &mut &[Token<'_>], levels: usize) -> Option<Object> {
    let (&first, rest) = tokens.split_first()?;
    let Token::Plain(first) = first else {
        return None;
    };
    let start = *tokens;
    *tokens = rest;
    let mut buffer = Vec::new();
    match first {
        Operand::Number(number) => Some(reference(start, tokens).unwrap_or(whole(number))),
        Operand::Name(raw) => Some(Object::Name(name(raw, &mut buffer).to_vec())),
        Operand::Literal(_) => Some(Object::String(
            string(first, &mut buffer)?.to_vec(),
            StringFormat::Literal,
        )),
        Operand::Hex(_) => Some(Object::String(
            string(first, &mut buffer)?.to_vec(),
            StringFormat::Hexadecimal,
        )),
        Operand::Keyword(b"null") => Some(Object::Null),
        Operand::Keyword(word) => Some(Object::Boolean(word == b"true")),
        Operand::ArrayStart => array(tokens, levels.checked_sub(1)?),
        Operand::DictStart => dictionary(tokens, levels.checked_sub(1)?),
        Operand::ArrayEnd | Operand::DictEnd => {
            *tokens = start;
            None
        }
    }
}

/// `12 0 R` at `start`; takes the other two off `tokens`.
fn reference<'t, 'a>(start: &'t [Token<'a>], tokens: &mut &'t [Token<'a>]) -> Option<Object> {
    let &[
        Token::Plain(Operand::Number(number)),
        Token::Plain(Operand::Number(generation)),
        Token::Reference,
        ref rest @ ..,
    ] = start
    else {
        return None;
    };
    // Exact up to 2 to the 24th, more objects than a damaged file has.
    let number = (1.0..16_777_216.0)
        .contains(&number)
        .then_some(number as u32)?;
    let generation = (0.0..65_536.0)
        .contains(&generation)
        .then_some(generation as u16)?;
    *tokens = rest;
    Some(Object::Reference((number, generation)))
}

fn whole(number: f32) -> Object {
    if number.fract() == 0.0 && number.abs() < 16_777_216.0 {
        Object::Integer(number as i64)
    } else {
        Object::Real(number)
    }
}

fn array(tokens: &mut &[Token<'_>], levels: usize) -> Option<Object> {
    let mut items = Vec::new();
    while let Some((first, rest)) = tokens.split_first() {
        match first {
            Token::Plain(Operand::ArrayEnd) => {
                *tokens = rest;
                break;
            }
            // The end of the dictionary around it: this array's own is lost.
            Token::Plain(Operand::DictEnd) => break,
            _ => match value(tokens, levels) {
                Some(item) => items.push(item),
                None => skip(tokens, rest),
            },
        }
    }
    Some(Object::Array(items))
}

fn dictionary(tokens: &mut &[Token<'_>], levels: usize) -> Option<Object> {
    let mut dict = Dictionary::new();
    let mut buffer = Vec::new();
    while let Some((first, rest)) = tokens.split_first() {
        match first {
            Token::Plain(Operand::DictEnd) => {
                *tokens = rest;
                break;
            }
            Token::Plain(Operand::Name(key)) => {
                *tokens = rest;
                let key = name(key, &mut buffer).to_vec();
                if let Some(value) = value(tokens, levels) {
                    dict.set(key, value);
                } else if let Some((Token::Junk, rest)) = tokens.split_first() {
                    // A key whose value is lost.
                    *tokens = rest;
                }
            }
            _ => *tokens = rest,
        }
    }
    Some(Object::Dictionary(dict))
}

/// Goes on at `rest`, unless something was taken already.
fn skip<'t, 'a>(tokens: &mut &'t [Token<'a>], rest: &'t [Token<'a>]) {
    if tokens.len() > rest.len() {
        *tokens = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        format!("{:?}", parse(bytes).expect("an object"))
    }

    #[test]
    fn junk_costs_its_own_entry_only() {
        let whole = "<</Type /Page/Parent 22 0 R/MediaBox [0 0 612 792]/I true>>";
        assert_eq!(read(whole.as_bytes()), whole);
        assert_eq!(
            read(b"<< /Type \"Page /Parent 22 0 R /MediaBox [ 0 0\xe9612 792 ] /I true >>"),
            "<</Parent 22 0 R/MediaBox [0 0 612 792]/I true>>"
        );
        assert_eq!(
            read(b"<< /A 37 0 \xf2 /B 6 0 R /Next _1 0 R /C (kept) >>"),
            "<</A 37/B 6 0 R/C (kept)>>"
        );
    }

    #[test]
    fn brackets_that_are_not_closed_end_with_the_object() {
        assert_eq!(read(b"<< /A [1 2 /B 3 0 R >> "), "<</A [1 2 /B 3 0 R]>>");
        assert!(parse(b">> 1").is_none());
        assert!(parse(b"junk").is_none());
        assert!(parse(&b"[".repeat(100_000)).is_some());
    }
}
