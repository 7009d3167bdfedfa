//! The system calls that a worker may make once it has given up the rest: what reading bytes, working on them in memory
//! and writing an answer needs. docs/limits.md prints the list; a test compares.

use std::collections::BTreeMap;

use libc::c_long;
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule,
};

/// Standard input, which a worker may read; and output and errors, which it may write.
const INPUT: u64 = 0;
const OUTPUTS: [u64; 2] = [1, 2];

/// A call's name and number.
type Call = (&'static str, c_long);

macro_rules! calls {
    ($($(#[$only:meta])* $number:ident),* $(,)?) => {
        &[$($(#[$only])* (stringify!($number).split_at(4).1, libc::$number)),*]
    };
}

/// Permitted with any arguments.
const PERMITTED: &[Call] = calls![
    // Memory.
    SYS_brk,
    SYS_munmap,
    SYS_mremap,
    SYS_madvise,
    // Waiting for the other thread of the process; time; random numbers for hash tables.
    SYS_futex,
    SYS_sched_yield,
    SYS_clock_gettime,
    SYS_getrandom,
    // Its own signals and its own end: a stack that overflows, an allocation that fails.
    SYS_sigaltstack,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_getpid,
    SYS_gettid,
    SYS_exit,
    SYS_exit_group,
    // What the kernel itself makes of a call that a signal interrupted.
    SYS_restart_syscall,
];

/// Answered by "not permitted", because libraries try them and go on without: looking for a file, how many processors
/// there are, whether an output is a terminal. Everything that is in no list ends the process.
const REFUSED: &[Call] = calls![
    SYS_openat,
    SYS_readlinkat,
    SYS_newfstatat,
    SYS_statx,
    SYS_faccessat,
    SYS_fstat,
    SYS_lseek,
    SYS_fcntl,
    SYS_ioctl,
    SYS_close,
    SYS_prlimit64,
    SYS_sched_getaffinity,
    SYS_sysinfo,
    SYS_uname,
    #[cfg(target_arch = "x86_64")]
    SYS_open,
    #[cfg(target_arch = "x86_64")]
    SYS_stat,
    #[cfg(target_arch = "x86_64")]
    SYS_access,
    #[cfg(target_arch = "x86_64")]
    SYS_readlink,
];

/// Permitted if one of these holds; each is a list of conditions that must all hold.
fn conditional() -> Result<Vec<(c_long, Vec<SeccompRule>)>, BackendError> {
    use SeccompCmpOp::{Eq, MaskedEq};
    let bit = |flag: i32| u64::from(flag.unsigned_abs());
    let rule = |conditions: Vec<(u8, SeccompCmpOp, u64)>| {
        let conditions = conditions.into_iter().map(|(argument, operator, value)| {
            SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value)
        });
        SeccompRule::new(conditions.collect::<Result<_, _>>()?)
    };
    let code = MaskedEq(bit(libc::PROT_EXEC));
    // Memory of its own that no other process sees, and that no limit overlooks.
    let own = bit(libc::MAP_ANONYMOUS) | bit(libc::MAP_SHARED);
    let private = rule(vec![
        (2, code.clone(), 0),
        (3, MaskedEq(own), bit(libc::MAP_ANONYMOUS)),
    ])?;
    let outputs = || {
        OUTPUTS
            .iter()
            .map(|fd| rule(vec![(0, Eq, *fd)]))
            .collect::<Result<_, _>>()
    };
    Ok(vec![
        (libc::SYS_read, vec![rule(vec![(0, Eq, INPUT)])?]),
        (libc::SYS_write, outputs()?),
        (libc::SYS_writev, outputs()?),
        (libc::SYS_mmap, vec![private]),
        (libc::SYS_mprotect, vec![rule(vec![(2, code, 0)])?]),
    ])
}

/// Signals of a thread to its own process: how a program aborts.
fn own_signals() -> Result<(c_long, Vec<SeccompRule>), BackendError> {
    let own = u64::from(std::process::id());
    let other = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, own)?;
    Ok((libc::SYS_tgkill, vec![SeccompRule::new(vec![other])?]))
}

/// The filters, to be applied in this order: the first refuses, the second ends the process. The kernel takes the stricter
/// of what several say.
pub fn filters() -> Result<[BpfProgram; 2], Box<dyn std::error::Error>> {
    let any = |calls: &[Call]| -> BTreeMap<i64, Vec<SeccompRule>> {
        calls
            .iter()
            .map(|(_, number)| (*number, Vec::new()))
            .collect()
    };
    let mut refused = any(REFUSED);
    refused.extend([own_signals()?]);
    let mut known = any(PERMITTED);
    known.extend(any(REFUSED));
    known.insert(libc::SYS_tgkill, Vec::new());
    known.extend(conditional()?);
    let architecture = std::env::consts::ARCH.try_into()?;
    let not_permitted = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let (allow, end) = (SeccompAction::Allow, SeccompAction::KillProcess);
    let refuse = SeccompFilter::new(refused, allow.clone(), not_permitted, architecture)?;
    let permit = SeccompFilter::new(known, end, allow, architecture)?;
    Ok([refuse.try_into()?, permit.try_into()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOW: u32 = 0x7fff_0000;
    const ERRNO: u32 = 0x0005_0000;
    const KILL: u32 = 0x8000_0000;

    /// What a filter says of a call: enough of BPF for the programs that seccompiler makes.
    fn says(program: &BpfProgram, architecture: u32, number: c_long, arguments: [u64; 6]) -> u32 {
        let mut call = Vec::new();
        call.extend(u32::try_from(number).unwrap().to_le_bytes());
        call.extend(architecture.to_le_bytes());
        call.extend(0_u64.to_le_bytes());
        call.extend(arguments.iter().flat_map(|argument| argument.to_le_bytes()));
        let (mut at, mut value) = (0, 0_u32);
        loop {
            let step = &program[at];
            at += 1;
            let jump = |yes: bool| usize::from(if yes { step.jt } else { step.jf });
            match step.code {
                0x20 => {
                    let k = step.k as usize;
                    value = u32::from_le_bytes(call[k..k + 4].try_into().unwrap());
                }
                0x54 => value &= step.k,
                0x05 => at += step.k as usize,
                0x15 => at += jump(value == step.k),
                0x25 => at += jump(value > step.k),
                0x35 => at += jump(value >= step.k),
                0x06 => return step.k,
                other => panic!("no such step: {other:#x}"),
            }
        }
    }

    /// What the kernel does with a call: the stricter of what the filters say, which has the lower number (as signed).
    fn verdict(number: c_long, arguments: [u64; 6]) -> u32 {
        let architecture = match std::env::consts::ARCH {
            "x86_64" => 0xc000_003e,
            "aarch64" => 0xc000_00b7,
            _ => 0xc000_00f3,
        };
        let said = filters()
            .unwrap()
            .map(|f| says(&f, architecture, number, arguments));
        let strictest = said
            .into_iter()
            .min_by_key(|said| said.cast_signed())
            .unwrap();
        strictest & 0xffff_0000
    }

    #[test]
    fn only_listed_calls_are_permitted_and_the_published_list_is_this() {
        let listed = |calls: &[Call], number| calls.iter().any(|(_, listed)| *listed == number);
        for number in 0..1_000 {
            let conditional = [
                libc::SYS_read,
                libc::SYS_write,
                libc::SYS_writev,
                libc::SYS_mmap,
                libc::SYS_mprotect,
                libc::SYS_tgkill,
            ];
            let expected = match number {
                number if listed(PERMITTED, number) => ALLOW,
                number if listed(REFUSED, number) => ERRNO,
                number if conditional.contains(&number) => continue,
                _ => KILL,
            };
            assert_eq!(verdict(number, [7; 6]), expected, "{number}");
        }
        let page = include_str!("../../docs/limits.md");
        for (name, _) in PERMITTED.iter().chain(REFUSED) {
            assert!(
                page.contains(&format!("`{name}`")),
                "docs/limits.md has no {name}"
            );
        }
    }

    #[test]
    fn input_is_only_read_and_outputs_only_written() {
        for fd in 0..64 {
            let arguments = [fd, 0, 0, 0, 0, 0];
            let permitted = |number| verdict(number, arguments) == ALLOW;
            assert_eq!(permitted(libc::SYS_read), fd == 0);
            assert_eq!(permitted(libc::SYS_write), fd == 1 || fd == 2);
            assert_eq!(permitted(libc::SYS_writev), fd == 1 || fd == 2);
        }
    }

    #[test]
    fn memory_is_private_and_no_code() {
        let flags = |flags: i32| u64::from(flags.unsigned_abs());
        let map = |protection: i32, kind: i32| {
            let arguments = [0, 4096, flags(protection), flags(kind), u64::MAX, 0];
            verdict(libc::SYS_mmap, arguments) == ALLOW
        };
        let data = libc::PROT_READ | libc::PROT_WRITE;
        let own = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        assert!(map(data, own));
        assert!(map(libc::PROT_NONE, own | libc::MAP_NORESERVE));
        assert!(!map(data | libc::PROT_EXEC, own));
        assert!(!map(data, libc::MAP_SHARED | libc::MAP_ANONYMOUS));
        assert!(!map(data, libc::MAP_PRIVATE));
        let protect = |protection: i32| {
            verdict(libc::SYS_mprotect, [0, 4096, flags(protection), 0, 0, 0]) == ALLOW
        };
        assert!(protect(data));
        assert!(!protect(libc::PROT_EXEC));
    }

    #[test]
    fn signals_go_to_the_process_itself_only() {
        let own = u64::from(std::process::id());
        assert_eq!(verdict(libc::SYS_tgkill, [own, own, 6, 0, 0, 0]), ALLOW);
        assert_eq!(verdict(libc::SYS_tgkill, [1, 1, 9, 0, 0, 0]), ERRNO);
    }
}
