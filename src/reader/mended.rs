//! A file whose syntax is broken, mended so far that the rest of it can be judged.
//!
//! One slip (a quote that is not closed) makes a parser stumble over what follows. So the line of the
//! first syntax fault is blanked, byte for byte, and the text is parsed again: places stay right, and
//! one slip stays one fault.

use std::ops::Range;

use toml::de::DeTable;

use crate::fault::{Fault, FaultKind};

/// After so many slips a person has enough to mend.
const MOST_SLIPS: usize = 24;

/// A text without the lines that are not TOML.
pub(super) struct Mended {
    /// The text, as long as the one that came in.
    pub text: String,
    /// One fault for each slip.
    pub faults: Vec<Fault>,
    blanked: Vec<Range<usize>>,
    /// From here on nothing can be said about the file.
    cut: usize,
}

impl Mended {
    pub fn of(text: &str) -> Mended {
        let mut mended = Mended {
            text: text.to_owned(),
            faults: Vec::new(),
            blanked: Vec::new(),
            cut: text.len() + 1,
        };
        for _ in 0..MOST_SLIPS {
            match first_fault(&mended.text) {
                None => return mended,
                Some(fault) if mended.blank(&fault) => {}
                Some(fault) => {
                    mended.cut = fault.span.start;
                    return mended;
                }
            }
        }
        mended.cut = mended.blanked.last().map_or(0, |line| line.start);
        mended
    }

    /// Notes the fault and blanks its line. `false` where that would not mend the file: a header
    /// gives what follows its meaning, and a text that is never closed ends with the file.
    fn blank(&mut self, fault: &Fault) -> bool {
        let line = line_of(&self.text, fault.span.start);
        let follows = self.blanked.last().is_some_and(|last| line.start == last.end + 1);
        if !follows {
            self.faults.push(fault.clone());
        }
        let content = self.text[line.clone()].trim();
        if content.is_empty() || content.starts_with('[') {
            return false;
        }
        self.text.replace_range(line.clone(), &" ".repeat(line.len()));
        self.blanked.push(line);
        true
    }

    /// Whether a fault of the mended text is one of the file as well: what seems to be missing may
    /// be in a line that was blanked.
    pub fn stands(&self, fault: &Fault) -> bool {
        let of_absence = matches!(
            fault.kind,
            FaultKind::MissingKey(_)
                | FaultKind::Empty
                | FaultKind::Dangling(..)
                | FaultKind::ConditionShape
                | FaultKind::TestShape
        );
        let whole = self.cut > self.text.len();
        if !of_absence {
            return fault.span.end <= self.cut;
        }
        let extent = fault.span.start..self.end_of_table(fault.span.end);
        whole && !self.blanked.iter().any(|line| extent.contains(&line.start))
    }

    /// Where the table with this header, or the value that ends here, ends at the latest.
    fn end_of_table(&self, header_end: usize) -> usize {
        let mut end = line_of(&self.text, header_end).end + 1;
        // A file without a word before its first header has its top level's keys nowhere.
        if header_end == 0 && self.text.trim_start().starts_with('[') {
            return 0;
        }
        while end < self.text.len() {
            let line = line_of(&self.text, end);
            if self.text[line.clone()].trim_start().starts_with('[') {
                return end;
            }
            end = line.end + 1;
        }
        self.text.len()
    }
}

fn first_fault(text: &str) -> Option<Fault> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let faults = errors.into_iter().map(|error| {
        let kind = FaultKind::Syntax(error.message().to_owned());
        Fault { span: error.span().unwrap_or(0..0), kind }
    });
    faults.min_by_key(|fault| fault.span.start)
}

/// The line that an offset is in, without its line end.
fn line_of(text: &str, offset: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let offset = offset.min(bytes.len());
    let start = bytes[..offset].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let length = bytes[offset..].iter().position(|&byte| byte == b'\n');
    start..length.map_or(bytes.len(), |length| offset + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(text: &str) -> Vec<&str> {
        Mended::of(text).faults.iter().map(|f| &text[line_of(text, f.span.start)]).collect()
    }

    #[test]
    fn one_slip_is_one_fault() {
        assert_eq!(slips("a = \"x\nb = 1\n"), ["a = \"x"]);
        assert_eq!(slips("a = [1,\nb = 2\n[q]\nc = 1"), ["b = 2"]);
        assert_eq!(slips("a = \"\"\"x\nb = 1\n").len(), 1);
    }

    #[test]
    fn slips_apart_are_faults_apart() {
        assert_eq!(slips("a \"x\"\nb = 1\n[[q]]\nc = tru\nd = 1\n"), ["a \"x\"", "c = tru"]);
    }

    #[test]
    fn what_a_blanked_line_may_have_held_is_not_missing() {
        let text = "[[q]]\nid \"x\"\nb = 1\n[[q]]\nb = 1\n";
        let mended = Mended::of(text);
        let missing = |at| Fault { span: at..at + 5, kind: FaultKind::MissingKey("id") };
        assert!(!mended.stands(&missing(0)));
        assert!(mended.stands(&missing(text.rfind("[[q").expect("a second table"))));
    }
}
