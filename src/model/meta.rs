//! What an article says about itself.

use super::json::{fields, names};
use super::{
    Affiliation, Author, Block, Direction, Figure, Identifier, Inline, Journal, Organization, Origins, Rating, Related,
    Reviewed, Url,
};
use serde_json::{Map, Value};

/// What an article says about itself. Every field may be absent: the world omits it.
///
/// From: JSON-LD and microdata (`headline`, `author` …), `meta` and `link` elements, front matter of Markdown, head lines
/// of plain text; JATS `article-meta`, members of ninjs, ANS and feed items. Where a field has a name of its own in
/// some format, it says so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// What kind of article, as a schema.org type name where there is one (`NewsArticle`, `BlogPosting`, `Review`,
    /// `LiveBlogPosting`, `ScholarlyArticle`): JSON-LD `@type`, JATS `article-type`, ANS `subtype`.
    pub kind: Option<String>,
    /// The line above the title: `.kicker` and eyebrow of HTML, ANS `label`, Guardian `kicker`.
    pub kicker: Option<String>,
    /// The title as plain text: JSON-LD `headline`, `og:title`, `h1`, front matter `title`, ninjs `headlines`, ANS
    /// `headlines.basic`, JATS `article-title`.
    pub title: Option<String>,
    /// The title with its markup, only where plain text loses something (emphasis, sub- and superscript, formulas).
    pub title_content: Vec<Inline>,
    /// Other titles: short, for search engines, translated.
    pub titles: Vec<Title>,
    /// The standfirst or subtitle as plain text: front matter `subtitle`, ANS `subheadlines`, Apple News `intro`, JATS
    /// `subtitle`.
    pub subtitle: Option<String>,
    /// The standfirst with its markup, only where plain text loses something (links, several paragraphs).
    pub standfirst: Vec<Block>,
    /// A summary for lists, not shown above the body: `description`, `og:description`, feed `summary`, Ghost
    /// `custom_excerpt`.
    pub excerpt: Option<String>,
    /// Abstracts of scholarly articles: JATS `abstract` and `trans-abstract`.
    pub abstracts: Vec<Abstract>,
    /// Everybody named as a maker, in the order of the byline: JSON-LD `author`, `editor` and their like, ANS `credits`,
    /// JATS `contrib`.
    pub authors: Vec<Author>,
    /// The byline as it was worded, where `authors` does not say it all: `By Ana García in Lima`; ninjs `byline`.
    pub byline: Option<String>,
    /// Where the authors work: JATS `aff`. [`Author::affiliations`] names these by `id`.
    pub affiliations: Vec<Affiliation>,
    /// First published: ISO 8601, as precise as is known (`2022-07-21`, `2022-07-21T09:00:00+01:00`).
    pub published: Option<String>,
    /// Last changed: ISO 8601, as precise as is known.
    pub modified: Option<String>,
    /// Every date with its original wording, those of `published` and `modified` too where they were worded.
    pub dates: Vec<PublicationDate>,
    /// The place that opens a news report, `LONDON (Reuters)`: JSON-LD `dateline`, ninjs `located`, NITF `dateline`.
    pub dateline: Option<String>,
    /// The section of the publication: `article:section`, JSON-LD `articleSection`, ANS `taxonomy`.
    pub section: Option<String>,
    /// The way to the section from the outermost, where more is said of it than its name: JSON-LD `BreadcrumbList`, ANS
    /// `taxonomy`, JATS `subj-group`.
    pub section_path: Vec<Tag>,
    /// Tags, keywords, genres and named subjects: JSON-LD `keywords`, `genre`, `about`, `mentions`; ninjs `subjects`,
    /// `people`, `places` and their like; ANS `taxonomy`; feed `category`.
    pub tags: Vec<Tag>,
    /// The name of the site it was taken from: `og:site_name`, JSON-LD `isPartOf.name`.
    pub site_name: Option<String>,
    /// Who published it: JSON-LD and JATS `publisher`, ANS `owner`.
    pub publisher: Option<Organization>,
    /// The journal issue it stands in: JATS `journal-meta`, schema.org `PublicationIssue`, `citation_journal_title`.
    pub journal: Option<Journal>,
    /// The news agencies or first publications it was taken over from: ninjs `infosources`, JSON-LD
    /// `sourceOrganization`, ANS `distributor`.
    pub sources: Vec<Organization>,
    /// The canonical address: `link rel=canonical`, `og:url`, JSON-LD `url` and `mainEntityOfPage`.
    pub url: Option<Url>,
    /// Other forms of this article and articles it belongs with: `link rel=alternate`, AMP, JATS `related-article`, ANS
    /// `related_content`.
    pub related: Vec<Related>,
    /// Where readers discuss it: feed `comments`, JSON-LD `discussionUrl`.
    pub comments_url: Option<Url>,
    /// BCP 47 language tag: `html lang`, `og:locale`, JSON-LD `inLanguage`, `xml:lang`.
    pub language: Option<String>,
    /// Base direction: `html dir`; follows from `language` where the payload does not say.
    pub direction: Option<Direction>,
    /// The picture that stands for the article, with caption and credit; a film, a sound or a gallery in its place
    /// stands in its `blocks`. Not repeated in the body. `og:image`, JSON-LD `image`, ANS `promo_items`.
    pub lead_image: Option<Box<Figure>>,
    /// Who holds the rights and what they allow.
    pub rights: Option<Rights>,
    /// Who may read it at its source: JSON-LD `isAccessibleForFree`, Ghost `visibility`, ANS `content_restrictions`.
    pub access: Option<Access>,
    /// Corrections and retractions: JSON-LD `correction`, ANS `corrections`, JATS `related-article`.
    pub corrections: Vec<Correction>,
    /// The series it belongs to: JSON-LD `isPartOf` of type `CreativeWorkSeries`, front matter `series`, JATS
    /// `series-title`.
    pub series: Option<Series>,
    /// What is reviewed: JSON-LD `itemReviewed`, JATS `product`.
    pub reviewed: Vec<Reviewed>,
    /// The verdict of a review: JSON-LD `reviewRating`, Guardian star rating.
    pub rating: Option<Rating>,
    /// DOI, ISBN, PubMed id, `guid`, agency URI.
    pub identifiers: Vec<Identifier>,
    /// Publishing state other than published: `draft`, `withheld`, `canceled`, `retracted` (ninjs `pubstatus`, JSON-LD
    /// `creativeWorkStatus`).
    pub status: Option<String>,
    /// Which version of the article this is, as its source counts: JSON-LD and ninjs `version`.
    pub version: Option<String>,
    /// How it was made, as a term of IPTC's digital source types (`trainedAlgorithmicMedia`): JSON-LD
    /// `digitalSourceType`, ninjs `digitalsourcetype`.
    pub digital_source_type: Option<String>,
    /// Words as the publisher counts them: JSON-LD and ninjs `wordcount`.
    pub word_count: Option<u32>,
    /// Reading time as the publisher gives it, in whole minutes: Ghost `reading_time`, JSON-LD `timeRequired`.
    pub reading_minutes: Option<u32>,
    /// What the payload says besides, by its own names, for whoever knows them; never shown. Unknown front matter, ninjs
    /// `urgency` and `ednote`, ANS `additional_properties`, JATS `custom-meta`.
    pub extra: Map<String, Value>,
    /// Where in the payload each of these stood, by the names of their fields.
    pub origins: Origins,
}

fields!(Meta {
    kind,
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
    section_path,
    tags,
    site_name,
    publisher,
    journal,
    sources,
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
    reviewed,
    rating,
    identifiers,
    status,
    version,
    digital_source_type,
    word_count,
    reading_minutes,
    extra,
    origins
});

/// Another title of the same article.
///
/// From: JSON-LD `alternativeHeadline`, `twitter:title`, front matter `seo_title` and `short_title`, ANS `headlines`, JATS
/// `alt-title` and `trans-title`.
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
    /// What the newsroom calls the story: ninjs `slugline`.
    Slugline,
    /// Any other: JSON-LD `alternativeHeadline`.
    #[default]
    Alternative,
}

names!(TitleKind { Short "short", Seo "seo", Translated "translated", Slugline "slugline", Alternative "alternative" });

/// An abstract of the article.
///
/// From: JATS `abstract` and `trans-abstract`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Abstract {
    /// Which abstract, where there are several: `graphical`, `plain-language-summary`, `key-points`.
    pub kind: Option<String>,
    /// Its own heading.
    pub title: Option<String>,
    /// Its language where that differs from the article's.
    pub language: Option<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

fields!(Abstract { kind, title, language, [blocks] });

/// A date with what it is and how it was worded.
///
/// From: JSON-LD `datePublished` and its like, `article:published_time`, `time`, front matter, head lines of plain text,
/// JATS `pub-date` and `history`; ninjs `versioncreated`, `contentcreated`; ANS `publish_date` and its like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublicationDate {
    /// What happened then.
    pub kind: DateKind,
    /// What the payload calls it, where `kind` does not say: JATS `date-type`.
    pub label: Option<String>,
    /// ISO 8601, as precise as is known; absent where the wording could not be read.
    pub value: Option<String>,
    /// The wording of the payload, with its zone name.
    pub original: Option<String>,
}

fields!(PublicationDate { kind, label, value, original });

/// What happened at a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateKind {
    /// Made public.
    Published,
    /// Made public for the first time, where `published` is a later time: ANS `first_publish_date`.
    FirstPublished,
    /// Changed since.
    Modified,
    /// Written or put into the system.
    Created,
    /// The one that readers are to see: ANS `display_date`.
    Display,
    /// Received by a journal.
    Received,
    /// Accepted by a journal.
    Accepted,
    /// Not to be shown before.
    Embargoed,
    /// Not to be shown after.
    Expires,
    /// Another; its `label` says which.
    #[default]
    Other,
}

names!(DateKind {
    Published "published",
    FirstPublished "first_published",
    Modified "modified",
    Created "created",
    Display "display",
    Received "received",
    Accepted "accepted",
    Embargoed "embargoed",
    Expires "expires",
    Other "other",
});

/// A tag, a keyword, a genre, a section or a named subject.
///
/// From: JSON-LD `keywords`, `genre`, `about` and `mentions`, `meta name=keywords`, front matter `tags`, feed `category`, ANS
/// `taxonomy`, JATS `kwd` and `subject`; ninjs `subjects`, `genres`, `people` and their like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tag {
    /// What is shown.
    pub name: String,
    /// What it names, where said.
    pub kind: Option<TagKind>,
    /// The vocabulary it is from, as the payload names it: ninjs `scheme`, feed `scheme`, JATS `kwd-group-type`, JSON-LD
    /// `inDefinedTermSet`.
    pub scheme: Option<String>,
    /// What it is called there: ninjs `code`, JSON-LD `termCode`, feed `term`.
    pub code: Option<String>,
    /// The tag's own page.
    pub url: Option<Url>,
}

fields!(Tag { name, kind, scheme, code, url });

/// What a tag names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// A human being.
    Person,
    /// A company, an authority, a team.
    Organization,
    /// Somewhere on a map.
    Place,
    /// Something that happens at a time.
    Event,
    /// What the article is about.
    Subject,
    /// What sort of text it is: interview, obituary, analysis.
    Genre,
    /// A kind of a later version.
    Other,
}

names!(TagKind {
    Person "person",
    Organization "organization",
    Place "place",
    Event "event",
    Subject "subject",
    Genre "genre",
    Other "other",
});

/// Who holds the rights and what they allow, of an article or of what it shows.
///
/// From: JSON-LD `copyrightHolder` and its like, `link rel=license`, front matter `license` and `copyright`, ninjs
/// `copyrightholder` and its like, JATS `permissions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rights {
    /// Who holds them.
    pub holder: Option<String>,
    /// The notice as worded: `© 2022 The Asham Herald`.
    pub notice: Option<String>,
    /// The licence's address.
    pub license: Option<Url>,
    /// Terms in words: ninjs `usageterms`, JSON-LD `usageInfo`.
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
///
/// From: JSON-LD `correction`, ANS `corrections`, JATS `related-article` of such a type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correction {
    /// `correction`, `clarification`, `update`, `retraction`, as the source calls it.
    pub kind: Option<String>,
    /// ISO 8601, as precise as is known.
    pub date: Option<String>,
    /// What it says.
    pub text: String,
}

fields!(Correction { kind, date, text });

/// The series an article belongs to.
///
/// From: JSON-LD `isPartOf` of type `CreativeWorkSeries`, front matter `series`, JATS `series-title`.
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
