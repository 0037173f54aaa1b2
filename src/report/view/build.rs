//! From a session to the values of a report.

use super::room::{Room, day};
use super::{
    ActionRow, Annex, GapRow, Head, Hint, LevelCount, LevelRow, Mismatch, Options, Reason, Role,
    ScaleRow, Source, Sourcing, View, answers, changes, selection,
};
use crate::questionnaire::Fold;
use crate::report::clean::plain;
use crate::report::page;
use crate::report::score_json::ScoreReport;
use crate::score::{self, About, Pattern, Profile, Side, State};
use crate::session::{Cost, PlanAction, Priority};
use crate::strings::{numbers, plan, report, ui};

/// Makes the values of a report.
pub(super) fn view(source: &Source<'_>, options: &Options) -> View {
    let room = Room::new(source, options);
    let profile = score::profile(room.set, &room.session, room.scores);
    let file = if options.redact { "" } else { source.file };
    let score = ScoreReport::new(room.set, &room.session, room.scores, file);
    let changes = changes::changes(&room);
    let mut view = View {
        lang: options.lang,
        redacted: options.redact,
        parts: options.parts,
        head: head(&room, file),
        page: page::Page::default(),
        overall: room.function(None, &room.scores.overall),
        functions: score::functions(room.set)
            .into_iter()
            .map(|at| room.function(Some(at), &room.scores.sections[at]))
            .collect(),
        levels: if room.set.is_selection() { Vec::new() } else { levels(&profile) },
        answers: answers::answers(&room),
        gaps: gaps(&room, &profile),
        actions: room.session.actions.iter().map(|action| action_row(&room, action)).collect(),
        sourcing: sourcing(&room, &profile),
        changes: None,
        selection: selection::selection(&room),
        annex: annex(&room),
        score: serde_json::to_value(score).unwrap_or_default(),
    };
    changes::note(&room, &mut view, changes);
    view.page = page::page(&room, &profile, &view);
    view
}

fn head(room: &Room<'_>, file: &str) -> Head {
    let about = &room.session.about;
    let mut days: Vec<String> = (0..room.set.questions.len())
        .filter_map(|at| room.answer(at).answered.and_then(day))
        .collect();
    days.sort();
    Head {
        title: room.session.title.clone(),
        set: room.text(&room.set.title),
        organisation: about.organisation.clone(),
        scope: about.scope.clone(),
        facilitator: about.facilitator.clone(),
        participants: about.participants.clone(),
        made: day(room.options.today).unwrap_or_default(),
        first_answer: days.first().cloned(),
        last_answer: days.last().cloned(),
        target_by: room.session.target_by.and_then(day),
        file: plain(file),
    }
}

fn levels(profile: &Profile) -> Vec<LevelCount> {
    let level = |level: &score::LevelCount| LevelCount { points: level.points, count: level.count };
    profile.levels.iter().map(level).collect()
}

/// The gaps in their order, then the roles to be started and dropped, then those to be lowered.
fn gaps(room: &Room<'_>, profile: &Profile) -> Vec<GapRow> {
    let (set, session, scores) = (room.set, &room.session, room.scores);
    let by_points = |line: score::GapLine, change: String| GapRow {
        as_is: Some(line.as_is),
        to_be: Some(line.to_be),
        gap: Some(line.gap),
        ..gap_row(room, line.question, change)
    };
    let whole = |&at: &usize, change: String| {
        let score = &scores.questions[at];
        let to_be = match score.to_be {
            score::ToBe::Given(points) => points,
            score::ToBe::NotGiven => None,
        };
        GapRow { as_is: score.as_is, to_be, ..gap_row(room, at, change) }
    };
    let raised = score::gaps(set, session, scores).into_iter();
    let raised = raised.map(|line| by_points(line, room.say(report::TO_RAISE)));
    let starts = profile.starts.iter().map(|at| whole(at, room.say(report::TO_START)));
    let drops = profile.drops.iter().map(|at| whole(at, room.say(report::TO_DROP)));
    let lowered = score::lowered(set, session, scores).into_iter();
    let lowered = lowered.map(|line| by_points(line, room.say(report::TO_LOWER)));
    raised.chain(starts).chain(drops).chain(lowered).collect()
}

fn gap_row(room: &Room<'_>, at: usize, change: String) -> GapRow {
    let Role { id, title } = room.role(at);
    let actions = score::actions_for(&room.session, &room.question(at).id).into_iter();
    GapRow {
        section: room.text(&room.section_of(at).title),
        priority: priority(room, room.answer(at).priority),
        change,
        actions: actions.map(|one| room.session.actions[one].id.clone()).collect(),
        id,
        title,
        ..GapRow::default()
    }
}

/// A priority as a word; nothing where there is none.
pub(super) fn priority(room: &Room<'_>, priority: Option<Priority>) -> String {
    priority.map(|one| room.say(plan::priority(one))).unwrap_or_default()
}

fn action_row(room: &Room<'_>, action: &PlanAction) -> ActionRow {
    let known = |id: &String| room.set.question(id);
    ActionRow {
        id: action.id.clone(),
        what: action.what.clone(),
        questions: action.questions.iter().map(|id| plain(id)).collect(),
        roles: action.questions.iter().filter_map(known).map(|at| room.title(at)).collect(),
        owner: action.owner.clone().unwrap_or_default(),
        due: action.due.and_then(day),
        horizon: action.horizon.map(|one| room.say(plan::horizon(Some(one)))).unwrap_or_default(),
        kind: action
            .kind
            .as_deref()
            .map(|kind| plan::kind_said(kind, room.lang))
            .unwrap_or_default(),
        effort: action.effort,
        cost: cost(action.cost.as_ref()),
        cost_number: match action.cost {
            Some(Cost::Number(number)) => Some(number),
            _ => None,
        },
        status: room.say(plan::status(action.status)),
        open: action.is_open(),
        overdue: action.is_overdue(room.options.today),
    }
}

fn cost(cost: Option<&Cost>) -> String {
    match cost {
        Some(Cost::Number(number)) => numbers::amount(*number),
        Some(Cost::Text(text)) => text.clone(),
        None => String::new(),
    }
}

fn sourcing(room: &Room<'_>, profile: &Profile) -> Option<Sourcing> {
    let found = score::sourcing(room.set, &room.session, room.scores)?;
    let choice = |pattern: Pattern, at: Option<usize>| {
        let question = room.question(pattern.question(room.set)?);
        Some(room.choice(question.kind.choices().get(at?)?))
    };
    let amounts = found.amounts_to.as_ref().map(|amounts| {
        let pattern =
            if Pattern::Today.question(room.set).is_some() { Pattern::Today } else { Pattern::Aim };
        let best = amounts.best.iter().filter_map(|&at| choice(pattern, Some(at)));
        let fitting = amounts.fits.iter().map(|(_, fitting)| *fitting).max().unwrap_or_default();
        let best: Vec<String> = best.collect();
        report::amounts(&best, (fitting, amounts.judged), amounts.fits_any, room.lang)
    });
    let mismatch = |one: &score::Mismatch| {
        let Role { id, title } = room.role(one.question);
        let (expected, actual) = match one.expected {
            Side::In => (report::IN_HOUSE, report::ONLY_BOUGHT),
            Side::Out => (report::BOUGHT, report::ONLY_IN_HOUSE),
        };
        Mismatch {
            id,
            title,
            pattern: room.say(match one.pattern {
                Pattern::Today => report::PATTERN_TODAY,
                Pattern::Aim => report::PATTERN_AIM,
            }),
            expected: room.say(expected),
            actual: room.say(actual),
        }
    };
    Some(Sourcing {
        today: choice(Pattern::Today, found.today).unwrap_or_default(),
        aim: choice(Pattern::Aim, found.aim).unwrap_or_default(),
        amounts_to: amounts.unwrap_or_default(),
        mismatches: found.mismatches.iter().map(mismatch).collect(),
        unusual: profile.unusual_not_applicable.iter().map(|&at| room.role(at)).collect(),
    })
}

fn annex(room: &Room<'_>) -> Annex {
    let set = room.set;
    let in_state = |state: State| {
        let is = move |at: &usize| room.scores.questions[*at].state == state;
        (0..set.questions.len()).filter(is)
    };
    let reasons = in_state(State::NotApplicable).map(|at| {
        let Role { id, title } = room.role(at);
        let decided = room.answer(at).not_applicable.as_deref();
        let reason = decided.map_or_else(
            || room.say(report::DECIDED_AGAINST),
            |reason| ui::reason(reason, room.lang),
        );
        Reason { id, title, reason }
    });
    let out = room.session.out_of_scope.iter().filter_map(|out| {
        let section = &set.sections[set.section(&out.section)?];
        let reason = ui::reason(&out.reason, room.lang);
        Some(Reason { id: plain(&section.id), title: room.text(&section.title), reason })
    });
    let made_for = room.session.questionnaire.version.as_deref().map(plain);
    Annex {
        set_id: plain(&set.id),
        set_version: plain(&set.version),
        made_for: made_for.filter(|version| *version != set.version),
        digest: plain(room.source.digest),
        program: format!("monshin {}", env!("CARGO_PKG_VERSION")),
        scales: scales(room),
        not_applicable: reasons.collect(),
        out_of_scope: out.collect(),
        unknown: in_state(State::Unknown).map(|at| room.role(at)).collect(),
        untouched: in_state(State::Untouched).map(|at| room.role(at)).collect(),
        hints: hints(room),
        sources: sources(room),
        rules: rules(room),
    }
}

fn scales(room: &Room<'_>) -> Vec<ScaleRow> {
    let scale = |scale: &crate::questionnaire::Scale| ScaleRow {
        id: plain(&scale.id),
        title: room.text(&scale.title),
        levels: scale
            .levels
            .iter()
            .rev()
            .map(|level| LevelRow {
                id: plain(&level.id),
                points: level.points,
                text: room.text(&level.text),
            })
            .collect(),
    };
    room.set.scales.iter().map(scale).collect()
}

fn sources(room: &Room<'_>) -> Vec<String> {
    let source = |source: &crate::questionnaire::Source| {
        let date = source.date.map(|date| date.to_string());
        let parts = [Some(&source.title), source.publisher.as_ref(), source.edition.as_ref()];
        let parts = parts.into_iter().flatten().map(|part| plain(part)).chain(date);
        parts.collect::<Vec<_>>().join(", ")
    };
    room.set.sources.iter().map(source).collect()
}

fn rules(room: &Room<'_>) -> Vec<String> {
    if room.set.is_selection() {
        use crate::strings::selection;
        return [selection::READINESS_RULE, selection::FIT_RULE, selection::RISK_RULE]
            .map(|rule| room.say(rule))
            .to_vec();
    }
    let overall = match room.set.overall {
        Fold::Mean => report::RULE_MEAN,
        Fold::Sum => report::RULE_SUM,
        Fold::Min => report::RULE_MIN,
    };
    let mut rules = vec![room.say(overall), room.say(report::RULE_HIGHEST)];
    for scale in &room.set.scales {
        if let Some(points) = scale.unknown {
            rules.push(report::unknown_points(&room.text(&scale.title), points, room.lang));
        }
    }
    rules.extend(
        [report::RULE_LEFT_OUT, report::RULE_BAND, report::RULE_ROUND].map(|rule| room.say(rule)),
    );
    rules
}

/// What does not fit together. It is looked for in the session as it is: in a redacted one the notes
/// are gone, and it would look as if nobody had written any.
fn hints(room: &Room<'_>) -> Vec<Hint> {
    let own = room.source.session;
    let found = score::hints(room.set, own, room.scores, room.options.today);
    let hint = |hint: score::Hint| {
        let (id, title) = match hint.about {
            About::Question(at) => {
                let Role { id, title } = room.role(at);
                (id, title)
            }
            About::Action(at) => {
                let action = room.session.actions.get(at);
                action.map(|one| (one.id.clone(), one.what.clone())).unwrap_or_default()
            }
            About::Session => Default::default(),
        };
        Hint { id, title, text: room.say(plan::hint(hint.kind)) }
    };
    found.into_iter().map(hint).collect()
}
