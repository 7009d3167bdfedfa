//! Glyphs → words, lines and blocks in reading order.
//!
//! In: what each page shows ([`crate::pdf::Content`]). Out: [`Layout`]: paragraphs, list items and table cells in the
//! order in which a person reads them, with running heads, page numbers and footnotes taken out and kept apart. After
//! this stage nobody compares coordinates. Total: every visible glyph ends in a block, a footnote or a [`Claim`].

mod budget;
mod claim;
mod manner;
mod style;
mod turned;
mod figures;
mod gaps;
mod tags;
mod tiles;
mod letters;
mod run;
mod fragments;
mod stamps;
mod buttons;
mod drawings;
mod plots;
mod tables;
mod drop_capitals;
mod margins;
mod rows;
mod cells;
mod sideways;
mod strips;
mod across;
mod entries;
mod drawn_columns;
mod painted;
mod parted;
mod side_columns;
mod cuts;
mod order;
mod mirror;
mod trust;
mod tagged;
mod gutter;
mod lines;
mod links;
mod bidi;
mod sheet_ruler;
mod furniture;
mod plain_mail;
mod printed_comments;
mod footnotes;
mod marks;
mod blocks;
mod chat;
mod cut_rows;
mod table_heads;
mod join;
mod dump;
#[cfg(test)]
pub(crate) mod testing;

pub use budget::Budget;
pub use claim::{Claim, Habit, Habits, Role, Strength};
pub use dump::{dump_blocks, dump_lines};
pub use manner::{Manner, Manners};
pub(crate) use marks::BOXES;
pub use style::Style;

use std::collections::BTreeMap;

use crate::geom::{PageNumber, Place, Rect};
use crate::pdf::{Content, OverLimit, PageContent};
use crate::text::Text;

/// Thresholds. Lengths are in em of the text concerned unless they say points.
#[derive(Debug, Clone)]
pub struct Params {
    /// A gap between glyphs above this is a space, where the font's own spaces are not drawn.
    /// LaTeX stretches spaces down to 0.22 em and kerns up to 0.1 em (samples/forms, pdfLaTeX).
    pub word_gap: f32,
    /// The least gap that can be a space, where the gaps of a line show a clear step.
    /// LaTeX kerns up to 0.1 em; GuardianText sets spaces of 0.16 em (pdf.js issue5734).
    pub least_word_gap: f32,
    /// The same on pages that draw spaces.
    pub least_gap_beside_spaces: f32,
    /// The same in lines that move the pen from word to word.
    /// Gaps of 0.12 em in a text set narrow to fit its lines (pdfbox PDFBOX-3042).
    pub least_gap_between_moves: f32,
    /// A gap between runs of a line that were not drawn one after the other is a space above this.
    /// MathType sets 0.14 em between "log" and its variable (pdf.js issue3205).
    pub gap_between_runs: f32,
    /// A gap above this ends a fragment: a tab, a column, a cell.
    pub fragment_gap: f32,
    /// Width of an empty vertical strip that can part columns.
    pub strip: f32,
    /// What may be left of the strip where a line fills its column.
    pub narrow_strip: f32,
    /// Extra distance between baselines, above the usual one, that parts paragraphs.
    pub paragraph_gap: f32,
    /// Difference of font size, as a share, that parts blocks.
    pub size_step: f32,
    /// Share of the page's height at its top and at its bottom where running heads and feet are.
    pub margin: f32,
    /// Share of the pages that a line must be repeated on to be a running head.
    pub repeated: f32,
    /// Habits that are switched off.
    pub without: Habits,
    /// How each page is read.
    pub manners: Manners,
    /// How much may be compared. Spent by one document.
    pub budget: Budget,
}

impl Default for Params {
    fn default() -> Params {
        Params {
            word_gap: 0.17,
            least_word_gap: 0.115,
            least_gap_beside_spaces: 0.15,
            least_gap_between_moves: 0.08,
            gap_between_runs: 0.13,
            fragment_gap: 1.0,
            strip: 1.2,
            narrow_strip: 0.6,
            paragraph_gap: 0.25,
            size_step: 0.08,
            margin: 0.13,
            repeated: 0.5,
            without: Habits::default(),
            manners: Manners::default(),
            budget: Budget::default(),
        }
    }
}

/// A document's text, laid out.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// In reading order, over all pages. A paragraph that runs over a page break is one block.
    pub blocks: Vec<Block>,
    /// Visible text that is not read where it is, each with the habit that took it; in page order.
    pub left_out: Vec<Claim>,
    /// In page order.
    pub footnotes: Vec<Footnote>,
    /// Text that a reader cannot see, with its place.
    pub hidden: Vec<(String, Place)>,
    /// Size of most of the text, in points; 0 without text.
    pub body_size: f32,
    /// Slant and colour of most of the text.
    pub style: Style,
    /// Share of the body's characters that are bold, from 0 to 1: where all is bold, bold says nothing.
    pub bold_share: f32,
    /// One per page.
    pub pages: Vec<PageInfo>,
    /// Habits that are switched off, for this stage and later ones.
    pub without: Habits,
    /// The budget of comparisons, if it ran out: what is left was not parted into columns.
    pub over_limit: Option<OverLimit>,
}

/// A page as far as later stages need it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageInfo {
    /// The page.
    pub number: PageNumber,
    /// Width of the page in points.
    pub width: f32,
    /// Height of the page in points.
    pub height: f32,
    /// How many blocks begin on it.
    pub blocks: usize,
    /// How many characters its blocks have.
    pub characters: usize,
    /// Link annotations, in file order: target and area.
    pub links: Vec<(String, Place)>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// Its mark as printed.
    pub mark: String,
    /// Its text, without the mark.
    pub text: Text,
}

/// A run of lines that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub shape: Shape,
    /// Its lines joined: hyphenation undone, hard line breaks kept as line ends, wide gaps as tabs.
    pub text: Text,
    /// Page it begins on.
    pub page: PageNumber,
    /// Where its first line is.
    pub first_line: Place,
    /// Size of most of its characters, in points.
    pub size: f32,
    /// Share of its characters that are bold, from 0 to 1.
    pub bold: f32,
    /// How many bytes of `text` at the start are bold; the whole length for a wholly bold block.
    pub bold_lead: usize,
    /// Slant and colour of almost all of its characters; `None` where it has several.
    pub style: Option<Style>,
    /// How many printed lines it has.
    pub lines: usize,
    /// Space above it beyond the usual line distance, in em; 0 at the top of a column.
    pub space_above: f32,
    /// How far its first line is behind the edge of the column where lines begin, in em.
    pub indent: f32,
    /// Centred in its column, and not filling it.
    pub centered: bool,
    /// The table cell it is in.
    pub cell: Option<Cell>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Running text, or a heading.
    Paragraph,
    /// An item that began with a bullet, which is not in its text.
    Bullet,
    /// An item that begins with a label such as "(1)" or "a)", which is in its text.
    Labelled,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The table, counted from 0 over the document.
    pub table: usize,
    /// Row, counted from 0.
    pub row: usize,
    /// Column, counted from 0.
    pub column: usize,
    /// Drawn with ruling lines; otherwise found by alignment.
    pub ruled: bool,
}

/// Where text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// Drawn by the page.
    #[default]
    Page,
    /// The value of a form field.
    Widget,
    /// A comment on the page.
    Comment,
}

/// Lays out all pages.
pub fn analyze(content: &Content, params: &Params) -> Layout {
    let mut layout = Layout {
        without: params.without,
        ..Layout::default()
    };
    let mut pages = Vec::new();
    let mut document = Document {
        figures: figures::Figures::measure(content),
        body: drawings::body_size(content.pages.iter()),
        tree: content.structure.as_ref().map(tags::Tree::new),
        letters: letters(content),
        known: cuts::SoFar::default(),
        numbers: None,
        links: buttons::Links::default(),
        claims: Vec::new(),
        params,
    };
    for page in &content.pages {
        params.budget.next_page();
        let main = turned::main(&turned::count(page));
        let ways = turned::present(page);
        for way in turned::WAYS {
            if way == main {
                pages.push(document.page(page, way, content, &mut layout.hidden));
            } else if ways[way as usize] {
                document.turned(page, way, content, &mut layout.hidden);
            }
        }
    }
    let mut claims = document.claims;
    let acts = |habit| !params.without.has(habit);
    if acts(Habit::SheetRuler) {
        claims.extend(sheet_ruler::claims(&mut pages));
    }
    claims.extend(furniture::claims(&mut pages, params));
    if acts(Habit::ChatLine) {
        claims.extend(chat::claims(&mut pages));
    }
    if acts(Habit::QuotedMail) {
        plain_mail::unquote(&mut pages);
        plain_mail::unstar(&mut pages);
    }
    layout.body_size = lines::body_size(&pages);
    layout.footnotes = footnotes::remove(&mut pages, layout.body_size);
    layout.bold_share = lines::bold_share(&pages);
    layout.style = lines::style(&pages);
    let words = join::Words::of(&pages);
    layout.blocks = blocks::blocks(&pages, &words, params);
    claims.extend(table_heads::claims(&mut layout.blocks, params));
    if acts(Habit::CutRow) {
        layout.blocks = cut_rows::join(layout.blocks, &words);
    }
    claims.sort_by_key(|claim| claim.text.page());
    layout.left_out = claims;
    layout.over_limit = params.budget.over_limit();
    let mut counts: BTreeMap<PageNumber, (usize, usize)> = BTreeMap::new();
    for block in &layout.blocks {
        let (blocks, characters) = counts.entry(block.page).or_default();
        *blocks += 1;
        let text = block.text.as_str().chars();
        *characters += text.filter(|c| !c.is_whitespace()).count();
    }
    let count = |page: &PageContent| counts.get(&page.number).copied().unwrap_or_default();
    let pages = content.pages.iter().map(|page| info(page, count(page)));
    layout.pages = pages.collect();
    layout
}

/// All letters and figures of `content` in the order of drawing, in lower case.
fn letters(content: &Content) -> String {
    let mut out = String::new();
    for page in &content.pages {
        for glyph in &page.glyphs {
            let letters = page.glyph_text(glyph).chars();
            let letters = letters.filter(|c| c.is_alphanumeric());
            out.extend(letters.flat_map(char::to_lowercase));
        }
    }
    out
}

/// What is known of the whole document while its pages are laid out one after the other.
struct Document<'a> {
    figures: figures::Figures,
    /// Size of most of the text, in points.
    body: f32,
    tree: Option<tags::Tree<'a>>,
    /// All its letters and figures in the order of drawing, in lower case.
    letters: String,
    /// Tables so far.
    known: cuts::SoFar,
    /// Where numbers count the lines.
    numbers: Option<margins::NumberColumn>,
    /// What the portal prints beside each line.
    links: buttons::Links,
    claims: Vec<Claim>,
    params: &'a Params,
}

impl Document<'_> {
    fn acts(&self, habit: Habit) -> bool {
        !self.params.without.has(habit)
    }

    /// Claims the rows of `fragments`.
    fn claim(
        &mut self,
        by: Habit,
        fragments: Vec<fragments::Fragment>,
        view: &PageContent,
        frame: turned::Frame,
    ) {
        let texts = lines::texts(fragments, view, frame, self.params);
        self.claims.extend(texts.into_iter().map(|t| by.claims(t)));
    }

    /// Claims what habits take by the flags of its glyphs: each habit's rows.
    fn apart(
        &mut self,
        apart: Vec<(Habit, fragments::Fragment)>,
        view: &PageContent,
        frame: turned::Frame,
    ) {
        let mut habits: BTreeMap<Habit, Vec<fragments::Fragment>> = BTreeMap::new();
        for (habit, fragment) in apart {
            habits.entry(habit).or_default().push(fragment);
        }
        for (habit, fragments) in habits {
            self.claim(habit, fragments, view, frame);
        }
    }

    /// The fragments of `page` that run `way`.
    fn fragments(
        &self,
        view: &PageContent,
        frame: turned::Frame,
        content: &Content,
    ) -> fragments::Found {
        let (figures, tree) = (&self.figures, self.tree.as_ref());
        fragments::fragments(view, frame, &content.fonts, figures, tree, self.params)
    }

    /// What of `page` runs `way` and not as the page does: it belongs to no flow.
    fn turned(
        &mut self,
        page: &PageContent,
        way: turned::Way,
        content: &Content,
        hidden: &mut Vec<(String, Place)>,
    ) {
        let frame = turned::Frame::new(page, way);
        let view = frame.view(page);
        let mut found = self.fragments(&view, frame, content);
        hidden.append(&mut found.hidden);
        self.apart(std::mem::take(&mut found.apart), &view, frame);
        self.claim(Habit::FileArtifact, found.artifacts, &view, frame);
        if self.params.manners.of(page.number) != Manner::Upright {
            self.claim(Habit::Turned, found.fragments, &view, frame);
        }
        for slanted in found.aside {
            self.claim(Habit::Slanted, vec![slanted], &view, frame);
        }
    }

    /// The lines of `page`, whose text runs `way`.
    fn page(
        &mut self,
        page: &PageContent,
        way: turned::Way,
        content: &Content,
        hidden: &mut Vec<(String, Place)>,
    ) -> lines::PageLines {
        let params = self.params;
        let manner = params.manners.of(page.number);
        let frame = turned::Frame::new(page, way);
        let mut view = frame.view(page);
        let mut found = self.fragments(&view, frame, content);
        hidden.append(&mut found.hidden);
        self.apart(std::mem::take(&mut found.apart), &view, frame);
        if self.acts(Habit::DrawnStamp) {
            for stamp in stamps::take(&mut found.fragments, &view) {
                stamp.without_frame(view.to_mut());
                self.claim(Habit::DrawnStamp, stamp.text, &view, frame);
            }
        }
        if self.acts(Habit::Drawing) {
            for labels in drawings::take(&mut found.fragments, &view, self.body) {
                self.claim(Habit::Drawing, labels, &view, frame);
            }
        }
        let mut text = found.fragments;
        if manner == Manner::Upright {
            for other in [turned::Way::Up, turned::Way::Down] {
                if other != way {
                    let own = turned::Frame::new(page, other);
                    let lines = self.fragments(&own.view(page), own, content).fragments;
                    text.extend(sideways::labels(lines, own, frame, page));
                }
            }
        }
        if self.acts(Habit::DropCapital) {
            text = drop_capitals::join(text);
        }
        if self.acts(Habit::FillInLine) {
            text = margins::write_over(text);
            let (kept, lines) = margins::without_drawn_lines(text);
            text = kept;
            self.claim(Habit::FillInLine, lines, &view, frame);
        }
        if self.acts(Habit::LineNumber) {
            let (kept, counted) = margins::without_line_numbers(text, &mut self.numbers);
            text = kept;
            self.claim(Habit::LineNumber, counted, &view, frame);
        }
        if self.acts(Habit::PrintedComment) {
            let (kept, comments) = printed_comments::without(text);
            text = kept;
            self.claim(Habit::PrintedComment, comments, &view, frame);
        }
        if self.acts(Habit::Button) {
            let (kept, links) = buttons::without(text, &mut self.links);
            text = kept;
            self.claim(Habit::Button, links, &view, frame);
        }
        if self.acts(Habit::PulledQuote) {
            let (kept, quoted) = margins::without_quotes(text, self.body, &self.letters);
            text = kept;
            self.claim(Habit::PulledQuote, quoted, &view, frame);
        }
        let flows = if manner == Manner::Judged && mirror::is_from_right(&text) {
            mirror::flows(text, &view, &mut self.known, params)
        } else {
            let mut grids = match manner {
                Manner::Unruled | Manner::Drawn | Manner::Lines => Vec::new(),
                _ => tables::grids(&view.rulings),
            };
            grids.retain(|grid| !cells::is_behind(grid, &text));
            order::flows(text, &grids, &view, &mut self.known, manner, params)
        };
        let trusted = manner == Manner::Judged && self.acts(Habit::StructureTree);
        let flows = match &mut self.tree {
            Some(tree) if trusted => tagged::order(flows, tree, &mut self.known.tables),
            _ => flows,
        };
        let mut page = lines::PageLines::new(&view, frame, flows, found.artifacts, params);
        let flows = page.flows.iter_mut();
        flows.for_each(|flow| marks::find_misread(&mut flow.lines));
        page
    }
}

/// What is known of `page`, on which so many blocks begin, with so many characters.
fn info(page: &PageContent, (blocks, characters): (usize, usize)) -> PageInfo {
    PageInfo {
        number: page.number,
        width: page.width,
        height: page.height,
        blocks,
        characters,
        links: page
            .links
            .iter()
            .map(|l| (l.target.clone(), Place::new(page.number, l.area)))
            .collect(),
    }
}

/// The median of `values`; `None` for none.
pub(crate) fn median(values: &mut [f32]) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

/// A rectangle of a whole page.
pub(crate) fn page_rect(page: &PageContent) -> Rect {
    Rect {
        left: 0.0,
        top: 0.0,
        right: page.width,
        bottom: page.height,
    }
}
