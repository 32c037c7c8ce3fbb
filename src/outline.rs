//! The sections of an article, and names for its headings.

use crate::fold::is_mark;
use crate::lowercase;
use crate::model::{Article, Block, walk};
use std::collections::{HashMap, HashSet};

/// The role of a group of blocks that only the former version of an article has.
pub(crate) const REMOVED: &str = "change-removed";

/// A heading of the body, for a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The level of its heading, from 1.
    pub level: u8,
    /// The id of its heading.
    pub id: String,
    /// What it says, as plain text.
    pub title: String,
}

/// The sections of an article in reading order: the headings that have a name and stand in no hidden aside.
pub fn outline(article: &Article) -> Vec<Section> {
    fn collect(blocks: &[Block], sections: &mut Vec<Section>) {
        for block in blocks {
            match block {
                Block::Heading { level, id: Some(id), content } => {
                    let title = walk::text(content).split_whitespace().collect::<Vec<_>>().join(" ");
                    if !title.is_empty() {
                        sections.push(Section { level: *level, id: id.clone(), title });
                    }
                }
                // What is no longer there is no section.
                Block::Group { role: Some(role), .. } if role == REMOVED => {}
                Block::Group { blocks, .. } => collect(blocks, sections),
                _ => {}
            }
        }
    }
    let mut sections = Vec::new();
    collect(&article.blocks, &mut sections);
    sections
}

/// Gives every heading without an id one made of its words, so that each can be linked to.
///
/// The words as GitHub writes them: lower case, hyphens for spaces, punctuation left out, a number where that is taken.
pub fn name_headings(article: &mut Article) {
    let mut taken = HashSet::new();
    walk::each_block(&article.blocks, &mut |block| {
        if let Block::Heading { id: Some(id), .. } = block {
            taken.insert(id.clone());
        }
    });
    walk::each_inline_of(&article.blocks, &article.notes, &mut |inline| {
        if let crate::model::Inline::Anchor { id } = inline {
            taken.insert(id.clone());
        }
    });
    name(&mut article.blocks, &mut taken, &mut HashMap::new());
}

/// The words of a heading as an id: `Wasm, at last` → `wasm-at-last`.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            '-' | '_' => slug.push(character),
            _ if character.is_whitespace() => slug.push('-'),
            _ if character.is_alphanumeric() || is_mark(character) => slug.extend(lowercase::character(character)),
            _ => {}
        }
    }
    slug
}

/// `last` holds the number last tried for a name: a thousand equal headings are not compared with one another.
fn name(blocks: &mut [Block], taken: &mut HashSet<String>, last: &mut HashMap<String, u32>) {
    for block in blocks {
        if let Block::Heading { id: id @ None, content, .. } = block {
            let slug = slug(&walk::text(content));
            let base = if slug.is_empty() { String::from("section") } else { slug };
            let mut candidate = base.clone();
            while !taken.insert(candidate.clone()) {
                let number = last.entry(base.clone()).or_default();
                *number += 1;
                candidate = [&base, "-", &number.to_string()].concat();
            }
            *id = Some(candidate);
        }
        walk::each_child_mut(block, &mut |children| name(children, taken, last));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Inline;

    #[test]
    fn headings_get_names_that_differ() {
        let heading = |text: &str| Block::Heading { level: 1, id: None, content: vec![Inline::text(text)] };
        let blocks = vec![heading("Wasm, at last!"), heading("Wasm at last"), heading("…"), heading("東京 へ")];
        let mut article = Article { blocks, ..Article::default() };
        name_headings(&mut article);
        let ids: Vec<String> = outline(&article).into_iter().map(|section| section.id).collect();
        assert_eq!(ids, ["wasm-at-last", "wasm-at-last-1", "section", "東京-へ"]);
    }
}
