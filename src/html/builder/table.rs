//! The modes of tables.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable>

use crate::html::name::Name;
use crate::html::tokenizer::{Tag, Token};

use super::stack::Scope;
use super::{Builder, Done, Flow, Mode};

impl Builder<'_> {
    pub(super) fn in_table(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.current().is_some_and(|element| holds_parts(element.name)) => {
                self.table_text.push(text);
                Done
            }
            Token::Null => Done,
            Token::Comment(text) => {
                self.insert_comment(text);
                Done
            }
            Token::Doctype(_) => Done,
            Token::Start(tag) => self.start_in_table(token, tag),
            Token::End(tag) => match tag.name {
                Name::TABLE => {
                    self.end_table();
                    Done
                }
                Name::TEMPLATE => self.in_head(token),
                Name::BODY | Name::HTML => Done,
                name if is_part(name) => Done,
                _ => self.foster(token),
            },
            _ => self.in_body(token),
        }
    }

    fn start_in_table(&mut self, token: Token, tag: Tag) -> Flow {
        match tag.name {
            Name::CAPTION => {
                self.clear_to_table();
                self.mark_formatting();
                self.open_element(tag);
                self.set_mode(Mode::InCaption)
            }
            Name::COLGROUP => {
                self.clear_to_table();
                self.open_element(tag);
                self.set_mode(Mode::InColumnGroup)
            }
            Name::COL => {
                self.clear_to_table();
                self.open_element(Tag::implied(Name::COLGROUP));
                self.again_in(Mode::InColumnGroup)
            }
            Name::TBODY | Name::TFOOT | Name::THEAD => {
                self.clear_to_table();
                self.open_element(tag);
                self.set_mode(Mode::InTableBody)
            }
            Name::TD | Name::TH | Name::TR => {
                self.clear_to_table();
                self.open_element(Tag::implied(Name::TBODY));
                self.again_in(Mode::InTableBody)
            }
            Name::TABLE => again_if(self.end_table()),
            Name::STYLE | Name::SCRIPT | Name::TEMPLATE => self.in_head(token),
            Name::INPUT if self.is_hidden_input(tag) => {
                self.insert_element(tag);
                Done
            }
            Name::FORM => {
                if self.form.is_none() && !self.is_open(Name::TEMPLATE) {
                    self.form = Some(self.open_element(tag));
                    self.open.pop();
                }
                Done
            }
            _ => self.foster(token),
        }
    }

    fn end_table(&mut self) -> bool {
        let is_open = self.close_in_scope(Scope::Table, Name::TABLE);
        if is_open {
            self.reset_mode();
        }
        is_open
    }

    fn clear_to_table(&mut self) {
        self.clear_to(|name| matches!(name, Name::TABLE | Name::TEMPLATE | Name::HTML));
    }

    /// What cannot stand in a table goes before it.
    fn foster(&mut self, token: Token) -> Flow {
        self.is_fostering = true;
        let flow = self.in_body(token);
        self.is_fostering = false;
        flow
    }

    /// White space may stand in a table; text with anything else goes before it, all of it.
    pub(super) fn flush_table_text(&mut self) {
        let mut texts = std::mem::take(&mut self.table_text);
        let is_blank = texts.iter().all(|&text| self.is_blank(text));
        for text in texts.drain(..) {
            if is_blank {
                self.insert_text(text);
            } else {
                self.is_fostering = true;
                self.text_in_body(text);
                self.is_fostering = false;
            }
        }
        self.table_text = texts;
    }

    pub(super) fn in_caption(&mut self, token: Token) -> Flow {
        match token {
            Token::End(Tag { name: Name::CAPTION, .. }) => {
                self.end_caption();
                Done
            }
            Token::Start(tag) if is_part(tag.name) => again_if(self.end_caption()),
            Token::End(Tag { name: Name::TABLE, .. }) => again_if(self.end_caption()),
            Token::End(tag) if is_part(tag.name) || matches!(tag.name, Name::BODY | Name::HTML) => Done,
            _ => self.in_body(token),
        }
    }

    fn end_caption(&mut self) -> bool {
        let is_open = self.close_in_scope(Scope::Table, Name::CAPTION);
        if is_open {
            self.clear_formatting();
            self.mode = Mode::InTable;
        }
        is_open
    }

    pub(super) fn in_column_group(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) if self.is_blank(text) => self.insert_text(text),
            Token::Comment(text) => self.insert_comment(text),
            Token::Doctype(_) => {}
            Token::Start(Tag { name: Name::HTML, .. }) | Token::EndOfFile => return self.in_body(token),
            Token::Start(tag @ Tag { name: Name::COL, .. }) => self.insert_element(tag),
            Token::Start(Tag { name: Name::TEMPLATE, .. }) | Token::End(Tag { name: Name::TEMPLATE, .. }) => {
                return self.in_head(token);
            }
            Token::End(Tag { name: Name::COL, .. }) => {}
            _ if !self.is_current(Name::COLGROUP) => {}
            _ => {
                self.open.pop();
                self.mode = Mode::InTable;
                if !matches!(token, Token::End(Tag { name: Name::COLGROUP, .. })) {
                    return super::Again;
                }
            }
        }
        Done
    }

    pub(super) fn in_table_body(&mut self, token: Token) -> Flow {
        match token {
            Token::Start(tag @ Tag { name: Name::TR, .. }) => {
                self.clear_to_table_body();
                self.open_element(tag);
                self.set_mode(Mode::InRow)
            }
            Token::Start(Tag { name: Name::TH | Name::TD, .. }) => {
                self.clear_to_table_body();
                self.open_element(Tag::implied(Name::TR));
                self.again_in(Mode::InRow)
            }
            Token::End(tag @ Tag { name: Name::TBODY | Name::TFOOT | Name::THEAD, .. }) => {
                if self.is_in_scope(Scope::Table, tag.name) {
                    self.clear_to_table_body();
                    self.open.pop();
                    self.mode = Mode::InTable;
                }
                Done
            }
            Token::Start(Tag {
                name: Name::CAPTION | Name::COL | Name::COLGROUP | Name::TBODY | Name::TFOOT | Name::THEAD,
                ..
            })
            | Token::End(Tag { name: Name::TABLE, .. }) => {
                if !self.is_any_in_scope(Scope::Table, |element| is_body(element.name)) {
                    return Done;
                }
                self.clear_to_table_body();
                self.open.pop();
                self.again_in(Mode::InTable)
            }
            _ => self.in_table(token),
        }
    }

    fn clear_to_table_body(&mut self) {
        self.clear_to(|name| is_body(name) || matches!(name, Name::TEMPLATE | Name::HTML));
    }

    pub(super) fn in_row(&mut self, token: Token) -> Flow {
        match token {
            Token::Start(tag @ Tag { name: Name::TH | Name::TD, .. }) => {
                self.clear_to_row();
                self.open_element(tag);
                self.mark_formatting();
                self.set_mode(Mode::InCell)
            }
            Token::End(Tag { name: Name::TR, .. }) => {
                self.end_row();
                Done
            }
            Token::Start(tag) if is_part(tag.name) => again_if(self.end_row()),
            Token::End(Tag { name: Name::TABLE, .. }) => again_if(self.end_row()),
            Token::End(tag) if is_body(tag.name) => {
                again_if(self.is_in_scope(Scope::Table, tag.name) && self.end_row())
            }
            _ => self.in_table(token),
        }
    }

    fn end_row(&mut self) -> bool {
        let is_open = self.close_in_scope(Scope::Table, Name::TR);
        if is_open {
            self.mode = Mode::InTableBody;
        }
        is_open
    }

    fn clear_to_row(&mut self) {
        self.clear_to(|name| matches!(name, Name::TR | Name::TEMPLATE | Name::HTML));
    }

    pub(super) fn in_cell(&mut self, token: Token) -> Flow {
        match token {
            Token::End(tag @ Tag { name: Name::TD | Name::TH, .. }) => {
                if self.close_in_scope(Scope::Table, tag.name) {
                    self.clear_formatting();
                    self.mode = Mode::InRow;
                }
                Done
            }
            Token::Start(tag) if is_part(tag.name) => again_if(self.end_cell()),
            Token::End(tag) if is_body(tag.name) || matches!(tag.name, Name::TABLE | Name::TR) => {
                again_if(self.is_in_scope(Scope::Table, tag.name) && self.end_cell())
            }
            Token::End(Tag { name: Name::BODY | Name::CAPTION | Name::COL | Name::COLGROUP | Name::HTML, .. }) => Done,
            _ => self.in_body(token),
        }
    }

    fn end_cell(&mut self) -> bool {
        let is_cell = |name| matches!(name, Name::TD | Name::TH);
        let is_open = self.is_any_in_scope(Scope::Table, |element| is_cell(element.name));
        if is_open {
            self.close_any(is_cell);
            self.clear_formatting();
            self.mode = Mode::InRow;
        }
        is_open
    }
}

/// A tag that ended what it does not belong in comes once more.
fn again_if(has_ended: bool) -> Flow {
    if has_ended { super::Again } else { Done }
}

/// Elements in which text does not stand but between their parts.
fn holds_parts(name: Name) -> bool {
    is_body(name) || matches!(name, Name::TABLE | Name::TEMPLATE | Name::TR)
}

fn is_body(name: Name) -> bool {
    matches!(name, Name::TBODY | Name::TFOOT | Name::THEAD)
}

/// Parts of tables.
pub(super) fn is_part(name: Name) -> bool {
    is_body(name) || matches!(name, Name::CAPTION | Name::COL | Name::COLGROUP | Name::TD | Name::TH | Name::TR)
}
