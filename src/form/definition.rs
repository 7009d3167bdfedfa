//! Forms as data: the fields a programme asks for, and the words it prints in each language.
//!
//! A form is a folder: `form.toml` (fields, order, types, roles, limits; no language) and one `<lang>.toml` per
//! language beside it. The built-in ones are compiled in.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::Cure;

/// A programme's form: which fields it asks for, in which order, within which limits.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FormFile {
    /// Short name, as in `--form NAME`.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Languages in which nominations are accepted (ISO 639-1); empty for any.
    #[serde(default)]
    pub accepted_languages: Vec<String>,
    /// Countries that may nominate (ISO 3166-1 alpha-2); empty for all.
    #[serde(default)]
    pub eligible_countries: Vec<String>,
    /// Internet domains of the organiser: contacts there are its own staff.
    #[serde(default)]
    pub organiser_domains: Vec<String>,
    /// How many of the form's headings a document must show to be this form.
    pub min_headings: usize,
    /// What else tells it from other forms.
    #[serde(default)]
    pub recognise: Recognise,
    /// Comparisons of two fields that must hold.
    #[serde(default, rename = "check")]
    pub checks: Vec<Comparison>,
    /// Headings with fields of their own, in the form's order: the nominator, the nominee.
    #[serde(default, rename = "group")]
    pub groups: Vec<Group>,
    /// The fields, in the form's order.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
}

/// A comparison that must hold in a nomination.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Comparison {
    /// What must hold: `start <= end`.
    pub that: String,
}

/// One thing that a form asks for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Field {
    /// Name in the record, such as `description`; of a field in a group, its name there: `email` in `nominee` is
    /// `nominee.email`.
    pub key: String,
    /// Key of the group that it is in, if it is in one.
    #[serde(default, rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Who the person is, or whose telephone or address it is; that of its group where it is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<PersonRole>,
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// What rules may expect of its content.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The section's number on the form, for sections.
    #[serde(default)]
    pub number: Option<u32>,
    /// Whether a nomination without it is incomplete.
    #[serde(default)]
    pub required: bool,
    /// Fewest words that the form expects, for sections.
    #[serde(default)]
    pub min_words: Option<u32>,
    /// Most words that the form allows, for sections.
    #[serde(default)]
    pub max_words: Option<u32>,
    /// Most characters that the form allows.
    #[serde(default)]
    pub max_characters: Option<u32>,
    /// Keys of the options of a choice, in the form's order; their words are under `[options.KEY]` of each language.
    #[serde(default)]
    pub options: Vec<String>,
    /// How many options may be chosen: `"1"`, `"1.."`, `"0..3"`. One, where it is not given.
    #[serde(default)]
    pub choose: Option<String>,
    /// The smallest number or amount.
    #[serde(default)]
    pub min: Option<f64>,
    /// The largest number or amount.
    #[serde(default)]
    pub max: Option<f64>,
    /// Whether a number must be a whole one.
    #[serde(default)]
    pub whole: bool,
    /// Currencies in which an amount may be (ISO 4217); empty for any.
    #[serde(default)]
    pub currencies: Vec<String>,
    /// The first day that a date or a period may begin with: `2020`, `2020-03` or `2020-03-31`.
    #[serde(default)]
    pub not_before: Option<String>,
    /// The last day that a date or a period may end with.
    #[serde(default)]
    pub not_after: Option<String>,
    /// The shortest period, in years.
    #[serde(default)]
    pub at_least_years: Option<f64>,
    /// What an identifier must match as a whole: a regular expression.
    #[serde(default)]
    pub pattern: Option<String>,
    /// A condition under which the field is required: `has_funding = yes`, `other_reason is given`.
    #[serde(default)]
    pub required_when: Option<String>,
    /// Who may fix it when it is missing.
    pub cure: Cure,
    /// The record's place for its type is another field's: it stands under `fields`. Found when the form is loaded.
    #[serde(skip)]
    pub aside: bool,
}

impl FormFile {
    /// Whether the field at `index` is asked among the sections and found by its heading: a section, or a line, or another
    /// field of a group, that the form has behind its first section. Other fields are header lines, found by their label.
    pub fn asked_in_body(&self, index: usize) -> bool {
        let section = |f: &Field| f.kind == FieldType::Section;
        let before = self.fields.get(..index).unwrap_or(&[]);
        self.fields.get(index).is_some_and(|f| {
            let grouped = f.within.is_some() && f.kind != FieldType::Title;
            section(f) || (f.kind.is_line() || grouped) && before.iter().any(section)
        })
    }
}

impl Field {
    /// JSON pointer to the field in a nomination's record: `/country`, `/telephones`, `/sections/contacts`.
    pub fn pointer(&self) -> String {
        match self.kind {
            _ if self.aside => format!("/fields/{}", self.key),
            FieldType::Title => "/title".to_owned(),
            FieldType::Person => "/nominee".to_owned(),
            FieldType::Country => "/country".to_owned(),
            FieldType::Telephone => "/telephones".to_owned(),
            FieldType::Fax => "/faxes".to_owned(),
            FieldType::Email => "/emails".to_owned(),
            FieldType::Section => format!("/sections/{}", self.key),
            _ => format!("/fields/{}", self.key),
        }
    }

    /// How many options may be chosen: the fewest, and the most where there is a most.
    ///
    /// # Errors
    ///
    /// Where `choose` cannot be read.
    pub fn choose(&self) -> Result<(usize, Option<usize>), String> {
        let Some(text) = self.choose.as_deref() else {
            return Ok((1, Some(1)));
        };
        let number = |t: &str| t.trim().parse::<usize>().ok();
        let range = match text.split_once("..") {
            None => number(text).map(|n| (n, Some(n))),
            Some((least, "")) => number(least).map(|n| (n, None)),
            Some((least, most)) => number(least).zip(number(most).map(Some)),
        };
        let fits = range.filter(|(least, most)| most.is_none_or(|most| most >= *least && most > 0));
        fits.ok_or_else(|| format!("`{text}` is not a count: write \"1\", \"1..\" or \"1..3\""))
    }
}

/// Kinds of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// The nomination's title, before the header block.
    Title,
    /// A person with function and organisation.
    Person,
    /// A country.
    Country,
    /// Telephone numbers.
    Telephone,
    /// Fax numbers.
    Fax,
    /// E-mail addresses.
    Email,
    /// Any other line, in the header or between sections.
    Text,
    /// Printed options, of which one or several are ticked.
    Choice,
    /// Yes or no.
    YesNo,
    /// A declaration that must be agreed to.
    Consent,
    /// A number.
    Number,
    /// An amount of money with its currency.
    Amount,
    /// A day, a month or a year.
    Date,
    /// Two dates, from and to.
    Period,
    /// A web address.
    Url,
    /// A name of signs with a form of its own, such as a registration number.
    Identifier,
    /// A numbered section of running text.
    Section,
}

impl FieldType {
    /// Whether it is a line whose value is under `fields` in the record.
    pub fn is_line(self) -> bool {
        use FieldType::*;
        matches!(
            self,
            Text | Choice | YesNo | Consent | Number | Amount | Date | Period | Url | Identifier
        )
    }

    /// Whether its value is one of printed options.
    pub fn is_choice(self) -> bool {
        matches!(
            self,
            FieldType::Choice | FieldType::YesNo | FieldType::Consent
        )
    }
}

/// What a section is about, as far as rules care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Names the countries that work together.
    Geography,
    /// Names partner organisations or countries.
    Partners,
    /// Lists people to be reached.
    Contacts,
    /// Lists the organiser's own people.
    OrganiserContacts,
}

/// A form's words in one language.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Vocabulary {
    /// ISO 639-1 code.
    pub language: String,
    /// Field key → the labels of header lines and headings of sections, as printed; the form's own wording first,
    /// then variants seen.
    pub printed: BTreeMap<String, Vec<String>>,
    /// What people write instead of an answer: "N/A", "TBD", "see attached".
    #[serde(default)]
    pub placeholders: Vec<String>,
    /// The form's own instruction texts, which may be left standing instead of an answer.
    #[serde(default)]
    pub instructions: Vec<String>,
    /// What the programme and its form are called, as printed above the form or at the head of its pages: "Nomination form",
    /// "Call for nominations". A line of its own with such a name, but for a number, is neither title nor answer.
    #[serde(default)]
    pub names: Vec<String>,
    /// How the form's guidance begins: "Please", "Describe", "Who", "To be filled". Guidance in a slant or colour of its own
    /// is told from answers by it.
    #[serde(default)]
    pub asking_words: Vec<String>,
    /// Titles before a person's name: "Mr.", "Dr".
    #[serde(default)]
    pub honorifics: Vec<String>,
    /// Titles that are given names or words too ("Nana", "Chief"): one counts only before two names or more.
    #[serde(default)]
    pub name_titles: Vec<String>,
    /// Words that stand before a section's number: "Section", "Part".
    #[serde(default)]
    pub section_words: Vec<String>,
    /// Headings of contents lists and annexes, which are not sections: "Contents", "Annex".
    #[serde(default)]
    pub contents_words: Vec<String>,
    /// Words after which a number in running text is a telephone ("Tel.", "Phone", "Mobile").
    #[serde(default)]
    pub telephone_words: Vec<String>,
    /// Words after which a number in running text is a fax.
    #[serde(default)]
    pub fax_words: Vec<String>,
    /// Words that head a line with an e-mail address.
    #[serde(default)]
    pub email_words: Vec<String>,
    /// Names of kinds of organisation ("Ministry", "University", "Council", "Network").
    #[serde(default)]
    pub organisation_words: Vec<String>,
    /// What stands between an organisation and whoever speaks for it: "represented by", "c/o".
    #[serde(default)]
    pub representation_words: Vec<String>,
    /// Words of functions ("Director", "Secretary", "Chairperson", "Officer").
    #[serde(default)]
    pub function_words: Vec<String>,
    /// Key of a choice → key of an option → its words as printed.
    #[serde(default)]
    pub options: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Words for "yes", as boxes and answers have them.
    #[serde(default)]
    pub yes_words: Vec<String>,
    /// Words for "no".
    #[serde(default)]
    pub no_words: Vec<String>,
    /// What stands at the line to sign on: "Signature".
    #[serde(default)]
    pub signature_words: Vec<String>,
    /// What stands beside it: "Place and date".
    #[serde(default)]
    pub signing_words: Vec<String>,
    /// Buttons of portals below a form: "Back", "Submit".
    #[serde(default)]
    pub button_words: Vec<String>,
    /// The months, each with all ways to write it.
    #[serde(default)]
    pub months: Vec<Vec<String>>,
    /// What stands instead of a date where there is no end yet: "ongoing".
    #[serde(default)]
    pub open_end_words: Vec<String>,
    /// ISO 4217 code → words for that currency; under `XXX` those that several countries have.
    #[serde(default)]
    pub currency_words: BTreeMap<String, Vec<String>>,
    /// The form's own tests: a heading or label as people write it → the key of the field that it should be taken for.
    #[serde(default)]
    pub cases: BTreeMap<String, String>,
}

/// A printed heading with fields of its own.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Group {
    /// Its name; fields name it with `in`, languages give its heading under `[printed]`.
    pub key: String,
    /// Its number on the form; a letter counts as its place in the alphabet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Whose details its fields are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<PersonRole>,
}

/// Who somebody is to a nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PersonRole {
    /// Is nominated.
    Nominee,
    /// Nominates.
    Nominator,
    /// Speaks for the nominee.
    Referee,
    /// Answers questions about the nomination.
    Contact,
}

/// What tells a form from others, besides its headings.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Recognise {
    /// Titles that must all stand in the document, in any spelling.
    #[serde(default)]
    pub all: Vec<String>,
    /// Titles of which none may stand in it.
    #[serde(default)]
    pub none: Vec<String>,
    /// The share of the form's headings that must be found, from 0 to 1; `min-headings` counts too.
    #[serde(default)]
    pub share: Option<f32>,
}
