//! JSON-LD as pages hold it → JSON values, whatever stands around and between.

use crate::json;
use serde_json::Value;

/// Every JSON value of a text. Comment marks, `CDATA` marks and what follows the last value are passed over; raw line
/// ends in strings and commas too many are repaired.
pub(crate) fn read(text: &str) -> Vec<Value> {
    let text = bare(text);
    let (values, complete) = values(text);
    if complete {
        return values;
    }
    let (repaired, _) = self::values(&repair(text));
    if repaired.len() >= values.len() { repaired } else { values }
}

/// Whether a text starts as JSON does, once the marks around it are gone.
pub(crate) fn looks_like_json(text: &str) -> bool {
    bare(text).starts_with(['{', '['])
}

/// The values from the start on, and whether nothing was left that starts another one.
fn values(text: &str) -> (Vec<Value>, bool) {
    let mut values = Vec::new();
    let mut rest = text;
    while let Ok((value, end)) = json::first(rest) {
        values.push(value);
        rest = &rest[end..];
    }
    let rest = rest.trim_start();
    let complete = rest.is_empty() || !values.is_empty() && !rest.starts_with(['{', '[', ',']);
    (values, complete)
}

/// What scripts wrap around JSON for the sake of old parsers.
fn bare(text: &str) -> &str {
    const MARKS: &[&str] = &["\u{feff}", "<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA["];
    let mut text = text.trim_start();
    while let Some(rest) = MARKS.iter().find_map(|mark| text.strip_prefix(mark)) {
        text = rest.trim_start();
    }
    text
}

/// Raw control characters in strings become spaces; commas before a closing bracket, and those between two roots, go.
fn repair(text: &str) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut inside = false;
    let mut escaped = false;
    let mut depth = 0u32;
    // Where in `repaired` a comma stands after which nothing but space has come.
    let mut comma = None;
    for character in text.chars() {
        if inside {
            repaired.push(if character < ' ' { ' ' } else { character });
            inside = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        match character {
            '"' => inside = true,
            '{' | '[' => depth += 1,
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if let Some(at) = comma {
                    repaired.truncate(at);
                }
            }
            ',' if depth == 0 => continue,
            _ => {}
        }
        if character == ',' {
            comma = Some(repaired.len());
        } else if !character.is_whitespace() {
            comma = None;
        }
        repaired.push(character);
    }
    repaired
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn json_is_found_in_what_scripts_wrap_around_it() {
        for (text, expected) in [
            (r#"{"a":1}"#, vec![json!({"a": 1})]),
            ("<!-- {\"a\":1} -->", vec![json!({"a": 1})]),
            ("//<![CDATA[\n{\"a\":1}\n//]]>", vec![json!({"a": 1})]),
            ("{\"a\":1};", vec![json!({"a": 1})]),
            ("{\"a\":1}\n{\"b\":2}", vec![json!({"a": 1}), json!({"b": 2})]),
            ("{\"a\":1},{\"b\":2}", vec![json!({"a": 1}), json!({"b": 2})]),
            ("{\"a\":\"two\nlines\",}", vec![json!({"a": "two lines"})]),
            (r#"{"a":"\\",  }"#, vec![json!({"a": "\\"})]),
            ("{\"a\":[1,2,],}", vec![json!({"a": [1, 2]})]),
            ("{\"a\":", vec![]),
            ("no", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_thousand_brackets_do_no_harm() {
        assert!(read(&"[".repeat(100_000)).is_empty());
        assert!(read(&"{\"a\":".repeat(100_000)).is_empty());
    }
}
