//! What is to do today.

use crate::rule::Date;

use super::{Case, Ledger, LedgerError, Status};

/// Cases by what is to be done about them; in each list by number, overdue answers by their day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Due {
    /// An answer was due by now.
    pub overdue: Vec<Case>,
    /// A later version came and still lacks something.
    pub answered: Vec<Case>,
    /// A letter can ask, and none has.
    pub to_ask: Vec<Case>,
    /// Something is missing, and no letter can ask for it.
    pub to_look_at: Vec<Case>,
    /// Complete, and no letter has acknowledged it.
    pub to_acknowledge: Vec<Case>,
    /// A letter has asked, and there is time still.
    pub waiting: Vec<Case>,
}

impl Ledger {
    /// What is to do on a day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn due(&self, day: Date) -> Result<Due, LedgerError> {
        let mut due = Due::default();
        for case in self.cases(None)? {
            let late = case.due.is_some_and(|last| last < day);
            let list = match case.status {
                // Since the letter more became known that one can ask, as of a file that could not be read.
                Status::Asked if case.unasked > 0 => &mut due.to_ask,
                Status::Asked if late => &mut due.overdue,
                Status::Asked => &mut due.waiting,
                Status::Answered => &mut due.answered,
                Status::Received if case.askable > 0 => &mut due.to_ask,
                Status::Received => &mut due.to_look_at,
                // An officer who decides so also says so.
                Status::Complete if case.acknowledged.is_none() && !case.decided => {
                    &mut due.to_acknowledge
                }
                Status::Complete | Status::Withdrawn | Status::Duplicate => continue,
            };
            list.push(case);
        }
        due.overdue.sort_by_key(|case| (case.due, case.id));
        due.waiting.sort_by_key(|case| (case.due, case.id));
        Ok(due)
    }
}

impl Due {
    /// The lists with the ids of their headings, the most urgent first.
    pub fn lists(&self) -> [(&'static str, &[Case]); 6] {
        [
            ("ledger-due-overdue", &self.overdue),
            ("ledger-due-answered", &self.answered),
            ("ledger-due-to-ask", &self.to_ask),
            ("ledger-due-look", &self.to_look_at),
            ("ledger-due-acknowledge", &self.to_acknowledge),
            ("ledger-due-waiting", &self.waiting),
        ]
    }
}
