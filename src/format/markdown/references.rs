//! Ids of headings, links to them, and the order of the notes: what is known only when all is read.

use super::convert::Body;
use crate::builder::Builder;
use crate::builder::percent_decode;
use crate::fold::is_mark;
use crate::lowercase;
use crate::model::{Block, Inline, Note, walk};
use std::collections::{HashMap, HashSet};

/// Gives every heading its id and makes references of links to places of this text, and links of the others.
pub(super) fn resolve(body: &mut Body, builder: &mut Builder<'_>) {
    settle_anchors(&mut body.blocks);
    let mut ids = Ids::default();
    for block in all(body) {
        ids.gather(block);
    }
    for block in all(body) {
        ids.name_headings(block);
    }
    for block in all(body) {
        ids.resolve_block(block, builder);
    }
}

/// Puts the notes in the order in which the text first refers to them; those it does not refer to stand last.
pub(super) fn order_notes(title: &[Inline], blocks: &[Block], notes: Vec<Note>) -> Vec<Note> {
    let mut waiting: Vec<Option<Note>> = Vec::with_capacity(notes.len());
    let mut places: HashMap<String, usize> = HashMap::new();
    for mut note in notes {
        let mut number = 1;
        let label = note.id.clone();
        while places.contains_key(&note.id) {
            number += 1;
            note.id = [&label, "-", &number.to_string()].concat();
        }
        places.insert(note.id.clone(), waiting.len());
        waiting.push(Some(note));
    }
    let mut ordered: Vec<Note> = Vec::with_capacity(waiting.len());
    let mut take = |inline: &Inline, ordered: &mut Vec<Note>| {
        if let Inline::NoteReference { note } = inline {
            ordered.extend(places.get(note).and_then(|place| waiting[*place].take()));
        }
    };
    walk::each_inline(title, &mut |inline| take(inline, &mut ordered));
    walk::each_inline_of(blocks, &[], &mut |inline| take(inline, &mut ordered));
    // Notes may refer to further notes.
    let mut next = 0;
    while next < ordered.len() {
        let mut further = Vec::new();
        walk::each_inline_of(&ordered[next].blocks, &[], &mut |inline| take(inline, &mut further));
        ordered.append(&mut further);
        next += 1;
    }
    ordered.extend(waiting.into_iter().flatten());
    ordered
}

/// Moves anchors that stand alone, as `<a name="x"></a>` above a heading does, into the line that follows.
fn settle_anchors(blocks: &mut Vec<Block>) {
    let is_anchor = |inline: &Inline| matches!(inline, Inline::Anchor { .. });
    let mut waiting = Vec::new();
    for mut block in std::mem::take(blocks) {
        walk::each_child_mut(&mut block, &mut settle_anchors);
        match &mut block {
            Block::Paragraph { content, .. } if content.iter().all(is_anchor) => {
                waiting.append(content);
                continue;
            }
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => {
                content.splice(..0, waiting.drain(..));
            }
            _ if waiting.is_empty() => {}
            _ => blocks.push(Block::paragraph(std::mem::take(&mut waiting))),
        }
        blocks.push(block);
    }
    if !waiting.is_empty() {
        blocks.push(Block::paragraph(waiting));
    }
}

fn all(body: &mut Body) -> impl Iterator<Item = &mut Block> {
    body.blocks.iter_mut().chain(body.notes.iter_mut().flat_map(|note| &mut note.blocks))
}

/// The names of places.
#[derive(Default)]
struct Ids {
    known: HashSet<String>,
    /// How often a slug was asked for.
    slugs: HashMap<String, u32>,
}

impl Ids {
    /// Takes down the ids that the text itself gives.
    fn gather(&mut self, block: &mut Block) {
        let id = match block {
            Block::Heading { id, .. } | Block::Group { id, .. } => id.as_ref(),
            Block::Code(code) => code.id.as_ref(),
            Block::Math(formula) => formula.id.as_ref(),
            Block::Table(table) => table.id.as_ref(),
            Block::Figure(figure) => figure.id.as_ref(),
            Block::Aside(aside) => aside.id.as_ref(),
            Block::Video(player) | Block::Audio(player) => player.id.as_ref(),
            Block::Embed(embed) => embed.id.as_ref(),
            _ => None,
        };
        self.known.extend(id.cloned());
        walk::each_content(block, &mut |content| {
            walk::each_inline(content, &mut |inline| {
                if let Inline::Anchor { id } = inline {
                    self.known.insert(id.clone());
                }
            });
        });
        walk::each_child_mut(block, &mut |blocks| blocks.iter_mut().for_each(|block| self.gather(block)));
    }

    fn name_headings(&mut self, block: &mut Block) {
        if let Block::Heading { id: id @ None, content, .. } = block {
            *id = self.slug(&walk::text(content));
        }
        walk::each_child_mut(block, &mut |blocks| blocks.iter_mut().for_each(|block| self.name_headings(block)));
    }

    /// The name that GitHub gives to a heading: `What's new?` is `whats-new`.
    fn slug(&mut self, text: &str) -> Option<String> {
        let mut slug = String::new();
        for character in text.trim().chars().flat_map(lowercase::character) {
            match character {
                ' ' | '\n' => slug.push('-'),
                '-' | '_' => slug.push(character),
                _ if character.is_alphanumeric() || is_mark(character) => slug.push(character),
                _ => {}
            }
        }
        if slug.is_empty() {
            return None;
        }
        let mut name = slug.clone();
        let mut count = self.slugs.get(&slug).copied().unwrap_or(0);
        while self.known.contains(&name) {
            count += 1;
            name = [&slug, "-", &count.to_string()].concat();
        }
        self.slugs.insert(slug, count);
        self.known.insert(name.clone());
        Some(name)
    }

    fn resolve_block(&self, block: &mut Block, builder: &mut Builder<'_>) {
        walk::each_content_mut(block, &mut |content| self.resolve_line(content, builder));
        walk::each_child_mut(block, &mut |blocks| {
            blocks.iter_mut().for_each(|block| self.resolve_block(block, builder));
        });
    }

    fn resolve_line(&self, content: &mut Vec<Inline>, builder: &mut Builder<'_>) {
        for inline in content {
            if let Some(inside) = walk::inline_content_mut(inline) {
                self.resolve_line(inside, builder);
            }
            match inline {
                Inline::CrossReference { target, content } => match self.find(target) {
                    Some(known) => *target = known,
                    None => {
                        if let Some(url) = builder.link(&["#", target].concat()) {
                            *inline = Inline::Link { url, title: None, content: std::mem::take(content) };
                        }
                    }
                },
                // A link within a piece of HTML to a place outside of the piece.
                Inline::Link { url, content, .. } => {
                    let own = builder.base().map_or("", |base| base.without_fragment());
                    if url.without_fragment() == own
                        && let Some(target) = url.fragment().and_then(|fragment| self.find(fragment))
                    {
                        *inline = Inline::CrossReference { target, content: std::mem::take(content) };
                    }
                }
                _ => {}
            }
        }
    }

    /// The id that a fragment names.
    fn find(&self, fragment: &str) -> Option<String> {
        let decoded = percent_decode(fragment);
        [fragment, &decoded, &lowercase::text(&decoded)]
            .into_iter()
            .find(|name| self.known.contains(*name))
            .map(str::to_string)
    }
}
