//! A schema.org article as JSON-LD: by itself, in an array or in a `@graph`.

use crate::builder::{self, Builder};
use crate::error::{Error, ErrorCode};
use crate::extract::schema_org::{self, Items};
use crate::json;
use crate::model::{Article, Notice, NoticeCode, Origin, Url};

/// JSON that names schema.org and one of its articles.
pub fn detect(text: &str) -> bool {
    if !schema_org::looks_like_json(text) || !text.contains("schema.org") && !text.contains("\"schema:") {
        return false;
    }
    Items::new(&schema_org::read(text)).article(None).is_some()
}

/// Reads the article that the data is about.
pub fn parse(text: &str, base: Option<&Url>) -> Result<Article, Error> {
    let values = schema_org::read(text);
    if values.is_empty() {
        let fault = json::parse(text).err().map(|fault| [": ", &fault.told(text)].concat());
        let message = ["this is not JSON", &fault.unwrap_or_default()].concat();
        return Err(Error::new(ErrorCode::Malformed, message));
    }
    let items = Items::new(&values);
    let item = items
        .article(base.map(Url::as_str))
        .ok_or_else(|| Error::new(ErrorCode::NoArticle, "the JSON-LD describes no article"))?;
    let mut builder = Builder::new(base);
    let mut meta = schema_org::metadata(&items, item, &mut builder);
    meta.note_origin(Origin::JsonLd);
    let mut body = schema_org::body(&items, item, &mut builder);
    builder::raise_headings(&mut body.blocks);
    if body.blocks.is_empty() {
        if meta.title.is_none() && meta.excerpt.is_none() {
            return Err(Error::new(ErrorCode::NoArticle, "the JSON-LD names an article and says nothing of it"));
        }
        let message = "the JSON-LD tells of an article without holding its text";
        builder.notice(Notice::new(NoticeCode::EmptyBody, message));
    }
    body.blocks.extend(schema_org::references(&items, item, &mut builder));
    Ok(Article { meta, blocks: body.blocks, notes: body.notes, notices: builder.into_notices(), ..Article::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Access, Block, walk};
    use crate::prose::prose;
    use serde_json::{Value, json};

    #[test]
    fn json_that_names_an_article_is_recognised() {
        for (text, expected) in [
            (r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"x"}"#, true),
            (r#"[{"@context":"http://schema.org/","@graph":[{"@type":["Thing","BlogPosting"]}]}]"#, true),
            (r#"{"@type":"http://schema.org/Article","http://schema.org/headline":"x"}"#, true),
            (r#"{"@context":"https://schema.org","@type":"Recipe","name":"x"}"#, false),
            (r#"{"version":1,"blocks":[]}"#, false),
            ("# schema.org", false),
        ] {
            assert_eq!(detect(text), expected, "{text}");
        }
    }

    #[test]
    fn json_without_an_article_is_none() {
        for (text, code) in [
            ("{", "malformed"),
            ("[]", "no-article"),
            (r#"{"@type":"Recipe"}"#, "no-article"),
            (r#"{"@type":"Article"}"#, "no-article"),
        ] {
            assert_eq!(parse(text, None).unwrap_err().code(), code, "{text}");
        }
    }

    #[test]
    fn what_the_data_says_is_in_the_article() {
        let text = r##"{"@context":"https://schema.org","@graph":[
            {"@id":"#ana","@type":"Person","name":"Ana García","jobTitle":"Editor","url":"/ana"},
            {"@type":"NewsArticle","headline":"Bridge &amp; road reopen","author":[{"@id":"#ana"},"Tom Reyes"],
             "datePublished":"2024-05-03T09:00:00+02:00","keywords":"bridges, roads","isAccessibleForFree":"False",
             "image":{"@type":"ImageObject","url":"/b.jpg","width":1200,"height":"800px","caption":"The bridge"},
             "articleBody":"One & two.\n\nThree <four."}]}"##;
        let base = Url::parse("https://herald.example/news/1", crate::model::Purpose::Link);
        let article = parse(text, base.as_ref()).unwrap();
        let meta = &article.meta;
        assert_eq!(meta.title.as_deref(), Some("Bridge & road reopen"));
        assert_eq!(meta.published.as_deref(), Some("2024-05-03T09:00:00+02:00"));
        let authors: Vec<&str> = meta.authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(authors, ["Ana García", "Tom Reyes"]);
        assert_eq!(meta.authors[0].url.as_ref().map(Url::as_str), Some("https://herald.example/ana"));
        assert_eq!(meta.tags.len(), 2);
        assert_eq!(meta.access, Some(Access::Restricted));
        let figure = meta.lead_image.as_ref().unwrap();
        assert_eq!((figure.images[0].width, figure.images[0].height), (Some(1200), Some(800)));
        assert_eq!(figure.caption.len(), 1);
        assert_eq!(prose(&article), "One & two.\n\nThree <four.");
    }

    #[test]
    fn what_it_names_besides_keeps_its_parts() {
        let text = r##"{"@context":"https://schema.org","@graph":[
            {"@type":"BreadcrumbList","itemListElement":[
                {"@type":"ListItem","position":3,"name":"Bridges","item":"https://herald.example/news/bridges"},
                {"@type":"ListItem","position":1,"name":"Home","item":"https://herald.example/"},
                {"@type":"ListItem","position":2,"item":{"@id":"https://herald.example/news","name":"News"}},
                {"@type":"ListItem","position":4,"name":"A book of bridges"}]},
            {"@type":"Review","headline":"A book of bridges","version":2,"articleBody":"Good.","genre":"Essay",
             "author":{"@type":"Person","name":"Ana García","jobTitle":"Critic","honorificSuffix":"PhD","description":"Reads.",
               "url":"https://a.example","sameAs":["https://b.example","https://orcid.org/0000-0002-1825-0097"],
               "affiliation":{"@type":"Organization","name":"Asham University"}},
             "about":[{"@type":"Place","name":"Asham"},{"@type":"DefinedTerm","name":"Bridges","termCode":"b7",
               "inDefinedTermSet":"https://terms.example"}],
             "image":{"@type":"ImageObject","url":"https://a.example/b.jpg","license":"https://license.example/by"},
             "digitalSourceType":"https://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
             "sourceOrganization":[{"@type":"Organization","name":"Coast Press"}],
             "itemReviewed":{"@type":"Book","name":"Bridges","author":"Liu Wei","isbn":"978-0-00-000000-2","url":"https://c.example"},
             "citation":["Okafor, T. The tide. 1971.","https://d.example/paper",
               {"@type":"ScholarlyArticle","name":"On piers","author":"Tom Okafor","datePublished":"2020-03",
                "pageStart":"4","pageEnd":"9","identifier":"https://doi.org/10.1000/7","isPartOf":{"@type":"PublicationIssue",
                "issueNumber":"3","isPartOf":{"@type":"PublicationVolume","volumeNumber":"12","isPartOf":
                {"@type":"Periodical","name":"Waters"}}}}]}]}"##;
        let article = parse(text, None).unwrap();
        let meta = serde_json::to_value(&article.meta).unwrap();
        let author = |name: &str| meta["authors"][0][name].clone();
        assert_eq!((author("job_title"), author("suffix")), ("Critic".into(), "PhD".into()));
        assert_eq!(author("links"), json!(["https://b.example/", "https://orcid.org/0000-0002-1825-0097"]));
        assert_eq!((author("role"), author("affiliations")), (Value::Null, json!(["Asham-University"])));
        assert_eq!(meta["affiliations"], json!([{"id": "Asham-University", "name": "Asham University"}]));
        let tags = json!([{"name": "Essay", "kind": "genre"}, {"name": "Asham", "kind": "place"},
            {"name": "Bridges", "kind": "subject", "scheme": "https://terms.example", "code": "b7"}]);
        assert_eq!(meta["tags"], tags);
        let path: Vec<&str> = article.meta.section_path.iter().map(|section| section.name.as_str()).collect();
        assert_eq!((path, article.meta.section.as_deref()), (vec!["News", "Bridges"], Some("Bridges")));
        assert_eq!(meta["sources"], json!([{"name": "Coast Press"}]));
        assert_eq!((&meta["version"], &meta["digital_source_type"]), (&"2".into(), &"digitalCreation".into()));
        assert_eq!(meta["lead_image"]["rights"], json!({"license": "https://license.example/by"}));
        let reviewed = json!([{"work": {"kind": "Book", "title": "Bridges", "authors": [{"name": "Liu Wei"}]},
            "url": "https://c.example/", "identifiers": [{"scheme": "isbn", "value": "978-0-00-000000-2"}]}]);
        assert_eq!(meta["reviewed"], reviewed);
        let Some(Block::References { items }) = article.blocks.last() else { panic!("no bibliography") };
        let printed: Vec<String> = items.iter().map(|item| walk::text(&item.content)).collect();
        let third = "Tom Okafor: On piers. Waters 12 (3), 4–9. 2020-03";
        assert_eq!(printed, ["Okafor, T. The tide. 1971.", "", third]);
        assert_eq!(items[1].url.as_ref().map(Url::as_str), Some("https://d.example/paper"));
        assert_eq!(items[2].identifiers[0].value, "10.1000/7");
    }

    #[test]
    fn a_live_blog_is_its_posts() {
        let text = r#"{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":[
            {"@type":"BlogPosting","headline":"First","datePublished":"2024-05-03T09:00:00Z","articleBody":"<p>a</p>"},
            {"@type":"BlogPosting","headline":"Second","articleBody":"b"},
            {"@type":"BlogPosting"}]}"#;
        let article = parse(text, None).unwrap();
        let posts = article.blocks.iter().filter(|block| matches!(block, Block::Post(_))).count();
        assert_eq!(posts, 2);
    }
}
