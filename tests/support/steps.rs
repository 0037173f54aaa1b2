//! What a person does, as a script: keys by their names, `"typed"`, `paste:"a text"`, `resize:80x24`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use monshin::tui::keymap::Key;

/// Something that a person does.
#[derive(Debug, Clone)]
pub enum Step {
    Key(KeyEvent),
    Paste(String),
    Resize(u16, u16),
}

fn character(c: char) -> Step {
    Step::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
}

/// The steps of a script.
pub fn steps(script: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = script.trim_start();
    while !rest.is_empty() {
        let quoted = rest.strip_prefix('"').or_else(|| rest.strip_prefix("paste:\""));
        let end;
        if let Some(text) = quoted {
            let (text, after) = text.split_once('"').expect("a closing quotation mark");
            if rest.starts_with('"') {
                steps.extend(text.chars().map(character));
            } else {
                steps.push(Step::Paste(text.to_owned()));
            }
            end = rest.len() - after.len();
        } else {
            end = rest.find([' ', '\n']).unwrap_or(rest.len());
            steps.push(named(&rest[..end]));
        }
        rest = rest[end..].trim_start_matches([' ', '\n']);
    }
    steps
}

fn named(name: &str) -> Step {
    if let Some(size) = name.strip_prefix("resize:") {
        let (columns, rows) = size.split_once('x').expect("a size");
        return Step::Resize(columns.parse().expect("columns"), rows.parse().expect("rows"));
    }
    match Key::parse(name) {
        Some(Key::One(code, modifiers)) => Step::Key(KeyEvent::new(code, modifiers)),
        other => panic!("no key {name:?}: {other:?}"),
    }
}
