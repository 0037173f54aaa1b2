//! The page that is open, put together once for as long as nothing that stands on it changes.

use std::sync::Arc;

use super::app::App;
use super::kept::Kept;
use super::screen::plan::Plan;
use super::screen::{results, selection};
use super::widget::content::Content;
use super::work::Work;

/// The page that was put together last.
pub type KeptPage = Kept<Ground, Content>;

/// Everything that a page is put together from: the numbers of what is read, and what is shown of it.
#[derive(Debug, PartialEq)]
pub struct Ground {
    settings: u64,
    session: u64,
    links: u64,
    size: (usize, u16),
    shown: Shown,
}

/// Which page it is, and how it is set. Where one is on it does not change it.
#[derive(Debug, PartialEq)]
pub enum Shown {
    /// A page of the results, and whether a radar was asked for.
    Results(results::Page, Option<bool>),
    /// A page of a selection, moved sideways by so much.
    Selection(selection::Page, usize),
    /// The number of what is compared, the position of the page, moved sideways by so much.
    Compare(u64, usize, usize),
    /// The plan, at no place.
    Plan(Box<Plan>),
}

impl App {
    /// The page in so many columns: as it was put together last, or anew where something changed.
    pub(crate) fn page(
        &self,
        work: &Work,
        columns: usize,
        shown: Shown,
        put_together: impl FnOnce() -> Content,
    ) -> Arc<Content> {
        let ground = Ground {
            settings: self.settings.number(),
            session: work.session.number(),
            links: work.links.number(),
            size: (columns, self.size.1),
            shown,
        };
        self.kept_page.on(ground, put_together)
    }
}
