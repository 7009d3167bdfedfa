//! Reading copies: what a jury reads, and what it must not.

use std::fs;

use crate::formats::{hostile, texts};
use crate::nominations::complete;
use crate::office::SAMPLES;
use crate::support::{Place, Run, is_plain_page_with};

fn place() -> Place {
    let place = Place::with(&[("nomcheck.toml", SAMPLES), ("in/x.md", "")]);
    complete()
        .with(
            "4. Achievements",
            "Ms. Owusu and the VOLTA SEED BANK (VSB) reached 2,300 families; write to ama.owusu@example.org or call \
             +233 30 276 1234. Ama is an example to all, says the Mono Growers Union.",
        )
        .write(&place, "in/Ama Owusu.pdf");
    place
}

fn copies(place: &Place, more: &str) -> Run {
    place.run(&format!(
        "check in --output concise --output copies=out {more}"
    ))
}

#[test]
fn copy_is_the_nomination_in_the_forms_order() {
    let place = place();
    copies(&place, "").ends(0);
    let names: Vec<String> = texts(&place.path("out"))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        names,
        [
            ".nomcheck",
            "index.html",
            "nomination-ama-owusu.docx",
            "nomination-ama-owusu.html"
        ]
    );
    let page = place.read("out/nomination-ama-owusu.html");
    is_plain_page_with(
        &page,
        &[
            "<h1>Seeds that Cross",
            "Ms. Ama Owusu",
            "Ghana",
            "Main partners",
            "Innovation",
            "ILO Contacts",
        ],
    );
    assert!(
        place
            .read("out/index.html")
            .contains("href=\"nomination-ama-owusu.html\"")
    );
    // The same bytes again, and an edited copy is kept.
    let before = texts(&place.path("out"));
    copies(&place, "").ends(0);
    assert_eq!(texts(&place.path("out")), before);
    fs::write(place.path("out/nomination-ama-owusu.html"), "edited").unwrap();
    copies(&place, "").ends(0);
    assert_eq!(place.read("out/nomination-ama-owusu.html"), "edited");
}

#[test]
fn anonymised_copy_tells_nobody() {
    let place = place();
    copies(&place, "--anonymise").ends(0);
    for (name, text) in texts(&place.path("out")) {
        if !name.ends_with(".html") {
            continue;
        }
        for secret in [
            "Owusu",
            "Ama",
            "Volta Seed",
            "VOLTA",
            "VSB",
            "Mono Growers",
            "276 1234",
            "example.org",
            "Baah",
        ] {
            assert!(!text.contains(secret), "{secret} in {name}");
        }
        assert!(!name.contains("owusu"), "{name}");
        if name != "index.html" {
            assert!(
                text.contains("2,300 families") && text.contains("Ghana"),
                "{text}"
            );
        }
    }
    let removed = place.read("out/removed.md");
    for listed in [
        "Ms. Ama Owusu",
        "VOLTA SEED BANK",
        "VSB",
        "Mono Growers Union",
        "Owusu",
    ] {
        assert!(removed.contains(listed), "{listed} in {removed}");
    }
}

#[test]
fn no_text_of_a_pdf_is_markup() {
    let place = Place::with(&[("nomcheck.toml", SAMPLES), ("in/x.md", "")]);
    fs::write(place.path("in/a.pdf"), hostile()).unwrap();
    for more in ["", "--anonymise"] {
        copies(&place, more).ends(1);
        for (name, text) in texts(&place.path("out")) {
            if name.ends_with(".html") {
                assert!(
                    !text.contains("<script") && !text.contains("<img") && !text.contains("<b>"),
                    "{name}: {text}"
                );
            }
        }
    }
}

#[test]
fn options_that_would_change_nothing_are_refused() {
    let place = place();
    place.run("check in --anonymise").ends(2);
    place.run("check in --acknowledge").ends(2);
    place.run("check in --output copies").ends(2);
    place.run("check in --output copies=in").ends(2);
}

#[test]
fn copy_that_somebody_changed_keeps_its_page_and_its_word_file_together() {
    let place = place();
    copies(&place, "").ends(0);
    let name = "out/nomination-ama-owusu.docx";
    let mut word = fs::read(place.path(name)).unwrap();
    word.push(0);
    fs::write(place.path(name), &word).unwrap();
    complete()
        .with(
            "4. Achievements",
            "Two thousand families kept their own seed in both countries in four years.",
        )
        .write(&place, "in/Ama Owusu.pdf");
    copies(&place, "");
    assert_eq!(fs::read(place.path(name)).unwrap(), word);
    let index = place.read("out/index.html");
    assert!(index.contains("nomination-ama-owusu"), "{index}");
    let names: Vec<String> = texts(&place.path("out"))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    // The new page and its Word file have one name; the changed one is left alone.
    let stems: Vec<_> = names[2..4]
        .iter()
        .filter_map(|name| name.split_once('.'))
        .collect();
    assert_eq!(stems[0].0, stems[1].0, "{names:?}");
    assert_ne!(stems[0].0, "nomination-ama-owusu");
    assert!(
        index.contains(&names[2]) && !index.contains("\"nomination-ama-owusu.html"),
        "{index}"
    );
}
