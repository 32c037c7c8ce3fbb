//! What stands above the body of a text: dates, key and value, the byline.

use super::byline::{self, Byline};
use super::line::Line;
use super::marker::is_rule;
use super::passage;
use crate::builder::Builder;
use crate::date;
use crate::fold::Words;
use crate::lexicon::Phrases;
use crate::lexicon::{Term, lexicon};
use crate::model::{DateKind, Meta, PublicationDate, Tag};

/// Lines that may belong to the head. Prose ends it earlier.
const MAX_LINES: usize = 16;

/// What is to be known about the head once it is read.
pub struct Head<'a> {
    /// Lines of headers that say nothing the model has a place for.
    pub unplaced: Vec<Line<'a>>,
    /// Whether the first line left may be the title: none comes below the byline.
    pub titled: bool,
}

/// Reads the head into `meta` and takes what was read out of `lines`.
pub fn read<'a>(lines: &mut Vec<Line<'a>>, meta: &mut Meta, builder: &mut Builder<'_>) -> Head<'a> {
    let mut kept: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    let mut head = Head { unplaced: Vec::new(), titled: true };
    let run = header_run(lines);
    let mut index = 0;
    // Whether the line before was taken out.
    let mut taken = false;
    // Whether it was a byline.
    let mut named = false;
    while index < lines.len().min(MAX_LINES.max(run)) {
        let mut line = lines[index];
        let next = lines.get(index + 1);
        let in_run = index < run;
        index += 1;
        line.fresh = taken;
        taken = true;
        let taken_name = std::mem::take(&mut named);
        if in_run && is_rule(line.text) {
            continue;
        }
        match read_line(line.text, in_run, meta, builder) {
            Reading::All => {}
            Reading::Up(end) => {
                line.text = line.text[end..].trim_start_matches(|c: char| c.is_whitespace() || ":|·•–—-".contains(c));
                line.raw = line.text;
                line.width = line.text.chars().count();
                kept.push(line);
                taken = false;
            }
            Reading::Nothing if in_run || is_credit(line.text) => head.unplaced.push(line),
            Reading::Nothing
                if taken_name
                    && byline::is_role(line.text)
                    && meta.authors.last().is_some_and(|author| author.role.is_none()) =>
            {
                if let Some(author) = meta.authors.last_mut() {
                    author.role = Some(line.text.to_string());
                }
            }
            Reading::Nothing => {
                let expected = !meta.dates.is_empty() || meta.title.is_some() || !kept.is_empty();
                if let Some(byline) = byline(&line, next, expected && meta.authors.is_empty()) {
                    byline.put(meta, line.text);
                    head.titled &= !kept.is_empty();
                    named = true;
                    continue;
                }
                kept.push(line);
                taken = false;
                let words = Words::of(line.text);
                let prose = line.width > 200 || (line.is_finished() && words.len() >= 6);
                if prose && !Phrases::of(line.text, &words).is_certain() {
                    break;
                }
            }
        }
    }
    if let Some(next) = lines.get_mut(index) {
        next.fresh = taken;
    }
    kept.extend(lines.drain(index.min(lines.len())..));
    *lines = kept;
    head
}

/// The byline that a line of the head is. Where one is expected, a name alone is enough.
fn byline(line: &Line<'_>, next: Option<&Line<'_>>, expected: bool) -> Option<Byline> {
    if next.is_some_and(Line::starts_small) {
        return None;
    }
    let alone = next.is_none_or(|next| next.is_sentence() || next.after_blank || date::parse(next.text).is_some());
    byline::authors(line.text).or_else(|| byline::bare_name(line.text).filter(|_| expected && alone))
}

/// Whether a line says whose a picture is that is not there: `(Photo: Ana Teale/Courier)`.
fn is_credit(line: &str) -> bool {
    let name = passage::caption(line).and_then(|name| name.split(['/', ',']).next());
    name.is_some_and(|name| byline::bare_name(name).is_some())
}

/// How much of a line was read.
enum Reading {
    Nothing,
    Up(usize),
    All,
}

fn read_line(text: &str, in_run: bool, meta: &mut Meta, builder: &mut Builder<'_>) -> Reading {
    if let Some(value) = date::parse(text).filter(|value| value.len() > 4) {
        put_date(meta, DateKind::Published, value, text);
        return Reading::All;
    }
    if let Some((kind, start)) = date_label(text) {
        let value = text[start..].trim();
        if let Some(iso) = date::parse(value) {
            put_date(meta, kind, iso, value);
            return Reading::All;
        }
        if let Some((iso, end)) = date::prefix(&text[start..]) {
            put_date(meta, kind, iso, text[start..start + end].trim());
            return Reading::Up(start + end);
        }
    }
    if let Some((key, value)) = key_value(text)
        && read_key(key, value, in_run, meta, builder)
    {
        return Reading::All;
    }
    // `21 July 2022 | Updated 22 July 2022 | By Ana García`
    let parts: Vec<&str> = text.split(['|', '·', '•']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.len() <= 5 {
        let known = |part: &str| {
            let dated = date::parse(part).is_some_and(|value| value.len() > 4)
                || date_label(part).is_some_and(|(_, start)| date::parse(&part[start..]).is_some());
            dated || byline::authors(part).is_some()
        };
        if parts.iter().all(|part| known(part)) {
            for part in parts {
                if let Some(byline) = byline::authors(part) {
                    byline.put(meta, part);
                } else {
                    read_line(part, in_run, meta, builder);
                }
            }
            return Reading::All;
        }
    }
    Reading::Nothing
}

/// What kind of date the first words of a line announce, and where it starts.
fn date_label(text: &str) -> Option<(DateKind, usize)> {
    let kind = |label: &str| {
        let words = Words::of(label);
        if lexicon().is(words.as_str(), Term::Published) {
            Some(DateKind::Published)
        } else if lexicon().is(words.as_str(), Term::Modified) {
            Some(DateKind::Modified)
        } else {
            None
        }
    };
    if let Some(colon) = text.find([':', '：']).filter(|colon| *colon < 60) {
        let end = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
        if let Some(kind) = kind(&text[..colon]) {
            return Some((kind, end));
        }
    }
    let mut ends = text.char_indices().filter(|(_, character)| character.is_whitespace()).map(|(end, _)| end).take(4);
    let mut found = None;
    for end in ends.by_ref() {
        if let Some(kind) = kind(&text[..end]) {
            found = Some((kind, end));
        }
    }
    found
}

fn put_date(meta: &mut Meta, kind: DateKind, value: String, original: &str) {
    let place = match kind {
        DateKind::Modified => &mut meta.modified,
        _ => &mut meta.published,
    };
    place.get_or_insert_with(|| value.clone());
    let worded = (value != original).then(|| original.to_string());
    meta.dates.push(PublicationDate { kind, label: None, value: Some(value), original: worded });
}

/// `Key: value`, of a key of one or two words.
fn key_value(text: &str) -> Option<(&str, &str)> {
    let colon = text.find([':', '：'])?;
    let (key, value) = text.split_at(colon);
    let value = value.strip_prefix([':', '：'])?;
    let short = key.len() <= 40 && key.split_whitespace().nth(2).is_none();
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphabetic() || c == '-' || c == ' ' || c == '_');
    (short && plain && !value.starts_with("//")).then(|| (key.trim(), value.trim()))
}

/// How many lines at the start are a block of keys and values, such as the head of a letter or front matter.
fn header_run(lines: &[Line<'_>]) -> usize {
    let fenced = lines.first().is_some_and(|line| line.text == "---");
    let start = usize::from(fenced);
    let keys = lines[start.min(lines.len())..]
        .iter()
        .take(40)
        .enumerate()
        .take_while(|(index, line)| (*index == 0 || !line.after_blank) && key_value(line.text).is_some());
    let run = keys.count();
    let known = lines[start.min(lines.len())..start + run].iter().filter(|line| {
        key_value(line.text).is_some_and(|(key, _)| {
            let key = Words::of(key);
            let term = [Term::Title, Term::Published, Term::Modified, Term::Byline];
            term.iter().any(|term| lexicon().is(key.as_str(), *term)) || matches!(key.as_str(), "from" | "url" | "tags")
        })
    });
    let fence = fenced && lines.get(start + run).is_some_and(|line| is_rule(line.text));
    let letter = run >= 2 && known.count() >= 2;
    match (fence, letter) {
        (true, _) if run > 0 => run + 2,
        (false, true) if !fenced => run,
        _ => 0,
    }
}

/// Puts the value of a key where it belongs. Outside of a head of keys, only keys that nothing else can be.
fn read_key(key: &str, value: &str, in_run: bool, meta: &mut Meta, builder: &mut Builder<'_>) -> bool {
    let words = Words::of(key);
    let key = words.as_str();
    let value = value.trim_matches(|character| in_run && (character == '"' || character == '\''));
    if value.is_empty() {
        return in_run;
    }
    let text = || Some(value.to_string());
    if lexicon().is(key, Term::Title) {
        let free = meta.title.is_none();
        meta.title = meta.title.take().or_else(text);
        return free;
    }
    if lexicon().is(key, Term::Byline) || (in_run && key == "from") {
        let byline = byline::named(value);
        byline.put(meta, value);
        return true;
    }
    if !in_run {
        return false;
    }
    match key {
        "url" | "link" | "canonical" | "permalink" => {
            let url = builder.link(value);
            let read = url.is_some();
            meta.url = meta.url.take().or(url);
            read
        }
        "source" | "site" | "publication" | "newspaper" => {
            meta.site_name = text();
            true
        }
        "tags" | "keywords" | "topics" | "categories" => {
            let names =
                value.trim_matches(['[', ']']).split([',', ';']).map(|name| name.trim_matches([' ', '"', '\'']));
            meta.tags.extend(
                names.filter(|name| !name.is_empty()).map(|name| Tag { name: name.to_string(), ..Tag::default() }),
            );
            true
        }
        "section" | "category" => {
            meta.section = text();
            true
        }
        "subtitle" | "standfirst" | "dek" => {
            meta.subtitle = text();
            true
        }
        "description" | "summary" | "excerpt" => {
            meta.excerpt = text();
            true
        }
        "language" | "lang" => {
            let tag = value.len() <= 12 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if tag {
                meta.language = text();
            }
            tag
        }
        "location" | "dateline" | "place" => {
            meta.dateline = text();
            true
        }
        _ => false,
    }
}
