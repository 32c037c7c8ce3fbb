//! The modes after the body, and the pages that have frames in its stead.

use crate::html::name::Name;
use crate::html::tokenizer::{Tag, Token};
use crate::html::tree::Tree;

use super::{Builder, Done, Flow, Mode};

impl Builder<'_> {
    pub(super) fn after_body(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => self.in_body(token),
            Token::Comment(text) => {
                if let Some(root) = self.open.first() {
                    self.insert_comment_into(root.id, text);
                }
                Done
            }
            Token::Start(Tag { name: Name::HTML, .. }) => self.in_body(token),
            Token::End(Tag { name: Name::HTML, .. }) if self.context.is_none() => self.set_mode(Mode::AfterAfterBody),
            Token::Doctype(_) | Token::EndOfFile | Token::End(Tag { name: Name::HTML, .. }) => Done,
            _ => self.again_in(Mode::InBody),
        }
    }

    pub(super) fn after_after_body(&mut self, token: Token) -> Flow {
        match token {
            Token::Comment(text) => {
                self.insert_comment_into(Tree::ROOT, text);
                Done
            }
            Token::Text(text) if self.is_blank(text) => self.in_body(token),
            Token::Start(Tag { name: Name::HTML, .. }) => self.in_body(token),
            Token::Doctype(_) | Token::EndOfFile => Done,
            _ => self.again_in(Mode::InBody),
        }
    }

    pub(super) fn in_frameset(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => self.insert_text(text),
            Token::Comment(text) => self.insert_comment(text),
            Token::Start(tag) => match tag.name {
                Name::HTML => return self.in_body(token),
                Name::FRAMESET => {
                    self.open_element(tag);
                }
                Name::FRAME => self.insert_element(tag),
                Name::NOFRAMES => return self.in_head(token),
                _ => {}
            },
            Token::End(Tag { name: Name::FRAMESET, .. }) if self.open.len() > 1 => {
                self.open.pop();
                if self.context.is_none() && !self.is_current(Name::FRAMESET) {
                    self.mode = Mode::AfterFrameset;
                }
            }
            _ => {}
        }
        Done
    }

    pub(super) fn after_frameset(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => self.insert_text(text),
            Token::Comment(text) => self.insert_comment(text),
            Token::Start(Tag { name: Name::HTML, .. }) => return self.in_body(token),
            Token::Start(Tag { name: Name::NOFRAMES, .. }) => return self.in_head(token),
            Token::End(Tag { name: Name::HTML, .. }) => self.mode = Mode::AfterAfterFrameset,
            _ => {}
        }
        Done
    }

    pub(super) fn after_after_frameset(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => return self.in_body(token),
            Token::Comment(text) => self.insert_comment_into(Tree::ROOT, text),
            Token::Start(Tag { name: Name::HTML, .. }) => return self.in_body(token),
            Token::Start(Tag { name: Name::NOFRAMES, .. }) => return self.in_head(token),
            _ => {}
        }
        Done
    }
}
