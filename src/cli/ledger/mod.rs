//! `nomcheck ledger`: what was received, asked, answered and decided.

mod actions;
mod compare;
mod list;
mod exchange;
mod open;
mod statistics;

use nomcheck::report::message::Messages;
use nomcheck::rule::Date;

use super::args::{Args, Lang, LedgerArgs, LedgerCommand};
use super::config::{self, Config};
use super::exit::{Exit, Failure};
use super::settings;

pub use open::{failed, is_ledger, open, open_or_new};

/// Does what is asked.
///
/// # Errors
/// When the ledger cannot be opened, no case has the number, or an output cannot be written.
pub fn run(command: &LedgerCommand, args: &Args) -> Result<Exit, Failure> {
    match command {
        LedgerCommand::List {
            ledger,
            status,
            output,
        } => list::list(ledger, *status, output),
        LedgerCommand::Show { ledger, case } => list::show(ledger, *case),
        LedgerCommand::Due { ledger } => list::due(ledger),
        LedgerCommand::Sent { .. }
        | LedgerCommand::Status { .. }
        | LedgerCommand::Note { .. }
        | LedgerCommand::Waive { .. } => actions::act(command),
        LedgerCommand::Compare {
            ledger,
            cases,
            since,
            outputs,
        } => compare::compare(ledger, cases, *since, outputs, args),
        LedgerCommand::Statistics { ledger, outputs } => statistics::statistics(ledger, outputs),
        LedgerCommand::Export { ledger, folder } => exchange::export(ledger, folder),
        LedgerCommand::Import { ledger, folder } => exchange::import(ledger, folder),
    }
}

/// What the commands have in common: the configuration, the words and the day.
struct Desk {
    config: Config,
    messages: Messages,
    today: Date,
}

impl Desk {
    fn new(args: &LedgerArgs) -> Result<Desk, Failure> {
        let config = config::load(&args.config, &[])?;
        let lang = args.lang.or(config.lang).unwrap_or(Lang::En);
        let today = args.today.or_else(settings::today);
        let today = today.ok_or_else(|| {
            Failure::usage("the system's date cannot be used; give it with --today")
        })?;
        Ok(Desk {
            config,
            messages: Messages::new(lang.code()),
            today,
        })
    }
}
