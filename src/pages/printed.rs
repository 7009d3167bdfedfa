//! Heads and feet of pages → the number that is printed on each page, where there is one that counts.
//!
//! A number is taken for the page's own for what is printed around it ("Page 2 of 4", "2/4", "– 2 –") or for being
//! alone at the same height on several pages, and only where it changes from page to page as page numbers do.

use std::collections::BTreeMap;

use super::edges::{Edges, Piece};

/// The number printed on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printed {
    /// Its value.
    pub(super) number: u32,
    /// How many pages there are, where that is printed with it.
    pub(super) total: Option<u32>,
    /// It is alone: nothing printed beside it says that it counts pages.
    pub(super) alone: bool,
}

/// The highest number that is taken for one of a page.
const HIGHEST: u32 = 999;
/// How far numbers without a word may be from their usual height, in points.
const HEIGHT: f32 = 6.0;
/// On how many pages a number must be that has nothing beside it.
const ALONE: usize = 3;

/// What pages are called before their number, in languages in which nominations come; in small letters.
const PAGE_WORDS: &[&str] = &[
    "page",
    "pages",
    "pag",
    "pg",
    "p",
    "sheet",
    "página",
    "pagina",
    "pág",
    "hoja",
    "folio",
    "folha",
    "fl",
    "feuille",
    "feuillet",
    "seite",
    "blatt",
    "pàgina",
    "стр",
    "страница",
    "сторінка",
    "hal",
    "halaman",
    "sayfa",
    "trang",
    "ukurasa",
    "bladzijde",
    "side",
    "sida",
    "strona",
    "str",
];

/// How a number is dressed; numbers in one dress count together. Earlier variants are surer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Dress {
    /// "Page 2 of 4".
    WordAndTotal,
    /// "2 of 4", with what parts the two.
    Total(String),
    /// "Page 2".
    Word(String),
    /// "– 2 –".
    Dashes,
    /// "2".
    Alone,
}

/// A number that may be a page's.
#[derive(Debug, Clone)]
struct Candidate {
    dress: Dress,
    number: u32,
    total: Option<u32>,
    height: f32,
}

/// The printed number of each page of a file, in the order of the file.
pub(super) fn numbers(edges: &[Edges]) -> Vec<Option<Printed>> {
    let pages: Vec<Vec<Candidate>> = edges
        .iter()
        .map(|edges| edges.pieces.iter().flat_map(candidates).collect())
        .collect();
    let mut series: BTreeMap<Dress, Vec<Option<Candidate>>> = BTreeMap::new();
    for candidate in pages.iter().flatten() {
        let dress = &candidate.dress;
        if !series.contains_key(dress) {
            let own = |page: &Vec<Candidate>| page.iter().find(|c| c.dress == *dress).cloned();
            // Two pages on a sheet have two numbers, at one height: neither is the sheet's own.
            let two = |page: &Vec<Candidate>| {
                let own = || page.iter().filter(|c| c.dress == *dress);
                own().any(|a| {
                    let next = |b: &Candidate| {
                        b.number == a.number + 1 && (b.height - a.height).abs() < 1.0
                    };
                    own().any(next)
                })
            };
            let numbers = match pages.iter().any(two) {
                true => vec![None; pages.len()],
                false => pages.iter().map(own).collect(),
            };
            series.insert(dress.clone(), numbers);
        }
    }
    let mut series: Vec<(Dress, Vec<Option<Candidate>>)> = series.into_iter().collect();
    for (dress, numbers) in &mut series {
        if !matches!(dress, Dress::WordAndTotal | Dress::Word(_)) {
            at_one_height(numbers);
        }
    }
    series.retain(|(dress, numbers)| counts(dress, numbers, pages.len()));
    (0..pages.len())
        .map(|page| {
            let own = |(_, numbers): &(Dress, Vec<Option<Candidate>>)| {
                numbers.get(page).cloned().flatten()
            };
            series.iter().find_map(own).map(|found| Printed {
                number: found.number,
                total: found.total,
                alone: found.dress == Dress::Alone,
            })
        })
        .collect()
}

/// Leaves those numbers that are where most of them are.
fn at_one_height(numbers: &mut [Option<Candidate>]) {
    let heights: Vec<f32> = numbers.iter().flatten().map(|c| c.height).collect();
    let near = |height: f32| {
        let close = |other: &&f32| (**other - height).abs() <= HEIGHT;
        heights.iter().filter(close).count()
    };
    let mut best: Option<(usize, f32)> = None;
    for height in &heights {
        let count = near(*height);
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, *height));
        }
    }
    let Some((_, usual)) = best else { return };
    for number in numbers {
        if number
            .as_ref()
            .is_some_and(|c| (c.height - usual).abs() > HEIGHT)
        {
            *number = None;
        }
    }
}

/// Whether numbers in one dress count pages: from one page to the next they mostly go a step or two, or begin again.
fn counts(dress: &Dress, numbers: &[Option<Candidate>], pages: usize) -> bool {
    let values: Vec<u32> = numbers.iter().flatten().map(|c| c.number).collect();
    if values.len() == 1 {
        return *dress == Dress::WordAndTotal && pages == 1;
    }
    let steps = (values.windows(2))
        .filter(|pair| {
            (1..=2).contains(&pair[0].abs_diff(pair[1])) || (pair[1] == 1 && pair[0] > 1)
        })
        .count();
    let enough = *dress != Dress::Alone || values.len() >= ALONE;
    enough && steps * 2 >= values.len() - 1
}

/// A piece of a line, taken apart.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(u32),
    Word(String),
    Sign(char),
}

/// The numbers of a piece of text that may be a page's.
fn candidates(piece: &Piece) -> Vec<Candidate> {
    let tokens = tokens(&piece.text);
    (0..tokens.len())
        .filter_map(|at| candidate(&tokens, at, piece))
        .collect()
}

fn candidate(tokens: &[Token], at: usize, piece: &Piece) -> Option<Candidate> {
    let Some(Token::Number(number)) = tokens.get(at) else {
        return None;
    };
    let found = |dress: Dress, total: Option<u32>| {
        (1..=HIGHEST).contains(number).then_some(Candidate {
            dress,
            number: *number,
            total,
            height: piece.height,
        })
    };
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    // "p. 2": the stop belongs to the word.
    let word = match before {
        Some(Token::Sign('.')) => at.checked_sub(2).and_then(|i| tokens.get(i)),
        other => other,
    };
    let named = match word {
        Some(Token::Word(word)) if PAGE_WORDS.contains(&word.as_str()) => Some(word.clone()),
        _ => None,
    };
    // A part of a date, of a sum, of a reference.
    let part = matches!(before, Some(Token::Sign('/' | '.' | ',' | '-')))
        && matches!(
            at.checked_sub(2).and_then(|i| tokens.get(i)),
            Some(Token::Number(_))
        );
    if part {
        return None;
    }
    let behind = |from: usize| tokens.get(from);
    if let (Some(joint), Some(Token::Number(total))) = (behind(at + 1), behind(at + 2)) {
        let joint = match joint {
            Token::Sign(sign @ ('/' | '|')) => Some(sign.to_string()),
            Token::Word(word) if word.chars().count() <= 4 => Some(word.clone()),
            _ => None,
        };
        let whole = !matches!(behind(at + 3), Some(Token::Sign('/' | '.' | '-')))
            || !matches!(behind(at + 4), Some(Token::Number(_)));
        let joint = joint.filter(|_| whole && number <= total && *total <= HIGHEST)?;
        if named.is_some() {
            return found(Dress::WordAndTotal, Some(*total));
        }
        let begins = !matches!(before, Some(Token::Word(_) | Token::Number(_)));
        let ends = !matches!(behind(at + 3), Some(Token::Word(_) | Token::Number(_)));
        return found(Dress::Total(joint), Some(*total)).filter(|_| begins && ends);
    }
    if let Some(word) = named {
        return found(Dress::Word(word), None);
    }
    let dash = |token: Option<&Token>| {
        matches!(
            token,
            Some(Token::Sign(
                '-' | '–' | '—' | '|' | '[' | ']' | '(' | ')' | '·'
            ))
        )
    };
    if tokens.len() == 3 && at == 1 && dash(before) && dash(behind(2)) {
        return found(Dress::Dashes, None);
    }
    if tokens.len() == 1 && piece.outermost {
        return found(Dress::Alone, None);
    }
    None
}

/// Numbers, words in small letters, and single signs, without white space. Numbers too high for a page are signs.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        let end = |same: fn(char) -> bool| rest.find(|c: char| !same(c)).unwrap_or(rest.len());
        let length = if c.is_ascii_digit() {
            let length = end(|c| c.is_ascii_digit());
            tokens.push(match rest.get(..length).unwrap_or("").parse() {
                Ok(number) => Token::Number(number),
                Err(_) => Token::Sign('#'),
            });
            length
        } else if c.is_alphabetic() {
            let length = end(char::is_alphabetic);
            tokens.push(Token::Word(rest.get(..length).unwrap_or("").to_lowercase()));
            length
        } else {
            tokens.push(Token::Sign(c));
            c.len_utf8()
        };
        rest = rest.get(length..).unwrap_or("").trim_start();
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of pages with these feet, as "number/total".
    fn read(feet: &[&str]) -> Vec<String> {
        let edges: Vec<Edges> = feet
            .iter()
            .map(|foot| Edges {
                pieces: vec![Piece {
                    text: (*foot).to_owned(),
                    height: -40.0,
                    outermost: true,
                }],
            })
            .collect();
        let shown = |printed: Option<Printed>| match printed {
            Some(Printed {
                number,
                total: Some(total),
                ..
            }) => format!("{number}/{total}"),
            Some(Printed { number, .. }) => number.to_string(),
            None => "-".to_owned(),
        };
        numbers(&edges).into_iter().map(shown).collect()
    }

    #[test]
    fn numbers_are_read_in_every_dress() {
        assert_eq!(read(&["Page 1 of 2", "Page 2 of 2"]), ["1/2", "2/2"]);
        assert_eq!(read(&["Pág. 2 de 2", "Pág. 1 de 2"]), ["2/2", "1/2"]);
        assert_eq!(read(&["Award – 1/3", "Award – 3/3"]), ["1/3", "3/3"]);
        assert_eq!(read(&["P.01/02", "P.02/02"]), ["1/2", "2/2"]);
        assert_eq!(read(&["– 1 –", "– 2 –"]), ["1", "2"]);
        assert_eq!(read(&["p. 7", "p. 9"]), ["7", "9"]);
        assert_eq!(read(&["1", "2", "4"]), ["1", "2", "4"]);
        assert_eq!(read(&["Page 1 sur 3"]), ["1/3"]);
    }

    #[test]
    fn numbers_that_do_not_count_pages_are_none() {
        for feet in [
            ["Ref. 3/24", "Ref. 3/24", "Ref. 3/24"],
            ["12/03/2025 09:41", "12/03/2025 09:41", "13/03/2025"],
            ["Question 3 of 11", "Question 5 of 11", "Question 9 of 11"],
            ["2 of 3 partners agreed", "1 of 3 partners agreed", ""],
            ["3.", "5.", "7."],
            ["2019", "2020", "2021"],
            ["Section 3", "Section 5", "Section 6"],
        ] {
            assert_eq!(read(&feet), ["-", "-", "-"], "{feet:?}");
        }
        assert_eq!(read(&["5", "9"]), ["-", "-"]);
    }
}
