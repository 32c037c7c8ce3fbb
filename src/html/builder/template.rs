//! Templates, whose contents are parsed in the mode that fits them.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intemplate>

use crate::html::name::Name;
use crate::html::tokenizer::{Tag, Token};

use super::head::belongs_in_head;
use super::{Builder, Done, Flow, Mode};

impl Builder<'_> {
    pub(super) fn open_template(&mut self, tag: Tag) {
        self.open_element(tag);
        self.mark_formatting();
        self.may_be_frameset = false;
        self.mode = Mode::InTemplate;
        self.template_modes.push(Mode::InTemplate);
    }

    pub(super) fn close_template(&mut self) {
        if self.is_open(Name::TEMPLATE) {
            self.close(Name::TEMPLATE);
            self.clear_formatting();
            self.template_modes.pop();
            self.reset_mode();
        }
    }

    pub(super) fn in_template(&mut self, token: Token) -> Flow {
        let mode = match token {
            Token::Start(tag) => match tag.name {
                name if belongs_in_head(name) => return self.in_head(token),
                Name::CAPTION | Name::COLGROUP | Name::TBODY | Name::TFOOT | Name::THEAD => Mode::InTable,
                Name::COL => Mode::InColumnGroup,
                Name::TR => Mode::InTableBody,
                Name::TD | Name::TH => Mode::InRow,
                _ => Mode::InBody,
            },
            Token::End(Tag { name: Name::TEMPLATE, .. }) => return self.in_head(token),
            Token::End(_) => return Done,
            Token::EndOfFile if self.is_open(Name::TEMPLATE) => {
                self.close_template();
                return super::Again;
            }
            Token::EndOfFile => return Done,
            _ => return self.in_body(token),
        };
        self.template_modes.pop();
        self.template_modes.push(mode);
        self.again_in(mode)
    }
}
