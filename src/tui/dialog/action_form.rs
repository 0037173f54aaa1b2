//! An action of the plan, a line for each part of it.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::questionnaire::Questionnaire;
use crate::session::{ActionKind, Cost, Draft, Horizon, PlanAction, Status, actions};
use crate::strings::{Words, numbers, plan as words};
use crate::text::Lang;
use crate::tui::app::{App, Now};
use crate::tui::paint::Canvas;
use crate::tui::widget::scroll::follow;
use crate::tui::widget::{input::Input, panel};

use super::Done;
use super::amount::{labelled_line, read_day, trouble_rows};

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    What,
    Questions,
    Owner,
    Due,
    Horizon,
    Kind,
    Effort,
    Cost,
    Status,
}

impl Part {
    const ALL: [Part; 9] = [
        Part::What,
        Part::Questions,
        Part::Owner,
        Part::Due,
        Part::Horizon,
        Part::Kind,
        Part::Effort,
        Part::Cost,
        Part::Status,
    ];

    /// The label, and what to write.
    fn words(self) -> (Words, Option<Words>) {
        match self {
            Part::What => (words::WHAT, None),
            Part::Questions => (words::QUESTIONS, Some(words::HINT_QUESTIONS)),
            Part::Owner => (words::OWNER, None),
            Part::Due => (words::DUE, Some(words::HINT_DUE)),
            Part::Horizon => (words::HORIZON, Some(words::HINT_HORIZON)),
            Part::Kind => (words::KIND, Some(words::HINT_KIND)),
            Part::Effort => (words::EFFORT, Some(words::HINT_EFFORT)),
            Part::Cost => (words::COST, Some(words::HINT_COST)),
            Part::Status => (words::STATUS, Some(words::HINT_STATUS)),
        }
    }

    fn position(self) -> usize {
        Part::ALL.iter().position(|part| *part == self).unwrap_or(0)
    }
}

/// The action while it is being written.
#[derive(Debug, Clone)]
pub struct ActionForm {
    /// The action as it was; of a new one what was proposed.
    before: PlanAction,
    is_new: bool,
    inputs: Vec<Input>,
    /// What stood in the lines at first.
    at_first: Vec<String>,
    horizon: Option<Horizon>,
    status: Status,
    at: usize,
    trouble: Option<String>,
}

impl ActionForm {
    /// The form of an action: a new one with what is proposed for it, or one that there is.
    #[must_use]
    pub fn new(action: PlanAction, is_new: bool, lang: Lang) -> ActionForm {
        let text = |part: Part| match part {
            Part::What => action.what.clone(),
            Part::Questions => action.questions.join(", "),
            Part::Owner => action.owner.clone().unwrap_or_default(),
            Part::Due => action.due.map(|due| due.to_string()).unwrap_or_default(),
            Part::Kind => {
                action.kind.as_deref().map(|kind| words::kind_said(kind, lang)).unwrap_or_default()
            }
            Part::Effort => action.effort.map(numbers::amount).unwrap_or_default(),
            Part::Cost => match &action.cost {
                Some(Cost::Number(amount)) => numbers::amount(*amount),
                Some(Cost::Text(text)) => text.clone(),
                None => String::new(),
            },
            Part::Horizon | Part::Status => String::new(),
        };
        let inputs: Vec<Input> = Part::ALL.iter().map(|part| Input::line(&text(*part))).collect();
        ActionForm {
            at_first: inputs.iter().map(Input::text).collect(),
            inputs,
            horizon: action.horizon,
            status: action.status,
            at: 0,
            trouble: None,
            before: action,
            is_new,
        }
    }

    fn part(&self) -> Part {
        Part::ALL[self.at]
    }

    fn input(&self, part: Part) -> &Input {
        &self.inputs[part.position()]
    }

    /// Whether a line was not touched: then what it stands for stays exactly as it was.
    fn is_as_before(&self, part: Part) -> bool {
        self.input(part).text() == self.at_first[part.position()]
    }

    /// The action that is written, and the lines that cannot be read with what to say of them. Those
    /// stay as they were.
    fn read(&self, app: &App) -> (PlanAction, Vec<(Part, String)>) {
        let mut action = self.before.clone();
        let mut troubles: Vec<(Part, String)> = Vec::new();
        match self.input(Part::What).said() {
            Some(what) => action.what = what,
            None => troubles.push((Part::What, app.say(words::WANTS_WHAT).to_owned())),
        }
        if let Some(work) = app.work.as_ref().filter(|_| !self.is_as_before(Part::Questions)) {
            let text = self.input(Part::Questions).text();
            let (ids, unknown) = read_questions(&text, &work.set, &self.before.questions);
            action.questions = ids;
            if let Some(id) = unknown.first() {
                troubles.push((Part::Questions, words::no_such_question(id, app.lang())));
            }
        }
        action.owner = self.input(Part::Owner).said();
        if !self.is_as_before(Part::Due) {
            match read_day(self.input(Part::Due), words::BAD_DUE, app) {
                Ok(due) => action.due = due,
                Err(trouble) => troubles.push((Part::Due, trouble)),
            }
        }
        action.horizon = self.horizon;
        if !self.is_as_before(Part::Kind) {
            action.kind = self.input(Part::Kind).said().map(|text| read_kind(&text));
        }
        if !self.is_as_before(Part::Effort) {
            let text = self.input(Part::Effort).said();
            let typed = text.as_deref().map(numbers::read_amount);
            match typed {
                None => action.effort = None,
                Some(Some(typed)) if typed.value >= 0.0 => action.effort = Some(typed.value),
                Some(_) => {
                    troubles.push((Part::Effort, app.say(words::BAD_EFFORT).to_owned()));
                }
            }
        }
        if !self.is_as_before(Part::Cost) {
            action.cost = self.input(Part::Cost).said().map(|text| read_cost(&text));
        }
        action.status = self.status;
        (action, troubles)
    }

    /// What is being typed: what is to be done, and behind it the other lines that changed.
    pub(in crate::tui) fn draft(&self, app: &App) -> Option<Draft> {
        let changed = |part: &Part| !self.is_as_before(*part) && self.input(*part).said().is_some();
        let changed: Vec<Part> = Part::ALL.into_iter().filter(changed).collect();
        if changed.is_empty() {
            return None;
        }
        let what = self.input(Part::What).said();
        let others = changed.into_iter().filter(|part| *part != Part::What).filter_map(|part| {
            let text = self.input(part).said()?;
            Some(format!("{}: {text}", app.say(part.words().0)))
        });
        Some(Draft {
            question: self.before.questions.first().cloned(),
            field: Draft::ACTION.to_owned(),
            text: what.into_iter().chain(others).collect::<Vec<_>>().join("\n"),
            at: None,
        })
    }

    /// Whether something else stands in the form than at first.
    fn is_changed(&self) -> bool {
        Part::ALL.iter().any(|part| !self.is_as_before(*part))
            || self.horizon != self.before.horizon
            || self.status != self.before.status
    }

    /// The action with what could not be read behind what is to be done, so that nothing is lost.
    fn with_unread(
        &self,
        action: PlanAction,
        troubles: &[(Part, String)],
        app: &App,
    ) -> PlanAction {
        let unread = |part: Part| {
            let text = self.input(part).said()?;
            Some(format!("{}: {text}", app.say(part.words().0)))
        };
        let parts: Vec<String> = troubles.iter().filter_map(|(part, _)| unread(*part)).collect();
        let mut what = action.what.trim().to_owned();
        if what.is_empty() {
            let rest = [action.owner.clone(), action.kind.clone()];
            let rest = rest.into_iter().flatten().chain(action.questions.clone());
            what = rest.collect::<Vec<_>>().join(" ");
        }
        if !parts.is_empty() {
            what = format!("{what} ({})", parts.join(", "));
        }
        PlanAction { what: what.trim().to_owned(), ..action }
    }

    fn done(&self, action: PlanAction, app: &mut App) -> Done {
        let Some(work) = &app.work else { return Done::Close };
        let Some(edit) = actions::put(&work.session, action) else { return Done::Close };
        if self.is_new {
            app.plan.marked.clear();
            app.tell(words::ADDED);
        }
        Done::Edit(edit)
    }

    /// Keeps all that was written, for an end that nobody chose, or that was chosen twice.
    pub(super) fn keep(&mut self, app: &mut App) -> Done {
        if !self.is_changed() {
            return Done::Close;
        }
        let (action, troubles) = self.read(app);
        let action = self.with_unread(action, &troubles, app);
        let done = self.done(action, app);
        if troubles.iter().any(|(part, _)| *part != Part::What) {
            app.tell(words::NOT_KEPT);
        }
        done
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App, _now: &Now) -> Done {
        let last = Part::ALL.len() - 1;
        match action {
            Action::NextLine => self.at = (self.at + 1) % Part::ALL.len(),
            Action::PreviousLine => self.at = (self.at + last) % Part::ALL.len(),
            Action::Accept if self.at < last => self.at += 1,
            Action::Accept => {
                let (action, troubles) = self.read(app);
                match troubles.into_iter().next() {
                    None => return self.done(action, app),
                    Some(trouble) => self.say(trouble),
                }
            }
            Action::Keep | Action::Out => {
                // Who only looked, or let a proposal stand without taking it, changed nothing.
                if !self.is_changed() {
                    return Done::Close;
                }
                let (action, troubles) = self.read(app);
                match troubles.into_iter().next() {
                    None => return self.done(action, app),
                    Some(trouble) if self.trouble.is_none() => self.say(trouble),
                    // Who was told and leaves all the same, leaves.
                    Some(_) => return self.keep(app),
                }
            }
            _ => {}
        }
        Done::Stay
    }

    fn say(&mut self, (part, trouble): (Part, String)) {
        self.at = part.position();
        self.trouble = Some(trouble);
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        self.trouble = None;
        match self.part() {
            Part::Horizon | Part::Status => {
                // What a key does to a text of one letter tells what it means here.
                let mut probe = Input::line(PROBE);
                probe.typed(event);
                self.choose(&probe.text());
            }
            _ => {
                self.inputs[self.at].typed(event);
            }
        }
    }

    /// Chooses by what a key made of [`PROBE`]: a digit behind it chooses, a blank goes to the next
    /// choice, and taking it away takes the choice away.
    fn choose(&mut self, probe: &str) {
        let wrote = probe.strip_prefix(PROBE).map(|text| text.chars().next().unwrap_or_default());
        let digit = match wrote {
            None => Some(0),
            Some(' ' | '\u{3000}') => None,
            Some(character) => match digit(character) {
                Some(digit) => Some(digit),
                None => return,
            },
        };
        if self.part() == Part::Horizon {
            self.horizon = match digit {
                Some(0) => None,
                Some(digit) => {
                    Horizon::WORDS.get(digit - 1).map(|(_, known)| *known).or(self.horizon)
                }
                None => match self.horizon {
                    None => Some(Horizon::Short),
                    Some(Horizon::Short) => Some(Horizon::Long),
                    Some(Horizon::Long) => None,
                },
            };
        } else {
            self.status = match digit {
                Some(0) => self.before.status,
                Some(digit) => {
                    Status::WORDS.get(digit - 1).map_or(self.status, |(_, known)| *known)
                }
                None => self.status.next(),
            };
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.trouble = None;
        if !matches!(self.part(), Part::Horizon | Part::Status) {
            self.inputs[self.at].paste(text);
        }
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let cells = canvas.area.width.saturating_sub(2);
        let all = u16::try_from(Part::ALL.len()).unwrap_or(u16::MAX);
        let trouble = self.trouble.as_deref().unwrap_or_default();
        let trouble = if trouble.is_empty() { Vec::new() } else { trouble_rows(trouble, cells, 3) };
        let said = u16::try_from(trouble.len()).unwrap_or(0);
        let title = format!("{} {}", app.say(words::FORM), self.before.id);
        let mut inside = panel::open(canvas, all + said, &title, app.say(words::FORM_HINT));
        let area = inside.area;
        inside.rows(0, 0, &trouble);
        // Where not all lines fit, those around the one that is written are in sight.
        let height = area.height.saturating_sub(said);
        let first = follow(0, self.at, Part::ALL.len(), height.into());
        let place = Rect { y: area.y + said, height, ..area };
        let mut inside = inside.part(place);
        let mut caret = None;
        for (y, (at, part)) in
            Part::ALL.iter().enumerate().skip(first).take(height.into()).enumerate()
        {
            let (label, hint) = part.words();
            let focused = at == self.at;
            let hint = hint.filter(|_| focused && cells >= 60).map_or("", |hint| app.say(hint));
            let chosen = match part {
                Part::Horizon => {
                    Some(self.horizon.map_or("", |own| app.say(words::horizon(Some(own)))))
                }
                Part::Status => Some(app.say(words::status(self.status))),
                _ => None,
            };
            let shown = chosen.map(Input::line);
            let line = shown.as_ref().unwrap_or(&self.inputs[at]);
            let found = labelled_line(app.say(label), hint, line, y, focused, &mut inside);
            caret = caret.or(found.filter(|_| focused));
        }
        caret
    }
}

/// What stands in a line of choices for a key to write behind, or to take away.
const PROBE: &str = "-";

/// A digit of either width.
fn digit(character: char) -> Option<usize> {
    let at = |from: char| usize::try_from(u32::from(character).checked_sub(u32::from(from))?).ok();
    at('0').filter(|digit| *digit <= 9).or_else(|| at('\u{ff10}').filter(|digit| *digit <= 9))
}

/// The questions that a text names, and what of it the set does not have. Small letters will do, and
/// what the action named before is kept whether the set has it or not.
fn read_questions(
    text: &str,
    set: &Questionnaire,
    before: &[String],
) -> (Vec<String>, Vec<String>) {
    let (mut ids, mut unknown) = (Vec::new(), Vec::new());
    for word in text.split([',', '、', '，', ';', ' ', '\u{3000}']).filter(|word| !word.is_empty())
    {
        let found = set
            .question(word)
            .or_else(|| {
                set.questions.iter().position(|question| question.id.eq_ignore_ascii_case(word))
            })
            .map(|at| set.questions[at].id.clone())
            .or_else(|| before.iter().find(|id| *id == word).cloned());
        match found {
            Some(id) if ids.contains(&id) => {}
            Some(id) => ids.push(id),
            None => unknown.push(word.to_owned()),
        }
    }
    (ids, unknown)
}

/// The kind that a text names: a digit, a known word in either language, or a person's own.
fn read_kind(text: &str) -> String {
    let is = |kind: &ActionKind| {
        let names = words::kind(*kind);
        [names.ja, names.en, kind.word()].iter().any(|name| name.eq_ignore_ascii_case(text))
    };
    let mut characters = text.chars();
    let by_digit = match (characters.next().and_then(digit), characters.next()) {
        (Some(digit), None) => digit.checked_sub(1).and_then(|at| ActionKind::ALL.get(at)).copied(),
        _ => None,
    };
    let known = by_digit.or_else(|| ActionKind::ALL.into_iter().find(is));
    known.map_or_else(|| text.to_owned(), |kind| kind.word().to_owned())
}

/// What an action costs: a number where it is nothing else, else as it was written.
fn read_cost(text: &str) -> Cost {
    match numbers::read_amount(text.trim_end_matches('円')) {
        Some(typed) if !typed.estimate => Cost::Number(typed.value),
        _ => Cost::Text(text.to_owned()),
    }
}
