//! What stands below the body: about the authors, tags, where the article is from, and what its readers may do with it.

use super::{REL, Renderer};
use crate::lowercase;
use crate::model::{Aside, AsideRole, Block, Meta, Organization, Rights, Url, walk};

/// What somebody or something is called, and where it is found.
type Named<'b> = (&'b str, Option<&'b Url>);

impl<'a> Renderer<'a> {
    pub(super) fn footer(&mut self) {
        self.about_authors();
        let meta = &self.article.meta;
        let rights = meta.rights.as_ref().filter(|rights| **rights != Rights::default());
        let has_origin = site(meta).is_some()
            || publisher(meta).is_some()
            || !meta.sources.is_empty()
            || meta.comments_url.is_some();
        if meta.tags.is_empty() && rights.is_none() && !has_origin {
            return;
        }
        self.element("footer", &[("part", Some("footer")), ("class", Some("footer"))], |renderer| {
            if !meta.tags.is_empty() {
                renderer.tags();
            }
            if has_origin {
                renderer.element("p", &[("class", Some("source"))], |renderer| renderer.origin());
            }
            if let Some(rights) = rights {
                renderer.rights("p", rights);
            }
        });
    }

    fn tags(&mut self) {
        self.element("ul", &[("class", Some("tags")), ("role", Some("list"))], |renderer| {
            for tag in &renderer.article.meta.tags {
                renderer.element("li", &[], |renderer| match &tag.url {
                    Some(url) => renderer.text_link(None, url, "tag noopener noreferrer", &tag.name),
                    None => renderer.sink.text(&tag.name),
                });
            }
        });
    }

    /// `Originally published at The Asham Herald · Source: Coast News Agency · Comments`
    fn origin(&mut self) {
        let meta = &self.article.meta;
        let labels = self.labels();
        let organization = |organization: &'a Organization| (organization.name.as_str(), organization.url.as_ref());
        let names = [(labels.published_at(), site(meta)), (labels.published_by(), publisher(meta).map(organization))];
        let sources = meta.sources.iter().map(|source| (labels.source(), Some(organization(source))));
        let mut first = true;
        let mut separate = |renderer: &mut Self| {
            if !std::mem::take(&mut first) {
                renderer.sink.text(" · ");
            }
        };
        for (label, name) in names.into_iter().chain(sources) {
            let Some((name, url)) = name else { continue };
            separate(self);
            self.label_around(label, &mut |renderer| match url {
                Some(url) => renderer.text_link(None, url, REL, name),
                None => renderer.sink.text(name),
            });
        }
        if let Some(url) = &meta.comments_url {
            separate(self);
            let attributes = [("lang", self.label_language()), ("href", Some(url.as_str())), ("rel", Some(REL))];
            self.text_element("a", &attributes, labels.comments());
        }
    }

    /// The notice as worded, or the holder behind the sign for it; then the terms and the licence. Each is a paragraph, or
    /// a part of the line where they stand in one.
    pub(super) fn rights(&mut self, tag: &'static str, rights: &Rights) {
        let notice = rights.notice.clone().or_else(|| Some(["© ", rights.holder.as_ref()?].concat()));
        let lines = [("rights", notice.as_deref()), ("terms", rights.terms.as_deref())];
        let mut first = true;
        let mut separate = |renderer: &mut Self| {
            if !std::mem::take(&mut first) && tag == "span" {
                renderer.sink.text(" ");
            }
        };
        for (class, text) in lines {
            let Some(text) = text else { continue };
            separate(self);
            self.text_element(tag, &[("class", Some(class))], text);
        }
        if let Some(url) = &rights.license {
            separate(self);
            let name = license_name(url.as_str());
            let name = name.as_deref().or(url.host()).unwrap_or(url.as_str());
            self.element(tag, &[("class", Some("license"))], |renderer| {
                renderer.label_around(renderer.labels().license(), &mut |renderer| {
                    renderer.text_link(None, url, "license noopener noreferrer", name);
                });
            });
        }
    }

    /// What is said about the authors, unless the body says it.
    fn about_authors(&mut self) {
        let article = self.article;
        let is_told =
            |block: &Block| matches!(block, Block::Aside(Aside { role: AsideRole::AuthorBio, hidden: false, .. }));
        if article.blocks.iter().any(is_told) {
            return;
        }
        for author in article.meta.authors.iter().filter(|author| !author.bio.is_empty()) {
            self.element("div", &[("class", Some("about"))], |renderer| {
                // A placeholder with a button would be louder than what it stands for.
                if let Some(image) = author.image.as_ref().filter(|image| renderer.loads(image)) {
                    renderer.image(image);
                }
                if !author.bio.iter().any(|block| walk::block_text(block).contains(&author.name)) {
                    renderer.text_element("p", &[("class", Some("about-name"))], &author.name);
                }
                renderer.apart(|renderer| renderer.blocks(&author.bio));
            });
        }
    }
}

/// The site that an article is from, with its address there.
fn site(meta: &Meta) -> Option<Named<'_>> {
    let url = meta.url.as_ref().filter(|url| url.host().is_some());
    let name = meta.site_name.as_deref().filter(|name| !name.trim().is_empty());
    Some((name.or(url.and_then(Url::host))?, url))
}

/// The publisher, where neither the name of the site nor the notice names it.
fn publisher(meta: &Meta) -> Option<&Organization> {
    let rights = meta.rights.as_ref();
    let told = [&meta.site_name, &rights.and_then(|rights| rights.notice.clone().or(rights.holder.clone()))]
        .map(|line| lowercase::text(line.as_deref().unwrap_or_default()));
    meta.publisher.as_ref().filter(|publisher| {
        let name = lowercase::text(publisher.name.trim());
        !name.is_empty() && !told.iter().any(|line| line.contains(&name))
    })
}

/// The name of a Creative Commons licence by its address: `CC BY-SA 4.0`.
fn license_name(address: &str) -> Option<String> {
    let (_, path) = address.split_once("creativecommons.org/")?;
    let mut parts = path.split('/');
    let (kind, code, version) = (parts.next()?, parts.next()?, parts.next().unwrap_or_default());
    let name = match (kind, code) {
        ("licenses", code) if !code.is_empty() => ["CC ", &code.to_ascii_uppercase()].concat(),
        ("publicdomain", "zero") => String::from("CC0"),
        ("publicdomain", "mark") => String::from("Public Domain Mark"),
        _ => return None,
    };
    let is_version = version.starts_with(|first: char| first.is_ascii_digit());
    Some(if is_version { [&name, " ", version].concat() } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_have_names() {
        for (address, name) in [
            ("https://creativecommons.org/licenses/by-sa/4.0/", Some("CC BY-SA 4.0")),
            ("http://creativecommons.org/licenses/by/3.0/de/deed.en", Some("CC BY 3.0")),
            ("https://creativecommons.org/publicdomain/zero/1.0/", Some("CC0 1.0")),
            ("https://creativecommons.org/publicdomain/mark/1.0/", Some("Public Domain Mark 1.0")),
            ("https://creativecommons.org/licenses/by/deed.en", Some("CC BY")),
            ("https://creativecommons.org/", None),
            ("https://terms.example/reuse", None),
        ] {
            assert_eq!(license_name(address).as_deref(), name, "{address}");
        }
    }
}
