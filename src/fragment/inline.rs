//! Elements inside a line.

use super::class::{attribute, has_class, style};
use super::flow::{Flow, Line, is_block};
use super::{Converter, MAX_DEPTH, Verdict};
use crate::builder;
use crate::html::{Name, NodeId};
use crate::model::{Direction, Inline, walk};

/// Inline elements around blocks that are repeated in each of their lines; those further inside are not.
const MAX_WRAPS: usize = 8;

impl Converter<'_, '_> {
    /// Reads what is below a node into a line.
    pub(super) fn inlines(&mut self, id: NodeId, line: &mut Line) {
        if self.depth >= MAX_DEPTH {
            self.too_deep();
            return line.push_text(self.tree.text(id));
        }
        self.depth += 1;
        for child in self.tree.children(id) {
            self.inline_node(child, line);
        }
        self.depth -= 1;
    }

    /// The trimmed line of what is below a node.
    pub(super) fn line(&mut self, id: NodeId) -> Vec<Inline> {
        let mut line = Line::default();
        self.inlines(id, &mut line);
        builder::trim(&mut line.content);
        if builder::is_blank(&line.content) { Vec::new() } else { line.content }
    }

    fn inline_node(&mut self, id: NodeId, line: &mut Line) {
        let name = self.tree.name(id);
        if name == Name::TEXT {
            return line.push_text(self.tree.text(id));
        }
        if !name.is_element()
            || self.is_left_out(id)
            || !matches!((self.verdicts)(id), Verdict::Keep | Verdict::Caption | Verdict::Figure)
        {
            return;
        }
        if is_block(name) {
            line.push_text(" ");
            self.inlines(id, line);
            line.push_text(" ");
        } else {
            self.inline(id, line);
        }
    }

    /// Reads an element into a line.
    pub(super) fn inline(&mut self, id: NodeId, line: &mut Line) {
        let tree = self.tree;
        if let Some((formula, _)) = self.formula(id) {
            return line.push(Inline::Math(formula));
        }
        if let Some(note) = self.notes.refer(tree, id) {
            return line.push(Inline::NoteReference { note });
        }
        match tree.name(id) {
            Name::BR => return line.push(Inline::Break),
            Name::WBR => return,
            Name::IMG => return self.image_in_line(id, line),
            Name::PICTURE => return self.picture_in_line(id, line),
            Name::NOSCRIPT => return self.noscript_in_line(id, line),
            Name::SVG | Name::CANVAS => return self.drawing(id, line),
            Name::INPUT | Name::SELECT | Name::DATALIST | Name::TEXTAREA => return self.control(id),
            _ => {}
        }
        if let Some(anchor) = self.anchors.take(tree, id) {
            line.content.push(anchor);
        }
        let mut inside = line.inside();
        let content = match tree.name(id) {
            Name::RUBY => self.ruby(id, &mut inside),
            _ => {
                self.inlines(id, &mut inside);
                self.dress(id, inside.content)
            }
        };
        line.append(content, inside.ends_in_space);
    }

    /// An inline element with a block somewhere below it: its lines and the blocks in it each take on what it says.
    pub(super) fn inline_around_blocks(&mut self, id: NodeId, flow: &mut Flow) {
        if let Some(anchor) = self.anchors.take(self.tree, id) {
            flow.line.content.push(anchor);
        }
        if self.wraps.len() >= MAX_WRAPS
            || self.tree.attributes(id).next().is_none() && !says_something(self.tree.name(id))
        {
            return self.children(id, flow);
        }
        // The part of the line that was read before the element is not inside it.
        flow.starts.resize(self.wraps.len(), 0);
        flow.starts.push(flow.line.content.len());
        flow.line.barrier = flow.line.content.len();
        self.wraps.push(id);
        self.children(id, flow);
        self.unwrap(flow);
    }

    /// Ends the innermost element around blocks.
    fn unwrap(&mut self, flow: &mut Flow) {
        let Some(id) = self.wraps.pop() else { return };
        let start = flow.starts.get(self.wraps.len()).map_or(0, |&start| start.min(flow.line.content.len()));
        flow.starts.truncate(self.wraps.len());
        let inside = flow.line.content.split_off(start);
        let content = self.dress(id, inside);
        flow.line.append(content, flow.line.ends_in_space);
    }

    /// A line with what the elements around the block say; those parts of it that stand before them left out.
    pub(super) fn wrap(&mut self, mut content: Vec<Inline>, starts: &[usize]) -> Vec<Inline> {
        for at in (0..self.wraps.len()).rev() {
            let start = starts.get(at).map_or(0, |&start| start.min(content.len()));
            let inside = content.split_off(start);
            let mut line = Line { content, ..Line::default() };
            line.append(self.dress(self.wraps[at], inside), false);
            content = line.content;
        }
        content
    }

    /// What an element says of its content.
    fn dress(&mut self, id: NodeId, content: Vec<Inline>) -> Vec<Inline> {
        let is_space = |inline: &Inline| matches!(inline, Inline::Text { text } if text.trim().is_empty());
        if content.iter().all(|inline| is_space(inline) || matches!(inline, Inline::Anchor { .. } | Inline::Break)) {
            return content;
        }
        let tree = self.tree;
        let name = tree.name(id);
        let (content, spaces) = match name {
            // The space around the words of a link is not part of it.
            Name::A => take_outer_spaces(content),
            _ => (content, [false; 2]),
        };
        let mut content = match name {
            Name::A => self.link(id, content),
            Name::B | Name::STRONG if style(tree, id, "font-weight").is_some_and(|weight| weight == "normal") => {
                content
            }
            Name::B | Name::STRONG => vec![Inline::Strong { content }],
            Name::I | Name::EM | Name::CITE | Name::VAR | Name::DFN => vec![Inline::Emphasis { content }],
            Name::U => vec![Inline::Underline { content }],
            Name::S | Name::STRIKE => vec![Inline::Strike { content }],
            Name::DEL => vec![Inline::Deletion { content }],
            Name::INS => vec![Inline::Insertion { content }],
            Name::SUB => vec![Inline::Subscript { content }],
            Name::SUP if is_note_mark(&content) => {
                content.into_iter().filter(|inline| matches!(inline, Inline::NoteReference { .. })).collect()
            }
            Name::SUP => vec![Inline::Superscript { content }],
            Name::MARK => vec![Inline::Mark { content }],
            Name::CODE | Name::TT | Name::SAMP => as_code(content),
            Name::KBD => vec![Inline::Keyboard { content }],
            Name::ABBR | Name::ACRONYM => {
                let title = attribute(tree, id, "title").map(str::to_string);
                vec![Inline::Abbreviation { title, content }]
            }
            Name::Q => {
                let url = attribute(tree, id, "cite").and_then(|address| self.builder.link(address));
                vec![Inline::Quote { url, content }]
            }
            Name::TIME => match attribute(tree, id, "datetime") {
                Some(value) => vec![Inline::Time { value: value.to_string(), content }],
                None => content,
            },
            _ => self.styled(id, content),
        };
        let (language, direction) = self.language_and_direction(id);
        let direction = direction.or((name == Name::BDI).then_some(Direction::Auto));
        if language.is_some() || direction.is_some() {
            content = vec![Inline::Span { language, direction, content }];
        }
        if spaces[0] {
            content.insert(0, Inline::text(" "));
        }
        if spaces[1] {
            content.push(Inline::text(" "));
        }
        content
    }

    /// What editors write as styles instead of elements.
    fn styled(&mut self, id: NodeId, mut content: Vec<Inline>) -> Vec<Inline> {
        let tree = self.tree;
        let is_small_caps = has_class(tree, id, &["sc", "smcp", "smallcaps", "small-caps", "smallcap"]);
        if is_small_caps || style(tree, id, "font-variant").is_some_and(|variant| variant == "small-caps") {
            content = vec![Inline::SmallCaps { content }];
        }
        if tree.attribute(id, "style").is_none() {
            return content;
        }
        let is = |property: &str, values: &[&str]| {
            style(tree, id, property)
                .is_some_and(|value| values.iter().any(|known| value.split(' ').any(|v| v == *known)))
        };
        if is("font-weight", &["bold", "bolder", "600", "700", "800", "900"]) {
            content = vec![Inline::Strong { content }];
        }
        if is("font-style", &["italic", "oblique"]) {
            content = vec![Inline::Emphasis { content }];
        }
        for property in ["text-decoration", "text-decoration-line"] {
            if is(property, &["line-through"]) {
                content = vec![Inline::Strike { content }];
            } else if is(property, &["underline"]) {
                content = vec![Inline::Underline { content }];
            }
        }
        if is("vertical-align", &["super"]) {
            content = vec![Inline::Superscript { content }];
        } else if is("vertical-align", &["sub"]) {
            content = vec![Inline::Subscript { content }];
        }
        content
    }

    fn link(&mut self, id: NodeId, content: Vec<Inline>) -> Vec<Inline> {
        let tree = self.tree;
        let Some(address) = attribute(tree, id, "href") else { return content };
        let mut holds_link = false;
        walk::each_inline(&content, &mut |inline| {
            holds_link |=
                matches!(inline, Inline::Link { .. } | Inline::CrossReference { .. } | Inline::NoteReference { .. });
        });
        if holds_link {
            return content;
        }
        if let Some(target) = self.anchors.target(tree, id) {
            return vec![Inline::CrossReference { target: target.to_string(), content }];
        }
        if matches!(address, "#" | "#top") {
            return content;
        }
        match self.builder.link(address) {
            Some(url) => {
                let title = attribute(tree, id, "title").map(str::to_string);
                vec![Inline::Link { url, title, content }]
            }
            None => content,
        }
    }

    /// Pairs of characters and their readings; what has no reading stays as it is.
    fn ruby(&mut self, id: NodeId, line: &mut Line) -> Vec<Inline> {
        let tree = self.tree;
        let mut content = Vec::new();
        let mut base = line.inside();
        if self.depth >= MAX_DEPTH {
            self.inlines(id, &mut base);
            return base.content;
        }
        self.depth += 1;
        for child in tree.children(id) {
            match tree.name(child) {
                Name::RP => {}
                Name::RT | Name::RTC => {
                    let reading = self.line(child);
                    let inside = std::mem::replace(&mut base, line.inside()).content;
                    if inside.is_empty() || reading.is_empty() {
                        content.extend(inside);
                        content.extend(reading);
                    } else {
                        content.push(Inline::Ruby { content: inside, reading });
                    }
                }
                Name::RB => self.inlines(child, &mut base),
                _ => self.inline_node(child, &mut base),
            }
        }
        self.depth -= 1;
        content.extend(base.content);
        line.ends_in_space = false;
        content
    }
}

/// Takes the spaces off both ends of a line, and says which of them there were.
fn take_outer_spaces(mut content: Vec<Inline>) -> (Vec<Inline>, [bool; 2]) {
    let spaces = [true, false].map(|at_start| take_space(&mut content, at_start));
    (content, spaces)
}

fn take_space(content: &mut Vec<Inline>, at_start: bool) -> bool {
    let end = if at_start { content.first_mut() } else { content.last_mut() };
    let found = match end {
        Some(Inline::Text { text }) if at_start && text.starts_with(' ') => {
            text.remove(0);
            true
        }
        Some(Inline::Text { text }) if !at_start && text.ends_with(' ') => {
            text.pop();
            true
        }
        Some(Inline::Strong { content } | Inline::Emphasis { content }) => return take_space(content, at_start),
        _ => false,
    };
    content.retain(|inline| !matches!(inline, Inline::Text { text } if text.is_empty()));
    found
}

/// Whether an element without attributes changes what is inside.
fn says_something(name: Name) -> bool {
    !matches!(name, Name::SPAN | Name::FONT | Name::LABEL | Name::A | Name::BIG | Name::SMALL | Name::NOSCRIPT)
        && name.as_str().is_some()
}

/// Whether raised characters are the marks of notes, with the brackets around them.
fn is_note_mark(content: &[Inline]) -> bool {
    let is_reference = |inline: &Inline| matches!(inline, Inline::NoteReference { .. });
    content.iter().any(is_reference)
        && content.iter().all(|inline| match inline {
            Inline::Text { text } => text.chars().all(|character| " [](),".contains(character)),
            inline => is_reference(inline),
        })
}

/// Characters as program text, the links in it kept.
fn as_code(content: Vec<Inline>) -> Vec<Inline> {
    let mut code: Vec<Inline> = Vec::new();
    for inline in content {
        match inline {
            Inline::Link { url, title, content } => code.push(Inline::Link { url, title, content: as_code(content) }),
            Inline::CrossReference { target, content } => {
                code.push(Inline::CrossReference { target, content: as_code(content) })
            }
            Inline::Anchor { .. } | Inline::NoteReference { .. } | Inline::Math(_) | Inline::Image(_) => {
                code.push(inline)
            }
            inline => {
                let characters = walk::text(std::slice::from_ref(&inline));
                match code.last_mut() {
                    Some(Inline::Code { text }) => text.push_str(&characters),
                    _ => code.push(Inline::Code { text: characters }),
                }
            }
        }
    }
    code
}
