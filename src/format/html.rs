//! HTML: whole pages, of which the article is read, and pieces of pages, of which all is.

use crate::error::Error;
use crate::extract;
use crate::html;
use crate::model::{Article, Url};

/// A document type, an `html` element, or markup from the start on; not Markdown with some HTML in it, not other XML.
pub fn detect(text: &str) -> bool {
    let text = without_prologue(text);
    match first_tag(text) {
        Some(Tag::Page) => true,
        Some(Tag::Piece) => !is_markdown(text),
        Some(Tag::Other) | None => false,
    }
}

/// Reads the article of a page, or all of a piece of a page.
pub fn parse(text: &str, base: Option<&Url>) -> Result<Article, Error> {
    if first_tag(without_prologue(text)) == Some(Tag::Page) || starts_late(text) {
        extract::page(&html::parse_document(text), base)
    } else {
        extract::piece(&html::parse_fragment(text), base)
    }
}

/// Whether a page starts behind something else, such as the warning of a program.
fn starts_late(text: &str) -> bool {
    const FAR: usize = 4096;
    let start = text[..text.floor_char_boundary(FAR)].to_ascii_lowercase();
    ["<!doctype html", "<html", "<head>", "<body"].iter().any(|tag| start.contains(tag))
}

/// What the first tag of a text says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    /// It is a whole page.
    Page,
    /// It is a piece of a page.
    Piece,
    /// It is something else that is written with tags.
    Other,
}

const PAGE: &[&str] = &["base", "body", "frameset", "head", "html", "link", "meta", "title"];

const PIECE: &[&str] = &[
    "a",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "br",
    "center",
    "details",
    "div",
    "dl",
    "em",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "main",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "u",
    "ul",
    "video",
];

/// Reads the name of the tag that a text starts with.
fn first_tag(text: &str) -> Option<Tag> {
    let name = text.strip_prefix('<')?;
    let end = name.find(|character: char| !character.is_ascii_alphanumeric() && character != '!').unwrap_or(name.len());
    let (name, rest) = name.split_at(end);
    let name = name.to_ascii_lowercase();
    if name == "!doctype" {
        let kind = rest.trim_start().get(..4).unwrap_or_default();
        return Some(if kind.eq_ignore_ascii_case("html") { Tag::Page } else { Tag::Other });
    }
    // `<div:x>` and `<p-word>` are names of something else.
    let ends = rest.is_empty()
        || rest.starts_with(|character: char| character.is_ascii_whitespace() || "/>".contains(character));
    Some(match name.as_str() {
        _ if !ends => Tag::Other,
        name if PAGE.contains(&name) => Tag::Page,
        name if PIECE.contains(&name) => Tag::Piece,
        _ => Tag::Other,
    })
}

/// A text from its first tag on: without byte order mark, white space, XML declaration and comments.
fn without_prologue(text: &str) -> &str {
    let mut text = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match () {
            () if text.starts_with("<?") => text.find('>').map(|at| at + 1),
            () if text.starts_with("<!--") => text.find("-->").map(|at| at + 3),
            () => return text,
        };
        text = text[end.unwrap_or(text.len())..].trim_start();
    }
}

/// Whether most of the parts between blank lines do not start with a tag, as in Markdown with some HTML in it.
fn is_markdown(text: &str) -> bool {
    let (mut tagged, mut bare) = (0, 0);
    let mut blank_before = true;
    let mut is_open = false;
    for line in text.lines().take(LINES_OF_DETECTION).map(str::trim) {
        // What stands between these may hold blank lines.
        is_open |= ["<pre", "<script", "<style", "<!--"].iter().any(|tag| line.contains(tag));
        if blank_before && !line.is_empty() && !is_open {
            let opens = line.strip_prefix('<').is_some_and(|rest| !rest.starts_with('/'));
            tagged += u32::from(opens);
            bare += u32::from(!line.starts_with('<'));
        }
        is_open &= !["</pre", "</script", "</style", "-->"].iter().any(|tag| line.contains(tag));
        blank_before = line.is_empty();
    }
    bare > tagged
}

const LINES_OF_DETECTION: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::prose;

    #[test]
    fn html_is_told_from_what_only_resembles_it() {
        for (text, expected) in [
            ("<!DOCTYPE html><p>x", true),
            ("\u{feff}\n<!-- saved --><HTML lang=en>", true),
            ("<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", true),
            ("<p>One</p>\n\n<p>Two</p>", true),
            ("<h1>Title</h1>Text", true),
            ("<article><p>One\n\n two</article>", true),
            ("<pre>\na\n\nb\n\nc</pre>", true),
            ("<?xml version='1.0'?><rss><channel>", false),
            ("<article:x/>", false),
            ("<!DOCTYPE article PUBLIC '-//NLM//DTD JATS'><article>", false),
            ("<div align=center>\n\n# Title\n\n</div>\n\nText of it.", false),
            ("# Title\n\n<p>x</p>", false),
            ("{\"a\": \"<p>\"}", false),
            ("Plain", false),
            ("<", false),
            ("", false),
        ] {
            assert_eq!(detect(text), expected, "{text}");
        }
    }

    #[test]
    fn a_piece_keeps_all_and_its_heading_is_the_title() {
        let article = parse("<h1>On bridges</h1><p>One.</p><ul><li><a href=/x>Two</a></ul>", None).unwrap();
        assert_eq!(article.meta.title.as_deref(), Some("On bridges"));
        assert_eq!(prose(&article), "One.\n\n- Two");
        let article = parse("<p>One.</p><h1>On bridges</h1><p>Two.</p>", None).unwrap();
        assert_eq!((article.meta.title, article.blocks.len()), (None, 3));
    }

    #[test]
    fn nothing_to_read_is_no_article() {
        for text in ["<p> </p>", "<html><body><script>x</script>", "<!doctype html><nav><a href=/>Home</a></nav>"] {
            assert_eq!(parse(text, None).unwrap_err().code(), "no-article", "{text}");
        }
    }
}
