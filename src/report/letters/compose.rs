//! A draft → the words of the letter, in its language.

use std::collections::BTreeMap;

use crate::report::clean::clean;
use crate::report::message::{Messages, Word};
use crate::report::text::wrap;

use super::office::{Office, Referred};
use super::recipient::Recipient;
use super::salutation::{Greeted, Salutation};

/// Width of a letter's lines, in characters: what mail programs leave as it is.
const WIDTH: usize = 76;

/// What a letter is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To ask for what is missing; one sentence or two for each point.
    Ask(Vec<String>),
    /// To say that a file could not be used.
    Unread(Vec<String>),
    /// To say that a nomination has come and is complete.
    Received,
}

/// All that a letter says.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) purpose: Purpose,
    /// Language of the letter, one of [`Messages::LANGUAGES`].
    pub(super) language: &'static str,
    /// The nomination's title, cleaned.
    pub(super) title: Option<String>,
    /// Whom the letter greets; `None` when no name is known.
    pub(super) greeted: Option<Greeted>,
    pub(super) recipient: Recipient,
    pub(super) referred: Referred,
}

/// A letter with what a mail has around it.
#[derive(Debug, Clone)]
pub(super) struct Mail {
    pub(super) recipient: Recipient,
    /// To whom, in words: the recipient, or why there is none.
    pub(super) to: String,
    pub(super) subject: String,
    /// Language, one of [`Messages::LANGUAGES`].
    pub(super) language: &'static str,
    /// In lines ended by a line feed.
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
pub(super) fn mail(
    draft: &Draft,
    files: &[String],
    office: Option<&Office>,
    messages: &Messages,
) -> Mail {
    let files = files.join(", ");
    let title = draft.title.as_deref().unwrap_or("none");
    let values = [("title", Word::Text(title)), ("file", Word::Text(&files))];
    let (subject, opening) = match draft.purpose {
        Purpose::Ask(_) => ("letter-subject", "letter-opening"),
        Purpose::Unread(_) => ("letter-unread-subject", "letter-unread-opening"),
        Purpose::Received => ("letter-received-subject", "letter-received-opening"),
    };
    let given = draft.referred.given.clone();
    let reference = given.or_else(|| office.and_then(|office| office.reference(&draft.referred)));
    let mut subject = messages.say(subject, &values);
    let mut body = String::new();
    if let Some(reference) = &reference {
        subject.push_str(&format!(" [{reference}]"));
        let values = [("reference", Word::Text(reference))];
        body.push_str(&format!(
            "{}\n\n",
            messages.say("letter-reference", &values)
        ));
    }
    let salutation = Salutation::of(draft.greeted.as_ref(), messages.language());
    let greeting = salutation.say("letter-greeting", messages);
    body.push_str(&format!("{greeting}\n\n"));
    paragraph(&mut body, "", &messages.say(opening, &values));
    if let Purpose::Ask(requests) | Purpose::Unread(requests) = &draft.purpose {
        for (i, request) in requests.iter().enumerate() {
            paragraph(&mut body, &format!("{}. ", i + 1), request);
        }
        let answer = office.map(|office| office.answer(messages));
        let answer = answer.unwrap_or_else(|| messages.word_of("letter-answer"));
        paragraph(&mut body, "", &answer);
    }
    if !matches!(draft.purpose, Purpose::Unread(_)) {
        paragraph(&mut body, "", &messages.word_of("letter-merit"));
    }
    let closing = office.and_then(|office| office.closing(draft.language));
    match closing {
        Some(closing) => body.push_str(&format!("{closing}\n\n")),
        None => paragraph(&mut body, "", &salutation.say("letter-close", messages)),
    }
    let signature = office.map(|office| office.signature(draft.language));
    let signature = signature.unwrap_or_else(|| messages.word_of("letter-sign"));
    body.push_str(&format!("{}\n", signature.trim_end()));
    Mail {
        to: to_words(draft, &files, messages),
        recipient: draft.recipient.clone(),
        language: draft.language,
        subject,
        body,
    }
}

/// The letter as a text with its recipient and subject above it.
pub(super) fn text(mail: &Mail, messages: &Messages) -> String {
    let to = messages.say("letter-to", &[("to", Word::Text(&mail.to))]);
    let subject = messages.say("letter-about", &[("subject", Word::Text(&mail.subject))]);
    format!("{to}\n{subject}\n\n{}", mail.body)
}

/// To whom: where the address is doubtful there is none, and the telephone is given instead.
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

/// A paragraph with `mark` before its first line, and an empty line after it.
fn paragraph(out: &mut String, mark: &str, text: &str) {
    let indent = " ".repeat(mark.len());
    let room = WIDTH - mark.len();
    for (i, line) in wrap(text, room, room).iter().enumerate() {
        out.push_str(&format!("{}{line}\n", if i == 0 { mark } else { &indent }));
    }
    out.push('\n');
}

/// The name of a file without its folders, cleaned.
pub(super) fn file_name(path: &str) -> String {
    let path = clean(path);
    path.rsplit('/').next().unwrap_or(&path).to_owned()
}
