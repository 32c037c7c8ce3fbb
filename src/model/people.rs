//! Who made an article, and for whom.

use super::json::{fields, names};
use super::{Block, Image, Url};

/// Somebody named as a maker of the article.
///
/// From: JSON-LD `Person` and `Organization`, bylines, `meta name=author`, front matter `authors`, feed `author`, ANS
/// `credits`, JATS `contrib`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Author {
    /// The whole name as it is shown.
    pub name: String,
    /// A person, an organization, or not said.
    pub kind: Option<AuthorKind>,
    /// What they did for this article, as worded: `Photographs`, `editor`, JATS `contrib-type`. Absent for a plain author.
    /// A byline that says what they are says it here, since its words do not tell the one from the other.
    pub role: Option<String>,
    /// What they are, where that is told from what they did: JSON-LD `jobTitle`, ANS `role`.
    pub job_title: Option<String>,
    /// Their page.
    pub url: Option<Url>,
    /// Their other pages: JSON-LD `sameAs`, ANS `social_links`.
    pub links: Vec<Url>,
    /// Given names: JATS `given-names`, JSON-LD `givenName`.
    pub given_name: Option<String>,
    /// Family name: JATS `surname`, JSON-LD `familyName`.
    pub family_name: Option<String>,
    /// What follows the name: JATS and ANS `suffix`, JSON-LD `honorificSuffix`.
    pub suffix: Option<String>,
    /// E-mail address as given, without `mailto:`.
    pub email: Option<String>,
    /// ORCID iD, the sixteen digits with hyphens.
    pub orcid: Option<String>,
    /// A portrait.
    pub image: Option<Image>,
    /// What is said about them: JSON-LD `description`, ANS `long_bio`, JATS `bio`.
    pub bio: Vec<Block>,
    /// Ids of [`Meta::affiliations`].
    pub affiliations: Vec<String>,
    /// Ids of the [`Note`](super::Note)s about them: JATS `xref` to an author note.
    pub notes: Vec<String>,
    /// To whom letters go: JATS `corresp="yes"`.
    pub corresponding: bool,
    /// Contributed as much as the others of whom this is said: JATS `equal-contrib="yes"`.
    pub equal_contribution: bool,
}

fields!(Author {
    name,
    kind,
    role,
    job_title,
    url,
    links,
    given_name,
    family_name,
    suffix,
    email,
    orcid,
    image,
    bio,
    affiliations,
    notes,
    corresponding,
    equal_contribution
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
///
/// From: JSON-LD `affiliation` and `worksFor`, JATS `aff`, ANS `affiliation`.
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

/// A publisher, an agency.
///
/// From: JSON-LD `Organization`, front matter `publisher`, `citation_publisher`, ninjs `infosources`, JATS `publisher`.
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
