//! Any article payload in, a comfortable page to read out.
//!
//! ```text
//! payload ──► format ──► model ──► render ──► Sink ──┬─► HTML text
//!               │                                    └─► real DOM
//!             extract
//! ```

mod error;

pub use error::{Error, ErrorCode};
