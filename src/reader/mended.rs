//! A file whose syntax is broken, mended so far that the rest of it can be judged.
//!
//! One slip (a quote that is not closed) makes a parser stumble over what follows. So the statement
//! that the first syntax fault is in is blanked, byte for byte, and the text is parsed again: places
//! stay right, and one slip stays one fault.

use std::cell::Cell;
use std::ops::Range;

use toml::de::DeTable;

use crate::fault::{Fault, FaultKind};

/// After so many slips a person has enough to mend.
const MOST_SLIPS: usize = 24;

/// A statement that is whole is looked for in so many lines.
const MOST_LINES: usize = 64;

/// So many bytes are parsed to mend a text: a person waits for it, and a file that is large and broken
/// would otherwise be parsed hundreds of times. Within it, some 24 slips of a long session are told.
const MOST_PARSED: usize = 1 << 23;

/// So many statements are tried one by one before the others are tried by halving.
const MOST_TRIED: usize = 24;

/// What may still be parsed, in bytes.
struct Patience(Cell<usize>);

impl Patience {
    /// Whether a text is TOML; `false` as well once too much was parsed.
    fn is_toml(&self, text: &str) -> bool {
        self.takes(text) && DeTable::parse_recoverable(text).1.is_empty()
    }

    fn takes(&self, text: &str) -> bool {
        let left = self.0.get().checked_sub(text.len());
        self.0.set(left.unwrap_or_default());
        left.is_some()
    }
}

/// A text without the statements that are not TOML.
pub(super) struct Mended {
    /// The text, as long as the one that came in.
    pub text: String,
    /// One fault for each slip.
    pub faults: Vec<Fault>,
    blanked: Vec<Range<usize>>,
    /// Whether a header went, and with it what it names.
    nameless: bool,
    /// From here on nothing can be said about the file.
    cut: usize,
}

impl Mended {
    pub fn of(text: &str) -> Mended {
        let mut mended = Mended {
            text: text.to_owned(),
            faults: Vec::new(),
            blanked: Vec::new(),
            nameless: false,
            cut: text.len() + 1,
        };
        let patience = Patience(Cell::new(MOST_PARSED));
        for slip in 0..MOST_SLIPS {
            if slip > 0 && !patience.takes(&mended.text) {
                break;
            }
            match first_fault(&mended.text, &patience) {
                None => return mended,
                Some(fault) if mended.blank(&fault, &patience) => {}
                Some(fault) => {
                    mended.cut = fault.span.start;
                    return mended;
                }
            }
        }
        mended.cut = mended.blanked.last().map_or(0, |lines| lines.start);
        mended
    }

    /// Notes the fault and blanks its statement. `false` where there is nothing to blank.
    fn blank(&mut self, fault: &Fault, patience: &Patience) -> bool {
        let first = statement_at(&self.text, fault.span.start, patience);
        self.faults.push(placed(&self.text, fault, &first));
        let is_header = begins_table(&self.text[first.clone()]);
        let lines = if is_header {
            // Without its header nobody knows what the table means, nor what is a part of it.
            let part = format!("{}.", table_name(&self.text[first.clone()]));
            let others = |line: &str| begins_table(line) && !table_name(line).starts_with(&part);
            lines_until(&self.text, &first, others)
        } else {
            whole_statement(&self.text, first.start, patience)
                .unwrap_or_else(|| lines_until(&self.text, &first, begins_statement))
        };
        if self.text[lines.clone()].trim().is_empty() {
            return false;
        }
        self.nameless |= is_header;
        self.text.replace_range(lines.clone(), &blanks(&self.text[lines.clone()]));
        self.blanked.push(lines);
        true
    }

    /// Whether a fault of the mended text is one of the file as well: what seems to be missing may
    /// be in a statement that was blanked.
    pub fn stands(&self, fault: &Fault) -> bool {
        let of_absence = matches!(
            fault.kind,
            FaultKind::MissingKey(_)
                | FaultKind::Empty
                | FaultKind::Dangling(..)
                | FaultKind::ConditionShape
                | FaultKind::TestShape
                | FaultKind::MeasureShape
                | FaultKind::NotAnAxis(_)
                | FaultKind::WrongCount { .. }
        );
        let whole = self.cut > self.text.len();
        if !of_absence {
            return fault.span.end <= self.cut;
        }
        // What these miss stands in another table than they do.
        let elsewhere = match fault.kind {
            FaultKind::Dangling(..) | FaultKind::WrongCount { .. } => self.nameless,
            FaultKind::NotAnAxis(_) => !self.blanked.is_empty(),
            _ => false,
        };
        if elsewhere {
            return false;
        }
        let extent = fault.span.start..self.end_of_table(fault.span.end);
        whole && !self.blanked.iter().any(|lines| extent.contains(&lines.start))
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

fn first_fault(text: &str, patience: &Patience) -> Option<Fault> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let faults = errors.into_iter().map(|error| {
        let span = error.span().unwrap_or_else(|| placeless(text, patience));
        let kind = match (error.message(), text.get(span.clone())) {
            ("duplicate key", Some(key)) => FaultKind::DuplicateKey(key.to_owned()),
            (message, _) => FaultKind::Syntax(message.to_owned()),
        };
        Fault { span, kind }
    });
    faults.min_by_key(|fault| fault.span.start)
}

/// The line of a fault that comes without a place, such as a key of too many parts: the first line with
/// which the text is no TOML any more.
fn placeless(text: &str, patience: &Patience) -> Range<usize> {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).chain([text.len()]).collect();
    let sound = ends.partition_point(|&end| patience.is_toml(&text[..end]));
    line_of(text, ends.get(sound).copied().unwrap_or(text.len()))
}

/// What is never closed is missed where something else begins, or at the end of the file; a person
/// looks for it where it begins.
fn placed(text: &str, fault: &Fault, statement: &Range<usize>) -> Fault {
    let at = fault.span.start;
    let beyond = at >= text.trim_end().len() || begins_statement(&text[line_of(text, at)]);
    if at <= statement.end || !beyond {
        return fault.clone();
    }
    let line = &text[statement.clone()];
    let start = statement.start + (line.len() - line.trim_start().len());
    Fault { span: start..statement.start + line.trim_end().len(), kind: FaultKind::Unclosed }
}

/// The first line of the statement that an offset is in, given that all before that is TOML. Headers
/// stand inside of nothing, so the table is found by halving; in it line by line.
fn statement_at(text: &str, offset: usize, patience: &Patience) -> Range<usize> {
    let line = line_of(text, offset);
    let is_sound = |start: &usize| patience.is_toml(&text[..*start]);
    if is_sound(&line.start) {
        return line;
    }
    let ends = text[..line.start].match_indices('\n').map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(ends).filter(|&at| at < line.start).collect();
    let begins = |start: &usize, begins: fn(&str) -> bool| begins(&text[line_of(text, *start)]);
    let headers: Vec<usize> =
        starts.iter().copied().filter(|at| begins(at, begins_table)).collect();
    let behind = headers.partition_point(is_sound);
    let table = behind.checked_sub(1).map_or(0, |at| headers[at])
        ..headers.get(behind).copied().unwrap_or(line.start);
    let in_table = starts.into_iter().filter(|at| table.contains(at));
    let statements: Vec<usize> = in_table.filter(|at| begins(at, begins_statement)).collect();
    let (far, near) = statements.split_at(statements.len().saturating_sub(MOST_TRIED));
    let found = near.iter().rev().find(|at| is_sound(at)).or_else(|| {
        // What is never closed may begin thousands of lines before it is missed.
        far.partition_point(is_sound).checked_sub(1).map(|at| &far[at])
    });
    found.map_or(line, |&start| line_of(text, start))
}

/// The lines of a statement that is TOML by itself, such as a key that is there a second time.
fn whole_statement(text: &str, start: usize, patience: &Patience) -> Option<Range<usize>> {
    let ends = text[start..].match_indices('\n').map(|(at, _)| start + at);
    let mut ends = ends.chain([text.len()]).take(MOST_LINES);
    ends.find(|&end| patience.is_toml(&text[start..end])).map(|end| start..end)
}

/// The line `first`, and those that follow until something begins.
fn lines_until(text: &str, first: &Range<usize>, begins: impl Fn(&str) -> bool) -> Range<usize> {
    let mut end = first.end;
    while end < text.len() {
        let line = line_of(text, end + 1);
        if begins(&text[line.clone()]) {
            break;
        }
        end = line.end.max(end + 1);
    }
    first.start..end
}

/// Whether a line looks like the header of a table, and not like a list in a list.
fn begins_table(line: &str) -> bool {
    let name = line.trim_start().strip_prefix('[').map(|name| name.trim_start_matches('['));
    name.is_some_and(|name| name.trim_start().starts_with(is_bare) && !name.contains(','))
}

/// The name in a header, as far as it can be read.
fn table_name(header: &str) -> &str {
    let name = header.trim_start().trim_start_matches('[').trim_start();
    &name[..name.find(|c| !is_bare(c) && !"\"'.".contains(c)).unwrap_or(name.len())]
}

/// Whether a line looks like a header or the beginning of `key = value`.
fn begins_statement(line: &str) -> bool {
    let key = |line: &str| {
        let (key, _) = line.split_once('=')?;
        Some(!key.trim().is_empty() && key.trim().chars().all(|c| is_bare(c) || "\"'.".contains(c)))
    };
    begins_table(line) || key(line).unwrap_or_default()
}

fn is_bare(character: char) -> bool {
    character.is_alphanumeric() || "-_".contains(character)
}

/// As many bytes of nothing, on as many lines.
fn blanks(text: &str) -> String {
    let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
    text.bytes().map(blank).collect()
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

    /// The lines that are left to be judged.
    fn judged(text: &str) -> Vec<String> {
        let mended = Mended::of(text);
        assert!(mended.cut > text.len(), "cut in {text}");
        let lines = mended.text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    #[test]
    fn one_slip_is_one_fault() {
        assert_eq!(slips("a = \"x\nb = 1\n"), ["a = \"x"]);
        assert_eq!(slips("a = [1,\nb = 2\n[q]\nc = 1"), ["a = [1,"]);
        assert_eq!(slips("a = \"\"\"x\nb = 1\n"), ["a = \"\"\"x"]);
        assert_eq!(slips("a = [\n1\n2\n3\n4\n]\nb = 1\n"), ["2"]);
    }

    #[test]
    fn slips_apart_are_faults_apart() {
        assert_eq!(slips("a \"x\"\nb = 1\n[[q]]\nc = tru\nd = 1\n"), ["a \"x\"", "c = tru"]);
        assert_eq!(slips("a = \nb = x\nc = 1\n"), ["a = ", "b = x"]);
    }

    #[test]
    fn what_follows_a_slip_is_judged() {
        assert_eq!(judged("a = [1,\nb = 2\n[q]\nc = 1"), ["b = 2", "[q]", "c = 1"]);
        assert_eq!(judged("[a\nb = 2\n[q]\nc = 1"), ["[q]", "c = 1"]);
        assert_eq!(judged("[[a]\nb = 2\n[[a.b]]\nc = 1\n[[a]]\n"), ["[[a]]"]);
        assert_eq!(judged("[a]\nb = 2\n[a]\nb = 3\n[q]\nc = 1"), ["[a]", "b = 2", "[q]", "c = 1"]);
        assert_eq!(judged("a = \"\"\"x\ny\nb = 1\n[q]\n"), ["b = 1", "[q]"]);
        assert_eq!(judged("a = 1\na = \"\"\"\nx = 1\n\"\"\"\nb = 1\n"), ["a = 1", "b = 1"]);
    }

    #[test]
    fn what_is_never_closed_is_placed_where_it_begins() {
        let unclosed = |text: &str, line: &str| {
            let mended = Mended::of(text);
            let [Fault { span, kind: FaultKind::Unclosed }] = &mended.faults[..] else {
                panic!("{:?} in {text}", mended.faults)
            };
            assert_eq!(&text[span.clone()], line);
        };
        let before = "l = [\n  1,\n]\n[t]\n";
        unclosed(&format!("{before}a = [\"x\"\nb = 1\n"), "a = [\"x\"");
        unclosed(&format!("{before}  a = {{ x = 1\nb = {{ y = 2 }}\n[u]\n"), "a = { x = 1");
        unclosed(&format!("{before}a = [\n  1,\n[[u]]\n"), "a = [");
        unclosed(&format!("{before}a = \"\"\"x\n[u]\nb = \"\"\"y\"\"\"\n"), "a = \"\"\"x");
    }

    #[test]
    fn what_is_never_closed_is_found_however_far_back_it_begins() {
        let lines: Vec<String> = (0..3000).map(|at| format!("b{at} = 1\n")).collect();
        let rest = lines.concat();
        let text = format!("[t]\nz = 1\na = \"\"\"x\n{rest}");
        let mended = Mended::of(&text);
        assert_eq!(mended.faults[0].kind, FaultKind::Unclosed);
        assert_eq!(&text[mended.faults[0].span.clone()], "a = \"\"\"x");
    }

    #[test]
    fn a_key_of_too_many_parts_has_the_place_of_its_line() {
        let deep = "a.".repeat(1000);
        for line in [format!("{deep}b = 1"), format!("[{deep}b]"), format!("x = {{ {deep}b = 1 }}")]
        {
            let text = format!("ok = 1\n\n{line}\nlast = 2\n");
            let mended = Mended::of(&text);
            let [Fault { span, .. }] = &mended.faults[..] else { panic!("{:?}", mended.faults) };
            assert_eq!(line_of(&text, span.start), line_of(&text, 8));
        }
    }

    #[test]
    fn a_large_file_that_is_broken_everywhere_is_not_parsed_forever() {
        let text = "x = \n".repeat(10_000);
        let mended = Mended::of(&text);
        assert!(!mended.faults.is_empty() && mended.faults.len() <= MOST_SLIPS);
    }

    #[test]
    fn a_key_that_is_there_twice_is_named() {
        let mended = Mended::of("a = 1\nb = 2\na = 3\n");
        let kinds: Vec<_> = mended.faults.into_iter().map(|fault| fault.kind).collect();
        assert_eq!(kinds, [FaultKind::DuplicateKey("a".into())]);
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
