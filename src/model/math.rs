//! Formulas as a tree of MathML Core elements.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A node of a MathML formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MathNode {
    /// An element.
    Element {
        /// Its name.
        element: MathName,
        /// Its attributes.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attributes: Vec<(MathAttribute, String)>,
        /// Its children.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        children: Vec<MathNode>,
    },
    /// Characters.
    Text(String),
}

/// The name of an element that MathML Core defines for presentation.
///
/// <https://w3c.github.io/mathml-core/#mathml-elements-and-attributes>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MathName(&'static str);

/// The name of an attribute that MathML Core gives a meaning and that cannot run anything.
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
    /// The element of that name, if MathML Core has it.
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

impl Serialize for MathName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl Serialize for MathAttribute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for MathName {
    /// An unknown element becomes `mrow`: its children stay.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Ok(MathName::new(&name).unwrap_or(MathName("mrow")))
    }
}

impl<'de> Deserialize<'de> for MathAttribute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        MathAttribute::new(&name).ok_or_else(|| serde::de::Error::custom("not an attribute of MathML Core"))
    }
}
