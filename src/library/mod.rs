//! What readers have saved: what is known of each article, which of two states of it holds, in which order they stand.
//!
//! An article is saved as it came, its payload beside what is written here of it. Nothing here waits, asks or stores: that
//! is done by who calls it, in one transaction for each article.

mod arrange;
mod describe;
mod entry;
mod merge;
pub mod search;
mod stamp;

pub use arrange::{Arrangement, arrange};
pub use describe::{address, describe};
pub use entry::{Change, Damage, Entry, Picture, SCHEMA, Stamps, Version};
pub use merge::merge;
pub use stamp::Stamp;
