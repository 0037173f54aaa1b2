//! What is no text, in a real directory.

use super::*;

fn put(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let root = tempfile::tempdir().expect("a directory");
    let file = root.path().join("a.toml");
    fs::write(&file, bytes).expect("written");
    (root, file)
}

fn fault(bytes: &[u8]) -> NotText {
    let (_root, file) = put(bytes);
    match read_text(&file) {
        Err(Error::NotText(fault)) => *fault,
        other => panic!("{other:?}"),
    }
}

fn utf16(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = mark.then_some(0xfeff);
    mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
}

#[test]
fn text_is_read_as_it_is() {
    for text in ["", "a = 1\n", "\u{feff}a = \"日本\"\r\n", "a\rb"] {
        let (_root, file) = put(text.as_bytes());
        assert_eq!(read_text(&file).expect("text"), text);
    }
}

#[test]
fn what_stops_being_utf_8_is_told_with_its_place() {
    let place = |bytes: &[u8]| {
        let fault = fault(bytes);
        (fault.place.line, fault.place.column, fault.byte)
    };
    assert_eq!(place(b"a = 1\nb = \"x\xff\"\n"), (2, 7, 0xff));
    assert_eq!(place("年\n度".as_bytes().split_last().expect("bytes").1), (2, 1, 0xe5));
    assert_eq!(place("\u{feff}ab\0".as_bytes()), (1, 3, 0));
    assert_eq!(place(b"\xff"), (1, 1, 0xff));
}

#[test]
fn what_it_may_be_written_in_is_guessed() {
    let text = "title = \"年次\"\n# コメント\n";
    assert_eq!(fault(&utf16(text, true, u16::to_le_bytes)).guess, Encoding::Utf16);
    assert_eq!(fault(&utf16(text, true, u16::to_be_bytes)).guess, Encoding::Utf16);
    assert_eq!(fault(&utf16(text, false, u16::to_le_bytes)).guess, Encoding::Utf16);
    assert_eq!(fault(&utf16("a = 1\n", false, u16::to_be_bytes)).guess, Encoding::Utf16);
    let wide: Vec<u8> =
        "\u{feff}a".chars().flat_map(|char| u32::from(char).to_le_bytes()).collect();
    assert_eq!(fault(&wide).guess, Encoding::Utf32);
    // "年次" and a half-width katakana; the same word as EUC.
    assert_eq!(fault(b"title = \"\x94\x4e\x8e\x9f \xb1\"\n").guess, Encoding::ShiftJis);
    assert_eq!(fault(b"title = \"\xc7\xaf\xbc\xa1\"\n").guess, Encoding::EucJp);
    assert_eq!(fault(b"title = \"\xff\"\n").guess, Encoding::Unknown);
    assert_eq!(fault(b"title = \"x\0y\"\n").guess, Encoding::Unknown);
    assert_eq!(fault(&[0; 4096]).guess, Encoding::Unknown);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let (_root, file) = put(b"");
    let sparse = fs::OpenOptions::new().write(true).open(&file).expect("opened");
    sparse.set_len(100 * 1024 * 1024).expect("grown");
    assert!(matches!(read_text(&file), Err(Error::TooLarge { largest: LARGEST, .. })));
    sparse.set_len(LARGEST + 1).expect("shrunk");
    assert!(matches!(read_text(&file), Err(Error::TooLarge { .. })));
    sparse.set_len(LARGEST).expect("shrunk");
    assert!(matches!(read_text(&file), Err(Error::NotText(_))), "it is read, and full of NULs");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    fn what(path: &Path) -> NotAFile {
        match read_text(path) {
            Err(Error::NotAFile { what, .. }) => what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_no_file_is_told_and_nobody_waits_for_it() {
        let root = tempfile::tempdir().expect("a directory");
        let at = |name: &str| root.path().join(name);
        assert_eq!(what(root.path()), NotAFile::Directory);
        let _listening = UnixListener::bind(at("socket")).expect("bound");
        assert_eq!(what(&at("socket")), NotAFile::Socket);
        let owner = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
        rustix::fs::mknodat(rustix::fs::CWD, at("pipe"), rustix::fs::FileType::Fifo, owner, 0)
            .expect("made");
        assert_eq!(what(&at("pipe")), NotAFile::Pipe);
        assert_eq!(what(Path::new("/dev/null")), NotAFile::Device);
        assert_eq!(what(Path::new("/dev/zero")), NotAFile::Device);
        symlink("/dev/zero", at("link")).expect("linked");
        assert_eq!(what(&at("link")), NotAFile::Device);
    }

    #[test]
    fn links_that_lead_nowhere_are_told_apart_from_what_is_not_there() {
        let root = tempfile::tempdir().expect("a directory");
        let at = |name: &str| root.path().join(name);
        symlink("gone.toml", at("dangling")).expect("linked");
        symlink("b", at("a")).expect("linked");
        symlink("a", at("b")).expect("linked");
        let dangling = read_text(&at("dangling")).expect_err("refused");
        assert!(
            matches!(&dangling, Error::Dangling { target, .. } if *target == Path::new("gone.toml"))
        );
        assert!(matches!(read_text(&at("a")), Err(Error::Circle(_))));
        assert!(matches!(read_text(&at("none")), Err(Error::File { .. })));
    }

    #[test]
    fn a_file_that_may_not_be_read_is_told_so() {
        let (_root, file) = put(b"a = 1\n");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("set");
        // The administrator may read everything.
        if fs::File::open(&file).is_err() {
            let refused = read_text(&file).map_err(|error| match error {
                Error::File { cause, .. } => cause.kind(),
                other => panic!("{other:?}"),
            });
            assert_eq!(refused, Err(io::ErrorKind::PermissionDenied));
        }
    }
}
