//! Which part of the tree is the body: the node that holds it, and what in it is not part of it.

use super::captions;
use super::class::Hints;
use super::guide::Guide;
use super::judge::{self, Judgement};
use super::lines;
use super::measure::Measures;
use super::others::{self, Others};
use super::repeats;
use super::series;
use crate::html::{Name, NodeId, Tree};
use crate::model::AsideRole;
use crate::order;

/// The part of a page that is the article.
pub(super) struct Body {
    /// The node that holds it all.
    pub(super) root: NodeId,
    /// That node, and before and after it what the page says outside of it; that is hidden.
    pub(super) parts: Vec<NodeId>,
    /// For every node, what it was judged to be; what is below one that is not kept follows it.
    pub(super) judgements: Vec<Judgement>,
    /// The other articles of the page.
    pub(super) others: Others,
}

/// Finds the body, below the heading that is the title of the page; `told` is its text where the data of the page hold it.
/// Where a page holds no prose, it is all of the page.
pub(super) fn find(
    tree: &Tree,
    measures: &Measures,
    heading: Option<NodeId>,
    is_article: bool,
    host: Option<&str>,
    told: &str,
) -> Body {
    let start = tree.find(Tree::ROOT, Name::BODY).unwrap_or(Tree::ROOT);
    let mut judgements = judge::boxes(tree, measures);
    let guide = Guide::new(tree, measures, told);
    if let Some(guide) = &guide {
        guide.keep(tree, measures, &mut judgements);
    }
    let others = others::hide(tree, measures, heading, is_article, host, &mut judgements);
    // Pages that list articles tell of any of them.
    let guide = guide.filter(|_| others.heading.is_none());
    let heading = others.heading.or(heading);
    repeats::hide(tree, measures, &mut judgements);
    series::hide(tree, measures, host, &mut judgements);
    let net = Net::new(tree, measures, &judgements);
    let root = net.marked(tree, measures, &judgements, start).unwrap_or(start);
    let root = net.descend(tree, root);
    let root = guide.as_ref().map_or(root, |guide| guide.root(tree, root));
    captions::find(tree, measures, root, &mut judgements);
    lines::judge(tree, measures, root, &mut judgements);
    lift(tree, measures, root, &mut judgements);
    let mut parts = net.lead(tree, measures, heading, root, &judgements);
    for &part in &parts {
        lines::judge_part(tree, measures, part, &mut judgements);
    }
    parts.push(root);
    add_paragraphs_after(tree, measures, root, &judgements, &mut parts);
    if let Some(guide) = &guide {
        guide.add(tree, measures, root, &judgements, &mut parts);
        guide.end(tree, measures, root, &mut judgements);
    }
    net.add_outside(tree, measures, start, &mut judgements, &mut parts);
    order::by_number(&mut parts, |&part| part.into());
    Body { root, parts, judgements, others }
}

/// Adds the paragraphs that stand right after the body.
fn add_paragraphs_after(
    tree: &Tree,
    measures: &Measures,
    root: NodeId,
    judgements: &[Judgement],
    parts: &mut Vec<NodeId>,
) {
    let siblings = std::iter::successors(tree.next_sibling(root), |&next| tree.next_sibling(next));
    let shown = siblings.filter(|&next| measures.of(next).text > 0);
    parts.extend(shown.take_while(|&next| {
        let lines = measures.lines(next);
        let is_prose = tree.name(next) == Name::P && lines.marks > 0 && lines.link * 2 < lines.text;
        is_prose && judgements[next as usize].is_kept()
    }));
}

/// What is left of each node without the parts that are not kept.
struct Net {
    prose: Vec<u32>,
    text: Vec<u32>,
}

impl Net {
    fn new(tree: &Tree, measures: &Measures, judgements: &[Judgement]) -> Net {
        let mut net = Net { prose: vec![0; tree.len()], text: vec![0; tree.len()] };
        for id in (1..tree.len() as NodeId).rev() {
            let index = id as usize;
            if !judgements[index].is_kept() {
                (net.prose[index], net.text[index]) = (0, 0);
                continue;
            }
            if measures.is_block(tree, id) {
                net.prose[index] += measures.own_prose(tree, id);
                net.text[index] += measures.lines(id).text;
            }
            if let Some(parent) = tree.parent(id) {
                net.prose[parent as usize] += net.prose[index];
                net.text[parent as usize] += net.text[index];
            }
        }
        net
    }

    /// The element that says it holds the article, where most of the prose is in it.
    fn marked(&self, tree: &Tree, measures: &Measures, judgements: &[Judgement], start: NodeId) -> Option<NodeId> {
        let whole = u64::from(self.prose[start as usize]);
        let mut best: Option<(u32, NodeId)> = None;
        let mut id = start + 1;
        while id < tree.end(start) {
            if !judgements[id as usize].is_kept() {
                id = tree.end(id);
                continue;
            }
            let own = self.prose[id as usize];
            let says = says_body(tree, measures, id);
            // Of several, the surest, and of these the one with the most prose.
            if says > 0
                && own > 0
                && u64::from(own) * 100 >= whole * SHARE_OF_MARKED
                && best.is_none_or(|(rank, id)| (says, own) > (rank, self.prose[id as usize]))
            {
                best = Some((says, id));
            }
            id += 1;
        }
        best.map(|(_, id)| id)
    }

    /// What stands between the title and the body and reads like it.
    fn lead(
        &self,
        tree: &Tree,
        measures: &Measures,
        heading: Option<NodeId>,
        root: NodeId,
        judgements: &[Judgement],
    ) -> Vec<NodeId> {
        let mut lead = Vec::new();
        let Some(heading) = heading.filter(|&heading| heading < root) else { return lead };
        let mut id = tree.end(heading);
        while id < root {
            let (prose, text) = (self.prose[id as usize], self.text[id as usize]);
            let is_whole = tree.end(id) <= root && is_lead(tree.name(id));
            let hints = measures.hints[id as usize];
            let is_other = is_whole && hints.any(Hints::CAPTION | Hints::BYLINE | Hints::DETAILS);
            if is_other || !judgements[id as usize].is_kept() {
                id = tree.end(id);
            } else if is_whole && prose >= PROSE_OF_LEAD && u64::from(prose) * 10 >= u64::from(text) * 7 {
                lead.push(id);
                id = tree.end(id);
            } else {
                id += 1;
            }
        }
        lead
    }

    /// Adds, to be hidden, what stands outside of the article's parts: all that was judged to be something about the
    /// article or the site, and of the rest, menus and buttons among it, what holds prose.
    fn add_outside(
        &self,
        tree: &Tree,
        measures: &Measures,
        start: NodeId,
        judgements: &mut [Judgement],
        parts: &mut Vec<NodeId>,
    ) {
        let mut own = parts.clone().into_iter().peekable();
        let mut id = start;
        while id < tree.end(start) {
            while own.next_if(|&part| tree.end(part) <= id).is_some() {}
            let judgement = &mut judgements[id as usize];
            let is_other = match judgement {
                // What holds a part of the article is not hidden as a whole.
                _ if own.peek().is_some_and(|&part| tree.is_within(part, id)) => false,
                Judgement::Hide(AsideRole::Navigation | AsideRole::Interface, _) => {
                    measures.of(id).prose >= PROSE_OF_OTHER
                }
                Judgement::Hide(..) => true,
                // What only holds others together leaves them to stand for themselves.
                _ => self.text[id as usize] > 0 && measures.of(id).prose >= PROSE_OF_OTHER,
            };
            if is_other {
                if judgement.is_kept() {
                    *judgement = Judgement::Hide(AsideRole::Other, "outside of the article");
                }
                parts.push(id);
            }
            id = if is_other || own.peek() == Some(&id) || !judgement.is_kept() { tree.end(id) } else { id + 1 };
        }
    }

    /// From a node down to the one that still holds nearly all of its prose, or all but what hardly is prose.
    fn descend(&self, tree: &Tree, mut id: NodeId) -> NodeId {
        loop {
            let (prose, text) = (u64::from(self.prose[id as usize]), u64::from(self.text[id as usize]));
            let enough = |child: &NodeId| {
                let (own, own_text) = (u64::from(self.prose[*child as usize]), u64::from(self.text[*child as usize]));
                let (rest, rest_text) = (prose - own, text - own_text);
                prose > 0
                    && (own * 100 >= prose * SHARE_OF_CHILD
                        || own * 100 >= prose * SHARE_OF_MOST && rest * 100 < rest_text * PROSE_OF_REST)
            };
            match tree.children(id).find(|child| is_holder(tree, *child) && enough(child)) {
                Some(child) => id = child,
                None => return id,
            }
        }
    }
}

/// Of a hundred letters of prose, so many must be in an element that says it is the article.
const SHARE_OF_MARKED: u64 = 50;
/// Of a hundred letters of prose in a node, so many must be in a child to look there alone.
const SHARE_OF_CHILD: u64 = 92;
/// So many are enough where of a hundred letters of the rest no more than these are prose.
const SHARE_OF_MOST: u64 = 65;
const PROSE_OF_REST: u64 = 40;

/// Letters of prose from which on what was not judged to be something is kept outside of the body.
const PROSE_OF_OTHER: u32 = 80;

/// Letters of prose of what may stand between the title and the body.
const PROSE_OF_LEAD: u32 = 100;

fn is_lead(name: Name) -> bool {
    matches!(name, Name::P | Name::DIV | Name::SECTION | Name::UL | Name::OL | Name::BLOCKQUOTE)
}

/// How surely an element says that it holds the article.
fn says_body(tree: &Tree, measures: &Measures, id: NodeId) -> u32 {
    match tree.name(id) {
        name if !name.is_element() => 0,
        _ if tree.attribute(id, "itemprop").is_some_and(|value| value.to_ascii_lowercase().contains("articlebody")) => {
            3
        }
        _ if measures.hints[id as usize].any(Hints::BODY) => 2,
        Name::ARTICLE | Name::MAIN => 1,
        _ => u32::from(tree.attribute(id, "role") == Some("main")),
    }
}

/// Whether an element is one that holds a body.
fn is_holder(tree: &Tree, id: NodeId) -> bool {
    let name = tree.name(id);
    matches!(
        name,
        Name::DIV
            | Name::ARTICLE
            | Name::SECTION
            | Name::MAIN
            | Name::BODY
            | Name::HTML
            | Name::FORM
            | Name::CENTER
            | Name::TABLE
            | Name::TBODY
            | Name::TR
            | Name::TD
            | Name::SPAN
            | Name::FONT
    ) || name.is_element() && name.as_str().is_none_or(|name| name.contains('-'))
}

/// Hides elements of which all words were hidden as one, so that lists and tables do not stay behind empty.
fn lift(tree: &Tree, measures: &Measures, root: NodeId, judgements: &mut [Judgement]) {
    // Of each node: whether something in it is kept, and what the last hidden part of it is.
    let mut keeps = vec![false; (tree.end(root) - root) as usize];
    let mut hides: Vec<Option<(AsideRole, &'static str)>> = vec![None; keeps.len()];
    for id in (root + 1..tree.end(root)).rev() {
        let at = (id - root) as usize;
        let Some(parent) = tree.parent(id) else { continue };
        let parent = (parent - root) as usize;
        let name = tree.name(id);
        match judgements[id as usize] {
            Judgement::Hide(role, reason) => hides[parent] = Some((role, reason)),
            Judgement::Keep | Judgement::Figure | Judgement::Caption
                if keeps[at] || measures.lines(id).text > 0 || is_shown(name) =>
            {
                keeps[parent] = true;
            }
            Judgement::Keep => {
                if let Some((role, reason)) = hides[at] {
                    judgements[id as usize] = Judgement::Hide(role, reason);
                    hides[parent] = Some((role, reason));
                }
            }
            Judgement::Skip | Judgement::Figure | Judgement::Caption => {}
        }
    }
}

/// Whether an element shows something without words.
fn is_shown(name: Name) -> bool {
    matches!(
        name,
        Name::IMG
            | Name::IFRAME
            | Name::VIDEO
            | Name::AUDIO
            | Name::OBJECT
            | Name::EMBED
            | Name::MATH
            | Name::SVG
            | Name::SCRIPT
            | Name::NOSCRIPT
            | Name::TEMPLATE
    )
}
