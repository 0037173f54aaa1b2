//! A picture with text in it, as an image inside of the file.
//!
//! Word processors do not know SVG between the elements of a page: they leave the drawing out and run
//! its words together in a line. As an image it is drawn, or its name stands in its place.

use std::io;

use askama::Template;

use super::{Markup, markup};
use crate::report::svg;

#[derive(Template)]
#[template(
    source = r#"<p><img class="{{ class }}" width="{{ width }}" height="{{ height }}" alt="{{ name }}" src="data:image/svg+xml;base64,{{ data }}"></p>"#,
    ext = "html"
)]
struct Image<'a> {
    class: &'a str,
    width: f64,
    height: f64,
    name: &'a str,
    data: String,
}

/// The radar as an image of this name; nothing where there is none.
pub(super) fn radar(drawn: &str, name: &str) -> io::Result<Markup> {
    if drawn.is_empty() {
        return Ok(Markup(String::new()));
    }
    let (width, height) = svg::RADAR;
    markup(&Image { class: "radar", width, height, name, data: base64(drawn.as_bytes()) })
}

/// Bytes as RFC 4648 writes them, with `=` at the end.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at)) as usize % 64];
            text.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_its_standard() {
        let pairs =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in pairs {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }
}
