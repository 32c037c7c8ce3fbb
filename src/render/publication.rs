//! When and in which journal an article came out, and how long it takes to read.

use super::{REL, Renderer, identifier};
use crate::labels::fill;
use crate::model::{DateKind, Url};
use crate::prose;

impl Renderer<'_> {
    pub(super) fn dates(&mut self) {
        let meta = &self.article.meta;
        let labels = self.labels();
        let declared = meta.reading_minutes.filter(|minutes| *minutes > 0);
        let minutes = declared.or_else(|| prose::reading_minutes(self.article));
        let modified = meta.modified.as_ref().filter(|modified| {
            // A change on the day of publication is no news to a reader.
            day(modified) != meta.published.as_deref().map_or("", day)
        });
        let dated = |wanted: DateKind| {
            let found = meta.dates.iter().find(|date| date.kind == wanted);
            found.and_then(|date| date.value.as_deref()).filter(|_| meta.journal.is_some())
        };
        let (received, accepted) = (dated(DateKind::Received), dated(DateKind::Accepted));
        let lines: [(&str, Option<&str>); 4] = [
            (labels.received(), received),
            (labels.accepted(), accepted),
            // Alone, a date needs no word for what it is.
            (if received.or(accepted).is_some() { labels.published() } else { "" }, meta.published.as_deref()),
            (labels.updated(), modified.map(String::as_str)),
        ];
        if meta.dateline.is_none() && minutes.is_none() && lines.iter().all(|(_, date)| date.is_none()) {
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
            for (label, date) in lines {
                let Some(date) = date else { continue };
                separate(renderer);
                match label {
                    "" => renderer.date(date),
                    label => renderer.label_around(label, &mut |renderer| renderer.date(date)),
                }
            }
            if let Some(minutes) = minutes {
                separate(renderer);
                let label = renderer.form(labels.reading_time(), minutes);
                let text = fill(label, &[("minutes", &renderer.number(minutes))]);
                let (language, dir) = (renderer.label_language(), renderer.label_dir());
                let attributes = [("class", Some("reading-time")), ("lang", language), ("dir", dir)];
                renderer.text_element("span", &attributes, &text);
            }
        });
    }

    pub(super) fn date(&mut self, iso: &str) {
        let text = self.options.language.locale.date(iso);
        self.time(iso, &text);
    }

    /// A date with its time of day, where several fall on one day.
    pub(super) fn moment(&mut self, iso: &str) {
        let text = self.options.language.locale.moment(iso);
        self.time(iso, &text);
    }

    fn time(&mut self, iso: &str, text: &str) {
        let language = self.foreign(self.options.language.locale.language());
        let attributes = [("datetime", Some(iso)), ("lang", language), ("dir", self.foreign_dir(language))];
        self.text_element("time", &attributes, text);
    }

    /// `Harbour Notes 12 (4), 4–19 · https://doi.org/10.0000/echo`: how others cite it.
    pub(super) fn publication(&mut self) {
        let meta = &self.article.meta;
        let links: Vec<(&str, Url)> = meta.identifiers.iter().filter_map(identifier::resolve).collect();
        if meta.journal.is_none() && links.is_empty() {
            return;
        }
        self.element("p", &[("class", Some("publication"))], |renderer| {
            if let Some(journal) = &meta.journal {
                renderer.text_element("cite", &[], &journal.title);
                let mut place = String::new();
                if let Some(volume) = &journal.volume {
                    place.push_str(&[" ", volume].concat());
                }
                if let Some(issue) = &journal.issue {
                    place.push_str(&[" (", issue, ")"].concat());
                }
                if let Some(pages) = &journal.pages {
                    place.push_str(&[", ", pages].concat());
                }
                renderer.sink.text(&place);
            }
            for (index, (name, url)) in links.iter().enumerate() {
                if index > 0 || meta.journal.is_some() {
                    renderer.sink.text(" · ");
                }
                // A DOI is shown as a whole: <https://doi.org/10.13003/5jchdy>.
                renderer.text_link(None, url, REL, if *name == "DOI" { url.as_str() } else { name });
            }
        });
    }
}

fn day(iso: &str) -> &str {
    iso.split('T').next().unwrap_or(iso)
}
