//! Typed values: one file for each kind. Each takes a line as printed and gives what it holds, with exact places.

pub(in crate::record) mod date;
pub(in crate::record) mod email;
pub(in crate::record) mod number;
pub(in crate::record) mod person;
pub(in crate::record) mod telephone;
pub(in crate::record) mod typed;
pub(in crate::record) mod url;
