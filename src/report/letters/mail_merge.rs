//! All drafts as one table, for the mail merge of Word, LibreOffice or Thunderbird: a CSV in UTF-8 with a mark at its start,
//! by which Word and Excel know that.

use std::io;

use crate::report::csv::safe_lines;

use super::aside::{Aside, Part};
use super::compose::Mail;
use super::folder::Placed;

/// By which Word and Excel know that it is UTF-8.
pub(super) const MARK: &str = "\u{feff}";

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
pub(super) struct MailMerge {
    /// `None` when they have been taken.
    rows: Option<csv::Writer<Box<dyn Aside>>>,
    empty: bool,
}

impl MailMerge {
    /// An empty one; so is `aside`, where its rows wait.
    pub(super) fn new(aside: Box<dyn Aside>) -> MailMerge {
        let rows = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(aside);
        MailMerge {
            rows: Some(rows),
            empty: true,
        }
    }

    /// Adds a draft, which asks about some points and is about some files; not one that somebody has changed: what they
    /// made of it is in the draft, and it may have been sent.
    pub(super) fn add(
        &mut self,
        name: &str,
        placed: Placed,
        files: &[String],
        points: usize,
        mail: &Mail,
    ) -> io::Result<()> {
        if placed != Placed::Written {
            return Ok(());
        }
        let Some(rows) = &mut self.rows else {
            return Ok(());
        };
        if self.empty {
            self.empty = false;
            rows.write_record(HEADS)?;
        }
        let recipient = &mail.recipient;
        let row = [
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
        ];
        rows.write_record(row.map(|cell| safe_lines(&cell)))?;
        Ok(())
    }

    /// The table with its mark; `None` for no drafts.
    ///
    /// # Errors
    /// When it cannot be put together.
    pub(super) fn table(&mut self) -> io::Result<Option<Part>> {
        let Some(rows) = self.rows.take() else {
            return Ok(None);
        };
        if self.empty {
            return Ok(None);
        }
        let rows = rows.into_inner().map_err(|error| error.into_error())?;
        Ok(Some(Part::new(rows)))
    }
}
