//! The points of a letter → a copy of the submission in which they are marked, for the mail. It says what the letter says and
//! nothing else that was found: that is for the office.

use crate::pdf::Remark;
use crate::report::clean::clean;
use crate::report::json::FindingEntry;
use crate::report::message::{Messages, Word};

use super::compose::{Draft, MarkedCopy, file_name};
use super::office::Office;

/// Red, green, blue, from 0 to 1: the same for all, because a letter does not weigh its points.
const COLOR: [f32; 3] = [0.75, 0.1, 0.08];

/// Who makes marked copies.
pub trait Marker {
    /// A copy of the file that reports call `path`, with these remarks; `None` where none can be made.
    fn copy(&self, path: &str, remarks: &[Remark]) -> Option<Vec<u8>>;
}

/// A remark for each point that is asked about, numbered as the letter does.
pub(super) fn remarks(
    asked: &[&FindingEntry],
    office: Option<&Office>,
    messages: &Messages,
) -> Vec<Remark> {
    let author = office.map_or("nomcheck".to_owned(), |office| {
        office.name(messages.language())
    });
    let points = asked.iter().enumerate().filter_map(|(place, finding)| {
        let number = place + 1;
        Some(Remark {
            at: finding.at.clone(),
            author: author.clone(),
            subject: number.to_string(),
            text: format!("{number}. {}", clean(&messages.letter(finding)?)),
            color: COLOR,
        })
    });
    points.collect()
}

/// The copy that goes with a mail; its body is still to be written. `None` where nothing is marked or no copy can be made.
pub(super) fn copy(
    marker: &dyn Marker,
    path: &str,
    draft: &Draft,
    messages: &Messages,
) -> Option<MarkedCopy> {
    if draft.marks.is_empty() {
        return None;
    }
    let bytes = marker.copy(path, &draft.marks)?;
    let name = file_name(path);
    let ends = name.to_lowercase().ends_with(".pdf");
    let length = name.len() - if ends { ".pdf".len() } else { 0 };
    let name = [("name", Word::Text(name.get(..length).unwrap_or(&name)))];
    Some(MarkedCopy {
        name: messages.say("letter-copy", &name),
        bytes,
        body: String::new(),
    })
}
