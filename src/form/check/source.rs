//! A form's file as text → its value, and the place of each key in it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Fault;

/// One file of a form.
pub(super) struct Source<'a> {
    path: &'a str,
    text: &'a str,
    /// The file's keys and values with their places; none where it is not a TOML.
    root: Option<Spanned<DeTable<'a>>>,
}

/// One step from a file's root to a place in it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'p> {
    /// The key of a table.
    Key(&'p str),
    /// The item of a list, counted from 0.
    Item(usize),
}

impl<'a> Source<'a> {
    pub(super) fn new(path: &'a str, text: &'a str) -> Source<'a> {
        let root = DeTable::parse(text).ok();
        Source { path, text, root }
    }

    /// The file's path.
    pub(super) fn path(&self) -> &'a str {
        self.path
    }

    /// A fault at the end of `steps`; as far along as the file goes where it lacks a key on the way.
    pub(super) fn fault(&self, steps: &[Step<'_>], message: String) -> Fault {
        self.fault_at(self.place(steps), message)
    }

    /// The value that the file holds, or why it holds none.
    pub(super) fn parse<T: serde::de::DeserializeOwned>(
        &self,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        match toml::from_str(self.text) {
            Ok(value) => Some(value),
            Err(error) => {
                let at = error.span().map_or(0, |s| s.start);
                faults.push(self.fault_at(at, with_suggestion(error.message())));
                None
            }
        }
    }

    /// The byte at which the key or item at the end of `steps` begins; for a table, its header.
    fn place(&self, steps: &[Step<'_>]) -> usize {
        let mut at = 0;
        let mut here: Option<&DeValue<'_>> = None;
        for step in steps {
            let next = match (step, here) {
                (Step::Key(key), None) => self.root.as_ref().and_then(|r| entry(r.get_ref(), key)),
                (Step::Key(key), Some(DeValue::Table(table))) => entry(table, key),
                (Step::Item(n), Some(DeValue::Array(items))) => {
                    items.get(*n).map(|v| (v.span().start, v.get_ref()))
                }
                _ => None,
            };
            let Some((start, value)) = next else {
                break;
            };
            (at, here) = (start, Some(value));
        }
        at
    }

    fn fault_at(&self, at: usize, message: String) -> Fault {
        let before = self.text.get(..at).unwrap_or(self.text);
        Fault {
            path: self.path.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.chars().rev().take_while(|c| *c != '\n').count() + 1,
            message,
        }
    }
}

/// Where `key` begins in `table`, and its value.
fn entry<'t, 'a>(table: &'t DeTable<'a>, key: &str) -> Option<(usize, &'t DeValue<'a>)> {
    let (key, value) = table.get_key_value(key)?;
    let start = match value.get_ref() {
        DeValue::Table(_) => value.span().start,
        _ => key.span().start,
    };
    Some((start, value.get_ref()))
}

/// Names the known key that an unknown one is nearest to.
fn with_suggestion(message: &str) -> String {
    let line = message.lines().next().unwrap_or(message);
    let quoted: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
    let (Some((unknown, known)), true) = (quoted.split_first(), line.starts_with("unknown")) else {
        return line.to_owned();
    };
    let what = line.split(" `").next().unwrap_or("unknown field");
    let near = known
        .iter()
        .map(|k| (strsim::damerau_levenshtein(unknown, k), k))
        .min()
        .filter(|(distance, _)| *distance <= 3);
    match near {
        Some((_, known)) => format!("{what} `{unknown}`; did you mean `{known}`?"),
        None => format!("{what} `{unknown}`; there are {}", known.join(", ")),
    }
}
