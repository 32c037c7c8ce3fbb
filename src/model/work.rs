//! Other works that an article names: what it cites, reviews, belongs with and stands in.

use super::json::fields;
use super::{Author, Inline, Url};

/// An entry of the bibliography.
///
/// From: lists of references in HTML, JSON-LD `citation`, JATS `ref`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// What [`Inline::Citation`] names.
    pub id: String,
    /// Its mark as printed: `12`, `Okafor 2020`.
    pub label: Option<String>,
    /// The entry as printed; made of `work` where the payload does not print it.
    pub content: Vec<Inline>,
    /// Where it is.
    pub url: Option<Url>,
    /// DOI, PubMed id.
    pub identifiers: Vec<Identifier>,
    /// The work in its parts, where the payload tells them apart.
    pub work: Option<Work>,
}

fields!(Reference { id, label, [content], url, identifiers, work });

/// What a review is about.
///
/// From: JSON-LD `itemReviewed`, JATS `product`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reviewed {
    /// What it is called and who made it.
    pub work: Work,
    /// Its page.
    pub url: Option<Url>,
    /// ISBN, product number.
    pub identifiers: Vec<Identifier>,
}

fields!(Reviewed { work, url, identifiers });

/// A book, a paper, a film as bibliographies describe it, by the names of the Citation Style Language.
///
/// From: JATS `element-citation`, JSON-LD `citation` and `itemReviewed`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// What it is, as the payload says: `book`, `article-journal`, `Movie`.
    pub kind: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The journal, book or site that it stands in.
    pub container_title: Option<String>,
    /// Who made it.
    pub authors: Vec<Author>,
    /// When it came out: ISO 8601, as precise as is known.
    pub issued: Option<String>,
    /// Volume as printed.
    pub volume: Option<String>,
    /// Issue as printed.
    pub issue: Option<String>,
    /// Pages as printed.
    pub page: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
}

fields!(Work { kind, title, container_title, authors, issued, volume, issue, page, publisher });

/// A name that machines know.
///
/// From: JSON-LD `identifier`, `citation_doi`, front matter `doi`, feed `guid`, ninjs `uri` and `altids`, JATS `article-id`
/// and `pub-id`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identifier {
    /// `doi`, `isbn`, `pmid`, `pmcid`, `guid`, `uri`.
    pub scheme: String,
    /// The name itself, without a resolver's address.
    pub value: String,
}

fields!(Identifier { scheme, value });

/// The verdict of a review.
///
/// From: JSON-LD `reviewRating`, Guardian star rating.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rating {
    /// The mark given.
    pub value: f64,
    /// The highest mark.
    pub best: Option<f64>,
    /// The lowest mark.
    pub worst: Option<f64>,
}

fields!(Rating { value, best, worst });

/// The journal issue an article stands in.
///
/// From: JATS `journal-meta`, schema.org `PublicationIssue`, `PublicationVolume` and `Periodical`, Highwire `citation_…`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    /// The journal's title.
    pub title: String,
    /// Its title as citations shorten it.
    pub abbreviation: Option<String>,
    /// Volume as printed.
    pub volume: Option<String>,
    /// Issue as printed.
    pub issue: Option<String>,
    /// Pages or electronic location as printed: `123–130`, `e1002`.
    pub pages: Option<String>,
    /// ISSNs: of the printed one, of the electronic one.
    pub issn: Vec<String>,
}

fields!(Journal { title, abbreviation, volume, issue, pages, issn });

/// Another form of this article, or an article it belongs with.
///
/// From: `link rel=alternate` and `amphtml`, JATS `related-article`, ninjs `associations`, ANS `related_content`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Related {
    /// What it is to this article: a link relation (`alternate`, `amphtml`, `translation`, `correction-forward`).
    pub relation: String,
    /// Its title.
    pub title: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// Its address.
    pub url: Option<Url>,
    /// Its names for machines, where it has no address: a DOI, a URN.
    pub identifiers: Vec<Identifier>,
}

fields!(Related { relation, title, language, url, identifiers });
