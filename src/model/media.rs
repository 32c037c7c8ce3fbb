//! Pictures, players and what other sites would show in a frame.

use super::meta::is_false;
use super::url::media;
use super::{Block, Inline, Url};
use serde::{Deserialize, Serialize};

/// A picture, in a line or in a [`Figure`](super::Figure).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// The picture to show where no source fits better.
    #[serde(deserialize_with = "super::url::media_address")]
    pub url: Url,
    /// Other renditions of the same picture: `srcset`, `<picture>`, ninjs `renditions`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// What the picture shows, in words; empty for decoration, absent where the payload does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// The tool tip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Natural or declared width in CSS pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Natural or declared height in CSS pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// What must stay in sight when the picture is cropped: Sanity `hotspot`, ANS `focal_point`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focal_point: Option<FocalPoint>,
}

/// A point of a picture, each coordinate from 0 (left, top) to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FocalPoint {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// One rendition of a picture, a film or a sound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Where it is.
    #[serde(deserialize_with = "super::url::media_address")]
    pub url: Url,
    /// Its media type: `image/avif`, `video/mp4`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Width in pixels: `srcset` `w`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Device pixels for each CSS pixel: `srcset` `x`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub density: Option<f64>,
}

/// A film or a sound.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Player {
    /// What [`Inline::Reference`] may name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The files, best first. Never empty.
    pub sources: Vec<Source>,
    /// The still that stands before a film.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "media")]
    pub poster: Option<Url>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Subtitles, captions, descriptions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<Track>,
    /// Length in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<f64>,
    /// Width in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Plays over and over without sound: what the web calls a GIF.
    #[serde(skip_serializing_if = "is_false")]
    pub looping: bool,
    /// The words below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Block>,
    /// Who made it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credit: Vec<Inline>,
    /// What is said in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transcript: Vec<Block>,
}

/// Text that runs along a film or a sound: WebVTT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// Where it is.
    #[serde(deserialize_with = "super::url::media_address")]
    pub url: Url,
    /// HTML `kind`: `subtitles`, `captions`, `descriptions`, `chapters`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What the menu says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// What another site would show in a frame: a film, a post, a map.
///
/// Shown as a card that says what it is; the frame is loaded by the reader's act alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Embed {
    /// What [`Inline::Reference`] may name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Who shows it, as a name: `YouTube`, `Mastodon`; otherwise the host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The page of it, for a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// The document for the frame; `https` alone.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "super::url::frame")]
    pub frame: Option<Url>,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was made, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Width in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// A still of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<Image>,
    /// What it says, where the payload holds that: the text of a post.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// The words below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Block>,
}
