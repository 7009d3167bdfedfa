//! Titles before names, by the words that forms have in all languages.

use super::*;
use crate::form::Form;
use crate::record::testing::placed;

/// "honorific | name | function | organisation".
fn title_of(line: &str) -> String {
    let forms = Form::built_in();
    let form = forms.iter().find(|form| form.file.name == "sstc").unwrap();
    let found = person(&placed(line), form.words("en"));
    let part = |text: &Option<Text>| {
        let text = text.as_ref().map(|text| text.as_str().to_owned());
        text.unwrap_or_else(|| "–".to_owned())
    };
    [
        &found.honorific,
        &found.name,
        &found.function,
        &found.organisation,
    ]
    .map(part)
    .join(" | ")
}

/// Each title before "Ana Roca".
fn are_titles(titles: &[&str]) {
    for title in titles {
        let line = format!("{title} Ana Roca, Director, Seed Union");
        assert_eq!(
            title_of(&line),
            format!("{title} | Ana Roca | Director | Seed Union")
        );
    }
}

#[test]
fn titles_of_churches_and_faiths_are_no_names() {
    are_titles(&[
        "Sister",
        "Brother",
        "Father",
        "Deacon",
        "Deaconess",
        "Evangelist",
        "Pastor",
        "Imam",
    ]);
    are_titles(&[
        "Sheikh", "Sheikha", "Alhaji", "Hajia", "Hajja", "Hajjia", "Maulana", "Ustaz", "Swami",
        "Pandit",
    ]);
    are_titles(&[
        "Sor",
        "Hermana",
        "Rvda.",
        "Reverenda",
        "Sœur",
        "Frère",
        "Pasteur",
        "Révérende",
        "Alhadji",
    ]);
    are_titles(&["Irmã", "Sóror", "Frei", "Padre"]);
}

#[test]
fn titles_of_trades_are_no_names() {
    are_titles(&[
        "Nurse",
        "Engr.",
        "Arch.",
        "Barr.",
        "Barrister",
        "Pharm.",
        "Surv.",
    ]);
    are_titles(&[
        "Lic.", "Licda.", "Mtro.", "Mtra.", "Téc.", "Soc.", "Psic.", "Abg.", "Econ.", "Enf.",
    ]);
    are_titles(&[
        "Arq.ª",
        "Eng.ª",
        "Enf.ª",
        "Me.",
        "Mestre",
        "Mestra",
        "Enfermeira",
        "Enfermeiro",
    ]);
    are_titles(&["Me", "Maître", "Pr"]);
}

#[test]
fn titles_of_rank_are_no_names() {
    are_titles(&[
        "Hon.",
        "Hon'ble",
        "Chief",
        "Togbui",
        "Commander",
        "Lieutenant",
        "Sergeant",
        "Constable",
    ]);
    are_titles(&[
        "Coronel",
        "Capitán",
        "Teniente",
        "Comandante",
        "Colonel",
        "Capitaine",
        "Capitão",
        "Tenente",
    ]);
}

#[test]
fn organisation_or_function_that_begins_like_a_title_is_none() {
    for (line, parts) in [
        ("Brother Tailors Union", "– | – | – | Brother Tailors Union"),
        (
            "Ana Roca, Nurse in charge, Seed Union",
            "– | Ana Roca | Nurse in charge | Seed Union",
        ),
        (
            "Ana Roca, Nurse Supervisor, Seed Union",
            "– | Ana Roca | Nurse Supervisor | Seed Union",
        ),
        ("Brother Roca, Director", "– | Brother Roca | Director | –"),
    ] {
        assert_eq!(title_of(line), parts);
    }
}

#[test]
fn article_before_whoever_speaks_is_no_name() {
    for by in [
        "representada por la",
        "representada legalmente por la",
        "representada legalmente por",
    ] {
        assert_eq!(
            title_of(&format!(
                "Cooperativa del Valle, {by} Abg. Ana Roca, Presidenta"
            )),
            "Abg. | Ana Roca | Presidenta | Cooperativa del Valle",
            "{by}"
        );
    }
}
