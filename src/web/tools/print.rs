//! The article on paper, by itself: the page around it is left out, and the sheets have margins, its title and numbers.

use super::View;
use crate::viewer::{PAPER_CSS, addresses};
use crate::web::dom::{Building, document, find};
use crate::web::media::elements;
use crate::web::style;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// The attribute that the host has while it is printed: a style sheet of its document looks for it.
const PRINTING: &str = "printing";

/// What is said of the page around the article. `all` leaves the custom properties, by which the article is styled.
/// Important, because what a page says of its own parts is.
const AROUND: &str = "@media print {
:has([printing]) { all: revert !important; }
body { margin: 0 !important; }
body :not(:has([printing]), [printing], [printing] *) { display: none !important; }
[printing] { margin: 0 !important; padding: 0 !important; }
}
@page :first { @top-center { content: none; } }
";

/// What the page was given for that.
#[derive(Default)]
pub struct Print(RefCell<Option<JsValue>>);

impl Print {
    /// Prints the article.
    pub fn print(&self, view: &View<'_>) {
        let document = document(view.host);
        // What lies in the shadow of another element is not seen from the page's style sheets.
        if view.host.get_root_node() == *document {
            self.printed(view.host);
            let _ = view.host.set_attribute(PRINTING, "");
            let title = find(view.root, "[part=title]").and_then(|title| title.text_content()).unwrap_or_default();
            let running =
                ["@page { @top-center { content: ", &quoted(&title), "; font: 8pt sans-serif; color: #555; } }\n"];
            self.0.replace(style::add(&document, &[PAPER_CSS, &running.concat(), AROUND].concat()));
        }
        if let Some(window) = document.default_view() {
            let _ = window.print();
        }
    }

    /// Takes back what was given for it.
    pub fn printed(&self, host: &HtmlElement) {
        if let Some(addresses) = host.shadow_root().and_then(|root| find(&root, ".addresses")) {
            addresses.remove();
        }
        if let Some(sheet) = self.0.take() {
            let _ = host.remove_attribute(PRINTING);
            style::remove(&document(host), &sheet);
        }
    }
}

/// Writes behind the article where its links lead.
pub fn write_addresses(view: &View<'_>) {
    // Those that the style sheet numbers.
    const LINKS: &str = ".body a[href^=http]:not(.load, .references a, .remote a, .broken a, [hidden] a)";
    let Ok(links) = view.root.query_selector_all(LINKS) else { return };
    let links: Vec<String> = elements::<Element>(&links).filter_map(|link| link.get_attribute("href")).collect();
    let viewer = find(view.root, ".viewer").filter(|_| !links.is_empty() && find(view.root, ".addresses").is_none());
    if let Some(viewer) = viewer {
        let section = Building::whole(|sink| addresses(&links, view.language.labels, sink));
        viewer.append_child(&section).expect_throw("an element takes a child");
    }
}

/// Text as CSS writes it between quotation marks: <https://drafts.csswg.org/cssom/#serialize-a-string>.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.trim().chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            character if character.is_control() => quoted.push(' '),
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
