//! What somebody did for an article, by the codes that libraries have for it: <https://www.loc.gov/marc/relators/>.

use crate::lowercase;
use crate::model::Author;

/// The start of a word for a role, and its code.
const ROLES: &[(&str, &str)] = &[
    ("photo", "pht"),
    ("illustrat", "ill"),
    ("translat", "trl"),
    ("edit", "edt"),
    ("interview", "ivr"),
    ("review", "rev"),
    ("narrat", "nrt"),
    ("compil", "com"),
    ("author", "aut"),
    ("writ", "aut"),
    ("text", "aut"),
    ("words", "aut"),
];

/// The code of what an author did; another's than an author's is a contribution.
pub(super) fn code(author: &Author) -> &'static str {
    let Some(role) = &author.role else { return "aut" };
    let role = lowercase::text(role);
    let words = || role.split(|character: char| !character.is_alphanumeric());
    let known = ROLES.iter().find(|(start, _)| words().any(|word| word.starts_with(start)));
    known.map_or("ctb", |(_, code)| code)
}
