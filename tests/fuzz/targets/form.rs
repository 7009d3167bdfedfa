//! Form definitions: a form's file and a language's, with a zero byte between, used on a nomination.

#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use nomcheck::form::{self, Form, FormFile, Vocabulary};
use nomcheck::layout::{self, Params};
use nomcheck::section::{self, Sections};

mod pdf;

static NOMINATION: LazyLock<Sections> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../samples/forms/complete-latex.pdf");
    let content = pdf::read(bytes).expect("it is a PDF");
    section::sections(&layout::analyze(&content, &Params::default()))
});

fuzz_target!(|text: &str| {
    let Some((file, language)) = text.split_once('\0') else { return };
    let (Ok(file), Ok(vocabulary)) = (toml::from_str::<FormFile>(file), toml::from_str::<Vocabulary>(language)) else {
        return;
    };
    let form = Arc::new(Form::new(file, vec![vocabulary]));
    form::answers(&NOMINATION, &[form], form::Relation::Behind);
});
