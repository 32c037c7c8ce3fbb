//! The only way an address enters the model.

use super::json::{self, Place, Read, View, Write};
use super::tracking;
use crate::lowercase;
use serde_json::Value;

/// An address that is safe to put where its [`Purpose`] says.
///
/// It is absolute where a base was known, and otherwise relative to wherever the article is shown.
/// Its text holds no white space, no control and no bidirectional formatting character, and no parameter that does nothing
/// but follow readers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url {
    text: String,
}

/// Where an address is going to stand; each place allows its own schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Followed by the reader: `http`, `https`, `mailto`, `tel`, `geo`.
    Link,
    /// A picture, film, sound or track: `http`, `https`, and `data:` of an image, film or sound.
    Media,
    /// A framed document: `https` alone.
    Frame,
}

/// Longest address that is kept, in bytes; `data:` addresses are bounded by the payload alone.
const MAX_LENGTH: usize = 16 * 1024;

/// What stands for an address that was refused while reading our own JSON.
/// It is never loaded: <https://www.w3.org/TR/css-values-4/#about-invalid>.
const REFUSED: &str = "about:invalid";

impl Url {
    /// An address as it stands, absolute or relative; `None` where its scheme is not allowed.
    ///
    /// ```
    /// use article_viewer::model::{Purpose, Url};
    ///
    /// assert!(Url::parse("https://example.com/", Purpose::Link).is_some());
    /// assert!(Url::parse("java\nscript:alert(1)", Purpose::Link).is_none());
    /// ```
    pub fn parse(address: &str, purpose: Purpose) -> Option<Self> {
        Url::join(None, address, purpose)
    }

    /// An address as a page at `base` means it.
    ///
    /// Follows the URL Standard for the schemes above: <https://url.spec.whatwg.org/#url-parsing>.
    pub fn join(base: Option<&Url>, address: &str, purpose: Purpose) -> Option<Self> {
        let address = clean(address);
        if address.is_empty() && base.is_none() {
            return None;
        }
        let text = match split_scheme(&address) {
            Some((scheme, rest)) => {
                let scheme = scheme.to_ascii_lowercase();
                match scheme.as_str() {
                    "http" | "https" => match (base, starts_with_slash(rest)) {
                        // `https:path` is relative to a base of the same scheme.
                        (Some(base), false) if base.scheme() == Some(scheme.as_str()) => resolve(base.as_str(), rest),
                        _ => absolute(&scheme, rest.trim_start_matches(['/', '\\']))?,
                    },
                    "mailto" | "tel" | "geo" if purpose == Purpose::Link && !rest.is_empty() => {
                        [&scheme, ":", rest].concat()
                    }
                    "data" if purpose == Purpose::Media && is_media(rest) => ["data:", rest].concat(),
                    _ => return None,
                }
            }
            None => match base.filter(|base| matches!(base.scheme(), None | Some("http" | "https"))) {
                // Without a scheme of its own, what names a host is never relative.
                base if starts_with_two_slashes(&address) => {
                    absolute(base.and_then(Url::scheme).unwrap_or("https"), &address[2..])?
                }
                Some(base) => resolve(base.as_str(), &address),
                None => address,
            },
        };
        if purpose == Purpose::Frame && !text.starts_with("https:") {
            return None;
        }
        let text = tracking::without(text);
        (text.len() <= MAX_LENGTH || text.starts_with("data:")).then_some(Url { text })
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The scheme, lower case; `None` where the address is relative.
    pub fn scheme(&self) -> Option<&str> {
        split_scheme(&self.text).map(|(scheme, _)| scheme)
    }

    /// Scheme, host and port: `https://example.com:8080`; `None` for anything but `http` and `https`.
    pub fn origin(&self) -> Option<&str> {
        let start = authority_start(&self.text)?;
        let end = self.text[start..].find(['/', '?', '#']).map_or(self.text.len(), |at| start + at);
        Some(&self.text[..end])
    }

    /// The host as a reader should see it, without user name and port; `None` where the address is relative.
    pub fn host(&self) -> Option<&str> {
        let origin = self.origin()?;
        let authority = &origin[authority_start(origin)?..];
        let host = authority.rsplit('@').next().unwrap_or(authority);
        match host.rfind(':') {
            Some(colon) if host[colon + 1..].bytes().all(|byte| byte.is_ascii_digit()) => Some(&host[..colon]),
            _ => Some(host),
        }
    }

    /// What stands behind `#`.
    pub fn fragment(&self) -> Option<&str> {
        self.text.split_once('#').map(|(_, fragment)| fragment)
    }

    /// The address without `#` and what follows.
    pub fn without_fragment(&self) -> &str {
        self.text.split('#').next().unwrap_or(&self.text)
    }

    /// Whether an address has parameters that do nothing but follow readers, which are taken off here.
    pub fn is_tracked(address: &str) -> bool {
        tracking::is_in(address)
    }

    /// Whether this stands for an address that was refused while reading our own JSON.
    pub fn is_refused(&self) -> bool {
        self.text == REFUSED
    }
}

/// Drops what the URL Standard drops (tabs, line ends, space around) and escapes what could mislead an eye.
fn clean(address: &str) -> String {
    let address = address.trim_matches(|character: char| character <= ' ');
    // Nearly all addresses stay as they are.
    if address.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'`')) {
        return address.to_string();
    }
    let mut text = String::with_capacity(address.len());
    let mut buffer = [0; 4];
    for character in address.chars() {
        match character {
            '\t' | '\n' | '\r' => {}
            ' '
            | '"'
            | '<'
            | '>'
            | '`'
            | '\0'..='\x1f'
            | '\x7f'..='\u{a0}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}'
            | '\u{3000}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffc}'
            | '\u{e0000}'..='\u{e007f}' => {
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
                    text.push('%');
                    text.push(char::from(DIGITS[usize::from(byte >> 4)]));
                    text.push(char::from(DIGITS[usize::from(byte & 15)]));
                }
            }
            _ => text.push(character),
        }
    }
    text
}

fn split_scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let mut bytes = scheme.bytes();
    let valid = bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    valid.then_some((scheme, rest))
}

fn starts_with_slash(text: &str) -> bool {
    text.starts_with(['/', '\\'])
}

fn starts_with_two_slashes(text: &str) -> bool {
    starts_with_slash(text) && starts_with_slash(&text[1..])
}

/// `http` or `https` with an authority, a path and the rest; `None` without a host.
fn absolute(scheme: &str, rest: &str) -> Option<String> {
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    if authority.is_empty() || authority.contains(['%', '|', '^']) && !authority.contains('@') {
        return None;
    }
    let (path, tail) = split_path(rest);
    let host = authority.rfind('@').map_or(0, |at| at + 1);
    let (user, host) = authority.split_at(host);
    Some([scheme, "://", user, &lowercase::text(host), &normalize(path), tail].concat())
}

fn split_path(text: &str) -> (&str, &str) {
    text.split_at(text.find(['?', '#']).unwrap_or(text.len()))
}

/// Where the authority of an `http` or `https` address starts.
fn authority_start(text: &str) -> Option<usize> {
    ["https://", "http://"].iter().find(|prefix| text.starts_with(**prefix)).map(|prefix| prefix.len())
}

/// Resolves a relative reference: RFC 3986 §5.2.2, with backslashes as slashes.
fn resolve(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.split('#').next().unwrap_or(base).to_string();
    }
    if reference.starts_with('#') {
        return [base.split('#').next().unwrap_or(base), reference].concat();
    }
    let Some(start) = authority_start(base) else {
        // A base that is relative itself: a directory of the page that shows the article.
        let (directory, _) = split_path(base);
        let directory = &directory[..directory.rfind('/').map_or(0, |at| at + 1)];
        return if starts_with_slash(reference) { reference.to_string() } else { [directory, reference].concat() };
    };
    let authority_end = base[start..].find(['/', '?', '#']).map_or(base.len(), |at| start + at);
    let (origin, rest) = base.split_at(authority_end);
    let (base_path, _) = split_path(rest);
    if reference.starts_with('?') {
        return [origin, &normalize(base_path), reference].concat();
    }
    let (path, tail) = split_path(reference);
    if starts_with_slash(path) {
        return [origin, &normalize(path), tail].concat();
    }
    let directory = &base_path[..base_path.rfind('/').map_or(0, |at| at + 1)];
    [origin, &normalize(&[directory, path].concat()), tail].concat()
}

/// A path without `.` and `..`, starting with a slash: RFC 3986 §5.2.4; a dot may be escaped.
fn normalize(path: &str) -> String {
    let may_have_dots = path.contains("/.") || path.contains("/%2");
    if path.starts_with('/') && !may_have_dots && !path.contains('\\') {
        return path.to_string();
    }
    let mut segments: Vec<&str> = Vec::new();
    let mut parts = path.split(['/', '\\']).peekable();
    if path.is_empty() || starts_with_slash(path) {
        parts.next();
    }
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        match dots(part) {
            Some(1) if last => segments.push(""),
            Some(1) => {}
            Some(2) => {
                segments.pop();
                if last {
                    segments.push("");
                }
            }
            _ => segments.push(part),
        }
    }
    let mut text = String::with_capacity(path.len() + 1);
    for segment in &segments {
        text.push('/');
        text.push_str(segment);
    }
    if text.is_empty() {
        text.push('/');
    }
    text
}

/// How many dots a segment is that is nothing else, escaped or not: <https://url.spec.whatwg.org/#single-dot-path-segment>.
fn dots(segment: &str) -> Option<usize> {
    let mut rest = segment.as_bytes();
    let mut count = 0;
    while !rest.is_empty() {
        rest = match rest {
            [b'.', rest @ ..] | [b'%', b'2', b'e' | b'E', rest @ ..] => rest,
            _ => return None,
        };
        count += 1;
    }
    Some(count)
}

/// Whether the rest of a `data:` address is a picture, a film or a sound.
fn is_media(rest: &str) -> bool {
    let rest = rest.trim_start().as_bytes();
    ["image/", "video/", "audio/"].iter().any(|kind| {
        rest.len() > kind.len() && rest[..kind.len()].eq_ignore_ascii_case(kind.as_bytes()) && rest.contains(&b',')
    })
}

impl Read for Url {
    fn blank() -> Self {
        Url { text: String::new() }
    }

    /// An address that is refused becomes [`Url::is_refused`].
    fn read(&mut self, value: Value, place: Place<'_>) -> Result<(), String> {
        let address = value.as_str().ok_or_else(|| json::wrong("an address"))?;
        // One that was refused before has been told of.
        let url = if address == REFUSED { None } else { place.address(address) };
        *self = url.unwrap_or_else(|| Url { text: REFUSED.to_string() });
        Ok(())
    }

    fn is_missing(&self) -> bool {
        self.text.is_empty()
    }
}

impl Write for Url {
    fn view(&self) -> View<'_> {
        View::Text(&self.text)
    }
}

json::serde_by_field!(Url);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_not_an_address() {
        for address in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "vbscript:x",
            "data:text/html,<script>",
            "data:image/png",
            "blob:https://a/b",
            "file:///etc/passwd",
            "about:blank",
            "view-source:https://a",
            "filesystem:x",
            "intent://x",
            "x:y",
        ] {
            for purpose in [Purpose::Link, Purpose::Media, Purpose::Frame] {
                assert_eq!(Url::parse(address, purpose), None, "{address:?} {purpose:?}");
            }
        }
        assert!(Url::parse("data:image/png;base64,AA==", Purpose::Link).is_none());
        assert!(Url::parse("data:image/png;base64,AA==", Purpose::Media).is_some());
        assert!(Url::parse("http://example.com/", Purpose::Frame).is_none());
    }

    #[test]
    fn a_relative_address_follows_its_base() {
        // RFC 3986 §5.4.
        let base = Url::parse("http://a/b/c/d;p?q", Purpose::Link).unwrap();
        for (reference, expected) in [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g/"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"),
            ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./g/.", "http://a/b/c/g/"),
            ("g/./h", "http://a/b/c/g/h"),
            ("g/../h", "http://a/b/c/h"),
            ("%2e", "http://a/b/c/"),
            ("%2E/g", "http://a/b/c/g"),
            ("%2e%2E/g", "http://a/b/g"),
            (".%2e/g", "http://a/b/g"),
            ("/x/%2e./g", "http://a/g"),
            ("/x/%2e%2e", "http://a/"),
            ("http://a/x/%2e%2e/g", "http://a/g"),
            ("/x/%2e%2e%2e/g", "http://a/x/%2e%2e%2e/g"),
            ("/x/%2eg?%2e", "http://a/x/%2eg?%2e"),
            ("http:g", "http://a/b/c/g"),
            ("\\g", "http://a/g"),
            ("\\\\g\\x", "http://g/x"),
            ("https://Example.COM", "https://example.com/"),
            ("a b", "http://a/b/c/a%20b"),
        ] {
            let url = Url::join(Some(&base), reference, Purpose::Link).unwrap();
            assert_eq!(url.as_str(), expected, "{reference:?}");
        }
    }

    #[test]
    fn without_a_base_an_address_stays_relative() {
        for (address, expected) in
            [("a/b.html", "a/b.html"), ("#x", "#x"), ("/a", "/a"), ("//host/a", "https://host/a")]
        {
            assert_eq!(Url::parse(address, Purpose::Link).unwrap().as_str(), expected);
        }
        assert_eq!(Url::parse("", Purpose::Link), None);
    }

    #[test]
    fn what_names_a_host_is_never_relative() {
        let relative = Url::parse("sub/", Purpose::Link).unwrap();
        let mail = Url::parse("mailto:a@b.example/c", Purpose::Link).unwrap();
        for base in [None, Some(&relative), Some(&mail)] {
            for address in ["//tracker.example/p.png", "/\\tracker.example/p.png", "\\\\tracker.example/p.png"] {
                let url = Url::join(base, address, Purpose::Media).unwrap();
                assert_eq!(url.origin(), Some("https://tracker.example"), "{base:?} {address}");
            }
            assert_eq!(Url::join(base, "https:///", Purpose::Media), None);
        }
        assert_eq!(Url::join(Some(&mail), "p.png", Purpose::Media).unwrap().as_str(), "p.png");
        assert_eq!(Url::join(Some(&relative), "p.png", Purpose::Media).unwrap().as_str(), "sub/p.png");
    }

    #[test]
    fn the_host_is_the_one_that_is_asked() {
        for (address, host) in [
            ("https://example.com:8080/x", Some("example.com")),
            ("https://bank.example@evil.example/", Some("evil.example")),
            ("https://[::1]/", Some("[::1]")),
            ("mailto:a@b.example", None),
            ("/x", None),
        ] {
            assert_eq!(Url::parse(address, Purpose::Link).unwrap().host(), host, "{address}");
        }
    }

    #[test]
    fn what_could_mislead_an_eye_is_escaped() {
        let url = Url::parse("https://example.com/\u{202e}gpj.exe", Purpose::Link).unwrap();
        assert_eq!(url.as_str(), "https://example.com/%E2%80%AEgpj.exe");
    }
}
