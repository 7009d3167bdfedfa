//! Which of several forms a document is: by its titles, and by how many of a form's headings it has and in which order.

use crate::fold::fold;
use crate::section::Sections;

use super::answers::Fit;
use super::compiled::Form;
use super::compiled::section_order;
use super::headings::Match;

/// What of a form's share of headings counts whatever their order is.
const IN_ANY_ORDER: f32 = 0.8;

impl Fit {
    /// By `matches`, the accepted headings in document order, of which `found` are different ones; `text` is the folded text
    /// of the document.
    pub(super) fn of(form: &Form, matches: &[Match], found: usize, text: &str) -> Fit {
        let order = section_order(form);
        let has = |title: &String| {
            let title = fold(title);
            !title.is_empty() && format!(" {text} ").contains(&format!(" {title} "))
        };
        let titles = &form.file.recognise;
        let all = titles.all.iter().all(has);
        let fields = 0..form.file.fields.len();
        let of = match order.is_empty() {
            true => fields.filter(|f| form.file.is_first(*f)).count(),
            false => order.iter().filter(|f| form.file.is_first(**f)).count(),
        };
        let share = found as f32 / of.max(1) as f32;
        let enough = found >= form.file.min_headings && titles.share.is_none_or(|s| share >= s);
        let ranks: Vec<usize> = matches
            .iter()
            .filter_map(|m| order.iter().position(|f| *f == m.field))
            .collect();
        Fit {
            form: form.file.name.clone(),
            headings: found,
            of,
            in_order: rising(&ranks) as f32 / ranks.len().max(1) as f32,
            titled: all && !titles.all.is_empty(),
            counted: false,
            fits: enough && all && !titles.none.iter().any(has),
        }
    }

    /// Whether the document is rather this form than the `other` one.
    pub(super) fn is_better(&self, other: &Fit) -> bool {
        let share = |fit: &Fit| {
            let order = IN_ANY_ORDER + (1.0 - IN_ANY_ORDER) * fit.in_order;
            fit.headings as f32 / fit.of.max(1) as f32 * order
        };
        let said = |fit: &Fit| (fit.fits, !fit.counted, fit.titled);
        said(self) > said(other) || said(self) == said(other) && share(self) > share(other)
    }
}

/// The folded text of a document, where one of `forms` asks for titles; empty otherwise.
pub(super) fn text(sections: &Sections, forms: &[std::sync::Arc<Form>]) -> String {
    let asks = |form: &std::sync::Arc<Form>| {
        let titles = &form.file.recognise;
        !(titles.all.is_empty() && titles.none.is_empty())
    };
    if !forms.iter().any(asks) {
        return String::new();
    }
    let parts = sections.parts.iter().map(|p| p.block.text.single_line());
    let left_out = sections.left_out.iter().map(|c| c.text.single_line());
    let all = parts.chain(left_out).map(|t| fold(t.as_str()));
    all.collect::<Vec<_>>().join(" ")
}

/// How many of `ranks` rise at most: the length of the longest rising row among them.
fn rising(ranks: &[usize]) -> usize {
    let mut ends: Vec<usize> = Vec::new();
    for rank in ranks {
        let at = ends.partition_point(|end| end < rank);
        match ends.get_mut(at) {
            Some(end) => *end = *rank,
            None => ends.push(*rank),
        }
    }
    ends.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_order_are_counted() {
        assert_eq!(rising(&[0, 1, 2, 3]), 4);
        assert_eq!(rising(&[3, 0, 1, 2]), 3);
        assert_eq!(rising(&[2, 1, 0]), 1);
        assert_eq!(rising(&[]), 0);
    }

    #[test]
    fn titles_come_before_headings() {
        let fit = |fits, titled, headings| Fit {
            form: String::new(),
            headings,
            of: 10,
            in_order: 1.0,
            counted: false,
            titled,
            fits,
        };
        assert!(fit(true, true, 5).is_better(&fit(true, false, 9)));
        assert!(fit(true, false, 5).is_better(&fit(false, false, 9)));
        assert!(fit(true, false, 9).is_better(&fit(true, false, 5)));
        assert!(!fit(true, false, 5).is_better(&fit(true, false, 5)));
    }
}
