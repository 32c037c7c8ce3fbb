//! Two states of an article become one, the same on each device in whatever order they hear of one another.
//!
//! Of each thing that a reader says of an article, the one said last holds, that it was removed among them. Versions are
//! kept, all that any device has; what they say of themselves is as the one of them heard it that found it last, and a
//! picture that either has is had. What an article says of itself is what its latest version says.

#[cfg(test)]
mod tests;

use super::entry::{Entry, Picture, Version};
use super::stamp::Stamp;
use crate::model::json::{View, Write};
use crate::order;
use serde_json::{Map, Value};
use std::cmp::Ordering;
use std::mem::swap;

/// The state that follows from both. What is true of one device alone, it takes from `one`.
pub fn merge(mut one: Entry, mut other: Entry) -> Entry {
    let latest = |entry: &Entry| entry.latest().map(|version| version.stamp.clone());
    let order = latest(&one).cmp(&latest(&other)).then_with(|| facts(&one).cmp(&facts(&other)));
    if order == Ordering::Less {
        swap(&mut one, &mut other);
        (one.damaged, one.sequence) = (other.damaged, other.sequence);
    }
    keep_first(&mut one.saved, other.saved);
    one.url = one.url.max(other.url);
    let (ours, theirs) = (&mut one.stamps, other.stamps);
    keep_later(&mut one.tags, &mut ours.tags, other.tags, theirs.tags);
    keep_later(&mut one.archived, &mut ours.archived, other.archived, theirs.archived);
    keep_later(&mut one.place, &mut ours.place, other.place, theirs.place);
    keep_later(&mut one.marks, &mut ours.marks, other.marks, theirs.marks);
    keep_later(&mut one.removed, &mut ours.removed, other.removed, theirs.removed);
    for version in other.versions {
        match one.versions.iter_mut().find(|ours| ours.hash == version.hash) {
            Some(ours) => merge_version(ours, version),
            None => one.versions.push(version),
        }
    }
    order::by(&mut one.versions, |one, other| (&one.stamp, &one.hash).cmp(&(&other.stamp, &other.hash)));
    one
}

/// Of what was said twice, the later.
fn keep_later<T: Write>(ours: &mut T, said: &mut Option<Stamp>, theirs: T, theirs_said: Option<Stamp>) {
    let order = (*said).cmp(&theirs_said).then_with(|| key(&ours.view()).cmp(&key(&theirs.view())));
    if order == Ordering::Less {
        (*ours, *said) = (theirs, theirs_said);
    }
}

fn merge_version(ours: &mut Version, mut theirs: Version) {
    let order = ours.stamp.cmp(&theirs.stamp).then_with(|| told(ours).cmp(&told(&theirs)));
    if order == Ordering::Less {
        swap(ours, &mut theirs);
    }
    keep_first(&mut ours.saved, theirs.saved);
    for picture in theirs.pictures {
        match ours.pictures.iter_mut().find(|ours| ours.url == picture.url) {
            Some(ours) if had(ours) < had(&picture) => *ours = picture,
            Some(_) => {}
            None => ours.pictures.push(picture),
        }
    }
    order::by(&mut ours.pictures, |one, other| one.url.cmp(&other.url));
}

/// Of two times in ISO 8601, the earlier; the empty one is none.
fn keep_first(ours: &mut String, theirs: String) {
    if (theirs.is_empty(), &theirs) < (ours.is_empty(), ours) {
        *ours = theirs;
    }
}

/// What an article says of itself.
fn facts(entry: &Entry) -> String {
    let Entry { title, authors, site_name, language, direction, published, excerpt, words, minutes, .. } = entry;
    let all: [&dyn Write; 9] = [title, authors, site_name, language, direction, published, excerpt, words, minutes];
    key(&View::List(all.into_iter().map(|field| field.view()).collect()))
}

/// What is said of a payload besides itself and its pictures.
fn told(version: &Version) -> String {
    let Version { bytes, r#type, content_type, url, file_name, etag, last_modified, .. } = version;
    let all: [&dyn Write; 7] = [bytes, r#type, content_type, url, file_name, etag, last_modified];
    key(&View::List(all.into_iter().map(|field| field.view()).collect()))
}

/// A picture that is had is greater than one that is not.
fn had(picture: &Picture) -> String {
    let Picture { hash, bytes, r#type, reason, .. } = picture;
    let all: [&dyn Write; 5] = [&hash.is_some(), hash, bytes, r#type, reason];
    key(&View::List(all.into_iter().map(|field| field.view()).collect()))
}

/// A text for each value, another for another, by which two can be put in the same order everywhere.
fn key(view: &View) -> String {
    let mut key = String::new();
    push_key(view, &mut key);
    key
}

fn push_key(view: &View, key: &mut String) {
    match view {
        View::Null => key.push('n'),
        View::Bool(value) => key.push(if *value { 't' } else { 'f' }),
        View::Whole(value) => push_text(&value.to_string(), key),
        View::Number(value) => push_text(&value.to_bits().to_string(), key),
        View::Text(text) => push_text(text, key),
        View::List(items) => push_all(items, key, push_key),
        View::Map(members) => push_all(members, key, |(name, value), key| {
            push_text(name, key);
            push_key(value, key);
        }),
        View::Json(members) => push_members(members, key),
    }
}

fn push_value(value: &Value, key: &mut String) {
    match value {
        Value::Null => key.push('n'),
        Value::Bool(value) => key.push(if *value { 't' } else { 'f' }),
        Value::Number(number) => push_text(&number.as_f64().unwrap_or_default().to_bits().to_string(), key),
        Value::String(text) => push_text(text, key),
        Value::Array(items) => push_all(items, key, push_value),
        Value::Object(members) => push_members(members, key),
    }
}

fn push_members(members: &Map<String, Value>, key: &mut String) {
    push_all(members, key, |(name, value), key| {
        push_text(name, key);
        push_value(value, key);
    });
}

fn push_all<Item>(items: impl IntoIterator<Item = Item>, key: &mut String, push: impl Fn(Item, &mut String)) {
    key.push('[');
    for item in items {
        push(item, key);
    }
    key.push(']');
}

fn push_text(text: &str, key: &mut String) {
    key.push_str(text);
    key.push('\0');
}
