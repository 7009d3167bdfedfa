//! Codespaces and CID ranges: how the bytes of a string become codes, and codes CIDs (ISO 32000-2, 9.7.6).

/// CID ranges of one CMap.
const MAX_RANGES: usize = 1 << 17;

/// Which byte sequences are codes.
#[derive(Debug, Clone, Default)]
pub(super) struct Codespaces(Vec<Codespace>);

#[derive(Debug, Clone, Copy)]
struct Codespace {
    bytes: usize,
    low: [u8; 4],
    high: [u8; 4],
}

impl Codespaces {
    /// The ranges `(bytes, low, high)`.
    pub(super) fn of(ranges: &[(usize, u32, u32)]) -> Codespaces {
        let mut codespaces = Codespaces::default();
        ranges
            .iter()
            .for_each(|(bytes, low, high)| codespaces.push(*bytes, *low, *high));
        codespaces.sort();
        codespaces
    }

    pub(super) fn push(&mut self, bytes: usize, low: u32, high: u32) {
        if (1..=4).contains(&bytes) && self.0.len() < 1024 {
            let shift = 8 * (4 - bytes as u32);
            self.0.push(Codespace {
                bytes,
                low: (low << shift).to_be_bytes(),
                high: (high << shift).to_be_bytes(),
            });
        }
    }

    pub(super) fn sort(&mut self) {
        self.0.sort_by_key(|codespace| codespace.bytes);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bytes the first code of `string` takes: at least 1, at most all of them; 0 only for an empty string.
    pub(super) fn length(&self, string: &[u8]) -> usize {
        if let Some(found) = self
            .0
            .iter()
            .find(|space| space.matched(string) == space.bytes)
        {
            return found.bytes;
        }
        // ISO 32000-2, 9.7.6.3: no range fits; the code is as long as in the range that fits best.
        let best = self
            .0
            .iter()
            .max_by_key(|space| (space.matched(string), std::cmp::Reverse(space.bytes)));
        best.map_or(1, |space| space.bytes).min(string.len())
    }
}

impl Codespace {
    /// How many bytes of `string`, from its start, are within the range.
    fn matched(&self, string: &[u8]) -> usize {
        let bounds = self.low.iter().zip(&self.high).take(self.bytes);
        string
            .iter()
            .zip(bounds)
            .take_while(|(byte, (low, high))| *low <= *byte && *byte <= *high)
            .count()
    }
}

/// CIDs of codes, by ranges.
#[derive(Debug, Clone, Default)]
pub(super) struct CidRanges(Vec<CidRange>);

#[derive(Debug, Clone, Copy)]
struct CidRange {
    bytes: usize,
    low: u32,
    high: u32,
    cid: u32,
}

impl CidRanges {
    pub(super) fn push(&mut self, bytes: usize, low: u32, high: u32, cid: u32) {
        if low <= high && self.0.len() < MAX_RANGES {
            self.0.push(CidRange {
                bytes,
                low,
                high,
                cid,
            });
        }
    }

    pub(super) fn sort(&mut self) {
        self.0.sort_by_key(|range| (range.bytes, range.low));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The CID of a code of that many bytes.
    pub(super) fn get(&self, code: u32, bytes: usize) -> Option<u32> {
        let after = self
            .0
            .partition_point(|range| (range.bytes, range.low) <= (bytes, code));
        // Ranges may overlap: a short one may lie in a long one.
        let before = self.0[..after].iter().rev().take(8);
        let found = before
            .take_while(|range| range.bytes == bytes)
            .find(|range| code <= range.high)?;
        found.cid.checked_add(code - found.low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_matching_codespace_counts() {
        let spaces = Codespaces::of(&[
            (2, 0x8140, 0x9FFC),
            (1, 0x00, 0x80),
            (4, 0xE000_0000, 0xE0FF_FFFF),
        ]);
        assert_eq!(spaces.length(b"A\x81"), 1);
        assert_eq!(spaces.length(b"\x81\x40"), 2);
        assert_eq!(spaces.length(b"\xE0\0\0\0"), 4);
        assert_eq!(spaces.length(b"\xE0\0"), 2);
        assert_eq!(spaces.length(b""), 0);
        assert_eq!(Codespaces::default().length(b"ab"), 1);
    }

    #[test]
    fn ranges_may_overlap() {
        let mut ranges = CidRanges::default();
        ranges.push(2, 0x100, 0x1FF, 0);
        ranges.push(2, 0x180, 0x180, 7);
        ranges.push(1, 0x41, 0x40, 1);
        ranges.sort();
        assert_eq!(
            [0x17F, 0x180, 0x181].map(|code| ranges.get(code, 2)),
            [Some(0x7F), Some(7), Some(0x81)]
        );
        assert_eq!(ranges.get(0x41, 1), None);
    }
}
