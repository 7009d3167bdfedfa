//! Symbol and Wingdings: fonts whose codes mean bullets, marks and Greek, where an encoding or a ToUnicode leaves
//! them as private-use characters or as the letters on the same keys.

use super::encoding::Base;

/// A font of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pictograms {
    Symbol,
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
}

impl Pictograms {
    /// By the base font's name without subset prefix.
    pub(super) fn by_font_name(name: &str) -> Option<Pictograms> {
        let plain: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        Some(match plain.as_str() {
            "wingdings2" => Pictograms::Wingdings2,
            "wingdings3" => Pictograms::Wingdings3,
            name if name.starts_with("wingdings") => Pictograms::Wingdings,
            name if name.starts_with("webdings") => Pictograms::Webdings,
            "symbol" | "symbolmt" | "symbolps" | "standardsymbolsps" | "standardsymbolsl" => {
                Pictograms::Symbol
            }
            name if name.starts_with("symbol") && name.len() <= 16 => Pictograms::Symbol,
            _ => return None,
        })
    }

    /// What the font draws for a code; `None` for pictures that have no agreed character here.
    pub(super) fn text(self, code: u8) -> Option<String> {
        if code == b' ' {
            return Some(" ".to_owned());
        }
        let found = match self {
            Pictograms::Symbol => return Base::Symbol.text(code).map(str::to_owned),
            Pictograms::Wingdings => WINGDINGS,
            Pictograms::Wingdings2 => WINGDINGS_2,
            Pictograms::Wingdings3 => WINGDINGS_3,
            Pictograms::Webdings => WEBDINGS,
        };
        found
            .iter()
            .find(|(known, _)| *known == code)
            .map(|(_, c)| c.to_string())
    }

    /// What a private-use character means in this font: U+F000 + code.
    pub(super) fn private_text(self, c: char) -> Option<String> {
        let code = u32::from(c).checked_sub(0xF000)?;
        self.text(u8::try_from(code).ok()?)
    }
}

/// A private-use character that means the same at any place: Word's bullet, whatever font name it comes with.
pub(super) fn bullet(c: char) -> Option<&'static str> {
    (c == '\u{F0B7}').then_some("•")
}

/// Marks of lists, boxes, checks and arrows.
const WINGDINGS: &[(u8, char)] = &[
    (0x21, '🖉'),
    (0x22, '✂'),
    (0x28, '☎'),
    (0x29, '✆'),
    (0x2A, '🖂'),
    (0x2B, '🖃'),
    (0x36, '⌛'),
    (0x3A, '🖳'),
    (0x3F, '✍'),
    (0x45, '☜'),
    (0x46, '☞'),
    (0x47, '☝'),
    (0x48, '☟'),
    (0x4A, '☺'),
    (0x4B, '😐'),
    (0x4C, '☹'),
    (0x54, '❄'),
    (0x58, '✠'),
    (0x59, '✡'),
    (0x5A, '☪'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '🞐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x78, '☒'),
    (0x7B, '🏵'),
    (0x7C, '✿'),
    (0x7D, '❝'),
    (0x7E, '❞'),
    (0x80, '⓪'),
    (0x81, '①'),
    (0x82, '②'),
    (0x83, '③'),
    (0x84, '④'),
    (0x85, '⑤'),
    (0x86, '⑥'),
    (0x87, '⑦'),
    (0x88, '⑧'),
    (0x89, '⑨'),
    (0x8A, '⑩'),
    (0x8B, '⓿'),
    (0x8C, '❶'),
    (0x8D, '❷'),
    (0x8E, '❸'),
    (0x8F, '❹'),
    (0x90, '❺'),
    (0x91, '❻'),
    (0x92, '❼'),
    (0x93, '❽'),
    (0x94, '❾'),
    (0x95, '❿'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA0, '▪'),
    (0xA1, '○'),
    (0xA4, '◉'),
    (0xA5, '◎'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xAA, '✦'),
    (0xAB, '★'),
    (0xAC, '✶'),
    (0xAD, '✴'),
    (0xAE, '✹'),
    (0xAF, '✵'),
    (0xD5, '⌫'),
    (0xD6, '⌦'),
    (0xD8, '➢'),
    (0xDC, '➲'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE3, '↖'),
    (0xE4, '↗'),
    (0xE5, '↙'),
    (0xE6, '↘'),
    (0xE8, '➔'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF1, '⇧'),
    (0xF2, '⇩'),
    (0xF3, '⬄'),
    (0xF4, '⇳'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: &[(u8, char)] = &[
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0x98, '•'),
    (0xA0, '▪'),
    (0xA2, '■'),
    (0xA3, '□'),
    (0xAF, '◆'),
];

const WINGDINGS_3: &[(u8, char)] = &[
    (0x21, '→'),
    (0x22, '↑'),
    (0x23, '↓'),
    (0x70, '▲'),
    (0x71, '▼'),
    (0x75, '◀'),
    (0x7D, '▶'),
    (0x84, '▶'),
];

const WEBDINGS: &[(u8, char)] = &[
    (0x33, '◀'),
    (0x34, '▶'),
    (0x3D, '■'),
    (0x61, '✓'),
    (0x63, '□'),
    (0x67, '■'),
    (0x6E, '●'),
    (0x72, '✗'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_bullets_are_bullets() {
        let font = Pictograms::by_font_name("Wingdings-Regular").expect("a font of pictures");
        assert_eq!(font.private_text('\u{F0A7}').as_deref(), Some("▪"));
        assert_eq!(font.private_text('\u{F0FC}').as_deref(), Some("✓"));
        let font = Pictograms::by_font_name("SymbolMT").expect("a font of pictures");
        assert_eq!(font.private_text('\u{F0B7}').as_deref(), Some("•"));
        assert_eq!(font.text(b'a').as_deref(), Some("α"));
        assert_eq!(Pictograms::by_font_name("SegoeUISymbol"), None);
    }
}
