//! Markdown: CommonMark and GFM, with front matter, formulas, definition lists, alerts and HTML.

mod convert;
mod detect;
mod html;
mod info;
mod references;
mod text;

use super::front_matter;
use crate::builder::{self, Builder};
use crate::error::{Error, ErrorCode};
use crate::model::{Article, Block, Inline, Meta, Origin, Url, walk};

/// Front matter, or marks that nobody writes into plain prose.
pub fn detect(text: &str) -> bool {
    detect::detect(text)
}

/// Reads Markdown. Only what says nothing at all is no article.
pub fn parse(text: &str, base: Option<&Url>) -> Result<Article, Error> {
    let mut builder = Builder::new(base);
    let mut meta = Meta::default();
    let mut source = text;
    if let Some(front_matter) = front_matter::split(text) {
        source = front_matter.body;
        front_matter::apply(front_matter, &mut meta, &mut builder);
        meta.note_origin(Origin::FrontMatter);
    }
    let mut body = convert::convert(source, &mut builder);
    take_title(&mut meta, &mut body.blocks);
    take_lead_image(&mut meta, &mut body.blocks);
    meta.note_origin(Origin::Header);
    builder::raise_headings(&mut body.blocks);
    references::resolve(&mut body, &mut builder);
    let notes = references::order_notes(&meta.title_content, &body.blocks, body.notes);
    if body.blocks.is_empty() && notes.is_empty() && meta == Meta::default() {
        return Err(Error::new(ErrorCode::NoArticle, "the Markdown says nothing"));
    }
    Ok(Article { meta, blocks: body.blocks, notes, notices: builder.into_notices(), ..Article::default() })
}

/// A heading of the first level before everything else is the title, unless the front matter has another.
fn take_title(meta: &mut Meta, blocks: &mut Vec<Block>) {
    let Some(Block::Heading { level: 1, content, .. }) = blocks.first_mut() else { return };
    let mut text = plain(content);
    if text.is_empty() {
        // A title that is a picture alone, such as the logo of a project.
        text = words(&walk::text(content));
    }
    if text.is_empty() || meta.title.as_ref().is_some_and(|title| words(title) != text) {
        return;
    }
    if !matches!(content.as_slice(), [Inline::Text { .. }]) {
        meta.title_content = std::mem::take(content);
    }
    meta.title = Some(text);
    blocks.remove(0);
}

/// The words of a line without its pictures.
fn plain(content: &[Inline]) -> String {
    let mut text = String::new();
    walk::each_inline(content, &mut |inline| match inline {
        Inline::Text { text: characters } | Inline::Code { text: characters } => text.push_str(characters),
        Inline::Math(formula) => text.push_str(walk::formula_text(formula)),
        Inline::Break => text.push(' '),
        _ => {}
    });
    words(&text)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A body that opens with the picture of the front matter would show it twice; its caption is kept.
fn take_lead_image(meta: &mut Meta, blocks: &mut Vec<Block>) {
    let (Some(lead), Some(Block::Figure(figure))) = (&mut meta.lead_image, blocks.first_mut()) else { return };
    let ([lead_image], [image]) = (lead.images.as_mut_slice(), figure.images.as_mut_slice()) else { return };
    if lead_image.url != image.url {
        return;
    }
    lead_image.alt = lead_image.alt.take().or(image.alt.take());
    if lead.caption.is_empty() {
        lead.caption = std::mem::take(&mut figure.caption);
    }
    blocks.remove(0);
}
