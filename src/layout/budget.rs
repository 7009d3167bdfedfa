//! How much may be compared: what a page can ask for by lines that nobody prints, such as thousands over each other, ends
//! at the same place on every machine.

use std::cell::Cell;
use std::rc::Rc;

/// Comparisons that are left, in units of one piece of a line looked at. Copies share what the document has: it may be laid
/// out more than once.
#[derive(Debug, Clone)]
pub struct Budget {
    /// Of one page.
    a_page: u64,
    /// For the page in hand.
    page: Cell<u64>,
    /// For the document.
    document: Rc<Cell<u64>>,
    over: Cell<bool>,
}

impl Budget {
    /// So many comparisons for each page, and for the whole document. A dense page of a table takes some 200 000.
    pub fn new(a_page: u64, document: u64) -> Budget {
        Budget {
            a_page,
            page: Cell::new(a_page),
            document: Rc::new(Cell::new(document)),
            over: Cell::new(false),
        }
    }

    /// Another one for further readings of the same document: as many a page, and `document` for all of them.
    #[must_use]
    pub(crate) fn for_more_readings(&self, document: u64) -> Budget {
        Budget::new(self.a_page, document)
    }

    /// Another page.
    pub(super) fn next_page(&self) {
        self.page.set(self.a_page);
    }

    /// Takes some; whether there were as many. Once there are not, there are none for the rest of the page.
    pub(super) fn spend(&self, comparisons: usize) -> bool {
        let comparisons = comparisons as u64;
        match (
            self.page.get().checked_sub(comparisons),
            self.document.get().checked_sub(comparisons),
        ) {
            (Some(page), Some(document)) => {
                self.page.set(page);
                self.document.set(document);
                true
            }
            _ => {
                self.page.set(0);
                self.over.set(true);
                false
            }
        }
    }

    /// The budget that ran out, if one did.
    pub(super) fn over_limit(&self) -> Option<crate::pdf::OverLimit> {
        self.over.get().then_some(crate::pdf::OverLimit {
            unit: "comparisons",
            max: self.a_page,
        })
    }
}

impl Default for Budget {
    fn default() -> Budget {
        Budget::new(50_000_000, 400_000_000)
    }
}
