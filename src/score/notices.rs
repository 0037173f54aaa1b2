//! How far notifications have to go, against how far each candidate goes.

use crate::questionnaire::{Column, Question, Questionnaire, tag};
use crate::session::{Offer, Row, Session};

use super::scores::Scores;
use super::state::State;
use super::table::{Value, values};
use super::terms::offer;

/// What is needed and what is offered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Notices {
    /// The needs, in the order of their rows. Two rows of the same severity and hours both stand.
    pub needs: Vec<Need>,
    /// What the notices that are needed cost extra, by hours.
    pub costs: Vec<NoticeCost>,
}

/// One row of the table of needs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Need {
    /// The position of the table's question.
    pub question: usize,
    /// The position of the row in the answer.
    pub row: usize,
    /// The id of the severity.
    pub severity: Option<String>,
    /// The id of the hours, such as `off-hours`.
    pub hours: Option<String>,
    /// The rung that is needed, 0 (no notice) to 6; `None` where none is given.
    pub depth: Option<u8>,
    /// Within how many minutes; `None` where none are given.
    pub minutes: Option<f64>,
    /// Who acts on our side.
    pub acts: Option<String>,
    /// Who stands in for them.
    pub deputy: Option<String>,
    /// One for each of the session's candidates, in their order.
    pub offers: Vec<NoticeOffer>,
}

/// What one candidate offers for a need.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct NoticeOffer {
    /// The rung that it offers.
    pub depth: Option<u8>,
    /// Within how many minutes.
    pub minutes: Option<f64>,
    /// Whether that is enough.
    pub verdict: Verdict,
    /// Whether it falls short and nobody on our side acts to close that: a gap to name.
    pub gap: bool,
}

/// Whether an offer is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verdict {
    /// It is.
    Met,
    /// It is known to fall short in one of these, or in both.
    Short {
        /// It does not go deep enough.
        depth: bool,
        /// It takes too long.
        minutes: bool,
    },
    /// It cannot be told: nothing is said, on our side or on theirs.
    #[default]
    Open,
}

/// What the notices that are needed cost extra at certain hours.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NoticeCost {
    /// The position of the question.
    pub question: usize,
    /// The id of the hours.
    pub hours: String,
    /// One for each of the session's candidates, in the unit of the question.
    pub costs: Vec<Option<f64>>,
}

/// The needs, rows of the tables tagged `role = "notification-need"`, against what the candidates
/// offer in the candidates questions tagged `notification` with the same `severity` and `hours`.
///
/// A rung is the number that an id says: that of a choice of the column `depth`, that of a level
/// offered. A need of 0 is met by anything. What is not needed (no depth, or no minutes, in the row)
/// is not judged; where neither is given, or "don't know", the verdict is open. What is known to fall
/// short does so, whatever else is open. Empty rows and what is hidden or not applicable are left out.
#[must_use]
pub fn notices(set: &Questionnaire, session: &Session, scores: &Scores) -> Notices {
    let shown: Vec<(usize, &Question)> = set
        .questions
        .iter()
        .enumerate()
        .filter(|(at, _)| {
            !matches!(scores.questions[*at].state, State::Hidden | State::NotApplicable)
        })
        .collect();
    let room = Room { set, session, shown: &shown };
    let mut notices = Notices::default();
    for &(at, question) in &shown {
        if has(question, "role", "notification-need") {
            for (row, cells) in session.answer(&question.id).rows.iter().enumerate() {
                if let Some(need) = room.need(question.kind.columns(), cells) {
                    notices.needs.push(Need { question: at, row, ..need });
                }
            }
        }
        if has(question, "notification", "cost") {
            let hours = tag(&question.tags, "hours").first().cloned().unwrap_or_default();
            let costs = session.candidates.iter().map(|one| room.number(question, &one.id));
            notices.costs.push(NoticeCost { question: at, hours, costs: costs.collect() });
        }
    }
    notices
}

fn has(question: &Question, name: &str, word: &str) -> bool {
    tag(&question.tags, name).iter().any(|other| other == word)
}

struct Room<'a> {
    set: &'a Questionnaire,
    session: &'a Session,
    shown: &'a [(usize, &'a Question)],
}

impl Room<'_> {
    /// The need of a row; `None` where the row is empty.
    fn need(&self, columns: &[Column], row: &Row) -> Option<Need> {
        let values = values(columns, row);
        if values.iter().all(|value| *value == Value::Empty) {
            return None;
        }
        let value = |id: &str| {
            let at = columns.iter().position(|column| column.id == id);
            at.map_or(&Value::Empty, |at| &values[at])
        };
        let word = |id: &str| match value(id) {
            Value::Choice(word) => Some((*word).to_owned()),
            Value::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        };
        let mut need = Need {
            severity: word("severity"),
            hours: word("hours"),
            depth: word("depth").and_then(|id| id.parse().ok()),
            minutes: match value("minutes") {
                Value::Number(minutes) => Some(*minutes),
                _ => None,
            },
            acts: word("acts"),
            deputy: word("deputy"),
            ..Need::default()
        };
        let unsure = *value("depth") == Value::Unknown || *value("minutes") == Value::Unknown;
        let offers = self.session.candidates.iter().map(|one| self.offer(&need, unsure, &one.id));
        need.offers = offers.collect();
        Some(need)
    }

    fn offer(&self, need: &Need, unsure: bool, candidate: &str) -> NoticeOffer {
        let depth = self.asked(need, "depth").find_map(|question| {
            match offer(self.set, question, self.session.answer(&question.id), candidate)? {
                Offer::Level(id) => id.parse().ok(),
                Offer::Number(_) | Offer::Unknown => None,
            }
        });
        let minutes =
            self.asked(need, "minutes").find_map(|question| self.number(question, candidate));
        let verdict = verdict(need, unsure, depth, minutes);
        let short = matches!(verdict, Verdict::Short { .. });
        NoticeOffer { depth, minutes, verdict, gap: short && need.acts.is_none() }
    }

    /// The questions about what is offered for the severity and the hours of a need.
    fn asked<'b>(&'b self, need: &'b Need, what: &'b str) -> impl Iterator<Item = &'b Question> {
        self.shown.iter().map(|(_, question)| *question).filter(move |question| {
            has(question, "notification", what)
                && need.severity.as_ref().is_some_and(|word| has(question, "severity", word))
                && need.hours.as_ref().is_some_and(|word| has(question, "hours", word))
        })
    }

    fn number(&self, question: &Question, candidate: &str) -> Option<f64> {
        match offer(self.set, question, self.session.answer(&question.id), candidate)? {
            Offer::Number(number) => Some(*number),
            Offer::Level(_) | Offer::Unknown => None,
        }
    }
}

fn verdict(need: &Need, unsure: bool, depth: Option<u8>, minutes: Option<f64>) -> Verdict {
    if need.depth == Some(0) {
        return Verdict::Met;
    }
    // Whether it is enough; `None` where nothing is needed, `Some(None)` where nothing is said.
    let deep = need.depth.map(|needed| depth.map(|offered| offered >= needed));
    let quick = need.minutes.map(|needed| minutes.map(|offered| offered <= needed));
    let (short_depth, short_minutes) = (deep == Some(Some(false)), quick == Some(Some(false)));
    if short_depth || short_minutes {
        return Verdict::Short { depth: short_depth, minutes: short_minutes };
    }
    let open = deep == Some(None) || quick == Some(None);
    if open || unsure || (deep.is_none() && quick.is_none()) { Verdict::Open } else { Verdict::Met }
}
