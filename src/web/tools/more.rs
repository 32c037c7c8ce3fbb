//! What is rarely wanted: the panel of the button with three dots.

use super::{Heard, panel};
use crate::viewer::menu;

/// Answers what the reader pressed; whether it was here.
pub fn heard(heard: &Heard<'_>) -> bool {
    if heard.event.type_() != "click" {
        return false;
    }
    let labels = heard.view.language.labels;
    match heard.action().as_deref() {
        Some("more") => {
            let entries = [("print", labels.print())];
            let Some(button) = heard.closest("button") else { return false };
            panel::toggle(&heard.view, &button, "more", labels.more(), |sink| menu(&entries, sink));
        }
        Some("print") => {
            panel::close(heard.view.root);
            if let Some(window) = web_sys::window() {
                let _ = window.print();
            }
        }
        _ => return false,
    }
    true
}
