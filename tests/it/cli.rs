//! The command as a process: what it reads, what it writes, how it ends.

use serde_json::Value;

use crate::support::{Place, root, run_from};

/// What no program takes for a PDF.
const NOT_A_PDF: &str = "PK\u{3}\u{4} a word processor's file";

fn paths(report: &Value) -> Vec<&str> {
    let documents = report["documents"].as_array().unwrap();
    documents
        .iter()
        .map(|document| document["source"]["path"].as_str().unwrap())
        .collect()
}

// Exit codes: 0 nothing to report, 1 findings, 2 usage, 3 the tool.

#[test]
fn ends_0_when_nothing_reaches_fail_on() {
    let place = Place::with(&[("a.docx", NOT_A_PDF)]);
    place.run("check a.docx --fail-on never").ends(0);
    place
        .run("check a.docx --severity submission-not-read=note")
        .ends(0);
    place
        .run("check a.docx --ignore submission-not-read")
        .ends(0);
}

#[test]
fn ends_1_with_findings() {
    let place = Place::with(&[("a.docx", NOT_A_PDF)]);
    place.run("check a.docx").ends(1);
    place
        .run("check a.docx --severity submission-not-read=note --fail-on note")
        .ends(1);
}

#[test]
fn ends_2_when_a_path_does_not_exist() {
    let place = Place::with(&[("a.pdf", NOT_A_PDF)]);
    let run = place.run("check a.pdf nowhere.pdf").ends(2);
    assert_eq!(run.stdout, "");
    insta::assert_snapshot!(run.stderr, @"error: there is no file or folder nowhere.pdf");
    place.run("extract nowhere.pdf").ends(2);
    place.run("text nowhere.pdf").ends(2);
}

#[test]
fn ends_2_when_there_is_no_pdf() {
    let place = Place::with(&[("folder/notes.md", "notes")]);
    let run = place.run("check folder").ends(2);
    insta::assert_snapshot!(run.stderr, @"error: no PDF found (1 other files ignored); --allow-empty makes that fine");
    place.run("check folder --allow-empty").ends(0);
    assert_eq!(
        place.run("extract folder --allow-empty").ends(0).stdout,
        "[]\n"
    );
}

#[test]
fn ends_2_for_arguments_that_make_no_sense() {
    let place = Place::with(&[("a.pdf", NOT_A_PDF), ("bad.toml", "\nforms = \"sstc\"\n")]);
    for args in [
        "",
        "check a.pdf --no-such-flag",
        "check a.pdf --output pdf",
        "check a.pdf --output full --output json",
        "check a.pdf --output json=x --output concise=x",
        "check a.pdf --select no-such-rule",
        "check a.pdf --severity file-not-readable=fatal",
        "check a.pdf --form no-such-form",
        "check a.pdf --config no-such.toml",
        "check a.pdf --config bad.toml",
        "check a.pdf --exclude [",
        "check a.pdf --records -",
        "check - --files-from -",
        "explain no-such-rule",
        "schema report --form sstc",
    ] {
        let run = place.run(args).ends(2);
        assert_eq!(run.stdout, "", "{args}");
        assert!(!run.stderr.is_empty(), "{args}");
    }
}

#[cfg(unix)]
#[test]
fn ends_3_when_an_input_cannot_be_read_and_3_wins_over_1() {
    let place = Place::with(&[("folder/b.pdf", NOT_A_PDF)]);
    std::os::unix::fs::symlink("nowhere", place.path("folder/a.pdf")).unwrap();
    let run = place
        .run("check folder --follow-links --output json")
        .ends(3);
    let report = run.json();
    assert_eq!(paths(&report), ["folder/b.pdf"]);
    assert_eq!(report["system_errors"][0]["source"], "folder/a.pdf");
    assert_eq!(report["system_errors"][0]["stage"], "read");
    assert!(
        run.stderr
            .starts_with("error: folder/a.pdf: cannot be read: "),
        "{}",
        run.stderr
    );
    place.run("extract folder --follow-links").ends(3);
    place.run("text folder/a.pdf").ends(3);
}

#[test]
fn ends_3_when_an_output_cannot_be_written() {
    let place = Place::with(&[("a.pdf", NOT_A_PDF)]);
    place
        .run("check a.pdf --output json=no/such/folder/report.json")
        .ends(3);
    place
        .run("check a.pdf --records no/such/folder/records.json")
        .ends(3);
}

#[test]
fn extract_ends_0_for_what_is_no_pdf() {
    let place = Place::with(&[("a.pdf", NOT_A_PDF), ("b.pdf", "")]);
    let run = place.run("extract a.pdf").ends(0);
    assert_eq!(run.json()["kind"], "not_processed");
    assert_eq!(
        place
            .run("extract a.pdf b.pdf")
            .ends(0)
            .json()
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let lines = place
        .run("extract a.pdf b.pdf --format ndjson")
        .ends(0)
        .stdout;
    assert_eq!(lines.lines().count(), 2);
}

// What is read.

#[test]
fn folder_gives_its_pdfs_and_counts_the_rest() {
    let place = Place::with(&[
        ("in/b.PDF", NOT_A_PDF),
        ("in/sub/a.pdf", NOT_A_PDF),
        ("in/no-extension", "%PDF-1.7"),
        ("in/notes.md", "notes"),
        ("in/.hidden/c.pdf", NOT_A_PDF),
        ("in/drafts/d.pdf", NOT_A_PDF),
    ]);
    let report = place
        .run("check in --output json --exclude drafts")
        .ends(1)
        .json();
    assert_eq!(
        paths(&report),
        ["in/b.PDF", "in/no-extension", "in/sub/a.pdf"]
    );
    assert_eq!(report["summary"]["ignored"], 1);
    let report = place
        .run("check in --output json --exclude sub/*.pdf --exclude dra*")
        .ends(1)
        .json();
    assert_eq!(paths(&report), ["in/b.PDF", "in/no-extension"]);
}

#[test]
fn named_file_is_always_answered_and_only_once() {
    let place = Place::with(&[("in/a.docx", NOT_A_PDF), ("in/b.pdf", NOT_A_PDF)]);
    let report = place
        .run("check in/a.docx in in/b.pdf --exclude *.docx --output json")
        .ends(1)
        .json();
    assert_eq!(paths(&report), ["in/a.docx", "in/b.pdf"]);
}

#[test]
fn standard_input_is_one_pdf_or_a_list() {
    let place = Place::with(&[
        ("a.pdf", NOT_A_PDF),
        ("b.pdf", NOT_A_PDF),
        ("list", "b.pdf\n\na.pdf\r\n"),
    ]);
    assert_eq!(
        paths(
            &place
                .run_with("check - --output json", NOT_A_PDF, &[])
                .ends(1)
                .json()
        ),
        ["-"]
    );
    let listed = place
        .run_with("check --files-from - --output json", "b.pdf\n", &[])
        .ends(1)
        .json();
    assert_eq!(paths(&listed), ["b.pdf"]);
    let listed = place
        .run("check a.pdf --files-from list --output json")
        .ends(1)
        .json();
    assert_eq!(paths(&listed), ["a.pdf", "b.pdf"]);
}

#[test]
fn file_over_the_size_limit_is_reported_by_its_hash_only() {
    let place = Place::with(&[
        ("a.pdf", "%PDF-1.7 and more than fits"),
        ("b.pdf", "%PDF-1.7 and more than fits"),
    ]);
    let small = place.run("extract a.pdf --max-bytes 10").ends(0).json();
    let whole = place.run("extract b.pdf").ends(0).json();
    assert_eq!(small["source"]["sha256"], whole["source"]["sha256"]);
    assert_eq!(small["source"]["bytes"], 27);
}

// What is written.

#[test]
fn several_reports_and_records_come_from_one_pass() {
    let place = Place::with(&[("in/sub/a.pdf", NOT_A_PDF), ("in/b.pdf", "GIF89a")]);
    place
        .run("check in --output concise --output json=r.json --output ndjson=r.ndjson --records records.json")
        .ends(1);
    assert_eq!(paths(&place.json("r.json")), ["in/b.pdf", "in/sub/a.pdf"]);
    assert_eq!(place.read("r.ndjson").lines().count(), 2);
    assert_eq!(place.json("records.json").as_array().unwrap().len(), 2);
    place.run("check in --records records.ndjson").ends(1);
    assert_eq!(place.read("records.ndjson").lines().count(), 2);
    place.run("check in --records out/").ends(1);
    assert_eq!(
        place.json("out/sub/a.json")["source"]["path"],
        "in/sub/a.pdf"
    );
}

#[test]
fn records_never_overwrite_each_other() {
    let place = Place::with(&[("one/a.pdf", NOT_A_PDF), ("two/a.pdf", NOT_A_PDF)]);
    place.run("check one two --records out/").ends(1);
    assert_eq!(place.json("out/a.json")["source"]["path"], "one/a.pdf");
    assert_eq!(place.json("out/a.pdf.json")["source"]["path"], "two/a.pdf");
}

#[cfg(unix)]
#[test]
fn written_file_is_private_and_leaves_no_other_behind() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with(&[("a.pdf", NOT_A_PDF), ("out/report.json", "old")]);
    place
        .run("check a.pdf --output json=out/report.json")
        .ends(1);
    let mode = std::fs::metadata(place.path("out/report.json"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(place.path("out")).unwrap().count(), 1);
    assert_eq!(place.json("out/report.json")["schema_version"], "1");
    place.run("check a.pdf --output json=/dev/null").ends(1);
    assert!(std::fs::metadata("/dev/null").unwrap().len() == 0);
}

#[test]
fn output_is_the_same_whatever_the_number_of_workers() {
    let files: Vec<(String, String)> = (0..40)
        .map(|i| (format!("in/{i}.pdf"), "x".repeat(i)))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let place = Place::with(&files);
    let one = place.run("check in --jobs 1 --output json").ends(1).stdout;
    for _ in 0..5 {
        assert_eq!(
            place.run("check in --jobs 8 --output json").ends(1).stdout,
            one
        );
    }
}

#[test]
fn colours_are_for_terminals_and_for_those_who_insist() {
    let place = Place::with(&[("a.pdf", NOT_A_PDF)]);
    assert!(!place.run("check a.pdf").ends(1).stdout.contains('\u{1b}'));
    assert!(
        place
            .run("check a.pdf --color always")
            .ends(1)
            .stdout
            .contains('\u{1b}')
    );
    assert!(
        place
            .run_with("check a.pdf", "", &[("CLICOLOR_FORCE", "1")])
            .ends(1)
            .stdout
            .contains('\u{1b}')
    );
    let both = [("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")];
    assert!(
        !place
            .run_with("check a.pdf --color never", "", &both)
            .ends(1)
            .stdout
            .contains('\u{1b}')
    );
}

#[cfg(unix)]
#[test]
fn file_name_cannot_steer_the_terminal() {
    let place = Place::with(&[("in/\u{1b}[31mred\u{202e}.pdf", NOT_A_PDF)]);
    for format in ["full", "concise"] {
        let run = place.run(&format!("check in --output {format}")).ends(1);
        assert!(
            !run.stdout.contains(['\u{1b}', '\u{202e}']),
            "{:?}",
            run.stdout
        );
        // And it is not the name of another file.
        assert!(run.stdout.contains(r"in/\x1B[31mred.pdf"));
    }
}

#[test]
fn quiet_says_nothing_about_what_is_fine() {
    let place = Place::with(&[("a.docx", NOT_A_PDF)]);
    assert_eq!(
        place
            .run("check -q a.docx --severity submission-not-read=note")
            .ends(0)
            .stdout,
        ""
    );
    assert!(
        place
            .run("check -q a.docx")
            .ends(1)
            .stdout
            .contains("submission-not-read")
    );
}

// Configuration.

#[test]
fn configuration_is_found_up_to_the_repository_and_no_further() {
    let ignore = "ignore = [\"file-not-readable\"]\n";
    let place = Place::with(&[
        ("nomcheck.toml", ignore),
        ("in/a.pdf", NOT_A_PDF),
        ("sub/x", ""),
    ]);
    place.run("check in").ends(0);
    place.run("check in --isolated").ends(1);
    place.run("check in --select file-not-readable").ends(1);

    // The working directory's only, outside of a repository; up to `.git` inside of one.
    let below = |place: &Place| place.run_in("sub", "check ../in").code;
    assert_eq!(below(&place), 1);
    std::fs::create_dir(place.path(".git")).unwrap();
    assert_eq!(below(&place), 0);
    std::fs::create_dir(place.path("sub/.git")).unwrap();
    assert_eq!(below(&place), 1);
}

#[test]
fn submission_cannot_bring_a_configuration() {
    let place = Place::with(&[
        ("in/nomcheck.toml", "ignore = [\"file-not-readable\"]\n"),
        ("in/a.pdf", NOT_A_PDF),
        ("in/below/b.pdf", NOT_A_PDF),
        ("in/.git/x", ""),
    ]);
    place.run("check in").ends(1);
    let run = place.run_in("in/below", "check ..").ends(1);
    insta::assert_snapshot!(run.stderr, @"warning: ../nomcheck.toml is not used: it is in a folder that is checked; if it is yours, say --config ../nomcheck.toml");
    place.run_in("in/below", "check b.pdf").ends(0);
}

#[test]
fn offices_own_folder_can_be_checked_as_a_whole() {
    let place = Place::with(&[
        ("nomcheck.toml", "ignore = [\"file-not-readable\"]\n"),
        ("a.pdf", NOT_A_PDF),
    ]);
    let run = place.run("check .").ends(0);
    insta::assert_snapshot!(run.stderr, @"note: nomcheck.toml of this folder is used, though the folder is checked; --isolated reads none");
    place.run("check . --isolated").ends(1);
    place.run("check a.pdf").ends(0);
}

#[test]
fn fault_in_the_configuration_is_reported_with_its_line() {
    let place = Place::with(&[
        ("nomcheck.toml", "lang = \"es\"\n\nfail_on = \"never\"\n"),
        ("a.pdf", NOT_A_PDF),
    ]);
    let run = place.run("check a.pdf").ends(2);
    insta::assert_snapshot!(run.stderr, @"error: nomcheck.toml:3: there is no setting 'fail_on'; did you mean 'fail-on'?");
}

// What it tells of itself.

#[test]
fn every_command_has_help_and_the_catalogue_explains_itself() {
    let place = Place::with(&[]);
    for command in [
        "",
        "check",
        "extract",
        "text",
        "rules",
        "explain",
        "forms",
        "forms show",
        "compare",
        "snapshot",
        "snapshot check",
        "snapshot accept",
        "completions",
        "man",
        "schema",
    ] {
        let run = place.run(&format!("{command} --help")).ends(0);
        assert!(run.stdout.contains("Usage: nomcheck"), "{command}");
    }
    let rules = place.run("rules").ends(0).stdout;
    assert!(rules.contains("file-not-readable"));
    assert!(
        place
            .run("explain file-not-readable")
            .ends(0)
            .stdout
            .contains("reports")
    );
    assert!(place.run("forms").ends(0).stdout.starts_with("sstc"));
    assert!(
        place
            .run("forms show sstc")
            .ends(0)
            .stdout
            .contains("horizontal_dimension")
    );
    assert_eq!(place.run("schema record").ends(0).json()["title"], "Record");
    assert!(
        place
            .run("--version")
            .ends(0)
            .stdout
            .contains("numbering data")
    );
}

#[test]
fn completions_name_every_command_and_load_in_the_shell() {
    let place = Place::with(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = place.run(&format!("completions {shell}")).ends(0).stdout;
        for word in ["extract", "files-from", "fail-on"] {
            assert!(script.contains(word), "{shell} lacks {word}");
        }
    }
    let script = place.run("completions bash").ends(0).stdout;
    std::fs::write(place.path("nomcheck.bash"), script).unwrap();
    // What bash would offer after `nomcheck ex`.
    let offered = std::process::Command::new("bash")
        .args(["-c", "source nomcheck.bash; COMP_WORDS=(nomcheck ex); COMP_CWORD=1; _nomcheck nomcheck ex nomcheck; echo ${COMPREPLY[@]}"])
        .current_dir(place.path(""))
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&offered.stdout).trim(),
        "extract explain"
    );
    place.run("completions tcsh").ends(2);
}

#[test]
fn manual_has_a_page_for_each_command() {
    let place = Place::with(&[]);
    let page = place.run("man").ends(0).stdout;
    for section in [
        ".SH NAME",
        ".SH EXAMPLES",
        ".SH \"EXIT CODES\"",
        ".SH CONFIGURATION",
    ] {
        assert!(page.contains(section), "{section} in\n{page}");
    }
    // Lines that are to be copied stay lines.
    assert!(page.contains(".nf\n"), "{page}");
    assert!(page.contains("nomcheck extract a.pdf"), "{page}");
    place.run("man --out pages/of/manual").ends(0);
    let mut pages: Vec<String> = std::fs::read_dir(place.path("pages/of/manual"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    for page in ["nomcheck.1", "nomcheck-check.1", "nomcheck-forms-show.1"] {
        assert!(pages.iter().any(|p| p == page), "{pages:?}");
    }
    let one = place.run("man forms show").ends(0).stdout;
    assert_eq!(one, place.read("pages/of/manual/nomcheck-forms-show.1"));
    let run = place.run("man chek").ends(2);
    assert_eq!(
        run.stderr,
        "error: there is no command 'chek'; did you mean 'check'?\n"
    );
}

#[test]
fn working_directory_is_checked_without_a_path() {
    let place = Place::with(&[]);
    place.sample("incomplete.pdf", "a.pdf");
    let here = place.run("check --isolated --output concise").ends(1);
    assert_eq!(
        here.stdout,
        place.run("check --isolated --output concise .").stdout
    );
    place.run("extract --isolated").ends(0);
    let accept = place.run("snapshot accept --isolated").ends(2);
    assert!(
        accept.stderr.contains("name what is accepted"),
        "{}",
        accept.stderr
    );
}

#[test]
fn names_that_are_nearly_right_are_suggested() {
    let place = Place::with(&[]);
    place.sample("incomplete.pdf", "a.pdf");
    let forgotten = place.run("a.pdf").ends(2);
    assert!(
        forgotten
            .stderr
            .contains("did you mean 'nomcheck check a.pdf'?"),
        "{}",
        forgotten.stderr
    );
    let format = place.run("check a.pdf --output concice").ends(2);
    assert!(
        format.stderr.contains("did you mean 'concise'?"),
        "{}",
        format.stderr
    );
    let other = place.run("nonesuch.pdf").ends(2);
    assert!(!other.stderr.contains("nomcheck check"), "{}", other.stderr);
}

#[test]
fn completions_know_rules_and_fields() {
    let place = Place::with(&[]);
    let script = place.run("completions bash").ends(0).stdout;
    for word in ["section-missing", "sustainability", "ich-02"] {
        assert!(script.contains(word), "{word}");
    }
}

#[cfg(unix)]
#[test]
fn watching_checks_again_after_a_change() {
    use std::io::{BufRead, BufReader};
    let place = Place::with(&[]);
    place.sample("incomplete.pdf", "a.pdf");
    let mut child = place.start("check --isolated --ocr off --watch --output concise .");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = |word: &str| loop {
        let line = lines.next().expect("it goes on").unwrap();
        if line.contains(word) {
            break;
        }
    };
    next("a.pdf");
    place.sample("malformed-fields.pdf", "b.pdf");
    next("b.pdf");
    // What may be a submission is seen, too.
    std::fs::write(place.path("c.docx"), "PK\u{3}\u{4}....word/document.xml").unwrap();
    next("c.docx");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn readme_shows_what_its_first_command_prints() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let (_, shown) = readme.split_once("Part of its output:\n\n```\n").unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    // The README says that Tesseract reads one file more.
    let args = "check --config samples/nomcheck.toml samples/forms --ocr off";
    let printed = run_from(root(), args).ends(1).stdout;
    let pieces: Vec<&str> = shown.split("…\n").collect();
    assert!(pieces.len() > 1, "{shown}");
    for piece in pieces {
        assert!(printed.contains(piece), "not printed:\n{piece}");
    }
}
