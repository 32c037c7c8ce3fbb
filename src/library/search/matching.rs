//! Which articles answer a query, and how well.
//!
//! BM25 over fields (Robertson, Zaragoza and Taylor 2004, <https://doi.org/10.1145/1031171.1031181>): how often something
//! stands in an article counts less and less, how rare it is counts throughout, and a field counts as much as its weight.

use super::dictionary::{Dictionary, Term};
use super::entry::Entry;
use super::query::{Clause, Query};
use super::{FIELDS, Field, Hit, Index};
use crate::order::{by_number, ranked};
use std::cmp::Ordering;

/// What it counts to stand in each field.
const WEIGHTS: [f32; FIELDS] = [8.0, 4.0, 4.0, 2.0, 1.0];
/// How soon more of the same counts no more.
const SATURATION: f32 = 1.2;
/// How much the length of a field counts against it.
const LENGTH: f32 = 0.75;
/// What the beginning of a word counts for, or the inside, beside a whole one.
const PART: f32 = 0.4;
/// What it counts for, at most, that the words of a query stand side by side.
const CLOSENESS: f32 = 0.3;

/// A field and a place within, as in an entry, in one number: they are ordered as they are read. The last bit says that it
/// is only a part of a word.
type Place = u64;

const FIELD: u32 = 40;

fn field(place: Place) -> usize {
    (place >> FIELD) as usize
}

/// The place without its last bit, moved by so many words.
fn moved(place: Place, words: usize) -> Place {
    (place | 1) + 2 * words as u64
}

impl Index {
    /// The articles that answer a query, the best first, of equal ones the latest.
    pub fn search(&self, query: &Query) -> Vec<Hit> {
        let in_time = |date: &str| query.periods.iter().all(|period| period.holds(date) != period.is_excluded);
        let known =
            self.documents.iter().map(|document| document.as_ref().is_some_and(|known| in_time(&known.entry.date)));
        let mut possible: Vec<bool> = known.collect();
        let counts = query.clauses.iter().map(|clause| self.narrow(clause, &mut possible)).collect::<Vec<usize>>();
        let total = self.by_id.len() as f32;
        let clauses: Vec<Wanted<'_>> = query
            .clauses
            .iter()
            .zip(counts)
            .map(|(clause, count)| Wanted {
                clause,
                rarity: (1.0 + (total - count as f32 + 0.5) / (count as f32 + 0.5)).ln(),
                words: clause.words.iter().map(|word| Standing::of(&self.dictionary, word, &possible)).collect(),
            })
            .collect();
        let average = self.lengths.map(|length| (length as f32 / total).max(1.0));
        let mut places: Vec<Vec<Place>> = vec![Vec::new(); clauses.len()];
        let mut hits = Vec::new();
        for (number, document) in self.documents.iter().enumerate() {
            if let Some(document) = document.as_ref().filter(|_| possible[number]) {
                let hit = hit(number, &document.entry, &clauses, &average, &mut places);
                hits.extend(hit);
            }
        }
        let date = |hit: &Hit| self.document(hit.document).map(|document| &*document.entry.date);
        let order = ranked(hits.len(), &mut |one, other| {
            let (one, other): (&Hit, &Hit) = (&hits[one], &hits[other]);
            let by_score = other.score.partial_cmp(&one.score).unwrap_or(Ordering::Equal);
            by_score.then_with(|| date(other).cmp(&date(one)))
        });
        order.into_iter().map(|place| hits[place]).collect()
    }

    /// Leaves the articles that have all words of a clause, wherever they stand; how many there are of them in all.
    fn narrow(&self, clause: &Clause, possible: &mut [bool]) -> usize {
        let mut found = vec![0; possible.len()];
        for (step, word) in clause.words.iter().enumerate() {
            for term in self.dictionary.find(word.term.as_bytes(), word.is_prefix) {
                for posting in &term.postings {
                    let found = &mut found[posting.document as usize];
                    if *found == step {
                        *found = step + 1;
                    }
                }
            }
        }
        let mut count = 0;
        for (possible, found) in possible.iter_mut().zip(found) {
            let has_all = found == clause.words.len();
            count += usize::from(has_all);
            *possible &= has_all || clause.is_excluded;
        }
        count
    }
}

/// What an article is asked for.
struct Wanted<'a> {
    clause: &'a Clause,
    /// How much it says to have it.
    rarity: f32,
    words: Vec<Standing>,
}

/// Where a word stands in the articles that may be found.
struct Standing {
    /// Where those of each article begin; one more for the end.
    starts: Vec<u32>,
    /// Where an entry has the places of a word, and whether the word is longer than what was asked for.
    items: Vec<(u32, bool)>,
}

impl Standing {
    fn of(dictionary: &Dictionary, word: &super::query::Sought, possible: &[bool]) -> Self {
        let terms: Vec<&Term> = dictionary.find(word.term.as_bytes(), word.is_prefix).collect();
        let mut starts = vec![0; possible.len() + 1];
        let each = |found: &mut dyn FnMut(usize, u32, bool)| {
            for term in &terms {
                for posting in term.postings.iter().filter(|posting| possible[posting.document as usize]) {
                    found(posting.document as usize, posting.at, term.len() > word.term.len());
                }
            }
        };
        each(&mut |document, _, _| starts[document + 1] += 1);
        for document in 1..starts.len() {
            starts[document] += starts[document - 1];
        }
        let mut items = vec![(0, false); starts[possible.len()] as usize];
        let mut next = starts.clone();
        each(&mut |document, at, is_longer| {
            items[next[document] as usize] = (at, is_longer);
            next[document] += 1;
        });
        Standing { starts, items }
    }

    fn items(&self, document: usize) -> &[(u32, bool)] {
        &self.items[self.starts[document] as usize..self.starts[document + 1] as usize]
    }
}

/// How well an article answers, if it does.
fn hit(
    number: usize,
    entry: &Entry,
    clauses: &[Wanted<'_>],
    average: &[f32; FIELDS],
    places: &mut [Vec<Place>],
) -> Option<Hit> {
    let mut score = 0.0;
    let mut fields = 0;
    for (wanted, places) in clauses.iter().zip(places.iter_mut()) {
        stand(number, entry, wanted, places);
        if wanted.clause.is_excluded != places.is_empty() {
            return None;
        }
        let mut counts = [0.0; FIELDS];
        for place in &*places {
            counts[field(*place)] += if place & 1 == 0 { 1.0 } else { PART };
        }
        let mut sum = 0.0;
        for field in (0..FIELDS).filter(|field| counts[*field] > 0.0) {
            let length = entry.lengths[field] as f32 / average[field];
            sum += WEIGHTS[field] * counts[field] / (1.0 - LENGTH + LENGTH * length);
            fields |= 1 << field;
        }
        score += wanted.rarity * sum / (SATURATION + sum);
    }
    score *= 1.0 + CLOSENESS * closeness(places);
    Some(Hit { document: number as u32, score, fields })
}

/// The places of a clause in an article.
fn stand(number: usize, entry: &Entry, wanted: &Wanted<'_>, places: &mut Vec<Place>) {
    places.clear();
    let allowed = wanted.clause.field;
    let each = |at: u32, is_longer: bool, found: &mut dyn FnMut(Place)| {
        entry.each_place(at, &mut |field: Field, place| {
            if allowed.is_none_or(|allowed| allowed == field) {
                found((field as u64) << FIELD | u64::from(place) | u64::from(is_longer));
            }
        });
    };
    let Some((first, others)) = wanted.words.split_first() else { return };
    let items = first.items(number);
    for (at, is_longer) in items {
        each(*at, *is_longer, &mut |place| places.push(place));
    }
    if items.len() > 1 {
        by_number(places, |place| *place);
    }
    for (distance, word) in (1..).zip(others) {
        let mut goes_on = vec![false; places.len()];
        for (at, is_longer) in word.items(number) {
            let mut next = 0;
            each(*at, *is_longer, &mut |place| {
                let wanted = place | 1;
                while places.get(next).is_some_and(|place| moved(*place, distance) < wanted) {
                    next += 1;
                }
                if places.get(next).is_some_and(|place| moved(*place, distance) == wanted) {
                    goes_on[next] = true;
                }
            });
        }
        let mut goes_on = goes_on.into_iter();
        places.retain(|_| goes_on.next() == Some(true));
    }
}

/// How near to one another the words of a query stand, from 0 to 1: each to the next at their nearest.
fn closeness(places: &[Vec<Place>]) -> f32 {
    let pairs = || places.iter().zip(places.iter().skip(1)).filter(|(one, other)| !one.is_empty() && !other.is_empty());
    let near: f32 = pairs().map(|(one, other)| 1.0 / nearest(one, other).max(1) as f32).sum();
    near / pairs().count().max(1) as f32
}

/// How many words there are from one of these places to one of those, at the least.
fn nearest(one: &[Place], other: &[Place]) -> u64 {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut nearest = u64::MAX;
    while let (Some(here), Some(there)) = (one.peek(), other.peek()) {
        nearest = nearest.min((**here >> 1).abs_diff(**there >> 1));
        if here < there {
            one.next();
        } else {
            other.next();
        }
    }
    nearest
}
