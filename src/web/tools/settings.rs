//! The settings: the panel of the button with two letters.

use super::{Heard, View, panel};
use crate::viewer::{Font, Settings, Step, change, chosen_font, next, setting, settings_panel};
use crate::web::dom::{disable, find, set_attribute, style};
use crate::web::events::announce;
use crate::web::{media, property, settings, text};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// Answers what the reader does with the button and with the panel; whether it was here.
pub fn heard(heard: &Heard<'_>) -> bool {
    let view = &heard.view;
    match heard.event.type_().as_str() {
        "click" => match heard.action().as_deref() {
            Some("settings") => {
                let Some(button) = heard.closest("button") else { return false };
                let (settings, language) = (settings(view.host), view.language);
                panel::toggle(view, &button, "settings", language.labels.settings(), |sink| {
                    settings_panel(&settings, &fonts(view.host), language, sink)
                });
                show_host_font(view);
                true
            }
            Some(action @ ("less" | "greater")) => {
                step(heard, action);
                true
            }
            _ => false,
        },
        "input" if heard.closest(".settings").is_some() => {
            let input = &heard.target;
            let (name, value) = (text(input, "name").unwrap_or_default(), text(input, "value").unwrap_or_default());
            set(view.host, change(&name, &value, is_checked(input)));
            true
        }
        _ => false,
    }
}

/// Has the sample of the host's font be in it, whatever the text is in.
fn show_host_font(view: &View<'_>) {
    let Some(panel) = find(view.root, ".settings") else { return };
    let _ =
        panel.unchecked_ref::<HtmlElement>().style().set_property("--host-font", &token(view.host, "--article-font"));
}

/// Says in the panel, where it is open, what the attributes say.
pub fn changed(view: &View<'_>) {
    let Ok(inputs) = view.root.query_selector_all(".settings input") else { return };
    if inputs.length() == 0 {
        return;
    }
    let settings = settings(view.host);
    let chosen = chosen_font(&settings, &fonts(view.host));
    for input in media::elements::<Element>(&inputs) {
        let name = input.get_attribute("name").unwrap_or_default();
        let value = input.get_attribute("value");
        let is_checked = match name.as_str() {
            "theme" => value.as_deref() == Some(settings.theme.attribute().unwrap_or_default()),
            "font" => value.as_deref() == Some(chosen.attribute().unwrap_or_default()),
            "mode" => settings.paged,
            "text-align" => settings.justified,
            "hyphens" => settings.hyphenated,
            _ => {
                show_step(view, &input, &settings);
                continue;
            }
        };
        put(&input, "checked", &is_checked.into());
    }
}

/// Says of a slider and its buttons where it stands.
fn show_step(view: &View<'_>, input: &Element, settings: &Settings) -> Option<()> {
    let step = step_of(input)?;
    let value = settings.step(step);
    put(input, "value", &f64::from(value).into());
    let _ = input.set_attribute("aria-valuetext", &view.language.locale.number(f64::from(value)));
    for action in ["less", "greater"] {
        let selector = ["[data-action=", action, "]"].concat();
        let button = input.closest(".step").ok()??.query_selector(&selector).ok()??;
        disable(&button, next(step, settings, action) == value);
    }
    Some(())
}

/// Goes a step less or more, which only the slider would say by itself.
fn step(heard: &Heard<'_>, action: &str) -> Option<()> {
    let view = &heard.view;
    let step = step_of(&heard.closest(".step")?.query_selector("input").ok()??)?;
    let value = next(step, &settings(view.host), action);
    set(view.host, change(step.attribute(), &value.to_string(), false));
    let value = view.language.locale.number(f64::from(value));
    announce(view.root, &setting(step.label(view.language.labels), &value, view.language.labels));
    Some(())
}

fn step_of(input: &Element) -> Option<Step> {
    let name = input.get_attribute("name")?;
    Step::ALL.into_iter().find(|step| step.attribute() == name)
}

/// The fonts that there are: the host's own and those for some readers only where it names them.
fn fonts(host: &HtmlElement) -> Vec<Font> {
    let names = |name| !token(host, name).is_empty();
    let has = |font| match font {
        Font::Host => names("--article-font") || names("--article-font-title"),
        Font::Legible => names("--article-font-legible"),
        Font::Dyslexic => names("--article-font-dyslexic"),
        Font::Serif | Font::Sans | Font::Mono => true,
    };
    let chosen = settings(host).font;
    Font::ALL.into_iter().filter(|font| has(*font) || (*font == chosen && *font != Font::Host)).collect()
}

/// What the host says of a token.
fn token(host: &HtmlElement, name: &str) -> String {
    style(host, name).unwrap_or_default()
}

fn set(host: &HtmlElement, change: Option<(&'static str, Option<String>)>) {
    if let Some((name, value)) = change {
        set_attribute(host, name, value.as_deref());
    }
}

fn is_checked(input: &Element) -> bool {
    property(input, "checked").is_truthy()
}

fn put(object: &JsValue, name: &str, value: &JsValue) {
    js_sys::Reflect::set(object, &name.into(), value).expect_throw("an input takes a property");
}
