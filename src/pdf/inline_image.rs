//! Inline images: where their data ends (ISO 32000-2, 8.9.7). They are never decoded.

use super::lexer::Operand;

/// How long the data of an inline image is, or what it ends with (ISO 32000-2, 8.9.7).
pub(super) fn extent<'o>(operands: &[Operand<'o>]) -> (Option<usize>, Option<&'o [u8]>) {
    let value = |keys: [&[u8]; 2]| {
        operands.windows(2).find_map(|pair| match pair {
            [Operand::Name(key), value] if keys.contains(key) => Some(*value),
            _ => None,
        })
    };
    let count = |keys| match value(keys) {
        Some(Operand::Number(n)) if (0.0..1e7).contains(&n) => Some(n as usize),
        _ => None,
    };
    if let Some(length) = count([b"L", b"Length"]) {
        return (Some(length), None);
    }
    // Of several filters the first is undone last: its end mark ends the data.
    let filter = match value([b"F", b"Filter"]) {
        Some(Operand::ArrayStart) => operands.windows(3).find_map(|three| match three {
            [Operand::Name(b"F" | b"Filter"), Operand::ArrayStart, first] => Some(*first),
            _ => None,
        }),
        other => other,
    };
    match filter {
        Some(Operand::Name(b"A85" | b"ASCII85Decode")) => return (None, Some(b"~>")),
        Some(Operand::Name(b"AHx" | b"ASCIIHexDecode")) => return (None, Some(b">")),
        Some(_) => return (None, None),
        None => {}
    }
    let mask = matches!(
        value([b"IM", b"ImageMask"]),
        Some(Operand::Keyword(b"true"))
    );
    let components = match value([b"CS", b"ColorSpace"]) {
        _ if mask => 1,
        Some(Operand::Name(b"G" | b"DeviceGray")) | Some(Operand::ArrayStart) => 1,
        Some(Operand::Name(b"RGB" | b"DeviceRGB")) => 3,
        Some(Operand::Name(b"CMYK" | b"DeviceCMYK")) => 4,
        _ => return (None, None),
    };
    let bits = if mask {
        Some(1)
    } else {
        count([b"BPC", b"BitsPerComponent"])
    };
    let length = || {
        let row = count([b"W", b"Width"])?
            .checked_mul(bits?)?
            .checked_mul(components)?
            .div_ceil(8);
        row.checked_mul(count([b"H", b"Height"])?)
    };
    (length(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_data_has_a_known_length() {
        let operands = [
            Operand::Name(b"W"),
            Operand::Number(3.0),
            Operand::Name(b"H"),
            Operand::Number(2.0),
            Operand::Name(b"IM"),
            Operand::Keyword(b"true"),
        ];
        assert_eq!(extent(&operands), (Some(2), None));
        let filtered = [
            Operand::Name(b"F"),
            Operand::ArrayStart,
            Operand::Name(b"A85"),
            Operand::ArrayEnd,
        ];
        assert_eq!(extent(&filtered), (None, Some(&b"~>"[..])));
    }
}
