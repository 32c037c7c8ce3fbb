//! What the library asks of saved articles. Entries come and go as the JSON they are stored in.

use super::{Options, json};
use crate::library::{self, Arrangement, Change, Entry, Stamp};
use wasm_bindgen::prelude::*;

/// What there is to say of an article, which is given as its JSON: an entry with a version that has yet to be saved.
#[wasm_bindgen(js_name = describeArticle)]
pub fn describe(payload: &[u8], options: &JsValue) -> Result<JsValue, JsValue> {
    Ok(json::object(&library::describe(&Options::read(options).parse(payload)?)))
}

/// The address that an article is known by.
#[wasm_bindgen(js_name = libraryAddress)]
pub fn address(url: &str) -> Option<String> {
    library::address(url)
}

/// An entry as it is stored under an id, whatever of it can be read.
#[wasm_bindgen(js_name = readEntry)]
pub fn read(id: &str, stored: &str) -> JsValue {
    json::object(&Entry::stored(id, stored))
}

/// The entries that are asked for, of all that are stored under their ids.
#[wasm_bindgen(js_name = arrangeEntries)]
pub fn arrange(ids: Vec<String>, stored: Vec<String>, arrangement: &str) -> Result<JsValue, JsValue> {
    let entries = ids.iter().zip(&stored).map(|(id, text)| Entry::stored(id, text)).collect();
    let arrangement = Arrangement::parse(arrangement).map_err(refused)?;
    Ok(json::object(&library::arrange(entries, &arrangement)))
}

/// The moment after the last one of a device, by its clock.
#[wasm_bindgen(js_name = nextStamp)]
pub fn next_stamp(last: &str, now: f64) -> JsValue {
    json::object(&Stamp::parse(last).next(now as i64))
}

/// The entry of an article that is saved now, as what is known of it has to be stored.
#[wasm_bindgen(js_name = saveEntry)]
pub fn save(id: &str, stored: Option<String>, draft: &str, now: &str) -> Result<JsValue, JsValue> {
    let saved = Entry::draft(draft).map_err(refused)?.save(&Stamp::parse(now));
    let entry = match stored {
        Some(stored) => library::merge(Entry::stored(id, &stored), saved),
        None => saved,
    };
    Ok(json::object(&entry))
}

/// The entry of an article of which its reader says something now.
#[wasm_bindgen(js_name = changeEntry)]
pub fn change(id: &str, stored: &str, change: &str, now: &str) -> Result<JsValue, JsValue> {
    let mut entry = Entry::stored(id, stored);
    entry.change(Change::parse(change).map_err(refused)?, &Stamp::parse(now));
    Ok(json::object(&entry))
}

/// What is left of an entry whose bytes are given up.
#[wasm_bindgen(js_name = forgetEntry)]
pub fn forget(id: &str, stored: &str) -> JsValue {
    json::object(&Entry::stored(id, stored).forget())
}

/// Whether an entry of another device can be taken over: it is whole, and of no later version.
#[wasm_bindgen(js_name = isSound)]
pub fn is_sound(sent: &str) -> bool {
    Entry::sent(sent).is_some()
}

/// The entry that follows from what is stored and what another device has sent, and the last moment that is heard of;
/// nothing where that was damaged on its way, or is of a later version.
#[wasm_bindgen(js_name = mergeEntry)]
pub fn merge(stored: Option<String>, sent: &str, last: &str) -> Option<js_sys::Array> {
    let sent = Entry::sent(sent)?;
    let mut last = Stamp::parse(last);
    sent.each_stamp(&mut |stamp| last.hear(stamp));
    let entry = match stored {
        Some(stored) => library::merge(Entry::stored(&sent.id, &stored), sent),
        None => sent,
    };
    Some(js_sys::Array::of2(&json::object(&entry), &json::object(&last)))
}

/// What a page has said wrong.
fn refused(message: String) -> JsValue {
    let thrown = js_sys::TypeError::new(&message);
    js_sys::Reflect::set(&thrown, &"code".into(), &"internal".into()).expect_throw("an error takes a property");
    thrown.into()
}
