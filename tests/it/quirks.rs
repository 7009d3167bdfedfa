//! The quirks: what is read from the smallest PDF of each kind, against `truth.json` and as a snapshot.

use std::fs;

use nomcheck::layout::{self, Layout, Strength};
use nomcheck::pdf::{self, OpenOptions};
use nomcheck::pipeline::{self, Options};
use serde_json::{Map, Value, json};

use crate::support::root;

/// Rules about the file itself; what a form misses is no business of a quirk.
const FILE_RULES: &[&str] = &[
    "active-content",
    "answers-in-widgets",
    "file-damaged",
    "file-encrypted",
    "file-not-readable",
    "file-over-limit",
    "hidden-text",
    "no-text-layer",
    "text-garbled",
];

/// What was read from one file.
struct Read {
    layout: Layout,
    warnings: Vec<String>,
    findings: Vec<String>,
}

fn read(bytes: &[u8], password: Option<&str>) -> Read {
    let passwords: Vec<String> = password.map(str::to_owned).into_iter().collect();
    let opened = pdf::open(
        bytes,
        &OpenOptions {
            passwords: passwords.clone(),
            ..OpenOptions::default()
        },
    );
    let mut warnings = Vec::new();
    let layout = opened.map_or_else(
        |_| Layout::default(),
        |document| {
            let document = document.collect(&mut warnings);
            let content = pdf::read(&document).collect(&mut warnings);
            layout::analyze(&content, &layout::Params::default())
        },
    );
    let options = Options {
        passwords,
        ..Options::default()
    };
    let mut findings: Vec<String> = pipeline::check_bytes(bytes, "quirk.pdf", &options)
        .findings
        .iter()
        .map(|finding| finding.rule.to_string())
        .filter(|rule| FILE_RULES.contains(&rule.as_str()))
        .collect();
    findings.sort();
    Read {
        layout,
        warnings: warnings.into_iter().map(|warning| warning.code).collect(),
        findings,
    }
}

/// The same in the shape of `truth.json`, where empty lists are left out.
fn observed(read: &Read) -> Map<String, Value> {
    let layout = &read.layout;
    let left_out = |strength: Strength| -> Vec<String> {
        let own = layout
            .left_out
            .iter()
            .filter(|c| c.by.strength() == strength);
        own.map(|c| c.text.as_str().to_owned()).collect()
    };
    let lists = json!({
        "blocks": layout.blocks.iter().map(|b| b.text.tidied().as_str().to_owned()).collect::<Vec<_>>(),
        "hidden": layout.hidden.iter().map(|(text, _)| text).collect::<Vec<_>>(),
        "furniture": left_out(Strength::Strong),
        "aside": left_out(Strength::Weak),
        "footnotes": layout.footnotes.iter().map(|n| format!("{} {}", n.mark, n.text.as_str())).collect::<Vec<_>>(),
        "warnings": read.warnings,
        "findings": read.findings,
    });
    let mut observed = lists.as_object().unwrap().clone();
    observed.retain(|_, list| list.as_array().is_some_and(|list| !list.is_empty()));
    observed
}

#[test]
fn quirks_are_read_as_their_makers_meant() {
    let folder = root().join("samples/quirks");
    let truth: Map<String, Value> =
        serde_json::from_slice(&fs::read(folder.join("truth.json")).unwrap()).unwrap();
    assert!(truth.len() > 150, "quirks are missing");
    let mut wrong = Vec::new();
    for (name, expected) in &truth {
        let bytes = fs::read(folder.join(format!("{name}.pdf"))).unwrap();
        let mut expected = expected.as_object().unwrap().clone();
        let shows = expected.remove("shows").unwrap();
        let password = expected.remove("password");
        // A quirk that is read wrong today says why; it must say so no longer once it is read right.
        let fixme = expected.remove("fixme");
        let read = read(&bytes, password.as_ref().and_then(Value::as_str));
        let mut observed = observed(&read);
        if let Some(begins) = expected.remove("begins") {
            let text = observed.remove("blocks").unwrap_or_default();
            let text = text[0].as_str().unwrap_or_default();
            if !text.starts_with(begins.as_str().unwrap()) {
                wrong.push(format!("{name}: begins {text:?}"));
            }
        }
        if fixme.is_some() && observed == expected {
            wrong.push(format!("{name}: is read right: take its fixme away"));
        } else if fixme.is_none() && observed != expected {
            wrong.push(format!(
                "{name}: {}\n  meant {}\n  read  {}",
                shows.as_str().unwrap(),
                Value::from(expected),
                Value::from(observed)
            ));
        }
        insta::with_settings!({ snapshot_path => "snapshots/quirks", prepend_module_to_snapshot => false, description => shows.as_str().unwrap(), omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), snapshot(&read));
        });
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        truth.len(),
        wrong.join("\n")
    );
}

fn snapshot(read: &Read) -> String {
    format!(
        "warnings {:?}\nfindings {:?}\n{}",
        read.warnings,
        read.findings,
        layout::dump_blocks(&read.layout)
    )
}
