//! "Did you mean": the known name that is nearest to an unknown one.

/// `; did you mean 'x'?` for the known name that is nearest, or nothing.
pub fn suggestion<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let near = known
        .into_iter()
        .map(|known| (strsim::normalized_damerau_levenshtein(name, known), known))
        .filter(|(score, _)| *score >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    near.map_or(String::new(), |(_, known)| {
        format!("; did you mean '{known}'?")
    })
}
