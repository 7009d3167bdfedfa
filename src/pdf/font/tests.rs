//! Whole fonts: dictionaries in, codes out.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::*;

fn load(dict: &Dictionary) -> Font {
    Font::load(&Document::new(), dict, &Limits::default()).value
}

fn list(numbers: &[i64]) -> Object {
    Object::Array(
        numbers
            .iter()
            .map(|number| Object::Integer(*number))
            .collect(),
    )
}

fn stream(bytes: &[u8]) -> Object {
    Object::Stream(Stream::new(Dictionary::new(), bytes.to_vec()))
}

/// The texts of all codes of `string`; `?` for none.
fn read(font: &Font, mut string: &[u8]) -> String {
    let mut out = String::new();
    while let Some(code) = font.next_code(string) {
        out.push_str(code.text.unwrap_or("?"));
        string = &string[code.bytes..];
    }
    out
}

/// A Type0 font with that encoding and those entries more.
fn composite(encoding: Object, more: Dictionary, cid_font: Dictionary) -> Font {
    let mut descendant = dictionary! { "Subtype" => "CIDFontType2" };
    descendant.extend(&cid_font);
    let mut dict = dictionary! { "Subtype" => "Type0", "Encoding" => encoding, "DescendantFonts" => vec![Object::Dictionary(descendant)] };
    dict.extend(&more);
    load(&dict)
}

#[test]
fn a_nonsymbolic_font_is_read_by_its_encoding() {
    let font = load(&dictionary! {
        "Subtype" => "TrueType", "BaseFont" => "ABCDEF+Carlito", "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 32, "Widths" => list(&[226, 333]), "FontDescriptor" => dictionary! { "Flags" => 32, "MissingWidth" => 500 },
    });
    assert_eq!(read(&font, b"caf\xE9 \x80"), "café €");
    assert_eq!(font.face.name, "Carlito");
    assert_eq!(font.face.space, 0.226);
    let space = font.next_code(b" ").expect("a code");
    assert_eq!((space.advance, space.is_space), (0.226, true));
    assert_eq!(font.next_code(b"A").map(|code| code.advance), Some(0.5));
}

#[test]
fn to_unicode_wins_unless_it_says_nothing() {
    let font = load(&dictionary! {
        "Subtype" => "Type1", "Encoding" => "WinAnsiEncoding",
        "ToUnicode" => stream(b"beginbfchar <41> <0042> <43> <0000> <44> <F001> <45> <> endbfchar"),
    });
    assert_eq!(read(&font, b"ACDEF"), "BCDEF");
}

#[test]
fn a_subset_without_names_stays_unmapped() {
    let encoding =
        dictionary! { "Differences" => vec![1.into(), "g12".into(), "G01".into(), "c01".into()] };
    let font = load(
        &dictionary! { "Subtype" => "Type3", "Encoding" => encoding, "FontMatrix" => list(&[1, 0, 0, 1, 0, 0]) },
    );
    assert_eq!(read(&font, b"\x01\x02\x03"), "???");
    let font = composite("Identity-H".into(), dictionary! {}, dictionary! {});
    assert_eq!(read(&font, b"\0\x24\0\x25"), "??");
}

#[test]
fn word_bullets_are_bullets_in_simple_and_composite_fonts() {
    let to_unicode = || stream(b"beginbfchar <0078> <F0A7> <0079> <F0FF> endbfchar");
    let more =
        dictionary! { "BaseFont" => "ABCDEF+Wingdings-Regular", "ToUnicode" => to_unicode() };
    assert_eq!(
        read(
            &composite("Identity-H".into(), more, dictionary! {}),
            b"\0\x78\0\x79"
        ),
        "▪?"
    );
    let more = dictionary! { "BaseFont" => "Carlito", "ToUnicode" => to_unicode() };
    assert_eq!(
        read(
            &composite("Identity-H".into(), more, dictionary! {}),
            b"\0\x78\0\x79"
        ),
        "??"
    );
    let simple = dictionary! { "Subtype" => "TrueType", "BaseFont" => "Wingdings", "Encoding" => "WinAnsiEncoding" };
    assert_eq!(read(&load(&simple), b"\xA7\xFC"), "▪✓");
}

#[test]
fn composite_fonts_find_text_and_width() {
    let info = dictionary! { "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Japan1") };
    let widths = vec![34.into(), list(&[600])];
    let font = composite(
        "90ms-RKSJ-H".into(),
        dictionary! {},
        dictionary! { "CIDSystemInfo" => info.clone(), "W" => widths },
    );
    assert_eq!(read(&font, b"A\x93\xFA\x96\x7B"), "A日本");
    let font = composite(
        "Identity-V".into(),
        dictionary! {},
        dictionary! { "CIDSystemInfo" => info },
    );
    assert_eq!(read(&font, &[0, 34]), "A");
    assert!(font.vertical);
    assert_eq!(font.next_code(&[0, 34]).map(|code| code.advance), Some(1.0));
}

#[test]
fn codes_that_are_unicode_need_a_map_to_glyphs() {
    let more = || dictionary! { "ToUnicode" => "Identity-H" };
    assert_eq!(
        read(
            &composite("Identity-H".into(), more(), dictionary! {}),
            b"\0A"
        ),
        "?"
    );
    let cid_font = dictionary! { "CIDToGIDMap" => stream(&[0, 1]) };
    assert_eq!(
        read(&composite("Identity-H".into(), more(), cid_font), b"\0A"),
        "A"
    );
}

#[test]
fn an_embedded_cmap_may_build_on_a_predefined_one() {
    let encoding = stream(b"/GBK-EUC-H usecmap 1 begincidchar <41> 100 endcidchar");
    let info = dictionary! { "Ordering" => Object::string_literal("GB1") };
    let font = composite(
        encoding,
        dictionary! {},
        dictionary! { "CIDSystemInfo" => info },
    );
    assert_eq!(read(&font, b"B\xD6\xD0"), "B中");
}

/// Every kind of font, whole and broken.
fn fonts() -> Vec<Font> {
    let cmap = || {
        stream(b"begincodespacerange <00> <7F> <8000> <8FFF> <900000> <90FFFF> <FF000000> <FFFFFFFF> endcodespacerange")
    };
    vec![
        Font::default(),
        load(&Dictionary::new()),
        load(&dictionary! { "Subtype" => "Type0" }),
        load(&dictionary! { "Subtype" => "Type3", "Widths" => list(&[1, 2]), "FirstChar" => -5 }),
        load(
            &dictionary! { "Subtype" => "Type1", "FirstChar" => i64::MAX, "Widths" => list(&[1]), "Encoding" => list(&[7]) },
        ),
        composite(
            cmap(),
            dictionary! { "ToUnicode" => cmap() },
            dictionary! { "W" => list(&[1, 2]), "DW2" => list(&[1]) },
        ),
        composite(
            "UniJIS-UTF16-V".into(),
            dictionary! {},
            dictionary! { "W2" => list(&[1, 70_000, 2, 3]) },
        ),
        composite("EUC-H".into(), dictionary! {}, dictionary! {}),
        composite("GBK2K-H".into(), dictionary! {}, dictionary! {}),
        composite(
            "Identity-H".into(),
            dictionary! {},
            dictionary! { "W" => list(&[1, 70_000, 2, 3]) },
        ),
        composite(
            "Nothing".into(),
            dictionary! { "DescendantFonts" => Object::Null },
            dictionary! {},
        ),
    ]
}

#[test]
fn each_code_takes_a_byte_and_no_more_than_there_are() {
    // A fixed sequence of bytes that looks like none: a linear congruential generator.
    let bytes: Vec<u8> = (0..4096_u32)
        .scan(12345_u32, |state, _| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 24) as u8)
        })
        .collect();
    for font in fonts() {
        for start in 0..64 {
            let mut rest = &bytes[start..];
            while let Some(code) = font.next_code(rest) {
                assert!((1..=rest.len()).contains(&code.bytes));
                assert!(code.advance.is_finite());
                rest = &rest[code.bytes..];
            }
            assert!(rest.is_empty());
        }
    }
}

#[test]
fn broken_programs_are_left_alone() {
    let starts: [&[u8]; 6] = [
        b"\0\x01\0\0",
        b"OTTO",
        b"ttcf",
        b"\x01\0\x04\x01",
        b"%!PS-AdobeFont",
        b"",
    ];
    for start in starts {
        let bytes: Vec<u8> = start
            .iter()
            .copied()
            .chain((0..600_u32).map(|i| (i * 7 % 256) as u8))
            .collect();
        for key in ["FontFile", "FontFile2", "FontFile3"] {
            let descriptor = dictionary! { key => stream(&bytes), "Flags" => 4 };
            let simple = load(
                &dictionary! { "Subtype" => "TrueType", "FontDescriptor" => descriptor.clone() },
            );
            assert_eq!(read(&simple, b"\x01A"), "??");
            let wide = composite(
                "Identity-H".into(),
                dictionary! {},
                dictionary! { "FontDescriptor" => descriptor },
            );
            assert_eq!(read(&wide, b"\0A"), "?");
        }
    }
}
