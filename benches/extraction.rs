//! From the bytes of a page to its article, in turn with dom_smoothie: one process, the same pages.
//!
//! `npm --prefix pkg run bench` lays the pages out, runs this, and reads the `times.json` that it writes beside them.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use article_viewer::format;
use serde::{Deserialize, Serialize};

/// A page of the list that is measured.
#[derive(Deserialize)]
struct Page {
    name: String,
    url: String,
    /// Where its bytes lie, beside the list.
    file: String,
}

/// Milliseconds that a page took, by round.
#[derive(Serialize)]
struct Times<'a> {
    name: &'a str,
    ours: Vec<f64>,
    theirs: Vec<f64>,
}

fn main() {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let (list, rounds, is_alone) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [list, rounds] => (Path::new(list), rounds.parse().expect("a number of rounds"), false),
        [list, rounds, "alone"] => (Path::new(list), rounds.parse().expect("a number of rounds"), true),
        _ => {
            eprintln!("nothing is measured: `npm --prefix pkg run bench` says which pages, `LIST ROUNDS [alone]`");
            return;
        }
    };
    let pages: Vec<Page> = serde_json::from_slice(&fs::read(list).expect("a list")).expect("a list of pages");
    let payloads: Vec<Vec<u8>> =
        pages.iter().map(|page| fs::read(list.with_file_name(&page.file)).expect("a page of the list")).collect();
    let mut all: Vec<Times> =
        pages.iter().map(|page| Times { name: &page.name, ours: Vec::new(), theirs: Vec::new() }).collect();
    // All pages in every round: what else the machine does for a while falls on both, and on few rounds of a page.
    for _ in 0..rounds {
        for ((page, payload), times) in pages.iter().zip(&payloads).zip(&mut all) {
            times.ours.push(milliseconds(|| ours(payload, &page.url)));
            if !is_alone {
                times.theirs.push(milliseconds(|| theirs(payload, &page.url)));
            }
        }
    }
    let times = serde_json::to_vec(&all).expect("plain data");
    fs::write(list.with_file_name("times.json"), times).expect("a folder to write to");
}

fn milliseconds<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let result = black_box(work());
    let time = start.elapsed();
    // What it takes to give the result back is not part of the work.
    drop(result);
    time.as_secs_f64() * 1000.0
}

fn ours(payload: &[u8], url: &str) -> Result<article_viewer::model::Article, article_viewer::Error> {
    let options = format::Options { type_name: Some("html"), url: Some(url), ..format::Options::default() };
    format::parse(payload, &options)
}

fn theirs(payload: &[u8], url: &str) -> Result<dom_smoothie::Article, dom_smoothie::ReadabilityError> {
    let text = String::from_utf8_lossy(payload);
    dom_smoothie::Readability::new(text.as_ref(), Some(url), None)?.parse()
}
