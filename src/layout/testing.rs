//! Blocks for the tests of the stages behind the blocks, and pieces of lines for those before.

use super::fragments::{Ch, Fragment};
use super::style::Style;
use super::{Block, Cell, Origin, Shape};
use crate::geom::{PageNumber, Place, Rect};
use crate::text::{LineBand, Text};

/// A line of plain text on the page counted from 0, in the given cell of a table.
pub(crate) fn line(page: usize, printed: &str, cell: Option<Cell>) -> Block {
    let page = PageNumber::from_index(page);
    let mut text = Text::new();
    let (top, bottom) = (0.0, 12.0);
    text.start_line(LineBand { page, top, bottom });
    printed.chars().for_each(|c| text.push(c, 0.0, 10.0));
    Block {
        shape: Shape::Paragraph,
        text,
        page,
        first_line: Place::new(page, Rect::default()),
        size: 11.0,
        bold: 0.0,
        bold_lead: 0,
        style: None,
        lines: 1,
        space_above: 1.0,
        indent: 0.0,
        centered: false,
        cell,
        origin: Origin::Page,
    }
}

/// `text` in glyphs six points wide, from `left` on; a space is a gap.
pub(super) fn drawn(text: &str, left: f32) -> Fragment {
    let chars: Vec<Ch> = (0_u8..)
        .zip(text.chars())
        .map(|(at, c)| Ch {
            c,
            left: left + 6.0 * f32::from(at),
            right: left + 6.0 * f32::from(at) + 6.0,
            bold: false,
            style: Style::default(),
            raised: false,
        })
        .collect();
    let right = chars.last().map_or(left, |c| c.right);
    Fragment {
        chars,
        bbox: Rect {
            left,
            right,
            top: 90.0,
            bottom: 102.0,
        },
        baseline: 100.0,
        size: 10.0,
        end_size: 10.0,
        squeeze: 1.0,
        leans: false,
        ends_blank: false,
        order: 0,
        origin: Origin::Page,
        tag: None,
    }
}
