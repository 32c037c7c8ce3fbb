//! The viewer of an article as markup, drawn where there need be no page: in a worker, too.

use super::language::Spoken;
use super::{Options, json, property};
use crate::labels::Language;
use crate::model::Article;
use crate::render::{self, Recording};
use crate::viewer::{self, Settings};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

/// Draws a payload for the viewer of an element elsewhere: the markup that its `take` takes, and the model in its own
/// JSON. The `attributes` are those of the element, the `origins` those that its viewer gives, `spoken` is what it says.
#[wasm_bindgen]
pub fn draw(payload: &[u8], options: &JsValue) -> Result<Vec<Uint8Array>, JsValue> {
    let spoken = Spoken::read(&property(options, "spoken"));
    let origins = property(options, "origins").unchecked_into::<Array>();
    let origins: Vec<String> = origins.iter().filter_map(|origin| origin.as_string()).collect();
    let options = Options::read(options);
    let article = options.parse(payload)?;
    let markup = record(&article, &options.settings(), &origins, &options.embedded, spoken.language()).into_bytes();
    Ok([&*markup, json::text(&article).as_bytes()].map(Uint8Array::from).to_vec())
}

/// Markup of the viewer of an article; media of `origins` and what is `embedded` load without asking.
pub fn record(
    article: &Article,
    settings: &Settings,
    origins: &[String],
    embedded: &[(String, String)],
    language: Language<'_>,
) -> Recording {
    let origins: Vec<&str> = settings.origins.iter().chain(origins).map(String::as_str).collect();
    let options = render::Options {
        heading_level: settings.heading_level,
        remote: settings.remote,
        origins: &origins,
        embedded,
        language,
        ..render::Options::default()
    };
    Recording::of(|sink| viewer::render(&viewer::View { article, settings, options, scripts: true }, sink))
}
