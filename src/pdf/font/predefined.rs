//! Predefined CMaps and character collections of Chinese, Japanese and Korean fonts (ISO 32000-2, 9.7.5.2 and 9.10.2).
//!
//! The data come with hayro-cmap; which byte sequences are codes it does not say, so that is here.

use std::sync::LazyLock;

use hayro_cmap::{BfString, CMapName, load_embedded};

use super::codes::Codespaces;
use super::texts::Texts;
use super::to_unicode::presentable;

/// A character collection whose CIDs have known characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Collection {
    Gb1,
    Cns1,
    Japan1,
    Korea1,
}

impl Collection {
    /// By the `/Ordering` of a `/CIDSystemInfo`.
    pub(super) fn by_ordering(ordering: &[u8]) -> Option<Collection> {
        Some(match ordering {
            b"GB1" => Collection::Gb1,
            b"CNS1" => Collection::Cns1,
            b"Japan1" | b"Japan2" => Collection::Japan1,
            b"Korea1" => Collection::Korea1,
            _ => return None,
        })
    }

    /// By the name of the CMap that maps its CIDs to Unicode, `Adobe-Japan1-UCS2`.
    pub(super) fn by_ucs2_name(name: &[u8]) -> Option<Collection> {
        Collection::by_ordering(name.strip_prefix(b"Adobe-")?.strip_suffix(b"-UCS2")?)
    }

    /// By the name of a predefined CMap that leads to its CIDs.
    fn by_cmap_name(name: &[u8]) -> Option<Collection> {
        let starts = |with: &[&str]| with.iter().any(|with| name.starts_with(with.as_bytes()));
        Some(if starts(&["GB", "UniGB"]) {
            Collection::Gb1
        } else if starts(&["B5", "HKscs", "ETen", "CNS", "UniCNS"]) {
            Collection::Cns1
        } else if starts(&["KSC", "UniKS"]) {
            Collection::Korea1
        } else if starts(&["83pv", "90ms", "90pv", "Add", "EUC", "Ext", "UniJIS"])
            || name == b"H"
            || name == b"V"
        {
            Collection::Japan1
        } else {
            return None;
        })
    }

    /// The text of a CID.
    pub(super) fn text(self, cid: u32) -> Option<&'static str> {
        // Constant tables, unpacked when the first font asks for them.
        static GB1: LazyLock<Texts> = LazyLock::new(|| collection_texts(CMapName::AdobeGb1Ucs2));
        static CNS1: LazyLock<Texts> = LazyLock::new(|| collection_texts(CMapName::AdobeCns1Ucs2));
        static JAPAN1: LazyLock<Texts> =
            LazyLock::new(|| collection_texts(CMapName::AdobeJapan1Ucs2));
        static KOREA1: LazyLock<Texts> =
            LazyLock::new(|| collection_texts(CMapName::AdobeKorea1Ucs2));
        let table = match self {
            Collection::Gb1 => &GB1,
            Collection::Cns1 => &CNS1,
            Collection::Japan1 => &JAPAN1,
            Collection::Korea1 => &KOREA1,
        };
        table.get(cid)
    }
}

fn collection_texts(name: CMapName<'_>) -> Texts {
    let mut texts = Texts::default();
    let Some(cmap) = parse(name) else {
        return texts;
    };
    for cid in 0..=0xFFFF {
        let text = match cmap.lookup_bf_string(cid) {
            Some(BfString::Char(c)) => presentable(c.encode_utf8(&mut [0; 4])),
            // Variation selectors tell shapes apart, not characters.
            Some(BfString::String(text)) => {
                presentable(text.trim_end_matches(is_variation_selector))
            }
            None => None,
        };
        if let Some(text) = text {
            texts.set(cid, &text);
        }
    }
    texts
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn parse(name: CMapName<'_>) -> Option<hayro_cmap::CMap> {
    hayro_cmap::CMap::parse(load_embedded(name)?, load_embedded)
}

/// A predefined CMap.
#[derive(Debug, Clone)]
pub(super) struct Predefined {
    /// Code → CID; `None` for CMaps that hayro-cmap lacks.
    cids: Option<hayro_cmap::CMap>,
    /// Which byte sequences are codes.
    pub(super) codespaces: Codespaces,
    /// What its CIDs mean.
    collection: Option<Collection>,
    /// Codes are UTF-16.
    is_unicode: bool,
    /// Written vertically.
    pub(super) vertical: bool,
}

impl Predefined {
    /// The CMap of that name, other than the identities; `None` when no CMap has this name.
    pub(super) fn by_name(name: &[u8]) -> Option<Predefined> {
        let cids = match CMapName::from_bytes(name) {
            CMapName::Custom(_) | CMapName::IdentityH | CMapName::IdentityV => None,
            known => parse(known),
        };
        let text = str::from_utf8(name).ok()?;
        let is_unicode =
            text.starts_with("Uni") && (text.contains("-UTF16-") || text.contains("-UCS2-"));
        if cids.is_none() && !is_unicode {
            return None;
        }
        Some(Predefined {
            cids,
            codespaces: Codespaces::of(codespaces(text)),
            collection: Collection::by_cmap_name(name),
            is_unicode,
            vertical: text == "V" || text.ends_with("-V"),
        })
    }

    /// The CID of a code of that many bytes.
    pub(super) fn cid(&self, code: u32, bytes: usize) -> Option<u32> {
        self.cids.as_ref()?.lookup_cid_code(code, bytes as u8)
    }

    /// The text of a code that leads to `cid`.
    pub(super) fn text(&self, code: u32, cid: Option<u32>) -> Option<&'static str> {
        if self.is_unicode
            && let Some(text) = basic_plane(code)
        {
            return Some(text);
        }
        self.collection?.text(cid?)
    }
}

/// The text of a code that is a UTF-16 unit; `None` for surrogates, private use and control characters.
pub(super) fn basic_plane(code: u32) -> Option<&'static str> {
    static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
        let mut texts = Texts::default();
        for c in '\u{20}'..='\u{FFFF}' {
            if let Some(text) = presentable(c.encode_utf8(&mut [0; 4])) {
                texts.set(u32::from(c), &text);
            }
        }
        texts
    });
    TEXTS.get(code)
}

/// Codespaces as `(bytes, low, high)`, from the CMap files of Adobe's cmap-resources.
fn codespaces(name: &str) -> &'static [(usize, u32, u32)] {
    let name = name.trim_end_matches("-H").trim_end_matches("-V");
    if name.contains("RKSJ") {
        return &[
            (1, 0x00, 0x80),
            (2, 0x8140, 0x9FFC),
            (1, 0xA0, 0xDF),
            (2, 0xE040, 0xFCFC),
            (1, 0xFD, 0xFF),
        ];
    }
    if name.contains("UCS2") {
        return &[(2, 0x0000, 0xFFFF)];
    }
    if name.contains("UTF16") {
        return &[
            (2, 0x0000, 0xD7FF),
            (4, 0xD800_DC00, 0xDBFF_DFFF),
            (2, 0xE000, 0xFFFF),
        ];
    }
    match name {
        "H" | "V" => &[(2, 0x2121, 0x7E7E)],
        "EUC" => &[(1, 0x00, 0x80), (2, 0x8EA0, 0x8EDF), (2, 0xA1A1, 0xFEFE)],
        "GB-EUC" | "KSC-EUC" => &[(1, 0x00, 0x80), (2, 0xA1A1, 0xFEFE)],
        "GBpc-EUC" | "B5pc" => &[(1, 0x00, 0x80), (2, 0xA140, 0xFCFE), (1, 0xFD, 0xFF)],
        "GBK2K" => &[
            (1, 0x00, 0x7F),
            (4, 0x8130_8130, 0xFE39_FE39),
            (2, 0x8140, 0xFEFE),
        ],
        "HKscs-B5" => &[(1, 0x00, 0x80), (2, 0x8740, 0xFEFE)],
        "ETen-B5" | "ETenms-B5" => &[(1, 0x00, 0x80), (2, 0xA140, 0xFEFE)],
        "CNS-EUC" => &[
            (1, 0x00, 0x80),
            (4, 0x8EA1_A1A1, 0x8EA7_FEFE),
            (2, 0xA1A1, 0xFEFE),
        ],
        "KSCpc-EUC" => &[(1, 0x00, 0x84), (2, 0xA141, 0xFDFE), (1, 0xFE, 0xFF)],
        // GBK-EUC, GBKp-EUC, KSCms-UHC, KSCms-UHC-HW
        _ => &[(1, 0x00, 0x80), (2, 0x8140, 0xFEFE)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text of all codes of `string`.
    fn read(name: &str, mut string: &[u8]) -> String {
        let cmap = Predefined::by_name(name.as_bytes()).expect("a predefined CMap");
        let mut out = String::new();
        while !string.is_empty() {
            let bytes = cmap.codespaces.length(string);
            let code = string[..bytes]
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte));
            out.push_str(cmap.text(code, cmap.cid(code, bytes)).unwrap_or("?"));
            string = &string[bytes..];
        }
        out
    }

    #[test]
    fn codes_of_each_family_have_text() {
        assert_eq!(read("90ms-RKSJ-H", b"A\x93\xFA\x96{\xB1"), "A日本ｱ");
        assert_eq!(read("EUC-H", b"A\xC6\xFC"), "A日");
        assert_eq!(read("GBK-EUC-H", b"A\xD6\xD0"), "A中");
        assert_eq!(read("ETen-B5-H", b"A\xA4\xA4"), "A中");
        assert_eq!(read("KSCms-UHC-H", b"A\xC7\xD1"), "A한");
        assert_eq!(read("UniGB-UCS2-H", b"\0A\x4E\x2D"), "A中");
        assert_eq!(read("UniJIS-UTF16-H", b"\0A\xD8\x40\xDC\x0B"), "A\u{2000B}");
        assert_eq!(read("UniJIS2004-UTF16-H", b"\0A\x65\xE5"), "A日");
        assert!(Predefined::by_name(b"V").expect("V").vertical);
        assert!(Predefined::by_name(b"Foo-H").is_none());
    }

    #[test]
    fn collections_know_their_cids() {
        assert_eq!(
            Collection::by_ordering(b"Japan1").and_then(|all| all.text(34)),
            Some("A")
        );
        assert_eq!(
            Collection::by_ucs2_name(b"Adobe-GB1-UCS2").and_then(|all| all.text(34)),
            Some("A")
        );
        assert_eq!(Collection::by_ordering(b"Identity"), None);
    }
}
