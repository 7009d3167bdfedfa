//! Pages of text, arranged.

use super::arrange;
use crate::geom::{PageNumber, Rect};
use crate::pdf::{Content, Glyph, GlyphFlags, PageContent, Tone};

/// A page of A4 with one line of text in its middle and one at its foot, a glyph for each word.
fn page(index: usize, body: &str, foot: &str) -> PageContent {
    let mut page = PageContent::empty(PageNumber::from_index(index), 595.0, 842.0);
    for (text, baseline) in [(body, 400.0), (foot, 800.0)] {
        for (i, word) in text.split_whitespace().enumerate() {
            let left = 72.0 + 24.0 * i as f32;
            page.glyphs.push(Glyph {
                start: page.text.len() as u32,
                len: word.len() as u16,
                font: 0,
                bbox: Rect {
                    left,
                    top: baseline - 8.0,
                    right: left + 20.0,
                    bottom: baseline + 2.0,
                },
                baseline,
                size: 10.0,
                squeeze: 1.0,
                tone: Tone::default(),
                flags: GlyphFlags::RUN_START,
                mcid: -1,
            });
            page.text.push_str(word);
        }
    }
    page
}

const BODIES: [&str; 4] = [
    "Families who make bricks move with the season and live beside the kiln for six months",
    "The idea was carried from the tile yards where families had built such rooms themselves",
    "Teachers are on the payroll of the municipality from the third season on, by its decision",
    "A travelling puppet play has been seen at one hundred and twenty kilns of both countries",
];

/// Which pages of the file are read, in order, and those that are left out: pages given as (body, foot).
fn read(pages: &[(usize, &str)]) -> (Vec<u32>, Vec<(u32, u32)>) {
    let content = Content {
        pages: (pages.iter().enumerate())
            .map(|(index, (body, foot))| page(index, BODIES[*body], foot))
            .collect(),
        ..Content::default()
    };
    let arranged = arrange(content);
    assert_eq!(
        arranged.content.pages.len() + arranged.repeated.len(),
        pages.len()
    );
    let repeated = arranged.sequence.repeated.iter();
    (
        (arranged.content.pages.iter())
            .map(|page| page.number.get())
            .collect(),
        repeated.map(|(page, of)| (page.get(), of.get())).collect(),
    )
}

#[test]
fn page_beside_its_twin_is_left_out() {
    let feet = [
        (0, "Page 1 of 3"),
        (0, "Page 1 of 3"),
        (1, "Page 2 of 3"),
        (2, "Page 3 of 3"),
    ];
    assert_eq!(read(&feet), (vec![1, 3, 4], vec![(2, 1)]));
    assert_eq!(
        read(&[(0, ""), (1, ""), (1, "")]),
        (vec![1, 2], vec![(3, 2)])
    );
}

#[test]
fn document_that_comes_twice_is_read_once() {
    let twice = [(1, ""), (2, ""), (3, ""), (1, ""), (2, ""), (3, "")];
    let (read_pages, repeated) = read(&twice);
    assert_eq!((read_pages, repeated.len()), (vec![1, 2, 3], 3));
    let inner = [(0, ""), (2, ""), (3, ""), (2, ""), (3, "")];
    assert_eq!(read(&inner).0, [1, 2, 3]);
}

#[test]
fn page_that_two_nominations_share_is_read_twice() {
    let shared = [(0, ""), (3, ""), (1, ""), (3, "")];
    assert_eq!(read(&shared), (vec![1, 2, 3, 4], vec![]));
    let numbered = [
        (0, "Page 1 of 2"),
        (3, "Page 2 of 2"),
        (1, "Page 1 of 2"),
        (3, "Page 2 of 2"),
    ];
    assert_eq!(read(&numbered), (vec![1, 2, 3, 4], vec![]));
}

#[test]
fn page_that_has_its_number_already_is_left_out() {
    let pages = [
        (0, "Page 1 of 3"),
        (1, "Page 2 of 3"),
        (2, "Page 3 of 3"),
        (1, "Page 2 of 3"),
    ];
    assert_eq!(read(&pages), (vec![1, 2, 3], vec![(4, 2)]));
}

#[test]
fn repeated_pages_do_not_hide_the_order() {
    let pages = [(2, "3 / 3"), (1, "2 / 3"), (1, "2 / 3"), (0, "1 / 3")];
    assert_eq!(read(&pages), (vec![4, 2, 1], vec![(3, 2)]));
}
