//! Running heads, running feet and page numbers of the pages.
//!
//! A line is one when it is near the top or bottom edge and comes again, figures aside, at the same height on about half
//! of the pages, or on several pages in a row, as those of one file that was merged into another have it; or when the file marks its text as an artifact on another page; or when it is a page number in that
//! margin; or when it is the second line of a running head, which changes from page to page, or beside a page number. Its place
//! alone says nothing. A column of lines that comes again at the very same place on nearly all pages, three at least, is one
//! at any place: the menu of a portal.

use std::collections::{HashMap, HashSet};

use super::lines::{Line, PageLines};
use super::{Claim, Habit, Params};

/// From here on a number may be a year.
const LARGE: u32 = 1_000;
/// So many pages in a row, at least, that have a line at one height have it as a head, however many others there are.
const IN_A_ROW: usize = 3;
/// Most words beside a page number.
const FOOT_WORDS: usize = 8;

/// What must come again of a line: its text with digits masked, and its height in steps of four points.
type Key = (String, i32);

/// The number that a line begins with, as headings have it, and how the line is set: size in tenths of a point, weight.
type Counted = (u32, i32, bool);

/// The number and looks of a line that begins with "7. " or "7) ".
fn number_of(line: &Line) -> Option<Counted> {
    let text = line.text.as_str();
    let (number, rest) = text.split_once(['.', ')'])?;
    let words = rest.strip_prefix([' ', '\t'])?;
    let number: u32 = (number.len() <= 2).then(|| number.parse().ok()).flatten()?;
    words.starts_with(char::is_alphabetic).then_some((
        number,
        (line.size * 10.0).round() as i32,
        2 * line.bold > line.chars,
    ))
}

/// Whether so many of `pages`, which are in order, follow each other without a gap, `page` among them.
fn is_in_row(pages: &[u32], page: u32) -> bool {
    let Ok(at) = pages.binary_search(&page) else {
        return false;
    };
    let follows = |pair: &&[u32]| pair[0] + 1 == pair[1];
    let behind = pages[at..].windows(2).take_while(follows).count();
    let before = pages[..=at].windows(2).rev().take_while(follows).count();
    before + behind + 1 >= IN_A_ROW
}

/// Whether a line is the first of headings that count on down the page, set alike: the same form twice has it at the same
/// place twice.
fn counts_on(line: &Line, counts: &[Counted]) -> bool {
    let next = number_of(line).map(|(number, size, bold)| (number + 1, size, bold));
    next.is_some_and(|next| counts.contains(&next))
}

/// Takes running heads and feet out of `pages`, and returns them as claims in page order.
pub(super) fn claims(pages: &mut [PageLines], params: &Params) -> Vec<Claim> {
    // For each of these lines the numbers of the pages that have it, in order.
    let mut seen: HashMap<Key, Vec<u32>> = HashMap::new();
    for page in pages.iter() {
        let mut own: Vec<Key> = page
            .lines()
            .flat_map(|line| keys(line, page, params))
            .collect();
        own.sort();
        own.dedup();
        for key in own {
            seen.entry(key).or_default().push(page.number.get());
        }
    }
    let menu = menu(pages);
    // What the file calls an artifact on one page is not text on another.
    let marked: HashSet<String> = (pages.iter().flat_map(|p| &p.artifacts))
        .map(|text| masked(text.as_str()))
        .collect();
    let need = ((pages.len() as f32 * params.repeated).ceil() as usize).max(2);
    let heads: HashSet<i32> = (seen.iter().filter(|(_, pages)| pages.len() >= need))
        .map(|((_, step), _)| *step)
        .collect();
    // Heads that come again and count the pages: how far their number is from the page's own.
    let counted: HashSet<i64> = (pages.iter())
        .flat_map(|page| page.lines().map(move |line| (page, line)))
        .filter_map(|(page, line)| {
            let own = key(line, page, params)?;
            let offset = page_count(line.text.as_str())? - i64::from(page.number.get());
            (seen.get(&own).is_some_and(|pages| pages.len() >= need)).then_some(offset)
        })
        .collect();
    let numbers = Numbers::of(pages, params);
    let pages_count = pages.len();
    let acts = |habit: Habit| (!params.without.has(habit)).then_some(habit);
    let mut out = Vec::new();
    for page in pages.iter_mut() {
        let artifacts = std::mem::take(&mut page.artifacts);
        out.extend(artifacts.into_iter().map(|t| Habit::FileArtifact.claims(t)));
        let area = page.area;
        let baselines: Vec<f32> = page.lines().map(|l| l.baseline).collect();
        let counts: Vec<Counted> = page.lines().filter_map(number_of).collect();
        let probe = PageLines {
            flows: Vec::new(),
            artifacts: Vec::new(),
            rulings: Vec::new(),
            number: page.number,
            frame: page.frame,
            area,
        };
        let habit = |line: &Line| -> Option<Habit> {
            let number = numbers.has(line.text.as_str());
            if number && stands_outside(line, &baselines, &probe) {
                return acts(Habit::PageNumber);
            }
            if menu.contains(&spot(line)) {
                return acts(Habit::RunningHead);
            }
            let key = key(line, &probe, params)?;
            // Heights are kept in steps, so a line at the edge of two steps is counted in both.
            let comes = |own: &Key| {
                let steps = [-1, 0, 1].map(|d| (own.0.clone(), own.1.saturating_add(d)));
                steps
                    .iter()
                    .filter_map(|step| seen.get(step))
                    .map(Vec::len)
                    .sum::<usize>()
            };
            let pieces = keys(line, &probe, params);
            let pieces = pieces.iter().skip(1).map(comes).min().unwrap_or(0);
            let count = comes(&key).max(pieces);
            let sure = count * 5 >= pages_count * 4;
            let in_row = || {
                seen.get(&key)
                    .is_some_and(|pages| is_in_row(pages, page.number.get()))
            };
            let repeated = (count >= need || in_row())
                && (sure || stands_off(line, &baselines, area.height()));
            match () {
                () if counts_on(line, &counts) => None,
                () if repeated => acts(Habit::RunningHead),
                () if number => acts(Habit::PageNumber),
                () if marked.contains(&key.0) => acts(Habit::FileArtifact),
                // On a page of the other side, or of another part: other words, and its own number at that height.
                () if (-1..=1).any(|d| heads.contains(&key.1.saturating_add(d)))
                    && page_count(line.text.as_str()).is_some_and(|count| {
                        counted.contains(&(count - i64::from(page.number.get())))
                    })
                    && stands_off(line, &baselines, area.height()) =>
                {
                    acts(Habit::RunningHead)
                }
                () => None,
            }
        };
        // The head's other line, which changes from left to right pages: beside one that comes again, where one comes again
        // on other pages, and not a value.
        let sure: Vec<(f32, f32)> = (page.lines())
            .filter(|line| habit(line) == Some(Habit::RunningHead))
            .map(|line| (line.baseline, line.size))
            .collect();
        let goes_on = |line: &Line| {
            let step = key(line, &probe, params).map(|(_, step)| step);
            let beside = sure.iter().any(|(baseline, size)| {
                let apart = (baseline - line.baseline).abs();
                (0.3..1.9).contains(&(apart / line.size)) && (size - line.size).abs() < 0.3
            });
            let value = |c: char| c.is_numeric() || matches!(c, '@' | ':');
            let others = |b: &f32| sure.iter().all(|(baseline, _)| (b - baseline).abs() > 1.0);
            beside
                && step
                    .is_some_and(|step| (-1..=1).any(|d| heads.contains(&step.saturating_add(d))))
                && !line.text.as_str().contains(value)
                && {
                    let baselines: Vec<f32> = baselines.iter().copied().filter(others).collect();
                    stands_off(line, &baselines, area.height())
                }
        };
        // What is on the page number's own line, which keeps its distance from the text: the rest of the foot, where there is no
        // other page on which it could come again.
        let numbered: Vec<(f32, f32)> = (page.lines())
            .filter(|line| habit(line) == Some(Habit::PageNumber))
            .map(|line| (line.baseline, line.size))
            .collect();
        let beside_number = |line: &Line| {
            let level = |(baseline, size): &(f32, f32)| {
                (baseline - line.baseline).abs() < 0.1 * size
                    && (size - line.size).abs() < 0.3 * size
            };
            let text = line.text.as_str();
            let few = text.split_whitespace().nth(FOOT_WORDS).is_none();
            // "2/7" says what it is, as a figure in a row of figures does not.
            let of_pages = |piece: &str| count_of(piece).is_some() && numbers.has(piece);
            let holds_number = || text.contains('\t') && text.split('\t').any(of_pages);
            let beside = || pages_count == 1 && numbered.iter().any(level);
            few && (beside() || holds_number())
                && key(line, &probe, params).is_some()
                && stands_off(line, &baselines, area.height())
        };
        for flow in &mut page.flows {
            flow.lines.retain(|line| {
                let habit = habit(line)
                    .or_else(|| goes_on(line).then_some(Habit::RunningHead))
                    .or_else(|| beside_number(line).then_some(Habit::PageNumber));
                out.extend(habit.map(|habit| habit.claims(line.text.clone())));
                habit.is_none()
            });
        }
        page.flows.retain(|f| !f.lines.is_empty());
    }
    out
}

/// A line's text and where it begins, in points.
type Spot = (String, i32, i32);

fn spot(line: &Line) -> Spot {
    let text = line.text.as_str().split_whitespace().collect();
    (
        text,
        line.bbox.left.round() as i32,
        line.baseline.round() as i32,
    )
}

/// The lines of a menu that every page has: at least so many, below each other in one column, with words in them.
fn menu(pages: &[PageLines]) -> HashSet<Spot> {
    const PAGES: usize = 3;
    const LINES: usize = 3;
    if pages.len() < PAGES {
        return HashSet::new();
    }
    let mut seen: HashMap<Spot, usize> = HashMap::new();
    for page in pages {
        let own: HashSet<Spot> = page.lines().map(spot).collect();
        for spot in own {
            *seen.entry(spot).or_default() += 1;
        }
    }
    let often = |(spot, count): &(&Spot, &usize)| {
        **count >= PAGES && **count * 5 >= pages.len() * 4 && spot.0.contains(char::is_alphabetic)
    };
    let again: HashSet<Spot> = seen.iter().filter(often).map(|(s, _)| s.clone()).collect();
    let column = |spot: &&Spot| again.iter().filter(|other| other.1 == spot.1).count() >= LINES;
    let words: HashSet<&String> = again.iter().map(|spot| &spot.0).collect();
    // The labels of cards say the same on each card.
    let many = words.len() >= LINES;
    again
        .iter()
        .filter(|spot| many && column(spot))
        .cloned()
        .collect()
}

/// Whether the text keeps its distance from the line on the page's inner side: a heading that happens to be at the
/// same height on several pages does not.
fn stands_off(line: &Line, baselines: &[f32], height: f32) -> bool {
    let down = line.baseline < height / 2.0;
    let distance = |other: f32| {
        if down {
            other - line.baseline
        } else {
            line.baseline - other
        }
    };
    let nearest = baselines
        .iter()
        .map(|b| distance(*b))
        .filter(|d| *d > 0.3 * line.size)
        .fold(f32::MAX, f32::min);
    nearest > 1.9 * line.size
}

/// Whether nothing is between the line and its edge of the page, and much space before it: a page number of a
/// letter that is set in the middle of larger paper is outside the margins.
fn stands_outside(line: &Line, baselines: &[f32], page: &PageLines) -> bool {
    let height = page.area.height();
    let last = baselines.iter().all(|b| *b <= line.baseline) && line.baseline > 0.75 * height;
    let first = baselines.iter().all(|b| *b >= line.baseline) && line.baseline < 0.25 * height;
    baselines.len() > 4 && (last || first) && stands_off(line, baselines, height)
}

/// What must come again: the text with digits masked, and the height in steps of four points. `None` for a line that
/// is not in the margins.
fn key(line: &Line, page: &PageLines, params: &Params) -> Option<Key> {
    let height = page.area.height();
    let (top, bottom) = (params.margin * height, (1.0 - params.margin) * height);
    if line.bbox.bottom > top && line.bbox.top < bottom {
        return None;
    }
    let masked = masked(&without_page_number(line.text.as_str()));
    // From the top for heads, from the bottom for feet: pages may differ in size.
    let y = if line.bbox.bottom <= top {
        line.baseline
    } else {
        line.baseline - height
    };
    Some((masked, (y / 4.0).round() as i32))
}

/// The key of a line, and those of the pieces that wide gaps part it into: on another page they may be lines of their own.
fn keys(line: &Line, page: &PageLines, params: &Params) -> Vec<Key> {
    let Some(own) = key(line, page, params) else {
        return Vec::new();
    };
    let pieces = line.text.as_str().split('\t');
    let pieces: Vec<&str> = pieces.filter(|piece| !is_page_number(piece)).collect();
    let step = own.1;
    let pieces = pieces.iter().filter(|_| pieces.len() > 1);
    let mut out = vec![own];
    out.extend(pieces.map(|piece| (masked(piece), step)));
    out
}

/// A line without the page number that a wide gap parts from the rest: on another page the two may be lines of their own.
fn without_page_number(text: &str) -> String {
    let pieces = text.split('\t').filter(|piece| !is_page_number(piece));
    let rest = pieces.collect::<Vec<_>>().join("\t");
    match rest.trim().is_empty() {
        true => text.to_owned(),
        false => rest,
    }
}

/// A line without its white space, numbers put as "#": figures, and Roman numerals that are words. A telephone number is
/// no number that counts.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(in_telephone) {
        let run = &rest[start..];
        let run = &run[..run.find(|c| !in_telephone(c)).unwrap_or(run.len())];
        mask(&rest[..start], &mut out);
        match run.chars().filter(char::is_ascii_digit).count() {
            TELEPHONE.. => out.extend(run.chars().filter(|c| !c.is_whitespace())),
            _ => mask(run, &mut out),
        }
        rest = &rest[start + run.len()..];
    }
    mask(rest, &mut out);
    out.replace("##", "#")
}

/// Figures from which on a run of them is a telephone number.
const TELEPHONE: usize = 7;

/// What a telephone number is made of.
fn in_telephone(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | ' ' | '\u{a0}')
}

/// Adds `text` to `out`, its numbers masked.
fn mask(text: &str, out: &mut String) {
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let sign = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let roman = !sign.is_empty()
            && sign
                .chars()
                .all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
        let rest = word.get(sign.len()..).unwrap_or("");
        let shown = if roman { "#" } else { sign };
        let figures = |c: char| if c.is_ascii_digit() { '#' } else { c };
        let shown = shown.chars().chain(rest.chars());
        out.extend(shown.filter(|c| !c.is_whitespace()).map(figures));
    }
}

/// The number that a line of words begins or ends with.
fn page_count(text: &str) -> Option<i64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let figures = |w: &&&str| w.len() <= 4 && w.bytes().all(|b| b.is_ascii_digit());
    let number = [words.first(), words.last()]
        .into_iter()
        .flatten()
        .find(figures);
    number.filter(|_| words.len() > 1)?.parse().ok()
}

/// Which lines in the margins number the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    None,
    /// Those that look like it.
    Any,
    /// Those that say of how many pages, which are as many on each: "2/7".
    Of(u32),
}

impl Numbers {
    fn of(pages: &[PageLines], params: &Params) -> Numbers {
        let counts = |line: &Line| {
            let mut pieces = line.text.as_str().split('\t');
            pieces.find_map(|piece| count_of(piece).filter(|_| is_page_number(piece)))
        };
        let of_each = pages.iter().map(|page| {
            let mut own = page
                .lines()
                .filter(|line| key(line, page, params).is_some());
            own.find_map(counts)
        });
        let of_each: Vec<(u32, u32)> = of_each.flatten().collect();
        let same = |of: u32| of_each.iter().all(|(n, own)| *own == of && *n <= of);
        match of_each.first() {
            _ if numbered_pages(pages, params) => Numbers::Any,
            Some((_, of)) if of_each.len() > 1 && same(*of) => Numbers::Of(*of),
            _ => Numbers::None,
        }
    }

    fn has(self, text: &str) -> bool {
        is_page_number(text)
            && match self {
                Numbers::None => false,
                Numbers::Any => true,
                Numbers::Of(of) => count_of(text).is_some_and(|(_, own)| own == of),
            }
    }
}

/// The two numbers of "2/7", "Page 2 of 7".
fn count_of(text: &str) -> Option<(u32, u32)> {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    let numbers: Vec<u32> = numbers.filter_map(|n| n.parse().ok()).collect();
    match numbers.as_slice() {
        [number, of] => Some((*number, *of)),
        _ => None,
    }
}

/// Whether lone numbers in the margins are page numbers: every page that has one has its own, growing; or they begin
/// again at 1, where files were put together.
fn numbered_pages(pages: &[PageLines], params: &Params) -> bool {
    let mut found: Vec<(u32, u32)> = Vec::new();
    let (mut worded, mut with) = (false, 0);
    for page in pages {
        let baselines: Vec<f32> = page.lines().map(|l| l.baseline).collect();
        // Behind a wide gap, a running head may be on the number's line.
        let has = |line: &Line| {
            let mut pieces = line.text.as_str().split('\t');
            pieces.any(is_page_number) && key(line, page, params).is_some()
        };
        with += usize::from(page.lines().any(has));
        for line in page.lines() {
            if is_page_number(line.text.as_str())
                && (key(line, page, params).is_some() || stands_outside(line, &baselines, page))
            {
                let digits: String = line
                    .text
                    .as_str()
                    .chars()
                    .skip_while(|c| !c.is_ascii_digit())
                    .take_while(char::is_ascii_digit)
                    .collect();
                worded |= line.text.as_str().contains(char::is_alphabetic);
                found.push((page.number.get(), digits.parse().unwrap_or(0)));
            }
        }
    }
    let grow = |w: &[(u32, u32)]| w[0].1 < w[1].1 || w[0].0 == w[1].0 || w[1].1 == 1;
    // Years and sums are at the top of a page where a table goes on: numbers that large count the pages one by one.
    // So are those of which a page has two; two pages on one sheet count on.
    let unlikely = found.iter().any(|(_, number)| *number >= LARGE)
        || found
            .windows(2)
            .any(|w| w[0].0 == w[1].0 && w[0].1.abs_diff(w[1].1) > 1);
    let offset = |(page, number): &(u32, u32)| i64::from(*number) - i64::from(*page);
    let offsets: HashSet<i64> = found.iter().map(offset).collect();
    let counts = found.len() > 1 && offsets.len() == 1;
    // A word before a number on few of the pages is a heading's: "Annex 1".
    if worded && 2 * with < pages.len() {
        return false;
    }
    !found.is_empty() && found.windows(2).all(grow) && (!unlikely || counts)
}

/// "3", "- 3 -", "3/8", "Page 3 of 8", "iv": at most four short words with a number in the language of any form.
fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    if text.chars().nth(20).is_some() {
        return false;
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == '/')
        .filter(|w| !w.is_empty())
        .collect();
    if words.is_empty() || words.len() > 4 {
        return false;
    }
    let digits = |w: &str| !w.is_empty() && w.len() <= 4 && w.chars().all(|c| c.is_ascii_digit());
    let dash = |w: &str| {
        w.chars()
            .all(|c| matches!(c, '-' | '–' | '—' | '|' | '.' | '[' | ']'))
    };
    let numbers = words.iter().filter(|w| digits(w)).count();
    if numbers == 0 {
        return words.len() == 1 && text.chars().all(|c| "ivxIVX".contains(c)) && text.len() <= 5;
    }
    let others: Vec<&&str> = words.iter().filter(|w| !digits(w) && !dash(w)).collect();
    match others.len() {
        // "3/8", "3 | 8"; figures with nothing between them are those of a table.
        0 => {
            numbers == 1
                || numbers == 2 && text.contains(|c: char| c == '/' || dash(&c.to_string()))
        }
        // "Page 3", "Page no 3", "Seite 3 von 8": short words of letters around the numbers, one of them first; a street has
        // two words before its number.
        n @ (1 | 2) => {
            let joint = others.last().is_some_and(|w| w.len() <= 3);
            words
                .first()
                .is_some_and(|w| w.chars().all(char::is_alphabetic))
                && others.iter().all(|w| w.len() <= 7)
                && (n == 1 || numbers == 2 || joint)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_in_row, is_page_number, masked, page_count, without_page_number};

    #[test]
    fn feet_are_the_same_but_for_their_numbers() {
        assert_eq!(
            masked("Ref. 17/I \u{2013} 2 / 13"),
            masked("Ref. 17/XII \u{2013} 10/13")
        );
        assert_ne!(masked("1. Mixed"), masked("1. Vivid"));
        assert_ne!(
            masked("Telephone: +233 30 278 4410"),
            masked("Telephone: +233 30 278 4411")
        );
    }

    #[test]
    fn pages_of_a_file_that_was_merged_are_in_a_row() {
        let pages = [1, 4, 5, 6, 9, 10];
        let in_row: Vec<u32> = (1..=10).filter(|page| is_in_row(&pages, *page)).collect();
        assert_eq!(in_row, [4, 5, 6]);
    }

    #[test]
    fn page_number_beside_a_foot_is_none_of_it() {
        let foot = "https://example.org/print?id=18f2c7";
        for line in [format!("{foot}\t1/2"), format!("Page 3\t{foot}")] {
            assert_eq!(without_page_number(&line), foot);
        }
        assert_eq!(without_page_number("1/2"), "1/2");
    }

    #[test]
    fn heads_may_count_the_pages() {
        assert_eq!(page_count("Hands on the loom 3"), Some(3));
        assert_eq!(page_count("4\tSchool of artisans"), Some(4));
        for text in ["3", "In 2014 we began", "Section 2 of it"] {
            assert_eq!(page_count(text), None, "{text}");
        }
    }

    #[test]
    fn page_numbers_in_every_dress() {
        for text in [
            "3",
            "- 3 -",
            "3/8",
            "Page 3 of 8",
            "Página 2",
            "12 | 30",
            "iv",
        ] {
            assert!(is_page_number(text), "{text}");
        }
    }

    #[test]
    fn headings_and_years_in_text_are_none() {
        for text in [
            "5. Sustainability",
            "Geneva, 20 October 2014.",
            "+670 331",
            "In 2014 we began work",
            "Calle Olmedo 217",
            "459\t317",
        ] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
