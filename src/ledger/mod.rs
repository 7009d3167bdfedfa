//! The office's ledger: what was received, asked, answered and decided, in one SQLite file.
//!
//! In: documents of a run with their records ([`LedgerWriter`]), and what officers do ([`desk`](Ledger::sent)). Out:
//! lists, what is due today, statistics, versions to compare, and all of it as CSV. A *case* is what an office follows: a
//! nomination with all its versions, or a file of which none could be read.
//!
//! Each write is a transaction that waits for others, with a rollback journal beside the file: a run that is killed leaves
//! what was written before, and the same run again adds what is missing and nothing twice. Who opens the file is the
//! caller's business.

mod error;
mod status;
mod store;
mod matching;
mod arrival;
mod record;
mod view;
mod desk;
mod due;
mod versions;
mod regions;
mod statistics;
mod statistics_html;
mod statistics_xlsx;
mod tables;
mod writer;

pub use arrival::Arrival;
pub use desk::{Asking, Decision};
pub use due::Due;
pub use error::LedgerError;
pub use statistics::Statistics;
pub use status::Status;
pub use store::Ledger;
pub use tables::TABLES;
pub use versions::VersionPair;
pub use view::{Case, CaseEvent, EventKind};
pub use writer::LedgerWriter;
