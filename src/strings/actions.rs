//! What each action is called in the footer and on the help page.

use super::Words;
use crate::action::{Action, Context};

const fn words(ja: &'static str, en: &'static str) -> Words {
    Words { ja, en }
}

/// The word of an action in the footer of a context.
#[must_use]
pub fn short(action: Action, context: Context) -> Words {
    match (action, context) {
        (Action::Home, Context::Home) => words("終了", "leave"),
        (Action::Accept, Context::Start) => words("これで進む", "go on"),
        (Action::Accept, Context::Evidence) => words("加える", "add"),
        (Action::Accept, Context::Search) => words("移る", "jump"),
        (Action::Down, Context::Search) => words("次の候補", "next match"),
        (Action::Out, Context::Help) => words("閉じる", "close"),
        (Action::Accept | Action::Edit, Context::Amount | Context::Cell) => {
            words("これで決める", "accept")
        }
        (Action::Accept, Context::Candidates) => words("加える、戻す", "add, bring back"),
        (Action::NextLine, Context::Decision) => words("次の欄", "next line"),
        (Action::NextField, Context::Cell) => words("次の欄を書く", "write the next cell"),
        (Action::Edit, Context::Plan) => words("開く", "open"),
        (Action::Add, Context::Plan) => words("対応を加える", "add action"),
        (Action::NextField, Context::Line) => words("全体/機能", "whole/function"),
        (Action::Accept, Context::Line) => words("これで決める", "accept"),
        (Action::Accept, Context::Targets) => words("提案を採用して次へ", "take, next"),
        (Action::Open, Context::Targets | Context::WhatIf | Context::Plan) => {
            words("質問へ", "question")
        }
        (Action::Clear, Context::WhatIf) => words("元に戻す", "as it was"),
        (Action::Accept, Context::Report) => words("書き出す", "write"),
        (Action::Down, Context::Report) => words("次の行", "next line"),
        (Action::Right, Context::Report) => words("選ぶ", "choose"),
        (Action::Accept, Context::Recovered) => words("続ける", "go on"),
        (Action::Remove, Context::Recovered) => words("下書きを外す", "leave draft out"),
        (Action::Accept, Context::Notices) => words("確認済みにする", "accept"),
        (Action::Out, Context::Notices | Context::Recovered) => words("あとで", "later"),
        (Action::Open, Context::Backups) => words("見る", "look"),
        (Action::Right, Context::Selection) => words("横へ", "sideways"),
        _ => anywhere(action),
    }
}

/// As [`short`], where the bottom row of a dialog is too short for that.
#[must_use]
pub fn brief(action: Action, context: Context) -> Words {
    match (action, context) {
        (Action::Retry, _) => words("再試行", "retry"),
        (Action::SaveElsewhere, _) => words("別に保存", "elsewhere"),
        (Action::LeaveUnsaved, _) => words("離れる", "leave"),
        (Action::Mine, _) => words("こちら", "mine"),
        (Action::Theirs, _) => words("ファイル", "theirs"),
        (Action::Both, _) => words("両方", "both"),
        (Action::Backups, Context::Recovered) => words("以前", "older"),
        (Action::Remove, Context::Recovered) => words("外す", "drop"),
        (Action::Accept, Context::Notices) => words("確認済み", "accept"),
        _ => short(action, context),
    }
}

fn anywhere(action: Action) -> Words {
    match action {
        Action::Up => words("上へ", "up"),
        Action::Down => words("下へ", "down"),
        Action::PageUp => words("1画面上へ", "page up"),
        Action::PageDown => words("1画面下へ", "page down"),
        Action::First => words("先頭", "first"),
        Action::Last => words("末尾", "last"),
        Action::Open => words("開く", "open"),
        Action::New => words("新規", "new"),
        Action::Details => words("情報", "details"),
        Action::Trash => words("ゴミ箱へ", "trash"),
        Action::Digit(_) | Action::Choose => words("選ぶ", "choose"),
        Action::NotHere => words("行わない", "not here"),
        Action::DontKnow => words("わからない", "don't know"),
        Action::NotApplicable => words("対象外", "n/a"),
        Action::Clear => words("消す", "clear"),
        Action::Repeat => words("前と同じ", "same again"),
        Action::NextField => words("欄を移る", "other field"),
        Action::PreviousField => words("前の欄", "field before"),
        Action::Next => words("次へ", "next"),
        Action::Forward => words("次の質問", "next question"),
        Action::Back => words("前へ", "previous"),
        Action::NextSection => words("次のセクション", "next section"),
        Action::PreviousSection => words("前のセクション", "section before"),
        Action::TogglePass => words("現状/目標", "as-is/to-be"),
        Action::Note => words("メモ", "note"),
        Action::Memo => words("手控え", "memo"),
        Action::Evidence => words("根拠", "evidence"),
        Action::Flag => words("印", "flag"),
        Action::Guidance => words("手引き", "guidance"),
        Action::HideScores => words("点を隠す", "hide scores"),
        Action::Undo => words("取り消す", "undo"),
        Action::Redo => words("やり直す", "redo"),
        Action::Search => words("探す", "search"),
        Action::Outline => words("一覧", "outline"),
        Action::NextPage => words("次のページ", "next page"),
        Action::PreviousPage => words("前のページ", "page before"),
        Action::Candidates => words("候補", "candidates"),
        Action::Basis => words("よりどころ", "basis"),
        Action::Left => words("左へ", "left"),
        Action::Right => words("右へ", "right"),
        Action::Edit => words("書く", "write"),
        Action::Add => words("行を加える", "add a row"),
        Action::Duplicate => words("行を写す", "copy the row"),
        Action::MoveUp => words("上に移す", "move up"),
        Action::MoveDown => words("下に移す", "move down"),
        Action::BringBack => words("外したものを戻す", "bring back"),
        Action::Tidy => words("完全に消す", "delete for good"),
        Action::Results => words("結果", "results"),
        Action::StartSelection => words("選定へ", "selection"),
        Action::Filter => words("絞り込み", "filter"),
        Action::Explain => words("内訳", "explain"),
        Action::Gaps => words("差", "gaps"),
        Action::WhatIf => words("もしも", "what-if"),
        Action::Compare => words("比べる", "compare"),
        Action::Plan => words("計画", "plan"),
        Action::Report => words("報告書", "report"),
        Action::Targets => words("目標", "targets"),
        Action::Radar => words("棒/レーダー", "bars/radar"),
        Action::TakeAll => words("まとめて採用", "take all"),
        Action::TakeEarlier => words("前回と同じ", "as last time"),
        Action::Priority => words("優先度", "priority"),
        Action::Path => words("最小の手間", "cheapest path"),
        Action::TakeOver => words("目標にする", "take over"),
        Action::Status => words("状況", "status"),
        Action::Sort => words("並べ替え", "sort"),
        Action::Cycle => words("次の回", "next cycle"),
        Action::TargetBy => words("期日", "target date"),
        Action::Mark => words("印を付ける", "mark"),
        Action::Stop => words("中止", "stop"),
        Action::Place => words("保存先", "save to"),
        Action::Scope => words("範囲外", "out of scope"),
        Action::NextLine => words("次の欄", "next line"),
        Action::PreviousLine => words("前の欄", "line before"),
        Action::Accept => words("決める", "accept"),
        Action::Keep => words("書き終える", "done"),
        Action::Seen => words("聞いた/見た", "told/seen"),
        Action::Remove => words("外す", "remove"),
        Action::Retry => words("もう一度保存", "save again"),
        Action::LeaveUnsaved => words("保存せず離れる", "leave unsaved"),
        Action::SaveElsewhere => words("別の場所に保存", "save elsewhere"),
        Action::Resolve => words("確かめる", "look into it"),
        Action::Mine => words("画面の内容にする", "keep mine"),
        Action::Theirs => words("ファイルの内容にする", "take theirs"),
        Action::Both => words("両方残す", "keep both"),
        Action::TakeSession => words("引き継ぐ", "take over"),
        Action::Backups => words("以前の状態", "earlier states"),
        Action::Restore => words("戻す", "restore"),
        Action::Language => words("English", "日本語"),
        Action::Help => words("ヘルプ", "help"),
        Action::Out => words("戻る", "back"),
        Action::Home => words("ホーム", "home"),
        Action::Suspend => words("中断", "suspend"),
        Action::Interrupt => words("終了", "end"),
    }
}

/// What an action does, for the help page.
#[must_use]
pub fn long(action: Action) -> Words {
    match action {
        Action::Up => words("1つ上へ。回答は変わりません", "one up; changes nothing"),
        Action::Down => words("1つ下へ。回答は変わりません", "one down; changes nothing"),
        Action::PageUp => words("1画面上へ", "a page up"),
        Action::PageDown => words("1画面下へ", "a page down"),
        Action::First => words("先頭へ", "to the first"),
        Action::Last => words("末尾へ", "to the last"),
        Action::Open => words("選んだものを開く、始める", "open or begin what is marked"),
        Action::New => words("新しいセッションを始める", "begin a new session"),
        Action::Details => {
            words("題名、組織、参加者などを直す", "change title, organisation, participants")
        }
        Action::Trash => words("ゴミ箱に移す（戻せます）", "move to the trash (can be undone)"),
        Action::Digit(_) => {
            words("その数字の段階や選択肢を選ぶ", "choose the level or choice with that digit")
        }
        Action::Choose => words("印のある行を選ぶ", "choose the marked line"),
        Action::NotHere => {
            words("この側を「行わないと決めた」にする", "decided against on this side")
        }
        Action::DontKnow => words("この欄を「わからない」にする", "don't know, for this field"),
        Action::NotApplicable => words(
            "質問全体を対象外にして、理由を選ぶ",
            "the whole question is not applicable; then why",
        ),
        Action::Clear => words("この欄の回答を消す", "clear this field"),
        Action::Repeat => words(
            "前の質問と同じ段階にする（メモは写さない）",
            "the levels of the question before, not its note",
        ),
        Action::NextField => {
            words("次の欄へ（もう一方の側など）", "the next field: the other side, the record")
        }
        Action::PreviousField => words("前の欄へ", "the field before"),
        Action::Next => words(
            "次の質問へ。文章の質問が空なら、書き始める",
            "next question; in a text that is empty, begin to write",
        ),
        Action::Forward => words("次の質問へ", "next question"),
        Action::Back => words("前の質問へ", "the question before"),
        Action::NextSection => words("次のセクションへ", "next section"),
        Action::PreviousSection => words(
            "このセクションの先頭へ。先頭では前のセクションへ",
            "start of this section, then the one before",
        ),
        Action::TogglePass => words("現状と目標を切り替える", "switch between as-is and to-be"),
        Action::Note => {
            words("メモを書く（議事録と報告書に載る）", "write the note (for minutes and reports)")
        }
        Action::Memo => {
            words("手控えを書く（進行役だけのもの）", "write the memo (the facilitator's own)")
        }
        Action::Evidence => {
            words("根拠を書く（聞いたもの、見たもの）", "write down evidence, told or seen")
        }
        Action::Flag => {
            words("あとで見る印を付ける、外す", "flag for later, or take the flag away")
        }
        Action::Guidance => words(
            "手引き（なぜ、聞くこと、見るもの）を開く、畳む",
            "unfold or fold why, prompts, evidence to ask for",
        ),
        Action::HideScores => words("点を隠す、見せる", "hide scores, or show them"),
        Action::Undo => words("取り消して、そこへ移る", "undo, and go there"),
        Action::Redo => words("やり直して、そこへ移る", "redo, and go there"),
        Action::Search => words("言葉で探して移る", "search and jump"),
        Action::Outline => words("すべての質問の一覧を見る", "see the list of all questions"),
        Action::Results => words("結果を見る", "see the results"),
        Action::Filter => words("絞り込みを替える", "the next filter"),
        Action::NextLine => words("次の欄へ", "the next line"),
        Action::PreviousLine => words("前の欄へ", "the line before"),
        Action::Accept => words("これで決める", "accept"),
        Action::Keep => words("書いたものを残して閉じる", "close and keep what was written"),
        Action::Seen => words("聞いた、見たを切り替える", "switch between told and seen"),
        Action::Remove => words("印のあるものを外す", "remove what is marked"),
        Action::Retry => words("もう一度保存する", "try to save again"),
        Action::LeaveUnsaved => words(
            "保存せずに離れる（最後の変更は失われます）",
            "leave without saving (the latest changes are lost)",
        ),
        Action::Language => {
            words("日本語と英語を切り替える", "switch between Japanese and English")
        }
        Action::Help => words("この画面のヘルプ", "help for this screen"),
        Action::Out => words("1つ戻る（何も失われません）", "one step out; nothing is lost"),
        Action::Home => words("ホームへ。ホームで押すと終了", "home; at home, leave"),
        Action::Suspend => words("シェルに戻る（fg で再開）", "to the shell (fg comes back)"),
        Action::Interrupt => words("保存して終了する", "save and end"),
        of_selection => long_of_selection(of_selection),
    }
}

/// As [`long`], for what only a selection has.
fn long_of_selection(action: Action) -> Words {
    match action {
        Action::NextPage => words("次のページへ", "the next page"),
        Action::PreviousPage => words("前のページへ", "the page before"),
        Action::Candidates => words(
            "候補を加える、名前を直す、並べ替える、外す",
            "add, rename, move and remove candidates",
        ),
        Action::Basis => words(
            "候補の回答のよりどころを替える（口頭、提案書、契約書案、試用）",
            "what a candidate's answer rests on: said, proposal, contract draft, trial",
        ),
        Action::Left => words("左へ（欄、候補、検討書）", "to the left: cells, candidates, papers"),
        Action::Right => {
            words("右へ（欄、候補、検討書）", "to the right: cells, candidates, papers")
        }
        Action::Edit => words("印のあるものを書く、開く", "write in what is marked, or open it"),
        Action::Add => words("行や対応を加える", "add a row, or an action"),
        Action::Duplicate => words("印のある行を下に写す", "copy the marked row below it"),
        Action::MoveUp => words("1つ上に移す", "move it one up"),
        Action::MoveDown => words("1つ下に移す", "move it one down"),
        Action::StartSelection => words(
            "このセッションをもとに、サービスの選定を始める",
            "begin the selection of a service that rests on this session",
        ),
        Action::BringBack => words("最後に外したものを戻す", "bring back what was removed last"),
        Action::Tidy => words(
            "外した候補と行を、ファイルからも消す",
            "delete removed candidates and rows from the file as well",
        ),
        Action::Explain => words("この数の計算の内訳を見る", "how this number is calculated"),
        Action::Gaps => {
            words("目標との差を、優先度と大きさの順に見る", "the gaps by priority and size")
        }
        Action::WhatIf => words(
            "目標を試しに変えて、点の動きを見る（書き込まない）",
            "try other targets; nothing is written",
        ),
        Action::Compare => words("ほかのセッションと比べる", "compare with other sessions"),
        Action::Plan => words("目標との差から対応を決める", "make actions of the gaps"),
        Action::Report => words("報告書をファイルに書き出す", "write a report to a file"),
        Action::Targets => words("機能ごとに目標を決める", "set targets, function by function"),
        Action::Radar => words("棒とレーダーを切り替える", "switch between bars and radar"),
        Action::TakeAll => {
            words("この機能の提案をまとめて採用する", "take all proposals of this function")
        }
        Action::TakeEarlier => {
            words("前回の回答を、今日の回答にする", "last time's answer still holds today")
        }
        Action::Priority => {
            words("優先度を替える（高、中、低、なし）", "priority: high, medium, low, none")
        }
        Action::Path => words(
            "いちばん少ない手間で目標の点に届く上げ方を探す",
            "the least effort that reaches a score",
        ),
        Action::TakeOver => words(
            "試した目標をセッションに書き込む（まとめて取り消せます）",
            "write what was tried, as one undo step",
        ),
        Action::Status => words(
            "状況を替える（未着手、実施中、完了、取りやめ）",
            "status: open, doing, done, dropped",
        ),
        Action::Sort => words("並べる順を替える", "sort in another order"),
        Action::Cycle => {
            words("このセッションから次の回を始める", "begin the next cycle from this session")
        }
        Action::TargetBy => {
            words("目標を達成する期日を決める", "the day by which targets should be reached")
        }
        Action::Mark => words("行に印を付ける、外す", "mark a line, or take the mark away"),
        Action::Stop => words("書き出しを中止する", "stop writing"),
        Action::Place => words("報告書の保存先を変える", "change where the report goes"),
        Action::Scope => {
            words("セクションを今回の範囲外にする、戻す", "put a section out of scope, or back")
        }
        _ => long_of_safety(action),
    }
}

/// What keeps a session safe: other hands, earlier states, other places.
fn long_of_safety(action: Action) -> Words {
    match action {
        Action::SaveElsewhere => {
            words("別の場所に保存して離れる", "save to another place, and leave")
        }
        Action::Resolve => words(
            "だれが開いているか、ファイルの何が変わったかを見る",
            "see who else has it, or what was changed from outside",
        ),
        Action::Mine => words(
            "この画面の内容で保存する（ファイルの内容はバックアップに残ります）",
            "save what is on this screen (what is in the file goes to the backups)",
        ),
        Action::Theirs => words(
            "ファイルの内容に替える（この画面の内容はバックアップに残ります）",
            "take what is in the file (what is on this screen goes to the backups)",
        ),
        Action::Both => words(
            "この画面の内容を別のセッションとして残す",
            "keep what is on this screen as a session of its own",
        ),
        Action::TakeSession => words(
            "セッションを引き継いで書き込む",
            "take the session over from someone else, and write",
        ),
        Action::Backups => {
            words("以前の状態とゴミ箱", "the earlier states of a session, and the trash")
        }
        Action::Restore => words(
            "この状態に戻す（いまの内容はバックアップに残ります）",
            "put it back (what is there now goes to the backups)",
        ),
        _ => words("", ""),
    }
}

/// The name of a context on the help page.
#[must_use]
pub fn context(context: Context) -> Words {
    match context {
        Context::Home => words("ホーム", "Home"),
        Context::Start => words("セッションの情報", "Session details"),
        Context::Interview => words("質問", "Interview"),
        Context::Outline => words("一覧", "Outline"),
        Context::Results => words("結果", "Results"),
        Context::Targets => words("目標を決める", "Targets"),
        Context::WhatIf => words("もしも", "What if"),
        Context::Compare => words("比べる", "Compare"),
        Context::Plan => words("計画", "Plan"),
        Context::Report => words("報告書", "Report"),
        Context::Explain => words("計算の内訳", "How a number is calculated"),
        Context::ActionForm => words("対応を書くとき", "Writing an action"),
        Context::Place => words("報告書の保存先を書くとき", "Typing where a report goes"),
        Context::Pick => words("比べる相手を選ぶとき", "Choosing what to compare with"),
        Context::Help => words("ヘルプ", "Help"),
        Context::Writing => words("メモなどを書くとき", "Writing a text"),
        Context::Evidence => words("根拠", "Evidence"),
        Context::Search => words("探す", "Search"),
        Context::Reason => words("理由", "Reason"),
        Context::Selection => words("選定の結果", "Results of a selection"),
        Context::Table => words("表", "Table"),
        Context::Amount => words("数を書くとき", "Writing a number"),
        Context::Decision => words("決めたことを書くとき", "Writing what was decided"),
        Context::Candidates => words("候補", "Candidates"),
        Context::Line => words("1行で答えるとき", "Answering with a line"),
        Context::Cell => words("表の欄に書くとき", "Writing in a cell"),
        Context::CellList => words("表の欄で選ぶとき", "Choosing in a cell"),
        Context::Unsaved => words("保存できていないとき", "Not saved"),
        Context::Elsewhere => words("別の保存先を書くとき", "Typing another place"),
        Context::Conflict => words("ファイルがほかで書き換えられたとき", "Changed from outside"),
        Context::Held => words("ほかで開かれているとき", "Open elsewhere"),
        Context::Recovered => words("前回、閉じないまま終了したとき", "Not closed last time"),
        Context::Notices => words("質問集との違い", "Differences from the set"),
        Context::Backups => words("以前の状態", "Earlier states"),
        Context::Everywhere => words("どこでも", "Everywhere"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_called_something_in_both_languages() {
        for (name, action) in Action::NAMED {
            for words in [short(*action, Context::Interview), long(*action)] {
                assert!(!words.ja.is_empty() && !words.en.is_empty(), "{name}");
            }
        }
    }
}
