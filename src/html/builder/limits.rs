//! Tags that would cost more than they say are left out, so that no source takes more time than its length.

use crate::html::name::Name;
use crate::html::numbering::MAX_DEPTH;
use crate::html::tokenizer::Token;

use super::Builder;
use super::formatting::is_formatting;

/// From here on only elements that hold text themselves are opened, so that deep text keeps its paragraphs.
const MAX_CONTAINERS: usize = MAX_DEPTH - 64;
/// Open formatting elements, which every new paragraph repeats.
const MAX_FORMATTING: usize = 64;

impl Builder<'_> {
    /// Whether a token has an effect.
    pub(super) fn admits(&mut self, token: &Token) -> bool {
        if self.draft.is_full() {
            self.draft.truncated = true;
            return false;
        }
        match token {
            Token::End(tag) => self.excess.pop_if(|name| *name == tag.name).is_none(),
            Token::Start(tag) if is_formatting(tag.name) && self.formatting_count() >= MAX_FORMATTING => false,
            Token::Start(tag) if !opens_nothing(tag.name) || self.is_in_foreign_content(token) => {
                if self.open.len() < MAX_CONTAINERS {
                    self.excess.clear();
                    return true;
                }
                let limit = if holds_text(tag.name) { MAX_DEPTH } else { MAX_CONTAINERS };
                if self.open.len() >= limit && !tag.is_self_closing {
                    self.excess.push(tag.name);
                }
                self.open.len() < limit
            }
            _ => true,
        }
    }
}

fn holds_text(name: Name) -> bool {
    matches!(
        name,
        Name::P
            | Name::LI
            | Name::DT
            | Name::DD
            | Name::H1
            | Name::H2
            | Name::H3
            | Name::H4
            | Name::H5
            | Name::H6
            | Name::PRE
    )
}

/// Elements of HTML that never stay open: they are empty, or hold raw text, which must never be read as tags.
fn opens_nothing(name: Name) -> bool {
    matches!(
        name,
        Name::AREA
            | Name::BASE
            | Name::BR
            | Name::COL
            | Name::EMBED
            | Name::HR
            | Name::IMG
            | Name::INPUT
            | Name::LINK
            | Name::META
            | Name::PARAM
            | Name::SOURCE
            | Name::TRACK
            | Name::WBR
            | Name::IFRAME
            | Name::NOEMBED
            | Name::NOFRAMES
            | Name::SCRIPT
            | Name::STYLE
            | Name::TEXTAREA
            | Name::TITLE
            | Name::XMP
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::name::Namespace;

    #[test]
    fn what_is_looked_through_for_each_tag_stays_short() {
        for piece in [
            "<div>",
            "<ul><li>",
            "<p><b id=#>",
            "<a><div>",
            "<table><tr><td><font id=#>",
            "<svg><input>",
            "<math><col><style>",
            "<svg><desc><template><caption>",
            "<select><option><button>",
            "<template><caption></template><nobr>",
            "<object><i id=#></p>",
        ] {
            let source: String = (0..3000).map(|number| piece.replace('#', &number.to_string())).collect();
            let mut builder = Builder::new(&source, Some((Namespace::Html, Name::BODY)));
            while builder.advance() {
                assert!(builder.open.len() <= MAX_DEPTH + MAX_FORMATTING, "{} open of {piece}", builder.open.len());
                assert!(builder.formatting_count() <= MAX_FORMATTING, "{piece}");
            }
        }
    }
}
