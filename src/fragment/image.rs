//! Pictures, wherever pages that load late keep their addresses.

use super::Converter;
use super::class::{attribute, first_attribute, has_class, pixel_length, pixels, style};
use super::flow::Line;
use crate::decimal;
use crate::html::{Name, NodeId};
use crate::model::{Image, Inline, NoticeCode, Source};

/// Where scripts find the address of a picture that they load late, before `src`.
const LATE_ADDRESSES: &[&str] = &[
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-original-src",
    "data-orig-src",
    "data-actualsrc",
    "data-hi-res-src",
    "data-full-src",
    "data-image-src",
    "data-image",
    "data-url",
    "data-pin-media",
    "lazy-src",
    "datasrc",
];

const LATE_SETS: &[&str] = &["data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set", "lazy-srcset"];

/// Words in addresses of pictures that stand in for another one.
const STAND_INS: &[&str] = &[
    "placeholder",
    "spacer.",
    "blank.",
    "transparent.",
    "1x1.",
    "pixel.gif",
    "lazyload",
    "lazy-load",
    "grey.gif",
    "loading.gif",
];

/// The width that a picture has at most in the text, twice, for dense screens.
const ENOUGH: u32 = 1600;

impl Converter<'_, '_> {
    /// A picture; `None` where there is none to see.
    pub(super) fn image(&mut self, id: NodeId) -> Option<Image> {
        self.image_with(id, Vec::new())
    }

    fn image_with(&mut self, id: NodeId, mut sources: Vec<Source>) -> Option<Image> {
        let tree = self.tree;
        let length = |name| {
            let said = pixels(tree, id, name);
            said.or_else(|| {
                pixel_length(&style(tree, id, name)?)
                    .filter(|_| style(tree, id, name).is_some_and(|v| v.ends_with("px")))
            })
        };
        let (width, height) = (length("width"), length("height"));
        // What nobody can see only counts readers.
        if width.is_some_and(|width| width <= 2) && height.is_none_or(|height| height <= 2)
            || height.is_some_and(|height| height <= 2)
        {
            self.left_out(id, NoticeCode::Tracking, "a picture that nobody can see");
            return None;
        }
        let sets = first_attribute(tree, id, LATE_SETS).or_else(|| attribute(tree, id, "srcset"));
        let sets = sets.map(|set| self.source_set(set, None)).unwrap_or_default();
        let late = first_attribute(tree, id, LATE_ADDRESSES).filter(|address| looks_like_picture(address));
        let own = attribute(tree, id, "src").filter(|address| !is_stand_in(address));
        let address = late.or(own);
        // What looks like a stand-in and has nothing to stand in for may be the picture itself.
        let is_told = tree.attribute(id, "alt").is_some_and(|alt| !alt.trim().is_empty());
        let fallback = || attribute(tree, id, "src").filter(|address| !address.starts_with("data:") || is_told);
        let largest = best(&sets).or_else(|| best(&sources)).map(|source| source.url.clone());
        let url = match address.and_then(|address| self.builder.media(address)).or(largest) {
            Some(url) => url,
            None => {
                let address = fallback()?;
                if is_empty_drawing(address) {
                    self.unsupported(id, "a picture whose address only scripts know");
                    return None;
                }
                self.builder.media(address)?
            }
        };
        sources.extend(sets);
        let says_more = |source: &Source| source.width.is_some() || source.density.is_some() || source.media.is_some();
        sources.retain(|source| source.url != url || says_more(source));
        let alt = tree.attribute(id, "alt").map(|alt| crate::builder::collapse(alt.trim(), true));
        let title = attribute(tree, id, "title").map(str::to_string);
        let large = |length: Option<u32>| length.filter(|&length| length > 0);
        Some(Image { sources, alt, title, width: large(width), height: large(height), ..Image::new(url) })
    }

    /// A picture with sources of other types or sizes around it.
    pub(super) fn picture(&mut self, id: NodeId) -> Option<Image> {
        let tree = self.tree;
        let mut sources = Vec::new();
        for source in tree.descendants(id).filter(|&id| tree.name(id) == Name::SOURCE) {
            let set = first_attribute(tree, source, LATE_SETS).or_else(|| attribute(tree, source, "srcset"));
            let mut set = set.map(|set| self.source_set(set, attribute(tree, source, "type"))).unwrap_or_default();
            if let Some(media) = attribute(tree, source, "media") {
                set.iter_mut().for_each(|source| source.media = Some(media.to_string()));
            }
            sources.append(&mut set);
        }
        match tree.find(id, Name::IMG) {
            Some(image) => self.image_with(image, sources),
            None => {
                let url = best(&sources)?.url.clone();
                Some(Image { sources, ..Image::new(url) })
            }
        }
    }

    pub(super) fn image_in_line(&mut self, id: NodeId, line: &mut Line) {
        let tree = self.tree;
        if has_class(tree, id, &["emoji", "wp-smiley", "twemoji", "emojione"])
            && let Some(alt) = attribute(tree, id, "alt").filter(|alt| alt.chars().count() <= 12)
        {
            return line.push_text(alt);
        }
        if let Some(image) = self.image(id) {
            self.push_image(id, image, line);
        }
    }

    pub(super) fn picture_in_line(&mut self, id: NodeId, line: &mut Line) {
        if let Some(image) = self.picture(id) {
            self.push_image(id, image, line);
        }
    }

    fn push_image(&mut self, id: NodeId, image: Image, line: &mut Line) {
        line.content.extend(self.anchors.take(self.tree, id));
        line.push(Inline::Image(image));
    }

    /// The picture for browsers without scripts, unless the one for the others was read.
    pub(super) fn noscript_in_line(&mut self, id: NodeId, line: &mut Line) {
        let tree = self.tree;
        let Some(found) = tree.descendants(id).find(|&id| matches!(tree.name(id), Name::IMG | Name::PICTURE)) else {
            return;
        };
        let image = if tree.name(found) == Name::IMG { self.image(found) } else { self.picture(found) };
        let Some(image) = image else { return };
        let is_known = line.content.iter().rev().take(8).any(|inline| match inline {
            Inline::Link { content, .. } => {
                content.iter().any(|inline| matches!(inline, Inline::Image(known) if same(known, &image)))
            }
            inline => matches!(inline, Inline::Image(known) if same(known, &image)),
        });
        let twin = super::class::previous_element(tree, id)
            .filter(|&before| matches!(tree.name(before), Name::IMG | Name::PICTURE));
        let twin_is_read = twin.is_some_and(|_| matches!(line.content.last(), Some(Inline::Image(_))));
        if !is_known && !twin_is_read {
            line.push(Inline::Image(image));
        }
    }

    /// `a.jpg 800w, b.jpg 2x`: <https://html.spec.whatwg.org/#parsing-a-srcset-attribute>
    fn source_set(&mut self, set: &str, media_type: Option<&str>) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        let mut rest = set;
        loop {
            rest = rest.trim_start_matches(|character: char| character.is_ascii_whitespace() || character == ',');
            if rest.is_empty() || sources.len() >= 32 {
                return sources;
            }
            let end = rest.find(|character: char| character.is_ascii_whitespace()).unwrap_or(rest.len());
            let (mut address, mut after) = rest.split_at(end);
            let mut descriptor = "";
            if address.ends_with(',') {
                address = address.trim_end_matches(',');
            } else {
                let end = after.find(',').unwrap_or(after.len());
                (descriptor, after) = after.split_at(end);
            }
            rest = after;
            let descriptor = descriptor.trim();
            let width = descriptor.strip_suffix('w').and_then(|width| width.parse().ok());
            let density = descriptor.strip_suffix('x').and_then(decimal::parse).filter(|density| *density > 0.0);
            let media_type = media_type.map(str::to_string);
            if let (false, Some(url)) = (is_stand_in(address), self.builder.media(address)) {
                sources.push(Source { media_type, width, density, ..Source::new(url) });
            }
        }
    }
}

/// The source to show where a browser knows nothing of sets: the widest that is no wider than needed.
fn best(sources: &[Source]) -> Option<&Source> {
    let rank = |source: &&Source| match source.width {
        Some(width) if width <= ENOUGH => (2, i64::from(width)),
        Some(width) => (1, -i64::from(width)),
        None => (0, (source.density.unwrap_or(1.0) * 100.0) as i64),
    };
    // Those for narrow screens alone show another part of the picture.
    let is_narrow = |source: &Source| source.media.as_ref().is_some_and(|media| media.contains("max-width"));
    let wide = sources.iter().filter(|source| !is_narrow(source));
    let plain =
        wide.clone().filter(|source| !matches!(source.media_type.as_deref(), Some("image/avif" | "image/webp")));
    plain.max_by_key(rank).or_else(|| wide.max_by_key(rank)).or_else(|| sources.iter().max_by_key(rank))
}

fn is_stand_in(address: &str) -> bool {
    if let Some(data) = address.strip_prefix("data:") {
        // A drawing of the size of the picture, or one dot of it.
        return data.len() < 400 || data.starts_with("image/svg+xml");
    }
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    address == "#" || address.starts_with("about:") || STAND_INS.iter().any(|word| name.contains(word))
}

/// Whether an address is that of a drawing with nothing in it, which keeps the room of a picture.
fn is_empty_drawing(address: &str) -> bool {
    let Some(drawing) = address.strip_prefix("data:image/svg+xml") else { return false };
    // `<svg …></svg>` or `<svg …/>`, written as it is or encoded.
    let tags: usize = ["<", "%3C", "%3c"].iter().map(|tag| drawing.matches(*tag).count()).sum();
    // What shows no tag is written in a way that is not read here.
    (1..=2).contains(&tags)
}

fn looks_like_picture(address: &str) -> bool {
    !is_stand_in(address)
        && !address.starts_with(['{', '['])
        && !address.contains(' ')
        && (address.contains(['/', '.']))
}

fn same(one: &Image, other: &Image) -> bool {
    one.url == other.url || one.sources.iter().any(|source| source.url == other.url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_drawing_is_no_picture() {
        for (drawing, is_empty) in [
            ("%3Csvg width='760' height='450'%3E%3C/svg%3E", true),
            ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'/>", true),
            ("%3Csvg%3E%3Crect width='20' height='80' fill='red'/%3E%3C/svg%3E", false),
            ("%3csvg viewBox='0 0 3 2'%3e%3c/svg%3e", true),
            ("%3csvg viewBox='0 0 3 2'%3e%3cpath d='M0 0h3'/%3e%3c/svg%3e", false),
            ("<svg><path d='M0 0h9'/></svg>", false),
        ] {
            assert_eq!(is_empty_drawing(&["data:image/svg+xml,", drawing].concat()), is_empty, "{drawing}");
        }
        assert!(!is_empty_drawing("https://a.example/a.svg"));
        assert!(!is_empty_drawing("data:image/svg+xml;base64,PHN2Zz48L3N2Zz4="));
    }
}
