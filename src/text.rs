//! Text that knows where each of its characters is.
//!
//! Every stage after `pdf` cuts, joins and trims text; the place of what is left must stay exact, down to one of two
//! e-mail addresses on a line. So a [`Text`] carries one position per character and every edit keeps the two in step.

use std::ops::Range;

use crate::geom::{PageNumber, Place, Rect};

/// The vertical extent of one printed line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineBand {
    /// The page it is on.
    pub page: PageNumber,
    /// Top of the line, in points from the top of the page.
    pub top: f32,
    /// Bottom of the line, in points from the top of the page.
    pub bottom: f32,
}

/// Where one character is: its line and its horizontal extent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CharPlace {
    /// Index into the bands of the same [`Text`].
    pub band: u32,
    /// Left edge in points.
    pub left: f32,
    /// Right edge in points; equal to `left` for a character that was added (a space between joined lines).
    pub right: f32,
}

/// Text with the place of each character (one [`CharPlace`] per `char`, in order).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    text: String,
    chars: Vec<CharPlace>,
    bands: Vec<LineBand>,
}

#[cfg(test)]
impl Text {
    /// One line on the first page; where on it says nothing.
    pub(crate) fn on_a_line(printed: &str) -> Text {
        let mut text = Text::new();
        text.start_line(LineBand {
            page: PageNumber::FIRST,
            top: 0.0,
            bottom: 12.0,
        });
        printed.chars().for_each(|c| text.push(c, 0.0, 1.0));
        text
    }
}

impl Text {
    /// Text without characters.
    pub fn new() -> Text {
        Text::default()
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there are no characters.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Starts a new printed line; characters pushed next are on it.
    pub fn start_line(&mut self, band: LineBand) {
        self.bands.push(band);
    }

    /// Makes room for `count` more characters.
    pub fn reserve(&mut self, count: usize) {
        self.text.reserve(count);
        self.chars.reserve(count);
    }

    /// Adds a character on the line started last; does nothing when no line was started.
    pub fn push(&mut self, c: char, left: f32, right: f32) {
        let Some(band) = self.bands.len().checked_sub(1) else {
            return;
        };
        self.text.push(c);
        self.chars.push(CharPlace {
            band: band as u32,
            left,
            right,
        });
    }

    /// Adds a character that is not on the page (a space or line end between joined lines), placed at the end of what
    /// is before it; does nothing in an empty text.
    pub fn push_added(&mut self, c: char) {
        let Some(last) = self.chars.last().copied() else {
            return;
        };
        self.text.push(c);
        self.chars.push(CharPlace {
            left: last.right,
            ..last
        });
    }

    /// Takes the last character away.
    pub fn pop(&mut self) -> Option<char> {
        self.chars.pop();
        self.text.pop()
    }

    /// Appends `other` with its places.
    pub fn append(&mut self, other: &Text) {
        let shift = self.bands.len() as u32;
        self.bands.extend_from_slice(&other.bands);
        self.text.push_str(&other.text);
        self.chars.extend(other.chars.iter().map(|c| CharPlace {
            band: c.band + shift,
            ..*c
        }));
    }

    /// The part in `range` (bytes of [`Text::as_str`], cut down to character boundaries), with its places.
    pub fn slice(&self, range: Range<usize>) -> Text {
        let start = floor_boundary(&self.text, range.start);
        let end = floor_boundary(&self.text, range.end).max(start);
        let first = self.text[..start].chars().count();
        let count = self.text[start..end].chars().count();
        let chars = self.chars.get(first..first + count).unwrap_or(&[]);
        let (low, high) = chars
            .iter()
            .fold((u32::MAX, 0), |(l, h), c| (l.min(c.band), h.max(c.band)));
        if chars.is_empty() {
            return Text::new();
        }
        Text {
            text: self.text[start..end].to_owned(),
            chars: chars
                .iter()
                .map(|c| CharPlace {
                    band: c.band - low,
                    ..*c
                })
                .collect(),
            bands: self.bands[low as usize..=high as usize].to_vec(),
        }
    }

    /// Without white space at both ends.
    pub fn trim(&self) -> Text {
        self.slice(self.trimmed_range())
    }

    /// The bytes that [`Text::trim`] would keep.
    pub fn trimmed_range(&self) -> Range<usize> {
        let start = self.text.len() - self.text.trim_start().len();
        start..start + self.text.trim().len()
    }

    /// The text on one line: every run of white space, line ends included, becomes one space; ends trimmed.
    pub fn single_line(&self) -> Text {
        self.collapsed(false)
    }

    /// Every run of white space becomes one space, or one line end where it has one; ends trimmed.
    pub fn tidied(&self) -> Text {
        self.collapsed(true)
    }

    fn collapsed(&self, keep_lines: bool) -> Text {
        if self.is_collapsed(keep_lines) {
            return self.clone();
        }
        let mut out = Text {
            text: String::with_capacity(self.text.len()),
            chars: Vec::with_capacity(self.chars.len()),
            bands: self.bands.clone(),
        };
        let mut gap: Option<char> = None;
        for (c, place) in self.text.chars().zip(&self.chars) {
            if c.is_whitespace() {
                let line = keep_lines && (c == '\n' || gap == Some('\n'));
                gap = (!out.text.is_empty()).then_some(if line { '\n' } else { ' ' });
                continue;
            }
            if let Some(space) = gap.take() {
                out.push_added(space);
            }
            out.text.push(c);
            out.chars.push(*place);
        }
        out
    }

    /// Whether no two white spaces are together, none is at an end, and each is a space or, with `keep_lines`, a
    /// line end.
    fn is_collapsed(&self, keep_lines: bool) -> bool {
        let mut after_space = true;
        for c in self.text.chars() {
            let space = c.is_whitespace();
            let kept = c == ' ' || keep_lines && c == '\n';
            if space && (after_space || !kept) {
                return false;
            }
            after_space = space;
        }
        !after_space || self.text.is_empty()
    }

    /// Where the visible characters of `range` (bytes) are: one place per printed line, in reading order.
    pub fn at(&self, range: Range<usize>) -> Vec<Place> {
        let start = floor_boundary(&self.text, range.start);
        let end = floor_boundary(&self.text, range.end).max(start);
        let first = self.text[..start].chars().count();
        let places = self.chars.get(first..).unwrap_or(&[]);
        // Band, left and right edge of each line.
        let mut lines: Vec<(u32, f32, f32)> = Vec::new();
        let visible = self.text[start..end].chars().zip(places);
        for (_, place) in visible.filter(|(c, _)| !c.is_whitespace()) {
            match lines.last_mut() {
                Some((band, left, right)) if *band == place.band => {
                    *left = left.min(place.left);
                    *right = right.max(place.right);
                }
                _ => lines.push((place.band, place.left, place.right)),
            }
        }
        lines
            .into_iter()
            .filter_map(|(band, left, right)| {
                let band = self.bands.get(band as usize)?;
                let (top, bottom) = (band.top, band.bottom);
                let rect = Rect {
                    left,
                    top,
                    right,
                    bottom,
                };
                Some(Place::new(band.page, rect))
            })
            .collect()
    }

    /// Where all of it is: one place per printed line, in reading order.
    pub fn places(&self) -> Vec<Place> {
        self.at(0..self.text.len())
    }

    /// Each visible character with its place, in reading order.
    pub fn characters(&self) -> impl Iterator<Item = (char, Place)> + '_ {
        let both = self.text.chars().zip(&self.chars);
        both.filter(|(c, _)| !c.is_whitespace())
            .filter_map(|(c, at)| {
                let band = self.bands.get(at.band as usize)?;
                let rect = Rect {
                    left: at.left,
                    right: at.right,
                    top: band.top,
                    bottom: band.bottom,
                };
                Some((c, Place::new(band.page, rect)))
            })
    }

    /// The bytes of each printed line, without white space at its ends, in reading order.
    pub fn printed_lines(&self) -> Vec<Range<usize>> {
        let mut out: Vec<(u32, Range<usize>)> = Vec::new();
        let visible = self.text.char_indices().zip(&self.chars);
        for ((at, c), place) in visible.filter(|((_, c), _)| !c.is_whitespace()) {
            let end = at + c.len_utf8();
            match out.last_mut() {
                Some((band, line)) if *band == place.band => line.end = end,
                _ => out.push((place.band, at..end)),
            }
        }
        out.into_iter().map(|(_, line)| line).collect()
    }

    /// The page of the last character.
    pub fn last_page(&self) -> Option<PageNumber> {
        let last = self.chars.last()?;
        Some(self.bands.get(last.band as usize)?.page)
    }

    /// The page of the first character.
    pub fn page(&self) -> Option<PageNumber> {
        let first = self.chars.first()?;
        Some(self.bands.get(first.band as usize)?.page)
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "ab c" on one line, each character ten points wide, then "de" on the next.
    fn two_lines() -> Text {
        let mut text = Text::new();
        text.start_line(LineBand {
            page: PageNumber::FIRST,
            top: 0.0,
            bottom: 12.0,
        });
        for (i, c) in "ab c".chars().enumerate() {
            text.push(c, i as f32 * 10.0, i as f32 * 10.0 + 10.0);
        }
        text.push_added(' ');
        text.start_line(LineBand {
            page: PageNumber::FIRST,
            top: 14.0,
            bottom: 26.0,
        });
        for (i, c) in "de".chars().enumerate() {
            text.push(c, i as f32 * 10.0, i as f32 * 10.0 + 10.0);
        }
        text
    }

    #[test]
    fn slice_keeps_only_its_own_places() {
        let text = two_lines();
        assert_eq!(text.as_str(), "ab c de");
        let c = text.slice(3..4);
        assert_eq!(c.as_str(), "c");
        assert_eq!(c.places()[0].bbox, [30.0, 0.0, 40.0, 12.0]);
    }

    #[test]
    fn places_are_one_box_per_line() {
        assert_eq!(two_lines().places().len(), 2);
        assert_eq!(
            two_lines().slice(5..7).places()[0].bbox,
            [0.0, 14.0, 20.0, 26.0]
        );
    }

    #[test]
    fn cut_inside_a_character_moves_to_its_start() {
        let mut text = Text::new();
        text.start_line(LineBand {
            page: PageNumber::FIRST,
            top: 0.0,
            bottom: 12.0,
        });
        text.push('é', 0.0, 5.0);
        text.push('x', 5.0, 10.0);
        assert_eq!(text.slice(1..3).as_str(), "éx");
    }
}
