//! The program as a shell uses it.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

const LETTER: &str = r#"{"version":1,"meta":{"title":"A letter"},"blocks":[
    {"kind":"paragraph","content":[{"kind":"text","text":"It is < short."}]}]}"#;

#[test]
fn a_payload_becomes_its_model() {
    let output = run(&["parse", "-"], LETTER);
    assert_eq!(output.status.code(), Some(0));
    let model: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(model["meta"]["title"], "A letter");
    assert_eq!(model["blocks"][0]["kind"], "paragraph");
}

#[test]
fn a_payload_is_written_in_each_way() {
    for (to, expected) in
        [("html", "<p>It is &lt; short.</p>"), ("page", "<!doctype html>\n<html"), ("text", "It is < short.\n")]
    {
        let output = run(&["render", "--to", to, "--type", "article", "-"], LETTER);
        assert_eq!(output.status.code(), Some(0), "{to}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(expected), "{to}: {text}");
        assert!(text.ends_with('\n'), "{to}");
    }
}

#[test]
fn what_changed_is_written_in_each_way() {
    let folder = std::env::temp_dir().join(format!("article-viewer-diff-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let old = folder.join("old.md");
    std::fs::write(&old, "# The bridge\n\nIt has seven arches of stone.\n").unwrap();
    let new = "# The bridge\n\nIt has eight arches of stone.\n";
    for (to, expected) in [
        ("html", "seven</del> <ins>"),
        ("page", "<!doctype html>\n<html"),
        ("markdown", "<del>seven</del> <ins>eight</ins>"),
        ("json", "\"kind\": \"words\""),
    ] {
        let output = run(&["diff", "--to", to, old.to_str().unwrap(), "-"], new);
        assert_eq!(output.status.code(), Some(0), "{to}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(expected), "{to}: {text}");
    }
    assert_eq!(run(&["diff", old.to_str().unwrap(), "-"], "").status.code(), Some(1));
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Nobody can be asked where no script runs: there is a picture, or a link to it.
#[test]
fn a_page_loads_its_media_or_links_to_them() {
    let payload = "A boat.\n\n![Boat](https://pictures.example/boat.png)\n";
    for to in ["html", "page"] {
        for (arguments, loads) in [(&[][..], true), (&["--remote", "allow"], true), (&["--remote", "deny"], false)] {
            let output = run(&[&["render", "--to", to, "--type", "markdown", "-"], arguments].concat(), payload);
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(text.contains(" src=\"https://pictures.example/boat.png\""), loads, "{to} {arguments:?}");
            assert_eq!(text.contains("href=\"https://pictures.example/boat.png\""), !loads, "{to} {arguments:?}");
            assert!(!text.contains("<button"), "{to} {arguments:?}");
        }
    }
}

#[test]
fn each_value_and_each_block_is_accounted_for() {
    let page = "<!doctype html><title>The ferry</title><article><h1>The ferry</h1>
        <p>The ferry crosses at nine, at noon and at four, wind and tide and the captain permitting.</p>
        <p>Sign up for our newsletter</p>
        <p>Tickets are sold on board, in coins, and the change is given in whatever he has.</p></article>";
    let output = run(&["explain", "-"], page);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let expected = [
        ("meta     title: header", "The ferry"),
        ("kept     paragraph", "The ferry crosses"),
        ("dropped  newsletter: wording", "Sign up"),
        ("kept     paragraph", "Tickets"),
    ];
    assert_eq!(lines.len(), expected.len(), "{text}");
    for (line, (start, words)) in lines.iter().zip(expected) {
        assert!(line.starts_with(start) && line.contains(words), "{text}");
    }
}

#[test]
fn every_format_is_listed() {
    let output = run(&["formats"], "");
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    let names: Vec<&str> = text.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let expected: Vec<&str> = article_viewer::format::FORMATS.iter().map(|format| format.name).collect();
    assert_eq!(names, expected);
}

#[test]
fn the_help_lists_the_exit_codes() {
    let text = String::from_utf8(run(&["--help"], "").stdout).unwrap();
    assert!(text.contains("3  under --strict"), "{text}");
}

#[test]
fn exit_codes_say_what_went_wrong() {
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("missing.json");
    let missing = missing.to_str().unwrap();
    for (arguments, input, code, message) in [
        (vec!["parse", "-"], "", 1, "the payload holds no text (empty)"),
        (vec!["parse", "--type", "article", "-"], "{", 1, "(malformed)"),
        (vec!["parse", "--type", "nothing", "-"], LETTER, 2, "the type is none of"),
        (vec!["parse", missing], "", 2, "name a file, or - for standard input"),
        (vec!["parse", env!("CARGO_MANIFEST_DIR")], "", 2, "cannot be read"),
        (vec!["parse"], "", 2, "<FILE>"),
        (vec!["render", "--to", "pdf", "-"], LETTER, 2, "possible values"),
        (vec!["parse", "--strict", "-"], LETTER, 2, "--jsonl"),
        (vec!["read", "-"], LETTER, 2, "unrecognized subcommand"),
        (vec![], "", 2, "Usage"),
    ] {
        let output = run(&arguments, input);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {error}");
        assert!(error.contains(message), "{arguments:?}: {error}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn records_are_answered_line_by_line() {
    let lines = [
        json!({ "id": "a", "payload": LETTER }).to_string(),
        String::from("  "),
        json!({ "id": 2, "payload": "" }).to_string(),
        json!({ "id": "no payload" }).to_string(),
        json!({ "id": "other type", "payload": LETTER, "type": "nothing" }).to_string(),
        String::from("{\"id\": \"cut off"),
        json!({ "payload": LETTER, "type": "article", "url": "https://example.com/" }).to_string(),
    ];
    let expected = [
        (json!("a"), Some("It is < short."), ""),
        (json!(2), None, "empty"),
        (json!("no payload"), None, "malformed"),
        (json!("other type"), None, "unknown-type"),
        (json!(null), None, "malformed"),
        (json!(null), Some("It is < short."), ""),
    ];
    let output = run(&["render", "--to", "text", "--jsonl", "-"], &lines.join("\n"));
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "6 records, 4 failed\n", "progress is for terminals");
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), expected.len(), "{text}");
    for (answer, (id, output, code)) in answers.iter().zip(expected) {
        assert_eq!(answer["id"], id);
        match output {
            Some(output) => assert_eq!(answer["output"], output),
            None => {
                assert_eq!(answer["error"]["code"], code, "{answer}");
                assert!(answer["error"]["message"].is_string(), "{answer}");
                assert!(answer.get("output").is_none(), "{answer}");
            }
        }
    }
}

#[test]
fn records_of_parse_hold_the_model_itself() {
    let output = run(&["parse", "--jsonl", "-"], &json!({ "id": 1, "payload": LETTER }).to_string());
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["output"]["meta"]["title"], "A letter");
}

#[test]
fn an_answer_is_one_line_whoever_reads_it() {
    let payload = "A line\u{2028}or two,\u{85}or three.";
    let output = run(&["render", "--to", "text", "--jsonl", "-"], &json!({ "id": 1, "payload": payload }).to_string());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains(['\u{85}', '\u{2028}', '\u{2029}']), "{text}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    assert!(answer["output"].as_str().unwrap().contains("or three."), "{text}");
}

#[test]
fn strict_makes_a_failed_record_count() {
    let good = json!({ "id": 1, "payload": LETTER }).to_string();
    let bad = json!({ "id": 2, "payload": "" }).to_string();
    for (input, code) in [(good.clone(), 0), ([bad, good].join("\n"), 3)] {
        let output = run(&["parse", "--jsonl", "--strict", "-"], &input);
        assert_eq!(output.status.code(), Some(code), "{input}");
        let message = if code == 0 { "" } else { "2 records, 1 failed\n" };
        assert_eq!(String::from_utf8(output.stderr).unwrap(), message, "{input}");
    }
}

#[test]
fn an_answer_comes_before_the_next_record_is_there() {
    let mut child = start(&["render", "--to", "text", "--jsonl", "-"]);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(input, "{}", json!({ "id": id, "payload": LETTER })).unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], id);
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    let mut child = start(&["render", "--to", "text", "--jsonl", "-"]);
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    for id in 0..2000 {
        // Sooner or later nobody listens to us either.
        if writeln!(input, "{}", json!({ "id": id, "payload": LETTER })).is_err() {
            break;
        }
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = start(arguments);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_string();
    let writer = std::thread::spawn(move || {
        // A program that refuses its arguments does not read.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn start(arguments: &[&str]) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_article-viewer"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}
