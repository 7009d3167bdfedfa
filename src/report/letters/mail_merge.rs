//! All drafts as one table, for the mail merge of Word, LibreOffice or Thunderbird: a CSV in UTF-8 with a mark at its start,
//! by which Word and Excel know that.

use std::io;

use crate::report::csv::safe_lines;

use super::compose::Mail;
use super::folder::Placed;

/// The columns.
const HEADS: [&str; 10] = [
    "draft",
    "to",
    "name",
    "subject",
    "body",
    "language",
    "reference",
    "reply_by",
    "files",
    "points",
];

/// The table while it is made.
#[derive(Default)]
pub(super) struct MailMerge(Vec<[String; 10]>);

impl MailMerge {
    /// Adds a draft, which asks about some points and is about some files; not one that somebody has changed: what they
    /// made of it is in the draft, and it may have been sent.
    pub(super) fn add(
        &mut self,
        name: &str,
        placed: Placed,
        files: &[String],
        points: usize,
        mail: &Mail,
    ) {
        if placed != Placed::Written {
            return;
        }
        let recipient = &mail.recipient;
        self.0.push([
            name.to_owned(),
            recipient.addresses.join(", "),
            recipient.name.clone().unwrap_or_default(),
            mail.subject.clone(),
            mail.body.clone(),
            mail.language.to_owned(),
            mail.reference.clone(),
            mail.reply_by.clone(),
            files.join(", "),
            points.to_string(),
        ]);
    }

    /// The table's bytes; `None` for no drafts.
    ///
    /// # Errors
    /// When it cannot be put together.
    pub(super) fn table(self) -> io::Result<Option<Vec<u8>>> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let mut csv = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        csv.write_record(HEADS)?;
        for row in self.0 {
            csv.write_record(row.map(|cell| safe_lines(&cell)))?;
        }
        let table = csv.into_inner().map_err(|error| error.into_error())?;
        Ok(Some(table))
    }
}
