//! Which kinds of payload there are, and how one becomes an article.
//!
//! A format is a file and a line in [`FORMATS`].

mod article;
mod charset;
mod front_matter;
mod html;
mod json_ld;
mod limit;
mod markdown;
mod pull_quote;
mod text;

pub use charset::Decode;

use crate::error::{Error, ErrorCode};
use crate::model::{Article, Direction, Notice, NoticeCode, Purpose, Url, walk};
use crate::outline;

/// What belongs to a feature of the crate, where this build has it.
macro_rules! part {
    ($($feature:literal)|+, $item:expr) => {
        if cfg!(any($(feature = $feature),+)) { Some($item) } else { None }
    };
}

/// The kinds of payload, surest detection first: the first whose `detect` says yes reads the payload.
pub static FORMATS: &[Format] = &[
    Format {
        name: "article",
        title: "Article JSON, as article-viewer writes it",
        media_types: &["application/vnd.article+json"],
        extensions: &[],
        module: "article",
        detect: part!("core", article::detect),
        parse: part!("article" | "export" | "library", article::parse),
        complete: None,
    },
    Format {
        name: "json_ld",
        title: "JSON-LD of a schema.org article",
        media_types: &["application/ld+json"],
        extensions: &["jsonld"],
        module: "html",
        detect: part!("core", json_ld::detect),
        parse: part!("html", json_ld::parse),
        complete: part!("html", complete),
    },
    Format {
        name: "html",
        title: "HTML, a page or a piece of one",
        media_types: &["text/html", "application/xhtml+xml"],
        extensions: &["html", "htm", "xhtml"],
        module: "html",
        detect: part!("core", html::detect),
        parse: part!("html", html::parse),
        complete: part!("html", complete),
    },
    Format {
        name: "markdown",
        title: "Markdown (CommonMark, GFM)",
        media_types: &["text/markdown", "text/x-markdown"],
        extensions: &["md", "markdown", "mdown", "mkd"],
        module: "markdown",
        detect: part!("core", markdown::detect),
        parse: part!("markdown", markdown::parse),
        complete: part!("markdown", complete),
    },
    Format {
        name: "text",
        title: "Plain text",
        media_types: &["text/plain"],
        extensions: &["txt", "text", "log", "eml"],
        module: "text",
        detect: part!("core", text::detect),
        parse: part!("text", text::parse),
        complete: part!("text", complete),
    },
];

/// The largest payload that is read, in bytes. Larger ones are refused before anything is allocated for them.
pub const MAX_BYTES: usize = 32 << 20;

/// One kind of payload.
pub struct Format {
    /// What `type` calls it.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Media types that say a payload is of this kind.
    pub media_types: &'static [&'static str],
    /// File name extensions that say so, without the dot.
    pub extensions: &'static [&'static str],
    /// The feature of the crate that reads it, and the small wasm of the package.
    pub module: &'static str,
    /// Whether a payload looks like one of this kind. Reads no more than it must. `None` where the feature `core` is
    /// left out.
    pub detect: Option<fn(&str) -> bool>,
    /// Reads a payload: `Err` only where it is no article at all; the rest becomes notices.
    /// The base address is that of the payload's page, if known. `None` where its feature
    /// is left out.
    pub parse: Option<Parse>,
    /// What is added to an article of this kind, whose payload does not say it itself.
    complete: Option<fn(&mut Article)>,
}

/// How a payload becomes an article.
pub type Parse = fn(&str, Option<&Url>) -> Result<Article, Error>;

/// What is known of a payload besides its bytes.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The name of its [`Format`], where somebody said it.
    pub type_name: Option<&'a str>,
    /// The address it came from, against which its relative addresses are read.
    pub url: Option<&'a str>,
    /// Its `Content-Type` header.
    pub content_type: Option<&'a str>,
    /// Its file name.
    pub file_name: Option<&'a str>,
    /// How to decode what is neither UTF-8, UTF-16 nor windows-1252.
    pub decode: Decode,
}

/// Reads a payload of any known kind: the one that [`recognise`] finds.
pub fn parse(payload: &[u8], options: &Options<'_>) -> Result<Article, Error> {
    let Recognised { format, text, damaged } = read(payload, options)?;
    let base = options.url.and_then(|url| Url::parse(url, Purpose::Link));
    let Some(parse) = format.parse else {
        let message = ["the type `", format.name, "` is not read without the feature `", format.module, "`"].concat();
        return Err(Error::new(ErrorCode::UnknownType, message));
    };
    let mut article = parse(&text, base.as_ref())?;
    if damaged {
        let message = "bytes that are no text in the payload's encoding were replaced";
        article.notices.insert(0, Notice::new(NoticeCode::Encoding, message));
    }
    if let Some(complete) = format.complete {
        complete(&mut article);
    }
    limit::depth(&mut article);
    outline::name_headings(&mut article);
    if article.meta.direction.is_none() {
        article.meta.direction = article.meta.language.as_deref().and_then(Direction::of_language);
    }
    Ok(article)
}

/// Says of an article what repeats what, and that nothing of its body is shown, where its format did not.
fn complete(article: &mut Article) {
    pull_quote::settle(article);
    notice_empty_body(article);
}

fn notice_empty_body(article: &mut Article) {
    let is_told = article.notices.iter().any(|notice| notice.code == NoticeCode::EmptyBody);
    if !is_told && !walk::is_any_shown(&article.blocks) {
        let message = "nothing of a body is shown, only what is known about the article";
        article.notices.push(Notice::new(NoticeCode::EmptyBody, message));
    }
}

/// The kind of a payload: the one that `type_name` names; otherwise what `content_type` or `file_name` say, where
/// they say more than “text” or “JSON”; otherwise what the content looks like.
pub fn recognise(payload: &[u8], options: &Options<'_>) -> Result<&'static Format, Error> {
    read(payload, options).map(|recognised| recognised.format)
}

/// A payload as text of a known kind.
struct Recognised {
    format: &'static Format,
    text: String,
    /// Whether bytes were replaced that are no text.
    damaged: bool,
}

fn read(payload: &[u8], options: &Options<'_>) -> Result<Recognised, Error> {
    if payload.len() > MAX_BYTES {
        return Err(Error::new(ErrorCode::TooLarge, "the payload is larger than 32 MiB"));
    }
    let named = options.type_name.map(named).transpose()?;
    let (text, damaged) = charset::decode(payload, options.content_type, options.decode)?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(Error::new(ErrorCode::Empty, "the payload holds no text"));
    }
    if named.is_none()
        && let Some(media_type) = options.content_type.filter(|media_type| is_no_text(media_type))
    {
        let message = format!("a payload of the type `{media_type}` is no article; name a format with `type` if it is");
        return Err(Error::new(ErrorCode::UnknownType, message));
    }
    let format = named.or_else(|| declared(options)).or_else(|| detect(&text)).ok_or_else(|| {
        Error::new(ErrorCode::UnknownType, "no known format recognises the payload; name one with `type`")
    })?;
    Ok(Recognised { format, text, damaged })
}

/// The format whose `detect` says yes first.
pub fn detect(text: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.detect.is_some_and(|detect| detect(text)))
}

/// The format of a name or media type: what `type` may be.
pub fn named(name: &str) -> Result<&'static Format, Error> {
    let essence = name.split(';').next().unwrap_or(name).trim().to_ascii_lowercase();
    let found = FORMATS.iter().find(|format| format.name == essence || format.media_types.contains(&essence.as_str()));
    found.ok_or_else(|| {
        let mut message = String::from("the type is none of");
        for (index, format) in FORMATS.iter().enumerate() {
            message.push_str(if index == 0 { " " } else { ", " });
            message.push_str(format.name);
        }
        Error::new(ErrorCode::UnknownType, message)
    })
}

/// The format that the header or the file name names. “Text” is what servers and people say of anything.
fn declared(options: &Options<'_>) -> Option<&'static Format> {
    let content_type = options.content_type.and_then(|content_type| named(content_type).ok());
    let file_name = || {
        let (_, extension) = options.file_name?.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
    };
    let says_more = |format: &&Format| says_more_than_text(format);
    content_type.filter(says_more).or_else(|| file_name().filter(says_more))
}

fn says_more_than_text(format: &Format) -> bool {
    !format.media_types.contains(&"text/plain")
}

/// Whether a `Content-Type` names what no article is written in, such as a picture that is drawn in XML.
fn is_no_text(media_type: &str) -> bool {
    let media_type = media_type.trim_start().to_ascii_lowercase();
    ["image/", "audio/", "video/", "font/", "model/", "application/pdf", "application/zip"]
        .iter()
        .any(|kind| media_type.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// `UPDATE=1 cargo test --lib modules` writes the file.
    #[test]
    fn the_package_knows_the_modules_of_the_formats() {
        let mut script = String::from(
            "// Which wasm reads what: by name, media type, extension. Made by `UPDATE=1 cargo test --lib modules`.\n\nexport default {\n",
        );
        for format in FORMATS {
            let extensions = format.extensions.iter().map(|extension| [".", extension].concat());
            let says_more = format.media_types.iter().map(|name| name.to_string()).chain(extensions);
            let names = says_more.filter(|_| says_more_than_text(format));
            for name in [format.name.to_string()].into_iter().chain(names) {
                script.push_str(&format!("  '{name}': '{}',\n", format.module));
            }
        }
        script.push_str("};\n");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/modules.js");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &script).expect("the file can be written");
        }
        let file = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(file, script, "`UPDATE=1 cargo test --lib modules` writes pkg/modules.js");
    }
}
