//! Lines and blocks as text, for people.

use std::fmt::Write;

use super::Layout;
use crate::geom::Place;

fn place(at: &Place) -> String {
    let [l, t, r, b] = at.bbox;
    format!("{} [{l:.1} {t:.1} {r:.1} {b:.1}]", at.page)
}

/// Page, box and text of every printed line, in reading order; furniture, footnotes and what stands aside at the end.
pub fn dump_lines(layout: &Layout) -> String {
    let mut out = String::new();
    for block in &layout.blocks {
        for at in block.text.places() {
            let _ = writeln!(out, "{}", place(&at));
        }
        let _ = writeln!(out, "    {:?}", block.text.as_str());
    }
    rest(layout, &mut out);
    out
}

/// Page, shape, type and text of every block, in reading order; furniture, footnotes and what stands aside at the end.
pub fn dump_blocks(layout: &Layout) -> String {
    let mut out = format!(
        "body size {:.1}, bold share {:.2}\n",
        layout.body_size, layout.bold_share
    );
    for b in &layout.blocks {
        let cell = b.cell.map_or_else(String::new, |c| {
            format!(" table {} row {} column {}", c.table, c.row, c.column)
        });
        let _ = writeln!(
            out,
            "{} {:?} size {:.1} bold {:.2} lines {} above {:.2} indent {:.1}{cell} {:?}",
            place(&b.first_line),
            b.shape,
            b.size,
            b.bold,
            b.lines,
            b.space_above,
            b.indent,
            b.text.as_str(),
        );
    }
    rest(layout, &mut out);
    out
}

fn rest(layout: &Layout, out: &mut String) {
    for text in &layout.furniture {
        let _ = writeln!(out, "furniture {:?}", text.as_str());
    }
    for note in &layout.footnotes {
        let _ = writeln!(out, "footnote {} {:?}", note.mark, note.text.as_str());
    }
    for text in &layout.aside {
        let _ = writeln!(out, "aside {:?}", text.as_str());
    }
    for (text, at) in &layout.hidden {
        let _ = writeln!(out, "hidden {} {text:?}", place(at));
    }
}
