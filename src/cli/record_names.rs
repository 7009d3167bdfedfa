//! Inputs → the names of their records in a folder: the inputs' own paths as far as they can be, and no two the same.
//!
//! Names come from whoever sent the files. None of them ends a run: `..pdf`, a name that is too long for another ending,
//! or two that a file system takes for one get a name that can be.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use nomcheck::batch::walk::Input;
use unicode_normalization::UnicodeNormalization;

/// Longest name of a file, in bytes: what the usual file systems have, less what a temporary name needs.
const NAME: usize = 240;

/// Below the folder, by what reports call the input: `below/a.pdf` → `below/a.json`.
pub fn record_names(inputs: &[Input]) -> HashMap<String, PathBuf> {
    let mut taken = Taken::default();
    inputs
        .iter()
        .map(|input| (input.job.source.clone(), name(input, &mut taken)))
        .collect()
}

fn name(input: &Input, taken: &mut Taken) -> PathBuf {
    let short = short(&input.relative);
    let whole = short.file_name().map_or_else(String::new, |name| {
        format!("{}.json", name.to_string_lossy())
    });
    let hash = format!("{}.json", hash(&input.job.source));
    let candidates = [
        short.with_extension("json"),
        short.with_file_name(whole),
        short.with_file_name(&hash),
    ];
    let free = candidates
        .into_iter()
        .find(|name| can_be(name) && taken.add(name));
    free.unwrap_or_else(|| {
        let name = PathBuf::from(hash);
        taken.add(&name);
        name
    })
}

/// Whether it leads down, by names that a file system takes.
fn can_be(path: &Path) -> bool {
    let named = path
        .file_name()
        .is_some_and(|name| name.len() <= NAME && name != "..json");
    named
        && path
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}

/// The same path with each name that is too long cut, and made unlike others by its hash.
fn short(path: &Path) -> PathBuf {
    let parts = path.components().map(|part| {
        let name = part.as_os_str();
        // The longest ending that may be added is that of `candidates`.
        if name.len() + ".json".len() <= NAME {
            return PathBuf::from(name);
        }
        let text = name.to_string_lossy();
        let cut = (0..=NAME / 2).rev().find(|at| text.is_char_boundary(*at));
        let (start, _) = text.split_at(cut.unwrap_or_default());
        PathBuf::from(format!("{start}-{}", hash(&text)))
    });
    parts.collect()
}

/// Sixteen hexadecimal digits of a text's hash.
fn hash(text: &str) -> String {
    nomcheck::hex::short(text.as_bytes(), 16)
}

/// Names that are taken, by files and by folders, as a file system sees them that heeds neither case nor composition.
#[derive(Default)]
struct Taken {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl Taken {
    /// Takes the name if it is free.
    fn add(&mut self, path: &Path) -> bool {
        let fold = |path: &Path| -> String {
            path.to_string_lossy()
                .nfkc()
                .flat_map(char::to_lowercase)
                .collect()
        };
        let file = fold(path);
        let folders: Vec<String> = path.ancestors().skip(1).map(fold).collect();
        let free = !self.files.contains(&file)
            && !self.folders.contains(&file)
            && !folders.iter().any(|folder| self.files.contains(folder));
        if free {
            self.files.insert(file);
            self.folders.extend(folders);
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use nomcheck::batch::Job;

    use super::*;

    fn names(relative: &[&str]) -> Vec<String> {
        let inputs: Vec<Input> = relative
            .iter()
            .enumerate()
            .map(|(number, relative)| Input {
                job: Job {
                    source: format!("{number}/{relative}"),
                    file: PathBuf::from(relative),
                    entry: None,
                    named: false,
                },
                relative: PathBuf::from(relative),
            })
            .collect();
        let names = record_names(&inputs);
        let name = |input: &Input| {
            names[&input.job.source]
                .to_string_lossy()
                .replace('\\', "/")
        };
        inputs.iter().map(name).collect()
    }

    #[test]
    fn record_has_its_files_name_where_that_can_be() {
        assert_eq!(
            names(&["a.pdf", "below/b.PDF", "scan", "..pdf", "..json", ".pdf"]),
            [
                "a.json",
                "below/b.json",
                "scan.json",
                "..pdf.json",
                "..json.json",
                ".pdf.json"
            ]
        );
    }

    #[test]
    fn no_two_records_are_one_file() {
        let names = names(&[
            "a.pdf",
            "a.PDF",
            "A.pdf",
            "a.pdf",
            "a.json/b.pdf",
            "e\u{301}.pdf",
            "\u{e9}.pdf",
        ]);
        let mut folded: Vec<String> = names
            .iter()
            .map(|name| name.nfc().flat_map(char::to_lowercase).collect())
            .collect();
        folded.sort();
        folded.dedup();
        assert_eq!(folded.len(), names.len(), "{names:?}");
        assert_eq!(&names[..2], ["a.json", "a.PDF.json"]);
        assert!(
            names.iter().all(|name| !name.starts_with("a.json/")),
            "{names:?}"
        );
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let long = "x".repeat(251);
        let names = names(&[
            &format!("{long}.pdf"),
            &format!("{long}y.pdf"),
            &format!("{long}{long}/\u{e9}{long}.pdf"),
        ]);
        assert_ne!(names[0], names[1]);
        let parts = names.iter().flat_map(|name| name.split('/'));
        assert!(parts.clone().all(|part| part.len() <= NAME), "{names:?}");
    }
}
