//! Pictures with captions, alone and together.

use super::json::{fields, names};
use super::{Block, Image, Inline, Rights, Url};

/// Pictures, or another block, with a caption.
///
/// From: HTML `figure`, a picture alone in a Markdown paragraph, JSON-LD `ImageObject`, JATS `fig`, ANS `image`, Apple News
/// `photo` and `figure`, ninjs `associations`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Its id.
    pub id: Option<String>,
    /// Its label as printed: `Figure 2`.
    pub label: Option<String>,
    /// Its pictures, which share the caption.
    pub images: Vec<Image>,
    /// What it shows where that is not a picture: a listing, a chart's table, a quote.
    pub blocks: Vec<Block>,
    /// The words below it: HTML `figcaption`, JSON-LD `caption`.
    pub caption: Vec<Block>,
    /// Who made it, `Photograph: Ana García/Agency`: JSON-LD `creditText`, JATS `attrib`, ANS `credits`.
    pub credit: Vec<Inline>,
    /// Who holds the rights in it, where they are not the article's: JSON-LD `license`, JATS `permissions`.
    pub rights: Option<Rights>,
    /// Where a click on it leads.
    pub url: Option<Url>,
    /// How much room it takes.
    pub layout: Option<FigureLayout>,
}

fields!(Figure { id, label, images, blocks, caption, credit, rights, url, layout });

/// How much room a figure takes. Absent: the width of the text.
///
/// From: classes of HTML (`alignwide`, `kg-width-full`), Contentful and Portable Text by convention, Apple News layouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureLayout {
    /// Wider than the text.
    Wide,
    /// The whole width of the page.
    Full,
    /// At the start of the lines, text beside it.
    Start,
    /// At the end of the lines, text beside it.
    End,
    /// A layout of a later version.
    Other,
}

names!(FigureLayout { Wide "wide", Full "full", Start "start", End "end", Other "other" });

/// Several figures shown together.
///
/// From: galleries of HTML by their classes, JATS `fig-group`, ANS `gallery`, Apple News `gallery` and `mosaic`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gallery {
    /// Its id.
    pub id: Option<String>,
    /// Its label as printed.
    pub label: Option<String>,
    /// How they are shown.
    pub layout: Option<GalleryLayout>,
    /// The figures.
    pub items: Vec<Figure>,
    /// The words below all of them.
    pub caption: Vec<Block>,
    /// Who made them all.
    pub credit: Vec<Inline>,
}

fields!(Gallery { id, label, layout, [items], caption, credit });

/// How a gallery is shown. Absent: as a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GalleryLayout {
    /// One at a time.
    Slideshow,
    /// Side by side for comparison.
    Compare,
    /// In rows.
    Grid,
}

names!(GalleryLayout { Slideshow "slideshow", Compare "compare", Grid "grid" });
