//! What passes between a worker process and the one that started it: frames, each the length of what follows (four
//! bytes, the lowest first) and a value as JSON.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes one frame and flushes.
///
/// # Errors
/// When nobody reads any more, or the value is too large for a frame.
pub fn send(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_vec(value)?;
    let length = u32::try_from(json.len()).map_err(|_| io::ErrorKind::InvalidData)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&json)?;
    out.flush()
}

/// Why there is no frame.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// The other side is gone.
    #[error("nothing more was sent")]
    Ended,
    /// The frame is longer than allowed. Nothing of it was held in memory.
    #[error("{0} bytes were sent")]
    TooLong(u32),
    /// What came is not what was expected.
    #[error("{0}")]
    Garbled(#[from] serde_json::Error),
}

/// Reads one frame of at most `max` bytes.
///
/// # Errors
/// When there is none.
pub fn receive<T: DeserializeOwned>(from: &mut impl Read, max: u32) -> Result<T, ReceiveError> {
    let mut length = [0; 4];
    from.read_exact(&mut length)
        .map_err(|_| ReceiveError::Ended)?;
    let length = u32::from_le_bytes(length);
    if length > max {
        return Err(ReceiveError::TooLong(length));
    }
    let mut json = Vec::new();
    let read = from.take(u64::from(length)).read_to_end(&mut json);
    if read.ok() != usize::try_from(length).ok() {
        return Err(ReceiveError::Ended);
    }
    Ok(serde_json::from_slice(&json)?)
}

/// A path as JSON: a text when it is one, else its units, which on Unix are bytes. For `#[serde(with = "…")]`.
pub mod path {
    use super::{Deserialize, Deserializer, Path, PathBuf, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Sent {
        Text(String),
        Units(Vec<u16>),
    }

    /// Writes it.
    pub fn serialize<S: Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
        let sent = match path.to_str() {
            Some(text) => Sent::Text(text.to_owned()),
            None => Sent::Units(units(path)),
        };
        sent.serialize(to)
    }

    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PathBuf, D::Error> {
        Ok(match Sent::deserialize(from)? {
            Sent::Text(text) => PathBuf::from(text),
            Sent::Units(units) => of_units(&units),
        })
    }

    #[cfg(unix)]
    fn units(path: &Path) -> Vec<u16> {
        use std::os::unix::ffi::OsStrExt;
        path.as_os_str()
            .as_bytes()
            .iter()
            .copied()
            .map(u16::from)
            .collect()
    }

    #[cfg(unix)]
    fn of_units(units: &[u16]) -> PathBuf {
        use std::os::unix::ffi::OsStringExt;
        let bytes = units.iter().filter_map(|unit| u8::try_from(*unit).ok());
        std::ffi::OsString::from_vec(bytes.collect()).into()
    }

    #[cfg(windows)]
    fn units(path: &Path) -> Vec<u16> {
        use std::os::windows::ffi::OsStrExt;
        path.as_os_str().encode_wide().collect()
    }

    #[cfg(windows)]
    fn of_units(units: &[u16]) -> PathBuf {
        use std::os::windows::ffi::OsStringExt;
        std::ffi::OsString::from_wide(units).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_as_they_were_sent() {
        let mut pipe = Vec::new();
        send(&mut pipe, &vec![1, 2]).unwrap();
        send(&mut pipe, &"three").unwrap();
        let mut from = pipe.as_slice();
        assert_eq!(receive::<Vec<u8>>(&mut from, 100).unwrap(), [1, 2]);
        assert_eq!(receive::<String>(&mut from, 100).unwrap(), "three");
        assert!(matches!(
            receive::<String>(&mut from, 100),
            Err(ReceiveError::Ended)
        ));
    }

    #[test]
    fn frame_that_is_cut_short_or_too_long_is_none() {
        let mut pipe = Vec::new();
        send(&mut pipe, &"some text").unwrap();
        pipe.pop();
        assert!(matches!(
            receive::<String>(&mut pipe.as_slice(), 100),
            Err(ReceiveError::Ended)
        ));
        let endless = [0xff; 8];
        assert!(matches!(
            receive::<String>(&mut endless.as_slice(), 100),
            Err(ReceiveError::TooLong(u32::MAX))
        ));
    }

    #[cfg(unix)]
    #[test]
    fn path_that_is_no_text_passes_unchanged() {
        use std::os::unix::ffi::OsStrExt;
        #[derive(Serialize, Deserialize)]
        struct Holder(#[serde(with = "path")] PathBuf);
        for name in [&b"in/a.pdf"[..], b"in/\xe9t\xe9.pdf"] {
            let there = Holder(Path::new(std::ffi::OsStr::from_bytes(name)).to_path_buf());
            let json = serde_json::to_string(&there).unwrap();
            let back: Holder = serde_json::from_str(&json).unwrap();
            assert_eq!(back.0, there.0);
        }
    }
}
