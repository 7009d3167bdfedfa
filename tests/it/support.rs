//! The command as a process, in an empty folder of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use nomcheck::report::schema::Published;
use serde_json::Value;

/// A folder to run the command in; gone with the value.
pub struct Place(tempfile::TempDir);

/// How a run ended.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Place {
    /// An empty folder with `files`: path and text of each; folders are made on the way.
    pub fn with(files: &[(&str, &str)]) -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        for (name, text) in files {
            let path = place.path(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        place
    }

    /// Copies a form sample into the folder.
    pub fn sample(&self, sample: &str, name: &str) {
        let from = root().join("samples/forms").join(sample);
        std::fs::copy(from, self.path(name)).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    /// Runs `nomcheck` with `args`, separated by spaces.
    pub fn run(&self, args: &str) -> Run {
        self.run_with(args, "", &[])
    }

    /// The same from a folder below.
    pub fn run_in(&self, folder: &str, args: &str) -> Run {
        run(&self.path(folder), args, "", &[])
    }

    /// Starts it and does not wait.
    pub fn start(&self, args: &str) -> Child {
        start(self.0.path(), args, &[])
    }

    /// The same with its standard output led to a file.
    pub fn start_into(&self, args: &str, file: std::fs::File) -> Child {
        let mut command = command(self.0.path(), args, &[]);
        command.stdout(file).spawn().unwrap()
    }

    /// The same with standard input and environment.
    pub fn run_with(&self, args: &str, stdin: &str, env: &[(&str, &str)]) -> Run {
        run(self.0.path(), args, stdin, env)
    }
}

/// Runs `nomcheck` with `args`, separated by spaces, in any folder.
pub fn run_from(folder: &Path, args: &str) -> Run {
    run(folder, args, "", &[])
}

fn run(folder: &Path, args: &str, stdin: &str, env: &[(&str, &str)]) -> Run {
    let mut child = start(folder, args, env);
    // A command that does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    Run::of(child)
}

fn start(folder: &Path, args: &str, env: &[(&str, &str)]) -> Child {
    command(folder, args, env).spawn().unwrap()
}

fn command(folder: &Path, args: &str, env: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nomcheck"));
    command.current_dir(folder).args(args.split_whitespace());
    for name in [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "NOMCHECK_PASSWORD",
        "GITHUB_STEP_SUMMARY",
    ] {
        command.env_remove(name);
    }
    command.envs(env.iter().copied());
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

impl Run {
    /// The end of a command that was started.
    pub fn of(child: Child) -> Run {
        let output = child.wait_with_output().unwrap();
        Run {
            code: output.status.code().expect("not ended by a signal"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Standard output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}\n{}", self.stdout, self.stderr))
    }

    /// Fails unless the run ended with `code`.
    #[track_caller]
    pub fn ends(self, code: i32) -> Run {
        assert_eq!(
            self.code, code,
            "stdout:\n{}\nstderr:\n{}",
            self.stdout, self.stderr
        );
        self
    }
}

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The first fault of a record by the published schema.
pub fn record_fault(record: &Value) -> Option<String> {
    static SCHEMA: LazyLock<jsonschema::Validator> =
        LazyLock::new(|| jsonschema::validator_for(&Published::Record.schema()).unwrap());
    let fault = SCHEMA.iter_errors(record).next()?;
    Some(format!("{}: {fault}", fault.instance_path()))
}

/// Asserts that `page` has `texts` in this order, a policy against anything from outside, and no script.
#[track_caller]
pub fn is_plain_page_with(page: &str, texts: &[&str]) {
    let at = |text: &&str| {
        page.find(text)
            .unwrap_or_else(|| panic!("{text} in {page}"))
    };
    let places: Vec<usize> = texts.iter().map(at).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("Content-Security-Policy") && !page.contains("<script"));
}
