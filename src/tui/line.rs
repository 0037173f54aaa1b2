//! The line to the terminal: what is written, whether anyone takes it, and whether it is still there.
//!
//! A terminal that nobody reads (an SSH connection that stalls, a window that hangs) blocks whoever
//! writes to it, for as long as it likes. Then a signal could not end the program. So each write is
//! counted at its beginning and at its end: one that does not end can be seen from another thread,
//! which throws away what the terminal did not take, and the write goes on.

use std::io::{self, Write, stdout};
use std::sync::atomic::{AtomicU64, Ordering};

/// Writes that began, and those that ended: odd while one is under way.
static WRITES: AtomicU64 = AtomicU64::new(0);

/// Standard output, each write counted.
#[derive(Debug, Clone, Copy)]
pub struct Line;

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        counted(|| stdout().write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        counted(|| stdout().flush())
    }
}

fn counted<T>(mut write: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    WRITES.fetch_add(1, Ordering::Relaxed);
    let result = loop {
        match write() {
            // Another program that shares the terminal had it not wait; this one does.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock && wait_for_room() => {}
            result => break result,
        }
    };
    WRITES.fetch_add(1, Ordering::Relaxed);
    result
}

/// The number of the write that is under way.
#[must_use]
pub fn write_under_way() -> Option<u64> {
    Some(WRITES.load(Ordering::Relaxed)).filter(|writes| writes % 2 == 1)
}

/// Throws away what was written and the terminal has not taken.
#[cfg(unix)]
pub fn forget_output() {
    // Where that cannot be done there is nothing else to try.
    let _ = rustix::termios::tcflush(stdout(), rustix::termios::QueueSelector::OFlush);
}

/// Throws away what was written and the terminal has not taken.
#[cfg(not(unix))]
pub fn forget_output() {}

/// Waits until the terminal takes something; `false` where that cannot be waited for.
#[cfg(unix)]
fn wait_for_room() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    let output = stdout();
    match poll(&mut [PollFd::new(&output, PollFlags::OUT)], None) {
        Ok(_) => true,
        Err(error) => error == rustix::io::Errno::INTR,
    }
}

#[cfg(not(unix))]
fn wait_for_room() -> bool {
    false
}

/// Waits until the terminal is gone, without waking up before: a hangup and an error are told even to
/// one who asks for no event at all. `false` where the system cannot tell.
#[cfg(unix)]
#[must_use]
pub fn wait_until_gone() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    let (input, output) = (io::stdin(), stdout());
    loop {
        let ends = [&input as &dyn std::os::fd::AsFd, &output];
        let mut ends = ends.map(|end| PollFd::from_borrowed_fd(end.as_fd(), PollFlags::empty()));
        match poll(&mut ends, None) {
            Ok(_) => {
                let gone = PollFlags::HUP | PollFlags::ERR;
                return ends.iter().any(|end| end.revents().intersects(gone));
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
