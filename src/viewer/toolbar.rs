//! The toolbar.

use super::action::setting;
use super::controls::Control;
use super::settings::Settings;
use super::typography::Step;
use crate::labels::Labels;
use crate::render::{Sink, element};

/// Writes the toolbar by the pattern of the ARIA Authoring Practices: one stop of the Tab key, arrows inside.
/// <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>. Nothing where the host wants no controls.
pub fn toolbar(settings: &Settings, has_contents: bool, labels: &Labels, sink: &mut dyn Sink) {
    let is_of_use = |control: &Control| match control {
        Control::Contents => has_contents,
        Control::Offline => settings.offline.is_some(),
        _ => true,
    };
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
            let theme = setting(labels.theme(), settings.theme.name(labels), labels);
            let label = if control == Control::Theme { &theme } else { control.label(labels) };
            let is_at_end = match control {
                Control::Smaller => settings.step(Step::TextSize) == *Step::TextSize.range().start(),
                Control::Larger => settings.step(Step::TextSize) == *Step::TextSize.range().end(),
                _ => false,
            };
            let is_open = match control {
                Control::Contents => Some(settings.contents),
                Control::Find => Some(settings.find.is_some()),
                Control::Settings | Control::Offline | Control::More => Some(false),
                _ => None,
            };
            let opens_panel = matches!(control, Control::Settings | Control::Offline | Control::More);
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
                ("aria-haspopup", opens_panel.then_some("dialog")),
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

/// Writes a button that has a drawing for its name.
pub fn icon_button(action: &str, label: &str, paths: &[&str], sink: &mut dyn Sink) {
    let attributes =
        [("type", Some("button")), ("data-action", Some(action)), ("aria-label", Some(label)), ("title", Some(label))];
    element(sink, "button", &attributes, |sink| icon(paths, sink));
}
