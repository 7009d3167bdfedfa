//! An outcome in words.

use crate::report::json::Document;
use crate::report::message::Messages;

use super::outcome::Outcome;

impl Outcome {
    /// The document of the JSON report, with messages in `lang`: `en`, `es`, `fr` or `pt`; English for any other.
    ///
    /// ```
    /// # let bytes = include_bytes!("../../samples/forms/malformed-fields.pdf");
    /// let outcome = nomcheck::Checker::default().check(bytes, "nomination.pdf");
    /// for finding in outcome.document("fr").findings {
    ///     println!("{}: {}", finding.rule, finding.message);
    /// }
    /// ```
    pub fn document(&self, lang: &str) -> Document {
        let settings = &self.options.rules;
        let findings = self.inner.findings.iter().cloned();
        let judged = settings.judge(findings, &self.record().source.path, |_| None);
        let messages = Messages::new(lang);
        Document::new(&self.inner.facts, &judged, settings, &messages)
    }
}
