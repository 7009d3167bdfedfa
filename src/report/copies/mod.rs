//! Reading copies for a jury: one clean page per nomination in the form's order, the same as a Word file, and a list of
//! them.
//!
//! With `anonymise` nominee, contacts and organisations are taken out, also in running text (`anonymise`); what was taken
//! is listed for the officer. A copy that cannot be anonymised is not written.

mod anonymise;
mod docx;
mod page;

use std::io;
use std::sync::Arc;

use crate::form::Form;
use crate::record::Nomination;

use super::clean::clean;
use super::json::{Document, NominationEntry};
use super::letters::{File, Folder, Placed, file_base};
use super::markdown::escape;
use super::message::Messages;
use super::{End, Entry, Needs, Writer};

use anonymise::{Removed, anonymised};

/// The list of the copies.
const INDEX: &str = "index.html";

/// What was removed, for the officer only.
const REMOVED: &str = "removed.md";

/// How copies are made.
#[derive(Debug, Clone, Default)]
pub struct CopySettings {
    /// The forms of the nominations.
    pub forms: Vec<Arc<Form>>,
    /// Whether nominee, contacts and organisations are taken out.
    pub anonymise: bool,
}

/// Writes a page per nomination, and the lists at the end.
pub struct CopiesWriter<F> {
    folder: F,
    settings: CopySettings,
    /// The officer's language.
    messages: Messages,
    /// Rows of the list: name, title, country.
    rows: Vec<[String; 3]>,
    /// What was removed, per copy.
    removed: String,
    names: std::collections::BTreeSet<String>,
}

impl<F: Folder> CopiesWriter<F> {
    /// Copies into `folder`, lists in `lang`.
    pub fn new(folder: F, lang: &str, settings: CopySettings) -> Self {
        CopiesWriter {
            folder,
            settings,
            messages: Messages::new(lang),
            rows: Vec::new(),
            removed: String::new(),
            names: ["index", "removed"].map(str::to_owned).into(),
        }
    }

    fn copy(
        &mut self,
        document: &Document,
        entry: &NominationEntry,
        nomination: &Nomination,
    ) -> io::Result<()> {
        let forms = self.settings.forms.iter();
        let form = forms.into_iter().find(|form| form.file.name == entry.form);
        let Some(form) = form.cloned() else {
            return Ok(());
        };
        let identity = hash(format!("{} {}", document.source.sha256, entry.index).as_bytes());
        let (shown, removed, base) = match self.settings.anonymise {
            false => (nomination.clone(), None, file_base(document, entry)),
            true => match anonymised(nomination, &form) {
                // A name of a file may be the nominee's.
                Some((shown, removed)) => (shown, Some(removed), identity.clone()),
                None => {
                    self.list(document, entry, None, "copies-not-anonymised");
                    return Ok(());
                }
            },
        };
        let messages = Messages::new(&nomination.language);
        let anonymise = self.settings.anonymise;
        let text = page::copy(&shown, &form, anonymise, &messages);
        let word = docx::copy(&shown, &form, anonymise, &messages)?;
        let (name, placed) = self.place(&base, &identity, (text.as_bytes(), &word))?;
        if let Some(removed) = &removed {
            let state = match placed {
                Placed::Kept => "officer-kept",
                Placed::Outdated => "copies-outdated",
                Placed::Written | Placed::Taken => "",
            };
            self.list(document, entry, Some((&name, removed)), state);
        }
        let title = shown.title.as_ref().map(|title| clean(&title.text));
        let title = title.unwrap_or_else(|| self.messages.word_of("no-title"));
        let country = entry.country.as_deref();
        let country = country.map_or(String::new(), |code| self.messages.country(code).to_owned());
        self.rows.push([name, title, country]);
        Ok(())
    }

    /// Writes a page and the same as a Word file under the first name that is free, which is given without ending.
    fn place(
        &mut self,
        base: &str,
        key: &str,
        (page, word): (&[u8], &[u8]),
    ) -> io::Result<(String, Placed)> {
        let points = hash(page);
        let plain = format!("nomination-{base}");
        let other = format!("{plain}-{key}");
        let counted = (2..1000).map(|n| format!("{other}-{n}"));
        for name in [plain.clone(), other.clone()].into_iter().chain(counted) {
            if !self.names.insert(name.clone()) {
                continue;
            }
            let mut write = |ending: &str, bytes: &[u8]| {
                self.folder.file(&File {
                    name: &format!("{name}.{ending}"),
                    bytes,
                    key,
                    points: &points,
                })
            };
            let word = write("docx", word)?;
            let page = match word {
                Placed::Taken => Placed::Taken,
                _ => write("html", page)?,
            };
            // What somebody has changed in one of the two is to be seen.
            let both = [word, page];
            let either = |one: Placed| both.contains(&one).then_some(one);
            if either(Placed::Taken).is_some() {
                continue;
            }
            let placed = either(Placed::Outdated).or_else(|| either(Placed::Kept));
            return Ok((name, placed.unwrap_or(page)));
        }
        Err(io::Error::other("no name is free for a reading copy"))
    }

    /// Adds to the officer's list what was removed from a copy; `state` is the id of a word, or empty.
    fn list(
        &mut self,
        document: &Document,
        entry: &NominationEntry,
        copy: Option<(&str, &Removed)>,
        state: &str,
    ) {
        let label = entry
            .label
            .as_deref()
            .map_or(String::new(), |label| format!(" ({label})"));
        let name = copy.map_or("–", |(name, _)| name);
        self.removed.push_str(&format!(
            "\n## {} → {}\n\n",
            escape(&format!("{}{label}", document.source.path)),
            escape(name)
        ));
        if !state.is_empty() {
            self.removed
                .push_str(&format!("**{}**\n\n", self.messages.word_of(state)));
        }
        for (text, times) in copy.iter().flat_map(|(_, removed)| removed.all()) {
            self.removed
                .push_str(&format!("- {} ({times})\n", escape(text)));
        }
    }

    fn write(&mut self, name: &str, text: &str) -> io::Result<()> {
        let stem = name.split('.').next().unwrap_or(name);
        let ending = name.split('.').next_back().unwrap_or_default();
        for number in 1..1000 {
            let name = match number {
                1 => name.to_owned(),
                number => format!("{stem}-{number}.{ending}"),
            };
            let file = File {
                name: &name,
                bytes: text.as_bytes(),
                key: &hash(name.as_bytes()),
                points: &hash(text.as_bytes()),
            };
            if self.folder.file(&file)? == Placed::Written {
                return Ok(());
            }
        }
        Err(io::Error::other("no name is free for the list of copies"))
    }
}

impl<F: Folder> Writer for CopiesWriter<F> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let nominations = entry.record.map_or(&[][..], |record| &record.nominations);
        let shown = entry.document.nominations.iter();
        let mut both = shown.zip(nominations);
        both.try_for_each(|(shown, nomination)| self.copy(entry.document, shown, nomination))
    }

    fn needs(&self) -> Needs {
        Needs {
            records: true,
            ..Needs::default()
        }
    }

    fn end(&mut self, _: &End) -> io::Result<()> {
        let index = page::index(&self.rows, &self.messages);
        self.write(INDEX, &index)?;
        if self.settings.anonymise {
            let head = self.messages.word_of("copies-removed");
            let why = self.messages.word_of("copies-removed-why");
            let text = format!("# {head}\n\n{why}\n{}", self.removed);
            self.write(REMOVED, &text)?;
        }
        Ok(())
    }
}

/// Eight hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    crate::hex::short(bytes, 8)
}
