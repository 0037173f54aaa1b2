//! Costs against scores: of all ways to raise a part, those that no other way beats.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::questionnaire::Fold;
use crate::session::Priority;

/// Sums that differ by less than this are equal.
const SAME: f64 = 1e-12;

/// What a way costs. Compared from the top: the effort, then more raised roles of high priority, of
/// medium priority, then fewer raised roles.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Cost {
    /// In whole tenths.
    pub effort: f64,
    /// Raised roles of high priority, counted down.
    high: i32,
    medium: i32,
    raised: i32,
}

impl Cost {
    /// The cost of raising one role; the priority matters only where ways are `ranked`.
    pub fn of(effort: f64, priority: Option<Priority>, ranked: bool) -> Cost {
        Cost {
            effort,
            high: -i32::from(priority == Some(Priority::High)),
            medium: -i32::from(priority == Some(Priority::Medium)),
            raised: i32::from(ranked),
        }
    }

    fn and(self, other: Cost) -> Cost {
        Cost {
            effort: self.effort + other.effort,
            high: self.high + other.high,
            medium: self.medium + other.medium,
            raised: self.raised + other.raised,
        }
    }

    fn order(&self, other: &Cost) -> Ordering {
        let rank = |cost: &Cost| (cost.high, cost.medium, cost.raised);
        self.effort.total_cmp(&other.effort).then_with(|| rank(self).cmp(&rank(other)))
    }
}

/// Which roles a way raises.
#[derive(Debug, Clone)]
pub(super) enum Plan {
    /// None.
    Nothing,
    /// The question at this position, by the option at this position.
    Raise(usize, usize),
    /// Both of these.
    Both(Rc<Plan>, Rc<Plan>),
}

impl Plan {
    /// Calls `tell` with every question that is raised, and its option.
    pub fn each(&self, tell: &mut impl FnMut(usize, usize)) {
        match self {
            Plan::Nothing => {}
            Plan::Raise(question, option) => tell(*question, *option),
            Plan::Both(one, other) => {
                one.each(tell);
                other.each(tell);
            }
        }
    }
}

/// A way to raise a part.
#[derive(Debug, Clone)]
pub(super) struct Point {
    /// What it costs.
    pub cost: Cost,
    /// What it brings.
    value: f64,
    /// What is raised.
    pub plan: Rc<Plan>,
}

/// The ways that no other beats: the cost rises from one to the next, and so does what they bring.
#[derive(Debug, Clone)]
pub(super) struct Frontier(Vec<Point>);

impl Frontier {
    /// The ways of one role: `points` as it is, and its raises with their option.
    pub fn of_role(
        question: usize,
        points: f64,
        raises: impl Iterator<Item = (Cost, f64, usize)>,
    ) -> Frontier {
        let stay = Point { cost: Cost::default(), value: points, plan: Rc::new(Plan::Nothing) };
        let mut all = vec![stay];
        all.extend(raises.map(|(cost, value, option)| Point {
            cost,
            value,
            plan: Rc::new(Plan::Raise(question, option)),
        }));
        all.sort_by(|a, b| a.cost.order(&b.cost).then(b.value.total_cmp(&a.value)));
        let mut best = f64::NEG_INFINITY;
        all.retain(|point| {
            let better = point.value > best + SAME;
            best = best.max(point.value);
            better
        });
        Frontier(all)
    }

    /// The most that any way brings.
    pub fn most(&self) -> Option<f64> {
        self.0.last().map(|point| point.value)
    }

    /// The cheapest way that brings at least this.
    pub fn cheapest(&self, value: f64) -> Option<&Point> {
        self.0.iter().find(|point| point.value >= value)
    }

    /// The most that can be had for an effort.
    fn most_for(&self, effort: f64) -> Option<f64> {
        let affordable = self.0.partition_point(|point| point.cost.effort <= effort);
        Some(self.0[affordable.checked_sub(1)?].value)
    }
}

/// A candidate while two frontiers are joined: a way of each, by their positions.
#[derive(Debug, Clone, Copy)]
struct Pair {
    cost: Cost,
    value: f64,
    one: usize,
    other: usize,
}

/// The parts of a fold, each with its ways, already weighed: what is left is to add them up, or to
/// take the least.
pub(super) struct Parts {
    fold: Fold,
    parts: Vec<(f64, Frontier)>,
}

impl Parts {
    /// No parts yet.
    pub fn new(fold: Fold) -> Parts {
        Parts { fold, parts: Vec::new() }
    }

    /// One more part, with its weight.
    pub fn push(&mut self, weight: f64, frontier: Frontier) {
        self.parts.push((weight, frontier));
    }

    /// Puts the weights into what the ways bring; `None` where there is nothing to say.
    pub fn weighed(mut self) -> Option<Parts> {
        let weights: f64 = self.parts.iter().map(|(weight, _)| weight).sum();
        if self.parts.is_empty() || (self.fold == Fold::Mean && weights <= 0.0) {
            return None;
        }
        for (weight, frontier) in &mut self.parts {
            let factor = match self.fold {
                Fold::Mean => *weight / weights,
                Fold::Sum => *weight,
                Fold::Min => 1.0,
            };
            frontier.0.iter_mut().for_each(|point| point.value *= factor);
            if factor <= 0.0 {
                // Whatever it is raised to brings nothing.
                frontier.0.truncate(1);
            }
        }
        Some(self)
    }

    fn empty(&self) -> Frontier {
        let value = if self.fold == Fold::Min { f64::INFINITY } else { 0.0 };
        Frontier(vec![Point { cost: Cost::default(), value, plan: Rc::new(Plan::Nothing) }])
    }

    fn together(&self, one: f64, other: f64) -> f64 {
        if self.fold == Fold::Min { one.min(other) } else { one + other }
    }

    /// All parts as one, where no way costs more effort than `limit`.
    pub fn folded(&self, limit: f64) -> Option<Frontier> {
        let within = |cost: &Cost, _: f64| cost.effort <= limit;
        let all =
            self.parts.iter().fold(self.empty(), |all, (_, part)| self.join(&all, part, within));
        (!all.0.is_empty()).then_some(all)
    }

    /// For each position the parts from there on as one, and after them nothing.
    pub fn rests(&self) -> Vec<Frontier> {
        let mut rest = vec![self.empty()];
        for (_, part) in self.parts.iter().rev() {
            let last = &rest[rest.len() - 1];
            rest.push(self.join(last, part, |_, _| true));
        }
        rest.reverse();
        rest
    }

    /// The cheapest way to `goal` for `effort` and not more; `rest` is what the parts after each one
    /// can bring, and drops every beginning that does not lead there.
    pub fn cheapest(&self, rest: &[Frontier], goal: f64, effort: f64) -> Option<Point> {
        let mut so_far = self.empty();
        for (at, (_, part)) in self.parts.iter().enumerate() {
            so_far = self.join(&so_far, part, |cost, value| {
                let later = rest[at + 1].most_for(effort - cost.effort);
                later.is_some_and(|later| self.together(value, later) >= goal - SAME)
            });
        }
        so_far.cheapest(goal - SAME).cloned()
    }

    /// Every way of one with every way of the other; what is not kept or is beaten is left out.
    fn join(
        &self,
        one: &Frontier,
        other: &Frontier,
        keep: impl Fn(&Cost, f64) -> bool,
    ) -> Frontier {
        let mut all: Vec<Pair> = Vec::new();
        for (at, second) in other.0.iter().enumerate() {
            let pairs = one.0.iter().enumerate().filter_map(|(first_at, first)| {
                let pair = Pair {
                    cost: first.cost.and(second.cost),
                    value: self.together(first.value, second.value),
                    one: first_at,
                    other: at,
                };
                keep(&pair.cost, pair.value).then_some(pair)
            });
            all = merged(&all, pairs);
        }
        let point = |pair: Pair| {
            let (first, second) = (&one.0[pair.one].plan, &other.0[pair.other].plan);
            let plan = match (&**first, &**second) {
                (_, Plan::Nothing) => Rc::clone(first),
                (Plan::Nothing, _) => Rc::clone(second),
                _ => Rc::new(Plan::Both(Rc::clone(first), Rc::clone(second))),
            };
            Point { cost: pair.cost, value: pair.value, plan }
        };
        Frontier(all.into_iter().map(point).collect())
    }
}

/// Two lists by rising cost as one, without what is beaten. Of equals the first list's stay.
fn merged(list: &[Pair], more: impl Iterator<Item = Pair>) -> Vec<Pair> {
    let mut merged: Vec<Pair> = Vec::with_capacity(list.len());
    let mut add = |pair: Pair| {
        if merged.last().is_none_or(|last| pair.value > last.value + SAME) {
            merged.push(pair);
        }
    };
    let mut list = list.iter().copied().peekable();
    for pair in more {
        while let Some(first) = list.next_if(|first| {
            let order = first.cost.order(&pair.cost);
            order.then(pair.value.total_cmp(&first.value)) != Ordering::Greater
        }) {
            add(first);
        }
        add(pair);
    }
    list.for_each(add);
    merged
}
