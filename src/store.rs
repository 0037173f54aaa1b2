//! Where it lives: the only code that touches files and the clock.

mod backups;
pub mod clock;
pub mod config;
mod displaced;
mod elsewhere;
mod error;
mod files;
mod follow;
mod links;
mod lock;
mod log;
mod name;
mod output;
mod paths;
mod reading;
mod replacing;
mod rescue;
mod saver;
mod sessions;
mod sets;
mod watcher;

pub use backups::{Backup, BackupKind, Keeper, Restored, Shelf};
pub use displaced::keep_displaced;
pub use elsewhere::{keep_in_time, name_elsewhere, save_beside, save_elsewhere};
pub use error::{Doing, Error, Faulty};
pub use links::{PREVIOUS, RELATED};
pub use lock::{Grip, Holder, Lock, holder_of};
pub use log::append as append_to_log;
pub use output::{Existing, Output, Unfit, Written, documents, free_name, report_name, typed_path};
pub use paths::Paths;
pub use reading::{Encoding, LARGEST, NotAFile, NotText, read_text};
pub use rescue::{bring_in_rescued, clear_leftovers, rescue};
pub use saver::{BeforeReplacing, Change, Clash, Saver, SaverEvent, Urgency};
pub use sessions::{Listed, Opened, Seen, Store, Trashed};
pub use sets::{Found, Sets};
pub use watcher::{Sight, Watcher};
