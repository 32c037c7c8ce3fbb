//! HTML → blocks: what a piece of a page says, whoever wrote it and for whatever browser.
//!
//! Pages, Markdown with HTML in it and the formats whose text is HTML all come through [`convert`]. What the model has
//! no place for keeps its text and leaves a notice.

mod anchors;
mod aside;
mod card;
mod class;
mod code;
mod embed;
mod figure;
mod flow;
mod heading;
mod image;
mod inline;
mod list;
mod math;
mod notes;
mod player;
mod post;
mod quote;
mod table;

use crate::builder::{self, Builder};
use crate::html::{Name, NodeId, Tree};
use crate::model::{AsideRole, Block, Inline, Note, Notice, NoticeCode};
use anchors::Anchors;
pub(crate) use aside::{belongs, is_hidden};
pub(crate) use class::has_class;
use flow::{Flow, is_block};
pub(crate) use heading::heading_line;
pub(crate) use math::is_formula;
use notes::Notes;
pub(crate) use post::is_post;

/// What a piece of a page says.
#[derive(Debug, Default)]
pub(crate) struct Fragment {
    /// Its blocks.
    pub(crate) blocks: Vec<Block>,
    /// Its footnotes, in the order in which they are referred to.
    pub(crate) notes: Vec<Note>,
}

/// What a caller knows about an element.
pub(crate) enum Verdict {
    /// Nothing: it is read as it stands.
    Keep,
    /// A picture with its caption.
    Figure,
    /// The caption of the picture around it.
    Caption,
    /// It is in the article elsewhere (the title, the byline), or nothing that anybody reads.
    Skip,
    /// It is not part of the article, and is kept hidden.
    Hide(AsideRole, String),
}

/// Converts what `roots` say, in that order: those that only hold others are not read themselves, whatever they are.
/// `verdict` is asked about every root and every element before it is read.
///
/// Addresses and notices go through the `builder`.
pub(crate) fn convert(
    tree: &Tree,
    roots: &[NodeId],
    verdict: &dyn Fn(NodeId) -> Verdict,
    builder: &mut Builder<'_>,
) -> Fragment {
    let mut anchors = Anchors::new(tree, builder.base());
    let notes = Notes::new(tree, &anchors);
    anchors.forget(|link| notes.knows(link));
    let holds_blocks = holds_blocks(tree);
    let (wraps, captions_read, depth, verdicts) = (Vec::new(), Vec::new(), 0, verdict);
    let mut converter =
        Converter { tree, builder, verdicts, anchors, notes, holds_blocks, wraps, captions_read, depth };
    let mut flow = Flow::default();
    for &root in roots {
        let is_holder = !matches!(tree.name(root), Name::P | Name::UL | Name::OL | Name::BLOCKQUOTE);
        match verdict(root) {
            Verdict::Keep if is_holder => converter.children(root, &mut flow),
            _ => converter.node(root, &mut flow),
        }
        converter.flush(&mut flow);
    }
    let mut blocks = flow.blocks;
    heading::take_numbers(&mut blocks);
    converter.settle_anchors(&mut blocks);
    let mut notes = converter.convert_notes();
    converter.anchors.resolve(&mut blocks, &mut notes, converter.builder);
    if tree.truncated() {
        converter
            .builder
            .notice(Notice::new(NoticeCode::Limit, "the HTML is larger than the limits; its end is missing"));
    }
    Fragment { blocks, notes }
}

/// Converts all of a piece of a page.
pub(crate) fn convert_html(source: &str, builder: &mut Builder<'_>) -> Fragment {
    convert(&crate::html::parse_fragment(source), &[Tree::ROOT], &|_| Verdict::Keep, builder)
}

/// Elements inside one another that are read as elements; in deeper ones only the text is read. Far more than
/// [the model](crate::format) keeps, and few enough for the stack of a browser's wasm.
const MAX_DEPTH: usize = 128;

/// What is at hand while a tree is read.
struct Converter<'a, 'b> {
    tree: &'a Tree,
    builder: &'a mut Builder<'b>,
    verdicts: &'a dyn Fn(NodeId) -> Verdict,
    anchors: Anchors,
    notes: Notes,
    /// For each node, whether a block is somewhere below it.
    holds_blocks: Vec<bool>,
    /// The inline elements around the current block, such as the link around a heading.
    wraps: Vec<NodeId>,
    /// Parts of the figure being read that were read as its captions.
    captions_read: Vec<NodeId>,
    depth: usize,
}

impl<'a> Converter<'a, '_> {
    /// Reads what is below a node as blocks of their own.
    fn blocks(&mut self, id: NodeId) -> Vec<Block> {
        let mut flow = Flow::default();
        self.children(id, &mut flow);
        self.flush(&mut flow);
        flow.blocks
    }

    fn children(&mut self, id: NodeId, flow: &mut Flow) {
        self.children_but(id, None, flow);
    }

    /// Reads what is below a node, without one child that was read before.
    fn children_but(&mut self, id: NodeId, read: Option<NodeId>, flow: &mut Flow) {
        if self.depth >= MAX_DEPTH {
            self.too_deep();
            return flow.line.push_text(self.tree.text(id));
        }
        self.depth += 1;
        for child in self.tree.children(id).filter(|&child| Some(child) != read) {
            self.node(child, flow);
        }
        self.depth -= 1;
    }

    fn node(&mut self, id: NodeId, flow: &mut Flow) {
        let name = self.tree.name(id);
        if name == Name::TEXT {
            flow.line.push_text(self.tree.text(id));
            return;
        }
        if !name.is_element() || self.is_left_out(id) {
            return self.close_notes(id, flow);
        }
        match (self.verdicts)(id) {
            Verdict::Keep | Verdict::Caption => self.element(id, name, flow),
            Verdict::Figure => {
                self.flush(flow);
                self.figure(id, flow);
            }
            Verdict::Skip => {}
            Verdict::Hide(role, reason) if !is_block(name) && !self.holds_blocks[id as usize] => {
                let mut aside = Flow::default();
                self.hidden_aside(id, role, reason, &mut aside);
                flow.hidden.append(&mut aside.blocks);
            }
            Verdict::Hide(role, reason) => {
                self.flush(flow);
                self.hidden_aside(id, role, reason, flow);
            }
        }
    }

    fn element(&mut self, id: NodeId, name: Name, flow: &mut Flow) {
        if self.special(id, name, flow) {
            return;
        }
        if !is_block(name) {
            return if self.starts_paragraph(id) {
                self.flush(flow);
            } else if self.holds_blocks[id as usize] {
                self.inline_around_blocks(id, flow);
            } else {
                self.inline(id, &mut flow.line);
            };
        }
        self.flush(flow);
        self.anchors.arrive(self.tree, id);
        let before = flow.blocks.len();
        match name {
            Name::P => self.paragraph(id, flow),
            Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 => self.heading(id, name, flow),
            Name::UL | Name::OL | Name::MENU | Name::DIR => self.list(id, name, flow),
            Name::LI => self.stray_item(id, flow),
            Name::DL => self.definitions(id, flow),
            Name::BLOCKQUOTE => self.quote(id, flow),
            Name::PRE | Name::LISTING | Name::XMP | Name::PLAINTEXT => self.preformatted(id, flow),
            Name::TABLE => self.table(id, flow),
            Name::FIGURE => self.figure(id, flow),
            Name::VIDEO | Name::AUDIO => self.player(id, name, flow),
            Name::IFRAME | Name::EMBED => self.frame(id, flow),
            Name::OBJECT => self.object(id, flow),
            Name::DETAILS => self.details(id, flow),
            Name::ASIDE => self.aside(id, flow),
            Name::NAV => self.hidden_aside(id, AsideRole::Navigation, "element nav".into(), flow),
            Name::FORM => self.form(id, flow),
            Name::HR => flow.blocks.push(Block::Divider),
            _ => self.container(id, flow),
        }
        self.flush(flow);
        if flow.blocks.len() == before {
            self.close_notes(id, flow);
        }
    }

    /// An element that only holds others together, perhaps in another language.
    fn container(&mut self, id: NodeId, flow: &mut Flow) {
        let (language, direction) = self.language_and_direction(id);
        let role = class::attribute(self.tree, id, "role").and_then(|role| role.strip_prefix("doc-"));
        let role = role.filter(|role| PARTS.contains(role)).map(String::from);
        if language.is_none() && direction.is_none() && role.is_none() {
            return self.children(id, flow);
        }
        let blocks = self.blocks(id);
        if !blocks.is_empty() {
            flow.blocks.push(Block::Group { id: None, role, language, direction, blocks });
        }
    }

    fn paragraph(&mut self, id: NodeId, flow: &mut Flow) {
        let before = flow.blocks.len();
        flow.role = self.paragraph_role(id);
        let (language, direction) = self.language_and_direction(id);
        self.children(id, flow);
        self.flush(flow);
        flow.role = None;
        if language.is_none() && direction.is_none() {
            return;
        }
        for block in &mut flow.blocks[before..] {
            if let Block::Paragraph { content, .. } = block {
                let (content, language) = (std::mem::take(content), language.clone());
                *block = Block::paragraph(vec![Inline::Span { language, direction, content }]);
            }
        }
    }

    /// Ends the line that is being read.
    fn flush(&mut self, flow: &mut Flow) {
        self.flush_line(flow);
        flow.blocks.append(&mut flow.hidden);
    }

    fn flush_line(&mut self, flow: &mut Flow) {
        let line = std::mem::take(&mut flow.line).content;
        let mut content = if line.is_empty() { line } else { self.wrap(line, &flow.starts) };
        flow.starts.clear();
        builder::trim(&mut content);
        if builder::is_blank(&content) {
            return;
        }
        if let Some(figures) = figure::only_images(&content) {
            return flow.blocks.extend(figures);
        }
        if let Some(figure) = figure::picture_and_caption(&content) {
            return flow.blocks.push(figure);
        }
        content.splice(0..0, self.anchors.take_waiting());
        flow.blocks.push(Block::Paragraph { content, role: flow.role });
    }

    fn too_deep(&mut self) {
        self.builder.notice(Notice::new(NoticeCode::Limit, "what nests too deep was kept as plain text"));
    }

    /// Leaves the notice that an element lost what the model has no place for.
    fn unsupported(&mut self, id: NodeId, what: &str) {
        self.left_out(id, NoticeCode::Unsupported, what);
    }

    fn left_out(&mut self, id: NodeId, code: NoticeCode, what: &str) {
        let message = [what, " was left out"].concat();
        let place = ["line ", &self.tree.line(id).to_string()].concat();
        self.builder.notice(Notice::new(code, message).at(place));
    }
}

/// Parts of a text that are told from the others by their role: <https://www.w3.org/TR/dpub-aria-1.1/>.
const PARTS: &[&str] = &["acknowledgments", "afterword", "appendix", "dedication", "epilogue", "foreword", "preface"];

/// For each node, whether a block is somewhere below it.
fn holds_blocks(tree: &Tree) -> Vec<bool> {
    let mut holds = vec![false; tree.len()];
    for id in tree.descendants(Tree::ROOT).rev() {
        let name = tree.name(id);
        let is_display = || name == Name::MATH && class::attribute_is(tree, id, "display", &["block"]);
        if (holds[id as usize] || is_block(name) || is_display() || aside::starts_paragraph(tree, id))
            && let Some(parent) = tree.parent(id)
        {
            holds[parent as usize] = true;
        }
    }
    holds
}
#[cfg(test)]
mod compact;
#[cfg(test)]
mod tests;
