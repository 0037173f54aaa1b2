//! The main loop: events in, a frame out. It sleeps until something happens.
//!
//! Keys, signals and the saving thread each have a thread that sends into one channel ([`listen`]), so
//! that a signal reaches the loop whatever the terminal does.

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use crossterm::event::{Event as Input, KeyEventKind, MouseEventKind};

use crate::action::Action;
use crate::store::{clock, documents};
use crate::strings::endings;

use super::Options;
use super::app::{App, Now};
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
    let mut app = App::new(options.settings, (80, 24));
    app.places = (paths.data.display().to_string(), paths.config.display().to_string());
    app.report = Report::new(documents());
    let to_loop = send.clone();
    let mut hand = Hand::new(options.store, options.lang_fixed, move |news| {
        provoke::by_news(&news);
        // The loop has ended: then nobody is left to be told.
        let _ = to_loop.send(Event::News(news));
    });
    open_first(&mut app, &mut hand, options.session.as_deref())?;
    if let Some(told) = options.told {
        app.tell_text(told, true);
    }
    restore_on_panic(move |panic| {
        // A log that cannot be written must not hide the panic itself.
        let _ = crate::store::append_to_log(&paths, panic);
    });
    listen::to_the_system(&send)?;
    crossterm::style::force_color_output(true);
    let mut terminal = Taken::take(options.mouse)?;
    listen::to_the_terminal(&send)?;
    app.size = crossterm::terminal::size()?;
    let work = AssertUnwindSafe(|| event_loop(&mut app, &mut hand, &mut terminal, &events));
    let code = catch_unwind(work);
    drop(terminal);
    let code = match code {
        Ok(code) => code?,
        Err(_) => after_panic(&mut app, &mut hand, &log),
    };
    for words in hand.take_last_words() {
        // Standard error may be gone with the terminal; the log has what matters.
        let _ = writeln!(std::io::stderr(), "{words}");
    }
    Ok(ExitCode::from(code))
}

/// Saves what can be saved after a panic, and says what became of it.
fn after_panic(app: &mut App, hand: &mut Hand, log: &Path) -> u8 {
    // What the saving thread was given is whole; the rest, such as a note half typed, is tried after
    // it and may panic once more.
    let given = hand.flush().is_ok();
    let rest = catch_unwind(AssertUnwindSafe(|| end(app, hand, PANICKED))).is_ok();
    let file = app.work.as_ref().map(|work| work.file.as_path());
    let told = endings::panicked(file, given && rest, log, app.lang());
    // Without standard error there is the log.
    let _ = writeln!(std::io::stderr(), "{told}");
    PANICKED
}

/// Opens the session of the command line, or home.
fn open_first(app: &mut App, hand: &mut Hand, session: Option<&Path>) -> anyhow::Result<()> {
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

fn event_loop(
    app: &mut App,
    hand: &mut Hand,
    terminal: &mut Taken,
    events: &Receiver<Event>,
) -> anyhow::Result<u8> {
    loop {
        app.clock = if shows_clock(app) { now().clock() } else { String::new() };
        if terminal.screen.draw(|frame| render(app, frame)).is_err() {
            return Ok(end(app, hand, HANGUP));
        }
        let Some(first) = wait(app, events)? else { continue };
        // Everything that is there already is one frame: a flood of keys does not queue up frames.
        for event in std::iter::once(first).chain(events.try_iter()) {
            // Ctrl-z only goes where someone can come back from; a signal is obeyed.
            let is_signal = matches!(event, Event::Signal(_));
            if matches!(event, Event::Input(Input::Resize(..))) {
                // Also at the size that it had: what a smaller window cut off does not come back.
                if terminal.draw_anew().is_err() {
                    return Ok(end(app, hand, HANGUP));
                }
            }
            match happened(app, hand, event) {
                After::Continue => {}
                After::Quit(code) => return Ok(code),
                After::Suspend if !is_signal && !has_shell() => app.tell(endings::NO_SHELL),
                after => {
                    let back = if after == After::Suspend {
                        terminal.suspend()
                    } else {
                        terminal.resume()
                    };
                    if back.is_err() {
                        return Ok(end(app, hand, HANGUP));
                    }
                    // One that is stopped is not told of another size.
                    app.size = crossterm::terminal::size().unwrap_or(app.size);
                }
            }
        }
    }
}

/// The next event; `None` when the minute shown in the header is over.
fn wait(app: &App, events: &Receiver<Event>) -> anyhow::Result<Option<Event>> {
    if !shows_clock(app) {
        return Ok(Some(events.recv()?));
    }
    let second = now().stamp.time.and_then(|time| time.second).unwrap_or(0);
    let rest = Duration::from_secs(u64::from(60 - second.min(59)));
    match events.recv_timeout(rest) {
        Ok(event) => Ok(Some(event)),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(gone) => Err(gone.into()),
    }
}

fn happened(app: &mut App, hand: &mut Hand, event: Event) -> After {
    let now = now();
    // Whoever comes back to the terminal may have been in an editor; at a key it is looked now and then.
    let look = match &event {
        Event::Input(Input::FocusGained) => Some(true),
        Event::Input(Input::Key(_) | Input::Paste(_) | Input::Mouse(_)) => Some(false),
        _ => None,
    };
    let effects = match event {
        Event::Input(input) => heard(app, input, &now),
        Event::News(news) => {
            hand.heard(news, app, &now);
            Vec::new()
        }
        Event::TerminalGone => return After::Quit(end(app, hand, HANGUP)),
        Event::Signal(signal) => return signalled(app, hand, signal),
    };
    let after = hand.carry_out(effects, app, &now);
    if let Some(at_once) = look {
        hand.look_outside(at_once);
    }
    after
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
fn end(app: &mut App, hand: &mut Hand, code: u8) -> u8 {
    let now = now();
    let mut effects = app.keep_typed(&now);
    effects.push(Effect::End(code));
    hand.carry_out(effects, app, &now);
    code
}

#[cfg(unix)]
fn signalled(app: &mut App, hand: &mut Hand, signal: i32) -> After {
    use signal_hook::consts::{SIGCONT, SIGTSTP};
    match signal {
        SIGTSTP if !listen::is_stop_wanted() => After::Resume,
        SIGTSTP => hand.carry_out(vec![Effect::Suspend], app, &now()),
        // Stopped from outside and back: someone else had the terminal meanwhile.
        SIGCONT => After::Resume,
        other => After::Quit(end(app, hand, listen::code_of(other))),
    }
}

#[cfg(not(unix))]
fn signalled(app: &mut App, hand: &mut Hand, _: i32) -> After {
    After::Quit(end(app, hand, 1))
}
