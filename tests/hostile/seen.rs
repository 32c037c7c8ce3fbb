//! What a reader sees of rendered HTML, read as a browser's tokenizer reads it.

use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::{Cell, RefCell};

/// Whether the body of a rendered article has words or media that are not hidden.
pub fn is_body_seen(html: &str) -> bool {
    let tokenizer = Tokenizer::new(Eye::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.sees.get()
}

#[derive(Default)]
struct Eye {
    /// For each open element, whether what is in it is seen: it is in the body, and not hidden.
    open: RefCell<Vec<bool>>,
    sees: Cell<bool>,
}

impl TokenSink for Eye {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => drop(self.open.borrow_mut().pop()),
            Token::TagToken(tag) => self.start(&tag),
            Token::CharacterTokens(text) if !text.trim().is_empty() => self.look(),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Eye {
    fn look(&self) {
        if self.open.borrow().last() == Some(&true) {
            self.sees.set(true);
        }
    }

    fn start(&self, tag: &Tag) {
        let has = |name: &str, value: Option<&str>| {
            let is = |found: &str| value.is_none_or(|value| value == found);
            tag.attrs.iter().any(|attribute| &*attribute.name.local == name && is(&attribute.value))
        };
        let in_body = self.open.borrow().last() == Some(&true) || has("part", Some("body"));
        match &*tag.name {
            "br" | "hr" | "source" | "track" => {}
            "img" | "input" => self.look(),
            name => {
                self.open.borrow_mut().push(in_body && !has("hidden", None));
                // The mark of an item is seen, whatever is in it.
                if matches!(name, "audio" | "video" | "math" | "svg" | "li") {
                    self.look();
                }
            }
        }
    }
}

#[test]
fn hidden_words_and_those_of_the_header_are_not_seen() {
    for (html, is_seen) in [
        ("<article><h1>A</h1><div part=body><p>a</p></div></article>", true),
        ("<article><div part=body><figure><img src=a.png></figure></div></article>", true),
        ("<article><h1>A</h1><div part=body></div><footer>b</footer></article>", false),
        ("<article><div part=body> <hr><aside hidden><p>a</p></aside></div></article>", false),
        ("<article><div part=body><aside hidden><p>a</p></aside><p>b</p></div></article>", true),
    ] {
        assert_eq!(is_body_seen(html), is_seen, "{html}");
    }
}
