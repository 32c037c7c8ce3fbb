//! Articles in few characters, for tests: `p(one strong(two))`.

use serde_json::Value;

/// A value of the model as `kind(content; key=value)`.
pub(super) fn compact(value: &impl serde::Serialize) -> String {
    let mut out = String::new();
    write(&serde_json::to_value(value).unwrap(), &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => *out += text,
        Value::Array(values) => {
            let is_text = |value: &Value| value.get("kind").is_some_and(|kind| kind == "text");
            for (at, value) in values.iter().enumerate() {
                if at > 0 && !is_text(value) && !is_text(&values[at - 1]) {
                    out.push(' ');
                }
                write(value, out);
            }
        }
        Value::Object(fields) => {
            let kind = fields.get("kind").and_then(Value::as_str).unwrap_or_default();
            if kind == "text" {
                return write(&fields["text"], out);
            }
            *out += match kind {
                "paragraph" => "p",
                "heading" => "h",
                kind => kind,
            };
            let inside = ["content", "blocks", "items"];
            let mut parts = Vec::new();
            for (name, value) in fields.iter().filter(|(name, _)| *name != "kind") {
                let mut part = String::new();
                write(value, &mut part);
                if inside.contains(&name.as_str()) {
                    parts.insert(0, part);
                } else {
                    parts.push(format!("{name}={part}"));
                }
            }
            if !parts.is_empty() || kind != "break" && kind != "divider" {
                *out += &format!("({})", parts.join("; "));
            }
        }
        other => *out += &other.to_string(),
    }
}
