//! html5ever behind our tree: the one file that knows which parser reads the HTML.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName, TokenizerResult, local_name, ns};

use super::attributes;
use super::draft::{Draft, MAX_DEPTH};
use super::name;
use super::tree::{NodeId, Tree};

/// What the source stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// Nothing: it is a page.
    Document,
    /// The body of a page.
    Body,
}

/// Numbers of bytes are kept in 32 bits, with room to spare.
const MAX_SOURCE: usize = 1 << 29;

pub(super) fn parse(source: &str, context: Context) -> Tree {
    let mut end = source.len().min(MAX_SOURCE);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let mut draft = Draft::new(end);
    if end < source.len() {
        draft.set_truncated();
    }
    let sink = Sink { draft: RefCell::new(draft) };
    // Without scripting what stands in `noscript` is elements, which hold the images of many pages.
    let options = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..Default::default() };
    let builder = match context {
        Context::Document => TreeBuilder::new(sink, options),
        Context::Body => {
            let name = QualName::new(None, ns!(html), local_name!("body"));
            let body = sink.create_element(name, Vec::new(), ElementFlags::default());
            TreeBuilder::new_for_fragment(sink, body, None, options)
        }
    };
    let tokenizer = Tokenizer::new(Guard::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&attributes::cut(&source[..end])));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let sink = tokenizer.sink.builder.sink;
    let root = match context {
        Context::Document => Tree::ROOT,
        // The parser reads a fragment into an `html` element below the document.
        Context::Body => sink.draft.borrow().first_child(Tree::ROOT).unwrap_or(Tree::ROOT),
    };
    sink.draft.into_inner().finish(root)
}

/// Stands between the tokenizer and the tree builder and leaves out tags that would cost more than they say.
///
/// The tree builder searches its stack of open elements and its list of formatting elements for every tag, so both
/// are bounded here; see <https://github.com/servo/html5ever/issues/788>.
struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    /// How many elements can be created before the stack may have grown too deep; unknown at zero.
    spare: Cell<usize>,
    created: Cell<usize>,
    /// The elements left out because they are too deep, so that their end tags are left out too.
    excess: RefCell<Vec<LocalName>>,
}

/// From here on only elements that hold text themselves are opened, so that deep text keeps its paragraphs.
const MAX_CONTAINERS: usize = MAX_DEPTH - 64;
/// Open formatting elements, which every new paragraph repeats.
const MAX_FORMATTING: usize = 64;

impl Guard {
    fn new(builder: TreeBuilder<Handle, Sink>) -> Guard {
        let (spare, created) = (Cell::new(MAX_FORMATTING), Cell::new(0));
        Guard { builder, spare, created, excess: RefCell::default() }
    }

    /// Whether a tag goes to the tree builder.
    fn admits(&self, tag: &Tag) -> bool {
        if tag.kind == TagKind::EndTag {
            let mut excess = self.excess.borrow_mut();
            return excess.pop_if(|name| *name == tag.name).is_none();
        }
        if opens_nothing(&tag.name) {
            return true;
        }
        let created = self.builder.sink.draft.borrow().len();
        if created - self.created.get() < self.spare.get() {
            return true;
        }
        let census = Census::default();
        self.builder.trace_handles(&census);
        let (elements, formatting) = (census.elements.get(), census.formatting.get());
        self.created.set(created);
        // Each element made from now on can make the stack or the list longer by one.
        self.spare.set(MAX_CONTAINERS.saturating_sub(elements).min(MAX_FORMATTING.saturating_sub(formatting)));
        if is_formatting(&tag.name) && formatting >= MAX_FORMATTING {
            return false;
        }
        let limit = if holds_text(&tag.name) { MAX_DEPTH } else { MAX_CONTAINERS };
        if elements < MAX_CONTAINERS {
            self.excess.borrow_mut().clear();
        }
        if elements >= limit {
            self.excess.borrow_mut().push(tag.name.clone());
        }
        elements < limit
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        let is_full = self.builder.sink.draft.borrow().is_full();
        let is_admitted = match &token {
            Token::EOFToken => true,
            Token::ParseError(_) => false,
            _ if is_full => {
                self.builder.sink.draft.borrow_mut().set_truncated();
                false
            }
            Token::TagToken(tag) => self.admits(tag),
            _ => true,
        };
        if !is_admitted {
            return TokenSinkResult::Continue;
        }
        self.builder.sink.draft.borrow_mut().set_line(line as u32);
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts what the tree builder holds on to: its stack of open elements and its list of formatting elements.
#[derive(Default)]
struct Census {
    elements: Cell<usize>,
    formatting: Cell<usize>,
}

impl Tracer for Census {
    type Handle = Handle;

    fn trace_handle(&self, handle: &Handle) {
        // Formatting elements are in the stack, in the list, or in both.
        let counter = if is_formatting(&handle.local) { &self.formatting } else { &self.elements };
        counter.set(counter.get() + 1);
    }
}

fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

fn holds_text(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("p")
            | local_name!("li")
            | local_name!("dt")
            | local_name!("dd")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("pre")
    )
}

/// Elements that never stay open: they are empty, or hold raw text, which must never be read as tags.
fn opens_nothing(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("xmp")
    )
}

/// What the parser asks of a tree, answered by a [`Draft`].
struct Sink {
    draft: RefCell<Draft>,
}

/// A node as the parser holds it: it asks for names often, so they stand here rather than in the tree.
#[derive(Clone)]
struct Handle {
    id: NodeId,
    namespace: Namespace,
    local: LocalName,
    is_html_integration_point: bool,
}

impl Handle {
    /// A node that is no element.
    fn unnamed(id: NodeId) -> Handle {
        Handle { id, namespace: ns!(), local: local_name!(""), is_html_integration_point: false }
    }
}

impl Sink {
    fn add_attributes(&self, id: NodeId, attributes: &[Attribute]) {
        let mut draft = self.draft.borrow_mut();
        for Attribute { name, value } in attributes {
            match &name.prefix {
                Some(prefix) if !prefix.is_empty() => {
                    let name = [prefix, ":", &name.local].concat();
                    draft.add_attribute(id, &name, value);
                }
                _ => draft.add_attribute(id, &name.local, value),
            }
        }
    }

    fn insert(&self, parent: NodeId, before: Option<NodeId>, child: NodeOrText<Handle>) {
        let mut draft = self.draft.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => draft.insert(parent, before, node.id),
            NodeOrText::AppendText(text) => draft.insert_text(parent, before, &text),
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle::unnamed(Tree::ROOT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        ExpandedName { ns: &target.namespace, local: &target.local }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let namespace = match name.ns {
            ns!(svg) => name::Namespace::Svg,
            ns!(mathml) => name::Namespace::Math,
            _ => name::Namespace::Html,
        };
        let id = self.draft.borrow_mut().element(namespace, &name.local);
        self.add_attributes(id, &attributes);
        let is_html_integration_point = flags.mathml_annotation_xml_integration_point;
        Handle { id, namespace: name.ns, local: name.local, is_html_integration_point }
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        Handle::unnamed(self.draft.borrow_mut().comment(&text))
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let parent = self.draft.borrow().parent(element.id);
        match parent {
            Some(parent) => self.insert(parent, Some(element.id), child),
            None => self.insert(previous.id, None, child),
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.draft.borrow().parent(sibling.id);
        if let Some(parent) = parent {
            self.insert(parent, Some(sibling.id), child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The contents of a template stand right in it.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        self.add_attributes(target.id, &attributes);
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.draft.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.draft.borrow_mut().move_children(node.id, new_parent.id);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.is_html_integration_point
    }

    /// A shadow root is read where it stands, like any template.
    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
