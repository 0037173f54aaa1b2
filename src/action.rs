//! What a person can mean by a key, and where the key is pressed.

/// Something that a person wants done. Screens hear actions, never keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// One up in a list or among levels.
    Up,
    /// One down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first one.
    First,
    /// To the last one.
    Last,
    /// Open or begin what is marked.
    Open,
    /// Begin a new session.
    New,
    /// Change a session's title and who it is about.
    Details,
    /// Move a session to the trash.
    Trash,
    /// The level or choice with this digit.
    Digit(u8),
    /// Choose what is marked.
    Choose,
    /// Decided against on this side.
    NotHere,
    /// Don't know, for this field.
    DontKnow,
    /// Not applicable, the whole question.
    NotApplicable,
    /// Clear this field.
    Clear,
    /// The levels of the question before.
    Repeat,
    /// The next field of the answer.
    NextField,
    /// The field before.
    PreviousField,
    /// Done with this question: the next one, or into an empty text.
    Next,
    /// The next question, whatever is open.
    Forward,
    /// The question before.
    Back,
    /// The next section.
    NextSection,
    /// The section before.
    PreviousSection,
    /// The other pass: as-is or to-be.
    TogglePass,
    /// Write the note.
    Note,
    /// Write the memo.
    Memo,
    /// Write down evidence.
    Evidence,
    /// Flag for later, or take the flag away.
    Flag,
    /// Unfold or fold why, prompts and evidence to ask for.
    Guidance,
    /// Hide scores, or show them.
    HideScores,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Search and jump.
    Search,
    /// The outline.
    Outline,
    /// The results.
    Results,
    /// Begin a selection that rests on this session.
    StartSelection,
    /// The next filter of the outline.
    Filter,
    /// The next page of the results.
    NextPage,
    /// The page before.
    PreviousPage,
    /// The candidates: add, rename, move, remove.
    Candidates,
    /// The next word for what a candidate's answer rests on.
    Basis,
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// Write into what is marked.
    Edit,
    /// Add a row.
    Add,
    /// A copy of the marked row below it.
    Duplicate,
    /// The marked one up.
    MoveUp,
    /// The marked one down.
    MoveDown,
    /// Bring back what was removed last.
    BringBack,
    /// Delete for good what was removed.
    Tidy,
    /// Open the arithmetic behind a number.
    Explain,
    /// The gaps, most urgent first.
    Gaps,
    /// Try other targets without writing them.
    WhatIf,
    /// Compare with other sessions.
    Compare,
    /// The plan: gaps and actions.
    Plan,
    /// Write a report.
    Report,
    /// Set targets by function.
    Targets,
    /// Bars or radar.
    Radar,
    /// Take all proposals of the function.
    TakeAll,
    /// Take over the last cycle's answer as today's.
    TakeEarlier,
    /// The next priority: high, medium, low, none.
    Priority,
    /// Find the cheapest path to a score.
    Path,
    /// Write what was tried into the session.
    TakeOver,
    /// The next status of an action.
    Status,
    /// The next order.
    Sort,
    /// Begin the next cycle from a session.
    Cycle,
    /// The day by which targets shall be reached.
    TargetBy,
    /// Mark a line for what comes next, or take the mark away.
    Mark,
    /// Stop what is under way.
    Stop,
    /// Say where a report goes.
    Place,
    /// A section out of scope, or in scope again.
    Scope,
    /// The next line of a form.
    NextLine,
    /// The line before.
    PreviousLine,
    /// Accept what was typed.
    Accept,
    /// Leave a text and keep it.
    Keep,
    /// Told or seen, for the marked piece of evidence.
    Seen,
    /// Remove what is marked.
    Remove,
    /// Save again.
    Retry,
    /// Leave without having saved.
    LeaveUnsaved,
    /// Save to another place, and leave.
    SaveElsewhere,
    /// See who else has the session, or what changed in its file from outside.
    Resolve,
    /// Keep what is on this screen.
    Mine,
    /// Take what is in the file.
    Theirs,
    /// Keep both, as two sessions.
    Both,
    /// Take a session over from someone who seems to have it open.
    TakeSession,
    /// The earlier states of a session, and the trash.
    Backups,
    /// Put an earlier state, or what is in the trash, back in its place.
    Restore,
    /// The other language.
    Language,
    /// Help for this screen.
    Help,
    /// One step out.
    Out,
    /// Home; at home, leave the program.
    Home,
    /// To the shell and back, as `Ctrl-z` does there.
    Suspend,
    /// End at once, everything saved: `Ctrl-c`.
    Interrupt,
}

impl Action {
    /// Every action that the configuration can bind, with its name there.
    pub const NAMED: &[(&'static str, Action)] = &[
        ("up", Action::Up),
        ("down", Action::Down),
        ("page-up", Action::PageUp),
        ("page-down", Action::PageDown),
        ("first", Action::First),
        ("last", Action::Last),
        ("open", Action::Open),
        ("new", Action::New),
        ("details", Action::Details),
        ("trash", Action::Trash),
        ("choose", Action::Choose),
        ("not-here", Action::NotHere),
        ("dont-know", Action::DontKnow),
        ("not-applicable", Action::NotApplicable),
        ("clear", Action::Clear),
        ("repeat", Action::Repeat),
        ("next-field", Action::NextField),
        ("previous-field", Action::PreviousField),
        ("next", Action::Next),
        ("forward", Action::Forward),
        ("back", Action::Back),
        ("next-section", Action::NextSection),
        ("previous-section", Action::PreviousSection),
        ("pass", Action::TogglePass),
        ("note", Action::Note),
        ("memo", Action::Memo),
        ("evidence", Action::Evidence),
        ("flag", Action::Flag),
        ("guidance", Action::Guidance),
        ("hide-scores", Action::HideScores),
        ("undo", Action::Undo),
        ("redo", Action::Redo),
        ("search", Action::Search),
        ("outline", Action::Outline),
        ("results", Action::Results),
        ("start-selection", Action::StartSelection),
        ("filter", Action::Filter),
        ("next-page", Action::NextPage),
        ("previous-page", Action::PreviousPage),
        ("candidates", Action::Candidates),
        ("basis", Action::Basis),
        ("left", Action::Left),
        ("right", Action::Right),
        ("edit", Action::Edit),
        ("add", Action::Add),
        ("duplicate", Action::Duplicate),
        ("move-up", Action::MoveUp),
        ("move-down", Action::MoveDown),
        ("bring-back", Action::BringBack),
        ("tidy", Action::Tidy),
        ("explain", Action::Explain),
        ("gaps", Action::Gaps),
        ("what-if", Action::WhatIf),
        ("compare", Action::Compare),
        ("plan", Action::Plan),
        ("report", Action::Report),
        ("targets", Action::Targets),
        ("radar", Action::Radar),
        ("take-all", Action::TakeAll),
        ("take-earlier", Action::TakeEarlier),
        ("priority", Action::Priority),
        ("path", Action::Path),
        ("take-over", Action::TakeOver),
        ("status", Action::Status),
        ("sort", Action::Sort),
        ("cycle", Action::Cycle),
        ("target-by", Action::TargetBy),
        ("mark", Action::Mark),
        ("stop", Action::Stop),
        ("place", Action::Place),
        ("scope", Action::Scope),
        ("next-line", Action::NextLine),
        ("previous-line", Action::PreviousLine),
        ("accept", Action::Accept),
        ("keep", Action::Keep),
        ("seen", Action::Seen),
        ("remove", Action::Remove),
        ("retry", Action::Retry),
        ("leave-unsaved", Action::LeaveUnsaved),
        ("save-elsewhere", Action::SaveElsewhere),
        ("resolve", Action::Resolve),
        ("mine", Action::Mine),
        ("theirs", Action::Theirs),
        ("both", Action::Both),
        ("take-session", Action::TakeSession),
        ("backups", Action::Backups),
        ("restore", Action::Restore),
        ("language", Action::Language),
        ("help", Action::Help),
        ("out", Action::Out),
        ("home", Action::Home),
        ("suspend", Action::Suspend),
        ("interrupt", Action::Interrupt),
    ];

    /// The action of a name in the configuration.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Action> {
        Action::NAMED.iter().find(|(known, _)| *known == name).map(|(_, action)| *action)
    }
}

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// The list of sessions.
    Home,
    /// The form of a session: one line each.
    Start,
    /// A question.
    Interview,
    /// The list of all questions.
    Outline,
    /// The scores.
    Results,
    /// The results of a selection.
    Selection,
    /// The rows and cells of a table.
    Table,
    /// Targets, function by function.
    Targets,
    /// Targets that are only tried.
    WhatIf,
    /// Two sessions, or several, side by side.
    Compare,
    /// Gaps, actions and hints.
    Plan,
    /// The form of a report.
    Report,
    /// The help page.
    Help,
    /// A text of several lines.
    Writing,
    /// The list of evidence, with a line to type.
    Evidence,
    /// A line to search with.
    Search,
    /// A reason: a digit or a line of text.
    Reason,
    /// A number.
    Amount,
    /// What was decided, by whom, when.
    Decision,
    /// The list of candidates, with a line to type.
    Candidates,
    /// A cell of a table that is typed.
    Cell,
    /// The choices of a cell.
    CellList,
    /// The arithmetic behind a number.
    Explain,
    /// An action of the plan: one line each.
    ActionForm,
    /// The sessions to compare with.
    Pick,
    /// Where a report goes.
    Place,
    /// One line that is asked for: a day, or a score.
    Line,
    /// Leaving while the session is not saved.
    Unsaved,
    /// Where else a session is saved to, while that is typed.
    Elsewhere,
    /// The session's file was changed from outside.
    Conflict,
    /// Someone else has the session.
    Held,
    /// The session was not closed the last time.
    Recovered,
    /// What the set at hand and the session do not have in common.
    Notices,
    /// The earlier states of a session, and the trash.
    Backups,
    /// In all of them.
    Everywhere,
}

impl Context {
    /// All contexts, in the order in which help and documentation list them.
    pub const ALL: [Context; 35] = [
        Context::Home,
        Context::Start,
        Context::Interview,
        Context::Outline,
        Context::Results,
        Context::Selection,
        Context::Table,
        Context::Targets,
        Context::WhatIf,
        Context::Compare,
        Context::Plan,
        Context::Report,
        Context::Backups,
        Context::Help,
        Context::Writing,
        Context::Evidence,
        Context::Search,
        Context::Reason,
        Context::Amount,
        Context::Decision,
        Context::Candidates,
        Context::Cell,
        Context::CellList,
        Context::Line,
        Context::Explain,
        Context::ActionForm,
        Context::Pick,
        Context::Place,
        Context::Unsaved,
        Context::Elsewhere,
        Context::Conflict,
        Context::Held,
        Context::Recovered,
        Context::Notices,
        Context::Everywhere,
    ];

    /// Whether letters are typed there instead of being commands.
    #[must_use]
    pub fn is_typing(self) -> bool {
        use Context::{
            ActionForm, Amount, Candidates, Cell, Decision, Elsewhere, Evidence, Line, Place,
            Reason, Search, Start, Writing,
        };
        matches!(
            self,
            Start
                | Writing
                | Evidence
                | Search
                | Reason
                | Amount
                | Decision
                | Candidates
                | Cell
                | Line
                | Place
                | Elsewhere
                | ActionForm
        )
    }
}
