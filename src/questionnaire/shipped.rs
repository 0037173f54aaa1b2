//! The question sets that are compiled into the binary.

use crate::text::Text;

/// A set as it is compiled in: its text is parsed when it is needed, not before.
#[derive(Debug, Clone, Copy)]
pub struct Shipped {
    /// The id inside of `text`; a test holds the two together.
    pub id: &'static str,
    /// The TOML text.
    pub text: &'static str,
}

/// The sets that are compiled into the binary, in the order in which they are offered.
pub const SHIPPED: &[Shipped] =
    &[Shipped { id: "soc-maturity", text: include_str!("../../questionnaires/soc-maturity.toml") }];

/// A set that is announced and cannot be begun yet.
#[derive(Debug, Clone)]
pub struct Coming {
    /// The name of the set.
    pub title: Text,
    /// What it is, in a line.
    pub about: Text,
}

/// The sets that are announced.
#[must_use]
pub fn coming() -> Vec<Coming> {
    vec![Coming {
        title: Text::new(
            "マネージドセキュリティサービスの選定",
            "Selection of a managed security service",
        ),
        about: Text::new(
            "何を守るかから始めて、どの事業者と、どの契約を結ぶかまでを決めます。",
            "From what to protect to which provider to choose, on which contract.",
        ),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::parse;

    #[test]
    fn every_shipped_set_is_without_faults_and_has_the_id_it_is_listed_under() {
        for shipped in SHIPPED {
            let set = parse(shipped.text).expect("a shipped set has no faults");
            assert_eq!(set.id, shipped.id);
        }
    }
}
