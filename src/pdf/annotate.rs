//! Bytes and remarks → a copy with the remarks as annotations (ISO 32000-2, 12.5): the only code that writes a PDF.
//!
//! A sound file is not rewritten: the annotations are appended as an incremental update (7.5.6), so that every byte of the
//! original stays, its encryption and its signatures too. A file that had to be repaired is written anew as it was
//! understood, without encryption. Either way the copy is read again before it is handed out.

use lopdf::{Dictionary, IncrementalDocument, Object, ObjectId, Stream, dictionary, text_string};
use serde::{Deserialize, Serialize};

use super::content::displayed;
use super::object::Objects;
use super::pages::Page;
use super::{Document, OpenError, OpenOptions, open};
use crate::geom::{PageNumber, Place, Point, Rect};

/// Room between a place and the line around it, in points.
const AIR: f32 = 2.0;
/// Thickness of that line, in points.
const LINE: f32 = 1.2;
/// Side of a note's symbol and its distance from the page's corner, in points.
const SYMBOL: f32 = 20.0;

/// Annotation flags (ISO 32000-2, 12.5.3): printed.
const PRINT: i64 = 1 << 2;
/// Printed, neither zoomed nor turned with the page: for symbols.
const SYMBOL_FLAGS: i64 = 1 << 2 | 1 << 3 | 1 << 4;

/// Something to be said at a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remark {
    /// Where; places that are on no page, and none at all, make a note in the corner of the first page.
    pub at: Vec<Place>,
    /// What a viewer shows as the author.
    pub author: String,
    /// What it shows as the subject: the rule's code, or the number of a point in a letter.
    pub subject: String,
    /// What it says; lines end with `\n`.
    pub text: String,
    /// Red, green, blue, from 0 to 1.
    pub color: [f32; 3],
}

/// How the copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// The original with an update at its end.
    Updated,
    /// Written anew, because the original is damaged; an encrypted one is not encrypted any more.
    Rewritten,
}

/// Why no copy can be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AnnotateError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The copy could not be written, or not be read again.
    #[error("the copy cannot be written")]
    Write,
}

/// A copy of `bytes` with `remarks`: a box around each place, and one note on the first page for all that have none.
///
/// # Errors
/// When the file cannot be opened, or no copy of it can be read again.
pub fn annotate(
    bytes: &[u8],
    options: &OpenOptions,
    remarks: &[Remark],
) -> Result<(Vec<u8>, Copied), AnnotateError> {
    let opened = open(bytes, options)?;
    let document = opened.value;
    // A warning means that the file was read otherwise than it is written: an update would build on what is not there.
    if opened.warnings.is_empty()
        && let Some(copy) = updated(bytes, &document, remarks)
        && is_readable(&copy, &document, options)
    {
        return Ok((copy, Copied::Updated));
    }
    let copy = rewritten(&document, remarks).ok_or(AnnotateError::Write)?;
    match is_readable(&copy, &document, &OpenOptions::default()) {
        true => Ok((copy, Copied::Rewritten)),
        false => Err(AnnotateError::Write),
    }
}

/// Whether the copy opens without repair and has the original's pages.
fn is_readable(copy: &[u8], original: &Document, options: &OpenOptions) -> bool {
    let options = OpenOptions {
        passwords: options.passwords.clone(),
        limits: super::Limits {
            bytes: u64::MAX,
            ..original.limits.clone()
        },
    };
    open(copy, &options).is_ok_and(|copy| {
        copy.warnings.is_empty() && copy.value.pages.len() == original.pages.len()
    })
}

fn updated(bytes: &[u8], document: &Document, remarks: &[Remark]) -> Option<Vec<u8>> {
    let mut update = IncrementalDocument::create_from(bytes.to_vec(), document.objects.clone());
    for (page, annotations) in by_page(document, remarks) {
        update.opt_clone_object_to_new_document(page.id).ok()?;
        add(&mut update.new_document, document, page, annotations)?;
    }
    let mut copy = Vec::new();
    update.save_to(&mut copy).ok()?;
    Some(copy)
}

fn rewritten(document: &Document, remarks: &[Remark]) -> Option<Vec<u8>> {
    let mut objects = document.objects.clone();
    objects.encryption_state = None;
    for (page, annotations) in by_page(document, remarks) {
        add(&mut objects, document, page, annotations)?;
    }
    let mut copy = Vec::new();
    objects.save_to(&mut copy).ok()?;
    Some(copy)
}

/// What an annotation becomes: its dictionary, and its appearance if the viewer does not draw one on its own.
struct Annotation {
    dict: Dictionary,
    appearance: Option<Stream>,
}

/// The pages that get annotations, in page order, with them.
fn by_page<'d>(document: &'d Document, remarks: &[Remark]) -> Vec<(&'d Page, Vec<Annotation>)> {
    let mut out = Vec::new();
    for (index, page) in document.pages.iter().enumerate() {
        let number = PageNumber::from_index(index);
        let mut annotations: Vec<Annotation> = remarks
            .iter()
            .filter_map(|remark| boxes(page, number, remark))
            .collect();
        if number == PageNumber::FIRST {
            let on_a_page = |place: &Place| place.page.index() < document.pages.len();
            let unplaced: Vec<&Remark> = remarks
                .iter()
                .filter(|remark| !remark.at.iter().any(on_a_page))
                .collect();
            annotations.extend(note(page, &unplaced));
        }
        if !annotations.is_empty() {
            out.push((page, annotations));
        }
    }
    out
}

/// Puts annotations into a page's list, after those that it has.
fn add(
    objects: &mut lopdf::Document,
    document: &Document,
    page: &Page,
    annotations: Vec<Annotation>,
) -> Option<()> {
    let original = document.objects.get_dictionary(page.id).ok()?;
    let mut list = Objects(&document.objects)
        .array(original, b"Annots")
        .map(<[Object]>::to_vec)
        .unwrap_or_default();
    for Annotation {
        mut dict,
        appearance,
    } in annotations
    {
        if let Some(appearance) = appearance {
            let id = objects.add_object(appearance);
            dict.set("AP", dictionary! { "N" => id });
        }
        dict.set("P", page.id);
        let id: ObjectId = objects.add_object(dict);
        list.push(Object::Reference(id));
    }
    objects
        .get_dictionary_mut(page.id)
        .ok()?
        .set("Annots", list);
    Some(())
}

/// A box around each of the remark's places on the page.
fn boxes(page: &Page, number: PageNumber, remark: &Remark) -> Option<Annotation> {
    let places = remark.at.iter().filter(|place| place.page == number);
    let boxes: Vec<[f32; 4]> = places
        .filter_map(|place| user_space(page, widened(place.rect(), AIR)))
        .collect();
    let all = boxes.iter().copied().reduce(|a, b| {
        [
            a[0].min(b[0]),
            a[1].min(b[1]),
            a[2].max(b[2]),
            a[3].max(b[3]),
        ]
    })?;
    let [r, g, b] = remark.color;
    let mut content = format!("{r} {g} {b} RG {LINE} w");
    for [left, bottom, right, top] in &boxes {
        let (width, height) = (right - left, top - bottom);
        content.push_str(&format!(" {left:.2} {bottom:.2} {width:.2} {height:.2} re"));
    }
    content.push_str(" S");
    let rect = numbers([all[0] - LINE, all[1] - LINE, all[2] + LINE, all[3] + LINE]);
    let appearance = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => rect.clone(),
            "Resources" => Dictionary::new(),
        },
        content.into_bytes(),
    );
    let dict = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Square",
        "Rect" => rect,
        "F" => PRINT,
        "C" => numbers(remark.color),
        "BS" => dictionary! { "W" => LINE },
        "T" => text_string(&remark.author),
        "Subj" => text_string(&remark.subject),
        "Contents" => text_string(&remark.text),
    };
    Some(Annotation {
        dict,
        appearance: Some(appearance),
    })
}

/// One note for all remarks that have no place; `None` for none.
fn note(page: &Page, remarks: &[&Remark]) -> Option<Annotation> {
    let first = remarks.first()?;
    let texts: Vec<&str> = remarks.iter().map(|remark| remark.text.as_str()).collect();
    let corner = Rect {
        left: SYMBOL,
        top: SYMBOL,
        right: 2.0 * SYMBOL,
        bottom: 2.0 * SYMBOL,
    };
    let subjects: Vec<&str> = remarks.iter().map(|r| r.subject.as_str()).collect();
    let dict = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Text",
        "Rect" => numbers(user_space(page, corner)?),
        "F" => SYMBOL_FLAGS,
        "C" => numbers(first.color),
        "Name" => "Note",
        "T" => text_string(&first.author),
        "Subj" => text_string(&subjects.join(", ")),
        "Contents" => text_string(&texts.join("\n\n")),
    };
    Some(Annotation {
        dict,
        appearance: None,
    })
}

fn numbers<const N: usize>(values: [f32; N]) -> Object {
    Object::Array(values.into_iter().map(Object::Real).collect())
}

fn widened(rect: Rect, by: f32) -> Rect {
    Rect {
        left: rect.left - by,
        top: rect.top - by,
        right: rect.right + by,
        bottom: rect.bottom + by,
    }
}

/// A rectangle of page space, cut to the page, in the page's user space: left, bottom, right, top.
fn user_space(page: &Page, rect: Rect) -> Option<[f32; 4]> {
    let (to_page, width, height) = displayed(page);
    // The line itself stays on the page.
    let inside = |value: f32, end: f32| value.clamp(LINE, (end - LINE).max(LINE));
    let (left, right) = (inside(rect.left, width), inside(rect.right, width));
    let (top, bottom) = (inside(rect.top, height), inside(rect.bottom, height));
    let back = to_page.inverse()?;
    let corners: [Point; 2] = [back.apply(left, top), back.apply(right, bottom)];
    let around = Rect::around(&corners);
    // User space grows upwards: the smaller y is the bottom.
    let sides = [around.left, around.top, around.right, around.bottom];
    sides.iter().all(|side| side.is_finite()).then_some(sides)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sample, first_page, read_bytes, text};
    use super::*;

    fn remark(bbox: [f32; 4], text: &str) -> Remark {
        Remark {
            at: vec![Place {
                page: PageNumber::FIRST,
                bbox,
            }],
            author: "nomcheck".to_owned(),
            subject: "section-missing".to_owned(),
            text: text.to_owned(),
            color: [0.7, 0.1, 0.1],
        }
    }

    /// The annotations of the first page: subtype, rectangle in page space, contents.
    fn annotations(bytes: &[u8]) -> Vec<(String, Rect, String)> {
        let document = open(bytes, &OpenOptions::default()).unwrap().value;
        let objects = Objects(&document.objects);
        let page = &document.pages[0];
        let dict = objects.0.get_dictionary(page.id).unwrap();
        let (to_page, ..) = displayed(page);
        let list = objects.array(dict, b"Annots").unwrap();
        list.iter()
            .map(|annotation| {
                let dict = objects.resolve(annotation).unwrap().as_dict().unwrap();
                let [left, bottom, right, top] = objects.rect(dict, b"Rect").unwrap();
                let kind = objects.name(dict, b"Subtype").unwrap();
                (
                    String::from_utf8_lossy(kind).into_owned(),
                    to_page.apply_rect(left, bottom, right, top),
                    objects.text(dict, b"Contents").unwrap_or_default(),
                )
            })
            .collect()
    }

    fn sample(page: &str) -> Vec<u8> {
        Sample {
            page,
            content: "BT /F1 9 Tf 20 30 Td (kept) Tj ET",
            ..Sample::default()
        }
        .bytes()
    }

    #[test]
    fn the_box_is_where_the_place_is_on_turned_and_cropped_pages() {
        for page in [
            "/MediaBox[0 0 200 300]",
            "/MediaBox[0 0 200 300]/Rotate 90",
            "/MediaBox[0 0 200 300]/Rotate 180",
            "/MediaBox[0 0 200 300]/Rotate 270",
            "/MediaBox[-50 -50 200 300]/CropBox[10 20 190 280]/Rotate 90",
            "/MediaBox[0 0 200 300]/UserUnit 2",
        ] {
            let place = [40.0, 50.0, 90.0, 62.0];
            let (copy, how) = annotate(
                &sample(page),
                &OpenOptions::default(),
                &[remark(place, "Où est-ce ?")],
            )
            .unwrap();
            assert_eq!(how, Copied::Updated, "{page}");
            let found = annotations(&copy);
            assert_eq!(found.len(), 1);
            let (kind, rect, contents) = &found[0];
            assert_eq!(
                (kind.as_str(), contents.as_str()),
                ("Square", "Où est-ce ?")
            );
            let unit = if page.contains("UserUnit") { 2.0 } else { 1.0 };
            let around = AIR + LINE * unit;
            let expected = widened(
                Place {
                    page: PageNumber::FIRST,
                    bbox: place,
                }
                .rect(),
                around,
            );
            for (a, b) in [
                (rect.left, expected.left),
                (rect.top, expected.top),
                (rect.right, expected.right),
                (rect.bottom, expected.bottom),
            ] {
                assert!((a - b).abs() < 0.1, "{page}: {rect:?}");
            }
        }
    }

    #[test]
    fn the_original_stays_and_reads_the_same() {
        let bytes = sample("/MediaBox[0 0 200 300]");
        let (copy, _) = annotate(
            &bytes,
            &OpenOptions::default(),
            &[remark([40.0, 50.0, 90.0, 62.0], "x")],
        )
        .unwrap();
        assert!(copy.starts_with(&bytes));
        assert_eq!(text(&first_page(read_bytes(&copy).0)), "kept");
    }

    #[test]
    fn remarks_without_a_place_are_one_note_and_earlier_annotations_stay() {
        let bytes = sample(
            "/MediaBox[0 0 200 300]/Annots[<</Type/Annot/Subtype/Link/Rect[1 1 9 9]/A<</S/URI/URI(https://example.org)>>>>]",
        );
        let unplaced = |text: &str| Remark {
            at: Vec::new(),
            ..remark([0.0; 4], text)
        };
        let elsewhere = Remark {
            at: vec![Place {
                page: PageNumber::from_index(7),
                bbox: [1.0, 1.0, 2.0, 2.0],
            }],
            ..remark([0.0; 4], "c")
        };
        let remarks = [unplaced("a"), unplaced("b"), elsewhere];
        let (copy, _) = annotate(&bytes, &OpenOptions::default(), &remarks).unwrap();
        let found = annotations(&copy);
        let kinds: Vec<&str> = found.iter().map(|(kind, ..)| kind.as_str()).collect();
        assert_eq!(kinds, ["Link", "Text"]);
        assert_eq!(found[1].2, "a\n\nb\n\nc");
    }

    #[test]
    fn a_damaged_file_is_written_anew() {
        let mut bytes = sample("/MediaBox[0 0 200 300]");
        let xref = bytes.windows(9).rposition(|w| w == b"startxref").unwrap();
        bytes.truncate(xref);
        let (copy, how) = annotate(
            &bytes,
            &OpenOptions::default(),
            &[remark([40.0, 50.0, 90.0, 62.0], "x")],
        )
        .unwrap();
        assert_eq!(how, Copied::Rewritten);
        assert_eq!(annotations(&copy).len(), 1);
        assert_eq!(text(&first_page(read_bytes(&copy).0)), "kept");
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        let error = annotate(b"", &OpenOptions::default(), &[]).unwrap_err();
        assert_eq!(error, AnnotateError::Open(OpenError::Empty));
    }
}
