//! When an article was published, as the page shows it.

use super::class::Hints;
use super::header::Header;
use super::measure::is_inline;
use super::one_line;
use crate::date;
use crate::html::{Name, NodeId};
use crate::lowercase;
use crate::order;

/// A date that the page shows.
pub(super) struct Shown {
    pub(super) value: String,
    pub(super) wording: String,
    /// Whether it is said to be the one of a change.
    pub(super) is_update: bool,
    /// Whether it stands with the title, or below it.
    pub(super) with_title: bool,
}

/// A date as ISO 8601, and its wording.
type Found = (String, String);

impl Header<'_> {
    /// The dates that the page shows near its title, the surest first; where there are none, one from further away.
    pub(super) fn dates(&self) -> Vec<Shown> {
        let mut near: Vec<(u8, NodeId, Found)> = Vec::new();
        for id in self.region().filter(|id| !self.is_elsewhere(*id)) {
            let name = self.tree.name(id);
            let is_marked = self.hints(id).any(Hints::DETAILS | Hints::BYLINE);
            // The end of one line and the start of the next are no date.
            let is_line = is_inline(name) || self.measures.is_block(self.tree, id);
            if name == Name::TIME {
                near.extend(self.time(id).map(|date| (0, id, date)));
            } else if is_marked || is_line && self.measures.of(id).text < 100 {
                near.extend(self.date_in(id).map(|date| (if is_marked { 1 } else { 2 }, id, date)));
            }
        }
        order::by_number(&mut near, |(rank, id, _)| u64::from(*rank) << 32 | u64::from(*id));
        let mut dates: Vec<Shown> = Vec::new();
        for (_, id, (value, wording)) in near {
            if dates.len() < MAX_DATES && !dates.iter().any(|other| other.value == value) {
                let with_title = self.is_with_title(id);
                dates.push(Shown { value, wording, is_update: self.tells_of_update(id), with_title });
            }
        }
        if dates.is_empty() {
            dates.extend(self.far_date());
        }
        dates
    }

    /// A date somewhere on the page: one that is marked as such, last one that is a line of its own.
    fn far_date(&self) -> Option<Shown> {
        let is_marked = |id: NodeId| {
            self.hints(id).any(Hints::DETAILS) || starts_with(self.tree.text(id), PUBLISHED) || self.tells_of_update(id)
        };
        let marked = |id: NodeId| Some((self.time(id).or_else(|| self.date_in(id).filter(|_| is_marked(id)))?, id));
        let alone = |id: NodeId| Some((self.date_alone(id)?, id));
        let begins_other = |id: NodeId| self.begins_other(id);
        let found = self
            .outside(&begins_other)
            .find_map(marked)
            .or_else(|| self.outside(&|id| self.is_of_others(id)).find_map(marked))
            .or_else(|| self.outside(&begins_other).find_map(alone));
        let ((value, wording), id) = found?;
        Some(Shown { value, wording, is_update: self.tells_of_update(id), with_title: true })
    }

    /// All nodes that may be of the article, but those in some.
    fn outside(&self, is_other: &dyn Fn(NodeId) -> bool) -> impl Iterator<Item = NodeId> {
        let (mut next, end) = (self.within + 1, self.tree.end(self.within));
        std::iter::from_fn(move || {
            while next < end && is_other(next) {
                next = self.tree.end(next);
            }
            next += 1;
            (next <= end).then(|| next - 1)
        })
    }

    fn is_with_title(&self, id: NodeId) -> bool {
        let in_same =
            |heading: NodeId| self.tree.ancestors(heading).take(2).any(|outer| self.tree.is_within(id, outer));
        self.heading.is_none_or(|heading| id > heading || in_same(heading))
    }

    /// Whether the line that a date stands in says that it is the one of a change.
    pub(super) fn tells_of_update(&self, id: NodeId) -> bool {
        let around = std::iter::once(id).chain(self.tree.ancestors(id).take(2));
        around.take_while(|id| self.measures.of(*id).text < 100).any(|id| {
            let line = lowercase::text(self.tree.text(id));
            UPDATED.iter().any(|word| line.contains(word))
        })
    }

    /// The date of a `time` element.
    fn time(&self, id: NodeId) -> Option<(String, String)> {
        if self.tree.name(id) != Name::TIME {
            return None;
        }
        let text = one_line(self.tree.text(id));
        let written = self.tree.attribute(id, "datetime").map(str::trim).filter(|value| !value.is_empty());
        let value = written.and_then(date::parse).or_else(|| date::parse(&text))?;
        (value.len() >= 10).then_some((value, if text.is_empty() { written?.to_string() } else { text }))
    }

    /// The date that is a whole line.
    fn date_alone(&self, id: NodeId) -> Option<(String, String)> {
        let is_line = self.measures.is_leaf(self.tree, id) && self.measures.of(id).text < 40;
        let text = is_line.then(|| one_line(self.tree.text(id))).filter(|text| text.contains(char::is_numeric))?;
        let value = date::parse(&text)?;
        (value.len() >= 7).then_some((value, text))
    }

    /// The date somewhere in a short line.
    pub(super) fn date_in(&self, id: NodeId) -> Option<(String, String)> {
        let measure = self.measures.of(id);
        if !self.tree.name(id).is_element() || measure.text == 0 || measure.text > 160 {
            return None;
        }
        let source = self.tree.text(id);
        if !source.contains(char::is_numeric) {
            return None;
        }
        let text = one_line(source);
        let mut at = 0;
        for word in text.split(' ') {
            let rest = &text[at..];
            at += word.len() + 1;
            // A date has a number in its first words, or starts once more with the day.
            if rest.split(' ').take(2).any(|word| word.contains(char::is_numeric))
                && let Some((value, length)) = date::prefix(rest)
                && value.len() >= 10
            {
                return Some((value, rest[..length].trim().to_string()));
            }
        }
        None
    }
}

/// Whether a line starts with one of some words, which stand in small letters.
fn starts_with(line: &str, words: &[&str]) -> bool {
    let line = line.trim_start();
    let line = lowercase::text(&line[..line.floor_char_boundary(24)]);
    words.iter().any(|word| line.starts_with(word))
}

/// Whether a line starts with what stands before dates.
pub(super) fn starts_as_date(line: &str) -> bool {
    starts_with(line, PUBLISHED) || starts_with(line, UPDATED)
}

const MAX_DATES: usize = 8;

/// What says that a date is the one of a change.
#[rustfmt::skip]
const UPDATED: &[&str] = &[
    "updated", "modified", "revised", "reviewed", "edited", "aktualisiert", "geändert", "mis à jour", "mise à jour",
    "modifié", "actualizado", "actualización", "aggiornato", "atualizado", "bijgewerkt", "gewijzigd",
    "zaktualizowano", "uppdaterad", "opdateret", "oppdatert", "päivitetty", "güncelle", "обновлен", "изменен",
    "оновлено", "更新", "수정", "تحديث", "עודכן",
];

/// What lines start with that say when something was published.
#[rustfmt::skip]
const PUBLISHED: &[&str] = &[
    "published", "posted", "publié", "veröffentlicht", "erschienen", "publicado", "pubblicato", "gepubliceerd",
    "geplaatst", "opublikowano", "publicerad", "publisert", "julkaistu", "опубликовано", "опубліковано", "发布", "發布",
    "公開", "投稿", "نشر",
];
