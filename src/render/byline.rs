//! Who made an article, and where they work.

use super::{Renderer, identifier};
use crate::labels::fill;
use crate::lowercase;
use crate::model::{Author, Identifier, Purpose, Url};
use crate::order;
use std::ops::Range;

/// As many places of work are shown at once; more of them open when the reader asks.
const MAX_AFFILIATIONS: usize = 4;

/// What is longer than this many bytes is no byline in which to look for names.
const MAX_BYLINE: usize = 4096;

const REL_AUTHOR: &str = "author noopener noreferrer";

impl Renderer<'_> {
    /// The byline as it was worded, with links where it names somebody, else the names.
    pub(super) fn byline(&mut self) {
        let meta = &self.article.meta;
        let Some(byline) = &meta.byline else {
            self.authors(&meta.authors);
            return self.affiliations();
        };
        if byline.len() > MAX_BYLINE {
            return self.text_element("p", &[("class", Some("authors"))], byline);
        }
        let named = named(byline, &meta.authors);
        self.element("p", &[("class", Some("authors"))], |renderer| {
            let mut end = 0;
            for (range, author) in &named {
                renderer.sink.text(&byline[end..range.start]);
                renderer.author(author, &byline[range.clone()]);
                end = range.end;
            }
            renderer.sink.text(&byline[end..]);
        });
        if named.is_empty() && !meta.authors.iter().any(|author| names_family(byline, author)) {
            self.authors(&meta.authors);
        }
        self.affiliations();
    }

    /// `By Ana García and Liu Wei, photographs by Tom Okafor`, with links to their pages.
    pub(super) fn authors(&mut self, authors: &[Author]) {
        if authors.is_empty() {
            return;
        }
        let labels = self.labels();
        self.element("p", &[("class", Some("authors"))], |renderer| {
            renderer.label_around(labels.by(), &mut |renderer| {
                for (index, author) in authors.iter().enumerate() {
                    match index {
                        0 => {}
                        _ if index + 1 == authors.len() => renderer.label(between_names(labels.last_name())),
                        _ => renderer.label(between_names(labels.next_name())),
                    }
                    renderer.author(author, &author.name);
                    if let Some(role) = author.role.as_ref().or(author.job_title.as_ref()) {
                        renderer.text_element("span", &[("class", Some("role"))], &[" (", role, ")"].concat());
                    }
                }
            });
        });
    }

    /// A name that leads to its author's page, else to their record, with the other ways to them behind it.
    fn author(&mut self, author: &Author, name: &str) {
        let orcid = author
            .orcid
            .as_ref()
            .and_then(|orcid| identifier::resolve(&Identifier { scheme: String::from("orcid"), value: orcid.clone() }));
        match author.url.as_ref().or(author.links.first()).or(orcid.as_ref().map(|(_, url)| url)) {
            Some(url) => self.text_link(Some("author"), url, REL_AUTHOR, name),
            None => self.text_element("span", &[("class", Some("author"))], name),
        }
        self.affiliation_marks(author);
        for note in &author.notes {
            self.note_reference(note);
        }
        if let Some((registry, url)) = orcid.filter(|_| author.url.is_some() || !author.links.is_empty()) {
            self.way_to("orcid", "iD", &url, &[registry, " ", &author.name].concat());
        }
        let email = author.email.as_ref().filter(|_| author.corresponding);
        if let Some(url) = email.and_then(|email| Url::parse(&["mailto:", email].concat(), Purpose::Link)) {
            let name = fill(self.labels().write_to(), &[("name", &author.name)]);
            self.way_to("mail", "✉\u{fe0e}", &url, &name);
        }
    }

    fn way_to(&mut self, class: &'static str, sign: &str, url: &Url, name: &str) {
        self.sink.text("\u{a0}");
        let attributes = [
            ("class", Some(class)),
            ("href", Some(url.as_str())),
            ("rel", Some(REL_AUTHOR)),
            ("lang", self.label_language()),
            ("aria-label", Some(name)),
        ];
        self.text_element("a", &attributes, sign);
    }

    /// The marks of the places where an author works, where there is a choice.
    fn affiliation_marks(&mut self, author: &Author) {
        if self.affiliation_places.len() < 2 {
            return;
        }
        let places = author.affiliations.iter().filter_map(|id| self.affiliation_places.get(id.as_str()));
        let marks: Vec<String> = places.map(|index| self.mark_of(*index)).collect();
        if !marks.is_empty() {
            self.text_element("sup", &[], &marks.join(","));
        }
    }

    fn mark_of(&self, index: usize) -> String {
        let label = self.article.meta.affiliations[index].label.clone();
        label.unwrap_or_else(|| (index + 1).to_string())
    }

    fn affiliations(&mut self) {
        let affiliations = &self.article.meta.affiliations;
        let labels = self.labels();
        let list = |renderer: &mut Self| {
            renderer.element("ul", &[("class", Some("affiliations")), ("role", Some("list"))], |renderer| {
                for (index, affiliation) in affiliations.iter().enumerate() {
                    renderer.element("li", &[], |renderer| {
                        renderer.text_element("sup", &[], &renderer.mark_of(index));
                        renderer.sink.text(" ");
                        renderer.sink.text(&affiliation.name);
                    });
                }
            });
        };
        match affiliations.as_slice() {
            [] => {}
            [only] => self.text_element("p", &[("class", Some("affiliations"))], &only.name),
            some if some.len() <= MAX_AFFILIATIONS => list(self),
            _ => self.element("details", &[("class", Some("affiliations"))], |renderer| {
                let language = renderer.label_language();
                renderer.text_element("summary", &[("lang", language)], labels.affiliations());
                list(renderer);
            }),
        }
    }
}

/// What stands between two names of a list: `{names} and {name}`.
fn between_names(label: &str) -> &str {
    let (_, rest) = label.split_once('}').unwrap_or_default();
    rest.split_once('{').map_or(rest, |(between, _)| between)
}

/// Where a byline names an author, whatever the case of its letters; each once, in the order of the byline.
fn named<'a>(byline: &str, authors: &'a [Author]) -> Vec<(Range<usize>, &'a Author)> {
    let mut named: Vec<(Range<usize>, &Author)> = Vec::new();
    // The longer name first: `Ana García Lorca` is not `Ana García`.
    let mut authors: Vec<&Author> = authors.iter().collect();
    order::by_number(&mut authors, |author| u64::MAX - author.name.len() as u64);
    for author in authors {
        let free =
            |range: &Range<usize>| named.iter().all(|(other, _)| range.end <= other.start || range.start >= other.end);
        if let Some(range) = places(byline, &author.name).find(free) {
            named.push((range, author));
        }
    }
    order::by_number(&mut named, |(range, _)| range.start as u64);
    named
}

/// Where words stand in a text, whatever the case.
fn places(text: &str, words: &str) -> impl Iterator<Item = Range<usize>> {
    text.char_indices().filter_map(move |(start, _)| {
        let mut rest = text[start..].chars();
        let same = |one: char, other: char| one == other || lowercase::character(one).eq(lowercase::character(other));
        let all = words.chars().all(|word| rest.next().is_some_and(|character| same(word, character)));
        let end = text.len() - rest.as_str().len();
        let inside = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let whole = !inside(text[..start].chars().next_back()) && !inside(rest.clone().next());
        (all && whole && end > start).then_some(start..end)
    })
}

/// Whether a byline names an author in another form: by the family name.
fn names_family(byline: &str, author: &Author) -> bool {
    let family = author.family_name.as_deref().or(author.name.split_whitespace().next_back());
    family.is_some_and(|family| places(byline, family).next().is_some())
}
