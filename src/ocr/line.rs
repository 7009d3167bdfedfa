//! A line of recognised words → its baseline and the size of its letters, both in pixels.
//!
//! A program gives each word the box around its ink. Where the ink of a letter ends is known from the letter: most are
//! on the baseline, capitals and figures reach to one height, small letters to another.

use super::Word;

/// Height of a capital or a figure, in em: that of common typefaces, within a tenth.
const CAPITAL: f32 = 0.69;
/// Height of a small letter, in em.
const SMALL: f32 = 0.49;
/// Depth of a descender, in em.
const DESCENT: f32 = 0.21;
/// Height of a line's box where no letter says more, in em.
const BOX: f32 = 0.9;
/// Smallest letters that are measured, in pixels.
const LEAST: f32 = 4.0;

/// Where a line is and how large its letters are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measures {
    /// The baseline's y in pixels.
    pub(super) baseline: f32,
    /// Height of the em in pixels.
    pub(super) size: f32,
}

fn descends(c: char) -> bool {
    "gjpqyçQÇ,;()[]{}|/@$_&ý".contains(c)
}

fn hovers(c: char) -> bool {
    "-–—'\"’‘“”*°•·=~+^<>¢©®¥«».…:".contains(c)
}

fn is_tall(c: char) -> bool {
    c.is_uppercase() || c.is_ascii_digit() || "bdfhklß".contains(c)
}

fn is_small(c: char) -> bool {
    "acemnorsuvwxzgpqy".contains(c)
}

/// The middle one.
fn median(mut values: Vec<f32>) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

/// Measures a line; `None` for one without words.
pub(super) fn measure(words: &[Word]) -> Option<Measures> {
    let on_it =
        |word: &&Word| word.text.contains(char::is_alphanumeric) && !word.text.contains(descends);
    let bottom = |word: &Word| word.bbox[3];
    let standing = median(words.iter().filter(on_it).map(bottom).collect());
    let tops = |is: fn(char) -> bool, not: fn(char) -> bool| {
        let fitting = words
            .iter()
            .filter(|word| word.text.contains(is) && !word.text.contains(not));
        median(fitting.map(|word| word.bbox[1]).collect())
    };
    let (tall, small) = (
        tops(is_tall, |_| false),
        tops(is_small, |c| !is_small(c) && !hovers(c)),
    );
    let top = median(words.iter().map(|w| w.bbox[1]).collect())?;
    let lowest = words.iter().map(bottom).reduce(f32::max)?;
    let height = (lowest - words.iter().map(|w| w.bbox[1]).reduce(f32::min)?).max(LEAST);
    let baseline = standing.unwrap_or_else(|| {
        let hangs = words.iter().any(|word| word.text.contains(descends));
        match hangs && top < lowest {
            true => lowest - DESCENT / BOX * height,
            false => lowest,
        }
    });
    let size = match (tall, small) {
        (Some(tall), _) if baseline - tall >= LEAST => (baseline - tall) / CAPITAL,
        (_, Some(small)) if baseline - small >= LEAST => (baseline - small) / SMALL,
        _ => height / BOX,
    };
    // Letters are not larger than the box around them, nor much smaller.
    let size = size.clamp(height * 0.6, height * 2.1);
    Some(Measures { baseline, size })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, top: f32, bottom: f32) -> Word {
        Word {
            text: text.to_owned(),
            bbox: [0.0, top, 50.0, bottom],
            confidence: 0.9,
        }
    }

    #[test]
    fn letters_tell_baseline_and_size() {
        // Letters of 100 pixels that are on 200.
        let line = [
            word("Seeds", 131.0, 200.0),
            word("grow", 151.0, 221.0),
            word("near", 151.0, 200.0),
        ];
        let measured = measure(&line).unwrap();
        assert_eq!((measured.baseline, measured.size.round()), (200.0, 100.0));
        let small = measure(&line[2..]).unwrap();
        assert_eq!((small.baseline, small.size.round()), (200.0, 100.0));
        let hanging = measure(&line[1..2]).unwrap();
        assert!((195.0..=210.0).contains(&hanging.baseline), "{hanging:?}");
        assert_eq!(measure(&[]), None);
    }
}
