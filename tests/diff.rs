//! The difference between two versions of an article names the edits that were made, and both versions can be had of it.
//!
//! The versions are made of the golden articles by known edits, from a seed. An edit is named where a change of its kind
//! has the very words that were taken out and put in; a change that names no edit is one too many.

#[path = "diff/edits.rs"]
mod edits;
#[path = "diff/sides.rs"]
mod sides;

use article_viewer::diff::{Change, ChangeKind, State, diff};
use article_viewer::format::{self, Options};
use article_viewer::labels::Language;
use article_viewer::model::{Article, Block, Figure, Inline, walk};
use edits::{Edit, KINDS, Random};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const PAIRS: u64 = 100;

#[test]
fn known_edits_are_named_and_nothing_else() {
    let articles = articles();
    let (mut found, mut made, mut named) = (0, 0, 0);
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut failures = Vec::new();
    for seed in 0..PAIRS {
        let (before, after, edits) = pair(&articles, seed);
        let difference = diff(&before, &after);
        let mut left: Vec<&Change> = difference.changes.iter().collect();
        for edit in &edits {
            let at = left.iter().position(|change| is_named(edit, change));
            let (made, named) = kinds.entry(edit.name).or_default();
            (*made, *named) = (*made + 1, *named + usize::from(at.is_some()));
            match at {
                Some(at) => drop(left.remove(at)),
                None => failures.push(format!("{seed}: not named: {edit:?}")),
            }
        }
        failures.extend(left.iter().map(|change| format!("{seed}: no edit: {change:?}")));
        (found, made) = (found + difference.changes.len(), made + edits.len());
        named += difference.changes.len() - left.len();
    }
    println!("{PAIRS} pairs, {made} edits, {found} changes");
    for (name, (made, named)) in &kinds {
        println!("  {name:20} {named} of {made}");
    }
    let (precision, recall) = (named as f64 / found as f64, named as f64 / made as f64);
    println!("precision {precision:.3}, recall {recall:.3}");
    assert_eq!(kinds.len(), KINDS.len(), "every kind of edit is made");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn is_named(edit: &Edit, change: &Change) -> bool {
    let words = |state: State| {
        let runs = change.runs.iter().filter(|run| run.state == state);
        let text = runs.map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let said = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    change.kind == edit.kind
        && change.place == edit.place
        && match edit.kind {
            ChangeKind::Moved => words(State::Kept) == said(&edit.inserted),
            ChangeKind::Picture => true,
            _ => words(State::Deleted) == said(&edit.deleted) && words(State::Inserted) == said(&edit.inserted),
        }
}

#[test]
fn both_versions_can_be_had_of_their_difference() {
    let articles = articles();
    let mut pairs: Vec<(Article, Article)> =
        (0..PAIRS).map(|seed| pair(&articles, seed)).map(|(a, b, _)| (a, b)).collect();
    // What has nothing in common besides.
    pairs.extend(articles.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
    for (before, after) in &pairs {
        let difference = diff(before, after);
        let name = after.meta.title.as_deref().unwrap_or_default();
        let marked = serde_json::to_value(difference.marked()).expect("an article is JSON");
        sides::assert_same(&sides::only(&marked, State::Deleted), before, &format!("what was before: {name}"));
        sides::assert_same(&sides::only(&marked, State::Inserted), after, &format!("what is now: {name}"));
    }
}

#[test]
fn nothing_changed_between_an_article_and_itself() {
    for article in articles() {
        let difference = diff(&article, &article);
        assert_eq!(difference.changes, [], "{:?}", article.meta.title);
        assert_eq!(difference.marked().blocks, article.blocks);
    }
}

#[test]
fn what_is_added_to_the_caption_of_the_lead_image_says_so() {
    let article = |lines: &[&str]| {
        let caption = lines.iter().map(|line| Block::paragraph(vec![Inline::text(*line)])).collect();
        let mut article = Article::default();
        article.meta.lead_image = Some(Box::new(Figure { caption, ..Figure::default() }));
        article
    };
    let difference = diff(&article(&["The pier at dawn"]), &article(&["The pier at dawn", "Seen from a rowing boat"]));
    let shown = difference.article(&Language::default());
    let figure = shown.meta.lead_image.expect("it is still there");
    let caption: Vec<String> = figure.caption.iter().map(walk::block_text).collect();
    assert_eq!(caption, ["The pier at dawn", "Added Seen from a rowing boat"]);
}

#[test]
fn white_space_and_the_drawing_of_quotation_marks_are_no_change() {
    let article =
        |text: &str| Article { blocks: vec![Block::paragraph(vec![Inline::text(text)])], ..Article::default() };
    for (before, after) in [
        ("She said  “it’s late”.", "She said \"it's late\"."),
        ("„So“, sagte er.", "«So», sagte er."),
        ("One\ntwo\u{a0}three", "One two three"),
    ] {
        assert_eq!(diff(&article(before), &article(after)).changes, [], "{before}");
    }
}

/// Whatever is compared, it ends, and its work is bounded by the length of both.
#[test]
fn garbage_is_compared_in_bounded_work() {
    let mut random = Random::new(7);
    for _ in 0..60 {
        let (before, after) = (garbage(&mut random, 12), garbage(&mut random, 12));
        let difference = diff(&before, &after);
        let marked = serde_json::to_value(difference.marked()).expect("an article is JSON");
        sides::assert_same(&sides::only(&marked, State::Deleted), &before, "before");
        sides::assert_same(&sides::only(&marked, State::Inserted), &after, "now");
        difference.article(&Language::default());
    }
}

#[test]
fn the_worst_pairs_take_work_in_proportion_to_their_length() {
    let word = |n: usize| ["a", "b", "the", "x"][n * n % 7 % 4];
    let text = |count: usize, step: usize| (0..count).map(|n| word(n * step + n / 3)).collect::<Vec<_>>().join(" ");
    let paragraph = |text: String| Block::paragraph(vec![Inline::text(text)]);
    let make = |count: usize, of: &dyn Fn(usize) -> Block| Article {
        blocks: (0..count).map(of).collect(),
        ..Article::default()
    };
    let mut works: Vec<Vec<u64>> = Vec::new();
    for scale in [1, 2, 4] {
        let pairs = [
            // Two long paragraphs of four words in another order.
            (make(1, &|_| paragraph(text(20_000 * scale, 1))), make(1, &|_| paragraph(text(20_000 * scale, 2)))),
            // Thousands of paragraphs, all a little different.
            (
                make(1_000 * scale, &|n| {
                    paragraph(format!("The old clerk of row {n} counted the boats again at noon"))
                }),
                make(1_000 * scale, &|n| {
                    paragraph(format!("The new clerk of row {n} counted the boats again at noon"))
                }),
            ),
            // All backwards.
            (
                make(1_000 * scale, &|n| paragraph(format!("Number {n}"))),
                make(1_000 * scale, &|n| paragraph(format!("Number {}", 1_000 * scale - n))),
            ),
        ];
        works.push(pairs.iter().map(|(before, after)| diff(before, after).work).collect());
    }
    println!("steps at one, two and four times the length: {works:?}");
    for (&least, &most) in works[0].iter().zip(&works[2]) {
        assert!(most <= 5 * least + 5_000_000, "four times the length, {} times the work", most / least.max(1));
    }
}

fn pair(articles: &[Article], seed: u64) -> (Article, Article, Vec<Edit>) {
    let mut random = Random::new(seed);
    let count = 1 + (seed as usize) % 4;
    let first = seed as usize % KINDS.len();
    // Some article that the first edit can be made to.
    loop {
        let before = &articles[random.below(articles.len())];
        let (mut after, mut taken) = (before.clone(), Vec::new());
        let Some(edit) = edits::make(KINDS[first], &mut after, &mut taken, &mut random) else { continue };
        let mut edits = vec![edit];
        for _ in 1..count {
            let kind = KINDS[random.below(KINDS.len())];
            edits.extend(edits::make(kind, &mut after, &mut taken, &mut random));
        }
        return (before.clone(), after, edits);
    }
}

fn garbage(random: &mut Random, most: usize) -> Article {
    let blocks = (0..random.below(most)).map(|_| garbage_block(random, 3)).collect();
    Article { blocks, ..Article::default() }
}

fn garbage_block(random: &mut Random, depth: usize) -> Block {
    use article_viewer::model::{List, ListItem};
    let inside =
        |random: &mut Random| (0..1 + random.below(3)).map(|_| garbage_block(random, depth - 1)).collect::<Vec<_>>();
    match if depth == 0 { random.below(3) } else { random.below(8) } {
        0 | 1 => Block::paragraph(garbage_inlines(random, 2)),
        2 => Block::Heading { level: 1 + random.below(3) as u8, id: None, content: garbage_inlines(random, 1) },
        3 => Block::Quote { blocks: inside(random), attribution: garbage_inlines(random, 1), url: None },
        4 => {
            let items = (0..1 + random.below(4)).map(|_| ListItem { blocks: inside(random), ..ListItem::default() });
            Block::List(List { items: items.collect(), ordered: random.below(2) == 0, ..List::default() })
        }
        5 => Block::Details { summary: garbage_inlines(random, 1), open: false, blocks: inside(random) },
        6 => Block::Divider,
        _ => Block::Group { id: None, role: None, language: None, direction: None, blocks: inside(random) },
    }
}

fn garbage_inlines(random: &mut Random, depth: usize) -> Vec<Inline> {
    const PIECES: [&str; 14] =
        ["a", "b ", " the", "夜", "のに", "ที่", "\u{301}", "’", "“x”", " \n", "1.5", "👩\u{200d}🚀", "—", "مرحبا "];
    // The model has no empty passages.
    let mut content = vec![Inline::text(PIECES[random.below(5)])];
    for _ in 0..random.below(9) {
        match if depth == 0 { 0 } else { random.below(6) } {
            0..3 => match content.last_mut() {
                Some(Inline::Text { text }) => text.push_str(PIECES[random.below(PIECES.len())]),
                _ => content.push(Inline::text(PIECES[random.below(PIECES.len())])),
            },
            kind => {
                let inside = garbage_inlines(random, depth - 1);
                content.push(match kind {
                    3 => Inline::Strong { content: inside },
                    4 => Inline::Emphasis { content: inside },
                    _ => Inline::Code { text: String::from("x") },
                });
            }
        }
    }
    content
}

fn articles() -> Vec<Article> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> = folders(&corpus).iter().flat_map(|format| folders(format)).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let json = fs::read(path.join("article.json")).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let options = Options { type_name: Some("article"), ..Options::default() };
        format::parse(&json, &options).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    paths.iter().map(read).collect()
}

fn folders(path: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    entries.map(|entry| entry.expect("a readable folder").path()).filter(|path| path.is_dir()).collect()
}
