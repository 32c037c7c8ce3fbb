//! A work by its parts, in the order of a printed bibliography.

use crate::model::{Author, Inline, Reference, Work};
use std::borrow::Cow;

/// An entry of the bibliography as printed, or made of its parts where it was not.
pub(super) fn printed(reference: &Reference) -> Cow<'_, [Inline]> {
    match &reference.work {
        Some(work) if reference.content.is_empty() => Cow::Owned(content(work)),
        _ => Cow::Borrowed(&reference.content),
    }
}

/// `Crane, E., Box, P. On reading a board. *Harbour Notes* 12 (4), 4–19. Museum Press, 1974.`
pub(super) fn content(work: &Work) -> Vec<Inline> {
    let mut content: Vec<Inline> = Vec::new();
    let authors: Vec<Cow<'_, str>> = work.authors.iter().map(name).filter(|name| !name.trim().is_empty()).collect();
    sentence(Some(authors.join(", ")), &mut content);
    // What stands in nothing else is itself the work.
    let is_part = work.container_title.is_some();
    if is_part {
        sentence(work.title.clone(), &mut content);
    }
    if let Some(title) = work.container_title.as_ref().or(work.title.as_ref()) {
        content.push(Inline::Emphasis { content: vec![Inline::text(title.as_str())] });
        let mut place = String::new();
        push(" ", work.volume.as_deref(), "", &mut place);
        push(" (", work.issue.as_deref(), ")", &mut place);
        push(", ", work.page.as_deref(), "", &mut place);
        place.push_str(". ");
        content.push(Inline::text(place));
    }
    let published = [work.publisher.as_deref(), work.issued.as_deref()];
    let published: Vec<&str> = published.into_iter().flatten().collect();
    sentence(Some(published.join(", ")), &mut content);
    if let Some(Inline::Text { text }) = content.last_mut() {
        text.truncate(text.trim_end().len());
    }
    content
}

fn name(author: &Author) -> Cow<'_, str> {
    match (&author.family_name, &author.given_name) {
        (Some(family), Some(given)) => Cow::Owned([family, " ", given].concat()),
        (Some(only), None) | (None, Some(only)) if author.name.is_empty() => Cow::Borrowed(only),
        _ => Cow::Borrowed(&author.name),
    }
}

fn sentence(text: Option<String>, content: &mut Vec<Inline>) {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
    let end = if text.ends_with(['.', '?', '!', '…', '。']) { " " } else { ". " };
    let text = [&text, end].concat();
    match content.last_mut() {
        Some(Inline::Text { text: before }) => before.push_str(&text),
        _ => content.push(Inline::text(text)),
    }
}

fn push(before: &str, text: Option<&str>, after: &str, line: &mut String) {
    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
        line.push_str(&[before, text, after].concat());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::walk;

    #[test]
    fn a_work_is_printed_by_its_parts() {
        for (json, expected) in [
            (
                r#"{"authors":[{"name":"Edith Crane","family_name":"Crane","given_name":"E."},{"name":"P. Box"}],
                "title":"On reading a board","container_title":"Harbour Notes","volume":"12","issue":"4","page":"4–19","issued":"1974"}"#,
                "Crane E., P. Box. On reading a board. Harbour Notes 12 (4), 4–19. 1974.",
            ),
            (r#"{"title":"Clicks","publisher":"Museum Press","issued":"2009"}"#, "Clicks. Museum Press, 2009."),
            (r#"{"title":"Why?","container_title":"Notes"}"#, "Why? Notes."),
            (r#"{"authors":[{"name":"Ana"}]}"#, "Ana."),
            ("{}", ""),
        ] {
            let work: Work = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
            assert_eq!(walk::text(&content(&work)), expected);
        }
    }
}
