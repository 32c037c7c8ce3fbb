//! The tokenizer of the standard: source → text, tags, comments.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#tokenization>. Tokens are ranges, of the source where nothing
//! had to be decoded. What the standard calls errors changes no token and is not looked for.

use memchr::{memchr, memchr2};

use super::draft::Store;
use super::markup::Doctype;
use super::name::Name;
use super::raw_text::{self, State};
use super::references::{Place, decode};
use super::tree::{Attribute, Span};

/// The rest of an element's attributes are left out, so that comparing each with all the others stays cheap.
pub(super) const MAX_ATTRIBUTES: usize = 256;

#[derive(Clone, Copy, Debug)]
pub(super) enum Token {
    /// Text, never empty.
    Text(Span),
    /// A null character, which means something else in every place.
    Null,
    Start(Tag),
    End(Tag),
    Comment(Span),
    Doctype(Doctype),
    EndOfFile,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    pub(super) name: Name,
    pub(super) is_self_closing: bool,
    pub(super) attributes: Span,
}

pub(super) struct Tokenizer<'s> {
    pub(super) source: &'s str,
    /// Where reading goes on.
    pub(super) at: usize,
    /// Where the last token began.
    pub(super) start: usize,
    pub(super) state: State,
    /// The element whose end tag ends raw text.
    pub(super) raw_element: &'static str,
    /// For names that are not written in lower case.
    scratch: String,
}

impl<'s> Tokenizer<'s> {
    pub(super) fn new(source: &'s str) -> Tokenizer<'s> {
        Tokenizer { source, at: 0, start: 0, state: State::Data, raw_element: "", scratch: String::new() }
    }

    /// The next token. `<![CDATA[` is known in drawings and formulas only.
    pub(super) fn next(&mut self, store: &mut Store, is_foreign: bool) -> Token {
        loop {
            self.start = self.at;
            if self.at >= self.source.len() {
                return Token::EndOfFile;
            }
            let token = match self.state {
                State::Data => self.data(store, is_foreign),
                State::Cdata => self.cdata(),
                _ => self.raw_text(store),
            };
            if let Some(token) = token {
                return token;
            }
        }
    }

    fn data(&mut self, store: &mut Store, is_foreign: bool) -> Option<Token> {
        let bytes = self.source.as_bytes();
        let mut end = self.at;
        // The null character, or what stands behind a `<` that begins markup.
        let markup = loop {
            let Some(found) = memchr2(b'<', 0, &bytes[end..]) else {
                end = bytes.len();
                break None;
            };
            end += found;
            match (bytes[end], bytes.get(end + 1), bytes.get(end + 2)) {
                (0, ..) => break Some(0),
                (_, Some(b'/'), None) => end += 1,
                (_, Some(&byte), _) if byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?') => {
                    break Some(byte);
                }
                _ => end += 1,
            }
        };
        if end > self.start {
            self.at = end;
            return Some(Token::Text(decode(self.source, Span::of(self.start, end), Place::Text, &mut store.data)));
        }
        match markup? {
            0 => {
                self.at += 1;
                Some(Token::Null)
            }
            b'!' => Some(self.declaration(store, is_foreign)),
            b'?' => Some(self.bogus_comment(self.at + 1, store)),
            b'/' => match bytes[self.at + 2] {
                b'>' => {
                    self.at += 3;
                    None
                }
                byte if byte.is_ascii_alphabetic() => {
                    let kept = store.attributes.len();
                    let tag = self.tag(self.at + 2, store);
                    store.attributes.truncate(kept);
                    tag.map(Token::End)
                }
                _ => Some(self.bogus_comment(self.at + 2, store)),
            },
            _ => self.tag(self.at + 1, store).map(Token::Start),
        }
    }

    /// The text of an element that holds no elements, then its end tag.
    fn raw_text(&mut self, store: &mut Store) -> Option<Token> {
        let rest = &self.source[self.at..];
        let length = raw_text::length(rest, self.state, self.raw_element);
        let end = self.at + length;
        if length == 0 {
            self.state = State::Data;
            return self.tag(self.at + 2, store).map(Token::End);
        }
        self.at = end;
        let span = Span::of(self.start, end);
        Some(Token::Text(match self.state {
            State::Rcdata => decode(self.source, span, Place::Text, &mut store.data),
            _ => self.without_null(span, store),
        }))
    }

    fn cdata(&mut self) -> Option<Token> {
        let rest = &self.source[self.at..];
        let length = rest.find("]]>").unwrap_or(rest.len());
        let text = &rest[..length];
        let null = memchr(0, text.as_bytes()).unwrap_or(length);
        if null > 0 {
            self.at += null;
            return Some(Token::Text(Span::of(self.start, self.at)));
        }
        if length > 0 {
            self.at += 1;
            return Some(Token::Null);
        }
        self.at += 3;
        self.state = State::Data;
        None
    }

    /// A tag whose name begins at `at`; none where the source ends in it.
    fn tag(&mut self, at: usize, store: &mut Store) -> Option<Tag> {
        let tag = self.whole_tag(at, store);
        if tag.is_none() {
            self.at = self.source.len();
        }
        tag
    }

    fn whole_tag(&mut self, at: usize, store: &mut Store) -> Option<Tag> {
        let bytes = self.source.as_bytes();
        self.at = self.skip_until(at, TAG_NAME_END);
        let text = self.lower(at, self.at);
        let name = Name::known_html(text).unwrap_or_else(|| Name::other(store.names.intern(text)));
        let first = store.attributes.len();
        let is_self_closing = loop {
            match bytes.get(self.at)? {
                b'>' => break false,
                b'/' if bytes.get(self.at + 1) == Some(&b'>') => {
                    self.at += 1;
                    break true;
                }
                b'/' => self.at += 1,
                &byte if is_space(byte) => self.at += 1,
                _ => self.attribute(first, store)?,
            }
        };
        self.at += 1;
        Some(Tag { name, is_self_closing, attributes: Span::of(first, store.attributes.len()) })
    }

    fn attribute(&mut self, first: usize, store: &mut Store) -> Option<()> {
        let bytes = self.source.as_bytes();
        let start = self.at;
        // A `=` at the start belongs to the name.
        let end = self.skip_until(start + 1, ATTRIBUTE_NAME_END);
        let equals = self.skip_spaces(end);
        let value = if bytes.get(equals) == Some(&b'=') {
            let value = self.skip_spaces(equals + 1);
            match *bytes.get(value)? {
                quote @ (b'"' | b'\'') => {
                    let length = memchr(quote, &bytes[value + 1..])?;
                    self.at = value + 1 + length + 1;
                    Span::of(value + 1, value + 1 + length)
                }
                b'>' => {
                    self.at = value;
                    Span::of(value, value)
                }
                _ => {
                    self.at = self.skip_until(value, UNQUOTED_END);
                    Span::of(value, self.at)
                }
            }
        } else {
            self.at = equals;
            Span::of(end, end)
        };
        if store.attributes.len() - first < MAX_ATTRIBUTES {
            let name = store.names.intern(self.lower(start, end)) as u16;
            if store.attributes[first..].iter().all(|attribute| attribute.name != name) {
                let value = decode(self.source, value, Place::Attribute, &mut store.data);
                store.attributes.push(Attribute { name, value });
            }
        }
        Some(())
    }

    /// A name in lower case.
    pub(super) fn lower(&mut self, start: usize, end: usize) -> &str {
        let text = &self.source[start..end];
        if text.bytes().all(|byte| byte != 0 && !byte.is_ascii_uppercase()) {
            return text;
        }
        self.scratch.clear();
        for character in text.chars() {
            self.scratch.push(if character == '\0' { '\u{fffd}' } else { character.to_ascii_lowercase() });
        }
        &self.scratch
    }

    /// Text in which null characters are all that is replaced.
    pub(super) fn without_null(&self, span: Span, store: &mut Store) -> Span {
        let text = &self.source[span.range()];
        if memchr(0, text.as_bytes()).is_none() {
            return span;
        }
        let start = store.data.len();
        store.data.extend(text.chars().map(|character| if character == '\0' { '\u{fffd}' } else { character }));
        Span::of(start, store.data.len())
    }

    pub(super) fn skip_spaces(&self, at: usize) -> usize {
        self.skip(at, is_space)
    }

    fn skip_until(&self, at: usize, class: u8) -> usize {
        self.skip(at, |byte| CLASSES[usize::from(byte)] & class == 0)
    }

    pub(super) fn skip(&self, at: usize, skips: impl Fn(u8) -> bool) -> usize {
        let bytes = self.source.as_bytes().get(at..).unwrap_or_default();
        at + bytes.iter().position(|&byte| !skips(byte)).unwrap_or(bytes.len())
    }
}

const TAG_NAME_END: u8 = 1;
const ATTRIBUTE_NAME_END: u8 = 2;
const UNQUOTED_END: u8 = 4;

/// What each byte ends.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'>' => TAG_NAME_END | ATTRIBUTE_NAME_END | UNQUOTED_END,
            b'/' => TAG_NAME_END | ATTRIBUTE_NAME_END,
            b'=' => ATTRIBUTE_NAME_END,
            byte if is_space(byte) => TAG_NAME_END | ATTRIBUTE_NAME_END | UNQUOTED_END,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// White space as HTML knows it.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')
}
