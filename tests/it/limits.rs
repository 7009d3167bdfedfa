//! Limits on work: what a file asks for beyond them is a finding or is left out, the same on every machine.

use std::fs;

use nomcheck::batch::{ArchiveLimits, Backstops};
use nomcheck::pdf::Limits;
use serde_json::Value;

use crate::support::{Place, root};

/// A PDF with these bodies of objects, from number 1 on; the first is the catalogue. Offsets are left to repair.
fn pdf(objects: &[&str]) -> String {
    let mut pdf = "%PDF-1.7\n".to_owned();
    for (index, body) in objects.iter().enumerate() {
        pdf.push_str(&format!("{} 0 obj\n{body}\nendobj\n", index + 1));
    }
    pdf + "trailer <</Root 1 0 R>>\n"
}

/// The same with one page, whose content and further entries are given.
fn page(content: &str, entries: &str, objects: &[&str]) -> String {
    let page =
        format!("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {entries}>>");
    let content = stream("", content);
    let mut all = vec![
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        &page,
        &content,
    ];
    all.extend(objects);
    pdf(&all)
}

fn stream(entries: &str, bytes: &str) -> String {
    format!(
        "<<{entries} /Length {}>>\nstream\n{bytes}\nendstream",
        bytes.len()
    )
}

fn rules(report: &Value) -> Vec<&str> {
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect()
}

#[test]
fn file_of_too_many_pages_is_a_finding() {
    let place = Place::with(&[]);
    let sample = root().join("samples/forms/complete-latex.pdf");
    fs::copy(sample, place.path("a.pdf")).unwrap();
    let within = place
        .run("check a.pdf --output json --fail-on never")
        .ends(0)
        .json();
    assert!(!rules(&within).contains(&"file-over-limit"));
    let over = place
        .run("check a.pdf --output json --max-pages 1")
        .ends(1)
        .json();
    assert!(rules(&over).contains(&"file-over-limit"));
    assert!(over["system_errors"].as_array().unwrap().is_empty());
}

#[test]
fn nesting_and_circles_end() {
    let deep = 100_000;
    let nested = |open: &str, close: &str| open.repeat(deep) + &close.repeat(deep);
    let form = |number: usize| {
        stream(
            &format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</XObject <</X {number} 0 R>>>>"
            ),
            "/X Do /X Do /X Do",
        )
    };
    // Forty forms, each of which draws the next three times.
    let forms: Vec<String> = (6..46).map(form).collect();
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    let mut kids = vec!["<</Type /Catalog /Pages 2 0 R>>".to_owned()];
    kids.extend(
        (3..5_000).map(|next| format!("<</Type /Pages /Kids [{next} 0 R {next} 0 R] /Count 9>>")),
    );
    let kids: Vec<&str> = kids.iter().map(String::as_str).collect();
    let x = "/Resources <</XObject <</X 5 0 R>>>>";
    let files = [
        ("arrays", page("", &format!("/A {}", nested("[", "]")), &[])),
        (
            "dictionaries",
            page("", &format!("/A {}", nested("<</A ", ">>")), &[]),
        ),
        (
            "open-arrays",
            page("", &format!("/A {}", "[".repeat(deep)), &[]),
        ),
        (
            "parentheses",
            page("", &format!("/A {}", nested("(", ")")), &[]),
        ),
        ("saved-states", page(&nested("q ", "Q "), "", &[])),
        ("marked-content", page(&nested("/A BMC ", "EMC "), "", &[])),
        (
            "operand-arrays",
            page(&format!("{} TJ", nested("[", "]")), "", &[]),
        ),
        ("forms", page("/X Do", x, &forms)),
        ("form-in-itself", page("/X Do", x, &[&form(5)])),
        ("page-tree", pdf(&kids)),
        (
            "page-tree-in-a-circle",
            pdf(&[
                "<</Type /Catalog /Pages 2 0 R>>",
                "<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>",
            ]),
        ),
        (
            "references-in-a-circle",
            page("", "/Resources 5 0 R /Rotate 6 0 R", &["6 0 R", "5 0 R"]),
        ),
    ];
    let place = Place::with(&[]);
    for (name, text) in &files {
        fs::write(place.path(&format!("{name}.pdf")), text).unwrap();
    }
    let run = place.run("check . --output json --time-limit 50");
    let report = run.json();
    let errors = report["system_errors"].as_array().unwrap();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(report["summary"]["documents"], files.len());
}

#[test]
fn published_limits_are_those_of_the_code() {
    let text = fs::read_to_string(root().join("docs/limits.md")).unwrap();
    let work = Limits::default();
    let backstops = Backstops::default();
    let archive = ArchiveLimits::default();
    let mib = |bytes: u64| format!("{} MiB", bytes >> 20);
    let gib = |bytes: u64| format!("{} GiB", bytes >> 30);
    let rows = [
        ("bytes of a file", mib(work.bytes)),
        ("pages", work.pages.to_string()),
        ("bytes of all decoded streams", gib(work.decoded_bytes)),
        ("bytes of one decoded stream", mib(work.stream_bytes)),
        ("content operators", work.operators.to_string()),
        ("glyphs", work.glyphs.to_string()),
        (
            "characters",
            format!(
                "{}, and {} + {} for each byte of the file",
                work.characters, work.free_characters, work.characters_per_byte
            ),
        ),
        ("nesting", work.depth.to_string()),
        ("time for a file", format!("{} s", backstops.time.as_secs())),
        ("memory for a file", gib(backstops.memory)),
        ("entries of an archive", archive.entries.to_string()),
        ("bytes of an entry's name", archive.name_bytes.to_string()),
        ("bytes unpacked", gib(archive.unpacked_bytes)),
        (
            "times its own size",
            format!("{}, from {} on", archive.ratio, mib(archive.small_bytes)),
        ),
    ];
    for (what, default) in rows {
        let row = format!("| {what} | {default} |");
        assert!(text.contains(&row), "docs/limits.md has no row {row}");
    }
    // Every test that it names is there.
    let mut sources = String::new();
    for entry in walkdir::WalkDir::new(root().join("src"))
        .into_iter()
        .chain(walkdir::WalkDir::new(root().join("tests/it")))
    {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    let named: Vec<&str> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| code.matches('_').count() >= 3)
        .collect();
    assert!(named.len() > 10);
    for name in named {
        assert!(
            sources.contains(&format!("fn {name}(")),
            "there is no test {name}"
        );
    }
}
