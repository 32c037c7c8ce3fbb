//! Markdown says what its specifications say: the examples of CommonMark 0.31.2 and of GFM's extensions.
//!
//! Each example is parsed, rendered and compared with the specification's HTML, both in the [normal form](tree). Three
//! kinds of example are counted apart, and the counts are part of the test: those with raw HTML, which goes through the
//! HTML reader and need not come out as it was, but with every word; those with addresses of schemes that the model
//! refuses (they are compared without these links); and the few that are named below with the reason.

mod tree;

use article_viewer::format::{self, Options};
use article_viewer::model::Article;
use article_viewer::render::{self, Remote};
use pulldown_cmark::{Event, Parser};
use std::fs;
use std::path::Path;
use tree::{Source, normal};

/// An example of a specification.
struct Example {
    number: usize,
    section: String,
    markdown: String,
    html: String,
}

/// What became of the examples of a specification.
#[derive(Clone, Debug, Default, PartialEq)]
struct Count {
    examples: usize,
    /// Equal, without raw HTML and without refused addresses.
    equal: usize,
    /// With raw HTML.
    raw_html: usize,
    /// Those of them that are not equal: our HTML reader says something else than the author's tags.
    raw_html_other: usize,
    /// With refused addresses, equal without those links.
    refused_address: usize,
    /// Named by the caller.
    named: usize,
}

impl Count {
    /// The same counts; of those that may differ, no more.
    fn assert(&self, expected: Count) {
        assert!(self.raw_html_other <= expected.raw_html_other, "{self:?} where {expected:?} was expected");
        assert_eq!(*self, Count { raw_html_other: self.raw_html_other, ..expected });
    }
}

#[test]
fn every_example_of_common_mark_is_read_as_specified() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/node_modules/commonmark-spec/spec.txt");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: {} is absent; `npm --prefix pkg install` brings it", path.display());
        return;
    };
    let examples = common_mark_examples(&text);
    // A field of a form holds no text of the article (171); quotes in quotes and comments of four characters are more
    // than the normal form reads (616, 626). A host with a backtick is none to the URL Standard (346). The others show that CommonMark leaves bare addresses
    // alone, which GFM makes links of.
    let count = compare(&examples, &[171, 346, 602, 606, 608, 611, 612, 616, 626]);
    count.assert(Count { examples: 652, equal: 570, raw_html: 72, raw_html_other: 45, refused_address: 4, named: 6 });
}

#[test]
fn every_example_of_gfm_is_read_as_specified() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/formats/gfm/spec/test");
    let extensions = Count { examples: 28, equal: 24, raw_html: 2, raw_html_other: 1, refused_address: 0, named: 2 };
    let regression = Count { examples: 19, equal: 14, raw_html: 5, raw_html_other: 3, refused_address: 0, named: 0 };
    for (name, expected, named) in [
        // The specification leaves open what (20) says, leaves out a note that nothing refers to (23), and shows tags that
        // it forbids (22); we keep the note and leave out the field of a form.
        ("extensions.examples.json", extensions, &[20, 22, 23][..]),
        ("regression.examples.json", regression, &[]),
    ] {
        let path = folder.join(name);
        let Ok(text) = fs::read_to_string(&path) else {
            println!("skipped: {} is absent", path.display());
            continue;
        };
        compare(&json_examples(&text), named).assert(expected);
    }
}

/// Compares all examples; fails at the end with every difference that no rule excuses.
fn compare(examples: &[Example], named: &[usize]) -> Count {
    let mut count = Count { examples: examples.len(), ..Count::default() };
    let mut differences = Vec::new();
    for example in examples {
        let article = body(&example.markdown);
        let actual = normal(&html(&article), Source::Ours);
        let expected = normal(&example.html, Source::Specification);
        let equal = actual == expected;
        if has_raw_html(&example.markdown) {
            count.raw_html += 1;
            if !equal {
                count.raw_html_other += 1;
                println!("raw HTML, read in its own way: example {} ({})", example.number, example.section);
                let (said, specified) = (tree::words(&html(&article)), tree::words(&example.html));
                if said != specified && !named.contains(&example.number) {
                    differences.push(format!("example {} has lost words: {said:?}, not {specified:?}", example.number));
                }
            }
        } else if equal && tree::has_refused_address(&example.html) {
            count.refused_address += 1;
            println!("equal but for a refused address: example {} ({})", example.number, example.section);
        } else if equal {
            count.equal += 1;
        } else if named.contains(&example.number) {
            count.named += 1;
        } else {
            let Example { number, section, markdown, .. } = example;
            differences.push(format!(
                "example {number} ({section})\n{markdown}\n--- specified\n{expected}\n--- actual\n{actual}\n"
            ));
        }
    }
    println!("{count:#?}");
    assert!(differences.is_empty(), "{} examples differ:\n\n{}", differences.len(), differences.join("\n"));
    count
}

/// The body of a Markdown text behind a paragraph and a heading, which keep a first heading from being taken for the
/// title and the levels from being raised.
fn body(markdown: &str) -> Article {
    let payload = ["x\n\n# x\n\n", markdown].concat();
    let options = Options { type_name: Some("markdown"), ..Options::default() };
    let mut article = format::parse(payload.as_bytes(), &options).expect("there is text");
    article.blocks.drain(..2);
    article
}

/// The body and the notes as they are rendered.
fn html(article: &Article) -> String {
    let options = render::Options { id_prefix: "", remote: Remote::Allow, ..render::Options::default() };
    let html = render::to_html(article, &options);
    let start = html.find("<div part=\"body\"").expect("there is a body");
    let end = html.rfind("<footer").or(html.rfind("</article>")).expect("there is an end");
    html[start..end].to_string()
}

fn has_raw_html(markdown: &str) -> bool {
    Parser::new(markdown).any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
}

/// The examples of `spec.txt`: fenced by 32 backticks, Markdown and HTML parted by a dot, arrows for tabs.
fn common_mark_examples(text: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let text = text.split("<!-- END TESTS -->").next().unwrap_or(text);
    let mut examples = Vec::new();
    let mut section = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            section = line.trim_start_matches('#').trim().to_string();
        }
        if line != [&fence, " example"].concat() {
            continue;
        }
        let (mut markdown, mut html) = (String::new(), String::new());
        let mut part = &mut markdown;
        for line in lines.by_ref().take_while(|line| *line != fence) {
            if line == "." {
                part = &mut html;
                continue;
            }
            part.push_str(&line.replace('→', "\t"));
            part.push('\n');
        }
        examples.push(Example { number: examples.len() + 1, section: section.clone(), markdown, html });
    }
    examples
}

fn json_examples(text: &str) -> Vec<Example> {
    let examples: Vec<serde_json::Value> = serde_json::from_str(text).expect("examples are JSON");
    let text = |example: &serde_json::Value, key: &str| example[key].as_str().unwrap_or_default().to_string();
    let example = |(index, example): (usize, &serde_json::Value)| Example {
        number: index + 1,
        section: text(example, "section"),
        markdown: text(example, "markdown"),
        html: text(example, "html"),
    };
    examples.iter().enumerate().map(example).collect()
}
