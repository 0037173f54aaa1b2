//! By what right a session is open, and following one that someone else has.

use crate::score::scores;
use crate::session::{Session, Stamp};
use crate::store::Holder;
use crate::strings::held;
use crate::text::Text;

use super::{Saved, Standing, Unsaved, Work};

/// By what right the session is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Hold {
    /// For writing.
    #[default]
    Own,
    /// To be read: its format is newer than ours.
    Newer,
    /// To be read: someone else has it, whose changes are shown as they are saved.
    Following(Holder),
    /// As [`Hold::Following`], but it is not sure whether they still have it.
    Unsure(Holder),
    /// To be read: it is an earlier state.
    Backup,
}

impl Hold {
    /// Who else has it, or seems to.
    #[must_use]
    pub fn holder(&self) -> Option<&Holder> {
        match self {
            Hold::Following(holder) | Hold::Unsure(holder) => Some(holder),
            Hold::Own | Hold::Newer | Hold::Backup => None,
        }
    }
}

/// Why a session that is followed cannot be read at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Its file is gone.
    pub gone: bool,
    /// What is wrong, in both languages.
    pub why: Text,
    /// The time of day since when.
    pub since: String,
}

impl Work {
    /// Opens it by another right; `now` is for saying since when someone else has it.
    pub fn set_hold(&mut self, hold: Hold, now: &Stamp) {
        self.saved = match hold {
            Hold::Own => Saved::Yes,
            _ => Saved::ReadOnly,
        };
        let holder = hold.holder();
        self.held_since = holder.map_or_else(String::new, |holder| held::since(holder, now));
        if holder.is_some() && self.theirs.is_none() {
            self.theirs.clone_from(&self.session.at);
        }
        if hold == Hold::Own {
            (self.theirs, self.lost) = (None, None);
        }
        self.hold = hold;
    }

    /// Shows what the one who has the session saved. The place moves along with theirs while both were at
    /// the same question; else it stays.
    pub fn follow(&mut self, session: Session) {
        let ours = self.question().map(|question| question.id.clone());
        let before = self.answer().clone();
        let together = self.theirs.is_some() && self.theirs == ours;
        let candidates = session.candidates.len() == self.session.candidates.len();
        // One who has not moved yet is where they were.
        self.theirs = session.at.clone().or(self.theirs.take());
        *self.session = session;
        self.scores = scores(&self.set, &self.session);
        self.standing = Standing::of(&self.set, &self.session, &self.scores);
        (self.undo, self.redo) = (Vec::new(), Vec::new());
        let place = |id: Option<&String>| {
            id.and_then(|id| self.set.question(id)).filter(|&at| self.is_shown(at))
        };
        let theirs = place(self.theirs.as_ref()).filter(|_| together);
        // What was on screen may not be asked any more.
        let near = || self.after(self.at).or_else(|| self.before(self.at));
        match theirs.or_else(|| place(ours.as_ref())).or_else(near) {
            Some(at) if at != self.at => self.show(at),
            _ if !candidates || *self.answer() != before => self.set_focus(self.focus),
            _ => {}
        }
        self.session.at = self.question().map(|question| question.id.clone());
        self.lost = None;
        self.unsaved = Unsaved::default();
    }

    /// Shows what someone else made of the file while there was nothing to be saved here. One stays where
    /// one is, in one's own language; what was done before cannot be undone in it any more.
    pub fn take_in(&mut self, session: Session) {
        let lang = self.session.lang;
        self.follow(session);
        (self.session.lang, self.theirs) = (lang, None);
    }
}
