//! The crate as a program that uses it meets it: payload, model, what is written of it, and what is said when there is none.

use article_viewer::format::{self, FORMATS, MAX_BYTES, Options};
use article_viewer::model::{Article, Block, Inline, NoticeCode, Purpose, Url};
use article_viewer::prose::prose;
use article_viewer::render::{self, Remote, to_html, to_markdown};
use article_viewer::{Error, ErrorCode};
use std::fs;
use std::path::Path;

fn parse(payload: impl AsRef<[u8]>, type_name: Option<&str>) -> Result<Article, Error> {
    format::parse(payload.as_ref(), &Options { type_name, ..Options::default() })
}

fn code(payload: impl AsRef<[u8]>, type_name: Option<&str>) -> &'static str {
    parse(payload, type_name).map_or_else(|error| error.code(), |article| panic!("{article:?}"))
}

/// Whether a payload is read as the format of that name reads it.
fn is_read_as(payload: &str, options: &Options<'_>, format: &str) -> bool {
    let named = Options { type_name: Some(format), ..*options };
    let read = format::parse(payload.as_bytes(), options).expect("it is an article");
    read == format::parse(payload.as_bytes(), &named).expect("it is one of that format, too")
}

#[test]
fn a_payload_becomes_a_model_and_the_model_what_one_needs() {
    let payload = "---\ntitle: Ebb\nauthor: Ana Teale\n---\n\nThe *tide* goes [out](/out).\n\n- twice\n- a day\n";
    let options = Options { url: Some("https://shore.example/notes/1"), ..Options::default() };
    let article = format::parse(payload.as_bytes(), &options).unwrap();
    assert_eq!(article.meta.title.as_deref(), Some("Ebb"));
    assert_eq!(article.meta.authors[0].name, "Ana Teale");
    let [Block::Paragraph { content, .. }, Block::List(list)] = article.blocks.as_slice() else {
        panic!("{:?}", article.blocks)
    };
    assert_eq!(list.items.len(), 2);
    let link = Url::parse("https://shore.example/out", Purpose::Link).unwrap();
    assert!(content.contains(&Inline::Link { url: link, title: None, content: vec![Inline::text("out")] }));
    assert_eq!(prose(&article), "The tide goes out.\n\n- twice\n\n- a day");
    let html = to_html(&article, &render::Options { heading_level: 2, id_prefix: "a-", ..render::Options::default() });
    assert!(html.contains("<h2 part=\"title\" class=\"title\">Ebb</h2>") && html.contains("<em>tide</em>"), "{html}");
    let markdown = to_markdown(&article, &[]);
    assert!(markdown.contains("The *tide* goes [out](https://shore.example/out)."), "{markdown}");
}

#[test]
fn media_of_others_wait_for_consent() {
    let article = parse("<p>x</p><img src=https://other.example/a.png width=9 height=9 alt=A>", None).unwrap();
    let html = |remote, origins| to_html(&article, &render::Options { remote, origins, ..render::Options::default() });
    for (html, loads) in [
        (html(Remote::Ask, &[][..]), false),
        (html(Remote::Deny, &[]), false),
        (html(Remote::Allow, &[]), true),
        (html(Remote::Ask, &["https://other.example"]), true),
    ] {
        assert_eq!(html.contains(" src=\"https://other.example/a.png\""), loads, "{html}");
        assert!(html.contains("https://other.example/a.png"), "{html}");
    }
}

/// Each documented code has a payload that gets it, and nothing else is an error.
#[test]
fn every_error_is_one_that_is_documented() {
    let reasons = [
        ("empty", code("", None)),
        ("binary", code(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None)),
        ("unknown-type", code("text", Some("application/x-nothing"))),
        ("malformed", code("<p>text</p>", Some("json_ld"))),
        ("no-article", code("<nav><a href=/>Home</a></nav>", Some("html"))),
        ("too-large", code(vec![b' '; MAX_BYTES + 1], None)),
    ];
    for (expected, actual) in reasons {
        assert_eq!(actual, expected);
    }
    let all: Vec<&str> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(all, reasons.map(|(code, _)| code), "a code without a payload here");
    let readme = include_str!("../README.md");
    assert!(readme.contains("one of these codes"));
    for code in all {
        assert!(readme.contains(&format!("`{code}`")), "README: {code}");
    }
}

#[test]
fn nothing_to_read_is_empty_whatever_its_type() {
    for payload in ["", " ", "\n\r\n\t\u{a0}\u{3000}", "\u{feff}", "\u{feff}\n"] {
        for type_name in FORMATS.iter().map(|format| Some(format.name)).chain([None]) {
            assert_eq!(code(payload, type_name), "empty", "{payload:?} as {type_name:?}");
        }
    }
}

#[test]
fn what_is_no_text_is_binary_whatever_its_type() {
    for payload in [&b"GIF89a\x01\0"[..], b"%PDF-1.7\n", b"PK\x03\x04\x14\0", b"\x1f\x8b\x08\0", b"a\0\x01\x02b\0\0c"] {
        for type_name in FORMATS.iter().map(|format| Some(format.name)).chain([None]) {
            assert_eq!(code(payload, type_name), "binary", "{payload:?} as {type_name:?}");
        }
    }
}

#[test]
fn a_wrong_type_is_named_or_read_as_what_was_asked_for() {
    for (payload, type_name, expected) in [
        ("<p>text</p>", "article", "malformed"),
        ("<p>text</p>", "json_ld", "malformed"),
        ("# text", "article", "malformed"),
        ("{\"version\":1}", "article", "malformed"),
        ("[1, 2]", "json_ld", "no-article"),
        ("{\"version\":1,\"blocks\":[]}", "json_ld", "no-article"),
    ] {
        assert_eq!(code(payload, Some(type_name)), expected, "{payload} as {type_name}");
    }
    // Every text is plain text, and Markdown too.
    for type_name in ["text", "markdown", "html"] {
        assert!(prose(&parse("{\"version\":1}", Some(type_name)).unwrap()).contains("version"), "{type_name}");
    }
}

#[test]
fn what_is_said_of_a_payload_counts_in_this_order() {
    let text = "# One\n\n<b>two</b>\n";
    let all = Options {
        type_name: Some("text"),
        content_type: Some("text/html; charset=utf-8"),
        file_name: Some("a.md"),
        ..Options::default()
    };
    assert!(is_read_as(text, &all, "text"));
    assert!(is_read_as(text, &Options { type_name: None, ..all }, "html"));
    assert!(is_read_as(text, &Options { type_name: None, content_type: None, ..all }, "markdown"));
    // `text/plain` and unknown types say less than the name or the content.
    for content_type in ["text/plain", "application/octet-stream", "application/json", ""] {
        let options = Options { type_name: None, content_type: Some(content_type), ..all };
        assert!(is_read_as(text, &options, "markdown"), "{content_type}");
    }
    for (type_name, format) in [
        ("text/html", "html"),
        ("TEXT/HTML; charset=utf-8", "html"),
        ("application/xhtml+xml", "html"),
        ("text/markdown", "markdown"),
        ("text/x-markdown", "markdown"),
        ("text/plain", "text"),
    ] {
        assert!(is_read_as(text, &Options { type_name: Some(type_name), ..Options::default() }, format), "{type_name}");
    }
    for (file_name, format) in
        [("a.HTM", "html"), ("a.b.markdown", "markdown"), ("notes.txt", "markdown"), ("a", "markdown")]
    {
        assert!(is_read_as(text, &Options { file_name: Some(file_name), ..Options::default() }, format), "{file_name}");
    }
}

#[test]
fn what_is_declared_or_drawn_as_no_text_is_of_an_unknown_type() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>A boat</title></svg>";
    let read = |payload: &str, type_name, content_type| {
        let options = Options { type_name, content_type: Some(content_type), ..Options::default() };
        format::parse(payload.as_bytes(), &options).map_err(|error| error.code())
    };
    for content_type in ["image/svg+xml", "Image/PNG", "audio/mpeg", "video/mp4", "font/woff2", "application/pdf"] {
        assert_eq!(read("A text.", None, content_type), Err("unknown-type"), "{content_type}");
        assert!(read("A text.", Some("text"), content_type).is_ok(), "{content_type}");
    }
    for payload in [svg, &["<!-- drawn by hand -->\n", svg].concat(), &["<?xml version=\"1.0\"?>\n", svg].concat()] {
        assert_eq!(code(payload, None), "unknown-type", "{payload}");
        assert_eq!(read(payload, None, "text/plain"), Err("unknown-type"), "{payload}");
    }
}

#[test]
fn text_in_any_encoding_is_read() {
    let text = "Zoë rows — “slowly”.";
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(order).collect()
    };
    let windows_1252 = b"Zo\xeb rows \x97 \x93slowly\x94.".to_vec();
    for payload in [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        windows_1252,
    ] {
        let article = parse(&payload, None).unwrap();
        assert_eq!((prose(&article).as_str(), article.notices.as_slice()), (text, &[][..]), "{payload:?}");
    }
    let late = ["<meta charset=iso-8859-1><p>".as_bytes(), &b"a ".repeat(4000), b"caf\xe9</p>"].concat();
    assert!(prose(&parse(&late, None).unwrap()).ends_with("café"), "what is declared counts however late it shows");
    let content_type = Some("text/plain; charset=koi8-r");
    let options = Options { content_type, ..Options::default() };
    assert_eq!(prose(&format::parse(b"\xf0\xd2\xc9\xd7\xc5\xd4.", &options).unwrap()), "Привет.");
}

#[test]
fn an_article_without_a_body_says_so() {
    for (payload, type_name) in [
        ("---\ntitle: Ebb\n---\n", "markdown"),
        ("<h1>Ebb</h1>", "html"),
        (
            "<!doctype html><title>Ebb</title><meta property=og:image content=//a.example/ebb-tide.jpg><h1>Ebb</h1><img src=/ebb-tide.jpg>",
            "html",
        ),
        (r#"{"@context": "https://schema.org", "@type": "Article", "headline": "Ebb"}"#, "json_ld"),
    ] {
        let article = parse(payload, Some(type_name)).unwrap();
        assert_eq!(article.meta.title.as_deref(), Some("Ebb"));
        let codes: Vec<NoticeCode> = article.notices.iter().map(|notice| notice.code).collect();
        assert_eq!(codes, [NoticeCode::EmptyBody], "{payload}");
    }
}

#[test]
fn damaged_text_is_read_with_a_notice() {
    let long = "The water comes. ".repeat(300);
    for payload in [
        &b"It rained on Zo\xc3"[..],
        b"\xff\xfeA\0b\0c",
        b"\xff\xfe\0\xd8A\0",
        &[long.as_bytes(), b"\xff and goes."].concat(),
    ] {
        let article = parse(payload, Some("text")).unwrap();
        assert_eq!(article.notices[0].code, NoticeCode::Encoding, "{payload:?}");
        assert!(prose(&article).contains('\u{fffd}'), "{payload:?}");
    }
}

#[test]
fn a_payload_of_the_largest_size_is_read() {
    let mut payload = String::from("<p>first</p>");
    payload.push_str(&" ".repeat(MAX_BYTES - payload.len() - 11));
    payload.push_str("<p>last</p>");
    assert_eq!(payload.len(), MAX_BYTES);
    assert_eq!(prose(&parse(&payload, Some("html")).unwrap()), "first\n\nlast");
}

/// Our own JSON says all that the model says: what is read from it is what was written, byte for byte.
#[test]
fn our_own_json_goes_round_exactly() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut count = 0;
    for format in fs::read_dir(corpus).unwrap() {
        for case in fs::read_dir(format.unwrap().path()).unwrap() {
            let golden = fs::read_to_string(case.unwrap().path().join("article.json")).unwrap();
            let article = parse(&golden, None).unwrap();
            assert_eq!(serde_json::to_string_pretty(&article).unwrap() + "\n", golden);
            count += 1;
        }
    }
    assert!(count > 40, "{count} cases");
}
