//! Lists: all cases, one with its history, and what is to do today.

use std::io::{BufWriter, Write};

use nomcheck::ledger::{Case, EventKind, Ledger, Status};
use nomcheck::report::clean::clean;
use nomcheck::report::csv::safe;
use nomcheck::report::message::{Messages, Word};
use nomcheck::rule::Date;
use serde_json::json;

use crate::cli::args::{LedgerArgs, ListFormat, ListOutput};
use crate::cli::exit::{Exit, Failure};
use crate::cli::sink::Target;
use crate::cli::terminal;

use super::Desk;
use super::open::{failed, open};

/// The columns of a list for programs and spreadsheets.
const COLUMNS: [&str; 19] = [
    "case",
    "status",
    "decided",
    "duplicate_of",
    "received",
    "reference",
    "title",
    "nominee",
    "country",
    "language",
    "form",
    "email",
    "sender",
    "file",
    "versions",
    "open",
    "asked",
    "due",
    "acknowledged",
];

/// A case on one line.
pub fn line(case: &Case, messages: &Messages) -> String {
    let status = messages.word_of(&case.status.word());
    let what = match (&case.title, &case.nominee) {
        (Some(title), Some(nominee)) => format!("{} – {}", clean(nominee), clean(title)),
        (Some(text), None) | (None, Some(text)) => clean(text),
        (None, None) => messages.word_of("officer-unread"),
    };
    let country = case.country.as_deref();
    let country = country.map_or(String::new(), |code| format!(" ({code})"));
    let open = match case.open {
        0 => String::new(),
        n => format!(" · {}", messages.counted("compare-n-open", n)),
    };
    let day = |id: &str, day: Option<Date>| {
        let day = day.map(|day| day.to_string());
        day.map_or(String::new(), |day| {
            format!(" · {}", messages.say(id, &[("day", Word::Text(&day))]))
        })
    };
    let asked = match case.status {
        Status::Asked | Status::Answered => format!(
            "{}{}",
            day("ledger-asked-on", case.asked),
            day("ledger-due-on", case.due)
        ),
        _ => String::new(),
    };
    let file = case.file.as_deref().map_or(String::new(), clean);
    format!(
        "{:>5}  {status}: {what}{country}{open}{asked}\n       {file}",
        case.id
    )
}

/// All cases, or those of a status.
///
/// # Errors
/// When the ledger cannot be read, or the list not be written.
pub fn list(
    args: &LedgerArgs,
    status: Option<Status>,
    output: &ListOutput,
) -> Result<Exit, Failure> {
    let desk = Desk::new(args)?;
    let ledger = open(&args.file)?;
    let cases = ledger.cases(status);
    let cases = cases.map_err(|error| failed(&args.file, error))?;
    match &output.file {
        Some(path) => {
            let (target, file) = Target::create(path)?;
            let mut out = BufWriter::new(file);
            write_list(&mut out, &cases, output.format, &desk)?;
            out.flush()?;
            target.finish()?;
        }
        None => {
            let (mut out, _) = terminal::stdout();
            write_list(&mut out, &cases, output.format, &desk)?;
            out.flush()?;
        }
    }
    Ok(Exit::Clean)
}

fn write_list(
    out: &mut impl Write,
    cases: &[Case],
    format: ListFormat,
    desk: &Desk,
) -> Result<(), Failure> {
    match format {
        ListFormat::Text => {
            for case in cases {
                writeln!(out, "{}", line(case, &desk.messages))?;
            }
            let n = desk.messages.counted("ledger-cases", cases.len());
            writeln!(out, "{n}")?;
        }
        ListFormat::Csv => {
            let mut csv = csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(out);
            let failed = |error: csv::Error| Failure::from(std::io::Error::from(error));
            csv.write_record(COLUMNS).map_err(failed)?;
            for case in cases {
                csv.write_record(cells(case).map(|cell| safe(&cell)))
                    .map_err(failed)?;
            }
            csv.flush()?;
        }
        ListFormat::Json => {
            let all: Vec<serde_json::Value> = cases
                .iter()
                .map(|case| {
                    let cells = COLUMNS.iter().zip(cells(case));
                    let member = |(name, cell): (&&str, String)| {
                        let value = match (*name, cell.parse::<i64>()) {
                            (_, _) if cell.is_empty() => json!(null),
                            ("decided", _) => json!(case.decided),
                            ("case" | "duplicate_of" | "versions" | "open", Ok(n)) => json!(n),
                            _ => json!(cell),
                        };
                        ((*name).to_owned(), value)
                    };
                    serde_json::Value::Object(cells.map(member).collect())
                })
                .collect();
            writeln!(out, "{}", serde_json::Value::Array(all))?;
        }
    }
    Ok(())
}

fn cells(case: &Case) -> [String; 19] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    [
        case.id.to_string(),
        case.status.code().to_owned(),
        if case.decided { "yes" } else { "no" }.to_owned(),
        case.duplicate_of.map_or(String::new(), |id| id.to_string()),
        day(case.received),
        text(&case.reference),
        text(&case.title),
        text(&case.nominee),
        text(&case.country),
        text(&case.language),
        text(&case.form),
        text(&case.email),
        text(&case.sender),
        text(&case.file),
        case.versions.to_string(),
        case.open.to_string(),
        day(case.asked),
        day(case.due),
        day(case.acknowledged),
    ]
}

/// One case with its files, what is open, and what happened.
///
/// # Errors
/// When no case has this number, or the ledger cannot be read.
pub fn show(args: &LedgerArgs, case: i64) -> Result<Exit, Failure> {
    let desk = Desk::new(args)?;
    let ledger = open(&args.file)?;
    shown(&ledger, case, &desk).map_err(|error| match error {
        Stop::Ledger(error) => failed(&args.file, error),
        Stop::Out(error) => error.into(),
    })?;
    Ok(Exit::Clean)
}

enum Stop {
    Ledger(nomcheck::ledger::LedgerError),
    Out(std::io::Error),
}

impl From<nomcheck::ledger::LedgerError> for Stop {
    fn from(error: nomcheck::ledger::LedgerError) -> Stop {
        Stop::Ledger(error)
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Stop {
        Stop::Out(error)
    }
}

fn shown(ledger: &Ledger, id: i64, desk: &Desk) -> Result<(), Stop> {
    let messages = &desk.messages;
    let case = ledger.case(id)?;
    let (mut out, palette) = terminal::stdout();
    let strong = palette.strong;
    writeln!(out, "{}", line(&case, messages))?;
    for text in [&case.reference, &case.email, &case.sender]
        .into_iter()
        .flatten()
    {
        writeln!(out, "       {}", clean(text))?;
    }
    let heading = |out: &mut dyn Write, id: &str| {
        writeln!(out, "\n{strong}{}{strong:#}", messages.word_of(id))
    };
    heading(&mut out, "ledger-files")?;
    for file in ledger.files(id)? {
        let parts: Vec<String> = file
            .into_iter()
            .flatten()
            .map(|text| clean(&text))
            .collect();
        writeln!(out, "  {}", parts.join("  "))?;
    }
    let points = ledger.open_points(id)?;
    if !points.is_empty() {
        heading(&mut out, "ledger-points")?;
        for (message, askable) in points {
            let not = match askable {
                true => String::new(),
                false => format!(" ({})", messages.word_of("compare-not-asked")),
            };
            writeln!(out, "  - {}{not}", clean(&message))?;
        }
    }
    heading(&mut out, "ledger-history")?;
    for event in ledger.history(id)? {
        let what = messages.word_of(&format!("ledger-event-{}", event.kind.code()));
        let text = match (event.kind, event.text.as_deref()) {
            (EventKind::Status, Some(code)) => Status::named(code)
                .map_or(code.to_owned(), |status| messages.word_of(&status.word())),
            (_, text) => text.map(clean).unwrap_or_default(),
        };
        let due = event.due.map_or(String::new(), |due| {
            messages.say("ledger-due-on", &[("day", Word::Text(&due))])
        });
        let officer = event
            .officer
            .map_or(String::new(), |name| format!("({})", clean(&name)));
        let parts = [what, text, due, officer];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        writeln!(out, "  {}  {}", event.day, parts.join(" "))?;
        for point in event.points {
            writeln!(out, "              - {}", clean(&point))?;
        }
    }
    Ok(out.flush()?)
}

/// What is to do today.
///
/// # Errors
/// When the ledger cannot be read.
pub fn due(args: &LedgerArgs) -> Result<Exit, Failure> {
    let desk = Desk::new(args)?;
    let ledger = open(&args.file)?;
    let due = ledger.due(desk.today);
    let due = due.map_err(|error| failed(&args.file, error))?;
    let (mut out, palette) = terminal::stdout();
    let strong = palette.strong;
    let mut any = false;
    for (id, cases) in due.lists() {
        if cases.is_empty() {
            continue;
        }
        let gap = if any { "\n" } else { "" };
        any = true;
        let heading = desk.messages.counted(id, cases.len());
        writeln!(out, "{gap}{strong}{heading}{strong:#}")?;
        for case in cases {
            writeln!(out, "{}", line(case, &desk.messages))?;
        }
    }
    if !any {
        writeln!(out, "{}", desk.messages.word_of("ledger-due-nothing"))?;
    }
    out.flush()?;
    Ok(Exit::Clean)
}
