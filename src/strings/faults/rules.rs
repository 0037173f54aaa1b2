//! What breaks a rule of the format: names, points, conditions.

use super::naming::{home, quoted, thing};
use super::{Said, said};
use crate::fault::{FaultKind, Thing};
use crate::text::Lang;

/// What is wrong with a name, or with where it leads.
pub(super) fn of_name(kind: &FaultKind, lang: Lang) -> Said {
    match kind {
        FaultKind::Duplicate(of, id) => said(
            lang,
            format!("{}が重複しています: {}", thing(*of, lang), quoted(id, lang)),
            "どちらかを別のidにするか、消してください。",
            format!("The {} {} is defined twice.", thing(*of, lang), quoted(id, lang)),
            "Give one of the two another id, or remove it.",
        ),
        FaultKind::Dangling(of, id) => dangling(*of, id, lang),
        FaultKind::NotEarlier(Thing::Column, id) => said(
            lang,
            format!("列{}は、この列より前にありません。", quoted(id, lang)),
            "rowsとcolumnsには、表で前にある列だけを使ってください。",
            format!("The column {} does not come before this one.", quoted(id, lang)),
            "Use only columns that come earlier in the table for rows and columns.",
        ),
        FaultKind::NotEarlier(_, id) => said(
            lang,
            format!("質問{}は、この質問より前にありません。", quoted(id, lang)),
            "条件には、ファイルで前にある質問だけを使ってください。",
            format!("The question {} does not come before this one.", quoted(id, lang)),
            "Use only questions that come earlier in the file in a condition.",
        ),
        FaultKind::Cycle(id) => said(
            lang,
            format!("セクション{}の親（parent）をたどると、自分自身に戻ります。", quoted(id, lang)),
            "parentを、上にあるセクションに直すか、消してください。",
            format!(
                "Going up through its parents, the section {} leads back to itself.",
                quoted(id, lang)
            ),
            "Let parent name a section further up, or remove it.",
        ),
        FaultKind::ReservedId(id) => said(
            lang,
            format!("{}は、idに使えません。", quoted(id, lang)),
            "unknownは「わからない」、noneは「行わない」を表します。別のidにしてください。",
            format!("{} cannot be an id.", quoted(id, lang)),
            "\"unknown\" stands for don't know, \"none\" for decided against. Choose another id.",
        ),
        FaultKind::BadId(id) => said(
            lang,
            format!("idが空か、使えない文字を含んでいます: {}", quoted(id, lang)),
            "質問集のidに使えるのはa-z、0-9、- です。ほかのidは、空でなければ使えます（制御文字を除く）。",
            format!(
                "The id {} is empty, or has characters that it may not have.",
                quoted(id, lang)
            ),
            "A set's id takes a-z, 0-9 and -. Other ids take anything but control characters.",
        ),
        _ => of_question(kind, lang),
    }
}

fn dangling(of: Thing, id: &str, lang: Lang) -> Said {
    let (ja_todo, en_todo) = if of == Thing::Entry {
        (
            "その質問の選択肢か段階のidを書いてください。どちらもない質問では、answered = true だけが使えます。",
            "Name a choice or level that the question has. If it has none, only answered = true can be asked.",
        )
    } else {
        (
            "idの書き間違いを直すか、定義を書き足してください。",
            "Correct the id, or add what it names.",
        )
    };
    said(
        lang,
        format!("{}{}は、{}にありません。", thing(of, lang), quoted(id, lang), home(of, lang)),
        ja_todo,
        format!("There is no {} {} in {}.", thing(of, lang), quoted(id, lang), home(of, lang)),
        en_todo,
    )
}

/// What is wrong with a question or what it is answered on.
pub(super) fn of_question(kind: &FaultKind, lang: Lang) -> Said {
    match kind {
        FaultKind::PointsFall(level) => said(
            lang,
            format!("段階{}の点が、1つ下の段階より低くなっています。", quoted(level, lang)),
            "段階を低いものから順に並べるか、点を直してください。",
            format!(
                "The level {} brings fewer points than the level below it.",
                quoted(level, lang)
            ),
            "Put the levels in order, lowest first, or correct the points.",
        ),
        FaultKind::NegativeWeight => said(
            lang,
            "重みが負の数です。",
            "0以上にしてください。0なら点に入りません。",
            "The weight is below zero.",
            "Make it 0 or more. With 0 it does not count.",
        ),
        FaultKind::MaxBelowMin => said(
            lang,
            "maxがminより小さくなっています。",
            "maxを大きくするか、minを小さくしてください。",
            "max is below min.",
            "Raise max, or lower min.",
        ),
        FaultKind::MeasureShape => said(
            lang,
            "候補への質問には scale か answer = \"number\" の、どちらか1つだけが必要です。",
            "段階で答えるなら scale = \"...\"、数で答えるなら answer = \"number\" と unit と better を書いてください。",
            "A question about candidates needs exactly one of scale and answer = \"number\".",
            "Write scale = \"...\" for levels, or answer = \"number\" with unit and better for numbers.",
        ),
        _ => of_condition(kind, lang),
    }
}

/// A lookup over a column whose cells are not one of several choices.
pub(super) fn not_an_axis(column: &str, lang: Lang) -> Said {
    said(
        lang,
        format!("列{}は、rowsやcolumnsに使えません。", quoted(column, lang)),
        "種類がsingleの列か、choiceのあるlookupの列を使ってください。",
        format!("The column {} cannot be the rows or columns of a lookup.", quoted(column, lang)),
        "Use a column of kind single, or a lookup that lists its choices.",
    )
}

/// A list of a lookup that has not one item for each choice of a column.
pub(super) fn wrong_count(column: &str, expected: usize, found: usize, lang: Lang) -> Said {
    said(
        lang,
        format!(
            "数が、列{}の選択肢と合いません。必要な数は{expected}、いまは{found}です。",
            quoted(column, lang)
        ),
        "選択肢1つにつき1つを、選択肢と同じ順に書いてください。",
        format!(
            "There should be as many items here as the column {} has choices: {expected}, not {found}.",
            quoted(column, lang)
        ),
        "Write one for each choice, in the order of the choices.",
    )
}

/// What is wrong with a condition.
pub(super) fn of_condition(kind: &FaultKind, lang: Lang) -> Said {
    match kind {
        FaultKind::UnknownInCondition => said(
            lang,
            "条件のリストに unknown は書けません。",
            "「わからない」は条件になりません。答えたかどうかなら answered = true を使ってください。",
            "A condition's list cannot name unknown.",
            "Don't know is never a condition. To ask whether there is an answer, use answered = true.",
        ),
        FaultKind::AnsweredFalse => said(
            lang,
            "answered = false は使えません。",
            "使えるのは answered = true だけです。条件を書き直してください。",
            "answered = false cannot be used.",
            "Only answered = true can. Write the condition the other way round.",
        ),
        FaultKind::ConditionShape => said(
            lang,
            "条件には any か all の、どちらか1つだけが必要です。",
            "when = { any = [{ question = \"...\", is = [\"...\"] }] } のように書いてください。",
            "A condition needs exactly one of any and all.",
            "Write it like when = { any = [{ question = \"...\", is = [\"...\"] }] }",
        ),
        _ => said(
            lang,
            "条件の1つ1つには is、not、answered の、どれか1つだけが必要です。",
            "{ question = \"...\", is = [\"...\"] } のように書いてください。",
            "Each test of a condition needs exactly one of is, not and answered.",
            "Write it like { question = \"...\", is = [\"...\"] }",
        ),
    }
}
