//! The order of the rows of a table: by a column, from its least or from its most, or as the article has it.

use super::super::Heard;
use super::super::find::Find;
use super::{children, words};
use crate::fold::fold;
use crate::labels::fill;
use crate::order::{self, ranked};
use crate::ranking::{Notation, digit, is_blank, measures};
use crate::web::events::announce;
use crate::web::{function, property};
use std::cmp::Ordering;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The place of a row in the article, while it has another.
const ROW: &str = "data-row";

/// Answers a press in the head of a column; whether it was there.
pub fn heard(heard: &Heard<'_>, find: &Find) -> bool {
    if heard.event.type_() != "click" || heard.action().as_deref() != Some("sort") {
        return false;
    }
    let Some(head) = heard.closest("th") else { return false };
    let Some(table) = head.closest("table").ok().flatten() else { return false };
    let sorted = head.get_attribute("aria-sort");
    for other in heads(&table) {
        let _ = other.remove_attribute("aria-sort");
    }
    let labels = heard.view.language.labels;
    let (next, label) = match sorted.as_deref() {
        None => (Some("ascending"), labels.sorted_up()),
        Some("ascending") => (Some("descending"), labels.sorted_down()),
        _ => (None, labels.unsorted()),
    };
    if let Some(next) = next {
        let _ = head.set_attribute("aria-sort", next);
    }
    sort(&table, &head, next);
    let column = head.get_attribute("aria-label").unwrap_or_default();
    announce(heard.view.root, &fill(label, &[("column", &column)]));
    // What it knows of the text is in another order now.
    find.again(&heard.view);
    true
}

/// The heads of the columns of a table that can be sorted: it has one row of them, and every cell stands in one row and
/// one column.
pub fn heads(table: &Element) -> Vec<Element> {
    let is_plain = matches!(table.query_selector("[rowspan], [colspan]"), Ok(None));
    let rows = table.query_selector_all("thead > tr").ok().filter(|rows| is_plain && rows.length() == 1);
    let row = rows.and_then(|rows| rows.item(0));
    row.map(|row| children(row.unchecked_ref(), &["th", "td"])).unwrap_or_default()
}

/// Brings the rows of each group into their order; the foot stays where it is.
fn sort(table: &Element, head: &Element, direction: Option<&str>) {
    let column = children(&head.parent_element().unwrap_or_else(|| head.clone()), &["th", "td"])
        .iter()
        .position(|cell| cell == head)
        .unwrap_or_default();
    let groups: Vec<Vec<Element>> =
        children(table, &["tbody"]).iter().map(|group| in_article_order(children(group, &["tr"]))).collect();
    let cell = |row: &Element| children(row, &["th", "td"]).get(column).map(value).unwrap_or_default();
    let cells: Vec<String> = groups.iter().flatten().map(cell).collect();
    let Some(direction) = direction else {
        for row in groups.iter().flatten() {
            put_last(row);
            let _ = row.remove_attribute(ROW);
        }
        return;
    };
    let language = known_language(table);
    let measures = measures(&cells, &notation(&language));
    let collator = collator(&language);
    let compare = |one: usize, other: usize| match &measures {
        Some(measures) => measures[one].partial_cmp(&measures[other]).unwrap_or(Ordering::Equal),
        None => {
            let compared = collator.call2(&JsValue::UNDEFINED, &(&*cells[one]).into(), &(&*cells[other]).into());
            compared
                .ok()
                .and_then(|compared| compared.as_f64())
                .map_or(Ordering::Equal, |number| number.total_cmp(&0.0))
        }
    };
    let is_down = direction == "descending";
    let mut start = 0;
    for rows in &groups {
        let by_value = &mut |one: usize, other: usize| {
            let (one, other) = (start + one, start + other);
            // What says nothing is last in either direction.
            match (is_blank(&cells[one]), is_blank(&cells[other])) {
                (false, false) if is_down => compare(other, one),
                (false, false) => compare(one, other),
                (one, other) => one.cmp(&other),
            }
        };
        for row in ranked(rows.len(), by_value) {
            put_last(&rows[row]);
        }
        start += rows.len();
    }
}

/// The rows as the article has them; from now on each knows its place.
fn in_article_order(mut rows: Vec<Element>) -> Vec<Element> {
    for (place, row) in rows.iter().enumerate() {
        if !row.has_attribute(ROW) {
            let _ = row.set_attribute(ROW, &place.to_string());
        }
    }
    order::by_number(&mut rows, |row| row.get_attribute(ROW).and_then(|place| place.parse().ok()).unwrap_or(u64::MAX));
    rows
}

fn put_last(row: &Element) {
    if let Some(group) = row.parent_element() {
        let _ = group.append_child(row);
    }
}

/// What a cell says; a date alone, as the article knows it.
fn value(cell: &Element) -> String {
    let words = words(cell);
    let date = cell.query_selector("time[datetime]").ok().flatten();
    let date = date.filter(|date| date.text_content().is_some_and(|date| date.trim() == words));
    date.and_then(|date| date.get_attribute("datetime")).unwrap_or(words)
}

/// The language of a table, as `Intl` takes it: what it does not know is the browser's.
fn known_language(table: &Element) -> JsValue {
    let language = table.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
    let intl = property(&js_sys::global(), "Intl");
    let language = language.filter(|language| !language.is_empty()).map(JsValue::from);
    let known = language.and_then(|language| function(&intl, "getCanonicalLocales").call1(&intl, &language).ok());
    known.unwrap_or_default()
}

/// Compares words as a language orders them.
fn collator(language: &JsValue) -> js_sys::Function {
    let intl = property(&js_sys::global(), "Intl");
    let options = crate::web::events::detail(&[("numeric", &true.into())]);
    let collator = js_sys::Reflect::construct(&function(&intl, "Collator"), &js_sys::Array::of2(language, &options));
    function(&collator.unwrap_or_default(), "compare")
}

/// How a language writes numbers and dates, by what it makes of some.
fn notation(language: &JsValue) -> Notation {
    let shown = |value: &JsValue, options: &JsValue| {
        let shown = function(value, "toLocaleString").call2(value, language, options);
        shown.ok().and_then(|shown| shown.as_string()).unwrap_or_default()
    };
    let decimal = shown(&1.5.into(), &JsValue::UNDEFINED).chars().find(|character| digit(*character).is_none());
    let date = |month: u32| js_sys::Date::new_with_year_month_day(2003, month as i32, 22);
    let options = |pairs: &[(&str, &str)]| {
        let options = js_sys::Object::new();
        for (name, value) in pairs {
            let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
        }
        JsValue::from(options)
    };
    let mut months = Vec::new();
    for month in 0..12 {
        for form in ["long", "short"] {
            // In a date, some languages give it another ending.
            for pairs in [&[("month", form)][..], &[("month", form), ("day", "numeric")]] {
                let words = fold(&shown(&date(month), &options(pairs)));
                let word = words.split(|character: char| !character.is_alphabetic()).max_by_key(|word| word.len());
                let name = word.filter(|word| !word.is_empty()).map(String::from);
                months.extend(name.map(|name| (name, month + 1)));
            }
        }
    }
    let numeric = shown(&date(10), &options(&[("year", "numeric"), ("month", "numeric"), ("day", "numeric")]));
    let digits: String = numeric.chars().filter_map(digit).filter_map(|value| char::from_digit(value, 10)).collect();
    let day_first = digits.find("22") < digits.find("11");
    Notation { decimal: decimal.unwrap_or('.'), day_first, months }
}
