//! Cards in a row that lead to other pages of the site: what it recommends, wherever that stands.

use super::judge::Judgement;
use super::measure::Measures;
use crate::html::{Name, NodeId, Tree};
use crate::model::AsideRole;

/// Hides rows of cards.
pub(super) fn hide(tree: &Tree, measures: &Measures, host: Option<&str>, judgements: &mut [Judgement]) {
    let whole = measures.of(Tree::ROOT).prose;
    let mut id = Tree::ROOT;
    while (id as usize) < tree.len() {
        if !judgements[id as usize].is_kept() {
            id = tree.end(id);
            continue;
        }
        // Only what holds several links can hold several cards.
        if measures.of(id).links as usize >= CARDS && tree.name(id).is_element() {
            hide_children(tree, measures, host, id, whole, judgements);
        }
        id += 1;
    }
}

/// Cards that make a row.
const CARDS: usize = 3;
/// Letters of a card: more than these are a text.
const LONGEST: u32 = 320;

fn hide_children(
    tree: &Tree,
    measures: &Measures,
    host: Option<&str>,
    parent: NodeId,
    whole: u32,
    judgements: &mut [Judgement],
) {
    let mut row: Vec<NodeId> = Vec::new();
    let close = |row: &mut Vec<NodeId>, judgements: &mut [Judgement]| {
        let prose: u32 = row.iter().map(|&id| measures.of(id).prose).sum();
        let text: u32 = row.iter().map(|&id| measures.of(id).text).sum();
        // A page of nothing but cards is about them.
        if row.len() >= CARDS && text <= whole.saturating_sub(prose) {
            for &id in row.iter() {
                judgements[id as usize] = Judgement::Hide(AsideRole::Related, "row of cards");
            }
        }
        row.clear();
    };
    for child in tree.children(parent) {
        if !tree.name(child).is_element() || measures.of(child).text == 0 || !judgements[child as usize].is_kept() {
            continue;
        }
        let is_like = row.last().is_none_or(|&last| {
            tree.name(last) == tree.name(child) && first_class(tree, last) == first_class(tree, child)
        });
        let is_card = is_card(tree, measures, host, child);
        if !is_like || !is_card {
            close(&mut row, judgements);
        }
        if is_card {
            row.push(child);
        }
    }
    close(&mut row, judgements);
}

fn first_class(tree: &Tree, id: NodeId) -> Option<&str> {
    tree.attribute(id, "class")?.split_ascii_whitespace().next()
}

/// Whether an element is a short thing of several parts, the first words of which lead to another page of the site.
fn is_card(tree: &Tree, measures: &Measures, host: Option<&str>, id: NodeId) -> bool {
    let measure = measures.of(id);
    if measure.links == 0 || measure.link < 8 || measure.text > LONGEST || measure.link_density() < 0.1 {
        return false;
    }
    let mut blocks = 0;
    let mut is_led = false;
    let mut link_end = Tree::ROOT;
    for inner in id..tree.end(id) {
        if tree.name(inner) == Name::A {
            link_end = tree.end(inner);
        }
        if !measures.is_block(tree, inner) {
            continue;
        }
        let lines = measures.lines(inner);
        let is_linked = inner < link_end || lines.link * 10 >= lines.text * 9;
        if is_linked && lines.text >= 8 {
            is_led |= blocks < 3;
        }
        blocks += 1;
    }
    let has_parts = blocks >= 2 || measure.images > 0;
    is_led
        && has_parts
        && tree
            .descendants(id)
            .chain([id])
            .filter(|&id| tree.name(id) == Name::A)
            .take(1)
            .all(|link| is_own(tree, link, host))
}

/// Whether a link leads to another page of the site.
pub(super) fn is_own(tree: &Tree, link: NodeId, host: Option<&str>) -> bool {
    let Some(address) = tree.attribute(link, "href").map(str::trim) else { return false };
    if address.starts_with('#') {
        return false;
    }
    match address.split_once("//") {
        Some(("" | "http:" | "https:", rest)) => {
            let other = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
            host.is_some_and(|host| site(host) == site(other))
        }
        _ => !address.contains(':'),
    }
}

/// The part of a host that its pages share: `news.asham.example` is of `asham.example`.
fn site(host: &str) -> &str {
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    match (dots.next(), dots.next()) {
        // `asham.co.example`: a short second name is part of the ending.
        (Some(last), Some(second)) if last - second <= 4 => dots.next().map_or(host, |at| &host[at + 1..]),
        (Some(_), Some(second)) => &host[second + 1..],
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    fn hidden(page: &str) -> usize {
        let tree = html::parse_document(page);
        let measures = Measures::new(&tree);
        let mut judgements = vec![Judgement::Keep; tree.len()];
        hide(&tree, &measures, Some("www.asham.example"), &mut judgements);
        judgements.iter().filter(|judgement| !judgement.is_kept()).count()
    }

    const TEXT: &str =
        "<p>The ferry crosses at nine, at noon and at four, wind and tide permitting, and nobody minds.</p>";

    #[test]
    fn cards_of_the_site_are_no_text() {
        let card =
            "<div class=c><h3><a href=/x>The old ferry sails again</a></h3><p>After years on dry land.</p></div>";
        let page = format!("{}<div>{}</div>", TEXT.repeat(4), card.repeat(3));
        assert_eq!(hidden(&page), 3);
        assert_eq!(hidden(&page.replace("/x", "https://news.asham.example/x")), 3);
    }

    #[test]
    fn what_leads_elsewhere_or_says_more_is_text() {
        let shop =
            "<div class=c><h3><a href=https://shop.example/x>A good rope to tie boats</a></h3><p>Long.</p></div>";
        assert_eq!(hidden(&format!("{TEXT}<div>{}</div>", shop.repeat(3))), 0);
        let long = format!("<div class=c><h3><a href=/x>The old ferry sails again</a></h3>{}</div>", TEXT.repeat(8));
        assert_eq!(hidden(&format!("<div>{}</div>", long.repeat(3))), 0);
        let item = "<li><a href=/x>The old ferry sails again</a>, which the town has waited for.";
        assert_eq!(hidden(&format!("{TEXT}<ul>{}</ul>", item.repeat(3))), 0);
    }

    #[test]
    fn the_pages_of_a_site_share_a_name() {
        for (host, expected) in [
            ("asham.example", "asham.example"),
            ("www.news.asham.example", "asham.example"),
            ("www.asham.co.uk", "asham.co.uk"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(site(host), expected);
        }
    }
}
