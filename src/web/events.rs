//! Listeners that end with whoever holds them, and events for the host.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, CustomEvent, CustomEventInit, Event, EventTarget};

/// A listener; dropped, it is removed.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    capture: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to events that reach a target.
    pub fn new(target: &EventTarget, kind: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        Listener::with(target, kind, false, heard)
    }

    /// Listens on the way down and promises not to hold up scrolling.
    pub fn passive(target: &EventTarget, kind: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        Listener::with(target, kind, true, heard)
    }

    fn with(target: &EventTarget, kind: &'static str, passive: bool, heard: impl FnMut(Event) + 'static) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(heard);
        let options = AddEventListenerOptions::new();
        options.set_capture(passive);
        options.set_passive(passive);
        let function = closure.as_ref().unchecked_ref();
        target
            .add_event_listener_with_callback_and_add_event_listener_options(kind, function, &options)
            .expect_throw("a target takes a listener");
        Listener { target: target.clone(), kind, capture: passive, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        // A target that is gone has no listeners either.
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.kind, function, self.capture);
    }
}

/// Sends an event with a detail to the host; `false` where the host prevented what usually follows.
/// Nothing of ours may be borrowed meanwhile: the host may do anything.
pub fn dispatch(host: &EventTarget, kind: &str, detail: &JsValue, cancelable: bool) -> bool {
    let options = CustomEventInit::new();
    options.set_detail(detail);
    options.set_cancelable(cancelable);
    let event = CustomEvent::new_with_event_init_dict(kind, &options).expect_throw("an event can be made");
    host.dispatch_event(&event).unwrap_or(true)
}
