//! `nomcheck extract`: the records.

use nomcheck::batch::Task;
use nomcheck::report::json_escape::JsonEscapes;

use super::args::{Args, ExtractArgs, Lang, RecordFormat};
use super::exit::{Exit, Failure};
use super::records::{Layout, RecordWriter};
use super::review::redact_record;
use super::run::Plan;
use super::{config, inputs, run, settings, terminal};

/// Writes a record per file to standard output.
///
/// # Errors
/// When the arguments name what is not there, or standard output cannot be written.
pub fn run(extract: &ExtractArgs, args: &Args) -> Result<Exit, Failure> {
    let paths = inputs::paths(&extract.inputs)?;
    let config = config::load(&extract.run.config, &paths)?;
    let mut options = settings::options(&extract.reading, None, &config)?;
    let plan = Plan::new(&extract.run, &config, &paths)?
        .with_progress(!args.quiet)
        .with_ocr(&extract.ocr, &config, &mut options.ocr)?;
    let inputs = inputs::find(
        &paths,
        &extract.inputs,
        options.limits.bytes,
        &plan.lister(),
        None,
    )?;
    let task = Task {
        options,
        lang: Lang::En.code().to_owned(),
        record: true,
        crops: None,
        self_check: extract.run.self_check(),
    };
    let layout = match extract.format {
        RecordFormat::Ndjson => Layout::Lines,
        RecordFormat::Json if inputs.single => Layout::Object,
        RecordFormat::Json => Layout::Array,
    };
    let (out, _) = terminal::stdout();
    let out = JsonEscapes::new(out);
    let mut writer = RecordWriter::new(out, layout);
    let done = run::all(&inputs, &task, &plan, |_, answer| {
        answer
            .record
            .as_deref()
            .map_or(Ok(()), |record| match extract.redact.redact {
                true => writer.add(&redact_record(record)?),
                false => writer.add(record),
            })
    })?;
    writer.end()?;
    Ok(if done.system_errors.is_empty() {
        Exit::Clean
    } else {
        Exit::Tool
    })
}
