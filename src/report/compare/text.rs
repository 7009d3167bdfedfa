//! The comparison for reading at a terminal: a heading per nomination, its points with what became of them, and the answers
//! that changed.

use std::io::{self, Write};
use std::sync::Arc;

use crate::form::Form;
use crate::report::clean::clean;
use crate::report::field_name;
use crate::report::full::Detail;
use crate::report::message::{Messages, Word};
use crate::report::snapshot::shown::{Sign, changes, wrapped};
use crate::report::text::{Palette, columns, status_word, wrap};

use super::{
    Change, CompareEnd, CompareWriter, Compared, MatchedBy, Point, PointState, VersionRef,
};

/// What all writers for reading need to know.
pub struct Names {
    /// The language of the words.
    pub messages: Messages,
    /// The forms of the nominations.
    pub forms: Vec<Arc<Form>>,
}

impl Names {
    /// What the field of a change is called.
    pub(super) fn field(&self, compared: &Compared, change: &Change) -> String {
        if let Some(heading) = &change.heading {
            return clean(heading);
        }
        match change.field.as_str() {
            "/unplaced" => return self.messages.word_of("compare-unplaced"),
            "/footnotes" => return self.messages.word_of("html-footnotes"),
            _ => {}
        }
        let form = compared.form.as_deref();
        let form = form.and_then(|name| self.forms.iter().find(|form| form.file.name == name));
        form.and_then(|form| field_name::name(form, &change.field, &self.messages))
            .unwrap_or_else(|| clean(&change.field))
    }

    /// The word of a state.
    pub(super) fn state(&self, state: PointState) -> String {
        self.messages.word_of(state_id(state))
    }

    /// By what two versions were recognised, where the names of the files do not say it.
    pub(super) fn matched(&self, by: Option<MatchedBy>) -> Option<String> {
        let id = match by? {
            MatchedBy::Given | MatchedBy::Path | MatchedBy::Name | MatchedBy::Ledger => {
                return None;
            }
            MatchedBy::Bytes => "compare-by-bytes",
            MatchedBy::NomineeAndTitle => "compare-by-nominee-and-title",
            MatchedBy::Title => "compare-by-title",
            MatchedBy::Nominee => "compare-by-nominee",
            MatchedBy::Email => "compare-by-email",
        };
        Some(self.messages.word_of(id))
    }

    /// `A. Title`, of the later version if there is one.
    pub(super) fn title(&self, compared: &Compared) -> Option<String> {
        let version = compared.new.as_ref().or(compared.old.as_ref())?;
        let nomination = version.nomination.as_ref()?;
        let title = version.title.as_deref();
        let title = title.map_or_else(|| self.messages.word_of("no-title"), clean);
        Some(match &nomination.label {
            Some(label) => format!("{}. {title}", clean(label)),
            None => title,
        })
    }

    /// What became of the nomination in a few words.
    pub(super) fn sum(&self, compared: &Compared) -> Vec<String> {
        let counts = [
            ("compare-n-open", compared.count(PointState::Open)),
            ("compare-n-new", compared.count(PointState::New)),
            ("compare-n-answered", compared.count(PointState::Answered)),
            ("total-waived", compared.count(PointState::Waived)),
            ("compare-n-unasked", compared.changed(false).count()),
        ];
        let said = counts.iter().filter(|(_, n)| *n > 0);
        let mut words: Vec<String> = said.map(|(id, n)| self.messages.counted(id, *n)).collect();
        let word = |id: &str| self.messages.word_of(id);
        let alone = match (&compared.old, &compared.new) {
            (Some(_), None) => Some(word("compare-no-later")),
            (None, Some(_)) => Some(word("compare-no-earlier")),
            _ if compared.same_file() => Some(word("compare-same")),
            _ if words.is_empty() && compared.changes.is_empty() => Some(word("compare-nothing")),
            _ => None,
        };
        words.splice(0..0, alone);
        let status = compared.new.as_ref().and_then(|new| new.status);
        words.splice(0..0, status.map(|s| status_word(s, &self.messages)));
        words
    }
}

/// The id of a state's word, without `report-`.
pub(super) fn state_id(state: PointState) -> &'static str {
    match state {
        PointState::Open => "compare-open",
        PointState::New => "compare-new",
        PointState::Answered => "compare-answered",
        PointState::Waived => "waived",
    }
}

/// Writes the comparison as text.
pub struct TextCompare<W> {
    out: W,
    palette: Palette,
    /// In columns.
    width: usize,
    detail: Detail,
    names: Names,
}

impl<W: Write> TextCompare<W> {
    /// Text into `out`, in lines of `width` columns.
    pub fn new(out: W, palette: Palette, width: usize, detail: Detail, names: Names) -> Self {
        TextCompare {
            out,
            palette,
            width,
            detail,
            names,
        }
    }

    fn point(&mut self, point: &Point, room: usize) -> io::Result<()> {
        let (style, faint) = (self.style(point.state), self.palette.faint);
        let state = self.names.state(point.state);
        let pad = " ".repeat(room.saturating_sub(columns(&state)));
        let before = point.before.as_ref().or(point.now.as_ref());
        let mut text = before.map_or(String::new(), |finding| clean(&finding.message));
        let now = point.now.as_ref().filter(|_| point.before.is_some());
        let now = now.map(|now| clean(&now.message));
        if let Some(now) = now.filter(|now| *now != text) {
            let values = [("message", Word::Text(&now))];
            let now = self.names.messages.say("compare-now", &values);
            text.push_str(&format!(" – {now}"));
        }
        if point.before.is_some() && !point.asked {
            let word = self.names.messages.word_of("compare-not-asked");
            text.push_str(&format!(" ({word})"));
        }
        let width = self.width.saturating_sub(room + 4).max(20);
        let mut lines = wrap(&text, width, width).into_iter();
        let first = lines.next().unwrap_or_default();
        writeln!(self.out, "  {style}{state}{style:#}{pad}  {first}")?;
        let indent = " ".repeat(room + 4);
        lines.try_for_each(|line| writeln!(self.out, "{indent}{line}"))?;
        let finding = point.now.as_ref().or(point.before.as_ref());
        let open = point.open_severity().is_some() && self.detail == Detail::All;
        if let Some(help) = finding.and_then(|f| f.help.as_deref()).filter(|_| open) {
            let help = format!("{} {}", self.names.messages.word_of("help"), clean(help));
            for line in wrap(&help, width, width) {
                writeln!(self.out, "{indent}{faint}{line}{faint:#}")?;
            }
        }
        Ok(())
    }

    fn style(&self, state: PointState) -> anstyle::Style {
        match state {
            PointState::Open => self.palette.error,
            PointState::New => self.palette.warning,
            PointState::Answered => self.palette.good,
            PointState::Waived => self.palette.faint,
        }
    }

    fn changes(&mut self, compared: &Compared, asked: bool) -> io::Result<()> {
        let mut changed = compared.changed(asked).peekable();
        if changed.peek().is_none() {
            return Ok(());
        }
        let strong = self.palette.strong;
        let head = self.names.messages.word_of(match asked {
            true => "compare-changed-asked",
            false => "compare-changed-unasked",
        });
        writeln!(self.out, "  {strong}{head}{strong:#}")?;
        for change in changed {
            writeln!(self.out, "    {}", self.names.field(compared, change))?;
            let (old, new) = (change.old.as_deref(), change.new.as_deref());
            for (sign, words) in changes(old.unwrap_or_default(), new.unwrap_or_default()) {
                let style = match sign {
                    Sign::Was => self.palette.error,
                    Sign::Is => self.palette.good,
                };
                for line in wrapped(sign, &words, style, self.width.saturating_sub(2)) {
                    writeln!(self.out, "  {line}")?;
                }
            }
        }
        Ok(())
    }
}

impl<W: Write> CompareWriter for TextCompare<W> {
    fn nomination(&mut self, compared: &Compared) -> io::Result<()> {
        let quiet = compared.points.is_empty() && compared.changes.is_empty();
        if quiet && self.detail < Detail::All {
            return Ok(());
        }
        let strong = self.palette.strong;
        let source = |version: &VersionRef| clean(&version.source);
        let files: Vec<String> = [&compared.old, &compared.new]
            .into_iter()
            .flatten()
            .map(source)
            .collect();
        let sum = self.names.sum(compared).join(", ");
        writeln!(self.out, "{strong}{}{strong:#}: {sum}", files.join(" → "))?;
        if let Some(title) = self.names.title(compared) {
            let by = self.names.matched(compared.matched_by);
            let by = by.map_or(String::new(), |by| format!(" ({by})"));
            writeln!(self.out, "  {title}{by}")?;
        }
        let states = compared.points.iter().map(|p| self.names.state(p.state));
        let room = states.map(|state| columns(&state)).max().unwrap_or(0);
        for point in &compared.points {
            self.point(point, room)?;
        }
        if self.detail > Detail::Findings {
            self.changes(compared, false)?;
            self.changes(compared, true)?;
        }
        writeln!(self.out)
    }

    fn end(&mut self, end: &CompareEnd) -> io::Result<()> {
        let messages = &self.names.messages;
        let mut words = end.totals.words(messages);
        if !end.system_errors.is_empty() {
            words.push(messages.counted("total-failures", end.system_errors.len()));
        }
        let strong = self.palette.strong;
        writeln!(self.out, "{strong}{}{strong:#}", words.join(", "))?;
        self.out.flush()
    }
}
