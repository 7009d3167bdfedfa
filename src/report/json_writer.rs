//! The report as one JSON object: its writer.

use std::io::{self, Read, Seek, SeekFrom, Write};

use super::json::SCHEMA_VERSION;
use super::pretty::pretty;
use super::{End, Entry, Writer};

/// Writes a [`Report`](super::json::Report). The counts come before the documents but are known after them, so documents wait in `spool`:
/// memory stays flat however many there are.
pub struct JsonWriter<W, S> {
    out: W,
    spool: S,
    empty: bool,
}

impl<W: Write, S: Read + Write + Seek> JsonWriter<W, S> {
    /// A report into `out`; `spool` is empty and private.
    pub fn new(out: W, spool: S) -> Self {
        JsonWriter {
            out,
            spool,
            empty: true,
        }
    }
}

impl<W: Write, S: Read + Write + Seek> Writer for JsonWriter<W, S> {
    fn document(&mut self, entry: &Entry) -> io::Result<()> {
        let document = entry.document;
        let text = pretty(&serde_json::to_string(document)?, 2);
        let before = if self.empty { "\n    " } else { ",\n    " };
        self.empty = false;
        self.spool.write_all(before.as_bytes())?;
        self.spool.write_all(text.as_bytes())
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let member = |name: &str, text: String| format!("  \"{name}\": {}", pretty(&text, 1));
        let head = [
            member("schema_version", serde_json::to_string(SCHEMA_VERSION)?),
            member("tool", serde_json::to_string(&end.tool)?),
            member("summary", serde_json::to_string(&end.summary)?),
            member("rules", serde_json::to_string(&end.rules)?),
        ];
        write!(self.out, "{{\n{},\n  \"documents\": [", head.join(",\n"))?;
        self.spool.seek(SeekFrom::Start(0))?;
        io::copy(&mut self.spool, &mut self.out)?;
        let close = if self.empty { "]" } else { "\n  ]" };
        let tail = [
            member(
                "summary_matches",
                serde_json::to_string(&end.summary_matches)?,
            ),
            member("configuration", serde_json::to_string(&end.configuration)?),
            member("system_errors", serde_json::to_string(&end.system_errors)?),
        ];
        write!(self.out, "{close},\n{}\n}}\n", tail.join(",\n"))?;
        self.out.flush()
    }
}
