//! What a file can do on its own: scripts, launch actions, embedded files (ISO 32000-2, 12.6 and 7.11.4).

use std::collections::HashSet;

use lopdf::{Dictionary, Object};

use super::object::{Objects, as_dict, identity};
use super::pages::Page;
use super::{ActiveContent, ActiveKind, field};
use crate::geom::PageNumber;

/// More than this is not listed: one is as telling.
const MOST_FOUND: usize = 1_000;
/// Names, actions and annotations that are looked at.
const MOST_VISITED: usize = 200_000;
/// Longest name of an embedded file, in characters.
const LONGEST_NAME: usize = 200;

/// Everything active in the document: first what belongs to the document, then page by page.
pub(super) fn find(objects: Objects<'_>, pages: &[Page]) -> Vec<ActiveContent> {
    let mut search = Search {
        objects,
        found: Vec::new(),
        seen: HashSet::new(),
        page: None,
    };
    if let Some(catalog) = objects.catalog() {
        search.action(objects.get(catalog, b"OpenAction"), ActiveKind::OpenScript);
        search.triggers(catalog, ActiveKind::OpenScript);
        if let Some(names) = objects.dict(catalog, b"Names") {
            for script in search.names(objects.dict(names, b"JavaScript")) {
                search.action(Some(script), ActiveKind::OpenScript);
            }
            for file in search.names(objects.dict(names, b"EmbeddedFiles")) {
                search.attached(as_dict(file));
            }
        }
        if let Some(form) = field::interactive_form(objects) {
            search.fields(form);
        }
    }
    for (index, page) in pages.iter().enumerate() {
        search.page = Some(PageNumber::from_index(index));
        let Ok(dict) = objects.0.get_dictionary(page.id) else {
            continue;
        };
        search.triggers(dict, ActiveKind::OpenScript);
        for annotation in objects.array(dict, b"Annots").unwrap_or_default() {
            if let Some(annotation) = objects.resolve(annotation).and_then(as_dict) {
                search.annotation(annotation);
            }
        }
    }
    search.found
}

struct Search<'d> {
    objects: Objects<'d>,
    found: Vec<ActiveContent>,
    /// Actions, name tree nodes and fields that have been looked at, by identity.
    seen: HashSet<usize>,
    page: Option<PageNumber>,
}

impl<'d> Search<'d> {
    fn add(&mut self, kind: ActiveKind) {
        self.named(kind, None);
    }

    fn named(&mut self, kind: ActiveKind, name: Option<String>) {
        if self.found.len() < MOST_FOUND {
            self.found.push(ActiveContent {
                kind,
                name,
                page: self.page,
            });
        }
    }

    /// An embedded file, by its file specification (ISO 32000-2, 7.11.3).
    fn attached(&mut self, file: Option<&'d Dictionary>) {
        let text = |key: &[u8]| self.objects.text(file?, key);
        let name = text(b"UF").or_else(|| text(b"F"));
        let name = name.map(|name| name.chars().take(LONGEST_NAME).collect());
        self.named(ActiveKind::Attachment, name);
    }

    /// Whether `dict` comes for the first time and there is still room to look.
    fn is_new(&mut self, dict: &Dictionary) -> bool {
        self.seen.len() < MOST_VISITED && self.seen.insert(identity(dict))
    }

    /// An action and those that follow it; its scripts are of the kind `script`.
    fn action(&mut self, action: Option<&'d Object>, script: ActiveKind) {
        let mut open: Vec<&'d Object> = action.into_iter().collect();
        while let Some(object) = open.pop() {
            if let Object::Array(several) = object {
                // A destination is an array too; its items are not dictionaries.
                open.extend(
                    several
                        .iter()
                        .rev()
                        .filter_map(|item| self.objects.resolve(item))
                        .filter(|i| as_dict(i).is_some()),
                );
                continue;
            }
            let Some(dict) = as_dict(object) else {
                continue;
            };
            if !self.is_new(dict) {
                continue;
            }
            match self.objects.name(dict, b"S") {
                Some(b"JavaScript") => self.add(script),
                Some(b"Launch") => self.add(ActiveKind::Launch),
                _ => {}
            }
            open.extend(self.objects.get(dict, b"Next"));
        }
    }

    /// The actions of an additional-actions dictionary.
    fn triggers(&mut self, owner: &'d Dictionary, script: ActiveKind) {
        let Some(triggers) = self.objects.dict(owner, b"AA") else {
            return;
        };
        for (trigger, action) in triggers.iter() {
            // ISO 32000-2, table 197: when the page that holds the annotation is opened or becomes visible.
            let script = if matches!(trigger.as_slice(), b"PO" | b"PV") {
                ActiveKind::OpenScript
            } else {
                script
            };
            self.action(self.objects.resolve(action), script);
        }
    }

    fn annotation(&mut self, annotation: &'d Dictionary) {
        if !self.is_new(annotation) {
            return;
        }
        if self.objects.name(annotation, b"Subtype") == Some(b"FileAttachment") {
            self.attached(self.objects.dict(annotation, b"FS"));
        }
        self.action(self.objects.get(annotation, b"A"), ActiveKind::FieldScript);
        self.triggers(annotation, ActiveKind::FieldScript);
    }

    /// Fields that are not widgets themselves.
    fn fields(&mut self, form: &'d Dictionary) {
        let mut open: Vec<&'d Object> = self
            .objects
            .array(form, b"Fields")
            .unwrap_or_default()
            .iter()
            .collect();
        while let Some(object) = open.pop() {
            let Some(field) = self.objects.resolve(object).and_then(as_dict) else {
                continue;
            };
            if self.objects.name(field, b"Subtype").is_some() || !self.is_new(field) {
                continue;
            }
            self.triggers(field, ActiveKind::FieldScript);
            open.extend(
                self.objects
                    .array(field, b"Kids")
                    .unwrap_or_default()
                    .iter(),
            );
        }
    }

    /// The values of a name tree (ISO 32000-2, 7.9.6).
    fn names(&mut self, root: Option<&'d Dictionary>) -> Vec<&'d Object> {
        let mut values = Vec::new();
        let mut open: Vec<&'d Dictionary> = root.into_iter().collect();
        while let Some(node) = open.pop() {
            if !self.is_new(node) {
                continue;
            }
            let pairs = self.objects.array(node, b"Names").unwrap_or_default();
            values.extend(
                pairs
                    .chunks_exact(2)
                    .filter_map(|pair| self.objects.resolve(pair.get(1)?)),
            );
            if values.len() > MOST_FOUND {
                break;
            }
            let kids = self.objects.array(node, b"Kids").unwrap_or_default();
            open.extend(
                kids.iter()
                    .rev()
                    .filter_map(|kid| self.objects.resolve(kid))
                    .filter_map(as_dict),
            );
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Sample;
    use super::ActiveKind::{Attachment, FieldScript, Launch, OpenScript};

    #[test]
    fn everything_active_is_found_once() {
        let (content, _) = Sample {
            catalog: "/OpenAction 6 0 R/Names<</EmbeddedFiles<</Names[(a)<<>>]>>/JavaScript<</Kids[7 0 R]>>>>",
            page: "/AA<</O<</S/GoTo>>>>/Annots[<</Subtype/Widget/A<</S/Launch/F(x.exe)>>/AA<</K<</S/JavaScript>>>>>>]",
            objects: &[
                (6, "<</S/JavaScript/JS(app.alert\\(1\\))/Next[6 0 R <</S/Launch>>]>>"),
                (7, "<</Names[(s)<</S/JavaScript>>]/Kids[7 0 R]>>"),
            ],
            ..Sample::default()
        }
        .read();
        let found: Vec<_> = content
            .active
            .iter()
            .map(|active| (active.kind, active.page.map(|page| page.get())))
            .collect();
        let expected = [
            (OpenScript, None),
            (Launch, None),
            (OpenScript, None),
            (Attachment, None),
            (Launch, Some(1)),
            (FieldScript, Some(1)),
        ];
        assert_eq!(found, expected);
    }
}
