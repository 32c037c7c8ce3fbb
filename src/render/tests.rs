//! What the markup of small articles holds. What whole articles look like is for the golden files.

use super::{Options, Remote, to_html};
use crate::labels::{ENGLISH, Labels, Language};
use crate::locale::{English, Locale};
use crate::model::Article;

fn article(json: &str) -> Article {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// The body of an article in English.
fn body(blocks: &str, options: &Options<'_>) -> String {
    let json = [r#"{"version":1,"meta":{"title":"T","language":"en"},"blocks":["#, blocks, "]}"].concat();
    let html = to_html(&article(&json), options);
    let (_, body) = html.split_once(r#"class="body">"#).expect("an article has a body");
    body.trim_end_matches("</article>").trim_end_matches("</div>").to_string()
}

fn header(meta: &str) -> String {
    let json = [r#"{"version":1,"meta":{"language":"en",""#, meta, r#"},"blocks":[]}"#].concat();
    to_html(&article(&json), &Options::default())
}

fn paragraph(content: &str) -> String {
    [r#"{"kind":"paragraph","content":["#, content, "]}"].concat()
}

fn text(text: &str) -> String {
    [r#"{"kind":"text","text":""#, text, r#""}"#].concat()
}

#[test]
fn a_film_that_may_not_load_leads_to_its_page_and_to_no_still() {
    let film = r#"{"kind":"embed","url":"https://films.example/1","title":"Knots","thumbnail":{"url":"https://stills.example/1.jpg"}}"#;
    let denied = body(film, &Options { remote: Remote::Deny, ..Options::default() });
    assert!(denied.contains("films.example/1") && !denied.contains("stills.example"), "{denied}");
    assert!(body(film, &Options { remote: Remote::Allow, ..Options::default() }).contains("stills.example"));
}

#[test]
fn links_never_stand_in_one_another() {
    let link = |content: &str| [r#"{"kind":"link","url":"https://a.example/","content":["#, content, "]}"].concat();
    let emphasis = |content: &str| [r#"{"kind":"emphasis","content":["#, content, "]}"].concat();
    let inner = r#"{"kind":"link","url":"https://b.example/","content":[{"kind":"text","text":"in"}]}"#;
    let remote = r#"{"kind":"image","url":"https://c.example/a.png","alt":"A"}"#;
    let (a, b) = (
        r#"<a href="https://a.example/" rel="noopener noreferrer">"#,
        r#"<a href="https://b.example/" rel="noopener noreferrer">"#,
    );
    for (content, expected) in [
        (link(&text("one")), format!("{a}one</a>")),
        (link(&[text("one "), inner.into(), text(" two")].join(",")), format!("{a}one </a>{b}in</a>{a} two</a>")),
        (link(&emphasis(&[text("one"), inner.into()].join(","))), format!("<em>{a}one</a>{b}in</a></em>")),
        (link(&[inner.into(), text(" ")].join(",")), format!("{b}in</a>  {a}")),
        (link(remote), format!("</span> {a}Open at a.example</a>")),
        (link(&[text("one "), remote.into()].join(",")), format!("{a}one </a><span class=\"remote\"")),
    ] {
        let html = body(&paragraph(&content), &Options::default());
        assert!(html.contains(&expected), "{html}\nholds no\n{expected}");
        let mut depth = 0;
        for piece in html.split('<') {
            depth += i32::from(piece.starts_with("a ")) - i32::from(piece.starts_with("/a>"));
            assert!((0..=1).contains(&depth), "{html}");
        }
    }
}

#[test]
fn blocks_are_written_so_that_nothing_is_lost_or_doubled() {
    for (block, expected) in [
        // A formula's picture says what the formula says.
        (r#"{"kind":"math","image":{"url":"a.png"},"alt":"x squared","tex":"x^2"}"#, r#"<img alt="x squared""#),
        (r#"{"kind":"math","image":{"url":"a.png","alt":""},"tex":"x^2"}"#, r#"<img alt="x^2""#),
        (
            r#"{"kind":"paragraph","content":[{"kind":"math","id":"e","label":"(1)","tex":"x"}]}"#,
            r#"<p><span id="article-e"><code class="math" role="math">x</code> <span class="label">(1)</span></span></p>"#,
        ),
        // Browsers that follow MathML Core do not know `mfenced`.
        (
            r#"{"kind":"math","mathml":[{"element":"mfenced","attributes":[["open","["],["separators",";,"]],"children":[
                {"element":"mi","children":["x"]}," ",{"element":"mi","children":["y"]},{"element":"mi","children":["z"]},
                {"element":"mi","children":["w"]}]}]}"#,
            concat!(
                r#"<mrow><mo fence="true" form="prefix">[</mo><mi>x</mi><mo separator="true" form="infix">;</mo><mi>y</mi>"#,
                r#"<mo separator="true" form="infix">,</mo><mi>z</mi><mo separator="true" form="infix">,</mo><mi>w</mi>"#,
                r#"<mo fence="true" form="postfix">)</mo></mrow>"#
            ),
        ),
        // A parser of HTML takes an element in a token for one of its own.
        (
            r#"{"kind":"math","mathml":[{"element":"mtext","children":["a ",{"element":"mrow","children":["b"]}]}]}"#,
            "<mtext>a b</mtext>",
        ),
        // Posts lead to their own page, with a title and without.
        (
            r#"{"kind":"post","url":"https://a.example/1","published":"2024-05-01T10:00:00Z","blocks":[]}"#,
            r#"<p class="post-date"><a href="https://a.example/1" rel="noopener noreferrer"><time datetime="2024-05-01T10:00:00Z">"#,
        ),
        (
            r#"{"kind":"post","url":"https://a.example/1","blocks":[]}"#,
            r#"class="post"><p class="post-date"><a href="https://a.example/1" rel="noopener noreferrer">Open at a.example</a></p></section>"#,
        ),
        (
            r#"{"kind":"post","url":"https://a.example/1","title":[{"kind":"text","text":"a "},
                {"kind":"link","url":"https://b.example/","content":[{"kind":"text","text":"b"}]}],"blocks":[]}"#,
            concat!(
                r#"class="post"><h2 class="post-title"><a href="https://a.example/1" rel="noopener noreferrer">a </a>"#,
                r#"<a href="https://b.example/" rel="noopener noreferrer">b</a></h2></section>"#
            ),
        ),
        // Two paragraphs of a tight item do not run together.
        (
            r#"{"kind":"list","tight":true,"items":[{"blocks":[{"kind":"paragraph","content":[{"kind":"text","text":"a"}]},
                {"kind":"paragraph","content":[{"kind":"text","text":"b"}]}]}]}"#,
            "<li><p>a</p><p>b</p></li>",
        ),
        // No size of nothing, and candidates of one kind.
        (r#"{"kind":"figure","images":[{"url":"a.png","width":0,"height":9}]}"#, r#"<img alt="" height="9" loading"#),
        (
            r#"{"kind":"figure","layout":"full","images":[{"url":"a.png","sources":[{"url":"b.png","width":800},
                {"url":"c.png","density":2},{"url":"d.png"}]}]}"#,
            r#"sizes="100vw" srcset="b.png 800w" src="a.png">"#,
        ),
        (
            r#"{"kind":"figure","images":[{"url":"a.png","sources":[{"url":"b.png"},{"url":"c.png","density":2}]}]}"#,
            r#"srcset="b.png, c.png 2x" src="a.png">"#,
        ),
        (
            r#"{"kind":"audio","sources":[{"url":"a.ogg"}],"poster":"a.png"}"#,
            r#"<img alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" src="a.png"><audio"#,
        ),
        (
            r#"{"kind":"link_card","url":"/a","title":"A","relation":"attachment"}"#,
            r#"class="card" data-relation="attachment""#,
        ),
        // Identifiers lead to their registries, once.
        (
            r#"{"kind":"references","items":[{"id":"a","content":[{"kind":"text","text":"A."}],"url":"https://doi.org/10.1000/A%231",
                "identifiers":[{"scheme":"doi","value":"10.1000/a%231"},{"scheme":"pmid","value":"12"},{"scheme":"guid","value":"x"}]}]}"#,
            r#"A%231</a> <a href="https://pubmed.ncbi.nlm.nih.gov/12" rel="noopener noreferrer">PubMed</a></li>"#,
        ),
        // Another language may go the other way.
        (r#"{"kind":"group","language":"ar","blocks":[]}"#, r#"<div lang="ar" dir="rtl">"#),
        (r#"{"kind":"group","language":"fr","blocks":[]}"#, r#"<div lang="fr">"#),
        (
            r#"{"kind":"paragraph","content":[{"kind":"span","language":"he","content":[{"kind":"text","text":"a"}]}]}"#,
            r#"<span lang="he" dir="rtl">"#,
        ),
    ] {
        let html = body(block, &Options::default());
        assert!(html.contains(expected), "{html}\nholds no\n{expected}");
    }
}

#[test]
fn headings_keep_their_order_below_the_sixth_level() {
    let options = Options { heading_level: 5, ..Options::default() };
    for (levels, expected) in [
        ([0, 1], [r#"<h6 class="heading-1">"#, r#"<h6 class="heading-1">"#]),
        ([1, 2], [r#"<h6 class="heading-1">"#, r#"<h6 class="heading-2" aria-level="7">"#]),
        ([1, 9], [r#"<h6 class="heading-1">"#, r#"<h6 class="heading-6" aria-level="7">"#]),
    ] {
        let heading = |level| format!(r#"{{"kind":"heading","level":{level},"content":[{}]}}"#, text("A"));
        let html = body(&levels.map(heading).join(","), &options);
        assert_eq!(html, expected.map(|tag| [tag, "A</h6>"].concat()).concat());
    }
    // Without a title, the first heading takes its place below those of the page.
    let json = r#"{"version":1,"meta":{},"blocks":[{"kind":"heading","level":1,"content":[]}]}"#;
    for (heading_level, tag) in [(1, "<h2"), (2, "<h2"), (3, "<h3")] {
        let html = to_html(&article(json), &Options { heading_level, ..Options::default() });
        assert!(html.contains(tag), "{html}");
    }
}

#[test]
fn notes_lead_back_to_each_of_their_marks() {
    let mark = |note: &str| format!(r#"{{"kind":"note_reference","note":"{note}"}}"#);
    let pull_quote = format!(r#"{{"kind":"pull_quote","blocks":[{}]}}"#, paragraph(&mark("a")));
    let anchors = r#"{"kind":"anchor","id":"note~a"},{"kind":"anchor","id":"note-reference-a"}"#;
    let blocks = [pull_quote, paragraph(&[anchors.into(), mark("a"), mark("a")].join(","))].join(",");
    let notes = [("a", text("A")), ("b", mark("c")), ("c", text("C")), ("d", text("D"))]
        .map(|(id, content)| format!(r#"{{"id":"{id}","blocks":[{}]}}"#, paragraph(&content)));
    let json = format!(r#"{{"version":1,"blocks":[{blocks}],"notes":[{}]}}"#, notes.join(","));
    let html = to_html(&article(&json), &Options::default());
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(
        ids,
        [
            "article-note-a",
            "article-note-reference-a",
            "article-note-reference~a",
            "article-note-reference-2~a",
            "article-note~a",
            "article-note~b",
            "article-note-reference~c",
            "article-note~c",
            "article-note~d"
        ]
    );
    let back = |note: &str| html.matches(&format!("~{note}\" role=\"doc-backlink\"")).count();
    assert_eq!(["a", "b", "c", "d"].map(back), [2, 0, 1, 0]);
}

#[test]
fn what_a_reader_must_know_first_comes_first() {
    let retraction =
        r#"corrections":[{"kind":"retraction-forward","date":"2024-05-01","text":"The data were made up."}]"#;
    for (meta, expected) in [
        (
            r#"status":"Retracted""#,
            r#"<header part="header" class="header"><div part="warning" class="warning" data-status="Retracted" role="note"><p><strong>This article has been retracted.</strong></p></div>"#,
        ),
        (r#"status":"Obsolete""#, "<p><strong>Obsolete</strong></p></div>"),
        (
            retraction,
            r#"role="note"><p><strong>Retraction</strong>, <time datetime="2024-05-01">1 May 2024</time>: The data were made up.</p></div>"#,
        ),
        (&[r#"status":"retracted",""#, retraction].concat(), r#"role="note"><p><strong>Retraction"#),
        (
            r#"corrections":[{"kind":"Clarification","text":"A."}]"#,
            r#"<p class="correction"><strong>Clarification</strong>: A.</p>"#,
        ),
        (
            r#"corrections":[{"kind":"retracted-article","text":"A."}]"#,
            r#"<p class="correction"><strong>Correction</strong>: A.</p>"#,
        ),
    ] {
        let html = header(meta);
        assert!(html.contains(expected), "{html}\nholds no\n{expected}");
        assert_eq!(html.matches("etract").count(), expected.matches("etract").count(), "{html}");
    }
}

#[test]
fn the_header_says_who_when_and_where() {
    let ana = r#"{"name":"Ana García","url":"https://a.example/ana"}"#;
    let (open, close) = (r#"<a class="author" href="https://a.example/ana" rel="author noopener noreferrer">"#, "</a>");
    for (meta, expected) in [
        (format!(r#"byline":"From ANA GARCÍA in Lima","authors":[{ana}]"#), format!("From {open}ANA GARCÍA{close} in Lima</p></div>")),
        (format!(r#"byline":"By A. García","authors":[{ana}]"#), "By A. García</p></div>".into()),
        (format!(r#"byline":"By our reporter","authors":[{ana}]"#), format!(r#"By our reporter</p><p class="authors">By {open}Ana García{close}</p></div>"#)),
        (format!(r#"byline":"By Ana Garcías","authors":[{ana}]"#), format!(r#"By Ana Garcías</p><p class="authors">By {open}Ana García"#)),
        (r#"authors":[{"name":"Ana","orcid":"0000-0001-2345-6789"}]"#.into(), r#"<a class="author" href="https://orcid.org/0000-0001-2345-6789""#.into()),
        (r#"authors":[{"name":"Ana","email":"ana@a.example","corresponding":true}]"#.into(), r#"<a class="mail" href="mailto:ana@a.example""#.into()),
        (r#"authors":[{"name":"Ana","email":"ana@a.example"}]"#.into(), r#"<span class="author">Ana</span></p>"#.into()),
        (
            r#"authors":[{"name":"Ana","affiliations":["x","y"]}],"affiliations":[{"id":"x","name":"X"},{"id":"y","label":"b","name":"Y"}]"#.into(),
            r#"<sup>1,b</sup></p><ul class="affiliations" role="list"><li><sup>1</sup> X</li><li><sup>b</sup> Y</li></ul>"#.into(),
        ),
        (r#"authors":[{"name":"Ana","affiliations":["x"]}],"affiliations":[{"id":"x","name":"X"}]"#.into(), r#"Ana</span></p><p class="affiliations">X</p>"#.into()),
        (
            r#"journal":{"title":"Harbour Notes","volume":"12","issue":"4","pages":"4–19"},"identifiers":[{"scheme":"doi","value":"10.1000/a"}]"#.into(),
            r#"<cite>Harbour Notes</cite> 12 (4), 4–19 · <a href="https://doi.org/10.1000/a" rel="noopener noreferrer">https://doi.org/10.1000/a</a></p>"#.into(),
        ),
        (r#"rating":{"value":3.5}"#.into(), r#"<span role="img" aria-label="Rating 3.5 out of 5">★★★½☆</span>"#.into()),
        (r#"rating":{"value":83,"best":100}"#.into(), r#"<p class="rating">Rating 83 out of 100</p>"#.into()),
        (
            r#"reviewed":[{"work":{"title":"Clicks","authors":[{"name":"Pia Box"}]},"url":"https://b.example/"}]"#.into(),
            r#"<p class="reviewed"><a href="https://b.example/" rel="noopener noreferrer">Pia Box. <em>Clicks</em>.</a></p>"#.into(),
        ),
        (
            r#"authors":[{"name":"Ana","job_title":"Editor","links":["https://a.example/ana"]}]"#.into(),
            format!(r#"{open}Ana{close}<span class="role"> (Editor)</span>"#),
        ),
        (r#"series":{"title":"S","total":5}"#.into(), r#"<p class="series">S · 5 parts</p>"#.into()),
        (r#"section":"Sea","kicker":"Analysis""#.into(), r#"<p class="kicker">Sea · Analysis</p>"#.into()),
        (r#"section":"Sea","kicker":"SEA""#.into(), r#"<p class="kicker">Sea</p>"#.into()),
        (r#"published":"2024-05-01","reading_minutes":0"#.into(), "</time></p>".into()),
    ] {
        let html = header(&meta);
        assert!(html.contains(&expected), "{html}\nholds no\n{expected}");
    }
}

#[test]
fn the_foot_says_where_from_and_what_is_allowed() {
    for (meta, expected) in [
        (
            r#"url":"https://a.example/1","site_name":"The A""#,
            r#"<p class="source">Originally published at <a href="https://a.example/1" rel="noopener noreferrer">The A</a></p>"#,
        ),
        (r#"publisher":{"name":"A Press"}"#, r#"<p class="source">Published by A Press</p>"#),
        (
            r#"site_name":"The A","publisher":{"name":"Press"},"rights":{"notice":"© the press"}"#,
            r#"<p class="source">Originally published at The A</p>"#,
        ),
        (r#"sources":[{"name":"Agency"}]"#, r#"<p class="source">Source: Agency</p>"#),
        (r#"rights":{"holder":"Ana"}"#, r#"<p class="rights">© Ana</p></footer>"#),
        (
            r#"rights":{"notice":"© A","terms":"Name us.","license":"https://creativecommons.org/licenses/by/4.0/"}"#,
            concat!(
                r#"<p class="rights">© A</p><p class="terms">Name us.</p><p class="license">Licence: "#,
                r#"<a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener noreferrer">CC BY 4.0</a></p>"#
            ),
        ),
    ] {
        let html = header(meta);
        assert!(html.contains(expected), "{html}\nholds no\n{expected}");
    }
}

#[test]
fn the_viewer_speaks_its_own_language() {
    struct German;
    impl Locale for German {
        fn language(&self) -> &str {
            "de"
        }
        fn date(&self, _: &str) -> String {
            String::from("1. Mai")
        }
        fn moment(&self, iso: &str) -> String {
            self.date(iso)
        }
        fn number(&self, number: f64) -> String {
            English.number(number)
        }
        fn plural(&self, number: f64) -> String {
            English.plural(number)
        }
    }
    let language = Language { labels: &ENGLISH, locale: &German };
    let options = Options { language, ..Options::default() };
    let meta = |meta: &str| {
        format!(r#"{{"version":1,"meta":{{"authors":[{{"name":"A"}}],"published":"2024-05-01"{meta}}},"blocks":[]}}"#)
    };
    for (given, dir, label, date) in [
        ("", "auto", r#"<span lang="en">By</span> "#, r#"lang="de">1. Mai"#),
        (
            r#","language":"ar""#,
            "rtl",
            r#"<span dir="ltr"><span lang="en">By</span> "#,
            r#"lang="de" dir="ltr">1. Mai"#,
        ),
        (r#","language":"en-GB""#, "ltr", r#"<p class="authors">By "#, r#"lang="de">1. Mai"#),
        (r#","language":"de""#, "ltr", r#"<span lang="en">By</span> "#, r#"05-01">1. Mai"#),
        (r#","language":"ar","direction":"ltr""#, "ltr", r#"<span lang="en">By</span> "#, r#"lang="de">1. Mai"#),
    ] {
        let html = to_html(&article(&meta(given)), &options);
        let dir = format!(" dir=\"{dir}\"><header");
        for expected in [dir.as_str(), label, date] {
            assert!(html.contains(expected), "{html}\nholds no\n{expected}");
        }
    }
}

#[test]
fn a_language_may_put_its_words_around_and_behind_what_is_filled_in() {
    let labels = Labels::new(&|name| {
        let text = match name {
            "language" => "hi",
            "by" => "{names} की रचना",
            "last_name" => "{names} और {name}",
            "part_of" => "{total} में से भाग {part}",
            "parts" => "one: {total} भाग | other: कुल {total} भाग",
            _ => return None,
        };
        Some(String::from(text))
    });
    let options = Options { language: Language { labels: &labels, locale: &English }, ..Options::default() };
    let html = |meta: &str| {
        let json = [r#"{"version":1,"meta":{"language":"hi",""#, meta, r#"},"blocks":[]}"#].concat();
        to_html(&article(&json), &options)
    };
    for (meta, expected) in [
        (r#"authors":[{"name":"A"}]"#, r#"<span class="author">A</span> की रचना</p>"#),
        (
            r#"authors":[{"name":"A"},{"name":"B"},{"name":"C"}]"#,
            r#"A</span>, <span class="author">B</span> और <span class="author">C</span> की रचना"#,
        ),
        (r#"series":{"title":"S","part":2,"total":5}"#, "5 में से भाग 2"),
        (r#"series":{"title":"S","part":2}"#, "· Part 2"),
        (r#"series":{"title":"S","total":1}"#, "· 1 भाग"),
        (r#"series":{"title":"S","total":2}"#, "· कुल 2 भाग"),
    ] {
        let html = html(meta);
        assert!(html.contains(expected), "{html}\nholds no\n{expected}");
    }
}

#[test]
fn a_link_to_the_picture_it_holds_is_not_said_twice() {
    let deny = Options { remote: Remote::Deny, ..Options::default() };
    for (address, count) in
        [("https://a.example/large.JPG?v=2", 1), ("https://a.example/photos/7", 2), ("https://a.example/jpg", 2)]
    {
        let line = format!(
            r#"{{"kind":"paragraph","content":[{{"kind":"text","text":"Here: "}},{{"kind":"link","url":"{address}","content":[{{"kind":"image","url":"https://a.example/small.jpg"}}]}}]}}"#
        );
        assert_eq!(body(&line, &deny).matches("Open at a.example").count(), count, "{address}");
    }
}

#[test]
fn media_that_wait_keep_all_that_they_load_with() {
    let image = r#"{"kind":"figure","images":[{"url":"https://a.example/a.png","sources":[{"url":"https://a.example/b.png","width":800}]}]}"#;
    let html = body(image, &Options::default());
    assert!(
        html.contains(
            r#"sizes="(max-width: 45rem) 100vw, 45rem" data-srcset="https://a.example/b.png 800w" data-src="#
        ),
        "{html}"
    );
    let html = body(image, &Options { remote: Remote::Deny, ..Options::default() });
    assert!(
        html.contains(
            r#"<a class="load" href="https://a.example/a.png" rel="noopener noreferrer">Open at a.example</a>"#
        ),
        "{html}"
    );
}
