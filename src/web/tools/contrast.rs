//! That text can be read, whatever colours the host names: what cannot is mended in a style sheet of the root.

use super::{Heard, View};
use crate::render::element;
use crate::viewer::{Colour, TOKENS, Theme, mend};
use crate::web::dom::{self, Building, find};
use crate::web::style::{self, Style};
use crate::web::{media, scroll, settings};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// Behind the style sheets of the viewer and of the tools.
const PLACE: u32 = 2;

type Colours = [Colour; TOKENS.len()];

/// Looks at the colours of what is shown, if that was not done yet for this theme, or `is_new` in its document.
pub fn changed(view: &View<'_>, is_new: bool) {
    let probe = find(view.root, ".probe");
    if is_new || probe.is_none_or(|probe| probe.get_attribute("data-theme") != view.host.get_attribute("theme")) {
        check(view);
    }
}

/// Looks again when a colour has become another: the theme, the system's or the host's.
pub fn heard(heard: &Heard<'_>) -> bool {
    let is_here = heard.event.type_() == "transitionend" && heard.closest(".probe").is_some();
    if is_here {
        check(&heard.view);
    }
    is_here
}

fn check(view: &View<'_>) -> Option<()> {
    if let Some(probe) = find(view.root, ".probe") {
        probe.remove();
    }
    // Outside of what is mended, so that what the host names is read.
    let theme = view.host.get_attribute("theme");
    let probe = Building::whole(|sink| {
        let attributes = [("class", Some("probe")), ("aria-hidden", Some("true")), ("data-theme", theme.as_deref())];
        element(sink, "div", &attributes, |sink| {
            for _ in 0..=TOKENS.len() {
                element(sink, "i", &[], |_| {});
            }
        });
    });
    view.root.append_child(&probe).ok()?;
    let probe: HtmlElement = find(view.root, ".probe")?.unchecked_into();
    let cells: Vec<HtmlElement> = media::elements(&probe.query_selector_all("i").ok()?).collect();
    let (spare, cells) = cells.split_last()?;
    for (cell, token) in cells.iter().zip(TOKENS) {
        paint(cell, &["var(--", token, ")"].concat());
    }
    let behind = behind(view.host, &cells[0], spare);
    let given = read(cells, behind);
    let (colours, scheme) = wanted(settings(view.host).theme, &given, &probe, || read(cells, behind));
    let query = view.host.owner_document()?.default_view()?.match_media("(prefers-contrast: more)").ok()?;
    let ratio = if query.is_some_and(|query| query.matches()) { 7.0 } else { 4.5 };
    let css = sheet(&given, &mend(colours, ratio), scheme);
    style::adopt_own(view.root, Style { place: PLACE, css: &css });
    // From here on, changes are heard of: of what the host names, not of what was tried.
    let _ = probe.remove_attribute("style");
    read(cells, behind);
    let _ = probe.set_attribute("data-watching", "");
    Some(())
}

/// The colours that the theme is to have, and the scheme of what the host does not name where that is another.
fn wanted(
    theme: Theme,
    given: &Colours,
    probe: &HtmlElement,
    read: impl Fn() -> Colours,
) -> (Colours, Option<&'static str>) {
    let style = probe.style();
    let is_light = given[0].is_light();
    match theme {
        // A reader who asks for the dark has it dark: what the host names for the day does not hold.
        Theme::Light | Theme::Dark if is_light != (theme == Theme::Light) => {
            for token in TOKENS {
                let _ = style.set_property(&["--article-", token].concat(), "initial");
            }
            (read(), None)
        }
        // What the host does not name goes with the paper that it names.
        Theme::Auto => {
            let scheme = if is_light { "light" } else { "dark" };
            let _ = style.set_property("color-scheme", scheme);
            let colours = read();
            (colours, (colours != *given).then_some(scheme))
        }
        _ => (*given, None),
    }
}

/// What says otherwise than the host where that is needed; on paper all can be read.
fn sheet(given: &Colours, mended: &Colours, scheme: Option<&str>) -> String {
    let mut own = String::new();
    let mut inner = String::new();
    for ((token, given), mended) in TOKENS.iter().zip(given).zip(mended) {
        if given == mended {
            continue;
        }
        let [red, green, blue] = mended.0.map(|channel| channel.to_string());
        let colour = ["rgb(", &red, " ", &green, " ", &blue, ");"].concat();
        inner.extend(["--", token, ":", &colour]);
        match *token {
            "paper" => own.extend(["background:", &colour]),
            "ink" => own.extend(["color:", &colour]),
            _ => {}
        }
    }
    if let Some(scheme) = scheme {
        inner.extend(["color-scheme:", scheme, ";"]);
    }
    if inner.is_empty() {
        return inner;
    }
    // As strong as what it is in the place of.
    ["@media screen{:host(:not([theme=\"\"])){", &own, "}:host :is(.viewer,.loading){", &inner, "}}"].concat()
}

/// The colours of the tokens. What is no colour is not seen.
fn read(cells: &[HtmlElement], behind: Colour) -> Colours {
    let paper = Colour::parse(&computed(&cells[0], "color"), behind);
    std::array::from_fn(|at| if at == 0 { paper } else { Colour::parse(&computed(&cells[at], "color"), paper) })
}

/// What shines through the paper, where anything does.
fn behind(host: &HtmlElement, paper: &HtmlElement, spare: &HtmlElement) -> Colour {
    let text = computed(paper, "color");
    if Colour::parse(&text, Colour::WHITE) == Colour::parse(&text, Colour::BLACK) {
        return Colour::WHITE;
    }
    let mut layers = Vec::new();
    let mut scheme = String::new();
    let mut around = scroll::above(host);
    while let Some(element) = around {
        layers.push(computed(&element, "background-color"));
        scheme = computed(&element, "color-scheme");
        around = scroll::above(&element);
    }
    let _ = spare.style().set_property("color-scheme", &scheme);
    layers.push(String::from("Canvas"));
    layers.iter().rev().fold(Colour::WHITE, |behind, layer| {
        paint(spare, layer);
        Colour::parse(&computed(spare, "color"), behind)
    })
}

/// Gives an element a colour that is read in sRGB, whatever it is written in.
fn paint(element: &HtmlElement, colour: &str) {
    let _ = element.style().set_property("color", &["color-mix(in srgb, ", colour, ", ", colour, ")"].concat());
}

fn computed(element: &Element, property: &str) -> String {
    dom::style(element, property).unwrap_or_default()
}
