//! What the article says about itself, in both versions.

use super::merge::{Merge, text_of};
use super::words::{State, pieces};
use super::{ChangeKind, Run};
use crate::model::{Block, Inline, Meta};

impl Merge<'_> {
    /// Brings what only the old version says into what the new one says.
    pub fn meta(&mut self, old: &Meta, merged: &mut Meta) {
        let new = merged.clone();
        for (kind, state, all, others) in [
            (ChangeKind::Notice, State::Inserted, &new.corrections, &old.corrections),
            (ChangeKind::Removed, State::Deleted, &old.corrections, &new.corrections),
        ] {
            for correction in all {
                if !others.iter().any(|known| is_same(&known.text, &correction.text)) {
                    self.note(kind, "correction", vec![run(state, &correction.text)]);
                }
            }
        }
        self.line("kicker", old.kicker.as_deref(), new.kicker.as_deref());
        let (before, after) = (title(old), title(&new));
        let content = self.content(&before, &after, "title");
        if content != after {
            merged.title_content = content;
            // Where there is no title any more, what it was is still shown.
            merged.title = new.title.clone().or_else(|| old.title.clone());
        }
        if old.standfirst.is_empty() || new.standfirst.is_empty() {
            let (before, after) = (standfirst(old), standfirst(&new));
            let content = self.content(&before, &after, "subtitle");
            if content != after {
                merged.standfirst = vec![Block::paragraph(content)];
            }
        } else {
            merged.standfirst = self.blocks(&old.standfirst, &new.standfirst, "subtitle");
        }
        self.line("authors", makers(old).as_deref(), makers(&new).as_deref());
        for (place, before, after) in
            [("published", &old.published, &new.published), ("modified", &old.modified, &new.modified)]
        {
            if before != after {
                let runs = [(State::Deleted, before), (State::Inserted, after)];
                let runs = runs.into_iter().filter_map(|(state, date)| Some(run(state, date.as_deref()?)));
                self.note(ChangeKind::Date, place, runs.collect());
            }
        }
        match (&old.lead_image, &new.lead_image) {
            (Some(before), Some(after)) => merged.lead_image = Some(Box::new(self.figure(before, after))),
            (Some(before), None) => {
                let print = self.old.figure(before);
                merged.lead_image = Some(Box::new(self.only_figure(State::Deleted, before, &print)));
            }
            (None, Some(after)) => {
                let print = self.new.figure(after);
                merged.lead_image = Some(Box::new(self.only_figure(State::Inserted, after, &print)));
            }
            (None, None) => {}
        }
        for (at, before) in old.abstracts.iter().enumerate() {
            match new.abstracts.get(at) {
                Some(after) => merged.abstracts[at].blocks = self.blocks(&before.blocks, &after.blocks, ""),
                None => {
                    let (print, text) = (self.old.blocks(&before.blocks), text_of(&before.blocks));
                    let blocks = self.former(&before.blocks);
                    let blocks = vec![self.mark(State::Deleted, "abstract", &print, text, blocks)];
                    merged.abstracts.push(crate::model::Abstract { blocks, ..before.clone() });
                }
            }
        }
        for (at, after) in new.abstracts.iter().enumerate().skip(old.abstracts.len()) {
            let (print, text) = (self.new.blocks(&after.blocks), text_of(&after.blocks));
            merged.abstracts[at].blocks =
                vec![self.mark(State::Inserted, "abstract", &print, text, after.blocks.clone())];
        }
    }

    /// A change that has no place in the text.
    fn note(&mut self, kind: ChangeKind, place: &'static str, runs: Vec<Run>) {
        self.note_change(kind, place, runs);
        if let Some(draft) = self.changes.last_mut() {
            draft.change.id = None;
        }
    }

    /// A line of plain text.
    fn line(&mut self, place: &'static str, old: Option<&str>, new: Option<&str>) {
        let inlines = |text: Option<&str>| text.map(Inline::text).into_iter().collect::<Vec<_>>();
        let count = self.changes.len();
        self.content(&inlines(old), &inlines(new), place);
        self.changes[count..].iter_mut().for_each(|draft| draft.change.id = None);
    }
}

fn run(state: State, text: &str) -> Run {
    Run { state, text: String::from(text) }
}

fn title(meta: &Meta) -> Vec<Inline> {
    match meta.title_content.as_slice() {
        [] => meta.title.iter().map(|title| Inline::text(&**title)).collect(),
        content => content.to_vec(),
    }
}

fn standfirst(meta: &Meta) -> Vec<Inline> {
    match meta.standfirst.as_slice() {
        [] => meta.subtitle.iter().map(|subtitle| Inline::text(&**subtitle)).collect(),
        [Block::Paragraph { content, .. }] => content.clone(),
        blocks => vec![Inline::text(text_of(blocks))],
    }
}

/// The makers as a line.
fn makers(meta: &Meta) -> Option<String> {
    let names: Vec<&str> = meta.authors.iter().map(|author| author.name.as_str()).collect();
    if names.is_empty() { meta.byline.clone() } else { Some(names.join(", ")) }
}

fn is_same(one: &str, other: &str) -> bool {
    let words =
        |text: &str| pieces(text).filter(|piece| !piece.trim().is_empty()).map(String::from).collect::<Vec<_>>();
    words(one) == words(other)
}
