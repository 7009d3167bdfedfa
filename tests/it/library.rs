//! What a program gets: the same as the command, on the stack that is promised, from any thread.

use std::fs;
use std::path::PathBuf;

use nomcheck::{Checker, Form, FormError, Kind, Options, STACK, Severity};
use serde_json::Value;

use crate::support::{Place, root};

/// All PDFs below a folder of samples, in order.
fn samples(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = root().join("samples").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
        .collect();
    paths.sort();
    assert!(paths.len() > 3, "{}", paths.len());
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(path).unwrap())
    };
    paths.into_iter().map(read).collect()
}

/// As a program writes it; `serde_json::to_value` would make other numbers of 32-bit ones.
fn written(value: &impl serde::Serialize) -> Value {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

#[test]
fn document_is_that_of_the_command() {
    let place = Place::with(&[]);
    let checker = Checker::new(Options::new());
    for name in [
        "malformed-fields.pdf",
        "compendium.pdf",
        "french.pdf",
        "encrypted-password.pdf",
    ] {
        place.sample(name, name);
        let run = place.run(&format!(
            "check --isolated --ocr off --output json --lang fr {name}"
        ));
        let of_command: Value = run.json()["documents"][0].clone();
        let outcome = checker.check(&fs::read(place.path(name)).unwrap(), name);
        assert_eq!(written(&outcome.document("fr")), of_command, "{name}");
        let complete = of_command["status"] == "complete";
        assert_eq!(outcome.is_complete(), complete, "{name}");
        let run = place.run(&format!("extract --isolated --ocr off {name}"));
        assert_eq!(written(outcome.record()), run.json(), "{name}");
        let run = place.run(&format!("check --isolated --ocr off --lang fr {name}"));
        assert_eq!(outcome.text("fr"), run.stdout, "{name}");
        assert!(outcome.html("fr").contains("<html lang=\"fr\">"), "{name}");
    }
}

/// Frames are several times larger without optimisation, so what passes here has more room in a release.
#[test]
fn quarter_of_the_stack_is_enough_for_every_sample() {
    for folder in ["forms", "quirks", "malformed"] {
        for (name, bytes) in samples(folder) {
            let work = move || Checker::default().check_here(&bytes, &name).into_parts();
            let thread = std::thread::Builder::new().stack_size(STACK / 4);
            let (record, _) = thread.spawn(work).unwrap().join().unwrap();
            assert_eq!(record.schema_version, "1");
        }
    }
}

/// Content that nests as deep as it likes: marked content, saved states and form XObjects, which are read by recursion.
#[test]
fn nesting_without_end_needs_no_more() {
    let deep = 200_000;
    let content = format!("{}{}BT ET", "q ".repeat(deep), "/A BMC ".repeat(deep));
    let arrays = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>stream\n/X Do\nendstream"
            .to_owned(),
        arrays,
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (i, object) in objects.iter().enumerate() {
        bytes.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", i + 1).as_bytes());
    }
    bytes.extend_from_slice(b"trailer<</Size 7/Root 1 0 R>>\n%%EOF");
    let work = move || {
        Checker::default()
            .check_here(&bytes, "deep.pdf")
            .into_parts()
    };
    let thread = std::thread::Builder::new().stack_size(STACK / 4);
    let (record, findings) = thread.spawn(work).unwrap().join().unwrap();
    assert_ne!(record.kind, Kind::Nomination);
    assert!(!findings.is_empty());
}

#[test]
fn threads_share_a_checker() {
    let checker = Checker::new(Options::new().ignore("fax-malformed").unwrap());
    let bytes = fs::read(root().join("samples/forms/incomplete.pdf")).unwrap();
    let check = || checker.check(&bytes, "a.pdf").into_parts();
    let alone = check();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(check)).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), alone);
        }
    });
}

#[test]
fn options_change_what_is_found() {
    let bytes = fs::read(root().join("samples/forms/malformed-fields.pdf")).unwrap();
    let rules = |options: Options| -> Vec<(&str, Severity)> {
        let (_, findings) = Checker::new(options).check(&bytes, "a.pdf").into_parts();
        findings.iter().map(|f| (f.rule, f.severity)).collect()
    };
    let rule = "country-unknown";
    assert!(rules(Options::new()).contains(&(rule, Severity::Error)));
    let note = Options::new().severity(rule, Severity::Note).unwrap();
    assert!(rules(note).contains(&(rule, Severity::Note)));
    let only = Options::new().select(rule).unwrap();
    assert_eq!(rules(only), [(rule, Severity::Error)]);
    let without = Options::new().ignore(rule).unwrap();
    assert!(rules(without).iter().all(|(code, _)| *code != rule));
    assert!(Options::new().ignore("country-unkown").is_err());
}

#[test]
fn form_from_memory_is_the_one_from_its_folder() {
    let folder = root().join("schema/forms/ich-02");
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let file = text("form.toml");
    let [en, es, fr] = ["en.toml", "es.toml", "fr.toml"].map(text);
    let form = Form::new(&file, &[("en", &en), ("es", &es), ("fr", &fr)]).unwrap();
    assert_eq!(form.name(), "ich-02");
    let bytes = fs::read(root().join("samples/forms/heritage-incomplete.pdf")).unwrap();
    let check = |options: Options| Checker::new(options).check(&bytes, "a.pdf").into_parts();
    assert_eq!(check(Options::new().form(form)), check(Options::new()));
}

#[test]
fn faults_of_a_form_are_all_reported() {
    let form = "name = \"a\"\ntitle = \"A\"\nmin-headings = 1\n[[field]]\nkey = \"title\"\ntype = \"tittle\"\nrequired = true\ncure = \"T\"\n";
    let fault = |form: &str, languages: &[(&str, &str)]| -> FormError {
        Form::new(form, languages).unwrap_err()
    };
    assert!(fault(form, &[("en", "")]).faults().len() > 1);
    assert_eq!(fault("", &[]).faults(), ["the form has no language"]);
}
