//! The digest of a set's text: what an auditor compares to know that the same questions were asked.

use sha2::{Digest, Sha256};

/// The SHA-256 of a text, as 64 hexadecimal digits; `sha256sum` says the same of the file.
#[must_use]
pub fn digest(text: &str) -> String {
    use std::fmt::Write;

    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
