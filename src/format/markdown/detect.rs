//! Whether a text is Markdown: marks that nobody writes into plain prose.

use crate::format::front_matter;

/// How much of a text is looked at, in bytes.
const HEAD: usize = 8 * 1024;

/// How many points make Markdown.
const ENOUGH: u32 = 3;

/// How many lines a text has at most in which one strong word is enough.
const SNIPPET: usize = 3;

/// Front matter, or marks of Markdown at the start of the text. Bullets, quoted lines and single asterisks are found in
/// plain text too: they count only beside strong words. Numbers do not count at all.
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
    let mut supports = Supports::default();
    let mut filled = 0;
    let mut lines = text[..end].lines().peekable();
    while let Some(line) = lines.next() {
        let mark = line.trim();
        filled += usize::from(!mark.is_empty());
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
            () if bare && filled == 1 && is_title(mark, lines.peek().copied()) => 3,
            () if bare && is_heading(mark) => 2,
            () if is_delimiter_row(mark) && before.contains('|') => 3,
            () if is_task(mark) => 3,
            () if is_definition(mark) => 3,
            () if bare && is_underline(mark) && !before.is_empty() && before.chars().count() < 80 => 1,
            () => 0,
        };
        points += in_line(mark);
        supports.look_at(mark);
        if points + supports.points() >= ENOUGH {
            return true;
        }
        before = mark;
    }
    supports.strong && filled <= SNIPPET
}

/// Marks of plain text that are marks of Markdown too.
#[derive(Default)]
struct Supports {
    strong: bool,
    emphasis: bool,
    bullet: bool,
    quote: bool,
}

impl Supports {
    fn look_at(&mut self, line: &str) {
        self.strong |= is_paired(line, "**");
        self.emphasis |= is_paired(&line.replace("**", ""), "*");
        self.bullet |= ["- ", "* ", "+ "].iter().any(|bullet| line.starts_with(bullet));
        self.quote |= line.starts_with("> ");
    }

    fn points(&self) -> u32 {
        let kinds = [self.emphasis, self.bullet, self.quote].into_iter().map(u32::from).sum();
        if self.strong { kinds } else { 0 }
    }
}

/// A heading that opens the text; one of a single letter needs a blank line below it.
fn is_title(line: &str, next: Option<&str>) -> bool {
    is_heading(line) || line.starts_with("# ") && next.is_none_or(|next| next.trim().is_empty())
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
        let opened = line[..at].rfind('[');
        // What looks like an address, or words in brackets that stand apart as `rows[0](x)` does not.
        let stands_apart = |opened| !line[..opened].ends_with(|c: char| c.is_alphanumeric() || "])_".contains(c));
        let closes = line[at + 2..].starts_with(&[address, ")"].concat());
        let is_link =
            |opened| address.contains(['/', '#', '.', ':']) || opened + 1 < at && closes && stands_apart(opened);
        if !address.is_empty() && opened.is_some_and(is_link) {
            points += 3;
        }
        if points >= ENOUGH {
            return points;
        }
    }
    points += u32::from(is_paired(line, "**")) + u32::from(is_paired(line, "`")) + u32::from(is_paired(line, "~~"));
    points
}

/// Whether a mark stands before and behind words: `**so**`, not `2**3**2`.
fn is_paired(line: &str, mark: &str) -> bool {
    let parts: Vec<&str> = line.split(mark).collect();
    let edge = |character: Option<char>| character.is_some_and(|c| !c.is_whitespace() && !mark.contains(c));
    parts.windows(3).any(|window| {
        edge(window[1].chars().next())
            && edge(window[1].chars().next_back())
            && !window[0].ends_with(|c: char| c.is_ascii_alphanumeric())
            && !window[2].starts_with(|c: char| c.is_ascii_alphanumeric())
    })
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
            "# A\n\nText.",
            "\n\n# 1\n\nText.",
            "**Bold** words",
            "[a](b)",
            "The gate is **closed**.\n\n- one\n- two\n\nSee `log`.\n\n> *nobody* came\n\nThat is all.",
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
            "# 1\nin the charts",
            "rows[0](x) and [sic] (twice) and [](b)",
            "*This* is mail.\n\n> quoted\n\n- one\n- two\n\nUse it.",
            "A **long** text.\n\nIt goes on.\n\nAnd on.\n\nTo its end.",
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
