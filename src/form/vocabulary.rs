//! A form's words in one language: what it prints, and what people write instead of answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A form's words in one language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// The form's own instruction texts: hints, sub-headings, declarations. They are never an answer, and
    /// may be left instead of one.
    #[serde(default)]
    pub instructions: Vec<String>,
    /// Headings of parts that the office fills in: "For office use only". What is below one, up to the form's next heading or
    /// label, is not an answer.
    #[serde(default)]
    pub office_use: Vec<String>,
    /// How a table's row of totals begins: "Total".
    #[serde(default)]
    pub total_words: Vec<String>,
    /// Words that say that a paper goes with the form: "attached", "enclosed", "see annex".
    #[serde(default)]
    pub attached_words: Vec<String>,
    /// What the programme and its form are called, as printed above the form or at the head of its pages: "Nomination form",
    /// "Call for nominations". A line of its own with this name, but for a number, is neither title nor answer.
    #[serde(default)]
    pub names: Vec<String>,
    /// How the form's guidance begins: "Please", "Describe", "Who", "To be filled". Guidance in a slant or colour of its own
    /// is recognised by it.
    #[serde(default)]
    pub asking_words: Vec<String>,
    /// Titles before a person's name: "Mr.", "Dr".
    #[serde(default)]
    pub honorifics: Vec<String>,
    /// Titles that are given names or words too ("Nana", "Chief"): one counts only before two names or more.
    #[serde(default)]
    pub name_titles: Vec<String>,
    /// Given names that are written shortened, with a stop, and are not titles: "Mohd.", "Fco.".
    #[serde(default)]
    pub shortened_names: Vec<String>,
    /// Words that are before a section's number: "Section", "Part".
    #[serde(default)]
    pub section_words: Vec<String>,
    /// Headings of contents lists, which are neither titles nor sections: "Contents".
    #[serde(default)]
    pub contents_words: Vec<String>,
    /// Words that head what was put behind the form: "Annex", "Appendix".
    #[serde(default)]
    pub annex_words: Vec<String>,
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
    /// What is between an organisation and whoever speaks for it: "represented by", "c/o".
    #[serde(default)]
    pub representation_words: Vec<String>,
    /// Words for whoever speaks for the nominee: "nominator", "nominated by", "referee". Their names, numbers and addresses are
    /// not the nominee's.
    #[serde(default)]
    pub nominator_words: Vec<String>,
    /// Labels of what goes with a person's name: "Function", "Position".
    #[serde(default)]
    pub affiliation_labels: Vec<String>,
    /// Those of them that ask where somebody works: "Organisation", "Employer".
    #[serde(default)]
    pub organisation_labels: Vec<String>,
    /// What labels call a name: "Name", "Full name".
    #[serde(default)]
    pub name_words: Vec<String>,
    /// Words that join two things a label asks for: "and", "or".
    #[serde(default)]
    pub joining_words: Vec<String>,
    /// How letters end: "Kind regards".
    #[serde(default)]
    pub farewell_words: Vec<String>,
    /// How texts begin that say how long an answer may be: "Up to".
    #[serde(default)]
    pub limit_words: Vec<String>,
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
    /// What is at the line to sign on: "Signature".
    #[serde(default)]
    pub signature_words: Vec<String>,
    /// What is beside it: "Place and date".
    #[serde(default)]
    pub signing_words: Vec<String>,
    /// Buttons of portals below a form: "Back", "Submit".
    #[serde(default)]
    pub button_words: Vec<String>,
    /// The months, each with all ways to write it.
    #[serde(default)]
    pub months: Vec<Vec<String>>,
    /// What is written instead of a date where there is no end yet: "ongoing".
    #[serde(default)]
    pub open_end_words: Vec<String>,
    /// ISO 4217 code → words for that currency; under `XXX` those that several countries have.
    #[serde(default)]
    pub currency_words: BTreeMap<String, Vec<String>>,
    /// The form's own tests: a heading or label as people write it → the key of the field that it should be taken for.
    #[serde(default)]
    pub cases: BTreeMap<String, String>,
}
