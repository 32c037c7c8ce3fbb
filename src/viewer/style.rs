//! The style sheet as it is sent: without what only its writers need.

const WRITTEN: &str = include_str!("viewer.css");
const LENGTH: usize = shorten(&mut []);
static SHORT: [u8; LENGTH] = {
    let mut short = [0; LENGTH];
    shorten(&mut short);
    short
};

/// The look: tokens, layout, blocks.
pub const CSS: &str = match std::str::from_utf8(&SHORT) {
    Ok(css) => css,
    Err(_) => WRITTEN,
};

/// Leaves out comments, line ends and indents, into as many bytes as there are; how many there would be.
const fn shorten(short: &mut [u8]) -> usize {
    let written = WRITTEN.as_bytes();
    let mut length = 0;
    let mut last = b'}';
    let mut quote = 0;
    let mut at = 0;
    while at < written.len() {
        let mut byte = written[at];
        at += 1;
        if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else if byte == b'/' && written[at] == b'*' {
            at += 2;
            while written[at - 1] != b'*' || written[at] != b'/' {
                at += 1;
            }
            at += 1;
            continue;
        } else if byte == b'"' {
            quote = byte;
        } else if byte.is_ascii_whitespace() {
            if matches!(last, b'{' | b'}' | b';' | b',' | b' ') {
                continue;
            }
            byte = b' ';
        }
        if length < short.len() {
            short[length] = byte;
        }
        last = byte;
        length += 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_says_the_same() {
        let mut written = WRITTEN.to_string();
        while let Some((before, rest)) = written.split_once("/*") {
            let (_, after) = rest.split_once("*/").unwrap();
            written = format!("{before}{after}");
        }
        let tokens = |css: &str| css.split_whitespace().collect::<String>();
        assert_eq!(tokens(CSS), tokens(&written));
        assert!(!CSS.contains(['\n', '\t']) && !CSS.contains("  "));
        assert!(CSS.contains(r#"content: " (" attr(href) ")";"#), "what stands in quotes stays");
    }
}
