//! schema.org, as JSON-LD and microdata say it → what an article says about itself, and its body where that is said too.

mod body;
mod item;
mod media;
mod meta;
mod source;
mod tag;
mod work;

pub(crate) use body::body;
pub(crate) use item::Items;
pub(crate) use meta::{metadata, page_metadata};
pub(crate) use source::{looks_like_json, read};
pub(crate) use work::references;

use super::one_line;
use crate::html;
use std::borrow::Cow;

/// Words as they are to be shown: character references and tags, which many put into JSON, are read; white space is
/// collapsed.
pub(crate) fn plain(text: &str) -> String {
    one_line(&characters(text))
}

/// The characters that a text means where it is HTML or has character references.
fn characters(text: &str) -> Cow<'_, str> {
    let source = match () {
        () if body::is_html(text) => Cow::Borrowed(text),
        () if text.contains('&') => Cow::Owned(text.replace('<', "&lt;")),
        () => return Cow::Borrowed(text),
    };
    Cow::Owned(html::parse_fragment(&source).text(html::Tree::ROOT).to_string())
}
