//! The shell lines of docs/ci.md and action.yml, run in a repository with a pull request: one PDF that was there before
//! and is incomplete, one that came with a space in its name, one that is gone.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{Place, root};

/// Scripts of a page: `sh` blocks, and in others (YAML) the lines below `run: |` and `- |`, after `- run:`, and the first
/// of a list `script:`.
fn scripts(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = page.lines().peekable();
    let mut in_script_list = false;
    while let Some(line) = lines.next() {
        let indent = |line: &str| line.len() - line.trim_start().len();
        let trimmed = line.trim();
        if line == "```sh" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push(block.join("\n"));
        } else if trimmed.ends_with("run: |") || trimmed == "- |" {
            let mut block = Vec::new();
            while let Some(next) = lines.next_if(|n| indent(n) > indent(line) || n.is_empty()) {
                block.push(next.trim_start_matches(' '));
            }
            found.push(block.join("\n"));
        } else if let Some(command) = trimmed.strip_prefix("- run: ") {
            found.push(command.to_owned());
        } else if in_script_list && trimmed.starts_with("- ") {
            found.push(trimmed.trim_start_matches("- ").to_owned());
        }
        in_script_list = trimmed == "script:";
    }
    found
}

fn script(page: &str, word: &str) -> String {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let found = scripts(&text).into_iter().find(|s| s.contains(word));
    found.unwrap_or_else(|| panic!("{page} has no script with {word}"))
}

/// The repository, and the commit on which the pull request is based.
struct Repository {
    place: Place,
    base: String,
}

impl Repository {
    fn new() -> Repository {
        let place = Place::with(&[
            ("bin/cargo", "#!/bin/sh\necho cargo \"$@\"\n"),
            (
                "repo/nomcheck.toml",
                "[rules.email-suspicious]\nallow-hosts = [\"example.org\"]\n",
            ),
        ]);
        let nomcheck = Path::new(env!("CARGO_BIN_EXE_nomcheck"));
        std::os::unix::fs::symlink(nomcheck, place.path("bin/nomcheck")).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(place.path("bin/cargo"), mode).unwrap();
        let mut repository = Repository {
            place,
            base: String::new(),
        };
        repository.sample("old.pdf", "incomplete");
        repository.sample("gone.pdf", "incomplete");
        repository.git("init -q -b main");
        repository.commit("base");
        let base = repository.git("rev-parse HEAD").stdout;
        repository.base = String::from_utf8(base).unwrap().trim().to_owned();
        repository
    }

    fn sample(&self, name: &str, sample: &str) {
        let path = self.place.path("repo/nominations").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::copy(root().join(format!("samples/forms/{sample}.pdf")), path).unwrap();
    }

    fn git(&self, args: &str) -> Output {
        let output = Command::new("git")
            .args([
                "-c",
                "user.name=A. Owusu",
                "-c",
                "user.email=a.owusu@example.org",
            ])
            .args(["-c", "commit.gpgsign=false"])
            .args(args.split(' '))
            .current_dir(self.place.path("repo"))
            .output()
            .unwrap();
        assert!(output.status.success(), "git {args}: {output:?}");
        output
    }

    fn commit(&self, message: &str) {
        self.git("add --all");
        self.git(&format!("commit -q -m {message}"));
    }

    /// A pull request that adds an incomplete nomination with a space in its name and removes another.
    fn pull_request(&self) {
        self.sample("two words.PDF", "incomplete");
        fs::remove_file(self.place.path("repo/nominations/gone.pdf")).unwrap();
        self.commit("nominations");
    }

    /// Exit code and output of a script, run as GitHub does (`bash -eo pipefail`), with `base` as the base.
    fn run(&self, script: &str, base: &str, env: &[(&str, &str)]) -> (i32, String) {
        let path = format!(
            "{}:{}",
            self.place.path("bin").display(),
            std::env::var("PATH").unwrap()
        );
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.place.path("repo"))
            .env("PATH", path)
            .env("BASE", base)
            .env("NOMCHECK_BASE", base)
            .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)
            .env("NOMCHECK_PATHS", "")
            .env("NOMCHECK_ARGUMENTS", "")
            .env("NOMCHECK_REPOSITORY", "https://example.org/nomcheck")
            .env("RUNNER_TEMP", self.place.path("bin"))
            .env("GITHUB_ACTION_PATH", root())
            .env_remove("GITHUB_STEP_SUMMARY")
            .envs(env.iter().copied())
            .output()
            .unwrap();
        let text =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        (output.status.code().unwrap(), text.into_owned())
    }
}

/// The scripts that check what a pull request changes.
fn checks() -> Vec<String> {
    vec![
        script("docs/ci.md", "--output github"),
        script("docs/ci.md", "git show"),
        script("docs/ci.md", "--output gitlab="),
        script("action.yml", "--files-from"),
    ]
}

#[test]
fn only_what_a_pull_request_brings_is_checked() {
    let repository = Repository::new();
    repository.pull_request();
    for script in checks() {
        let (code, output) = repository.run(&script, &repository.base, &[]);
        assert_eq!(code, 1, "{script}\n{output}");
        assert!(output.contains("two words.PDF"), "{script}\n{output}");
        assert!(!output.contains("old.pdf"), "{script}\n{output}");
        assert!(!output.contains("gone.pdf"), "{script}\n{output}");
    }
}

#[test]
fn pull_request_without_pdfs_passes_and_an_unknown_base_fails() {
    let repository = Repository::new();
    fs::write(repository.place.path("repo/notes.txt"), "notes").unwrap();
    repository.commit("notes");
    for script in checks() {
        let (code, output) = repository.run(&script, &repository.base, &[]);
        assert_eq!(code, 0, "{script}\n{output}");
        let unknown = "1111111111111111111111111111111111111111";
        let (code, output) = repository.run(&script, unknown, &[]);
        assert_ne!(code, 0, "{script}\n{output}");
    }
}

#[test]
fn action_takes_paths_and_arguments_and_a_branch_without_base() {
    let repository = Repository::new();
    let script = script("action.yml", "--files-from");
    let zeros = "0000000000000000000000000000000000000000";
    let (code, output) = repository.run(&script, zeros, &[]);
    assert_eq!(code, 1, "{output}");
    assert!(
        output.contains("old.pdf") && output.contains("gone.pdf"),
        "{output}"
    );
    let paths = [("NOMCHECK_PATHS", "nominations/old.pdf\n")];
    let (code, output) = repository.run(&script, "", &paths);
    assert_eq!(code, 1, "{output}");
    assert!(!output.contains("gone.pdf"), "{output}");
    let lenient = [
        paths[0],
        ("NOMCHECK_ARGUMENTS", "--fail-on=never\n--lang=es"),
    ];
    let (code, output) = repository.run(&script, "", &lenient);
    assert_eq!(code, 0, "{output}");
    assert!(output.contains("sección"), "{output}");
}

#[test]
fn lines_for_the_whole_collection_run() {
    let repository = Repository::new();
    let text = fs::read_to_string(root().join("docs/ci.md")).unwrap();
    let blocks: Vec<String> = scripts(&text)
        .into_iter()
        .filter(|script| script.split([' ', '\n']).any(|word| word == "nominations"))
        .collect();
    let codes: Vec<i32> = blocks
        .iter()
        .map(|script| repository.run(script, "", &[]).0)
        .collect();
    // Findings; snapshots that are missing; nothing new.
    assert_eq!(codes, [1, 1, 0], "{blocks:?}");
}

/// A release as `curl` would fetch it: an archive with a script as its binary, and the checksum of `summed`.
fn release(repository: &Repository, summed: &str) {
    let place = &repository.place;
    let curl = "#!/bin/sh\n\
        while [ $# -gt 1 ]; do [ \"$1\" = --output ] && out=$2; shift; done\n\
        cp \"$RELEASE/${1##*/}\" \"$out\" 2>/dev/null || exit 22\n";
    fs::write(place.path("bin/curl"), curl).unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(place.path("bin/curl"), mode).unwrap();
    let name = "nomcheck-x86_64-unknown-linux-musl";
    let script = format!(
        "mkdir -p ../release/{name} && cd ../release && echo nomcheck > {name}/nomcheck && tar -czf {name}.tar.gz {name} && \
         {summed} {name}.tar.gz > SHA256SUMS"
    );
    let (code, output) = repository.run(&script, "", &[]);
    assert_eq!(code, 0, "{output}");
}

/// How the action is installed on Linux on x86-64, where a release is in `folder`.
fn install(repository: &Repository, folder: &str) -> (i32, String) {
    let release = repository.place.path(folder);
    let temporary = repository.place.path("temporary");
    let path = repository.place.path("path");
    let env = [
        ("RELEASE", release.to_str().unwrap()),
        ("RUNNER_TEMP", temporary.to_str().unwrap()),
        ("OS", "Linux"),
        ("ARCHITECTURE", "X64"),
        ("REPOSITORY", "office/nomcheck"),
        ("REF", "v1.0.0"),
        ("GITHUB_SERVER_URL", "https://example.org"),
        ("GITHUB_PATH", path.to_str().unwrap()),
    ];
    repository.run(&script("action.yml", "SHA256SUMS"), "", &env)
}

#[test]
fn action_takes_the_binary_of_the_release() {
    let repository = Repository::new();
    release(&repository, "sha256sum");
    let (code, output) = install(&repository, "release");
    assert_eq!(code, 0, "{output}");
    assert!(!output.contains("cargo install"), "{output}");
    assert_eq!(
        repository.place.read("temporary/nomcheck/nomcheck"),
        "nomcheck\n"
    );
}

#[test]
fn action_refuses_a_binary_with_another_checksum() {
    let repository = Repository::new();
    release(&repository, "printf '%064d  %s\\n' 1");
    let (code, output) = install(&repository, "release");
    assert_ne!(code, 0, "{output}");
    assert!(
        !repository
            .place
            .path("temporary/nomcheck/nomcheck")
            .exists()
    );
}

#[test]
fn action_builds_where_there_is_no_release() {
    let repository = Repository::new();
    release(&repository, "sha256sum");
    let (code, output) = install(&repository, "nowhere");
    assert_eq!(code, 0, "{output}");
    assert!(output.contains("cargo install --locked"), "{output}");
}

#[test]
fn installing_is_by_the_lock_file() {
    let repository = Repository::new();
    let (code, output) = repository.run(&script("docs/ci.md", "cargo install"), "", &[]);
    assert_eq!(code, 0, "{output}");
    assert!(output.contains("cargo install --locked"), "{output}");
    // And there is one, which fits.
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    assert!(lock.contains("name = \"nomcheck\""));
}
