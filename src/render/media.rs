//! Pictures and players, with the room they will take.

use super::{REL, Remote, Renderer};
use crate::decimal;
use crate::labels::fill;
use crate::model::{Figure, FigureLayout, Gallery, GalleryLayout, Image, Player, Source, Url};

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

/// Where a picture stands.
#[derive(Clone, Copy, Default)]
struct Place<'a> {
    room: Room,
    /// Whether it is not put off until it comes into sight.
    eager: bool,
    /// Where a click on it leads.
    url: Option<&'a Url>,
}

/// What waits for the reader.
pub(super) struct Waiting<'a> {
    pub url: &'a Url,
    pub size: Option<(u32, u32)>,
    /// What it says in words.
    pub says: Option<&'a str>,
    /// Where it is the document of a frame, the name of that.
    pub frame: Option<&'a str>,
}

impl<'a> Waiting<'a> {
    fn for_medium(url: &'a Url) -> Self {
        Waiting { url, size: None, says: None, frame: None }
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
            for image in &figure.images {
                let place = Place { room: Room::of(figure.layout), eager, url: figure.url.as_ref() };
                renderer.picture_alone(image, place);
            }
            renderer.blocks(&figure.blocks);
            renderer.caption(figure.label.as_deref(), &figure.caption, &figure.credit, figure.rights.as_ref());
        });
    }

    /// A picture that stands between lines, and what belongs to it.
    fn picture_alone(&mut self, image: &Image, place: Place<'_>) {
        self.element("span", &[("class", Some("picture"))], |renderer| renderer.image_in(image, place));
    }

    /// The link that a picture is.
    fn in_link(&mut self, image: &Image, url: Option<&Url>, inside: impl FnOnce(&mut Self)) {
        let Some(url) = url else { return inside(self) };
        // A link has a name, whether its picture says what it shows or not.
        let unnamed = image.alt.as_ref().is_none_or(|alt| alt.trim().is_empty());
        let (labels, language) = (self.labels(), self.label_language());
        let name = fill(labels.open_at(), &[("host", url.host().unwrap_or(url.as_str()))]);
        let attributes = [
            ("href", Some(url.as_str())),
            ("rel", Some(REL)),
            ("aria-label", Some(&*name).filter(|_| unnamed)),
            ("lang", language.filter(|_| unnamed)),
        ];
        self.element("a", &attributes, inside);
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
        self.loads_as(image, self.embedded(image))
    }

    /// The same where it is known what stands for it.
    fn loads_as(&self, image: &Image, embedded: Option<&str>) -> bool {
        embedded.is_some() || self.may_load(&image.url) && image.sources.iter().all(|source| self.may_load(&source.url))
    }

    /// What stands for a picture that lies in the markup itself.
    fn embedded(&self, image: &Image) -> Option<&'a str> {
        place_of(image.url.as_str(), self.options.embedded)
    }

    /// A picture in the text. One as tall as several lines stands between them: it would tear its own apart.
    pub(super) fn image(&mut self, image: &Image) {
        const TALL: u32 = 80;
        if image.height.is_some_and(|height| height >= TALL) {
            self.picture_alone(image, Place::default());
        } else {
            self.image_in(image, Place::default());
        }
    }

    fn image_in(&mut self, image: &Image, place: Place<'_>) {
        let Place { room, eager, url } = place;
        let size = size_of(image);
        let (width, height) = match size {
            Some((width, height)) => (number(Some(width)), number(Some(height))),
            None => (number(image.width), number(image.height)),
        };
        let embedded = self.embedded(image);
        let sources: &[Source] = if embedded.is_some() { &[] } else { &image.sources };
        let srcset = srcset(sources.iter().filter(|source| is_plain(source)));
        let srcset = srcset.as_deref();
        let loads = self.loads_as(image, embedded);
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
            let waiting = Waiting { size, says: image.alt.as_deref(), ..Waiting::for_medium(&image.url) };
            self.placeholder(&waiting, |renderer| {
                renderer.in_link(image, url, |renderer| renderer.sink.open("img", &attributes));
            });
            return;
        }
        // Renditions in formats that not every browser reads, and other cuts, stand before the picture itself.
        let typed: Vec<&Source> = sources.iter().filter(|source| !is_plain(source)).collect();
        self.in_link(image, url, |renderer| {
            if typed.is_empty() {
                return renderer.sink.open("img", &attributes);
            }
            renderer.element("picture", &[], |renderer| {
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
        });
    }

    /// Room for something that is not loaded yet, with what it says, its host's name and the way to load it.
    ///
    /// The room is that of an empty drawing of the same proportions, since a style attribute would not pass a
    /// strict content security policy.
    pub(super) fn placeholder(&mut self, waiting: &Waiting<'_>, inside: impl FnOnce(&mut Self)) {
        let (labels, language) = (self.labels(), self.label_language());
        let never = self.options.remote == Remote::Never;
        let host = waiting.url.host().unwrap_or_default();
        let asks = waiting.frame.is_some() || self.options.remote == Remote::Ask;
        let attributes = [
            ("class", Some("remote")),
            ("part", Some("placeholder")),
            ("data-frame", waiting.frame.map(|_| waiting.url.as_str())),
            ("data-title", waiting.frame),
        ];
        self.element("span", &attributes, |renderer| {
            if let Some((width, height)) = waiting.size.filter(|(width, height)| *width > 0 && *height > 0 && !never) {
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
            if !never {
                inside(renderer);
            }
            // For paper, which loads nothing.
            let face = [("class", Some("remote-face")), ("data-address", Some(waiting.url.as_str()))];
            renderer.element("span", &face, |renderer| {
                if let Some(says) = waiting.says.filter(|says| !says.trim().is_empty()) {
                    renderer.text_element("span", &[("class", Some("remote-text"))], says);
                }
                if asks {
                    let attributes = [
                        ("type", Some("button")),
                        ("class", Some("load")),
                        ("lang", language),
                        ("dir", renderer.label_dir()),
                        ("data-action", Some("load-media")),
                    ];
                    renderer.text_element("button", &attributes, &fill(labels.load_from(), &[("host", host)]));
                } else if !host.is_empty() || !never {
                    renderer.open_at(Some("load"), waiting.url, host);
                }
            });
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
                    let waiting = Waiting { size, says: player.title.as_deref(), ..Waiting::for_medium(url) };
                    renderer.placeholder(&waiting, |renderer| renderer.media_element(player, tag, false));
                }
                None => renderer.media_element(player, tag, true),
            }
            renderer.caption(None, &player.caption, &player.credit, player.rights.as_ref());
        });
        // Behind it: the caption of a figure stands at one of its ends.
        if !player.transcript.is_empty() {
            let (label, language) = (self.labels().transcript(), self.label_language());
            self.element("details", &[("class", Some("transcript"))], |renderer| {
                renderer.text_element("summary", &[("lang", language)], label);
                renderer.blocks(&player.transcript);
            });
        }
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
}

/// What stands for the picture of an address, where it is embedded.
pub(super) fn place_of<'b>(address: &str, embedded: &'b [(String, String)]) -> Option<&'b str> {
    let (_, place) = embedded.iter().find(|(known, _)| known == address)?;
    Some(place)
}

/// Whether a browser may take a rendition by its size alone.
fn is_plain(source: &Source) -> bool {
    source.media_type.is_none() && source.media.is_none()
}

fn is_like(one: &Source, other: &Source) -> bool {
    one.media_type == other.media_type && one.media == other.media
}

/// The addresses of a `srcset`, each with its width or density: <https://html.spec.whatwg.org/#parsing-a-srcset-attribute>.
pub fn candidates(srcset: &str) -> impl Iterator<Item = (&str, f64)> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|character: char| character.is_ascii_whitespace() || character == ',');
        let end = rest.find(|character: char| character.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let (descriptor, after) = match address.strip_suffix(',') {
            Some(_) => ("", after),
            None => after.split_once(',').unwrap_or((after, "")),
        };
        rest = after;
        let address = address.trim_end_matches(',');
        let size = decimal::parse(descriptor.trim().trim_end_matches(['w', 'x'])).unwrap_or(1.0);
        (!address.is_empty()).then_some((address, size))
    })
}

/// The room that a picture takes: its own, or that of a rendition which is no other cut of it.
fn size_of(image: &Image) -> Option<(u32, u32)> {
    let known = |(width, height): &(u32, u32)| *width > 0 && *height > 0;
    if image.width.or(image.height).is_some() {
        return image.width.zip(image.height).filter(known);
    }
    let plain = image.sources.iter().filter(|source| source.media.is_none());
    plain.filter_map(|source| source.width.zip(source.height)).find(known)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_the_addresses_that_were_written_into_it() {
        for (set, expected) in [
            ("a.png 800w, b,c.png 1600w", vec![("a.png", 800.0), ("b,c.png", 1600.0)]),
            ("a.png, b.png 1.5x", vec![("a.png", 1.0), ("b.png", 1.5)]),
            (" a.png ", vec![("a.png", 1.0)]),
            ("", vec![]),
        ] {
            assert_eq!(candidates(set).collect::<Vec<_>>(), expected, "{set:?}");
        }
    }
}
