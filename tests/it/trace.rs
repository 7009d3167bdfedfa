//! `trace`: what people read who ask why a field was or was not found.

use crate::support::Place;

fn traced(sample: &str, args: &str) -> String {
    let place = Place::with(&[]);
    place.sample(&format!("{sample}.pdf"), "a.pdf");
    place.run(&format!("trace a.pdf {args}")).ends(0).stdout
}

#[test]
fn found_section_says_what_carried_it_and_what_came_second() {
    insta::assert_snapshot!(traced("order-and-numbers", "innovation"));
}

#[test]
fn absent_section_says_where_it_should_be_and_what_came_near() {
    insta::assert_snapshot!(traced("incomplete", "/sections/contacts"));
}

#[test]
fn header_field_says_which_label_gave_its_value() {
    insta::assert_snapshot!(traced("table-form", "telephone"));
}

#[test]
fn title_says_which_block_was_taken() {
    insta::assert_snapshot!(traced("portuguese", "title"));
}

#[test]
fn title_with_a_label_is_not_the_form_name_above_it() {
    insta::assert_snapshot!(traced("heritage-spanish", "title"));
}

#[test]
fn compendium_is_traced_per_nomination_or_for_one() {
    let all = traced("compendium", "country");
    assert_eq!(all.matches("\nNomination ").count(), 3);
    for name in ["B", "2"] {
        let one = traced("compendium", &format!("country --nomination {name}"));
        assert_eq!(one.matches("\nNomination ").count(), 1);
        assert!(one.contains("\nNomination B. "), "{one}");
        assert!(one.contains("Not found"), "{one}");
    }
}

#[test]
fn pointer_to_a_value_means_its_field() {
    let by_key = traced("complete-latex", "telephone");
    assert_eq!(traced("complete-latex", "/telephones/0"), by_key);
}

#[test]
fn json_says_the_same_as_the_text() {
    let json = traced("order-and-numbers", "innovation --format json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let n = &json["nominations"][0];
    assert_eq!(n["found"], true);
    assert_eq!(n["candidates"][0]["verdict"], "taken");
    assert_eq!(n["candidates"][1]["verdict"], "repeated");
    assert_eq!(n["candidates"][0]["at"][0]["page"], 1);
}

#[test]
fn deck_and_files_without_text_have_nothing_to_trace() {
    insta::assert_snapshot!(traced("summary-deck", "country"), @"
    a.pdf
    This is a deck of slides: it has no nomination, so no field was looked for.
    ");
    let place = Place::with(&[]);
    place.sample("scan.pdf", "a.pdf");
    let run = place.run("trace a.pdf country").ends(3);
    insta::assert_snapshot!(run.stderr, @"error: a.pdf was not processed: no-text-layer; `nomcheck explain no-text-layer` says what to do");
}

#[test]
fn unknown_field_or_nomination_is_usage() {
    let place = Place::with(&[]);
    place.sample("compendium.pdf", "a.pdf");
    let run = place.run("trace a.pdf inovation").ends(2);
    insta::assert_snapshot!(run.stderr, @"error: the form sstc has no field 'inovation'; did you mean 'innovation'?");
    let run = place.run("trace a.pdf innovation --nomination F").ends(2);
    insta::assert_snapshot!(run.stderr, @"error: there is no nomination F; there are A, B, C");
    place.run("trace nowhere.pdf innovation").ends(2);
}
