//! A draft → the words of the letter, in its language.

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Deserializer, Serialize};

use crate::pdf::Remark;
use crate::report::clean::clean;
use crate::report::message::{Messages, Word};
use crate::report::text::wrap;
use crate::rule::Date;

use super::office::{LetterSettings, Office, Referred, date_words};
use super::recipient::Recipient;
use super::salutation::{Greeted, Salutation};
use super::values::Values;

/// Width of a letter's lines, in characters: what mail programs leave as it is.
const WIDTH: usize = 76;

/// What a letter is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Purpose {
    /// To ask for what is missing; one sentence or two for each point.
    Ask(Vec<String>),
    /// To say that a file could not be used.
    Unread(Vec<String>),
    /// To say that a nomination has come and is complete.
    Received,
}

impl Purpose {
    /// How names of drafts and templates begin.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Purpose::Ask(_) => "letter",
            Purpose::Unread(_) => "unread",
            Purpose::Received => "received",
        }
    }
}

/// All that a letter says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) purpose: Purpose,
    /// What a copy of the submission says at its places; none for no copy.
    pub(super) marks: Vec<Remark>,
    /// Language of the letter, one of [`Messages::LANGUAGES`].
    #[serde(deserialize_with = "known_language")]
    pub(super) language: Code,
    /// The nomination's title, cleaned.
    pub(super) title: Option<String>,
    /// Whom the letter greets; `None` when no name is known.
    pub(super) greeted: Option<Greeted>,
    pub(super) recipient: Recipient,
    pub(super) referred: Referred,
}

/// A code of a language. The type has a name so that serde does not borrow it from what it reads.
type Code = &'static str;

/// A code as messages know it.
fn known_language<'de, D: Deserializer<'de>>(code: D) -> Result<Code, D::Error> {
    String::deserialize(code).map(|code| Messages::code(&code))
}

/// A letter with what a mail has around it.
#[derive(Debug, Clone)]
pub(super) struct Mail {
    pub(super) recipient: Recipient,
    /// To whom, in words: the recipient, or why nobody can be addressed.
    pub(super) to: String,
    pub(super) subject: String,
    /// Language, one of [`Messages::LANGUAGES`].
    pub(super) language: &'static str,
    /// In lines ended by a line feed.
    pub(super) body: String,
    /// The same on the office's letterhead, where it has one: the bytes of a Word file.
    pub(super) letterhead: Option<Vec<u8>>,
    /// The office's number for it; empty where it has none.
    pub(super) reference: String,
    /// The last day for an answer, in words; empty without a deadline.
    pub(super) reply_by: String,
    /// What the mail has beside its text.
    pub(super) copy: Option<MarkedCopy>,
}

/// A copy of the submission in which the points of a letter are marked.
#[derive(Debug, Clone)]
pub(super) struct MarkedCopy {
    /// The name of the file.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// The body of the mail, which speaks of the copy.
    pub(super) body: String,
}

/// Messages by language, made once.
#[derive(Default)]
pub(super) struct Languages(BTreeMap<&'static str, Messages>);

impl Languages {
    /// The messages of a language.
    pub(super) fn of(&mut self, language: &str) -> &Messages {
        let code = Messages::code(language);
        self.0.entry(code).or_insert_with(|| Messages::new(code))
    }
}

/// The letter; `files` are the names of the files that it is about.
///
/// # Errors
/// When a template of the office's fails on it.
pub(super) fn mail(
    draft: &Draft,
    files: &[String],
    settings: &LetterSettings,
    messages: &Messages,
) -> io::Result<Mail> {
    let mut values = values(draft, files, settings.office.as_ref(), messages);
    let (subject, body) = rendered(draft, &values, settings)?;
    values.subject.clone_from(&subject);
    values.to = to_words(draft, &files.join(", "), messages);
    values.body.clone_from(&body);
    let letterhead = settings.templates.on_letterhead(&values).transpose();
    Ok(Mail {
        to: values.to,
        recipient: draft.recipient.clone(),
        language: draft.language,
        subject,
        body: wrapped(&body),
        letterhead: letterhead.map_err(io::Error::other)?,
        reference: values.reference,
        reply_by: values.reply_by,
        copy: None,
    })
}

/// The body of a mail to which a marked copy is attached; otherwise as [`mail`].
///
/// # Errors
/// When a template of the office's fails on it.
pub(super) fn body_with_copy(
    draft: &Draft,
    files: &[String],
    settings: &LetterSettings,
    messages: &Messages,
) -> io::Result<String> {
    let mut values = values(draft, files, settings.office.as_ref(), messages);
    values.attached = messages.word_of("letter-attached");
    let (_, body) = rendered(draft, &values, settings)?;
    Ok(wrapped(&body))
}

/// Subject and body, by the template.
fn rendered(
    draft: &Draft,
    values: &Values,
    settings: &LetterSettings,
) -> io::Result<(String, String)> {
    let rendered = settings.templates.render(draft.purpose.kind(), values);
    let (subject, body) = rendered.map_err(io::Error::other)?;
    Ok((subject, held_together(&body, draft.language)))
}

/// What templates may say.
fn values(draft: &Draft, files: &[String], office: Option<&Office>, messages: &Messages) -> Values {
    let names = files.join(", ");
    let title = draft.title.as_deref().unwrap_or("none");
    let args = [("title", Word::Text(title)), ("file", Word::Text(&names))];
    let (subject, opening) = match draft.purpose {
        Purpose::Ask(_) => ("letter-subject", "letter-opening"),
        Purpose::Unread(_) => ("letter-unread-subject", "letter-unread-opening"),
        Purpose::Received => ("letter-received-subject", "letter-received-opening"),
    };
    let given = draft.referred.given.clone();
    let reference = given.or_else(|| office.and_then(|office| office.reference(&draft.referred)));
    let mut subject = messages.say(subject, &args);
    let mut reference_line = String::new();
    if let Some(reference) = &reference {
        subject.push_str(&format!(" [{reference}]"));
        let values = [("reference", Word::Text(reference))];
        reference_line = messages.say("letter-reference", &values);
    }
    let salutation = Salutation::of(draft.greeted.as_ref(), messages.language());
    let (requests, answer) = match &draft.purpose {
        Purpose::Ask(requests) | Purpose::Unread(requests) => {
            let answer = office.map(|office| office.answer(messages));
            let answer = answer.unwrap_or_else(|| messages.word_of("letter-answer"));
            (requests.clone(), answer)
        }
        Purpose::Received => (Vec::new(), String::new()),
    };
    let merit = match draft.purpose {
        Purpose::Unread(_) => String::new(),
        _ => messages.word_of("letter-merit"),
    };
    let closing = office.and_then(|office| office.closing(draft.language));
    let closing = closing.map(str::to_owned);
    let signature = office.map(|office| office.signature(draft.language));
    let signature = signature.unwrap_or_else(|| messages.word_of("letter-sign"));
    let said = |of: fn(&Office, &str) -> String| {
        office.map_or(String::new(), |office| of(office, draft.language))
    };
    let day = |day: Option<Date>| day.map_or(String::new(), |day| date_words(day, messages));
    Values {
        subject,
        reference: reference.unwrap_or_default(),
        reference_line,
        greeting: salutation.say("letter-greeting", messages),
        opening: messages.say(opening, &args),
        requests,
        attached: String::new(),
        answer,
        merit,
        closing: closing.unwrap_or_else(|| salutation.say("letter-close", messages)),
        signature: signature.trim_end().to_owned(),
        title: draft.title.clone().unwrap_or_default(),
        nominee: draft
            .greeted
            .as_ref()
            .map_or(String::new(), |greeted| greeted.name.clone()),
        country: match draft.referred.country.as_str() {
            "" => String::new(),
            code => messages.country(code).to_owned(),
        },
        form: draft.referred.form.clone(),
        language: draft.language.to_owned(),
        files: files.to_vec(),
        office: said(Office::name),
        address: said(Office::address),
        signatory: said(Office::signatory),
        reply_to: office.and_then(|o| o.reply_to.clone()).unwrap_or_default(),
        reply_by: day(office.and_then(|office| office.reply_by)),
        date: day(office.and_then(|office| office.today)),
        to: String::new(),
        body: String::new(),
    }
}

/// In French a sign that has a space before it stays with its word; titles are printed with any space.
fn held_together(body: &str, language: &str) -> String {
    if language != "fr" {
        return body.to_owned();
    }
    let signs = [" :", " ;", " ?", " !", " »"];
    let held = signs.iter().fold(body.to_owned(), |text, sign| {
        text.replace(sign, &sign.replace(' ', "\u{a0}"))
    });
    held.replace("« ", "«\u{a0}")
}

/// A body in lines that mail programs leave as they are; the lines of a numbered point are below its text.
fn wrapped(body: &str) -> String {
    let mut out = String::new();
    for line in body.lines() {
        if line.chars().count() <= WIDTH {
            out.push_str(&format!("{}\n", line.trim_end()));
            continue;
        }
        let figures = line.chars().take_while(char::is_ascii_digit).count();
        let mark = match line.get(figures..figures + 2) {
            Some(". ") if figures > 0 => line.get(..figures + 2).unwrap_or_default(),
            _ => "",
        };
        let indent = " ".repeat(mark.len());
        let room = WIDTH - mark.len();
        let text = line.get(mark.len()..).unwrap_or_default();
        for (i, part) in wrap(text, room, room).iter().enumerate() {
            out.push_str(&format!("{}{part}\n", if i == 0 { mark } else { &indent }));
        }
    }
    out
}

/// The letter as a text with its recipient and subject above it.
pub(super) fn text(mail: &Mail, messages: &Messages) -> String {
    let to = messages.say("letter-to", &[("to", Word::Text(&mail.to))]);
    let subject = messages.say("letter-about", &[("subject", Word::Text(&mail.subject))]);
    format!("{to}\n{subject}\n\n{}", mail.body)
}

/// To whom: where the address is doubtful, there is no recipient and the telephone is given instead.
fn to_words(draft: &Draft, files: &str, messages: &Messages) -> String {
    if let (Purpose::Unread(_), true) = (&draft.purpose, draft.recipient.addresses.is_empty()) {
        return messages.say("letter-sender", &[("file", Word::Text(files))]);
    }
    let recipient = &draft.recipient;
    let phone = recipient.phone.as_deref().unwrap_or("none");
    let phone = [("phone", Word::Text(phone))];
    let why = match recipient.doubtful {
        true => messages.say("letter-doubtful", &phone),
        false => messages.say("letter-no-address", &phone),
    };
    match (recipient.words(), recipient.addresses.is_empty()) {
        (Some(words), false) => words,
        (Some(name), true) => format!("{name} {why}"),
        (None, _) => why,
    }
}

/// The name of a file without its folders, cleaned.
pub(super) fn file_name(path: &str) -> String {
    let path = clean(path);
    path.rsplit('/').next().unwrap_or(&path).to_owned()
}
