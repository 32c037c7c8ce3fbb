//! The region around the title: who wrote it and when, as the page shows it.

use super::class::Hints;
use super::judge::Judgement;
use super::measure::{Measures, is_inline};
use super::{byline, one_line};
use crate::html::{Name, NodeId, Tree};
use crate::model::{AsideRole, Author, Meta};
use std::ops::Range;

/// A page whose judgements are known.
pub(super) struct Header<'a> {
    pub(super) tree: &'a Tree,
    pub(super) measures: &'a Measures,
    pub(super) judgements: &'a [Judgement],
    /// The node that is the body.
    pub(super) root: NodeId,
    /// That node and the others that hold the article or are hidden beside it.
    pub(super) parts: &'a [NodeId],
    /// The heading that is the title.
    pub(super) heading: Option<NodeId>,
}

/// Letters of a title that a line of text does not say by chance.
const SHORT_TITLE: u32 = 12;

impl Header<'_> {
    /// The authors that the page shows near its title, and where.
    pub(super) fn authors(&self) -> Vec<Author> {
        let near = self.region();
        let marked = |id: &NodeId| self.marks_author(*id);
        let line = |id: &NodeId| {
            let is_line = self.tree.name(*id).is_element() && self.measures.of(*id).text < 120;
            is_line && byline::is_byline(&one_line(self.tree.text(*id)))
        };
        let whole = Tree::ROOT + 1..self.tree.len() as NodeId;
        let candidates = near
            .clone()
            .filter(marked)
            .chain(near.filter(line))
            .chain(whole.filter(|id| marked(id) && !self.is_elsewhere(*id)));
        for id in candidates.take(MAX_CANDIDATES) {
            let mut authors = byline::authors(self.tree.text(id));
            authors.retain(|author| byline::is_name(&author.name) && byline::is_plausible(&author.name));
            if !authors.is_empty() {
                return authors;
            }
        }
        Vec::new()
    }

    /// The lines around the title that say once more what stands in the metadata.
    pub(super) fn repeated(&self, meta: &Meta) -> Vec<(NodeId, Judgement)> {
        let title = meta.title.as_deref().map(super::title::essence).unwrap_or_default();
        let shown = [(self.kicker(), &meta.kicker), (self.standfirst(meta.excerpt.as_deref()), &meta.subtitle)];
        let mut told: Vec<NodeId> = self.heading.into_iter().collect();
        for (line, known) in shown {
            if let Some((line, text)) = line
                && known.as_ref() == Some(&text)
            {
                told.push(line);
                told.extend(self.parts.iter().filter(|part| self.tree.is_within(**part, line)));
            }
        }
        let mut repeated: Vec<_> = told.iter().map(|id| (*id, Judgement::Skip)).collect();
        let mut prose = 0;
        let mut id = self.root + 1;
        while id < self.tree.end(self.root) && prose < PROSE_OF_HEADER {
            let index = id as usize;
            if !self.judgements[index].is_kept() {
                id = self.tree.end(id);
                continue;
            }
            let judgement = match self.line(id, &title, &meta.authors) {
                _ if told.contains(&id) => Judgement::Skip,
                judgement if judgement.is_kept() && self.is_idle(id) => {
                    Judgement::Hide(AsideRole::Other, "line of the header")
                }
                judgement => judgement,
            };
            if judgement.is_kept() {
                prose += self.measures.own_prose(self.tree, id);
                id += 1;
            } else {
                repeated.push((id, judgement));
                id = self.tree.end(id);
            }
        }
        repeated
    }

    /// What a line at the top of the body is.
    pub(super) fn line(&self, id: NodeId, title: &str, authors: &[Author]) -> Judgement {
        let name = self.tree.name(id);
        let measure = self.measures.of(id);
        if !name.is_element() || is_inline(name) && !self.is_line(id) || measure.text == 0 || measure.text > 240 {
            return Judgement::Keep;
        }
        let text = one_line(self.tree.text(id));
        let is_heading = matches!(name, Name::H1 | Name::H2);
        if !title.is_empty() && (is_heading || measure.text > SHORT_TITLE) && super::title::essence(&text) == title {
            return Judgement::Skip;
        }
        if measure.images > 0 || measure.text > 160 {
            return Judgement::Keep;
        }
        let mut left = text.clone();
        for author in authors {
            left = left.replace(author.name.as_str(), " ");
        }
        let named = left.len() < text.len();
        let dated = self.date_in(id);
        if let Some((_, wording)) = &dated {
            left = left.replace(wording.as_str(), " ");
        }
        if named || dated.is_some() {
            let letters = left.chars().filter(|character| character.is_alphabetic()).count();
            // What is left over is “By”, “Updated at”, the time.
            if letters <= 12 || (named && dated.is_some() && letters <= 40) {
                return Judgement::Skip;
            }
        }
        let hints = self.hints(id);
        let is_detail = hints.any(Hints::BYLINE | Hints::DETAILS) && !hints.any(Hints::BODY | Hints::SUBTITLE);
        if is_detail && measure.prose < 60 || byline::is_byline(&text) && measure.text < 60 {
            return Judgement::Hide(AsideRole::Other, "line of the header");
        }
        Judgement::Keep
    }

    /// Whether an inline element is all that a block holds beside other blocks.
    fn is_line(&self, id: NodeId) -> bool {
        let is_all = |parent: NodeId| {
            let lines = self.measures.lines(parent).text;
            !is_inline(self.tree.name(parent))
                && lines == self.measures.of(id).text
                && lines < self.measures.of(parent).text
        };
        self.tree.parent(id).is_some_and(is_all)
    }

    /// The nodes around the title, down to where the prose begins.
    pub(super) fn region(&self) -> Range<NodeId> {
        let start = self.heading.unwrap_or(self.root);
        let mut prose = 0;
        let mut end = self.heading.map_or(start, |heading| self.tree.end(heading));
        while (end as usize) < self.tree.len() && prose < PROSE_OF_HEADER && end - start < MAX_REGION {
            prose += self.measures.own_prose(self.tree, end);
            end += 1;
        }
        start.saturating_sub(NODES_BEFORE_TITLE).max(1)..end
    }

    /// Whether a node is in something that is not the article.
    pub(super) fn is_elsewhere(&self, id: NodeId) -> bool {
        self.begins_other(id) || self.tree.ancestors(id).any(|id| self.begins_other(id))
    }

    /// Whether a node is something that is not the article: of others, or beside it.
    pub(super) fn begins_other(&self, id: NodeId) -> bool {
        let judgement = self.judgements[id as usize];
        let is_own = judgement.is_kept() || matches!(judgement, Judgement::Hide(AsideRole::AuthorBio, _));
        self.is_of_others(id) || !is_own && self.tree.name(id) == Name::ASIDE
    }

    /// Whether a node is other articles, comments or an advertisement.
    pub(super) fn is_of_others(&self, id: NodeId) -> bool {
        use AsideRole::{Advertisement, Comments, Related};
        matches!(self.judgements[id as usize], Judgement::Hide(Related | Comments | Advertisement, _))
    }

    fn marks_author(&self, id: NodeId) -> bool {
        let text = self.measures.of(id).text;
        if text == 0 || text > 120 {
            return false;
        }
        let says = |attribute: &str, word: &str| {
            self.tree
                .attribute(id, attribute)
                .is_some_and(|value| value.split_ascii_whitespace().any(|found| found == word))
        };
        says("rel", "author") || says("itemprop", "author") || self.hints(id).any(Hints::BYLINE)
    }

    pub(super) fn hints(&self, id: NodeId) -> Hints {
        self.measures.hints[id as usize]
    }
}

/// Prose after which the header is over.
const PROSE_OF_HEADER: u32 = 300;
/// Nodes that are looked at before the title and after it.
const NODES_BEFORE_TITLE: NodeId = 60;
const MAX_REGION: NodeId = 600;
/// Elements that are tried as bylines.
const MAX_CANDIDATES: usize = 60;
