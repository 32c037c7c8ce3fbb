//! What stands before a text about the text: YAML between `---`, TOML between `+++`.
//!
//! The readers take the part of both languages that front matter uses, and take it leniently: scalars are text, what
//! cannot be read costs its line. Aliases are never expanded, so nothing grows.

mod apply;
mod flow;
mod toml;
mod yaml;

pub(super) use apply::apply;

/// Front matter and what follows it.
pub(super) struct FrontMatter<'a> {
    /// Its keys with their values, in order.
    pub(super) entries: Entries,
    /// Whether something in it could not be read.
    pub(super) malformed: bool,
    /// The text behind it.
    pub(super) body: &'a str,
}

/// What a key may hold.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    List(Vec<Value>),
    Map(Entries),
}

/// Keys with their values, in order.
pub(super) type Entries = Vec<(String, Value)>;

/// Maps and lists inside one another that are read; what nests deeper is text.
const MAX_DEPTH: usize = 16;

/// Lines of front matter that are read; nobody writes more.
const MAX_LINES: usize = 4096;

/// Front matter at the start of a text, if there is some: a fence, a line with a key right behind it, the other fence.
pub(super) fn split(text: &str) -> Option<FrontMatter<'_>> {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let (fence, rest) = text.split_at_checked(3)?;
    let (space, rest) = rest.split_once('\n')?;
    if !space.trim().is_empty() {
        return None;
    }
    let ends = match fence {
        "---" => ["---", "..."],
        "+++" => ["+++", "+++"],
        _ => return None,
    };
    let first = rest.lines().map(str::trim_end).find(|line| !line.trim_start().starts_with('#'))?;
    let opens = match fence {
        "---" => yaml::key(first).is_some_and(|(key, _)| !key.contains(char::is_whitespace)),
        _ => first.starts_with('[') || toml::key(first).is_some(),
    };
    if !opens {
        return None;
    }
    let mut start = 0;
    let mut lines = Vec::new();
    for line in rest.split_inclusive('\n') {
        start += line.len();
        let line = line.trim_end();
        if ends.contains(&line) {
            let malformed = lines.len() > MAX_LINES;
            lines.truncate(MAX_LINES);
            let (entries, damaged) = if fence == "---" { yaml::read(&lines) } else { toml::read(&lines) };
            return Some(FrontMatter { entries, malformed: malformed || damaged, body: &rest[start..] });
        }
        lines.push(line);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_not_front_matter() {
        for text in [
            "---\n\ntitle: A\n---\n",
            "---\nText.\n---\n",
            "---\ntitle: A\n",
            "--- -\ntitle: A\n---\n",
            "---\n---\n",
            "---\n- a\n- b\n---\n",
            "+++\nText\n+++\n",
            "---",
            "",
            " ---\na: b\n---\n",
            "---\nhttp://a.example\n---\n",
        ] {
            assert!(split(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_text_behind_it_is_left_alone() {
        for text in ["---\na: b\n---\nText\n", "\u{feff}\n---  \r\na: b\r\n...\r\nText\n", "+++\na = 1\n+++\nText\n"] {
            let front_matter = split(text).unwrap();
            assert_eq!(front_matter.body, "Text\n", "{text}");
            assert!(!front_matter.malformed, "{text}");
            assert_eq!(front_matter.entries.len(), 1, "{text}");
        }
    }
}
