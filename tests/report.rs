//! Reports as files, from sessions as they stand in a file.

#[path = "report/support.rs"]
mod support;

use monshin::report::{Format, Options};
use monshin::text::Lang;
use support::{filled, selection, written};

#[test]
fn the_report_of_a_filled_session_reads_well() {
    for lang in Lang::ALL {
        let text = written(&filled(), Format::Markdown, &Options { lang, ..support::options() });
        insta::assert_snapshot!(format!("maturity_{}", lang.code()), text);
    }
}

#[test]
fn the_report_of_a_selection_reads_well() {
    for lang in Lang::ALL {
        let text = written(&selection(), Format::Markdown, &Options { lang, ..support::options() });
        insta::assert_snapshot!(format!("selection_{}", lang.code()), text);
    }
}
