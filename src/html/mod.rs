//! HTML text → a flat tree, as browsers read it, whatever the text.
//!
//! A parser of the standard, <https://html.spec.whatwg.org/multipage/parsing.html>: `tokenizer` makes tokens of the
//! source, `builder` a `draft` of them that can still change, and `numbering` the tree. The rest of the program sees
//! [`Tree`] and [`Name`].

mod builder;
mod draft;
mod markup;
mod name;
mod names;
mod numbering;
mod raw_text;
mod references;
#[cfg(test)]
mod tests;
mod tokenizer;
mod tree;

use std::borrow::Cow;

use builder::Builder;
use name::Namespace;

pub(crate) use name::Name;
pub(crate) use tree::{NodeId, Tree};

/// The tree of a whole page, its `html` element below the [root](Tree::ROOT).
pub(crate) fn parse_document(source: &str) -> Tree {
    parse(source, None)
}

/// The tree of a piece of a page, as if it stood in a `body`; its nodes are the children of the [root](Tree::ROOT).
pub(crate) fn parse_fragment(source: &str) -> Tree {
    parse(source, Some((Namespace::Html, Name::BODY)))
}

/// Numbers of bytes are kept in 32 bits, with room for what is decoded and joined: at most ten times the source.
const MAX_SOURCE: usize = 1 << 28;

fn parse(source: &str, context: Option<(Namespace, Name)>) -> Tree {
    let kept = &source[..source.floor_char_boundary(MAX_SOURCE)];
    let text = normalized(kept.strip_prefix('\u{feff}').unwrap_or(kept));
    let mut tree = Builder::new(&text, context).build();
    tree.truncated |= kept.len() < source.len();
    tree
}

/// The source with line feeds alone at the ends of lines.
fn normalized(source: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', source.as_bytes()).is_none() {
        return Cow::Borrowed(source);
    }
    Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n"))
}
