//! Puts a large first letter, beside which the lines of its paragraph begin, back before its word, and a large number before
//! the heading beside it.
//!
//! For texts set with drop capitals. It acts on a fragment of one capital letter, with a quotation mark at most, or of a
//! number of two digits, that is much larger than the line that begins at its right, above its foot.

use super::fragments::Fragment;

/// A drop capital is so much larger than its text: two lines high at least.
const LARGER: f32 = 1.7;
/// How far its text begins from it, in em of the text.
const NEAR: f32 = 1.3;

/// How much larger than the line beside it a number is, and how near to it, in em of the line.
const LARGER_NUMBER: f32 = 1.4;
const NEAR_NUMBER: f32 = 4.0;
/// Nothing is so near above or below it, in em.
const MARGIN: f32 = 0.8;

/// More lone capitals than this on a page are a drawing's, or letters drawn one by one.
const MOST: usize = 60;

/// Puts every drop capital of a page before the line that it begins.
pub(super) fn join(mut fragments: Vec<Fragment>) -> Vec<Fragment> {
    if fragments
        .iter()
        .filter(|f| is_capital(f) || is_number(f))
        .count()
        > MOST
    {
        return fragments;
    }
    let mut at = 0;
    while at < fragments.len() {
        let Some(line) = first_line(&fragments, at) else {
            at += 1;
            continue;
        };
        let space = is_number(&fragments[at]) || is_word(&fragments, at, line);
        let capital = fragments.remove(at);
        let line = line - usize::from(line > at);
        if let Some(own) = fragments.get_mut(line) {
            put_before(own, capital, space);
        }
    }
    fragments
}

/// One capital letter, with a quotation mark at most.
fn is_capital(fragment: &Fragment) -> bool {
    let mut letters = fragment.chars.iter().filter(|c| c.c.is_alphabetic());
    fragment.chars.len() <= 3
        && letters.next().is_some_and(|c| c.c.is_uppercase())
        && letters.next().is_none()
}

/// A number of one or two digits, with a stop or bracket at most.
fn is_number(fragment: &Fragment) -> bool {
    let text = fragment.string();
    let digits = text.trim_end_matches(['.', ')']);
    text.len() <= 3 && matches!(digits.len(), 1 | 2) && digits.chars().all(|c| c.is_ascii_digit())
}

/// The line that the fragment at `at` is the drop capital or the number of.
fn first_line(fragments: &[Fragment], at: usize) -> Option<usize> {
    let capital = fragments
        .get(at)
        .filter(|f| is_capital(f) || is_number(f))?;
    // A number in a margin, above or below words there, is theirs.
    let in_margin = |f: &Fragment| {
        let over = f.bbox.left < capital.bbox.right && f.bbox.right > capital.bbox.left;
        let gap = (f.bbox.top - capital.bbox.bottom).max(capital.bbox.top - f.bbox.bottom);
        over && gap < MARGIN * f.size && !std::ptr::eq(f, capital)
    };
    if is_number(capital) && fragments.iter().any(in_margin) {
        return None;
    }
    let (larger, near, rise) = match is_number(capital) {
        true => (LARGER_NUMBER, NEAR_NUMBER, 0.3),
        false => (LARGER, NEAR, 0.4),
    };
    let begins = |f: &Fragment| {
        let gap = f.bbox.left - capital.bbox.right;
        let raised = f.baseline < capital.baseline - rise * f.size;
        let first = f.chars.first().is_some_and(|c| c.c.is_alphanumeric());
        larger * f.size <= capital.size
            && gap > -0.3 * f.size
            && gap < near * f.size
            && f.baseline > capital.bbox.top
            && raised
            && first
            && f.origin == capital.origin
    };
    let lines = fragments.iter().enumerate().filter(|(_, f)| begins(f));
    let (line, _) = lines.min_by(|a, b| a.1.baseline.total_cmp(&b.1.baseline))?;
    Some(line)
}

/// Whether the capital at `at` is a word of its own before the line: "A district". Then the line's first word is
/// elsewhere on the page, and both together do not.
fn is_word(fragments: &[Fragment], at: usize, line: usize) -> bool {
    let (Some(capital), Some(own)) = (fragments.get(at), fragments.get(line)) else {
        return false;
    };
    let folded = |text: &str| {
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        bare.to_lowercase()
    };
    let letter = folded(&capital.string());
    let text = own.string();
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("");
    if first.chars().next().is_some_and(char::is_uppercase) {
        // "LA RIVE", or a name behind "A".
        return first.chars().any(char::is_lowercase);
    }
    let (rest, whole) = (folded(first), format!("{letter}{}", folded(first)));
    let (mut alone, mut parted, mut joined) = (false, false, false);
    for (i, fragment) in fragments.iter().enumerate() {
        let text = fragment.string();
        let skip = usize::from(i == line);
        for word in text.split_whitespace().skip(skip).map(folded) {
            alone |= i != at && word == letter;
            parted |= word == rest;
            joined |= word == whole;
        }
    }
    alone && parted && !joined
}

/// Puts the letters of `capital` before those of `line`.
fn put_before(line: &mut Fragment, capital: Fragment, space: bool) {
    let mut chars = capital.chars;
    if let Some(last) = chars.last().copied().filter(|_| space) {
        let mut blank = last;
        blank.c = ' ';
        blank.left = last.right;
        chars.push(blank);
    }
    chars.append(&mut line.chars);
    line.chars = chars;
    line.bbox.left = line.bbox.left.min(capital.bbox.left);
    line.order = line.order.min(capital.order);
}

#[cfg(test)]
mod tests {
    use super::super::fragments::Ch;
    use super::super::{Origin, Style};
    use super::*;
    use crate::geom::Rect;

    /// A line of letters half as wide as high.
    fn line(order: usize, text: &str, left: f32, baseline: f32, size: f32) -> Fragment {
        let edge = |i: usize| left + 0.5 * size * i as f32;
        let letters = text.chars().enumerate().map(|(i, c)| Ch {
            c,
            left: edge(i),
            right: edge(i + 1),
            bold: false,
            style: Style::default(),
            raised: false,
        });
        Fragment {
            chars: letters.collect(),
            bbox: Rect {
                left,
                top: baseline - 0.8 * size,
                right: edge(text.chars().count()),
                bottom: baseline + 0.2 * size,
            },
            baseline,
            size,
            end_size: size,
            squeeze: 1.0,
            leans: false,
            ends_blank: false,
            order,
            origin: Origin::Page,
            tag: None,
        }
    }

    /// A large sign of 30 points, and two lines of ten at its right; then a whole line.
    fn joined(sign: &str, first: &str) -> Vec<String> {
        let left = 53.0 + 15.0 * sign.chars().count() as f32;
        let page = vec![
            line(0, sign, 50.0, 120.0, 30.0),
            line(1, first, left, 105.0, 10.0),
            line(2, "in which a", left, 117.0, 10.0),
            line(3, "district lies.", 50.0, 129.0, 10.0),
        ];
        join(page).iter().map(Fragment::string).collect()
    }

    #[test]
    fn drop_capital_stands_before_its_word() {
        assert_eq!(joined("S", "mall quarries")[0], "Small quarries");
        assert_eq!(joined("«L", "e village")[0], "«Le village");
        assert_eq!(joined("A", "district")[0], "A district");
    }

    #[test]
    fn large_figures_and_words_stay() {
        assert_eq!(joined("7", "mall quarries")[0], "7");
        assert_eq!(joined("No", "mall quarries")[0], "No");
    }
}
