//! Tables that a form asks for: rows below a head in the form's words.
//!
//! In: a document's parts. Out: which of them are cells of a form's table, and its rows by the form's columns. A table is known
//! by its head alone, at any place; it goes on over pages, where its head may come again. Without cells, lines in which
//! wide gaps part as many pieces as the head has are rows.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::fold::fold;
use crate::geom::PageNumber;
use crate::section::Part;
use crate::text::Text;

use super::answers::{FieldAnswer, TableAnswer};
use super::compiled::Form;
use super::definition::Field;
use super::label::LABEL;
use super::wording::Wording;

/// Rows above the head that a table may have: its title, numbers of columns.
const ABOVE_HEAD: usize = 3;
/// Wording from which on a cell is a question of the form.
const EXACT: f32 = 0.95;
/// Most words of a head.
const HEAD_WORDS: usize = 16;
/// Columns of the page that a cell may have in it, where only gaps part them.
const PIECES: usize = 8;
/// Most rows that are read.
const ROWS: usize = 5_000;

/// The form's tables in a document.
#[derive(Debug, Default)]
pub(super) struct Tables {
    found: Vec<Found>,
    /// The parts that are heads or rows of one.
    parts: BTreeSet<usize>,
}

/// One table of the form.
#[derive(Debug)]
struct Found {
    /// Index of the form's field.
    field: usize,
    /// The parts of its head, on each page.
    heads: Vec<usize>,
    /// The parts of its rows.
    body: Vec<usize>,
    answer: TableAnswer,
}

/// A row as it is printed.
#[derive(Debug)]
struct Row {
    /// Column on the page, counted from 0, and text.
    cells: Vec<(usize, Text)>,
    parts: Range<usize>,
    /// The table that it is in; `None` for a line with gaps.
    table: Option<usize>,
    page: PageNumber,
}

impl Tables {
    /// Finds them; none for a form without tables.
    pub(super) fn of(parts: &[Part], form: &Form) -> Tables {
        let mut out = Tables::default();
        if form.file.fields.iter().all(|f| f.columns.is_empty()) {
            return out;
        }
        let rows = rows(parts);
        let mut at = 0;
        while at < rows.len() {
            match head(&rows, at, form) {
                Some(head) => at = out.take(&rows, at, head, form),
                None => at += 1,
            }
        }
        out
    }

    /// Whether a part is one of a table.
    pub(super) fn has(&self, part: usize) -> bool {
        self.parts.contains(&part)
    }

    /// All parts of tables.
    pub(super) fn parts(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts.iter().copied()
    }

    /// Takes the rows below the head at `at`; where the table ends.
    fn take(&mut self, rows: &[Row], at: usize, head: Head, form: &Form) -> usize {
        let Some(field) = form.file.fields.get(head.field) else {
            return at + 1;
        };
        let Some(first) = rows.get(at) else {
            return at + 1;
        };
        let totals = totals(field, form);
        let mut answer = TableAnswer {
            sure: true,
            ..TableAnswer::default()
        };
        let mut end = at + 1;
        let mut heads: Vec<usize> = first.parts.clone().collect();
        let mut body: Vec<usize> = Vec::new();
        while let Some(row) = rows.get(end).filter(|_| answer.rows.len() < ROWS) {
            let before = rows.get(end - 1);
            // Lines go on right below each other; another table goes on with this one over a page only, and never with a
            // question of the form.
            let joined = before.is_some_and(|b| {
                let below = b.parts.end == row.parts.start || b.parts == row.parts;
                match b.table {
                    Some(_) if b.table == row.table => true,
                    Some(_) => below && b.page != row.page,
                    None => below,
                }
            });
            let asks = (row.cells.first()).is_some_and(|(_, text)| is_heading(text, form));
            let joined = joined && !asks;
            if !joined || row.table.is_some() != first.table.is_some() {
                break;
            }
            if let Some(other) = self::head(rows, end, form) {
                // The head once more, on the next page.
                if other.field != head.field {
                    break;
                }
                heads.extend(row.parts.clone());
                end += 1;
                continue;
            }
            let fits = row
                .cells
                .iter()
                .all(|(column, _)| head.all.contains(column));
            if row.table != first.table && !fits {
                break;
            }
            let total = row.cells.first().is_some_and(|(_, text)| {
                let begins = fold(text.single_line().as_str());
                totals.contains(&begins)
            });
            // Where gaps part fewer pieces than in the head, nobody knows which one is missing.
            let uneven = head.uneven(row);
            answer.sure &= fits && (total || uneven.is_empty());
            let cells: Vec<Text> = head.of_columns(row, field.columns.len(), &uneven);
            if total {
                answer.total = Some(cells);
            } else if cells
                .iter()
                .any(|c| c.as_str().contains(char::is_alphanumeric))
            {
                answer.rows.push(cells);
            }
            body.extend(row.parts.clone());
            end += 1;
        }
        body.dedup();
        // A line with gaps has its rows in one part with its head.
        heads.retain(|part| !body.contains(part));
        self.parts.extend(heads.iter().chain(&body));
        self.found.push(Found {
            field: head.field,
            heads,
            body,
            answer,
        });
        end
    }

    /// The parts among the `segment`'s that are the form's words: heads, and rows of tables that have no answer in them.
    pub(super) fn heads(&self, segment: &Range<usize>) -> Vec<usize> {
        let own = self.found.iter().filter(|f| f.is_in(segment));
        own.flat_map(|found| {
            let blank = found.answer.rows.is_empty();
            let body = found.body.iter().filter(move |_| blank);
            found.heads.iter().chain(body).copied()
        })
        .collect()
    }

    /// Gives the table of the field at `field`, where one is among the `segment`'s parts, to its `answer`; what is written
    /// around its rows goes to `unplaced`. Whether there is one with a row.
    pub(super) fn fill(
        &self,
        field: usize,
        segment: &Range<usize>,
        parts: &[Part],
        answer: &mut FieldAnswer,
        unplaced: &mut Vec<Text>,
    ) -> bool {
        let own = |f: &&Found| f.field == field && f.is_in(segment);
        let mut text = Text::new();
        for found in self.found.iter().filter(own) {
            let table = answer.table.get_or_insert_with(|| TableAnswer {
                sure: true,
                ..TableAnswer::default()
            });
            table.rows.extend(found.answer.rows.iter().cloned());
            table.total = found.answer.total.clone().or(table.total.take());
            table.sure &= found.answer.sure;
            if found.answer.rows.is_empty() {
                continue;
            }
            for part in found.body.iter().filter_map(|at| parts.get(*at)) {
                if !text.is_empty() {
                    text.push_added('\n');
                }
                text.append(&part.block.text.tidied());
            }
        }
        if text.is_empty() {
            return false;
        }
        unplaced.extend(std::mem::replace(&mut answer.lines, vec![text]));
        answer.labels.truncate(1);
        answer.confidence = answer.confidence.max(LABEL);
        true
    }
}

impl Found {
    /// Whether it is among the parts of a nomination.
    fn is_in(&self, segment: &Range<usize>) -> bool {
        let first = self.heads.first().or(self.body.first());
        first.is_some_and(|first| segment.contains(first))
    }
}

/// A head: which column on the page is which of the form.
#[derive(Debug)]
struct Head {
    field: usize,
    /// Column on the page → column of the form.
    columns: BTreeMap<usize, usize>,
    /// The columns on the page.
    all: BTreeSet<usize>,
}

impl Head {
    /// The cells of the page that have several columns of the head, and in a row another number of pieces.
    fn uneven(&self, row: &Row) -> BTreeSet<usize> {
        let count = |columns: &mut dyn Iterator<Item = usize>, cell: usize| {
            columns.filter(|column| column / PIECES == cell).count()
        };
        let cells: BTreeSet<usize> = row
            .cells
            .iter()
            .map(|(column, _)| column / PIECES)
            .collect();
        let differs = |cell: &usize| {
            let own = count(&mut self.all.iter().copied(), *cell);
            let found = count(&mut row.cells.iter().map(|(column, _)| *column), *cell);
            own > 1 && own != found
        };
        cells.into_iter().filter(differs).collect()
    }

    /// The cells of a row by the form's columns, of which there are `count`, without those of the `uneven` cells of the page.
    fn of_columns(&self, row: &Row, count: usize, uneven: &BTreeSet<usize>) -> Vec<Text> {
        let mut out = vec![Text::new(); count];
        let even = |(column, _): &&(usize, Text)| !uneven.contains(&(column / PIECES));
        for (at, text) in row.cells.iter().filter(even) {
            let cell = self.columns.get(at).and_then(|own| out.get_mut(*own));
            if let Some(cell) = cell {
                if !cell.is_empty() {
                    cell.push_added('\n');
                }
                cell.append(text);
            }
        }
        out
    }
}

/// The head that the row at `at` is: at least two of a table's columns, and half of them, or its only one.
fn head(rows: &[Row], at: usize, form: &Form) -> Option<Head> {
    let row = rows.get(at)?;
    // In a table, the head is on top; a page that rules all its cells alike has tables within the table, each with all its
    // columns.
    let above = rows.get(..at)?.iter().rev();
    let above = above.take_while(|r| row.table.is_some() && r.table == row.table);
    let inner = above.take(ABOVE_HEAD + 1).count() > ABOVE_HEAD;
    let tables = form.file.fields.iter().enumerate();
    let mut first = 0;
    let mut best: Option<Head> = None;
    let likes: Vec<(usize, Vec<usize>)> = row
        .cells
        .iter()
        .map(|(column, text)| (*column, columns_like(text, form)))
        .collect();
    for (field, table) in tables.filter(|(_, f)| !f.columns.is_empty()) {
        let count = table.columns.len();
        let own = first..first + count;
        first = own.end;
        let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, likes) in &likes {
            let free =
                |id: &&usize| own.contains(id) && !columns.values().any(|c| c + own.start == **id);
            let like = likes.iter().find(free).map(|id| id - own.start);
            columns.extend(like.map(|like| (*at, like)));
        }
        let all = count > 1 && columns.len() == count && likes.len() == count;
        let enough = columns.len() >= count.min(2) && 2 * columns.len() >= count;
        let enough = enough && (all || !inner);
        if enough
            && best
                .as_ref()
                .is_none_or(|b| b.columns.len() < columns.len())
        {
            best = Some(Head {
                field,
                columns,
                all: row.cells.iter().map(|(column, _)| *column).collect(),
            });
        }
    }
    best
}

/// The columns of the form, counted over all its tables, whose head a text is, the nearest first.
fn columns_like(text: &Text, form: &Form) -> Vec<usize> {
    let line = text.single_line();
    if line.as_str().split_whitespace().nth(HEAD_WORDS).is_some() {
        return Vec::new();
    }
    let likes = form.lexicon.columns(&Wording::new(line.as_str()), LABEL);
    likes.iter().map(|l| l.field).collect()
}

/// Whether a text is a heading or label of the form word for word.
fn is_heading(text: &Text, form: &Form) -> bool {
    let line = text.single_line();
    let bare = line
        .as_str()
        .get(crate::section::number_length(line.as_str())..);
    let words = Wording::new(bare.unwrap_or(""));
    let asked = !form.lexicon.headings(&words, EXACT).is_empty()
        || !form.lexicon.labels(&words, EXACT).is_empty();
    asked && form.lexicon.columns(&words, EXACT).is_empty()
}

/// How the row of totals of a table begins, folded.
fn totals(table: &Field, form: &Form) -> Vec<String> {
    let key = table.sum.as_deref().map(|sum| table.column_key(sum));
    let printed = form
        .vocabularies
        .iter()
        .filter_map(|v| v.printed.get(key.as_deref()?))
        .flatten();
    printed
        .map(|t| fold(t))
        .chain(form.totals.iter().cloned())
        .collect()
}

/// The rows of all tables, and lines with wide gaps in them, in reading order.
fn rows(parts: &[Part]) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let Some(cell) = part.block.cell else {
            out.extend(lines(index, part));
            continue;
        };
        let same = |row: &Row| {
            let before = row.parts.end.checked_sub(1).and_then(|at| parts.get(at));
            let of = before.and_then(|p| p.block.cell);
            row.table == Some(cell.table) && of.is_some_and(|c| c.row == cell.row)
        };
        if !out.last().is_some_and(same) {
            out.push(Row {
                cells: Vec::new(),
                parts: index..index,
                table: Some(cell.table),
                page: part.block.page,
            });
        }
        let Some(row) = out.last_mut() else { continue };
        row.parts.end = index + 1;
        // Without ruling lines, a cell may be several: gaps part them.
        for (nth, text) in pieces(&part.block.text).into_iter().enumerate() {
            let column = cell.column * PIECES + nth.min(PIECES - 1);
            match row.cells.iter_mut().find(|(own, _)| *own == column) {
                Some((_, own)) => {
                    own.push_added('\n');
                    own.append(&text);
                }
                None => row.cells.push((column, text)),
            }
        }
    }
    for row in &mut out {
        row.cells.sort_by_key(|(column, _)| *column);
    }
    out
}

/// The pieces of a cell that wide gaps part; all of it, where it has several lines.
fn pieces(text: &Text) -> Vec<Text> {
    let all = text.as_str();
    if !all.contains('\t') || all.contains('\n') {
        return vec![text.tidied()];
    }
    let mut at = 0;
    let mut out = Vec::new();
    for piece in all.split('\t') {
        out.push(text.slice(at..at + piece.len()).trim());
        at += piece.len() + 1;
    }
    out
}

/// The lines of a part in which wide gaps part several pieces, where all its lines have these gaps.
fn lines(index: usize, part: &Part) -> Vec<Row> {
    let text = &part.block.text;
    let all = text.as_str();
    if !all.split('\n').all(|line| line.contains('\t')) {
        return Vec::new();
    }
    let mut start = 0;
    let mut out = Vec::new();
    for line in all.split('\n') {
        let mut at = start;
        let mut cells = Vec::new();
        for (column, piece) in line.split('\t').enumerate() {
            let cell = text.slice(at..at + piece.len()).trim();
            if !cell.is_empty() {
                cells.push((column.min(PIECES - 1), cell));
            }
            at += piece.len() + 1;
        }
        start += line.len() + 1;
        out.push(Row {
            cells,
            parts: index..index + 1,
            table: None,
            page: part.block.page,
        });
    }
    out
}
