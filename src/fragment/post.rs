//! Entries of live blogs.

use super::Converter;
use super::class::{attribute, has_class};
use super::flow::Flow;
use crate::date;
use crate::html::{Name, NodeId, Tree};
use crate::model::{Block, Post};

/// What entries of live blogs are called.
const POSTS: &[&str] = &[
    "live-post",
    "live-blog-post",
    "liveblog-post",
    "live-blog-entry",
    "liveblog-entry",
    "live-update",
    "live-blog-item",
    "liveblog-item",
    "lx-stream-post",
    "lx-stream__post",
];

/// Whether an element is an entry of a live blog, by its class or as schema.org's microdata say it.
pub(crate) fn is_post(tree: &Tree, id: NodeId) -> bool {
    has_class(tree, id, POSTS) || attribute(tree, id, "itemprop").is_some_and(|names| names.contains("liveBlogUpdate"))
}

impl Converter<'_, '_> {
    /// An entry of a live blog: its first heading is its title, its first time says when.
    pub(super) fn live_post(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        let heading = tree
            .descendants(id)
            .find(|&id| matches!(tree.name(id), Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6));
        let time = tree.descendants(id).filter(|&id| tree.name(id) == Name::TIME).find_map(|id| {
            let published = date::parse(attribute(tree, id, "datetime")?)?;
            Some((id, published))
        });
        let mut post = Post { id: self.anchors.block_id(tree, id), ..Post::default() };
        post.title = heading.map(|heading| self.line(heading)).unwrap_or_default();
        let mut read: Vec<NodeId> = heading.into_iter().collect();
        if let Some((time, published)) = time {
            read.push(time);
            post.published = Some(published);
        }
        let outer = std::mem::replace(&mut self.captions_read, read);
        post.blocks = self.blocks(id);
        self.captions_read = outer;
        if !post.blocks.is_empty() || !post.title.is_empty() {
            flow.blocks.push(Block::Post(post));
        }
    }
}
