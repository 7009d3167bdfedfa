//! Arguments of `schema`.

use clap::{Args, ValueEnum};
use nomcheck::report::schema::Published;

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// What the schema is of
    pub what: SchemaKind,
    /// Records only: add what this form requires, so that only complete nominations pass
    #[arg(long, value_name = "NAME|FILE")]
    pub form: Option<String>,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// What extract writes, one object per PDF
    Record,
    /// What check --output json writes
    Report,
    /// What compare --output json writes
    Compare,
    /// A form.toml
    Form,
    /// A form's words in one language, such as the en.toml beside a form.toml
    Language,
    /// A nomcheck.toml
    Config,
}

impl From<SchemaKind> for Published {
    fn from(kind: SchemaKind) -> Published {
        match kind {
            SchemaKind::Record => Published::Record,
            SchemaKind::Report => Published::Report,
            SchemaKind::Compare => Published::Compare,
            SchemaKind::Form => Published::Form,
            SchemaKind::Language => Published::Language,
            SchemaKind::Config => Published::Config,
        }
    }
}
