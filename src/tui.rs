//! What is seen: the workbook in the terminal.
//!
//! A key goes through [`keymap`] to an action, [`app::App::update`] makes of it a change of the
//! session and effects, [`effect::Hand`] carries these out, and [`screen::render`] draws what came of
//! it. [`run`] is the loop around them.

pub mod app;
mod aside;
pub mod backend;
mod coming;
pub mod dialog;
mod drafts;
pub mod effect;
pub mod fields;
mod held;
pub mod kept;
pub mod keymap;
mod line;
pub mod linked;
mod listen;
pub mod pages;
pub mod paint;
mod provoke;
mod run;
pub mod screen;
pub mod settings;
pub mod standing;
pub mod terminal;
pub mod theme;
mod way;
pub mod widget;
pub mod work;
pub mod writer;

use std::path::PathBuf;

use crate::store::Store;

pub use run::run;

/// What the workbook is started with.
pub struct Options {
    /// Sessions and question sets.
    pub store: Store,
    /// Language, theme, borders, keys.
    pub settings: app::Settings,
    /// Whether the language was asked for, on the command line or in the configuration; else a session
    /// brings the one in which it was left.
    pub lang_fixed: bool,
    /// What there is to say at the start, such as a fault in the configuration.
    pub told: Option<String>,
    /// Whether the mouse is heard.
    pub mouse: bool,
    /// The session to open; the home screen where there is none.
    pub session: Option<PathBuf>,
}
