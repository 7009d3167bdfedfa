//! Pages per second and stage: `cargo bench --bench stages -- [FILE…]`; without files, the samples.
//!
//! Each stage runs on the output of the one before it until half a second has gone; the figures are means over all files.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use nomcheck::form::{self, Form};
use nomcheck::record::{self, DocumentFacts, Source};
use nomcheck::report::json::Document;
use nomcheck::report::message::Messages;
use nomcheck::{layout, pages, pdf, rule, section};

const STAGE: Duration = Duration::from_millis(500);

/// Seconds that one call of `stage` takes.
fn seconds<T>(mut stage: impl FnMut() -> T) -> f64 {
    let start = Instant::now();
    let mut calls = 0;
    while calls == 0 || start.elapsed() < STAGE {
        black_box(stage());
        calls += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(calls)
}

fn samples() -> Vec<PathBuf> {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/forms");
    let mut found: Vec<PathBuf> = std::fs::read_dir(forms)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
        .collect();
    found.sort();
    found
}

#[expect(clippy::print_stdout, reason = "a bench reports on the terminal")]
fn main() -> ExitCode {
    let named: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .map(PathBuf::from)
        .collect();
    let files = if named.is_empty() { samples() } else { named };
    let options = pdf::OpenOptions::default();
    let params = layout::Params::default();
    let (settings, messages) = (rule::Settings::default(), Messages::new("en"));
    let (mut count, mut spent) = (0usize, [0.0f64; 8]);
    for file in &files {
        let Ok(bytes) = std::fs::read(file) else {
            continue;
        };
        let Ok(document) = pdf::open(&bytes, &options) else {
            continue;
        };
        let arranged = pages::arrange(pdf::read(&document.value).value);
        let content = &arranged.content;
        let laid = layout::analyze(content, &params);
        let sections = section::sections(&laid);
        let forms = Form::built_in();
        let Some(answers) = form::answers(&sections, &forms, form::Relation::Behind) else {
            continue;
        };
        let known = || {
            let properties = &document.value.properties;
            DocumentFacts::new(Source::default(), properties, &arranged, &laid, Vec::new())
        };
        let facts = record::facts(known(), &answers);
        let findings = rule::check(&facts, &settings);
        count += content.pages.len();
        let own = [
            seconds(|| pdf::open(&bytes, &options)),
            seconds(|| pdf::read(&document.value)),
            seconds(|| layout::analyze(content, &params)),
            seconds(|| section::sections(&laid)),
            seconds(|| form::answers(&sections, &forms, form::Relation::Behind)),
            seconds(|| record::facts(known(), &answers)),
            seconds(|| rule::check(&facts, &settings)),
            seconds(|| {
                let judged = settings.judge(findings.iter().cloned(), "a.pdf", |_| None);
                Document::new(&facts, &judged, &settings, &messages)
            }),
        ];
        for (sum, own) in spent.iter_mut().zip(own) {
            *sum += own;
        }
    }
    if count == 0 {
        return ExitCode::FAILURE;
    }
    println!("{} files, {count} pages", files.len());
    let names = [
        "open", "read", "layout", "section", "form", "record", "rule", "report",
    ];
    for (name, spent) in names.iter().zip(spent) {
        let rate = count as f64 / spent;
        println!(
            "{name:>8} {rate:>10.0} pages/s {:>9.3} ms/file",
            spent / files.len() as f64 * 1e3
        );
    }
    ExitCode::SUCCESS
}
