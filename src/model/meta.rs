//! What an article says about itself.

use super::json::{fields, names};
use super::{Block, Figure, Image, Inline, Url};

/// What an article says about itself. Every field may be absent: the world omits it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// What kind of article, as a schema.org type name where there is one (`NewsArticle`, `BlogPosting`, `Review`,
    /// `LiveBlogPosting`, `ScholarlyArticle`).
    pub genre: Option<String>,
    /// The line above the title: HTML `.kicker`/eyebrow, NITF `slugline`, ANS `label`.
    pub kicker: Option<String>,
    /// The title as plain text: JSON-LD `headline`, `og:title`, `h1`, front matter `title`, JATS `article-title`.
    pub title: Option<String>,
    /// The title with its markup, only where plain text loses something (emphasis, sub- and superscript, formulas).
    pub title_content: Vec<Inline>,
    /// Other titles: short, for search engines, translated.
    pub titles: Vec<Title>,
    /// The standfirst or subtitle as plain text: front matter `subtitle`, JATS `subtitle`, Ghost `custom_excerpt`.
    pub subtitle: Option<String>,
    /// The standfirst with its markup, only where plain text loses something (links, several paragraphs).
    pub standfirst: Vec<Block>,
    /// A summary for lists, not shown above the body: `description`, `og:description`, feed `summary`.
    pub excerpt: Option<String>,
    /// Abstracts of scholarly articles: JATS `abstract`, schema.org `abstract`.
    pub abstracts: Vec<Abstract>,
    /// Everybody named as a maker, in the order of the byline.
    pub authors: Vec<Author>,
    /// The byline as it was worded, where `authors` does not say it all: `By Ana García in Lima`.
    pub byline: Option<String>,
    /// Where the authors work: JATS `aff`. [`Author::affiliations`] names these by `id`.
    pub affiliations: Vec<Affiliation>,
    /// First published: ISO 8601, as precise as is known (`2022-07-21`, `2022-07-21T09:00:00+01:00`).
    pub published: Option<String>,
    /// Last changed: ISO 8601, as precise as is known.
    pub modified: Option<String>,
    /// Every date with its original wording, those of `published` and `modified` too where they were worded.
    pub dates: Vec<Date>,
    /// The place that opens a news report, `LONDON (Reuters)`: NITF `dateline`, ninjs `located`.
    pub dateline: Option<String>,
    /// The section of the publication: `article:section`, JSON-LD `articleSection`, ANS `taxonomy`.
    pub section: Option<String>,
    /// Tags, keywords and named subjects.
    pub tags: Vec<Tag>,
    /// The name of the site it was taken from: `og:site_name`, JSON-LD `isPartOf.name`.
    pub site_name: Option<String>,
    /// Who published it: JSON-LD `publisher`, JATS `publisher`.
    pub publisher: Option<Organization>,
    /// The journal issue it stands in: JATS `journal-meta`, schema.org `PublicationIssue`.
    pub journal: Option<Journal>,
    /// The news agency or first publication it was taken over from: ninjs `infosources`, JSON-LD `sourceOrganization`.
    pub source: Option<Organization>,
    /// The canonical address: `link rel=canonical`, `og:url`, JSON-LD `url`/`mainEntityOfPage`.
    pub url: Option<Url>,
    /// Other forms of this article and articles it belongs with: translations, AMP, related articles of JATS.
    pub related: Vec<Related>,
    /// Where readers discuss it: feed `comments`, JSON-LD `discussionUrl`.
    pub comments_url: Option<Url>,
    /// BCP 47 language tag: `html lang`, `og:locale`, JSON-LD `inLanguage`, `xml:lang`.
    pub language: Option<String>,
    /// Base direction; follows from `language` where the payload does not say.
    pub direction: Option<Direction>,
    /// The picture that stands for the article, with caption and credit. Not repeated in the body.
    pub lead_image: Option<Box<Figure>>,
    /// Who holds the rights and what they allow.
    pub rights: Option<Rights>,
    /// Who may read it at its source: JSON-LD `isAccessibleForFree`, Ghost `visibility`, ANS `content_restrictions`.
    pub access: Option<Access>,
    /// Corrections and retractions: JSON-LD `correction`, ANS `corrections`, JATS `related-article`.
    pub corrections: Vec<Correction>,
    /// The series it belongs to: JSON-LD `isPartOf` of type `Series`, front matter `series`.
    pub series: Option<Series>,
    /// DOI, ISBN, PubMed id, `guid`, agency URI.
    pub identifiers: Vec<Identifier>,
    /// The verdict of a review: JSON-LD `reviewRating`, Guardian star rating.
    pub rating: Option<Rating>,
    /// Publishing state other than published: `draft`, `withheld`, `canceled`, `retracted` (ninjs `pubstatus`).
    pub status: Option<String>,
    /// Words as the publisher counts them: JSON-LD `wordCount`.
    pub word_count: Option<u32>,
    /// Reading time as the publisher gives it, in whole minutes: Ghost `reading_time`.
    pub reading_minutes: Option<u32>,
}

fields!(Meta {
    genre,
    kicker,
    title,
    title_content,
    titles,
    subtitle,
    standfirst,
    excerpt,
    abstracts,
    authors,
    byline,
    affiliations,
    published,
    modified,
    dates,
    dateline,
    section,
    tags,
    site_name,
    publisher,
    journal,
    source,
    url,
    related,
    comments_url,
    language,
    direction,
    lead_image,
    rights,
    access,
    corrections,
    series,
    identifiers,
    rating,
    status,
    word_count,
    reading_minutes
});

/// Another title of the same article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Title {
    /// What this title is for.
    pub kind: TitleKind,
    /// The title as plain text.
    pub text: String,
    /// Its language where that differs from the article's.
    pub language: Option<String>,
}

fields!(Title { kind, text, language });

/// What another title is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TitleKind {
    /// A short form: running head, mobile headline.
    Short,
    /// For search engines and social cards.
    Seo,
    /// In another language: JATS `trans-title`.
    Translated,
    /// Any other: JSON-LD `alternativeHeadline`.
    #[default]
    Alternative,
}

names!(TitleKind { Short "short", Seo "seo", Translated "translated", Alternative "alternative" });

/// An abstract of the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Abstract {
    /// Which abstract, where there are several: `graphical`, `plain-language-summary`, `key-points`.
    pub genre: Option<String>,
    /// Its own heading.
    pub title: Option<String>,
    /// Its language where that differs from the article's.
    pub language: Option<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

fields!(Abstract { genre, title, language, [blocks] });

/// Somebody named as a maker of the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Author {
    /// The whole name as it is shown.
    pub name: String,
    /// A person, an organization, or not said.
    pub kind: Option<AuthorKind>,
    /// What they did or are, as worded: `Photographs`, `Health reporter`, JATS `contrib-type`. Absent for a plain author.
    pub role: Option<String>,
    /// Their page.
    pub url: Option<Url>,
    /// Given names: JATS `given-names`, JSON-LD `givenName`.
    pub given_name: Option<String>,
    /// Family name: JATS `surname`, JSON-LD `familyName`.
    pub family_name: Option<String>,
    /// E-mail address as given, without `mailto:`.
    pub email: Option<String>,
    /// ORCID iD, the sixteen digits with hyphens.
    pub orcid: Option<String>,
    /// A portrait.
    pub image: Option<Image>,
    /// A line or a paragraph about them.
    pub bio: Option<String>,
    /// Ids of [`Meta::affiliations`].
    pub affiliations: Vec<String>,
    /// To whom letters go: JATS `corresp="yes"`.
    pub corresponding: bool,
}

fields!(Author {
    name,
    kind,
    role,
    url,
    given_name,
    family_name,
    email,
    orcid,
    image,
    bio,
    affiliations,
    corresponding
});

/// A person or an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorKind {
    /// A human being.
    Person,
    /// An agency, an editorial board, a group of authors.
    Organization,
    /// A kind of a later version.
    Other,
}

names!(AuthorKind { Person "person", Organization "organization", Other "other" });

/// Where an author works.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Affiliation {
    /// What [`Author::affiliations`] names.
    pub id: String,
    /// The mark beside the names: `1`, `a`.
    pub label: Option<String>,
    /// The institution as worded.
    pub name: String,
}

fields!(Affiliation { id, label, name });

/// A date with what it is and how it was worded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Date {
    /// What happened then.
    pub kind: DateKind,
    /// ISO 8601, as precise as is known; absent where the wording could not be read.
    pub value: Option<String>,
    /// The wording of the payload, with its zone name.
    pub original: Option<String>,
}

fields!(Date { kind, value, original });

/// What happened at a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    Other,
}

names!(DateKind { Published "published", Modified "modified", Created "created", Received "received", Accepted "accepted", Embargoed "embargoed", Expires "expires", Other "other" });

/// Base direction of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
    /// By the first strong character.
    Auto,
}

names!(Direction { Ltr "ltr", Rtl "rtl", Auto "auto" });

/// A tag, keyword or named subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tag {
    /// What is shown.
    pub name: String,
    /// What it names, where said: `person`, `organization`, `place`, `event`, `subject`, or a scheme's address.
    pub scheme: Option<String>,
    /// The tag's own page or code.
    pub url: Option<Url>,
}

fields!(Tag { name, scheme, url });

/// A publisher, an agency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Organization {
    /// Its name as shown.
    pub name: String,
    /// Its page.
    pub url: Option<Url>,
    /// Its mark.
    pub logo: Option<Url>,
}

fields!(Organization { name, url, @Media logo });

/// The journal issue an article stands in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    /// The journal's title.
    pub title: String,
    /// Volume as printed.
    pub volume: Option<String>,
    /// Issue as printed.
    pub issue: Option<String>,
    /// Pages or electronic location as printed: `123–130`, `e1002`.
    pub pages: Option<String>,
    /// ISSN.
    pub issn: Option<String>,
}

fields!(Journal { title, volume, issue, pages, issn });

/// Another form of this article, or an article it belongs with.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// What it is to this article: a link relation (`alternate`, `amphtml`, `translation`, `correction-forward`).
    pub relation: String,
    /// Its title.
    pub title: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// Its address.
    pub url: Url,
}

fields!(Related { relation, title, language, url });

/// Who holds the rights and what they allow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rights {
    /// Who holds them.
    pub holder: Option<String>,
    /// The notice as worded: `© 2022 The Asham Herald`.
    pub notice: Option<String>,
    /// The licence's address: JSON-LD `license`, JATS `license/@xlink:href`.
    pub license: Option<Url>,
    /// Terms in words: ninjs `usageterms`.
    pub terms: Option<String>,
}

fields!(Rights { holder, notice, license, terms });

/// Who may read an article at its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    Restricted,
}

names!(Access { Free "free", Metered "metered", Members "members", Paid "paid", Restricted "restricted" });

/// A correction, an update, a retraction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correction {
    /// `correction`, `clarification`, `update`, `retraction`, as the source calls it.
    pub genre: Option<String>,
    /// ISO 8601, as precise as is known.
    pub date: Option<String>,
    /// What it says.
    pub text: String,
}

fields!(Correction { genre, date, text });

/// The series an article belongs to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// The series' title.
    pub title: String,
    /// Which part this is, from 1.
    pub part: Option<u32>,
    /// How many parts there are.
    pub total: Option<u32>,
    /// The series' page.
    pub url: Option<Url>,
}

fields!(Series { title, part, total, url });

/// A name for the article that machines know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identifier {
    /// `doi`, `isbn`, `pmid`, `pmcid`, `guid`, `uri`.
    pub scheme: String,
    /// The name itself, without a resolver's address.
    pub value: String,
}

fields!(Identifier { scheme, value });

/// The verdict of a review.
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
