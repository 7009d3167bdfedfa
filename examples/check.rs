//! Checks a PDF with the core alone: `cargo run --no-default-features --example check FILE`.

#![expect(clippy::print_stdout, reason = "a program for a terminal")]

use nomcheck::{Checker, Options};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: check FILE")?;
    let outcome = Checker::new(Options::new()).check(&std::fs::read(&path)?, &path);
    for nomination in &outcome.record().nominations {
        let title = nomination.title.as_ref().map_or("(no title)", |t| &t.text);
        println!("{title}: {} sections", nomination.sections.len());
    }
    for finding in outcome.findings() {
        let page = finding.at.first().map_or(0, |place| place.page.get());
        let field = finding.field.as_deref().unwrap_or("/");
        println!("page {page} {field}: {} {:?}", finding.rule, finding.args);
    }
    println!("complete: {}", outcome.is_complete());
    Ok(())
}
