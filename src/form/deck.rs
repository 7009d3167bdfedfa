//! Summary decks: slides, one initiative each.

use crate::section::{Part, Sections};

use super::answers::Summary;

/// Most characters on a page that is still a slide.
const MAX_CHARACTERS: usize = 2_500;
/// Share of the pages that must be slides.
const SLIDES: f32 = 0.6;

/// The slides of a deck; empty when the document is none: most pages are wider than high, with a large title over a
/// few lines of text.
pub(super) fn slides(sections: &Sections) -> Vec<Summary> {
    let with_text: Vec<_> = sections.pages.iter().filter(|p| p.characters > 0).collect();
    let mut out = Vec::new();
    let mut wide = 0;
    for page in &with_text {
        if page.width < 1.15 * page.height || page.characters > MAX_CHARACTERS {
            continue;
        }
        wide += 1;
        let parts: Vec<&Part> = sections
            .parts
            .iter()
            .filter(|p| p.block.page == page.number)
            .collect();
        let largest = parts.iter().map(|p| p.block.size).fold(0.0, f32::max);
        let others: Vec<f32> = parts
            .iter()
            .map(|p| p.block.size)
            .filter(|s| *s < 0.95 * largest)
            .collect();
        // A slide whose text is all of one size has no title that stands out, but for bold type.
        let title = parts.iter().position(|p| {
            p.block.size >= 0.95 * largest && (!others.is_empty() || p.block.bold > 0.8)
        });
        let mut blocks = Vec::new();
        let mut head = None;
        for (i, part) in parts.iter().enumerate() {
            if Some(i) == title {
                head = Some(part.block.text.single_line());
            } else {
                blocks.push(part.block.text.tidied());
            }
        }
        out.push(Summary {
            title: head,
            blocks,
            page: page.number,
        });
    }
    let enough = with_text.len() >= 2 && wide as f32 >= SLIDES * with_text.len() as f32;
    let titled = out
        .iter()
        .filter(|s| s.title.is_some() && !s.blocks.is_empty())
        .count();
    if enough && titled * 2 >= out.len() {
        out
    } else {
        Vec::new()
    }
}
