//! Findings → sentences of a language.
//!
//! In: a [`Finding`] with its arguments. Out: what is wrong, and what to do about it, as texts for people. The words
//! are in `messages/<language>.ftl` (Fluent, <https://projectfluent.org>), one message per rule code; a test holds that
//! no language lacks one.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde_json::Value;
use unic_langid::LanguageIdentifier;

use crate::finding::{Certainty, Cure, Finding};
use crate::record::country_name;

use super::json::FindingEntry;

/// Longest text that a message quotes, in characters; the finding itself has all of it.
const QUOTED: usize = 80;

/// The messages of one language.
pub struct Messages {
    /// ISO 639-1, one of [`Messages::LANGUAGES`].
    code: &'static str,
    bundle: FluentBundle<FluentResource>,
}

/// A value for one of the report's own words.
#[derive(Debug, Clone, Copy)]
pub enum Word<'t> {
    /// A count.
    Number(usize),
    /// A text that is put in as it is.
    Text(&'t str),
}

impl Messages {
    /// The languages there are, by ISO 639-1 code; the first replaces any other.
    pub const LANGUAGES: [&str; 4] = ["en", "es", "fr", "pt"];

    /// The messages of `lang` (`pt`, `pt-BR`), or of English when there are none.
    pub fn new(lang: &str) -> Messages {
        let code = Messages::code(lang);
        let text = match code {
            "es" => include_str!("messages/es.ftl"),
            "fr" => include_str!("messages/fr.ftl"),
            "pt" => include_str!("messages/pt.ftl"),
            _ => include_str!("messages/en.ftl"),
        };
        let language: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Marks of direction would be in every terminal line and cell; all four languages run one way.
        bundle.set_use_isolating(false);
        // What of a file can be parsed is used; a test holds that all of it can.
        let resource =
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Messages { code, bundle }
    }

    /// The language in which `lang` (`pt`, `pt-BR`) is answered, one of [`Messages::LANGUAGES`].
    pub fn code(lang: &str) -> &'static str {
        let code = lang.split(['-', '_']).next().unwrap_or_default();
        let known = Messages::LANGUAGES.into_iter();
        known
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(code))
            .unwrap_or("en")
    }

    /// The language, as in [`Messages::LANGUAGES`].
    pub fn language(&self) -> &'static str {
        self.code
    }

    /// What is wrong, without a full stop; the rule's code when there is no message for it.
    pub fn message(&self, finding: &Finding) -> String {
        let id = message_of(finding.rule, &finding.args);
        self.text(id, None, &self.args(finding))
            .unwrap_or_else(|| finding.rule.to_owned())
    }

    /// What to do about it, as a sentence; `None` when there is no help for it.
    pub fn help(&self, finding: &Finding) -> Option<String> {
        let id = message_of(finding.rule, &finding.args);
        self.text(id, Some("help"), &self.args(finding))
    }

    /// The same of a finding that has words already, perhaps in another language.
    pub fn say_again(&self, finding: &FindingEntry) -> (String, Option<String>) {
        let args = self.entry_args(finding);
        let id = message_of(&finding.rule, &finding.args);
        let message = self.text(id, None, &args);
        let help = self.text(id, Some("help"), &args);
        (message.unwrap_or_else(|| finding.rule.clone()), help)
    }

    /// What a letter to the nominee says about it: what is wrong, and what to send, in sentences. `None` when there is
    /// nothing that the nominee could send.
    pub fn letter(&self, finding: &FindingEntry) -> Option<String> {
        let id = message_of(&finding.rule, &finding.args);
        self.text(id, Some("letter"), &self.entry_args(finding))
    }

    /// One of the report's own words, by its id without `report-`: `pages`, with the values that it takes.
    pub fn say(&self, id: &str, values: &[(&str, Word<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            match value {
                Word::Number(n) => args.set((*name).to_owned(), *n),
                Word::Text(text) => args.set((*name).to_owned(), (*text).to_owned()),
            }
        }
        self.text(&format!("report-{id}"), None, &args)
            .unwrap_or_else(|| id.to_owned())
    }

    /// The name of a country, by its ISO 3166-1 alpha-2 code; the code itself for an unknown one.
    pub fn country<'c>(&self, code: &'c str) -> &'c str {
        country_name(code, self.code)
    }

    /// The name of a language, by its ISO 639-1 code; the code itself for an unknown one.
    pub fn language_name(&self, code: &str) -> String {
        self.word("lang", code)
    }

    /// One of the report's own words about a counted thing, whose number is `n`.
    pub fn counted(&self, id: &str, n: usize) -> String {
        self.say(id, &[("n", Word::Number(n))])
    }

    /// The same for a word that takes nothing.
    pub fn word_of(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// A message or its attribute.
    fn text(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        // An argument that is not there shows as its name: better than no message.
        Some(
            self.bundle
                .format_pattern(pattern, Some(args), &mut Vec::new())
                .into_owned(),
        )
    }

    /// The arguments as messages take them: an absent value is `none`, a list is one text and its length
    /// (`<name>_count`), a share is per cent, a number comes in groups of three digits too (`<name>_grouped`) and bytes as
    /// megabytes (`<name>_mb`), codes of languages and of kinds of evidence are words, and a country whose code is in
    /// `<name>_code` has its name in this language. `certainty` and `cure` are the finding's.
    fn args(&self, finding: &Finding) -> FluentArgs<'static> {
        self.fluent_args(finding.certainty, finding.cure, &finding.args)
    }

    fn entry_args(&self, finding: &FindingEntry) -> FluentArgs<'static> {
        self.fluent_args(finding.certainty, finding.cure, &finding.args)
    }

    fn fluent_args<N: Borrow<str> + Ord>(
        &self,
        certainty: Certainty,
        cure: Cure,
        values: &BTreeMap<N, Value>,
    ) -> FluentArgs<'static> {
        let mut args = FluentArgs::new();
        // Every message about a part may name these; most findings have them.
        for name in ["number", "other_label"] {
            args.set(name, "none");
        }
        for name in ["candidates_count", "countries_count", "pages_count"] {
            args.set(name, 0);
        }
        args.set(
            "certainty",
            if certainty == Certainty::Definite {
                "definite"
            } else {
                "not-definite"
            },
        );
        args.set(
            "cure",
            if cure == Cure::Technical {
                "T"
            } else {
                "not-T"
            },
        );
        for (name, value) in values {
            let name: &str = name.borrow();
            let set = |args: &mut FluentArgs<'static>, value: FluentValue<'static>| {
                args.set(name.to_owned(), value);
            };
            match value {
                Value::Null => set(&mut args, "none".into()),
                Value::Bool(yes) => set(&mut args, if *yes { "yes" } else { "no" }.into()),
                Value::Number(number) => {
                    let number = number.as_f64().unwrap_or_default();
                    let shown = if name == "share" {
                        (number * 100.0).round()
                    } else {
                        number
                    };
                    set(&mut args, FluentValue::from(shown));
                    args.set(format!("{name}_grouped"), grouped(number));
                    args.set(
                        format!("{name}_mb"),
                        FluentValue::from((number / f64::from(1 << 20)).round()),
                    );
                }
                Value::String(text) => {
                    let code = values.get(format!("{name}_code").as_str());
                    let shown = match code.and_then(Value::as_str) {
                        Some(code) => self.country(code).to_owned(),
                        None => self.word(name, text),
                    };
                    set(&mut args, shown.into());
                }
                Value::Array(items) => {
                    args.set(format!("{name}_count"), items.len());
                    set(&mut args, self.list(name, items).into());
                }
                Value::Object(_) => {}
            }
        }
        args
    }

    /// A text argument: a code's word where it is one, else the text itself, shortened.
    fn word(&self, name: &str, text: &str) -> String {
        let kind = match name {
            "lang" | "rest" | "list" => "language",
            "evidence" => "evidence",
            _ => return shorten(text),
        };
        self.text(&format!("{kind}-{text}"), None, &FluentArgs::new())
            .unwrap_or_else(|| text.to_owned())
    }

    /// A list as one text: numbers as ranges, candidates by their texts.
    fn list(&self, name: &str, items: &[Value]) -> String {
        let numbers: Vec<u64> = items.iter().filter_map(Value::as_u64).collect();
        if numbers.len() == items.len() {
            return ranges(&numbers);
        }
        let text = |item: &Value| {
            let text = item
                .as_str()
                .or_else(|| item.get("text").and_then(Value::as_str));
            text.map(|text| self.word(name, text))
        };
        items.iter().filter_map(text).collect::<Vec<_>>().join(", ")
    }
}

/// The id of the message for a finding of `rule`: of what is missing in a group, one that names the group.
fn message_of<'r, N: Borrow<str> + Ord>(rule: &'r str, args: &BTreeMap<N, Value>) -> &'r str {
    let line = [
        "nominee-missing",
        "country-missing",
        "telephone-missing",
        "email-missing",
    ];
    match args.contains_key("group") && line.contains(&rule) {
        true => "field-missing",
        false => rule,
    }
}

/// "1–3, 7": runs of rising numbers are drawn together.
fn ranges(numbers: &[u64]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*number) => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let text = |(first, last): &(u64, u64)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    runs.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// "20 000 000": groups of three digits, as ISO 80000-1 has them, by no-break spaces.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// `text` on one line, cut when it is long.
fn shorten(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use fluent_bundle::FluentResource;

    use super::{Messages, grouped, ranges};
    use crate::finding::{Certainty, Cure, Finding, Severity};
    use crate::rule::RULES;

    fn encrypted() -> Finding {
        Finding {
            rule: "file-encrypted",
            severity: Severity::Error,
            cure: Cure::Technical,
            certainty: Certainty::Definite,
            nomination: None,
            field: None,
            args: BTreeMap::new(),
            at: Vec::new(),
            excerpt: None,
            fingerprint: String::new(),
        }
    }

    #[test]
    fn every_file_of_messages_can_be_parsed() {
        for text in [
            include_str!("messages/en.ftl"),
            include_str!("messages/es.ftl"),
            include_str!("messages/fr.ftl"),
            include_str!("messages/pt.ftl"),
        ] {
            assert!(
                FluentResource::try_new(text.to_owned())
                    .is_ok_and(|r| r.entries().count() > RULES.len())
            );
        }
    }

    #[test]
    fn no_language_lacks_a_word_of_the_report() {
        let ids = |text: &str| -> Vec<String> {
            let id = |line: &str| {
                Some(
                    line.strip_prefix("report-")?
                        .split_once(" = ")?
                        .0
                        .to_owned(),
                )
            };
            text.lines().filter_map(id).collect()
        };
        let english = ids(include_str!("messages/en.ftl"));
        assert!(english.len() > 30);
        assert_eq!(ids(include_str!("messages/es.ftl")), english);
        assert_eq!(ids(include_str!("messages/fr.ftl")), english);
        assert_eq!(ids(include_str!("messages/pt.ftl")), english);
    }

    #[test]
    fn french_signs_hang_on_a_no_break_space() {
        let lines = include_str!("messages/fr.ftl").lines();
        let torn = |line: &&str| {
            [" ;", " :", " ?", " !", " »", "« "]
                .iter()
                .any(|at| line.contains(at))
        };
        let torn: Vec<&str> = lines
            .filter(|line| !line.starts_with('#'))
            .filter(torn)
            .collect();
        assert!(torn.is_empty(), "{torn:#?}");
    }

    #[test]
    fn unknown_language_is_english() {
        let finding = encrypted();
        assert_eq!(
            Messages::new("xx").message(&finding),
            "The file is protected by a password"
        );
        assert_eq!(
            Messages::new("pt-BR").message(&finding),
            "O documento está protegido por uma senha"
        );
    }

    #[test]
    fn numbers_read_well() {
        assert_eq!(grouped(20_000_000.0), "20\u{a0}000\u{a0}000");
        assert_eq!(grouped(200.0), "200");
        assert_eq!(ranges(&[1, 2, 3, 7, 9, 10]), "1–3, 7, 9, 10");
        assert_eq!(ranges(&[]), "");
    }
}
