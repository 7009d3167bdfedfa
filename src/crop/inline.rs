//! How much work it is to find the ends of the inline images of a page: whoever draws it looks for each end anew, so that
//! beginnings without an end take the square of their number.

use hayro::hayro_syntax::object::{Dict, Stream};
use hayro::hayro_syntax::page::Page;

/// Form XObjects that are looked into, at most; and how deep inside each other.
const FORMS: usize = 500;
const DEPTH: usize = 6;

/// Bytes that are looked over for the inline images of `page` and of the forms that it can draw, once each.
pub(super) fn searched(page: &Page<'_>) -> u64 {
    let own = page.page_stream().map_or(0, in_content);
    let mut forms = FORMS;
    own.saturating_add(in_forms(&page.resources().x_objects, DEPTH, &mut forms))
}

fn in_forms(objects: &Dict<'_>, depth: usize, left: &mut usize) -> u64 {
    let mut bytes = 0_u64;
    for name in objects.keys() {
        let Some(form) = objects.get::<Stream<'_>>(&*name) else {
            continue;
        };
        let dict = form.dict();
        // A picture has a width.
        if dict.contains_key(b"Width") || depth == 0 || *left == 0 {
            continue;
        }
        *left -= 1;
        if let Ok(content) = form.decoded_data() {
            bytes = bytes.saturating_add(in_content(&content));
        }
        let resources = dict.get::<Dict<'_>>(b"Resources");
        if let Some(inner) = resources.and_then(|r| r.get::<Dict<'_>>(b"XObject")) {
            bytes = bytes.saturating_add(in_forms(&inner, depth - 1, left));
        }
    }
    bytes
}

fn in_content(content: &[u8]) -> u64 {
    let is_space = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    let operator = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| content.get(before));
        is_space(before) && is_space(content.get(at + 2))
    };
    let (mut bytes, mut waiting) = (0_u64, Vec::new());
    for (at, pair) in content.windows(2).enumerate() {
        match pair {
            b"BI" if operator(at) => waiting.push(at),
            b"EI" if operator(at) => {
                bytes += waiting
                    .drain(..)
                    .map(|begin| (at - begin) as u64)
                    .sum::<u64>();
            }
            _ => {}
        }
    }
    let rest = waiting.iter().map(|begin| (content.len() - begin) as u64);
    bytes + rest.sum::<u64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_without_an_end_take_the_square_of_their_number() {
        let some = |n: usize| in_content(&b"BI /W 1 ID x ".repeat(n));
        assert!(some(2_000) > 3 * some(1_000));
        let ended = |n: usize| in_content(&b"BI /W 1 ID x EI ".repeat(n));
        assert!(ended(2_000) < 3 * ended(1_000));
    }
}
