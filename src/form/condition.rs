//! Conditions of a form as data: `funded = yes and partner is given`, `start <= end`. Nothing is computed but comparisons.

/// A condition: alternatives, of which each is terms that must all hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition(Vec<Vec<Term>>);

/// One comparison.
#[derive(Debug, Clone, PartialEq)]
enum Term {
    /// `key is given`
    Given(String),
    /// `key = option`; `false` for `!=`.
    Is(String, String, bool),
    /// `key <= other`, for dates and numbers.
    AtMost(String, String),
}

/// What a condition asks of the fields of a nomination.
pub trait Answered {
    /// Whether the field has an answer.
    fn is_given(&self, key: &str) -> bool;
    /// Whether the option of a choice is chosen; `None` where it is not known.
    fn has_chosen(&self, key: &str, option: &str) -> Option<bool>;
    /// Whether the value of `key` is at most that of `other`; `None` where one of them is not known.
    fn at_most(&self, key: &str, other: &str) -> Option<bool>;
}

impl Condition {
    /// Reads a condition: comparisons with `=`, `!=`, `<=` or `is given`, joined by `and` and `or`, of which `and` binds
    /// closer.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub fn parse(text: &str) -> Result<Condition, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let alternatives = words.split(|w| *w == "or");
        let all = alternatives.map(|words| words.split(|w| *w == "and").map(term).collect());
        all.collect::<Result<Vec<Vec<Term>>, String>>()
            .map(Condition)
    }

    /// The keys of the fields that it names, and the options that it compares them with.
    pub fn names(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0.iter().flatten().flat_map(|term| match term {
            Term::Given(key) => vec![(key.as_str(), None)],
            Term::Is(key, option, _) => vec![(key.as_str(), Some(option.as_str()))],
            Term::AtMost(key, other) => vec![(key.as_str(), None), (other.as_str(), None)],
        })
    }

    /// Whether it holds; `None` where it depends on what is not known.
    pub fn holds(&self, answers: &impl Answered) -> Option<bool> {
        let term = |term: &Term| match term {
            Term::Given(key) => Some(answers.is_given(key)),
            Term::Is(key, option, wanted) => {
                answers.has_chosen(key, option).map(|is| is == *wanted)
            }
            Term::AtMost(key, other) => answers.at_most(key, other),
        };
        let mut unknown = false;
        for all in &self.0 {
            let found: Vec<Option<bool>> = all.iter().map(term).collect();
            if found.iter().all(|t| *t == Some(true)) {
                return Some(true);
            }
            unknown |= !found.contains(&Some(false));
        }
        (!unknown).then_some(false)
    }
}

fn term(words: &[&str]) -> Result<Term, String> {
    let own = |text: &&str| (*text).to_owned();
    match words {
        [key, "is", "given"] => Ok(Term::Given(own(key))),
        [key, "=", option] => Ok(Term::Is(own(key), own(option), true)),
        [key, "!=", option] => Ok(Term::Is(own(key), own(option), false)),
        [key, "<=", other] => Ok(Term::AtMost(own(key), own(other))),
        _ => Err(format!(
            "`{}` is not a comparison: write `key = option`, `key != option`, `key <= key` or `key is given`",
            words.join(" ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fields;

    impl Answered for Fields {
        fn is_given(&self, key: &str) -> bool {
            key == "partner"
        }
        fn has_chosen(&self, key: &str, option: &str) -> Option<bool> {
            (key == "funded").then_some(option == "yes")
        }
        fn at_most(&self, _: &str, _: &str) -> Option<bool> {
            None
        }
    }

    #[test]
    fn conditions_hold_as_they_read() {
        let holds = |text| Condition::parse(text).expect("a condition").holds(&Fields);
        assert_eq!(holds("funded = yes"), Some(true));
        assert_eq!(holds("funded != yes"), Some(false));
        assert_eq!(holds("partner is given and funded = no"), Some(false));
        assert_eq!(holds("funded = no or partner is given"), Some(true));
        assert_eq!(holds("other = yes"), None);
        assert_eq!(holds("other = yes and funded = no"), Some(false));
        assert_eq!(holds("start <= end or funded = no"), None);
    }

    #[test]
    fn what_is_no_comparison_is_refused() {
        for text in ["", "funded", "funded == yes", "a = b and", "system rm"] {
            assert!(Condition::parse(text).is_err(), "{text}");
        }
    }
}
