//! What is kept and what is written: resumed runs, full disks.

use std::fs;

use crate::support::{Place, root};

const NOT_A_PDF: &str = "GIF89a";

fn office() -> Place {
    let place = Place::with(&[("in/b.pdf", NOT_A_PDF), ("in/c.pdf", "")]);
    let sample = root().join("samples/forms/complete-latex.pdf");
    fs::copy(sample, place.path("in/a.pdf")).unwrap();
    place
}

#[test]
fn resumed_run_gives_the_same_report() {
    let place = office();
    let args = "check in --output json --records r.json --today 2027-01-01";
    let whole = place.run(args).ends(1).stdout;
    let records = place.read("r.json");
    let cached = format!("{args} --cache kept/answers");
    assert_eq!(place.run(&cached).ends(1).stdout, whole);
    // One file is new; the others are no longer read.
    fs::write(place.path("in/d.pdf"), "%PDF-").unwrap();
    let with_new = place.run(args).ends(1).stdout;
    assert_eq!(place.run(&cached).ends(1).stdout, with_new);
    fs::remove_file(place.path("in/d.pdf")).unwrap();
    assert_eq!(place.run(&cached).ends(1).stdout, whole);
    assert_eq!(place.read("r.json"), records);
}

#[test]
fn cache_is_not_where_nominations_are() {
    let place = office();
    place.run("check in --cache in/kept").ends(2);
    place
        .run("check in/a.pdf --cache in/kept --fail-on never")
        .ends(0);
    place.run("check in --cache in/.kept").ends(1);
    place.run("check in --cache in/a.pdf/kept").ends(2);
    place.run("check in --cache r.json/kept").ends(1);
}

#[cfg(target_os = "linux")]
#[test]
fn full_disk_is_reported() {
    let place = office();
    for args in [
        "check in --output json=/dev/full",
        "check in --output full=/dev/full",
        "check in --output ndjson=/dev/full",
        "check in --records /dev/full",
    ] {
        let run = place.run(args).ends(3);
        assert!(
            run.stderr.contains("No space left"),
            "{args}: {}",
            run.stderr
        );
    }
    for args in [
        "check in --output json",
        "check in",
        "extract in",
        "text in/a.pdf",
        "rules",
    ] {
        let mut child = place.start_into(
            args,
            fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .unwrap(),
        );
        assert_eq!(child.wait().unwrap().code(), Some(3), "{args}");
    }
}
