//! Header lines: labels with their values, in every layout: a line each, several on a line, label and value in cells or
//! on lines of their own.

use std::ops::Range;

use crate::layout::Block;
use crate::section::Part;

use super::affiliation::Affiliation;
use super::bare;
use super::compiled::Form;
use super::definition::FieldType;
use super::icons;
use super::label::{
    ALONE, BARE, JOINED, LABEL, Label, MORE_WORDS, fields_of, mark, matching, may_be_label,
    nearest, parting,
};
use super::lexicon::Likeness;
use super::strange_labels;

/// Wording from which on a text is a label where only a dash, a stop or the end of a line follows it.
const EXACT: f32 = 0.95;
/// What is between a label and its value where no colon does: each begins with a space or one of `=/.;`.
const SIGNS: [&str; 9] = [" – ", " — ", " - ", " = ", " | ", "= ", "/ ", ". ", "; "];
/// Longest label that only a sign ends, in bytes.
const LONGEST_LABEL: usize = 200;
/// Signs of a line that may be behind its label: labels have few in them.
const MOST_SIGNS: usize = 8;
/// Wording from which on a text is a label between labels: right beside one, for a field that has none.
const BESIDE: f32 = 0.7;
/// Parts that a header has on both sides of a label.
const RUN: usize = 8;
/// How much nearer a line must be to a label than to a heading to be none.
pub(super) const NEARER: f32 = 0.1;
/// Most words behind a slash that a label goes on with.
const OTHER_WORDS: usize = 3;

/// All labels of `parts`, in document order, and those that were refused because their words are too far.
pub(super) fn labels(parts: &[Part], form: &Form) -> (Vec<Label>, Vec<Label>) {
    let (mut out, mut refused) = (Vec::new(), Vec::new());
    for (index, part) in parts.iter().enumerate() {
        let text = part.block.text.as_str();
        // Running text has no labels; the longest header line has some hundred characters.
        if text.len() > 1_200 {
            continue;
        }
        let mut own: Vec<Label> = Vec::new();
        let known = refused.len();
        let mut start = 0;
        for line in text.split('\n') {
            let end = start + line.len();
            // A label that is broken over two lines has its colon on the second.
            let next = text.get(end + 1..).and_then(|t| t.split('\n').next());
            let broken = next.filter(|n| {
                let label = n
                    .find([':', '：'])
                    .and_then(|colon| text.get(start..end + 1 + colon));
                let bare =
                    |l: &str| matching(l.get(number_length(l)..).unwrap_or(""), form).is_some();
                !line.contains([':', '：', '\t']) && label.is_some_and(bare)
            });
            let end = end + broken.map_or(0, |n| n.len() + 1);
            line_labels(index, text, start..end, part, form, &mut own, &mut refused);
            start += line.len() + 1;
        }
        // A value ends where the next label begins; labels that are joined have one value.
        let starts: Vec<usize> = own.iter().map(|l| l.label.start).collect();
        let far = refused.iter_mut().skip(known);
        for label in own.iter_mut().chain(far) {
            let next = starts.iter().find(|s| **s > label.label.start);
            label.value.end = match next.and_then(|n| text.get(label.value.start..*n)) {
                Some(value) => {
                    label.value.start + without_parting(value, numbered(text, label)).len()
                }
                None => text.len(),
            };
        }
        out.extend(own);
    }
    beside(&mut out, &mut refused, parts, form);
    let mut more = bare::labels(parts, form, &out);
    let known: Vec<Label> = out.iter().chain(&more).cloned().collect();
    more.extend(bare::inside(parts, &known, form));
    let known: Vec<Label> = out.iter().chain(&more).cloned().collect();
    more.extend(icons::labels(parts, form, &known));
    // "Country of nominee" asks for one thing.
    let within = |m: &Label, l: &Label| {
        l.part == m.part && l.label.start < m.label.start && m.label.start < l.label.end
    };
    more.retain(|m| !out.iter().any(|l| within(m, l)));
    more.sort_by_key(|l| (l.part, l.label.start));
    // A value ends where a label without punctuation begins, too.
    let starts: Vec<(usize, usize)> = more.iter().map(|m| (m.part, m.label.start)).collect();
    out.extend(more);
    for label in &mut out {
        let next = (starts.iter())
            .filter(|(part, start)| *part == label.part && *start > label.label.start)
            .map(|(_, start)| *start)
            .min();
        let end = next.map_or(label.value.end, |next| label.value.end.min(next));
        label.value.end = end.max(label.value.start);
    }
    drop_buttons(&mut out, parts);
    out.sort_by_key(|l| (l.part, l.label.start));
    out.extend(strange_labels::labels(parts, &out, form));
    out.sort_by_key(|l| (l.part, l.label.start));
    represented(&mut out, parts, form);
    (out, refused)
}

/// Makes nominees of organisations: "Candidate organisation and representative", with both in its value, where no other line
/// near it asks for a nominee.
fn represented(labels: &mut [Label], parts: &[Part], form: &Form) {
    let is_person = |kind: FieldType| kind == FieldType::Person;
    let Some(person) = form.file.fields.iter().position(|f| is_person(f.kind)) else {
        return;
    };
    let asked: Vec<usize> = labels
        .iter()
        .filter(|l| l.field == person)
        .map(|l| l.part)
        .collect();
    for label in labels
        .iter_mut()
        .filter(|l| Affiliation::of_field(l.field).is_some())
    {
        let text = |part: usize| parts.get(part).map_or("", |p| p.block.text.as_str());
        let own = text(label.part)
            .get(label.value.clone())
            .unwrap_or("")
            .trim();
        let value = if own.is_empty() {
            text(label.part + 1)
        } else {
            own
        };
        let alone = !asked.iter().any(|part| part.abs_diff(label.part) <= RUN);
        if alone && strange_labels::is_represented(value, form) {
            label.field = person;
        }
    }
}

/// Whether the number of a label is before it in its part's `text`: "c) Country".
pub(super) fn numbered(text: &str, label: &Label) -> bool {
    let before = text.get(..label.label.start).unwrap_or("").trim_end();
    let word = before.rsplit([' ', '\t', '\n']).next().unwrap_or("");
    let sign = word.strip_suffix([')', '.']);
    let inside = crate::section::number_length(text.get(label.label.clone()).unwrap_or(""));
    inside > 0 || sign.is_some_and(|sign| crate::section::numeral(sign).is_some())
}

/// A value without the signs behind it that part it from the next label, and without that label's number, where labels are
/// `numbered`: "Fiji · d)".
pub(super) fn without_parting(value: &str, numbered: bool) -> &str {
    let between =
        |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '|' | '/' | '–' | '-' | '·' | '•');
    let value = value.trim_end_matches(between);
    let counted = value.rsplit_once(' ').filter(|_| numbered);
    let counted = counted.and_then(|(before, number)| {
        let sign = number.strip_suffix([')', '.'])?;
        let apart = before.trim_end().len() > before.trim_end_matches(between).len();
        (apart && crate::section::numeral(sign).is_some()).then_some(before)
    });
    counted.map_or(value, |before| before.trim_end_matches(between))
}

/// Takes out labels in near words that have only signs behind them, where the label itself comes below: "← Nominations ⋮" is
/// a page's own.
fn drop_buttons(labels: &mut Vec<Label>, parts: &[Part]) {
    let signs = |l: &Label| {
        let text = parts.get(l.part).map_or("", |p| p.block.text.as_str());
        let own = text.get(l.value.clone()).unwrap_or("").trim();
        !own.is_empty() && !own.contains(char::is_alphanumeric)
    };
    let all = labels.clone();
    labels.retain(|l| {
        let below = |o: &Label| o.part > l.part && o.part - l.part <= RUN;
        let again = |o: &Label| below(o) && o.field == l.field && o.score > l.score;
        !(l.score < EXACT && signs(l) && all.iter().any(again))
    });
}

/// Moves those of `refused` to `known` that are between labels and can be nothing else: "Country of our seat: Mali" right
/// below the nominee's line, where no other line names the country.
fn beside(known: &mut Vec<Label>, refused: &mut Vec<Label>, parts: &[Part], form: &Form) {
    // Behind the label, in the next cell of its row, or beside it.
    let behind = |l: &Label| {
        Some(
            parts
                .get(l.part)?
                .block
                .text
                .as_str()
                .get(l.value.clone())?
                .trim(),
        )
    };
    let next = |l: &Label| {
        let (own, next) = (&parts.get(l.part)?.block, &parts.get(l.part + 1)?.block);
        let row = |b: &Block| b.cell.map(|c| (c.table, c.row));
        let (a, b) = (own.first_line.rect(), next.first_line.rect());
        let level = own.page == next.page && b.left > a.right && a.vertical_overlap(b) > 0.5;
        let beside = row(own) == row(next) && (row(own).is_some() || level);
        (behind(l)?.is_empty() && beside).then(|| next.text.as_str().trim())
    };
    let value = |l: &Label| next(l).or_else(|| behind(l));
    let mut found: Vec<Label> = Vec::new();
    for label in refused.iter().filter(|l| l.score >= BESIDE) {
        let near = |by: usize| move |l: &&Label| l.part.abs_diff(label.part) <= by;
        // Values in cells of their own, or beside their labels, are between.
        let in_cell = (parts.get(label.part)).is_some_and(|p| p.block.cell.is_some());
        let apart = in_cell || next(label).is_some();
        let neighbours = known.iter().filter(near(if apart { 2 } else { 1 })).count();
        // Numbers and addresses may be several, each with a label of its own: "Office telephone", "Cell/WhatsApp".
        let several = value(label).and_then(|v| bare::fits(label.field, v, form)) == Some(true);
        let other = !several
            && known
                .iter()
                .filter(near(RUN))
                .any(|l| l.field == label.field);
        let taken = found
            .iter()
            .any(|l| l.field == label.field && near(RUN)(&l));
        // "Name and title" has a person for its value.
        let title = form.file.fields.get(label.field).map(|f| f.kind) == Some(FieldType::Title);
        let fits = value(label).is_some_and(|v| {
            strange_labels::may_be(label.field, v, form)
                && !(title && strange_labels::begins_with_honorific(v, form))
        });
        if neighbours > 0 && !other && !taken && fits {
            found.push(label.clone());
        }
    }
    refused.retain(|r| !found.iter().any(|f| f.part == r.part && f.label == r.label));
    known.extend(found);
    known.sort_by_key(|l| (l.part, l.label.start));
}

/// The labels of one line.
fn line_labels(
    part: usize,
    text: &str,
    line: Range<usize>,
    source: &Part,
    form: &Form,
    out: &mut Vec<Label>,
    refused: &mut Vec<Label>,
) {
    let mut at = line.start;
    let mut first = true;
    // What is behind the line's labels.
    let mut sign = ":";
    let longest = form.lexicon.longest_label() + MORE_WORDS;
    while at < line.end {
        let rest = &text[at..line.end];
        let skip = rest.len() - rest.trim_start().len();
        let begin = at + skip + number_length(&text[at + skip..line.end]);
        let whole_block = begin == number_length(text) && line.end == text.len();
        let ends = label_end(
            text,
            begin..line.end,
            source,
            first,
            whole_block,
            longest,
            form,
        );
        let least = ends.as_ref().map_or(LABEL, |e| e.least);
        let ends = ends.map(|e| (e.label, e.value));
        let label = |like: &Likeness, label: Range<usize>, behind: usize| Label {
            part,
            field: like.field,
            language: like.language,
            score: like.score,
            label,
            value: behind..line.end,
        };
        let found = ends.map_or_else(Vec::new, |(end, _)| fields_of(&text[begin..end], form));
        let sure = found.iter().any(|l| l.score >= least);
        let signed = || signed_label(text, begin..line.end, longest, form);
        let (ends, found) = match signed().filter(|_| first && !sure) {
            Some((end, behind, like)) => {
                sign = text
                    .get(end..behind)
                    .filter(|s| !s.is_empty())
                    .unwrap_or(sign);
                (Some((end, behind)), vec![like])
            }
            None => (ends, found),
        };
        // Behind a label comes its value, then the next label: "Fiji · Telephone number:" is not a label.
        let best = |likes: &[Likeness]| likes.iter().map(|l| l.score).fold(0.0, f32::max);
        let nearer = || {
            let later = later_label(text, at..line.end, first, sign, form);
            later.is_some_and(|(begins, _, likes)| begins > begin && best(&likes) > best(&found))
        };
        if let Some((end, behind)) = ends
            && found.iter().any(|l| l.score >= least)
            && (first || !nearer())
        {
            out.extend(found.iter().map(|l| label(l, begin..end, behind)));
            at = behind;
        } else if let Some((begin, end, likes)) = later_label(text, at..line.end, first, sign, form)
        {
            // Several labels on one line: "Telephone: … Fax: …".
            let behind = end + sign_length(&text[end..line.end], sign);
            out.extend(likes.iter().map(|l| label(l, begin..end, behind)));
            at = behind;
        } else {
            if let Some((end, behind)) = ends.filter(|_| first) {
                refused.extend(found.iter().map(|l| label(l, begin..end, behind)));
            }
            return;
        }
        first = false;
    }
}

fn number_length(text: &str) -> usize {
    crate::section::bare_number_length(text)
}

/// Where a label ends.
struct LabelEnd {
    /// The label's last byte is before it.
    label: usize,
    /// Where its value begins.
    value: usize,
    /// How near its words must be.
    least: f32,
}

/// Where a label that begins the range ends, and where its value begins: at a colon, a tab, dots that lead to the value,
/// the end of bold type, or the end of a block or cell of its own.
fn label_end(
    text: &str,
    range: Range<usize>,
    part: &Part,
    first: bool,
    whole_block: bool,
    longest: usize,
    form: &Form,
) -> Option<LabelEnd> {
    let rest = text.get(range.clone())?;
    let end = |label, value, least| {
        Some(LabelEnd {
            label,
            value,
            least,
        })
    };
    // A label may have a colon of its own: "Type of applicant 1: select a type:".
    let all = rest.trim_end().trim_end_matches([':', '：']);
    if first && all.contains([':', '：']) && may_be_label(all, longest) {
        let exact = nearest(all, form).is_some_and(|l| l.score >= EXACT);
        if exact {
            return end(range.start + all.len(), range.end, EXACT);
        }
    }
    let bold = part.block.bold_lead;
    let lead = text
        .get(range.start..bold)
        .filter(|_| first && bold < range.end);
    // Bold type that is a label ends it, whatever colon or tab its value has.
    if lead.is_some_and(|l| !l.contains([':', '：', '\t']) && matching(l, form).is_some()) {
        return end(bold, bold + remark(&text[bold..range.end]), LABEL);
    }
    // What a gap parts from its value ends there, whatever colon the value has.
    let gap = rest
        .find('\t')
        .filter(|gap| mark(rest).is_some_and(|at| at > *gap));
    if let Some(gap) = gap.filter(|gap| matching(&rest[..*gap], form).is_some()) {
        return end(range.start + gap, range.start + gap + 1, LABEL);
    }
    if let Some(at) = mark(rest)
        && at > 0
        && may_be_label(&rest[..at], longest)
    {
        let behind = range.start + at + parting(&rest[at..]);
        let one = rest[..at].split_whitespace().nth(1).is_none();
        return end(range.start + at, behind, if one { ALONE } else { LABEL });
    }
    if let Some(tab) = rest.find('\t') {
        return end(range.start + tab, range.start + tab + 1, LABEL);
    }
    if first {
        if lead.is_some_and(|l| !l.is_empty()) {
            return end(bold, bold, LABEL);
        }
        if whole_block && may_be_label(rest, longest) {
            let least = match part.block.cell {
                Some(_) => ALONE,
                None if may_be_label(rest, 4) => JOINED,
                None => BARE,
            };
            return end(range.end, range.end, least);
        }
    }
    None
}

/// How many bytes `text`, what is behind a label on its line, takes where it is all a remark: " (required)".
fn remark(text: &str) -> usize {
    let inner = text
        .trim()
        .strip_prefix('(')
        .and_then(|t| t.strip_suffix(')'));
    let letters = |t: &str| !t.contains(['(', ')']) && t.chars().all(|c| !c.is_ascii_digit());
    inner.filter(|t| letters(t)).map_or(0, |_| text.len())
}

/// How many bytes `sign` takes at the start of `text`; for a colon with the dots beside it.
fn sign_length(text: &str, sign: &str) -> usize {
    match sign {
        ":" => parting(text),
        _ => sign.len(),
    }
}

/// A label at the start of a line, word for word, with a dash or stop behind it, or all of a line that has one below it.
fn signed_label(
    text: &str,
    range: Range<usize>,
    longest: usize,
    form: &Form,
) -> Option<(usize, usize, Likeness)> {
    let rest = text.get(range.clone())?;
    let exact = |label: &str| nearest(label, form).filter(|l| l.score >= EXACT);
    if text.get(range.end..)?.starts_with('\n')
        && may_be_label(rest, longest)
        && let Some(like) = exact(rest)
    {
        return Some((range.end, range.end, like));
    }
    let reach = &rest[..rest.floor_char_boundary(LONGEST_LABEL)];
    let signs = reach.match_indices([' ', '=', '/', '.', ';']);
    let ends: Vec<(usize, usize)> = signs
        .filter_map(|(at, _)| {
            let behind = &rest[at..];
            let sign = SIGNS.iter().find(|sign| behind.starts_with(**sign))?;
            Some((at, at + sign.len()))
        })
        .take_while(|(at, _)| may_be_label(&rest[..*at], longest))
        .take(MOST_SIGNS)
        .collect();
    // The longest label: "Tel. no. 12" has the label "Tel. no.".
    ends.into_iter().rev().find_map(|(at, behind)| {
        let like = exact(&rest[..at])?;
        let slash = rest.get(at..behind).is_some_and(|sign| sign.contains('/'));
        let (at, behind) = slash
            .then(|| other_word(rest, behind))
            .flatten()
            .unwrap_or((at, behind));
        Some((range.start + at, range.start + behind, like))
    })
}

/// Where a second word for the same thing ends that begins at `from` and has a colon, and where the value begins behind it:
/// "Country / territory: Chad".
fn other_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let behind = text.get(from..)?;
    let colon = mark(behind)?;
    let word = behind.get(..colon)?;
    let value = |c: char| matches!(c, '\t' | '@') || c.is_ascii_digit();
    let fits = may_be_label(word, OTHER_WORDS) && !word.contains(value);
    fits.then(|| (from + colon, from + colon + parting(&behind[colon..])))
}

/// A label in the middle of a line: behind a tab, comma, semicolon, bar or space, and followed by `sign`; for a colon also
/// by dots that lead to its value.
fn later_label(
    text: &str,
    range: Range<usize>,
    first: bool,
    sign: &str,
    form: &Form,
) -> Option<(usize, usize, Vec<Likeness>)> {
    if first {
        return None;
    }
    let rest = text.get(range.clone())?;
    // A colon says more than a dash.
    let least_like = if sign == ":" { JOINED } else { EXACT };
    let next = |from: usize| match sign {
        ":" => rest.get(from..).and_then(mark),
        _ => rest.get(from..).and_then(|r| r.find(sign)),
    };
    let mut from = 0;
    while let Some(colon) = next(from).map(|at| from + at) {
        from = colon + sign_length(&rest[colon..], sign).max(1);
        if rest[colon..].starts_with("://") {
            continue;
        }
        // Try the last one to four words before it.
        let before = &rest[..colon];
        let starts: Vec<usize> = before
            .char_indices()
            .filter(|(i, c)| {
                c.is_alphanumeric()
                    && (*i == 0
                        || before[..*i]
                            .ends_with(|p: char| p.is_whitespace() || ",;|/(".contains(p)))
            })
            .map(|(i, _)| i)
            .collect();
        // The nearest wording, and of those the longest: "18 Fax" is not a label, "Fax number" is.
        let mut best: Option<(usize, Vec<Likeness>)> = None;
        let least = |likes: &[Likeness]| likes.iter().map(|l| l.score).fold(1.0, f32::min);
        for start in starts.iter().rev().take(6).rev() {
            let likes = fields_of(&before[*start..], form);
            let known = best.as_ref().map_or(least_like, |(_, b)| least(b));
            if !likes.is_empty() && least(&likes) > known {
                best = Some((*start, likes));
            }
        }
        if let Some((start, likes)) = best {
            let of = starts.iter().find_map(|from| {
                let likes = asked_of(before.get(*from..start)?, form)?;
                Some((*from, likes))
            });
            let (start, likes) = of.unwrap_or((start, likes));
            return Some((range.start + start, range.start + colon, likes));
        }
    }
    None
}

/// The fields of a label before a short word that ties it to the next: "Country of" before "nominee".
fn asked_of(text: &str, form: &Form) -> Option<Vec<Likeness>> {
    /// Most letters of a small word: "of", "del", "des".
    const LETTERS: usize = 3;
    let (label, word) = text.trim_end().rsplit_once(' ')?;
    let ties = word.chars().all(char::is_alphabetic) && word.chars().count() <= LETTERS;
    let likes = fields_of(label, form);
    let exact = likes.iter().any(|l| l.score >= EXACT);
    (ties && exact).then_some(likes)
}
