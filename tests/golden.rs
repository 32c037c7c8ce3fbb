//! Every case of `tests/corpus` gives the article and the page that lie beside it.
//!
//! A case is a folder `tests/corpus/FORMAT/CASE` with `payload.EXTENSION`, what comes out of it as `article.json` and
//! `article.html`, and, where something is to be said of the payload, `options.json`: `{"type": NAME, "url": BASE}`.
//! `UPDATE=1 cargo test --test golden` writes what comes out; the difference is for a human being to read.

use article_viewer::format::{self, Options};
use article_viewer::model::{Article, Author};
use article_viewer::render;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_case_gives_its_golden_files() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut failures = Vec::new();
    for case in cases() {
        let article = parse(&case, None);
        let json = serde_json::to_string_pretty(&article).expect("an article is JSON") + "\n";
        for (name, actual) in [("article.json", json), ("article.html", page(&article))] {
            let path = case.join(name);
            if update {
                fs::write(&path, actual).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                continue;
            }
            let golden = fs::read_to_string(&path).unwrap_or_default();
            if golden != actual {
                failures.push(format!("{}: {}", path.display(), first_difference(&golden, &actual)));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{}\n\n`UPDATE=1 cargo test --test golden` writes what comes out now; then read `git diff`",
        failures.join("\n")
    );
}

#[test]
fn an_article_survives_its_own_json() {
    for case in cases() {
        let article = parse(&case, None);
        let json = serde_json::to_vec(&article).expect("an article is JSON");
        let options = Options { type_name: Some("article"), ..Options::default() };
        let again = format::parse(&json, &options).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        assert_eq!(again, article, "{}", case.display());
    }
}

/// Front matter has a key for most of what an article says about itself.
#[test]
fn an_article_says_the_same_of_itself_in_markdown() {
    const KNOWN: [&str; 3] = ["doi", "pmid", "guid"];
    let told = |article: &Article| {
        let meta = article.meta.clone();
        let author = |author: Author| (author.name, author.role, author.url, author.orcid, author.email);
        (
            (meta.title, meta.kicker, meta.byline, meta.authors.into_iter().map(author).collect::<Vec<_>>()),
            (meta.published, meta.modified, meta.section, meta.url, meta.language, meta.site_name),
            (meta.status, meta.rating.map(|rating| (rating.value, rating.best))),
            meta.identifiers.into_iter().filter(|one| KNOWN.contains(&&*one.scheme)).collect::<Vec<_>>(),
            meta.rights.map(|rights| (rights.license, rights.terms)),
        )
    };
    let options = Options { type_name: Some("markdown"), ..Options::default() };
    for case in cases() {
        let article = parse(&case, None);
        let markdown = render::to_markdown(&article, &[]);
        let again = format::parse(markdown.as_bytes(), &options).unwrap_or_else(|error| panic!("{markdown}: {error}"));
        assert_eq!(told(&again), told(&article), "{}\n{markdown}", case.display());
    }
}

#[test]
fn reading_twice_gives_the_same() {
    for case in cases() {
        assert_eq!(parse(&case, None), parse(&case, None), "{}", case.display());
    }
}

/// Detection needs no help: unless a case says its type, the content alone leads to the format of its folder.
#[test]
fn every_case_is_recognised() {
    for case in cases().into_iter().filter(|case| option(case, "type").is_none()) {
        let format =
            case.parent().and_then(Path::file_name).and_then(|name| name.to_str()).expect("a case has a format");
        assert_eq!(parse(&case, Some(format)), parse(&case, None), "{} is not recognised", case.display());
    }
}

fn cases() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut cases: Vec<PathBuf> = folders(&corpus).iter().flat_map(|format| folders(format)).collect();
    cases.sort();
    assert!(!cases.is_empty(), "{} holds no case", corpus.display());
    cases
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    entries.map(|entry| entry.expect("a readable folder").path()).filter(|path| path.is_dir()).collect()
}

/// The article of a case, by its own options, or by `type_name` where that is given.
fn parse(case: &Path, type_name: Option<&str>) -> Article {
    let payload = fs::read_dir(case)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.file_stem().is_some_and(|stem| stem == "payload"))
        .unwrap_or_else(|| panic!("{} has no payload", case.display()));
    let payload = fs::read(&payload).unwrap_or_else(|error| panic!("{}: {error}", payload.display()));
    let (url, own_type) = (option(case, "url"), option(case, "type"));
    let options = Options { type_name: type_name.or(own_type.as_deref()), url: url.as_deref(), ..Options::default() };
    format::parse(&payload, &options).unwrap_or_else(|error| panic!("{}: {error}", case.display()))
}

fn option(case: &Path, name: &str) -> Option<String> {
    let options = fs::read_to_string(case.join("options.json")).ok()?;
    let options: serde_json::Value = serde_json::from_str(&options).expect("options.json is JSON");
    options.get(name).and_then(|value| value.as_str()).map(String::from)
}

/// The article as a file that a browser opens, an element a line so that differences can be read.
fn page(article: &Article) -> String {
    let html = render::to_html(article, &render::Options::default());
    format!("<!doctype html>\n<meta charset=\"utf-8\">\n{}\n", break_lines(&html))
}

/// Puts line ends before the tags of blocks, where they show nothing, outside of preformatted text.
fn break_lines(html: &str) -> String {
    const BLOCKS: &[&str] = &[
        "<article",
        "<header",
        "<section",
        "<aside",
        "<div",
        "<p>",
        "<p ",
        "<h1",
        "<h2",
        "<h3",
        "<h4",
        "<h5",
        "<h6",
        "<ul",
        "<ol",
        "<li",
        "<dl",
        "<dt",
        "<dd",
        "<blockquote",
        "<pre",
        "<figure",
        "<figcaption",
        "<table",
        "<thead",
        "<tbody",
        "<tfoot",
        "<tr",
        "<td",
        "<th",
        "<hr",
        "<details",
        "<footer",
        "</article",
        "</ul",
        "</ol",
    ];
    let mut lines = String::with_capacity(html.len() + html.len() / 8);
    let mut preformatted = false;
    for (index, piece) in html.split('<').enumerate() {
        if index == 0 {
            lines.push_str(piece);
            continue;
        }
        let tag = ["<", piece].concat();
        if !preformatted && index > 1 && BLOCKS.iter().any(|block| tag.starts_with(block)) {
            lines.push('\n');
        }
        preformatted = (preformatted || tag.starts_with("<pre")) && !tag.starts_with("</pre");
        lines.push_str(&tag);
    }
    lines
}

fn first_difference(golden: &str, actual: &str) -> String {
    if golden.is_empty() {
        return String::from("is missing");
    }
    let (mut golden, mut actual) = (golden.lines(), actual.lines());
    for number in 1.. {
        match (golden.next(), actual.next()) {
            (None, None) => break,
            (was, is) if was == is => {}
            (was, is) => {
                let (was, is) = (was.unwrap_or("the end"), is.unwrap_or("the end"));
                return format!("line {number} differs\n  golden {was}\n  actual {is}");
            }
        }
    }
    String::from("line ends differ")
}
