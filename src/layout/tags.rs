//! The structure tree → for each marked-content sequence, the block and the cell that it belongs to.

use std::collections::HashMap;

use crate::pdf::{Role, Structure};

/// Where a fragment is in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its place among all of the document's marked content.
    pub(super) order: u32,
    /// The innermost element that is a block of its own.
    pub(super) block: u32,
    /// The innermost cell that holds it.
    pub(super) cell: Option<u32>,
}

/// A document's tree, as far as it names blocks and cells.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    structure: &'a Structure,
    /// By element.
    places: Vec<Place>,
    cells: HashMap<u32, CellPlace>,
    /// Table → its number in the document's layout.
    numbers: HashMap<u32, usize>,
}

/// What an element belongs to, or is.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// The innermost block.
    block: u32,
    /// The innermost cell, row and table.
    cell: Option<u32>,
    row: Option<u32>,
    table: Option<u32>,
    /// Inside a note.
    note: bool,
}

/// Where a cell is in its table.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellPlace {
    /// The table's element.
    pub(super) table: u32,
    /// Counted from 0.
    pub(super) row: usize,
    /// Counted from 0.
    pub(super) column: usize,
}

impl<'a> Tree<'a> {
    pub(super) fn new(structure: &'a Structure) -> Tree<'a> {
        let mut places: Vec<Place> = Vec::with_capacity(structure.elements.len());
        let mut cells = HashMap::new();
        // By table, how many rows were seen; by row, its number and how many cells were seen.
        let mut rows_in: HashMap<u32, usize> = HashMap::new();
        let mut cells_in: HashMap<u32, (usize, usize)> = HashMap::new();
        let is_block = |block: u32| {
            let element = structure.elements.get(block as usize);
            element.is_some_and(|e| e.role != Role::Group)
        };
        for (index, element) in (0u32..).zip(&structure.elements) {
            // Every element is after its parent.
            let above = element.parent.and_then(|p| places.get(p as usize).copied());
            let mut place = above.unwrap_or(Place {
                block: index,
                ..Place::default()
            });
            match element.role {
                Role::Inline | Role::Link | Role::Label | Role::ListBody => {}
                Role::Table => {
                    (place.block, place.row, place.table) = (index, None, Some(index));
                }
                Role::TableRow => {
                    (place.block, place.row) = (index, Some(index));
                    if let Some(table) = place.table {
                        let rows = rows_in.entry(table).or_default();
                        cells_in.insert(index, (*rows, 0));
                        *rows += 1;
                    }
                }
                Role::TableCell | Role::TableHeader => {
                    (place.block, place.cell) = (index, Some(index));
                    if let (Some(table), Some(own)) = (place.table, place.row)
                        && let Some((row, column)) = cells_in.get_mut(&own)
                    {
                        let (row, at) = (*row, *column);
                        *column += 1;
                        cells.insert(
                            index,
                            CellPlace {
                                table,
                                row,
                                column: at,
                            },
                        );
                    }
                }
                // A group inside a paragraph or a heading parts nothing.
                Role::Group if is_block(place.block) => {}
                role => {
                    place.block = index;
                    place.note |= role == Role::Note;
                }
            }
            places.push(place);
        }
        Tree {
            structure,
            places,
            cells,
            numbers: HashMap::new(),
        }
    }

    /// Where the marked content `mcid` of a page, counted from 0, is; `None` for a note, which is drawn where the
    /// page ends and not where it is called.
    pub(super) fn tag(&self, page: usize, mcid: i32) -> Option<Tag> {
        let item = self.structure.item(page, mcid)?;
        let place = self.places.get(item.element as usize)?;
        if place.note {
            return None;
        }
        Some(Tag {
            order: item.order,
            block: place.block,
            cell: place.cell,
        })
    }

    /// Where `cell` is; `None` for one outside of a row of a table.
    pub(super) fn cell(&self, cell: u32) -> Option<CellPlace> {
        self.cells.get(&cell).copied()
    }

    /// Whether `block` is a heading.
    pub(super) fn is_heading(&self, block: u32) -> bool {
        let element = self.structure.elements.get(block as usize);
        element.is_some_and(|e| matches!(e.role, Role::Heading(_)))
    }

    /// The number of a table in the document's layout; `tables` counts them.
    pub(super) fn number(&mut self, table: u32, tables: &mut usize) -> usize {
        *self.numbers.entry(table).or_insert_with(|| {
            *tables += 1;
            *tables - 1
        })
    }
}
