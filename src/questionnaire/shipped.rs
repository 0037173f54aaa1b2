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
#[must_use]
pub fn coming() -> Vec<Text> {
    vec![Text::new(
        "マネージドセキュリティサービスの選定",
        "Selection of a managed security service",
    )]
}
