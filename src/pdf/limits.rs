//! How much work a file may cause. All counts are deterministic: the same file hits the same limit on any machine.

use serde::{Deserialize, Serialize};

/// Budgets for one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Form XObjects inside each other, nested `q`, nested marked content, nested objects.
    pub depth: usize,
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
            depth: 24,
        }
    }
}
