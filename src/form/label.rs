//! Labels of a form's lines: where they are, and which field a text asks for.

use std::ops::Range;

use super::affiliation::Affiliation;
use super::compiled::Form;
use super::definition::{Field, FieldType};
use super::lexicon::Likeness;
use super::wording::Wording;

/// Wording from which on a text is a label, where a colon, tab or cell follows it.
pub(super) const LABEL: f32 = 0.82;
/// Wording from which on a cell of its own is a label, or a single word: more than two words of one stem, "Candidate" and
/// "Candidature".
pub(super) const ALONE: f32 = 0.9;
/// Wording from which on a refused label is kept, to be reported as a candidate.
pub(super) const NEAR: f32 = 0.5;
/// Wording from which on each piece of a joined label counts.
pub(super) const JOINED: f32 = 0.9;
/// Wording from which on a text is a label with nothing between it and its value, or a long one that is alone outside a
/// table: that of a label word for word, but for accents.
pub(super) const BARE: f32 = 0.95;
/// Words by which a label may be longer than the form's longest one.
pub(super) const MORE_WORDS: usize = 2;
/// Dots or underscores in a row from which on they lead from a label to its value.
pub(super) const LEADER: usize = 3;

/// A label found in a part.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// Index of the part.
    pub(super) part: usize,
    /// Index of the form's field.
    pub(super) field: usize,
    /// Index of the form's language.
    pub(super) language: usize,
    /// How near the words are.
    pub(super) score: f32,
    /// Bytes of the part's text that are the label.
    pub(super) label: Range<usize>,
    /// Bytes of the part's text behind the label, up to the next label; may be empty.
    pub(super) value: Range<usize>,
}

/// Those of `labels`, which are in document order, that are in `part`.
pub(super) fn of_part(labels: &[Label], part: usize) -> &[Label] {
    let from = labels.partition_point(|l| l.part < part);
    let end = labels.partition_point(|l| l.part <= part);
    labels.get(from..end).unwrap_or(&[])
}

/// Where the first colon or row of dots or underscores is, or the end of a question that is a label.
pub(super) fn mark(text: &str) -> Option<usize> {
    let colon = text.find([':', '：']);
    let marks = colon.into_iter().chain(leader(text).map(|l| l.start));
    marks.chain(question(text)).min()
}

/// Where the sign of a short question at the beginning of `text` is: "In which country? Mali".
fn question(text: &str) -> Option<usize> {
    /// Most words of a short question.
    const WORDS: usize = 8;
    let at = text.find('?')?;
    let behind = text.get(at + 1..)?;
    let ends = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let short = text.get(..at)?.split_whitespace().nth(WORDS).is_none();
    (ends && short).then_some(at)
}

/// How many bytes are between a label and its value, at the start of `text`: a row of dots or underscores with the colon
/// before or behind it, or a colon.
pub(super) fn parting(text: &str) -> usize {
    let colon = |t: &str| match t.chars().next() {
        Some(c @ (':' | '：' | '?')) => c.len_utf8(),
        _ => 0,
    };
    let first = colon(text);
    let rest = text.get(first..).unwrap_or("");
    let blank = rest.len() - rest.trim_start().len();
    let dots = leader(rest)
        .filter(|l| l.start <= blank)
        .map_or(0, |l| l.end);
    first + dots + colon(rest.get(dots..).unwrap_or(""))
}

/// The first row of dots or underscores.
pub(super) fn leader(text: &str) -> Option<Range<usize>> {
    let mut run: Option<(Range<usize>, usize)> = None;
    for (at, c) in text.char_indices() {
        let dots = match c {
            '.' | '_' | '·' => 1,
            '…' => LEADER,
            _ => 0,
        };
        match (&mut run, dots) {
            (Some((range, count)), 1..) => {
                range.end = at + c.len_utf8();
                *count += dots;
            }
            (None, 1..) => run = Some((at..at + c.len_utf8(), dots)),
            // Dots may be apart: ". . . ."
            (Some(_), 0) if c == ' ' => {}
            (Some((range, count)), 0) if *count >= LEADER => return Some(range.clone()),
            _ => run = None,
        }
    }
    run.filter(|(_, count)| *count >= LEADER)
        .map(|(range, _)| range)
}

/// Whether no piece of what may be a joined label has more than `longest` words.
pub(super) fn may_be_label(text: &str, longest: usize) -> bool {
    let mut pieces = text.split(['/', '|']);
    pieces.all(|piece| piece.split_whitespace().nth(longest).is_none())
}

/// The field whose label is `label`.
pub(super) fn matching(label: &str, form: &Form) -> Option<Likeness> {
    nearest(label, form).filter(|l| l.score >= LABEL)
}

/// Most figures of a label.
const FIGURES: usize = 5;

/// The field whose label is nearest to `label`, if any is near.
pub(super) fn nearest(label: &str, form: &Form) -> Option<Likeness> {
    let wording = Wording::new(label);
    // A number to call or an address is a value, whatever word is beside it: "+237 222 23 41 86 (poste 204)".
    let figures = label.chars().filter(char::is_ascii_digit).count();
    let value = figures > FIGURES || label.contains('@');
    let long = wording.len() > form.lexicon.longest_label() + MORE_WORDS;
    if wording.is_empty() || value || long {
        return None;
    }
    let best = form.lexicon.labels(&wording, NEAR).into_iter().next();
    // What is not a label word for word, brackets and all, may be one in words that belong together.
    let whole = |l: &Likeness| l.score >= BARE && !label.contains(['(', '[']);
    best.filter(whole)
        .or_else(|| of_person(label, form))
        .or(best)
}

/// The field of a label that asks for a person's name, function or organisation: "Title / function", "Nominee: name".
fn of_person(label: &str, form: &Form) -> Option<Likeness> {
    let name = || {
        let nominee = |f: &Field| f.kind == FieldType::Person && f.is_nominees();
        let named = form.affiliation_labels.asks_for_name(label);
        named
            .then(|| form.file.fields.iter().position(nominee))
            .flatten()
    };
    let asked = form.affiliation_labels.asked(label);
    let field = asked.map(Affiliation::field).or_else(name)?;
    Some(Likeness {
        field,
        language: 0,
        score: BARE,
    })
}

/// The fields whose label is `label`: one, or each that a joined label names ("Tel./Fax"), once where all are one field
/// in several languages ("Country / País"). Without any, the nearest alone.
pub(super) fn fields_of(label: &str, form: &Form) -> Vec<Likeness> {
    let whole = nearest(label, form);
    if let Some(asked) = whole.filter(|l| Affiliation::of_field(l.field).is_some()) {
        return vec![asked];
    }
    if let Some(best) = whole.filter(|l| l.score >= JOINED) {
        // One label may ask for a name, a telephone and an address at once.
        let all = form
            .lexicon
            .labels(&Wording::new(label), JOINED)
            .into_iter();
        let all: Vec<Likeness> = all.filter(|l| l.score >= best.score).collect();
        // "Nominee: name" is known by its words, and in no list of labels.
        return if all.is_empty() { vec![best] } else { all };
    }
    for joint in [" / ", "/", "|", " & "] {
        if !label.contains(joint) {
            continue;
        }
        let pieces: Option<Vec<Likeness>> = label
            .split(joint)
            .map(|piece| nearest(piece, form).filter(|l| l.score >= JOINED))
            .collect();
        if let Some(mut pieces) = pieces {
            let mut seen = Vec::new();
            pieces.retain(|l| {
                !seen.contains(&l.field) && {
                    seen.push(l.field);
                    true
                }
            });
            return pieces;
        }
    }
    // "Nominee (organisation and representative)": what the brackets say is about the label.
    let base = label
        .trim_end()
        .strip_suffix(')')
        .and_then(|l| l.split_once('('));
    let bare = base.and_then(|(base, _)| nearest(base.trim_end(), form));
    let bare = bare.or_else(|| longer(label, form));
    let bare = bare.filter(|l| l.score >= JOINED && whole.is_none_or(|w| w.score < l.score));
    bare.map(|l| Likeness { score: JOINED, ..l })
        .or(whole)
        .into_iter()
        .collect()
}

/// The field whose label is in `label` with more words: before a comma, "Phone, with country code"; before words in small
/// letters, "E-mail for our reply"; or as the last word of a question, "In which country".
fn longer(label: &str, form: &Form) -> Option<Likeness> {
    /// Most words of a label, of what follows it, and of a question.
    const LABEL_WORDS: usize = 3;
    const MORE: usize = 5;
    const QUESTION: usize = 6;
    /// Longest word between two words of a label, in characters: "of", "para".
    const JOINT: usize = 4;
    let exact = |words: &str| nearest(words, form).filter(|l| l.score >= BARE);
    let label = label.trim();
    if label.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '\t' | '\n')) {
        return None;
    }
    let words: Vec<&str> = label.split_whitespace().collect();
    // In a label all in capitals, case says nothing; a short word says that what follows is about the one before it: "PHONE OF
    // OFFICE", but "COUNTRY OFFICE" is an office.
    let capitals = !label.contains(char::is_lowercase);
    let joint = |words: &[&str]| words.first().is_some_and(|w| w.chars().count() <= JOINT);
    let small = |words: &[&str], comma: bool| {
        let plain = |w: &&str| w.starts_with(char::is_lowercase);
        let apart = capitals && (comma || joint(words)) || words.iter().all(plain);
        !words.is_empty() && words.len() <= MORE && apart
    };
    let begins = (1..=LABEL_WORDS.min(words.len().saturating_sub(1)))
        .rev()
        .find_map(|n| {
            let (own, rest) = words.split_at_checked(n)?;
            let own = own.join(" ");
            small(rest, own.ends_with(','))
                .then(|| exact(own.trim_end_matches(',')))
                .flatten()
        });
    let asks = || {
        let (last, before) = words.split_last()?;
        let few = !before.is_empty() && words.len() <= QUESTION;
        let question = few && form.requests.asks(label);
        question.then(|| exact(last)).flatten()
    };
    begins.or_else(asks)
}

/// The fields whose label a printed piece is or begins with: where the label is in it, and where its value begins. A
/// sign may be before it.
pub(super) fn labels_of(piece: &str, form: &Form) -> Option<(Vec<Likeness>, Range<usize>, usize)> {
    let sign = |c: char| !c.is_alphanumeric();
    let skip = piece.len() - piece.trim_start_matches(sign).len();
    let longest = form.lexicon.longest_label() + MORE_WORDS;
    let known = |end: usize, least: f32| {
        let label = piece.get(skip..end)?.trim_end_matches(sign);
        if label.is_empty() || !may_be_label(label, longest) {
            return None;
        }
        let likes = fields_of(label, form);
        let near = likes.iter().any(|l| l.score >= least);
        near.then(|| (likes, skip..skip + label.len()))
    };
    // A label may have a colon of its own: "Nominee: name".
    if piece.trim_end().trim_end_matches([':', '：']).contains(':')
        && let Some((likes, label)) = known(piece.len(), BARE)
    {
        return Some((likes, label, piece.len()));
    }
    if let Some(at) = mark(piece).filter(|at| *at > skip)
        && let Some((likes, label)) = known(at, LABEL)
    {
        return Some((likes, label, at + parting(piece.get(at..)?)));
    }
    let (likes, label) = known(piece.len(), ALONE)?;
    Some((likes, label, piece.len()))
}
