//! `nomcheck check`: the main job.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use nomcheck::batch::Task;
use nomcheck::crop;
use nomcheck::form::Form;
use nomcheck::pipeline::{FormChoice, Options};
use nomcheck::report::End;
use nomcheck::report::full::Detail;
use nomcheck::report::html::Heading;
use nomcheck::report::json::{Summary, Tool};
use nomcheck::report::letters::LetterSettings;
use nomcheck::report::message::{Messages, Word};
use nomcheck::rule::Date;

use super::args::{Args, CheckArgs, Format, Lang};
use super::book::Book;
use super::config::Config;
use super::exit::{Exit, Failure};
use super::guard::Guard;
use super::inputs::Inputs;
use super::marker::Copies;
use super::ours::Ours;
use super::records::Records;
use super::review::Review;
use super::run::Plan;
use super::{book, config, inputs, output, received, run, settings, terminal};

/// How many of the paths that were checked are named on top of a page.
const PLACES: usize = 5;

/// Reports what is missing or malformed.
///
/// # Errors
/// When the arguments do not fit together or name what is not there, or an output cannot be written.
pub fn run(check: &CheckArgs, args: &Args) -> Result<Exit, Failure> {
    let places: Vec<_> = check.outputs.iter().map(|output| &output.file).collect();
    output::agree(&places)?;
    let paths = inputs::paths(&check.inputs)?;
    let config = config::load(&check.run.config, &paths)?;
    let mut options = settings::options(&check.reading, Some(&check.rules), &config)?;
    let plan = Plan::new(&check.run, &config, &paths)?
        .with_progress(!args.quiet)
        .with_ocr(&check.ocr, &config, &mut options.ocr)?;
    let ours = Ours::new(check, &config);
    let bytes = options.limits.bytes;
    let inputs = inputs::find(&paths, &check.inputs, bytes, &plan.lister(), Some(&ours))?;
    if args.verbose {
        tell_inputs(&config, &inputs);
    }
    let isolated = check.run.config.isolated;
    let (mut received, list) = received::list(check.received.as_ref(), &paths, isolated)?;
    let sources = inputs.found.files.iter();
    received.keep_single(sources.map(|input| input.job.source.as_str()));
    let received = Arc::new(received);
    let guard = guard(check, &config, &inputs, &list);
    go_with(check.acknowledge, "--acknowledge", Format::Letters, check)?;
    go_with(
        check.marked_copies,
        "--marked-copies",
        Format::Letters,
        check,
    )?;
    go_with(check.anonymise, "--anonymise", Format::Copies, check)?;
    output::guard(&check.outputs, &guard)?;
    #[cfg(feature = "ledger")]
    if let Some(path) = &check.ledger {
        guard.file(path)?;
    }
    let forms = settings::forms_of(&options);
    let (mut records, database) = match &check.records {
        Some(path) if book::is_database(path) => {
            guard.file(path)?;
            (None, Some(book::database(path, &forms)?))
        }
        Some(path) => {
            let records = Records::open(path, &inputs.found.files, &forms, &guard)?;
            (Some(records), None)
        }
        None => (None, None),
    };
    let fail_on = check.rules.fail_on.or(config.fail_on).unwrap_or_default();
    let lang = check.rules.lang.or(config.lang).unwrap_or(Lang::En);
    let redact = check.redact.redact;
    let book = Book::open(check, lang, &received, &mut options)?;
    let mut setting = setting(check, args, &config, &options, lang);
    warn_of_day(check, &config, options.rules.today);
    if check.marked_copies {
        let copies = Copies::new(&inputs, &options, plan.launcher_of_one());
        setting.marker = Some(Rc::new(copies));
    }
    setting.letters.received = received;
    setting.heading = heading(&setting.letters, &paths);
    setting.letters.known = book.known;
    setting.letters.heading = setting.heading.clone();
    // The ledger is first: letters ask it when it has recorded the run.
    let mut outputs: Vec<_> = book.output.into_iter().collect();
    outputs.extend(output::open(&check.outputs, &setting)?);
    outputs.extend(database);
    let needs = output::needs(&outputs);
    let task = Task {
        options,
        lang: lang.code().to_owned(),
        record: records.is_some() || needs.records,
        // A picture of a page shows what a text would have masked.
        crops: (needs.scans && !check.no_crops && !redact).then(|| crop::Params {
            recognised_only: !needs.crops,
            ..crop::Params::default()
        }),
        self_check: check.run.self_check(),
    };

    let mut review = Review::new(&task.options.rules, &task.lang, outputs, redact);
    // That a point is answered does not make a decision about it superfluous.
    review.used(book.waivers);
    let mut unwritten = Vec::new();
    let run::Done {
        mut system_errors,
        sandbox,
    } = run::all(&inputs, &task, &plan, |input, mut answer| {
        review.add(&mut answer)?;
        match (&mut records, &answer.record) {
            (Some(records), Some(record)) => {
                unwritten.extend(records.add(input, record)?);
                Ok(())
            }
            _ => Ok(()),
        }
    })?;
    unwritten.iter().for_each(run::tell);
    system_errors.extend(unwritten);
    let path = config.path.map(|path| path.display().to_string());
    let partial = !paths.iter().any(|path| path.is_dir());
    let reviewed = review.end(path, partial)?;

    let failed = reviewed.worst.is_some_and(|worst| fail_on.fails(worst));
    let exit = match (system_errors.is_empty(), failed) {
        (false, _) => Exit::Tool,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Clean,
    };
    let end = End {
        tool: Tool {
            sandbox,
            ..tool(&task, check.rules.today.is_some())
        },
        summary: Summary {
            ignored: inputs.found.ignored.len(),
            ..reviewed.summary
        },
        rules: settings::rule_set(&task.options),
        summary_matches: reviewed.summary_matches,
        configuration: reviewed.configuration,
        system_errors,
        ignored: inputs.found.ignored,
    };
    let mut outputs = reviewed.outputs.into_iter();
    outputs.try_for_each(|output| output.end(&end))?;
    records.map_or(Ok(()), Records::end)?;
    if !args.quiet && check.outputs.iter().all(|output| output.file.is_some()) {
        say_totals(&end, check, lang);
    }
    Ok(exit)
}

/// Says which configuration is used, and which files are not read.
fn tell_inputs(config: &Config, inputs: &Inputs) {
    let path = config.path.as_ref();
    let path = path.map_or("none".to_owned(), |path| path.display().to_string());
    terminal::note(&format!("configuration: {path}"));
    let ignored = inputs.found.ignored.iter();
    ignored.for_each(|path| terminal::note(&format!("ignored: {path}")));
}

/// Guards all that the run reads.
fn guard(check: &CheckArgs, config: &Config, inputs: &Inputs, received: &Option<PathBuf>) -> Guard {
    let read = inputs.found.files.iter().map(|input| &input.job.file);
    let settings = [
        &config.path,
        &check.rules.baseline,
        &check.inputs.files_from,
        received,
    ];
    let read = read.chain(settings.into_iter().flatten());
    Guard::new(read.map(PathBuf::as_path))
}

/// What all reports have in common.
fn setting(
    check: &CheckArgs,
    args: &Args,
    config: &Config,
    options: &Options,
    lang: Lang,
) -> output::Setting<'static> {
    output::Setting {
        detail: match (args.quiet, args.verbose) {
            (true, _) => Detail::Findings,
            (_, true) => Detail::All,
            _ => Detail::Normal,
        },
        lang: lang.code(),
        baseline: check.rules.baseline.is_some(),
        forms: settings::forms_of(options),
        letters: LetterSettings {
            office: config.office.as_ref().map(|o| o.on(options.rules.today)),
            acknowledge: check.acknowledge,
            templates: config
                .office
                .as_ref()
                .map(|office| Arc::clone(&office.templates))
                .unwrap_or_default(),
            ..LetterSettings::default()
        },
        marker: None,
        anonymise: check.anonymise,
        heading: Heading::default(),
    }
}

/// Says that letters name no day, because that of the configuration is over.
fn warn_of_day(check: &CheckArgs, config: &Config, today: Option<Date>) {
    let letters = check.outputs.iter().any(|o| o.format == Format::Letters);
    let past = config.office.as_ref().and_then(|office| office.past(today));
    if let (true, Some(day)) = (letters, past) {
        terminal::warning(&format!(
            "the day for answers ('reply-by', {day}) is over: letters ask for an answer as soon as possible"
        ));
    }
}

/// Says what was found and written, where no report says it at the terminal.
fn say_totals(end: &End, check: &CheckArgs, lang: Lang) {
    let messages = Messages::new(lang.code());
    let summary = &end.summary;
    let all = [
        ("n", Word::Number(summary.nominations)),
        ("documents", Word::Number(summary.documents)),
    ];
    let counts = end.counts(&messages);
    let counts = std::iter::once(messages.say("total", &all)).chain(counts);
    terminal::say(&counts.collect::<Vec<_>>().join(", "));
    for output in &check.outputs {
        let Some(file) = &output.file else { continue };
        let drafts = match output.format {
            Format::Letters => format!(": {}", messages.counted("drafts", drafts(file))),
            _ => String::new(),
        };
        terminal::say(&format!("  {}{drafts}", file.display()));
    }
    if let Some(file) = &check.records {
        terminal::say(&format!("  {}", file.display()));
    }
}

/// How many drafts are in a folder of letters, those of earlier runs among them.
fn drafts(folder: &Path) -> usize {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_draft = |name: &OsStr| Path::new(name).extension() == Some(OsStr::new("eml"));
    names.filter(|entry| is_draft(&entry.file_name())).count()
}

/// What is on top of the page: the office with its date, if there is one, and what was checked.
fn heading(letters: &LetterSettings, paths: &[PathBuf]) -> Heading {
    let office = letters.office.as_ref();
    let name = office.and_then(|office| office.general.name.clone());
    let day = office
        .and_then(|office| office.today)
        .map(|day| day.to_string());
    Heading {
        office: name.zip(day),
        places: paths
            .iter()
            .take(PLACES)
            .map(|path| path.display().to_string())
            .collect(),
        links: None,
    }
}

/// Refuses an option that changes nothing: somebody who asks for copies without names must not get others.
fn go_with(given: bool, option: &str, format: Format, check: &CheckArgs) -> Result<(), Failure> {
    if !given || check.outputs.iter().any(|output| output.format == format) {
        return Ok(());
    }
    let output = match format {
        Format::Letters => "letters=DIR",
        _ => "copies=DIR",
    };
    Err(Failure::usage(format!(
        "{option} goes with --output {output}"
    )))
}

/// The tool with the forms that had their say.
pub fn tool(task: &Task, today_given: bool) -> Tool {
    let mut tool = match &task.options.form {
        FormChoice::Forms(forms) => Tool::new(forms.iter().map(AsRef::as_ref)),
        FormChoice::Auto => Tool::new(Form::built_in().iter().map(AsRef::as_ref)),
    };
    let rules = &task.options.rules;
    // Without a waiver that ends nothing depends on the day, and a report of tomorrow is the same.
    let matters = today_given || rules.waivers.iter().any(|waiver| waiver.expiry.is_some());
    tool.today = rules
        .today
        .filter(|_| matters)
        .map(|today| today.to_string());
    tool
}
