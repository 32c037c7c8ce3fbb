//! One match on [`Inline`].

use super::{Renderer, direction, note_label};
use crate::model::{Formula, Inline, MathNode, Url, walk};

impl Renderer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => self.sink.text(text),
            Inline::Strong { content } => self.element("strong", &[], |renderer| renderer.inlines(content)),
            Inline::Emphasis { content } => self.element("em", &[], |renderer| renderer.inlines(content)),
            Inline::Underline { content } => self.element("u", &[], |renderer| renderer.inlines(content)),
            Inline::Strike { content } => self.element("s", &[], |renderer| renderer.inlines(content)),
            Inline::Insertion { content } => self.element("ins", &[], |renderer| renderer.inlines(content)),
            Inline::Subscript { content } => self.element("sub", &[], |renderer| renderer.inlines(content)),
            Inline::Superscript { content } => self.element("sup", &[], |renderer| renderer.inlines(content)),
            Inline::SmallCaps { content } => {
                self.element("span", &[("class", Some("small-caps"))], |renderer| renderer.inlines(content));
            }
            Inline::Mark { content } => self.element("mark", &[], |renderer| renderer.inlines(content)),
            Inline::Code { text } => self.text_element("code", &[], text),
            Inline::Keyboard { content } => self.element("kbd", &[], |renderer| renderer.inlines(content)),
            Inline::Link { url, title, content } => self.link(url, title.as_deref(), content),
            Inline::CrossReference { target, content } => self.reference("reference", target, content),
            Inline::Citation { targets, content } => {
                self.reference("citation", targets.first().map_or("", String::as_str), content);
            }
            Inline::NoteReference { note } => self.note_reference(note),
            Inline::Anchor { id } => {
                let id = self.id(Some(id));
                self.element("span", &[("id", id.as_deref())], |_| {});
            }
            Inline::Math(formula) => self.formula(formula, false),
            Inline::Image(image) => self.image(image, false),
            Inline::Break => self.sink.open("br", &[]),
            Inline::Abbreviation { title, content } => {
                self.element("abbr", &[("title", title.as_deref())], |renderer| renderer.inlines(content));
            }
            Inline::Ruby { content, reading } => self.element("ruby", &[], |renderer| {
                renderer.inlines(content);
                renderer.text_element("rp", &[], "(");
                renderer.element("rt", &[], |renderer| renderer.inlines(reading));
                renderer.text_element("rp", &[], ")");
            }),
            Inline::Quote { url, content } => {
                self.element("q", &[("cite", url.as_ref().map(|url| url.as_str()))], |renderer| {
                    renderer.inlines(content)
                });
            }
            Inline::Time { value, content } => {
                self.element("time", &[("datetime", Some(value))], |renderer| renderer.inlines(content));
            }
            Inline::Span { language, direction: to, content } => {
                let attributes = [("lang", language.as_deref()), ("dir", to.map(direction))];
                self.element("span", &attributes, |renderer| renderer.inlines(content));
            }
        }
    }

    fn link(&mut self, url: &Url, title: Option<&str>, content: &[Inline]) {
        let mut waits = false;
        walk::each_inline(content, &mut |inline| {
            waits |= matches!(inline, Inline::Image(image) if !self.loads(image));
        });
        let attributes = [("href", Some(url.as_str())), ("title", title), ("rel", Some("noopener noreferrer"))];
        if waits {
            // A placeholder has a button of its own, which cannot stand in a link.
            self.inlines(content);
            self.sink.text(" ");
            let text = [self.options.labels.open_at, " ", url.host().unwrap_or(url.as_str())].concat();
            self.text_element("a", &attributes, &text);
        } else {
            self.element("a", &attributes, |renderer| renderer.inlines(content));
        }
    }

    fn reference(&mut self, class: &'static str, target: &str, content: &[Inline]) {
        let href = self.fragment(target);
        self.element("a", &[("class", Some(class)), ("href", href.as_deref())], |renderer| renderer.inlines(content));
    }

    fn note_reference(&mut self, note: &str) {
        let Some(&index) = self.note_places.get(note) else { return };
        let label = note_label(self.article, index);
        let id = self.id(Some(&["note-reference-", note].concat()));
        let href = self.fragment(&["note-", note].concat());
        let name = [self.options.labels.note, " ", &label].concat();
        self.element("sup", &[("class", Some("note-reference"))], |renderer| {
            let attributes = [
                ("id", id.as_deref()),
                ("href", href.as_deref()),
                ("role", Some("doc-noteref")),
                ("aria-label", Some(&*name)),
            ];
            renderer.text_element("a", &attributes, &label);
        });
    }

    /// A formula: MathML where there is some, else its picture, else its TeX as it was written, which needs no loading.
    pub(super) fn formula(&mut self, formula: &Formula, block: bool) {
        if !formula.mathml.is_empty() {
            let display = if block { Some("block") } else { None };
            self.element("math", &[("display", display)], |renderer| renderer.math_nodes(&formula.mathml));
        } else if let Some(image) = formula.image.as_ref().filter(|image| self.loads(image) || formula.tex.is_none()) {
            self.image(image, false);
        } else {
            let text = formula.tex.as_deref().or(formula.alt.as_deref()).unwrap_or_default();
            let attributes = [("class", Some("math")), ("role", Some("math")), ("aria-label", formula.alt.as_deref())];
            self.text_element("code", &attributes, text);
        }
    }

    fn math_nodes(&mut self, nodes: &[MathNode]) {
        for node in nodes {
            match node {
                MathNode::Text(text) => self.sink.text(text),
                MathNode::Element { element, attributes, children } => {
                    let attributes: Vec<(&'static str, Option<&str>)> =
                        attributes.iter().map(|(name, value)| (name.as_str(), Some(value.as_str()))).collect();
                    self.element(element.as_str(), &attributes, |renderer| renderer.math_nodes(children));
                }
            }
        }
    }
}
