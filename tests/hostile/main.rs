//! Nothing a payload holds reaches the page as markup, stops the program, or gets lost without a word.

mod doubling;
mod pages;
mod scan;
mod seen;

use article_viewer::format::{self, FORMATS, Options};
use article_viewer::model::{Article, NoticeCode};
use article_viewer::{Error, ErrorCode, render};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Attacks of the kinds there are, one of each.
const VECTORS: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<math href=javascript:alert(1)>x</math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe src=//frame.example/></iframe>",
    "<object data=javascript:alert(1)>x</object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='\u{1}java\nscript&colon;alert(1)'>x</a>",
    "<a href=vbscript:x>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<img src='data:text/html,x'><img srcset='javascript:alert(1) 1x'>",
    "<video poster=javascript:alert(1) src=javascript:alert(1)></video>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<style>@import 'https://css.example/';</style>x",
    "<link rel=stylesheet href=https://css.example/>x",
    "<base href=https://base.example/><a href=x>x</a>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>x",
    "<form action=javascript:alert(1)><input name=attributes><button>x</button></form>",
    "<p id=location name=location>x</p><a name=body id=body>x</a>",
    "<h2 id='\"><script>alert(1)</script>'>x</h2>",
    "<p title='\"><script>alert(1)</script>' class='\"onclick=x'>x</p>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">x</noscript>",
    "<table><td><style><img src='</style><img src=x onerror=alert(1)>'></table>x",
    "<template><img src=x onerror=alert(1)></template>x",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->x",
    "<div data-action=load-media part=toolbar>x</div>",
    "<pre><code class='language-\"><img src=x onerror=alert(1)>'>x</code></pre>",
    "[x](javascript:alert(1)) ![x](javascript:alert(1)) <javascript:alert(1)>",
    "[x]: data:text/html,x\n\n[x] ![y][x]",
    "```\"><script>alert(1)</script>\nx\n```",
    "# x {#location .\"onclick onclick=alert(1)}",
    "$\\href{javascript:alert(1)}{x}$",
    "[^\"><script>]: x\n\nx[^\"><script>]",
];

#[test]
fn no_vector_gets_through() {
    for vector in VECTORS {
        for format in FORMATS {
            check(vector, Some(format.name), vector);
        }
        for (type_name, payload) in disguises(vector) {
            check(&payload, Some(type_name), vector);
        }
    }
}

#[test]
fn no_vector_of_the_collection_gets_through() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/attacks/vectors.jsonl");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: {} is absent", path.display());
        return;
    };
    let vectors: Vec<Value> = text.lines().map(vector).collect();
    in_parallel(&vectors, |vector| {
        let payload = vector["payload"].as_str().expect("a vector has a payload");
        let name = vector["id"].as_str().unwrap_or_default();
        let (types, disguised): (&[&str], bool) = match vector["kind"].as_str() {
            Some("html" | "css") => (&["html", "markdown"], false),
            Some("markdown") => (&["markdown", "html", "text"], false),
            Some("url") => (&["text"], true),
            _ => (&["article", "json_ld", "html", "text"], false),
        };
        for type_name in types {
            check(payload, Some(type_name), name);
        }
        check(payload, None, name);
        for (type_name, payload) in disguises(payload).into_iter().filter(|(name, _)| disguised || *name == "json_ld") {
            check(&payload, Some(type_name), name);
        }
    });
    println!("{} vectors", vectors.len());
}

/// A vector of the collection. Text has no halves of surrogate pairs: they are replaced, as everywhere on their way here.
fn vector(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|_| {
        let mut whole = line.to_string();
        while let Some(at) = ["\\ud8", "\\udf"].iter().find_map(|half| whole.find(half)) {
            whole.replace_range(at..at + 6, "\\ufffd");
        }
        serde_json::from_str(&whole).expect("a vector is JSON")
    })
}

/// A payload in each of the places of other payloads where one may stand.
fn disguises(payload: &str) -> Vec<(&'static str, String)> {
    let escaped: String = payload.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let prose = "The water comes, the water goes, and it never asks anybody where it should be going. ".repeat(4);
    let page = format!(
        "<!doctype html><html lang=\"{escaped}\"><head><title>{escaped}</title><meta property=og:image \
         content=\"{escaped}\"><meta name=author content=\"{escaped}\"><link rel=canonical href=\"{escaped}\"></head>\
         <body><article><h1>{escaped}</h1><p>{prose}</p>{payload}</article></body></html>"
    );
    let addressed = format!(
        "<p>x <a href=\"{escaped}\">x</a><img src=\"{escaped}\" srcset=\"{escaped} 1x\"><iframe src=\"{escaped}\"></iframe>\
         <video src=\"{escaped}\" poster=\"{escaped}\"></video><q cite=\"{escaped}\">x</q></p>"
    );
    let markdown = format!("x [x](<{payload}>) ![x]({payload} \"{payload}\") <{payload}>\n\n[x]: {payload}\n\n[x]");
    let schema = json!({
        "@context": "https://schema.org", "@type": "Article", "headline": payload, "articleBody": payload, "url": payload,
        "image": {"@type": "ImageObject", "url": payload, "caption": payload}, "inLanguage": payload,
        "author": {"@type": "Person", "name": payload, "url": payload}, "datePublished": payload,
    });
    let own = json!({"version": 1, "meta": {"title": payload, "url": payload, "language": payload}, "blocks": [
        {"kind": "heading", "level": 2, "id": payload, "content": [{"kind": "text", "text": payload}]},
        {"kind": "paragraph", "content": [
            {"kind": "link", "url": payload, "title": payload, "content": [{"kind": "text", "text": payload}]},
            {"kind": "span", "language": payload, "content": [{"kind": "text", "text": payload}]},
            {"kind": "time", "value": payload, "content": [{"kind": "text", "text": payload}]},
            {"kind": "image", "url": payload, "alt": payload, "sources": [{"url": payload}]}]},
        {"kind": "embed", "frame": payload, "url": payload, "title": payload},
        {"kind": "video", "sources": [{"url": payload, "media_type": payload}], "poster": payload},
        {"kind": "math", "mathml": [{"element": payload, "children": [payload]}, {"element": "mi",
            "attributes": [["href", payload], ["mathvariant", payload]], "children": [payload]}]},
        {"kind": "code", "language": payload, "filename": payload, "text": payload}]});
    vec![
        ("html", page),
        ("html", addressed),
        ("markdown", markdown),
        ("json_ld", schema.to_string()),
        ("article", own.to_string()),
    ]
}

/// Reads a payload; what comes of it must be harmless, and its JSON must say the same when it is read back.
fn check(payload: &str, type_name: Option<&str>, name: &str) {
    let Ok(article) = read(payload.as_bytes(), type_name, name) else { return };
    for remote in [render::Remote::Ask, render::Remote::Allow] {
        let options = render::Options { remote, ..render::Options::default() };
        let html = render::to_html(&article, &options);
        let violations = scan::violations(&html, options.id_prefix);
        assert!(violations.is_empty(), "{name} as {type_name:?}: {violations:#?}\n\n{payload}\n\n{html}");
    }
}

/// What a payload becomes; an error must be one of those that are documented.
fn read(payload: &[u8], type_name: Option<&str>, name: &str) -> Result<Article, Error> {
    let options = Options { type_name, url: Some("https://paper.example/news/1"), ..Options::default() };
    let article = format::parse(payload, &options).inspect_err(|error| {
        let known = ErrorCode::ALL.iter().any(|code| code.as_str() == error.code());
        assert!(known && !error.to_string().is_empty(), "{name}: {error:?}");
    })?;
    let json = serde_json::to_vec(&article).expect("an article is JSON");
    let own = Options { type_name: Some("article"), ..Options::default() };
    let again = format::parse(&json, &own).unwrap_or_else(|error| panic!("{name} as {type_name:?}: {error}"));
    assert!(again == article, "{name} as {type_name:?} does not read back");
    Ok(article)
}

/// Constructs inside one another that are far deeper than anything is read.
const DEEP: &[&str] =
    &["h_ul_li", "h_blockquote", "h_details", "h_b", "h_span", "h_math_deep", "md_blockquotes", "md_lists_staircase"];

#[test]
fn no_pathological_payload_stops_the_program() {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tools/pathological.py");
    if !tool.exists() {
        println!("skipped: {} is absent", tool.display());
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pathological");
    let made = Command::new("python3").arg(&tool).arg(&folder).args(["--size", "16384"]).output();
    if !made.is_ok_and(|made| made.status.success()) {
        println!("skipped: python3 does not run {}", tool.display());
        return;
    }
    let manifest = fs::read(folder.join("manifest.json")).expect("the tool writes a manifest");
    let cases: Vec<Value> = serde_json::from_slice(&manifest).expect("a manifest is JSON");
    for name in DEEP {
        assert!(cases.iter().any(|case| case["name"] == *name), "{name} is not among them");
    }
    in_parallel(&cases, |case| {
        let (name, file) = (case["name"].as_str().unwrap_or_default(), case["file"].as_str().unwrap_or_default());
        let payload = fs::read(folder.join(file)).expect("the tool writes its files");
        for type_name in [None, Some("html"), Some("markdown"), Some("text"), Some("json_ld"), Some("article")] {
            let article = read(&payload, type_name, name);
            let own = match case["kind"].as_str() {
                Some("json" | "feed") | None => None,
                kind => kind,
            };
            if let (Ok(article), true) = (article, own.is_some() && own == type_name) {
                let html = render::to_html(&article, &render::Options::default());
                let violations = scan::violations(&html, "article-");
                assert!(violations.is_empty(), "{name}: {:#?}", &violations[..violations.len().min(5)]);
                let is_limited = article.notices.iter().any(|notice| notice.code == NoticeCode::Limit);
                assert!(is_limited || !DEEP.contains(&name), "{name}: the limit is not named");
            }
        }
    });
    println!("{} payloads", cases.len());
}

/// Wherever a payload breaks off, what is left is read; an article of nothing says why.
#[test]
fn a_payload_may_break_off_anywhere() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let payloads: Vec<(PathBuf, String)> = files(&corpus, 0)
        .into_iter()
        .filter(|path| path.file_stem().is_some_and(|stem| stem == "payload"))
        .map(|path| {
            let format = path.strip_prefix(&corpus).ok().and_then(|path| path.iter().next());
            let format = format.and_then(|format| format.to_str()).expect("a case has a format").to_string();
            (path, format)
        })
        .collect();
    assert!(!payloads.is_empty());
    in_parallel(&payloads, |(path, format)| {
        let payload = fs::read(path).expect("a payload is there");
        let step = if payload.len() > 500 { (payload.len() / 200).max(7) } else { 1 };
        for end in (0..payload.len()).step_by(step) {
            let name = format!("{} up to {end}", path.display());
            let options = Options { type_name: Some(format), ..Options::default() };
            let Ok(article) = format::parse(&payload[..end], &options) else { continue };
            assert_not_silent(&article, &name);
        }
    });
}

/// A reader sees something of the body of an article, or a notice says why not.
fn assert_not_silent(article: &Article, name: &str) {
    if article.notices.is_empty() {
        let html = render::to_html(article, &render::Options::default());
        assert!(seen::is_body_seen(&html), "{name}: nothing, and not a word why");
    }
}

fn files(folder: &Path, depth: usize) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    entries.flat_map(|path| if path.is_dir() && depth < 4 { files(&path, depth + 1) } else { vec![path] }).collect()
}

/// Does something with each of many things, on all processors.
fn in_parallel<T: Sync>(things: &[T], each: impl Fn(&T) + Sync) {
    let next = Mutex::new(things.iter());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let Some(thing) = next.lock().ok().and_then(|mut next| next.next()) else { return };
                    each(thing);
                }
            });
        }
    });
}
