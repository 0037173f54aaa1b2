//! Moving one of several by a place.

/// Which way something moves in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Shift {
    /// Where what is at a position of a list comes to stand; `None` where it cannot move so.
    #[must_use]
    pub fn from(self, at: usize, length: usize) -> Option<usize> {
        let to = match self {
            Shift::Up => at.checked_sub(1)?,
            Shift::Down => at + 1,
        };
        (at < length && to < length).then_some(to)
    }
}
