//! Sessions and what is written of them.

use monshin::questionnaire::{Questionnaire, SHIPPED};
use monshin::report::{Format, Options, Other, Parts, Quiet, Source, view, write};
use monshin::score::{Scores, scores};
use monshin::session::{self, Session};
use monshin::text::Lang;

/// A session with all that belongs to its report.
pub struct Known {
    pub set: Questionnaire,
    pub session: Session,
    pub scores: Scores,
    pub earlier: Option<Box<Known>>,
    pub linked: Option<Box<Known>>,
}

impl Known {
    pub fn new(id: &str, text: &str) -> Known {
        let shipped = SHIPPED.iter().find(|shipped| shipped.id == id).expect("a shipped set");
        let session = session::read(text).unwrap_or_else(|faults| panic!("{faults:?}"));
        Known::of(shipped.set(), session)
    }

    pub fn of(set: Questionnaire, session: Session) -> Known {
        let scores = scores(&set, &session);
        Known { set, session, scores, earlier: None, linked: None }
    }

    pub fn other(&self) -> Other<'_> {
        Other { set: &self.set, session: &self.session, scores: &self.scores }
    }

    pub fn source(&self) -> Source<'_> {
        Source {
            set: &self.set,
            session: &self.session,
            scores: &self.scores,
            file: "/data/sessions/2026-11-20-2026.toml",
            earlier: self.earlier.as_deref().map(Known::other),
            linked: self.linked.as_deref().map(Known::other),
            digest: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        }
    }
}

/// 54 roles after their meeting, and the cycle before.
pub fn filled() -> Known {
    let mut own = Known::new("soc-maturity", include_str!("../support/maturity.toml"));
    let earlier = include_str!("../support/maturity-earlier.toml");
    own.earlier = Some(Box::new(Known::new("soc-maturity", earlier)));
    own
}

/// A selection on its way.
pub fn selection() -> Known {
    Known::new("mss-selection", include_str!("../support/selection-session.toml"))
}

pub fn options() -> Options {
    let today = "2026-11-26".parse().expect("a day");
    Options { lang: Lang::En, redact: false, parts: Parts::default(), today }
}

pub fn written(known: &Known, format: Format, options: &Options) -> String {
    String::from_utf8(bytes(known, format, options)).expect("text")
}

pub fn bytes(known: &Known, format: Format, options: &Options) -> Vec<u8> {
    let view = view(&known.source(), options);
    let mut out = Vec::new();
    write(format, &view, &mut out, &Quiet).expect("it is written");
    out
}
