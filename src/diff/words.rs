//! Inlines as words, each with the formatting it stands in, and back.

use crate::fold::{is_mark, is_unspaced};
use crate::model::{Inline, walk};
use std::cell::OnceCell;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Which version has something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Both.
    Kept,
    /// The new one.
    Inserted,
    /// The old one.
    Deleted,
}

impl State {
    /// Inlines that are in this state, marked where only one version has them.
    pub(super) fn marked(self, content: Vec<Inline>) -> Vec<Inline> {
        match self {
            State::Kept => content,
            State::Inserted => vec![Inline::Insertion { content }],
            State::Deleted => vec![Inline::Deletion { content }],
        }
    }
}

/// Inlines in pieces that are compared.
#[derive(Default)]
pub struct Words<'a> {
    pub words: Vec<Word<'a>>,
    /// Formatting, each with the one around it; the first is none at all.
    around: Vec<Formatting<'a>>,
}

struct Formatting<'a> {
    outer: usize,
    inline: Option<&'a Inline>,
    hash: u64,
    /// The inline with nothing inside, once it was asked for.
    empty: OnceCell<Option<Inline>>,
}

impl<'a> Formatting<'a> {
    fn new(outer: usize, inline: Option<&'a Inline>, hash: u64) -> Self {
        Formatting { outer, inline, hash, empty: OnceCell::new() }
    }

    /// The same formatting around something else.
    fn around(&self, content: Vec<Inline>) -> Option<Inline> {
        let empty = self.empty.get_or_init(|| {
            let mut inline = self.inline?.clone();
            *walk::inline_content_mut(&mut inline)? = Vec::new();
            Some(inline)
        });
        let mut inline = empty.clone()?;
        *walk::inline_content_mut(&mut inline)? = content;
        Some(inline)
    }
}

/// A word, a mark of punctuation, or what is no text.
pub struct Word<'a> {
    pub leaf: Leaf<'a>,
    /// Its place among the formatting.
    around: usize,
    /// The number of what it says.
    pub text: u64,
    /// The same with its formatting.
    pub whole: u64,
    /// White space behind it, by the formatting that it has.
    space: Option<usize>,
    /// Names of places right before it. Nobody sees them.
    anchors: Vec<(&'a Inline, usize)>,
}

#[derive(Clone, Copy)]
pub enum Leaf<'a> {
    Text(&'a str),
    Inline(&'a Inline),
    /// What stands behind the last word.
    End,
}

/// A number for something that can be compared.
pub fn number(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl<'a> Words<'a> {
    /// The words of inlines; `note` gives the number of the note of a name.
    pub fn of(content: &'a [Inline], note: &dyn Fn(&str) -> u64) -> Self {
        let mut words = Words { words: Vec::new(), around: vec![Formatting::new(0, None, 0)] };
        let mut anchors = Vec::new();
        words.read(content, 0, note, &mut anchors);
        words.words.push(Word { leaf: Leaf::End, around: 0, text: 0, whole: 0, space: None, anchors });
        words
    }

    fn read(
        &mut self,
        content: &'a [Inline],
        around: usize,
        note: &dyn Fn(&str) -> u64,
        anchors: &mut Vec<(&'a Inline, usize)>,
    ) {
        for inline in content {
            match inline {
                Inline::Text { text } => {
                    for piece in pieces(text) {
                        match piece.starts_with(char::is_whitespace) {
                            true => self.space(around),
                            false => self.push(Leaf::Text(piece), around, said(piece), anchors),
                        }
                    }
                }
                Inline::Anchor { .. } => anchors.push((inline, around)),
                _ => match (inline, walk::inline_content(inline)) {
                    // A reading has words of its own, and goes with what it is the reading of.
                    (Inline::Ruby { .. }, _) | (_, None) => {
                        self.push(Leaf::Inline(inline), around, leaf_number(inline, note), anchors);
                    }
                    (_, Some(content)) => {
                        let hash = number((self.around[around].hash, formatting(inline)));
                        self.around.push(Formatting::new(around, Some(inline), hash));
                        self.read(content, self.around.len() - 1, note, anchors);
                    }
                },
            }
        }
    }

    fn space(&mut self, around: usize) {
        if let Some(last) = self.words.last_mut() {
            last.space.get_or_insert(around);
        }
    }

    fn push(&mut self, leaf: Leaf<'a>, around: usize, text: u64, anchors: &mut Vec<(&'a Inline, usize)>) {
        let whole = number((text, self.around[around].hash));
        self.words.push(Word { leaf, around, text, whole, space: None, anchors: std::mem::take(anchors) });
    }

    /// The characters of some of the words.
    pub fn text(&self, range: std::ops::Range<usize>) -> String {
        let mut text = String::new();
        for word in &self.words[range] {
            match word.leaf {
                Leaf::Text(piece) => text.push_str(piece),
                Leaf::Inline(inline) => walk::push_text(std::slice::from_ref(inline), &mut text),
                Leaf::End => {}
            }
            if word.space.is_some() {
                text.push(' ');
            }
        }
        text
    }

    /// Whether white space stands behind a word.
    pub fn is_spaced(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.space.is_some())
    }

    /// Whether a word and another that follows it would be read as one.
    pub fn runs_into(&self, index: usize, others: &Words<'_>, next: usize) -> bool {
        let is_letter = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
        match (self.words[index].leaf, others.words[next].leaf) {
            (Leaf::Text(one), Leaf::Text(other)) => is_letter(one.chars().last()) && is_letter(other.chars().next()),
            _ => false,
        }
    }

    /// The formatting at a place, outermost first.
    fn path(&self, mut at: usize) -> Vec<&Formatting<'a>> {
        let mut path = Vec::new();
        while at > 0 {
            path.push(&self.around[at]);
            at = self.around[at].outer;
        }
        path.reverse();
        path
    }
}

/// Inlines that are written word by word, old ones and new ones.
#[derive(Default)]
pub struct Writing<'w, 'a> {
    pieces: Vec<Piece<'w, 'a>>,
}

struct Piece<'w, 'a> {
    leaf: Written<'a>,
    path: Vec<&'w Formatting<'a>>,
    state: State,
}

#[derive(Clone, Copy)]
enum Written<'a> {
    Text(&'a str),
    Inline(&'a Inline),
}

impl<'w, 'a> Writing<'w, 'a> {
    /// Writes a word, without the space behind it. What only the old version names is no place any more.
    pub fn word(&mut self, words: &'w Words<'a>, index: usize, state: State) {
        let word = &words.words[index];
        if state != State::Deleted {
            for (anchor, around) in &word.anchors {
                self.pieces.push(Piece {
                    leaf: Written::Inline(anchor),
                    path: words.path(*around),
                    state: State::Kept,
                });
            }
        }
        let leaf = match word.leaf {
            Leaf::Text(text) => Written::Text(text),
            Leaf::Inline(inline) => Written::Inline(inline),
            Leaf::End => return,
        };
        self.pieces.push(Piece { leaf, path: words.path(word.around), state });
    }

    /// Writes the space behind a word, where there is one.
    pub fn space(&mut self, words: &'w Words<'a>, index: usize, state: State) {
        if let Some(around) = words.words[index].space {
            self.pieces.push(Piece { leaf: Written::Text(" "), path: words.path(around), state });
        }
    }

    /// Writes a space behind a word that has none.
    pub fn gap(&mut self, words: &'w Words<'a>, index: usize) {
        let path = words.path(words.words[index].around);
        self.pieces.push(Piece { leaf: Written::Text(" "), path, state: State::Kept });
    }

    /// What was written.
    pub fn content(&self) -> Vec<Inline> {
        build(&self.pieces, 0)
    }
}

fn build(pieces: &[Piece<'_, '_>], depth: usize) -> Vec<Inline> {
    let hash = |piece: &Piece<'_, '_>| piece.path.get(depth).map(|formatting| formatting.hash);
    let mut content = Vec::new();
    for group in pieces.chunk_by(|one, next| hash(one) == hash(next)) {
        if let Some(formatting) = group[0].path.get(depth) {
            content.extend(formatting.around(build(group, depth + 1)));
            continue;
        }
        for run in group.chunk_by(|one, next| one.state == next.state) {
            content.extend(run[0].state.marked(leaves(run)));
        }
    }
    content
}

fn leaves(pieces: &[Piece<'_, '_>]) -> Vec<Inline> {
    let mut content: Vec<Inline> = Vec::new();
    for piece in pieces {
        match (piece.leaf, content.last_mut()) {
            // White space that both versions have at a place is written once.
            (Written::Text(" "), Some(Inline::Text { text })) if text.ends_with(' ') => {}
            (Written::Text(piece), Some(Inline::Text { text })) => text.push_str(piece),
            (Written::Text(piece), _) => content.push(Inline::text(piece)),
            (Written::Inline(inline), _) => content.push(inline.clone()),
        }
    }
    content
}

/// The pieces of a text: words, marks, white space.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut characters = rest.char_indices().peekable();
        let (_, first) = characters.next()?;
        let mut last = first;
        while let Some((at, next)) = characters.next() {
            let after = characters.peek().map(|(_, character)| *character);
            if !belongs(first, last, next, after) {
                let piece = &rest[..at];
                rest = &rest[at..];
                return Some(piece);
            }
            last = next;
        }
        Some(std::mem::take(&mut rest))
    })
}

/// Whether a character goes on with what begins with `first` and is as far as `last`.
fn belongs(first: char, last: char, next: char, after: Option<char>) -> bool {
    const JOINER: char = '\u{200d}';
    if first.is_whitespace() || next.is_whitespace() {
        return first.is_whitespace() && next.is_whitespace();
    }
    if is_mark(next) || next == '\u{ad}' || (last == JOINER && !next.is_alphanumeric()) {
        return true;
    }
    let is_letter = |character: char| character.is_alphanumeric() && !is_unspaced(character);
    if !is_letter(first) {
        return false;
    }
    let is_within = |is: &dyn Fn(char) -> bool| is(last) && after.is_some_and(is);
    match next {
        '\'' | '’' | '_' => is_within(&|character| is_letter(character) || is_mark(character)),
        '.' | ',' | ':' => is_within(&|character| character.is_numeric()),
        next => is_letter(next),
    }
}

/// The number of what a piece says: quotation marks and apostrophes are one, however they are drawn.
fn said(piece: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for character in piece.chars() {
        match character {
            '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' | '‹' | '›' => '\'',
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
            '\u{ad}' | '\u{200b}' | '\u{feff}' => continue,
            other => other,
        }
        .hash(&mut hasher);
    }
    hasher.finish()
}

/// The number of what is no text.
fn leaf_number(inline: &Inline, note: &dyn Fn(&str) -> u64) -> u64 {
    match inline {
        Inline::NoteReference { note: name } => number(("note", note(name))),
        Inline::Image(image) => number(("image", image.url.as_str())),
        Inline::Math(formula) => number(("math", &formula.tex, &formula.mathml, &formula.alt)),
        Inline::Code { text } => number(("code", text)),
        Inline::Ruby { content, reading } => number(("ruby", walk::text(content), walk::text(reading))),
        other => number(other.kind()),
    }
}

/// The number of formatting by itself. Where a link inside the article leads is told by names that machines give out.
fn formatting(inline: &Inline) -> u64 {
    match inline {
        Inline::Link { url, .. } => number(("link", url.as_str())),
        Inline::Span { language, direction, .. } => number(("span", language, direction.map(|it| it.name()))),
        other => number(other.kind()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fall_into_words() {
        for (text, expected) in [
            ("It’s 3.14, isn't it?", "It’s| |3.14|,| |isn't| |it|?"),
            ("well-known  and/or", "well|-|known|  |and|/|or"),
            ("日本語の文", "日|本|語|の|文"),
            ("Rustと wasm。", "Rust|と| |wasm|。"),
            ("ที่นี่", "ที่|นี่"),
            ("e\u{301}le\u{300}ve", "e\u{301}le\u{300}ve"),
            ("हिन्दी में", "हिन्दी| |में"),
            ("👩\u{200d}🚀!", "👩\u{200d}🚀|!"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("1.", "1|."),
            ("", ""),
        ] {
            assert_eq!(pieces(text).collect::<Vec<_>>().join("|"), expected);
        }
    }

    #[test]
    fn quotation_marks_and_white_space_are_no_words() {
        let numbers = |text: &str| {
            let content = [Inline::text(text)];
            Words::of(&content, &|_| 0).words.iter().map(|word| word.text).collect::<Vec<_>>()
        };
        assert_eq!(numbers("“It’s”  late"), numbers("\"It's\" late"));
        assert_ne!(numbers("its late"), numbers("it's late"));
    }

    #[test]
    fn what_is_read_is_written_again() {
        let link = |text: &str| Inline::Link {
            url: crate::model::Url::parse("https://a.example/", crate::model::Purpose::Link).expect("an address"),
            title: None,
            content: vec![Inline::text(text)],
        };
        let anchor = Inline::Anchor { id: String::from("a") };
        let content = vec![
            Inline::text("One "),
            anchor.clone(),
            Inline::Emphasis {
                content: vec![Inline::text("two "), Inline::Strong { content: vec![link("three four")] }],
            },
            Inline::text(", five"),
            Inline::Break,
            Inline::text("six."),
        ];
        let words = Words::of(&content, &|_| 0);
        let mut writing = Writing::default();
        for index in 0..words.words.len() {
            writing.word(&words, index, State::Kept);
            writing.space(&words, index, State::Kept);
        }
        assert_eq!(writing.content(), content);
    }
}
