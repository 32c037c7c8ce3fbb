//! What is shown of a picture that is looked at: its renditions, one after the other, and what is said of it.

use super::super::View;
use super::super::copy::copied;
use super::super::pictures::inside;
use crate::render::candidates;
use crate::viewer;
use crate::web::dom::{Building, find, set_attribute};
use crate::web::media::elements;
use crate::web::{property, text};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Url};

/// Says below a picture what is said of it in the article, and what it shows.
pub fn words(view: &View<'_>, dialog: &Element, picture: &Element, alt: &str) {
    let (Some(words), Some(article)) = (inside(dialog, ".lightbox-words"), find(view.root, "[part=article]")) else {
        return;
    };
    words.replace_children_with_node_0();
    for name in ["lang", "dir"] {
        set_attribute(&words, name, article.get_attribute(name).as_deref());
    }
    let own = ":scope > figcaption";
    let figure = picture.closest("figure").ok().flatten();
    let around = || figure.as_ref()?.parent_element()?.closest("figure").ok()?;
    let caption = figure.as_ref().and_then(|figure| figure.query_selector(own).ok()?);
    if let Some(caption) = caption.or_else(|| around()?.query_selector(own).ok()?) {
        let copy = copied(&caption);
        // Places of the article are behind what lies over them.
        for link in copy.query_selector_all("[href^='#']").iter().flat_map(elements::<Element>) {
            let _ = link.remove_attribute("href");
        }
        while let Some(child) = copy.first_child() {
            words.append_child(&child).expect_throw("an element takes a child");
        }
    }
    if !alt.trim().is_empty() && words.text_content().is_none_or(|said| !said.contains(alt.trim())) {
        let content = Building::whole(|sink| viewer::description(alt, view.language.labels, sink));
        words.append_child(&content).expect_throw("an element takes a child");
    }
}

/// Which renditions of a picture are shown, one after the other.
pub struct Best {
    /// The one that the article shows, which is there already.
    pub first: Option<String>,
    pub largest: Option<String>,
    /// How wide it may be without being blown up.
    pub width: f64,
}

/// Of the picture that an image belongs to.
pub fn best(picture: &Element, image: &Element) -> Best {
    let shown = text(image, "currentSrc").filter(|shown| !shown.is_empty());
    let base = image.base_uri().ok().flatten().unwrap_or_default();
    let is_shown = |address: &str| {
        let url = Url::new_with_base(address, &base).ok();
        url.is_some_and(|url| shown.as_ref() == Some(&url.href()))
    };
    let sets = picture.query_selector_all("[srcset]");
    let sets: Vec<String> =
        sets.iter().flat_map(elements::<Element>).filter_map(|element| element.get_attribute("srcset")).collect();
    // Each is of another kind or another cut; the browser has chosen.
    let chosen = sets.iter().find(|set| candidates(set).any(|(address, _)| is_shown(address))).or(sets.last());
    let largest = chosen.and_then(|set| candidates(set).max_by(|(_, one), (_, other)| one.total_cmp(other)));
    let known = ["naturalWidth", "width"].map(|name| property(image, name).as_f64().unwrap_or_default());
    let width = largest.map_or(0.0, |(_, size)| if size > 16.0 { size } else { size * known[0] });
    let source = image.get_attribute("src");
    let largest = largest.map(|(address, _)| address.to_string());
    Best {
        largest: largest.clone().filter(|address| shown.is_some() && !is_shown(address)),
        first: shown.or(largest).or(source),
        width: known[0].max(known[1]).max(width),
    }
}

/// The larger one did not come: the smaller one is there.
pub fn fall_back(view: &View<'_>, image: &Element) {
    match image.get_attribute("data-smaller") {
        Some(smaller) => {
            let _ = image.remove_attribute("data-smaller");
            image.set_attribute("src", &smaller).expect_throw("the name is one of ours");
        }
        None => {
            let labels = view.language.labels;
            let parent: Option<Node> = image.parent_node();
            if let Some(parent) = parent {
                parent.set_text_content(Some(labels.picture_failed()));
            }
        }
    }
}
