//! Pages that hold several articles one below the other: which is the article, and which are others.
//!
//! The parts of one article may stand in `article` elements too, each with its heading. What has a title of the first
//! rank, or is signed or dated for itself, is an article.

use super::class::Hints;
use super::judge::Judgement;
use super::lines::heading_level;
use super::measure::Measures;
use super::series::is_own;
use super::{one_line, title};
use crate::fragment::{has_class, is_post};
use crate::html::{Name, NodeId, Tree};
use crate::model::AsideRole;

/// The articles of a page that holds several.
#[derive(Default)]
pub(super) struct Others {
    /// The title of the one that is the article, where the title of the page is that of no article.
    pub(super) heading: Option<NodeId>,
    /// The titles of the others.
    pub(super) titles: Vec<NodeId>,
}

/// Hides all articles of a page but the one: that of the page's title; the first one of a page that only lists articles.
///
/// `is_article` is whether the page says that it is one itself.
pub(super) fn hide(
    tree: &Tree,
    measures: &Measures,
    heading: Option<NodeId>,
    is_article: bool,
    host: Option<&str>,
    judgements: &mut [Judgement],
) -> Others {
    let articles = articles(tree, measures, judgements);
    let is_whole = |article: &Article| measures.of(article.id).prose >= LEAST;
    let is_main = |article: &Article| heading.is_some_and(|heading| tree.is_within(heading, article.id));
    let (main, heading) = match articles.iter().find(|article| is_main(article)) {
        Some(main) if is_whole(main) => (main, None),
        Some(_) => return Others::default(),
        None if !is_article && is_list(tree, measures, host, &articles) => (&articles[0], Some(articles[0].title)),
        None => return Others::default(),
    };
    let name = one_line(tree.text(main.title));
    let mut titles = Vec::new();
    // In a list short articles count too; beside an article they are teasers.
    let is_other = |other: &Article| heading.is_some() || is_whole(other) && other.stands_alone(tree);
    for other in articles.iter().filter(|other| other.id != main.id && is_other(other)) {
        // The same article again, for other screens, is not another one.
        if title::likeness(&name, &one_line(tree.text(other.title))) < SAME {
            judgements[other.id as usize] = Judgement::Hide(AsideRole::Related, "another article");
            titles.push(other.title);
        }
    }
    Others { heading, titles }
}

/// Letters of prose that make an article, in a list of them in the mean.
const LEAST: u32 = 400;
/// How much titles of the same article are alike, in a hundred.
const SAME: u32 = 80;

/// An element that is an article by itself.
struct Article {
    id: NodeId,
    title: NodeId,
    is_dated: bool,
    is_signed: bool,
}

impl Article {
    fn stands_alone(&self, tree: &Tree) -> bool {
        self.is_dated || self.is_signed || tree.name(self.title) == Name::H1
    }
}

fn articles(tree: &Tree, measures: &Measures, judgements: &[Judgement]) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut id = Tree::ROOT;
    while (id as usize) < tree.len() {
        let is_text = judgements[id as usize].is_kept() && measures.of(id).prose > 0;
        let is_article = is_text && is_marked(tree, id) && !is_post(tree, id);
        let article = if is_article { article(tree, measures, id) } else { None };
        let is_read = article.is_some() || !is_text;
        articles.extend(article);
        id = if is_read { tree.end(id) } else { id + 1 };
    }
    articles
}

/// Whether an element says that it holds an article: in HTML, as schema.org's microdata, or as a microformat.
fn is_marked(tree: &Tree, id: NodeId) -> bool {
    let is_type = |kind: &str| ["Article", "BlogPosting"].iter().any(|known| kind.trim_end().ends_with(known));
    tree.name(id) == Name::ARTICLE
        || tree.attribute(id, "itemtype").is_some_and(is_type)
        || has_class(tree, id, &["hentry", "h-entry"])
}

/// The article that an element may be: before its text it has a heading, and perhaps says when it was published and by
/// whom.
fn article(tree: &Tree, measures: &Measures, id: NodeId) -> Option<Article> {
    let (mut title, mut is_dated, mut is_signed) = (None, false, false);
    let mut prose = 0;
    for inside in tree.descendants(id).take(NODES_OF_HEAD) {
        if title.is_none() && heading_level(tree.name(inside)).is_some() && measures.of(inside).text > 0 {
            title = Some(inside);
        }
        is_dated |= is_date(tree, inside);
        is_signed |= is_signature(tree, measures, inside);
        prose += measures.own_prose(tree, inside);
        if prose > PROSE_OF_HEAD {
            break;
        }
    }
    title.map(|title| Article { id, title, is_dated, is_signed })
}

/// Nodes and letters of prose at the start of an article: of captions and a standfirst, not yet of its text.
const NODES_OF_HEAD: usize = 200;
const PROSE_OF_HEAD: u32 = 200;

fn is_date(tree: &Tree, id: NodeId) -> bool {
    tree.name(id) == Name::TIME
        || tree.attribute(id, "itemprop").is_some_and(|names| names.contains("datePublished"))
        || has_class(tree, id, &["published", "dt-published", "entry-date", "post-date"])
}

fn is_signature(tree: &Tree, measures: &Measures, id: NodeId) -> bool {
    let says = |attribute| tree.attribute(id, attribute).is_some_and(|value| value.trim() == "author");
    measures.of(id).text > 0 && (says("rel") || says("itemprop") || measures.hints[id as usize].any(Hints::BYLINE))
}

/// Whether a page is a list of whole articles: dated, each with a title that leads to its own page, and little besides.
fn is_list(tree: &Tree, measures: &Measures, host: Option<&str>, articles: &[Article]) -> bool {
    let prose: u32 = articles.iter().map(|article| measures.of(article.id).prose).sum();
    let leads_to_own_page = |title: NodeId| {
        let mut links = tree.descendants(title).chain(tree.parent(title)).filter(|&id| tree.name(id) == Name::A);
        links.any(|link| measures.of(link).text >= measures.of(title).text && is_own(tree, link, host))
    };
    articles.len() >= 2
        && prose as usize >= articles.len() * LEAST as usize
        && prose > measures.of(Tree::ROOT).prose / 2
        && articles.iter().all(|article| article.is_dated && leads_to_own_page(article.title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    const TEXT: &str =
        "<p>The ferry crosses at nine, at noon and at four, wind and tide permitting, and nobody minds.</p>";
    const DATE: &str = "<time datetime=2024-05-03>3 May</time>";

    /// The titles of the articles that are hidden, and that of the one which is not where the page has none.
    fn others(page: &str, is_article: bool) -> (Vec<String>, Option<String>) {
        let tree = html::parse_document(page);
        let measures = Measures::new(&tree);
        let mut judgements = vec![Judgement::Keep; tree.len()];
        let heading = tree.find(Tree::ROOT, Name::H1);
        let host = Some("www.asham.example");
        let others = hide(&tree, &measures, heading, is_article, host, &mut judgements);
        let text = |id: NodeId| tree.text(id).to_string();
        (others.titles.into_iter().map(text).collect(), others.heading.map(text))
    }

    fn article(head: &str) -> String {
        ["<article>", head, &TEXT.repeat(8), "</article>"].concat()
    }

    #[test]
    fn what_follows_an_article_with_a_date_of_its_own_is_another() {
        let first = article(&["<h1>Geese on the meadows</h1>", DATE].concat());
        for (head, is_other) in [
            (["<h2>The miller’s prize</h2>", DATE].concat(), true),
            (["<h1>The miller’s prize</h1>", "<p class=byline>By Ada Quill</p>"].concat(), true),
            (["<h2>Geese on the meadows</h2>", DATE].concat(), false),
            (String::from("<h1>The miller’s prize</h1>"), true),
            (String::from("<h2>What the geese eat</h2>"), false),
            ([DATE, TEXT, TEXT, TEXT, "<h2>What the geese eat</h2>"].concat(), false),
        ] {
            let (titles, heading) = others(&[first.as_str(), &article(&head)].concat(), true);
            assert_eq!((titles.len(), heading), (usize::from(is_other), None), "{head}");
        }
    }

    #[test]
    fn of_a_list_of_articles_the_first_is_read() {
        let dated = |title: &str| article(&["<h2><a href=/2024/", title, ">", title, "</a></h2>", DATE].concat());
        let list = ["<h1>The ferry blog</h1>", &dated("Geese"), &dated("Mills"), &dated("Ropes")].concat();
        let expected = (vec![String::from("Mills"), String::from("Ropes")], Some(String::from("Geese")));
        assert_eq!(others(&list, false), expected);
        // Items of an article are not articles.
        assert_eq!(others(&list, true), (Vec::new(), None));
        assert_eq!(others(&list.replace("/2024/", "https://shop.example/"), false), (Vec::new(), None));
        assert_eq!(others(&list.replace(DATE, "<p class=author>By Ada Quill"), false), (Vec::new(), None));
        assert_eq!(others(&[&TEXT.repeat(30), list.as_str()].concat(), false), (Vec::new(), None));
    }
}
