//! Why a payload is not an article.

use std::fmt;

/// Why a payload could not become an article.
///
/// Everything less than that is not an error: what a parser cannot carry over becomes a
/// [notice](crate::model::Notice) in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: String,
}

/// The short list of reasons, the same strings in Rust, on the command line and in JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// Nothing to read: no bytes, or only white space.
    Empty,
    /// Not text: an image, an archive, a program.
    Binary,
    /// The `type` that was asked for is not one of [`FORMATS`](crate::format::FORMATS).
    UnknownType,
    /// The payload is not what its `type` says, and nothing could be read of it.
    Malformed,
    /// Well-formed, but nothing in it is an article.
    NoArticle,
    /// Larger than the [limit](crate::format::MAX_BYTES).
    TooLarge,
}

impl Error {
    /// Makes an error of a code and a sentence a host developer can act on: lower case, no full stop.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Error { code, message: message.into() }
    }

    /// The reason as a stable string, such as `too-large`.
    pub fn code(&self) -> &'static str {
        self.code.as_str()
    }
}

impl ErrorCode {
    /// Every code, in the order of the documentation.
    pub const ALL: &[ErrorCode] = &[
        ErrorCode::Empty,
        ErrorCode::Binary,
        ErrorCode::UnknownType,
        ErrorCode::Malformed,
        ErrorCode::NoArticle,
        ErrorCode::TooLarge,
    ];

    /// The stable string of this code.
    pub const fn as_str(self) -> &'static str {
        match self {
            ErrorCode::Empty => "empty",
            ErrorCode::Binary => "binary",
            ErrorCode::UnknownType => "unknown-type",
            ErrorCode::Malformed => "malformed",
            ErrorCode::NoArticle => "no-article",
            ErrorCode::TooLarge => "too-large",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
