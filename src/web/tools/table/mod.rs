//! Tables: what the tools add to them, and whether they fit.

mod copy;
mod sort;

use super::find::Find;
use super::{Heard, View};
use crate::viewer::{sort_button, table_button};
use crate::web::dom::Building;
use crate::web::{function, media};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// The tables of one viewer.
#[derive(Default)]
pub struct Tables {
    /// The room that they were measured in.
    width: Cell<i32>,
}

impl Tables {
    /// Gives each table its buttons, and says which ones fit.
    pub fn changed(&self, view: &View<'_>) {
        let Ok(tables) = view.root.query_selector_all(TABLES) else { return };
        for table in media::elements::<Element>(&tables) {
            if matches!(table.query_selector(":scope > .table-tools"), Ok(None)) {
                furnish(view, &table);
            }
        }
        self.width.set(view.host.client_width());
        fit_within(view.root);
    }

    /// Says anew which ones fit, where there is another width.
    pub fn moved(&self, view: &View<'_>) {
        let width = view.host.client_width();
        if self.width.replace(width) != width {
            fit_within(view.root);
        }
    }

    /// Answers a press on what was added, and a passage that is about to be seen; whether it was for a table.
    pub fn heard(&self, heard: &Heard<'_>, find: &Find) -> bool {
        if heard.event.type_() == "contentvisibilityautostatechange" {
            fit_within(&heard.target);
            return true;
        }
        copy::heard(heard) || sort::heard(heard, find)
    }
}

const TABLES: &str = "[part=article] .table";

fn fit_within(around: &Node) {
    // A shadow root is asked as an element is.
    if let Ok(tables) = around.unchecked_ref::<Element>().query_selector_all(TABLES) {
        // All are measured before any is written to: otherwise each would cost a layout.
        let measured: Vec<(Element, bool)> = media::elements(&tables).filter_map(|table| fits(&table)).collect();
        for (scroll, fits) in measured {
            scroll.set_class_name(if fits { "scroll fits" } else { "scroll wide" });
        }
    }
}

fn furnish(view: &View<'_>, table: &Element) {
    let labels = view.language.labels;
    let button = Building::whole(|sink| table_button(labels, sink));
    let _ = table.append_child(&button);
    for head in sort::heads(table) {
        let name = words(&head);
        if !name.is_empty() {
            // What reads a cell says the name of its column, without the button in it.
            let _ = head.set_attribute("aria-label", &name);
            let _ = head.append_child(&Building::whole(|sink| sort_button(&name, labels, sink)));
        }
    }
}

/// A table that fits need not scroll, so that its head can stay in the window. Of one that does not, no more is shown than
/// the window holds: its own head stays, and the bar to scroll it sideways is in reach. What is not laid out is not
/// measured. What a table scrolls in, and whether it need not.
fn fits(table: &Element) -> Option<(Element, bool)> {
    let scroll = table.query_selector(":scope > .scroll").ok()??;
    let options = crate::web::events::detail(&[("contentVisibilityAuto", &true.into())]);
    if function(&scroll, "checkVisibility").call1(&scroll, &options).is_ok_and(|visible| visible.is_falsy()) {
        return None;
    }
    let width = scroll.first_element_child()?.get_bounding_client_rect().width();
    let fits = width < f64::from(scroll.client_width()) + 1.0;
    Some((scroll, fits))
}

/// The children of an element of one of the names.
fn children(parent: &Element, names: &[&str]) -> Vec<Element> {
    let mut found = Vec::new();
    let mut next = parent.first_element_child();
    while let Some(child) = next {
        next = child.next_element_sibling();
        if names.contains(&child.local_name().as_str()) {
            found.push(child);
        }
    }
    found
}

/// What a cell says, in lines.
fn words(cell: &Element) -> String {
    let mut text = String::new();
    write_words(cell, &mut text);
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Without marks of notes and what is not the article's.
fn write_words(parent: &Node, text: &mut String) {
    let mut next = parent.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        if node.node_type() == Node::TEXT_NODE {
            let value = node.node_value().unwrap_or_default();
            text.extend(value.chars().map(|character| if character == '\n' { ' ' } else { character }));
            continue;
        }
        let element: &Element = node.unchecked_ref();
        match element.local_name().as_str() {
            "button" | "svg" | "rt" | "rp" => {}
            "sup" if element.class_name() == "note-reference" => {}
            "br" => text.push('\n'),
            "img" => text.push_str(&element.get_attribute("alt").unwrap_or_default()),
            "p" | "div" | "li" | "dt" | "dd" | "pre" | "blockquote" | "figure" | "figcaption" | "tr" => {
                text.push('\n');
                write_words(&node, text);
                text.push('\n');
            }
            _ => write_words(&node, text),
        }
    }
}
