//! Forms, and what is chosen or entered in them.

use crate::html::name::Name;
use crate::html::tokenizer::Tag;

use super::Builder;
use super::stack::Scope;

impl Builder<'_> {
    pub(super) fn start_form(&mut self, tag: Tag) {
        let is_in_template = self.is_open(Name::TEMPLATE);
        if self.form.is_none() || is_in_template {
            self.close_paragraph();
            let id = self.open_element(tag);
            self.form = if is_in_template { self.form } else { Some(id) };
        }
    }

    pub(super) fn end_form(&mut self) {
        if self.is_open(Name::TEMPLATE) {
            self.close_in_scope(Scope::Any, Name::FORM);
        } else if let Some(form) = self.form.take()
            && self.is_any_in_scope(Scope::Any, |element| element.id == form)
        {
            self.close_implied(None);
            self.remove(form);
        }
    }

    /// An input, or a list to choose from and its parts.
    pub(super) fn start_control(&mut self, tag: Tag) {
        match tag.name {
            Name::INPUT | Name::SELECT if self.context.is_some_and(|context| context.name == Name::SELECT) => {}
            Name::INPUT => {
                self.close_in_scope(Scope::Any, Name::SELECT);
                self.reconstruct_formatting();
                self.insert_element(tag);
                self.may_be_frameset &= self.is_hidden_input(tag);
            }
            Name::SELECT => {
                if !self.close_in_scope(Scope::Any, Name::SELECT) {
                    self.start_other(tag);
                    self.may_be_frameset = false;
                }
            }
            name => {
                if self.is_in_scope(Scope::Any, Name::SELECT) {
                    self.close_implied(Some(Name::OPTGROUP).filter(|_| name == Name::OPTION));
                } else if self.is_current(Name::OPTION) {
                    self.open.pop();
                }
                self.start_other(tag);
            }
        }
    }

    pub(super) fn is_hidden_input(&self, tag: Tag) -> bool {
        self.draft.attribute(tag.attributes, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
    }
}
