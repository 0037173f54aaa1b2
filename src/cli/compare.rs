//! `monshin compare OLD NEW`

use std::ffi::OsString;
use std::sync::Arc;

use super::table::Table;
use super::{Context, Outcome, print_json, session_file};
use crate::measure::truncate;
use crate::questionnaire::Questionnaire;
use crate::report::compare_json::{CompareReport, TrendReport};
use crate::score::{Judged, Movement, ScoreMovement, Scores, Trend, movement, scores, trend};
use crate::session::Session;
use crate::strings::compare as words;
use crate::strings::numbers::{percent, score_or_dash, share};
use crate::strings::results::{STATE_MARKS, rests_on};
use crate::text::Lang;

/// Compare two sessions of a question set; several as a trend.
#[derive(Debug, clap::Args)]
pub(super) struct Compare {
    /// The earlier session and the later one, or more: paths, names, or unique beginnings of names.
    #[arg(required = true, num_args = 2.., value_name = "SESSION")]
    sessions: Vec<OsString>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// A session with what it is judged by.
struct Read {
    file: String,
    set: Arc<Questionnaire>,
    session: Session,
    scores: Scores,
}

impl Read {
    fn judged(&self) -> Judged<'_> {
        Judged { set: &self.set, session: &self.session, scores: &self.scores }
    }
}

impl Compare {
    pub(super) fn run(&self, context: &mut Context<'_>) -> anyhow::Result<Outcome> {
        let mut read = Vec::new();
        for session in &self.sessions {
            let file = session_file(&context.store, session)?;
            let opened = context.store.open(&file)?;
            let set = context.store.sets.get(&opened.session.questionnaire.id)?;
            let scores = scores(&set, &opened.session);
            let file = opened.file.display().to_string();
            read.push(Read { file, set, session: opened.session, scores });
        }
        let id = &read[0].set.id;
        if let Some(other) = read.iter().find(|other| other.set.id != *id) {
            let text = words::different_sets(id, &other.set.id, context.lang);
            writeln!(context.err, "monshin: {text}")?;
            return Ok(Outcome::Failed);
        }
        match &read[..] {
            [old, new] => self.two(old, new, context)?,
            several => self.several(several, context)?,
        }
        Ok(Outcome::Fine)
    }

    fn two(&self, old: &Read, new: &Read, context: &mut Context<'_>) -> anyhow::Result<()> {
        let movement = movement(old.judged(), new.judged());
        if self.json {
            let (before, now) = ((old.judged(), &*old.file), (new.judged(), &*new.file));
            return print_json(context.out, &CompareReport::new(before, now, &movement));
        }
        let lang = context.lang;
        for (when, of) in [(words::THEN, old), (words::NOW, new)] {
            // How ready a selection is rests on everything that it asks.
            let Scores { overall, progress, .. } = &of.scores;
            let whole = if of.set.is_selection() { progress } else { &overall.counts };
            writeln!(context.out, "{}  {}", when.of(lang), rests_on(whole, usize::MAX, lang))?;
        }
        writeln!(context.out)?;
        if new.set.is_selection() {
            selection(&new.set, &movement, lang).write(context.out)?;
            return Ok(());
        }
        scores_table(&new.set, &movement, lang).write(context.out)?;
        writeln!(context.out)?;
        if movement.overall.difference().is_some() {
            writeln!(context.out, "{}", words::CAUSES.of(lang))?;
        }
        causes(&movement.overall, lang).write(context.out)?;
        for remark in remarks(&movement, lang) {
            writeln!(context.out, "{remark}")?;
        }
        let moved = roles(&new.set, &movement, lang);
        writeln!(context.out, "\n{}", words::roles_moved(moved.len(), lang))?;
        moved.into_iter().collect::<Table>().write(context.out)?;
        let all = movement.targets.len();
        if all > 0 {
            writeln!(context.out, "\n{}", words::targets_reached(movement.reached(), all, lang))?;
            targets(&new.set, &movement, lang).write(context.out)?;
        }
        Ok(())
    }

    fn several(&self, read: &[Read], context: &mut Context<'_>) -> anyhow::Result<()> {
        let judged: Vec<Judged<'_>> = read.iter().map(Read::judged).collect();
        let trend = trend(&judged);
        if self.json {
            let files: Vec<_> = read.iter().map(|one| (one.judged(), &*one.file)).collect();
            return print_json(context.out, &TrendReport::new(&files, &trend));
        }
        trend_table(&read[0].set, &trend, context.lang).write(context.out)?;
        Ok(())
    }
}

/// The whole and each function: then, now, the difference, and like for like.
fn scores_table(set: &Questionnaire, movement: &Movement, lang: Lang) -> Table {
    let heads = [words::THEN, words::NOW, words::DIFFERENCE, words::LIKE_FOR_LIKE];
    let heads = heads.map(|head| head.of(lang).to_owned());
    let line = |name: String, score: &ScoreMovement| {
        let like = words::like_for_like(score.like_for_like.as_ref());
        let (old, new) = (score_or_dash(score.old), score_or_dash(score.new));
        let causes = words::causes_in_short(&score.causes, lang);
        vec![name, old, new, words::signed_or_dash(score.difference()), like, causes]
    };
    let mut table = Table::default();
    table.row([String::new()].into_iter().chain(heads));
    table.row(line(words::OVERALL.of(lang).to_owned(), &movement.overall));
    for (at, score) in &movement.sections {
        let section = &set.sections[*at];
        table.row(line(format!("{} {}", section.id, section.title.get(lang)), score));
    }
    table
}

/// What the overall difference is made of, a line each.
fn causes(score: &ScoreMovement, lang: Lang) -> Table {
    let mut table = Table::default();
    if score.difference().is_none() {
        table.row([words::NO_DIFFERENCE.of(lang).to_owned()]);
        return table;
    }
    let line = |points: f64, text: String| [format!("{:>6}", words::signed(points)), text];
    if let Some(like) = &score.like_for_like {
        table.row(line(like.change(), words::levels(like, lang)));
        if like.side_moved > 0 {
            table.row([String::new(), format!("  {}", words::by_side(like, lang))]);
        }
    }
    for part in &score.causes {
        table.row(line(part.points, words::cause_in_words(part, lang)));
    }
    table
}

fn remarks(movement: &Movement, lang: Lang) -> Vec<String> {
    let mut remarks = Vec::new();
    if movement.group_rule_changed {
        remarks.push(words::GROUP_RULE.of(lang).to_owned());
    }
    if movement.judged_by_another_version {
        remarks.push(words::OTHER_VERSION.of(lang).to_owned());
    }
    if !movement.no_longer_asked.is_empty() {
        let ids = movement.no_longer_asked.join(", ");
        remarks.push(format!("{}: {ids}", words::NO_LONGER_ASKED.of(lang)));
    }
    remarks
}

/// Cells of a choice in a table.
const CHOICE: usize = 24;

/// The roles that moved, the largest movement first.
fn roles(set: &Questionnaire, movement: &Movement, lang: Lang) -> Vec<Vec<String>> {
    let moved = movement.by_size();
    moved
        .into_iter()
        .map(|role| {
            let question = &set.questions[role.question];
            let said = |moment| truncate(&words::said(question, moment, lang), CHOICE).into_owned();
            vec![
                question.id.clone(),
                question.title.get(lang).clone(),
                said(&role.old),
                said(&role.new),
                role.difference().map_or_else(String::new, words::signed_level),
            ]
        })
        .collect()
}

fn targets(set: &Questionnaire, movement: &Movement, lang: Lang) -> Table {
    let mut table = Table::default();
    for target in &movement.targets {
        let question = &set.questions[target.question];
        table.row([
            question.id.clone(),
            question.title.get(lang).clone(),
            score_or_dash(target.now),
            format!("{} {}", words::TARGET.of(lang), score_or_dash(target.aim)),
            words::reached(target.reached).of(lang).to_owned(),
        ]);
    }
    table
}

/// A selection: how ready the phases were and are, and how the candidates fit.
fn selection(set: &Questionnaire, movement: &Movement, lang: Lang) -> Table {
    let mut table = Table::default();
    let ready = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), percent);
    let heads = [words::PHASES, words::THEN, words::NOW];
    table.row(heads.map(|head| head.of(lang).to_owned()));
    for phase in &movement.phases {
        let section = &set.sections[phase.section];
        let name = format!("{} {}", section.id, section.title.get(lang));
        table.row([name, ready(phase.old), ready(phase.new)]);
    }
    if !movement.candidates.is_empty() {
        table.row([words::CANDIDATES.of(lang).to_owned()]);
    }
    for candidate in &movement.candidates {
        let fit = |fit: Option<crate::score::CandidateFit>| share(fit.and_then(|fit| fit.fit));
        table.row([candidate.name.clone(), fit(candidate.old), fit(candidate.new)]);
    }
    table
}

fn trend_table(set: &Questionnaire, trend: &Trend, lang: Lang) -> Table {
    let value = |value: Option<f64>| match value {
        Some(value) if set.is_selection() => percent(value),
        value => score_or_dash(value),
    };
    let mut table = Table::default();
    let row = |name: &str, cells: Vec<String>| [name.to_owned()].into_iter().chain(cells);
    let of = |cell: &dyn Fn(&crate::score::TrendColumn) -> String| {
        trend.columns.iter().map(cell).collect::<Vec<_>>()
    };
    table.row(row(words::SESSION.of(lang), of(&|column| column.title.clone())));
    table.row(row(words::DATE.of(lang), of(&|column| words::day(column.date.as_ref(), lang))));
    table.row(row(words::OVERALL.of(lang), of(&|column| value(column.overall))));
    let answered = of(&|column| format!("{}/{}", column.counts.answered, column.counts.asked));
    table.row(row(words::ANSWERED.of(lang), answered));
    for (at, (_, label)) in STATE_MARKS.iter().enumerate() {
        let others = of(&|column| column.counts.others()[at].to_string());
        table.row(row(label.of(lang), others));
    }
    for one in &trend.rows {
        let title = set.section(&one.id).map_or("", |at| set.sections[at].title.get(lang));
        let cells = one.values.iter().map(|of| value(*of)).collect();
        table.row(row(&format!("{} {title}", one.id), cells));
    }
    table
}
