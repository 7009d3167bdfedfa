//! Lines and blocks as text, for people.

use std::fmt::Write;

use super::{Layout, Style};
use crate::geom::Place;

fn place(at: &Place) -> String {
    let [l, t, r, b] = at.bbox;
    format!("{} [{l:.1} {t:.1} {r:.1} {b:.1}]", at.page)
}

/// Page, box and text of every printed line, in reading order; footnotes and what is left out at the end.
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

/// Page, shape, type and text of every block, in reading order; footnotes and what is left out at the end.
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
            "{} {:?} size {:.1} bold {:.2}{} lines {} above {:.2} indent {:.1}{cell} {:?}",
            place(&b.first_line),
            b.shape,
            b.size,
            b.bold,
            style(b.style, layout.style),
            b.lines,
            b.space_above,
            b.indent,
            b.text.as_str(),
        );
    }
    rest(layout, &mut out);
    out
}

/// What is not usual of a block's type: its slant, its underline, its colour as red, green and blue.
fn style(own: Option<Style>, usual: Style) -> String {
    let Some(own) = own.filter(|own| *own != usual) else {
        return String::new();
    };
    let slant = match own.is_italic() {
        slanted if slanted == usual.is_italic() => "",
        true => " italic",
        false => " upright",
    };
    let line = match own.is_underlined() {
        true => " underlined",
        false => "",
    };
    let part = |shift: u16| u32::from(own.tone().0 >> shift & 31) * 255 / 31;
    let color = match own.tone() == usual.tone() {
        true => String::new(),
        false => format!(" #{:02x}{:02x}{:02x}", part(10), part(5), part(0)),
    };
    format!("{slant}{line}{color}")
}

fn rest(layout: &Layout, out: &mut String) {
    for note in &layout.footnotes {
        let _ = writeln!(out, "footnote {} {:?}", note.mark, note.text.as_str());
    }
    for claim in &layout.left_out {
        let _ = writeln!(out, "{} {:?}", claim.by.name(), claim.text.as_str());
    }
    for (text, at) in &layout.hidden {
        let _ = writeln!(out, "hidden {} {text:?}", place(at));
    }
}
