//! Encryption dictionaries that lopdf does not understand, put into the form that it does (ISO 32000-2, 7.6).
//!
//! lopdf wants the dictionary as an object of its own with all values direct, a document identifier, and key lengths that
//! go with the version. A file that has it otherwise is given an update, as an editor would append it.

use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Object, ObjectId, Writer};

use super::salvage;

/// `bytes` with an encryption dictionary in the usual form; `None` when it already has it, or none.
pub(super) fn canonical(bytes: &[u8], objects: &lopdf::Document) -> Option<Vec<u8>> {
    let state_id = objects.encryption_state.as_ref().and_then(|state| state.encrypt_object_id());
    let (mut dict, mut changed) = match objects.trailer.as_hashmap().get(&b"Encrypt"[..]) {
        Some(Object::Dictionary(dict)) => (dict.clone(), true),
        Some(Object::Reference(id)) => (read(bytes, objects, *id)?, false),
        _ => (read(bytes, objects, state_id?)?, false),
    };
    changed |= !objects.trailer.has(b"ID");
    changed |= make_direct(bytes, objects, &mut dict, 0);
    changed |= mend_lengths(&mut dict);
    let plain = leaves_content_alone(&dict);
    if !changed && !plain {
        return None;
    }

    let mut trailer = objects.trailer.clone();
    for key in ["Type", "W", "Index", "Filter", "DecodeParms", "Length", "Prev", "XRefStm", "Encrypt"] {
        trailer.remove(key.as_bytes());
    }
    if !trailer.has(b"ID") {
        let empty = || Object::String(Vec::new(), lopdf::StringFormat::Hexadecimal);
        trailer.set("ID", Object::Array(vec![empty(), empty()]));
    }
    // The last number that lopdf takes when it has to scan for objects.
    let number = 999_998u32;
    if !plain {
        trailer.set("Encrypt", Object::Reference((number, 0)));
    }
    if objects.xref_start > 0 {
        trailer.set("Prev", Object::Integer(i64::try_from(objects.xref_start).ok()?));
    }
    let mut updated = bytes.to_vec();
    updated.extend_from_slice(b"\n");
    let at = updated.len();
    updated.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
    Writer::write_object(&mut updated, &Object::Dictionary(dict)).ok()?;
    updated.extend_from_slice(b"\nendobj\n");
    let xref = updated.len();
    updated.extend_from_slice(format!("xref\n{number} 1\n{at:010} 00000 n \ntrailer\n").as_bytes());
    Writer::write_object(&mut updated, &Object::Dictionary(trailer)).ok()?;
    updated.extend_from_slice(format!("\nstartxref\n{xref}\n%%EOF\n").as_bytes());
    Some(updated)
}

/// A dictionary as it stands in the file; never one in an object stream, which would be encrypted itself.
fn read(bytes: &[u8], objects: &lopdf::Document, id: ObjectId) -> Option<Dictionary> {
    let Some(XrefEntry::Normal { offset, .. }) = objects.reference_table.get(id.0) else { return None };
    match salvage::object_at(bytes, *offset as usize, id)? {
        Object::Dictionary(dict) => Some(dict),
        _ => None,
    }
}

/// Replaces references by what they lead to; whether there were any.
fn make_direct(bytes: &[u8], objects: &lopdf::Document, dict: &mut Dictionary, depth: usize) -> bool {
    let mut changed = false;
    for (_, value) in dict.iter_mut() {
        if let Object::Reference(id) = *value {
            let Some(XrefEntry::Normal { offset, .. }) = objects.reference_table.get(id.0) else { continue };
            if let Some(found) = salvage::object_at(bytes, *offset as usize, id) {
                *value = found;
                changed = true;
            }
        }
        if let Object::Dictionary(inner) = value
            && depth < 3
        {
            changed |= make_direct(bytes, objects, inner, depth + 1);
        }
    }
    changed
}

/// Key lengths as the version has them (ISO 32000-2, table 20); whether one was wrong.
fn mend_lengths(dict: &mut Dictionary) -> bool {
    let integer = |dict: &Dictionary, key: &[u8]| match dict.as_hashmap().get(key) {
        Some(Object::Integer(value)) => Some(*value),
        _ => None,
    };
    let length = integer(dict, b"Length");
    let right = match integer(dict, b"V").unwrap_or(0) {
        0 | 1 => 40,
        2 | 3 if length.is_none_or(|length| (40..=128).contains(&length) && length % 8 == 0) => return false,
        2..=4 => 128,
        _ => return false,
    };
    if length.is_none() || length == Some(right) {
        return false;
    }
    dict.set("Length", right);
    true
}

/// Whether neither strings nor streams are encrypted, only attachments (ISO 32000-2, 7.6.6).
fn leaves_content_alone(dict: &Dictionary) -> bool {
    let is_identity = |key: &[u8]| match dict.as_hashmap().get(key) {
        None => true,
        Some(filter) => filter.as_name().is_ok_and(|name| name == b"Identity"),
    };
    let version = dict.get(b"V").and_then(Object::as_i64).unwrap_or(0);
    version >= 4 && is_identity(b"StmF") && is_identity(b"StrF")
}
