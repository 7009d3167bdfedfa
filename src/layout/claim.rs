//! Claims: text that is not read where it is on the page, each with the habit that took it and its role.
//!
//! [`Habit`] is the registry: what each habit takes, and how strong its evidence is. Strong evidence is the same text on
//! several pages or in several sections, the file's own mark, the form's own printed words, or numbers that count. A claim
//! of a weak habit is reported, and a reading without it is tried where the form is not complete.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Text that is not read where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Which habit took it.
    pub by: Habit,
    /// The text with its places, as printed.
    pub text: Text,
}

/// Why text is in no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub enum Role {
    /// The file marks it as page furniture.
    Artifact,
    /// A running head or foot.
    RunningHead,
    /// A page number.
    PageNumber,
    /// The number of a line.
    LineNumber,
    /// A row of dots or a line to write on.
    FillInLine,
    /// A note or quotation beside the text.
    MarginNote,
    /// A label inside a drawing.
    DrawingLabel,
    /// Text that runs another way than the page's.
    Turned,
    /// A table's head that is repeated on the next page.
    RepeatedHead,
    /// The letters and numbers around a printed spreadsheet.
    SheetRuler,
    /// A contents list.
    Contents,
    /// What the form asks, printed beside or above an answer.
    Guidance,
    /// What a portal prints with every question.
    PortalLine,
    /// The visible part of a digital signature.
    Signature,
    /// A stamp.
    Stamp,
    /// What a reviewer wrote on the page.
    ReviewerMark,
    /// Text that is struck out.
    StruckOut,
    /// Text under an opaque shape.
    Covered,
}

impl Role {
    /// Its name in records and messages.
    pub fn name(self) -> String {
        self.code().trim_start_matches("left-").replace('-', "_")
    }

    /// Its code in messages, `left-` before its name.
    pub fn code(self) -> &'static str {
        match self {
            Role::Artifact => "left-artifact",
            Role::RunningHead => "left-running-head",
            Role::PageNumber => "left-page-number",
            Role::LineNumber => "left-line-number",
            Role::FillInLine => "left-fill-in-line",
            Role::MarginNote => "left-margin-note",
            Role::DrawingLabel => "left-drawing-label",
            Role::Turned => "left-turned",
            Role::RepeatedHead => "left-repeated-head",
            Role::SheetRuler => "left-sheet-ruler",
            Role::Contents => "left-contents",
            Role::Guidance => "left-guidance",
            Role::PortalLine => "left-portal-line",
            Role::Signature => "left-signature",
            Role::Stamp => "left-stamp",
            Role::ReviewerMark => "left-reviewer-mark",
            Role::StruckOut => "left-struck-out",
            Role::Covered => "left-covered",
        }
    }
}

macro_rules! habits {
    ($($(#[$doc:meta])* $habit:ident, $name:literal, $role:expr, $strength:ident;)*) => {
        /// What takes text out of its place, or decides in which order text is read. Each can be switched off, so that
        /// its worth can be measured.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Habit { $($(#[$doc])* $habit,)* }

        impl Habit {
            /// All habits, in the order in which they act.
            pub const ALL: &'static [Habit] = &[$(Habit::$habit,)*];

            /// Its name, for people.
            pub fn name(self) -> &'static str {
                match self { $(Habit::$habit => $name,)* }
            }

            /// The role of what it takes; `None` where it only orders or joins text.
            pub fn role(self) -> Option<Role> {
                match self { $(Habit::$habit => $role,)* }
            }

            /// How strong its evidence is.
            pub fn strength(self) -> Strength {
                match self { $(Habit::$habit => Strength::$strength,)* }
            }
        }
    };
}

/// How strong the evidence of a habit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// It takes text on its word.
    Strong,
    /// What it takes is reported, and given back where the form needs it.
    Weak,
}

habits! {
    /// The file marks text as an artifact (ISO 32000-2, 14.8.2.2).
    FileArtifact, "file-artifact", Some(Role::Artifact), Strong;
    /// A stamp or watermark, by the type of its annotation.
    StampAnnotation, "stamp-annotation", Some(Role::Stamp), Strong;
    /// What a signature field shows.
    SignatureField, "signature-field", Some(Role::Signature), Strong;
    /// What a reviewer wrote, by the type of its annotation.
    ReviewerMark, "reviewer-mark", Some(Role::ReviewerMark), Strong;
    /// What a reviewer wrote, as word processors print it: with initials and a number in brackets.
    PrintedComment, "printed-comment", Some(Role::ReviewerMark), Strong;
    /// Text with a line through it that begins and ends with the text.
    StruckOut, "struck-out", Some(Role::StruckOut), Strong;
    /// Slanted text: stamps, watermarks.
    Slanted, "slanted", Some(Role::Stamp), Weak;
    /// Text that runs sideways on a level page.
    Turned, "turned", Some(Role::Turned), Weak;
    /// A dated text in a frame and colour of its own that lies across the text.
    DrawnStamp, "drawn-stamp", Some(Role::Stamp), Weak;
    /// Labels inside drawings.
    Drawing, "drawing", Some(Role::DrawingLabel), Weak;
    /// The first letter of a paragraph, several lines high.
    DropCapital, "drop-capital", None, Strong;
    /// Dots and lines that an answer was written over, and lines that a plain text draws with signs.
    FillInLine, "fill-in-line", Some(Role::FillInLine), Strong;
    /// Numbers that count lines.
    LineNumber, "line-number", Some(Role::LineNumber), Strong;
    /// A portal's link beside each line of the form.
    Button, "button", Some(Role::PortalLine), Weak;
    /// A quotation in the margin whose words are in the text.
    PulledQuote, "pulled-quote", Some(Role::MarginNote), Weak;
    /// Columns that the file draws one after the other.
    DrawnColumn, "drawn-column", None, Strong;
    /// The order of the structure tree where geometry leaves a choice.
    StructureTree, "structure-tree", None, Strong;
    /// Letters over the columns and numbers before the rows of a spreadsheet.
    SheetRuler, "sheet-ruler", Some(Role::SheetRuler), Strong;
    /// The same text at the same height on half of the pages.
    RunningHead, "running-head", Some(Role::RunningHead), Strong;
    /// Numbers that count pages.
    PageNumber, "page-number", Some(Role::PageNumber), Strong;
    /// Who wrote a message of a chat, and when.
    ChatLine, "chat-line", Some(Role::PortalLine), Weak;
    /// The marks of quoted mail.
    QuotedMail, "quoted-mail", None, Strong;
    /// The head of a table that comes again on the next page.
    RepeatedHead, "repeated-head", Some(Role::RepeatedHead), Strong;
    /// The pieces of a table's row that a page break cuts.
    CutRow, "cut-row", None, Strong;
    /// Lines that lead to page numbers.
    ContentsPages, "contents-pages", Some(Role::Contents), Strong;
    /// Lines that come again further down as headings.
    ContentsHeadings, "contents-headings", Some(Role::Contents), Weak;
    /// A heading that a page repeats as its running head.
    RunningHeading, "running-heading", Some(Role::RunningHead), Strong;
    /// What the programme and its form are called.
    FormName, "form-name", Some(Role::RunningHead), Strong;
    /// What is below a heading that says that the office fills it in.
    OfficeUse, "office-use", Some(Role::Guidance), Strong;
    /// The form's printed words, or lines that ask below most headings.
    Guidance, "guidance", Some(Role::Guidance), Strong;
    /// One line, figures aside, that begins or ends most sections.
    PortalLine, "portal-line", Some(Role::PortalLine), Strong;
    /// What is not a contact, in a type of its own behind the last of the contacts.
    Imprint, "imprint", Some(Role::PortalLine), Weak;
    /// What says that the form has ended: a mail's signature, the lines to sign on, a portal's buttons.
    Closing, "closing", Some(Role::PortalLine), Strong;
    /// The words of a heading once more above it.
    HeadingBand, "heading-band", Some(Role::Guidance), Strong;
}

impl Habit {
    /// The habit with this name.
    pub fn named(name: &str) -> Option<Habit> {
        Habit::ALL.iter().copied().find(|h| h.name() == name)
    }

    /// A claim on `text`.
    pub fn claims(self, text: Text) -> Claim {
        Claim { by: self, text }
    }
}

/// A set of habits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habits(u64);

impl Habits {
    /// The set with `habit`.
    #[must_use]
    pub fn with(self, habit: Habit) -> Habits {
        Habits(self.0 | 1 << habit as u64)
    }

    /// The habits of either set.
    #[must_use]
    pub fn and(self, other: Habits) -> Habits {
        Habits(self.0 | other.0)
    }

    /// Whether `habit` is in the set.
    pub fn has(self, habit: Habit) -> bool {
        self.0 & 1 << habit as u64 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_habit_has_a_name_and_a_bit_of_its_own() {
        assert!(Habit::ALL.len() < 64);
        for (i, habit) in Habit::ALL.iter().enumerate() {
            assert_eq!(Habit::named(habit.name()), Some(*habit));
            let alone = Habits::default().with(*habit);
            let others = Habit::ALL.iter().filter(|h| alone.has(**h)).count();
            assert_eq!((others, *habit as usize), (1, i));
        }
    }
}
