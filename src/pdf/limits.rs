//! How much work a file may cause. All counts are deterministic: the same file hits the same limit on any machine.

use serde::{Deserialize, Serialize};

/// Budgets for one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct Limits {
    /// Size of the file, in bytes.
    pub bytes: u64,
    /// Pages.
    pub pages: usize,
    /// Bytes of all decoded streams together.
    pub decoded_bytes: u64,
    /// Bytes of one decoded stream.
    pub stream_bytes: u64,
    /// Content stream operators of all pages together.
    pub operators: u64,
    /// Glyphs of all pages together.
    pub glyphs: u64,
    /// Characters of all pages together: of glyphs, which a font may make as many of as it likes, of replacement texts, of
    /// the values of fields.
    pub characters: u64,
    /// The same for each byte of the file, besides [`Limits::free_characters`]: what is compressed best, text, has some 3.
    pub characters_per_byte: u64,
    /// Characters that a file of any size may have: some 300 pages.
    pub free_characters: u64,
    /// Form XObjects inside each other, nested `q`, nested marked content, nested objects.
    pub depth: usize,
}

impl Limits {
    /// Characters that a file of so many bytes may have.
    pub fn characters_of(&self, bytes: u64) -> u64 {
        let earned = bytes.saturating_mul(self.characters_per_byte);
        self.characters
            .min(earned.saturating_add(self.free_characters))
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 200 << 20,
            pages: 2_000,
            decoded_bytes: 1 << 30,
            stream_bytes: 256 << 20,
            operators: 20_000_000,
            glyphs: 10_000_000,
            characters: 10_000_000,
            characters_per_byte: 4,
            free_characters: 1_000_000,
            depth: 24,
        }
    }
}
