//! What schema.org data says an article is about, and where in its publication it stands.

use super::item::{Item, Items, address, is, property};
use super::plain;
use crate::builder::Builder;
use crate::lowercase;
use crate::model::{Meta, Tag, TagKind};
use serde_json::Value;

/// More tags than this are no tags but a text.
const MAX_TAGS: usize = 64;

/// Keywords, genres and subjects, each once.
pub(super) fn tags<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for (name, kind) in
        [("keywords", None), ("genre", Some(TagKind::Genre)), ("about", Some(TagKind::Subject)), ("mentions", None)]
    {
        for value in items.values(item, name) {
            match value {
                Value::String(text) => {
                    let text = plain(text);
                    let separator = if text.contains(';') { ';' } else { ',' };
                    for name in text.split([separator, '，', '、']) {
                        push(&mut tags, Tag { name: name.trim().to_string(), kind, ..Tag::default() });
                    }
                }
                Value::Object(item) => {
                    let tag = tag(items, value, item, builder);
                    push(&mut tags, Tag { kind: tag.kind.or(kind), ..tag });
                }
                _ => {}
            }
        }
    }
    tags
}

fn push(tags: &mut Vec<Tag>, tag: Tag) {
    let known = tags.iter().any(|other| other.name.eq_ignore_ascii_case(&tag.name));
    if !tag.name.is_empty() && !known && tags.len() < MAX_TAGS {
        tags.push(tag);
    }
}

/// A thing as a tag; a `DefinedTerm` with its vocabulary.
fn tag<'a>(items: &Items<'a>, value: &'a Value, item: &'a Item, builder: &mut Builder<'_>) -> Tag {
    let kind = match () {
        () if is(item, "Person") => Some(TagKind::Person),
        () if is(item, "Organization") => Some(TagKind::Organization),
        () if is(item, "Place") => Some(TagKind::Place),
        () if is(item, "Event") => Some(TagKind::Event),
        () => None,
    };
    let url = property(item, "url").or_else(|| property(item, "sameAs")).and_then(address);
    let set = items.value(item, "inDefinedTermSet");
    Tag {
        name: items.text_of(value).unwrap_or_default(),
        kind,
        scheme: set.and_then(|set| items.text_of(set).or_else(|| address(set).map(String::from))),
        code: items.text(item, "termCode"),
        url: url.and_then(|address| builder.link(address)),
    }
}

/// The first section; the others become tags.
pub(super) fn section<'a>(items: &Items<'a>, item: &'a Item, tags: &mut Vec<Tag>) -> Option<String> {
    let mut sections = items.values(item, "articleSection").into_iter().filter_map(|value| items.text_of(value));
    let first = sections.next();
    for name in sections.filter(|name| Some(name) != first.as_ref()) {
        push(tags, Tag { name, ..Tag::default() });
    }
    first
}

/// What pages call the first page of their site.
const HOMES: &[&str] = &[
    "home",
    "homepage",
    "start",
    "startseite",
    "accueil",
    "inicio",
    "início",
    "strona główna",
    "главная",
    "首页",
    "ホーム",
];

/// The sections that the breadcrumbs of the page lead through, without the page itself and that of the whole site.
pub(super) fn section_path<'a>(items: &Items<'a>, item: &'a Item, meta: &Meta, builder: &mut Builder<'_>) -> Vec<Tag> {
    let mut own = [Some(item), items.of_type("WebPage")].into_iter().flatten();
    let own = own.find_map(|item| items.items(item, "breadcrumb").into_iter().next());
    let Some(list) = own.or_else(|| items.of_type("BreadcrumbList")) else { return Vec::new() };
    let mut path: Vec<(u32, Tag)> = Vec::new();
    for crumb in items.items(list, "itemListElement").into_iter().take(MAX_TAGS) {
        let place = items.text(crumb, "position").and_then(|place| place.parse().ok()).unwrap_or(u32::MAX);
        let name = items.text(crumb, "name").or_else(|| items.text(crumb, "item"));
        let url = items.value(crumb, "item").and_then(address).and_then(|address| builder.link(address));
        let is_site = url.as_ref().is_some_and(|url| {
            url.origin().is_some_and(|origin| url.as_str().trim_end_matches('/').len() == origin.len())
        });
        let is_home =
            |name: &String| meta.site_name.as_ref() == Some(name) || HOMES.contains(&lowercase::text(name).as_str());
        let is_site = is_site || name.as_ref().is_some_and(is_home);
        let is_page = (url.is_some() && url == meta.url) || (name.is_some() && name == meta.title);
        if let (Some(name), false) = (name, is_site || is_page) {
            let index = path.partition_point(|(before, _)| *before <= place);
            path.insert(index, (place, Tag { name, url, ..Tag::default() }));
        }
    }
    path.into_iter().map(|(_, tag)| tag).collect()
}
