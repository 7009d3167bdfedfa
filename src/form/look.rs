//! How a block is set, to be compared with others: size, slant and colour, weight.

use crate::layout::{Block, Style};

/// Size in half points, slant and colour, weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Look(i32, Option<Style>, bool);

impl Look {
    /// That of `block`.
    pub(super) fn of(block: &Block) -> Look {
        let size = (block.size * 2.0).round() as i32;
        Look(size, block.style, block.bold > 0.8)
    }
}
