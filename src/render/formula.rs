//! Formulas: MathML where there is some, else their picture, else their TeX as it was written.

use super::Renderer;
use crate::model::{Formula, Image, MathNode};

impl Renderer<'_> {
    pub(super) fn display_formula(&mut self, formula: &Formula) {
        let id = self.id(formula.id.as_deref());
        let attributes = [("part", Some("math")), ("class", Some("formula")), ("id", id.as_deref())];
        self.element("div", &attributes, |renderer| {
            let attributes = [("class", Some("scroll")), ("tabindex", Some("0"))];
            renderer.element("div", &attributes, |renderer| renderer.formula(formula, true));
            if let Some(label) = &formula.label {
                renderer.text_element("span", &[("class", Some("label"))], label);
            }
        });
    }

    pub(super) fn inline_formula(&mut self, formula: &Formula) {
        if formula.id.is_none() && formula.label.is_none() {
            return self.formula(formula, false);
        }
        let id = self.id(formula.id.as_deref());
        self.element("span", &[("id", id.as_deref())], |renderer| {
            renderer.formula(formula, false);
            if let Some(label) = &formula.label {
                renderer.sink.text(" ");
                renderer.text_element("span", &[("class", Some("label"))], label);
            }
        });
    }

    fn formula(&mut self, formula: &Formula, block: bool) {
        let words = formula.alt.as_deref();
        if !formula.mathml.is_empty() {
            let attributes = [("display", if block { Some("block") } else { None }), ("alttext", words)];
            self.element("math", &attributes, |renderer| renderer.math_nodes(&formula.mathml));
        } else if let Some(image) = self.formula_picture(formula) {
            let said = image.alt.as_deref().filter(|alt| !alt.trim().is_empty());
            let alt = said.or(words).or(formula.tex.as_deref()).map(String::from);
            self.image(&Image { alt, ..image.clone() });
        } else {
            let text = formula.tex.as_deref().or(words).unwrap_or_default();
            let attributes = [("class", Some("math")), ("role", Some("math")), ("aria-label", words)];
            self.text_element("code", &attributes, text);
        }
    }

    /// The picture that a formula is shown as: not where its TeX, which needs no loading, is there at once.
    pub(super) fn formula_picture<'b>(&self, formula: &'b Formula) -> Option<&'b Image> {
        let image = formula.image.as_ref().filter(|image| self.loads(image) || formula.tex.is_none());
        image.filter(|_| formula.mathml.is_empty())
    }

    fn math_nodes(&mut self, nodes: &[MathNode]) {
        for node in nodes {
            match node {
                MathNode::Text(text) => self.sink.text(text),
                MathNode::Element { element, attributes, children } => {
                    let attributes: Vec<(&'static str, Option<&str>)> =
                        attributes.iter().map(|(name, value)| (name.as_str(), Some(value.as_str()))).collect();
                    match element.as_str() {
                        "mfenced" => self.fenced(&attributes, children),
                        token @ ("mi" | "mn" | "mo" | "ms" | "mtext") => {
                            self.element(token, &attributes, |renderer| renderer.math_text(children));
                        }
                        name => self.element(name, &attributes, |renderer| renderer.math_nodes(children)),
                    }
                }
            }
        }
    }

    /// What a token holds: characters. A parser of HTML would take other elements in it for unknown ones of HTML.
    fn math_text(&mut self, nodes: &[MathNode]) {
        for node in nodes {
            match node {
                MathNode::Text(text) => self.sink.text(text),
                MathNode::Element { children, .. } => self.math_text(children),
            }
        }
    }

    /// `mfenced` as the row that MathML 3 says it stands for: MathML Core has no such element, and browsers that
    /// follow it show neither the fences nor the commas. <https://www.w3.org/TR/MathML3/chapter3.html#presm.mfenced>
    fn fenced(&mut self, attributes: &[(&'static str, Option<&str>)], children: &[MathNode]) {
        let attribute = |wanted: &str, default| {
            let found = attributes.iter().find(|(name, _)| *name == wanted);
            found.and_then(|(_, value)| *value).unwrap_or(default)
        };
        let separators: Vec<char> = attribute("separators", ",").chars().filter(|c| !c.is_whitespace()).collect();
        let (open, close) = (attribute("open", "(").trim(), attribute("close", ")").trim());
        self.element("mrow", &[], |renderer| {
            renderer.operator(open, "fence", "prefix");
            let is_blank = |node: &&MathNode| matches!(node, MathNode::Text(text) if text.trim().is_empty());
            for (index, child) in children.iter().filter(|node| !is_blank(node)).enumerate() {
                if let Some(separator) = index.checked_sub(1).and_then(|at| separators.get(at).or(separators.last())) {
                    renderer.operator(separator.encode_utf8(&mut [0; 4]), "separator", "infix");
                }
                renderer.math_nodes(std::slice::from_ref(child));
            }
            renderer.operator(close, "fence", "postfix");
        });
    }

    fn operator(&mut self, text: &str, property: &'static str, form: &'static str) {
        if !text.is_empty() {
            self.text_element("mo", &[(property, Some("true")), ("form", Some(form))], text);
        }
    }
}
