//! The ledger as CSV files, and back.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use nomcheck::ledger::TABLES;

use crate::cli::args::LedgerArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::sink::Target;

use super::open::{failed, open, open_or_new};

/// Writes each table into a file of its own.
///
/// # Errors
/// When the ledger cannot be read, or a file not be written.
pub fn export(args: &LedgerArgs, folder: &Path) -> Result<Exit, Failure> {
    let ledger = open(&args.file)?;
    fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))
        .map_err(Failure::Tool)?;
    let mut targets = Vec::new();
    for table in TABLES {
        let (target, file) = Target::create(&folder.join(format!("{table}.csv")))?;
        let mut out = BufWriter::new(file);
        let written = ledger.export(table, &mut out);
        written.map_err(|error| failed(&args.file, error))?;
        out.flush()?;
        targets.push(target);
    }
    targets.into_iter().try_for_each(Target::finish)?;
    Ok(Exit::Clean)
}

/// Makes a new ledger of exported files.
///
/// # Errors
/// When something is where it should go, or the files are not as they were written.
pub fn import(args: &LedgerArgs, folder: &Path) -> Result<Exit, Failure> {
    if args.file.exists() {
        return Err(Failure::usage(format!(
            "{} is there already; an import makes a new ledger",
            args.file.display()
        )));
    }
    let path = |table: &str| folder.join(format!("{table}.csv"));
    for table in TABLES {
        if !path(table).is_file() {
            return Err(Failure::usage(format!(
                "there is no {}",
                path(table).display()
            )));
        }
    }
    let mut ledger = open_or_new(&args.file)?;
    let imported = ledger.import(|table| File::open(path(table)).map(BufReader::new));
    if let Err(error) = imported {
        drop(ledger);
        // It was made for this, and holds nothing.
        let _ = fs::remove_file(&args.file);
        return Err(failed(&args.file, error));
    }
    Ok(Exit::Clean)
}
