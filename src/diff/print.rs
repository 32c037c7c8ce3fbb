//! What a part of an article is recognised by.

use super::words::{Words, number};
use crate::model::json::{View, Write};
use crate::model::{Article, Block, Definition, Figure, Image, Inline, ListItem, Note, Reference, Row, walk};
use std::collections::HashMap;

/// What a block is recognised by, or an item, a row, a note.
#[derive(Clone, Debug, Default)]
pub struct Print {
    /// All that is compared. Where it is the same, nothing changed.
    pub whole: u64,
    /// What must be the same for two of them to be versions of one: what it is, but not what it says.
    pub shape: u64,
    /// The least of the numbers of its words, in order; of a few, all.
    sample: Vec<u64>,
    /// How many words there are.
    pub words: usize,
}

/// As many words tell two passages apart.
const SAMPLE: usize = 64;

impl Print {
    fn of(shape: u64) -> Self {
        Print { whole: shape, shape, sample: Vec::new(), words: 0 }
    }

    /// Goes on with what stands inside.
    fn add(&mut self, inside: &Print) {
        self.whole = number((self.whole, inside.whole));
        self.words += inside.words;
        self.sample.extend(&inside.sample);
        self.thin();
    }

    fn add_words(&mut self, words: &Words<'_>) {
        self.whole = number((self.whole, words.words.iter().map(|word| word.whole).collect::<Vec<_>>()));
        self.words += words.words.len() - 1;
        self.sample.extend(words.words.iter().map(|word| word.text).filter(|text| *text != 0));
        self.thin();
    }

    fn add_text(&mut self, text: &str) {
        self.whole = number((self.whole, text));
        for line in text.lines() {
            self.words += 1;
            self.sample.push(number(line));
        }
        self.thin();
    }

    fn add_number(&mut self, value: u64) {
        self.whole = number((self.whole, value));
    }

    fn thin(&mut self) {
        self.sample.sort_unstable();
        self.sample.dedup();
        self.sample.truncate(SAMPLE);
    }

    /// How much two of them have in common, from 0 to 1000: of the words of both, those that are in both. Of many, those
    /// with the least numbers speak for all. <https://doi.org/10.1109/SEQUEN.1997.666900>
    pub fn likeness(&self, other: &Print) -> u32 {
        let (mut ours, mut theirs) = (self.sample.as_slice(), other.sample.as_slice());
        let most = match ours.len().max(theirs.len()) {
            SAMPLE => SAMPLE,
            _ => usize::MAX,
        };
        let (mut all, mut both) = (0, 0);
        while all < most {
            match (ours.split_first(), theirs.split_first()) {
                (Some((one, rest)), Some((another, others))) => {
                    both += u32::from(one == another);
                    if one <= another {
                        ours = rest;
                    }
                    if another <= one {
                        theirs = others;
                    }
                }
                (Some((_, rest)), None) => ours = rest,
                (None, Some((_, rest))) => theirs = rest,
                (None, None) => break,
            }
            all += 1;
        }
        // As parts of the one and of the other rather than of both: twice what is shared, of what there is.
        (2000 * both).checked_div(all as u32 + both).unwrap_or(0)
    }
}

/// The prints of all blocks of an article, by where they stand in memory.
pub struct Prints<'n> {
    blocks: HashMap<*const Block, Print>,
    /// The number of the note of a name.
    note: &'n dyn Fn(&str) -> u64,
}

impl<'n> Prints<'n> {
    /// The prints of blocks and of all that stand in them are taken when they are first asked for.
    pub fn new(note: &'n dyn Fn(&str) -> u64) -> Self {
        Prints { blocks: HashMap::new(), note }
    }

    /// The words of inlines.
    pub fn words<'a>(&self, content: &'a [Inline]) -> Words<'a> {
        Words::of(content, self.note)
    }

    pub fn block(&mut self, block: &Block) -> Print {
        if let Some(print) = self.blocks.get(&std::ptr::from_ref(block)) {
            return print.clone();
        }
        let mut print = Print::of(shape(block));
        walk::each_content(block, &mut |content| print.add_words(&self.words(content)));
        match block {
            Block::Code(code) => print.add_text(&code.text),
            Block::Figure(figure) => print.add_number(pictures(&figure.images)),
            Block::Gallery(gallery) => gallery.items.iter().for_each(|item| print.add_number(pictures(&item.images))),
            Block::DefinitionList { items } => items.iter().for_each(|item| {
                print.add_number(number((item.terms.len(), item.descriptions.len())));
            }),
            Block::List(list) => list.items.iter().for_each(|item| print.add_number(number(item.checked))),
            Block::Table(table) => {
                let bodies = table.bodies.iter().flat_map(|body| &body.rows);
                let rows = table.head.iter().chain(bodies).chain(&table.foot);
                rows.for_each(|row| print.add_number(row.cells.len() as u64));
            }
            _ => {}
        }
        let mut inside = Vec::new();
        walk::each_child(block, &mut |blocks| inside.push(blocks));
        for blocks in inside {
            print.add_number(blocks.len() as u64);
            self.add_blocks(blocks, &mut print);
        }
        self.blocks.insert(std::ptr::from_ref(block), print.clone());
        print
    }

    fn add_blocks(&mut self, blocks: &[Block], print: &mut Print) {
        for block in blocks {
            let inside = self.block(block);
            print.add(&inside);
        }
    }

    /// How many words the body and the notes of an article have.
    pub fn article(&mut self, article: &Article) -> usize {
        let notes = article.notes.iter().map(|note| note.blocks.as_slice());
        std::iter::once(article.blocks.as_slice()).chain(notes).map(|blocks| self.blocks(blocks).words).sum()
    }

    pub fn blocks(&mut self, blocks: &[Block]) -> Print {
        let mut print = Print::of(0);
        self.add_blocks(blocks, &mut print);
        print
    }

    pub fn item(&mut self, item: &ListItem) -> Print {
        let mut print = Print::of(number(item.checked));
        self.add_blocks(&item.blocks, &mut print);
        print
    }

    pub fn note(&mut self, note: &Note) -> Print {
        self.blocks(&note.blocks)
    }

    pub fn row(&mut self, row: &Row) -> Print {
        let spans: Vec<_> = row.cells.iter().map(|cell| (cell.header, cell.column_span, cell.row_span)).collect();
        let mut print = Print::of(number(spans));
        for cell in &row.cells {
            print.add_number(cell.blocks.len() as u64);
            self.add_blocks(&cell.blocks, &mut print);
        }
        print
    }

    pub fn definition(&mut self, item: &Definition) -> Print {
        let mut print = Print::of(number((item.terms.len(), item.descriptions.len())));
        for term in &item.terms {
            let words = self.words(term);
            print.add_words(&words);
        }
        for description in &item.descriptions {
            print.add_number(description.len() as u64);
            self.add_blocks(description, &mut print);
        }
        print
    }

    pub fn reference(&mut self, item: &Reference) -> Print {
        let mut print = Print::of(number(item.url.as_ref().map(|url| url.as_str())));
        print.add_words(&self.words(&item.content));
        print
    }

    pub fn figure(&mut self, figure: &Figure) -> Print {
        let mut print = Print::of(figure_shape(figure));
        print.add_number(pictures(&figure.images));
        print.add_words(&self.words(&figure.credit));
        self.add_blocks(&figure.blocks, &mut print);
        self.add_blocks(&figure.caption, &mut print);
        print
    }
}

/// The number of pictures. What they show, in words for those who do not see them, is not compared.
pub fn pictures(images: &[Image]) -> u64 {
    number(images.iter().map(|image| image.url.as_str()).collect::<Vec<_>>())
}

fn figure_shape(figure: &Figure) -> u64 {
    number((&figure.label, figure.url.as_ref().map(|url| url.as_str())))
}

/// The number of what a block is, without what it says and what stands in it. What only machines see is not compared.
fn shape(block: &Block) -> u64 {
    let kind = block.kind();
    match block {
        Block::Figure(figure) => return number((kind, figure_shape(figure))),
        Block::Code(code) => return number((kind, &code.language, &code.filename)),
        Block::Math(formula) => return number((kind, &formula.tex, &formula.mathml, &formula.alt, &formula.label)),
        Block::Post(post) => {
            let authors: Vec<&str> = post.authors.iter().map(|author| author.name.as_str()).collect();
            return number((kind, authors, &post.published, &post.modified));
        }
        Block::Video(player) | Block::Audio(player) => {
            return number((kind, player.sources.first().map(|source| source.url.as_str()), &player.title));
        }
        Block::Verse(verse) => {
            let indents =
                |stanza: &Vec<crate::model::VerseLine>| stanza.iter().map(|line| line.indent).collect::<Vec<_>>();
            return number((kind, verse.stanzas.iter().map(indents).collect::<Vec<_>>()));
        }
        _ => {}
    }
    let mut shape = number(kind);
    let View::Map(members) = block.view() else { return shape };
    for (name, value) in members {
        let is_seen = !matches!(name, "id" | "tight" | "layout" | "open" | "reason" | "width" | "height");
        match value {
            View::Text(text) if is_seen => shape = number((shape, name, text)),
            View::Bool(value) if is_seen => shape = number((shape, name, value)),
            View::Whole(value) if is_seen => shape = number((shape, name, value)),
            _ => {}
        }
    }
    shape
}
