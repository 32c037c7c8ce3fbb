//! What can be known of the style sheet without looking: that its colours can be read, and where they are named.

use article_viewer::viewer::{CSS, Settings, TEXT_SIZES, Theme};
use std::collections::HashMap;

/// Text on its ground, and the least contrast it may have: <https://www.w3.org/TR/WCAG22/#contrast-minimum>.
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", 7.0),
    ("ink", "tint", 7.0),
    ("ink", "mark", 4.5),
    ("quiet", "paper", 4.5),
    ("quiet", "tint", 4.5),
    ("link", "paper", 4.5),
    ("link", "tint", 4.5),
    ("tip", "tint", 4.5),
    ("important", "tint", 4.5),
    ("warning", "tint", 4.5),
    ("caution", "tint", 4.5),
];

#[test]
fn every_theme_can_be_read() {
    let plain = tokens(block(":host {"));
    let mut themes = vec![("auto", plain.clone())];
    for theme in Theme::ALL.iter().filter_map(|theme| theme.attribute()) {
        let mut tokens_of_theme = plain.clone();
        let selector = format!(":host([theme=\"{theme}\"]) {{");
        tokens_of_theme.extend(tokens(block(&selector)));
        themes.push((theme, tokens_of_theme));
    }
    let mut more = plain.clone();
    more.extend(tokens(block(":host(:not([theme])) {")));
    themes.push(("prefers-contrast", more));
    for (theme, tokens) in &themes {
        for scheme in ["light", "dark"] {
            for (text, ground, least) in PAIRS {
                let colour = |name: &str| luminance(tokens[format!("--{scheme}-{name}").as_str()]);
                let contrast = contrast(colour(text), colour(ground));
                assert!(contrast >= *least, "{theme}, {scheme}: {text} on {ground} is {contrast:.2}, not {least}");
            }
        }
    }
}

#[test]
fn colours_are_named_in_the_first_section_alone() {
    let (_, rest) = CSS.split_once("/* Layout.").expect("the tokens end where the layout starts");
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

/// What stands between the braces after a selector, the first time it appears.
fn block(selector: &str) -> &'static str {
    let (_, rest) = CSS.split_once(selector).unwrap_or_else(|| panic!("{selector} is missing"));
    rest.split('}').next().unwrap_or(rest)
}

/// The colours that a block gives to tokens.
fn tokens(block: &'static str) -> HashMap<&'static str, &'static str> {
    let declarations = block.split(';').filter_map(|declaration| declaration.split_once(':'));
    let colours = declarations.map(|(name, value)| (name.trim(), value.trim()));
    colours.filter(|(_, value)| value.starts_with('#')).collect()
}

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: &str) -> f64 {
    let digits: Vec<u32> = colour.chars().filter_map(|digit| digit.to_digit(16)).collect();
    let channels: [u32; 3] = match digits[..] {
        [r, g, b] => [r * 17, g * 17, b * 17],
        [r, s, g, h, b, c] => [r * 16 + s, g * 16 + h, b * 16 + c],
        _ => panic!("{colour} is not a colour"),
    };
    let [red, green, blue] = channels.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>
fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
