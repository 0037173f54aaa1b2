//! The terminal: taken over on entering, given back as it was on every way out.

use std::backtrace::Backtrace;
use std::io::{self, Write, stderr, stdout};
use std::thread;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste,
    EnableFocusChange, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    is_raw_mode_enabled, size,
};
use crossterm::{execute, queue};
use ratatui::Terminal;

use crate::measure::inert;

use super::backend::FrameBackend;
use super::line::Line;

/// The terminal that frames are drawn on.
pub type Screen = Terminal<FrameBackend<Line>>;

/// Holds the terminal; gives it back when dropped.
pub struct Taken {
    /// What frames are drawn on.
    pub screen: Screen,
    mouse: bool,
}

impl Taken {
    /// Takes the terminal over: raw mode, alternate screen, bracketed paste, word of the focus, and the mouse where it
    /// was asked for. No question is put to the terminal: one that does not answer would cost seconds.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn take(mouse: bool) -> io::Result<Taken> {
        enter(mouse)?;
        let screen = Terminal::new(FrameBackend::new(Line, size)).inspect_err(|_| give_back())?;
        Ok(Taken { screen, mouse })
    }

    /// Gives the terminal to the shell until it comes back, and draws everything anew then.
    ///
    /// The whole job is stopped, not only this program: a shell that waits for a wrapper around it
    /// would else wait for ever.
    ///
    /// # Errors
    /// Where the terminal refuses.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        rustix::process::kill_current_process_group(rustix::process::Signal::STOP)?;
        self.resume()
    }

    /// There is no shell to go to.
    ///
    /// # Errors
    /// Never.
    #[cfg(not(unix))]
    pub fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Takes the terminal over again and draws everything anew, after someone else may have had it.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn resume(&mut self) -> io::Result<()> {
        if !is_raw() {
            // Whoever stopped this program from outside had the shell set its own modes, and they are
            // the ones to go back to.
            disable_raw_mode()?;
        }
        enter(self.mouse)?;
        self.draw_anew()
    }

    /// Has the next frame draw everything, whatever the terminal shows.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn draw_anew(&mut self) -> io::Result<()> {
        self.screen.backend_mut().forget();
        self.screen.clear()
    }
}

/// Whether the terminal is in raw mode, and not only was put into it.
#[cfg(unix)]
fn is_raw() -> bool {
    use rustix::termios::{LocalModes, tcgetattr};
    tcgetattr(io::stdin())
        .is_ok_and(|modes| !modes.local_modes.intersects(LocalModes::ICANON | LocalModes::ECHO))
}

#[cfg(not(unix))]
fn is_raw() -> bool {
    true
}

/// Whether a shell would take the terminal and could bring the program back. Where the program is the
/// first one of its terminal, nobody could.
#[cfg(unix)]
#[must_use]
pub fn has_shell() -> bool {
    use rustix::process::{getpgrp, getppid, getsid};
    let (Ok(session), Some(parent)) = (getsid(None), getppid()) else { return false };
    getpgrp() != session && getsid(Some(parent)) == Ok(session)
}

/// Whether a shell would take the terminal.
#[cfg(not(unix))]
#[must_use]
pub fn has_shell() -> bool {
    false
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = Line;
    queue!(out, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, Hide)?;
    if mouse {
        queue!(out, EnableMouseCapture)?;
    }
    out.flush()
}

/// Gives the terminal back as it was, once; also from the panic hook, where nothing else is known.
pub fn give_back() {
    if is_raw_mode_enabled().unwrap_or(false) {
        // Nothing can be done about a terminal that is gone; the rest still has to happen.
        let _ = execute!(
            Line,
            crossterm::style::ResetColor,
            DisableMouseCapture,
            DisableFocusChange,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
    }
}

/// Gives the terminal back where the thread that draws may never come back: without waiting for what
/// it has not taken yet.
pub fn give_back_now() {
    let _ = disable_raw_mode();
    super::line::forget_output();
    // Nobody waits for this one: whoever draws may hold the output.
    thread::spawn(|| {
        let _ = execute!(
            stdout(),
            DisableFocusChange,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
    });
    thread::sleep(std::time::Duration::from_millis(200));
}

/// Has a panic noted in the log. On this thread, the one that draws, it also gives the terminal back
/// before it is told, so that the message can be read; on another one the screen stays whole, and the
/// part of the program that lost its thread says so there.
pub fn restore_on_panic(note: impl Fn(&str) + Send + Sync + 'static) {
    let drawing = thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        let is_shown = is_raw_mode_enabled().unwrap_or(false);
        if thread::current().id() == drawing {
            give_back();
        }
        let told = info.to_string();
        note(&format!("{told}\n{}", Backtrace::force_capture()));
        if thread::current().id() == drawing || !is_shown {
            // The message may quote what someone typed. How it came to it is in the log only: a page of
            // it would push off the screen what became of the answers.
            for line in told.lines() {
                // Standard error may be gone with the terminal.
                let _ = writeln!(stderr(), "{}", inert(line));
            }
        }
    }));
}
