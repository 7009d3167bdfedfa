//! CMaps written in a file: codespaces, code → CID, code → text (ISO 32000-2, 9.7.5 and 9.10.3).
//!
//! Read by a parser of our own: hayro-cmap gives a whole CMap up at its first fault and does not tell codespaces. Ours
//! takes every entry that makes sense, whatever is around it. hayro-cmap brings the predefined CMaps
//! ([`super::predefined`]).

use super::codes::{CidRanges, Codespaces};
use super::lexer::{Token, Tokens};
use super::texts::Texts;

/// What a CMap says.
#[derive(Debug, Clone, Default)]
pub(super) struct CMap {
    /// Which byte sequences are codes; empty when the CMap does not say.
    pub(super) codespaces: Codespaces,
    /// CIDs of codes.
    pub(super) cids: CidRanges,
    /// Texts of codes, as the file has them.
    pub(super) texts: Texts,
    /// The name before `usecmap`.
    pub(super) base: Option<Vec<u8>>,
    /// WMode 1.
    pub(super) vertical: bool,
    /// Whether one range maps (nearly) all two-byte codes to the same number as text.
    pub(super) is_identity: bool,
}

/// Codes given a text by ranges; a range that claims more is cut.
const MAX_RANGE_TEXTS: usize = 1 << 17;

impl CMap {
    /// Reads a CMap; entries that make no sense are left out.
    pub(super) fn parse(bytes: &[u8]) -> CMap {
        let mut cmap = CMap::default();
        let mut tokens = Tokens::new(bytes);
        let mut last_name: Option<&[u8]> = None;
        let mut room = MAX_RANGE_TEXTS;
        // A section ends at its `end…`; where that is missing, the next section or the end of the file ends it.
        let mut section = Section::None;
        let mut operands = Operands::default();
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"usecmap") => cmap.base = last_name.map(<[u8]>::to_vec),
                Token::Word(word) => {
                    if let Some(next) = Section::by_word(word) {
                        section = next;
                        operands = Operands::default();
                    }
                }
                Token::Name(name) if section == Section::None => {
                    if name == b"WMode"
                        && let Some(Token::Number(number)) = tokens.next()
                    {
                        cmap.vertical = number == 1;
                    }
                    last_name = Some(name);
                }
                _ if section == Section::None => {}
                _ => {
                    operands.take(token, tokens.bytes());
                    if section.complete(&operands) {
                        cmap.entry(section, &operands, &mut room);
                        operands.clear();
                    }
                }
            }
        }
        cmap.codespaces.sort();
        cmap.cids.sort();
        cmap
    }

    fn entry(&mut self, section: Section, operands: &Operands, room: &mut usize) {
        let Some((low, bytes)) = operands.code(0) else {
            return;
        };
        match section {
            Section::None => {}
            Section::Codespace => {
                if let Some((high, _)) = operands.code(1) {
                    self.codespaces.push(bytes, low, high);
                }
            }
            Section::CidChar => {
                if let Some(cid) = operands.cid() {
                    self.cids.push(bytes, low, low, cid);
                }
            }
            Section::CidRange => {
                if let (Some((high, _)), Some(cid)) = (operands.code(1), operands.cid()) {
                    self.cids.push(bytes, low, high, cid);
                }
            }
            Section::BfChar => {
                if let Some(text) = operands.text() {
                    self.texts.set(low, &text);
                }
            }
            Section::BfRange => {
                let Some((high, _)) = operands.code(1) else {
                    return;
                };
                if operands.list {
                    let index = operands.listed.saturating_sub(1);
                    let code = low.checked_add(index).filter(|code| *code <= high);
                    if let (Some(code), Some(text)) = (code, operands.text()) {
                        self.texts.set(code, &text);
                    }
                } else if let Some(text) = operands.text() {
                    self.is_identity |=
                        high.saturating_sub(low) > 0x7FFF && text.chars().eq(char::from_u32(low));
                    self.text_range(low, high, &text, room);
                }
            }
        }
    }

    /// ISO 32000-2, 9.10.3: the last byte of the text counts up. Producers also let it carry over; so do we.
    fn text_range(&mut self, low: u32, high: u32, text: &str, room: &mut usize) {
        let mut chars = text.chars();
        let Some(last) = chars.next_back() else {
            (low..=high)
                .take(*room)
                .for_each(|code| self.texts.set(code, ""));
            return;
        };
        let mut whole = chars.as_str().to_owned();
        let start = whole.len();
        for (code, unit) in (low..=high).zip(u32::from(last)..).take(*room) {
            *room -= 1;
            // Surrogates on the way are not characters.
            let Some(c) = char::from_u32(unit) else {
                continue;
            };
            whole.truncate(start);
            whole.push(c);
            self.texts.set(code, &whole);
        }
    }
}

/// Which entries are being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    None,
    Codespace,
    CidChar,
    CidRange,
    BfChar,
    BfRange,
}

impl Section {
    fn by_word(word: &[u8]) -> Option<Section> {
        Some(match word {
            b"begincodespacerange" => Section::Codespace,
            b"begincidchar" => Section::CidChar,
            b"begincidrange" => Section::CidRange,
            b"beginbfchar" => Section::BfChar,
            b"beginbfrange" => Section::BfRange,
            b"endcodespacerange" | b"endcidchar" | b"endcidrange" | b"endbfchar"
            | b"endbfrange" | b"endcmap" | b"beginnotdefrange" | b"beginnotdefchar" => {
                Section::None
            }
            _ => return None,
        })
    }

    /// Whether the operands are a whole entry.
    fn complete(self, operands: &Operands) -> bool {
        let wanted = match self {
            Section::None => return false,
            Section::Codespace | Section::CidChar | Section::BfChar => 2,
            Section::CidRange | Section::BfRange => 3,
        };
        operands.count >= wanted
    }
}

/// Operands of the entry that is being read.
#[derive(Debug, Default)]
struct Operands {
    /// How many there are.
    count: usize,
    /// The first two, as numbers with their length in bytes.
    codes: [Option<(u32, usize)>; 2],
    /// The last one: a string's bytes.
    bytes: Vec<u8>,
    /// The last one: a number.
    number: Option<i64>,
    /// The last one: a glyph's name.
    name: Option<String>,
    /// Within `[ … ]`, which gives one text for each code of a range.
    list: bool,
    /// How many texts the list has given.
    listed: u32,
}

impl Operands {
    fn clear(&mut self) {
        if self.list {
            // The range's two codes hold for the next text of its list.
            self.count = 2;
        } else {
            *self = Operands {
                bytes: std::mem::take(&mut self.bytes),
                ..Operands::default()
            };
        }
    }

    fn take(&mut self, token: Token<'_>, bytes: &[u8]) {
        match token {
            Token::Open => {
                self.list = self.count == 2;
                return;
            }
            Token::Close => {
                self.list = false;
                self.clear();
                return;
            }
            Token::String => {
                if let (Some(slot), 1..=4) = (self.codes.get_mut(self.count), bytes.len()) {
                    *slot = Some((
                        bytes
                            .iter()
                            .fold(0, |code, byte| code << 8 | u32::from(*byte)),
                        bytes.len(),
                    ));
                }
                self.bytes.clear();
                self.bytes.extend_from_slice(bytes);
                self.number = None;
                self.name = None;
            }
            Token::Number(number) => {
                self.number = Some(number);
                self.name = None;
            }
            Token::Name(name) => {
                self.name = Some(String::from_utf8_lossy(name).into_owned());
                self.number = None;
            }
            Token::Word(_) => return,
        }
        self.count += 1;
        if self.list {
            self.listed += 1;
        }
    }

    fn code(&self, index: usize) -> Option<(u32, usize)> {
        self.codes.get(index).copied().flatten()
    }

    fn cid(&self) -> Option<u32> {
        u32::try_from(self.number?).ok()
    }

    /// UTF-16BE (ISO 32000-2, 9.10.3); a lone byte is a character, as many producers write it.
    fn text(&self) -> Option<String> {
        if let Some(name) = &self.name {
            return super::glyph_name::text(name);
        }
        if self.number.is_some() {
            return None;
        }
        if let [byte] = self.bytes[..] {
            return Some(char::from(byte).to_string());
        }
        let units = self
            .bytes
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        // A lone surrogate is one fault among good characters: it must not take them away.
        Some(
            char::decode_utf16(units)
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_characters_ranges_and_lists() {
        let cmap = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
            2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar
            2 beginbfrange <0020> <0022> <0041> <0030> <0032> [<0061> /eacute <D83DDE00>] endbfrange
            1 beginbfchar <00F0> <5D> endbfchar",
        );
        let texts: Vec<_> = cmap.texts.iter().collect();
        assert_eq!(
            texts,
            [
                (0x03, " "),
                (0x10, "fi"),
                (0x20, "A"),
                (0x21, "B"),
                (0x22, "C"),
                (0x30, "a"),
                (0x31, "é"),
                (0x32, "😀"),
                (0xF0, "]"),
            ]
        );
        assert_eq!(cmap.codespaces.length(b"ab"), 2);
        assert_eq!(cmap.codespaces.length(b"a"), 1);
    }

    #[test]
    fn a_broken_cmap_keeps_its_good_entries() {
        let cmap = CMap::parse(
            b"beginbfchar <01> <0041> <02> beginbfrange <03> <04> <0043 <05> zzz <06> <06> <0046>",
        );
        let texts: Vec<_> = cmap.texts.iter().collect();
        assert_eq!(texts.first(), Some(&(1, "A")));
        assert_eq!(cmap.texts.get(3), Some("C"));
        assert_eq!(cmap.texts.get(4), Some("D"));
    }

    #[test]
    fn mixed_code_lengths_follow_the_codespaces() {
        let cmap = CMap::parse(
            b"2 begincodespacerange <00> <80> <8140> <9FFC> endcodespacerange
            2 begincidrange <20> <7e> 1 <8140> <817e> 633 endcidrange 1 begincidchar <8150> 7 endcidchar
            /WMode 1 def /H usecmap",
        );
        assert_eq!(cmap.codespaces.length(b"\x41\x81"), 1);
        assert_eq!(cmap.codespaces.length(b"\x81\x41"), 2);
        assert_eq!(cmap.codespaces.length(b"\x81\x01\x41"), 2);
        assert_eq!(cmap.codespaces.length(b"\xFF\xFF"), 1);
        assert_eq!(cmap.cids.get(0x41, 1), Some(34));
        assert_eq!(cmap.cids.get(0x8141, 2), Some(634));
        assert_eq!(cmap.cids.get(0x8150, 2), Some(7));
        assert_eq!(cmap.cids.get(0x8151, 2), Some(650));
        assert_eq!(cmap.cids.get(0x41, 2), None);
        assert!(cmap.vertical);
        assert_eq!(cmap.base.as_deref(), Some(&b"H"[..]));
    }

    #[test]
    fn huge_ranges_are_bounded() {
        let cmap = CMap::parse(
            b"beginbfrange <00000000> <FFFFFFFF> <0041> <0000> <FFFF> <00410042> endbfrange",
        );
        assert!(cmap.texts.iter().count() <= MAX_RANGE_TEXTS);
        let identity = CMap::parse(b"beginbfrange <0000> <FFFF> <0000> endbfrange");
        assert!(identity.is_identity);
        assert_eq!(identity.texts.get(0x41), Some("A"));
    }
}
