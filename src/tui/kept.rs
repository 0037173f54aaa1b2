//! What is worked out once and given out again for as long as everything that it rests on is the same.
//!
//! Footer, keys and drawing ask for the same page several times a key. Whether a page still holds is
//! told by numbers: a [`Numbered`] value cannot be changed without getting another one.
//!
//! Shared by an [`Arc`], since the workbook may be worked on by another thread.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A value that is numbered anew each time that someone takes it to change it. No two states of any
/// values have the same number, but copies of each other.
#[derive(Debug, Clone)]
pub struct Numbered<T> {
    value: T,
    number: u64,
}

impl<T> Numbered<T> {
    /// The number of the value as it is now.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }
}

impl<T: Default> Default for Numbered<T> {
    fn default() -> Numbered<T> {
        T::default().into()
    }
}

impl<T> From<T> for Numbered<T> {
    fn from(value: T) -> Numbered<T> {
        Numbered { value, number: fresh() }
    }
}

impl<T> Deref for Numbered<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Numbered<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.number = fresh();
        &mut self.value
    }
}

/// Values are equal that say the same, whatever their numbers.
impl<T: PartialEq> PartialEq for Numbered<T> {
    fn eq(&self, other: &Numbered<T>) -> bool {
        self.value == other.value
    }
}

/// A number that was never given before.
fn fresh() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// What was worked out last, with the ground that it rests on.
#[derive(Debug)]
pub struct Kept<G, T>(RefCell<Option<(G, Arc<T>)>>);

impl<G, T> Default for Kept<G, T> {
    fn default() -> Kept<G, T> {
        Kept(RefCell::new(None))
    }
}

impl<G: PartialEq, T> Kept<G, T> {
    /// What rests on this ground: as it was worked out last, or anew where the ground is another one.
    pub fn on(&self, ground: G, work_out: impl FnOnce() -> T) -> Arc<T> {
        let last = self.0.borrow();
        if let Some((_, value)) = last.as_ref().filter(|(before, _)| *before == ground) {
            return Arc::clone(value);
        }
        drop(last);
        let value = Arc::new(work_out());
        self.0.replace(Some((ground, Arc::clone(&value))));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_number_until_someone_takes_it_to_change_it() {
        let mut value = Numbered::from(vec![1]);
        let (copy, before) = (value.clone(), value.number());
        assert_eq!((value.len(), value.number()), (1, before));
        value.push(2);
        assert_ne!(value.number(), before);
        assert_eq!(copy.number(), before);
        assert_ne!(Numbered::from(vec![1]).number(), before);
    }

    #[test]
    fn what_is_kept_is_worked_out_again_on_another_ground_only() {
        let kept = Kept::default();
        let times = RefCell::new(0);
        let on = |ground: u8| {
            *kept.on(ground, || {
                *times.borrow_mut() += 1;
                u32::from(ground) * 10
            })
        };
        assert_eq!([on(1), on(1), on(2), on(2), on(1)], [10, 10, 20, 20, 10]);
        assert_eq!(*times.borrow(), 3);
    }
}
