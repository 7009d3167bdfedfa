//! Addresses whole again: a link annotation knows what the page cannot show.
//!
//! TeX draws the underscore of an address as a rule, and some fonts lack "@". Where the characters under a link are its
//! target but for these gaps, the target's own characters take their place.

use super::fragments::Ch;
use crate::geom::Rect;
use crate::pdf::Link;

/// Fixes a line's characters, from left to right inside `bbox`, under each of `links`.
pub(super) fn fix(chars: &mut Vec<Ch>, bbox: Rect, links: &[Link]) {
    for link in links {
        let area = link.area;
        let middle = bbox.center().y;
        if area.top > middle
            || area.bottom < middle
            || area.left > bbox.right
            || area.right < bbox.left
        {
            continue;
        }
        let inside = |c: &Ch| {
            let x = (c.left + c.right) / 2.0;
            !c.c.is_whitespace() && x >= area.left - 0.5 && x <= area.right + 0.5
        };
        let (Some(start), Some(end)) = (
            chars.iter().position(inside),
            chars.iter().rposition(inside),
        ) else {
            continue;
        };
        let Some(under) = chars.get(start..=end) else {
            continue;
        };
        let target = link.target.strip_prefix("mailto:").unwrap_or(&link.target);
        let target = target.split('?').next().unwrap_or(target);
        let shown: String = under.iter().map(|c| c.c).collect();
        let Some(whole) = fixed(&shown, target) else {
            continue;
        };
        let (Some(first), Some(last)) = (under.first().copied(), under.last()) else {
            continue;
        };
        let step = (last.right - first.left) / whole.chars().count().max(1) as f32;
        let new: Vec<Ch> = whole
            .chars()
            .enumerate()
            .map(|(i, c)| Ch {
                c,
                left: first.left + step * i as f32,
                right: first.left + step * (i + 1) as f32,
                ..first
            })
            .collect();
        chars.splice(start..=end, new);
    }
}

/// The part of `target` that `shown` prints with gaps; `None` when they differ in more, or not at all.
fn fixed(shown: &str, target: &str) -> Option<String> {
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
    let lacking =
        |c: char| c.is_whitespace() || matches!(c, '_' | '~' | '-' | '^' | '%' | '&' | '=');
    // A line may end behind a hyphen of the address.
    let tail = shown.get(shown.trim_end_matches(lacking).len()..)?;
    let end = end + c.len_utf8();
    target.get(end..).filter(|rest| rest.starts_with(tail))?;
    let piece = target.get(start..end + tail.len())?;
    // Only what a page may lack is added, and nothing that it shows is lost.
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
    use super::fixed;

    #[test]
    fn underscore_drawn_as_a_rule_comes_back() {
        assert_eq!(
            fixed("maria velasco@example.org", "maria_velasco@example.org").as_deref(),
            Some("maria_velasco@example.org")
        );
    }

    #[test]
    fn half_of_an_address_is_mended_in_its_half() {
        assert_eq!(
            fixed("example.org/a b", "http://example.org/a_b/c").as_deref(),
            Some("example.org/a_b")
        );
    }

    #[test]
    fn end_of_a_line_keeps_its_colon_and_its_hyphen() {
        assert_eq!(fixed("https:", "https://example.org/page"), None);
        assert_eq!(
            fixed("example.org/well-", "https://example.org/well-kept"),
            None
        );
    }

    #[test]
    fn whole_addresses_and_other_words_stay() {
        assert_eq!(fixed("ana@example.org", "ana@example.org"), None);
        assert_eq!(fixed("our web site", "http://example.org/"), None);
    }
}
