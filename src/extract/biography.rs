//! What the body says of its authors in the words of the metadata: it is shown below the body, once.

use super::title::essence;
use crate::model::{Aside, AsideRole, Author, Block, Meta, walk};

/// Hides the paragraphs that are an author's biography, with the portrait, name and role above them.
pub(super) fn settle(meta: &Meta, blocks: &mut Vec<Block>) {
    for author in meta.authors.iter().filter(|author| !author.bio.is_empty()) {
        let told = author.bio.iter().map(walk::block_text).collect::<Vec<_>>().join(" ");
        let told = essence(&told);
        let is_told =
            |block: &Block| matches!(block, Block::Paragraph { .. }) && essence(&walk::block_text(block)) == told;
        let Some(last) = blocks.iter().rposition(is_told) else { continue };
        let names = blocks[..last].iter().rev().take_while(|block| introduces(author, block)).count();
        let mut first = last - names;
        if names > 0 && first > 0 && is_portrait(&blocks[first - 1]) {
            first -= 1;
        }
        // A page about an author is about them.
        if !blocks[..first].iter().any(|block| matches!(block, Block::Paragraph { .. })) {
            continue;
        }
        let hidden: Vec<Block> = blocks.drain(first..=last).collect();
        let reason = Some(String::from("in the metadata"));
        let (role, id, title) = (AsideRole::AuthorBio, None, Vec::new());
        let aside = Aside { role, hidden: true, reason, id, title, blocks: hidden };
        blocks.insert(first, Block::Aside(aside));
    }
}

/// Whether a block is the name or role of an author.
fn introduces(author: &Author, block: &Block) -> bool {
    let line = match block {
        Block::Paragraph { .. } => essence(&walk::block_text(block)),
        _ => return false,
    };
    let known = [Some(&author.name), author.role.as_ref(), author.job_title.as_ref()];
    known.into_iter().flatten().any(|known| essence(known) == line)
}

/// Whether a block is a picture without words.
fn is_portrait(block: &Block) -> bool {
    matches!(block, Block::Figure(figure) if figure.caption.is_empty() && figure.credit.is_empty() && figure.blocks.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Inline;

    #[test]
    fn a_biography_is_said_once() {
        let paragraph = |text: &str| Block::paragraph(vec![Inline::text(text)]);
        let author = Author {
            name: "Ines Teale".into(),
            job_title: Some("Harbour correspondent".into()),
            bio: vec![paragraph("Ines Teale writes about harbours.")],
            ..Author::default()
        };
        let meta = Meta { authors: vec![author], ..Meta::default() };
        let lines = ["The end.", "Ines Teale", "Harbour Correspondent", "Ines Teale writes  about harbours.", "More."];
        let mut blocks: Vec<Block> = lines.map(paragraph).into();
        settle(&meta, &mut blocks);
        assert!(matches!(&blocks[1], Block::Aside(aside) if aside.hidden && aside.blocks.len() == 3), "{blocks:?}");
        assert_eq!(blocks.len(), 3);
        let mut others = vec![paragraph("Ines Teale"), paragraph("Ines Teale writes about boats.")];
        settle(&meta, &mut others);
        assert_eq!(others.len(), 2);
    }
}
