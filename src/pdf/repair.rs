//! Bytes → objects and page list, with as much repair as it takes.
//!
//! lopdf repairs a cross-reference table that it cannot read. Here is what remains: a table that reads but leads to too
//! few pages, no catalog at all, and passwords.

use lopdf::xref::XrefRecovery;
use lopdf::{DecompressError, Error, LoadOptions};

use super::pages::{self, PageTree};
use super::salvage::salvage;
use super::{OpenError, OpenOptions, encryption, filter_names};

/// A document's objects and pages.
#[derive(Debug)]
pub(super) struct Repaired {
    /// All objects, decrypted.
    pub(super) objects: lopdf::Document,
    /// The pages found.
    pub(super) tree: PageTree,
    /// How many pages lead to contents, resources or fonts that are not there.
    broken: usize,
    /// How many objects only the bytes around them gave back.
    pub(super) salvaged: usize,
    /// Whether the pages are those that looked like pages, because no tree led to them.
    pub(super) rebuilt_pages: bool,
}

/// Loads `bytes`, which begin with a header; `reconstruct` when their offsets are known to be wrong.
pub(super) fn load(
    bytes: &[u8],
    reconstruct: bool,
    options: &OpenOptions,
) -> Result<Repaired, OpenError> {
    let loaded = load_as_written(bytes, reconstruct, options);
    // lopdf does not know the short names of filters, and object streams may use them.
    match loaded {
        Err(OpenError::Damaged { .. }) => match filter_names::spelled_out(bytes) {
            Some(bytes) => load_as_written(&bytes, true, options),
            None => loaded,
        },
        loaded => loaded,
    }
}

fn load_as_written(
    bytes: &[u8],
    reconstruct: bool,
    options: &OpenOptions,
) -> Result<Repaired, OpenError> {
    let limit = options.limits.pages;
    let mut failure = None;
    let mut best: Option<Repaired> = None;
    for reconstruct in [reconstruct, true] {
        match decrypted(bytes, reconstruct, options) {
            Ok(mut objects) => {
                let reconstructed = objects.xref_recovery == Some(XrefRecovery::Reconstructed);
                let salvaged = salvage(&mut objects, bytes, max_stream(options));
                let tree = pages::walk(&mut objects, limit);
                let broken = pages::broken(&objects, &tree.pages);
                let candidate = Repaired {
                    objects,
                    tree,
                    broken,
                    salvaged,
                    rebuilt_pages: false,
                };
                if best
                    .as_ref()
                    .is_none_or(|best| candidate.is_better_than(best))
                {
                    best = Some(candidate);
                }
                if reconstructed || best.as_ref().is_some_and(Repaired::is_good_enough) {
                    break;
                }
            }
            Err(error @ (OpenError::Encrypted | OpenError::OverLimit { .. })) => return Err(error),
            Err(error) => failure = Some(error),
        }
    }
    if best.as_ref().is_none_or(|best| best.tree.pages.is_empty()) {
        if let Some(repaired) = best.as_mut()
            && scan_into(repaired, limit)
        {
            return best.ok_or(OpenError::NoPages);
        }
        if let Some(repaired) = without_catalog(bytes, options) {
            return Ok(repaired);
        }
    }
    best.ok_or_else(|| failure.unwrap_or(OpenError::NoPages))
}

impl Repaired {
    fn is_better_than(&self, other: &Repaired) -> bool {
        let sound = |repaired: &Repaired| repaired.tree.pages.len() - repaired.broken;
        sound(self) > sound(other)
            || (sound(self) == sound(other) && self.tree.pages.len() > other.tree.pages.len())
    }

    fn is_good_enough(&self) -> bool {
        self.tree.over_limit || (self.tree.is_whole() && self.broken == 0)
    }
}

/// Takes what looks like a page; whether there was any.
fn scan_into(repaired: &mut Repaired, limit: usize) -> bool {
    repaired.tree.pages = pages::scan(&repaired.objects, limit);
    repaired.rebuilt_pages = !repaired.tree.pages.is_empty();
    repaired.rebuilt_pages
}

/// Gives a file that lost its trailer and catalog an empty one, so that lopdf reads its objects, and looks for pages.
fn without_catalog(bytes: &[u8], options: &OpenOptions) -> Option<Repaired> {
    let mut bytes = bytes.to_vec();
    bytes.extend_from_slice(
        b"\nendstream\nendobj\n999999 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 999999 0 R/Size 1000000>>\n",
    );
    let mut objects = decrypted(&bytes, true, options).ok()?;
    let salvaged = salvage(&mut objects, &bytes, max_stream(options));
    let mut repaired = Repaired {
        objects,
        tree: PageTree::default(),
        broken: 0,
        salvaged,
        rebuilt_pages: false,
    };
    scan_into(&mut repaired, options.limits.pages).then_some(repaired)
}

/// Loads and decrypts, with the encryption dictionary fixed where it takes that.
fn decrypted(
    bytes: &[u8],
    reconstruct: bool,
    options: &OpenOptions,
) -> Result<lopdf::Document, OpenError> {
    match with_passwords(bytes, reconstruct, options, false) {
        Tried::Opened(objects) => Ok(*objects),
        Tried::Failed(error) => Err(error),
        Tried::Unusual(fixed) => match with_passwords(&fixed, reconstruct, options, true) {
            Tried::Opened(objects) => Ok(*objects),
            Tried::Failed(error) => Err(error),
            Tried::Unusual(_) => Err(OpenError::Encrypted),
        },
    }
}

/// How many bytes of one stream are decoded at most.
fn max_stream(options: &OpenOptions) -> Option<usize> {
    usize::try_from(options.limits.stream_bytes).ok()
}

/// How loading went.
enum Tried {
    Opened(Box<lopdf::Document>),
    Failed(OpenError),
    /// Encrypted in an unusual way: the same file in the usual one.
    Unusual(Vec<u8>),
}

/// Loads with the empty password, then with each given one.
fn with_passwords(bytes: &[u8], reconstruct: bool, options: &OpenOptions, fixed: bool) -> Tried {
    let given = options
        .passwords
        .iter()
        .map(|password| Some(password.clone()));
    for (index, password) in std::iter::once(None).chain(given).enumerate() {
        let load = LoadOptions {
            password,
            max_decompressed_size: max_stream(options),
            force_reconstruct: reconstruct,
            ..LoadOptions::default()
        };
        match lopdf::Document::load_mem_with_options(bytes, load) {
            Ok(objects) => {
                let locked = objects.encryption_state.is_none() && objects.trailer.has(b"Encrypt");
                if (locked || objects.encryption_state.is_some())
                    && index == 0
                    && !fixed
                    && let Some(usual) = encryption::canonical(bytes, &objects)
                {
                    return Tried::Unusual(usual);
                }
                if !locked {
                    return Tried::Opened(Box::new(objects));
                }
            }
            Err(Error::InvalidPassword) => {}
            Err(Error::UnsupportedSecurityHandler(_) | Error::Decryption(_)) => {
                return Tried::Failed(OpenError::Encrypted);
            }
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { limit })) => {
                let max = limit as u64;
                let n = max.saturating_add(1);
                return Tried::Failed(OpenError::OverLimit {
                    unit: "decompressed-bytes",
                    n,
                    max,
                });
            }
            Err(error) => {
                return Tried::Failed(OpenError::Damaged {
                    why: error.to_string(),
                });
            }
        }
    }
    Tried::Failed(OpenError::Encrypted)
}

/// Whether the end of the file is missing: no end mark near it.
pub(super) fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    !tail.windows(5).any(|window| window == b"%%EOF")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sample, codes, first_page, read_bytes, text};
    use super::super::{OpenError, OpenOptions, open};

    const HELLO: Sample<'static> = Sample {
        catalog: "",
        page: "",
        resources: "",
        content: "BT /F1 9 Tf (Hello) Tj ET",
        objects: &[],
    };

    /// The text that is read from the sample with `from` replaced by `to`, and the warnings.
    fn changed(from: &str, to: &str) -> (String, Vec<String>) {
        let bytes = String::from_utf8(HELLO.bytes())
            .expect("the sample is text")
            .replace(from, to)
            .into_bytes();
        let (content, warnings) = read_bytes(&bytes);
        (
            text(&first_page(content)),
            codes(&warnings).into_iter().map(str::to_owned).collect(),
        )
    }

    fn expected(codes: &[&str]) -> (String, Vec<String>) {
        (
            "Hello".to_owned(),
            codes.iter().map(|code| (*code).to_owned()).collect(),
        )
    }

    #[test]
    fn broken_parts_are_repaired_and_reported() {
        assert_eq!(changed("", ""), expected(&[]));
        assert_eq!(
            changed("%PDF-1.7", "%PDX-1.7"),
            expected(&["header-patched", "xref-rebuilt"])
        );
        assert_eq!(
            changed("%PDF-1.7", "junk before it\n%PDF-1.7"),
            expected(&[])
        );
        assert_eq!(changed("xref\n0", "xrfe\n0"), expected(&["xref-rebuilt"]));
        assert_eq!(
            changed("/Root 1 0 R", "/Root 9 0 R"),
            expected(&["xref-rebuilt"])
        );
        assert_eq!(
            changed("/Length 25", "/Lxngth 25"),
            expected(&["objects-salvaged"])
        );
        assert_eq!(
            changed("endstream\nendobj", "endobj"),
            expected(&["xref-rebuilt", "objects-salvaged"])
        );
    }

    #[test]
    fn a_file_without_its_end_gives_its_pages() {
        let bytes = HELLO.bytes();
        let end = bytes
            .windows(4)
            .position(|window| window == b"xref")
            .unwrap_or(0);
        let body = &bytes[..end];
        let (content, warnings) = read_bytes(body);
        assert_eq!(text(&first_page(content)), "Hello");
        assert_eq!(warnings[0].args["lost"], "maybe");
        // Without a catalog either.
        let page = body
            .windows(7)
            .position(|window| window == b"3 0 obj")
            .unwrap_or(0);
        let mut headless = b"%PDF-1.4\n".to_vec();
        headless.extend_from_slice(&body[page..]);
        let (content, warnings) = read_bytes(&headless);
        assert_eq!(text(&first_page(content)), "Hello");
        assert!(codes(&warnings).contains(&"pages-rebuilt"));
    }

    #[test]
    fn what_cannot_be_opened_is_named() {
        let error = |bytes: &[u8]| open(bytes, &OpenOptions::default()).err();
        assert_eq!(error(b""), Some(OpenError::Empty));
        assert_eq!(
            error(b"GIF89a"),
            Some(OpenError::NotAPdf { what: Some("gif") })
        );
        assert!(matches!(
            error(b"%PDF-1.4\n%%EOF"),
            Some(OpenError::Damaged { .. })
        ));
        let empty = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n";
        assert_eq!(error(empty), Some(OpenError::NoPages));
    }
}
