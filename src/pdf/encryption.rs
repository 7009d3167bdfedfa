//! Encryption dictionaries that lopdf does not understand, put into the form that it does (ISO 32000-2, 7.6).
//!
//! lopdf wants the dictionary as an object of its own with all values direct, a document identifier, and key lengths that
//! go with the version. A file that has it otherwise is given an update, as an editor would append it.

use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Object, ObjectId, Writer};

use super::salvage;

/// `bytes` with an encryption dictionary in the usual form; `None` when it already has it, or none.
pub(super) fn canonical(bytes: &[u8], objects: &lopdf::Document) -> Option<Vec<u8>> {
    let state_id = objects
        .encryption_state
        .as_ref()
        .and_then(|state| state.encrypt_object_id());
    let (mut dict, mut changed) = match objects.trailer.as_hashmap().get(&b"Encrypt"[..]) {
        Some(Object::Dictionary(dict)) => (dict.clone(), true),
        Some(Object::Reference(id)) => (read(bytes, objects, *id)?, false),
        _ => (read(bytes, objects, state_id?)?, false),
    };
    changed |= !objects.trailer.has(b"ID");
    changed |= make_direct(bytes, objects, &mut dict, 0);
    changed |= fix_lengths(&mut dict);
    let plain = leaves_content_alone(&dict);
    if !changed && !plain {
        return None;
    }

    let mut trailer = objects.trailer.clone();
    for key in [
        "Type",
        "W",
        "Index",
        "Filter",
        "DecodeParms",
        "Length",
        "Prev",
        "XRefStm",
        "Encrypt",
    ] {
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
        trailer.set(
            "Prev",
            Object::Integer(i64::try_from(objects.xref_start).ok()?),
        );
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

/// A dictionary as it is in the file; never one in an object stream, which would be encrypted itself.
fn read(bytes: &[u8], objects: &lopdf::Document, id: ObjectId) -> Option<Dictionary> {
    let Some(XrefEntry::Normal { offset, .. }) = objects.reference_table.get(id.0) else {
        return None;
    };
    match salvage::object_at(bytes, *offset as usize, id)? {
        Object::Dictionary(dict) => Some(dict),
        _ => None,
    }
}

/// Replaces references by what they lead to; whether there were any.
fn make_direct(
    bytes: &[u8],
    objects: &lopdf::Document,
    dict: &mut Dictionary,
    depth: usize,
) -> bool {
    let mut changed = false;
    for (_, value) in dict.iter_mut() {
        if let Object::Reference(id) = *value {
            let Some(XrefEntry::Normal { offset, .. }) = objects.reference_table.get(id.0) else {
                continue;
            };
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
fn fix_lengths(dict: &mut Dictionary) -> bool {
    let integer = |dict: &Dictionary, key: &[u8]| match dict.as_hashmap().get(key) {
        Some(Object::Integer(value)) => Some(*value),
        _ => None,
    };
    let length = integer(dict, b"Length");
    let right = match integer(dict, b"V").unwrap_or(0) {
        0 | 1 => 40,
        2 | 3 if length.is_none_or(|length| (40..=128).contains(&length) && length % 8 == 0) => {
            return false;
        }
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use lopdf::encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter};
    use lopdf::{EncryptionState, EncryptionVersion, Permissions};

    use super::super::testing::{Sample, first_page, text};
    use super::super::{OpenError, OpenOptions, open, read};
    use super::*;

    fn sample() -> lopdf::Document {
        let bytes = Sample {
            content: "BT /F1 9 Tf (Secret) Tj ET",
            ..Sample::default()
        }
        .bytes();
        let mut document = lopdf::Document::load_mem(&bytes).expect("the sample loads");
        let id = || Object::string_literal("0123456789abcdef");
        document.trailer.set("ID", Object::Array(vec![id(), id()]));
        document
    }

    fn encrypted(version: EncryptionVersion<'_>, mut document: lopdf::Document) -> Vec<u8> {
        let state = EncryptionState::try_from(version).expect("the version is sound");
        document
            .encrypt(&state)
            .expect("the sample can be encrypted");
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).expect("writing to memory");
        bytes
    }

    fn read_with(bytes: &[u8], password: &str) -> Result<String, OpenError> {
        let options = OpenOptions {
            passwords: vec!["wrong".to_owned(), password.to_owned()],
            ..OpenOptions::default()
        };
        let opened = open(bytes, &options)?.value;
        assert!(opened.properties.encrypted);
        Ok(text(&first_page(read(&opened).value)))
    }

    fn rc4(user: &'static str, length: usize, document: &lopdf::Document) -> Vec<u8> {
        let permissions = Permissions::all();
        let version = if length == 40 {
            EncryptionVersion::V1 {
                document,
                owner_password: "owner",
                user_password: user,
                permissions,
            }
        } else {
            let key_length = length;
            EncryptionVersion::V2 {
                document,
                owner_password: "owner",
                user_password: user,
                key_length,
                permissions,
            }
        };
        encrypted(version, document.clone())
    }

    fn aes(user: &'static str, long: bool, document: &lopdf::Document) -> Vec<u8> {
        let filter: Arc<dyn CryptFilter> = if long {
            Arc::new(Aes256CryptFilter)
        } else {
            Arc::new(Aes128CryptFilter)
        };
        let crypt_filters = BTreeMap::from([(b"StdCF".to_vec(), filter)]);
        let (stream_filter, string_filter) = (b"StdCF".to_vec(), b"StdCF".to_vec());
        let (owner_password, permissions, encrypt_metadata) = ("owner", Permissions::all(), true);
        let version = if long {
            EncryptionVersion::V5 {
                encrypt_metadata,
                crypt_filters,
                file_encryption_key: &[7; 32],
                stream_filter,
                string_filter,
                owner_password,
                user_password: user,
                permissions,
            }
        } else {
            EncryptionVersion::V4 {
                document,
                encrypt_metadata,
                crypt_filters,
                stream_filter,
                string_filter,
                owner_password,
                user_password: user,
                permissions,
            }
        };
        encrypted(version, document.clone())
    }

    #[test]
    fn all_ciphers_open_with_their_passwords() {
        let document = sample();
        for file in [
            rc4("", 40, &document),
            rc4("", 128, &document),
            aes("", false, &document),
            aes("", true, &document),
        ] {
            assert_eq!(read_with(&file, "none").as_deref(), Ok("Secret"));
        }
        for file in [
            rc4("user", 128, &document),
            aes("user", false, &document),
            aes("user", true, &document),
        ] {
            assert_eq!(read_with(&file, "user").as_deref(), Ok("Secret"));
            assert_eq!(read_with(&file, "owner").as_deref(), Ok("Secret"));
            assert_eq!(read_with(&file, "none"), Err(OpenError::Encrypted));
        }
    }

    #[test]
    fn a_dictionary_in_the_trailer_is_understood() {
        let document = sample();
        let bytes = rc4("", 128, &document);
        // Move the dictionary into the trailer, as some writers have it.
        let text = bytes.iter().map(|&b| char::from(b)).collect::<String>();
        let reference = text.find("/Encrypt").expect("it is encrypted");
        let id: String = text[reference + 8..]
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let start = text
            .find(&format!("\n{id} 0 obj"))
            .expect("the dictionary is there");
        let body_start = start + text[start..].find("<<").expect("it is a dictionary");
        let body = &text[body_start..start + text[start..].find("endobj").expect("it ends")];
        let direct = text.replace(
            &format!("/Encrypt {id} 0 R"),
            &format!("/Encrypt {}", body.trim()),
        );
        assert_ne!(direct, text);
        let direct: Vec<u8> = direct.chars().map(|c| c as u8).collect();
        assert_eq!(read_with(&direct, "none").as_deref(), Ok("Secret"));
    }
}
