//! Pictures, players and what other sites would show in a frame.

use super::json::fields;
use super::{Block, Inline, Url};

/// A picture, in a line or in a [`Figure`](super::Figure).
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The picture to show where no source fits better.
    pub url: Url,
    /// Other renditions of the same picture: `srcset`, `<picture>`, ninjs `renditions`.
    pub sources: Vec<Source>,
    /// What the picture shows, in words; empty for decoration, absent where the payload does not say.
    pub alt: Option<String>,
    /// The tool tip.
    pub title: Option<String>,
    /// Natural or declared width in CSS pixels.
    pub width: Option<u32>,
    /// Natural or declared height in CSS pixels.
    pub height: Option<u32>,
    /// What must stay in sight when the picture is cropped: Sanity `hotspot`, ANS `focal_point`.
    pub focal_point: Option<FocalPoint>,
}

fields!(Image { @Media url, sources, alt, title, width, height, focal_point });

/// A point of a picture, each coordinate from 0 (left, top) to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FocalPoint {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

fields!(FocalPoint { x, y });

/// One rendition of a picture, a film or a sound.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Where it is.
    pub url: Url,
    /// Its media type: `image/avif`, `video/mp4`.
    pub media_type: Option<String>,
    /// Width in pixels: `srcset` `w`.
    pub width: Option<u32>,
    /// Device pixels for each CSS pixel: `srcset` `x`.
    pub density: Option<f64>,
}

fields!(Source { @Media url, media_type, width, density });

/// A film or a sound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Player {
    /// What [`Inline::Reference`] may name.
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
    /// What is said in it.
    pub transcript: Vec<Block>,
}

fields!(Player { id, [sources], @Media poster, title, tracks, duration, width, height, looping, caption, credit, transcript });

/// Text that runs along a film or a sound: WebVTT.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Where it is.
    pub url: Url,
    /// HTML `kind`: `subtitles`, `captions`, `descriptions`, `chapters`.
    pub purpose: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// What the menu says.
    pub label: Option<String>,
}

fields!(Track { @Media url, purpose, language, label });

/// What another site would show in a frame: a film, a post, a map.
///
/// Shown as a card that says what it is; the frame is loaded by the reader's act alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embed {
    /// What [`Inline::Reference`] may name.
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

fields!(Embed { id, provider, url, @Frame frame, title, author, published, width, height, thumbnail, blocks, caption });
