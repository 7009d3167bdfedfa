//! The HTML report: what it holds, and what it must never hold.

use base64::Engine;
use sha2::{Digest, Sha256};

use crate::support::{Place, root};

fn page(args: &str) -> String {
    let place = Place::with(&[]);
    let samples = root().join("samples");
    let samples = samples.to_str().unwrap();
    let args = args.replace("samples/", &format!("{samples}/"));
    let config = format!("--config {samples}/nomcheck.toml");
    let run = place.run(&format!(
        "check {config} -q --output html=report.html {args}"
    ));
    assert!(
        run.stdout.is_empty() && run.stderr.is_empty(),
        "{}",
        run.stderr
    );
    place.read("report.html")
}

/// The values of `attribute` on every element, quotes resolved no further: maud writes all with double quotes.
fn attributes<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let start = format!(" {attribute}=\"");
    page.split(&start)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect()
}

/// The text of the only element of that name.
fn only<'p>(page: &'p str, element: &str) -> &'p str {
    let open = format!("<{element}>");
    assert_eq!(page.matches(&format!("<{element}")).count(), 1, "{element}");
    let rest = page.split(&open).nth(1).unwrap();
    rest.split(&format!("</{element}>")).next().unwrap()
}

#[test]
fn markup_in_a_nomination_stays_text() {
    let page = page("samples/forms/hostile-markup.pdf");
    // The page's own script and style, and no other.
    only(&page, "script");
    only(&page, "style");
    for element in ["<iframe", "<x:script", "<b>", "<u>", "<svg/", "<!--"] {
        assert!(!page.contains(element), "{element}");
    }
    assert!(page.contains("&lt;script&gt;document.title"));
    for source in attributes(&page, "src") {
        assert!(source.starts_with("data:image/png;base64,"), "{source}");
    }
    for target in attributes(&page, "href") {
        assert!(
            target.starts_with("#n") || target.starts_with("file:///"),
            "{target}"
        );
    }
    for tag in page.split('<').skip(1) {
        // Names of attributes are outside of quotes.
        let names: String = tag
            .split('>')
            .next()
            .unwrap()
            .split('"')
            .step_by(2)
            .collect();
        assert!(!names.contains(" on") && !names.contains(" style"), "{tag}");
    }
}

#[test]
fn policy_allows_nothing_but_the_page_itself() {
    let page = page("samples/forms/incomplete.pdf");
    let policy = attributes(&page, "content")
        .into_iter()
        .find(|content| content.starts_with("default-src"))
        .unwrap();
    let hash = |element: &str| {
        let digest = Sha256::digest(only(&page, element).as_bytes());
        base64::engine::general_purpose::STANDARD.encode(digest)
    };
    let expected = format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash("style"),
        hash("script")
    );
    assert_eq!(policy.replace("&#39;", "'"), expected);
}

#[test]
fn a_missing_section_is_shown_with_its_gap() {
    let page = page("samples/forms/incomplete.pdf");
    assert!(page.contains("Section 6 (“Innovation”) is missing"));
    // Two missing sections, each with a cell in the matrix that leads to its row and a picture of the gap.
    let missing = page.split("<td class=\"missing\"").skip(1);
    let linked = missing.filter(|rest| rest.split("</td>").next().unwrap().contains("<a "));
    assert_eq!(linked.count(), 2);
    assert_eq!(page.matches("class=\"crop\"").count(), 2);
    assert_eq!(page.matches("<rect ").count(), 2);
    let without = self::page("samples/forms/incomplete.pdf --no-crops");
    assert_eq!(without.matches("class=\"crop\"").count(), 0);
    assert!(without.len() < page.len());
}

#[test]
fn every_document_is_there_in_the_language_asked_for() {
    let page = page("samples/forms samples/malformed --lang fr --jobs 2");
    let cards = page.matches("<details class=\"card\"").count();
    let nominations = page.matches("<tr data-n=").count();
    let others = page.matches("<li data-n=").count();
    assert_eq!(cards, nominations + others);
    assert!(page.contains("Le fichier est protégé par un mot de passe"));
    assert!(page.contains("<html lang=\"fr\">"));
    // Every word of the page is in the catalogue: an id that is not shows as itself.
    assert!(!page.contains("html-state") && !page.contains(">html-"));
}

#[test]
fn the_page_is_the_same_whatever_the_workers() {
    let one = page("samples/forms --jobs 1");
    assert!(one == page("samples/forms --jobs 4"));
}

#[test]
fn pdfs_are_linked_and_people_are_found() {
    let place = Place::with(&[("in/x.md", ""), ("out/x", "")]);
    let from = root().join("samples/forms/incomplete.pdf");
    std::fs::copy(from, place.path("in/a:b #1.pdf")).unwrap();
    place
        .run("check in --output html=out/report.html --output json=report.json")
        .ends(1);
    let page = place.read("out/report.html");
    let links = attributes(&page, "href");
    assert!(
        links.contains(&"../in/a%3Ab%20%231.pdf#page=1"),
        "{links:?}"
    );
    let sought = attributes(&page, "data-q");
    assert_eq!(sought.len(), 1);
    assert!(
        sought[0].contains("wanjiru kamotho leteipa") && sought[0].contains(" example org"),
        "{sought:?}"
    );
    // Where the page is not below the working directory nobody knows what leads back.
    let elsewhere = Place::with(&[]);
    let path = elsewhere.path("r.html");
    place
        .run(&format!("check in --output html={}", path.display()))
        .ends(1);
    let page = std::fs::read_to_string(path).unwrap();
    assert!(!page.contains(".pdf#page"));
}

#[test]
fn batch_is_shown_at_a_glance() {
    let page = page("samples/forms --no-crops");
    assert!(page.contains("id=\"glance\"") && page.matches("<svg class=\"bar\"").count() > 8);
    assert!(page.contains("<span class=\"name\">English</span>"));
    assert!(!self::page("samples/forms/incomplete.pdf").contains("id=\"glance\""));
}
