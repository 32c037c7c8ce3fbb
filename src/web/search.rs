//! The search of saved articles, for JavaScript.

use super::{Options, property, text};
use crate::library::search::{Facts, Field, Index, Query, entry, snippet};
use crate::prose;
use js_sys::{Array, Float32Array, Function, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

/// What of an article is searched besides what its entry says: its prose, and its own tags.
#[wasm_bindgen(js_name = searchedText)]
pub fn searched_text(payload: &[u8], options: &JsValue) -> Result<Array, JsValue> {
    let article = Options::read(options).parse(payload)?;
    let tags: Array = article.meta.tags.iter().map(|tag| JsValue::from_str(&tag.name)).collect();
    Ok(Array::of2(&prose::prose(&article).into(), &tags))
}

/// The names of the fields, in the order of their bits.
#[wasm_bindgen(js_name = searchedFields)]
pub fn fields() -> Array {
    Field::ALL.into_iter().map(|field| JsValue::from_str(field.name())).collect()
}

/// The index of all saved articles.
#[wasm_bindgen]
pub struct SearchIndex {
    index: Index,
    /// Where words start in a run of a script that puts no spaces between them.
    segment: Function,
}

#[wasm_bindgen]
impl SearchIndex {
    /// An empty one. `segment` is given such runs, and gives where words start in them, in UTF-16 code units.
    #[wasm_bindgen(constructor)]
    pub fn new(segment: Function) -> Self {
        SearchIndex { index: Index::default(), segment }
    }

    /// Takes in an article; `false` where its bytes are damaged or of another version.
    pub fn add(&mut self, id: &str, bytes: Vec<u8>) -> bool {
        self.index.add(id, bytes)
    }

    /// Takes an article out.
    pub fn remove(&mut self, id: &str) {
        self.index.remove(id);
    }

    /// The bytes that `add` takes, of an entry of the library and of what `searchedText` gave.
    pub fn entry(&self, saved: &JsValue, body: &str, tags: &Array) -> Vec<u8> {
        let names = |names: JsValue| if Array::is_array(&names) { Array::from(&names) } else { Array::new() };
        let listed = |names: Array| String::from(names.join("\n\n"));
        let said = |name: &str| text(saved, name).unwrap_or_default();
        let published = Some(said("published")).filter(|date| !date.is_empty());
        let facts = Facts {
            title: &said("title"),
            authors: &listed(names(property(saved, "authors"))),
            tags: &listed(names(property(saved, "tags")).concat(tags)),
            site: &said("site_name"),
            date: &published.unwrap_or_else(|| said("saved")),
        };
        entry(&facts, body, &|run| self.starts(run))
    }

    /// The ids of the articles that answer a query, the best first, their scores, and the fields that answer it.
    pub fn search(&self, query: &str) -> Array {
        let hits = self.index.search(&Query::read(query));
        let ids: Array = hits.iter().map(|hit| JsValue::from_str(self.index.id(hit.document))).collect();
        let scores: Vec<f32> = hits.iter().map(|hit| hit.score).collect();
        let fields: Vec<u8> = hits.iter().map(|hit| hit.fields).collect();
        Array::of3(&ids, &Float32Array::from(&*scores), &Uint8Array::from(&*fields))
    }

    /// The piece of a text that says most of what a query asks for, and where that stands in it: from and to, in turn.
    pub fn snippet(&self, body: &str, query: &str, length: u32) -> Array {
        let piece = snippet(body, &Query::read(query), length, &|run| self.starts(run));
        let ranges: Vec<u32> = piece.ranges.iter().flat_map(|(start, end)| [*start, *end]).collect();
        Array::of2(&piece.text.into(), &Uint32Array::from(&*ranges))
    }

    fn starts(&self, run: &str) -> Vec<u32> {
        let starts = self.segment.call1(&JsValue::UNDEFINED, &run.into());
        starts.map(|starts| Uint32Array::new(&starts).to_vec()).unwrap_or_default()
    }
}
