//! What differs, and how it is shown.

use super::*;
use crate::report::text::Palette;

fn nomination(title: &str, text: &str) -> NominationSnapshot {
    NominationSnapshot {
        label: None,
        form: "sstc".to_owned(),
        language: "en".to_owned(),
        title: Some(title.to_owned()),
        nominee: None,
        country: None,
        telephones: Vec::new(),
        faxes: Vec::new(),
        emails: Vec::new(),
        fields: Default::default(),
        sections: vec![SectionSnapshot {
            key: Some("awareness".to_owned()),
            repeats: None,
            number: Some("9".to_owned()),
            heading: "Awareness".to_owned(),
            language: None,
            blocks: vec![BlockSnapshot {
                kind: BlockKind::Paragraph,
                text: text.to_owned(),
            }],
            people: Vec::new(),
            countries: Vec::new(),
        }],
        footnotes: Vec::new(),
    }
}

fn snapshot(nominations: Vec<NominationSnapshot>) -> Snapshot {
    Snapshot {
        snapshot_version: VERSION.to_owned(),
        kind: Kind::Nomination,
        problem: None,
        nominations,
        summaries: Vec::new(),
        unplaced: Vec::new(),
    }
}

fn shown(old: &Snapshot, new: &Snapshot) -> String {
    lines(&differences(old, new), &Palette::default(), 80).join("\n")
}

#[test]
fn long_text_shows_only_what_changed() {
    let text = |n: &str| {
        format!(
            "{}shown on {n} channels of the coast{}",
            "word ".repeat(300),
            " rest".repeat(300)
        )
    };
    let (old, new) = (
        snapshot(vec![nomination("Wells", &text("three"))]),
        snapshot(vec![nomination("Wells", &text("four"))]),
    );
    insta::assert_snapshot!(shown(&old, &new), @"
      /sections/awareness
        - … word word shown on three channels of the coast …
        + … word word shown on four channels of the coast …
    ");
}

#[test]
fn nomination_in_front_moves_no_other() {
    let one = nomination("Wells", "Shown on television.");
    let (old, new) = (
        snapshot(vec![one.clone(), nomination("Seeds", "In the papers.")]),
        snapshot(vec![
            nomination("Roads", "On posters."),
            one,
            nomination("Seeds", "In the news."),
        ]),
    );
    insta::assert_snapshot!(shown(&old, &new), @"
      Roads
      /nominations
        + Roads
      Seeds
      /sections/awareness
        - In the papers.
        + In the news.
    ");
}

#[test]
fn any_change_is_a_difference() {
    // A member that no field shows would be lost here: equal fields of unequal snapshots.
    let base = snapshot(vec![nomination("Wells", "Shown.")]);
    let changed = |change: &dyn Fn(&mut Snapshot)| {
        let mut new = base.clone();
        change(&mut new);
        assert_ne!(differences(&base, &new), [], "{new:?}");
    };
    changed(&|s| s.kind = Kind::Unrecognised);
    changed(&|s| s.problem = Some("not-this-form".to_owned()));
    changed(&|s| s.unplaced = vec!["x".to_owned()]);
    changed(&|s| s.nominations[0].language = "es".to_owned());
    changed(&|s| s.nominations[0].emails = vec!["a@example.org".to_owned()]);
    changed(&|s| s.nominations[0].sections[0].number = None);
    changed(&|s| s.nominations[0].sections[0].language = Some("en".to_owned()));
    changed(&|s| s.nominations[0].sections[0].countries = vec!["GH".to_owned()]);
    changed(&|s| s.nominations[0].sections[0].blocks[0].kind = BlockKind::ListItem);
    changed(&|s| s.nominations[0].sections[0].blocks[0].text = "Shown. ".to_owned());
    changed(&|s| s.nominations[0].sections[0].key = None);
    changed(&|s| s.nominations[0].footnotes = vec![("1".to_owned(), "x".to_owned())]);
    changed(&|s| s.nominations.clear());
}

#[test]
fn text_of_a_file_moves_no_cursor() {
    let (old, new) = (
        snapshot(vec![nomination("Wells", "Shown.")]),
        snapshot(vec![nomination("Wells", "Shown.\u{1b}[2J \u{202e}x")]),
    );
    let shown = shown(&old, &new);
    assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown:?}");
}
