//! The toolbar: contents, search, text size, theme.

use super::settings::{Settings, TEXT_SIZES};
use crate::labels::{Labels, fill};
use crate::render::{Sink, element};

/// Writes the toolbar by the pattern of the ARIA Authoring Practices: one stop of the Tab key, arrows inside.
/// <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>
pub fn toolbar(settings: &Settings, has_contents: bool, labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("part", Some("toolbar")),
        ("class", Some("toolbar")),
        ("role", Some("toolbar")),
        ("lang", Some(labels.language())),
        ("aria-label", Some(labels.toolbar())),
    ];
    element(sink, "div", &attributes, |sink| {
        let mut first = true;
        let mut button =
            |sink: &mut dyn Sink, action, label: &str, icon, disabled: bool, expanded: Option<(bool, &str)>| {
                let tab = if std::mem::take(&mut first) { "0" } else { "-1" };
                let attributes = [
                    ("type", Some("button")),
                    ("data-action", Some(action)),
                    ("tabindex", Some(tab)),
                    ("aria-label", Some(label)),
                    ("title", Some(label)),
                    ("aria-disabled", if disabled { Some("true") } else { None }),
                    ("aria-expanded", expanded.map(|(expanded, _)| if expanded { "true" } else { "false" })),
                    ("aria-controls", expanded.map(|(_, controlled)| controlled)),
                ];
                element(sink, "button", &attributes, |sink| self::icon(icon, sink));
            };
        if has_contents {
            button(sink, "contents", labels.contents(), CONTENTS, false, Some((settings.contents, "contents")));
        }
        let theme = fill(labels.theme(), &[("theme", settings.theme.name(labels))]);
        button(sink, "find", labels.find(), FIND, false, Some((settings.find.is_some(), "find")));
        button(sink, "smaller", labels.smaller(), SMALLER, settings.text_size == *TEXT_SIZES.start(), None);
        button(sink, "larger", labels.larger(), LARGER, settings.text_size == *TEXT_SIZES.end(), None);
        button(sink, "theme", &theme, THEME, false, None);
    });
}

const CONTENTS: &[&str] = &["M4 6h2M4 12h2M4 18h2M10 6h10M10 12h10M10 18h10"];
const FIND: &[&str] = &["M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13", "M15.5 15.5L20.5 20.5"];
const SMALLER: &[&str] = &["M5 18l5-12 5 12M7 14h6", "M17 15h5"];
const LARGER: &[&str] = &["M3 18l5.5-13 5.5 13M5 14h7", "M17 12h6M20 9v6"];
const THEME: &[&str] = &["M12 3a9 9 0 1 0 0 18z", "M12 3a9 9 0 0 1 0 18"];

/// Writes a drawing of lines.
pub fn icon(paths: &[&str], sink: &mut dyn Sink) {
    let attributes = [("viewBox", Some("0 0 24 24")), ("aria-hidden", Some("true"))];
    element(sink, "svg", &attributes, |sink| {
        for path in paths {
            element(sink, "path", &[("d", Some(path))], |_| {});
        }
    });
}
