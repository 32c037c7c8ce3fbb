//! A difference in JSON.

use super::{Change, Difference, State};
use crate::labels::Language;
use crate::model::Article;
use crate::model::json::{View, Write};
use serde::{Serialize, Serializer};

/// A difference as programs are given it: the changes, whether they are coarse, and the article that shows them.
pub struct Told<'a> {
    difference: &'a Difference,
    article: Article,
}

impl Difference {
    /// What programs are given, in the words of a language.
    pub fn told(&self, language: &Language<'_>) -> Told<'_> {
        Told { difference: self, article: self.article(language) }
    }
}

impl Write for Told<'_> {
    fn view(&self) -> View<'_> {
        View::Map(vec![
            ("changes", View::List(self.difference.changes.iter().map(change).collect())),
            ("coarse", View::Bool(self.difference.is_coarse)),
            ("article", self.article.view()),
        ])
    }
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view().serialize(serializer)
    }
}

fn change(change: &Change) -> View<'_> {
    let mut members = vec![("kind", View::Text(change.kind.name())), ("place", View::Text(change.place))];
    for (name, id) in [("id", &change.id), ("from", &change.from)] {
        members.extend(id.as_deref().map(|id| (name, View::Text(id))));
    }
    let runs = change
        .runs
        .iter()
        .map(|run| View::Map(vec![("state", View::Text(state(run.state))), ("text", View::Text(&run.text))]));
    members.push(("runs", View::List(runs.collect())));
    View::Map(members)
}

fn state(state: State) -> &'static str {
    match state {
        State::Kept => "kept",
        State::Inserted => "inserted",
        State::Deleted => "deleted",
    }
}
