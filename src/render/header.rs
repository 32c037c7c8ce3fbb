//! What stands above the body and below it: title, byline, dates, source.

use super::Renderer;
use crate::model::{Author, Correction};
use crate::prose;

impl Renderer<'_> {
    pub(super) fn header(&mut self) {
        let meta = &self.article.meta;
        let labels = self.options.labels;
        self.element("header", &[("part", Some("header")), ("class", Some("header"))], |renderer| {
            if let Some(kicker) = meta.kicker.as_ref().or(meta.section.as_ref()) {
                renderer.text_element("p", &[("class", Some("kicker"))], kicker);
            }
            if let Some(title) = &meta.title {
                let tag = renderer.heading_tag(0);
                let attributes = [("part", Some("title")), ("class", Some("title"))];
                renderer.element(tag, &attributes, |renderer| match meta.title_content.as_slice() {
                    [] => renderer.sink.text(title),
                    content => renderer.inlines(content),
                });
            }
            let attributes = [("part", Some("subtitle")), ("class", Some("subtitle"))];
            if !meta.standfirst.is_empty() {
                renderer.element("div", &attributes, |renderer| renderer.blocks(&meta.standfirst));
            } else if let Some(subtitle) = &meta.subtitle {
                renderer.text_element("p", &attributes, subtitle);
            }
            if let Some(series) = &meta.series {
                renderer.element("p", &[("class", Some("series"))], |renderer| {
                    match &series.url {
                        Some(url) => {
                            let attributes = [("href", Some(url.as_str())), ("rel", Some("noopener noreferrer"))];
                            renderer.text_element("a", &attributes, &series.title);
                        }
                        None => renderer.sink.text(&series.title),
                    }
                    if let Some(part) = series.part {
                        renderer.sink.text(&[" · ", labels.part, " ", &part.to_string()].concat());
                        if let Some(total) = series.total {
                            renderer.sink.text(&[" ", labels.of, " ", &total.to_string()].concat());
                        }
                    }
                });
            }
            renderer.element("div", &[("part", Some("byline")), ("class", Some("byline"))], |renderer| {
                match &meta.byline {
                    // What it says besides the names is worth more than the links.
                    Some(byline) => renderer.text_element("p", &[("class", Some("authors"))], byline),
                    None => renderer.authors(&meta.authors),
                }
                renderer.dates();
            });
            for correction in &meta.corrections {
                renderer.correction(correction);
            }
            if let Some(figure) = &meta.lead_image {
                renderer.figure(figure, "lead-image", true);
            }
        });
        for summary in &meta.abstracts {
            let tag = self.heading_tag(1);
            let attributes = [("class", Some("abstract")), ("lang", summary.language.as_deref())];
            self.element("section", &attributes, |renderer| {
                renderer.text_element(tag, &[], summary.title.as_deref().unwrap_or(labels.summary));
                renderer.blocks(&summary.blocks);
            });
        }
    }

    /// `By Ana García and Liu Wei, photographs by Tom Okafor`, with links to their pages.
    pub(super) fn authors(&mut self, authors: &[Author]) {
        if authors.is_empty() {
            return;
        }
        let labels = self.options.labels;
        self.element("p", &[("class", Some("authors"))], |renderer| {
            renderer.sink.text(labels.by);
            for (index, author) in authors.iter().enumerate() {
                let between = match index {
                    0 => String::from(" "),
                    _ if index + 1 == authors.len() => [" ", labels.and, " "].concat(),
                    _ => String::from(", "),
                };
                renderer.sink.text(&between);
                match &author.url {
                    Some(url) => {
                        let attributes = [
                            ("class", Some("author")),
                            ("href", Some(url.as_str())),
                            ("rel", Some("noopener noreferrer")),
                        ];
                        renderer.text_element("a", &attributes, &author.name);
                    }
                    None => renderer.text_element("span", &[("class", Some("author"))], &author.name),
                }
                if let Some(role) = author.role.as_ref().or(author.job_title.as_ref()) {
                    renderer.text_element("span", &[("class", Some("role"))], &[" (", role, ")"].concat());
                }
            }
        });
    }

    fn dates(&mut self) {
        let meta = &self.article.meta;
        let labels = self.options.labels;
        let minutes = meta.reading_minutes.or_else(|| {
            let prose = prose::prose(self.article);
            (!prose.is_empty()).then(|| prose::reading_minutes(&prose))
        });
        let modified = meta.modified.as_ref().filter(|modified| {
            // A change on the day of publication is no news to a reader.
            day(modified) != meta.published.as_deref().map_or("", day)
        });
        if meta.dateline.is_none() && meta.published.is_none() && modified.is_none() && minutes.is_none() {
            return;
        }
        self.element("p", &[("class", Some("dates"))], |renderer| {
            let mut first = true;
            let mut separate = |renderer: &mut Self| {
                if !std::mem::take(&mut first) {
                    renderer.sink.text(" · ");
                }
            };
            if let Some(dateline) = &meta.dateline {
                separate(renderer);
                renderer.text_element("span", &[("class", Some("dateline"))], dateline);
            }
            if let Some(published) = &meta.published {
                separate(renderer);
                renderer.date(published);
            }
            if let Some(modified) = modified {
                separate(renderer);
                renderer.sink.text(labels.updated);
                renderer.sink.text(" ");
                renderer.date(modified);
            }
            if let Some(minutes) = minutes {
                separate(renderer);
                let text = [&minutes.to_string(), "\u{a0}", labels.minutes_to_read].concat();
                renderer.text_element("span", &[("class", Some("reading-time"))], &text);
            }
        });
    }

    pub(super) fn date(&mut self, iso: &str) {
        let text = (self.options.date)(iso);
        self.text_element("time", &[("datetime", Some(iso))], &text);
    }

    /// A date with its time of day, where several fall on one day.
    pub(super) fn moment(&mut self, iso: &str) {
        let mut text = (self.options.date)(iso);
        if let Some(time) = (self.options.time)(iso) {
            text.push_str(", ");
            text.push_str(&time);
        }
        self.text_element("time", &[("datetime", Some(iso))], &text);
    }

    fn correction(&mut self, correction: &Correction) {
        let label = self.options.labels.correction;
        self.element("p", &[("class", Some("correction"))], |renderer| {
            renderer.text_element("strong", &[], label);
            if let Some(date) = &correction.date {
                renderer.sink.text(", ");
                renderer.date(date);
            }
            renderer.sink.text(": ");
            renderer.sink.text(&correction.text);
        });
    }

    /// Tags, rights and the address of the original.
    pub(super) fn footer(&mut self) {
        let meta = &self.article.meta;
        let labels = self.options.labels;
        let notice = meta.rights.as_ref().and_then(|rights| rights.notice.as_ref().or(rights.holder.as_ref()));
        let site =
            meta.url.as_ref().and_then(|url| url.host().map(|host| (url, meta.site_name.as_deref().unwrap_or(host))));
        if meta.tags.is_empty() && notice.is_none() && site.is_none() {
            return;
        }
        self.element("footer", &[("part", Some("footer")), ("class", Some("footer"))], |renderer| {
            if !meta.tags.is_empty() {
                renderer.element("ul", &[("class", Some("tags")), ("role", Some("list"))], |renderer| {
                    for tag in &meta.tags {
                        renderer.element("li", &[], |renderer| match tag.url.as_ref() {
                            Some(url) => {
                                let attributes =
                                    [("href", Some(url.as_str())), ("rel", Some("tag noopener noreferrer"))];
                                renderer.text_element("a", &attributes, &tag.name);
                            }
                            None => renderer.sink.text(&tag.name),
                        });
                    }
                });
            }
            if let Some((url, site)) = site {
                renderer.element("p", &[("class", Some("source"))], |renderer| {
                    let attributes = [("href", Some(url.as_str())), ("rel", Some("noopener noreferrer"))];
                    renderer.text_element("a", &attributes, &[labels.read_at, " ", site].concat());
                });
            }
            if let Some(notice) = notice {
                renderer.text_element("p", &[("class", Some("rights"))], notice);
            }
        });
    }
}

fn day(iso: &str) -> &str {
    iso.split('T').next().unwrap_or(iso)
}
