//! What passes between a worker process and the one that started it: frames, each the length of what follows (four
//! bytes, the lowest first) and a value as JSON or a piece of a file.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

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
/// When there is no message.
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

/// Writes one piece of bytes; an empty one is the end of what was sent in pieces.
///
/// # Errors
/// When nobody reads any more.
pub fn send_piece(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::InvalidData)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(bytes)
}

/// Reads one piece of at most `max` bytes in place of what `piece` holds.
///
/// # Errors
/// When there is no message, it is longer, or there is no memory for it.
pub fn receive_piece(from: &mut impl Read, max: u32, piece: &mut Vec<u8>) -> io::Result<()> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > max {
        return Err(io::ErrorKind::InvalidData.into());
    }
    piece.clear();
    let read = from.take(u64::from(length)).read_to_end(piece)?;
    if u32::try_from(read) != Ok(length) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(())
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
    fn frame_that_is_cut_short_or_too_long_is_refused() {
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

    #[test]
    fn pieces_come_as_they_were_sent() {
        let mut pipe = Vec::new();
        send_piece(&mut pipe, b"some").unwrap();
        send_piece(&mut pipe, b"").unwrap();
        send_piece(&mut pipe, b"too long").unwrap();
        let (mut from, mut piece) = (pipe.as_slice(), Vec::new());
        receive_piece(&mut from, 4, &mut piece).unwrap();
        assert_eq!(piece, b"some");
        receive_piece(&mut from, 4, &mut piece).unwrap();
        assert_eq!(piece, b"");
        assert!(receive_piece(&mut from, 4, &mut piece).is_err());
    }
}
