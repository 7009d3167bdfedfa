//! One file's trouble is no other's: worker processes that hang, swell or die, and runs that are interrupted. A named
//! pipe acts as a file that never comes to an end.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::process::Child;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rustix::fs::{CWD, FileType, Mode, OFlags, mknodat};
use rustix::process::{Pid, Signal, kill_process};

use crate::support::{Place, Run};

const NOT_A_PDF: &str = "GIF89a";

/// A folder with a named pipe `a.pdf` and two files after it.
fn place_with_pipe() -> Place {
    let place = Place::with(&[("b.pdf", NOT_A_PDF), ("c.pdf", NOT_A_PDF)]);
    let mode = Mode::RUSR | Mode::WUSR;
    mknodat(CWD, place.path("a.pdf"), FileType::Fifo, mode, 0).unwrap();
    place
}

/// Starts a run over all three; it is reading the pipe when this comes back.
fn reading_the_pipe(place: &Place, args: &str) -> (Child, File) {
    let child = place.start(&format!(
        "check a.pdf b.pdf c.pdf --jobs 1 --output json {args}"
    ));
    // Opening for writing waits for the one who reads.
    let pipe = OpenOptions::new().write(true).open(place.path("a.pdf"));
    (child, pipe.unwrap())
}

fn pid(child: &Child) -> Pid {
    Pid::from_child(child)
}

/// The processes that `child` has started.
fn workers(child: &Child) -> Vec<Pid> {
    let mut workers = Vec::new();
    for task in fs::read_dir(format!("/proc/{}/task", child.id())).unwrap() {
        let children = task.unwrap().path().join("children");
        let children = fs::read_to_string(children).unwrap_or_default();
        let numbers = children.split_whitespace().map(|pid| pid.parse().unwrap());
        workers.extend(numbers.filter_map(Pid::from_raw));
    }
    workers
}

fn sources(report: &serde_json::Value) -> Vec<&str> {
    let documents = report["documents"].as_array().unwrap();
    documents
        .iter()
        .map(|document| document["source"]["path"].as_str().unwrap())
        .collect()
}

/// Fails unless the run ended by 3 with one system error about `a.pdf`, and the others answered. Gives its message.
fn gave_up_the_first(run: Run) -> String {
    let run = run.ends(3);
    let report = run.json();
    assert_eq!(sources(&report), ["b.pdf", "c.pdf"]);
    let errors = report["system_errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0]["source"], "a.pdf");
    assert_eq!(errors[0]["stage"], "worker");
    assert!(run.stderr.contains("a.pdf: was given up"), "{}", run.stderr);
    errors[0]["message"].as_str().unwrap().to_owned()
}

/// A PDF whose only page has content of so many bytes.
fn inflating_to(bytes: usize) -> Vec<u8> {
    let mut content = ZlibEncoder::new(Vec::new(), Compression::fast());
    content.write_all(&vec![b' '; bytes]).unwrap();
    let content = content.finish().unwrap();
    let mut pdf = format!(
        "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
         3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R>> endobj\n\
         4 0 obj <</Filter /FlateDecode /Length {}>> stream\n",
        content.len()
    )
    .into_bytes();
    pdf.extend(content);
    pdf.extend(b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n");
    pdf
}

#[test]
fn file_that_takes_too_long_is_given_up() {
    let place = place_with_pipe();
    let begun = Instant::now();
    let run = place.run("check a.pdf b.pdf c.pdf --time-limit 0.5 --output json");
    assert!(begun.elapsed() < Duration::from_secs(20));
    insta::assert_snapshot!(gave_up_the_first(run), @"it took more than 0.5 s; --time-limit sets how long a file may take");
}

#[test]
fn worker_that_dies_takes_one_file_with_it() {
    for signal in [Signal::KILL, Signal::ABORT] {
        let place = place_with_pipe();
        let (child, _pipe) = reading_the_pipe(&place, "");
        let workers = workers(&child);
        assert_eq!(workers.len(), 1);
        kill_process(workers[0], signal).unwrap();
        let message = gave_up_the_first(Run::of(child));
        assert!(message.starts_with("the worker died (signal"), "{message}");
    }
}

#[test]
fn file_that_takes_too_much_memory_is_given_up() {
    let place = Place::with(&[("b.pdf", NOT_A_PDF), ("c.pdf", NOT_A_PDF)]);
    let args = "check a.pdf b.pdf c.pdf --memory-limit 100MB --output json";
    // A stream of 150 MB, which is no more than the work budgets allow.
    fs::write(place.path("a.pdf"), inflating_to(150_000_000)).unwrap();
    insta::assert_snapshot!(gave_up_the_first(place.run(args)), @"it took more than 100 MB of memory; --memory-limit sets how much a file may take");
    fs::write(place.path("a.pdf"), vec![b'%'; 150_000_000]).unwrap();
    insta::assert_snapshot!(gave_up_the_first(place.run(args)), @"it is larger than the memory there is; --memory-limit sets how much a file may take");
}

#[test]
fn file_is_answered_without_pictures_when_drawing_them_fails() {
    let place = place_with_pipe();
    let args = "check a.pdf --jobs 1 --output json --output html=r.html --time-limit 2";
    let mut child = place.start(args);
    let pipe = place.path("a.pdf");
    // The first time the pipe is held open, as if work went on without end; the second time the file is there.
    let held = OpenOptions::new().write(true).open(&pipe).unwrap();
    let first = workers(&child);
    while workers(&child) == first {
        std::thread::sleep(Duration::from_millis(1));
    }
    drop(held);
    // Who read the pipe the first time has closed it.
    std::thread::sleep(Duration::from_millis(500));
    let without_waiting = i32::try_from(OFlags::NONBLOCK.bits()).unwrap();
    let open = || {
        let mut options = OpenOptions::new();
        options
            .write(true)
            .custom_flags(without_waiting)
            .open(&pipe)
    };
    // Nobody reads yet, or has read an empty file already.
    while child.try_wait().unwrap().is_none() {
        if let Ok(mut second) = open() {
            second.write_all(NOT_A_PDF.as_bytes()).unwrap();
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let run = Run::of(child).ends(3);
    let report = run.json();
    assert_eq!(sources(&report), ["a.pdf"]);
    assert_eq!(report["system_errors"][0]["stage"], "crops");
    insta::assert_snapshot!(run.stderr, @"error: a.pdf: its pictures were given up: it took more than 2 s; --time-limit sets how long a file may take");
}

#[test]
fn worker_has_given_up_what_it_does_not_need() {
    let place = place_with_pipe();
    let (child, pipe) = reading_the_pipe(&place, "--memory-limit 500MB");
    let worker = workers(&child)[0].as_raw_nonzero();
    let read = |name: &str| fs::read_to_string(format!("/proc/{worker}/{name}")).unwrap();
    let (status, limits, stat) = (read("status"), read("limits"), read("stat"));
    // To be read by a superuser only.
    let environment = fs::read_to_string(format!("/proc/{worker}/environ"));
    drop(pipe);
    let report = Run::of(child).ends(1).json();
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..]
            .split_whitespace()
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(limit("Max core file size"), "0");
    assert_eq!(limit("Max file size"), "0");
    assert_eq!(limit("Max data size"), "500000000");
    assert_eq!(limit("Max open files"), "0");
    assert_eq!(limit("Max processes"), "0");
    // Said if and only if it is so.
    let sandbox = &report["tool"]["sandbox"];
    assert_eq!(sandbox["listed_calls_only"], status.contains("Seccomp:\t2"));
    assert_eq!(sandbox["processes"], true);
    // A session of its own, without a terminal; of our environment nothing.
    let stat = &stat[stat.rfind(')').unwrap()..];
    let fields: Vec<&str> = stat.split_whitespace().collect();
    assert_eq!(fields[4], worker.to_string());
    assert_eq!(fields[5], "0");
    assert_eq!(sandbox["no_terminal"], true);
    assert_eq!(environment.unwrap_or_default(), "");
}

/// Starts `command` about the pipe `b.pdf`, which is being read when this comes back; with the worker.
fn waiting(place: &Place, command: &str) -> (Child, File, Pid) {
    place.sample("award-complete.pdf", "a.pdf");
    let mode = Mode::RUSR | Mode::WUSR;
    mknodat(CWD, place.path("b.pdf"), FileType::Fifo, mode, 0).unwrap();
    let child = place.start(command);
    let pipe = OpenOptions::new().write(true).open(place.path("b.pdf"));
    let workers = workers(&child);
    assert_eq!(workers.len(), 1);
    (child, pipe.unwrap(), workers[0])
}

/// Starts drafting a form from `a.pdf` and the pipe `b.pdf`.
fn drafting(place: &Place) -> (Child, File, Pid) {
    waiting(place, "forms draft --filled a.pdf b.pdf --out prize")
}

/// Whether a process has given up what reading does not need.
fn assert_confined(worker: Pid) {
    let read = |name: &str| {
        fs::read_to_string(format!("/proc/{}/{name}", worker.as_raw_nonzero())).unwrap()
    };
    assert!(read("status").contains("Seccomp:\t2"));
    let limits = read("limits");
    let files = limits.lines().find(|l| l.starts_with("Max open files"));
    assert_eq!(files.unwrap().split_whitespace().nth(3), Some("0"));
}

#[test]
fn form_is_drafted_in_the_sandbox() {
    let place = Place::with(&[]);
    let (child, mut pipe, worker) = drafting(&place);
    assert_confined(worker);
    pipe.write_all(&fs::read(place.path("a.pdf")).unwrap())
        .unwrap();
    drop(pipe);
    Run::of(child).ends(0);
    assert!(place.path("prize/form.toml").exists());
}

#[test]
fn one_file_is_studied_in_the_sandbox() {
    for (command, shown) in [
        ("text b.pdf", "Community initiative award"),
        ("trace b.pdf nominee.email", "nominee.email"),
        ("annotate b.pdf --output c.pdf", ""),
    ] {
        let place = Place::with(&[]);
        let (child, mut pipe, worker) = waiting(&place, command);
        assert_confined(worker);
        pipe.write_all(&fs::read(place.path("a.pdf")).unwrap())
            .unwrap();
        drop(pipe);
        let run = Run::of(child).ends(0);
        assert!(run.stdout.contains(shown), "{command}: {}", run.stdout);
        assert_eq!(place.path("c.pdf").exists(), shown.is_empty());
    }
}

#[test]
fn worker_that_dies_studies_nothing() {
    for command in [
        "text b.pdf",
        "trace b.pdf nominee.email",
        "annotate b.pdf --output c.pdf",
    ] {
        let place = Place::with(&[]);
        let (child, pipe, worker) = waiting(&place, command);
        kill_process(worker, Signal::KILL).unwrap();
        drop(pipe);
        let run = Run::of(child).ends(3);
        assert!(run.stderr.contains("the worker died"), "{}", run.stderr);
        assert_eq!(
            (run.stdout.as_str(), place.path("c.pdf").exists()),
            ("", false)
        );
    }
}

#[test]
fn worker_that_dies_drafts_no_form() {
    let place = Place::with(&[]);
    let (child, pipe, worker) = drafting(&place);
    kill_process(worker, Signal::KILL).unwrap();
    drop(pipe);
    let run = Run::of(child).ends(3);
    assert!(run.stderr.contains("the worker died"), "{}", run.stderr);
    assert!(!place.path("prize").exists());
}

#[test]
fn no_worker_outlives_the_run() {
    let place = place_with_pipe();
    let (mut child, _pipe) = reading_the_pipe(&place, "");
    let worker = workers(&child)[0].as_raw_nonzero();
    child.kill().unwrap();
    child.wait().unwrap();
    let gone = || {
        !fs::read_to_string(format!("/proc/{worker}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
    };
    let begun = Instant::now();
    while !gone() {
        assert!(begun.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn interrupted_run_reports_what_is_done() {
    let place = place_with_pipe();
    let (mut child, pipe) = reading_the_pipe(&place, "");
    kill_process(pid(&child), Signal::INT).unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    stderr.read_line(&mut line).unwrap();
    insta::assert_snapshot!(line, @"warning: interrupted: ending with what is done; once more ends at once");
    // The file that was being read is finished: it turns out empty.
    drop(pipe);
    let report = Run::of(child).ends(3).json();
    assert_eq!(sources(&report), ["a.pdf"]);
    insta::assert_snapshot!(report["system_errors"], @r#"[{"message":"the run was interrupted: 1 of 3 files were answered","source":null,"stage":"run"}]"#);
    line.clear();
    stderr.read_to_string(&mut line).unwrap();
    insta::assert_snapshot!(line, @"error: the run was interrupted: 1 of 3 files were answered");
}

#[test]
fn second_interruption_ends_at_once() {
    let place = place_with_pipe();
    let (mut child, _pipe) = reading_the_pipe(&place, "");
    kill_process(pid(&child), Signal::INT).unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    stderr.read_line(&mut String::new()).unwrap();
    kill_process(pid(&child), Signal::INT).unwrap();
    let run = Run::of(child).ends(130);
    assert_eq!(run.stdout, "");
}

#[test]
fn interrupted_run_does_not_wait_for_a_worker_that_is_busy() {
    let place = place_with_pipe();
    let (child, _pipe) = reading_the_pipe(&place, "");
    let begun = Instant::now();
    kill_process(pid(&child), Signal::TERM).unwrap();
    let report = Run::of(child).ends(3).json();
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(report["documents"].as_array().unwrap().len(), 0);
    insta::assert_snapshot!(report["system_errors"][0]["message"], @r#""the run was interrupted while it was read""#);
}

/// The workers that read the one and the other of two named pipes, one after the other.
fn workers_of_both(first: &str, second: &str, args: &str) -> [Pid; 2] {
    let place = Place::with(&[("in/b.pdf", NOT_A_PDF), ("other/b.pdf", NOT_A_PDF)]);
    for pipe in [first, second] {
        let mode = Mode::RUSR | Mode::WUSR;
        mknodat(CWD, place.path(pipe), FileType::Fifo, mode, 0).unwrap();
    }
    let child = place.start(&format!("check {first} {second} --jobs 1 {args}"));
    let both = [first, second].map(|pipe| {
        let _pipe = OpenOptions::new().write(true).open(place.path(pipe));
        let workers = workers(&child);
        assert_eq!(workers.len(), 1);
        workers[0]
    });
    Run::of(child).ends(1);
    both
}

#[test]
fn process_is_replaced_after_some_files_and_for_another_folder() {
    let [first, second] = workers_of_both("in/1.pdf", "in/2.pdf", "");
    assert_eq!(first, second);
    let [first, second] = workers_of_both("in/1.pdf", "in/2.pdf", "--files-per-worker 1");
    assert_ne!(first, second);
    let [first, second] = workers_of_both("in/1.pdf", "other/2.pdf", "");
    assert_ne!(first, second);
}

#[test]
fn required_sandbox_fails_closed() {
    let place = Place::with(&[("a.pdf", NOT_A_PDF)]);
    let limited = |args: &str| {
        let binary = env!("CARGO_BIN_EXE_nomcheck");
        let shell = std::process::Command::new("sh")
            .current_dir(place.path(""))
            .arg("-c")
            .arg(format!(
                "ulimit -n 8; exec {binary} check a.pdf --output json=r.json {args}"
            ))
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn();
        Run::of(shell.unwrap())
    };
    let run = limited("--sandbox required").ends(3);
    assert!(
        run.stderr
            .contains("the sandbox is required, and this system lacks: ")
    );
    assert!(!place.path("r.json").exists());
    let run = limited("").ends(1);
    assert!(
        run.stderr.contains("no worker process can be started"),
        "{}",
        run.stderr
    );
    assert_eq!(place.json("r.json")["tool"]["sandbox"]["processes"], false);
    let run = place.run("check a.pdf --output json --sandbox required");
    assert_eq!(run.ends(1).json()["tool"]["sandbox"]["landlock"], true);
    let run = place.run("check a.pdf --output json --sandbox off");
    assert_eq!(run.ends(1).json()["tool"]["sandbox"]["landlock"], false);
}
