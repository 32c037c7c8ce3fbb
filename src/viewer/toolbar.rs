//! The toolbar.

use super::controls::Control;
use super::settings::{Settings, TEXT_SIZES};
use crate::labels::{Labels, fill};
use crate::render::{Sink, element};

/// Writes the toolbar by the pattern of the ARIA Authoring Practices: one stop of the Tab key, arrows inside.
/// <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>. Nothing where the host wants no controls.
pub fn toolbar(settings: &Settings, has_contents: bool, labels: &Labels, sink: &mut dyn Sink) {
    let is_of_use = |control: &Control| *control != Control::Contents || has_contents;
    let controls: Vec<Control> = settings.controls.iter().copied().filter(is_of_use).collect();
    if controls.is_empty() {
        return;
    }
    let attributes = [
        ("part", Some("toolbar")),
        ("class", Some("toolbar")),
        ("role", Some("toolbar")),
        ("lang", Some(labels.language())),
        ("aria-label", Some(labels.toolbar())),
    ];
    element(sink, "div", &attributes, |sink| {
        for (at, control) in controls.into_iter().enumerate() {
            let theme = fill(labels.theme(), &[("theme", settings.theme.name(labels))]);
            let label = if control == Control::Theme { &theme } else { control.label(labels) };
            let is_at_end = match control {
                Control::Smaller => settings.text_size == *TEXT_SIZES.start(),
                Control::Larger => settings.text_size == *TEXT_SIZES.end(),
                _ => false,
            };
            let is_open = match control {
                Control::Contents => Some(settings.contents),
                Control::Find => Some(settings.find.is_some()),
                Control::More => Some(false),
                _ => None,
            };
            // What opens a panel says which one while it is open.
            let controlled = Some(control.name()).filter(|_| matches!(control, Control::Contents | Control::Find));
            let attributes = [
                ("type", Some("button")),
                ("data-action", Some(control.name())),
                ("tabindex", Some(if at == 0 { "0" } else { "-1" })),
                ("aria-label", Some(label)),
                ("title", Some(label)),
                ("aria-disabled", is_at_end.then_some("true")),
                ("aria-expanded", is_open.map(|is_open| if is_open { "true" } else { "false" })),
                ("aria-controls", controlled),
                ("aria-haspopup", (control == Control::More).then_some("dialog")),
            ];
            element(sink, "button", &attributes, |sink| icon(control.icon(), sink));
        }
    });
}

/// Writes a drawing of lines.
pub fn icon(paths: &[&str], sink: &mut dyn Sink) {
    let attributes = [("viewBox", Some("0 0 24 24")), ("aria-hidden", Some("true"))];
    element(sink, "svg", &attributes, |sink| {
        for path in paths {
            element(sink, "path", &[("d", Some(path))], |_| {});
        }
    });
}
