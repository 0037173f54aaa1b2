//! Every string that a person reads, in Japanese and English side by side.
//!
//! Faults, errors and actions are values without prose until they come here. A test keeps texts out
//! of all other rooms, and East Asian Ambiguous characters (one cell or two, depending on the
//! terminal) out of this one.

pub mod actions;
pub mod backups;
pub mod candidates;
pub mod carried;
pub mod cli;
pub mod compare;
pub mod delivery;
pub mod endings;
pub mod errors;
pub mod explain;
pub mod faults;
pub mod held;
pub mod numbers;
pub mod plan;
pub mod reading;
pub mod report;
pub mod report_layout;
pub mod results;
pub mod saving;
pub mod selection;
pub mod table;
pub mod targets;
pub mod ui;

use crate::text::{Lang, Localized};

/// A string in each language.
pub type Words = Localized<&'static str>;

impl Words {
    /// The string in `lang`.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &'static str {
        self.get(lang)
    }
}

/// Declares strings, the languages side by side: `NAME = "ja" | "en";`.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident = $ja:literal | $en:literal;)*) => {
        $(
            #[doc = $en]
            $(#[$meta])*
            pub const $name: $crate::strings::Words =
                $crate::text::Localized { ja: $ja, en: $en };
        )*
    };
}
pub(crate) use words;
