//! Payloads of one thing over and over: what takes twice as long as it should is not noticed in small ones.

use super::read;
use serde_json::json;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How often a thing is said, and how long that may take without optimization; work that grows with the square of it
/// takes many times as long, and what grows in line a small part.
const TIMES: usize = 4_000;
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn work_does_not_grow_with_the_square_of_a_payload() {
    for (name, type_name, payload) in [
        ("authors", "html", authors(TIMES)),
        ("other articles", "html", articles(TIMES)),
        ("numbered headings", "html", headings(TIMES)),
        ("lines", "text", "harbour news\n".repeat(20 * TIMES)),
    ] {
        let (done, waits) = mpsc::channel();
        thread::spawn(move || done.send(read(payload.as_bytes(), Some(type_name), name).map(|_| ())));
        let answer = waits.recv_timeout(PATIENCE);
        assert!(!matches!(answer, Err(mpsc::RecvTimeoutError::Timeout)), "{name}: not read in time");
        assert!(matches!(answer, Ok(Ok(()))), "{name}: {answer:?}");
    }
}

/// A page whose authors each have a biography, and a paragraph.
fn authors(count: usize) -> String {
    let author = |index: usize| {
        json!({"@type": "Person", "name": format!("Ada Quill{index}"), "jobTitle": format!("Keeper of lamp {index}"),
            "description": format!("Ada Quill{index} has kept lamp {index} since the last keeper left it to her.")})
    };
    let authors: Vec<_> = (0..count).map(author).collect();
    let data =
        json!({"@context": "https://schema.org", "@type": "Article", "headline": "The lamps", "author": authors});
    let paragraph =
        |index: usize| format!("<p>Lamp {index} has burned since the spring, whatever the weather was.</p>");
    let paragraphs: String = (0..count).map(paragraph).collect();
    format!("<title>The lamps</title><script type=application/ld+json>{data}</script><h1>The lamps</h1>{paragraphs}")
}

/// A page of dated articles, each a whole one.
fn articles(count: usize) -> String {
    let prose =
        "The ferry crosses at nine, at noon and at four, wind and tide permitting, and nobody minds. ".repeat(6);
    let article = |index: usize| {
        format!(
            "<article><h2><a href=/{index}>Day {index}</a></h2><time datetime=2024-05-03></time><p>{prose}</p></article>"
        )
    };
    (0..count).map(article).collect()
}

fn headings(count: usize) -> String {
    (0..count).map(|index| format!("<p>{}</p><h2>Ropes</h2><p>They hold.</p>", index % 90)).collect()
}
