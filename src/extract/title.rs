//! The title of a page: its heading where others agree with it, without the name of the site.

use super::one_line;
use crate::builder::Builder;
use crate::fragment;
use crate::html::{Name, NodeId, Tree};
use crate::lowercase;
use crate::model::{Inline, Origin, walk};

/// The title as the page shows it, and where.
pub(super) struct Title {
    pub(super) text: Option<String>,
    /// The text with its markup, where that says more.
    pub(super) content: Vec<Inline>,
    /// The heading that is the title.
    pub(super) heading: Option<NodeId>,
    /// Where it stands.
    pub(super) origin: Origin,
}

/// Chooses among the headings of a page and what its data and its head call it, the surest of these first.
pub(super) fn choose(tree: &Tree, named: &[(String, Origin)], site_names: &[String]) -> Title {
    let named = named.iter().map(|(name, origin)| (without_site(name, site_names), *origin));
    let named: Vec<(&str, Origin)> = named.filter(|(name, _)| !name.is_empty()).collect();
    let headings = headings(tree);
    let mut best: Option<(u32, NodeId, String)> = None;
    for &(id, level) in &headings {
        let text = one_line(tree.text(id));
        if text.is_empty() || text.len() > 400 || text.contains("{{") || is_site(&text, site_names) {
            continue;
        }
        let agreement = named.iter().map(|(name, _)| likeness(name, &text)).max().unwrap_or(0);
        // Lower headings are titles only where they say the very same.
        let enough = if level == 1 { 50 } else { 80 };
        let rank = agreement + if level == 1 { 5 } else { 0 };
        if agreement >= enough && best.as_ref().is_none_or(|(other, ..)| rank > *other) {
            best = Some((rank, id, text));
        }
    }
    if best.is_none() && named.is_empty() {
        best = headings.iter().find(|(_, level)| *level == 1).map(|(id, _)| (0, *id, one_line(tree.text(*id))));
    }
    match best {
        Some((_, id, text)) => {
            let text = Some(without_site(&text, site_names).to_string());
            Title { text, content: Vec::new(), heading: Some(id), origin: Origin::Header }
        }
        None => {
            let (text, origin) = named.first().copied().unzip();
            let text = text.map(String::from);
            Title { text, content: Vec::new(), heading: None, origin: origin.unwrap_or(Origin::Head) }
        }
    }
}

impl Title {
    /// The title as its heading has it: with markup, without links to itself.
    pub(super) fn read(mut self, tree: &Tree, site_names: &[String], builder: &mut Builder<'_>) -> Title {
        if let Some(heading) = self.heading {
            let (text, content) = read(tree, heading, builder);
            let bare = without_site(&text, site_names);
            if !bare.is_empty() {
                self.content = if bare == text { content } else { Vec::new() };
                self.text = Some(bare.to_string());
            }
        }
        self
    }
}

/// What a heading says, as plain text and, where that says more, with its markup.
pub(super) fn read(tree: &Tree, heading: NodeId, builder: &mut Builder<'_>) -> (String, Vec<Inline>) {
    if !tree.children(heading).any(|child| tree.name(child).is_element()) {
        return (one_line(tree.text(heading)), Vec::new());
    }
    let mut content = unlinked(fragment::heading_line(tree, heading, builder));
    let text = one_line(&walk::text(&content));
    if content.iter().all(|inline| matches!(inline, Inline::Text { .. } | Inline::Break)) {
        content.clear();
    }
    (text, content)
}

/// A line without links, marks of notes and pictures, which a title has no use for.
fn unlinked(line: Vec<Inline>) -> Vec<Inline> {
    let mut content = Vec::new();
    for mut inline in line {
        match inline {
            Inline::Link { content: inside, .. } | Inline::CrossReference { content: inside, .. } => {
                content.extend(unlinked(inside));
            }
            Inline::Image(_) | Inline::Anchor { .. } | Inline::NoteReference { .. } => {}
            _ => {
                if let Some(inside) = walk::inline_content_mut(&mut inline) {
                    *inside = unlinked(std::mem::take(inside));
                }
                content.push(inline);
            }
        }
    }
    content
}

/// The headings that may be the title, with their levels.
fn headings(tree: &Tree) -> Vec<(NodeId, u8)> {
    let mut headings = Vec::new();
    for id in tree.descendants(Tree::ROOT) {
        let level = match tree.name(id) {
            Name::H1 => 1,
            Name::H2 => 2,
            Name::H3 => 3,
            _ => continue,
        };
        if headings.len() < MAX_HEADINGS {
            headings.push((id, level));
        }
    }
    headings
}

const MAX_HEADINGS: usize = 100;

/// No site has a longer name, in bytes.
const MAX_SITE: usize = 200;

/// A title without the name of the site before or behind it.
pub(super) fn without_site<'t>(title: &'t str, site_names: &[String]) -> &'t str {
    let mut title = title.trim();
    // The name may stand behind several times.
    while let Some(end) = SEPARATORS.iter().find_map(|separator| {
        let start = title.floor_char_boundary(title.len().saturating_sub(MAX_SITE));
        let at = start + title[start..].rfind(separator)?;
        is_site(&title[at + separator.len()..], site_names).then_some(at)
    }) {
        title = title[..end].trim();
    }
    let mut best = title;
    for separator in SEPARATORS {
        if let Some((before, after)) = title.rsplit_once(separator) {
            // What stands behind a bar is the site, as long as enough is left.
            if best.len() == title.len()
                && !matches!(*separator, ": " | " - " | " — ")
                && words(before) >= 3
                && words(after) <= 5
            {
                best = before.trim();
            }
        }
        if let Some((before, after)) = title.split_once(separator)
            && before.len() <= MAX_SITE
            && is_site(before, site_names)
            && !after.trim().is_empty()
        {
            return after.trim();
        }
    }
    if best.len() == title.len()
        && let Some((before, after)) = title.rsplit_once(" - ")
        && words(before) >= 4
        && words(after) <= 4
    {
        best = before.trim();
    }
    best
}

const SEPARATORS: &[&str] = &[" | ", " |", " :: ", " » ", " « ", " · ", " • ", " – ", " — ", " - ", ": ", "｜", "_"];

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn is_site(text: &str, site_names: &[String]) -> bool {
    let text = essence(text);
    !text.is_empty() && site_names.iter().any(|name| essence(name) == text)
}

/// The letters and digits of a text, small.
pub(super) fn essence(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(lowercase::character).collect()
}

/// How much two titles say the same, in a hundred: words they share against words of the longer and of the shorter.
pub(super) fn likeness(one: &str, other: &str) -> u32 {
    let (one_essence, other_essence) = (essence(one), essence(other));
    if one_essence == other_essence {
        return 100;
    }
    let list = |text: &str| -> Vec<String> {
        let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        words.take(64).map(lowercase::text).collect()
    };
    let (one, other) = (list(one), list(other));
    if one.len() < 2 || other.len() < 2 {
        // Scripts without spaces: what one holds of the other.
        let (short, long) = if one_essence.len() < other_essence.len() {
            (one_essence, other_essence)
        } else {
            (other_essence, one_essence)
        };
        return if short.len() >= 6 && long.contains(&short) { (100 * short.len() / long.len()) as u32 } else { 0 };
    }
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    let shared = shared.min(shorter);
    ((100 * shared / longer + 100 * shared / shorter) / 2).min(99) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_may_stand_behind_any_number_of_times() {
        let title = ["A title", &" | Site".repeat(100_000)].concat();
        assert_eq!(without_site(&title, &["Site".to_string()]), "A title");
    }
    use crate::html;

    #[test]
    fn the_name_of_the_site_is_taken_off() {
        let sites = [String::from("The Asham Herald")];
        for (title, expected) in [
            ("Bridge reopens | The Asham Herald", "Bridge reopens"),
            ("The Asham Herald: Bridge reopens", "Bridge reopens"),
            ("Bridge reopens - the asham herald", "Bridge reopens"),
            ("The old bridge reopens | News", "The old bridge reopens"),
            ("Bridge: a history", "Bridge: a history"),
            ("Fish – a love story", "Fish – a love story"),
            ("The Asham Herald", "The Asham Herald"),
        ] {
            assert_eq!(without_site(title, &sites), expected);
        }
    }

    #[test]
    fn the_heading_that_others_agree_with_is_the_title() {
        let page = "<h1>Our Blog</h1><h1>Ten bridges <b>worth</b> a walk</h1><h2>Other</h2>";
        let tree = html::parse_document(page);
        let title = choose(
            &tree,
            &[(String::from("10 bridges worth a walk - Herald"), Origin::Head)],
            &[String::from("Herald")],
        );
        assert_eq!(title.text.as_deref(), Some("Ten bridges worth a walk"));
        assert!(title.heading.is_some());
        let title = choose(&tree, &[(String::from("Something else entirely"), Origin::JsonLd)], &[]);
        assert_eq!((title.text.as_deref(), title.origin), (Some("Something else entirely"), Origin::JsonLd));
        assert_eq!(choose(&tree, &[], &[]).text.as_deref(), Some("Our Blog"));
    }
}
