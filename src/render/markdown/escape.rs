//! Characters that Markdown would read as marks.

/// Where a character stands.
pub(super) struct Place<'t> {
    /// The character before it in the line.
    pub(super) before: Option<char>,
    /// The characters after it in the text.
    pub(super) rest: &'t str,
    /// The character after the text, as far as that is known.
    pub(super) after: Option<char>,
    /// Nothing of the line is written yet.
    pub(super) line_start: bool,
    pub(super) in_heading: bool,
    pub(super) in_table: bool,
}

/// Whether a character needs a backslash to stand for itself.
pub(super) fn needs_backslash(character: char, place: &Place<'_>) -> bool {
    let next = place.rest.chars().next();
    let ends_word = next.is_none_or(char::is_whitespace);
    match character {
        '\\' | '`' | '*' | '[' | ']' | '~' | '$' => true,
        '_' => !(place.before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
        '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
        '&' => is_entity(place.rest, place.after),
        '!' => next.is_none() && place.after == Some('['),
        '|' => place.in_table || place.line_start,
        '}' => place.in_heading,
        '#' => {
            let marks = place.line_start && (ends_word || next == Some('#'));
            marks || (place.in_heading && place.before.is_none_or(|before| matches!(before, ' ' | '#')))
        }
        '>' | '=' => place.line_start,
        '+' => place.line_start && (ends_word || next == Some('+')),
        '-' => place.line_start && next.is_none_or(|next| !next.is_alphanumeric()),
        ':' => place.before == Some(']') || (place.line_start && (ends_word || matches!(next, Some('-' | ':')))),
        _ => false,
    }
}

/// Characters that stand for themselves in a cell of a table of pipes.
pub fn cell(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let before = escaped.chars().next_back();
        let place =
            Place { before, rest: rest.as_str(), after: None, line_start: false, in_heading: false, in_table: true };
        match character {
            '\n' => escaped.push_str("<br>"),
            _ if needs_backslash(character, &place) => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// The length of the digits of a list's number that starts `text`: what follows them needs a backslash.
pub(super) fn item_number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    let ends = rest.chars().next().is_none_or(char::is_whitespace);
    ((1..=9).contains(&digits) && ends).then_some(digits)
}

/// Whether what stands behind an ampersand makes it an entity, or may once `after` follows.
fn is_entity(rest: &str, after: Option<char>) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    match name[length..].chars().next() {
        Some(next) => next == ';' && length > 0,
        None => after.is_some_and(|after| after == ';' || after == '#' || after.is_ascii_alphanumeric()),
    }
}

/// An address where a link says where it leads.
pub(super) fn destination(address: &str) -> String {
    let mut text = String::with_capacity(address.len());
    let mut rest = address.chars();
    while let Some(character) = rest.next() {
        let escaped = match character {
            '\\' | '(' | ')' | '<' | '>' | '|' | '$' => true,
            '&' => is_entity(rest.as_str(), None),
            _ => false,
        };
        match character {
            // White space and what cannot be seen stands in no address that the model holds, but in names of places.
            ' ' | '\t' | '\n' | '\r' => text.push('-'),
            '\0'..='\x1f' | '\x7f' => {}
            _ if escaped => text.extend(['\\', character]),
            _ => text.push(character),
        }
    }
    text
}

/// The tool tip of a link, behind its address, quotes and all; nothing where there is none.
pub(super) fn title(title: Option<&str>) -> String {
    let Some(title) = title.map(str::trim).filter(|title| !title.is_empty()) else { return String::new() };
    let mut text = String::from(" \"");
    for (index, word) in title.split_whitespace().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        let mut rest = word.chars();
        while let Some(character) = rest.next() {
            if matches!(character, '"' | '\\' | '|') || (character == '&' && is_entity(rest.as_str(), None)) {
                text.push('\\');
            }
            text.push(character);
        }
    }
    text.push('"');
    text
}

/// A start tag that may stand in a line of Markdown.
pub(super) fn start_tag(name: &str, attributes: &[(&str, Option<&str>)]) -> String {
    let mut tag = ["<", name].concat();
    for (name, value) in attributes {
        let Some(value) = value else { continue };
        tag.push(' ');
        tag.push_str(name);
        tag.push_str("=\"");
        push_html(value, &mut tag);
        tag.push('"');
    }
    tag.push('>');
    tag
}

/// Text as HTML that no Markdown is read in: within tags and within `code`.
pub(super) fn push_html(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '|' => html.push_str("&#124;"),
            '\n' | '\r' => html.push(' '),
            _ => html.push(character),
        }
    }
}

/// Whether TeX can stand between dollar signs.
pub(super) fn is_formula(tex: &str) -> bool {
    let mut depth = 0i32;
    let mut escaped = false;
    for character in tex.chars() {
        match character {
            '$' => return false,
            _ if escaped => {
                escaped = false;
                continue;
            }
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' if depth == 0 => return false,
            '}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0 && !escaped && !tex.trim().is_empty()
}
