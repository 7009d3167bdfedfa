//! `nomcheck snapshot` as a process: what is reported, what is written, and how it ends.

use std::fs;

use crate::support::{Place, Run, root};

/// A folder with copies of samples: name in the folder, name of the sample.
fn folder(files: &[(&str, &str)]) -> Place {
    let place = Place::with(&[]);
    for (name, sample) in files {
        copy(&place, name, sample);
    }
    place
}

fn copy(place: &Place, name: &str, sample: &str) {
    let path = place.path(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::copy(root().join("samples").join(sample), path).unwrap();
}

/// Names of all files, in order.
fn files(place: &Place) -> Vec<String> {
    let root = place.path("");
    let mut names: Vec<String> = walkdir(&root)
        .into_iter()
        .map(|path| {
            path.strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

fn walkdir(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walkdir(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn accepted(place: &Place, args: &str) -> Run {
    place.run(&format!("snapshot accept {args}")).ends(0)
}

#[test]
fn missing_snapshots_are_reported_and_nothing_is_written() {
    let place = folder(&[
        ("in/a.pdf", "forms/spanish.pdf"),
        ("in/two words/b.pdf", "forms/french.pdf"),
    ]);
    let run = place
        .run_with("snapshot check in", "", &[("CI", "true")])
        .ends(1);
    insta::assert_snapshot!(run.stdout, @"
    in/a.pdf: no snapshot
    in/two words/b.pdf: no snapshot
    snapshots: 2 missing
    to take over what is read now: nomcheck snapshot accept
    ");
    assert_eq!(files(&place), ["in/a.pdf", "in/two words/b.pdf"]);
}

#[test]
fn accepted_snapshots_agree_and_are_not_written_again() {
    let place = folder(&[
        ("in/a.pdf", "forms/spanish.pdf"),
        ("in/two words/b.pdf", "forms/compendium.pdf"),
        ("in/c.pdf", "malformed/not-a-pdf.pdf"),
        ("in/d.pdf", "forms/summary-deck.pdf"),
    ]);
    insta::assert_snapshot!(accepted(&place, "in").stdout, @"
    in/a.pdf: new snapshot
    in/c.pdf: new snapshot
    in/d.pdf: new snapshot
    in/two words/b.pdf: new snapshot
    snapshots: 4 new
    ");
    assert!(files(&place).contains(&"in/two words/b.pdf.nomination.json".to_owned()));
    let path = place.path("in/a.pdf.nomination.json");
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    insta::assert_snapshot!(place.run("snapshot check in").ends(0).stdout, @"snapshots: 4 agree");
    insta::assert_snapshot!(accepted(&place, "in").stdout, @"snapshots: 4 as before");
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
    assert_eq!(
        place.json("in/two words/b.pdf.nomination.json")["nominations"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}

#[test]
fn snapshot_holds_nothing_that_changes_by_itself() {
    let place = folder(&[("a.pdf", "forms/incomplete.pdf")]);
    accepted(&place, "a.pdf");
    let text = place.read("a.pdf.nomination.json");
    for volatile in [
        "bbox",
        "sha256",
        "producer",
        "a.pdf",
        env!("CARGO_PKG_VERSION"),
    ] {
        assert!(!text.contains(volatile), "{volatile} in\n{text}");
    }
    fs::rename(place.path("a.pdf"), place.path("b.pdf")).unwrap();
    fs::rename(
        place.path("a.pdf.nomination.json"),
        place.path("b.pdf.nomination.json"),
    )
    .unwrap();
    place.run("snapshot check b.pdf").ends(0);
}

#[test]
fn drift_is_reported_by_field() {
    let place = folder(&[
        ("in/a.pdf", "forms/compendium.pdf"),
        ("in/b.pdf", "forms/spanish.pdf"),
    ]);
    accepted(&place, "in");
    // As if an earlier version had been read otherwise.
    let path = place.path("in/a.pdf.nomination.json");
    let kept = place
        .read("in/a.pdf.nomination.json")
        .replace("+977 1 441 8260", "+977 1 441 8261")
        .replace("+97714418260", "+97714418261")
        .replace("A kiln without a room", "A kiln with no room")
        .replace("\"NP\"}", "\"IN\"}");
    fs::write(&path, &kept).unwrap();
    let run = place.run("snapshot check in").ends(1);
    insta::assert_snapshot!(run.stdout, @"
    in/a.pdf: 4 fields differ
      A. Roofs before Bricks: keeping children out of the kilns
      /country
        - Nepal (IN)
        + Nepal (NP)
      /telephones
        - +977 1 441 8261 (+97714418261)
        + +977 1 441 8260 (+97714418260)
      /sections/description
        - … be kept. A kiln with no room gets no workers …
        + … be kept. A kiln without a room gets no workers …
      /sections/contacts
        - … tel. +977 1 441 8261, bishnu.tharel@example.org
        + … tel. +977 1 441 8260, bishnu.tharel@example.org
        - … Secretary; +977 1 441 8261 (+97714418261); bishnu.tharel@example.org
        + … Secretary; +977 1 441 8260 (+97714418260); bishnu.tharel@example.org
    snapshots: 1 agree, 1 differ
    to take over what is read now: nomcheck snapshot accept
    ");
    assert_eq!(place.read("in/a.pdf.nomination.json"), kept);
    insta::assert_snapshot!(place.run("snapshot check in -q").ends(1).stdout, @"in/a.pdf: 4 fields differ");
    let colored = place.run("snapshot check in --color always").ends(1).stdout;
    assert!(colored.contains("\u{1b}["), "{colored}");
    insta::assert_snapshot!(accepted(&place, "in -q").stdout, @"in/a.pdf: 4 fields accepted");
    place.run("snapshot check in").ends(0);
}

#[test]
fn orphans_fail_and_are_removed_only_when_asked() {
    let place = folder(&[
        ("in/a.pdf", "forms/spanish.pdf"),
        ("in/b c.pdf", "forms/french.pdf"),
    ]);
    accepted(&place, "in");
    fs::remove_file(place.path("in/b c.pdf")).unwrap();
    insta::assert_snapshot!(place.run("snapshot check in").ends(1).stdout, @"
    in/b c.pdf.nomination.json: its PDF is gone
    snapshots: 1 agree, 1 orphaned
    to remove what is orphaned: nomcheck snapshot accept --remove-orphans
    ");
    accepted(&place, "in");
    assert!(place.path("in/b c.pdf.nomination.json").exists());
    insta::assert_snapshot!(accepted(&place, "in --remove-orphans").stdout, @"
    in/b c.pdf.nomination.json: removed, because its PDF is gone
    snapshots: 1 as before, 1 removed
    ");
    assert_eq!(files(&place), ["in/a.pdf", "in/a.pdf.nomination.json"]);
    // A PDF that is left out is not gone.
    place
        .run("snapshot check in --exclude a.pdf --allow-empty")
        .ends(0);
}

#[test]
fn snapshots_may_be_in_a_folder_of_their_own() {
    let place = folder(&[
        ("in/a.pdf", "forms/spanish.pdf"),
        ("in/x/b.pdf", "forms/french.pdf"),
    ]);
    accepted(&place, "in --snapshots kept");
    assert_eq!(
        files(&place),
        [
            "in/a.pdf",
            "in/x/b.pdf",
            "kept/a.pdf.nomination.json",
            "kept/x/b.pdf.nomination.json"
        ]
    );
    place.run("snapshot check in --snapshots kept").ends(0);
    // One file tells nothing of the others.
    place
        .run("snapshot check in/a.pdf --snapshots kept")
        .ends(0);
    fs::remove_file(place.path("in/x/b.pdf")).unwrap();
    let run = place.run("snapshot check in --snapshots kept").ends(1);
    assert!(
        run.stdout
            .contains("kept/x/b.pdf.nomination.json: its PDF is gone"),
        "{}",
        run.stdout
    );
}

#[test]
fn file_that_is_no_snapshot_fails_and_is_replaced() {
    let place = folder(&[("a.pdf", "forms/spanish.pdf")]);
    for text in ["<<<<<<< HEAD", "{}", "{\"snapshot_version\": \"9\"}", "[1]"] {
        fs::write(place.path("a.pdf.nomination.json"), text).unwrap();
        let run = place.run("snapshot check a.pdf").ends(1);
        assert!(
            run.stdout.contains("its snapshot cannot be used"),
            "{}",
            run.stdout
        );
    }
    accepted(&place, "a.pdf");
    place.run("snapshot check a.pdf").ends(0);
}

#[test]
fn what_cannot_be_is_refused() {
    let place = folder(&[
        ("x/a.pdf", "forms/spanish.pdf"),
        ("y/a.pdf", "forms/french.pdf"),
    ]);
    place.run("snapshot check -").ends(2);
    place.run("snapshot").ends(2);
    place.run("snapshot check nowhere.pdf").ends(2);
    let run = place.run("snapshot accept x y --snapshots kept").ends(2);
    assert!(run.stderr.contains("the same snapshot"), "{}", run.stderr);
    accepted(&place, "x y");
    // A folder where the snapshot should be cannot be written.
    fs::create_dir_all(place.path("z/b.pdf.nomination.json")).unwrap();
    copy(&place, "z/b.pdf", "forms/spanish.pdf");
    place.run("snapshot accept z").ends(3);
}
