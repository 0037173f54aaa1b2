//! The names of backups: the directory of a session, and the file of a moment.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Backup, BackupKind};
use crate::session::Stamp;

/// How many bytes of the digest of a path stand in the key of a session from elsewhere.
const DIGEST_BYTES: usize = 4;

impl BackupKind {
    /// All kinds and what stands for them in the name of a file.
    const WORDS: [(BackupKind, &'static str); 3] =
        [(BackupKind::Regular, ""), (BackupKind::Kept, "-kept"), (BackupKind::Unsaved, "-unsaved")];

    /// What stands for it behind the stamp.
    fn word(self) -> &'static str {
        BackupKind::WORDS.into_iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

/// The name of the directory for a session's file: its stem where it lies in `sessions`, else its
/// stem and the beginning of the digest of its path, since two of them may have one stem.
pub(super) fn key(sessions: &Path, file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if file.parent() == Some(sessions) {
        return stem;
    }
    let digest = Sha256::digest(file.as_os_str().as_encoded_bytes());
    let mut key = format!("{stem}-");
    for byte in digest.iter().take(DIGEST_BYTES) {
        // Writing to a string cannot fail.
        let _ = write!(key, "{byte:02x}");
    }
    key
}

/// `20261126T104200Z` of a moment in UTC.
pub(super) fn stamp(taken: &Stamp) -> String {
    let plain = |text: String| text.replace(['-', ':'], "");
    let date = taken.date.map(|date| plain(date.to_string())).unwrap_or_default();
    let time = taken.time.map_or((0, 0, 0), |time| {
        (time.hour, time.minute, time.second.unwrap_or_default().min(59))
    });
    format!("{date}T{:02}{:02}{:02}Z", time.0, time.1, time.2)
}

/// The names that a state of this moment and kind may have, the first one first.
pub(super) fn names(taken: &Stamp, kind: BackupKind) -> impl Iterator<Item = (String, String)> {
    let first = stamp(taken);
    let later = first.clone();
    let stamps =
        std::iter::once(first).chain((2..).map(move |number: u32| format!("{later}-{number}")));
    stamps.map(move |stamp| {
        let name = format!("{stamp}{}.toml", kind.word());
        (stamp, name)
    })
}

/// The backup in a file; `None` where the file is not named like one.
pub(super) fn read(file: PathBuf) -> Option<Backup> {
    let name = file.file_name()?.to_str()?.strip_suffix(".toml")?;
    let of = |(kind, word): (BackupKind, &str)| Some((name.strip_suffix(word)?, kind));
    // The one without a word fits every name, so it comes last.
    let (stamp, kind) = BackupKind::WORDS.into_iter().rev().find_map(of)?;
    let taken = moment(stamp)?;
    Some(Backup { stamp: stamp.to_owned(), taken, kind, file })
}

/// The moment of a stamp, with or without a number behind it.
fn moment(stamp: &str) -> Option<Stamp> {
    let (moment, rest) = stamp.split_at_checked("20261126T104200Z".len())?;
    let is_number = |rest: &str| rest.parse::<u32>().is_ok_and(|number| number >= 2);
    if !rest.is_empty() && !rest.strip_prefix('-').is_some_and(is_number) {
        return None;
    }
    let is_digit = |at: usize| moment.as_bytes()[at].is_ascii_digit();
    if !moment.is_ascii() || !(0..8).chain(9..15).all(is_digit) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| moment.get(range).unwrap_or_default();
    let (date, time) = (
        format!("{}-{}-{}", part(0..4), part(4..6), part(6..8)),
        format!("{}:{}:{}", part(9..11), part(11..13), part(13..15)),
    );
    let signs = (moment.as_bytes()[8], moment.as_bytes()[15]);
    (signs == (b'T', b'Z')).then(|| format!("{date}T{time}Z").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Stamp {
        text.parse().expect("a stamp")
    }

    #[test]
    fn the_key_tells_sessions_of_one_stem_apart() {
        let sessions = Path::new("/data/sessions");
        assert_eq!(key(sessions, Path::new("/data/sessions/監査.toml")), "監査");
        let one = key(sessions, Path::new("/elsewhere/a.toml"));
        let other = key(sessions, Path::new("/another/a.toml"));
        assert!(one.starts_with("a-") && one.len() == "a-".len() + 8, "{one}");
        assert_ne!(one, other);
        // No session of the data directory can be so deep in it.
        assert_ne!(key(sessions, Path::new("/data/sessions/x/a.toml")), "a");
    }

    #[test]
    fn names_read_back_with_their_moment_and_kind() {
        let taken = at("2026-11-26T10:42:00Z");
        for (kind, _) in BackupKind::WORDS {
            for (stamp, name) in names(&taken, kind).take(3) {
                let backup = read(Path::new("/b").join(name)).expect("a backup");
                assert_eq!((backup.stamp, backup.taken, backup.kind), (stamp, taken, kind));
            }
        }
        let names: Vec<String> = names(&taken, BackupKind::Kept).take(2).map(|at| at.1).collect();
        assert_eq!(names, ["20261126T104200Z-kept.toml", "20261126T104200Z-2-kept.toml"]);
    }

    #[test]
    fn what_is_not_named_like_a_backup_is_none() {
        for name in [
            "notes.toml",
            "20261126T104200Z.txt",
            "20261126T104200Z-1.toml",
            "20261126T104200Z-mine.toml",
            "20261126T104200.toml",
            "20261326T104200Z.toml",
            "2026-1-26T104200Z.toml",
            "二〇二六年十一月二十六日.toml",
            ".20261126T104200Z.toml.abc.tmp",
        ] {
            assert_eq!(read(PathBuf::from(name)), None, "{name}");
        }
    }
}
