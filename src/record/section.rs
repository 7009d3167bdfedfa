//! A section's answer → what the record says of it, and what rules ask.

use crate::country;
use crate::form::{AnswerBlock, Role, SectionAnswer};
use crate::geom::Place;

use super::facts::SectionFact;
use super::model::{AdditionalSection, Block, CountryMention, Section};
use super::printed::Printed;
use super::prose;
use super::surroundings::Surroundings;
use super::values::url;
use crate::fold::nfc;

/// Most words beside a URL in a section that is only a link (`section-only-link`).
const WORDS_BESIDE_LINK: usize = 3;

/// Whether a section with these roles lists people and how to reach them.
pub(in crate::record) fn lists_contacts(roles: &[Role]) -> bool {
    let lists = |role: &Role| matches!(role, Role::Contacts | Role::OrganiserContacts);
    roles.iter().any(lists)
}

/// A section of the form, as it is in the record, and its facts.
pub(in crate::record) fn section(
    answer: &SectionAnswer,
    roles: &[Role],
    around: &Surroundings,
) -> (Section, SectionFact) {
    let boxes = prose::boxes(&answer.blocks);
    let own = boxes.answer(&answer.blocks);
    let text = prose::joined(&own);
    let words = match boxes.options.is_empty() {
        true => prose::words(&text),
        false => boxes.words,
    };
    let links = links(answer);
    let contacts = lists_contacts(roles);
    // Names and addresses are in no language.
    let language = if contacts {
        None
    } else {
        prose::language(&text, words)
    };
    let people = if contacts {
        prose::people(&answer.blocks, around.words, around.dialling())
    } else {
        Vec::new()
    };
    let countries = countries(&text, language.unwrap_or(around.language));
    let organisations = prose::organisations(
        &text,
        around.words,
        contacts || roles.contains(&Role::Partners),
    );
    let heading = nfc(answer.heading.single_line().as_str());
    let heading_at = answer.heading.places();
    let blocks = blocks(&own);
    let at = all_at(&heading_at, &blocks);
    let text_at = text_at(answer, &heading_at, &blocks);
    let cut_off = (!contacts)
        .then(|| prose::cut_off(&answer.blocks, around.stops_left_out))
        .flatten();

    let fact = SectionFact {
        number: answer.number.clone(),
        number_value: answer.number_value,
        heading: heading.clone(),
        heading_at,
        text_at,
        confidence: answer.confidence,
        words,
        characters: text.chars().count(),
        empty: text.is_empty() && !answer.parent || boxes.none_ticked,
        placeholder: answer.placeholder.clone().filter(|_| !boxes.none_ticked),
        only_link: only_link(&text, &links),
        malformed_links: links
            .iter()
            .filter(|l| l.1)
            .map(|(p, _)| (p.text.clone(), p.at.clone()))
            .collect(),
        cut_off: cut_off.map(|(block, range)| {
            let text = answer.blocks[block].text.slice(range);
            (nfc(text.single_line().as_str()), text.places())
        }),
        language: language.map(str::to_owned),
        countries: countries.clone(),
        organisations: organisations.clone(),
        people: people.clone(),
        shingles: prose::shingles(&text),
    };
    let section = Section {
        number: answer.number.clone(),
        heading,
        text,
        language: language.map(str::to_owned),
        words,
        blocks,
        options: boxes.options,
        urls: links.into_iter().map(|l| l.0).collect(),
        people,
        countries,
        organisations,
        confidence: answer.confidence,
        evidence: answer.evidence.clone(),
        at,
        read_by: None,
    };
    (section, fact)
}

/// A section outside the form, or a repeated one; `repeats` is the key of what it repeats.
pub(in crate::record) fn additional(
    answer: &SectionAnswer,
    repeats: Option<String>,
) -> AdditionalSection {
    let blocks = blocks(&answer.blocks);
    AdditionalSection {
        number: answer.number.clone(),
        heading: nfc(answer.heading.single_line().as_str()),
        text: prose::joined(&answer.blocks),
        at: all_at(&answer.heading.places(), &blocks),
        blocks,
        repeats,
        read_by: None,
        confidence: None,
    }
}

fn blocks(answer: &[AnswerBlock]) -> Vec<Block> {
    let filled = answer.iter().filter(|b| !b.text.as_str().trim().is_empty());
    filled
        .map(|b| Block {
            kind: b.kind,
            text: nfc(b.text.as_str().trim()),
            at: b.text.places(),
        })
        .collect()
}

/// Where the text is; for an empty section the gap below its heading, or the heading itself.
fn text_at(answer: &SectionAnswer, heading_at: &[Place], blocks: &[Block]) -> Vec<Place> {
    let places: Vec<Place> = blocks.iter().flat_map(|b| b.at.iter().copied()).collect();
    [&places, &answer.gap, heading_at]
        .into_iter()
        .find(|p| !p.is_empty())
        .unwrap_or_default()
        .to_vec()
}

fn all_at(heading_at: &[Place], blocks: &[Block]) -> Vec<Place> {
    heading_at
        .iter()
        .copied()
        .chain(blocks.iter().flat_map(|b| b.at.iter().copied()))
        .collect()
}

/// The URLs of all blocks, in order, and whether each cannot be one.
fn links(answer: &SectionAnswer) -> Vec<(Printed, bool)> {
    let of_block = |block: &AnswerBlock| {
        let found = url::urls(block.text.as_str()).into_iter();
        let printed = |range| {
            let text = block.text.slice(range);
            Printed {
                text: nfc(text.as_str()),
                at: text.places(),
                ..Printed::default()
            }
        };
        found
            .map(|u| (printed(u.range), u.malformed))
            .collect::<Vec<_>>()
    };
    answer.blocks.iter().flat_map(of_block).collect()
}

fn only_link(text: &str, links: &[(Printed, bool)]) -> bool {
    let mut rest = text.to_owned();
    for (link, _) in links {
        rest = rest.replacen(&link.text, " ", 1);
    }
    !links.is_empty() && prose::words(&rest) <= WORDS_BESIDE_LINK
}

/// Countries named in `text`, each once, in order.
fn countries(text: &str, language: &str) -> Vec<CountryMention> {
    let mut found: Vec<CountryMention> = Vec::new();
    for mention in country::mentions(text, language) {
        if !found.iter().any(|c| c.code == mention.code) {
            let printed = text[mention.range]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            found.push(CountryMention {
                text: printed,
                code: mention.code.to_owned(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::words::tests::words;
    use crate::form::{AnswerBlock, BlockKind};
    use crate::record::testing::placed;

    fn read(blocks: &[&str], roles: &[Role]) -> (Section, SectionFact) {
        let words = words();
        let forms = crate::form::Form::built_in();
        let around = Surroundings {
            form: &forms[0],
            language: "en",
            words: &words,
            country: None,
            marks: &[],
            stops_left_out: false,
        };
        let blocks = blocks
            .iter()
            .map(|t| AnswerBlock {
                kind: BlockKind::Paragraph,
                text: placed(t),
            })
            .collect();
        let answer = SectionAnswer {
            number: Some("9".to_owned()),
            number_value: Some(9),
            heading: placed("Awareness of the\ninitiative"),
            blocks,
            confidence: 1.0,
            evidence: Vec::new(),
            repeats: None,
            placeholder: None,
            parent: false,
            gap: Vec::new(),
        };
        section(&answer, roles, &around)
    }

    #[test]
    fn a_link_and_three_words_are_only_a_link() {
        assert!(read(&["See: http://www.seedbank.org/"], &[]).1.only_link);
        assert!(
            !read(
                &["http://www.seedbank.org/", "Brochure, films, songs, looms."],
                &[]
            )
            .1
            .only_link
        );
        assert!(!read(&["See the book."], &[]).1.only_link);
    }

    #[test]
    fn an_empty_section_points_at_its_heading() {
        let (section, fact) = read(&[], &[]);
        assert!(fact.empty && section.text.is_empty());
        assert_eq!(fact.text_at, fact.heading_at);
        assert_eq!(section.heading, "Awareness of the initiative");
    }

    #[test]
    fn countries_and_organisations_are_each_named_once() {
        let text = "The Loom Council of Kenya and the Seed Union of Nepal. The Loom Council of Kenya pays.";
        let (section, _) = read(&[text], &[Role::Partners]);
        assert_eq!(
            section
                .countries
                .iter()
                .map(|c| c.code.as_str())
                .collect::<Vec<_>>(),
            ["KE", "NP"]
        );
        assert_eq!(
            section.organisations,
            ["Loom Council of Kenya", "Seed Union of Nepal"]
        );
    }
}
