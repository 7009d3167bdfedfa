//! What a jury wants to know of a call: how many nominations, from where, in which state, what is missing, and when.

use std::collections::BTreeMap;

use crate::rule::Date;

use super::regions::region;
use super::{Ledger, LedgerError, Status};

/// How many there are of each number.
type ByCount = BTreeMap<i64, usize>;

/// Cases by status, in the order of [`Status::ALL`].
pub type ByStatus = [usize; 6];

/// Counts over all cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// By status.
    pub all: ByStatus,
    /// Files of which no nomination could be read, among them.
    pub without_nomination: usize,
    /// ISO 3166-1 alpha-2 → by status; `None` where it is not known. Only nominations, as in the next ones.
    pub countries: BTreeMap<Option<String>, ByStatus>,
    /// The id of a region's word → by status.
    pub regions: BTreeMap<&'static str, ByStatus>,
    /// ISO 639-1 → by status.
    pub languages: BTreeMap<String, ByStatus>,
    /// Rule → how many nominations broke it when they first came, and how many do now.
    pub rules: BTreeMap<String, [usize; 2]>,
    /// Each day on which something changed → by status at its end.
    pub days: BTreeMap<String, ByStatus>,
}

impl Statistics {
    /// How many cases there are.
    pub fn total(&self) -> usize {
        self.all.iter().sum()
    }
}

fn place(status: Status) -> usize {
    let found = Status::ALL.iter().position(|one| *one == status);
    found.unwrap_or_default()
}

impl Ledger {
    /// The counts up to the end of a day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn statistics(&self, day: Date) -> Result<Statistics, LedgerError> {
        let last = day.to_string();
        let (days, states) = self.days(&last)?;
        let mut counts = Statistics {
            days,
            rules: self.rules(&last)?,
            ..Statistics::default()
        };
        for case in self.cases(None)? {
            // What had not come by that day does not count.
            let Some(at) = states.get(&case.id).copied() else {
                continue;
            };
            counts.all[at] += 1;
            let Some(language) = case.language else {
                counts.without_nomination += 1;
                continue;
            };
            let region = region(case.country.as_deref());
            counts.regions.entry(region).or_default()[at] += 1;
            counts.countries.entry(case.country).or_default()[at] += 1;
            counts.languages.entry(language).or_default()[at] += 1;
        }
        Ok(counts)
    }

    /// How many cases broke a rule in their first version, and in the one that counted at the end of the day `last`.
    fn rules(&self, last: &str) -> Result<BTreeMap<String, [usize; 2]>, LedgerError> {
        let mut rules: BTreeMap<String, [usize; 2]> = BTreeMap::new();
        let versions = [
            "(SELECT min(v.id) FROM versions v WHERE v.case_id = c.id AND v.recorded <= ?1)",
            "(SELECT v.id FROM versions v WHERE v.case_id = c.id AND v.recorded <= ?1 ORDER BY v.errors, v.id DESC LIMIT 1)",
        ];
        for (column, version) in versions.iter().enumerate() {
            let sql = format!(
                "SELECT p.rule, count(DISTINCT c.id) FROM cases c JOIN points p ON p.version_id = {version}
                 GROUP BY p.rule"
            );
            let mut counted = self.connection.prepare(&sql)?;
            let counted = counted.query_map([last], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
            })?;
            for row in counted {
                let (rule, n) = row?;
                if let Some(count) = rules.entry(rule).or_default().get_mut(column) {
                    *count = usize::try_from(n).unwrap_or_default();
                }
            }
        }
        Ok(rules)
    }

    /// How many cases were in which state at the end of each day with a change, up to `last`, and the state of each then.
    fn days(&self, last: &str) -> Result<(BTreeMap<String, ByStatus>, ByCount), LedgerError> {
        // Days are those on which something came, as far as the office's list says so, and else those of the checks.
        let mut events = self.connection.prepare(
            "SELECT day, case_id, text FROM events WHERE kind = 'status' AND day <= ?1 ORDER BY day, id",
        )?;
        let events = events.query_map([last], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, Option<String>>(2)?,
            ))
        })?;
        let mut now: ByStatus = [0; 6];
        let mut states: BTreeMap<i64, usize> = BTreeMap::new();
        let mut days = BTreeMap::new();
        for row in events {
            let (day, case, status) = row?;
            let Some(status) = status.as_deref().and_then(Status::named) else {
                continue;
            };
            if let Some(before) = states.insert(case, place(status)) {
                now[before] -= 1;
            }
            now[place(status)] += 1;
            days.insert(day, now);
        }
        Ok((days, states))
    }
}
