//! Two devices agree in whatever order they hear of one another: over many random states.

use super::super::entry::{Change, Entry, Picture, SCHEMA, Version};
use super::super::stamp::Stamp;
use super::merge;
use crate::model::json::Read;
use serde_json::{Map, json};

/// xorshift: the same states on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    fn text(&mut self, prefix: &str) -> String {
        format!("{prefix}{}", self.below(3))
    }

    fn maybe<T>(&mut self, some: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.below(2) == 0 { None } else { Some(some(self)) }
    }

    /// Few, so that they meet; of a device that was cloned, too.
    fn stamp(&mut self) -> Stamp {
        let device = self.text("device ");
        Stamp { time: self.below(3) as i64, counter: self.below(2) as i64, device }
    }

    fn version(&mut self) -> Version {
        let urls = (0..3).filter(|_| self.below(2) == 0).collect::<Vec<_>>();
        let pictures = urls.into_iter().map(|url| Picture {
            url: format!("/{url}"),
            hash: self.maybe(|random| random.text("picture ")),
            reason: self.maybe(|random| random.text("reason ")),
            ..Picture::default()
        });
        let pictures = pictures.collect();
        Version {
            hash: self.text("payload "),
            stamp: self.stamp(),
            saved: self.text("2026-01-0"),
            etag: self.maybe(|random| random.text("tag ")),
            pictures,
            ..Version::default()
        }
    }

    /// What has become of an article on a device: merged of what was saved and said there.
    fn entry(&mut self) -> Entry {
        let blank = || Entry { schema: SCHEMA, id: "id".into(), ..Entry::blank() };
        let mut entry = blank();
        for _ in 0..self.below(4) {
            let mut saved = blank();
            saved.title = self.maybe(|random| random.text("title "));
            saved.words = self.maybe(|random| random.below(3) as u32 + 1);
            saved.saved = self.text("2026-01-0");
            saved.versions = vec![self.version()];
            let stamp = self.stamp();
            let version = saved.versions[0].clone();
            entry = merge(entry, Entry { versions: vec![version], ..saved.save(&stamp) });
        }
        for _ in 0..self.below(4) {
            let place = self.maybe(|random| Map::from_iter([("progress".into(), json!(random.below(3) as f64 / 2.0))]));
            let change = Change {
                tags: self.maybe(|random| vec![random.text("tag ")]),
                archived: self.maybe(|random| random.below(2) == 0),
                place,
                marks: self.maybe(|random| vec![Map::from_iter([("quote".into(), json!(random.text("words ")))])]),
                removed: self
                    .maybe(|random| if random.below(2) == 0 { String::new() } else { random.text("2026-02-0") }),
            };
            let stamp = self.stamp();
            entry.change(change, &stamp);
        }
        entry
    }
}

const SEED: u64 = 0x5eed_0006;

#[test]
fn two_states_make_the_same_whoever_hears_of_the_other() {
    let mut random = Random(SEED);
    for round in 0..3000 {
        let (one, other) = (random.entry(), random.entry());
        assert_eq!(merge(one.clone(), other.clone()), merge(other, one), "round {round}, seed {SEED:#x}");
    }
}

#[test]
fn three_states_make_the_same_in_whatever_order() {
    let mut random = Random(SEED);
    for round in 0..3000 {
        let [one, two, three] = [random.entry(), random.entry(), random.entry()];
        let left = merge(merge(one.clone(), two.clone()), three.clone());
        assert_eq!(left, merge(one, merge(two, three)), "round {round}, seed {SEED:#x}");
    }
}

#[test]
fn what_is_known_already_changes_nothing() {
    let mut random = Random(SEED);
    for round in 0..3000 {
        let (one, other) = (random.entry(), random.entry());
        let both = merge(one.clone(), other.clone());
        assert_eq!(merge(one.clone(), one.clone()), one, "round {round}, seed {SEED:#x}");
        assert_eq!(merge(both.clone(), other), both, "round {round}, seed {SEED:#x}");
    }
}

#[test]
fn no_payload_and_no_picture_that_was_had_is_lost() {
    let mut random = Random(SEED);
    let had = |entry: &Entry| {
        let pictures = |version: &Version| {
            let had = version.pictures.iter().filter(|picture| picture.hash.is_some());
            had.map(|picture| format!("{} {}", version.hash, picture.url)).collect::<Vec<_>>()
        };
        let payloads = entry.versions.iter().map(|version| version.hash.clone());
        payloads.chain(entry.versions.iter().flat_map(pictures)).collect::<Vec<_>>()
    };
    for round in 0..3000 {
        let (one, other) = (random.entry(), random.entry());
        let before: Vec<String> = had(&one).into_iter().chain(had(&other)).collect();
        let after = had(&merge(one, other));
        assert!(before.iter().all(|known| after.contains(known)), "round {round}, seed {SEED:#x}");
    }
}

#[test]
fn what_was_said_last_holds_though_the_clock_was_set_back() {
    let mut last = Stamp { device: "a".into(), ..Stamp::default() };
    let mut entry = Entry { schema: SCHEMA, id: "id".into(), ..Entry::blank() };
    let mut elsewhere = entry.clone();
    let change =
        |tag: &str| Change { tags: Some(vec![tag.into()]), archived: None, place: None, marks: None, removed: None };
    for (now, tag) in [(1000, "first"), (10, "second"), (5, "third")] {
        last = last.next(now);
        entry.change(change(tag), &last);
        elsewhere = merge(entry.clone(), elsewhere);
    }
    assert_eq!(elsewhere.tags, ["third"]);
    // What is said of one thing leaves what is said elsewhere of another.
    let mut there = Stamp { device: "b".into(), ..Stamp::default() };
    there.hear(&last);
    elsewhere.change(Change { archived: Some(true), ..change("") }, &there.next(1));
    elsewhere.change(Change { tags: None, removed: Some("2026".into()), ..change("") }, &there.next(1));
    last = last.next(1).next(1).next(1);
    entry.change(change("fourth"), &last);
    let both = merge(entry, elsewhere);
    assert_eq!((both.tags[0].as_str(), both.archived, both.removed.as_deref()), ("fourth", true, Some("2026")));
}
