//! What a click on the chrome means.

use super::settings::{Settings, Theme};
use super::typography::Step;
use crate::labels::{Labels, fill};

/// What the reader asks for, as `data-action` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// `smaller`: smaller text.
    Smaller,
    /// `larger`: larger text.
    Larger,
    /// `normal`: the text as large as it is by itself.
    Normal,
    /// `theme`: the next theme.
    Theme,
    /// `contents`: open or close the table of contents.
    Contents,
    /// `find`: open or close the search.
    Find,
    /// `load-media`: load what a placeholder stands for.
    LoadMedia,
    /// `load-all`: load what all placeholders stand for.
    LoadAll,
    /// `reset`: set all as it was before the reader came.
    Reset,
    /// `retry`: load anew what could not be shown.
    Retry,
}

/// What comes of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Attributes of the host to set, or to remove where `None`.
    pub attributes: Vec<(&'static str, Option<String>)>,
    /// What to tell a screen reader.
    pub announcement: Option<String>,
}

impl Action {
    /// The action of a `data-action`.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "smaller" => Some(Action::Smaller),
            "larger" => Some(Action::Larger),
            "normal" => Some(Action::Normal),
            "theme" => Some(Action::Theme),
            "contents" => Some(Action::Contents),
            "find" => Some(Action::Find),
            "load-media" => Some(Action::LoadMedia),
            "load-all" => Some(Action::LoadAll),
            "reset" => Some(Action::Reset),
            "retry" => Some(Action::Retry),
            _ => None,
        }
    }
}

/// What an action changes. Loading is not a change of state: who shows the article does it, and who fetched it. How all
/// was at first, the element knows.
pub fn act(action: Action, settings: &Settings, labels: &Labels) -> Effects {
    match action {
        Action::Smaller => resize(settings.step(Step::TextSize) - 1, labels),
        Action::Larger => resize(settings.step(Step::TextSize) + 1, labels),
        Action::Normal => resize(0, labels),
        Action::Theme => {
            let at = Theme::ALL.iter().position(|theme| *theme == settings.theme).unwrap_or(0);
            let next = Theme::ALL[(at + 1) % Theme::ALL.len()];
            Effects {
                attributes: vec![("theme", next.attribute().map(String::from))],
                announcement: Some(setting(labels.theme(), next.name(labels), labels)),
            }
        }
        Action::Contents => {
            let attribute = if settings.contents { None } else { Some(String::new()) };
            Effects { attributes: vec![("contents", attribute)], announcement: None }
        }
        Action::Find => {
            let attribute = if settings.find.is_some() { None } else { Some(String::new()) };
            Effects { attributes: vec![("find", attribute)], announcement: None }
        }
        Action::LoadMedia | Action::LoadAll | Action::Reset | Action::Retry => Effects::default(),
    }
}

fn resize(size: i8, labels: &Labels) -> Effects {
    let sizes = Step::TextSize.range();
    let size = size.clamp(*sizes.start(), *sizes.end());
    Effects {
        attributes: vec![("text-size", (size != 0).then(|| size.to_string()))],
        announcement: Some(setting(labels.text_size(), &size.to_string(), labels)),
    }
}

/// How something is set, in words.
pub fn setting(name: &str, value: &str, labels: &Labels) -> String {
    fill(labels.setting(), &[("name", name), ("value", value)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::ENGLISH;

    #[test]
    fn text_stops_growing_at_its_largest() {
        let settings = Settings { steps: Step::ALL.map(|step| *step.range().end()), ..Settings::default() };
        let effects = act(Action::Larger, &settings, &ENGLISH);
        assert_eq!(effects.attributes, [("text-size", Some("5".to_string()))]);
    }

    #[test]
    fn themes_come_round() {
        let mut settings = Settings::default();
        for _ in Theme::ALL {
            let effects = act(Action::Theme, &settings, &ENGLISH);
            settings = Settings::from_attributes(|name| (name == "theme").then(|| effects.attributes[0].1.clone())?);
        }
        assert_eq!(settings.theme, Theme::Auto);
    }
}
