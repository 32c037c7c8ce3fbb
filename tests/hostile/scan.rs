//! What no rendered article may hold, read from the HTML as a browser's tokenizer reads it.

use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;
use std::collections::HashSet;

/// The elements that the renderer writes, without those of formulas.
const ELEMENTS: &str = " a abbr article aside audio blockquote br button cite code dd del details div dl dt em figcaption figure \
    footer h1 h2 h3 h4 h5 h6 header hr img input ins kbd li mark math ol p picture pre q rp rt ruby s section source \
    span strong sub summary sup svg table tbody td tfoot th thead time tr track u ul video caption ";

/// The elements of formulas.
const MATH: &str = " mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup \
    munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mfenced menclose semantics ";

/// The attributes that the renderer writes and that take no address.
const ATTRIBUTES: &str = " alt alttext aria-hidden aria-label aria-labelledby aria-level checked class colspan controls \
    data-action data-label data-layout data-reason data-relation data-role data-status data-wordy datetime decoding dir disabled display height hidden id inert kind \
    label lang loading loop media muted open part playsinline preload referrerpolicy rel reversed role rowspan scope sizes \
    srclang start tabindex title type value viewbox width ";

/// The attributes of formulas.
const MATH_ATTRIBUTES: &str = " accent accentunder close dir display height open rowspan width columnalign columnlines columnspacing columnspan depth \
    displaystyle fence form largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowalign \
    rowlines rowspacing rspace scriptlevel separator separators stretchy symmetric voffset ";

/// Everything in rendered HTML that must not be there. Ids must begin with `id_prefix`.
pub fn violations(html: &str, id_prefix: &str) -> Vec<String> {
    let scan = Scan { id_prefix: id_prefix.to_string(), ..Scan::default() };
    let tokenizer = Tokenizer::new(scan, Default::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut violations = tokenizer.sink.violations.take();
    if let Some(open) = tokenizer.sink.open.borrow().last() {
        violations.push(format!("<{open}> is not closed"));
    }
    violations
}

#[derive(Default)]
struct Scan {
    id_prefix: String,
    ids: RefCell<HashSet<String>>,
    open: RefCell<Vec<String>>,
    violations: RefCell<Vec<String>>,
}

impl TokenSink for Scan {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => self.tag(&tag),
            Token::CommentToken(text) => self.violation(format!("a comment: {text}")),
            Token::DoctypeToken(_) => self.violation(String::from("a document type")),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Scan {
    fn violation(&self, violation: String) {
        self.violations.borrow_mut().push(violation);
    }

    fn tag(&self, tag: &Tag) {
        let name = &*tag.name;
        if tag.kind == TagKind::EndTag {
            if self.open.borrow_mut().pop().as_deref() != Some(name) {
                self.violation(format!("</{name}> closes nothing"));
            }
            return;
        }
        if !has(ELEMENTS, name) && !has(MATH, name) {
            self.violation(format!("<{name}>"));
        }
        for attribute in &tag.attrs {
            let (attribute, value) = (&*attribute.name.local, &*attribute.value);
            if let Some(violation) = self.attribute(name, attribute, value) {
                self.violation(format!("<{name} {attribute}={value:?}>: {violation}"));
            }
        }
        let is = |attribute: &str, value: &str| {
            tag.attrs.iter().any(|found| &*found.name.local == attribute && &*found.value == value)
        };
        if name == "input" && !(is("type", "checkbox") && is("disabled", "")) {
            self.violation(String::from("an <input> that can be used"));
        }
        if !matches!(name, "br" | "hr" | "img" | "input" | "source" | "track") {
            self.open.borrow_mut().push(name.to_string());
        }
    }

    fn attribute(&self, element: &str, name: &str, value: &str) -> Option<&'static str> {
        match name {
            "id" if !value.starts_with(&self.id_prefix) => Some("an id of the page's own"),
            "id" => (!self.ids.borrow_mut().insert(value.to_string())).then_some("an id that is there already"),
            _ if has(MATH, element) => {
                (!has(MATH_ATTRIBUTES, name)).then_some("an attribute that formulas do not have")
            }
            "href" | "cite" => address(value, &["http", "https", "mailto", "tel"]),
            "src" | "poster" | "data-src" | "data-address" | "data-poster" => {
                address(value, &["http", "https", "data"])
            }
            "srcset" | "data-srcset" => {
                value.split_ascii_whitespace().find_map(|part| address(part, &["http", "https", "data"]))
            }
            "rel" => {
                let known = value.strip_suffix("noopener noreferrer").map(str::trim_end);
                let is_ours = known.is_some_and(|known| matches!(known, "" | "author" | "license" | "tag"));
                (!is_ours).then_some("another relation than ours")
            }
            _ if has(ATTRIBUTES, name) => None,
            _ => Some("an attribute that we do not write"),
        }
    }
}

/// What is wrong with an address, read as the URL Standard reads it: white space and controls around it and line ends
/// in it do not count.
fn address(value: &str, schemes: &[&str]) -> Option<&'static str> {
    let value: String = value
        .trim_matches(|character: char| character <= ' ')
        .chars()
        .filter(|character| !matches!(character, '\t' | '\n' | '\r'))
        .collect();
    let (scheme, rest) = value.split_once(':')?;
    let is_scheme = scheme.starts_with(|character: char| character.is_ascii_alphabetic())
        && scheme.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character));
    let scheme = scheme.to_ascii_lowercase();
    match scheme.as_str() {
        _ if !is_scheme => None,
        "about" => (rest != "invalid").then_some("an address of the browser's own"),
        "data" if schemes.contains(&"data") => {
            let kind = rest.to_ascii_lowercase();
            let is_media = ["image/", "video/", "audio/"].iter().any(|media| kind.starts_with(media));
            (!is_media).then_some("data that is no picture, film or sound")
        }
        scheme if schemes.contains(&scheme) => None,
        _ => Some("a scheme that is not allowed there"),
    }
}

fn has(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}

#[test]
fn the_scan_sees_what_is_hostile() {
    for html in [
        "<script>x</script>",
        "<iframe></iframe>",
        "<p onclick=\"x\"></p>",
        "<p style=\"x\"></p>",
        "<p srcdoc=\"x\"></p>",
        "<a href=\"javascript:x\"></a>",
        "<a href=\" java\tscript:x\"></a>",
        "<a href=\"JaVaScRiPt&colon;x\"></a>",
        "<a href=\"vbscript:x\"></a>",
        "<a href=\"data:text/html,x\"></a>",
        "<img src=\"data:text/html,x\">",
        "<img srcset=\"a.png 1x, javascript:x 2x\">",
        "<div data-frame=\"http://a.example/\"></div>",
        "<p id=\"location\"></p>",
        "<p id=\"article-a\"></p><p id=\"article-a\"></p>",
        "<input type=\"text\">",
        "<form></form>",
        "<p>",
        "</p>",
        "<!-- x -->",
        "<mi href=\"x\"></mi>",
        "<math><mi xlink:href=\"https://a.example/\"></mi></math>",
    ] {
        assert!(!violations(html, "article-").is_empty(), "{html}");
    }
    let fine = "<article id=\"article-x\"><p>1 &lt; 2<br><a href=\"https://a.example/\" rel=\"noopener noreferrer\">a</a></p></article>";
    assert_eq!(violations(fine, "article-"), [""; 0]);
}
