//! Walking a TOML file with a place for every complaint.
//!
//! A derive stops at the first fault. Here a table is read key by key: what is missing, of the wrong
//! type or not known is noted with its place, and reading goes on, so that a person gets all the
//! faults of a file in one go.

mod mended;

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use self::mended::Mended;
use crate::fault::{Expected, Fault, FaultKind, NOT_FINITE};

/// The faults found so far.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes a fault.
    pub fn push(&mut self, span: Range<usize>, kind: FaultKind) {
        self.0.push(Fault { span, kind });
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults in file order.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Fault> {
        self.0.sort_by_key(|fault| (fault.span.start, fault.span.end));
        self.0
    }
}

/// Parses `text` and reads it with `read`; syntax faults are noted and what could be parsed is read
/// all the same.
pub fn read_toml<T>(text: &str, read: impl FnOnce(Table<'_>, &mut Faults) -> T) -> (T, Faults) {
    let mut faults = Faults::default();
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let value = read(Table::new(root.get_ref(), 0..0), &mut faults);
        numbers_beyond(root.get_ref(), &mut faults);
        return (value, faults);
    }
    let mended = Mended::of(text);
    let (root, _) = DeTable::parse_recoverable(&mended.text);
    let value = read(Table::new(root.get_ref(), 0..0), &mut faults);
    numbers_beyond(root.get_ref(), &mut faults);
    faults.0.retain(|fault| mended.stands(fault));
    faults.0.extend(mended.faults);
    (value, faults)
}

/// Notes the numbers that TOML does not have: whole ones of more than 64 bits, and without a digit. The
/// parser leaves them to whoever reads the value, and nobody reads all of them; but a text with one in
/// it cannot be held.
fn numbers_beyond(table: &DeTable<'_>, faults: &mut Faults) {
    for (_, value) in table {
        number_beyond(value, faults);
    }
}

fn number_beyond(value: &Spanned<DeValue<'_>>, faults: &mut Faults) {
    match value.get_ref() {
        DeValue::Integer(integer)
            if i64::from_str_radix(integer.as_str(), integer.radix()).is_err() =>
        {
            let message = "integer number overflowed".to_owned();
            faults.push(value.span(), FaultKind::Syntax(message));
        }
        DeValue::Array(list) => list.iter().for_each(|item| number_beyond(item, faults)),
        DeValue::Table(table) => numbers_beyond(table, faults),
        _ => {}
    }
}

/// A table that is being read. It remembers which keys were asked for, so that
/// [`Table::no_other_keys`] can name the rest.
pub struct Table<'a> {
    keys: &'a DeTable<'a>,
    span: Range<usize>,
    asked: Vec<&'static str>,
}

/// A value with its place.
#[derive(Clone)]
pub struct Item<'a> {
    value: &'a DeValue<'a>,
    /// The bytes of the value.
    pub span: Range<usize>,
}

/// A key or word with its place.
pub type Word<'a> = (Cow<'a, str>, Range<usize>);

impl<'a> Table<'a> {
    fn new(table: &'a DeTable<'a>, span: Range<usize>) -> Table<'a> {
        Table { keys: table, span, asked: Vec::new() }
    }

    /// The place of the table: its header, or its braces.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The value of a key that may be left out.
    pub fn optional(&mut self, key: &'static str) -> Option<Item<'a>> {
        self.accept(&[key]);
        self.keys.get(key).map(Item::new)
    }

    /// The value of a key that has to be there; its absence is noted.
    pub fn required(&mut self, key: &'static str, faults: &mut Faults) -> Option<Item<'a>> {
        let item = self.optional(key);
        if item.is_none() {
            faults.push(self.span.clone(), FaultKind::MissingKey(key));
        }
        item
    }

    /// Takes keys as known whose values are not read.
    pub fn accept(&mut self, keys: &[&'static str]) {
        for key in keys {
            if !self.asked.contains(key) {
                self.asked.push(key);
            }
        }
    }

    /// Every key with its value, in file order, whatever the keys are.
    pub fn entries(&self) -> impl Iterator<Item = (Word<'a>, Item<'a>)> + '_ {
        self.keys
            .iter()
            .map(|(key, value)| ((Cow::Borrowed(&**key.get_ref()), key.span()), Item::new(value)))
    }

    /// Notes every key that was not asked for.
    pub fn no_other_keys(self, faults: &mut Faults) {
        for (key, _) in self.keys {
            if !self.asked.contains(&&**key.get_ref()) {
                let known = self.asked.clone();
                let key_text = key.get_ref().to_string();
                faults.push(key.span(), FaultKind::UnknownKey { key: key_text, known });
            }
        }
    }
}

impl<'a> Item<'a> {
    fn new(value: &'a Spanned<DeValue<'a>>) -> Item<'a> {
        Item { value: value.get_ref(), span: value.span() }
    }

    /// Notes that the value should be something else; for a reader that tried its types.
    pub fn wrong<T>(&self, expected: Expected, faults: &mut Faults) -> Option<T> {
        let found = self.value.type_str();
        faults.push(self.span.clone(), FaultKind::WrongType { expected, found });
        None
    }

    /// Whether the value is a table.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// Whether the value is a number, whole or not.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.value.is_integer() || self.value.is_float()
    }

    /// Whether the value is a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.value.is_array()
    }

    /// Whether the value is a list without items.
    #[must_use]
    pub fn is_empty_list(&self) -> bool {
        self.value.as_array().is_some_and(|list| list.is_empty())
    }

    /// The value as a string, if it is one; notes nothing.
    #[must_use]
    pub fn as_str(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    /// A string.
    pub fn str(&self, faults: &mut Faults) -> Option<&'a str> {
        self.value.as_str().or_else(|| self.wrong(Expected::Str, faults))
    }

    /// A string of its own.
    pub fn string(&self, faults: &mut Faults) -> Option<String> {
        self.str(faults).map(str::to_owned)
    }

    /// `true` or `false`.
    pub fn bool(&self, faults: &mut Faults) -> Option<bool> {
        self.value.as_bool().or_else(|| self.wrong(Expected::Bool, faults))
    }

    /// A whole number, 0 or more. It may be written with a fraction of zero.
    pub fn count(&self, faults: &mut Faults) -> Option<i64> {
        let whole = match self.value {
            DeValue::Integer(integer) => {
                i64::from_str_radix(integer.as_str(), integer.radix()).ok()
            }
            DeValue::Float(float) => float
                .as_str()
                .split_once('.')
                .filter(|(_, fraction)| fraction.bytes().all(|digit| digit == b'0'))
                .and_then(|(whole, _)| whole.parse().ok()),
            _ => None,
        };
        whole.filter(|whole| *whole >= 0).or_else(|| self.wrong(Expected::Count, faults))
    }

    /// A finite number, written with or without a fraction.
    pub fn number(&self, faults: &mut Faults) -> Option<f64> {
        let number = match self.value {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().parse().ok(),
            DeValue::Integer(integer) => from_radix(integer.as_str(), integer.radix()),
            DeValue::Float(float) => float.as_str().parse::<f64>().ok(),
            _ => None,
        };
        match number {
            Some(number) if number.is_finite() => Some(number),
            // "A number with a fraction" would be no help.
            Some(_) => {
                let kind = FaultKind::WrongType { expected: Expected::Number, found: NOT_FINITE };
                faults.push(self.span.clone(), kind);
                None
            }
            None => self.wrong(Expected::Number, faults),
        }
    }

    /// A date, or a date with a time. A time without seconds, as TOML 1.1 has it, is one with none: it
    /// is written with them, and must not become another one by that.
    pub fn date(&self, faults: &mut Faults) -> Option<Datetime> {
        let date = self.value.as_datetime().filter(|datetime| datetime.date.is_some());
        let Some(mut date) = date.copied() else { return self.wrong(Expected::Date, faults) };
        if let Some(time) = &mut date.time {
            time.second.get_or_insert(0);
        }
        Some(date)
    }

    /// A table.
    pub fn table(&self, faults: &mut Faults) -> Option<Table<'a>> {
        self.table_or(Expected::Table, faults)
    }

    /// A table; what is noted otherwise is that `expected` was expected.
    pub fn table_or(&self, expected: Expected, faults: &mut Faults) -> Option<Table<'a>> {
        match self.value {
            DeValue::Table(table) => Some(Table::new(table, self.span.clone())),
            _ => self.wrong(expected, faults),
        }
    }

    /// The items of a list.
    pub fn list(&self, expected: Expected, faults: &mut Faults) -> Option<Vec<Item<'a>>> {
        match self.value {
            DeValue::Array(list) => Some(list.iter().map(Item::new).collect()),
            _ => self.wrong(expected, faults),
        }
    }

    /// The strings of a list, each with its place; an item of another type is noted and left out.
    pub fn strings(&self, faults: &mut Faults) -> Option<Vec<(&'a str, Range<usize>)>> {
        let items = self.list(Expected::StrList, faults)?;
        Some(items.iter().filter_map(|item| Some((item.str(faults)?, item.span.clone()))).collect())
    }

    /// The tables of a list of tables; an item of another type is noted and left out.
    pub fn tables(&self, faults: &mut Faults) -> Option<Vec<Table<'a>>> {
        let items = self.list(Expected::TableList, faults)?;
        Some(items.iter().filter_map(|item| item.table(faults)).collect())
    }

    /// One of a few words.
    pub fn word<T: Copy>(&self, words: &[(&'static str, T)], faults: &mut Faults) -> Option<T> {
        let word = self.str(faults)?;
        let found = words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
        if found.is_none() {
            let known = words.iter().map(|(known, _)| *known).collect();
            let kind = FaultKind::UnknownWord { word: word.to_owned(), known };
            faults.push(self.span.clone(), kind);
        }
        found
    }
}

/// A whole number that is written in another base, such as `0x1F`.
fn from_radix(digits: &str, radix: u32) -> Option<f64> {
    digits.chars().try_fold(0.0, |sum, digit| {
        Some(sum * f64::from(radix) + f64::from(digit.to_digit(radix)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_noted_with_its_place_and_reading_goes_on() {
        let text = "a = 1\nb = \"x\"\nz = 0\n[t]\nw = \"red\"\n";
        let ((a, b), faults) = read_toml(text, |mut root, faults| {
            let a = root.required("a", faults).and_then(|item| item.string(faults));
            let b = root.required("b", faults).and_then(|item| item.string(faults));
            root.required("c", faults);
            let mut table = root.required("t", faults).unwrap().table(faults).unwrap();
            let word = table.required("w", faults).unwrap();
            assert_eq!(word.word(&[("green", 1)], faults), None);
            root.no_other_keys(faults);
            (a, b)
        });
        assert_eq!((a, b.as_deref()), (None, Some("x")));
        let faults = faults.into_sorted();
        let marked: Vec<&str> = faults.iter().map(|fault| &text[fault.span.clone()]).collect();
        assert_eq!(marked, ["", "1", "z", "\"red\""]);
        assert!(matches!(faults[0].kind, FaultKind::MissingKey("c")));
        assert!(matches!(faults[3].kind, FaultKind::UnknownWord { .. }));
    }

    #[test]
    fn a_syntax_fault_does_not_hide_the_rest() {
        let text = "a = \nb = 5\n";
        let (b, faults) = read_toml(text, |mut root, faults| {
            root.required("b", faults).and_then(|item| item.string(faults))
        });
        assert_eq!(b, None);
        let faults = faults.into_sorted();
        assert!(matches!(faults[0].kind, FaultKind::Syntax(_)));
        assert!(matches!(faults[1].kind, FaultKind::WrongType { .. }), "{faults:?}");
    }

    #[test]
    fn a_number_that_no_text_can_be_held_with_is_noted_wherever_it_stands() {
        let text = "a = 99999999999999999999\nb = [1, { c = -9223372036854775809 }]\n\
                    [[d]]\ne = 0x\nf = 9223372036854775807\n";
        let ((), faults) = read_toml(text, |_, _| ());
        let faults = faults.into_sorted();
        let places: Vec<&str> = faults.iter().map(|fault| &text[fault.span.clone()]).collect();
        assert_eq!(places, ["99999999999999999999", "-9223372036854775809", "0x"]);
    }

    #[test]
    fn a_number_may_be_whole_or_not_and_is_finite() {
        let text = "a = 3\nb = 2.5\nc = inf\nd = 1_000\ne = 0x1F\n";
        let (numbers, faults) = read_toml(text, |mut root, faults| {
            ["a", "b", "c", "d", "e"].map(|key| root.optional(key).unwrap().number(faults))
        });
        assert_eq!(numbers, [Some(3.0), Some(2.5), None, Some(1000.0), Some(31.0)]);
        assert_eq!(faults.into_sorted().len(), 1);
    }
}
