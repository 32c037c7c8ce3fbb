//! What the tree promises, and the oracles that the parser is held against.

mod oracle;
mod soup;
mod tokens;
mod trees;

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// Files of the tests, none where they are absent.
pub(super) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/html5lib").join(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: the html5lib tests are not at {}", folder.display());
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect();
    paths.sort();
    paths
}

/// A tree as the tests of html5lib write it.
fn dump(tree: &Tree) -> String {
    let mut out = String::new();
    tree.children(Tree::ROOT).for_each(|id| dump_node(tree, id, 0, &mut out));
    out
}

fn dump_node(tree: &Tree, id: NodeId, depth: usize, out: &mut String) {
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
            // A prefix is part of the name in our tree.
            let prefixed = |name: &str| {
                is_foreign && (name.starts_with("xlink:") || matches!(name, "xml:lang" | "xml:space" | "xmlns:xlink"))
            };
            let attributes = tree.attributes(id).map(|(name, value)| {
                (if prefixed(name) { name.replacen(':', " ", 1) } else { name.to_owned() }, value)
            });
            let mut attributes: Vec<_> = attributes.collect();
            attributes.sort();
            for (name, value) in attributes {
                *out += &format!("| {indent}  {name}=\"{value}\"\n");
            }
            let mut depth = depth + 1;
            if name == Name::TEMPLATE {
                *out += &format!("| {}content\n", "  ".repeat(depth));
                depth += 1;
            }
            tree.children(id).for_each(|id| dump_node(tree, id, depth, out));
        }
    }
}

#[test]
fn text_is_one_slice_without_scripts_and_comments() {
    let tree = parse_fragment("<p>one <b>two</b><!--no--><script>no</script> &amp; three</p><p>four");
    assert_eq!(tree.text(Tree::ROOT), "one two & threefour");
    let script = tree.find(Tree::ROOT, Name::SCRIPT).expect("a script element");
    assert_eq!(tree.text(script), "no");
}

#[test]
fn nodes_are_numbered_in_reading_order() {
    let tree = parse_fragment("<table>moved<tr><td>cell</table><p><b>x</p>y");
    let mut last = Tree::ROOT;
    for id in tree.descendants(Tree::ROOT) {
        assert_eq!(id, last + 1);
        assert!(tree.parent(id).expect("every node but the root has a parent") < id);
        last = id;
    }
    let names: Vec<_> = tree.children(Tree::ROOT).map(|id| tree.name(id)).collect();
    assert_eq!(names, [Name::TEXT, Name::TABLE, Name::P, Name::B]);
    assert_eq!(tree.text(Tree::ROOT), "movedcellxy");
}

#[test]
fn siblings_are_reached_both_ways() {
    let tree = parse_fragment("<i>1</i><b>2</b>3");
    let children: Vec<_> = tree.children(Tree::ROOT).collect();
    assert_eq!(children.len(), 3);
    assert_eq!(tree.next_sibling(children[0]), Some(children[1]));
    assert_eq!(tree.next_sibling(children[2]), None);
    assert_eq!(tree.previous_sibling(children[2]), Some(children[1]));
    assert_eq!(tree.previous_sibling(children[0]), None);
}

#[test]
fn attributes_are_found_by_name() {
    let tree = parse_fragment(r#"<a HREF="/x?a=1&amp;b" data-n>t</a>"#);
    let link = tree.find(Tree::ROOT, Name::A).expect("a link");
    assert_eq!(tree.attribute(link, "href"), Some("/x?a=1&b"));
    assert_eq!(tree.attribute(link, "data-n"), Some(""));
    assert_eq!(tree.attribute(link, "class"), None);
    let all: Vec<_> = tree.attributes(link).collect();
    assert_eq!(all, [("href", "/x?a=1&b"), ("data-n", "")]);
}

#[test]
fn names_of_another_namespace_are_other_names() {
    let tree = parse_fragment("<svg><a>x</a></svg><math><mi>y</mi></math><my-word></my-word>");
    assert_eq!(tree.find(Tree::ROOT, Name::A), None);
    assert!(tree.find(Tree::ROOT, Name::SVG).is_some());
    let word = tree.children(Tree::ROOT).last().expect("three children");
    assert_eq!(tree.name_text(word), "my-word");
    let identifier = tree.find(Tree::ROOT, Name::MI).expect("an identifier");
    assert!(tree.name(identifier).is_math());
}

#[test]
fn what_stands_in_noscript_and_template_is_parsed() {
    let tree =
        parse_document("<head><noscript><link></noscript></head><body><noscript><img src=a></noscript><template><p>x");
    for name in [Name::IMG, Name::P, Name::LINK] {
        assert!(tree.find(Tree::ROOT, name).is_some(), "{}", name.as_str().unwrap_or("?"));
    }
    assert_eq!(tree.text(Tree::ROOT), "", "but it is not text of the page");
}

#[test]
fn lines_are_counted_from_one() {
    let tree = parse_fragment("<p>a</p>\n\n<p>b</p>");
    let lines: Vec<_> =
        tree.descendants(Tree::ROOT).filter(|&id| tree.name(id) == Name::P).map(|id| tree.line(id)).collect();
    assert_eq!(lines, [1, 3]);
}

#[test]
fn no_text_makes_a_tree_too_deep_or_too_large() {
    let many = 6_000;
    let numbered = |piece: &str| (0..many / 4).map(|n| piece.replace('#', &n.to_string())).collect::<String>();
    let sources = [
        "<div>".repeat(many),
        "<ul><li>".repeat(many),
        "<dl><dt>".repeat(many),
        "<b><p>".repeat(many),
        "<a><div>".repeat(many),
        "<table><tr><td>".repeat(many),
        "<svg><g>".repeat(many),
        "<math><mrow>".repeat(many),
        "<template>".repeat(many),
        "<select>".repeat(many),
        "<button>".repeat(many),
        numbered("<b id=#>") + &"<p>x".repeat(many),
        format!("<p>{}", numbered("<font id=#>")) + &"</p><p>x".repeat(many),
        format!("<p><i title='{}'></p>", "x".repeat(many)) + &"<p>x</p>".repeat(many),
        numbered("<body a#=1>"),
        format!("<p {}>x", numbered(" a#=1")),
    ];
    for source in sources {
        let tree = parse_fragment(&source);
        assert!(tree.len() <= source.len() + 2000, "{} nodes of {}", tree.len(), &source[..40]);
        let mut depths = vec![0; tree.len()];
        for id in tree.descendants(Tree::ROOT) {
            depths[id as usize] = depths[tree.parent(id).expect("only the root has none") as usize] + 1;
            assert!(depths[id as usize] <= 513, "{}", &source[..40]);
            assert!(tree.attributes(id).count() <= 256, "{}", &source[..40]);
        }
    }
}

#[test]
fn text_deeper_than_the_limit_stays() {
    let source = "<div>".repeat(3000) + "<p>one</p><p>two</p>" + &"</div>".repeat(3000) + "<p>after</p>";
    let tree = parse_fragment(&source);
    assert_eq!(tree.text(Tree::ROOT), "onetwoafter");
    let paragraphs: Vec<_> = tree.descendants(Tree::ROOT).filter(|&id| tree.name(id) == Name::P).collect();
    assert_eq!(paragraphs.len(), 3);
    assert_eq!(tree.parent(paragraphs[2]), Some(Tree::ROOT), "the closing tags found their elements");
}
