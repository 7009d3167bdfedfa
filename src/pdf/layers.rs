//! Optional content: which layers are off when the file is opened (ISO 32000-2, 8.11).

use std::collections::HashMap;

use lopdf::{Dictionary, Object};

use super::object::{Objects, as_dict, identity};

/// The state of a document's layers.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// What holds for groups that are not listed.
    base_off: bool,
    /// Whether a listed group is off, by its dictionary's identity.
    listed: HashMap<usize, bool>,
}

impl Layers {
    /// Reads the default configuration of the catalog's `/OCProperties`.
    pub(super) fn load(objects: Objects<'_>) -> Layers {
        let mut layers = Layers::default();
        let Some(properties) = objects
            .catalog()
            .and_then(|catalog| objects.dict(catalog, b"OCProperties"))
        else {
            return layers;
        };
        let Some(default) = objects.dict(properties, b"D") else {
            return layers;
        };
        layers.base_off = objects.name(default, b"BaseState") == Some(b"OFF");
        for (key, off) in [(b"ON".as_slice(), false), (b"OFF", true)] {
            for group in objects.array(default, key).unwrap_or_default() {
                if let Some(group) = objects.resolve(group).and_then(as_dict) {
                    layers.listed.insert(identity(group), off);
                }
            }
        }
        layers
    }

    /// Whether content that belongs to `layer`, a group or a membership dictionary, is off. Other dictionaries are not.
    pub(super) fn is_off(&self, objects: Objects<'_>, layer: &Dictionary) -> bool {
        if let Some(expression) = objects.array(layer, b"VE") {
            let mut budget = 1_000;
            return !self.holds(objects, expression, &mut budget);
        }
        let is_group = |dict: &Dictionary| objects.name(dict, b"Type") == Some(b"OCG");
        match objects.get(layer, b"OCGs") {
            Some(Object::Array(groups)) => {
                let mut states = groups
                    .iter()
                    .filter_map(|g| objects.resolve(g).and_then(as_dict))
                    .map(|g| self.group_is_off(g))
                    .peekable();
                if states.peek().is_none() {
                    return false;
                }
                match objects.name(layer, b"P") {
                    Some(b"AllOn") => states.any(|off| off),
                    Some(b"AnyOff") => !states.any(|off| off),
                    Some(b"AllOff") => !states.all(|off| off),
                    _ => states.all(|off| off),
                }
            }
            Some(group) => as_dict(group).is_some_and(|group| self.group_is_off(group)),
            None => is_group(layer) && self.group_is_off(layer),
        }
    }

    fn group_is_off(&self, group: &Dictionary) -> bool {
        self.listed
            .get(&identity(group))
            .copied()
            .unwrap_or(self.base_off)
    }

    /// A visibility expression (ISO 32000-2, 8.11.2.2); what is too much or malformed holds.
    fn holds(&self, objects: Objects<'_>, expression: &[Object], budget: &mut usize) -> bool {
        let Some((operator, operands)) = expression.split_first() else {
            return true;
        };
        // Each level costs, so that nothing nested deeper than a stack holds is followed.
        let Some(left) = budget.checked_sub(50) else {
            return true;
        };
        *budget = left;
        let mut values = operands
            .iter()
            .filter_map(|operand| match objects.resolve(operand)? {
                Object::Array(nested) => Some(self.holds(objects, nested, budget)),
                group => as_dict(group).map(|group| !self.group_is_off(group)),
            });
        match objects.resolve(operator).and_then(|o| o.as_name().ok()) {
            Some(b"And") => values.all(|on| on),
            Some(b"Or") => values.any(|on| on),
            Some(b"Not") => !values.next().unwrap_or(false),
            _ => true,
        }
    }
}
