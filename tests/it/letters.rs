//! Letters: what is drafted, for whom, and what becomes of the drafts from one day to the next.

use std::fs;

use crate::formats::{hostile, place, texts};
use crate::nominations::{Sheet, complete};
use crate::office::SAMPLES;
use crate::support::{Place, root};

#[test]
fn letters_ask_each_nominee_in_the_nominations_language() {
    let place = place();
    place
        .run("check in --follow-links --output letters=out")
        .ends(3);
    let texts = texts(&place.path("out"));
    let names: Vec<&str> = texts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            ".nomcheck",
            "letter-1-2-0a-error.eml",
            "letter-1-2-0a-error.txt",
            "letter-compendium-b.eml",
            "letter-compendium-b.txt",
            "letter-heritage-incomplete.eml",
            "letter-heritage-incomplete.txt",
            "letter-malformed-fields.eml",
            "letter-malformed-fields.txt",
            "mail-merge.csv",
            "officer.html",
            "officer.md",
            "unread-scan.eml",
            "unread-scan.txt"
        ]
    );
    let text: Vec<String> = texts[1..]
        .iter()
        .filter(|(name, _)| {
            ![".eml", ".csv", ".html"]
                .iter()
                .any(|end| name.ends_with(end))
        })
        .map(|(name, text)| format!("=== {name}\n{text}"))
        .collect();
    insta::assert_snapshot!(text.concat());
}

#[test]
fn letters_never_claim_what_may_have_been_misread() {
    let place = place();
    place
        .run("check in --follow-links --output letters=out --output json=report.json")
        .ends(3);
    let report = place.json("report.json");
    let letters: String = texts(&place.path("out"))
        .into_iter()
        .filter(|(name, _)| name.starts_with("letter-") && name.ends_with(".txt"))
        .map(|(_, text)| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    // The letter of a finding that is not for a letter would name its value.
    let mut others = 0;
    for finding in report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|d| d["findings"].as_array().unwrap())
    {
        let asked = finding["cure"] == "T"
            && finding["certainty"] == "definite"
            && finding["severity"] != "note";
        let named = [&finding["args"]["b"], &finding["args"]["quote"]];
        for value in named
            .iter()
            .filter_map(|value| value.as_str())
            .filter(|_| !asked)
        {
            assert!(!letters.contains(&format!("“{value}”")), "{value}");
            others += 1;
        }
    }
    assert!(others > 2);
    // The waiver covers the country that does not exist.
    assert!(!letters.contains("Madagascer"));
    assert!(letters.contains("office 17"));
}

#[test]
fn a_file_that_was_sent_twice_gets_one_letter() {
    let place = place();
    fs::write(place.path("in/copy.pdf"), hostile()).unwrap();
    place
        .run("check in --follow-links --output letters=out")
        .ends(3);
    let names = fs::read_dir(place.path("out")).unwrap();
    let letters = names.filter(|name| {
        let path = name.as_ref().unwrap().path();
        let text = fs::read_to_string(path).unwrap();
        text.contains("a@b") && text.starts_with("To:")
    });
    assert_eq!(letters.count(), 1);
    assert!(place.read("out/officer.md").contains("| covered by ["));
}

/// An office that has settled all that a letter says.
pub const OFFICE: &str = r#"
[office]
name = "Award Office"
address = "1 Green Street\nAccra"
signatory = "A. Owusu, Programme Officer"
reply-to = "office@example.org"
reply-by = 14
reference = "AW/{year}/{country}/{id}"
[office.language.fr]
name = "Bureau du prix"
closing = "Veuillez agréer nos salutations les meilleures."
"#;

/// Runs on a day that stays.
const ON_A_DAY: &str = "--today 2027-03-05";

/// A place whose office is configured so.
pub fn desk(config: &str) -> Place {
    Place::with(&[
        (
            "nomcheck.toml",
            &format!("ocr = \"off\"\n{SAMPLES}{config}"),
        ),
        ("in/x.md", ""),
    ])
}

fn incomplete() -> Sheet {
    complete().with("Country", "").with("10. Contacts", "")
}

fn drafts(place: &Place) -> Vec<String> {
    let names = texts(&place.path("out")).into_iter().map(|(name, _)| name);
    names.filter(|name| !name.starts_with('.')).collect()
}

fn write(place: &Place, more: &str) -> crate::support::Run {
    place.run(&format!(
        "check in --output concise --output letters=out {ON_A_DAY} {more}"
    ))
}

#[test]
fn office_leaves_no_bracket_to_fill_in() {
    let place = desk(OFFICE);
    incomplete().write(&place, "in/seeds.pdf");
    fs::copy(
        root().join("samples/forms/heritage-incomplete.pdf"),
        place.path("in/sel.pdf"),
    )
    .unwrap();
    complete()
        .title("Roofs before Bricks")
        .with("Nominee", "Mr. Bo Ekiye, Chair, Kiln Union")
        .with("Email", "bo.ekiye@example.net")
        .write(&place, "in/roofs.pdf");
    write(&place, "--acknowledge").ends(1);
    assert_eq!(
        drafts(&place),
        [
            "letter-seeds.eml",
            "letter-seeds.txt",
            "letter-sel.eml",
            "letter-sel.txt",
            "mail-merge.csv",
            "officer.html",
            "officer.md",
            "received-roofs.eml",
            "received-roofs.txt"
        ]
    );
    let all: Vec<String> = texts(&place.path("out"))
        .into_iter()
        .filter(|(name, _)| !name.starts_with('.') && !name.ends_with(".csv"))
        .filter(|(name, _)| name != "officer.html")
        .map(|(name, text)| format!("=== {name}\n{}", text.replace("\r\n", "\n")))
        .collect();
    insta::assert_snapshot!("letters_of_an_office", all.concat());
    for (name, text) in texts(&place.path("out")) {
        if name.ends_with(".txt") {
            assert!(!text.contains('[') || text.contains("[AW/"), "{text}");
        }
    }
}

#[test]
fn doubtful_address_is_not_written_to_and_the_telephone_is_offered() {
    let place = desk(OFFICE);
    incomplete()
        .with("Email", "ama.owusu@gmial.com")
        .write(&place, "in/seeds.pdf");
    write(&place, "").ends(1);
    let text = place.read("out/letter-seeds.txt");
    let first = text.lines().next().unwrap();
    assert_eq!(
        first,
        "To: Ama Owusu (the address in the nomination is doubtful; telephone +233 30 276 1234)"
    );
    let mail = place.read("out/letter-seeds.eml");
    assert!(
        !mail.contains("\nTo:") && !mail.starts_with("To:"),
        "{mail}"
    );
    assert!(!mail.contains("gmial"), "{mail}");
}

#[test]
fn senders_of_what_could_not_be_read_are_answered() {
    let place = desk(OFFICE);
    fs::write(place.path("in/empty.pdf"), "").unwrap();
    fs::write(place.path("in/renamed.pdf"), "PK\u{3}\u{4} word").unwrap();
    fs::write(place.path("in/renamed again.pdf"), "PK\u{3}\u{4} word").unwrap();
    fs::write(place.path("in/Nomination form.docx"), "PK").unwrap();
    fs::write(place.path("in/Thumbs.db"), "x").unwrap();
    for sample in ["encrypted-password.pdf", "scan.pdf"] {
        fs::copy(
            root().join("samples/forms").join(sample),
            place.path("in").join(sample),
        )
        .unwrap();
    }
    write(&place, "").ends(1);
    assert_eq!(
        drafts(&place)
            .iter()
            .filter(|name| name.ends_with(".txt"))
            .collect::<Vec<_>>(),
        [
            "unread-empty.txt",
            "unread-encrypted-password.txt",
            "unread-nomination-form.txt",
            "unread-renamed-again.txt",
            "unread-scan.txt"
        ]
    );
    let all: Vec<String> = texts(&place.path("out"))
        .into_iter()
        .filter(|(name, _)| name.ends_with(".txt") || name == "officer.md")
        .map(|(name, text)| format!("=== {name}\n{text}"))
        .collect();
    insta::assert_snapshot!("letters_to_senders", all.concat());
    for lang in ["es", "fr", "pt"] {
        write(&place, &format!("--lang {lang}")).ends(1);
        let all: Vec<String> = texts(&place.path("out"))
            .into_iter()
            .filter(|(name, _)| name.starts_with("unread-") && name.ends_with(".txt"))
            .map(|(name, text)| format!("=== {name}\n{text}"))
            .collect();
        insta::assert_snapshot!(format!("letters_to_senders_{lang}"), all.concat());
    }
}

#[test]
fn versions_of_a_nomination_get_one_letter() {
    let place = desk(OFFICE);
    incomplete().write(&place, "in/a.pdf");
    incomplete().write(&place, "in/copy of a.pdf");
    // Another version of the same nomination lacks one thing more.
    incomplete().with("Telephone", "").write(&place, "in/b.pdf");
    // Of another there is a complete version.
    let roofs = || {
        complete()
            .title("Roofs before Bricks")
            .with("Nominee", "Mr. Bo Ekiye, Chair, Kiln Union")
            .with("Email", "bo@example.net")
    };
    roofs().with("Country", "").write(&place, "in/roofs 1.pdf");
    roofs().write(&place, "in/roofs 2.pdf");
    // And one lacks only what touches the merit.
    complete()
        .title("Wells for Two Valleys")
        .with("Nominee", "Ms. Cy Adeyemi, Head, Well Office")
        .with("Email", "cy@example.net")
        .with("6. Innovation", "TBD")
        .write(&place, "in/wells.pdf");
    write(&place, "").ends(1);
    assert_eq!(
        drafts(&place),
        [
            "letter-a.eml",
            "letter-a.txt",
            "mail-merge.csv",
            "officer.html",
            "officer.md"
        ]
    );
    let text = place.read("out/letter-a.txt");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("(a.pdf, copy of a.pdf)"), "{text}");
    let list = place.read("out/officer.md");
    let head = list.split("## For the officer").next().unwrap();
    insta::assert_snapshot!("letters_of_versions", head);
}

#[test]
fn drafts_are_renewed_every_day_and_edited_ones_are_kept() {
    let place = desk(OFFICE);
    incomplete().write(&place, "in/a.pdf");
    let roofs = complete()
        .title("Roofs before Bricks")
        .with("Nominee", "Mr. Bo Ekiye, Chair, Kiln Union")
        .with("Email", "bo@example.net");
    roofs.clone().with("Country", "").write(&place, "in/b.pdf");
    write(&place, "").ends(1);
    fs::write(place.path("out/letter-a.txt"), "my own words").unwrap();
    fs::write(place.path("out/notes.txt"), "of the officer").unwrap();
    // As nothing has changed, the edited draft holds; the others are written anew, with today's date.
    let later = "--today 2027-03-12";
    let again = |more: &str| {
        place
            .run(&format!(
                "check in --output html=r.html --output letters=out {more}"
            ))
            .ends(1)
    };
    again(later);
    assert_eq!(place.read("out/letter-a.txt"), "my own words");
    assert_eq!(place.read("out/notes.txt"), "of the officer");
    assert!(place.read("out/letter-b.txt").contains("26\u{a0}March"));
    assert!(
        place
            .read("out/officer.md")
            .contains("**edited, and kept**")
    );
    // Another file of the same name as a draft that somebody wrote: it gets another name.
    fs::write(place.path("out/letter-c.txt"), "mine").unwrap();
    complete()
        .title("Wells for Two Valleys")
        .with("Nominee", "Ms. Cy Adeyemi, Head, Well Office")
        .with("Email", "cy@example.net")
        .with("Country", "")
        .write(&place, "in/c.pdf");
    // The nominee has sent the contacts: the edited draft is out of date, and named.
    complete().with("Country", "").write(&place, "in/a.pdf");
    again(later);
    assert_eq!(place.read("out/letter-a.txt"), "my own words");
    assert_eq!(place.read("out/letter-c.txt"), "mine");
    let list = place.read("out/officer.md");
    assert!(list.contains("**edited, and out of date"), "{list}");
    assert!(list.contains("letter-c-"), "{list}");
    // At last all is there: what was written goes, what was edited is named.
    complete().write(&place, "in/a.pdf");
    roofs.write(&place, "in/b.pdf");
    again(later);
    assert!(!place.path("out/letter-b.txt").exists() && !place.path("out/letter-a.eml").exists());
    assert_eq!(place.read("out/letter-a.txt"), "my own words");
    let list = place.read("out/officer.md");
    assert!(
        list.contains("## Edited drafts that are no longer needed\n\n- letter-a.txt"),
        "{list}"
    );
    assert!(place.path("r.html").exists());
    // A list in which somebody has made notes stays, too.
    fs::write(place.path("out/officer.md"), "ticked off").unwrap();
    again(later);
    assert_eq!(place.read("out/officer.md"), "ticked off");
    assert!(place.read("out/officer-2.md").starts_with("# "));
    let left = fs::read_dir(place.path(".")).unwrap();
    let left = left.filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    assert_eq!(left.filter(|name| name.starts_with(".nomcheck")).count(), 0);
}

#[test]
fn same_run_writes_the_same_drafts() {
    let place = desk(OFFICE);
    incomplete().write(&place, "in/a.pdf");
    complete()
        .title("Roofs")
        .with("Country", "")
        .write(&place, "in/b.pdf");
    write(&place, "--jobs 1").ends(1);
    let before = texts(&place.path("out"));
    write(&place, "--jobs 3").ends(1);
    assert_eq!(texts(&place.path("out")), before);
}

#[test]
fn folder_of_others_is_never_written_into() {
    let place = desk(OFFICE);
    incomplete().write(&place, "in/a.pdf");
    place.run("check in --output letters=in").ends(2);
    fs::create_dir_all(place.path("other")).unwrap();
    fs::write(place.path("other/thesis.txt"), "x").unwrap();
    let run = place.run("check in --output letters=other").ends(2);
    assert!(run.stderr.contains("thesis.txt"), "{}", run.stderr);
    assert_eq!(fs::read_dir(place.path("other")).unwrap().count(), 1);
}

#[test]
fn hostile_texts_make_no_header() {
    let place = desk(OFFICE);
    fs::write(place.path("in/a.pdf"), hostile()).unwrap();
    complete()
        .title("Seeds\\nBcc: all@example.com")
        .with(
            "Nominee",
            "Ms. Ama <x@example.com>, Bcc: y@example.com; Owusu, Director, Seed Bank",
        )
        .with("Country", "")
        .write(&place, "in/b.pdf");
    write(&place, "").ends(1);
    for (name, text) in texts(&place.path("out")) {
        if !name.ends_with(".eml") {
            continue;
        }
        let head = text.split("\r\n\r\n").next().unwrap();
        for line in head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
        {
            let field = line.split(':').next().unwrap();
            let known = [
                "To",
                "Reply-To",
                "Subject",
                "X-Unsent",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding",
            ];
            assert!(known.contains(&field), "{name}: {line}");
        }
        assert!(text.is_ascii());
    }
}
