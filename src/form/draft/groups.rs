//! Headings with fields of their own → groups; those that come again, "Referee 1" and "Referee 2", become one that repeats.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold;
use crate::form::definition::PersonRole;

use super::asked::{Asked, AskedGroup};
use super::clues::Clues;
use super::keys::{free, slug};
use super::lines::Item;

/// Makes groups of the headings below which the same label is as below another one; the others are instructions.
pub(super) fn groups(out: &mut Asked, headings: &[&Item], clues: &Clues) {
    let mut below: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for field in &out.fields {
        if let Some(heading) = field.heading {
            below.entry(fold(&field.label)).or_default().insert(heading);
        }
    }
    let shared: BTreeSet<usize> = below
        .values()
        .filter(|h| h.len() > 1)
        .flatten()
        .copied()
        .collect();
    let labels: BTreeSet<String> = out.fields.iter().map(|f| fold(&f.label)).collect();
    let mut keys = BTreeSet::new();
    let mut words = BTreeSet::new();
    for (at, heading) in headings.iter().enumerate() {
        let own = fold(&heading.text);
        let usable = shared.contains(&at) && !labels.contains(&own) && words.insert(own);
        if !usable {
            out.instructions.push(heading.text.clone());
            continue;
        }
        let role = clues.role(&heading.text);
        let key = match role {
            Some(PersonRole::Nominee) => "nominee".to_owned(),
            Some(PersonRole::Nominator) => "nominator".to_owned(),
            Some(PersonRole::Referee) => "referee".to_owned(),
            Some(PersonRole::Contact) => "contact".to_owned(),
            None => slug(&heading.text, 2, "group"),
        };
        let key = free(&key, &mut keys);
        for field in out.fields.iter_mut().filter(|f| f.heading == Some(at)) {
            field.group = Some(key.clone());
        }
        out.groups.push(AskedGroup {
            key,
            heading: heading.text.clone(),
            number: heading.number.clone(),
            role,
            times: None,
        });
    }
    merge(out);
}

/// Makes one group of those right behind each other whose headings differ by their number only, and whose fields are alike.
fn merge(out: &mut Asked) {
    let mut at = 0;
    while at < out.groups.len() {
        let times = out.groups.get(at..).map_or(1, |rest| run(rest, out));
        if times > 1 {
            let others: Vec<AskedGroup> = out.groups.drain(at + 1..at + times).collect();
            out.fields.retain(|f| {
                let own = f.group.as_ref();
                !others.iter().any(|g| Some(&g.key) == own)
            });
            if let Some(first) = out.groups.get_mut(at) {
                first.heading = stem(&first.heading).to_owned();
                let key = stem(&first.key).trim_end_matches('_').to_owned();
                for field in out
                    .fields
                    .iter_mut()
                    .filter(|f| f.group.as_ref() == Some(&first.key))
                {
                    field.group = Some(key.clone());
                }
                first.key = key;
                first.number = None;
                first.times = Some(times);
            }
        }
        at += 1;
    }
}

/// How many of `groups`, from the first one on, are the same one again.
fn run(groups: &[AskedGroup], out: &Asked) -> usize {
    let Some(first) = groups.first() else {
        return 0;
    };
    let labels = |group: &AskedGroup| -> Vec<String> {
        let own = out
            .fields
            .iter()
            .filter(|f| f.group.as_ref() == Some(&group.key));
        own.map(|f| fold(&f.label)).collect()
    };
    let heading = stem(&first.heading);
    let wanted = labels(first);
    let same = |g: &&AskedGroup| {
        let counted = stem(&g.heading).len() < g.heading.len();
        counted && stem(&g.heading) == heading && labels(g) == wanted
    };
    let counted = heading.len() < first.heading.len() && !heading.is_empty();
    if counted {
        groups.iter().take_while(same).count()
    } else {
        1
    }
}

/// A heading without the number at its end.
fn stem(heading: &str) -> &str {
    let bare = heading.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.trim_end().trim_end_matches(['#', '.']).trim_end()
}
