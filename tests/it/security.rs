//! What a hostile file, name, folder or link cannot do. The sandbox itself is in `isolation`.

use std::cell::Cell;
use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use nomcheck::form::Form;
use nomcheck::layout::{Budget, Layout, Params, analyze};
use nomcheck::record::{DocumentFacts, Source};

use crate::support::Place;
use crate::tiny_pdf::{self, Line, Mark};

const NOT_A_PDF: &str = "GIF89a";

/// A PDF with these objects from number 1 on, the first being the catalogue; offsets are left to repair.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    for (index, body) in objects.iter().enumerate() {
        pdf.extend(format!("{} 0 obj\n", index + 1).bytes());
        pdf.extend(body);
        pdf.extend(b"\nendobj\n");
    }
    pdf.extend(b"trailer <</Root 1 0 R>>\n");
    pdf
}

fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    let packed = packed.finish().unwrap();
    let head = format!(
        "<<{entries} /Filter /FlateDecode /Length {}>>stream\n",
        packed.len()
    );
    [head.as_bytes(), &packed, b"\nendstream"].concat()
}

/// One page with this content and further objects from number 6 on; object 5 is the font.
fn page(content: &[u8], resources: &str, font: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>".to_vec(),
        format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
             /Resources <</Font <</F 5 0 R>> {resources}>>>>"
        )
        .into_bytes(),
        stream("", content),
        font.as_bytes().to_vec(),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

const HELVETICA: &str = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>";

/// Fails unless the file is answered by the finding that it is over the limit of this unit.
fn is_over(pdf: &[u8], unit: &str) {
    let place = Place::with(&[]);
    fs::write(place.path("a.pdf"), pdf).unwrap();
    let report = place.run("check a.pdf --output json").ends(1).json();
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    let over = findings.iter().find(|f| f["rule"] == "file-over-limit");
    assert_eq!(over.unwrap()["args"]["unit"], unit);
}

#[test]
fn font_cannot_make_text_without_end() {
    let letters = "0061".repeat(256);
    let map = format!(
        "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n\
         1 beginbfchar <41> <{letters}> endbfchar endcmap end"
    );
    let content = format!("BT /F 1 Tf 9 9 Td ({}) Tj ET", "A".repeat(20_000));
    let font = HELVETICA.replace(">>", " /ToUnicode 6 0 R>>");
    is_over(
        &page(content.as_bytes(), "", &font, &[stream("", map.as_bytes())]),
        "characters",
    );
}

#[test]
fn shapes_of_a_page_end_at_the_budget() {
    let boxes = |n: usize| {
        let shape = |i: usize| format!("{} {} 9 9 re f\n", i % 580, i * 7 % 830);
        (0..n).map(shape).collect::<String>()
    };
    is_over(&page(boxes(6_000).as_bytes(), "", HELVETICA, &[]), "shapes");
    let covering = |n: usize| {
        let text = "BT /F 1 Tf 9 9 Td (letters) Tj ET\n".repeat(2_000);
        text + &"q 1 0 0 rg 300 300 9 9 re f Q\n".repeat(n)
    };
    let many = covering(4_000);
    is_over(&page(many.as_bytes(), "", HELVETICA, &[]), "comparisons");
}

#[test]
fn value_of_a_field_cannot_be_used_without_end() {
    let value = format!("({})", "some words ".repeat(3_000)).into_bytes();
    let options: String = (0..5_000).map(|i| format!("[({i})(x)]")).collect();
    let options = format!("[{options}]").into_bytes();
    let values = format!("[{}]", "(none)".repeat(200)).into_bytes();
    for (kind, unit) in [
        ("/FT /Tx /V 6 0 R", "characters"),
        ("/FT /Ch /V 8 0 R /Opt 7 0 R", "operators"),
    ] {
        let widgets: String = (0..300)
            .map(|i| format!("<</Subtype /Widget {kind} /Rect [9 {i} 99 {}]>>", i + 9))
            .collect();
        let more = [value.clone(), options.clone(), values.clone()];
        let file = page(
            b"",
            &format!(">> /Annots [{widgets}] /X <<"),
            HELVETICA,
            &more,
        );
        is_over(&file, unit);
    }
}

#[test]
fn replacement_text_cannot_be_used_without_end() {
    let text = "some words ".repeat(3_000);
    let content = "/Span /P BDC BT /F 1 Tf 9 9 Td (A) Tj ET EMC\n".repeat(200);
    let resources = "/Properties <</P 6 0 R>>";
    let properties = format!("<</ActualText ({text})>>").into_bytes();
    is_over(
        &page(content.as_bytes(), resources, HELVETICA, &[properties]),
        "characters",
    );
}

#[test]
fn comparisons_end_at_the_budget_and_all_text_is_kept() {
    let marks: Vec<Mark> = (0..40)
        .flat_map(|row| {
            let top = 60.0 + 12.0 * row as f32;
            [(60.0, "left column"), (320.0, "right column")]
                .map(|(left, text)| Mark(left, top, 9.0, false, text.to_owned()))
        })
        .collect();
    let bytes = tiny_pdf::drawn(&marks).into_bytes();
    let document = nomcheck::pdf::open(&bytes, &Default::default())
        .unwrap()
        .value;
    let content = nomcheck::pdf::read(&document).value;
    let layout = |budget| {
        let params = Params {
            budget,
            ..Params::default()
        };
        analyze(&content, &params)
    };
    let (all, few) = (layout(Budget::default()), layout(Budget::new(50, 50)));
    assert_eq!(all.over_limit, None);
    assert_eq!(few.over_limit.map(|over| over.unit), Some("comparisons"));
    let letters = |layout: &Layout| {
        let text: String = layout.blocks.iter().map(|b| b.text.as_str()).collect();
        text.chars().filter(|c| c.is_alphabetic()).count()
    };
    assert_eq!(letters(&all), letters(&few));
}

#[test]
fn search_for_a_better_reading_ends() {
    let page = tiny_pdf::page(&[
        Line::Plain("Nominee: Ms. Ana Sol"),
        Line::Plain("Country: Samoa"),
    ]);
    let document = nomcheck::pdf::open(page.as_bytes(), &Default::default())
        .unwrap()
        .value;
    // How often the document is laid out.
    let readings = |images: usize, budget: Budget| {
        let mut content = nomcheck::pdf::read(&document).value;
        content.pages[0].images = vec![Default::default(); images];
        let arranged = nomcheck::pages::arrange(content);
        let params = Params {
            budget,
            ..Params::default()
        };
        let count = Cell::new(0);
        let known = |layout: &Layout| {
            count.set(count.get() + 1);
            let source = Source::default();
            DocumentFacts::new(source, &document.properties, &arranged, layout, Vec::new())
        };
        nomcheck::reading::best(&arranged.content, &Form::built_in(), &params, &known);
        count.get()
    };
    assert!(readings(0, Budget::default()) > 5);
    assert_eq!(readings(400_000, Budget::default()), 3);
    // What cannot be read to the end once is not tried again.
    assert_eq!(readings(0, Budget::new(0, 0)), 1);
}

/// A nomination's page that draws what a crop cannot: answered without a picture, and without a system error.
fn is_answered_without_picture(content: &str, resources: &str, more: &[Vec<u8>]) {
    let place = Place::with(&[]);
    let text = b"BT /F 12 Tf 72 700 Td (Nominee: Ms. Ana Sol) Tj ET ";
    let content = [text, content.as_bytes()].concat();
    fs::write(
        place.path("a.pdf"),
        page(&content, resources, HELVETICA, more),
    )
    .unwrap();
    let args = "check a.pdf --memory-limit 300MB --output json --output html=r.html";
    let report = place.run(args).ends(1).json();
    assert_eq!(report["system_errors"].as_array().unwrap().len(), 0);
}

#[test]
fn drawing_ends_before_it_is_too_much() {
    is_answered_without_picture(
        &"[0.0001 0.0001] 0 d 0 0 m 595 842 l S\n".repeat(50),
        "",
        &[],
    );
    is_answered_without_picture(&"BI /W 1 /H 1 ID x\n".repeat(50_000), "", &[]);
    let mut jbig2 = b"\0\0\0\0\x30\0\x01\0\0\0\x13\0\0\xea\x60\0\0\xea\x60".to_vec();
    jbig2.extend([0; 11]);
    let head = "<</Type /XObject /Subtype /Image /Width 100 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 1 \
                /Filter /JBIG2Decode /Length 30>>stream\n";
    let image = [head.as_bytes(), &jbig2, b"\nendstream"].concat();
    is_answered_without_picture(
        "q 100 0 0 100 9 9 cm /I Do Q",
        "/XObject <</I 6 0 R>>",
        &[image],
    );
}

#[test]
fn no_name_ends_a_run() {
    let long = format!("in/{}.pdf", "x".repeat(250));
    let place = Place::with(&[
        ("in/..pdf", NOT_A_PDF),
        ("in/a.pdf", NOT_A_PDF),
        ("in/a.PDF", NOT_A_PDF),
        (long.as_str(), NOT_A_PDF),
    ]);
    let report = place
        .run("check in --output json --records records/")
        .ends(1)
        .json();
    assert_eq!(report["documents"].as_array().unwrap().len(), 4);
    assert_eq!(fs::read_dir(place.path("records")).unwrap().count(), 4);
    assert!(place.path("records/..pdf.json").exists());
}

#[test]
fn what_is_read_is_never_written_over() {
    let pdf = tiny_pdf::page(&[Line::Plain("Nominee: Ms. Ana Sol")]);
    let place = Place::with(&[
        ("in/scan.json", &pdf),
        ("in/b.pdf", &pdf),
        ("nomcheck.toml", "lang = \"en\"\n"),
    ]);
    fs::hard_link(place.path("in/b.pdf"), place.path("other.json")).unwrap();
    for args in [
        "check in --records in/",
        "check in --records in/b.pdf",
        "check in --output json=in/b.pdf",
        "check in/b.pdf --output json=in/../in/b.pdf",
        "check in --output json=other.json",
        "check in --output json=nomcheck.toml",
        "check in --output letters=in",
    ] {
        place.run(args).ends(2);
    }
    assert_eq!(place.read("in/scan.json"), pdf);
    assert_eq!(place.read("in/b.pdf"), pdf);
}

#[cfg(unix)]
#[test]
fn report_is_not_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let place = Place::with(&[("home/victim", "precious"), ("repo/a.pdf", NOT_A_PDF)]);
    symlink("../home/victim", place.path("repo/nomcheck.sarif")).unwrap();
    symlink("../home", place.path("repo/letters")).unwrap();
    let run = place
        .run_in("repo", "check a.pdf --output csv=nomcheck.sarif")
        .ends(3);
    assert!(
        run.stderr.contains("it is a link to ../home/victim"),
        "{}",
        run.stderr
    );
    place
        .run_in("repo", "check a.pdf --output letters=letters/")
        .ends(3);
    assert_eq!(place.read("home/victim"), "precious");
    // Where the shell has opened something for us, there is a link, too.
    place
        .run("check repo/a.pdf --output json=/dev/stdout")
        .ends(1)
        .json();
}

#[cfg(unix)]
#[test]
fn cache_of_somebody_else_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with(&[("a.pdf", NOT_A_PDF), ("cache/x", "")]);
    let mode = |mode| fs::set_permissions(place.path("cache"), PermissionsExt::from_mode(mode));
    mode(0o777).unwrap();
    let run = place.run("check a.pdf --cache cache").ends(3);
    assert!(
        run.stderr.contains("others may write in it"),
        "{}",
        run.stderr
    );
    mode(0o700).unwrap();
    place.run("check a.pdf --cache cache").ends(1);
}

#[cfg(target_os = "linux")]
#[test]
fn entry_of_the_cache_is_never_waited_for() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let place = Place::with(&[("a.pdf", NOT_A_PDF)]);
    place.run("check a.pdf --cache cache").ends(1);
    let entries = || {
        walkdir::WalkDir::new(place.path("cache"))
            .into_iter()
            .flatten()
    };
    for entry in entries().filter(|entry| entry.file_type().is_file()) {
        fs::remove_file(entry.path()).unwrap();
        mknodat(
            CWD,
            entry.path(),
            FileType::Fifo,
            Mode::RUSR | Mode::WUSR,
            0,
        )
        .unwrap();
    }
    place.run("check a.pdf --cache cache").ends(1);
}

#[test]
fn configuration_beside_files_is_not_used_without_a_word() {
    let place = Place::with(&[
        ("in/a.pdf", NOT_A_PDF),
        ("in/list", "a.pdf\n"),
        ("in/nomcheck.toml", "ignore = [\"file-not-readable\"]\n"),
    ]);
    for args in ["check . -q", "check a.pdf -q", "check --files-from list -q"] {
        let run = place.run_in("in", args);
        assert!(
            run.stderr.contains("nomcheck.toml"),
            "{args}: {}",
            run.stderr
        );
    }
}

#[test]
fn what_is_printed_is_no_command_of_a_ci_server() {
    let place = Place::with(&[]);
    let pdf = tiny_pdf::page(&[
        Line::Bold("::stop-commands::x1"),
        Line::Plain("Nominee: ##[warning]boo, ::add-mask::y"),
        Line::Plain("::debug::z"),
    ]);
    fs::write(place.path("a.pdf"), pdf).unwrap();
    for args in [
        "check a.pdf",
        "check a.pdf --output concise",
        "text a.pdf",
        "trace a.pdf title",
    ] {
        let run = place.run(args);
        let printed = format!("{}{}", run.stdout, run.stderr);
        assert!(!printed.contains("##["), "{args}: {printed}");
        let mut lines = printed.lines();
        assert!(
            !lines.any(|line| line.trim_start().starts_with("::")),
            "{args}: {printed}"
        );
    }
}

#[test]
fn list_of_windows_is_read_or_reported() {
    let place = Place::with(&[("a.pdf", NOT_A_PDF), ("bom", "\u{feff}a.pdf\r\n")]);
    place.run("check --files-from bom").ends(1);
    let utf16: Vec<u8> = "\u{feff}a.pdf\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::write(place.path("utf16"), utf16).unwrap();
    let run = place.run("check --files-from utf16").ends(2);
    assert!(run.stderr.contains("UTF-16"), "{}", run.stderr);
    let run = place.run("check *.pdf").ends(2);
    assert!(run.stderr.contains("pattern"), "{}", run.stderr);
}

#[test]
fn text_of_what_cannot_be_read_is_an_error() {
    let place = Place::with(&[("a.pdf", NOT_A_PDF)]);
    let run = place.run("text a.pdf").ends(3);
    assert_eq!(run.stdout, "");
    assert!(!run.stderr.is_empty());
    place.sample("scan.pdf", "scan.pdf");
    let run = place.run("text scan.pdf --ocr off").ends(0);
    assert!(run.stderr.contains("scan"), "{}", run.stderr);
}

#[test]
fn baseline_of_an_unknown_version_is_refused() {
    let text = "{\"schema_version\": \"99\", \"documents\": []}";
    let place = Place::with(&[("a.pdf", NOT_A_PDF), ("old.json", text)]);
    let run = place.run("check a.pdf --baseline old.json").ends(2);
    assert!(run.stderr.contains("version 99"), "{}", run.stderr);
}

#[test]
fn pattern_of_braces_is_an_error_and_no_panic() {
    let path = format!("{}x{}", "{".repeat(2_000), "}".repeat(2_000));
    let toml = format!(
        "[[waiver]]\nrule = \"title-missing\"\npath = \"{path}\"\nreason = \"r\"\nofficer = \"o\"\n"
    );
    let place = Place::with(&[("a.pdf", NOT_A_PDF), ("nomcheck.toml", &toml)]);
    place.run("check a.pdf").ends(2);
}
