//! What is known of a saved article.

use super::stamp::Stamp;
use crate::json;
use crate::model::json::{self as fields_of, Losses, Read, fields, names};
use crate::model::{Direction, Purpose, Url};
use crate::order;
use serde_json::{Map, Value};

/// The version of the JSON of an entry.
pub const SCHEMA: u32 = 1;

/// So many versions of an article, and pictures of them all, may another device tell of: they are compared one by one.
const MOST_VERSIONS: usize = 1000;
const MOST_PICTURES: usize = 10_000;

/// A saved article.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The version of this JSON: [`SCHEMA`].
    pub schema: u32,
    /// Made of the address, or of the payload where there is none: two devices that save an article name it alike.
    pub id: String,
    /// The address it is known by, without its fragment.
    pub url: Option<String>,
    /// What the latest version says of itself.
    pub title: Option<String>,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// The site it stood on.
    pub site_name: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// The direction of its lines.
    pub direction: Option<Direction>,
    /// When it was published, as precise as is known.
    pub published: Option<String>,
    /// What it is about.
    pub excerpt: Option<String>,
    /// How many words it has.
    pub words: Option<u32>,
    /// How long it takes to read.
    pub minutes: Option<u32>,
    /// When it was first saved, in ISO 8601.
    pub saved: String,
    /// What its reader calls it.
    pub tags: Vec<String>,
    /// Whether its reader is done with it.
    pub archived: bool,
    /// Where its reader is.
    pub place: Option<Map<String, Value>>,
    /// What its reader has marked.
    pub marks: Vec<Map<String, Value>>,
    /// What was saved, the latest last.
    pub versions: Vec<Version>,
    /// When its reader last said what.
    pub stamps: Stamps,
    /// When it was removed, in ISO 8601.
    pub removed: Option<String>,
    /// What of it cannot be read on this device.
    pub damaged: Option<Damage>,
    /// The place of its last change among all of this device.
    pub sequence: i64,
}

fields!(Entry {
    {schema 1 1}, [id], [url], [title], [authors], [site_name], [language], [direction], [published], [excerpt], [words],
    [minutes], [saved], [tags], [archived], [place], [marks], [versions], [stamps], [removed], [damaged], [sequence]
});

/// A payload as it came, and the pictures its article shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    /// The SHA-256 of the payload, in hexadecimal.
    pub hash: String,
    /// When it was last found to be the article.
    pub stamp: Stamp,
    /// When it was first saved, in ISO 8601.
    pub saved: String,
    /// How large the payload is.
    pub bytes: i64,
    /// The format that was asked for.
    pub r#type: Option<String>,
    /// The `Content-Type` it came with.
    pub content_type: Option<String>,
    /// Where it came from.
    pub url: Option<String>,
    /// The name of its file.
    pub file_name: Option<String>,
    /// The `ETag` it came with.
    pub etag: Option<String>,
    /// The `Last-Modified` it came with.
    pub last_modified: Option<String>,
    /// What it shows.
    pub pictures: Vec<Picture>,
}

/// A picture of a version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// The SHA-256 of what was saved, in hexadecimal; nothing where it is not to be had.
    pub hash: Option<String>,
    /// How large it is.
    pub bytes: i64,
    /// Its media type.
    pub r#type: Option<String>,
    /// Why it is not to be had.
    pub reason: Option<String>,
}

/// When the reader of an article last said what of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stamps {
    /// Of the tags.
    pub tags: Option<Stamp>,
    /// Of whether they are done with it.
    pub archived: Option<Stamp>,
    /// Of where they are.
    pub place: Option<Stamp>,
    /// Of the marks.
    pub marks: Option<Stamp>,
    /// Of whether it is removed.
    pub removed: Option<Stamp>,
}

fields!(Stamps { tags, archived, place, marks, removed });

/// What of an entry cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The bytes of its latest version are not there, or not as they were saved.
    Payload,
    /// What is known of it.
    Entry,
}

names!(Damage { Payload "payload", Entry "entry" });

fields!(Version { [hash], [stamp], [saved], [bytes], r#type, content_type, url, file_name, etag, last_modified, [pictures] });
fields!(Picture { [url], [hash], [bytes], r#type, reason });

impl Entry {
    /// Reads what is stored under an id. What of it cannot be read is left out, and the entry says so.
    pub fn stored(id: &str, text: &str) -> Entry {
        let value = || json::parse(text).unwrap_or_default();
        // Damage is rare: all that is listed need not be copied for it.
        let whole = Entry::read_whole(value()).filter(|entry| entry.id == id);
        let mut entry = whole.unwrap_or_else(|| salvage(value()));
        entry.id = id.to_string();
        entry
    }

    /// Reads an entry of another device; nothing where that is damaged or of a later version, where it would be followed to
    /// what is no page, or would have the last word for ever.
    pub fn sent(text: &str) -> Option<Entry> {
        let entry = Entry::read_whole(json::parse(text).ok()?)?;
        let mut is_sound = entry.url.as_deref().is_none_or(|url| Url::parse(url, Purpose::Link).is_some());
        entry.each_stamp(&mut |stamp| is_sound &= stamp.is_plausible());
        let pictures: usize = entry.versions.iter().map(|version| version.pictures.len()).sum();
        is_sound &= entry.versions.len() <= MOST_VERSIONS && pictures <= MOST_PICTURES;
        is_sound.then_some(entry)
    }

    /// Reads what is about to be saved.
    pub fn draft(text: &str) -> Result<Entry, String> {
        let value = json::parse(text).map_err(|fault| fault.told(text))?;
        fields_of::read(value, None, &Losses::default())
    }

    /// Every moment that is spoken of.
    pub fn each_stamp(&self, visit: &mut dyn FnMut(&Stamp)) {
        let Stamps { tags, archived, place, marks, removed } = &self.stamps;
        [tags, archived, place, marks, removed].into_iter().flatten().for_each(&mut *visit);
        self.versions.iter().for_each(|version| visit(&version.stamp));
    }

    fn read_whole(value: Value) -> Option<Entry> {
        let is_known = value.get("schema").and_then(Value::as_u64) == Some(u64::from(SCHEMA));
        let entry: Entry = is_known.then(|| fields_of::read(value, None, &Losses::default()).ok()).flatten()?;
        let is_sound = !entry.id.is_empty() && entry.versions.iter().all(|version| is_hash(&version.hash));
        is_sound.then_some(entry)
    }

    /// What was saved last.
    pub fn latest(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// What is saved of an article now: its entry with the only version.
    pub fn save(mut self, stamp: &Stamp) -> Entry {
        for version in &mut self.versions {
            version.stamp = stamp.clone();
            // As merging has them: what is heard once more is nothing new.
            order::by(&mut version.pictures, |one, other| one.url.cmp(&other.url));
        }
        self.removed = None;
        self.stamps.removed = Some(stamp.clone());
        self
    }

    /// What the reader says of the article now.
    pub fn change(&mut self, change: Change, stamp: &Stamp) {
        let Change { tags, archived, place, marks, removed } = change;
        let stamps = &mut self.stamps;
        set(&mut self.tags, tags, &mut stamps.tags, stamp);
        set(&mut self.archived, archived, &mut stamps.archived, stamp);
        set(
            &mut self.place,
            place.map(|place| Some(place).filter(|place| !place.is_empty())),
            &mut stamps.place,
            stamp,
        );
        set(&mut self.marks, marks, &mut stamps.marks, stamp);
        set(
            &mut self.removed,
            removed.map(|time| Some(time).filter(|time| !time.is_empty())),
            &mut stamps.removed,
            stamp,
        );
    }

    /// What is left of a removed article when its bytes are given up: that it was removed.
    pub fn forget(self) -> Entry {
        let Entry { id, url, saved, stamps, removed, sequence, .. } = self;
        Entry { schema: SCHEMA, id, url, saved, stamps, removed, sequence, ..Entry::blank() }
    }
}

fn set<T>(field: &mut T, value: Option<T>, said: &mut Option<Stamp>, stamp: &Stamp) {
    if let Some(value) = value {
        *field = value;
        *said = Some(stamp.clone());
    }
}

/// What a reader says of an article; nothing of what they do not mention. No members, or no characters, take away.
#[derive(Debug)]
pub struct Change {
    /// What they call it.
    pub tags: Option<Vec<String>>,
    /// Whether they are done with it.
    pub archived: Option<bool>,
    /// Where they are.
    pub place: Option<Map<String, Value>>,
    /// What they have marked.
    pub marks: Option<Vec<Map<String, Value>>>,
    /// When they have removed it.
    pub removed: Option<String>,
}

fields!(Change { tags, archived, place, marks, removed });

impl Change {
    /// Reads what a page says.
    pub fn parse(text: &str) -> Result<Change, String> {
        let value = json::parse(text).map_err(|fault| fault.told(text))?;
        fields_of::read(value, None, &Losses::default())
    }
}

/// What can be read of a damaged entry, member by member.
fn salvage(value: Value) -> Entry {
    let mut entry = Entry { schema: SCHEMA, ..Entry::blank() };
    for (name, value) in fields_of::object(value).unwrap_or_default() {
        let versions = match value {
            Value::Array(versions) if name == "versions" => versions,
            value => {
                let mut whole = entry.clone();
                let member = Map::from_iter([(name, value)]);
                if let Ok(()) = read_into(&mut whole, Value::Object(member)) {
                    entry = whole;
                }
                continue;
            }
        };
        let versions =
            versions.into_iter().filter_map(|version| fields_of::read(version, None, &Losses::default()).ok());
        entry.versions = versions.filter(|version: &Version| is_hash(&version.hash)).collect();
    }
    entry.damaged = Some(Damage::Entry);
    entry
}

fn read_into(entry: &mut Entry, value: Value) -> Result<(), String> {
    entry.read(value, fields_of::Place::new(&Losses::default()))
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn stored() -> Value {
        let hash = "ab".repeat(32);
        let version =
            json!({"hash": hash, "stamp": [5, 0, "a"], "saved": "2026", "bytes": 7, "type": "html", "pictures": []});
        json!({"schema": 1, "id": "id", "title": "Tide", "tags": ["sea"], "words": 2, "versions": [version], "sequence": 3})
    }

    #[test]
    fn what_cannot_be_read_of_an_entry_costs_only_itself() {
        let whole = Entry::stored("id", &stored().to_string());
        assert_eq!((whole.damaged, whole.versions[0].r#type.as_deref()), (None, Some("html")));
        for (name, value) in [("tags", json!("sea")), ("words", json!([])), ("schema", json!(2)), ("stamps", json!(7))]
        {
            let mut damaged = stored();
            damaged[name] = value;
            let entry = Entry::stored("id", &damaged.to_string());
            assert_eq!((entry.damaged, entry.versions.len()), (Some(Damage::Entry), 1), "{name}");
            assert_eq!((entry.title.as_deref(), entry.sequence), (Some("Tide"), 3), "{name}");
            assert_eq!(Entry::sent(&damaged.to_string()), None, "{name}");
        }
        let mut damaged = stored();
        damaged["versions"].as_array_mut().unwrap().push(json!({"hash": "../"}));
        assert_eq!(Entry::stored("id", &damaged.to_string()).versions, whole.versions);
        for text in ["", "null", "[]", "{", "7"] {
            assert_eq!(Entry::stored("id", text).damaged, Some(Damage::Entry), "{text}");
        }
        assert_eq!(Entry::stored("another", &stored().to_string()).damaged, Some(Damage::Entry));
    }

    #[test]
    fn what_another_device_cannot_have_said_is_not_taken_over() {
        assert!(Entry::sent(&stored().to_string()).is_some());
        let largest = (1_i64 << 53) - 1;
        let version = |bytes: i64, stamp: Value| {
            let mut version = stored()["versions"][0].clone();
            (version["bytes"], version["stamp"]) = (json!(bytes), stamp);
            json!([version])
        };
        for (name, value) in [
            ("url", json!("javascript:alert(1)")),
            ("stamps", json!({"tags": [i64::MAX, 0, "b"]})),
            ("stamps", json!({"tags": [largest, 0, "b"]})),
            ("stamps", json!({"removed": [5, largest, "b"]})),
            ("versions", version(7, json!([largest, 0, "b"]))),
            // JavaScript gives back another number, which is none that is read.
            ("versions", version(i64::MAX, json!([5, 0, "b"]))),
            ("versions", json!(vec![stored()["versions"][0].clone(); MOST_VERSIONS + 1])),
        ] {
            let mut sent = stored();
            sent[name] = value;
            assert_eq!(Entry::sent(&sent.to_string()), None, "{sent}");
        }
    }

    #[test]
    fn who_takes_back_what_they_said_says_so() {
        let mut entry = Entry::stored("id", &stored().to_string());
        let stamp = Stamp { time: 9, ..Stamp::default() };
        entry.change(Change::parse(r#"{"place": {"progress": 0.5}, "removed": "2026"}"#).unwrap(), &stamp);
        assert_eq!((entry.place.is_some(), entry.removed.is_some(), entry.tags.len()), (true, true, 1));
        assert_eq!((entry.stamps.place.as_ref(), &entry.stamps.tags), (Some(&stamp), &None));
        entry.change(Change::parse(r#"{"place": {}, "removed": "", "tags": []}"#).unwrap(), &stamp);
        assert_eq!((entry.place, entry.removed, entry.tags.len()), (None, None, 0));
        assert!(Change::parse(r#"{"tags": "sea"}"#).is_err());
    }
}
