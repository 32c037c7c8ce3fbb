//! Tree construction: the tokens of a source → a draft of its tree.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#tree-construction>. One file for each group of insertion
//! modes; what the standard calls errors is passed over, since each has its own way to go on.

mod body;
mod foreign;
mod form;
mod formatting;
mod head;
mod limits;
mod page_end;
mod place;
mod quirks;
mod stack;
mod table;
mod template;

use super::draft::Draft;
use super::name::{Name, Namespace};
use super::raw_text::State;
use super::tokenizer::{Tag, Token, Tokenizer, is_space};
use super::tree::{NodeId, Span, Tree};

use formatting::Entry;

pub(super) struct Builder<'s> {
    tokenizer: Tokenizer<'s>,
    draft: Draft<'s>,
    mode: Mode,
    /// Where to go on after raw text.
    mode_after_text: Mode,
    /// The modes of open templates.
    template_modes: Vec<Mode>,
    open: Vec<Element>,
    /// The formatting elements that paragraphs repeat, until they are closed themselves.
    formatting: Vec<Entry>,
    /// The elements left out because they are too deep, so that their end tags are left out too.
    excess: Vec<Name>,
    /// The element that a piece of a page stands in.
    context: Option<Element>,
    head: Option<NodeId>,
    form: Option<NodeId>,
    /// Text that stands directly in a table; where it goes is known when all of it is there.
    table_text: Vec<Span>,
    is_quirky: bool,
    may_be_frameset: bool,
    /// Whether what cannot stand in a table goes before it.
    is_fostering: bool,
    skips_line_feed: bool,
}

/// An element as the builder holds it: it asks for names often, so they stand here too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) id: NodeId,
    pub(super) name: Name,
    pub(super) namespace: Namespace,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    InHeadNoscript,
    AfterHead,
    InBody,
    Text,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    InFrameset,
    AfterFrameset,
    AfterAfterBody,
    AfterAfterFrameset,
}

/// Whether a token is dealt with, or comes once more, in the mode set by then.
#[must_use]
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    Done,
    Again,
}
use Flow::{Again, Done};

impl<'s> Builder<'s> {
    /// A parser of a page, or of what stands in an element.
    pub(super) fn new(source: &'s str, context: Option<(Namespace, Name)>) -> Builder<'s> {
        let mut builder = Builder {
            tokenizer: Tokenizer::new(source),
            draft: Draft::new(source),
            mode: Mode::Initial,
            mode_after_text: Mode::Initial,
            template_modes: Vec::new(),
            open: Vec::with_capacity(32),
            formatting: Vec::new(),
            excess: Vec::new(),
            context: None,
            head: None,
            form: None,
            table_text: Vec::new(),
            is_quirky: false,
            may_be_frameset: true,
            is_fostering: false,
            skips_line_feed: false,
        };
        if let Some((namespace, name)) = context {
            let id = builder.draft.create(name);
            builder.context = Some(Element { id, name, namespace });
            builder.open_root(Span::default());
            if name == Name::TEMPLATE {
                builder.template_modes.push(Mode::InTemplate);
            }
            builder.reset_mode();
        }
        builder
    }

    #[cfg(test)]
    pub(super) fn set_state(&mut self, state: State) {
        self.tokenizer.state = state;
    }

    /// The tree of the whole source; of a piece, the nodes in its context.
    pub(super) fn build(mut self) -> Tree {
        while self.advance() {}
        let root = self.context.and(self.draft.first_child(Tree::ROOT)).unwrap_or(Tree::ROOT);
        self.draft.finish(root)
    }

    /// Reads the next token; there is none after the end of the source.
    fn advance(&mut self) -> bool {
        let is_foreign = self.adjusted_current().is_some_and(|element| element.namespace != Namespace::Html);
        let token = self.tokenizer.next(&mut self.draft.store, is_foreign);
        self.draft.at = self.tokenizer.start;
        let is_end = matches!(token, Token::EndOfFile);
        if is_end || self.admits(&token) {
            self.process(token);
        }
        !is_end
    }

    fn process(&mut self, token: Token) {
        let Token::Text(mut rest) = token else {
            self.skips_line_feed = false;
            if !matches!(token, Token::Null) {
                self.flush_table_text();
            }
            return self.dispatch(token);
        };
        if std::mem::take(&mut self.skips_line_feed) && self.draft.text(rest).starts_with('\n') {
            rest.start += 1;
        }
        while rest.start < rest.end {
            let mut piece = rest;
            if self.tells_space_apart() {
                let mut bytes = self.draft.text(rest).bytes();
                let is_blank = bytes.next().is_some_and(is_space);
                let length = bytes.position(|byte| is_space(byte) != is_blank).map_or(rest.range().len(), |at| at + 1);
                piece.end = piece.start + length as u32;
            }
            rest.start = piece.end;
            self.dispatch(Token::Text(piece));
        }
    }

    /// Whether white space goes other ways than the text around it.
    fn tells_space_apart(&self) -> bool {
        !matches!(
            self.mode,
            Mode::InBody
                | Mode::Text
                | Mode::InTable
                | Mode::InCaption
                | Mode::InTableBody
                | Mode::InRow
                | Mode::InCell
                | Mode::InTemplate
        )
    }

    fn dispatch(&mut self, token: Token) {
        while Again
            == if self.is_in_foreign_content(&token) { self.in_foreign_content(token) } else { self.step(token) }
        {
        }
    }

    /// One token by the rules of the mode.
    fn step(&mut self, token: Token) -> Flow {
        match self.mode {
            Mode::Initial => self.initial(token),
            Mode::BeforeHtml => self.before_html(token),
            Mode::BeforeHead => self.before_head(token),
            Mode::InHead => self.in_head(token),
            Mode::InHeadNoscript => self.in_head_noscript(token),
            Mode::AfterHead => self.after_head(token),
            Mode::InBody => self.in_body(token),
            Mode::Text => self.in_text(token),
            Mode::InTable => self.in_table(token),
            Mode::InCaption => self.in_caption(token),
            Mode::InColumnGroup => self.in_column_group(token),
            Mode::InTableBody => self.in_table_body(token),
            Mode::InRow => self.in_row(token),
            Mode::InCell => self.in_cell(token),
            Mode::InTemplate => self.in_template(token),
            Mode::AfterBody => self.after_body(token),
            Mode::InFrameset => self.in_frameset(token),
            Mode::AfterFrameset => self.after_frameset(token),
            Mode::AfterAfterBody => self.after_after_body(token),
            Mode::AfterAfterFrameset => self.after_after_frameset(token),
        }
    }

    fn set_mode(&mut self, mode: Mode) -> Flow {
        self.mode = mode;
        Done
    }

    /// The token comes once more in another mode.
    fn again_in(&mut self, mode: Mode) -> Flow {
        self.mode = mode;
        Again
    }

    /// Reads what stands in an element as text.
    fn open_raw_text(&mut self, tag: Tag, state: State) -> Flow {
        self.open_element(tag);
        self.tokenizer.state = state;
        self.tokenizer.raw_element = tag.name.as_str().unwrap_or_default();
        self.mode_after_text = self.mode;
        self.set_mode(Mode::Text)
    }

    fn in_text(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) => self.insert_text(text),
            Token::End(_) => {
                self.open.pop();
                self.mode = self.mode_after_text;
            }
            Token::EndOfFile => {
                self.open.pop();
                return self.again_in(self.mode_after_text);
            }
            _ => {}
        }
        Done
    }

    /// Whether the text is white space alone. Pieces of text in the modes that tell it apart are all or not at all.
    fn is_blank(&self, text: Span) -> bool {
        self.draft.text(text).bytes().all(is_space)
    }
}

impl Tag {
    /// A tag that the source does not have.
    fn implied(name: Name) -> Tag {
        Tag { name, is_self_closing: false, attributes: Span::default() }
    }
}
