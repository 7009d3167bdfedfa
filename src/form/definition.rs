//! Forms as data: the fields a programme asks for, and the words it prints in each language.
//!
//! A form is a folder: `form.toml` (fields, order, types, roles, limits; no language) and one `<lang>.toml` per
//! language beside it. The built-in ones are compiled in.

use serde::{Deserialize, Serialize};

use crate::finding::Cure;

use super::printed_number::PrintedNumber;

/// A programme's form: which fields it asks for, in which order, within which limits.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Most pages that a nomination may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_pages: Option<u32>,
    /// The country (ISO 3166-1 alpha-2) whose telephone numbers are written without a country code, where a nomination
    /// names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_country: Option<String>,
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
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Comparison {
    /// What must hold: `start <= end`.
    pub that: String,
}

/// One thing that a form asks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Field {
    /// Name in the record, such as `description`; of a field in a group, its name there: `email` in `nominee` is
    /// `nominee.email`.
    pub key: String,
    /// Key of the group that it is in, if it is in one; of a column, key of its table.
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
    /// The question's number on the form, for what is among the sections: `3`, or as printed: `"A"`, `"3.c"`, `"4(a)"`,
    /// `"IV"`. In a group, the group's number may be left out: `"c"`.
    #[serde(default)]
    pub number: Option<PrintedNumber>,
    /// Whether a nomination without it is incomplete.
    #[serde(default)]
    pub required: bool,
    /// Fewest words that the form expects of a text.
    #[serde(default)]
    pub min_words: Option<u32>,
    /// Most words that the form allows.
    #[serde(default)]
    pub max_words: Option<u32>,
    /// Fewest characters that the form expects of a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_characters: Option<u32>,
    /// Most characters that the form allows.
    #[serde(default)]
    pub max_characters: Option<u32>,
    /// Keys of the options of a choice, in the form's order; their words are under `[options.KEY]` of each language.
    #[serde(default)]
    pub options: Vec<String>,
    /// How many options may be chosen: `"1"`, `"1.."`, `"0..3"`. One, where it is not given.
    #[serde(default)]
    pub choose: Option<String>,
    /// Keys of the options behind which something must be written when they are ticked: "Other: …".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub specify: Vec<String>,
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
    /// The register that an identifier is a number of, with its shape and check digit: `iban`, `orcid`, `isbn`, `issn`, `lei`, or
    /// `post-code:GB` for the post codes of a country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// How many rows a table may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// What the amounts and numbers of a table's columns add up to: the key of another field, or any other name for the
    /// table's row of totals, whose words are under `[printed]` as `TABLE.NAME`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<String>,
    /// A condition under which the field is asked at all: where it does not hold, an answer is neither missed nor judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// A condition under which the field is required: `has_funding = yes`, `other_reason is given`.
    #[serde(default)]
    pub required_when: Option<String>,
    /// Who may fix it when it is missing.
    pub cure: Cure,
    /// The record's place for its type is another field's: it is under `fields`. Found when the form is loaded.
    #[serde(skip)]
    pub aside: bool,
    /// It is required once something is written in its group, which may be left out. Found when the form is loaded.
    #[serde(skip)]
    pub required_once_begun: bool,
    /// The columns of a table: the fields that are in it. Found when the form is loaded.
    #[serde(skip)]
    pub columns: Vec<Field>,
    /// Its place among all fields of the file, columns included. Found when the form is loaded.
    #[serde(skip)]
    pub(crate) place: Option<usize>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// An identifier with a form of its own, such as a registration number.
    Identifier,
    /// A postal address: several lines are one answer.
    Address,
    /// A line to sign on: a name, place or date, a drawn signature, or a signature field that is signed.
    Signature,
    /// A paper that goes with the form: said to be attached, ticked, embedded in the file, or found as an annex.
    Attachment,
    /// Rows and columns: the fields that are `in` it are its columns.
    Table,
    /// A numbered section of running text.
    Section,
}

/// How often something may be there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Repeat {
    /// At least so often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// At most so often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
}

impl FieldType {
    /// Whether it says how to reach somebody: a number to call or an address.
    pub(crate) fn is_reached(self) -> bool {
        matches!(
            self,
            FieldType::Telephone | FieldType::Fax | FieldType::Email
        )
    }

    /// Whether it is a line whose value is under `fields` in the record.
    pub fn is_line(self) -> bool {
        use FieldType::*;
        matches!(
            self,
            Text | Choice
                | YesNo
                | Consent
                | Number
                | Amount
                | Date
                | Period
                | Url
                | Identifier
                | Address
                | Signature
                | Attachment
                | Table
        )
    }

    /// Whether its value is text that may have a limit.
    pub fn is_text(self) -> bool {
        use FieldType::*;
        matches!(self, Title | Text | Section | Address)
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// A printed heading with fields of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Group {
    /// Its name; fields name it with `in`, languages give its heading under `[printed]`.
    pub key: String,
    /// Its number on the form, `1`, where a letter counts as its place in the alphabet, or as printed: `"A"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<PrintedNumber>,
    /// Whose details its fields are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<PersonRole>,
    /// How often it may come again: "Referee 1", "Referee 2". At least once, where the least is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// Most pages that it may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_pages: Option<u32>,
    /// Its place among the groups that were made of one that comes again. Found when the form is loaded.
    #[serde(skip)]
    pub time: Option<Time>,
}

/// A group's place among those that were made of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// Counted from 1.
    pub nth: u32,
    /// Fewest and most of them.
    pub min: u32,
    /// `None` for as often as wanted.
    pub max: Option<u32>,
}

/// Who somebody is to a nomination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Recognise {
    /// Titles that must all be in the document, in any spelling.
    #[serde(default)]
    pub all: Vec<String>,
    /// Titles of which none may be in it.
    #[serde(default)]
    pub none: Vec<String>,
    /// The share of the form's headings that must be found, from 0 to 1; `min-headings` counts too.
    #[serde(default)]
    pub share: Option<f32>,
}
