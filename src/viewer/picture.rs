//! What stands for a picture that did not come, and for a frame that was not let in.

use crate::labels::{Labels, fill};
use crate::render::{Sink, direction_of, element};

/// A picture that did not come.
#[derive(Clone, Copy)]
pub struct Broken<'a> {
    /// What it shows, in words.
    pub says: Option<&'a str>,
    /// Its width and height, as it declares them.
    pub size: Option<(&'a str, &'a str)>,
    /// Where a click on it leads, and the name of that place.
    pub link: Option<(&'a str, &'a str)>,
}

/// Writes the face of a picture that did not come, as large as the picture, with a way to try again.
pub fn broken(picture: &Broken<'_>, labels: &Labels, sink: &mut dyn Sink) {
    element(sink, "span", &[("class", Some("broken")), ("part", Some("broken"))], |sink| {
        if let Some((width, height)) = picture.size {
            let view_box = ["0 0 ", width, " ", height].concat();
            let attributes = [
                ("class", Some("spacer")),
                ("width", Some(width)),
                ("height", Some(height)),
                ("viewBox", Some(&*view_box)),
                ("aria-hidden", Some("true")),
            ];
            element(sink, "svg", &attributes, |_| {});
        }
        element(sink, "span", &[("class", Some("remote-face"))], |sink| {
            if let Some(says) = picture.says {
                element(sink, "span", &[("class", Some("remote-text"))], |sink| sink.text(says));
            }
            let own = [("lang", Some(labels.language())), ("dir", Some(direction_of(labels.language())))];
            element(sink, "span", &own, |sink| sink.text(labels.picture_failed()));
            let [lang, dir] = own;
            let attributes =
                [("type", Some("button")), ("class", Some("load")), ("data-action", Some("picture-retry")), lang, dir];
            element(sink, "button", &attributes, |sink| sink.text(labels.retry()));
            if let Some((href, place)) = picture.link {
                let attributes = [("href", Some(href)), ("rel", Some("noopener noreferrer")), lang, dir];
                element(sink, "a", &attributes, |sink| sink.text(&fill(labels.open_at(), &[("host", place)])));
            }
        });
    });
}

/// Writes why a frame is not shown.
pub fn refused(labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("class", Some("remote-face")),
        ("lang", Some(labels.language())),
        ("dir", Some(direction_of(labels.language()))),
    ];
    element(sink, "span", &attributes, |sink| sink.text(labels.frame_refused()));
}

/// Writes the button that loads all that waits.
pub fn load_all(labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("type", Some("button")),
        ("class", Some("load-all")),
        ("lang", Some(labels.language())),
        ("data-action", Some("load-all")),
    ];
    element(sink, "button", &attributes, |sink| sink.text(labels.load_all()));
}
