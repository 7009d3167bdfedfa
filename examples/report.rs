//! Writes the findings of a PDF in words, and a page of HTML beside it, for a form of one's own:
//! `cargo run --no-default-features --features report --example report FILE LANGUAGE PAGE.html`.

#![expect(clippy::print_stdout, reason = "a program for a terminal")]

use nomcheck::{Checker, Form, Options, Severity};

const FORM: &str = r#"
name = "garden"
title = "Community gardens"
min-headings = 1
[[field]]
key = "title"
type = "title"
required = true
cure = "T"
[[field]]
key = "email"
type = "email"
required = true
cure = "T"
[[field]]
key = "purpose"
type = "section"
required = true
cure = "S"
"#;

const ENGLISH: &str = r#"
language = "en"
[printed]
title = ["Title"]
email = ["E-mail"]
purpose = ["Purpose of the garden"]
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, language, page] = arguments.as_slice() else {
        return Err("usage: report FILE LANGUAGE PAGE.html".into());
    };
    // The one that fits best is taken.
    let mut options = Options::new().form(Form::new(FORM, &[("en", ENGLISH)])?);
    for form in Form::built_in() {
        options = options.form(form);
    }
    let options = options.severity("section-too-short", Severity::Note)?;
    let outcome = Checker::new(options).check(&std::fs::read(path)?, path);
    for finding in outcome.document(language).findings {
        println!("{:?}: {}", finding.severity, finding.message);
    }
    std::fs::write(page, outcome.html(language))?;
    Ok(())
}
