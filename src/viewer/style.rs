//! The style sheet as it is sent: without what only its writers need.

/// The files of the look, one behind the other.
macro_rules! look {
    ($take:ident) => {
        $take!("tokens.css", "viewer.css", "article.css", "paged.css", "languages.css", "media.css")
    };
}

/// Files of this folder, one behind the other.
macro_rules! written {
    ($($file:literal),+) => {
        concat!($(include_str!($file)),+)
    };
}

/// A style sheet of files of this folder, shortened.
macro_rules! sheet {
    ($($file:literal),+) => {{
        const WRITTEN: &str = written!($($file),+);
        const LENGTH: usize = shorten(WRITTEN, &mut []);
        static SHORT: [u8; LENGTH] = {
            let mut short = [0; LENGTH];
            shorten(WRITTEN, &mut short);
            short
        };
        match std::str::from_utf8(&SHORT) {
            Ok(css) => css,
            Err(_) => WRITTEN,
        }
    }};
}

/// The look: tokens, what surrounds the article, the article, its pages, customs of languages, other media.
pub const CSS: &str = look!(sheet);

/// The look of what comes when a reader wants it.
pub const TOOLS_CSS: &str = sheet!("tools.css");

/// Leaves out comments, line ends and indents, into as many bytes as there are; how many there would be.
const fn shorten(written: &str, short: &mut [u8]) -> usize {
    let written = written.as_bytes();
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
        let sheets = [(CSS, look!(written)), (TOOLS_CSS, written!("tools.css"))];
        for (sent, written) in sheets {
            let mut written = written.to_string();
            while let Some((before, rest)) = written.split_once("/*") {
                let (_, after) = rest.split_once("*/").unwrap();
                written = format!("{before}{after}");
            }
            let tokens = |css: &str| css.split_whitespace().collect::<String>();
            assert_eq!(tokens(sent), tokens(&written));
            assert!(!sent.contains(['\n', '\t']) && !sent.contains("  "));
        }
        assert!(CSS.contains(r#"content: " (" attr(href) ")";"#), "what stands in quotes stays");
    }
}
