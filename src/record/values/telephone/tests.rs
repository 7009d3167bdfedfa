//! Numbers as they are printed, and what is made of them.

use super::*;
use crate::form::words::tests::words;
use crate::record::testing::{inside, placed};

/// Each number as "text → e164 state", for a nomination from `country`.
fn shown(line: &str, country: Option<&str>) -> Vec<String> {
    let marks = ["1".to_owned()];
    let values = telephones(
        &placed(line),
        Dialling {
            country,
            marks: &marks,
        },
    );
    for value in &values {
        assert_eq!(
            inside(line, &value.text.places()),
            value.text.as_str(),
            "the text inside `at` is the value"
        );
    }
    values.iter().map(tell).collect()
}

fn tell(value: &TelephoneValue) -> String {
    let state = match value.state {
        TelephoneState::InPlan => String::new(),
        TelephoneState::Malformed(why) => format!(" malformed: {why}"),
        TelephoneState::NotInPlan(why) => format!(" {why}"),
    };
    format!(
        "{} → {}{state}",
        value.text.as_str(),
        value.e164.as_deref().unwrap_or("?")
    )
}

#[test]
fn international_numbers_in_any_grouping_are_read() {
    for (printed, e164) in [
        ("+63917-548-2036", "+639175482036"),
        ("+ 55 61 2030 1513", "+556120301513"),
        ("00 55 61 2030 1513", "+556120301513"),
        ("+44 (0)20 7183 8750", "+442071838750"),
        ("(+63) 917 548 2036", "+639175482036"),
        ("＋６３ 917 548 2036", "+639175482036"),
        ("+233.30.278.4410", "+233302784410"),
        // In cells, one for each figure.
        ("+ 2 3 3 3 0 2 7 8 4 4 1 0", "+233302784410"),
    ] {
        assert_eq!(shown(printed, None), [format!("{printed} → {e164}")]);
    }
}

#[test]
fn several_numbers_are_taken_apart() {
    let two = [
        "+233 30 278 4410 → +233302784410",
        "+233 24 455 0917 → +233244550917",
    ];
    for line in [
        "+233 30 278 4410; +233 24 455 0917;",
        "+233 30 278 4410, +233 24 455 0917",
        "+233 30 278 4410 / +233 24 455 0917",
        "+233 30 278 4410 – +233 24 455 0917",
        "+233 30 278 4410 and +233 24 455 0917",
        "+233 30 278 4410 +233 24 455 0917",
        "(1) +233 30 278 4410 (2) +233 24 455 0917",
        "+233 30 278 4410\n+233 24 455 0917",
        "Tel: +233 30 278 4410 (office), +233 24 455 0917 (mobile)",
    ] {
        assert_eq!(shown(line, None), two, "{line}");
    }
}

#[test]
fn extensions_and_other_endings_stay_with_their_number() {
    assert_eq!(
        shown("+1 868 625 4417 ext. 12", None),
        ["+1 868 625 4417 ext. 12 → +18686254417"]
    );
    assert_eq!(
        shown("+51 1 630 6000/6001", None),
        ["+51 1 630 6000/6001 → +5116306000"]
    );
}

#[test]
fn footnote_marks_are_not_digits() {
    assert_eq!(
        shown("+233 30 278 4410¹", None),
        ["+233 30 278 4410 → +233302784410"]
    );
    assert_eq!(
        shown("+233 30 278 44101", None),
        ["+233 30 278 4410 → +233302784410"]
    );
    assert_eq!(
        shown("+233 30 278 4410*", None),
        ["+233 30 278 4410 → +233302784410"]
    );
}

#[test]
fn national_numbers_are_those_of_the_country_line() {
    assert_eq!(
        shown("030 278 4410", Some("GH")),
        ["030 278 4410 → +233302784410"]
    );
    assert_eq!(
        shown("233 30 278 4410", Some("GH")),
        ["233 30 278 4410 → +233302784410"]
    );
    assert_eq!(
        shown("(868) 625-4417", Some("TT")),
        ["(868) 625-4417 → +18686254417"]
    );
    assert_eq!(
        shown("1-868-625-4417 / 868 678 2046", Some("TT")),
        [
            "1-868-625-4417 → +18686254417",
            "868 678 2046 → +18686782046"
        ]
    );
    assert_eq!(
        shown("(+593) 2 254 8170 / 099 548 2016", Some("EC")),
        [
            "(+593) 2 254 8170 → +59322548170",
            "099 548 2016 → +593995482016"
        ]
    );
    assert_eq!(shown("030 278 4410", None), ["030 278 4410 → ?"]);
}

#[test]
fn words_inside_make_it_malformed() {
    assert_eq!(
        shown("call the office", None),
        ["call the office → ? malformed: letters"]
    );
    assert_eq!(
        shown("+261 20 22 office 17", None),
        ["+261 20 22 office 17 → ? malformed: letters"]
    );
    assert_eq!(shown("room 12", None), ["room 12 → ? malformed: letters"]);
}

#[test]
fn impossible_lengths_are_malformed() {
    assert_eq!(shown("+233 30", None), ["+233 30 → ? malformed: too-short"]);
    assert_eq!(
        shown("+233 30 278 4410 55 66 77", None),
        ["+233 30 278 4410 55 66 77 → ? malformed: too-long"]
    );
    assert_eq!(shown("12 34", None), ["12 34 → ? malformed: too-short"]);
    assert_eq!(shown("+", None), ["+ → ? malformed: no-digits"]);
}

#[test]
fn a_digit_short_of_the_plan_is_not_in_plan() {
    assert_eq!(
        shown("+224 664 5 83 50", None),
        ["+224 664 5 83 50 → +22466458350 not-in-plan"]
    );
    assert_eq!(
        shown("+999 12 345 678", None),
        ["+999 12 345 678 → ? not-in-plan"]
    );
}

#[test]
fn a_space_inside_the_calling_code_is_reported() {
    assert_eq!(
        shown("+59 322 548 170", None),
        ["+59 322 548 170 → +59322548170 grouping"]
    );
    assert_eq!(
        shown("+593 2 254 8170", None),
        ["+593 2 254 8170 → +59322548170"]
    );
}

#[test]
fn running_text_gives_announced_numbers_only() {
    let line = "Founded 2013-2014, PO Box 481726; Tel. 030 278 4410, +233 24 455 0917, fax +233 30 278 4411";
    let values = telephones_in_text(
        &placed(line),
        &words(),
        Dialling {
            country: Some("GH"),
            marks: &[],
        },
    );
    let texts: Vec<&str> = values.iter().map(|v| v.text.as_str()).collect();
    assert_eq!(texts, ["030 278 4410", "+233 24 455 0917"]);
}

#[test]
fn a_line_end_inside_a_number_is_none() {
    assert_eq!(
        numbers("+977 1 441 8260 / +977 985 101\n2345", None),
        ["+97714418260", "+9779851012345"]
    );
    assert_eq!(numbers("+977 1 441\n8260", None), ["+97714418260"]);
    assert_eq!(numbers("030 278\n4410", Some("GH")), ["+233302784410"]);
    assert_eq!(
        numbers("+233 30 278 4410\n+233 24 455 0917", None),
        ["+233302784410", "+233244550917"]
    );
}

#[test]
fn remarks_in_brackets_are_no_digits() {
    for line in [
        "+977 1 441 8260 (Mon–Fri 9–17)",
        "+977 1 441 8260 (8:00-16:30)",
        "+977 1 441 8260 (lun–vie 0900-1700 h)",
        "+977 1 441 8260 (office)",
    ] {
        assert_eq!(
            shown(line, None),
            ["+977 1 441 8260 → +97714418260"],
            "{line}"
        );
    }
    for line in [
        "+977 1 441 8260 (ext. 12)",
        "+977 1 441 8260 (ramal 31)",
        "+977 1 441 8260 poste 31",
    ] {
        assert_eq!(shown(line, None), [format!("{line} → +97714418260")]);
    }
}

#[test]
fn capitals_for_digits_are_letters() {
    assert_eq!(
        shown("+1 (246) 417-SAVE", None),
        ["+1 (246) 417-SAVE → ? malformed: letters"]
    );
    assert_eq!(
        shown("+233 30 278 4410-OFFICE", None),
        ["+233 30 278 4410 → +233302784410"]
    );
}

#[test]
fn signs_and_digits_of_other_scripts_count() {
    for printed in [
        "+٩٧٧ ١ ٤٤١ ٨٢٦٠",
        "＋９７７（１）４４１－８２６０",
        "+۹۷۷ ۱ ۴۴۱ ۸۲۶۰",
    ] {
        assert_eq!(shown(printed, None), [format!("{printed} → +97714418260")]);
    }
    for line in [
        "+233 30 278 4410 // +233 24 455 0917",
        "+233 30 278 4410／+233 24 455 0917",
    ] {
        assert_eq!(
            numbers(line, None),
            ["+233302784410", "+233244550917"],
            "{line}"
        );
    }
}

fn numbers(line: &str, country: Option<&str>) -> Vec<String> {
    let values = telephones(
        &placed(line),
        Dialling {
            country,
            marks: &[],
        },
    );
    values
        .into_iter()
        .map(|v| v.e164.unwrap_or_else(|| "?".to_owned()))
        .collect()
}
