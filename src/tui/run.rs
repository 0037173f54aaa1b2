//! The main loop: events in, a frame out. It sleeps until something happens.
//!
//! Keys, signals and the saving thread each have a thread that sends into one channel. The terminal
//! is read on a thread of its own because a read may never return once the terminal is gone; then the
//! signal still reaches the loop, which saves and leaves without waiting for the reader.

use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event as Input, KeyEventKind, MouseEventKind};

use crate::action::Action;
use crate::store::{clock, documents};

use super::Options;
use super::app::{App, Now};
use super::effect::{After, Effect, Hand, News};
use super::screen::{render, report::Report};
use super::terminal::{Taken, restore_on_panic};
use super::widget::header::shows_clock;

/// Something that happened.
#[derive(Debug)]
enum Event {
    /// A key, pasted text, or another size.
    Input(Input),
    /// The terminal cannot be read any more.
    TerminalGone,
    /// A thread that saves or writes tells how it went.
    News(News),
    /// A signal of the system.
    Signal(i32),
}

/// Runs the workbook until it is left.
///
/// # Errors
/// Where the terminal cannot be taken over, or the session named on the command line not opened.
pub fn run(options: Options) -> anyhow::Result<ExitCode> {
    let (send, events) = channel();
    let paths = options.store.paths.clone();
    let mut app = App::new(options.settings, (80, 24));
    app.places = (paths.data.display().to_string(), paths.config.display().to_string());
    app.report = Report::new(documents());
    let to_loop = send.clone();
    let mut hand = Hand::new(options.store, options.lang_fixed, move |news| {
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
    crossterm::style::force_color_output(true);
    let mut terminal = Taken::take(options.mouse)?;
    listen(&send)?;
    app.size = crossterm::terminal::size()?;
    let code = event_loop(&mut app, &mut hand, &mut terminal, &events);
    drop(terminal);
    code.map(ExitCode::from)
}

/// Opens the session of the command line, or home.
fn open_first(
    app: &mut App,
    hand: &mut Hand,
    session: Option<&std::path::Path>,
) -> anyhow::Result<()> {
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
            match happened(app, hand, event) {
                After::Continue => {}
                After::Quit(code) => return Ok(code),
                After::Suspend => {
                    terminal.suspend()?;
                    break;
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

/// The exit code after a hangup: 128 and the number of the signal, as shells have it.
const HANGUP: u8 = 129;

fn happened(app: &mut App, hand: &mut Hand, event: Event) -> After {
    let now = now();
    let effects = match event {
        Event::Input(input) => heard(app, input, &now),
        Event::News(news) => {
            hand.heard(news, app, &now);
            Vec::new()
        }
        Event::TerminalGone => return After::Quit(end(app, hand, HANGUP)),
        Event::Signal(signal) => return signalled(app, hand, signal),
    };
    hand.carry_out(effects, app, &now)
}

fn heard(app: &mut App, input: Input, now: &Now) -> Vec<Effect> {
    match input {
        Input::Key(key) if key.kind != KeyEventKind::Release => app.key(key, now),
        Input::Paste(text) => {
            app.paste(&text);
            Vec::new()
        }
        Input::Resize(columns, rows) => {
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
        SIGTSTP => After::Suspend,
        // Stopped from outside and back: someone else had the terminal meanwhile.
        SIGCONT => After::Continue,
        other => After::Quit(end(app, hand, 128 + u8::try_from(other).unwrap_or(0))),
    }
}

#[cfg(not(unix))]
fn signalled(app: &mut App, hand: &mut Hand, _: i32) -> After {
    After::Quit(end(app, hand, 1))
}

/// Starts the threads that listen to the terminal and to the system.
fn listen(send: &Sender<Event>) -> std::io::Result<()> {
    let input = send.clone();
    thread::spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if input.send(Event::Input(event)).is_err() {
                return;
            }
        }
        let _ = input.send(Event::TerminalGone);
    });
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
        let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP])?;
        let send = send.clone();
        thread::spawn(move || {
            for signal in signals.forever() {
                if send.send(Event::Signal(signal)).is_err() {
                    return;
                }
            }
        });
    }
    Ok(())
}
