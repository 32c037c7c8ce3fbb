//! What classes, attributes and styles of elements say.

use super::Converter;
use crate::html::{NodeId, Tree};
use crate::model::Direction;

/// Whether an element has one of some classes, whatever their case.
pub(crate) fn has_class(tree: &Tree, id: NodeId, names: &[&str]) -> bool {
    find_class(tree, id, names).is_some()
}

/// The first of some classes that an element has.
pub(super) fn find_class<'n>(tree: &Tree, id: NodeId, names: &[&'n str]) -> Option<&'n str> {
    classes(tree, id).find_map(|class| names.iter().find(|name| name.eq_ignore_ascii_case(class)).copied())
}

/// The classes of an element.
pub(super) fn classes(tree: &Tree, id: NodeId) -> impl Iterator<Item = &str> {
    tree.attribute(id, "class").unwrap_or_default().split_ascii_whitespace()
}

/// An attribute without the space around it; `None` where nothing is left.
pub(super) fn attribute<'t>(tree: &'t Tree, id: NodeId, name: &str) -> Option<&'t str> {
    tree.attribute(id, name).map(str::trim).filter(|value| !value.is_empty())
}

/// The first of some attributes that says something.
pub(super) fn first_attribute<'t>(tree: &'t Tree, id: NodeId, names: &[&str]) -> Option<&'t str> {
    names.iter().find_map(|name| attribute(tree, id, name))
}

/// An attribute that is a word of a set, such as `role`.
pub(super) fn attribute_is(tree: &Tree, id: NodeId, name: &str, values: &[&str]) -> bool {
    attribute(tree, id, name).is_some_and(|found| values.iter().any(|value| value.eq_ignore_ascii_case(found)))
}

/// A number of pixels: `640`, `640px`, not `100%`.
pub(super) fn pixels(tree: &Tree, id: NodeId, name: &str) -> Option<u32> {
    pixel_length(attribute(tree, id, name)?)
}

/// A whole number of pixels in CSS or in an attribute.
pub(super) fn pixel_length(value: &str) -> Option<u32> {
    let number = value.strip_suffix("px").unwrap_or(value).trim();
    let whole = number.split('.').next().unwrap_or(number);
    whole.parse().ok()
}

/// The value of a property in an element's `style`, lower case.
pub(super) fn style(tree: &Tree, id: NodeId, property: &str) -> Option<String> {
    let style = tree.attribute(id, "style")?;
    let found = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    let value = found.rev().find(|(name, _)| name.trim().eq_ignore_ascii_case(property))?.1;
    Some(value.trim().trim_end_matches("!important").trim_end().to_ascii_lowercase())
}

/// The text of an element with its white space collapsed.
pub(super) fn plain(tree: &Tree, id: NodeId) -> String {
    crate::builder::collapse(tree.text(id), true).trim_end().to_string()
}

/// The element right before or after another one, where only white space stands between.
pub(super) fn previous_element(tree: &Tree, id: NodeId) -> Option<NodeId> {
    std::iter::successors(tree.previous_sibling(id), |&id| tree.previous_sibling(id)).find(|&id| !is_space(tree, id))
}

/// Whether a node shows nothing: a comment or white space.
pub(super) fn is_space(tree: &Tree, id: NodeId) -> bool {
    !tree.name(id).is_element() && (tree.name(id) == crate::html::Name::COMMENT || tree.text(id).trim().is_empty())
}

impl Converter<'_, '_> {
    /// The language and direction that an element says for itself.
    pub(super) fn language_and_direction(&self, id: NodeId) -> (Option<String>, Option<Direction>) {
        let tree = self.tree;
        let language = first_attribute(tree, id, &["lang", "xml:lang"]);
        let is_tag =
            |tag: &&str| tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let direction = match attribute(tree, id, "dir").map(str::to_ascii_lowercase).as_deref() {
            Some("ltr") => Some(Direction::Ltr),
            Some("rtl") => Some(Direction::Rtl),
            Some("auto") => Some(Direction::Auto),
            _ => None,
        };
        (language.filter(is_tag).map(str::to_string), direction)
    }
}
