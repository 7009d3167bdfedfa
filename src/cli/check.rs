//! `nomcheck check`: the main job.

use nomcheck::batch::Task;
use nomcheck::form::Form;
use nomcheck::pipeline::FormChoice;
use nomcheck::report::End;
use nomcheck::report::full::Detail;
use nomcheck::report::json::{Summary, Tool};

use super::args::{Args, CheckArgs, Lang};
use super::exit::{Exit, Failure};
use super::records::Records;
use super::{config, inputs, output, run, settings, terminal};

/// Reports what is missing or malformed.
///
/// # Errors
/// When the arguments do not fit together or name what is not there, or an output cannot be written.
pub fn run(check: &CheckArgs, args: &Args) -> Result<Exit, Failure> {
    output::agree(&check.outputs)?;
    let paths = inputs::paths(&check.inputs)?;
    let config = config::load(&check.run.config, &paths)?;
    let options = settings::options(&check.reading, Some(&check.rules), &config)?;
    let inputs = inputs::find(&paths, &check.inputs, options.limits.bytes)?;
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
    let mut outputs = output::open(&check.outputs, detail)?;
    let mut records = match &check.records {
        Some(path) => Some(Records::open(path, &inputs.found.files)?),
        None => None,
    };
    let fail_on = check.rules.fail_on.or(config.fail_on).unwrap_or_default();
    let lang = check.rules.lang.or(config.lang).unwrap_or(Lang::En);
    let task = Task {
        options,
        lang: lang.code().to_owned(),
        record: records.is_some(),
    };

    let mut summary = Summary {
        ignored: inputs.found.ignored.len(),
        ..Summary::default()
    };
    let mut failed = false;
    let system_errors = run::all(&inputs, &task, check.run.jobs, |input, answer| {
        if let Some(document) = &answer.document {
            summary.add(document);
            failed |= document
                .findings
                .iter()
                .any(|finding| fail_on.fails(finding.severity));
            outputs
                .iter_mut()
                .try_for_each(|output| output.document(document))?;
        }
        match (&mut records, &answer.record) {
            (Some(records), Some(record)) => records.add(input, record),
            _ => Ok(()),
        }
    })?;

    let exit = match (system_errors.is_empty(), failed) {
        (false, _) => Exit::Tool,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Clean,
    };
    let end = End {
        tool: tool(&task),
        summary,
        rules: settings::rule_set(&task.options.rules),
        summary_matches: Vec::new(),
        system_errors,
    };
    outputs
        .into_iter()
        .try_for_each(|output| output.end(&end))?;
    records.map_or(Ok(()), Records::end)?;
    Ok(exit)
}

/// The tool with the forms that had their say.
fn tool(task: &Task) -> Tool {
    let mut tool = match &task.options.form {
        FormChoice::Form(form) => Tool::new([&**form]),
        FormChoice::Auto => Tool::new(Form::built_in().iter().map(AsRef::as_ref)),
    };
    tool.today = Some(task.options.rules.today.clone()).filter(|today| !today.is_empty());
    tool
}
