//! Our own JSON: the model as it is.

use crate::builder::{Builder, tracking_notice};
use crate::error::{Error, ErrorCode};
use crate::json;
use crate::model::json::{Losses, Read, read};
use crate::model::{Article, Meta, Notice, NoticeCode, Url, VERSION};
use serde_json::Value;

const MEMBERS: &[&str] = &["version", "meta", "blocks", "notes", "notices"];

/// An object with a `version` that is a number, and `blocks`.
pub fn detect(text: &str) -> bool {
    text.trim_start().starts_with('{')
        && json::parse(text).is_ok_and(|parts| {
            parts.get("version").is_some_and(Value::is_u64) && parts.get("blocks").is_some_and(Value::is_array)
        })
}

/// Reads the model part by part: what is damaged or of a later version costs only itself, and leaves a notice.
///
/// Relative addresses are read against where the article comes from, if that is known; everything else stays
/// as it is.
pub fn parse(text: &str, base: Option<&Url>) -> Result<Article, Error> {
    let parts = json::parse(text).map_err(|fault| {
        let message = ["this is not an article in JSON: ", &fault.told(text)].concat();
        Error::new(ErrorCode::Malformed, message)
    })?;
    let Value::Object(mut parts) = parts else {
        return Err(Error::new(ErrorCode::Malformed, "an article in JSON is an object"));
    };
    let mut builder = Builder::new(base);
    let version = parts.get("version").and_then(Value::as_u64).unwrap_or(0);
    let mut take = |name: &str| parts.get_mut(name).map(Value::take);
    let Some(Value::Array(blocks)) = take("blocks") else {
        return Err(Error::new(ErrorCode::Malformed, "an article in JSON has a list of `blocks`"));
    };
    let mut reader = Reader { builder: &mut builder, losses: Losses::default() };
    let meta = take("meta").map(|part| reader.meta(part)).unwrap_or_default();
    let blocks = reader.list(Value::Array(blocks), "/blocks");
    let notes = take("notes").map(|notes| reader.list(notes, "/notes")).unwrap_or_default();
    let mut notices: Vec<Notice> = take("notices").map(|notices| reader.list(notices, "/notices")).unwrap_or_default();
    let Losses { unknown, refused, tracked } = reader.losses;
    let unknown = unknown.get() + parts.keys().filter(|name| !MEMBERS.contains(&name.as_str())).count();
    if unknown > 0 {
        let message = ["members that are not known were left out: ", &unknown.to_string()].concat();
        builder.notice(Notice::new(NoticeCode::Unsupported, message));
    }
    if refused.get() > 0 {
        let message = ["addresses were refused: ", &refused.get().to_string()].concat();
        builder.notice(Notice::new(NoticeCode::RefusedAddress, message));
    }
    if tracked.get() {
        builder.notice(tracking_notice());
    }
    notices.append(&mut builder.into_notices());
    if version > u64::from(VERSION) {
        let message = "written in a later version of the article format; some of it may be missing";
        notices.push(Notice::new(NoticeCode::Unsupported, message));
    }
    Ok(Article { version: VERSION, meta, blocks, notes, notices })
}

/// Reads parts; what cannot be read is left out, with a notice.
struct Reader<'r, 'b> {
    builder: &'r mut Builder<'b>,
    losses: Losses,
}

impl Reader<'_, '_> {
    fn list<T: Read>(&mut self, parts: Value, place: &str) -> Vec<T> {
        let Value::Array(parts) = parts else {
            self.lose("it is not a list", place);
            return Vec::new();
        };
        let mut list = Vec::with_capacity(parts.len());
        for (index, part) in parts.into_iter().enumerate() {
            match read(part, self.builder.base(), &self.losses) {
                Ok(item) => list.push(item),
                Err(error) => self.lose(&error, &[place, "/", &index.to_string()].concat()),
            }
        }
        list
    }

    /// The metadata without the members that cannot be read.
    fn meta(&mut self, mut part: Value) -> Meta {
        loop {
            match read(part.clone(), self.builder.base(), &self.losses) {
                Ok(meta) => return meta,
                Err(error) => {
                    // An error names the member first.
                    let name = error.split(": ").next().unwrap_or_default();
                    self.lose(&error, &["/meta/", name].concat());
                    match part.get_mut(name) {
                        None | Some(Value::Null) => return Meta::default(),
                        Some(member) => *member = Value::Null,
                    }
                }
            }
        }
    }

    fn lose(&mut self, error: &str, place: &str) {
        let message = ["a part could not be read and is missing: ", error].concat();
        self.builder.notice(Notice::new(NoticeCode::Malformed, message).at(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Inline, Purpose};

    #[test]
    fn a_block_of_a_later_version_costs_only_itself() {
        let text = r#"{"version":2,"meta":{"title":"T"},"blocks":[{"kind":"hologram"},
            {"kind":"paragraph","content":[{"kind":"text","text":"Here."}]}]}"#;
        assert!(detect(text));
        let article = parse(text, None).unwrap();
        assert_eq!(article.meta.title.as_deref(), Some("T"));
        assert_eq!(article.blocks, [Block::paragraph(vec![Inline::text("Here.")])]);
        assert_eq!(article.notices.len(), 2);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let text = r#"{"version":1,"meta":{"title":5,"kicker":"K","genre":"x"},"blocks":[],"notes":{},"extra":1}"#;
        let article = parse(text, None).unwrap();
        assert_eq!(article.meta.kicker.as_deref(), Some("K"));
        let told: Vec<&str> = article.notices.iter().map(|notice| notice.message.as_str()).collect();
        assert_eq!(
            told,
            [
                "a part could not be read and is missing: title: it is not a text",
                "a part could not be read and is missing: it is not a list",
                "members that are not known were left out: 2",
            ]
        );
    }

    #[test]
    fn an_unsafe_address_does_not_come_in_through_json() {
        let text = r#"{"version":1,"blocks":[{"kind":"paragraph","content":[
            {"kind":"link","url":"javascript:alert(1)","content":[{"kind":"text","text":"x"}]}]}]}"#;
        let article = parse(text, None).unwrap();
        assert!(!serde_json::to_string(&article).unwrap().contains("javascript"));
    }

    #[test]
    fn what_follows_readers_does_not_come_in_through_json_and_is_told_once() {
        let text = r#"{"version":1,"blocks":[{"kind":"figure","images":[{"url":"https://a.example/b.png?w=9&fbclid=1"}],
            "url":"https://a.example/?utm_source=x"}]}"#;
        let article = parse(text, None).unwrap();
        let json = serde_json::to_string(&article.blocks).unwrap();
        assert!(json.contains("b.png?w=9\"") && json.contains("https://a.example/\""), "{json}");
        let codes: Vec<NoticeCode> = article.notices.iter().map(|notice| notice.code).collect();
        assert_eq!(codes, [NoticeCode::Tracking]);
        let again = parse(&serde_json::to_string(&article).unwrap(), None).unwrap();
        assert_eq!(again, article);
    }

    #[test]
    fn relative_addresses_are_read_against_where_the_article_comes_from() {
        let text = r#"{"version":1,"blocks":[{"kind":"figure","images":[{"url":"a.svg"}]},
            {"kind":"paragraph","content":[{"kind":"link","url":"https://other.example/","content":[{"kind":"text","text":"x"}]}]}]}"#;
        let base = Url::parse("https://site.example/articles/one.json", Purpose::Link);
        let json = serde_json::to_string(&parse(text, base.as_ref()).unwrap()).unwrap();
        assert!(json.contains(r#""url":"https://site.example/articles/a.svg""#), "{json}");
        assert!(json.contains(r#""url":"https://other.example/""#), "{json}");
        assert!(serde_json::to_string(&parse(text, None).unwrap()).unwrap().contains(r#""url":"a.svg""#));
    }
}
