//! Every format as its consumers read it: compared with an official schema, or read by somebody else's reader. Over a few
//! samples, and over a nomination that is written to do harm.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::office::{SAMPLES, with_samples};
use crate::support::{Place, record_fault, root};
use crate::tiny_pdf::Line::{Bold, Plain};
use crate::tiny_pdf::page;

/// A nomination whose texts are written for the programs that will show them: a spreadsheet, a CI server, a browser.
pub fn hostile() -> String {
    page(&[
        Bold("=cmd|' /C calc'!A0 <script>alert(1)</script>"),
        Plain("Nominee: ::error::@everyone %0A::error file=x::y"),
        Plain("Country: =HYPERLINK(\"https://evil.example.org\",\"Ghana\")"),
        Plain("Telephone: +SUM(A1:A9) ]]> office"),
        Plain("Email: [x](javascript:alert) | <b>a@b</b>"),
        Bold("1. Description and Title of the South-South Initiative"),
        Plain(
            "We asked the fishers of two coasts what they need | and <img src=x onerror=alert(1)> they told us.",
        ),
        Bold("2. Main partners"),
        Plain(
            "@SUM(1+1)*cmd, the Ministry of Fisheries of Ghana, and the Union of Fishers of Togo, %250A.",
        ),
        Bold("3. Horizontal dimension of cooperation"),
        Plain("N/A"),
        Bold("4. Achievements and impact (from a SSTC perspective)"),
        Plain("TBD"),
        Bold("5. Sustainability"),
        Bold("6. Innovation"),
        Plain(
            "-1+1 ::stop-commands::x, ${{ secrets.TOKEN }} and the nets are mended by the women's guild in every port.",
        ),
        Bold("8. Areas of contribution"),
        Plain("<svg onload=alert(1)> fishing, weather, nets"),
        Bold("9. Awareness of the initiative"),
        Plain("htp://evil.example.org/%0A::error::x|=1+1"),
        Bold("10. Contacts"),
        Plain("Mr. =1+1 <script>, Keeper of the Nets"),
        Bold("11. ILO Contacts"),
        Plain("Ms. Akua Tettey, tettey@example.org"),
        Bold("99. =1+1 ::warning::extra </failure> heading"),
        Plain("Nothing that the form asks for."),
    ])
}

/// Samples of each kind, and the hostile one under a hostile name.
pub fn place() -> Place {
    let place = with_samples(
        &[
            ("compendium.pdf", "compendium.pdf"),
            ("heritage-incomplete.pdf", "heritage incomplete.pdf"),
            ("malformed-fields.pdf", "malformed-fields.pdf"),
            ("scan.pdf", "scan.pdf"),
        ],
        &format!(
            "ocr = \"off\"\n{SAMPLES}\n[[waiver]]\nrule = \"country-unknown\"\nreason = \"Confirmed by telephone.\"\nofficer = \"A. Owusu\"\n"
        ),
    );
    fs::write(place.path("in/=1,2%0A::error::#&.pdf"), hostile()).unwrap();
    // A link that leads nowhere cannot be read.
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", place.path("in/unreadable.pdf")).unwrap();
    place
}

/// What `format` writes of them.
fn written(format: &str) -> String {
    place()
        .run(&format!("check in --follow-links --output {format}"))
        .ends(3)
        .stdout
}

#[test]
fn csv_is_a_line_per_finding_and_no_cell_is_a_formula() {
    let text = written("csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    assert_eq!(heads.len(), 17);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let report = place()
        .run("check in --follow-links --output json")
        .ends(3)
        .json();
    let count = |name: &str| report["summary"][name].as_u64().unwrap();
    let findings = count("errors") + count("warnings") + count("notes");
    assert_eq!(
        rows.len() as u64,
        findings + 1,
        "and the file that cannot be read"
    );
    for cell in rows.iter().flat_map(|row| row.iter().collect::<Vec<_>>()) {
        let formula = cell != "-" && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(!formula && !cell.contains(['\n', '\u{1b}']), "{cell:?}");
    }
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn gitlab_has_the_documented_members() {
    let text = written("gitlab");
    let issues: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut fingerprints = std::collections::BTreeSet::new();
    for issue in &issues {
        let severity = issue["severity"].as_str().unwrap();
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
        assert!(issue["description"].is_string() && issue["check_name"].is_string());
        let path = issue["location"]["path"].as_str().unwrap();
        assert!(place().path(path).symlink_metadata().is_ok(), "{path}");
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
        let fingerprint = issue["fingerprint"].as_str().unwrap();
        assert!(
            fingerprints.insert(fingerprint.to_owned()),
            "twice: {fingerprint}"
        );
    }
    insta::assert_snapshot!(text);
}

#[test]
fn gitlab_tells_apart_what_was_sent_twice() {
    let place = with_samples(
        &[("incomplete.pdf", "a.pdf"), ("incomplete.pdf", "b.pdf")],
        SAMPLES,
    );
    let run = place.run("check in --output gitlab").ends(1);
    let issues = run.json();
    let fingerprints: Vec<&str> = issues
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| issue["fingerprint"].as_str().unwrap())
        .collect();
    let different: std::collections::BTreeSet<_> = fingerprints.iter().collect();
    assert!(fingerprints.len() > 4);
    assert_eq!(different.len(), fingerprints.len());
}

#[test]
fn junit_is_read_by_another_reader() {
    let text = written("junit");
    let suites = junit_parser::from_reader(text.as_bytes()).unwrap();
    let report = place()
        .run("check in --follow-links --output json")
        .ends(3)
        .json();
    let documents = report["documents"].as_array().unwrap();
    assert_eq!(
        suites.suites.len(),
        documents.len() + 1,
        "and the file that cannot be read"
    );
    let failed: u64 = suites.suites.iter().map(|suite| suite.failures).sum();
    let incomplete = report["summary"]["incomplete"].as_u64().unwrap();
    let not_processed = report["summary"]["not_processed"].as_u64().unwrap();
    assert_eq!(failed, incomplete + not_processed);
    for suite in &suites.suites {
        assert_eq!(suite.tests, suite.cases.len() as u64);
        let failures = suite
            .cases
            .iter()
            .filter(|case| case.status.is_failure())
            .count();
        assert_eq!(suite.failures, failures as u64);
    }
    assert!(suites.suites.last().unwrap().cases[0].status.is_error());
    let hostile = &suites.suites[0].cases.last().unwrap();
    assert!(
        hostile
            .name
            .ends_with("=cmd|' /C calc'!A0 <script>alert(1)</script>"),
        "{}",
        hostile.name
    );
    insta::assert_snapshot!(text);
}

/// The schema that OASIS publishes, as the package `serde-sarif` carries it.
fn sarif_schema() -> Value {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let (_, behind) = lock
        .split_once("name = \"serde-sarif\"\nversion = \"")
        .unwrap();
    let (version, _) = behind.split_once('"').unwrap();
    // Where Cargo unpacks the packages of the build; asked for metadata, it wants those of the other members, too.
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sources = home.unwrap().join("registry").join("src");
    let package = format!("serde-sarif-{version}");
    let schema = fs::read_dir(sources)
        .unwrap()
        .map(|registry| registry.unwrap().path().join(&package).join("src"))
        .find_map(|source| fs::read_to_string(source.join("schema.json")).ok());
    let schema = schema.unwrap_or_else(|| panic!("{package} is not unpacked"));
    // Two of its patterns have a bracket too many, which is not a regular expression in a strict reading.
    let fixed = schema.replace("|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "(-[a-zA-Z]{2})?$");
    assert_ne!(schema, fixed);
    serde_json::from_str(&fixed).unwrap()
}

#[track_caller]
fn is_sarif(text: &str) -> serde_sarif::sarif::Sarif {
    let log: Value = serde_json::from_str(text).unwrap();
    let schema = sarif_schema();
    assert!(schema["title"].as_str().unwrap().contains("Version 2.1.0"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    serde_json::from_value(log).unwrap()
}

#[test]
fn sarif_is_as_oasis_says() {
    let text = written("sarif");
    let log = is_sarif(&text);
    let run = &log.runs[0];
    let rules = run.tool.driver.rules.as_ref().unwrap();
    for result in run.results.as_ref().unwrap() {
        let index = usize::try_from(result.rule_index.unwrap()).unwrap();
        assert_eq!(Some(&rules[index].id), result.rule_id.as_ref());
        assert!(result.baseline_state.is_none(), "there is no baseline");
    }
    let invocation = &run.invocations.as_ref().unwrap()[0];
    assert!(!invocation.execution_successful);
    assert_eq!(
        invocation
            .tool_execution_notifications
            .as_ref()
            .unwrap()
            .len(),
        1
    );
    let suppressed = |log: &Value| {
        let results = log["runs"][0]["results"].as_array().unwrap();
        let waived = |result: &&Value| !result["suppressions"].as_array().unwrap().is_empty();
        results.iter().filter(waived).count()
    };
    let mut log: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(suppressed(&log), 1, "the waiver");
    // The rules are those of `nomcheck explain`; here it is what a run says that is to be read.
    let rules = log["runs"][0]["tool"]["driver"]["rules"].take();
    assert!(
        rules
            .as_array()
            .unwrap()
            .iter()
            .all(|rule| rule["help"]["text"].as_str().unwrap().len() > 100)
    );
    log["runs"][0]["tool"]["driver"]["properties"].take();
    log["runs"][0]["properties"]["rules"].take();
    // So are the arguments, which belong to the rules.
    for result in log["runs"][0]["results"].as_array_mut().unwrap() {
        assert!(result["properties"]["args"].take().is_object());
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&log).unwrap());
}

#[test]
fn sarif_of_nothing_is_sarif() {
    let place = Place::with(&[("in/x.md", "")]);
    is_sarif(
        &place
            .run("check in --allow-empty --output sarif")
            .ends(0)
            .stdout,
    );
}

#[test]
fn sarif_with_a_baseline_tells_what_is_new() {
    let place = with_samples(&[("incomplete.pdf", "a.pdf")], SAMPLES);
    place.run("check in --output json=before.json").ends(1);
    let from = root().join("samples/forms/placeholders.pdf");
    fs::copy(from, place.path("in/b.pdf")).unwrap();
    let run = place
        .run("check in --baseline before.json --output sarif")
        .ends(1);
    is_sarif(&run.stdout);
    let log = run.json();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        assert_eq!(result["baselineState"], "new");
        let location = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(location["uri"], "in/b.pdf");
    }
}

#[test]
fn github_annotates_and_adds_the_whole_list_to_the_job_summary() {
    let place = place();
    fs::write(place.path("summary.md"), "# An earlier step\n").unwrap();
    let summary = place.path("summary.md");
    let env = [("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())];
    let run = place
        .run_with("check in --follow-links --output github", "", &env)
        .ends(3);
    for line in run.stdout.lines() {
        let command = line.strip_prefix("::").unwrap();
        assert!(
            ["error ", "warning ", "notice "]
                .iter()
                .any(|kind| command.starts_with(kind)),
            "{line}"
        );
    }
    insta::assert_snapshot!("github_annotations", run.stdout);
    let summary = place.read("summary.md");
    assert!(summary.starts_with("# An earlier step\n"));
    assert!(!summary.contains("<script>") && !summary.contains("](javascript"));
    insta::assert_snapshot!("github_job_summary", summary);
}

#[test]
fn github_keeps_to_the_ten_annotations_that_are_shown() {
    let files: Vec<(String, &str)> = (0..23)
        .map(|i| (format!("in/{i:02}.pdf"), "no PDF"))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    let place = Place::with(&files);
    let run = place.run("check in --output github").ends(1);
    let errors: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| line.starts_with("::error"))
        .collect();
    assert_eq!(errors.len(), 10);
    assert_eq!(
        errors[9],
        "::error title=nomcheck::14 more files; the job summary has the whole list"
    );
}

/// Each sheet of a workbook as rows of texts.
fn sheets(path: &std::path::Path) -> Vec<(String, Vec<Vec<String>>)> {
    use calamine::{Data, Reader};
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            assert!(
                book.worksheet_formula(&name).unwrap().is_empty(),
                "a formula in {name}"
            );
            let range = book.worksheet_range(&name).unwrap();
            let text = |cell: &Data| match cell {
                Data::String(_) | Data::Float(_) | Data::Empty => cell.to_string(),
                other => panic!("neither text nor number: {other:?}"),
            };
            let rows = range.rows().map(|row| row.iter().map(text).collect());
            (name, rows.collect())
        })
        .collect()
}

#[test]
fn xlsx_is_opened_by_another_library_and_holds_no_formula() {
    let place = place();
    place
        .run("check in --follow-links --output xlsx=report.xlsx --output json=report.json")
        .ends(3);
    let report = place.json("report.json");
    let sheets = sheets(&place.path("report.xlsx"));
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["overview", "findings", "records"]);
    let count = |name: &str| report["summary"][name].as_u64().unwrap() as usize;
    assert_eq!(
        sheets[1].1.len(),
        1 + count("errors") + count("warnings") + count("notes") + 1
    );
    assert_eq!(sheets[2].1.len(), 1 + count("nominations"));
    let mut text = String::new();
    for (name, rows) in &sheets {
        text.push_str(&format!("\n# {name}\n"));
        for row in rows {
            let cut = |cell: &String| cell.chars().take(40).collect::<String>().replace('\n', "⏎");
            text.push_str(&format!(
                "{}\n",
                row.iter().map(cut).collect::<Vec<_>>().join(" | ")
            ));
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn xlsx_has_filters_frozen_heads_and_links_and_the_same_bytes_each_time() {
    let place = place();
    place
        .run("check in --follow-links --output xlsx=a.xlsx")
        .ends(3);
    place
        .run("check in --follow-links --jobs 1 --output xlsx=b.xlsx")
        .ends(3);
    let bytes = fs::read(place.path("a.xlsx")).unwrap();
    assert!(bytes == fs::read(place.path("b.xlsx")).unwrap());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for i in 1..=3 {
        let mut sheet = archive
            .by_name(&format!("xl/worksheets/sheet{i}.xml"))
            .unwrap();
        let xml = std::io::read_to_string(&mut sheet).unwrap();
        assert!(
            xml.contains("<autoFilter ") && xml.contains("state=\"frozen\""),
            "{xml}"
        );
        assert!(xml.contains("<hyperlink ") && !xml.contains("<f>"), "{xml}");
    }
}

/// Every file of a folder with its text, in order.
pub fn texts(folder: &std::path::Path) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            (name, text)
        })
        .collect();
    out.sort();
    out
}

#[test]
fn xlsx_and_letters_say_where_they_want_to_go() {
    let place = Place::with(&[("a.pdf", "no PDF")]);
    let run = place.run("check a.pdf --output letters").ends(2);
    assert!(run.stderr.contains("letters=letters/"), "{}", run.stderr);
    let run = place.run("check a.pdf --output xlsx=-").ends(2);
    assert!(run.stderr.contains("xlsx=report.xlsx"), "{}", run.stderr);
}

/// Every format that goes to a file, in one run.
const FILES: &str = "--output full=out.txt --output concise=out.concise --output html=out.html --output ndjson=out.ndjson --output csv=out.csv \
     --output github=out.github --output gitlab=out.gitlab --output junit=out.xml --output sarif=out.sarif \
     --output xlsx=out.xlsx --output letters=letters";

#[test]
fn all_formats_at_once_leave_standard_output_to_one() {
    let place = Place::with(&[("in/x.md", ""), ("nomcheck.toml", SAMPLES)]);
    for entry in fs::read_dir(root().join("samples/forms")).unwrap() {
        let from = entry.unwrap().path();
        fs::copy(&from, place.path("in").join(from.file_name().unwrap())).unwrap();
    }
    let run = place
        .run(&format!("check in --follow-links --output json {FILES}"))
        .ends(1);
    assert_eq!(run.stderr, "");
    let report = run.json();
    let documents = report["documents"].as_array().unwrap().len();
    assert!(documents > 15);
    is_sarif(&place.read("out.sarif"));
    let junit = junit_parser::from_reader(place.read("out.xml").as_bytes()).unwrap();
    assert_eq!(junit.suites.len(), documents);
    let findings: usize = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| document["findings"].as_array().unwrap().len())
        .sum();
    assert_eq!(place.json("out.gitlab").as_array().unwrap().len(), findings);
    assert_eq!(
        csv::Reader::from_reader(place.read("out.csv").as_bytes())
            .records()
            .count(),
        findings
    );
    assert_eq!(sheets(&place.path("out.xlsx"))[1].1.len(), findings + 1);
    assert_eq!(place.read("out.concise").lines().count(), findings);
    assert!(place.read("letters/officer.md").starts_with("# "));
    assert!(place.read("out.html").starts_with("<!DOCTYPE html>"));
    let lines = place.read("out.ndjson");
    assert_eq!(
        lines
            .lines()
            .filter(|line| line.starts_with("{\"source\":{"))
            .count(),
        documents
    );
}

/// The telephone numbers and e-mail addresses of a record, as printed and as numbers.
fn personal(record: &Value, out: &mut Vec<String>) {
    match record {
        Value::Object(members) => {
            for name in ["telephones", "faxes", "emails"] {
                let values = members.get(name).and_then(Value::as_array);
                for value in values.into_iter().flatten() {
                    let texts = [&value["text"], &value["e164"]];
                    out.extend(
                        texts
                            .iter()
                            .filter_map(|text| text.as_str())
                            .map(str::to_owned),
                    );
                }
            }
            members.values().for_each(|member| personal(member, out));
        }
        Value::Array(items) => items.iter().for_each(|item| personal(item, out)),
        _ => {}
    }
}

#[test]
fn redact_masks_numbers_and_addresses_in_every_format() {
    let place = place();
    let plain = place
        .run("extract in --follow-links --format ndjson")
        .ends(3)
        .stdout;
    let mut values = Vec::new();
    for line in plain.lines() {
        personal(&serde_json::from_str(line).unwrap(), &mut values);
    }
    assert!(values.len() > 15);
    let summary = place.path("summary.md");
    let env = [("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())];
    let args =
        format!("check in --follow-links --redact --records records.json --output json {FILES}");
    let run = place.run_with(&args, "", &env).ends(3);
    let mut written = vec![
        ("stdout".to_owned(), run.stdout.clone()),
        ("stderr".to_owned(), run.stderr),
    ];
    written.push((
        "extract".to_owned(),
        place
            .run("extract in --follow-links --redact")
            .ends(3)
            .stdout,
    ));
    written.extend(texts(&place.path("letters")));
    for entry in fs::read_dir(place.path(".")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name == "out.xlsx" {
            let cells: Vec<String> = sheets(&path)
                .into_iter()
                .flat_map(|(_, rows)| rows)
                .flatten()
                .collect();
            written.push((name, cells.join("\n")));
        } else if path.is_file() {
            written.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(written.len() > 18, "{}", written.len());
    for (name, text) in &written {
        for value in &values {
            assert!(!text.contains(value.as_str()), "{value} in {name}");
        }
    }
    // A masked record is a record, and the report keeps its words.
    let records: Vec<Value> = serde_json::from_str(&place.read("records.json")).unwrap();
    for record in &records {
        assert_eq!(record_fault(record), None);
    }
    assert!(
        run.stdout
            .contains("“+••• •• •• •••••• ••” is not a telephone number")
    );
}
