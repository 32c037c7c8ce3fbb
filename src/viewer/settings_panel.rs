//! What is in the panel of the settings, and what its controls mean.

use super::settings::{Settings, Theme};
use super::toolbar::icon;
use super::typography::{Font, Step};
use crate::labels::{Labels, Language, fill};
use crate::render::{Sink, element};

/// Writes the settings. `fonts` are those that the host has.
pub fn settings_panel(settings: &Settings, fonts: &[Font], language: Language<'_>, sink: &mut dyn Sink) {
    let labels = language.labels;
    let (first, others) = Step::ALL.split_at(1);
    steps(first, settings, language, sink);
    let themes = Theme::ALL.map(|theme| (theme.attribute(), theme.name(labels), theme == settings.theme));
    choice("theme", labels.theme(), &themes, labels, sink);
    let chosen = chosen_font(settings, fonts);
    let fonts = fonts.iter().map(|font| (font.attribute(), font.name(labels), *font == chosen));
    choice("font", labels.font(), &fonts.collect::<Vec<_>>(), labels, sink);
    steps(others, settings, language, sink);
    check("mode", labels.paged(), settings.paged, sink);
    check("text-align", labels.justified(), settings.justified, sink);
    check("hyphens", labels.hyphenation(), settings.hyphenated, sink);
    let attributes = [("type", Some("button")), ("class", Some("reset")), ("data-action", Some("reset"))];
    element(sink, "button", &attributes, |sink| sink.text(labels.reset()));
}

/// The font of the text among those that are offered: a host that names none has that with serifs.
pub fn chosen_font(settings: &Settings, fonts: &[Font]) -> Font {
    match settings.font {
        Font::Host if !fonts.contains(&Font::Host) => Font::Serif,
        font => font,
    }
}

/// What a control sets, by its name: an attribute of the host, to be removed where its value goes without saying.
pub fn change(name: &str, value: &str, checked: bool) -> Option<(&'static str, Option<String>)> {
    let attribute = Settings::ATTRIBUTES.into_iter().find(|attribute| *attribute == name)?;
    let value = match attribute {
        "mode" => checked.then_some("paged"),
        "text-align" => checked.then_some("justify"),
        "hyphens" => (!checked).then_some("manual"),
        _ => Some(value).filter(|value| !["", "0"].contains(value)),
    };
    Some((attribute, value.map(String::from)))
}

/// The next step of something, for the button `less` or `greater`, of which one is at an end there.
pub fn next(step: Step, settings: &Settings, action: &str) -> i8 {
    let next = settings.step(step) + if action == "less" { -1 } else { 1 };
    next.max(*step.range().start()).min(*step.range().end())
}

/// What goes by steps: a slider between two buttons, which a keyboard does not need.
fn steps(steps: &[Step], settings: &Settings, language: Language<'_>, sink: &mut dyn Sink) {
    let labels = language.labels;
    element(sink, "div", &[("class", Some("steps"))], |sink| {
        for step in steps.iter().copied() {
            let name = step.label(labels);
            let value = settings.step(step);
            element(sink, "div", &[("class", Some("step"))], |sink| {
                element(sink, "label", &[], |sink| {
                    element(sink, "span", &[], |sink| sink.text(name));
                    let attributes = [
                        ("type", Some("range")),
                        ("name", Some(step.attribute())),
                        ("min", Some(&*step.range().start().to_string())),
                        ("max", Some(&*step.range().end().to_string())),
                        ("value", Some(&*value.to_string())),
                        ("aria-valuetext", Some(&*language.locale.number(f64::from(value)))),
                    ];
                    sink.open("input", &attributes);
                });
                for (action, label, paths) in [("less", labels.less(), LESS), ("greater", labels.greater(), GREATER)] {
                    let label = fill(label, &[("name", name)]);
                    let attributes = [
                        ("type", Some("button")),
                        ("data-action", Some(action)),
                        ("tabindex", Some("-1")),
                        ("aria-label", Some(&*label)),
                        ("title", Some(&*label)),
                        ("aria-disabled", (next(step, settings, action) == value).then_some("true")),
                    ];
                    element(sink, "button", &attributes, |sink| icon(paths, sink));
                }
            });
        }
    });
}

const LESS: &[&str] = &["M6 12h12"];
const GREATER: &[&str] = &["M6 12h12M12 6v12"];

/// One of several, each shown by a sample: the value of the attribute, the name, whether it is this.
fn choice(
    name: &'static str,
    title: &str,
    options: &[(Option<&'static str>, &str, bool)],
    labels: &Labels,
    sink: &mut dyn Sink,
) {
    element(sink, "fieldset", &[("class", Some("choice"))], |sink| {
        element(sink, "legend", &[], |sink| sink.text(title));
        for (value, label, is_chosen) in options {
            element(sink, "label", &[("class", Some("option"))], |sink| {
                let attributes = [
                    ("type", Some("radio")),
                    ("name", Some(name)),
                    ("value", Some(value.unwrap_or_default())),
                    ("checked", is_chosen.then_some("")),
                ];
                sink.open("input", &attributes);
                let attributes = [("class", Some("sample")), ("aria-hidden", Some("true"))];
                element(sink, "span", &attributes, |sink| sink.text(labels.sample()));
                element(sink, "span", &[("class", Some("option-name"))], |sink| sink.text(label));
            });
        }
    });
}

fn check(name: &'static str, label: &str, is_checked: bool, sink: &mut dyn Sink) {
    element(sink, "label", &[("class", Some("check"))], |sink| {
        element(sink, "span", &[], |sink| sink.text(label));
        let attributes = [("type", Some("checkbox")), ("name", Some(name)), ("checked", is_checked.then_some(""))];
        sink.open("input", &attributes);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::HtmlSink;

    #[test]
    fn a_control_sets_what_the_style_sheet_reads_and_nothing_else() {
        for (name, value, checked, expected) in [
            ("theme", "sepia", true, Some(("theme", Some("sepia")))),
            ("theme", "", true, Some(("theme", None))),
            ("line-height", "-2", false, Some(("line-height", Some("-2")))),
            ("line-height", "0", false, Some(("line-height", None))),
            ("mode", "on", true, Some(("mode", Some("paged")))),
            ("text-align", "on", true, Some(("text-align", Some("justify")))),
            ("text-align", "on", false, Some(("text-align", None))),
            ("hyphens", "on", false, Some(("hyphens", Some("manual")))),
            ("hyphens", "on", true, Some(("hyphens", None))),
            ("onclick", "alert()", true, None),
        ] {
            let expected = expected.map(|(name, value)| (name, value.map(String::from)));
            assert_eq!(change(name, value, checked), expected, "{name} {value} {checked}");
        }
    }

    #[test]
    fn what_is_chosen_is_checked_and_what_is_at_an_end_goes_no_further() {
        let mut settings = Settings { theme: Theme::Grey, hyphenated: false, ..Settings::default() };
        settings.steps[Step::Measure as usize] = *Step::Measure.range().end();
        let mut sink = HtmlSink::new();
        settings_panel(&settings, &[Font::Serif, Font::Sans], Language::default(), &mut sink);
        let markup = sink.into_html();
        for (part, times) in [
            (r#"checked"#, 2),
            (r#"value="grey" checked"#, 1),
            (r#"name="font" value="serif" checked"#, 1),
            (r#"name="measure" min="-3" max="3" value="3""#, 1),
            // Longer lines, and less room between letters and between words.
            (r#"aria-disabled="true""#, 3),
        ] {
            assert_eq!(markup.matches(part).count(), times, "{part} in {markup}");
        }
    }
}
