//! Reports as files, from sessions as they stand in a file.

#[path = "report/support.rs"]
mod support;

#[path = "report/leaves.rs"]
mod leaves;
#[path = "report/print.rs"]
mod print;
#[path = "report/read_back.rs"]
mod read_back;

use std::cell::Cell;
use std::io;

use monshin::questionnaire::{SHIPPED, digest};
use monshin::report::{Format, Options, Parts, Progress, view, write};
use monshin::text::Lang;
use support::{filled, options, selection, written};

#[test]
fn the_report_of_a_filled_session_reads_well() {
    for lang in Lang::ALL {
        let text = written(&filled(), Format::Markdown, &Options { lang, ..options() });
        insta::assert_snapshot!(format!("maturity_{}", lang.code()), text);
    }
}

#[test]
fn the_report_of_a_selection_reads_well() {
    for lang in Lang::ALL {
        let text = written(&selection(), Format::Markdown, &Options { lang, ..options() });
        insta::assert_snapshot!(format!("selection_{}", lang.code()), text);
    }
}

#[test]
fn a_redacted_report_still_says_what_was_found() {
    let options = Options { lang: Lang::Ja, redact: true, ..options() };
    let parts = Parts { detail: false, annex: false, ..Parts::default() };
    let text = written(&filled(), Format::Markdown, &Options { parts, ..options });
    insta::assert_snapshot!("redacted_ja", text);
    let parts = Parts { detail: false, annex: false, ..Parts::default() };
    let text = written(&selection(), Format::Markdown, &Options { parts, ..options });
    insta::assert_snapshot!("redacted_selection_ja", text);
}

#[test]
fn only_the_parts_that_are_asked_for_are_written() {
    let part = |page, detail, annex| {
        let parts = Parts { page, detail, annex };
        written(&filled(), Format::Markdown, &Options { parts, ..options() })
    };
    let has = |text: &str| ["## Summary", "## Detail", "## Annex"].map(|part| text.contains(part));
    assert_eq!(has(&part(true, false, false)), [true, false, false]);
    assert_eq!(has(&part(false, true, false)), [false, true, false]);
    assert_eq!(has(&part(false, false, true)), [false, false, true]);
}

/// Stops after so many steps, and notes whether these only ever go forward.
struct Stop {
    after: usize,
    told: Cell<usize>,
    last: Cell<usize>,
}

impl Progress for Stop {
    fn step(&self, done: usize, of: usize) -> bool {
        assert!(done >= self.last.get() && done <= of, "{done} of {of}");
        self.last.set(done);
        self.told.set(self.told.get() + 1);
        self.told.get() <= self.after
    }
}

#[test]
fn writing_tells_its_progress_and_can_be_stopped() {
    let known = filled();
    let view = view(&known.source(), &options());
    for format in [Format::Markdown, Format::Csv, Format::Json] {
        let stop = |after| Stop { after, told: Cell::new(0), last: Cell::new(0) };
        let all = stop(usize::MAX);
        write(format, &view, &mut Vec::new(), &all).expect("nobody stops it");
        let steps = all.told.get();
        assert!(steps > 1);
        for after in 0..steps {
            let stopped = write(format, &view, &mut Vec::new(), &stop(after)).unwrap_err();
            assert_eq!(stopped.kind(), io::ErrorKind::Interrupted);
        }
    }
}

#[test]
fn the_digest_of_a_shipped_set_is_that_of_its_file() {
    assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    for shipped in SHIPPED {
        let file = format!("{}/questionnaires/{}.toml", env!("CARGO_MANIFEST_DIR"), shipped.id);
        let text = std::fs::read_to_string(file).expect("the set");
        assert_eq!(shipped.digest, digest(&text), "{}", shipped.id);
    }
}
