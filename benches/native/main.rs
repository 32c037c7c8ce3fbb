//! The program and its peers in turn, natively: one process, the same payloads.
//!
//! `npm --prefix pkg run bench` lays payloads out, runs this, and reads the `times.json` that it writes beside them. It
//! is its own harness: a ratio is sure only where both of its sides are measured by turns, and criterion measures one
//! after the other.

// The parser is private to the crate and uses nothing of it: here it is once more, without the crate around. With it come
// its tests, which nothing runs here.
#[allow(dead_code, unused_imports)]
#[path = "../../src/html/mod.rs"]
mod html;
mod names;

use std::any::Any;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use article_viewer::model::Article;
use article_viewer::{Error, format, render};
use serde::{Deserialize, Serialize};

/// A payload of the list that is measured.
#[derive(Deserialize)]
struct Payload {
    name: String,
    #[serde(rename = "type")]
    type_name: String,
    url: String,
    /// Where its bytes lie, beside the list.
    file: String,
    #[serde(skip)]
    bytes: Vec<u8>,
}

impl Payload {
    fn parse(&self) -> Result<Article, Error> {
        let options =
            format::Options { type_name: Some(&self.type_name), url: Some(&self.url), ..format::Options::default() };
        format::parse(&self.bytes, &options)
    }

    fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }
}

/// What is measured of a payload, everything ready for it. What it gives back is put away outside of the time.
type Work<'a> = Box<dyn Fn() -> Box<dyn Any> + 'a>;

type Prepare = for<'a> fn(&'a Payload) -> Work<'a>;

/// Those that can be measured, by the names that the command line gives them.
const CONTESTANTS: &[(&str, Prepare)] = &[
    // From bytes to an article.
    ("parse", |payload| work(|| payload.parse())),
    ("dom_smoothie", |payload| {
        work(|| dom_smoothie::Readability::new(payload.text().as_ref(), Some(&payload.url), None)?.parse())
    }),
    // From text to a tree.
    ("tree", |payload| {
        let text = payload.text();
        work(move || html::parse_document(&text))
    }),
    ("html5ever", |payload| {
        let text = payload.text();
        work(move || names::parse_document(&text))
    }),
    // From bytes to HTML.
    ("html", |payload| work(|| payload.parse().map(|article| render::to_html(&article, &render::Options::default())))),
    ("pulldown-cmark", |payload| {
        work(|| {
            let text = payload.text();
            let mut html = String::with_capacity(text.len() * 3 / 2);
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(&text, pulldown_options()));
            html
        })
    }),
    ("comrak", |payload| work(|| comrak::markdown_to_html(&payload.text(), &comrak_options()))),
    // From an article to HTML.
    ("render", |payload| {
        let article = payload.parse().ok();
        work(move || article.as_ref().map(|article| render::to_html(article, &render::Options::default())))
    }),
];

fn work<'a, Outcome: 'static>(work: impl Fn() -> Outcome + 'a) -> Work<'a> {
    Box::new(move || Box::new(work()))
}

/// What GitHub's Markdown has beyond CommonMark, as ours reads it.
fn pulldown_options() -> pulldown_cmark::Options {
    use pulldown_cmark::Options;
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES
}

fn comrak_options() -> comrak::Options<'static> {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options
}

/// Milliseconds that a payload took, by contestant, and of each by round.
#[derive(Serialize)]
struct Times<'a> {
    name: &'a str,
    times: BTreeMap<&'a str, Vec<f64>>,
}

fn main() {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [list, rounds, names @ ..] = &arguments[..] else {
        eprintln!("nothing is measured: `npm --prefix pkg run bench` says what, `LIST ROUNDS CONTESTANT…`");
        return;
    };
    let rounds: usize = rounds.parse().expect("a number of rounds");
    let contestants: Vec<_> =
        names.iter().map(|name| *CONTESTANTS.iter().find(|(known, _)| known == name).expect("a contestant")).collect();

    let list = Path::new(list);
    let mut payloads: Vec<Payload> = serde_json::from_slice(&fs::read(list).expect("a list")).expect("payloads");
    for payload in &mut payloads {
        payload.bytes = fs::read(list.with_file_name(&payload.file)).expect("a payload of the list");
    }
    let works: Vec<Vec<Work>> =
        payloads.iter().map(|payload| contestants.iter().map(|(_, prepare)| prepare(payload)).collect()).collect();
    let mut all: Vec<Times> =
        payloads.iter().map(|payload| Times { name: &payload.name, times: BTreeMap::new() }).collect();
    // All payloads in every round: what else the machine does for a while falls on all contestants, and on few rounds of
    // a payload.
    for round in 0..rounds {
        for (works, Times { times, .. }) in works.iter().zip(&mut all) {
            for turn in 0..works.len() {
                // Each has its turn to be the first.
                let index = (round + turn) % works.len();
                times.entry(contestants[index].0).or_default().push(milliseconds(&works[index]));
            }
        }
    }
    let times = serde_json::to_vec(&all).expect("plain data");
    fs::write(list.with_file_name("times.json"), times).expect("a folder to write to");
}

fn milliseconds(work: &Work) -> f64 {
    let start = Instant::now();
    let result = black_box(work());
    let time = start.elapsed();
    drop(result);
    time.as_secs_f64() * 1000.0
}
