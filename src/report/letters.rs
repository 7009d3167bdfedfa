//! Drafts of letters that ask nominees for what is missing, and a list of all the rest for the officer.
//!
//! A letter goes out in the nomination's own language and asks only for what may be asked back (cure T), what no waiver
//! covers, and what is certain: a letter must never claim what the tool merely failed to see. Nothing is sent; somebody
//! reads each draft first. Plain text, to be pasted into a mail; `officer.md` is Markdown.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::finding::{Certainty, Cure, Severity};
use crate::geom::{PageNumber, Place};
use crate::record::{Nomination, Record};

use super::clean::clean;
use super::json::{Document, FindingEntry, NominationEntry, Status};
use super::markdown::escape;
use super::message::{Messages, Word};
use super::text::{nomination_words, page_words, place_words, severity_word, wrap};
use super::{End, Entry, Needs, Writer};

/// The officer's list.
const OFFICER: &str = "officer.md";

/// Width of a letter's lines, in characters: what mail programs leave as it is.
const WIDTH: usize = 76;

/// Longest part of a file's name that comes from the submission, in characters.
const NAME: usize = 60;

/// Where files go, each with a name that is safe on every system.
pub trait Folder {
    /// Adds a file.
    ///
    /// # Errors
    /// When it cannot be written.
    fn file(&mut self, name: &str, text: &str) -> io::Result<()>;
}

/// Writes a letter as soon as its nomination is known, and the officer's list at the end.
pub struct LettersWriter<F> {
    folder: F,
    /// The officer's language.
    messages: Messages,
    /// The languages of the letters so far.
    languages: BTreeMap<String, Messages>,
    names: BTreeSet<String>,
    /// Lines of the table of letters.
    letters: Vec<String>,
    /// Path of a file and index of the nomination in it → the letter about it; for files that were sent again.
    by_file: BTreeMap<(String, usize), String>,
    /// Whom a letter asks for what, and about which title → its name.
    by_request: BTreeMap<String, String>,
    /// What no letter says, per document.
    rest: String,
}

impl<F: Folder> LettersWriter<F> {
    /// Letters into `folder`, the officer's list in `lang`.
    pub fn new(folder: F, lang: &str) -> Self {
        LettersWriter {
            folder,
            messages: Messages::new(lang),
            languages: BTreeMap::new(),
            // Two names that differ only in case are one file on many systems, so all are in small letters.
            names: BTreeSet::from([OFFICER.to_owned()]),
            letters: Vec::new(),
            by_file: BTreeMap::new(),
            by_request: BTreeMap::new(),
            rest: String::new(),
        }
    }

    /// Writes the letter for one nomination, if there is something to ask and somebody to be asked. Gives the findings
    /// that it asks about.
    fn letter<'d>(
        &mut self,
        document: &'d Document,
        entry: &NominationEntry,
        nomination: &Nomination,
        recognised: &BTreeSet<PageNumber>,
    ) -> io::Result<Vec<&'d FindingEntry>> {
        let messages = self
            .languages
            .entry(nomination.language.clone())
            .or_insert_with(|| Messages::new(&nomination.language));
        // What is found about the file as a whole is its sender's: in a compendium nobody is meant.
        let whole = document
            .about(None)
            .filter(|_| document.nominations.len() == 1);
        let asked: Vec<(&FindingEntry, String)> = whole
            .chain(document.about(Some(entry.index)))
            .filter_map(|finding| Some((finding, request(finding, messages)?)))
            .collect();
        let any_error = asked.iter().any(|(f, _)| f.severity == Severity::Error);
        if asked.is_empty() || !(entry.status == Status::Incomplete || any_error) {
            return Ok(Vec::new());
        }
        let requests: Vec<&str> = asked.iter().map(|(_, request)| request.as_str()).collect();
        let told = &printed_only(nomination, recognised);
        let text = letter_text(document, told, &requests, messages);
        let to = recipient(told);
        // One letter for each nominee and nomination: a file that was sent twice asks for nothing new.
        let request = to.as_ref().zip(told.title.as_ref()).map(|(to, title)| {
            let asked: Vec<&str> = asked.iter().map(|(f, _)| f.message.as_str()).collect();
            format!("{to}\n{}\n{}", clean(&title.text), asked.join("\n"))
        });
        let copied = document.about(None).filter(|f| f.rule == "duplicate-file");
        let earlier = copied.filter_map(|f| f.args.get("other")?.as_str());
        let again = earlier
            .filter_map(|path| self.by_file.get(&(path.to_owned(), entry.index)))
            .next()
            .or_else(|| self.by_request.get(request.as_ref()?))
            .cloned();
        let to = to.unwrap_or_else(|| "–".to_owned());
        let name = match &again {
            Some(name) => name.clone(),
            None => {
                let name = self.name(document, entry);
                self.folder.file(&name, &text)?;
                if let Some(request) = request {
                    self.by_request.insert(request, name.clone());
                }
                name
            }
        };
        let file = (document.source.path.clone(), entry.index);
        self.by_file.insert(file, name.clone());
        let link = match again {
            Some(_) => self.messages.say(
                "officer-covered",
                &[("letter", Word::Text(&format!("[{name}]({name})")))],
            ),
            None => format!("[{name}]({name})"),
        };
        self.letters.push(format!(
            "| {link} | {} | {} | {} | {} |\n",
            escape(&to),
            escape(&nomination_words(entry, &self.messages)),
            escape(&document.source.path),
            asked.len()
        ));
        Ok(asked.into_iter().map(|(finding, _)| finding).collect())
    }

    /// A new name after the file's, with letters, digits and hyphens of ASCII only.
    fn name(&mut self, document: &Document, entry: &NominationEntry) -> String {
        let path = &document.source.path;
        let file = path.rsplit('/').next().unwrap_or(path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let label = match &entry.label {
            Some(label) => plain(label),
            None if document.nominations.len() > 1 => (entry.index + 1).to_string(),
            None => String::new(),
        };
        // A word before it keeps it from being a device ("con", "nul") or hidden.
        let parts = ["letter".to_owned(), plain(stem), label];
        let parts: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        let base = parts.join("-");
        let mut name = format!("{base}.txt");
        let mut n = 2;
        while !self.names.insert(name.clone()) {
            name = format!("{base}-{n}.txt");
            n += 1;
        }
        name
    }

    /// What no letter asks about, as a heading with a list.
    fn left(&mut self, document: &Document, asked: &[&FindingEntry]) {
        let is_asked =
            |finding: &FindingEntry| asked.iter().any(|asked| std::ptr::eq(*asked, finding));
        let mut list = String::new();
        let groups = std::iter::once(None).chain(document.nominations.iter().map(Some));
        for nomination in groups {
            let index = nomination.map(|n| n.index);
            let items: Vec<String> = document
                .about(index)
                .filter(|finding| !is_asked(finding))
                .map(|finding| self.item(finding))
                .collect();
            if items.is_empty() {
                continue;
            }
            if let Some(nomination) = nomination {
                list.push_str(&format!(
                    "\n**{}**\n",
                    escape(&nomination_words(nomination, &self.messages))
                ));
            }
            list.push_str(&format!("\n{}", items.concat()));
        }
        if !list.is_empty() {
            self.rest
                .push_str(&format!("\n### {}\n{list}", escape(&document.source.path)));
        }
    }

    fn item(&self, finding: &FindingEntry) -> String {
        let severity = self.messages.word_of(severity_word(finding.severity));
        let sure = match finding.certainty {
            Certainty::Definite => String::new(),
            other => format!(", {}", self.messages.word_of(other.code())),
        };
        let substance = match finding.cure {
            Cure::Substantive => format!(", {}", self.messages.word_of("substance")),
            Cure::Technical | Cure::None => String::new(),
        };
        let place = place_words(&finding.at, &self.messages)
            .map_or(String::new(), |place| format!(", {place}"));
        let help = finding
            .help
            .as_deref()
            .map_or(String::new(), |help| format!(" {}", escape(help)));
        let message = escape(&finding.message);
        format!(
            "- {severity}{sure}{substance}{place}: {message}.{help} (`{}`)\n",
            finding.rule
        )
    }
}

impl<F: Folder> Writer for LettersWriter<F> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        let nominations = entry
            .record
            .map_or(&[][..], |record: &Record| &record.nominations);
        let recognised = entry
            .record
            .map(Record::pages_read_by_ocr)
            .unwrap_or_default();
        let mut asked = Vec::new();
        for (shown, nomination) in document.nominations.iter().zip(nominations) {
            asked.extend(self.letter(document, shown, nomination, &recognised)?);
        }
        self.left(document, &asked);
        Ok(())
    }

    fn needs(&self) -> Needs {
        Needs {
            records: true,
            ..Needs::default()
        }
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let say = |id: &str| self.messages.word_of(id);
        let mut text = format!("# {}\n\n", say("officer-title"));
        if self.letters.is_empty() {
            text.push_str(&format!("{}\n", say("officer-no-letters")));
        } else {
            text.push_str(&format!("{}\n\n", say("officer-drafts")));
            let heads = [
                "officer-letter",
                "officer-to",
                "head-nomination",
                "head-file",
                "officer-points",
            ]
            .map(say);
            text.push_str(&format!(
                "| {} |\n|---|---|---|---|---:|\n",
                heads.join(" | ")
            ));
            text.push_str(&self.letters.concat());
        }
        let mut rest = std::mem::take(&mut self.rest);
        let items: Vec<String> = end
            .configuration
            .findings
            .iter()
            .map(|f| self.item(f))
            .collect();
        if !items.is_empty() {
            let path = end.configuration.path.as_deref().unwrap_or_default();
            rest.push_str(&format!("\n### {}\n\n{}", escape(path), items.concat()));
        }
        for error in &end.system_errors {
            let source = error.source.as_deref().unwrap_or("nomcheck");
            rest.push_str(&format!(
                "\n### {}\n\n- {}\n",
                escape(source),
                escape(&error.message)
            ));
        }
        if !rest.is_empty() {
            text.push_str(&format!(
                "\n## {}\n\n{}\n{rest}",
                say("officer-rest"),
                say("officer-rest-why")
            ));
        }
        self.folder.file(OFFICER, &text)
    }
}

/// What a letter says about a finding: what is wrong and what to send, with its page. `None` when it is not for a letter.
fn request(finding: &FindingEntry, messages: &Messages) -> Option<String> {
    let certain = finding.certainty == Certainty::Definite && finding.cure == Cure::Technical;
    if !certain || finding.severity == Severity::Note {
        return None;
    }
    let request = messages.letter(finding)?;
    let page = page_words(&finding.at, messages).map_or(String::new(), |page| {
        // Kept together at the end of a line.
        format!("({}) ", page.replace(' ', "\u{a0}"))
    });
    Some(format!("{page}{}", clean(&request)))
}

/// The nomination without what was recognised in pictures of pages: a letter neither quotes it nor goes to such an address.
fn printed_only(nomination: &Nomination, recognised: &BTreeSet<PageNumber>) -> Nomination {
    let mut told = nomination.clone();
    let printed = |at: &[Place]| !at.iter().any(|place| recognised.contains(&place.page));
    told.title = told.title.filter(|title| printed(&title.at));
    told.nominee = told.nominee.filter(|nominee| printed(&nominee.at));
    told.emails.retain(|email| printed(&email.at));
    told
}

fn letter_text(
    document: &Document,
    nomination: &Nomination,
    requests: &[&str],
    messages: &Messages,
) -> String {
    let title = nomination.title.as_ref().map(|title| clean(&title.text));
    let title = title.as_deref().unwrap_or("none");
    let name = nomination.nominee.as_ref().and_then(|nominee| {
        let name = clean(nominee.name.as_deref().filter(|name| is_readable(name))?);
        let honorific = nominee.honorific.as_deref().map(clean);
        Some(honorific.map_or(name.clone(), |honorific| format!("{honorific} {name}")))
    });
    let file = clean(&document.source.path);
    let file = file.rsplit('/').next().unwrap_or(&file);
    let to = recipient(nomination).unwrap_or_else(|| messages.word_of("letter-no-address"));
    let mut out = format!(
        "{}\n",
        messages.say("letter-to", &[("to", Word::Text(&to))])
    );
    let subject = messages.say("letter-subject", &[("title", Word::Text(title))]);
    let subject = messages.say("letter-about", &[("subject", Word::Text(&subject))]);
    out.push_str(&format!("{subject}\n\n"));
    let name = name.as_deref().unwrap_or("none");
    out.push_str(&format!(
        "{}\n\n",
        messages.say("letter-greeting", &[("name", Word::Text(name))])
    ));
    let values = [("title", Word::Text(title)), ("file", Word::Text(file))];
    paragraph(&mut out, "", &messages.say("letter-opening", &values));
    for (i, request) in requests.iter().enumerate() {
        paragraph(&mut out, &format!("{}. ", i + 1), request);
    }
    paragraph(&mut out, "", &messages.word_of("letter-answer"));
    paragraph(&mut out, "", &messages.word_of("letter-merit"));
    out.push_str(&format!(
        "{}\n\n{}\n",
        messages.word_of("letter-close"),
        messages.word_of("letter-sign")
    ));
    out
}

/// A paragraph with `mark` before its first line, and an empty line after it.
fn paragraph(out: &mut String, mark: &str, text: &str) {
    let indent = " ".repeat(mark.len());
    let room = WIDTH - mark.len();
    for (i, line) in wrap(text, room, room).iter().enumerate() {
        out.push_str(&format!("{}{line}\n", if i == 0 { mark } else { &indent }));
    }
    out.push('\n');
}

/// `Name <address>, …`, as far as the record has them; addresses that cannot be are left out.
fn recipient(nomination: &Nomination) -> Option<String> {
    let name = nomination
        .nominee
        .as_ref()
        .and_then(|nominee| nominee.name.as_deref())
        .filter(|name| is_readable(name))
        .map(clean);
    // What ends a name in a mail's head would make another recipient of it.
    let name = name.map(|name| name.replace(['<', '>', ',', ';', '"', '@'], " "));
    let plausible = |text: &&str| {
        text.split_once('@')
            .is_some_and(|(local, host)| !local.is_empty() && host.contains('.'))
    };
    let safe = |text: &&str| {
        is_readable(text)
            && !text
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || "<>,;\"()".contains(c))
    };
    let texts = nomination.emails.iter().map(|email| email.text.as_str());
    let addresses: Vec<&str> = texts.filter(plausible).filter(safe).collect();
    let addresses: Vec<String> = addresses
        .iter()
        .map(|address| format!("<{}>", clean(address)))
        .collect();
    let name = name.map(|name| clean(&name));
    match (name.filter(|name| !name.is_empty()), addresses.is_empty()) {
        (Some(name), false) => Some(format!("{name} {}", addresses.join(", "))),
        (Some(name), true) => Some(name),
        (None, false) => Some(addresses.join(", ")),
        (None, true) => None,
    }
}

/// Whether no letter of `text` was lost on the way to us: nobody is greeted by half a name.
fn is_readable(text: &str) -> bool {
    let lost = |c: char| c == char::REPLACEMENT_CHARACTER || ('\u{e000}'..='\u{f8ff}').contains(&c);
    !text.contains(lost)
}

/// `text` in small letters and digits of ASCII, with a hyphen for each run of anything else between them.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in unicode_normalization::UnicodeNormalization::nfkd(text) {
        if unicode_normalization::char::is_combining_mark(c) {
            continue;
        }
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c.to_ascii_lowercase());
        } else {
            gap = true;
        }
        if out.len() >= NAME {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{plain, recipient};
    use crate::record::{Nomination, Person, Printed};

    #[test]
    fn names_of_files_are_plain() {
        assert_eq!(
            plain("Candidatura São Tomé (final)"),
            "candidatura-sao-tome-final"
        );
        assert_eq!(plain("../../etc/passwd"), "etc-passwd");
        assert_eq!(plain("国連"), "");
        assert_eq!(plain(&"x".repeat(500)).len(), 60);
    }

    #[test]
    fn nothing_in_a_name_makes_another_recipient() {
        let email = |text: &str| Printed {
            text: text.to_owned(),
            at: Vec::new(),
            ..Printed::default()
        };
        let nomination = Nomination {
            nominee: Some(Person {
                name: Some("Ana <x@example.com>,\nBcc: all@example.com".to_owned()),
                ..Person::default()
            }),
            emails: vec![
                email("ana@example.org"),
                email("not an address"),
                email("a@b.org,c@d.org"),
            ],
            ..Nomination::default()
        };
        assert_eq!(
            recipient(&nomination).unwrap(),
            "Ana x example.com Bcc: all example.com <ana@example.org>"
        );
    }
}
