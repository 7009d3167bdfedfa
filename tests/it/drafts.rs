//! `forms new` and `forms draft`: definitions to start from.

use crate::support::{Place, root};
use crate::tiny_pdf::{Line, Mark, page, ruled};

/// A blank form with two people, boxes, limits and hints.
fn blank() -> String {
    page(&[
        Line::Bold("ORCHARD KEEPERS PRIZE"),
        Line::Plain("Please complete all lines and send the form by e-mail."),
        Line::Bold("A. Nominator"),
        Line::Plain("Name: ______________________________"),
        Line::Plain("E-mail: ____________________________"),
        Line::Bold("B. Nominee"),
        Line::Plain("Name: ______________________________"),
        Line::Plain("E-mail: ____________________________"),
        Line::Plain("Country: ___________________________"),
        Line::Plain("Website (optional): ________________"),
        Line::Bold("1. What has the nominee done?"),
        Line::Plain("[Explain what was done in a maximum of 1,500 characters.]"),
        Line::Bold("2. Kind of work"),
        Line::Plain("[ ] Planting [ ] Grafting [ ] Teaching"),
        Line::Bold("3. Has it been awarded before?"),
        Line::Plain("[ ] Yes [ ] No"),
        Line::Bold("4. Number of trees"),
        Line::Bold("5. Total cost"),
        Line::Bold("6. Why does it deserve the prize?"),
        Line::Plain("(no more than 250 words)"),
    ])
}

#[test]
fn blank_form_becomes_a_definition_without_faults() {
    let pdf = blank();
    let place = Place::with(&[("Orchard Form.pdf", pdf.as_str())]);
    let file = place.path("Orchard Form.pdf");
    std::fs::rename(file, place.path("orchard.pdf")).unwrap();
    let run = place.run("forms draft orchard.pdf").ends(0);
    place.run("forms check orchard").ends(0);
    let all = [
        run.stdout,
        place.read("orchard/form.toml"),
        place.read("orchard/en.toml"),
    ];
    insta::assert_snapshot!(all.join("\n----\n"));
}

#[test]
fn drafted_definition_reads_a_filled_copy() {
    let pdf = blank();
    let filled = page(&[
        Line::Bold("ORCHARD KEEPERS PRIZE"),
        Line::Plain("Please complete all lines and send the form by e-mail."),
        Line::Bold("A. Nominator"),
        Line::Plain("Name: Mr Kofi Mensah"),
        Line::Plain("E-mail: kofi@users.example.org"),
        Line::Bold("B. Nominee"),
        Line::Plain("Name: Ms Ama Owusu, Gardener, School of Koforidua"),
        Line::Plain("E-mail: ama@school.example.org"),
        Line::Plain("Country: Ghana"),
        Line::Bold("1. What has the nominee done?"),
        Line::Plain("[Explain what was done in a maximum of 1,500 characters.]"),
        Line::Plain("She has planted a mango orchard behind the school and looks after it."),
        Line::Bold("2. Kind of work"),
        Line::Plain("[x] Planting [ ] Grafting [ ] Teaching"),
        Line::Bold("3. Has it been awarded before?"),
        Line::Plain("[ ] Yes [x] No"),
        Line::Bold("4. Number of trees"),
        Line::Plain("412"),
        Line::Bold("5. Total cost"),
        Line::Plain("USD 2,300"),
        Line::Bold("6. Why does it deserve the prize?"),
        Line::Plain("Because four hundred children eat fruit that they have grown themselves."),
    ]);
    let place = Place::with(&[("blank.pdf", pdf.as_str()), ("a.pdf", filled.as_str())]);
    place.run("forms draft blank.pdf --out orchard").ends(0);
    let run = place.run("check --form orchard a.pdf --output concise");
    let errors: Vec<&str> = run
        .stdout
        .lines()
        .filter(|l| l.contains("error["))
        .collect();
    assert_eq!(errors, Vec::<&str>::new());
    let n = &place.run("extract --form orchard a.pdf").ends(0).json()["nominations"][0];
    assert_eq!(n["nominee"]["name"], "Ama Owusu");
    assert_eq!(
        n["fields"]["nominator.email"]["text"],
        "kofi@users.example.org"
    );
    assert_eq!(n["fields"]["number_trees"]["number"], 412.0);
}

#[test]
fn nothing_is_written_over() {
    let pdf = blank();
    let place = Place::with(&[("blank.pdf", pdf.as_str()), ("mine/notes.txt", "keep")]);
    for args in ["forms new mine", "forms draft blank.pdf --out mine"] {
        let run = place.run(args).ends(2);
        assert!(run.stderr.contains("not overwritten"), "{}", run.stderr);
    }
    assert_eq!(std::fs::read_dir(place.path("mine")).unwrap().count(), 1);
}

#[test]
fn new_form_is_a_copy_under_its_own_name_that_can_be_used() {
    let place = Place::with(&[]);
    place.sample("complete-libreoffice.pdf", "a.pdf");
    place.run("forms new garden --from sstc").ends(0);
    place.run("forms check garden").ends(0);
    assert!(
        place
            .read("garden/form.toml")
            .contains("\nname = \"garden\"\n")
    );
    for language in ["en", "es", "fr", "pt"] {
        assert!(place.path(&format!("garden/{language}.toml")).is_file());
    }
    let n = &place.run("extract --form garden a.pdf").ends(0).json()["nominations"][0];
    assert_eq!(n["form"], "garden");
    place.run("forms new orchard --from garden").ends(0);
    place.run("forms check orchard").ends(0);
    for (args, reported) in [
        ("forms new sstc", "built-in"),
        ("forms new Garden", "cannot be a form's name"),
        ("forms new other --from nonesuch", "nonesuch"),
    ] {
        let run = place.run(args).ends(2);
        assert!(run.stderr.contains(reported), "{args}: {}", run.stderr);
    }
}

#[test]
fn what_has_no_text_gives_no_form() {
    let place = Place::with(&[]);
    let scan = root().join("samples/malformed/blank.pdf");
    std::fs::copy(scan, place.path("blank.pdf")).unwrap();
    place.run("forms draft blank.pdf").ends(3);
    assert!(!place.path("blank").exists());
    place.run("forms draft none.pdf").ends(2);
    place
        .run("forms draft blank.pdf --language english")
        .ends(2);
}

#[test]
fn what_filled_copies_print_alike_becomes_the_form() {
    let copy = |name, country, kind, what, trees| {
        page(&[
            Line::Bold("ORCHARD KEEPERS PRIZE"),
            Line::Plain(name),
            Line::Plain(country),
            Line::Bold("1. What has the nominee done?"),
            Line::Plain("[Explain what was done in a maximum of 1,500 characters.]"),
            Line::Plain(what),
            Line::Bold("2. Kind of work"),
            Line::Plain(kind),
            Line::Bold("3. Number of trees"),
            Line::Plain(trees),
        ])
    };
    let files = [
        copy(
            "Name: Ms Ama Owusu",
            "Country: Ghana",
            "[x] Planting [ ] Grafting [ ] Teaching",
            "She has planted a mango orchard behind the school and looks after it.",
            "412",
        ),
        copy(
            "Name: Mr Luis Prado",
            "Country: Peru",
            "[ ] Planting [x] Grafting [ ] Teaching",
            "He grafts old pears onto young roots for the whole valley.",
            "about 90",
        ),
        copy(
            "Name: Dr Mei Lin",
            "Country: Malaysia",
            "[ ] Planting [ ] Grafting [x] Teaching",
            "She teaches whoever comes how durians are pruned.",
            "7",
        ),
    ];
    let place = Place::with(&[
        ("a.pdf", files[0].as_str()),
        ("b.pdf", files[1].as_str()),
        ("c.pdf", files[2].as_str()),
    ]);
    place.run("forms draft a.pdf b.pdf --out prize").ends(2);
    place.run("forms draft --filled a.pdf --out prize").ends(2);
    place
        .run("forms draft --filled a.pdf b.pdf c.pdf --out prize")
        .ends(0);
    place.run("forms check prize").ends(0);
    let all = [place.read("prize/form.toml"), place.read("prize/en.toml")];
    insta::assert_snapshot!(all.join("\n----\n"));
    let run = place.run("check --form prize b.pdf --output concise");
    let errors = run.stdout.lines().filter(|l| l.contains("error["));
    assert_eq!(errors.count(), 0, "{}", run.stdout);
}

#[test]
fn tables_papers_and_groups_that_come_again_are_drafted() {
    let mark =
        |x: f32, y: f32, size: f32, bold: bool, text: &str| Mark(x, y, size, bold, text.to_owned());
    let marks = [
        mark(72.0, 70.0, 18.0, true, "Orchard Fund"),
        mark(
            72.0,
            100.0,
            11.0,
            false,
            "Project title: ______________________",
        ),
        mark(72.0, 120.0, 11.0, false, "IBAN: ______________________"),
        mark(72.0, 150.0, 13.0, true, "Referee 1"),
        mark(
            72.0,
            170.0,
            11.0,
            false,
            "Full name: ______________________",
        ),
        mark(72.0, 190.0, 11.0, false, "E-mail: ______________________"),
        mark(72.0, 220.0, 13.0, true, "Referee 2"),
        mark(
            72.0,
            240.0,
            11.0,
            false,
            "Full name: ______________________",
        ),
        mark(72.0, 260.0, 11.0, false, "E-mail: ______________________"),
        mark(72.0, 300.0, 13.0, true, "Budget of the orchard"),
        mark(76.0, 324.0, 10.0, true, "Item"),
        mark(306.0, 324.0, 10.0, true, "Cost in EUR"),
        mark(76.0, 384.0, 10.0, false, "Total"),
        mark(72.0, 430.0, 13.0, true, "Documents to attach"),
        mark(72.0, 450.0, 11.0, false, "[ ] Plan of the orchard"),
        mark(72.0, 470.0, 11.0, false, "[ ] Letter of the owner"),
    ];
    let table: (&[f32], &[f32]) = (&[72.0, 300.0, 520.0], &[310.0, 330.0, 350.0, 370.0, 390.0]);
    let pdf = ruled(&marks, &[table]);
    let place = Place::with(&[("blank.pdf", pdf.as_str())]);
    place
        .run("forms draft blank.pdf --out forms/orchard")
        .ends(0);
    place.run("forms check forms/orchard").ends(0);
    let form: toml::Table = place.read("forms/orchard/form.toml").parse().expect("TOML");
    let fields = form["field"].as_array().expect("fields");
    let of = |key: &str| {
        let own = |f: &&toml::Value| f["key"].as_str() == Some(key);
        fields
            .iter()
            .find(own)
            .map(|f| f["type"].as_str().unwrap_or(""))
    };
    assert_eq!(of("iban"), Some("identifier"));
    assert_eq!(of("budget_orchard"), Some("table"));
    assert_eq!(of("item"), Some("text"));
    assert_eq!(of("cost_in"), Some("amount"));
    assert_eq!(of("plan_orchard"), Some("attachment"));
    let groups = form["group"].as_array().expect("groups");
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0]["repeat"]["min"].as_integer(), Some(2));
    let emails = fields.iter().filter(|f| f["key"].as_str() == Some("email"));
    assert_eq!(emails.count(), 1);
}
