//! The short names of filters, which belong to inline images (ISO 32000-2, table 92) and are on other streams too.

/// The filter that `name` means; `None` for one that is not ours to decode.
pub(super) fn long(name: &[u8]) -> Option<&'static [u8]> {
    Some(match name {
        b"FlateDecode" | b"Fl" => b"FlateDecode",
        b"LZWDecode" | b"LZW" => b"LZWDecode",
        b"ASCII85Decode" | b"A85" => b"ASCII85Decode",
        b"ASCIIHexDecode" | b"AHx" => b"ASCIIHexDecode",
        b"RunLengthDecode" | b"RL" => b"RunLengthDecode",
        b"BrotliDecode" => b"BrotliDecode",
        b"Crypt" => b"Crypt",
        _ => return None,
    })
}

/// The file with the short names in its `/Filter` entries spelled out, which moves what comes after them; `None` when
/// there is nothing to spell out.
pub(super) fn spelled_out(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEY: &[u8] = b"/Filter";
    let mut out = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.windows(KEY.len()).position(|window| window == KEY))
    {
        at += found + KEY.len();
        // One name, or several in an array.
        let mut in_array = false;
        while let Some(skipped) = bytes.get(at..).and_then(|rest| {
            rest.iter()
                .position(|&b| !(b.is_ascii_whitespace() || b == b'['))
        }) {
            let start = at + skipped;
            in_array |= bytes.get(at..start).is_some_and(|gap| gap.contains(&b'['));
            let Some(rest) = bytes.get(start..).and_then(|rest| rest.strip_prefix(b"/")) else {
                break;
            };
            let length = rest
                .iter()
                .position(|b| !b.is_ascii_alphanumeric())
                .unwrap_or(rest.len());
            let name = rest.get(..length).unwrap_or_default();
            let Some(full) = long(name) else { break };
            if full != name {
                out.extend_from_slice(bytes.get(done..=start).unwrap_or_default());
                out.extend_from_slice(full);
                done = start + 1 + length;
            }
            at = start + 1 + length;
            if !in_array {
                break;
            }
        }
    }
    if done == 0 {
        return None;
    }
    out.extend_from_slice(bytes.get(done..).unwrap_or_default());
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::spelled_out;

    #[test]
    fn short_names_become_long_ones() {
        let out = spelled_out(
            b"<</Filter/Fl/Length 3>> <</Filter [ /A85 /LZWDecode/RL]>> <</Filter/DCT>>",
        );
        assert_eq!(
            out.as_deref().map(String::from_utf8_lossy).as_deref(),
            Some(
                "<</Filter/FlateDecode/Length 3>> <</Filter [ /ASCII85Decode /LZWDecode/RunLengthDecode]>> <</Filter/DCT>>"
            )
        );
        assert_eq!(spelled_out(b"<</Filter/FlateDecode/Fl 3>> /Filter"), None);
    }
}
