//! What holds of any content stream: tried on thousands of small random ones.

use proptest::prelude::*;

use super::PageContent;
use super::testing::{Sample, stream};

/// Operators that change state or structure and show nothing, with operands that are mostly of the right kind.
fn quiet() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        4 => (-40i32..400).prop_map(|n| n.to_string()),
        2 => (-9.0f32..9.0).prop_map(|n| format!("{n:.3}")),
        1 => prop::sample::select(vec!["0", "1e9", "-.", "99999999999", "-0.0000001", "1.2.3"]).prop_map(str::to_owned),
    ];
    let operator = prop::sample::select(vec![
        "Td", "TD", "Tm", "T*", "Tc", "Tw", "Tz", "TL", "Ts", "Tr", "cm", "q", "Q", "BT", "ET",
        "g", "rg", "k", "sc", "re", "m", "l", "c", "h", "W", "n", "f", "S", "B", "w", "EMC", "MP",
        "d0", "d1", "foo",
    ]);
    let set = (prop::collection::vec(number, 0..7), operator)
        .prop_map(|(operands, operator)| format!("{} {operator}", operands.join(" ")));
    let fixed = prop::sample::select(vec![
        "/F1 11 Tf",
        "/F2 9 Tf",
        "/F3 7 Tf",
        "/F9 12 Tf",
        "/F1 0 Tf",
        "/F1 -8 Tf",
        "/Artifact BMC",
        "/Span <</MCID 1>> BDC",
        "/OC /L BDC",
        "/P /None BDC",
        "/G gs",
        "/Pattern cs",
        "/P scn",
        "/None Do",
        "[[[ (",
        ") >> ]",
        "<< /A",
        "BI /W 1 /H 1 ID x EI",
    ])
    .prop_map(str::to_owned);
    prop_oneof![4 => set, 1 => fixed]
}

/// Showing operators: a font, a text object and one string of so many one-byte codes.
fn shown() -> impl Strategy<Value = (String, usize)> {
    let codes = prop::collection::vec(any::<u8>(), 0..12);
    (
        codes,
        prop::sample::select(vec!["Tj", "TJ", "'", "\""]),
        prop::bool::ANY,
    )
        .prop_map(|(codes, operator, broken)| {
            let hex =
                |codes: &[u8]| -> String { codes.iter().map(|c| format!("{c:02X}")).collect() };
            let string = match operator {
                "TJ" if broken => format!(
                    "[<{}> -250 <{}>]",
                    hex(&codes[..codes.len() / 2]),
                    hex(&codes[codes.len() / 2..])
                ),
                "TJ" => format!("[<{}>]", hex(&codes)),
                "\"" => format!("1 2 <{}>", hex(&codes)),
                _ => format!("<{}>", hex(&codes)),
            };
            (format!("{string} {operator}"), codes.len())
        })
}

fn read(content: &str) -> PageContent {
    let form = stream(
        "/Subtype/Form/BBox[0 0 99 99]",
        "BT /F1 9 Tf (form) Tj ET /X Do",
    );
    Sample {
        resources: "/XObject<</X 6 0 R>>/ExtGState<</G<</ca .5>>>>/Font<</F1 5 0 R/F2 7 0 R/F3 8 0 R>>",
        content,
        objects: &[
            (6, &form),
            (7, "<</Type/Font/Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FirstChar 65/Widths[50]/Encoding<</Differences[65/A]>>/CharProcs<<>>>>"),
            (8, "<</Type/Font/Subtype/TrueType/BaseFont/Wingdings/FirstChar 0/Widths[-500 1e9]>>"),
        ],
        ..Sample::default()
    }
    .first_page()
}

/// Each glyph's box is finite and upright, and its text is a part of the page's.
fn is_sound(page: &PageContent) -> Result<(), TestCaseError> {
    for glyph in &page.glyphs {
        let b = glyph.bbox;
        prop_assert!(
            [b.left, b.top, b.right, b.bottom, glyph.baseline, glyph.size]
                .iter()
                .all(|n| n.is_finite())
        );
        prop_assert!(b.left <= b.right && b.top <= b.bottom);
        let end = glyph.start as usize + usize::from(glyph.len);
        prop_assert!(page.text.get(glyph.start as usize..end).is_some());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn any_operators_give_sound_glyphs(
        operators in prop::collection::vec(prop_oneof![3 => quiet(), 1 => shown().prop_map(|(text, _)| text), 1 => Just("/X Do".to_owned())], 0..60)
    ) {
        is_sound(&read(&operators.join("\n")))?;
    }

    /// Found by the test above.
    #[test]
    fn baseline_beyond_all_numbers_is_no_glyph(operator in prop::sample::select(vec!["Tj", "'"])) {
        let operators = ["0 0 99999999999 0 0 0 Tm", "99999999999 0 0 0 0 0 cm", "<00>"];
        is_sound(&read(&format!("{} {operator}", operators.join("\n"))))?;
    }

    #[test]
    fn each_code_shown_is_one_glyph(strings in prop::collection::vec(shown(), 1..20), font in prop::sample::select(vec!["F1", "F2", "F3", "F9"])) {
        let operators: Vec<&str> = strings.iter().map(|(text, _)| text.as_str()).collect();
        let page = read(&format!("BT /{font} 10 Tf 12 TL 10 50 Td {} ET", operators.join(" ")));
        is_sound(&page)?;
        prop_assert_eq!(page.glyphs.len(), strings.iter().map(|(_, codes)| codes).sum::<usize>());
    }

    #[test]
    fn any_bytes_are_a_content_stream(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let content: String = bytes.iter().map(|&byte| char::from(byte & 0x7F)).collect();
        is_sound(&read(&content))?;
    }
}
