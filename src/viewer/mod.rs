//! Everything a reader sees around the article, written through a [`Sink`] like the article itself.
//!
//! State lives in attributes of the host element and the style sheet reads it there; what is written here says only
//! what a screen reader must know of it. Buttons carry `data-action`, which one listener turns into an [`Action`].

mod action;
mod addresses;
mod changes;
mod contrast;
mod controls;
mod face;
mod find;
mod keys;
mod lightbox;
mod offline;
mod page;
mod pages;
mod panel;
mod picture;
mod place;
mod settings;
mod settings_panel;
mod style;
mod table;
mod toolbar;
mod typography;
mod way;
mod zoom;

pub use action::{Action, Effects, act, setting};
pub use addresses::addresses;
pub use changes::changes_bar;
pub use contrast::{Colour, TOKENS, mend};
pub use controls::Control;
pub use face::{Failure, failure, loading, waiting};
pub use find::{find_bar, found};
pub use keys::{Shortcut, keys_panel};
pub use lightbox::{description, enlarge, lightbox, picture_of};
pub use offline::{Keeping, Notice, Offline, offline_more, offline_notice, offline_panel};
pub use page::{Inlined, PAPER_CSS, STYLES, to_element, to_page};
pub use pages::{Turn, page_of, pages_foot};
pub use panel::{menu, panel};
pub use picture::{Broken, broken, load_all, refused};
pub use place::{progress_bar, resumed};
pub use settings::{Settings, Theme};
pub use settings_panel::{change, chosen_font, next, settings_panel};
pub use style::{CSS, TOOLS_CSS};
pub use table::{sort_button, table_button};
pub use toolbar::toolbar;
pub use typography::{Font, Step, Steps};
pub use way::way;
pub use zoom::{Distance, Room, Zoom};

use crate::model::Article;
use crate::outline::{Section, outline};
use crate::render::{self, Sink, element};

/// A view of an article: what is shown, and how.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The article.
    pub article: &'a Article,
    /// What the reader and the host chose.
    pub settings: &'a Settings,
    /// How the article is written.
    pub options: render::Options<'a>,
    /// Whether scripts run, without which nothing can be controlled.
    pub scripts: bool,
}

/// Writes the toolbar, the contents and the article.
pub fn render(view: &View<'_>, sink: &mut dyn Sink) {
    let sections = outline(view.article);
    let labels = view.options.language.labels;
    let dir = Some(render::direction_of(labels.language()));
    // A click on the text brings the focus into it, for its keys.
    let tabindex = view.scripts.then_some("-1");
    element(sink, "div", &[("class", Some("viewer")), ("dir", dir), ("tabindex", tabindex)], |sink| {
        if view.scripts {
            toolbar(view.settings, !sections.is_empty(), labels, sink);
        }
        if !sections.is_empty() {
            contents(&sections, view, sink);
        }
        render::render(view.article, &render::Options { scripts: view.scripts, ..view.options }, sink);
        if view.scripts {
            let attributes =
                [("class", Some("announcement")), ("role", Some("status")), ("lang", Some(labels.language()))];
            element(sink, "div", &attributes, |_| {});
        }
    });
}

fn contents(sections: &[Section], view: &View<'_>, sink: &mut dyn Sink) {
    const LEVELS: [&str; 6] = ["level-1", "level-2", "level-3", "level-4", "level-5", "level-6"];
    let labels = view.options.language.labels;
    let highest = sections.iter().map(|section| section.level).min().unwrap_or(1);
    let attributes = [
        ("id", Some("contents")),
        ("part", Some("contents")),
        ("class", Some("contents")),
        ("lang", Some(labels.language())),
        ("aria-label", Some(labels.contents())),
    ];
    let (language, direction) = render::language_and_direction(view.article);
    element(sink, "nav", &attributes, |sink| {
        let attributes =
            [("class", Some("sections")), ("role", Some("list")), ("lang", language), ("dir", Some(direction))];
        element(sink, "ol", &attributes, |sink| {
            for section in sections {
                let level = LEVELS[usize::from(section.level.saturating_sub(highest)).min(LEVELS.len() - 1)];
                let href = render::anchor(view.options.id_prefix, &section.id).map(|id| ["#", &id].concat());
                element(sink, "li", &[("class", Some(level))], |sink| {
                    element(sink, "a", &[("href", href.as_deref())], |sink| sink.text(&section.title));
                });
            }
        });
    });
}
