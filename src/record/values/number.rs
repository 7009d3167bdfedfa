//! Numbers and amounts of money as people write them: "41,800", "1 912", "4,2 M€", "USD 118,400".

use crate::fold::fold;
use crate::form::Words;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::record) struct Number {
    /// Its value, where the writing leaves no doubt of it.
    pub value: Option<f64>,
    /// Whether it may be a fraction.
    pub whole: bool,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::record) struct Amount {
    /// How much.
    pub number: Number,
    /// ISO 4217; [`UNKNOWN`] for a sign or word that several currencies share, `None` where no currency is named.
    pub currency: Option<String>,
}

/// The code of ISO 4217 for no currency in particular.
pub(in crate::record) const UNKNOWN: &str = "XXX";

/// Signs of currencies; those of several countries have no code of their own.
const SIGNS: [(&str, &str); 12] = [
    ("R$", "BRL"),
    ("US$", "USD"),
    ("€", "EUR"),
    ("₹", "INR"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("₵", "GHS"),
    ("₫", "VND"),
    ("₩", "KRW"),
    ("$", UNKNOWN),
    ("£", UNKNOWN),
    ("¥", UNKNOWN),
];

/// Active codes of ISO 4217, edition 2015 with amendments up to 176.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF \
IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP \
MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK \
SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD \
XOF XPF YER ZAR ZMW ZWG";

/// The first number in `text`; `None` where there is no digit.
///
/// One sign that parts groups of three figures is a thousands separator, unless `comma` says that the language has a
/// decimal comma and the sign is one: then the value stays open, since both are written. A word or letter right behind it,
/// as in "4,2 M€", leaves the value open too.
pub(in crate::record) fn number(text: &str, comma: bool) -> Option<Number> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(start..)?;
    let inside = |c: char| c.is_ascii_digit() || ".,'’ \u{a0}\u{202f}\u{2009}".contains(c);
    let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
    let printed = rest
        .get(..end)?
        .trim_end_matches(|c: char| !c.is_ascii_digit());
    let behind = rest.get(printed.len()..).unwrap_or("").trim_start();
    let scaled = behind.starts_with(['M', 'k', 'K'])
        || (behind
            .chars()
            .take_while(|c| c.is_alphabetic())
            .collect::<String>())
        .to_lowercase()
        .starts_with("mi")
        || behind.to_lowercase().starts_with("thousand");
    let minus = text.get(..start).is_some_and(|t| {
        let before = t.trim_end_matches(|c: char| c.is_whitespace() || "€$£¥₹".contains(c));
        let sign = before.ends_with(['-', '−']);
        sign && !before
            .trim_end_matches(['-', '−'])
            .ends_with(char::is_alphanumeric)
    });
    let value = read(printed, comma).map(|v| if minus { -v } else { v });
    let number = Number {
        whole: value.is_none_or(|v| v.fract() == 0.0),
        value: value.filter(|_| !scaled),
    };
    Some(number)
}

/// The value of figures with separators; `None` where they can be read in two ways, or in none.
fn read(printed: &str, comma: bool) -> Option<f64> {
    let plain: String = printed
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    let signs: Vec<(usize, char)> = plain
        .char_indices()
        .filter(|(_, c)| !c.is_ascii_digit())
        .collect();
    let digits = |t: &str| t.chars().filter(char::is_ascii_digit).collect::<String>();
    let Some((last, sign)) = signs.last().copied() else {
        return plain.parse().ok();
    };
    let whole = plain.get(..last)?;
    let behind = plain.get(last + 1..)?;
    let several = signs.iter().filter(|(_, c)| *c == sign).count() > 1;
    let mixed = signs.iter().any(|(_, c)| *c != sign);
    let grouped = behind.len() == 3 && !whole.is_empty();
    let decimal = if mixed {
        !several
    } else if several {
        false
    } else if !grouped || whole.len() > 3 || whole.starts_with('0') {
        true
    } else {
        // "1,912": thousands, where the language has a decimal point; with a decimal comma it may be both.
        if (sign == ',') == comma {
            return None;
        }
        false
    };
    let number = if decimal {
        format!("{}.{behind}", digits(whole))
    } else {
        digits(&plain)
    };
    number.parse().ok()
}

/// The first amount in `text`; `None` where there is no digit.
pub(in crate::record) fn amount(text: &str, comma: bool, words: &Words) -> Option<Amount> {
    let number = number(text, comma)?;
    let code = |w: &&str| w.len() == 3 && CODES.split(' ').any(|c| c == *w);
    let words_of = || text.split(|c: char| !c.is_alphabetic());
    let by_code = words_of().find(code).map(str::to_owned);
    let by_sign = || {
        let sign = SIGNS.iter().find(|(sign, _)| text.contains(sign));
        sign.map(|(_, code)| (*code).to_owned())
    };
    let by_word = || words.currency(&fold(text)).map(str::to_owned);
    Some(Amount {
        number,
        currency: by_code.or_else(by_sign).or_else(by_word),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, comma: bool) -> Option<f64> {
        number(text, comma)?.value
    }

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        for (text, comma, expected) in [
            ("41,800", false, Some(41800.0)),
            ("about 5,000 people", false, Some(5000.0)),
            ("1 912", true, Some(1912.0)),
            ("1.912", true, Some(1912.0)),
            ("12,5", true, Some(12.5)),
            ("1.234,50", true, Some(1234.5)),
            ("3,140,000", false, Some(3_140_000.0)),
            ("−40", false, Some(-40.0)),
            ("1,912", true, None),
            ("4,2 M€", true, None),
        ] {
            assert_eq!(value(text, comma), expected, "{text}");
        }
        assert_eq!(number("a great many", false), None);
    }

    #[test]
    fn amounts_name_their_currency() {
        let words = Words::default();
        let currency = |text: &str| amount(text, false, &words).and_then(|a| a.currency);
        assert_eq!(currency("USD 118,400").as_deref(), Some("USD"));
        assert_eq!(currency("€ 20"), Some("EUR".to_owned()));
        assert_eq!(currency("$ 20"), Some(UNKNOWN.to_owned()));
        assert_eq!(currency("118,400"), None);
    }
}
