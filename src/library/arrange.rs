//! Which entries are listed, and in which order.

use super::entry::Entry;
use crate::fold::fold;
use crate::json;
use crate::model::json::{self as fields_of, Losses, fields, names};
use crate::order;

/// Which entries are listed, and in which order; without a word all that are not removed, those last saved first.
#[derive(Debug)]
pub struct Arrangement {
    /// Only those with this tag.
    pub tag: Option<String>,
    /// Only those that their reader is done with, or only the others.
    pub archived: Option<bool>,
    /// Those that are removed instead of those that are not.
    pub removed: bool,
    /// By what they are ordered.
    pub sort: Option<Sort>,
    /// Whether the least comes first.
    pub ascending: bool,
}

fields!(Arrangement { tag, archived, removed, sort, ascending });

/// What entries are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The title, as words are folded for a search.
    Title,
    /// The site it stood on.
    SiteName,
    /// When it was published.
    Published,
    /// How many words it has.
    Words,
    /// When its latest version was saved.
    Updated,
    /// When it was first saved.
    Saved,
}

names!(Sort { Title "title", SiteName "site_name", Published "published", Words "words", Updated "updated", Saved "saved" });

impl Arrangement {
    /// Reads what a page asks for.
    pub fn parse(text: &str) -> Result<Arrangement, String> {
        let value = json::parse(text).map_err(|fault| fault.told(text))?;
        fields_of::read(value, None, &Losses::default())
    }

    fn takes(&self, entry: &Entry) -> bool {
        entry.removed.is_some() == self.removed
            && self.archived.is_none_or(|archived| entry.archived == archived)
            && self.tag.as_ref().is_none_or(|tag| entry.tags.contains(tag))
    }
}

/// The entries that are asked for, in their order. What has nothing to be ordered by comes last.
pub fn arrange(mut entries: Vec<Entry>, arrangement: &Arrangement) -> Vec<Entry> {
    entries.retain(|entry| arrangement.takes(entry));
    let mut keyed: Vec<(String, Entry)> =
        entries.into_iter().map(|entry| (key(&entry, arrangement.sort.unwrap_or(Sort::Saved)), entry)).collect();
    order::by(&mut keyed, |(one, _), (other, _)| match one.cmp(other) {
        order if one.is_empty() || other.is_empty() => order.reverse(),
        order if arrangement.ascending => order,
        order => order.reverse(),
    });
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

fn key(entry: &Entry, sort: Sort) -> String {
    let text = |text: &Option<String>| text.as_deref().map(fold).unwrap_or_default();
    match sort {
        Sort::Title => text(&entry.title),
        Sort::SiteName => text(&entry.site_name),
        Sort::Published => entry.published.clone().unwrap_or_default(),
        Sort::Words => entry.words.map(|words| padded(i64::from(words))).unwrap_or_default(),
        Sort::Updated => entry.latest().map(|version| padded(version.stamp.time)).unwrap_or_default(),
        Sort::Saved => entry.saved.clone(),
    }
}

/// A number whose digits are ordered as it is.
fn padded(number: i64) -> String {
    let digits = number.max(0).to_string();
    ["0000000000000000000"[digits.len()..].to_string(), digits].concat()
}
