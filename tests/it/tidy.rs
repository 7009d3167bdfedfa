//! The shape of the house: what each module may use, and what every file owes its reader.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// Used by every stage, and using none.
const FOUNDATIONS: &[&str] = &[
    "geom", "warning", "text", "fold", "hex", "country", "finding",
];

/// Data flows this way: a module uses those before it.
const STAGES: &[&str] = &[
    "pdf", "ocr", "pages", "layout", "section", "form", "record", "reading", "rule", "crop",
    "report", "ledger", "pipeline", "checker", "batch",
];

/// Every source file with its path below `src/`, `/`-separated, in order.
fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, out);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                out.push(path);
            }
        }
    }
    let src = root().join("src");
    let mut paths = Vec::new();
    collect(&src, &mut paths);
    paths.sort();
    let name = |path: &Path| {
        path.strip_prefix(&src)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/")
    };
    paths
        .iter()
        .map(|path| (name(path), fs::read_to_string(path).unwrap()))
        .collect()
}

/// The module that a file belongs to: its folder or its own name.
fn module(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap()
}

/// Lines of code with their numbers: no comments, and nothing from the first `#[cfg(test)]` on.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .map(|(i, line)| (i + 1, line.trim()))
        .filter(|(_, line)| !line.starts_with("//"))
}

/// Modules that a line names by `crate::…`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).flat_map(|rest| {
        let end = |text: &str| {
            text.find(|c: char| !(c.is_alphanumeric() || c == '_'))
                .unwrap_or(text.len())
        };
        match rest.strip_prefix('{') {
            Some(list) => list
                .split(',')
                .map(str::trim)
                .map(|item| &item[..end(item)])
                .collect::<Vec<_>>(),
            None => vec![&rest[..end(rest)]],
        }
    })
}

#[test]
fn modules_use_only_what_comes_before_them() {
    let mut faults = Vec::new();
    for (name, text) in sources() {
        let own = module(&name);
        let rank = STAGES.iter().position(|stage| *stage == own);
        if rank.is_none() && !FOUNDATIONS.contains(&own) {
            continue; // lib.rs, main.rs and cli/ may use everything.
        }
        for (number, line) in code(&text) {
            for used in named(line) {
                let allowed = match STAGES.iter().position(|stage| *stage == used) {
                    Some(used) => rank.is_some_and(|rank| used <= rank),
                    None => FOUNDATIONS.contains(&used) || used.is_empty(),
                };
                if !allowed {
                    faults.push(format!("src/{name}:{number}: {own} uses {used}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The folders whose files use each other one way only.
const UNTIED: &[&str] = &["form", "record", "rule", "section"];

/// What each file of a folder names of its neighbours, with `super::` or in an imported list.
fn neighbours(folder: &str) -> std::collections::BTreeMap<String, Vec<String>> {
    let own = |name: &str| {
        let file = name
            .strip_prefix(folder)?
            .strip_prefix('/')?
            .strip_suffix(".rs")?;
        (!file.contains('/') && file != "mod").then(|| file.to_owned())
    };
    let all: Vec<(String, String)> = sources()
        .into_iter()
        .filter_map(|(name, text)| Some((own(&name)?, text)))
        .collect();
    let uses = |text: &str| {
        let code: String = code(text).map(|(_, line)| format!("{line} ")).collect();
        let named = |file: &String| {
            let word = |c: char| c.is_alphanumeric() || c == '_';
            code.split("super::")
                .skip(1)
                .any(|rest| match rest.strip_prefix('{') {
                    Some(list) => {
                        let list = list.split(';').next().unwrap_or("");
                        list.split(|c| !word(c)).any(|name| name == file)
                    }
                    None => rest.split(|c| !word(c)).next() == Some(file.as_str()),
                })
        };
        all.iter()
            .map(|(file, _)| file.clone())
            .filter(named)
            .collect()
    };
    all.iter()
        .map(|(file, text)| (file.clone(), uses(text)))
        .collect()
}

#[test]
fn files_of_a_folder_use_each_other_one_way() {
    for folder in UNTIED {
        let mut left = neighbours(folder);
        assert!(!left.is_empty(), "{folder}");
        // What uses nothing that is left is on the ground; what then remains goes in circles.
        loop {
            let ground = |(file, uses): (&String, &Vec<String>)| {
                let free = uses.iter().all(|u| u == file || !left.contains_key(u));
                free.then(|| file.clone())
            };
            let ground: Vec<String> = left.iter().filter_map(ground).collect();
            if ground.is_empty() {
                break;
            }
            left.retain(|file, _| !ground.contains(file));
        }
        assert!(
            left.is_empty(),
            "{folder}: {:?} use each other in circles",
            left.keys()
        );
    }
}

#[test]
fn only_pdf_names_lopdf() {
    for (name, text) in sources().iter().filter(|(name, _)| module(name) != "pdf") {
        for (number, line) in code(text) {
            assert!(!line.contains("lopdf"), "src/{name}:{number}");
        }
    }
}

#[test]
fn only_crop_names_hayro() {
    for (name, text) in sources().iter().filter(|(name, _)| module(name) != "crop") {
        for (number, line) in code(text) {
            // The predefined CMaps are a crate of their own.
            let line = line.replace("hayro_cmap", "");
            assert!(!line.contains("hayro"), "src/{name}:{number}");
        }
    }
}

#[test]
fn only_cli_prints() {
    for (name, text) in sources().iter().filter(|(name, _)| module(name) != "cli") {
        for (number, line) in code(text) {
            let prints = ["print!(", "println!(", "stdout()", "stderr()"]
                .iter()
                .any(|word| line.contains(word));
            assert!(!prints, "src/{name}:{number}: {line}");
        }
    }
}

#[test]
fn only_cli_and_batch_touch_files_clock_and_environment() {
    for (name, text) in sources()
        .iter()
        .filter(|(name, _)| !["cli", "batch"].contains(&module(name)))
    {
        for (number, line) in code(text) {
            let touches = [
                "std::fs",
                "std::env",
                "std::net",
                "std::process",
                "SystemTime",
                "Instant::",
            ];
            // A form is loaded from a folder of the office's; the exit code is the binary's.
            let allowed = name == "form/load.rs"
                || (name == "main.rs" && line.contains("std::process::ExitCode"));
            assert!(
                allowed || !touches.iter().any(|word| line.contains(word)),
                "src/{name}:{number}: {line}"
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (name, text) in sources() {
        // A table says in its first line how it was made.
        let generated = text.starts_with("// Generated by ");
        let table = generated || name.contains("/tables/") && text.starts_with("// ");
        assert!(
            table || text.starts_with("//! "),
            "src/{name} has no module documentation"
        );
    }
}

#[test]
fn crate_lists_stages_in_reading_order() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mut listed: Vec<&str> = code(&text)
        .filter_map(|(_, line)| {
            line.trim_start_matches("pub ")
                .strip_prefix("mod ")?
                .strip_suffix(';')
        })
        .filter(|name| STAGES.contains(name))
        .collect();
    // Once public and once not.
    listed.dedup();
    let expected: Vec<&str> = STAGES
        .iter()
        .copied()
        .filter(|stage| listed.contains(stage))
        .collect();
    assert_eq!(listed, expected);
}

/// Words of the table in docs/style.md that never read well; the others need a reader.
const HARD_WORDS: &[&str] = &[
    "told",
    "held against",
    "is none of",
    "are none of",
    "mend",
    "mends",
    "mended",
    "mending",
    "thereof",
    "wherever",
    "by itself",
    "stand",
    "stands",
    "stood",
];

/// What may follow "stand": idioms that everybody knows.
const STANDING_IDIOMS: &[&str] = &["out", "for"];

/// The prose of a line with its quotations and code left out, as small words between spaces.
fn prose(line: &str) -> String {
    let mut open = None;
    let mut words = String::from(" ");
    for c in line.chars() {
        match (open, c) {
            (Some(end), c) if c == end => open = None,
            (Some(_), _) => {}
            (None, '`' | '"') => open = Some(c),
            (None, '“') => open = Some('”'),
            (None, '«') => open = Some('»'),
            (None, c) if c.is_alphanumeric() || matches!(c, '-' | '_' | '\'') => {
                words.extend(c.to_lowercase());
            }
            (None, _) if words.ends_with(' ') => {}
            (None, _) => words.push(' '),
        }
    }
    words.push(' ');
    words
}

/// The first hard word of a line.
fn hard_word(line: &str) -> Option<&'static str> {
    let prose = prose(line);
    HARD_WORDS.iter().copied().find(|word| {
        let padded = format!(" {word} ");
        prose.match_indices(&padded).any(|(at, _)| {
            let next = prose[at + padded.len()..].split(' ').next();
            !(word.starts_with("st") && STANDING_IDIOMS.contains(&next.unwrap_or("")))
        })
    })
}

/// The files below `folder` with one of `extensions`, without those that are generated or quote other people's words.
fn written(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            match path.is_dir() {
                true if ["target", "node_modules", "snapshots", "tables"].contains(&&*name) => {}
                true => collect(&path, out),
                false => out.push(path),
            }
        }
    }
    let mut paths = Vec::new();
    let folder = root().join(folder);
    if folder.is_file() {
        paths.push(folder);
    } else {
        collect(&folder, &mut paths);
    }
    paths.sort();
    paths
        .into_iter()
        .filter(|path| {
            extensions
                .iter()
                .any(|e| path.extension() == Some(e.as_ref()))
        })
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy();
            (name.replace('\\', "/"), fs::read_to_string(&path).unwrap())
        })
        .collect()
}

#[test]
fn what_people_read_has_no_hard_words() {
    let mut lines: Vec<(String, String)> = Vec::new();
    for folder in ["src", "tests/it", "examples", "bindings"] {
        for (name, text) in written(folder, &["rs"]) {
            for (i, line) in text.lines().enumerate() {
                // A comment of its own, or one behind code that has no text in it.
                if let Some((code, comment)) = line.split_once("//")
                    && !code.contains('"')
                {
                    lines.push((format!("{name}:{}", i + 1), comment.to_owned()));
                }
            }
        }
    }
    for (name, text) in written("src/report/messages/en.ftl", &["ftl"]) {
        for (i, line) in text.lines().enumerate() {
            lines.push((format!("{name}:{}", i + 1), line.to_owned()));
        }
    }
    let pages = [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs",
        "bindings",
        "examples",
    ];
    for (name, text) in pages.iter().flat_map(|page| written(page, &["md"])) {
        let mut code = false;
        for (i, line) in text.lines().enumerate() {
            code ^= line.starts_with("```");
            // The table of words says what not to write.
            let table = name == "docs/style.md" && line.starts_with('|');
            if !code && !table {
                lines.push((format!("{name}:{}", i + 1), line.to_owned()));
            }
        }
    }
    assert!(lines.len() > 10_000, "only {} lines were read", lines.len());
    let faults: Vec<String> = lines
        .iter()
        .filter_map(|(place, line)| Some(format!("{place}: “{}”", hard_word(line)?)))
        .collect();
    assert!(
        faults.is_empty(),
        "words of docs/style.md to write otherwise:\n{}",
        faults.join("\n")
    );
}

#[test]
fn hard_words_are_found_in_prose_only() {
    assert_eq!(hard_word("The label stands in its cell."), Some("stands"));
    assert_eq!(hard_word("What it is told."), Some("told"));
    assert_eq!(
        hard_word("A title stands out; a sign stands for a label."),
        None
    );
    assert_eq!(hard_word("A stand-in; `told`; \"they told us\"."), None);
}
