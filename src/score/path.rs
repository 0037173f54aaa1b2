//! The cheapest path: the least effort of raising to-be levels that brings a section, or the whole,
//! to a chosen score.
//!
//! It is exact, not a good guess: every way of raising is weighed, and dropped only where another one
//! costs no more and brings no less ([`frontier`]).

use std::cmp::Ordering;

use crate::questionnaire::{Fold, Questionnaire};
use crate::session::{Change, Edit, Entries, Priority, Session, Stamp, Track};

use super::scores::Scores;
use frontier::{Frontier, Parts};

mod frontier;
mod options;

/// How much a score may fall short of a goal and still reach it: what adding up rounds away.
const TOLERANCE: f64 = 1e-9;

/// What it takes to raise a role by a level.
#[derive(Debug, Clone, PartialEq)]
pub struct Efforts {
    /// The effort of each step, from the lowest level up; 0 or more, counted in tenths. Where a scale
    /// has more steps the last one stands for the rest.
    pub steps: Vec<f64>,
}

impl Default for Efforts {
    /// To start doing a thing takes more than to have it approved.
    fn default() -> Efforts {
        Efforts { steps: vec![3.0, 2.0, 2.0, 1.0] }
    }
}

impl Efforts {
    /// The effort of the way from one level of a scale up to another, by their positions.
    #[must_use]
    pub fn between(&self, from: usize, to: usize) -> f64 {
        self.tenths(from, to) / 10.0
    }

    /// The same in whole tenths, so that equal sums are equal whatever the order.
    fn tenths(&self, from: usize, to: usize) -> f64 {
        let step = |at: usize| self.steps.get(at).or(self.steps.last()).copied().unwrap_or(1.0);
        // An empty sum would be -0.0, which sorts before 0.0: cheaper than not to raise at all.
        (from..to).fold(0.0, |sum, at| sum + (step(at) * 10.0).round())
    }
}

/// What is to reach the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The whole.
    #[default]
    Whole,
    /// The section at this position of the set.
    Section(usize),
}

/// One role that is raised.
#[derive(Debug, Clone, PartialEq)]
pub struct PathStep {
    /// The position of its question in the set.
    pub question: usize,
    /// The position of the scale on which it is raised.
    pub scale: usize,
    /// The id of the level where the raise begins; `None` where the role does not stand on this side
    /// yet, and begins at the lowest.
    pub from: Option<String>,
    /// The id of the level that it is raised to.
    pub to: String,
    /// The whole to-be of the role after the step, other sides that stay included.
    pub to_be: Entries,
    /// What the raise takes.
    pub effort: f64,
    /// How much the score of the part would be lower without this step.
    pub gain: f64,
    /// How urgent the role is.
    pub priority: Option<Priority>,
}

/// The least effort that reaches a score.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CheapestPath {
    /// What to raise: by priority, then by gain for the effort, then in the order of the set. Where
    /// the goal is out of reach, the cheapest way to the most that can be reached.
    pub steps: Vec<PathStep>,
    /// What all of it takes.
    pub effort: f64,
    /// The to-be score of the part with all steps, unrounded; `None` where nothing in it is scored.
    pub reaches: Option<f64>,
    /// The score that was asked for.
    pub goal: f64,
    /// Whether it is reached.
    pub reachable: bool,
    /// How many roles of the part nobody knows or asked for yet: they are not raised, because it is
    /// not known from where.
    pub left_out: usize,
}

/// The least total effort of raising to-be levels with which the to-be score of a part is at least
/// `goal`. The start is the to-be as the session has it, with the as-is standing in.
///
/// Among paths of equal effort the one that raises more roles of high priority is taken, then more of
/// medium priority, then fewer roles. A role is raised on the side where the pattern aimed at
/// expects it, never in-house against it; see [`options`].
#[must_use]
pub fn cheapest_path(
    set: &Questionnaire,
    session: &Session,
    scores: &Scores,
    part: Part,
    goal: f64,
    efforts: &Efforts,
) -> CheapestPath {
    let roles = options::roles(set, session, scores, efforts);
    let within = |at: usize| match part {
        Part::Whole => set.counts_overall(at),
        Part::Section(section) => {
            set.section_and_above(set.questions[at].section).any(|above| above == section)
        }
    };
    let left_out = roles.iter().enumerate().filter(|(at, role)| role.left_out && within(*at));
    let left_out = left_out.count();
    let tree = Tree { set, roles: &roles };
    let Some(best) = tree.best(part, goal - TOLERANCE) else {
        return CheapestPath { goal, left_out, ..CheapestPath::default() };
    };
    let mut taken = vec![None; set.questions.len()];
    best.plan.each(&mut |question, option| taken[question] = Some(option));
    let reaches = tree.value(part, &taken);
    let mut steps: Vec<PathStep> = Vec::new();
    for (question, option) in taken.iter().enumerate() {
        let Some(option) = option else { continue };
        let mut without = taken.clone();
        without[question] = None;
        let lower = tree.value(part, &without);
        let mut step = roles[question].options[*option].step.clone();
        step.gain = reaches.zip(lower).map_or(0.0, |(with, lower)| with - lower);
        steps.push(step);
    }
    steps.sort_by(by_urgency);
    CheapestPath {
        steps,
        effort: best.cost.effort / 10.0,
        reaches,
        goal,
        reachable: reaches.is_some_and(|reaches| reaches >= goal - TOLERANCE),
        left_out,
    }
}

/// The edits that write what a path raises: the to-be of its roles, and nothing else.
#[must_use]
pub fn path_edits(
    set: &Questionnaire,
    session: &Session,
    path: &CheapestPath,
    now: Stamp,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for step in &path.steps {
        let id = &set.questions[step.question].id;
        edits.extend(to_be_edits(id, &session.answer(id).to_be, &step.to_be, now));
    }
    edits
}

/// The edits that make the to-be of a question what it shall be.
#[must_use]
pub fn to_be_edits(question: &str, now_is: &Entries, shall_be: &Entries, now: Stamp) -> Vec<Edit> {
    let gone = now_is.keys().filter(|scale| !shall_be.contains_key(*scale));
    let gone = gone.map(|scale| (scale, None));
    let set = shall_be.iter().filter(|(scale, entry)| now_is.get(*scale) != Some(entry));
    gone.chain(set.map(|(scale, entry)| (scale, Some(entry.clone()))))
        .map(|(scale, entry)| {
            Edit::answer(question, Change::Entry(Track::ToBe, scale.clone(), entry), now)
        })
        .collect()
}

fn by_urgency(a: &PathStep, b: &PathStep) -> Ordering {
    let urgency = |step: &PathStep| match step.priority {
        Some(Priority::High) => 0,
        Some(Priority::Medium) => 1,
        Some(Priority::Low) => 2,
        None => 3,
    };
    // Compared crosswise: an effort may be 0.
    urgency(a)
        .cmp(&urgency(b))
        .then_with(|| (b.gain * a.effort).total_cmp(&(a.gain * b.effort)))
        .then(a.question.cmp(&b.question))
}

/// The sections with their roles, as they add up.
struct Tree<'a> {
    set: &'a Questionnaire,
    roles: &'a [options::Role],
}

impl Tree<'_> {
    /// The cheapest plan that brings a part to a score, else to the most that it can reach; `None`
    /// where nothing in it is scored.
    fn best(&self, part: Part, goal: f64) -> Option<frontier::Point> {
        let plain = self.parts(part, false, f64::INFINITY)?;
        let rest = plain.rests();
        let whole = rest.first()?;
        let most = whole.most()?;
        let goal = goal.min(most - TOLERANCE / 2.0);
        let least = whole.cheapest(goal)?.cost.effort;
        // Only what can be part of a path of this effort is looked at again, with the priorities.
        self.parts(part, true, least)?.cheapest(&rest, goal, least)
    }

    /// What a part folds: each with all ways to raise it that cost no more than `limit`.
    fn parts(&self, part: Part, ranked: bool, limit: f64) -> Option<Parts> {
        let (fold, section) = match part {
            Part::Whole => (self.set.overall, None),
            Part::Section(at) => (self.set.sections[at].score?, Some(at)),
        };
        let mut parts = Parts::new(fold);
        if let Some(at) = section {
            for (question, asked) in self.set.questions.iter().enumerate() {
                if asked.section == at
                    && let Some(frontier) = self.roles[question].frontier(question, ranked)
                {
                    parts.push(asked.weight, frontier);
                }
            }
        }
        for (at, below) in self.set.sections.iter().enumerate() {
            if below.parent == section
                && let Some(parts_below) = self.parts(Part::Section(at), ranked, limit)
                && let Some(frontier) = parts_below.folded(limit)
            {
                parts.push(below.weight, frontier);
            }
        }
        parts.weighed()
    }

    /// The score of a part with some options taken, by question.
    fn value(&self, part: Part, taken: &[Option<usize>]) -> Option<f64> {
        let (fold, section) = match part {
            Part::Whole => (self.set.overall, None),
            Part::Section(at) => (self.set.sections[at].score?, Some(at)),
        };
        let questions = self.set.questions.iter().enumerate();
        let own = questions.filter(|(_, asked)| Some(asked.section) == section);
        let own = own.filter_map(|(at, asked)| {
            let role = &self.roles[at];
            let points = taken[at].map_or(role.points, |option| Some(role.options[option].points));
            Some((asked.weight, points?))
        });
        let sections = self.set.sections.iter().enumerate();
        let below = sections.filter(|(_, below)| below.parent == section);
        let below = below
            .filter_map(|(at, below)| Some((below.weight, self.value(Part::Section(at), taken)?)));
        let values: Vec<(f64, f64)> = own.chain(below).collect();
        let weights: f64 = values.iter().map(|(weight, _)| weight).sum();
        let sum: f64 = values.iter().map(|(weight, value)| weight * value).sum();
        match fold {
            Fold::Mean => (weights > 0.0).then(|| sum / weights),
            Fold::Sum => (!values.is_empty()).then_some(sum),
            Fold::Min => values.iter().map(|(_, value)| *value).reduce(f64::min),
        }
    }
}

impl options::Role {
    /// The ways of this role: as it is, and each raise. `None` where it is not scored.
    fn frontier(&self, question: usize, ranked: bool) -> Option<Frontier> {
        let raises = self.options.iter().enumerate();
        let raises = raises.map(|(at, option)| {
            let priority = if ranked { option.step.priority } else { None };
            (frontier::Cost::of(option.effort, priority, ranked), option.points, at)
        });
        Some(Frontier::of_role(question, self.points?, raises))
    }
}
