//! SARIF 2.1.0 (OASIS), which code scanning services and editors read.
//!
//! SARIF wants lines and a PDF has none: `region.startLine` is the page, and `region.properties` has page and boxes.
//! Nomination and field are logical locations, faults of the tool notifications, waivers suppressions. No time stamps: the
//! same input gives the same bytes.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::finding::Severity;
use crate::geom::Place;
use crate::rule::RULES;

use super::clean::clean;
use super::json::{Document, FindingEntry, SystemError, WaivedEntry};
use super::locator::uri;
use super::message::Messages;
use super::pretty::pretty;
use super::text::nomination_words;
use super::{End, Entry, Writer};

/// The published schema of the version that is written.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

/// What a result is matched by over runs, beside the member that GitHub asks for.
const FINGERPRINT: &str = "nomcheck/v1";

/// How a run was asked for, as far as results show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings<'a> {
    /// Language of messages.
    pub lang: &'a str,
    /// Whether results were compared with a baseline: then all that are shown are new.
    pub baseline: bool,
}

/// Writes one run. What describes it comes last; artifacts and results come with the documents, so the artifacts wait in
/// `spool` until the results are written.
pub struct SarifWriter<W, S> {
    out: W,
    spool: S,
    messages: Messages,
    language: String,
    baseline: bool,
    /// Documents so far: the index of the next artifact.
    documents: usize,
    results: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'f> {
    rule_id: &'f str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Value>,
    partial_fingerprints: BTreeMap<&'static str, &'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    suppressions: Vec<Value>,
    properties: Value,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

impl<W: Write, S: Read + Write + Seek> SarifWriter<W, S> {
    /// A log into `out`; `spool` is empty and private.
    pub fn new(out: W, spool: S, settings: &Settings<'_>) -> Self {
        SarifWriter {
            out,
            spool,
            messages: Messages::new(settings.lang),
            language: settings.lang.to_owned(),
            baseline: settings.baseline,
            documents: 0,
            results: 0,
        }
    }

    fn result(
        &mut self,
        finding: &FindingEntry,
        locations: Vec<Value>,
        suppressions: Vec<Value>,
    ) -> io::Result<()> {
        let help = finding
            .help
            .as_deref()
            .map_or(String::new(), |help| format!(" {}", clean(help)));
        let fingerprint = finding.fingerprint.as_str();
        let outcome = Outcome {
            rule_id: &finding.rule,
            rule_index: RULES
                .iter()
                .position(|rule| rule.code == finding.rule)
                .unwrap_or_default(),
            level: level(finding.severity),
            message: Text {
                text: plain(&format!("{}.{help}", clean(&finding.message))),
            },
            locations,
            partial_fingerprints: [
                (FINGERPRINT, fingerprint),
                ("primaryLocationLineHash", fingerprint),
            ]
            .into(),
            baseline_state: self.baseline.then_some("new"),
            suppressions,
            properties: properties(finding),
        };
        self.open()?;
        let before = if self.results == 0 {
            "\n        "
        } else {
            ",\n        "
        };
        self.results += 1;
        let text = pretty(&serde_json::to_string(&outcome)?, 4);
        write!(self.out, "{before}{text}")
    }

    fn open(&mut self) -> io::Result<()> {
        if self.results > 0 {
            return Ok(());
        }
        write!(
            self.out,
            "{{\n  \"$schema\": \"{SCHEMA}\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {{\n      \"results\": ["
        )
    }

    fn of_document(
        &mut self,
        document: &Document,
        finding: &FindingEntry,
        waiver: Option<&WaivedEntry>,
    ) -> io::Result<()> {
        let locations = self.locations(document, finding);
        self.result(
            finding,
            locations,
            waiver.map(suppression).into_iter().collect(),
        )
    }

    /// A location per page, each with nomination and field; one without a region when there is no place.
    fn locations(&self, document: &Document, finding: &FindingEntry) -> Vec<Value> {
        let artifact = json!({"uri": uri(&document.source.path), "index": self.documents});
        let logical = self.logical(document, finding);
        let location = |region: Option<Value>| {
            let mut physical = Map::new();
            physical.insert("artifactLocation".to_owned(), artifact.clone());
            physical.extend(region.map(|region| ("region".to_owned(), region)));
            let mut location = Map::new();
            location.insert("physicalLocation".to_owned(), physical.into());
            if !logical.is_empty() {
                location.insert("logicalLocations".to_owned(), logical.clone().into());
            }
            Value::from(location)
        };
        let mut pages: Vec<(u32, Vec<[f32; 4]>)> = Vec::new();
        for Place { page, bbox } in &finding.at {
            match pages.last_mut() {
                Some((last, boxes)) if *last == page.get() => boxes.push(*bbox),
                _ => pages.push((page.get(), vec![*bbox])),
            }
        }
        if pages.is_empty() {
            return vec![location(None)];
        }
        let region = |(page, boxes): &(u32, Vec<[f32; 4]>)| {
            let boxes: Vec<Value> = boxes.iter().map(bbox).collect();
            json!({"startLine": page, "properties": {"page": page, "bboxes": boxes}})
        };
        pages
            .iter()
            .map(|page| location(Some(region(page))))
            .collect()
    }

    fn logical(&self, document: &Document, finding: &FindingEntry) -> Vec<Value> {
        let Some(reference) = &finding.nomination else {
            return Vec::new();
        };
        let path = format!("nominations/{}", reference.index);
        let nomination = document.nominations.get(reference.index);
        let name = nomination.map_or_else(|| path.clone(), |n| nomination_words(n, &self.messages));
        let mut out = vec![json!({"name": name, "fullyQualifiedName": path, "kind": "nomination"})];
        if let Some(field) = &finding.field {
            let name = field.trim_start_matches('/');
            let kind = if name.starts_with("sections/") || name.starts_with("additional_sections/")
            {
                "section"
            } else {
                "field"
            };
            let name = name.strip_prefix("sections/").unwrap_or(name);
            out.push(
                json!({"name": name, "fullyQualifiedName": format!("{path}{field}"), "kind": kind}),
            );
        }
        out
    }
}

impl<W: Write, S: Read + Write + Seek> Writer for SarifWriter<W, S> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        for finding in &document.findings {
            self.of_document(document, finding, None)?;
        }
        for waived in &document.waived {
            self.of_document(document, &waived.finding, Some(waived))?;
        }
        let source = &document.source;
        let artifact = json!({
            "location": {"uri": uri(&source.path)}, "length": source.bytes, "mimeType": "application/pdf",
            "hashes": {"sha-256": source.sha256}, "roles": ["analysisTarget"],
            "properties": {"pages": source.pages},
        });
        let before = if self.documents == 0 {
            "\n        "
        } else {
            ",\n        "
        };
        self.documents += 1;
        write!(self.spool, "{before}{}", pretty(&artifact.to_string(), 4))
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let path = end.configuration.path.as_deref();
        for finding in &end.configuration.findings {
            let location = path
                .map(|path| json!({"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}));
            self.result(finding, location.into_iter().collect(), Vec::new())?;
        }
        self.open()?;
        let close = if self.results == 0 { "]" } else { "\n      ]" };
        write!(self.out, "{close},\n      \"artifacts\": [")?;
        self.spool.seek(SeekFrom::Start(0))?;
        io::copy(&mut self.spool, &mut self.out)?;
        let close = if self.documents == 0 {
            "]"
        } else {
            "\n      ]"
        };
        let member = |name: &str, value: Value| {
            format!("      \"{name}\": {}", pretty(&value.to_string(), 3))
        };
        let members = [
            member("tool", json!({"driver": driver(end)})),
            member("invocations", json!([invocation(end)])),
            member("language", json!(self.language)),
            member(
                "properties",
                json!({"summary": end.summary, "rules": end.rules}),
            ),
        ];
        writeln!(
            self.out,
            "{close},\n{}\n    }}\n  ]\n}}",
            members.join(",\n")
        )?;
        self.out.flush()
    }
}

/// Text in which nothing is a link or a placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6).
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '[' | ']' => out.push('\\'),
            '{' | '}' => out.push(c),
            _ => {}
        }
        out.push(c);
    }
    out
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Four sides with a tenth of a point, as the other reports have them.
fn bbox(sides: &[f32; 4]) -> Value {
    sides
        .iter()
        .map(|side| (f64::from(*side) * 10.0).round() / 10.0)
        .collect()
}

fn properties(finding: &FindingEntry) -> Value {
    json!({
        "cure": finding.cure, "certainty": finding.certainty, "field": finding.field, "args": finding.args,
        "excerpt": finding.excerpt, "page": finding.at.first().map(|place| place.page),
        "bbox": finding.at.first().map(|place| bbox(&place.bbox)),
    })
}

fn suppression(waived: &WaivedEntry) -> Value {
    json!({
        "kind": "external", "status": "accepted", "justification": waived.reason,
        "properties": {"officer": waived.officer, "expiry": waived.expiry},
    })
}

/// The tool with every rule that it has, in the order of the catalogue.
fn driver(end: &End) -> Value {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": {"text": rule.summary()},
                "fullDescription": {"text": rule.summary()},
                "help": {"text": rule.docs, "markdown": rule.docs},
                "defaultConfiguration": {"level": level(rule.severity)},
                "properties": {"cure": rule.cure, "tags": [format!("{:?}", rule.subject).to_lowercase()]},
            })
        })
        .collect();
    let tool = &end.tool;
    json!({
        "name": tool.name, "version": tool.version, "semanticVersion": tool.version, "language": "en", "rules": rules,
        "properties": {
            "rules": tool.rules, "forms": tool.forms, "countryData": tool.country_data,
            "numberingData": tool.numbering_data, "today": tool.today,
        },
    })
}

/// How the run went: faults of the tool, and the rules that were switched off.
fn invocation(end: &End) -> Value {
    let skipped = end.rules.skipped.iter().filter_map(|skipped| {
        let index = RULES.iter().position(|rule| rule.code == skipped.rule)?;
        Some(json!({
            "descriptor": {"id": skipped.rule, "index": index}, "configuration": {"enabled": false},
            "properties": {"why": skipped.why},
        }))
    });
    json!({
        "executionSuccessful": end.system_errors.is_empty(),
        "toolExecutionNotifications": end.system_errors.iter().map(notification).collect::<Vec<_>>(),
        "ruleConfigurationOverrides": skipped.collect::<Vec<_>>(),
    })
}

fn notification(error: &SystemError) -> Value {
    let mut notification = json!({
        "level": "error", "message": {"text": plain(&clean(&error.message))}, "properties": {"stage": error.stage},
    });
    if let Some(source) = &error.source {
        notification["locations"] =
            json!([{"physicalLocation": {"artifactLocation": {"uri": uri(source)}}}]);
    }
    notification
}
