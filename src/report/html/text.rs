//! The text of a section, in the shape that it has on the page.

use maud::{Markup, html};

use crate::form::BlockKind;
use crate::record::Block;
use crate::report::clean::{clean, clean_lines};

/// Blocks in reading order: runs of list items and of table rows are drawn together.
pub(in crate::report) fn blocks(blocks: &[Block]) -> Markup {
    let runs = blocks.chunk_by(|a, b| a.kind == b.kind && is_run(a.kind));
    html! {
        @for run in runs {
            @match run.first().map(|block| block.kind) {
                Some(BlockKind::ListItem) => {
                    ul { @for block in run { li { (clean_lines(&block.text)) } } }
                }
                Some(BlockKind::TableRow) => {
                    @for block in run { p.row { (clean_lines(&block.text)) } }
                }
                Some(BlockKind::Subheading) => {
                    @for block in run { p.subheading { (clean(&block.text)) } }
                }
                Some(BlockKind::Caption) => {
                    @for block in run { p.caption { (clean_lines(&block.text)) } }
                }
                Some(BlockKind::Paragraph) => {
                    @for block in run { p { (clean_lines(&block.text)) } }
                }
                None => {}
            }
        }
    }
}

fn is_run(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::ListItem | BlockKind::TableRow)
}
