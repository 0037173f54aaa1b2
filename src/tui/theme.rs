//! What things look like: the only place that names colours.
//!
//! The default is the terminal's own sixteen colours on its own background, so that a light and a
//! dark terminal both stay readable. Meaning never rests on colour alone: what is chosen has a mark,
//! what has the keys is in reverse video.

use ratatui::style::{Color, Modifier, Style};

pub use crate::store::config::Theme;

/// What a piece of the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Plain text.
    Text,
    /// What may be overlooked.
    Dim,
    /// A heading, or the question itself.
    Strong,
    /// The one accent: where one is.
    Accent,
    /// What was answered.
    Chosen,
    /// What has the keys.
    Marked,
    /// What was answered and has the keys.
    ChosenMarked,
    /// A key in the footer.
    Key,
    /// Something needs attention.
    Warning,
    /// The filled part of a bar.
    Bar,
}

impl Theme {
    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Text => plain,
            Role::Dim => self.dim(),
            Role::Strong => plain.add_modifier(Modifier::BOLD),
            Role::Accent | Role::Bar => self.accent(),
            Role::Key | Role::Chosen => self.accent().add_modifier(Modifier::BOLD),
            Role::Marked => plain.add_modifier(Modifier::REVERSED),
            Role::ChosenMarked => self.accent().add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Warning => self.warning(),
        }
    }

    fn accent(self) -> Style {
        match self {
            // Of the sixteen colours the one that reads equally well on black and on white.
            Theme::Terminal => Style::new().fg(Color::Magenta),
            Theme::Dark => Style::new().fg(Color::Indexed(80)),
            Theme::Light => Style::new().fg(Color::Indexed(24)),
            Theme::Mono => Style::new(),
        }
    }

    fn dim(self) -> Style {
        match self {
            Theme::Terminal | Theme::Mono => Style::new().add_modifier(Modifier::DIM),
            Theme::Dark => Style::new().fg(Color::Indexed(246)),
            Theme::Light => Style::new().fg(Color::Indexed(241)),
        }
    }

    fn warning(self) -> Style {
        let strong = Style::new().add_modifier(Modifier::BOLD);
        match self {
            Theme::Terminal => strong.fg(Color::Red),
            Theme::Dark => strong.fg(Color::Indexed(210)),
            Theme::Light => strong.fg(Color::Indexed(124)),
            Theme::Mono => strong.add_modifier(Modifier::UNDERLINED),
        }
    }
}

/// The terminal codes that make a cell of this style, whatever the style before was.
pub fn write_codes(out: &mut Vec<u8>, fg: Color, bg: Color, modifier: Modifier) {
    out.extend_from_slice(b"\x1b[0");
    let modifiers = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ];
    for (flag, code) in modifiers {
        if modifier.contains(flag) {
            push_code(out, code);
        }
    }
    write_color(out, fg, 30);
    write_color(out, bg, 40);
    out.push(b'm');
}

fn write_color(out: &mut Vec<u8>, color: Color, base: u8) {
    let sixteen = |n: u8| if n < 8 { base + n } else { base + 60 + n - 8 };
    match color {
        Color::Reset => {}
        Color::Indexed(n) => {
            push_code(out, base + 8);
            push_code(out, 5);
            push_code(out, n);
        }
        Color::Rgb(r, g, b) => {
            push_code(out, base + 8);
            push_code(out, 2);
            for part in [r, g, b] {
                push_code(out, part);
            }
        }
        Color::Black => push_code(out, sixteen(0)),
        Color::Red => push_code(out, sixteen(1)),
        Color::Green => push_code(out, sixteen(2)),
        Color::Yellow => push_code(out, sixteen(3)),
        Color::Blue => push_code(out, sixteen(4)),
        Color::Magenta => push_code(out, sixteen(5)),
        Color::Cyan => push_code(out, sixteen(6)),
        Color::Gray => push_code(out, sixteen(7)),
        Color::DarkGray => push_code(out, sixteen(8)),
        Color::LightRed => push_code(out, sixteen(9)),
        Color::LightGreen => push_code(out, sixteen(10)),
        Color::LightYellow => push_code(out, sixteen(11)),
        Color::LightBlue => push_code(out, sixteen(12)),
        Color::LightMagenta => push_code(out, sixteen(13)),
        Color::LightCyan => push_code(out, sixteen(14)),
        Color::White => push_code(out, sixteen(15)),
    }
}

fn push_code(out: &mut Vec<u8>, code: u8) {
    out.push(b';');
    out.extend_from_slice(code.to_string().as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mono_theme_has_no_colour_and_still_tells_roles_apart() {
        let roles = [Role::Text, Role::Strong, Role::Chosen, Role::Marked, Role::Warning];
        for role in roles {
            let style = Theme::Mono.style(role);
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert_ne!(Theme::Mono.style(Role::Marked), Theme::Mono.style(Role::Chosen));
    }

    #[test]
    fn codes_begin_with_a_reset_and_name_each_part() {
        let mut out = Vec::new();
        write_codes(&mut out, Color::Cyan, Color::Indexed(24), Modifier::BOLD | Modifier::REVERSED);
        assert_eq!(out, b"\x1b[0;1;7;36;48;5;24m");
    }
}
