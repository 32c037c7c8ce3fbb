//! html5ever as an oracle: the same trees of tag soup and of whole pages.

use std::borrow::Cow;
use std::cell::RefCell;
use std::path::Path;
use std::process::Command;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, local_name, ns};

use super::soup::{Random, soup};
use super::{dump, parse_document, parse_fragment};

const DOCUMENTS: usize = 8000;

#[test]
fn trees_of_tag_soup_equal_those_of_html5ever() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut differences = Vec::new();
    let mut left_out = 0;
    for _ in 0..DOCUMENTS {
        let source = soup(&mut random);
        if deviates(&source) {
            left_out += 1;
            continue;
        }
        for is_document in [true, false] {
            let parse = if is_document { parse_document } else { parse_fragment };
            let found = dump(&parse(&source));
            let expected = html5ever_dump(&source, is_document);
            if found != expected {
                differences.push(format!("{source}\nhtml5ever\n{expected}found\n{found}"));
            }
        }
    }
    println!("{} of {DOCUMENTS} differ; left out: {left_out}", differences.len());
    differences.sort_by_key(String::len);
    assert!(differences.is_empty(), "{} differ, the shortest:\n{}", differences.len(), differences[0]);
}

/// Where html5ever itself differs from the tests of html5lib or from the standard.
fn deviates(source: &str) -> bool {
    let has = |name: &str| source.contains(&["<", name].concat());
    let comes_late = |text: &str| source.get(1..).is_some_and(|rest| rest.contains(text));
    [
        // Its list of special elements lacks these.
        has("search"),
        (has("svg") || has("math"))
            && ["mi", "mo", "annotation-xml", "foreignObject", "desc", "title"].iter().any(|name| has(name)),
        // It does not end a `thead` in a template by the next part of the table.
        has("template") && has("thead"),
        // It takes the error `</>` for the token after `pre`, so that the line feed behind it stays.
        source.contains("</>\n") || source.contains("</>\r"),
        // It joins the text of a table before a document type with that behind it.
        has("table") && (comes_late("<!DOCTYPE") || comes_late("<!doctype")),
    ]
    .contains(&true)
}

#[test]
fn trees_of_pages_equal_those_of_html5ever() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/pages");
    let files = Command::new("find").arg(&folder).args(["-name", "*.html.gz"]).output();
    let files = files.map(|output| String::from_utf8(output.stdout).unwrap()).unwrap_or_default();
    if files.is_empty() {
        eprintln!("skipped: no pages at {}", folder.display());
        return;
    }
    // Without optimization all of them take a minute.
    let step = if cfg!(debug_assertions) { 16 } else { 1 };
    let mut differences = Vec::new();
    let mut compared = 0;
    for file in files.lines().step_by(step) {
        let bytes = Command::new("gzip").args(["-dc", file]).output().unwrap().stdout;
        let source = String::from_utf8_lossy(&bytes);
        let (found, expected) = (dump(&parse_document(&source)), html5ever_dump(&source, true));
        compared += 1;
        if found != expected {
            let line = found.lines().zip(expected.lines()).position(|(found, expected)| found != expected);
            let from = line.unwrap_or_default().saturating_sub(8);
            let part = |dump: &str| dump.lines().skip(from).take(16).collect::<Vec<_>>().join("\n");
            differences.push(format!("{file}\nhtml5ever\n{}\nfound\n{}", part(&expected), part(&found)));
        }
    }
    println!("{} of {compared} pages differ", differences.len());
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n\n"));
}

fn html5ever_dump(source: &str, is_document: bool) -> String {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..Default::default() };
    let options = ParseOpts { tree_builder, ..Default::default() };
    let sink = Sink { nodes: RefCell::new(vec![Node::default()]) };
    let nodes = if is_document {
        html5ever::parse_document(sink, options).one(source)
    } else {
        let name = QualName::new(None, ns!(html), local_name!("body"));
        html5ever::parse_fragment(sink, options, name, Vec::new(), false).one(source)
    };
    let root = if is_document { 0 } else { nodes[0].children[0] };
    let mut out = String::new();
    nodes[root].children.iter().for_each(|&child| dump_node(&nodes, child, 0, &mut out));
    out
}

fn dump_node(nodes: &[Node], id: usize, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let node = &nodes[id];
    let Some(name) = &node.name else {
        let text = &node.text;
        *out +=
            &if node.is_comment { format!("| {indent}<!-- {text} -->\n") } else { format!("| {indent}\"{text}\"\n") };
        return;
    };
    let space = match name.ns {
        ns!(svg) => "svg ",
        ns!(mathml) => "math ",
        _ => "",
    };
    *out += &format!("| {indent}<{space}{}>\n", name.local);
    let mut attributes: Vec<_> = node
        .attributes
        .iter()
        .map(|Attribute { name, value }| {
            let prefix = name.prefix.as_ref().filter(|prefix| !prefix.is_empty()).map(|prefix| format!("{prefix} "));
            (prefix.unwrap_or_default() + &name.local, value)
        })
        .collect();
    attributes.sort();
    for (name, value) in attributes {
        *out += &format!("| {indent}  {name}=\"{value}\"\n");
    }
    let is_template = name.ns == ns!(html) && name.local == local_name!("template");
    if is_template {
        *out += &format!("| {indent}  content\n");
    }
    node.children.iter().for_each(|&child| dump_node(nodes, child, depth + 1 + usize::from(is_template), out));
}

#[derive(Default)]
struct Node {
    /// Texts and comments have none.
    name: Option<QualName>,
    is_comment: bool,
    is_html_integration_point: bool,
    text: String,
    attributes: Vec<Attribute>,
    parent: Option<usize>,
    children: Vec<usize>,
}

struct Sink {
    nodes: RefCell<Vec<Node>>,
}

/// Names are asked for by reference, so they stand here too.
#[derive(Clone)]
struct Handle {
    id: usize,
    name: QualName,
}

impl Handle {
    /// A node that is no element, or one whose name nobody will ask for.
    fn unnamed(id: usize) -> Handle {
        Handle { id, name: QualName::new(None, ns!(), local_name!("")) }
    }
}

impl Sink {
    fn create(&self, node: Node) -> Handle {
        let mut nodes = self.nodes.borrow_mut();
        let id = nodes.len();
        let handle = node.name.clone().map_or_else(|| Handle::unnamed(id), |name| Handle { id, name });
        nodes.push(node);
        handle
    }

    fn insert(&self, parent: usize, before: Option<usize>, child: NodeOrText<Handle>) {
        let place = |nodes: &[Node]| match before {
            Some(before) => nodes[parent].children.iter().position(|&child| child == before).unwrap(),
            None => nodes[parent].children.len(),
        };
        let child = match child {
            NodeOrText::AppendNode(node) => node.id,
            NodeOrText::AppendText(text) => {
                let nodes = &mut *self.nodes.borrow_mut();
                let previous = place(nodes).checked_sub(1).map(|place| nodes[parent].children[place]);
                if let Some(previous) = previous.filter(|&id| nodes[id].name.is_none() && !nodes[id].is_comment) {
                    nodes[previous].text.push_str(&text);
                    return;
                }
                nodes.push(Node { text: text.to_string(), ..Node::default() });
                nodes.len() - 1
            }
        };
        self.detach(child);
        let nodes = &mut *self.nodes.borrow_mut();
        let place = place(nodes);
        nodes[parent].children.insert(place, child);
        nodes[child].parent = Some(parent);
    }

    fn detach(&self, id: usize) {
        let nodes = &mut *self.nodes.borrow_mut();
        if let Some(parent) = nodes[id].parent.take() {
            nodes[parent].children.retain(|&child| child != id);
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Vec<Node>;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle::unnamed(0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let is_html_integration_point = flags.mathml_annotation_xml_integration_point;
        self.create(Node { name: Some(name), attributes, is_html_integration_point, ..Node::default() })
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.create(Node { is_comment: true, text: text.to_string(), ..Node::default() })
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[element.id].parent;
        match parent {
            Some(parent) => self.insert(parent, Some(element.id), child),
            None => self.insert(previous.id, None, child),
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[sibling.id].parent;
        if let Some(parent) = parent {
            self.insert(parent, Some(sibling.id), child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let nodes = &mut *self.nodes.borrow_mut();
        for attribute in attributes {
            if nodes[target.id].attributes.iter().all(|other| other.name != attribute.name) {
                nodes[target.id].attributes.push(attribute);
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let children = self.nodes.borrow()[node.id].children.clone();
        for id in children {
            self.insert(new_parent.id, None, NodeOrText::AppendNode(Handle::unnamed(id)));
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        self.nodes.borrow()[handle.id].is_html_integration_point
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
