//! A picture's stream → how many pixels decoding it makes. The codecs carry sizes of their own, and decoders believe these,
//! whatever `/Width` and `/Height` say.

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Array, Dict, Stream};

/// Pixels that the codec of `stream` states, where that is more than its dictionary says; `u64::MAX` where it cannot be
/// known.
pub(super) fn stated_pixels(stream: &Stream<'_>) -> u64 {
    let filters = stream.filters();
    let (Some(codec), first) = (filters.last(), filters.len() == 1) else {
        return 0;
    };
    let data = || stream.raw_data();
    match codec {
        Filter::CcittFaxDecode => fax(stream.dict()),
        Filter::Jbig2Decode if first => jbig2(&data()),
        Filter::JpxDecode if first => jpeg2000(&data()),
        // Nobody packs these twice.
        Filter::Jbig2Decode | Filter::JpxDecode => u64::MAX,
        Filter::DctDecode if first => jpeg(&data()),
        _ => raw(stream.dict()),
    }
}

/// ISO 32000-2, 7.4.6: the columns are those of the parameters.
fn fax(dict: &Dict<'_>) -> u64 {
    let own = dict.get::<Dict<'_>>(b"DecodeParms");
    let of_list = || {
        dict.get::<Array<'_>>(b"DecodeParms")?
            .iter::<Dict<'_>>()
            .last()
    };
    let Some(parameters) = own.or_else(of_list) else {
        return 0;
    };
    let side =
        |dict: &Dict<'_>, key: &[u8]| u64::from(dict.get::<i32>(key).unwrap_or(0).unsigned_abs());
    let rows = side(&parameters, b"Rows").max(side(dict, b"Height"));
    side(&parameters, b"Columns").saturating_mul(rows)
}

/// Sixteen bits a channel take twice the memory of eight, and are then made smaller by way of as much again.
fn raw(dict: &Dict<'_>) -> u64 {
    let side = |key: &[u8]| u64::from(dict.get::<u32>(key).unwrap_or(0));
    match dict.get::<u32>(b"BitsPerComponent") {
        Some(16) => side(b"Width")
            .saturating_mul(side(b"Height"))
            .saturating_mul(4),
        _ => 0,
    }
}

/// ITU-T T.88, 7.2 and 7.4.1: each segment that makes a bitmap begins with its width and height.
fn jbig2(data: &[u8]) -> u64 {
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

/// ISO/IEC 15444-1, A.5.1: the size marker.
fn jpeg2000(data: &[u8]) -> u64 {
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
    number(8, 4)
        .saturating_mul(number(12, 4))
        .saturating_mul(components)
}

/// ITU-T T.81, B.2: the frame states its size; each scan of a progressive picture goes over all of it.
fn jpeg(data: &[u8]) -> u64 {
    let (mut pixels, mut scans) = (0_u64, 0_u64);
    for (at, pair) in data.windows(2).enumerate() {
        let [0xff, marker] = *pair else { continue };
        match marker {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let side = |from: usize| {
                    let bytes = data.get(at + from..at + from + 2).unwrap_or_default();
                    bytes
                        .iter()
                        .fold(0_u64, |n, byte| n << 8 | u64::from(*byte))
                };
                pixels = pixels.max(side(5) * side(7));
            }
            0xda => scans += 1,
            _ => {}
        }
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
        data.extend([0; 24]);
        data.extend([0, 3]);
        assert_eq!(jpeg2000(&data), 0x1000 * 0x2000 * 3);
        let mut data = b"\xff\xd8\xff\xc2\0\x11\x08\x01\0\x02\0".to_vec();
        assert_eq!(jpeg(&data), 0x100 * 0x200);
        data.extend(b"\xff\xda".repeat(100));
        assert_eq!(jpeg(&data), 0x100 * 0x200 * 10);
    }
}
