//! What the rules say, in each language: to be read through as sentences of a letter before it is accepted.

use crate::support::Place;

fn said(lang: &str) -> String {
    Place::with(&[])
        .run(&format!("rules --lang {lang}"))
        .ends(0)
        .stdout
}

#[test]
fn rules_speak_english() {
    insta::assert_snapshot!(said("en"));
}

#[test]
fn rules_speak_spanish() {
    insta::assert_snapshot!(said("es"));
}

#[test]
fn rules_speak_french() {
    insta::assert_snapshot!(said("fr"));
}

#[test]
fn rules_speak_portuguese() {
    insta::assert_snapshot!(said("pt"));
}
