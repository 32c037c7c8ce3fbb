//! The languages, by the names that stand behind the fences of Markdown, and how each is written.

/// How a language is scanned.
pub(super) enum Syntax {
    Program(Program),
    Markup,
    Difference,
}

/// How a string is written.
pub(super) struct Quote {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    /// Whether a backslash takes the meaning from what follows.
    pub(super) has_escapes: bool,
    /// Whether it goes on behind a line.
    pub(super) has_lines: bool,
    /// What begins code inside, up to a brace; nothing where there is none.
    pub(super) inside: &'static str,
}

/// Where names are that nothing defines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keys {
    None,
    /// At the start of a line, before such a sign.
    Lines(u8),
    /// In strings, before a colon.
    Strings,
    /// In braces, before a colon.
    Properties,
}

/// How a program is written.
pub(super) struct Program {
    pub(super) line_comments: &'static [&'static str],
    pub(super) block_comments: &'static [(&'static str, &'static str)],
    /// The first that fits holds.
    pub(super) quotes: &'static [Quote],
    pub(super) keywords: &'static str,
    /// Keywords behind which something gets its name.
    pub(super) defining: &'static str,
    /// What is in words besides letters, numbers and low lines.
    pub(super) letters: &'static str,
    pub(super) keys: Keys,
    pub(super) has_any_case: bool,
    pub(super) has_nested_comments: bool,
    /// Whether a comment within a line has a space before.
    pub(super) has_spaced_comments: bool,
    /// Whether `'x'` is a character, and the mark alone something else.
    pub(super) has_characters: bool,
    /// Whether there are `r"…"` and `#"…"#`.
    pub(super) has_raw_strings: bool,
    /// Whether there are regular expressions between slashes.
    pub(super) has_expressions: bool,
    /// Whether there are texts between `<<END` and `END`.
    pub(super) has_documents: bool,
    /// Whether words and numbers may be of a text that has no quotation marks.
    pub(super) has_plain_text: bool,
}

/// The syntax of a language.
pub(super) fn find(name: &str) -> Option<&'static Syntax> {
    let name = name.trim();
    let is_name = |names: &str| names.split(' ').any(|known| known.eq_ignore_ascii_case(name));
    LANGUAGES.iter().find(|(names, _)| is_name(names)).map(|(_, syntax)| syntax)
}

const fn quote(open: &'static str, close: &'static str) -> Quote {
    Quote { open, close, has_escapes: true, has_lines: false, inside: "" }
}

/// A string that takes everything as it is.
const fn verbatim(open: &'static str, close: &'static str) -> Quote {
    Quote { open, close, has_escapes: false, has_lines: true, inside: "" }
}

/// A string of several lines.
const fn long(open: &'static str, close: &'static str) -> Quote {
    Quote { open, close, has_escapes: true, has_lines: true, inside: "" }
}

/// A string with code inside.
const fn template(open: &'static str, close: &'static str, inside: &'static str) -> Quote {
    Quote { open, close, has_escapes: true, has_lines: true, inside }
}

const DOUBLE: Quote = quote("\"", "\"");
const SINGLE: Quote = quote("'", "'");
const TRIPLE: Quote = long("\"\"\"", "\"\"\"");

const PLAIN: Program = Program {
    line_comments: &[],
    block_comments: &[],
    quotes: &[DOUBLE, SINGLE],
    keywords: "",
    defining: "",
    letters: "",
    keys: Keys::None,
    has_any_case: false,
    has_nested_comments: false,
    has_spaced_comments: false,
    has_characters: false,
    has_raw_strings: false,
    has_expressions: false,
    has_documents: false,
    has_plain_text: false,
};

const C: Program = Program {
    line_comments: &["//"],
    block_comments: &[("/*", "*/")],
    quotes: &[DOUBLE],
    letters: "#",
    has_characters: true,
    defining: "class enum namespace struct union #define",
    keywords: "alignas alignof and asm auto bool break case catch char co_await co_return co_yield concept const \
        constexpr continue decltype default delete do double else explicit export extern false final float for friend \
        goto if inline int long mutable new noexcept not nullptr operator or override private protected public \
        register requires restrict return short signed sizeof static static_assert static_cast switch template this \
        thread_local throw true try typedef typename unsigned using virtual void volatile wchar_t while NULL in out \
        uniform varying #include #if #ifdef #ifndef #else #elif #endif #undef #pragma #error @interface \
        @implementation @end @property id self nil YES NO",
    ..PLAIN
};

const JAVA: Program = Program {
    quotes: &[TRIPLE, DOUBLE],
    letters: "$",
    defining: "class enum interface record package namespace def object trait type",
    keywords: "abstract as assert async await base bool boolean break byte case catch char checked const continue \
        decimal default delegate do double else event explicit extends extern final finally fixed float for foreach \
        get goto if implements implicit import in init instanceof int internal is lock long native new null object \
        operator out override params private protected public readonly ref return sbyte sealed set short sizeof \
        stackalloc static strictfp string struct super switch synchronized this throw throws transient try typeof \
        uint ulong unchecked unsafe ushort using val var virtual void volatile when where while with yield true false \
        lazy match implicit given then late required dynamic factory mixin show hide part export library",
    ..C
};

const SCRIPT: Program = Program {
    quotes: &[DOUBLE, SINGLE, template("`", "`", "${")],
    letters: "$",
    has_characters: false,
    has_expressions: true,
    defining: "class enum function interface namespace type",
    keywords: "abstract any as async await boolean break case catch const constructor continue debugger declare \
        default delete do else export extends false finally for from get if implements import in infer instanceof \
        is keyof let new null number of override private protected public readonly return satisfies set static \
        string super switch this throw true try typeof undefined unknown var void while with yield",
    ..C
};

const PYTHON: Program = Program {
    line_comments: &["#"],
    quotes: &[TRIPLE, long("'''", "'''"), DOUBLE, SINGLE],
    defining: "class def",
    keywords: "and as assert async await break case continue del elif else except False finally for from global if \
        import in is lambda match None nonlocal not or pass raise return True try while with yield self",
    ..PLAIN
};

const SHELL: Program = Program {
    line_comments: &["#"],
    quotes: &[long("\"", "\""), verbatim("'", "'")],
    letters: "$-",
    has_spaced_comments: true,
    has_documents: true,
    defining: "function",
    keywords: "if then else elif fi for while until do done case esac in select return local export readonly declare \
        set unset source alias eval exec exit trap shift break continue end begin",
    ..PLAIN
};

const LISP: Program = Program {
    line_comments: &[";"],
    block_comments: &[("#|", "|#")],
    quotes: &[long("\"", "\"")],
    letters: "-?!*+<>=/:&.",
    defining: "def defn defn- defun defmacro defvar defconst defcustom defparameter defmethod defgeneric defclass \
        defstruct defprotocol defrecord deftype defmulti define define-syntax define-record-type ns",
    keywords: "and begin case catch cond condp declare do doseq dotimes else finally fn for if if-let if-not in-ns \
        lambda let let* letrec loop nil not or progn quote recur require set! setf setq t true false throw try unless \
        when when-let when-not while #t #f",
    ..PLAIN
};

const INI: Program = Program {
    line_comments: &["#", ";"],
    keywords: "true false",
    keys: Keys::Lines(b'='),
    letters: "'-",
    has_spaced_comments: true,
    has_plain_text: true,
    ..PLAIN
};

const CSS: Program = Program {
    block_comments: &[("/*", "*/")],
    letters: "-@!$",
    keys: Keys::Properties,
    keywords: "@charset @container @counter-style @font-face @import @keyframes @layer @media @namespace @page \
        @property @scope @starting-style @supports @use @forward @mixin @include @extend @function @return @if @else \
        @each @for @while @apply @tailwind @theme !important !default",
    ..PLAIN
};

/// Names, and what they name.
const LANGUAGES: &[(&str, Syntax)] = &[
    (
        "rust rs",
        Syntax::Program(Program {
            quotes: &[long("\"", "\"")],
            has_nested_comments: true,
            has_raw_strings: true,
            letters: "",
            defining: "enum fn macro_rules mod struct trait type union",
            keywords: "as async await bool box break char const continue crate dyn else extern f32 f64 false for i8 \
                i16 i32 i64 i128 if impl in isize let loop match move mut pub ref return self Self static str super \
                true u8 u16 u32 u64 u128 unsafe use usize where while yield",
            ..C
        }),
    ),
    (
        "c h cpp c++ cc cxx hpp objc objective-c objectivec arduino glsl hlsl wgsl cuda",
        Syntax::Program(Program { letters: "#@", ..C }),
    ),
    (
        "csharp cs c# dotnet",
        Syntax::Program(Program {
            quotes: &[TRIPLE, verbatim("@\"", "\""), verbatim("$@\"", "\""), DOUBLE],
            letters: "#",
            ..JAVA
        }),
    ),
    ("java scala groovy gradle", Syntax::Program(JAVA)),
    (
        "dart",
        Syntax::Program(Program {
            quotes: &[TRIPLE, long("'''", "'''"), DOUBLE, SINGLE],
            has_characters: false,
            ..JAVA
        }),
    ),
    (
        "kotlin kt kts",
        Syntax::Program(Program {
            quotes: &[template("\"\"\"", "\"\"\"", "${"), template("\"", "\"", "${")],
            has_nested_comments: true,
            defining: "class enum fun interface object package typealias",
            keywords: "abstract annotation as break by catch companion const continue constructor crossinline data do \
                else expect actual false final finally for get if import in infix init inline inner internal is \
                lateinit noinline null open operator out override private protected public reified return sealed set \
                super suspend tailrec this throw true try val var vararg when where while",
            ..JAVA
        }),
    ),
    (
        "swift",
        Syntax::Program(Program {
            quotes: &[TRIPLE, DOUBLE],
            letters: "@",
            has_nested_comments: true,
            has_raw_strings: true,
            has_characters: false,
            defining: "actor class enum extension func protocol struct typealias",
            keywords: "any as associatedtype async await break case catch continue convenience default defer deinit do \
                else fallthrough false fileprivate final for get guard if import in indirect init inout internal is \
                lazy let mutating nil nonisolated open operator override private public repeat required rethrows \
                return self Self set some static subscript super switch throw throws true try unowned var weak where \
                while",
            ..C
        }),
    ),
    (
        "go golang",
        Syntax::Program(Program {
            quotes: &[DOUBLE, verbatim("`", "`")],
            letters: "",
            defining: "func package type",
            keywords: "any bool break byte case chan const continue default defer else error fallthrough false float32 \
                float64 for go goto if import int int8 int16 int32 int64 interface iota map nil range return rune \
                select string struct switch true uint uint8 uint16 uint32 uint64 uintptr var",
            ..C
        }),
    ),
    (
        "zig",
        Syntax::Program(Program {
            letters: "@",
            block_comments: &[],
            defining: "fn",
            keywords: "align and anytype bool break catch comptime const continue defer else enum errdefer error export \
                extern false for i32 i64 if inline null or orelse packed pub return struct switch test true try u8 u32 \
                u64 undefined union unreachable usize var void while",
            ..C
        }),
    ),
    ("javascript js mjs cjs jsx node typescript ts tsx mts cts", Syntax::Program(SCRIPT)),
    (
        "php",
        Syntax::Program(Program {
            line_comments: &["//", "#"],
            quotes: &[long("\"", "\""), long("'", "'")],
            letters: "$",
            has_characters: false,
            has_documents: true,
            defining: "class enum function fn interface namespace trait",
            keywords: "abstract and array as bool break callable case catch clone const continue declare default do \
                echo else elseif empty extends false final finally float for foreach global goto if implements include \
                include_once instanceof insteadof int isset list match mixed new null or print private protected \
                public readonly require require_once return self static string switch this throw true try unset use \
                var void while yield php",
            ..C
        }),
    ),
    ("python py python3 gdscript starlark bzl", Syntax::Program(PYTHON)),
    (
        "ruby rb rake",
        Syntax::Program(Program {
            line_comments: &["#"],
            quotes: &[template("\"", "\"", "#{"), long("'", "'"), template("`", "`", "#{")],
            letters: "@$?!",
            has_expressions: true,
            has_documents: true,
            defining: "class def module",
            keywords: "alias and begin break case do else elsif end ensure extend false for if in include next nil not \
                or private protected public raise redo require require_relative rescue retry return self super then \
                true undef unless until when while yield attr_accessor attr_reader attr_writer",
            ..PLAIN
        }),
    ),
    (
        "elixir ex exs",
        Syntax::Program(Program {
            line_comments: &["#"],
            quotes: &[template("\"\"\"", "\"\"\"", "#{"), template("\"", "\"", "#{"), long("'", "'")],
            letters: "@?!",
            defining: "def defp defmodule defmacro defprotocol defimpl defstruct",
            keywords: "after alias and case catch cond do else end false fn for if import in nil not or quote raise \
                receive require rescue true try unless unquote use when with",
            ..PLAIN
        }),
    ),
    (
        "perl pl",
        Syntax::Program(Program {
            line_comments: &["#"],
            quotes: &[long("\"", "\""), long("'", "'")],
            letters: "$@",
            has_spaced_comments: true,
            has_expressions: true,
            has_documents: true,
            defining: "package sub",
            keywords: "and BEGIN cmp die do else elsif eq foreach for ge gt if last le local lt my ne next no not or \
                our print redo require return undef unless until use while",
            ..PLAIN
        }),
    ),
    (
        "r",
        Syntax::Program(Program {
            line_comments: &["#"],
            quotes: &[long("\"", "\""), long("'", "'")],
            letters: ".",
            keywords: "break else FALSE for function if in Inf library NA NaN next NULL repeat return TRUE while",
            ..PLAIN
        }),
    ),
    (
        "julia jl",
        Syntax::Program(Program {
            line_comments: &["#"],
            block_comments: &[("#=", "=#")],
            quotes: &[TRIPLE, DOUBLE],
            letters: "@!",
            has_nested_comments: true,
            has_characters: true,
            defining: "function macro module struct type",
            keywords: "abstract baremodule begin break catch const continue do else elseif end export false finally for \
                global if import in let local mutable nothing primitive quote return true try using where while",
            ..PLAIN
        }),
    ),
    ("bash sh shell zsh fish ksh", Syntax::Program(SHELL)),
    (
        "powershell ps1 pwsh",
        Syntax::Program(Program {
            line_comments: &["#"],
            block_comments: &[("<#", "#>")],
            quotes: &[verbatim("\"", "\""), verbatim("'", "'")],
            letters: "$-",
            has_any_case: true,
            defining: "class enum filter function",
            keywords: "begin break catch continue do else elseif end exit finally for foreach if in param process return \
                switch throw trap try until using while $true $false $null -eq -ne -gt -lt -and -or -not -like -match",
            ..PLAIN
        }),
    ),
    (
        "dockerfile docker containerfile",
        Syntax::Program(Program {
            line_comments: &["#"],
            letters: "$-",
            has_spaced_comments: true,
            keywords: "FROM AS RUN CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD STOPSIGNAL \
                HEALTHCHECK SHELL",
            ..PLAIN
        }),
    ),
    (
        "makefile make mk cmake",
        Syntax::Program(Program {
            line_comments: &["#"],
            letters: "-.",
            has_spaced_comments: true,
            keywords: "define endef ifdef ifndef ifeq ifneq else endif include export .PHONY if elseif foreach endforeach \
                function endfunction set project add_executable add_library target_link_libraries",
            ..PLAIN
        }),
    ),
    (
        "hcl terraform tf nix graphql gql nginx",
        Syntax::Program(Program {
            line_comments: &["#"],
            block_comments: &[("/*", "*/")],
            quotes: &[DOUBLE, verbatim("''", "''")],
            letters: "-",
            defining: "type interface enum input union scalar directive",
            keywords: "assert data else false fragment if implements import in inherit let location locals module \
                mutation null on output provider query rec resource schema server subscription terraform then true \
                upstream variable with",
            ..PLAIN
        }),
    ),
    (
        "yaml yml",
        Syntax::Program(Program {
            line_comments: &["#"],
            quotes: &[long("\"", "\""), verbatim("'", "'")],
            keywords: "true false null yes no on off",
            letters: "'-",
            keys: Keys::Lines(b':'),
            has_spaced_comments: true,
            has_plain_text: true,
            ..PLAIN
        }),
    ),
    (
        "toml",
        Syntax::Program(Program {
            line_comments: &["#"],
            quotes: &[TRIPLE, verbatim("'''", "'''"), DOUBLE, SINGLE],
            keywords: "true false inf nan",
            letters: "-",
            keys: Keys::Lines(b'='),
            ..PLAIN
        }),
    ),
    ("ini cfg conf properties dotenv env editorconfig desktop systemd", Syntax::Program(INI)),
    (
        "sql mysql postgresql postgres pgsql plpgsql plsql sqlite tsql",
        Syntax::Program(Program {
            line_comments: &["--"],
            block_comments: &[("/*", "*/")],
            quotes: &[verbatim("'", "'"), verbatim("\"", "\""), verbatim("`", "`")],
            has_any_case: true,
            keywords: "add all alter and any array as asc begin between bigint blob bool boolean by case cascade cast \
                char check column commit constraint create cross database date default delete desc distinct do drop \
                else end except exists explain false fetch float for foreign from full function grant group having if \
                ilike in index inner insert int integer intersect interval into is join json key language lateral left \
                like limit materialized natural not null numeric offset on or order outer over partition primary \
                procedure real references replace returning returns revoke right rollback row rows schema select \
                sequence serial set smallint table text then timestamp to transaction trigger true truncate union \
                unique update using values varchar view when where window with without",
            ..PLAIN
        }),
    ),
    (
        "lua luau",
        Syntax::Program(Program {
            line_comments: &["--"],
            block_comments: &[("--[[", "]]")],
            quotes: &[DOUBLE, SINGLE, verbatim("[[", "]]")],
            defining: "function",
            keywords: "and break do else elseif end false for goto if in local nil not or repeat return then true until \
                while",
            ..PLAIN
        }),
    ),
    (
        "haskell hs elm purescript",
        Syntax::Program(Program {
            line_comments: &["--"],
            block_comments: &[("{-", "-}")],
            quotes: &[TRIPLE, DOUBLE],
            letters: "'",
            has_nested_comments: true,
            has_characters: true,
            defining: "class data newtype type module",
            keywords: "as case deriving do else exposing family forall foreign hiding if import in infix infixl infixr \
                instance let mdo of port qualified rec then where",
            ..PLAIN
        }),
    ),
    (
        "ocaml ml fsharp fs f#",
        Syntax::Program(Program {
            line_comments: &["//"],
            block_comments: &[("(*", "*)")],
            quotes: &[TRIPLE, long("\"", "\"")],
            letters: "'",
            has_nested_comments: true,
            has_characters: true,
            defining: "class exception member module type",
            keywords: "and as assert begin do done downto elif else end external false for fun function functor if in \
                include inherit initializer lazy let match method mutable namespace new object of open or private rec \
                return sig struct then to true try use val virtual when while with yield",
            ..PLAIN
        }),
    ),
    (
        "erlang erl",
        Syntax::Program(Program {
            line_comments: &["%"],
            keywords: "after and andalso begin case catch end fun if not of or orelse receive try when",
            ..PLAIN
        }),
    ),
    (
        "lisp common-lisp commonlisp cl elisp emacs-lisp clojure clj cljs edn scheme scm racket rkt",
        Syntax::Program(LISP),
    ),
    ("css", Syntax::Program(CSS)),
    ("scss less sass", Syntax::Program(Program { line_comments: &["//"], ..CSS })),
    (
        "json jsonc json5 jsonld json-ld geojson",
        Syntax::Program(Program {
            line_comments: &["//"],
            block_comments: &[("/*", "*/")],
            keywords: "true false null",
            keys: Keys::Strings,
            ..PLAIN
        }),
    ),
    (
        "protobuf proto thrift solidity sol",
        Syntax::Program(Program {
            defining: "contract enum event function interface library message modifier rpc service struct",
            keywords: "address bool bytes constructor double emit else extend external false float for if import int32 \
                int64 internal is mapping memory new oneof option optional override package payable pragma private \
                public pure reserved repeated require return returns storage string syntax true uint uint256 uint32 \
                uint64 using view while",
            ..C
        }),
    ),
    ("html htm xhtml xml svg rss atom vue svelte astro mathml plist", Syntax::Markup),
    ("diff patch", Syntax::Difference),
];

/// The names of all.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().flat_map(|(names, _)| names.split(' '))
}
