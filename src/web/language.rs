//! The language that JavaScript has chosen: the words of the viewer, and `Intl` for dates and numbers.

use super::{property, text};
use crate::labels::{Labels, Language};
use crate::locale::Locale;
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// What the viewer speaks.
pub struct Spoken {
    labels: Labels,
    intl: Intl,
}

impl Spoken {
    /// Reads what `spoken` of `languages.js` gives: words by their names, where they are not English, and functions.
    pub fn read(spoken: &JsValue) -> Self {
        let labels = property(spoken, "labels");
        let language = text(spoken, "language").unwrap_or_default();
        Spoken { labels: Labels::new(&|name| text(&labels, name)), intl: Intl { language, spoken: spoken.clone() } }
    }

    /// The same for whoever writes markup.
    pub fn language(&self) -> Language<'_> {
        Language { labels: &self.labels, locale: &self.intl }
    }
}

struct Intl {
    language: String,
    spoken: JsValue,
}

impl Intl {
    fn worded(&self, function: &str, value: &JsValue) -> Option<String> {
        let function: Function = property(&self.spoken, function).unchecked_into();
        function.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
    }
}

impl Locale for Intl {
    fn language(&self) -> &str {
        &self.language
    }

    fn date(&self, iso: &str) -> String {
        self.worded("date", &iso.into()).unwrap_or_default()
    }

    fn moment(&self, iso: &str) -> String {
        self.worded("moment", &iso.into()).unwrap_or_default()
    }

    fn number(&self, number: f64) -> String {
        self.worded("number", &number.into()).unwrap_or_default()
    }

    fn plural(&self, number: f64) -> String {
        self.worded("plural", &number.into()).unwrap_or_default()
    }
}
