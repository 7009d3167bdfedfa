//! The versions that a ledger has kept, compared.

use nomcheck::ledger::LedgerError;
use nomcheck::report::compare::{CompareEnd, MatchedBy, Part, Totals};
use nomcheck::report::json::Tool;
use nomcheck::report::message::Messages;
use nomcheck::rule::Date;

use crate::cli::args::{Args, CompareOutput, FailOn, LedgerArgs};
use crate::cli::compare::{Telling, Written, finish, open as open_outputs};
use crate::cli::exit::{Exit, Failure};
use crate::cli::form_names;
use crate::cli::output::agree;

use super::Desk;
use super::open::{failed, open};

/// Compares the versions of cases.
///
/// # Errors
/// When the ledger cannot be read, or an output not be written.
pub fn compare(
    args: &LedgerArgs,
    cases: &[i64],
    since: Option<Date>,
    outputs: &[CompareOutput],
    common: &Args,
) -> Result<Exit, Failure> {
    let places: Vec<_> = outputs.iter().map(|output| &output.file).collect();
    agree(&places)?;
    let desk = Desk::new(args)?;
    let ledger = open(&args.file)?;
    let wrong = |error: LedgerError| failed(&args.file, error);
    for case in cases {
        ledger.case(*case).map_err(wrong)?;
    }
    let forms = match desk.config.forms.is_empty() {
        true => nomcheck::form::Form::built_in(),
        false => form_names::all_named(&desk.config.forms)?,
    };
    let lang = desk.messages.language();
    let names = || nomcheck::report::compare::text::Names {
        messages: Messages::new(lang),
        forms: forms.clone(),
    };
    let made_by = Tool::new(forms.iter().map(AsRef::as_ref));
    let mut writers = open_outputs(outputs, common, &names, &made_by)?;
    let mut written = Written {
        end: CompareEnd {
            totals: Totals::default(),
            tool: made_by,
            system_errors: Vec::new(),
        },
        failed: false,
    };
    let telling = Telling {
        masked: false,
        fail_on: desk.config.fail_on.unwrap_or(FailOn::Error),
        messages: Messages::new(lang),
    };
    let since = since.map(|day| day.to_string());
    for pair in ledger.pairs(since.as_deref()).map_err(wrong)? {
        if !cases.is_empty() && !cases.contains(&pair.case) {
            continue;
        }
        let (old, new) = (ledger.version(&pair.old.0), ledger.version(&pair.new.0));
        let (old, new) = (old.map_err(wrong)?, new.map_err(wrong)?);
        let was = Part {
            version: &old,
            index: pair.old.1,
        };
        let is = Part {
            version: &new,
            index: pair.new.1,
        };
        telling.one(
            (Some(was), Some(is)),
            Some(MatchedBy::Ledger),
            &mut written,
            &mut writers,
        )?;
    }
    finish(&mut writers, &written)
}
