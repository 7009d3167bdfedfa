//! Scans are read by a program that recognises text: by Tesseract where it is installed, and by one that pretends to be it.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{Place, root};
#[cfg(target_os = "linux")]
use crate::tiny_pdf;

/// Whether Tesseract is there with the languages of the forms; says so where it is not.
fn tesseract_is_there() -> bool {
    let list = Command::new("tesseract")
        .arg("--list-langs")
        .stderr(Stdio::null())
        .output();
    let there = list.is_ok_and(|list| {
        let list = String::from_utf8_lossy(&list.stdout).into_owned();
        ["eng", "fra", "spa", "por"]
            .iter()
            .all(|code| list.lines().any(|line| line == *code))
    });
    if !there {
        // Not kept back as the output of a test is.
        let skipped = b"skipped: Tesseract is not installed with eng, fra, spa and por\n";
        std::io::stderr().write_all(skipped).unwrap();
    }
    there
}

fn codes(report: &Value) -> Vec<&str> {
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|f| f["rule"].as_str().unwrap())
        .collect()
}

#[test]
fn scan_is_read_like_the_file_from_which_it_was_printed() {
    if !tesseract_is_there() {
        return;
    }
    let place = Place::with(&[]);
    place.sample("scan.pdf", "a.pdf");
    let record = place.run("extract a.pdf").ends(0).json();
    let read = &record["nominations"][0];
    let text = std::fs::read_to_string(root().join("samples/truth/complete-libreoffice.json"));
    let truth: Value = serde_json::from_str(&text.unwrap()).unwrap();
    let printed = &truth["nominations"][0];
    let found = |sections: &Value| {
        sections
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&read["sections"]), found(&printed["sections"]));
    for value in [
        &read["title"],
        &read["nominee"],
        &read["country"],
        &read["telephones"][0],
    ] {
        assert_eq!(value["read_by"], "ocr", "{value}");
        let confidence = value["confidence"].as_f64().unwrap();
        assert!((0.5..=1.0).contains(&confidence), "{value}");
    }
    let warning = &record["warnings"][0];
    assert_eq!(warning["code"], "page-recognised");
    assert_eq!(warning["args"]["languages"], "eng+fra+por+spa");

    let report = place.run("check a.pdf --output json").json();
    assert!(codes(&report).contains(&"read-by-ocr"));
    for finding in report["documents"][0]["findings"].as_array().unwrap() {
        let certain = finding["severity"] != "note" && finding["certainty"] != "possible";
        assert!(!certain, "{finding}");
    }
    let text = place.run("text a.pdf").ends(0).stdout;
    assert!(text.contains("Harbour Schools"), "{text}");
}

#[test]
fn without_recognition_a_scan_is_a_scan() {
    let place = Place::with(&[("nomcheck.toml", "ocr = \"off\"\n")]);
    place.sample("scan.pdf", "a.pdf");
    for args in [
        "check a.pdf --output json",
        "check a.pdf --output json --ocr off",
    ] {
        let report = place.run(args).ends(1).json();
        assert_eq!(codes(&report), ["no-text-layer"]);
        assert_eq!(
            report["documents"][0]["findings"][0]["args"].get("ocr"),
            None
        );
    }
}

#[test]
fn missing_program_is_named_with_the_line_that_installs_it() {
    let place = Place::with(&[]);
    place.sample("scan.pdf", "a.pdf");
    let nowhere = [("PATH", "/nowhere")];
    let run = place.run_with("check a.pdf", "", &nowhere).ends(1);
    let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("apt-get install tesseract-ocr"), "{said}");
    let run = place
        .run_with("check a.pdf --ocr force", "", &nowhere)
        .ends(2);
    assert!(run.stderr.contains("tesseract-ocr"), "{}", run.stderr);
}

/// Programs that pretend to be Tesseract.
#[cfg(target_os = "linux")]
mod pretended {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A folder with a page that is a picture, a.pdf, and a program in bin/ that says it is Tesseract of this version and does so to pictures.
    fn place(version: &str, does: &str) -> Place {
        let place = Place::with(&[("a.pdf", &tiny_pdf::picture())]);
        program(&place, version, does);
        place
    }

    fn program(place: &Place, version: &str, does: &str) {
        let path = place.path("bin/tesseract");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let script = format!(
            "#!/bin/sh\ncase \"$1\" in\n--version) echo 'tesseract {version}';;\n\
             --list-langs) printf 'List of available languages in \"/nowhere/\" (2):\\neng\\nfra\\n';;\n\
             *) {does};;\nesac\n"
        );
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn run(place: &Place, args: &str) -> crate::support::Run {
        let bin = place.path("bin");
        place.run_with(args, "", &[("PATH", bin.to_str().unwrap())])
    }

    /// The table of words in which a program says that it recognised these lines, in letters of 11 points.
    fn table(lines: &[&str]) -> String {
        let mut rows = String::from("level\tpage_num\n");
        for (i, line) in lines.iter().enumerate() {
            let (mut x, y) = (300, 300 + 90 * i);
            for (j, word) in line.split(' ').enumerate() {
                let width = 18 * word.chars().count();
                rows += &format!("5\t1\t1\t1\t{i}\t{j}\t{x}\t{y}\t{width}\t32\t90.0\t{word}\n");
                x += width + 14;
            }
        }
        rows
    }

    fn says(lines: &[&str]) -> String {
        format!(
            "/bin/cat >/dev/null\n/bin/cat <<'END'\n{}END\n",
            table(lines)
        )
    }

    const FORM: [&str; 14] = [
        "A. Seed libraries for dry lands",
        "Nominee: Ms. Ama Owusu, Director, Seed Bank of the North",
        "Country: Ghana",
        "Email: ama@seedbank.gov.gh",
        "1. Description and Title of the South-South Initiative",
        "Farmers of two countries keep seeds together and lend them to each other every spring.",
        "2. Main partners",
        "Seed Bank of the North, Ghana, and the growers of the dry lands of Burkina Faso.",
        "3. Horizontal dimension of cooperation",
        "Both keep the seeds, both lend them, and each visits the other once a year.",
        "5. Sustainability",
        "A tenth of each harvest goes back into the store.",
        "6. Innovation",
        "Nobody had lent seeds across this border before, and nobody had asked.",
    ];

    #[test]
    fn what_it_says_goes_through_form_and_rules_and_is_never_certain() {
        let place = place("5.9.9", &says(&FORM));
        let report = run(&place, "check a.pdf --output json --output letters=letters").json();
        let found = codes(&report);
        assert!(
            found.contains(&"telephone-missing") && found.contains(&"read-by-ocr"),
            "{found:?}"
        );
        for finding in report["documents"][0]["findings"].as_array().unwrap() {
            let note = finding["severity"] == "note";
            assert!(note || finding["certainty"] == "possible", "{finding}");
        }
        // No letter asks on its ground.
        let files = fs::read_dir(place.path("letters")).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut letters: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
        letters.sort();
        assert_eq!(letters, ["officer.html", "officer.md"]);
        let record = run(&place, "extract a.pdf").ends(0).json();
        let email = &record["nominations"][0]["emails"][0];
        assert_eq!(email["text"], "ama@seedbank.gov.gh");
        assert_eq!(
            (&email["read_by"], &email["confidence"]),
            (&"ocr".into(), &0.9.into())
        );
        assert_eq!(record["warnings"][0]["args"]["by"], "tesseract 5.9.9");
    }

    #[test]
    fn scanners_text_gives_way_where_the_picture_contradicts_it() {
        let place = place("5.9.9", &says(&FORM));
        let rubbish: Vec<String> = FORM
            .iter()
            .map(|line| line.replace(['e', 'a', 'n'], "c"))
            .collect();
        let rubbish: Vec<&str> = rubbish.iter().map(String::as_str).collect();
        let read = |layer: &[&str], ocr: &str| {
            fs::write(place.path("b.pdf"), tiny_pdf::layered_picture(layer)).unwrap();
            run(&place, &format!("extract b.pdf --ocr {ocr}"))
                .ends(0)
                .json()
        };
        let record = read(&rubbish, "auto");
        let nomination = &record["nominations"][0];
        assert_eq!(nomination["emails"][0]["text"], "ama@seedbank.gov.gh");
        let warnings = record["warnings"].as_array().unwrap();
        let instead = warnings.iter().find(|w| w["code"] == "page-recognised");
        assert_eq!(instead.unwrap()["args"]["instead-of"], "scanner");
        // It is believed where it is right, and its values say how far it agreed.
        let record = read(&FORM, "auto");
        let email = &record["nominations"][0]["emails"][0];
        assert_eq!(email["text"], "ama@seedbank.gov.gh");
        assert_eq!(
            (&email["read_by"], &email["confidence"]),
            (&"ocr".into(), &1.0.into())
        );
        let warnings = record["warnings"].as_array().unwrap();
        assert!(
            warnings.iter().all(|w| w["code"] != "page-recognised"),
            "{warnings:?}"
        );
        // Without recognition nothing is compared.
        let record = read(&FORM, "off");
        assert_eq!(record["nominations"][0]["title"].get("read_by"), None);
    }

    #[test]
    fn program_that_fails_or_says_nonsense_leaves_a_scan() {
        let fails = place("5.9.9", "exit 1");
        let report = run(&fails, "check a.pdf --output json").ends(3).json();
        assert_eq!(codes(&report), ["no-text-layer"]);
        assert_eq!(report["system_errors"][0]["stage"], "ocr");
        for nonsense in ["echo nonsense", "printf '5\\t1\\t1'", ":"] {
            let place = place("5.9.9", nonsense);
            let report = run(&place, "check a.pdf --output json").ends(1).json();
            assert_eq!(codes(&report), ["no-text-layer"], "{nonsense}");
        }
    }

    #[test]
    fn program_that_never_ends_is_ended() {
        let place = place("5.9.9", "while :; do :; done");
        let report = run(&place, "check a.pdf --output json --time-limit 4s")
            .ends(3)
            .json();
        assert_eq!(codes(&report), ["no-text-layer"]);
    }

    #[test]
    fn answers_are_kept_by_program_and_version() {
        let place = place("5.9.9", &says(&FORM));
        let check = |place: &Place| {
            let report = run(place, "check a.pdf --output json --cache kept")
                .ends(1)
                .json();
            codes(&report).contains(&"no-text-layer")
        };
        assert!(!check(&place));
        // It would recognise nothing now, but is not asked.
        program(&place, "5.9.9", ":");
        assert!(!check(&place));
        program(&place, "5.9.10", ":");
        assert!(check(&place));
    }

    #[test]
    fn unknown_versions_and_no_languages_are_no_program() {
        let old = place("3.04", &says(&FORM));
        let report = run(&old, "check a.pdf --output json").ends(1).json();
        assert_eq!(
            report["documents"][0]["findings"][0]["args"]["ocr"],
            "missing"
        );
    }

    #[test]
    fn force_reads_typed_pages_too() {
        let place = place("5.9.9", &says(&FORM));
        place.sample("complete-libreoffice.pdf", "b.pdf");
        let typed = run(&place, "extract b.pdf").ends(0).json();
        assert_eq!(typed["nominations"][0]["title"].get("read_by"), None);
        let forced = run(&place, "extract b.pdf --ocr force").ends(0).json();
        assert_eq!(forced["nominations"][0]["title"]["read_by"], "ocr");
    }
}
