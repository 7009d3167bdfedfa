//! Several filled copies of one form → the form that they share: what is printed alike in most of them.
//!
//! In: the parts of each copy. Out: the parts of the first without what is its own. A line is kept whole where others have
//! it, boxes ticked or not; else up to its colon or gap, or as far as its bold type goes, where others have that.

use std::collections::BTreeSet;

use crate::fold::fold;
use crate::section::{Part, Sections};
use crate::text::Text;

/// Share of the other copies that must have a line for it to be the form's.
const SHARE: f64 = 0.75;
/// Longest label before a colon or gap, in bytes.
const LABEL: usize = 240;
/// Signs of ticked boxes, and those of empty ones.
const BOXES: [(&str, &str); 6] = [
    ("☒", "☐"),
    ("☑", "☐"),
    ("[x]", "[ ]"),
    ("[X]", "[ ]"),
    ("(x)", "( )"),
    ("(X)", "( )"),
];

/// What the copies print alike; `None` where there are fewer than two.
pub fn printed_alike(copies: &[Sections]) -> Option<Sections> {
    let (first, others) = copies.split_first()?;
    let others: Vec<BTreeSet<String>> = others.iter().map(known).collect();
    if others.is_empty() {
        return None;
    }
    let most = |line: &str| {
        let key = key(line);
        let having = others.iter().filter(|known| known.contains(&key)).count();
        !key.is_empty() && having as f64 >= SHARE * others.len() as f64
    };
    let mut own = first.clone();
    own.parts = first
        .parts
        .iter()
        .filter_map(|part| kept(part, &most))
        .collect();
    Some(own)
}

/// A line as copies are compared: letters and figures, and where its boxes are.
fn key(line: &str) -> String {
    let mut text = line.to_owned();
    for (ticked, open) in BOXES {
        text = text.replace(ticked, open);
    }
    let boxes =
        text.matches('☐').count() + text.matches("[ ]").count() + text.matches("( )").count();
    let folded = fold(&text);
    match (folded.is_empty(), boxes) {
        (true, _) => String::new(),
        (false, 0) => folded,
        (false, boxes) => format!("{folded} /{boxes}"),
    }
}

/// All lines of a copy and their leads.
fn known(sections: &Sections) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for part in &sections.parts {
        let text = part.block.text.as_str();
        out.insert(key(text));
        out.extend(bold(part).map(key));
        for line in text.split('\n') {
            out.insert(key(line));
            out.extend(ends(line).filter_map(|end| line.get(..end)).map(key));
        }
    }
    out
}

/// Where the form's part of a line may end: behind a colon, a question, a remark in brackets or a sentence, or before a gap or a line
/// to write on.
fn ends(line: &str) -> impl Iterator<Item = usize> + '_ {
    let colon = line
        .char_indices()
        .filter(|(_, c)| matches!(c, ':' | '：' | '?' | ']' | ')' | '.'))
        .map(|(at, c)| at + c.len_utf8());
    let gap = ["\t", "___", "....", "……"]
        .into_iter()
        .filter_map(|sign| line.find(sign));
    colon.chain(gap).filter(|end| *end <= LABEL)
}

/// The bold type that a part begins with, where it goes on in plain type.
fn bold(part: &Part) -> Option<&str> {
    let text = part.block.text.as_str();
    let lead = part.block.bold_lead;
    text.get(..lead).filter(|_| lead > 2 && lead < text.len())
}

/// What of a part is the form's.
fn kept(part: &Part, most: &impl Fn(&str) -> bool) -> Option<Part> {
    let text = &part.block.text;
    let all = text.as_str();
    if most(all) {
        return Some(part.clone());
    }
    if let Some(lead) = bold(part).filter(|lead| most(lead)) {
        return Some(piece(part, text.slice(0..lead.len()).trim()));
    }
    let mut out = Text::new();
    let mut start = 0;
    for line in all.split('\n') {
        let label = || {
            let fits = ends(line).filter(|end| line.get(..*end).is_some_and(most));
            fits.max().unwrap_or(0)
        };
        let end = if most(line) { line.len() } else { label() };
        if end > 0 {
            if !out.is_empty() {
                out.push_added('\n');
            }
            out.append(&text.slice(start..start + end));
        }
        start += line.len() + 1;
    }
    (!out.is_empty()).then(|| piece(part, out))
}

/// A part with `text` only.
fn piece(part: &Part, text: Text) -> Part {
    let mut own = part.clone();
    let length = text.as_str().len();
    own.block.bold_lead = own.block.bold_lead.min(length);
    if own.block.bold_lead >= length && length > 0 {
        own.block.bold = 1.0;
    }
    own.block.lines = text.as_str().split('\n').count();
    own.block.text = text;
    own.readings.retain(|r| r.name.end <= length);
    for reading in &mut own.readings {
        reading.heading.end = reading.heading.end.min(length);
        reading.rest = length..length;
    }
    own
}
