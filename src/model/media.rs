//! Pictures, players and what other sites would show in a frame.

use super::json::fields;
use super::{Block, Inline, Rights, Url};

/// A picture, in a line or in a [`Figure`](super::Figure).
///
/// From: HTML `img` and `picture`, Markdown `![]()`, `og:image`, JSON-LD `ImageObject`, JATS `graphic`, pictures of ninjs
/// and ANS.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The picture to show where no source fits better.
    pub url: Url,
    /// Other renditions of the same picture: `srcset`, `<picture>`, ninjs `renditions`.
    pub sources: Vec<Source>,
    /// What the picture shows, in words; empty for decoration, absent where the payload does not say: HTML `alt`, JATS
    /// `alt-text`, ANS `alt_text`.
    pub alt: Option<String>,
    /// The tool tip.
    pub title: Option<String>,
    /// Natural or declared width in CSS pixels.
    pub width: Option<u32>,
    /// Natural or declared height in CSS pixels.
    pub height: Option<u32>,
    /// What must stay in sight when the picture is cropped: Sanity `hotspot`, ANS `focal_point`.
    pub focal_point: Option<FocalPoint>,
    /// The part that is to be seen: Sanity `crop`.
    pub crop: Option<Crop>,
}

fields!(Image { @Media url, sources, alt, title, width, height, focal_point, crop });

impl Image {
    /// A picture of which nothing but its address is known.
    pub fn new(url: Url) -> Self {
        Image {
            url,
            sources: Vec::new(),
            alt: None,
            title: None,
            width: None,
            height: None,
            focal_point: None,
            crop: None,
        }
    }
}

/// A point of a picture, each coordinate from 0 (left, top) to 1.
///
/// From: Sanity `hotspot`, ANS `focal_point`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FocalPoint {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

fields!(FocalPoint { {x 0.0 1.0}, {y 0.0 1.0} });

/// How much of a picture is cut off at each side, as a part of its width or height from 0 to 1.
///
/// From: Sanity `crop`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Crop {
    /// From the top.
    pub top: f64,
    /// From the right.
    pub right: f64,
    /// From the bottom.
    pub bottom: f64,
    /// From the left.
    pub left: f64,
}

fields!(Crop { {top 0.0 1.0}, {right 0.0 1.0}, {bottom 0.0 1.0}, {left 0.0 1.0} });

/// One rendition of a picture, a film or a sound.
///
/// From: HTML `source` and `srcset`, JSON-LD `contentUrl`, feed `enclosure`, ninjs `renditions`, ANS `streams`.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Where it is.
    pub url: Url,
    /// Its media type: `image/avif`, `video/mp4`.
    pub media_type: Option<String>,
    /// The media query that it is for, where it is another cut of the picture: `source media`.
    pub media: Option<String>,
    /// Width in pixels: `srcset` `w`.
    pub width: Option<u32>,
    /// Height in pixels. Where its proportions are not the picture's it is another cut of it.
    pub height: Option<u32>,
    /// Device pixels for each CSS pixel: `srcset` `x`.
    pub density: Option<f64>,
    /// Size in bytes: feed `enclosure length`, ANS `filesize`.
    pub bytes: Option<u64>,
    /// Kilobits for each second of it: ANS `bitrate`, JSON-LD `bitrate`.
    pub bitrate: Option<u32>,
}

fields!(Source { @Media url, media_type, media, width, height, density, bytes, bitrate });

impl Source {
    /// A rendition of which nothing but its address is known.
    pub fn new(url: Url) -> Self {
        Source {
            url,
            media_type: None,
            media: None,
            width: None,
            height: None,
            density: None,
            bytes: None,
            bitrate: None,
        }
    }
}

/// A film or a sound.
///
/// From: HTML `video` and `audio`, JSON-LD `VideoObject` and `AudioObject`, feed `enclosure`, ANS `video` and `audio`, JATS
/// `media`, Apple News `video` and `audio`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Player {
    /// What [`Inline::CrossReference`] may name.
    pub id: Option<String>,
    /// The files, best first. Never empty.
    pub sources: Vec<Source>,
    /// The still that stands before a film.
    pub poster: Option<Url>,
    /// Its name.
    pub title: Option<String>,
    /// Subtitles, captions, descriptions.
    pub tracks: Vec<Track>,
    /// Length in seconds.
    pub duration: Option<f64>,
    /// Width in CSS pixels.
    pub width: Option<u32>,
    /// Height in CSS pixels.
    pub height: Option<u32>,
    /// Plays over and over without sound: what the web calls a GIF.
    pub looping: bool,
    /// The words below it.
    pub caption: Vec<Block>,
    /// Who made it.
    pub credit: Vec<Inline>,
    /// Who holds the rights in it, where they are not the article's.
    pub rights: Option<Rights>,
    /// What is said in it.
    pub transcript: Vec<Block>,
}

fields!(Player { id, [sources], @Media poster, title, tracks, duration, width, height, looping, caption, credit, rights, transcript });

/// Text that runs along a film or a sound: WebVTT.
///
/// From: HTML `track`, ANS `subtitles`.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Where it is.
    pub url: Url,
    /// What it is for: `subtitles`, `captions`, `descriptions`, `chapters`.
    pub kind: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// What the menu says.
    pub label: Option<String>,
}

fields!(Track { @Media url, kind, language, label });

/// What another site would show in a frame: a film, a post, a map.
///
/// From: HTML `iframe` and the markup that other sites' scripts take, JSON-LD `embedUrl`, oEmbed in ANS, Apple News `tweet`
/// and its like. A map without a page of its own has a `geo:` address.
///
/// Shown as a card that says what it is, with a link to its page. Where the frame is one that is made to stand in other
/// pages, [`Embed::player`], it comes into the card when the reader asks for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embed {
    /// What [`Inline::CrossReference`] may name.
    pub id: Option<String>,
    /// Who shows it, as a name: `YouTube`, `Mastodon`; otherwise the host.
    pub provider: Option<String>,
    /// The page of it, for a link.
    pub url: Option<Url>,
    /// The document for the frame; `https` alone.
    pub frame: Option<Url>,
    /// Its title.
    pub title: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// Their page: oEmbed `author_url`.
    pub author_url: Option<Url>,
    /// When it was made, ISO 8601.
    pub published: Option<String>,
    /// Width in CSS pixels.
    pub width: Option<u32>,
    /// Height in CSS pixels.
    pub height: Option<u32>,
    /// A still of it.
    pub thumbnail: Option<Image>,
    /// What it says, where the payload holds that: the text of a post.
    pub blocks: Vec<Block>,
    /// The words below it.
    pub caption: Vec<Block>,
}

fields!(Embed { id, provider, url, @Frame frame, title, author, author_url, published, width, height, thumbnail, blocks, caption });
