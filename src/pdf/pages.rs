//! Objects → the list of pages, with what they inherit (ISO 32000-2, 7.7.3).
//!
//! The tree is walked by what its dictionaries hold rather than by what they call themselves: kids without or with a
//! wrong `/Type`, direct dictionaries and cycles are all found in real files. Where the tree leads nowhere, the
//! dictionaries that look like pages are taken in the order in which they are in the file.

use std::collections::HashSet;

use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Object, ObjectId};

use super::object::{Objects, as_dict};

/// One page and what it inherits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    /// Its dictionary.
    pub(super) id: ObjectId,
    /// The dictionary whose `/Resources` it uses: its own or an ancestor's.
    pub(super) resources: Option<ObjectId>,
    /// What is displayed: left, bottom, right, top in default user space; not empty.
    pub(super) crop: [f32; 4],
    /// Quarter turns clockwise for display, 0 to 3.
    pub(super) turns: u8,
    /// Points per unit of default user space (ISO 32000-2, table 31, `/UserUnit`).
    pub(super) unit: f32,
}

/// The pages that were found, and how the tree was.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct PageTree {
    /// In page order.
    pub(super) pages: Vec<Page>,
    /// How many pages the root says there are.
    pub(super) count: Option<usize>,
    /// Kids that lead to nothing.
    pub(super) dangling: usize,
    /// Pages that name a node of the tree as their parent, which does not name them as kids.
    pub(super) left_out: usize,
    /// Whether there were more pages than allowed.
    pub(super) over_limit: bool,
}

impl PageTree {
    /// Whether nothing points to a lost page.
    pub(super) fn is_whole(&self) -> bool {
        !self.pages.is_empty()
            && self.dangling == 0
            && self.count.is_none_or(|count| count <= self.pages.len())
    }

    /// Whether the root counts as many pages as it leads to. A page that is left out then was taken out by whoever wrote
    /// the tree: MuPDF and Prawn leave the objects of removed pages in the file, and so does every incremental update.
    pub(super) fn agrees_with_itself(&self) -> bool {
        self.dangling == 0 && self.count == Some(self.pages.len())
    }
}

/// ISO A4; what a page without a usable box is taken for.
const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];

/// Attributes that a page takes from its ancestors.
#[derive(Debug, Clone, Copy, Default)]
struct Inherited {
    resources: Option<ObjectId>,
    media: Option<[f32; 4]>,
    crop: Option<[f32; 4]>,
    rotate: i64,
}

impl Inherited {
    fn with(mut self, objects: Objects<'_>, id: ObjectId, dict: &Dictionary) -> Inherited {
        if let Some(object) = dict.as_hashmap().get(&b"Resources"[..])
            && objects
                .0
                .dereference(object)
                .is_ok_and(|(_, found)| as_dict(found).is_some())
        {
            self.resources = Some(id);
        }
        self.media = usable_box(objects, dict, b"MediaBox").or(self.media);
        self.crop = usable_box(objects, dict, b"CropBox").or(self.crop);
        self.rotate = objects.integer(dict, b"Rotate").unwrap_or(self.rotate);
        self
    }

    fn page(self, objects: Objects<'_>, id: ObjectId, dict: &Dictionary) -> Page {
        let media = self.media.unwrap_or(A4);
        let crop = self.crop.unwrap_or(media);
        // ISO 32000-2, 14.11.2.1: the crop box is cut to the media box.
        let cut = [
            crop[0].max(media[0]),
            crop[1].max(media[1]),
            crop[2].min(media[2]),
            crop[3].min(media[3]),
        ];
        let crop = if cut[2] - cut[0] >= 1.0 && cut[3] - cut[1] >= 1.0 {
            cut
        } else {
            media
        };
        let unit = objects
            .number(dict, b"UserUnit")
            .filter(|unit| (0.01..=1000.0).contains(unit))
            .unwrap_or(1.0);
        // Not a multiple of 90 is not allowed; the nearest one is taken.
        let turns = (self.rotate.rem_euclid(360) + 45) / 90 % 4;
        Page {
            id,
            resources: self.resources,
            crop,
            turns: turns as u8,
            unit,
        }
    }
}

fn usable_box(objects: Objects<'_>, dict: &Dictionary, key: &[u8]) -> Option<[f32; 4]> {
    objects
        .rect(dict, key)
        .filter(|sides| sides[2] - sides[0] >= 1.0 && sides[3] - sides[1] >= 1.0)
}

/// Walks the page tree. Direct kids are made objects of their own, so that every page has an id.
pub(super) fn walk(objects: &mut lopdf::Document, limit: usize) -> PageTree {
    let mut tree = PageTree::default();
    let catalog = Objects(objects).catalog();
    let root = catalog.and_then(|catalog| catalog.as_hashmap().get(&b"Pages"[..]).cloned());
    let Some(root) = root.and_then(|root| own_id(objects, root)) else {
        return tree;
    };
    let mut seen = HashSet::new();
    // In reverse: the next one to visit is the last.
    let mut open = vec![(root, Inherited::default())];
    while let Some((id, inherited)) = open.pop() {
        let view = Objects(objects);
        let Some(dict) = view.0.get_object(id).ok().and_then(as_dict) else {
            tree.dangling += 1;
            continue;
        };
        let inherited = inherited.with(view, id, dict);
        if id == root {
            tree.count = view
                .integer(dict, b"Count")
                .and_then(|n| usize::try_from(n).ok());
        }
        let kind = view.name(dict, b"Type");
        match view.array(dict, b"Kids") {
            Some(kids) if kind != Some(b"Page") || !dict.has(b"Contents") => {
                if !seen.insert(id) {
                    continue;
                }
                let kids: Vec<Object> = kids.iter().take(4 * limit.max(1)).cloned().collect();
                for kid in kids.into_iter().rev() {
                    match own_id(objects, kid) {
                        Some(kid) => open.push((kid, inherited)),
                        None => tree.dangling += 1,
                    }
                }
            }
            _ if kind == Some(b"Pages") && !dict.has(b"Contents") => {}
            _ if kind == Some(b"Catalog") => {}
            _ if is_other(dict, kind) => tree.dangling += 1,
            _ if tree.pages.len() >= limit => {
                tree.over_limit = true;
                return tree;
            }
            _ => tree.pages.push(inherited.page(view, id, dict)),
        }
    }
    tree.left_out = left_out(objects, &tree.pages, &seen);
    tree
}

/// Whether a kid does not say that it is a page, and has nothing of one: the reference to it was damaged.
fn is_other(dict: &Dictionary, kind: Option<&[u8]>) -> bool {
    let own: [&[u8]; 4] = [b"Contents", b"Resources", b"MediaBox", b"Parent"];
    kind != Some(b"Page") && !own.iter().any(|key| dict.has(key))
}

/// How many pages with contents call a node of the tree their parent and are not in `tree`: lost, or taken out.
fn left_out(objects: &lopdf::Document, tree: &[Page], nodes: &HashSet<ObjectId>) -> usize {
    let view = Objects(objects);
    let listed: HashSet<ObjectId> = tree.iter().map(|page| page.id).collect();
    let is_left_out = |(id, object): &(&ObjectId, &Object)| {
        !listed.contains(id)
            && object.as_dict().is_ok_and(|dict| {
                view.name(dict, b"Type") == Some(b"Page")
                    && view.get(dict, b"Contents").is_some()
                    && matches!(
                        dict.as_hashmap().get(&b"Parent"[..]),
                        Some(Object::Reference(parent)) if nodes.contains(parent)
                    )
            })
    };
    objects.objects.iter().filter(is_left_out).count()
}

/// The id of a kid; a direct dictionary is given one.
fn own_id(objects: &mut lopdf::Document, kid: Object) -> Option<ObjectId> {
    match kid {
        Object::Reference(id) => Some(id),
        direct @ Object::Dictionary(_) => {
            objects.max_id = objects.max_id.checked_add(1)?;
            let id = (objects.max_id, 0);
            objects.objects.insert(id, direct);
            Some(id)
        }
        _ => None,
    }
}

/// How many of the pages lead to contents, resources or fonts that are not there.
pub(super) fn broken(objects: &lopdf::Document, pages: &[Page]) -> usize {
    let view = Objects(objects);
    let leads_nowhere =
        |object: &Object| matches!(object, Object::Reference(_)) && view.resolve(object).is_none();
    let is_broken = |page: &&Page| {
        let Ok(dict) = objects.get_dictionary(page.id) else {
            return true;
        };
        let contents = dict
            .as_hashmap()
            .get(&b"Contents"[..])
            .is_some_and(|contents| match view.resolve(contents) {
                Some(Object::Array(parts)) => parts.iter().any(leads_nowhere),
                _ => leads_nowhere(contents),
            });
        let owner = page
            .resources
            .and_then(|id| objects.get_dictionary(id).ok());
        let fonts = owner.and_then(|owner| view.dict(view.dict(owner, b"Resources")?, b"Font"));
        let font = fonts.is_some_and(|fonts| fonts.iter().any(|(_, font)| leads_nowhere(font)));
        contents || font || (page.resources.is_none() && dict.has(b"Resources"))
    };
    pages.iter().filter(is_broken).count()
}

/// All dictionaries that call themselves pages or look like one, in the order of the file.
pub(super) fn scan(objects: &lopdf::Document, limit: usize) -> Vec<Page> {
    let view = Objects(objects);
    let place = |id: ObjectId| match objects.reference_table.get(id.0) {
        Some(XrefEntry::Normal { offset, .. }) => (*offset, 0),
        Some(XrefEntry::Compressed { container, index }) => {
            match objects.reference_table.get(*container) {
                Some(XrefEntry::Normal { offset, .. }) => (*offset, *index),
                _ => (u32::MAX, *index),
            }
        }
        _ => (u32::MAX, 0),
    };
    let mut found: Vec<ObjectId> = objects
        .objects
        .iter()
        .filter(|(_, object)| {
            object
                .as_dict()
                .is_ok_and(|dict| match view.name(dict, b"Type") {
                    Some(kind) => kind == b"Page",
                    None => {
                        dict.has(b"Contents") && (dict.has(b"MediaBox") || dict.has(b"Resources"))
                    }
                })
        })
        .map(|(id, _)| *id)
        .collect();
    found.sort_by_key(|&id| (place(id), id));
    found.truncate(limit);
    found
        .into_iter()
        .filter_map(|id| with_ancestors(view, id))
        .collect()
}

/// A page that nothing led to, with what its `/Parent` chain still gives.
fn with_ancestors(objects: Objects<'_>, id: ObjectId) -> Option<Page> {
    let dict = objects.0.get_dictionary(id).ok()?;
    let mut chain = vec![(id, dict)];
    while let Some((_, last)) = chain.last()
        && chain.len() < 32
        && let Some(Object::Reference(parent)) = last.as_hashmap().get(&b"Parent"[..])
        && let Ok(parent_dict) = objects.0.get_dictionary(*parent)
    {
        chain.push((*parent, parent_dict));
    }
    let inherited = chain
        .into_iter()
        .rev()
        .fold(Inherited::default(), |all, (id, dict)| {
            all.with(objects, id, dict)
        });
    Some(inherited.page(objects, id, dict))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, file, first_page, read_bytes, stream, text};

    #[test]
    fn odd_trees_are_walked() {
        // Kids without a type, a direct kid, a node that calls itself a page, a cycle; resources from the root.
        let bytes = file(&[
            (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
            (
                2,
                "<</Kids[3 0 R <</Contents 6 0 R>> 4 0 R]/MediaBox[0 0 50 50]/Resources<</Font<</F1 7 0 R>>>>>>"
                    .to_owned(),
            ),
            (3, "<</Contents 6 0 R>>".to_owned()),
            (4, "<</Type/Page/Kids[2 0 R 5 0 R]>>".to_owned()),
            (5, "<</Type/Pages/Contents 6 0 R/MediaBox[9 9 9 9]>>".to_owned()),
            (6, stream("", "BT /F1 9 Tf 1 1 Td (x) Tj ET")),
            (7, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned()),
        ]);
        let (content, warnings) = read_bytes(&bytes);
        let pages: Vec<(String, f32)> = content
            .pages
            .iter()
            .map(|page| (text(page), page.width))
            .collect();
        assert_eq!(
            pages,
            [
                ("x".to_owned(), 50.0),
                ("x".to_owned(), 50.0),
                ("x".to_owned(), 50.0)
            ]
        );
        assert!(warnings.is_empty(), "{:?}", codes(&warnings));
    }

    #[test]
    fn pages_that_no_tree_leads_to_are_found() {
        let bytes = file(&[
            (1, "<</Type/Catalog/Pages 9 0 R>>".to_owned()),
            (
                2,
                "<</Type/Page/Parent 3 0 R/Contents 6 0 R/Resources<</Font<</F1 7 0 R>>>>>>"
                    .to_owned(),
            ),
            (3, "<</MediaBox[0 0 80 80]>>".to_owned()),
            (6, stream("", "BT /F1 9 Tf 1 1 Td (x) Tj ET")),
            (
                7,
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
            ),
        ]);
        let (content, warnings) = read_bytes(&bytes);
        assert!(codes(&warnings).contains(&"pages-rebuilt"));
        let page = first_page(content);
        assert_eq!((text(&page).as_str(), page.width), ("x", 80.0));
    }
}
