//! What can be known of the style sheet without a browser: where its colours are named, and that it knows every size.

use article_viewer::viewer::{CSS, Font, Step, Theme};

#[test]
fn colours_are_named_in_the_first_section_alone() {
    let written = include_str!("../src/viewer/viewer.css");
    let (_, rest) = written.split_once("/* Layout.").expect("the tokens end where the layout starts");
    for line in rest.lines() {
        for name in ["#", "rgb(", "hsl(", "oklch(", " white;", " black;", "!important"] {
            let found = line.contains(name);
            assert!(!found, "{line}");
        }
    }
}

#[test]
fn every_step_theme_and_font_is_in_the_style_sheet() {
    let steps = Step::ALL.into_iter().flat_map(|step| {
        step.range().filter(|value| *value != 0).map(move |value| (step.attribute(), value.to_string()))
    });
    let themes = Theme::ALL.into_iter().filter_map(|theme| Some(("theme", theme.attribute()?.to_string())));
    let fonts = Font::ALL.into_iter().filter_map(|font| Some(("font", font.attribute()?.to_string())));
    for (name, value) in steps.chain(themes).chain(fonts) {
        assert!(CSS.contains(&format!("[{name}=\"{value}\"]")), "{name} {value}");
    }
}
