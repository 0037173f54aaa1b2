//! What several things of a set have: texts, weights, tags, where they come from.

use super::Ground;
use crate::fault::{Expected, FaultKind};
use crate::questionnaire::model::{Mark, Origin, Tags};
use crate::reader::{Faults, Item, Table};
use crate::text::{Lang, Localized, Text, TextList};

/// The languages that every text of the set has.
pub(super) struct Languages(Vec<Lang>);

impl Languages {
    /// Reads `languages`; all that there are where it does not say.
    pub fn read(item: Option<Item<'_>>, faults: &mut Faults) -> Languages {
        Languages(item.and_then(|item| read_languages(&item, faults)).unwrap_or(Lang::ALL.to_vec()))
    }

    /// The languages in the order of the file.
    pub fn into_list(self) -> Vec<Lang> {
        self.0
    }

    /// A text that has to be there.
    pub fn required(&self, table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> Text {
        let item = table.required(key, faults);
        item.map(|item| self.text(&item, faults)).unwrap_or_default()
    }

    /// A text that may be left out.
    pub fn optional(
        &self,
        table: &mut Table<'_>,
        key: &'static str,
        faults: &mut Faults,
    ) -> Option<Text> {
        table.optional(key).map(|item| self.text(&item, faults))
    }

    /// A list of texts that may be left out.
    pub fn list(
        &self,
        table: &mut Table<'_>,
        key: &'static str,
        faults: &mut Faults,
    ) -> Option<TextList> {
        let item = table.optional(key)?;
        Some(self.localized(&item, Expected::TextList, faults, |item, faults| {
            let strings = item.strings(faults).unwrap_or_default();
            strings.into_iter().map(|(text, _)| text.to_owned()).collect()
        }))
    }

    fn text(&self, item: &Item<'_>, faults: &mut Faults) -> Text {
        self.localized(item, Expected::Text, faults, |item, faults| {
            item.string(faults).unwrap_or_default()
        })
    }

    fn localized<T: Clone + Default>(
        &self,
        item: &Item<'_>,
        expected: Expected,
        faults: &mut Faults,
        read: impl Fn(&Item<'_>, &mut Faults) -> T,
    ) -> Localized<T> {
        let Some(mut table) = item.table_or(expected, faults) else { return Localized::default() };
        let [ja, en] = [Lang::Ja, Lang::En].map(|lang| {
            let item = table.optional(lang.code());
            if item.is_none() && self.0.contains(&lang) {
                faults.push(table.span(), FaultKind::MissingLanguage(lang.code()));
            }
            item.map(|item| read(&item, faults))
        });
        table.no_other_keys(faults);
        match (ja, en) {
            (Some(ja), Some(en)) => Localized { ja, en },
            (Some(only), None) | (None, Some(only)) => Localized { ja: only.clone(), en: only },
            (None, None) => Localized::default(),
        }
    }
}

fn read_languages(item: &Item<'_>, faults: &mut Faults) -> Option<Vec<Lang>> {
    let words = Lang::ALL.map(|lang| (lang.code(), lang));
    let items = item.list(Expected::StrList, faults)?;
    if items.is_empty() {
        faults.push(item.span.clone(), FaultKind::Empty);
        return None;
    }
    let mut languages = Vec::new();
    for item in items {
        let lang = item.word(&words, faults)?;
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    Some(languages)
}

/// A string that may be left out.
pub(super) fn string(
    table: &mut Table<'_>,
    key: &'static str,
    faults: &mut Faults,
) -> Option<String> {
    table.optional(key).and_then(|item| item.string(faults))
}

/// `weight`: 0 or more, 1 where it is left out.
pub(super) fn weight(table: &mut Table<'_>, faults: &mut Faults) -> f64 {
    let Some(item) = table.optional("weight") else { return 1.0 };
    let weight = item.number(faults).unwrap_or(1.0);
    if weight < 0.0 {
        faults.push(item.span, FaultKind::NegativeWeight);
    }
    weight
}

/// `tags`: a word or a list of words each, in the order of the file.
pub(super) fn tags(table: &mut Table<'_>, faults: &mut Faults) -> Tags {
    let table = table.optional("tags").and_then(|item| item.table(faults));
    let Some(table) = table else { return Tags::new() };
    let mut tags: Vec<_> = table.entries().collect();
    tags.sort_by_key(|((_, span), _)| span.start);
    tags.into_iter().map(|((name, _), item)| (name.into_owned(), words(&item, faults))).collect()
}

fn words(item: &Item<'_>, faults: &mut Faults) -> Vec<String> {
    if let Some(word) = item.as_str() {
        return vec![word.to_owned()];
    }
    let words = item.strings(faults).unwrap_or_default();
    words.into_iter().map(|(word, _)| word.to_owned()).collect()
}

/// The id of what comes from no document: common knowledge, and our own.
const OWN_SOURCE: &str = "monshin";

const MARKS: [(&str, Mark); 5] = [
    ("deck", Mark::Deck),
    ("seen", Mark::Seen),
    ("second", Mark::Second),
    ("recalled", Mark::Recalled),
    ("ours", Mark::Ours),
];

/// `source`: where something comes from.
pub(super) fn origin(
    ground: &Ground<'_>,
    table: &mut Table<'_>,
    faults: &mut Faults,
) -> Option<Origin> {
    let mut table = table.optional("source")?.table(faults)?;
    let id = table.required("id", faults);
    let id = id.and_then(|item| Some((item.str(faults)?, item.span)));
    if let Some((id, span)) = id.as_ref().filter(|(id, _)| *id != OWN_SOURCE) {
        ground.sources.find(id, span, faults);
    }
    let origin = Origin {
        id: id.map(|(id, _)| id.to_owned()).unwrap_or_default(),
        at: string(&mut table, "at", faults),
        mark: table.optional("mark").and_then(|item| item.word(&MARKS, faults)),
    };
    table.no_other_keys(faults);
    Some(origin)
}
