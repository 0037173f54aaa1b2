//! Following someone, whatever they do and wherever one is meanwhile.

use proptest::prelude::*;

use monshin::store::Holder;
use monshin::tui::work::{Hold, Saved};

use crate::support::Harness;
use crate::workbook::{Press, begin, beginning, files, press, said};

/// A step of the one who writes, or of the one who follows.
fn steps() -> impl Strategy<Value = Vec<(bool, Press)>> {
    prop::collection::vec((any::<bool>(), press()), 1..40)
}

fn follow(h: &mut Harness) {
    let now = monshin::store::clock::now();
    let work = h.app.work.as_mut().expect("a session is open");
    work.set_hold(Hold::Following(Holder::here()), &now);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// No panic, every frame whole, and nobody but the writer changes anything.
    #[test]
    fn who_follows_sees_what_was_written_and_changes_nothing(
        beginning in beginning(),
        script in steps(),
    ) {
        let (mut writer, mut follower) = (begin(&beginning), begin(&beginning));
        if writer.work().saved == Saved::ReadOnly {
            return Ok(());
        }
        follow(&mut follower);
        let first = files(&follower);
        for (is_writers, press) in &script {
            let h = if *is_writers { &mut writer } else { &mut follower };
            let Some(step) = press.step(h) else { continue };
            h.step(&step);
            let (Some(ours), Some(theirs)) = (&mut follower.app.work, &writer.app.work) else { break };
            if writer.code.is_some() || follower.code.is_some() || ours.saved != Saved::ReadOnly {
                break;
            }
            ours.follow((*theirs.session).clone());
            prop_assert_eq!(said(&ours.session), said(&theirs.session));
            prop_assert!(ours.is_shown(ours.at) || ours.shown().next().is_none());
            follower.step(&crate::support::Step::Paste(String::new()));
        }
        let same = files(&follower).iter().filter(|file| first.contains(file)).count();
        prop_assert_eq!(same, first.len());
    }
}
