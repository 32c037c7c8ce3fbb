//! The title: the first passage, if it looks like one and prose follows.

use super::line::is_finished;
use super::passage::{Label, Passage};
use crate::lexicon::{Term, lexicon};
use crate::model::{AsideRole, Meta};

/// Takes the first passage for the title; where `titled` is false, only if it is the title that is known.
pub fn take(passages: &mut [Passage], titled: bool, meta: &mut Meta) {
    let is_above =
        |passage: &Passage| matches!(passage.label, Label::Aside(..) | Label::Gone) || is_menu(&passage.text);
    let first = passages.iter().position(|passage| !is_above(passage));
    let Some(first) = first.filter(|first| passages[*first].label == Label::Text) else { return };
    let prose = passages[first + 1..].iter().any(|passage| match passage.label {
        Label::Text => passage.is_sentence(),
        Label::Verse(_) => true,
        _ => false,
    });
    let passage = &mut passages[first];
    let same = meta.title.as_deref() == Some(passage.text.as_str());
    let closed = passage.text.ends_with(['.', ',', ';', ':', '…', '。', '"', '”', '-', '–', '—']);
    let opens = passage.text.starts_with(|character: char| !character.is_lowercase() && character != '@');
    let short = passage.words.len() <= 30 && passage.text.len() <= 240 && passage.lines <= 3;
    if !same && !short {
        return;
    }
    let section = lexicon().is(passage.words.as_str(), Term::Section);
    // A title may have two parts; what ends as sentences do and has several is none.
    let stops = passage.text.match_indices(['.', '!', '?']).filter(|(end, _)| {
        let long = passage.text[..*end].rsplit(' ').next().is_some_and(|word| word.chars().nth(3).is_some());
        long && passage.text[end + 1..].starts_with(' ')
    });
    let several = stops.count() > usize::from(!is_finished(&passage.text) && passage.lines == 1);
    if same
        || (titled
            && meta.title.is_none()
            && prose
            && !several
            && !has_dateline(&passage.text)
            && opens
            && !closed
            && !section
            && !passage.is_caption()
            && passage.words.len() > 0)
    {
        meta.title = Some(passage.text.clone());
        passage.label = Label::Gone;
        for menu in passages[..first].iter_mut().filter(|passage| passage.label == Label::Text) {
            menu.label = Label::Aside(AsideRole::Navigation, MENU);
        }
    }
}

const MENU: &str = "a row of names above the title";

/// Whether a text is a row of four or more short names: `Home | News | Opinion | Sport`. A title has fewer parts.
fn is_menu(text: &str) -> bool {
    ['|', '·', '•', '›', '»'].iter().any(|mark| {
        let names = text.split(*mark).map(str::trim).filter(|name| !name.is_empty());
        let long = |name: &str| name.split_whitespace().count() > 3;
        names.clone().count() >= 4 && !names.clone().any(long)
    })
}

/// Whether a text opens with the place it was sent from: `MADRID — The vote …`.
fn has_dateline(text: &str) -> bool {
    let place = text.split_once(" — ").or_else(|| text.split_once(" – ")).or_else(|| text.split_once(" -- "));
    place.is_some_and(|(place, _)| {
        let first = place.split_whitespace().next().unwrap_or_default();
        place.len() <= 40 && first.chars().nth(2).is_some() && first.chars().all(|character| !character.is_lowercase())
    })
}
