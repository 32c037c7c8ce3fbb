//! Figures: pictures and other blocks with captions and credits, alone or in galleries.

use super::class::{attribute, find_class, has_class};
use super::flow::Flow;
use super::{Converter, Verdict};
use crate::builder;
use crate::html::{Name, NodeId, Tree};
use crate::model::{Aside, AsideRole, Block, Figure, FigureLayout, Gallery, GalleryLayout, Image, Inline, Url, walk};

/// What holds a picture and its caption, where pages do not write `figure`.
pub(super) const FIGURES: &[&str] = &[
    "wp-caption",
    "image-caption-container",
    "captioned-image-container",
    "thumbinner",
    "caption-img",
    "media-figure",
];

/// What holds several figures.
pub(super) const GALLERIES: &[&str] = &[
    "gallery",
    "wp-block-gallery",
    "blocks-gallery-grid",
    "tiled-gallery",
    "kg-gallery-card",
    "kg-gallery-container",
    "image-gallery",
    "photo-gallery",
    "wp-block-jetpack-tiled-gallery",
    "wp-block-jetpack-slideshow",
    "image-gallery-embed",
    "slideshow",
];

/// What captions are called where they are not `figcaption`.
const CAPTIONS: &[&str] = &[
    "wp-caption-text",
    "thumbcaption",
    "caption",
    "image-caption",
    "photo-caption",
    "media-caption",
    "figure-caption",
    "article-image-caption",
    "img-caption",
    "gallerytext",
];

/// What says who made a picture.
const CREDITS: &[&str] = &[
    "credit",
    "credits",
    "image-credit",
    "photo-credit",
    "media-credit",
    "caption-credit",
    "figure-credit",
    "copyright",
    "image-source",
    "photographer",
    "wp-block-image__credit",
    "picture-credit",
    "img-credit",
    "source-credit",
];

/// Captions and credits of one figure; further ones are text in it.
const MAX_CAPTIONS: usize = 16;

/// A picture smaller than this in both directions belongs to its line.
const ICON: u32 = 48;
/// So does one no higher than a line.
const LINE: u32 = 24;

/// Pixels across from which a picture has something to show beyond the width of the text, and from edge to edge.
const LEAST_WIDE: u32 = 800;
const LEAST_FULL: u32 = 1200;

impl Converter<'_, '_> {
    pub(super) fn figure(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        if has_class(tree, id, super::quote::PULL_QUOTES) {
            return self.pull_quote(id, flow);
        }
        let parts: Vec<NodeId> = self.captions(id);
        let mut figure = Figure { id: self.anchors.block_id(tree, id), layout: layout(tree, id), ..Figure::default() };
        for &part in &parts {
            self.read_caption(part, &mut figure);
        }
        let outer = std::mem::take(&mut self.captions_read);
        self.captions_read = parts;
        let blocks = self.blocks(id);
        self.captions_read = outer;
        self.put_together(id, figure, blocks, flow);
    }

    /// The captions and credits of a figure, not those of figures in it.
    fn captions(&self, id: NodeId) -> Vec<NodeId> {
        let tree = self.tree;
        let mut parts = Vec::new();
        let mut at = id + 1;
        while at < tree.end(id) {
            let name = tree.name(at);
            let is_caption = name == Name::FIGCAPTION
                || has_class(tree, at, CAPTIONS)
                || has_class(tree, at, CREDITS)
                || name.is_element() && matches!((self.verdicts)(at), Verdict::Caption);
            if is_caption && parts.len() < MAX_CAPTIONS && !tree.text(at).trim().is_empty() {
                parts.push(at);
            }
            let is_closed =
                is_caption || matches!(name, Name::FIGURE | Name::TABLE | Name::PRE | Name::BLOCKQUOTE | Name::IFRAME);
            at = if is_closed { tree.end(at) } else { at + 1 };
        }
        parts
    }

    fn read_caption(&mut self, id: NodeId, figure: &mut Figure) {
        let tree = self.tree;
        let is_credit = |id: NodeId| {
            has_class(tree, id, CREDITS) || attribute(tree, id, "itemprop").is_some_and(|p| p == "copyrightHolder")
        };
        if is_credit(id) && tree.name(id) != Name::FIGCAPTION {
            return add_credit(&mut figure.credit, self.line(id));
        }
        let credits: Vec<NodeId> =
            tree.descendants(id).filter(|&id| tree.name(id).is_element() && is_credit(id)).take(4).collect();
        let mut outermost: Vec<NodeId> = Vec::new();
        for credit in credits {
            if outermost.last().is_none_or(|&last| !tree.is_within(credit, last)) {
                outermost.push(credit);
            }
        }
        for &credit in &outermost {
            add_credit(&mut figure.credit, self.line(credit));
        }
        let outer = std::mem::replace(&mut self.captions_read, outermost);
        figure.caption.extend(self.blocks(id));
        self.captions_read = outer;
    }

    /// Makes of the blocks in a figure what they are together.
    fn put_together(&mut self, id: NodeId, mut figure: Figure, mut blocks: Vec<Block>, flow: &mut Flow) {
        let is_figure = |block: &Block| matches!(block, Block::Figure(figure) if !figure.images.is_empty());
        if blocks.is_empty() {
            // A figure of nothing but words, or one whose picture only scripts can get.
            let mut words = figure.caption;
            words.extend(builder::paragraph(figure.credit));
            if self.tree.descendants(id).any(|id| is_picture(self.tree.name(id))) && !words.is_empty() {
                let reason = Some(String::from("caption without its picture"));
                let (role, id, title) = (AsideRole::Other, None, Vec::new());
                words = vec![Block::Aside(Aside { role, hidden: true, reason, id, title, blocks: words })];
            }
            return flow.blocks.append(&mut words);
        }
        if blocks.iter().all(is_figure) {
            let has_captions =
                |block: &Block| matches!(block, Block::Figure(f) if !f.caption.is_empty() || !f.credit.is_empty());
            let is_gallery = has_class(self.tree, id, GALLERIES) || blocks.iter().any(has_captions);
            let figures = blocks.into_iter().filter_map(into_figure);
            if figures.size_hint().1.is_some_and(|count| count > 1) && is_gallery {
                let items: Vec<Figure> = figures.collect();
                let layout = gallery_layout(self.tree, id);
                let Figure { id, caption, credit, .. } = figure;
                return flow.blocks.push(Block::Gallery(Gallery { id, layout, items, caption, credit, label: None }));
            }
            for inner in figures {
                // Scripts put a second rendition beside the first; both say the same.
                let says_same = |one: &Image, other: &Image| {
                    one.url == other.url || one.alt == other.alt && one.alt.as_ref().is_some_and(|alt| !alt.is_empty())
                };
                let known = &figure.images;
                let new =
                    inner.images.into_iter().filter(|image| known.iter().take(8).all(|known| !says_same(known, image)));
                let new: Vec<Image> = new.collect();
                figure.images.extend(new);
                figure.caption.extend(inner.caption);
                add_credit(&mut figure.credit, inner.credit);
                figure.url = figure.url.or(inner.url);
                figure.id = figure.id.or(inner.id);
                figure.layout = figure.layout.or(inner.layout);
            }
            let least = match figure.layout {
                Some(FigureLayout::Full) => LEAST_FULL,
                Some(FigureLayout::Wide) => LEAST_WIDE,
                _ => 0,
            };
            if figure.images.iter().all(|image| is_narrower(image, least)) {
                figure.layout = None;
            }
            return flow.blocks.push(Block::Figure(figure));
        }
        if let [block] = blocks.as_mut_slice() {
            match block {
                Block::Video(player) | Block::Audio(player) => {
                    player.caption.append(&mut figure.caption);
                    add_credit(&mut player.credit, figure.credit);
                    player.id = player.id.take().or(figure.id);
                    return flow.blocks.append(&mut blocks);
                }
                Block::Embed(embed) => {
                    add_credit_to_caption(&mut figure);
                    embed.caption.append(&mut figure.caption);
                    embed.id = embed.id.take().or(figure.id);
                    return flow.blocks.append(&mut blocks);
                }
                Block::Table(table) if table.caption.is_empty() => {
                    add_credit_to_caption(&mut figure);
                    table.caption = figure.caption;
                    table.id = table.id.take().or(figure.id);
                    return flow.blocks.append(&mut blocks);
                }
                Block::Quote { attribution, .. } | Block::PullQuote { attribution, .. } if attribution.is_empty() => {
                    add_credit_to_caption(&mut figure);
                    if let [Block::Paragraph { content, .. }] = figure.caption.as_mut_slice() {
                        *attribution = std::mem::take(content);
                        return flow.blocks.append(&mut blocks);
                    }
                }
                Block::Gallery(gallery) => {
                    gallery.caption.append(&mut figure.caption);
                    add_credit(&mut gallery.credit, figure.credit);
                    gallery.id = gallery.id.take().or(figure.id);
                    return flow.blocks.append(&mut blocks);
                }
                _ => {}
            }
        }
        if figure.caption.is_empty() && figure.credit.is_empty() && figure.id.is_none() {
            return flow.blocks.append(&mut blocks);
        }
        figure.blocks = blocks;
        flow.blocks.push(Block::Figure(figure));
    }

    /// Several figures shown together, where that is what an element holds.
    pub(super) fn gallery(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        let parts = self.captions(id);
        let parts: Vec<NodeId> = parts.into_iter().filter(|&part| tree.parent(part) == Some(id)).collect();
        let mut together = Figure::default();
        for &part in &parts {
            self.read_caption(part, &mut together);
        }
        let outer = std::mem::replace(&mut self.captions_read, parts);
        let mut blocks = self.blocks(id);
        self.captions_read = outer;
        // `ul.blocks-gallery-grid > li > figure`
        if let [Block::List(list)] = blocks.as_mut_slice() {
            blocks = list.items.drain(..).flat_map(|item| item.blocks).collect();
        }
        if let [Block::Gallery(_)] = blocks.as_slice() {
            return flow.blocks.append(&mut blocks);
        }
        let is_figure = |block: &Block| matches!(block, Block::Figure(figure) if !figure.images.is_empty());
        if blocks.len() > 1 && blocks.iter().all(is_figure) {
            let items = blocks.into_iter().filter_map(into_figure).collect();
            let Figure { caption, credit, .. } = together;
            let layout = gallery_layout(tree, id);
            flow.blocks.push(Block::Gallery(Gallery { layout, items, caption, credit, ..Gallery::default() }));
        } else {
            flow.blocks.append(&mut blocks);
            flow.blocks.append(&mut together.caption);
            flow.blocks.extend(builder::paragraph(together.credit));
        }
    }
}

/// The figures that a line is, where it is nothing but pictures, each perhaps with a link.
pub(super) fn only_images(content: &[Inline]) -> Option<Vec<Block>> {
    fn push(content: &[Inline], url: Option<&Url>, found: &mut Vec<(Image, Option<Url>)>) -> bool {
        content.iter().all(|inline| match inline {
            Inline::Image(image) => {
                found.push((image.clone(), url.cloned()));
                true
            }
            Inline::Break => true,
            Inline::Text { text } => text.trim().is_empty(),
            Inline::Link { url, content, .. } => push(content, Some(url), found),
            Inline::Strong { content } | Inline::Emphasis { content } => push(content, url, found),
            _ => false,
        })
    }
    let mut found = Vec::new();
    let is_all = push(content, None, &mut found);
    let is_icon = |image: &Image| {
        let (width, height) = (image.width.unwrap_or(u32::MAX), image.height.unwrap_or(u32::MAX));
        width <= ICON && height <= ICON || height <= LINE
    };
    if !is_all || found.is_empty() || found.iter().all(|(image, _)| is_icon(image)) {
        return None;
    }
    let figures =
        found.into_iter().map(|(image, url)| Block::Figure(Figure { images: vec![image], url, ..Figure::default() }));
    Some(figures.collect())
}

/// The figure that a line is, where it is one picture and, in italics, the words below it.
pub(super) fn picture_and_caption(content: &[Inline]) -> Option<Block> {
    let (picture, rest) = content.split_first()?;
    let mut words = rest.iter().filter(|inline| match inline {
        Inline::Break => false,
        Inline::Text { text } => !text.trim().is_empty(),
        _ => true,
    });
    let caption = words.next().filter(|inline| matches!(inline, Inline::Emphasis { .. }))?;
    let mut figures = only_images(std::slice::from_ref(picture)).filter(|_| words.next().is_none())?;
    match (figures.pop().and_then(into_figure), caption) {
        (Some(figure), Inline::Emphasis { content }) if figures.is_empty() => {
            Some(Block::Figure(Figure { caption: vec![Block::paragraph(content.clone())], ..figure }))
        }
        _ => None,
    }
}

/// Whether an element is a picture or something else to look at, in whatever state it was saved.
fn is_picture(name: Name) -> bool {
    matches!(
        name,
        Name::IMG
            | Name::PICTURE
            | Name::VIDEO
            | Name::AUDIO
            | Name::IFRAME
            | Name::NOSCRIPT
            | Name::CANVAS
            | Name::SVG
    )
}

/// Whether a picture has no rendition of some width.
fn is_narrower(image: &Image, least: u32) -> bool {
    let widths = image.sources.iter().map(|source| source.width);
    widths.chain([image.width]).flatten().max().is_some_and(|width| width < least)
}

fn into_figure(block: Block) -> Option<Figure> {
    match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    }
}

fn add_credit(credit: &mut Vec<Inline>, more: Vec<Inline>) {
    if walk::text(credit) == walk::text(&more) {
        return;
    }
    if !credit.is_empty() && !more.is_empty() {
        builder::push_text(credit, " ");
    }
    credit.extend(more);
}

fn add_credit_to_caption(figure: &mut Figure) {
    figure.caption.extend(builder::paragraph(std::mem::take(&mut figure.credit)));
}

fn layout(tree: &Tree, id: NodeId) -> Option<FigureLayout> {
    let wide = &["alignwide", "kg-width-wide", "wide", "extendedBox", "image-wide"];
    let full = &["alignfull", "kg-width-full", "full-bleed", "full-width", "fullwidth"];
    let start = &["alignleft", "float-left", "tleft", "pull-left"];
    let end = &["alignright", "float-right", "tright", "pull-right"];
    let layouts = [FigureLayout::Wide, FigureLayout::Full, FigureLayout::Start, FigureLayout::End];
    let names: [&[&str]; 4] = [wide, full, start, end];
    names.iter().position(|names| find_class(tree, id, names).is_some()).map(|at| layouts[at])
}

fn gallery_layout(tree: &Tree, id: NodeId) -> Option<GalleryLayout> {
    if has_class(tree, id, &["slideshow", "carousel", "wp-block-jetpack-slideshow", "slider"]) {
        Some(GalleryLayout::Slideshow)
    } else if has_class(tree, id, &["image-compare", "juxtapose", "wp-block-jetpack-image-compare"]) {
        Some(GalleryLayout::Compare)
    } else {
        None
    }
}
