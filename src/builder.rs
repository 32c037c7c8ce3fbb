//! What everything that builds an article shares: addresses, text, notices.

use crate::model::{Affiliation, Block, Inline, Notice, NoticeCode, Purpose, Url, Work, walk};

/// What a parser needs at hand while it builds an article: the base of its addresses and its notices.
pub struct Builder<'a> {
    base: Option<&'a Url>,
    notices: Vec<Notice>,
}

/// Notices kept of one article. A payload with more troubles than this has one trouble: itself.
const MAX_NOTICES: usize = 64;

impl<'a> Builder<'a> {
    /// Starts an article whose relative addresses are read against `base`.
    pub fn new(base: Option<&'a Url>) -> Self {
        Builder { base, notices: Vec::new() }
    }

    /// The base of relative addresses.
    pub fn base(&self) -> Option<&'a Url> {
        self.base
    }

    /// An address a reader may follow; a refused one leaves a notice.
    pub fn link(&mut self, address: &str) -> Option<Url> {
        self.address(address, Purpose::Link)
    }

    /// The address of a picture, film or sound; a refused one leaves a notice.
    pub fn media(&mut self, address: &str) -> Option<Url> {
        self.address(address, Purpose::Media)
    }

    /// The address of a framed document; a refused one leaves a notice.
    pub fn frame(&mut self, address: &str) -> Option<Url> {
        self.address(address, Purpose::Frame)
    }

    fn address(&mut self, address: &str, purpose: Purpose) -> Option<Url> {
        let url = Url::join(self.base, address, purpose);
        if url.is_none() && !address.trim().is_empty() {
            let scheme = address.trim().split(':').next().unwrap_or_default();
            let scheme: String = scheme.chars().filter(|c| c.is_ascii_alphanumeric()).take(16).collect();
            let place = match purpose {
                Purpose::Link => "a link",
                Purpose::Media => "media",
                Purpose::Frame => "a frame",
            };
            let message = ["the address of ", place, " was refused: ", &scheme].concat();
            self.notice(Notice::new(NoticeCode::RefusedAddress, message));
        }
        if url.is_some() && Url::is_tracked(address) {
            self.notice(tracking_notice());
        }
        url
    }

    /// Leaves a notice; the same one again is not repeated.
    pub fn notice(&mut self, notice: Notice) {
        if self.notices.len() < MAX_NOTICES && !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// The notices left so far.
    pub fn into_notices(self) -> Vec<Notice> {
        self.notices
    }
}

/// Says that addresses have lost what does nothing but follow readers.
pub fn tracking_notice() -> Notice {
    Notice::new(NoticeCode::Tracking, "parameters that follow readers were taken off addresses")
}

/// Appends characters to a line, merging them with characters before.
pub fn push_text(content: &mut Vec<Inline>, characters: &str) {
    if characters.is_empty() {
        return;
    }
    match content.last_mut() {
        Some(Inline::Text { text }) => text.push_str(characters),
        _ => content.push(Inline::text(characters)),
    }
}

/// Removes white space and breaks at both ends of a line, and what is empty then; in what ends with the line, too.
pub fn trim(content: &mut Vec<Inline>) {
    trim_end(content);
    trim_start(content);
}

fn trim_end(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        let is_gone = match last {
            Inline::Break => true,
            Inline::Text { text } => {
                text.truncate(text.trim_end().len());
                text.is_empty()
            }
            inline => walk::inline_content_mut(inline).is_some_and(|inside| {
                trim_end(inside);
                inside.is_empty()
            }),
        };
        if !is_gone {
            break;
        }
        content.pop();
    }
}

fn trim_start(content: &mut Vec<Inline>) {
    let mut gone = 0;
    for first in content.iter_mut() {
        let is_gone = match first {
            Inline::Break => true,
            Inline::Text { text } => {
                text.drain(..text.len() - text.trim_start().len());
                text.is_empty()
            }
            inline => walk::inline_content_mut(inline).is_some_and(|inside| {
                trim_start(inside);
                inside.is_empty()
            }),
        };
        if !is_gone {
            break;
        }
        gone += 1;
    }
    content.drain(..gone);
}

/// Gives the highest heading of the body the first level, whatever level its author started from below the title; the
/// distances between levels stay. What is hidden follows the rest.
pub fn raise_headings(blocks: &mut [Block]) {
    fn each_level(blocks: &mut [Block], with_hidden: bool, visit: &mut dyn FnMut(&mut u8)) {
        for block in blocks {
            match block {
                Block::Heading { level, .. } => visit(level),
                Block::Aside(aside) if aside.hidden && !with_hidden => continue,
                _ => {}
            }
            walk::each_child_mut(block, &mut |children| each_level(children, with_hidden, visit));
        }
    }
    let mut highest = u8::MAX;
    each_level(blocks, false, &mut |level| highest = highest.min(*level));
    if highest < u8::MAX {
        each_level(blocks, true, &mut |level| *level = (*level).saturating_sub(highest - 1).max(1));
    }
}

/// Whether a line shows nothing: no characters, no picture, no formula.
pub fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text { text } => text.trim().is_empty(),
        Inline::Code { text } => text.is_empty(),
        Inline::Break => true,
        Inline::Image(_) | Inline::Math(_) | Inline::NoteReference { .. } | Inline::Anchor { .. } => false,
        _ => is_blank(walk::inline_content(inline).unwrap_or_default()),
    })
}

/// A trimmed paragraph, or nothing where nothing is left.
pub fn paragraph(mut content: Vec<Inline>) -> Option<Block> {
    trim(&mut content);
    (!is_blank(&content)).then(|| Block::paragraph(content))
}

/// The id of an institution, which is added where it is not known yet. It is made of its name, so that it is the same
/// wherever the name is said.
pub fn affiliation(known: &mut Vec<Affiliation>, name: String) -> String {
    let id = name.split_whitespace().collect::<Vec<_>>().join("-");
    if known.iter().rev().take(MAX_COMPARED).all(|affiliation| affiliation.id != id) {
        known.push(Affiliation { id: id.clone(), label: None, name });
    }
    id
}

/// Institutions among which one is looked for; papers name no more.
const MAX_COMPARED: usize = 1024;

/// A work in words, as a bibliography prints it: `Ana García, Liu Wei: The River. Waters 12 (3), 4–9. Asham Press, 2020`.
pub fn printed(work: &Work) -> Vec<Inline> {
    let mut authors = work.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(title) = &work.title {
        authors.push_str(if authors.is_empty() { "" } else { ": " });
        authors.push_str(title);
    }
    let issue = work.issue.as_ref().map(|issue| ["(", issue, ")"].concat());
    let place = [work.container_title.as_deref(), work.volume.as_deref(), issue.as_deref()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let place = join([Some(place.as_str()), work.page.as_deref()], ", ");
    let publication = join([work.publisher.as_deref(), work.issued.as_deref()], ", ");
    let text = join([Some(authors.as_str()), Some(place.as_str()), Some(publication.as_str())], ". ");
    if text.is_empty() { Vec::new() } else { vec![Inline::Text { text }] }
}

fn join<'a>(parts: impl IntoIterator<Item = Option<&'a str>>, between: &str) -> String {
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// Runs of white space as HTML shows them: one space each. No-break spaces stay.
/// `preceded` says whether the text before it ended in a space.
pub fn collapse(text: &str, mut preceded: bool) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let is_space = |byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
        let (word, after) = rest.split_at(rest.bytes().position(is_space).unwrap_or(rest.len()));
        collapsed.push_str(word);
        preceded &= word.is_empty();
        let next = after.trim_start_matches([' ', '\t', '\n', '\r', '\x0c']);
        if next.len() < after.len() && !preceded {
            collapsed.push(' ');
            preceded = true;
        }
        rest = next;
    }
    collapsed
}

/// The characters that a part of an address means: `a%20b` → `a b`. What is no UTF-8 then is replaced.
pub fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits = (byte == b'%').then(|| (digit(ahead.next()), digit(ahead.next())));
        match digits {
            Some((Some(high), Some(low))) => {
                bytes.push(high << 4 | low);
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: Option<u8>) -> Option<u8> {
    char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_loses_its_margins_and_nothing_else() {
        let mut content = vec![Inline::Break, Inline::text(" a "), Inline::Break, Inline::text(" ")];
        trim(&mut content);
        assert_eq!(content, [Inline::text("a")]);
        let mut content = vec![Inline::text("a "), Inline::Code { text: " b ".into() }];
        trim(&mut content);
        assert_eq!(content, [Inline::text("a "), Inline::Code { text: " b ".into() }]);
        let strong = |content| Inline::Strong { content };
        let mut content = vec![strong(vec![Inline::text(" ")]), strong(vec![Inline::text(" a"), Inline::Break])];
        trim(&mut content);
        assert_eq!(content, [strong(vec![Inline::text("a")])]);
    }

    #[test]
    fn notices_do_not_flood() {
        let mut builder = Builder::new(None);
        for _ in 0..1000 {
            builder.link("javascript:x");
        }
        for index in 0..1000 {
            builder.notice(Notice::new(NoticeCode::Malformed, index.to_string()));
        }
        assert_eq!(builder.into_notices().len(), MAX_NOTICES);
    }
}
