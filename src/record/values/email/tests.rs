//! Addresses as they are printed, and what is made of them.

use super::*;
use crate::form::words::tests::words;
use crate::record::testing::{inside, placed};

/// Each address, `!` before a malformed one, with what is suspicious about it.
fn shown(line: &str) -> Vec<String> {
    let shown = |value: EmailValue| {
        assert_eq!(
            inside(line, &value.text.places()),
            value.text.as_str(),
            "the text inside `at` is the value"
        );
        let doubt = match &value.suspicious {
            Some((what, Some(guess))) => format!(" ({what} {guess})"),
            Some((what, None)) => format!(" ({what})"),
            None => String::new(),
        };
        format!(
            "{}{}{doubt}",
            value
                .malformed
                .map_or(String::new(), |why| format!("!{why} ")),
            value.text.as_str()
        )
    };
    emails(&placed(line), &words())
        .into_iter()
        .map(shown)
        .collect()
}

#[test]
fn several_addresses_are_taken_apart() {
    let two = ["ana@unioncafe.org.pe", "b.rao-das@seedbank.co.in"];
    for line in [
        "ana@unioncafe.org.pe; b.rao-das@seedbank.co.in;",
        "ana@unioncafe.org.pe, b.rao-das@seedbank.co.in.",
        "ana@unioncafe.org.pe/b.rao-das@seedbank.co.in",
        "ana@unioncafe.org.pe and b.rao-das@seedbank.co.in",
        "<ana@unioncafe.org.pe> <mailto:b.rao-das@seedbank.co.in>",
        "Ana Roca (ana@unioncafe.org.pe)\nE-mail: b.rao-das@seedbank.co.in",
    ] {
        assert_eq!(shown(line), two, "{line}");
    }
}

#[test]
fn reserved_hosts_are_doubtful_not_malformed() {
    assert_eq!(shown("ana@example.org"), ["ana@example.org (reserved)"]);
    assert_eq!(
        shown("ana@mail.example.com"),
        ["ana@mail.example.com (reserved)"]
    );
    assert_eq!(shown("ana@example.edu"), ["ana@example.edu (reserved)"]);
    assert_eq!(shown("ana@cafe.test"), ["ana@cafe.test (reserved)"]);
    assert_eq!(shown("ana@localhost"), ["ana@localhost (reserved)"]);
    assert_eq!(shown("ana@myexample.org"), ["ana@myexample.org"]);
}

#[test]
fn a_letter_off_a_known_host_is_doubtful() {
    for (wrong, right) in [
        ("gmial.com", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmal.com", "gmail.com"),
        ("yahooo.fr", "yahoo.fr"),
        ("hotmial.com", "hotmail.com"),
        ("outlok.com", "outlook.com"),
    ] {
        assert_eq!(
            shown(&format!("ana@{wrong}")),
            [format!("ana@{wrong} (near-miss {right})")]
        );
    }
    for fine in [
        "gmail.com",
        "yahoo.fr",
        "yahoo.co.in",
        "ymail.com",
        "mail.ru",
        "email.cz",
        "hotmail.es",
        "outlook.com.br",
    ] {
        assert_eq!(shown(&format!("ana@{fine}")), [format!("ana@{fine}")]);
    }
}

#[test]
fn throw_away_hosts_are_doubtful() {
    assert_eq!(
        shown("ana@mailinator.com"),
        ["ana@mailinator.com (throw-away)"]
    );
}

#[test]
fn what_is_not_an_address_is_malformed() {
    for (line, why) in [
        ("ana(at)unioncafe.org", "spelt-sign"),
        ("ana [at] unioncafe.org", "spelt-sign"),
        ("ana[arroba]unioncafe[punto]org", "spelt-sign"),
        ("ana.unioncafe.org", "no-sign"),
        ("ana@@unioncafe.org", "two-signs"),
        ("ana@unioncafe", "no-ending"),
        ("ana@unioncafe,org", "comma"),
        ("hdacosta@mof,gov.tl", "comma"),
        ("ana@example,org", "comma"),
        ("ana@seeds.example,org", "comma"),
        ("ana,roca@unioncafe.org", "comma"),
        ("ana@unioncafe.orgg", "ending"),
        ("ana.roca@gmail.con", "ending"),
        ("ana @ unioncafe.org", "space"),
        ("ana@ unioncafe.org", "space"),
        ("ana..b@unioncafe.org", "signs"),
        ("ana@-unioncafe.org", "signs"),
        ("@unioncafe.org", "signs"),
        ("mar\u{fffd}n@unioncafe.org", "unreadable"),
        ("ask the office", "no-sign"),
    ] {
        assert_eq!(shown(line), [format!("!{why} {line}")]);
    }
}

#[test]
fn full_width_signs_are_signs() {
    assert_eq!(shown("ａｎａ＠unioncafe．org"), ["ａｎａ＠unioncafe．org"]);
}

#[test]
fn a_word_before_an_address_may_belong_to_it() {
    assert_eq!(
        shown("ana roca@unioncafe.org"),
        ["ana roca@unioncafe.org (space)"]
    );
    for line in [
        "Ana roca@unioncafe.org",
        "Ana Roca roca@unioncafe.org",
        "email roca@unioncafe.org",
        "ana: roca@unioncafe.org",
    ] {
        assert_eq!(shown(line), ["roca@unioncafe.org"], "{line}");
    }
}

#[test]
fn letters_of_two_alphabets_are_doubtful() {
    // The first letter of the host is a Cyrillic one.
    assert_eq!(
        shown("ana@\u{435}xample.org"),
        ["ana@\u{435}xample.org (two-alphabets)"]
    );
    assert_eq!(shown("почта@пример.рф"), ["почта@пример.рф"]);
}

#[test]
fn an_address_without_its_sign_is_reported_beside_a_good_one() {
    assert_eq!(
        shown("ana@unioncafe.org; ben.unioncafe.org"),
        ["ana@unioncafe.org", "!no-sign ben.unioncafe.org"]
    );
    assert_eq!(shown("ana@unioncafe.org (private)"), ["ana@unioncafe.org"]);
}

#[test]
fn footnote_marks_are_left_out() {
    assert_eq!(shown("ana@unioncafe.org¹"), ["ana@unioncafe.org"]);
}
