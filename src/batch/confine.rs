//! What a worker process gives up before it sees the first file: memory beyond its limit, and where the system can take
//! them away, writing files, sockets and other programs.
//!
//! Best effort: a system that cannot do a thing is no reason not to check files. What came of it is told as a
//! [`Sandbox`]. What it does not stop: a worker may read every file that its user may read; nothing leaves it but its
//! answers.

use crate::report::json::Sandbox;

/// Confines this process for good: all threads that it has and will have. It starts no thread and no process afterwards.
#[cfg(target_os = "linux")]
pub fn confine(memory: u64) -> Sandbox {
    // A worker outlives nobody who could read its answers, not even one that was killed.
    let dies_with_parent = rustix::process::Signal::KILL;
    let _ = rustix::process::set_parent_process_death_signal(Some(dies_with_parent));
    // Private memory that can be written: what a file makes us allocate. The address space would count what is only
    // reserved, too.
    let memory_limit = limit(rustix::process::Resource::Data, memory);
    bounds();
    let system_calls = linux::refuse_system_calls().is_ok();
    Sandbox {
        processes: true,
        memory_limit,
        no_file_writes: linux::refuse_file_writes().is_ok_and(|all| all) && system_calls,
        no_sockets: system_calls,
        no_programs: system_calls,
    }
}

/// The same where there is a limit for memory and nothing more.
#[cfg(all(unix, not(target_os = "linux")))]
pub fn confine(memory: u64) -> Sandbox {
    let memory_limit = limit(rustix::process::Resource::As, memory);
    bounds();
    Sandbox {
        processes: true,
        memory_limit,
        ..Sandbox::default()
    }
}

/// The same where there is nothing.
#[cfg(not(unix))]
pub fn confine(_: u64) -> Sandbox {
    Sandbox {
        processes: true,
        ..Sandbox::default()
    }
}

/// No core dumps, which would hold personal data, and no file that grows; both never fail for a lower limit.
#[cfg(unix)]
fn bounds() {
    limit(rustix::process::Resource::Core, 0);
    limit(rustix::process::Resource::Fsize, 0);
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
    use landlock::{
        ABI, Access, AccessFs, PathBeneath, PathFd, Ruleset, RulesetAttr, RulesetCreatedAttr,
        RulesetStatus,
    };
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

    /// Makes, changes, moves and deletes no file; reads any. Whether the kernel knows all of that.
    pub fn refuse_file_writes() -> Result<bool, Box<dyn std::error::Error>> {
        // The third version is the first that knows how to cut a file to length 0.
        let status = Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V3))?
            .create()?
            .add_rule(PathBeneath::new(
                PathFd::new("/")?,
                AccessFs::ReadFile | AccessFs::ReadDir,
            ))?
            .restrict_self()?;
        Ok(status.ruleset == RulesetStatus::FullyEnforced)
    }

    /// System calls that reading a PDF never needs are answered by "not permitted".
    pub fn refuse_system_calls() -> Result<(), Box<dyn std::error::Error>> {
        let rules = REFUSED.iter().map(|number| (*number, Vec::new()));
        let filter = SeccompFilter::new(
            rules.collect(),
            SeccompAction::Allow,
            SeccompAction::Errno(libc::EPERM.unsigned_abs()),
            std::env::consts::ARCH.try_into()?,
        )?;
        let program: BpfProgram = filter.try_into()?;
        seccompiler::apply_filter_all_threads(&program)?;
        Ok(())
    }

    const REFUSED: &[libc::c_long] = &[
        // Sockets; io_uring would open them without these.
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_io_uring_setup,
        // Programs and processes.
        libc::SYS_execve,
        libc::SYS_execveat,
        libc::SYS_clone,
        libc::SYS_clone3,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_fork,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_vfork,
        // Other processes. A worker that aborts signals itself by tgkill.
        libc::SYS_kill,
        libc::SYS_tkill,
        libc::SYS_rt_sigqueueinfo,
        libc::SYS_pidfd_open,
        libc::SYS_pidfd_send_signal,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        // What Landlock does not see: modes, owners, times and attributes of files.
        libc::SYS_fchmod,
        libc::SYS_fchmodat,
        libc::SYS_fchown,
        libc::SYS_fchownat,
        libc::SYS_utimensat,
        libc::SYS_setxattr,
        libc::SYS_lsetxattr,
        libc::SYS_fsetxattr,
        libc::SYS_removexattr,
        libc::SYS_lremovexattr,
        libc::SYS_fremovexattr,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_chmod,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_chown,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_lchown,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_utime,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_utimes,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_futimesat,
        // The system.
        libc::SYS_mount,
        libc::SYS_umount2,
        libc::SYS_unshare,
        libc::SYS_setns,
        libc::SYS_bpf,
        libc::SYS_perf_event_open,
        libc::SYS_userfaultfd,
        libc::SYS_keyctl,
        libc::SYS_open_by_handle_at,
    ];
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;
    use std::net::{TcpListener, UdpSocket};
    use std::process::Command;

    /// Names the folder in which the process that gives everything up tries what it must not do.
    const FOLDER: &str = "NOMCHECK_TEST_CONFINED";

    #[test]
    fn confined_process_reads_and_does_nothing_else() {
        let name = "batch::confine::tests::confined_process_reads_and_does_nothing_else";
        let Some(folder) = std::env::var_os(FOLDER) else {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("there"), "text").unwrap();
            let this = std::env::current_exe().unwrap();
            let child = Command::new(this)
                .args([name, "--exact", "--nocapture"])
                .env(FOLDER, folder.path())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&child.stderr);
            assert!(child.status.success(), "{said}");
            assert_eq!(fs::read(folder.path().join("there")).unwrap(), b"text");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
            return;
        };
        let folder = std::path::PathBuf::from(folder);
        let there = folder.join("there");
        let sandbox = super::confine(1 << 30);
        assert_eq!(fs::read(&there).unwrap(), b"text");
        // Each promise is held to where it is made: an old kernel makes fewer.
        if sandbox.no_file_writes {
            assert!(fs::write(folder.join("new"), "x").is_err());
            assert!(fs::write(&there, "x").is_err());
            assert!(fs::remove_file(&there).is_err());
            assert!(fs::rename(&there, folder.join("new")).is_err());
            assert!(
                fs::set_permissions(&there, fs::metadata(&there).unwrap().permissions()).is_err()
            );
        }
        if sandbox.no_sockets {
            assert!(TcpListener::bind("127.0.0.1:0").is_err());
            assert!(UdpSocket::bind("127.0.0.1:0").is_err());
        }
        if sandbox.no_programs {
            assert!(Command::new("/bin/true").status().is_err());
        }
        if sandbox.memory_limit {
            assert!(Vec::<u8>::new().try_reserve_exact(2 << 30).is_err());
        }
        assert!(sandbox.processes && sandbox.memory_limit);
    }
}
