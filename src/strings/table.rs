//! The strings of the table screen.

use super::{Words, words};
use crate::text::Lang;

words! {
    NO_ROWS = "行はまだありません。次のキーで加えます:" | "No rows yet. To add one:";
    ROW_REMOVED = "行を外しました。取り消すと戻ります" | "The row is removed; undo brings it back";
    LEFT = "左に" | "left";
    RIGHT = "右に" | "right";
    ABOVE = "上に" | "above";
    BELOW = "下に" | "below";
    BETWEEN = "、" | ", ";
}

/// How many columns or rows are out of sight on a side.
#[must_use]
pub fn hidden(side: Words, count: usize, lang: Lang) -> String {
    let of_columns = side == LEFT || side == RIGHT;
    match lang {
        Lang::Ja => format!("{}{count}{}", side.ja, if of_columns { "列" } else { "行" }),
        Lang::En => format!("{count} {}", side.en),
    }
}

/// Which two columns a value is looked up by.
#[must_use]
pub fn looked_up(rows: &str, columns: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("「{rows}」と「{columns}」から決まります"),
        Lang::En => format!("looked up by '{rows}' and '{columns}'"),
    }
}

/// How many rows a table has.
#[must_use]
pub fn rows(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{count}行"),
        Lang::En if count == 1 => "1 row".to_owned(),
        Lang::En => format!("{count} rows"),
    }
}
