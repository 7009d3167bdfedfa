//! `nomcheck annotate`: the copy holds the findings, and is the original otherwise.

use serde_json::Value;

use crate::support::{Place, root};

/// The record without what names the file.
fn record(place: &Place, args: &str) -> Value {
    let mut record = place.run(&format!("extract {args}")).ends(0).json();
    record["source"] = Value::Null;
    record
}

#[test]
fn the_copy_reads_as_the_original() {
    let place = Place::with(&[]);
    for (sample, password) in [
        ("incomplete.pdf", ""),
        ("malformed-fields.pdf", ""),
        ("compendium.pdf", ""),
        ("fillable.pdf", ""),
        ("encrypted-empty-password.pdf", ""),
        ("encrypted-password.pdf", " --password secret"),
    ] {
        place.sample(sample, "a.pdf");
        place
            .run(&format!("annotate a.pdf -o copy.pdf{password}"))
            .ends(0);
        let original = std::fs::read(place.path("a.pdf")).unwrap();
        let copy = std::fs::read(place.path("copy.pdf")).unwrap();
        // An update after the last byte of the original: signatures and encryption stay.
        assert!(copy.starts_with(&original), "{sample}");
        assert!(copy.len() > original.len(), "{sample}");
        assert_eq!(
            record(&place, &format!("copy.pdf{password}")),
            record(&place, &format!("a.pdf{password}")),
            "{sample}"
        );
    }
    // It is as secret as before.
    let run = place.run("check copy.pdf --output concise").ends(1);
    assert!(run.stdout.contains("file-encrypted"), "{}", run.stdout);
}

#[test]
fn the_original_is_never_the_output() {
    let place = Place::with(&[]);
    place.sample("incomplete.pdf", "a.pdf");
    let before = std::fs::read(place.path("a.pdf")).unwrap();
    for output in ["a.pdf", "./a.pdf", "link.pdf"] {
        if output == "link.pdf" {
            std::fs::hard_link(place.path("a.pdf"), place.path(output)).unwrap();
        }
        let run = place.run(&format!("annotate a.pdf -o {output}")).ends(2);
        assert!(run.stderr.contains("is the file itself"), "{}", run.stderr);
    }
    assert_eq!(std::fs::read(place.path("a.pdf")).unwrap(), before);
}

#[test]
fn what_was_written_is_reported() {
    let place = Place::with(&[]);
    place.sample("scan.pdf", "a.pdf");
    let run = place.run("annotate a.pdf -o b.pdf").ends(0);
    insta::assert_snapshot!(run.stderr);
    assert_eq!(place.run("annotate a.pdf -o b.pdf -q").ends(0).stderr, "");
    place.sample("encrypted-password.pdf", "c.pdf");
    insta::assert_snapshot!(place.run("annotate c.pdf -o d.pdf").ends(3).stderr);
    assert!(!place.path("d.pdf").exists());
    let bad = root().join("samples/malformed/not-a-pdf.pdf");
    let run = place
        .run(&format!("annotate {} -o d.pdf", bad.display()))
        .ends(3);
    assert!(run.stderr.contains("not a PDF"), "{}", run.stderr);
}
