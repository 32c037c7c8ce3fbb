//! Any article payload in, a comfortable page to read out.
//!
//! ```text
//! payload ──► format ──► model ──► render ──► Sink ──┬─► HTML text
//!               │                                    └─► real DOM
//!             extract
//! ```

// A module of the package is the crate without what stands in another; what is not used then is not linked.
#![cfg_attr(
    not(all(
        feature = "article",
        feature = "html",
        feature = "markdown",
        feature = "text",
        feature = "core",
        feature = "library",
        feature = "tools"
    )),
    allow(dead_code, unused_imports)
)]

mod builder;
pub mod code;
mod date;
mod decimal;
pub mod diff;
pub mod epub;
mod error;
pub mod explain;
mod extract;
pub mod find;
mod fold;
pub mod format;
mod fragment;
pub mod grid;
mod html;
mod json;
pub mod labels;
mod lexicon;
pub mod library;
pub mod locale;
mod lowercase;
pub mod model;
mod order;
pub mod outline;
pub mod place;
pub mod prose;
pub mod ranking;
pub mod render;
pub mod viewer;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use error::{Error, ErrorCode};
