//! What was collected → the drafts: one for each nominee and nomination, and one for each sender of a file that could not
//! be read, or the reason why there is no letter.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;

use crate::report::End;
use crate::report::clean::clean;
use crate::report::message::Word;

use super::compose::{self, Draft, Mail, Purpose, body_with_copy, file_name, mail};
use super::groups::{Group, Member, Stand};
use super::office::Referred;
use super::recipient::Recipient;
use super::row::Row;
use super::{
    File, Folder, LettersWriter, MAIL_MERGE, OFFICER, Placed, Unread, eml, hash, mail_merge,
    marked, names, stem,
};

impl<F: Folder> LettersWriter<F> {
    /// Writes the letter about a group, or lists why there is no letter.
    pub(super) fn group(&mut self, group: &Group) -> io::Result<()> {
        let complete = group.members.iter();
        let complete: Vec<&Member> = complete
            .filter(|member| matches!(member.stand, Stand::Complete(_)))
            .collect();
        if let Some(whole) = complete.first() {
            let version = self.another_version(&whole.path);
            for member in &group.members {
                if !matches!(member.stand, Stand::Complete(_)) {
                    self.list.without(&member.words, &member.path, &version);
                }
            }
            if let Stand::Complete(Some(draft)) = &whole.stand {
                return self.letter(group, draft, &complete, &[]);
            }
            return Ok(());
        }
        let fewest = group
            .members
            .iter()
            .filter_map(|member| match &member.stand {
                Stand::Ask { draft, points } => Some((member, draft, points)),
                _ => None,
            });
        let Some((first, draft, points)) = fewest.min_by_key(|(_, _, points)| points.len()) else {
            for member in &group.members {
                if let Stand::Without(why) = &member.stand {
                    self.list.without(&member.words, &member.path, why);
                }
            }
            return Ok(());
        };
        let same = |member: &&Member| matches!(&member.stand, Stand::Ask { points: own, .. } if own == points);
        let version = self.another_version(&first.path);
        for other in group.members.iter().filter(|member| !same(member)) {
            self.list.without(&other.words, &other.path, &version);
        }
        let about: Vec<&Member> = group.members.iter().filter(same).collect();
        self.letter(group, draft, &about, points)
    }

    fn another_version(&self, path: &str) -> String {
        let values = [("file", Word::Text(path))];
        self.list.messages.say("officer-why-version", &values)
    }

    /// Writes the letter about some members of a group.
    fn letter(
        &mut self,
        group: &Group,
        draft: &Draft,
        about: &[&Member],
        points: &[String],
    ) -> io::Result<()> {
        let paths: Vec<&str> = about.iter().map(|member| member.path.as_str()).collect();
        let files = file_names(&paths);
        let messages = self.languages.of(draft.language);
        let mut mail = mail(draft, &files, &self.settings, messages)?;
        if let (Some(marker), Some(first)) = (&self.marker, paths.first()) {
            mail.copy = marked::copy(marker.as_ref(), first, draft, messages);
        }
        if let Some(copy) = &mut mail.copy {
            copy.body = body_with_copy(draft, &files, &self.settings, messages)?;
        }
        let asks = matches!(draft.purpose, Purpose::Ask(_));
        let kind = draft.purpose.kind();
        let base = about.first().map_or("", |member| member.base.as_str());
        let said = format!("{kind}\n{}\n{}", mail.to, points.join("\n"));
        let (name, placed) = self.place(kind, base, &group.key, &said, &mail)?;
        self.merge.add(&name, placed, &files, points.len(), &mail)?;
        for (place, member) in about.iter().enumerate() {
            self.list.draft(&Row {
                name: &name,
                placed,
                covered: place > 0,
                to: &mail.to,
                nomination: &member.words,
                file: &member.path,
                points: asks.then_some(points.len()),
            });
        }
        Ok(())
    }

    /// Writes the letter to the sender of a file that could not be read, or lists why there is no letter.
    pub(super) fn sender(&mut self, unread: &Unread) -> io::Result<()> {
        let what = self.list.messages.word_of("officer-unread");
        if unread.requests.is_empty() {
            let why = self.list.messages.word_of(unread.why);
            let paths = unread.paths.iter();
            paths.for_each(|path| self.list.without(&what, path, &why));
            return Ok(());
        }
        // The document that a PDF was made of often comes with it.
        let beside = |path: &String| self.read.get(stem(path));
        if let Some(file) = unread.paths.iter().find_map(beside) {
            let file = [("file", Word::Text(file))];
            let why = self.list.messages.say("officer-why-version", &file);
            let paths = unread.paths.iter();
            paths.for_each(|path| self.list.without(&what, path, &why));
            return Ok(());
        }
        let known = Arc::clone(&self.settings.known);
        let standing = known
            .get()
            .and_then(|known| known.standings.get(&unread.key));
        if let Some(why) = standing.and_then(|one| one.why_no_answer(&self.list.messages)) {
            let paths = unread.paths.iter();
            paths.for_each(|path| self.list.without(&what, path, &why));
            return Ok(());
        }
        let received = unread.paths.first();
        let received = received.and_then(|path| self.settings.received.of(path));
        let draft = Draft {
            purpose: Purpose::Unread(unread.requests.clone()),
            marks: Vec::new(),
            language: self.list.messages.language(),
            title: None,
            greeted: None,
            recipient: Recipient::default().or_sender(received),
            referred: Referred {
                identity: unread.key.clone(),
                given: (received.and_then(|one| one.reference.as_deref()))
                    .or(standing.and_then(|one| one.reference.as_deref()))
                    .map(clean),
                ..Referred::default()
            },
        };
        let paths: Vec<&str> = unread.paths.iter().map(String::as_str).collect();
        let files = file_names(&paths);
        let mail = mail(&draft, &files, &self.settings, &self.list.messages)?;
        let base = names::of_file(paths.first().unwrap_or(&""));
        let said = unread.requests.join("\n");
        let (name, placed) = self.place("unread", &base, &unread.key, &said, &mail)?;
        let n = unread.requests.len();
        self.merge.add(&name, placed, &files, n, &mail)?;
        for (place, path) in unread.paths.iter().enumerate() {
            self.list.draft(&Row {
                name: &name,
                placed,
                covered: place > 0,
                to: &mail.to,
                nomination: &what,
                file: path,
                points: Some(unread.requests.len()),
            });
        }
        Ok(())
    }

    /// Writes a letter as text and as a mail's draft, under the first name that is free.
    fn place(
        &mut self,
        kind: &str,
        base: &str,
        key: &str,
        said: &str,
        mail: &Mail,
    ) -> io::Result<(String, Placed)> {
        let office = self.settings.office.as_ref();
        let reply_to = office.and_then(|office| office.reply_to.as_deref());
        let text = compose::text(mail, self.languages.of(mail.language));
        let eml = eml::draft(mail, reply_to);
        let (key, points) = (hash(&format!("{kind}\n{key}")), hash(said));
        for name in names::candidates(kind, base, &key) {
            if !self.names.insert(name.clone()) {
                continue;
            }
            let mut write = |name: String, bytes: &[u8]| {
                self.folder.file(&File {
                    name: &name,
                    bytes,
                    key: &key,
                    points: &points,
                })
            };
            let first = write(format!("{name}.txt"), text.as_bytes())?;
            if first == Placed::Taken {
                continue;
            }
            let mut all = vec![first, write(format!("{name}.eml"), &eml)?];
            if let Some(word) = &mail.letterhead {
                all.push(write(format!("{name}.docx"), word)?);
            }
            let placed = [Placed::Outdated, Placed::Kept];
            let placed = placed.into_iter().find(|placed| all.contains(placed));
            return Ok((name, placed.unwrap_or(Placed::Written)));
        }
        Err(io::Error::other("no name is free for a draft"))
    }

    /// Writes the officer's list, as text and as a page, and the table of drafts.
    pub(super) fn lists(&mut self, end: &End) -> io::Result<()> {
        let ready = self.settings.office.is_some();
        let unneeded = self.folder.unneeded();
        let known = Arc::clone(&self.settings.known);
        let due = known.get().map_or(&[][..], |known| &known.due);
        let heading = self.settings.heading.clone();
        let LettersWriter {
            list,
            folder,
            merge,
            ..
        } = self;
        list_file(folder, OFFICER, "md", |out| {
            list.text(out, end, &unneeded, ready)
        })?;
        list_file(folder, OFFICER, "html", |out| {
            list.page(out, end, (&unneeded, due), (&heading, ready))
        })?;
        let Some(mut table) = merge.table()? else {
            return Ok(());
        };
        list_file(folder, MAIL_MERGE, "csv", |out| {
            out.write_all(mail_merge::MARK.as_bytes())?;
            table.copy(out)
        })
    }
}

/// Writes a list; one in which somebody has made notes is kept, and this one gets a number.
fn list_file(
    folder: &mut impl Folder,
    stem: &str,
    ending: &str,
    mut write: impl FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    for number in 1..1000 {
        let name = match number {
            1 => format!("{stem}.{ending}"),
            number => format!("{stem}-{number}.{ending}"),
        };
        let file = File {
            name: &name,
            bytes: &[],
            key: &hash(&name),
            points: "",
        };
        if folder.long(&file, &mut write)? == Placed::Written {
            return Ok(());
        }
    }
    Err(io::Error::other("no name is free for a list"))
}

/// The names of files, with their folders where two have the same name.
fn file_names(paths: &[&str]) -> Vec<String> {
    let names: Vec<String> = paths.iter().map(|path| file_name(path)).collect();
    let distinct: BTreeSet<&String> = names.iter().collect();
    match distinct.len() == names.len() {
        true => names,
        false => paths.iter().map(|path| clean(path)).collect(),
    }
}
