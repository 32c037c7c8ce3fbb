//! What an article says about itself.

use super::url::media;
use super::{Block, Figure, Image, Inline, Url};
use serde::{Deserialize, Serialize};

/// What an article says about itself. Every field may be absent: the world omits it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    /// What kind of article, as a schema.org type name where there is one (`NewsArticle`, `BlogPosting`, `Review`,
    /// `LiveBlogPosting`, `ScholarlyArticle`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// The line above the title: HTML `.kicker`/eyebrow, NITF `slugline`, ANS `label`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The title as plain text: JSON-LD `headline`, `og:title`, `h1`, front matter `title`, JATS `article-title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The title with its markup, only where plain text loses something (emphasis, sub- and superscript, formulas).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title_content: Vec<Inline>,
    /// Other titles: short, for search engines, translated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Title>,
    /// The standfirst or subtitle as plain text: front matter `subtitle`, JATS `subtitle`, Ghost `custom_excerpt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The standfirst with its markup, only where plain text loses something (links, several paragraphs).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub standfirst: Vec<Block>,
    /// A summary for lists, not shown above the body: `description`, `og:description`, feed `summary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
    /// Abstracts of scholarly articles: JATS `abstract`, schema.org `abstract`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub abstracts: Vec<Abstract>,
    /// Everybody named as a maker, in the order of the byline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// The byline as it was worded, where `authors` does not say it all: `By Ana García in Lima`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Where the authors work: JATS `aff`. [`Author::affiliations`] names these by `id`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub affiliations: Vec<Affiliation>,
    /// First published: ISO 8601, as precise as is known (`2022-07-21`, `2022-07-21T09:00:00+01:00`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Last changed: ISO 8601, as precise as is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Every date with its original wording, those of `published` and `modified` too where they were worded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Date>,
    /// The place that opens a news report, `LONDON (Reuters)`: NITF `dateline`, ninjs `located`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// The section of the publication: `article:section`, JSON-LD `articleSection`, ANS `taxonomy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Tags, keywords and named subjects.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// The name of the site it was taken from: `og:site_name`, JSON-LD `isPartOf.name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_name: Option<String>,
    /// Who published it: JSON-LD `publisher`, JATS `publisher`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Organization>,
    /// The journal issue it stands in: JATS `journal-meta`, schema.org `PublicationIssue`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub journal: Option<Journal>,
    /// The news agency or first publication it was taken over from: ninjs `infosources`, JSON-LD `sourceOrganization`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Organization>,
    /// The canonical address: `link rel=canonical`, `og:url`, JSON-LD `url`/`mainEntityOfPage`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Other forms of this article and articles it belongs with: translations, AMP, related articles of JATS.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// Where readers discuss it: feed `comments`, JSON-LD `discussionUrl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comments_url: Option<Url>,
    /// BCP 47 language tag: `html lang`, `og:locale`, JSON-LD `inLanguage`, `xml:lang`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Base direction; follows from `language` where the payload does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The picture that stands for the article, with caption and credit. Not repeated in the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_image: Option<Box<Figure>>,
    /// Who holds the rights and what they allow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rights: Option<Rights>,
    /// Who may read it at its source: JSON-LD `isAccessibleForFree`, Ghost `visibility`, ANS `content_restrictions`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// Corrections and retractions: JSON-LD `correction`, ANS `corrections`, JATS `related-article`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// The series it belongs to: JSON-LD `isPartOf` of type `Series`, front matter `series`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// DOI, ISBN, PubMed id, `guid`, agency URI.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// The verdict of a review: JSON-LD `reviewRating`, Guardian star rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// Publishing state other than published: `draft`, `withheld`, `canceled`, `retracted` (ninjs `pubstatus`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Words as the publisher counts them: JSON-LD `wordCount`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word_count: Option<u32>,
    /// Reading time as the publisher gives it, in whole minutes: Ghost `reading_time`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading_minutes: Option<u32>,
}

/// Another title of the same article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Title {
    /// What this title is for.
    pub kind: TitleKind,
    /// The title as plain text.
    pub text: String,
    /// Its language where that differs from the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// What another title is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleKind {
    /// A short form: running head, mobile headline.
    Short,
    /// For search engines and social cards.
    Seo,
    /// In another language: JATS `trans-title`.
    Translated,
    /// Any other: JSON-LD `alternativeHeadline`.
    #[default]
    #[serde(other)]
    Alternative,
}

/// An abstract of the article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Abstract {
    /// Which abstract, where there are several: `graphical`, `plain-language-summary`, `key-points`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// Its own heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its language where that differs from the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Somebody named as a maker of the article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Author {
    /// The whole name as it is shown.
    pub name: String,
    /// A person, an organization, or not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<AuthorKind>,
    /// What they did or are, as worded: `Photographs`, `Health reporter`, JATS `contrib-type`. Absent for a plain author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Their page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Given names: JATS `given-names`, JSON-LD `givenName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Family name: JATS `surname`, JSON-LD `familyName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// E-mail address as given, without `mailto:`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// ORCID iD, the sixteen digits with hyphens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orcid: Option<String>,
    /// A portrait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// A line or a paragraph about them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bio: Option<String>,
    /// Ids of [`Meta::affiliations`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub affiliations: Vec<String>,
    /// To whom letters go: JATS `corresp="yes"`.
    #[serde(skip_serializing_if = "is_false")]
    pub corresponding: bool,
}

/// A person or an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorKind {
    /// A human being.
    Person,
    /// An agency, an editorial board, a group of authors.
    Organization,
    /// A kind of a later version.
    #[serde(other)]
    Other,
}

/// Where an author works.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Affiliation {
    /// What [`Author::affiliations`] names.
    pub id: String,
    /// The mark beside the names: `1`, `a`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The institution as worded.
    pub name: String,
}

/// A date with what it is and how it was worded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Date {
    /// What happened then.
    pub kind: DateKind,
    /// ISO 8601, as precise as is known; absent where the wording could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The wording of the payload, with its zone name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

/// What happened at a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateKind {
    /// Made public.
    Published,
    /// Changed since.
    Modified,
    /// Written or put into the system.
    Created,
    /// Received by a journal.
    Received,
    /// Accepted by a journal.
    Accepted,
    /// Not to be shown before.
    Embargoed,
    /// Not to be shown after.
    Expires,
    /// Of unknown meaning.
    #[default]
    #[serde(other)]
    Other,
}

/// Base direction of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
    /// By the first strong character.
    #[serde(other)]
    Auto,
}

/// A tag, keyword or named subject.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tag {
    /// What is shown.
    pub name: String,
    /// What it names, where said: `person`, `organization`, `place`, `event`, `subject`, or a scheme's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    /// The tag's own page or code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
}

/// A publisher, an agency.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organization {
    /// Its name as shown.
    pub name: String,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Its mark.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "media")]
    pub logo: Option<Url>,
}

/// The journal issue an article stands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Journal {
    /// The journal's title.
    pub title: String,
    /// Volume as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volume: Option<String>,
    /// Issue as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// Pages or electronic location as printed: `123–130`, `e1002`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<String>,
    /// ISSN.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issn: Option<String>,
}

/// Another form of this article, or an article it belongs with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// What it is to this article: a link relation (`alternate`, `amphtml`, `translation`, `correction-forward`).
    pub relation: String,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its address.
    pub url: Url,
}

/// Who holds the rights and what they allow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rights {
    /// Who holds them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// The notice as worded: `© 2022 The Asham Herald`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The licence's address: JSON-LD `license`, JATS `license/@xlink:href`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<Url>,
    /// Terms in words: ninjs `usageterms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
}

/// Who may read an article at its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Everybody.
    Free,
    /// A number of articles for everybody.
    Metered,
    /// Registered readers.
    Members,
    /// Paying readers.
    Paid,
    /// Not free, and not said how.
    #[serde(other)]
    Restricted,
}

/// A correction, an update, a retraction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    /// `correction`, `clarification`, `update`, `retraction`, as the source calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// ISO 8601, as precise as is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What it says.
    pub text: String,
}

/// The series an article belongs to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Series {
    /// The series' title.
    pub title: String,
    /// Which part this is, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
    /// How many parts there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The series' page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
}

/// A name for the article that machines know.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identifier {
    /// `doi`, `isbn`, `pmid`, `pmcid`, `guid`, `uri`.
    pub scheme: String,
    /// The name itself, without a resolver's address.
    pub value: String,
}

/// The verdict of a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rating {
    /// The mark given.
    pub value: f64,
    /// The highest mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<f64>,
    /// The lowest mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst: Option<f64>,
}

/// For `skip_serializing_if`.
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

impl Direction {
    /// Right to left for languages that are written so, by the script or the language of a BCP 47 tag;
    /// `None` for the others, whose direction need not be said.
    pub fn of_language(tag: &str) -> Option<Direction> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let right = match parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())) {
            Some(script) => matches!(
                script,
                "arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm" | "rohg" | "aran" | "mand" | "samr" | "hung"
            ),
            None => matches!(
                language,
                "ar" | "arc"
                    | "ary"
                    | "arz"
                    | "azb"
                    | "bal"
                    | "ckb"
                    | "dv"
                    | "fa"
                    | "he"
                    | "iw"
                    | "ji"
                    | "ks"
                    | "lrc"
                    | "mzn"
                    | "nqo"
                    | "pnb"
                    | "ps"
                    | "sd"
                    | "syr"
                    | "ug"
                    | "ur"
                    | "yi"
            ),
        };
        right.then_some(Direction::Rtl)
    }
}
