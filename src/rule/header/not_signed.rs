//! The form is not signed.
//!
//! # What it reports
//!
//! A required signature (`title`) for which nothing was found: neither a name, place or date on its line, nor a picture of a
//! signature beside it, nor a signature field that is signed. It is certain only where the file has a signature field that
//! is not signed; a signature by hand that is part of a scan is easily missed.
//!
//! # Why it matters
//!
//! An unsigned form binds nobody, and many calls do not take one.
//!
//! # Example
//!
//! *Signature of the nominator: ____________*
//!
//! # How to fix
//!
//! Look at the page; if nobody has signed, ask for a signed copy.

use crate::finding::{Certainty, Cure, Severity};
use crate::form::FieldType;
use crate::rule::docs::docs;
use crate::rule::{Check, Draft, Nominated, Rule, Subject};

pub(in crate::rule) static RULE: Rule = Rule {
    code: "not-signed",
    severity: Severity::Error,
    cure: Cure::Technical,
    subject: Subject::Header,
    docs: docs!("not_signed.rs"),
    examples: &[r#"{"title": "Signature of the nominator"}"#],
    options: &[],
    check: Check::Nomination(check),
};

fn check(nominated: &Nominated<'_>) -> Vec<Draft> {
    let all = nominated.fields(FieldType::Signature);
    all.filter(|f| f.required && (f.unsigned.is_some() || !f.present()))
        .map(|field| match field.unsigned {
            Some(place) => Draft::on(&field.pointer)
                .cure(field.cure)
                .detail("title", field.printed.as_str())
                .at(&[place]),
            None => nominated.missing_field(field).at_most(Certainty::Likely),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::finding::Certainty;
    use crate::form::FieldType;
    use crate::rule::testing::{Case, place};

    #[test]
    fn certain_only_with_a_signature_field_that_is_not_signed() {
        let signed = Case::complete().field("fax", |f| {
            f.kind = FieldType::Signature;
            f.required = true;
        });
        assert_eq!(signed.codes(), Vec::<&str>::new());
        let open = signed.without("fax");
        assert_eq!(open.codes(), ["not-signed"]);
        assert_eq!(open.findings()[0].certainty, Certainty::Likely);
        let widget = open.field("fax", |f| f.unsigned = Some(place(1, 3)));
        assert_eq!(widget.findings()[0].certainty, Certainty::Definite);
    }
}
