//! The parts of a title → its text and its letter.

use crate::layout::Block;
use crate::text::Text;

use super::answers::FieldAnswer;
use super::definition::FieldType;
use super::input::Input;
use super::label::Label;
use super::marked;

/// The title and the nomination's letter. Where a label in the header gives the title, what stands out above is the form's
/// own name: it goes to `unplaced`.
pub(super) fn title(
    input: &Input<'_>,
    fields: &mut [FieldAnswer],
    unplaced: &mut Vec<Text>,
) -> Option<String> {
    let parts = &input.sections.parts;
    let index = input
        .form
        .file
        .fields
        .iter()
        .position(|f| f.kind == FieldType::Title)?;
    let mut text = Text::new();
    let mut label = None;
    let mut besides = Vec::new();
    for (i, part) in input
        .segment
        .title
        .clone()
        .filter_map(|p| parts.get(p))
        .enumerate()
    {
        let (own, beside) = without_what_is_beside(&part.block);
        besides.extend(beside);
        let mut own = own.single_line();
        if i == 0
            && let Some(number) = part.readings.first().and_then(|r| r.number.as_ref())
        {
            label = Some(number.printed.clone());
            let skip = crate::section::number_length(own.as_str());
            own = own.slice(skip..own.as_str().len()).trim();
        }
        if i == 0 {
            own = own
                .slice(asked_before(&part.block, input)..own.as_str().len())
                .trim();
        }
        if !text.is_empty() {
            text.push_added(' ');
        }
        // A title in Markdown that nobody has rendered.
        let marks = own.as_str().len() - own.as_str().trim_start_matches('#').len();
        own = own.slice(marks..own.as_str().len()).trim();
        text.append(&own);
    }
    let answer = fields.get_mut(index)?;
    // Nor is it the form's own name, or what is above a group that asks for the title, where a label asks for it and nothing
    // is behind it.
    let field = input.form.file.fields.get(index);
    let names = &input.form.names;
    let begins = text
        .as_str()
        .split([',', ':', '(', ';'])
        .next()
        .unwrap_or("");
    let elsewhere =
        names.has(text.as_str()) || names.has(begins) || field.is_some_and(|f| f.within.is_some());
    let own_name = !answer.empty_labels.is_empty() && elsewhere;
    if !answer.lines.is_empty() || own_name {
        let above = input.segment.title.clone();
        let blocks = above.filter_map(|p| parts.get(p));
        unplaced.extend(blocks.map(|p| p.block.text.tidied()));
    } else if !text.is_empty() {
        let prominence = parts
            .get(input.segment.title.start)
            .and_then(|p| p.readings.first())
            .map_or(0.0, |r| r.prominence);
        answer.confidence = (0.6 + 0.4 * prominence).min(0.99);
        answer.lines.push(text);
        unplaced.append(&mut besides);
    }
    label
}

/// A title, and what is right of it behind a wide gap in lighter type: the buttons of a program.
fn without_what_is_beside(block: &Block) -> (Text, Option<Text>) {
    let (text, bold) = (&block.text, block.bold_lead);
    let rest = text.as_str().get(bold..).unwrap_or("");
    if bold == 0 || !rest.starts_with('\t') {
        return (text.clone(), None);
    }
    let rest = text.slice(bold..text.as_str().len()).tidied();
    (text.slice(0..bold), Some(rest))
}

/// How many bytes a question takes that asks for the title on its line, in words that the form does not know: "What is it called?
/// The Wells Register". A title may begin with a question, too: the question is set otherwise than the title, or the header's
/// other labels are questions.
fn asked_before(block: &Block, input: &Input<'_>) -> usize {
    let asks = |label: &Label| {
        let text = (input.sections.parts.get(label.part)).map_or("", |p| p.block.text.as_str());
        let behind = text.get(label.label.end..).unwrap_or("");
        let own = text.get(label.label.clone()).unwrap_or("");
        own.ends_with('?') || behind.trim_start().starts_with('?')
    };
    let header = &input.segment.header;
    let asked = (input.labels.iter().filter(|l| header.contains(&l.part))).any(asks);
    let text = block.text.as_str();
    let asked = text.split_once('?').filter(|(words, rest)| {
        let bold = block.bold_lead > 0 && block.bold_lead.abs_diff(words.len() + 1) <= 1;
        let apart = rest.starts_with('\t') || rest.starts_with(' ') && (bold || asked);
        apart && !rest.trim().is_empty() && marked::is_label_like(words)
    });
    asked.map_or(0, |(words, _)| words.len() + 1)
}
