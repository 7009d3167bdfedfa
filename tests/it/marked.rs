//! Mails with a copy of the submission in which what they ask for is marked.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::letters::{OFFICE, desk};
use crate::nominations::{Sheet, complete};

const CHECK: &str =
    "check in --output concise --output letters=out --today 2027-03-05 --marked-copies";

/// Lacks its country, which the nominee can send, and has a section without an answer, which is for the office to judge.
fn incomplete() -> Sheet {
    complete()
        .with("Country", "")
        .with("9. Awareness of the initiative", "To be completed")
}

/// The body and the attached file of a mail, by its boundary.
fn parts(mail: &str) -> (String, Vec<u8>) {
    let (_, boundary) = mail.split_once("boundary=\"").unwrap();
    let (boundary, rest) = boundary.split_once('"').unwrap();
    let parts: Vec<&str> = rest.split(&format!("--{boundary}")).collect();
    let [_, text, file, end] = parts.as_slice() else {
        panic!("{} parts", parts.len());
    };
    assert!(end.starts_with("--"), "{end}");
    let (head, file) = file.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("application/pdf"), "{head}");
    assert!(head.contains("filename=\"seeds (marked).pdf\""), "{head}");
    let base64: String = file.split_whitespace().collect();
    ((*text).to_owned(), STANDARD.decode(base64).unwrap())
}

#[test]
fn mail_that_asks_has_a_copy_with_its_points_and_no_other() {
    let place = desk(OFFICE);
    incomplete().write(&place, "in/seeds.pdf");
    complete()
        .title("Roofs before Bricks")
        .with("Nominee", "Mr. Bo Ekiye, Chair, Kiln Union")
        .with("Email", "bo.ekiye@example.net")
        .write(&place, "in/roofs.pdf");
    place.run(&format!("{CHECK} --acknowledge")).ends(1);
    let mail = place.read("out/letter-seeds.eml");
    let (body, copy) = parts(&mail);
    assert!(body.contains("A copy of your PDF, in which these points are marked, is attached."));
    let original = fs::read(place.path("in/seeds.pdf")).unwrap();
    assert!(copy.starts_with(&original));
    let added = String::from_utf8_lossy(&copy[original.len()..]);
    assert!(added.contains("(1. The country is missing."), "{added}");
    assert!(added.contains("(Award Office)"), "{added}");
    for other in ["To be completed", "section-", "nomcheck"] {
        assert!(!added.contains(other), "{other}: {added}");
    }
    // The text has no attachment and does not speak of one; nor is one needed where nothing is asked.
    assert!(!place.read("out/letter-seeds.txt").contains("attached"));
    assert!(!place.read("out/mail-merge.csv").contains("attached"));
    assert!(!place.read("out/received-roofs.eml").contains("boundary"));
    place.run(&format!("{CHECK} --acknowledge")).ends(1);
    assert_eq!(place.read("out/letter-seeds.eml"), mail);
}

#[test]
fn nobody_gets_what_others_have_sent() {
    let place = desk(OFFICE);
    place.sample("compendium.pdf", "in/compendium.pdf");
    place.run(CHECK).ends(1);
    let mail = place.read("out/letter-compendium-b.eml");
    assert!(!mail.contains("boundary"), "{mail}");
}

#[test]
fn damaged_file_is_not_copied_and_its_letter_is_written() {
    let place = desk(OFFICE);
    incomplete().write(&place, "in/seeds.pdf");
    let mut bytes = fs::read(place.path("in/seeds.pdf")).unwrap();
    let table = bytes.windows(9).rposition(|w| w == b"startxref").unwrap();
    bytes.truncate(table);
    fs::write(place.path("in/seeds.pdf"), bytes).unwrap();
    let run = place.run(CHECK);
    assert!(
        run.stderr
            .contains("in/seeds.pdf: its letter has no marked copy: it is damaged"),
        "{}",
        run.stderr
    );
    assert!(!place.read("out/letter-seeds.eml").contains("boundary"));
}

#[test]
fn copies_go_with_letters_and_not_with_masked_numbers() {
    let place = desk(OFFICE);
    incomplete().write(&place, "in/seeds.pdf");
    place.run("check in --marked-copies").ends(2);
    place.run(&format!("{CHECK} --redact")).ends(2);
}

#[test]
fn day_that_is_over_is_in_no_letter() {
    let place = desk(&OFFICE.replace("reply-by = 14", "reply-by = 2027-03-04"));
    incomplete().write(&place, "in/seeds.pdf");
    let run = place.run(&CHECK.replace("2027-03-05", "2027-03-04"));
    assert!(!run.stderr.contains("is over"), "{}", run.stderr);
    assert!(
        place
            .read("out/letter-seeds.txt")
            .contains("by 4\u{a0}March\u{a0}2027")
    );
    let run = place.run(CHECK);
    assert!(
        run.stderr.contains("'reply-by', 2027-03-04) is over"),
        "{}",
        run.stderr
    );
    let letter = place.read("out/letter-seeds.txt");
    assert!(letter.contains("as soon as you can"), "{letter}");
}
