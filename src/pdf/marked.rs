//! Marked content: artifacts, content identifiers, replacement text, layers (ISO 32000-2, 14.6 and 14.9.4).

use unicode_bidi::{BidiClass, bidi_class};

use super::interpret::Interpreter;
use super::lexer::{self, Operand};
use super::object::{as_dict, text_string};
use super::show::cut;
use super::{GlyphFlags, Role};

/// A marked-content sequence that is open.
#[derive(Debug)]
pub(super) struct Sequence {
    /// What its glyphs get, with what the sequences around it give.
    flags: GlyphFlags,
    /// Its identifier or that of the nearest sequence around it; negative for none.
    mcid: i32,
    /// Whether it is inside a figure.
    figure: bool,
    actual: Option<Actual>,
}

/// Text instead of what the sequence shows.
#[derive(Debug)]
struct Actual {
    text: String,
    /// How many glyphs the page had before the sequence.
    glyphs: usize,
}

/// What a property list says.
#[derive(Debug, Default)]
struct Properties {
    mcid: Option<i32>,
    actual: Option<String>,
    off: bool,
}

impl Interpreter<'_, '_> {
    /// What the open sequences give to their glyphs.
    pub(super) fn sequence_flags(&self) -> GlyphFlags {
        match self.sequences.last() {
            Some(sequence) if sequence.figure && self.in_form() => {
                sequence.flags.with(GlyphFlags::FIGURE)
            }
            Some(sequence) => sequence.flags,
            None => GlyphFlags::default(),
        }
    }

    /// The identifier of the innermost sequence that has one; negative for none.
    pub(super) fn mcid(&self) -> i32 {
        self.sequences.last().map_or(-1, |sequence| sequence.mcid)
    }

    /// `BMC`
    pub(super) fn begin_sequence(&mut self, operands: &[Operand<'_>]) {
        self.begin(operands.first(), Properties::default());
    }

    /// `BDC`
    pub(super) fn begin_with_properties(&mut self, operands: &[Operand<'_>]) {
        let properties = match operands {
            [_, Operand::Name(name), ..] => self.named_properties(name),
            [_, Operand::DictStart, inline @ ..] => self.inline_properties(inline),
            _ => Properties::default(),
        };
        self.begin(operands.first(), properties);
    }

    fn begin(&mut self, tag: Option<&Operand<'_>>, properties: Properties) {
        // Deeper nesting than this has been seen in no file.
        if self.sequences.len() >= 256 {
            self.unkept_sequences += 1;
            return;
        }
        let outer = self.sequences.last();
        let mut flags = outer.map_or(GlyphFlags::default(), |outer| outer.flags);
        let mut figure = outer.is_some_and(|outer| outer.figure);
        match tag {
            Some(Operand::Name(b"Artifact")) => flags = flags.with(GlyphFlags::ARTIFACT),
            Some(Operand::Name(b"Figure")) => figure = true,
            _ => {}
        }
        if properties.off {
            flags = flags.with(GlyphFlags::SWITCHED_OFF);
        }
        let own_mcid = properties.mcid.filter(|_| self.owns_sequences());
        let mut actual = properties.actual;
        if let Some(mcid) = own_mcid
            && let Some(structure) = &self.shared.structure
            && let Some(item) = structure.item(self.page.number.index(), mcid)
        {
            figure |= structure
                .ancestors(item.element)
                .take(64)
                .any(|element| element.role == Role::Figure);
            actual = actual.or_else(|| structure.replacement(item.element));
        }
        // Also where the text is lost: it was looked up.
        actual = actual.filter(|text| self.shared.spend_text(text.len()));
        // Inside a sequence that has its own text, further texts would be lost anyway.
        let replaced = self
            .sequences
            .iter()
            .any(|sequence| sequence.actual.is_some());
        let sequence = Sequence {
            flags,
            mcid: own_mcid.unwrap_or_else(|| self.mcid()),
            figure,
            actual: actual.filter(|_| !replaced).map(|text| Actual {
                text,
                glyphs: self.page.glyphs.len(),
            }),
        };
        self.sequences.push(sequence);
    }

    /// `EMC`
    pub(super) fn end_sequence(&mut self) {
        if self.unkept_sequences > 0 {
            self.unkept_sequences -= 1;
        } else if let Some(Sequence {
            actual: Some(actual),
            ..
        }) = self.sequences.pop()
        {
            self.replace(&actual);
        }
    }

    /// Deals the text of a sequence out to its glyphs, in their order and as evenly as it goes; unless the glyphs say the
    /// same, with better places.
    fn replace(&mut self, actual: &Actual) {
        let page = &mut self.page;
        let Some(glyphs) = page.glyphs.get_mut(actual.glyphs..) else {
            return;
        };
        let Some(first) = glyphs.first() else { return };
        let text_start = first.start as usize;
        let shown = page.text.get(text_start..).unwrap_or("");
        let letters =
            |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        if !shown.is_empty() && letters(shown) == letters(&actual.text) {
            return;
        }
        page.text.truncate(text_start);
        let text = cut(&actual.text, usize::from(u16::MAX));
        page.text.push_str(text);
        // Text from right to left is not in the order of its glyphs: the first one carries it all.
        let count = if text.chars().any(runs_left) {
            1
        } else {
            glyphs.len()
        };
        let chars = text.chars().count().max(1);
        let mut places = text.char_indices().enumerate().peekable();
        for (i, glyph) in glyphs.iter_mut().enumerate() {
            let start = places.peek().map_or(text.len(), |(_, (byte, _))| *byte);
            while places.next_if(|(n, _)| n * count / chars <= i).is_some() {}
            let end = places.peek().map_or(text.len(), |(_, (byte, _))| *byte);
            glyph.start = (text_start + start) as u32;
            glyph.len = (end - start) as u16;
            glyph.flags =
                GlyphFlags(glyph.flags.0 & !GlyphFlags::UNMAPPED.0).with(GlyphFlags::ACTUAL_TEXT);
        }
    }

    fn named_properties(&mut self, name: &[u8]) -> Properties {
        let objects = self.objects();
        let Some(dict) = self.resource(b"Properties", name).and_then(as_dict) else {
            return Properties::default();
        };
        Properties {
            mcid: objects
                .integer(dict, b"MCID")
                .and_then(|mcid| i32::try_from(mcid).ok())
                .filter(|&mcid| mcid >= 0),
            actual: objects.text(dict, b"ActualText"),
            off: self.shared.layers.is_off(objects, dict),
        }
    }

    /// Reads the properties that are between `<<` and `>>`; nested ones belong to others.
    fn inline_properties(&mut self, mut operands: &[Operand<'_>]) -> Properties {
        let mut properties = Properties::default();
        let mut depth = 0usize;
        let mut buffer = Vec::new();
        while let [first, rest @ ..] = operands {
            operands = rest;
            match first {
                Operand::DictStart | Operand::ArrayStart => depth += 1,
                Operand::DictEnd | Operand::ArrayEnd if depth == 0 => break,
                Operand::DictEnd | Operand::ArrayEnd => depth -= 1,
                Operand::Name(key) if depth == 0 => {
                    match (*key, rest.first()) {
                        (b"MCID", Some(Operand::Number(mcid))) if (0.0..1e9).contains(mcid) => {
                            properties.mcid = Some(*mcid as i32);
                        }
                        (b"ActualText", Some(&string)) => {
                            properties.actual = lexer::string(string, &mut buffer).map(text_string);
                        }
                        _ => {}
                    }
                    if !matches!(
                        rest.first(),
                        Some(Operand::DictStart | Operand::ArrayStart | Operand::DictEnd)
                    ) {
                        operands = rest.get(1..).unwrap_or_default();
                    }
                }
                _ => {}
            }
        }
        properties
    }
}

/// Whether `c` is written from right to left.
fn runs_left(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

#[cfg(test)]
mod tests {
    use super::super::GlyphFlags;
    use super::super::testing::{Sample, page, text, text_with, text_without};

    #[test]
    fn actual_text_wins_over_glyphs() {
        let page = page(
            "BT /F1 10 Tf (Na) Tj /Span <</ActualText<FEFF00740069>>> BDC (XY) Tj EMC (ons) Tj ET",
        );
        assert_eq!(text(&page), "Nations");
        assert_eq!(text_with(&page, GlyphFlags::ACTUAL_TEXT), "ti");
        assert_eq!(page.glyphs[2].len, 1);
        assert_eq!(page.glyphs[3].len, 1);
    }

    #[test]
    fn actual_text_is_dealt_out_to_its_glyphs() {
        let lengths = |content| -> Vec<u16> {
            let page = page(content);
            page.glyphs.iter().map(|glyph| glyph.len).collect()
        };
        assert_eq!(
            lengths("BT /F1 10 Tf /Span <</ActualText(abcde)>> BDC (XY) Tj EMC ET"),
            [3, 2]
        );
        assert_eq!(
            lengths("BT /F1 10 Tf /Span <</ActualText(ab)>> BDC (XYZ) Tj EMC ET"),
            [1, 1, 0]
        );
    }

    #[test]
    fn glyphs_that_say_the_same_keep_their_places() {
        let page = page("BT /F1 10 Tf /Span <</ActualText(a b)>> BDC (ab) Tj EMC ET");
        assert_eq!(
            page.glyphs
                .iter()
                .map(|glyph| glyph.len)
                .collect::<Vec<_>>(),
            [1, 1]
        );
    }

    #[test]
    fn sequences_nest() {
        let page = page(
            "BT /F1 10 Tf /P <</MCID 3>> BDC (a) Tj /Artifact BMC (b) Tj EMC (c) Tj EMC (d) Tj ET",
        );
        assert_eq!(
            page.glyphs
                .iter()
                .map(|glyph| glyph.mcid)
                .collect::<Vec<_>>(),
            [3, 3, 3, -1]
        );
        assert_eq!(text_with(&page, GlyphFlags::ARTIFACT), "b");
    }

    #[test]
    fn layers_that_are_off_are_hidden() {
        let page = Sample {
            catalog: "/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]>>>>",
            resources: "/Properties<</A 6 0 R/B 7 0 R/M<</Type/OCMD/OCGs[6 0 R 7 0 R]/P/AllOn>>>>",
            content: "BT /F1 10 Tf /OC /A BDC (off) Tj EMC /OC /B BDC (on) Tj EMC /OC /M BDC (member) Tj EMC ET",
            objects: &[(6, "<</Type/OCG/Name(a)>>"), (7, "<</Type/OCG/Name(b)>>")],
            ..Sample::default()
        }
        .first_page();
        assert_eq!(text_without(&page, GlyphFlags::SWITCHED_OFF), "on");
    }
}
