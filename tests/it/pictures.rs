//! Pages that are hostile pictures: drawing them to recognise their text costs at most the budget, and ends as a finding.

use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::support::Place;

/// So long may a file take in a build without optimisation on a busy machine; one that is not bounded takes hours.
const LONGEST: Duration = Duration::from_secs(60);

/// A page that is this picture and nothing else.
fn page(entries: &str, data: &[u8]) -> Vec<u8> {
    let content = "q 595 0 0 842 0 0 cm /I Do Q";
    let head = format!(
        "<</Type /XObject /Subtype /Image {entries} /Length {}>>stream\n",
        data.len()
    );
    let objects = [
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>".to_vec(),
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</XObject <</I 5 0 R>>>>>>".to_vec(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()).into_bytes(),
        [head.as_bytes(), data, b"\nendstream"].concat(),
    ];
    let mut pdf = b"%PDF-1.7\n".to_vec();
    for (index, body) in objects.iter().enumerate() {
        pdf.extend(format!("{} 0 obj\n", index + 1).bytes());
        pdf.extend(body);
        pdf.extend(b"\nendobj\n");
    }
    pdf.extend(b"trailer <</Root 1 0 R>>\n");
    pdf
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// So many zeros, packed.
fn zeros(count: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    let piece = vec![0; 1 << 20];
    (0..count >> 20).for_each(|_| packed.write_all(&piece).unwrap());
    packed.finish().unwrap()
}

/// A page and `regions` generic regions of this size (ITU-T T.88).
fn jbig2(width: u32, height: u32, regions: u32) -> Vec<u8> {
    let segment = |number: u32, kind: u8, data: &[u8]| {
        let head = [
            &number.to_be_bytes()[..],
            &[kind, 0, 1],
            &(data.len() as u32).to_be_bytes(),
        ]
        .concat();
        [&head, data].concat()
    };
    let size = [width.to_be_bytes(), height.to_be_bytes(), [0; 4], [0; 4]].concat();
    let mut out = segment(0, 48, &[&size[..], &[0; 3]].concat());
    for number in 1..=regions {
        let template = [0, 0, 3, 0xff, 0xfd, 0xff, 2, 0xfe, 0xfe, 0xfe];
        out.extend(segment(
            number,
            38,
            &[&size[..], &template, &[0; 64]].concat(),
        ));
    }
    out
}

/// A code stream of this size in tiles of that, with so many channels (ISO/IEC 15444-1).
fn jpx(size: u32, tile: u32, channels: u16) -> Vec<u8> {
    let mut siz = vec![0, 0];
    for side in [size, size, 0, 0, tile, tile, 0, 0] {
        siz.extend(side.to_be_bytes());
    }
    siz.extend(channels.to_be_bytes());
    siz.extend([7, 1, 1].repeat(usize::from(channels)));
    let marker = |code: u8, data: &[u8]| {
        let length = (data.len() as u16 + 2).to_be_bytes();
        [&[0xff, code][..], &length, data].concat()
    };
    let mut out = vec![0xff, 0x4f];
    out.extend(marker(0x51, &siz));
    out.extend(marker(0x52, &[0, 0, 0, 1, 0, 5, 4, 4, 0, 1]));
    out.extend(marker(0x5c, &[0x40; 17]));
    out.extend(marker(0x90, &[0, 0, 0, 0, 0, 0, 0, 1]));
    out.extend([0xff, 0x93]);
    out.extend([0; 200]);
    out
}

/// A progressive frame of this size with many scans (ITU-T T.81).
fn jpeg(side: u16, scans: usize) -> Vec<u8> {
    let side = side.to_be_bytes();
    let mut out = b"\xff\xd8\xff\xc2\0\x0b\x08".to_vec();
    out.extend([side, side].concat());
    out.extend(b"\x01\x01\x11\0");
    out.extend(b"\xff\xda\0\x08\x01\x01\0\0\0\0..".repeat(scans));
    out
}

/// Fails unless the page stays a picture, within the limits, without a fault of the tool.
fn is_left_out(place: &Place, name: &str, entries: &str, data: &[u8]) {
    fs::write(place.path("a.pdf"), page(entries, data)).unwrap();
    let begun = Instant::now();
    let bin = place.path("bin");
    let env = [("PATH", bin.to_str().unwrap())];
    let report = place
        .run_with(
            "check a.pdf --output json --memory-limit 512MB --no-crops",
            "",
            &env,
        )
        .ends(1)
        .json();
    assert!(begun.elapsed() < LONGEST, "{name}");
    assert_eq!(report["system_errors"], serde_json::json!([]), "{name}");
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    let found = findings.iter().any(|f| f["rule"] == "no-text-layer");
    assert!(found, "{name}: {findings:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn hostile_pictures_cost_the_budget_and_are_findings() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with(&[(
        "bin/tesseract",
        "#!/bin/sh\ncase \"$1\" in\n--version) echo 'tesseract 5.9.9';;\n--list-langs) printf 'in \"/\" (1):\\neng\\n';;\n*) /bin/cat >/dev/null;;\nesac\n",
    )]);
    fs::set_permissions(
        place.path("bin/tesseract"),
        fs::Permissions::from_mode(0o755),
    )
    .unwrap();
    let grey = "/ColorSpace /DeviceGray /BitsPerComponent 8";
    let bits = "/ColorSpace /DeviceGray /BitsPerComponent 1";
    let left_out = |name: &str, size: u32, entries: &str, data: &[u8]| {
        let entries = format!("/Width {size} /Height {size} {entries}");
        is_left_out(&place, name, &entries, data);
    };
    let jbig = format!("{bits} /Filter /JBIG2Decode");
    left_out("JBIG2, huge", 60_000, &jbig, &jbig2(60_000, 60_000, 1));
    left_out(
        "JBIG2, huger than it says",
        100,
        &jbig,
        &jbig2(60_000, 60_000, 1),
    );
    left_out(
        "JBIG2, painted again and again",
        5_000,
        &jbig,
        &jbig2(5_000, 5_000, 2_000),
    );
    let jpx_ = "/Filter /JPXDecode";
    left_out("JPX, huge", 60_000, jpx_, &jpx(60_000, 60_000, 3));
    left_out("JPX, huger than it says", 10, jpx_, &jpx(60_000, 60_000, 3));
    left_out("JPX, tiles of a pixel", 5_000, jpx_, &jpx(5_000, 1, 1));
    left_out(
        "JPX, channels without end",
        1_000,
        jpx_,
        &jpx(1_000, 1_000, 16_000),
    );
    let fax =
        format!("{bits} /Filter /CCITTFaxDecode /DecodeParms <</K -1 /Columns 60000 /Rows 60000>>");
    left_out("CCITT, huge", 60_000, &fax, &[0xff; 40_000]);
    left_out("CCITT, huger than it says", 10, &fax, &[0xff; 40_000]);
    let dct = format!("{grey} /Filter /DCTDecode");
    left_out("JPEG, huge", 65_500, &dct, &jpeg(65_500, 1));
    left_out("JPEG, huger than it says", 10, &dct, &jpeg(65_500, 1));
    left_out("JPEG, scans without end", 5_000, &dct, &jpeg(5_000, 3_000));
    let again = format!("{grey} /Filter [/FlateDecode /DCTDecode]");
    left_out("JPEG, packed again", 10, &again, &packed(&jpeg(65_500, 1)));
    let flate = format!("{grey} /Filter /FlateDecode");
    left_out("pixels, more than it says", 10, &flate, &zeros(600 << 20));
    let twice = format!("{grey} /Filter [/FlateDecode /FlateDecode]");
    left_out(
        "pixels, packed twice",
        5_000,
        &twice,
        &packed(&zeros(600 << 20)),
    );
}
