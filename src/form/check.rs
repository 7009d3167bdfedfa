//! A form's files → their faults, each with its place, for people who write forms.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use super::definition::{FieldType, Form, FormFile, Vocabulary};
use super::load::{FormError, files, misnamed};
use super::wording::Wording;

/// What a heading must be like to pass a form's own test case.
const PASSES: f32 = 0.6;

/// Something wrong in a form's file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub path: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column, counted from 1 in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault {
            path,
            line,
            column,
            message,
        } = self;
        write!(f, "{path}:{line}:{column}: {message}")
    }
}

/// One file of a form.
struct File<'a> {
    path: &'a str,
    text: &'a str,
}

impl File<'_> {
    fn fault(&self, at: usize, message: String) -> Fault {
        let before = self.text.get(..at).unwrap_or(self.text);
        Fault {
            path: self.path.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.chars().rev().take_while(|c| *c != '\n').count() + 1,
            message,
        }
    }

    /// A fault at the first place that reads `needle`, not before byte `from`; at the file's start when there is none.
    fn fault_at(&self, needle: &str, from: usize, message: String) -> Fault {
        let at = self
            .text
            .get(from..)
            .and_then(|t| t.find(needle))
            .map_or(0, |at| from + at);
        self.fault(at, message)
    }

    /// The value that the file holds, or why it holds none.
    fn parse<T: serde::de::DeserializeOwned>(&self, faults: &mut Vec<Fault>) -> Option<T> {
        match toml::from_str(self.text) {
            Ok(value) => Some(value),
            Err(error) => {
                let at = error.span().map_or(0, |s| s.start);
                let message = with_suggestion(error.message());
                faults.push(self.fault(at, message));
                None
            }
        }
    }
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

/// The faults of the form in the folder or `form.toml` at `path`, in file order; empty for a sound one.
///
/// # Errors
/// When a file cannot be read or there is no language.
pub fn faults(path: &Path) -> Result<Vec<Fault>, FormError> {
    let (form, languages) = files(path)?;
    let mut faults = check(&form, &languages);
    for (path, text) in misnamed(path) {
        let source = File {
            path: &path,
            text: &text,
        };
        let message = "this file is not read: a language's file is named by two letters of ISO 639-1, such as en.toml";
        faults.push(source.fault(0, message.to_owned()));
    }
    faults.sort();
    Ok(faults)
}

/// The faults of a form's texts: of `form.toml`, and of one file per language; each with its path.
fn check(form: &(String, String), languages: &[(String, String)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let source = File {
        path: &form.0,
        text: &form.1,
    };
    let file = source.parse::<FormFile>(&mut faults);
    if let Some(file) = &file {
        check_fields(&source, file, &mut faults);
    }
    for (path, text) in languages {
        let source = File { path, text };
        let vocabulary = source.parse::<Vocabulary>(&mut faults);
        if let (Some(vocabulary), Some(file)) = (vocabulary, &file) {
            check_language(&source, file, &vocabulary, &mut faults);
        }
    }
    faults.sort();
    faults
}

fn check_fields(source: &File<'_>, file: &FormFile, faults: &mut Vec<Fault>) {
    let mut keys: HashMap<&str, usize> = HashMap::new();
    let mut numbers: HashMap<u32, &str> = HashMap::new();
    let mut from = 0;
    for field in &file.fields {
        // Fields stand in the file in their order.
        let at = source
            .text
            .get(from..)
            .and_then(|t| t.find("[[field]]"))
            .map_or(from, |at| from + at);
        from = at + 1;
        let key = &field.key;
        if keys.insert(key, at).is_some() {
            faults.push(source.fault_at("key", at, format!("two fields have the key `{key}`")));
        }
        let Some(number) = field.number else {
            continue;
        };
        if field.kind != FieldType::Section {
            let message = format!("`{key}` has a number but is no section");
            faults.push(source.fault_at("number", at, message));
        }
        if let Some(other) = numbers.insert(number, key) {
            let message = format!("`{key}` and `{other}` have the same number, {number}");
            faults.push(source.fault_at("number", at, message));
        }
    }
    for code in file.accepted_languages.iter().filter(|c| !is_code(c)) {
        faults.push(source.fault_at(&format!("\"{code}\""), 0, bad_language(code)));
    }
    let sections = super::split::sections_of(file).len();
    if file.min_headings == 0 || file.min_headings > sections {
        let message = format!("min-headings must be from 1 to {sections}, the number of sections");
        faults.push(source.fault_at("min-headings", 0, message));
    }
}

fn check_language(source: &File<'_>, file: &FormFile, v: &Vocabulary, faults: &mut Vec<Fault>) {
    let stem = Path::new(source.path)
        .file_stem()
        .and_then(|s| s.to_str())
        .unwrap_or("");
    if !is_code(&v.language) {
        faults.push(source.fault_at("language", 0, bad_language(&v.language)));
    } else if v.language != stem {
        let message = format!(
            "the file is named {stem}.toml but its language is `{}`",
            v.language
        );
        faults.push(source.fault_at("language", 0, message));
    }
    let printed = source.text.find("[printed]").unwrap_or(0);
    let keys: Vec<&str> = file.fields.iter().map(|f| f.key.as_str()).collect();
    for key in v.printed.keys().filter(|k| !keys.contains(&k.as_str())) {
        let message = format!("the form has no field `{key}`{}", nearest(key, &keys));
        let at = source.text[printed..].find(&format!("\n{key}"));
        faults.push(source.fault(printed + at.map_or(0, |at| at + 1), message));
    }
    let mut seen: HashMap<(bool, String), &str> = HashMap::new();
    for field in &file.fields {
        let key = field.key.as_str();
        let words = v.printed.get(key).map_or(&[][..], Vec::as_slice);
        // A title need not have a label: it stands before the header.
        if words.is_empty() && field.kind != FieldType::Title {
            let message = format!("`{key}` has no label or heading in `{}`", v.language);
            faults.push(source.fault(printed, message));
        }
        for text in words {
            let folded = (field.kind == FieldType::Section, Wording::new(text).joined);
            if let Some(other) = seen.insert(folded, key).filter(|o| *o != key) {
                let at = source.text[printed..].find(&format!("\n{key}"));
                let message = format!("\"{text}\" stands for `{other}` and for `{key}`");
                let from = printed + at.map_or(0, |at| at + 1);
                faults.push(source.fault_at(&format!("\"{text}\""), from, message));
            }
        }
    }
    check_cases(source, file, v, &keys, faults);
}

/// Runs the form's own tests.
fn check_cases(
    source: &File<'_>,
    file: &FormFile,
    v: &Vocabulary,
    keys: &[&str],
    faults: &mut Vec<Fault>,
) {
    let form = Form::new(file.clone(), vec![v.clone()]);
    let from = source.text.find("[cases]").unwrap_or(0);
    for (text, expected) in &v.cases {
        let mut tell = |message: String| {
            faults.push(source.fault_at(&format!("\"{text}\""), from, message));
        };
        let Some(field) = keys.iter().position(|k| k == expected) else {
            tell(format!(
                "the form has no field `{expected}`{}",
                nearest(expected, keys)
            ));
            continue;
        };
        let bare = text
            .get(crate::section::number_length(text)..)
            .unwrap_or(text);
        let wording = Wording::new(bare);
        let likes = if file.fields[field].kind == FieldType::Section {
            form.lexicon.headings(&wording, PASSES)
        } else {
            form.lexicon.labels(&wording, PASSES)
        };
        match likes.first() {
            Some(best) if best.field == field => {}
            Some(best) => tell(format!(
                "\"{text}\" is taken for `{}`, not for `{expected}`",
                keys[best.field]
            )),
            None => tell(format!("\"{text}\" is not recognised as `{expected}`")),
        }
    }
}

fn nearest(key: &str, keys: &[&str]) -> String {
    keys.iter()
        .map(|k| (strsim::damerau_levenshtein(key, k), k))
        .min()
        .filter(|(distance, _)| *distance <= 3)
        .map_or_else(String::new, |(_, k)| format!("; did you mean `{k}`?"))
}

fn is_code(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())
}

fn bad_language(code: &str) -> String {
    format!("`{code}` is not a language code of two letters (ISO 639-1)")
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::form::load::built_in_texts;

    #[test]
    fn built_in_forms_have_no_faults_and_pass_their_own_cases() {
        for (form, languages) in built_in_texts() {
            assert_eq!(check(&form, &languages), []);
        }
    }

    #[test]
    fn faults_have_line_and_column() {
        let form = "name = \"f\"\ntitle = \"F\"\nmin-headings = 1\n\
            [[field]]\nkey = \"a\"\ntype = \"section\"\nnumber = 1\ncure = \"S\"\n\
            [[field]]\nkey = \"b\"\ntype = \"section\"\nnumber = 1\ncure = \"S\"\n";
        let english = "language = \"en\"\n[printed]\na = [\"Aims\"]\nb = [\"Aims\"]\nc = [\"Costs\"]\n\
            [cases]\n\"Purpose\" = \"a\"\n";
        let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let faults = check(&file("form.toml", form), &[file("en.toml", english)]);
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "en.toml:4:6: \"Aims\" stands for `a` and for `b`",
                "en.toml:5:1: the form has no field `c`; did you mean `a`?",
                "en.toml:7:1: \"Purpose\" is not recognised as `a`",
                "form.toml:12:1: `b` and `a` have the same number, 1",
            ]
        );
    }

    #[test]
    fn unknown_key_is_told_with_the_nearest_known_one() {
        let form = "name = \"f\"\ntitel = \"F\"\n";
        let faults = check(&("form.toml".to_owned(), form.to_owned()), &[]);
        let told = faults.first().map(ToString::to_string);
        let expected = "form.toml:2:1: unknown field `titel`; did you mean `title`?";
        assert_eq!(told.as_deref(), Some(expected));
    }
}
