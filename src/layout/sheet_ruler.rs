//! Takes out the letters above the columns and the numbers before the rows of a printed spreadsheet.
//!
//! It acts on a table whose first row counts letters and whose first column counts rows, before anything else looks at what
//! comes again on several pages: the ruler of each sheet does.

use std::collections::BTreeMap;

use super::lines::PageLines;
use super::{Claim, Habit};

/// Fewest numbered rows of a spreadsheet.
const ROWS: usize = 3;

/// A cell: its row, its column, and all that it has.
type Printed<'a> = (usize, usize, &'a str);

/// Takes the rulers of spreadsheets out of `pages`.
pub(super) fn claims(pages: &mut [PageLines]) -> Vec<Claim> {
    let mut out = Vec::new();
    for page in pages {
        let mut tables: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, flow) in page.flows.iter().enumerate() {
            if let Some(cell) = flow.cell {
                tables.entry(cell.table).or_default().push(at);
            }
        }
        let mut taken = vec![false; page.flows.len()];
        for flows in tables.into_values() {
            let cell = |at: &usize| {
                let flow = page.flows.get(*at)?;
                let text = match flow.lines.as_slice() {
                    [line] => line.text.as_str().trim(),
                    _ => "",
                };
                flow.cell.map(|c| (c.row, c.column, text))
            };
            let cells: Vec<Printed> = flows.iter().filter_map(cell).collect();
            for at in ruler(&cells) {
                if let Some(at) = flows.get(at) {
                    taken[*at] = true;
                }
            }
        }
        if !taken.contains(&true) {
            continue;
        }
        let mut taken = taken.into_iter();
        page.flows.retain(|flow| {
            let own = taken.next() == Some(true);
            if own {
                let lines = flow.lines.iter();
                out.extend(lines.map(|line| Habit::SheetRuler.claims(line.text.clone())));
            }
            !own
        });
    }
    out
}

/// Which of the cells of a table, in reading order, are its ruler; none where it is no spreadsheet.
fn ruler(cells: &[Printed]) -> Vec<usize> {
    let Some(first) = cells.iter().map(|c| c.0).min() else {
        return Vec::new();
    };
    // Column 0 holds the numbers, so that A is above column 1.
    let is_counted = |(row, column, text): &Printed| {
        let letter = text.bytes().next().filter(u8::is_ascii_uppercase);
        let own = letter.map(|l| usize::from(l - b'A') + 1);
        *row == first && text.len() == 1 && own == Some(*column)
    };
    let number = |(row, column, text): &Printed| -> Option<u32> {
        let own = *row > first && *column == 0;
        own.then(|| text.parse().ok()).flatten()
    };
    let head = cells.iter().filter(|c| c.0 == first).all(is_counted);
    let numbers: Vec<u32> = cells.iter().filter_map(number).collect();
    let mut rows: Vec<usize> = cells.iter().map(|c| c.0).collect();
    rows.sort_unstable();
    rows.dedup();
    let counted = numbers.len() >= ROWS
        // The head, and one row whose number is nowhere.
        && numbers.len() + 2 >= rows.len()
        && numbers.is_sorted_by(|a, b| a < b);
    let own =
        |(at, cell): (usize, &Printed)| (is_counted(cell) || number(cell).is_some()).then_some(at);
    match head && counted {
        true => cells.iter().enumerate().filter_map(own).collect(),
        false => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::ruler;

    #[test]
    fn letters_and_numbers_of_a_spreadsheet_go() {
        let sheet = |first| {
            let mut cells = vec![(0, 1, first), (0, 2, "B")];
            for (row, number) in (1..).zip(["1", "2", "3", "4"]) {
                cells.extend([(row, 0, number), (row, 1, "Aims")]);
            }
            ruler(&cells)
        };
        assert_eq!(sheet("A"), [0, 1, 2, 4, 6, 8]);
        assert!(sheet("No.").is_empty());
    }
}
