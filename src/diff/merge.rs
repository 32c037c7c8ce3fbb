//! Both versions as one, what only one of them has marked.

use super::align::Budget;
use super::pair::{Step, pair};
use super::print::{Print, Prints, pictures};
use super::script::Script;
use super::view::role;
use super::words::State;
use super::{Change, ChangeKind, Difference, Run, moves};
use crate::model::{Article, AsideRole, Block, Figure, Inline, Note, walk};
use std::collections::HashMap;

/// One walk over two versions.
pub struct Merge<'n> {
    pub old: Prints<'n>,
    pub new: Prints<'n>,
    pub budget: Budget,
    pub changes: Vec<Draft>,
    /// What the notes of the old version are called among those of both.
    names: HashMap<String, String>,
}

/// A change, and what tells whether it was but a move.
pub struct Draft {
    pub change: Change,
    /// The number of what was removed or added as a whole, where it is worth looking for elsewhere.
    pub whole: Option<u64>,
}

/// Two passages that share less than this are not versions of one.
const LEAST: u32 = 300;

impl<'n> Merge<'n> {
    pub fn new(old: Prints<'n>, new: Prints<'n>, budget: Budget, names: HashMap<String, String>) -> Self {
        Merge { old, new, budget, changes: Vec::new(), names }
    }

    /// The difference, as the merged article shows it.
    pub fn finish(self, mut marked: Article) -> Difference {
        let mut changes = moves::settle(self.changes, &mut marked);
        changes.sort_by_key(|change| change.kind);
        Difference { changes, is_coarse: self.budget.is_spent(), work: self.budget.spent(), marked }
    }

    /// Notes one more change; its name.
    pub fn note_change(&mut self, kind: ChangeKind, place: &'static str, runs: Vec<Run>) -> String {
        let id = ["change-", &(self.changes.len() + 1).to_string()].concat();
        let change = Change { kind, place, id: Some(id.clone()), from: None, runs };
        self.changes.push(Draft { change, whole: None });
        id
    }

    /// The blocks of both versions, in a `place` that gives paragraphs its name.
    pub fn blocks(&mut self, old: &[Block], new: &[Block], place: &'static str) -> Vec<Block> {
        let old_prints: Vec<Print> = old.iter().map(|block| self.old.block(block)).collect();
        let new_prints: Vec<Print> = new.iter().map(|block| self.new.block(block)).collect();
        // What says something else altogether is another paragraph; in an item, a cell or a caption it is still the same.
        let is_only = !place.is_empty() && old.len() == 1 && new.len() == 1;
        let alone = |at: usize, _: usize| is_only || matches!(old[at], Block::Heading { .. } | Block::Figure(_));
        let mut merged = Vec::with_capacity(new.len());
        for step in pair(&old_prints, &new_prints, LEAST, &alone, &mut self.budget) {
            match step {
                Step::Kept(_, at) => merged.push(new[at].clone()),
                Step::Changed(at, place_new) => merged.extend(self.block(&old[at], &new[place_new], place)),
                Step::Removed(at) => merged.push(self.removed(&old[at], &old_prints[at])),
                Step::Added(at) => merged.push(self.added(&new[at], &new_prints[at])),
            }
        }
        merged
    }

    fn removed(&mut self, block: &Block, print: &Print) -> Block {
        let blocks = self.former(std::slice::from_ref(block));
        self.mark(State::Deleted, block.kind(), print, walk::block_text(block), blocks)
    }

    fn added(&mut self, block: &Block, print: &Print) -> Block {
        let is_notice = matches!(block, Block::Aside(aside) if aside.role == AsideRole::Correction);
        let marked = self.mark(State::Inserted, block.kind(), print, walk::block_text(block), vec![block.clone()]);
        if let Some(draft) = self.changes.last_mut().filter(|_| is_notice) {
            (draft.change.kind, draft.whole) = (ChangeKind::Notice, None);
        }
        marked
    }

    /// Blocks that one version has, as one that says so.
    pub fn mark(
        &mut self,
        state: State,
        place: &'static str,
        print: &Print,
        text: String,
        blocks: Vec<Block>,
    ) -> Block {
        let (kind, role) = match state {
            State::Deleted => (ChangeKind::Removed, role::REMOVED),
            _ => (ChangeKind::Added, role::ADDED),
        };
        let id = self.note_change(kind, place, vec![Run { state, text }]);
        // A word or two may stand in many places, and a divider in any.
        let is_worth = match place {
            "paragraph" | "item" | "row" => print.words >= 3,
            "divider" | "reference" => false,
            _ => true,
        };
        if let Some(draft) = self.changes.last_mut() {
            draft.whole = Some(print.whole).filter(|_| is_worth);
        }
        group(id, role, blocks)
    }

    /// One block that is two.
    fn replaced(&mut self, old: &Block, new: &Block) -> Vec<Block> {
        let (old_print, new_print) = (self.old.block(old), self.new.block(new));
        vec![self.removed(old, &old_print), self.added(new, &new_print)]
    }

    /// A block that says something else than before.
    fn block(&mut self, old: &Block, new: &Block, place: &'static str) -> Vec<Block> {
        let merged = match (old, new) {
            (Block::Code(before), Block::Code(after)) => Some(self.lines(&before.text, &after.text, "code")),
            (Block::Preformatted { content: before }, Block::Preformatted { content: after }) => {
                let is_plain = |content: &[Inline]| content.iter().all(|inline| matches!(inline, Inline::Text { .. }));
                let is_comparable = is_plain(before) && is_plain(after);
                is_comparable.then(|| self.lines(&walk::text(before), &walk::text(after), "preformatted"))
            }
            (Block::List(before), Block::List(after)) => Some(Block::List(self.list(before, after))),
            (Block::DefinitionList { items: before }, Block::DefinitionList { items: after }) => {
                Some(Block::DefinitionList { items: self.definitions(before, after) })
            }
            (Block::Table(before), Block::Table(after)) => self.table(before, after).map(Block::Table),
            (Block::Figure(before), Block::Figure(after)) => Some(Block::Figure(self.figure(before, after))),
            (Block::Gallery(before), Block::Gallery(after)) => Some(Block::Gallery(self.gallery(before, after))),
            (Block::References { items: before }, Block::References { items: after }) => {
                Some(Block::References { items: self.references(before, after) })
            }
            _ => self.same_parts(old, new, place),
        };
        match merged {
            Some(block) => vec![block],
            None => self.replaced(old, new),
        }
    }

    /// A block whose parts are one to one those of the other.
    fn same_parts(&mut self, old: &Block, new: &Block, place: &'static str) -> Option<Block> {
        let place = match new {
            Block::Paragraph { .. } if place.is_empty() => "paragraph",
            Block::Quote { .. } | Block::PullQuote { .. } => "quote",
            Block::Video(_) | Block::Audio(_) | Block::Embed(_) => "caption",
            Block::Heading { .. } | Block::Verse(_) => new.kind(),
            _ => place,
        };
        let (mut contents, mut children) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
        for (side, block) in [old, new].into_iter().enumerate() {
            walk::each_content(block, &mut |content| contents[side].push(content));
            walk::each_child(block, &mut |blocks| children[side].push(blocks));
        }
        let [old_contents, new_contents] = contents;
        let [old_children, new_children] = children;
        if old_contents.len() != new_contents.len() || old_children.len() != new_children.len() {
            return None;
        }
        let in_content = if place.is_empty() { new.kind() } else { place };
        let pairs = old_contents.into_iter().zip(new_contents);
        let mut contents: Vec<_> = pairs.map(|(old, new)| self.content(old, new, in_content)).collect();
        let pairs = old_children.into_iter().zip(new_children);
        let mut children: Vec<_> = pairs.map(|(old, new)| self.blocks(old, new, place)).collect();
        let mut merged = new.clone();
        let (mut contents, mut children) = (contents.drain(..), children.drain(..));
        walk::each_content_mut(&mut merged, &mut |content| *content = contents.next().unwrap_or_default());
        walk::each_child_mut(&mut merged, &mut |blocks| *blocks = children.next().unwrap_or_default());
        Some(merged)
    }

    /// The words of both versions.
    pub fn content(&mut self, old: &[Inline], new: &[Inline], place: &'static str) -> Vec<Inline> {
        let (old_words, new_words) = (self.old.words(old), self.new.words(new));
        let script = Script::of(&old_words, &new_words, &mut self.budget);
        if !script.has_words() && !script.has_formatting() {
            return new.to_vec();
        }
        let mut content = Vec::new();
        for (kind, is_there) in
            [(ChangeKind::Words, script.has_words()), (ChangeKind::Formatting, script.has_formatting())]
        {
            if is_there {
                let id = self.note_change(kind, place, script.runs(kind == ChangeKind::Formatting));
                content.push(Inline::Anchor { id });
            }
        }
        let mut words = script.content();
        self.rename(&mut words, false);
        content.append(&mut words);
        content
    }

    /// A figure, whose pictures may be others.
    pub fn figure(&mut self, old: &Figure, new: &Figure) -> Figure {
        let mut merged = Figure { blocks: Vec::new(), ..new.clone() };
        if pictures(&old.images) != pictures(&new.images) {
            let alone = |images: &[_]| Block::Figure(Figure { images: images.to_vec(), ..Figure::default() });
            let id = self.note_change(ChangeKind::Picture, "picture", Vec::new());
            merged.blocks.push(group(id, role::PICTURE, vec![alone(&old.images), alone(&new.images)]));
            merged.images.clear();
        }
        merged.blocks.append(&mut self.blocks(&old.blocks, &new.blocks, ""));
        merged.caption = self.blocks(&old.caption, &new.caption, "caption");
        merged.credit = self.content(&old.credit, &new.credit, "caption");
        merged
    }

    /// The notes of both versions. Each has the number that it has in its own.
    pub fn notes(&mut self, old: &[Note], new: &[Note], steps: &[Step]) -> Vec<Note> {
        let label = |notes: &[Note], at: usize| notes[at].label.clone().or_else(|| Some((at + 1).to_string()));
        let has_removed = steps.iter().any(|step| matches!(step, Step::Removed(_)));
        let mut notes = Vec::with_capacity(steps.len());
        for step in steps {
            let (at, blocks) = match *step {
                Step::Kept(_, at) => (at, new[at].blocks.clone()),
                Step::Changed(before, at) => (at, self.blocks(&old[before].blocks, &new[at].blocks, "note")),
                Step::Added(at) => {
                    let (print, text) = (self.new.note(&new[at]), text_of(&new[at].blocks));
                    (at, vec![self.mark(State::Inserted, "note", &print, text, new[at].blocks.clone())])
                }
                Step::Removed(at) => {
                    let (print, text) = (self.old.note(&old[at]), text_of(&old[at].blocks));
                    let blocks = self.former(&old[at].blocks);
                    let blocks = vec![self.mark(State::Deleted, "note", &print, text, blocks)];
                    let id = self.names.get(&old[at].id).unwrap_or(&old[at].id).clone();
                    notes.push(Note { id, label: label(old, at), blocks });
                    continue;
                }
            };
            let own = if has_removed { label(new, at) } else { new[at].label.clone() };
            notes.push(Note { id: new[at].id.clone(), label: own, blocks });
        }
        notes
    }

    /// Blocks of the old version among those of the new one: they have no names, which are those of the new.
    pub fn former(&self, blocks: &[Block]) -> Vec<Block> {
        let mut blocks = blocks.to_vec();
        self.make_former(&mut blocks);
        blocks
    }

    fn make_former(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading { id, .. } | Block::Group { id, .. } => *id = None,
                Block::Figure(figure) => figure.id = None,
                Block::Gallery(gallery) => {
                    gallery.id = None;
                    gallery.items.iter_mut().for_each(|item| item.id = None);
                }
                Block::Code(code) => code.id = None,
                Block::Math(formula) => formula.id = None,
                Block::Table(table) => table.id = None,
                Block::Video(player) | Block::Audio(player) => player.id = None,
                Block::Embed(embed) => embed.id = None,
                Block::Aside(aside) => aside.id = None,
                Block::Post(post) => post.id = None,
                Block::References { items } => items.iter_mut().for_each(|item| item.id.clear()),
                _ => {}
            }
            walk::each_content_mut(block, &mut |content| self.rename(content, true));
            walk::each_child_mut(block, &mut |blocks| self.make_former(blocks));
        }
    }

    /// Has the marks of notes of the old version lead to its notes, and takes its names of places out.
    pub fn rename(&self, content: &mut Vec<Inline>, is_former: bool) {
        content.retain(|inline| !is_former || !matches!(inline, Inline::Anchor { .. }));
        for inline in content {
            if let Inline::NoteReference { note } = inline
                && let Some(name) = self.names.get(note).filter(|_| is_former)
            {
                note.clone_from(name);
            }
            let is_former = is_former || matches!(inline, Inline::Deletion { .. });
            if let Some(inside) = walk::inline_content_mut(inline) {
                self.rename(inside, is_former);
            }
        }
    }
}

/// The lists of blocks that have changes in them: those of the body, the head and the notes.
pub fn lists(article: &mut Article) -> impl Iterator<Item = &mut Vec<Block>> {
    let Article { meta, blocks, notes, .. } = article;
    let figures = meta.lead_image.iter_mut().flat_map(|figure| [&mut figure.blocks, &mut figure.caption]);
    let abstracts = meta.abstracts.iter_mut().map(|summary| &mut summary.blocks);
    let notes = notes.iter_mut().map(|note| &mut note.blocks);
    [blocks, &mut meta.standfirst].into_iter().chain(figures).chain(abstracts).chain(notes)
}

/// Blocks that something is said of.
pub fn group(id: String, role: &str, blocks: Vec<Block>) -> Block {
    Block::Group { id: Some(id), role: Some(String::from(role)), language: None, direction: None, blocks }
}

/// The characters of blocks.
pub fn text_of(blocks: &[Block]) -> String {
    blocks.iter().map(walk::block_text).collect::<Vec<_>>().join(" ")
}
