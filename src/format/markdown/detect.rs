//! Whether a text is Markdown: marks that nobody writes into plain prose.

use crate::format::front_matter;

/// How much of a text is looked at, in bytes.
const HEAD: usize = 8 * 1024;

/// How many points make Markdown.
const ENOUGH: u32 = 3;

/// Front matter, or marks of Markdown at the start of the text. Bullets, numbers, quoted lines and single asterisks
/// are found in plain text too and do not count.
pub(super) fn detect(text: &str) -> bool {
    if front_matter::split(text).is_some() {
        return true;
    }
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut points = 0;
    let mut fence = None;
    let mut before = "";
    for (number, line) in text[..end].lines().enumerate() {
        let mark = line.trim();
        let bare = line.len() - line.trim_start().len() < 4;
        if let Some(open) = fence {
            if mark.starts_with(open) {
                return true;
            }
            continue;
        }
        fence = ["```", "~~~"].into_iter().find(|fence| bare && mark.starts_with(fence));
        if fence.is_some() {
            continue;
        }
        points += match () {
            () if bare && is_heading(mark) => {
                if number == 0 {
                    3
                } else {
                    2
                }
            }
            () if is_delimiter_row(mark) && before.contains('|') => 3,
            () if is_task(mark) => 3,
            () if is_definition(mark) => 3,
            () if bare && is_underline(mark) && !before.is_empty() && before.chars().count() < 80 => 1,
            () => 0,
        };
        points += in_line(mark);
        if points >= ENOUGH {
            return true;
        }
        before = mark;
    }
    false
}

/// `## Heading`, not `#hashtag` and not `#1`.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ') && rest.trim_matches(['#', ' ']).len() > 1
}

/// `|:---|---:|`
fn is_delimiter_row(line: &str) -> bool {
    line.contains("--") && line.contains('|') && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// `- [x] done`
fn is_task(line: &str) -> bool {
    let item = line.strip_prefix(['-', '*', '+']).map(str::trim_start);
    item.is_some_and(|item| ["[ ] ", "[x] ", "[X] "].iter().any(|box_| item.starts_with(box_)))
}

/// `[name]: https://example.com` or `[^1]: A note.`
fn is_definition(line: &str) -> bool {
    let Some((label, rest)) = line.strip_prefix('[').and_then(|line| line.split_once("]:")) else { return false };
    let address = rest.trim_start();
    !label.is_empty()
        && !label.contains(['[', ']'])
        && (label.starts_with('^') || address.starts_with(['/', '#', '<', '.']) || address.contains("://"))
}

/// The line below a heading.
fn is_underline(line: &str) -> bool {
    line.len() > 2 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// Links, pictures, strong words, code.
fn in_line(line: &str) -> u32 {
    let mut points = 0;
    for (at, _) in line.match_indices("](") {
        let address = line[at + 2..].split([')', ' ']).next().unwrap_or_default();
        let opened = line[..at].contains('[');
        if opened && !address.is_empty() && address.contains(['/', '#', '.', ':']) {
            points += 3;
        }
        if points >= ENOUGH {
            return points;
        }
    }
    points += u32::from(is_paired(line, "**")) + u32::from(is_paired(line, "`")) + u32::from(is_paired(line, "~~"));
    points
}

/// Whether a mark stands before and behind words: `**so**`.
fn is_paired(line: &str, mark: &str) -> bool {
    let Some((_, rest)) = line.split_once(mark) else { return false };
    let Some((inside, _)) = rest.split_once(mark) else { return false };
    let edge = |character: Option<char>| character.is_some_and(|c| !c.is_whitespace() && !mark.contains(c));
    edge(inside.chars().next()) && edge(inside.chars().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_recognised_by_its_marks() {
        for text in [
            "---\ntitle: A\n---\nText",
            "+++\ntitle = \"A\"\n+++\nText",
            "# Title\n\nText.",
            "Text.\n\n## One\n\nText.\n\n## Two\n",
            "See [the paper](https://example.com/a).",
            "![A boat](boat.jpg)",
            "| a | b |\n|---|:-:|\n| 1 | 2 |",
            "- [ ] buy milk\n- [x] buy bread",
            "Text[^1].\n\n[^1]: A note.",
            "Text:\n\n```sh\nls\n```\n",
            "See [the paper][1].\n\n[1]: https://example.com/a",
            "It is **very** old.\n\nUse `ls`.\n\nAnd **then** rest.",
        ] {
            assert!(detect(text), "{text}");
        }
    }

    #[test]
    fn plain_prose_is_not_markdown() {
        for text in [
            "",
            "A man walked in. *Prices exclude tax. **Terms apply.",
            "It cost 5 * 3 * 2 dollars, or 2**3**2.",
            "- one\n- two\n* three\n1. four",
            "> quoted mail\n> goes on\n\nMy answer.",
            "#1 in the charts\n#throwback",
            "Results\n-------\nThe team won.\n\n-- \nJo",
            "a_b_c and snake_case `quoted' text",
            "He said [sic] (twice) that it was [redacted].",
            "date 2022-07-21 First sentence of it.",
            "~ 5 ~ 6",
            "---\nNothing here\n---",
        ] {
            assert!(!detect(text), "{text}");
        }
    }
}
