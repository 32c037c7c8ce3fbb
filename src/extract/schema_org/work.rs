//! Other works in schema.org data: what an article reviews and what it cites.

use super::item::{Item, Items, address, is, type_name};
use super::{meta, plain};
use crate::builder::{self, Builder};
use crate::model::{Block, Identifier, Inline, Reference, Reviewed, Work};
use serde_json::Value;

/// Entries of a bibliography that are read.
const MAX_CITATIONS: usize = 2000;

/// What a review is about.
pub(super) fn reviewed<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Vec<Reviewed> {
    let mut reviewed = Vec::new();
    for item in items.items(item, "itemReviewed") {
        let url = items.value(item, "url").and_then(address).and_then(|address| builder.link(address));
        let (work, identifiers) = (work(items, item, builder), identifiers(items, item));
        if work.title.is_some() {
            reviewed.push(Reviewed { work, url, identifiers });
        }
    }
    reviewed
}

/// The bibliography.
pub(crate) fn references<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Option<Block> {
    let mut entries: Vec<Reference> = Vec::new();
    for value in items.values(item, "citation").into_iter().take(MAX_CITATIONS) {
        let mut entry = Reference::default();
        match value {
            Value::String(text) => {
                let text = plain(text);
                let is_address = text.contains("://") && !text.contains(' ');
                entry.url = Some(text.as_str()).filter(|_| is_address).and_then(|address| builder.link(address));
                if entry.url.is_none() && !text.is_empty() {
                    entry.content = vec![Inline::Text { text }];
                }
            }
            Value::Object(item) => {
                let work = work(items, item, builder);
                entry.content = builder::printed(&work);
                entry.url = items.value(item, "url").and_then(address).and_then(|address| builder.link(address));
                entry.identifiers = identifiers(items, item);
                entry.work = Some(work);
            }
            _ => {}
        }
        if !entry.content.is_empty() || entry.url.is_some() {
            entry.id = ["citation-", &(entries.len() + 1).to_string()].concat();
            entries.push(entry);
        }
    }
    (!entries.is_empty()).then_some(Block::References { items: entries })
}

fn identifiers<'a>(items: &Items<'a>, item: &'a Item) -> Vec<Identifier> {
    let mut identifiers = meta::identifiers(items, item);
    identifiers.extend(items.text(item, "isbn").map(|value| Identifier { scheme: String::from("isbn"), value }));
    identifiers
}

fn work<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Work {
    let mut work = Work {
        kind: type_name(item).map(String::from),
        title: items.text(item, "name").or_else(|| items.text(item, "headline")),
        authors: meta::authors(items, item, builder),
        issued: meta::date(items, item, "datePublished").and_then(|date| date.value),
        page: meta::pages(items, item),
        publisher: items.text(item, "publisher"),
        ..Work::default()
    };
    // An issue is part of a volume, a volume of a journal.
    let mut whole = items.items(item, "isPartOf").first().copied();
    for _ in 0..MAX_WHOLES {
        let Some(part) = whole else { break };
        work.volume = work.volume.or_else(|| items.text(part, "volumeNumber"));
        work.issue = work.issue.or_else(|| items.text(part, "issueNumber"));
        if !is(part, "PublicationVolume") && !is(part, "PublicationIssue") {
            work.container_title = work.container_title.or_else(|| items.text(part, "name"));
        }
        whole = items.items(part, "isPartOf").first().copied();
    }
    work
}

const MAX_WHOLES: usize = 4;
