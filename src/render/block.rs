//! One match on [`Block`].

use super::inline::Link;
use super::passage::passages;
use super::{REL, Renderer, identifier, work};
use crate::labels::fill;
use crate::model::{
    Aside, AsideRole, Block, Code, Definition, Inline, List, Numbering, ParagraphRole, Post, Reference, Rights, Verse,
    walk,
};
use crate::order;
use std::borrow::Cow;

impl Renderer<'_> {
    /// The blocks of the body, which may be many, also where one group holds them all.
    pub(super) fn body(&mut self, blocks: &[Block]) {
        if let [group @ Block::Group { blocks, .. }] = blocks {
            return self.group(group, |renderer| renderer.body(blocks));
        }
        match &*passages(blocks) {
            [_] => self.blocks(blocks),
            passages => {
                for passage in passages {
                    self.element("div", &[("class", Some("passage"))], |renderer| renderer.blocks(passage));
                }
            }
        }
    }

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
                    let language = renderer.label_language();
                    match summary.is_empty() {
                        true => renderer.text_element("summary", &[("lang", language)], renderer.labels().details()),
                        false => renderer.element("summary", &[], |renderer| renderer.inlines(summary)),
                    }
                    renderer.apart(|renderer| renderer.blocks(blocks));
                });
            }
            Block::Divider => self.sink.open("hr", &[]),
            Block::References { items } => self.references(items),
            Block::Post(post) => self.post(post),
            Block::Group { blocks, .. } => self.group(block, |renderer| renderer.blocks(blocks)),
        }
    }

    fn group(&mut self, group: &Block, inside: impl FnOnce(&mut Self)) {
        let Block::Group { id, role, language, direction, .. } = group else { return };
        let (id, dir) = (self.id(id.as_deref()), self.dir(language.as_deref(), *direction));
        let attributes =
            [("id", id.as_deref()), ("data-role", role.as_deref()), ("lang", language.as_deref()), ("dir", dir)];
        self.element("div", &attributes, inside);
    }

    /// A heading. Its class says its level in the article; its tag says how deep its section lies on the page, so that
    /// no level is left out for those who move by headings.
    fn heading(&mut self, level: u8, id: Option<&str>, content: &[Inline]) {
        const CLASSES: [&str; 6] = ["heading-1", "heading-2", "heading-3", "heading-4", "heading-5", "heading-6"];
        let level = level.clamp(1, 6);
        let depth = self.section_depth(level);
        let (tag, below) = self.heading_tag(depth);
        let id = self.id(id);
        let class = CLASSES[usize::from(level) - 1];
        let attributes = [("class", Some(class)), ("id", id.as_deref()), ("aria-level", below)];
        self.element(tag, &attributes, |renderer| renderer.inlines(content));
    }

    /// Blocks that stand in an item or a cell: a single plain paragraph is bare text there.
    pub(super) fn compact(&mut self, blocks: &[Block]) {
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
        let (labels, language) = (self.labels(), self.label_language());
        self.element(tag, &attributes, |renderer| {
            for item in &list.items {
                let value = item.value.filter(|_| list.ordered).map(|value| value.to_string());
                renderer.element("li", &[("value", value.as_deref())], |renderer| {
                    if let Some(checked) = item.checked {
                        let attributes = [
                            ("type", Some("checkbox")),
                            ("disabled", Some("")),
                            ("checked", if checked { Some("") } else { None }),
                            ("lang", language),
                            ("aria-label", Some(if checked { labels.done() } else { labels.to_do() })),
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

    /// The blocks of an item of a tight list: its only plain paragraph is bare text.
    fn tight(&mut self, blocks: &[Block]) {
        let is_plain = |block: &&Block| matches!(block, Block::Paragraph { role: None, .. });
        if blocks.iter().filter(is_plain).count() > 1 {
            return self.blocks(blocks);
        }
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
        let around = std::mem::replace(&mut self.unseen, true);
        self.element("aside", &attributes, |renderer| {
            renderer.blocks(blocks);
            if !attribution.is_empty() {
                let attributes = [("class", Some("attribution"))];
                renderer.element("p", &attributes, |renderer| renderer.inlines(attribution));
            }
        });
        self.unseen = around;
    }

    fn code(&mut self, code: &Code) {
        let id = self.id(code.id.as_deref());
        let language = code.language.as_deref().map(|language| ["language-", language].concat());
        let labels = self.labels();
        let name = match code.filename.as_deref().or(code.language.as_deref()) {
            Some(name) => Cow::Owned(fill(labels.code_of(), &[("name", name)])),
            None => Cow::Borrowed(labels.code()),
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
        order::by_number(&mut ranges, |range| range.first.into());
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

    /// The words below a figure or above a table.
    pub(super) fn caption(
        &mut self,
        label: Option<&str>,
        caption: &[Block],
        credit: &[Inline],
        rights: Option<&Rights>,
    ) {
        let rights = rights.filter(|rights| **rights != Rights::default());
        if label.is_none() && caption.is_empty() && credit.is_empty() && rights.is_none() {
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
            if let Some(rights) = rights {
                renderer.sink.text(" ");
                renderer.rights("span", rights);
            }
        });
    }

    fn aside(&mut self, aside: &Aside) {
        let id = self.id(aside.id.as_deref());
        let labels = self.labels();
        let (role, remark) = match aside.role {
            AsideRole::Note => ("note", Some(labels.remark_note())),
            AsideRole::Tip => ("tip", Some(labels.remark_tip())),
            AsideRole::Important => ("important", Some(labels.remark_important())),
            AsideRole::Warning => ("warning", Some(labels.remark_warning())),
            AsideRole::Caution => ("caution", Some(labels.remark_caution())),
            AsideRole::Box => ("box", None),
            AsideRole::Correction => ("correction", Some(labels.correction())),
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
        let language = self.label_language();
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
        let around = self.unseen;
        self.unseen |= aside.hidden;
        self.element("aside", &attributes, |renderer| {
            if !aside.title.is_empty() {
                let attributes = [("class", Some("aside-title"))];
                renderer.element("p", &attributes, |renderer| renderer.inlines(&aside.title));
            } else if let Some(remark) = remark {
                renderer.text_element("p", &[("class", Some("aside-title")), ("lang", language)], remark);
            }
            renderer.apart(|renderer| renderer.blocks(&aside.blocks));
        });
        self.unseen = around;
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
                    renderer.inlines(&work::printed(item));
                    if let Some(url) = &item.url {
                        renderer.sink.text(" ");
                        renderer.text_link(None, url, REL, url.as_str());
                    }
                    for (name, url) in identifier::links(item) {
                        renderer.sink.text(" ");
                        renderer.text_link(None, &url, REL, name);
                    }
                });
            }
        });
    }

    fn post(&mut self, post: &Post) {
        let id = self.id(post.id.as_deref());
        let (tag, level) = self.heading_tag(1);
        let address = post.url.as_ref().map(|url| url.as_str());
        let link = Link { href: address, rel: Some(REL), ..Link::default() };
        let attributes = [("part", Some("post")), ("class", Some("post")), ("id", id.as_deref())];
        self.element("section", &attributes, |renderer| {
            let titled = !post.title.is_empty();
            match (&post.published, &post.url) {
                (None, Some(url)) if !titled => renderer.element("p", &[("class", Some("post-date"))], |renderer| {
                    renderer.open_at(None, url, url.host().unwrap_or(url.as_str()));
                }),
                (None, _) => {}
                (Some(published), _) => renderer.element("p", &[("class", Some("post-date"))], |renderer| {
                    if titled || address.is_none() {
                        renderer.moment(published);
                    } else {
                        let attributes = [("href", address), ("rel", Some(REL))];
                        renderer.element("a", &attributes, |renderer| renderer.moment(published));
                    }
                    if let Some(modified) = &post.modified {
                        renderer.sink.text(" · ");
                        renderer.label_around(renderer.labels().updated(), &mut |renderer| renderer.moment(modified));
                    }
                }),
            }
            if titled {
                let attributes = [("class", Some("post-title")), ("aria-level", level)];
                renderer.element(tag, &attributes, |renderer| match address {
                    Some(_) => renderer.linked(&post.title, link),
                    None => renderer.inlines(&post.title),
                });
            }
            renderer.authors(&post.authors);
            renderer.blocks(&post.blocks);
        });
    }
}
