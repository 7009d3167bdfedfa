//! What type a text is set in: slant, colour and underline, counted over its characters.

use crate::pdf::Tone;

/// Slant and colour of a character, and whether it is underlined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Style(u32);

impl Style {
    /// A tone takes fifteen bits, the slant and the underline the next two.
    pub(super) fn new(italic: bool, underlined: bool, tone: Tone) -> Style {
        let tone = u32::from(tone.0 & 0x7fff);
        Style(tone | u32::from(italic) << 15 | u32::from(underlined) << 16)
    }

    /// Whether it is slanted.
    pub fn is_italic(self) -> bool {
        self.0 >> 15 & 1 == 1
    }

    /// Whether a line is drawn below it.
    pub fn is_underlined(self) -> bool {
        self.0 >> 16 & 1 == 1
    }

    /// Its colour.
    pub fn tone(self) -> Tone {
        Tone((self.0 & 0x7fff) as u16)
    }
}

/// Styles that are counted of one text, the first ones met: of more, none has most of its characters.
const COUNTED: usize = 4;
/// Share of the characters from which on a text is in one style: a link or a stressed word is in other type.
const MOST: f32 = 0.8;

/// How many characters of a text have which style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Styles {
    counts: [(Style, u32); COUNTED],
    all: u32,
}

impl Styles {
    /// Counts `count` characters of one style.
    pub(super) fn add(&mut self, style: Style, count: u32) {
        self.all = self.all.saturating_add(count);
        let place = (self.counts.iter_mut()).find(|(own, n)| *n == 0 || *own == style);
        if let Some((own, n)) = place {
            *own = style;
            *n = n.saturating_add(count);
        }
    }

    /// Counts all that `other` counted.
    pub(super) fn append(&mut self, other: &Styles) {
        for (style, count) in other.counts.iter().filter(|(_, n)| *n > 0) {
            self.add(*style, *count);
        }
        let counted: u32 = other.counts.iter().map(|(_, n)| n).sum();
        self.all = self.all.saturating_add(other.all.saturating_sub(counted));
    }

    /// The style of most of the characters, and how many they are.
    fn main(&self) -> (Style, u32) {
        let most = self.counts.iter().max_by_key(|(_, n)| *n);
        most.copied().unwrap_or_default()
    }

    /// The style that most characters have.
    pub(super) fn usual(&self) -> Style {
        self.main().0
    }

    /// The one style that the text is in, but for a few words; `None` where it has several.
    pub(super) fn whole(&self) -> Option<Style> {
        let (style, count) = self.main();
        (count > 0 && count as f32 >= MOST * self.all as f32).then_some(style)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_with_a_stressed_word_is_in_one_style() {
        let (plain, slanted) = (Style::default(), Style::new(true, false, Tone(0)));
        let grey = Style::new(false, false, Tone::of(Some([0.5; 3])));
        let of = |counts: &[(Style, u32)]| {
            let mut styles = Styles::default();
            counts.iter().for_each(|(s, n)| styles.add(*s, *n));
            styles
        };
        assert_eq!(of(&[(plain, 50), (slanted, 6)]).whole(), Some(plain));
        assert_eq!(of(&[(plain, 50), (slanted, 30)]).whole(), None);
        let mut both = of(&[(slanted, 4), (grey, 20)]);
        both.append(&of(&[(plain, 1), (grey, 30)]));
        assert_eq!((both.whole(), both.usual()), (Some(grey), grey));
        assert!(slanted.is_italic() && !grey.is_italic());
        assert_eq!(Styles::default().whole(), None);
    }
}
