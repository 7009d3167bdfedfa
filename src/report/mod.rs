//! Findings → bytes: the words of a finding, and one file per format.

pub mod message;
