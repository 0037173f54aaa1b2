use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// A moment of 2026 in seconds since 1970, at midnight in UTC.
const NOW: i64 = 1_795_651_200;

fn ago(seconds: i64) -> i64 {
    NOW - seconds
}

/// What stays, as ages in seconds.
fn left(now: i64, taken: &[i64]) -> Vec<i64> {
    let gone = superfluous(now, taken);
    let stays = taken.iter().enumerate().filter(|(at, _)| !gone.contains(at));
    stays.map(|(_, moment)| *moment).collect()
}

#[test]
fn a_meeting_of_two_hours_keeps_each_of_its_states() {
    let taken: Vec<i64> = (0..12).map(|at| ago(at * 600)).collect();
    assert_eq!(left(NOW, &taken), taken);
}

#[test]
fn a_day_keeps_one_an_hour_and_the_newest_of_each() {
    // One each ten minutes over a day.
    let taken: Vec<i64> = (0..144).map(|at| ago(at * 600)).collect();
    let left = left(NOW, &taken);
    let older: Vec<i64> = left.iter().copied().filter(|at| *at < ago(3 * HOUR)).collect();
    assert_eq!(older.len(), 21, "{older:?}");
    assert!(older.iter().all(|at| (at + 600) % HOUR == 0), "{older:?}");
}

#[test]
fn years_keep_days_then_months_and_at_most_two_years_of_them() {
    let taken: Vec<i64> = (0..2000).map(|day| ago(day * DAY + HOUR)).collect();
    let left = left(NOW, &taken);
    let within =
        |from: i64, to: i64| left.iter().filter(|at| (ago(to)..ago(from)).contains(*at)).count();
    assert_eq!(within(0, 30 * DAY), 30);
    assert_eq!(left.len(), 30 + MONTHS, "{left:?}");
    assert!(within(0, 740 * DAY) > within(0, 700 * DAY));
}

#[test]
fn the_newest_stay_however_old_they_are() {
    let taken: Vec<i64> = (0..6).map(|at| ago(3000 * DAY + at)).collect();
    assert_eq!(left(NOW, &taken), taken[..5]);
}

#[test]
fn months_are_those_of_the_calendar() {
    let day = |text: &str| text.parse::<jiff::Timestamp>().expect("a moment").as_second() / DAY;
    assert_eq!(month(day("2024-02-29T12:00:00Z")), 2024 * 12 + 2);
    assert_eq!(month(day("2026-12-31T23:59:59Z")) + 1, month(day("2027-01-01T00:00:00Z")));
}

/// Moments of the last three years, newest first, some of them close together, some in the future as
/// after a clock that was wrong.
fn moments() -> impl Strategy<Value = Vec<i64>> {
    let age = prop_oneof![
        4 => 0..DAY,
        4 => 0..40 * DAY,
        4 => 0..3 * 365 * DAY,
        1 => -2 * DAY..0,
    ];
    proptest::collection::btree_set(age, 0..120)
        .prop_map(|ages| ages.into_iter().map(ago).collect())
}

proptest! {
    #[test]
    fn the_newest_five_stay_and_two_never_share_a_stretch(taken in moments()) {
        let left = left(NOW, &taken);
        let newest = NEWEST.min(taken.len());
        prop_assert_eq!(&left[..newest], &taken[..newest]);
        let mut seen = BTreeSet::new();
        for (at, moment) in left.iter().enumerate().skip(newest) {
            prop_assert!(seen.insert(stretch(NOW, at, *moment)), "{} in {:?}", moment, left);
        }
        let months = seen.iter().filter(|stretch| matches!(stretch, Stretch::Month(_))).count();
        prop_assert!(months <= MONTHS);
        // What is left over all time is never more than this.
        let recent = left.iter().filter(|moment| **moment > ago(3 * HOUR)).count();
        prop_assert!(left.len() <= recent + 24 + 32 + MONTHS + NEWEST, "{}", left.len());
    }

    #[test]
    fn what_stayed_stays_when_thinned_again(taken in moments()) {
        let once = left(NOW, &taken);
        prop_assert_eq!(left(NOW, &once), once);
    }

    #[test]
    fn each_stretch_that_had_a_state_keeps_one(taken in moments()) {
        let left = left(NOW, &taken);
        let kept: BTreeSet<i64> = left.iter().map(|moment| moment.div_euclid(DAY)).collect();
        for moment in taken.iter().filter(|moment| **moment > ago(30 * DAY)) {
            prop_assert!(kept.contains(&moment.div_euclid(DAY)), "{}", moment);
        }
    }

    /// What was taken away would be taken away later, too: nothing depends on when one thins.
    #[test]
    fn thinning_often_comes_to_the_same_as_thinning_once(
        taken in moments(),
        later in 0..400 * DAY,
    ) {
        let now = NOW + later;
        prop_assert_eq!(left(now, &left(NOW, &taken)), left(now, &taken));
    }
}
