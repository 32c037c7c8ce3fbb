//! Plain text, typed or scraped.
//!
//! Lines become passages, passages blocks. On the way the head goes to the metadata, torn and wrapped lines are joined,
//! and what is not the article is marked and hidden, never dropped. Where two readings are possible, the one that
//! changes less is taken; where one was taken all the same, there is a notice.

mod blocks;
mod boilerplate;
mod byline;
mod header;
mod join;
mod layout;
mod line;
mod mark;
mod marker;
mod passage;
mod pull_quote;
mod repetition;
mod script;
mod title;
mod verse;
mod vocabulary;

use crate::builder::{self, Builder};
use crate::error::Error;
use crate::json;
use crate::model::{Article, AsideRole, Block, Meta, Notice, NoticeCode, Origin, Url};
use line::{Line, is_margin};
use passage::{Label, Passage};
use vocabulary::Vocabulary;

/// Whatever does not look like data or markup of a whole document.
pub fn detect(text: &str) -> bool {
    let text = text.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    let json = text.starts_with(['{', '[']) && json::parse(text).is_ok();
    let document = ["<?xml", "<!DOCTYPE", "<!doctype"].iter().any(|start| text.starts_with(start));
    let comment = text.strip_prefix("<!--").and_then(|text| text.split_once("-->"));
    let drawing = comment.map_or(text, |(_, rest)| rest.trim_start()).starts_with("<svg");
    !json && !document && !drawing
}

/// Reads a text. Every text is an article.
pub fn parse(text: &str, base: Option<&Url>) -> Result<Article, Error> {
    let text = line::clean(text);
    let mut builder = Builder::new(base);
    let mut meta = Meta::default();
    let mut lines = line::lines(&text);
    let head = header::read(&mut lines, &mut meta, &mut builder);
    let mut blocks = body(&lines, 0, head.titled, &mut meta, &mut builder);
    if !head.unplaced.is_empty() {
        let hidden = !blocks.is_empty();
        blocks.insert(0, headers(&head.unplaced, hidden));
    }
    builder::raise_headings(&mut blocks);
    meta.note_origin(Origin::Header);
    script::complete(&mut meta, &text);
    meta.note_origin(Origin::Body);
    Ok(Article { meta, blocks, notices: builder.into_notices(), ..Article::default() })
}

/// How deep quoted letters may quote each other.
const MAX_QUOTES: usize = 8;

/// The blocks of lines that belong to one voice: those quoted with `>` belong to another.
fn body(lines: &[Line<'_>], depth: usize, mut titled: bool, meta: &mut Meta, builder: &mut Builder<'_>) -> Vec<Block> {
    let quoted = |line: &Line<'_>| depth < MAX_QUOTES && is_quoted(line.text);
    if !lines.iter().any(quoted) {
        return passages_to_blocks(lines, titled, true, meta, builder);
    }
    let mut blocks = Vec::new();
    let voices = lines.chunk_by(|line, next| quoted(line) == quoted(next));
    for voice in voices {
        if quoted(&voice[0]) {
            let inner: Vec<Line<'_>> = voice.iter().filter_map(unquoted).collect();
            let blocks_inside = body(&inner, depth + 1, false, meta, builder);
            if !blocks_inside.is_empty() {
                blocks.push(Block::Quote { blocks: blocks_inside, attribution: Vec::new(), url: None });
            }
        } else {
            blocks.append(&mut passages_to_blocks(voice, titled, false, meta, builder));
        }
        titled = false;
    }
    blocks
}

/// Whether a line is quoted from a letter; `> 0.05` is more than that.
fn is_quoted(line: &str) -> bool {
    let rest = line.strip_prefix('>').map(str::trim_start);
    rest.is_some_and(|rest| {
        !rest.starts_with(|character: char| character.is_ascii_digit() || "=.,".contains(character))
    })
}

/// A line without its `>`.
fn unquoted<'a>(line: &Line<'a>) -> Option<Line<'a>> {
    let raw = line.text.strip_prefix('>')?;
    let text = raw.trim_matches(is_margin);
    (!text.is_empty()).then(|| Line { text, raw, width: text.chars().count(), ..*line })
}

/// The blocks of lines of one voice. The first may be the title where `titled`; where `alone`, there is no other voice.
fn passages_to_blocks(
    lines: &[Line<'_>],
    titled: bool,
    alone: bool,
    meta: &mut Meta,
    builder: &mut Builder<'_>,
) -> Vec<Block> {
    let mut sample = String::new();
    for line in lines.iter().take(400) {
        sample.push_str(line.text);
        if sample.len() > 40_000 {
            break;
        }
    }
    let layout_around = |verse: &[bool]| {
        let prose: Vec<Line<'_>> =
            lines.iter().zip(verse).filter(|(_, verse)| !**verse).map(|(line, _)| *line).collect();
        layout::layout(&sample, &prose)
    };
    let mut verse = verse::lines_of_verse(lines, verse::LONGEST);
    let mut layout = layout_around(&verse);
    if let Some(width) = layout.width {
        // Lines about as long as the wrapped ones were wrapped themselves.
        verse = verse::lines_of_verse(lines, width * 4 / 5);
        layout = layout_around(&verse);
    }
    let vocabulary = Vocabulary::of(lines, &layout);
    let marked = mark::mark(lines, &verse, &layout, &vocabulary);
    let (mut passages, unsure) = passage::passages(marked, &layout);
    for passage in passages.iter_mut().filter(|passage| passage.label == Label::Text) {
        if let Some(byline) = byline::authors(&passage.text) {
            byline.put(meta, &passage.text);
            passage.label = Label::Gone;
        }
    }
    boilerplate::label_passages(&mut passages, &vocabulary);
    if alone {
        boilerplate::keep_something(&mut passages);
    }
    title::take(&mut passages, titled, meta);
    pull_quote::label(&mut passages);
    leave_notices(&passages, &unsure, builder);
    blocks::blocks(&passages, builder)
}

/// Says what was decided without being certain.
fn leave_notices(passages: &[Passage], unsure: &[usize], builder: &mut Builder<'_>) {
    let mut place = |number: usize, message: &str| {
        let mut at = String::from("line ");
        at.push_str(&number.to_string());
        builder.notice(Notice::new(NoticeCode::Judgement, message).at(at));
    };
    for passage in passages {
        if let Label::Aside(_, reason) = passage.label {
            place(passage.line, &["hidden as not part of the article: ", reason].concat());
        }
    }
    for number in unsure {
        place(*number, "joined to the line before, which breaks off");
    }
}

/// Header lines that the model has no place for, to be seen only where they are all there is.
fn headers(lines: &[Line<'_>], hidden: bool) -> Block {
    let paragraph = |line: &Line<'_>| Block::paragraph(vec![crate::model::Inline::text(line.text)]);
    Block::Aside(crate::model::Aside {
        role: AsideRole::Other,
        hidden,
        reason: Some(String::from("header line")),
        id: None,
        title: Vec::new(),
        blocks: lines.iter().map(paragraph).collect(),
    })
}
