//! URLs in text: what is one, and what is meant as one but cannot be.

use std::ops::Range;
use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};
use regex::Regex;
use url::{Host, Url};

use super::email::{known_suffix, reserved};

/// One URL in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::record) struct UrlMatch {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// Unknown scheme, no host, or a host that cannot be.
    pub malformed: bool,
}

/// Schemes that a nomination may link to.
const SCHEMES: [&str; 8] = [
    "http", "https", "ftp", "ftps", "sftp", "file", "mms", "rtsp",
];

/// A scheme with its punctuation gone wrong, or a scheme with nothing behind it.
static BROKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)\b(?:h?t?tps?:?(?:/{1,3}|\\{1,2}|[;.]//)|h?t?tps?:(?:www\.))[^\s<>"“”«»]*|\bwww(?:[,;]|\.{2,})[a-z0-9\-]+\.[a-z]{2,}\S*"#)
        .expect("a constant")
});

/// All URLs in `text`, in order, also those that only begin with `www.`; plain domains and e-mail addresses are not URLs.
pub(in crate::record) fn urls(text: &str) -> Vec<UrlMatch> {
    if !text.contains("//") && !text.contains(":/") && !text.contains(":\\") && !contains_hint(text)
    {
        return Vec::new();
    }
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let mut found: Vec<UrlMatch> = Vec::new();
    for link in finder.links(text).filter(|l| *l.kind() == LinkKind::Url) {
        let mut range = link.start()..link.end();
        if let Some((scheme, _)) = link.as_str().split_once("://") {
            // "Seehttp://": the scheme is what it ends with, when two or more letters are glued before it.
            let known = SCHEMES
                .iter()
                .filter(|s| scheme.to_ascii_lowercase().ends_with(*s))
                .map(|s| s.len())
                .max();
            if let Some(known) = known
                && scheme.len() >= known + 2
            {
                range.start += scheme.len() - known;
            }
        } else if !link
            .as_str()
            .get(..4)
            .is_some_and(|s| s.eq_ignore_ascii_case("www."))
        {
            continue;
        }
        let broken_off = continues(text, range.end);
        let malformed = !possible(&text[range.clone()]) && !broken_off;
        found.push(UrlMatch { range, malformed });
    }
    for broken in BROKEN.find_iter(text) {
        let printed = broken
            .as_str()
            .trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?', '\'', '’']);
        let range = broken.start()..broken.start() + printed.len();
        found.retain(|f| {
            !(range.start < f.range.start && f.range.end <= range.end)
                || text[f.range.clone()].contains("://")
        });
        let free = !found
            .iter()
            .any(|f| f.range.start < range.end && range.start < f.range.end);
        let after = text[broken.end()..].trim_start();
        if free
            && !(printed.ends_with('/')
                && after.starts_with(char::is_alphanumeric)
                && after.len() < text[broken.end()..].len())
        {
            found.push(UrlMatch {
                range,
                malformed: true,
            });
        }
    }
    found.sort_by_key(|f| f.range.start);
    found
}

/// Whether any `www` is in `text`, in any case.
fn contains_hint(text: &str) -> bool {
    text.as_bytes().windows(3).any(|w| {
        w.eq_ignore_ascii_case(b"www")
            || w.eq_ignore_ascii_case(b"ttp")
            || w.eq_ignore_ascii_case(b"tp/")
    })
}

/// Whether the URL that ends at `end` looks like a first half, and what follows like the other one: cut by a line end.
fn continues(text: &str, end: usize) -> bool {
    const JOINTS: [char; 5] = ['/', '-', '_', '.', '='];
    let after = text[end..].trim_start_matches(JOINTS);
    let open = after.len() < text[end..].len() || text[..end].ends_with(JOINTS);
    let word = after
        .trim_start()
        .split(char::is_whitespace)
        .next()
        .unwrap_or("");
    open && after.starts_with(char::is_whitespace) && word.trim_end_matches('.').contains(JOINTS)
}

/// Whether a printed URL has a known scheme and a host that can be.
fn possible(printed: &str) -> bool {
    let with_scheme = if printed.contains("://") {
        printed.to_owned()
    } else {
        format!("http://{printed}")
    };
    let Ok(url) = Url::parse(&with_scheme) else {
        return false;
    };
    if !SCHEMES.contains(&url.scheme()) {
        return false;
    }
    match url.host() {
        Some(Host::Domain(host)) => {
            let host = host.trim_end_matches('.');
            let labels = host
                .split('.')
                .all(|l| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-'));
            // "www.seedbank": nothing behind the name, whatever the last label is kept for.
            let bare = host == "www" || (host.starts_with("www.") && host.matches('.').count() < 2);
            labels && !bare && (reserved(host) || known_suffix(host))
        }
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => true,
        None => url.scheme() == "file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each URL, `!` before a malformed one.
    fn shown(text: &str) -> Vec<String> {
        urls(text)
            .iter()
            .map(|u| {
                format!(
                    "{}{}",
                    if u.malformed { "!" } else { "" },
                    &text[u.range.clone()]
                )
            })
            .collect()
    }

    #[test]
    fn address_with_two_stops_is_malformed() {
        assert_eq!(shown("It is at www..seedbank.org."), ["!www..seedbank.org"]);
    }

    #[test]
    fn urls_are_cut_out_of_their_sentence() {
        assert_eq!(
            shown("See: http://www.seedbank.org/."),
            ["http://www.seedbank.org/"]
        );
        assert_eq!(
            shown("a site <www.seedbank.org> (www.seedbank.org/en)."),
            ["www.seedbank.org", "www.seedbank.org/en"]
        );
        assert_eq!(
            shown("Seehttps://example.org/a_(b), and WWW.SEEDBANK.ORG;"),
            ["https://example.org/a_(b)", "WWW.SEEDBANK.ORG"]
        );
    }

    #[test]
    fn plain_domains_and_mail_are_none() {
        assert_eq!(
            shown("Write to ana@example.org or see example.org, e.g. node.js"),
            Vec::<String>::new()
        );
        assert_eq!(shown("and/or, 24//7"), Vec::<String>::new());
    }

    #[test]
    fn what_cannot_be_a_url_is_malformed() {
        for text in [
            "htp://example.org/fund",
            "hhtp://example.org",
            "http:/example.org",
            "http//www.seedbank.org",
            "http:\\\\www.seedbank.org",
            "http://seedbank",
            "http://www.seedbank",
            "http://seedbank.orgg/x",
            "www,seedbank.org",
            "http://-seedbank.org",
        ] {
            assert_eq!(
                shown(&format!("See {text} for more.")),
                [format!("!{text}")]
            );
        }
    }

    #[test]
    fn a_scheme_before_the_scheme_is_malformed() {
        assert!(shown("http://http://seedbank.org")[0].starts_with("!http://"));
    }

    #[test]
    fn a_url_cut_by_a_line_end_is_not_reported_as_malformed() {
        assert!(
            shown("See http://www. seedbank.org for more")
                .iter()
                .all(|u| !u.starts_with('!'))
        );
        assert!(
            shown("See http:// seedbank.org for more")
                .iter()
                .all(|u| !u.starts_with('!'))
        );
    }
}
