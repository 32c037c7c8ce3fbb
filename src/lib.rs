//! Any article payload in, a comfortable page to read out.
//!
//! ```text
//! payload ──► format ──► model ──► render ──► Sink ──┬─► HTML text
//!               │                                    └─► real DOM
//!             extract
//! ```

mod error;
pub mod model;

pub use error::{Error, ErrorCode};
