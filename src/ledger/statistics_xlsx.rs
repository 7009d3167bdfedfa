//! The statistics as a workbook, a sheet for each table, fitted to a page's width.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::report::message::Messages;

use super::Status;
use super::statistics::{ByStatus, Statistics};

impl Statistics {
    /// The workbook's bytes, in the language of `messages`.
    ///
    /// # Errors
    /// When it cannot be put together.
    pub fn workbook(&self, messages: &Messages) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The same ledger gives the same bytes.
        let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let properties = DocProperties::new().set_title("nomcheck");
        workbook.set_properties(&properties.set_creation_datetime(&date));
        let word = |id: &str| messages.word_of(id);
        let all = vec![(word("ledger-total"), self.all)];
        let days = self.days.iter().map(|(day, n)| (day.clone(), *n));
        let tables = [
            ("by-status", "ledger-total", all),
            ("ledger-over-time", "ledger-day", days.collect()),
            (
                "ledger-by-region",
                "ledger-region",
                self.region_rows(messages),
            ),
            ("by-country", "column-country", self.country_rows(messages)),
            (
                "ledger-by-language",
                "column-language",
                self.language_rows(messages),
            ),
        ];
        for (name, first, rows) in tables {
            let sheet = workbook.add_worksheet();
            named(sheet, &word(name))?;
            fill(sheet, &word(first), &rows, messages)?;
        }
        let sheet = workbook.add_worksheet();
        named(sheet, &word("by-rule"))?;
        let heads = ["column-rule", "ledger-first", "ledger-now"].map(word);
        head(sheet, &heads)?;
        for (row, (rule, counts)) in (1..).zip(&self.rules) {
            sheet.write_string(row, 0, rule)?;
            for (column, n) in (1..).zip(counts) {
                sheet.write_number(row, column, *n as f64)?;
            }
        }
        workbook.save_to_buffer()
    }
}

/// A sheet's name has at most 31 characters, and none of a few.
fn named(sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
    let plain = name.chars().filter(|c| !"[]:*?/\\".contains(*c));
    let plain: String = plain.take(31).collect();
    sheet.set_name(plain)?;
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_column_width(0, 30)?;
    Ok(())
}

fn head(sheet: &mut Worksheet, heads: &[String]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    Ok(())
}

fn fill(
    sheet: &mut Worksheet,
    first: &str,
    rows: &[(String, ByStatus)],
    messages: &Messages,
) -> Result<(), XlsxError> {
    let statuses = Status::ALL
        .iter()
        .map(|status| messages.word_of(&status.word()));
    let heads = [first.to_owned(), messages.word_of("ledger-total")];
    let heads: Vec<String> = heads.into_iter().chain(statuses).collect();
    head(sheet, &heads)?;
    for (row, (name, counts)) in (1..).zip(rows) {
        sheet.write_string(row, 0, name)?;
        sheet.write_number(row, 1, counts.iter().sum::<usize>() as f64)?;
        for (column, n) in (2..).zip(counts) {
            sheet.write_number(row, column, *n as f64)?;
        }
    }
    Ok(())
}
