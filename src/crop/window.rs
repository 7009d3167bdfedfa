//! Which piece of a page shows a place best: its box with what is around it.

use crate::geom::{Place, Rect};

use super::Params;

/// What is shown above and below a box, in points: about two lines.
const AROUND: f32 = 30.0;
/// Least height of a window, in points: enough to recognise where on the page one is.
const LEAST: f32 = 84.0;
/// Least width of a window, as a share of the page's: lines are shown whole.
const WIDE: f32 = 0.86;

/// A piece of a page and how large it is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    /// `[left, top, right, bottom]` in points, inside the page.
    pub(super) bbox: [f32; 4],
    /// Pixels per point.
    pub(super) scale: f32,
}

impl Window {
    /// The window around the boxes of `at` that are on its first page, whose whole is `page`; `None` when the box is not
    /// on the page, or the page is too large to show anything.
    pub(super) fn of(at: &[Place], page: &Place, params: &Params) -> Option<Window> {
        let first = at.first()?;
        let page = page.rect();
        let boxes = at.iter().filter(|place| place.page == first.page);
        let all = boxes.map(Place::rect).reduce(Rect::union)?;
        // A place over several paragraphs is shown where it begins.
        let tallest = params.height / params.scale - 2.0 * AROUND;
        let whole = all.height() >= page.height() * 0.9;
        let bottom = if whole {
            all.bottom
        } else {
            all.bottom.min(all.top + tallest)
        };
        let (top, bottom) = widen(
            all.top - AROUND,
            bottom + AROUND,
            LEAST,
            page.top,
            page.bottom,
        );
        let (left, right) = widen(
            all.left - AROUND,
            all.right + AROUND,
            page.width() * WIDE,
            page.left,
            page.right,
        );
        let (width, height) = (right - left, bottom - top);
        if (width * height).is_nan() || width < 1.0 || height < 1.0 {
            return None;
        }
        let scale = params
            .scale
            .min(params.width / width)
            .min(params.height / height);
        let bbox = [left, top, right, bottom];
        // A pixel at least in each direction.
        (width * scale >= 1.0 && height * scale >= 1.0).then_some(Window { bbox, scale })
    }
}

/// The stretch from `start` to `end`, made `least` long about its middle, moved and cut to lie within `low` and `high`.
fn widen(start: f32, end: f32, least: f32, low: f32, high: f32) -> (f32, f32) {
    let lacking = (least - (end - start)).max(0.0) / 2.0;
    let (mut start, mut end) = (start - lacking, end + lacking);
    if start < low {
        end += low - start;
        start = low;
    }
    if end > high {
        start = (start - (end - high)).max(low);
        end = high;
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::PageNumber;

    fn place(bbox: [f32; 4]) -> Place {
        Place {
            page: PageNumber::FIRST,
            bbox,
        }
    }

    const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];

    fn window(bbox: [f32; 4]) -> Window {
        Window::of(&[place(bbox)], &place(A4), &Params::default()).unwrap()
    }

    #[test]
    fn a_line_is_shown_with_its_neighbours_and_the_width_of_the_page() {
        let shown = window([91.0, 300.0, 202.0, 312.0]);
        assert_eq!((shown.bbox[1], shown.bbox[3]), (264.0, 348.0));
        assert!(shown.bbox[2] - shown.bbox[0] > 500.0);
        assert_eq!(shown.scale, 1.5);
    }

    #[test]
    fn a_window_stays_on_the_page() {
        let shown = window([500.0, 1.0, 594.0, 4.0]);
        assert_eq!(shown.bbox[1], 0.0);
        assert_eq!(shown.bbox[2], 595.0);
        assert_eq!(shown.bbox[3], 84.0);
    }

    #[test]
    fn a_long_place_is_shown_where_it_begins_and_a_whole_page_whole() {
        let long = window([57.0, 100.0, 500.0, 700.0]);
        assert!(long.bbox[3] < 400.0);
        let page = window(A4);
        assert_eq!(page.bbox, A4);
        assert!(page.scale < 0.5);
    }

    #[test]
    fn a_place_off_the_page_has_no_window_or_one_on_the_page() {
        let shown = Window::of(
            &[place([900.0, 900.0, 910.0, 910.0])],
            &place(A4),
            &Params::default(),
        );
        if let Some(shown) = shown {
            assert!(shown.bbox[2] <= 595.0 && shown.bbox[3] <= 842.0);
        }
    }
}
