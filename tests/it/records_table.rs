//! `--records FILE.csv`: the records as a flat table.

use std::fs;

use crate::formats::hostile;
use crate::nominations::complete;
use crate::office::SAMPLES;
use crate::support::{Place, root};

fn rows(place: &Place, name: &str) -> Vec<Vec<(String, String)>> {
    let text = place.read(name);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let pairs = heads.iter().zip(row.iter());
            pairs.map(|(h, c)| (h.to_owned(), c.to_owned())).collect()
        })
        .collect()
}

fn cell<'r>(row: &'r [(String, String)], head: &str) -> &'r str {
    row.iter()
        .find(|(name, _)| name == head)
        .map_or("(no such column)", |(_, cell)| cell)
}

#[test]
fn table_has_a_line_per_nomination_and_file() {
    let place = Place::with(&[("nomcheck.toml", SAMPLES), ("in/broken.pdf", "no PDF")]);
    fs::copy(
        root().join("samples/forms/compendium.pdf"),
        place.path("in/all.pdf"),
    )
    .unwrap();
    complete().write(&place, "in/seeds.pdf");
    place
        .run("check in --output concise --records out.csv")
        .ends(1);
    let rows = rows(&place, "out.csv");
    let what: Vec<String> = rows
        .iter()
        .map(|row| {
            [
                "file",
                "kind",
                "problem",
                "nomination",
                "country_code",
                "name",
            ]
            .map(|head| cell(row, head))
            .join(" | ")
        })
        .collect();
    insta::assert_snapshot!("table_of_records", what.join("\n"));
    let seeds = &rows[4];
    assert_eq!(cell(seeds, "telephones"), "'+233 30 276 1234");
    assert_eq!(cell(seeds, "telephones_e164"), "'+233302761234");
    assert!(cell(seeds, "section_innovation").starts_with("For the first time"));
    assert!(cell(seeds, "tool").starts_with("nomcheck "));
    assert_eq!(cell(seeds, "form_version").len(), 12);
    assert_eq!(cell(seeds, "sha256").len(), 64);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
}

#[test]
fn no_cell_is_a_formula_and_redacted_ones_hold_no_number() {
    let place = Place::with(&[("nomcheck.toml", SAMPLES), ("in/x.md", "")]);
    fs::write(place.path("in/a.pdf"), hostile()).unwrap();
    complete().write(&place, "in/b.pdf");
    place
        .run("check in --output concise --records out.csv")
        .ends(1);
    for row in rows(&place, "out.csv") {
        for (head, cell) in row {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{head}: {cell}"
            );
            assert!(!cell.contains('\n'), "{head}: {cell}");
        }
    }
    place
        .run("check in --output concise --redact --records masked.csv")
        .ends(1);
    let masked = place.read("masked.csv");
    assert!(
        !masked.contains("276 1234") && !masked.contains("ama.owusu@"),
        "{masked}"
    );
    // Also for nothing at all there are heads.
    place
        .run("check in --exclude *.pdf --allow-empty --records none.csv")
        .ends(0);
    assert!(place.read("none.csv").starts_with("file,sha256,kind,"));
}
