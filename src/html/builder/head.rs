//! The modes up to the body: where the document type, the head and what belongs in it stand.

use crate::html::name::Name;
use crate::html::raw_text::State;
use crate::html::tokenizer::{Tag, Token};
use crate::html::tree::{Span, Tree};

use super::quirks::is_quirky;
use super::{Builder, Done, Flow, Mode};

impl Builder<'_> {
    pub(super) fn initial(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => Done,
            Token::Comment(text) => {
                self.insert_comment_into(Tree::ROOT, text);
                Done
            }
            Token::Doctype(doctype) => {
                self.is_quirky = is_quirky(doctype, |span| self.draft.text(span));
                self.set_mode(Mode::BeforeHtml)
            }
            _ => {
                self.is_quirky = true;
                self.again_in(Mode::BeforeHtml)
            }
        }
    }

    pub(super) fn before_html(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => Done,
            Token::Doctype(_) => Done,
            Token::Comment(text) => {
                self.insert_comment_into(Tree::ROOT, text);
                Done
            }
            Token::Start(Tag { name: Name::HTML, attributes, .. }) => {
                self.open_root(attributes);
                self.set_mode(Mode::BeforeHead)
            }
            Token::End(tag) if !ends_head(tag.name) => Done,
            _ => {
                self.open_root(Span::default());
                self.again_in(Mode::BeforeHead)
            }
        }
    }

    pub(super) fn before_head(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => Done,
            Token::Doctype(_) => Done,
            Token::Comment(text) => {
                self.insert_comment(text);
                Done
            }
            Token::Start(Tag { name: Name::HTML, .. }) => self.in_body(token),
            Token::Start(tag @ Tag { name: Name::HEAD, .. }) => {
                self.head = Some(self.open_element(tag));
                self.set_mode(Mode::InHead)
            }
            Token::End(tag) if !ends_head(tag.name) => Done,
            _ => {
                self.head = Some(self.open_element(Tag::implied(Name::HEAD)));
                self.again_in(Mode::InHead)
            }
        }
    }

    pub(super) fn in_head(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => self.insert_text(text),
            Token::Comment(text) => self.insert_comment(text),
            Token::Doctype(_) => {}
            Token::Start(tag) => match tag.name {
                Name::HTML => return self.in_body(token),
                Name::BASE | Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META => self.insert_element(tag),
                Name::TITLE => return self.open_raw_text(tag, State::Rcdata),
                Name::NOFRAMES | Name::STYLE => return self.open_raw_text(tag, State::RawText),
                Name::SCRIPT => return self.open_raw_text(tag, State::Script),
                Name::NOSCRIPT => {
                    // Scripts do not run here, so that what stands in `noscript` is elements: the images of many pages.
                    self.open_element(tag);
                    return self.set_mode(Mode::InHeadNoscript);
                }
                Name::TEMPLATE => self.open_template(tag),
                Name::HEAD => {}
                _ => return self.leave_head(),
            },
            Token::End(tag) => match tag.name {
                Name::HEAD => {
                    self.open.pop();
                    return self.set_mode(Mode::AfterHead);
                }
                Name::TEMPLATE => self.close_template(),
                name if ends_head(name) => return self.leave_head(),
                _ => {}
            },
            _ => return self.leave_head(),
        }
        Done
    }

    fn leave_head(&mut self) -> Flow {
        self.open.pop();
        self.again_in(Mode::AfterHead)
    }

    pub(super) fn in_head_noscript(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => return self.in_head(token),
            Token::Comment(_) => return self.in_head(token),
            Token::Doctype(_) => return Done,
            Token::Start(tag) => match tag.name {
                Name::HTML => return self.in_body(token),
                Name::BASEFONT | Name::BGSOUND | Name::LINK | Name::META | Name::NOFRAMES | Name::STYLE => {
                    return self.in_head(token);
                }
                Name::HEAD | Name::NOSCRIPT => return Done,
                _ => {}
            },
            Token::End(Tag { name: Name::NOSCRIPT, .. }) => {
                self.open.pop();
                return self.set_mode(Mode::InHead);
            }
            Token::End(tag) if tag.name != Name::BR => return Done,
            _ => {}
        }
        self.open.pop();
        self.again_in(Mode::InHead)
    }

    pub(super) fn after_head(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => self.insert_text(text),
            Token::Comment(text) => self.insert_comment(text),
            Token::Doctype(_) => {}
            Token::Start(tag) => match tag.name {
                Name::HTML => return self.in_body(token),
                Name::BODY => {
                    self.open_element(tag);
                    self.may_be_frameset = false;
                    return self.set_mode(Mode::InBody);
                }
                Name::FRAMESET => {
                    self.open_element(tag);
                    return self.set_mode(Mode::InFrameset);
                }
                Name::HEAD => {}
                name if belongs_in_head(name) => return self.reopen_head(token),
                _ => return self.begin_body(),
            },
            Token::End(tag) => match tag.name {
                Name::TEMPLATE => return self.in_head(token),
                Name::BODY | Name::HTML | Name::BR => return self.begin_body(),
                _ => {}
            },
            _ => return self.begin_body(),
        }
        Done
    }

    fn begin_body(&mut self) -> Flow {
        self.open_element(Tag::implied(Name::BODY));
        self.again_in(Mode::InBody)
    }

    /// What belongs in the head and comes after it still goes there.
    fn reopen_head(&mut self, token: Token) -> Flow {
        let Some(id) = self.head else { return self.in_head(token) };
        self.open_again(id);
        let flow = self.in_head(token);
        self.remove(id);
        flow
    }
}

/// Elements of the head that are known in the body, too.
pub(super) fn belongs_in_head(name: Name) -> bool {
    matches!(
        name,
        Name::BASE
            | Name::BASEFONT
            | Name::BGSOUND
            | Name::LINK
            | Name::META
            | Name::NOFRAMES
            | Name::SCRIPT
            | Name::STYLE
            | Name::TEMPLATE
            | Name::TITLE
    )
}

/// End tags that say that the head is over, where it is.
fn ends_head(name: Name) -> bool {
    matches!(name, Name::HEAD | Name::BODY | Name::HTML | Name::BR)
}
