//! Country lines and running text as they are printed, and the countries in them.

use super::*;

fn codes(text: &str, language: &str) -> Vec<&'static str> {
    mentions(text, language).iter().map(|m| m.code).collect()
}

#[test]
fn the_table_is_sorted_by_code() {
    assert!(COUNTRIES.is_sorted());
}

#[test]
fn country_lines_in_many_spellings_are_read() {
    for (line, code) in [
        ("Timor-Leste", "TL"),
        ("TIMOR LESTE", "TL"),
        ("Timor-Leste (Asia)", "TL"),
        ("East Timor", "TL"),
        ("United Republic of Tanzania", "TZ"),
        ("Bolivia (Plurinational State of)", "BO"),
        ("Plurinational State of Bolivia", "BO"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Viet Nam", "VN"),
        ("Burma", "MM"),
        ("The Gambia", "GM"),
        ("Islamic Republic of Iran", "IR"),
        ("República de Moçambique", "MZ"),
        ("Brasil / Brazil", "BR"),
        ("Brazil and Mozambique", "BR"),
        ("Lima, Perú", "PE"),
        ("Democratic Republic of the Congo", "CD"),
        ("Republic of the Congo", "CG"),
        ("DRC", "CD"),
        ("Republic of Korea", "KR"),
        ("Guiné-Bissau", "GW"),
        ("Cabo Verde", "CV"),
        ("Swaziland", "SZ"),
        ("UK", "GB"),
        ("USA", "US"),
        ("الأردن", "JO"),
        ("Кения", "KE"),
        ("肯尼亚", "KE"),
        ("Trinidad & Tobago", "TT"),
        ("St. Lucia", "LC"),
        ("República Dominicana", "DO"),
        ("Perou - Pérou", "PE"),
    ] {
        assert_eq!(country_line(line).code, Some(code), "{line}");
    }
}

#[test]
fn a_slip_is_guessed() {
    for (line, guess) in [
        ("Timor Lest", Some("Timor-Leste")),
        ("Madagascer", Some("Madagascar")),
        ("Phillipines", Some("Philippines")),
        ("Guinea-Bissoa", Some("Guinea-Bissau")),
        ("Atlantis", None),
    ] {
        let read = country_line(line);
        assert_eq!(read.code, None, "{line}");
        assert_eq!(read.guess.map(english), guess, "{line}");
    }
}

#[test]
fn the_longest_name_counts() {
    assert_eq!(
        codes("Papua New Guinea, Guinea-Bissau and Guinea Conakry", "en"),
        ["PG", "GW", "GN"]
    );
    assert_eq!(
        codes("South Sudan and Sudan; Sierra-Leone; Cote d’Ivoire", "en"),
        ["SS", "SD", "SL", "CI"]
    );
    assert_eq!(codes("the Democratic Republic of the Congo", "en"), ["CD"]);
}

#[test]
fn only_whole_capitalised_names_count() {
    assert_eq!(
        codes("Nigerians, chad, the Gulf of Guinea, a turkey and us", "en"),
        Vec::<&str>::new()
    );
    assert_eq!(codes("Chad and KENYA in the UK", "en"), ["TD", "KE", "GB"]);
}

#[test]
fn names_of_the_language_and_of_english_count() {
    assert_eq!(
        codes("Moçambique e Brasil; Kenya", "pt"),
        ["MZ", "BR", "KE"]
    );
    assert_eq!(
        codes("La Réunion a eu lieu au Tchad avec Maurice", "fr"),
        ["TD"]
    );
    assert_eq!(
        codes(
            "Union des ateliers (Madagascar, Maurice) ; Maurice Adou (atelier)",
            "fr"
        ),
        ["MG", "MU"]
    );
    assert_eq!(codes("Perú y la República Dominicana", "es"), ["PE", "DO"]);
}

#[test]
fn hosts_tell_their_country_unless_sold_to_everybody() {
    assert_eq!(of_host("unioncafe.org.pe"), Some("PE"));
    assert_eq!(of_host("labour.gov.tl"), Some("TL"));
    assert_eq!(of_host("seedbank.co.uk"), Some("GB"));
    assert_eq!(of_host("start.io"), None);
    assert_eq!(of_host("trabajo.gov.co"), Some("CO"));
    assert_eq!(of_host("gmail.com"), None);
}

#[test]
fn a_name_is_never_a_part_of_what_is_printed() {
    for (line, code) in [
        ("Goma, Congo, Dem. Rep.", Some("CD")),
        ("Juba, S. Sudan", Some("SS")),
        ("Guinea (Equatorial)", Some("GQ")),
        ("Conakry, Guinea", Some("GN")),
        ("Guinea, Equatorial Guinea", Some("GN")),
        ("Niger/Nigeria", Some("NE")),
        ("Sudan and South Sudan", Some("SD")),
        ("Peru / Bolivia", Some("PE")),
        ("CÃ´te dâ€™Ivoire", Some("CI")),
        ("Peru；Chile", Some("PE")),
        ("Congo, Dem.", None),
        ("New Guinea", None),
        ("Nairobi Kenya", None),
    ] {
        assert_eq!(country_line(line).code, code, "{line}");
    }
    assert!(country_line("Nairobi Kenya").doubtful && country_line("Congo, Dem.").doubtful);
    assert_eq!(country_line("Nairobi Kenya").guess, Some("KE"));
    assert_eq!(country_line("Congo, Dem.").guess, None);
    assert!(country_line("C\u{fffd}te d'Ivoire").doubtful && !country_line("Gahna").doubtful);
}

#[test]
fn abbreviations_in_running_text_belong_to_the_name() {
    assert_eq!(
        codes("S. Sudan, Sudan, South Africa and Eq. Guinea", "en"),
        ["SS", "SD", "ZA", "GQ"]
    );
    assert_eq!(codes("Congo, Dem. Rep.; Congo", "en"), ["CD", "CG"]);
    assert_eq!(codes("the Dem. Rep. of the Congo", "en"), ["CD"]);
    assert_eq!(codes("They left Sudan. South winds came.", "en"), ["SD"]);
    assert_eq!(codes("New Guinea", "en"), Vec::<&str>::new());
    let text = "in the Congo (Dem. Rep.) and Peru";
    let found = mentions(text, "en");
    assert_eq!(&text[found[0].range.clone()], "Congo (Dem. Rep.)");
}
