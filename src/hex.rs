//! Bytes → hexadecimal digits, and the hashes that files, findings and drafts are known by.

use sha2::{Digest, Sha256};

/// Two small digits for each byte.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let digit = |half: u8| DIGITS.get(usize::from(half)).copied().unwrap_or_default();
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    digits.collect()
}

/// The SHA-256 of `bytes` in 64 digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The first `digits` of it: enough to distinguish things of one kind, not to prove anything.
pub fn short(bytes: &[u8], digits: usize) -> String {
    let mut all = sha256(bytes);
    all.truncate(digits);
    all
}

#[cfg(test)]
mod tests {
    use super::{hex, short};

    #[test]
    fn each_byte_has_two_digits() {
        assert_eq!(hex(&[0, 9, 10, 255]), "00090aff");
        assert_eq!(short(b"", 8), "e3b0c442");
    }
}
