//! The host of an address: whether it can be one, and what is doubtful about it.

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
/// Other providers whose hosts are under a country's suffix and are used from everywhere.
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

/// Labels of letters, digits and inner hyphens (RFC 1123, 2.1), at least two of them.
pub(super) fn possible_host(host: &str) -> bool {
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

pub(super) fn doubt(host: &str) -> Option<(&'static str, Option<String>)> {
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

/// Whether a label of the address has letters of two alphabets that look alike, as Latin and Cyrillic ones do.
pub(super) fn mixes_alphabets(address: &str) -> bool {
    let mut labels = address.split(['@', '.', '-', '_', '+']);
    labels.any(|label| {
        let mut alphabets = label.chars().filter_map(alphabet);
        let first = alphabets.next();
        alphabets.any(|other| Some(other) != first)
    })
}

/// Latin, Greek or Cyrillic; `None` for other letters, which look like none of these, and for signs.
fn alphabet(c: char) -> Option<&'static str> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some("Latin"),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        _ => None,
    }
}
