//! The events of pulldown-cmark → blocks and notes.
//!
//! Each open construct is a frame that gathers parts; where it closes, its parts become one part of the frame around it.

use super::html;
use super::info::{Info, info};
use super::text::finish;
use crate::builder::{Builder, is_blank, push_text};
use crate::lowercase;
use crate::model::{
    Alignment, Aside, AsideRole, Block, Cell, Code, Column, Definition, Figure, Formula, Image, Inline, List, ListItem,
    Note, Notice, NoticeCode, Row, RowGroup, Table, walk,
};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::HashSet;
use std::ops::Range;

/// Constructs open inside one another. Deeper ones are left out and what they hold stays, so that no nesting of a
/// payload becomes a depth of the stack.
const MAX_DEPTH: usize = 96;

/// What the body of a Markdown text says.
#[derive(Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// Footnotes in the order in which they are written. Their ids are the labels, lower case.
    pub(super) notes: Vec<Note>,
}

/// CommonMark with what GitHub adds, and with formulas, definition lists and ids of headings.
///
/// Subscript would take the single tilde from GFM's strikethrough, superscript and wiki links take characters that
/// CommonMark leaves alone, and smart punctuation changes what was written.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);

/// Reads Markdown without front matter.
pub(super) fn convert(source: &str, builder: &mut Builder<'_>) -> Body {
    let around = html::Around { builder, notes: Vec::new(), linked: linked(source) };
    let mut converter = Converter { source, around, frames: vec![Frame::default()], skipped: 0 };
    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        converter.event(event, range);
    }
    let root = converter.frames.pop().unwrap_or_default();
    let blocks = converter.blocks(root.parts);
    Body { blocks, notes: converter.around.notes }
}

struct Converter<'c, 'b> {
    source: &'c str,
    around: html::Around<'c, 'b>,
    frames: Vec<Frame<'c>>,
    /// How many constructs are open that were left out.
    skipped: usize,
}

/// A construct that has not ended yet.
#[derive(Default)]
struct Frame<'c> {
    /// `None` for the whole text.
    tag: Option<Tag<'c>>,
    parts: Vec<Part>,
    /// In a list: its items are set apart.
    loose: bool,
    /// In an item: done or to do.
    checked: Option<bool>,
}

/// What a frame gathers.
pub(super) enum Part {
    Block(Block),
    Inline(Inline),
    /// An HTML block.
    Html(String),
    /// A tag or comment within a line.
    InlineHtml(String),
    Item(ListItem),
    Cell(Cell),
    Row(Row),
    Head(Row),
    Term(Vec<Inline>),
    Description(Vec<Block>),
}

impl<'c> Converter<'c, '_> {
    fn event(&mut self, event: Event<'c>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.push(Part::Inline(Inline::Code { text: text.into_string() })),
            // A digit behind the closing sign: it was about money, as Pandoc has it.
            Event::InlineMath(_) if self.source[range.end..].starts_with(|next: char| next.is_ascii_digit()) => {
                self.text(&self.source[range]);
            }
            Event::InlineMath(tex) => self.push(Part::Inline(Inline::Math(formula(&tex)))),
            Event::DisplayMath(tex) => self.push(Part::Block(Block::Math(formula(&tex)))),
            Event::Html(html) => match self.top() {
                Some(Part::Html(before)) => before.push_str(&html),
                _ => self.push(Part::Html(html.into_string())),
            },
            Event::InlineHtml(html) => self.push(Part::InlineHtml(html.into_string())),
            Event::FootnoteReference(label) => {
                self.push(Part::Inline(Inline::NoteReference { note: lowercase::text(&label) }));
            }
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.push(Part::Inline(Inline::Break)),
            Event::Rule => self.push(Part::Block(Block::Divider)),
            Event::TaskListMarker(checked) => {
                let item = self.frames.iter_mut().rev().find(|frame| matches!(frame.tag, Some(Tag::Item)));
                if let Some(item) = item {
                    item.checked = Some(checked);
                }
            }
        }
    }

    fn start(&mut self, tag: Tag<'c>) {
        if self.skipped > 0 || (self.frames.len() >= MAX_DEPTH && nests(&tag)) {
            self.skipped += 1;
            let message = "what nests too deep was kept without its nesting";
            self.around.builder.notice(Notice::new(NoticeCode::Limit, message));
            return;
        }
        self.frames.push(Frame { tag: Some(tag), ..Frame::default() });
    }

    fn end(&mut self, end: TagEnd) {
        if self.skipped > 0 {
            self.skipped -= 1;
            if !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
            {
                self.text("\n");
            }
            return;
        }
        // The events are balanced; the frame of the whole text stays even if they were not.
        if self.frames.len() > 1
            && let Some(Frame { tag: Some(tag), parts, loose, checked }) = self.frames.pop()
        {
            self.close(tag, parts, loose, checked);
        }
    }

    fn close(&mut self, tag: Tag<'c>, parts: Vec<Part>, loose: bool, checked: Option<bool>) {
        match tag {
            Tag::Paragraph => {
                self.loosen();
                let blocks = self.blocks(parts);
                self.extend(blocks.into_iter().map(|block| Part::Block(figure(block))));
            }
            Tag::Heading { level, id, .. } => {
                let content = self.line(parts);
                if !content.is_empty() {
                    let id = id.map(|id| id.into_string()).filter(|id| !id.is_empty());
                    self.push(Part::Block(Block::Heading { level: level as u8, id, content }));
                }
            }
            Tag::BlockQuote(kind) => {
                let blocks = self.blocks(parts);
                self.push(Part::Block(quote(kind, blocks)));
            }
            Tag::CodeBlock(kind) => self.push(Part::Block(code(&kind, plain(&parts)))),
            Tag::HtmlBlock => self.extend(parts),
            Tag::List(start) => {
                let list = self.list(start, parts, loose);
                self.push(Part::Block(Block::List(list)));
            }
            Tag::Item => {
                let blocks = self.blocks(parts);
                self.push(Part::Item(ListItem { checked, value: None, blocks }));
            }
            Tag::FootnoteDefinition(label) => {
                let id = lowercase::text(&label);
                let blocks = self.blocks(parts);
                self.around.notes.push(Note { id, label: None, blocks });
            }
            Tag::DefinitionList => self.definitions(parts),
            Tag::DefinitionListTitle => {
                let term = self.line(parts);
                self.push(Part::Term(term));
            }
            Tag::DefinitionListDefinition => {
                let blocks = self.blocks(parts);
                self.push(Part::Description(blocks));
            }
            Tag::Table(alignments) => {
                let table = table(&alignments, parts);
                self.push(Part::Block(Block::Table(table)));
            }
            Tag::TableHead => self.push(Part::Head(row(parts, true))),
            Tag::TableRow => self.push(Part::Row(row(parts, false))),
            Tag::TableCell => {
                let content = self.line(parts);
                let blocks = if content.is_empty() { Vec::new() } else { vec![Block::paragraph(content)] };
                self.push(Part::Cell(Cell { blocks, ..Cell::default() }));
            }
            Tag::Emphasis => self.wrap(parts, "em", |content| Inline::Emphasis { content }),
            Tag::Strong => self.wrap(parts, "strong", |content| Inline::Strong { content }),
            Tag::Strikethrough => self.wrap(parts, "del", |content| Inline::Strike { content }),
            Tag::Superscript => self.wrap(parts, "sup", |content| Inline::Superscript { content }),
            Tag::Subscript => self.wrap(parts, "sub", |content| Inline::Subscript { content }),
            Tag::Link { link_type, dest_url, title, .. } => {
                let mailto = if link_type == LinkType::Email { "mailto:" } else { "" };
                self.link(&[mailto, &dest_url].concat(), &title, parts);
            }
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, &title, &parts),
            Tag::MetadataBlock(_) => {}
        }
    }

    fn push(&mut self, part: Part) {
        self.extend([part]);
    }

    fn extend(&mut self, parts: impl IntoIterator<Item = Part>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.parts.extend(parts);
        }
    }

    fn top(&mut self) -> Option<&mut Part> {
        self.frames.last_mut()?.parts.last_mut()
    }

    fn text(&mut self, characters: &str) {
        match self.top() {
            Some(Part::Inline(Inline::Text { text })) => text.push_str(characters),
            _ => self.push(Part::Inline(Inline::text(characters))),
        }
    }

    /// A paragraph of its own in an item sets the items of the list apart.
    fn loosen(&mut self) {
        if let [.., list, Frame { tag: Some(Tag::Item), .. }] = self.frames.as_mut_slice() {
            list.loose = true;
        }
    }

    /// Parts as blocks: what stands in a line becomes paragraphs, HTML what it says.
    fn blocks(&mut self, parts: Vec<Part>) -> Vec<Block> {
        let mut pieces = Vec::new();
        let mut line = Vec::new();
        for part in parts {
            let piece = match part {
                Part::Inline(_) | Part::InlineHtml(_) => {
                    line.push(part);
                    continue;
                }
                Part::Block(block) => html::Piece::Blocks(vec![block]),
                Part::Html(html) if html::is_comment(&html) => continue,
                Part::Html(html) => html::Piece::Html(html),
                // Only what nests too deep has these anywhere but in their list or table.
                Part::Item(item) => html::Piece::Blocks(item.blocks),
                Part::Description(blocks) => html::Piece::Blocks(blocks),
                Part::Cell(cell) => html::Piece::Blocks(cell.blocks),
                Part::Row(row) | Part::Head(row) => {
                    html::Piece::Blocks(row.cells.into_iter().flat_map(|cell| cell.blocks).collect())
                }
                Part::Term(term) => html::Piece::Blocks(vec![Block::paragraph(term)]),
            };
            self.flush(&mut line, &mut pieces);
            pieces.push(piece);
        }
        self.flush(&mut line, &mut pieces);
        self.settle(pieces)
    }

    /// Ends the paragraph that `line` holds.
    fn flush(&mut self, line: &mut Vec<Part>, pieces: &mut Vec<html::Piece>) {
        let line = std::mem::take(line);
        if line.iter().any(|part| matches!(part, Part::InlineHtml(html) if !html::is_comment(html))) {
            let mut blocks = html::paragraph(line, &mut self.around);
            for block in &mut blocks {
                walk::each_content_mut(block, &mut |content| finish(content));
            }
            pieces.push(html::Piece::Blocks(blocks));
            return;
        }
        let mut content = Vec::new();
        for part in line {
            if let Part::Inline(inline) = part {
                push(&mut content, inline);
            }
        }
        trim(&mut content);
        finish(&mut content);
        if !is_blank(&content) {
            pieces.push(html::Piece::Blocks(vec![Block::paragraph(content)]));
        }
    }

    /// Pieces of blocks and HTML as blocks.
    fn settle(&mut self, pieces: Vec<html::Piece>) -> Vec<Block> {
        if pieces.iter().any(|piece| matches!(piece, html::Piece::Html(_))) {
            return html::blocks(pieces, &mut self.around);
        }
        let mut blocks = Vec::with_capacity(pieces.len());
        for piece in pieces {
            if let html::Piece::Blocks(mut inside) = piece {
                blocks.append(&mut inside);
            }
        }
        blocks
    }

    /// Parts as one line, for places that hold no blocks.
    fn line(&mut self, parts: Vec<Part>) -> Vec<Inline> {
        let blocks = self.blocks(parts);
        html::flatten(blocks)
    }

    /// Puts inlines around what a construct holds. If that holds HTML, the construct itself becomes HTML, since its end
    /// may stand within an element of the other.
    fn wrap(&mut self, parts: Vec<Part>, tag: &str, inline: fn(Vec<Inline>) -> Inline) {
        if holds_html(&parts) {
            self.push(Part::InlineHtml(["<", tag, ">"].concat()));
            self.extend(parts);
            self.push(Part::InlineHtml(["</", tag, ">"].concat()));
            return;
        }
        let content = content(parts);
        if !content.is_empty() {
            self.push(Part::Inline(inline(content)));
        }
    }

    fn link(&mut self, address: &str, title: &str, parts: Vec<Part>) {
        if holds_html(&parts) {
            self.push(Part::InlineHtml(html::link(address, title)));
            self.extend(parts);
            self.push(Part::InlineHtml(String::from("</a>")));
            return;
        }
        let content = content(parts);
        if content.is_empty() {
            return;
        }
        // Whether there is such a place is known when all is read: see `references.rs`.
        if let Some(target) = address.strip_prefix('#').filter(|target| !target.is_empty()) {
            self.push(Part::Inline(Inline::CrossReference { target: target.to_string(), content }));
            return;
        }
        match self.around.builder.link(address).filter(|_| !address.is_empty()) {
            Some(url) => self.push(Part::Inline(Inline::Link { url, title: non_empty(title), content })),
            None => self.extend(content.into_iter().map(Part::Inline)),
        }
    }

    fn image(&mut self, address: &str, title: &str, parts: &[Part]) {
        let alt = plain(parts);
        match self.around.builder.media(address).filter(|_| !address.is_empty()) {
            Some(url) => {
                let (alt, title) = (Some(alt), non_empty(title));
                let image = Image { alt, title, ..Image::new(url) };
                self.push(Part::Inline(Inline::Image(image)));
            }
            None => self.text(&alt),
        }
    }

    fn list(&mut self, start: Option<u64>, parts: Vec<Part>, loose: bool) -> List {
        let mut items = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Part::Item(item) => items.push(item),
                other => items.push(ListItem { blocks: self.blocks(vec![other]), ..ListItem::default() }),
            }
        }
        let first = start.filter(|start| *start != 1).and_then(|start| i64::try_from(start).ok());
        List { ordered: start.is_some(), start: first, tight: !loose, items, ..List::default() }
    }

    fn definitions(&mut self, parts: Vec<Part>) {
        let mut items: Vec<Definition> = Vec::new();
        for part in parts {
            match part {
                Part::Term(term) => match items.last_mut() {
                    Some(item) if item.descriptions.is_empty() => item.terms.push(term),
                    _ => items.push(Definition { terms: vec![term], descriptions: Vec::new() }),
                },
                part => {
                    let description = match part {
                        Part::Description(blocks) => blocks,
                        other => self.blocks(vec![other]),
                    };
                    match items.last_mut() {
                        Some(item) => item.descriptions.push(description),
                        None => items.push(Definition { terms: Vec::new(), descriptions: vec![description] }),
                    }
                }
            }
        }
        self.push(Part::Block(Block::DefinitionList { items }));
    }
}

/// The places of the text itself that it links to, in Markdown and in HTML. Only HTML needs to know of them.
fn linked(source: &str) -> HashSet<&str> {
    if !source.contains('<') {
        return HashSet::new();
    }
    let mut linked = HashSet::new();
    let mut before = "";
    for piece in source.split('#') {
        if before.ends_with(['(', '"', '\'', '=', '<', ' ']) {
            linked.extend(piece.split(['"', '\'', ')', '>', ' ', '\n']).next().filter(|name| !name.is_empty()));
        }
        before = piece;
    }
    linked
}

/// Whether a construct may stand inside another of its kind.
fn nests(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn holds_html(parts: &[Part]) -> bool {
    parts.iter().any(|part| matches!(part, Part::InlineHtml(_)))
}

fn non_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_string())
}

/// The inlines among parts.
fn content(parts: Vec<Part>) -> Vec<Inline> {
    let mut content = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Inline(inline) => push(&mut content, inline),
            // A display formula within emphasis.
            Part::Block(Block::Math(formula)) => content.push(Inline::Math(formula)),
            _ => {}
        }
    }
    content
}

fn push(content: &mut Vec<Inline>, inline: Inline) {
    match inline {
        Inline::Text { text } => push_text(content, &text),
        inline => content.push(inline),
    }
}

/// Takes away the spaces and line ends at both ends of a line, which a display formula in a paragraph leaves. A no-break
/// space was written on purpose.
fn trim(content: &mut Vec<Inline>) {
    const SPACE: [char; 3] = [' ', '\n', '\t'];
    if let Some(Inline::Text { text }) = content.first_mut() {
        text.drain(..text.len() - text.trim_start_matches(SPACE).len());
    }
    if let Some(Inline::Text { text }) = content.last_mut() {
        text.truncate(text.trim_end_matches(SPACE).len());
    }
    content.retain(|inline| !matches!(inline, Inline::Text { text } if text.is_empty()));
}

/// The characters among parts.
fn plain(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Inline(inline) => walk::push_text(std::slice::from_ref(inline), &mut text),
            Part::Block(block) => text.push_str(&walk::block_text(block)),
            _ => {}
        }
    }
    text
}

fn formula(tex: &str) -> Formula {
    Formula { tex: Some(tex.trim().to_string()), ..Formula::default() }
}

/// A picture alone in a paragraph is a figure, its title the caption.
fn figure(block: Block) -> Block {
    let Block::Paragraph { mut content, role } = block else { return block };
    if let [inline] = content.as_mut_slice() {
        let (url, image) = match inline {
            Inline::Image(image) => (None, Some(image)),
            Inline::Link { url, content, .. } => match content.as_mut_slice() {
                [Inline::Image(image)] => (Some(url.clone()), Some(image)),
                _ => (None, None),
            },
            _ => (None, None),
        };
        if let Some(image) = image {
            let caption = image.title.take().map(|title| Block::paragraph(vec![Inline::text(title)]));
            let (images, caption) = (vec![image.clone()], caption.into_iter().collect());
            return Block::Figure(Figure { images, caption, url, ..Figure::default() });
        }
    }
    Block::Paragraph { content, role }
}

fn quote(kind: Option<BlockQuoteKind>, blocks: Vec<Block>) -> Block {
    let role = match kind {
        None => return Block::Quote { blocks, attribution: Vec::new(), url: None },
        Some(BlockQuoteKind::Note) => AsideRole::Note,
        Some(BlockQuoteKind::Tip) => AsideRole::Tip,
        Some(BlockQuoteKind::Important) => AsideRole::Important,
        Some(BlockQuoteKind::Warning) => AsideRole::Warning,
        Some(BlockQuoteKind::Caution) => AsideRole::Caution,
    };
    Block::Aside(Aside { role, hidden: false, reason: None, id: None, title: Vec::new(), blocks })
}

fn code(kind: &CodeBlockKind<'_>, mut text: String) -> Block {
    if text.ends_with('\n') {
        text.pop();
    }
    let Info { language, filename, highlighted_lines } = match kind {
        CodeBlockKind::Fenced(line) => info(line),
        CodeBlockKind::Indented => Info::default(),
    };
    if language.as_deref() == Some("math") {
        return Block::Math(formula(&text));
    }
    Block::Code(Code { id: None, language, filename, text, highlighted_lines })
}

fn table(alignments: &[pulldown_cmark::Alignment], parts: Vec<Part>) -> Table {
    let alignment = |alignment: &pulldown_cmark::Alignment| match alignment {
        pulldown_cmark::Alignment::None => None,
        pulldown_cmark::Alignment::Left => Some(Alignment::Left),
        pulldown_cmark::Alignment::Center => Some(Alignment::Center),
        pulldown_cmark::Alignment::Right => Some(Alignment::Right),
    };
    let mut columns: Vec<Column> = alignments.iter().map(|side| Column { alignment: alignment(side) }).collect();
    if columns.iter().all(|column| column.alignment.is_none()) {
        columns.clear();
    }
    let (mut head, mut rows) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Head(row) => head.push(row),
            Part::Row(row) => rows.push(row),
            _ => {}
        }
    }
    let bodies = if rows.is_empty() { Vec::new() } else { vec![RowGroup { rows }] };
    Table { columns, head, bodies, ..Table::default() }
}

fn row(parts: Vec<Part>, header: bool) -> Row {
    let cells = parts.into_iter().filter_map(|part| match part {
        Part::Cell(cell) => Some(Cell { header, ..cell }),
        _ => None,
    });
    Row { cells: cells.collect() }
}
