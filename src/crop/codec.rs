//! The data of a codec → how many pixels decoding it makes. The codecs carry sizes of their own, and decoders believe these,
//! whatever `/Width` and `/Height` say.

use hayro::hayro_syntax::object::Dict;

/// ISO 32000-2, 7.4.6: the columns are those of the parameters.
pub(super) fn fax(parameters: &Dict<'_>, dict: &Dict<'_>) -> u64 {
    let side =
        |dict: &Dict<'_>, key: &[u8]| u64::from(dict.get::<i32>(key).unwrap_or(0).unsigned_abs());
    let rows = side(parameters, b"Rows").max(side(dict, b"Height"));
    side(parameters, b"Columns").saturating_mul(rows)
}

/// Sixteen bits a channel take twice the memory of eight, and are then made smaller by way of as much again.
pub(super) fn raw(dict: &Dict<'_>) -> u64 {
    let side = |key: &[u8]| u64::from(dict.get::<u32>(key).unwrap_or(0));
    match dict.get::<u32>(b"BitsPerComponent") {
        Some(16) => side(b"Width")
            .saturating_mul(side(b"Height"))
            .saturating_mul(4),
        _ => 0,
    }
}

/// ITU-T T.88, 7.2 and 7.4.1: each segment that makes a bitmap begins with its width and height.
pub(super) fn jbig2(data: &[u8]) -> u64 {
    let mut pixels = 0_u64;
    let mut at = 0;
    let byte = |at: usize| data.get(at).copied();
    let number = |at: usize| {
        let bytes = data.get(at..at.checked_add(4)?)?;
        Some(
            bytes
                .iter()
                .fold(0_u64, |n, byte| n << 8 | u64::from(*byte)),
        )
    };
    let mut segment = || -> Option<()> {
        let (own, flags) = (number(at)?, byte(at + 4)?);
        at += 5;
        let referred = match byte(at)? >> 5 {
            7 => {
                let count = usize::try_from(number(at)? & 0x1fff_ffff).ok()?;
                at = at.checked_add(4 + count.checked_add(8)? / 8)?;
                count
            }
            count => {
                at += 1;
                usize::from(count)
            }
        };
        let width = match own {
            0..=256 => 1,
            257..=65_536 => 2,
            _ => 4,
        };
        at = at.checked_add(referred.checked_mul(width)?)?;
        at += if flags & 0x40 == 0 { 1 } else { 4 };
        let length = number(at)?;
        at += 4;
        // Page information, and the regions of text, halftones, generic and refined ones.
        if matches!(flags & 0x3f, 4 | 6 | 7 | 20 | 22 | 23 | 36..=43 | 48)
            && let (Some(across), Some(down)) = (number(at), number(at + 4))
        {
            // A page of a height that is not known yet grows with what is drawn.
            let down = if down == 0xffff_ffff { 0 } else { down };
            pixels = pixels.saturating_add(across.saturating_mul(down));
        }
        at = at.checked_add(usize::try_from(length).ok()?)?;
        Some(())
    };
    while segment().is_some() {}
    pixels
}

/// ISO/IEC 15444-1, A.5.1: the size marker. Each tile has tables of its own for each channel, however small it is.
pub(super) fn jpeg2000(data: &[u8]) -> u64 {
    let marker = [0xff, 0x4f, 0xff, 0x51];
    let Some(at) = data.windows(4).position(|four| four == marker) else {
        return 0;
    };
    let number = |from: usize, bytes: usize| {
        let bytes = data.get(at + from..at + from + bytes).unwrap_or_default();
        bytes
            .iter()
            .fold(0_u64, |n, byte| n << 8 | u64::from(*byte))
    };
    let components = number(40, 2).max(1);
    /// What the tables of a tile take, in pixels.
    const TILE: u64 = 1_000;
    let (across, down) = (number(8, 4), number(12, 4));
    let tiles = across
        .div_ceil(number(24, 4).max(1))
        .saturating_mul(down.div_ceil(number(28, 4).max(1)));
    let pixels = across.saturating_mul(down);
    let tables = tiles.saturating_sub(1).saturating_mul(TILE);
    pixels.saturating_add(tables).saturating_mul(components)
}

/// ITU-T T.81, B.2: the frame states its size; each scan of a progressive picture goes over all of it. Segments are passed
/// over by their lengths, as what they hold may look like a frame; behind one that is broken the next marker counts.
pub(super) fn jpeg(data: &[u8]) -> u64 {
    let (mut pixels, mut scans, mut at) = (0_u64, 0_u64, 0_usize);
    let number = |from: usize| {
        let bytes = data.get(from..from.saturating_add(2)).unwrap_or_default();
        bytes.iter().fold(0, |n, byte| n << 8 | usize::from(*byte))
    };
    while let Some(rest) = data.get(at..) {
        let is_marker = |pair: &[u8]| matches!(*pair, [0xff, marker] if !matches!(marker, 0 | 1 | 0xff | 0xd0..=0xd8));
        let Some(next) = rest.windows(2).position(is_marker) else {
            break;
        };
        at = at.saturating_add(next);
        match data.get(at + 1) {
            Some(0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) => {
                let area = number(at + 5) as u64 * number(at + 7) as u64;
                pixels = pixels.max(area);
            }
            Some(0xda) => scans += 1,
            _ => {}
        }
        at = at.saturating_add(2).saturating_add(number(at + 2));
    }
    /// As many as a usual progressive picture has.
    const USUAL: u64 = 10;
    pixels.saturating_mul(scans.max(USUAL)) / USUAL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_codecs_state_are_found() {
        // A page and a generic region of 60,000 × 60,000.
        let mut data = b"\0\0\0\0\x30\0\x01\0\0\0\x13\0\0\xea\x60\0\0\xea\x60".to_vec();
        data.extend([0; 11]);
        assert_eq!(jbig2(&data), 3_600_000_000);
        data.extend(b"\0\0\0\x01\x26\0\x01\0\0\0\x12\0\0\0\x10\0\0\0\x10");
        assert_eq!(jbig2(&data), 3_600_000_256);
        assert_eq!(jbig2(b"\xff\xff"), 0);
        let mut data = b"....\xff\x4f\xff\x51\0\x2f\0\0\0\0\x10\0\0\0\x20\0".to_vec();
        data.extend([0; 8]);
        data.extend(b"\0\0\x10\0\0\0\x20\0\0\0\0\0\0\0\0\0\0\x03");
        assert_eq!(jpeg2000(&data), 0x1000 * 0x2000 * 3);
        // Cut into tiles of one pixel.
        data.splice(28..36, *b"\0\0\0\x01\0\0\0\x01");
        assert!(jpeg2000(&data) > 0x1000 * 0x2000 * 3_000);
        let mut data = b"\xff\xd8\xff\xc2\0\x11\x08\x01\0\x02\0".to_vec();
        assert_eq!(jpeg(&data), 0x100 * 0x200);
        data.resize(2 + 2 + 0x11, 0);
        // A table in which something looks like a larger frame, then scans.
        data.extend(b"\xff\xc4\0\x0d..\xff\xcb\0\x11\x08\xf0\0\xf0\0");
        assert_eq!(jpeg(&data), 0x100 * 0x200);
        data.extend(b"\xff\xda\0\x02..".repeat(100));
        assert_eq!(jpeg(&data), 0x100 * 0x200 * 10);
    }
}
