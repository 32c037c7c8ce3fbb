//! One match on [`Block`].

use super::{Renderer, direction, words};
use crate::model::{
    Alignment, Aside, AsideRole, Block, Cell, Code, Definition, Formula, Inline, List, Numbering, ParagraphRole, Post,
    Reference, Row, Scope, Table, Verse, walk,
};
use std::borrow::Cow;

impl Renderer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { content, role } => {
                let class = role.and_then(|role| match role {
                    ParagraphRole::Lead => Some("lead"),
                    ParagraphRole::Question => Some("question"),
                    ParagraphRole::Answer => Some("answer"),
                    ParagraphRole::Other => None,
                });
                self.element("p", &[("class", class)], |renderer| renderer.inlines(content));
            }
            Block::Heading { level, id, content } => self.heading(*level, id.as_deref(), content),
            Block::List(list) => self.list(list),
            Block::DefinitionList { items } => self.definitions(items),
            Block::Quote { blocks, attribution, url } => {
                let cite = url.as_ref().map(|url| url.as_str());
                self.quote("quote", cite, blocks, attribution);
            }
            Block::PullQuote { blocks, attribution } => self.pull_quote(blocks, attribution),
            Block::Code(code) => self.code(code),
            Block::Preformatted { content } => {
                let attributes = [("class", Some("preformatted")), ("tabindex", Some("0"))];
                self.element("pre", &attributes, |renderer| renderer.inlines(content));
            }
            Block::Verse(verse) => self.verse(verse),
            Block::Math(formula) => self.display_formula(formula),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure, "figure", false),
            Block::Gallery(gallery) => self.gallery(gallery),
            Block::Video(player) => self.player(player, "video"),
            Block::Audio(player) => self.player(player, "audio"),
            Block::Embed(embed) => self.embed(embed),
            Block::LinkCard(card) => self.link_card(card),
            Block::Aside(aside) => self.aside(aside),
            Block::Details { summary, open, blocks } => {
                let open = if *open { Some("") } else { None };
                self.element("details", &[("open", open)], |renderer| {
                    renderer.element("summary", &[], |renderer| renderer.inlines(summary));
                    renderer.apart(|renderer| renderer.blocks(blocks));
                });
            }
            Block::Divider => self.sink.open("hr", &[]),
            Block::References { items } => self.references(items),
            Block::Post(post) => self.post(post),
            Block::Group { id, role: _, language, direction: to, blocks } => {
                let id = self.id(id.as_deref());
                let attributes = [("id", id.as_deref()), ("lang", language.as_deref()), ("dir", to.map(direction))];
                self.element("div", &attributes, |renderer| renderer.blocks(blocks));
            }
        }
    }

    /// A heading. Its class says its level in the article; its tag says how deep its section lies on the page, so that
    /// no level is left out for those who move by headings.
    fn heading(&mut self, level: u8, id: Option<&str>, content: &[Inline]) {
        const CLASSES: [&str; 6] = ["heading-1", "heading-2", "heading-3", "heading-4", "heading-5", "heading-6"];
        let depth = self.section_depth(level);
        let tag = self.heading_tag(depth);
        let id = self.id(id);
        let class = CLASSES[usize::from(level.clamp(1, 6)) - 1];
        self.element(tag, &[("class", Some(class)), ("id", id.as_deref())], |renderer| renderer.inlines(content));
    }

    /// Blocks that stand in an item or a cell: a single plain paragraph is bare text there.
    fn compact(&mut self, blocks: &[Block]) {
        match blocks {
            [Block::Paragraph { content, role: None }] => self.inlines(content),
            _ => self.blocks(blocks),
        }
    }

    pub(super) fn list(&mut self, list: &List) {
        let tag = if list.ordered { "ol" } else { "ul" };
        let start = list.start.filter(|_| list.ordered).map(|start| start.to_string());
        let numbering = list.numbering.and_then(|numbering| match numbering {
            Numbering::LowerAlpha => Some("a"),
            Numbering::UpperAlpha => Some("A"),
            Numbering::LowerRoman => Some("i"),
            Numbering::UpperRoman => Some("I"),
            Numbering::None | Numbering::Decimal => None,
        });
        let class = if list.items.iter().any(|item| item.checked.is_some()) {
            Some("tasks")
        } else {
            list.numbering.filter(|numbering| *numbering == Numbering::None).map(|_| "unmarked")
        };
        let attributes = [
            ("class", class),
            // Safari takes the role away from lists without markers.
            ("role", class.map(|_| "list")),
            ("start", start.as_deref()),
            ("type", numbering),
            ("reversed", if list.reversed { Some("") } else { None }),
        ];
        let labels = self.options.labels;
        self.element(tag, &attributes, |renderer| {
            for item in &list.items {
                let value = item.value.filter(|_| list.ordered).map(|value| value.to_string());
                renderer.element("li", &[("value", value.as_deref())], |renderer| {
                    if let Some(checked) = item.checked {
                        let attributes = [
                            ("type", Some("checkbox")),
                            ("disabled", Some("")),
                            ("checked", if checked { Some("") } else { None }),
                            ("aria-label", Some(if checked { labels.done } else { labels.to_do })),
                        ];
                        renderer.sink.open("input", &attributes);
                        renderer.sink.text(" ");
                    }
                    if list.tight {
                        renderer.tight(&item.blocks);
                    } else {
                        renderer.blocks(&item.blocks);
                    }
                });
            }
        });
    }

    /// The blocks of an item of a tight list: every plain paragraph is bare text.
    fn tight(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { content, role: None } => self.inlines(content),
                _ => self.block(block),
            }
        }
    }

    pub(super) fn definitions(&mut self, items: &[Definition]) {
        self.element("dl", &[], |renderer| {
            for item in items {
                for term in &item.terms {
                    renderer.element("dt", &[], |renderer| renderer.inlines(term));
                }
                for description in &item.descriptions {
                    renderer.element("dd", &[], |renderer| renderer.compact(description));
                }
            }
        });
    }

    /// A quotation; with an attribution it stands in a figure, as the HTML Standard asks.
    fn quote(&mut self, class: &'static str, cite: Option<&str>, blocks: &[Block], attribution: &[Inline]) {
        let attributes = [("cite", cite)];
        if attribution.is_empty() {
            self.element("blockquote", &attributes, |renderer| renderer.blocks(blocks));
            return;
        }
        self.element("figure", &[("class", Some(class))], |renderer| {
            renderer.element("blockquote", &attributes, |renderer| renderer.blocks(blocks));
            renderer.element("figcaption", &[], |renderer| renderer.inlines(attribution));
        });
    }

    /// A sentence that the body says too: for the eye alone, so that nobody hears it twice or finds it twice.
    fn pull_quote(&mut self, blocks: &[Block], attribution: &[Inline]) {
        let attributes = [
            ("part", Some("pull-quote")),
            ("class", Some("pull-quote")),
            ("aria-hidden", Some("true")),
            ("inert", Some("")),
        ];
        self.element("aside", &attributes, |renderer| {
            renderer.blocks(blocks);
            if !attribution.is_empty() {
                let attributes = [("class", Some("attribution"))];
                renderer.element("p", &attributes, |renderer| renderer.inlines(attribution));
            }
        });
    }

    fn code(&mut self, code: &Code) {
        let id = self.id(code.id.as_deref());
        let language = code.language.as_deref().map(|language| ["language-", language].concat());
        let label = self.options.labels.code;
        let name = match code.filename.as_deref().or(code.language.as_deref()) {
            Some(name) => Cow::Owned([label, ": ", name].concat()),
            None => Cow::Borrowed(label),
        };
        let attributes = [
            ("part", Some("code")),
            ("class", Some("code")),
            ("id", id.as_deref().filter(|_| code.filename.is_none())),
            // It scrolls sideways: a keyboard must be able to reach it. A region would be a landmark, one for each.
            ("tabindex", Some("0")),
            ("role", Some("group")),
            ("aria-label", Some(&*name)),
        ];
        let listing = |renderer: &mut Self| {
            renderer.element("pre", &attributes, |renderer| {
                let attributes = [("class", language.as_deref())];
                renderer.element("code", &attributes, |renderer| renderer.code_lines(code));
            });
        };
        match &code.filename {
            Some(filename) => {
                self.element("figure", &[("class", Some("listing")), ("id", id.as_deref())], |renderer| {
                    renderer.text_element("figcaption", &[], filename);
                    listing(renderer);
                })
            }
            None => listing(self),
        }
    }

    /// The characters of a listing, the lines to point out marked, their line feeds with them.
    fn code_lines(&mut self, code: &Code) {
        if code.highlighted_lines.is_empty() {
            self.sink.text(&code.text);
            return;
        }
        let mut ranges = code.highlighted_lines.clone();
        ranges.sort_unstable_by_key(|range| range.first);
        let mut ranges = ranges.into_iter().peekable();
        let mut marked = |number| {
            while ranges.next_if(|range| range.last < number).is_some() {}
            ranges.peek().is_some_and(|range| range.first <= number)
        };
        let mut lines =
            (1..).zip(code.text.split_inclusive('\n')).map(|(number, line)| (marked(number), line)).peekable();
        while let Some((mark, line)) = lines.next() {
            let mut text = String::from(line);
            while let Some((_, line)) = lines.next_if(|(next, _)| *next == mark) {
                text.push_str(line);
            }
            if mark {
                self.text_element("mark", &[], &text);
            } else {
                self.sink.text(&text);
            }
        }
    }

    fn verse(&mut self, verse: &Verse) {
        const INDENTS: [&str; 5] = ["line", "line indent-1", "line indent-2", "line indent-3", "line indent-4"];
        let stanzas = |renderer: &mut Self| {
            for stanza in &verse.stanzas {
                renderer.element("p", &[("class", Some("stanza"))], |renderer| {
                    for (index, line) in stanza.iter().enumerate() {
                        if index > 0 {
                            renderer.sink.open("br", &[]);
                        }
                        let class = INDENTS[usize::from(line.indent).min(INDENTS.len() - 1)];
                        renderer.element("span", &[("class", Some(class))], |renderer| renderer.inlines(&line.content));
                    }
                });
            }
        };
        let attributes = [("part", Some("verse")), ("class", Some("verse"))];
        if verse.attribution.is_empty() {
            self.element("div", &attributes, stanzas);
        } else {
            self.element("figure", &attributes, |renderer| {
                stanzas(renderer);
                renderer.element("figcaption", &[], |renderer| renderer.inlines(&verse.attribution));
            });
        }
    }

    fn display_formula(&mut self, formula: &Formula) {
        let id = self.id(formula.id.as_deref());
        let attributes = [("part", Some("math")), ("class", Some("formula")), ("id", id.as_deref())];
        self.element("div", &attributes, |renderer| {
            let attributes = [("class", Some("scroll")), ("tabindex", Some("0"))];
            renderer.element("div", &attributes, |renderer| renderer.formula(formula, true));
            if let Some(label) = &formula.label {
                renderer.text_element("span", &[("class", Some("label"))], label);
            }
        });
    }

    fn table(&mut self, table: &Table) {
        let id = self.id(table.id.as_deref());
        let name = words(&table.caption).or_else(|| table.label.clone());
        let label = self.options.labels.table;
        let plain = table.caption.is_empty() && table.label.is_none() && table.notes.is_empty();
        let rows = |renderer: &mut Self, plain_id: Option<&str>| {
            let attributes = [
                ("class", Some("scroll")),
                ("id", plain_id),
                ("role", Some("group")),
                ("tabindex", Some("0")),
                ("aria-label", Some(label)),
            ];
            renderer.element("div", &attributes, |renderer| {
                renderer.table_element(table, name.as_deref());
            });
        };
        if plain {
            rows(self, id.as_deref());
            return;
        }
        self.element("figure", &[("class", Some("table")), ("id", id.as_deref())], |renderer| {
            renderer.caption(table.label.as_deref(), &table.caption, &[]);
            rows(renderer, None);
            if !table.notes.is_empty() {
                let attributes = [("class", Some("table-notes"))];
                renderer.element("div", &attributes, |renderer| renderer.blocks(&table.notes));
            }
        });
    }

    /// The rows of a table, without what stands around them.
    pub(super) fn table_element(&mut self, table: &Table, name: Option<&str>) {
        self.element("table", &[("part", Some("table")), ("aria-label", name)], |renderer| {
            renderer.row_group("thead", &table.head, table);
            for body in &table.bodies {
                renderer.row_group("tbody", &body.rows, table);
            }
            renderer.row_group("tfoot", &table.foot, table);
        });
    }

    fn row_group(&mut self, tag: &'static str, rows: &[Row], table: &Table) {
        if rows.is_empty() {
            return;
        }
        self.element(tag, &[], |renderer| {
            // For each column that something is said of, the first row that no cell from above reaches down to.
            // A cell covers 1000 columns at most: <https://html.spec.whatwg.org/#attr-tdth-colspan>.
            let mut free = vec![0; table.columns.len().min(1000)];
            for (number, row) in (0_u32..).zip(rows) {
                renderer.element("tr", &[], |renderer| {
                    let mut column = 0;
                    for cell in &row.cells {
                        while free.get(column).is_some_and(|row| *row > number) {
                            column += 1;
                        }
                        renderer.cell(cell, table.columns.get(column).and_then(|column| column.alignment));
                        let end = column.saturating_add(cell.column_span.unwrap_or(1).max(1) as usize);
                        for row in free.iter_mut().take(end).skip(column) {
                            *row = number.saturating_add(cell.row_span.unwrap_or(1));
                        }
                        column = end;
                    }
                });
            }
        });
    }

    fn cell(&mut self, cell: &Cell, alignment: Option<Alignment>) {
        let columns = cell.column_span.filter(|span| *span > 1).map(|span| span.to_string());
        let rows = cell.row_span.filter(|span| *span > 1).map(|span| span.to_string());
        let scope = cell.scope.map(|scope| match scope {
            Scope::Row => "row",
            Scope::Column => "col",
            Scope::RowGroup => "rowgroup",
            Scope::ColumnGroup => "colgroup",
        });
        let class = cell.alignment.or(alignment).map(|alignment| match alignment {
            Alignment::Left => "left",
            Alignment::Center => "center",
            Alignment::Right => "right",
        });
        // Where the columns are many, a browser would squeeze a sentence to the width of its longest word.
        const WORDY: usize = 32;
        let length: usize = cell.blocks.iter().map(|block| walk::block_text(block).chars().count()).sum();
        let attributes = [
            ("class", class),
            ("data-wordy", if length > WORDY { Some("") } else { None }),
            ("scope", scope.filter(|_| cell.header)),
            ("colspan", columns.as_deref()),
            ("rowspan", rows.as_deref()),
        ];
        let tag = if cell.header { "th" } else { "td" };
        self.element(tag, &attributes, |renderer| renderer.compact(&cell.blocks));
    }

    /// The words below a figure or above a table.
    pub(super) fn caption(&mut self, label: Option<&str>, caption: &[Block], credit: &[Inline]) {
        if label.is_none() && caption.is_empty() && credit.is_empty() {
            return;
        }
        self.element("figcaption", &[("part", Some("caption"))], |renderer| {
            if let Some(label) = label {
                renderer.text_element("span", &[("class", Some("label"))], label);
                renderer.sink.text(" ");
            }
            renderer.compact(caption);
            if !credit.is_empty() {
                renderer.sink.text(" ");
                renderer.element("span", &[("class", Some("credit"))], |renderer| renderer.inlines(credit));
            }
        });
    }

    fn aside(&mut self, aside: &Aside) {
        let id = self.id(aside.id.as_deref());
        let [note, tip, important, warning, caution] = self.options.labels.remarks;
        let (role, remark) = match aside.role {
            AsideRole::Note => ("note", Some(note)),
            AsideRole::Tip => ("tip", Some(tip)),
            AsideRole::Important => ("important", Some(important)),
            AsideRole::Warning => ("warning", Some(warning)),
            AsideRole::Caution => ("caution", Some(caution)),
            AsideRole::Box => ("box", None),
            AsideRole::Correction => ("correction", Some(self.options.labels.correction)),
            AsideRole::Disclosure => ("disclosure", None),
            AsideRole::AuthorBio => ("author-bio", None),
            AsideRole::Newsletter => ("newsletter", None),
            AsideRole::Related => ("related", None),
            AsideRole::Share => ("share", None),
            AsideRole::Advertisement => ("advertisement", None),
            AsideRole::Comments => ("comments", None),
            AsideRole::Navigation => ("navigation", None),
            AsideRole::Legal => ("legal", None),
            AsideRole::Paywall => ("paywall", None),
            AsideRole::Interface => ("interface", None),
            AsideRole::Other => ("other", None),
        };
        let title = walk::text(&aside.title);
        let name = Some(title.as_str()).filter(|title| !title.trim().is_empty()).or(remark);
        let attributes = [
            ("part", Some("aside")),
            ("class", Some("aside")),
            ("id", id.as_deref()),
            ("data-role", Some(role)),
            ("data-reason", aside.reason.as_deref().filter(|_| aside.hidden)),
            // An aside inside an article is a landmark only by its name; a remark is just a note.
            ("role", Some("note")),
            ("aria-label", name),
            ("hidden", if aside.hidden { Some("") } else { None }),
        ];
        self.element("aside", &attributes, |renderer| {
            if !aside.title.is_empty() {
                let attributes = [("class", Some("aside-title"))];
                renderer.element("p", &attributes, |renderer| renderer.inlines(&aside.title));
            } else if let Some(remark) = remark {
                renderer.text_element("p", &[("class", Some("aside-title"))], remark);
            }
            renderer.apart(|renderer| renderer.blocks(&aside.blocks));
        });
    }

    fn references(&mut self, items: &[Reference]) {
        self.element("ol", &[("part", Some("references")), ("class", Some("references"))], |renderer| {
            for item in items {
                let id = renderer.id(Some(&item.id));
                renderer.element("li", &[("id", id.as_deref())], |renderer| {
                    if let Some(label) = &item.label {
                        renderer.text_element("span", &[("class", Some("label"))], label);
                        renderer.sink.text(" ");
                    }
                    renderer.inlines(&item.content);
                    if let Some(url) = &item.url {
                        renderer.sink.text(" ");
                        let attributes = [("href", Some(url.as_str())), ("rel", Some("noopener noreferrer"))];
                        renderer.text_element("a", &attributes, url.as_str());
                    }
                });
            }
        });
    }

    fn post(&mut self, post: &Post) {
        let id = self.id(post.id.as_deref());
        let tag = self.heading_tag(1);
        self.element(
            "section",
            &[("part", Some("post")), ("class", Some("post")), ("id", id.as_deref())],
            |renderer| {
                renderer.element("p", &[("class", Some("post-date"))], |renderer| {
                    if let Some(published) = &post.published {
                        renderer.moment(published);
                    }
                });
                if !post.title.is_empty() {
                    renderer.element(tag, &[("class", Some("post-title"))], |renderer| match &post.url {
                        Some(url) => {
                            let attributes = [("href", Some(url.as_str())), ("rel", Some("noopener noreferrer"))];
                            renderer.element("a", &attributes, |renderer| renderer.inlines(&post.title));
                        }
                        None => renderer.inlines(&post.title),
                    });
                }
                renderer.authors(&post.authors);
                renderer.blocks(&post.blocks);
            },
        );
    }
}
