//! Characters as the page draws them → letters: accents drawn as glyphs of their own are put onto their letters, ligatures
//! are expanded, and a glyph printed twice to look bold is one.

use unicode_normalization::char::compose;

use super::fragments::Ch;

/// The letters of one line, from left to right.
pub(super) struct Letters {
    pub(super) chars: Vec<Ch>,
    /// An accent waiting for the letter that it is set on.
    accent: Option<Ch>,
}

impl Letters {
    pub(super) fn with_capacity(count: usize) -> Letters {
        Letters {
            chars: Vec::with_capacity(count),
            accent: None,
        }
    }

    /// Adds one character of a line of `size` points: accents are composed, doubles dropped, ligatures expanded. Two letters
    /// of one glyph, of which this is not the first (`within_glyph`), are never one printed twice.
    pub(super) fn push(&mut self, ch: Ch, within_glyph: bool, size: f32) {
        let width = (ch.right - ch.left).max(0.1);
        if let Some(last) = self.chars.last_mut() {
            let near = (last.left - ch.left).abs() < 0.1 * size;
            if last.c == ch.c && near && !is_blank(ch.c) && !within_glyph {
                last.bold = true;
                return;
            }
            // Most characters are nothing but themselves.
            if ch.c.is_ascii_alphanumeric() && self.accent.is_none() {
                self.chars.push(ch);
                return;
            }
            if let Some(mark) = combining(ch.c)
                && overlap(last, &ch) > 0.4
                && let Some(c) = compose(dotted(last.c), mark)
            {
                last.c = c;
                return;
            }
        }
        if is_combining(ch.c) {
            match self
                .chars
                .last_mut()
                .and_then(|l| Some((compose(l.c, ch.c)?, l)))
            {
                Some((c, last)) => last.c = c,
                None => self.chars.push(ch),
            }
            return;
        }
        if let Some(accent) = self.accent.take() {
            let mark = combining(accent.c).and_then(|m| compose(dotted(ch.c), m));
            match mark {
                Some(c) if overlap(&accent, &ch) > 0.4 => {
                    self.chars.push(Ch { c, ..ch });
                    return;
                }
                _ => self.chars.push(accent),
            }
        }
        if combining(ch.c).is_some() {
            self.accent = Some(ch);
            return;
        }
        let inside = self.chars.last().is_some_and(|last| last.c.is_lowercase());
        if let Some(letters) = ligature(ch.c).or_else(|| misnamed(ch.c, inside)) {
            let step = width / letters.len() as f32;
            for (i, c) in letters.chars().enumerate() {
                let left = ch.left + step * i as f32;
                self.chars.push(Ch {
                    c,
                    left,
                    right: left + step,
                    ..ch
                });
            }
            return;
        }
        let c = if is_blank(ch.c) { ' ' } else { ch.c };
        if !c.is_control() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}') {
            self.chars.push(Ch { c, ..ch });
        }
    }

    /// How many there are, with the accent that waits.
    pub(super) fn count(&self) -> usize {
        self.chars.len() + usize::from(self.accent.is_some())
    }

    /// All letters; an accent that waits for one is one of them.
    pub(super) fn finish(mut self) -> Vec<Ch> {
        self.chars.extend(self.accent);
        self.chars
    }
}

fn overlap(a: &Ch, b: &Ch) -> f32 {
    let shared = a.right.min(b.right) - a.left.max(b.left);
    shared / (a.right - a.left).min(b.right - b.left).max(0.1)
}

pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{a0}' || c == '\u{2028}' || c == '\u{2029}'
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The combining mark of a spacing accent, as TeX and old Type 1 fonts draw them.
fn combining(c: char) -> Option<char> {
    Some(match c {
        '\u{60}' | '\u{2cb}' => '\u{300}',
        '\u{b4}' | '\u{2ca}' => '\u{301}',
        '^' | '\u{2c6}' => '\u{302}',
        '~' | '\u{2dc}' => '\u{303}',
        '\u{af}' | '\u{2c9}' => '\u{304}',
        '\u{2d8}' => '\u{306}',
        '\u{2d9}' => '\u{307}',
        '\u{a8}' => '\u{308}',
        '\u{2da}' => '\u{30a}',
        '\u{2dd}' => '\u{30b}',
        '\u{2c7}' => '\u{30c}',
        '\u{b8}' => '\u{327}',
        '\u{2db}' => '\u{328}',
        _ => return None,
    })
}

fn dotted(c: char) -> char {
    match c {
        '\u{131}' => 'i',
        '\u{237}' => 'j',
        c => c,
    }
}

/// The ligature that a capital stands for which fonts of Word name so: Calibri's glyphs for "ti", "tt" and "ft" are U+019F,
/// U+01A9 and U+014C in its PDFs. No word has the latter two `inside`, behind a small letter.
fn misnamed(c: char, inside: bool) -> Option<&'static str> {
    match c {
        '\u{19f}' => Some("ti"),
        '\u{1a9}' if inside => Some("tt"),
        '\u{14c}' if inside => Some("ft"),
        _ => None,
    }
}

fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_under_the_names_of_capitals_are_their_letters() {
        assert_eq!(misnamed('\u{19f}', false), Some("ti"));
        assert_eq!(misnamed('\u{1a9}', true), Some("tt"));
        // "Ōtaki" begins a name.
        assert_eq!(misnamed('\u{14c}', false), None);
    }
}
