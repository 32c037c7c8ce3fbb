//! A page through html5ever into a sink that keeps nothing: names are what its tree builder has to ask back for. So it
//! is charged for its own work alone, and not for any tree.

use std::borrow::Cow;
use std::cell::Cell;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, local_name, ns};

/// Parses a page; how many nodes were made.
pub fn parse_document(source: &str) -> usize {
    html5ever::parse_document(Names::default(), ParseOpts::default()).one(source)
}

#[derive(Default)]
struct Names {
    made: Cell<usize>,
}

#[derive(Clone)]
struct Handle {
    id: usize,
    name: QualName,
}

impl Names {
    fn make(&self, name: QualName) -> Handle {
        self.made.update(|made| made + 1);
        Handle { id: self.made.get(), name }
    }
}

impl TreeSink for Names {
    type Handle = Handle;
    type Output = usize;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> usize {
        self.made.get()
    }

    fn get_document(&self) -> Handle {
        Handle { id: 0, name: QualName::new(None, ns!(), local_name!("")) }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Handle {
        self.make(name)
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.make(QualName::new(None, ns!(), local_name!("")))
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(data)
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn parse_error(&self, _: Cow<'static, str>) {}
    fn append(&self, _: &Handle, _: NodeOrText<Handle>) {}
    fn append_based_on_parent_node(&self, _: &Handle, _: &Handle, _: NodeOrText<Handle>) {}
    fn append_before_sibling(&self, _: &Handle, _: NodeOrText<Handle>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, _: &Handle) {}
    fn reparent_children(&self, _: &Handle, _: &Handle) {}
}
