//! Formulas as a tree of the elements that MathML presents with.

use super::json::{self, Place, Read, View, Write};
#[cfg(test)]
use super::schema::{Definition, Shape, Shapes};
use serde_json::Value;

/// A node of a MathML formula.
///
/// From: MathML in HTML and JATS, the MathML that MathJax and KaTeX write beside what they draw.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum MathNode {
    /// An element.
    Element {
        /// Its name.
        element: MathName,
        /// Its attributes.
        attributes: Vec<(MathAttribute, String)>,
        /// Its children.
        children: Vec<MathNode>,
    },
    /// Characters.
    Text(String),
}

/// The name of an element of presentation: those of MathML Core
/// (<https://w3c.github.io/mathml-core/#mathml-elements-and-attributes>), and of MathML 3 `mfenced` and `menclose`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MathName(&'static str);

/// The name of an attribute of presentation, which cannot run anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MathAttribute(&'static str);

const ELEMENTS: &[&str] = &[
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "mstyle",
    "merror",
    "mpadded",
    "mphantom",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "none",
    "mtable",
    "mtr",
    "mtd",
    "mfenced",
    "menclose",
    "semantics",
];

const ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "close",
    "columnalign",
    "columnlines",
    "columnspacing",
    "columnspan",
    "depth",
    "dir",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "open",
    "rowalign",
    "rowlines",
    "rowspacing",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "separators",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

impl MathName {
    /// The element of that name, if there is one.
    pub fn new(name: &str) -> Option<Self> {
        find(ELEMENTS, name).map(MathName)
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl MathAttribute {
    /// The attribute of that name, if it is one of presentation.
    pub fn new(name: &str) -> Option<Self> {
        find(ATTRIBUTES, name).map(MathAttribute)
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

fn find(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().find(|known| **known == name).copied()
}

/// The members of an element in JSON.
const ELEMENT: &[json::Member] =
    &[json::Member::always("element"), json::Member::new("attributes"), json::Member::new("children")];

impl Read for MathNode {
    fn blank() -> Self {
        MathNode::Text(String::new())
    }

    fn read(&mut self, value: Value, place: Place<'_>) -> Result<(), String> {
        *self = match value {
            Value::String(text) => MathNode::Text(text),
            value => {
                let (mut element, mut attributes, mut children) = (MathName::blank(), Vec::blank(), Vec::blank());
                let fields: &mut [&mut dyn Read] = &mut [&mut element, &mut attributes, &mut children];
                json::read_fields(value, place, ELEMENT, fields)?;
                MathNode::Element { element, attributes, children }
            }
        };
        Ok(())
    }

    #[cfg(test)]
    fn shape(shapes: &mut Shapes) -> Shape {
        shapes.named("MathNode", |_| Definition::math_node())
    }
}

impl Write for MathNode {
    fn view(&self) -> View<'_> {
        match self {
            MathNode::Text(text) => View::Text(text),
            MathNode::Element { element, attributes, children } => {
                json::write_fields(ELEMENT, &[element, attributes, children])
            }
        }
    }
}

json::serde_by_field!(MathNode);

impl Read for MathName {
    fn blank() -> Self {
        MathName("mrow")
    }

    /// An unknown element becomes `mrow`: its children stay.
    fn read(&mut self, value: Value, _: Place<'_>) -> Result<(), String> {
        let name = value.as_str().ok_or_else(|| json::wrong("a name"))?;
        *self = MathName::new(name).unwrap_or_else(MathName::blank);
        Ok(())
    }
}

impl Write for MathName {
    fn view(&self) -> View<'_> {
        View::Text(self.0)
    }
}

impl Read for (MathAttribute, String) {
    fn blank() -> Self {
        (MathAttribute(""), String::new())
    }

    fn read(&mut self, value: Value, _: Place<'_>) -> Result<(), String> {
        let name = value.get(0).and_then(Value::as_str).and_then(MathAttribute::new);
        let text = value.get(1).and_then(Value::as_str);
        let (name, text) = name.zip(text).ok_or_else(|| json::wrong("an attribute of MathML with its value"))?;
        *self = (name, text.to_string());
        Ok(())
    }
}

impl Write for (MathAttribute, String) {
    fn view(&self) -> View<'_> {
        View::List(vec![View::Text(self.0.0), View::Text(&self.1)])
    }
}
