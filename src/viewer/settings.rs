//! What a reader or a host chose, as attributes of the host element.

use super::controls::Control;
use super::typography::{Font, Step, Steps};
use crate::labels::Labels;
use crate::render::Remote;

/// What a reader or a host chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `theme`: the colours; absent, those of the reader's system.
    pub theme: Theme,
    /// `font`: the fonts of the text; absent, those of the host.
    pub font: Font,
    /// `text-size`, `line-height` …: steps around 0.
    pub steps: Steps,
    /// `text-align`: `justify` where both edges of the text are straight.
    pub justified: bool,
    /// `hyphens`: `manual` where no word is broken.
    pub hyphenated: bool,
    /// `remember`: present where what a reader sets stays set.
    pub remember: bool,
    /// `contents`: present while the table of contents is open.
    pub contents: bool,
    /// `find`: present while the search is open; what is searched for.
    pub find: Option<String>,
    /// `mode`: a page at a time, not scrolled.
    pub paged: bool,
    /// `progress`: present where a bar shows how far the reader has come.
    pub progress: bool,
    /// `resume`: present where the reader is brought back to where they left off.
    pub resume: bool,
    /// `offline`: present where a reader may save the article; `saved-first` where that comes before the network.
    pub offline: Option<String>,
    /// `controls`: what the toolbar holds, in this order.
    pub controls: Vec<Control>,
    /// `keys`: whether single keys do something; `off` where not.
    pub keys: bool,
    /// `remote`: `ask`, `allow`, `deny`, or origins to allow besides.
    pub remote: Remote,
    /// The origins that `remote` lists.
    pub origins: Vec<String>,
    /// `heading-level`: the level of the title among the headings of the page, from 1.
    pub heading_level: u8,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those of the reader's system.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Brown on cream.
    Sepia,
    /// Dark on grey.
    Grey,
    /// Black and white.
    Contrast,
}

impl Theme {
    /// All, in the order of the settings.
    pub const ALL: [Theme; 6] = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Sepia, Theme::Grey, Theme::Contrast];

    /// The value of the `theme` attribute; `None` where it is absent.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
            Theme::Sepia => Some("sepia"),
            Theme::Grey => Some("grey"),
            Theme::Contrast => Some("contrast"),
        }
    }

    /// What a reader calls it.
    pub fn name(self, labels: &Labels) -> &str {
        match self {
            Theme::Auto => labels.theme_auto(),
            Theme::Light => labels.theme_light(),
            Theme::Dark => labels.theme_dark(),
            Theme::Sepia => labels.theme_sepia(),
            Theme::Grey => labels.theme_grey(),
            Theme::Contrast => labels.theme_contrast(),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            theme: Theme::Auto,
            font: Font::Host,
            steps: [0; Step::ALL.len()],
            justified: false,
            hyphenated: true,
            remember: false,
            contents: false,
            find: None,
            paged: false,
            progress: false,
            resume: false,
            offline: None,
            controls: Control::USUAL.to_vec(),
            keys: true,
            remote: Remote::Ask,
            origins: Vec::new(),
            heading_level: 1,
        }
    }
}

impl Settings {
    /// The attributes that are read, in the order of the documentation.
    #[rustfmt::skip]
    pub const ATTRIBUTES: [&str; 21] = [
        "theme", "font", "text-size", "line-height", "measure", "margins", "letter-spacing", "word-spacing", "text-align",
        "hyphens", "remember", "contents", "find", "mode", "progress", "resume", "offline", "controls", "keys",
        "remote", "heading-level",
    ];

    /// The step of something that goes by steps.
    pub fn step(&self, step: Step) -> i8 {
        self.steps[step as usize]
    }

    /// Reads the attributes of a host element. A value that is not allowed counts as absent, and so does one that is
    /// written otherwise than here: the style sheet compares letters.
    pub fn from_attributes(attribute: impl Fn(&str) -> Option<String>) -> Self {
        let default = Settings::default();
        let theme = attribute("theme").unwrap_or_default();
        let font = attribute("font").unwrap_or_default();
        let remote = attribute("remote").unwrap_or_default();
        let (remote, origins) = match remote.trim() {
            "allow" => (Remote::Allow, Vec::new()),
            "deny" => (Remote::Deny, Vec::new()),
            list => {
                (Remote::Ask, list.split_whitespace().filter(|origin| *origin != "ask").map(String::from).collect())
            }
        };
        Settings {
            theme: Theme::ALL.into_iter().find(|known| known.attribute() == Some(&theme)).unwrap_or_default(),
            font: Font::ALL.into_iter().find(|known| known.attribute() == Some(&font)).unwrap_or_default(),
            steps: Step::ALL.map(|step| {
                let value = attribute(step.attribute());
                value.and_then(|value| step.parse(&value)).unwrap_or(default.step(step))
            }),
            justified: attribute("text-align").as_deref() == Some("justify"),
            hyphenated: attribute("hyphens").as_deref() != Some("manual"),
            remember: attribute("remember").is_some(),
            contents: attribute("contents").is_some(),
            find: attribute("find"),
            paged: attribute("mode").as_deref() == Some("paged"),
            progress: attribute("progress").is_some(),
            resume: attribute("resume").is_some(),
            offline: attribute("offline"),
            controls: attribute("controls").map_or(default.controls, |value| Control::list(&value)),
            keys: attribute("keys").as_deref() != Some("off"),
            remote,
            origins,
            heading_level: attribute("heading-level")
                .and_then(|value| (1..=6).find(|level: &u8| level.to_string() == value))
                .unwrap_or(default.heading_level),
        }
    }

    /// The attributes that differ from their defaults, for markup.
    pub fn to_attributes(&self) -> Vec<(&'static str, String)> {
        let default = Settings::default();
        let mut attributes = Vec::new();
        attributes.extend(self.theme.attribute().map(|theme| ("theme", theme.to_string())));
        attributes.extend(self.font.attribute().map(|font| ("font", font.to_string())));
        for step in Step::ALL.into_iter().filter(|step| self.step(*step) != default.step(*step)) {
            attributes.push((step.attribute(), self.step(step).to_string()));
        }
        if self.justified {
            attributes.push(("text-align", "justify".to_string()));
        }
        if !self.hyphenated {
            attributes.push(("hyphens", "manual".to_string()));
        }
        if self.remember {
            attributes.push(("remember", String::new()));
        }
        if self.contents {
            attributes.push(("contents", String::new()));
        }
        attributes.extend(self.find.iter().map(|words| ("find", words.clone())));
        if self.paged {
            attributes.push(("mode", "paged".to_string()));
        }
        for (name, is) in [("progress", self.progress), ("resume", self.resume)] {
            if is {
                attributes.push((name, String::new()));
            }
        }
        attributes.extend(self.offline.iter().map(|value| ("offline", value.clone())));
        if self.controls != default.controls {
            let names: Vec<&str> = self.controls.iter().map(|control| control.name()).collect();
            attributes.push(("controls", names.join(" ")));
        }
        if !self.keys {
            attributes.push(("keys", "off".to_string()));
        }
        match self.remote {
            Remote::Ask if self.origins.is_empty() => {}
            Remote::Ask => attributes.push(("remote", self.origins.join(" "))),
            Remote::Allow => attributes.push(("remote", "allow".to_string())),
            Remote::Deny | Remote::Never => attributes.push(("remote", "deny".to_string())),
        }
        if self.heading_level != default.heading_level {
            attributes.push(("heading-level", self.heading_level.to_string()));
        }
        attributes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_their_attributes() {
        let settings = Settings {
            theme: Theme::Sepia,
            font: Font::Legible,
            steps: [-2, 1, 3, -1, 4, 2],
            justified: true,
            hyphenated: false,
            remember: true,
            contents: true,
            find: Some("harbour".to_string()),
            paged: true,
            progress: true,
            resume: true,
            offline: Some("saved-first".to_string()),
            controls: vec![Control::Find, Control::More],
            keys: false,
            remote: Remote::Ask,
            origins: vec!["https://images.example".to_string()],
            heading_level: 3,
        };
        let attributes = settings.to_attributes();
        let read = Settings::from_attributes(|name| {
            attributes.iter().find(|(attribute, _)| *attribute == name).map(|(_, value)| value.clone())
        });
        assert_eq!(read, settings);
        assert!(attributes.iter().all(|(name, _)| Settings::ATTRIBUTES.contains(name)));
    }

    #[test]
    fn a_value_that_is_not_allowed_counts_as_absent() {
        let read = Settings::from_attributes(|name| {
            let present = ["contents", "find", "progress", "resume", "offline", "controls", "remember"];
            (!present.contains(&name)).then(|| "99".to_string())
        });
        assert_eq!(read, Settings { origins: vec!["99".to_string()], ..Settings::default() });
        for value in ["+2", " 2 ", "02", "2.0", "9", ""] {
            let read = Settings::from_attributes(|name| {
                ["text-size", "heading-level"].contains(&name).then(|| value.to_string())
            });
            assert_eq!((read.step(Step::TextSize), read.heading_level), (0, 1), "{value}");
        }
    }
}
