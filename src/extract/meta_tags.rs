//! What the `meta` and `link` elements of a page say: Open Graph, Twitter, Highwire, Dublin Core, Parse.ly, Sailthru.

use super::{byline, language_tag, one_line};
use crate::builder::{self, Builder};
use crate::date;
use crate::html::{Name, Tree};
use crate::lowercase;
use crate::model::{
    Access, Author, DateKind, Direction, Figure, Identifier, Image, Journal, Meta, Organization, PublicationDate,
    Related, Rights, Tag, TagKind, Title, TitleKind, Url,
};

/// The `meta` elements of a page, by lower-case name, in their order.
struct Tags<'t> {
    all: Vec<(String, &'t str)>,
}

/// What a page says about itself in its head.
pub(super) fn metadata(tree: &Tree, builder: &mut Builder<'_>) -> Meta {
    let tags = Tags::new(tree);
    let text = |names: &[&str]| tags.first(names).map(one_line);
    let mut meta = Meta {
        kind: tags.first(&["og:type"]).filter(|kind| *kind == "article").map(|_| String::from("Article")),
        title: text(&[
            "og:title",
            "citation_title",
            "twitter:title",
            "parsely-title",
            "sailthru.title",
            "dc.title",
            "dcterms.title",
        ]),
        excerpt: text(&[
            "og:description",
            "description",
            "twitter:description",
            "dc.description",
            "sailthru.description",
        ]),
        section: text(&["article:section", "parsely-section", "sailthru.section"]),
        site_name: text(&["og:site_name", "application-name", "al:android:app_name"]),
        ..Meta::default()
    };
    if let Some(text) = text(&["twitter:title"]).filter(|title| Some(title) != meta.title.as_ref()) {
        meta.titles.push(Title { kind: TitleKind::Seo, text, language: None });
    }
    meta.authors = authors(&tags, builder);
    affiliations(&tags, &mut meta);
    dates(&tags, &mut meta);
    for value in tags.all_of(&[
        "article:tag",
        "og:article:tag",
        "keywords",
        "news_keywords",
        "parsely-tags",
        "sailthru.tags",
        "citation_keywords",
    ]) {
        for name in value.split([',', ';', '，', '、']).map(one_line).filter(|name| !name.is_empty() && name.len() < 80)
        {
            if meta.tags.len() < MAX_TAGS
                && !meta.tags.iter().any(|tag| lowercase::text(&tag.name) == lowercase::text(&name))
            {
                meta.tags.push(Tag { name, ..Tag::default() });
            }
        }
    }
    if let Some(name) = text(&["genre"]) {
        meta.tags.push(Tag { name, kind: Some(TagKind::Genre), ..Tag::default() });
    }
    // <https://developers.facebook.com/docs/instant-articles/subscriptions>
    meta.access = match tags.first(&["article:content_tier", "og:article:content_tier"]) {
        Some("free") => Some(Access::Free),
        Some("metered") => Some(Access::Metered),
        Some("locked") => Some(Access::Paid),
        _ => None,
    };
    meta.publisher = text(&["citation_publisher", "dc.publisher", "dcterms.publisher", "article:publisher"])
        .filter(|name| !name.contains("://"))
        .map(|name| Organization { name, ..Organization::default() });
    meta.journal = journal(&tags);
    if let Some(value) = text(&["citation_doi", "dc.identifier", "prism.doi", "bepress_citation_doi"])
        && let Some(at) = value.find("10.")
    {
        meta.identifiers.push(Identifier { scheme: String::from("doi"), value: value[at..].to_string() });
    }
    for scheme in ["pmid", "isbn"] {
        let value = text(&[&["citation_", scheme].concat()]);
        meta.identifiers.extend(value.map(|value| Identifier { scheme: scheme.to_string(), value }));
    }
    meta.language =
        tags.first(&["og:locale", "content-language", "dc.language", "citation_language"]).and_then(language_tag);
    meta.lead_image = image(&tags, builder).map(Box::new);
    meta.rights = text(&["copyright", "dc.rights", "dcterms.rights"])
        .map(|notice| Rights { notice: Some(notice), ..Rights::default() });
    meta.url = tags.first(&["og:url"]).and_then(|address| builder.link(address));
    links(tree, &mut meta, builder);
    document(tree, &mut meta);
    meta
}

/// The text of the `title` element.
pub(super) fn document_title(tree: &Tree) -> Option<String> {
    let title = tree.descendants(Tree::ROOT).find(|id| {
        tree.name(*id) == Name::TITLE && tree.parent(*id).is_some_and(|parent| tree.name(parent) != Name::SVG)
    })?;
    Some(one_line(tree.text(title))).filter(|title| !title.is_empty())
}

const MAX_TAGS: usize = 64;

impl<'t> Tags<'t> {
    fn new(tree: &'t Tree) -> Self {
        let mut all = Vec::new();
        for id in tree.descendants(Tree::ROOT).filter(|id| tree.name(*id) == Name::META) {
            let content = tree.attribute(id, "content").or_else(|| tree.attribute(id, "value"));
            let Some(content) = content.map(str::trim).filter(|content| !content.is_empty()) else { continue };
            for attribute in ["property", "name", "http-equiv", "itemprop"] {
                // Several names may stand in one attribute.
                for name in tree.attribute(id, attribute).unwrap_or_default().split_ascii_whitespace() {
                    all.push((name.to_ascii_lowercase(), content));
                }
            }
        }
        Tags { all }
    }

    /// The value of the first of some names that has one.
    fn first(&self, names: &[&str]) -> Option<&'t str> {
        names.iter().find_map(|name| self.all.iter().find(|(known, _)| known == name)).map(|(_, content)| *content)
    }

    /// All values of some names.
    fn all_of(&self, names: &[&str]) -> impl Iterator<Item = &'t str> {
        self.all.iter().filter(|(known, _)| names.contains(&known.as_str())).map(|(_, content)| *content)
    }
}

fn authors(tags: &Tags<'_>, builder: &mut Builder<'_>) -> Vec<Author> {
    const NAMES: &[&str] = &[
        "citation_author",
        "parsely-author",
        "author",
        "article:author",
        "article:author_name",
        "og:article:author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "twitter:data1",
    ];
    for name in NAMES {
        let mut authors: Vec<Author> = Vec::new();
        let labelled = |label: &str| {
            ["written by", "by", "author", "verfasst von", "escrito por", "écrit par"]
                .contains(&lowercase::text(label).trim())
        };
        if *name == "twitter:data1" && !tags.first(&["twitter:label1"]).is_some_and(labelled) {
            continue;
        }
        for value in tags.all_of(&[name]) {
            // Highwire writes the family name first.
            let turned = match value.split_once(", ") {
                Some((family, given)) if *name == "citation_author" && !given.contains(',') => {
                    [given, " ", family].concat()
                }
                _ => value.to_string(),
            };
            for author in byline::authors(&turned) {
                if !authors.iter().any(|other| other.name == author.name) && byline::is_plausible(&author.name) {
                    authors.push(author);
                }
            }
        }
        if !authors.is_empty() {
            let address = tags.all_of(&["article:author"]).find(|value| value.contains("://"));
            if let ([author], Some(address)) = (authors.as_mut_slice(), address) {
                author.url = builder.link(address);
            }
            return authors;
        }
    }
    Vec::new()
}

/// Where the authors work: Highwire names it behind each of them, family name first.
fn affiliations(tags: &Tags<'_>, meta: &mut Meta) {
    let mut author = None;
    let mut next = 0;
    for (name, value) in &tags.all {
        let value = one_line(value);
        match name.as_str() {
            "citation_author" => {
                let same = |known: &&Author| value.split([',', ' ']).all(|part| known.name.contains(part));
                author = meta.authors.get(next).filter(same).map(|_| next);
                next += usize::from(author.is_some());
            }
            "citation_author_institution" => {
                let Some(author) = author.and_then(|index| meta.authors.get_mut(index)) else { continue };
                author.affiliations.push(builder::affiliation(&mut meta.affiliations, value));
            }
            "citation_author_orcid" => {
                let Some(author) = author.and_then(|index| meta.authors.get_mut(index)) else { continue };
                author.orcid = value.trim_end_matches('/').rsplit('/').next().map(String::from);
            }
            _ => {}
        }
    }
}

fn dates(tags: &Tags<'_>, meta: &mut Meta) {
    const PUBLISHED: &[&str] = &[
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "article:published",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "published_time",
        "published-date",
        "publication_date",
        "originalpublicationdate",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dcterms.created",
        "dc.date.created",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "prism.publicationdate",
        "date",
        "datecreated",
        "article:created",
        "ptime",
    ];
    const MODIFIED: &[&str] = &[
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "article:modified",
        "article:updated_time",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "last-modified",
        "lastmod",
        "revised",
    ];
    const EXPIRES: &[&str] = &["article:expiration_time", "og:article:expiration_time"];
    for (names, kind) in
        [(PUBLISHED, DateKind::Published), (MODIFIED, DateKind::Modified), (EXPIRES, DateKind::Expires)]
    {
        let found = names.iter().find_map(|name| {
            let original = tags.first(&[name])?;
            Some((date::parse(original)?, original))
        });
        if let Some((value, original)) = found {
            match kind {
                DateKind::Published => meta.published = Some(value.clone()),
                DateKind::Modified => meta.modified = Some(value.clone()),
                _ => {}
            }
            let (value, original) = (Some(value), Some(one_line(original)));
            meta.dates.push(PublicationDate { kind, label: None, value, original });
        }
    }
}

fn journal(tags: &Tags<'_>) -> Option<Journal> {
    let text = |names: &[&str]| tags.first(names).map(one_line);
    let title = text(&["citation_journal_title", "prism.publicationname", "bepress_citation_journal_title"])?;
    let pages = match (tags.first(&["citation_firstpage"]), tags.first(&["citation_lastpage"])) {
        (Some(first), Some(last)) if first != last => Some([first, "–", last].concat()),
        (first, _) => first.map(String::from),
    };
    Some(Journal {
        title,
        abbreviation: text(&["citation_journal_abbrev"]),
        volume: text(&["citation_volume"]),
        issue: text(&["citation_issue"]),
        pages,
        issn: tags.all_of(&["citation_issn"]).map(one_line).collect(),
    })
}

fn image(tags: &Tags<'_>, builder: &mut Builder<'_>) -> Option<Figure> {
    let address = tags.first(&[
        "og:image:secure_url",
        "og:image",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
        "parsely-image-url",
        "thumbnail",
    ])?;
    let pixels = |name| {
        tags.first(&[name]).and_then(|value| value.trim_end_matches("px").parse().ok()).filter(|pixels| *pixels > 1)
    };
    let image = Image {
        alt: tags.first(&["og:image:alt", "twitter:image:alt"]).map(one_line),
        width: pixels("og:image:width"),
        height: pixels("og:image:height"),
        ..Image::new(builder.media(address)?)
    };
    Some(Figure { images: vec![image], ..Figure::default() })
}

/// Canonical address, other forms, licence.
fn links(tree: &Tree, meta: &mut Meta, builder: &mut Builder<'_>) {
    for id in tree.descendants(Tree::ROOT) {
        let name = tree.name(id);
        if name != Name::LINK && name != Name::A {
            continue;
        }
        let Some(relation) = tree.attribute(id, "rel") else { continue };
        let Some(address) = tree.attribute(id, "href").map(str::trim).filter(|address| !address.is_empty()) else {
            continue;
        };
        let is = |word: &str| relation.split_ascii_whitespace().any(|found| found.eq_ignore_ascii_case(word));
        match () {
            () if is("license") || is("licence") => {
                let license = builder.link(address);
                let rights = meta.rights.get_or_insert_default();
                rights.license = rights.license.take().or(license);
            }
            () if name != Name::LINK => {}
            () if is("canonical") => meta.url = builder.link(address).or(meta.url.take()),
            () if is("amphtml") => push_related(meta, "amphtml", None, builder.link(address)),
            () if is("alternate") => {
                let language = tree.attribute(id, "hreflang").filter(|tag| *tag != "x-default").and_then(language_tag);
                if language.is_some() {
                    push_related(meta, "translation", language, builder.link(address));
                }
            }
            () => {}
        }
    }
}

fn push_related(meta: &mut Meta, relation: &str, language: Option<String>, url: Option<Url>) {
    if url.is_some() && meta.related.len() < MAX_TAGS {
        meta.related.push(Related { relation: String::from(relation), language, url, ..Related::default() });
    }
}

/// What the `html` and `body` elements say of language and direction.
fn document(tree: &Tree, meta: &mut Meta) {
    for id in tree.descendants(Tree::ROOT).filter(|id| matches!(tree.name(*id), Name::HTML | Name::BODY)).take(2) {
        let language = tree.attribute(id, "lang").or_else(|| tree.attribute(id, "xml:lang")).and_then(language_tag);
        meta.language = language.or(meta.language.take());
        let direction = match tree.attribute(id, "dir").map(str::to_ascii_lowercase).as_deref() {
            Some("rtl") => Some(Direction::Rtl),
            Some("ltr") => Some(Direction::Ltr),
            _ => None,
        };
        meta.direction = direction.or(meta.direction);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    #[test]
    fn the_head_of_a_page_is_read() {
        let tree = html::parse_document(
            "<html lang=pt_br dir=ltr><head><meta property='og:title' content='A &amp; B'>
             <meta name=author content='By Ana García'><meta property='article:author' content='https://a.example/ana'>
             <meta property='article:published_time' content='2024-05-03T09:00:00Z'><meta name=keywords content='one, two,one'>
             <link rel=canonical href='/x'><link rel=alternate hreflang=de href='/de/x'>
             <meta property='og:image' content='/i.jpg'><meta property='og:image:width' content=1200><svg><title>no</title></svg>",
        );
        let base = crate::model::Url::parse("https://a.example/y?z", crate::model::Purpose::Link);
        let meta = metadata(&tree, &mut Builder::new(base.as_ref()));
        assert_eq!(meta.title.as_deref(), Some("A & B"));
        assert_eq!(meta.language.as_deref(), Some("pt-BR"));
        assert_eq!(meta.authors[0].name, "Ana García");
        assert_eq!(meta.authors[0].url.as_ref().map(|url| url.as_str()), Some("https://a.example/ana"));
        assert_eq!(meta.published.as_deref(), Some("2024-05-03T09:00:00Z"));
        assert_eq!(meta.tags.len(), 2);
        assert_eq!(meta.url.as_ref().map(|url| url.as_str()), Some("https://a.example/x"));
        assert_eq!(meta.related[0].language.as_deref(), Some("de"));
        assert_eq!(meta.lead_image.unwrap().images[0].width, Some(1200));
        assert_eq!(document_title(&tree), None);
    }

    #[test]
    fn the_head_of_a_paper_is_read() {
        let tree = html::parse_document(
            "<meta name=citation_author content='García, Ana'><meta name=citation_author_institution content='Asham University'>
             <meta name=citation_author_orcid content='https://orcid.org/0000-0002-1825-0097'>
             <meta name=citation_author content='Wei, Liu'><meta name=citation_author_institution content='Asham University'>
             <meta name=citation_author_institution content='Port Asham Observatory'><meta name=genre content=Essay>
             <meta name=citation_journal_title content=Waters><meta name=citation_journal_abbrev content=Wat.>
             <meta name=citation_issn content=1234-5679><meta name=citation_issn content=2345-6786>
             <meta name=citation_pmid content=77><meta property='article:content_tier' content=metered>
             <meta property='article:expiration_time' content=2030-01-01>",
        );
        let meta = metadata(&tree, &mut Builder::new(None));
        let ids: Vec<&[String]> = meta.authors.iter().map(|author| author.affiliations.as_slice()).collect();
        assert_eq!(ids, [&["Asham-University"][..], &["Asham-University", "Port-Asham-Observatory"]]);
        assert_eq!(meta.affiliations[1].name, "Port Asham Observatory");
        assert_eq!(meta.authors[0].orcid.as_deref(), Some("0000-0002-1825-0097"));
        let journal = meta.journal.unwrap();
        assert_eq!((journal.abbreviation.as_deref(), journal.issn.len()), (Some("Wat."), 2));
        assert_eq!(meta.identifiers, [Identifier { scheme: "pmid".into(), value: "77".into() }]);
        assert_eq!((meta.access, meta.tags[0].kind), (Some(Access::Metered), Some(TagKind::Genre)));
        assert_eq!(meta.dates[0].kind, DateKind::Expires);
    }
}
