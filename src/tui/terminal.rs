//! The terminal: taken over on entering, given back as it was on every way out.

use std::io::{self, Stdout, Write, stdout};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    is_raw_mode_enabled, size,
};
use crossterm::{execute, queue};
use ratatui::Terminal;

use super::backend::FrameBackend;

/// The terminal that frames are drawn on.
pub type Screen = Terminal<FrameBackend<Stdout>>;

/// Holds the terminal; gives it back when dropped.
pub struct Taken {
    /// What frames are drawn on.
    pub screen: Screen,
    mouse: bool,
}

impl Taken {
    /// Takes the terminal over: raw mode, alternate screen, bracketed paste, and the mouse where it
    /// was asked for. No question is put to the terminal: one that does not answer would cost seconds.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn take(mouse: bool) -> io::Result<Taken> {
        enter(mouse)?;
        let screen =
            Terminal::new(FrameBackend::new(stdout(), size)).inspect_err(|_| give_back())?;
        Ok(Taken { screen, mouse })
    }

    /// Gives the terminal to the shell until it comes back, and draws everything anew then.
    ///
    /// # Errors
    /// Where the terminal refuses.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
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

    /// Takes the terminal over again, after someone else had it.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn resume(&mut self) -> io::Result<()> {
        enter(self.mouse)?;
        self.screen.backend_mut().forget();
        self.screen.clear()
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = stdout();
    queue!(out, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
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
            stdout(),
            crossterm::style::ResetColor,
            DisableMouseCapture,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
    }
}

/// Has a panic give the terminal back before it is told, so that the message can be read, and noted
/// in the log.
pub fn restore_on_panic(note: impl Fn(&str) + Send + Sync + 'static) {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        give_back();
        note(&info.to_string());
        told(info);
    }));
}
