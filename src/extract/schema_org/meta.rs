//! What schema.org data says about an article.

use super::item::{Item, Items, address, article_type, is, property};
use super::{media, plain, tag, work};
use crate::builder::{self, Builder};
use crate::date;
use crate::decimal;
use crate::extract::byline;
use crate::lowercase;
use crate::model::{
    Access, Author, AuthorKind, Correction, DateKind, Identifier, Journal, Meta, Organization, PublicationDate, Rating,
    Rights, Series, Title, TitleKind, Url,
};
use serde_json::Value;

/// What an item that is an article says about itself.
pub(crate) fn metadata<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Meta {
    let mut meta = Meta { kind: article_type(item).map(String::from), ..Meta::default() };
    meta.reviewed = work::reviewed(items, item, builder);
    let reviewed = meta.reviewed.first().and_then(|reviewed| reviewed.work.title.clone());
    meta.title = items.text(item, "headline").or_else(|| items.text(item, "name")).or(reviewed);
    for text in items.values(item, "alternativeHeadline").into_iter().filter_map(|value| items.text_of(value)) {
        meta.titles.push(Title { kind: TitleKind::Alternative, text, language: None });
    }
    if let Some(name) = items.text(item, "name").filter(|name| Some(name) != meta.title.as_ref()) {
        meta.titles.push(Title { kind: TitleKind::Short, text: name, language: None });
    }
    meta.excerpt = items.text(item, "description").or_else(|| items.text(item, "abstract"));
    makers(items, item, &mut meta, builder);
    dates(items, item, &mut meta);
    meta.dateline = items.text(item, "dateline");
    meta.tags = tag::tags(items, item, builder);
    meta.section = tag::section(items, item, &mut meta.tags);
    meta.publisher = items.value(item, "publisher").and_then(|value| organization(items, value, builder));
    let sources = items.values(item, "sourceOrganization").into_iter();
    meta.sources = sources.filter_map(|value| organization(items, value, builder)).collect();
    whole(items, item, &mut meta, builder);
    meta.url = ["url", "mainEntityOfPage"]
        .iter()
        .find_map(|name| address(items.value(item, name)?))
        .and_then(|address| builder.link(address));
    meta.comments_url = items.value(item, "discussionUrl").and_then(address).and_then(|address| builder.link(address));
    meta.section_path = tag::section_path(items, item, &meta, builder);
    meta.section = meta.section.or_else(|| meta.section_path.last().map(|section| section.name.clone()));
    meta.language = language(items, item);
    meta.lead_image = media::figure(items, item, builder).map(Box::new);
    meta.rights = rights(items, item, builder);
    meta.access = access(items, item);
    meta.corrections = corrections(items, item);
    meta.identifiers = identifiers(items, item);
    meta.rating = rating(items, item);
    meta.status = items.text(item, "creativeWorkStatus").filter(|status| !status.eq_ignore_ascii_case("published"));
    meta.version = items.text(item, "version");
    let origin = items.text(item, "digitalSourceType");
    meta.digital_source_type = origin.map(|term| term.rsplit('/').next().unwrap_or(&term).to_string());
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
        makers(items, page, &mut meta, builder);
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

/// Everybody named as a maker of the article, and where they work.
fn makers<'a>(items: &Items<'a>, item: &'a Item, meta: &mut Meta, builder: &mut Builder<'_>) {
    let mut makers = named(items, item, builder);
    for (author, places) in &mut makers {
        for name in std::mem::take(places) {
            author.affiliations.push(builder::affiliation(&mut meta.affiliations, name));
        }
    }
    meta.authors = makers.into_iter().map(|(author, _)| author).collect();
}

/// Everybody named as a maker of an item.
pub(super) fn authors<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Vec<Author> {
    named(items, item, builder).into_iter().map(|(author, _)| author).collect()
}

/// The makers of an item in order, each with the names of where they work.
fn named<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Vec<(Author, Vec<String>)> {
    const ROLES: &[(&str, Option<&str>)] = &[
        ("author", None),
        ("creator", None),
        ("editor", Some("editor")),
        ("contributor", Some("contributor")),
        ("translator", Some("translator")),
        ("illustrator", Some("illustrator")),
    ];
    let mut makers: Vec<(Author, Vec<String>)> = Vec::new();
    for (name, role) in ROLES {
        for value in items.values(item, name) {
            let employers = value.as_object().into_iter();
            let employers = employers.flat_map(|item| EMPLOYERS.iter().flat_map(|name| items.values(item, name)));
            let mut places: Vec<String> = employers.filter_map(|employer| items.text_of(employer)).collect();
            places.dedup();
            for author in author(items, value, builder) {
                // That somebody contributed says less than what they are.
                let role = role.filter(|role| *role != "contributor" || author.job_title.is_none());
                let role = author.role.clone().or(role.map(String::from));
                if !makers.iter().any(|(other, _)| other.name.eq_ignore_ascii_case(&author.name)) {
                    makers.push((Author { role, ..author }, places.clone()));
                }
            }
        }
    }
    makers
}

const EMPLOYERS: &[&str] = &["affiliation", "worksFor"];

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
        author.job_title = items.text(item, "jobTitle");
        author.orcid =
            urls.iter().find_map(|url| Some(url.split_once("orcid.org/")?.1.trim_end_matches('/').to_string()));
        let mut links: Vec<Url> = urls.iter().filter_map(|url| builder.link(url)).collect();
        links.dedup();
        author.url = links.first().cloned();
        author.links = links.split_off(links.len().min(1));
        author.suffix = items.text(item, "honorificSuffix");
        author.email = items.text(item, "email").map(|email| email.trim_start_matches("mailto:").to_string());
        author.bio = super::body::paragraphs(&items.text(item, "description").unwrap_or_default());
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
            meta.dates.push(PublicationDate { kind, ..date });
        }
    }
    let of_kind = |kind| meta.dates.iter().find(|date| date.kind == kind).and_then(|date| date.value.clone());
    let published = of_kind(DateKind::Published).or_else(|| of_kind(DateKind::Created));
    (meta.published, meta.modified) = (published, of_kind(DateKind::Modified));
}

/// The date that a property is, with its wording.
pub(super) fn date<'a>(items: &Items<'a>, item: &'a Item, name: &str) -> Option<PublicationDate> {
    let original = items.text(item, name)?;
    let value = date::parse(&original);
    Some(PublicationDate { value, original: Some(original), ..PublicationDate::default() })
}

fn organization<'a>(items: &Items<'a>, value: &'a Value, builder: &mut Builder<'_>) -> Option<Organization> {
    let mut organization = Organization { name: items.text_of(value)?, ..Organization::default() };
    if let Value::Object(item) = value {
        organization.url = property(item, "url").and_then(address).and_then(|address| builder.link(address));
        organization.logo = items.value(item, "logo").and_then(address).and_then(|address| builder.media(address));
    }
    Some(organization)
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
                let issn = items.values(whole, "issn").into_iter();
                journal.issn = issn.filter_map(|value| items.text_of(value)).collect();
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
    journal.pages = pages(items, item);
    if !journal.title.is_empty() {
        meta.journal = Some(journal);
    }
}

const MAX_WHOLES: usize = 8;

pub(super) fn pages<'a>(items: &Items<'a>, item: &'a Item) -> Option<String> {
    let range = || Some([items.text(item, "pageStart")?, items.text(item, "pageEnd")?].join("–"));
    items.text(item, "pagination").or_else(range)
}

fn language<'a>(items: &Items<'a>, item: &'a Item) -> Option<String> {
    let value = items.value(item, "inLanguage")?;
    let code = value.as_object().and_then(|item| items.text(item, "alternateName")).or_else(|| items.text_of(value))?;
    super::super::language_tag(&code)
}

pub(super) fn rights<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Option<Rights> {
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
        Some(Correction { kind: Some(String::from("correction")), date, text })
    };
    items.values(item, "correction").into_iter().filter_map(correction).collect()
}

pub(super) fn identifiers<'a>(items: &Items<'a>, item: &'a Item) -> Vec<Identifier> {
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
                None => Identifier { scheme: lowercase::text(&scheme), value: text },
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
    let number = |name| decimal::parse(&items.text(rating, name)?);
    Some(Rating { value: number("ratingValue")?, best: number("bestRating"), worst: number("worstRating") })
}

/// The minutes of an ISO 8601 duration such as `PT7M`.
fn minutes(duration: &str) -> Option<u32> {
    duration.strip_prefix("PT")?.split('M').next()?.parse().ok()
}
