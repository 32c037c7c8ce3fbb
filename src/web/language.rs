//! The language that JavaScript has chosen: the words of the viewer, and `Intl` for dates and numbers.

use super::{property, text};
use crate::labels::{Labels, Language};
use crate::locale::{English, Locale};
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

/// What the viewer speaks.
pub struct Spoken {
    labels: Labels,
    intl: Option<Intl>,
}

impl Spoken {
    /// Reads `{ language, labels }`: a tag that `Intl` takes, and words by their names. What is not there is English.
    pub fn read(spoken: &JsValue) -> Self {
        let labels = property(spoken, "labels");
        Spoken {
            labels: Labels::new(|name| text(&labels, name)),
            intl: text(spoken, "language").map(|language| Intl { language }),
        }
    }

    /// The same for whoever writes markup.
    pub fn language(&self) -> Language<'_> {
        let locale: &dyn Locale = match &self.intl {
            Some(intl) => intl,
            None => &English,
        };
        Language { labels: &self.labels, locale }
    }
}

struct Intl {
    language: String,
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
        // A day is a day wherever it is read; a moment is shown in the reader's zone.
        if !iso.contains('T') {
            parts.push(("timeZone", "UTC"));
        }
        self.worded(iso, &parts).unwrap_or_else(|| English.date(iso))
    }

    fn moment(&self, iso: &str) -> String {
        if !iso.contains('T') {
            return self.date(iso);
        }
        self.worded(iso, &[("dateStyle", "long"), ("timeStyle", "short")]).unwrap_or_else(|| English.moment(iso))
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
    /// A date by options of `Intl.DateTimeFormat`; `None` where it is no date.
    fn worded(&self, iso: &str, parts: &[(&str, &str)]) -> Option<String> {
        let moment = Date::new(&iso.into());
        if moment.get_time().is_nan() {
            return None;
        }
        let options = Object::new();
        for (name, value) in parts {
            Reflect::set(&options, &(*name).into(), &(*value).into()).expect_throw("an object takes a property");
        }
        let function: Function = property(&moment, "toLocaleString").unchecked_into();
        function.call2(&moment, &self.language.as_str().into(), &options).ok()?.as_string()
    }
}
