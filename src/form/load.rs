//! Loading forms: the built-in ones, and an office's own from a folder.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::compiled::Form;
use super::definition::FormFile;
use super::vocabulary::Vocabulary;

/// Why a form cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// No built-in form has this name, and no file either.
    #[error("no form named {name:?}; there are: {known}")]
    Unknown {
        /// As asked for.
        name: String,
        /// The built-in ones.
        known: String,
    },
    /// A file of the form cannot be read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A file of the form is not what it should be; the message has line and column.
    #[error("{path}: {message}")]
    Syntax {
        /// The file.
        path: String,
        /// What is wrong, with line and column.
        message: String,
    },
    /// The form has no language file.
    #[error("{path}: no language file (such as en.toml) beside the form")]
    NoLanguage {
        /// The form's file.
        path: String,
    },
}

/// One built-in form: name, `form.toml`, and its language files in the order in which they are tried.
struct BuiltIn {
    name: &'static str,
    form: &'static str,
    languages: &'static [(&'static str, &'static str)],
}

macro_rules! built_in {
    ($name:literal, $($language:literal),+) => {
        BuiltIn {
            name: $name,
            form: include_str!(concat!("../../schema/forms/", $name, "/form.toml")),
            languages: &[$(($language, include_str!(concat!("../../schema/forms/", $name, "/", $language, ".toml")))),+],
        }
    };
}

const BUILT_IN: &[BuiltIn] = &[
    built_in!("sstc", "en", "es", "fr", "pt"),
    built_in!("ich-02", "en", "es", "fr"),
    built_in!("award", "en"),
    built_in!("educator", "en"),
    built_in!("grant", "en"),
];

impl Form {
    /// All built-in forms; loaded once. A test holds that every one of them is well formed.
    pub fn built_in() -> Vec<Arc<Form>> {
        static FORMS: OnceLock<Vec<Arc<Form>>> = OnceLock::new();
        FORMS
            .get_or_init(|| BUILT_IN.iter().filter_map(|b| b.load().ok()).collect())
            .clone()
    }

    /// The built-in form `name`, or the one in the folder or `form.toml` that `name` is the path of.
    ///
    /// # Errors
    /// When there is none, or it is not a form.
    pub fn load(name: &str) -> Result<Arc<Form>, FormError> {
        if let Some(form) = Form::built_in().into_iter().find(|f| f.file.name == name) {
            return Ok(form);
        }
        let path = Path::new(name);
        let file = if path.is_dir() {
            path.join("form.toml")
        } else {
            path.to_owned()
        };
        if !file.is_file() {
            let known = BUILT_IN
                .iter()
                .map(|b| b.name)
                .collect::<Vec<_>>()
                .join(", ");
            return Err(FormError::Unknown {
                name: name.to_owned(),
                known,
            });
        }
        load_folder(&file)
    }
}

impl BuiltIn {
    fn load(&self) -> Result<Arc<Form>, FormError> {
        let file = parse::<FormFile>(&format!("{}/form.toml", self.name), self.form)?;
        let vocabularies = self
            .languages
            .iter()
            .map(|(language, text)| {
                parse::<Vocabulary>(&format!("{}/{language}.toml", self.name), text)
            })
            .collect::<Result<_, _>>()?;
        Ok(Arc::new(Form::new(file, vocabularies)))
    }
}

fn load_folder(file: &Path) -> Result<Arc<Form>, FormError> {
    let ((path, text), languages) = files(file)?;
    let form = parse::<FormFile>(&path, &text)?;
    let vocabularies = languages
        .iter()
        .map(|(path, text)| parse::<Vocabulary>(path, text))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Arc::new(Form::new(form, vocabularies)))
}

/// The texts of the form that `from` names, as [`Form::load`] does, under the name `name`: each file's name and its text,
/// `form.toml` first.
///
/// # Errors
/// When there is no form of that name, or its files cannot be read.
pub fn texts(from: &str, name: &str) -> Result<Vec<FileText>, FormError> {
    let built_in = BUILT_IN.iter().find(|b| b.name == from);
    let ((_, form), languages) = match built_in {
        Some(b) => (
            (String::new(), b.form.to_owned()),
            b.languages
                .iter()
                .map(|(l, text)| (format!("{l}.toml"), (*text).to_owned()))
                .collect(),
        ),
        None => {
            Form::load(from)?;
            files(Path::new(from))?
        }
    };
    let named = toml::Value::String(name.to_owned());
    let line = |line: &str| match line.starts_with("name = ") {
        true => format!("name = {named}\n"),
        // The schemas that a built-in form names are beside it only.
        false if line.starts_with("#:schema") => String::new(),
        false => format!("{line}\n"),
    };
    // No field, group or check has a name: the one line that gives one is the form's.
    let form: String = form.lines().map(line).collect();
    let beside = |path: &str| {
        let name = Path::new(path).file_name().and_then(|n| n.to_str());
        name.unwrap_or(path).to_owned()
    };
    let plain = |text: String| -> String {
        let lines = text.lines().filter(|l| !l.starts_with("#:schema"));
        lines.map(|l| format!("{l}\n")).collect()
    };
    let words = languages
        .into_iter()
        .map(|(path, text)| (beside(&path), plain(text)));
    Ok(std::iter::once(("form.toml".to_owned(), form))
        .chain(words)
        .collect())
}

/// A file of a form: its path and text.
type FileText = (String, String);

/// The texts of the form in the folder or `form.toml` at `path`: the form itself, and one file per language, sorted.
///
/// # Errors
/// When a file cannot be read, or there is no language.
pub(super) fn files(path: &Path) -> Result<(FileText, Vec<FileText>), FormError> {
    let io = |path: &Path, source| FormError::Io {
        path: path.display().to_string(),
        source,
    };
    let read = |path: &Path| {
        let text = std::fs::read_to_string(path).map_err(|source| io(path, source))?;
        Ok::<FileText, FormError>((path.display().to_string(), text))
    };
    let file = if path.is_dir() {
        path.join("form.toml")
    } else {
        path.to_owned()
    };
    let form = read(&file)?;
    let mut languages = beside(&file)?;
    languages.retain(|p| p.file_stem().is_some_and(|s| s.len() == 2));
    if languages.is_empty() {
        return Err(FormError::NoLanguage {
            path: file.display().to_string(),
        });
    }
    let languages = languages
        .iter()
        .map(|p| read(p))
        .collect::<Result<_, _>>()?;
    Ok((form, languages))
}

/// The files beside the form at `path` that print fields as a language does, but are not named by two letters: no form
/// reads them. An office's other files may be there too and are left alone.
pub(super) fn misnamed(path: &Path) -> Vec<FileText> {
    let file = if path.is_dir() {
        path.join("form.toml")
    } else {
        path.to_owned()
    };
    let mut others = beside(&file).unwrap_or_default();
    others.retain(|p| *p != file && p.file_stem().is_some_and(|s| s.len() != 2));
    let text =
        |p: std::path::PathBuf| Some((p.display().to_string(), std::fs::read_to_string(p).ok()?));
    others
        .into_iter()
        .filter_map(text)
        .filter(|(_, text)| text.lines().any(|l| l.trim() == "[printed]"))
        .collect()
}

/// The TOML files in the folder of `file`, sorted.
fn beside(file: &Path) -> Result<Vec<std::path::PathBuf>, FormError> {
    let folder = file
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).map_err(|source| FormError::Io {
        path: folder.display().to_string(),
        source,
    })?;
    let mut paths: Vec<std::path::PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    Ok(paths)
}

/// The texts of the built-in forms.
#[cfg(test)]
pub(super) fn built_in_texts() -> Vec<(FileText, Vec<FileText>)> {
    let texts = |b: &BuiltIn| {
        let path = |file: &str| format!("{}/{file}.toml", b.name);
        let languages = b
            .languages
            .iter()
            .map(|(l, text)| (path(l), (*text).to_owned()));
        ((path("form"), b.form.to_owned()), languages.collect())
    };
    BUILT_IN.iter().map(texts).collect()
}

fn parse<T: serde::de::DeserializeOwned>(path: &str, text: &str) -> Result<T, FormError> {
    toml::from_str(text).map_err(|e| FormError::Syntax {
        path: path.to_owned(),
        message: e.to_string().trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_forms_load_and_print_every_field() {
        let forms = Form::built_in();
        assert_eq!(forms.len(), BUILT_IN.len());
        for form in forms {
            for vocabulary in &form.vocabularies {
                for field in &form.file.fields {
                    assert!(
                        vocabulary.printed.contains_key(&field.key),
                        "{} {}",
                        vocabulary.language,
                        field.key
                    );
                }
                for key in vocabulary.printed.keys() {
                    assert!(
                        form.file.printed_keys().contains(key),
                        "{} {key}",
                        vocabulary.language
                    );
                }
            }
        }
    }

    #[test]
    fn every_language_in_the_source_tree_is_compiled_in() {
        for form in BUILT_IN {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("schema/forms")
                .join(form.name);
            let (_, files) = files(&folder).expect("the form is in the tree");
            let stem = |(path, _): &FileText| {
                let stem = Path::new(path).file_stem().and_then(|s| s.to_str());
                stem.unwrap_or("").to_owned()
            };
            let there: Vec<String> = files.iter().map(stem).collect();
            let mut compiled: Vec<&str> = form.languages.iter().map(|(l, _)| *l).collect();
            compiled.sort_unstable();
            assert_eq!(compiled, there, "BUILT_IN, {}", form.name);
        }
    }

    #[test]
    fn unknown_form_names_the_known_ones() {
        let error = Form::load("nonesuch")
            .expect_err("no such form")
            .to_string();
        assert!(error.contains("sstc"), "{error}");
    }
}
