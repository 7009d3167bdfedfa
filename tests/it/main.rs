//! Everything that users see, in one binary: the command as a process, schemas, reports, the shape of the house.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod support;
mod tail;
mod tiny_pdf;

mod ci;
mod cli;
mod formats;
#[cfg(target_os = "linux")]
mod isolation;
mod inputs;
mod library;
mod limits;
mod security;
mod ocr;
mod pictures;
mod outputs;
mod people;
mod plain;
mod properties;
mod office;
mod nominations;
mod compare;
#[cfg(feature = "ledger")]
mod desk;
#[cfg(feature = "ledger")]
mod ledger;
mod letters;
mod marked;
mod templates;
mod records_table;
mod copies;
mod questions;
mod quirks;
mod reports;
mod html;
mod annotate;
mod asked;
mod beside;
mod surroundings;
mod around;
mod rules;
mod samples;
mod schema;
#[cfg(feature = "self-check")]
mod self_check;
mod snapshot;
mod tidy;
mod trace;
mod ticks;
mod typed;
mod forms;
mod groups;
mod repeats;
mod drafts;
mod recognition;
mod evidence;
mod habits;
mod header_lines;
mod kept_lines;
