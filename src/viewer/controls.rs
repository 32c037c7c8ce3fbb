//! What the toolbar can hold, as `controls` names it.

use crate::labels::Labels;

/// A button of the toolbar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// `contents`: the table of contents, where there is one.
    Contents,
    /// `find`: the search.
    Find,
    /// `settings`: how the text looks.
    Settings,
    /// `smaller`: smaller text.
    Smaller,
    /// `larger`: larger text.
    Larger,
    /// `theme`: the next theme.
    Theme,
    /// `offline`: saves the article, where the host has `offline`.
    Offline,
    /// `more`: what is rarely wanted.
    More,
}

impl Control {
    /// All that there are.
    pub const ALL: [Control; 8] = [
        Control::Contents,
        Control::Find,
        Control::Settings,
        Control::Smaller,
        Control::Larger,
        Control::Theme,
        Control::Offline,
        Control::More,
    ];

    /// Those of a toolbar of which nothing else is said. The settings hold what the others do.
    pub const USUAL: [Control; 5] =
        [Control::Contents, Control::Find, Control::Settings, Control::Offline, Control::More];

    /// Its name in `controls`, and its `data-action`.
    pub fn name(self) -> &'static str {
        match self {
            Control::Contents => "contents",
            Control::Find => "find",
            Control::Settings => "settings",
            Control::Smaller => "smaller",
            Control::Larger => "larger",
            Control::Theme => "theme",
            Control::Offline => "offline",
            Control::More => "more",
        }
    }

    /// The value of `controls`: names with spaces between them, each once. What is no name is passed over.
    pub fn list(value: &str) -> Vec<Control> {
        let mut controls = Vec::new();
        for name in value.split_whitespace() {
            let known = Control::ALL.into_iter().find(|control| control.name() == name);
            controls.extend(known.filter(|control| !controls.contains(control)));
        }
        controls
    }

    /// What a reader calls it; the theme is said besides.
    pub fn label(self, labels: &Labels) -> &str {
        match self {
            Control::Contents => labels.contents(),
            Control::Find => labels.find(),
            Control::Settings => labels.settings(),
            Control::Smaller => labels.smaller(),
            Control::Larger => labels.larger(),
            Control::Theme => labels.theme(),
            Control::Offline => labels.offline(),
            Control::More => labels.more(),
        }
    }

    /// The lines of its drawing.
    pub fn icon(self) -> &'static [&'static str] {
        match self {
            Control::Contents => &["M4 6h2M4 12h2M4 18h2M10 6h10M10 12h10M10 18h10"],
            Control::Find => &["M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13", "M15.5 15.5L20.5 20.5"],
            // A large letter and a small one.
            Control::Settings => {
                &["M2.5 18.5L8 5l5.5 13.5M4.5 13.5h7", "M21.5 10.5v8M21.5 14.5a3 3.5 0 1 0-6 0a3 3.5 0 1 0 6 0"]
            }
            Control::Smaller => &["M5 18l5-12 5 12M7 14h6", "M17 15h5"],
            Control::Larger => &["M3 18l5.5-13 5.5 13M5 14h7", "M17 12h6M20 9v6"],
            Control::Theme => &["M12 3a9 9 0 1 0 0 18z", "M12 3a9 9 0 0 1 0 18"],
            // A ribbon between the pages.
            Control::Offline => &["M6.5 4h11v16.5l-5.5-4.5-5.5 4.5z"],
            // Points are lines of no length with round ends.
            Control::More => &["M5 12h0M12 12h0M19 12h0"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_come_in_the_order_of_the_host_and_each_once() {
        assert_eq!(Control::list(" find nothing contents find"), [Control::Find, Control::Contents]);
        assert_eq!(Control::list(""), []);
        for control in Control::ALL {
            assert_eq!(Control::list(control.name()), [control]);
        }
    }
}
