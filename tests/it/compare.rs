//! `compare`: two versions of nominations.

use std::fs;

use serde_json::Value;

use crate::nominations::complete;
use crate::office::SAMPLES;
use crate::support::{Place, root};

/// An empty folder with the office's configuration.
fn place() -> Place {
    Place::with(&[("nomcheck.toml", SAMPLES)])
}

/// An earlier version that lacks the country and the contacts, and has two faults more.
fn earlier(place: &Place, name: &str) {
    complete()
        .with("Country", "")
        .with("Telephone", "+233 30 office 12")
        .with("9. Awareness", "")
        .with("10. Contacts", "")
        .write(place, name);
}

/// A later one, in which the country is there, the telephone is malformed still, and a text has changed.
fn later(place: &Place, name: &str) {
    complete()
        .with("Telephone", "+233 30 ext. 7")
        .with("Email", "ama.owusu(at)example.org")
        .with("10. Contacts", "Ms. Ama Owusu, Director, tel. +233 30 276 1234")
        .with(
            "5. Sustainability",
            "The tenth that is given back pays for the store, its guard, its repair and a new roof every year.",
        )
        .write(place, name);
}

#[test]
fn complete_sheet_is_complete() {
    let place = place();
    complete().write(&place, "a.pdf");
    let run = place.run("check a.pdf --output concise").ends(0);
    assert_eq!(run.stdout, "");
}

#[test]
fn points_are_answered_open_and_new_and_changes_are_shown() {
    let place = place();
    earlier(&place, "old.pdf");
    later(&place, "new.pdf");
    let run = place.run("compare old.pdf new.pdf").ends(1);
    insta::assert_snapshot!("compare_text", run.stdout);
    let quiet = place.run("compare old.pdf new.pdf -q").ends(1);
    assert!(!quiet.stdout.contains("new roof"), "{}", quiet.stdout);
    for lang in ["es", "fr", "pt"] {
        let run = place.run(&format!("compare old.pdf new.pdf -v --lang {lang}"));
        insta::assert_snapshot!(format!("compare_{lang}"), run.ends(1).stdout);
    }
}

#[test]
fn json_is_as_its_schema_says() {
    let place = place();
    earlier(&place, "old.pdf");
    later(&place, "new.pdf");
    let comparison = place
        .run("compare old.pdf new.pdf --output json")
        .ends(1)
        .json();
    let schema = place.run("schema compare").ends(0).json();
    let faults: Vec<String> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(&comparison)
        .map(|error| error.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(comparison["schema_version"], "1");
    let one = &comparison["nominations"][0];
    assert_eq!(one["matched_by"], "given");
    let points = one["points"].as_array().unwrap().iter();
    let points: Vec<String> = points
        .map(|point| {
            let rule = |side: &str| point[side]["rule"].as_str().unwrap_or("–");
            let asked = if point["asked"] == true { " asked" } else { "" };
            format!(
                "{} {} {}{asked}",
                point["state"].as_str().unwrap(),
                rule("before"),
                rule("now")
            )
        })
        .collect();
    insta::assert_snapshot!(points.join("\n"));
    let unasked: Vec<&Value> = one["changes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|c| c["asked"] == false)
        .collect();
    let fields: Vec<&str> = unasked
        .iter()
        .map(|c| c["field"].as_str().unwrap())
        .collect();
    assert_eq!(
        fields,
        ["/emails", "/sections/sustainability", "/sections/awareness"]
    );
}

#[test]
fn same_words_in_another_print_are_no_change() {
    let place = place();
    fs::copy(
        root().join("samples/forms/complete-latex.pdf"),
        place.path("a.pdf"),
    )
    .unwrap();
    fs::copy(
        root().join("samples/forms/complete-latex.pdf"),
        place.path("b.pdf"),
    )
    .unwrap();
    let run = place.run("compare a.pdf b.pdf -v").ends(0);
    assert!(run.stdout.contains("the same file"), "{}", run.stdout);
}

#[test]
fn folders_are_paired_and_the_rest_is_named() {
    let place = place();
    earlier(&place, "old/seeds.pdf");
    complete()
        .title("Roofs before Bricks")
        .with("Nominee", "Mr. Bo Ekiye, Chair, Kiln Union")
        .with("Email", "bo@example.net")
        .with("Country", "")
        .write(&place, "old/x/roofs.pdf");
    complete()
        .title("Wells for Two Valleys")
        .with("Nominee", "Ms. Cy Adeyemi, Head, Well Office")
        .with("Email", "cy@example.net")
        .write(&place, "old/wells.pdf");
    later(&place, "new/seeds-corrected.pdf");
    complete()
        .title("Bees on the Border")
        .with("Nominee", "Ms. Di Mensah, Chair, Bee Union")
        .with("Email", "di@example.net")
        .write(&place, "new/bees.pdf");
    let run = place.run("compare old new -v").ends(1);
    insta::assert_snapshot!("compare_folders", run.stdout);
    let report = place.run("compare old new --output json").ends(1).json();
    assert_eq!(report["summary"]["compared"], 1);
    assert_eq!(report["summary"]["only_old"], 2);
    assert_eq!(report["summary"]["only_new"], 1);
    // The same whatever the number of workers.
    let one = place.run("compare old new --output json --jobs 1").stdout;
    assert_eq!(
        one,
        place.run("compare old new --output json --jobs 4").stdout
    );
}

#[test]
fn what_could_not_be_read_answers_nothing() {
    let place = place();
    earlier(&place, "old/a.pdf");
    fs::create_dir_all(place.path("new")).unwrap();
    fs::copy(
        root().join("samples/forms/encrypted-password.pdf"),
        place.path("new/a.pdf"),
    )
    .unwrap();
    let report = place.run("compare old new --output json").ends(1).json();
    let one = &report["nominations"][0];
    assert_eq!(one["matched_by"], "path");
    let points = one["points"].as_array().unwrap();
    assert!(
        points.iter().all(|point| point["state"] != "answered"),
        "{points:?}"
    );
    assert!(
        points
            .iter()
            .any(|point| point["now"]["rule"] == "file-encrypted")
    );
    // And the other way round: what was not readable is answered by what is complete.
    complete().write(&place, "whole.pdf");
    let run = place.run("compare new/a.pdf whole.pdf").ends(0);
    assert!(run.stdout.contains("answered"), "{}", run.stdout);
}

#[test]
fn html_is_one_page_and_no_text_of_a_pdf_is_markup() {
    let place = place();
    fs::create_dir_all(place.path("old")).unwrap();
    fs::create_dir_all(place.path("new")).unwrap();
    let hostile = root().join("samples/forms/hostile-markup.pdf");
    fs::copy(&hostile, place.path("old/a.pdf")).unwrap();
    later(&place, "new/b.pdf");
    earlier(&place, "old/b.pdf");
    complete()
        .title("<script>alert(1)</script> & \"more\"")
        .with("Country", "<b>Ghana</b>")
        .write(&place, "new/a.pdf");
    place
        .run("compare old new --output html=c.html --output json=c.json")
        .ends(1);
    let page = place.read("c.html");
    for forbidden in [
        "<script",
        "<b>",
        "http://",
        "javascript:",
        "<img",
        "<iframe",
    ] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("&lt;script&gt;"));
    assert!(page.contains("Content-Security-Policy"));
    assert!(page.contains("<del>") && page.contains("<ins>"), "{page}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(place.path("c.html"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn redacted_comparison_holds_no_address_and_still_shows_the_change() {
    let place = place();
    complete().write(&place, "old.pdf");
    complete()
        .with("Email", "a.owusu@example.net")
        .with("Telephone", "+233 30 276 7777")
        .write(&place, "new.pdf");
    let run = place
        .run("compare old.pdf new.pdf --redact --output json")
        .ends(0);
    for secret in ["owusu@", "276 1234", "276 7777"] {
        assert!(!run.stdout.contains(secret), "{secret}");
    }
    let report = run.json();
    assert_eq!(report["summary"]["changed_unasked"], 2);
}

#[test]
fn waived_point_is_neither_open_nor_answered() {
    let place = place();
    earlier(&place, "old.pdf");
    complete().with("Country", "").write(&place, "new.pdf");
    place.run("compare old.pdf new.pdf").ends(1);
    let waiver = "[[waiver]]\nrule = \"country-missing\"\npath = \"new.pdf\"\nreason = \"Known.\"\nofficer = \"A. Owusu\"\n";
    fs::write(place.path("nomcheck.toml"), format!("{SAMPLES}{waiver}")).unwrap();
    let report = place
        .run("compare old.pdf new.pdf --output json")
        .ends(0)
        .json();
    assert_eq!(report["summary"]["waived"], 1);
    assert_eq!(report["summary"]["open"], 0);
}

#[test]
fn what_cannot_be_is_refused() {
    let place = place();
    complete().write(&place, "a.pdf");
    fs::create_dir_all(place.path("empty")).unwrap();
    place.run("compare a.pdf").ends(2);
    place.run("compare a.pdf nowhere.pdf").ends(2);
    place.run("compare - a.pdf").ends(2);
    place.run("compare a.pdf a.pdf --output xlsx").ends(2);
    place
        .run("compare a.pdf a.pdf --output text --output json")
        .ends(2);
    place.run("compare a.pdf a.pdf --output json=a.pdf").ends(2);
    place.run("compare a.pdf empty").ends(2);
    place.run("compare a.pdf empty --allow-empty").ends(0);
}

#[test]
fn file_that_cannot_be_read_ends_with_3() {
    let place = place();
    complete().write(&place, "old/a.pdf");
    complete().write(&place, "new/a.pdf");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", place.path("b.pdf")).unwrap();
        place.run("compare old/a.pdf b.pdf").ends(3);
    }
}
