//! What is painted over the text without touching it: <https://drafts.csswg.org/css-highlight-api-1/>.

use crate::web::{function, property};
use wasm_bindgen::prelude::*;

/// The set of ranges that the browser paints under a name, of all viewers of a page.
pub struct Highlight(JsValue);

impl Highlight {
    /// The set of a name; one of a higher `priority` lies above. `None` where the browser cannot paint.
    pub fn of(name: &str, priority: i32) -> Option<Highlight> {
        let registry = property(&property(&js_sys::global(), "CSS"), "highlights");
        if registry.is_falsy() {
            return None;
        }
        let known = function(&registry, "get").call1(&registry, &name.into()).ok()?;
        if known.is_truthy() {
            return Some(Highlight(known));
        }
        let constructor = property(&js_sys::global(), "Highlight").dyn_into::<js_sys::Function>().ok()?;
        let made = js_sys::Reflect::construct(&constructor, &js_sys::Array::new()).ok()?;
        js_sys::Reflect::set(&made, &"priority".into(), &priority.into()).ok()?;
        function(&registry, "set").call2(&registry, &name.into(), &made).ok()?;
        Some(Highlight(made))
    }

    /// Paints ranges.
    pub fn paint<Range: AsRef<JsValue>>(&self, ranges: &[Range]) {
        self.each("add", ranges);
    }

    /// Takes them away again, and no others: another viewer may have its own.
    pub fn erase<Range: AsRef<JsValue>>(&self, ranges: &[Range]) {
        self.each("delete", ranges);
    }

    fn each<Range: AsRef<JsValue>>(&self, method: &str, ranges: &[Range]) {
        let method = function(&self.0, method);
        for range in ranges {
            let _ = method.call1(&self.0, range.as_ref());
        }
    }
}
