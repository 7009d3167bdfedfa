//! Structure tree → the elements of a tagged document and which marked content belongs to which (ISO 32000-2, 14.7).

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::object::{Objects, as_dict, identity};
use super::pages::Page;

/// More elements than this are not read.
const MOST_ELEMENTS: usize = 500_000;

/// A document's structure tree.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Structure {
    /// In reading order: every element is after its parent and before the element that follows it.
    pub elements: Vec<Element>,
    /// By page index: the element of each marked-content identifier, as an index into `elements`, and its place in
    /// reading order.
    pub pages: Vec<HashMap<i32, Item>>,
    /// How much of the readable glyphs (artifacts, fields and comments left out) belong to an element, from 0 to 1.
    pub coverage: f32,
}

/// One element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// The element that holds it, as an index; smaller than its own.
    pub parent: Option<u32>,
    /// Text in place of its content (ISO 32000-2, 14.9.4).
    pub(super) actual_text: Option<String>,
    /// How many marked-content sequences it holds itself.
    pub(super) items: u32,
}

/// Where a marked-content sequence is in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Index into [`Structure::elements`].
    pub element: u32,
    /// Its place among all sequences of the document, from 0.
    pub order: u32,
}

/// Standard structure types, as far as layout uses them (ISO 32000-2, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// `Title`, `H`, `H1` to `H6` and beyond; 0 for a title, 1 for an unnumbered heading.
    Heading(u8),
    /// `P`
    Paragraph,
    /// `L`
    List,
    /// `LI`
    ListItem,
    /// `Lbl`
    Label,
    /// `LBody`
    ListBody,
    /// `Table`
    Table,
    /// `TR`
    TableRow,
    /// `TH`
    TableHeader,
    /// `TD`
    TableCell,
    /// `Figure` and `Formula`
    Figure,
    /// `Caption`
    Caption,
    /// `Note` and `FENote`
    Note,
    /// `TOC`
    Contents,
    /// `TOCI`
    ContentsItem,
    /// `Artifact`
    Artifact,
    /// `Link`
    Link,
    /// `Form`
    Widget,
    /// Inline types, which make no block of their own: `Span`, `Quote`, `Em` …
    Inline,
    /// Groups (`Document`, `Part`, `Sect`, `Div` …) and types that no role map explains.
    Group,
}

impl Structure {
    /// The element of a marked-content sequence.
    pub fn item(&self, page: usize, mcid: i32) -> Option<Item> {
        self.pages.get(page)?.get(&mcid).copied()
    }

    /// The element and those that hold it, innermost first.
    pub fn ancestors(&self, element: u32) -> impl Iterator<Item = &Element> {
        let at = |index: u32| self.elements.get(index as usize);
        std::iter::successors(at(element), move |inner| inner.parent.and_then(at))
    }

    /// The text in place of the only marked-content sequence of an element.
    pub(super) fn replacement(&self, element: u32) -> Option<String> {
        let element = self.elements.get(element as usize)?;
        element.actual_text.clone().filter(|_| element.items == 1)
    }
}

/// Reads the tree; `None` without a tree or when it holds no content.
pub(super) fn load(objects: Objects<'_>, pages: &[Page]) -> Option<Structure> {
    let root = objects.dict(objects.catalog()?, b"StructTreeRoot")?;
    let roles = objects.dict(root, b"RoleMap");
    let page_of: HashMap<ObjectId, usize> = pages
        .iter()
        .enumerate()
        .map(|(index, page)| (page.id, index))
        .collect();
    let mut structure = Structure {
        pages: vec![HashMap::new(); pages.len()],
        ..Structure::default()
    };
    let mut seen = HashSet::new();
    let mut order = 0u32;
    // The last one is next; each with the element that holds it and the page that it is on by default.
    let mut open: Vec<(&Object, Option<u32>, Option<usize>)> =
        vec![(objects.get(root, b"K")?, None, None)];
    while let Some((object, parent, page)) = open.pop() {
        if structure.elements.len() >= MOST_ELEMENTS || open.len() > 4 * MOST_ELEMENTS {
            break;
        }
        match objects.resolve(object) {
            Some(Object::Integer(mcid)) => {
                add_item(
                    &mut structure,
                    parent,
                    page,
                    i32::try_from(*mcid).ok(),
                    &mut order,
                );
            }
            // Arrays are not shared between elements; one that is would be read for each.
            Some(Object::Array(kids)) if seen.insert(kids.as_ptr().addr()) => {
                open.extend(kids.iter().rev().map(|kid| (kid, parent, page)));
            }
            Some(object) => {
                let Some(dict) = as_dict(object) else {
                    continue;
                };
                let page = own_page(dict, &page_of).or(page);
                match objects.name(dict, b"Type") {
                    // Content of form XObjects has identifiers of its own.
                    Some(b"MCR") if !dict.has(b"Stm") => {
                        let mcid = objects
                            .integer(dict, b"MCID")
                            .and_then(|mcid| i32::try_from(mcid).ok());
                        add_item(&mut structure, parent, page, mcid, &mut order);
                    }
                    Some(b"MCR" | b"OBJR") => {}
                    _ if seen.insert(identity(dict)) => {
                        let index = structure.elements.len() as u32;
                        structure.elements.push(Element {
                            role: role(
                                objects,
                                roles,
                                objects.name(dict, b"S").unwrap_or_default(),
                            ),
                            parent,
                            actual_text: objects.text(dict, b"ActualText"),
                            items: 0,
                        });
                        open.extend(
                            dict.as_hashmap()
                                .get(&b"K"[..])
                                .map(|kids| (kids, Some(index), page)),
                        );
                    }
                    _ => {}
                }
            }
            None => {}
        }
    }
    (order > 0).then_some(structure)
}

fn own_page(dict: &Dictionary, page_of: &HashMap<ObjectId, usize>) -> Option<usize> {
    let id = dict.as_hashmap().get(&b"Pg"[..])?.as_reference().ok()?;
    page_of.get(&id).copied()
}

fn add_item(
    structure: &mut Structure,
    element: Option<u32>,
    page: Option<usize>,
    mcid: Option<i32>,
    order: &mut u32,
) {
    let (Some(element), Some(page), Some(mcid)) = (element, page, mcid) else {
        return;
    };
    let Some(items) = structure.pages.get_mut(page) else {
        return;
    };
    // The first to claim a sequence has it.
    items.entry(mcid).or_insert(Item {
        element,
        order: *order,
    });
    *order += 1;
    if let Some(element) = structure.elements.get_mut(element as usize) {
        element.items += 1;
    }
}

/// The role of a structure type, through the role map where it is not a standard one.
fn role<'d>(objects: Objects<'d>, roles: Option<&'d Dictionary>, mut name: &'d [u8]) -> Role {
    for _ in 0..8 {
        if let Some(role) = standard(name) {
            return role;
        }
        match roles.and_then(|roles| objects.name(roles, name)) {
            Some(mapped) => name = mapped,
            None => break,
        }
    }
    Role::Group
}

fn standard(name: &[u8]) -> Option<Role> {
    Some(match name {
        b"Title" => Role::Heading(0),
        b"H" => Role::Heading(1),
        [b'H', digits @ ..]
            if !digits.is_empty() && digits.len() < 3 && digits.iter().all(u8::is_ascii_digit) =>
        {
            Role::Heading(
                digits
                    .iter()
                    .fold(0, |n: u8, d| n.saturating_mul(10).saturating_add(d - b'0'))
                    .max(1),
            )
        }
        b"P" => Role::Paragraph,
        b"L" => Role::List,
        b"LI" => Role::ListItem,
        b"Lbl" => Role::Label,
        b"LBody" => Role::ListBody,
        b"Table" => Role::Table,
        b"TR" => Role::TableRow,
        b"TH" => Role::TableHeader,
        b"TD" => Role::TableCell,
        b"Figure" | b"Formula" => Role::Figure,
        b"Caption" => Role::Caption,
        b"Note" | b"FENote" => Role::Note,
        b"TOC" => Role::Contents,
        b"TOCI" => Role::ContentsItem,
        b"Artifact" => Role::Artifact,
        b"Link" | b"Reference" => Role::Link,
        b"Form" => Role::Widget,
        b"Span" | b"Quote" | b"Em" | b"Strong" | b"Sub" | b"Code" | b"BibEntry" | b"Annot"
        | b"Ruby" | b"Warichu" => Role::Inline,
        b"Document" | b"DocumentFragment" | b"Part" | b"Art" | b"Sect" | b"Div" | b"Aside"
        | b"BlockQuote" | b"THead" | b"TBody" | b"TFoot" | b"NonStruct" | b"Private" | b"Index" => {
            Role::Group
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::Sample;
    use super::*;

    #[test]
    fn elements_have_order_role_and_parents() {
        let (content, _) = Sample {
            catalog: "/MarkInfo<</Marked true>>/StructTreeRoot<</RoleMap<</Heading1/H1>>/K[6 0 R 7 0 R]>>",
            content: "BT /F1 9 Tf /P<</MCID 0>>BDC (b) Tj EMC /P<</MCID 1>>BDC (a) Tj EMC (loose) Tj ET",
            objects: &[
                (6, "<</S/Heading1/Pg 3 0 R/K 1>>"),
                (7, "<</S/Table/K[<</S/TD/K[<</Type/MCR/Pg 3 0 R/MCID 0>> 7 0 R]>>]>>"),
            ],
            ..Sample::default()
        }
        .read();
        let structure = content.structure.expect("the sample has a tree");
        let role = |mcid| {
            structure
                .item(0, mcid)
                .map(|item| (item.order, structure.elements[item.element as usize].role))
        };
        assert_eq!(role(1), Some((0, Role::Heading(1))));
        assert_eq!(role(0), Some((1, Role::TableCell)));
        let cell = structure.item(0, 0).expect("it has an element").element;
        let roles: Vec<Role> = structure
            .ancestors(cell)
            .map(|element| element.role)
            .collect();
        assert_eq!(roles, [Role::TableCell, Role::Table]);
        assert!((structure.coverage - 2.0 / 7.0).abs() < 1e-6);
    }
}
