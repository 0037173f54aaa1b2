//! From the results of a maturity self-check to a selection that rests on it.

use std::fs;
use std::path::Path;

use monshin::session::{self, Link, Session};
use monshin::tui::app::Screen;
use monshin::tui::linked;

use crate::support::{Harness, Room};

const SMALL: &str = include_str!("../support/selection.toml");

const ABOUT: &str = "[about]\norganisation = \"A社\"\nscope = \"本社\"\nfacilitator = \"山田\"\n\
                     participants = [\"佐藤\", \"鈴木\"]\n";

/// In a session of the maturity set, a set for selections at hand.
fn maturity(answers: &str) -> Harness {
    let room = Room::new();
    room.write("questionnaires/mss-selection.toml", SMALL);
    let file = room.session("soc-maturity", "at = \"A-1\"", &format!("{ABOUT}{answers}"));
    Harness::open(room, &file, "")
}

/// The sessions of the data directory by their names.
fn sessions(h: &mut Harness) -> Vec<(String, Session)> {
    h.flush();
    let entries = fs::read_dir(h.room.path().join("sessions")).expect("sessions");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let mut sessions: Vec<(String, Session)> = files
        .filter(|file| file.extension().is_some_and(|end| end == "toml"))
        .map(|file| {
            let text = fs::read_to_string(&file).expect("text");
            let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, session::read(&text).expect("a session"))
        })
        .collect();
    sessions.sort_by(|(a, _), (b, _)| a.cmp(b));
    sessions
}

#[test]
fn a_selection_begins_from_the_results_and_is_linked() {
    let mut h = maturity("");
    h.keys("1 Tab - resize:160x40").keys("r").sees("S select");
    h.keys("S");
    assert_eq!(h.app.screen, Screen::Start);
    for prefilled in ["Small selection", "A社", "本社", "山田", "佐藤, 鈴木"] {
        h.sees(prefilled);
    }
    h.keys("\"2nd\" Enter");
    assert_eq!((h.app.screen, h.question()), (Screen::Interview, "M-1"));
    let all = sessions(&mut h);
    assert_eq!(all.len(), 2);
    let (name, selection) = &all[0];
    assert!(name.starts_with("2026-11-23-") && selection.title == "2nd", "{name}");
    assert_eq!(selection.questionnaire.id, "mss-selection");
    let link = Link { session: "年次".to_owned(), relation: "related".to_owned() };
    assert_eq!(selection.links, [link]);
    let (_, maturity) = &all[1];
    assert_eq!(selection.about, maturity.about);
    assert!(selection.answers.is_empty(), "nothing is filled in");
    assert_eq!(maturity.answer("A-1").as_is.len(), 2, "what was answered before is on disk");
    let linked = h.work().linked().expect("a linked session");
    assert_eq!((&*linked.name, &*linked.title, &*linked.set.id), ("年次", "年次", "soc-maturity"));
    assert_eq!(linked.scores.overall.as_is, Some(1.0));
}

#[test]
fn the_proposal_is_there_when_the_selection_is_opened_again() {
    let mut h = maturity(
        "[answers.P-2]\nchoice = [\"minimum-outsource\"]\n\
         [answers.A-1]\nto_be = { outsource = \"3\" }\n\
         [answers.B-1]\nas_is = { insource = \"1\" }\nto_be = { insource = \"2\", outsource = \"4\" }\n\
         [answers.B-2]\nas_is = { outsource = \"2\" }\n",
    );
    h.keys("r S Enter q").keys("Home Enter");
    assert_eq!(h.question(), "M-1");
    let proposal = h.work().proposal().expect("a proposal");
    let ids: Vec<&str> = proposal.roles.iter().map(|role| &*role.id).collect();
    // Region 4 without B-2, which is bought already; and the two whose to-be is to buy them.
    let region_4 = ["C-1", "C-2", "C-3", "C-4", "E-5", "E-6", "G-2", "G-4", "G-5", "G-7", "G-9"];
    let expected: Vec<&str> = ["A-1", "B-1"].into_iter().chain(region_4).collect();
    assert_eq!(ids, expected);
    assert_eq!(proposal.roles[1].gap, Some(3.0));
    assert_eq!(proposal.services.len(), 1, "{:?}", proposal.services);
    assert_eq!((proposal.services[0].choice, &proposal.services[0].roles[..]), (0, &[1][..]));
    assert_eq!(proposal.support_only, [0]);
    assert_eq!(proposal.without_service, (2..13).collect::<Vec<usize>>());
}

#[test]
fn the_form_can_be_left_and_nothing_is_lost() {
    let mut h = maturity("");
    h.keys("3 r S \"x\" Esc");
    assert_eq!(h.app.screen, Screen::Results);
    assert_eq!(h.work().set.id, "soc-maturity");
    h.keys("S").sees("x");
    h.keys("Esc u");
    assert_eq!(sessions(&mut h).len(), 1);
    assert_eq!(h.work().session.answers.len(), 0, "undo still reaches the answer");
    h.keys("S Ctrl-c");
    assert_eq!(h.code, Some(130));
}

#[test]
fn a_selection_is_offered_only_where_it_can_begin() {
    let mut h = Harness::at("A-1");
    let no_set = !h.work().leads_to_selection;
    let shipped = monshin::questionnaire::SHIPPED.iter().any(|set| set.id == linked::SELECTION);
    assert_eq!(no_set, !shipped);
    if no_set {
        h.keys("r S").sees_no("S select");
        assert_eq!(h.app.screen, Screen::Results);
    }
    let room = Room::with_tiny();
    room.write("questionnaires/mss-selection.toml", SMALL);
    let file = room.session("tiny", "", "");
    let mut h = Harness::open(room, &file, "");
    h.keys("r S").sees_no("S select");
    assert_eq!(h.app.screen, Screen::Results, "the set does not ask how roles are bought");
}

#[test]
fn a_linked_session_that_is_gone_keeps_nobody_from_working() {
    let room = Room::new();
    room.write("questionnaires/mss-selection.toml", SMALL);
    let link = "[[link]]\nsession = \"gone\"\nrelation = \"related\"\n";
    // Of the version of the set at hand, which is not that of the shipped one.
    let file = room.session("mss-selection", "", link);
    let text = fs::read_to_string(&file).expect("text");
    let begin = text.find("version = ").expect("a version");
    let end = begin + text[begin..].find('\n').expect("an end of the line");
    fs::write(&file, format!("{}version = \"1\"{}", &text[..begin], &text[end..]))
        .expect("written");
    let mut h = Harness::open(room, &file, "");
    assert_eq!(h.told(), "");
    let Some(linked::Link::Unread(why)) = &h.work().links.related else {
        panic!("{:?}", h.work().links.related)
    };
    let looked_for = Path::new("sessions").join("gone.toml").display().to_string();
    assert!(why.en.contains(&looked_for) && why.ja.contains(&looked_for), "{why:?}");
    assert_eq!(h.work().proposal(), None);
    h.keys("1");
    assert_eq!(h.saved().answer("M-1").choice, ["monitoring"]);
    assert!(h.text().contains("session = \"gone\""));
}
