//! The templates of letters: the built-in one, and those with which an office replaces it.
//!
//! A template is a text for minijinja: a first line `Subject: …`, an empty line, the body. What comes from a nomination is
//! only ever a value and never read as a template. Each template is tried out when it is loaded, so that a mistake is
//! reported with its line and not in the middle of a run.

use std::collections::BTreeMap;
use std::fmt;

use minijinja::Environment;
use minijinja::value::{Serde, Value};

use crate::report::message::Messages;

use super::docx::{Letterhead, LetterheadFault};
use super::values::{Values, environment, words};

/// The kinds of letters, as files are named.
const KINDS: [&str; 3] = ["letter", "unread", "received"];

/// The name of the letterhead.
const LETTERHEAD: &str = "letterhead";

/// The template that is there without any.
const BUILT_IN: &str = include_str!("letter.txt");

/// Most bytes of a template.
const SIZE: usize = 64 << 10;

/// How a template begins.
const SUBJECT: &str = "Subject:";

/// The templates of an office; the built-in one where it has none.
pub struct Templates {
    environment: Environment<'static>,
    /// By language; that for all under an empty one.
    letterheads: BTreeMap<String, Letterhead>,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {message}", .line.map_or(String::new(), |line| format!(":{line}")))]
pub struct TemplateFault {
    /// The file.
    pub file: String,
    /// Counted from 1; `None` where no line is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl Default for Templates {
    fn default() -> Templates {
        Templates {
            environment: environment(),
            letterheads: BTreeMap::new(),
        }
    }
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.environment.templates().map(|(name, _)| name);
        f.debug_list().entries(names).finish()
    }
}

impl Templates {
    /// The names that a file may have: `letter.txt`, `letter.fr.txt`, …, `letterhead.docx`.
    pub fn names() -> Vec<String> {
        let languages = Messages::LANGUAGES.iter().map(|code| format!(".{code}"));
        let languages: Vec<String> = std::iter::once(String::new()).chain(languages).collect();
        let of = |kind: &str, ending: &str| -> Vec<String> {
            let each = languages.iter();
            each.map(|code| format!("{kind}{code}.{ending}")).collect()
        };
        let texts = KINDS.iter().flat_map(|kind| of(kind, "txt"));
        texts.chain(of(LETTERHEAD, "docx")).collect()
    }

    /// The templates in files with names of this kind.
    ///
    /// # Errors
    /// What is wrong with the first that does not work.
    pub fn new(files: Vec<(String, Vec<u8>)>) -> Result<Templates, TemplateFault> {
        let mut templates = Templates::default();
        for (name, bytes) in files {
            let wrong = |line, message: String| TemplateFault {
                file: name.clone(),
                line,
                message,
            };
            if let Some(stem) = name.strip_suffix(".docx") {
                let language = stem.strip_prefix(LETTERHEAD).unwrap_or_default();
                let language = language.trim_start_matches('.').to_owned();
                let head = Letterhead::new(bytes).and_then(|head| {
                    let tried = samples().iter().try_for_each(|s| head.filled(s).map(drop));
                    tried.map(|()| head)
                });
                let head = head.map_err(|LetterheadFault(message)| wrong(None, message))?;
                templates.letterheads.insert(language, head);
                continue;
            }
            let text =
                String::from_utf8(bytes).map_err(|_| wrong(None, "it is not UTF-8".to_owned()))?;
            if text.len() > SIZE {
                return Err(wrong(None, format!("it is longer than {SIZE} bytes")));
            }
            let text = text.replace("\r\n", "\n");
            let text = text.trim_start_matches('\u{feff}').to_owned();
            if !text.starts_with(SUBJECT) {
                return Err(wrong(Some(1), format!("it must begin with '{SUBJECT} …'")));
            }
            let added = templates.environment.add_template_owned(name.clone(), text);
            added.map_err(|error| wrong(error.line(), words(&error)))?;
            let template = templates.environment.get_template(&name);
            let template = template.map_err(|error| wrong(error.line(), words(&error)))?;
            for sample in samples() {
                let tried = template.render(Value::from(Serde(&sample)));
                tried.map_err(|error| wrong(error.line(), words(&error)))?;
            }
        }
        Ok(templates)
    }

    /// Subject and body of a letter. `kind` is one of [`KINDS`].
    ///
    /// # Errors
    /// When the office's template fails on what this letter has.
    pub(super) fn render(
        &self,
        kind: &str,
        values: &Values,
    ) -> Result<(String, String), TemplateFault> {
        let own = format!("{kind}.{}.txt", values.language);
        let general = format!("{kind}.txt");
        let found = [own, general]
            .into_iter()
            .find(|name| self.environment.get_template(name).is_ok());
        let rendered = match &found {
            Some(name) => self
                .environment
                .get_template(name)
                .and_then(|template| template.render(Value::from(Serde(values)))),
            None => self.environment.render_named_str(
                "letter.txt",
                BUILT_IN,
                Value::from(Serde(values)),
            ),
        };
        let rendered = rendered.map_err(|error| TemplateFault {
            file: found.unwrap_or_default(),
            line: error.line(),
            message: words(&error),
        })?;
        let (subject, body) = rendered.split_once('\n').unwrap_or((&rendered, ""));
        let subject = subject.strip_prefix(SUBJECT).unwrap_or(subject);
        Ok((
            // On one line; no-break spaces stay.
            subject
                .split([' ', '\t', '\r'])
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
            body.trim_matches('\n').to_owned(),
        ))
    }

    /// The letter on the office's letterhead; `None` where it has none.
    ///
    /// # Errors
    /// When it fails on what this letter has.
    pub(super) fn on_letterhead(
        &self,
        values: &Values,
    ) -> Option<Result<Vec<u8>, LetterheadFault>> {
        let own = self.letterheads.get(&values.language);
        let head = own.or_else(|| self.letterheads.get(""))?;
        Some(head.filled(values))
    }
}

/// Letters to try a template with: one with everything, and one with nothing.
fn samples() -> [Values; 2] {
    let text = || "x".to_owned();
    let whole = Values {
        subject: text(),
        reference: text(),
        reference_line: text(),
        greeting: text(),
        opening: text(),
        requests: vec![text(), text()],
        attached: text(),
        answer: text(),
        merit: text(),
        closing: text(),
        signature: text(),
        title: text(),
        nominee: text(),
        country: text(),
        form: text(),
        language: "en".to_owned(),
        files: vec![text()],
        office: text(),
        address: text(),
        signatory: text(),
        reply_to: text(),
        reply_by: text(),
        date: text(),
        to: text(),
        body: text(),
    };
    [whole, Values::default()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let files = vec![("letter.fr.txt".to_owned(), text.as_bytes().to_vec())];
        Templates::new(files).unwrap_err().to_string()
    }

    #[test]
    fn faults_have_file_and_line() {
        assert_eq!(
            fault("Dear x"),
            "letter.fr.txt:1: it must begin with 'Subject: …'"
        );
        let unknown = fault("Subject: x\n\n{{ tilte }}\n");
        assert!(unknown.starts_with("letter.fr.txt:3: "), "{unknown}");
        assert!(unknown.contains("title"), "{unknown}");
        assert!(fault("Subject: x\n\n{% if x %}").starts_with("letter.fr.txt:3: syntax error"));
        let endless = "Subject: x\n{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
        assert!(fault(endless).contains("out of fuel"), "{}", fault(endless));
    }

    #[test]
    fn language_decides_and_values_are_no_templates() {
        let files = vec![(
            "letter.fr.txt".to_owned(),
            b"Subject: Dossier {{ title }}\n\n{{ greeting }}\n".to_vec(),
        )];
        let templates = Templates::new(files).unwrap();
        let values = |language: &str| Values {
            title: "{{ 7 * 7 }}".to_owned(),
            greeting: "Madame,".to_owned(),
            language: language.to_owned(),
            ..Values::default()
        };
        let (subject, body) = templates.render("letter", &values("fr")).unwrap();
        assert_eq!(
            (subject.as_str(), body.as_str()),
            ("Dossier {{ 7 * 7 }}", "Madame,")
        );
        // Another language has the text that nomcheck brings.
        let (subject, body) = templates.render("letter", &values("en")).unwrap();
        assert!(!subject.starts_with("Dossier"), "{subject}");
        assert!(body.starts_with("Madame,"), "{body}");
    }
}
