//! E-mail addresses: a line as printed → its addresses, which of them cannot be, and which look doubtful.

use std::ops::Range;
use std::sync::LazyLock;

use email_address::{EmailAddress, Options};
use regex::Regex;

use crate::text::Text;

/// One address, or what stands in its place.
#[derive(Debug, Clone)]
pub(in crate::record) struct EmailValue {
    /// As printed, without brackets, `mailto:` and closing punctuation.
    pub text: Text,
    /// Not an address, or its domain has no known public suffix.
    pub malformed: bool,
    /// Its host in lower case, when it is an address.
    pub host: Option<String>,
    /// `reserved`, `throw-away`, or `near-miss` with the likely host.
    pub suspicious: Option<(&'static str, Option<String>)>,
}

/// Hosts for examples and tests: RFC 2606, RFC 6761, RFC 6762 (`local`); `example.edu` is held back in the same way.
const RESERVED_TLDS: [&str; 5] = ["test", "invalid", "example", "localhost", "local"];
const RESERVED_HOSTS: [&str; 4] = ["example.com", "example.net", "example.org", "example.edu"];

/// Hosts that hand out addresses for minutes.
const THROW_AWAY: &str = "10minutemail.com|dispostable.com|discard.email|emailondeck.com|fakeinbox.com|getairmail.com|\
    getnada.com|grr.la|guerrillamail.com|guerrillamail.info|guerrillamail.net|guerrillamail.org|guerrillamailblock.com|\
    inboxkitten.com|mail-temp.com|maildrop.cc|mailcatch.com|mailinator.com|mailnesia.com|mailsac.com|mintemail.com|\
    moakt.com|mohmal.com|mytemp.email|sharklasers.com|spamgourmet.com|temp-mail.io|temp-mail.org|tempail.com|\
    tempmail.com|tempmailo.com|tempr.email|throwawaymail.com|tmpmail.org|trashmail.com|trashmail.de|yopmail.com|yopmail.fr";

/// Well-known providers: the name, and whether it has hosts under countries' suffixes too (`yahoo.fr`).
const PROVIDERS: [(&str, bool); 6] = [
    ("gmail", false),
    ("googlemail", false),
    ("yahoo", true),
    ("hotmail", true),
    ("outlook", true),
    ("protonmail", false),
];
/// Providers of their own that happen to be one letter off one of [`PROVIDERS`].
const NEIGHBOURS: [&str; 7] = [
    "mail", "email", "ymail", "zmail", "qmail", "fmail", "gmails",
];
/// Other providers whose hosts stand under a country's suffix and are used from everywhere.
const ABROAD: [&str; 20] = [
    "orange.fr",
    "free.fr",
    "laposte.net",
    "wanadoo.fr",
    "sfr.fr",
    "neuf.fr",
    "web.de",
    "t-online.de",
    "gmx.de",
    "gmx.net",
    "gmx.fr",
    "mail.ru",
    "yandex.ru",
    "bol.com.br",
    "uol.com.br",
    "terra.com.br",
    "ig.com.br",
    "libero.it",
    "telefonica.net",
    "btinternet.com",
];
/// Suffixes that `.com` becomes by a slip.
const NEAR_COM: [&str; 3] = ["co", "cm", "om"];

static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"[^\s;,<>()\[\]{}|"“”«»:；，、]*[@＠][^\s;,<>()\[\]{}|"“”«»；，、]*"#)
        .expect("a constant")
});
static SPACED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\d._%+\-]+(?:\s+[@＠]\s*|\s*[@＠]\s+)[\p{L}\d.\-]+").expect("a constant")
});
/// "name(at)host.org", "name \[at\] host.org", in any language's word for the sign. How long the word is, is looked at
/// afterwards: counted repetitions of all letters take longer to build than a file to check.
static SPELT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\d._%+\-]+\s*[(\[{<]\s*(\p{L}+)\s*[)\]}>]\s*[\p{L}\d\-]+(?:\s*(?:\.|[(\[{]\s*\p{L}+\s*[)\]}])\s*[\p{L}\d\-]+)+")
        .expect("a constant")
});
/// Longest word for the sign, in letters.
const LONGEST_SIGN: usize = 10;

/// All addresses of a header line, in order. A line without any gives its parts as malformed, so that they can be told.
pub(in crate::record) fn emails(line: &Text) -> Vec<EmailValue> {
    let text = line.as_str();
    let mut found = addresses(text);
    // Beside addresses, a part that looks like one without its sign is told; words are not.
    for piece in parts(text) {
        let free = !found
            .iter()
            .any(|f| f.start < piece.end && piece.start < f.end);
        let part = &text[piece.clone()];
        if free && (found.is_empty() || (!part.contains(char::is_whitespace) && known_suffix(part)))
        {
            found.push(piece);
        }
    }
    found.sort_by_key(|r| r.start);
    found
        .into_iter()
        .map(|range| value(line.slice(range)))
        .collect()
}

/// The addresses in running text.
pub(in crate::record) fn emails_in_text(line: &Text) -> Vec<EmailValue> {
    addresses(line.as_str())
        .into_iter()
        .map(|range| value(line.slice(range)))
        .collect()
}

/// Ranges (bytes) of everything that is meant as an address, by its sign or its word for the sign.
pub(in crate::record) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let sign = text.contains(['@', '＠']);
    if sign {
        found.extend(SPACED.find_iter(text).map(|m| bare(text, m.range())));
    }
    let add = |range: Range<usize>, found: &mut Vec<Range<usize>>| {
        if !range.is_empty()
            && !found
                .iter()
                .any(|f| f.start < range.end && range.start < f.end)
        {
            found.push(range);
        }
    };
    if sign {
        for m in TOKEN.find_iter(text) {
            for part in split_pairs(text, m.range()) {
                add(with_comma(text, bare(text, part)), &mut found);
            }
        }
    }
    if has_bracketed_word(text) {
        for captures in SPELT.captures_iter(text) {
            let word = captures.get(1).map_or("", |word| word.as_str());
            if let Some(m) = captures.get(0)
                && word.chars().count() <= LONGEST_SIGN
            {
                add(bare(text, m.range()), &mut found);
            }
        }
    }
    found.sort_by_key(|r| r.start);
    found
}

/// Whether a single word that may stand for the sign is in brackets somewhere.
fn has_bracketed_word(text: &str) -> bool {
    text.split(['(', '[', '{', '<']).skip(1).any(|inner| {
        let inner = inner.trim_start();
        let word = inner.find(|c: char| !c.is_alphabetic()).unwrap_or(0);
        word > 0
            && inner[..word].chars().count() <= LONGEST_SIGN
            && inner[word..].trim_start().starts_with([')', ']', '}', '>'])
    })
}

/// "a@x.org/b@y.org" is two; "a@@x.org" is one that is wrong.
fn split_pairs(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let parts: Vec<&str> = text[range.clone()].split('/').collect();
    if parts.len() < 2 || !parts.iter().all(|p| p.matches(['@', '＠']).count() == 1) {
        return vec![range];
    }
    let mut start = range.start;
    let next = |part: &&str| {
        let piece = start..start + part.len();
        start = piece.end + 1;
        piece
    };
    parts.iter().map(next).collect()
}

/// Without `mailto:`, brackets, quotes and punctuation around it.
fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let trimmed = part.trim_end_matches(|c: char| {
        !(c.is_alphanumeric() || matches!(c, ')' | ']' | '}' | '@' | '_')) || superscript(c)
    });
    let open =
        trimmed.trim_start_matches(|c: char| c.is_whitespace() || "<([{\"'“‘«.•·–—*".contains(c));
    let start = range.start + (trimmed.len() - open.len());
    start..range.start + trimmed.len()
}

fn superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// `range`, an address, with what stands behind a comma that was typed for the stop of its host: "ana@example,org".
fn with_comma(text: &str, range: Range<usize>) -> Range<usize> {
    let host = text.get(range.clone()).and_then(|a| a.rsplit_once('@'));
    let open = host.is_some_and(|(_, host)| !host.is_empty() && !host.contains('.'));
    let rest = text.get(range.end..).and_then(|r| r.strip_prefix(','));
    let Some(rest) = rest.filter(|_| open) else {
        return range;
    };
    let letters = |c: &char| c.is_ascii_alphabetic();
    let suffix: String = rest.chars().take_while(letters).collect();
    let more = rest.get(suffix.len()..).unwrap_or("");
    let ends = !more.starts_with(['@', '.', '_', '-', '+']);
    match ends && known_suffix(&format!("a.{}", suffix.to_lowercase())) {
        true => range.start..range.end + 1 + suffix.len(),
        false => range,
    }
}

/// The parts of a line between separators, without white space, brackets and closing punctuation; no empty ones.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut parts = Vec::new();
    for piece in text.split_inclusive([';', ',', '\n', '|', '；', '，', '、']) {
        parts.push(bare(text, start..start + piece.len()));
        start += piece.len();
    }
    parts.retain(|r| !r.is_empty());
    parts
}

fn value(text: Text) -> EmailValue {
    let printed = text.as_str().replace('＠', "@");
    let options = Options::default()
        .with_required_tld()
        .without_domain_literal()
        .without_display_text();
    let host = EmailAddress::parse_with_options(&printed, options)
        .ok()
        .map(|a| a.domain().to_lowercase());
    let host = host.filter(|h| possible_host(h) && (reserved(h) || known_suffix(h)));
    // `localhost` has no dot, and is reserved all the same.
    let host = host.or_else(|| {
        let (local, host) = printed.rsplit_once('@')?;
        (host.eq_ignore_ascii_case("localhost") && EmailAddress::is_valid_local_part(local))
            .then(|| "localhost".to_owned())
    });
    let suspicious = host.as_deref().and_then(doubt);
    EmailValue {
        malformed: host.is_none(),
        host,
        suspicious,
        text,
    }
}

/// Labels of letters, digits and inner hyphens (RFC 1123, 2.1), at least two of them.
fn possible_host(host: &str) -> bool {
    host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
}

/// Whether a host ends in a suffix of the Public Suffix List.
pub(in crate::record) fn known_suffix(host: &str) -> bool {
    let host = host.to_lowercase();
    host.contains('.') && psl::suffix(host.as_bytes()).is_some_and(|s| s.is_known())
}

/// Whether a host is kept for examples and tests.
pub(in crate::record) fn reserved(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or(host);
    RESERVED_TLDS.contains(&last)
        || RESERVED_HOSTS.iter().any(|r| {
            host.strip_suffix(r)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
}

/// Whether a host belongs to a provider whose customers live anywhere: its suffix says nothing of their country.
pub(in crate::record) fn of_a_provider(host: &str) -> bool {
    let name = host.split('.').next().unwrap_or(host);
    PROVIDERS.iter().any(|(provider, _)| name == *provider)
        || ["live", "msn", "aol", "icloud", "gmx", "ymail"].contains(&name)
        || ABROAD.contains(&host)
}

fn doubt(host: &str) -> Option<(&'static str, Option<String>)> {
    if reserved(host) {
        return Some(("reserved", None));
    }
    if THROW_AWAY
        .split('|')
        .any(|h| host == h || host.strip_suffix(h).is_some_and(|rest| rest.ends_with('.')))
    {
        return Some(("throw-away", None));
    }
    near_miss(host).map(|likely| ("near-miss", Some(likely)))
}

/// The well-known host that `host` is one letter off: `gmail.com` for `gmial.com`; `None` for a well-known one.
fn near_miss(host: &str) -> Option<String> {
    let (name, suffix) = host.split_once('.')?;
    if NEIGHBOURS.contains(&name) {
        return None;
    }
    for (provider, everywhere) in PROVIDERS {
        if name == provider {
            return NEAR_COM
                .contains(&suffix)
                .then(|| format!("{provider}.com"));
        }
        let com = suffix == "com" || NEAR_COM.contains(&suffix);
        if strsim::osa_distance(name, provider) == 1 {
            let country = everywhere
                && (suffix.len() == 2 || suffix.starts_with("co.") || suffix.starts_with("com."));
            if com || country {
                return Some(format!("{provider}.{}", if com { "com" } else { suffix }));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::{inside, placed};

    /// Each address, `!` before a malformed one, with what is suspicious about it.
    fn told(line: &str) -> Vec<String> {
        let told = |value: EmailValue| {
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
                if value.malformed { "!" } else { "" },
                value.text.as_str()
            )
        };
        emails(&placed(line)).into_iter().map(told).collect()
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
            assert_eq!(told(line), two, "{line}");
        }
    }

    #[test]
    fn reserved_hosts_are_doubtful_not_malformed() {
        assert_eq!(told("ana@example.org"), ["ana@example.org (reserved)"]);
        assert_eq!(
            told("ana@mail.example.com"),
            ["ana@mail.example.com (reserved)"]
        );
        assert_eq!(told("ana@example.edu"), ["ana@example.edu (reserved)"]);
        assert_eq!(told("ana@cafe.test"), ["ana@cafe.test (reserved)"]);
        assert_eq!(told("ana@localhost"), ["ana@localhost (reserved)"]);
        assert_eq!(told("ana@myexample.org"), ["ana@myexample.org"]);
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
                told(&format!("ana@{wrong}")),
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
            assert_eq!(told(&format!("ana@{fine}")), [format!("ana@{fine}")]);
        }
    }

    #[test]
    fn throw_away_hosts_are_doubtful() {
        assert_eq!(
            told("ana@mailinator.com"),
            ["ana@mailinator.com (throw-away)"]
        );
    }

    #[test]
    fn what_is_not_an_address_is_malformed() {
        for line in [
            "ana(at)unioncafe.org",
            "ana [at] unioncafe.org",
            "ana[arroba]unioncafe[punto]org",
            "ana.unioncafe.org",
            "ana@@unioncafe.org",
            "ana@unioncafe",
            "ana@unioncafe,org",
            "ana@unioncafe.orgg",
            "ana @ unioncafe.org",
            "ana@ unioncafe.org",
            "ana..b@unioncafe.org",
            "ana@-unioncafe.org",
            "@unioncafe.org",
            "ask the office",
        ] {
            assert_eq!(told(line), [format!("!{line}")]);
        }
    }

    #[test]
    fn an_address_without_its_sign_is_told_beside_a_good_one() {
        assert_eq!(
            told("ana@unioncafe.org; ben.unioncafe.org"),
            ["ana@unioncafe.org", "!ben.unioncafe.org"]
        );
        assert_eq!(told("ana@unioncafe.org (private)"), ["ana@unioncafe.org"]);
    }

    #[test]
    fn footnote_marks_are_left_out() {
        assert_eq!(told("ana@unioncafe.org¹"), ["ana@unioncafe.org"]);
    }
}
