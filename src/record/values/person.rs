//! People: a line as printed → honorific, name, function, organisation.

use std::ops::Range;

use crate::record::fold::fold;
use crate::record::words::Words;
use crate::text::Text;

use super::country;

/// A person taken apart. What is not there is `None`; nothing is made up.
#[derive(Debug, Clone, Default)]
pub(in crate::record) struct PersonValue {
    /// "Mr.", "Prof. Dr.", as printed.
    pub honorific: Option<Text>,
    /// Without honorific and footnote mark, with "Jr." and degrees.
    pub name: Option<Text>,
    /// What the person does.
    pub function: Option<Text>,
    /// Where.
    pub organisation: Option<Text>,
    /// How much speaks for a person: an honorific, or a function behind a name.
    pub certain: bool,
}

impl PersonValue {
    /// Whether a function or an organisation is named.
    pub(in crate::record) fn affiliated(&self) -> bool {
        self.function.is_some() || self.organisation.is_some()
    }
}

/// What may follow a name after a comma and belongs to it, folded: suffixes and degrees.
const SUFFIXES: &str =
    "jr sr junior senior ii iii iv phd md msc ma ba mba llm esq dds dphil edd bsc mph jd cpa";

/// Takes a line apart: "Ms. Ana Roca, Director, Seed Union – Peru". The line is read as one, whatever its line ends.
pub(in crate::record) fn person(line: &Text, words: &Words) -> PersonValue {
    let text = line.as_str();
    let mut segments: Vec<Range<usize>> = segments(text)
        .into_iter()
        .flat_map(|s| split_second_function(text, s, words))
        .collect();
    segments.retain(|s| !words.is_label(&fold(&text[s.clone()])));
    if segments.is_empty() {
        return PersonValue::default();
    }
    // The person may stand behind the function: "Director, Ms. Ana Roca".
    let with_honorific = segments
        .iter()
        .position(|s| honorific(text, s.clone(), words).is_some());
    let at = with_honorific.unwrap_or(0);
    let first = segments.remove(at);
    let title = honorific(text, first.clone(), words);
    let mut name = title.as_ref().map_or(first.start, |t| t.end)..first.end;
    name = trim(text, name);

    // "ROCA, Ana": a surname in capitals alone, then other names.
    let surname = &text[name.clone()];
    if let Some(next) = segments.get(at).cloned()
        && !surname.contains(char::is_whitespace)
        && surname.chars().filter(|c| c.is_uppercase()).count() > 2
        && !surname.contains(char::is_lowercase)
        && name_like(&text[next.clone()])
        && kind(text, &next, words) == Kind::Other
        && country::named(&text[next.clone()]).is_none()
        && segments.len() > 1
    {
        name.end = next.end;
        segments.remove(at);
    }
    while let Some(next) = segments.get(at).cloned() {
        let folded = fold(&text[next.clone()]);
        let suffix = |word: &str| SUFFIXES.split(' ').any(|s| s == word);
        if folded.is_empty() || !(folded.split(' ').all(suffix) || suffix(&folded.replace(' ', "")))
        {
            break;
        }
        name.end = next.end;
        segments.remove(at);
    }
    // "Ana Roca Director of …" without a comma.
    let inner = fold(&text[name.clone()]);
    if let Some(n) = words.function_at(&inner).filter(|n| *n >= 2) {
        let cut = nth_word(text, name.clone(), n);
        segments.insert(at, cut..name.end);
        name = trim(text, name.start..cut);
    }
    name = without_mark(text, name);

    let mut found = PersonValue {
        honorific: title.as_ref().map(|t| line.slice(t.clone())),
        ..PersonValue::default()
    };
    // Without an honorific, something that is named like an organisation is one.
    let folded = fold(&text[name.clone()]);
    let organisation = words.organisation_at(&folded).is_some() || acronym(&text[name.clone()]);
    if title.is_none() && (organisation || words.function_at(&folded).is_some()) {
        let (function, person) = function_first(text, name.clone(), words);
        segments.insert(0, function);
        name = person;
    }
    let named = !name.is_empty() && !name_of_place(text, &name);
    if named || title.is_some() && !name.is_empty() {
        found.name = Some(line.slice(name));
    }
    let by_word = segments
        .iter()
        .any(|s| kind(text, s, words) == Kind::Function);
    affiliation(line, &segments, words, &mut found);
    found.certain = found.name.is_some() && (title.is_some() || by_word);
    found
}

/// "President Ana Roca" → the function, the name; anything else is all function or organisation, with an empty name.
fn function_first(
    text: &str,
    segment: Range<usize>,
    words: &Words,
) -> (Range<usize>, Range<usize>) {
    let none = (segment.clone(), segment.end..segment.end);
    let parts: Vec<Range<usize>> = word_ranges(text, segment.clone()).collect();
    if parts.len() < 3 || words.function_at(&fold(&text[segment.clone()])) != Some(0) {
        return none;
    }
    let (function, name) = (segment.start..parts[0].end, parts[1].start..segment.end);
    let printed = &text[name.clone()];
    let folded = fold(printed);
    let plain = words.function_at(&folded).is_none() && words.organisation_at(&folded).is_none();
    let capitals = printed
        .split_whitespace()
        .all(|w| w.starts_with(char::is_uppercase));
    if plain && capitals && name_like(printed) {
        (function, name)
    } else {
        none
    }
}

/// A country alone is nobody's name.
fn name_of_place(text: &str, name: &Range<usize>) -> bool {
    country::named(&text[name.clone()]).is_some()
}

/// What a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Function,
    Organisation,
    /// A country, an address, a telephone number: neither.
    Neither,
    /// Could be a place or an organisation of one word, or anything.
    Other,
}

/// Function and organisation out of the segments behind the name.
fn affiliation(line: &Text, segments: &[Range<usize>], words: &Words, found: &mut PersonValue) {
    let text = line.as_str();
    let mut kinds: Vec<Kind> = segments.iter().map(|s| kind(text, s, words)).collect();
    // Behind a name, an unknown word before an organisation is what the person does there: "Registrar, Seed Union".
    if found.name.is_some()
        && !kinds.contains(&Kind::Function)
        && kinds.len() > 1
        && kinds[0] == Kind::Other
        && kinds[1..]
            .iter()
            .any(|k| matches!(k, Kind::Organisation | Kind::Other))
        && !text[segments[0].clone()].contains(|c: char| c.is_ascii_digit())
    {
        kinds[0] = Kind::Function;
    }
    // Two words or more that are no place we know name an organisation or a part of one.
    for (kind, segment) in kinds.iter_mut().zip(segments) {
        let printed = &text[segment.clone()];
        if *kind == Kind::Other
            && printed.split_whitespace().count() > 1
            && printed.contains(char::is_uppercase)
        {
            *kind = Kind::Organisation;
        }
    }
    let run = |wanted: Kind| {
        let first = kinds.iter().position(|k| *k == wanted)?;
        let count = kinds[first..].iter().take_while(|k| **k == wanted).count();
        Some(without_mark(
            text,
            segments[first].start..segments[first + count - 1].end,
        ))
    };
    found.function = run(Kind::Function).map(|r| line.slice(r));
    found.organisation = run(Kind::Organisation).map(|r| line.slice(r));
    if found.organisation.is_none()
        && let Some(first) = kinds.iter().position(|k| *k == Kind::Function)
    {
        found.organisation =
            inside_function(text, segments[first].clone(), words).map(|r| line.slice(r));
    }
}

/// The organisation in "Acting General Secretary of the g7+": what follows the short words after the function, when it
/// is named like one.
fn inside_function(text: &str, segment: Range<usize>, words: &Words) -> Option<Range<usize>> {
    let folded = fold(&text[segment.clone()]);
    let function = words.function_at(&folded)?;
    let mut rest = word_ranges(text, segment.clone())
        .skip(function + 1)
        .skip_while(|r| {
            let word = &text[r.clone()];
            word.chars().count() > 3 || word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
        });
    let start = rest.find(|r| {
        let word = &text[r.clone()];
        word.chars().count() > 3 || word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
    })?;
    let tail = trim(text, start.start..segment.end);
    let printed = &text[tail.clone()];
    let named = words.organisation_at(&fold(printed)).is_some()
        || printed.split_whitespace().any(acronym)
        || printed.ends_with('+');
    named.then_some(tail)
}

fn kind(text: &str, segment: &Range<usize>, words: &Words) -> Kind {
    let printed = &text[segment.clone()];
    let folded = fold(printed);
    if printed.contains('@')
        || printed.contains("://")
        || folded.starts_with("www ")
        || country::named(printed).is_some()
    {
        return Kind::Neither;
    }
    let digits = printed.chars().filter(char::is_ascii_digit).count();
    let letters = printed.chars().filter(|c| c.is_alphabetic()).count();
    if digits > letters || letters == 0 {
        return Kind::Neither;
    }
    // "Programme Officer", "Board Member" end with the function; "LRP and Executive Director" is an organisation first.
    let last = folded.rsplit(' ').next().unwrap_or("");
    let joined = acronym_first(printed)
        && printed
            .split_whitespace()
            .any(|w| w.starts_with(char::is_lowercase));
    if words.function_at(last).is_some() && !joined {
        return Kind::Function;
    }
    match (words.function_at(&folded), words.organisation_at(&folded)) {
        (Some(f), Some(o)) if f < o => Kind::Function,
        (Some(_), None) if !acronym_first(printed) => Kind::Function,
        (_, Some(_)) => Kind::Organisation,
        (Some(_), None) => Kind::Organisation,
        (None, None) if printed.split_whitespace().any(acronym) => Kind::Organisation,
        // "4 Old Customs Lane": an address.
        (None, None) if printed.starts_with(|c: char| c.is_ascii_digit()) => Kind::Neither,
        (None, None) => Kind::Other,
    }
}

fn acronym_first(printed: &str) -> bool {
    printed.split_whitespace().next().is_some_and(acronym)
}

/// "ILO", "g7+", "ASEC/RIPESS": at least two capitals, or a digit with a plus, and no more small letters than capitals.
fn acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    !word.contains(char::is_whitespace)
        && (capitals >= 2 && capitals > small || word.ends_with('+') && word.len() > 1)
}

/// Parts between commas, spaced dashes, semicolons, bars and line ends; nothing is cut inside parentheses, and what a
/// parenthesis holds right after the first part stands for itself.
fn segments(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut depth = 0usize;
    let mut start = 0;
    let lines = line_ends_separate(text);
    for (at, c) in text.char_indices() {
        let spaced = || {
            text[..at].ends_with(char::is_whitespace)
                && text[at + c.len_utf8()..].starts_with(char::is_whitespace)
        };
        let cut = match c {
            '(' | '[' => {
                // "Ana Roca (Seed Union)": the name ends here.
                let name_only = out.is_empty() && depth == 0;
                depth += 1;
                name_only
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                depth == 0 && out.len() == 1 && text[..start].ends_with(['(', '['])
            }
            _ if depth > 0 && text[at..].contains([')', ']']) => false,
            ',' | ';' | '|' | '，' | '；' => true,
            ':' | '•' | '·' => true,
            '–' | '—' | '-' | '/' => spaced(),
            '\n' => lines,
            _ => false,
        };
        if cut {
            out.push(trim(text, start..at));
            start = at + c.len_utf8();
        }
    }
    out.push(trim(text, start..text.len()));
    out.retain(|r| !r.is_empty());
    out
}

/// "LRP/Hills and Executive Director" names an organisation and, behind a short word, a function: two parts.
fn split_second_function(text: &str, segment: Range<usize>, words: &Words) -> Vec<Range<usize>> {
    let printed = &text[segment.clone()];
    let parts: Vec<Range<usize>> = word_ranges(text, segment.clone()).collect();
    let small = |r: &Range<usize>| {
        (2..=3).contains(&r.len()) && text[r.clone()].chars().all(char::is_lowercase)
    };
    let cut = parts.iter().position(small);
    if let Some(cut) = cut
        && acronym_first(printed)
        && cut > 0
        && cut + 1 < parts.len()
        && parts.iter().filter(|p| small(p)).count() == 1
        && words
            .function_at(&fold(&text[segment.start..parts[cut].start]))
            .is_none()
        && words
            .function_at(fold(&text[parts[parts.len() - 1].clone()]).as_str())
            .is_some()
    {
        return vec![
            segment.start..parts[cut - 1].end,
            parts[cut + 1].start..segment.end,
        ];
    }
    vec![segment]
}

/// A line end separates parts when the first line holds no other separator: an address block; else it only wraps.
fn line_ends_separate(text: &str) -> bool {
    let first = text.trim_start().split('\n').next().unwrap_or("");
    !first.contains([',', ';', '–', '—', '('])
}

/// The range of the honorifics at the start of a segment: "Prof. Dr.", "H.E. Mr."; `None` when there is none, or
/// nothing behind it.
fn honorific(text: &str, segment: Range<usize>, words: &Words) -> Option<Range<usize>> {
    let parts: Vec<Range<usize>> = word_ranges(text, segment.clone()).collect();
    let mut taken = 0;
    loop {
        let longest = (1..=3)
            .rev()
            .filter(|n| taken + n <= parts.len())
            .find(|n| {
                let phrase = &text[parts[taken].start..parts[taken + n - 1].end];
                phrase.split('/').all(|p| words.is_honorific(&fold(p)))
            });
        match longest {
            Some(n) => taken += n,
            None => break,
        }
    }
    if taken > 0 && taken < parts.len() {
        return Some(segment.start..parts[taken - 1].end);
    }
    // "Dr.Ana Roca", "Mr.Silva": nothing between.
    let first = parts.first()?;
    let dot = text[first.clone()].find('.')? + first.start + 1;
    (dot < first.end && words.is_honorific(&fold(&text[first.start..dot])))
        .then_some(first.start..dot)
}

/// Without a footnote mark at the end: superscripts, stars, daggers, digits in brackets or right behind a letter.
pub(in crate::record) fn without_mark(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let mut bare = part
        .trim_end_matches(|c: char| "*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹".contains(c))
        .trim_end();
    for (open, close) in [('[', ']'), ('(', ')')] {
        if let Some((before, mark)) = bare.strip_suffix(close).and_then(|b| b.rsplit_once(open))
            && !mark.is_empty()
            && mark.chars().all(|c| c.is_ascii_digit())
        {
            bare = before.trim_end();
        }
    }
    let no_digits = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    if no_digits.len() < bare.len()
        && bare.len() - no_digits.len() <= 2
        && no_digits.ends_with(|c: char| c.is_lowercase() || c == '.')
    {
        bare = no_digits;
    }
    range.start..range.start + bare.len()
}

/// One to five words that begin with capitals, or are particles (da, de la, van, bin), and hold no digit.
pub(in crate::record) fn name_like(printed: &str) -> bool {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let capital = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
    };
    (1..=6).contains(&words.len())
        && !printed.contains(|c: char| c.is_ascii_digit() || "@:/;".contains(c))
        && words.iter().all(|w| capital(w) || w.chars().count() <= 4)
        && words.first().is_some_and(capital)
        && words.last().is_some_and(capital)
}

fn word_ranges(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let base = text.as_ptr() as usize;
    text[range].split_whitespace().map(move |w| {
        let start = w.as_ptr() as usize - base;
        start..start + w.len()
    })
}

/// Where the word with index `n` of the folded text begins. Folding may split a printed word ("Vice-Chair").
fn nth_word(text: &str, range: Range<usize>, n: usize) -> usize {
    let mut seen = 0;
    for word in word_ranges(text, range.clone()) {
        let here = fold(&text[word.clone()])
            .split(' ')
            .filter(|w| !w.is_empty())
            .count();
        if seen + here > n {
            return word.start;
        }
        seen += here;
    }
    range.end
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::{inside, placed};
    use crate::record::words::tests::words;

    /// "honorific | name | function | organisation".
    fn told(line: &str) -> String {
        let found = person(&placed(line), &words());
        let part = |text: &Option<Text>| match text {
            Some(text) => {
                let printed = text.as_str().replace('\n', " ");
                assert_eq!(
                    inside(line, &text.places()),
                    printed,
                    "the text inside `at` is the value"
                );
                printed
            }
            None => "–".to_owned(),
        };
        [
            &found.honorific,
            &found.name,
            &found.function,
            &found.organisation,
        ]
        .map(part)
        .join(" | ")
    }

    #[test]
    fn lines_in_the_form_order_are_taken_apart() {
        for (line, parts) in [
            (
                "Ms. Ana Roca, Director, Seed Union – Peru",
                "Ms. | Ana Roca | Director | Seed Union",
            ),
            (
                "Mr Amaro dos Santos, Ministry of Rain of Timor-Leste, Acting Secretary of the k9+",
                "Mr | Amaro dos Santos | Acting Secretary of the k9+ | Ministry of Rain of Timor-Leste",
            ),
            (
                "Mr. Ramón Tuazon, Jr., Chairperson, Lagoon Council (LAC, Philippines) – NGO/Civil Society Org",
                "Mr. | Ramón Tuazon, Jr. | Chairperson | Lagoon Council (LAC, Philippines) – NGO/Civil Society Org",
            ),
            (
                "Sra. Rosa Ñahui, Coordinadora Nacional de Economía, Ministerio de Trabajo – Perú",
                "Sra. | Rosa Ñahui | Coordinadora Nacional de Economía | Ministerio de Trabajo",
            ),
            (
                "Dr. Jane Roe, PhD, Head of Training, Milk Route",
                "Dr. | Jane Roe, PhD | Head of Training | Milk Route",
            ),
            (
                "Ms. Yolande Pierre, Registrar, Careful Hands Register",
                "Ms. | Yolande Pierre | Registrar | Careful Hands Register",
            ),
            (
                "Mr. Dawit Gebre, Advisor, Rain Facility, XYZ Finance Programme",
                "Mr. | Dawit Gebre | Advisor | Rain Facility, XYZ Finance Programme",
            ),
            (
                "Ms. Ana Roca, Project Manager for the Union of Weavers, Ministry of Rain - Ecuador",
                "Ms. | Ana Roca | Project Manager for the Union of Weavers | Ministry of Rain",
            ),
        ] {
            assert_eq!(told(line), parts);
        }
    }

    #[test]
    fn suffixes_and_degrees_belong_to_the_name() {
        for name in [
            "Ana Roca",
            "Ana Roca Jr.",
            "Ana Roca, Jr.",
            "Ana Roca, III",
            "Ana Roca, Ph.D.",
            "Ana Roca, M.A., Ph.D.",
        ] {
            assert_eq!(
                told(&format!("Ms. {name}, Director")),
                format!("Ms. | {name} | Director | –")
            );
        }
        for name in [
            "Amaro da Costa",
            "Jan van der Meer",
            "Said bin Khalid",
            "Nguyễn Thị Hoa",
            "María del Mar Ñaupa",
            "محمد علي",
        ] {
            assert_eq!(
                told(&format!("{name}, Director")),
                format!("– | {name} | Director | –")
            );
        }
    }

    #[test]
    fn a_country_is_no_affiliation() {
        assert_eq!(
            told("Ms. Diallo Kadiatou, Guinea"),
            "Ms. | Diallo Kadiatou | – | –"
        );
        assert_eq!(
            told("Ms. Diallo Kadiatou – Republic of Guinea"),
            "Ms. | Diallo Kadiatou | – | –"
        );
        assert_eq!(
            told("Ms. Diallo Kadiatou (Guinea)"),
            "Ms. | Diallo Kadiatou | – | –"
        );
    }

    #[test]
    fn honorifics_come_in_heaps_and_without_dots() {
        assert_eq!(told("Prof. Dr. Ana Roca"), "Prof. Dr. | Ana Roca | – | –");
        assert_eq!(
            told("H.E. Mr Ben Okoro, Minister of Rain"),
            "H.E. Mr | Ben Okoro | Minister of Rain | –"
        );
        assert_eq!(
            told("His Excellency Ben Okoro"),
            "His Excellency | Ben Okoro | – | –"
        );
        assert_eq!(told("Dr.Ana Roca"), "Dr. | Ana Roca | – | –");
        assert_eq!(told("Mr./Ms. Kim Roe"), "Mr./Ms. | Kim Roe | – | –");
        assert_eq!(told("Drago Petrov"), "– | Drago Petrov | – | –");
    }

    #[test]
    fn footnote_marks_fall_off_the_name() {
        for line in [
            "Ms. Ana Silva1, Director",
            "Ms. Ana Silva¹, Director",
            "Ms. Ana Silva*, Director",
            "Ms. Ana Silva [1], Director",
        ] {
            assert_eq!(told(line), "Ms. | Ana Silva | Director | –");
        }
    }

    #[test]
    fn an_organisation_inside_the_function_is_found() {
        assert_eq!(
            told("Ms. Ana Roca, Acting General Secretary of the k9+"),
            "Ms. | Ana Roca | Acting General Secretary of the k9+ | k9+"
        );
        assert_eq!(
            told("Ms. Ana Roca, Head of the Milk Network"),
            "Ms. | Ana Roca | Head of the Milk Network | Milk Network"
        );
        assert_eq!(
            told("Ms. Ana Roca, Director of Training"),
            "Ms. | Ana Roca | Director of Training | –"
        );
    }

    #[test]
    fn other_orders_are_understood() {
        assert_eq!(
            told("Director, Ms. Ana Roca, Seed Union"),
            "Ms. | Ana Roca | Director | Seed Union"
        );
        assert_eq!(
            told("ROCA, Ana, Director, Seed Union"),
            "– | ROCA, Ana | Director | Seed Union"
        );
        assert_eq!(
            told("Ana Roca (Seed Union)"),
            "– | Ana Roca | – | Seed Union"
        );
        assert_eq!(
            told("Ana Roca Director of Training"),
            "– | Ana Roca | Director of Training | –"
        );
        assert_eq!(
            told("President Ana Roca, Seed Union"),
            "– | Ana Roca | President | Seed Union"
        );
        assert_eq!(told("Executive Director"), "– | – | Executive Director | –");
        assert_eq!(
            told("Lagoon Guides Guild, Fiji"),
            "– | – | – | Lagoon Guides Guild"
        );
    }

    #[test]
    fn an_address_block_is_read_line_by_line() {
        assert_eq!(
            told("Ms. Ana Roca\nDirector\nSeed Union"),
            "Ms. | Ana Roca | Director | Seed Union"
        );
        assert_eq!(
            told("Ms. Ana Roca, Director of the Seed\nUnion, Peru"),
            "Ms. | Ana Roca | Director of the Seed Union | Seed Union"
        );
    }
}
