//! Parts and their readings as text, for people.

use std::fmt::Write;

use super::Sections;

/// Every part in reading order, with its readings as a heading: number, how much it is set apart, words.
pub fn dump(sections: &Sections) -> String {
    let mut out = String::new();
    for part in &sections.parts {
        let text = part.block.text.as_str();
        let _ = writeln!(out, "{} {text:?}", part.block.page);
        for r in &part.readings {
            let number = r.number.as_ref().map_or("-", |n| n.printed.as_str());
            let heading = text.get(r.heading.clone()).unwrap_or("");
            let _ = writeln!(
                out,
                "    number {number} prominence {:.2} {heading:?}",
                r.prominence
            );
        }
    }
    for claim in &sections.left_out {
        let _ = writeln!(out, "{} {:?}", claim.by.name(), claim.text.as_str());
    }
    out
}
