//! What officers note: letters that were sent, decisions, notes, waivers.

use std::io::Write;

use nomcheck::ledger::{Asking, Case, Decision, Due, Ledger};
use nomcheck::report::message::Word;
use nomcheck::rule::Date;

use crate::cli::args::{Decided, LedgerArgs, LedgerCommand};
use crate::cli::config::rule_named;
use crate::cli::exit::{Exit, Failure};
use crate::cli::terminal;

use super::Desk;
use super::list::line;
use super::open::{failed, open};

/// Does what is asked, and shows what became of it.
///
/// # Errors
/// When no case has this number, or it cannot be noted.
pub fn act(command: &LedgerCommand) -> Result<Exit, Failure> {
    match command {
        LedgerCommand::Sent {
            ledger,
            cases,
            all,
            acknowledged,
            reply_by,
            said,
        } => {
            let wanted = Wanted {
                cases,
                all: *all,
                acknowledged: *acknowledged,
            };
            sent(ledger, &wanted, *reply_by, said.officer.as_ref())
        }
        LedgerCommand::Status {
            ledger,
            case,
            status,
            of,
            reason,
            said,
        } => on_case(ledger, *case, |book, desk| {
            let status = match status {
                Decided::Auto => None,
                Decided::As(status) => Some(*status),
            };
            let decision = Decision {
                day: desk.today,
                officer: said.officer.clone(),
                text: reason.clone(),
            };
            book.decide(*case, status, *of, &decision)
        }),
        LedgerCommand::Note {
            ledger,
            case,
            text,
            said,
        } => on_case(ledger, *case, |book, desk| {
            let note = Decision {
                day: desk.today,
                officer: said.officer.clone(),
                text: Some(text.clone()),
            };
            book.note(*case, &note)
        }),
        LedgerCommand::Waive {
            ledger,
            case,
            rule,
            field,
            reason,
            officer,
            until,
        } => {
            let rule = rule_named(rule).map_err(Failure::usage)?.code;
            on_case(ledger, *case, |book, desk| {
                let decision = Decision {
                    day: desk.today,
                    officer: Some(officer.clone()),
                    text: Some(reason.clone()),
                };
                book.waive(*case, (rule, field.as_deref()), *until, &decision)
                    .map(drop)
            })
        }
        _ => Ok(Exit::Clean),
    }
}

/// Does something with a case and shows it.
fn on_case(
    args: &LedgerArgs,
    case: i64,
    act: impl FnOnce(&mut Ledger, &Desk) -> Result<(), nomcheck::ledger::LedgerError>,
) -> Result<Exit, Failure> {
    let desk = Desk::new(args)?;
    let mut ledger = open(&args.file)?;
    act(&mut ledger, &desk).map_err(|error| failed(&args.file, error))?;
    let case = ledger
        .case(case)
        .map_err(|error| failed(&args.file, error))?;
    let (mut out, _) = terminal::stdout();
    writeln!(out, "{}", line(&case, &desk.messages))?;
    out.flush()?;
    Ok(Exit::Clean)
}

/// About which cases letters were sent.
struct Wanted<'w> {
    cases: &'w [i64],
    all: bool,
    acknowledged: bool,
}

impl Wanted<'_> {
    fn of(&self, due: &Due) -> Vec<i64> {
        let mut cases = self.cases.to_vec();
        let drafted = due.to_ask.iter().chain(&due.answered);
        let drafted = drafted.filter(|case| self.all && case.askable > 0);
        let whole = due.to_acknowledge.iter().filter(|_| self.acknowledged);
        cases.extend(drafted.chain(whole).map(|case: &Case| case.id));
        cases
    }
}

fn sent(
    args: &LedgerArgs,
    wanted: &Wanted<'_>,
    reply_by: Option<Date>,
    officer: Option<&String>,
) -> Result<Exit, Failure> {
    let desk = Desk::new(args)?;
    let mut ledger = open(&args.file)?;
    let office = desk.config.office.as_ref();
    let configured = office.and_then(|office| office.on(Some(desk.today)).reply_by);
    let asking = Asking {
        day: Some(desk.today),
        due: reply_by.or(configured),
        officer: officer.cloned(),
    };
    let due = ledger.due(desk.today);
    let due = due.map_err(|error| failed(&args.file, error))?;
    let cases = wanted.of(&due);
    for case in &cases {
        let noted = ledger.sent(*case, &asking);
        noted.map_err(|error| failed(&args.file, error))?;
    }
    let (mut out, _) = terminal::stdout();
    let values = [("n", Word::Number(cases.len()))];
    writeln!(out, "{}", desk.messages.say("ledger-noted", &values))?;
    out.flush()?;
    Ok(Exit::Clean)
}
