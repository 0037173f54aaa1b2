//! The page for the management as a browser prints it. Where no browser is installed there is nothing
//! to see; what the page is reckoned to take is tested beside the code that lays it out.

use std::path::Path;
use std::process::{Command, Stdio};

use monshin::report::{Format, Options, Parts};
use monshin::session::Cost;
use monshin::text::Lang;

use crate::support::{Known, filled, options, selection, written};

/// Browsers that print without a window.
const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

fn browser() -> Option<&'static str> {
    let runs = |name: &&str| {
        let version = Command::new(name).arg("--version").stdout(Stdio::null()).status();
        version.is_ok_and(|status| status.success())
    };
    BROWSERS.into_iter().find(runs)
}

/// On how many pages the browser prints this.
fn pages(browser: &str, html: &str) -> usize {
    let directory = tempfile::tempdir().expect("a directory");
    let path = |name: &str| directory.path().join(name);
    std::fs::write(path("page.html"), html).expect("written");
    let argument = |name: &str, path: &Path| format!("--{name}={}", path.display());
    let status = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
        .arg(argument("user-data-dir", &path("profile")))
        .arg(argument("print-to-pdf", &path("page.pdf")))
        .arg(format!("file://{}", path("page.html").display()))
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .status();
    assert!(status.is_ok_and(|status| status.success()), "the browser prints");
    let pdf = std::fs::read(path("page.pdf")).expect("a PDF");
    if let Ok(keep) = std::env::var("MONSHIN_KEEP_PRINTS") {
        let name = html.len();
        std::fs::write(format!("{keep}/{name}.pdf"), &pdf).expect("kept");
    }
    let pdf = String::from_utf8_lossy(&pdf);
    pdf.lines().filter(|line| line.ends_with("/Type /Page")).count()
}

/// A text of so many characters, of sentences as people write them.
fn long(lang: Lang, characters: usize) -> String {
    let sentence = match lang {
        Lang::Ja => "夜間と休日は担当者が不在となるため、検知から初動までに半日以上かかります。",
        Lang::En => "Nobody is there at night and on holidays, so half a day may pass unnoticed. ",
    };
    sentence.chars().cycle().take(characters).collect()
}

/// As much as there can be: everything that a page says is said at length.
fn lengthy(lang: Lang) -> Known {
    let mut known = filled();
    let said = |characters| long(lang, characters);
    let session = &mut known.session;
    session.title = said(300);
    session.about.organisation = said(120);
    session.about.scope = said(600);
    session.about.facilitator = said(60);
    let name = |at: usize| format!("{}{at}", said(30));
    session.about.participants = (0..12).map(name).collect();
    for action in &mut session.actions {
        action.what = said(300);
        action.owner = Some(said(80));
        action.cost = Some(Cost::Text(said(80)));
    }
    let every: Vec<String> = known.set.questions.iter().map(|one| one.id.clone()).collect();
    let action = session.actions.iter_mut().find(|action| action.is_open()).expect("an open one");
    action.questions = every;
    for (id, answer) in &mut session.answers {
        let mut by = answer.by.clone().unwrap_or_default();
        by.department = Some(format!("{}{id}", said(30)));
        answer.by = Some(by);
    }
    for question in &mut known.set.questions {
        question.title.ja = said(60);
        question.title.en = said(60);
        if let Some(why) = &mut question.why {
            why.ja = said(400).replace('\u{3002}', "\u{3001}");
            why.en = said(400).replace(". ", ", ");
        }
    }
    known
}

fn page_of(known: &Known, lang: Lang) -> String {
    let parts = Parts { page: true, detail: false, annex: false };
    written(known, Format::Html, &Options { lang, parts, ..options() })
}

/// The sentences that the reader is asked to decide on.
fn decisions(html: &str) -> Vec<String> {
    let (_, list) = html.split_once("<ol class=\"decisions\">").expect("decisions");
    let (list, _) = list.split_once("</ol>").expect("an end");
    list.lines().filter_map(|line| line.strip_prefix("<li>")).map(str::to_owned).collect()
}

#[test]
fn the_page_for_the_management_prints_on_one_page() {
    let Some(browser) = browser() else { return };
    for lang in Lang::ALL {
        for (name, known) in
            [("filled", filled()), ("selection", selection()), ("lengthy", lengthy(lang))]
        {
            assert_eq!(pages(browser, &page_of(&known, lang)), 1, "{name} {lang:?}");
        }
    }
}

#[test]
fn five_priorities_and_five_decisions_of_a_meeting_are_cut_in_no_language() {
    for lang in Lang::ALL {
        let html = page_of(&filled(), lang);
        let (page, _) = html.split_once("</section>").expect("the page");
        assert!(!page.contains("..."), "{lang:?}: {page}");
        assert_eq!(page.matches("<tr class=\"second\">").count(), 5, "{lang:?}");
        assert_eq!(decisions(&html).len(), 5, "{lang:?}");
        if let Some(browser) = browser() {
            assert_eq!(pages(browser, &html), 1, "{lang:?}");
        }
    }
}

#[test]
fn decisions_stand_on_the_page_as_whole_sentences() {
    for lang in Lang::ALL {
        for known in [filled(), selection(), lengthy(lang)] {
            let asked = decisions(&page_of(&known, lang));
            assert!(!asked.is_empty());
            for sentence in asked {
                let end = sentence.trim_end_matches("</li>").chars().next_back();
                assert!(matches!(end, Some('\u{3002}' | '?' | '.')), "{sentence}");
                assert!(!sentence.trim_end_matches("</li>").ends_with(".."), "{sentence}");
            }
        }
    }
}

/// A set of one's own with so many sections.
fn own(sections: usize) -> Known {
    use std::fmt::Write;
    let mut set = "format = 1\nid = \"own\"\nversion = \"1.0.0\"\nlanguages = [\"ja\", \"en\"]\n\
                   title = { ja = \"自\", en = \"Own\" }\noverall = \"sum\"\n[[scale]]\nid = \"s\"\n\
                   title = { ja = \"段\", en = \"Scale\" }\n"
        .to_owned();
    for level in 0..12 {
        let text = format!("{{ ja = \"{level}\", en = \"{level}\" }}");
        writeln!(set, "[[scale.level]]\nid = \"{level}\"\npoints = {level}\ntext = {text}")
            .unwrap();
    }
    let mut session =
        "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"own\"\nversion = \"1.0.0\"\n"
            .to_owned();
    for at in 0..sections {
        let text = format!(
            "{{ ja = \"{}{at}\", en = \"{}{at}\" }}",
            long(Lang::Ja, 30),
            long(Lang::En, 50)
        );
        writeln!(set, "[[section]]\nid = \"S{at}\"\ntitle = {text}\nscore = \"sum\"").unwrap();
        writeln!(
            set,
            "[[question]]\nid = \"Q{at}\"\nsection = \"S{at}\"\nkind = \"level\"\ntitle = {text}\n\
             text = {text}\nscales = [\"s\"]\ntarget = true"
        )
        .unwrap();
        write!(session, "[answers.Q{at}]\nas_is = {{ s = \"{}\" }}\n", at % 5).unwrap();
    }
    let set = monshin::questionnaire::parse(&set).unwrap_or_else(|faults| panic!("{faults:?}"));
    let session = monshin::session::read(&session).unwrap_or_else(|faults| panic!("{faults:?}"));
    Known::of(set, session)
}

#[test]
fn the_page_of_a_set_with_many_sections_names_the_rest() {
    let known = own(60);
    let html = page_of(&known, Lang::En);
    assert!(html.contains("36 more in the detail."));
    // What the score of a check of roles says is not said of another set.
    assert!(html.contains("of what they do not ask") && !html.contains("bought"));
    // No target, no arrow to it.
    assert!(!html.contains("-&gt;") && !html.contains("-&#62;"));
    if let Some(browser) = browser() {
        assert_eq!(pages(browser, &html), 1);
    }
}

#[test]
fn a_finding_compares_only_what_there_is() {
    let whole = |text: &str| Known::new("soc-maturity", text);
    let head = "format = 1\ntitle = \"t\"\n[questionnaire]\nid = \"soc-maturity\"\n";
    let mut one = format!("{head}[answers.A-1]\nas_is = {{ insource = \"3\" }}\n");
    for section in ["B", "C", "D", "E", "F", "G", "H", "I"] {
        one = format!("{one}[[out_of_scope]]\nsection = \"{section}\"\n");
    }
    let html = page_of(&whole(&one), Lang::En);
    assert!(html.contains("verall we stand at 3.0 out of 5") && !html.contains("stands out"));
    let every = filled().set.questions.clone();
    let roles = every.iter().filter(|question| question.target);
    let none = roles.fold(head.to_owned(), |text, role| {
        format!("{text}[answers.{}]\nnot_applicable = \"no-such-work\"\n", role.id)
    });
    let html = page_of(&whole(&none), Lang::En);
    assert!(html.contains("None of the 54 roles has an answer with a score yet"));
}
