//! An article as Markdown: CommonMark with what GitHub adds, and front matter.
//!
//! What Markdown has no sign for is written as the HTML that CommonMark lets stand in it. Hidden asides are left out,
//! and so are pull quotes, whose words the body says too.

mod block;
mod escape;
mod front_matter;
mod inline;
mod media;
mod table;

pub use escape::cell as markdown_cell;

use super::notes::note_places;
use super::{HtmlSink, Options, Remote, Renderer};
use crate::labels::ENGLISH;
use crate::model::{Article, Block, Inline, walk};
use std::collections::{HashMap, HashSet};

/// An article as Markdown. `embedded` are pictures that lie beside it, by their addresses and their paths.
pub fn to_markdown(article: &Article, embedded: &[(String, String)]) -> String {
    let mut referenced = HashSet::new();
    walk::each_inline_of(&article.blocks, &article.notes, &mut |inline| match inline {
        Inline::CrossReference { target, .. } => referenced.extend([target.as_str()]),
        Inline::Citation { targets, .. } => referenced.extend(targets.first().map(String::as_str)),
        _ => {}
    });
    let note_places = note_places(article);
    let front_matter = front_matter::front_matter(&article.meta, embedded);
    let mut writer = Writer {
        article,
        embedded,
        referenced,
        note_places: &note_places,
        gap: if front_matter.is_empty() { Gap::None } else { Gap::Blank },
        text: front_matter,
        prefix: String::new(),
        list: None,
        line: inline::Line::default(),
    };
    writer.article();
    writer.text.truncate(writer.text.trim_end().len());
    writer.text.push('\n');
    writer.text
}

/// One walk over one article.
struct Writer<'a> {
    article: &'a Article,
    embedded: &'a [(String, String)],
    /// The places that something in the article links to: only these get an anchor.
    referenced: HashSet<&'a str>,
    note_places: &'a HashMap<&'a str, usize>,
    text: String,
    /// What every line starts with: the marks of quotations, the margins of items.
    prefix: String,
    /// What goes before the next block.
    gap: Gap,
    /// The list written last, for as long as nothing else follows it.
    list: Option<LastList>,
    line: inline::Line,
}

#[derive(Clone, Copy, PartialEq)]
enum Gap {
    None,
    Line,
    Blank,
}

/// Two lists that follow one another would become one, if their marks did not differ.
struct LastList {
    end: usize,
    ordered: bool,
    other_mark: bool,
}

impl Writer<'_> {
    fn article(&mut self) {
        let article = self.article;
        if let Some(figure) = &article.meta.lead_image {
            self.figure(figure);
        }
        for summary in &article.meta.abstracts {
            self.heading(1, None, &[Inline::text(summary.title.as_deref().unwrap_or(ENGLISH.summary()))]);
            self.blocks(&summary.blocks);
        }
        self.blocks(&article.blocks);
        for (index, note) in article.notes.iter().enumerate() {
            self.begin();
            let mark = ["[^", &(index + 1).to_string(), "]: "].concat();
            self.inside(&mark, "    ", |writer| writer.blocks(&note.blocks));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    /// A place that something links to, on a line of its own.
    fn anchor(&mut self, id: Option<&str>) {
        if let Some(id) = id.filter(|id| self.referenced.contains(id)) {
            self.begin();
            self.anchor_tag(id);
            self.end_line();
        }
    }

    /// HTML blocks around Markdown, which blank lines set apart from them.
    fn wrap(&mut self, opening: &str, closing: &str, inside: impl FnOnce(&mut Self)) {
        self.raw(opening);
        inside(self);
        self.raw(closing);
    }

    /// A block with a mark at its start and a margin before its other lines.
    fn inside(&mut self, mark: &str, margin: &str, write: impl FnOnce(&mut Self)) {
        self.text.push_str(mark);
        let length = self.prefix.len();
        self.prefix.push_str(margin);
        self.gap = Gap::None;
        write(self);
        self.prefix.truncate(length);
        self.end_block();
    }

    /// A block of lines that are Markdown already.
    fn raw(&mut self, lines: &str) {
        if lines.is_empty() {
            return;
        }
        self.begin();
        for (index, line) in lines.split('\n').enumerate() {
            if index > 0 {
                self.line_feed();
            }
            self.text.push_str(line);
        }
        self.end_block();
    }

    /// Goes to where the next block starts.
    fn begin(&mut self) {
        if self.gap == Gap::Blank {
            self.text.push('\n');
            self.text.push_str(self.prefix.trim_end());
        }
        if self.gap != Gap::None {
            self.line_feed();
        }
        self.gap = Gap::None;
        self.line.begin();
    }

    fn end_line(&mut self) {
        self.line.forget();
        self.end_block();
    }

    fn end_block(&mut self) {
        self.gap = Gap::Blank;
    }

    fn line_feed(&mut self) {
        self.text.push('\n');
        self.text.push_str(&self.prefix);
    }

    /// A part of the article as an HTML block, without the blank lines that would end it.
    fn html(&self, write: impl FnOnce(&mut Renderer<'_>)) -> String {
        let html = self.render(write);
        let mut lines = html.split('\n');
        let mut joined = String::from(lines.next().unwrap_or_default());
        for line in lines {
            joined.push_str(if line.trim().is_empty() { "&#10;" } else { "\n" });
            joined.push_str(line);
        }
        joined
    }

    fn render(&self, write: impl FnOnce(&mut Renderer<'_>)) -> String {
        let options = Options { id_prefix: "", remote: Remote::Allow, embedded: self.embedded, ..Options::default() };
        let mut sink = HtmlSink::new();
        let mut renderer = Renderer::new(self.article, &options, self.note_places, &mut sink);
        renderer.sections = None;
        write(&mut renderer);
        sink.into_html()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cell, Code, List, ListItem, Row, Table};

    fn markdown(blocks: Vec<Block>) -> String {
        to_markdown(&Article { blocks, ..Article::default() }, &[])
    }

    fn of_text(text: &str) -> String {
        markdown(vec![Block::paragraph(vec![Inline::text(text)])]).trim_end().to_string()
    }

    #[test]
    fn words_that_look_like_marks_stay_words() {
        for (text, expected) in [
            ("2 * 3 * 4, snake_case and _this_", "2 \\* 3 \\* 4, snake_case and \\_this\\_"),
            ("# no heading #1", "\\# no heading #1"),
            ("#tag", "#tag"),
            ("1. no item", "1\\. no item"),
            ("1986. A year", "1986\\. A year"),
            ("3.5 is no item", "3.5 is no item"),
            ("- no item", "\\- no item"),
            ("-5 degrees", "-5 degrees"),
            ("--- no divider", "\\--- no divider"),
            ("+ no item", "\\+ no item"),
            ("> no quote", "\\> no quote"),
            ("a > b < c", "a > b < c"),
            ("<b> & &amp; AT&T R&D", "\\<b> & \\&amp; AT&T R&D"),
            ("[no](link) ![no](image) [^1]", "\\[no\\](link) !\\[no\\](image) \\[^1\\]"),
            ("`no code` ~~no~~ $5", "\\`no code\\` \\~\\~no\\~\\~ \\$5"),
            ("a \\ b", "a \\\\ b"),
            ("  white\n  space\t ", "white space"),
            (": no definition", "\\: no definition"),
            ("| no table |", "\\| no table |"),
        ] {
            assert_eq!(of_text(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_stand_where_they_are_read_as_marks() {
        let strong = |text: &str| Inline::Strong { content: vec![Inline::text(text)] };
        let emphasis = |content: Vec<Inline>| Inline::Emphasis { content };
        for (content, expected) in [
            (vec![Inline::text("a"), strong(" b "), Inline::text("c")], "a **b** c"),
            (vec![strong("a:"), Inline::text("b")], "<strong>a:</strong>b"),
            (vec![strong("a:"), Inline::text(" b")], "**a:** b"),
            (vec![strong("「a」"), Inline::text("は")], "<strong>「a」</strong>は"),
            (vec![emphasis(vec![strong("a")])], "_**a**_"),
            (vec![Inline::Strong { content: vec![emphasis(vec![Inline::text("a")])] }], "**_a_**"),
            (vec![strong("a"), emphasis(vec![Inline::text("b")])], "<strong>a</strong>*b*"),
            (vec![emphasis(vec![Inline::text("a"), emphasis(vec![Inline::text("b")])])], "*a<em>b</em>*"),
            (vec![strong("a"), strong("b")], "<strong>a</strong>**b**"),
            (vec![Inline::Code { text: "a `` b`".into() }], "``` a `` b` ```"),
            (vec![Inline::text("a"), Inline::Break, Inline::text("# b"), Inline::Break], "a\\\n\\# b"),
        ] {
            assert_eq!(markdown(vec![Block::paragraph(content)]).trim_end(), expected);
        }
    }

    #[test]
    fn a_bar_in_a_cell_ends_no_cell() {
        let cell = |content| Cell { blocks: vec![Block::paragraph(content)], ..Default::default() };
        let code = |text: &str| vec![Inline::Code { text: text.into() }];
        let cells = vec![cell(vec![Inline::text("a|b")]), cell(code("a|b")), cell(code("a\\|b"))];
        let table = Table { head: vec![Row { cells }], ..Table::default() };
        let expected = "| a\\|b | `a\\|b` | <code>a\\\\\\|b</code> |\n| --- | --- | --- |\n";
        assert_eq!(markdown(vec![Block::Table(table)]), expected);
    }

    #[test]
    fn lists_side_by_side_stay_two() {
        let list = |text: &str| {
            let items =
                vec![ListItem { blocks: vec![Block::paragraph(vec![Inline::text(text)])], ..ListItem::default() }];
            Block::List(List { items, tight: true, ..List::default() })
        };
        let nested = Block::List(List {
            items: vec![ListItem {
                checked: Some(true),
                blocks: vec![Block::paragraph(vec![Inline::text("c")]), list("d"), Block::Divider],
                ..ListItem::default()
            }],
            tight: true,
            ..List::default()
        });
        assert_eq!(markdown(vec![list("a"), list("b"), nested]), "- a\n\n+ b\n\n- [x] c\n  - d\n\n  ***\n");
    }

    #[test]
    fn a_fence_is_longer_than_those_in_it() {
        let text = String::from("```\ninner  \n\n````");
        let code = Block::Code(Code { language: Some("md".into()), text, ..Code::default() });
        let quote = Block::Quote { blocks: vec![code], attribution: vec![Inline::text("Ana")], url: None };
        assert_eq!(markdown(vec![quote]), "> `````md\n> ```\n> inner  \n>\n> ````\n> `````\n>\n> — Ana\n");
    }
}
