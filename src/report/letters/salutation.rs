//! Whom a letter greets → how: by the title that is printed before the name, never by the name itself.
//!
//! The titles are in `schema/words/salutations.toml`, the openings in the messages (`report-letter-greeting`). What a
//! title does not say is left open, in the way that is customary in the language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::fold::fold;
use crate::report::message::{Messages, Word};

/// Somebody whom a letter greets, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Greeted {
    pub(super) honorific: Option<String>,
    /// Without honorific.
    pub(super) name: String,
}

/// "And" in the languages of letters, folded.
const AND: [&str; 4] = ["and", "y", "e", "et"];

/// Most letters of a shortened title.
const SHORTENED: usize = 5;

/// How somebody is addressed: what the messages `report-letter-greeting` and `report-letter-close` choose by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Salutation {
    /// `call`, `written`, `feminine`, `masculine`, `neutral`, or `unknown` when there is no name.
    form: &'static str,
    /// With `call`, what is said instead of a name; else the name with what the greeting says of its title. May be empty.
    name: String,
}

/// The titles of one language of letters.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
struct Titles {
    feminine: Vec<String>,
    masculine: Vec<String>,
    feminine_here: Vec<String>,
    masculine_here: Vec<String>,
    /// What is said instead of a name → the titles for which it is.
    calls: BTreeMap<String, Vec<String>>,
    written: Vec<String>,
    left_out: Vec<String>,
    lady: String,
    gentleman: String,
}

/// By language of the letter; a test holds that the file can be read.
fn titles() -> &'static BTreeMap<String, Titles> {
    static ALL: OnceLock<BTreeMap<String, Titles>> = OnceLock::new();
    ALL.get_or_init(|| {
        toml::from_str(include_str!("../../../schema/words/salutations.toml")).unwrap_or_default()
    })
}

impl Salutation {
    /// How a letter in `language` greets somebody; `None` is somebody without a known name.
    pub(super) fn of(greeted: Option<&Greeted>, language: &str) -> Salutation {
        let Some(greeted) = greeted else {
            return Salutation {
                form: "unknown",
                name: String::new(),
            };
        };
        let honorific = greeted.honorific.as_deref().unwrap_or_default();
        let words = title_words(honorific);
        let none = Titles::default();
        let own = titles().get(language).unwrap_or(&none);
        if let Some(call) = own.call(&words) {
            return Salutation {
                form: "call",
                name: call.to_owned(),
            };
        }
        let here = match says_woman(honorific) {
            true => (true, false),
            false => own.says(&words),
        };
        let others = titles().iter().filter(|(other, _)| *other != language);
        let others: Vec<Says> = others
            .map(|(_, titles)| titles.says_elsewhere(&words))
            .collect();
        let gender = match here {
            (false, false) => one_gender((
                others.iter().any(|(feminine, _)| *feminine),
                others.iter().any(|(_, masculine)| *masculine),
            )),
            said => one_gender(said),
        };
        let here = one_gender(here);
        let both = gender.is_none() && honorific.contains('/') && !words.is_empty();
        let title = match (gender, here) {
            // "Mr/Ms": nobody has chosen, so the letter does not say it either.
            (None, _) if both => String::new(),
            (Some(true), None) if language != "en" => own.lady.clone(),
            (Some(false), None) if language != "en" => own.gentleman.clone(),
            _ => own.without_left_out(honorific),
        };
        let written = words.first().is_some_and(|word| has(&own.written, word));
        Salutation {
            form: match gender {
                _ if written => "written",
                Some(true) => "feminine",
                Some(false) => "masculine",
                None => "neutral",
            },
            name: format!("{title} {}", greeted.name).trim().to_owned(),
        }
    }

    /// A message that depends on it.
    pub(super) fn say(&self, id: &str, messages: &Messages) -> String {
        let values = [
            ("form", Word::Text(self.form)),
            ("name", Word::Text(&self.name)),
        ];
        messages.say(id, &values)
    }
}

/// Whether a line names more than one person, as far as titles tell: one comes after "and".
pub(super) fn names_several(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.windows(2).any(|pair| match pair {
        [and, title] => (*and == "&" || AND.contains(&fold(and).as_str())) && is_title(title),
        _ => false,
    })
}

/// Whether a word is a title: a known one, or a shortened word such as "Rtd.", "Arq.".
fn is_title(word: &str) -> bool {
    let shortened = word.strip_suffix('.').is_some_and(|stem| {
        (2..=SHORTENED).contains(&stem.chars().count())
            && stem.starts_with(char::is_uppercase)
            && stem.chars().all(char::is_alphabetic)
    });
    let known = |titles: &Titles| {
        let words = title_words(word);
        titles.says(&words) != (false, false) || titles.call(&words).is_some()
    };
    shortened || titles().values().any(known)
}

impl Titles {
    /// What is said instead of a name: that of the longest title.
    fn call(&self, words: &[String]) -> Option<&str> {
        let said = format!(" {} ", words.join(" "));
        let all = self.calls.iter().flat_map(|(call, titles)| {
            let titles = titles.iter().map(|title| title_words(title).join(" "));
            titles.map(move |title| (call, title))
        });
        let found = all.filter(|(_, title)| said.contains(&format!(" {title} ")));
        let longest = found.max_by_key(|(_, title)| title.len());
        longest.map(|(call, _)| call.as_str())
    }

    /// What a title says in its own language.
    fn says(&self, words: &[String]) -> Says {
        let any = |lists: [&[String]; 2]| {
            let known = |word: &String| lists.iter().any(|list| has(list, word));
            words.iter().any(known)
        };
        (
            any([&self.feminine, &self.feminine_here]),
            any([&self.masculine, &self.masculine_here]),
        )
    }

    /// The same in another language: nothing, where one of its words says so in its own language only.
    fn says_elsewhere(&self, words: &[String]) -> Says {
        let here = [&self.feminine_here, &self.masculine_here];
        let open = |word: &String| here.iter().any(|list| has(list, word));
        match words.iter().any(open) {
            true => (false, false),
            false => self.says(words),
        }
    }

    /// A title as printed, without the words that the greeting says itself.
    fn without_left_out(&self, honorific: &str) -> String {
        let words = honorific.split_whitespace();
        let kept = words.filter(|word| {
            !title_words(word)
                .first()
                .is_some_and(|word| has(&self.left_out, word))
        });
        kept.collect::<Vec<_>>().join(" ")
    }
}

/// Whether a title says that somebody is a woman, and whether it says that somebody is a man.
type Says = (bool, bool);

/// Whether a shortened title ends as that of a woman, such as "Enf.ª", "Arq.ª", whatever it is short for.
fn says_woman(honorific: &str) -> bool {
    let mut words = honorific.split_whitespace();
    words.any(|word| word.ends_with('ª') && word.contains('.'))
}

/// Whether somebody is a woman; `None` when it is not said, or both are.
fn one_gender((feminine, masculine): Says) -> Option<bool> {
    (feminine != masculine).then_some(feminine)
}

/// Whether a folded word is one of `titles`.
fn has(titles: &[String], word: &str) -> bool {
    titles
        .iter()
        .any(|title| title_words(title).join(" ") == word)
}

/// The words of a title, folded, with shortened ones in one: "Prof.ª Dr.ª" is `profa`, `dra`; "H.E." is `he`.
fn title_words(title: &str) -> Vec<String> {
    let plain = title.replace('.', "").replace('ª', "a").replace('º', "o");
    // "W/ro" is one word, "Sr./Sra." are two.
    let parts = plain.split_whitespace().flat_map(|word| {
        let whole = word.to_lowercase().starts_with("w/");
        let pieces: Vec<&str> = if whole {
            vec![word]
        } else {
            word.split('/').collect()
        };
        pieces.into_iter().map(fold).collect::<Vec<_>>()
    });
    parts.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The opening of a letter in `language` to "honorific | name".
    fn opening(language: &str, person: &str) -> String {
        let (honorific, name) = person.split_once('|').unwrap();
        let honorific = Some(honorific.trim().to_owned()).filter(|title| !title.is_empty());
        let name = name.trim().to_owned();
        let greeted = (!name.is_empty()).then_some(Greeted { honorific, name });
        Salutation::of(greeted.as_ref(), language).say("letter-greeting", &Messages::new(language))
    }

    #[test]
    fn file_of_salutations_is_well_formed() {
        let text = include_str!("../../../schema/words/salutations.toml");
        let all: BTreeMap<String, Titles> = toml::from_str(text).unwrap();
        assert!(all.keys().eq(Messages::LANGUAGES));
    }

    #[test]
    fn line_with_a_second_title_names_several() {
        for line in [
            "Ms. Pramila Bhat, Secretary, Quarry Union; and Mr. Tshering Wang, Engineer",
            "Dr. Nakaya Pross (Director) and Rtd. Capt. Okel Tom (Patron), Fishers",
            "Mme Awa Sow et M. Issa Ba",
            "Lic. Ana Roca y Arq. Luis Paz",
            "Ada Weaver & Prof. Bo Ekiye",
        ] {
            assert!(names_several(line), "{line}");
        }
        for line in [
            "Ms. Ada Weaver, Director, Looms and Ladders",
            "Sra. Rosa y Vega, Presidenta",
        ] {
            assert!(!names_several(line), "{line}");
        }
    }

    #[test]
    fn raised_a_says_that_a_woman_is_meant() {
        assert_eq!(
            opening("pt", "Enf.ª | Rita Bembe"),
            "Exma. Senhora Enf.ª Rita Bembe,"
        );
        assert_eq!(
            opening("pt", "Enf. | Rita Bembe"),
            "Exmo.(a) Senhor(a) Enf. Rita Bembe,"
        );
    }

    #[test]
    fn english_says_title_and_name() {
        assert_eq!(opening("en", "Ms. | Ada Weaver"), "Dear Ms. Ada Weaver,");
        assert_eq!(opening("en", "Dr | Ada Weaver"), "Dear Dr Ada Weaver,");
        assert_eq!(opening("en", "| Ada Weaver"), "Dear Ada Weaver,");
        assert_eq!(opening("en", "|"), "Dear Sir or Madam,");
    }

    #[test]
    fn english_calls_some_by_their_rank() {
        assert_eq!(opening("en", "H.E. Mr. | Bo Ekiye"), "Your Excellency,");
        assert_eq!(
            opening("en", "Her Royal Highness | Ada"),
            "Your Royal Highness,"
        );
        assert_eq!(opening("en", "The Hon. | Bo Ekiye"), "Dear Hon. Bo Ekiye,");
    }

    #[test]
    fn french_says_no_name() {
        assert_eq!(opening("fr", "Mme | Aïssatou Sagna"), "Madame,");
        assert_eq!(opening("fr", "M. | Issouf Zabramba"), "Monsieur,");
        assert_eq!(
            opening("fr", "Madame la Ministre | Aïssatou Sagna"),
            "Madame,"
        );
        assert_eq!(opening("fr", "Mrs. | Ada Weaver"), "Madame,");
        assert_eq!(opening("fr", "S.E. Mme | Aïssatou Sagna"), "Excellence,");
        assert_eq!(opening("fr", "Me | Issouf Zabramba"), "Maître,");
    }

    #[test]
    fn french_leaves_open_what_a_title_does_not_say() {
        for title in ["Dr", "Pr", "Professeur", "Sr.", "Sr./Sra.", ""] {
            assert_eq!(
                opening("fr", &format!("{title} | Dominique Faye")),
                "Madame, Monsieur,"
            );
        }
    }

    #[test]
    fn spanish_agrees_with_the_title() {
        assert_eq!(
            opening("es", "Sra. | Rosalba Roca"),
            "Estimada Sra. Rosalba Roca:"
        );
        assert_eq!(
            opening("es", "Sr. Don | Luis Roca"),
            "Estimado Sr. Don Luis Roca:"
        );
        assert_eq!(
            opening("es", "Dra. | Ixchel Tzoc"),
            "Estimada Dra. Ixchel Tzoc:"
        );
        assert_eq!(opening("es", "Dr. | Luis Roca"), "Estimado Dr. Luis Roca:");
        assert_eq!(
            opening("es", "Ms. | Ada Weaver"),
            "Estimada Sra. Ada Weaver:"
        );
        assert_eq!(
            opening("es", "Excma. Sra. | Ana Roca"),
            "Excma. Sra. Ana Roca:"
        );
        assert_eq!(opening("es", "S.E. | Ana Roca"), "Excelencia:");
    }

    #[test]
    fn spanish_leaves_open_what_a_title_does_not_say() {
        assert_eq!(
            opening("es", "Ing. | Rosalba Roca"),
            "A la atención de Ing. Rosalba Roca:"
        );
        assert_eq!(
            opening("es", "Sr./Sra. | Ana Roca"),
            "A la atención de Ana Roca:"
        );
        assert_eq!(opening("es", "| Ana Roca"), "A la atención de Ana Roca:");
    }

    #[test]
    fn portuguese_agrees_with_the_title() {
        assert_eq!(opening("pt", "Sra. | Ana Rosa"), "Exma. Senhora Ana Rosa,");
        assert_eq!(
            opening("pt", "Exma. Sra. Dra. | Ana Rosa"),
            "Exma. Senhora Dra. Ana Rosa,"
        );
        assert_eq!(
            opening("pt", "Eng.ª | Ana Rosa"),
            "Exma. Senhora Eng.ª Ana Rosa,"
        );
        assert_eq!(
            opening("pt", "Professora | Ana Rosa"),
            "Exma. Senhora Professora Ana Rosa,"
        );
        assert_eq!(
            opening("pt", "Dr. | João Rosa"),
            "Exmo. Senhor Dr. João Rosa,"
        );
        assert_eq!(opening("pt", "Mr. | Bo Ekiye"), "Exmo. Senhor Bo Ekiye,");
    }

    #[test]
    fn portuguese_leaves_open_what_a_title_does_not_say() {
        assert_eq!(
            opening("pt", "Eng. | Ana Rosa"),
            "Exmo.(a) Senhor(a) Eng. Ana Rosa,"
        );
        assert_eq!(opening("pt", "| Ana Rosa"), "Exmo.(a) Senhor(a) Ana Rosa,");
        assert_eq!(opening("pt", "|"), "Exmo.(a) Senhor(a),");
    }

    #[test]
    fn title_of_another_language_says_what_it_does() {
        for title in ["Sister", "Hajia", "Sheikha", "Sis.", "Ibu"] {
            assert_eq!(opening("fr", &format!("{title} | Ada Weaver")), "Madame,");
        }
        for title in ["Brother", "Father", "Alhaji", "Sheikh", "Ato"] {
            assert_eq!(opening("fr", &format!("{title} | Bo Ekiye")), "Monsieur,");
        }
        assert_eq!(
            opening("es", "Hermana | Ana Roca"),
            "Estimada Hermana Ana Roca:"
        );
        assert_eq!(
            opening("pt", "Enfermeira | Ana Rosa"),
            "Exma. Senhora Enfermeira Ana Rosa,"
        );
        assert_eq!(
            opening("en", "Nurse | Ada Weaver"),
            "Dear Nurse Ada Weaver,"
        );
    }

    #[test]
    fn english_title_is_no_man_because_it_is_written_like_a_spanish_one() {
        for title in ["Professor", "Doctor", "Nurse", "Chief", "Pastor"] {
            assert_eq!(
                opening("fr", &format!("{title} | Ada Weaver")),
                "Madame, Monsieur,"
            );
        }
        assert_eq!(
            opening("pt", "Professor | João Rosa"),
            "Exmo. Senhor Professor João Rosa,"
        );
        assert_eq!(
            opening("es", "Doctor | Luis Roca"),
            "Estimado Doctor Luis Roca:"
        );
    }

    #[test]
    fn french_closing_repeats_the_call() {
        let close = |person: Option<&Greeted>| {
            Salutation::of(person, "fr").say("letter-close", &Messages::new("fr"))
        };
        let person = Greeted {
            honorific: Some("Mme".to_owned()),
            name: "Aïssatou Sagna".to_owned(),
        };
        assert!(close(Some(&person)).starts_with("Veuillez agréer, Madame, nos"));
        assert!(close(None).starts_with("Veuillez agréer, Madame, Monsieur, nos"));
    }
}
