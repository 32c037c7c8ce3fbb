//! Our own JSON: the model as it is.

use crate::builder::Builder;
use crate::error::{Error, ErrorCode};
use crate::model::json::{self, Field};
use crate::model::{Article, Notice, NoticeCode, Url, VERSION};
use serde_json::Value;

/// An object with a `version` that is a number, and `blocks`.
pub fn detect(text: &str) -> bool {
    text.trim_start().starts_with('{')
        && serde_json::from_str::<Value>(text).is_ok_and(|parts| {
            parts.get("version").is_some_and(Value::is_u64) && parts.get("blocks").is_some_and(Value::is_array)
        })
}

/// Reads the model part by part: what is damaged or of a later version costs only itself, and leaves a notice.
///
/// Relative addresses are read against where the article comes from, if that is known; everything else stays
/// as it is.
pub fn parse(text: &str, base: Option<&Url>) -> Result<Article, Error> {
    let parts = serde_json::from_str(text).map_err(|error| {
        let message = format!("this is not an article in JSON: {error}");
        Error::new(ErrorCode::Malformed, message)
    })?;
    let Value::Object(mut parts) = parts else {
        return Err(Error::new(ErrorCode::Malformed, "an article in JSON is an object"));
    };
    let mut builder = Builder::new(base);
    let version = parts.get("version").and_then(Value::as_u64).unwrap_or(0);
    let meta = parts.remove("meta").and_then(|part| read(&mut builder, part, "/meta")).unwrap_or_default();
    let Some(Value::Array(blocks)) = parts.remove("blocks") else {
        return Err(Error::new(ErrorCode::Malformed, "an article in JSON has a list of `blocks`"));
    };
    let blocks = list(&mut builder, blocks, "/blocks/");
    let notes = match parts.remove("notes") {
        Some(Value::Array(notes)) => list(&mut builder, notes, "/notes/"),
        _ => Vec::new(),
    };
    let mut notices: Vec<Notice> = match parts.remove("notices") {
        Some(Value::Array(notices)) => list(&mut builder, notices, "/notices/"),
        _ => Vec::new(),
    };
    notices.append(&mut builder.into_notices());
    if version > u64::from(VERSION) {
        let message = "written in a later version of the article format; some of it may be missing";
        notices.push(Notice::new(NoticeCode::Unsupported, message));
    }
    Ok(Article { version: VERSION, meta, blocks, notes, notices })
}

fn list<T: Field>(builder: &mut Builder<'_>, parts: Vec<Value>, place: &str) -> Vec<T> {
    let mut list = Vec::with_capacity(parts.len());
    for (index, part) in parts.into_iter().enumerate() {
        list.extend(read::<T>(builder, part, &[place, &index.to_string()].concat()));
    }
    list
}

fn read<T: Field>(builder: &mut Builder<'_>, part: Value, place: &str) -> Option<T> {
    json::read(part, builder.base())
        .map_err(|error| {
            let message = ["a part could not be read and is missing: ", &error].concat();
            builder.notice(Notice::new(NoticeCode::Malformed, message).at(place));
        })
        .ok()
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
    fn an_unsafe_address_does_not_come_in_through_json() {
        let text = r#"{"version":1,"blocks":[{"kind":"paragraph","content":[
            {"kind":"link","url":"javascript:alert(1)","content":[{"kind":"text","text":"x"}]}]}]}"#;
        let article = parse(text, None).unwrap();
        assert!(!serde_json::to_string(&article).unwrap().contains("javascript"));
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
