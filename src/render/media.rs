//! Pictures, players and what other sites would show, with the room they will take.

use super::{Remote, Renderer};
use crate::decimal;
use crate::model::{Embed, Figure, FigureLayout, Gallery, GalleryLayout, Image, LinkCard, Player, Source, Url};

/// How wide a picture is shown: the width of the text, or of the viewport where that is narrower.
const SIZES: &str = "(max-width: 45rem) 100vw, 45rem";

impl Renderer<'_> {
    pub(super) fn figure(&mut self, figure: &Figure, class: &'static str, eager: bool) {
        let id = self.id(figure.id.as_deref());
        let layout = figure.layout.map(|layout| match layout {
            FigureLayout::Wide => "wide",
            FigureLayout::Full => "full",
            FigureLayout::Start => "start",
            FigureLayout::End => "end",
            FigureLayout::Other => "text",
        });
        let attributes =
            [("part", Some("figure")), ("class", Some(class)), ("id", id.as_deref()), ("data-layout", layout)];
        self.element("figure", &attributes, |renderer| {
            // A placeholder has a button of its own, which cannot stand in a link.
            let all_load = !figure.images.is_empty() && figure.images.iter().all(|image| renderer.loads(image));
            match &figure.url {
                Some(url) if all_load => {
                    let attributes = [("href", Some(url.as_str())), ("rel", Some("noopener noreferrer"))];
                    renderer.element("a", &attributes, |renderer| renderer.images(&figure.images, eager));
                }
                _ => renderer.images(&figure.images, eager),
            }
            renderer.blocks(&figure.blocks);
            renderer.caption(figure.label.as_deref(), &figure.caption, &figure.credit);
        });
    }

    fn images(&mut self, images: &[Image], eager: bool) {
        for image in images {
            self.image(image, eager);
        }
    }

    pub(super) fn gallery(&mut self, gallery: &Gallery) {
        let layout = match gallery.layout {
            Some(GalleryLayout::Slideshow) => "slideshow",
            Some(GalleryLayout::Compare) => "compare",
            Some(GalleryLayout::Grid) | None => "grid",
        };
        let id = self.id(gallery.id.as_deref());
        let attributes = [
            ("part", Some("gallery")),
            ("class", Some("gallery")),
            ("id", id.as_deref()),
            ("data-layout", Some(layout)),
        ];
        self.element("figure", &attributes, |renderer| {
            // A slideshow scrolls sideways: a keyboard must be able to reach it.
            let tabindex = Some("0").filter(|_| layout == "slideshow");
            renderer.element("div", &[("class", Some("gallery-items")), ("tabindex", tabindex)], |renderer| {
                for figure in &gallery.items {
                    renderer.figure(figure, "figure", false);
                }
            });
            renderer.caption(gallery.label.as_deref(), &gallery.caption, &gallery.credit);
        });
    }

    /// Whether a picture loads without asking.
    pub(super) fn loads(&self, image: &Image) -> bool {
        self.may_load(&image.url) && image.sources.iter().all(|source| self.may_load(&source.url))
    }

    /// A picture. `eager` ones are not put off until they come into sight.
    pub(super) fn image(&mut self, image: &Image, eager: bool) {
        let (width, height) = (number(image.width), number(image.height));
        let srcset = srcset(image.sources.iter().filter(|source| is_plain(source)));
        let srcset = srcset.as_deref();
        let loads = self.loads(image);
        let sizes = srcset.map(|_| SIZES);
        let source = Some(image.url.as_str());
        let now = |value| if loads { value } else { None };
        let later = |value| if loads { None } else { value };
        let attributes = [
            ("src", now(source)),
            ("srcset", now(srcset)),
            ("sizes", now(sizes)),
            ("data-src", later(source)),
            ("data-srcset", later(srcset)),
            ("alt", Some(image.alt.as_deref().unwrap_or_default())),
            ("title", image.title.as_deref()),
            ("width", width.as_deref()),
            ("height", height.as_deref()),
            ("loading", if eager { None } else { Some("lazy") }),
            ("decoding", Some("async")),
            ("referrerpolicy", Some("no-referrer")),
        ];
        if !loads {
            self.placeholder(&image.url, image.width.zip(image.height), |renderer| {
                renderer.sink.open("img", &attributes)
            });
            return;
        }
        // Renditions in formats that not every browser reads, and other cuts, stand before the picture itself.
        let typed: Vec<&Source> = image.sources.iter().filter(|source| !is_plain(source)).collect();
        if typed.is_empty() {
            self.sink.open("img", &attributes);
            return;
        }
        self.element("picture", &[], |renderer| {
            let mut rest = typed.as_slice();
            while let Some(first) = rest.first() {
                let count = rest.iter().take_while(|source| is_like(source, first)).count();
                let (same, others) = rest.split_at(count);
                let srcset = self::srcset(same.iter().copied());
                let attributes = [
                    ("type", first.media_type.as_deref()),
                    ("media", first.media.as_deref()),
                    ("srcset", srcset.as_deref()),
                    ("sizes", Some(SIZES)),
                ];
                renderer.sink.open("source", &attributes);
                rest = others;
            }
            renderer.sink.open("img", &attributes);
        });
    }

    /// Room for something that is not loaded yet, with its host's name and the way to load it.
    ///
    /// The room is that of an empty drawing of the same proportions, since a style attribute would not pass a
    /// strict content security policy.
    fn placeholder(&mut self, url: &Url, size: Option<(u32, u32)>, inside: impl FnOnce(&mut Self)) {
        let labels = self.options.labels;
        let host = url.host().unwrap_or_default().to_string();
        let ask = self.options.remote == Remote::Ask;
        self.element("span", &[("class", Some("remote")), ("part", Some("placeholder"))], |renderer| {
            if let Some((width, height)) = size.filter(|(width, height)| *width > 0 && *height > 0) {
                let (width, height) = (width.to_string(), height.to_string());
                let view_box = ["0 0 ", &width, " ", &height].concat();
                let attributes = [
                    ("class", Some("spacer")),
                    ("width", Some(&*width)),
                    ("height", Some(&*height)),
                    ("viewBox", Some(&*view_box)),
                    ("aria-hidden", Some("true")),
                ];
                renderer.element("svg", &attributes, |_| {});
            }
            inside(renderer);
            if ask {
                let attributes =
                    [("type", Some("button")), ("class", Some("load")), ("data-action", Some("load-media"))];
                renderer.text_element("button", &attributes, &[labels.load_from, " ", &host].concat());
            } else {
                let attributes =
                    [("class", Some("load")), ("href", Some(url.as_str())), ("rel", Some("noopener noreferrer"))];
                renderer.text_element("a", &attributes, &[labels.open_at, " ", &host].concat());
            }
        });
    }

    pub(super) fn player(&mut self, player: &Player, tag: &'static str) {
        let id = self.id(player.id.as_deref());
        let attributes = [("part", Some("figure")), ("class", Some(tag)), ("id", id.as_deref())];
        self.element("figure", &attributes, |renderer| {
            let loads = player.sources.iter().all(|source| renderer.may_load(&source.url))
                && player.poster.as_ref().is_none_or(|poster| renderer.may_load(poster))
                && player.tracks.iter().all(|track| renderer.may_load(&track.url));
            match player.sources.first() {
                Some(first) if !loads => {
                    let size = player.width.zip(player.height);
                    let url = first.url.clone();
                    renderer.placeholder(&url, size, |renderer| renderer.media_element(player, tag, false));
                }
                _ => renderer.media_element(player, tag, true),
            }
            renderer.caption(None, &player.caption, &player.credit);
            if !player.transcript.is_empty() {
                let label = renderer.options.labels.transcript;
                renderer.element("details", &[("class", Some("transcript"))], |renderer| {
                    renderer.text_element("summary", &[], label);
                    renderer.blocks(&player.transcript);
                });
            }
        });
    }

    fn media_element(&mut self, player: &Player, tag: &'static str, loads: bool) {
        let film = tag == "video";
        let (width, height) = (number(player.width), number(player.height));
        let poster = player.poster.as_ref().map(|poster| poster.as_str()).filter(|_| film);
        let flag = |is: bool| is.then_some("");
        let attributes = [
            ("controls", Some("")),
            ("preload", Some("none")),
            ("playsinline", flag(film)),
            ("loop", flag(player.looping)),
            ("muted", flag(player.looping)),
            ("poster", poster.filter(|_| loads)),
            ("data-poster", poster.filter(|_| !loads)),
            ("width", width.as_deref().filter(|_| film)),
            ("height", height.as_deref().filter(|_| film)),
            ("aria-label", player.title.as_deref()),
        ];
        let name = if loads { "src" } else { "data-src" };
        self.element(tag, &attributes, |renderer| {
            for source in &player.sources {
                let attributes = [(name, Some(source.url.as_str())), ("type", source.media_type.as_deref())];
                renderer.sink.open("source", &attributes);
            }
            for track in &player.tracks {
                let attributes = [
                    (name, Some(track.url.as_str())),
                    ("kind", track.kind.as_deref()),
                    ("srclang", track.language.as_deref()),
                    ("label", track.label.as_deref()),
                ];
                renderer.sink.open("track", &attributes);
            }
        });
    }

    /// A card that says what another site would show, with a link to it.
    pub(super) fn embed(&mut self, embed: &Embed) {
        let id = self.id(embed.id.as_deref());
        let labels = self.options.labels;
        let page = embed.url.as_ref().or(embed.frame.as_ref());
        let host = page.and_then(|url| url.host());
        let provider = embed.provider.as_deref().or(host);
        let attributes = [
            ("part", Some("embed")),
            ("class", Some("embed")),
            ("id", id.as_deref()),
            ("data-frame", embed.frame.as_ref().filter(|frame| !frame.is_refused()).map(|frame| frame.as_str())),
        ];
        self.element("figure", &attributes, |renderer| {
            renderer.element("div", &[("class", Some("card"))], |renderer| {
                if let Some(thumbnail) = &embed.thumbnail {
                    renderer.image(thumbnail, false);
                }
                renderer.line("card-site", provider);
                renderer.line("card-title", embed.title.as_deref());
                let author = embed.author.as_deref().filter(|author| Some(*author) != provider);
                renderer.line("card-author", author);
                if !embed.blocks.is_empty() {
                    renderer.element("blockquote", &[], |renderer| renderer.blocks(&embed.blocks));
                }
                renderer.date_line("card-date", embed.published.as_deref());
                if let Some(url) = page {
                    let text = [labels.open_at, " ", provider.unwrap_or(url.as_str())].concat();
                    let attributes = [
                        ("class", Some("card-link")),
                        ("href", Some(url.as_str())),
                        ("rel", Some("noopener noreferrer")),
                    ];
                    renderer.text_element("a", &attributes, &text);
                }
            });
            renderer.caption(None, &embed.caption, &[]);
        });
    }

    pub(super) fn link_card(&mut self, card: &LinkCard) {
        self.element("div", &[("part", Some("card")), ("class", Some("card"))], |renderer| {
            if let Some(image) = &card.image {
                renderer.image(image, false);
            }
            renderer.line("card-site", card.site_name.as_deref().or(card.url.host()));
            renderer.element("p", &[("class", Some("card-title"))], |renderer| {
                let attributes = [
                    ("href", Some(card.url.as_str())),
                    ("type", card.media_type.as_deref()),
                    ("rel", Some("noopener noreferrer")),
                ];
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
            let text = (self.options.date)(date);
            self.element("p", &[("class", Some(class))], |renderer| {
                renderer.text_element("time", &[("datetime", Some(date))], &text);
            });
        }
    }
}

/// Whether a browser may take a rendition by its size alone.
fn is_plain(source: &Source) -> bool {
    source.media_type.is_none() && source.media.is_none()
}

fn is_like(one: &Source, other: &Source) -> bool {
    one.media_type == other.media_type && one.media == other.media
}

fn number(value: Option<u32>) -> Option<String> {
    value.map(|value| value.to_string())
}

/// <https://html.spec.whatwg.org/#srcset-attributes>; an address that starts or ends in a comma cannot stand there.
fn srcset<'a>(sources: impl Iterator<Item = &'a Source>) -> Option<String> {
    let mut text = String::new();
    for source in sources {
        let address = source.url.as_str();
        if address.starts_with(',') || address.ends_with(',') {
            continue;
        }
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(address);
        if let Some(width) = source.width.filter(|width| *width > 0) {
            text.push(' ');
            text.push_str(&width.to_string());
            text.push('w');
        } else if let Some(density) = source.density.filter(|density| density.is_finite() && *density > 0.0) {
            text.push(' ');
            text.push_str(&decimal::text(density));
            text.push('x');
        }
    }
    (!text.is_empty()).then_some(text)
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
