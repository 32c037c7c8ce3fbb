//! The items of schema.org data: their types, properties and references to one another.

use crate::decimal;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A thing with a type and properties.
pub(crate) type Item = Map<String, Value>;

/// All items of a page or payload, found by their `@id`.
pub(crate) struct Items<'a> {
    /// Items that stand for themselves rather than as the value of a property.
    roots: Vec<&'a Item>,
    by_id: HashMap<&'a str, &'a Value>,
}

/// Types whose items are articles, the more telling ones first.
const ARTICLES: &[&str] = &[
    "LiveBlogPosting",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "BlogPosting",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "MedicalScholarlyArticle",
    "ScholarlyArticle",
    "TechArticle",
    "APIReference",
    "SatiricalArticle",
    "AdvertiserContentArticle",
    "Report",
    "Article",
    "CriticReview",
    "Review",
    "ClaimReview",
];

/// Items inside items that are still looked into.
const MAX_DEPTH: u32 = 24;

impl<'a> Items<'a> {
    /// Gathers the items of JSON values.
    pub(crate) fn new(values: &'a [Value]) -> Self {
        let mut items = Items { roots: Vec::new(), by_id: HashMap::new() };
        for value in values {
            items.add_roots(value, 0);
            items.add_ids(value, 0);
        }
        items
    }

    /// The article that the page is about, if one is said to be: the one with the most to say of those whose address is
    /// that of the page, otherwise of all.
    pub(crate) fn article(&self, page: Option<&str>) -> Option<&'a Item> {
        let mut best = None;
        for &item in &self.roots {
            if article_type(item).is_none() {
                continue;
            }
            let about_page = page.is_some_and(|page| self.addresses(item).any(|address| same_page(address, page)));
            let said = SAYING.iter().filter(|name| property(item, name).is_some()).count();
            let rank = (about_page, said);
            if best.is_none_or(|(best_rank, _)| rank > best_rank) {
                best = Some((rank, item));
            }
        }
        best.map(|(_, item)| item)
    }

    /// The first item of a type that stands for itself.
    pub(crate) fn of_type(&self, name: &str) -> Option<&'a Item> {
        self.roots.iter().copied().find(|item| is(item, name))
    }

    /// The value of a property, arrays opened and references followed. `@value` stands for itself.
    pub(crate) fn values(&self, item: &'a Item, name: &str) -> Vec<&'a Value> {
        let mut values = Vec::new();
        if let Some(value) = property(item, name) {
            self.open(value, &mut values, 0);
        }
        values
    }

    /// The first value of a property.
    pub(crate) fn value(&self, item: &'a Item, name: &str) -> Option<&'a Value> {
        self.values(item, name).first().copied()
    }

    /// The items that are values of a property.
    pub(crate) fn items(&self, item: &'a Item, name: &str) -> Vec<&'a Item> {
        self.values(item, name).into_iter().filter_map(Value::as_object).collect()
    }

    /// The first value of a property that is words or a number, or that has a name.
    pub(crate) fn text(&self, item: &'a Item, name: &str) -> Option<String> {
        self.values(item, name).into_iter().find_map(|value| self.text_of(value))
    }

    /// The words of a value: itself, or the name of the item it is.
    pub(crate) fn text_of(&self, value: &'a Value) -> Option<String> {
        let text = match value {
            Value::String(text) => super::plain(text),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => whole.to_string(),
                None => decimal::text(number.as_f64()?),
            },
            Value::Object(item) => {
                return ["name", "headline", "@value", "text"].iter().find_map(|name| match property(item, name)? {
                    Value::Object(_) | Value::Array(_) => None,
                    value => self.text_of(value),
                });
            }
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// The addresses that an item has or is on.
    fn addresses(&self, item: &'a Item) -> impl Iterator<Item = &'a str> {
        ["url", "mainEntityOfPage", "@id"].into_iter().filter_map(move |name| address(self.value(item, name)?))
    }

    fn open(&self, value: &'a Value, values: &mut Vec<&'a Value>, depth: u32) {
        match value {
            Value::Array(array) if depth < MAX_DEPTH => {
                for value in array {
                    self.open(value, values, depth + 1);
                }
            }
            Value::Object(item) if depth < MAX_DEPTH => {
                let inner = ["@value", "@list", "@set"].iter().find_map(|name| item.get(*name));
                if let Some(inner) = inner {
                    return self.open(inner, values, depth + 1);
                }
                // A reference says nothing but whom it means.
                let meant = match item.get("@id") {
                    Some(Value::String(id)) if is_reference(item) => self.by_id.get(id.as_str()).copied(),
                    _ => None,
                };
                values.push(meant.unwrap_or(value));
            }
            Value::Null | Value::Array(_) | Value::Object(_) => {}
            _ => values.push(value),
        }
    }

    fn add_roots(&mut self, value: &'a Value, depth: u32) {
        match value {
            Value::Array(array) if depth < MAX_DEPTH => {
                for value in array {
                    self.add_roots(value, depth + 1);
                }
            }
            Value::Object(item) if depth < MAX_DEPTH => {
                if item.contains_key("@type") && !is_reference(item) {
                    self.roots.push(item);
                }
                for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    if let Some(value) = property(item, name) {
                        self.add_roots(value, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    fn add_ids(&mut self, value: &'a Value, depth: u32) {
        match value {
            Value::Array(array) if depth < MAX_DEPTH => {
                for value in array {
                    self.add_ids(value, depth + 1);
                }
            }
            Value::Object(item) if depth < MAX_DEPTH => {
                if let Some(Value::String(id)) = item.get("@id")
                    && !is_reference(item)
                {
                    self.by_id.entry(id).or_insert(value);
                }
                for value in item.values() {
                    self.add_ids(value, depth + 1);
                }
            }
            _ => {}
        }
    }
}

/// What an article says of itself, for telling which of several is meant.
const SAYING: &[&str] =
    &["headline", "name", "author", "datePublished", "articleBody", "image", "publisher", "mainEntityOfPage", "url"];

/// The type that makes an item an article, the most telling of its types.
pub(crate) fn article_type(item: &Item) -> Option<&'static str> {
    ARTICLES.iter().copied().find(|name| is(item, name))
}

/// The first type of an item.
pub(crate) fn type_name(item: &Item) -> Option<&str> {
    let value = item.get("@type")?;
    value.as_str().or_else(|| value.get(0)?.as_str()).map(short)
}

/// Whether an item is of a type.
pub(crate) fn is(item: &Item, name: &str) -> bool {
    let matches = |value: &Value| value.as_str().is_some_and(|text| short(text) == name);
    match item.get("@type") {
        Some(Value::Array(types)) => types.iter().any(matches),
        Some(value) => matches(value),
        None => false,
    }
}

/// A property by its short name, however it is written: `headline`, `schema:headline`, `http://schema.org/headline`.
pub(crate) fn property<'a>(item: &'a Item, name: &str) -> Option<&'a Value> {
    item.get(name).or_else(|| {
        let full = |key: &str| key.len() > name.len() && short(key) == name;
        item.iter().find(|(key, _)| full(key)).map(|(_, value)| value)
    })
}

/// The address that a value is or has.
pub(crate) fn address(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text.trim()),
        Value::Object(item) => {
            ["url", "contentUrl", "@id"].iter().find_map(|name| property(item, name)?.as_str()).map(str::trim)
        }
        Value::Array(array) => array.iter().find_map(address),
        _ => None,
    }
    .filter(|address| !address.is_empty())
}

/// Whether two addresses are the same page: scheme, `www.`, query, fragment and a last slash do not count.
fn same_page(one: &str, other: &str) -> bool {
    fn essence(address: &str) -> &str {
        let address = address.split(['#', '?']).next().unwrap_or(address);
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
    }
    essence(one) == essence(other)
}

/// Whether an item says nothing but whom it means.
fn is_reference(item: &Item) -> bool {
    item.contains_key("@id") && item.keys().all(|key| matches!(key.as_str(), "@id" | "@type" | "@context"))
}

/// A name of schema.org without what says so.
fn short(name: &str) -> &str {
    let name = name.trim();
    let rest = name.strip_prefix("https://").or_else(|| name.strip_prefix("http://")).unwrap_or(name);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_prefix("schema.org/").or_else(|| rest.strip_prefix("schema:")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_article_of_the_page_is_found_among_others() {
        let values = [json!({"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "The Asham Herald"},
            {"@type": "http://schema.org/NewsArticle", "headline": "Other", "url": "https://a.example/other", "author": "X"},
            {"@type": ["Article", "Thing"], "schema:headline": "This", "mainEntityOfPage": {"@id": "https://a.example/this/"},
             "isPartOf": {"@id": "#site"}},
        ]})];
        let items = Items::new(&values);
        let article = items.article(Some("http://www.a.example/this?x=1")).expect("an article");
        assert_eq!(items.text(article, "headline").as_deref(), Some("This"));
        assert_eq!(items.text(article, "isPartOf").as_deref(), Some("The Asham Herald"));
        let article = items.article(None).expect("an article");
        assert_eq!(items.text(article, "headline").as_deref(), Some("Other"));
        assert_eq!(article_type(article), Some("NewsArticle"));
    }

    #[test]
    fn items_that_mean_each_other_do_not_go_round() {
        let values =
            [json!([{"@id": "a", "@type": "Article", "author": {"@id": "b"}}, {"@id": "b", "name": {"@id": "a"}}])];
        let items = Items::new(&values);
        let article = items.article(None).expect("an article");
        assert_eq!(items.text(article, "author"), None);
    }
}
