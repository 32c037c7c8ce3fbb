//! What stands above the body: a warning where one is due, title, byline, dates, corrections, lead image, abstracts.

use super::inline::Link;
use super::{REL, Renderer, work};
use crate::labels::fill;
use crate::lowercase;
use crate::model::{Correction, Meta, Rating, Reviewed, Series};

/// Words in the name of a correction that takes the article back. A reader must know before reading.
const GRAVE: [&str; 3] = ["retraction", "withdrawal", "concern"];

impl Renderer<'_> {
    pub(super) fn header(&mut self) {
        let meta = &self.article.meta;
        self.element("header", &[("part", Some("header")), ("class", Some("header"))], |renderer| {
            renderer.warning();
            renderer.kicker(meta);
            if let Some(title) = &meta.title {
                let (tag, level) = renderer.heading_tag(0);
                let attributes = [("part", Some("title")), ("class", Some("title")), ("aria-level", level)];
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
                renderer.series(series);
            }
            for reviewed in &meta.reviewed {
                renderer.reviewed(reviewed);
            }
            if let Some(rating) = &meta.rating {
                renderer.rating(rating);
            }
            renderer.element("div", &[("part", Some("byline")), ("class", Some("byline"))], |renderer| {
                renderer.byline();
                renderer.dates();
                renderer.publication();
            });
            for correction in meta.corrections.iter().filter(|correction| !is_grave(correction)) {
                renderer.element("p", &[("class", Some("correction"))], |renderer| renderer.correction(correction));
            }
            if let Some(figure) = &meta.lead_image {
                renderer.figure(figure, "lead-image", true);
            }
        });
        for summary in &meta.abstracts {
            let (tag, level) = self.heading_tag(1);
            let (language, dir) = (summary.language.as_deref(), self.dir(summary.language.as_deref(), None));
            let attributes = [("class", Some("abstract")), ("lang", language), ("dir", dir)];
            self.element("section", &attributes, |renderer| {
                renderer.element(tag, &[("aria-level", level)], |renderer| match &summary.title {
                    Some(title) => renderer.sink.text(title),
                    None => renderer.label_alone(renderer.labels().summary()),
                });
                renderer.blocks(&summary.blocks);
            });
        }
    }

    /// That the article was taken back, or was never let out.
    fn warning(&mut self) {
        let meta = &self.article.meta;
        let labels = self.labels();
        let grave: Vec<&Correction> = meta.corrections.iter().filter(|correction| is_grave(correction)).collect();
        // A retraction says itself that the article is retracted.
        let status = meta.status.as_deref().map(str::trim).filter(|status| {
            let told =
                !grave.is_empty() && ["retracted", "withdrawn"].iter().any(|told| status.eq_ignore_ascii_case(told));
            !status.is_empty() && !told
        });
        if status.is_none() && grave.is_empty() {
            return;
        }
        let attributes =
            [("part", Some("warning")), ("class", Some("warning")), ("data-status", status), ("role", Some("note"))];
        self.element("div", &attributes, |renderer| {
            if let Some(status) = status {
                renderer.element("p", &[], |renderer| {
                    renderer.element("strong", &[], |renderer| match labels.status(status) {
                        Some(sentence) => renderer.label_alone(sentence),
                        None => renderer.sink.text(status),
                    });
                });
            }
            for correction in grave {
                renderer.element("p", &[], |renderer| renderer.correction(correction));
            }
        });
    }

    /// The section and the line above the title, where they are not the same.
    fn kicker(&mut self, meta: &Meta) {
        let lines = [meta.section.as_deref(), meta.kicker.as_deref()];
        let mut lines: Vec<&str> = lines.into_iter().flatten().filter(|line| !line.trim().is_empty()).collect();
        lines.dedup_by_key(|line| lowercase::text(line));
        if !lines.is_empty() {
            self.text_element("p", &[("class", Some("kicker"))], &lines.join(" · "));
        }
    }

    fn series(&mut self, series: &Series) {
        let labels = self.labels();
        let label = match (series.part, series.total) {
            (Some(_), Some(_)) => labels.part_of(),
            (Some(_), None) => labels.part(),
            (None, Some(total)) => self.form(labels.parts(), total),
            (None, None) => "",
        };
        let number = |number: Option<u32>| number.map(|number| self.number(number)).unwrap_or_default();
        let place = fill(label, &[("part", &number(series.part)), ("total", &number(series.total))]);
        self.element("p", &[("class", Some("series"))], |renderer| {
            match &series.url {
                Some(url) => renderer.text_link(None, url, REL, &series.title),
                None => renderer.sink.text(&series.title),
            }
            if !place.is_empty() {
                renderer.sink.text(" · ");
                renderer.label_alone(&place);
            }
        });
    }

    /// What is reviewed.
    fn reviewed(&mut self, reviewed: &Reviewed) {
        let content = work::content(&reviewed.work);
        let address = reviewed.url.as_ref().map(|url| url.as_str());
        self.element("p", &[("class", Some("reviewed"))], |renderer| match address {
            Some(_) => renderer.linked(&content, Link { href: address, rel: Some(REL), ..Link::default() }),
            None => renderer.inlines(&content),
        });
    }

    /// The verdict of a review: stars where they can be counted at a glance, numbers otherwise.
    fn rating(&mut self, rating: &Rating) {
        // schema.org: the highest mark is 5 where nothing is said.
        let (value, best) = (rating.value, rating.best.unwrap_or(5.0));
        if !value.is_finite() || !best.is_finite() {
            return;
        }
        let locale = self.options.language.locale;
        let words = fill(self.labels().rating(), &[("value", &locale.number(value)), ("best", &locale.number(best))]);
        let halves = value * 2.0;
        let countable = (0.0..=best).contains(&value) && halves.fract() == 0.0 && best.fract() == 0.0 && best <= 6.0;
        let language = self.label_language();
        if !countable {
            let attributes = [("class", Some("rating")), ("lang", language), ("dir", self.label_dir())];
            return self.text_element("p", &attributes, &words);
        }
        let (whole, half) = (value as usize, value.fract() > 0.0);
        let stars = ["★".repeat(whole), if half { "½".into() } else { String::new() }].concat();
        let empty = "☆".repeat((best as usize).saturating_sub(whole + usize::from(half)));
        self.element("p", &[("class", Some("rating"))], |renderer| {
            let attributes = [("role", Some("img")), ("lang", language), ("aria-label", Some(&*words))];
            renderer.text_element("span", &attributes, &[stars, empty].concat());
        });
    }

    fn correction(&mut self, correction: &Correction) {
        let label = self.labels().correction_of(correction.kind.as_deref().unwrap_or_default());
        self.element("strong", &[], |renderer| renderer.label_alone(label));
        if let Some(date) = &correction.date {
            self.sink.text(", ");
            self.date(date);
        }
        if !correction.text.trim().is_empty() {
            self.sink.text(": ");
            self.sink.text(&correction.text);
        }
    }
}

fn is_grave(correction: &Correction) -> bool {
    let kind = correction.kind.as_deref().unwrap_or_default().to_ascii_lowercase();
    GRAVE.iter().any(|word| kind.contains(word))
}
