//! Registers whose numbers have a shape of their own, and mostly a check digit: IBAN, ORCID, ISBN, ISSN, LEI, post codes.

/// A register that a form may name, as in `scheme = "iban"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// ISO 13616.
    Iban,
    /// People who publish: ISO 27729.
    Orcid,
    /// Books, with 10 or 13 signs: ISO 2108.
    Isbn,
    /// Series: ISO 3297.
    Issn,
    /// Legal entities: ISO 17442.
    Lei,
    /// Its shapes: `N` is a figure, `A` a letter, `X` either.
    PostCode(&'static [&'static str]),
}

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// It has too many signs, too few, or others.
    Shape,
    /// A sign was mistyped: it does not fit the check digit.
    CheckDigit,
}

/// How many signs an account number has, by its country (the registry of IBANs); others have 15 to 34.
const IBANS: [(&str, usize); 76] = [
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NL", 18),
    ("NO", 15),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("SA", 24),
    ("SC", 31),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("XK", 20),
];

const FOUR: &[&str] = &["NNNN"];
const FIVE: &[&str] = &["NNNNN"];
const SIX: &[&str] = &["NNNNNN"];

/// Post codes by country, without spaces and hyphens.
const POST_CODES: [(&str, &[&str]); 62] = [
    ("AR", &["NNNN", "ANNNNAAA"]),
    ("AT", FOUR),
    ("AU", FOUR),
    ("BD", FOUR),
    ("BE", FOUR),
    ("BG", FOUR),
    ("BR", &["NNNNNNNN"]),
    ("CA", &["ANANAN"]),
    ("CH", FOUR),
    ("CL", &["NNNNNNN"]),
    ("CN", SIX),
    ("CO", SIX),
    ("CR", FIVE),
    ("CY", FOUR),
    ("CZ", FIVE),
    ("DE", FIVE),
    ("DK", FOUR),
    ("DZ", FIVE),
    ("EC", SIX),
    ("EE", FIVE),
    ("EG", FIVE),
    ("ES", FIVE),
    ("FI", FIVE),
    ("FR", FIVE),
    (
        "GB",
        &["ANNAA", "ANNNAA", "AANNAA", "AANNNAA", "ANANAA", "AANANAA"],
    ),
    ("GR", FIVE),
    ("HR", FIVE),
    ("HU", FOUR),
    ("ID", FIVE),
    ("IE", &["ANXXXXX"]),
    ("IN", SIX),
    ("IT", FIVE),
    ("JP", &["NNNNNNN"]),
    ("KE", FIVE),
    ("KR", FIVE),
    ("LK", FIVE),
    ("LT", FIVE),
    ("LU", FOUR),
    ("LV", FOUR),
    ("MA", FIVE),
    ("MX", FIVE),
    ("MY", FIVE),
    ("NL", &["NNNNAA"]),
    ("NO", FOUR),
    ("NP", FIVE),
    ("NZ", FOUR),
    ("PE", FIVE),
    ("PH", FOUR),
    ("PK", FIVE),
    ("PL", FIVE),
    ("PT", &["NNNNNNN"]),
    ("RO", SIX),
    ("RS", FIVE),
    ("SE", FIVE),
    ("SI", FOUR),
    ("SK", FIVE),
    ("SN", FIVE),
    ("TN", FOUR),
    ("TR", FIVE),
    ("UA", FIVE),
    ("US", &["NNNNN", "NNNNNNNNN"]),
    ("ZA", FOUR),
];

impl Scheme {
    /// The register of a name in a form's file.
    pub(crate) fn named(name: &str) -> Option<Scheme> {
        Some(match name {
            "iban" => Scheme::Iban,
            "orcid" => Scheme::Orcid,
            "isbn" => Scheme::Isbn,
            "issn" => Scheme::Issn,
            "lei" => Scheme::Lei,
            _ => {
                let country = name.strip_prefix("post-code:")?;
                let known = POST_CODES.iter().find(|(code, _)| *code == country);
                Scheme::PostCode(known?.1)
            }
        })
    }

    /// What is wrong with `text` as a number of the register; spaces, hyphens and the register's own name before it are not.
    pub(crate) fn fault(self, text: &str) -> Option<Wrong> {
        let number = self.bare(text);
        let shaped = |fits: bool| (!fits).then_some(Wrong::Shape);
        let checked = |fits: bool| (!fits).then_some(Wrong::CheckDigit);
        let figures = |n: &str| n.bytes().all(|b| b.is_ascii_digit());
        match self {
            Scheme::PostCode(shapes) => shaped(shapes.iter().any(|s| has_shape(&number, s))),
            Scheme::Iban => {
                let country = number.get(..2).unwrap_or("");
                let usual = IBANS.iter().find(|(code, _)| *code == country);
                let long = usual.map_or((15..=34).contains(&number.len()), |u| u.1 == number.len());
                let check = number.get(2..4).is_some_and(figures);
                let letters = country.bytes().all(|b| b.is_ascii_uppercase());
                let turned =
                    || number.get(4..).unwrap_or("").to_owned() + number.get(..4).unwrap_or("");
                shaped(long && check && letters).or_else(|| checked(mod_97(&turned()) == Some(1)))
            }
            Scheme::Lei => {
                let ends = number.get(18..).is_some_and(figures);
                let shape = number.len() == 20 && ends;
                shaped(shape).or_else(|| checked(mod_97(&number) == Some(1)))
            }
            Scheme::Orcid => {
                let shape = has_shape(&number, "NNNNNNNNNNNNNNNX") && body_is(&number, figures);
                shaped(shape).or_else(|| checked(mod_11_2(&number)))
            }
            Scheme::Issn => {
                let shape = has_shape(&number, "NNNNNNNX") && body_is(&number, figures);
                shaped(shape).or_else(|| checked(weighted(&number)))
            }
            Scheme::Isbn if number.len() == 13 => {
                shaped(figures(&number)).or_else(|| checked(one_three(&number)))
            }
            Scheme::Isbn => {
                let shape = has_shape(&number, "NNNNNNNNNX") && body_is(&number, figures);
                shaped(shape).or_else(|| checked(weighted(&number)))
            }
        }
    }

    /// The signs of a number in capitals, without what people and registers write around it.
    fn bare(self, text: &str) -> String {
        let last = match self {
            // "https://orcid.org/0000-…"
            Scheme::Orcid => text.trim().trim_end_matches('/').rsplit('/').next(),
            _ => None,
        };
        let text = last.unwrap_or(text);
        let signs = text.chars().filter(|c| c.is_alphanumeric());
        let signs: String = signs.flat_map(char::to_uppercase).collect();
        let names: &[&str] = match self {
            Scheme::Iban => &["IBAN"],
            Scheme::Orcid => &["ORCIDID", "ORCID"],
            Scheme::Isbn => &["ISBN13", "ISBN10", "ISBN"],
            Scheme::Issn => &["EISSN", "ISSN"],
            Scheme::Lei => &["LEI"],
            Scheme::PostCode(_) => &[],
        };
        // "ISBN 10…" may be the number itself.
        let behind = |name: &str| {
            let rest = signs.strip_prefix(name)?;
            (rest.len() >= 8).then(|| rest.to_owned())
        };
        let rest = names.iter().find_map(|name| behind(name));
        rest.unwrap_or_else(|| signs.clone())
    }
}

/// Whether all but the last sign of a number is as `is` says, and the last one a figure or X.
fn body_is(number: &str, is: impl Fn(&str) -> bool) -> bool {
    let last = number.len().checked_sub(1);
    let parted = last.and_then(|last| number.split_at_checked(last));
    parted.is_some_and(|(body, last)| is(body) && (is(last) || last == "X"))
}

fn has_shape(number: &str, shape: &str) -> bool {
    let fits = |(c, s): (char, char)| match s {
        'N' => c.is_ascii_digit(),
        'A' => c.is_ascii_uppercase(),
        _ => c.is_ascii_alphanumeric(),
    };
    number.chars().count() == shape.len() && number.chars().zip(shape.chars()).all(fits)
}

/// What is left of a number whose letters count from 10 on, divided by 97 (ISO 7064); `None` for other signs.
fn mod_97(number: &str) -> Option<u32> {
    number.chars().try_fold(0_u32, |rest, c| {
        let value = c.to_digit(36)?;
        let rest = if value > 9 { rest * 100 } else { rest * 10 };
        Some((rest + value) % 97)
    })
}

/// The value of a check sign: X is 10.
fn digit(c: char) -> u32 {
    c.to_digit(10).unwrap_or(10)
}

/// Whether the last sign checks the others by ISO 7064, modulus 11-2.
fn mod_11_2(number: &str) -> bool {
    let last = number.chars().next_back().map(digit);
    let body = number
        .chars()
        .rev()
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev();
    let total = body.fold(0, |total, c| (total + digit(c)) * 2 % 11);
    last == Some((12 - total) % 11)
}

/// Whether a number's signs, of which the last counts once, the one before it twice and so on, add up to elevens.
fn weighted(number: &str) -> bool {
    let signs = number.chars().rev().zip(1..);
    signs.map(|(c, weight)| digit(c) * weight).sum::<u32>() % 11 == 0
}

/// Whether a number's signs, every second of which counts three times, add up to tens.
fn one_three(number: &str) -> bool {
    let signs = number.chars().zip([1, 3].into_iter().cycle());
    signs.map(|(c, weight)| digit(c) * weight).sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(scheme: &str, text: &str) -> Option<Wrong> {
        Scheme::named(scheme).expect("a scheme").fault(text)
    }

    #[test]
    fn numbers_of_registers_are_known_as_people_write_them() {
        for (scheme, text) in [
            ("iban", "ES91 2100 0418 4502 0005 1332"),
            ("iban", "IBAN: gb29nwbk60161331926819"),
            ("orcid", "https://orcid.org/0000-0002-1825-0097"),
            ("orcid", "0000-0001-5109-3700"),
            ("orcid", "0000-0002-1694-233X"),
            ("isbn", "ISBN 978-0-306-40615-7"),
            ("isbn", "0-306-40615-2"),
            ("issn", "0378-5955"),
            ("lei", "5493001KJTIIGC8Y1R12"),
            ("post-code:GB", "sw1a 1aa"),
            ("post-code:PT", "4435-020"),
        ] {
            assert_eq!(fault(scheme, text), None, "{scheme} {text}");
        }
    }

    #[test]
    fn a_wrong_sign_is_told_from_a_wrong_shape() {
        for (scheme, mistyped, strange) in [
            ("iban", "ES91 2100 0418 4502 0005 1323", "ES91 2100 0418"),
            ("orcid", "0000-0002-1825-0098", "0000-0002-1825"),
            ("isbn", "978-0-306-40615-8", "unknown"),
            ("issn", "0378-5954", "0378"),
            ("lei", "5493001KJTIIGC8Y1R13", "5493001KJTIIGC8Y"),
        ] {
            assert_eq!(
                fault(scheme, mistyped),
                Some(Wrong::CheckDigit),
                "{mistyped}"
            );
            assert_eq!(fault(scheme, strange), Some(Wrong::Shape), "{strange}");
        }
        assert_eq!(fault("post-code:ES", "1154"), Some(Wrong::Shape));
        assert_eq!(fault("iban", "é"), Some(Wrong::Shape));
        assert_eq!(Scheme::named("post-code:XX"), None);
    }
}
