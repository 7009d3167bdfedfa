//! Counts for the jury, as text, page and workbook.

use std::io::Write;
use std::path::Path;

use nomcheck::ledger::{Statistics, Status};
use nomcheck::report::message::Messages;

use crate::cli::args::{LedgerArgs, StatisticsFormat, StatisticsOutput};
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::agree;
use crate::cli::sink::Target;
use crate::cli::terminal;

use super::Desk;
use super::open::{failed, open};

/// Counts, and writes the counts.
///
/// # Errors
/// When the ledger cannot be read, or an output not be written.
pub fn statistics(args: &LedgerArgs, outputs: &[StatisticsOutput]) -> Result<Exit, Failure> {
    let places: Vec<_> = outputs.iter().map(|output| &output.file).collect();
    agree(&places)?;
    let desk = Desk::new(args)?;
    let ledger = open(&args.file)?;
    let counts = ledger.statistics(desk.today);
    let counts = counts.map_err(|error| failed(&args.file, error))?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    for output in outputs {
        let bytes = match output.format {
            StatisticsFormat::Text => text(&counts, &desk.messages).into_bytes(),
            StatisticsFormat::Html => counts
                .page(&desk.messages, &name, &desk.today.to_string())
                .into_bytes(),
            StatisticsFormat::Xlsx => counts
                .workbook(&desk.messages)
                .map_err(|error| Failure::Tool(error.into()))?,
        };
        write(output.file.as_deref(), &bytes)?;
    }
    Ok(Exit::Clean)
}

fn write(file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = file else {
        let (mut out, _) = terminal::stdout();
        out.write_all(bytes)?;
        return Ok(out.flush()?);
    };
    let (target, mut file) = Target::create(path)?;
    file.write_all(bytes)?;
    target.finish()
}

fn text(counts: &Statistics, messages: &Messages) -> String {
    let mut out = format!("{}\n", messages.counted("ledger-cases", counts.total()));
    for (status, n) in Status::ALL.iter().zip(counts.all) {
        if n > 0 {
            out.push_str(&format!("{n:>6}  {}\n", messages.word_of(&status.word())));
        }
    }
    let mut block = |id: &str, rows: Vec<(String, usize)>| {
        if !rows.is_empty() {
            out.push_str(&format!("\n{}\n", messages.word_of(id)));
            for (name, n) in rows {
                out.push_str(&format!("{n:>6}  {name}\n"));
            }
        }
    };
    let sum = |(name, n): (String, [usize; 6])| (name, n.iter().sum());
    block(
        "ledger-by-region",
        counts.region_rows(messages).into_iter().map(sum).collect(),
    );
    block(
        "by-country",
        counts.country_rows(messages).into_iter().map(sum).collect(),
    );
    block(
        "ledger-by-language",
        counts
            .language_rows(messages)
            .into_iter()
            .map(sum)
            .collect(),
    );
    let mut rules: Vec<(String, usize)> = counts
        .rules
        .iter()
        .filter(|(_, n)| n[1] > 0)
        .map(|(rule, n)| (rule.clone(), n[1]))
        .collect();
    rules.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    block("by-rule", rules);
    out
}
