//! One match on [`Block`], as Markdown.

use super::{Gap, LastList, Writer, escape};
use crate::model::{
    Aside, AsideRole, Block, Code, Definition, Direction, Formula, Inline, LineRange, List, ListItem, Post, Reference,
    Url, Verse, walk,
};
use crate::outline::slug;
use crate::render::work;

/// Longest number that an item may have: <https://spec.commonmark.org/0.31.2/#list-items>.
const MAX_NUMBER: i64 = 999_999_999;

impl Writer<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { content, .. } => self.paragraph(content),
            Block::Heading { level, id, content } => self.heading(*level, id.as_deref(), content),
            Block::List(list) => self.list(list),
            Block::DefinitionList { items } => self.definitions(items),
            Block::Quote { blocks, attribution, url } => self.quote(blocks, attribution, url.as_ref()),
            Block::PullQuote { .. } => {}
            Block::Code(code) => self.code(code),
            Block::Preformatted { content } => self.preformatted(content),
            Block::Verse(verse) => self.verse(verse),
            Block::Math(formula) => self.display_formula(formula),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Gallery(gallery) => {
                for figure in &gallery.items {
                    self.figure(figure);
                }
                self.caption_line(&gallery.caption, &gallery.credit);
            }
            Block::Video(player) => self.player(player, "Video"),
            Block::Audio(player) => self.player(player, "Audio"),
            Block::Embed(embed) => self.embed(embed),
            Block::LinkCard(card) => self.link_card(card),
            Block::Aside(aside) => self.aside(aside),
            Block::Details { summary, open, blocks } => {
                let tag = if *open { "<details open>" } else { "<details>" };
                let summary = self.html(|renderer| {
                    renderer.element("summary", &[], |renderer| renderer.inlines(summary));
                });
                self.wrap(&[tag, "\n", &summary].concat(), "</details>", |writer| writer.blocks(blocks));
            }
            Block::Divider => self.raw("***"),
            Block::References { items } => self.references(items),
            Block::Post(post) => self.post(post),
            Block::Group { id, role: _, language: None, direction: None, blocks } => {
                self.anchor(id.as_deref());
                self.blocks(blocks);
            }
            Block::Group { id, role: _, language, direction: to, blocks } => {
                let id = id.as_deref().filter(|id| self.referenced.contains(id));
                let attributes = [("id", id), ("lang", language.as_deref()), ("dir", to.map(Direction::name))];
                let tag = escape::start_tag("div", &attributes);
                self.wrap(&tag, "</div>", |writer| writer.blocks(blocks));
            }
        }
    }

    /// Headings of the body stand below the title, which is of the first level whether it is written or not.
    pub(super) fn heading(&mut self, level: u8, id: Option<&str>, content: &[Inline]) {
        self.begin();
        for _ in 0..=level.clamp(1, 5) {
            self.text.push('#');
        }
        self.text.push(' ');
        self.line.in_heading = true;
        if let Some(id) = id.filter(|id| self.referenced.contains(id) && slug(&walk::text(content)) != **id) {
            self.anchor_tag(id);
        }
        self.inlines(content);
        self.end_line();
        self.line.in_heading = false;
    }

    pub(super) fn paragraph(&mut self, content: &[Inline]) {
        self.begin();
        self.inlines(content);
        self.end_line();
    }

    fn list(&mut self, list: &List) {
        let start = list.start.unwrap_or(1);
        let numbers_fit = !list.reversed
            && list.numbering.is_none()
            && list.items.iter().all(|item| item.value.is_none())
            && (0..=MAX_NUMBER - list.items.len() as i64).contains(&start);
        if list.ordered && !numbers_fit {
            let html = self.html(|renderer| renderer.list(list));
            return self.raw(&html);
        }
        let follows = self.list.as_ref().filter(|last| last.end == self.text.len() && last.ordered == list.ordered);
        let other_mark = follows.is_some_and(|last| !last.other_mark);
        for (index, item) in list.items.iter().enumerate() {
            if list.tight && index > 0 {
                self.gap = Gap::Line;
            }
            self.begin();
            let mark = match (list.ordered, other_mark) {
                (false, false) => String::from("- "),
                // Not an asterisk: with a divider behind it, the line would be a divider.
                (false, true) => String::from("+ "),
                (true, false) => [&(start + index as i64).to_string(), ". "].concat(),
                (true, true) => [&(start + index as i64).to_string(), ") "].concat(),
            };
            let margin = " ".repeat(mark.len());
            self.inside(&mark, &margin, |writer| writer.item(item, list.tight));
        }
        self.list = Some(LastList { end: self.text.len(), ordered: list.ordered, other_mark });
    }

    fn item(&mut self, item: &ListItem, tight: bool) {
        if let Some(checked) = item.checked {
            self.text.push_str(if checked { "[x] " } else { "[ ] " });
        }
        let mut before = None;
        for block in &item.blocks {
            if tight && may_interrupt(before, block) && self.gap == Gap::Blank {
                self.gap = Gap::Line;
            }
            self.block(block);
            before = Some(block);
        }
    }

    fn definitions(&mut self, items: &[Definition]) {
        let is_blank = |term: &Vec<Inline>| walk::text(term).trim().is_empty();
        let plain = items
            .iter()
            .all(|item| item.terms.len() == 1 && !item.terms.iter().any(is_blank) && !item.descriptions.is_empty());
        if !plain {
            let html = self.html(|renderer| renderer.definitions(items));
            return self.raw(&html);
        }
        for item in items {
            // A line end would end the term.
            self.line.in_heading = true;
            self.paragraph(item.terms.first().map(Vec::as_slice).unwrap_or_default());
            self.line.in_heading = false;
            for description in &item.descriptions {
                self.gap = Gap::Line;
                self.begin();
                self.inside(": ", "  ", |writer| writer.blocks(description));
            }
        }
    }

    pub(super) fn quote(&mut self, blocks: &[Block], attribution: &[Inline], url: Option<&Url>) {
        self.begin();
        self.inside("> ", "> ", |writer| {
            writer.blocks(blocks);
            match url.filter(|_| !attribution.is_empty() && !holds_link(attribution)) {
                Some(url) => {
                    let content = attribution.to_vec();
                    writer.attribution(&[Inline::Link { url: url.clone(), title: None, content }]);
                }
                None => writer.attribution(attribution),
            }
        });
    }

    fn code(&mut self, code: &Code) {
        self.anchor(code.id.as_deref());
        // A language that is none would be read as something else.
        let is_name = |language: &&str| !language.contains(|c: char| c.is_whitespace() || "`{}:,=~\\&".contains(c));
        let mut info = String::from(code.language.as_deref().filter(is_name).unwrap_or_default());
        if let Some(filename) = &code.filename {
            let filename: String = filename.chars().filter(|c| !c.is_control() && !"\"`\\&".contains(*c)).collect();
            info.push_str(&[" title=\"", &filename, "\""].concat());
        }
        if !code.highlighted_lines.is_empty() {
            let lines: Vec<String> = code.highlighted_lines.iter().map(line_range).collect();
            info.push_str(&[" {", &lines.join(","), "}"].concat());
        }
        self.fence(&info, &code.text);
    }

    fn fence(&mut self, info: &str, text: &str) {
        let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        self.begin();
        self.text.push_str(&fence);
        self.text.push_str(info);
        for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
            self.text.push('\n');
            self.text.push_str(if line.is_empty() { self.prefix.trim_end() } else { &self.prefix });
            self.text.push_str(line);
        }
        self.line_feed();
        self.text.push_str(&fence);
        self.end_block();
    }

    fn preformatted(&mut self, content: &[Inline]) {
        if content.iter().all(|inline| matches!(inline, Inline::Text { .. })) {
            return self.fence("", &walk::text(content));
        }
        let html = self.render(|renderer| renderer.element("pre", &[], |renderer| renderer.inlines(content)));
        self.raw(&html);
    }

    fn verse(&mut self, verse: &Verse) {
        for stanza in &verse.stanzas {
            self.begin();
            for (index, line) in stanza.iter().enumerate() {
                if index > 0 {
                    self.inlines(&[Inline::Break]);
                }
                if line.indent > 0 {
                    // White space of which CommonMark does not know that it is.
                    let margin = "\u{2003}".repeat(usize::from(line.indent));
                    self.inlines(&[Inline::Text { text: margin }]);
                }
                self.inlines(&line.content);
            }
            self.end_line();
        }
        self.attribution(&verse.attribution);
    }

    pub(super) fn attribution(&mut self, attribution: &[Inline]) {
        if attribution.is_empty() {
            return;
        }
        self.begin();
        self.text.push_str("— ");
        self.line.start = false;
        self.inlines(attribution);
        self.end_line();
    }

    fn display_formula(&mut self, formula: &Formula) {
        self.anchor(formula.id.as_deref());
        let Some(tex) = &formula.tex else { return self.paragraph(&[Inline::Math(formula.clone())]) };
        let lines: Vec<&str> = tex.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        // What Markdown would read as marks of its own at the start of a line goes into a fence.
        let plain = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '\\' | '&' | '{'));
        match lines.as_slice() {
            [line] if escape::is_formula(line) => self.raw(&["$$", line, "$$"].concat()),
            lines if escape::is_formula(&lines.join("\n")) && lines.iter().all(plain) => {
                self.raw(&["$$\n", &lines.join("\n"), "\n$$"].concat());
            }
            lines => self.fence("math", &lines.join("\n")),
        }
    }

    /// An alert where GitHub has one, otherwise a quotation under its title.
    fn aside(&mut self, aside: &Aside) {
        if aside.hidden {
            return;
        }
        self.anchor(aside.id.as_deref());
        let alert = match aside.role {
            AsideRole::Note => Some("[!NOTE]"),
            AsideRole::Tip => Some("[!TIP]"),
            AsideRole::Important => Some("[!IMPORTANT]"),
            AsideRole::Warning => Some("[!WARNING]"),
            AsideRole::Caution => Some("[!CAUTION]"),
            _ => None,
        };
        self.begin();
        self.inside("> ", "> ", |writer| {
            if let Some(alert) = alert {
                writer.raw(alert);
                writer.gap = Gap::Line;
            }
            if !aside.title.is_empty() {
                writer.paragraph(&[Inline::Strong { content: aside.title.clone() }]);
            }
            writer.blocks(&aside.blocks);
        });
    }

    fn references(&mut self, items: &[Reference]) {
        for item in items {
            self.begin();
            self.inside("- ", "  ", |writer| {
                writer.begin();
                if writer.referenced.contains(item.id.as_str()) {
                    writer.anchor_tag(&item.id);
                }
                if let Some(label) = &item.label {
                    writer.inlines(&[Inline::Text { text: [label, " "].concat() }]);
                }
                writer.inlines(&work::printed(item));
                if let Some(url) = &item.url {
                    let content = vec![Inline::text(url.as_str())];
                    writer.inlines(&[Inline::text(" "), Inline::Link { url: url.clone(), title: None, content }]);
                }
                writer.end_line();
            });
            self.gap = Gap::Line;
        }
        self.gap = Gap::Blank;
    }

    fn post(&mut self, post: &Post) {
        self.anchor(post.id.as_deref());
        if !post.title.is_empty() {
            self.heading(1, None, &post.title);
        }
        let mut line: Vec<Inline> = Vec::new();
        if let Some(published) = &post.published {
            let content = vec![Inline::text(published.replace('T', " "))];
            line.push(match &post.url {
                Some(url) => Inline::Link { url: url.clone(), title: None, content },
                None => Inline::Emphasis { content },
            });
        }
        for author in &post.authors {
            let before = if line.is_empty() { "" } else { ", " };
            line.push(Inline::text([before, &author.name].concat()));
        }
        if !line.is_empty() {
            self.paragraph(&line);
        }
        self.blocks(&post.blocks);
    }
}

/// Whether a block may stand right below a paragraph and still be seen as one of its own.
fn may_interrupt(before: Option<&Block>, block: &Block) -> bool {
    if !matches!(before, Some(Block::Paragraph { .. })) {
        return false;
    }
    match block {
        Block::List(list) => {
            let starts =
                list.items.first().is_some_and(|item| matches!(item.blocks.first(), Some(Block::Paragraph { .. })));
            starts && (!list.ordered || (list.start.unwrap_or(1) == 1 && list.numbering.is_none() && !list.reversed))
        }
        Block::Quote { .. } => true,
        Block::Code(code) => code.id.is_none(),
        _ => false,
    }
}

fn holds_link(content: &[Inline]) -> bool {
    let mut found = false;
    walk::each_inline(content, &mut |inline| {
        found |= matches!(inline, Inline::Link { .. } | Inline::CrossReference { .. } | Inline::NoteReference { .. });
    });
    found
}

/// `3`, or `3-5`.
fn line_range(range: &LineRange) -> String {
    match range.first == range.last {
        true => range.first.to_string(),
        false => [&range.first.to_string(), "-", &range.last.to_string()].concat(),
    }
}
