//! Plain text, typed or scraped.
//!
//! Lines become passages, passages blocks. On the way the head goes to the metadata, torn and wrapped lines are joined,
//! and what is not the article is marked and hidden, never dropped. Where two readings are possible, the one that
//! changes less is taken; where one was taken all the same, there is a notice.

mod blocks;
mod boilerplate;
mod byline;
mod header;
mod layout;
mod lexicon;
mod line;
mod marker;
mod passage;
mod phrases;
mod pull_quote;
mod vocabulary;

use crate::builder::Builder;
use crate::error::Error;
use crate::model::{Article, AsideRole, Block, Direction, Meta, Notice, NoticeCode, Url};
use layout::Layout;
use lexicon::{Term, lexicon};
use line::{Line, is_margin};
use marker::{Marker, is_rule};
use passage::{Label, Marked, Passage};
use vocabulary::Vocabulary;

/// Whatever does not look like data or markup of a whole document.
pub fn detect(text: &str) -> bool {
    let text = text.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    let json = text.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    !json && !text.starts_with("<?xml") && !text.starts_with("<!DOCTYPE") && !text.starts_with("<!doctype")
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
        blocks.insert(0, headers(&head.unplaced));
    }
    if meta.direction.is_none() && is_right_to_left(&text) {
        meta.direction = Some(Direction::Rtl);
    }
    Ok(Article { meta, blocks, notices: builder.into_notices(), ..Article::default() })
}

/// How deep quoted letters may quote each other.
const MAX_QUOTES: usize = 8;

/// The blocks of lines that belong to one voice: those quoted with `>` belong to another.
fn body(lines: &[Line<'_>], depth: usize, mut titled: bool, meta: &mut Meta, builder: &mut Builder<'_>) -> Vec<Block> {
    let quoted = |line: &Line<'_>| depth < MAX_QUOTES && is_quoted(line.text);
    if !lines.iter().any(quoted) {
        return passages_to_blocks(lines, titled, meta, builder);
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
            blocks.append(&mut passages_to_blocks(voice, titled, meta, builder));
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

fn passages_to_blocks(lines: &[Line<'_>], titled: bool, meta: &mut Meta, builder: &mut Builder<'_>) -> Vec<Block> {
    let mut sample = String::new();
    for line in lines.iter().take(400) {
        sample.push_str(line.text);
        if sample.len() > 40_000 {
            break;
        }
    }
    let layout = layout::layout(&sample, lines);
    let vocabulary = Vocabulary::of(lines, &layout);
    let marked = mark(lines, &layout, &vocabulary);
    let (mut passages, unsure) = passage::passages(marked, &layout);
    for passage in passages.iter_mut().filter(|passage| passage.label == Label::Text) {
        if let Some(byline) = byline::authors(&passage.text) {
            byline.put(meta, &passage.text);
            passage.label = Label::Gone;
        }
    }
    boilerplate::label_passages(&mut passages, &vocabulary);
    take_title(&mut passages, titled, meta);
    pull_quote::label(&mut passages);
    leave_notices(&passages, &unsure, builder);
    blocks::blocks(&passages, layout.width.is_some(), builder)
}

/// Labels lines by what each is by itself.
fn mark<'a>(lines: &[Line<'a>], layout: &Layout, vocabulary: &Vocabulary) -> Vec<Marked<'a>> {
    let labels = boilerplate::label_lines(lines, layout, vocabulary);
    let mut marked: Vec<Marked<'a>> = Vec::with_capacity(lines.len());
    for (index, (line, label)) in lines.iter().zip(labels).enumerate() {
        let label = match label {
            Label::Text if is_rule(line.text) => Label::Rule,
            Label::Text => {
                let marker =
                    Marker::of(line.text).filter(|_| !is_inside_sentence(&marked, line, lines.get(index + 1), layout));
                marker.map_or(Label::Text, Label::Item)
            }
            label => label,
        };
        marked.push(Marked { line: *line, label });
    }
    // Three lines in a row with columns, or of a program, keep their spaces.
    let mut start = 0;
    while start < marked.len() {
        let run = marked[start..].iter().enumerate().take_while(|(index, marked)| {
            (*index == 0 || !marked.line.after_blank) && (has_columns(&marked.line) || is_program(&marked.line))
        });
        let length = run.count();
        if length >= 3 {
            for marked in &mut marked[start..start + length] {
                marked.label = Label::Kept;
            }
        }
        start += length.max(1);
    }
    marked
}

/// Whether a dash or number at the start of a line stands in the middle of a sentence: the line before breaks off, and
/// there is no list it could belong to.
fn is_inside_sentence(before: &[Marked<'_>], line: &Line<'_>, next: Option<&Line<'_>>, layout: &Layout) -> bool {
    let Some(last) = before.last().filter(|last| last.label == Label::Text && !last.line.is_finished()) else {
        return false;
    };
    if next.is_some_and(|next| Marker::of(next.text).is_some()) {
        return false;
    }
    if layout.width.is_some() {
        return !layout.ends_short(&last.line, line) && !(layout.blank_separates && line.after_blank);
    }
    let rest = line.text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    last.line.width > 40 && rest.starts_with(char::is_lowercase)
}

/// Whether a line has a gap that no sentence has.
fn has_columns(line: &Line<'_>) -> bool {
    let mut spaces = 0;
    line.text.chars().any(|character| {
        spaces = if character == ' ' { spaces + 1 } else { 0 };
        character == '\t' || spaces >= 3
    })
}

/// Whether a line looks like one of a program.
fn is_program(line: &Line<'_>) -> bool {
    let ends = line.text.ends_with(['{', '}', ';']);
    (ends && (line.indent() >= 2 || line.text.contains(['(', '{', '}', '=']))) || line.text == "}"
}

/// Takes the first passage for the title, if it looks like one and prose follows.
fn take_title(passages: &mut [Passage], titled: bool, meta: &mut Meta) {
    let first = passages.iter().position(|passage| !matches!(passage.label, Label::Aside(..) | Label::Gone));
    let Some(first) = first.filter(|first| passages[*first].label == Label::Text) else { return };
    let prose = passages[first + 1..].iter().any(|passage| passage.label == Label::Text && passage.is_sentence());
    let passage = &mut passages[first];
    let same = meta.title.as_deref() == Some(passage.text.as_str());
    let closed = passage.text.ends_with(['.', ',', ';', ':', '…', '。', '"', '”', '-', '–', '—']);
    let opens = passage.text.starts_with(|character: char| !character.is_lowercase() && character != '@');
    let short = passage.words.len() <= 30 && passage.text.len() <= 240 && passage.lines <= 3;
    let section = lexicon().is(passage.words.as_str(), Term::Section);
    // Two sentences are no title.
    let several = passage.text.match_indices(['.', '!', '?']).any(|(end, _)| {
        let long = passage.text[..end].rsplit(' ').next().is_some_and(|word| word.chars().nth(3).is_some());
        long && passage.text[end + 1..].starts_with(' ')
    });
    if same
        || (titled
            && meta.title.is_none()
            && prose
            && !several
            && !has_dateline(&passage.text)
            && short
            && opens
            && !closed
            && !section
            && passage.words.len() > 0)
    {
        meta.title = Some(passage.text.clone());
        passage.label = Label::Gone;
    }
}

/// Whether a text opens with the place it was sent from: `MADRID — The vote …`.
fn has_dateline(text: &str) -> bool {
    let place = text.split_once(" — ").or_else(|| text.split_once(" – ")).or_else(|| text.split_once(" -- "));
    place.is_some_and(|(place, _)| {
        let first = place.split_whitespace().next().unwrap_or_default();
        place.len() <= 40 && first.chars().nth(2).is_some() && first.chars().all(|character| !character.is_lowercase())
    })
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

/// Header lines that the model has no place for.
fn headers(lines: &[Line<'_>]) -> Block {
    let paragraph = |line: &Line<'_>| Block::paragraph(vec![crate::model::Inline::text(line.text)]);
    Block::Aside(crate::model::Aside {
        role: AsideRole::Other,
        hidden: true,
        reason: Some(String::from("header line")),
        id: None,
        title: Vec::new(),
        blocks: lines.iter().map(paragraph).collect(),
    })
}

/// Whether most letters are of scripts written from right to left.
fn is_right_to_left(text: &str) -> bool {
    let mut balance = 0_i64;
    for character in text.chars().take(20_000).filter(|character| character.is_alphabetic()) {
        let right = matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
        balance += if right { 1 } else { -1 };
    }
    balance > 0
}
