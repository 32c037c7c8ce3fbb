//! Who may use whom, and what nobody may use.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules of the crate, each with those it may name. What stands lower knows what stands higher.
const MAY_USE: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("code", &[]),
    ("json", &[]),
    ("lowercase", &[]),
    ("order", &[]),
    ("model", &["lowercase"]),
    ("decimal", &[]),
    ("fold", &["lowercase"]),
    ("locale", &["decimal"]),
    ("labels", &["locale"]),
    ("find", &["fold"]),
    ("place", &[]),
    ("html", &[]),
    ("date", &["fold"]),
    ("builder", &["model"]),
    ("outline", &["fold", "lowercase", "model"]),
    ("prose", &["fold", "model"]),
    ("explain", &["model"]),
    ("diff", &["fold", "labels", "model", "outline"]),
    ("lexicon", &["fold", "lowercase", "model", "order"]),
    ("fragment", &["builder", "date", "decimal", "html", "lowercase", "model"]),
    (
        "extract",
        &[
            "builder",
            "date",
            "decimal",
            "error",
            "fold",
            "fragment",
            "html",
            "json",
            "lexicon",
            "lowercase",
            "model",
            "order",
        ],
    ),
    (
        "format",
        &[
            "builder",
            "date",
            "decimal",
            "error",
            "extract",
            "fold",
            "fragment",
            "html",
            "json",
            "lexicon",
            "lowercase",
            "model",
            "order",
            "outline",
            "prose",
        ],
    ),
    ("render", &["decimal", "labels", "locale", "lowercase", "model", "order", "outline", "prose"]),
    ("epub", &["labels", "lowercase", "model", "outline", "prose", "render"]),
    ("grid", &["render"]),
    ("ranking", &["fold", "order"]),
    ("library", &["find", "fold", "json", "model", "order", "prose"]),
    ("viewer", &["decimal", "labels", "model", "outline", "prose", "render"]),
    (
        "web",
        &[
            "code", "diff", "epub", "error", "find", "fold", "format", "grid", "labels", "library", "locale", "model",
            "order", "outline", "place", "prose", "ranking", "render", "viewer",
        ],
    ),
];

/// What parsers of formats share within `format`; they use nothing else of one another.
const SHARED_BY_FORMATS: &[&str] = &["charset", "front_matter", "limit"];

/// Crates, each with the one place that knows it: there it can be replaced.
const CRATES: &[(&str, &str)] = &[
    ("clap", "main"),
    ("encoding_rs", "format::charset"),
    ("html5ever", "html"),
    ("markup5ever", "html"),
    ("pulldown_cmark", "format::markdown"),
    ("web_sys", "web"),
    ("js_sys", "web"),
    ("wasm_bindgen", "web"),
    ("serde_wasm_bindgen", "web"),
    ("console_error_panic_hook", "web"),
];

/// Nodes are made, not parsed, and nothing is run that came as text.
const NEVER: &[&str] = &[
    "innerHTML",
    "inner_html",
    "outerHTML",
    "outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "setHTMLUnsafe",
    "createContextualFragment",
    "document.write",
    "eval(",
    "new Function",
];

#[test]
fn modules_use_only_those_above_them() {
    let mut failures = Vec::new();
    for file in rust_files("src") {
        let Some(own) = file.module.first().filter(|own| !matches!(own.as_str(), "lib" | "main")) else { continue };
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| name == own) else {
            failures.push(format!("{}: `{own}` stands in no line of MAY_USE", file.name));
            continue;
        };
        for (line, path) in file.paths() {
            // The front door lets only errors out by a name of its own.
            let used = if path[0].starts_with(char::is_uppercase) { "error" } else { path[0].as_str() };
            if used != own && !allowed.contains(&used) {
                failures.push(format!("{}:{line}: `{own}` must not use `{used}`", file.name));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn formats_do_not_use_one_another() {
    let files = rust_files("src/format");
    let mut failures = Vec::new();
    for file in files.iter().filter(|file| file.module.len() > 1) {
        let own = &file.module[1];
        for (line, path) in file.paths() {
            if path[0] != "format" {
                continue;
            }
            let Some(used) = path.get(1).filter(|used| files.iter().any(|file| file.module.get(1) == Some(used)))
            else {
                continue;
            };
            if used != own && !SHARED_BY_FORMATS.contains(&used.as_str()) {
                failures.push(format!("{}:{line}: `format::{own}` must not use `format::{used}`", file.name));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn each_foreign_crate_is_known_in_one_place() {
    let mut failures = Vec::new();
    for file in rust_files("src") {
        let module = file.module.join("::");
        for (line, text) in file.lines() {
            for (name, place) in CRATES {
                let at_home = module == *place || module.starts_with(&format!("{place}::"));
                if !at_home && words(text).any(|word| word == *name) {
                    failures.push(format!("{}:{line}: only `{place}` may use `{name}`", file.name));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_markup_is_parsed_and_no_text_is_run() {
    let mut failures = Vec::new();
    for file in rust_files("src") {
        for (line, text) in file.lines() {
            for name in NEVER.iter().filter(|name| text.contains(**name)) {
                failures.push(format!("{}:{line}: `{name}`", file.name));
            }
        }
    }
    for path in files_below("pkg", "js").into_iter().chain(files_below("www", "js")) {
        let text = fs::read_to_string(root().join(&path)).expect("a readable file");
        for (index, line) in text.lines().enumerate() {
            let is_comment = ["//", "/*", "*"].iter().any(|mark| line.trim_start().starts_with(mark));
            for name in NEVER.iter().filter(|name| !is_comment && line.contains(**name)) {
                failures.push(format!("{}:{}: `{name}`", path.display(), index + 1));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn nothing_is_unwrapped_outside_of_tests() {
    let mut failures = Vec::new();
    for file in rust_files("src") {
        for (line, text) in file.lines() {
            for name in [".unwrap()", ".unwrap_err()", "panic!(", "todo!(", "unimplemented!(", "dbg!("] {
                if text.contains(name) {
                    failures.push(format!("{}:{line}: `{name}`", file.name));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_file_says_why_it_exists() {
    let mut failures = Vec::new();
    for path in ["src", "tests", "benches"].iter().flat_map(|folder| files_below(folder, "rs")) {
        let text = fs::read_to_string(root().join(&path)).expect("a readable file");
        if !text.starts_with("//! ") {
            failures.push(format!("{}:1: starts without `//!`", path.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_table_is_an_order() {
    for (index, (name, uses)) in MAY_USE.iter().enumerate() {
        for used in *uses {
            let place = MAY_USE.iter().position(|(name, _)| name == used);
            assert!(
                place.is_some_and(|place| place < index),
                "`{name}` may use `{used}`, which does not stand above it"
            );
        }
    }
}

#[test]
fn paths_are_found_however_they_are_written() {
    let source = r##"
        use crate::model::{Article, url};
        use crate::{error::Error, format::{self, html}, Parsed};
        use super::super::render::Sink; // crate::viewer
        fn f<'a>(x: &'a str) -> char { super::own(); self::own(); "crate::web"; '"'; crate::labels::by() }

#[cfg(test)]
mod tests { use crate::web; }
"##;
    let file = File { name: String::from("x.rs"), module: vec!["outline".into(), "words".into()], code: code(source) };
    let paths: Vec<(usize, String)> = file.paths().into_iter().map(|(line, path)| (line, path.join("::"))).collect();
    let expected = [
        (2, "model::Article"),
        (2, "model::url"),
        (3, "Parsed"),
        (3, "error::Error"),
        (3, "format"),
        (3, "format::html"),
        (4, "render::Sink"),
        (5, "labels::by"),
        (5, "outline::own"),
    ];
    assert_eq!(paths, expected.map(|(line, path)| (line, String::from(path))));
}

/// A file of Rust without its comments, the insides of its strings and its unit tests.
struct File {
    name: String,
    /// Its module, from the root of the crate.
    module: Vec<String>,
    code: String,
}

impl File {
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// What the file names by a path from the root of the crate or from a module around it, each with its line.
    fn paths(&self) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        for (start, _) in self.code.match_indices("crate::").chain(self.code.match_indices("super::")) {
            let before = &self.code[..start];
            // In the middle of another path, or of another word: `pub(crate)::`, `super::super::`.
            if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':')) {
                continue;
            }
            let line = before.matches('\n').count() + 1;
            let mut rest = &self.code[start..];
            let mut base = if rest.starts_with("super") { self.module.clone() } else { Vec::new() };
            while let Some(further) = rest.strip_prefix("super::") {
                base.pop();
                rest = further;
            }
            rest = rest.strip_prefix("crate::").unwrap_or(rest);
            for tail in expand(rest) {
                let path: Vec<String> = base.iter().cloned().chain(tail).collect();
                if !path.is_empty() {
                    found.push((line, path));
                }
            }
        }
        found.sort();
        found
    }
}

/// The paths at the start of a text: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expand(text: &str) -> Vec<Vec<String>> {
    fn read(text: &mut &str, base: &[String], paths: &mut Vec<Vec<String>>) {
        let mut path = base.to_vec();
        loop {
            *text = text.trim_start();
            if let Some(rest) = text.strip_prefix('{') {
                *text = rest;
                loop {
                    read(text, &path, paths);
                    *text = text.trim_start();
                    match text.strip_prefix(',') {
                        Some(rest) if !rest.trim_start().starts_with('}') => *text = rest,
                        Some(rest) => *text = rest.trim_start(),
                        None => break,
                    }
                    if text.starts_with('}') {
                        break;
                    }
                }
                *text = text.strip_prefix('}').unwrap_or(text);
                return;
            }
            let length = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
            let (word, rest) = text.split_at(length);
            if !word.is_empty() && word != "self" {
                path.push(word.to_string());
            }
            match rest.strip_prefix("::") {
                Some(further) if !word.is_empty() => *text = further,
                _ => {
                    *text = rest.trim_start();
                    if let Some(renamed) = text.strip_prefix("as ") {
                        *text = renamed.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c == ' ');
                    }
                    paths.push(path);
                    return;
                }
            }
        }
    }
    let mut paths = Vec::new();
    read(&mut { text }, &[], &mut paths);
    paths
}

/// Rust without comments, without the insides of strings and without the unit tests at its end; lines stay where they are.
fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or(source);
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    let blank = |skipped: &str, code: &mut String| code.extend(skipped.chars().filter(|c| *c == '\n'));
    while let Some(character) = rest.chars().next() {
        let raw = rest.strip_prefix('r').filter(|after| after.trim_start_matches('#').starts_with('"'));
        let in_word = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(after) = raw.filter(|_| !in_word || code.ends_with('b')) {
            let hashes = after.len() - after.trim_start_matches('#').len();
            let end = ["\"", &"#".repeat(hashes)].concat();
            let body = 1 + hashes + 1;
            rest[body..].find(&end).map_or(rest.len(), |at| body + at + end.len())
        } else if character == '"' {
            string(rest, '"')
        } else if character == '\'' && is_character(rest) {
            string(rest, '\'')
        } else {
            code.push(character);
            rest = &rest[character.len_utf8()..];
            continue;
        };
        blank(&rest[..length], &mut code);
        code.push_str(if rest.starts_with('/') { " " } else { "\"\"" });
        rest = &rest[length..];
    }
    code
}

/// The length of a literal between two of `quote`.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (index, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether a single quote starts a character rather than a lifetime.
fn is_character(text: &str) -> bool {
    let mut characters = text.chars().skip(1);
    characters.next() == Some('\\') || characters.next() == Some('\'')
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// The files of a folder that are not for tests alone.
fn rust_files(folder: &str) -> Vec<File> {
    let read = |path: &PathBuf| fs::read_to_string(root().join(path)).expect("a readable file");
    let mut paths = files_below(folder, "rs");
    let mut tests = Vec::new();
    for path in &paths {
        let folder = if path.ends_with("mod.rs") { path.with_file_name("") } else { path.with_extension("") };
        for declaration in read(path).replace("\npub(crate) mod ", "\nmod ").split("#[cfg(test)]\nmod ").skip(1) {
            let name = declaration.split([';', ' ']).next().unwrap_or_default();
            tests.push(folder.join(name));
        }
    }
    paths.retain(|path| !tests.iter().any(|test| path.starts_with(test) || path.with_extension("") == *test));
    let files = paths.into_iter().map(|path| {
        let mut module: Vec<String> =
            path.with_extension("").iter().skip(1).map(|part| part.to_string_lossy().into_owned()).collect();
        module.pop_if(|last| last == "mod");
        File { name: path.display().to_string(), module, code: code(&read(&path)) }
    });
    files.collect()
}

/// The files of an extension in a folder of the project, by their path in it, without what is built or installed.
fn files_below(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(root().join(&folder)) else { continue };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            let built = ["node_modules", "wasm", "dist", "target"].iter().any(|name| path.ends_with(name));
            if entry.path().is_dir() {
                if !built {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|own| own == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
