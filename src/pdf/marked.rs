//! Marked content: artifacts, content identifiers, replacement text, layers (ISO 32000-2, 14.6 and 14.9.4).

use super::GlyphFlags;
use super::interpret::Interpreter;
use super::lexer::{self, Operand};
use super::object::{as_dict, text_string};
use super::show::cut;

/// A marked-content sequence that is open.
#[derive(Debug)]
pub(super) struct Sequence {
    /// What its glyphs get, with what the sequences around it give.
    flags: GlyphFlags,
    /// Its identifier or that of the nearest sequence around it; negative for none.
    mcid: i32,
    actual: Option<Actual>,
}

/// Text that stands for what the sequence shows.
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
        self.sequences.last().map_or(GlyphFlags::default(), |sequence| sequence.flags)
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
        let mut flags = self.sequence_flags();
        match tag {
            Some(Operand::Name(b"Artifact")) => flags = flags.with(GlyphFlags::ARTIFACT),
            Some(Operand::Name(b"Figure")) if self.in_form() => flags = flags.with(GlyphFlags::FIGURE),
            _ => {}
        }
        if properties.off {
            flags = flags.with(GlyphFlags::SWITCHED_OFF);
        }
        // Inside a sequence that has its own text, further texts would be lost anyway.
        let replaced = self.sequences.iter().any(|sequence| sequence.actual.is_some());
        let actual = properties.actual.filter(|_| !replaced);
        let sequence = Sequence {
            flags,
            mcid: properties.mcid.unwrap_or_else(|| self.mcid()),
            actual: actual.map(|text| Actual { text, glyphs: self.page.glyphs.len() }),
        };
        self.sequences.push(sequence);
    }

    /// `EMC`
    pub(super) fn end_sequence(&mut self) {
        if self.unkept_sequences > 0 {
            self.unkept_sequences -= 1;
        } else if let Some(Sequence { actual: Some(actual), .. }) = self.sequences.pop() {
            self.replace(&actual);
        }
    }

    /// Lets the first glyph of a sequence carry the text of all; unless the glyphs say the same, with better places.
    fn replace(&mut self, actual: &Actual) {
        let page = &mut self.page;
        let Some(glyphs) = page.glyphs.get_mut(actual.glyphs..) else { return };
        let Some(first) = glyphs.first() else { return };
        let text_start = first.start as usize;
        let shown = page.text.get(text_start..).unwrap_or("");
        let letters = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        if !shown.is_empty() && letters(shown) == letters(&actual.text) {
            return;
        }
        page.text.truncate(text_start);
        let text = cut(&actual.text, usize::from(u16::MAX));
        page.text.push_str(text);
        let mut len = text.len() as u16;
        for glyph in glyphs {
            glyph.start = text_start as u32 + if len == 0 { text.len() as u32 } else { 0 };
            glyph.len = std::mem::take(&mut len);
            glyph.flags = GlyphFlags(glyph.flags.0 & !GlyphFlags::UNMAPPED.0).with(GlyphFlags::ACTUAL_TEXT);
        }
    }

    fn named_properties(&mut self, name: &[u8]) -> Properties {
        let objects = self.objects();
        let Some(dict) = self.resource(b"Properties", name).and_then(as_dict) else { return Properties::default() };
        Properties {
            mcid: objects.integer(dict, b"MCID").and_then(|mcid| i32::try_from(mcid).ok()).filter(|&mcid| mcid >= 0),
            actual: objects.text(dict, b"ActualText"),
            off: self.shared.layers.is_off(objects, dict),
        }
    }

    /// Reads the properties that stand between `<<` and `>>`; nested ones belong to others.
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
                    if !matches!(rest.first(), Some(Operand::DictStart | Operand::ArrayStart | Operand::DictEnd)) {
                        operands = rest.get(1..).unwrap_or_default();
                    }
                }
                _ => {}
            }
        }
        properties
    }
}
