//! How deep an article may nest: what lies deeper becomes the text it holds.

use crate::model::{Article, Block, Formula, Inline, MathNode, Notice, NoticeCode, walk};

// serde_json refuses to read more than 128 levels of arrays and objects. They are shared out so that whatever is
// written can be read again: 8 around the body and beside it, 88 for blocks, 32 for what stands in a line.

/// Levels of JSON down to the innermost block.
const MAX_BLOCK_LEVELS: u32 = 88;

/// Inlines, each of two levels, inside one another.
const MAX_INLINE_DEPTH: u32 = 12;

/// Elements of a formula, each of two levels, inside one another; a formula may stand in inlines.
const MAX_MATH_DEPTH: u32 = 14;

/// Flattens what nests so deep that its JSON could not be read again.
pub fn depth(article: &mut Article) {
    let Article { meta, blocks, notes, .. } = article;
    let mut flattened = flatten(blocks, 0) | flatten(&mut meta.standfirst, 0);
    flattened |= flatten_inlines(&mut meta.title_content, 0);
    for blocks in notes.iter_mut().map(|note| &mut note.blocks) {
        flattened |= flatten(blocks, 0);
    }
    for blocks in meta.abstracts.iter_mut().map(|summary| &mut summary.blocks) {
        flattened |= flatten(blocks, 0);
    }
    for blocks in meta.authors.iter_mut().map(|author| &mut author.bio) {
        flattened |= flatten(blocks, 0);
    }
    if let Some(figure) = &mut meta.lead_image {
        flattened |= flatten(&mut figure.blocks, 0) | flatten(&mut figure.caption, 0);
        flattened |= flatten_inlines(&mut figure.credit, 0);
    }
    if flattened {
        let message = "what nests too deep was kept as plain text";
        article.notices.push(Notice::new(NoticeCode::Limit, message));
    }
}

fn flatten(blocks: &mut [Block], level: u32) -> bool {
    let mut flattened = false;
    for block in blocks {
        let inside = level + levels(block);
        let mut too_deep = false;
        walk::each_child_mut(block, &mut |children| {
            if inside > MAX_BLOCK_LEVELS {
                too_deep |= !children.is_empty();
            } else {
                flattened |= flatten(children, inside);
            }
        });
        if too_deep {
            *block = Block::paragraph(vec![Inline::text(walk::block_text(block))]);
            flattened = true;
        }
        walk::each_content_mut(block, &mut |content| flattened |= flatten_inlines(content, 0));
        if let Block::Math(formula) = block {
            flattened |= flatten_formula(formula, 0);
        }
    }
    flattened
}

/// Levels of JSON from a block to the blocks inside.
fn levels(block: &Block) -> u32 {
    match block {
        // {bodies: [{rows: [{cells: [{blocks: [
        Block::Table(_) => 8,
        // {items: [{descriptions: [[
        Block::DefinitionList { .. } => 5,
        // {items: [{blocks: [
        Block::List(_) | Block::Gallery(_) => 4,
        _ => 2,
    }
}

fn flatten_inlines(content: &mut [Inline], depth: u32) -> bool {
    let mut flattened = false;
    for inline in content {
        if let Inline::Math(formula) = inline {
            flattened |= flatten_formula(formula, depth);
        }
        let Some(inner) = walk::inline_content_mut(inline) else { continue };
        if depth + 1 < MAX_INLINE_DEPTH {
            flattened |= flatten_inlines(inner, depth + 1);
        } else {
            let text = walk::text(inner);
            *inline = Inline::Text { text };
            flattened = true;
        }
    }
    flattened
}

fn flatten_formula(formula: &mut Formula, depth: u32) -> bool {
    fn nests(nodes: &[MathNode], depth: u32) -> bool {
        nodes.iter().any(|node| match node {
            MathNode::Element { children, .. } => depth == 0 || nests(children, depth - 1),
            MathNode::Text(_) => false,
        })
    }
    fn push_text(nodes: &[MathNode], text: &mut String) {
        for node in nodes {
            match node {
                MathNode::Element { children, .. } => push_text(children, text),
                MathNode::Text(characters) => text.push_str(characters),
            }
        }
    }
    let too_deep = nests(&formula.mathml, MAX_MATH_DEPTH.saturating_sub(depth));
    if too_deep {
        let mathml = std::mem::take(&mut formula.mathml);
        if formula.tex.is_none() && formula.alt.is_none() {
            let mut text = String::new();
            push_text(&mathml, &mut text);
            formula.alt = Some(text);
        }
    }
    too_deep
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Abstract, Author, Cell, Figure, List, ListItem, Note, Row, RowGroup, Table};

    #[test]
    fn the_deepest_article_can_be_read_again() {
        let quote = |block| Block::Quote { blocks: vec![block], attribution: Vec::new(), url: None };
        let list = |block| {
            let items = vec![ListItem { blocks: vec![block], ..ListItem::default() }];
            Block::List(List { items, ..List::default() })
        };
        let table = |block| {
            let cells = vec![Cell { blocks: vec![block], ..Cell::default() }];
            let bodies = vec![RowGroup { rows: vec![Row { cells }] }];
            Block::Table(Table { bodies, ..Table::default() })
        };
        let wraps: [&dyn Fn(Block) -> Block; 3] = [&quote, &list, &table];
        for wrap in wraps {
            let mut content = vec![Inline::text("deep")];
            for _ in 0..40 {
                content = vec![Inline::Emphasis { content }];
            }
            let mut block = Block::paragraph(content);
            for _ in 0..200 {
                block = wrap(block);
            }
            let figure = || Figure { caption: vec![block.clone()], ..Figure::default() };
            let places: [&dyn Fn(&mut Article); 6] = [
                &|article| article.meta.authors = vec![Author { bio: vec![block.clone()], ..Author::default() }],
                &|article| article.blocks = vec![block.clone()],
                &|article| article.notes = vec![Note { blocks: vec![block.clone()], ..Note::default() }],
                &|article| article.meta.standfirst = vec![block.clone()],
                &|article| {
                    article.meta.abstracts = vec![Abstract { blocks: vec![block.clone()], ..Abstract::default() }]
                },
                &|article| article.meta.lead_image = Some(Box::new(figure())),
            ];
            for put in places {
                let mut article = Article::default();
                put(&mut article);
                depth(&mut article);
                let json = serde_json::to_string(&article).unwrap();
                assert_eq!(serde_json::from_str::<Article>(&json).unwrap(), article);
                assert!(json.contains("deep"));
                assert_eq!(article.notices[0].code, NoticeCode::Limit);
            }
        }
    }
}
