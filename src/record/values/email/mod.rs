//! E-mail addresses: a line as printed → its addresses, which of them cannot be, and which look doubtful.

mod addresses;
mod broken;
mod host;
#[cfg(test)]
mod tests;

use std::ops::Range;

use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization;

use crate::fold::fold;
use crate::form::Words;
use crate::record::tables::common_words::COMMON_WORDS;
use crate::text::Text;

use addresses::{addresses, bare};
use host::{doubt, mixes_alphabets, possible_host};

pub(in crate::record) use host::{known_suffix, of_a_provider, reserved};

/// Most words before an address that may be a part of it.
const LEAD: usize = 2;

/// One address, or what was written instead.
#[derive(Debug, Clone)]
pub(in crate::record) struct EmailValue {
    /// As printed, without brackets, `mailto:` and closing punctuation.
    pub text: Text,
    /// Why it is not an address: `unreadable`, `no-sign`, `spelt-sign`, `two-signs`, `space`, `comma`, `no-ending`, `ending`
    /// (its domain has no known public suffix) or `signs`; `None` for an address.
    pub malformed: Option<&'static str>,
    /// Its host in lower case, when it is an address.
    pub host: Option<String>,
    /// `reserved`, `throw-away`, `two-alphabets`, `space` (a word before it may belong to it), or `near-miss` with the likely
    /// host.
    pub suspicious: Option<(&'static str, Option<String>)>,
}

/// All addresses of a header line, in order. A line without any gives its parts as malformed, so that they can be reported.
pub(in crate::record) fn emails(line: &Text, words: &Words) -> Vec<EmailValue> {
    let line = broken::whole(line, true);
    let text = line.as_str();
    let mut found = addresses(text);
    // Beside addresses, a part that looks like one without its sign is reported; words are not.
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
    let mut end = 0;
    let mut values = Vec::new();
    for range in found {
        let start = with_lead(text, end..range.start, words);
        end = range.end;
        let mut value = value(line.slice(range.clone()));
        // What follows the space is an address, and may be all of it.
        if start < range.start && value.malformed.is_none() {
            value.suspicious = Some(("space", None));
            value.text = line.slice(start..end);
        }
        values.push(value);
    }
    values
}

/// The addresses in a line of running text.
pub(in crate::record) fn emails_in_text(line: &Text) -> Vec<EmailValue> {
    addresses(line.as_str())
        .into_iter()
        .map(|range| value(line.slice(range)))
        .collect()
}

/// Running text without the line ends inside addresses.
pub(in crate::record) fn whole(text: &Text) -> Text {
    broken::whole(text, false)
}

/// The value of an e-mail field without the line ends inside addresses.
pub(in crate::record) fn whole_value(text: &Text) -> Text {
    broken::whole(text, true)
}

/// Where an address begins that ends the range: with the words in small letters right before it that announce nothing, as
/// in "ana roca@example.org", whose underscore an underline has covered.
fn with_lead(text: &str, before: Range<usize>, words: &Words) -> usize {
    let lead = &text[before.clone()];
    let begin = lead
        .rfind([
            ';', ',', ':', '|', '/', '<', '(', '[', ')', ']', '>', '–', '—', '•', '；', '，', '、',
            '：',
        ])
        .map_or(0, |at| {
            at + lead[at..].chars().next().map_or(1, char::len_utf8)
        });
    let lead = &lead[begin..];
    let word = |word: &str| {
        let small =
            |c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '+');
        let common = COMMON_WORDS
            .binary_search_by(|(known, _)| (*known).cmp(word))
            .is_ok();
        word.chars().all(small)
            && word.contains(char::is_alphanumeric)
            && !common
            && !matches!(word, "or" | "ou")
            && word.chars().count() > 1
            && !words.is_label(&fold(word))
    };
    let count = lead.split_whitespace().count();
    let joined = lead.ends_with(char::is_whitespace) && (1..=LEAD).contains(&count);
    if joined && lead.split_whitespace().all(word) {
        before.start + begin + lead.len() - lead.trim_start().len()
    } else {
        before.end
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
    // Full-width letters and signs are read as the plain ones; marks without width are dropped.
    let unseen = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let printed: String = text.as_str().nfkc().filter(unseen).collect();
    let options = Options::default()
        .with_required_tld()
        .without_domain_literal()
        .without_display_text();
    let host = EmailAddress::parse_with_options(&printed, options)
        .ok()
        .map(|a| a.domain().to_lowercase())
        .filter(|h| possible_host(h) && (reserved(h) || known_suffix(h)));
    // `localhost` has no dot, and is reserved all the same.
    let host = host.or_else(|| {
        let (local, host) = printed.rsplit_once('@')?;
        (host.eq_ignore_ascii_case("localhost") && EmailAddress::is_valid_local_part(local))
            .then(|| "localhost".to_owned())
    });
    let host = host.filter(|_| !printed.contains(lost));
    let alphabets = || mixes_alphabets(&printed).then_some(("two-alphabets", None));
    let suspicious = host
        .as_deref()
        .and_then(|host| alphabets().or_else(|| doubt(host)));
    EmailValue {
        malformed: host.is_none().then(|| fault(&printed)),
        host,
        suspicious,
        text,
    }
}

/// A letter that no machine can read.
fn lost(c: char) -> bool {
    c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// What is wrong with something that is not an address.
fn fault(printed: &str) -> &'static str {
    let signs = printed.matches('@').count();
    let host = printed.rsplit_once('@').map_or("", |(_, host)| host);
    if printed.contains(lost) {
        "unreadable"
    } else if signs == 0 {
        match addresses(printed).is_empty() {
            true => "no-sign",
            false => "spelt-sign",
        }
    } else if signs > 1 {
        "two-signs"
    } else if printed.contains(char::is_whitespace) {
        "space"
    } else if printed.contains(',') {
        "comma"
    } else if !host.contains('.') && !host.is_empty() {
        "no-ending"
    } else if possible_host(host) && !known_suffix(host) {
        "ending"
    } else {
        "signs"
    }
}
