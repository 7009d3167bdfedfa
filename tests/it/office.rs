//! What shows over a whole run, and what an office settles for its programme: batch rules, waivers, baselines.

use std::fs;

use serde_json::Value;

use crate::support::{Place, root};

/// A folder `in` with copies of samples: `(sample, name)`.
pub fn with_samples(samples: &[(&str, &str)], config: &str) -> Place {
    let place = Place::with(&[("nomcheck.toml", config), ("in/x.md", "")]);
    for (sample, name) in samples {
        place.sample(sample, &format!("in/{name}"));
    }
    place
}

/// Hosts of the samples are reserved ones.
pub const SAMPLES: &str =
    "[rules.email-suspicious]\nallow-hosts = [\"example.org\", \"example.com\", \"example.net\"]\n";

fn codes(findings: &Value) -> Vec<&str> {
    let findings = findings.as_array().unwrap().iter();
    findings.map(|f| f["rule"].as_str().unwrap()).collect()
}

/// Lines of ndjson.
fn lines(text: &str) -> Vec<Value> {
    let line = |line| serde_json::from_str(line).unwrap();
    text.lines().map(line).collect()
}

#[test]
fn same_file_twice_is_reported_on_the_later_one() {
    let place = with_samples(
        &[
            ("complete-latex.pdf", "a.pdf"),
            ("complete-latex.pdf", "b.pdf"),
        ],
        SAMPLES,
    );
    let report = place.run("check in --output json").ends(1).json();
    let documents = &report["documents"];
    assert!(!codes(&documents[0]["findings"]).contains(&"duplicate-file"));
    assert_eq!(codes(&documents[1]["findings"])[0], "duplicate-file");
    assert_eq!(documents[1]["findings"][0]["args"]["other"], "in/a.pdf");
    assert_eq!(report["summary"]["errors"], 1);
    let run = report["rules"]["run"].as_array().unwrap();
    assert!(run.contains(&"duplicate-file".into()));

    // What streams has it in the last lines.
    let concise = place.run("check in --output concise").ends(1).stdout;
    let last = concise.lines().last().unwrap();
    assert!(
        last.starts_with("in/b.pdf: error[duplicate-file]"),
        "{last}"
    );
    let ndjson = lines(&place.run("check in --output ndjson").ends(1).stdout);
    assert_eq!(ndjson.len(), 3);
    assert_eq!(ndjson[2]["source"], "in/b.pdf");
    assert_eq!(codes(&ndjson[2]["batch_findings"]), ["duplicate-file"]);
    let full = place.run("check in").ends(1).stdout;
    assert!(full.contains("error[duplicate-file]"), "{full}");
}

#[test]
fn slides_are_matched_with_nominations() {
    let place = with_samples(
        &[("compendium.pdf", "1.pdf"), ("summary-deck.pdf", "2.pdf")],
        SAMPLES,
    );
    let report = place.run("check in --output json").json();
    let matches = report["summary_matches"].as_array().unwrap();
    assert!(!matches.is_empty());
    for one in matches {
        assert_eq!(one["slide"]["source"], "in/2.pdf");
        assert_eq!(one["nomination"]["source"], "in/1.pdf");
    }
    let ndjson = lines(&place.run("check in --output ndjson").stdout);
    assert_eq!(
        ndjson.last().unwrap()["summary_matches"],
        report["summary_matches"]
    );
}

#[test]
fn rules_that_cannot_speak_are_reported_with_the_reason() {
    let place = with_samples(&[("complete-latex.pdf", "a.pdf")], SAMPLES);
    let report = place
        .run("check in --output json --ignore fax-malformed")
        .ends(0)
        .json();
    let skipped = report["rules"]["skipped"].as_array().unwrap();
    let skipped: Vec<String> = skipped
        .iter()
        .map(|one| {
            format!(
                "{}: {}",
                one["rule"].as_str().unwrap(),
                one["why"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        skipped,
        [
            "country-not-eligible: no list of countries",
            "fax-malformed: ignored",
            "waiver-unused: no waivers",
            "waiver-expired: no waivers",
        ]
    );
}

/// A configuration with a waiver for the rule.
fn waiving(rule: &str, more: &str) -> String {
    format!(
        "{SAMPLES}[[waiver]]\nrule = \"{rule}\"\nreason = \"Agreed.\"\nofficer = \"A. Owusu\"\n{more}\n"
    )
}

#[test]
fn waiver_covers_until_its_last_day() {
    let config = waiving("section-missing", "expiry = 2027-03-31");
    let place = with_samples(&[("incomplete.pdf", "a.pdf")], &config);
    let report = place
        .run("check in --output json --today 2027-03-31")
        .json();
    let document = &report["documents"][0];
    assert!(!codes(&document["findings"]).contains(&"section-missing"));
    assert_eq!(document["waived"][0]["finding"]["rule"], "section-missing");
    assert_eq!(document["waived"][0]["officer"], "A. Owusu");
    assert!(report["summary"]["waived"].as_u64().unwrap() > 0);
    assert_eq!(
        report["configuration"]["findings"],
        Value::Array(Vec::new())
    );
    assert_eq!(report["tool"]["today"], "2027-03-31");
    let full = place.run("check in -v --today 2027-03-31").stdout;
    assert!(full.contains("waived[section-missing]"), "{full}");
    assert!(full.contains("– Agreed. (A. Owusu, until"), "{full}");

    let report = place
        .run("check in --output json --today 2027-04-01")
        .ends(1)
        .json();
    assert!(codes(&report["documents"][0]["findings"]).contains(&"section-missing"));
    assert_eq!(
        codes(&report["configuration"]["findings"]),
        ["waiver-expired"]
    );
}

#[test]
fn waiver_that_covers_nothing_is_reported_when_a_folder_was_checked() {
    let config = waiving("duplicate-file", "path = \"b.pdf\"");
    let place = with_samples(&[("complete-latex.pdf", "a.pdf")], &config);
    place.run("check in --fail-on never").ends(0);
    place.run("check in --fail-on warning").ends(1);
    place.run("check in/a.pdf --fail-on warning").ends(0);
    let concise = place.run("check in --output concise").ends(0).stdout;
    assert!(
        concise.contains("nomcheck.toml: warning[waiver-unused] The waiver for duplicate-file"),
        "{concise}"
    );

    // Batch findings are covered like others.
    let from = root().join("samples/forms/complete-latex.pdf");
    fs::copy(from, place.path("in/b.pdf")).unwrap();
    let report = place
        .run("check in --output json --fail-on warning")
        .ends(0)
        .json();
    assert_eq!(
        report["documents"][1]["waived"][0]["finding"]["rule"],
        "duplicate-file"
    );
    assert_eq!(report["summary"]["waived"], 1);
}

#[test]
fn baseline_leaves_only_what_is_new() {
    let place = with_samples(&[("incomplete.pdf", "a.pdf")], SAMPLES);
    place.run("check in --output json=before.json").ends(1);
    let report = place
        .run("check in --output json --baseline before.json")
        .ends(0)
        .json();
    let document = &report["documents"][0];
    assert_eq!(codes(&document["findings"]), [""; 0]);
    assert_eq!(document["status"], "incomplete");
    assert!(report["summary"]["known"].as_u64().unwrap() > 0);

    let from = root().join("samples/forms/malformed-fields.pdf");
    fs::copy(from, place.path("in/b.pdf")).unwrap();
    let report = place
        .run("check in --output json --baseline before.json")
        .ends(1)
        .json();
    assert_eq!(codes(&report["documents"][0]["findings"]), [""; 0]);
    assert!(!codes(&report["documents"][1]["findings"]).is_empty());
    place.run("check in --baseline nomcheck.toml").ends(2);
    place.run("check in --baseline nowhere.json").ends(2);
    place.run("check in --today tomorrow").ends(2);
}

#[test]
fn severity_can_be_set_for_a_field() {
    let fields = "[rules.section-missing]\nfields = { \"/sections\" = \"note\" }\n";
    let place = with_samples(
        &[("incomplete.pdf", "a.pdf")],
        &format!("{SAMPLES}{fields}"),
    );
    let report = place.run("check in --output json").json();
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    let missing: Vec<&Value> = findings
        .iter()
        .filter(|f| f["rule"] == "section-missing")
        .collect();
    assert!(!missing.is_empty() && missing.iter().all(|f| f["severity"] == "note"));
    place
        .run("check in --severity section-missing=error")
        .ends(1);
}
