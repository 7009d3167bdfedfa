//! Tesseract: found on the machine, given pictures on its standard input, and its tables of words read.
//!
//! It is given pixels in the plainest of formats, with a header that is made here, and neither files nor an environment; it
//! has limits of time and memory of its own. What it writes is read as a stranger's.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::ocr::{Engine, Language, PageText, Picture, WORD_BYTES, WORDS, Word};

use super::recognition::{Program, ProgramError};

/// Its name.
const NAME: &str = "tesseract";
/// The languages of the forms, as it names them.
const LANGUAGES: [&str; 4] = ["eng", "fra", "por", "spa"];
/// What it needs to tell which way text runs.
const ORIENTATION: &str = "osd";
/// The oldest version that is used.
const OLDEST: u32 = 4;
/// Longest output that is read, in bytes: a page of 20,000 words has 1 MB.
const OUTPUT: u64 = 8 << 20;
/// How often one who waits looks around.
const LOOK: Duration = Duration::from_millis(5);
/// On a busy machine a picture may take so many times its time by the clock on the wall.
const BUSY: u32 = 5;
/// How long it may take to say what it is.
const SAY: Duration = Duration::from_secs(10);
/// Below this confidence a page may lie on its side.
const UNSURE: f32 = 0.75;
/// With fewer letters than this, too.
const FEW: usize = 40;

/// Words of so many letters are wider than high.
const LONG: usize = 4;
/// Fewer words that are higher than wide may be anything.
const LYING: usize = 5;

/// What a picture may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Time of the processor.
    pub time: Duration,
    /// Memory in bytes.
    pub memory: u64,
}

/// Tesseract on this machine.
pub struct Tesseract {
    program: PathBuf,
    /// Where its data are, if the environment says so.
    data: Option<std::ffi::OsString>,
    engine: Engine,
    /// Whether it can tell which way text runs.
    orients: bool,
    limits: Limits,
}

impl Tesseract {
    /// The one that is installed: in one of the absolute folders of `PATH`, of a version that is known, with at least one
    /// language of the forms. `None` when there is none.
    pub fn find(limits: Limits) -> Option<Tesseract> {
        let name = format!("{NAME}{}", std::env::consts::EXE_SUFFIX);
        let path = std::env::var_os("PATH")?;
        let program = std::env::split_paths(&path)
            .filter(|folder| folder.is_absolute())
            .map(|folder| folder.join(&name))
            .find(|program| program.is_file())?;
        let mut found = Tesseract {
            program,
            data: std::env::var_os("TESSDATA_PREFIX"),
            engine: Engine::default(),
            orients: false,
            limits,
        };
        let version = found.say("--version")?;
        let version = version.lines().next()?.strip_prefix(NAME)?.trim();
        let version = version.trim_start_matches('v');
        let major = version.split('.').next()?.parse::<u32>().ok()?;
        if major < OLDEST {
            return None;
        }
        let list = found.say("--list-langs")?;
        let mut lines = list.lines();
        let folder = lines.next().and_then(|first| first.split('"').nth(1));
        let there: Vec<&str> = lines.map(str::trim).collect();
        let languages = LANGUAGES.into_iter().filter(|code| there.contains(code));
        let languages: Vec<Language> = languages
            .map(|code| Language {
                code: code.to_owned(),
                bytes: folder.map_or(0, |folder| size_of(folder, code)),
            })
            .collect();
        found.orients = there.contains(&ORIENTATION);
        found.engine = Engine {
            name: NAME.to_owned(),
            version: version.to_owned(),
            languages,
        };
        (!found.engine.languages.is_empty()).then_some(found)
    }

    /// What it answers to a question about itself.
    fn say(&self, argument: &str) -> Option<String> {
        let mut command = self.command();
        command.arg(argument);
        let output = run(command, Vec::new(), SAY, &AtomicBool::new(false)).ok()?;
        String::from_utf8(output).ok()
    }

    /// With nothing of our surroundings but where its data are. Threads of its own make several at a time slower.
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.env_clear();
        if let Some(data) = &self.data {
            command.env("TESSDATA_PREFIX", data);
        }
        #[cfg(windows)]
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        command.env("OMP_THREAD_LIMIT", "1").env("LC_ALL", "C");
        #[cfg(unix)]
        command.current_dir("/");
        command
    }

    /// Its output for a picture.
    fn output(
        &self,
        picture: &Picture,
        arguments: &[&str],
        given_up: &AtomicBool,
    ) -> Result<String, ProgramError> {
        let mut command = self.command();
        let dots = picture.dots_per_inch.round().clamp(30.0, 2_000.0);
        command.args(["stdin", "stdout", "--dpi", &dots.to_string()]);
        command.args(arguments);
        let mut input = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
        input.extend_from_slice(&picture.greys);
        let output = limited(command, input, &self.limits, given_up)?;
        Ok(String::from_utf8_lossy(&output).into_owned())
    }

    fn words(
        &self,
        picture: &Picture,
        turns: u8,
        given_up: &AtomicBool,
    ) -> Result<PageText, ProgramError> {
        let own = || self.engine.languages.iter().map(|l| l.code.as_str());
        // Whoever drew the picture may ask for anything.
        let mut codes: Vec<&str> = (picture.languages.iter())
            .filter_map(|asked| own().find(|code| code == asked))
            .collect();
        codes.truncate(LANGUAGES.len());
        if codes.is_empty() {
            codes = own().collect();
        }
        let codes = codes.join("+");
        let arguments: &[&str] = match picture.is_sample {
            // One block of lines.
            true => &["-l", &codes, "--psm", "6", "tsv"],
            false => &["-l", &codes, "tsv"],
        };
        let table = self.output(picture, arguments, given_up)?;
        Ok(PageText {
            page: picture.page,
            dots_per_inch: picture.dots_per_inch,
            turns,
            width: picture.width,
            height: picture.height,
            lines: lines(&table),
        })
    }

    /// By how many quarters of a turn, clockwise, the picture is to be turned; 0 when that cannot be seen.
    fn turns(&self, picture: &Picture, given_up: &AtomicBool) -> u8 {
        if !self.orients {
            return 0;
        }
        let answer = self.output(picture, &["-l", ORIENTATION, "--psm", "0"], given_up);
        let value = |answer: &str, name: &str| {
            let line = answer.lines().find_map(|line| line.strip_prefix(name))?;
            line.trim().parse::<f32>().ok()
        };
        let turned = answer.ok().and_then(|answer| value(&answer, "Rotate:"));
        match turned.map(|degrees| degrees.round() as i32) {
            Some(90) => 1,
            Some(180) => 2,
            Some(270) => 3,
            _ => 0,
        }
    }
}

impl Program for Tesseract {
    fn engine(&self) -> &Engine {
        &self.engine
    }

    fn read(&self, picture: Picture, given_up: &AtomicBool) -> Result<PageText, ProgramError> {
        let upright = self.words(&picture, 0, given_up)?;
        let (letters, sure) = weigh(&upright);
        let lying = lies(&upright);
        let legible = sure >= UNSURE && letters >= FEW;
        if legible && lying.is_none() || picture.is_sample && letters < FEW {
            return Ok(upright);
        }
        if picture.is_sample {
            // Lines that are upside down still say in which language they are.
            let over = self.words(&turn(&picture, 2), 2, given_up)?;
            return Ok(if weigh(&over).1 > sure { over } else { upright });
        }
        let turns = match lying {
            Some(turns) => turns,
            None => self.turns(&picture, given_up),
        };
        if turns == 0 {
            return Ok(upright);
        }
        let turned = self.words(&turn(&picture, turns), turns, given_up)?;
        let (more, surer) = weigh(&turned);
        if lying.is_none() {
            return Ok(match more as f32 * surer > letters as f32 * sure {
                true => turned,
                false => upright,
            });
        }
        if surer >= UNSURE {
            return Ok(turned);
        }
        // It took the lines to run the other way.
        let other = self.words(&turn(&picture, 4 - turns), 4 - turns, given_up)?;
        let weight = |text: &PageText| weigh(text).1;
        let best = [turned, other]
            .into_iter()
            .max_by(|a, b| weight(a).total_cmp(&weight(b)));
        Ok(best.filter(|best| weight(best) > sure).unwrap_or(upright))
    }
}

/// Size of a language's data in bytes; 0 when it is not known.
fn size_of(folder: &str, code: &str) -> u64 {
    let data = Path::new(folder).join(format!("{code}.traineddata"));
    std::fs::metadata(data).map_or(0, |data| data.len())
}

/// How many letters and figures were recognised, and how sure they were.
fn weigh(text: &PageText) -> (usize, f32) {
    let (mut letters, mut sure) = (0, 0.0);
    for word in text.lines.iter().flatten() {
        let count = word.text.chars().filter(|c| c.is_alphanumeric()).count();
        letters += count;
        sure += word.confidence * count as f32;
    }
    (letters, sure / letters.max(1) as f32)
}

/// By how many quarters of a turn, clockwise, a picture is to be turned whose words are higher than wide: the program reads
/// lines that run up or down the page, but not well. `None` where most words lie level.
fn lies(text: &PageText) -> Option<u8> {
    let (mut level, mut upright, mut down, mut up) = (0, 0, 0, 0);
    for line in &text.lines {
        let long = || {
            line.iter()
                .filter(|word| word.text.chars().filter(|c| c.is_alphanumeric()).count() >= LONG)
        };
        for word in long() {
            let [left, top, right, bottom] = word.bbox;
            match bottom - top > right - left {
                true => upright += 1,
                false => level += 1,
            }
        }
        for (word, next) in long().zip(long().skip(1)) {
            match next.bbox[1] > word.bbox[1] {
                true => down += 1,
                false => up += 1,
            }
        }
    }
    (upright > level && upright >= LYING).then_some(if down > up { 3 } else { 1 })
}

/// The picture turned clockwise.
fn turn(picture: &Picture, turns: u8) -> Picture {
    let (width, height) = (picture.width as usize, picture.height as usize);
    let pixel = |x: usize, y: usize| {
        let grey = picture.greys.get(y * width + x);
        grey.copied().unwrap_or(255)
    };
    let mut greys = Vec::with_capacity(picture.greys.len());
    match turns {
        1 => (0..width).for_each(|x| greys.extend((0..height).rev().map(|y| pixel(x, y)))),
        3 => (0..width)
            .rev()
            .for_each(|x| greys.extend((0..height).map(|y| pixel(x, y)))),
        _ => greys.extend(picture.greys.iter().rev()),
    }
    let (width, height) = match turns {
        1 | 3 => (picture.height, picture.width),
        _ => (picture.width, picture.height),
    };
    Picture {
        page: picture.page,
        width,
        height,
        dots_per_inch: picture.dots_per_inch,
        languages: picture.languages.clone(),
        is_sample: picture.is_sample,
        greys,
    }
}

/// The words of a table: level, page, block, paragraph, line, word, left, top, width, height, confidence and text, a row for
/// each, parted by tabs. Rows that are otherwise are passed over.
fn lines(table: &str) -> Vec<Vec<Word>> {
    let mut lines: Vec<Vec<Word>> = Vec::new();
    let mut last: Option<[&str; 4]> = None;
    for row in table.lines().take(2 * WORDS) {
        let columns: Vec<&str> = row.splitn(12, '\t').collect();
        let ["5", numbers @ .., text] = columns.as_slice() else {
            continue;
        };
        let number = |index: usize| numbers.get(index)?.parse::<f32>().ok();
        let text = text.trim();
        let Some([left, top, width, height, sure]) = [5, 6, 7, 8, 9]
            .map(number)
            .into_iter()
            .collect::<Option<Vec<f32>>>()
            .and_then(|values| <[f32; 5]>::try_from(values).ok())
        else {
            continue;
        };
        if text.is_empty() || text.len() > WORD_BYTES || numbers.len() != 10 {
            continue;
        }
        let word = Word {
            text: text.to_owned(),
            bbox: [left, top, left + width, top + height],
            confidence: (sure / 100.0).clamp(0.0, 1.0),
        };
        // Page, block, paragraph and line.
        let line = numbers.first_chunk::<4>().copied();
        match lines.last_mut() {
            Some(words) if line == last => words.push(word),
            _ => lines.push(vec![word]),
        }
        last = line;
    }
    lines
}

/// What a program writes when it is given `input`, under limits that the system keeps where it can.
fn limited(
    command: Command,
    input: Vec<u8>,
    limits: &Limits,
    given_up: &AtomicBool,
) -> Result<Vec<u8>, ProgramError> {
    let wall = limits.time.saturating_mul(BUSY);
    let child = spawn(command)?;
    confine(&child.0, limits);
    converse(child, input, wall, given_up)
}

fn run(
    command: Command,
    input: Vec<u8>,
    wall: Duration,
    given_up: &AtomicBool,
) -> Result<Vec<u8>, ProgramError> {
    converse(spawn(command)?, input, wall, given_up)
}

/// A process that is ended and waited for when nobody wants it any more.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn spawn(mut command: Command) -> io::Result<Running> {
    let child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    Ok(Running(child))
}

/// Sets limits for a process before it is given anything to work on.
#[cfg(target_os = "linux")]
fn confine(child: &Child, limits: &Limits) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else {
        return;
    };
    let time = limits.time.as_secs().max(1);
    for (resource, most) in [
        (Resource::Data, limits.memory),
        (Resource::Cpu, time),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ] {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        // Fails where the limit is lower already.
        let _ = prlimit(Some(pid), resource, limit);
    }
}

#[cfg(not(target_os = "linux"))]
fn confine(_: &Child, _: &Limits) {}

/// Gives a process its input and takes its output, for so long by the clock on the `wall` and no longer.
fn converse(
    mut child: Running,
    input: Vec<u8>,
    wall: Duration,
    given_up: &AtomicBool,
) -> Result<Vec<u8>, ProgramError> {
    let begun = Instant::now();
    let (Some(mut to), Some(from)) = (child.0.stdin.take(), child.0.stdout.take()) else {
        return Err(io::Error::from(io::ErrorKind::BrokenPipe).into());
    };
    // Both end when the process does.
    std::thread::Builder::new().spawn(move || {
        // A program that wants no more says so by its end.
        let _ = to.write_all(&input);
    })?;
    let (sender, output) = mpsc::sync_channel(1);
    std::thread::Builder::new().spawn(move || {
        let mut bytes = Vec::new();
        let read = from.take(OUTPUT).read_to_end(&mut bytes);
        let _ = sender.send(read.map(|_| bytes));
    })?;
    let bytes = loop {
        match output.recv_timeout(LOOK) {
            Ok(read) => break read?,
            Err(_) if given_up.load(Ordering::SeqCst) => return Err(ProgramError::GivenUp),
            Err(_) if begun.elapsed() >= wall => return Err(ProgramError::Time(wall)),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                return Err(io::Error::from(io::ErrorKind::BrokenPipe).into());
            }
        }
    };
    if bytes.len() as u64 >= OUTPUT {
        return Err(ProgramError::Failed(": it wrote too much".to_owned()));
    }
    // It has closed its output, and has nothing more to do.
    let status = loop {
        match child.0.try_wait()? {
            Some(status) => break status,
            None if begun.elapsed() >= wall => return Err(ProgramError::Time(wall)),
            None => std::thread::sleep(LOOK),
        }
    };
    match status.success() {
        true => Ok(bytes),
        false => Err(ProgramError::Failed(format!(" ({status})"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::PageNumber;

    #[test]
    fn table_of_words_is_read_line_by_line() {
        let table = "level\tpage_num\tblock_num\n\
            4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n\
            5\t1\t1\t1\t1\t1\t10\t12\t40\t20\t96.5\tSeed\n\
            5\t1\t1\t1\t1\t2\t60\t12\t40\t20\t250\tbank\n\
            5\t1\t1\t1\t2\t1\t10\t42\t40\t20\t90\ta\tb\n\
            5\t1\t1\t1\t2\t2\t10\t42\t40\tx\t90\tno\n\
            5\t1\t1\t1\t2\t3\t10\t42\t40\t20\t90\t \n\
            nonsense";
        let read = lines(table);
        let texts: Vec<Vec<&str>> = (read.iter())
            .map(|line| line.iter().map(|word| word.text.as_str()).collect())
            .collect();
        assert_eq!(texts, [vec!["Seed", "bank"], vec!["a\tb"]]);
        assert_eq!(read[0][0].bbox, [10.0, 12.0, 50.0, 32.0]);
        assert_eq!(read[0][1].confidence, 1.0);
    }

    #[test]
    fn pictures_are_turned_clockwise() {
        let picture = Picture {
            page: PageNumber::FIRST,
            width: 3,
            height: 2,
            dots_per_inch: 300.0,
            languages: Vec::new(),
            is_sample: false,
            greys: vec![1, 2, 3, 4, 5, 6],
        };
        let turned = |turns| turn(&picture, turns);
        assert_eq!(turned(1).greys, [4, 1, 5, 2, 6, 3]);
        assert_eq!((turned(1).width, turned(1).height), (2, 3));
        assert_eq!(turned(2).greys, [6, 5, 4, 3, 2, 1]);
        assert_eq!(turned(3).greys, [3, 6, 2, 5, 1, 4]);
    }

    #[test]
    fn words_higher_than_wide_tell_a_page_on_its_side() {
        let word = |bbox| Word {
            text: "seeds".to_owned(),
            bbox,
            confidence: 0.9,
        };
        let page = |lines| PageText {
            page: PageNumber::FIRST,
            dots_per_inch: 300.0,
            turns: 0,
            width: 900,
            height: 900,
            lines,
        };
        let down = |x: f32| {
            (0..4).map(move |i| word([x, 90.0 * i as f32, x + 20.0, 90.0 * i as f32 + 80.0]))
        };
        let lines: Vec<Vec<Word>> = [10.0, 40.0].map(|x| down(x).collect()).to_vec();
        assert_eq!(lies(&page(lines.clone())), Some(3));
        let up = lines
            .iter()
            .map(|line| line.iter().rev().cloned().collect());
        assert_eq!(lies(&page(up.collect())), Some(1));
        assert_eq!(lies(&page(lines[..1].to_vec())), None);
        let level = vec![word([0.0, 0.0, 80.0, 20.0]); 9];
        assert_eq!(lies(&page([lines, vec![level]].concat())), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn program_that_hangs_or_fails_is_ended() {
        let shell = |script: &str| {
            let mut command = Command::new("/bin/sh");
            command.args(["-c", script]);
            command
        };
        let never = AtomicBool::new(false);
        let wall = Duration::from_millis(200);
        let said = run(shell("cat"), b"word".to_vec(), SAY, &never);
        assert_eq!(said.unwrap(), b"word");
        let hung = run(shell("exec sleep 60"), Vec::new(), wall, &never);
        assert!(matches!(hung, Err(ProgramError::Time(_))));
        let failed = run(shell("exit 3"), Vec::new(), SAY, &never);
        assert!(matches!(failed, Err(ProgramError::Failed(_))));
        let endless = run(shell("exec cat /dev/zero"), Vec::new(), SAY, &never);
        assert!(matches!(endless, Err(ProgramError::Failed(_))));
        let given_up = AtomicBool::new(true);
        let given_up = run(shell("exec sleep 60"), Vec::new(), SAY, &given_up);
        assert!(matches!(given_up, Err(ProgramError::GivenUp)));
        let limits = Limits {
            time: Duration::from_secs(1),
            memory: 1 << 30,
        };
        let busy = limited(shell("while :; do :; done"), Vec::new(), &limits, &never);
        // Of its two limits, that of the clock comes first where others keep the processors busy.
        let ended = matches!(busy, Err(ProgramError::Failed(_) | ProgramError::Time(_)));
        assert!(ended);
    }
}
