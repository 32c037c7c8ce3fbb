//! What is being written while a tree is read: finished blocks and the line in progress.

use crate::builder;
use crate::html::Name;
use crate::model::{Block, Inline, ParagraphRole};

/// Blocks and the line after them.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) line: Line,
    /// What the paragraphs of the element being read are.
    pub(super) role: Option<ParagraphRole>,
    /// Where in the line each of the elements around the block begins; where nothing is said, at its start.
    pub(super) starts: Vec<usize>,
    /// What was hidden in the middle of the line and comes after it.
    pub(super) hidden: Vec<Block>,
}

/// Inlines whose white space is collapsed across elements, as HTML shows it.
pub(super) struct Line {
    pub(super) content: Vec<Inline>,
    /// Whether the line ends in a space, so that another one would not be seen.
    pub(super) ends_in_space: bool,
    /// The inlines that no text is appended to, since they stand in another element.
    pub(super) barrier: usize,
    /// Whether white space stands as it is, as in `pre`.
    pub(super) keeps_space: bool,
}

impl Default for Line {
    fn default() -> Line {
        Line { content: Vec::new(), ends_in_space: true, barrier: 0, keeps_space: false }
    }
}

impl Line {
    pub(super) fn push_text(&mut self, text: &str) {
        let text = if self.keeps_space { text.to_string() } else { builder::collapse(text, self.ends_in_space) };
        if let Some(last) = text.bytes().last() {
            self.ends_in_space = last == b' ';
            if self.content.len() == self.barrier {
                self.content.push(Inline::Text { text });
            } else {
                builder::push_text(&mut self.content, &text);
            }
        }
    }

    pub(super) fn push(&mut self, inline: Inline) {
        self.ends_in_space = matches!(inline, Inline::Break);
        if self.ends_in_space
            && !self.keeps_space
            && let Some(Inline::Text { text }) = self.content.last_mut()
        {
            text.truncate(text.trim_end_matches(' ').len());
            if text.is_empty() {
                self.content.pop();
            }
        }
        self.content.push(inline);
    }

    /// Appends what was read as a line of its own, in which this one's last space was known.
    pub(super) fn append(&mut self, content: Vec<Inline>, ends_in_space: bool) {
        for inline in content {
            match inline {
                Inline::Text { text } => builder::push_text(&mut self.content, &text),
                inline => self.content.push(inline),
            }
        }
        self.ends_in_space = ends_in_space;
    }

    /// An empty line for what is inside an element of this one.
    pub(super) fn inside(&self) -> Line {
        Line { ends_in_space: self.ends_in_space, keeps_space: self.keeps_space, ..Line::default() }
    }
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: Name) -> bool {
    matches!(
        name,
        Name::ADDRESS
            | Name::ARTICLE
            | Name::ASIDE
            | Name::AUDIO
            | Name::BLOCKQUOTE
            | Name::BODY
            | Name::CAPTION
            | Name::CENTER
            | Name::DD
            | Name::DETAILS
            | Name::DIALOG
            | Name::DIR
            | Name::DIV
            | Name::DL
            | Name::DT
            | Name::EMBED
            | Name::FIELDSET
            | Name::FIGCAPTION
            | Name::FIGURE
            | Name::FOOTER
            | Name::FORM
            | Name::FRAMESET
            | Name::H1
            | Name::H2
            | Name::H3
            | Name::H4
            | Name::H5
            | Name::H6
            | Name::HEADER
            | Name::HGROUP
            | Name::HR
            | Name::HTML
            | Name::IFRAME
            | Name::LEGEND
            | Name::LI
            | Name::LISTING
            | Name::MAIN
            | Name::MENU
            | Name::NAV
            | Name::OBJECT
            | Name::OL
            | Name::P
            | Name::PLAINTEXT
            | Name::PRE
            | Name::SEARCH
            | Name::SECTION
            | Name::SUMMARY
            | Name::TABLE
            | Name::TBODY
            | Name::TD
            | Name::TFOOT
            | Name::TH
            | Name::THEAD
            | Name::TR
            | Name::UL
            | Name::VIDEO
            | Name::XMP
    )
}
