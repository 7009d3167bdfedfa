//! Rows of cells that wait in a temporary file → a sheet of a workbook, row by row.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatUnderline, Url, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

use crate::report::clean::clean;
use crate::report::json::Status;

/// Longest text of a cell, in UTF-16 units: Excel takes no more.
const CELL: usize = 32_767;

/// Links of a sheet: Excel takes 65 530.
const LINKS: usize = 65_000;

/// Most links of a sheet in which all rows have theirs. They are in memory until the workbook is saved, twice then, so that a
/// larger sheet has them in the first row about a nomination only.
const ALL_LINKS: usize = 20_000;

/// A sheet that grows downwards.
pub(super) struct Sheet<S> {
    /// Its rows, one a line: their cells, each with its column.
    rows: S,
    pub(super) name: String,
    /// Its next row, counted from 0.
    pub(super) next: u32,
    /// How many links it has, and how many it would have with those of [`Cell::Again`].
    links: usize,
    wanted: usize,
}

/// What a cell shows.
#[derive(Serialize, Deserialize)]
pub(super) enum Cell {
    Text(String),
    Number(usize),
    /// A word with the colour of what it says.
    Status(Status, String),
    /// A row, counted from 0, of the sheet named, behind a text.
    Link(String, u32, String),
    /// The same where a row above has it already.
    Again(String, u32, String),
    /// A text without any format: long ones do not make their row higher.
    Plain(String),
}

impl<S: Read + Write + Seek> Sheet<S> {
    pub(super) fn new(rows: S, name: String, next: u32) -> Sheet<S> {
        Sheet {
            rows,
            name,
            next,
            links: 0,
            wanted: 0,
        }
    }

    /// Adds a row of cells in the first columns.
    pub(super) fn add_all(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        self.add((0..).zip(cells).collect())
    }

    /// Adds a row of cells, each with its column.
    pub(super) fn add(&mut self, cells: Vec<(u16, Cell)>) -> io::Result<()> {
        self.next += 1;
        let link = |cell: &&(u16, Cell)| matches!(cell.1, Cell::Link(..) | Cell::Again(..));
        self.wanted += cells.iter().filter(link).count();
        serde_json::to_writer(&mut self.rows, &cells)?;
        self.rows.write_all(b"\n")
    }

    /// Writes all of it: `heads` with their widths in the row `head`, then the rows, then filter and frozen panes.
    pub(super) fn write(
        &mut self,
        sheet: &mut Worksheet,
        heads: &[(String, f64)],
        head: u32,
    ) -> io::Result<()> {
        heading_row(sheet, heads, head).map_err(io::Error::other)?;
        self.rows.seek(SeekFrom::Start(0))?;
        let formats = Formats::new();
        for (row, line) in (head + 1..).zip(BufReader::new(&mut self.rows).lines()) {
            let cells: Vec<(u16, Cell)> = serde_json::from_str(&line?)?;
            for (column, cell) in cells {
                let cell = match cell {
                    Cell::Again(name, to, text) if self.wanted <= ALL_LINKS => {
                        Cell::Link(name, to, text)
                    }
                    cell => cell,
                };
                formats
                    .write(sheet, (row, column), cell, &mut self.links)
                    .map_err(io::Error::other)?;
            }
        }
        let last = self.next.saturating_sub(1).max(head);
        let width = u16::try_from(heads.len()).unwrap_or(u16::MAX);
        let close = |sheet: &mut Worksheet| {
            sheet.set_name(&self.name)?;
            sheet.set_freeze_panes(head + 1, 1)?;
            sheet.autofilter(head, 0, last, width.saturating_sub(1))?;
            // A4, as wide as the page.
            sheet
                .set_landscape()
                .set_paper_size(9)
                .set_print_fit_to_pages(1, 0)
                .set_footer("&L&A&R&P / &N")
                .set_repeat_rows(head, head)?;
            Ok(())
        };
        close(sheet).map_err(|error: XlsxError| io::Error::other(error))
    }
}

fn heading_row(sheet: &mut Worksheet, heads: &[(String, f64)], row: u32) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0xE8_EA_ED))
        .set_text_wrap();
    for (column, (text, width)) in (0..).zip(heads) {
        sheet.write_string_with_format(row, column, fit(&clean(text)), &format)?;
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

/// The looks of cells.
struct Formats {
    top: Format,
    link: Format,
    good: Format,
    bad: Format,
}

impl Formats {
    fn new() -> Formats {
        let top = Format::new().set_align(FormatAlign::Top);
        let on = |color| top.clone().set_background_color(Color::RGB(color));
        Formats {
            link: Format::new()
                .set_font_color(Color::RGB(0x0B_57_D0))
                .set_underline(FormatUnderline::Single)
                .set_align(FormatAlign::Top),
            good: on(0xE3_F4_E6),
            bad: on(0xFB_E5_E3),
            top,
        }
    }

    /// Writes one cell; `links` counts those of the sheet.
    fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        cell: Cell,
        links: &mut usize,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Text(text) if text.is_empty() => {}
            Cell::Plain(text) => {
                sheet.write_string(row, column, fit(&text))?;
            }
            Cell::Number(n) => {
                sheet.write_number_with_format(row, column, n as f64, &self.top)?;
            }
            Cell::Status(status, text) => {
                let format = match status {
                    Status::Complete => &self.good,
                    Status::Incomplete | Status::NotProcessed => &self.bad,
                };
                sheet.write_string_with_format(row, column, fit(&text), format)?;
            }
            Cell::Link(name, to, text) if *links < LINKS => {
                *links += 1;
                let url = Url::new(format!("internal:'{name}'!A{}", to + 1)).set_text(fit(&text));
                sheet.write_url_with_format(row, column, url, &self.link)?;
            }
            Cell::Text(text) | Cell::Link(_, _, text) | Cell::Again(_, _, text) => {
                sheet.write_string_with_format(row, column, fit(&text), &self.top)?;
            }
        }
        Ok(())
    }
}

/// `text` cut to what a cell takes.
fn fit(text: &str) -> String {
    let mut units = 0;
    let cut = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > CELL - 1
    });
    match cut {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use rust_xlsxwriter::Worksheet;

    use super::{ALL_LINKS, CELL, Cell, Sheet, fit};

    /// How many links a sheet has in which one row has the first link and `again` rows have it again.
    fn links(again: usize) -> usize {
        let mut sheet = Sheet::new(Cursor::new(Vec::new()), "Findings".to_owned(), 1);
        let parts = || ("Overview".to_owned(), 4, "a.pdf".to_owned());
        let (name, to, text) = parts();
        sheet.add_all(vec![Cell::Link(name, to, text)]).unwrap();
        for _ in 0..again {
            let (name, to, text) = parts();
            sheet.add_all(vec![Cell::Again(name, to, text)]).unwrap();
        }
        let heads = [("File".to_owned(), 40.0)];
        sheet.write(&mut Worksheet::new(), &heads, 0).unwrap();
        sheet.links
    }

    #[test]
    fn each_row_has_its_link_until_there_are_too_many() {
        assert_eq!(links(3), 4);
        assert_eq!(links(ALL_LINKS), 1);
    }

    #[test]
    fn long_texts_fit_into_a_cell() {
        let long = fit(&"😀".repeat(CELL));
        assert!(long.encode_utf16().count() <= CELL && long.ends_with('…'));
        assert_eq!(fit("short"), "short");
    }
}
