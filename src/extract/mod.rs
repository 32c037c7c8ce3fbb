//! A whole page → the part of it that is the article, and what it says about itself.

mod biography;
mod body;
mod byline;
mod captions;
mod class;
mod dates;
mod guide;
mod header;
mod judge;
mod lead;
mod lines;
mod measure;
mod meta_tags;
mod metadata;
mod microdata;
mod others;
mod repeats;
pub(crate) mod schema_org;
mod series;
mod summary;
mod title;

use crate::builder::{self, Builder};
use crate::error::{Error, ErrorCode};
use crate::fragment::{self, Fragment, Verdict};
use crate::html::{Name, NodeId, Tree};
use crate::model::{Article, Block, Notice, NoticeCode, Origin, Purpose, Url, walk};
use body::Body;
use header::Header;
use judge::Judgement;
use measure::Measures;

/// The article of a page.
pub(crate) fn page(tree: &Tree, base: Option<&Url>) -> Result<Article, Error> {
    let own_base = base_element(tree, base);
    let base = own_base.as_ref().or(base);
    let mut builder = Builder::new(base);
    let measures = Measures::new(tree);
    let mut sources = metadata::read(tree, &mut builder);
    let told = std::mem::take(&mut sources.body);
    let host = builder.base().and_then(Url::host).map(String::from);
    let heading = sources.title.heading;
    let text: Vec<String> = told.blocks.iter().map(walk::block_text).collect();
    let Body { root, parts, mut judgements, others } =
        body::find(tree, &measures, heading, sources.is_article, host.as_deref(), &text.join(" "));
    if let Some(heading) = others.heading {
        sources.take_title(tree, heading, &mut builder);
    }
    let heading = sources.title.heading;
    if let [first, ..] = others.titles[..] {
        builder.notice(hidden_articles(tree, &others.titles).at(["line ", &tree.line(first).to_string()].concat()));
    }
    let within = others.first.unwrap_or(Tree::ROOT);
    let header = Header { tree, measures: &measures, judgements: &judgements, root, parts: &parts, within, heading };
    let mut meta = sources.merge(&header, base);
    for (id, judgement) in header.repeated(&meta) {
        judgements[id as usize] = judgement;
    }
    let verdict = |id: NodeId| match judgements[id as usize] {
        Judgement::Keep => Verdict::Keep,
        Judgement::Skip => Verdict::Skip,
        Judgement::Figure => Verdict::Figure,
        Judgement::Caption => Verdict::Caption,
        Judgement::Hide(role, reason) => Verdict::Hide(role, reason.to_string()),
    };
    let mut fragment = fragment::convert(tree, &parts, &verdict, &mut builder);
    // Pages that are put together by scripts, or that hide behind a wall, may tell all of it to machines; those that
    // list articles tell of any of them.
    if others.heading.is_none() && letters(&told.blocks) > 2 * letters(&fragment.blocks) {
        fragment = told;
        let message = "the page shows less than it tells to machines; the body is that of its JSON-LD";
        builder.notice(Notice::new(NoticeCode::Judgement, message));
    }
    let Fragment { mut blocks, notes } = fragment;
    if !walk::is_any_shown(&blocks) {
        return Err(Error::new(ErrorCode::NoArticle, "the page holds no text to read"));
    }
    builder::raise_headings(&mut blocks);
    biography::settle(&meta, &mut blocks);
    lead::settle(&mut meta, &mut blocks);
    remove_loose_dividers(&mut blocks);
    meta.note_origin(Origin::Header);
    Ok(Article { meta, blocks, notes, notices: builder.into_notices(), ..Article::default() })
}

/// Says how many other articles of a page are hidden, and the titles of the first.
fn hidden_articles(tree: &Tree, titles: &[NodeId]) -> Notice {
    let count = titles.len().to_string();
    let are = if titles.len() == 1 {
        " other article of the page is hidden: "
    } else {
        " other articles of the page are hidden: "
    };
    let mut message = [count.as_str(), are].concat();
    for (index, &title) in titles.iter().take(NAMED).enumerate() {
        message.push_str(if index == 0 { "“" } else { "”, “" });
        message.push_str(&one_line(tree.text(title)));
    }
    message.push_str(if titles.len() > NAMED { "” and more" } else { "”" });
    Notice::new(NoticeCode::Judgement, message)
}

/// Titles that a notice names.
const NAMED: usize = 3;

/// All of a piece of a page. Its first heading is the title where it is the only one of its rank.
pub(crate) fn piece(tree: &Tree, base: Option<&Url>) -> Result<Article, Error> {
    let mut builder = Builder::new(base);
    let title = leading_heading(tree);
    let verdict = |id: NodeId| if Some(id) == title { Verdict::Skip } else { Verdict::Keep };
    let mut meta = metadata::of_piece(tree, &mut builder);
    let Fragment { mut blocks, notes } = fragment::convert(tree, &[Tree::ROOT], &verdict, &mut builder);
    if !walk::is_any_shown(&blocks) && title.is_none() {
        return Err(Error::new(ErrorCode::NoArticle, "the HTML holds nothing to read"));
    }
    if let Some(heading) = title {
        let (text, content) = title::read(tree, heading, &mut builder);
        (meta.title, meta.title_content) = (Some(text), content);
    }
    builder::raise_headings(&mut blocks);
    lead::settle(&mut meta, &mut blocks);
    meta.note_origin(Origin::Header);
    Ok(Article { meta, blocks, notes, notices: builder.into_notices(), ..Article::default() })
}

/// What the `base` element says, read against the address of the page.
fn base_element(tree: &Tree, base: Option<&Url>) -> Option<Url> {
    let element = tree
        .descendants(Tree::ROOT)
        .find(|id| tree.name(*id) == Name::BASE && tree.attribute(*id, "href").is_some())?;
    Url::join(base, tree.attribute(element, "href")?, Purpose::Link)
}

/// The first-rank heading that a piece of a page starts with, if it has no other.
fn leading_heading(tree: &Tree) -> Option<NodeId> {
    let heading = tree.find(Tree::ROOT, Name::H1)?;
    let before = tree.descendants(Tree::ROOT).take_while(|id| *id < heading);
    let mut shown = before.filter(|id| match tree.name(*id) {
        Name::TEXT => !tree.text(*id).trim().is_empty(),
        name => matches!(name, Name::IMG | Name::IFRAME | Name::VIDEO | Name::AUDIO),
    });
    let is_first = shown.next().is_none() && !tree.text(heading).trim().is_empty();
    let is_only = (tree.end(heading)..tree.len() as NodeId).all(|id| tree.name(id) != Name::H1);
    (is_first && is_only).then_some(heading)
}

/// Removes dividers that divide nothing, since what stood on one side of them is hidden or in the header.
fn remove_loose_dividers(blocks: &mut Vec<Block>) {
    let is_shown = |block: &Block| !matches!(block, Block::Aside(aside) if aside.hidden);
    let last = blocks.iter().rposition(|block| is_shown(block) && !matches!(block, Block::Divider));
    let (mut index, mut may_divide) = (0, false);
    blocks.retain(|block| {
        let is_divider = matches!(block, Block::Divider);
        let stays = !is_divider || may_divide && last.is_some_and(|last| index < last);
        if is_shown(block) {
            may_divide = !is_divider;
        }
        index += 1;
        stays
    });
}

/// How much text blocks hold that is not hidden.
fn letters(blocks: &[Block]) -> usize {
    let shown = blocks.iter().filter(|block| !matches!(block, Block::Aside(aside) if aside.hidden));
    shown.map(|block| walk::block_text(block).len()).sum()
}

/// A text with single spaces for all its white space.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A BCP 47 tag as pages write them: `en_GB.UTF-8` → `en-GB`. `None` for what is none, such as the name of a language.
pub(crate) fn language_tag(text: &str) -> Option<String> {
    let text = text.split(['.', ',', ';', '@']).next().unwrap_or_default().trim();
    let mut tag = String::new();
    for part in text.split(['-', '_']) {
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            break;
        }
        if !tag.is_empty() {
            tag.push('-');
        }
        match (tag.is_empty(), part.len()) {
            (false, 2) => tag.push_str(&part.to_ascii_uppercase()),
            (false, 4) if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                tag.push_str(&part[..1].to_ascii_uppercase());
                tag.push_str(&part[1..].to_ascii_lowercase());
            }
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    let language = tag.split('-').next().unwrap_or_default();
    ((2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_written_as_the_standard_says() {
        for (text, tag) in [
            ("en_GB.UTF-8", Some("en-GB")),
            ("EN-us", Some("en-US")),
            ("zh_hant-tw", Some("zh-Hant-TW")),
            ("de", Some("de")),
            ("es-419", Some("es-419")),
            ("English", None),
            ("", None),
            ("é", None),
        ] {
            assert_eq!(language_tag(text).as_deref(), tag, "{text}");
        }
    }
}
