//! The words of the body, as search, speech and word counts read them.

use crate::fold::is_mark;
use crate::model::{Article, Block, Inline, List, Row, walk};

/// The prose of an article: its headings, paragraphs, lists, quotes, tables and code, one blank line between blocks.
///
/// No title and byline, no captions and credits, no pull quotes, no hidden asides, no notes, nothing of the chrome.
pub fn prose(article: &Article) -> String {
    Prose::of(&article.blocks, false)
}

/// Words of a text as a reader counts them: runs of letters, marks and digits; a run of a script that puts no space
/// between words counts by its characters.
pub fn words(text: &str) -> usize {
    let Count { words, dense, characters } = count(text);
    words + characters + dense.div_ceil(CHARACTERS_PER_WORD)
}

/// Reading time of an article in whole minutes, at least one; `None` where there is nothing to read.
///
/// What is looked at or looked up rather than read does not count: program text, formulas, the bibliography, the
/// numbers of lists.
///
/// 238 words a minute for text with spaces (Brysbaert 2019, <https://doi.org/10.1016/j.jml.2019.104047>) and 500
/// characters a minute for Chinese and Japanese, as their publishers count.
pub fn reading_minutes(article: &Article) -> Option<u32> {
    let text = Prose::of(&article.blocks, true);
    let Count { words, dense, characters } = count(&text);
    if words + dense + characters == 0 {
        return None;
    }
    let words = words as f64 + dense as f64 / CHARACTERS_PER_WORD as f64;
    let minutes = (words / 238.0 + characters as f64 / 500.0).round() as u32;
    Some(minutes.max(1))
}

/// Letters of a word in Thai, Lao, Khmer and Burmese, on the average.
const CHARACTERS_PER_WORD: usize = 5;

/// What a text has to be read.
#[derive(Default)]
struct Count {
    /// Words with something between them.
    words: usize,
    /// Letters of words that nothing stands between.
    dense: usize,
    /// Characters that are counted by themselves.
    characters: usize,
}

fn count(text: &str) -> Count {
    let mut count = Count::default();
    let mut inside = false;
    for character in text.chars() {
        // Most of most texts is ASCII: it is looked at first.
        let part = if character.is_ascii() {
            character.is_ascii_alphanumeric() || (inside && matches!(character, '\'' | '-'))
        } else if stands_alone(character) {
            count.characters += 1;
            false
        } else if is_dense(character) {
            count.dense += usize::from(character.is_alphanumeric());
            false
        } else {
            character.is_alphanumeric() || (inside && (matches!(character, '’' | '\u{ad}') || is_mark(character)))
        };
        count.words += usize::from(part && !inside);
        inside = part;
    }
    count
}

/// Whether a character is of a script whose publishers count characters: Chinese, Japanese, bopomofo.
fn stands_alone(character: char) -> bool {
    matches!(character, '\u{3005}'..='\u{3007}' | '\u{3031}'..='\u{3035}' | '\u{303b}' | '\u{3041}'..='\u{3096}'
        | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is of a script that writes its words without spaces: Thai, Lao, Burmese, Khmer.
fn is_dense(character: char) -> bool {
    matches!(character, '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{a9e0}'..='\u{a9fe}' | '\u{aa60}'..='\u{aa7f}')
}

/// One walk over the body.
struct Prose {
    text: String,
    /// Leaves out what nobody reads from left to right.
    flowing: bool,
}

impl Prose {
    fn of(blocks: &[Block], flowing: bool) -> String {
        let mut prose = Prose { text: String::new(), flowing };
        prose.blocks(blocks);
        prose.text
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } | Block::Preformatted { content } => {
                self.inlines(content);
            }
            Block::List(list) => self.list(list),
            Block::DefinitionList { items } => {
                for item in items {
                    for term in &item.terms {
                        self.inlines(term);
                    }
                    for description in &item.descriptions {
                        self.blocks(description);
                    }
                }
            }
            Block::Quote { blocks, attribution, .. } => {
                self.blocks(blocks);
                self.inlines(attribution);
            }
            Block::Code(_) | Block::Math(_) | Block::References { .. } if self.flowing => {}
            Block::Code(code) => self.push(&code.text),
            Block::Verse(verse) => {
                for stanza in &verse.stanzas {
                    let lines: Vec<String> = stanza.iter().map(|line| self.characters(&line.content)).collect();
                    self.push(&lines.join("\n"));
                }
                self.inlines(&verse.attribution);
            }
            Block::Math(formula) => self.push(walk::formula_text(formula)),
            Block::Table(table) => {
                let bodies = table.bodies.iter().flat_map(|group| &group.rows);
                let rows: Vec<String> =
                    table.head.iter().chain(bodies).chain(&table.foot).map(|row| self.row(row)).collect();
                self.push(&rows.join("\n"));
                self.blocks(&table.notes);
            }
            Block::Figure(figure) => self.blocks(&figure.blocks),
            Block::Embed(embed) => self.blocks(&embed.blocks),
            Block::Aside(aside) if aside.hidden => {}
            Block::Aside(aside) => {
                self.inlines(&aside.title);
                self.blocks(&aside.blocks);
            }
            Block::Details { summary, blocks, .. } => {
                self.inlines(summary);
                self.blocks(blocks);
            }
            Block::References { items } => {
                for item in items {
                    self.inlines(&item.content);
                }
            }
            Block::Post(post) => {
                self.inlines(&post.title);
                self.blocks(&post.blocks);
            }
            Block::Group { blocks, .. } => self.blocks(blocks),
            Block::PullQuote { .. }
            | Block::Gallery(_)
            | Block::Video(_)
            | Block::Audio(_)
            | Block::LinkCard(_)
            | Block::Divider => {}
        }
    }

    /// Each item is a block of its own, with its mark before its first line.
    fn list(&mut self, list: &List) {
        let step = if list.reversed { -1 } else { 1 };
        let mut number = list.start.unwrap_or(if list.reversed { list.items.len() as i64 } else { 1 });
        for item in &list.items {
            number = item.value.unwrap_or(number);
            let inside = Prose::of(&item.blocks, self.flowing);
            let mark = match (self.flowing, list.ordered) {
                (true, _) => String::new(),
                (false, true) => format!("{number}. "),
                (false, false) => String::from("- "),
            };
            self.push(&[mark, inside].concat());
            number = number.wrapping_add(step);
        }
    }

    fn row(&self, row: &Row) -> String {
        let cell = |blocks: &Vec<Block>| {
            let text = Prose::of(blocks, self.flowing);
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        row.cells.iter().map(|row| cell(&row.blocks)).collect::<Vec<_>>().join("\t")
    }

    fn inlines(&mut self, content: &[Inline]) {
        let text = self.characters(content);
        self.push(&text);
    }

    fn characters(&self, content: &[Inline]) -> String {
        if !self.flowing {
            return walk::text(content);
        }
        let mut text = String::new();
        walk::each_inline(content, &mut |inline| match inline {
            Inline::Text { text: characters } | Inline::Code { text: characters } => text.push_str(characters),
            Inline::Break => text.push('\n'),
            _ => {}
        });
        text
    }

    /// Appends one block, after a blank line.
    fn push(&mut self, block: &str) {
        let block = block.trim_matches('\n').trim_end();
        if block.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Code, Formula, ListItem, Reference};

    #[test]
    fn words_are_counted_as_readers_count_them() {
        for (text, count) in [
            ("", 0),
            ("One, two — three.", 3),
            ("It’s a well-known co-op", 4),
            ("日本語の文章", 6),
            ("Rust と wasm", 3),
            ("ภาษาไทย", 2),
            ("นักเรียนอ่านหนังสือทุกวัน", 5),
            ("ជំរាបសួរ ពិភពលោក", 3),
            ("हिन्दी में पढ़ना", 3),
            ("une e\u{301}le\u{300}ve", 2),
            ("می\u{200c}خواهم", 1),
            ("人々", 2),
            ("ｶﾀｶﾅ", 4),
            ("ㄅㄆㄇ", 3),
            ("コーヒー・ケーキ", 7),
            ("3.14 is pi", 4),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }

    fn minutes(blocks: Vec<Block>) -> Option<u32> {
        reading_minutes(&Article { blocks, ..Article::default() })
    }

    fn paragraph(text: &str) -> Block {
        Block::paragraph(vec![Inline::text(text)])
    }

    #[test]
    fn reading_time_is_right_for_other_scripts_too() {
        for (text, expected) in [
            ("word ".repeat(1190), Some(5)),
            ("字".repeat(2500), Some(5)),
            ("ไทยไท".repeat(1190), Some(5)),
            (String::from("Short."), Some(1)),
            (String::from("—"), None),
        ] {
            assert_eq!(minutes(vec![paragraph(&text)]), expected, "{text}");
        }
    }

    #[test]
    fn only_what_is_read_takes_time() {
        let long = "x ".repeat(2000);
        let formula = || Formula { tex: Some(long.clone()), ..Formula::default() };
        let item = |text: &str| ListItem { blocks: vec![paragraph(text)], ..ListItem::default() };
        for block in [
            Block::Code(Code { text: long.clone(), ..Code::default() }),
            Block::Math(formula()),
            Block::paragraph(vec![Inline::Math(formula())]),
            Block::References {
                items: vec![Reference { content: vec![Inline::text(&*long)], ..Reference::default() }],
            },
            Block::List(List { ordered: true, items: vec![item(""); 2000], ..List::default() }),
        ] {
            assert_eq!(minutes(vec![block]), None);
        }
        let list = List { items: vec![item(&long)], ..List::default() };
        assert_eq!(minutes(vec![Block::List(list)]), Some(8));
    }
}
