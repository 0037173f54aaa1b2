//! The names of session files.

/// The longest stem in bytes, so that any file system takes it with a number behind it.
const LONGEST: usize = 100;

/// The stem for a session that is begun on `day` (`YYYY-MM-DD`): the day, and the title with all but
/// letters and digits of any script as `-`. It holds no separator, so it cannot leave its directory.
pub(super) fn stem(day: &str, title: &str) -> String {
    let mut stem = day.to_owned();
    let words = title.split(|character: char| !character.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        stem.push('-');
        stem.push_str(word);
    }
    while stem.len() > LONGEST {
        stem.pop();
    }
    stem.truncate(stem.trim_end_matches('-').len());
    stem
}

/// The first stem, then the same with `-2`, `-3` and so on.
pub(super) fn numbered(stem: &str) -> impl Iterator<Item = String> + '_ {
    let first = std::iter::once(stem.to_owned());
    first.chain((2..).map(move |number: u32| format!("{stem}-{number}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_day_and_the_letters_of_the_title() {
        let day = "2026-11-23";
        assert_eq!(stem(day, "2026年度 下期"), "2026-11-23-2026年度-下期");
        assert_eq!(stem(day, "  A & B!! "), "2026-11-23-A-B");
        assert_eq!(stem(day, "../../etc/passwd"), "2026-11-23-etc-passwd");
        assert_eq!(stem(day, ""), "2026-11-23");
        assert_eq!(stem(day, "\u{0}/\\."), "2026-11-23");
    }

    #[test]
    fn a_long_title_is_cut_between_characters() {
        let long = stem("2026-11-23", &"成熟度".repeat(50));
        assert!(long.len() <= LONGEST && long.ends_with(['成', '熟', '度']));
    }

    #[test]
    fn later_names_are_numbered_from_two() {
        let names: Vec<String> = numbered("a").take(3).collect();
        assert_eq!(names, ["a", "a-2", "a-3"]);
    }
}
