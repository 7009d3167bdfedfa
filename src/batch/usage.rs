//! How much time of the processor another process has taken.

use std::time::Duration;

/// What the process with this number has taken so far; `None` where the system does not say.
#[cfg(target_os = "linux")]
pub fn processor_time(process: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // proc_pid_stat(5): the name, in brackets, may hold anything; utime and stime are the 14th and 15th field.
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_ascii_whitespace().skip(11);
    let ticks = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    let a_second = rustix::param::clock_ticks_per_second().max(1);
    Some(Duration::from_millis(
        ticks.saturating_mul(1_000) / a_second,
    ))
}

/// What the process with this number has taken so far; `None` where the system does not say.
#[cfg(not(target_os = "linux"))]
pub fn processor_time(_: u32) -> Option<Duration> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn own_time_grows_with_work_only() {
        let own = || processor_time(std::process::id()).unwrap();
        let before = own();
        let mut n = 0_u64;
        while own() < before + Duration::from_millis(30) {
            n = n.wrapping_mul(31).wrapping_add(1);
        }
        assert!(own() >= before + Duration::from_millis(30), "{n}");
    }
}
