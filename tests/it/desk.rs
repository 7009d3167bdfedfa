//! The office's desk from day to day: which version a letter is about, what is answered, and what is nobody's submission.

use std::fs;

use rusqlite::Connection;
use serde_json::Value;

use crate::nominations::complete;
use crate::office::SAMPLES;
use crate::support::{Place, Run, is_plain_page_with, root};

/// How a Word file begins.
const WORD: &str = "PK\u{3}\u{4}....word/document.xml";

fn place() -> Place {
    let office = "[office]\nname = \"Award Office\"\nreply-by = 14\n";
    Place::with(&[
        ("nomcheck.toml", &format!("{office}{SAMPLES}")),
        ("in/x.md", ""),
    ])
}

fn check(place: &Place, day: &str) -> Run {
    place.run(&format!(
        "check in --ledger l.sqlite --output letters=letters --output json=r.json --today {day}"
    ))
}

fn cases(place: &Place) -> Vec<Value> {
    let list = place.run("ledger list l.sqlite -o json").ends(0).json();
    list.as_array().unwrap().clone()
}

fn value(place: &Place, sql: &str) -> i64 {
    let open = Connection::open(place.path("l.sqlite")).unwrap();
    open.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn drafts(place: &Place) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(place.path("letters"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".eml"))
        .collect();
    names.sort();
    names
}

#[test]
fn superseded_version_gets_no_letter_in_the_run_that_brings_both() {
    let place = place();
    complete()
        .with("Telephone", "")
        .with("Country", "")
        .write(&place, "in/a.pdf");
    // The ledger knows it by its text; its title is another.
    complete()
        .title("Seeds that Cross the River, Again")
        .with("Telephone", "")
        .write(&place, "in/b.pdf");
    check(&place, "2027-03-01").ends(1);
    assert_eq!(cases(&place).len(), 1);
    assert_eq!(drafts(&place), ["letter-b.eml"]);
    let officer = place.read("letters/officer.md");
    assert!(
        officer.contains("there is another version: in/b.pdf"),
        "{officer}"
    );
    // A version that lacks nothing ends it, whatever it is called.
    complete()
        .title("Seeds that Cross the River, Again")
        .write(&place, "in/c.pdf");
    check(&place, "2027-03-02").ends(1);
    assert_eq!(drafts(&place), [""; 0]);
}

#[test]
fn nomination_whose_file_has_to_be_sent_again_is_asked_about_and_not_complete() {
    let place = place();
    let case = root().join("tests/cases/pdf/defects/active-content-launch-en.pdf");
    fs::copy(case, place.path("in/a.pdf")).unwrap();
    let run = check(&place, "2027-03-01").ends(1);
    let said = "  letters: 1 draft to read and send";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    assert_eq!(drafts(&place), ["letter-a.eml"]);
    assert_eq!(cases(&place)[0]["status"], "received");
    place
        .run("ledger sent l.sqlite --all --today 2027-03-01")
        .ends(0);
    check(&place, "2027-03-02").ends(1);
    assert_eq!(cases(&place)[0]["status"], "asked");
    assert_eq!(drafts(&place), [""; 0]);
}

#[test]
fn letter_is_about_the_version_that_lacks_least() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    complete()
        .with("Telephone", "")
        .with("Country", "")
        .write(&place, "in/b.pdf");
    check(&place, "2027-03-01").ends(1);
    assert_eq!(drafts(&place), ["letter-a.eml"]);
    place
        .run("ledger sent l.sqlite --all --today 2027-03-01")
        .ends(0);
    let asked = "SELECT e.version_id = c.current FROM events e JOIN cases c ON c.id = e.case_id WHERE e.kind = 'asked'";
    assert_eq!(value(&place, asked), 1);
    assert_eq!(cases(&place)[0]["status"], "asked");
    check(&place, "2027-03-02").ends(1);
    assert_eq!(cases(&place)[0]["status"], "asked");
}

#[test]
fn letter_that_was_noted_by_hand_can_be_answered() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01").ends(1);
    place
        .run("ledger status l.sqlite 1 asked --today 2027-03-01")
        .ends(0);
    check(&place, "2027-03-02").ends(1);
    assert_eq!(drafts(&place), [""; 0]);
    complete()
        .with("Telephone", "")
        .with(
            "8. Areas",
            "Food security, rural employment, fair trade, seed.",
        )
        .write(&place, "in/b.pdf");
    check(&place, "2027-03-03").ends(1);
    assert_eq!(cases(&place)[0]["status"], "answered");
    assert_eq!(drafts(&place), ["letter-b.eml"]);
}

#[test]
fn other_files_are_rows_cases_and_drafts_once() {
    let place = place();
    fs::write(place.path("in/nomination.docx"), WORD).unwrap();
    fs::write(place.path("in/form.jpg"), [0xff, 0xd8, 0xff, 0xe0]).unwrap();
    fs::write(place.path("in/Thumbs.db"), "x").unwrap();
    check(&place, "2027-03-01").ends(1);
    let report = place.json("r.json");
    let rows: Vec<_> = report["documents"].as_array().unwrap().iter().collect();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(row["findings"][0]["rule"], "submission-not-read");
        assert_eq!(row["status"], "not_processed");
    }
    assert_eq!(report["summary"]["ignored"], 2);
    assert_eq!(drafts(&place), ["unread-form.eml", "unread-nomination.eml"]);
    let letter = place.read("letters/unread-nomination.txt");
    assert!(letter.contains("we can read PDFs only"), "{letter}");
    place.run("ledger sent l.sqlite --all").ends(0);
    check(&place, "2027-03-02").ends(1);
    assert_eq!(drafts(&place), [""; 0]);
    assert_eq!(cases(&place).len(), 2);
}

#[test]
fn what_nomcheck_wrote_is_no_submission() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    let args = "check . --ledger l.sqlite --output letters=letters --output html=report.html --output xlsx=f.xlsx \
                --output copies=copies --output json=r.json --records r.csv --today 2027-03-01";
    for _ in 0..2 {
        place.run(args).ends(1);
        assert_eq!(place.json("r.json")["summary"]["documents"], 1);
    }
    // A list that somebody sent hides no PDF.
    fs::create_dir_all(place.path("in/sent")).unwrap();
    fs::write(place.path("in/sent/.nomcheck"), "00  b.pdf\n").unwrap();
    complete().write(&place, "in/sent/b.pdf");
    place.run(args).ends(1);
    assert_eq!(place.json("r.json")["summary"]["documents"], 2);
}

#[test]
fn file_that_is_read_at_last_stays_one_case() {
    let place = place();
    place.sample("encrypted-password.pdf", "in/a.pdf");
    check(&place, "2027-03-01").ends(1);
    assert_eq!(cases(&place)[0]["title"], Value::Null);
    place
        .run("ledger sent l.sqlite --all --today 2027-03-01")
        .ends(0);
    let open =
        "check in --ledger l.sqlite --output letters=letters --password secret --today 2027-03-02";
    place.run(open);
    let all = cases(&place);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_ne!(all[0]["title"], Value::Null);
    // And what was read once is not lost.
    check(&place, "2027-03-03").ends(1);
    let again = cases(&place);
    assert_eq!(again, all);
    assert_eq!(drafts(&place), [""; 0]);
}

#[test]
fn waiver_makes_no_unread_file_complete_and_does_not_end_before_it_begins() {
    let place = place();
    fs::write(place.path("in/empty.pdf"), "").unwrap();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01").ends(1);
    let run = place
        .run("ledger waive l.sqlite 1 telephone-missing --reason x --officer y --until 2027-02-28 --today 2027-03-01")
        .ends(2);
    assert!(run.stderr.contains("2027-02-28"), "{}", run.stderr);
    assert_eq!(value(&place, "SELECT count(*) FROM waivers"), 0);
    place
        .run("ledger waive l.sqlite 2 file-not-readable --reason x --officer y --today 2027-03-01")
        .ends(0);
    assert_eq!(cases(&place)[1]["status"], "received");
    check(&place, "2027-03-02").ends(1);
    assert_eq!(cases(&place)[1]["status"], "received");
}

#[test]
fn empty_text_is_not_an_absent_one_after_an_import() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01").ends(1);
    let open = Connection::open(place.path("l.sqlite")).unwrap();
    open.execute_batch(
        "UPDATE events SET officer = ''; UPDATE cases SET email = '''', nominee = NULL",
    )
    .unwrap();
    drop(open);
    place.run("ledger export l.sqlite one").ends(0);
    fs::remove_file(place.path("l.sqlite")).unwrap();
    place.run("ledger import l.sqlite one").ends(0);
    assert_eq!(
        value(&place, "SELECT count(*) FROM events WHERE officer IS NULL"),
        0
    );
    assert_eq!(
        value(
            &place,
            "SELECT count(*) FROM cases WHERE email = '''' AND nominee IS NULL"
        ),
        1
    );
}

#[test]
fn statistics_are_of_the_day_that_they_name() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01").ends(1);
    complete().write(&place, "in/b.pdf");
    check(&place, "2027-03-05").ends(1);
    let on = |day: &str| {
        let run = place.run(&format!("ledger statistics l.sqlite --today {day}"));
        run.ends(0).stdout
    };
    let earlier = on("2027-03-04");
    assert!(
        earlier.contains("1  received") && earlier.contains("telephone-missing"),
        "{earlier}"
    );
    let later = on("2027-03-05");
    assert!(
        later.contains("1  complete") && !later.contains("telephone-missing"),
        "{later}"
    );
    assert!(
        on("2027-02-01").starts_with("0 cases"),
        "{}",
        on("2027-02-01")
    );
}

#[test]
fn officers_page_begins_with_todays_work() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01").ends(1);
    place
        .run("ledger sent l.sqlite --all --today 2027-03-01")
        .ends(0);
    complete()
        .title("A School on Two Boats")
        .with("Nominee", "Mr. Kofi Mensah, Teacher, Boat School")
        .with("Telephone", "")
        .write(&place, "in/b.pdf");
    check(&place, "2027-03-20").ends(1);
    let page = place.read("letters/officer.html");
    is_plain_page_with(
        &page,
        &[
            "Award Office",
            ">Today<",
            "The answer is overdue (1)",
            "letter-b.eml",
            "For the officer",
        ],
    );
}

#[test]
fn answer_that_lacks_more_is_the_version_that_counts() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01").ends(1);
    place
        .run("ledger sent l.sqlite 1 --today 2027-03-01")
        .ends(0);
    complete()
        .with("Telephone", "")
        .with("Country", "")
        .with("8. Areas", "Food security, seed.")
        .write(&place, "in/b.pdf");
    check(&place, "2027-03-02").ends(1);
    assert_eq!(cases(&place)[0]["status"], "answered");
    assert_eq!(drafts(&place), ["letter-b.eml"]);
}

#[test]
fn what_the_letter_did_not_ask_for_is_to_be_asked() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01").ends(1);
    place
        .run("ledger sent l.sqlite 1 --today 2027-03-01")
        .ends(0);
    let due = || place.run("ledger due l.sqlite --today 2027-03-02").stdout;
    assert!(due().starts_with("Waiting for an answer (1)"), "{}", due());
    // It was sent when the file could not be read yet.
    let open = Connection::open(place.path("l.sqlite")).unwrap();
    let other = r#"[{"rule":"file-encrypted","field":null,"message":"x"}]"#;
    open.execute(
        "UPDATE events SET points = ?1 WHERE kind = 'asked'",
        [other],
    )
    .unwrap();
    drop(open);
    assert!(due().starts_with("A letter can be sent (1)"), "{}", due());
    check(&place, "2027-03-02").ends(1);
    assert_eq!(drafts(&place), ["letter-a.eml"]);
}

#[test]
fn decisions_stay_and_are_taken_back_whole() {
    let place = place();
    complete().write(&place, "in/a.pdf");
    complete()
        .title("A School on Two Boats")
        .with("Nominee", "Mr. Kofi Mensah, Teacher, Boat School")
        .with("Telephone", "")
        .write(&place, "in/b.pdf");
    check(&place, "2027-03-01").ends(1);
    let status = |of: &str| {
        place
            .run(&format!("ledger status l.sqlite {of} --today 2027-03-01"))
            .ends(0);
    };
    let due = || place.run("ledger due l.sqlite --today 2027-03-01").stdout;
    assert!(
        due().contains("Complete, and not acknowledged"),
        "{}",
        due()
    );
    // Who decides that a case is complete writes to the nominee, too.
    status("1 complete");
    assert!(
        !due().contains("Complete, and not acknowledged"),
        "{}",
        due()
    );
    let asked = "SELECT count(*) FROM events WHERE kind = 'asked'";
    status("2 asked");
    status("2 asked");
    assert_eq!(value(&place, asked), 1);
    status("2 auto");
    assert_eq!(value(&place, asked), 0);
    assert_eq!(cases(&place)[1]["status"], "received");
}

#[test]
fn list_of_what_was_received_speaks_of_its_own_folder() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    complete()
        .title("A School on Two Boats")
        .with("Nominee", "Mr. Kofi Mensah, Teacher, Boat School")
        .with("Telephone", "")
        .write(&place, "in/march/a.pdf");
    fs::write(
        place.path("in/received.csv"),
        "file,date,sender,reference\na.pdf,2027-02-27,Portal <portal@example.net>,R-17\n",
    )
    .unwrap();
    check(&place, "2027-03-01").ends(1);
    let with = "SELECT count(*) FROM cases WHERE reference = 'R-17'";
    assert_eq!(value(&place, with), 1);
    let all = cases(&place);
    let of = all.iter().find(|case| case["reference"] == "R-17").unwrap();
    assert_eq!(of["file"], "in/a.pdf");
}

#[test]
fn no_letter_asks_for_a_pdf_that_came_beside_its_document() {
    let place = place();
    fs::write(place.path("in/a.docx"), WORD).unwrap();
    fs::write(place.path("in/other.docx"), format!("{WORD} ")).unwrap();
    complete().write(&place, "in/a.pdf");
    check(&place, "2027-03-01").ends(1);
    assert_eq!(drafts(&place), ["unread-other.eml"]);
    let officer = place.read("letters/officer.md");
    assert!(
        officer.contains("there is another version: in/a.pdf"),
        "{officer}"
    );
}

#[test]
fn list_that_came_with_submissions_hides_none() {
    let place = place();
    fs::create_dir_all(place.path("in/sent")).unwrap();
    fs::write(place.path("in/sent/.nomcheck"), "00  entry.docx\n").unwrap();
    fs::write(place.path("in/sent/entry.docx"), WORD).unwrap();
    check(&place, "2027-03-01").ends(1);
    assert_eq!(drafts(&place), ["unread-entry.eml"]);
}
