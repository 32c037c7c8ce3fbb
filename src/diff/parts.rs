//! What is made of parts that are not blocks: lists, tables, galleries, bibliographies, lines.

use super::align::align;
use super::merge::{Merge, group, text_of};
use super::pair::{Step, pair};
use super::print::Print;
use super::view::role;
use super::words::{State, number};
use super::{ChangeKind, Run};
use crate::model::{Block, Definition, Figure, Gallery, Inline, List, ListItem, Reference, Row, RowGroup, Table, walk};

/// What says something else at the same place of a list is still the same item.
const ITEM: u32 = 200;

impl Merge<'_> {
    fn pair(&mut self, old: &[Print], new: &[Print]) -> Vec<Step> {
        let is_only = old.len() == new.len();
        pair(old, new, ITEM, &|at, place| is_only && at == place, &mut self.budget)
    }

    pub fn list(&mut self, old: &List, new: &List) -> List {
        let old_prints: Vec<Print> = old.items.iter().map(|item| self.old.item(item)).collect();
        let new_prints: Vec<Print> = new.items.iter().map(|item| self.new.item(item)).collect();
        let steps = self.pair(&old_prints, &new_prints);
        // Each item has the number that it has in its own version.
        let is_numbered = new.ordered && steps.iter().any(|step| matches!(step, Step::Removed(_)));
        let value = |list: &List, at: usize| {
            let from = list.items[..=at].iter().rposition(|item| item.value.is_some());
            let start = list.start.unwrap_or(if list.reversed { list.items.len() as i64 } else { 1 });
            let (start, steps) = match from {
                Some(from) => (list.items[from].value.unwrap_or(start), at - from),
                None => (start, at),
            };
            let steps = steps as i64;
            Some(start.wrapping_add(if list.reversed { -steps } else { steps }))
        };
        let mut items = Vec::with_capacity(steps.len());
        for step in steps {
            let (from, at, blocks) = match step {
                Step::Kept(_, at) => (new, at, new.items[at].blocks.clone()),
                Step::Changed(before, at) => {
                    (new, at, self.blocks(&old.items[before].blocks, &new.items[at].blocks, "item"))
                }
                Step::Added(at) => {
                    let blocks = new.items[at].blocks.clone();
                    let marked = self.mark(State::Inserted, "item", &new_prints[at], text_of(&blocks), blocks);
                    (new, at, vec![marked])
                }
                Step::Removed(at) => {
                    let blocks = self.former(&old.items[at].blocks);
                    let marked = self.mark(State::Deleted, "item", &old_prints[at], text_of(&blocks), blocks);
                    (old, at, vec![marked])
                }
            };
            let item = &from.items[at];
            let value = if is_numbered { value(from, at) } else { item.value };
            items.push(ListItem { value, blocks, checked: item.checked });
        }
        List { items, ..new.clone() }
    }

    pub fn definitions(&mut self, old: &[Definition], new: &[Definition]) -> Vec<Definition> {
        let old_prints: Vec<Print> = old.iter().map(|item| self.old.definition(item)).collect();
        let new_prints: Vec<Print> = new.iter().map(|item| self.new.definition(item)).collect();
        let mut items = Vec::new();
        for step in self.pair(&old_prints, &new_prints) {
            items.push(match step {
                Step::Kept(_, at) => new[at].clone(),
                Step::Changed(before, at) => {
                    let (before, after) = (&old[before], &new[at]);
                    let terms = before.terms.iter().zip(&after.terms);
                    let terms = terms.map(|(before, after)| self.content(before, after, "item")).collect();
                    let descriptions = before.descriptions.iter().zip(&after.descriptions);
                    let descriptions = descriptions.map(|(old, new)| self.blocks(old, new, "item")).collect();
                    Definition { terms, descriptions }
                }
                Step::Added(at) => self.only_definition(State::Inserted, &new[at]),
                Step::Removed(at) => self.only_definition(State::Deleted, &old[at]),
            });
        }
        items
    }

    fn only_definition(&mut self, state: State, item: &Definition) -> Definition {
        let blocks: Vec<Block> = item.descriptions.concat();
        let terms: Vec<String> = item.terms.iter().map(|term| walk::text(term)).collect();
        let id = self.note_only(state, "item", [terms.join(", "), text_of(&blocks)].join(" "));
        let mut terms: Vec<Vec<Inline>> = item.terms.iter().map(|term| self.only(state, term)).collect();
        if let Some(first) = terms.first_mut() {
            first.insert(0, Inline::Anchor { id });
        }
        let descriptions = item.descriptions.iter().map(|blocks| self.only_blocks(state, blocks)).collect();
        Definition { terms, descriptions }
    }

    /// The table of both versions; `None` where their columns are not the same.
    pub fn table(&mut self, old: &Table, new: &Table) -> Option<Table> {
        if old.bodies.len() != new.bodies.len() {
            return None;
        }
        let pairs = || {
            let bodies = old.bodies.iter().zip(&new.bodies).map(|(old, new)| (&old.rows, &new.rows));
            std::iter::once((&old.head, &new.head)).chain(bodies).chain([(&old.foot, &new.foot)])
        };
        let mut all = Vec::new();
        for (old, new) in pairs() {
            let old_prints: Vec<Print> = old.iter().map(|row| self.old.row(row)).collect();
            let new_prints: Vec<Print> = new.iter().map(|row| self.new.row(row)).collect();
            let steps = self.pair(&old_prints, &new_prints);
            all.push((steps, old_prints, new_prints));
        }
        // A row that is put among others must fit them.
        let width = |row: &Row| row.cells.iter().map(|cell| cell.column_span.unwrap_or(1).max(1)).sum::<u32>();
        let widths = |table: &Table| {
            let bodies = table.bodies.iter().flat_map(|body| &body.rows);
            table.head.iter().chain(bodies).chain(&table.foot).map(width).max()
        };
        let spans = |rows: &[Row]| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.row_span.unwrap_or(1) > 1);
        let is_other = |step: &Step| matches!(step, Step::Added(_) | Step::Removed(_));
        let fits = pairs()
            .zip(&all)
            .all(|((old, new), (steps, ..))| !steps.iter().any(is_other) || !spans(old) && !spans(new));
        if widths(old) != widths(new) || !fits {
            return None;
        }
        let mut merged = Vec::new();
        for ((old, new), (steps, old_prints, new_prints)) in pairs().zip(all) {
            let mut rows = Vec::with_capacity(steps.len());
            for step in steps {
                rows.push(match step {
                    Step::Kept(_, at) => new[at].clone(),
                    Step::Changed(before, at) => self.row(&old[before], &new[at]),
                    Step::Added(at) => self.only_row(State::Inserted, &new[at], &new_prints[at]),
                    Step::Removed(at) => self.only_row(State::Deleted, &old[at], &old_prints[at]),
                });
            }
            merged.push(rows);
        }
        let (foot, head) = (merged.pop().unwrap_or_default(), merged.remove(0));
        let bodies = merged.into_iter().map(|rows| RowGroup { rows }).collect();
        let caption = self.blocks(&old.caption, &new.caption, "caption");
        let notes = self.blocks(&old.notes, &new.notes, "note");
        Some(Table { head, bodies, foot, caption, notes, ..new.clone() })
    }

    fn row(&mut self, old: &Row, new: &Row) -> Row {
        let mut row = new.clone();
        for ((cell, old), new) in row.cells.iter_mut().zip(&old.cells).zip(&new.cells) {
            cell.blocks = self.blocks(&old.blocks, &new.blocks, "cell");
        }
        row
    }

    /// A row that one version has. Its first cell says so.
    fn only_row(&mut self, state: State, row: &Row, print: &Print) -> Row {
        let text: Vec<String> = row.cells.iter().map(|cell| text_of(&cell.blocks)).collect();
        let mut only = row.clone();
        for (at, cell) in only.cells.iter_mut().enumerate() {
            let blocks = self.only_blocks(state, &cell.blocks);
            cell.blocks = match at {
                0 => vec![self.mark(state, "row", print, text.join("\t"), blocks)],
                _ => blocks,
            };
        }
        only
    }

    pub fn gallery(&mut self, old: &Gallery, new: &Gallery) -> Gallery {
        let old_prints: Vec<Print> = old.items.iter().map(|item| self.old.figure(item)).collect();
        let new_prints: Vec<Print> = new.items.iter().map(|item| self.new.figure(item)).collect();
        let mut items = Vec::new();
        for step in self.pair(&old_prints, &new_prints) {
            items.push(match step {
                Step::Kept(_, at) => new.items[at].clone(),
                Step::Changed(before, at) => self.figure(&old.items[before], &new.items[at]),
                Step::Added(at) => self.only_figure(State::Inserted, &new.items[at], &new_prints[at]),
                Step::Removed(at) => self.only_figure(State::Deleted, &old.items[at], &old_prints[at]),
            });
        }
        let caption = self.blocks(&old.caption, &new.caption, "caption");
        let credit = self.content(&old.credit, &new.credit, "caption");
        Gallery { items, caption, credit, ..new.clone() }
    }

    /// A figure that one version has, in one that says so.
    pub fn only_figure(&mut self, state: State, figure: &Figure, print: &Print) -> Figure {
        let block = Block::Figure(figure.clone());
        let text = walk::block_text(&block);
        let blocks = match state {
            State::Deleted => self.former(&[block]),
            _ => vec![block],
        };
        Figure { blocks: vec![self.mark(state, "picture", print, text, blocks)], ..Figure::default() }
    }

    pub fn references(&mut self, old: &[Reference], new: &[Reference]) -> Vec<Reference> {
        let old_prints: Vec<Print> = old.iter().map(|item| self.old.reference(item)).collect();
        let new_prints: Vec<Print> = new.iter().map(|item| self.new.reference(item)).collect();
        let mut items = Vec::new();
        for step in self.pair(&old_prints, &new_prints) {
            items.push(match step {
                Step::Kept(_, at) => new[at].clone(),
                Step::Changed(before, at) => {
                    let content = self.content(&old[before].content, &new[at].content, "reference");
                    Reference { content, ..new[at].clone() }
                }
                Step::Added(at) => self.only_reference(State::Inserted, &new[at]),
                Step::Removed(at) => Reference { id: String::new(), ..self.only_reference(State::Deleted, &old[at]) },
            });
        }
        items
    }

    fn only_reference(&mut self, state: State, item: &Reference) -> Reference {
        let id = self.note_only(state, "reference", walk::text(&item.content));
        let mut content = self.only(state, &item.content);
        content.insert(0, Inline::Anchor { id });
        Reference { content, ..item.clone() }
    }

    fn note_only(&mut self, state: State, place: &'static str, text: String) -> String {
        let kind = if state == State::Deleted { ChangeKind::Removed } else { ChangeKind::Added };
        self.note_change(kind, place, vec![Run { state, text }])
    }

    /// Inlines that one version has.
    fn only(&self, state: State, content: &[Inline]) -> Vec<Inline> {
        let mut content = content.to_vec();
        self.rename(&mut content, state == State::Deleted);
        if content.is_empty() { content } else { state.marked(content) }
    }

    fn only_blocks(&self, state: State, blocks: &[Block]) -> Vec<Block> {
        let mut blocks = if state == State::Deleted { self.former(blocks) } else { blocks.to_vec() };
        self.mark_words(state, &mut blocks);
        blocks
    }

    fn mark_words(&self, state: State, blocks: &mut [Block]) {
        for block in blocks {
            walk::each_content_mut(block, &mut |content| *content = self.only(state, content));
            walk::each_child_mut(block, &mut |blocks| self.mark_words(state, blocks));
        }
    }

    /// The lines of both versions of a listing.
    pub fn lines(&mut self, old: &str, new: &str, place: &'static str) -> Block {
        let split = |text: &str| text.split('\n').map(String::from).collect::<Vec<_>>();
        let (old, new) = (split(old), split(new));
        let numbers = |lines: &[String]| lines.iter().map(number).collect::<Vec<_>>();
        let pairs = align(&numbers(&old), &numbers(&new), &mut self.budget);
        let mut runs: Vec<Run> = Vec::new();
        let mut push = |state: State, line: &str| match runs.last_mut().filter(|last| last.state == state) {
            Some(last) => last.text.extend(["\n", line]),
            None => runs.push(Run { state, text: String::from(line) }),
        };
        let mut start = (0, 0);
        for end in pairs.into_iter().chain([(old.len(), new.len())]) {
            old[start.0..end.0].iter().for_each(|line| push(State::Deleted, line));
            new[start.1..end.1].iter().for_each(|line| push(State::Inserted, line));
            if let Some(line) = new.get(end.1) {
                push(State::Kept, line);
            }
            start = (end.0 + 1, end.1 + 1);
        }
        let mut content = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            if at > 0 {
                content.push(Inline::text("\n"));
            }
            content.extend(run.state.marked(vec![Inline::text(&*run.text)]));
        }
        let id = self.note_change(ChangeKind::Words, place, runs);
        group(id, role::LINES, vec![Block::Preformatted { content }])
    }
}
