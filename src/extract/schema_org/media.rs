//! Pictures, films and sounds of schema.org data.

use super::item::{Item, Items, address, is, property};
use super::meta;
use crate::builder::Builder;
use crate::decimal;
use crate::model::{Block, Embed, Figure, Image, Inline, Player, Source};
use serde_json::Value;

/// The largest picture that an item names, with its caption and credit.
pub(super) fn figure(items: &Items<'_>, item: &Item, builder: &mut Builder<'_>) -> Option<Figure> {
    let mut best: Option<(u64, Figure)> = None;
    for name in ["image", "primaryImageOfPage", "thumbnail", "thumbnailUrl"] {
        for value in items.values(item, name) {
            let Some(figure) = figure_of(items, value, builder) else { continue };
            let area = figure.images.iter().map(|image| area(image.width, image.height)).sum();
            // Where no size is said, the first one is meant.
            if best.as_ref().is_none_or(|(largest, _)| area > *largest) {
                best = Some((area, figure));
            }
        }
        if best.is_some() {
            break;
        }
    }
    best.map(|(_, figure)| figure)
}

/// The picture that a value is: an address, or an `ImageObject`.
fn figure_of<'a>(items: &Items<'a>, value: &'a Value, builder: &mut Builder<'_>) -> Option<Figure> {
    let url = builder.media(address(value)?)?;
    let mut image = Image::new(url);
    let mut figure = Figure::default();
    if let Value::Object(item) = value {
        image.width = pixels(items, item, "width");
        image.height = pixels(items, item, "height");
        image.alt = items.text(item, "alternateName").or_else(|| items.text(item, "description"));
        figure.caption = super::body::paragraphs(&items.text(item, "caption").unwrap_or_default());
        let credit = ["creditText", "copyrightNotice", "creator", "author", "copyrightHolder"];
        let credit = credit.iter().find_map(|name| items.text(item, name));
        figure.credit = credit.map(|credit| vec![Inline::Text { text: credit }]).unwrap_or_default();
        figure.rights = meta::rights(items, item, builder);
    }
    figure.images = vec![image];
    Some(figure)
}

/// The films and sounds of an article, those with a file as players, the others as frames.
pub(super) fn players(items: &Items<'_>, item: &Item, builder: &mut Builder<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (name, is_video) in [("video", true), ("audio", false), ("associatedMedia", true)] {
        for media in items.items(item, name) {
            if is(media, "ImageObject") {
                continue;
            }
            let is_video = is_video && !is(media, "AudioObject");
            blocks.extend(player(items, media, is_video, builder));
        }
    }
    blocks
}

fn player(items: &Items<'_>, item: &Item, is_video: bool, builder: &mut Builder<'_>) -> Option<Block> {
    let text = |name| property(item, name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let title = items.text(item, "name").or_else(|| items.text(item, "headline"));
    let width = pixels(items, item, "width");
    let height = pixels(items, item, "height");
    let poster = items.value(item, "thumbnailUrl").or_else(|| items.value(item, "thumbnail")).and_then(address);
    let poster = poster.and_then(|address| builder.media(address));
    let caption = super::body::paragraphs(&items.text(item, "caption").unwrap_or_default());
    if let Some(url) = text("contentUrl").and_then(|address| builder.media(address)) {
        let media_type = items.text(item, "encodingFormat");
        let bytes = items.text(item, "contentSize").and_then(|size| size.parse().ok());
        let source = Source { media_type, bytes, ..Source::new(url) };
        let player = Player {
            sources: vec![source],
            poster,
            title,
            duration: text("duration").and_then(seconds),
            width,
            height,
            caption,
            rights: meta::rights(items, item, builder),
            transcript: super::body::paragraphs(&items.text(item, "transcript").unwrap_or_default()),
            ..Player::default()
        };
        return Some(if is_video { Block::Video(player) } else { Block::Audio(player) });
    }
    let frame = text("embedUrl").and_then(|address| builder.frame(address));
    let url = text("url").or(text("embedUrl")).and_then(|address| builder.link(address));
    if frame.is_none() && url.is_none() {
        return None;
    }
    let host = frame.as_ref().or(url.as_ref()).and_then(|url| url.host());
    let provider = host.map(|host| host.strip_prefix("www.").unwrap_or(host).to_string());
    let thumbnail = poster.map(Image::new);
    Some(Block::Embed(Embed { provider, url, frame, title, width, height, thumbnail, caption, ..Embed::default() }))
}

/// A size in pixels: `1200`, `"1200"`, `"1200px"`, or a `QuantitativeValue`.
fn pixels(items: &Items<'_>, item: &Item, name: &str) -> Option<u32> {
    let value = items.value(item, name)?;
    let value = value.as_object().and_then(|item| property(item, "value")).unwrap_or(value);
    let number = match value {
        Value::Number(number) => number.as_f64()? as u32,
        Value::String(text) => text.trim().trim_end_matches("px").trim_end().parse().ok()?,
        _ => return None,
    };
    (number > 1).then_some(number)
}

fn area(width: Option<u32>, height: Option<u32>) -> u64 {
    u64::from(width.unwrap_or(0)) * u64::from(height.unwrap_or(1))
}

/// The seconds of an ISO 8601 duration: `PT1H2M3.5S`.
fn seconds(duration: &str) -> Option<f64> {
    let time = duration.strip_prefix('P')?.split_once('T')?.1;
    let mut seconds = 0.0;
    let mut number = String::new();
    for character in time.chars() {
        if character.is_ascii_digit() || character == '.' {
            number.push(character);
            continue;
        }
        let unit = match character {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => return None,
        };
        seconds += decimal::parse(&number)? * unit;
        number.clear();
    }
    (seconds > 0.0 && number.is_empty()).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_in_seconds() {
        for (text, expected) in [
            ("PT1H2M3.5S", Some(3723.5)),
            ("PT90S", Some(90.0)),
            ("P0DT4M", Some(240.0)),
            ("PT", None),
            ("4:05", None),
            ("PT4X", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}
