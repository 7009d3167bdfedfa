//! The office's list of what was received: a CSV with a line per file (`file`, `date`, `sender`, `reference`), as a
//! spreadsheet saves it. Columns may be in any order; all but `file` may be left out.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::rule::Date;

/// The columns.
pub const COLUMNS: [&str; 4] = ["file", "date", "sender", "reference"];

/// Most lines of a list.
const LINES: usize = 1_000_000;

/// What the list says of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    /// The day on which it came.
    pub date: Option<Date>,
    /// Who sent it: an address, or a name.
    pub sender: Option<String>,
    /// The office's own number for it.
    pub reference: Option<String>,
}

impl Received {
    /// The sender's e-mail address, where the list has one: alone, or as `Name <address>`.
    pub fn address(&self) -> Option<&str> {
        let sender = self.sender.as_deref()?;
        let address = match sender.rsplit_once('<') {
            Some((_, rest)) => rest.strip_suffix('>')?,
            None => sender,
        };
        let plain = |c: char| c.is_ascii_graphic() && !"<>,;:\\\"()[]".contains(c);
        let (local, host) = address.split_once('@')?;
        let whole = !local.is_empty() && host.contains('.') && !host.contains('@');
        (whole && address.chars().all(plain)).then_some(address)
    }
}

/// The list, by file.
#[derive(Debug, Clone, Default)]
pub struct ReceivedList {
    /// The folder of the list, as the paths of reports have it; empty for the working directory.
    folder: String,
    by_path: HashMap<String, Received>,
    /// Names of files without folders; `None` for one that is there twice.
    by_name: HashMap<String, Option<Received>>,
}

impl ReceivedList {
    /// Reads a list that is in `folder`.
    ///
    /// # Errors
    /// What is wrong with it, and in which line.
    pub fn read(bytes: &[u8], folder: &str) -> Result<ReceivedList, String> {
        let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
        let text = std::str::from_utf8(bytes)
            .map_err(|_| "it is not UTF-8; save it as “CSV UTF-8”".to_owned())?;
        let head = text.lines().next().unwrap_or_default();
        let delimiter = match (head.matches(';').count(), head.matches('\t').count()) {
            (0, 0) => b',',
            (0, _) => b'\t',
            _ => b';',
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let heads = reader.headers().map_err(|error| error.to_string())?.clone();
        let mut places = [None; 4];
        for (place, head) in heads.iter().enumerate() {
            let column = COLUMNS
                .iter()
                .position(|name| name.eq_ignore_ascii_case(head));
            let Some(column) = column else { continue };
            if let Some(slot) = places.get_mut(column) {
                *slot = Some(place);
            }
        }
        if places[0].is_none() {
            let known = COLUMNS.join(", ");
            return Err(format!(
                "line 1: there is no column 'file'; there may be {known}"
            ));
        }
        let mut list = ReceivedList {
            folder: folder.trim_end_matches('/').to_owned(),
            ..ReceivedList::default()
        };
        for (number, row) in reader.records().enumerate().take(LINES) {
            let line = number + 2;
            let row = row.map_err(|error| format!("line {line}: {error}"))?;
            let cell = |column: usize| {
                let place = places.get(column).copied().flatten()?;
                row.get(place)
                    .map(unguarded)
                    .filter(|text| !text.is_empty())
            };
            let Some(file) = cell(0) else { continue };
            let date = cell(1).map(|text| text.parse::<Date>());
            let date = date
                .transpose()
                .map_err(|why| format!("line {line}: {why}"))?;
            list.add(
                file,
                Received {
                    date,
                    sender: cell(2).map(str::to_owned),
                    reference: cell(3).map(str::to_owned),
                },
            );
        }
        Ok(list)
    }

    fn add(&mut self, file: &str, received: Received) {
        let path = plain(file);
        // What names a folder means the file there.
        if !path.contains('/') {
            self.by_name
                .entry(path.clone())
                .and_modify(|there| *there = None)
                .or_insert_with(|| Some(received.clone()));
        }
        self.by_path.insert(path, received);
    }

    /// Takes names without folders for the files in the list's own folder where they are there: `there` says of a name.
    pub fn keep_away(&mut self, there: impl Fn(&str) -> bool) {
        self.by_name.retain(|name, _| !there(name));
    }

    /// Forgets what names without folders mean where several of the files `sources` have one: whose they are is not known.
    pub fn keep_single<'s>(&mut self, sources: impl Iterator<Item = &'s str>) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for source in sources {
            let name = plain(source.rsplit(['/', '\\']).next().unwrap_or(source));
            *seen.entry(name).or_default() += 1;
        }
        self.by_name
            .retain(|name, _| seen.get(name).is_none_or(|n| *n <= 1));
    }

    /// How many files it names.
    pub fn len(&self) -> usize {
        self.by_path.len()
    }

    /// Whether it names none.
    pub fn is_empty(&self) -> bool {
        self.by_path.is_empty()
    }

    /// What it says of the file that reports call `source`: by its path from the list's folder, by its path, or by its
    /// name where the list has that once.
    pub fn of(&self, source: &str) -> Option<&Received> {
        let path = plain(source);
        let below = path
            .strip_prefix(&plain(&self.folder))
            .map(|below| below.trim_start_matches('/'));
        let named = below.and_then(|below| self.by_path.get(below));
        named
            .or_else(|| self.by_path.get(&path))
            .or_else(|| self.by_name.get(path.rsplit('/').next()?)?.as_ref())
    }
}

/// A path with `/`, composed, without `./` before it.
fn plain(path: &str) -> String {
    let path: String = path.replace('\\', "/").nfc().collect();
    path.strip_prefix("./").unwrap_or(&path).to_owned()
}

/// A cell without the apostrophe that keeps a spreadsheet from running it.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_of_a_spreadsheet_is_read() {
        let text = "\u{feff}Date;File;Sender\r\n2027-03-01;portal\\a.pdf;Ana <ana@example.org>\r\n;b.pdf;\r\n";
        let list = ReceivedList::read(text.as_bytes(), "in").unwrap();
        let one = list.of("in/portal/a.pdf").unwrap();
        assert_eq!(one.date, "2027-03-01".parse().ok());
        assert_eq!(one.address(), Some("ana@example.org"));
        assert_eq!(list.of("elsewhere/b.pdf"), Some(&Received::default()));
        assert_eq!(list.of("in/c.pdf"), None);
    }

    #[test]
    fn name_of_several_files_is_nobodys() {
        let list =
            || ReceivedList::read(b"file,sender\na.pdf,one\nportal/b.pdf,two\n", "in").unwrap();
        let mut many = list();
        many.keep_single(["in/x/a.pdf", "in/y/a.pdf"].into_iter());
        assert_eq!(many.of("in/x/a.pdf"), None);
        let mut one = list();
        one.keep_single(["in/x/a.pdf", "in/mail/b.pdf"].into_iter());
        assert!(one.of("in/x/a.pdf").is_some());
        assert_eq!(one.of("in/mail/b.pdf"), None);
    }

    #[test]
    fn name_that_is_there_twice_is_nobodys() {
        let list = ReceivedList::read(b"file,sender\nx/a.pdf,one\ny/a.pdf,two\n", "").unwrap();
        assert_eq!(list.of("z/a.pdf"), None);
        assert_eq!(list.of("y/a.pdf").unwrap().sender.as_deref(), Some("two"));
    }

    #[test]
    fn faults_have_their_line() {
        let read = |text: &str| ReceivedList::read(text.as_bytes(), "").unwrap_err();
        assert_eq!(
            read("file,date\na.pdf,2027-02-30\n"),
            "line 2: there is no day 2027-02-30"
        );
        assert!(read("name\na.pdf\n").starts_with("line 1: there is no column 'file'"));
    }
}
