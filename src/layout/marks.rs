//! What lines begin and end with: list marks, labels, the stop of a sentence, the page number of a contents list.

use super::Shape;
use super::lines::Line;

/// What check boxes and radio buttons are read as: each choice begins a line of its own.
pub(crate) const BOXES: [char; 3] = ['☐', '☑', '☒'];

/// The list mark of a line, and how many bytes a bullet with its gap takes (0 for a label, which stays).
pub(super) fn list_mark(line: &Line) -> (Shape, usize) {
    let text = line.text.as_str();
    if line.drawn_bullet || line.misread_bullet > 0 {
        return (Shape::Bullet, line.misread_bullet);
    }
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return (Shape::Paragraph, 0);
    };
    let rest = chars.as_str();
    let gap = rest.len() - rest.trim_start().len();
    let begins = first.len_utf8() + gap;
    let bullet = match first {
        '•' | '●' | '▪' | '◦' | '■' | '‣' | '⁃' | '○' | '◆' | '❖' | '►' | '➢' | '➤' | '✓' | '✔'
        | '✗' | '→' | '·' | '▫' | '∙' | '□' | '◊' | '♦' | '⬤' | '❑' => {
            !rest.is_empty()
        }
        // A sign that says nothing is a bullet only where it is set apart.
        '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => gap > 0,
        // A number to call begins with this sign, in cells one for each figure.
        '+' if rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) => false,
        '-' | '–' | '—' | '*' | '+' | '»' | '>' => gap > 0 && rest.trim().len() > 1,
        // Courier's "o" as a bullet is before a wide gap.
        'o' => gap > 0 && wide_gap(line, first.len_utf8(), begins),
        _ => false,
    };
    if bullet {
        return (Shape::Bullet, begins);
    }
    (
        if is_label(text) {
            Shape::Labelled
        } else {
            Shape::Paragraph
        },
        0,
    )
}

fn wide_gap(line: &Line, end: usize, begin: usize) -> bool {
    let edge =
        |range: std::ops::Range<usize>| line.text.at(range).first().map(|p| (p.bbox[0], p.bbox[2]));
    match (edge(0..end), edge(begin..begin + 1)) {
        (Some((_, right)), Some((left, _))) => left - right > 0.7 * line.size,
        _ => false,
    }
}

/// Finds the bullets of `lines`, those of one column, that a scanner has read as other signs: "© Bakers' Union", "e Brick
/// Makers". Each is alone before its item, and the items begin where those of other bullets begin. A letter is one only
/// beside a sign.
pub(super) fn find_misread(lines: &mut [Line]) {
    /// How far items begin from each other, at most, and how far apart their lines are, in em.
    const ALIGNED: f32 = 0.3;
    const NEAR: f32 = 12.0;
    let marks: Vec<Option<Mark>> = lines.iter().map(mark).collect();
    let beside = |at: usize, own: &Mark, other: usize| {
        let (Some(mark), true) = (marks.get(other).copied().flatten(), other != at) else {
            return false;
        };
        let (a, b) = (&lines[at], &lines[other]);
        let aligned = (mark.item - own.item).abs() < ALIGNED * a.size;
        aligned && (a.baseline - b.baseline).abs() < NEAR * a.size && mark.kind != Kind::Letter
    };
    let found: Vec<usize> = (0..lines.len())
        .map(|at| match &marks[at] {
            Some(own) if own.kind != Kind::Bullet => {
                let from = at.saturating_sub(NEIGHBOURS);
                let listed = (from..=at + NEIGHBOURS).any(|other| beside(at, own, other));
                if listed { own.length } else { 0 }
            }
            _ => 0,
        })
        .collect();
    for (line, length) in lines.iter_mut().zip(found) {
        line.misread_bullet = length;
    }
}

/// How many lines away from a misread bullet another one is looked for.
const NEIGHBOURS: usize = 6;

/// What is alone before an item.
#[derive(Debug, Clone, Copy)]
struct Mark {
    kind: Kind,
    /// Bytes with the gap behind it.
    length: usize,
    /// Where the item begins, in points.
    item: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Bullet,
    Sign,
    Letter,
}

/// The sign that is alone before the words of a line; `None` for a number, a label, a bracket or a quotation mark.
fn mark(line: &Line) -> Option<Mark> {
    let text = line.text.as_str();
    let first = text.chars().next()?;
    let behind = text.get(first.len_utf8()..)?;
    let item = behind.trim_start();
    let length = text.len() - item.len();
    let item_begins = item.starts_with(|c: char| c.is_uppercase());
    if length == first.len_utf8() || !item_begins {
        return None;
    }
    let kind = match list_mark(line) {
        (Shape::Bullet, 1..) => Kind::Bullet,
        (Shape::Bullet, 0) | (Shape::Labelled, _) => return None,
        _ if first.is_ascii_lowercase() => Kind::Letter,
        _ if first.is_alphanumeric() => return None,
        _ if "([{\"'“„‘#&@/\\<=~^".contains(first) || BOXES.contains(&first) => return None,
        _ => Kind::Sign,
    };
    let at = line
        .text
        .at(length..length + 1)
        .first()
        .map(|p| p.bbox[0])?;
    Some(Mark {
        kind,
        length,
        item: at,
    })
}

pub(super) fn starts_with_dash(line: &Line) -> bool {
    line.text
        .as_str()
        .starts_with(['-', '–', '—', '*', '+', '»', '>'])
}

/// "(1) ", "a) ", "iv. ", "12) ": a label of a list item or heading.
fn is_label(text: &str) -> bool {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let Some(end) = inner.find(['.', ')']) else {
        return false;
    };
    let label = &inner[..end];
    let after = &inner[end + 1..];
    if label.is_empty()
        || label.len() > 4
        || !after.starts_with([' ', '\t', '\u{a0}'])
        || after.trim().is_empty()
    {
        return false;
    }
    let digits = label.len() <= 2 && label.chars().all(|c| c.is_ascii_digit());
    let letter = label.len() == 1 && label.chars().all(|c| c.is_ascii_alphabetic());
    let roman = label.chars().all(|c| "ivxIVX".contains(c));
    digits || letter || roman
}

/// "Telephone: …", "E-mail address: …": at most three words and a colon before something else.
pub(super) fn has_label(text: &str) -> bool {
    let Some(colon) = text.find(": ").or_else(|| text.find(":\t")) else {
        return false;
    };
    let label = &text[..colon];
    label.len() <= 40
        && !label.is_empty()
        && label.split_whitespace().count() <= 3
        && !label.contains(['.', ',', ';'])
}

/// "**Telephone.** +220 …", "**Country /** Gambia", "**Country** Gambia": at most five bold words before plain ones, with a
/// sign between, or a space where they begin with a capital.
pub(super) fn bold_label(line: &Line) -> bool {
    let text = line.text.as_str();
    let (Some(lead), Some(rest)) = (text.get(..line.bold_lead), text.get(line.bold_lead..)) else {
        return false;
    };
    let sign = [':', '.', '/', '=', ';', '–', '—', '-'];
    let label = lead.trim_end().trim_end_matches(sign);
    let signed = label.len() < lead.trim_end().len() || rest.trim_start().starts_with(sign);
    let apart = lead.ends_with(char::is_whitespace) || rest.starts_with(char::is_whitespace);
    (signed || apart && starts_upper(lead))
        && label.chars().any(char::is_alphabetic)
        && label.split_whitespace().count() <= 5
        && rest.chars().any(char::is_alphanumeric)
}

/// Whether `next` has the number of a part of `text`: "2.1 Food security" below "2. Criteria".
pub(super) fn counts_on_within(text: &str, next: &str) -> bool {
    let figures = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = text.get(..figures).filter(|n| (1..=2).contains(&n.len()));
    let numbered = text
        .get(figures..)
        .is_some_and(|t| t.starts_with(['.', ')', ' ']) && !t.starts_with(". ."));
    let rest = number.and_then(|n| next.strip_prefix(n)?.strip_prefix('.'));
    numbered
        && rest.is_some_and(|rest| {
            let part = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let words = part.trim_start_matches(['.', ')']).trim_start();
            part.len() < rest.len()
                && words.len() < part.len()
                && words.starts_with(char::is_uppercase)
        })
}

/// Whether a text stops where a sentence or a lead-in stops.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text
        .trim_end()
        .trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    text.ends_with(['.', '!', '?', ':', ';', '…', '。', '؟', '۔', '।'])
}

/// An e-mail address at the end, without a stop: the entry of a list of people is over.
pub(super) fn ends_address(text: &str) -> bool {
    let last = text.split_whitespace().last().unwrap_or("");
    last.contains('@') && last.ends_with(char::is_alphanumeric) && last.contains('.')
}

/// A small letter at the start: a title or value goes on, nobody begins a label so.
pub(super) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

pub(super) fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// "Sustainability ........ 7": an entry of a contents list, with its leader and page number.
pub(super) fn is_contents_entry(text: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "ivxlc".contains(c);
    let head = text.trim_end().trim_end_matches(number);
    let leader = head.trim_end();
    let dots = leader.trim_end_matches(['.', '·', '…', '_', ' ']);
    let is_dot = |c: &char| matches!(c, '.' | '·' | '_');
    let count = leader.get(dots.len()..).unwrap_or("");
    head.len() < text.trim_end().len()
        && !dots.is_empty()
        && (count.contains('…') || count.chars().filter(is_dot).count() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_counted_within_their_number() {
        assert!(counts_on_within("2. Criteria", "2.1 Food security"));
        assert!(counts_on_within("2) Criteria", "2.1. Food"));
        for next in ["2.1 per cent", "3.1 Food", "2. Food", "21 Food", "2.1"] {
            assert!(!counts_on_within("2. Criteria", next), "{next}");
        }
        assert!(!counts_on_within("2019 was good", "2019.1 Food"));
    }

    #[test]
    fn entries_of_a_contents_list_have_leader_and_number() {
        assert!(is_contents_entry("3. The slip ............... 4"));
        assert!(is_contents_entry("Preface . . . . . . iv"));
        assert!(is_contents_entry("The slip…… 12"));
        assert!(!is_contents_entry("Signed: ............"));
        assert!(!is_contents_entry("It came in 2014."));
        assert!(!is_contents_entry("........ 4"));
        assert!(!is_contents_entry("wait... 4"));
    }
}
