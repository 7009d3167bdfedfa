//! Answers as text, for people.

use std::fmt::Write;

use super::{Answers, SectionAnswer};

/// What the document is, and per nomination every field with its answer, or why it has none.
pub fn dump(answers: &Answers) -> String {
    let form = &answers.form.file;
    let mut out = format!(
        "{:?} as {}, {} headings\n",
        answers.kind, form.name, answers.headings_found
    );
    for n in &answers.nominations {
        let _ = writeln!(
            out,
            "\nnomination {} ({}), pages {} to {}",
            n.label.as_deref().unwrap_or("-"),
            n.language,
            n.pages.0,
            n.pages.1
        );
        for (field, answer) in form.fields.iter().zip(&n.fields) {
            for line in &answer.lines {
                let _ = writeln!(
                    out,
                    "  {} ({:.2}): {:?}",
                    field.key,
                    answer.confidence,
                    line.as_str()
                );
            }
            if let Some(section) = &answer.section {
                let _ = write!(out, "  {} ", field.key);
                dump_section(section, &mut out);
            }
            if let Some(absence) = &answer.absence {
                let _ = writeln!(out, "  {}: absent ({:?})", field.key, absence.certainty);
                for c in &absence.candidates {
                    let _ = writeln!(out, "      near: {:.2} {:?}", c.score, c.text);
                }
            }
        }
        for section in &n.additional {
            out.push_str("  additional ");
            dump_section(section, &mut out);
        }
        for note in &n.footnotes {
            let _ = writeln!(out, "  footnote {} {:?}", note.mark, note.text.as_str());
        }
    }
    for s in &answers.summaries {
        let _ = writeln!(
            out,
            "\nslide {} {:?}",
            s.page,
            s.title.as_ref().map(crate::text::Text::as_str)
        );
        for block in &s.blocks {
            let _ = writeln!(out, "    {:?}", block.as_str());
        }
    }
    for claim in &answers.left_out {
        let _ = writeln!(out, "{} {:?}", claim.by.name(), claim.text.as_str());
    }
    for text in &answers.unplaced {
        let _ = writeln!(out, "unplaced {:?}", text.as_str());
    }
    out
}

fn dump_section(s: &SectionAnswer, out: &mut String) {
    let number = s.number.as_deref().unwrap_or("-");
    let _ = writeln!(
        out,
        "({:.2} {:?}): {number} {:?}",
        s.confidence,
        s.evidence,
        s.heading.as_str()
    );
    for block in &s.blocks {
        let _ = writeln!(out, "      {:?} {:?}", block.kind, block.text.as_str());
    }
}
