//! A long body in passages.

use crate::model::{Block, Figure, FigureLayout, Inline, ParagraphRole, walk};

/// The letters of a passage: about two screens.
const PASSAGE: usize = 4000;

/// How many passages make it worth while to have them.
const FEW: usize = 6;

/// Blocks in passages of about the same height, each to be laid out by itself when a reader comes near; one passage
/// where there are few.
pub(super) fn passages(blocks: &[Block]) -> Vec<&[Block]> {
    let rooms: Vec<usize> = blocks.iter().map(room).collect();
    if rooms.iter().sum::<usize>() < FEW * PASSAGE {
        return vec![blocks];
    }
    let mut passages = Vec::new();
    let (mut start, mut taken, mut beside) = (0, 0, 0);
    for (index, pair) in blocks.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        taken += rooms[index];
        beside = if floats(before) { room(before) } else { usize::saturating_sub(beside, rooms[index]) };
        let seamless = beside == 0 && ends_plain(before) && starts_plain(after);
        let late = taken >= 2 * PASSAGE && !matches!(before, Block::Heading { .. });
        if taken >= PASSAGE && seamless || late {
            passages.push(&blocks[start..=index]);
            (start, taken, beside) = (index + 1, 0, 0);
        }
    }
    passages.push(&blocks[start..]);
    passages
}

/// About how much room a block takes, in letters of text.
fn room(block: &Block) -> usize {
    const LINE: usize = 60;
    let mut room = 0;
    walk::each_block(std::slice::from_ref(block), &mut |block| {
        room += match block {
            Block::Heading { .. } => 3 * LINE,
            Block::Code(code) => LINE * code.text.bytes().filter(|byte| *byte == b'\n').count(),
            Block::Figure(_) | Block::Gallery(_) | Block::Video(_) | Block::Embed(_) => 20 * LINE,
            _ => LINE / 2,
        };
        walk::each_content(block, &mut |content| {
            walk::each_inline(content, &mut |inline| {
                if let Inline::Text { text } | Inline::Code { text } = inline {
                    room += text.len();
                }
            });
        });
    });
    room
}

/// Whether what follows a block may stand beside it.
fn floats(block: &Block) -> bool {
    matches!(block, Block::Figure(Figure { layout: Some(FigureLayout::Start | FigureLayout::End), .. }))
}

/// Margins do not collapse across the edge of a passage. Between a block that leaves the usual distance behind it and
/// one that asks for none before it, that is not seen; the style sheet takes the distance off a heading's.
fn ends_plain(block: &Block) -> bool {
    match block {
        Block::Quote { attribution, .. } => attribution.is_empty(),
        Block::Paragraph { role, .. } => *role != Some(ParagraphRole::Question),
        Block::List(_)
        | Block::DefinitionList { .. }
        | Block::Code(_)
        | Block::Preformatted { .. }
        | Block::Table(_) => true,
        _ => false,
    }
}

fn starts_plain(block: &Block) -> bool {
    matches!(block, Block::Heading { .. }) || ends_plain(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(letters: usize) -> Block {
        Block::Paragraph { content: vec![Inline::text("a".repeat(letters))], role: None }
    }

    fn heading() -> Block {
        Block::Heading { level: 1, id: None, content: vec![Inline::text("A")] }
    }

    #[test]
    fn a_long_body_has_passages_and_a_short_one_has_none() {
        let repeat = |blocks: [Block; 2], times| std::iter::repeat_n(blocks, times).flatten().collect::<Vec<_>>();
        for (blocks, expected) in [
            (vec![], vec![0]),
            (vec![paragraph(PASSAGE); FEW - 1], vec![FEW - 1]),
            (vec![paragraph(PASSAGE); FEW], vec![1; FEW]),
            // A heading stays with what it is the heading of.
            (repeat([paragraph(PASSAGE), heading()], FEW), vec![1, 2, 2, 2, 2, 2, 1]),
            // Around a divider a seam would be seen.
            (repeat([paragraph(PASSAGE / 2), Block::Divider], 20), vec![7, 8, 8, 8, 8, 1]),
        ] {
            let passages = passages(&blocks);
            assert_eq!(passages.iter().map(|passage| passage.len()).collect::<Vec<_>>(), expected);
            assert_eq!(passages.concat(), blocks);
        }
    }

    #[test]
    fn nothing_floats_out_of_its_passage() {
        let layout = Some(FigureLayout::End);
        let figure = Block::Figure(Figure { layout, ..Figure::default() });
        let blocks = [vec![paragraph(PASSAGE), figure, paragraph(50)], vec![paragraph(PASSAGE); FEW]].concat();
        let passages = passages(&blocks);
        assert_eq!(passages.iter().map(|passage| passage.len()).collect::<Vec<_>>(), [4, 1, 1, 1, 1, 1]);
    }
}
