//! The question sets that are compiled into the binary.

use crate::text::{Localized, Text};

use super::Questionnaire;

/// A set as it is compiled in: its values in few bytes, since parsing its text would take longer than
/// all else at the start. What the home screen says of it stands here, so that it need not even be
/// decoded there; a test holds both together.
#[derive(Debug, Clone, Copy)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub title: Localized<&'static str>,
    /// The first line of what it says about itself.
    pub about: Localized<&'static str>,
    /// How many questions it has.
    pub questions: usize,
    /// How long a meeting over it takes, in minutes.
    pub minutes: Option<u32>,
    /// The digest of the text of `questionnaires/ID.toml`, see [`digest`](super::digest()).
    pub digest: &'static str,
    /// What `build.rs` made of that text.
    bytes: &'static [u8],
}

/// The sets that are compiled into the binary, in the order in which they are offered.
pub const SHIPPED: &[Shipped] = &[
    Shipped {
        id: "soc-maturity",
        title: Localized { ja: "成熟度セルフチェック", en: "Maturity self-check" },
        about: Localized {
            ja: "SOCやCSIRTなど、セキュリティに対応する組織の成熟度を、9つの機能と54の役割で確かめます。役割ごとに、自組織で行う（インソース）と外部に委託する（アウトソース）の両方について、いまの段階と目標の段階を選びます。両方に答えたときは、高いほうの段階が点になります。",
            en: "How mature is your security response organisation, be it a SOC, a CSIRT or something else? The check goes through 9 functions and 54 roles. For each role you choose the level today and the level aimed at, for what is done in-house (in-source) and for what is bought (out-source). Where both are answered, the higher level counts.",
        },
        questions: 57,
        minutes: Some(120),
        digest: include_str!(concat!(env!("OUT_DIR"), "/soc-maturity.sha256")),
        bytes: include_bytes!(concat!(env!("OUT_DIR"), "/soc-maturity.bin")),
    },
    Shipped {
        id: "mss-selection",
        title: Localized {
            ja: "マネージドセキュリティサービスの選定",
            en: "Selection of a managed security service",
        },
        about: Localized {
            ja: "マネージドセキュリティサービス（MSS）の選定を、何を守るかから始めて、要件、候補の比較、契約、運用、見直しまで順に進める質問集です。",
            en: "Select a managed security service (MSS) step by step: what to protect, requirements, comparison of candidates, contract, operation and review.",
        },
        questions: 214,
        minutes: Some(480),
        digest: include_str!(concat!(env!("OUT_DIR"), "/mss-selection.sha256")),
        bytes: include_bytes!(concat!(env!("OUT_DIR"), "/mss-selection.bin")),
    },
];

/// What is said of a set where one is chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The first line of what it says about itself; may be empty.
    pub about: Text,
    /// How many questions it has.
    pub questions: usize,
    /// How long a meeting over it takes, in minutes.
    pub minutes: Option<u32>,
}

impl Shipped {
    /// The set itself.
    ///
    /// # Panics
    ///
    /// Never: the bytes come from the same build, and a test decodes them all.
    #[must_use]
    pub fn set(&self) -> Questionnaire {
        let mut set: Questionnaire =
            postcard::from_bytes(self.bytes).expect("what `build.rs` wrote");
        set.index();
        set
    }

    /// What is said of it, without decoding it.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            id: self.id.to_owned(),
            title: Text::new(self.title.ja, self.title.en),
            about: Text::new(self.about.ja, self.about.en),
            questions: self.questions,
            minutes: self.minutes,
        }
    }
}

impl Questionnaire {
    /// What is said of it where one is chosen.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let line = |text: &String| text.trim().lines().next().unwrap_or_default().to_owned();
        let about = self.about.as_ref().map(|about| Text::new(line(&about.ja), line(&about.en)));
        Summary {
            id: self.id.clone(),
            title: self.title.clone(),
            about: about.unwrap_or_default(),
            questions: self.questions.len(),
            minutes: self.minutes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_set_is_what_is_said_of_it() {
        for shipped in SHIPPED {
            assert_eq!(shipped.set().summary(), shipped.summary());
        }
    }
}
