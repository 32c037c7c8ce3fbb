//! Pictures, players and what other sites would show, with the room they will take.

use super::{REL, Remote, Renderer};
use crate::decimal;
use crate::labels::fill;
use crate::model::{
    Embed, Figure, FigureLayout, Gallery, GalleryLayout, Image, LinkCard, LinkRelation, Player, Source, Url,
};

/// How wide a picture is shown, for the choice among its renditions.
#[derive(Clone, Copy, Default)]
enum Room {
    /// The width of the text.
    #[default]
    Text,
    /// More than the width of the text.
    Wide,
    /// The whole viewport.
    Full,
    /// A part of the width of the text.
    Part,
}

impl Room {
    fn of(layout: Option<FigureLayout>) -> Self {
        match layout {
            Some(FigureLayout::Wide) => Room::Wide,
            Some(FigureLayout::Full) => Room::Full,
            Some(FigureLayout::Start | FigureLayout::End) => Room::Part,
            Some(FigureLayout::Other) | None => Room::Text,
        }
    }

    /// <https://html.spec.whatwg.org/#sizes-attributes>, after the measure and the margins of the style sheet.
    fn sizes(self) -> &'static str {
        match self {
            Room::Text => "(max-width: 45rem) 100vw, 45rem",
            Room::Wide => "(max-width: 60rem) 100vw, 60rem",
            Room::Full => "100vw",
            Room::Part => "(max-width: 36rem) 100vw, 20rem",
        }
    }
}

impl<'a> Renderer<'a> {
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
                    // A link has a name, whether its picture says what it shows or not.
                    let is_told = |image: &Image| image.alt.as_ref().is_some_and(|alt| !alt.trim().is_empty());
                    let (labels, language) = (renderer.labels(), renderer.label_language());
                    let name = fill(labels.open_at(), &[("host", url.host().unwrap_or(url.as_str()))]);
                    let unnamed = !figure.images.iter().any(is_told);
                    let attributes = [
                        ("href", Some(url.as_str())),
                        ("rel", Some(REL)),
                        ("aria-label", Some(&*name).filter(|_| unnamed)),
                        ("lang", language.filter(|_| unnamed)),
                    ];
                    renderer.element("a", &attributes, |renderer| renderer.images(figure, eager));
                }
                _ => renderer.images(figure, eager),
            }
            renderer.blocks(&figure.blocks);
            renderer.caption(figure.label.as_deref(), &figure.caption, &figure.credit, figure.rights.as_ref());
        });
    }

    fn images(&mut self, figure: &Figure, eager: bool) {
        for image in &figure.images {
            self.image_in(image, Room::of(figure.layout), eager);
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
            renderer.caption(gallery.label.as_deref(), &gallery.caption, &gallery.credit, None);
        });
    }

    /// Whether a picture loads without asking.
    pub(super) fn loads(&self, image: &Image) -> bool {
        self.embedded(image).is_some()
            || self.may_load(&image.url) && image.sources.iter().all(|source| self.may_load(&source.url))
    }

    /// What stands for a picture that lies in the markup itself.
    fn embedded(&self, image: &Image) -> Option<&'a str> {
        let address = image.url.as_str();
        let (_, data) = self.options.embedded.iter().find(|(known, _)| known == address)?;
        Some(data)
    }

    /// A picture in the text. One as tall as several lines stands between them: it would tear its own apart.
    pub(super) fn image(&mut self, image: &Image) {
        const TALL: u32 = 80;
        if image.height.is_some_and(|height| height >= TALL) {
            self.element("span", &[("class", Some("picture"))], |renderer| {
                renderer.image_in(image, Room::Text, false);
            });
        } else {
            self.image_in(image, Room::Text, false);
        }
    }

    /// A picture. `eager` ones are not put off until they come into sight.
    fn image_in(&mut self, image: &Image, room: Room, eager: bool) {
        let (width, height) = (number(image.width), number(image.height));
        let embedded = self.embedded(image);
        let sources: &[Source] = if embedded.is_some() { &[] } else { &image.sources };
        let srcset = srcset(sources.iter().filter(|source| is_plain(source)));
        let srcset = srcset.as_deref();
        let loads = self.loads(image);
        let sizes = srcset.map(|_| room.sizes());
        let source = embedded.or(Some(image.url.as_str()));
        let now = |value| if loads { value } else { None };
        let later = |value| if loads { None } else { value };
        // The address comes last: where attributes are set one by one, it starts the loading.
        let attributes = [
            ("alt", Some(image.alt.as_deref().unwrap_or_default())),
            ("title", image.title.as_deref()),
            ("width", width.as_deref()),
            ("height", height.as_deref()),
            ("loading", if eager { None } else { Some("lazy") }),
            ("decoding", Some("async")),
            ("referrerpolicy", Some("no-referrer")),
            ("sizes", sizes),
            ("srcset", now(srcset)),
            ("src", now(source)),
            ("data-srcset", later(srcset)),
            ("data-src", later(source)),
        ];
        if !loads {
            self.placeholder(&image.url, image.width.zip(image.height), |renderer| {
                renderer.sink.open("img", &attributes)
            });
            return;
        }
        // Renditions in formats that not every browser reads, and other cuts, stand before the picture itself.
        let typed: Vec<&Source> = sources.iter().filter(|source| !is_plain(source)).collect();
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
                let sizes = Some(room.sizes());
                let attributes = [
                    ("type", first.media_type.as_deref()),
                    ("media", first.media.as_deref()),
                    ("sizes", sizes),
                    ("srcset", srcset.as_deref()),
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
        let (labels, language) = (self.labels(), self.label_language());
        let host = url.host().unwrap_or_default();
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
                let attributes = [
                    ("type", Some("button")),
                    ("class", Some("load")),
                    ("lang", language),
                    ("dir", renderer.label_dir()),
                    ("data-action", Some("load-media")),
                ];
                renderer.text_element("button", &attributes, &fill(labels.load_from(), &[("host", host)]));
            } else {
                renderer.open_at(Some("load"), url, host);
            }
        });
    }

    /// A link in the words of the viewer: *Open at* a place.
    pub(super) fn open_at(&mut self, class: Option<&'static str>, url: &Url, place: &str) {
        let attributes = [
            ("class", class),
            ("lang", self.label_language()),
            ("dir", self.label_dir()),
            ("href", Some(url.as_str())),
            ("rel", Some(REL)),
        ];
        self.text_element("a", &attributes, &fill(self.labels().open_at(), &[("host", place)]));
    }

    pub(super) fn player(&mut self, player: &Player, tag: &'static str) {
        let id = self.id(player.id.as_deref());
        let attributes = [("part", Some("figure")), ("class", Some(tag)), ("id", id.as_deref())];
        self.element("figure", &attributes, |renderer| {
            let loads = player.sources.iter().all(|source| renderer.may_load(&source.url))
                && player.poster.as_ref().is_none_or(|poster| renderer.may_load(poster))
                && player.tracks.iter().all(|track| renderer.may_load(&track.url));
            // What stands for it while nothing of it may load.
            let first = player.sources.first().map(|source| &source.url);
            let waits = first.or(player.poster.as_ref()).or(player.tracks.first().map(|track| &track.url));
            match waits.filter(|_| !loads) {
                Some(url) => {
                    let size = player.width.zip(player.height);
                    renderer.placeholder(url, size, |renderer| renderer.media_element(player, tag, false));
                }
                None => renderer.media_element(player, tag, true),
            }
            renderer.caption(None, &player.caption, &player.credit, player.rights.as_ref());
            if !player.transcript.is_empty() {
                let (label, language) = (renderer.labels().transcript(), renderer.label_language());
                renderer.element("details", &[("class", Some("transcript"))], |renderer| {
                    renderer.text_element("summary", &[("lang", language)], label);
                    renderer.blocks(&player.transcript);
                });
            }
        });
    }

    fn media_element(&mut self, player: &Player, tag: &'static str, loads: bool) {
        let film = tag == "video";
        let (width, height) = (number(player.width), number(player.height));
        let poster = player.poster.as_ref().map(|poster| poster.as_str());
        let name = if loads { "src" } else { "data-src" };
        if !film && poster.is_some() {
            // A sound has no place of its own for a still.
            let attributes = [
                ("alt", Some("")),
                ("loading", Some("lazy")),
                ("decoding", Some("async")),
                ("referrerpolicy", Some("no-referrer")),
                (name, poster),
            ];
            self.sink.open("img", &attributes);
        }
        let poster = poster.filter(|_| film);
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
        let page = embed.url.as_ref().or(embed.frame.as_ref()).filter(|url| !url.is_refused());
        let host = page.and_then(|url| url.host());
        let provider = embed.provider.as_deref().or(host);
        let attributes = [("part", Some("embed")), ("class", Some("embed")), ("id", id.as_deref())];
        self.element("figure", &attributes, |renderer| {
            renderer.element("div", &[("class", Some("card"))], |renderer| {
                if let Some(thumbnail) = &embed.thumbnail {
                    renderer.image(thumbnail);
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

/// Whether a browser may take a rendition by its size alone.
fn is_plain(source: &Source) -> bool {
    source.media_type.is_none() && source.media.is_none()
}

fn is_like(one: &Source, other: &Source) -> bool {
    one.media_type == other.media_type && one.media == other.media
}

/// A length in pixels; none is nothing to reserve.
fn number(value: Option<u32>) -> Option<String> {
    value.filter(|value| *value > 0).map(|value| value.to_string())
}

/// <https://html.spec.whatwg.org/#srcset-attributes>: all by their widths, or all by their densities. An address that
/// starts or ends in a comma cannot stand there.
fn srcset<'a>(sources: impl Iterator<Item = &'a Source>) -> Option<String> {
    let fits = |source: &&Source| !source.url.as_str().starts_with(',') && !source.url.as_str().ends_with(',');
    let sources: Vec<&Source> = sources.filter(fits).collect();
    let width = |source: &Source| source.width.filter(|width| *width > 0);
    let by_width = sources.iter().any(|source| width(source).is_some());
    let mut candidates: Vec<String> = Vec::with_capacity(sources.len());
    for source in sources {
        let density = source.density.filter(|density| density.is_finite() && *density > 0.0);
        let descriptor = match (by_width, width(source), density) {
            (true, Some(width), _) => [" ", &width.to_string(), "w"].concat(),
            (true, None, _) => continue,
            (false, _, Some(density)) => [" ", &decimal::text(density), "x"].concat(),
            (false, _, None) => String::new(),
        };
        candidates.push([source.url.as_str(), &descriptor].concat());
    }
    (!candidates.is_empty()).then(|| candidates.join(", "))
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
