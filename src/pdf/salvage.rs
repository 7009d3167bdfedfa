//! Objects that lopdf could not read, read after all: streams without a usable length or end mark, junk in an object or
//! before `endobj`, object streams that are not called so.
//!
//! Works on the file's bytes and the offsets of the cross-reference table. Encrypted files are left alone: what they
//! lost cannot be distinguished from what is still encrypted.

use std::collections::BTreeMap;

use lopdf::xref::XrefEntry;
use lopdf::{LoadOptions, Object, ObjectId, ObjectStream, Stream};

use super::damaged_object;

/// More lost objects than this are not looked for.
const MOST_LOST: usize = 10_000;

/// An object as its bytes are in the file.
#[derive(Debug, Clone, Copy)]
struct Raw<'b> {
    /// What is between `obj` and `stream` or `endobj`.
    value: &'b [u8],
    /// The stream's bytes, if it is one.
    data: Option<&'b [u8]>,
}

/// Adds to `objects`, loaded from `bytes`, what can still be read; how many objects that were. Of one stream at most
/// `max_stream` bytes are decoded.
pub(super) fn salvage(
    objects: &mut lopdf::Document,
    bytes: &[u8],
    max_stream: Option<usize>,
) -> usize {
    if objects.encryption_state.is_some() || objects.trailer.has(b"Encrypt") {
        return 0;
    }
    let mut fixed = 0;
    // Without end marks every search runs to the end of the file.
    let mut searched = 0usize;
    for object in objects.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.content.is_empty()
            && searched < bytes.len().saturating_mul(8)
            && let Some(data) = stream
                .start_position
                .and_then(|start| bytes.get(start..))
                .map(stream_data)
        {
            searched = searched.saturating_add(data.len());
            if data.is_empty() {
                continue;
            }
            stream.content = data.to_vec();
            fixed += 1;
        }
    }
    fixed += from_unnamed_streams(objects, max_stream);
    let lost = lost(objects, bytes);
    if lost.is_empty() {
        return fixed;
    }
    let mut values = values(&lost).unwrap_or_default();
    for (id, raw) in lost {
        let value = values.objects.remove(&id);
        let Some(value) = value.or_else(|| damaged_object::parse(raw.value)) else {
            continue;
        };
        let object = match (value, raw.data) {
            (Object::Dictionary(dict), Some(data)) => {
                Object::Stream(Stream::new(dict, data.to_vec()))
            }
            (value, None) => value,
            _ => continue,
        };
        objects.objects.insert(id, object);
        fixed += 1;
    }
    fixed
}

/// Adds the objects that the cross-reference stream places in a stream that does not call itself an object stream; how
/// many those were.
fn from_unnamed_streams(objects: &mut lopdf::Document, max_stream: Option<usize>) -> usize {
    let mut missing: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (&number, entry) in &objects.reference_table.entries {
        if let XrefEntry::Compressed { container, .. } = *entry
            && !objects.objects.contains_key(&(number, 0))
        {
            missing.entry(container).or_default().push(number);
        }
    }
    let mut fixed = 0;
    for (container, numbers) in missing {
        let Some(Object::Stream(stream)) = objects.objects.get(&(container, 0)) else {
            continue;
        };
        if stream.dict.has_type(b"ObjStm") {
            continue;
        }
        let Ok(mut found) = ObjectStream::new_with_limit(stream, max_stream) else {
            continue;
        };
        for number in numbers {
            if let Some(object) = found.objects.remove(&(number, 0)) {
                objects.objects.insert((number, 0), object);
                fixed += 1;
            }
        }
    }
    fixed
}

/// The object that is at `offset`, as it is written: a stream gives its dictionary.
pub(super) fn object_at(bytes: &[u8], offset: usize, id: ObjectId) -> Option<Object> {
    let raw = raw(bytes.get(offset..)?, id)?;
    values(&BTreeMap::from([(id, raw)]))?.objects.remove(&id)
}

/// The objects that the cross-reference table names and that were not loaded, where they do start at their offset.
fn lost<'b>(objects: &lopdf::Document, bytes: &'b [u8]) -> BTreeMap<ObjectId, Raw<'b>> {
    let mut offsets: Vec<usize> = Vec::new();
    let mut missing = Vec::new();
    for (&number, entry) in &objects.reference_table.entries {
        let XrefEntry::Normal { offset, generation } = *entry else {
            continue;
        };
        offsets.push(offset as usize);
        if missing.len() < MOST_LOST && !objects.objects.contains_key(&(number, generation)) {
            missing.push(((number, generation), offset as usize));
        }
    }
    offsets.sort_unstable();
    let mut found = BTreeMap::new();
    for (id, offset) in missing {
        let next = offsets
            .get(offsets.partition_point(|&other| other <= offset))
            .copied();
        let end = next.unwrap_or(bytes.len()).min(bytes.len());
        if let Some(raw) = bytes.get(offset..end).and_then(|bytes| raw(bytes, id)) {
            found.insert(id, raw);
        }
    }
    found
}

/// The parts of the object at the start of `bytes`.
fn raw(bytes: &[u8], id: ObjectId) -> Option<Raw<'_>> {
    let mut rest = bytes;
    for word in [
        id.0.to_string().as_bytes(),
        id.1.to_string().as_bytes(),
        b"obj",
    ] {
        rest = rest.trim_ascii_start().strip_prefix(word)?;
    }
    let end = find(rest, b"endobj").unwrap_or(rest.len());
    let stream = find(rest, b"stream")
        .filter(|&at| at < end && rest[..at].trim_ascii_end().ends_with(b">>"));
    match stream {
        Some(at) => {
            let data = &rest[at + b"stream".len()..];
            let data = data
                .strip_prefix(b"\r\n")
                .or_else(|| data.strip_prefix(b"\n"))
                .unwrap_or(data);
            Some(Raw {
                value: &rest[..at],
                data: Some(stream_data(data)),
            })
        }
        None => {
            // What is behind a dictionary belongs to nobody.
            let value = &rest[..end];
            let close = value
                .windows(2)
                .rposition(|pair| pair == b">>")
                .map_or(value.len(), |at| at + 2);
            Some(Raw {
                value: &value[..close],
                data: None,
            })
        }
    }
}

/// A stream's bytes up to its end mark, or up to what comes where that should be.
fn stream_data(bytes: &[u8]) -> &[u8] {
    let end = find(bytes, b"endstream")
        .or_else(|| find(bytes, b"endobj"))
        .unwrap_or(bytes.len());
    let data = &bytes[..end];
    let data = data.strip_suffix(b"\n").unwrap_or(data);
    data.strip_suffix(b"\r").unwrap_or(data)
}

/// Lets lopdf parse the values, in a file that has nothing else.
fn values(lost: &BTreeMap<ObjectId, Raw<'_>>) -> Option<lopdf::Document> {
    let mut file = b"%PDF-1.4\n".to_vec();
    for ((number, generation), raw) in lost {
        file.extend_from_slice(format!("\n{number} {generation} obj\n").as_bytes());
        file.extend_from_slice(raw.value);
        file.extend_from_slice(b"\nendobj\n");
    }
    file.extend_from_slice(
        b"\n999999 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 999999 0 R>>\n",
    );
    let options = LoadOptions {
        force_reconstruct: true,
        ..LoadOptions::default()
    };
    lopdf::Document::load_mem_with_options(&file, options).ok()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
