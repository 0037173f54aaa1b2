//! A number that is written: an answer, a candidate's number, a weight, a limit.

use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Rect};

use crate::action::Action;
use crate::measure::{inert, width, wrap_to};
use crate::questionnaire::{Kind, Limit, Measure, Number};
use crate::session::{Change, Day, Edit, Offer, Quantity};
use crate::strings::{Words, numbers, ui};
use crate::text::Text;
use crate::tui::app::{App, Now};
use crate::tui::paint::{Canvas, Row};
use crate::tui::theme::Role;
use crate::tui::widget::{input::Input, panel};
use crate::tui::work::Work;

use super::{Done, into_memo};

/// What the number is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmountOf {
    /// The answer to a number question.
    Number,
    /// What is said of the candidate with this id.
    Offer(String),
    /// The weight of a requirement.
    Weight,
    /// What a must accepts at the least.
    Pass,
}

/// The number while it is being written.
#[derive(Debug, Clone)]
pub struct Amount {
    of: AmountOf,
    question: String,
    /// The title of the question.
    title: Text,
    /// The name of the candidate whose number it is.
    name: String,
    /// What it counts, and between which bounds.
    number: Number,
    /// The number, and for an answer the day on which it was right.
    lines: Vec<Input>,
    /// What stood in the lines at first.
    before: Vec<String>,
    at: usize,
    /// Whether "not applicable" goes away with the answer.
    applies_again: bool,
    trouble: Option<String>,
}

impl Amount {
    /// The number that stands in the focused question, to be written anew; `first` is a digit that was
    /// typed to begin with.
    #[must_use]
    pub fn new(of: AmountOf, work: &Work, app: &App, first: Option<u8>) -> Option<Amount> {
        let question = work.question()?;
        let answer = work.answer();
        let terms = crate::score::terms(&work.set, question, answer);
        let mut name = String::new();
        let not_negative = Number { min: Some(0.0), ..Number::default() };
        let counted = match &question.kind {
            Kind::Number(number) => number.clone(),
            Kind::Candidates(requirement) => match &requirement.measure {
                Measure::Number { unit, .. } => Number { unit: unit.clone(), ..not_negative },
                Measure::Level(_) => not_negative,
            },
            _ => return None,
        };
        let (before, number) = match &of {
            AmountOf::Number => match answer.number {
                Some(Quantity::Known(number)) => (Some(number), counted),
                _ => (None, counted),
            },
            AmountOf::Offer(candidate) => {
                let own = work.session.candidates.iter().find(|known| known.id == *candidate)?;
                name = inert(&own.name).into_owned();
                match answer.candidates.get(candidate) {
                    Some(Offer::Number(number)) => (Some(*number), counted),
                    _ => (None, counted),
                }
            }
            AmountOf::Weight => {
                let number = Number { unit: Text::default(), ..counted };
                (terms.map(|terms| terms.weight), number)
            }
            AmountOf::Pass => {
                let limit = terms.and_then(|terms| terms.pass);
                let limit = limit.and_then(|limit| match limit {
                    Limit::Number(number) => Some(number),
                    Limit::Level(_) => None,
                });
                (limit, counted)
            }
        };
        let about = if of == AmountOf::Number && answer.estimate {
            numbers::ABOUT.of(app.lang())
        } else {
            ""
        };
        let text = before.map(|number| format!("{about}{}", numbers::amount(number)));
        let mut before = vec![text.unwrap_or_default()];
        if of == AmountOf::Number {
            before.push(answer.as_of.map(|day| day.to_string()).unwrap_or_default());
        }
        let mut lines: Vec<Input> = before.iter().map(|text| Input::line(text)).collect();
        if let Some(digit) = first {
            lines[0] = Input::line(&digit.to_string());
        }
        let answers = matches!(of, AmountOf::Number | AmountOf::Offer(_));
        Some(Amount {
            question: question.id.clone(),
            title: question.title.clone(),
            name,
            number,
            lines,
            before,
            at: 0,
            applies_again: answers && answer.not_applicable.is_some(),
            of,
            trouble: None,
        })
    }

    /// The changes that what is typed comes to, and what cannot be read of it. Nothing typed takes
    /// nothing away: that is what the key for clearing is for.
    fn changes(&self, app: &App) -> (Vec<Change>, Option<String>) {
        let mut changes = Vec::new();
        let mut trouble = None;
        for part in [self.number_changes(app), self.day_changes(app)] {
            match part {
                Ok(part) => changes.extend(part),
                Err(what) => trouble = trouble.or(Some(what)),
            }
        }
        (changes, trouble)
    }

    fn number_changes(&self, app: &App) -> Result<Vec<Change>, String> {
        let mut changes = Vec::new();
        if let Some(text) = self.lines[0].said() {
            let typed = numbers::read_amount_in(&text, &self.number.unit);
            let typed = typed.ok_or_else(|| app.say(ui::NO_AMOUNT))?;
            self.check(typed.value, app)?;
            let value = typed.value;
            changes.push(match &self.of {
                AmountOf::Number => Change::Number(Some(Quantity::Known(value))),
                AmountOf::Offer(candidate) => {
                    Change::Offer(candidate.clone(), Some(Offer::Number(value)))
                }
                AmountOf::Weight => Change::Weight(Some(value)),
                AmountOf::Pass => Change::Pass(Some(Limit::Number(value))),
            });
            if self.of == AmountOf::Number {
                changes.push(Change::Estimate(typed.estimate));
            }
        }
        Ok(changes)
    }

    fn day_changes(&self, app: &App) -> Result<Vec<Change>, String> {
        let Some(line) = self.lines.get(1) else { return Ok(Vec::new()) };
        Ok(vec![Change::AsOf(read_day(line, ui::NO_DATE, app)?)])
    }

    /// Whether something else stands in the lines than at first.
    fn is_changed(&self) -> bool {
        self.lines.iter().map(Input::text).ne(self.before.iter().cloned())
    }

    fn check(&self, value: f64, app: &App) -> Result<(), String> {
        let said = |words, bound| format!("{} {}", app.say(words), numbers::amount(bound));
        match (self.number.min, self.number.max) {
            (Some(min), _) if value < min => Err(said(ui::TOO_LITTLE, min)),
            (_, Some(max)) if value > max => Err(said(ui::TOO_MUCH, max)),
            _ => Ok(()),
        }
    }

    fn edit(&self, changes: Vec<Change>, now: &Now) -> Edit {
        let mut changes = changes;
        let answers = |change: &Change| matches!(change, Change::Number(_) | Change::Offer(..));
        if self.applies_again && changes.iter().any(answers) {
            changes.insert(0, Change::NotApplicable(None));
        }
        let edit = |change| Edit::answer(&self.question, change, now.stamp);
        Edit::Many(changes.into_iter().map(edit).collect())
    }

    /// Whether an action can do something now.
    pub(super) fn offers(&self, action: Action) -> bool {
        self.lines.len() > 1 || !matches!(action, Action::NextLine | Action::PreviousLine)
    }

    /// Keeps what was typed whatever it is: what cannot be read goes into the memo.
    pub(super) fn keep(&mut self, app: &mut App, now: &Now) -> Done {
        if self.changes(app).1.is_none() {
            return self.update(Action::Keep, app, now);
        }
        let typed: Vec<String> = self.lines.iter().filter_map(Input::said).collect();
        let typed = (!typed.is_empty()).then(|| typed.join("  "));
        into_memo(app, &self.question, &self.title(app), typed, now)
    }

    /// Whose number it is, and of what: the name first, as the end is what a narrow screen cuts.
    fn title(&self, app: &App) -> String {
        let title = self.title.get(app.lang());
        let about = match self.of {
            AmountOf::Number => return title.clone(),
            AmountOf::Offer(_) => &self.name,
            AmountOf::Weight => app.say(ui::WEIGHT),
            AmountOf::Pass => app.say(ui::PASS),
        };
        format!("{about}  {title}")
    }

    pub(super) fn update(&mut self, action: Action, app: &mut App, now: &Now) -> Done {
        let lines = self.lines.len();
        match action {
            Action::NextLine => self.at = (self.at + 1) % lines,
            Action::PreviousLine => self.at = (self.at + lines - 1) % lines,
            Action::Accept => match self.changes(app) {
                (changes, None) => return Done::EditAndOn(self.edit(changes, now)),
                (_, trouble) => self.trouble = trouble,
            },
            Action::Keep | Action::Out => {
                // What can be read is kept; who only looked has not answered anything.
                let (changes, trouble) = self.changes(app);
                if trouble.is_some() && self.trouble.is_none() {
                    self.trouble = trouble;
                    return Done::Stay;
                }
                // Who was told and leaves all the same, leaves.
                if trouble.is_some() {
                    app.tell(ui::NOTHING_CHANGED);
                }
                if changes.is_empty() || !self.is_changed() {
                    return Done::Close;
                }
                return Done::Edit(self.edit(changes, now));
            }
            _ => {}
        }
        Done::Stay
    }

    pub(super) fn typed(&mut self, event: KeyEvent) {
        self.trouble = None;
        self.lines[self.at].typed(event);
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.trouble = None;
        self.lines[self.at].paste(text);
    }

    pub(super) fn render(&self, app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
        let lines = u16::try_from(self.lines.len()).unwrap_or(1);
        let hint = if self.of == AmountOf::Number { app.say(ui::AMOUNT_HINT) } else { "" };
        let trouble = self.trouble.as_deref().map_or_else(Vec::new, |trouble| {
            trouble_rows(trouble, canvas.area.width.saturating_sub(2), u16::MAX)
        });
        let said = u16::try_from(trouble.len()).unwrap_or(0).max(1);
        let mut inside = panel::open(canvas, lines + said, &self.title(app), hint);
        inside.rows(0, lines, &trouble);
        let unit = self.number.unit.get(app.lang()).as_str();
        let labels = [(ui::NUMBER, unit), (ui::AS_OF, app.say(ui::DAY_HINT))];
        let mut caret = None;
        for (at, (line, (label, hint))) in self.lines.iter().zip(labels).enumerate() {
            let found = labelled_line(app.say(label), hint, line, at, at == self.at, &mut inside);
            caret = caret.or(found.filter(|_| at == self.at));
        }
        caret
    }
}

/// Reads the day of a line; nothing where nothing is written, and what to say where it is no day.
pub(super) fn read_day(line: &Input, trouble: Words, app: &App) -> Result<Option<Day>, String> {
    let Some(text) = line.said() else { return Ok(None) };
    let day = numbers::read_day(&text).and_then(|day| day.parse::<Day>().ok());
    day.map(Some).ok_or_else(|| app.say(trouble).to_owned())
}

/// What is wrong, in as many rows of `cells` cells as it needs, at most all but one of `height`.
pub(super) fn trouble_rows(text: &str, cells: u16, height: u16) -> Vec<Row> {
    let most = usize::from(height.saturating_sub(1));
    let lines = wrap_to(text, usize::from(cells), most.max(1));
    lines.into_iter().take(most).map(|line| Row::of(line, Role::Warning)).collect()
}

/// Cells of the labels before the lines of a form.
const LABEL: u16 = 16;

/// One line of a form: its label, what is typed, and a hint behind it. Returns where the caret stands.
pub(super) fn labelled_line(
    label: &str,
    hint: &str,
    line: &Input,
    at: usize,
    focused: bool,
    canvas: &mut Canvas<'_>,
) -> Option<Position> {
    let y = u16::try_from(at).ok()?;
    let area = canvas.area;
    if y >= area.height || area.width <= LABEL {
        return None;
    }
    canvas.put(0, y, label, if focused { Role::Chosen } else { Role::Dim });
    let hint_cells = u16::try_from(width(hint)).unwrap_or(0);
    let room = (area.width - LABEL).saturating_sub(hint_cells + 2).clamp(1, 60);
    if area.width > LABEL + room + 1 {
        canvas.put(LABEL + room + 1, y, hint, Role::Dim);
    }
    line.render(&mut canvas.part(Rect::new(area.x + LABEL, area.y + y, room, 1)))
}
