//! Footnotes below the article, their marks in the text, and the ways between.

use super::Renderer;
use crate::labels::fill;
use crate::model::{Article, Inline, walk};
use std::borrow::Cow;
use std::collections::HashMap;

impl Renderer<'_> {
    pub(super) fn notes(&mut self) {
        let (article, labels) = (self.article, self.labels());
        if article.notes.is_empty() {
            return;
        }
        // Marks of the body are written; those that notes have of one another are yet to come.
        let mut marks = self.marks.clone();
        walk::each_inline_of(&[], &article.notes, &mut |inline| {
            if let Inline::NoteReference { note } = inline
                && let Some(index) = self.note_places.get(note.as_str())
            {
                marks[*index] += 1;
            }
        });
        let (tag, level) = self.heading_tag(1);
        let language = self.label_language();
        let attributes = [
            ("part", Some("notes")),
            ("class", Some("notes")),
            ("role", Some("doc-endnotes")),
            ("aria-label", Some(labels.notes())),
        ];
        self.element("section", &attributes, |renderer| {
            let attributes = [("class", Some("notes-title")), ("lang", language), ("aria-level", level)];
            renderer.text_element(tag, &attributes, labels.notes());
            // Safari takes the role away from lists without markers; the style sheet shows the notes' own marks.
            renderer.element("ol", &[("role", Some("list"))], |renderer| {
                for (index, note) in article.notes.iter().enumerate() {
                    let label = note_label(article, index);
                    let id = renderer.own_id("note", &note.id);
                    let attributes = [("part", Some("note")), ("id", id.as_deref()), ("data-label", Some(&*label))];
                    renderer.element("li", &attributes, |renderer| {
                        renderer.blocks(&note.blocks);
                        let count = marks[index];
                        for number in 1..=count {
                            renderer.back_link(&note.id, &label, number);
                        }
                    });
                }
            });
        });
    }

    /// The way back to one of the marks of a note.
    fn back_link(&mut self, note: &str, label: &str, number: u32) {
        let href = self.own_fragment(&reference_kind(number), note);
        let (arrow, place) = match number {
            1 => (String::from("↩\u{fe0e}"), String::new()),
            _ => (["↩\u{fe0e}", &number.to_string()].concat(), [", ", &number.to_string()].concat()),
        };
        let name = fill(self.labels().back_to_text(), &[("note", &[label, &place].concat())]);
        let attributes = [
            ("class", Some("back")),
            ("href", href.as_deref()),
            ("role", Some("doc-backlink")),
            ("lang", self.label_language()),
            ("aria-label", Some(&*name)),
        ];
        self.text_element("a", &attributes, &arrow);
    }

    /// The mark of a note.
    pub(super) fn note_reference(&mut self, note: &str) {
        let Some(&index) = self.note_places.get(note) else { return };
        let label = note_label(self.article, index);
        let mut id = None;
        if !self.unseen {
            let count = &mut self.marks[index];
            *count += 1;
            let kind = reference_kind(*count);
            id = self.own_id(&kind, note);
        }
        let href = self.own_fragment("note", note);
        let name = fill(self.labels().note(), &[("note", &label)]);
        let language = self.label_language();
        self.element("sup", &[("class", Some("note-reference"))], |renderer| {
            let attributes = [
                ("id", id.as_deref()),
                ("href", href.as_deref()),
                ("role", Some("doc-noteref")),
                ("lang", language),
                ("aria-label", Some(&*name)),
            ];
            renderer.text_element("a", &attributes, &label);
        });
    }
}

/// What the id of a mark names: the first mark of a note has no number.
fn reference_kind(number: u32) -> String {
    match number {
        1 => String::from("note-reference"),
        _ => ["note-reference-", &number.to_string()].concat(),
    }
}

/// Where the note of an id stands: the first, where a payload has two of them.
pub(super) fn note_places(article: &Article) -> HashMap<&str, usize> {
    let mut places = HashMap::new();
    for (index, note) in article.notes.iter().enumerate() {
        places.entry(note.id.as_str()).or_insert(index);
    }
    places
}

/// What stands in the text for a note: its own mark, or its number.
fn note_label(article: &Article, index: usize) -> Cow<'_, str> {
    match &article.notes[index].label {
        Some(label) => Cow::Borrowed(label),
        None => Cow::Owned((index + 1).to_string()),
    }
}
