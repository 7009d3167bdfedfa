//! Tables; each generated one says in its first line how it was made.

pub(in crate::record) mod common_words;
pub(in crate::record) mod numbering;
