//! Comments of reviewers that a word processor prints in the margin: `Commented [AB1]: Is this still true?`.

use std::sync::LazyLock;

use regex::Regex;

use super::fragments::Fragment;
use crate::geom::Rect;

/// How a printed comment begins: a word or two, the reviewer's initials with a number in brackets, a colon.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\p{Lu}\p{L}{3,14}(?: \p{L}{2,10})? ?\[\p{L}{0,4}\d{1,4}\] ?:")
        .expect("a constant")
});
/// Lines of one comment are nearer than this, in em, and begin this near below each other.
const NEAR: f32 = 1.8;
const ALIGNED: f32 = 1.0;
/// A comment begins right of this share of the text's width.
const MARGIN: f32 = 0.5;
/// No page has more comments than this, and no comment more lines.
const MOST: usize = 200;

/// Takes the comments in the margin of a page out: what is left, and the lines of the comments.
pub(super) fn without(fragments: Vec<Fragment>) -> (Vec<Fragment>, Vec<Fragment>) {
    let Some(area) = fragments.iter().map(|f| f.bbox).reduce(Rect::union) else {
        return (fragments, Vec::new());
    };
    let in_margin = |f: &Fragment| f.bbox.left > area.left + MARGIN * area.width();
    let starts: Vec<usize> = (0..fragments.len())
        .filter(|i| in_margin(&fragments[*i]) && BEGINS.is_match(&fragments[*i].string()))
        .take(MOST)
        .collect();
    if starts.is_empty() {
        return (fragments, Vec::new());
    }
    let mut taken = vec![false; fragments.len()];
    for start in &starts {
        let first = &fragments[*start];
        taken[*start] = true;
        // Nothing of the column below another comment is this one's.
        let mut last = first.baseline;
        for _ in 0..MOST {
            let below = (0..fragments.len()).filter(|i| {
                let f = &fragments[*i];
                let step = f.baseline - last;
                !taken[*i]
                    && !starts.contains(i)
                    && step > 0.1 * first.size
                    && step < NEAR * first.size
                    && (f.bbox.left - first.bbox.left).abs() < ALIGNED * first.size
            });
            let Some(next) =
                below.min_by(|a, b| fragments[*a].baseline.total_cmp(&fragments[*b].baseline))
            else {
                break;
            };
            taken[next] = true;
            last = fragments[next].baseline;
        }
    }
    let mut taken = taken.into_iter();
    fragments
        .into_iter()
        .partition(|_| !taken.next().unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use super::BEGINS;

    #[test]
    fn comments_begin_with_initials_and_a_number() {
        for text in [
            "Commented [R8]: Add the number",
            "Comentado [AB12]: ¿Sí?",
            "Commentaire [3] : à voir",
        ] {
            assert!(BEGINS.is_match(text), "{text}");
        }
        for text in [
            "See [3]: the report",
            "Table 3 [A1]",
            "[R8]: note",
            "commented [R8]: x",
        ] {
            assert!(!BEGINS.is_match(text), "{text}");
        }
    }
}
