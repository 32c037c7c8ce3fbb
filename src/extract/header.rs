//! The region around the title: who wrote it and when, as the page shows it.

use super::class::Hints;
use super::judge::Judgement;
use super::measure::{Measures, is_inline};
use super::{byline, one_line};
use crate::date;
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
    /// The heading that is the title.
    pub(super) heading: Option<NodeId>,
}

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

    /// The date that the page shows near its title, with its wording.
    pub(super) fn date(&self) -> Option<(String, String)> {
        let near = self.region();
        near.clone()
            .find_map(|id| self.time(id))
            .or_else(|| {
                near.clone()
                    .filter(|id| self.hints(*id).any(Hints::DETAILS | Hints::BYLINE))
                    .find_map(|id| self.date_in(id))
            })
            .or_else(|| near.filter(|id| self.measures.of(*id).text < 100).find_map(|id| self.date_in(id)))
            .or_else(|| {
                let whole = Tree::ROOT + 1..self.tree.len() as NodeId;
                whole.filter(|id| !self.is_elsewhere(*id)).find_map(|id| self.time(id))
            })
    }

    /// The line above the title or the standfirst below it, as the page shows it.
    pub(super) fn said(&self, hint: Hints) -> Option<(NodeId, String)> {
        let is_line = |id: &NodeId| {
            let text = self.measures.of(*id).text;
            self.tree.name(*id).is_element()
                && self.hints(*id).any(hint)
                && (2..=MAX_LINE).contains(&text)
                && self.heading.is_none_or(|heading| !self.tree.is_within(heading, *id))
        };
        let id = self.region().filter(|id| !self.is_elsewhere(*id)).find(is_line)?;
        Some((id, one_line(self.tree.text(id))))
    }

    /// The lines at the top of the body that say once more what stands in the metadata.
    pub(super) fn repeated(&self, meta: &Meta) -> Vec<(NodeId, Judgement)> {
        let mut repeated = Vec::new();
        let title = meta.title.as_deref().map(super::title::essence).unwrap_or_default();
        let told: Vec<NodeId> = [(Hints::KICKER, &meta.kicker), (Hints::SUBTITLE, &meta.subtitle)]
            .into_iter()
            .filter_map(|(hint, known)| {
                let (id, text) = self.said(hint)?;
                (known.as_ref() == Some(&text)).then_some(id)
            })
            .collect();
        let mut prose = 0;
        let mut id = self.root + 1;
        while id < self.tree.end(self.root) && prose < PROSE_OF_HEADER {
            let index = id as usize;
            if !self.judgements[index].is_kept() {
                id = self.tree.end(id);
                continue;
            }
            let judgement = if Some(id) == self.heading || told.contains(&id) {
                Judgement::Skip
            } else {
                self.line(id, &title, &meta.authors)
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
    fn line(&self, id: NodeId, title: &str, authors: &[Author]) -> Judgement {
        let name = self.tree.name(id);
        let measure = self.measures.of(id);
        if !name.is_element() || is_inline(name) || measure.text == 0 || measure.text > 240 {
            return Judgement::Keep;
        }
        let text = one_line(self.tree.text(id));
        let is_heading = matches!(name, Name::H1 | Name::H2);
        if !title.is_empty() && (is_heading || measure.text > 24) && super::title::essence(&text) == title {
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

    /// The nodes around the title, down to where the prose begins.
    fn region(&self) -> Range<NodeId> {
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
    fn is_elsewhere(&self, id: NodeId) -> bool {
        let is_other = |id: NodeId| {
            use AsideRole::{Advertisement, AuthorBio, Comments, Related};
            matches!(self.judgements[id as usize], Judgement::Hide(Related | Comments | Advertisement, _))
                || !matches!(self.judgements[id as usize], Judgement::Keep | Judgement::Hide(AuthorBio, _))
                    && self.tree.name(id) == Name::ASIDE
        };
        is_other(id) || self.tree.ancestors(id).any(is_other)
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

    /// The date of a `time` element.
    fn time(&self, id: NodeId) -> Option<(String, String)> {
        if self.tree.name(id) != Name::TIME {
            return None;
        }
        let text = one_line(self.tree.text(id));
        let written = self.tree.attribute(id, "datetime").map(str::trim).filter(|value| !value.is_empty());
        let value = written.and_then(date::parse).or_else(|| date::parse(&text))?;
        (value.len() >= 10).then_some((value, if text.is_empty() { written?.to_string() } else { text }))
    }

    /// The date somewhere in a short line.
    fn date_in(&self, id: NodeId) -> Option<(String, String)> {
        let measure = self.measures.of(id);
        if !self.tree.name(id).is_element() || measure.text == 0 || measure.text > 160 {
            return None;
        }
        let text = one_line(self.tree.text(id));
        let mut at = 0;
        for word in text.split(' ') {
            if let Some((value, length)) = date::prefix(&text[at..])
                && value.len() >= 10
            {
                return Some((value, text[at..at + length].trim().to_string()));
            }
            at += word.len() + 1;
        }
        None
    }

    fn hints(&self, id: NodeId) -> Hints {
        self.measures.hints[id as usize]
    }
}

/// Prose after which the header is over.
const PROSE_OF_HEADER: u32 = 300;
/// Nodes that are looked at before the title and after it.
const NODES_BEFORE_TITLE: NodeId = 60;
const MAX_REGION: NodeId = 600;
/// Letters that the standfirst has at most.
const MAX_LINE: u32 = 400;
/// Elements that are tried as bylines.
const MAX_CANDIDATES: usize = 60;
