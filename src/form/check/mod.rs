//! A form's files → their faults, each with its place, for people who write forms.

mod source;
mod fields;
mod tables;
mod language;

use std::fmt;
use std::path::Path;

use super::compiled::Form;
use super::definition::FormFile;
use super::lexicon::Likeness;
use super::load::{FormError, files, misnamed};
use super::vocabulary::Vocabulary;
use super::wording::Wording;
use fields::check_fields;
use language::check_language;
use source::{Source, Step};

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

/// The faults of the form in the folder or `form.toml` at `path`, in file order; empty for a sound one. `is_country`
/// knows the codes of countries (ISO 3166-1 alpha-2): their table belongs to a later stage.
///
/// # Errors
/// When a file cannot be read or there is no language.
pub fn faults(path: &Path, is_country: impl Fn(&str) -> bool) -> Result<Vec<Fault>, FormError> {
    let (form, languages) = files(path)?;
    let mut faults = faults_of_texts(&form, &languages, is_country);
    for (path, text) in misnamed(path) {
        let message = "this file is not read: a language's file is named by two letters of ISO 639-1, such as en.toml";
        faults.push(Source::new(&path, &text).fault(&[], message.to_owned()));
    }
    faults.sort();
    Ok(faults)
}

/// The faults of a form's texts: of `form.toml`, and of one file per language; each with its path. Otherwise as [`faults`].
pub fn faults_of_texts(
    form: &(String, String),
    languages: &[(String, String)],
    is_country: impl Fn(&str) -> bool,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let source = Source::new(&form.0, &form.1);
    let file = source.parse::<FormFile>(&mut faults);
    let file = file.map(FormFile::scoped);
    if let Some(file) = &file {
        let stems: Vec<&str> = languages.iter().map(|(path, _)| stem(path)).collect();
        check_fields(&source, file, &mut faults);
        fields::check_lists(&source, file, &stems, is_country, &mut faults);
    }
    for (path, text) in languages {
        let source = Source::new(path, text);
        let vocabulary = source.parse::<Vocabulary>(&mut faults);
        if let (Some(vocabulary), Some(file)) = (vocabulary, &file) {
            check_language(&source, file, &vocabulary, &mut faults);
            check_cases(&source, file, &vocabulary, &mut faults);
        }
    }
    faults.sort();
    faults
}

/// The name of a language's file without folder and ending: `en` of `garden/en.toml`.
fn stem(path: &str) -> &str {
    Path::new(path)
        .file_stem()
        .and_then(|s| s.to_str())
        .unwrap_or("")
}

/// Runs the form's own tests.
fn check_cases(source: &Source<'_>, file: &FormFile, v: &Vocabulary, faults: &mut Vec<Fault>) {
    let form = Form::new(file.clone(), vec![v.clone()]);
    let file = &form.file;
    let keys: Vec<&str> = file.fields.iter().map(|f| f.key.as_str()).collect();
    for (text, expected) in &v.cases {
        let mut tell = |message: String| {
            faults.push(source.fault(&[Step::Key("cases"), Step::Key(text)], message));
        };
        let Some(field) = keys.iter().position(|k| k == expected) else {
            tell(format!(
                "the form has no field `{expected}`{}",
                nearest(expected, &keys)
            ));
            continue;
        };
        let bare = text
            .get(crate::section::number_length(text)..)
            .unwrap_or(text);
        let wording = Wording::new(bare);
        let likes = if file.asked_in_body(field) {
            form.lexicon.headings(&wording, PASSES)
        } else {
            form.lexicon.labels(&wording, PASSES)
        };
        // The same words may ask in several groups.
        let most = likes.first().map_or(0.0, |l| l.score);
        let own = |l: &&Likeness| l.score >= most;
        let found = likes.iter().take_while(own).any(|l| l.field == field);
        match likes.first() {
            Some(_) if found => {}
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
    use super::faults_of_texts;
    use crate::form::load::built_in_texts;

    #[test]
    fn built_in_forms_have_no_faults_and_pass_their_own_cases() {
        for (form, languages) in built_in_texts() {
            assert_eq!(faults_of_texts(&form, &languages, |_| true), []);
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
        let faults = faults_of_texts(
            &file("form.toml", form),
            &[file("en.toml", english)],
            |_| true,
        );
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "en.toml:4:6: \"Aims\" is listed for both `a` and `b`",
                "en.toml:5:1: the form has no field `c`; did you mean `a`?",
                "en.toml:7:1: \"Purpose\" is not recognised as `a`",
                "form.toml:12:1: `b` and `a` have the same number, 1",
            ]
        );
    }

    #[test]
    fn unknown_key_is_told_with_the_nearest_known_one() {
        let form = "name = \"f\"\ntitel = \"F\"\n";
        let faults = faults_of_texts(&("form.toml".to_owned(), form.to_owned()), &[], |_| true);
        let told = faults.first().map(ToString::to_string);
        let expected = "form.toml:2:1: unknown field `titel`; did you mean `title`?";
        assert_eq!(told.as_deref(), Some(expected));
    }
}
