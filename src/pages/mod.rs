//! The pages of a file → the pages as they are read: in the order of their printed numbers, each once.
//!
//! In: what each page shows ([`Content`]), in the order of the file. Out: [`Arranged`]: the pages in reading order, those
//! that repeat another apart, and what the printed numbers say about the order ([`Sequence`]). Pages keep their number in
//! the file. Text is compared but never changed. Total: where the numbers are not clear, the order of the file is kept.

mod edges;
mod printed;
mod repeated;
mod runs;

use crate::geom::PageNumber;
use crate::pdf::{Content, PageContent};

/// A document's pages, arranged.
#[derive(Debug, Clone, Default)]
pub struct Arranged {
    /// What is read, page by page in reading order.
    pub content: Content,
    /// Pages that show what another one shows, in the order of the file.
    pub repeated: Vec<PageContent>,
    /// What was noticed.
    pub sequence: Sequence,
}

/// What the printed page numbers and the pages' own text say about the order of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sequence {
    /// Pages that repeat an earlier one, with that one; in the order of the file.
    pub repeated: Vec<(PageNumber, PageNumber)>,
    /// Stretches of pages whose printed numbers run against the order of the file.
    pub out_of_order: Vec<OutOfOrder>,
    /// Where printed numbers are missing, in reading order.
    pub gaps: Vec<Gap>,
}

/// Pages in another order than they count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfOrder {
    /// The pages, in the order of the file.
    pub pages: Vec<PageNumber>,
    /// Whether they were read in the printed order; otherwise in the order of the file.
    pub restored: bool,
}

/// Pages that the printed numbers promise and the file does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The printed numbers that are missing, rising.
    pub printed: Vec<u32>,
    /// The page read before the gap; `None` where the first page is missing.
    pub after: Option<PageNumber>,
    /// The page read behind the gap; `None` where the last page is missing.
    pub before: Option<PageNumber>,
    /// More than a lone figure says so.
    pub sure: bool,
}

/// Arranges the pages of a document.
pub fn arrange(mut content: Content) -> Arranged {
    let edges: Vec<edges::Edges> = content.pages.iter().map(edges::edges).collect();
    let printed = printed::numbers(&edges);
    let twins = repeated::twins(&content.pages, &printed);
    let kept: Vec<usize> = (0..content.pages.len())
        .filter(|page| twins.iter().all(|twin| twin.page != *page))
        .collect();
    let order = runs::order(&kept, &printed);
    let number = |index: usize| PageNumber::from_index(index);
    let sequence = Sequence {
        repeated: (twins.iter())
            .map(|twin| (number(twin.page), number(twin.of)))
            .collect(),
        out_of_order: order.out_of_order,
        gaps: order.gaps,
    };
    let mut pages: Vec<Option<PageContent>> = std::mem::take(&mut content.pages)
        .into_iter()
        .map(Some)
        .collect();
    let mut take = |index: usize| pages.get_mut(index).and_then(Option::take);
    content.pages = order
        .pages
        .iter()
        .filter_map(|index| take(*index))
        .collect();
    let repeated = twins.iter().filter_map(|twin| take(twin.page)).collect();
    Arranged {
        content,
        repeated,
        sequence,
    }
}

#[cfg(test)]
mod tests;
