//! What a person does with the actions of a plan, as edits. Nothing here changes the session; each
//! edit is undone like any other.

use super::Edit;
use super::model::{PlanAction, Session, Status};

/// An id that no action of the session has: a number, one more than the highest.
#[must_use]
pub fn fresh_action_id(session: &Session) -> String {
    let numbers = session.actions.iter().filter_map(|action| action.id.parse::<u64>().ok());
    let highest = numbers.max().unwrap_or(0);
    // Where someone has used the highest number that there is, any other that is free will do.
    let first = highest.checked_add(1).unwrap_or(1);
    let is_free = |id: &String| session.actions.iter().all(|action| action.id != *id);
    (first..u64::MAX).map(|number| number.to_string()).find(is_free).unwrap_or_default()
}

/// Adds an open action for some questions, at the end; `None` where `what` is blank.
#[must_use]
pub fn add(session: &Session, what: &str, questions: &[String]) -> Option<Edit> {
    let action = PlanAction {
        id: fresh_action_id(session),
        what: what.to_owned(),
        questions: questions.to_vec(),
        ..PlanAction::default()
    };
    put(session, action)
}

/// Puts an action into the plan: in the place of the one with its id, else at the end. `None` where
/// it has no id, or does not say what is to be done.
#[must_use]
pub fn put(session: &Session, action: PlanAction) -> Option<Edit> {
    let what = action.what.trim().to_owned();
    if what.is_empty() || action.id.is_empty() {
        return None;
    }
    let action = PlanAction { what, ..action };
    let mut actions = session.actions.clone();
    match place(session, &action.id) {
        Some(at) => actions[at] = action,
        None => actions.push(action),
    }
    Some(Edit::Actions(actions))
}

/// Changes an action in its place; its id stays. `None` where it is not in the plan.
#[must_use]
pub fn change(session: &Session, id: &str, change: impl FnOnce(&mut PlanAction)) -> Option<Edit> {
    let at = place(session, id)?;
    let mut actions = session.actions.clone();
    change(&mut actions[at]);
    id.clone_into(&mut actions[at].id);
    Some(Edit::Actions(actions))
}

/// Sets how far an action is; `None` where it is not in the plan.
#[must_use]
pub fn set_status(session: &Session, id: &str, status: Status) -> Option<Edit> {
    change(session, id, |action| action.status = status)
}

/// Takes an action out of the plan, and out of the file; `None` where it is not in it. One that was
/// given up is better [`Status::Dropped`]: that stays on record.
#[must_use]
pub fn remove(session: &Session, id: &str) -> Option<Edit> {
    let at = place(session, id)?;
    let mut actions = session.actions.clone();
    actions.remove(at);
    Some(Edit::Actions(actions))
}

fn place(session: &Session, id: &str) -> Option<usize> {
    session.actions.iter().position(|action| action.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(session: &Session) -> String {
        let line = |action: &PlanAction| {
            let (id, what, status) = (&action.id, &action.what, action.status.word());
            format!("{id} {what} [{}] {status}", action.questions.join(","))
        };
        session.actions.iter().map(line).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn actions_are_added_changed_removed_and_every_step_is_undone() {
        let mut session = Session::default();
        let mut steps = Vec::new();
        let mut go = |session: &mut Session, edit: Option<Edit>, after: &str| {
            steps.push(session.apply(edit.expect("it can be done")));
            assert_eq!(plan(session), after);
        };
        let edit = add(&session, " 規程を作る ", &["A-1".into(), "C-3".into()]);
        go(&mut session, edit, "1 規程を作る [A-1,C-3] open");
        let edit = add(&session, "訓練", &[]);
        go(&mut session, edit, "1 規程を作る [A-1,C-3] open; 2 訓練 [] open");
        let edit = set_status(&session, "1", Status::Doing);
        go(&mut session, edit, "1 規程を作る [A-1,C-3] doing; 2 訓練 [] open");
        let edit = change(&session, "2", |action| {
            action.id = "1".into();
            action.questions = vec!["G-3".into()];
        });
        go(&mut session, edit, "1 規程を作る [A-1,C-3] doing; 2 訓練 [G-3] open");
        let edit = remove(&session, "1");
        go(&mut session, edit, "2 訓練 [G-3] open");
        for back in steps.into_iter().rev() {
            session.apply(back);
        }
        assert_eq!(session, Session::default());
    }

    #[test]
    fn what_cannot_be_done_is_no_edit() {
        let session = Session::default();
        assert_eq!(add(&session, " \u{3000}", &["A-1".into()]), None);
        assert_eq!(put(&session, PlanAction { what: "x".into(), ..PlanAction::default() }), None);
        assert_eq!(remove(&session, "1"), None);
        assert_eq!(set_status(&session, "1", Status::Done), None);
    }

    #[test]
    fn an_id_is_one_more_than_the_highest_number() {
        let named = |ids: &[&str]| {
            let action = |id: &&str| PlanAction { id: (*id).to_owned(), ..PlanAction::default() };
            let actions = ids.iter().map(action).collect();
            fresh_action_id(&Session { actions, ..Session::default() })
        };
        assert_eq!(named(&[]), "1");
        assert_eq!(named(&["1", "3"]), "4");
        assert_eq!(named(&["soc", "2"]), "3");
        assert_eq!(named(&["1", "18446744073709551615"]), "2");
    }
}
