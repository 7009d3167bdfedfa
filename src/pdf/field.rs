//! A form field's value, as a reader of the form would see it (ISO 32000-2, 12.7.4).

use lopdf::{Dictionary, Object};

use super::object::{Objects, as_dict, text_string};
use super::stream;

/// Parents further up than this are not asked.
const MOST_PARENTS: usize = 32;

/// A longer password is drawn no longer.
const MOST_ASTERISKS: usize = 64;

/// Most values of a list that are looked up, and most options among which each is.
const MOST_VALUES: usize = 1_000;
const MOST_OPTIONS: usize = 10_000;

/// Most bytes of a value that is a stream.
const LONGEST_VALUE: usize = 1 << 20;

/// Bytes of values and options that count as one operator, and decoded bytes that do.
const READ: usize = 16;
const DECODED: usize = 64;

/// Field flags (ISO 32000-2, tables 228 to 230), by bit.
const MULTILINE: i64 = 1 << 12;
const PUSH_BUTTON: i64 = 1 << 16;
const COMB: i64 = 1 << 24;
const PASSWORD: i64 = 1 << 13;

/// A widget with the fields that it inherits from, nearest first.
#[derive(Debug)]
pub(super) struct Field<'d> {
    objects: Objects<'d>,
    form: Option<&'d Dictionary>,
    chain: Vec<&'d Dictionary>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// The caption of a push button: nobody typed it.
    Caption,
    /// A check box or radio button that is on.
    On,
    /// One that is off.
    Off,
    /// Text that was typed or chosen.
    Text(String),
    /// Only what is drawn: a signature.
    Drawn,
}

impl<'d> Field<'d> {
    /// The field whose widget is `widget`, in the interactive form `form`.
    pub(super) fn new(
        objects: Objects<'d>,
        form: Option<&'d Dictionary>,
        widget: &'d Dictionary,
    ) -> Field<'d> {
        let mut chain = vec![widget];
        while let Some(last) = chain.last()
            && let Some(parent) = objects.dict(last, b"Parent")
            && chain.len() < MOST_PARENTS
        {
            chain.push(parent);
        }
        Field {
            objects,
            form,
            chain,
        }
    }

    fn inherited(&self, key: &[u8]) -> Option<&'d Object> {
        self.chain
            .iter()
            .find_map(|dict| self.objects.get(dict, key))
    }

    fn flags(&self) -> i64 {
        self.inherited(b"Ff")
            .and_then(|flags| flags.as_i64().ok())
            .unwrap_or(0)
    }

    /// Whether its text may run over several lines.
    pub(super) fn is_multiline(&self) -> bool {
        self.flags() & MULTILINE != 0
    }

    /// Whether each character is in a cell of its own, which says nothing of words.
    pub(super) fn is_comb(&self) -> bool {
        self.flags() & (COMB | MULTILINE | PASSWORD) == COMB
    }

    /// Whether the form says that its appearances are out of date.
    pub(super) fn needs_appearance(&self) -> bool {
        self.form
            .and_then(|form| self.objects.boolean(form, b"NeedAppearances"))
            .unwrap_or(false)
    }

    /// The default appearance string.
    pub(super) fn appearance_string(&self) -> Option<&'d [u8]> {
        let inherited = self
            .inherited(b"DA")
            .and_then(|string| string.as_str().ok());
        inherited.or_else(|| self.objects.string(self.form?, b"DA"))
    }

    /// Whether a signature field is signed: it has a value (ISO 32000-2, 12.8).
    pub(super) fn is_signed(&self) -> bool {
        let value = self.inherited(b"V");
        value.and_then(as_dict).is_some()
    }

    /// What finding its value costs, in operators: many fields may share one long value or list.
    pub(super) fn cost(&self) -> usize {
        let read = |object: &Object| match object {
            Object::String(bytes, _) | Object::Name(bytes) => bytes.len() / READ,
            Object::Stream(_) => LONGEST_VALUE / DECODED,
            _ => 0,
        };
        let both = |option: &Object| match self.objects.resolve(option) {
            Some(Object::Array(pair)) => {
                let parts = pair.iter().take(2);
                let parts = parts.filter_map(|part| self.objects.resolve(part));
                1 + parts.map(read).sum::<usize>()
            }
            _ => 1,
        };
        match self.inherited(b"V") {
            Some(Object::Array(values)) => {
                let values = values.iter().take(MOST_VALUES);
                let own = values.clone().filter_map(|v| self.objects.resolve(v));
                let own: usize = own.map(read).sum();
                let options = self.options().iter().take(MOST_OPTIONS).map(both);
                own.saturating_add(options.sum::<usize>().saturating_mul(values.len()))
            }
            Some(value) => {
                let options = self.options().iter().take(MOST_OPTIONS).map(both);
                options.sum::<usize>().saturating_add(read(value))
            }
            None => 0,
        }
    }

    /// What can be chosen in a list.
    fn options(&self) -> &'d [Object] {
        match self.inherited(b"Opt") {
            Some(Object::Array(options)) => options.as_slice(),
            _ => &[],
        }
    }

    /// What it holds.
    pub(super) fn value(&self) -> Value {
        match self.inherited(b"FT").and_then(|kind| kind.as_name().ok()) {
            Some(b"Btn") if self.flags() & PUSH_BUTTON != 0 => Value::Caption,
            Some(b"Btn") => {
                if self.is_on() {
                    Value::On
                } else {
                    Value::Off
                }
            }
            Some(b"Sig") => Value::Drawn,
            Some(b"Ch") => Value::Text(self.chosen()),
            _ => {
                let typed = self.inherited(b"V").map(|value| self.text(value));
                let typed = typed.unwrap_or_default();
                if self.flags() & PASSWORD == 0 {
                    Value::Text(typed)
                } else {
                    // ISO 32000-2, table 231: not to be shown; viewers draw an asterisk for each letter.
                    Value::Text("*".repeat(typed.chars().count().min(MOST_ASTERISKS)))
                }
            }
        }
    }

    /// The state of the widget; where it has none, whether the field's value is one that this widget means.
    fn is_on(&self) -> bool {
        let Some(&widget) = self.chain.first() else {
            return false;
        };
        if let Some(state) = self.objects.name(widget, b"AS") {
            return state != b"Off";
        }
        let Some(Object::Name(value)) = self.inherited(b"V") else {
            return false;
        };
        let states = self
            .objects
            .dict(widget, b"AP")
            .and_then(|ap| self.objects.dict(ap, b"N"));
        value != b"Off" && states.is_none_or(|states| states.has(value))
    }

    fn text(&self, value: &Object) -> String {
        match value {
            Object::String(bytes, _) => text_string(bytes),
            Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
            Object::Integer(number) => number.to_string(),
            Object::Stream(long) => {
                let mut bytes = Vec::new();
                stream::decode(self.objects, long, LONGEST_VALUE, &mut bytes);
                text_string(&bytes)
            }
            _ => String::new(),
        }
    }

    /// What is chosen in a list, as displayed (ISO 32000-2, 12.7.5.4).
    fn chosen(&self) -> String {
        let values: Vec<String> = match self.inherited(b"V") {
            Some(Object::Array(values)) => values
                .iter()
                .take(MOST_VALUES)
                .filter_map(|v| self.objects.resolve(v))
                .map(|v| self.text(v))
                .collect(),
            Some(value) => vec![self.text(value)],
            None => return String::new(),
        };
        let options = self.options();
        let displayed = |value: String| {
            let shown = options.iter().take(MOST_OPTIONS).find_map(|option| {
                match self.objects.resolve(option)? {
                    Object::Array(pair) => {
                        let export = self.text(self.objects.resolve(pair.first()?)?);
                        let shown = self.text(self.objects.resolve(pair.get(1)?)?);
                        (export == value).then_some(shown)
                    }
                    _ => None,
                }
            });
            shown.unwrap_or(value)
        };
        values
            .into_iter()
            .map(displayed)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Whether `shown`, what the appearance draws, says what `value` says. Appearances that cut a long value off, or
    /// whose font cannot be read, do not; one that differs otherwise is what readers see.
    pub(super) fn is_shown_by(&self, value: &str, shown: &str) -> bool {
        let letters =
            |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        let (value, shown) = (letters(value), letters(shown));
        if value.is_empty() {
            // Nothing was typed: what the appearance shows is a hint, and hints are shown.
            return true;
        }
        !shown.is_empty() && (shown == value || !value.contains(&shown))
    }
}

/// The dictionary of the document's interactive form.
pub(super) fn interactive_form<'d>(objects: Objects<'d>) -> Option<&'d Dictionary> {
    objects
        .get(objects.catalog()?, b"AcroForm")
        .and_then(as_dict)
}
