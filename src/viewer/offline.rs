//! What a reader is told of an article in the library: whether it is saved, and that what is shown is what was saved.

use super::toolbar::icon;
use crate::labels::{Labels, Language, fill, form};
use crate::render::{Sink, direction_of, element};

/// What is known of an article in the library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offline {
    /// Whether it is saved.
    pub state: Keeping,
    /// Why it could not be saved.
    pub code: String,
    /// When it was saved.
    pub saved: String,
    /// How many bytes that takes, in words.
    pub size: String,
    /// How many pictures it shows, and how many of these are saved.
    pub pictures: (f64, f64),
    /// How much of it is saved by now, from 0 to 1, where that is known.
    pub done: String,
    /// What there is to say of the article that is shown.
    pub notice: Option<Notice>,
}

/// Whether an article is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// It is not.
    #[default]
    Not,
    /// It is being saved.
    Saving,
    /// It is.
    Saved,
    /// It is, and there is a newer version.
    Update,
    /// It could not be.
    Failed,
    /// It is not any more, and may be again.
    Removed,
}

impl Keeping {
    const ALL: [(&'static str, Keeping); 5] = [
        ("saving", Keeping::Saving),
        ("saved", Keeping::Saved),
        ("update", Keeping::Update),
        ("failed", Keeping::Failed),
        ("removed", Keeping::Removed),
    ];

    /// By its name in `offline-state`; what is none is not saved.
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map_or(Keeping::Not, |(_, state)| state)
    }

    /// The name of a state that has one.
    pub fn name(self) -> Option<&'static str> {
        Self::ALL.into_iter().find(|(_, known)| *known == self).map(|(name, _)| name)
    }
}

/// What there is to say of an article that comes from the library, or does not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The saved one is shown: the network cannot be reached.
    Network,
    /// The saved one is shown: its server does not give it out.
    Http,
    /// The saved one is shown: its server takes too long.
    Timeout,
    /// The saved one is shown, and the server is asked for a newer one.
    Checking,
    /// The saved one is shown, and is what the server has.
    Current,
    /// The saved one is shown, and there is a newer one.
    Update,
    /// None is shown, and it is tried again.
    Retrying,
}

impl Notice {
    /// By its name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "network" => Some(Notice::Network),
            "http" => Some(Notice::Http),
            "timeout" => Some(Notice::Timeout),
            "checking" => Some(Notice::Checking),
            "current" => Some(Notice::Current),
            "update" => Some(Notice::Update),
            "retrying" => Some(Notice::Retrying),
            _ => None,
        }
    }

    fn label(self, labels: &Labels) -> &str {
        match self {
            Notice::Network => labels.unreachable(),
            Notice::Http => labels.failure("http"),
            Notice::Timeout => labels.failure("timeout"),
            Notice::Checking => labels.checking(),
            Notice::Current => labels.up_to_date(),
            Notice::Update => labels.update(),
            Notice::Retrying => labels.retrying(),
        }
    }

    /// What a reader can do about it: an action and its name.
    fn way(self, labels: &Labels) -> Option<(&'static str, &str)> {
        match self {
            Notice::Network | Notice::Http | Notice::Timeout => Some(("offline-check", labels.retry())),
            Notice::Update => Some(("offline-show", labels.update_show())),
            Notice::Checking | Notice::Current | Notice::Retrying => None,
        }
    }
}

impl Offline {
    /// What the button in the toolbar is called.
    pub fn name<'a>(&self, labels: &'a Labels) -> &'a str {
        match self.state {
            Keeping::Not | Keeping::Removed => labels.offline(),
            Keeping::Saving => labels.saving(),
            Keeping::Saved => labels.offline_saved(),
            Keeping::Update => labels.update(),
            Keeping::Failed => labels.save_failed(),
        }
    }

    /// The sentence that says how it stands.
    pub fn sentence(&self, language: Language<'_>) -> String {
        let labels = language.labels;
        match self.state {
            Keeping::Not => String::new(),
            Keeping::Saving => labels.saving().to_string(),
            Keeping::Saved => self.kept(language),
            Keeping::Update => labels.update().to_string(),
            Keeping::Failed => [labels.save_failed(), ". ", labels.failure(&self.code)].concat(),
            Keeping::Removed => labels.offline_removed().to_string(),
        }
    }

    /// What of it is saved.
    fn kept(&self, language: Language<'_>) -> String {
        let (total, kept) = self.pictures;
        let Language { labels, locale } = language;
        if total == 0.0 {
            return fill(labels.kept_text(), &[("size", &self.size)]);
        }
        let (kept, total, form) =
            (locale.number(kept), locale.number(total), form(labels.kept_pictures(), &locale.plural(self.pictures.0)));
        fill(form, &[("kept", &kept), ("total", &total), ("size", &self.size)])
    }

    fn saved_on(&self, language: Language<'_>) -> String {
        fill(language.labels.saved_on(), &[("date", &language.locale.date(&self.saved))])
    }

    /// The notice in one sentence, for a screen reader.
    pub fn notice_sentence(&self, language: Language<'_>) -> Option<String> {
        let notice = self.notice?.label(language.labels);
        if self.saved.is_empty() {
            return Some(notice.to_string());
        }
        Some([&self.saved_on(language), ". ", notice].concat())
    }
}

/// Writes what is in the panel of the button, to be filled in as that changes: what is said stays the same element, so
/// that it is read out.
pub fn offline_panel(sink: &mut dyn Sink) {
    element(sink, "div", &[("class", Some("offline"))], |sink| {
        element(sink, "output", &[("dir", Some("auto"))], |_| {});
        element(sink, "progress", &[("max", Some("1"))], |_| {});
        element(sink, "div", &[("class", Some("offline-more"))], |_| {});
    });
}

/// Writes what else is said there, and what a reader can do.
pub fn offline_more(offline: &Offline, language: Language<'_>, sink: &mut dyn Sink) {
    let labels = language.labels;
    if matches!(offline.state, Keeping::Saved | Keeping::Update) {
        element(sink, "p", &[], |sink| sink.text(&offline.saved_on(language)));
    }
    if offline.state == Keeping::Update {
        element(sink, "p", &[], |sink| sink.text(&offline.kept(language)));
    }
    let (total, kept) = offline.pictures;
    let (remove, retry) = (("offline-remove", labels.offline_remove()), ("offline-save", labels.retry()));
    let actions: &[(&str, &str)] = match offline.state {
        Keeping::Not => &[],
        Keeping::Saving => &[("offline-cancel", labels.cancel())],
        Keeping::Saved if kept < total => &[retry, remove],
        Keeping::Saved => &[remove],
        Keeping::Update => &[("offline-save", labels.update_save()), remove],
        Keeping::Failed => &[retry],
        Keeping::Removed => &[("offline-restore", labels.undo())],
    };
    for (action, label) in actions {
        element(sink, "button", &[("type", Some("button")), ("data-action", Some(action))], |sink| sink.text(label));
    }
}

/// Writes the line above an article that says where it comes from.
pub fn offline_notice(offline: &Offline, language: Language<'_>, sink: &mut dyn Sink) {
    let Some(notice) = offline.notice else { return };
    let labels = language.labels;
    let attributes = [
        ("part", Some("saved")),
        ("class", Some("saved")),
        ("lang", Some(labels.language())),
        ("dir", Some(direction_of(labels.language()))),
    ];
    element(sink, "div", &attributes, |sink| {
        icon(if notice == Notice::Update { NEWER } else { super::Control::Offline.icon() }, sink);
        element(sink, "p", &[], |sink| {
            element(sink, "span", &[], |sink| sink.text(&offline.saved_on(language)));
            sink.text(" ");
            element(sink, "span", &[], |sink| sink.text(notice.label(labels)));
        });
        if let Some((action, label)) = notice.way(labels) {
            element(sink, "button", &[("type", Some("button")), ("data-action", Some(action))], |sink| {
                sink.text(label);
            });
        }
    });
}

/// Two arrows that follow each other.
const NEWER: &[&str] = &["M5 12a7 7 0 0 1 12-5l2 2M19 5v4h-4", "M19 12a7 7 0 0 1-12 5l-2-2M5 19v-4h4"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_said_as_it_is() {
        let language = Language::default();
        let saved = |total, kept| Offline {
            state: Keeping::Saved,
            size: "1.2 MB".to_string(),
            pictures: (total, kept),
            ..Offline::default()
        };
        for (offline, sentence) in [
            (saved(8.0, 7.0), "Saved: text and 7 of 8 pictures, 1.2 MB"),
            (saved(1.0, 1.0), "Saved: text and 1 of 1 picture, 1.2 MB"),
            (saved(0.0, 0.0), "Saved: text, 1.2 MB"),
            (
                Offline { state: Keeping::Failed, code: "storage-full".to_string(), ..Offline::default() },
                "It could not be saved. There is no room left. What was saved before is still there.",
            ),
        ] {
            assert_eq!(offline.sentence(language), sentence);
        }
    }

    #[test]
    fn a_state_is_found_by_its_name() {
        for (name, state) in Keeping::ALL {
            assert_eq!((Keeping::parse(name), state.name()), (state, Some(name)));
        }
        assert_eq!((Keeping::parse(""), Keeping::Not.name()), (Keeping::Not, None));
    }
}
