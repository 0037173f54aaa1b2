//! Who has a lock, as its file names them.

use toml_edit::{DocumentMut, value};

use crate::session::Stamp;
use crate::store::clock;

/// Who has a session open. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holder {
    /// The number of the process.
    pub pid: Option<u32>,
    /// The machine that it runs on.
    pub host: String,
    /// The name of the user there.
    pub user: String,
    /// Since when.
    pub since: Option<Stamp>,
}

impl Holder {
    /// This process, from now on.
    #[must_use]
    pub fn here() -> Holder {
        Holder {
            pid: Some(std::process::id()),
            host: host(),
            user: user(),
            since: Some(clock::now()),
        }
    }

    /// Whether it is on another machine, as far as that is known.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        !self.host.is_empty() && self.host != host()
    }

    /// Whether its process runs on this machine, or one that has its number now.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.pid.is_some_and(is_alive)
    }

    /// Reads what a lock file says; `None` where it names nobody.
    pub(super) fn parse(text: &str) -> Option<Holder> {
        let document: DocumentMut = text.parse().ok()?;
        let string =
            |key: &str| document.get(key).and_then(|item| item.as_str()).unwrap_or_default();
        let pid = document.get("pid").and_then(toml_edit::Item::as_integer);
        let holder = Holder {
            pid: pid.and_then(|pid| u32::try_from(pid).ok()),
            host: string("host").to_owned(),
            user: string("user").to_owned(),
            since: document.get("since").and_then(toml_edit::Item::as_datetime).copied(),
        };
        (holder != Holder::default()).then_some(holder)
    }

    /// What a lock file says.
    pub(super) fn to_text(&self) -> String {
        let mut document = DocumentMut::new();
        document["program"] = value(concat!("monshin ", env!("CARGO_PKG_VERSION")));
        if let Some(pid) = self.pid {
            document["pid"] = value(i64::from(pid));
        }
        document["host"] = value(self.host.as_str());
        document["user"] = value(self.user.as_str());
        if let Some(since) = self.since {
            document["since"] = value(since);
        }
        document.to_string()
    }
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").or_else(|_| std::env::var("HOSTNAME")).unwrap_or_default()
}

/// The name by which the user logged in, else the number.
fn user() -> String {
    let named = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    ["USER", "LOGNAME", "USERNAME"].iter().find_map(named).unwrap_or_else(number)
}

#[cfg(unix)]
fn number() -> String {
    number_of_user(rustix::process::getuid().as_raw())
}

#[cfg(not(unix))]
fn number() -> String {
    String::new()
}

/// A user of whom only the number is known.
#[cfg(unix)]
pub(super) fn number_of_user(number: u32) -> String {
    format!("uid {number}")
}

#[cfg(unix)]
fn is_alive(pid: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let pid = i32::try_from(pid).ok().filter(|&pid| pid > 0).and_then(Pid::from_raw);
    // A process that we may not signal is there as well.
    pid.is_some_and(|pid| !matches!(test_kill_process(pid), Err(rustix::io::Errno::SRCH)))
}

#[cfg(not(unix))]
fn is_alive(_: u32) -> bool {
    true
}
