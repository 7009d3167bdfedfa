//! Reading values out of font dictionaries: references followed, wrong types taken as absent, streams bounded.

use lopdf::{Dictionary, Document, Object, Stream};

use crate::pdf::Limits;

/// Decoded bytes of one CMap, width table or font program at most; the largest CJK fonts take about 20 MiB.
const MAX_STREAM: u64 = 32 << 20;

/// The document's objects as a font dictionary refers to them.
#[derive(Clone, Copy)]
pub(super) struct Source<'d> {
    objects: &'d Document,
    /// Decoded bytes of one stream.
    max_stream: usize,
}

impl<'d> Source<'d> {
    pub(super) fn new(objects: &'d Document, limits: &Limits) -> Source<'d> {
        let max_stream = usize::try_from(limits.stream_bytes.min(MAX_STREAM)).unwrap_or(usize::MAX);
        Source {
            objects,
            max_stream,
        }
    }

    /// The object itself; `None` for a reference that leads nowhere and for null.
    pub(super) fn follow(&self, object: &'d Object) -> Option<&'d Object> {
        let (_, object) = self.objects.dereference(object).ok()?;
        (!object.is_null()).then_some(object)
    }

    pub(super) fn value(&self, dict: &'d Dictionary, key: &str) -> Option<&'d Object> {
        self.follow(dict.get(key.as_bytes()).ok()?)
    }

    /// A dictionary, or the dictionary of a stream.
    pub(super) fn dict(&self, dict: &'d Dictionary, key: &str) -> Option<&'d Dictionary> {
        match self.value(dict, key)? {
            Object::Dictionary(found) => Some(found),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn array(&self, dict: &'d Dictionary, key: &str) -> Option<&'d [Object]> {
        match self.value(dict, key)? {
            Object::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn name(&self, dict: &'d Dictionary, key: &str) -> Option<&'d [u8]> {
        match self.value(dict, key)? {
            Object::Name(name) => Some(name),
            _ => None,
        }
    }

    /// A string or a name: producers mix them up.
    pub(super) fn bytes(&self, dict: &'d Dictionary, key: &str) -> Option<&'d [u8]> {
        match self.value(dict, key)? {
            Object::Name(bytes) | Object::String(bytes, _) => Some(bytes),
            _ => None,
        }
    }

    /// A finite number.
    pub(super) fn number(&self, dict: &'d Dictionary, key: &str) -> Option<f32> {
        self.number_of(dict.get(key.as_bytes()).ok()?)
    }

    pub(super) fn integer(&self, dict: &'d Dictionary, key: &str) -> Option<i64> {
        match self.value(dict, key)? {
            Object::Integer(number) => Some(*number),
            Object::Real(number) => Some(*number as i64),
            _ => None,
        }
    }

    /// The number that `object` is or refers to, if it is finite.
    pub(super) fn number_of(&self, object: &'d Object) -> Option<f32> {
        self.follow(object)?
            .as_float()
            .ok()
            .filter(|number| number.is_finite())
    }

    pub(super) fn stream(&self, dict: &'d Dictionary, key: &str) -> Option<&'d Stream> {
        match self.value(dict, key)? {
            Object::Stream(stream) => Some(stream),
            _ => None,
        }
    }

    /// The decoded bytes of a stream; `None` when it is too large or cannot be decoded at all.
    pub(super) fn decoded(&self, stream: &Stream) -> Option<Vec<u8>> {
        decoded(stream, self.max_stream)
    }

    pub(super) fn max_stream(&self) -> usize {
        self.max_stream
    }
}

/// The decoded bytes of a stream, at most `max` of them.
pub(super) fn decoded(stream: &Stream, max: usize) -> Option<Vec<u8>> {
    stream.decompressed_content_with_limit(max).ok()
}
