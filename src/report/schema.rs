//! JSON Schemas (2020-12) of what is written and of what a form file may hold, generated from the types.
//!
//! The published ones in `schema/` are these, pretty-printed; a test holds them in step. [`record_for_form`] adds what a
//! form requires: a record passes it if and only if nothing required is missing or malformed.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::form::{Field, FieldType, Form, FormFile, Vocabulary};
use crate::record::Record;

use super::compare::json::Comparison;
use super::json::Report;

/// What can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// What `extract` writes, one object per PDF.
    Record,
    /// What `check --output json` writes.
    Report,
    /// What `compare --output json` writes.
    Compare,
    /// A form's `form.toml`.
    Form,
    /// A form's words in one language: the `en.toml` beside it.
    Language,
    /// An office's `nomcheck.toml`.
    Config,
}

impl Published {
    /// All of them.
    pub const ALL: [Published; 6] = [
        Published::Record,
        Published::Report,
        Published::Compare,
        Published::Form,
        Published::Language,
        Published::Config,
    ];

    /// Its name: the file in `schema/` is `<name>.v1.schema.json`.
    pub fn name(self) -> &'static str {
        match self {
            Published::Record => "record",
            Published::Report => "report",
            Published::Compare => "compare",
            Published::Form => "form",
            Published::Language => "language",
            Published::Config => "config",
        }
    }

    /// The schema, as a JSON value.
    pub fn schema(self) -> Value {
        let schema = match self {
            Published::Record => written::<Record>(),
            Published::Report => written::<Report>(),
            Published::Compare => written::<Comparison>(),
            Published::Form => read::<FormFile>(),
            Published::Language => read::<Vocabulary>(),
            Published::Config => return super::config_schema::schema(),
        };
        let mut schema = schema.to_value();
        without_links(&mut schema);
        schema
    }
}

/// Descriptions come from the types' documentation; its links mean nothing to a reader of the schema.
fn without_links(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if name == "description" => {
                        *text = text.replace("[`", "`").replace("`]", "`")
                    }
                    other => without_links(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(without_links),
        _ => {}
    }
}

/// Schema of a type as it is written: every member is there, `null` where it is absent.
fn written<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
}

/// Schema of a type as it is read: members with a default may be left out.
fn read<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12()
        .for_deserialize()
        .into_generator()
        .into_root_schema_for::<T>()
}

/// Compares a record with the published schema.
///
/// # Errors
/// The first fault, with its place in the record. It is a fault of the tool.
#[cfg(feature = "self-check")]
pub fn validate_record(record: &Value) -> Result<(), String> {
    use std::sync::LazyLock;
    static RECORD: LazyLock<Option<jsonschema::Validator>> =
        LazyLock::new(|| jsonschema::validator_for(&Published::Record.schema()).ok());
    let Some(validator) = RECORD.as_ref() else {
        return Err("the record schema does not compile".to_owned());
    };
    match validator.iter_errors(record).next() {
        None => Ok(()),
        Some(error) => Err(format!("{}: {error}", error.instance_path())),
    }
}

/// The record's schema with what `form` requires. It accepts a record if and only if the document is one or several
/// nominations (or a deck, of which nothing is required), nothing that the form requires is missing or empty, and every
/// value of a required header field is well-formed: a country that is one (`country.code`), telephone numbers that can
/// be one (`e164`), e-mail addresses by their pattern.
///
/// A schema sees neither whether an answer is only a placeholder nor whether a domain has a public suffix: the findings
/// `section-placeholder` and `email-malformed` say so.
pub fn record_for_form(form: &Form) -> Value {
    let mut schema = Published::Record.schema();
    let required: Vec<&Field> = form
        .file
        .fields
        .iter()
        .filter(|field| field.required && field.when.is_none())
        .collect();
    let mut properties = Map::new();
    properties.insert("form".to_owned(), json!({"const": form.file.name}));
    let mut section_properties = Map::new();
    let mut other_properties = Map::new();
    for field in required {
        let text = json!({"properties": {"text": {"pattern": "\\S"}}});
        match field.placed() {
            FieldType::Title => drop(properties.insert("title".to_owned(), present(&text))),
            FieldType::Person => drop(properties.insert("nominee".to_owned(), present(&text))),
            FieldType::Country => {
                let country = json!({"type": "object", "properties": {"code": {"type": "string"}}});
                properties.insert("country".to_owned(), country);
            }
            FieldType::Telephone => drop(properties.insert("telephones".to_owned(), numbers())),
            FieldType::Fax => drop(properties.insert("faxes".to_owned(), numbers())),
            FieldType::Email => {
                let address = json!({"properties": {"text": {"pattern": "^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+$"}}});
                properties.insert(
                    "emails".to_owned(),
                    json!({"minItems": 1, "items": address}),
                );
            }
            // A signature may be drawn, and a file has no text.
            _ if matches!(field.kind, FieldType::Signature | FieldType::Attachment) => {
                drop(other_properties.insert(field.key.clone(), json!({})));
            }
            FieldType::Section => drop(section_properties.insert(field.key.clone(), text)),
            _ => drop(other_properties.insert(field.key.clone(), text)),
        }
    }
    properties.insert("sections".to_owned(), all_of(section_properties));
    properties.insert("fields".to_owned(), all_of(other_properties));
    let nominations = json!({"minItems": 1, "items": {"properties": properties}});
    let rest = json!({
        "if": {"properties": {"kind": {"const": "summary_deck"}}},
        "else": {
            "properties": {"kind": {"enum": ["nomination", "compendium"]}, "nominations": nominations},
        },
    });
    if let Some(root) = schema.as_object_mut() {
        root.insert(
            "title".to_owned(),
            json!(format!(
                "Record of a complete nomination on the form {}",
                form.file.name
            )),
        );
        root.insert("allOf".to_owned(), json!([rest]));
    }
    schema
}

/// Not `null`, and `inner` holds.
fn present(inner: &Value) -> Value {
    let mut inner = inner.clone();
    inner["type"] = json!("object");
    inner
}

/// At least one number, and all of them possible.
fn numbers() -> Value {
    json!({"minItems": 1, "items": {"properties": {"e164": {"type": "string"}}}})
}

/// All members of `properties` are there and hold.
fn all_of(properties: Map<String, Value>) -> Value {
    let names: Vec<String> = properties.keys().cloned().collect();
    json!({"required": names, "properties": properties})
}
