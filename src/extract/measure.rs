//! Numbers about every node, filled in one pass and never changed: how much text, how much of it links, how much prose.

use super::class::Hints;
use crate::html::{Name, NodeId, Tree};

/// What is counted of a node and of all below it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure {
    /// Letters and digits; one of a script without spaces counts as two.
    pub(super) text: u32,
    /// Those in links.
    pub(super) link: u32,
    /// Those of blocks that read as prose, weighed by how much they do.
    pub(super) prose: u32,
    /// Those of the paragraphs right below one element: of the one that has most of them.
    pub(super) flow: u32,
    /// Links.
    pub(super) links: u32,
    /// Elements to fill in or to press.
    pub(super) controls: u32,
    /// Pictures.
    pub(super) images: u32,
}

/// What is counted of the lines that belong to a block itself, not to blocks inside.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lines {
    pub(super) text: u32,
    pub(super) link: u32,
    /// Marks that part or end sentences.
    pub(super) marks: u32,
    /// The prose of the paragraphs right below.
    pub(super) paragraphs: u32,
}

/// The numbers of all nodes of a tree, by their number.
pub(super) struct Measures {
    all: Vec<Measure>,
    lines: Vec<Lines>,
    pub(super) hints: Vec<Hints>,
}

impl Measures {
    /// Counts everything. A node has a higher number than the one it is in, so that one walk back adds all up.
    pub(super) fn new(tree: &Tree) -> Measures {
        let count = tree.len();
        let mut measures = Measures {
            all: vec![Measure::default(); count],
            lines: vec![Lines::default(); count],
            hints: Vec::with_capacity(count),
        };
        for id in 0..count as NodeId {
            let hints = if tree.name(id).is_element() { Hints::of(tree, id) } else { Hints::default() };
            measures.hints.push(hints);
        }
        for id in (1..count as NodeId).rev() {
            measures.add(tree, id);
        }
        measures
    }

    pub(super) fn of(&self, id: NodeId) -> &Measure {
        &self.all[id as usize]
    }

    /// The lines that belong to a block itself.
    pub(super) fn lines(&self, id: NodeId) -> Lines {
        self.lines[id as usize]
    }

    /// Whether a node is a block with words of its own.
    pub(super) fn is_block(&self, tree: &Tree, id: NodeId) -> bool {
        let name = tree.name(id);
        self.lines[id as usize].text > 0 && !is_inline(name) && !is_unread(name)
    }

    /// Whether a node is a block with words of its own and no other such block inside.
    pub(super) fn is_leaf(&self, tree: &Tree, id: NodeId) -> bool {
        self.is_block(tree, id) && self.lines[id as usize].text == self.all[id as usize].text
    }

    /// The prose of a node's own lines.
    pub(super) fn own_prose(&self, tree: &Tree, id: NodeId) -> u32 {
        let name = tree.name(id);
        if is_inline(name) || is_unread(name) { 0 } else { prose(name, self.lines[id as usize]) }
    }

    fn add(&mut self, tree: &Tree, id: NodeId) {
        let index = id as usize;
        let name = tree.name(id);
        if name == Name::TEXT {
            let (text, marks) = count(tree.text(id));
            self.all[index].text = text;
            self.lines[index] = Lines { text, marks, ..Lines::default() };
        }
        let Some(parent) = tree.parent(id) else { return };
        let parent = parent as usize;
        if is_unread(name) {
            self.all[index] = Measure { controls: u32::from(is_control(name)), ..Measure::default() };
            self.all[parent].controls += u32::from(is_control(name));
            return;
        }
        match name {
            Name::A => {
                self.all[index].link = self.all[index].text;
                self.all[index].links += 1;
                self.lines[index].link = self.lines[index].text;
                self.all[index].prose = 0;
            }
            Name::IMG => self.all[index].images += 1,
            _ => {}
        }
        let lines = self.lines[index];
        if is_inline(name) {
            let outer = &mut self.lines[parent];
            outer.text += lines.text;
            outer.link += lines.link;
            outer.marks += lines.marks;
        } else {
            let prose = prose(name, lines);
            self.all[index].prose += prose;
            if name == Name::P {
                self.lines[parent].paragraphs += prose;
            }
        }
        self.all[index].flow = self.all[index].flow.max(lines.paragraphs);
        let inner = self.all[index];
        let outer = &mut self.all[parent];
        outer.text += inner.text;
        outer.link += inner.link;
        outer.prose += inner.prose;
        outer.flow = outer.flow.max(inner.flow);
        outer.links += inner.links;
        outer.controls += inner.controls;
        outer.images += inner.images;
    }
}

impl Measure {
    /// The part of the text that is in links, from 0 to 1.
    pub(super) fn link_density(&self) -> f32 {
        density(self.link, self.text)
    }
}

/// Whether an element stands in the line of its parent.
pub(super) fn is_inline(name: Name) -> bool {
    matches!(
        name,
        Name::TEXT
            | Name::A
            | Name::ABBR
            | Name::ACRONYM
            | Name::B
            | Name::BDI
            | Name::BDO
            | Name::BIG
            | Name::BR
            | Name::CITE
            | Name::CODE
            | Name::DATA
            | Name::DEL
            | Name::DFN
            | Name::EM
            | Name::FONT
            | Name::I
            | Name::INS
            | Name::KBD
            | Name::MARK
            | Name::NOBR
            | Name::Q
            | Name::RUBY
            | Name::S
            | Name::SAMP
            | Name::SMALL
            | Name::SPAN
            | Name::STRIKE
            | Name::STRONG
            | Name::SUB
            | Name::SUP
            | Name::TIME
            | Name::TT
            | Name::U
            | Name::VAR
            | Name::WBR
    )
}

/// Elements whose text is not read as that of the article.
fn is_unread(name: Name) -> bool {
    is_control(name)
        || matches!(
            name,
            Name::COMMENT
                | Name::SCRIPT
                | Name::STYLE
                | Name::NOSCRIPT
                | Name::TEMPLATE
                | Name::SVG
                | Name::IFRAME
                | Name::OBJECT
                | Name::OPTION
                | Name::DATALIST
                | Name::HEAD
                | Name::TITLE
        )
}

fn is_control(name: Name) -> bool {
    matches!(name, Name::INPUT | Name::BUTTON | Name::SELECT | Name::TEXTAREA)
}

/// How much of the lines of a block is prose: all where they have sentences and few links, little where they have not.
fn prose(name: Name, lines: Lines) -> u32 {
    if lines.text < 20 {
        return 0;
    }
    let own = lines.text.saturating_sub(lines.link * 3 / 2);
    let sentences = match (lines.marks, lines.text) {
        (0, ..=80) => 0.1,
        (0, _) => 0.4,
        (1, ..=60) => 0.5,
        _ => 1.0,
    };
    let kind = match name {
        Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 | Name::FIGCAPTION | Name::CAPTION => 0.2,
        Name::LI | Name::DD | Name::DT | Name::TD | Name::TH => 0.7,
        Name::P | Name::PRE | Name::BLOCKQUOTE => 1.0,
        _ => 0.9,
    };
    (own as f32 * sentences * kind) as u32
}

/// Letters and digits of a text, and marks that part or end sentences.
fn count(text: &str) -> (u32, u32) {
    let (mut letters, mut marks) = (0, 0);
    for character in text.chars() {
        // Nearly all text is of these, in an order that no processor foresees: they are counted without asking.
        if let Some(&(letter, mark)) = ASCII.get(character as usize) {
            letters += u32::from(letter);
            marks += u32::from(mark);
            continue;
        }
        match character {
            '、' | '。' | '，' | '；' | '！' | '？' | '،' | '؛' | '؟' | '।' | '۔' | '။' => marks += 1,
            '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                letters += 2
            }
            _ if character.is_alphanumeric() => letters += 1,
            _ => {}
        }
    }
    (letters, marks)
}

/// Of each ASCII character, whether it is a letter or digit, and whether it is a mark.
const ASCII: [(bool, bool); 128] = {
    let mut kinds = [(false, false); 128];
    let mut byte = 0;
    while byte < 128 {
        let is_mark = matches!(byte as u8, b'.' | b',' | b';' | b'!' | b'?');
        kinds[byte] = ((byte as u8).is_ascii_alphanumeric(), is_mark);
        byte += 1;
    }
    kinds
};

fn density(part: u32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    #[test]
    fn text_links_and_prose_add_up() {
        let tree = html::parse_fragment(
            "<div><p>One sentence, with a comma and an end.</p><ul><li><a>Only a link, no prose</a></ul><input></div>",
        );
        let measures = Measures::new(&tree);
        let all = measures.of(Tree::ROOT);
        assert_eq!((all.links, all.controls), (1, 1));
        assert_eq!(all.link, 16);
        assert_eq!(all.text, 16 + 29);
        assert_eq!(all.prose, 29);
    }

    #[test]
    fn a_character_that_is_a_word_counts_as_two() {
        assert_eq!(count("中文，字。"), (6, 2));
        assert_eq!(count("Aé 1-б"), (4, 0));
    }
}
