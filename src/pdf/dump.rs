//! The glyphs as text, one line each, for people.

use std::fmt::Write;

use super::{Content, GlyphFlags};

/// Names of the flags, in the order in which they are printed.
const FLAGS: [(GlyphFlags, &str); 21] = [
    (GlyphFlags::UNMAPPED, "unmapped"),
    (GlyphFlags::ARTIFACT, "artifact"),
    (GlyphFlags::INVISIBLE, "invisible"),
    (GlyphFlags::OFF_PAGE, "off-page"),
    (GlyphFlags::GROUND_COLOR, "ground-color"),
    (GlyphFlags::TINY, "tiny"),
    (GlyphFlags::SWITCHED_OFF, "switched-off"),
    (GlyphFlags::WIDGET, "widget"),
    (GlyphFlags::COMMENT, "comment"),
    (GlyphFlags::TURNED, "turned"),
    (GlyphFlags::LEANS, "leans"),
    (GlyphFlags::RUNS_UP, "up"),
    (GlyphFlags::RUNS_DOWN, "down"),
    (GlyphFlags::ACTUAL_TEXT, "actual-text"),
    (GlyphFlags::FIGURE, "figure"),
    (GlyphFlags::COVERED, "covered"),
    (GlyphFlags::STRUCK, "struck"),
    (GlyphFlags::UNDERLINED, "underlined"),
    (GlyphFlags::STAMP, "stamp"),
    (GlyphFlags::SIGNATURE, "signature"),
    (GlyphFlags::REVIEWER, "reviewer"),
];

/// Page, box, size, font, text and flags of every glyph, in drawing order.
pub fn dump(content: &Content) -> String {
    let mut out = String::new();
    for page in &content.pages {
        for glyph in &page.glyphs {
            let b = glyph.bbox;
            let face = content.fonts.get(glyph.font as usize);
            let flags: Vec<&str> = FLAGS
                .iter()
                .filter(|(f, _)| glyph.flags.any(*f))
                .map(|(_, n)| *n)
                .collect();
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{} [{:.1} {:.1} {:.1} {:.1}] {:.1} {} {:?} {}",
                page.number,
                b.left,
                b.top,
                b.right,
                b.bottom,
                glyph.size,
                face.map_or("", |f| f.name.as_str()),
                page.glyph_text(glyph),
                flags.join(" "),
            );
        }
    }
    out
}
