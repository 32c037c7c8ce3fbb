//! Edits as a newsroom makes them, each with what a difference must say of it.

use article_viewer::diff::ChangeKind;
use article_viewer::model::{
    Article, Author, Block, Correction, Image, Inline, List, ListItem, Purpose, Table, Url, walk,
};

/// What was done.
#[derive(Debug)]
pub struct Edit {
    pub name: &'static str,
    pub kind: ChangeKind,
    pub place: &'static str,
    pub deleted: String,
    pub inserted: String,
}

pub const KINDS: [&str; 17] = [
    "replace words",
    "insert sentence",
    "delete sentence",
    "add paragraph",
    "delete paragraph",
    "move paragraph",
    "change heading",
    "rewrite heading",
    "add item",
    "delete item",
    "change cell",
    "add row",
    "change title",
    "swap picture",
    "change link",
    "add correction",
    "change author",
];

/// The same numbers for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}

/// Makes an edit at a block that no other edit touches, nor stands beside; `None` where there is no place for it.
/// `taken` are the places of the blocks that were edited, in the article as it is now.
pub fn make(name: &'static str, article: &mut Article, taken: &mut Vec<usize>, random: &mut Random) -> Option<Edit> {
    let number = random.below(100_000);
    let edit = |kind, place, deleted: String, inserted: String| Some(Edit { name, kind, place, deleted, inserted });
    let sentence = format!("Nobody had told clerk {number} of the quarrel.");
    match name {
        "replace words" => {
            let at = pick(article, taken, random, |block| words_of(block).len() >= 12)?;
            let content = paragraph(&mut article.blocks[at])?;
            let (deleted, inserted) = replace_word(content, number, random)?;
            taken.push(at);
            edit(ChangeKind::Words, "paragraph", deleted, inserted)
        }
        "insert sentence" => {
            let at = pick(article, taken, random, has_sentences)?;
            let text = sentences(paragraph(&mut article.blocks[at])?)?;
            let end = text.find(". ")? + 2;
            text.insert_str(end, &format!("{sentence} "));
            taken.push(at);
            edit(ChangeKind::Words, "paragraph", String::new(), sentence)
        }
        "delete sentence" => {
            let at = pick(article, taken, random, |block| has_sentences(block) && words_of(block).len() >= 40)?;
            let text = sentences(paragraph(&mut article.blocks[at])?)?;
            let start = text.find(". ")? + 2;
            let end = start + text[start..].find(". ").filter(|length| *length > 10 && *length < 120)? + 2;
            let deleted: String = text.drain(start..end).collect();
            taken.push(at);
            edit(ChangeKind::Words, "paragraph", deleted, String::new())
        }
        "add paragraph" => {
            let at = pick(article, taken, random, |_| true)?;
            insert(article, taken, at, Block::paragraph(vec![Inline::text(&*sentence)]));
            edit(ChangeKind::Added, "paragraph", String::new(), sentence)
        }
        "delete paragraph" => {
            let at = pick(article, taken, random, |block| words_of(block).len() >= 6)?;
            let deleted = walk::block_text(&remove(article, taken, at));
            edit(ChangeKind::Removed, "paragraph", deleted, String::new())
        }
        "move paragraph" => {
            // Over blocks that stay, so that it is this one that was moved and not they.
            let at = pick(article, taken, random, |block| words_of(block).len() >= 6)?;
            let to = (at + 5 + random.below(3)).min(article.blocks.len() - 1);
            let crossed = article.blocks.get(at + 1..=to)?;
            let solid = crossed.iter().filter(|block| words_of(block).len() >= 6).count();
            let is_far = to >= at + 5 && solid >= 2;
            if !is_far || taken.iter().any(|place| *place + 1 >= at && *place <= to + 2) {
                return None;
            }
            let block = remove(article, taken, at);
            let text = walk::block_text(&block);
            insert(article, taken, to, block);
            taken.push(at);
            edit(ChangeKind::Moved, "paragraph", String::new(), text)
        }
        "change heading" => {
            let at = pick(
                article,
                taken,
                random,
                |block| matches!(block, Block::Heading { content, .. } if walk::text(content).split_whitespace().count() >= 3),
            )?;
            let Block::Heading { content, .. } = &mut article.blocks[at] else { return None };
            let (deleted, inserted) = replace_word(content, number, random)?;
            taken.push(at);
            edit(ChangeKind::Words, "heading", deleted, inserted)
        }
        "rewrite heading" => {
            let at = pick(
                article,
                taken,
                random,
                |block| matches!(block, Block::Heading { content, .. } if matches!(&**content, [Inline::Text { text }] if text.chars().all(|c| c.is_alphanumeric() || c == ' '))),
            )?;
            let Block::Heading { content, .. } = &mut article.blocks[at] else { return None };
            let inserted = format!("Kwestion{number}");
            let deleted = walk::text(content);
            *content = vec![Inline::text(&*inserted)];
            taken.push(at);
            edit(ChangeKind::Words, "heading", deleted, inserted)
        }
        "add item" => {
            let at = pick(article, taken, random, |block| list_of(block).is_some_and(|list| list.items.len() >= 2))?;
            let Block::List(list) = &mut article.blocks[at] else { return None };
            let blocks = vec![Block::paragraph(vec![Inline::text(&*sentence)])];
            let place = random.below(list.items.len() + 1);
            list.items.insert(place, ListItem { blocks, checked: list.items[0].checked.map(|_| false), value: None });
            taken.push(at);
            edit(ChangeKind::Added, "item", String::new(), sentence)
        }
        "delete item" => {
            let at = pick(article, taken, random, |block| list_of(block).is_some_and(|list| list.items.len() >= 3))?;
            let Block::List(list) = &mut article.blocks[at] else { return None };
            let item = list.items.remove(random.below(list.items.len()));
            let text = item.blocks.iter().map(walk::block_text).collect::<Vec<_>>().join(" ");
            taken.push(at);
            edit(ChangeKind::Removed, "item", text, String::new())
        }
        "change cell" => {
            let at = pick(article, taken, random, |block| table_of(block).is_some())?;
            let Block::Table(table) = &mut article.blocks[at] else { return None };
            let rows = &mut table.bodies.first_mut()?.rows;
            let row = random.below(rows.len());
            let cells = &mut rows.get_mut(row)?.cells;
            let cell = random.below(cells.len());
            let [Block::Paragraph { content, .. }] = &mut *cells.get_mut(cell)?.blocks else { return None };
            let [Inline::Text { text }] = &mut **content else { return None };
            if !text.chars().all(char::is_alphanumeric) || text.is_empty() {
                return None;
            }
            let inserted = format!("cell{number}");
            let deleted = std::mem::replace(text, inserted.clone());
            taken.push(at);
            edit(ChangeKind::Words, "cell", deleted, inserted)
        }
        "add row" => {
            let at = pick(article, taken, random, |block| table_of(block).is_some())?;
            let Block::Table(table) = &mut article.blocks[at] else { return None };
            let rows = &mut table.bodies.first_mut()?.rows;
            let mut row = rows.last()?.clone();
            let mut text = Vec::new();
            for (at, cell) in row.cells.iter_mut().enumerate() {
                text.push(format!("row{number} column{at}"));
                cell.blocks = vec![Block::paragraph(vec![Inline::text(text[at].as_str())])];
            }
            rows.insert(random.below(rows.len() + 1), row);
            taken.push(at);
            edit(ChangeKind::Added, "row", String::new(), text.join("\t"))
        }
        "change title" => {
            let title = article.meta.title.as_mut().filter(|_| article.meta.title_content.is_empty())?;
            if once(taken, TITLE) {
                return None;
            }
            let mut content = vec![Inline::text(&**title)];
            let (deleted, inserted) = replace_word(&mut content, number, random)?;
            *title = walk::text(&content);
            edit(ChangeKind::Words, "title", deleted, inserted)
        }
        "swap picture" => {
            let image = Image::new(Url::parse(&format!("https://herald.example/{number}.jpg"), Purpose::Media)?);
            let at = pick(
                article,
                taken,
                random,
                |block| matches!(block, Block::Figure(figure) if !figure.images.is_empty()),
            );
            let figure = match at {
                Some(at) => match &mut article.blocks[at] {
                    Block::Figure(figure) => {
                        taken.push(at);
                        figure
                    }
                    _ => return None,
                },
                None => {
                    let figure = article.meta.lead_image.as_mut().filter(|figure| !figure.images.is_empty())?;
                    if once(taken, PICTURE) {
                        return None;
                    }
                    &mut **figure
                }
            };
            figure.images = vec![image];
            edit(ChangeKind::Picture, "picture", String::new(), String::new())
        }
        "change link" => {
            let at = pick(article, taken, random, |block| {
                let Block::Paragraph { content, .. } = block else { return false };
                content.iter().any(
                    |inline| matches!(inline, Inline::Link { content, .. } if !walk::text(content).trim().is_empty()),
                )
            })?;
            let content = paragraph(&mut article.blocks[at])?;
            let link = content.iter_mut().find_map(|inline| match inline {
                Inline::Link { url, content, .. } if !walk::text(content).trim().is_empty() => Some((url, content)),
                _ => None,
            })?;
            *link.0 = Url::parse(&format!("https://elsewhere.example/{number}"), Purpose::Link)?;
            let text = walk::text(link.1);
            taken.push(at);
            edit(ChangeKind::Formatting, "paragraph", text.clone(), text)
        }
        "add correction" => {
            let text = format!("An earlier version misnamed clerk {number}.");
            article.meta.corrections.push(Correction { text: text.clone(), ..Correction::default() });
            edit(ChangeKind::Notice, "correction", String::new(), text)
        }
        "change author" => {
            if article.meta.authors.is_empty() || once(taken, AUTHOR) {
                return None;
            }
            let inserted = format!("Clerk{number}");
            article.meta.authors.push(Author { name: inserted.clone(), ..Author::default() });
            edit(ChangeKind::Words, "authors", String::new(), format!(", {inserted}"))
        }
        _ => unreachable!("{name} is no edit"),
    }
}

/// What is edited once and is no block.
const TITLE: usize = usize::MAX / 2;
const PICTURE: usize = TITLE + 10;
const AUTHOR: usize = TITLE + 20;

fn once(taken: &mut Vec<usize>, place: usize) -> bool {
    let is_taken = taken.contains(&place);
    taken.push(place);
    is_taken
}

fn pick(article: &Article, taken: &[usize], random: &mut Random, is: impl Fn(&Block) -> bool) -> Option<usize> {
    let is_free = |at: usize| taken.iter().all(|place| at.abs_diff(*place) > 1);
    let places: Vec<usize> = (0..article.blocks.len()).filter(|at| is(&article.blocks[*at]) && is_free(*at)).collect();
    places.get(random.below(places.len())).copied()
}

fn insert(article: &mut Article, taken: &mut Vec<usize>, at: usize, block: Block) {
    article.blocks.insert(at, block);
    taken.iter_mut().filter(|place| **place >= at && **place < TITLE).for_each(|place| *place += 1);
    taken.push(at);
}

/// Both neighbours of what is gone are taken: nothing may come to stand where it was.
fn remove(article: &mut Article, taken: &mut Vec<usize>, at: usize) -> Block {
    taken.iter_mut().filter(|place| **place > at && **place < TITLE).for_each(|place| *place -= 1);
    taken.extend([at, at.saturating_sub(1)]);
    article.blocks.remove(at)
}

fn paragraph(block: &mut Block) -> Option<&mut Vec<Inline>> {
    match block {
        Block::Paragraph { content, .. } => Some(content),
        _ => None,
    }
}

fn words_of(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph { content, .. } => walk::text(content).split_whitespace().map(String::from).collect(),
        _ => Vec::new(),
    }
}

fn has_sentences(block: &Block) -> bool {
    let Block::Paragraph { content, .. } = block else { return false };
    sentences(&mut content.clone()).is_some()
}

/// A text of several sentences.
fn sentences(content: &mut [Inline]) -> Option<&mut String> {
    content.iter_mut().find_map(|inline| match inline {
        Inline::Text { text } if text.matches(". ").count() >= 2 => Some(text),
        _ => None,
    })
}

fn list_of(block: &Block) -> Option<&List> {
    match block {
        Block::List(list) => Some(list),
        _ => None,
    }
}

/// A table of plain rows.
fn table_of(block: &Block) -> Option<&Table> {
    let Block::Table(table) = block else { return None };
    let rows = &table.bodies.first()?.rows;
    let is_plain = rows.len() > 1 && rows.iter().flat_map(|row| &row.cells).all(|cell| cell.row_span.is_none());
    is_plain.then_some(table)
}

/// Exchanges one word that stands once in the text.
fn replace_word(content: &mut [Inline], number: usize, random: &mut Random) -> Option<(String, String)> {
    let whole = walk::text(content);
    let mut texts: Vec<&mut String> = content
        .iter_mut()
        .filter_map(|inline| match inline {
            Inline::Text { text } => Some(text),
            _ => None,
        })
        .collect();
    let count = texts.len();
    let text = texts.get_mut(random.below(count))?;
    let words: Vec<String> = text
        .split_whitespace()
        .filter(|word| {
            word.len() > 3 && word.chars().all(|c| c.is_ascii_alphabetic()) && whole.matches(*word).count() == 1
        })
        .map(String::from)
        .collect();
    let word = words.get(random.below(words.len()))?;
    let inserted = format!("zq{number}");
    **text = text.replacen(word.as_str(), &inserted, 1);
    Some((word.clone(), inserted))
}
