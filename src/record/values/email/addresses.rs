//! Where addresses are in a text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::host::{known_suffix, reserved};

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

/// Ranges (bytes) of everything that is meant as an address, by its sign or its word for the sign.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
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

/// Whether a single word that may be written for the sign is in brackets somewhere.
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
pub(super) fn bare(text: &str, range: Range<usize>) -> Range<usize> {
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

/// `range`, an address, with what is before or behind a comma that was typed for a stop: "ana@example,org",
/// "hdacosta@mof,gov.tl", "ana,roca@example.org".
fn with_comma(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    let whole = |host: &str| host.contains('.') && (known_suffix(host) || reserved(host));
    // A host that no registry gives out is not whole where it goes on to one that a registry does: "seeds.example,org".
    let open = |host: &str| !host.is_empty() && !known_suffix(host);
    let host = text.get(range.clone()).and_then(|a| a.rsplit_once('@'));
    let rest = text.get(range.end..).and_then(|r| r.strip_prefix(','));
    if let (Some((_, host)), Some(rest)) = (host, rest)
        && open(host)
    {
        let label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        let end = rest.find(|c| !label(c)).unwrap_or(rest.len());
        let more = rest[..end].trim_end_matches(['.', '-']);
        let ends = !rest[end..].starts_with(['@', '_', '+']);
        let joined = format!("{host}.{more}").to_lowercase();
        if ends && !more.is_empty() && whole(&joined) {
            range.end += 1 + more.len();
        }
    }
    // In small letters: "Ana,ana@example.org" names her before the address.
    let lead = text.get(..range.start).and_then(|t| t.strip_suffix(','));
    if let Some(lead) = lead {
        let local =
            |c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '+');
        let from = lead
            .char_indices()
            .rev()
            .take_while(|(_, c)| local(*c))
            .last()
            .map(|(at, _)| at);
        let before = |at: usize| lead[..at].chars().next_back();
        if let Some(at) = from.filter(|at| {
            before(*at).is_none_or(|c| c.is_whitespace() || matches!(c, ';' | ':' | '<'))
        }) {
            range.start = at;
        }
    }
    range
}
