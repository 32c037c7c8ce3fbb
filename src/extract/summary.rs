//! The short lines that go with a title: the kicker above it, the standfirst below, the section; and what is none of them.

use super::class::Hints;
use super::header::Header;
use super::lines::heading_level;
use super::title::{essence, likeness};
use super::{byline, dates, one_line};
use crate::html::NodeId;
use crate::lexicon;
use crate::lowercase;

impl Header<'_> {
    /// The line above the title, as the page shows it, and where.
    pub(super) fn kicker(&self) -> Option<(NodeId, String)> {
        self.said(Hints::KICKER, MAX_KICKER, &|_, text| is_kicker(text))
    }

    /// The words below the title in which the page sums itself up, and where: those that are marked as such, otherwise
    /// those between the title and the body that start like the excerpt or stand alone.
    pub(super) fn standfirst(&self, excerpt: Option<&str>) -> Option<(NodeId, String)> {
        self.said(Hints::SUBTITLE, MAX_STANDFIRST, &|id, text| self.is_standfirst(id, text))
            .or_else(|| self.summary(excerpt))
    }

    /// The first line around the title that is marked as what the hint says, and that may be it.
    fn said(&self, hint: Hints, longest: u32, may_be: &dyn Fn(NodeId, &str) -> bool) -> Option<(NodeId, String)> {
        let is_kept = |id: NodeId| self.judgements[id as usize].is_kept();
        let is_line = |id: &NodeId| {
            let text = self.measures.of(*id).text;
            let is_around = |inner: NodeId| self.tree.is_within(inner, *id);
            self.tree.name(*id).is_element()
                && self.hints(*id).any(hint)
                && (2..=longest).contains(&text)
                && !self.heading.is_some_and(is_around)
                && !is_around(self.root)
                // Menus have lines of such classes too, and classes are given to dates and bylines.
                && is_kept(*id)
                && self.tree.ancestors(*id).all(is_kept)
                && self.line(*id, "", &[]).is_kept()
        };
        let mut lines = self.region().filter(is_line).map(|id| (id, one_line(self.tree.text(id))));
        lines.find(|(id, text)| may_be(*id, text))
    }

    fn summary(&self, excerpt: Option<&str>) -> Option<(NodeId, String)> {
        let heading = self.heading.filter(|heading| *heading < self.root)?;
        // The description of the page is often longer, or cut.
        let start: String = essence(excerpt.unwrap_or_default()).chars().take(START_OF_EXCERPT).collect();
        let mut found = None;
        let mut id = self.tree.end(heading);
        while id < self.root {
            if self.judgements[id as usize].is_kept() {
                let line = self.is_summary(id).then(|| one_line(self.tree.text(id)));
                if let Some(text) = line.filter(|text| self.is_standfirst(id, text)) {
                    if !start.is_empty() && essence(&text).starts_with(&start) {
                        return Some((id, text));
                    }
                    // One line is the standfirst; several are something else.
                    found = if found.is_none() { Some((id, text)) } else { return None };
                }
                id += 1;
            } else {
                id = self.tree.end(id);
            }
        }
        // The start of the article stays there.
        found.filter(|(id, _)| !self.parts.iter().any(|part| *part < self.root && self.tree.is_within(*id, *part)))
    }

    /// Whether a line is one that may sum up an article.
    fn is_summary(&self, id: NodeId) -> bool {
        let measure = self.measures.of(id);
        self.measures.is_leaf(self.tree, id)
            && (40..400).contains(&measure.text)
            && measure.link_density() < 0.3
            && self.line(id, "", &[]).is_kept()
    }

    /// Whether a line says something of the article, rather than who wrote it and when, or what the site wants.
    fn is_standfirst(&self, id: NodeId, text: &str) -> bool {
        let title = self.heading.map(|heading| one_line(self.tree.text(heading))).unwrap_or_default();
        let is_sentence = text.ends_with(['.', '!', '?', '…']);
        let is_byline = byline::is_byline(text)
            || byline::has_prefix(text) && (self.date_in(id).is_some() || self.tells_of_update(id));
        has_words(text)
            && (is_sentence || !is_byline)
            && !self.is_dated(id, text)
            && !is_of_site(text)
            && likeness(&title, text) < SAME
    }

    /// Whether a line is marked as a kicker or a standfirst and is none.
    pub(super) fn is_idle(&self, id: NodeId) -> bool {
        let hints = self.hints(id);
        let (name, measure) = (self.tree.name(id), self.measures.of(id));
        let is_line = hints.any(Hints::KICKER | Hints::SUBTITLE)
            && (1..=MAX_STANDFIRST).contains(&measure.text)
            && measure.images == 0
            && heading_level(name).is_none();
        if !is_line {
            return false;
        }
        let text = one_line(self.tree.text(id));
        !(is_kicker(&text) && hints.any(Hints::KICKER) || self.is_standfirst(id, &text))
    }

    /// Whether a line starts with a date, or with what dates start with.
    fn is_dated(&self, id: NodeId, text: &str) -> bool {
        let starts = self.date_in(id).is_some_and(|(_, wording)| text.starts_with(&wording));
        starts || text.contains(char::is_numeric) && dates::starts_as_date(text)
    }
}

/// Letters that a kicker and a standfirst have at most.
const MAX_KICKER: u32 = 80;
const MAX_STANDFIRST: u32 = 400;
/// Letters in which a description and a standfirst agree.
const START_OF_EXCERPT: usize = 40;
/// From this likeness to the title on, a line only says it again.
const SAME: u32 = 70;
/// Words that names of sections have at most.
const WORDS_OF_SECTION: usize = 4;
/// Words without which a line says nothing, and letters that make up for them in scripts without spaces.
const FEWEST_WORDS: usize = 3;
const FEWEST_LETTERS: usize = 10;
/// No word is as long: several were set beside one another by the look of the page alone.
const LONGEST_WORD: usize = 40;

/// Whether a line is more than the name of a section or a row of tags.
fn has_words(text: &str) -> bool {
    let is_row = text.split([' ', '-', '/', '\u{ad}']).any(|word| word.is_ascii() && word.len() > LONGEST_WORD);
    let is_long = text.split(' ').nth(FEWEST_WORDS - 1).is_some()
        || !text.is_ascii() && text.chars().filter(|character| character.is_alphabetic()).count() >= FEWEST_LETTERS;
    is_long && !is_row
}

/// Whether a line above the title may be its kicker.
fn is_kicker(text: &str) -> bool {
    let text = lowercase::text(text);
    !is_of_site(&text) && !KINDS.contains(&text.as_str()) && !byline::is_byline(&text) && byline::is_plausible(&text)
}

/// Whether a line is of those that sites repeat on all of their pages.
fn is_of_site(text: &str) -> bool {
    lexicon::role_of_line(text, true).is_some() || lexicon::role_of_request(text, true).is_some()
}

/// What a page is called that is an article: it says nothing of the one at hand.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "article", "articles", "blog", "blog post", "post", "page", "story", "artikel", "beitrag", "artículo", "articolo",
    "artigo", "artykuł", "artikkel", "статья", "стаття", "文章", "記事", "기사", "مقال", "makale",
];

/// Whether a name is the one of a section: no address, not the title again, not what systems write where none was chosen.
pub(super) fn is_section(name: &str, title: Option<&str>) -> bool {
    // Titles of few words share them with their sections.
    let is_title = title.is_some_and(|title| {
        let likeness = likeness(title, name);
        likeness == 100 || likeness >= SAME && name.split(' ').nth(WORDS_OF_SECTION).is_some()
    });
    !is_title && !name.contains("://") && !UNSORTED.contains(&lowercase::text(name).as_str())
}

/// What systems write where no section was chosen.
#[rustfmt::skip]
const UNSORTED: &[&str] = &[
    "uncategorized", "uncategorised", "unkategorisiert", "nicht kategorisiert", "non classé", "non catégorisé",
    "sin categoría", "sin categorizar", "senza categoria", "non categorizzato", "sem categoria", "geen categorie",
    "niet gecategoriseerd", "bez kategorii", "okategoriserad", "ukategorisert", "ikke kategoriseret", "без рубрики",
    "без категорії", "未分类", "未分類", "미분류", "غير مصنف", "kategorisiz", "genel",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_has_a_name_of_its_own() {
        for (name, expected) in [
            ("Harbour news", true),
            ("Uncategorized", false),
            ("https://a.example/news", false),
            ("The ferry is back", false),
        ] {
            assert_eq!(is_section(name, Some("The ferry is back")), expected, "{name}");
        }
    }

    #[test]
    fn a_kicker_says_what_the_article_is_about() {
        for (text, expected) in [
            ("Transport", true),
            ("Essay: the coast", true),
            ("Contact us", false),
            ("ARTICLE", false),
            ("Read more", false),
            ("By Ana García", false),
        ] {
            assert_eq!(is_kicker(text), expected, "{text}");
        }
    }

    #[test]
    fn a_standfirst_has_words() {
        for (text, expected) in [
            ("Business", false),
            ("The tide comes in", true),
            ("full-carsbattery-ferriesbuying-guidesailsrange-chargingfamilyfinancingrecharged", false),
            ("渡船在九年之后回到了岛上", true),
            ("新闻", false),
        ] {
            assert_eq!(has_words(text), expected, "{text}");
        }
    }
}
