//! `forms`: an office's own form, shown and checked.

use crate::support::Place;

const FORM: &str = r#"name = "garden"
title = "Garden awards"
min-headings = 1

[[field]]
key = "country"
type = "country"
required = true
cure = "T"

[[field]]
key = "aims"
type = "section"
number = 1
required = true
min-words = 10
max-words = 50
cure = "S"

[[field]]
key = "costs"
type = "section"
number = 2
required = false
cure = "S"
"#;
const ENGLISH: &str = r#"language = "en"

[printed]
country = ["Country"]
aims = ["Aims of the garden", "Aims"]
costs = ["Costs"]

[cases]
"2. COSTS" = "costs"
"Aims of our garden" = "aims"
"#;

#[test]
fn sound_form_has_no_faults_and_its_cases_pass() {
    let place = Place::with(&[("garden/form.toml", FORM), ("garden/en.toml", ENGLISH)]);
    for path in ["garden", "garden/form.toml"] {
        let run = place.run(&format!("forms check {path}")).ends(0);
        assert_eq!(run.stdout, "no faults; the form's own cases pass\n");
    }
}

#[test]
fn faults_are_told_with_line_and_column() {
    let numbered = FORM.replace("number = 2", "number = 1");
    let misspelt = numbered.replace("max-words", "max-word");
    let english = ENGLISH
        .replace("costs = [", "cots = [")
        .replace("\"2. COSTS\" = \"costs\"", "\"Budget\" = \"costs\"");
    let files =
        |form: &str| Place::with(&[("garden/form.toml", form), ("garden/en.toml", &english)]);
    let run = files(&misspelt).run("forms check garden").ends(2);
    insta::assert_snapshot!(run.stdout, @"garden/form.toml:17:1: unknown field `max-word`; did you mean `max-words`?");
    insta::assert_snapshot!(run.stderr, @"error: the form has a fault");
    let run = files(&numbered).run("forms check garden").ends(2);
    insta::assert_snapshot!(run.stdout, @r#"
    garden/en.toml:3:1: `costs` has no label or heading in `en`
    garden/en.toml:6:1: the form has no field `cots`; did you mean `costs`?
    garden/en.toml:9:1: "Budget" is not recognised as `costs`
    garden/form.toml:23:1: `costs` and `aims` have the same number, 1
    "#);
    insta::assert_snapshot!(run.stderr, @"error: the form has 4 faults");
}

#[test]
fn language_that_no_form_reads_is_told_and_other_files_are_not() {
    let spanish = ENGLISH.replace("\"en\"", "\"es\"");
    let place = Place::with(&[
        ("garden/form.toml", FORM),
        ("garden/en.toml", ENGLISH),
        ("garden/spa.toml", &spanish),
        ("garden/nomcheck.toml", ""),
    ]);
    let run = place.run("forms check garden").ends(2);
    insta::assert_snapshot!(run.stdout, @"garden/spa.toml:1:1: this file is not read: a language's file is named by two letters of ISO 639-1, such as en.toml");
}

#[test]
fn failing_case_of_the_form_is_told() {
    let english = ENGLISH.replace("\"2. COSTS\" = \"costs\"", "\"2. COSTS\" = \"aims\"");
    let place = Place::with(&[("garden/form.toml", FORM), ("garden/en.toml", &english)]);
    let run = place.run("forms check garden").ends(2);
    insta::assert_snapshot!(run.stdout, @r#"garden/en.toml:9:1: "2. COSTS" is taken for `costs`, not for `aims`"#);
}

#[test]
fn form_is_shown_with_limits_and_words() {
    let place = Place::with(&[("garden/form.toml", FORM), ("garden/en.toml", ENGLISH)]);
    insta::assert_snapshot!(place.run("forms show garden").ends(0).stdout, @r"
    garden: Garden awards
    languages: en

     no  field    type       required  words
      –  country  country    yes
         en: Country
      1  aims     section    yes       10 to 50
         en: Aims of the garden
      2  costs    section    no
         en: Costs
    ");
    let built_in = place.run("forms show sstc").ends(0).stdout;
    assert!(built_in.contains("     pt: Contactos"), "{built_in}");
    let run = place.run("forms show stsc").ends(2);
    insta::assert_snapshot!(run.stderr, @r#"error: no form named "stsc"; there are: sstc, ich-02; did you mean 'sstc'?"#);
}

#[test]
fn form_without_a_language_or_without_files_is_usage() {
    let place = Place::with(&[("garden/form.toml", FORM)]);
    let run = place.run("forms check garden").ends(2);
    insta::assert_snapshot!(run.stderr, @"error: garden/form.toml: no language file (such as en.toml) beside the form");
    place.run("forms check nowhere").ends(2);
}
