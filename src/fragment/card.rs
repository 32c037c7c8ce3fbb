//! Links to other pages and files, shown as cards.

use super::Converter;
use super::class::{attribute, classes, has_class, plain};
use super::embed::file_card;
use crate::html::{Name, NodeId};
use crate::model::{Block, LinkCard, LinkRelation};

/// What cards are called.
const CARDS: &[&str] = &[
    "kg-bookmark-card",
    "kg-bookmark-container",
    "bookmark",
    "link-card",
    "link-preview",
    "embedded-post",
    "embedly-card",
    "wp-embedded-content",
    "onebox",
    "bookmark-card",
    "ltag__link",
];

/// What links to files are called.
const FILES: &[&str] = &["wp-block-file", "kg-file-card", "attachment"];

/// The longest text that a card may hold; what holds more is more than a card.
const MAX_TEXT: usize = 1200;

impl Converter<'_, '_> {
    /// The card that an element is; `None` where it is none or shows no link.
    pub(super) fn card(&mut self, id: NodeId) -> Option<Block> {
        let tree = self.tree;
        let is_file = has_class(tree, id, FILES);
        if !is_file && !has_class(tree, id, CARDS) || tree.text(id).len() > MAX_TEXT {
            return None;
        }
        let mut around = std::iter::once(id).chain(tree.descendants(id));
        let link = around.find(|&id| tree.name(id) == Name::A && attribute(tree, id, "href").is_some())?;
        let url = self.builder.link(attribute(tree, link, "href")?)?;
        let part = |words: &[&str]| {
            let mut parts = tree.descendants(id).filter(|&part| {
                classes(tree, part).any(|class| words.iter().any(|word| class.to_ascii_lowercase().contains(word)))
            });
            parts.find_map(|part| Some(plain(tree, part)).filter(|text| !text.is_empty()))
        };
        let heading = || {
            let is_heading = |name| matches!(name, Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::STRONG);
            tree.descendants(id).find(|&id| is_heading(tree.name(id))).map(|id| plain(tree, id))
        };
        let title = part(&["title", "file-name", "filename"]).or_else(heading);
        let title = title.or_else(|| Some(plain(tree, link)).filter(|text| !text.is_empty()));
        if is_file {
            let card = file_card(url, None);
            let title = title.unwrap_or_else(|| card.title.clone());
            return Some(Block::LinkCard(LinkCard { title, ..card }));
        }
        let description = part(&["description", "desc", "excerpt"]);
        let site_name = part(&["publisher", "site-name", "site_name", "domain", "host"]);
        let mut pictures = tree.descendants(id).filter(|&id| tree.name(id) == Name::IMG);
        let is_icon = |id: &NodeId| classes(tree, *id).any(|class| class.contains("icon") || class.contains("avatar"));
        let picture = pictures.find(|id| !is_icon(id));
        let image = picture.and_then(|id| self.image(id));
        let relation = Some(LinkRelation::Mention);
        let author = part(&["author", "byline"]);
        let (media_type, bytes) = (None, None);
        Some(Block::LinkCard(LinkCard {
            url,
            title: title?,
            description,
            site_name,
            author,
            image,
            relation,
            media_type,
            bytes,
        }))
    }
}
