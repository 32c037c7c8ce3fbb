//! The language that JavaScript has chosen: the words of the viewer, and `Intl` for dates and numbers.

use super::{property, text};
use crate::labels::{Labels, Language};
use crate::locale::Locale;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

/// What the viewer speaks.
pub struct Spoken {
    labels: Labels,
    intl: Intl,
}

impl Spoken {
    /// Reads `{ language, labels }`: a tag that `Intl` takes, and words by their names. What is not there is English.
    pub fn read(spoken: &JsValue) -> Self {
        let (labels, language) = (property(spoken, "labels"), text(spoken, "language"));
        let language = language.unwrap_or_else(|| String::from("en"));
        Spoken { labels: Labels::new(&|name| text(&labels, name)), intl: Intl { language, travels: false } }
    }

    /// The same for what is written here and read elsewhere: a moment is told by the clock of its place.
    #[cfg(feature = "core")]
    pub fn travelling(self) -> Self {
        Spoken { intl: Intl { travels: true, ..self.intl }, ..self }
    }

    /// The same for whoever writes markup.
    pub fn language(&self) -> Language<'_> {
        Language { labels: &self.labels, locale: &self.intl }
    }
}

struct Intl {
    language: String,
    travels: bool,
}

impl Locale for Intl {
    fn language(&self) -> &str {
        &self.language
    }

    fn date(&self, iso: &str) -> String {
        let mut parts = vec![("year", "numeric")];
        if iso.len() >= 7 {
            parts.push(("month", "long"));
        }
        if iso.len() >= 10 {
            parts.push(("day", "numeric"));
        }
        self.worded(iso, parts)
    }

    fn moment(&self, iso: &str) -> String {
        if !iso.contains('T') {
            return self.date(iso);
        }
        self.worded(iso, vec![("dateStyle", "long"), ("timeStyle", "short")])
    }

    fn number(&self, number: f64) -> String {
        js_sys::Number::from(number).to_locale_string(&self.language).into()
    }

    fn plural(&self, number: f64) -> String {
        let rules = js_sys::Intl::PluralRules::new(&Array::of1(&self.language.as_str().into()), &Object::new());
        rules.select(number).into()
    }
}

impl Intl {
    /// A date by options of `Intl.DateTimeFormat`; what is no date is said as it stands.
    fn worded(&self, iso: &str, mut parts: Vec<(&str, &str)>) -> String {
        // A day is a day wherever it is read; a moment is shown in the reader's zone.
        let clock = iso.find('T').filter(|_| self.travels).map(|day| {
            let zone = iso[day..].find(['Z', '+', '-']).map_or(iso.len(), |zone| day + zone);
            [&iso[..zone], "Z"].concat()
        });
        if clock.is_some() || !iso.contains('T') {
            parts.push(("timeZone", "UTC"));
        }
        let moment = Date::new(&clock.as_deref().unwrap_or(iso).into());
        if moment.get_time().is_nan() {
            return String::from(iso);
        }
        let options = Object::new();
        for (name, value) in parts {
            Reflect::set(&options, &name.into(), &value.into()).expect_throw("an object takes a property");
        }
        let function: Function = property(&moment, "toLocaleString").unchecked_into();
        let text = function.call2(&moment, &self.language.as_str().into(), &options).ok();
        text.and_then(|text| text.as_string()).unwrap_or_else(|| String::from(iso))
    }
}
