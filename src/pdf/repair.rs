//! Bytes → objects and page list, with as much repair as it takes.
//!
//! lopdf repairs a cross-reference table that it cannot read. Here is what remains: a table that reads but leads to too
//! few pages, no catalog at all, and passwords.

use lopdf::xref::XrefRecovery;
use lopdf::{DecompressError, Error, LoadOptions};

use super::pages::{self, PageTree};
use super::{OpenError, OpenOptions};

/// A document's objects and pages.
#[derive(Debug)]
pub(super) struct Repaired {
    /// All objects, decrypted.
    pub(super) objects: lopdf::Document,
    /// The pages found.
    pub(super) tree: PageTree,
    /// Whether the pages are those that looked like pages, because no tree led to them.
    pub(super) rebuilt_pages: bool,
}

/// Loads `bytes`, which begin with a header; `reconstruct` when their offsets are known to be wrong.
pub(super) fn load(bytes: &[u8], reconstruct: bool, options: &OpenOptions) -> Result<Repaired, OpenError> {
    let limit = options.limits.pages;
    let mut failure = None;
    let mut best: Option<Repaired> = None;
    for reconstruct in [reconstruct, true] {
        match decrypted(bytes, reconstruct, options) {
            Ok(mut objects) => {
                let tree = pages::walk(&mut objects, limit);
                let reconstructed = objects.xref_recovery == Some(XrefRecovery::Reconstructed);
                let better = best.as_ref().is_none_or(|best| tree.pages.len() > best.tree.pages.len());
                if better {
                    best = Some(Repaired { objects, tree, rebuilt_pages: false });
                }
                if reconstructed || best.as_ref().is_some_and(|best| best.tree.is_whole() || best.tree.over_limit) {
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
    let objects = decrypted(&bytes, true, options).ok()?;
    let mut repaired = Repaired { objects, tree: PageTree::default(), rebuilt_pages: false };
    scan_into(&mut repaired, options.limits.pages).then_some(repaired)
}

/// Loads with the empty password, then with each given one.
fn decrypted(bytes: &[u8], reconstruct: bool, options: &OpenOptions) -> Result<lopdf::Document, OpenError> {
    let given = options.passwords.iter().map(|password| Some(password.clone()));
    for password in std::iter::once(None).chain(given) {
        let load = LoadOptions {
            password,
            max_decompressed_size: usize::try_from(options.limits.stream_bytes).ok(),
            force_reconstruct: reconstruct,
            ..LoadOptions::default()
        };
        match lopdf::Document::load_mem_with_options(bytes, load) {
            Ok(objects) if objects.encryption_state.is_none() && objects.trailer.has(b"Encrypt") => {}
            Ok(objects) => return Ok(objects),
            Err(Error::InvalidPassword) => {}
            Err(Error::UnsupportedSecurityHandler(_) | Error::Decryption(_)) => return Err(OpenError::Encrypted),
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { limit })) => {
                let max = limit as u64;
                return Err(OpenError::OverLimit { unit: "decompressed-bytes", n: max.saturating_add(1), max });
            }
            Err(error) => return Err(OpenError::Damaged { why: error.to_string() }),
        }
    }
    Err(OpenError::Encrypted)
}

/// Whether the end of the file is missing: no end mark near it.
pub(super) fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    !tail.windows(5).any(|window| window == b"%%EOF")
}
