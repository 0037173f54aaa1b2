//! The threads that listen to the terminal and to the system, and the one that ends the program where
//! the main loop cannot.
//!
//! The terminal is read on a thread of its own because a read may never return once the terminal is
//! gone, or spin; nobody waits for that thread. That the terminal has gone is seen by another one.

use std::io;
use std::sync::Once;
#[cfg(unix)]
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::Event as Input;

use super::aside::Back;
use super::effect::News;
use super::line;
use super::terminal::give_back_now;

/// The exit code after a hangup: 128 and the number of the signal, as shells have it.
pub const HANGUP: u8 = 129;

/// How long an end may take that nobody chose. What stops services often kills after ten seconds.
const LAST: Duration = Duration::from_secs(9);

/// How long the terminal may leave a write waiting while the program ends.
const STUCK: Duration = Duration::from_millis(500);

/// Whether the last one of the signals to stop and to continue was the one to stop.
#[cfg(unix)]
static STOP_WANTED: AtomicBool = AtomicBool::new(false);

/// Whether a signal to stop still holds. Where the one to continue came before the loop had heard of
/// the first, nobody would ever continue the program.
#[cfg(unix)]
#[must_use]
pub fn is_stop_wanted() -> bool {
    STOP_WANTED.load(Ordering::Relaxed)
}

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key, pasted text, or another size.
    Input(Input),
    /// The terminal is gone.
    TerminalGone,
    /// A thread that saves or writes tells how it went.
    News(News),
    /// A signal of the system.
    Signal(i32),
    /// The workbook comes back from where it may have waited for a disk.
    Back(Back),
}

/// Listens to the system, from before the terminal is taken over: a signal must find someone who
/// gives it back.
///
/// # Errors
/// Where the system refuses.
#[cfg(unix)]
pub fn to_the_system(send: &Sender<Event>) -> io::Result<()> {
    use signal_hook::consts::{
        SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGXCPU, SIGXFSZ,
    };
    // A limit to the size of files would kill the program in the middle of a save; caught, it is an
    // error of the write.
    signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default())?;
    let heard = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGXCPU];
    let mut signals = signal_hook::iterator::Signals::new(heard)?;
    let send = send.clone();
    spawn("signals", move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => STOP_WANTED.store(true, Ordering::Relaxed),
                SIGCONT => STOP_WANTED.store(false, Ordering::Relaxed),
                _ => {}
            }
            if send.send(Event::Signal(signal)).is_err() {
                return;
            }
            if ends(signal) {
                end_in_time(code_of(signal));
            }
        }
    })
}

/// Listens to the system: there are no signals here.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn to_the_system(_: &Sender<Event>) -> io::Result<()> {
    Ok(())
}

/// The exit code of a program that a signal ended.
#[must_use]
pub fn code_of(signal: i32) -> u8 {
    128 + u8::try_from(signal).unwrap_or(0)
}

/// Whether a signal ends the program.
#[cfg(unix)]
#[must_use]
pub fn ends(signal: i32) -> bool {
    use signal_hook::consts::{SIGCONT, SIGTSTP};
    signal != SIGTSTP && signal != SIGCONT
}

/// Whether a signal ends the program: there are none here.
#[cfg(not(unix))]
#[must_use]
pub fn ends(_: i32) -> bool {
    false
}

/// Listens to the keyboard, and watches the terminal.
///
/// # Errors
/// Where the system gives no thread.
pub fn to_the_terminal(send: &Sender<Event>) -> io::Result<()> {
    let input = Ends(send.clone());
    spawn("keyboard", move || {
        while let Ok(event) = crossterm::event::read() {
            if input.0.send(Event::Input(event)).is_err() {
                return;
            }
        }
    })?;
    #[cfg(unix)]
    {
        let send = send.clone();
        spawn("terminal", move || {
            if line::wait_until_gone() {
                drop(Ends(send));
            }
        })?;
    }
    Ok(())
}

/// Says that the terminal is gone when it goes itself, also in a panic: without a keyboard nobody
/// could ever leave.
struct Ends(Sender<Event>);

impl Drop for Ends {
    fn drop(&mut self) {
        // The loop has ended: then nobody is left to be told.
        if self.0.send(Event::TerminalGone).is_ok() {
            end_in_time(HANGUP);
        }
    }
}

/// Ends the program with `code` where it has not ended by itself in time: the main loop may wait for
/// a terminal that takes nothing, or for a disk that hangs. What it gave to the saving thread is saved
/// there meanwhile.
fn end_in_time(code: u8) {
    static ONE: Once = Once::new();
    ONE.call_once(|| {
        let watch = move || {
            let end = Instant::now() + LAST;
            while Instant::now() < end {
                let before = line::write_under_way();
                thread::sleep(STUCK);
                if before.is_some() && before == line::write_under_way() {
                    line::forget_output();
                }
            }
            give_back_now();
            std::process::exit(i32::from(code));
        };
        // Without a thread the end is left to the main loop, which manages nearly always.
        let _ = spawn("end", watch);
    });
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}
