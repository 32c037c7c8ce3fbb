//! Microdata of a page as the JSON values that JSON-LD would have: one reader for both.

use super::one_line;
use crate::html::{Name, NodeId, Tree};
use serde_json::{Map, Value};

/// The items of a page that are no property of another one.
pub(super) fn read(tree: &Tree) -> Vec<Value> {
    let mut items = Vec::new();
    let mut id = Tree::ROOT + 1;
    while (id as usize) < tree.len() {
        if is_item(tree, id) && tree.attribute(id, "itemprop").is_none() && is_schema_org(tree, id) {
            items.push(item(tree, id, 0));
            id = tree.end(id);
        } else {
            id += 1;
        }
    }
    items
}

/// Items inside one another that are still read.
const MAX_DEPTH: u32 = 12;

/// An item with its properties.
fn item(tree: &Tree, id: NodeId, depth: u32) -> Value {
    let mut properties = Map::new();
    let types = tree.attribute(id, "itemtype").unwrap_or_default().split_ascii_whitespace();
    properties.insert(String::from("@type"), types.map(Value::from).collect());
    let mut next = id + 1;
    let mut orphans = Vec::new();
    while next < tree.end(id) {
        let Some(names) = tree.attribute(next, "itemprop") else {
            // An item inside that is no property, such as the article of a page.
            if is_item(tree, next) {
                if depth < MAX_DEPTH && is_schema_org(tree, next) {
                    orphans.push(item(tree, next, depth + 1));
                }
                next = tree.end(next);
            } else {
                next += 1;
            }
            continue;
        };
        let is_item = is_item(tree, next);
        for name in names.split_ascii_whitespace().filter(|name| !BODIES.contains(name)) {
            let value = if !is_item {
                value(tree, next)
            } else if depth < MAX_DEPTH {
                item(tree, next, depth + 1)
            } else {
                Value::Null
            };
            match properties.get_mut(name) {
                Some(Value::Array(values)) => values.push(value),
                Some(other) => *other = Value::Array(vec![other.take(), value]),
                None => drop(properties.insert(String::from(name), value)),
            }
        }
        next = if is_item { tree.end(next) } else { next + 1 };
    }
    if !orphans.is_empty() {
        properties.insert(String::from("@graph"), Value::Array(orphans));
    }
    Value::Object(properties)
}

/// Properties that are the text of an item itself, which is read from the page.
const BODIES: &[&str] =
    &["articleBody", "articlebody", "text", "reviewBody", "mainContentOfPage", "mainEntity", "hasPart", "comment"];

/// <https://html.spec.whatwg.org/multipage/microdata.html#values>
fn value(tree: &Tree, id: NodeId) -> Value {
    let attribute = match tree.name(id) {
        Name::META => "content",
        Name::A | Name::LINK | Name::AREA => "href",
        Name::IMG | Name::SOURCE | Name::VIDEO | Name::AUDIO | Name::IFRAME | Name::EMBED | Name::TRACK => "src",
        Name::OBJECT => "data",
        Name::TIME => "datetime",
        _ => "content",
    };
    let written = tree.attribute(id, attribute).map(str::trim).filter(|value| !value.is_empty());
    let text = one_line(tree.text(id));
    // A name that is a link is the words of the link.
    let named =
        matches!(tree.attribute(id, "itemprop"), Some("name" | "author" | "headline" | "articleSection" | "keywords"));
    match written {
        Some(written) if !(named && tree.name(id) == Name::A && !text.is_empty()) => Value::from(written),
        _ => Value::from(text),
    }
}

fn is_item(tree: &Tree, id: NodeId) -> bool {
    tree.attribute(id, "itemscope").is_some()
}

fn is_schema_org(tree: &Tree, id: NodeId) -> bool {
    tree.attribute(id, "itemtype").is_some_and(|kind| kind.contains("schema.org"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;
    use serde_json::json;

    #[test]
    fn items_become_what_json_ld_would_say() {
        let tree = html::parse_document(
            "<body itemscope itemtype='http://schema.org/WebPage'><article itemscope itemtype='https://schema.org/BlogPosting'>
             <h1 itemprop='headline name'>On  bridges</h1><span itemprop=author itemscope itemtype='https://schema.org/Person'>
             <a itemprop=name href=/ana>Ana García</a></span><time itemprop=datePublished datetime=2024-05-03>May</time>
             <img itemprop=image src=a.jpg><img itemprop=image src=b.jpg><div itemprop=articleBody>Long text</div></article>",
        );
        let expected = json!([{"@type": ["http://schema.org/WebPage"], "@graph": [{
            "@type": ["https://schema.org/BlogPosting"], "headline": "On bridges", "name": "On bridges",
            "author": {"@type": ["https://schema.org/Person"], "name": "Ana García"},
            "datePublished": "2024-05-03", "image": ["a.jpg", "b.jpg"]}]}]);
        assert_eq!(Value::Array(read(&tree)), expected);
    }

    #[test]
    fn items_in_items_in_items_end_somewhere() {
        let tree =
            html::parse_document(&"<div itemscope itemprop=author itemtype='https://schema.org/Article'>".repeat(400));
        assert!(read(&tree).is_empty());
        let tree = html::parse_document(&"<div itemscope itemtype='https://schema.org/Article'>".repeat(400));
        assert_eq!(read(&tree).len(), 1);
    }
}
