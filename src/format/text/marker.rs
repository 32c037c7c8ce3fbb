//! Marks at the start of lines: bullets, numbers, rules.

/// The mark of an item of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marker {
    /// Which mark.
    pub kind: Mark,
    /// How many bytes of the line it takes, with the space after it.
    length: usize,
}

/// Which mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A bullet or dash.
    Bullet,
    /// A number: `1.`, `1)`, `(1)`.
    Number(u32),
}

impl Marker {
    /// The mark at the start of a line, if there is one.
    pub fn of(line: &str) -> Option<Marker> {
        let mut characters = line.chars();
        let first = characters.next()?;
        let second = characters.next();
        if "•‣◦▪▫●○■□⁃∙·*-–".contains(first) {
            let spaced = second.is_some_and(char::is_whitespace);
            let tight = "•‣◦▪▫●○■□⁃∙".contains(first) && second.is_some_and(char::is_alphanumeric);
            let kind = Mark::Bullet;
            return (spaced || tight).then(|| Marker { kind, length: after_space(line, first.len_utf8()) });
        }
        let open = usize::from(first == '(');
        let digits = line[open..].bytes().take_while(u8::is_ascii_digit).count();
        let end = open + digits;
        let close = *line.as_bytes().get(end)?;
        let closes = close == b')' || (open == 0 && close == b'.');
        let spaced = line[end + usize::from(closes)..].starts_with(char::is_whitespace);
        if !(1..=3).contains(&digits) || !closes || !spaced {
            return None;
        }
        let number = line[open..end].parse().ok()?;
        Some(Marker { kind: Mark::Number(number), length: after_space(line, end + 1) })
    }

    /// The line without the mark.
    pub fn rest<'a>(&self, line: &'a str) -> &'a str {
        line.get(self.length..).unwrap_or_default()
    }
}

/// Whether a line is a rule: `* * *`, `---`, `⁂`.
pub fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|character| !character.is_whitespace());
    match marks.next() {
        Some('⁂') => marks.next().is_none(),
        Some(mark) if "*-_=~#•–—⸻·".contains(mark) => {
            let mut count = 1;
            marks.all(|other| {
                count += 1;
                other == mark
            }) && count >= 3
        }
        _ => false,
    }
}

fn after_space(line: &str, start: usize) -> usize {
    line.len() - line[start..].trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_one_with_space_after_it() {
        for (line, expected) in [
            ("- one", Some((Mark::Bullet, "one"))),
            ("•one", Some((Mark::Bullet, "one"))),
            ("1. one", Some((Mark::Number(1), "one"))),
            ("(12)  one", Some((Mark::Number(12), "one"))),
            ("3) one", Some((Mark::Number(3), "one"))),
            ("-one", None),
            ("1.5 one", None),
            ("2022. one", None),
            ("(one", None),
            ("- ", Some((Mark::Bullet, ""))),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(Marker::of(line).map(|marker| (marker.kind, marker.rest(line))), expected, "{line}");
        }
    }

    #[test]
    fn a_rule_is_a_row_of_one_mark() {
        for line in ["* * *", "***", "-----", "___", "⁂", "— — —"] {
            assert!(is_rule(line), "{line}");
        }
        for line in ["", "*", "--", "-*-", "a"] {
            assert!(!is_rule(line), "{line}");
        }
    }
}
