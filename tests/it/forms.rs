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
fn faults_are_reported_with_line_and_column() {
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

/// What `forms check` tells of the form and its English words, each with one piece replaced.
#[track_caller]
fn reported(form: (&str, &str), english: (&str, &str)) -> String {
    let replaced = |text: &str, (from, to): (&str, &str)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let (form, english) = (replaced(FORM, form), replaced(ENGLISH, english));
    let place = Place::with(&[("g/form.toml", &form), ("g/en.toml", &english)]);
    place.run("forms check g").ends(2).stdout
}

const SAME: (&str, &str) = ("", "");

#[test]
fn limits_that_no_answer_can_keep_are_faults() {
    let of = |from: &str, to: &str| reported((from, to), SAME);
    insta::assert_snapshot!(of("max-words = 50", "max-words = 5"), @"g/form.toml:16:1: `aims` expects at least 10 words but allows only 5");
    insta::assert_snapshot!(of("max-words = 50", "max-words = 0"), @"g/form.toml:17:1: `aims` allows nothing: max-words is 0");
    insta::assert_snapshot!(of("max-words = 50", "max-characters = 0"), @"g/form.toml:17:1: `aims` allows nothing: max-characters is 0");
    insta::assert_snapshot!(of("number = 2", "number = 0"), @"g/form.toml:23:1: `costs` has the number 0: questions are numbered from 1");
    insta::assert_snapshot!(of("number = 2", "number = 1"), @"g/form.toml:23:1: `costs` and `aims` have the same number, 1");
}

#[test]
fn header_lines_have_no_limits_of_words_and_some_are_there_once() {
    let of = |from: &str, to: &str| reported((from, to), SAME);
    let limits = "type = \"country\"\nmin-words = 3\nmax-words = 9\nmax-characters = 90\n";
    insta::assert_snapshot!(of("type = \"country\"\n", limits), @r"
    g/form.toml:8:1: `country` has min-words but is not a text
    g/form.toml:9:1: `country` has max-words but is not a text
    g/form.toml:10:1: `country` has max-characters but is not a text
    ");
    for kind in ["title", "person", "country"] {
        let field =
            |key: &str| format!("[[field]]\nkey = \"{key}\"\ntype = \"{kind}\"\ncure = \"T\"\n");
        let country =
            "[[field]]\nkey = \"country\"\ntype = \"country\"\nrequired = true\ncure = \"T\"\n";
        let two = format!("{}{}", field("country"), field("other"));
        let labels = "country = [\"Country\"]\nother = [\"Other\"]";
        let reported = reported((country, &two), ("country = [\"Country\"]", labels));
        let expected = format!(
            "g/form.toml:11:1: `other` and `country` are both of type `{kind}`, which a form has once at most\n"
        );
        assert_eq!(reported, expected);
    }
}

#[test]
fn languages_countries_and_domains_are_ones_that_can_be_met() {
    let of = |line: &str| {
        reported(
            ("min-headings = 1", &format!("{line}\nmin-headings = 1")),
            SAME,
        )
    };
    insta::assert_snapshot!(of("accepted-languages = [\"en\", \"de\"]"), @"g/form.toml:3:29: `de` is accepted, but there is no de.toml");
    insta::assert_snapshot!(of("eligible-countries = [\"KE\", \"XQ\", \"Kenya\"]"), @r"
    g/form.toml:3:29: `XQ` is not a country's code of two letters (ISO 3166-1 alpha-2)
    g/form.toml:3:35: `Kenya` is not a country's code of two letters (ISO 3166-1 alpha-2)
    ");
    let domains =
        "organiser-domains = [\"agency.example\", \"me@example.org\", \"intranet\", \".org\"]";
    insta::assert_snapshot!(of(domains), @r"
    g/form.toml:3:40: `me@example.org` is not an internet domain such as `example.org`
    g/form.toml:3:58: `intranet` is not an internet domain such as `example.org`
    g/form.toml:3:70: `.org` is not an internet domain such as `example.org`
    ");
}

#[test]
fn names_and_printed_words_that_say_nothing_are_faults() {
    let of = |from: &str, to: &str| reported((from, to), SAME);
    insta::assert_snapshot!(of("name = \"garden\"", "name = \" \""), @"g/form.toml:1:1: the form's name is empty");
    let english = |from: &str, to: &str| reported(SAME, (from, to));
    insta::assert_snapshot!(english("[\"Costs\"]", "[\"Costs\", \"\", \"–\", \"COSTS\"]"), @r#"
    g/en.toml:6:19: "", a heading of `costs`, has no letter or digit
    g/en.toml:6:23: "–", a heading of `costs`, has no letter or digit
    g/en.toml:6:28: "COSTS" is listed twice for `costs`
    "#);
    insta::assert_snapshot!(english("[\"Country\"]", "[\"Country\", \":\"]"), @r#"g/en.toml:4:23: ":", a label of `country`, has no letter or digit"#);
    let placeholders = "\nplaceholders = [\"N/A\", \" \", \"costs:\", \"Country\"]\n[printed]";
    insta::assert_snapshot!(english("\n[printed]", placeholders), @r#"
    g/en.toml:3:24: a placeholder is empty
    g/en.toml:3:29: "costs:" is a placeholder and a heading of `costs`
    g/en.toml:3:39: "Country" is a placeholder and a label of `country`
    "#);
    for key in ["", "Costs", "costs of it", "2nd", "a/b", "_costs"] {
        let field = format!("key = \"{key}\"");
        let english = ENGLISH
            .replace("costs = [", &format!("\"{key}\" = ["))
            .replace("= \"costs\"", &format!("= \"{key}\""));
        let reported = reported(("key = \"costs\"", &field), (ENGLISH, &english));
        let expected = format!(
            "g/form.toml:21:1: `{key}` cannot be a field's key: \
             a key has small letters, digits and `_`, and begins with a letter\n"
        );
        assert_eq!(reported, expected);
    }
}

#[test]
fn place_of_a_fault_is_not_misled_by_comments_and_quotes() {
    let form = ("number = 2", "# [[field]] number = 2\n\"number\" = 0");
    insta::assert_snapshot!(reported(form, SAME), @"g/form.toml:24:1: `costs` has the number 0: questions are numbered from 1");
    insta::assert_snapshot!(reported(SAME, ("costs = [", "# cots = []\n\"cots\" = [")), @r#"
    g/en.toml:3:1: `costs` has no label or heading in `en`
    g/en.toml:7:1: the form has no field `cots`; did you mean `costs`?
    g/en.toml:10:1: "2. COSTS" is not recognised as `costs`
    "#);
}

#[test]
fn language_that_no_form_reads_is_reported_and_other_files_are_not() {
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
fn failing_case_of_the_form_is_reported() {
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
    insta::assert_snapshot!(run.stderr, @r#"error: no form named "stsc"; there are: sstc, ich-02, award, educator, grant; did you mean 'sstc'?"#);
}

#[test]
fn form_without_a_language_or_without_files_is_usage() {
    let place = Place::with(&[("garden/form.toml", FORM)]);
    let run = place.run("forms check garden").ends(2);
    insta::assert_snapshot!(run.stderr, @"error: garden/form.toml: no language file (such as en.toml) beside the form");
    place.run("forms check nowhere").ends(2);
}
