//! What the index keeps of one article: its words with their places, as bytes that a store holds.
//!
//! ```text
//! version, checksum of all behind it, date, words of each field, number of terms, and for each term in order
//!   bytes shared with the term before, bytes of its own, fields it stands in (bits), places in each of them, the places
//! ```
//!
//! A place is twice the position of the word, and one more where a character goes on with a word; all but the first of a
//! field are written as what they are more than the one before. Numbers are written seven bits to a byte, the least first.

use super::words::{Segment, each_word};
use super::{FIELDS, Field};
use crate::order::ranked;

/// What an article says about itself, as far as it is searched.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts<'a> {
    /// Its title.
    pub title: &'a str,
    /// The names of its authors, a blank line between any two.
    pub authors: &'a str,
    /// Its tags, likewise.
    pub tags: &'a str,
    /// The name of its site.
    pub site: &'a str,
    /// ISO 8601, as precise as is known; empty where nothing is.
    pub date: &'a str,
}

/// The form of the bytes; what has another is made anew.
const VERSION: u8 = 1;

/// The version and the checksum.
const HEAD: usize = 5;

/// Writes the entry of an article.
pub fn entry(facts: &Facts<'_>, text: &str, segment: Segment<'_>) -> Vec<u8> {
    let mut terms = String::new();
    // Of each word: where its term lies, its field and its place.
    let mut words: Vec<(usize, usize, usize, u32)> = Vec::new();
    let mut lengths = [0; FIELDS];
    for (field, text) in [facts.title, facts.authors, facts.tags, facts.site, text].into_iter().enumerate() {
        each_word(text, segment, &mut |word| {
            let start = terms.len();
            terms.push_str(word.term);
            words.push((start, terms.len(), field, word.position << 1 | u32::from(word.is_inside)));
            lengths[field] += u32::from(!word.is_inside);
        });
    }
    let term = |place: usize| {
        let (start, end, ..) = words[place];
        &terms.as_bytes()[start..end]
    };
    let order = ranked(words.len(), &mut |one, other| term(one).cmp(term(other)));
    let same: Vec<&[usize]> = order.chunk_by(|one, other| term(*one) == term(*other)).collect();

    let mut bytes = vec![VERSION, 0, 0, 0, 0];
    write(&mut bytes, facts.date.len() as u32);
    bytes.extend(facts.date.as_bytes());
    for length in lengths {
        write(&mut bytes, length);
    }
    write(&mut bytes, same.len() as u32);
    let mut before: &[u8] = &[];
    for words_of_term in same {
        let term = term(words_of_term[0]);
        let shared = before.iter().zip(term).take_while(|(one, other)| one == other).count();
        write(&mut bytes, shared as u32);
        write(&mut bytes, (term.len() - shared) as u32);
        bytes.extend(&term[shared..]);
        let count = |field: usize| words_of_term.iter().filter(|word| words[**word].2 == field).count() as u32;
        let counts: [u32; FIELDS] = std::array::from_fn(count);
        bytes.push((0..FIELDS).filter(|field| counts[*field] > 0).map(|field| 1 << field).sum());
        for count in counts.into_iter().filter(|count| *count > 0) {
            write(&mut bytes, count);
        }
        let mut last = (FIELDS, 0);
        for word in words_of_term {
            let (.., field, place) = words[*word];
            write(&mut bytes, if last.0 == field { place - last.1 } else { place });
            last = (field, place);
        }
        before = term;
    }
    let checksum = checksum(&bytes[HEAD..]);
    bytes[1..HEAD].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// An entry whose bytes are as they were written.
pub struct Entry {
    bytes: Vec<u8>,
    /// ISO 8601; empty where nothing is known.
    pub date: String,
    /// How many words each field has.
    pub lengths: [u32; FIELDS],
    /// Where the terms begin.
    terms: usize,
}

impl Entry {
    /// Reads bytes; `None` where they are damaged or of another version.
    pub fn read(bytes: Vec<u8>) -> Option<Entry> {
        let sum = bytes.get(1..HEAD)?;
        if bytes[0] != VERSION || checksum(&bytes[HEAD..]).to_le_bytes() != sum {
            return None;
        }
        let mut reader = Reader { bytes: &bytes, at: HEAD };
        let date = reader.number()?;
        let date = String::from_utf8(reader.take(date)?.to_vec()).ok()?;
        let mut lengths = [0; FIELDS];
        for length in &mut lengths {
            *length = reader.number()?;
        }
        let terms = reader.at;
        let entry = Entry { date, lengths, terms, bytes };
        entry.read_terms(&mut |_, _| {})?;
        Some(entry)
    }

    /// Gives each term, in order, and where its places lie.
    pub fn each_term(&self, found: &mut dyn FnMut(&[u8], u32)) {
        self.read_terms(found);
    }

    fn read_terms(&self, found: &mut dyn FnMut(&[u8], u32)) -> Option<()> {
        let mut reader = Reader { bytes: &self.bytes, at: self.terms };
        let mut term = Vec::new();
        for _ in 0..reader.number()? {
            let shared = reader.number()? as usize;
            if shared > term.len() {
                return None;
            }
            term.truncate(shared);
            let own = reader.number()?;
            term.extend(reader.take(own)?);
            found(&term, reader.at as u32);
            reader.places(&mut |_, _| {})?;
        }
        Some(())
    }

    /// Gives the places that lie there, each with its field.
    pub fn each_place(&self, at: u32, found: &mut dyn FnMut(Field, u32)) {
        Reader { bytes: &self.bytes, at: at as usize }.places(found);
    }
}

/// Reads numbers, as far as there are bytes.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn take(&mut self, length: u32) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..)?.get(..length as usize)?;
        self.at += taken.len();
        Some(taken)
    }

    fn places(&mut self, found: &mut dyn FnMut(Field, u32)) -> Option<()> {
        let fields = *self.take(1)?.first()?;
        let mut counts = [0; FIELDS];
        for (field, count) in counts.iter_mut().enumerate() {
            if fields & 1 << field != 0 {
                *count = self.number()?;
            }
        }
        for (field, count) in Field::ALL.into_iter().zip(counts) {
            let mut place = 0_u32;
            for _ in 0..count {
                place = place.checked_add(self.number()?)?;
                found(field, place);
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::by_character;
    use super::*;

    fn example() -> Vec<u8> {
        let facts = Facts { title: "The harbour", authors: "Ada Pilot\n\nBo", tags: "sea", site: "", date: "2026-03" };
        entry(&facts, "A harbour is a harbour.\n\n東京 harbours", &by_character)
    }

    #[test]
    fn what_is_written_is_read() {
        let entry = Entry::read(example()).expect("an entry");
        assert_eq!((&*entry.date, entry.lengths), ("2026-03", [2, 3, 1, 0, 8]));
        let mut read = Vec::new();
        entry.each_term(&mut |term, at| {
            let mut places = String::new();
            entry.each_place(at, &mut |field, place| places += &format!(" {field:?} {place}"));
            read.push(format!("{}:{places}", String::from_utf8_lossy(term)));
        });
        let expected = [
            "a: Text 0 Text 6",
            "ada: Author 0",
            "bo: Author 6",
            "harbour: Title 2 Text 2 Text 8",
            "harbours: Text 16",
            "is: Text 4",
            "pilot: Author 2",
            "sea: Tag 0",
            "the: Title 0",
            "京: Text 14",
            "東: Text 12",
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn damage_is_seen() {
        let whole = example();
        for length in 0..whole.len() {
            assert!(Entry::read(whole[..length].to_vec()).is_none(), "the first {length} bytes");
        }
        for bit in 0..whole.len() * 8 {
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(Entry::read(flipped).is_none(), "without bit {bit}");
        }
    }

    #[test]
    fn no_bytes_are_too_wrong_even_with_their_checksum() {
        let whole = example();
        let mut random = 1_u32;
        let mut next = |below: usize| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 8) as usize % below
        };
        let mut read = 0;
        for _ in 0..50_000 {
            let mut bytes = whole.clone();
            for _ in 0..=next(4) {
                let at = HEAD + next(bytes.len() - HEAD);
                match next(3) {
                    0 => bytes[at] = next(256) as u8,
                    1 => bytes[at] ^= 1 << next(8),
                    _ => bytes.truncate(at.max(HEAD + 1)),
                }
            }
            let sum = checksum(&bytes[HEAD..]);
            bytes[1..HEAD].copy_from_slice(&sum.to_le_bytes());
            if let Some(entry) = Entry::read(bytes) {
                read += 1;
                entry.each_term(&mut |_, at| entry.each_place(at, &mut |_, _| {}));
                entry.each_place(next(1000) as u32, &mut |_, _| {});
            }
        }
        assert!(read > 1000);
    }
}
