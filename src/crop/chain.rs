//! The filters of a picture's stream → what decoding it takes: bytes that are unpacked on the way to the codec, and pixels that
//! the codec states. Whoever draws unpacks without a limit, so that more than may be unpacked is not drawn at all.
//!
//! What is unpacked here must be what is unpacked there: where the two could differ, the stream is refused.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Array, Dict, Stream};

use super::codec;

/// Most bytes that one picture may be unpacked to: A4 at 600 dots an inch has 35 million pixels, in four colours.
const MOST: u64 = 256 << 20;
/// Most bytes of a picture that is packed once more: a JPEG of this size is large.
const MOST_PACKED: u64 = 64 << 20;
/// Deflate makes at most so many bytes of one (RFC 1951).
const DEFLATE: u64 = 1_032;

/// What decoding a picture takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cost {
    /// That its codec states, where that is more than its dictionary says.
    pub pixels: u64,
    /// That are unpacked.
    pub bytes: u64,
}

/// What decoding the picture in `stream` takes, with at most `room` bytes to be unpacked; `None` where it is more, or cannot be
/// known.
pub(super) fn cost(stream: &Stream<'_>, room: u64) -> Option<Cost> {
    let filters = stream.filters();
    let room = room.min(MOST);
    let mut cost = Cost::default();
    let mut data = stream.raw_data();
    let parameters = parameters(stream.dict());
    if parameters.iter().any(|p| row(p) > MOST) {
        return None;
    }
    // What is packed once more has no rows.
    let in_rows = |p: &Dict<'_>| p.get::<i32>(b"Predictor").is_some_and(|p| p > 1);
    let in_rows = parameters.iter().any(in_rows);
    for (index, filter) in filters.iter().enumerate() {
        let last = index + 1 == filters.len();
        let left = room.checked_sub(cost.bytes)?;
        if let Some(pixels) = stated(*filter, &data, &parameters, stream.dict()) {
            cost.pixels = pixels;
            // Nobody packs pixels in words of text.
            return last.then_some(cost);
        }
        if last {
            cost.bytes += unpacked_bytes(*filter, &data, left)?;
            cost.pixels = codec::raw(stream.dict());
            return Some(cost);
        }
        if in_rows && *filter == Filter::FlateDecode {
            return None;
        }
        let unpacked = unpacked(*filter, &data, left.min(MOST_PACKED))?;
        cost.bytes += unpacked.len() as u64;
        data = Cow::Owned(unpacked);
    }
    Some(cost)
}

/// The pixels that a codec states in `data`; `None` for a filter that only packs.
fn stated(filter: Filter, data: &[u8], parameters: &[Dict<'_>], dict: &Dict<'_>) -> Option<u64> {
    Some(match filter {
        Filter::CcittFaxDecode => {
            let pixels = parameters.iter().map(|p| codec::fax(p, dict));
            pixels.max().unwrap_or(0)
        }
        Filter::Jbig2Decode => codec::jbig2(data),
        Filter::JpxDecode => codec::jpeg2000(data),
        Filter::DctDecode => codec::jpeg(data),
        _ => return None,
    })
}

/// The parameters of all filters. They are not matched to their filters: an unknown filter may be between.
fn parameters<'a>(dict: &Dict<'a>) -> Vec<Dict<'a>> {
    let mut out = Vec::new();
    for key in [&b"DP"[..], b"DecodeParms"] {
        out.extend(dict.get::<Dict<'a>>(key));
        let listed = dict.get::<Array<'a>>(key);
        out.extend(listed.iter().flat_map(|all| all.iter::<Dict<'a>>()));
    }
    out
}

/// Bytes of a row of a predictor: whoever draws makes room for one.
fn row(parameters: &Dict<'_>) -> u64 {
    let side = |key: &[u8]| u64::from(parameters.get::<i32>(key).unwrap_or(1).unsigned_abs());
    side(b"Columns")
        .saturating_mul(side(b"Colors"))
        .saturating_mul(side(b"BitsPerComponent").max(8))
        / 8
}

/// How many bytes `filter` makes of `data`; `None` for more than `most`.
fn unpacked_bytes(filter: Filter, data: &[u8], most: u64) -> Option<u64> {
    let at_most = |times: u64| (data.len() as u64).saturating_mul(times);
    let bytes = match filter {
        Filter::Crypt => 0,
        Filter::AsciiHexDecode => at_most(1),
        Filter::Ascii85Decode => at_most(4),
        Filter::RunLengthDecode => at_most(64),
        Filter::LzwDecode => lzw_bytes(data, true).max(lzw_bytes(data, false)),
        // Small ones cannot be too large.
        Filter::FlateDecode if at_most(DEFLATE) <= most.min(1 << 20) => at_most(DEFLATE),
        Filter::FlateDecode => inflated_bytes(data, most)?,
        _ => return None,
    };
    (bytes <= most).then_some(bytes)
}

/// What `filter` makes of `data`; `None` for more than `most` bytes, and where decoders differ.
fn unpacked(filter: Filter, data: &[u8], most: u64) -> Option<Vec<u8>> {
    let bytes = match filter {
        Filter::Crypt => data.to_vec(),
        Filter::AsciiHexDecode => hex(data),
        Filter::Ascii85Decode => ascii_85(data),
        Filter::FlateDecode => {
            let mut bytes = Vec::new();
            let whole = ZlibDecoder::new(data)
                .take(most + 1)
                .read_to_end(&mut bytes);
            // Damaged data that is deflate without a header, too, may be either.
            if whole.is_err() && count(DeflateDecoder::new(data), most).1 == Ended::Whole {
                return None;
            }
            bytes
        }
        _ => return None,
    };
    (bytes.len() as u64 <= most).then_some(bytes)
}

/// How counting the bytes of a decoder ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Whole,
    /// With the data, before its end mark.
    Short,
    Damaged,
}

fn count(decoder: impl Read, most: u64) -> (u64, Ended) {
    let mut decoder = decoder.take(most.saturating_add(1));
    let ended = match io::copy(&mut decoder, &mut io::sink()) {
        Ok(_) => Ended::Whole,
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ended::Short,
        Err(_) => Ended::Damaged,
    };
    (most.saturating_add(1) - decoder.limit(), ended)
}

/// How many bytes `data` inflates to; `None` for more than `most`. What is no zlib data is taken for deflate data, by whoever
/// draws, and what is damaged is read on behind the damage.
fn inflated_bytes(data: &[u8], most: u64) -> Option<u64> {
    let (mut bytes, ended) = count(ZlibDecoder::new(data), most);
    if ended != Ended::Whole {
        let headed = match data {
            [method, flags, ..] => {
                method & 0x0f == 8
                    && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0
                    && flags & 0x20 == 0
            }
            _ => false,
        };
        let bare = count(DeflateDecoder::new(data), most);
        let behind = data.get(2..).unwrap_or_default();
        let own = match headed {
            true => count(DeflateDecoder::new(behind), most),
            false => bare,
        };
        bytes = bytes.max(bare.0).max(own.0);
        if own.1 == Ended::Damaged {
            bytes = bytes.max((data.len() as u64).saturating_mul(DEFLATE));
        }
    }
    (bytes <= most).then_some(bytes)
}

/// How many bytes LZW data makes (ISO 32000-2, 7.4.4), where codes grow a step `early` or not.
fn lzw_bytes(data: &[u8], early: bool) -> u64 {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const ENTRIES: usize = 4_096;
    // The length of what each code behind the end mark means.
    let mut lengths: Vec<u64> = Vec::new();
    let (mut before, mut bytes) = (None, 0_u64);
    let (mut held, mut bits) = (0_u32, 0_u32);
    let mut rest = data.iter();
    loop {
        let next = END + 1 + lengths.len() + usize::from(early);
        let width = match next {
            ..512 => 9,
            512..1_024 => 10,
            1_024..2_048 => 11,
            _ => 12,
        };
        while bits < width {
            let Some(byte) = rest.next() else {
                return bytes;
            };
            held = held << 8 | u32::from(*byte);
            bits += 8;
        }
        bits -= width;
        let code = (held >> bits) as usize;
        held &= (1 << bits) - 1;
        let length = match code {
            CLEAR => {
                lengths.clear();
                before = None;
                continue;
            }
            END => return bytes,
            ..CLEAR => 1,
            _ => match (lengths.get(code - END - 1), before) {
                (Some(length), _) => *length,
                (None, Some(before)) => before + 1,
                (None, None) => return bytes,
            },
        };
        bytes = bytes.saturating_add(length);
        if let Some(before) = before
            && END + 1 + lengths.len() < ENTRIES
        {
            lengths.push(before + 1);
        }
        before = Some(length);
    }
}

fn hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|b| **b != b'>');
    let digits: Vec<u8> = digits
        .filter_map(|b| char::from(*b).to_digit(16))
        .filter_map(|d| u8::try_from(d).ok())
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
        .collect()
}

fn ascii_85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 5 * 4);
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let flush = |group: &mut Vec<u8>, out: &mut Vec<u8>| {
        let kept = group.len().saturating_sub(1);
        group.resize(5, b'u');
        let digits = group.iter().map(|b| u32::from(b.wrapping_sub(b'!')));
        let value = digits.fold(0_u32, |v, d| v.wrapping_mul(85).wrapping_add(d));
        out.extend(value.to_be_bytes().into_iter().take(kept));
        group.clear();
    };
    for byte in data {
        match byte {
            b'!'..=b'u' => {
                group.push(*byte);
                if group.len() == 5 {
                    flush(&mut group, &mut out);
                }
            }
            b'z' => {
                if !group.is_empty() {
                    flush(&mut group, &mut out);
                }
                out.extend([0; 4]);
            }
            b'~' => break,
            _ => {}
        }
    }
    if !group.is_empty() {
        flush(&mut group, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};

    use super::*;

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    fn deflate(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    #[test]
    fn what_is_inflated_is_counted_with_a_header_or_without() {
        let zeros = vec![0; 3 << 20];
        for packed in [zlib(&zeros), deflate(&zeros)] {
            assert_eq!(inflated_bytes(&packed, 4 << 20), Some(3 << 20));
            assert_eq!(inflated_bytes(&packed, 2 << 20), None);
        }
        // Cut short: what is there counts. Damaged: it may go on behind the damage.
        let random: Vec<u8> = (0..60_000_u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        let packed = zlib(&random);
        assert!(inflated_bytes(&packed[..packed.len() / 2], 1 << 20).is_some());
        let mut damaged = packed.clone();
        let middle = damaged.len() / 2;
        damaged[middle..middle + 40].fill(0xff);
        assert_eq!(inflated_bytes(&damaged, 1 << 20), None);
    }

    #[test]
    fn text_that_packs_is_unpacked_before_what_it_packs() {
        let packed = zlib(b"BT ET");
        let text: Vec<u8> = (packed.iter())
            .flat_map(|b| format!("{b:02x} ").into_bytes())
            .collect();
        assert_eq!(hex(&text), packed);
        assert_eq!(ascii_85(b"6<#'r;u~>"), b"BT ET");
        assert_eq!(ascii_85(b"z!!~>"), [0, 0, 0, 0, 0]);
        assert_eq!(
            unpacked(Filter::FlateDecode, &packed, 5),
            Some(b"BT ET".to_vec())
        );
        assert_eq!(unpacked(Filter::FlateDecode, &packed, 4), None);
    }

    #[test]
    fn codes_of_lzw_are_counted() {
        // ISO 32000-2, 7.4.4.2, example 1.
        let data = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(lzw_bytes(&data, true), 10);
        // Each code one longer than the last: 3,000 codes of up to twelve bits.
        let mut bits = 0_u128;
        let mut grown = Vec::new();
        let (mut held, mut next) = (0_u32, 258_u32);
        let mut push = |code: u32, next: u32| {
            let width = 32 - (next + 1).leading_zeros();
            bits = bits << width | u128::from(code);
            held += width;
            while held >= 8 {
                held -= 8;
                grown.push((bits >> held) as u8);
                bits &= (1 << held) - 1;
            }
        };
        push(0, 258);
        for _ in 0..3_000 {
            push(next, next);
            next += 1;
        }
        assert!(
            lzw_bytes(&grown, true) > 4_000_000,
            "{}",
            lzw_bytes(&grown, true)
        );
    }
}
