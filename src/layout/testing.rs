//! Blocks for the tests of the stages behind the blocks.

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
