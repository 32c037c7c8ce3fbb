//! Articles that a reader has saved.

pub mod search;
