//! The tokenizer tests of html5lib.

use std::fs;

use serde_json::{Value, json};

use super::files;
use crate::html::draft::{Draft, Store};
use crate::html::normalized;
use crate::html::raw_text::State;
use crate::html::tokenizer::{Tag, Token, Tokenizer};
use crate::html::tree::Span;

#[test]
fn tokens_equal_those_of_html5lib() {
    let files = files("tokenizer", "test");
    let (mut compared, mut surrogates, mut coerced) = (0, 0, 0);
    let mut differences = Vec::new();
    for path in &files {
        let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        // What an XML document cannot hold is replaced in those; ours is none.
        coerced += file["xmlViolationTests"].as_array().map_or(0, Vec::len);
        for test in file["tests"].as_array().unwrap_or(&Vec::new()) {
            let is_escaped = test["doubleEscaped"] == true;
            // A text of Rust holds no half of a character.
            let (Some(input), Some(expected)) = (text(&test["input"], is_escaped), tokens(&test["output"], is_escaped))
            else {
                surrogates += 1;
                continue;
            };
            let states = test["initialStates"].as_array().cloned().unwrap_or(vec![json!("Data state")]);
            for state in states {
                compared += 1;
                let found = run(&input, &state, test["lastStartTag"].as_str().unwrap_or_default());
                if found != expected {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    differences.push(format!("{name} {state}: {input:?}\n  {expected:?}\n  {found:?}"));
                }
            }
        }
    }
    println!(
        "{} of {compared} equal; left out: {surrogates} with halves of characters, {coerced} of XML",
        compared - differences.len()
    );
    assert!(files.is_empty() || compared > 6500, "only {compared} tests were found");
    assert!(differences.is_empty(), "{} of {compared} differ:\n{}", differences.len(), differences.join("\n"));
}

/// A text of a test; none where it holds half of a character.
fn text(value: &Value, is_escaped: bool) -> Option<String> {
    let text = value.as_str()?;
    if is_escaped {
        serde_json::from_str(&format!("\"{}\"", text.replace('"', "\\\""))).ok()
    } else {
        Some(text.into())
    }
}

fn tokens(value: &Value, is_escaped: bool) -> Option<Vec<Value>> {
    let unescape = |value: &Value| -> Option<Value> {
        Some(match value {
            Value::String(_) => json!(text(value, is_escaped)?),
            Value::Object(map) => {
                let pairs = map.iter().map(|(name, value)| Some((name.clone(), json!(text(value, is_escaped)?))));
                Value::Object(pairs.collect::<Option<_>>()?)
            }
            _ => value.clone(),
        })
    };
    value.as_array()?.iter().map(|token| token.as_array()?.iter().map(unescape).collect()).collect()
}

fn run(input: &str, state: &Value, last_start_tag: &str) -> Vec<Value> {
    let source = normalized(input);
    let mut store = Draft::new(&source).store;
    let mut tokenizer = Tokenizer::new(&source);
    // The few names there are.
    tokenizer.raw_element =
        ["plaintext", "script", "textarea", "xmp"].into_iter().find(|name| *name == last_start_tag).unwrap_or("");
    tokenizer.state = match state.as_str().unwrap() {
        "Data state" => State::Data,
        "RCDATA state" => State::Rcdata,
        "RAWTEXT state" => State::RawText,
        "Script data state" => State::Script,
        "PLAINTEXT state" => State::PlainText,
        "CDATA section state" => State::Cdata,
        state => panic!("unknown state {state}"),
    };
    let mut tokens: Vec<Value> = Vec::new();
    loop {
        let token = tokenizer.next(&mut store, false);
        let slice = |span: Span| &store.data[span.range()];
        let text = match token {
            Token::EndOfFile => return tokens,
            Token::Text(text) => slice(text),
            Token::Null => "\0",
            _ => "",
        };
        if !text.is_empty()
            && let Some([kind, before]) = tokens.last_mut().and_then(Value::as_array_mut).map(Vec::as_mut_slice)
            && kind == "Character"
        {
            *before = json!([before.as_str().unwrap(), text].concat());
            continue;
        }
        tokens.push(match token {
            Token::Start(tag) => {
                let attributes = store.attributes[tag.attributes.range()].iter();
                let name = |index: u16| store.names.get(usize::from(index)).unwrap();
                let attributes =
                    attributes.map(|attribute| (name(attribute.name).into(), json!(slice(attribute.value))));
                let mut token =
                    vec![json!("StartTag"), json!(tag_name(&store, tag)), Value::Object(attributes.collect())];
                token.extend(tag.is_self_closing.then_some(json!(true)));
                Value::Array(token)
            }
            Token::End(tag) => json!(["EndTag", tag_name(&store, tag)]),
            Token::Comment(text) => json!(["Comment", slice(text)]),
            Token::Doctype(doctype) => json!([
                "DOCTYPE",
                doctype.name.map(slice),
                doctype.public.map(slice),
                doctype.system.map(slice),
                !doctype.forces_quirks
            ]),
            _ => json!(["Character", text]),
        });
    }
}

fn tag_name(store: &Store, tag: Tag) -> &str {
    tag.name.as_str().or_else(|| store.names.get(tag.name.other_index()?)).unwrap()
}
