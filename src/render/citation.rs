//! Citations: each number or year of one leads to its own entry of the bibliography.

use super::Renderer;
use super::inline::Link;
use crate::model::Inline;
use std::ops::Range;

impl Renderer<'_> {
    pub(super) fn citation(&mut self, targets: &[String], content: &[Inline]) {
        match content {
            [Inline::Superscript { content }] => {
                self.element("sup", &[], |renderer| renderer.citation(targets, content));
            }
            [Inline::Text { text }] if targets.len() > 1 => match parts(text, targets.len()) {
                Some(parts) => self.citation_parts(text, targets, &parts),
                None => self.citation_link(targets, content),
            },
            _ => self.citation_link(targets, content),
        }
    }

    fn citation_link(&mut self, targets: &[String], content: &[Inline]) {
        let href = targets.first().and_then(|target| self.fragment(target));
        self.linked(content, Link { class: Some("citation"), href: href.as_deref(), ..Link::default() });
    }

    fn citation_parts(&mut self, text: &str, targets: &[String], parts: &[(Range<usize>, usize)]) {
        let mut end = 0;
        for (range, target) in parts {
            self.sink.text(&text[end..range.start]);
            let href = self.fragment(&targets[*target]);
            let attributes = [("class", Some("citation")), ("href", href.as_deref())];
            self.text_element("a", &attributes, &text[range.clone()]);
            end = range.end;
        }
        self.sink.text(&text[end..]);
    }
}

/// The parts of `[1, 3–5]` or `(Crane 1974; Box 2011)` and which of the targets each names; `None` where they are not
/// as many as the targets. Of a range of numbers only the ends are there to be linked.
fn parts(text: &str, targets: usize) -> Option<Vec<(Range<usize>, usize)>> {
    let is_dash = |separator: char| matches!(separator, '-' | '–' | '—');
    let separates = |separator: char| match text.contains(';') {
        true => separator == ';',
        false => matches!(separator, ',' | '-' | '–' | '—'),
    };
    let mut parts = Vec::new();
    let (mut target, mut start, mut before): (usize, usize, Option<u32>) = (0, 0, None);
    for (end, separator) in text.char_indices().filter(|(_, c)| separates(*c)).chain([(text.len(), ' ')]) {
        let piece = &text[start..end];
        let words = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
        let offset = end - words.len();
        let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
        if words.is_empty() {
            return None;
        }
        let number: Option<u32> = words.parse().ok();
        if let Some(first) = before {
            // The numbers between those of a range are in the bibliography and not in the text.
            target += usize::try_from(number?.checked_sub(first)?.checked_sub(1)?).ok()?;
        }
        parts.push((offset..offset + words.len(), target));
        target = target.checked_add(1)?;
        before = if is_dash(separator) { Some(number?) } else { None };
        start = end + separator.len_utf8();
    }
    (target == targets).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_citation_name_its_targets() {
        for (text, targets, expected) in [
            ("[1, 2]", 2, Some(vec![("1", 0), ("2", 1)])),
            ("1–3", 3, Some(vec![("1", 0), ("3", 2)])),
            ("[1,3-5]", 4, Some(vec![("1", 0), ("3", 1), ("5", 3)])),
            ("(Crane, 1974; Box, 2011)", 2, Some(vec![("Crane, 1974", 0), ("Box, 2011", 1)])),
            ("Okafor 2020, 2021", 2, Some(vec![("Okafor 2020", 0), ("2021", 1)])),
            ("日本、1、2", 3, None),
            ("1–4", 2, None),
            ("3–1", 3, None),
            ("1, , 2", 2, None),
            ("1–x", 2, None),
            ("1–4294967295", 2, None),
            ("see there", 2, None),
        ] {
            let found = parts(text, targets);
            let found = found.map(|parts| parts.into_iter().map(|(range, at)| (&text[range], at)).collect::<Vec<_>>());
            assert_eq!(found, expected, "{text}");
        }
    }
}
