//! The picture that stands for the article, shown once.

use super::title::essence;
use crate::model::{Block, Figure, Meta, Url};

/// Where the picture of the metadata opens the body, it leaves the body; where it stands further down, the metadata.
pub(super) fn settle(meta: &mut Meta, blocks: &mut Vec<Block>) {
    let Some(name) = meta.lead_image.as_ref().and_then(|figure| figure.images.first()).map(|image| name(&image.url))
    else {
        return;
    };
    if name.len() < SHORTEST_NAME {
        return;
    }
    let is_same = |block: &Block| match block {
        Block::Figure(figure) => figure.images.len() == 1 && self::name(&figure.images[0].url) == name,
        _ => false,
    };
    match blocks.iter().position(is_same) {
        Some(index) if index < OPENING => {
            if let Block::Figure(shown) = blocks.remove(index) {
                meta.lead_image = Some(Box::new(join(shown, meta.lead_image.take())));
            }
        }
        Some(_) => meta.lead_image = None,
        None => {}
    }
}

/// Blocks in which a picture opens the body.
const OPENING: usize = 3;
/// `1` and `image` are names of many pictures.
const SHORTEST_NAME: usize = 6;

/// The figure of the body, which says more, with what only the metadata says.
fn join(mut shown: Figure, known: Option<Box<Figure>>) -> Figure {
    if let Some(known) = known {
        if shown.caption.is_empty() {
            shown.caption = known.caption;
        }
        if shown.credit.is_empty() {
            shown.credit = known.credit;
        }
    }
    shown
}

/// What a picture's file is called, whichever rendition of it: the last part of its path, without size and extension.
fn name(url: &Url) -> String {
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = match stem.rsplit_once('-') {
        Some((rest, size))
            if size.split('x').count() == 2 && size.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x') =>
        {
            rest
        }
        _ => stem,
    };
    essence(stem.trim_end_matches("-scaled").trim_end_matches("@2x"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Image, Inline, Purpose};

    fn figure(address: &str) -> Figure {
        let url = Url::parse(address, Purpose::Media).unwrap();
        let image = Image::new(url);
        Figure { images: vec![image], ..Figure::default() }
    }

    #[test]
    fn the_lead_picture_is_shown_once() {
        let paragraph = || Block::paragraph(vec![Inline::text("x")]);
        for (address, place, in_meta, in_body) in [
            ("https://a.example/bridge-1024x683.jpg?w=2", 0, true, false),
            ("https://a.example/bridge-scaled.webp", 1, true, false),
            ("https://a.example/bridge.jpg", 5, false, true),
            ("https://a.example/tunnel.jpg", 0, true, true),
        ] {
            let mut meta =
                Meta { lead_image: Some(Box::new(figure("https://b.example/x/bridge.jpg"))), ..Meta::default() };
            let mut blocks: Vec<Block> = (0..6).map(|_| paragraph()).collect();
            blocks[place] = Block::Figure(figure(address));
            settle(&mut meta, &mut blocks);
            let stays = blocks.iter().any(|block| matches!(block, Block::Figure(_)));
            assert_eq!((meta.lead_image.is_some(), stays), (in_meta, in_body), "{address}");
        }
    }
}
