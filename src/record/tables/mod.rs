//! Generated tables; each file says in its first line how it was made.

pub(in crate::record) mod countries;
