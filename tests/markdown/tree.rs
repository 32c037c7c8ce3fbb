//! HTML in a normal form, so that the specification's and ours can be compared.
//!
//! What the normal form leaves out, since it is either ours to choose or says nothing:
//!
//! - white space where HTML does not show it, and the line feed at the end of a code block;
//! - attributes other than addresses, titles, alternative texts, the language of code, the start of lists, the alignment
//!   of cells and the state of tasks; the order of attributes; how characters are escaped, in text and in addresses;
//! - a slash behind a bare host, capitals in a scheme, backslashes in addresses, which the URL Standard reads as slashes;
//! - our wrappers: `div` and `span`, `figure` for a picture alone in its paragraph, whose title is the caption;
//! - `del` and `s` are one;
//! - links without address or without content, and empty headings, which the model does not hold;
//! - comments;
//! - the way footnotes lead back, and how they are numbered.

/// A piece of HTML.
enum Node {
    Text(String),
    Element { tag: String, attributes: Vec<(String, String)>, children: Vec<Node> },
}

/// An element that has not ended: its name, attributes and children so far.
type Open = (String, Vec<(String, String)>, Vec<Node>);

/// Whose HTML it is.
#[derive(Clone, Copy, PartialEq)]
pub enum Source {
    /// The specification's: links that the model refuses are taken out.
    Specification,
    /// What this crate writes, where the class of a heading says its level.
    Ours,
}

/// The normal form, a block a line.
pub fn normal(html: &str, source: Source) -> String {
    let mut writer = Writer { out: String::new(), source };
    writer.nodes(&parse(html));
    writer.out.trim().to_string()
}

/// The words that a reader sees of HTML: none of scripts and styles, nor what is said to those who only hear it.
pub fn words(html: &str) -> Vec<String> {
    fn seen(nodes: &[Node], text: &mut String) {
        for node in nodes {
            match node {
                Node::Text(characters) => text.push_str(characters),
                Node::Element { tag, .. } if ["script", "style", "button"].contains(&tag.as_str()) => {}
                Node::Element { attributes, .. } if attributes.iter().any(|(_, value)| value == "said") => {}
                Node::Element { children, .. } => {
                    text.push(' ');
                    seen(children, text);
                    text.push(' ');
                }
            }
        }
    }
    let mut text = String::new();
    seen(&parse(html), &mut text);
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(String::from).collect()
}

/// Whether a link or picture of this HTML has an address that the model refuses.
pub fn has_refused_address(html: &str) -> bool {
    fn any(nodes: &[Node]) -> bool {
        nodes.iter().any(|node| match node {
            Node::Text(_) => false,
            Node::Element { tag, attributes, children } => {
                let address = value(attributes, if tag == "a" { "href" } else { "src" });
                address.is_some_and(is_refused) || any(children)
            }
        })
    }
    any(&parse(html))
}

fn is_refused(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return false };
    let scheme = scheme.to_lowercase();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme && !["http", "https", "mailto", "tel"].contains(&scheme.as_str())
}

struct Writer {
    out: String,
    source: Source,
}

impl Writer {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text),
                Node::Element { tag, attributes, children } => self.element(tag, attributes, children),
            }
        }
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            if !matches!(character, ' ' | '\t' | '\n' | '\r') {
                self.out.push(character);
            } else if !self.out.ends_with([' ', '\n']) {
                self.out.push(' ');
            }
        }
    }

    /// Ends the line, so that blocks stand in lines of their own.
    fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn element(&mut self, tag: &str, attributes: &[(String, String)], children: &[Node]) {
        let class = value(attributes, "class").unwrap_or_default();
        match tag {
            "button" => {}
            // What only listeners are told.
            "span" if class == "said" => {}
            "div" | "span" | "picture" => self.nodes(children),
            "section" if class.contains("notes") => self.block("section", "", children),
            "a" if class.contains("back") => {}
            "a" if class == "footnote-ref" || value(attributes, "role") == Some("doc-noteref") => {
                self.inline("sup", "", children);
            }
            "sup" if class.starts_with("footnote-ref") || class == "note-reference" => {
                self.inline("sup", "", without_links(children));
            }
            "figure" => {
                let title = find(children, "figcaption").map(plain);
                self.end_line();
                self.out.push_str("<p>\n");
                self.figure(children, title.as_deref());
                self.out.push_str("\n</p>\n");
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                if class == "notes-title" || plain(children).trim().is_empty() && find(children, "img").is_none() {
                    return;
                }
                let level = match self.source {
                    Source::Specification => &tag[1..],
                    Source::Ours => class.trim_start_matches("heading-"),
                };
                self.block(&format!("h{level}"), "", children);
            }
            "p" | "blockquote" | "ul" | "li" | "dl" | "dt" | "dd" | "table" | "thead" | "tbody" | "tr" => {
                self.block(tag, "", children);
            }
            "ol" => {
                let start = value(attributes, "start").map(|start| format!(" start={start}"));
                self.block("ol", &start.unwrap_or_default(), children);
            }
            "td" | "th" => {
                let side = value(attributes, "align").or(value(attributes, "class")).map(|side| format!(" {side}"));
                self.block(tag, &side.unwrap_or_default(), children);
            }
            "pre" => {
                self.end_line();
                let text = plain(children);
                let text = text.strip_prefix('\n').filter(|_| self.source == Source::Ours).unwrap_or(&text);
                let language = match find_element(children, "code") {
                    Some(attributes) => value(attributes, "class").unwrap_or_default().to_lowercase(),
                    None => String::from("no code"),
                };
                let text = text.strip_suffix('\n').filter(|_| self.source == Source::Specification).unwrap_or(text);
                self.out.push_str(&format!("<pre {language}>{text}</pre>"));
                self.end_line();
            }
            "hr" => {
                self.end_line();
                self.out.push_str("<hr>");
                self.end_line();
            }
            "br" => {
                self.out.truncate(self.out.trim_end_matches(' ').len());
                self.out.push_str("<br>\n");
            }
            "input" => {
                let checked = value(attributes, "checked").is_some();
                self.out.push_str(if checked { "[x] " } else { "[ ] " });
            }
            "code" => self.out.push_str(&format!("<code>{}</code>", plain(children))),
            "img" => self.image(attributes, None),
            "a" => {
                let address = value(attributes, "href").unwrap_or_default();
                let empty = plain(children).is_empty() && find(children, "img").is_none();
                if empty && self.source == Source::Specification {
                    return;
                }
                if address.is_empty() || is_refused(address) {
                    self.nodes(children);
                    return;
                }
                let title = value(attributes, "title").map(|title| format!(" title={title:?}"));
                let attributes = format!(" href={}{}", normal_address(address), title.unwrap_or_default());
                self.inline("a", &attributes, children);
            }
            "s" | "del" => self.inline("del", "", children),
            other => self.inline(other, "", children),
        }
    }

    fn block(&mut self, tag: &str, attributes: &str, children: &[Node]) {
        self.end_line();
        self.out.push_str(&format!("<{tag}{attributes}>\n"));
        let start = self.out.len();
        self.nodes(children);
        self.end_line();
        if tag == "p" && self.out.len() == start {
            self.out.truncate(start - "<p>\n".len());
            return;
        }
        self.out.push_str(&format!("</{tag}>\n"));
    }

    fn inline(&mut self, tag: &str, attributes: &str, children: &[Node]) {
        self.out.push_str(&format!("<{tag}{attributes}>"));
        self.nodes(children);
        self.out.push_str(&format!("</{tag}>"));
    }

    /// A picture alone, as the paragraph it was.
    fn figure(&mut self, children: &[Node], title: Option<&str>) {
        for child in children {
            match child {
                Node::Element { tag, attributes, .. } if tag == "img" => self.image(attributes, title),
                Node::Element { tag, attributes, children } if tag == "a" => {
                    let address = value(attributes, "href").unwrap_or_default();
                    self.out.push_str(&format!("<a href={}>", normal_address(address)));
                    self.figure(children, title);
                    self.out.push_str("</a>");
                }
                Node::Element { tag, children, .. } if tag == "span" => self.figure(children, title),
                _ => {}
            }
        }
    }

    fn image(&mut self, attributes: &[(String, String)], caption: Option<&str>) {
        let address = value(attributes, "src").unwrap_or_default();
        let alt = value(attributes, "alt").unwrap_or_default();
        if address.is_empty() || is_refused(address) {
            self.text(alt);
            return;
        }
        let title = caption.or(value(attributes, "title")).map(|title| format!(" title={title:?}"));
        let (address, title) = (normal_address(address), title.unwrap_or_default());
        self.out.push_str(&format!("<img src={address} alt={alt:?}{title}>"));
    }
}

fn value<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(candidate, _)| candidate == name).map(|(_, value)| value.as_str())
}

fn find<'a>(nodes: &'a [Node], name: &str) -> Option<&'a [Node]> {
    nodes.iter().find_map(|node| match node {
        Node::Element { tag, children, .. } if tag == name => Some(children.as_slice()),
        Node::Element { children, .. } => find(children, name),
        Node::Text(_) => None,
    })
}

fn find_element<'a>(nodes: &'a [Node], name: &str) -> Option<&'a [(String, String)]> {
    nodes.iter().find_map(|node| match node {
        Node::Element { tag, attributes, .. } if tag == name => Some(attributes.as_slice()),
        _ => None,
    })
}

fn without_links(nodes: &[Node]) -> &[Node] {
    match nodes {
        [Node::Element { tag, children, .. }] if tag == "a" => children,
        _ => nodes,
    }
}

fn plain(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element { children, .. } => plain(children),
        })
        .collect()
}

fn normal_address(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut at = 0;
    while let Some(byte) = address.as_bytes().get(at) {
        let unescaped = address.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match unescaped.filter(|_| *byte == b'%') {
            Some(unescaped) => {
                bytes.push(unescaped);
                at += 3;
            }
            None => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    let mut address = String::from_utf8_lossy(&bytes).replace('\\', "/");
    if let Some((scheme, rest)) = address.split_once(':').filter(|(scheme, _)| !scheme.contains('/')) {
        address = [&scheme.to_lowercase(), ":", rest].concat();
    }
    if let Some(host) = address.find("://").map(|at| at + 3) {
        let end = address[host..].find(['/', '?', '#']).map(|at| host + at);
        if !end.is_some_and(|end| address[end..].starts_with('/')) {
            address.insert(end.unwrap_or(address.len()), '/');
        }
    }
    address
}

/// Reads HTML that is well-formed but for void elements; end tags that close nothing are passed over.
fn parse(html: &str) -> Vec<Node> {
    let mut open: Vec<Open> = vec![Default::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let at = rest.find('<').unwrap_or(rest.len());
        let (text, markup) = rest.split_at(at);
        if !text.is_empty() {
            push(&mut open, Node::Text(unescape(text)));
        }
        if let Some(comment) = markup.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let end = tag_end(markup);
        let (tag, after) = markup.split_at(end);
        rest = after;
        let Some(inside) = tag.strip_prefix('<') else { continue };
        let inside = inside.trim_end_matches(['>', '/', ' ']);
        if let Some(name) = inside.strip_prefix('/') {
            if let Some(place) = open.iter().rposition(|(tag, ..)| tag == name).filter(|place| *place > 0) {
                while open.len() > place {
                    close(&mut open);
                }
            }
            continue;
        }
        let (name, attributes) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
        open.push((name.to_lowercase(), parse_attributes(attributes), Vec::new()));
        if ["br", "hr", "img", "input", "source", "col"].contains(&name) {
            close(&mut open);
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|(_, _, nodes)| nodes).unwrap_or_default()
}

/// Where a tag ends that `markup` starts with: behind the first `>` outside of quotes.
fn tag_end(markup: &str) -> usize {
    let mut quote = None;
    for (at, character) in markup.char_indices() {
        match (quote, character) {
            (None, '"') => quote = Some('"'),
            (Some('"'), '"') => quote = None,
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    markup.len()
}

fn push(open: &mut [Open], node: Node) {
    if let Some((_, _, nodes)) = open.last_mut() {
        nodes.push(node);
    }
}

fn close(open: &mut Vec<Open>) {
    if let Some((tag, attributes, children)) = open.pop() {
        push(open, Node::Element { tag, attributes, children });
    }
}

fn parse_attributes(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => ("", after.strip_prefix('=').unwrap_or(after)),
        };
        attributes.push((name.to_lowercase(), unescape(value)));
        rest = after.trim_start();
    }
    attributes
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#13;", "\r").replace("&amp;", "&")
}
