//! Full-text search over a library of articles.
//!
//! ```text
//! facts, text ──► entry (bytes, for a store) ──► Index ──► Hit
//!                                  query ──► Query ─┴─► Snippet of a text
//! ```
//!
//! A word is what is written between spaces, whatever its case, accents and width. Chinese, Japanese, Thai, Lao, Khmer and
//! Burmese are written without: there each character is a word, words of a query are phrases of them, and a segmentation
//! says only where a reader sees a word begin, which counts for more.

mod dictionary;
mod entry;
mod matching;
mod query;
mod snippet;
mod words;

pub use entry::{Facts, entry};
pub use query::Query;
pub use snippet::{Snippet, snippet};
pub use words::{Segment, by_character};

use dictionary::{Dictionary, Posting};
use entry::Entry;

/// Where a word may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// The names of the authors.
    Author,
    /// The tags.
    Tag,
    /// The name of the site.
    Site,
    /// The body.
    Text,
}

/// How many fields there are.
const FIELDS: usize = Field::ALL.len();

impl Field {
    /// All of them, in the order of [`Hit::fields`].
    pub const ALL: [Field; 5] = [Field::Title, Field::Author, Field::Tag, Field::Site, Field::Text];

    /// As it is written.
    pub fn name(self) -> &'static str {
        ["title", "author", "tag", "site", "text"][self as usize]
    }
}

/// The words of all articles. What a store keeps are the entries; this is made of them.
#[derive(Default)]
pub struct Index {
    /// By their numbers; that of one taken out is given to the next that comes.
    documents: Vec<Option<Document>>,
    /// The numbers, ordered by id.
    by_id: Vec<u32>,
    dictionary: Dictionary,
    /// How many words each field has in all of them.
    lengths: [u64; FIELDS],
}

struct Document {
    id: String,
    entry: Entry,
}

/// An article that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The number of the article, which [`Index::id`] knows.
    pub document: u32,
    /// How well it answers, among the hits of the same query.
    pub score: f32,
    /// The fields that hold something of the query, a bit for each.
    pub fields: u8,
}

impl Index {
    /// Takes in the entry of an article, in the place of the one that it had. What is damaged or of another version is not
    /// taken in: `false`, and the article has to be [read](entry()) anew.
    pub fn add(&mut self, id: &str, bytes: Vec<u8>) -> bool {
        self.remove(id);
        let Some(entry) = Entry::read(bytes) else { return false };
        let free = self.documents.iter().position(Option::is_none).unwrap_or(self.documents.len());
        let document = free as u32;
        let Index { dictionary, lengths, .. } = self;
        entry.each_term(&mut |term, at| dictionary.insert(term, Posting { document, at }));
        for (sum, length) in lengths.iter_mut().zip(entry.lengths) {
            *sum += u64::from(length);
        }
        let taken = Some(Document { id: id.into(), entry });
        match self.documents.get_mut(free) {
            Some(place) => *place = taken,
            None => self.documents.push(taken),
        }
        let (Ok(at) | Err(at)) = self.place(id);
        self.by_id.insert(at, document);
        true
    }

    /// Takes an article out; whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        let Ok(at) = self.place(id) else { return false };
        let number = self.by_id.remove(at);
        let Some(document) = self.documents.get_mut(number as usize).and_then(Option::take) else { return false };
        document.entry.each_term(&mut |term, _| self.dictionary.remove(term, number));
        for (sum, length) in self.lengths.iter_mut().zip(document.entry.lengths) {
            *sum -= u64::from(length);
        }
        true
    }

    /// The id of an article that was found.
    pub fn id(&self, document: u32) -> &str {
        self.document(document).map_or("", |document| &document.id)
    }

    /// Where an id stands among those that are known, or would come in.
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.by_id.binary_search_by(|number| self.id(*number).cmp(id))
    }

    fn document(&self, number: u32) -> Option<&Document> {
        self.documents.get(number as usize)?.as_ref()
    }
}

#[cfg(test)]
mod tests;
