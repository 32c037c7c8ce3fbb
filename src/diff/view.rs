//! The reading view: an article that says what changed, and where.

use super::merge::lists;
use super::{Change, ChangeKind, Difference, State};
use crate::labels::{Labels, Language, fill, form, is_one_language};
use crate::model::{Article, Block, Direction, Inline, List, ListItem, walk};
use std::collections::HashMap;

/// The roles of [`Block::Group`]s that hold what changed.
pub mod role {
    /// What only the new version has.
    pub const ADDED: &str = "change-added";
    /// What only the old version has.
    pub const REMOVED: &str = crate::outline::REMOVED;
    /// What stood elsewhere.
    pub const MOVED: &str = "change-moved";
    /// Where it stood.
    pub const GONE: &str = "change-gone";
    /// The former pictures of a figure, and its pictures, as two figures.
    pub const PICTURE: &str = "change-picture";
    /// A listing, of which some lines changed.
    pub const LINES: &str = "change-lines";
    /// The list of the changes.
    pub const SUMMARY: &str = "changes";
}

pub fn article(difference: &Difference, language: &Language<'_>) -> Article {
    let mut article = difference.marked.clone();
    let view = View::new(difference, language);
    lists(&mut article).for_each(|blocks| view.label(blocks));
    article.blocks.insert(0, view.summary());
    article
}

struct View<'v> {
    difference: &'v Difference,
    language: &'v Language<'v>,
    labels: &'v Labels,
    /// The language of the words about the article, and its direction, where it is not the article's.
    foreign: Option<(String, Option<Direction>)>,
    /// The changes by their names, and by those of their former places.
    changes: HashMap<&'v str, &'v Change>,
    /// Where groups stand, by their names.
    places: HashMap<String, usize>,
}

impl<'v> View<'v> {
    fn new(difference: &'v Difference, language: &'v Language<'v>) -> Self {
        let own = difference.marked.meta.language.as_deref();
        let spoken = language.labels.language();
        let is_own = own.is_some_and(|own| is_one_language(own, spoken));
        let foreign = (!is_own).then(|| (String::from(spoken), Direction::of_language(spoken)));
        let mut changes = HashMap::new();
        for change in &difference.changes {
            changes.extend([&change.id, &change.from].into_iter().flatten().map(|id| (id.as_str(), change)));
        }
        let mut places = HashMap::new();
        walk::each_block(&difference.marked.blocks, &mut |block| {
            if let Block::Group { id: Some(id), .. } = block {
                places.insert(id.clone(), places.len());
            }
        });
        View { difference, language, labels: language.labels, foreign, changes, places }
    }

    /// Has each group say what became of it.
    fn label(&self, blocks: &mut [Block]) {
        for block in blocks {
            if let Block::Group { id: Some(id), role: Some(role), blocks, .. } = block
                && let Some(change) = self.changes.get(id.as_str())
            {
                self.label_group(role, change, blocks);
            }
            walk::each_child_mut(block, &mut |blocks| self.label(blocks));
        }
    }

    fn label_group(&self, role: &str, change: &Change, blocks: &mut Vec<Block>) {
        let link = |target: &Option<String>, words: &str| match target {
            Some(target) => Inline::CrossReference { target: target.clone(), content: vec![self.words(words)] },
            None => self.words(words),
        };
        let labels = self.labels;
        let label = match role {
            role::ADDED => self.words(labels.change_added()),
            role::REMOVED => self.words(labels.change_removed()),
            role::LINES => self.words(labels.change_words()),
            role::MOVED => {
                let place = |id: &Option<String>| id.as_ref().and_then(|id| self.places.get(id));
                let is_lower = place(&change.id) > place(&change.from);
                let words = if is_lower { labels.change_from_above() } else { labels.change_from_below() };
                link(&change.from, words)
            }
            role::GONE => link(&change.id, labels.change_gone()),
            role::PICTURE => {
                for (block, label) in blocks.iter_mut().zip([labels.change_before(), labels.change_after()]) {
                    if let Block::Figure(figure) = block {
                        figure.caption = vec![Block::paragraph(vec![self.words(label)])];
                    }
                }
                self.words(labels.change_picture())
            }
            _ => return,
        };
        let mut content = vec![Inline::Strong { content: vec![label] }];
        if role == role::GONE {
            content.push(Inline::text([" ", &excerpt(&text_of_runs(change))].concat()));
        }
        blocks.insert(0, Block::paragraph(content));
    }

    /// The list of the changes, and how many there are.
    fn summary(&self) -> Block {
        let labels = self.labels;
        let changes = &self.difference.changes;
        let mut blocks = vec![Block::Heading {
            level: 1,
            id: Some(String::from("changes")),
            content: vec![Inline::text(labels.changes())],
        }];
        let mut lines = Vec::new();
        let number = |count: usize| self.language.locale.number(count as f64);
        if changes.is_empty() {
            lines.push(String::from(labels.change_none()));
        } else {
            let label = form(labels.change_count(), &self.language.locale.plural(changes.len() as f64));
            lines.push(fill(label, &[("total", &number(changes.len()))]));
        }
        for run in changes.chunk_by(|one, next| one.kind == next.kind) {
            let values = [("name", self.name(run[0].kind)), ("value", &*number(run.len()))];
            lines.push(fill(labels.setting(), &values));
        }
        blocks.push(Block::paragraph(vec![Inline::text(lines.join("\u{a0}· "))]));
        if self.difference.is_coarse {
            blocks.push(Block::paragraph(vec![Inline::text(labels.change_coarse())]));
        }
        if !changes.is_empty() {
            let items = changes.iter().map(|change| ListItem {
                blocks: vec![Block::paragraph(vec![self.entry(change)])],
                ..ListItem::default()
            });
            blocks.push(Block::List(List { ordered: true, tight: true, items: items.collect(), ..List::default() }));
        }
        let (language, direction) = self.foreign.clone().unzip();
        let direction = direction.flatten();
        Block::Group { id: None, role: Some(String::from(role::SUMMARY)), language, direction, blocks }
    }

    /// A change in the list: what kind it is, and a few of its words; a link where it has a place.
    fn entry(&self, change: &Change) -> Inline {
        let mut content = vec![Inline::Strong { content: vec![Inline::text(self.name(change.kind))] }];
        let mut words = self.excerpt(change);
        if !words.is_empty() {
            content.push(Inline::text(" "));
            // They are the article's.
            let own = &self.difference.marked.meta;
            if self.foreign.is_some() {
                let language = own.language.clone();
                let direction = own.direction.or_else(|| Direction::of_language(language.as_deref()?));
                words = vec![Inline::Span { language, direction, content: words }];
            }
            content.append(&mut words);
        }
        match &change.id {
            Some(id) => Inline::CrossReference { target: id.clone(), content },
            None => Inline::Span { language: None, direction: None, content },
        }
    }

    fn excerpt(&self, change: &Change) -> Vec<Inline> {
        let marked = |state: State, text: String| state.marked(vec![Inline::text(text)]);
        match change.kind {
            ChangeKind::Added | ChangeKind::Removed | ChangeKind::Moved | ChangeKind::Notice => {
                let text = excerpt(&text_of_runs(change));
                if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] }
            }
            ChangeKind::Date => {
                let dates = change.runs.iter().enumerate().flat_map(|(at, run)| {
                    let space = (at > 0).then(|| Inline::text(" "));
                    space.into_iter().chain(marked(run.state, self.language.locale.moment(&run.text)))
                });
                dates.collect()
            }
            ChangeKind::Words | ChangeKind::Formatting | ChangeKind::Picture => {
                let Some(first) = change.runs.iter().position(|run| run.state != State::Kept) else {
                    return Vec::new();
                };
                // The first of them with what stands around it.
                let mut content = Vec::new();
                let are_lines = matches!(change.place, "code" | "preformatted");
                if let Some(before) = first.checked_sub(1) {
                    content.extend(marked(State::Kept, tail(&change.runs[before].text)));
                    if are_lines {
                        content.push(Inline::text(" "));
                    }
                }
                let rest = &change.runs[first..];
                let count = rest.iter().take_while(|run| run.state != State::Kept).count();
                for (at, run) in rest[..count].iter().enumerate() {
                    if at > 0 {
                        content.push(Inline::text(" "));
                    }
                    content.extend(marked(run.state, excerpt(&run.text)));
                }
                if let Some(after) = rest.get(count) {
                    let spaced = rest[count - 1].text.ends_with(char::is_whitespace);
                    if are_lines || spaced || after.text.starts_with(char::is_whitespace) {
                        content.push(Inline::text(" "));
                    }
                    content.extend(marked(State::Kept, excerpt_of(&after.text, 5)));
                }
                joined(content)
            }
        }
    }

    fn name(&self, kind: ChangeKind) -> &'v str {
        let labels = self.labels;
        match kind {
            ChangeKind::Notice => labels.correction(),
            ChangeKind::Words => labels.change_words(),
            ChangeKind::Picture => labels.change_picture(),
            ChangeKind::Removed => labels.change_removed(),
            ChangeKind::Added => labels.change_added(),
            ChangeKind::Moved => labels.change_moved(),
            ChangeKind::Formatting => labels.change_formatting(),
            ChangeKind::Date => labels.change_date(),
        }
    }

    /// Words about the article among its own.
    fn words(&self, words: &str) -> Inline {
        let content = vec![Inline::text(words)];
        match self.foreign.clone() {
            Some((language, direction)) => Inline::Span { language: Some(language), direction, content },
            None => Inline::text(words),
        }
    }
}

fn text_of_runs(change: &Change) -> String {
    change.runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The first words of a text.
fn excerpt(text: &str) -> String {
    excerpt_of(text, 14)
}

/// A word of a script without spaces is as long as this.
const LONG: usize = 8;

fn excerpt_of(text: &str, words: usize) -> String {
    let mut short = text.split_whitespace().take(words).collect::<Vec<_>>().join(" ");
    let most = words * LONG;
    if let Some((at, _)) = short.char_indices().nth(most) {
        short.truncate(at);
    }
    let is_whole =
        short.chars().filter(|c| !c.is_whitespace()).count() == text.chars().filter(|c| !c.is_whitespace()).count();
    if !is_whole {
        short.push('…');
    }
    short
}

/// The last words of a text, and the space behind them.
fn tail(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut short = words[words.len().saturating_sub(5)..].join(" ");
    let most = 5 * LONG;
    let count = short.chars().count();
    if count > most {
        short = short.chars().skip(count - most).collect();
    }
    if short.chars().filter(|c| !c.is_whitespace()).count() < text.chars().filter(|c| !c.is_whitespace()).count() {
        short.insert(0, '…');
    }
    if text.ends_with(char::is_whitespace) {
        short.push(' ');
    }
    short
}

/// Two texts that stand side by side as one.
fn joined(content: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for inline in content {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text { text }), Inline::Text { text: more }) => text.push_str(&more),
            (_, inline) => joined.push(inline),
        }
    }
    joined
}
