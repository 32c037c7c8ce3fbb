//! What a page says about itself, from all the places where pages say it.

use super::header::Header;
use super::schema_org::{self, Items};
use super::{meta_tags, microdata, summary, title};
use crate::builder::{self, Builder};
use crate::date;
use crate::fragment::Fragment;
use crate::html::{Name, NodeId, Tree};
use crate::model::{Author, DateKind, Meta, Origin, PublicationDate, Tag, TagKind, Url};

/// What was said in one place.
struct Source {
    meta: Meta,
    origin: Origin,
}

/// What the page says outside the region that readers see, and the title, which needs both.
pub(super) struct Sources {
    sources: Vec<Source>,
    site_names: Vec<String>,
    pub(super) title: title::Title,
    /// Whether the page says that it is an article, and not only that there are some in it.
    pub(super) is_article: bool,
    /// The body, where the data of the page holds it.
    pub(super) body: Fragment,
}

/// Reads everything but the visible header.
pub(super) fn read(tree: &Tree, builder: &mut Builder<'_>) -> Sources {
    let page = builder.base().map(|base| base.as_str().to_string());
    let json: Vec<_> = scripts(tree).flat_map(schema_org::read).collect();
    let microdata = microdata::read(tree);
    let mut sources = Vec::new();
    let mut pages = Vec::new();
    let mut body = Fragment::default();
    let mut is_article = false;
    for (values, origin) in [(&json, Origin::JsonLd), (&microdata, Origin::Microdata)] {
        let items = Items::new(values);
        if let Some(item) = items.article(page.as_deref()) {
            // JSON-LD speaks of the page, microdata of the element that it stands in.
            is_article |= origin == Origin::JsonLd;
            sources.push(Source { meta: schema_org::metadata(&items, item, builder), origin });
            if body.blocks.is_empty() {
                body = schema_org::body(&items, item, builder);
            }
        }
        pages.push(Source { meta: schema_org::page_metadata(&items, builder), origin });
    }
    let meta = meta_tags::metadata(tree, builder);
    is_article |= meta.kind.is_some();
    sources.push(Source { meta, origin: Origin::Head });
    sources.append(&mut pages);
    let document_title = meta_tags::document_title(tree);
    let site_names = site_names(&sources, builder.base());
    let told = sources.iter().filter_map(|source| Some((source.meta.title.clone()?, source.origin)));
    let named: Vec<_> = told.chain(document_title.map(|title| (title, Origin::Head))).collect();
    let title = title::choose(tree, &named, &site_names).read(tree, &site_names, builder);
    Sources { sources, site_names, title, is_article, body }
}

/// What the data in a piece of a page says.
pub(super) fn of_piece(tree: &Tree, builder: &mut Builder<'_>) -> Meta {
    let page = builder.base().map(|base| base.as_str().to_string());
    let mut meta = Meta::default();
    let json = scripts(tree).flat_map(schema_org::read).collect();
    for (values, origin) in [(json, Origin::JsonLd), (microdata::read(tree), Origin::Microdata)] {
        let items = Items::new(&values);
        if let Some(item) = items.article(page.as_deref()) {
            let mut said = schema_org::metadata(&items, item, builder);
            if meta.authors.is_empty() {
                meta.authors = std::mem::take(&mut said.authors);
            }
            if meta.dates.is_empty() {
                meta.dates = std::mem::take(&mut said.dates);
            }
            meta.published = meta.published.or(said.published.take());
            meta.modified = meta.modified.or(said.modified.take());
            fill(&mut meta, said, origin);
            meta.note_origin(origin);
        }
    }
    meta
}

impl Sources {
    /// Takes another heading for the title than that of the page.
    pub(super) fn take_title(&mut self, tree: &Tree, heading: NodeId, builder: &mut Builder<'_>) {
        let title = title::Title { text: None, content: Vec::new(), heading: Some(heading), origin: Origin::Header };
        self.title = title.read(tree, &self.site_names, builder);
    }

    /// One account of all: the first place that says something wins, but for what is better decided together.
    pub(super) fn merge(self, header: &Header<'_>, base: Option<&Url>) -> Meta {
        let Sources { mut sources, site_names, title, .. } = self;
        let mut merged = Meta { title: title.text, title_content: title.content, ..Meta::default() };
        merged.origins.note("title", title.origin);
        if let Some((authors, origin)) = authors(&mut sources, header.authors(), &site_names) {
            merged.authors = authors;
            merged.origins.note("authors", origin);
        }
        dates(&sources, header, base, &mut merged);
        for Source { mut meta, origin } in sources {
            let is_section = |name: &String| summary::is_section(name, merged.title.as_deref());
            meta.section_path.retain(|section| is_section(&section.name));
            let last = meta.section_path.last().map(|section| section.name.clone());
            meta.section = meta.section.filter(is_section).or(last);
            fill(&mut merged, meta, origin);
        }
        let kicker = header.kicker().map(|(_, text)| text);
        let is_name = |text: &String| merged.authors.iter().any(|author| author.name == *text);
        merged.kicker = merged.kicker.or(kicker.filter(|text| !is_name(text)));
        merged.subtitle = merged.subtitle.or_else(|| Some(header.standfirst(merged.excerpt.as_deref())?.1));
        let title = merged.title.clone();
        merged.titles.retain(|other| {
            !other.text.is_empty() && title.as_deref().is_none_or(|title| title::likeness(title, &other.text) < 100)
        });
        merged.titles.dedup();
        merged
    }
}

/// Takes over what is not known yet.
fn fill(known: &mut Meta, other: Meta, origin: Origin) {
    macro_rules! take {
        ($($field:ident)*) => { $(if known.$field.is_none() && other.$field.is_some() {
            known.$field = other.$field;
            known.origins.note(stringify!($field), origin);
        })* };
    }
    macro_rules! take_list {
        ($($field:ident)*) => { $(if known.$field.is_empty() && !other.$field.is_empty() {
            known.$field = other.$field;
            known.origins.note(stringify!($field), origin);
        })* };
    }
    take!(kind kicker title subtitle excerpt dateline section site_name publisher journal url comments_url language
        direction rights access series rating status version digital_source_type word_count reading_minutes);
    take_list!(titles section_path sources related corrections reviewed identifiers);
    // Whichever authors are taken, theirs are there.
    for affiliation in other.affiliations {
        builder::affiliation(&mut known.affiliations, affiliation.name);
        known.origins.note("affiliations", origin);
    }
    // A genre alone is not yet what the article is about.
    if known.tags.iter().all(|tag| tag.kind == Some(TagKind::Genre)) {
        let is_new = |tag: &Tag| known.tags.iter().all(|genre| genre.name != tag.name);
        let tags: Vec<Tag> = other.tags.into_iter().filter(is_new).collect();
        if !tags.is_empty() {
            known.origins.note("tags", origin);
        }
        known.tags.extend(tags);
    }
    match (&mut known.lead_image, other.lead_image) {
        (None, Some(figure)) => {
            known.lead_image = Some(figure);
            known.origins.note("lead_image", origin);
        }
        // The same picture again may say more.
        (Some(known), Some(other)) => {
            if known.caption.is_empty()
                && known.images.first().map(|image| &image.url) == other.images.first().map(|image| &image.url)
            {
                known.caption = other.caption;
                if known.credit.is_empty() {
                    known.credit = other.credit;
                }
                if let (Some(known), Some(other)) = (known.images.first_mut(), other.images.into_iter().next()) {
                    known.alt = known.alt.take().or(other.alt);
                    known.width = known.width.or(other.width);
                    known.height = known.height.or(other.height);
                }
            }
        }
        (_, None) => {}
    }
}

/// The texts of the JSON-LD scripts.
fn scripts(tree: &Tree) -> impl Iterator<Item = &str> {
    tree.descendants(Tree::ROOT)
        .filter(|id| tree.name(*id) == Name::SCRIPT)
        .filter(|id| {
            tree.attribute(*id, "type")
                .is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"))
        })
        .map(|id| tree.text(id))
}

/// What the site may be called.
fn site_names(sources: &[Source], base: Option<&Url>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for Source { meta, .. } in sources {
        names.extend(meta.site_name.clone());
        names.extend(meta.publisher.as_ref().map(|publisher| publisher.name.clone()));
    }
    if let Some(host) = base.and_then(Url::host) {
        let host = host.strip_prefix("www.").unwrap_or(host);
        names.push(host.to_string());
        // `theashamherald` of `theashamherald.example`.
        names.extend(host.split('.').next().map(String::from));
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The authors: those that two places agree on, otherwise those of the surest place that names a person.
fn authors(sources: &mut [Source], shown: Vec<Author>, site_names: &[String]) -> Option<(Vec<Author>, Origin)> {
    let told = sources.iter_mut().map(|source| (std::mem::take(&mut source.meta.authors), source.origin));
    let mut all: Vec<_> = told.chain([(shown, Origin::Header)]).collect();
    all.retain(|(authors, _)| !authors.is_empty());
    let is_site = |author: &Author| site_names.iter().any(|name| title::essence(name) == title::essence(&author.name));
    let rank = |authors: &[Author]| {
        let first = &authors[0];
        let agreeing = all
            .iter()
            .filter(|(other, _)| other.iter().any(|author| title::essence(&author.name) == title::essence(&first.name)))
            .count();
        // A name with several words says more than the one of an account.
        let is_whole = first.name.contains(' ') || !first.name.is_ascii();
        (!is_site(first), is_whole, agreeing >= 2)
    };
    let mut best = 0;
    for (index, (authors, _)) in all.iter().enumerate() {
        if rank(authors) > rank(&all[best].0) {
            best = index;
        }
    }
    (!all.is_empty()).then(|| all.swap_remove(best))
}

/// The dates of all places; the first publication is that of the surest place, unless the page shows readers another one
/// for its own.
fn dates(sources: &[Source], header: &Header<'_>, base: Option<&Url>, merged: &mut Meta) {
    let dates_of =
        |source: &Source| source.meta.dates.iter().map(|date| (date.clone(), source.origin)).collect::<Vec<_>>();
    let mut all: Vec<_> = sources.iter().flat_map(dates_of).collect();
    let shown = header.dates();
    let told = sources.iter().find_map(|source| Some((source.meta.published.clone()?, source.origin)));
    let first = shown.iter().find(|date| !date.is_update).or(shown.first());
    let published = match (told, first) {
        (None, None) => base.and_then(|base| Some((date_of_address(base.as_str())?, Origin::Address))),
        (None, Some(first)) => Some((first.value.clone(), Origin::Header)),
        (Some(told), Some(first)) => {
            let is_shown = shown.iter().any(|date| are_close(&date.value, &told.0));
            let is_other = !is_shown && !first.is_update && first.with_title;
            Some(if is_other { (first.value.clone(), Origin::Header) } else { told })
        }
        (told, None) => told,
    };
    if let Some((value, origin)) = published {
        merged.published = Some(value);
        merged.origins.note("published", origin);
    }
    if let Some(source) = sources.iter().find(|source| source.meta.modified.is_some()) {
        merged.modified = source.meta.modified.clone();
        merged.origins.note("modified", source.origin);
    }
    if let Some(first) = first {
        let kind = if first.is_update { DateKind::Modified } else { DateKind::Published };
        let (value, original) = (Some(first.value.clone()), Some(first.wording.clone()));
        all.push((PublicationDate { kind, label: None, value, original }, Origin::Header));
    }
    for (date, origin) in all {
        let known = |other: &PublicationDate| other.kind == date.kind && day(&other.value) == day(&date.value);
        if !merged.dates.iter().any(known) {
            merged.dates.push(date);
            merged.origins.note("dates", origin);
        }
    }
}

/// Whether two dates may be the same day: in different places of the world, in figures that are read the other way
/// round, or one of them less precise.
fn are_close(one: &str, other: &str) -> bool {
    let turned = |date: &str| Some([date.get(..5)?, date.get(8..10)?, "-", date.get(5..7)?].concat());
    match (day_number(one), day_number(other)) {
        (Some(first), Some(second)) => first.abs_diff(second) <= 1 || turned(one).as_deref() == other.get(..10),
        _ => one.starts_with(other) || other.starts_with(one),
    }
}

/// The days from some day on to a date, where months have 31 days; enough to tell neighbours.
fn day_number(date: &str) -> Option<u32> {
    let mut parts = date.get(..10)?.split('-').map(str::parse::<u32>);
    let mut next = || parts.next()?.ok();
    let (year, month, day) = (next()?, next()?, next()?);
    let length = match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    // The last days of short months stand beside the first of the next.
    let day = if day >= length { 31 } else { day };
    Some((year * 12 + month) * 31 + day)
}

fn day(value: &Option<String>) -> Option<&str> {
    value.as_deref().map(|value| value.get(..10).unwrap_or(value))
}

/// The day that an address names: `/2024/05/03/bridge-reopens`.
fn date_of_address(address: &str) -> Option<String> {
    let parts: Vec<&str> = address.split(['/', '?', '#']).collect();
    let is_number = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else { return None };
        let whole = is_number(year, 4) && is_number(month, 2) && is_number(day, 2);
        whole.then(|| date::parse(&[year, "-", month, "-", day].concat()))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_days_may_be_the_same() {
        for (one, other, expected) in [
            ("2024-05-03", "2024-05-03T23:30:00-04:00", true),
            ("2024-05-31", "2024-06-01", true),
            ("2024-02-29", "2024-03-01", true),
            ("2023-12-31", "2024-01-01", true),
            ("2024-10-09", "2024-09-10", true),
            ("2024-05", "2024-05-03", true),
            ("2024-05-03", "2024-05-05", false),
            ("2024-05-03", "2023-05-03", false),
        ] {
            assert_eq!(are_close(one, other), expected, "{one} {other}");
            assert_eq!(are_close(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn an_address_may_name_a_day() {
        for (address, expected) in [
            ("https://a.example/2024/05/03/bridge", Some("2024-05-03")),
            ("https://a.example/news/2024/05/03", Some("2024-05-03")),
            ("https://a.example/2024/13/03/x", None),
            ("https://a.example/2024/05/x", None),
        ] {
            assert_eq!(date_of_address(address).as_deref(), expected, "{address}");
        }
    }
}
