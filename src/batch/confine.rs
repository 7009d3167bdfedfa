//! What a worker process gives up before it sees the first file: memory beyond its limit, the terminal, and where the
//! system can take them away, every file, sockets, other programs, and all else that reading bytes does not need.
//!
//! What came of it is reported as a [`Sandbox`]; whoever started the process decides whether that is enough.

use std::time::Duration;

use crate::report::json::Sandbox;

/// Confines this process for good: all threads that it has and will have. It starts no thread and no process afterwards,
/// and opens no file. Without `all` only its limits are set.
#[cfg(target_os = "linux")]
pub fn confine(memory: u64, time: Duration, all: bool) -> Sandbox {
    use rustix::process::{DumpableBehavior, Resource, Signal};
    // A worker outlives nobody who could read its answers, not even one that was killed.
    let _ = rustix::process::set_parent_process_death_signal(Some(Signal::KILL));
    let no_terminal = rustix::process::setsid().is_ok();
    // No other process of the user looks into this one, which holds personal data.
    let _ = rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable);
    // Private memory that can be written: what a file makes us allocate. The address space would count what is only
    // reserved, too; memory that is shared is not permitted at all.
    let memory_limit = limit(Resource::Data, memory);
    bounds(time);
    if !all {
        return Sandbox {
            processes: true,
            memory_limit,
            no_terminal,
            ..Sandbox::default()
        };
    }
    let landlock = linux::refuse_files().is_ok_and(|refused| refused);
    limit(Resource::Nofile, 0);
    limit(Resource::Nproc, 0);
    let listed = linux::permit_listed_calls().is_ok();
    Sandbox {
        processes: true,
        memory_limit,
        no_file_reads: listed,
        no_file_writes: listed,
        no_sockets: listed,
        no_programs: listed,
        no_terminal,
        listed_calls_only: listed,
        landlock,
    }
}

/// The same where there are limits and nothing more.
#[cfg(all(unix, not(target_os = "linux")))]
pub fn confine(memory: u64, time: Duration, _: bool) -> Sandbox {
    let memory_limit = limit(rustix::process::Resource::As, memory);
    bounds(time);
    Sandbox {
        processes: true,
        memory_limit,
        no_terminal: rustix::process::setsid().is_ok(),
        ..Sandbox::default()
    }
}

/// The same where there is nothing.
#[cfg(not(unix))]
pub fn confine(_: u64, _: Duration, _: bool) -> Sandbox {
    Sandbox {
        processes: true,
        ..Sandbox::default()
    }
}

/// No core dumps, which would hold personal data, no file that grows, and no time without end even if whoever looks after
/// it was stopped; none ever fails for a lower limit.
#[cfg(unix)]
fn bounds(time: Duration) {
    limit(rustix::process::Resource::Core, 0);
    limit(rustix::process::Resource::Fsize, 0);
    limit(rustix::process::Resource::Cpu, time.as_secs().max(1));
}

#[cfg(unix)]
fn limit(resource: rustix::process::Resource, bytes: u64) -> bool {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    let now = getrlimit(resource);
    let lower = |there: Option<u64>| Some(there.map_or(bytes, |there| there.min(bytes)));
    let new = Rlimit {
        current: lower(now.current),
        maximum: lower(now.maximum),
    };
    setrlimit(resource, new).is_ok()
}

#[cfg(target_os = "linux")]
mod linux {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetStatus, Scope};

    /// No file may be opened, made, changed or deleted, no port used, no process outside signalled: as much of that as the
    /// kernel knows. Whether it knows files at all.
    pub fn refuse_files() -> Result<bool, Box<dyn std::error::Error>> {
        // Everything is refused, and no rule permits anything.
        let newest = ABI::V10;
        let status = Ruleset::default()
            .handle_access(AccessFs::from_all(newest))?
            .handle_access(AccessNet::from_all(newest))?
            .scope(Scope::from_all(newest))?
            .create()?
            .restrict_self()?;
        Ok(status.ruleset != RulesetStatus::NotEnforced)
    }

    /// Only what is in the list may be called from now on.
    pub fn permit_listed_calls() -> Result<(), Box<dyn std::error::Error>> {
        for filter in super::super::calls::filters()? {
            seccompiler::apply_filter_all_threads(&filter)?;
        }
        Ok(())
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;
    use std::net::{TcpListener, UdpSocket};
    use std::process::Command;
    use std::time::Duration;

    /// Names the folder in which the process that gives everything up tries what it must not do, and what it tries.
    const FOLDER: &str = "NOMCHECK_TEST_CONFINED";
    const TRIED: &str = "NOMCHECK_TEST_TRIED";

    /// How the process ended that tries `what`: its signal, if it was one.
    fn ended_by(folder: &std::path::Path, what: &str) -> Option<i32> {
        use std::os::unix::process::ExitStatusExt;
        let name = "batch::confine::tests::confined_process_reads_its_input_and_nothing_else";
        let child = Command::new(std::env::current_exe().expect("a test has a file"))
            .args([name, "--exact", "--nocapture"])
            .env(FOLDER, folder)
            .env(TRIED, what)
            .output()
            .expect("this program starts");
        let said = String::from_utf8_lossy(&child.stderr);
        assert!(
            child.status.success() || child.status.signal().is_some(),
            "{what}: {said}"
        );
        child.status.signal()
    }

    #[test]
    fn confined_process_reads_its_input_and_nothing_else() {
        let Some(folder) = std::env::var_os(FOLDER) else {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("there"), "text").unwrap();
            assert_eq!(ended_by(folder.path(), "files"), None);
            for what in [
                "socket", "datagram", "program", "folder", "remove", "rename",
            ] {
                assert_eq!(ended_by(folder.path(), what), Some(libc::SIGSYS), "{what}");
            }
            assert_eq!(fs::read(folder.path().join("there")).unwrap(), b"text");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
            return;
        };
        let folder = std::path::PathBuf::from(folder);
        let there = folder.join("there");
        let tried = std::env::var(TRIED).unwrap();
        let sandbox = super::confine(1 << 30, Duration::from_secs(60), true);
        assert!(sandbox.processes && sandbox.memory_limit && sandbox.listed_calls_only);
        match tried.as_str() {
            "files" => {
                assert!(fs::read(&there).is_err());
                assert!(fs::write(&there, "x").is_err());
                assert!(fs::write(folder.join("new"), "x").is_err());
                assert!(fs::metadata(&there).is_err());
                assert!(Vec::<u8>::new().try_reserve_exact(2 << 30).is_err());
            }
            "socket" => drop(TcpListener::bind("127.0.0.1:0")),
            "datagram" => drop(UdpSocket::bind("127.0.0.1:0")),
            "program" => drop(Command::new("/bin/true").status()),
            "folder" => drop(fs::create_dir(folder.join("new"))),
            "remove" => drop(fs::remove_file(&there)),
            _ => drop(fs::rename(&there, folder.join("new"))),
        }
        std::process::exit(0);
    }
}
