//! Persons as they are printed, and what is made of them.

use super::*;
use crate::form::words::tests::words;
use crate::record::testing::{inside, placed};

/// "honorific | name | function | organisation".
fn shown(line: &str) -> String {
    let found = person(&placed(line), &words());
    let part = |text: &Option<Text>| match text {
        Some(text) => {
            let printed = text.as_str().replace('\n', " ");
            assert_eq!(
                inside(line, &text.places()),
                printed,
                "the text inside `at` is the value"
            );
            printed
        }
        None => "–".to_owned(),
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

#[test]
fn lines_in_the_form_order_are_taken_apart() {
    for (line, parts) in [
        (
            "Ms. Ana Roca, Director, Seed Union – Peru",
            "Ms. | Ana Roca | Director | Seed Union",
        ),
        (
            "Mr Amaro dos Santos, Ministry of Rain of Timor-Leste, Acting Secretary of the k9+",
            "Mr | Amaro dos Santos | Acting Secretary of the k9+ | Ministry of Rain of Timor-Leste",
        ),
        (
            "Mr. Ramón Tuazon, Jr., Chairperson, Lagoon Council (LAC, Philippines) – NGO/Civil Society Org",
            "Mr. | Ramón Tuazon, Jr. | Chairperson | Lagoon Council (LAC, Philippines) – NGO/Civil Society Org",
        ),
        (
            "Sra. Rosa Ñahui, Coordinadora Nacional de Economía, Ministerio de Trabajo – Perú",
            "Sra. | Rosa Ñahui | Coordinadora Nacional de Economía | Ministerio de Trabajo",
        ),
        (
            "Dr. Jane Roe, PhD, Head of Training, Milk Route",
            "Dr. | Jane Roe | Head of Training | Milk Route",
        ),
        (
            "Ms. Yolande Pierre, Registrar, Careful Hands Register",
            "Ms. | Yolande Pierre | Registrar | Careful Hands Register",
        ),
        (
            "Mr. Dawit Gebre, Advisor, Rain Facility, XYZ Finance Programme",
            "Mr. | Dawit Gebre | Advisor | Rain Facility, XYZ Finance Programme",
        ),
        (
            "Ms. Ana Roca, Project Manager for the Union of Weavers, Ministry of Rain - Ecuador",
            "Ms. | Ana Roca | Project Manager for the Union of Weavers | Ministry of Rain",
        ),
    ] {
        assert_eq!(shown(line), parts);
    }
}

#[test]
fn suffixes_belong_to_the_name_and_degrees_do_not() {
    for name in ["Ana Roca", "Ana Roca Jr.", "Ana Roca, Jr.", "Ana Roca, III"] {
        assert_eq!(
            shown(&format!("Ms. {name}, Director")),
            format!("Ms. | {name} | Director | –")
        );
    }
    for degrees in ["Ph.D.", "M.A., Ph.D.", "MBA"] {
        assert_eq!(
            shown(&format!("Ms. Ana Roca, {degrees}, Director")),
            "Ms. | Ana Roca | Director | –"
        );
    }
    for name in [
        "Amaro da Costa",
        "Jan van der Meer",
        "Said bin Khalid",
        "Nguyễn Thị Hoa",
        "María del Mar Ñaupa",
        "محمد علي",
    ] {
        assert_eq!(
            shown(&format!("{name}, Director")),
            format!("– | {name} | Director | –")
        );
    }
}

#[test]
fn a_country_is_no_affiliation() {
    assert_eq!(
        shown("Ms. Diallo Kadiatou, Guinea"),
        "Ms. | Diallo Kadiatou | – | –"
    );
    assert_eq!(
        shown("Ms. Diallo Kadiatou – Republic of Guinea"),
        "Ms. | Diallo Kadiatou | – | –"
    );
    assert_eq!(
        shown("Ms. Diallo Kadiatou (Guinea)"),
        "Ms. | Diallo Kadiatou | – | –"
    );
}

#[test]
fn honorifics_come_in_heaps_and_without_dots() {
    assert_eq!(shown("Prof. Dr. Ana Roca"), "Prof. Dr. | Ana Roca | – | –");
    assert_eq!(
        shown("H.E. Mr Ben Okoro, Minister of Rain"),
        "H.E. Mr | Ben Okoro | Minister of Rain | –"
    );
    assert_eq!(
        shown("His Excellency Ben Okoro"),
        "His Excellency | Ben Okoro | – | –"
    );
    assert_eq!(shown("Eng.ª Ana Roca"), "Eng.ª | Ana Roca | – | –");
    assert_eq!(shown("Dr.Ana Roca"), "Dr. | Ana Roca | – | –");
    assert_eq!(
        shown("Prof. (ret.) Ben Okoro, Director"),
        "Prof. (ret.) | Ben Okoro | Director | –"
    );
    assert_eq!(
        shown("Ana Roca (“Nita”), Director"),
        "– | Ana Roca (“Nita”) | Director | –"
    );
    assert_eq!(shown("Mr./Ms. Kim Roe"), "Mr./Ms. | Kim Roe | – | –");
    assert_eq!(shown("Drago Petrov"), "– | Drago Petrov | – | –");
    assert_eq!(
        shown("Tnlga. Ana Roca, Director"),
        "Tnlga. | Ana Roca | Director | –"
    );
    assert_eq!(
        shown("Prof. Ag. Ben Salah"),
        "Prof. Ag. | Ben Salah | – | –"
    );
    assert_eq!(shown("Wm. Ana Roca"), "– | Wm. Ana Roca | – | –");
}

#[test]
fn footnote_marks_fall_off_the_name() {
    for line in [
        "Ms. Ana Silva1, Director",
        "Ms. Ana Silva¹, Director",
        "Ms. Ana Silva*, Director",
        "Ms. Ana Silva [1], Director",
    ] {
        assert_eq!(shown(line), "Ms. | Ana Silva | Director | –");
    }
}

#[test]
fn an_organisation_inside_the_function_is_found() {
    assert_eq!(
        shown("Ms. Ana Roca, Acting General Secretary of the k9+"),
        "Ms. | Ana Roca | Acting General Secretary of the k9+ | k9+"
    );
    assert_eq!(
        shown("Ms. Ana Roca, Head of the Milk Network"),
        "Ms. | Ana Roca | Head of the Milk Network | Milk Network"
    );
    assert_eq!(
        shown("Ms. Ana Roca, Director of Training"),
        "Ms. | Ana Roca | Director of Training | –"
    );
}

#[test]
fn other_orders_are_understood() {
    assert_eq!(
        shown("Director, Ms. Ana Roca, Seed Union"),
        "Ms. | Ana Roca | Director | Seed Union"
    );
    assert_eq!(
        shown("ROCA, Ana, Director, Seed Union"),
        "– | ROCA, Ana | Director | Seed Union"
    );
    assert_eq!(
        shown("ROCA PINTO, Ana Luz – Director, Seed Union"),
        "– | ROCA PINTO, Ana Luz | Director | Seed Union"
    );
    assert_eq!(
        shown("Ana Roca (Seed Union)"),
        "– | Ana Roca | – | Seed Union"
    );
    assert_eq!(
        shown("Ana Roca Director of Training"),
        "– | Ana Roca | Director of Training | –"
    );
    assert_eq!(
        shown("President Ana Roca, Seed Union"),
        "– | Ana Roca | President | Seed Union"
    );
    assert_eq!(
        shown("Executive Director"),
        "– | – | Executive Director | –"
    );
    assert_eq!(
        shown("Lagoon Guides Guild, Fiji"),
        "– | – | – | Lagoon Guides Guild"
    );
}

#[test]
fn an_address_block_is_read_line_by_line() {
    assert_eq!(
        shown("Ms. Ana Roca\nDirector\nSeed Union"),
        "Ms. | Ana Roca | Director | Seed Union"
    );
    assert_eq!(
        shown("Ms. Ana Roca, Director of the Seed\nUnion, Peru"),
        "Ms. | Ana Roca | Director of the Seed Union | Seed Union"
    );
}

#[test]
fn titles_of_many_lands_are_no_names() {
    for (line, parts) in [
        (
            "The Honourable Amina Yusuf, MP, Minister of Rain",
            "The Honourable | Amina Yusuf | MP, Minister of Rain | –",
        ),
        (
            "W/ro Almaz Tesfanesh, Director",
            "W/ro | Almaz Tesfanesh | Director | –",
        ),
        (
            "Dr.a Edna Tavares Lopes, Director",
            "Dr.a | Edna Tavares Lopes | Director | –",
        ),
        (
            "Nana Yaa Asante, Director",
            "Nana | Yaa Asante | Director | –",
        ),
        (
            "Chief Ayo Bello, President",
            "Chief | Ayo Bello | President | –",
        ),
    ] {
        assert_eq!(shown(line), parts);
    }
}

#[test]
fn titles_that_are_names_or_words_are_left_there() {
    for (line, parts) in [
        (
            "Mr. Ato Quaye Mensah, Director",
            "Mr. | Ato Quaye Mensah | Director | –",
        ),
        ("Nana Asante, Director", "– | Nana Asante | Director | –"),
        (
            "Ana Roca, Chief Labour Inspector, Seed Union",
            "– | Ana Roca | Chief Labour Inspector | Seed Union",
        ),
    ] {
        assert_eq!(shown(line), parts);
    }
}

#[test]
fn whoever_speaks_for_an_organisation_is_the_person() {
    for line in [
        "Ministry of Rain, represented by Ms. Ana Roca, Director",
        "Ministry of Rain represented by Ms. Ana Roca, Director",
        "Ministry of Rain, c/o Ms. Ana Roca, Director",
    ] {
        assert_eq!(
            shown(line),
            "Ms. | Ana Roca | Director | Ministry of Rain",
            "{line}"
        );
    }
    assert_eq!(
        shown("Ministry of Rain, represented by Ana Roca, Director"),
        "– | Ana Roca | Director | Ministry of Rain"
    );
    assert_eq!(
        shown("Ministry of Rain, represented by its Director, Mdm. Ana Roca"),
        "Mdm. | Ana Roca | its Director | Ministry of Rain"
    );
}

#[test]
fn nominees_side_by_side_are_all_named_and_of_others_the_first() {
    for (line, parts) in [
        (
            "Ms. Ana Roca and Mr. Ben Okoro, Seed Union",
            "Ms. | Ana Roca and Mr. Ben Okoro | – | Seed Union",
        ),
        (
            "Ms. Ana Roca / Mr. Ben Okoro, Seed Union",
            "Ms. | Ana Roca / Mr. Ben Okoro | – | Seed Union",
        ),
    ] {
        assert_eq!(shown(line), parts);
    }
    let line = "Ms. Ana Roca, Director, and Mr. Ben Okoro, Seed Union";
    let found = person(&placed(line), &words());
    let name = found.name.map(|n| n.as_str().to_owned());
    assert_eq!(name.as_deref(), Some("Ana Roca"));
}

#[test]
fn an_at_sign_parts_function_and_organisation() {
    assert_eq!(
        shown("Amina Yusuf, CEO & Founder @ Health Fund"),
        "– | Amina Yusuf | CEO & Founder | Health Fund"
    );
}
