//! Ways to read one page: what is tried where the usual way does not explain the form.
//!
//! Geometry leaves a choice: labels beside values look like two columns, cards like a table. The layout judges by looks;
//! where the result fits the form badly, the page is read in another manner and the better reading is kept.

use serde::{Deserialize, Serialize};

use crate::geom::PageNumber;

/// How a page is cut into what is read together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Manner {
    /// As its looks say.
    #[default]
    Judged,
    /// What is beside each other is read across: labels and values.
    Across,
    /// The same, with the labels on the right.
    AcrossFromRight,
    /// What is beside each other is read down: columns.
    Down,
    /// Cards in rows: row after row, each card read on its own.
    Cards,
    /// Line by line over the whole width.
    Lines,
    /// In the order in which the file draws it, as most programs write their text.
    Drawn,
    /// Drawn lines make no cells.
    Unruled,
    /// Text that runs sideways is read where it is, as if it were level.
    Upright,
    /// A box that is beside the text is read before all of it.
    BoxesFirst,
}

impl Manner {
    /// What is tried instead of [`Manner::Judged`], in this order.
    pub const OTHERS: [Manner; 9] = [
        Manner::Across,
        Manner::AcrossFromRight,
        Manner::Drawn,
        Manner::Down,
        Manner::Cards,
        Manner::Unruled,
        Manner::Lines,
        Manner::Upright,
        Manner::BoxesFirst,
    ];
}

/// The manner of each page; pages that are not named are read as their looks say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manners(Vec<(PageNumber, Manner)>);

impl Manners {
    /// The manner of one page.
    pub fn of(&self, page: PageNumber) -> Manner {
        let own = self.0.iter().find(|(p, _)| *p == page);
        own.map_or(Manner::Judged, |(_, manner)| *manner)
    }

    /// The same, with another manner for one page.
    #[must_use]
    pub fn with(&self, page: PageNumber, manner: Manner) -> Manners {
        let others = self.0.iter().filter(|(p, _)| *p != page).copied();
        Manners(others.chain([(page, manner)]).collect())
    }
}
