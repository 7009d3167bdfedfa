//! Filled bands over the whole width of a page's text → what is in them is read on its own.
//!
//! For heads of leaflets and cards: labels over their values in a coloured strip of three, above columns whose gutter runs
//! between two of the three. A band that is painted across the page is one thing, as whoever drew it says.

use super::fragments::Fragment;
use crate::geom::Rect;
use crate::pdf::PageContent;

/// A band is at least so wide, of the text's width.
const WIDE: f32 = 0.95;
/// And at most so high, of the page's height, with the bands that touch it.
const HIGH: f32 = 0.35;
/// More bands with text than this on a page are rows of a table, or behind headings.
const MOST: usize = 2;
/// Bands as near as this touch, in points.
const NEAR: f32 = 3.0;
/// More areas than this are a picture.
const AREAS: usize = 400;

/// The bands on `page` with text of `fragments` beside each other in them, from top to bottom; touching ones are one.
pub(super) fn painted(page: &PageContent, fragments: &[Fragment]) -> Vec<Rect> {
    let Some(text) = fragments.iter().map(|f| f.bbox).reduce(Rect::union) else {
        return Vec::new();
    };
    let across = |r: &&Rect| {
        let shared = r.right.min(text.right) - r.left.max(text.left);
        shared >= WIDE * text.width() && r.height() <= HIGH * page.height
    };
    if page.fills.len() > AREAS {
        return Vec::new();
    }
    let mut found: Vec<Rect> = page.fills.iter().filter(across).copied().collect();
    found.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut joined: Vec<Rect> = Vec::new();
    for band in found {
        match joined.last_mut() {
            Some(last) if band.top <= last.bottom + NEAR => *last = last.union(band),
            _ => joined.push(band),
        }
    }
    joined.retain(|band| fragments.iter().any(|f| holds(band, f)));
    if joined.len() > MOST {
        return Vec::new();
    }
    joined.retain(|band| band.height() <= HIGH * page.height && has_columns(band, fragments));
    joined
}

/// Whether two pieces of text are beside each other in a band.
fn has_columns(band: &Rect, fragments: &[Fragment]) -> bool {
    let mut own: Vec<&Fragment> = fragments.iter().filter(|f| holds(band, f)).collect();
    own.sort_by(|a, b| {
        let down = a.baseline.round().total_cmp(&b.baseline.round());
        down.then(a.bbox.left.total_cmp(&b.bbox.left))
    });
    own.windows(2).any(|w| {
        let gap = w[1].bbox.left - w[0].bbox.right;
        (w[0].baseline - w[1].baseline).abs() < 1.0 && gap > w[0].size
    })
}

/// Whether a fragment is in a band.
pub(super) fn holds(band: &Rect, fragment: &Fragment) -> bool {
    let middle = fragment.bbox.center().y;
    band.top < middle && middle < band.bottom
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::PageNumber;
    use crate::layout::testing::drawn;

    fn page(fills: &[(f32, f32)]) -> PageContent {
        let mut page = PageContent::empty(PageNumber::from_index(0), 595.0, 842.0);
        page.fills = (fills.iter())
            .map(|(left, right)| Rect {
                left: *left,
                right: *right,
                top: 85.0,
                bottom: 110.0,
            })
            .collect();
        page
    }

    #[test]
    fn labels_in_a_strip_across_the_page_are_one_band() {
        let strip = ["Country", "Telephone", "Email"];
        let own: Vec<Fragment> = strip
            .iter()
            .zip([60.0, 250.0, 420.0])
            .map(|(t, x)| drawn(t, x))
            .collect();
        assert_eq!(painted(&page(&[(40.0, 555.0)]), &own).len(), 1);
        // A box behind one of them is not a band, nor is a band behind one heading.
        assert!(painted(&page(&[(40.0, 200.0)]), &own).is_empty());
        assert!(painted(&page(&[(40.0, 555.0)]), &own[..1]).is_empty());
    }
}
