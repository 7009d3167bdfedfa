//! The office's own templates: letters in its words, on its letterhead, and the table for a mail merge.

use std::fs;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::nominations::complete;
use crate::office::SAMPLES;
use crate::support::Place;

/// An office with a folder of templates, and a nomination that lacks its telephone number.
fn place(templates: &[(&str, &str)]) -> Place {
    let config = format!(
        "[office]\nname = \"Award Office\"\nreply-by = 14\nreference = \"AW/{{id}}\"\ntemplates = \"words\"\n{SAMPLES}"
    );
    let place = Place::with(&[("nomcheck.toml", &config)]);
    fs::create_dir_all(place.path("words")).unwrap();
    for (name, text) in templates {
        fs::write(place.path("words").join(name), text).unwrap();
    }
    complete().with("Telephone", "").write(&place, "in/a.pdf");
    place
}

/// A Word file whose text is these paragraphs.
fn word(paragraphs: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    part(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
    );
    part(
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
         Target=\"word/document.xml\"/></Relationships>",
    );
    let body: String = paragraphs
        .iter()
        .map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
        .collect();
    part(
        "word/document.xml",
        &format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
        ),
    );
    zip.finish().unwrap().into_inner()
}

fn text_of(word: &[u8]) -> String {
    let mut zip = ZipArchive::new(Cursor::new(word)).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

const CHECK: &str = "check in --output letters=out --today 2027-03-01";

#[test]
fn office_writes_in_its_own_words() {
    let place = place(&[(
        "letter.txt",
        "Subject: Your file {{ reference }}\n\n{{ greeting }}\n\nyour nomination lacks:\n{% for r in requests %}- {{ r }}\n{% endfor %}\n\
         Write to {{ office }} until {{ reply_by }}.\n",
    )]);
    place.run(CHECK).ends(1);
    let letter = place.read("out/letter-a.txt");
    assert!(letter.contains("\nSubject: Your file AW/"), "{letter}");
    assert!(letter.contains("your nomination lacks:\n- "), "{letter}");
    assert!(
        letter
            .replace('\u{a0}', " ")
            .ends_with("Write to Award Office until 15 March 2027.\n"),
        "{letter}"
    );
}

#[test]
fn faults_of_templates_are_faults_of_the_configuration() {
    let said = |name: &str, text: &str| {
        let run = place(&[(name, text)]).run(CHECK).ends(2);
        run.stderr
    };
    let fault = said("letter.fr.txt", "Subject: x\n\n{{ refrence }}\n");
    assert!(
        fault.contains("nomcheck.toml:5: ") && fault.contains("letter.fr.txt:3: "),
        "{fault}"
    );
    let fault = said("leter.txt", "Subject: x\n");
    assert!(fault.contains("did you mean 'letter.txt'"), "{fault}");
    let fault = said("letterhead.docx", "text");
    assert!(fault.contains("not a Word file"), "{fault}");
    // Letters are tried out in every check, whether or not they are wanted.
    let place = place(&[("letter.txt", "no subject\n")]);
    place.run("check in --output concise").ends(2);
}

#[test]
fn letterhead_is_filled() {
    let place = place(&[(
        "letter.txt",
        "Subject: x & y\n\n{{ greeting }}\n\nSecond.\n",
    )]);
    fs::write(
        place.path("words/letterhead.docx"),
        word(&[
            "Award Office",
            "{{ date }}",
            "To: {{ to }}",
            "{{ body }}",
            "Kept",
        ]),
    )
    .unwrap();
    place.run(CHECK).ends(1);
    let text = text_of(&fs::read(place.path("out/letter-a.docx")).unwrap());
    assert!(text.contains("1\u{a0}March\u{a0}2027"), "{text}");
    assert!(text.contains("Dear Ms. Ama Owusu"), "{text}");
    assert!(
        text.contains(">Second.<") && text.contains("Kept"),
        "{text}"
    );
    assert!(!text.contains("{{"), "{text}");
    // The same run gives the same bytes, and an edited one is kept.
    let before = fs::read(place.path("out/letter-a.docx")).unwrap();
    place.run(CHECK).ends(1);
    assert_eq!(fs::read(place.path("out/letter-a.docx")).unwrap(), before);
    fs::write(place.path("out/letter-a.docx"), "edited").unwrap();
    place.run(CHECK).ends(1);
    assert_eq!(place.read("out/letter-a.docx"), "edited");
    assert!(place.read("out/officer.md").contains("edited, and kept"));
}

#[test]
fn mail_merge_table_has_every_draft() {
    let place = place(&[("letter.txt", "Subject: =1+1\n\nFirst line\nsecond line\n")]);
    place.run(CHECK).ends(1);
    let table = place.read("out/mail-merge.csv");
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let heads = rows.headers().unwrap().clone();
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    let cell = |name: &str| &rows[0][heads.iter().position(|head| head == name).unwrap()];
    assert_eq!(cell("to"), "ama.owusu@example.org");
    assert_eq!(cell("name"), "Ama Owusu");
    assert_eq!(cell("subject"), "'=1+1");
    assert_eq!(cell("body"), "First line\nsecond line\n");
    assert_eq!(cell("draft"), "letter-a");
}
