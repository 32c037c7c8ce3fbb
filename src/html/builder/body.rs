//! The mode of the body, where nearly everything of a page is read.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody>

use crate::html::name::{Name, Namespace};
use crate::html::raw_text::State;
use crate::html::tokenizer::{Tag, Token};
use crate::html::tree::{NodeId, Span};

use super::formatting::is_formatting;
use super::head::belongs_in_head;
use super::stack::{Scope, is_heading, is_special};
use super::table::is_part;
use super::{Builder, Done, Flow, Mode};

impl Builder<'_> {
    pub(super) fn in_body(&mut self, token: Token) -> Flow {
        match token {
            Token::Text(text) => self.text_in_body(text),
            Token::Comment(text) => self.insert_comment(text),
            Token::Start(tag) => return self.start_in_body(token, tag),
            Token::End(tag) => return self.end_in_body(token, tag),
            Token::EndOfFile if !self.template_modes.is_empty() => return self.in_template(token),
            Token::Null | Token::Doctype(_) | Token::EndOfFile => {}
        }
        Done
    }

    pub(super) fn text_in_body(&mut self, text: Span) {
        self.reconstruct_formatting();
        self.may_be_frameset = self.may_be_frameset && self.is_blank(text);
        self.insert_text(text);
    }

    fn start_in_body(&mut self, token: Token, tag: Tag) -> Flow {
        match tag.name {
            Name::A | Name::NOBR => self.start_unnested_formatting(tag),
            name if is_formatting(name) => self.open_formatting(tag),
            Name::ADDRESS
            | Name::ARTICLE
            | Name::ASIDE
            | Name::BLOCKQUOTE
            | Name::CENTER
            | Name::DETAILS
            | Name::DIALOG
            | Name::DIR
            | Name::DIV
            | Name::DL
            | Name::FIELDSET
            | Name::FIGCAPTION
            | Name::FIGURE
            | Name::FOOTER
            | Name::HEADER
            | Name::HGROUP
            | Name::MAIN
            | Name::MENU
            | Name::NAV
            | Name::OL
            | Name::P
            | Name::SEARCH
            | Name::SECTION
            | Name::SUMMARY
            | Name::UL => {
                self.close_paragraph();
                self.open_element(tag);
            }
            name if is_heading(name) => {
                self.close_paragraph();
                if self.current().is_some_and(|element| is_heading(element.name)) {
                    self.open.pop();
                }
                self.open_element(tag);
            }
            Name::LI => self.start_item(tag, |name| name == Name::LI),
            Name::DD | Name::DT => self.start_item(tag, |name| matches!(name, Name::DD | Name::DT)),
            Name::PRE | Name::LISTING => {
                self.close_paragraph();
                self.open_element(tag);
                self.skips_line_feed = true;
                self.may_be_frameset = false;
            }
            Name::FORM => self.start_form(tag),
            Name::PLAINTEXT => {
                self.close_paragraph();
                self.open_element(tag);
                self.tokenizer.state = State::PlainText;
            }
            Name::BUTTON => {
                self.close_in_scope(Scope::Any, Name::BUTTON);
                self.start_other(tag);
                self.may_be_frameset = false;
            }
            Name::APPLET | Name::MARQUEE | Name::OBJECT => {
                self.start_other(tag);
                self.mark_formatting();
                self.may_be_frameset = false;
            }
            Name::TABLE => {
                if !self.is_quirky {
                    self.close_paragraph();
                }
                self.open_element(tag);
                self.may_be_frameset = false;
                self.mode = Mode::InTable;
            }
            Name::IMAGE => return self.start_in_body(token, Tag { name: Name::IMG, ..tag }),
            Name::AREA | Name::BR | Name::EMBED | Name::IMG | Name::KEYGEN | Name::WBR => {
                self.reconstruct_formatting();
                self.insert_element(tag);
                self.may_be_frameset = false;
            }
            Name::PARAM | Name::SOURCE | Name::TRACK => self.insert_element(tag),
            Name::HR => {
                self.close_paragraph();
                if self.is_in_scope(Scope::Any, Name::SELECT) {
                    self.close_implied(None);
                }
                self.insert_element(tag);
                self.may_be_frameset = false;
            }
            Name::TEXTAREA => {
                let flow = self.open_raw_text(tag, State::Rcdata);
                self.skips_line_feed = true;
                self.may_be_frameset = false;
                return flow;
            }
            Name::XMP => {
                self.close_paragraph();
                self.reconstruct_formatting();
                self.may_be_frameset = false;
                return self.open_raw_text(tag, State::RawText);
            }
            Name::IFRAME => {
                self.may_be_frameset = false;
                return self.open_raw_text(tag, State::RawText);
            }
            Name::NOEMBED => return self.open_raw_text(tag, State::RawText),
            Name::INPUT | Name::SELECT | Name::OPTION | Name::OPTGROUP => self.start_control(tag),
            Name::RB | Name::RTC | Name::RP | Name::RT => {
                if self.is_in_scope(Scope::Any, Name::RUBY) {
                    let except = matches!(tag.name, Name::RP | Name::RT).then_some(Name::RTC);
                    self.close_implied(except);
                }
                self.open_element(tag);
            }
            Name::HTML => {
                if let Some(root) = self.open.first().filter(|_| !self.is_open(Name::TEMPLATE)) {
                    self.draft.add_attributes(root.id, tag.attributes);
                }
            }
            Name::BODY => {
                if let Some(body) = self.body().filter(|_| !self.is_open(Name::TEMPLATE)) {
                    self.may_be_frameset = false;
                    self.draft.add_attributes(body, tag.attributes);
                }
            }
            Name::FRAMESET => {
                if let Some(body) = self.body().filter(|_| self.may_be_frameset) {
                    self.draft.detach(body);
                    self.open.truncate(1);
                    self.open_element(tag);
                    self.mode = Mode::InFrameset;
                }
            }
            Name::FRAME | Name::HEAD => {}
            name if is_part(name) => {}
            name if belongs_in_head(name) => return self.in_head(token),
            name if name.is_html() => self.start_other(tag),
            name => {
                let namespace = match self.draft.local_name(name) {
                    "svg" => Namespace::Svg,
                    "math" => Namespace::Math,
                    _ => Namespace::Html,
                };
                if namespace == Namespace::Html {
                    self.start_other(tag);
                } else {
                    self.reconstruct_formatting();
                    self.open_foreign(namespace, tag);
                }
            }
        }
        Done
    }

    pub(super) fn start_other(&mut self, tag: Tag) {
        self.reconstruct_formatting();
        self.open_element(tag);
    }

    /// Formatting elements that do not stand in one another.
    fn start_unnested_formatting(&mut self, tag: Tag) {
        if tag.name == Name::NOBR {
            self.reconstruct_formatting();
            if self.is_in_scope(Scope::Any, Name::NOBR) {
                self.adopt(Name::NOBR);
            }
        } else if let Some(link) = self.active_named(Name::A) {
            self.adopt(Name::A);
            self.remove_formatting(link.id);
            self.remove(link.id);
        }
        self.open_formatting(tag);
    }

    /// An item ends the one before it.
    fn start_item(&mut self, tag: Tag, is_item: impl Fn(Name) -> bool) {
        self.may_be_frameset = false;
        let is_barrier = |name| is_special(name) && !matches!(name, Name::ADDRESS | Name::DIV | Name::P);
        let nearest = self.open.iter().rev().find(|element| is_item(element.name) || is_barrier(element.name));
        if let Some(item) = nearest.copied().filter(|element| is_item(element.name)) {
            self.close(item.name);
        }
        self.close_paragraph();
        self.open_element(tag);
    }

    fn end_in_body(&mut self, token: Token, tag: Tag) -> Flow {
        match tag.name {
            name if is_formatting(name) => self.adopt(name),
            Name::P => {
                if !self.close_in_scope(Scope::Button, Name::P) {
                    self.open_element(Tag::implied(Name::P));
                    self.open.pop();
                }
            }
            Name::LI => {
                self.close_in_scope(Scope::ListItem, Name::LI);
            }
            Name::ADDRESS
            | Name::ARTICLE
            | Name::ASIDE
            | Name::BLOCKQUOTE
            | Name::BUTTON
            | Name::CENTER
            | Name::DD
            | Name::DETAILS
            | Name::DIALOG
            | Name::DIR
            | Name::DIV
            | Name::DL
            | Name::DT
            | Name::FIELDSET
            | Name::FIGCAPTION
            | Name::FIGURE
            | Name::FOOTER
            | Name::HEADER
            | Name::HGROUP
            | Name::LISTING
            | Name::MAIN
            | Name::MENU
            | Name::NAV
            | Name::OL
            | Name::PRE
            | Name::SEARCH
            | Name::SECTION
            | Name::SELECT
            | Name::SUMMARY
            | Name::UL => {
                self.close_in_scope(Scope::Any, tag.name);
            }
            name if is_heading(name) => {
                if self.is_any_in_scope(Scope::Any, |element| is_heading(element.name)) {
                    self.close_any(is_heading);
                }
            }
            Name::FORM => self.end_form(),
            Name::APPLET | Name::MARQUEE | Name::OBJECT => {
                if self.close_in_scope(Scope::Any, tag.name) {
                    self.clear_formatting();
                }
            }
            Name::BR => return self.start_in_body(token, Tag::implied(Name::BR)),
            Name::TEMPLATE => return self.in_head(token),
            Name::BODY | Name::HTML => {
                if self.is_in_scope(Scope::Any, Name::BODY) {
                    self.mode = Mode::AfterBody;
                    if tag.name == Name::HTML {
                        return super::Again;
                    }
                }
            }
            name => self.close_ordinary(name),
        }
        Done
    }

    /// The `body` element, where it is open.
    fn body(&self) -> Option<NodeId> {
        self.open.get(1).filter(|element| element.name == Name::BODY).map(|element| element.id)
    }
}
