//! The stack of open elements: what is in scope, what ends with what.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements>

use crate::html::name::Name;
use crate::html::tree::NodeId;

use super::{Builder, Element, Mode};

/// How far up the stack an element is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Any,
    ListItem,
    Button,
    Table,
}

impl Builder<'_> {
    /// The element that is being filled; none before the root is open.
    pub(super) fn current(&self) -> Option<Element> {
        self.open.last().copied()
    }

    /// The same, but the context of a piece rather than the root that stands for it.
    pub(super) fn adjusted_current(&self) -> Option<Element> {
        self.context.filter(|_| self.open.len() == 1).or(self.current())
    }

    pub(super) fn is_current(&self, name: Name) -> bool {
        self.current().is_some_and(|element| element.name == name)
    }

    pub(super) fn is_open(&self, name: Name) -> bool {
        self.open.iter().any(|element| element.name == name)
    }

    pub(super) fn is_in_scope(&self, scope: Scope, name: Name) -> bool {
        self.is_any_in_scope(scope, |element| element.name == name)
    }

    pub(super) fn is_any_in_scope(&self, scope: Scope, is: impl Fn(Element) -> bool) -> bool {
        let found = self.open.iter().rev().find(|&&element| is(element) || ends_scope(scope, element.name));
        found.is_some_and(|&element| is(element))
    }

    /// Closes elements up to one of a name.
    pub(super) fn close(&mut self, name: Name) {
        self.close_any(|other| other == name);
    }

    pub(super) fn close_any(&mut self, is: impl Fn(Name) -> bool) {
        while let Some(element) = self.open.pop() {
            if is(element.name) {
                break;
            }
        }
    }

    /// Closes elements until the current one is one of these.
    pub(super) fn clear_to(&mut self, is: impl Fn(Name) -> bool) {
        while self.current().is_some_and(|element| !is(element.name)) {
            self.open.pop();
        }
    }

    /// Closes an element that is in scope, with what stands open in it; else does nothing and says so.
    pub(super) fn close_in_scope(&mut self, scope: Scope, name: Name) -> bool {
        let is_in_scope = self.is_in_scope(scope, name);
        if is_in_scope {
            self.close(name);
        }
        is_in_scope
    }

    pub(super) fn close_paragraph(&mut self) {
        self.close_in_scope(Scope::Button, Name::P);
    }

    /// Closes elements whose end tag may be left out.
    pub(super) fn close_implied(&mut self, except: Option<Name>) {
        while self.current().is_some_and(|element| ends_by_itself(element.name) && Some(element.name) != except) {
            self.open.pop();
        }
    }

    /// The place of an element in the stack.
    pub(super) fn position(&self, id: NodeId) -> Option<usize> {
        self.open.iter().rposition(|element| element.id == id)
    }

    pub(super) fn remove(&mut self, id: NodeId) {
        if let Some(position) = self.position(id) {
            self.open.remove(position);
        }
    }

    /// Sets the mode that fits what is open.
    ///
    /// <https://html.spec.whatwg.org/multipage/parsing.html#reset-the-insertion-mode-appropriately>
    pub(super) fn reset_mode(&mut self) {
        let mut mode = Mode::InBody;
        for (position, element) in self.open.iter().enumerate().rev() {
            let is_last = position == 0;
            let name = self.context.filter(|_| is_last).map_or(element.name, |context| context.name);
            mode = match name {
                Name::TD | Name::TH if !is_last => Mode::InCell,
                Name::TR => Mode::InRow,
                Name::TBODY | Name::THEAD | Name::TFOOT => Mode::InTableBody,
                Name::CAPTION => Mode::InCaption,
                Name::COLGROUP => Mode::InColumnGroup,
                Name::TABLE => Mode::InTable,
                Name::TEMPLATE => self.template_modes.last().copied().unwrap_or(Mode::InBody),
                Name::HEAD if !is_last => Mode::InHead,
                Name::BODY => Mode::InBody,
                Name::FRAMESET => Mode::InFrameset,
                Name::HTML if self.head.is_none() => Mode::BeforeHead,
                Name::HTML => Mode::AfterHead,
                _ => continue,
            };
            break;
        }
        self.mode = mode;
    }
}

fn ends_scope(scope: Scope, name: Name) -> bool {
    match name {
        Name::HTML | Name::TABLE | Name::TEMPLATE => true,
        _ if scope == Scope::Table => false,
        Name::OL | Name::UL => scope == Scope::ListItem,
        Name::BUTTON => scope == Scope::Button,
        Name::APPLET | Name::CAPTION | Name::TD | Name::TH | Name::MARQUEE | Name::OBJECT | Name::SELECT => true,
        _ => is_special_in_foreign_content(name),
    }
}

fn is_special_in_foreign_content(name: Name) -> bool {
    matches!(
        name,
        Name::MI
            | Name::MO
            | Name::MN
            | Name::MS
            | Name::MTEXT
            | Name::ANNOTATION_XML
            | Name::SVG_FOREIGN_OBJECT
            | Name::SVG_DESC
            | Name::SVG_TITLE
    )
}

/// <https://html.spec.whatwg.org/multipage/parsing.html#generate-implied-end-tags>
fn ends_by_itself(name: Name) -> bool {
    matches!(
        name,
        Name::DD
            | Name::DT
            | Name::LI
            | Name::OPTGROUP
            | Name::OPTION
            | Name::P
            | Name::RB
            | Name::RP
            | Name::RT
            | Name::RTC
    )
}

pub(super) fn is_heading(name: Name) -> bool {
    matches!(name, Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6)
}

/// Elements that no end tag of an unknown element reaches beyond: all of HTML but those within a line of text.
///
/// <https://html.spec.whatwg.org/multipage/parsing.html#special>
pub(super) fn is_special(name: Name) -> bool {
    let is_ordinary = matches!(
        name,
        Name::A
            | Name::ABBR
            | Name::ACRONYM
            | Name::AUDIO
            | Name::B
            | Name::BDI
            | Name::BDO
            | Name::BIG
            | Name::CANVAS
            | Name::CITE
            | Name::CODE
            | Name::DATA
            | Name::DATALIST
            | Name::DEL
            | Name::DFN
            | Name::DIALOG
            | Name::EM
            | Name::FONT
            | Name::I
            | Name::IMAGE
            | Name::INS
            | Name::KBD
            | Name::LABEL
            | Name::LEGEND
            | Name::MAP
            | Name::MARK
            | Name::METER
            | Name::NOBR
            | Name::OPTGROUP
            | Name::OPTION
            | Name::OUTPUT
            | Name::PICTURE
            | Name::PROGRESS
            | Name::Q
            | Name::RB
            | Name::RP
            | Name::RT
            | Name::RTC
            | Name::RUBY
            | Name::S
            | Name::SAMP
            | Name::SLOT
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
            | Name::VIDEO
    );
    if name.is_html() { !is_ordinary } else { is_special_in_foreign_content(name) }
}
