//! Where the metadata stood, and why a block is shown or hidden, told from the article itself.

use crate::model::{Article, Aside, Block, walk};
use serde_json::Value;

/// A line for each value of the metadata: `meta`, its field, where it stood, and its first words; then one for every
/// block: `kept` or `dropped`, what it is, why it was dropped, and its first words.
///
/// Lines are indented where a block stands in another one; of the blocks in those that are kept or dropped as a whole,
/// only what is dropped has a line of its own. Notices follow.
pub fn explain(article: &Article) -> String {
    let mut lines = String::new();
    let values = serde_json::to_value(&article.meta).unwrap_or_default();
    for (field, value) in values.as_object().into_iter().flatten() {
        if let Some(origin) = article.meta.origins.of(field) {
            let what = [field, ": ", origin.as_str()].concat();
            push_line("meta", 0, &what, &first_words(&words_of(value)), &mut lines);
        }
    }
    for block in &article.blocks {
        push_block(block, 0, &mut lines);
    }
    for notice in &article.notices {
        lines.push_str(&["notice   ", &notice.message, "\n"].concat());
    }
    lines
}

fn push_block(block: &Block, depth: usize, lines: &mut String) {
    match block {
        Block::Aside(aside) if aside.hidden => {
            return push_line("dropped", depth, &reason(aside), &first_words(&walk::block_text(block)), lines);
        }
        // What only holds others together is not a block to readers.
        Block::Group { blocks, .. } => return blocks.iter().for_each(|block| push_block(block, depth, lines)),
        _ => push_line("kept", depth, block.kind(), &first_words(&walk::block_text(block)), lines),
    }
    walk::each_child(block, &mut |inside| push_dropped(inside, depth + 1, lines));
}

/// The hidden parts of what is kept.
fn push_dropped(blocks: &[Block], depth: usize, lines: &mut String) {
    for block in blocks {
        match block {
            Block::Aside(aside) if aside.hidden => push_block(block, depth, lines),
            _ => walk::each_child(block, &mut |inside| push_dropped(inside, depth, lines)),
        }
    }
}

fn push_line(verdict: &str, depth: usize, what: &str, words: &str, lines: &mut String) {
    let line = format!("{verdict:8} {:indent$}{what:34} {words}", "", indent = 2 * depth);
    lines.push_str(line.trim_end());
    lines.push('\n');
}

fn reason(aside: &Aside) -> String {
    match &aside.reason {
        Some(reason) => [aside.role.name(), ": ", reason].concat(),
        None => aside.role.name().to_string(),
    }
}

/// What a value of the metadata says, in short: of a list its items, of an object the member that says most of it.
fn words_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words_of).collect::<Vec<_>>().join(", "),
        Value::Object(members) => {
            let says_most =
                ["name", "title", "text", "value", "images", "url", "notice", "holder", "license", "content"];
            says_most.iter().find_map(|name| members.get(*name)).map(words_of).unwrap_or_default()
        }
        value => value.to_string(),
    }
}

fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut first = words.by_ref().take(WORDS).collect::<Vec<_>>().join(" ");
    let cut = first.char_indices().nth(CHARACTERS).map(|(at, _)| at);
    if let Some(at) = cut {
        first.truncate(at);
    }
    if cut.is_some() || words.next().is_some() {
        first.push('…');
    }
    first
}

/// The words of a line, and what they are cut to where they are long or not parted by spaces.
const WORDS: usize = 12;
const CHARACTERS: usize = 72;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AsideRole, Author, Inline, List, ListItem, Origin};

    fn paragraph(text: &str) -> Block {
        Block::paragraph(vec![Inline::text(text)])
    }

    fn hidden(text: &str) -> Block {
        Block::Aside(Aside {
            role: AsideRole::AuthorBio,
            hidden: true,
            reason: Some(String::from("wording")),
            id: None,
            title: Vec::new(),
            blocks: vec![paragraph(text)],
        })
    }

    #[test]
    fn each_block_says_why() {
        let item = ListItem { blocks: vec![paragraph("One."), hidden("About her.")], ..ListItem::default() };
        let list = Block::List(List { items: vec![item], ..List::default() });
        let long = "a word ".repeat(20);
        let mut article = Article { blocks: vec![paragraph(&long), hidden("About him."), list], ..Article::default() };
        article.meta.authors =
            ["Ana García", "Tom Reyes"].map(|name| Author { name: name.into(), ..Author::default() }).into();
        article.meta.note_origin(Origin::JsonLd);
        let text = explain(&article);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5, "{text}");
        assert!(lines[0].starts_with("meta     authors: json_ld ") && lines[0].ends_with(" Ana García, Tom Reyes"));
        let lines = &lines[1..];
        assert!(
            lines[0].starts_with("kept     paragraph ")
                && lines[0].ends_with("a word a word a word a word a word a word…")
        );
        assert!(lines[1].starts_with("dropped  author_bio: wording ") && lines[1].ends_with(" About him."));
        assert!(lines[2].starts_with("kept     list "));
        assert!(lines[3].starts_with("dropped    author_bio: wording "), "{text}");
    }
}
