//! Every family of languages, and texts that are odd.

use super::{Kind, Token, languages, tokens};

/// What was found, each with the first letter of its kind.
fn found(code: &str, language: &str) -> String {
    let units: Vec<u16> = code.encode_utf16().collect();
    let part = |Token { kind, start, end }: &Token| {
        let letter = &format!("{kind:?}")[..1];
        format!("{letter} {}", String::from_utf16(&units[*start as usize..*end as usize]).unwrap())
    };
    tokens(code, Some(language)).iter().map(part).collect::<Vec<_>>().join(" | ")
}

fn check(table: &[(&str, &str, &str)]) {
    for (language, code, expected) in table {
        assert_eq!(found(code, language), *expected, "{language}: {code}");
    }
}

#[test]
fn languages_like_c() {
    check(&[
        ("rust", "fn tide<'a>(x: &'a str) -> u8 { 'x' }", "K fn | N tide | K str | K u8 | S 'x'"),
        ("rs", "/* a /* b */ c */ struct Pier; // x", "C /* a /* b */ c */ | K struct | N Pier | C // x"),
        (
            "Rust",
            r####"let s = r#"a " b"# + r"\" + b"c" + 1_000.5e-3 + 0xff..9"####,
            r####"K let | S r#"a " b"# | S r"\" | S "c" | N 1_000.5e-3 | N 0xff | N 9"####,
        ),
        ("rust", r"('\'', '\u{1F600}', 'é', '\\')", r"S '\'' | S '\u{1F600}' | S 'é' | S '\\'"),
        (
            "c",
            "#include <a.h>\nchar c = 'a'; // it's\n\"a\\\"b\nint",
            "K #include | K char | S 'a' | C // it's | S \"a\\\"b | K int",
        ),
        (
            "c++",
            "#define DEPTH 1'000\nclass Pier : public Base {};",
            "K #define | N DEPTH | N 1 | N 000 | K class | N Pier | K public",
        ),
        ("c#", "var s = @\"c:\\\" + $\"x{y}\"; // z", "K var | S @\"c:\\\" | S \"x{y}\" | C // z"),
        (
            "java",
            "public class Pier { String s = \"\"\"\na \"b\"\n\"\"\"; }",
            "K public | K class | N Pier | S \"\"\"\na \"b\"\n\"\"\"",
        ),
        ("kotlin", "fun main() = \"a ${f(\"b\")} c\"", "K fun | N main | S \"a  | S \"b\" | S  c\""),
        ("swift", "func tide() -> Int { let s = #\"a \"b\" c\"# }", "K func | N tide | K let | S #\"a \"b\" c\"#"),
        ("go", "package main\nvar s = `a\\` + \"b\"", "K package | N main | K var | S `a\\` | S \"b\""),
        ("dart", "final s = '''it's''';", "K final | S '''it's'''"),
        ("scala", "object Tide { val x = 'a' }", "K object | N Tide | K val | S 'a'"),
        ("zig", "const x: u8 = 'a'; // b", "K const | K u8 | S 'a' | C // b"),
        (
            "php",
            "<?php echo 'it\\'s'; # a\nfunction tide($x) {}",
            "K php | K echo | S 'it\\'s' | C # a | K function | N tide",
        ),
        ("proto", "message Tide { int32 height = 1; }", "K message | N Tide | K int32 | N 1"),
    ]);
}

#[test]
fn scripts() {
    check(&[
        ("js", "const a = `x ${`y ${1}` + {b: '}'}} z`;", "K const | S `x  | S `y  | N 1 | S ` | S '}' | S  z`"),
        ("js", "return /[/'\"]/g.test(a) / 2 / 'b'", "K return | S /[/'\"]/g | N 2 | S 'b'"),
        ("js", "x = a / b; // c / d", "C // c / d"),
        ("tsx", "<A b=\"c\" /> </A> // d", "S \"c\" | C // d"),
        ("ts", "interface Tide { type: string } node.type", "K interface | N Tide | K type | K string"),
        ("js", "function* tide() {} class A extends B {}", "K function | N tide | K class | N A | K extends"),
        ("js", "x = /never closed\nlet z", "K let"),
        ("js", "`never ${closed", "S `never "),
    ]);
}

#[test]
fn languages_with_hashes() {
    check(&[
        (
            "python",
            "def tide(x):\n    '''it's'''\n    return f\"{x}\" # a",
            "K def | N tide | S '''it's''' | K return | S \"{x}\" | C # a",
        ),
        ("py", "s = 'it\nclass A: pass", "S 'it | K class | N A | K pass"),
        (
            "ruby",
            "def self.tide; \"a #{h[\"b\"]}\" =~ /c'/; end # d",
            "K def | K self | N tide | S \"a  | S \"b\" | S \" | S /c'/ | K end | C # d",
        ),
        ("ruby", "x = <<~TEXT\n  it's\n  TEXT\nend", "S <<~TEXT\n  it's\n  TEXT | K end"),
        ("elixir", "def tide, do: \"a #{1}\"", "K def | N tide | K do | S \"a  | N 1 | S \""),
        ("bash", "if [ $# -gt 0 ]; then echo a#b 'c\nd' # e\nfi", "K if | N 0 | K then | S 'c\nd' | C # e | K fi"),
        ("sh", "cat <<'EOF' > x\ndon't\nEOF\nexit 1", "S <<'EOF' > x\ndon't\nEOF | K exit | N 1"),
        ("sh", "echo $((1 << 2)) <<< word 'a'", "N 1 | N 2 | S 'a'"),
        ("powershell", "<# a #> IF ($TRUE) { \"c:\\\" } # b", "C <# a #> | K IF | K $TRUE | S \"c:\\\" | C # b"),
        ("dockerfile", "FROM rust:1 AS build\nRUN ls # a", "K FROM | N 1 | K AS | K RUN | C # a"),
        ("make", ".PHONY: all\nall: # x\n\techo 'a'", "K .PHONY | C # x | S 'a'"),
        ("perl", "my $x = $#a; # b", "K my | C # b"),
        ("r", "f <- function(x) TRUE # a", "K function | K TRUE | C # a"),
        ("julia", "function f(x) #= a =# 'b' end", "K function | N f | C #= a =# | S 'b' | K end"),
        ("terraform", "resource \"a\" \"b\" { x = 1 } # c", "K resource | S \"a\" | S \"b\" | N 1 | C # c"),
    ]);
}

#[test]
fn configurations() {
    check(&[
        (
            "yaml",
            "# a\nname: it's true # b\n- uses: a/b@v4\n  url: http://x#y\n  on: true\n  n: 1.5\n  s: 'a: b'",
            "C # a | N name | C # b | N uses | N url | N on | K true | N n | N 1.5 | N s | S 'a: b'",
        ),
        ("yml", "a: \"b\nc: d\"\n\"e\": [1, null]", "N a | S \"b\nc: d\" | S \"e\" | N 1 | K null"),
        (
            "toml",
            "[package] # a\nname = \"b\"\ndays = [\n  [1, 2],\n]\ndate = 2024-01-02",
            "K [package] | C # a | N name | S \"b\" | N days | N 1 | N 2 | N date | N 2024 | N 01 | N 02",
        ),
        ("ini", "; a\n[b]\nc = d # e\nf = don't", "C ; a | K [b] | N c | C # e | N f"),
        (
            "json",
            "{\"a\": [\"b\", 1.5e+3, true], \"c\" : null}",
            "N \"a\" | S \"b\" | N 1.5e+3 | K true | N \"c\" | K null",
        ),
        ("jsonc", "// a\n{\"b\": -1 /* c */}", "C // a | N \"b\" | N 1 | C /* c */"),
    ]);
}

#[test]
fn languages_with_dashes_and_brackets() {
    check(&[
        (
            "sql",
            "select 'it''s' -- a\nFROM \"b\" WHERE c = 1",
            "K select | S 'it' | S 's' | C -- a | K FROM | S \"b\" | K WHERE | N 1",
        ),
        ("lua", "--[[ a\nb ]] local s = [[c]] -- d", "C --[[ a\nb ]] | K local | S [[c]] | C -- d"),
        ("haskell", "{- a {- b -} -}\nf' x = 'c' -- d", "C {- a {- b -} -} | S 'c' | C -- d"),
        ("ocaml", "(* a *) let x' = 'b' in \"c\"", "C (* a *) | K let | S 'b' | K in | S \"c\""),
        ("clojure", "(defn tide? [x] '(a) \"b\") ; c", "K defn | N tide? | S \"b\" | C ; c"),
        ("lisp", "#| a |# (let ((x 1)) nil)", "C #| a |# | K let | N 1 | K nil"),
        ("erlang", "case x of % a\nend", "K case | K of | C % a | K end"),
    ]);
}

#[test]
fn pages_and_their_looks() {
    check(&[
        (
            "html",
            "<!doctype html><!-- a --><p class=\"b\" hidden id=c>it's</p>",
            "C <!doctype html> | C <!-- a --> | K p | N class | S \"b\" | N hidden | N id | S c | K p",
        ),
        (
            "html",
            "<SCRIPT>if (a < 1) 'b'</script><style>p { color: red }</style><b>",
            "K SCRIPT | K if | N 1 | S 'b' | K script | K style | N color | K style | K b",
        ),
        ("xml", "<?xml?><a:b c='d'/><![CDATA[<e>]]> < 1", "C <?xml?> | K a:b | N c | S 'd'"),
        ("vue", "<script src=\"a\" /><p @click=\"b\">", "K script | N src | S \"a\" | K p | N @click | S \"b\""),
        ("html", "<a b=\"never closed", "K a | N b | S \"never closed"),
        (
            "css",
            "@media print { a:hover { color: #fff; --x: -1.5em } } /* a */",
            "K @media | N color | N #fff | N --x | N 1.5em | C /* a */",
        ),
        ("css", "a{background:url(http://x.example);width:50%}", "N background | N width | N 50%"),
        ("scss", "// a\n$b: 1px; .c { margin: 0 !important }", "C // a | N 1px | N margin | N 0 | K !important"),
    ]);
}

#[test]
fn differences() {
    check(&[(
        "diff",
        "diff --git a b\nindex 1..2\n--- a\n+++ b\n@@ -1 +1 @@ fn\n a\n-b\n--- c\n+d\n+++ e",
        "C diff --git a b | C index 1..2 | C --- a | C +++ b | K @@ -1 +1 @@ fn | D -b | D --- c | I +d | I +++ e",
    )]);
}

#[test]
fn what_is_not_known_is_left_alone() {
    for language in [None, Some(""), Some("text"), Some("console"), Some("brainfog"), Some("rust js"), Some(" ")] {
        assert_eq!(tokens("let x = 'y'; // z", language), []);
    }
}

#[test]
fn no_language_has_two_lines_in_the_table() {
    let mut names: Vec<&str> = languages::names().collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(names.iter().all(|name| !name.is_empty() && **name == name.to_lowercase()));
}

#[test]
fn offsets_are_those_of_utf_16() {
    let code = "\"é😀\" /* 漢 */ 1";
    assert_eq!(found(code, "js"), "S \"é😀\" | C /* 漢 */ | N 1");
    let ends: Vec<u32> = tokens(code, Some("js")).iter().map(|token| token.end).collect();
    assert_eq!(ends, [5, 13, 15]);
}

/// Texts of the pieces that mean something somewhere, in every language.
#[test]
fn no_text_is_too_odd() {
    const PIECES: &[&str] = &[
        "\"",
        "'",
        "`",
        "\"\"\"",
        "'''",
        "${",
        "#{",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "/*",
        "*/",
        "//",
        "--",
        "--[[",
        "]]",
        "{-",
        "-}",
        "(*",
        "*)",
        "#|",
        "|#",
        "#",
        "r#",
        "br#\"",
        "\\",
        "\n",
        " ",
        "\t",
        "<",
        "</",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        ">",
        "<script>",
        "</script",
        "<style>",
        "<<",
        "<<EOF",
        "EOF",
        "=",
        ":",
        "- ",
        ";",
        "@@",
        "+",
        "-",
        "+++ ",
        "--- ",
        "é",
        "漢",
        "😀",
        "\u{0}",
        "\r",
        "1",
        "0x",
        "1e+",
        ".",
        "a",
        "fn",
        "def",
        "class",
        "true",
        "%",
        "@",
        "!",
        "$",
        "/",
        "&",
    ];
    let mut seed = 11_u32;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let names: Vec<&str> = languages::names().collect();
    for round in 0..30_000 {
        let code: String = (0..next(24)).map(|_| PIECES[next(PIECES.len())]).collect();
        let language = names[round % names.len()];
        let units: Vec<u16> = code.encode_utf16().collect();
        let mut before = 0;
        for Token { start, end, .. } in tokens(&code, Some(language)) {
            assert!(before <= start && start < end && end as usize <= units.len(), "{language}: {code:?}");
            let part = &units[start as usize..end as usize];
            assert!(String::from_utf16(part).is_ok(), "{language}: {code:?}");
            before = end;
        }
    }
}

/// Nothing of what opens again and again is called again and again.
#[test]
fn depth_takes_no_stack() {
    for (language, piece) in [
        ("js", "`${"),
        ("ruby", "\"#{"),
        ("rust", "/*"),
        ("ocaml", "(*"),
        ("rust", "r#\""),
        ("js", "[/"),
        ("html", "<script>"),
        ("html", "<a "),
        ("yaml", "- "),
        ("css", "a{"),
        ("json", "{\"a\":"),
        ("sh", "<<E\n"),
    ] {
        let code = piece.repeat(10_000);
        assert!(tokens(&code, Some(language)).len() <= code.len());
    }
}

#[test]
fn kinds_are_numbered_in_their_order() {
    assert!(Kind::ALL.iter().enumerate().all(|(place, kind)| *kind as usize == place));
}
