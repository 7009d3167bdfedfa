//! `--self-check`, in builds that have it.

use crate::support::Place;

#[test]
fn records_that_fit_their_schema_are_written_as_without_it() {
    let place = Place::with(&[]);
    place.sample("malformed-fields.pdf", "a.pdf");
    let plain = place.run("extract --isolated --ocr off a.pdf").ends(0);
    let checked = place
        .run("extract --isolated --ocr off --self-check a.pdf")
        .ends(0);
    assert_eq!(checked.stdout, plain.stdout);
    let help = place.run("check --help").ends(0);
    assert!(help.stdout.contains("--self-check"));
}
