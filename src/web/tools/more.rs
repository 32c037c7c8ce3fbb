//! What is rarely wanted: the panel of the button with three dots.

use super::print::Print;
use super::{Heard, View, panel};
use crate::labels::{fill, form};
use crate::viewer::menu;
use crate::web::dom::find;
use crate::web::events::announce;
use crate::web::property;
use wasm_bindgen::prelude::*;

/// Answers what the reader pressed; whether it was here.
pub fn heard(heard: &Heard<'_>, print: &Print) -> bool {
    if heard.event.type_() != "click" {
        return false;
    }
    let Heard { view, .. } = heard;
    let labels = view.language.labels;
    let Some(action) = heard.action() else { return false };
    match action.as_str() {
        "more" => {
            let waits = find(view.root, "[data-action=load-media]").is_some();
            let entries = [
                ("load-all", labels.load_all()),
                ("print", labels.print()),
                ("save-html", labels.save_page()),
                ("save-epub", labels.save_epub()),
                ("save-markdown", labels.save_markdown()),
                ("save-markdown-zip", labels.save_markdown_zip()),
                ("save-text", labels.save_text()),
                ("save-json", labels.save_json()),
                ("keys", labels.keys()),
            ];
            let entries = if waits { &entries } else { &entries[1..] };
            let Some(button) = heard.closest("button") else { return false };
            panel::toggle(view, &button, "more", labels.more(), |sink| menu(entries, sink));
        }
        // What is loaded is the viewer's to know.
        "load-all" => {
            panel::hide(view.root);
            return false;
        }
        "print" => {
            panel::close(view.root);
            print.print(view);
        }
        // The element fetches the pictures, and comes back with `saved`.
        action => {
            let Some(format) = action.strip_prefix("save-") else { return false };
            let save: js_sys::Function = property(view.host, "save").unchecked_into();
            let _ = save.call1(view.host, &format.into());
        }
    }
    true
}

/// Says what came of saving, in the menu where that is still open.
pub fn saved(view: &View<'_>, name: Option<&str>, missing: u32) {
    let labels = view.language.labels;
    let mut said = name.map_or(labels.save_failed().to_string(), |name| fill(labels.saved(), &[("name", name)]));
    if missing > 0 {
        let (missing, locale) = (f64::from(missing), view.language.locale);
        let form = form(labels.not_embedded(), &locale.plural(missing));
        said = [&said, ". ", &fill(form, &[("total", &locale.number(missing))])].concat();
    }
    match find(view.root, ".menu output") {
        Some(output) => output.set_text_content(Some(&said)),
        None => announce(view.root, &said),
    }
}
