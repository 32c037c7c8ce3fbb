//! The tree-construction tests of html5lib.
//!
//! By design our tree has no document type, no prefixes apart from names, and bounds that none of the tests reaches:
//! 512 elements deep, 256 attributes, 64 open formatting elements.

use std::fs;

use super::{dump, files};
use crate::html::builder::Builder;
use crate::html::draft::Draft;
use crate::html::name::Namespace;
use crate::html::raw_text::State;
use crate::html::{Name, Tree, normalized};

#[test]
fn trees_equal_those_of_html5lib() {
    let (mut compared, mut scripting, mut selected) = (0, 0, 0);
    let mut differences = Vec::new();
    let files = [files("tree-construction", "dat"), files("tree-construction/scripted", "dat")].concat();
    for path in &files {
        let source = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        for test in source.split("#data\n").skip(1).filter_map(Test::read) {
            if test.scripting {
                scripting += 1;
                continue;
            }
            // The copy of an option in `selectedcontent` is the work of a select list, not of its text.
            if test.data.contains("<selectedcontent>") {
                selected += 1;
                continue;
            }
            compared += 1;
            let tree = test.parse();
            let found = dump(&tree);
            if found != test.expected {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                let context = test.context.unwrap_or_default();
                differences
                    .push(format!("{file}: {} in {context:?}\nexpected\n{}found\n{found}", test.data, test.expected));
            }
        }
    }
    println!(
        "{} of {compared} trees equal; left out: {scripting} with scripts, {selected} with `selectedcontent`",
        compared - differences.len()
    );
    assert!(files.is_empty() || compared > 1700, "only {compared} tests were found");
    assert!(differences.is_empty(), "{} of {compared} differ:\n{}", differences.len(), differences.join("\n"));
}

struct Test<'a> {
    data: &'a str,
    context: Option<&'a str>,
    scripting: bool,
    expected: String,
}

impl<'a> Test<'a> {
    fn read(source: &'a str) -> Option<Test<'a>> {
        let (data, rest) = source.split_once("\n#errors\n").or_else(|| source.split_once("#errors\n"))?;
        let (head, tree) = rest.split_once("#document\n")?;
        let context = head.split_once("#document-fragment\n").map(|(_, context)| context.lines().next().unwrap());
        let tree = tree.trim_end_matches('\n').to_owned() + "\n";
        // Our tree has no document type.
        let expected = tree.lines().filter(|line| !line.starts_with("| <!DOCTYPE")).map(|line| format!("{line}\n"));
        let expected: String = expected.collect();
        let expected = if expected == "\n" { String::new() } else { expected };
        Some(Test { data, context, scripting: head.contains("#script-on"), expected })
    }

    fn parse(&self) -> Tree {
        let source = normalized(self.data);
        let Some(context) = self.context else { return Builder::new(&source, None).build() };
        let (namespace, local) = match context.split_once(' ') {
            Some(("svg", local)) => (Namespace::Svg, local),
            Some((_, local)) => (Namespace::Math, local),
            None => (Namespace::Html, context),
        };
        let name = match namespace {
            Namespace::Html => Name::known(namespace, local).expect("contexts of HTML are known elements"),
            _ => Draft::new("").foreign_name(namespace, local),
        };
        // The numbers of names that are met begin anew with each source; none of these is asked for.
        let mut builder = Builder::new(&source, Some((namespace, name)));
        // No end tag ends them, because there was no start tag.
        builder.set_state(match name {
            Name::TITLE | Name::TEXTAREA => State::Rcdata,
            Name::STYLE | Name::XMP | Name::IFRAME | Name::NOEMBED | Name::NOFRAMES => State::RawText,
            Name::SCRIPT => State::Script,
            Name::PLAINTEXT => State::PlainText,
            _ => State::Data,
        });
        builder.build()
    }
}
