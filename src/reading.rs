//! Which reading of the pages explains the form best.
//!
//! In: glyphs, and the forms. Out: [`Reading`]: the layout that was chosen, its answers and its facts. The usual reading
//! is kept where it leaves no question; otherwise habits are taken back and pages are cut in other manners, and the
//! reading that explains more of the form wins. Total; the work is bounded by what is on the pages, and by
//! comparisons.

use std::rc::Rc;
use std::sync::Arc;

use crate::form::{self, Answers, FieldAnswer, FieldType, Form, Kind, NominationAnswers, Relation};
use crate::geom::PageNumber;
use crate::layout::{self, Habit, Layout, Manner, Manners, Params, Role, Strength};
use crate::pdf::{Content, PageContent};
use crate::record::{
    self, DocumentFacts, Facts, FieldFact, NominationFacts, TypedValue, ValueFault,
};
use crate::section::{self, Sections};

/// By how much another reading must explain more of the form: half a field.
const BETTER: f32 = 0.5;
/// By how much it must explain more than other unusual readings.
const MORE: f32 = 0.01;
/// The cost of a label without its value: few are left empty.
const EMPTY: f32 = 0.3;
/// What it costs where a value was found elsewhere.
const ELSEWHERE: f32 = 0.8;
/// What a value counts that was found by its type alone, without a label.
const UNLABELLED: f32 = 0.8;
/// Pages from which on a document is only read as a whole in other manners.
const PAGES: usize = 8;
/// Characters and painted shapes that are laid out in search of a better reading, at most.
const WORK: usize = 1_000_000;
/// Comparisons of the layout in that search, at most. A dense table takes some 200 000 each time.
const COMPARISONS: u64 = 100_000_000;

/// A document as it was read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its blocks and what was left out.
    pub layout: Rc<Layout>,
    /// What was mapped; `None` where no text can be read.
    pub answers: Option<Answers>,
    /// The record, and what rules ask.
    pub facts: Facts,
}

/// Reads `content` in the manner that explains one of `forms` best. `known` gives what is known of the file beside the
/// layout.
pub fn best(
    content: &Content,
    forms: &[Arc<Form>],
    params: &Params,
    known: &dyn Fn(&Layout) -> DocumentFacts,
) -> Reading {
    let lay_out = |params: &Params| Laid::new(layout::analyze(content, params), known);
    let usual = Way {
        params: params.clone(),
        relation: Relation::Behind,
    };
    let first = lay_out(params).read(forms, usual.relation);
    // What takes too much work to read once is not read again.
    if first.facts.over_limit.is_some() || !leaves_questions(&first) {
        return first;
    }
    let budget = params.budget.for_more_readings(COMPARISONS);
    let usual = usual.with(|params| params.budget = budget);
    let mut search = Search {
        usual: explained(&first),
        best: explained(&first),
        reading: first,
        way: usual,
        left: WORK / size(content).max(1),
        lay_out: &lay_out,
        forms,
    };
    let pages: Vec<PageNumber> = content.pages.iter().map(|p| p.number).collect();
    search.manners(&pages);
    search.habits();
    search.pages(&pages);
    search.reading
}

/// What is gone through to lay `content` out once: characters, seen or not, painted shapes, links, elements of the structure.
fn size(content: &Content) -> usize {
    let page = |page: &PageContent| {
        let text = page.text.chars().count().max(page.glyphs.len());
        let shapes = [&page.rulings, &page.fills, &page.shapes, &page.dots];
        let areas = page.images.len() + page.struck.len() + page.links.len();
        text + shapes.map(Vec::len).iter().sum::<usize>() + areas
    };
    let tree = content.structure.as_ref().map_or(0, |s| s.elements.len());
    content.pages.iter().map(page).sum::<usize>() + tree
}

/// A document laid out, before the form is looked for.
struct Laid {
    layout: Rc<Layout>,
    known: DocumentFacts,
    /// `None` where no text can be read.
    sections: Option<Sections>,
}

impl Laid {
    fn new(layout: Layout, known: &dyn Fn(&Layout) -> DocumentFacts) -> Laid {
        let known = known(&layout);
        let sections = known.readable().then(|| section::sections(&layout));
        Laid {
            layout: Rc::new(layout),
            known,
            sections,
        }
    }

    fn read(&self, forms: &[Arc<Form>], relation: Relation) -> Reading {
        let sections = self.sections.as_ref();
        let answers = sections.and_then(|s| form::answers(s, forms, relation));
        let known = self.known.clone();
        let facts = match &answers {
            Some(answers) => record::facts(known, answers),
            None => record::not_processed(known, None),
        };
        Reading {
            layout: Rc::clone(&self.layout),
            answers,
            facts,
        }
    }
}

/// A way to read a document.
#[derive(Debug, Clone)]
struct Way {
    params: Params,
    /// Where the values of header labels are.
    relation: Relation,
}

impl Way {
    /// The same, with the layout's parameters changed.
    fn with(&self, change: impl FnOnce(&mut Params)) -> Way {
        let mut way = self.clone();
        change(&mut way.params);
        way
    }
}

/// The search for a better reading, one change at a time.
struct Search<'a> {
    reading: Reading,
    /// How much the usual reading explains, and how much the best one so far.
    usual: f32,
    best: f32,
    way: Way,
    /// How often the document may still be laid out.
    left: usize,
    lay_out: &'a dyn Fn(&Params) -> Laid,
    forms: &'a [Arc<Form>],
}

impl Search<'_> {
    /// Lays the document out in another way; `None` where that was done often enough.
    fn laid(&mut self, params: &Params) -> Option<Laid> {
        self.left = self.left.checked_sub(1)?;
        let laid = (self.lay_out)(params);
        // What was not compared to the end is not judged, and nothing is left for others.
        if laid.known.over_limit.is_some() {
            self.left = 0;
            return None;
        }
        Some(laid)
    }

    /// Keeps a reading where it explains `more` than the best one so far, and enough more than the usual one.
    fn weigh(&mut self, laid: &Laid, way: Way, more: f32) {
        let reading = laid.read(self.forms, way.relation);
        let explained = explained(&reading);
        if explained > self.usual + BETTER && explained > self.best + more {
            (self.best, self.reading, self.way) = (explained, reading, way);
        }
    }

    /// Reads in another way.
    fn attempt(&mut self, way: Way, more: f32) {
        if let Some(laid) = self.laid(&way.params) {
            self.weigh(&laid, way, more);
        }
    }

    /// Takes back what habits took, one habit at a time.
    fn habits(&mut self) {
        let header_open = header_is_open(&self.reading.facts);
        let may_hold_it = |habit: &Habit| match habit.role() {
            // What the form is called is not an answer, whatever is missing.
            _ if *habit == Habit::FormName => false,
            _ if habit.strength() == Strength::Weak => true,
            // The header may be in what the file calls the head of a page.
            Some(Role::Artifact | Role::RunningHead | Role::PageNumber) => header_open,
            _ => false,
        };
        let claims = self.reading.answers.iter().flat_map(|a| &a.left_out);
        let mut habits: Vec<Habit> = claims.map(|c| c.by).filter(may_hold_it).collect();
        habits.sort_unstable();
        habits.dedup();
        for habit in habits {
            if !leaves_questions(&self.reading) {
                return;
            }
            let without = self.way.params.without.with(habit);
            // A page number is not an answer because another change has helped already.
            self.attempt(self.way.with(|params| params.without = without), BETTER);
        }
    }

    /// Reads all pages in each manner, and looks for the values of labels elsewhere while header lines are open.
    fn manners(&mut self, pages: &[PageNumber]) {
        let with = |manner| {
            let one = |m: Manners, page: &PageNumber| m.with(*page, manner);
            pages.iter().fold(Manners::default(), one)
        };
        let usual = self.way.clone();
        let header_open = header_is_open(&self.reading.facts) || is_elsewhere(&self.reading);
        for manner in [Manner::Judged].into_iter().chain(Manner::OTHERS) {
            if !leaves_questions(&self.reading) {
                return;
            }
            // The usual way is known.
            let known = manner == Manner::Judged;
            if known && !header_open {
                continue;
            }
            let way = usual.with(|params| params.manners = with(manner));
            let Some(laid) = self.laid(&way.params) else {
                return;
            };
            // One layout is looked at in all relations, for they cost little: the first that fits may be the wrong one.
            let asks = leaves_questions(&self.reading);
            for relation in [Relation::Behind].into_iter().chain(Relation::OTHERS) {
                let other = relation != Relation::Behind;
                if !asks || other && !header_open {
                    break;
                }
                if other || !known {
                    let params = way.params.clone();
                    self.weigh(&laid, Way { params, relation }, MORE);
                }
            }
        }
    }

    /// Reads single pages in other manners.
    fn pages(&mut self, pages: &[PageNumber]) {
        if pages.len() < 2 || pages.len() > PAGES {
            return;
        }
        for page in pages {
            let others = Manner::OTHERS.into_iter().chain([Manner::Judged]);
            for manner in others {
                if !leaves_questions(&self.reading) {
                    return;
                }
                if self.way.params.manners.of(*page) == manner {
                    continue;
                }
                let manners = self.way.params.manners.with(*page, manner);
                self.attempt(self.way.with(|params| params.manners = manners), MORE);
            }
        }
    }
}

/// Whether a line of the header is missing or does not fit.
fn header_is_open(facts: &Facts) -> bool {
    let open = |f: &FieldFact| f.kind != FieldType::Section && f.required && fit(f) < 1.0;
    let fields = facts.nominations.iter().flat_map(|n| &n.fields);
    fields.into_iter().any(open) || facts.nominations.is_empty()
}

/// Whether something that the form requires is missing, empty, or cannot be.
fn leaves_questions(reading: &Reading) -> bool {
    let facts = &reading.facts;
    let open = |f: &FieldFact| {
        let empty = f.section.as_ref().is_some_and(|s| s.empty);
        f.required && (!f.present() || empty || !f.doubts.is_empty() || fit(f) < 1.0)
    };
    match facts.kind {
        Kind::Unrecognised => facts.blank.is_empty(),
        Kind::SummaryDeck | Kind::NotProcessed => false,
        Kind::Nomination | Kind::Compendium => {
            let torn = |n: &NominationFacts| n.fields.iter().any(open) || out_of_order(n) > 1;
            facts.nominations.iter().any(torn) || is_elsewhere(reading)
        }
    }
}

/// How much of the form a reading explains: about one for each field with a fitting answer.
fn explained(reading: &Reading) -> f32 {
    let facts = &reading.facts;
    if facts.nominations.is_empty() {
        let decks = if facts.kind == Kind::SummaryDeck {
            1.0
        } else {
            0.0
        };
        return 0.2 * facts.headings.0 as f32 + decks - 5.0;
    }
    let sum: f32 = facts.nominations.iter().map(|n| nomination(n, facts)).sum();
    // A form left blank beside the nomination has labels without values.
    let filled = |n: &&NominationAnswers| {
        let answered = |f: &FieldAnswer| {
            let blocks = f.section.as_ref().is_some_and(|s| !s.blocks.is_empty());
            blocks || !f.lines.is_empty()
        };
        n.fields.iter().any(answered)
    };
    let open: f32 = (reading.answers.iter().flat_map(|a| &a.nominations))
        .filter(filled)
        .map(labels_without_value)
        .sum();
    (sum - open) / facts.nominations.len() as f32 - 4.0 * facts.unplaced_share
}

/// Whether a title was found elsewhere than at its label.
fn is_elsewhere(reading: &Reading) -> bool {
    let nominations = reading.answers.iter().flat_map(|a| &a.nominations);
    let mut fields = nominations.flat_map(|n| &n.fields);
    fields.any(|f| without_value(f) >= ELSEWHERE)
}

/// What the fields of a nomination cost that have a label without its value.
fn labels_without_value(nomination: &NominationAnswers) -> f32 {
    nomination.fields.iter().map(without_value).sum()
}

/// What a field costs that has a label whose value was not found where it should be.
fn without_value(field: &FieldAnswer) -> f32 {
    let labelled = field.labels.iter().any(|label| !label.is_empty());
    let open = !field.empty_labels.is_empty() && !labelled && field.section.is_none();
    match field.lines.is_empty() {
        _ if !open => 0.0,
        true => EMPTY,
        // A title that is elsewhere counts as found, and may be anything.
        false => ELSEWHERE,
    }
}

/// How many sections would have to move for the form's order.
fn out_of_order(nomination: &NominationFacts) -> usize {
    // The longest run of sections in order that ends with each.
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for section in &nomination.sequence {
        let before = runs
            .iter()
            .filter(|(s, _)| s < section)
            .map(|(_, run)| *run);
        runs.push((*section, before.max().unwrap_or(0) + 1));
    }
    runs.len() - runs.iter().map(|(_, run)| *run).max().unwrap_or(0)
}

fn nomination(nomination: &NominationFacts, facts: &Facts) -> f32 {
    let fields: f32 = nomination.fields.iter().map(fit).sum();
    let added = nomination.additional.len() as f32;
    let moved = out_of_order(nomination) as f32;
    let record = facts.record.nominations.get(nomination.index);
    let blocks = record
        .iter()
        .flat_map(|r| r.sections.values())
        .flat_map(|s| &s.blocks);
    let torn = blocks
        .filter(|b| b.text.starts_with(char::is_lowercase))
        .count() as f32;
    fields - 0.2 * added - 0.3 * moved - (0.05 * torn).min(2.0)
}

/// How well a field is answered, from 0 to 1; a little more where an optional one is.
fn fit(field: &FieldFact) -> f32 {
    if field.kind == FieldType::Section {
        let Some(section) = &field.section else {
            return 0.0;
        };
        let short = field
            .min_words
            .is_some_and(|least| section.words < least as usize);
        let cut = section.cut_off.is_some();
        return match section.empty {
            true => 0.2,
            false if short || cut => 0.9,
            false => 1.0,
        };
    }
    // Of a table, rows say more than its words.
    if field.kind == FieldType::Table && field.present() {
        let rows = field.count.is_some_and(|count| count.found > 0);
        return if rows { 1.0 } else { 0.4 };
    }
    let value = |value: &TypedValue| match value {
        TypedValue::Text => 1.0,
        TypedValue::Typed(fault) => match fault {
            Some(ValueFault::Malformed(_) | ValueFault::OptionUnknown) => 0.6,
            // Boxes may have been parted from their ticks.
            Some(ValueFault::NoneChosen) => 0.9,
            // What is against the form's limits was read.
            _ => 1.0,
        },
        TypedValue::Person { affiliated } => {
            if *affiliated {
                1.0
            } else {
                0.8
            }
        }
        TypedValue::Country { code, .. } => {
            if code.is_some() {
                1.0
            } else {
                0.3
            }
        }
        TypedValue::Telephone(record::TelephoneState::Malformed(_)) => 0.3,
        TypedValue::Telephone(_) => 1.0,
        TypedValue::Email { malformed, .. } => {
            if malformed.is_some() {
                0.3
            } else {
                1.0
            }
        }
    };
    let one_word = |text: &str| text.split_whitespace().nth(1).is_none();
    let value = |v: &record::ValueFact| match field.kind {
        // Neither is a figure with its words a person: "9 mil", "1 D".
        FieldType::Person
            if one_word(&v.text) || v.text.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            0.3
        }
        _ => value(&v.value),
    };
    let values: Vec<f32> = field.values.iter().map(value).collect();
    let least = values.iter().copied().reduce(f32::min).unwrap_or(0.0);
    let labelled =
        field.kind == FieldType::Title || field.lines.iter().all(|l| !l.label.is_empty());
    let least = if labelled { least } else { UNLABELLED * least };
    // One line of the form with values that do not belong together was read across.
    if field.required { least } else { 0.3 * least }
}
