//! What can be known of the style sheet without a browser: where its colours are named, and that it knows every size.

use article_viewer::viewer::{CSS, Settings, TEXT_SIZES};

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
fn every_step_of_text_size_is_in_the_style_sheet() {
    for size in TEXT_SIZES.filter(|size| *size != Settings::default().text_size) {
        assert!(CSS.contains(&format!(":host([text-size=\"{size}\"])")), "{size}");
    }
}
