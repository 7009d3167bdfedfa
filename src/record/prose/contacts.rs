//! People in a section of contacts: who, in what function, and how to reach them.

use crate::fold::{fold, nfc};
use crate::form::Words;
use crate::form::{AnswerBlock, BlockKind};
use crate::record::model::{ContactPerson, Telephone};
use crate::record::printed::Printed;
use crate::record::values::email::{self, emails_in_text};
use crate::record::values::person::{PersonValue, name_like, person};
use crate::record::values::telephone::{Dialling, TelephoneValue, goes_on, telephones_in_text};
use crate::record::values::url::urls;
use crate::text::Text;

/// One entry for each person, in order; an entry may be a paragraph, a list item, or lines of an address block, and may
/// run over several of them. An entry without a person's name (an office with an address) is kept when it can be reached.
pub(in crate::record) fn people(
    blocks: &[AnswerBlock],
    words: &Words,
    dialling: Dialling,
) -> Vec<ContactPerson> {
    let mut entries: Vec<Entry> = Vec::new();
    // Lines with nothing but a number or an address, before anybody is named: they are everybody's.
    let mut shared: Vec<Unit> = Vec::new();
    let texts = whole_texts(blocks, dialling);
    let units = texts
        .iter()
        .enumerate()
        .flat_map(|(block, text)| units(block, text, words, dialling));
    for unit in units {
        let Some(current) = entries.last_mut() else {
            if unit.says_nothing_else() {
                shared.push(unit)
            } else {
                entries.push(Entry::new(unit))
            }
            continue;
        };
        // Whoever can be reached is complete; what follows in another block, or is named like a person, is the next one.
        let next = unit.person.certain
            || (!unit.says_nothing_else()
                && current.reachable()
                && (unit.block != current.block || unit.names_somebody()))
            || unit.is_whole() && unit.block != current.block && current.is_whole();
        if next {
            entries.push(Entry::new(unit));
            continue;
        }
        if unit.says_nothing_else() {
            // One line for several people above it.
            for entry in entries
                .iter_mut()
                .rev()
                .skip(1)
                .take_while(|e| !e.reachable())
            {
                entry.reach(&unit);
            }
        }
        if let Some(current) = entries.last_mut() {
            current.add(unit);
        }
    }
    for entry in entries.iter_mut().filter(|e| !e.reachable()) {
        shared.iter().for_each(|unit| entry.reach(unit));
    }
    let alone = entries.len() == 1;
    entries.retain(|e| e.reachable() || e.certain || (alone && e.named));
    entries.into_iter().map(|e| e.found).collect()
}

/// One line of a block.
struct Unit {
    /// Index of its block.
    block: usize,
    /// The line.
    text: Text,
    /// What is left of it without numbers, addresses and their labels.
    person: PersonValue,
    emails: Vec<Printed>,
    telephones: Vec<Telephone>,
}

/// The texts of blocks that are not captions, without line ends in addresses; blocks between which a number or an address goes
/// on are one.
fn whole_texts(blocks: &[AnswerBlock], dialling: Dialling) -> Vec<Text> {
    let mut out: Vec<Text> = Vec::new();
    for block in blocks.iter().filter(|b| b.kind != BlockKind::Caption) {
        if let Some(last) = out.last_mut() {
            let end = last.as_str().len();
            let mut both = last.clone();
            both.push_added('\n');
            both.append(&block.text);
            let address = email::whole(&both);
            // Only the end between the two is in question: those within were looked at before.
            let joined = address.as_str().get(end..end + 1) != Some("\n");
            if joined || goes_on(both.as_str(), end, dialling) {
                *last = address;
                continue;
            }
        }
        out.push(email::whole(&block.text));
    }
    out
}

fn units(block: usize, whole: &Text, words: &Words, dialling: Dialling) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut start = 0;
    let block_text = whole.as_str();
    let ends = (block_text.match_indices('\n').map(|(at, _)| at))
        .filter(|at| !goes_on(block_text, *at, dialling))
        .chain([block_text.len()]);
    for end in ends {
        let text = whole.slice(start..end).trim();
        start = end;
        if text.is_empty() {
            continue;
        }
        let emails = emails_in_text(&text);
        let telephones = telephones_in_text(&text, words, dialling);
        let rest = without(
            &text,
            emails
                .iter()
                .map(|e| &e.text)
                .chain(telephones.iter().map(|t| &t.text)),
            words,
        );
        units.push(Unit {
            block,
            person: person(&rest, words),
            emails: emails.into_iter().map(|e| printed(&e.text)).collect(),
            telephones: telephones.iter().map(telephone).collect(),
            text,
        });
    }
    units
}

/// `text` without `values` and URLs, and without segments that only announce them ("Tel.", "E-mail:").
fn without<'v>(text: &Text, values: impl Iterator<Item = &'v Text>, words: &Words) -> Text {
    let line = text.as_str();
    let mut cuts: Vec<(usize, usize)> = urls(line)
        .into_iter()
        .map(|u| (u.range.start, u.range.end))
        .collect();
    let mut from = 0;
    for value in values {
        let at = line
            .get(from..)
            .and_then(|l| l.find(value.as_str()))
            .map(|at| at + from)
            .or_else(|| line.find(value.as_str()));
        if let Some(at) = at {
            from = at + value.as_str().len();
            cuts.push((at, from));
        }
    }
    cuts.sort_unstable();
    let mut rest = Text::new();
    let mut start = 0;
    for (from, to) in cuts
        .into_iter()
        .chain(std::iter::once((line.len(), line.len())))
    {
        let mut part = text.slice(start..from.max(start));
        while let Some(label) = label_at_end(part.as_str(), words) {
            part = part.slice(0..label);
        }
        rest.append(&part);
        start = to.max(start);
    }
    rest
}

/// Where the label at the end of `part` begins: "tel.", "E-mail:", "Fax"; `None` when there is none.
fn label_at_end(part: &str, words: &Words) -> Option<usize> {
    let bare = part.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = bare
        .rfind(|c: char| !c.is_alphanumeric() && !"-./".contains(c))
        .map_or(0, |at| {
            at + bare[at..].chars().next().map_or(1, char::len_utf8)
        });
    words.is_label(&fold(&bare[start..])).then_some(start)
}

fn printed(text: &Text) -> Printed {
    Printed {
        text: nfc(text.as_str()),
        at: text.places(),
        ..Printed::default()
    }
}

fn telephone(value: &TelephoneValue) -> Telephone {
    Telephone {
        text: nfc(value.text.single_line().as_str()),
        e164: value.e164.clone(),
        at: value.text.places(),
        ..Telephone::default()
    }
}

impl Unit {
    /// Only a number, an address or a link.
    fn says_nothing_else(&self) -> bool {
        self.person.name.is_none() && !self.person.affiliated() && self.person.honorific.is_none()
    }

    /// Somebody with an affiliation and with how to reach them, all on one line.
    fn is_whole(&self) -> bool {
        let reached = !self.emails.is_empty() || !self.telephones.is_empty();
        reached && self.names_somebody() && self.person.affiliated()
    }

    /// Two words or more that look like a person's name.
    fn names_somebody(&self) -> bool {
        self.person
            .name
            .as_ref()
            .is_some_and(|n| name_like(n.as_str()) && n.as_str().split_whitespace().count() > 1)
    }
}

/// One person while the lines about them are read.
struct Entry {
    block: usize,
    certain: bool,
    named: bool,
    found: ContactPerson,
}

impl Entry {
    fn new(unit: Unit) -> Entry {
        let mut entry = Entry {
            block: unit.block,
            certain: false,
            named: false,
            found: ContactPerson::default(),
        };
        entry.add(unit);
        entry
    }

    fn reachable(&self) -> bool {
        !self.found.telephones.is_empty() || !self.found.emails.is_empty()
    }

    /// Somebody with an affiliation, who is reached or not.
    fn is_whole(&self) -> bool {
        let affiliated = self.found.function.is_some() || self.found.organisation.is_some();
        self.named && affiliated
    }

    fn add(&mut self, unit: Unit) {
        self.reach(&unit);
        self.block = unit.block;
        self.certain |= unit.person.certain;
        let first = self.found.at.is_empty();
        self.found.at.extend(unit.text.places());
        let line = |text: &Option<Text>| text.as_ref().map(|t| nfc(t.single_line().as_str()));
        let says = unit.names_somebody();
        let name = line(&unit.person.name).filter(|n| unit.person.certain || name_like(n));
        if first {
            self.named = says;
            self.found.name = name;
        }
        self.found.function = self
            .found
            .function
            .take()
            .or_else(|| line(&unit.person.function));
        self.found.organisation = self
            .found
            .organisation
            .take()
            .or_else(|| line(&unit.person.organisation));
    }

    /// Takes over how to reach somebody.
    fn reach(&mut self, unit: &Unit) {
        self.found.emails.extend(unit.emails.iter().cloned());
        self.found
            .telephones
            .extend(unit.telephones.iter().cloned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::words::tests::words;
    use crate::record::testing::placed;

    /// Each person as "name | function | organisation | reach".
    fn shown(paragraphs: &[&str]) -> Vec<String> {
        let blocks: Vec<AnswerBlock> = paragraphs
            .iter()
            .map(|t| AnswerBlock {
                kind: BlockKind::Paragraph,
                text: placed(t),
            })
            .collect();
        let one = |p: ContactPerson| {
            let part = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
            let reach: Vec<String> = p
                .telephones
                .into_iter()
                .map(|t| t.text)
                .chain(p.emails.into_iter().map(|e| e.text))
                .collect();
            format!(
                "{} | {} | {} | {}",
                part(p.name),
                part(p.function),
                part(p.organisation),
                reach.join(" ")
            )
        };
        people(&blocks, &words(), Dialling::default())
            .into_iter()
            .map(one)
            .collect()
    }

    #[test]
    fn whole_entry_in_a_paragraph_of_its_own_is_somebody_else() {
        let people = shown(&[
            "Mr. Agus Wiryawan, Secretary, School Network",
            "Filomena Belo, Director, filomena@example.org",
        ]);
        let first = "Agus Wiryawan | Secretary | School Network | ";
        assert_eq!(people.first().map(String::as_str), Some(first));
        assert_eq!(people.len(), 2, "{people:?}");
    }

    #[test]
    fn a_line_for_each_person() {
        assert_eq!(
            shown(&[
                "Mr. Ben Okoro, Secretary, tel. +977 1 441 8260, ben@example.org",
                "Ana Roca, Head, Loom Desk, Seed Department, ana@example.org",
            ]),
            [
                "Ben Okoro | Secretary | – | +977 1 441 8260 ben@example.org",
                "Ana Roca | Head | Loom Desk, Seed Department | ana@example.org",
            ]
        );
    }

    #[test]
    fn an_address_block_is_one_person() {
        assert_eq!(
            shown(&[
                "Ms. Efua Kessie\nHarbour Schools Network\n4 Customs Lane, Anlokope\nTel. +233 30 278 4410\nefua@example.org",
                "Mr. Ruwan Galle, Secretary, ruwan@example.net"
            ]),
            [
                "Efua Kessie | – | Harbour Schools Network | +233 30 278 4410 efua@example.org",
                "Ruwan Galle | Secretary | – | ruwan@example.net",
            ]
        );
    }

    #[test]
    fn lines_about_one_person_belong_together() {
        assert_eq!(
            shown(&[
                "Ms. Ana Roca",
                "Telephone: +224 622 23 45 63; +224 622 23 45 64",
                "Email: ana@example.org; roca@example.net;"
            ]),
            [
                "Ana Roca | – | – | +224 622 23 45 63 +224 622 23 45 64 ana@example.org roca@example.net"
            ]
        );
        assert_eq!(
            shown(&[
                "Dr. Ben Okoro, Chairman, LRP/RIM and Director, Gelang",
                "Masyarakat Laut ben@example.org"
            ]),
            ["Ben Okoro | Chairman | LRP/RIM | ben@example.org"]
        );
    }

    #[test]
    fn numbers_and_addresses_go_on_over_blocks() {
        for blocks in [
            &[
                "Mr. Ben Okoro, Secretary, tel. +977 1 441",
                "8260, ben@example.org",
            ][..],
            &["Mr. Ben Okoro, Secretary, tel. +977 1 441\n8260, ben@exam\nple.org"],
            &[
                "Mr. Ben Okoro, Secretary, tel. +977 1 441 8260, ben@exam",
                "ple.org",
            ],
        ] {
            assert_eq!(
                shown(blocks),
                ["Ben Okoro | Secretary | – | +977 1 441 8260 ben@example.org"]
            );
        }
    }

    #[test]
    fn one_line_may_serve_several() {
        assert_eq!(
            shown(&[
                "Ms. Ana Roca, Director",
                "Mr. Ben Okoro, Secretary",
                "Tel.: +224 622 23 45 63"
            ]),
            [
                "Ana Roca | Director | – | +224 622 23 45 63",
                "Ben Okoro | Secretary | – | +224 622 23 45 63"
            ]
        );
    }

    #[test]
    fn who_cannot_be_reached_is_kept_and_what_is_nobody_is_not() {
        assert_eq!(
            shown(&["Ms. Ana Roca, Director"]),
            ["Ana Roca | Director | – | "]
        );
        assert_eq!(
            shown(&["See the annex for the full list of the contacts."]),
            Vec::<String>::new()
        );
        assert_eq!(
            shown(&["LRP office@example.org"]),
            ["– | – | LRP | office@example.org"]
        );
        assert_eq!(
            shown(&["Ms. Ana Roca, ana@example.org", "Dili, Timor-Leste"]).len(),
            1
        );
    }
}
