//! `nomcheck check`: the main job.

use std::path::PathBuf;

use nomcheck::batch::Task;
use nomcheck::crop;
use nomcheck::form::Form;
use nomcheck::pipeline::FormChoice;
use nomcheck::report::End;
use nomcheck::report::full::Detail;
use nomcheck::report::json::{Summary, Tool};

use super::args::{Args, CheckArgs, Lang};
use super::exit::{Exit, Failure};
use super::guard::Guard;
use super::records::Records;
use super::review::Review;
use super::run::Plan;
use super::{config, inputs, output, run, settings, terminal};

/// Reports what is missing or malformed.
///
/// # Errors
/// When the arguments do not fit together or name what is not there, or an output cannot be written.
pub fn run(check: &CheckArgs, args: &Args) -> Result<Exit, Failure> {
    output::agree(&check.outputs)?;
    let paths = inputs::paths(&check.inputs)?;
    let config = config::load(&check.run.config, &paths)?;
    let mut options = settings::options(&check.reading, Some(&check.rules), &config)?;
    let plan = Plan::new(&check.run, &config, &paths)?
        .with_progress(!args.quiet)
        .with_ocr(&check.ocr, &config, &mut options.ocr)?;
    let inputs = inputs::find(&paths, &check.inputs, options.limits.bytes, &plan.lister())?;
    if args.verbose {
        let path = config
            .path
            .as_ref()
            .map_or("none".to_owned(), |path| path.display().to_string());
        terminal::note(&format!("configuration: {path}"));
        inputs
            .found
            .ignored
            .iter()
            .for_each(|path| terminal::note(&format!("ignored: {path}")));
    }
    let detail = match (args.quiet, args.verbose) {
        (true, _) => Detail::Findings,
        (_, true) => Detail::All,
        _ => Detail::Normal,
    };
    let read = inputs.found.files.iter().map(|input| &input.job.file);
    let settings = [
        &config.path,
        &check.rules.baseline,
        &check.inputs.files_from,
    ];
    let read = read.chain(settings.into_iter().flatten());
    let guard = Guard::new(read.map(PathBuf::as_path));
    output::guard(&check.outputs, &guard)?;
    let mut records = match &check.records {
        Some(path) => Some(Records::open(path, &inputs.found.files, &guard)?),
        None => None,
    };
    let fail_on = check.rules.fail_on.or(config.fail_on).unwrap_or_default();
    let lang = check.rules.lang.or(config.lang).unwrap_or(Lang::En);
    let redact = check.redact.redact;
    let setting = output::Setting {
        detail,
        lang: lang.code(),
        baseline: check.rules.baseline.is_some(),
        forms: settings::forms_of(&options),
    };
    let outputs = output::open(&check.outputs, &setting)?;
    let needs = output::needs(&outputs);
    let task = Task {
        options,
        lang: lang.code().to_owned(),
        record: records.is_some() || needs.records,
        // A picture of a page shows what a text would have masked.
        crops: (needs.crops && !check.no_crops && !redact).then(crop::Params::default),
    };

    let mut review = Review::new(&task.options.rules, &task.lang, outputs, redact);
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
    };
    let mut outputs = reviewed.outputs.into_iter();
    outputs.try_for_each(|output| output.end(&end))?;
    records.map_or(Ok(()), Records::end)?;
    Ok(exit)
}

/// The tool with the forms that had their say.
fn tool(task: &Task, today_given: bool) -> Tool {
    let mut tool = match &task.options.form {
        FormChoice::Form(form) => Tool::new([&**form]),
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
