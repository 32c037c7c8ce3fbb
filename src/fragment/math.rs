//! Formulas: MathML, and TeX in the places where renderers and editors keep it.

use super::Converter;
use super::class::{attribute, attribute_is, classes, find_class, has_class};
use crate::builder;
use crate::html::{Name, NodeId, Tree};
use crate::model::{Formula, MathAttribute, MathName, MathNode};

/// Elements whose formula is MathML somewhere below, next to a picture of it made of spans.
const RENDERED: &[&str] =
    &["katex", "katex-display", "mwe-math-element", "mathjax", "mathjax_display", "math-container"];

/// Elements whose text is TeX between delimiters, or without any.
const SOURCES: &[&str] = &[
    "math",
    "math-inline",
    "math-display",
    "math-block",
    "math-tex",
    "tex-math",
    "latex-inline",
    "latex-block",
    "js-inline-math",
    "js-display-math",
];

/// Pictures whose `alt` is TeX.
const PICTURES: &[&str] =
    &["tex", "latex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "ee_img"];

/// Elements of a formula inside one another; the model keeps fewer.
const MAX_DEPTH: usize = 48;

/// Elements that only renderers of formulas write.
const CONTAINERS: &[&str] = &["mjx-container", "math-renderer"];

/// Whether an element is what a renderer made of a formula. Its classes are those of the renderer, with menus among them.
pub(crate) fn is_formula(tree: &Tree, id: NodeId) -> bool {
    is_container(tree, id) || has_class(tree, id, RENDERED)
}

fn is_container(tree: &Tree, id: NodeId) -> bool {
    tree.name(id).as_str().is_none() && CONTAINERS.contains(&tree.name_text(id))
}

impl Converter<'_, '_> {
    /// The formula that an element is, and whether it stands on a line of its own.
    pub(super) fn formula(&mut self, id: NodeId) -> Option<(Formula, bool)> {
        let tree = self.tree;
        let name = tree.name(id);
        if name == Name::MATH {
            return Some(formula_of_math(tree, id));
        }
        if name == Name::SCRIPT {
            let kind = attribute(tree, id, "type")?;
            let is_tex = kind.starts_with("math/tex");
            return is_tex.then(|| (tex(tree.text(id).trim()), kind.contains("mode=display")));
        }
        if name == Name::IMG {
            let class = find_class(tree, id, PICTURES)?;
            let mut formula = tex(strip_style(attribute(tree, id, "alt")?));
            formula.image = self.image(id);
            return Some((formula, class.ends_with("display")));
        }
        let is_custom = is_container(tree, id);
        if !is_custom
            && (tree.attribute(id, "class").is_none() || !matches!(name, Name::SPAN | Name::DIV | Name::P | Name::CODE))
        {
            return None;
        }
        if (is_custom || has_class(tree, id, RENDERED))
            && let Some(math) = tree.find(id, Name::MATH)
        {
            let (formula, is_display) = formula_of_math(tree, math);
            let said = attribute_is(tree, id, "display", &["true"])
                || has_class(tree, id, &["katex-display", "mathjax_display"]);
            return Some((formula, is_display || said));
        }
        let is_source = has_class(tree, id, SOURCES);
        if !is_source && !is_custom {
            return None;
        }
        if let Some(math) = tree.find(id, Name::MATH) {
            let (formula, is_display) = formula_of_math(tree, math);
            return Some((formula, is_display || has_class(tree, id, &["display", "math-display", "math-block"])));
        }
        let (source, is_display) = strip_delimiters(tree.text(id).trim());
        let is_display = is_display.or_else(|| {
            let kinds =
                ["inline", "math-inline", "display", "math-display", "math-block", "latex-block", "js-display-math"];
            classes(tree, id).find_map(|class| kinds.iter().position(|kind| *kind == class)).map(|at| at > 1)
        });
        // `math` by itself may be any text; its delimiters or another class say that it is TeX.
        let is_tex = !source.is_empty() && tree.descendants(id).all(|id| !tree.name(id).is_element());
        (is_tex && is_display.or((is_custom || !has_class(tree, id, &["math"])).then_some(false)).is_some())
            .then(|| (tex(source), is_display.unwrap_or(false)))
    }
}

fn tex(source: &str) -> Formula {
    Formula { tex: Some(source.to_string()), ..Formula::default() }
}

fn formula_of_math(tree: &Tree, id: NodeId) -> (Formula, bool) {
    let is_tex =
        |&id: &NodeId| attribute_is(tree, id, "encoding", &["application/x-tex", "TeX", "LaTeX", "text/x-tex"]);
    let annotation = tree.descendants(id).filter(|&id| tree.name(id) == Name::ANNOTATION).find(is_tex);
    let words = attribute(tree, id, "alttext");
    let alt_is_tex = words.is_some_and(|words| words.contains(['\\', '^', '_']));
    let source = annotation.map(|id| tree.text(id)).or(words.filter(|_| alt_is_tex));
    let source = source.map(|source| strip_style(strip_delimiters(source.trim()).0));
    let mut mathml = Vec::new();
    push_nodes(tree, id, 0, &mut mathml);
    let formula = Formula {
        tex: source.filter(|source| !source.is_empty()).map(str::to_string),
        mathml,
        alt: words.filter(|_| !alt_is_tex).map(str::to_string),
        ..Formula::default()
    };
    (formula, attribute_is(tree, id, "display", &["block"]) || attribute_is(tree, id, "mode", &["display"]))
}

fn push_nodes(tree: &Tree, parent: NodeId, depth: usize, nodes: &mut Vec<MathNode>) {
    if depth >= MAX_DEPTH {
        return nodes.push(MathNode::Text(builder::collapse(tree.text(parent), true)));
    }
    for id in tree.children(parent) {
        let name = tree.name(id);
        if name == Name::TEXT {
            let text = builder::collapse(tree.text(id), true);
            let text = text.trim_end_matches(' ');
            if !text.is_empty() {
                nodes.push(MathNode::Text(text.to_string()));
            }
        } else if name == Name::SEMANTICS {
            // The first child is the formula, the others say it in other notations.
            let first = tree.children(id).find(|&child| tree.name(child).is_element());
            let Some(first) = first.filter(|&first| tree.name(first).is_math()) else { continue };
            push_element(tree, first, depth, nodes);
        } else if name.is_math() && name != Name::ANNOTATION && name != Name::ANNOTATION_XML {
            push_element(tree, id, depth, nodes);
        } else if name.is_element() && !name.is_math() {
            let text = builder::collapse(tree.text(id), true);
            if !text.is_empty() {
                nodes.push(MathNode::Text(text));
            }
        }
    }
}

fn push_element(tree: &Tree, id: NodeId, depth: usize, nodes: &mut Vec<MathNode>) {
    let Some(element) = MathName::new(tree.name_text(id)) else { return push_nodes(tree, id, depth + 1, nodes) };
    let known = tree.attributes(id).filter_map(|(name, value)| Some((MathAttribute::new(name)?, value.to_string())));
    let attributes = known.collect();
    let mut children = Vec::new();
    push_nodes(tree, id, depth + 1, &mut children);
    nodes.push(MathNode::Element { element, attributes, children });
}

/// TeX without its delimiters, and whether those say that it stands on a line of its own.
fn strip_delimiters(source: &str) -> (&str, Option<bool>) {
    for (start, end, is_display) in [("$$", "$$", true), ("\\[", "\\]", true), ("\\(", "\\)", false), ("$", "$", false)]
    {
        let inside = source.strip_prefix(start).and_then(|source| source.strip_suffix(end));
        if let Some(inside) = inside {
            return (inside.trim(), Some(is_display));
        }
    }
    (source, None)
}

/// Wikipedia wraps every formula: `{\displaystyle x}`.
fn strip_style(source: &str) -> &str {
    let inside = |start| source.strip_prefix(start)?.strip_suffix('}');
    inside("{\\displaystyle ").or_else(|| inside("{\\textstyle ")).unwrap_or(source).trim()
}
