//! What is read: archives, lists, and files as they lie about in an office's folders.

use std::fs::{self, File};
use std::io::Write;

use serde_json::Value;
use zip::ZipWriter;
use zip::unstable::write::FileOptionsExt;
use zip::write::SimpleFileOptions;

use crate::support::{Place, root};

const NOT_A_PDF: &str = "GIF89a";

fn sources(report: &Value) -> Vec<&str> {
    let documents = report["documents"].as_array().unwrap();
    documents
        .iter()
        .map(|document| document["source"]["path"].as_str().unwrap())
        .collect()
}

/// Writes an archive of entries: name, password, bytes.
fn archive(place: &Place, name: &str, entries: &[(&str, Option<&str>, &[u8])]) {
    let mut writer = ZipWriter::new(File::create(place.path(name)).unwrap());
    for (name, password, bytes) in entries {
        let mut options = SimpleFileOptions::default();
        if let Some(password) = password {
            options = options
                .with_deprecated_encryption(password.as_bytes())
                .unwrap();
        }
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
}

#[test]
fn archive_is_read_like_a_folder() {
    let sample = fs::read(root().join("samples/forms/complete-latex.pdf")).unwrap();
    let place = Place::with(&[("in/round/a.pdf", ""), ("in/b.PDF", NOT_A_PDF)]);
    fs::write(place.path("in/round/a.pdf"), &sample).unwrap();
    let entries: &[(&str, _, &[u8])] = &[
        ("round\\a.pdf", None, &sample),
        ("b.PDF", None, NOT_A_PDF.as_bytes()),
        ("notes.md", None, b"notes"),
    ];
    archive(&place, "all.zip", entries);
    let args = "--output json --jobs 2 --records out/";
    let packed = place.run(&format!("check all.zip {args}")).ends(1).json();
    assert_eq!(sources(&packed), ["all.zip!/b.PDF", "all.zip!/round/a.pdf"]);
    assert_eq!(packed["summary"]["ignored"], 1);
    let record = place.json("out/all.zip/round/a.json");
    assert_eq!(record["source"]["path"], "all.zip!/round/a.pdf");
    // All but the paths is as in the folder.
    let folder = place.run(&format!("check in {args}")).ends(1).json();
    for (packed, loose) in std::iter::zip(
        packed["documents"].as_array().unwrap(),
        folder["documents"].as_array().unwrap(),
    ) {
        assert_eq!(packed["source"]["sha256"], loose["source"]["sha256"]);
        assert_eq!(packed["findings"], loose["findings"]);
        assert_eq!(packed["nominations"], loose["nominations"]);
    }
}

#[test]
fn archive_in_a_folder_or_archive_is_reported_and_not_opened() {
    let place = Place::with(&[("in/b.pdf", NOT_A_PDF)]);
    archive(&place, "in/more.zip", &[("a.pdf", None, b"x")]);
    let run = place.run("check in --output json").ends(1);
    assert_eq!(sources(&run.json()), ["in/b.pdf", "in/more.zip"]);
    insta::assert_snapshot!(run.stderr, @"warning: in/more.zip is not opened: an archive is read only when it is named itself");
    let inner = fs::read(place.path("in/more.zip")).unwrap();
    archive(
        &place,
        "outer.zip",
        &[("more.zip", None, &inner), ("a.pdf", None, b"x")],
    );
    let run = place.run("check outer.zip --output json").ends(1);
    assert_eq!(
        sources(&run.json()),
        ["outer.zip!/a.pdf", "outer.zip!/more.zip"]
    );
    insta::assert_snapshot!(run.stderr, @"warning: outer.zip!/more.zip is not opened: an archive is read only when it is named itself");
}

#[test]
fn archive_is_opened_where_it_and_its_folder_are_named() {
    let place = Place::with(&[("in/b.pdf", NOT_A_PDF)]);
    archive(&place, "in/more.zip", &[("a.pdf", None, b"x")]);
    for paths in ["in in/more.zip", "in/more.zip in"] {
        let run = place.run(&format!("check {paths} --output json")).ends(1);
        let report = run.json();
        let mut all = sources(&report);
        all.sort();
        assert_eq!(all, ["in/b.pdf", "in/more.zip!/a.pdf"]);
        assert_eq!(run.stderr, "");
    }
}

#[test]
fn archive_that_is_damaged_is_reported_and_the_rest_goes_on() {
    let place = Place::with(&[("b.pdf", NOT_A_PDF)]);
    archive(&place, "a.zip", &[("a.pdf", None, b"some text")]);
    let bytes = fs::read(place.path("a.zip")).unwrap();
    fs::write(place.path("short.zip"), &bytes[..bytes.len() - 20]).unwrap();
    let mut changed = bytes.clone();
    let at = bytes.windows(5).position(|five| five == b"a.pdf").unwrap() + 5;
    changed[at] ^= 0xff;
    fs::write(place.path("changed.zip"), changed).unwrap();
    let run = place
        .run("check short.zip changed.zip b.pdf --output json")
        .ends(3);
    assert_eq!(sources(&run.json()), ["b.pdf"]);
    insta::assert_snapshot!(run.stderr, @r"
    error: short.zip: cannot be read: the archive is damaged (Could not find EOCD)
    error: changed.zip!/a.pdf: cannot be read: corrupt deflate stream
    ");
}

#[test]
fn encrypted_entry_is_read_with_its_password() {
    let place = Place::with(&[("passwords", "wrong\nsecret\n")]);
    let entries: &[(&str, _, &[u8])] =
        &[("a.pdf", Some("secret"), b"GIF89a"), ("b.pdf", None, b"x")];
    archive(&place, "a.zip", entries);
    let run = place.run("check a.zip --output json").ends(3);
    assert_eq!(sources(&run.json()), ["a.zip!/b.pdf"]);
    insta::assert_snapshot!(run.stderr, @"error: a.zip!/a.pdf: cannot be read: it is encrypted in its archive, and none of the passwords given opens it");
    let run = place.run("check a.zip --output json --password-file passwords");
    assert_eq!(
        sources(&run.ends(1).json()),
        ["a.zip!/a.pdf", "a.zip!/b.pdf"]
    );
}

#[test]
fn file_called_zip_that_is_none_is_answered() {
    let place = Place::with(&[("a.zip", NOT_A_PDF)]);
    let report = place.run("check a.zip --output json").ends(1).json();
    assert_eq!(sources(&report), ["a.zip"]);
}

#[test]
fn list_may_hold_any_name() {
    let place = Place::with(&[
        ("two\nlines.pdf", NOT_A_PDF),
        ("a.pdf", NOT_A_PDF),
        ("list", "two\nlines.pdf\0a.pdf\0"),
    ]);
    let report = place
        .run("check --files-from list --output json")
        .ends(1)
        .json();
    assert_eq!(sources(&report), ["two\nlines.pdf", "a.pdf"]);
    place
        .run_with("check --files-from -", "a.pdf\nnowhere.pdf\n", &[])
        .ends(2);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_stay_apart() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::with(&[]);
    let names: [&[u8]; 2] = [b"in/n\xe9.pdf", b"in/n\xe8.pdf"];
    fs::create_dir(place.path("in")).unwrap();
    for name in names {
        let name = std::ffi::OsStr::from_bytes(name).to_str();
        assert_eq!(name, None);
    }
    for name in names {
        let path = place.path("").join(std::ffi::OsStr::from_bytes(name));
        fs::write(path, NOT_A_PDF).unwrap();
    }
    let report = place.run("check in --output json").ends(1).json();
    assert_eq!(sources(&report), [r"in/n\xE8.pdf", r"in/n\xE9.pdf"]);
    fs::write(place.path("list"), names[0]).unwrap();
    let report = place
        .run("check --files-from list --output json")
        .ends(1)
        .json();
    assert_eq!(sources(&report), [r"in/n\xE9.pdf"]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_file_in_a_folder_is_ignored() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let long = format!("in/{}.pdf", "x".repeat(251));
    let place = Place::with(&[(long.as_str(), NOT_A_PDF), ("elsewhere/b.pdf", NOT_A_PDF)]);
    mknodat(
        CWD,
        place.path("in/pipe.pdf"),
        FileType::Fifo,
        Mode::RUSR,
        0,
    )
    .unwrap();
    std::os::unix::fs::symlink("../elsewhere", place.path("in/link")).unwrap();
    std::os::unix::fs::symlink("../elsewhere/b.pdf", place.path("in/b.pdf")).unwrap();
    let run = place.run("check in --output json").ends(1);
    let report = run.json();
    assert_eq!(sources(&report), [long.as_str()]);
    assert_eq!(report["summary"]["ignored"], 1);
    insta::assert_snapshot!(run.stderr, @"warning: in/b.pdf is a link and not followed; --follow-links follows it");
    let report = place.run("check in --follow-links --output json");
    let report = report.ends(1).json();
    assert_eq!(
        sources(&report),
        ["in/b.pdf", "in/link/b.pdf", long.as_str()]
    );
    // A link that is named itself is read.
    place.run("check in/b.pdf --output json").ends(1);
}
