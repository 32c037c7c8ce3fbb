//! Character references: `&amp;`, `&nbsp`, `&#8212;`.

use std::sync::OnceLock;

use memchr::memchr2;

use super::tree::Span;

/// The names of the standard, written by `references.py`, which says how.
const TABLE: &str = include_str!("references.txt");

/// What windows-1252 has where Unicode has control characters: many references were written for it.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Where a text stands: in the values of attributes, which hold addresses, names without a semicolon are often none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Attribute,
}

/// Text with its references and null characters replaced; what has none stays a range of the source.
///
/// `data` begins with the source, and what had to be written anew goes to its end.
pub(super) fn decode(source: &str, span: Span, place: Place, data: &mut String) -> Span {
    let text = &source[span.range()];
    if memchr2(b'&', 0, text.as_bytes()).is_none() {
        return span;
    }
    let start = data.len();
    let mut rest = text;
    while let Some(at) = memchr2(b'&', 0, rest.as_bytes()) {
        data.push_str(&rest[..at]);
        let length = match rest.as_bytes()[at] {
            0 => {
                data.push('\u{fffd}');
                1
            }
            _ => reference(&rest[at..], place, data),
        };
        rest = &rest[at + length..];
    }
    data.push_str(rest);
    Span::of(start, data.len())
}

/// Writes what the reference at the start of a text stands for; returns its length.
fn reference(text: &str, place: Place, out: &mut String) -> usize {
    let found = match text.as_bytes().get(1) {
        Some(b'#') => numeric(text, out),
        Some(byte) if byte.is_ascii_alphabetic() => named(text, place, out),
        _ => None,
    };
    found.unwrap_or_else(|| {
        out.push('&');
        1
    })
}

/// <https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-state>
fn numeric(text: &str, out: &mut String) -> Option<usize> {
    let bytes = text.as_bytes();
    let (start, radix) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (3, 16) } else { (2, 10) };
    let mut at = start;
    let mut value = 0u32;
    while let Some(digit) = bytes.get(at).and_then(|&byte| char::from(byte).to_digit(radix)) {
        value = value.saturating_mul(radix).saturating_add(digit);
        at += 1;
    }
    if at == start {
        return None;
    }
    let character = match value {
        0 => None,
        0x80..=0x9f => WINDOWS_1252.chars().nth(value as usize - 0x80),
        _ => char::from_u32(value),
    };
    out.push(character.unwrap_or('\u{fffd}'));
    Some(at + usize::from(bytes.get(at) == Some(&b';')))
}

/// <https://html.spec.whatwg.org/multipage/parsing.html#named-character-reference-state>
fn named(text: &str, place: Place, out: &mut String) -> Option<usize> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let (name, length) = INDEX.get_or_init(Index::new).longest(&text[1..])?;
    let length = 1 + length;
    let bytes = text.as_bytes();
    let is_closed = bytes[length - 1] == b';';
    if place == Place::Attribute
        && !is_closed
        && bytes.get(length).is_some_and(|&byte| byte == b'=' || byte.is_ascii_alphanumeric())
    {
        return None;
    }
    out.push(name.character);
    out.extend(name.second);
    Some(length)
}

/// The names in chains by their first two letters.
struct Index {
    names: Vec<Named>,
    /// The last name of each chain, from 1; 0 where there is none.
    chains: [u16; CHAINS],
}

struct Named {
    name: &'static str,
    character: char,
    second: Option<char>,
    needs_semicolon: bool,
    /// The name before it in its chain.
    before: u16,
}

const CHAINS: usize = 256;

fn chain(first: u8, second: u8) -> usize {
    (usize::from(first) * 7 + usize::from(second)) % CHAINS
}

impl Index {
    fn new() -> Index {
        let mut index = Index { names: Vec::with_capacity(2200), chains: [0; CHAINS] };
        let mut last = 0;
        for line in TABLE.lines() {
            let mut step = 1;
            let mut pair = None;
            for word in line.split(' ') {
                match word.as_bytes() {
                    [b'=', ..] => pair = Some(word[1..].chars()),
                    [b'0'..=b'9', ..] => step = word.bytes().fold(0, |step, digit| step * 10 + u32::from(digit - b'0')),
                    [first, second, ..] => {
                        let name = word.trim_end_matches('!');
                        let mut pair = pair.clone();
                        let character = match &mut pair {
                            Some(pair) => pair.next(),
                            None => char::from_u32(last + step),
                        };
                        let before = &mut index.chains[chain(*first, *second)];
                        index.names.push(Named {
                            name,
                            character: character.unwrap_or_default(),
                            second: pair.and_then(|mut pair| pair.next()),
                            needs_semicolon: name.len() == word.len(),
                            before: *before,
                        });
                        *before = index.names.len() as u16;
                    }
                    _ => {}
                }
            }
            last += step;
        }
        index
    }

    /// The longest name that a text begins with, and the length of it with its semicolon.
    fn longest(&self, text: &str) -> Option<(&Named, usize)> {
        let [first, second, ..] = *text.as_bytes() else { return None };
        let mut longest = None;
        let mut at = self.chains[chain(first, second)];
        while let Some(named) = usize::from(at).checked_sub(1).and_then(|at| self.names.get(at)) {
            at = named.before;
            let Some(rest) = text.strip_prefix(named.name) else { continue };
            let length = named.name.len() + usize::from(rest.starts_with(';'));
            let is_whole = !named.needs_semicolon || length > named.name.len();
            if is_whole && longest.is_none_or(|(_, other)| length > other) {
                longest = Some((named, length));
            }
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(source: &str, place: Place) -> String {
        let mut data = source.to_owned();
        let span = decode(source, Span::of(0, source.len()), place, &mut data);
        data[span.range()].to_owned()
    }

    #[test]
    fn references_are_read_as_browsers_read_them() {
        for (source, text) in [
            ("AT&amp;T &ampersand &am;", "AT&T &ersand &am;"),
            ("&notin; &notit; &not", "∉ ¬it; ¬"),
            ("&NotEqualTilde;&fjlig;", "≂\u{338}fj"),
            ("&#65;&#x42&#X43;&#;&#x;", "ABC&#;&#x;"),
            ("&#0;&#xD800;&#99999999999;&#x93;&#x81;", "\u{fffd}\u{fffd}\u{fffd}“\u{81}"),
            ("& && &1 &\0", "& && &1 &\u{fffd}"),
        ] {
            assert_eq!(decoded(source, Place::Text), text);
        }
        assert_eq!(decoded("?a=1&copy=2&lt;&gt3&not", Place::Attribute), "?a=1&copy=2<&gt3¬");
    }

    #[test]
    fn the_table_is_that_of_the_standard() {
        let index = Index::new();
        assert_eq!(index.names.len(), 2125);
        assert_eq!(index.names.iter().filter(|name| !name.needs_semicolon).count(), 106);
        assert_eq!(index.longest("zwnj;x").map(|(name, length)| (name.character, length)), Some(('\u{200c}', 5)));
        assert_eq!(WINDOWS_1252.chars().count(), 32);
    }
}
