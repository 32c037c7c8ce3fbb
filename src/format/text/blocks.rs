//! Passages to blocks.

use super::line::{is_finished, sentence_ends};
use super::marker::{Mark, Marker};
use super::passage::{Label, Passage};
use super::pull_quote;
use super::{byline, verse};
use crate::builder::Builder;
use crate::lexicon::Phrases;
use crate::model::{Aside, AsideRole, Block, Cell, Inline, List, ListItem, ParagraphRole, Row, RowGroup, Table};

/// The blocks of a body.
pub fn blocks(passages: &[Passage], builder: &mut Builder<'_>) -> Vec<Block> {
    let shouted = passages.iter().any(is_shouted);
    let mut blocks = Vec::new();
    let mut index = 0;
    while index < passages.len() {
        let rest = &passages[index..];
        let (block, length) = match &rest[0].label {
            Label::Gone => (None, 1),
            Label::Rule => (Some(Block::Divider), 1),
            Label::Item(_) => items(rest, builder),
            Label::Kept => kept(rest),
            Label::Aside(role, reason) => aside(rest, *role, reason, builder),
            Label::Verse(_) => poem(rest, builder),
            Label::PullQuote => (Some(repeated(&rest[0], builder)), 1),
            Label::Text => text(passages, index, shouted, builder),
        };
        // A divider divides: none stands at an edge or beside another.
        let doubled = matches!(block, Some(Block::Divider)) && matches!(blocks.last(), None | Some(Block::Divider));
        if !doubled {
            blocks.extend(block);
        }
        index += length;
    }
    if blocks.last() == Some(&Block::Divider) {
        blocks.pop();
    }
    blocks
}

/// A poem, and who wrote it where a line after it says so.
fn poem(passages: &[Passage], builder: &mut Builder<'_>) -> (Option<Block>, usize) {
    let (mut block, length) = verse::verse(passages);
    let names = |next: &&Passage| {
        next.label == Label::Text && (is_dashed_name(next) || byline::bare_name(&next.text).is_some())
    };
    match (&mut block, passages.get(length).filter(names)) {
        (Block::Verse(verse), Some(name)) => {
            let name = name.text.trim_start_matches(['—', '–', '-', ' ']);
            verse.attribution = inlines(name, builder);
            (Some(block), length + 1)
        }
        _ => (Some(block), length),
    }
}

/// A passage of text: a quote with its speaker, a heading, a paragraph.
fn text(passages: &[Passage], index: usize, shouted: bool, builder: &mut Builder<'_>) -> (Option<Block>, usize) {
    let rest = &passages[index..];
    let passage = &rest[0];
    if let Some(underline) = rest.get(1).filter(|next| next.label == Label::Rule && !next.after_blank)
        && passage.lines == 1
        && passage.is_label()
    {
        let level = if underline.text.starts_with('=') { 1 } else { 2 };
        return (Some(Block::Heading { level, id: None, content: inlines(&passage.text, builder) }), 2);
    }
    if let Some(attribution) = rest.get(1).filter(|next| is_attribution(passage, next)) {
        let quote = Block::Quote {
            blocks: vec![Block::paragraph(inlines(&passage.text, builder))],
            attribution: inlines(&attribution.text, builder),
            url: None,
        };
        return (Some(quote), 2);
    }
    let content = inlines(&passage.text, builder);
    if let Some(role) = turn(passages, passage) {
        return (Some(Block::Paragraph { content, role: Some(role) }), 1);
    }
    if let Some(level) = heading_level(passages, index, shouted) {
        return (Some(Block::Heading { level, id: None, content }), 1);
    }
    (Some(Block::paragraph(content)), 1)
}

/// Whether a passage is a question or an answer, in a text that marks both.
fn turn(passages: &[Passage], passage: &Passage) -> Option<ParagraphRole> {
    let (question, answer) = TURNS
        .iter()
        .find(|(question, answer)| passage.text.starts_with(question) || passage.text.starts_with(answer))?;
    let says = |mark: &str| passages.iter().any(|passage| passage.text.starts_with(mark));
    let role = if passage.text.starts_with(question) { ParagraphRole::Question } else { ParagraphRole::Answer };
    (says(question) && says(answer)).then_some(role)
}

/// What stands before the questions and the answers of interviews.
const TURNS: &[(&str, &str)] = &[("Q:", "A:"), ("Q.", "A."), ("问：", "答："), ("問：", "答：")];

/// The level of a passage that is a heading: a label that has prose after it.
fn heading_level(passages: &[Passage], index: usize, any_shouted: bool) -> Option<u8> {
    let passage = &passages[index];
    let before =
        passages[..index].iter().rev().find(|passage| !matches!(passage.label, Label::Aside(..) | Label::Gone));
    let next = passages[index + 1..].iter().find(|passage| !matches!(passage.label, Label::Aside(..) | Label::Gone))?;
    let follows = before.is_none_or(|before| {
        before.label != Label::Text || is_finished(&before.text) || before.is_label() || before.is_sentence()
    });
    let leads = match next.label {
        Label::Text => next.is_sentence() || (next.is_label() && next.words.len() <= 14),
        Label::Item(_) | Label::Kept => true,
        _ => false,
    };
    let text = passage.text.as_str();
    let closed = text.ends_with(['.', ',', ';', ':', '…', '"', '”', '»', '。', '—', '–']);
    let labels = passage.lines <= 2 && passage.words.len() <= 14 && passage.words.len() > 0 && text.len() <= 120;
    let opens = text.starts_with(|character: char| {
        character.is_uppercase()
            || character.is_ascii_digit()
            || "¿¡".contains(character)
            || (character.is_alphabetic() && !character.is_lowercase())
    });
    let sentences = text.contains(". ") && sentence_ends(text) > 0;
    let address = text.contains("://") || text.contains('@') || text.starts_with("www.");
    if !labels
        || passage.is_caption()
        || Phrases::announces_another(text)
        || closed
        || !opens
        || address
        || sentences
        || !follows
        || !leads
    {
        return None;
    }
    // A label before another label is a heading only if prose comes in the end.
    if !next.is_sentence() && next.label == Label::Text {
        let later = passages[index + 2..].iter().find(|passage| passage.label == Label::Text)?;
        if !later.is_sentence() {
            return None;
        }
    }
    let number = text.split_whitespace().next().unwrap_or_default();
    let depth = number.trim_end_matches('.').split('.').filter(|part| part.parse::<u16>().is_ok()).count();
    Some(match depth {
        2..=5 => depth as u8,
        _ if any_shouted && !is_shouted(passage) => 2,
        _ => 1,
    })
}

/// Whether a passage is short and all in capitals.
fn is_shouted(passage: &Passage) -> bool {
    let mut letters = passage.text.chars().filter(|character| character.is_lowercase() || character.is_uppercase());
    passage.label == Label::Text
        && passage.words.len() <= 14
        && letters.clone().count() > 0
        && letters.all(char::is_uppercase)
}

/// Whether a line after a quote says who is quoted: `— Ana García, Lima, 2019`.
fn is_attribution(quote: &Passage, next: &Passage) -> bool {
    let quoted = pull_quote::quoted(&quote.text).is_some() && pull_quote::speaker(&quote.text).is_empty();
    quoted && matches!(next.label, Label::Text | Label::Item(_)) && is_dashed_name(next)
}

/// Whether a passage is a dash and a name.
fn is_dashed_name(passage: &Passage) -> bool {
    let dashed = passage.text.strip_prefix(['—', '–', '-']).or_else(|| passage.text.strip_prefix("--"));
    passage.words.len() <= 14
        && dashed.is_some_and(|name| name.trim_start().starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()))
}

/// Items of a list. One alone is a paragraph that starts with a dash or a number.
fn items(passages: &[Passage], builder: &mut Builder<'_>) -> (Option<Block>, usize) {
    let marker = |passage: &Passage| match passage.label {
        Label::Item(marker) => Some(marker),
        _ => None,
    };
    let Some(first) = marker(&passages[0]) else { return (None, 1) };
    let mut length = 1;
    let mut last = first;
    while let Some(next) = passages.get(length).and_then(marker).filter(|next| follows(&last, next)) {
        last = next;
        length += 1;
    }
    if length == 1 {
        return (Some(Block::paragraph(inlines(&passages[0].text, builder))), 1);
    }
    let mut list = List { tight: passages[1..length].iter().any(|passage| !passage.after_blank), ..List::default() };
    if let Mark::Number(number) = first.kind {
        list.ordered = true;
        list.start = (number != 1).then_some(i64::from(number));
    }
    for passage in &passages[..length] {
        let Some(marker) = marker(passage) else { continue };
        let content = inlines(marker.rest(&passage.text), builder);
        list.items.push(ListItem { blocks: vec![Block::paragraph(content)], ..ListItem::default() });
    }
    (Some(Block::List(list)), length)
}

/// Whether an item belongs to the same list as the one before.
fn follows(last: &Marker, next: &Marker) -> bool {
    match (last.kind, next.kind) {
        (Mark::Bullet, Mark::Bullet) => true,
        (Mark::Number(last), Mark::Number(next)) => next == last + 1,
        _ => false,
    }
}

/// Lines whose spaces say something: a table where tabs divide them, otherwise as they are.
fn kept(passages: &[Passage]) -> (Option<Block>, usize) {
    let length = passages.iter().take_while(|passage| passage.label == Label::Kept).count();
    let lines = || passages[..length].iter().map(|passage| passage.text.as_str());
    let columns = lines().map(|line| line.split('\t').count()).max().unwrap_or(1);
    if columns > 1 && lines().all(|line| line.contains('\t')) {
        let row = |line: &str| Row {
            cells: line
                .trim_matches(' ')
                .split('\t')
                .map(|cell| {
                    let text = cell.trim();
                    let blocks = (!text.is_empty()).then(|| Block::paragraph(vec![Inline::text(text)]));
                    Cell { blocks: blocks.into_iter().collect(), ..Cell::default() }
                })
                .collect(),
        };
        let bodies = vec![RowGroup { rows: lines().map(row).collect() }];
        return (Some(Block::Table(Table { bodies, ..Table::default() })), length);
    }
    let mut text = String::new();
    for (index, passage) in passages[..length].iter().enumerate() {
        if index > 0 {
            text.push_str(if passage.after_blank { "\n\n" } else { "\n" });
        }
        text.push_str(&passage.text);
    }
    (Some(Block::Preformatted { content: vec![Inline::text(text)] }), length)
}

/// Passages that are not the article, one after the other for the same reason, in one hidden aside.
fn aside(passages: &[Passage], role: AsideRole, reason: &str, builder: &mut Builder<'_>) -> (Option<Block>, usize) {
    let same =
        |passage: &&Passage| matches!(&passage.label, Label::Aside(other, why) if *other == role && *why == reason);
    let length = passages.iter().take_while(same).count();
    let blocks = passages[..length].iter().map(|passage| Block::paragraph(inlines(&passage.text, builder))).collect();
    let aside = Aside { role, hidden: true, reason: Some(reason.to_string()), id: None, title: Vec::new(), blocks };
    (Some(Block::Aside(aside)), length)
}

fn repeated(passage: &Passage, builder: &mut Builder<'_>) -> Block {
    let quoted = pull_quote::quoted(&passage.text).unwrap_or(&passage.text);
    let speaker = pull_quote::speaker(&passage.text);
    Block::PullQuote {
        blocks: vec![Block::paragraph(inlines(quoted, builder))],
        attribution: if speaker.is_empty() { Vec::new() } else { inlines(speaker, builder) },
    }
}

/// The characters of a line, its web addresses as links.
fn inlines(text: &str, builder: &mut Builder<'_>) -> Vec<Inline> {
    let mut content = Vec::new();
    let mut done = 0;
    let mut from = 0;
    while let Some(place) = text[from..].find("http").map(|place| from + place) {
        let rest = &text[place..];
        let scheme = if rest.starts_with("https://") { 8 } else { 7 };
        let starts = rest.starts_with("https://") || rest.starts_with("http://");
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"“”«»".contains(c)).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*']);
        let address = match address.strip_suffix(')') {
            Some(bare) if !address.contains('(') => bare,
            _ => address,
        };
        from = place + 4;
        if !starts || address.len() <= scheme {
            continue;
        }
        if let Some(url) = builder.link(address) {
            if place > done {
                content.push(Inline::text(&text[done..place]));
            }
            content.push(Inline::Link { url, title: None, content: vec![Inline::text(address)] });
            done = place + address.len();
        }
        from = place + address.len();
    }
    if done < text.len() {
        content.push(Inline::text(&text[done..]));
    }
    content
}
