//! Cards: what other sites would show, and links that stand alone.

use super::media::Waiting;
use super::{REL, Remote, Renderer, Sink, element};
use crate::model::{Embed, LinkCard, LinkRelation};

/// Writes the frame that a reader has asked for. The document in it has its scripts and its own storage, which it does not
/// play without, and that for this page alone where the browser knows of `credentialless`; it neither opens windows nor
/// leads this one away, and does not learn where it stands. It is never of the origin of a page that it could reach.
pub fn frame(address: &str, title: &str, sink: &mut dyn Sink) {
    let attributes = [
        ("part", Some("frame")),
        ("title", Some(title)),
        ("sandbox", Some("allow-scripts allow-same-origin")),
        ("allow", Some("fullscreen; encrypted-media; picture-in-picture")),
        ("referrerpolicy", Some("no-referrer")),
        ("credentialless", Some("")),
        ("src", Some(address)),
    ];
    element(sink, "iframe", &attributes, |_| {});
}

impl Renderer<'_> {
    /// A card that says what another site would show, with a link to it.
    pub(super) fn embed(&mut self, embed: &Embed) {
        let id = self.id(embed.id.as_deref());
        let page = embed.url.as_ref().or(embed.frame.as_ref()).filter(|url| !url.is_refused());
        let host = page.and_then(|url| url.host());
        let provider = embed.provider.as_deref().or(host);
        let attributes = [("part", Some("embed")), ("class", Some("embed")), ("id", id.as_deref())];
        self.element("figure", &attributes, |renderer| {
            renderer.element("div", &[("class", Some("card"))], |renderer| {
                // A frame runs the programs of another site. Whatever else may load, it waits for the reader's own act.
                let may_show = !matches!(renderer.options.remote, Remote::Deny | Remote::Never);
                let may_ask = renderer.options.scripts && may_show;
                match (embed.player().filter(|_| may_ask), &embed.thumbnail) {
                    (Some(url), _) => {
                        let name = embed.title.as_deref().or(provider).unwrap_or_default();
                        let waiting = Waiting { url: &url, size: Some(room_of(embed)), says: None, frame: Some(name) };
                        renderer.placeholder(&waiting, |_| {});
                    }
                    // A still alone is nothing to lead to.
                    (None, Some(still)) if may_show || renderer.loads(still) => {
                        renderer.image(still);
                    }
                    (None, _) => {}
                }
                renderer.line("card-site", provider);
                renderer.line("card-title", embed.title.as_deref());
                let author = embed.author.as_deref().filter(|author| Some(*author) != provider);
                match (author, &embed.author_url) {
                    (Some(author), Some(url)) => renderer.element("p", &[("class", Some("card-author"))], |renderer| {
                        renderer.text_link(None, url, REL, author);
                    }),
                    (author, _) => renderer.line("card-author", author),
                }
                if !embed.blocks.is_empty() {
                    renderer.element("blockquote", &[], |renderer| renderer.blocks(&embed.blocks));
                }
                renderer.date_line("card-date", embed.published.as_deref());
                if let Some(url) = page {
                    renderer.open_at(Some("card-link"), url, provider.unwrap_or(url.as_str()));
                }
            });
            renderer.caption(None, &embed.caption, &[], None);
        });
    }

    pub(super) fn link_card(&mut self, card: &LinkCard) {
        let relation = card.relation.map(LinkRelation::name);
        let attributes = [("part", Some("card")), ("class", Some("card")), ("data-relation", relation)];
        self.element("div", &attributes, |renderer| {
            if let Some(image) = &card.image {
                renderer.image(image);
            }
            renderer.line("card-site", card.site_name.as_deref().or(card.url.host()));
            renderer.element("p", &[("class", Some("card-title"))], |renderer| {
                let attributes =
                    [("href", Some(card.url.as_str())), ("type", card.media_type.as_deref()), ("rel", Some(REL))];
                renderer.text_element("a", &attributes, &card.title);
            });
            renderer.line("card-author", card.author.as_deref());
            renderer.line("card-description", card.description.as_deref());
            if let Some(bytes) = card.bytes {
                renderer.line("card-size", Some(&bytes_in_words(bytes)));
            }
        });
    }

    fn line(&mut self, class: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.text_element("p", &[("class", Some(class))], text);
        }
    }

    fn date_line(&mut self, class: &'static str, date: Option<&str>) {
        if let Some(date) = date {
            self.element("p", &[("class", Some(class))], |renderer| renderer.date(date));
        }
    }
}

/// The room of a frame. What names only a height is as wide as there is room; what names nothing is a film.
fn room_of(embed: &Embed) -> (u32, u32) {
    match (embed.width, embed.height) {
        (Some(width), Some(height)) => (width, height),
        (None, Some(height)) => (1, height),
        _ => (16, 9),
    }
}

/// A size as people read it: `1.4 MB`.
fn bytes_in_words(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["bytes", "kB", "MB", "GB"];
    let mut tenths = bytes.saturating_mul(10);
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1000;
        unit += 1;
    }
    let (whole, part) = (tenths / 10, tenths % 10);
    let part = if part == 0 || whole >= 100 { String::new() } else { [".", &part.to_string()].concat() };
    [&whole.to_string(), &*part, " ", UNITS[unit]].concat()
}
