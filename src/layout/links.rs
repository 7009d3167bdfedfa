//! Addresses whole again: a link annotation knows what the page cannot show.
//!
//! TeX draws the underscore of an address as a rule, and some fonts lack "@". Where the characters under a link are its
//! target but for such gaps, the target's own characters take their place.

use super::lines::Line;
use crate::pdf::Link;
use crate::text::{LineBand, Text};

/// Mends the text of `line` under each of `links`.
pub(super) fn mend(line: &mut Line, links: &[Link]) {
    for link in links {
        let target = link.target.strip_prefix("mailto:").unwrap_or(&link.target);
        let target = target.split('?').next().unwrap_or(target);
        let area = link.area;
        let middle = (line.bbox.top + line.bbox.bottom) / 2.0;
        if area.top > middle
            || area.bottom < middle
            || area.left > line.bbox.right
            || area.right < line.bbox.left
        {
            continue;
        }
        // Bytes of the line whose characters stand inside the area.
        let mut range: Option<std::ops::Range<usize>> = None;
        for (byte, c) in line.text.as_str().char_indices() {
            let Some(at) = line
                .text
                .at(byte..byte + c.len_utf8())
                .first()
                .map(|p| p.rect().center())
            else {
                continue;
            };
            if at.x >= area.left - 0.5 && at.x <= area.right + 0.5 {
                let start = range.as_ref().map_or(byte, |r| r.start);
                range = Some(start..byte + c.len_utf8());
            }
        }
        let Some(range) = range else { continue };
        let shown = line.text.slice(range.clone());
        let Some(whole) = mended(shown.as_str(), target) else {
            continue;
        };
        let boxes = shown.places();
        let (Some(first), Some(last), Some(page)) = (boxes.first(), boxes.last(), shown.page())
        else {
            continue;
        };
        let (left, right) = (first.bbox[0], last.bbox[2]);
        let mut text = line.text.slice(0..range.start);
        let mut middle_text = Text::new();
        middle_text.start_line(LineBand {
            page,
            top: line.bbox.top,
            bottom: line.bbox.bottom,
        });
        let step = (right - left) / whole.chars().count().max(1) as f32;
        for (i, c) in whole.chars().enumerate() {
            middle_text.push(c, left + step * i as f32, left + step * (i + 1) as f32);
        }
        let after = line.text.slice(range.end..line.text.as_str().len());
        if text.is_empty() {
            text = middle_text;
        } else {
            text.append(&middle_text);
        }
        text.append(&after);
        line.text = text;
    }
}

/// The part of `target` that `shown` prints with gaps; `None` when they differ in more, or not at all.
fn mended(shown: &str, target: &str) -> Option<String> {
    let shown = shown.trim();
    if shown.contains('@') != target.contains('@')
        || !shown.contains(char::is_whitespace) && shown.chars().count() >= target.chars().count()
    {
        return None;
    }
    let sound = |c: &char| c.is_alphanumeric() || matches!(c, '@' | '.' | '/');
    let key: String = shown
        .chars()
        .filter(sound)
        .flat_map(char::to_lowercase)
        .collect();
    let whole: Vec<(usize, char)> = target.char_indices().filter(|(_, c)| sound(c)).collect();
    let folded: String = whole.iter().flat_map(|(_, c)| c.to_lowercase()).collect();
    if key.chars().count() < 5
        || folded.len()
            != target
                .chars()
                .filter(sound)
                .map(char::len_utf8)
                .sum::<usize>()
    {
        return None;
    }
    let at = folded.find(&key)?;
    let first = folded.get(..at)?.chars().count();
    let last = first + key.chars().count() - 1;
    let (start, (end, c)) = (whole.get(first)?.0, whole.get(last)?);
    let piece = target.get(start..end + c.len_utf8())?;
    // Only what a page may lack is added, and nothing that it shows is lost.
    let lacking =
        |c: char| c.is_whitespace() || matches!(c, '_' | '~' | '-' | '^' | '%' | '&' | '=');
    let bare = |text: &str| {
        text.chars()
            .filter(|c| !lacking(*c))
            .collect::<String>()
            .to_lowercase()
    };
    (bare(piece) == bare(shown) && piece != shown).then(|| piece.to_owned())
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn underscore_drawn_as_a_rule_comes_back() {
        assert_eq!(
            mended("maria velasco@example.org", "maria_velasco@example.org").as_deref(),
            Some("maria_velasco@example.org")
        );
    }

    #[test]
    fn half_of_an_address_is_mended_in_its_half() {
        assert_eq!(
            mended("example.org/a b", "http://example.org/a_b/c").as_deref(),
            Some("example.org/a_b")
        );
    }

    #[test]
    fn end_of_a_line_keeps_its_colon() {
        assert_eq!(mended("https:", "https://example.org/page"), None);
    }

    #[test]
    fn whole_addresses_and_other_words_stay() {
        assert_eq!(mended("ana@example.org", "ana@example.org"), None);
        assert_eq!(mended("our web site", "http://example.org/"), None);
    }
}
