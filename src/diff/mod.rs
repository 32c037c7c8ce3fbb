//! What changed between two versions of an article.
//!
//! Words are compared, by characters where a script has no spaces, with the formatting that they stand in; listings by
//! lines. Not compared is what makes no difference to a reader: white space and how quotation marks and apostrophes are
//! drawn (but in listings), names that links lead to, numbers of notes and references, sizes and renditions of pictures,
//! and what is said of the article beside its title, standfirst, makers, dates, corrections and lead image.
//!
//! The work is bounded by the length of the two versions. Where they differ so much that it would not do, larger parts
//! than could be are told to be removed and added: [`Difference::is_coarse`].

mod align;
mod json;
mod merge;
mod meta;
mod moves;
mod pair;
mod parts;
mod print;
mod script;
mod view;
mod words;

pub use json::Told;
pub use view::role;
pub use words::State;

use crate::labels::Language;
use crate::model::{Article, Note};
use align::Budget;
use merge::Merge;
use pair::{Step, pair};
use print::Prints;
use std::collections::HashMap;
use words::number;

/// What changed between two versions of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The changes: corrections first, then what was exchanged, removed, added and moved; each kind in reading order.
    pub changes: Vec<Change>,
    /// Whether the versions differ so much that not all of it was compared as finely as it could be.
    pub is_coarse: bool,
    /// How much work it was, in steps.
    pub work: u64,
    /// The new version with what was removed, all marked.
    marked: Article,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of change.
    pub kind: ChangeKind,
    /// What it was made to: the kind of a block as the model names it, or `item`, `row`, `cell`, `caption`, `picture`,
    /// `note`, `reference`, `title`, `subtitle`, `kicker`, `authors`, `published`, `modified`, `correction`, `abstract`.
    pub place: &'static str,
    /// Its name in [`Difference::article`], where it can be shown in its place.
    pub id: Option<String>,
    /// Where it was moved from: the name of its former place.
    pub from: Option<String>,
    /// What it says: what was kept around it, taken out, put in.
    pub runs: Vec<Run>,
}

/// Characters that one version has, or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Which version has them.
    pub state: State,
    /// The characters.
    pub text: String,
}

/// The kinds of change, in the order in which a reader is told of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A notice of a correction was added.
    Notice,
    /// Words of what was there are others.
    Words,
    /// Another picture stands in its place.
    Picture,
    /// It is no longer there.
    Removed,
    /// It was not there before.
    Added,
    /// It says the same elsewhere.
    Moved,
    /// Its words are the same; where a link leads, or their emphasis, is not.
    Formatting,
    /// A date of the article is another.
    Date,
}

impl ChangeKind {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Notice => "notice",
            ChangeKind::Words => "words",
            ChangeKind::Picture => "picture",
            ChangeKind::Removed => "removed",
            ChangeKind::Added => "added",
            ChangeKind::Moved => "moved",
            ChangeKind::Formatting => "formatting",
            ChangeKind::Date => "date",
        }
    }
}

/// Compares two versions of an article.
pub fn diff(before: &Article, after: &Article) -> Difference {
    let by_name = |name: &str| number(name);
    let (mut old, mut new) = (Prints::new(&by_name), Prints::new(&by_name));
    let old_notes: Vec<_> = before.notes.iter().map(|note| old.note(note)).collect();
    let new_notes: Vec<_> = after.notes.iter().map(|note| new.note(note)).collect();
    let words = old.article(before) + new.article(after);
    let mut budget = Budget::of(words);
    let steps = pair(&old_notes, &new_notes, 300, &|_, _| false, &mut budget);

    // A note is known by what it says, whatever its name: the marks of both versions are told apart by that.
    let (mut old_numbers, mut new_numbers) = (HashMap::new(), HashMap::new());
    for (at, step) in steps.iter().enumerate() {
        match *step {
            Step::Kept(old, new) | Step::Changed(old, new) => {
                old_numbers.insert(before.notes[old].id.as_str(), at as u64);
                new_numbers.insert(after.notes[new].id.as_str(), at as u64);
            }
            Step::Removed(old) => drop(old_numbers.insert(before.notes[old].id.as_str(), at as u64)),
            Step::Added(new) => drop(new_numbers.insert(after.notes[new].id.as_str(), at as u64)),
        }
    }
    let names = names_of_removed(&before.notes, &after.notes, &steps);
    let of_old = |name: &str| old_numbers.get(name).copied().unwrap_or_else(|| number(name));
    let of_new = |name: &str| new_numbers.get(name).copied().unwrap_or_else(|| number(name));
    let mut merge = Merge::new(Prints::new(&of_old), Prints::new(&of_new), budget, names);
    let mut marked = Article { notices: Vec::new(), ..after.clone() };
    merge.meta(&before.meta, &mut marked.meta);
    marked.blocks = merge.blocks(&before.blocks, &after.blocks, "");
    marked.notes = merge.notes(&before.notes, &after.notes, &steps);
    merge.finish(marked)
}

/// What the notes of the old version are called among those of both.
fn names_of_removed(before: &[Note], after: &[Note], steps: &[Step]) -> HashMap<String, String> {
    let mut names = HashMap::new();
    for step in steps {
        match *step {
            Step::Kept(old, new) | Step::Changed(old, new) => {
                names.insert(before[old].id.clone(), after[new].id.clone());
            }
            Step::Removed(old) => {
                let mut name = before[old].id.clone();
                while after.iter().any(|note| note.id == name) {
                    name.push('-');
                }
                names.insert(before[old].id.clone(), name);
            }
            Step::Added(_) => {}
        }
    }
    names
}

impl Difference {
    /// The new version with all that changed shown in its place, and at its head the list of the changes, in the words
    /// of a language. An article like any other: what shows, prints, searches or saves articles does that with it.
    pub fn article(&self, language: &Language<'_>) -> Article {
        view::article(self, language)
    }

    /// The same without words about it: what was put in and taken out stands in [`Inline::Insertion`] and
    /// [`Inline::Deletion`], parts of the article in [`Block::Group`]s whose roles are the [`role`]s of changes.
    ///
    /// [`Inline::Insertion`]: crate::model::Inline::Insertion
    /// [`Inline::Deletion`]: crate::model::Inline::Deletion
    /// [`Block::Group`]: crate::model::Block::Group
    pub fn marked(&self) -> &Article {
        &self.marked
    }
}
