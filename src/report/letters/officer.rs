//! The officer's list (`officer.md`): which drafts there are and their state, who gets none and why, and all that no
//! letter says.

use std::io::{self, Write};

use crate::crop::Crop;
use crate::finding::{Certainty, Cure};
use crate::record::Record;
use crate::report::End;
use crate::report::clean::clean;
use crate::report::html::Heading;
use crate::report::json::{Document, FindingEntry};
use crate::report::markdown::escape;
use crate::report::message::{Messages, Word};
use crate::report::text::{nomination_words, place_words, severity_word};

use super::Placed;
use super::aside::{Aside, Part};
use super::officer_page::{Line, OfficerPage, Parts};
use super::row::Row;
use super::standing::DueList;

/// The list while it is made.
pub(super) struct OfficerList {
    pub(super) messages: Messages,
    /// Rows of the table of drafts.
    drafts: String,
    /// Rows of the table of those without one.
    without: String,
    /// What no letter says, per document.
    rest: Part,
    page: OfficerPage,
}

impl OfficerList {
    /// An empty one; so are the asides.
    pub(super) fn new(messages: Messages, [rest, page, read]: [Box<dyn Aside>; 3]) -> OfficerList {
        OfficerList {
            messages,
            drafts: String::new(),
            without: String::new(),
            rest: Part::new(rest),
            page: OfficerPage::new(page, read),
        }
    }

    fn say(&self, id: &str) -> String {
        self.messages.word_of(id)
    }

    /// Adds a draft.
    pub(super) fn draft(&mut self, row: &Row<'_>) {
        let link = format!("[{0}.txt]({0}.txt) [.eml]({0}.eml)", row.name);
        let link = match row.covered {
            true => {
                let values = [("letter", Word::Text(&link))];
                self.messages.say("officer-covered", &values)
            }
            false => link,
        };
        let state = match row.placed {
            Placed::Kept => Some(self.say("officer-kept")),
            Placed::Outdated => Some(self.say("officer-outdated")),
            Placed::Written | Placed::Taken => None,
        };
        self.page.draft(row, state.as_deref(), &self.messages);
        let state = state.map_or(String::new(), |state| format!(" – **{state}**"));
        let points = row.points.map_or("–".to_owned(), |n| n.to_string());
        self.drafts.push_str(&format!(
            "| {link}{state} | {} | {} | {} | {points} |\n",
            escape(row.to),
            escape(row.nomination),
            escape(row.file),
        ));
    }

    /// Adds somebody who gets no letter, and why.
    pub(super) fn without(&mut self, nomination: &str, file: &str, why: &str) {
        self.page.without(nomination, file, why);
        self.without.push_str(&format!(
            "| {} | {} | {} |\n",
            escape(nomination),
            escape(file),
            escape(why)
        ));
    }

    /// What no letter asks about, as a heading with a list.
    pub(super) fn left<'d>(
        &mut self,
        document: &'d Document,
        asked: &[&FindingEntry],
        crops: &[Crop],
    ) -> io::Result<()> {
        let is_asked =
            |finding: &FindingEntry| asked.iter().any(|asked| std::ptr::eq(*asked, finding));
        let mut list = String::new();
        let mut lines = Vec::new();
        let groups = std::iter::once(None).chain(document.nominations.iter().map(Some));
        for nomination in groups {
            let index = nomination.map(|n| n.index);
            let left = document.about(index);
            let left: Vec<&FindingEntry> = left.filter(|finding| !is_asked(finding)).collect();
            let items: Vec<String> = left.iter().map(|finding| self.item(finding)).collect();
            if items.is_empty() {
                continue;
            }
            let heading = nomination.map(|one| nomination_words(one, &self.messages));
            if let Some(heading) = &heading {
                list.push_str(&format!("\n**{}**\n", escape(heading)));
            }
            list.push_str(&format!("\n{}", items.concat()));
            let line = |finding: &&'d FindingEntry| Line {
                text: self.plain(finding),
                at: &finding.at,
            };
            lines.push((heading, left.iter().map(line).collect()));
        }
        if !lines.is_empty() {
            self.page
                .left(&document.source.path, &lines, crops, &self.messages)?;
        }
        if !list.is_empty() {
            let heading = escape(&document.source.path);
            self.rest.push(&format!("\n### {heading}\n{list}"))?;
        }
        Ok(())
    }

    /// Adds what was recognised in pictures of a document's pages.
    pub(super) fn read(
        &mut self,
        document: &Document,
        record: &Record,
        crops: &[Crop],
    ) -> io::Result<()> {
        self.page
            .read(&document.source.path, record, crops, &self.messages)
    }

    /// A finding as a line without marks.
    fn plain(&self, finding: &FindingEntry) -> String {
        let (how, place) = self.how(finding);
        let help = finding.help.as_deref().unwrap_or_default();
        let message = format!("{how}{place}: {}. {help}", finding.message);
        format!("{} ({})", clean(&message), finding.rule)
    }

    /// How severe and how sure a finding is, and where.
    fn how(&self, finding: &FindingEntry) -> (String, String) {
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
        (format!("{severity}{sure}{substance}"), place)
    }

    fn item(&self, finding: &FindingEntry) -> String {
        let (how, place) = self.how(finding);
        let help = finding
            .help
            .as_deref()
            .map_or(String::new(), |help| format!(" {}", escape(help)));
        let message = escape(&finding.message);
        format!("- {how}{place}: {message}.{help} (`{}`)\n", finding.rule)
    }

    /// Writes the list as a page. `lists` are edited drafts that no letter of this run replaces, and what the ledger says is due.
    pub(super) fn page(
        &mut self,
        out: &mut dyn Write,
        end: &End,
        lists: (&[String], &[DueList]),
        (heading, ready): (&Heading, bool),
    ) -> io::Result<()> {
        let all = [
            ("n", Word::Number(end.summary.nominations)),
            ("documents", Word::Number(end.summary.documents)),
        ];
        let totals = std::iter::once(self.messages.say("total", &all));
        let totals: Vec<String> = totals.chain(end.counts(&self.messages)).collect();
        let findings = end.configuration.findings.iter();
        let findings = findings.map(|finding| self.plain(finding));
        let errors = end.system_errors.iter().map(|error| {
            let source = error.source.as_deref().unwrap_or("nomcheck");
            clean(&format!("{source}: {}", error.message))
        });
        let system: Vec<String> = findings.chain(errors).collect();
        let intro = match (self.drafts.is_empty(), ready) {
            (true, _) => "officer-no-letters",
            (false, true) => "officer-ready",
            (false, false) => "officer-drafts",
        };
        let parts = Parts {
            heading,
            totals: totals.join(" · "),
            intro: self.say(intro),
            due: lists.1,
            unneeded: lists.0,
            system: &system,
        };
        self.page.write(out, &parts, &self.messages)
    }

    /// Writes the list as Markdown. `unneeded` are edited drafts that no letter of this run replaces; `ready` says that drafts
    /// have no brackets to fill in.
    pub(super) fn text(
        &mut self,
        out: &mut dyn Write,
        end: &End,
        unneeded: &[String],
        ready: bool,
    ) -> io::Result<()> {
        let mut text = format!("# {}\n\n", self.say("officer-title"));
        if self.drafts.is_empty() {
            text.push_str(&format!("{}\n", self.say("officer-no-letters")));
        } else {
            let intro = if ready {
                "officer-ready"
            } else {
                "officer-drafts"
            };
            text.push_str(&format!("{}\n\n", self.say(intro)));
            let heads = [
                "officer-letter",
                "officer-to",
                "head-nomination",
                "head-file",
                "officer-points",
            ]
            .map(|id| self.say(id));
            text.push_str(&format!(
                "| {} |\n|---|---|---|---|---:|\n{}",
                heads.join(" | "),
                self.drafts
            ));
        }
        if !unneeded.is_empty() {
            text.push_str(&format!("\n## {}\n\n", self.say("officer-unneeded")));
            for name in unneeded {
                text.push_str(&format!("- {}\n", escape(name)));
            }
        }
        if !self.without.is_empty() {
            let heads = ["head-nomination", "head-file", "officer-why"].map(|id| self.say(id));
            text.push_str(&format!(
                "\n## {}\n\n| {} |\n|---|---|---|\n{}",
                self.say("officer-without"),
                heads.join(" | "),
                self.without
            ));
        }
        out.write_all(text.as_bytes())?;
        let system = self.system(end);
        if self.rest.is_empty() && system.is_empty() {
            return Ok(());
        }
        let (heading, why) = (self.say("officer-rest"), self.say("officer-rest-why"));
        write!(out, "\n## {heading}\n\n{why}\n")?;
        self.rest.copy(out)?;
        out.write_all(system.as_bytes())
    }

    /// What is wrong with the configuration, and the faults of the tool.
    fn system(&self, end: &End) -> String {
        let mut text = String::new();
        let findings = end.configuration.findings.iter();
        let items: Vec<String> = findings.map(|f| self.item(f)).collect();
        if !items.is_empty() {
            let path = end.configuration.path.as_deref().unwrap_or_default();
            text.push_str(&format!("\n### {}\n\n{}", escape(path), items.concat()));
        }
        for error in &end.system_errors {
            let source = error.source.as_deref().unwrap_or("nomcheck");
            let (source, message) = (escape(source), escape(&error.message));
            text.push_str(&format!("\n### {source}\n\n- {message}\n"));
        }
        text
    }
}
