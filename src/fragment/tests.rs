//! What pieces of pages say, in the form of [`compact`].

use super::compact::compact;
use super::{Fragment, Verdict, convert, convert_html};
use crate::builder::Builder;
use crate::html::{Name, Tree, parse_fragment};
use crate::model::{AsideRole, Inline, NoticeCode, Purpose, Url, walk};

fn read(source: &str) -> (Fragment, Vec<NoticeCode>) {
    let base = Url::parse("https://s.example/p/", Purpose::Link);
    let mut builder = Builder::new(base.as_ref());
    let fragment = convert_html(source, &mut builder);
    (fragment, builder.into_notices().iter().map(|notice| notice.code).collect())
}

fn assert_blocks(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(compact(&read(source).0.blocks), *expected, "\n{source}");
    }
}

#[test]
fn white_space_is_collapsed_as_browsers_do() {
    assert_blocks(&[
        (" <p>one  <b>two </b> three</p>\n five ", "p(one strong(two )three) p(five)"),
        ("<p>a<br> b<wbr>c </p><p></p><p> &nbsp; </p>", "p(abreakbc)"),
        ("<p>日本<b>語</b></p>", "p(日本strong(語))"),
        ("<pre>a  b\n <b>c</b>\n</pre>", "preformatted(a  b\n strong(c))"),
    ]);
}

#[test]
fn blocks_in_lines_and_lines_between_blocks_become_paragraphs() {
    assert_blocks(&[
        ("<div>a<p>b</p>c</div>", "p(a) p(b) p(c)"),
        ("text <b>bold <p>in</p> after</b> end", "p(text strong(bold)) p(strong(in)) p(strong(after) end)"),
        (
            "<a href=/x><h2>T</h2><p>w</p></a>",
            "h(link(T; url=https://s.example/x); level=2) p(link(w; url=https://s.example/x))",
        ),
        ("a<br><br>b<br>c", "p(a) p(bbreakc)"),
        ("<font size=2>a<br> <br>b</font>", "p(a) p(b)"),
        ("<my-box><p>in box</p></my-box><li>stray", "p(in box) p(stray)"),
        ("<p class=lead>Lead</p>", "p(Lead; role=lead)"),
    ]);
}

#[test]
fn inlines_keep_their_meaning() {
    assert_blocks(&[
        (
            "<u>u</u><ins>i</ins><s>s</s><sub>b</sub><sup>p</sup><mark>m</mark><kbd>k</kbd><q>q</q><bdi>x</bdi>",
            "p(underline(u) insertion(i) strike(s) subscript(b) superscript(p) mark(m) keyboard(k) quote(q) span(x; direction=auto))",
        ),
        (
            "<abbr title=T>a</abbr><time datetime=2020-01-01>d</time><span lang=fr>f</span>",
            "p(abbreviation(a; title=T) time(d; value=2020-01-01) span(f; language=fr))",
        ),
        (
            "<span style='font-weight: 700; font-style:italic'>z</span><span class=small-caps>sc</span>",
            "p(emphasis(strong(z)) small_caps(sc))",
        ),
        ("<ruby>漢<rp>(</rp><rt>kan</rt>字<rt>ji</rt></ruby>", "p(ruby(漢; reading=kan) ruby(字; reading=ji))"),
        ("<code>a <a href=/b>b</a></code>", "p(code(text=a ) link(code(text=b); url=https://s.example/b))"),
        ("<a href='javascript:x'>js</a> <a href='#'>top</a> <a>none</a>", "p(js top none)"),
        (
            "<p dir=rtl lang=ar>x</p><div lang=fr><p>y</div>",
            "p(span(x; direction=rtl; language=ar)) group(p(y); language=fr)",
        ),
        ("<section role=doc-acknowledgments><p>Thanks</section>", "group(p(Thanks); role=acknowledgments)"),
    ]);
    assert_eq!(read("<a href='javascript:x'>js</a>").1, [NoticeCode::RefusedAddress]);
}

#[test]
fn headings_keep_their_ids_and_links_find_them() {
    assert_blocks(&[
        (
            "<h2 id=x>Head <a class=anchor href='#x'>#</a></h2><p><a href='#x'>there</a>, <a href='#gone'>gone</a>",
            "h(Head; id=x; level=2) p(cross_reference(there; target=x), link(gone; url=https://s.example/p/#gone))",
        ),
        (
            "<div class=markdown-heading><h3>A</h3><a id=user-content-a class=anchor href='#a'></a></div><a href='#a'>b</a>",
            "h(A; id=user-content-a; level=3) p(cross_reference(b; target=user-content-a))",
        ),
        ("<a href='#p'>x</a><p id=p>here", "p(cross_reference(x; target=p)) p(anchor(id=p)here)"),
        (
            "<p>a<a name=old></a>b <a href='https://s.example/p/#old'>c</a>",
            "p(aanchor(id=old)b cross_reference(c; target=old))",
        ),
    ]);
}

#[test]
fn no_two_texts_stand_side_by_side() {
    for source in [
        "a <a href='#gone'>b</a> c",
        "a <span>b</span> c<font>d<p>e</p>f</font>g",
        "a<!-- --><script></script>b <wbr>c",
        "<blockquote><p>W.</p><footer>— <cite>A</cite></footer></blockquote>",
        "<a href='#x'>a <b>b</b></a> <p>c</p><i>d <table><tr><td>e<td>f</table>g</i> h",
    ] {
        let fragment = convert_html(source, &mut Builder::new(None));
        walk::each_block(&fragment.blocks, &mut |block| {
            walk::each_content(block, &mut |content| {
                let is_text = |inline: &Inline| matches!(inline, Inline::Text { .. });
                assert!(!content.windows(2).any(|pair| pair.iter().all(is_text)), "{source}: {content:?}");
                assert!(!content.contains(&Inline::text("")), "{source}: {content:?}");
            });
        });
    }
}

#[test]
fn lists_of_every_kind() {
    assert_blocks(&[
        (
            "<ul><li>one<li>two<ul><li>three</ul></ul>",
            "list((p(one)) (p(two) list((p(three)); tight=true)); tight=true)",
        ),
        ("<ul><li>a</li><ul><li>b</ul></ul>", "list((p(a) list((p(b)); tight=true)); tight=true)"),
        ("<ul style='list-style: none'><li>a</ul>", "list((p(a)); numbering=none; tight=true)"),
        (
            "<ol start=3 type=a reversed><li value=7><p>x</ol>",
            "list((p(x); value=7); numbering=lower_alpha; ordered=true; reversed=true; start=3)",
        ),
        (
            "<ul><li class=task-list-item><input type=checkbox checked> done<li><p><input type=checkbox> todo</ul>",
            "list((p(done); checked=true) (p(todo); checked=false))",
        ),
        (
            "<dl><dt>a<dt>b<dd>c<dd><p>d<div><dt>e<dd>f</div></dl>",
            "definition_list((descriptions=p(c) p(d); terms=a b) (descriptions=p(f); terms=e))",
        ),
    ]);
}

#[test]
fn quotations_say_who_said_them() {
    assert_blocks(&[
        (
            "<blockquote cite=/q><p>W.</p><footer>— <cite>Ana</cite></footer></blockquote>",
            "quote(p(W.); attribution=emphasis(Ana); url=https://s.example/q)",
        ),
        ("<blockquote><p>W.</p><p>— Ana García</p></blockquote>", "quote(p(W.); attribution=Ana García)"),
        ("<blockquote>W.<br>— Ana</blockquote>", "quote(p(W.); attribution=Ana)"),
        ("<blockquote>— said the one.</blockquote>", "quote(p(— said the one.))"),
        (
            "<figure class=wp-block-pullquote><blockquote><p>W.</p><cite>Ana</cite></blockquote></figure>",
            "pull_quote(p(W.); attribution=Ana)",
        ),
        ("<aside class=pullquote><p>W.</aside>", "pull_quote(p(W.))"),
    ]);
}

#[test]
fn program_text_keeps_its_language_and_loses_its_line_numbers() {
    assert_blocks(&[
        ("<pre><code class=language-rust>fn a() {}\n</code></pre>", "code(language=rust; text=fn a() {})"),
        ("<div class='highlight highlight-source-js'><pre>a <b>b</b></pre></div>", "code(language=js; text=a b)"),
        ("<pre class='brush: php; toolbar: false'>x</pre>", "code(language=php; text=x)"),
        (
            "<pre data-lang=go data-line='1,3-4' title=a.go>x</pre>",
            "code(filename=a.go; highlighted_lines=(first=1; last=1) (first=3; last=4); language=go; text=x)",
        ),
        ("<pre><code class='hljs python'>x</code><button>Copy</button></pre>", "code(language=python; text=x)"),
        (
            "<div class='language-ruby highlighter-rouge'><pre class=highlight><code><table class=rouge-table><tr><td class='gutter gl'>\
             <pre class=lineno>1\n2\n</pre><td class=code><pre>a\nb\n</pre></table></code></pre></div>",
            "code(language=ruby; text=a\nb)",
        ),
        (
            "<figure class='highlight c'><table><tr><td class=gutter><pre>1<br>2</pre><td class=code><pre>a<br>b</pre></table></figure>",
            "code(language=c; text=a\nb)",
        ),
        ("<pre class=shiki><code><div class=line>a</div><div class=line>b</div></code></pre>", "code(text=a\nb)"),
    ]);
}

#[test]
fn verse_keeps_its_lines() {
    assert_blocks(&[
        ("<pre class=wp-block-verse>One\n  two\n\nthree</pre>", "verse(stanzas=(One) (two; indent=1) (three))"),
        ("<div class=poem><p>a<br>b</p><p>c</p></div>", "verse(stanzas=(a) (b) (c))"),
    ]);
    let (fragment, _) = read("<div class=poem><p>a<br>b</p><p>c</p></div>");
    let crate::model::Block::Verse(verse) = &fragment.blocks[0] else { panic!("a verse") };
    assert_eq!(verse.stanzas.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn tables_hold_data_and_layout_is_undone() {
    assert_blocks(&[
        (
            "<table><caption>C</caption><thead><tr><th align=right>A<th>B</thead><tr><td align=right>1<td>2</table>",
            "table(bodies=(rows=(cells=(p(1)) (p(2)))); caption=p(C); columns=(alignment=right) (); \
             head=(cells=(p(A); header=true) (p(B); header=true)))",
        ),
        (
            "<table><tr><th>A<th scope=col>B<tr><td rowspan=2 colspan=9999>1<td align=center>2<tr><td>3</table>",
            "table(bodies=(rows=(cells=(p(1); column_span=1000; row_span=2) (p(2); alignment=center)) (cells=(p(3)))); \
             head=(cells=(p(A); header=true) (p(B); header=true; scope=column)))",
        ),
        ("<table role=presentation><tr><td><p>one</p><td>two</table>", "p(one) p(two)"),
        ("<table><tr><td><h2>T</h2><td><table><tr><td>x</table></table>", "h(T; level=2) p(x)"),
    ]);
}

#[test]
fn figures_have_captions_and_credits() {
    assert_blocks(&[
        (
            "<figure id=f class=alignwide><img src=a.jpg alt=A width=960 height=480><figcaption>W. <span class=credit>Photo: Ana</span>\
             </figcaption></figure><a href='#f'>x</a>",
            "figure(caption=p(W.); credit=Photo: Ana; id=f; images=(alt=A; height=480; url=https://s.example/p/a.jpg; width=960); \
             layout=wide) p(cross_reference(x; target=f))",
        ),
        (
            "<picture><source media='(max-width: 30em)' srcset=tall.jpg><img src=a.jpg></picture>",
            "figure(images=(sources=(media=(max-width: 30em); url=https://s.example/p/tall.jpg); url=https://s.example/p/a.jpg))",
        ),
        (
            "<p><a href=/big.jpg><img src=a.jpg></a></p>",
            "figure(images=(url=https://s.example/p/a.jpg); url=https://s.example/big.jpg)",
        ),
        (
            "<p>a <img src=i.png width=16 height=16 alt=i> b</p><img src=t.gif width=1 height=1>",
            "p(a image(alt=i; height=16; url=https://s.example/p/i.png; width=16) b)",
        ),
        (
            "<div class='wp-caption alignright'><img src=a.jpg><p class=wp-caption-text>Cap</div>",
            "figure(caption=p(Cap); images=(url=https://s.example/p/a.jpg); layout=end)",
        ),
        (
            "<figure class=wp-block-gallery><figure><img src=a.jpg></figure><figure><img src=b.jpg><figcaption>B</figcaption></figure>\
             <figcaption>All <span class=credit>Ana</span></figcaption></figure>",
            "gallery((images=(url=https://s.example/p/a.jpg)) (caption=p(B); images=(url=https://s.example/p/b.jpg)); caption=p(All); \
             credit=Ana)",
        ),
        (
            "<a href='#g'>x</a><figure id=g class=gallery><figure><img src=a.jpg></figure><figure><img src=b.jpg></figure></figure>",
            "p(cross_reference(x; target=g)) gallery((images=(url=https://s.example/p/a.jpg)) (images=(url=https://s.example/p/b.jpg)); \
             id=g)",
        ),
        (
            "<ul class=blocks-gallery-grid><li><figure><img src=a.jpg></figure><li><figure><img src=b.jpg></figure></ul>",
            "gallery((images=(url=https://s.example/p/a.jpg)) (images=(url=https://s.example/p/b.jpg)))",
        ),
        (
            "<figure><table><tr><td>1<td>2</table><figcaption>T</figcaption></figure>",
            "table(bodies=(rows=(cells=(p(1)) (p(2)))); caption=p(T))",
        ),
        (
            "<figure><pre><code class=lang-c>x</code></pre><figcaption>L</figcaption></figure>",
            "figure(code(language=c; text=x); caption=p(L))",
        ),
    ]);
}

#[test]
fn late_pictures_are_found() {
    let dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP";
    for (source, url, sources) in [
        (format!("<img src='{dot}' data-src=r.jpg data-srcset='s.jpg 400w, m.jpg 1200w'>"), "r.jpg", 2),
        (format!("<img src='{dot}' data-srcset='s.jpg 400w, m.jpg 1200w, l.jpg 4000w'>"), "m.jpg", 3),
        (format!("<img src='{dot}'><noscript><img src=r.jpg></noscript>"), "r.jpg", 0),
        ("<img src=small.jpg><noscript><img src=r.jpg></noscript>".into(), "small.jpg", 0),
        ("<picture><source srcset='a.avif 800w' type=image/avif><img src=r.jpg></picture>".into(), "r.jpg", 1),
        ("<img src=placeholder.png data-original=r.jpg>".into(), "r.jpg", 0),
        ("<img srcset='a,b.jpg, c.jpg 2x'>".into(), "c.jpg", 2),
    ] {
        let (fragment, _) = read(&source);
        let [crate::model::Block::Figure(figure)] = fragment.blocks.as_slice() else {
            panic!("one figure of {source}")
        };
        assert_eq!(figure.images.len(), 1, "{source}");
        assert_eq!(figure.images[0].url.as_str(), ["https://s.example/p/", url].concat(), "{source}");
        assert_eq!(figure.images[0].sources.len(), sources, "{source}");
    }
}

#[test]
fn players_and_frames_name_who_shows_what() {
    assert_blocks(&[
        (
            "<video poster=p.jpg><source src=v.mp4 type=video/mp4><track src=c.vtt kind=captions srclang=en label=E>no</video>",
            "video(poster=https://s.example/p/p.jpg; sources=(media_type=video/mp4; url=https://s.example/p/v.mp4); \
             tracks=captions(label=E; language=en; url=https://s.example/p/c.vtt))",
        ),
        (
            "<figure><audio src=a.mp3></audio><figcaption>S</figcaption></figure>",
            "audio(caption=p(S); sources=(url=https://s.example/p/a.mp3))",
        ),
        (
            "<iframe src='http://player.vimeo.com/video/12' title=T width=640 height=360></iframe>",
            "embed(frame=https://player.vimeo.com/video/12?dnt=1; height=360; provider=Vimeo; title=T; url=https://vimeo.com/12; width=640)",
        ),
        (
            "<iframe data-src='https://unknown.example/x'></iframe><iframe src='https://t.example/' width=1 height=1></iframe>",
            "embed(frame=https://unknown.example/x; provider=unknown.example; url=https://unknown.example/x)",
        ),
        (
            "<blockquote class=twitter-tweet><p>Hi</p>&mdash; Ana (@ana) <a href='https://twitter.com/ana/status/1'>May 5</a></blockquote>",
            "embed(p(Hi) p(May 5); author=Ana (@ana); provider=X; url=https://twitter.com/ana/status/1)",
        ),
        (
            "<script src='https://gist.github.com/a/1.js'></script><object data=f.pdf type=application/pdf></object>",
            "embed(provider=GitHub Gist; url=https://gist.github.com/a/1) \
             link_card(media_type=application/pdf; relation=attachment; title=f.pdf; url=https://s.example/p/f.pdf)",
        ),
    ]);
    let film = compact(&read("<iframe src='//www.youtube.com/embed/abc?rel=0'></iframe>").0.blocks);
    assert!(
        film.starts_with("embed(frame=https://www.youtube-nocookie.com/embed/abc?rel=0; provider=YouTube"),
        "{film}"
    );
}

#[test]
fn links_shown_as_cards_stay_cards() {
    assert_blocks(&[
        (
            "<figure class=kg-bookmark-card><a class=kg-bookmark-container href=/x><div class=kg-bookmark-content>\
             <div class=kg-bookmark-title>T</div><div class=kg-bookmark-description>D</div><div class=kg-bookmark-metadata>\
             <img class=kg-bookmark-icon src=i.png><span class=kg-bookmark-author>A</span>\
             <span class=kg-bookmark-publisher>P</span></div></div>\
             <div class=kg-bookmark-thumbnail><img src=t.jpg></div></a></figure>",
            "link_card(author=A; description=D; image=(url=https://s.example/p/t.jpg); relation=mention; site_name=P; title=T; \
             url=https://s.example/x)",
        ),
        (
            "<div class=wp-block-file><a href=a.pdf>The report</a><a href=a.pdf download>Download</a></div>",
            "link_card(relation=attachment; title=The report; url=https://s.example/p/a.pdf)",
        ),
    ]);
}

#[test]
fn what_is_clearly_no_article_is_hidden_and_the_rest_is_not() {
    assert_blocks(&[
        (
            "<div class=newsletter-signup><h3>Sign up</h3></div><nav><a href=/>Home</a></nav>",
            "aside(h(Sign up; level=3); hidden=true; reason=class newsletter-signup; role=newsletter) \
             aside(p(link(Home; url=https://s.example/)); hidden=true; reason=element nav; role=navigation)",
        ),
        (
            "<form><input type=email> Join <button>Go</button></form>",
            "aside(p(Join Go); hidden=true; reason=element form; role=newsletter)",
        ),
        ("<form><p>a<p>b<p>c<p>d</form>", "p(a) p(b) p(c) p(d)"),
        ("<aside>beside</aside><div class=notes-on-newsletters>x</div>", "aside(p(beside); role=other) p(x)"),
        (
            "<div class='markdown-alert markdown-alert-note'><p class=markdown-alert-title>Note</p><p>Mind.</div>",
            "aside(p(Mind.); role=note)",
        ),
        (
            "<div class='admonition warning'><p class=admonition-title>Take care</p><p>Mind.</div>",
            "aside(p(Mind.); role=warning; title=Take care)",
        ),
        ("<details open><summary>S</summary>body</details><hr>", "details(p(body); open=true; summary=S) divider"),
        ("<style>a</style><script>b</script><template><p>c</template><div hidden>d</div><p style='display:none'>e", ""),
    ]);
    assert_eq!(read("<form><input></form><canvas>x</canvas>").1.len(), 3);
}

#[test]
fn formulas_are_found_in_every_carrier() {
    let katex = "<span class=katex><span class=katex-mathml><math><semantics><mrow><mi>a</mi></mrow>\
                 <annotation encoding='application/x-tex'>a</annotation></semantics></math></span><span class=katex-html>a</span></span>";
    let formula = "math(mathml=(children=(children=a; element=mi); element=mrow); tex=a)";
    assert_blocks(&[
        (
            "x <math><mi>y</mi><mo onclick=z stretchy=false>+</mo></math>",
            "p(x math(mathml=(children=y; element=mi) (attributes=stretchy false; children=+; element=mo)))",
        ),
        (&["b ", katex].concat(), &["p(b ", formula, ")"].concat()),
        (&["<span class=katex-display>", katex, "</span>"].concat(), formula),
        (
            "so <script type=math/tex>x^2</script> and <span class='math inline'>\\(y\\)</span>",
            "p(so math(tex=x^2) and math(tex=y))",
        ),
        (
            "<script type='math/tex; mode=display'>z</script><div class='math display'>\\[z\\]</div>",
            "math(tex=z) math(tex=z)",
        ),
        (
            "<p>t <img class=tex alt='{\\displaystyle q}' src=q.png>",
            "p(t math(image=(alt={\\displaystyle q}; url=https://s.example/p/q.png); tex=q))",
        ),
        ("<p class=math>an ordinary paragraph", "p(an ordinary paragraph)"),
    ]);
}

#[test]
fn notes_are_found_in_the_common_shapes() {
    for (source, blocks, notes) in [
        (
            "<p>A<sup><a href='#fn1' id=ref1>1</a></sup>.<section class=footnotes><hr><ol><li id=fn1><p>N. <a href='#ref1'>↩</a></ol></section>",
            "p(Anote_reference(note=1).)",
            "(p(N.); id=1)",
        ),
        (
            "<p>A<sup id=cite_ref-1 class=reference><a href='#cite_note-1'>[1]</a></sup><h2>References</h2><ol class=references>\
             <li id=cite_note-1><span class=mw-cite-backlink><a href='#cite_ref-1'>^</a></span> Book.</ol>",
            "p(Anote_reference(note=1))",
            "(p(Book.); id=1)",
        ),
        (
            "<p>A<a class=footnote-anchor id=footnote-anchor-1 href='#footnote-1'>*</a><div class=footnote><a id=footnote-1 \
             href='#footnote-anchor-1' class=footnote-number>*</a><div class=footnote-content><p>N.</div></div>",
            "p(Anote_reference(note=1))",
            "(p(N.); id=1; label=*)",
        ),
        (
            "<p>A <a href='#n2' id=r2>[2]</a></p><p id=n2><a href='#r2'>[2]</a> Two</p>",
            "p(A note_reference(note=1))",
            "(p(Two); id=1; label=2)",
        ),
        (
            "<p>Text<span class=sidenote>Aside</span> on",
            "p(Textnote_reference(note=side-1) on)",
            "(p(Aside); id=side-1)",
        ),
        (
            "<p><a href='#s2'>2</a> <a href='#s2'>Part two</a><h2 id=s2>Two</h2>",
            "p(cross_reference(2; target=s2) cross_reference(Part two; target=s2)) h(Two; id=s2; level=2)",
            "",
        ),
    ] {
        let (fragment, _) = read(source);
        assert_eq!(compact(&fragment.blocks), blocks, "\n{source}");
        assert_eq!(compact(&fragment.notes), notes, "\n{source}");
    }
}

#[test]
fn a_caller_may_know_better() {
    let tree = parse_fragment("<h1>Title</h1><p>text</p><div class=x>more</div>");
    let verdict = |id| match tree.name(id) {
        Name::H1 => Verdict::Skip,
        Name::DIV => Verdict::Hide(AsideRole::Related, "score".into()),
        _ => Verdict::Keep,
    };
    let fragment = convert(&tree, &[Tree::ROOT], &verdict, &mut Builder::new(None));
    assert_eq!(compact(&fragment.blocks), "p(text) aside(p(more); hidden=true; reason=score; role=related)");
}

#[test]
fn depth_does_not_reach_the_end_of_a_small_stack() {
    let nests = [
        "<blockquote>",
        "<ul><li>",
        "<div>",
        "<div lang=fr>",
        "<span lang=fr>",
        "<ins>",
        "<figure>",
        "<details><summary>s</summary>",
        "<table><tr><td>a<td>",
        "<dl><dt>t<dd>",
        "<math><mrow>",
        "<div class=gallery>",
        "<aside>",
        "<pre>",
        "<object>",
        "<ruby><rt>",
    ];
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        for nest in nests {
            let (fragment, _) = read(&[&nest.repeat(2000), "deep"].concat());
            let text: String = fragment.blocks.iter().map(crate::model::walk::block_text).collect();
            assert!(text.contains("deep") || nest.starts_with("<math"), "{nest}");
            std::mem::forget(fragment);
        }
    });
    thread.expect("a thread").join().expect("no nesting may overflow the stack of a browser's wasm");
}
