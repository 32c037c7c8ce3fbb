//! The words of the body, as search, speech and word counts read them.

use crate::model::{Article, Block, List, Row, walk};

/// The prose of an article: its headings, paragraphs, lists, quotes, tables and code, one blank line between blocks.
///
/// No title and byline, no captions and credits, no pull quotes, no hidden asides, no notes, nothing of the chrome.
pub fn prose(article: &Article) -> String {
    let mut text = String::new();
    push_blocks(&article.blocks, &mut text);
    text
}

/// Words of a text as a reader counts them: runs of letters and digits, and each character of a script that puts no
/// space between words.
pub fn words(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for character in text.chars() {
        let alone = stands_alone(character);
        let part = character.is_alphanumeric() || (inside && matches!(character, '\'' | '’' | '-' | '\u{ad}'));
        count += usize::from(alone || (part && !inside));
        inside = part && !alone;
    }
    count
}

/// Reading time of a text in whole minutes, at least one.
///
/// 238 words a minute for text with spaces (Brysbaert 2019, <https://doi.org/10.1016/j.jml.2019.104047>) and 500
/// characters a minute for Chinese and Japanese, as their publishers count.
pub fn reading_minutes(text: &str) -> u32 {
    let characters = text.chars().filter(|character| stands_alone(*character)).count();
    let words = words(text) - characters;
    let minutes = (words as f64 / 238.0 + characters as f64 / 500.0).round() as u32;
    minutes.max(1)
}

/// Whether a character is of a script that writes words without spaces between them, and is counted by itself.
fn stands_alone(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        push_block(block, text);
    }
}

fn push_block(block: &Block, text: &mut String) {
    match block {
        Block::Paragraph { content, .. } | Block::Heading { content, .. } | Block::Preformatted { content } => {
            push(&walk::text(content), text);
        }
        Block::List(list) => push_list(list, text),
        Block::DefinitionList { items } => {
            for item in items {
                for term in &item.terms {
                    push(&walk::text(term), text);
                }
                for description in &item.descriptions {
                    push_blocks(description, text);
                }
            }
        }
        Block::Quote { blocks, attribution, .. } => {
            push_blocks(blocks, text);
            push(&walk::text(attribution), text);
        }
        Block::Code(code) => push(&code.text, text),
        Block::Verse(verse) => {
            for stanza in &verse.stanzas {
                let lines: Vec<String> = stanza.iter().map(|line| walk::text(&line.content)).collect();
                push(&lines.join("\n"), text);
            }
            push(&walk::text(&verse.attribution), text);
        }
        Block::Math(formula) => push(walk::formula_text(formula), text),
        Block::Table(table) => {
            let bodies = table.bodies.iter().flat_map(|group| &group.rows);
            let rows: Vec<String> = table.head.iter().chain(bodies).chain(&table.foot).map(row).collect();
            push(&rows.join("\n"), text);
            push_blocks(&table.notes, text);
        }
        Block::Figure(figure) => push_blocks(&figure.blocks, text),
        Block::Embed(embed) => push_blocks(&embed.blocks, text),
        Block::Aside(aside) if aside.hidden => {}
        Block::Aside(aside) => {
            push(&walk::text(&aside.title), text);
            push_blocks(&aside.blocks, text);
        }
        Block::Details { summary, blocks, .. } => {
            push(&walk::text(summary), text);
            push_blocks(blocks, text);
        }
        Block::References { items } => {
            for item in items {
                push(&walk::text(&item.content), text);
            }
        }
        Block::Post(post) => {
            push(&walk::text(&post.title), text);
            push_blocks(&post.blocks, text);
        }
        Block::Group { blocks, .. } => push_blocks(blocks, text),
        Block::PullQuote { .. }
        | Block::Gallery(_)
        | Block::Video(_)
        | Block::Audio(_)
        | Block::LinkCard(_)
        | Block::Divider => {}
    }
}

/// Each item is a block of its own, with its mark before its first line.
fn push_list(list: &List, text: &mut String) {
    let step = if list.reversed { -1 } else { 1 };
    let mut number = list.start.unwrap_or(if list.reversed { list.items.len() as i64 } else { 1 });
    for item in &list.items {
        number = item.value.unwrap_or(number);
        let mut inside = String::new();
        push_blocks(&item.blocks, &mut inside);
        let mark = if list.ordered { format!("{number}. ") } else { String::from("- ") };
        push(&[mark, inside].concat(), text);
        number = number.wrapping_add(step);
    }
}

fn row(row: &Row) -> String {
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| {
            let mut text = String::new();
            push_blocks(&cell.blocks, &mut text);
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect();
    cells.join("\t")
}

/// Appends one block, after a blank line.
fn push(block: &str, text: &mut String) {
    let block = block.trim_matches('\n').trim_end();
    if block.trim().is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(block);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_readers_count_them() {
        for (text, count) in [
            ("", 0),
            ("One, two — three.", 3),
            ("It’s a well-known co-op", 4),
            ("日本語の文章", 6),
            ("Rust と wasm", 3),
            ("ภาษาไทย", 1),
            ("3.14 is pi", 4),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }

    #[test]
    fn reading_time_is_right_for_chinese_too() {
        assert_eq!(reading_minutes(&"word ".repeat(1190)), 5);
        assert_eq!(reading_minutes(&"字".repeat(2500)), 5);
        assert_eq!(reading_minutes("Short."), 1);
    }
}
