//! The published schemas: in step with the types, and saying what they promise. `UPDATE_SCHEMAS=1 cargo test` writes
//! them anew.

use nomcheck::form::{FieldType, Form, FormFile};
use nomcheck::report::pretty::pretty;
use nomcheck::report::schema::{Published, record_for_form};
use serde_json::{Value, json};

use crate::support::{Place, record_fault, root};

#[test]
fn published_schemas_are_those_of_the_types() {
    for published in Published::ALL {
        let path = root().join(format!("schema/{}.v1.schema.json", published.name()));
        let schema = pretty(&published.schema().to_string(), 0) + "\n";
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::write(&path, &schema).unwrap();
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == schema,
            "{} is out of step; run UPDATE_SCHEMAS=1 cargo test",
            path.display()
        );
    }
}

fn sstc() -> Form {
    let file: FormFile = toml::from_str(include_str!("../../schema/forms/sstc/form.toml")).unwrap();
    Form::new(file, Vec::new())
}

/// A record with one nomination that lacks nothing.
fn complete(form: &Form) -> Value {
    let at = json!([{"page": 1, "bbox": [72.0, 90.0, 300.0, 104.0]}]);
    let mut sections = serde_json::Map::new();
    for field in form
        .file
        .fields
        .iter()
        .filter(|field| field.kind == FieldType::Section)
    {
        let section = json!({
            "number": "1", "heading": "Heading", "text": "An answer.", "language": null, "words": 2, "blocks": [],
            "urls": [], "people": [], "countries": [], "organisations": [], "confidence": 1.0,
            "evidence": ["number", "wording"], "at": at,
        });
        sections.insert(field.key.clone(), section);
    }
    let nomination = json!({
        "label": null, "form": form.file.name, "language": "en", "pages": [1, 2],
        "title": {"text": "Seeds", "at": at, "confidence": 1.0},
        "nominee": {"text": "Ana", "honorific": null, "name": "Ana", "function": null, "organisation": null, "at": at},
        "country": {"text": "Brazil", "code": "BR", "at": at},
        "telephones": [{"text": "+55 61 3211-1234", "e164": "+556132111234", "at": at}],
        "faxes": [], "emails": [{"text": "ana@example.org", "at": at}], "fields": {},
        "sections": sections, "additional_sections": [], "order": [], "footnotes": [], "links": [],
    });
    json!({
        "schema_version": "1",
        "source": {
            "path": "a.pdf", "sha256": "", "bytes": 0, "pages": 2, "pdf_version": "1.7", "producer": null,
            "encrypted": false, "tagged": false,
        },
        "kind": "nomination", "problem": null, "warnings": [], "nominations": [nomination], "summaries": [],
        "unplaced": [],
    })
}

fn passes(form: &Form, record: &Value) -> bool {
    assert_eq!(record_fault(record), None);
    jsonschema::validator_for(&record_for_form(form))
        .unwrap()
        .is_valid(record)
}

#[test]
fn record_schema_of_a_form_accepts_what_lacks_nothing() {
    let form = sstc();
    let mut record = complete(&form);
    assert!(passes(&form, &record));
    record["nominations"][0]["sections"]
        .as_object_mut()
        .unwrap()
        .remove("no such");
    record["nominations"][0]["faxes"] = json!([{"text": "none", "e164": null, "at": []}]);
    assert!(passes(&form, &record), "a fax is not required");
}

#[test]
fn record_schema_of_a_form_refuses_what_is_missing_or_malformed() {
    let form = sstc();
    let faults = [
        ("/title", Value::Null),
        ("/nominee", Value::Null),
        ("/country", Value::Null),
        ("/country/code", Value::Null),
        ("/telephones", json!([])),
        ("/telephones/0/e164", Value::Null),
        ("/emails", json!([])),
        ("/emails/0/text", json!("ana at example.org")),
        ("/sections/contacts/text", json!("")),
    ];
    for (pointer, value) in faults {
        let mut record = complete(&form);
        *record
            .pointer_mut(&format!("/nominations/0{pointer}"))
            .unwrap() = value;
        assert!(!passes(&form, &record), "{pointer}");
    }
    for field in form
        .file
        .fields
        .iter()
        .filter(|field| field.kind == FieldType::Section)
    {
        let mut record = complete(&form);
        record["nominations"][0]["sections"]
            .as_object_mut()
            .unwrap()
            .remove(&field.key);
        assert!(!passes(&form, &record), "{}", field.key);
    }
}

#[test]
fn record_schema_of_a_form_requires_nothing_of_a_deck_and_all_of_the_rest() {
    let form = sstc();
    let mut record = complete(&form);
    record["nominations"] = json!([]);
    assert!(!passes(&form, &record));
    record["kind"] = json!("not_processed");
    assert!(!passes(&form, &record));
    record["kind"] = json!("summary_deck");
    assert!(passes(&form, &record));
}

#[test]
fn record_of_each_sample_fits_its_schema() {
    let place = Place::with(&[]);
    let samples = root().join("samples");
    let run = place.run(&format!(
        "extract --isolated --ocr off --format ndjson {}",
        samples.display()
    ));
    let records: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(records.len() > 100, "{}", records.len());
    for record in &records {
        assert_eq!(record_fault(record), None, "{}", record["source"]["path"]);
    }
}

#[test]
fn record_schema_knows_every_member() {
    let form = sstc();
    let mut record = complete(&form);
    record["nominations"][0]["colour"] = json!("blue");
    assert!(record_fault(&record).is_some());
    let mut record = complete(&form);
    record.as_object_mut().unwrap().remove("problem");
    assert!(
        record_fault(&record).is_some(),
        "absent values are null, never left out"
    );
}

#[test]
fn schemas_of_forms_accept_the_built_in_ones_and_no_unknown_key() {
    let validator = |p: Published| jsonschema::validator_for(&p.schema()).unwrap();
    let (form, language) = (validator(Published::Form), validator(Published::Language));
    let mut files = 0;
    for folder in ["sstc", "ich-02", "award", "educator", "grant"] {
        for entry in std::fs::read_dir(root().join("schema/forms").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let mut value: Value = toml::from_str(&text).unwrap();
            let schema = match path.ends_with("form.toml") {
                true => &form,
                false => &language,
            };
            assert!(schema.is_valid(&value), "{}", path.display());
            value["heading"] = json!("unknown");
            assert!(!schema.is_valid(&value), "{}", path.display());
            files += 1;
        }
    }
    assert!(files >= 8, "forms are missing");
}
