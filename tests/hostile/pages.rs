//! Pages of real sites: whole, broken off anywhere, and with their tags in disorder.

use super::{assert_not_silent, files, in_parallel, read};
use article_viewer::model::{Article, NoticeCode};
use std::path::Path;
use std::process::{self, Command};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How much of the collection is read.
struct Sample {
    /// Of so many pages, one.
    pages: usize,
    /// Places where each is broken off.
    cuts: usize,
    /// Times that its tags are shuffled.
    shuffles: usize,
}

#[test]
fn a_real_page_may_be_damaged() {
    read_pages(&Sample { pages: 5, cuts: 4, shuffles: 1 });
}

#[test]
#[ignore = "takes minutes: cargo test --release --test hostile -- --ignored"]
fn every_real_page_may_be_damaged() {
    read_pages(&Sample { pages: 1, cuts: 200, shuffles: 4 });
}

fn read_pages(sample: &Sample) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/pages");
    let mut paths = files(&folder, 0);
    paths.retain(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.ends_with(".html.gz") && !name.starts_with("expected")
    });
    if paths.is_empty() {
        println!("skipped: {} is absent", folder.display());
        return;
    }
    paths.sort();
    let paths: Vec<_> = paths.into_iter().step_by(sample.pages).collect();
    in_parallel(&paths, |path| {
        let unpacked = Command::new("gzip").args(["--decompress", "--stdout"]).arg(path).output();
        let page = unpacked.expect("gzip is there").stdout;
        assert!(!page.is_empty(), "{} does not unpack", path.display());
        read_page(&page, &path.display().to_string(), sample);
    });
    println!("{} pages", paths.len());
}

fn read_page(page: &[u8], name: &str, sample: &Sample) {
    // The same places in every run, others in every page.
    let mut random = Random(page.len() as u64);
    if let Some(article) = check(page, name) {
        let is_limited = article.notices.iter().any(|notice| notice.code == NoticeCode::Limit);
        assert!(!is_limited, "{name}: more than the limits allow");
    }
    for _ in 0..sample.cuts {
        let end = random.below(page.len());
        check(&page[..end], &format!("{name} up to {end}"));
    }
    for round in 0..sample.shuffles {
        check(&shuffled(page, &mut random), &format!("{name}, shuffle {round}"));
    }
}

/// Reads what is left of a page: one of the documented errors, or an article within the limits of its own JSON that
/// shows something or says why it does not.
fn check(payload: &[u8], name: &str) -> Option<Article> {
    let article = watched(name, || read(payload, Some("html"), name)).ok()?;
    assert_not_silent(&article, name);
    Some(article)
}

/// Does something; where it takes so long that it never ends, nothing can end it but the end of the program.
fn watched<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let (done, is_done) = mpsc::channel::<()>();
    let name = name.to_string();
    thread::spawn(move || {
        if is_done.recv_timeout(HANG) == Err(RecvTimeoutError::Timeout) {
            eprintln!("{name} hangs");
            process::abort();
        }
    });
    let result = work();
    drop(done);
    result
}

/// A thousand times what the largest of the pages takes.
const HANG: Duration = Duration::from_secs(120);

/// A page with its tags in another order; the text between them stays.
fn shuffled(page: &[u8], random: &mut Random) -> Vec<u8> {
    let mut texts = Vec::new();
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.iter().position(|&byte| byte == b'<') {
        let (text, tag) = rest.split_at(start);
        let end = tag.iter().position(|&byte| byte == b'>').map_or(tag.len(), |end| end + 1);
        texts.push(text);
        tags.push(&tag[..end]);
        rest = &tag[end..];
    }
    for last in (1..tags.len()).rev() {
        tags.swap(last, random.below(last + 1));
    }
    let mut mixed: Vec<u8> =
        texts.into_iter().zip(tags).flat_map(|(text, tag)| [text, tag]).flatten().copied().collect();
    mixed.extend_from_slice(rest);
    mixed
}

/// Numbers without order that are the same in every run: <https://prng.di.unimi.it/splitmix64.c>.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

#[test]
fn a_shuffle_loses_nothing() {
    let mixed = shuffled(b"a<p>b</p>c<b>d", &mut Random(7));
    let sorted = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        bytes.sort_unstable();
        bytes
    };
    assert_ne!(mixed, b"a<p>b</p>c<b>d");
    assert_eq!(sorted(&mixed), sorted(b"a<p>b</p>c<b>d"));
}
