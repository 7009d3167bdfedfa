//! Several files → what shows only when they are seen together: duplicates, copied sections, a deck beside its nominations.

use nomcheck::report::json::FindingEntry;
use nomcheck::rule::Settings;
use nomcheck::rule::batch::{Signature, check, match_summaries};
use serde::Serialize;

use super::words::{InEach, Said, Words};

/// A finding about one of several files.
#[derive(Serialize)]
pub struct Late {
    /// Which file, by its place in the request.
    document: usize,
    finding: FindingEntry,
    said: InEach<Said>,
}

/// What the rules say about files in this order.
pub fn late(signatures: &[Signature], settings: &Settings, words: &Words) -> Vec<Late> {
    let Some(messages) = words.of("en") else {
        return Vec::new();
    };
    let matches = match_summaries(signatures, &settings.params);
    let found = check(signatures, &matches, settings);
    let late = found.map(|found| {
        let finding = FindingEntry::new(&found.finding, messages);
        Late {
            document: found.document,
            said: words.said(&finding),
            finding,
        }
    });
    late.collect()
}
