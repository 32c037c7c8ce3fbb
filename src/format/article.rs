//! Our own JSON: the model as it is.

use crate::builder::Builder;
use crate::error::{Error, ErrorCode};
use crate::model::{Article, Block, Meta, Note, Notice, NoticeCode, Url, VERSION};
use serde::Deserialize;
use serde_json::value::RawValue;

/// An object with a `version` and `blocks`.
pub fn detect(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Shape {
        #[serde(rename = "version")]
        _version: u32,
        #[serde(rename = "blocks")]
        _blocks: Vec<serde::de::IgnoredAny>,
    }
    text.trim_start().starts_with('{') && serde_json::from_str::<Shape>(text).is_ok()
}

/// Reads the model. What a later version added is left out with a notice, block by block.
pub fn parse(text: &str, _base: Option<&Url>) -> Result<Article, Error> {
    let mut article = match serde_json::from_str::<Article>(text) {
        Ok(article) => article,
        Err(error) => salvage(text).ok_or_else(|| {
            let message = format!("this is not an article in JSON: {error}");
            Error::new(ErrorCode::Malformed, message)
        })?,
    };
    if article.version > VERSION {
        let message = "written in a later version of the article format; some of it may be missing";
        article.notices.push(Notice::new(NoticeCode::Unsupported, message));
        article.version = VERSION;
    }
    Ok(article)
}

/// Reads the parts that can be read, each for itself.
fn salvage(text: &str) -> Option<Article> {
    #[derive(Deserialize)]
    struct Parts<'a> {
        #[serde(default)]
        version: u32,
        #[serde(borrow, default)]
        meta: Option<&'a RawValue>,
        #[serde(borrow)]
        blocks: Vec<&'a RawValue>,
        #[serde(borrow, default)]
        notes: Vec<&'a RawValue>,
        #[serde(borrow, default)]
        notices: Vec<&'a RawValue>,
    }
    fn read<'a, T: Deserialize<'a>>(builder: &mut Builder<'_>, part: &'a RawValue, place: &str) -> Option<T> {
        serde_json::from_str(part.get())
            .map_err(|error| {
                let message = format!("a part could not be read and is missing: {error}");
                builder.notice(Notice::new(NoticeCode::Malformed, message).at(place));
            })
            .ok()
    }
    let parts: Parts<'_> = serde_json::from_str(text).ok()?;
    let mut builder = Builder::new(None);
    let meta = parts.meta.and_then(|part| read::<Meta>(&mut builder, part, "/meta")).unwrap_or_default();
    let mut blocks = Vec::new();
    for (index, part) in parts.blocks.iter().enumerate() {
        blocks.extend(read::<Block>(&mut builder, part, &format!("/blocks/{index}")));
    }
    let mut notes = Vec::new();
    for (index, part) in parts.notes.iter().enumerate() {
        notes.extend(read::<Note>(&mut builder, part, &format!("/notes/{index}")));
    }
    let mut notices: Vec<Notice> =
        parts.notices.iter().filter_map(|part| serde_json::from_str(part.get()).ok()).collect();
    notices.append(&mut builder.into_notices());
    Some(Article { version: parts.version, meta, blocks, notes, notices })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Inline;

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
}
