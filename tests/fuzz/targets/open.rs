//! Whole files through all stages.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nomcheck::pipeline::{self, Options};

fuzz_target!(|bytes: &[u8]| {
    let mut options = Options::default();
    options.limits.operators = 200_000;
    options.limits.glyphs = 200_000;
    options.limits.decoded_bytes = 1 << 25;
    options.limits.stream_bytes = 1 << 23;
    let outcome = pipeline::check_bytes(bytes, "a.pdf", &options);
    let record = serde_json_of(&outcome);
    nomcheck::report::schema::validate_record(&record).expect("every record fits its schema");
});

fn serde_json_of(outcome: &pipeline::Outcome) -> serde_json::Value {
    serde_json::to_value(&outcome.facts.record).expect("a record is plain data")
}
