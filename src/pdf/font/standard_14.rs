//! Metrics of the standard 14 fonts, for font dictionaries that have no widths (ISO 32000-2, 9.6.2.2).

use super::tables::standard_14 as tables;

/// One of the fonts, as far as its widths go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standard {
    Courier,
    /// The column of [`tables::LATIN`].
    Latin(usize),
    Symbol,
    ZapfDingbats,
}

impl Standard {
    /// The font of that name, or the one that viewers put in its place; `None` for names that say nothing.
    pub(super) fn by_name(name: &str, bold: bool, italic: bool) -> Option<Standard> {
        let plain: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if plain.starts_with("courier") {
            Some(Standard::Courier)
        } else if plain.starts_with("helvetica") || plain.starts_with("arial") {
            Some(Standard::sans(bold))
        } else if plain.starts_with("times") {
            Some(Standard::serif(bold, italic))
        } else if plain.starts_with("symbol") {
            Some(Standard::Symbol)
        } else if plain.starts_with("zapfdingbats") || plain == "dingbats" {
            Some(Standard::ZapfDingbats)
        } else {
            None
        }
    }

    pub(super) fn sans(bold: bool) -> Standard {
        Standard::Latin(usize::from(bold))
    }

    pub(super) fn serif(bold: bool, italic: bool) -> Standard {
        Standard::Latin(2 + usize::from(bold) + 2 * usize::from(italic))
    }

    /// The advance of a glyph, in thousandths of an em.
    pub(super) fn width(self, glyph: &str) -> Option<f32> {
        let glyph = if glyph == "nbspace" { "space" } else { glyph };
        let width = match self {
            Standard::Courier => 600,
            Standard::Latin(column) => {
                let row = tables::LATIN
                    .binary_search_by_key(&glyph, |(name, _)| name)
                    .ok()?;
                *tables::LATIN.get(row)?.1.get(column)?
            }
            Standard::Symbol => find(tables::SYMBOL, glyph)?,
            Standard::ZapfDingbats => find(tables::ZAPF_DINGBATS, glyph)?,
        };
        Some(f32::from(width))
    }
}

fn find(table: &[(&str, u16)], glyph: &str) -> Option<u16> {
    let row = table.binary_search_by_key(&glyph, |(name, _)| name).ok()?;
    table.get(row).map(|(_, width)| *width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_find_their_metrics() {
        let width = |name, bold, italic, glyph| {
            Standard::by_name(name, bold, italic).and_then(|font| font.width(glyph))
        };
        assert_eq!(width("Helvetica", false, false, "A"), Some(667.0));
        assert_eq!(width("Arial,Bold", true, false, "A"), Some(722.0));
        assert_eq!(
            width("TimesNewRomanPS-BoldItalicMT", true, true, "A"),
            Some(667.0)
        );
        assert_eq!(width("Times-Roman", false, false, "nbspace"), Some(250.0));
        assert_eq!(width("CourierNew", false, false, "A"), Some(600.0));
        assert_eq!(width("ZapfDingbats", false, false, "a71"), Some(791.0));
        assert_eq!(width("Symbol", false, false, "bullet"), Some(460.0));
        assert_eq!(width("Calibri", false, false, "A"), None);
    }
}
