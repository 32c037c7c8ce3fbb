//! Blocks and inlines out of JSON.
//!
//! What serde derives for an enum tagged by `kind` reads every part twice over, through a buffer of its own, and weighs
//! 22 KB more (brotli) in the `.wasm` than this.

use super::{Block, Inline};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::{Error, Map, Value};

type Fields = Map<String, Value>;

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        block(Fields::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Inline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        inline(Fields::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

fn block(mut fields: Fields) -> Result<Block, Error> {
    let kind = kind(&mut fields)?;
    Ok(match kind.as_str() {
        "paragraph" => {
            Block::Paragraph { content: required(&mut fields, "content")?, role: optional(&mut fields, "role")? }
        }
        "heading" => Block::Heading {
            level: required(&mut fields, "level")?,
            id: optional(&mut fields, "id")?,
            content: required(&mut fields, "content")?,
        },
        "list" => Block::List(whole(fields)?),
        "definition_list" => Block::DefinitionList { items: required(&mut fields, "items")? },
        "quote" => Block::Quote {
            blocks: required(&mut fields, "blocks")?,
            attribution: optional(&mut fields, "attribution")?,
            url: optional(&mut fields, "url")?,
        },
        "pull_quote" => Block::PullQuote {
            blocks: required(&mut fields, "blocks")?,
            attribution: optional(&mut fields, "attribution")?,
        },
        "code" => Block::Code(whole(fields)?),
        "preformatted" => Block::Preformatted { content: required(&mut fields, "content")? },
        "verse" => Block::Verse(whole(fields)?),
        "math" => Block::Math(whole(fields)?),
        "table" => Block::Table(whole(fields)?),
        "figure" => Block::Figure(whole(fields)?),
        "gallery" => Block::Gallery(whole(fields)?),
        "video" => Block::Video(whole(fields)?),
        "audio" => Block::Audio(whole(fields)?),
        "embed" => Block::Embed(whole(fields)?),
        "link_card" => Block::LinkCard(whole(fields)?),
        "aside" => Block::Aside(whole(fields)?),
        "details" => Block::Details {
            summary: required(&mut fields, "summary")?,
            open: optional(&mut fields, "open")?,
            blocks: required(&mut fields, "blocks")?,
        },
        "divider" => Block::Divider,
        "references" => Block::References { items: required(&mut fields, "items")? },
        "post" => Block::Post(whole(fields)?),
        "group" => Block::Group {
            id: optional(&mut fields, "id")?,
            language: optional(&mut fields, "language")?,
            direction: optional(&mut fields, "direction")?,
            blocks: required(&mut fields, "blocks")?,
        },
        _ => return Err(unknown(&kind)),
    })
}

fn inline(mut fields: Fields) -> Result<Inline, Error> {
    let kind = kind(&mut fields)?;
    // Most have this, and nothing else.
    let content: Vec<Inline> = optional(&mut fields, "content")?;
    Ok(match kind.as_str() {
        "text" => Inline::Text { text: required(&mut fields, "text")? },
        "strong" => Inline::Strong { content },
        "emphasis" => Inline::Emphasis { content },
        "underline" => Inline::Underline { content },
        "strike" => Inline::Strike { content },
        "insertion" => Inline::Insertion { content },
        "subscript" => Inline::Subscript { content },
        "superscript" => Inline::Superscript { content },
        "small_caps" => Inline::SmallCaps { content },
        "mark" => Inline::Mark { content },
        "code" => Inline::Code { text: required(&mut fields, "text")? },
        "keyboard" => Inline::Keyboard { content },
        "link" => Inline::Link { url: required(&mut fields, "url")?, title: optional(&mut fields, "title")?, content },
        "reference" => Inline::Reference { target: required(&mut fields, "target")?, content },
        "citation" => Inline::Citation { targets: required(&mut fields, "targets")?, content },
        "note_reference" => Inline::NoteReference { note: required(&mut fields, "note")? },
        "anchor" => Inline::Anchor { id: required(&mut fields, "id")? },
        "math" => Inline::Math(whole(fields)?),
        "image" => Inline::Image(whole(fields)?),
        "break" => Inline::Break,
        "abbreviation" => Inline::Abbreviation { title: optional(&mut fields, "title")?, content },
        "ruby" => Inline::Ruby { content, reading: required(&mut fields, "reading")? },
        "quote" => Inline::Quote { url: optional(&mut fields, "url")?, content },
        "time" => Inline::Time { value: required(&mut fields, "value")?, content },
        "span" => Inline::Span {
            language: optional(&mut fields, "language")?,
            direction: optional(&mut fields, "direction")?,
            content,
        },
        _ => return Err(unknown(&kind)),
    })
}

fn kind(fields: &mut Fields) -> Result<String, Error> {
    required(fields, "kind")
}

fn unknown(kind: &str) -> Error {
    Error::custom(["unknown kind `", kind, "`"].concat())
}

fn required<T: DeserializeOwned>(fields: &mut Fields, name: &'static str) -> Result<T, Error> {
    T::deserialize(fields.remove(name).ok_or_else(|| Error::missing_field(name))?)
}

fn optional<T: DeserializeOwned + Default>(fields: &mut Fields, name: &str) -> Result<T, Error> {
    fields.remove(name).map_or_else(|| Ok(T::default()), T::deserialize)
}

fn whole<T: DeserializeOwned>(fields: Fields) -> Result<T, Error> {
    T::deserialize(Value::Object(fields))
}
