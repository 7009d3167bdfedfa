//! Sections and header lines → answers: which form this is, where one nomination ends and the next begins, which line
//! is which field.

mod answers;
mod definition;

pub use answers::{
    Absence, AnswerBlock, Answers, BlockKind, Candidate, Evidence, FieldAnswer, Footnote, Kind, LinkAnswer,
    NominationAnswers, SectionAnswer, SectionIndex, Summary,
};
pub use definition::{Field, FieldType, Form, FormFile, Role, Vocabulary};
