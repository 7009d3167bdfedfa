//! A rule's page out of its file: the `//!` lines at the top, cut at compile time.
//!
//! So the page exists once, where rustdoc and the next author read it, and the binary carries no source text.

/// The `//!` header of the file named (beside the caller's), without the comment marks.
macro_rules! docs {
    ($file:literal) => {{
        const SOURCE: &str = include_str!($file);
        const LENGTH: usize = $crate::rule::docs::header::<0>(SOURCE).1;
        const PAGE: [u8; LENGTH] = $crate::rule::docs::header::<LENGTH>(SOURCE).0;
        match std::str::from_utf8(&PAGE) {
            Ok(page) => page,
            Err(_) => panic!("cut at line ends, so still UTF-8"),
        }
    }};
}
pub(super) use docs;

/// The first `N` bytes of the header without `//! `, and how many there are in all.
pub(super) const fn header<const N: usize>(source: &str) -> ([u8; N], usize) {
    let source = source.as_bytes();
    let mut page = [0; N];
    let (mut read, mut written) = (0, 0);
    while read + 2 < source.len()
        && source[read] == b'/'
        && source[read + 1] == b'/'
        && source[read + 2] == b'!'
    {
        read += 3;
        if read < source.len() && source[read] == b' ' {
            read += 1;
        }
        while read < source.len() {
            let byte = source[read];
            read += 1;
            if byte == b'\r' {
                continue;
            }
            if written < N {
                page[written] = byte;
            }
            written += 1;
            if byte == b'\n' {
                break;
            }
        }
    }
    (page, written)
}

#[cfg(test)]
mod tests {
    use super::header;

    #[test]
    fn header_is_cut_from_its_marks() {
        let source = "//! One.\n//!\n//! # Two\n\nuse x;\n//! not this\n";
        assert_eq!(header::<0>(source).1, 12);
        assert_eq!(&header::<12>(source).0, b"One.\n\n# Two\n");
    }

    #[test]
    fn file_without_header_gives_nothing() {
        assert_eq!(header::<0>("use x;").1, 0);
    }
}
