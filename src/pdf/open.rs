//! Bytes → document: header, cross-reference table, encryption, page tree, each with its repairs.

use lopdf::xref::XrefRecovery;

use super::object::{Objects, as_dict};
use super::pages::Page;
use super::repair::Repaired;
use super::{Limits, header, repair, warning};
use crate::warning::Warned;

/// What opening needs to know besides the bytes.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Passwords to try, in order; the empty one is always tried first.
    pub passwords: Vec<String>,
    /// Work budgets.
    pub limits: Limits,
}

/// Why bytes cannot be made a document.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum OpenError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Not a PDF; `what` names the real type where its first bytes tell (`docx`, `zip`, `png`, `html` …).
    #[error("not a PDF")]
    NotAPdf {
        /// The type that the first bytes show.
        what: Option<&'static str>,
    },
    /// A PDF in which no page can be found, repaired or not.
    #[error("no pages")]
    NoPages,
    /// A PDF too damaged to be repaired.
    #[error("damaged: {why}")]
    Damaged {
        /// What the object layer said.
        why: String,
    },
    /// Needs a password that was not given.
    #[error("encrypted, and no given password opens it")]
    Encrypted,
    /// Larger than the limits allow.
    #[error("more than {max} {unit}")]
    OverLimit {
        /// `bytes` or `pages`.
        unit: &'static str,
        /// How many there are.
        n: u64,
        /// How many are allowed.
        max: u64,
    },
}

/// What the file says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Properties {
    /// `1.7`, `2.0` …; the catalog's version where it is later than the header's.
    pub version: String,
    /// The producer named in the information dictionary.
    pub producer: Option<String>,
    /// Whether the file is encrypted (and was opened).
    pub encrypted: bool,
    /// Whether it says that it is tagged (ISO 32000-2, 14.7.1).
    pub tagged: bool,
    /// How many pages there are.
    pub pages: usize,
    /// Its content is in an XFA form, which few programs show; its pages hold no form fields (ISO 32000-1, 12.7.8).
    pub xfa: bool,
}

/// An opened document: its objects and the list of its pages.
#[derive(Debug)]
pub struct Document {
    pub(super) objects: lopdf::Document,
    pub(super) pages: Vec<Page>,
    pub(super) limits: Limits,
    /// What the file says of itself.
    pub properties: Properties,
}

/// Opens `bytes`; what had to be repaired is reported as warnings: `header-patched`, `xref-rebuilt`, `xref-corrected`,
/// `objects-salvaged`, `pages-rebuilt`,
/// `page-lost`, `page-left-out`, each with the argument `lost` (`none`, `maybe`, `page`): whether text may be missing.
///
/// # Errors
/// See [`OpenError`]. Never panics, on any bytes.
pub fn open(bytes: &[u8], options: &OpenOptions) -> Result<Warned<Document>, OpenError> {
    let limits = &options.limits;
    if bytes.is_empty() {
        return Err(OpenError::Empty);
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits.bytes {
        return Err(OpenError::OverLimit {
            unit: "bytes",
            n: size,
            max: limits.bytes,
        });
    }
    let header = header::find(bytes)?;
    let mut warnings = Vec::new();
    if header.patched {
        warnings.push(warning("header-patched").with("lost", "none"));
    }
    let Repaired {
        objects,
        tree,
        salvaged,
        rebuilt_pages,
        ..
    } = repair::load(&header.bytes, header.patched, options)?;
    if tree.over_limit {
        let n = tree.count.unwrap_or(0).max(limits.pages.saturating_add(1));
        return Err(OpenError::OverLimit {
            unit: "pages",
            n: n as u64,
            max: limits.pages as u64,
        });
    }
    if tree.pages.is_empty() {
        return Err(OpenError::NoPages);
    }
    let whole = tree.is_whole();
    let lost = if whole && !rebuilt_pages && !repair::is_cut_off(bytes) {
        "none"
    } else {
        "maybe"
    };
    match objects.xref_recovery {
        Some(XrefRecovery::Reconstructed) => {
            warnings.push(warning("xref-rebuilt").with("lost", lost))
        }
        Some(_) => warnings.push(warning("xref-corrected").with("lost", "none")),
        None => {}
    }
    if salvaged > 0 {
        warnings.push(
            warning("objects-salvaged")
                .with("objects", salvaged)
                .with("lost", "maybe"),
        );
    }
    if rebuilt_pages {
        warnings.push(warning("pages-rebuilt").with("lost", "maybe"));
    } else if !whole {
        let expected = tree
            .count
            .unwrap_or(0)
            .max(tree.pages.len().saturating_add(tree.dangling));
        let missing = expected.saturating_sub(tree.pages.len());
        warnings.push(
            warning("page-lost")
                .with("pages", missing)
                .with("lost", "page"),
        );
    }
    // Found again among all that the file ever held, the tree may be that of another revision.
    let reconstructed = objects.xref_recovery == Some(XrefRecovery::Reconstructed);
    let trusted = tree.agrees_with_itself() && !reconstructed && salvaged == 0;
    if !rebuilt_pages && !trusted && tree.left_out > 0 {
        warnings.push(
            warning("page-left-out")
                .with("pages", tree.left_out)
                .with("lost", "maybe"),
        );
    }
    let properties = properties(&objects, &tree.pages);
    Ok(Warned {
        value: Document {
            objects,
            pages: tree.pages,
            limits: Limits {
                characters: limits.characters_of(size),
                ..limits.clone()
            },
            properties,
        },
        warnings,
    })
}

fn properties(objects: &lopdf::Document, pages: &[Page]) -> Properties {
    let view = Objects(objects);
    let catalog = view.catalog();
    let in_catalog = catalog
        .and_then(|c| view.name(c, b"Version"))
        .map(|v| String::from_utf8_lossy(v).into_owned());
    // ISO 32000-2, 7.7.2: the later of the two versions holds.
    let version = in_catalog
        .filter(|v| *v > objects.version)
        .unwrap_or_else(|| objects.version.clone());
    let producer = view
        .dict(&objects.trailer, b"Info")
        .and_then(|info| view.text(info, b"Producer"));
    let marked = catalog
        .and_then(|c| view.dict(c, b"MarkInfo"))
        .and_then(|m| view.boolean(m, b"Marked"));
    Properties {
        version,
        producer: producer
            .map(|p| p.trim().to_owned())
            .filter(|p| !p.is_empty()),
        encrypted: objects.encryption_state.is_some(),
        tagged: marked.unwrap_or(false),
        pages: pages.len(),
        xfa: catalog.is_some_and(|catalog| is_xfa(view, catalog, pages)),
    }
}

/// Whether the document is an XFA form that is laid out when it is opened: its pages are a stand-in for programs that
/// cannot do so. A static XFA form has its fields on its pages, too, and is read like any other.
fn is_xfa(view: Objects<'_>, catalog: &lopdf::Dictionary, pages: &[Page]) -> bool {
    let form = view.dict(catalog, b"AcroForm");
    let has_widget = |page: &Page| {
        let page = view.0.get_dictionary(page.id).ok();
        let annotations = page.and_then(|page| view.array(page, b"Annots"));
        (annotations.unwrap_or_default().iter())
            .filter_map(|annotation| view.resolve(annotation).and_then(as_dict))
            .any(|annotation| view.name(annotation, b"Subtype") == Some(b"Widget"))
    };
    form.is_some_and(|form| form.has(b"XFA"))
        && (view.boolean(catalog, b"NeedsRendering") == Some(true) || !pages.iter().any(has_widget))
}
