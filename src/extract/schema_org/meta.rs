//! What schema.org data says about an article.

use super::item::{Item, Items, address, article_type, is, property};
use super::media;
use super::plain;
use crate::builder::Builder;
use crate::date;
use crate::extract::byline;
use crate::model::{
    Access, Author, AuthorKind, Correction, Date, DateKind, Identifier, Journal, Meta, Organization, Rating, Rights,
    Series, Tag, Title, TitleKind,
};
use serde_json::Value;

/// What an item that is an article says about itself.
pub(crate) fn metadata<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Meta {
    let mut meta = Meta { genre: article_type(item).map(String::from), ..Meta::default() };
    let reviewed = items.items(item, "itemReviewed").first().and_then(|item| items.text(item, "name"));
    meta.title = items.text(item, "headline").or_else(|| items.text(item, "name")).or(reviewed);
    for text in items.values(item, "alternativeHeadline").into_iter().filter_map(|value| items.text_of(value)) {
        meta.titles.push(Title { kind: TitleKind::Alternative, text, language: None });
    }
    if let Some(name) = items.text(item, "name").filter(|name| Some(name) != meta.title.as_ref()) {
        meta.titles.push(Title { kind: TitleKind::Short, text: name, language: None });
    }
    meta.excerpt = items.text(item, "description").or_else(|| items.text(item, "abstract"));
    meta.authors = authors(items, item, builder);
    dates(items, item, &mut meta);
    meta.dateline = items.text(item, "dateline");
    meta.tags = tags(items, item, builder);
    // Of several sections the first is the article's home; the others are subjects.
    for section in items.values(item, "articleSection").into_iter().filter_map(|value| items.text_of(value)) {
        if meta.section.is_none() {
            meta.section = Some(section);
        } else if !meta.tags.iter().any(|tag| tag.name == section) {
            meta.tags.push(Tag { name: section, ..Tag::default() });
        }
    }
    meta.publisher = organization(items, item, &["publisher", "sourceOrganization"], builder);
    whole(items, item, &mut meta, builder);
    meta.url = ["url", "mainEntityOfPage"]
        .iter()
        .find_map(|name| address(items.value(item, name)?))
        .and_then(|address| builder.link(address));
    meta.comments_url = items.value(item, "discussionUrl").and_then(address).and_then(|address| builder.link(address));
    meta.language = language(items, item);
    meta.lead_image = media::figure(items, item, builder).map(Box::new);
    meta.rights = rights(items, item, builder);
    meta.access = access(items, item);
    meta.corrections = corrections(items, item);
    meta.identifiers = identifiers(items, item);
    meta.rating = rating(items, item);
    meta.status = items.text(item, "creativeWorkStatus").filter(|status| !status.eq_ignore_ascii_case("published"));
    meta.word_count = items.text(item, "wordCount").and_then(|count| count.replace([',', ' '], "").parse().ok());
    meta.reading_minutes = items.text(item, "timeRequired").and_then(|duration| minutes(&duration));
    meta
}

/// What a page says about itself where it does not say that it is an article: its dates, its authors, its site.
pub(crate) fn page_metadata<'a>(items: &Items<'a>, builder: &mut Builder<'_>) -> Meta {
    let mut meta = Meta::default();
    for name in ["WebPage", "ItemPage", "AboutPage", "FAQPage", "CollectionPage"] {
        let Some(page) = items.of_type(name) else { continue };
        meta.title = items.text(page, "headline").or_else(|| items.text(page, "name"));
        meta.excerpt = items.text(page, "description");
        meta.authors = authors(items, page, builder);
        dates(items, page, &mut meta);
        whole(items, page, &mut meta, builder);
        meta.language = language(items, page);
        meta.lead_image = media::figure(items, page, builder).map(Box::new);
        break;
    }
    if meta.site_name.is_none() {
        meta.site_name = items.of_type("WebSite").and_then(|site| items.text(site, "name"));
    }
    meta
}

/// Everybody named as a maker of an item, in order.
pub(super) fn authors<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Vec<Author> {
    const ROLES: &[(&str, Option<&str>)] = &[
        ("author", None),
        ("creator", None),
        ("editor", Some("editor")),
        ("contributor", Some("contributor")),
        ("translator", Some("translator")),
        ("illustrator", Some("illustrator")),
    ];
    let mut authors: Vec<Author> = Vec::new();
    for (name, role) in ROLES {
        for value in items.values(item, name) {
            for mut author in author(items, value, builder) {
                author.role = author.role.or(role.map(String::from));
                if !authors.iter().any(|other| other.name.eq_ignore_ascii_case(&author.name)) {
                    authors.push(author);
                }
            }
        }
    }
    authors
}

fn author<'a>(items: &Items<'a>, value: &'a Value, builder: &mut Builder<'_>) -> Vec<Author> {
    let item = match value {
        Value::String(text) => return byline::authors(&plain(text)),
        Value::Object(item) => item,
        _ => return Vec::new(),
    };
    let given_name = items.text(item, "givenName");
    let family_name = items.text(item, "familyName");
    let whole = given_name.iter().chain(&family_name).map(String::as_str).collect::<Vec<_>>().join(" ");
    // Some write an array of names into one person.
    let names: Vec<String> = items.values(item, "name").into_iter().filter_map(|value| items.text_of(value)).collect();
    let names = if names.is_empty() && !whole.is_empty() { vec![whole] } else { names };
    let mut authors: Vec<Author> = names.iter().flat_map(|name| byline::authors(name)).collect();
    if let [author] = authors.as_mut_slice() {
        let urls = items.values(item, "url").into_iter().chain(items.values(item, "sameAs"));
        let urls: Vec<&str> = urls.filter_map(Value::as_str).collect();
        author.kind = match () {
            () if is(item, "Person") => Some(AuthorKind::Person),
            () if is(item, "Organization") || is(item, "NewsMediaOrganization") => Some(AuthorKind::Organization),
            () => None,
        };
        author.role = items.text(item, "jobTitle");
        author.orcid =
            urls.iter().find_map(|url| Some(url.split_once("orcid.org/")?.1.trim_end_matches('/').to_string()));
        author.url = urls.first().and_then(|url| builder.link(url));
        author.email = items.text(item, "email").map(|email| email.trim_start_matches("mailto:").to_string());
        author.bio = items.text(item, "description");
        author.image = media::figure(items, item, builder).and_then(|figure| figure.images.into_iter().next());
        (author.given_name, author.family_name) = (given_name, family_name);
    }
    authors
}

fn dates<'a>(items: &Items<'a>, item: &'a Item, meta: &mut Meta) {
    for (name, kind) in [
        ("datePublished", DateKind::Published),
        ("dateModified", DateKind::Modified),
        ("dateCreated", DateKind::Created),
        ("uploadDate", DateKind::Published),
        ("expires", DateKind::Expires),
    ] {
        if let Some(date) = date(items, item, name) {
            meta.dates.push(Date { kind, ..date });
        }
    }
    let of_kind = |kind| meta.dates.iter().find(|date| date.kind == kind).and_then(|date| date.value.clone());
    let published = of_kind(DateKind::Published).or_else(|| of_kind(DateKind::Created));
    (meta.published, meta.modified) = (published, of_kind(DateKind::Modified));
}

/// The date that a property is, with its wording.
pub(super) fn date<'a>(items: &Items<'a>, item: &'a Item, name: &str) -> Option<Date> {
    let original = items.text(item, name)?;
    Some(Date { kind: DateKind::Other, value: date::parse(&original), original: Some(original) })
}

fn tags<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut push = |tag: Tag| {
        let known = tags.iter().any(|other| other.name.eq_ignore_ascii_case(&tag.name));
        if !tag.name.is_empty() && !known && tags.len() < MAX_TAGS {
            tags.push(tag);
        }
    };
    for name in ["keywords", "about", "mentions"] {
        for value in items.values(item, name) {
            match value {
                Value::String(text) => {
                    let text = plain(text);
                    let separator = if text.contains(';') { ';' } else { ',' };
                    for name in text.split([separator, '，', '、']) {
                        push(Tag { name: name.trim().to_string(), ..Tag::default() });
                    }
                }
                Value::Object(item) => {
                    let scheme = match () {
                        () if is(item, "Person") => Some("person"),
                        () if is(item, "Organization") => Some("organization"),
                        () if is(item, "Place") => Some("place"),
                        () if is(item, "Event") => Some("event"),
                        () => None,
                    };
                    let url = property(item, "url").or_else(|| property(item, "sameAs")).and_then(address);
                    let url = url.and_then(|address| builder.link(address));
                    let name = items.text_of(value).unwrap_or_default();
                    push(Tag { name, scheme: scheme.map(String::from), url });
                }
                _ => {}
            }
        }
    }
    tags
}

/// More tags than this are no tags but a text.
const MAX_TAGS: usize = 64;

fn organization<'a>(
    items: &Items<'a>,
    item: &'a Item,
    names: &[&str],
    builder: &mut Builder<'_>,
) -> Option<Organization> {
    names.iter().find_map(|name| {
        let value = items.value(item, name)?;
        let mut organization = Organization { name: items.text_of(value)?, ..Organization::default() };
        if let Value::Object(item) = value {
            organization.url = property(item, "url").and_then(address).and_then(|address| builder.link(address));
            organization.logo = items.value(item, "logo").and_then(address).and_then(|address| builder.media(address));
        }
        Some(organization)
    })
}

/// What the article is a part of: its site, its series, its journal.
fn whole<'a>(items: &Items<'a>, item: &'a Item, meta: &mut Meta, builder: &mut Builder<'_>) {
    let mut journal = Journal::default();
    let mut wholes = items.items(item, "isPartOf");
    let mut index = 0;
    while let Some(&whole) = wholes.get(index) {
        index += 1;
        let name = items.text(whole, "name").or_else(|| items.text(whole, "headline"));
        match name {
            Some(name) if is(whole, "WebSite") || is(whole, "Blog") => {
                meta.site_name = meta.site_name.take().or(Some(name))
            }
            Some(title) if is(whole, "CreativeWorkSeries") || is(whole, "Series") || is(whole, "BookSeries") => {
                let url = items.value(whole, "url").and_then(address).and_then(|address| builder.link(address));
                let part = items.text(item, "position").and_then(|position| position.parse().ok());
                meta.series = Some(Series { title, part, total: None, url });
            }
            Some(title) if is(whole, "Periodical") || is(whole, "Newspaper") => {
                journal.title = title;
                journal.issn = items.text(whole, "issn");
            }
            _ => {
                journal.volume = journal.volume.or_else(|| items.text(whole, "volumeNumber"));
                journal.issue = journal.issue.or_else(|| items.text(whole, "issueNumber"));
            }
        }
        // An issue is part of a volume, a volume of a journal; a page, of its site.
        if index < MAX_WHOLES {
            wholes.extend(items.items(whole, "isPartOf"));
        }
    }
    journal.pages = items
        .text(item, "pagination")
        .or_else(|| Some([items.text(item, "pageStart")?, items.text(item, "pageEnd")?].join("–")));
    if !journal.title.is_empty() {
        meta.journal = Some(journal);
    }
}

const MAX_WHOLES: usize = 8;

fn language<'a>(items: &Items<'a>, item: &'a Item) -> Option<String> {
    let value = items.value(item, "inLanguage")?;
    let code = value.as_object().and_then(|item| items.text(item, "alternateName")).or_else(|| items.text_of(value))?;
    super::super::language_tag(&code)
}

fn rights<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Option<Rights> {
    let rights = Rights {
        holder: items.text(item, "copyrightHolder"),
        notice: items.text(item, "copyrightNotice").or_else(|| {
            let year = items.text(item, "copyrightYear")?;
            Some(match items.text(item, "copyrightHolder") {
                Some(holder) => ["© ", &year, " ", &holder].concat(),
                None => ["© ", &year].concat(),
            })
        }),
        license: items.value(item, "license").and_then(address).and_then(|address| builder.link(address)),
        terms: items.text(item, "usageInfo"),
    };
    (rights != Rights::default()).then_some(rights)
}

fn access<'a>(items: &Items<'a>, item: &'a Item) -> Option<Access> {
    fn is_free(value: &Value) -> Option<bool> {
        match value {
            Value::Bool(free) => Some(*free),
            Value::String(text) => match text.rsplit('/').next()?.to_ascii_lowercase().as_str() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }
    let own = items.value(item, "isAccessibleForFree").and_then(is_free);
    let part =
        items.items(item, "hasPart").into_iter().find_map(|part| is_free(property(part, "isAccessibleForFree")?));
    match (own, part) {
        (Some(false), _) | (None, Some(false)) => Some(Access::Restricted),
        (Some(true), Some(false)) => Some(Access::Metered),
        (Some(true), _) => Some(Access::Free),
        (None, _) => None,
    }
}

fn corrections<'a>(items: &Items<'a>, item: &'a Item) -> Vec<Correction> {
    let correction = |value: &'a Value| {
        let text =
            value.as_object().and_then(|item| items.text(item, "text").or_else(|| items.text(item, "description")));
        let text = text.or_else(|| items.text_of(value))?;
        let date = value.as_object().and_then(|item| date(items, item, "datePublished")).and_then(|date| date.value);
        Some(Correction { genre: Some(String::from("correction")), date, text })
    };
    items.values(item, "correction").into_iter().filter_map(correction).collect()
}

fn identifiers<'a>(items: &Items<'a>, item: &'a Item) -> Vec<Identifier> {
    let mut identifiers: Vec<Identifier> = Vec::new();
    for name in ["identifier", "sameAs"] {
        for value in items.values(item, name) {
            let (scheme, text) = match value {
                Value::Object(property) => (
                    items.text(property, "propertyID").or_else(|| items.text(property, "name")).unwrap_or_default(),
                    items.text(property, "value").unwrap_or_default(),
                ),
                _ => (String::new(), items.text_of(value).unwrap_or_default()),
            };
            let doi = text.find("10.").filter(|at| text[*at..].contains('/') && (*at == 0 || text.contains("doi")));
            let identifier = match doi {
                Some(at) => Identifier { scheme: String::from("doi"), value: text[at..].to_string() },
                None if name == "sameAs" || text.is_empty() => continue,
                None if text.contains("://") => Identifier { scheme: String::from("uri"), value: text },
                None if scheme.is_empty() => Identifier { scheme: String::from("guid"), value: text },
                None => Identifier { scheme: scheme.to_lowercase(), value: text },
            };
            if !identifiers.contains(&identifier) {
                identifiers.push(identifier);
            }
        }
    }
    identifiers
}

fn rating<'a>(items: &Items<'a>, item: &'a Item) -> Option<Rating> {
    let rating = *items.items(item, "reviewRating").first()?;
    let number =
        |name| items.text(rating, name)?.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
    Some(Rating { value: number("ratingValue")?, best: number("bestRating"), worst: number("worstRating") })
}

/// The minutes of an ISO 8601 duration such as `PT7M`.
fn minutes(duration: &str) -> Option<u32> {
    duration.strip_prefix("PT")?.split('M').next()?.parse().ok()
}
