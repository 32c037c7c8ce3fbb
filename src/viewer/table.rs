//! What is added to a table: a button for what can be done with it, and one in the head of each column.

use super::controls::Control;
use super::toolbar::icon;
use crate::labels::{Labels, fill};
use crate::render::{Sink, element};

/// Writes the button of a table's menu.
pub fn table_button(labels: &Labels, sink: &mut dyn Sink) {
    let attributes = [
        ("type", Some("button")),
        ("class", Some("table-tools")),
        ("data-action", Some("table")),
        ("lang", Some(labels.language())),
        ("aria-label", Some(labels.table_tools())),
        ("title", Some(labels.table_tools())),
        ("aria-haspopup", Some("dialog")),
        ("aria-expanded", Some("false")),
    ];
    element(sink, "button", &attributes, |sink| icon(Control::More.icon(), sink));
}

/// Writes the button that sorts by a column. The head of the column says how it is sorted.
pub fn sort_button(column: &str, labels: &Labels, sink: &mut dyn Sink) {
    let name = fill(labels.sort_by(), &[("column", column)]);
    let attributes = [
        ("type", Some("button")),
        ("class", Some("sort")),
        ("data-action", Some("sort")),
        ("lang", Some(labels.language())),
        ("aria-label", Some(&*name)),
        ("title", Some(&*name)),
    ];
    element(sink, "button", &attributes, |sink| icon(SORT, sink));
}

/// Up, then down.
const SORT: &[&str] = &["M7 10l5-5 5 5", "M7 14l5 5 5-5"];
