//! The thresholds of all rules, each with what set it.

use serde::{Deserialize, Serialize};

/// Thresholds. The defaults were set on the sample compendium and on what the catalogue promises; an office changes
/// severities, not these.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Params {
    /// `text-not-placed`: share of the readable text (0 to 1) that may belong to no field. Place, date, signature and a
    /// cover letter of a nomination of one page stay below.
    pub unplaced_share: f32,
    /// `text-not-placed`: and fewer characters than this do not matter, whatever their share: about four printed lines.
    pub unplaced_characters: usize,
    /// `text-garbled`: share of a page's glyphs (0 to 1) that may be unreadable. Bullets and symbols from odd fonts
    /// stay at one glyph a line, below 0.03.
    pub garbled_share: f32,
    /// `text-garbled`: and so many unreadable glyphs at least, so that a page with a title only is not judged by one.
    pub garbled_glyphs: usize,
    /// `hidden-text`: letters and digits on a page that make hidden text worth telling: more than one stray word.
    pub hidden_letters: usize,
    /// `section-language`: words from which a language can be recognised, as the catalogue has it.
    pub language_words: usize,
    /// `section-language`: share of words (0 to 1) that makes a language that of the rest.
    pub language_share: f32,
    /// `language-not-accepted`: words that a document must have before its language is reported.
    pub language_document_words: usize,
    /// `section-copied`: share of the later section's word sequences (0 to 1) that the earlier one has too.
    pub copied_share: f32,
    /// `section-copied`: word sequences that a section needs to be compared: about twenty words, more than any stock
    /// phrase.
    pub copied_shingles: usize,
    /// `one-country-only`: words that one of the sections must have before the absence of a second country says
    /// something.
    pub geography_words: usize,
    /// `near-duplicate`: likeness of two nominations' word sequences (Jaccard index, 0 to 1). Two nominations by the
    /// same office on different subjects stay below 0.3, a reworded second sending above 0.75.
    pub near_duplicate: f32,
    /// `summary-without-nomination`: likeness of a slide to a nomination (0 to 1) from which it is about it. In the real
    /// compendium and its deck the worst true pair has 0.28, the best false one that is still free 0.19.
    pub summary_score: f32,
    /// Confidence of a heading's match (0 to 1) from which findings that hang on it are definite.
    pub sure_heading: f32,
}

impl Default for Params {
    fn default() -> Params {
        Params {
            unplaced_share: 0.15,
            unplaced_characters: 300,
            garbled_share: 0.1,
            garbled_glyphs: 10,
            hidden_letters: 8,
            language_words: 40,
            language_share: 0.6,
            language_document_words: 100,
            copied_share: 0.8,
            copied_shingles: 16,
            geography_words: 40,
            near_duplicate: 0.7,
            summary_score: 0.23,
            sure_heading: 0.9,
        }
    }
}
