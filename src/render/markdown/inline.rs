//! One match on [`Inline`], as Markdown.

use super::Writer;
use super::escape::{self, Place, needs_backslash};
use crate::model::{Direction, Formula, Image, Inline, MathNode, Url};
use crate::render::media::place_of;

/// Where a line of Markdown stands.
#[derive(Default)]
pub(super) struct Line {
    /// What is written next stands where marks of blocks would.
    pub(super) start: bool,
    /// Nothing is written yet: white space goes nowhere.
    pub(super) empty: bool,
    pub(super) in_heading: bool,
    pub(super) in_table: bool,
    /// White space that goes before what is written next. So marks never have it on their inner side.
    space: bool,
    /// Breaks that go before what is written next.
    breaks: u32,
    /// White space that follows was moved out of the marks already.
    skip: bool,
    in_strong: bool,
    in_emphasis: bool,
    in_strike: bool,
    in_link: bool,
}

impl Line {
    pub(super) fn begin(&mut self) {
        self.forget();
        self.start = true;
    }

    /// Drops what waits for something to follow.
    pub(super) fn forget(&mut self) {
        (self.space, self.skip, self.breaks, self.empty) = (false, false, 0, true);
    }
}

impl Writer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        self.content(content, None);
    }

    /// `after` is the character behind the content, as far as that is known.
    fn content(&mut self, content: &[Inline], after: Option<char>) {
        let mut followers = Vec::with_capacity(content.len());
        let mut follower = after;
        for inline in content.iter().rev() {
            followers.push(follower);
            follower = edge_of(inline, End::Start, false).or(follower);
        }
        for (inline, after) in content.iter().zip(followers.into_iter().rev()) {
            self.inline(inline, after);
        }
    }

    fn inline(&mut self, inline: &Inline, after: Option<char>) {
        match inline {
            Inline::Text { text } => self.characters(text, after),
            Inline::Strong { content } if self.line.in_strong => self.content(content, after),
            Inline::Strong { content } => {
                self.line.in_strong = true;
                self.delimited(&["**"], "strong", content, after);
                self.line.in_strong = false;
            }
            Inline::Emphasis { content } if self.line.in_emphasis => self.tag("em", &[], content),
            Inline::Emphasis { content } => {
                self.line.in_emphasis = true;
                let strong = |inline: Option<&Inline>| matches!(inline, Some(Inline::Strong { .. }));
                let marks = if strong(content.first()) || strong(content.last()) { ["_", "*"] } else { ["*", "_"] };
                self.delimited(&marks, "em", content, after);
                self.line.in_emphasis = false;
            }
            Inline::Strike { content } if self.line.in_strike => self.content(content, after),
            Inline::Strike { content } => {
                self.line.in_strike = true;
                self.delimited(&["~~"], "s", content, after);
                self.line.in_strike = false;
            }
            Inline::Underline { content } => self.tag("u", &[], content),
            Inline::Insertion { content } => self.tag("ins", &[], content),
            Inline::Deletion { content } => self.tag("del", &[], content),
            Inline::Subscript { content } => self.tag("sub", &[], content),
            Inline::Superscript { content } => self.tag("sup", &[], content),
            Inline::SmallCaps { content } => self.tag("span", &[("class", Some("small-caps"))], content),
            Inline::Mark { content } => self.tag("mark", &[], content),
            Inline::Keyboard { content } => self.tag("kbd", &[], content),
            Inline::Code { text } => self.inline_code(text),
            Inline::Link { url, title, content } => self.link(url, title.as_deref(), content, after),
            Inline::CrossReference { target, content } => self.local_link(Some(target), content, after),
            Inline::Citation { targets, content } => self.local_link(targets.first(), content, after),
            Inline::NoteReference { note } => {
                if let Some(index) = self.note_places.get(note.as_str()) {
                    let mark = ["[^", &(index + 1).to_string(), "]"].concat();
                    self.mark(&mark);
                }
            }
            Inline::Anchor { id } => {
                if self.referenced.contains(id.as_str()) {
                    self.anchor_tag(id);
                }
            }
            Inline::Math(formula) => self.formula(formula, after),
            Inline::Image(image) => self.image(image),
            Inline::Break => {
                self.line.breaks += 1;
                self.line.space = false;
            }
            Inline::Abbreviation { title: None, content } => self.content(content, after),
            Inline::Abbreviation { title, content } => self.tag("abbr", &[("title", title.as_deref())], content),
            Inline::Ruby { content, reading } => {
                self.mark("<ruby>");
                self.content(content, Some('<'));
                self.text.push_str("<rp>(</rp>");
                self.tag("rt", &[], reading);
                self.text.push_str("<rp>)</rp></ruby>");
            }
            Inline::Quote { url, content } => {
                self.tag("q", &[("cite", url.as_ref().map(Url::as_str))], content);
            }
            Inline::Time { value, content } => self.tag("time", &[("datetime", Some(value))], content),
            Inline::Span { language: None, direction: None, content } => self.content(content, after),
            Inline::Span { language, direction, content } => {
                let direction = direction.map(Direction::name);
                self.tag("span", &[("lang", language.as_deref()), ("dir", direction)], content);
            }
        }
    }

    /// Characters that stand for themselves.
    fn characters(&mut self, text: &str, after: Option<char>) {
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            if character.is_ascii_whitespace() {
                self.line.space |= !self.line.skip;
                continue;
            }
            self.flush();
            if self.line.start && character.is_ascii_digit() {
                let number = &text[text.len() - rest.as_str().len() - 1..];
                if let Some(digits) = escape::item_number(number) {
                    self.text.push_str(&number[..digits]);
                    self.text.push('\\');
                    self.text.push_str(&number[digits..=digits]);
                    rest = number[digits + 1..].chars();
                    self.wrote();
                    continue;
                }
            }
            let place = Place {
                before: if self.line.start { None } else { self.text.chars().next_back() },
                rest: rest.as_str(),
                after,
                line_start: self.line.start,
                in_heading: self.line.in_heading,
                in_table: self.line.in_table,
            };
            if needs_backslash(character, &place) {
                self.text.push('\\');
            }
            self.text.push(character);
            self.wrote();
        }
    }

    /// Marks around content; a tag where none of them would be read as what it is.
    ///
    /// <https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis>
    fn delimited(&mut self, marks: &[&str], tag: &str, content: &[Inline], after: Option<char>) {
        let (Some(first), Some(last)) = (edge(content, End::Start, true), edge(content, End::End, true)) else {
            return self.content(content, after);
        };
        self.hoist(content);
        self.flush();
        let before = if self.line.start { None } else { self.text.chars().next_back() };
        let ends_in_space = edge(content, End::End, false).is_some_and(char::is_whitespace);
        let after = if ends_in_space { None } else { after };
        let fits = |mark: &&&str| {
            let own = mark.chars().next();
            let side = |inner: char, outer: Option<char>| {
                let apart = outer.is_none_or(|outer| outer.is_whitespace() || is_punctuation(outer));
                outer != own && (apart || (inner.is_alphanumeric() && own != Some('_')))
            };
            side(first, before) && side(last, after)
        };
        let Some(mark) = marks.iter().find(fits) else { return self.tag(tag, &[], content) };
        self.text.push_str(mark);
        self.wrote();
        self.line.skip = true;
        self.content(content, mark.chars().next());
        self.text.push_str(mark);
        self.wrote();
    }

    /// White space at the start of what stands within marks goes before them.
    fn hoist(&mut self, content: &[Inline]) {
        let starts_in_space = edge(content, End::Start, false).is_some_and(char::is_whitespace);
        self.line.space |= starts_in_space && !self.line.skip;
    }

    /// An HTML tag, with Markdown in it.
    fn tag(&mut self, name: &str, attributes: &[(&str, Option<&str>)], content: &[Inline]) {
        self.hoist(content);
        self.mark(&escape::start_tag(name, attributes));
        self.line.skip = true;
        self.content(content, Some('<'));
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
        self.wrote();
    }

    /// A place to link to.
    pub(super) fn anchor_tag(&mut self, id: &str) {
        let id = id.split_whitespace().collect::<Vec<_>>().join("-");
        let tag = [&escape::start_tag("a", &[("id", Some(&id))]), "</a>"].concat();
        self.mark(&tag);
    }

    fn inline_code(&mut self, text: &str) {
        let text = text.replace(['\n', '\r'], " ");
        if text.is_empty() {
            return;
        }
        if self.line.in_table && text.contains("\\|") {
            // Between backticks a backslash before a bar cannot stand for itself.
            return self.tag("code", &[], &[Inline::text(text)]);
        }
        let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest + 1);
        let spaced = text.starts_with(' ') && text.ends_with(' ') && !text.trim_matches(' ').is_empty();
        let margin = if spaced || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
        let text = if self.line.in_table { text.replace('|', "\\|") } else { text };
        self.mark(&[&fence, margin, &text, margin, &fence].concat());
    }

    fn link(&mut self, url: &Url, title: Option<&str>, content: &[Inline], after: Option<char>) {
        if self.line.in_link || url.is_refused() {
            return self.content(content, after);
        }
        let address = url.as_str();
        let absolute = matches!(url.scheme(), Some("http" | "https"));
        match content {
            [Inline::Text { text }] if absolute && title.is_none() && text == address && !address.contains('|') => {
                self.mark(&["<", address, ">"].concat());
            }
            _ => self.bracketed(content, &escape::destination(address), title),
        }
    }

    fn local_link(&mut self, target: Option<&String>, content: &[Inline], after: Option<char>) {
        match target {
            Some(target) if !self.line.in_link => {
                self.bracketed(content, &["#", &escape::destination(target)].concat(), None);
            }
            _ => self.content(content, after),
        }
    }

    fn bracketed(&mut self, content: &[Inline], destination: &str, title: Option<&str>) {
        self.hoist(content);
        self.mark("[");
        self.line.skip = true;
        self.line.in_link = true;
        self.content(content, Some(']'));
        self.line.in_link = false;
        self.text.push_str(&["](", destination, &escape::title(title), ")"].concat());
        self.wrote();
    }

    fn image(&mut self, image: &Image) {
        let alt = image.alt.as_deref().unwrap_or_default();
        if image.url.is_refused() {
            return self.characters(alt, None);
        }
        self.mark("![");
        self.line.skip = true;
        self.characters(alt, Some(']'));
        (self.line.space, self.line.skip) = (false, false);
        let destination =
            escape::destination(place_of(image.url.as_str(), self.embedded).unwrap_or(image.url.as_str()));
        self.text.push_str(&["](", &destination, &escape::title(image.title.as_deref()), ")"].concat());
        self.wrote();
    }

    /// TeX between dollar signs, else MathML, else what there is.
    fn formula(&mut self, formula: &Formula, after: Option<char>) {
        if let Some(tex) = &formula.tex {
            let tex = tex.split_whitespace().collect::<Vec<_>>().join(" ");
            // A digit behind it, and it was about money.
            let apart = !after.is_some_and(|after| after.is_ascii_digit() || after == '$');
            if apart && escape::is_formula(&tex) && (self.line.space || self.line.empty || !self.text.ends_with('$')) {
                let tex = if self.line.in_table { tex.replace("\\|", "\\Vert ").replace('|', "\\|") } else { tex };
                self.mark(&["$", &tex, "$"].concat());
            } else {
                self.inline_code(&tex);
            }
        } else if !formula.mathml.is_empty() {
            self.mark("<math>");
            self.math_nodes(&formula.mathml);
            self.text.push_str("</math>");
        } else if let Some(image) = &formula.image {
            self.image(image);
        } else {
            self.characters(formula.alt.as_deref().unwrap_or_default(), after);
        }
    }

    fn math_nodes(&mut self, nodes: &[MathNode]) {
        for node in nodes {
            match node {
                MathNode::Text(text) => self.characters(text, Some('<')),
                MathNode::Element { element, attributes, children } => {
                    let attributes: Vec<(&str, Option<&str>)> =
                        attributes.iter().map(|(name, value)| (name.as_str(), Some(value.as_str()))).collect();
                    self.mark(&escape::start_tag(element.as_str(), &attributes));
                    self.math_nodes(children);
                    self.text.push_str(&["</", element.as_str(), ">"].concat());
                }
            }
        }
    }

    /// Writes what is Markdown already.
    fn mark(&mut self, mark: &str) {
        self.flush();
        self.text.push_str(mark);
        self.wrote();
    }

    /// Writes the white space and the breaks that waited for something to follow.
    fn flush(&mut self) {
        let (breaks, space) = (std::mem::take(&mut self.line.breaks), std::mem::take(&mut self.line.space));
        self.line.skip = false;
        if self.line.empty {
            return;
        }
        if breaks == 0 {
            if space {
                self.text.push(' ');
            }
            return;
        }
        for _ in 0..breaks {
            if self.line.in_heading || self.line.in_table {
                self.text.push_str("<br>");
            } else {
                self.text.push('\\');
                self.line_feed();
                self.line.start = true;
            }
        }
    }

    fn wrote(&mut self) {
        (self.line.start, self.line.empty) = (false, false);
    }
}

/// Which end of a line is meant.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Start,
    End,
}

/// The character that content starts or ends with in Markdown; `trimmed`: with white space left out. `None` where
/// nothing would be written.
fn edge(content: &[Inline], end: End, trimmed: bool) -> Option<char> {
    let of = |inline: &Inline| edge_of(inline, end, trimmed);
    match end {
        End::Start => content.iter().find_map(of),
        End::End => content.iter().rev().find_map(of),
    }
}

fn edge_of(inline: &Inline, end: End, trimmed: bool) -> Option<char> {
    match inline {
        Inline::Text { text } => {
            let text = if trimmed { text.trim() } else { text };
            let character = if end == End::Start { text.chars().next() } else { text.chars().next_back() };
            // What has a backslash before it makes no run with a mark.
            character.map(|character| if matches!(character, '*' | '_' | '~' | '$') { '\\' } else { character })
        }
        Inline::Break => (!trimmed).then_some('\n'),
        Inline::Anchor { .. } => None,
        Inline::Strong { content } | Inline::Emphasis { content } => edge(content, end, true).map(|_| '*'),
        Inline::Strike { content } => edge(content, end, true).map(|_| '~'),
        Inline::Code { .. } => Some('`'),
        Inline::Math(_) => Some('$'),
        Inline::Image(_) => Some('!'),
        Inline::Link { .. }
        | Inline::CrossReference { .. }
        | Inline::Citation { .. }
        | Inline::NoteReference { .. } => Some('['),
        Inline::Abbreviation { title: None, content } | Inline::Span { language: None, direction: None, content } => {
            edge(content, end, trimmed)
        }
        _ => Some('<'),
    }
}

/// Whether a character is punctuation for certain, wherever the line is drawn.
fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation()
        || matches!(character, '«' | '»' | '¿' | '¡' | '§' | '¶' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}'
            | '\u{2045}'..='\u{2051}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
            | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？')
}
