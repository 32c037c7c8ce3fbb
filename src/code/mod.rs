//! What the parts of a program text are, for those who colour it: comments, strings, keywords.
//!
//! One scanner reads all languages of programs, by a table of what is written how in which. It knows no grammar, and
//! need not: it reads what people paste into articles, cut off and unfinished as that is, in one pass.

mod languages;
mod markup;
mod program;
mod scanner;
mod strings;

use languages::Syntax;
use scanner::Scanner;

/// What a part of a program text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What is said to people.
    Comment,
    /// A word of the language, or the name of a tag.
    Keyword,
    /// Text.
    String,
    /// A number, or a colour.
    Number,
    /// What is named: a function or a type where it is defined, an attribute, a property, a key.
    Name,
    /// A line that is new.
    Inserted,
    /// A line that is gone.
    Deleted,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 7] =
        [Kind::Comment, Kind::Keyword, Kind::String, Kind::Number, Kind::Name, Kind::Inserted, Kind::Deleted];
}

/// A part of a text, from the one UTF-16 code unit to before the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// The parts of a program text that are more than plain, in their order. There are none where its language, by any name
/// that it has behind a fence of Markdown, is not known: nothing is guessed.
///
/// ```
/// use article_viewer::code::{Kind, Token, tokens};
///
/// assert_eq!(tokens("let x", Some("rust")), [Token { kind: Kind::Keyword, start: 0, end: 3 }]);
/// assert_eq!(tokens("let x", None), []);
/// ```
pub fn tokens(code: &str, language: Option<&str>) -> Vec<Token> {
    let Some(syntax) = language.and_then(languages::find) else { return Vec::new() };
    let mut scanner = Scanner::new(code);
    match syntax {
        Syntax::Program(program) => program::scan(&mut scanner, program),
        Syntax::Markup => markup::scan(&mut scanner),
        Syntax::Difference => markup::scan_difference(&mut scanner),
    }
    scanner.tokens
}

#[cfg(test)]
mod tests;
