//! A value of a type that forms may ask for, as the record has it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::form::PersonRole;
use crate::geom::Place;

use super::printed::ReadBy;

/// A line of the form that has no place of its own, with what was read in it by its type.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct FieldValue {
    /// As printed.
    pub text: String,
    /// Where it is, one box per printed line.
    pub at: Vec<Place>,
    /// Of a choice: its boxes, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<BoxOption>,
    /// Of a choice: the keys of the options that are ticked or named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<String>,
    /// Of a number or amount: its value, where the writing leaves no doubt of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<f64>,
    /// Of an amount: its currency (ISO 4217).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Of a date or period: the day, month or year (ISO 8601), or that of its beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Of a period: the day, month or year of its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Whose it is, where the form says that it is not the nominee's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<PersonRole>,
    /// Of a person: "Mr.", as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honorific: Option<String>,
    /// Of a person: the name without honorific.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Of a country: ISO 3166-1 alpha-2, where it is a country's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Of a telephone or fax: the E.164 form of the first number, where it is a possible one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub e164: Option<String>,
    /// Of a web address: the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Of a postal address: its lines as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// Of a table: its rows, each with the values of its columns by their key; empty cells are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<BTreeMap<String, FieldValue>>,
    /// Of a table: the row of its totals.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub total: BTreeMap<String, FieldValue>,
    /// Of a signature that is not text: what was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<SignedBy>,
    /// How it was read, if not from text of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<ReadBy>,
    /// How sure the recognition was, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
}

/// How somebody signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub enum SignedBy {
    /// A picture is beside the line to sign on.
    Picture,
    /// A signature field of the file is signed. Whether the signature is valid was not looked at.
    Field,
}

/// A box to tick.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "unstable-stages"), non_exhaustive)]
pub struct BoxOption {
    /// What it means.
    pub text: String,
    /// Whether it is ticked.
    pub ticked: bool,
    /// Where the text is.
    pub at: Vec<Place>,
}
