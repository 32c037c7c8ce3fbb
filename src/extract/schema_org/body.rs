//! The body of an article that schema.org data holds: `articleBody`, the posts of a live blog, films and sounds.

use super::item::{Item, Items, address};
use super::{characters, media, meta, plain};
use crate::builder::Builder;
use crate::extract::one_line;
use crate::fragment::{self, Fragment};
use crate::model::{Block, Inline, Post};

/// What an article says, where the data holds it.
pub(crate) fn body<'a>(items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) -> Fragment {
    let mut body = Fragment::default();
    if let Some(text) = raw(items, item, &["articleBody", "reviewBody", "text"]) {
        append(&mut body, text, builder);
    }
    for update in items.items(item, "liveBlogUpdate") {
        push_post(&mut body, items, update, builder);
    }
    body.blocks.extend(media::players(items, item, builder));
    body
}

/// Appends what a text says that may be HTML or plain.
fn append(body: &mut Fragment, text: &str, builder: &mut Builder<'_>) {
    if is_html(text) {
        let fragment = fragment::convert_html(text, builder);
        body.blocks.extend(fragment.blocks);
        body.notes.extend(fragment.notes);
    } else {
        body.blocks.extend(paragraphs(&characters(text)));
    }
}

/// A plain text in paragraphs: at blank lines where there are some, otherwise at each line end.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let mut paragraphs: Vec<String> = Vec::new();
    let has_blank_lines = text.trim().lines().any(|line| line.trim().is_empty());
    let mut fresh = true;
    for line in text.lines() {
        let line = one_line(line);
        if line.is_empty() {
            fresh = true;
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if has_blank_lines && !fresh => {
                last.push(' ');
                last.push_str(&line);
            }
            _ => paragraphs.push(line),
        }
        fresh = false;
    }
    paragraphs.into_iter().map(|text| Block::paragraph(vec![Inline::Text { text }])).collect()
}

/// Whether a text has the tags of paragraphs, lists and their like.
pub(super) fn is_html(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let end = name.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = name.split_at(end);
        const TAGS: &[&str] = &[
            "a",
            "b",
            "blockquote",
            "br",
            "div",
            "em",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "i",
            "img",
            "li",
            "ol",
            "p",
            "pre",
            "section",
            "span",
            "strong",
            "table",
            "ul",
        ];
        rest.starts_with(['>', ' ', '/']) && TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name))
    })
}

/// Appends an entry of a live blog.
fn push_post<'a>(body: &mut Fragment, items: &Items<'a>, item: &'a Item, builder: &mut Builder<'_>) {
    let title = items.text(item, "headline").or_else(|| items.text(item, "name"));
    let mut inside = Fragment::default();
    if let Some(text) = raw(items, item, &["articleBody", "text", "description"]) {
        append(&mut inside, text, builder);
    }
    if let Some(figure) = media::figure(items, item, builder) {
        inside.blocks.push(Block::Figure(figure));
    }
    inside.blocks.extend(media::players(items, item, builder));
    if title.is_none() && inside.blocks.is_empty() {
        return;
    }
    body.notes.append(&mut inside.notes);
    body.blocks.push(Block::Post(Post {
        id: None,
        title: title.map(|text| vec![Inline::Text { text }]).unwrap_or_default(),
        authors: meta::authors(items, item, builder),
        published: meta::date(items, item, "datePublished").and_then(|date| date.value),
        modified: meta::date(items, item, "dateModified").and_then(|date| date.value),
        url: items.value(item, "url").and_then(address).and_then(|address| builder.link(address)),
        blocks: inside.blocks,
    }));
}

/// The first of some properties that says more than white space, as it is written.
fn raw<'a>(items: &Items<'a>, item: &'a Item, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| {
        items.values(item, name).into_iter().find_map(|value| value.as_str()).filter(|text| !plain(text).is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::walk;

    #[test]
    fn plain_text_is_cut_into_paragraphs_where_its_lines_say_so() {
        for (text, expected) in [
            ("One.\n\nTwo goes\non.\n\n\nThree.", &["One.", "Two goes on.", "Three."][..]),
            ("One.\nTwo.", &["One.", "Two."]),
            ("  One.  ", &["One."]),
            ("", &[]),
        ] {
            let found: Vec<String> = paragraphs(text).iter().map(walk::block_text).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn a_smaller_sign_makes_no_html() {
        assert!(!is_html("a < b and b > c, <unknown> too"));
        assert!(is_html("one<br/>two"));
        assert!(is_html("<P class=x>one"));
    }
}
