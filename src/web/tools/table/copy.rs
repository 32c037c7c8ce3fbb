//! A table on the clipboard.

use super::super::{Heard, later, panel};
use super::{children, words};
use crate::grid::{Cell, Grid};
use crate::viewer::menu;
use crate::web::dom::document;
use crate::web::events::announce;
use crate::web::{function, property};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// What the clipboard says to it.
const COPIED: &str = "copied";
const REFUSED: &str = "refused";

/// Answers what the reader pressed, and the clipboard; whether it was here.
pub fn heard(heard: &Heard<'_>) -> bool {
    let view = &heard.view;
    let labels = view.language.labels;
    let action = heard.action().unwrap_or_default();
    let is_here = matches!(action.as_str(), "copy-csv" | "copy-markdown");
    let Some(button) = heard.closest("button") else { return false };
    match heard.event.type_().as_str() {
        "click" if action == "table" => {
            let entries = [("copy-csv", labels.copy_csv()), ("copy-markdown", labels.copy_markdown())];
            panel::toggle(view, &button, "table-menu", labels.table_tools(), |sink| menu(&entries, sink));
        }
        "click" if is_here => {
            let Some(content) = content(heard, &action) else { return true };
            // Where the page is not secure there is no such thing.
            let clipboard = property(&property(&js_sys::global(), "navigator"), "clipboard");
            match function(&clipboard, "writeText").call1(&clipboard, &content.into()) {
                Ok(promise) => {
                    let (copied, refused) = (later(&button, COPIED), later(&button, REFUSED));
                    let _ = function(&promise, "then").call2(&promise, &copied, &refused);
                }
                Err(_) => copy_otherwise(heard, &button, &action),
            }
        }
        "tool" if is_here => match heard.told().as_deref() {
            Some(COPIED) => tell(heard, &button, labels.copied()),
            _ => copy_otherwise(heard, &button, &action),
        },
        _ => return false,
    }
    true
}

/// The table that the menu was opened at, as an action wants it.
fn content(heard: &Heard<'_>, action: &str) -> Option<String> {
    let opener = panel::opener(heard.view.root)?;
    let table = opener.closest(".table").ok()??.query_selector("table").ok()??;
    let mut grid = Grid::default();
    for group in children(&table, &["thead", "tbody", "tfoot"]) {
        let rows = children(&group, &["tr"]);
        grid.add(rows.iter().map(cells).collect(), group.local_name() == "thead");
    }
    Some(if action == "copy-csv" { grid.csv() } else { grid.markdown() })
}

fn cells(row: &Element) -> Vec<Cell> {
    let span = |cell: &Element, name| cell.get_attribute(name).and_then(|span| span.parse().ok()).unwrap_or(1);
    let cells = children(row, &["th", "td"]);
    let cells = cells.iter();
    cells.map(|cell| Cell { text: words(cell), columns: span(cell, "colspan"), rows: span(cell, "rowspan") }).collect()
}

/// Copies what is selected, as browsers did before there was a clipboard to write to.
fn copy_otherwise(heard: &Heard<'_>, button: &Element, action: &str) {
    let labels = heard.view.language.labels;
    let copied = content(heard, action).is_some_and(|content| {
        let document = document(button);
        let Ok(field) = document.create_element("textarea") else { return false };
        field.set_text_content(Some(&content));
        let _ = button.after_with_node_1(&field);
        let _ = function(&field, "select").call0(&field);
        let copied = function(&document, "execCommand").call1(&document, &"copy".into());
        field.remove();
        let _ = button.unchecked_ref::<HtmlElement>().focus();
        copied.is_ok_and(|copied| copied.is_truthy())
    });
    tell(heard, button, if copied { labels.copied() } else { labels.not_copied() });
}

/// Says to all how it went.
fn tell(heard: &Heard<'_>, button: &Element, words: &str) {
    button.set_text_content(Some(words));
    announce(heard.view.root, words);
}
