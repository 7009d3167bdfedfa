//! Mails around a form: the head of the one that has it, the signature at its end, and the older ones below.

use std::ops::Range;

use crate::section::Part;

/// Fewest digits of a date with its time.
const DATE: usize = 5;

/// The head of a mail on top of the document: the parts up to the last of several lines with a word and a colon, of which one
/// names a sender with an address (RFC 5322, 3.6).
pub(super) fn mail_head(parts: &[Part]) -> Range<usize> {
    /// Fewest lines of a mail's head, and most parts before its end.
    const LINES: usize = 3;
    const PARTS: usize = 16;
    /// Most bytes of its first words: "Envoyé", "Asunto".
    const WORD: usize = 14;
    let text = |part: &Part| part.block.text.as_str().trim().to_owned();
    let headed = |line: &str| {
        let colon = line.split_once([':', '：', '\t']);
        colon.is_some_and(|(word, rest)| {
            let word = word.trim();
            let one = word.len() <= WORD && word.chars().all(char::is_alphabetic);
            one && !word.is_empty() && !rest.trim().is_empty()
        })
    };
    let sender = |line: &str| {
        let inner = line
            .split_once('<')
            .and_then(|(_, rest)| rest.split_once('>'));
        inner.is_some_and(|(address, _)| address.contains('@') && !address.contains(' '))
    };
    let row = |at: usize| parts.get(at)?.block.cell.map(|c| (c.table, c.row));
    let mut all: Vec<(usize, String)> = Vec::new();
    for (i, part) in parts.iter().take(PARTS).enumerate() {
        // The word and what is behind it may be in cells of one row.
        let beside = i > 0 && row(i).is_some() && row(i) == row(i - 1);
        if let Some((at, line)) = all.last_mut().filter(|_| beside) {
            *at = i;
            line.push('\t');
            line.push_str(&text(part));
            continue;
        }
        all.extend(text(part).lines().map(|line| (i, line.to_owned())));
    }
    let Some(first) = all
        .iter()
        .position(|(_, line)| headed(line) && sender(line))
    else {
        return 0..0;
    };
    let lines = all.get(first..).unwrap_or(&[]).iter();
    let own: Vec<usize> = lines
        .take_while(|(_, line)| headed(line))
        .map(|(i, _)| *i)
        .collect();
    match own.last() {
        Some(last) if own.len() >= LINES => 0..last + 1,
        _ => 0..0,
    }
}

/// Where the mail begins that a filled form was sent in answer to, with a list of the form's headings in it: behind most of
/// the `sections` of the form. `found` are the parts with headings, and the field of each. A form that is filled in there,
/// too, is another nomination.
pub(super) fn answered_mail(
    parts: &[Part],
    found: impl Iterator<Item = (usize, usize)> + Clone,
    sections: usize,
) -> Option<usize> {
    /// Words for each heading from which on there are answers.
    const ANSWERED: usize = 8;
    let (at, _) = (parts.iter().enumerate()).find(|(_, p)| answers_mail(p.block.text.as_str()))?;
    let mut before: Vec<usize> = (found.clone().filter(|(part, _)| *part < at))
        .map(|(_, field)| field)
        .collect();
    before.sort_unstable();
    before.dedup();
    let behind: Vec<usize> = found
        .map(|(part, _)| part)
        .filter(|part| *part > at)
        .collect();
    let (first, last) = (*behind.first()?, *behind.last()?);
    let between = (first..last).filter(|part| !behind.contains(part));
    let words = between
        .filter_map(|i| parts.get(i))
        .map(|p| p.block.text.as_str().split_whitespace().count());
    let answered = words.sum::<usize>() >= ANSWERED * behind.len();
    (2 * before.len() > sections && !answered).then_some(at)
}

/// Whether an older mail begins at a part: by the words before it, or by its head, a sender with an address and a date above a
/// line with a word, a colon and another address, as mail programs print a thread.
pub(super) fn begins(parts: &[Part], at: usize) -> bool {
    /// Longest word of a line of a mail, and of a head, in bytes.
    const WORD: usize = 12;
    const HEAD: usize = 160;
    let text = |at: usize| parts.get(at).map_or("", |p| p.block.text.as_str().trim());
    let head = text(at);
    let dated = head.chars().filter(char::is_ascii_digit).count() >= DATE && head.len() <= HEAD;
    let addressed = || {
        let below = text(at + 1).lines().next().unwrap_or("");
        let word = below.split_once(':').filter(|(_, rest)| rest.contains('@'));
        word.is_some_and(|(word, _)| {
            word.trim().chars().all(char::is_alphabetic) && word.len() <= WORD
        })
    };
    answers_mail(head) || dated && has_sender(head) && addressed()
}

/// Whether a part begins the signature of a mail (RFC 3676, 4.3): two hyphens on a line of their own. Where lines were
/// joined, the next one follows.
pub(super) fn ends_mail(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix("--");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// Whether a part introduces the mail that is answered: "On 25 March 2025 at 9:03, Ana Roca <ana@example.org> wrote:".
fn answers_mail(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.ends_with(':') && has_sender(text) && digits >= DATE && text.len() <= 300
}

/// Whether an address is in angle brackets: "Ana Roca <ana@example.org>".
fn has_sender(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let inside = rest.split('>').next().unwrap_or("");
        rest.contains('>') && inside.contains('@') && !inside.contains(' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_ends_at_its_signature_and_at_the_mail_that_it_answers() {
        for text in ["--", "-- ", "-- \nCooperative", "-- Glass Cooperative"] {
            assert!(ends_mail(text), "{text}");
        }
        for text in ["--- a line", "-a", "--help shows all", "– no"] {
            assert!(!ends_mail(text), "{text}");
        }
        assert!(answers_mail(
            "El mar, 25 mar 2025 a las 9:03, Premio (<premio@example.com>) escribió:"
        ));
        assert!(!answers_mail("Ana Roca <ana@example.org>, 2025:"));
        assert!(!answers_mail("Write to us in 2025 at the address below:"));
    }
}
