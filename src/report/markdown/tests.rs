use super::*;

#[test]
fn what_people_wrote_is_no_markup() {
    for (text, inert) in [
        ("# 見出し", "\\# 見出し"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("---", "\\---"),
        ("===", "\\==="),
        ("> a", "\\> a"),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("1.", "1\\."),
        ("2.5 of 5", "2.5 of 5"),
        ("a # b > c", "a # b > c"),
        ("**a** _b_ ~~c~~ `d`", "\\*\\*a\\*\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\`"),
        ("[a](http://b)", "\\[a\\](http\\://b)"),
        ("<script>", "\\<script>"),
        ("a|b", "a\\|b"),
        ("&lt; $x$", "\\&lt; \\$x\\$"),
        ("WWW.example.jp a@b.jp", "WWW\\.example.jp a\\@b.jp"),
        ("\\", "\\\\"),
        ("    code", "code"),
    ] {
        assert_eq!(escaped(text), inert, "{text}");
    }
}

#[test]
fn lines_of_a_note_stay_lines_and_begin_nothing() {
    assert_eq!(lines("a\n\n# b\n", "  "), "a  \n  \\# b");
    assert_eq!(one_line("a\n|b"), "a / \\|b");
}

#[test]
fn a_table_leaves_out_columns_in_which_nothing_stands() {
    let mut sheet = Sheet { lang: Lang::En, text: String::new() };
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    sheet.table(&["a", "b", "c"], &[row(&["1", "", "3"]), row(&["4"])]);
    assert_eq!(sheet.text, "| a | c |\n| --- | --- |\n| 1 | 3 |\n| 4 |  |\n\n");
    sheet.text.clear();
    sheet.table(&["a"], &[]);
    assert_eq!(sheet.text, "");
}
