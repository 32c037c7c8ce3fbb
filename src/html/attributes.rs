//! Cuts tags with more attributes than any page has, before the parser compares each with all the others.

use memchr::{memchr, memmem};
use std::borrow::Cow;

/// The rest of an element's attributes are left out.
pub(super) const MAX_ATTRIBUTES: usize = 256;

/// The source without the attributes that are one too many for their tag.
///
/// Reads tags by the states of the standard, <https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state>, also
/// where they are none (in comments and styles): what would be cut there is nothing that readers see.
pub(super) fn cut(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let mut kept = String::new();
    let mut written = 0;
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        at += found + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name = at;
        at = skip(bytes, at, |byte| !ends_name(byte));
        let is_script = bytes[name..at].eq_ignore_ascii_case(b"script");
        let mut count = 0;
        let mut limit = at;
        loop {
            at = skip(bytes, at, |byte| is_space(byte) || byte == b'/');
            if at >= bytes.len() || bytes[at] == b'>' {
                break;
            }
            at = skip_attribute(bytes, at);
            count += 1;
            if count == MAX_ATTRIBUTES {
                limit = at;
            }
        }
        if count > MAX_ATTRIBUTES {
            kept.push_str(&source[written..limit]);
            written = at;
        }
        if is_script {
            at = memmem::find_iter(&bytes[at..], b"</")
                .map(|found| at + found)
                .find(|&end| ends_script(bytes, end))
                .unwrap_or(bytes.len());
        }
    }
    if written == 0 {
        return Cow::Borrowed(source);
    }
    kept.push_str(&source[written..]);
    Cow::Owned(kept)
}

/// The place after an attribute and its value.
fn skip_attribute(bytes: &[u8], at: usize) -> usize {
    let at = skip(bytes, at + 1, |byte| !ends_name(byte) && byte != b'=');
    let sign = skip(bytes, at, is_space);
    if bytes.get(sign) != Some(&b'=') {
        return at;
    }
    let value = skip(bytes, sign + 1, is_space);
    match bytes.get(value) {
        Some(&quote @ (b'"' | b'\'')) => memchr(quote, &bytes[value + 1..]).map_or(bytes.len(), |at| value + at + 2),
        Some(_) => skip(bytes, value, |byte| !is_space(byte) && byte != b'>'),
        None => bytes.len(),
    }
}

fn ends_script(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 2..at + 8).is_some_and(|name| name.eq_ignore_ascii_case(b"script"))
}

fn skip(bytes: &[u8], at: usize, skips: impl Fn(u8) -> bool) -> usize {
    bytes.iter().skip(at).position(|&byte| !skips(byte)).map_or(bytes.len(), |length| at + length)
}

fn ends_name(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'/' | b'>')
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_much_is_cut() {
        let many = |count: usize| (0..count).map(|n| format!(" a{n}='>{n}'")).collect::<String>();
        for source in [
            "",
            "<",
            "<a",
            "<a b",
            "<a b=",
            "<a b='",
            "<p a=1 b = \"2>\" c>text < d <e/></p>",
            &format!("<p{}>é</p>", many(MAX_ATTRIBUTES)),
            &format!("<script>if (a<b{})</scr</script>", many(MAX_ATTRIBUTES + 1)),
        ] {
            assert_eq!(cut(source), source);
        }
        let found = cut(&format!("é<p{}>é</p><p{}/>", many(MAX_ATTRIBUTES + 9), many(1000))).into_owned();
        assert_eq!(found, format!("é<p{0}>é</p><p{0}>", many(MAX_ATTRIBUTES)));
    }
}
