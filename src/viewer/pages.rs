//! The pages of an article that is shown a page at a time: the way from one to the next, and the foot below them.

use super::toolbar::icon_button;
use crate::labels::{Labels, Language};
use crate::render::{Sink, element};

/// A way from one page to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the page before.
    Previous,
    /// To the next page.
    Next,
    /// To the first page.
    First,
    /// To the last page.
    Last,
}

impl Turn {
    /// What a key means, by its name. The arrows go where the pages lie.
    pub fn of_key(key: &str, shift: bool, right_to_left: bool) -> Option<Turn> {
        match key {
            " " if shift => Some(Turn::Previous),
            _ if shift => None,
            "ArrowLeft" if right_to_left => Some(Turn::Next),
            "ArrowRight" if right_to_left => Some(Turn::Previous),
            "ArrowRight" | "ArrowDown" | "PageDown" | " " => Some(Turn::Next),
            "ArrowLeft" | "ArrowUp" | "PageUp" => Some(Turn::Previous),
            "Home" => Some(Turn::First),
            "End" => Some(Turn::Last),
            _ => None,
        }
    }

    /// What a `data-action` means.
    pub fn of_action(action: &str) -> Option<Turn> {
        match action {
            "page-previous" => Some(Turn::Previous),
            "page-next" => Some(Turn::Next),
            _ => None,
        }
    }

    /// The page it leads to, from 0; `None` where that is the same.
    pub fn from(self, page: usize, count: usize) -> Option<usize> {
        let last = count.saturating_sub(1);
        let target = match self {
            Turn::Previous => page.saturating_sub(1),
            Turn::Next => (page + 1).min(last),
            Turn::First => 0,
            Turn::Last => last,
        };
        (target != page).then_some(target)
    }
}

/// Writes the foot of the pages, in the direction in which they lie.
pub fn pages_foot(direction: &'static str, labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("part", Some("pages")),
        ("class", Some("pages")),
        ("role", Some("group")),
        ("lang", Some(labels.language())),
        ("dir", Some(direction)),
        ("aria-label", Some(labels.pages())),
    ];
    element(sink, "div", &attributes, |sink| {
        let (back, forth) = if direction == "rtl" { (RIGHT, LEFT) } else { (LEFT, RIGHT) };
        icon_button("page-previous", labels.page_previous(), back, sink);
        element(sink, "output", &[("dir", Some("auto"))], |_| {});
        icon_button("page-next", labels.page_next(), forth, sink);
    });
}

/// Which page is shown, from 0, and of how many.
pub fn page_of(page: usize, count: usize, language: Language<'_>) -> String {
    language.place(language.labels.page_of(), "page", page, count)
}

const LEFT: &[&str] = &["M15 6l-6 6 6 6"];
const RIGHT: &[&str] = &["M9 6l6 6-6 6"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_turn_pages_where_they_lie() {
        for (key, shift, right_to_left, expected) in [
            ("ArrowRight", false, false, Some(Turn::Next)),
            ("ArrowRight", false, true, Some(Turn::Previous)),
            ("ArrowLeft", false, true, Some(Turn::Next)),
            ("PageDown", false, true, Some(Turn::Next)),
            (" ", false, false, Some(Turn::Next)),
            (" ", true, false, Some(Turn::Previous)),
            ("End", false, false, Some(Turn::Last)),
            // That selects text.
            ("ArrowRight", true, false, None),
            ("a", false, false, None),
        ] {
            assert_eq!(Turn::of_key(key, shift, right_to_left), expected, "{key}");
        }
    }

    #[test]
    fn a_turn_ends_at_the_ends() {
        for (turn, page, count, expected) in [
            (Turn::Next, 0, 3, Some(1)),
            (Turn::Next, 2, 3, None),
            (Turn::Previous, 0, 3, None),
            (Turn::Last, 0, 3, Some(2)),
            (Turn::First, 0, 3, None),
            (Turn::Last, 0, 0, None),
        ] {
            assert_eq!(turn.from(page, count), expected);
        }
    }
}
