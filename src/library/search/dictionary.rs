//! The words of all articles in order, each with the articles that it stands in.
//!
//! They lie in chunks that are split when they grow, so that a word comes in without the others being moved.

/// A word with where it stands.
pub struct Term {
    /// Its first bytes as a number: most are told apart by it, without the text being fetched.
    key: u64,
    text: Box<[u8]>,
    /// Where it stands, ordered by article; never empty.
    pub postings: Vec<Posting>,
}

/// An article that a word stands in.
#[derive(Clone, Copy)]
pub struct Posting {
    /// The number of the article.
    pub document: u32,
    /// Where its entry has the places.
    pub at: u32,
}

/// The words.
#[derive(Default)]
pub struct Dictionary {
    /// None is empty.
    chunks: Vec<Vec<Term>>,
}

const CHUNK: usize = 512;

impl Dictionary {
    /// Adds an article to a word.
    pub fn insert(&mut self, text: &[u8], posting: Posting) {
        let (chunk, at) = self.place(text);
        match self.chunks.get_mut(chunk) {
            None => self.chunks.push(vec![Term::new(text, posting)]),
            Some(terms) => match terms.get_mut(at).filter(|term| *term.text == *text) {
                Some(term) => match term.document(posting.document) {
                    Ok(known) => term.postings[known] = posting,
                    Err(free) => term.postings.insert(free, posting),
                },
                None => {
                    terms.insert(at, Term::new(text, posting));
                    if terms.len() > CHUNK {
                        let second = terms.split_off(CHUNK / 2);
                        self.chunks.insert(chunk + 1, second);
                    }
                }
            },
        }
    }

    /// Takes an article from a word.
    pub fn remove(&mut self, text: &[u8], document: u32) {
        let (chunk, at) = self.place(text);
        let Some(terms) = self.chunks.get_mut(chunk) else { return };
        let Some(term) = terms.get_mut(at).filter(|term| *term.text == *text) else { return };
        if let Ok(known) = term.document(document) {
            term.postings.remove(known);
        }
        if term.postings.is_empty() {
            terms.remove(at);
        }
        if terms.is_empty() {
            self.chunks.remove(chunk);
        }
    }

    /// A word, and with it those that begin so where `is_prefix` says it; the word itself is the first.
    pub fn find<'a>(&'a self, text: &'a [u8], is_prefix: bool) -> impl Iterator<Item = &'a Term> {
        let (chunk, at) = self.place(text);
        let first = self.chunks.get(chunk).map_or(&[][..], |terms| &terms[at..]);
        let others = self.chunks.get(chunk + 1..).unwrap_or_default();
        let all = first.iter().chain(others.iter().flatten());
        all.take_while(move |term| if is_prefix { term.text.starts_with(text) } else { *term.text == *text })
    }

    /// Where a word stands or would come in: the last chunk whose first word is not behind it.
    fn place(&self, text: &[u8]) -> (usize, usize) {
        let sought = (key(text), text);
        let behind = |terms: &Vec<Term>| terms.first().is_none_or(|term| term.order() <= sought);
        let chunk = self.chunks.partition_point(behind).saturating_sub(1);
        (chunk, self.chunks.get(chunk).map_or(0, |terms| terms.partition_point(|term| term.order() < sought)))
    }
}

impl Term {
    fn new(text: &[u8], posting: Posting) -> Self {
        Term { key: key(text), text: text.into(), postings: vec![posting] }
    }

    fn order(&self) -> (u64, &[u8]) {
        (self.key, &self.text)
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    fn document(&self, document: u32) -> Result<usize, usize> {
        self.postings.binary_search_by(|posting| posting.document.cmp(&document))
    }
}

fn key(text: &[u8]) -> u64 {
    let mut first = [0; 8];
    let length = text.len().min(8);
    first[..length].copy_from_slice(&text[..length]);
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(dictionary: &Dictionary, text: &str, is_prefix: bool) -> Vec<(String, Vec<u32>)> {
        let documents = |term: &Term| term.postings.iter().map(|posting| posting.document).collect();
        let all = dictionary.find(text.as_bytes(), is_prefix);
        all.map(|term| (String::from_utf8_lossy(&term.text).into_owned(), documents(term))).collect()
    }

    #[test]
    fn it_holds_what_a_sorted_map_holds() {
        let mut dictionary = Dictionary::default();
        let mut map = std::collections::BTreeMap::<String, Vec<u32>>::new();
        let mut random = 7_u32;
        let mut next = |below: u32| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 8) % below
        };
        for step in 0..60_000 {
            // Most begin alike, beyond what the key holds.
            let word = format!("{}{}", ["", "beginning", "b", "東京"][next(4) as usize], next(3000));
            let document = next(20);
            let documents = map.entry(word.clone()).or_default();
            if next(3) > 0 && step < 40_000 {
                dictionary.insert(word.as_bytes(), Posting { document, at: 0 });
                documents.push(document);
                documents.sort();
                documents.dedup();
            } else {
                dictionary.remove(word.as_bytes(), document);
                documents.retain(|known| *known != document);
            }
            if documents.is_empty() {
                map.remove(&word);
            }
        }
        for prefix in ["", "b", "beginning", "beginning12", "東京1", "東", "zebra", "3"] {
            let expected: Vec<_> = map.clone().into_iter().filter(|(word, _)| word.starts_with(prefix)).collect();
            assert_eq!(found(&dictionary, prefix, true), expected, "{prefix}*");
            let expected: Vec<_> = expected.into_iter().filter(|(word, _)| word == prefix).collect();
            assert_eq!(found(&dictionary, prefix, false), expected, "{prefix}");
        }
        for (word, documents) in map {
            for document in documents {
                dictionary.remove(word.as_bytes(), document);
            }
        }
        assert!(dictionary.chunks.is_empty());
    }
}
