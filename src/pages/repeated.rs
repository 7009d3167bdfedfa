//! Pages that show what an earlier page shows.
//!
//! Two nominations of one file may share a page, their contacts for one. A page is therefore left out only where it lies
//! beside its twin, where a whole run of pages comes again, where it is the file's first page again, or where its printed
//! number has its place in a run already.

use crate::pdf::{GlyphFlags, PageContent};

use super::printed::Printed;

/// A page with less text than this, in letters and figures, is compared with none: two empty pages are not a fault.
const LEAST: usize = 60;
/// Words that two readings of one scanned page have in common, as a share.
const ALIKE: f32 = 0.85;

/// A page that repeats another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Twin {
    /// Its index.
    pub(super) page: usize,
    /// Index of the page before it that shows the same.
    pub(super) of: usize,
}

/// The pages that are to be left out, in the order of the file.
pub(super) fn twins(pages: &[PageContent], printed: &[Option<Printed>]) -> Vec<Twin> {
    let shown: Vec<Shown> = pages.iter().map(shown).collect();
    let first = |page: usize| {
        let same = |other: &usize| {
            let numbers = (printed.get(*other), printed.get(page));
            let contradicted = matches!(numbers, (Some(Some(a)), Some(Some(b))) if a != b);
            !contradicted && same(&shown[*other], &shown[page])
        };
        (0..page).find(same).unwrap_or(page)
    };
    let of: Vec<usize> = (0..pages.len()).map(first).collect();
    let left_out = |page: usize| {
        let nearest = (0..page).rev().find(|other| of[*other] == of[page])?;
        let alone = nearest + 1 == page || of[page] == 0 || has_its_number(&of, printed, page);
        let clear = alone && shown[page].is_enough() || comes_again(&of, &shown, page, nearest);
        clear.then_some(Twin { page, of: of[page] })
    };
    (0..pages.len()).filter_map(left_out).collect()
}

/// Whether the pages from `before` up to `page` come again as a whole around `page`: 1 2 3 1 2 3.
fn comes_again(of: &[usize], shown: &[Shown], page: usize, before: usize) -> bool {
    let step = page - before;
    let same = |at: usize| at >= step && at < of.len() && of[at] == of[at - step];
    let mut begin = page;
    while same(begin.saturating_sub(1)) && begin > 0 {
        begin -= 1;
    }
    let mut end = page + 1;
    while same(end) {
        end += 1;
    }
    end - begin >= step && shown[begin..end].iter().any(Shown::is_enough)
}

/// Whether the run of printed numbers that the page is in has only pages that repeat another: 1 2 3 2.
fn has_its_number(of: &[usize], printed: &[Option<Printed>], page: usize) -> bool {
    let number = |at: usize| printed.get(at).copied().flatten();
    let Some(own) = number(page) else {
        return false;
    };
    // A run goes on while numbers rise.
    let follows = |at: usize| match (number(at - 1), number(at)) {
        (Some(a), Some(b)) => a.total == b.total && a.number < b.number,
        _ => false,
    };
    let mut begin = page;
    while begin > 0 && follows(begin) {
        begin -= 1;
    }
    let mut end = page + 1;
    while end < of.len() && follows(end) {
        end += 1;
    }
    own.total.is_some() && !own.alone && (begin..end).all(|at| of[at] < at)
}

/// What is compared of a page.
#[derive(Debug)]
struct Shown {
    /// All visible letters and figures, in the order in which they are drawn.
    text: String,
    /// Where pictures are, in whole points.
    pictures: Vec<[i32; 4]>,
    /// It has no text but something to see, which is not compared.
    drawn: bool,
    /// Its words, sorted, where a machine read them from a picture: two readings of one page differ.
    words: Option<Vec<String>>,
}

impl Shown {
    fn is_enough(&self) -> bool {
        self.text.chars().nth(LEAST - 1).is_some()
    }
}

fn shown(page: &PageContent) -> Shown {
    let visible = || {
        let glyphs = page.glyphs.iter();
        glyphs.filter(|g| !g.flags.any(GlyphFlags::HIDDEN))
    };
    let text: String = visible()
        .flat_map(|g| page.glyph_text(g).chars())
        .filter(|c| c.is_alphanumeric())
        .collect();
    let words = page.read_by_ocr.then(|| {
        let mut spaced = String::new();
        for glyph in visible() {
            if glyph.flags.any(GlyphFlags::RUN_START) {
                spaced.push(' ');
            }
            spaced.push_str(page.glyph_text(glyph));
        }
        let mut words: Vec<String> = spaced.split_whitespace().map(str::to_lowercase).collect();
        words.sort_unstable();
        words
    });
    Shown {
        drawn: text.is_empty() && (!page.images.is_empty() || page.path_segments > 0),
        text,
        pictures: (page.images.iter())
            .map(|r| [r.left, r.top, r.right, r.bottom].map(|x| x.round() as i32))
            .collect(),
        words,
    }
}

fn same(a: &Shown, b: &Shown) -> bool {
    if a.drawn || b.drawn {
        return false;
    }
    match (&a.words, &b.words) {
        (Some(left), Some(right)) => {
            let most = left.len().max(right.len()) as f32;
            a.is_enough() && b.is_enough() && common(left, right) as f32 >= ALIKE * most
        }
        (None, None) => a.text == b.text && a.pictures == b.pictures,
        _ => false,
    }
}

/// How many words two sorted lists have in common.
fn common(a: &[String], b: &[String]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}
