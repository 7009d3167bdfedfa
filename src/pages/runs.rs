//! Printed page numbers → the order in which pages are read, and the numbers that are missing.
//!
//! A file may hold several documents, each with numbers of its own. A run is a stretch of pages on which each number comes
//! once and, where it is printed, the total is the same. Within a run the printed order holds where it is clear; between
//! runs the file's.

use std::collections::BTreeSet;

use crate::geom::PageNumber;

use super::printed::Printed;
use super::{Gap, OutOfOrder};

/// How many numbers may be missing in a row where no total is printed: more, and another document begins.
const SKIPPED: usize = 1;
/// A run of numbers that are alone has at least so many pages.
const ALONE: usize = 3;

/// What follows from the printed numbers.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Order {
    /// Indices of the pages in reading order.
    pub(super) pages: Vec<usize>,
    pub(super) out_of_order: Vec<OutOfOrder>,
    pub(super) gaps: Vec<Gap>,
}

/// A page of a run: its index in the file and its number.
#[derive(Debug, Clone, Copy)]
struct Numbered {
    page: usize,
    printed: Option<Printed>,
}

/// The order of the pages `kept`, which are indices into `printed` in the order of the file.
pub(super) fn order(kept: &[usize], printed: &[Option<Printed>]) -> Order {
    let mut order = Order::default();
    for run in runs(kept, printed) {
        let known = assigned(&run);
        let file: Vec<u32> = known.iter().flatten().map(|p| p.number).collect();
        let sorted = file.windows(2).all(|pair| pair[0] < pair[1]);
        let reading = if sorted {
            run.clone()
        } else if let Some(reading) = restored(&run, &known) {
            reading
        } else {
            run.clone()
        };
        if !sorted {
            let moved = reading.iter().zip(&run).any(|(a, b)| a.page != b.page);
            order.out_of_order.push(OutOfOrder {
                pages: (run.iter())
                    .map(|n| PageNumber::from_index(n.page))
                    .collect(),
                restored: moved,
            });
        }
        if sorted || reading.iter().zip(&run).any(|(a, b)| a.page != b.page) {
            order.gaps.extend(gaps(&reading, kept.len()));
        }
        order.pages.extend(reading.iter().map(|n| n.page));
    }
    order
}

/// Cuts the pages into runs. Pages without a number belong to the run before them, those at the beginning to the first.
fn runs(kept: &[usize], printed: &[Option<Printed>]) -> Vec<Vec<Numbered>> {
    let mut runs: Vec<Vec<Numbered>> = Vec::new();
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    let mut last: Option<Printed> = None;
    for page in kept.iter().copied() {
        let own = Numbered {
            page,
            printed: printed.get(page).copied().flatten(),
        };
        let begins = match (own.printed, last) {
            (Some(number), Some(last)) => {
                let other = number.total != last.total || number.alone != last.alone;
                // Without a total, 1 begins a document unless the pages are in reverse.
                let anew = number.total.is_none() && number.number == 1 && last.number != 2;
                other || anew || seen.contains(&number.number)
            }
            _ => runs.is_empty(),
        };
        if begins {
            runs.push(Vec::new());
            seen.clear();
        }
        if let Some(number) = own.printed {
            seen.insert(number.number);
            last = own.printed;
        }
        if let Some(run) = runs.last_mut() {
            run.push(own);
        }
    }
    runs
}

/// The numbers of a run's pages; the only page without one has the only number that is missing, where all then rise or
/// fall.
fn assigned(run: &[Numbered]) -> Vec<Option<Printed>> {
    let mut numbers: Vec<Option<Printed>> = run.iter().map(|n| n.printed).collect();
    let known: BTreeSet<u32> = numbers.iter().flatten().map(|p| p.number).collect();
    let like = numbers.iter().flatten().next().copied();
    let without: Vec<usize> = (numbers.iter().enumerate())
        .filter(|(_, n)| n.is_none())
        .map(|(i, _)| i)
        .collect();
    let (Some(like), [none]) = (like, without.as_slice()) else {
        return numbers;
    };
    let end = like.total.or(known.last().copied()).unwrap_or(0);
    let missing: Vec<u32> = (1..=end).filter(|n| !known.contains(n)).collect();
    let [number] = missing.as_slice() else {
        return numbers;
    };
    let mut with = numbers.clone();
    if let Some(slot) = with.get_mut(*none) {
        *slot = Some(Printed {
            number: *number,
            ..like
        });
    }
    let values: Vec<u32> = with.iter().flatten().map(|p| p.number).collect();
    let rising = values.windows(2).all(|pair| pair[0] < pair[1]);
    let falling = values.windows(2).all(|pair| pair[0] > pair[1]);
    if rising || falling {
        numbers = with;
    }
    numbers
}

/// The run in printed order, where that is clear: all pages are numbered, or all numbers fall. Numbers that are alone
/// must be many and without a gap.
fn restored(run: &[Numbered], numbers: &[Option<Printed>]) -> Option<Vec<Numbered>> {
    let known: Vec<Printed> = numbers.iter().flatten().copied().collect();
    let mut values: Vec<u32> = known.iter().map(|p| p.number).collect();
    let falling = values.windows(2).all(|pair| pair[0] > pair[1]);
    values.sort_unstable();
    let whole = values.windows(2).all(|pair| pair[1] - pair[0] == 1);
    let counted = known.iter().all(|p| p.total.is_some());
    if known.iter().any(|p| p.alone) && values.len() < ALONE || !counted && !whole {
        return None;
    }
    if numbers.iter().all(Option::is_some) {
        let mut both: Vec<(u32, Numbered)> = (numbers.iter().flatten())
            .map(|p| p.number)
            .zip(run.iter().copied())
            .collect();
        both.sort_by_key(|(number, _)| *number);
        return Some(both.into_iter().map(|(_, numbered)| numbered).collect());
    }
    falling.then(|| run.iter().rev().copied().collect())
}

/// The numbers that are missing from a run in reading order; `pages` are all pages that are read.
fn gaps(run: &[Numbered], pages: usize) -> Vec<Gap> {
    let numbered: Vec<(usize, Printed)> = (run.iter().enumerate())
        .filter_map(|(at, n)| Some((at, n.printed?)))
        .collect();
    let Some((_, first)) = numbered.first().copied() else {
        return Vec::new();
    };
    let values: BTreeSet<u32> = numbered.iter().map(|(_, p)| p.number).collect();
    let highest = values.last().copied().unwrap_or(0);
    let (lowest, end) = match first.total {
        Some(total) => (1, total),
        None => (first.number, highest),
    };
    let missing: Vec<u32> = (lowest..=end).filter(|n| !values.contains(n)).collect();
    let claimed = match first.total {
        // A page alone may be of something else, and so may pages from the middle of something long.
        Some(_) => {
            let begun = first.number == 1 || missing.len() <= numbered.len();
            begun && (numbered.len() > 1 || pages == 1)
        }
        None => {
            let enough = numbered.len() >= if first.alone { ALONE } else { 2 };
            enough && missing.len() <= SKIPPED
        }
    };
    if !claimed {
        return Vec::new();
    }
    let place = |at: Option<usize>| Some(PageNumber::from_index(run.get(at?)?.page));
    let mut gaps: Vec<(Option<usize>, Option<usize>, Vec<u32>)> = Vec::new();
    for number in missing {
        let after = numbered.iter().rfind(|(_, p)| p.number < number);
        let before = numbered.iter().find(|(_, p)| p.number > number);
        let (after, before) = (after.map(|(at, _)| *at), before.map(|(at, _)| *at));
        match gaps.last_mut() {
            Some((last, _, printed)) if *last == after => printed.push(number),
            _ => gaps.push((after, before, vec![number])),
        }
    }
    // A page without a number that lies there may be the one.
    gaps.retain(|(after, before, printed)| {
        let from = after.map_or(0, |at| at + 1);
        before.unwrap_or(run.len()).saturating_sub(from) < printed.len()
    });
    (gaps.into_iter())
        .map(|(after, before, printed)| Gap {
            printed,
            after: place(after),
            before: place(before),
            sure: !first.alone,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reading order (file pages from 1), pages out of order and missing numbers, of pages numbered so; 0 for none.
    fn read(numbers: &[u32], total: Option<u32>, alone: bool) -> (Vec<usize>, usize, Vec<u32>) {
        let printed: Vec<Option<Printed>> = (numbers.iter())
            .map(|n| {
                (*n > 0).then_some(Printed {
                    number: *n,
                    total,
                    alone,
                })
            })
            .collect();
        let kept: Vec<usize> = (0..numbers.len()).collect();
        let order = order(&kept, &printed);
        (
            order.pages.iter().map(|page| page + 1).collect(),
            order.out_of_order.len(),
            (order.gaps.iter().flat_map(|gap| gap.printed.clone())).collect(),
        )
    }

    #[test]
    fn printed_order_is_restored() {
        for (numbers, reading) in [
            (vec![3, 2, 1], vec![3, 2, 1]),
            (vec![1, 3, 2], vec![1, 3, 2]),
            (vec![2, 1], vec![2, 1]),
            // The first page has no number.
            (vec![4, 3, 2, 0], vec![4, 3, 2, 1]),
        ] {
            let total = numbers.iter().max().copied();
            assert_eq!(read(&numbers, total, false), (reading.clone(), 1, vec![]));
        }
        assert_eq!(read(&[3, 2, 1], None, true), (vec![3, 2, 1], 1, vec![]));
    }

    #[test]
    fn several_documents_in_a_file_are_in_order() {
        let clean = |numbers: &[u32], total, alone| {
            let pages = (1..=numbers.len()).collect();
            assert_eq!(
                read(numbers, total, alone),
                (pages, 0, vec![]),
                "{numbers:?}"
            );
        };
        clean(&[1, 2, 3, 1, 2, 3], Some(3), false);
        clean(&[1, 2, 3, 1, 2], None, true);
        clean(&[1, 2, 3, 1, 2, 3], None, false);
        clean(&[5, 6, 7], None, true);
        clean(&[0, 2, 3], Some(3), false);
        clean(&[0, 0, 0], None, false);
    }

    #[test]
    fn missing_pages_are_named() {
        assert_eq!(read(&[1, 2, 4], Some(4), false).2, [3]);
        assert_eq!(read(&[1, 2], Some(4), false).2, [3, 4]);
        assert_eq!(read(&[2, 3], Some(3), false).2, [1]);
        assert_eq!(read(&[1], Some(2), false).2, [2]);
        assert_eq!(
            read(&[4, 2, 1], Some(4), false),
            (vec![3, 2, 1], 1, vec![3])
        );
        assert_eq!(read(&[1, 2, 4], None, true).2, [3]);
        assert_eq!(read(&[1, 3], None, false).2, [2]);
    }

    #[test]
    fn pages_without_number_may_be_the_missing_ones() {
        assert_eq!(read(&[0, 2, 3, 0], Some(4), false).2, [] as [u32; 0]);
        assert_eq!(read(&[1, 2, 8], None, true).2, [] as [u32; 0]);
        assert_eq!(read(&[0, 0, 2], Some(12), false).2, [] as [u32; 0]);
        assert_eq!(read(&[0, 2, 4], Some(4), false).2, [3]);
        assert_eq!(read(&[2, 3, 0], None, false), (vec![1, 2, 3], 0, vec![]));
    }
}
