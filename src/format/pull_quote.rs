//! Pull quotes that repeat nothing: words of the article that stand nowhere else.
//!
//! A pull quote is for the eye alone and skipped by whoever hears or searches the article, so it must not be the only
//! place of its words. Payloads call by that name what are quotations.

use crate::fold::Words;
use crate::model::{Article, Block, walk};
use crate::prose;
use std::collections::HashSet;

/// So many words in a row are compared.
const ROW: usize = 4;

/// Makes a quotation of every pull quote whose words the body does not hold.
pub fn settle(article: &mut Article) {
    let mut found = false;
    walk::each_block(&article.blocks, &mut |block| found |= matches!(block, Block::PullQuote { .. }));
    if !found {
        return;
    }
    let body = Words::of(&prose::prose(article));
    let body: Vec<&str> = body.iter().collect();
    let rows: HashSet<&[&str]> = body.windows(ROW).collect();
    settle_blocks(&mut article.blocks, &|text| {
        let words = Words::of(text);
        let words: Vec<&str> = words.iter().collect();
        // So few words may be said twice.
        if words.len() < ROW {
            return words.is_empty();
        }
        // A word in another form breaks a few rows of a long one.
        let known = words.windows(ROW).filter(|row| rows.contains(row)).count();
        known * 10 >= (words.len() + 1 - ROW) * 9
    });
}

fn settle_blocks(blocks: &mut [Block], is_repeated: &dyn Fn(&str) -> bool) {
    for block in blocks {
        if let Block::PullQuote { blocks, attribution } = block {
            let text = blocks.iter().map(walk::block_text).collect::<Vec<_>>().join(" ");
            if !is_repeated(&text) {
                let (blocks, attribution) = (std::mem::take(blocks), std::mem::take(attribution));
                *block = Block::Quote { blocks, attribution, url: None };
            }
        }
        walk::each_child_mut(block, &mut |children| settle_blocks(children, is_repeated));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Inline;

    #[test]
    fn only_what_is_said_elsewhere_is_a_pull_quote() {
        let said = "The numbers will not let it, she said, and shut the book for good.";
        for (quote, is_repeated) in [
            ("“The numbers will not let it”", true),
            ("The numbers will not let it … and shut the book for good", false),
            ("The NUMBERS will not let it, she said, and shut the book", true),
            ("The numbers will not let it, she said, and shut her mouth", false),
            ("the book", false),
            ("Nobody has counted the boats since the war.", false),
        ] {
            let paragraph = |text: &str| Block::paragraph(vec![Inline::text(text)]);
            let pull_quote =
                Block::PullQuote { blocks: vec![paragraph(quote)], attribution: vec![Inline::text("Ines")] };
            let mut article = Article { blocks: vec![paragraph(said), pull_quote.clone()], ..Article::default() };
            settle(&mut article);
            let blocks = vec![paragraph(quote)];
            let quote = Block::Quote { blocks, attribution: vec![Inline::text("Ines")], url: None };
            assert_eq!(article.blocks[1], if is_repeated { pull_quote } else { quote });
        }
    }
}
