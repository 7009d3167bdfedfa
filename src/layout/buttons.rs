//! Takes out the links that a portal prints beside each line of a form: "Edit", "Modifier".
//!
//! The sign is one short text in a colour of its own, or underlined, several times on one page, each time right of a line that
//! begins in bold type, as labels and headings do; and on the pages behind that one. Where it was an answer, the form lacks it,
//! and a reading without this habit has it again.

use std::collections::{HashMap, HashSet};

use super::fragments::Fragment;
use super::style::Style;
use crate::pdf::Tone;

/// So often, at least, a page has a link.
const LEAST: usize = 3;
/// Longest one, in characters and words.
const LONGEST: (usize, usize) = (24, 3);
/// More pieces of text than this on a page are a drawing.
const MOST: usize = 5_000;
/// More short texts in other colours than this are a map.
const MOST_SHORT: usize = 200;

/// A link's text and colour.
type Link = (String, Tone);

/// The links of a document as far as its pages were read.
#[derive(Debug, Default)]
pub(super) struct Links {
    texts: HashSet<Link>,
    /// How those are set, and where: another word at the same place is one more, "Optional" among "Required".
    places: Vec<Place>,
}

/// Colour, size, left and right edge, in points.
type Place = (Tone, f32, f32, f32);

/// More places than this are no column.
const PLACES: usize = 8;
/// Shortest link, in characters: two letters are somebody's initials.
const SHORTEST: usize = 4;

impl Links {
    fn has(&self, link: &Link, fragment: &Fragment) -> bool {
        let (tone, size, left, right) = place(fragment, link.1);
        let like = |own: &Place| {
            let set = own.0 == tone && (own.1 - size).abs() < 0.2;
            let aligned = (own.2 - left).abs() < 1.0 || (own.3 - right).abs() < 1.0;
            let centred = (own.2 + own.3 - left - right).abs() < 2.0;
            set && (aligned || centred)
        };
        self.texts.contains(link) || self.places.iter().any(like)
    }
}

fn place(fragment: &Fragment, tone: Tone) -> Place {
    let bbox = fragment.bbox;
    (tone, fragment.size, bbox.left, bbox.right)
}

/// Parts the text of a page from its links; `known` are those of the pages before.
pub(super) fn without(
    fragments: Vec<Fragment>,
    known: &mut Links,
) -> (Vec<Fragment>, Vec<Fragment>) {
    let Some(usual) = usual_tone(&fragments).filter(|_| fragments.len() <= MOST) else {
        return (fragments, Vec::new());
    };
    let links: Vec<Option<Link>> = fragments.iter().map(|f| link(f, usual)).collect();
    let count = links.iter().flatten().count();
    if count == 0 || count > MOST_SHORT {
        return (fragments, Vec::new());
    }
    let mut counts: HashMap<&Link, (usize, usize)> = HashMap::new();
    for (fragment, link) in fragments.iter().zip(&links) {
        if let Some(link) = link {
            let (all, beside) = counts.entry(link).or_default();
            *all += 1;
            *beside += usize::from(is_beside_a_label(fragment, &fragments));
        }
    }
    let often = |(all, beside): &(usize, usize)| *beside >= LEAST && all == beside;
    let found = counts.into_iter().filter(|(_, own)| often(own));
    let found: Vec<Link> = found.map(|(link, _)| link.clone()).collect();
    known.texts.extend(found);
    for (link, fragment) in links.iter().zip(&fragments) {
        let own = link.as_ref().filter(|link| known.texts.contains(*link));
        let new = own.filter(|link| {
            !known.has(&(String::new(), link.1), fragment) && known.places.len() < PLACES
        });
        let new = new.map(|link| place(fragment, link.1));
        known.places.extend(new);
    }
    let is_link = |(link, fragment): (&Option<Link>, &Fragment)| {
        let known = link.as_ref().is_some_and(|link| known.has(link, fragment));
        known && is_beside_a_label(fragment, &fragments)
    };
    let own: Vec<bool> = links.iter().zip(&fragments).map(is_link).collect();
    let mut own = own.into_iter();
    (fragments.into_iter()).partition(|_| own.next() != Some(true))
}

/// The colour of most characters.
fn usual_tone(fragments: &[Fragment]) -> Option<Tone> {
    let mut counts: HashMap<Tone, usize> = HashMap::new();
    for fragment in fragments {
        *counts.entry(tone(fragment)?).or_default() += fragment.chars.len();
    }
    let most = counts
        .into_iter()
        .max_by_key(|(tone, count)| (*count, format!("{tone:?}")));
    most.map(|(tone, _)| tone)
}

fn style(fragment: &Fragment) -> Option<Style> {
    fragment.chars.first().map(|ch| ch.style)
}

fn tone(fragment: &Fragment) -> Option<Tone> {
    style(fragment).map(Style::tone)
}

/// What a fragment links, if it may be a link.
fn link(fragment: &Fragment, usual: Tone) -> Option<Link> {
    if !(SHORTEST..=LONGEST.0).contains(&fragment.chars.len()) {
        return None;
    }
    let own = style(fragment)?;
    let text = fragment.string();
    let words = text.split_whitespace().nth(LONGEST.1).is_none();
    let plain = text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit());
    let apart = own.tone() != usual || own.is_underlined();
    (words && plain && apart).then(|| (text.trim().to_owned(), own.tone()))
}

/// Whether the line left of `fragment` begins in bold type and in another colour, or not underlined.
fn is_beside_a_label(fragment: &Fragment, fragments: &[Fragment]) -> bool {
    let left = fragments.iter().filter(|f| {
        let level = (f.baseline - fragment.baseline).abs() < 0.5 * f.size.max(fragment.size);
        level && f.bbox.right <= fragment.bbox.left + 1.0
    });
    let first = left.min_by(|a, b| a.bbox.left.total_cmp(&b.bbox.left));
    first.is_some_and(|first| {
        let bold = first.chars.iter().filter(|ch| ch.bold).count();
        let other = style(first) != style(fragment);
        2 * bold > first.chars.len() && other
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::drawn;

    /// A page with so many rows of a bold label, a value, and "Edit" in a colour of its own or not.
    fn kept(rows: usize, colour: bool) -> usize {
        let mut all = Vec::new();
        for row in 0..rows {
            for (text, left) in [
                ("Label", 10.0),
                ("and its value, longer", 100.0),
                ("Edit", 400.0),
            ] {
                let mut own = drawn(text, left);
                own.baseline = 20.0 * row as f32;
                own.chars
                    .iter_mut()
                    .for_each(|ch| ch.bold = text == "Label");
                if text == "Edit" && colour {
                    let style = Style::new(false, true, Tone::default());
                    own.chars.iter_mut().for_each(|ch| ch.style = style);
                }
                all.push(own);
            }
        }
        let all_of_them = all.len();
        let (kept, links) = without(all, &mut Links::default());
        assert_eq!(kept.len() + links.len(), all_of_them);
        links.len()
    }

    #[test]
    fn link_beside_several_labels_goes() {
        assert_eq!(kept(4, true), 4);
        assert_eq!(kept(2, true), 0);
        assert_eq!(kept(4, false), 0);
    }
}
