//! What is done to the characters of a line once it is whole: bare addresses become links, Chinese lines are joined.

use crate::builder::push_text;
use crate::model::{Inline, Purpose, Url, walk};

/// Longest host name that is looked at: RFC 1035 allows 253 bytes.
const MAX_HOST: usize = 256;

/// Makes links of bare addresses and takes the line ends out of text that is written without spaces.
///
/// GFM's autolinks are found in the characters that are left when all other markup is read:
/// <https://github.github.com/gfm/#autolinks-extension->.
pub(super) fn finish(content: &mut Vec<Inline>) {
    for mut inline in std::mem::take(content) {
        match inline {
            Inline::Text { text } => links(&join(text), content),
            Inline::Link { .. } | Inline::CrossReference { .. } | Inline::Citation { .. } => content.push(inline),
            _ => {
                if let Some(inside) = walk::inline_content_mut(&mut inline) {
                    finish(inside);
                }
                content.push(inline);
            }
        }
    }
}

/// Takes away line feeds between two characters of a script that knows no spaces.
fn join(text: String) -> String {
    fn is_wide(character: Option<char>) -> bool {
        // Chinese and Japanese characters and punctuation. Korean has spaces.
        matches!(
            character,
            Some(
                '\u{2e80}'..='\u{9fff}'
                | '\u{f900}'..='\u{faff}'
                | '\u{fe30}'..='\u{fe4f}'
                | '\u{ff00}'..='\u{ffef}'
                | '\u{20000}'..='\u{3ffff}',
            )
        )
    }
    if !text.contains('\n') {
        return text;
    }
    let mut joined = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 && !(is_wide(joined.chars().next_back()) && is_wide(line.chars().next())) {
            joined.push('\n');
        }
        joined.push_str(line);
    }
    joined
}

/// Appends characters to a line, their addresses as links.
fn links(text: &str, content: &mut Vec<Inline>) {
    let bytes = text.as_bytes();
    // Up to where the text stands in `content`.
    let mut done = 0;
    let mut at = 0;
    while at < bytes.len() {
        let found = match bytes[at] {
            b'w' => web(text, at),
            b':' => scheme(text, done, at),
            b'@' => mail(text, done, at),
            _ => None,
        };
        let Some((start, end, prefix)) = found else {
            at += 1;
            continue;
        };
        // What is refused is passed over as a whole: the addresses in it are none of their own.
        at = end.max(at + 1);
        if let Some(url) = Url::parse(&[prefix, &text[start..end]].concat(), Purpose::Link) {
            push_text(content, &text[done..start]);
            content.push(Inline::Link { url, title: None, content: vec![Inline::text(&text[start..end])] });
            done = end;
        }
    }
    push_text(content, &text[done..]);
}

/// `www.example.com/path` at `at`.
fn web(text: &str, at: usize) -> Option<(usize, usize, &'static str)> {
    let before = text[..at].chars().next_back();
    let stands_alone = before.is_none_or(|before| before.is_whitespace() || "*_~([{（「『《【“‘".contains(before));
    if !stands_alone || !text[at..].starts_with("www.") {
        return None;
    }
    let host = host(&text[at..], true)?;
    Some((at, path(text, at, at + host), "http://"))
}

/// `https://example.com/path` or `mailto:a@example.com` around the colon at `at`.
fn scheme(text: &str, from: usize, at: usize) -> Option<(usize, usize, &'static str)> {
    let schemes = [("https", "//"), ("http", "//"), ("mailto", "")];
    let (name, slashes) = schemes.into_iter().find(|(name, slashes)| {
        let start = at.checked_sub(name.len()).filter(|start| *start >= from);
        start.and_then(|start| text.get(start..at)).is_some_and(|before| before.eq_ignore_ascii_case(name))
            && text[at + 1..].starts_with(slashes)
    })?;
    let start = at - name.len();
    if text[..start].ends_with(|before: char| before.is_ascii_alphanumeric()) {
        return None;
    }
    let after = at + 1 + slashes.len();
    if slashes.is_empty() {
        let length = text[after..].bytes().take_while(|byte| is_local(*byte)).count();
        if text.as_bytes().get(after + length) != Some(&b'@') {
            return None;
        }
        return mail(text, after, after + length).map(|(_, end, _)| (start, end, ""));
    }
    let host = host(&text[after..], false)?;
    Some((start, path(text, start, after + host), ""))
}

/// `name@example.com` around the sign at `at`.
fn mail(text: &str, from: usize, at: usize) -> Option<(usize, usize, &'static str)> {
    let bytes = text.as_bytes();
    let local = bytes[from..at].iter().rev().take_while(|byte| is_local(**byte)).count();
    let start = at - local;
    // `@name@example.social` is no mail address.
    let named = local > 0 && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    if !named || (start > 0 && matches!(bytes[start - 1], b'@' | b'/')) {
        return None;
    }
    let mut end = at + 1;
    let mut dots = 0;
    while let Some(byte) = bytes.get(end).filter(|_| end - at <= MAX_HOST) {
        match byte {
            b'.' if bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) => dots += 1,
            b'-' | b'_' => {}
            _ if byte.is_ascii_alphanumeric() => {}
            _ => break,
        }
        end += 1;
    }
    // `n@1.2.3` is a version.
    let closed = bytes[end - 1].is_ascii_alphabetic() && bytes.get(end) != Some(&b'@');
    (dots > 0 && closed).then_some((start, end, "mailto:"))
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'_')
}

/// The length of the host at the start of `text`.
fn host(text: &str, dotted: bool) -> Option<usize> {
    let within = |character: char| {
        matches!(character, '-' | '_' | '.' | ':' | '[' | ']' | '@')
            || !(character.is_ascii() || ends(character))
            || character.is_ascii_alphanumeric()
    };
    let mut end = text.len();
    for (index, character) in text.char_indices() {
        if !within(character) || index > MAX_HOST {
            end = index;
            break;
        }
    }
    let name = text[..end].trim_end_matches(['.', '-', ':']);
    let mut labels = name.rsplit('.');
    let (last, before) = (labels.next()?, labels.next());
    let underscored = last.contains('_') || before.is_some_and(|label| label.contains('_'));
    let starts = name.starts_with(|first: char| !first.is_ascii_punctuation() || first == '[');
    (starts && !underscored && (before.is_some() || !dotted)).then_some(name.len())
}

/// Where the address that starts at `start` and whose host ends at `end` ends.
fn path(text: &str, start: usize, end: usize) -> usize {
    let length = text[end..].find(|character| character == '<' || ends(character)).unwrap_or(text.len() - end);
    let address = &text[start..end + length];
    let mut end = address.len();
    let count = |bracket: char| address.chars().filter(|character| *character == bracket).count();
    let mut unopened = count(')').saturating_sub(count('('));
    while let Some(last) = address[..end].chars().next_back() {
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' => end -= 1,
            ')' if unopened > 0 => {
                unopened -= 1;
                end -= 1;
            }
            // What looks like an entity is not part of the address.
            ';' => {
                let name = address[..end - 1].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
                end = if name.ends_with('&') && name.len() < end - 1 { name.len() - 1 } else { end - 1 };
            }
            _ => break,
        }
    }
    start + end
}

/// Whether an address ends before this character: white space, and the punctuation of scripts other than Latin.
fn ends(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{a0}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}'
            | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
            | '\u{60c}' | '\u{61b}' | '\u{61f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The links as `text→address`.
    fn found(text: &str) -> Vec<String> {
        let mut content = vec![Inline::text(text)];
        finish(&mut content);
        assert_eq!(walk::text(&content), text, "no character is lost");
        let links = content.iter().filter_map(|inline| match inline {
            Inline::Link { url, content, .. } => Some([&walk::text(content), "→", url.as_str()].concat()),
            _ => None,
        });
        links.collect()
    }

    #[test]
    fn a_bare_address_is_a_link() {
        for (text, links) in [
            ("www.asham.example", &["www.asham.example→http://www.asham.example/"][..]),
            ("Visit www.asham.example/help for more.", &["www.asham.example/help→http://www.asham.example/help"]),
            ("See www.asham.example/a.b.", &["www.asham.example/a.b→http://www.asham.example/a.b"]),
            ("(https://a.example/b_(c))", &["https://a.example/b_(c)→https://a.example/b_(c)"]),
            ("https://a.example/?q=x&y;", &["https://a.example/?q=x→https://a.example/?q=x"]),
            ("https://a.example/?q=x&y=z;", &["https://a.example/?q=x&y=z→https://a.example/?q=x&y=z"]),
            ("HTTPS://a.example", &["HTTPS://a.example→https://a.example/"]),
            ("http://localhost:8080/x", &["http://localhost:8080/x→http://localhost:8080/x"]),
            ("见https://a.example/路。好", &["https://a.example/路→https://a.example/路"]),
            ("a.b-c_d@a.b. Then", &["a.b-c_d@a.b→mailto:a.b-c_d@a.b"]),
            ("mailto:me@a.example!", &["mailto:me@a.example→mailto:me@a.example"]),
            (
                "www.a.example www.b.example",
                &["www.a.example→http://www.a.example/", "www.b.example→http://www.b.example/"],
            ),
        ] {
            assert_eq!(found(text), links, "{text}");
        }
    }

    #[test]
    fn other_text_is_no_link() {
        for text in [
            "www.",
            "www.a_b.c_d",
            "xwww.a.example",
            "https://",
            "http:// a",
            "ftp://a.example",
            "a@b",
            "a.b-c_d@a.b_",
            "a.b-c_d@a.b-",
            "pkg@1.2.3",
            "@name@a.example",
            "@a.b.c@. x",
            "n@.  b",
            "12:30",
            "xhttp://a.example",
            "mailto:x",
            "(_A_@_.A",
        ] {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }

    #[test]
    fn chinese_lines_are_joined_without_a_space() {
        assert_eq!(join("第一行，\n第二行\nand\nmore".into()), "第一行，第二行\nand\nmore");
    }
}
