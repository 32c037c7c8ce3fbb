//! The keys: one table, of which the tools act and the help is written.

use crate::labels::Labels;
use crate::render::{Sink, element};

/// What a reader does by a single key, while the focus is in the viewer and nothing is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Opens the search, or goes into its field.
    Find,
    /// Opens or closes the table of contents.
    Contents,
    /// Goes to the next heading.
    NextSection,
    /// Goes to the heading before.
    PreviousSection,
    /// Goes to the next change, in an article that shows what changed.
    NextChange,
    /// Goes to the one before.
    PreviousChange,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// The text as large as it is by itself.
    Normal,
    /// The next theme.
    Theme,
    /// The list of the keys.
    Help,
}

impl Shortcut {
    /// All, in the order of the help.
    pub const ALL: [Shortcut; 11] = [
        Shortcut::Find,
        Shortcut::Contents,
        Shortcut::NextSection,
        Shortcut::PreviousSection,
        Shortcut::NextChange,
        Shortcut::PreviousChange,
        Shortcut::Larger,
        Shortcut::Smaller,
        Shortcut::Normal,
        Shortcut::Theme,
        Shortcut::Help,
    ];

    /// The keys that do it, by what they write. None is a browser's own, and none needs Control, Alt or Meta. The first
    /// is what is said to the reader; the others lie beside it, or do the same elsewhere.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Shortcut::Find => &["f", "/"],
            Shortcut::Contents => &["c"],
            Shortcut::NextSection => &["j"],
            Shortcut::PreviousSection => &["k"],
            Shortcut::NextChange => &["n"],
            Shortcut::PreviousChange => &["p"],
            Shortcut::Larger => &["+", "="],
            Shortcut::Smaller => &["-"],
            Shortcut::Normal => &["0"],
            Shortcut::Theme => &["t"],
            Shortcut::Help => &["?"],
        }
    }

    /// What is done by a key.
    pub fn of(key: &str) -> Option<Self> {
        Shortcut::ALL.into_iter().find(|shortcut| shortcut.keys().contains(&key))
    }

    /// Whether it is for an article that shows what changed.
    pub fn is_of_changes(self) -> bool {
        matches!(self, Shortcut::NextChange | Shortcut::PreviousChange)
    }

    /// What a reader calls it.
    fn label(self, labels: &Labels) -> &str {
        match self {
            Shortcut::Find => labels.find(),
            Shortcut::Contents => labels.contents(),
            Shortcut::NextSection => labels.next_section(),
            Shortcut::PreviousSection => labels.previous_section(),
            Shortcut::NextChange => labels.change_next(),
            Shortcut::PreviousChange => labels.change_previous(),
            Shortcut::Larger => labels.larger(),
            Shortcut::Smaller => labels.smaller(),
            Shortcut::Normal => labels.normal(),
            Shortcut::Theme => labels.next_theme(),
            Shortcut::Help => labels.keys(),
        }
    }
}

/// Writes the list of the keys, and, where the reader can come back without them, the switch that turns them off.
pub fn keys_panel(are_on: bool, has_switch: bool, has_changes: bool, labels: &Labels, sink: &mut dyn Sink) {
    element(sink, "dl", &[("class", Some("keys"))], |sink| {
        for shortcut in Shortcut::ALL.into_iter().filter(|shortcut| has_changes || !shortcut.is_of_changes()) {
            element(sink, "div", &[], |sink| {
                element(sink, "dt", &[], |sink| {
                    for key in shortcut.keys() {
                        element(sink, "kbd", &[], |sink| sink.text(key));
                    }
                });
                element(sink, "dd", &[], |sink| sink.text(shortcut.label(labels)));
            });
        }
    });
    if has_switch {
        element(sink, "label", &[("class", Some("switch"))], |sink| {
            let attributes = [
                ("type", Some("checkbox")),
                ("role", Some("switch")),
                ("data-action", Some("keys-switch")),
                ("checked", are_on.then_some("")),
            ];
            sink.open("input", &attributes);
            sink.text(labels.keys_on());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_does_one_thing() {
        for shortcut in Shortcut::ALL {
            for key in shortcut.keys() {
                assert_eq!(Shortcut::of(key), Some(shortcut), "{key}");
                assert_eq!(key.chars().count(), 1, "{key}: no key of the browser's own, such as Tab");
            }
        }
        assert_eq!(Shortcut::of("Enter"), None);
    }
}
