use super::*;
use crate::report::format::{Parts, Quiet};
use crate::report::sample;
use crate::text::Lang;

/// What people write at length.
const LONG: [(Lang, &str); 2] = [
    (
        Lang::Ja,
        "夜間と休日に担当者が不在となり、検知から初動までに半日以上かかるため、被害が広がるおそれが\
         あります。手順書の整備と代行者の指名を急ぎ、委託先との連絡の取り決めを見直します。",
    ),
    (
        Lang::En,
        "Nobody is there at night and on holidays, so half a day may pass between detection and the \
         first response, and damage may spread. Write the procedures, name deputies, and settle how \
         the provider is reached.",
    ),
];

/// What would be markup, a link or a script, where it is not escaped.
const HOSTILE: &str = "</td></style><script>alert(1)</script>\"'><img src=x onerror=alert(1)> \
                       <a href=\"javascript:alert(1)\">&amp;&lt;b&gt; {{ x }} <!-- --> ]]>";

/// The elements of which a report is made.
const ELEMENTS: [&str; 39] = [
    "!doctype", "html", "head", "meta", "title", "style", "body", "header", "main", "section", "p",
    "h1", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "strong", "span", "br",
    "ol", "li", "img", "svg", "path", "rect", "circle", "text", "div", "colgroup", "col", "ul",
    "em", "b", "i",
];

/// How the one image begins.
const IMAGE: &str = "img class=\"radar\" width=\"520\" height=\"376\" alt=\"";

fn html(view: &View) -> String {
    let mut out = Vec::new();
    write(view, &mut out, &Quiet).unwrap();
    String::from_utf8(out).unwrap()
}

/// The tags of a page, without their brackets.
fn tags(html: &str) -> Vec<&str> {
    let mut rest = html;
    let mut tags = Vec::new();
    while let Some((_, behind)) = rest.split_once('<') {
        let (tag, behind) = behind.split_once('>').expect("a tag ends");
        tags.push(tag);
        rest = behind;
    }
    tags
}

fn both(text: &str) -> [View; 2] {
    [sample::maturity(Lang::Ja, text), sample::selection(Lang::En, text)]
}

#[test]
fn nothing_that_people_write_becomes_markup() {
    for view in both(HOSTILE) {
        let html = html(&view);
        for tag in tags(&html) {
            let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
            assert!(ELEMENTS.contains(&name.to_lowercase().as_str()), "<{tag}>");
            // The marks around values are even in number, so no value has ended early.
            assert!(tag.matches('"').count().is_multiple_of(2), "<{tag}>");
            let outside: String = tag.split('"').step_by(2).collect();
            assert!(!outside.contains("on") || name == "main" || !outside.contains("onerror"));
            assert!(!outside.contains("href"), "<{tag}>");
            // The only image is the picture inside of the file.
            assert_eq!(outside.contains("src="), tag.starts_with(IMAGE), "<{tag}>");
        }
        assert_eq!(html.matches("</style>").count(), 1);
        assert!(html.contains("&lt;script&gt;") || html.contains("&#60;script&#62;"));
    }
}

#[test]
fn a_page_fetches_nothing_and_runs_nothing() {
    for view in both("x") {
        let html = html(&view);
        let start = &html[..1024];
        assert!(start.starts_with("<!DOCTYPE html>\n<html lang=\""));
        assert!(start.contains("<meta charset=\"utf-8\">"));
        assert!(start.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:;"));
        for forbidden in ["<script", "<link", "@import", "url(", "href="] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
        let images = tags(&html).into_iter().filter(|tag| tag.starts_with("img"));
        for image in images {
            assert!(image.starts_with(IMAGE), "{image}");
            let (_, source) = image.split_once("src=").expect("a source");
            assert!(source.starts_with("\"data:image/svg+xml;base64,"), "{image}");
        }
        let addresses = html.matches("://").count();
        assert_eq!(addresses, html.matches("xmlns=\"http://www.w3.org/2000/svg\"").count());
    }
}

#[test]
fn headings_go_down_a_step_at_a_time_and_tables_and_pictures_can_be_read_aloud() {
    for view in both("x") {
        let html = html(&view);
        let mut last = 0;
        for tag in tags(&html) {
            let mut letters = tag.chars();
            if letters.next() == Some('h') && tag.len() == 2 && tag != "hr" {
                let depth = letters.next().and_then(|c| c.to_digit(10)).expect("a depth");
                assert!(depth <= last + 1, "<{tag}> after h{last}");
                last = depth;
            }
            if tag.starts_with("th") && !tag.starts_with("thead") {
                assert!(tag.contains("scope="), "<{tag}>");
            }
            if tag.starts_with("svg") {
                assert!(tag.contains("role=\"img\" aria-label=\""), "<{tag}>");
            }
        }
        assert_eq!(html.matches("<h1>").count(), 1);
    }
}

#[test]
fn no_words_of_a_picture_stand_between_the_elements() {
    // A word processor leaves a drawing out, and what is written in it stays behind.
    for view in both("x") {
        let html = html(&view);
        assert!(!tags(&html).contains(&"text") && !html.contains("<text"));
    }
}

#[test]
fn the_page_for_the_management_comes_first_and_in_its_order() {
    let view = sample::maturity(Lang::Ja, "x");
    let html = html(&view);
    let order = [
        "class=\"finding\"",
        words::OVERALL.ja,
        words::LEVELS.ja,
        words::FUNCTIONS.ja,
        words::PRIORITIES.ja,
        words::DECISIONS.ja,
        words::RESTS_ON.ja,
        words::SAYS.ja,
        "class=\"radar\"",
        words::GAPS.ja,
        words::ANSWERS.ja,
        words::ANNEX.ja,
    ];
    let mut from = 0;
    for one in order {
        let at = html[from..].find(one).unwrap_or_else(|| panic!("{one} is not there"));
        from += at;
    }
    // Rounded for people: 2.871, and what is 0.35 more than last time.
    assert!(html.contains("<strong>2.9</strong>") && html.contains("+0.4"));
    assert!(!html.contains("2.871"));
}

#[test]
fn the_page_for_the_management_is_cut_to_one_page() {
    for (lang, text) in LONG {
        let view = sample::maturity(lang, text);
        let page = page::page(&view).unwrap();
        assert!(page.is_one_page(), "{lang:?}");
        // What was cut there stands in full behind it.
        let html = html(&view);
        let (page, detail) = html.split_once("</section>").unwrap();
        assert!(page.contains("...") && detail.contains(text), "{lang:?}");
    }
}

#[test]
fn only_the_parts_that_are_asked_for_are_there() {
    let mut view = sample::maturity(Lang::En, "x");
    view.parts = Parts { page: true, detail: false, annex: false };
    let page = html(&view);
    assert!(page.contains("class=\"page\"") && !page.contains("class=\"radar\""));
    view.parts = Parts { page: false, detail: false, annex: true };
    let annex = html(&view);
    assert!(!annex.contains("class=\"page\"") && annex.contains(words::DIGEST.en));
}

#[test]
fn writing_stops_where_that_is_wished() {
    struct At(usize);
    impl Progress for At {
        fn step(&self, done: usize, of: usize) -> bool {
            assert!(done <= of);
            done < self.0
        }
    }
    let view = sample::maturity(Lang::En, "x");
    for at in 0..5 {
        let stopped = write(&view, &mut Vec::new(), &At(at)).unwrap_err();
        assert_eq!(stopped.kind(), io::ErrorKind::Interrupted);
    }
}
