//! What can be known of the style sheet without a browser: where its colours are named, and that it knows every size.

use article_viewer::viewer::{CSS, Font, Step, Theme};
use std::fs;
use std::path::Path;

#[test]
fn colours_are_named_among_the_tokens_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/viewer");
    let mut sheets = 0;
    for entry in fs::read_dir(folder).expect("the sheets are there") {
        let path = entry.expect("a file").path();
        // The tools show samples of the themes.
        let names_colours = path.ends_with("tokens.css") || path.ends_with("tools.css");
        if names_colours || path.extension().is_none_or(|extension| extension != "css") {
            continue;
        }
        sheets += 1;
        for line in fs::read_to_string(&path).expect("a text").lines() {
            for name in ["#", "rgb(", "hsl(", "oklch(", " white;", " black;", "!important"] {
                let found = line.contains(name);
                assert!(!found, "{}: {line}", path.display());
            }
        }
    }
    assert!(sheets >= 5, "only {sheets} sheets");
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
