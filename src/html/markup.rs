//! What begins with `<!`: comments, document types, literal text of drawings.

use memchr::{memchr, memchr_iter};

use super::draft::Store;
use super::raw_text::State;
use super::tokenizer::{Token, Tokenizer, is_space};
use super::tree::Span;

/// A document type. The tree has none; what it says decides whether a table may stand in a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Doctype {
    pub(super) name: Option<Span>,
    pub(super) public: Option<Span>,
    pub(super) system: Option<Span>,
    /// Whether it is broken.
    pub(super) forces_quirks: bool,
}

impl Tokenizer<'_> {
    /// What stands behind `<!`.
    pub(super) fn declaration(&mut self, store: &mut Store, is_foreign: bool) -> Token {
        let start = self.at + 2;
        let rest = &self.source.as_bytes()[start..];
        if rest.starts_with(b"--") {
            return self.comment(start + 2, store);
        }
        if starts_with(rest, b"doctype") {
            return Token::Doctype(self.doctype(start + 7, store));
        }
        if is_foreign && rest.starts_with(b"[CDATA[") {
            self.at = start + 7;
            self.state = State::Cdata;
            return self.next(store, is_foreign);
        }
        self.bogus_comment(start, store)
    }

    /// Anything up to the next `>`.
    pub(super) fn bogus_comment(&mut self, start: usize, store: &mut Store) -> Token {
        let end = self.find_end(start);
        self.go_behind(end);
        Token::Comment(self.without_null(Span::of(start, end), store))
    }

    fn comment(&mut self, start: usize, store: &mut Store) -> Token {
        let rest = &self.source.as_bytes()[start..];
        let found = memchr_iter(b'>', rest).find_map(|end| match &rest[..end] {
            b"" | b"-" => Some((0, end)),
            [.., b'-', b'-'] => Some((end - 2, end)),
            [.., b'-', b'-', b'!'] => Some((end - 3, end)),
            _ => None,
        });
        // At the end of the source an end that has begun is left out.
        let (length, end) = found.unwrap_or_else(|| {
            let begun = [&b"--!"[..], b"--", b"-"].into_iter().find(|end| rest.ends_with(end));
            (rest.len() - begun.map_or(0, <[u8]>::len), rest.len())
        });
        self.go_behind(start + end);
        Token::Comment(self.without_null(Span::of(start, start + length), store))
    }

    /// <https://html.spec.whatwg.org/multipage/parsing.html#doctype-state>
    fn doctype(&mut self, at: usize, store: &mut Store) -> Doctype {
        let mut doctype = Doctype::default();
        let start = self.skip_spaces(at);
        let end = self.skip(start, |byte| !is_space(byte) && byte != b'>');
        if start < end {
            let name = store.data.len();
            store.data.push_str(self.lower(start, end));
            doctype.name = Some(Span::of(name, store.data.len()));
        }
        self.at = self.skip_spaces(end);
        let is_whole = self.identifiers(&mut doctype, store).is_some();
        self.at = self.skip_spaces(self.at);
        doctype.forces_quirks = doctype.name.is_none() || !is_whole || self.at >= self.source.len();
        // What else stands behind the identifiers is passed over.
        self.go_behind(self.find_end(self.at));
        doctype
    }

    /// The public and the system identifier; `None` where they are broken.
    fn identifiers(&mut self, doctype: &mut Doctype, store: &mut Store) -> Option<()> {
        let rest = &self.source.as_bytes()[self.at..];
        if rest.starts_with(b">") {
            return Some(());
        }
        let is_public = starts_with(rest, b"public");
        if !is_public && !starts_with(rest, b"system") {
            return None;
        }
        self.at = self.skip_spaces(self.at + 6);
        if is_public {
            self.identifier(&mut doctype.public, store)?;
            self.at = self.skip_spaces(self.at);
            if self.source[self.at..].starts_with('>') {
                return Some(());
            }
        }
        self.identifier(&mut doctype.system, store)
    }

    /// A text in quotes; `None` where there is none or a `>` ends it.
    fn identifier(&mut self, identifier: &mut Option<Span>, store: &mut Store) -> Option<()> {
        let bytes = self.source.as_bytes();
        let quote = *bytes.get(self.at).filter(|byte| matches!(byte, b'"' | b'\''))?;
        let start = self.at + 1;
        self.at = self.skip(start, |byte| byte != quote && byte != b'>');
        *identifier = Some(self.without_null(Span::of(start, self.at), store));
        let is_closed = bytes.get(self.at) == Some(&quote);
        self.at += usize::from(is_closed);
        is_closed.then_some(())
    }

    fn go_behind(&mut self, end: usize) {
        self.at = self.source.len().min(end + 1);
    }

    /// The place of the next `>`, or the end of the source.
    fn find_end(&self, at: usize) -> usize {
        let rest = self.source.as_bytes().get(at..).unwrap_or_default();
        memchr(b'>', rest).map_or(self.source.len(), |length| at + length)
    }
}

fn starts_with(text: &[u8], lower: &[u8]) -> bool {
    text.get(..lower.len()).is_some_and(|start| start.eq_ignore_ascii_case(lower))
}
