//! Drawings and formulas: elements of SVG and MathML.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign>

use crate::html::name::{Name, Namespace};
use crate::html::tokenizer::{Tag, Token};
use crate::html::tree::Span;

use super::{Builder, Done, Element, Flow};

impl Builder<'_> {
    pub(super) fn is_in_foreign_content(&self, token: &Token) -> bool {
        let Some(element) = self.adjusted_current().filter(|element| element.namespace != Namespace::Html) else {
            return false;
        };
        let is_text = matches!(token, Token::Text(_) | Token::Null);
        match token {
            Token::EndOfFile => false,
            Token::Start(tag) if is_math_text(element.name) => {
                matches!(self.draft.local_name(tag.name), "mglyph" | "malignmark")
            }
            Token::Start(tag) if element.name == Name::ANNOTATION_XML && self.draft.local_name(tag.name) == "svg" => {
                false
            }
            Token::Start(_) => !self.holds_html(element),
            _ if is_text => !is_math_text(element.name) && !self.holds_html(element),
            _ => true,
        }
    }

    /// Whether an element is an HTML integration point.
    fn holds_html(&self, element: Element) -> bool {
        match element.name {
            Name::SVG_FOREIGN_OBJECT | Name::SVG_DESC | Name::SVG_TITLE => true,
            Name::ANNOTATION_XML => {
                let encoding = self.draft.attribute(self.draft.span_of_attributes(element.id), "encoding");
                encoding.is_some_and(|encoding| {
                    encoding.eq_ignore_ascii_case("text/html") || encoding.eq_ignore_ascii_case("application/xhtml+xml")
                })
            }
            _ => false,
        }
    }

    pub(super) fn in_foreign_content(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) => {
                self.may_be_frameset &= self.is_blank(text);
                self.insert_text(text);
            }
            Token::Null => {
                let start = self.draft.store.data.len();
                self.draft.store.data.push('\u{fffd}');
                self.insert_text(Span::of(start, start + '\u{fffd}'.len_utf8()));
            }
            Token::Comment(text) => self.insert_comment(text),
            Token::Start(tag) if self.leaves_foreign_content(tag) => return self.leave_foreign_content(token),
            Token::End(Tag { name: Name::BR | Name::P, .. }) => return self.leave_foreign_content(token),
            Token::Start(tag) => {
                if let Some(element) = self.adjusted_current() {
                    self.open_foreign(element.namespace, tag);
                }
            }
            Token::End(tag) => return self.end_foreign(tag),
            Token::Doctype(_) | Token::EndOfFile => {}
        }
        Done
    }

    fn leave_foreign_content(&mut self, token: Token) -> Flow {
        while let Some(element) = self.current()
            && element.namespace != Namespace::Html
            && !is_math_text(element.name)
            && !self.holds_html(element)
        {
            self.open.pop();
        }
        self.step(token)
    }

    fn end_foreign(&mut self, tag: Tag) -> Flow {
        for position in (1..self.open.len()).rev() {
            let element = self.open[position];
            if element.namespace == Namespace::Html {
                return self.step(Token::End(tag));
            }
            if self.draft.local_name(element.name).eq_ignore_ascii_case(self.draft.local_name(tag.name)) {
                self.open.truncate(position);
                break;
            }
        }
        Done
    }

    pub(super) fn open_foreign(&mut self, namespace: Namespace, tag: Tag) {
        let local = self.draft.local_name(tag.name);
        let local = match namespace {
            Namespace::Svg => in_case_of(SVG_ELEMENTS, local).map_or_else(|| local.to_owned(), str::to_owned),
            _ => local.to_owned(),
        };
        let name = self.draft.foreign_name(namespace, &local);
        let attributes: &[&str] = if namespace == Namespace::Svg { SVG_ATTRIBUTES } else { &["definitionURL"] };
        self.draft.store.rename(tag.attributes, |name| in_case_of(attributes, name));
        self.open_named(namespace, name, tag.attributes);
        if tag.is_self_closing {
            self.open.pop();
        }
    }

    /// Whether a start tag is one of HTML that nobody means to stand in a drawing.
    fn leaves_foreign_content(&self, tag: Tag) -> bool {
        let has = |name| self.draft.attribute(tag.attributes, name).is_some();
        match tag.name {
            Name::FONT => has("color") || has("face") || has("size"),
            Name::B
            | Name::BIG
            | Name::BLOCKQUOTE
            | Name::BODY
            | Name::BR
            | Name::CENTER
            | Name::CODE
            | Name::DD
            | Name::DIV
            | Name::DL
            | Name::DT
            | Name::EM
            | Name::EMBED
            | Name::H1
            | Name::H2
            | Name::H3
            | Name::H4
            | Name::H5
            | Name::H6
            | Name::HEAD
            | Name::HR
            | Name::I
            | Name::IMG
            | Name::LI
            | Name::LISTING
            | Name::MENU
            | Name::META
            | Name::NOBR
            | Name::OL
            | Name::P
            | Name::PRE
            | Name::RUBY
            | Name::S
            | Name::SMALL
            | Name::SPAN
            | Name::STRONG
            | Name::STRIKE
            | Name::SUB
            | Name::SUP
            | Name::TABLE
            | Name::TT
            | Name::U
            | Name::UL
            | Name::VAR => true,
            _ => false,
        }
    }
}

/// MathML text integration points.
fn is_math_text(name: Name) -> bool {
    matches!(name, Name::MI | Name::MO | Name::MN | Name::MS | Name::MTEXT)
}

/// A name as it is written in one of the lists.
fn in_case_of(list: &'static [&'static str], name: &str) -> Option<&'static str> {
    list.iter().copied().find(|other| other.eq_ignore_ascii_case(name))
}

/// Elements of SVG whose names have capital letters, which the tokenizer made small.
const SVG_ELEMENTS: &[&str] = &[
    "altGlyph",
    "altGlyphDef",
    "altGlyphItem",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "clipPath",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "foreignObject",
    "glyphRef",
    "linearGradient",
    "radialGradient",
    "textPath",
];

/// Attributes of the same kind.
const SVG_ATTRIBUTES: &[&str] = &[
    "attributeName",
    "attributeType",
    "baseFrequency",
    "baseProfile",
    "calcMode",
    "clipPathUnits",
    "diffuseConstant",
    "edgeMode",
    "filterUnits",
    "glyphRef",
    "gradientTransform",
    "gradientUnits",
    "kernelMatrix",
    "kernelUnitLength",
    "keyPoints",
    "keySplines",
    "keyTimes",
    "lengthAdjust",
    "limitingConeAngle",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "maskContentUnits",
    "maskUnits",
    "numOctaves",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "pointsAtX",
    "pointsAtY",
    "pointsAtZ",
    "preserveAlpha",
    "preserveAspectRatio",
    "primitiveUnits",
    "refX",
    "refY",
    "repeatCount",
    "repeatDur",
    "requiredExtensions",
    "requiredFeatures",
    "specularConstant",
    "specularExponent",
    "spreadMethod",
    "startOffset",
    "stdDeviation",
    "stitchTiles",
    "surfaceScale",
    "systemLanguage",
    "tableValues",
    "targetX",
    "targetY",
    "textLength",
    "viewBox",
    "viewTarget",
    "xChannelSelector",
    "yChannelSelector",
    "zoomAndPan",
];
