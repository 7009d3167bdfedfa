//! A blank form → a definition to start from: its labels, numbers, boxes, limits and hints, for a person to finish.
//!
//! In: the parts of a form that nobody filled in. Out: the texts of `form.toml` and of the language's file, with a remark
//! where a person must look. Total: what cannot be made out is left out or said to be doubtful.

mod clues;
mod asked;
mod keys;
mod filled;
mod grids;
mod groups;
mod boxes;
mod lines;
mod written;

use filled::printed_alike;

use serde::{Deserialize, Serialize};

use crate::section::Sections;

/// A definition that was made from a blank form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormDraft {
    /// ISO 639-1 code of its language.
    pub language: String,
    /// The text of `form.toml`.
    pub form: String,
    /// The text of the language's file.
    pub words: String,
    /// How many fields it has.
    pub fields: usize,
}

/// Makes a definition called `name` from one blank form, or from what several filled `copies` print alike, in `language` (ISO
/// 639-1) or in the one whose words it has most of.
pub fn draft_of(mut copies: Vec<Sections>, name: &str, language: Option<&str>) -> FormDraft {
    let alike = printed_alike(&copies).or_else(|| copies.pop());
    draft(&alike.unwrap_or_default(), name, language)
}

/// The same from the parts of a blank form.
fn draft(sections: &Sections, name: &str, language: Option<&str>) -> FormDraft {
    let texts = || sections.parts.iter().map(|p| p.block.text.as_str());
    let clues = match language {
        Some(language) => clues::of(language),
        None => clues::nearest(texts()),
    };
    let items = lines::items(sections, &|cell| clues.is_total(cell));
    let asked = asked::asked(&items, &clues);
    written::written(&asked, name, &clues)
}
