//! Where text that holds no elements ends: that of titles, styles, scripts.

use memchr::memchr_iter;

/// How the tokenizer reads the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Elements and text.
    Data,
    /// Text up to an end tag, with references: `title`, `textarea`.
    Rcdata,
    /// Text up to an end tag: `style`, `iframe`.
    RawText,
    /// Text up to an end tag that stands in no script within a comment.
    Script,
    /// Text up to the end.
    PlainText,
    /// Text up to `]]>`.
    Cdata,
}

/// The length of the text up to the end tag of its element.
pub(super) fn length(text: &str, state: State, element: &str) -> usize {
    let bytes = text.as_bytes();
    match state {
        State::PlainText => bytes.len(),
        State::Script => script_length(bytes, element),
        _ => memchr_iter(b'<', bytes).find(|&at| is_end_tag(bytes, at, element)).unwrap_or(bytes.len()),
    }
}

/// Scripts once hid in comments, and may write scripts themselves.
///
/// <https://html.spec.whatwg.org/multipage/parsing.html#script-data-state>
fn script_length(bytes: &[u8], element: &str) -> usize {
    let mut comment = None;
    let mut is_inner_script = false;
    for at in memchr_iter(b'<', bytes) {
        // Whether `-->` has ended the comment; its dashes may be those that began it.
        if let Some(start) = comment
            && bytes[start..at].windows(3).any(|end| end == b"-->")
        {
            comment = None;
            is_inner_script = false;
        }
        match comment {
            _ if !is_inner_script && is_end_tag(bytes, at, element) => return at,
            None if bytes[at..].starts_with(b"<!--") => comment = Some(at + 2),
            None => {}
            Some(_) => {
                if is_inner_script {
                    is_inner_script = !is_end_tag(bytes, at, "script");
                } else {
                    is_inner_script = is_name(bytes, at + 1, "script");
                }
                comment = Some(at);
            }
        }
    }
    bytes.len()
}

fn is_end_tag(bytes: &[u8], at: usize, element: &str) -> bool {
    bytes.get(at + 1) == Some(&b'/') && is_name(bytes, at + 2, element)
}

/// Whether a whole name stands at a place.
fn is_name(bytes: &[u8], at: usize, name: &str) -> bool {
    let end = at + name.len();
    !name.is_empty()
        && bytes.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && matches!(bytes.get(end), Some(b' ' | b'\t' | b'\n' | b'\x0c' | b'/' | b'>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_text_ends_at_its_own_end_tag() {
        for (state, source, text) in [
            (State::Script, "a<b</scripts></SCRIPT >c", "a<b</scripts>"),
            (State::Script, "<!--<script></script>--></script>", "<!--<script></script>-->"),
            (State::Script, "<!--><script></script>", "<!--><script>"),
            (State::Script, "<!--<script>--></script>", "<!--<script>-->"),
            (State::Script, "<!--</script>-->", "<!--"),
            (State::Script, "<!--<script></script></script>", "<!--<script></script>"),
            (State::RawText, "<!--</script>", "<!--"),
            (State::Rcdata, "</script", "</script"),
            (State::PlainText, "</script>", "</script>"),
        ] {
            assert_eq!(&source[..length(source, state, "script")], text, "{source}");
        }
    }
}
