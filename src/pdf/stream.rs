//! Stream → decoded bytes (ISO 32000-2, 7.4), keeping what comes before a damaged place.
//!
//! Flate is inflated here, because lopdf does not tell whether the data was whole; all other filters are lopdf's.
//! Image filters are not decoded: a stream that ends in one gives nothing.

use flate2::{Decompress, FlushDecompress, Status};
use lopdf::{Dictionary, Object, Stream};

use super::filter_names;
use super::object::{Objects, as_dict};

/// How a stream came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decoded {
    /// Whole.
    Whole,
    /// Damaged: what comes before the damage was kept, which may be nothing.
    Damaged,
    /// More bytes than allowed; those allowed were kept.
    OverLimit,
}

/// Decodes `stream` and appends at most `limit` bytes to `out`.
pub(super) fn decode(
    objects: Objects<'_>,
    stream: &Stream,
    limit: usize,
    out: &mut Vec<u8>,
) -> Decoded {
    if stream.content.is_empty() {
        return Decoded::Whole;
    }
    let mut filters = filters(objects, &stream.dict);
    let Some(last) = filters.pop() else {
        return append(&stream.content, limit, out);
    };
    let mut outcome = Decoded::Whole;
    let mut input: Option<Vec<u8>> = None;
    for filter in filters {
        let mut next = Vec::new();
        let step = apply(
            filter,
            input.as_deref().unwrap_or(&stream.content),
            limit,
            &mut next,
        );
        outcome = outcome.worse(step);
        input = Some(next);
    }
    let step = apply(
        last,
        input.as_deref().unwrap_or(&stream.content),
        limit,
        out,
    );
    outcome.worse(step)
}

impl Decoded {
    fn worse(self, other: Decoded) -> Decoded {
        if self == Decoded::Whole { other } else { self }
    }
}

/// A filter's full name and its parameters.
type Filter<'d> = (&'static [u8], Option<&'d Dictionary>);

/// The stream's filters in the order of decoding. lopdf neither follows references here nor knows the short names that
/// inline images and some producers use (ISO 32000-2, table 93).
fn filters<'d>(objects: Objects<'d>, dict: &'d Dictionary) -> Vec<Filter<'d>> {
    let long = |name: &[u8]| filter_names::long(name).unwrap_or(b"");
    let parameters = objects
        .get(dict, b"DecodeParms")
        .or_else(|| objects.get(dict, b"DP"));
    match objects
        .get(dict, b"Filter")
        .or_else(|| objects.get(dict, b"F"))
    {
        Some(Object::Name(name)) => vec![(
            long(name),
            parameters.and_then(|p| match p {
                Object::Array(all) => objects.resolve(all.first()?).and_then(as_dict),
                one => as_dict(one),
            }),
        )],
        Some(Object::Array(names)) => names
            .iter()
            .take(Stream::MAX_FILTERS)
            .enumerate()
            .map(|(index, filter)| {
                let name = objects
                    .resolve(filter)
                    .and_then(|f| f.as_name().ok())
                    .unwrap_or(b"");
                let own = match parameters {
                    Some(Object::Array(all)) => all
                        .get(index)
                        .and_then(|p| objects.resolve(p))
                        .and_then(as_dict),
                    Some(one) if names.len() == 1 => as_dict(one),
                    _ => None,
                };
                (long(name), own)
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn apply((name, parameters): Filter<'_>, input: &[u8], limit: usize, out: &mut Vec<u8>) -> Decoded {
    let predicted = parameters
        .and_then(|p| p.as_hashmap().get(&b"Predictor"[..]))
        .is_some_and(|p| !matches!(p, Object::Integer(0 | 1)));
    match name {
        b"FlateDecode" if !predicted => inflate(input, limit, out),
        b"Crypt" => append(input, limit, out),
        b"" => Decoded::Damaged,
        _ => by_lopdf(name, parameters, input, limit, out),
    }
}

fn append(bytes: &[u8], limit: usize, out: &mut Vec<u8>) -> Decoded {
    let kept = bytes.get(..limit).unwrap_or(bytes);
    out.extend_from_slice(kept);
    if kept.len() < bytes.len() {
        Decoded::OverLimit
    } else {
        Decoded::Whole
    }
}

fn by_lopdf(
    name: &[u8],
    parameters: Option<&Dictionary>,
    input: &[u8],
    limit: usize,
    out: &mut Vec<u8>,
) -> Decoded {
    let mut dict = Dictionary::new();
    dict.set("Filter", Object::Name(name.to_vec()));
    if let Some(parameters) = parameters {
        dict.set("DecodeParms", parameters.clone());
    }
    // lopdf takes an ASCII85 end mark only as the very last bytes, and no start mark.
    let input = if name == b"ASCII85Decode" {
        let data = input.trim_ascii_start();
        let data = data.strip_prefix(b"<~").unwrap_or(data);
        data.iter()
            .position(|&b| b == b'~')
            .map_or(data, |end| &data[..end])
    } else {
        input
    };
    match Stream::new(dict, input.to_vec()).decompressed_content_with_limit(limit) {
        Ok(bytes) => {
            out.extend_from_slice(&bytes);
            Decoded::Whole
        }
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            Decoded::OverLimit
        }
        Err(_) => Decoded::Damaged,
    }
}

/// Inflates zlib data up to the first damage. Bytes that changed on the way often inflate all the same, to other text:
/// only the checksum tells. A missing checksum is not damage, since producers cut it off.
fn inflate(input: &[u8], limit: usize, out: &mut Vec<u8>) -> Decoded {
    // An end of line too many before the data belongs to nobody.
    let trimmed = input.trim_ascii_start();
    for candidate in [input, trimmed] {
        if let Some(data) = after_zlib_header(candidate) {
            let before = out.len();
            let (outcome, used) = inflate_raw(data, limit, out);
            let checksum = data.get(used..).and_then(|rest| rest.first_chunk::<4>());
            return match (outcome, checksum) {
                (Decoded::Whole, Some(sum))
                    if adler32(&out[before..]) != u32::from_be_bytes(*sum) =>
                {
                    Decoded::Damaged
                }
                (outcome, _) => outcome,
            };
        }
    }
    let before = out.len();
    let mut outcome = Decoded::Damaged;
    for data in [input.get(2..).unwrap_or_default(), input] {
        (outcome, _) = inflate_raw(data, limit, out);
        if outcome != Decoded::Damaged {
            break;
        }
        // Data from a wrong place inflates to some noise before it fails.
        out.truncate(before);
    }
    outcome
}

/// The deflate data behind a zlib header (RFC 1950, 2.2).
fn after_zlib_header(input: &[u8]) -> Option<&[u8]> {
    match input {
        [method, flags, rest @ ..]
            if method & 0x0F == 8
                && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0
                && flags & 0x20 == 0 =>
        {
            Some(rest)
        }
        _ => None,
    }
}

/// Inflates deflate data; how it went and how many bytes it took.
fn inflate_raw(input: &[u8], limit: usize, out: &mut Vec<u8>) -> (Decoded, usize) {
    let mut inflater = Decompress::new(false);
    let most = out.len().saturating_add(limit);
    let used = |inflater: &Decompress| usize::try_from(inflater.total_in()).unwrap_or(usize::MAX);
    loop {
        if out.len() >= most {
            return (Decoded::OverLimit, used(&inflater));
        }
        if out.capacity() == out.len() {
            let guess = input.len().saturating_mul(4).max(4096).max(out.len());
            out.reserve(guess.min(most - out.len()));
        }
        let rest = input.get(used(&inflater)..).unwrap_or_default();
        let (was_in, was_out) = (inflater.total_in(), inflater.total_out());
        match inflater.decompress_vec(rest, out, FlushDecompress::None) {
            Ok(Status::StreamEnd) => break,
            Ok(_)
                if inflater.total_in() == was_in
                    && inflater.total_out() == was_out
                    && out.capacity() > out.len() =>
            {
                // The data ends before its end mark.
                return (Decoded::Damaged, used(&inflater));
            }
            Ok(_) => {}
            Err(_) => return (Decoded::Damaged, used(&inflater)),
        }
    }
    if out.len() > most {
        out.truncate(most);
        return (Decoded::OverLimit, used(&inflater));
    }
    (Decoded::Whole, used(&inflater))
}

/// The checksum of RFC 1950, 8.2.
fn adler32(bytes: &[u8]) -> u32 {
    const PRIME: u32 = 65_521;
    // So many bytes can be added before the sums overflow.
    const BLOCK: usize = 5_552;
    let (mut a, mut b) = (1u32, 0u32);
    for block in bytes.chunks(BLOCK) {
        for &byte in block {
            a += u32::from(byte);
            b += a;
        }
        a %= PRIME;
        b %= PRIME;
    }
    b << 16 | a
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn zlib(text: &[u8]) -> Vec<u8> {
        let mut encoder =
            flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(text).expect("writing to memory");
        encoder.finish().expect("writing to memory")
    }

    fn decoded(filter: Object, content: Vec<u8>, limit: usize) -> (Decoded, Vec<u8>) {
        let mut dict = Dictionary::new();
        dict.set("Filter", filter);
        let mut out = Vec::new();
        let document = lopdf::Document::new();
        let outcome = decode(
            Objects(&document),
            &Stream::new(dict, content),
            limit,
            &mut out,
        );
        (outcome, out)
    }

    #[test]
    fn flate_keeps_the_prefix_before_damage() {
        let text: Vec<u8> = (0..20_000u32)
            .flat_map(|i| i.to_string().into_bytes())
            .collect();
        let whole = zlib(&text);
        assert_eq!(
            decoded("FlateDecode".into(), whole.clone(), 1 << 20),
            (Decoded::Whole, text.clone())
        );
        let (outcome, out) = decoded(
            "FlateDecode".into(),
            whole[..whole.len() / 2].to_vec(),
            1 << 20,
        );
        assert_eq!(outcome, Decoded::Damaged);
        assert!(out.len() > 1000 && text.starts_with(&out));
        let mut broken = whole.clone();
        let middle = broken.len() / 2;
        broken[middle..middle + 64].fill(0xFF);
        let (outcome, out) = decoded("FlateDecode".into(), broken, 1 << 20);
        assert_eq!(outcome, Decoded::Damaged);
        assert!(
            out.len() > 40_000 && text.starts_with(&out[..40_000]),
            "{} of {}",
            out.len(),
            text.len()
        );
        let (outcome, out) = decoded("Fl".into(), whole, 1000);
        assert_eq!((outcome, out.len()), (Decoded::OverLimit, 1000));
    }

    #[test]
    fn filters_chain() {
        let hex: Vec<u8> = zlib(b"BT ET")
            .iter()
            .flat_map(|b| format!("{b:02x}").into_bytes())
            .chain(*b">")
            .collect();
        let names = Object::Array(vec!["ASCIIHexDecode".into(), "FlateDecode".into()]);
        assert_eq!(
            decoded(names, hex, 100),
            (Decoded::Whole, b"BT ET".to_vec())
        );
        assert_eq!(
            decoded("ASCII85Decode".into(), b"<~6<#'r;u~>\n".to_vec(), 100).1,
            b"BT ET".to_vec()
        );
        assert_eq!(
            decoded("DCTDecode".into(), vec![1, 2], 100).0,
            Decoded::Damaged
        );
    }
}
