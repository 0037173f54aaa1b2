//! From the configuration to what the workbook is set to.

use crate::action::Action;
use crate::fault::{Fault, FaultKind};
use crate::store::config::{Binding, Borders, Config};
use crate::text::Lang;

use super::app::Settings;
use super::keymap::{Keymap, Rejected};
use super::paint::Look;
use super::theme::Theme;

/// What the configuration comes to, and what is wrong with its keys: there the default stays.
/// `colour` is whether the terminal may be given colours at all.
#[must_use]
pub fn settings(config: &Config, lang: Lang, colour: bool) -> (Settings, Vec<Fault>) {
    let mut keymap = Keymap::default();
    let faults = config.keys.iter().filter_map(|binding| bind(&mut keymap, binding)).collect();
    let theme = if colour { config.theme } else { Theme::Mono };
    let look = Look { theme, ascii: config.borders == Borders::Ascii };
    let efforts = config.effort.clone();
    (Settings { lang, look, advance: config.advance, efforts, keymap }, faults)
}

fn bind(keymap: &mut Keymap, binding: &Binding) -> Option<Fault> {
    let keys: Vec<&str> = binding.keys.iter().map(|key| key.word.as_str()).collect();
    let rejected = keymap.rebind(&binding.action.word, &keys).err()?;
    let word = |at: usize| binding.keys[at].word.clone();
    Some(match rejected {
        Rejected::NoSuchAction => Fault {
            span: binding.action.span.clone(),
            kind: FaultKind::NoSuchAction(binding.action.word.clone()),
        },
        Rejected::NoSuchKey(at) => {
            Fault { span: binding.keys[at].span.clone(), kind: FaultKind::NoSuchKey(word(at)) }
        }
        Rejected::Clash(at, other) => Fault {
            span: binding.keys[at].span.clone(),
            kind: FaultKind::KeyClash(word(at), other),
        },
    })
}

/// The names that the configuration may bind, for messages.
#[must_use]
pub fn action_names() -> Vec<&'static str> {
    Action::NAMED.iter().map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::config;

    #[test]
    fn a_binding_that_cannot_be_taken_is_told_with_its_place() {
        let text = "[keys]\nflag = [\"g\"]\nfly = [\"y\"]\nmemo = [\"Hyper\"]\nnote = [\"d\"]\n";
        let (config, faults) = config::read(text);
        assert_eq!(faults, []);
        let (_, faults) = settings(&config, Lang::En, true);
        let marked: Vec<&str> = faults.iter().map(|fault| &text[fault.span.clone()]).collect();
        assert_eq!(marked, ["fly", "\"Hyper\"", "\"d\""]);
        assert_eq!(faults[2].kind, FaultKind::KeyClash("d".into(), "dont-know"));
    }

    #[test]
    fn without_colour_the_theme_is_mono() {
        let (settings, _) = settings(&Config::default(), Lang::Ja, false);
        assert_eq!(settings.look.theme, Theme::Mono);
    }
}
