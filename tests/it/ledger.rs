//! The ledger: what it remembers from one day to the next, and what becomes of the letters.

use std::fs;

use rusqlite::Connection;
use serde_json::Value;

use crate::nominations::complete;
use crate::office::{SAMPLES, with_samples};
use crate::support::{Place, Run, root};

const OFFICE: &str = "[office]\nname = \"Award Office\"\nreply-by = 14\n";

fn place() -> Place {
    Place::with(&[("nomcheck.toml", &format!("{OFFICE}{SAMPLES}"))])
}

/// Checks `in` with a ledger and letters on a day.
fn check(place: &Place, day: &str) -> Run {
    place.run(&format!(
        "check in --ledger l.sqlite --output letters=letters --today {day}"
    ))
}

fn cases(place: &Place) -> Value {
    place.run("ledger list l.sqlite -o json").ends(0).json()
}

fn count(place: &Place, table: &str) -> i64 {
    let open = Connection::open(place.path("l.sqlite")).unwrap();
    let sql = format!("SELECT count(*) FROM {table}");
    open.query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn nomination_goes_from_received_to_complete() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    fs::write(
        place.path("in/received.csv"),
        "file,date,sender,reference\na.pdf,2027-02-27,Portal <portal@example.net>,R-17\n",
    )
    .unwrap();
    let run = check(&place, "2027-03-01").ends(1);
    assert!(
        run.stderr.contains("in/received.csv is used"),
        "{}",
        run.stderr
    );
    let case = &cases(&place)[0];
    assert_eq!(case["status"], "received");
    assert_eq!(case["received"], "2027-02-27");
    assert_eq!(case["reference"], "R-17");
    let letter = place.read("letters/letter-a.txt");
    assert!(letter.contains("R-17"), "{letter}");

    // The same again changes nothing.
    let before =
        ["cases", "files", "versions", "events", "points", "keys"].map(|t| count(&place, t));
    check(&place, "2027-03-01").ends(1);
    let after =
        ["cases", "files", "versions", "events", "points", "keys"].map(|t| count(&place, t));
    assert_eq!(before, after);

    // A letter that was sent is not drafted again.
    place
        .run("ledger sent l.sqlite 1 --officer A.Owusu --today 2027-03-01")
        .ends(0);
    check(&place, "2027-03-02").ends(1);
    assert!(!place.path("letters/letter-a.txt").exists());
    let officer = place.read("letters/officer.md");
    assert!(
        officer.contains("asked on 1 March 2027, answer due by 15 March 2027"),
        "{officer}"
    );
    let due = place
        .run("ledger due l.sqlite --today 2027-03-16")
        .ends(0)
        .stdout;
    assert!(due.starts_with("The answer is overdue (1)"), "{due}");

    // A version that still lacks something is an answer, one that lacks nothing ends it.
    complete()
        .with("Telephone", "")
        .with(
            "5. Sustainability",
            "The tenth that is given back pays for the store, its guard and its repair.",
        )
        .write(&place, "in/b.pdf");
    check(&place, "2027-03-10").ends(1);
    assert_eq!(cases(&place)[0]["status"], "answered");
    assert!(place.path("letters/letter-b.txt").exists());
    complete().write(&place, "in/c.pdf");
    check(&place, "2027-03-11").ends(1);
    let all = cases(&place);
    assert_eq!(all.as_array().unwrap().len(), 1);
    assert_eq!(
        (&all[0]["status"], &all[0]["versions"]),
        (&"complete".into(), &3.into())
    );

    let compared = place
        .run("ledger compare l.sqlite --output json")
        .ends(0)
        .json();
    let points = compared["nominations"][0]["points"].as_array().unwrap();
    assert!(
        points
            .iter()
            .any(|p| p["state"] == "answered" && p["asked"] == true),
        "{points:?}"
    );
    let shown = place.run("ledger show l.sqlite 1").ends(0).stdout;
    insta::assert_snapshot!(shown);
}

#[test]
fn another_nomination_of_the_same_nominee_is_another_case() {
    let place = place();
    complete().write(&place, "in/a.pdf");
    complete()
        .title("A School on Two Boats")
        .with("1. Description", "Teachers of the lower Volta and of the lagoon of Togo sail from village to village with a school \
             of two boats, one in French and one in English, and children change boats each week to learn the other language, \
             which their parents use at the markets of both sides.")
        .with("4. Achievements", "Nine hundred children passed the exam of their own country and four hundred that of both.")
        .with("6. Innovation", "No school of the region had classes that belong to two countries and to none of them before.")
        .write(&place, "in/b.pdf");
    check(&place, "2027-03-01");
    assert_eq!(cases(&place).as_array().unwrap().len(), 2);
}

#[test]
fn corrected_title_is_still_the_same_case() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01");
    complete()
        .title("Seeds that Cross the River, Again")
        .write(&place, "in/b.pdf");
    check(&place, "2027-03-02");
    let all = cases(&place);
    assert_eq!(all.as_array().unwrap().len(), 1, "{all}");
    assert_eq!(all[0]["status"], "complete");
}

#[test]
fn file_that_cannot_be_read_is_a_case_and_its_sender_is_written_to() {
    let place = place();
    place.sample("incomplete.pdf", "nomcheck.pdf");
    fs::create_dir_all(place.path("in")).unwrap();
    fs::write(place.path("in/empty.pdf"), "").unwrap();
    fs::write(
        place.path("in/received.csv"),
        "file;sender\nempty.pdf;Ana <ana@example.net>\n",
    )
    .unwrap();
    check(&place, "2027-03-01").ends(1);
    let case = &cases(&place)[0];
    assert_eq!(
        (&case["status"], &case["title"]),
        (&"received".into(), &Value::Null)
    );
    let eml = place.read("letters/unread-empty.eml");
    assert!(eml.starts_with("To: <ana@example.net>\r\n"), "{eml}");
    place.run("ledger sent l.sqlite --all").ends(0);
    check(&place, "2027-03-02");
    assert!(!place.path("letters/unread-empty.eml").exists());
}

#[test]
fn officers_decide_note_and_waive() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01");
    place
        .run("ledger waive l.sqlite 1 telephone-missing --reason known --officer A.Owusu")
        .ends(0);
    assert_eq!(cases(&place)[0]["status"], "complete");
    let report = place
        .run("check in --ledger l.sqlite --output json")
        .ends(0)
        .json();
    assert_eq!(
        report["documents"][0]["waived"][0]["finding"]["rule"],
        "telephone-missing"
    );
    assert_eq!(
        report["configuration"]["findings"],
        Value::Array(Vec::new())
    );
    assert_eq!(cases(&place)[0]["status"], "complete");

    place
        .run("ledger status l.sqlite 1 withdrawn --reason letter")
        .ends(0);
    place.run("ledger note l.sqlite 1 called").ends(0);
    check(&place, "2027-03-02");
    assert_eq!(cases(&place)[0]["status"], "withdrawn");
    place.run("ledger status l.sqlite 1 auto").ends(0);
    assert_eq!(cases(&place)[0]["status"], "complete");
    place
        .run("ledger status l.sqlite 1 duplicate --of 1")
        .ends(2);
    place.run("ledger status l.sqlite 9 complete").ends(2);
    place.run("ledger show nowhere.sqlite 1").ends(2);
}

#[test]
fn export_and_import_give_the_same_ledger() {
    let place = with_samples(
        &[
            ("incomplete.pdf", "=a.pdf"),
            ("compendium.pdf", "b.pdf"),
            ("malformed-fields.pdf", "c.pdf"),
        ],
        &format!("{OFFICE}{SAMPLES}"),
    );
    check(&place, "2027-03-01");
    place
        .run("ledger sent l.sqlite --all --today 2027-03-01")
        .ends(0);
    place
        .run("ledger note l.sqlite 1 'quoted --officer =1+1")
        .ends(0);
    place.run("ledger export l.sqlite one").ends(0);
    place.run("ledger import m.sqlite one").ends(0);
    place.run("ledger export m.sqlite two").ends(0);
    for table in nomcheck::ledger::TABLES {
        let read = |folder: &str| place.read(&format!("{folder}/{table}.csv"));
        assert_eq!(read("one"), read("two"), "{table}");
        assert!(
            read("one").lines().count() > 1 || table == "waivers",
            "{table}"
        );
    }
    assert!(!place.read("one/files.csv").contains(",=a.pdf"));
    place.run("ledger import l.sqlite one").ends(2);
    fs::write(place.path("one/points.csv"), "wrong\n").unwrap();
    let run = place.run("ledger import n.sqlite one").ends(2);
    assert!(run.stderr.contains("points.csv, line 1"), "{}", run.stderr);
    assert!(!place.path("n.sqlite").exists());
}

#[test]
fn statistics_count_all_cases() {
    let place = with_samples(
        &[
            ("incomplete.pdf", "a.pdf"),
            ("compendium.pdf", "b.pdf"),
            ("malformed-fields.pdf", "c.pdf"),
        ],
        &format!("{OFFICE}{SAMPLES}"),
    );
    check(&place, "2027-03-01");
    let text = place
        .run("ledger statistics l.sqlite --today 2027-03-02 --output text --output html=s.html --output xlsx=s.xlsx")
        .ends(0)
        .stdout;
    insta::assert_snapshot!(text);
    let page = place.read("s.html");
    assert!(page.contains("<svg") && page.contains("Africa"), "{page}");
    assert!(page.contains("English") && !page.contains(">en<"), "{page}");
    assert!(fs::metadata(place.path("s.xlsx")).unwrap().len() > 2000);
}

#[test]
fn compare_takes_a_ledger_as_the_earlier_version() {
    let place = place();
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    check(&place, "2027-03-01");
    complete().write(&place, "new/corrected.pdf");
    let compared = place
        .run("compare l.sqlite new --output json")
        .ends(0)
        .json();
    let one = &compared["nominations"][0];
    assert_eq!(one["matched_by"], "nominee_and_title");
    assert_eq!(one["points"][0]["state"], "answered");
}

#[test]
fn what_is_no_ledger_is_left_alone() {
    let place = place();
    fs::create_dir_all(place.path("in")).unwrap();
    fs::copy(
        root().join("samples/forms/complete-latex.pdf"),
        place.path("in/a.pdf"),
    )
    .unwrap();
    let other = Connection::open(place.path("l.sqlite")).unwrap();
    other
        .execute_batch("CREATE TABLE mine (x); INSERT INTO mine VALUES (1)")
        .unwrap();
    drop(other);
    let run = check(&place, "2027-03-01").ends(2);
    assert!(run.stderr.contains("another program"), "{}", run.stderr);
    assert_eq!(count(&place, "mine"), 1);
    place.run("check in --ledger in/a.pdf").ends(2);
    place.run("check in --ledger l2.sqlite --redact").ends(2);
    place.run("check in").ends(0);
}

#[test]
fn two_users_write_at_the_same_time() {
    let place = with_samples(
        &[
            ("incomplete.pdf", "a.pdf"),
            ("compendium.pdf", "b.pdf"),
            ("malformed-fields.pdf", "c.pdf"),
        ],
        &format!("{OFFICE}{SAMPLES}"),
    );
    let runs: Vec<_> = (0..4)
        .map(|_| {
            place.start(
                "check in --ledger l.sqlite --output concise --fail-on never --today 2027-03-01",
            )
        })
        .collect();
    for run in runs {
        Run::of(run).ends(0);
    }
    let all = cases(&place);
    assert_eq!(all.as_array().unwrap().len(), 5);
    assert_eq!(count(&place, "versions"), 5);
    assert_eq!(
        count(&place, "events WHERE kind = 'status' AND text = 'received'"),
        5
    );
}

#[test]
fn records_are_a_database() {
    let place = with_samples(
        &[
            ("incomplete.pdf", "a.pdf"),
            ("compendium.pdf", "b.pdf"),
            ("summary-deck.pdf", "c.pdf"),
        ],
        SAMPLES,
    );
    place
        .run("check in --records r.sqlite --output json=report.json")
        .ends(1);
    let report = place.json("report.json");
    let open = Connection::open(place.path("r.sqlite")).unwrap();
    let count = |sql: &str| open.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let summary = &report["summary"];
    assert_eq!(
        count("SELECT count(*) FROM documents"),
        summary["documents"]
    );
    assert_eq!(
        count("SELECT count(*) FROM nominations"),
        summary["nominations"]
    );
    assert_eq!(
        count("SELECT count(*) FROM nominations WHERE status = 'complete'"),
        summary["complete"]
    );
    assert_eq!(
        count("SELECT count(*) FROM findings WHERE severity = 'error'"),
        summary["errors"]
    );
    assert_eq!(
        count(
            "SELECT count(DISTINCT n.id) FROM nominations n JOIN sections s ON s.nomination_id = n.id JOIN people p ON p.nomination_id = n.id"
        ),
        summary["nominations"]
    );
    assert_eq!(
        count(
            "SELECT count(*) FROM nominations WHERE tool = '' OR form_version IS NULL OR rules = ''"
        ),
        0
    );
    place.run("check in --records in/a.pdf/r.sqlite").ends(3);
}
