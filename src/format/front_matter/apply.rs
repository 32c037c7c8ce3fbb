//! What the keys of front matter mean: the words of Jekyll, Hugo, Astro, Eleventy, Zola, Gatsby, Ghost and Pandoc.

use super::{Entries, FrontMatter, Value};
use crate::builder::{self, Builder};
use crate::date;
use crate::decimal;
use crate::extract::language_tag;
use crate::lowercase;
use crate::model::{
    Author, Block, DateKind, Direction, Figure, Identifier, Image, Inline, Meta, Notice, NoticeCode, Organization,
    PublicationDate, Rating, Rights, Tag, TagKind, Title, TitleKind, Url,
};

/// Writes front matter into `meta`. Keys that mean nothing here go to `extra`.
pub(in crate::format) fn apply(front_matter: FrontMatter<'_>, meta: &mut Meta, builder: &mut Builder<'_>) {
    if front_matter.malformed {
        let message = "some lines of the front matter could not be read";
        builder.notice(Notice::new(NoticeCode::Malformed, message));
    }
    let mut reader = Reader { meta, builder, lead: Lead::default() };
    reader.entries(front_matter.entries, 0);
    let lead = reader.lead;
    meta.lead_image = lead.figure().map(Box::new);
}

struct Reader<'m, 'b, 'a> {
    meta: &'m mut Meta,
    builder: &'b mut Builder<'a>,
    lead: Lead,
}

/// The lead image, whose parts may stand in keys of their own.
#[derive(Default)]
struct Lead {
    url: Option<Url>,
    alt: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
    width: Option<u32>,
    height: Option<u32>,
    rights: Rights,
}

impl Reader<'_, '_, '_> {
    fn entries(&mut self, entries: Entries, depth: usize) {
        for (key, value) in entries {
            if !self.entry(&normalized(&key), value.clone(), depth) {
                self.keep(key, value);
            }
        }
    }

    /// Keeps what means nothing here; values of one key become a list.
    fn keep(&mut self, key: String, value: Value) {
        let value = json(value);
        match self.meta.extra.get_mut(&key) {
            Some(serde_json::Value::Array(values)) => values.push(value),
            Some(known) => *known = serde_json::Value::Array(vec![known.take(), value]),
            None => drop(self.meta.extra.insert(key, value)),
        }
    }

    /// Reads one key; `false` where it means nothing here. The first of several keys for one thing counts.
    fn entry(&mut self, key: &str, value: Value, depth: usize) -> bool {
        let meta = &mut *self.meta;
        match key {
            "title" | "headline" => set(&mut meta.title, value),
            "subtitle" | "subheading" | "subhead" | "standfirst" | "deck" | "dek" | "tagline" | "lede" => {
                set(&mut meta.subtitle, value)
            }
            "kicker" | "eyebrow" => set(&mut meta.kicker, value),
            "shorttitle" | "linktitle" | "navtitle" => self.title(TitleKind::Short, value),
            "seotitle" | "metatitle" | "ogtitle" => self.title(TitleKind::Seo, value),
            "alternativetitle" | "alttitle" => self.title(TitleKind::Alternative, value),
            "description" | "excerpt" | "summary" | "abstract" | "metadescription" | "intro" => {
                set(&mut meta.excerpt, value)
            }
            "byline" if !meta.authors.is_empty() => set(&mut meta.byline, value),
            "author" | "authors" | "by" | "byline" | "writer" | "writers" | "creator" => self.authors(value, None),
            "photographer" | "photographers" | "photography" => self.authors(value, Some("Photographs")),
            "illustrator" | "illustrators" => self.authors(value, Some("Illustrations")),
            "translator" | "translators" => self.authors(value, Some("Translation")),
            "editor" | "editors" => self.authors(value, Some("Editor")),
            "contributor" | "contributors" => self.authors(value, Some("Contributor")),
            "published" if matches!(&value, Value::Text(text) if text == "true" || text == "false") => {
                self.draft(matches!(&value, Value::Text(text) if text == "false"))
            }
            "date" | "published" | "publishdate" | "publisheddate" | "publishedat" | "publishedon" | "pubdate"
            | "datepublished" | "publicationdate" | "publishedtime" => self.date(DateKind::Published, value),
            "modified" | "updated" | "lastmod" | "lastmodified" | "lastmodifiedat" | "lastupdated"
            | "lastupdatedat" | "lastupdate" | "updateddate" | "updatedat" | "updatedon" | "datemodified"
            | "dateupdated" | "moddate" | "modifieddate" | "modifiedat" => self.date(DateKind::Modified, value),
            "created" | "createdat" | "datecreated" | "creationdate" => self.date(DateKind::Created, value),
            "firstpublished" | "firstpublishdate" => self.date(DateKind::FirstPublished, value),
            "displaydate" => self.date(DateKind::Display, value),
            "embargo" | "embargodate" | "embargoed" => self.date(DateKind::Embargoed, value),
            "expirydate" | "expires" | "unpublishdate" => self.date(DateKind::Expires, value),
            "tags" | "tag" | "keywords" | "topics" | "topic" | "labels" => self.tags(value, None),
            "subjects" | "subject" => self.tags(value, Some(TagKind::Subject)),
            "genre" | "genres" => self.tags(value, Some(TagKind::Genre)),
            "people" => self.tags(value, Some(TagKind::Person)),
            "places" => self.tags(value, Some(TagKind::Place)),
            "category" | "categories" => self.categories(value),
            "section" => set(&mut meta.section, value),
            "lang" | "language" | "locale" => {
                let Some(language) = line(value).as_deref().and_then(language_tag) else { return false };
                meta.language = Some(language);
                true
            }
            "dir" | "direction" => match line(value).as_deref() {
                Some("rtl") => set_direction(meta, Direction::Rtl),
                Some("ltr") => set_direction(meta, Direction::Ltr),
                Some("auto") => set_direction(meta, Direction::Auto),
                _ => false,
            },
            "canonical" | "canonicalurl" | "url" | "permalink" | "link" | "originalurl" | "sourceurl" => {
                let Some(address) = line(value) else { return false };
                meta.url = meta.url.take().or_else(|| self.builder.link(&address));
                true
            }
            "commentsurl" | "discussionurl" => {
                let Some(address) = line(value) else { return false };
                meta.comments_url = self.builder.link(&address);
                true
            }
            "image" | "images" | "cover" | "coverimage" | "featuredimage" | "featureimage" | "heroimage" | "hero"
            | "thumbnail" | "banner" | "bannerimage" | "headerimage" | "leadimage" | "ogimage" | "socialimage"
            | "titleimage" => self.image(value),
            "imagealt" | "coveralt" | "coverimagealt" | "featuredimagealt" | "featureimagealt" | "heroimagealt"
            | "thumbnailalt" | "heroalt" => set(&mut self.lead.alt, value),
            "imagecaption"
            | "covercaption"
            | "coverimagecaption"
            | "featuredimagecaption"
            | "featureimagecaption"
            | "heroimagecaption"
            | "herocaption" => set(&mut self.lead.caption, value),
            "imagecredit"
            | "covercredit"
            | "coverimagecredit"
            | "featuredimagecredit"
            | "featureimagecredit"
            | "heroimagecredit"
            | "photocredit" => set(&mut self.lead.credit, value),
            "site" | "sitename" | "publication" => set(&mut meta.site_name, value),
            "publisher" => self.publisher(value),
            "series" => self.series(value),
            "seriespart" | "seriesorder" | "part" => {
                let part = number(value);
                if let Some(part) = part {
                    meta.series.get_or_insert_default().part = Some(part);
                }
                part.is_some()
            }
            "draft" => match line(value).as_deref() {
                Some("true" | "yes") => self.draft(true),
                Some("false" | "no") => true,
                _ => false,
            },
            "status" => match line(value) {
                Some(status) if status.eq_ignore_ascii_case("published") || status.eq_ignore_ascii_case("publish") => {
                    true
                }
                Some(status) => set(&mut meta.status, Value::Text(status)),
                None => false,
            },
            "license" | "licence" => self.license(value),
            "rights" | "copyright" => set(&mut meta.rights.get_or_insert_default().notice, value),
            "terms" | "usageterms" => set(&mut meta.rights.get_or_insert_default().terms, value),
            "copyrightholder" => set(&mut meta.rights.get_or_insert_default().holder, value),
            "dateline" | "location" | "place" => set(&mut meta.dateline, value),
            "articletype" => set(&mut meta.kind, value),
            "version" | "revision" => set(&mut meta.version, value),
            "doi" | "isbn" | "issn" | "pmid" | "pmcid" | "arxiv" | "guid" => self.identifier(key, value),
            "rating" => {
                meta.rating = line(value).as_deref().and_then(rating);
                meta.rating.is_some()
            }
            "wordcount" => {
                meta.word_count = number(value);
                meta.word_count.is_some()
            }
            "readingtime" | "timetoread" | "readtime" => {
                meta.reading_minutes = number(value);
                meta.reading_minutes.is_some()
            }
            // Where Zola, Hugo and Jekyll put keys of the same meaning.
            "taxonomies" | "extra" | "params" | "seo" | "meta" | "opengraph" if depth == 0 => match value {
                Value::Map(entries) => {
                    self.entries(entries, depth + 1);
                    true
                }
                _ => false,
            },
            _ => false,
        }
    }

    fn title(&mut self, kind: TitleKind, value: Value) -> bool {
        let title = line(value);
        let known = title.is_some();
        self.meta.titles.extend(title.map(|text| Title { kind, text, language: None }));
        known
    }

    fn draft(&mut self, draft: bool) -> bool {
        if draft {
            self.meta.status = Some(String::from("draft"));
        }
        true
    }

    fn authors(&mut self, value: Value, role: Option<&str>) -> bool {
        let values = match value {
            Value::List(values) => values,
            // Authors by their keys: `ana: {name: Ana García}`.
            Value::Map(entries) if entries.iter().all(|(_, value)| matches!(value, Value::Map(_))) => {
                entries.into_iter().map(|(_, value)| value).collect()
            }
            value => vec![value],
        };
        let before = self.meta.authors.len();
        for value in values {
            if let Some(mut author) = self.author(value) {
                author.role = author.role.or_else(|| role.map(str::to_string));
                self.meta.authors.push(author);
            }
        }
        self.meta.authors.len() > before
    }

    fn author(&mut self, value: Value) -> Option<Author> {
        let entries = match value {
            Value::Text(text) => return name_and_mail(&text),
            Value::List(_) => return None,
            Value::Map(entries) => entries,
        };
        let mut author = Author::default();
        for (key, value) in entries {
            match normalized(&key).as_str() {
                "name" | "fullname" | "displayname" | "title" if author.name.is_empty() => {
                    author.name = line(value).unwrap_or_default();
                }
                "url" | "link" | "website" | "homepage" | "site" | "web" | "uri" => {
                    author.url = line(value).and_then(|address| self.builder.link(&address));
                }
                "role" => author.role = line(value),
                "title" | "jobtitle" | "position" | "job" => author.job_title = line(value),
                "links" | "sameas" | "social" | "profiles" => author.links = self.links(&key, value),
                "affiliation" | "affiliations" | "organization" | "company" | "employer" => {
                    author.affiliations = self.affiliations(value);
                }
                "suffix" => author.suffix = line(value),
                "corresponding" => author.corresponding = is_true(value),
                "equalcontributor" | "equalcontribution" | "equalcontrib" => {
                    author.equal_contribution = is_true(value);
                }
                "email" | "mail" => author.email = line(value),
                "orcid" => {
                    let orcid = line(value).unwrap_or_default();
                    author.orcid = orcid.rsplit('/').next().filter(|orcid| !orcid.is_empty()).map(str::to_string);
                }
                "given" | "givenname" | "firstname" => author.given_name = line(value),
                "family" | "familyname" | "lastname" | "surname" => author.family_name = line(value),
                "bio" | "description" | "about" | "shortbio" => {
                    author.bio.extend(line(value).map(|text| Block::paragraph(vec![Inline::text(text)])));
                }
                "image" | "avatar" | "picture" | "photo" | "imageurl" => {
                    let url = line(value).and_then(|address| self.builder.media(&address));
                    author.image = url.map(|url| image(url, None));
                }
                _ => self.keep(["author.", &key].concat(), value),
            }
        }
        if author.name.is_empty() {
            let names = [author.given_name.as_deref(), author.family_name.as_deref()];
            author.name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        }
        (!author.name.is_empty()).then_some(author)
    }

    /// Addresses in a list, or by the names of their sites. What is none, such as the name of an account, is kept.
    fn links(&mut self, key: &str, value: Value) -> Vec<Url> {
        let values = match value {
            Value::Map(entries) => entries,
            Value::List(values) => values.into_iter().map(|value| (key.to_string(), value)).collect(),
            value => vec![(key.to_string(), value)],
        };
        let mut links = Vec::new();
        for (key, value) in values {
            match value {
                Value::Text(address) if address.contains("://") => links.extend(self.builder.link(&address)),
                value => self.keep(["author.", &key].concat(), value),
            }
        }
        links
    }

    /// The ids of institutions, which are added where they are not known yet.
    fn affiliations(&mut self, value: Value) -> Vec<String> {
        let values = match value {
            Value::List(values) => values,
            value => vec![value],
        };
        let mut ids = Vec::new();
        for value in values {
            let name = match value {
                Value::Map(entries) => {
                    entries.into_iter().find(|(key, _)| normalized(key) == "name").and_then(|(_, value)| line(value))
                }
                value => line(value),
            };
            ids.extend(name.map(|name| builder::affiliation(&mut self.meta.affiliations, name)));
        }
        ids
    }

    fn date(&mut self, kind: DateKind, value: Value) -> bool {
        let Some(original) = line(value) else { return false };
        let value = date::parse(&original);
        let main = match kind {
            DateKind::Published => Some(&mut self.meta.published),
            DateKind::Modified => Some(&mut self.meta.modified),
            _ => None,
        };
        // A date that says it all in the place for it need not be said twice.
        let mut told = false;
        if let Some(main @ None) = main {
            main.clone_from(&value);
            told = value.as_ref() == Some(&original);
        }
        if !told {
            self.meta.dates.push(PublicationDate { kind, label: None, value, original: Some(original) });
        }
        true
    }

    fn tags(&mut self, value: Value, kind: Option<TagKind>) -> bool {
        for name in names(value) {
            if !self.meta.tags.iter().take(256).any(|tag| tag.name == name) {
                self.meta.tags.push(Tag { name, kind, ..Tag::default() });
            }
        }
        true
    }

    /// The first category is the section, the others are tags.
    fn categories(&mut self, value: Value) -> bool {
        let mut names = names(value).into_iter();
        if self.meta.section.is_none() {
            self.meta.section = names.next();
        }
        self.tags(Value::List(names.map(Value::Text).collect()), None)
    }

    fn image(&mut self, value: Value) -> bool {
        let lead = &mut self.lead;
        match value {
            Value::Text(address) => {
                if lead.url.is_none() {
                    lead.url = self.builder.media(&address);
                }
                true
            }
            Value::List(values) => values.into_iter().next().is_some_and(|first| self.image(first)),
            Value::Map(entries) => {
                for (key, value) in entries {
                    match normalized(&key).as_str() {
                        "src" | "url" | "path" | "file" | "image" | "href" | "feature" | "source" => {
                            self.image(value);
                        }
                        "alt" | "alttext" => {
                            set(&mut self.lead.alt, value);
                        }
                        "caption" | "title" => {
                            set(&mut self.lead.caption, value);
                        }
                        "credit" | "photographer" | "attribution" | "author" => {
                            set(&mut self.lead.credit, value);
                        }
                        "license" | "licence" => {
                            let Some(address) = line(value) else { continue };
                            if address.contains("://") {
                                self.lead.rights.license = self.builder.link(&address);
                            } else {
                                self.lead.rights.terms = Some(address);
                            }
                        }
                        "copyright" => {
                            set(&mut self.lead.rights.notice, value);
                        }
                        "width" => self.lead.width = number(value),
                        "height" => self.lead.height = number(value),
                        _ => self.keep(["image.", &key].concat(), value),
                    }
                }
                true
            }
        }
    }

    fn publisher(&mut self, value: Value) -> bool {
        let mut publisher = Organization::default();
        match value {
            Value::Map(entries) => {
                for (key, value) in entries {
                    match normalized(&key).as_str() {
                        "name" => publisher.name = line(value).unwrap_or_default(),
                        "url" => publisher.url = line(value).and_then(|address| self.builder.link(&address)),
                        "logo" => publisher.logo = line(value).and_then(|address| self.builder.media(&address)),
                        _ => self.keep(["publisher.", &key].concat(), value),
                    }
                }
            }
            value => publisher.name = line(value).unwrap_or_default(),
        }
        let known = !publisher.name.is_empty();
        if known {
            self.meta.publisher = Some(publisher);
        }
        known
    }

    fn series(&mut self, value: Value) -> bool {
        let mut series = self.meta.series.take().unwrap_or_default();
        match value {
            Value::Map(entries) => {
                for (key, value) in entries {
                    match normalized(&key).as_str() {
                        "title" | "name" => series.title = line(value).unwrap_or_default(),
                        "part" | "index" | "number" | "order" => series.part = number(value),
                        "total" | "count" | "parts" => series.total = number(value),
                        "url" | "link" => series.url = line(value).and_then(|address| self.builder.link(&address)),
                        _ => self.keep(["series.", &key].concat(), value),
                    }
                }
            }
            value => series.title = names(value).into_iter().next().unwrap_or_default(),
        }
        let known = !series.title.is_empty();
        self.meta.series = Some(series).filter(|_| known);
        known
    }

    fn license(&mut self, value: Value) -> bool {
        let Some(license) = line(value) else { return false };
        let rights = self.meta.rights.get_or_insert_default();
        if license.contains("://") {
            rights.license = self.builder.link(&license);
        } else {
            rights.terms = Some(license);
        }
        true
    }

    fn identifier(&mut self, scheme: &str, value: Value) -> bool {
        let Some(value) = line(value) else { return false };
        let value = value.trim_start_matches("https://doi.org/").trim_start_matches("doi:").to_string();
        self.meta.identifiers.push(Identifier { scheme: scheme.to_string(), value });
        true
    }
}

impl Lead {
    fn figure(self) -> Option<Figure> {
        let image = Image { width: self.width, height: self.height, ..image(self.url?, self.alt) };
        let caption = self.caption.map(|text| Block::paragraph(vec![Inline::text(text)]));
        let credit = self.credit.map(Inline::text);
        let (images, caption) = (vec![image], caption.into_iter().collect());
        let rights = Some(self.rights).filter(|rights| *rights != Rights::default());
        Some(Figure { images, caption, rights, credit: credit.into_iter().collect(), ..Figure::default() })
    }
}

fn image(url: Url, alt: Option<String>) -> Image {
    Image { alt, ..Image::new(url) }
}

/// A key as all tools mean it: `pub_date`, `pub-date` and `pubDate` are one.
fn normalized(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.' | ':')).flat_map(lowercase::character).collect()
}

/// Sets what is not set yet; `false` where the value is no text.
fn set(field: &mut Option<String>, value: Value) -> bool {
    let Some(text) = line(value) else { return false };
    if field.is_none() && !text.is_empty() {
        *field = Some(text);
    }
    true
}

fn set_direction(meta: &mut Meta, direction: Direction) -> bool {
    meta.direction = Some(direction);
    true
}

/// A value as one line of text; `None` for a map.
fn line(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::List(values) => {
            let lines: Vec<String> = values.into_iter().filter_map(line).collect();
            Some(lines.join(", "))
        }
        Value::Map(_) => None,
    }
    .filter(|text| !text.is_empty())
}

fn is_true(value: Value) -> bool {
    matches!(line(value).as_deref(), Some("true" | "yes"))
}

fn json(value: Value) -> serde_json::Value {
    match value {
        Value::Text(text) => text.into(),
        Value::List(values) => values.into_iter().map(json).collect(),
        Value::Map(entries) => entries.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}

fn number(value: Value) -> Option<u32> {
    let text = line(value)?;
    let digits = text.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// `4.5`, or `4.5/5`.
fn rating(text: &str) -> Option<Rating> {
    let (value, best) = text.split_once('/').map_or((text, None), |(value, best)| (value, Some(best)));
    Some(Rating { value: decimal::parse(value)?, best: best.and_then(decimal::parse), worst: None })
}

/// Names in a list, or in a line with commas between them.
fn names(value: Value) -> Vec<String> {
    match value {
        Value::List(values) => values.into_iter().filter_map(line).collect(),
        Value::Map(entries) => entries.into_iter().map(|(name, _)| name).collect(),
        Value::Text(text) => {
            text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_string).collect()
        }
    }
}

/// `Ana García <ana@example.com>`.
fn name_and_mail(text: &str) -> Option<Author> {
    let text = text.trim();
    let (name, email) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, email)) if email.contains('@') && !name.trim().is_empty() => (name.trim(), Some(email.to_string())),
        _ => (text, None),
    };
    (!name.is_empty()).then(|| Author { name: name.to_string(), email, ..Author::default() })
}

#[cfg(test)]
mod tests {
    use super::super::split;
    use super::*;

    fn meta(text: &str) -> (Meta, Vec<Notice>) {
        let mut meta = Meta::default();
        let mut builder = Builder::new(None);
        apply(split(text).unwrap(), &mut meta, &mut builder);
        (meta, builder.into_notices())
    }

    #[test]
    fn the_words_of_different_tools_mean_the_same() {
        for text in [
            "---\ntitle: T\nauthor: Ana García\ndate: 2024-05-06\ntags: [a, b]\nlang: en_GB\n---\n",
            "---\ntitle: 'T'\nauthors:\n  - name: Ana García\npubDate: 2024-05-06\ntags:\n- a\n- b\nlanguage: en-GB\n---\n",
            "+++\ntitle = \"T\"\nauthor = [\"Ana García\"]\ndate = 2024-05-06\nlocale = \"en-GB\"\n\
             [taxonomies]\ntags = [\"a\", \"b\"]\n+++\n",
        ] {
            let (meta, notices) = meta(text);
            assert_eq!(meta.title.as_deref(), Some("T"), "{text}");
            assert_eq!(meta.authors[0].name, "Ana García", "{text}");
            assert_eq!(meta.published.as_deref(), Some("2024-05-06"), "{text}");
            assert_eq!(meta.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["a", "b"], "{text}");
            assert_eq!(meta.language.as_deref(), Some("en-GB"), "{text}");
            assert!(notices.is_empty() && meta.dates.is_empty(), "{text} {notices:?}");
        }
    }

    #[test]
    fn what_has_no_place_is_kept() {
        let text = "---\ntitle: T\nlayout: post\nauthors: [{name: A, twitter: a}, {name: B, social: {twitter: b, web: 'https://b.example'}}]\nmenu: {main: {weight: 3}}\n---\n";
        let (meta, notices) = meta(text);
        assert_eq!(meta.authors[0].name, "A");
        assert_eq!(meta.authors[1].links[0].as_str(), "https://b.example/");
        let extra =
            serde_json::json!({"layout": "post", "author.twitter": ["a", "b"], "menu": {"main": {"weight": "3"}}});
        assert_eq!(serde_json::Value::Object(meta.extra), extra);
        assert!(notices.is_empty());
    }

    #[test]
    fn a_worded_date_keeps_its_words() {
        let (meta, _) = meta("---\ndate: 6 May 2024\nupdated: soon\n---\n");
        assert_eq!(meta.published.as_deref(), Some("2024-05-06"));
        assert_eq!(meta.modified, None);
        assert_eq!(meta.dates[0].original.as_deref(), Some("6 May 2024"));
        assert_eq!(
            meta.dates[1],
            PublicationDate { kind: DateKind::Modified, label: None, value: None, original: Some("soon".into()) }
        );
    }

    #[test]
    fn a_script_is_no_canonical_address() {
        let (meta, notices) = meta("---\nurl: javascript:alert(1)\nimage: javascript:alert(1)\n---\n");
        assert_eq!((meta.url, meta.lead_image), (None, None));
        assert_eq!(notices.len(), 2);
    }
}
