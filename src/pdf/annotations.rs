//! Annotations of a page → links, comments and the values of form fields (ISO 32000-2, 12.5).

use lopdf::Dictionary;

use super::Link;
use super::interpret::Interpreter;
use super::object::as_dict;
use crate::geom::Matrix;

/// More annotations than this on a page are not looked at.
const MOST_ANNOTATIONS: usize = 20_000;

/// Adds what the annotations of `page` show to the interpreter's page.
pub(super) fn read<'d>(interpreter: &mut Interpreter<'_, 'd>, page: &'d Dictionary, to_page: Matrix) {
    let objects = interpreter.objects();
    for annotation in objects.array(page, b"Annots").unwrap_or_default().iter().take(MOST_ANNOTATIONS) {
        let Some(annotation) = objects.resolve(annotation).and_then(as_dict) else { continue };
        let Some([left, bottom, right, top]) = objects.rect(annotation, b"Rect") else { continue };
        let area = to_page.apply_rect(left, bottom, right, top);
        if objects.name(annotation, b"Subtype") == Some(b"Link")
            && let Some(action) = objects.dict(annotation, b"A")
            && let Some(target) = objects.string(action, b"URI")
        {
            let target = String::from_utf8_lossy(target).trim().to_owned();
            interpreter.page.links.push(Link { area, target });
        }
    }
}
