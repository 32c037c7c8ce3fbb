//! Films and sounds that the page itself holds.

use super::Converter;
use super::class::{attribute, first_attribute, has_class, pixels};
use super::flow::Flow;
use crate::html::{Name, NodeId};
use crate::model::{Block, Image, Player, Source, Track};

const ADDRESSES: &[&str] = &["src", "data-src", "data-lazy-src"];

impl Converter<'_, '_> {
    pub(super) fn player(&mut self, id: NodeId, name: Name, flow: &mut Flow) {
        let tree = self.tree;
        let mut player = Player { id: self.anchors.block_id(tree, id), ..Player::default() };
        player.poster =
            first_attribute(tree, id, &["poster", "data-poster"]).and_then(|address| self.builder.media(address));
        player.title = first_attribute(tree, id, &["title", "aria-label"]).map(str::to_string);
        (player.width, player.height) = (pixels(tree, id, "width"), pixels(tree, id, "height"));
        let says = |name| tree.attribute(id, name).is_some();
        player.looping = says("loop") && (says("muted") || says("autoplay"));
        for part in std::iter::once(id).chain(tree.descendants(id)) {
            match tree.name(part) {
                Name::SOURCE | Name::VIDEO | Name::AUDIO => {
                    let address = first_attribute(tree, part, ADDRESSES);
                    let Some(url) = address.and_then(|address| self.builder.media(address)) else { continue };
                    let media_type = attribute(tree, part, "type").map(str::to_string);
                    if player.sources.iter().all(|source| source.url != url) {
                        player.sources.push(Source { media_type, ..Source::new(url) });
                    }
                }
                Name::TRACK => {
                    let address = attribute(tree, part, "src");
                    let Some(url) = address.and_then(|address| self.builder.media(address)) else { continue };
                    let said = |name| attribute(tree, part, name).map(str::to_string);
                    player.tracks.push(Track {
                        url,
                        kind: said("kind"),
                        language: said("srclang"),
                        label: said("label"),
                    });
                }
                _ => {}
            }
        }
        if !player.sources.is_empty() {
            let block = if name == Name::AUDIO { Block::Audio(player) } else { Block::Video(player) };
            return flow.blocks.push(block);
        }
        // What stands in it is for browsers that cannot play it.
        self.unsupported(id, "a player without a file");
        self.children(id, flow);
        self.flush(flow);
        let still = player.poster.map(|url| crate::model::Figure {
            images: vec![Image { width: player.width, height: player.height, ..Image::new(url) }],
            ..Default::default()
        });
        flow.blocks.extend(still.map(Block::Figure));
    }

    /// A drawing that is made by code: what it says in words, if anything.
    pub(super) fn drawing(&mut self, id: NodeId, line: &mut super::flow::Line) {
        let tree = self.tree;
        if tree.name(id) == Name::CANVAS {
            self.unsupported(id, "a canvas");
            return self.inlines(id, line);
        }
        let is_icon =
            tree.parent(id).is_some_and(|parent| matches!(tree.name(parent), Name::A | Name::BUTTON | Name::I))
                || has_class(tree, id, &["icon", "svg-icon", "octicon", "anchor-icon", "feather", "bi"])
                || attribute(tree, id, "aria-hidden").is_some_and(|hidden| hidden == "true")
                || pixels(tree, id, "width").is_some_and(|width| width <= 48);
        if !is_icon {
            self.unsupported(id, "a drawing (svg)");
        }
    }

    /// A field of a form.
    pub(super) fn control(&mut self, id: NodeId) {
        let tree = self.tree;
        let kind = attribute(tree, id, "type").unwrap_or_default();
        if tree.name(id) != Name::INPUT || !matches!(kind, "hidden" | "checkbox" | "submit") {
            self.unsupported(id, "a field of a form");
        }
    }
}
