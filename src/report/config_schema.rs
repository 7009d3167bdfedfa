//! The JSON Schema of `nomcheck.toml`, made from the catalogue of rules: for editors, which complete and check by it.
//! The command reads the file itself, with lines and suggestions; a test there holds the two in step.

use serde_json::{Map, Value, json};

use crate::rule::RULES;

use super::message::Messages;

/// The schema.
pub fn schema() -> Value {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let severity = json!({"enum": ["error", "warning", "note"]});
    let texts = json!({"type": "array", "items": {"type": "string"}});
    let mut rules = Map::new();
    for rule in RULES {
        let mut properties = Map::new();
        properties.insert("severity".to_owned(), severity.clone());
        let fields = json!({
            "type": "object",
            "description": "Severity of findings about a field, by its JSON pointer: the longest wins.",
            "propertyNames": {"pattern": "^/"},
            "additionalProperties": severity,
        });
        properties.insert("fields".to_owned(), fields);
        for option in rule.options {
            properties.insert((*option).to_owned(), texts.clone());
        }
        let table = json!({
            "type": "object",
            "description": rule.summary(),
            "properties": properties,
            "additionalProperties": false,
        });
        rules.insert(rule.code.to_owned(), table);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of nomcheck",
        "description": "What an office has settled for its programme, in nomcheck.toml.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "form": {
                "type": "string",
                "description": "A built-in form's name, or the path of a form.toml, relative to this file.",
            },
            "forms": {
                "description": "Several forms, of which the one that fits is recognised; as `form`.",
                "type": "array",
                "items": {"type": "string"},
            },
            "lang": {"description": "Language of messages.", "enum": Messages::LANGUAGES},
            "fail-on": {
                "description": "From which severity on the exit code is 1.",
                "enum": ["error", "warning", "note", "never"],
            },
            "ocr": {
                "description": "Whether text is recognised in pictures of pages: where there is no other, never, or always.",
                "enum": ["auto", "off", "force"],
            },
            "select": {
                "description": "The only rules that run.",
                "type": "array",
                "items": {"enum": codes},
            },
            "ignore": {
                "description": "Rules that do not run.",
                "type": "array",
                "items": {"enum": codes},
            },
            "limits": limits(),
            "rules": {"type": "object", "properties": rules, "additionalProperties": false},
            "cures": cures(),
            "office": office(),
            "waiver": {"type": "array", "items": waiver(&codes)},
        },
    })
}

fn cures() -> Value {
    json!({
        "description": "JSON pointer of a field, such as /country or /sections/awareness: who may fix what is wrong with it; T a detail that may be sent, S an answer that the call may not allow.",
        "type": "object",
        "propertyNames": {"pattern": "^/"},
        "additionalProperties": {"enum": ["T", "S"]},
    })
}

fn office() -> Value {
    let text = |description: &str| json!({"description": description, "type": "string"});
    let words = || {
        let mut words = Map::new();
        words.insert("name".to_owned(), text("Name of the office."));
        words.insert("address".to_owned(), text("Postal address, in lines."));
        words.insert("signatory".to_owned(), text("Who signs."));
        words.insert(
            "closing".to_owned(),
            text("The complimentary close, such as \"With kind regards,\"."),
        );
        words
    };
    let languages: Map<String, Value> = Messages::LANGUAGES
        .iter()
        .map(|language| {
            let table =
                json!({"type": "object", "properties": words(), "additionalProperties": false});
            ((*language).to_owned(), table)
        })
        .collect();
    let mut properties = words();
    properties.insert(
        "reply-to".to_owned(),
        text("E-mail address to which answers go."),
    );
    let reply_by = json!({
        "description": "The last day for an answer, or the number of days from the day of writing; a weekend is skipped.",
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 366},
            {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        ],
    });
    properties.insert("reply-by".to_owned(), reply_by);
    properties.insert(
        "reference".to_owned(),
        text("Pattern of references, with {year}, {country}, {form} and {id}."),
    );
    properties.insert(
        "templates".to_owned(),
        text("Folder of the office's own templates of letters, relative to this file."),
    );
    let language = json!({
        "description": "What is said otherwise in a language.",
        "type": "object",
        "properties": languages,
        "additionalProperties": false,
    });
    properties.insert("language".to_owned(), language);
    json!({
        "description": "Who writes the letters: with it, drafts have nothing to fill in.",
        "type": "object",
        "properties": properties,
        "required": ["name"],
        "additionalProperties": false,
    })
}

fn limits() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "max-bytes": {
                "description": "Largest file that is read, such as 20MB.",
                "type": ["string", "integer"],
            },
            "max-pages": {"description": "Most pages that are read.", "type": "integer", "minimum": 0},
            "time-limit": {
                "description": "Longest time that a file may take, in seconds or such as \"5m\".",
                "type": ["number", "string"],
            },
            "memory-limit": {
                "description": "Most memory that a file may take, in bytes or such as \"1GiB\".",
                "type": ["integer", "string"],
            },
        },
    })
}

fn waiver(codes: &[&str]) -> Value {
    json!({
        "type": "object",
        "description": "A decision to let findings pass: those of a rule for which all that is given holds.",
        "additionalProperties": false,
        "required": ["rule", "reason", "officer"],
        "properties": {
            "rule": {"enum": codes},
            "path": {
                "description": "Files it is for, as a glob; without a slash for names in any folder.",
                "type": "string",
            },
            "nomination": {"description": "Label or title of the nomination.", "type": "string"},
            "field": {
                "description": "JSON pointer of the field, or of what holds it, as in the report.",
                "type": "string",
                "pattern": "^/",
            },
            "fingerprint": {"description": "The only finding it is for.", "type": "string"},
            "reason": {"description": "Why.", "type": "string", "pattern": "\\S"},
            "officer": {"description": "Who decided.", "type": "string", "pattern": "\\S"},
            "expiry": {
                "description": "The last day on which it holds.",
                "type": "string",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            },
        },
    })
}
