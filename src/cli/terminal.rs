//! Standard output and standard error: colours where they belong, and nothing that a file could smuggle in.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use clap::ColorChoice as Color;
use nomcheck::report::clean::clean;
use nomcheck::report::full;
use nomcheck::report::log_line::disarm;
use nomcheck::report::text::Palette;

/// Colours as the user wants them; `auto` looks at NO_COLOR, CLICOLOR, TERM, and whether a terminal is there.
pub fn choose_color(color: Color) {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Standard output, and the palette that suits it.
pub fn stdout() -> (impl Write, Palette) {
    let colored = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    // The palette decides, so no second pass over the text is needed; on Windows the stream translates.
    let choice = if colored {
        ColorChoice::Always
    } else {
        ColorChoice::Never
    };
    let palette = if colored {
        Palette::colored()
    } else {
        Palette::default()
    };
    (
        io::BufWriter::new(AutoStream::new(io::stdout(), choice)),
        palette,
    )
}

/// Width of a report on standard output, in columns: the terminal's, at most [`full::WIDTH`].
pub fn width() -> usize {
    if !io::stdout().is_terminal() {
        return full::WIDTH;
    }
    terminal_size::terminal_size().map_or(full::WIDTH, |(width, _)| {
        usize::from(width.0).min(full::WIDTH)
    })
}

/// Tells why something went wrong.
pub fn error(message: &str) {
    tell("error", Palette::colored().error, message);
}

/// Tells something that the user should know, though the work goes on.
pub fn warning(message: &str) {
    tell("warning", Palette::colored().warning, message);
}

/// Tells something that a curious user asked for.
pub fn note(message: &str) {
    tell("note", Palette::colored().note, message);
}

/// Says something on standard error that is neither good nor bad.
pub fn say(message: &str) {
    let line = clean_keeping_indent(message);
    // Nobody reads when standard error is closed.
    let _ = writeln!(anstream::stderr(), "{}", disarm(&line));
}

fn tell(word: &str, style: anstyle::Style, message: &str) {
    let lines = message.lines().map(clean_keeping_indent);
    let lines: Vec<String> = lines.map(|line| disarm(&line).into_owned()).collect();
    // Nobody reads when standard error is closed.
    let _ = writeln!(
        anstream::stderr(),
        "{style}{word}{style:#}: {}",
        lines.join("\n")
    );
}

fn clean_keeping_indent(line: &str) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    format!("{}{}", " ".repeat(indent), clean(line))
}
