//! One match on [`Inline`].

use super::{REL, Renderer};
use crate::model::{Image, Inline, Url, walk};

/// A link around inlines.
#[derive(Clone, Copy, Default)]
pub(super) struct Link<'b> {
    pub(super) class: Option<&'static str>,
    pub(super) href: Option<&'b str>,
    pub(super) title: Option<&'b str>,
    pub(super) rel: Option<&'static str>,
}

impl Renderer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline, None);
        }
    }

    /// Inlines in a link. A link in a link cannot be: where one stands, or the button of a placeholder, the outer link
    /// ends before it and goes on behind it.
    pub(super) fn linked(&mut self, content: &[Inline], link: Link<'_>) {
        let apart: Vec<bool> = content.iter().map(|inline| self.stands_apart(inline)).collect();
        let mut rest = content;
        for run in apart.chunk_by(|one, next| one == next) {
            let (inlines, after) = rest.split_at(run.len());
            rest = after;
            if run[0] {
                for inline in inlines {
                    self.inline(inline, Some(link));
                }
            } else if run.len() < content.len() && !inlines.iter().any(|inline| self.can_be_linked(inline)) {
                self.inlines(inlines);
            } else {
                let Link { class, href, title, rel } = link;
                let attributes = [("class", class), ("href", href), ("title", title), ("rel", rel)];
                self.element("a", &attributes, |renderer| renderer.inlines(inlines));
            }
        }
    }

    fn content(&mut self, content: &[Inline], link: Option<Link<'_>>) {
        match link {
            Some(link) => self.linked(content, link),
            None => self.inlines(content),
        }
    }

    fn inline(&mut self, inline: &Inline, link: Option<Link<'_>>) {
        let mut wrap = |tag, attributes: &[(&'static str, Option<&str>)], content: &[Inline]| {
            self.element(tag, attributes, |renderer| renderer.content(content, link));
        };
        match inline {
            Inline::Strong { content } => wrap("strong", &[], content),
            Inline::Emphasis { content } => wrap("em", &[], content),
            Inline::Underline { content } => wrap("u", &[], content),
            Inline::Strike { content } => wrap("s", &[], content),
            Inline::Insertion { content } => self.marked("ins", self.labels().change_added(), content, link),
            Inline::Deletion { content } => self.marked("del", self.labels().change_removed(), content, link),
            Inline::Subscript { content } => wrap("sub", &[], content),
            Inline::Superscript { content } => wrap("sup", &[], content),
            Inline::SmallCaps { content } => wrap("span", &[("class", Some("small-caps"))], content),
            Inline::Mark { content } => wrap("mark", &[], content),
            Inline::Keyboard { content } => wrap("kbd", &[], content),
            Inline::Abbreviation { title, content } => wrap("abbr", &[("title", title.as_deref())], content),
            Inline::Quote { url, content } => wrap("q", &[("cite", url.as_ref().map(|url| url.as_str()))], content),
            Inline::Time { value, content } => wrap("time", &[("datetime", Some(value))], content),
            Inline::Span { language, direction, content } => {
                let dir = self.dir(language.as_deref(), *direction);
                let attributes = [("lang", language.as_deref()), ("dir", dir)];
                self.element("span", &attributes, |renderer| renderer.content(content, link));
            }
            Inline::Ruby { content, reading } => self.element("ruby", &[], |renderer| {
                renderer.content(content, link);
                renderer.text_element("rp", &[], "(");
                renderer.element("rt", &[], |renderer| renderer.content(reading, link));
                renderer.text_element("rp", &[], ")");
            }),
            Inline::Link { url, title, content } => {
                let link =
                    Link { href: Some(url.as_str()), title: title.as_deref(), rel: Some(REL), ..Link::default() };
                self.linked(content, link);
                // A link to the picture itself says nothing that its placeholder does not.
                if !content.iter().any(|inline| self.can_be_linked(inline)) && !is_picture(url) {
                    self.sink.text(" ");
                    self.open_at(None, url, url.host().unwrap_or(url.as_str()));
                }
            }
            Inline::CrossReference { target, content } => {
                let href = self.fragment(target);
                self.linked(content, Link { class: Some("reference"), href: href.as_deref(), ..Link::default() });
            }
            Inline::Citation { targets, content } => self.citation(targets, content),
            Inline::NoteReference { note } => self.note_reference(note),
            Inline::Text { text } => self.sink.text(text),
            Inline::Code { text } => self.text_element("code", &[], text),
            Inline::Anchor { id } => {
                let id = self.id(Some(id));
                self.element("span", &[("id", id.as_deref())], |_| {});
            }
            Inline::Math(formula) => self.inline_formula(formula),
            Inline::Image(image) => self.image(image),
            Inline::Break => self.sink.open("br", &[]),
        }
    }

    /// What was put in or taken out. Screen readers say that of themselves only where they are asked to: they are told.
    fn marked(&mut self, tag: &'static str, label: &str, content: &[Inline], link: Option<Link<'_>>) {
        let attributes = [("class", Some("said")), ("lang", self.label_language())];
        self.element(tag, &[], |renderer| {
            renderer.text_element("span", &attributes, &[label, ": "].concat());
            renderer.content(content, link);
        });
    }

    /// Whether something in an inline leads somewhere itself.
    fn stands_apart(&self, inline: &Inline) -> bool {
        match inline {
            Inline::Link { .. }
            | Inline::CrossReference { .. }
            | Inline::Citation { .. }
            | Inline::NoteReference { .. } => true,
            inline => match self.picture(inline) {
                Some(image) => !self.loads(image),
                None => inner(inline).any(|inline| self.stands_apart(inline)),
            },
        }
    }

    /// Whether there is something in an inline that a link around it can be followed by.
    fn can_be_linked(&self, inline: &Inline) -> bool {
        match inline {
            Inline::Link { .. }
            | Inline::CrossReference { .. }
            | Inline::Citation { .. }
            | Inline::NoteReference { .. }
            | Inline::Anchor { .. }
            | Inline::Break => false,
            Inline::Text { text } => !text.trim().is_empty(),
            Inline::Code { .. } => true,
            inline => match self.picture(inline) {
                Some(image) => self.loads(image),
                None => matches!(inline, Inline::Math(_)) || inner(inline).any(|inline| self.can_be_linked(inline)),
            },
        }
    }

    /// The picture that an inline is shown as.
    fn picture<'b>(&self, inline: &'b Inline) -> Option<&'b Image> {
        match inline {
            Inline::Image(image) => Some(image),
            Inline::Math(formula) => self.formula_picture(formula),
            _ => None,
        }
    }
}

/// Whether an address is that of a picture, by its name.
fn is_picture(url: &Url) -> bool {
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    let known = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];
    extension.is_some_and(|extension| known.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

fn inner(inline: &Inline) -> impl Iterator<Item = &Inline> {
    let reading = match inline {
        Inline::Ruby { reading, .. } => reading.as_slice(),
        _ => &[],
    };
    walk::inline_content(inline).unwrap_or_default().iter().chain(reading)
}
