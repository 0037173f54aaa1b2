//! The main loop: events in, a frame out. It sleeps until something happens.
//!
//! Keys, signals and the saving thread each have a thread that sends into one channel ([`listen`]), so
//! that a signal reaches the loop whatever the terminal does.

use std::collections::VecDeque;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crossterm::event::{Event as Input, KeyEventKind, MouseEventKind};

use crate::action::Action;
use crate::store::{clock, documents};
use crate::strings::endings;

use super::Options;
use super::app::{App, Now};
use super::aside::{Came, Loop, Workbook};
use super::effect::{After, Effect, Hand};
use super::listen::{self, Event, HANGUP};
use super::provoke;
use super::screen::{render, report::Report};
use super::terminal::{Taken, has_shell, restore_on_panic};
use super::widget::header::shows_clock;

/// The exit code after a panic, as Rust programs have it.
const PANICKED: u8 = 101;

/// Runs the workbook until it is left.
///
/// # Errors
/// Where the terminal cannot be taken over, or the session named on the command line not opened.
pub fn run(options: Options) -> anyhow::Result<ExitCode> {
    let (send, events) = channel();
    let paths = options.store.paths.clone();
    let log = paths.log();
    let to_loop = send.clone();
    let hand = Hand::new(options.store, options.lang_fixed, move |news| {
        provoke::by_news(&news);
        // The loop has ended: then nobody is left to be told.
        let _ = to_loop.send(Event::News(news));
    });
    let mut book = Box::new(Workbook { app: App::new(options.settings, (80, 24)), hand });
    book.app.places = (paths.data.display().to_string(), paths.config.display().to_string());
    book.app.report = Report::new(documents());
    open_first(&mut book, options.session.as_deref())?;
    if let Some(told) = options.told {
        book.app.tell_text(told, true);
    }
    restore_on_panic(move |panic| {
        // A log that cannot be written must not hide the panic itself.
        let _ = crate::store::append_to_log(&paths, panic);
    });
    listen::to_the_system(&send)?;
    crossterm::style::force_color_output(true);
    let mut terminal = Taken::take(options.mouse)?;
    listen::to_the_terminal(&send)?;
    book.app.size = crossterm::terminal::size()?;
    let mut held = Some(book);
    let left = catch_unwind(AssertUnwindSafe(|| {
        let terminal = &mut terminal;
        let backlog = VecDeque::new();
        event_loop(&mut held, &mut Loop { terminal, events: &events, send: &send, backlog })
    }));
    drop(terminal);
    let left = left.unwrap_or(Ok(Left::Panicked))?;
    let (code, told) = match (left, held) {
        (Left::With(code), Some(mut book)) => (code, book.hand.take_last_words()),
        (Left::With(code), None) => (code, Vec::new()),
        (Left::Waiting(code, told), _) => (code, told.into_iter().collect()),
        (Left::Panicked, Some(mut book)) => {
            (after_panic(&mut book, &log), book.hand.take_last_words())
        }
        (Left::Panicked, None) => (PANICKED, Vec::new()),
    };
    for words in told {
        // Standard error may be gone with the terminal; the log has what matters.
        let _ = writeln!(std::io::stderr(), "{words}");
    }
    Ok(ExitCode::from(code))
}

/// How the loop was left.
enum Left {
    /// With this exit code.
    With(u8),
    /// With this one, while the workbook waits for a disk; what is to be said.
    Waiting(u8, Option<String>),
    /// By a panic.
    Panicked,
}

/// Saves what can be saved after a panic, and says what became of it.
fn after_panic(book: &mut Workbook, log: &Path) -> u8 {
    // What the saving thread was given is whole; the rest, such as a note half typed, is tried after
    // it and may panic once more.
    let given = book.hand.flush().is_ok();
    let rest = catch_unwind(AssertUnwindSafe(|| end(book, PANICKED))).is_ok();
    let app = &book.app;
    let file = app.work.as_ref().map(|work| work.file.as_path());
    let told = endings::panicked(file, given && rest, log, app.lang());
    // Without standard error there is the log.
    let _ = writeln!(std::io::stderr(), "{told}");
    PANICKED
}

/// Opens the session of the command line, or home.
fn open_first(book: &mut Workbook, session: Option<&Path>) -> anyhow::Result<()> {
    let Workbook { app, hand } = book;
    if let Some(path) = session {
        hand.open(path, app)
            .map_err(|error| anyhow::anyhow!(crate::strings::errors::error(&error, app.lang())))
    } else {
        hand.carry_out(vec![Effect::ReadHome], app, &now());
        Ok(())
    }
}

fn now() -> Now {
    Now { stamp: clock::now() }
}

/// Draws and hears until the workbook is left. It is in `held` whenever it is not worked on aside.
fn event_loop(held: &mut Option<Box<Workbook>>, around: &mut Loop<'_>) -> anyhow::Result<Left> {
    loop {
        let Some(book) = held.as_mut() else { return Ok(Left::Panicked) };
        let app = &mut book.app;
        app.clock = if shows_clock(app) { now().clock() } else { String::new() };
        if around.terminal.screen.draw(|frame| render(app, frame)).is_err() {
            return Ok(Left::With(end(book, HANGUP)));
        }
        let Some(first) = wait(app, around)? else { continue };
        // Everything that is there already is one frame: a flood of keys does not queue up frames.
        let mut batch = VecDeque::from([first]);
        batch.append(&mut around.backlog);
        batch.extend(around.events.try_iter());
        for event in batch {
            if let Some(left) = one(event, held, around) {
                return Ok(left);
            }
        }
    }
}

/// Does what one event asks for; `Some` where the workbook is left with it.
fn one(event: Event, held: &mut Option<Box<Workbook>>, around: &mut Loop<'_>) -> Option<Left> {
    // Ctrl-z only goes where someone can come back from; a signal is obeyed.
    let is_signal = matches!(event, Event::Signal(_));
    if matches!(event, Event::Input(Input::Resize(..))) {
        // Also at the size that it had: what a smaller window cut off does not come back.
        let drawn = around.terminal.draw_anew();
        if drawn.is_err() {
            return Some(Left::With(end(held.as_mut()?, HANGUP)));
        }
    }
    let after = match happened(event, held, around) {
        Ok(after) => after,
        Err(left) => return Some(left),
    };
    let book = held.as_mut()?;
    match after {
        After::Continue => {}
        After::Quit(code) => return Some(Left::With(code)),
        After::Suspend if !is_signal && !has_shell() => book.app.tell(endings::NO_SHELL),
        after => {
            let back = if after == After::Suspend {
                around.terminal.suspend()
            } else {
                around.terminal.resume()
            };
            if back.is_err() {
                return Some(Left::With(end(book, HANGUP)));
            }
            // One that is stopped is not told of another size.
            book.app.size = crossterm::terminal::size().unwrap_or(book.app.size);
        }
    }
    None
}

/// The next event; `None` when the minute shown in the header is over.
fn wait(app: &App, around: &mut Loop<'_>) -> anyhow::Result<Option<Event>> {
    if let Some(event) = around.backlog.pop_front() {
        return Ok(Some(event));
    }
    if !shows_clock(app) {
        return Ok(Some(around.events.recv()?));
    }
    let second = now().stamp.time.and_then(|time| time.second).unwrap_or(0);
    let rest = Duration::from_secs(u64::from(60 - second.min(59)));
    match around.events.recv_timeout(rest) {
        Ok(event) => Ok(Some(event)),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(gone) => Err(gone.into()),
    }
}

fn happened(
    event: Event,
    held: &mut Option<Box<Workbook>>,
    around: &mut Loop<'_>,
) -> Result<After, Left> {
    let now = now();
    let Some(book) = held.as_mut() else { return Err(Left::Panicked) };
    let Workbook { app, hand } = book.as_mut();
    // Whoever comes back to the terminal may have been in an editor; at a key it is looked now and then.
    let look = match &event {
        Event::Input(Input::FocusGained) => Some(true),
        Event::Input(Input::Key(_) | Input::Paste(_) | Input::Mouse(_)) => Some(false),
        _ => None,
    };
    let effects = match event {
        Event::Input(input) => heard(app, input, &now),
        Event::News(news) if hand.may_wait(&news, app) => {
            return aside(held, around, move |book| {
                book.hand.heard(news, &mut book.app, &now);
                After::Continue
            });
        }
        Event::News(news) => {
            hand.heard(news, app, &now);
            Vec::new()
        }
        Event::TerminalGone => return Ok(After::Quit(end(book, HANGUP))),
        Event::Signal(signal) => return Ok(signalled(book, signal)),
        // It has come back already.
        Event::Back(_) => Vec::new(),
    };
    let after = if effects.iter().any(Effect::may_wait) {
        aside(held, around, move |book| book.hand.carry_out(effects, &mut book.app, &now))?
    } else {
        hand.carry_out(effects, app, &now)
    };
    if let (Some(at_once), Some(book)) = (look, held.as_ref()) {
        book.hand.look_outside(at_once);
    }
    Ok(after)
}

/// Does something with the workbook that may wait for a disk.
fn aside(
    held: &mut Option<Box<Workbook>>,
    around: &mut Loop<'_>,
    work: impl FnOnce(&mut Workbook) -> After + Send + 'static,
) -> Result<After, Left> {
    let Some(book) = held.take() else { return Err(Left::Panicked) };
    match around.aside(book, work) {
        Came::Back(book, after) => {
            *held = Some(book);
            Ok(after)
        }
        Came::Panicked(book) => {
            *held = Some(book);
            Err(Left::Panicked)
        }
        Came::Left(code, told) => Err(Left::Waiting(code, told)),
    }
}

fn heard(app: &mut App, input: Input, now: &Now) -> Vec<Effect> {
    match input {
        Input::Key(key) if key.kind != KeyEventKind::Release => app.key(key, now),
        Input::Paste(text) => app.paste(&text, now),
        Input::Resize(columns, rows) => {
            provoke::by_resize();
            app.size = (columns, rows);
            Vec::new()
        }
        Input::Mouse(mouse) => match mouse.kind {
            MouseEventKind::ScrollUp => app.update(Action::Up, now),
            MouseEventKind::ScrollDown => app.update(Action::Down, now),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Saves what is typed and answered, and says with which code to leave.
fn end(book: &mut Workbook, code: u8) -> u8 {
    let now = now();
    let mut effects = book.app.keep_typed(&now);
    effects.push(Effect::End(code));
    book.hand.carry_out(effects, &mut book.app, &now);
    code
}

#[cfg(unix)]
fn signalled(book: &mut Workbook, signal: i32) -> After {
    use signal_hook::consts::{SIGCONT, SIGTSTP};
    match signal {
        SIGTSTP if !listen::is_stop_wanted() => After::Resume,
        SIGTSTP => book.hand.carry_out(vec![Effect::Suspend], &mut book.app, &now()),
        // Stopped from outside and back: someone else had the terminal meanwhile.
        SIGCONT => After::Resume,
        other => After::Quit(end(book, listen::code_of(other))),
    }
}

#[cfg(not(unix))]
fn signalled(book: &mut Workbook, _: i32) -> After {
    After::Quit(end(book, 1))
}
