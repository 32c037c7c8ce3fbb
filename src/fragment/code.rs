//! Program text, text whose spaces count, and verse.

use super::Converter;
use super::class::{attribute, classes, find_class, first_attribute, has_class, style};
use super::flow::{Flow, Line, is_block};
use crate::builder;
use crate::html::{Name, NodeId, Tree};
use crate::model::{Block, Code, Inline, LineRange, Verse, VerseLine};

/// What poems are called.
pub(super) const VERSES: &[&str] = &["wp-block-verse", "verse", "poem", "poetry", "stanza", "lyrics"];

/// What highlighters call their lines' numbers, their buttons and their prompts.
const NOT_CODE: &[&str] = &[
    "line-numbers-rows",
    "line-number",
    "linenumber",
    "lineno",
    "linenos",
    "linenodiv",
    "ln",
    "lnt",
    "gutter",
    "rouge-gutter",
    "hljs-ln-numbers",
    "react-syntax-highlighter-line-number",
    "blob-num",
    "copy-button",
    "copybtn",
    "code-toolbar-item",
    "toolbar-item",
    "buttons",
];

/// What stands in class names before the language, the longest first.
const LANGUAGE_PREFIXES: &[&str] =
    &["highlight-source-", "highlight-text-", "language-", "highlight-", "lang-", "brush-"];

/// Classes with which the name of a language stands by itself.
const HIGHLIGHTERS: &[&str] =
    &["hljs", "sourcecode", "prettyprint", "highlight", "brush:", "codehilite", "src", "programlisting"];

/// Classes next to a language that are none.
const NO_LANGUAGES: &[&str] = &[
    "none",
    "plain",
    "plaintext",
    "text",
    "txt",
    "nohighlight",
    "no-highlight",
    "plain-text",
    "default",
    "numberlines",
    "linenums",
    "line-numbers",
    "code",
    "block",
    "pre",
    "notranslate",
    "copy",
    "tab-size",
    "shiki",
    "prettyprinted",
    "table",
];

impl Converter<'_, '_> {
    pub(super) fn preformatted(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        if has_class(tree, id, VERSES) {
            return self.verse(id, flow);
        }
        let code = code_in(tree, id);
        let language = self.code_language(code.unwrap_or(id), id);
        if code.is_some() || language.is_some() || self.is_highlighted(id) {
            return flow.blocks.push(self.code(id, code.unwrap_or(id), language));
        }
        let mut line = Line { keeps_space: true, ..Line::default() };
        line.content.extend(self.anchors.take_waiting());
        self.inlines(id, &mut line);
        let mut content = line.content;
        if let Some(Inline::Text { text }) = content.last_mut() {
            text.truncate(text.trim_end().len());
        }
        if !builder::is_blank(&content) {
            flow.blocks.push(Block::Preformatted { content });
        }
    }

    fn code(&mut self, id: NodeId, code: NodeId, language: Option<String>) -> Block {
        let tree = self.tree;
        let mut text = String::new();
        push_code(tree, code, &mut text);
        let mut text = text.trim_end();
        while let Some((_, rest)) = text.split_once('\n').filter(|(first, _)| first.trim().is_empty()) {
            text = rest;
        }
        let text = text.to_string();
        let names = &["data-filename", "data-file", "data-title", "data-path", "title"];
        let own = [id, code].into_iter().find_map(|id| first_attribute(tree, id, names));
        let around = || first_attribute(tree, tree.parent(id)?, &names[..4]);
        let filename = own.or_else(around).filter(|name| name.len() < 200).map(str::to_string);
        let lines = [id, code].into_iter().find_map(|id| first_attribute(tree, id, &["data-line", "data-highlight"]));
        let highlighted_lines = lines.map(line_ranges).unwrap_or_default();
        Block::Code(Code { id: self.anchors.block_id(tree, id), language, filename, text, highlighted_lines })
    }

    /// The language that an element or one of those right around it names.
    fn code_language(&self, code: NodeId, outer: NodeId) -> Option<String> {
        let tree = self.tree;
        if let Some(found) = language_of(tree, code).or_else(|| language_of(tree, outer)) {
            return found;
        }
        // `div.highlight-source-js > pre`, `div.language-ruby > div.highlight > pre`
        let around = tree.ancestors(outer).take(3).take_while(|&id| matches!(tree.name(id), Name::DIV | Name::FIGURE));
        around.filter_map(|id| language_of(tree, id)).next().flatten()
    }

    /// Whether a highlighter made this of program text.
    fn is_highlighted(&self, id: NodeId) -> bool {
        let tree = self.tree;
        let around = std::iter::once(id).chain(tree.ancestors(id).take(2));
        around.into_iter().any(|id| has_class(tree, id, HIGHLIGHTERS))
    }

    /// A table of line numbers and program text.
    pub(super) fn numbered_code(&mut self, id: NodeId) -> Option<Block> {
        let tree = self.tree;
        let classes = &["rouge-table", "highlighttable", "lntable", "hljs-ln", "js-file-line-container", "code-table"];
        let cells = &["code", "rouge-code", "blob-code", "hljs-ln-code", "lntd"];
        let row = tree.find(id, Name::TR)?;
        let has_cell =
            |names: &[&str]| tree.children(row).any(|cell| tree.name(cell) == Name::TD && has_class(tree, cell, names));
        let is_code = has_class(tree, id, classes) || has_cell(cells) && has_cell(NOT_CODE);
        if !is_code {
            return None;
        }
        let language = self.code_language(id, id).or_else(|| {
            tree.descendants(id)
                .take(64)
                .filter(|&id| matches!(tree.name(id), Name::PRE | Name::CODE))
                .find_map(|id| language_of(tree, id).flatten())
        });
        // Chroma numbers lines in a cell of the same class as the text's.
        let last_cell = tree.children(row).filter(|&cell| tree.name(cell) == Name::TD).last();
        let last_cell = last_cell.filter(|_| has_class(tree, id, &["lntable"]));
        Some(self.code(id, last_cell.unwrap_or(id), language))
    }

    pub(super) fn verse(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        let keeps_space = matches!(tree.name(id), Name::PRE | Name::LISTING | Name::XMP);
        let mut verse = Verse::default();
        let mut line = Line { keeps_space, ..Line::default() };
        for child in tree.children(id) {
            let name = tree.name(child);
            if is_block(name) && !keeps_space {
                push_stanzas(std::mem::take(&mut line).content, &mut verse);
                let mut stanza = Line::default();
                stanza.content.extend(self.anchors.take(tree, child));
                self.inlines(child, &mut stanza);
                push_stanzas(stanza.content, &mut verse);
            } else if name == Name::TEXT {
                line.push_text(tree.text(child));
            } else if name.is_element() && !self.is_left_out(child) {
                self.inline(child, &mut line);
            }
        }
        push_stanzas(line.content, &mut verse);
        if !verse.stanzas.is_empty() {
            flow.blocks.push(Block::Verse(verse));
        }
    }
}

/// The element with the program in a `pre`: the only one, or the `pre` itself where each line is one.
fn code_in(tree: &Tree, id: NodeId) -> Option<NodeId> {
    let is_code = |&id: &NodeId| matches!(tree.name(id), Name::CODE | Name::SAMP | Name::TT);
    let first = tree.descendants(id).find(is_code)?;
    let (all, inside) = (tree.text(id).trim().len(), tree.text(first).trim().len());
    if inside * 5 >= all * 4 || inside + 24 >= all && tree.find(id, Name::BUTTON).is_some() {
        return Some(first);
    }
    let mut others = tree.children(id).filter(|&child| !super::class::is_space(tree, child));
    others.all(|child| is_code(&child)).then_some(id)
}

/// Splits a line at its breaks and line feeds; an empty line ends a stanza.
fn push_stanzas(content: Vec<Inline>, verse: &mut Verse) {
    let mut lines: Vec<Vec<Inline>> = vec![Vec::new()];
    for inline in content {
        match inline {
            Inline::Break => lines.push(Vec::new()),
            Inline::Text { text } => {
                for (at, part) in text.split('\n').enumerate() {
                    if at > 0 {
                        lines.push(Vec::new());
                    }
                    if let (false, Some(line)) = (part.is_empty(), lines.last_mut()) {
                        builder::push_text(line, part);
                    }
                }
            }
            inline => lines.last_mut().expect("begins with one line").push(inline),
        }
    }
    let mut stanza = Vec::new();
    for mut content in lines {
        let indent = match content.first() {
            Some(Inline::Text { text }) => {
                let spaces = text.chars().take_while(|character| character.is_whitespace());
                spaces.map(|space| if space == '\t' || space == '\u{2003}' { 4 } else { 1 }).sum::<usize>()
            }
            _ => 0,
        };
        builder::trim(&mut content);
        if !builder::is_blank(&content) {
            stanza.push(VerseLine { indent: (indent / 2).min(20) as u8, content });
        } else if !stanza.is_empty() {
            verse.stanzas.push(std::mem::take(&mut stanza));
        }
    }
    if !stanza.is_empty() {
        verse.stanzas.push(stanza);
    }
}

/// The characters of a program without what a highlighter put between them.
fn push_code(tree: &Tree, id: NodeId, text: &mut String) {
    let mut ends = Vec::new();
    let mut at = id + 1;
    while at < tree.end(id) {
        // A line may be an element of its own.
        while ends.last().is_some_and(|&end| at >= end) {
            ends.pop();
            end_line(text);
        }
        let name = tree.name(at);
        match name {
            Name::TEXT if tree.parent(at).is_some_and(|row| matches!(tree.name(row), Name::TR | Name::TBODY)) => {}
            Name::TEXT => text.push_str(tree.text(at)),
            Name::BR => text.push('\n'),
            Name::COMMENT => {}
            _ if is_no_code(tree, at) => {
                at = tree.end(at);
                continue;
            }
            _ if is_block(name) && name != Name::TD && name != Name::TBODY => {
                end_line(text);
                ends.push(tree.end(at));
            }
            _ => {}
        }
        at += 1;
    }
}

fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn is_no_code(tree: &Tree, id: NodeId) -> bool {
    let is_unselectable = || {
        let said = style(tree, id, "user-select").or_else(|| style(tree, id, "-webkit-user-select"));
        said.is_some_and(|value| value == "none")
    };
    matches!(tree.name(id), Name::BUTTON | Name::STYLE | Name::SCRIPT | Name::SVG | Name::TEMPLATE | Name::NOSCRIPT)
        || has_class(tree, id, NOT_CODE)
        || tree.attribute(id, "data-line-number").is_some() && tree.text(id).is_empty()
        || is_unselectable()
}

/// The language that an element names; `Some(None)` where it says that there is none.
fn language_of(tree: &Tree, id: NodeId) -> Option<Option<String>> {
    let clean = |name: &str| {
        let name = name.trim_end_matches([';', ',']).to_ascii_lowercase();
        let is_name = !name.is_empty() && name.len() <= 32 && !name.contains(['/', '{', '=', ':']);
        (is_name && !NO_LANGUAGES.contains(&name.as_str())).then_some(name)
    };
    let names = &["data-lang", "data-language", "data-code-language", "data-enlighter-language"];
    if let Some(name) = first_attribute(tree, id, names) {
        return Some(clean(name));
    }
    for class in classes(tree, id) {
        let prefixed = LANGUAGE_PREFIXES.iter().find_map(|prefix| {
            let (start, rest) = class.split_at_checked(prefix.len())?;
            start.eq_ignore_ascii_case(prefix).then_some(rest)
        });
        match prefixed {
            // GitHub: `highlight-text-html-basic`
            Some("html-basic") => return Some(Some("html".into())),
            Some(name) => return Some(clean(name)),
            None => {}
        }
    }
    if find_class(tree, id, HIGHLIGHTERS).is_some()
        && matches!(tree.name(id), Name::PRE | Name::CODE | Name::FIGURE | Name::DIV)
    {
        let others = classes(tree, id).filter(|class| !HIGHLIGHTERS.contains(&class.to_ascii_lowercase().as_str()));
        let known = others.filter_map(clean).find(|name| {
            name.len() <= 12 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#-".contains(&byte))
        });
        return known.map(Some);
    }
    // GitHub takes `pre lang="go"`; elsewhere it is the language of people.
    attribute(tree, id, "lang").filter(|_| tree.name(id) == Name::PRE).map(clean)
}

/// `1,3-5`
fn line_ranges(text: &str) -> Vec<LineRange> {
    let ranges = text.split(',').filter_map(|part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        (0 < first && first <= last).then_some(LineRange { first, last })
    });
    ranges.collect()
}
